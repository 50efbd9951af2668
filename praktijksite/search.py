"""What the explorer searches and counts: facets, their values, and the words per example.

Written once: the page lists the same options with the same counts as the data
that the browser loads.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from praktijksite import urls
from praktijksite.library import Library
from praktijksite.model import SPREEKNAMEN, Json, Profiel, WettelijkKader
from praktijksite.parse import COMPLETE
from praktijksite.schema import DOELGROEPEN, SOORTEN

KADER_NAMEN = {
    WettelijkKader.VOOR: "Vóór de Wet inburgering 2021",
    WettelijkKader.BEIDE: "Vóór en onder deze wet",
    WettelijkKader.ONDER: "Onder de Wet inburgering 2021",
    WettelijkKader.ONBEKEND: "Niet bekend",
}

ONDERBOUWING_NAMEN = {
    "beschreven": "Beschreven",
    "eigen-cijfers": "Eigen cijfers",
    "extern-geevalueerd": "Extern geëvalueerd",
    "vergelijkend-onderzocht": "Vergelijkend onderzocht",
    "niet-vermeld": "Niet vermeld",
}
VERTELD_NAMEN = {
    "wat-werkte-niet": "Wat niet werkte",
    "resultaten": "Wat ervan kwam",
    "lessen": "Lessen",
    "stem-van-statushouders": "Stem van statushouders",
    "voorwaarden": "Voorwaarden om het over te nemen",
    "inzet": "Inzet",
}
"""Parts of a story that not every example has; their ids come from the names in COMPLETE."""


_slug = cache(urls.slugify)
"""The same few names come by for every example."""


class Optie(NamedTuple):
    """One value of a facet. `ook` are other names under which people look for it."""

    waarde: str
    naam: str
    nummers: tuple[int, ...]
    ook: tuple[str, ...] = ()


class Facet(NamedTuple):
    """One way to narrow the list. With `keuze` one may ask for all chosen values at once."""

    id: str
    naam: str
    keuze: bool
    opties: tuple[Optie, ...]


def facetten(library: Library) -> tuple[Facet, ...]:
    """Return the facets with, for each option, the numbers of the examples that have it.

    An example's number is its place in `library.profielen`. Gemeenten without an
    example are options too, so that a visitor learns that there is none.
    """
    return (
        _facet(library, "thema", "Thema", [(t.id, t.naam) for t in library.themas], lambda p: p.themas, keuze=True),
        _facet(library, "element", "Manier van werken", [(e.id, e.naam) for e in library.elementen], lambda p: p.elementen, keuze=True),
        _gemeenten(library),
        _facet(
            library,
            "provincie",
            "Provincie",
            [(_slug(naam), naam) for naam in library.provincies],
            lambda p: [_slug(gemeente.provincie) for gemeente in library.gemeenten_van(p)],
        ),
        _facet(library, "doelgroep", "Doelgroep", [(naam, naam.capitalize()) for naam in DOELGROEPEN], lambda p: p.doelgroep),
        _facet(library, "soort", "Soort", [(naam, naam.capitalize()) for naam in SOORTEN], lambda p: [p.soort]),
        _facet(
            library,
            "kader",
            "Welke wet gold",
            [(kader.value, naam) for kader, naam in KADER_NAMEN.items()],
            lambda p: [p.periode.wettelijk_kader.value],
        ),
        _facet(library, "onderbouwing", "Onderbouwing", ONDERBOUWING_NAMEN.items(), lambda p: [onderbouwing_van(p)]),
        _facet(library, "verteld", "Vertelt ook", VERTELD_NAMEN.items(), verteld_door),
        _facet(
            library,
            "trefwoord",
            "Trefwoord",
            [(_slug(t.naam), t.naam) for t in library.trefwoorden],
            lambda p: [_slug(woord) for woord in p.trefwoorden],
        ),
    )


def onderbouwing_van(profiel: Profiel) -> str:
    return profiel.onderbouwing or "niet-vermeld"


def verteld_door(profiel: Profiel) -> list[str]:
    """Return which parts of VERTELD_NAMEN the example has."""
    missing = {_slug(name) for name in profiel.ontbreekt}
    return [id_ for id_ in VERTELD_NAMEN if id_ not in missing]


def _facet(
    library: Library,
    id_: str,
    naam: str,
    values: Iterable[tuple[str, str]],
    of: Callable[[Profiel], Iterable[str]],
    *,
    keuze: bool = False,
    ook: Callable[[str], tuple[str, ...]] = lambda _: (),
) -> Facet:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, profiel in enumerate(library.profielen):
        for value in of(profiel):
            found = numbers[value]
            # Two gemeenten may lie in one provincie.
            if not found or found[-1] != number:
                found.append(number)
    return Facet(id_, naam, keuze, tuple(Optie(value, label, tuple(numbers.get(value, ())), ook(label)) for value, label in values))


def _gemeenten(library: Library) -> Facet:
    former: dict[str, list[str]] = {official: [name] for name, official in SPREEKNAMEN.items()}
    for old in library.opgegaan:
        for gemeente in library.huidig(old):
            former.setdefault(gemeente.naam, []).append(old)
    return _facet(
        library,
        "gemeente",
        "Gemeente",
        [(_slug(gemeente.naam), gemeente.naam) for gemeente in library.gemeenten],
        lambda p: [_slug(gemeente.naam) for gemeente in library.gemeenten_van(p)],
        ook=lambda naam: tuple(sorted(former.get(naam, ()))),
    )


def facet_data(library: Library) -> dict[str, Json]:
    """Return the index for the browser.

    Per facet the values `v` and per value the gaps `p` between the numbers of its
    examples, the first counted from -1.
    """
    return {"n": len(library.profielen), "f": {facet.id: _postings(facet) for facet in facetten(library)}}


def kern_data(library: Library) -> dict[str, Json]:
    """Return, per thema and in the form of the index, the examples that are mainly about it."""
    kern = _facet(library, "kern", "Kern", [(thema.id, thema.naam) for thema in library.themas], lambda p: p.kern)
    return {"n": len(library.profielen), "f": {kern.id: _postings(kern)}}


def _postings(facet: Facet) -> Json:
    used = [optie for optie in facet.opties if optie.nummers]
    return {"v": [optie.waarde for optie in used], "p": [_gaps(optie.nummers) for optie in used]}


def _gaps(numbers: tuple[int, ...]) -> list[Json]:
    return [after - before for before, after in pairwise((-1, *numbers))]


def order_data(library: Library) -> dict[str, Json]:
    """Return, for each way to sort other than newest first, all numbers in that order."""
    keys: dict[str, Callable[[Profiel], object]] = {
        "titel": lambda p: fold(p.titel),
        "gemeente": lambda p: [fold(gemeente.naam) for gemeente in library.gemeenten_van(p)],
        "volledigheid": lambda p: len(p.ontbreekt) - len(COMPLETE),
    }
    numbered = list(enumerate(library.profielen))
    return {name: [number for number, _ in sorted(numbered, key=lambda item: (key(item[1]), item[0]))] for name, key in keys.items()}


def fold(text: str) -> str:
    """Return *text* without capitals and diacritics, as the browser compares it."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    for mark in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(mark, "")
    return plain


