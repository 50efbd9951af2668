"""The puzzle: outlines of jigsaw pieces that fit, as paths.

A board is a grid of cells of 100 by 100. Two neighbours share one edge, drawn once
and walked by the one forwards and by the other backwards, so that they fit to the
point. No two edges have the same tab: a piece fits its own neighbours only. Hands cut
the board, so corners and tabs stand a little off, the same at each build.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from praktijksite.dorp.pen import Pen, Point, Segment, write

CEL = 100
_GRID = 0.5
"""All points stand on a grid, so that a shared edge is written with the same numbers twice."""


class Tand(NamedTuple):
    """A tab, seen along its edge: half widths of neck and head, height, and how square the head is."""

    hals: float
    kop: float
    hoogte: float
    vierkant: float


TANDEN = (
    Tand(7.5, 13.5, 22, 0.56),
    Tand(8.5, 14.5, 18.5, 0.86),
    Tand(6.5, 12.5, 22.5, 0.4),
    Tand(9, 15.5, 19.5, 0.6),
    Tand(7, 11.5, 20.5, 0.8),
    Tand(8, 15, 21, 0.46),
)
"""Kinds of tabs, dealt out in turn; place, lean and a little of every size differ on top of that."""


class Stuk(NamedTuple):
    """One piece: its outline in the row of nine, and in the block of three by three."""

    rij: str
    blok: str


def stukken() -> tuple[Stuk, ...]:
    """Return the nine pieces. In the block they have names on them, so there the tabs keep to the upper part."""
    rij = leg(9, 1, seed=23, middle=(46, 56))
    blok = leg(3, 3, seed=7, middle=(25, 31), size=0.8)
    return tuple(map(Stuk, rij, blok))


def leg(kolommen: int, rijen: int, *, seed: int, middle: tuple[float, float], size: float = 1) -> tuple[str, ...]:
    """Return the outlines of a board in reading order, each from the corner of its own cell.

    *middle* says between which heights the tabs on standing edges have their middle.
    Tabs on lying edges all point down: what is written low on a piece stays clear of them.
    """
    pen = Pen(seed)
    corners = [[_corner(pen, x, y, kolommen, rijen) for x in range(kolommen + 1)] for y in range(rijen + 1)]
    low, high = middle
    turn = 0
    lying: list[list[list[Segment]]] = []
    standing: list[list[list[Segment]]] = []
    for y in range(rijen + 1):
        lying.append([])
        for x in range(kolommen):
            inner = 0 < y < rijen
            ends = corners[y][x], corners[y][x + 1]
            lying[-1].append(_edge(pen, *ends, _tab(pen, turn, 50 + pen.noise(14), size), 1) if inner else [_straight(ends[1])])
            turn += inner
    for y in range(rijen):
        standing.append([])
        for x in range(kolommen + 1):
            inner = 0 < x < kolommen
            ends = corners[y][x], corners[y + 1][x]
            place = (low + high) / 2 + pen.noise((high - low) / 2)
            way = 1 if (x + y) % 2 else -1
            standing[-1].append(_edge(pen, *ends, _tab(pen, turn, place, size), way) if inner else [_straight(ends[1])])
            turn += inner
    return tuple(
        _outline(
            (x * CEL, y * CEL),
            corners[y][x],
            [*lying[y][x], *standing[y][x + 1]],
            [*_back(corners[y + 1][x], lying[y + 1][x]), *_back(corners[y][x], standing[y][x])],
        )
        for y in range(rijen)
        for x in range(kolommen)
    )


def _corner(pen: Pen, x: int, y: int, kolommen: int, rijen: int) -> Point:
    """Return a corner of the grid, a little off; those on the rim stay on it, and the four outer ones where they are."""
    off_x, off_y = pen.noise(2.5), pen.noise(2.5)
    return _at(CEL * x + off_x * (0 < x < kolommen), CEL * y + off_y * (0 < y < rijen))


def _at(x: float, y: float) -> Point:
    return round(x / _GRID) * _GRID, round(y / _GRID) * _GRID


def _tab(pen: Pen, turn: int, place: float, size: float) -> tuple[float, float, Tand]:
    """Return the tab of one edge: its middle, its lean, and its sizes."""
    tand = TANDEN[turn % len(TANDEN)]
    neck, head, height = (length * size * (1 + pen.noise(0.07)) for length in tand[:3])
    return place, pen.noise(2.5), Tand(neck, head, height, tand.vierkant)


def _straight(end: Point) -> Segment:
    return "L", (end,)


def _edge(pen: Pen, start: Point, end: Point, tab: tuple[float, float, Tand], way: int) -> list[Segment]:
    """Return an edge with a tab: six curves from shoulder over neck and head to shoulder. *way* 1 is to the right of who walks it."""
    middle, lean, (neck, head, height, square) = tab
    foot, widest = 0.17 * height, 0.62 * height
    top = middle + lean
    bow, bow_back = pen.noise(3), pen.noise(3)
    curves = (
        ((0.45 * middle, bow), (middle - neck + 3, -0.25 * height), (middle - neck, foot)),
        ((middle - neck - 1.5, 0.36 * height), (top - head, 0.3 * height), (top - head, widest)),
        ((top - head, widest + square * (height - widest)), (top - square * head, height), (top, height)),
        ((top + square * head, height), (top + head, widest + square * (height - widest)), (top + head, widest)),
        ((top + head, 0.3 * height), (middle + neck + 1.5, 0.36 * height), (middle + neck, foot)),
        ((middle + neck - 3, -0.25 * height), (100 - 0.45 * (100 - middle), bow_back), (100, 0)),
    )
    (x, y), along = start, ((end[0] - start[0]) / 100, (end[1] - start[1]) / 100)

    def place(point: Point) -> Point:
        far, out = point[0], point[1] * way
        return _at(x + far * along[0] - out * along[1], y + far * along[1] + out * along[0])

    return [("C", tuple(place(point) for point in curve)) for curve in curves]


def _back(start: Point, edge: Sequence[Segment]) -> Iterator[Segment]:
    """Yield *edge*, which begins at *start*, the other way round."""
    ends = [start, *(points[-1] for _, points in edge)]
    for (command, points), end in zip(reversed(edge), reversed(ends[:-1]), strict=True):
        yield command, (*reversed(points[:-1]), end)


def _outline(cell: Point, start: Point, there: Sequence[Segment], back: Sequence[Segment]) -> str:
    left, top = cell
    moved = [(command, tuple((x - left, y - top) for x, y in points)) for command, points in (("M", (start,)), *there, *back)]
    return write([*moved, ("Z", ())], _GRID)
