"""The pieces of the puzzle fit: their outlines share every edge and leave nothing open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from praktijksite import puzzel
from praktijksite.model import ELEMENT_IDS

Point = tuple[float, float]
Edge = tuple[Point, ...]
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)")
_STEP = re.compile(r"([Mlcz])([^Mlcz]*)")
BOARDS = {
    "row": (9, 1, tuple(stuk.rij for stuk in puzzel.stukken())),
    "block": (3, 3, tuple(stuk.blok for stuk in puzzel.stukken())),
    "other": (5, 4, puzzel.leg(5, 4, seed=1, middle=(40, 60))),
}
every_board = pytest.mark.parametrize(("columns", "rows", "pieces"), BOARDS.values(), ids=BOARDS.keys())


def curves(path: str, cell: Point) -> Iterator[Edge]:
    """Yield the lines and curves of a path, in whole points on the board."""
    at = start = cell
    for command, rest in _STEP.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        if command == "M":
            at = start = cell[0] + numbers[0], cell[1] + numbers[1]
        elif command == "z":
            if at != start:
                yield at, start
        else:
            step = 2 if command == "l" else 6
            for turn in range(0, len(numbers), step):
                found = numbers[turn : turn + step]
                points = [(at[0] + x, at[1] + y) for x, y in zip(found[::2], found[1::2], strict=True)]
                yield at, *points
                at = points[-1]


def outlines(columns: int, pieces: tuple[str, ...]) -> list[list[Edge]]:
    return [list(curves(path, (100 * (place % columns), 100 * (place // columns)))) for place, path in enumerate(pieces)]


def area(outline: list[Edge]) -> float:
    """Return the area inside an outline; each curve is walked in small steps."""
    ring: list[Point] = []
    for edge in outline:
        start, *middle, end = edge
        if not middle:
            ring.append(start)
            continue
        for step in range(32):
            t = step / 32
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            xs, ys = zip(start, *middle, end, strict=True)
            ring.append((sum(w * x for w, x in zip(weights, xs, strict=True)), sum(w * y for w, y in zip(weights, ys, strict=True))))
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def test_there_is_a_piece_for_every_way_of_working() -> None:
    """Each way of working has its piece, in the row and in the block."""
    assert len(puzzel.stukken()) == len(ELEMENT_IDS) == 9


@every_board
def test_every_outline_is_closed(columns: int, rows: int, pieces: tuple[str, ...]) -> None:
    """An outline ends where it began, without a jump."""
    assert len(pieces) == columns * rows
    for outline in outlines(columns, pieces):
        for edge, after in zip(outline, [*outline[1:], outline[0]], strict=True):
            assert edge[-1] == after[0]


@every_board
def test_neighbours_share_the_same_curve(columns: int, rows: int, pieces: tuple[str, ...]) -> None:
    """Every curve is walked by one piece forwards and by its neighbour backwards; only the rim is straight."""
    found = outlines(columns, pieces)
    for outline in found:
        for edge in outline:
            owners = sum(edge[::-1] in other for other in found)
            rim = all(x in (0, 100 * columns) for x, _ in edge) or all(y in (0, 100 * rows) for _, y in edge)
            assert owners == (0 if rim else 1)
            assert (len(edge) == 2) == rim


@every_board
def test_pieces_fill_the_board(columns: int, rows: int, pieces: tuple[str, ...]) -> None:
    """The pieces together are as large as the board, and each is about one cell."""
    areas = [area(outline) for outline in outlines(columns, pieces)]
    assert sum(areas) == pytest.approx(10_000 * columns * rows)
    assert all(7_000 < size < 13_000 for size in areas)


@every_board
def test_every_tab_is_another(columns: int, rows: int, pieces: tuple[str, ...]) -> None:
    """No two edges have the same tab, also when one is turned or mirrored: a piece fits its neighbours only."""
    tabs: Counter[tuple[float, ...]] = Counter()
    for outline in outlines(columns, pieces):
        inner = [edge for edge in outline if len(edge) == 4]
        for place in range(0, len(inner), 6):
            points = [point for edge in inner[place : place + 6] for point in edge]
            lengths = tuple(round(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5, 3) for a, b in pairwise(points))
            tabs[min(lengths, lengths[::-1])] += 1
    assert len(tabs) == columns * (rows - 1) + rows * (columns - 1)
    assert set(tabs.values()) == {2}


def test_board_is_the_same_each_time() -> None:
    """The same seed cuts the same board, another seed another."""
    assert puzzel.stukken() == puzzel.stukken()
    assert puzzel.leg(3, 1, seed=1, middle=(40, 60)) != puzzel.leg(3, 1, seed=2, middle=(40, 60))
