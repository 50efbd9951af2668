"""The country as a small picture: every gemeente in it, each provincie whole, and cheap on every page."""

from __future__ import annotations

import gzip
import re
from functools import cache

import pytest

from praktijksite import content
from praktijksite.land import KLEUR, Land, beeld, land, plek_van
from praktijksite.library import Library
from praktijksite.zeshoeken import STAP, STRAAL, ZIJDEN, Plek, omlijning
from tests.builders import PROJECT, options, site_of
from tests.markup import Markup

Point = tuple[int, int]
PAGES = ("gemeenten/dalfsen/", "gemeenten/apeldoorn/", "gemeenten/s-gravenhage/")


@cache
def real() -> Library:
    return content.read(options(PROJECT), "test").library


@cache
def small() -> Land:
    return land(real().gemeenten)


def rounds(path: str) -> list[list[Point]]:
    """Return the corners of every closed line in *path*."""
    found = []
    for line in path.removesuffix("z").split("z"):
        (start, *steps) = ([int(number) for number in pair.split()] for pair in re.split("[Ml]", line)[1:])
        corners = [(start[0], start[1])]
        for dx, dy in steps:
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        found.append(corners)
    return found


def is_within(x: float, y: float, lines: list[list[Point]]) -> bool:
    """Tell whether a point lies inside: to its right the lines cross its height an odd number of times."""
    crossings = 0
    for corners in lines:
        for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossings += 1
    return crossings % 2 == 1


def test_a_provincie_is_outlined_around_its_own_gemeenten() -> None:
    """Of all gemeenten, those of a provincie and no others lie within its outline."""
    for provincie in real().provincies:
        lines = rounds(small().omtrek[provincie])
        for gemeente in real().gemeenten:
            plek = plek_van(gemeente)
            assert is_within(plek.x, plek.y, lines) == (gemeente.provincie == provincie), (provincie, gemeente.naam)


def test_an_outline_has_the_outer_sides_only() -> None:
    """One cell has six sides, two neighbours ten, two apart twelve; each side has the length of a cell's."""
    one, beside, apart = ({Plek(2, 2)}, {Plek(2, 2), Plek(2, 3)}, {Plek(2, 2), Plek(6, 6)})
    assert [[len(line) for line in rounds(omlijning(cells))] for cells in (one, beside)] == [[6], [10]]
    assert [len(line) for line in rounds(omlijning(apart))] == [6, 6]
    (line,) = rounds(omlijning(beside))
    for (ax, ay), (bx, by) in zip(line, [*line[1:], line[0]], strict=True):
        assert ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 == pytest.approx(STRAAL, abs=1)


def test_a_hole_is_outlined_too() -> None:
    """A ring of cells has an outer and an inner line."""
    ring = {Plek(4, 4).buur(zijde) for zijde in ZIJDEN}
    assert sorted(len(line) for line in rounds(omlijning(ring))) == [6, 18]


def test_picture_has_every_gemeente_apart() -> None:
    """The picture has one cell for each gemeente, none over another, in the quiet colour of lines."""
    text = beeld(real().gemeenten).decode()
    places = {(float(x), float(y)) for x, y in re.findall(r'<use href="#cel" x="([-\d.]+)" y="([-\d.]+)"', text)}
    assert len(places) == len(real().gemeenten)
    assert f"--lijn: {KLEUR};" in (PROJECT / "assets/css/tokens.css").read_text("utf-8")
    assert "style" not in text
    assert "<script" not in text
    for x, y in places:
        assert small().vak.x < x < small().vak.x + small().vak.breedte
        assert small().vak.y < y < small().vak.y + small().vak.hoogte


@pytest.mark.parametrize("path", PAGES)
def test_page_of_a_gemeente_marks_its_own_cell(path: str) -> None:
    """The page says where the gemeente lies, links to the map, and marks the middle of its cell within its provincie."""
    page = Markup(site_of(PROJECT)[f"{path}index.html"].decode())
    (link,) = (found for found in page.all("a") if found.attributes.get("class") == "ligging")
    name = next(found.text for found in page.all("h1"))
    gemeente = next(found for found in real().gemeenten if found.naam == name)
    assert link.attributes["href"] == f"/kaart/#{path.replace('gemeenten/', 'gemeente-').strip('/')}"
    (picture,) = (found for found in page.all("svg") if found.attributes.get("class") == "ligging__kaart")
    assert picture.attributes["aria-label"] == f"{name} ligt in {gemeente.provincie}."
    (mark,) = (found for found in page.all("path") if found.attributes.get("class") == "ligging__cel")
    x, y = map(float, re.findall(r"-?[\d.]+", mark.attributes["transform"])[:2])
    plek = plek_van(gemeente)
    assert (x - plek.x) ** 2 + (y - plek.y) ** 2 < (STAP / 10) ** 2
    (outline,) = (found for found in page.all("path") if found.attributes.get("class") == "ligging__provincie")
    assert is_within(x, y, rounds(outline.attributes["d"]))
    (image,) = page.all("image")
    assert image.attributes["href"].removeprefix("/") in site_of(PROJECT)


def test_small_map_costs_little() -> None:
    """Compressed, it adds less than half a kilobyte to a page, and the picture that all share is small."""
    site = site_of(PROJECT)
    for path in PAGES:
        html = site[f"{path}index.html"]
        without = re.sub(rb'<a class="ligging".*?</a>', b"", html, flags=re.DOTALL)
        assert 0 < len(gzip.compress(html)) - len(gzip.compress(without)) < 512
    assert len(gzip.compress(site["kaart/land.svg"])) < 2048
