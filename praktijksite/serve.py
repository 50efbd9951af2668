"""A server for writers: shows the site on this machine and reloads when a file changes.

Not for the public: it listens on this machine only.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from watchfiles import watch

_SCRIPT = b"new EventSource('/__herlaad').onmessage=()=>location.reload()"
_TAG = b'<script src="/__herlaad.js"></script></head>'


class _Changes:
    """Counts the rebuilds; a page waits for the next."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def tell(self) -> None:
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        with self._changed:
            before = self._count
            return self._changed.wait_for(lambda: self._count != before, seconds)


class _Handler(http.server.SimpleHTTPRequestHandler):
    changes: _Changes

    def do_GET(self) -> None:
        if self.path == "/__herlaad":
            self._events()
        elif self.path == "/__herlaad.js":
            self._send(_SCRIPT, "text/javascript")
        else:
            page = Path(self.translate_path(self.path))
            page = page / "index.html" if self.path.split("?")[0].endswith("/") else page
            if page.suffix == ".html" and page.is_file():
                self._send(page.read_bytes().replace(b"</head>", _TAG, 1), "text/html; charset=utf-8")
            else:
                super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code == http.HTTPStatus.NOT_FOUND and missing.is_file():
            self._send(missing.read_bytes(), "text/html; charset=utf-8", status=code)
        else:
            super().send_error(code, message, explain)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"data: nu\n\n" if self.changes.wait(15) else b": wacht\n\n")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: a writer wants to see problems, not requests."""


def serve(site: Path, watched: list[Path], port: int, rebuild: Callable[[], object]) -> None:
    """Serve *site* at http://localhost:*port*/ and call *rebuild* after every change in *watched*, until Ctrl-C."""
    changes = _Changes()
    handler = type("Handler", (_Handler,), {"changes": changes})
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(site))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in watch(*watched, raise_interrupt=False):
            rebuild()
            changes.tell()
        server.shutdown()
