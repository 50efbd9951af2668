"""Servers on this machine that stand in for others: GitHub's issues, and sites that links lead to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

ROBOT = "github-actions[bot]"
Answer = tuple[int, dict[str, str], bytes]
"""A status, headers and a body."""


@contextmanager
def server(answer: Callable[[str, str, dict[str, str], bytes], Answer]) -> Iterator[str]:
    """Serve *answer* (method, path, headers, body) and yield the origin."""

    class Handler(BaseHTTPRequestHandler):
        def _all(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, data = answer(self.command, self.path, dict(self.headers), body)
            try:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(data))}.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(data)
            except (BrokenPipeError, ConnectionResetError):
                return

        do_GET = do_HEAD = do_POST = do_PATCH = _all  # noqa: N815 - the library's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{made.server_address[1]}"
    finally:
        made.shutdown()
        made.server_close()


class GitHub:
    """The issues of one repository, answered as GitHub's REST API does, in pages of two."""

    def __init__(self, today: str = "2027-12-21") -> None:
        self.today = today
        self.issues: list[dict[str, Any]] = []
        self.labels: set[str] = set()
        self.asked: list[tuple[str, str]] = []
        self.refuse: list[tuple[str, str, int]] = []
        """What goes wrong, once each: method, what stands in the path, status."""
        self.after_next_post: tuple[str, str, int] | None = None
        """What goes wrong after an issue was opened."""
        self.opens_as: dict[str, str] | None = {"login": ROBOT}
        """Who opens an issue, unless told otherwise; somebody who left GitHub is None."""
        self.drops_labels = False
        self.foreign_next = False
        self.origin = ""

    def add(self, titel: str, tekst: str | None, *, labels: tuple[str, ...] = ("contact nalopen",), closed_at: str | None = None, **more: Any) -> dict[str, Any]:
        state = "closed" if closed_at else "open"
        issue = {
            "number": len(self.issues) + 1,
            "title": titel,
            "body": tekst,
            "state": state,
            "closed_at": closed_at,
            "labels": [{"name": name} for name in labels],
            "user": self.opens_as,
            **more,
        }
        self.issues.append(issue)
        return issue

    def changes(self) -> list[str]:
        """Return the methods of the changes that were asked for, of labels not."""
        return [method for method, path in self.asked if method != "GET" and "/labels" not in path]

    def open(self) -> list[dict[str, Any]]:
        return [issue for issue in self.issues if issue["state"] == "open"]

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        self.asked.append((method, path))
        if headers.get("Authorization") != "Bearer sleutel":
            return _json(401, {"message": "Bad credentials"})
        for wrong in self.refuse:
            if wrong[0] == method and wrong[1] in path:
                self.refuse.remove(wrong)
                return _json(wrong[2], {"message": "::error::iets\nstuk"}, {"X-RateLimit-Remaining": "0"} if wrong[2] == 403 else {})
        parts = urlsplit(path)
        values = json.loads(body) if body else {}
        rest = parts.path.removeprefix("/repos/voorbeeld/praktijk")
        if rest.startswith("/labels"):
            return self._label(method, unquote(rest.removeprefix("/labels").strip("/")), values)
        if method == "GET" and rest == "/issues":
            return self._list(parts.path, {name: found[0] for name, found in parse_qs(parts.query).items()})
        if method == "POST" and rest == "/issues":
            if self.after_next_post:
                self.refuse, self.after_next_post = [self.after_next_post], None
            labels = tuple(name for name in values["labels"] if name in self.labels and not self.drops_labels)
            return _json(201, self.add(values["title"], values["body"], labels=labels))
        if method == "PATCH" and (found := re.fullmatch(r"/issues/(\d+)", rest)):
            issue = self.issues[int(found[1]) - 1]
            issue |= {name: value for name, value in values.items() if name in ("body", "state")}
            issue["closed_at"] = f"{self.today}T05:41:00Z" if issue["state"] == "closed" else None
            return _json(200, issue)
        return _json(404, {"message": "Not Found"})

    def _label(self, method: str, name: str, values: dict[str, Any]) -> Answer:
        if method == "POST":
            self.labels.add(values["name"])
            return _json(201, {"name": values["name"]})
        return _json(200, {"name": name}) if name in self.labels else _json(404, {"message": "Not Found"})

    def _list(self, path: str, query: dict[str, str]) -> Answer:
        assert query["state"] == "all"
        found = [issue for issue in self.issues if query["labels"] in [label["name"] for label in issue["labels"]]]
        number = int(query.get("page", 1))
        more = len(found) > 2 * number
        host = "https://elders.example" if self.foreign_next else self.origin
        link = f'<{host}{path}?state=all&labels={query["labels"].replace(" ", "+")}&page={number + 1}>; rel="next"'
        return _json(200, found[2 * number - 2 : 2 * number], {"Link": link} if more else {})


def _json(status: int, value: Any, headers: dict[str, str] | None = None) -> Answer:
    return status, {"Content-Type": "application/json", **(headers or {})}, json.dumps(value).encode()


@contextmanager
def github(today: str = "2027-12-21") -> Iterator[GitHub]:
    """Serve a GitHub without issues."""
    made = GitHub(today)
    with server(made.answer) as origin:
        made.origin = origin
        yield made
