"""The explorer counts what is there: every facet against a plain count, every order against a plain sort."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite.library import Library
from praktijksite.model import Profiel
from praktijksite.parse import COMPLETE
from praktijksite.search import facet_data, facetten, fold, order_data, text_data
from praktijksite.urls import slugify
from tests.builders import gemeente, herindeling, library, profiel
from tests.strategies import libraries

TOLD = ("wat werkte niet", "resultaten", "lessen", "stem van statushouders", "voorwaarden", "inzet")
few = settings(max_examples=25)


def values_of(found: Library, one: Profiel) -> dict[str, set[str]]:
    """Return what an example has in each facet, written down anew."""
    places = found.gemeenten_van(one)
    ends = one.eind == "loopt" or (one.eind or "") >= "2022"
    kader = "onder-wi2021" if (one.start or "") >= "2022" else "voor-en-onder-wi2021" if ends else "voor-wi2021"
    if one.start is None and (ends or one.eind is None):
        kader = "onbekend"
    return {
        "thema": {*one.kern, *one.raakt},
        "element": set(one.elementen),
        "gemeente": {slugify(place.naam) for place in places},
        "provincie": {slugify(place.provincie) for place in places},
        "doelgroep": set(one.doelgroep),
        "soort": {one.soort},
        "kader": {kader},
        "trefwoord": {slugify(word) for word in one.trefwoorden},
        "onderbouwing": {one.onderbouwing or "niet-vermeld"},
        "verteld": {slugify(name) for name in TOLD if name not in one.ontbreekt},
    }


@given(libraries())
@few
def test_counts_equal_a_plain_count(found: Library) -> None:
    """Each option of each facet has exactly the examples that have its value, and no value lacks an option."""
    expected = [values_of(found, one) for one in found.profielen]
    for facet in facetten(found):
        options = {optie.waarde: optie.nummers for optie in facet.opties}
        assert len(options) == len(facet.opties)
        assert {value for values in expected for value in values[facet.id]} <= set(options)
        for value, numbers in options.items():
            assert numbers == tuple(number for number, values in enumerate(expected) if value in values[facet.id])


@given(libraries())
@few
def test_data_for_the_browser_says_the_same(found: Library) -> None:
    """The gaps that the browser loads add up to the numbers that the page shows, without empty options."""
    data: Any = facet_data(found)
    assert data["n"] == len(found.profielen)
    for facet in facetten(found):
        told = data["f"][facet.id]
        numbers = {value: tuple(n - 1 for n in accumulate(gaps)) for value, gaps in zip(told["v"], told["p"], strict=True)}
        assert numbers == {optie.waarde: optie.nummers for optie in facet.opties if optie.nummers}


@given(libraries())
@few
def test_every_order_holds_every_example_once(found: Library) -> None:
    """Each way to sort has all examples, in its order, ties as in the list."""
    orders = order_data(found)
    keys: dict[str, Callable[[Profiel], Any]] = {
        "titel": lambda one: fold(one.titel),
        "gemeente": lambda one: [fold(place.naam) for place in found.gemeenten_van(one)],
        "volledigheid": lambda one: len(one.ontbreekt),
    }
    assert set(orders) == set(keys)
    for name, key in keys.items():
        assert orders[name] == sorted(range(len(found.profielen)), key=lambda number: (key(found.profielen[number]), number))


def test_most_complete_comes_first() -> None:
    """Sorted by completeness, the example that misses least comes first."""
    found = library(profiel("a", ontbreekt=COMPLETE), profiel("b", ontbreekt=()), profiel("c", ontbreekt=COMPLETE[:2]))
    assert order_data(found)["volledigheid"] == [1, 2, 0]


def options_of(found: Library, facet: str) -> dict[str, tuple[str, ...]]:
    return {optie.naam: optie.ook for one in facetten(found) if one.id == facet for optie in one.opties}


def test_former_and_spoken_names_find_the_gemeente() -> None:
    """A gemeente is found by the names of those it took in, and by what people call it; without examples too."""
    found = library(
        gemeenten_ooit=(gemeente("'s-Gravenhage"), gemeente("Westerkwartier")),
        herindelingen=(herindeling("Zuidhorn", "Westerkwartier"), herindeling("Ezinge", "Winsum"), herindeling("Winsum", "Westerkwartier")),
    )
    assert options_of(found, "gemeente") == {"'s-Gravenhage": ("Den Haag",), "Westerkwartier": ("Ezinge", "Winsum", "Zuidhorn")}


@given(st.text(max_size=40))
def test_folded_text_has_no_capitals_and_no_accents(text: str) -> None:
    """Folding takes away capitals and accents, and does nothing the second time."""
    folded = fold(text)
    assert not any(map(unicodedata.combining, folded))
    assert fold(folded) == folded or not text.isascii()
    assert fold(text.upper()) == folded or not text.isascii()


@pytest.mark.parametrize(("text", "folded"), [("Één LOKET", "een loket"), ("Súdwest-Fryslân", "sudwest-fryslan"), ("Straße", "strasse"), ("’s-Gravenhage", "’s-gravenhage")])
def test_fold(text: str, folded: str) -> None:
    """Text is compared as people type it."""
    assert fold(text) == folded


@given(libraries())
@few
def test_text_finds_what_it_promises(found: Library) -> None:
    """The text field finds an example by title, summary, gemeente then and now, provincie, keyword, synonym and thema."""
    names = {thema.id: thema.naam for thema in found.themas}
    for one, text in zip(found.profielen, text_data(found), strict=True):
        assert isinstance(text, str)
        parts = [one.titel, one.samenvatting, *one.gemeenten, *(names[thema] for thema in one.themas)]
        parts += [name for place in found.gemeenten_van(one) for name in (place.naam, place.provincie)]
        parts += [word for keyword in one.trefwoorden for word in (keyword, f"{keyword} anders")]
        if "'s-Gravenhage" in one.gemeenten:
            parts.append("Den Haag")
        words = text.split()
        assert len(words) == len(set(words))
        assert set(words) == {word for part in parts for word in fold(part).split()}
