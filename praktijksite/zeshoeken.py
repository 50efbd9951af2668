"""Flat-top hexagons: where a cell stands, what lies beside it, and its shape.

Cells are counted as in `gemeenten.csv`: columns from the west, rows from the north,
and every odd column half a cell lower. Lengths are in units of the drawing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

STAP = 28.0
"""From the centre of a cell to that of the next."""
STRAAL = STAP / math.sqrt(3)
SMAL, RUIM = 0.5, 2.75
"""How far a side draws back from the middle between two cells: within a provincie, and at its border."""

ZIJDEN = range(6)
"""The sides, clockwise from the north."""
_EVEN = ((0, -1), (1, -1), (1, 0), (0, 1), (-1, 0), (-1, -1))
_ODD = ((0, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))


class Plek(NamedTuple):
    """A cell by its column and row."""

    kolom: int
    rij: int

    @property
    def x(self) -> float:
        return self.kolom * STAP * math.sqrt(3) / 2

    @property
    def y(self) -> float:
        return (self.rij + self.kolom % 2 / 2) * STAP

    def buur(self, zijde: int) -> Plek:
        kolom, rij = (_ODD if self.kolom % 2 else _EVEN)[zijde]
        return Plek(self.kolom + kolom, self.rij + rij)


class Vak(NamedTuple):
    """A rectangle in the drawing."""

    x: float
    y: float
    breedte: float
    hoogte: float

    def passend(self, ander: Vak, minstens: float) -> Vak:
        """Return the smallest rectangle around this one with the proportions of *ander*, and at least that part of its size."""
        schaal = max(self.breedte / ander.breedte, self.hoogte / ander.hoogte, minstens)
        breedte, hoogte = ander.breedte * schaal, ander.hoogte * schaal
        return Vak(self.x - (breedte - self.breedte) / 2, self.y - (hoogte - self.hoogte) / 2, breedte, hoogte)

    def __str__(self) -> str:
        return " ".join(f"{value:.1f}" for value in self)


def vak_om(plekken: Iterable[Plek], rand: float) -> Vak:
    """Return the rectangle around the cells, with a margin."""
    xs, ys = zip(*((plek.x, plek.y) for plek in plekken), strict=True)
    left, top = min(xs) - STRAAL - rand, min(ys) - STAP / 2 - rand
    return Vak(left, top, max(xs) + STRAAL + rand - left, max(ys) + STAP / 2 + rand - top)


def vorm(ruim: Collection[int]) -> str:
    """Return the outline of a cell around (0, 0) that keeps more room at the sides *ruim*."""
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in _corners(ruim)) + "Z"


def omtrek(cellen: Mapping[Plek, Collection[int]]) -> str:
    """Return the outline of cells that belong together, each given with the sides where it keeps more room."""
    pieces = []
    for plek, ruim in cellen.items():
        corners = [(plek.x + x, plek.y + y) for x, y in _corners(ruim)]
        for zijde in ZIJDEN:
            if plek.buur(zijde) not in cellen:
                (x, y), (to_x, to_y) = corners[zijde - 1], corners[zijde]
                pieces.append(f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}")
    return "".join(pieces)


def omlijning(cellen: Collection[Plek]) -> str:
    """Return the lines around cells that belong together, in whole units: for a small drawing."""
    after: dict[tuple[int, int], tuple[int, int]] = {}
    for plek in sorted(cellen):
        corners = [(round(plek.x + x), round(plek.y + y)) for x, y in _corners((), 0)]
        after |= {corners[zijde - 1]: corners[zijde] for zijde in ZIJDEN if plek.buur(zijde) not in cellen}
    # From each corner goes one side, for three cells meet in it: following them leads around.
    return "".join(f"M{x} {y}{''.join(f'l{dx} {dy}' for dx, dy in steps)}z" for (x, y), steps in _rounds(after))


def _rounds(after: dict[tuple[int, int], tuple[int, int]]) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Yield where each round begins, and its steps."""
    while after:
        start, to = after.popitem()
        at, steps = start, []
        while to != start:
            steps.append((to[0] - at[0], to[1] - at[1]))
            at, to = to, after.pop(to)
        yield start, steps


def _corners(ruim: Collection[int], smal: float = SMAL) -> list[tuple[float, float]]:
    """Return the corners of a cell around (0, 0); each ends the side of its number."""
    far = [STAP / 2 - (RUIM if zijde in ruim else smal) for zijde in ZIJDEN]
    return [_corner(zijde, far[zijde], far[(zijde + 1) % 6]) for zijde in ZIJDEN]


def _corner(zijde: int, distance: float, following: float) -> tuple[float, float]:
    """Return where a side meets the next one, given how far each lies from the centre."""
    angle = math.radians(60 * zijde - 90)
    # Along the side: two normals at 60 degrees meet at (d2 - d1 cos 60) / sin 60.
    along = (following - distance / 2) / (math.sqrt(3) / 2)
    return (
        distance * math.cos(angle) - along * math.sin(angle),
        distance * math.sin(angle) + along * math.cos(angle),
    )
