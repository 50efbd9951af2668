"""The map: every gemeente of the day one cell, each provincie apart, and the list beside it says the same."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from praktijksite import content
from praktijksite.library import Library
from praktijksite.pages.kaart import SCHALEN, Cel, KaartPage, kaart_page, legenda, niveau, schaal, voorbeelden
from praktijksite.search import kern_data
from praktijksite.zeshoeken import RUIM, SMAL, STAP, STRAAL, ZIJDEN, Plek, omtrek, vak_om, vorm
from tests.builders import DATUM, FOLDER, PROJECT, edit, gemeente, herindeling, options, plan_of, profiel, setting, site, site_of
from tests.builders import library as library_of
from tests.markup import Markup

if TYPE_CHECKING:
    from pathlib import Path

LATER = date(2027, 1, 1)
every_day = pytest.mark.parametrize("day", [DATUM, LATER], ids=str)


@cache
def real(day: date) -> Library:
    return content.read(options(PROJECT, datum=day), "test").library


@cache
def page_of(day: date) -> KaartPage:
    return kaart_page(setting(real(day)))


def cells(day: date) -> dict[str, Cel]:
    return {cel.naam: cel for provincie in page_of(day).provincies for cel in provincie.cellen}


@every_day
def test_every_gemeente_has_one_cell_of_its_own(day: date) -> None:
    """Each gemeente of the day stands in the map once, in its provincie, and no two in one place."""
    found = [(cel.naam, provincie.naam) for provincie in page_of(day).provincies for cel in provincie.cellen]
    assert sorted(found) == sorted((gemeente.naam, gemeente.provincie) for gemeente in real(day).gemeenten)
    assert len({cel.plek for cel in cells(day).values()}) == len(found)


@every_day
def test_counts_are_those_of_the_lists(day: date) -> None:
    """A cell, its provincie and the sentence above the map count what the pages of gemeente and provincie list."""
    library = real(day)
    assert {cel.naam: cel.aantal for cel in cells(day).values() if cel.aantal} == {naam: len(found) for naam, found in library.in_gemeente.items()}
    assert page_of(day).telling.startswith(f"{len(library.in_gemeente)} van de {len(library.gemeenten)} gemeenten")


def test_a_herindeling_counts_from_its_day() -> None:
    """Until 2027 Wijdemeren is a gemeente that says what will happen; from then on it is Hilversum."""
    before, after = cells(DATUM), cells(LATER)
    assert before["Wijdemeren"].noot == "Gaat op 1 januari 2027 naar verwachting op in Hilversum."
    assert "Wijdemeren" not in after
    assert len(before) == len(after) + 1 == 342
    assert before["Hilversum"].plek == after["Hilversum"].plek


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 12, 31), {"Wijdemeren": 1, "Hilversum": 1}), (LATER, {"Hilversum": 2})])
def test_examples_of_a_former_gemeente_go_along(day: date, expected: dict[str, int]) -> None:
    """An example of Wijdemeren colours the cell of Wijdemeren, and after the herindeling that of Hilversum."""
    found = library_of(
        profiel("een", gemeenten=("Wijdemeren",)),
        profiel("twee", gemeenten=("Hilversum",)),
        site=site(datum=day),
        herindelingen=(herindeling("Wijdemeren", "Hilversum", datum=LATER),),
    )
    page = kaart_page(setting(found))
    assert {cel.naam: cel.aantal for provincie in page.provincies for cel in provincie.cellen if cel.aantal} == expected


def test_a_cell_keeps_more_room_at_the_border_of_its_provincie() -> None:
    """The sides with more room are those that face another provincie, and both neighbours keep it."""
    at = {Plek(found.kolom, found.rij): found for found in real(DATUM).gemeenten}
    assert len({cel.vorm for cel in cells(DATUM).values()}) > 10
    for cel in cells(DATUM).values():
        borders = {int(zijde) for zijde in cel.vorm.removeprefix("zes")}
        here = at[cel.plek].provincie
        assert borders == {zijde for zijde in ZIJDEN if cel.plek.buur(zijde) in at and at[cel.plek.buur(zijde)].provincie != here}
        for zijde in borders:
            other = cells(DATUM)[at[cel.plek.buur(zijde)].naam]
            assert str((zijde + 3) % 6) in other.vorm


def test_neighbours_are_one_step_away_in_their_direction() -> None:
    """A neighbour lies one step from a cell, clockwise from the north, and the way back is the other side."""
    for plek in (Plek(4, 7), Plek(5, 7)):
        for zijde in ZIJDEN:
            buur = plek.buur(zijde)
            assert (buur.x - plek.x) ** 2 + (buur.y - plek.y) ** 2 == pytest.approx(STAP**2)
            assert buur.buur((zijde + 3) % 6) == plek
        north, east = plek.buur(0), plek.buur(1)
        assert north.y < plek.y
        assert east.x > plek.x
        assert east.y < plek.y


@pytest.mark.parametrize("ruim", [sides for size in range(4) for sides in combinations(ZIJDEN, size)])
def test_an_outline_leaves_the_room_that_was_asked(ruim: tuple[int, ...]) -> None:
    """Each side lies as far from the middle between two cells as asked, with its corners within the cell."""
    corners = [tuple(map(float, pair.split())) for pair in vorm(ruim).strip("MZ").split("L")]
    assert len(corners) == 6
    for zijde in ZIJDEN:
        buur = Plek(4, 4).buur(zijde)
        normal = ((buur.x - Plek(4, 4).x) / STAP, (buur.y - Plek(4, 4).y) / STAP)
        for x, y in (corners[zijde - 1], corners[zijde]):
            assert x * normal[0] + y * normal[1] == pytest.approx(STAP / 2 - (RUIM if zijde in ruim else SMAL), abs=0.02)
            assert (x * x + y * y) ** 0.5 <= STRAAL


def test_outline_of_a_provincie_has_only_its_outer_sides() -> None:
    """Two cells side by side have ten sides on the outside; one alone has six."""
    alone = omtrek({Plek(0, 0): ()})
    both = omtrek({Plek(0, 0): (), Plek(0, 1): ()})
    assert (alone.count("M"), both.count("M")) == (6, 10)


def test_a_provincie_comes_near_whole() -> None:
    """What the map shows of one provincie holds all its cells and has the proportions of the whole map."""
    page = page_of(DATUM)
    for provincie in page.provincies:
        tight = vak_om((cel.plek for cel in provincie.cellen), 0)
        assert provincie.vak.x <= tight.x
        assert provincie.vak.y <= tight.y
        assert provincie.vak.x + provincie.vak.breedte >= tight.x + tight.breedte
        assert provincie.vak.y + provincie.vak.hoogte >= tight.y + tight.hoogte
        assert provincie.vak.breedte / provincie.vak.hoogte == pytest.approx(page.vak.breedte / page.vak.hoogte)
        assert provincie.vak.breedte < page.vak.breedte


def test_every_provincie_is_named_beside_its_cells() -> None:
    """Each provincie has its name in the map, within the drawing and over no cell."""
    page = page_of(DATUM)
    assert ["".join(opschrift.regels) for opschrift in page.opschriften] == [provincie.naam for provincie in page.provincies]
    for opschrift in page.opschriften:
        width = 8.5 * max(map(len, opschrift.regels))
        left = opschrift.x - (width if opschrift.anker == "end" else 0)
        assert page.vak.x <= left
        assert left + width <= page.vak.x + page.vak.breedte
        for cel in cells(DATUM).values():
            # The middle of a cell, where its number stands, stays free.
            assert not (left - 5 < cel.plek.x < left + width + 5 and opschrift.y - 16 < cel.plek.y < opschrift.y + 20 * (len(opschrift.regels) - 1) + 6), (
                opschrift.regels,
                cel.naam,
            )


@pytest.mark.parametrize("most", [0, 1, 2, 4, 9, 12, 40, 400, 4000])
def test_legend_covers_every_count_once(most: int) -> None:
    """Every count has one shade, more is never lighter, and the legend names each shade that is used."""
    grenzen = schaal([most] if most else [])
    shades = [niveau(count, grenzen) for count in range(most + 1)]
    assert shades == sorted(shades)
    assert shades[0] == 0
    assert set(shades) <= {trede.niveau for trede in legenda(grenzen)}
    assert len(legenda(grenzen)) <= 1 + len(SCHALEN[0])


def test_legend_says_what_it_means() -> None:
    """One number, a range, and all above."""
    assert [trede.tekst for trede in legenda((1, 2, 5, 10))] == ["nog geen", "1", "2–4", "5–9", "10 of meer"]
    assert [trede.tekst for trede in legenda((1,))] == ["nog geen", "1"]


def test_map_and_list_say_the_same() -> None:
    """Each cell is a link to the page of its gemeente, as is its row in the list; both tell one count."""
    html = site_of(PROJECT)["kaart/index.html"].decode()
    page = Markup(html)
    drawn = {e.attributes["data-gemeente"]: e for e in page.all("a") if "data-gemeente" in e.attributes}
    rows = re.findall(r'<li[^>]* data-rij="([^"]+)"><a href="([^"]+)">[^<]+</a> <span[^>]*>([^<]*)<', html)
    assert len(drawn) == len(rows) == 342
    for id_, href, count in rows:
        assert drawn[id_].attributes["href"] == href
        told = drawn[id_].attributes["aria-label"]
        assert (count or "nog geen voorbeeld") in told
        assert bool(count) == (drawn[id_].attributes["data-niveau"] != "0")


def test_a_cell_has_the_flower_of_its_examples_together() -> None:
    """What is kern of one example is kern of the gemeente; the name of the cell says what the flower shows."""
    page = kaart_page(
        setting(
            library_of(
                profiel("een", gemeenten=("Aa",), kern=("werk",), raakt=("zorg", "netwerk")),
                profiel("twee", gemeenten=("Aa", "Bee"), kern=("zorg",), raakt=("werk",)),
                gemeenten_ooit=(gemeente("Aa"), gemeente("Bee"), gemeente("Cee")),
            )
        )
    )
    names = [cel.zegt for cel in page.provincies[0].cellen]
    assert names == [
        "Aa: 2 voorbeelden. Kern: werk, zorg. Raakt: netwerk.",
        "Bee: 1 voorbeeld. Kern: zorg. Raakt: werk.",
        "Cee: nog geen voorbeeld",
    ]


def test_flowers_in_the_page_are_made_of_its_petals() -> None:
    """Every part of a flower in the map is drawn once in the page; a cell has a flower when it has an example."""
    html = site_of(PROJECT)["kaart/index.html"].decode()
    drawn = set(re.findall(r'<g id="((?:blad-(?:kern|raakt)-|bloemhart)[a-z]*)"', html))
    assert len(drawn) == 13
    assert set(re.findall(r'<use href="#(blad[^"]*|bloemhart)"', html)) <= drawn
    for cel in cells(DATUM).values():
        (own,) = re.findall(rf'data-gemeente="{cel.id}".*', html)
        expected = [(blad.staat, blad.thema) for blad in cel.bloem.bladen if blad.staat != "niet"] if cel.bloem else []
        assert re.findall(r"#blad-(\w+)-(\w+)", own) == expected
        assert ("data-bloem" in own) == bool(cel.aantal)


def test_what_is_kern_is_told_by_number() -> None:
    """The browser gets, in the form of the index, which examples are mainly about a thema."""
    found = library_of(profiel("oud", toegevoegd="2026-01-01", kern=("zorg",), raakt=("werk",)), profiel("nieuw", toegevoegd="2026-02-01", kern=("zorg", "werk")))
    kern = kern_data(found)
    assert kern == {"n": 2, "f": {"kern": {"v": ["werk", "zorg"], "p": [[1], [1, 1]]}}}


def test_another_flower_makes_the_map_anew(mini_root: Path) -> None:
    """The key of the map changes when what was kern is only touched, though every count stays."""
    before = key_of_map(mini_root)
    edit(mini_root, f"{FOLDER}/zuidhorn-testproef.md", "kern: [werk, netwerk]", "kern: [werk]")
    edit(mini_root, f"{FOLDER}/zuidhorn-testproef.md", "raakt: [onderwijs]", "raakt: [netwerk, onderwijs]")
    assert key_of_map(mini_root) != before


def key_of_map(root: Path, **changes: date) -> str:
    return next(unit.key for unit in plan_of(root, **changes).units if unit.files == ("kaart/index.html",))


def test_panel_finds_an_example_by_its_number() -> None:
    """The data of the panel have the order of the facets: newest first."""
    found = library_of(profiel("oud", toegevoegd="2026-01-01", titel="Oud"), profiel("nieuw", toegevoegd="2026-02-01", titel="Nieuw"))
    assert voorbeelden(setting(found)) == [["nieuw", "Nieuw"], ["oud", "Oud"]]


def test_two_gemeenten_of_one_example_both_count() -> None:
    """An example of two gemeenten colours two cells."""
    found = library_of(profiel("samen", gemeenten=("Aa", "Bee")), gemeenten_ooit=(gemeente("Aa"), gemeente("Bee")))
    (provincie,) = kaart_page(setting(found)).provincies
    assert [cel.aantal for cel in provincie.cellen] == [1, 1]
    assert provincie.telling == "1 voorbeeld"


def test_a_new_count_makes_the_map_anew() -> None:
    """The key of the map changes with the day of a herindeling, and with nothing else."""
    keys = [key_of_map(PROJECT, datum=day) for day in (DATUM, date(2026, 12, 1), LATER)]
    assert keys[0] == keys[1] != keys[2]
