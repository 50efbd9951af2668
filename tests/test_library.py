"""All content together: every reference resolves, every order is fixed, gemeenten are those of the day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite.library import Library, check, check_links, wanted_order
from praktijksite.model import THEMA_IDS, Herindeling, Profiel, Verwijzing
from tests.builders import gemeente, herindeling, library, profiel, site
from tests.strategies import libraries, profielen

NAMES = ("Aa", "Bb", "Cc", "Dd", "Ee")


def with_changes(*herindelingen: Herindeling, names: tuple[str, ...] = NAMES, day: date = date(2026, 11, 21)) -> Library:
    return library(gemeenten_ooit=tuple(map(gemeente, names)), herindelingen=herindelingen, site=site(datum=day))


def now(found: Library, naam: str) -> list[str]:
    return [gemeente.naam for gemeente in found.huidig(naam)]


@pytest.mark.parametrize(
    ("changes", "naam", "expected"),
    [
        ((), "Aa", ["Aa"]),
        ((("Xx", "Aa"),), "Xx", ["Aa"]),
        ((("Xx", "Bb", "Aa"),), "Xx", ["Bb", "Aa"]),
        ((("Xx", "Yy"), ("Yy", "Cc")), "Xx", ["Cc"]),
        ((("Xx", "Yy", "Zz"), ("Yy", "Cc"), ("Zz", "Cc", "Dd")), "Xx", ["Cc", "Dd"]),
        ((("Xx", "Yy"), ("Yy", "Xx")), "Xx", []),
        ((("Xx", "Xx"),), "Xx", []),
        ((("Xx", "Xx", "Aa"),), "Xx", ["Aa"]),
        ((("Aa", "Bb"),), "Aa", ["Bb"]),
        ((), "Nergens", []),
    ],
    ids=["same", "one", "two", "chain", "fork", "circle", "itself", "itself and more", "still listed", "unknown"],
)
def test_former_gemeente_leads_to_the_present(changes: tuple[tuple[str, ...], ...], naam: str, expected: list[str]) -> None:
    """A former gemeente leads to all it became, over any number of changes, and never goes round for ever."""
    assert now(with_changes(*(herindeling(*change) for change in changes)), naam) == expected


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 12, 31), ["Aa"]), (date(2027, 1, 1), ["Bb"]), (date(2030, 1, 1), ["Bb"])])
def test_change_counts_from_its_day(day: date, expected: list[str]) -> None:
    """Until the day of a change the old gemeente stands; from that day it is gone from the list."""
    found = with_changes(herindeling("Aa", "Bb", datum=date(2027, 1, 1)), day=day)
    assert now(found, "Aa") == expected
    assert ("Aa" in {one.naam for one in found.gemeenten}) == (expected == ["Aa"])
    assert [one.naam for one in found.gemeenten] == [naam for naam in NAMES if naam != "Aa" or expected == ["Aa"]]


def test_examples_follow_their_gemeente() -> None:
    """An example of a former gemeente is listed with each gemeente that it became, once, and in their provincies."""
    one = profiel("een", gemeenten=("Xx", "Aa"))
    found = library(
        one,
        gemeenten_ooit=(gemeente("Aa", "Noord"), gemeente("Bb", "Zuid")),
        herindelingen=(herindeling("Xx", "Bb", "Aa"),),
    )
    assert [one.naam for one in found.gemeenten_van(one)] == ["Bb", "Aa"]
    assert set(found.in_gemeente) == {"Aa", "Bb"}
    assert found.in_provincie == {"Zuid": (one,), "Noord": (one,)}


def told(found: Library, images: tuple[str, ...] = ()) -> list[str]:
    return [f"{problem.field}: {problem.message}" for problem in check(found, images)]


def test_changes_that_lead_nowhere_are_told() -> None:
    """A change into an unknown gemeente, in a circle, twice, or of a gemeente that is not there yet is a mistake."""
    found = with_changes(
        herindeling("Vv", "Nergens"),
        herindeling("Ww", "Xx"),
        herindeling("Xx", "Ww"),
        herindeling("Yy", "Aa"),
        herindeling("Yy", "Bb"),
        herindeling("Zz", "Aa", datum=date(2030, 1, 1)),
        herindeling("Aa", "Bb"),
    )
    assert told(found) == [
        "Vv: De nieuwe gemeente 'Nergens' bestaat niet.",
        "Ww: Deze gemeente gaat op in zichzelf, of in een gemeente die niet meer bestaat.",
        "Xx: Deze gemeente gaat op in zichzelf, of in een gemeente die niet meer bestaat.",
        "Yy: Deze gemeente staat er twee keer.",
        "Yy: Deze gemeente staat er twee keer.",
        "Zz: Deze gemeente staat niet in gemeenten.csv.",
    ]


def refers(soort: str, doel: str) -> dict[str, tuple[Verwijzing, ...]]:
    return {"verwijzingen": (Verwijzing(soort, doel, 5),)}


@pytest.mark.parametrize(
    ("one", "other", "messages"),
    [
        (refers("overgenomen_van", "twee"), refers("overgenomen_door", "een"), []),
        (refers("overgenomen_van", "twee"), {}, ["overgenomen_van: 'twee' verwijst niet terug."]),
        ({}, refers("overgenomen_door", "een"), ["overgenomen_door: 'een' verwijst niet terug."]),
        (refers("overgenomen_van", "drie"), {}, ["overgenomen_van: Het voorbeeld 'drie' bestaat niet."]),
        (refers("vroegere_slug", "oud"), {}, []),
        (refers("vroegere_slug", "twee"), {}, ["vroegere_slugs: Het adres 'twee' is al van een ander voorbeeld."]),
        (refers("vroegere_slug", "oud"), refers("vroegere_slug", "oud"), ["vroegere_slugs: Het adres 'oud' is al van een ander voorbeeld."] * 2),
        (refers("beeld", "foto.png"), {}, []),
        (refers("beeld", "foto.jpg"), {}, ["beeld, bestand: Het beeld 'foto.jpg' staat niet in content/beeld/."]),
        (refers("overgenomen_in", "Texel"), {}, []),
    ],
)
def test_references_must_hold(one: dict[str, object], other: dict[str, object], messages: list[str]) -> None:
    """References between examples exist and go both ways, addresses are of one example, pictures are there."""
    assert told(library(profiel("een", **one), profiel("twee", **other)), ("foto.png",)) == messages


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("/themas/werk/", None),
        ("/themas/werk/#kop", None),
        ("/praktijkvoorbeelden/?thema=werk", None),
        ("/themas/werk", "Bedoelde je '/themas/werk/'?"),
        ("/thema/werk/", "Bedoelde je '/themas/werk/'?"),
        ("/\\example.org", "Kies uit: /praktijkvoorbeelden/, /themas/werk/."),
    ],
)
def test_links_must_lead_somewhere(link: str, hint: str | None) -> None:
    """A link in a text leads to a page that there is; what follows ? or # is left to the page."""
    found = library(profiel("een", **refers("link", link)))
    problems = check_links(found, {"/themas/werk/", "/praktijkvoorbeelden/"}, ())
    assert [(problem.path, problem.line, problem.hint) for problem in problems] == ([("content/praktijkvoorbeelden/een.md", 5, hint)] if hint else [])


