"""A chart as plain shapes, for a picture that needs no script. Pure.

Across, places are percentages of the width; down, they are CSS pixels. So the
picture stretches with the page while its letters and lines keep their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from praktijksite import dutch
from praktijksite.model import Grafiek, Punt

RIJ, BALK, BALK_TOP = 48, 18, 22
"""Height of a row with a bar, of the bar, and where it begins: under its name."""
STIP_RIJ, STIP_LIJN = 96, 52
"""Height of a row with dots, and where its line lies."""
LIJN_HOOG, KOLOM_HOOG, BOVEN, ONDER = 340, 260, 28, 30
"""Heights of the drawings with an axis of numbers, and what names and values need above and below."""
RUIMTE = 86
"""How far the longest bar comes, in percent: its value stands behind it."""
KANT = 5
"""What a drawing with points keeps free at both sides, in percent."""
KOLOM = 0.66
"""What a column fills of its place."""
TEKENS = ("rond", "ruit", "vierkant")
"""The mark of each series: told apart by shape as well as colour."""
_IN_BAR = 9


class Vlak(NamedTuple):
    """A rectangle of series number *reeks*."""

    x: float
    y: float
    breedte: float
    hoogte: float
    reeks: int


class Streep(NamedTuple):
    """A line; `soort` is 'raster' or 'reeks-N'."""

    x1: float
    y1: float
    x2: float
    y2: float
    soort: str


class Teken(NamedTuple):
    """The mark of a value."""

    x: float
    y: float
    vorm: str
    reeks: int


class Tekst(NamedTuple):
    """Words at a place, *dx* pixels on; `anker` is 'start', 'middle' or 'end', `soort` 'naam', 'waarde', 'as' or 'in-vlak-N'.

    `bij` is the one value that they tell, if they do.
    """

    x: float
    y: float
    tekst: str
    soort: str
    anker: str = "start"
    dx: int = 0
    bij: Punt | None = None


class Tekening(NamedTuple):
    """All there is to draw, in *hoogte* pixels. `top` is the value at the far end of the axis of values."""

    hoogte: int
    top: float
    strepen: tuple[Streep, ...] = ()
    vlakken: tuple[Vlak, ...] = ()
    tekens: tuple[Teken, ...] = ()
    teksten: tuple[Tekst, ...] = ()


def teken(grafiek: Grafiek) -> Tekening:
    """Return *grafiek* as shapes."""
    draw = {"balken": _balken, "kolommen": _kolommen, "lijn": _lijn, "stippen": _stippen}
    return draw[grafiek.vorm](grafiek)


def rijen(grafiek: Grafiek) -> tuple[str, ...]:
    """Return the names of the rows or columns, each once, in order."""
    return tuple(dict.fromkeys(punt.naam for reeks in grafiek.reeksen for punt in reeks.punten))


def in_rij(grafiek: Grafiek, naam: str) -> list[tuple[int, Punt]]:
    """Return the values of one row or column, each with the number of its series."""
    return [(number, punt) for number, reeks in enumerate(grafiek.reeksen) for punt in reeks.punten if punt.naam == naam]


def waarde(grafiek: Grafiek, value: float) -> str:
    """Return *value* as a chart writes it: with a percent sign, else bare, for the unit stands above."""
    return dutch.amount(value, grafiek.eenheid) if grafiek.eenheid == "procent" else dutch.number(value)


def as_van(grafiek: Grafiek) -> tuple[float, float]:
    """Return where an axis of numbers begins and ends: at nothing, and one step past the last value."""
    return 0, ceil(max(punt.tot or punt.x for reeks in grafiek.reeksen for punt in reeks.punten)) + 0.6


def stap(top: float) -> float:
    """Return a round step that cuts the axis up to *top* in three to six parts."""
    size = float(10 ** (len(str(int(top))) - 1))
    return next(size * part for part in (0.2, 0.25, 0.5, 1, 2) if top / (size * part) <= 6)


def _highest(grafiek: Grafiek) -> float:
    """Return the value of the longest bar: a stack counts as one."""
    return max(sum(punt.waarde for _, punt in in_rij(grafiek, naam)) for naam in rijen(grafiek)) or 1


def _balken(grafiek: Grafiek) -> Tekening:
    top = _highest(grafiek)
    names = rijen(grafiek)
    vlakken, teksten = [], []
    for row, naam in enumerate(names):
        y, x, total = row * RIJ, 0.0, 0.0
        teksten.append(Tekst(0, y + 15, naam, "naam"))
        values = in_rij(grafiek, naam)
        for number, punt in values:
            width = punt.waarde / top * RUIMTE
            if width:
                vlakken.append(Vlak(_r(x), y + BALK_TOP, _r(width), BALK, number))
            if len(grafiek.reeksen) > 1 and width >= _IN_BAR:
                teksten.append(Tekst(_r(x), y + BALK_TOP + 14, waarde(grafiek, punt.waarde), f"in-vlak-{number}", dx=7, bij=punt))
            x, total = x + width, total + punt.waarde
        teksten.append(Tekst(_r(x), y + BALK_TOP + 14, waarde(grafiek, total), "waarde", dx=7, bij=_only(values)))
    return Tekening(len(names) * RIJ, top / RUIMTE * 100, vlakken=tuple(vlakken), teksten=tuple(teksten))


def _kolommen(grafiek: Grafiek) -> Tekening:
    top = _highest(grafiek)
    names = rijen(grafiek)
    slot, high = 100 / len(names), KOLOM_HOOG - BOVEN - ONDER
    vlakken, teksten = [], []
    for column, naam in enumerate(names):
        x, y, total = column * slot, float(KOLOM_HOOG - ONDER), 0.0
        values = in_rij(grafiek, naam)
        for number, punt in values:
            height = punt.waarde / top * high
            y, total = y - height, total + punt.waarde
            if height:
                vlakken.append(Vlak(_r(x + slot * (1 - KOLOM) / 2), _r(y), _r(slot * KOLOM), _r(height), number))
        middle = _r(x + slot / 2)
        teksten.append(Tekst(middle, _r(y - 7), waarde(grafiek, total), "waarde", "middle", bij=_only(values)))
        teksten.append(Tekst(middle, KOLOM_HOOG - 9, kort(naam, names), "as", "middle"))
    base = KOLOM_HOOG - ONDER + 0.5
    return Tekening(KOLOM_HOOG, top, (Streep(0, base, 100, base, "as"),), tuple(vlakken), (), tuple(teksten))


def kort(naam: str, names: Sequence[str]) -> str:
    """Return a year as ’17 where many stand side by side."""
    return f"’{naam[2:]}" if len(names) > 9 and len(naam) == 4 and naam.isdigit() else naam




def _lijn(grafiek: Grafiek) -> Tekening:
    begin, end = as_van(grafiek)
    step = stap(max(punt.waarde for reeks in grafiek.reeksen for punt in reeks.punten))
    top = step * ceil(max(punt.waarde for reeks in grafiek.reeksen for punt in reeks.punten) / step)
    high = LIJN_HOOG - BOVEN - ONDER

    def at(x: float) -> float:
        return _r((x - begin) / (end - begin) * 100)

    def up(value: float) -> float:
        return _r(BOVEN + high * (1 - value / top))

    levels = [step * number for number in range(round(top / step) + 1)]
    strepen = [Streep(0, up(value), 100, up(value), "raster" if value else "as") for value in levels]
    teksten = [Tekst(0, up(value) - 5, waarde(grafiek, value), "as") for value in levels if value]
    teksten += [Tekst(at(x), LIJN_HOOG - 9, dutch.number(x), "as", "middle") for x in range(1, int(end) + 1)]
    tekens = []
    for number, reeks in enumerate(grafiek.reeksen):
        strepen += [Streep(at(a.x), up(a.waarde), at(b.x), up(b.waarde), f"reeks-{number}") for a, b in pairwise(reeks.punten)]
        for punt in reeks.punten:
            if punt.van is not None and punt.tot is not None:
                strepen.append(Streep(at(punt.van), up(punt.waarde), at(punt.tot), up(punt.waarde), f"bereik-{number}"))
            tekens.append(Teken(at(punt.x), up(punt.waarde), TEKENS[number], number))
            anker, dx, dy = _beside(number, at(punt.x))
            teksten.append(Tekst(at(punt.x), up(punt.waarde) + dy, waarde(grafiek, punt.waarde), "waarde", anker, dx, punt))
    return Tekening(LIJN_HOOG, top, tuple(strepen), (), tuple(tekens), tuple(teksten))


def _beside(reeks: int, x: float) -> tuple[str, int, int]:
    """Return anchor and pixels from a mark to its value: upper left of the first series, lower right of the others, above at the edge."""
    if x > 90:
        return "middle", 0, -14
    return ("end", -9, -8) if reeks == 0 else ("start", 9, 18)


def _stippen(grafiek: Grafiek) -> Tekening:
    names = rijen(grafiek)
    top = max(punt.waarde for reeks in grafiek.reeksen for punt in reeks.punten)
    strepen, tekens, teksten = [], [], []

    def at(value: float) -> float:
        return _r(KANT + value / top * (100 - 2 * KANT))

    for row, naam in enumerate(names):
        y, values = row * STIP_RIJ, in_rij(grafiek, naam)
        line = y + STIP_LIJN
        teksten.append(Tekst(0, y + 15, naam, "naam"))
        strepen.append(Streep(0, line, 100, line, "raster"))
        first, last = min(punt.waarde for _, punt in values), max(punt.waarde for _, punt in values)
        strepen.append(Streep(at(first), line, at(last), line, "afstand"))
        for number, punt in values:
            tekens.append(Teken(at(punt.waarde), line, TEKENS[number], number))
            # The first series above the line, the others below it, each with its year.
            if number == 0:
                teksten.append(Tekst(at(punt.waarde), line - 12, waarde(grafiek, punt.waarde), "waarde", "middle", bij=punt))
            else:
                teksten.append(Tekst(at(punt.waarde), line + 23, waarde(grafiek, punt.waarde), "waarde", "middle", bij=punt))
                year = punt.cijfer.vergunningjaar if punt.cijfer else None
                if year:
                    teksten.append(Tekst(at(punt.waarde), line + 38, str(year), "as", "middle"))
    return Tekening(len(names) * STIP_RIJ, top, tuple(strepen), (), tuple(tekens), tuple(teksten))


def _only(values: list[tuple[int, Punt]]) -> Punt | None:
    """Return a value that tells where all of a row comes from, if one place does."""
    some = [punt for _, punt in values if punt.waarde]
    return some[0] if len({(punt.pad, punt.vraag, punt.cijfer) for punt in some}) == 1 else None


def _r(value: float) -> float:
    """Return *value* as short as a drawing needs it."""
    return round(value, 2)
