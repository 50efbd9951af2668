"""What a list computes from the collection: how much there is of a provincie, and what is near by."""

from __future__ import annotations

from functools import cache

import pytest

from praktijksite import content
from praktijksite.land import afstand, buurprovincies
from praktijksite.library import Library
from praktijksite.model import Profiel
from praktijksite.pages import lists
from tests.builders import PROJECT, gemeente, library, options, profiel, setting

# A line of gemeenten to the north: a tenth of a degree is 11 kilometres.
PLACES = (
    gemeente("Aa", "Zuidland", 52.0),
    gemeente("Bb", "Zuidland", 52.1),
    gemeente("Cc", "Noordland", 52.2),
    gemeente("Dd", "Noordland", 52.5),
    gemeente("Ee", "Verland", 53.0),
)
TOUCHING = {
    "Drenthe": {"Fryslân", "Groningen", "Overijssel"},
    "Flevoland": {"Fryslân", "Gelderland", "Noord-Holland", "Overijssel", "Utrecht"},
    "Fryslân": {"Drenthe", "Flevoland", "Groningen", "Overijssel"},
    "Gelderland": {"Flevoland", "Limburg", "Noord-Brabant", "Overijssel", "Utrecht", "Zuid-Holland"},
    "Groningen": {"Drenthe", "Fryslân"},
    "Limburg": {"Gelderland", "Noord-Brabant"},
    "Noord-Brabant": {"Gelderland", "Limburg", "Utrecht", "Zeeland", "Zuid-Holland"},
    "Noord-Holland": {"Flevoland", "Utrecht", "Zuid-Holland"},
    "Overijssel": {"Drenthe", "Flevoland", "Fryslân", "Gelderland"},
    "Utrecht": {"Flevoland", "Gelderland", "Noord-Brabant", "Noord-Holland", "Zuid-Holland"},
    "Zeeland": {"Noord-Brabant", "Zuid-Holland"},
    "Zuid-Holland": {"Gelderland", "Noord-Brabant", "Noord-Holland", "Utrecht", "Zeeland"},
}


@cache
def real() -> Library:
    return content.read(options(PROJECT), "test").library


def at(naam: str, *profielen: Profiel) -> lists.ListPage:
    return lists.gemeente_page(setting(library(*profielen, gemeenten_ooit=PLACES)), naam, 1)


def of(naam: str, *profielen: Profiel) -> lists.ListPage:
    return lists.provincie_page(setting(library(*profielen, gemeenten_ooit=PLACES)), naam, 1)


def near(page: lists.ListPage) -> list[str]:
    return [card.slug for groep in page.elders for card in groep.cards]


