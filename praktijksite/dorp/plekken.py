"""The six places: drawings that both scenes share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from praktijksite.dorp import wie
from praktijksite.dorp.groen import cat, planter
from praktijksite.dorp.grond import shadows
from praktijksite.dorp.huizen import gable_house, peak_house, row_house
from praktijksite.dorp.mensen import legs, person, row, upper, wheelchair
from praktijksite.dorp.openbaar import counter, health_centre, school, town_hall, workshop
from praktijksite.dorp.pen import Pen
from praktijksite.dorp.straat import bench, bicycle, bike_rack, bunting, fence, long_table, pram

if TYPE_CHECKING:
    from praktijksite.dorp.vormen import Vak, Vorm

PLAATSEN = ("huisvesting", "inburgering", "werk", "netwerk", "onderwijs", "zorg")
"""Ids of the six places, in the order in which the path passes them."""


class Tekening(NamedTuple):
    """A drawing and the box round it."""

    vormen: tuple[Vorm, ...]
    omvang: Vak


@cache
def drawings() -> tuple[Tekening, ...]:
    """Return the six drawings in the order of ``PLAATSEN``, each round its own origin."""
    parts = (_homes, _hall, _work, _square, _learn, _care)
    pens = [part(Pen(20 + index)) for index, part in enumerate(parts)]
    return tuple(Tekening(pen.forms(), pen.extent()) for pen in pens)


def _homes(pen: Pen) -> Pen:
    """Draw the row of houses, 242 wide, and its neighbours."""
    shadows(pen, (-8, -1, 226))
    row_house(pen.at(0, 0), (56, 80), "huisvesting", "terra", "inburgering")
    gable_house(pen.at(56, 2), 50, 96, "roze", "huisvesting")
    row_house(pen.at(106, 0), (56, 76), "steen", "huisvesting", "onderwijs")
    peak_house(pen.at(162, 2), (52, 72), "huisvesting", "terra", "werk")
    cat(pen.at(136, -12, 0.6))
    planter(pen.at(99, 10, 0.8))
    shadows(pen, (64, 30, 26), (164, 33, 28))
    row(pen, ((76, 32, 0.95, False, wie.BUURVROUW), (178, 35, 0.95, False, wie.BUURMAN)))
    return pen


def _hall(pen: Pen) -> Pen:
    """Draw the town hall and who meets in front of it."""
    shadows(pen, (-8, -1, 178))
    town_hall(pen.at(-6, 0, 1.1))
    shadows(pen, (-6, 21, 70))
    row(pen, ((8, 23, 0.97, False, wie.AMBTENAAR), (39, 25, 0.99, False, wie.INWONER)))
    return pen


def _work(pen: Pen) -> Pen:
    """Draw the workshop, who stands behind the counter and who works outside."""
    shadows(pen, (-8, -1, 200))
    workshop(pen.at(0, 0))
    person(pen.at(128, 15, 0.95), wie.BARISTA)
    counter(pen.at(0, 0))
    shadows(pen, (14, 27, 76), (150, 26, 28))
    bicycle(pen.at(38, 29), "werk")
    row(pen, ((75, 31, 0.97, False, wie.MONTEUR), (166, 29, 0.95, True, wie.KLANT)))
    return pen


def _square(pen: Pen) -> Pen:
    """Draw the table and everyone at it; the origin is its far left corner."""
    pen.path("lijn", "M-46,24L-46,-78M368,18L368,-84")
    bunting(pen, (-46, -76), (368, -82), 22, 22)
    row(pen, wie.TAFEL_ACHTER)
    shadows(pen, (-16, 52, 330), (44, 100, 110), (202, 100, 100), (-62, 68, 46), (332, 68, 40))
    long_table(pen.at(0, 0), 300)
    for x, y, size, _, who in wie.TAFEL_VOOR:
        legs(pen.at(x, y, size), who)
    for x in (44, 200):
        bench(pen.at(x, 103), 100)
    for x, y, size, _, who in wie.TAFEL_VOOR:
        upper(pen.at(x, y, size), who)
    wheelchair(pen.at(-40, 72, 1.16), wie.ROLSTOEL)
    person(pen.at(348, 72, 1.2, flip=True), wie.SCHAAL)
    pen.path("terra", "M-4,-34L14,-34L11,-26L-1,-26Z")
    return pen


def _learn(pen: Pen) -> Pen:
    """Draw the school and its yard."""
    shadows(pen, (-8, -1, 184))
    school(pen.at(0, 0))
    bike_rack(pen.at(130, 15, 0.74), "terra")
    fence(pen.at(-8, 42), 186)
    shadows(pen, (12, 29, 24), (56, 35, 24), (130, 31, 56))
    row(
        pen,
        (
            (24, 34, 0.74, False, wie.KIND_SPRINGT),
            (66, 41, 0.72, True, wie.KIND_RENT),
            (150, 38, 0.76, False, wie.KIND_KIJKT),
            (170, 36, 1.02, True, wie.JUF),
        ),
    )
    pen.at(0, 0).dots("terra", 6, (94, 36))
    return pen


def _care(pen: Pen) -> Pen:
    """Draw the health centre and who comes and goes."""
    shadows(pen, (-8, -1, 176))
    health_centre(pen.at(0, 0))
    shadows(pen, (18, 25, 62), (90, 34, 66))
    row(pen, ((30, 28, 1.02, False, wie.ARTS), (60, 30, 1.0, False, wie.OMA), (102, 38, 1.05, False, wie.MOEDER)))
    pram(pen.at(140, 38))
    return pen
