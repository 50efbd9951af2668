"""Asks the scripts of the site what they make of something: one Node for all questions."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.builders import PROJECT


class Scripts:
    """The functions in `assets/js/`, called from Python."""

    def __init__(self, node: subprocess.Popen[str]) -> None:
        self._node = node

    def keep(self, value: Any) -> None:
        """Tell once what `call` then passes as first argument where that is None."""
        self._write({"keep": value})

    def call(self, module: str, name: str, *args: Any) -> Any:
        self._write({"module": module, "name": name, "args": args})
        assert self._node.stdout
        answer = json.loads(self._node.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def _write(self, question: Any) -> None:
        assert self._node.stdin
        self._node.stdin.write(json.dumps(question) + "\n")
        self._node.stdin.flush()


@contextmanager
def running() -> Iterator[Scripts]:
    with subprocess.Popen(["node", str(PROJECT / "tests/js/answers.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        yield Scripts(node)
        assert node.stdin
        node.stdin.close()
