"""The kit: parts of buildings and the houses made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from praktijksite.dorp.pen import Pen, Point


def windows(pen: Pen, spots: Sequence[Point], size: Point, glass: str = "glas", *, cross: bool = True) -> None:
    """Draw windows of one size, given by their left tops, with glazing bars."""
    b, h = size
    pen.box(glass, *[(x, y, b, h) for x, y in spots], wobble=0.5)
    if cross:
        pen.line("kozijn", *[((x + b / 2, y + 1.5), (x + b / 2, y + h - 1.5)) for x, y in spots], wobble=0.2)


def door(pen: Pen, x: float, b: float, h: float, colour: str) -> None:
    """Draw a door with a knob that stands on the ground."""
    pen.box(colour, (x, -h, b, h), wobble=0.4)
    pen.path("oog", f"M{x + b - 4},{-h / 2}L{x + b - 4},{-h / 2 + 0.1}")


def tiles(pen: Pen, b: float, h: float, lean: float, count: int) -> None:
    """Draw a few loose tile strokes on a roof that starts at the spot of the pen."""
    marks = []
    for index in range(count):
        up = 0.2 + 0.55 * ((index * 7) % 10) / 10
        x = b * (index + 0.6) / count + lean * up + pen.noise(3)
        y = -h * up
        marks.append(f"M{x - 5},{y}Q{x - 2},{y + 4} {x},{y}Q{x + 3},{y + 4} {x + 6},{y}")
    pen.path("toon", *marks)


def eaves(pen: Pen, *edges: tuple[float, float, float]) -> None:
    """Draw the shadow of a roof on the wall under it: left, top and width. The light comes from the left."""
    pen.path("schaduw", *[f"M{x},{y}L{x + b},{y}L{x + b},{y + 9}L{x + 7},{y + 5}L{x},{y + 5}Z" for x, y, b in edges])


def bricks(pen: Pen, spots: Sequence[Point]) -> None:
    """Draw a few bricks on a wall."""
    pen.path("toon", *[f"M{x},{y}L{x + 7},{y}" for x, y in spots])


def roof(pen: Pen, b: float, y: float, colour: str) -> None:
    """Draw a sloping roof seen from a little above."""
    pen.poly(colour, ((-4, y), (b + 4, y), (b + 10, y - 40), (6, y - 40)))


def chimney(pen: Pen, x: float, y: float, colour: str) -> None:
    """Draw a chimney."""
    pen.box(colour, (x, y - 18, 10, 18), wobble=0.4)
    pen.box("steen", (x - 2, y - 21, 14, 5), wobble=0.3)


def row_house(pen: Pen, size: Point, wall: str, roofing: str, entrance: str) -> None:
    """Draw a terraced house: its eaves along the street and a dormer in the roof."""
    b, h = size
    pen.box(wall, (0, -h, b, h))
    bricks(pen, ((4, -h * 0.5), (b - 14, -h * 0.55), (b - 22, -h * 0.12), (b * 0.42, -h + 6)))
    eaves(pen, (1, -h, b - 2))
    roof(pen, b, -h, roofing)
    pen.shift(0, -h)
    tiles(pen, b, 40, 8, 4)
    chimney(pen, b - 14, -40, wall)
    pen.box("wit", (b / 2 - 13, -30, 28, 22), wobble=0.5)
    pen.box("steen", (b / 2 - 16, -34, 34, 5), wobble=0.4)
    windows(pen, ((b / 2 - 9, -25),), (20, 12))
    pen.shift(0, h)
    windows(pen, ((6, 8 - h), (b - 22, 8 - h)), (16, 19))
    windows(pen, ((b - 27, -33),), (21, 21), "licht")
    door(pen, 6, 15, 31, entrance)


def step_gable(b: float, h: float, steps: int, rise: float, run: float) -> list[Point]:
    """Outline of a wall with a stepped gable, as Dutch towns have them."""
    left: list[Point] = [(0, 0), (0, -h)]
    for index in range(steps):
        left += [(run * (index + 1), -h - rise * index), (run * (index + 1), -h - rise * (index + 1))]
    return left + [(b - x, y) for x, y in reversed(left)]


def gable_house(pen: Pen, b: float, h: float, wall: str, entrance: str) -> None:
    """Draw a narrow house with a stepped gable and a round attic window."""
    pen.poly(wall, step_gable(b, h, 3, 13, b / 9), wobble=0.5)
    pen.dots("licht", 5.5, (b / 2, -h - 16))
    windows(pen, ((7, 8 - h), (b - 23, 8 - h)), (16, 21))
    windows(pen, ((b - 27, -36),), (21, 23))
    door(pen, 6, 15, 33, entrance)
    bricks(pen, ((b * 0.45, -h * 0.5), (6, -h * 0.44), (b * 0.4, -h - 2)))


def peak_house(pen: Pen, size: Point, wall: str, roofing: str, entrance: str) -> None:
    """Draw a corner house with a pointed gable and its roof running backwards."""
    b, h = size
    pen.poly(roofing, ((b / 2, -h - 38), (b / 2 + 26, -h - 50), (b + 34, -h - 14), (b + 4, -h + 4)))
    pen.poly("schaduwmuur " + wall, ((b, 0), (b + 28, -16), (b + 28, -h - 12), (b, -h)))
    pen.poly(wall, ((0, 0), (0, -h), (b / 2, -h - 38), (b, -h), (b, 0)))
    pen.line("lijn", ((-4, -h + 4), (b / 2, -h - 38), (b + 4, -h + 4)))
    windows(pen, ((b / 2 - 9, -h - 14),), (18, 20), "licht")
    windows(pen, ((7, 12 - h), (b - 22, 12 - h)), (15, 17))
    windows(pen, ((b - 27, -32),), (20, 20))
    door(pen, 7, 15, 30, entrance)
    pen.poly("glas", ((b + 8, -h + 14), (b + 20, -h + 7), (b + 20, -h + 26), (b + 8, -h + 33)), wobble=0.3)


def flat_block(pen: Pen) -> None:
    """Draw a block of flats with balconies, 84 wide."""
    pen.poly("nacht", ((-3, -128), (87, -128), (97, -138), (9, -138)), wobble=0.5)
    pen.box("roze", (0, -128, 84, 128))
    eaves(pen, (1, -127, 82))
    windows(pen, [(x, y) for y in (-120, -82, -44) for x in (6, 62)], (15, 20))
    for y, cloth in ((-94, "wit"), (-56, "licht")):
        pen.box("glas", (33, y - 26, 17, 26), wobble=0.4)
        pen.box("steen", (27, y - 11, 30, 12), wobble=0.4)
        pen.path("toon", f"M34,{y - 8}L34,{y - 2}M41,{y - 8}L41,{y - 2}")
        pen.path(cloth, f"M46,{y - 12}L55,{y - 12}L55,{y - 1}L46,{y - 1}Z")
    door(pen, 33, 18, 30, "huisvesting")
