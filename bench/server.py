"""A server as hosts of static sites are: with gzip, on this machine only."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

_PACKED = {".woff2", ".png", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter"}


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one packet, at once: else each answer waits for the receipt of its head.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, *args: object, kept: dict[Path, bytes], directory: str) -> None:
        self._kept = kept
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in _PACKED
        if path not in self._kept:
            data = path.read_bytes()
            self._kept[path] = data if packed else gzip.compress(data, 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(self._kept[path])))
        if not packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(self._kept[path])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve *folder*; yields its address. Files are packed once."""
    kept: dict[Path, bytes] = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, kept=kept, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
