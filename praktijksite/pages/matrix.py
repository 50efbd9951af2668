"""The matrix: how many examples join each thema with each way of working."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from praktijksite import dutch, urls
from praktijksite.pages.frame import Setting

STEPS = 4
"""Shades of a cell that holds something."""


class Kop(NamedTuple):
    """The head of a row or a column. `letter` is that of an element."""

    id: str
    naam: str
    href: str
    aantal: int
    letter: str = ""


class Cel(NamedTuple):
    """`trede` is the shade: 0 is empty, STEPS is the fullest cell of many."""

    thema: str
    naam: str
    href: str
    aantal: int
    telling: str
    trede: int


class Rij(NamedTuple):
    kop: Kop
    cellen: tuple[Cel, ...]


class Matrix(NamedTuple):
    kolommen: tuple[Kop, ...]
    rijen: tuple[Rij, ...]
    totaal: int
    meedoen: str


def matrix(setting: Setting) -> Matrix:
    """Return elementen as rows and themas as columns."""
    library = setting.library
    pairs = Counter((thema, element) for profiel in library.profielen for thema in profiel.themas for element in profiel.elementen)
    fullest = max(pairs.values(), default=0)

    def cell(thema: str, element: str) -> Cel:
        count = pairs[thema, element]
        href = setting.href(urls.EXPLORER, {"thema": thema, "element": element})
        return Cel(thema, setting.thema_namen[thema], href, count, dutch.examples(count), shade(count, fullest))

    return Matrix(
        kolommen=tuple(Kop(plaats.id, plaats.naam, plaats.url, plaats.aantal) for plaats in setting.plaatsen),
        rijen=tuple(
            Rij(
                Kop(e.id, e.naam, setting.href(urls.element(e.id)), len(library.met_element.get(e.id, ())), e.letter),
                tuple(cell(thema.id, e.id) for thema in library.themas),
            )
            for e in library.elementen
        ),
        totaal=len(library.profielen),
        meedoen=setting.href(urls.pagina("meedoen")),
    )


def shade(count: int, fullest: int) -> int:
    """Return which of the STEPS a cell gets: one example is never dark. `matrix.js` does the same."""
    return -(-STEPS * count // max(fullest, STEPS))
