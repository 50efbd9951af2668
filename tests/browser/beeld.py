"""A contact sheet: every page type and state, at three widths, in forced colours and on paper.

`make beeld` runs this; it writes pictures and an `index.html` to the folder `beeld/`.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.browser.served import PAGES, PROJECT, Site, chromium, served

WIDTHS = (360, 768, 1440)
FORCED = ("home", "explorer", "explorer met keuze", "voorbeeld")
PAPER = ("home", "explorer", "voorbeeld", "voorbeeld zonder resultaten", "thema", "gemeenten")


@dataclass(frozen=True)
class Shot:
    """One picture: of which page, how wide, and how."""

    name: str
    width: int
    how: Literal["scherm", "contrast", "papier"]

    @property
    def file(self) -> str:
        return f"{self.name.replace(' ', '-')}-{self.width}-{self.how}.png"


def shots() -> list[Shot]:
    screens = [Shot(name, width, "scherm") for name in PAGES for width in WIDTHS]
    return screens + [Shot(name, 1440, "contrast") for name in FORCED] + [Shot(name, 794, "papier") for name in PAPER]


def take(browser: Browser, site: Site, shot: Shot, folder: Path) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": 900},
        reduced_motion="reduce",
        forced_colors="active" if shot.how == "contrast" else "none",
        color_scheme="dark" if shot.how == "contrast" else "light",
    )
    page = context.new_page()
    page.goto(site.url(PAGES[shot.name]), wait_until="networkidle")
    if shot.how == "papier":
        page.emulate_media(media="print")
        page.pdf(path=folder / shot.file.replace(".png", ".pdf"), prefer_css_page_size=True)
    page.screenshot(path=folder / shot.file, full_page=True)
    context.close()


def sheet(taken: list[Shot]) -> str:
    """Return a page that shows all pictures, one row per page."""
    rows = []
    for name in PAGES:
        figures = "".join(
            f'<figure><a href="{shot.file}"><img loading="lazy" src="{shot.file}" alt=""></a><figcaption>{shot.width} {shot.how}</figcaption></figure>'
            for shot in taken
            if shot.name == name
        )
        rows.append(f"<h2>{escape(name)}</h2><div>{figures}</div>")
    style = "body{font:16px sans-serif}div{display:flex;gap:1em;overflow:auto}figure{margin:0}img{height:28em;border:1px solid}"
    return f'<!doctype html><meta charset="utf-8"><title>Beeld</title><style>{style}</style>{"".join(rows)}'


def main() -> None:
    folder = PROJECT / "beeld"
    folder.mkdir(exist_ok=True)
    taken = shots()
    with tempfile.TemporaryDirectory() as temporary, served(Path(temporary) / "site") as site, chromium() as browser:
        for number, shot in enumerate(taken, 1):
            take(browser, site, shot, folder)
            sys.stderr.write(f"\r{number} van {len(taken)}")
    (folder / "index.html").write_text(sheet(taken))
    sys.stderr.write(f"\nKlaar: {folder / 'index.html'}\n")


if __name__ == "__main__":
    main()
