"""Ground and distance: paths, shadows, patches of grass, sky and horizon."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from praktijksite.dorp.pen import Pen, Point, Segment, write

if TYPE_CHECKING:
    from collections.abc import Sequence

Weg = tuple[tuple[float, float, float], ...]
"""Middle of a path: x, y and width."""


def points(text: str) -> list[Point]:
    """Read points that are written as ``x,y x,y``."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def _curve(points: Sequence[tuple[float, float, float]], steps: int) -> list[tuple[float, float, float]]:
    """Points with a width along a smooth line through the given ones (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    out: list[tuple[float, float, float]] = []
    for p0, p1, p2, p3 in zip(ends[:-3], ends[1:-2], ends[2:-1], ends[3:], strict=True):
        for step in range(steps):
            t = step / steps
            x, y, w = (
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
            )
            out.append((x, y, w))
    return [*out, points[-1]]


def ribbon(points: Sequence[tuple[float, float, float]], squash: float = 0.62) -> list[Point]:
    """Outline of a path of changing width, seen from above at a slant."""
    middle = _curve(points, 3)
    left: list[Point] = []
    right: list[Point] = []
    for (ax, ay, _), (x, y, w), (bx, by, _) in zip([middle[0], *middle], middle, [*middle[1:], middle[-1]], strict=False):
        dx, dy = bx - ax, by - ay
        size = (dx * dx + dy * dy) ** 0.5 or 1.0
        off_x, off_y = -dy / size * w / 2, dx / size * w / 2 * squash
        left.append((x + off_x, y + off_y))
        right.append((x - off_x, y - off_y))
    return left + right[::-1]


def trail(points: Sequence[tuple[float, float, float]]) -> str:
    """Path string of the middle of a ribbon."""
    middle = [(x, y) for x, y, _ in _curve(points, 2)]
    segments: list[Segment] = [("M", (middle[0],))]
    for a, b in pairwise(middle[1:]):
        segments.append(("Q", (a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))))
    return write(segments)


def road(pen: Pen, course: Weg, square: Sequence[Point]) -> None:
    """Draw the path and the square as one ground with one edge."""
    pen.at(0, 0)
    pen.blob("grondlijn", ribbon(course))
    pen.blob("grondlijn", square)
    pen.blob("vlak zand", ribbon(course))
    pen.blob("vlak zand", square)


def shadows(pen: Pen, *spots: tuple[float, float, float]) -> None:
    """Draw soft flat shadows on the ground, in one shape: x, y, width."""
    pen.at(0, 0)
    pen.path(
        "schaduw",
        *[f"M{x},{y}Q{x - 2},{y + 7} {x - 10},{y + 8}L{x + b - 16},{y + 8}Q{x + b},{y + 7} {x + b},{y}Z" for x, y, b in spots],
    )


_KRING = ((1, 0.3), (0.72, 0.86), (0, 1.08), (-0.75, 0.86), (-1.05, 0.2), (-0.8, -0.8), (0, -1.05), (0.8, -0.8))


def ground(seed: int, oval: tuple[float, float, float, float]) -> str:
    """Path of the patch of ground under a place: middle and radii."""
    x, y, rx, ry = oval
    pen = Pen(seed)
    pen.blob("grond", [(x + rx * 1.12 * a, y + ry * 1.12 * b) for a, b in _KRING], wobble=3)
    return pen.forms()[0].d


def cloud(pen: Pen) -> None:
    """Draw a cloud."""
    pen.path("vlak wit", "M-44,10Q-50,-4 -30,-6Q-24,-24 -4,-18Q10,-30 24,-14Q46,-16 46,2Q50,10 40,11Z")


def far_church(pen: Pen) -> None:
    """Draw the church in the distance."""
    pen.path("vlak veraf", "M-12,6L-12,-40L-6,-44L0,-78L6,-44L12,-40L12,-18L34,-30L56,-18L56,6Z")


def far_mill(pen: Pen) -> None:
    """Draw the windmill in the distance."""
    pen.path("vlak veraf", "M-11,6L-6,-30Q0,-38 6,-30L11,6Z")
    pen.path("wieken", "M-17,-45L17,-17M-14,-14L14,-48")


def far_trees(pen: Pen, tall: Sequence[tuple[float, float, float]], round_: Sequence[Point]) -> None:
    """Draw trees in the distance, in one shape."""
    pen.at(0, 0)
    pen.path(
        "vlak veraf",
        *[f"M{x - 7},{y}Q{x - 9},{y - h * 0.6} {x},{y - h}Q{x + 9},{y - h * 0.6} {x + 7},{y}Z" for x, y, h in tall],
        *[
            f"M{x - 20},{y}Q{x - 26},{y - 15} {x - 12},{y - 18}Q{x - 4},{y - 30} {x + 8},{y - 20}Q{x + 24},{y - 18} {x + 20},{y}Z"
            for x, y in round_
        ],
    )