def text_data(library: Library) -> list[Json]:
    """Return per example the folded words that the text field looks through when there is no index of whole texts."""
    names = Zoeknamen(library)
    return [" ".join(dict.fromkeys(fold(" ".join((p.titel, p.samenvatting, *names.of(p)))).split())) for p in library.profielen]


class Zoeknamen:
    """Under which other words people look for an example: places, keywords with their synonyms, themas."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._synonyms = {woord.naam: woord.synoniemen for woord in library.trefwoorden}
        self._themas = {thema.id: thema.naam for thema in library.themas}
        words = [*self._themas.values(), *(word for woord in library.trefwoorden for word in (woord.naam, *woord.synoniemen))]
        self._found: dict[str, frozenset[str]] = {}
        self._parts = {fold(word) for word in words if len(word) >= _SHORTEST_PART and " " not in word}

    def of(self, profiel: Profiel) -> tuple[str, ...]:
        """Return the names of *profiel*, as they are written."""
        now = self._library.gemeenten_van(profiel)
        official = {gemeente.naam for gemeente in now}
        return (
            *profiel.gemeenten,
            *(name for gemeente in now for name in (gemeente.naam, gemeente.provincie)),
            *(name for name, known in SPREEKNAMEN.items() if known in official),
            *(word for keyword in profiel.trefwoorden for word in (keyword, *self._synonyms.get(keyword, ()))),
            *(self._themas[thema] for thema in profiel.themas),
        )

    def within(self, text: str) -> list[str]:
        """Return the known words that a longer word in *text* begins or ends with.

        Dutch writes compounds as one word, and an index of words finds no
        "hulpverlening" in "schuldhulpverlening".
        """
        return sorted({part for word in set(_WORD.findall(fold(text))) for part in self._within(word)})

    def _within(self, word: str) -> frozenset[str]:
        """Return the known words at the ends of *word*. Kept, for the same words come by in every text."""
        if word not in self._found:
            ends = (end for place in range(_SHORTEST_PART, len(word) - 1) for end in (word[:place], word[-place:]))
            self._found[word] = frozenset(end for end in ends if end in self._parts)
        return self._found[word]


_SHORTEST_PART = 5
_WORD = re.compile(r"[^\W\d_]{6,}")
