"""Take screenshots of every kind of page and state, and put them on one contact sheet.

Builds the site in a folder of its own, shows it to Chromium, and writes to `beeld/`:
`beeld/NAAM-STAND.png` and, with all of them side by side, `beeld/overzicht.png`.

    make beeld
    make beeld ARGS='home explorer'
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser
from tqdm import tqdm

from praktijksite import urls
from tests.browser.served import chromium, served

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
BEELD = ROOT / "beeld"

THUMBNAIL, HIGHEST, GAP, LABEL = 360, 900, 24, 28
"""Sizes on the contact sheet, in pixels; what is longer than HIGHEST is cut off there."""


@dataclass(frozen=True)
class Stand:
    """A way to look at a page: how wide, and what is different from a usual visit."""

    naam: str
    width: int
    context: dict[str, Any] = field(default_factory=dict)
    media: dict[str, Any] = field(default_factory=dict)


WIDTHS = (Stand("360", 360), Stand("768", 768), Stand("1440", 1440))
# A4 at 96 pixels an inch, without its margins.
PRINT = Stand("print", 718, media={"media": "print"})
STATES = (
    PRINT,
    Stand("320", 320),
    Stand("zonder-script", 1024, {"java_script_enabled": False}),
    Stand("contrast", 1024, media={"forced_colors": "active"}),
    Stand("vergroot-200", 720, {"device_scale_factor": 2}),
)


def pages(site: Path) -> Iterator[tuple[str, str, tuple[Stand, ...]]]:
    """Yield name, address and ways to look of one page of every kind."""
    records = json.loads((site / "praktijkvoorbeelden.json").read_text("utf-8"))["praktijkvoorbeelden"]
    taken = {urls.gemeente(gemeente["naam"]) for record in records for gemeente in record["gemeenten_nu"]}
    gemeenten = {f"/gemeenten/{path.parent.name}/" for path in site.glob("gemeenten/*/index.html")}
    everything = (*WIDTHS, *STATES)
    kern = records[0]["themas"]["kern"]
    yield "home", "/", everything
    yield "explorer", "/praktijkvoorbeelden/", everything
    chosen = "&".join(f"thema={thema}" for thema in kern[:2])
    yield "explorer-gekozen", f"/praktijkvoorbeelden/?{chosen}&thema-modus=alle", WIDTHS
    yield "explorer-dorp", f"/praktijkvoorbeelden/?thema={kern[0]}&beeld=dorp", everything
    yield "explorer-tabel", f"/praktijkvoorbeelden/?thema={kern[0]}&beeld=tabel", everything
    yield "explorer-leeg", "/praktijkvoorbeelden/?q=xyzzy", WIDTHS
    for record in records:
        first = record is records[0]
        yield f"voorbeeld-{record['id']}", f"/praktijkvoorbeelden/{record['id']}/", everything if first else (*WIDTHS, PRINT)
    saved = ",".join(record["id"] for record in records[:4])
    yield "vergelijken", f"/vergelijken/?v={saved}", (*WIDTHS, *STATES)
    yield "vergelijken-leeg", "/vergelijken/", WIDTHS
    yield "thema", f"/themas/{kern[0]}/", everything
    yield "element", f"/elementen/{records[0]['elementen'][0]}/", (*WIDTHS, PRINT)
    yield "gemeenten", "/gemeenten/", (*WIDTHS, PRINT)
    yield "gemeente", min(taken), WIDTHS
    yield "gemeente-leeg", min(gemeenten - taken), WIDTHS
    yield "begrippen", "/begrippen/", everything
    yield "begrip", "/begrippen/#statushouder", WIDTHS
    for kind in ("provincies", "jaren"):
        yield kind, f"/{kind}/{min(path.parent.name for path in site.glob(f'{kind}/*/index.html'))}/", WIDTHS
    for name in ("meedoen", "over", "open-data", "privacy", "toegankelijkheid"):
        yield name, f"/{name}/", WIDTHS
    yield "niet-gevonden", "/404.html", WIDTHS


def take(browser: Browser, address: str, stand: Stand, target: Path) -> None:
    """Write a picture of the whole page at *address* to *target*."""
    context = browser.new_context(viewport={"width": stand.width, "height": 800}, reduced_motion="reduce", **stand.context)
    page = context.new_page()
    if stand.media:
        page.emulate_media(**stand.media)
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=target, full_page=True)
    context.close()


def contact_sheet(rows: list[tuple[str, list[Path]]], target: Path) -> None:
    """Write one picture with a row per page and all its pictures side by side."""
    font = ImageFont.load_default(16)
    pictures = [(name, [(path.stem.removeprefix(f"{name}-"), _thumbnail(path)) for path in paths]) for name, paths in rows]
    heights = [max(picture.height for _, picture in row) + 2 * LABEL + GAP for _, row in pictures]
    width = GAP + max(len(row) for _, row in pictures) * (THUMBNAIL + GAP)
    sheet = Image.new("RGB", (width, sum(heights) + GAP), "#e8e8e8")
    draw = ImageDraw.Draw(sheet)
    top = GAP
    for (name, row), height in zip(pictures, heights, strict=True):
        draw.text((GAP, top), name, "#000", font)
        for number, (label, picture) in enumerate(row):
            left = GAP + number * (THUMBNAIL + GAP)
            draw.text((left, top + LABEL), label, "#555", font)
            sheet.paste(picture, (left, top + 2 * LABEL))
        top += height
    sheet.save(target)


def _thumbnail(path: Path) -> Image.Image:
    with Image.open(path) as whole:
        height = max(1, whole.height * THUMBNAIL // whole.width)
        small = whole.convert("RGB").resize((THUMBNAIL, height), Image.Resampling.LANCZOS)
    return small.crop((0, 0, THUMBNAIL, min(height, HIGHEST)))


def main() -> None:
    """Build, take the pictures, and write the contact sheet."""
    parser = argparse.ArgumentParser(description="Maak schermbeelden van elke soort pagina.")
    parser.add_argument("namen", nargs="*", help="alleen pagina's waarvan de naam hiermee begint")
    wanted = tuple(parser.parse_args().namen)
    BEELD.mkdir(exist_ok=True)
    rows: dict[str, list[Path]] = {}
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "site") as site, chromium() as browser:
        work = [(name, path, stand) for name, path, stands in pages(site.folder) if name.startswith(wanted or "") for stand in stands]
        for name, path, stand in tqdm(work, desc="Schermbeelden", unit=" beelden", disable=None):
            target = BEELD / f"{name}-{stand.naam}.png"
            take(browser, site.url(path), stand, target)
            rows.setdefault(name, []).append(target)
    contact_sheet(list(rows.items()), BEELD / "overzicht.png")
    print(f"{len(work)} schermbeelden in {BEELD}, samen in {BEELD / 'overzicht.png'}")


if __name__ == "__main__":
    main()