@given(st.lists(profielen(), max_size=6, unique_by=lambda one: one.slug).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
@settings(max_examples=25)
def test_order_is_newest_first_then_by_slug(orders: tuple[list[Profiel], list[Profiel]]) -> None:
    """Whatever the order of files, the newest come first and ties are broken by slug."""
    found, shuffled = orders
    order = wanted_order(shuffled)
    assert order == wanted_order(found)
    for one, other in pairwise(order):
        assert one.toegevoegd > other.toegevoegd or (one.toegevoegd == other.toegevoegd and one.slug < other.slug)


@given(libraries())
@settings(max_examples=25)
def test_groups_hold_each_example_where_it_belongs(found: Library) -> None:
    """Every group is exactly the examples that have the value, in the order of the collection."""
    for group, values in (
        (found.met_thema, lambda one: one.themas),
        (found.met_element, lambda one: one.elementen),
        (found.uit_jaar, lambda one: (int(one.start[:4]),) if one.start else ()),
        (found.in_gemeente, lambda one: [place.naam for place in found.gemeenten_van(one)]),
        (found.in_provincie, lambda one: [place.provincie for place in found.gemeenten_van(one)]),
    ):
        keys = {key for one in found.profielen for key in values(one)}
        assert dict(group) == {key: tuple(one for one in found.profielen if key in values(one)) for key in keys}


def in_common(found: Library, one: Profiel, other: Profiel) -> int:
    """Return how many traits two examples share, counted the plain way."""

    def traits(profiel: Profiel) -> set[tuple[str, str]]:
        parts = {"kern": profiel.kern, "thema": profiel.themas, "element": profiel.elementen, "woord": profiel.trefwoorden}
        parts["groep"] = tuple(group for group in profiel.doelgroep if group != "alle")
        parts["gemeente"] = tuple(place.code for place in found.gemeenten_van(profiel))
        return {(name, value) for name, values in parts.items() for value in values}

    return len(traits(one) & traits(other))


@given(libraries())
@settings(max_examples=25)
def test_related_examples_have_most_in_common(found: Library) -> None:
    """The related examples are those that share most, the newest first among equals, never the example itself or a stranger."""
    order = [one.slug for one in found.profielen]
    for one in found.profielen:
        shared = {other.slug: in_common(found, one, other) for other in found.profielen if other is not one}
        related = [other.slug for other in found.verwant[one.slug]]
        alike = sorted((slug for slug in shared if shared[slug]), key=lambda slug: (-shared[slug], order.index(slug)))
        assert related == alike[:3]


def test_related_examples_do_not_depend_on_the_order_of_files() -> None:
    """The same collection in another order has the same relations."""
    found = [profiel(slug, kern=(kern,)) for slug, kern in (("a", "werk"), ("b", "werk"), ("c", "zorg"), ("d", "werk"))]
    expected = library(*found).verwant
    assert all(library(*order).verwant == expected for order in permutations(found))
    assert [one.slug for one in expected["a"]][:2] == ["b", "d"]


def test_related_examples_in_a_large_collection_share_something() -> None:
    """Where comparing all pairs would take too long, an example still finds others like it, and never itself."""
    found = library(*(profiel(f"p-{number}", kern=(THEMA_IDS[number % 6],), trefwoorden=(f"woord {number % 40}",)) for number in range(240)))
    for one in found.profielen:
        related = found.verwant[one.slug]
        assert len({other.slug for other in related} - {one.slug}) == 3
        assert all({*other.kern, *other.trefwoorden} & {*one.kern, *one.trefwoorden} for other in related)