def example(slug: str, *gemeenten: str, kern: tuple[str, ...] = ("werk",)) -> Profiel:
    return profiel(slug, gemeenten=gemeenten, kern=kern)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        pytest.param((52.0907, 5.1214), (52.1552, 5.3872), 19.5, id="Domtoren to Onze-Lieve-Vrouwetoren"),
        pytest.param((50.8514, 5.6910), (53.2194, 6.5665), 270, id="Maastricht to Groningen"),
        pytest.param((52.0, 5.0), (52.0, 5.0), 0, id="nowhere"),
    ],
)
def test_distances_are_those_of_a_map(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    """The distance between two points is that on a map, whichever comes first."""
    here, there = gemeente("Aa", "Testland", *one), gemeente("Bb", "Testland", *other)
    assert afstand(here, there) == afstand(there, here) == pytest.approx(km, rel=0.01)


def test_provincies_that_touch_are_near() -> None:
    """Every provincie that borders on another is near it; the only other one that is, is separated by a strip of Utrecht."""
    found = {naam: set(buurprovincies(naam, real().gemeenten)) for naam in real().provincies}
    assert {naam: found[naam] - TOUCHING[naam] for naam in found if found[naam] != TOUCHING[naam]} == {
        "Gelderland": {"Noord-Holland"},
        "Noord-Holland": {"Gelderland"},
    }
    assert all(TOUCHING[naam] <= found[naam] for naam in found)


def test_gemeente_shows_the_nearest_and_how_far() -> None:
    """A gemeente without an example shows three from near by, the nearest first, two of one gemeente at most, and the distances."""
    page = at("Aa", *(example(f"bb-{number}", "Bb") for number in range(3)), example("cc", "Cc"), example("ee", "Ee"))
    assert near(page) == ["bb-0", "bb-1", "cc"]
    assert [groep.uitleg for groep in page.elders] == ["Bb ligt op 11\u00a0km en Cc op 22\u00a0km, hemelsbreed."]


def test_gemeente_shows_no_example_twice() -> None:
    """What a gemeente shares with its neighbours is not shown as near by as well; further away there may be others."""
    page = at("Aa", example("samen", "Aa", "Bb", "Cc"), example("dd", "Dd", "Ee"))
    assert [card.slug for card in page.cards] == ["samen"]
    assert near(page) == ["dd"]
    assert page.elders[0].uitleg == "Dd ligt op 56\u00a0km, hemelsbreed."


@pytest.mark.parametrize(("own", "shown"), [(0, True), (2, True), (3, False), (4, False)])
def test_gemeente_with_enough_of_its_own_stays_at_home(own: int, shown: bool) -> None:
    """Examples from near by fill a short list and do not crowd a long one."""
    page = at("Aa", *(example(f"aa-{number}", "Aa") for number in range(own)), example("bb", "Bb"))
    assert near(page) == (["bb"] if shown else [])


def test_lone_gemeente_has_nothing_near() -> None:
    """Where there is no example at all, nothing is said of the neighbourhood."""
    assert at("Aa").elders == ()


@pytest.mark.parametrize(
    ("kernen", "text"),
    [
        ([], ""),
        ([("werk",)], "In 1 van de 2 gemeenten is er een voorbeeld."),
        ([("werk",), ("zorg",)], "In 1 van de 2 gemeenten is er een voorbeeld."),
        ([("werk",), ("zorg", "werk")], "In 1 van de 2 gemeenten is er een voorbeeld. Hoofdzaak is het vaakst werk: bij 2 van de 2 voorbeelden."),
        (
            [("zorg", "werk"), ("werk",), ("zorg",)],
            "In 1 van de 2 gemeenten is er een voorbeeld. Hoofdzaak is het vaakst werk of zorg: elk bij 2 van de 3 voorbeelden.",
        ),
        ([("zorg", "werk", "netwerk")] * 2, "In 1 van de 2 gemeenten is er een voorbeeld."),
    ],
    ids=["none", "one", "all different", "one thema", "two themas", "too many to name"],
)
def test_provincie_tells_what_there_is(kernen: list[tuple[str, ...]], text: str) -> None:
    """A provincie tells in how many of its gemeenten there is an example, and what they are about most when that stands out."""
    page = of("Zuidland", *(example(f"aa-{number}", "Aa", kern=kern) for number, kern in enumerate(kernen)), example("cc", "Cc"))
    assert page.toelichting == text


def test_provincie_counts_a_gemeente_once() -> None:
    """An example of two gemeenten counts for both, and a gemeente with two examples once; those of elsewhere do not count."""
    page = of("Zuidland", example("een", "Aa", "Bb", "Cc"), example("twee", "Aa", kern=("zorg",)))
    assert page.toelichting == "In 2 van de 2 gemeenten is er een voorbeeld."


def test_provincie_leads_to_its_gemeenten_and_to_what_is_near() -> None:
    """A provincie lists its gemeenten and the provincies near by, with counts; not one that is far away."""
    page = of("Zuidland", example("een", "Aa"), example("twee", "Cc"))
    assert [(groep.kop, [(link.naam, link.aantal) for link in groep.links]) for groep in page.verwant] == [
        ("Gemeenten in Zuidland", [("Aa", "1 voorbeeld"), ("Bb", "")]),
        ("Provincies in de buurt", [("Noordland", "1 voorbeeld")]),
    ]
    assert [groep.kop for groep in of("Verland").verwant] == ["Gemeenten in Verland"]
