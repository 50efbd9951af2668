"""The server for writers shows the site and rebuilds it after a change."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def text_at(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own server
            return str(response.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait_for(url: str, text: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while text not in text_at(url):
        assert time.monotonic() < deadline, f"{text!r} never came at {url}"
        time.sleep(0.2)


def test_server_rebuilds_after_a_change(tmp_path: Path) -> None:
    """A change in a file shows on the served page; pages ask to be reloaded; a mistake leaves the site standing."""
    root = tmp_path / "root"
    shutil.copytree(PROJECT / "content", root / "content")
    shutil.copy(PROJECT / "site.yaml", root / "site.yaml")
    port = free_port()
    command = [sys.executable, "build.py", "serve", "--rapport", "--no-cache", "--port", str(port), "--root", str(root), "--output", str(tmp_path / "site")]
    server = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        page = f"http://127.0.0.1:{port}/over/"
        wait_for(page, "/__herlaad.js")
        assert "Rapport voor de redactie" in text_at(f"http://127.0.0.1:{port}/redactie/rapport/")
        file = root / "content/paginas/over.md"
        good = file.read_text()
        file.write_text(good + "\nDeze zin is nieuw.\n")
        wait_for(page, "Deze zin is nieuw.")
        file.write_text("kapot")
        time.sleep(2)
        assert "Deze zin is nieuw." in text_at(page)
        file.write_text(good + "\nWeer goed.\n")
        wait_for(page, "Weer goed.")
        assert "Deze pagina bestaat niet" not in text_at(page)
    finally:
        server.terminate()
        server.wait(timeout=20)
