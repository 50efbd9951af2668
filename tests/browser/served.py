"""The real site behind a server on this machine, and Chromium: for the tests and the contact sheet."""

from __future__ import annotations

import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from praktijksite import content, output, plan

PROJECT = Path(__file__).resolve().parents[2]
BASE = "/praktijk"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@dataclass(frozen=True)
class Site:
    """Where the site stands on disk and where it is served."""

    folder: Path
    origin: str

    def url(self, path: str) -> str:
        return f"{self.origin}{BASE}{path}"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under BASE as GitHub Pages does: `404.html` for what is not there."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BASE) if path.startswith(f"{BASE}/") else "/outside")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


def build(root: Path, folder: Path, base_url: str) -> None:
    """Write the site of *root* to *folder*."""
    options = content.Options(root=root, datum=date(2026, 11, 21), base_url=base_url, repository="voorbeeld/praktijk", workers=2)
    found = content.read(options, "test")
    made = plan.plan(found, PROJECT, "test", None, rapport=True)
    output.write([*made.units, *made.pictures], folder, folder.parent / "cache", bundles=made.bundles, workers=2)


SIX = (
    *("dalfsen-een-aanspreekpunt", "den-helder-droomstatus", "hendrik-ido-ambacht-vaardigheidsmeter"),
    *("raalte-prioriteiten-van-statushouders", "rotterdam-grip-op-werk-vip", "zuidhorn-werk-integreert"),
)


def with_six(root: Path) -> Path:
    """Copy the real content to *root* with six of its examples, and return *root*: tests may count there, whatever else comes in."""
    shutil.copytree(PROJECT / "content", root / "content", ignore=shutil.ignore_patterns("praktijkvoorbeelden"))
    (root / "content/praktijkvoorbeelden").mkdir()
    for slug in SIX:
        shutil.copy(PROJECT / f"content/praktijkvoorbeelden/{slug}.md", root / "content/praktijkvoorbeelden")
    shutil.copy(PROJECT / "site.yaml", root)
    # The editors tell of more examples than these: what they say of others leads to the list.
    others = re.compile(rf"(?<=\(/praktijkvoorbeelden/)(?!(?:{'|'.join(SIX)})/)[a-z0-9-]+/(?=\))")
    for path in (root / "content").glob("*/*.md"):
        if path.parent.name != "praktijkvoorbeelden":
            path.write_text(others.sub("", path.read_text("utf-8")), "utf-8")
    return root


@contextmanager
def served(folder: Path, root: Path = PROJECT) -> Iterator[Site]:
    """Build the site of *root*, which is the real one, in *folder* for a base path, and serve it."""
    build(root, folder, f"https://example.org{BASE}/")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine: $CHROMIUM, or the one on the path."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium ontbreekt: draai 'make test', of installeer het pakket chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


PAGES = {
    "home": "/",
    "explorer": "/praktijkvoorbeelden/",
    "explorer met keuze": "/praktijkvoorbeelden/?thema=werk&thema=netwerk&thema-modus=alle&q=taal",
    "explorer zonder uitkomst": "/praktijkvoorbeelden/?thema=zorg",
    "voorbeeld": "/praktijkvoorbeelden/den-helder-droomstatus/",
    "voorbeeld zonder resultaten": "/praktijkvoorbeelden/rotterdam-grip-op-werk-vip/",
    "thema": "/themas/werk/",
    "thema zonder voorbeeld": "/themas/zorg/",
    "element": "/elementen/regie/",
    "kaart": "/kaart/",
    "kaart met keuze": "/kaart/?thema=werk&soort=project&doelgroep=alle&q=taal",
    "kaart dichtbij": "/kaart/#overijssel",
    "kaart bij een gemeente": "/kaart/#gemeente-dalfsen",
    "gemeenten": "/gemeenten/",
    "gemeente": "/gemeenten/westerkwartier/",
    "gemeente zonder voorbeeld": "/gemeenten/aa-en-hunze/",
    "gemeente van vroeger": "/gemeenten/winsum/",
    "begrippen": "/begrippen/",
    "begrip": "/begrippen/#statushouder",
    "provincie": "/provincies/overijssel/",
    "jaar": "/jaren/2017/",
    "vergelijken": "/vergelijken/?v=dalfsen-een-aanspreekpunt,den-helder-droomstatus",
    "vergelijken zonder keuze": "/vergelijken/",
    "meedoen": "/meedoen/",
    "formulier": "/meedoen/formulier/",
    "formulier, verbeteren": "/meedoen/formulier/?voorbeeld=den-helder-droomstatus&stap=controle",
    "over": "/over/",
    "cijfers": "/cijfers/",
    "open data": "/open-data/",
    "privacy": "/privacy/",
    "toegankelijkheid": "/toegankelijkheid/",
    "rapport": "/redactie/rapport/",
    "niet gevonden": "/404.html",
}
"""Every page type and state by name."""
