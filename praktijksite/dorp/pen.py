"""The pen: a moving frame, seeded wobble and the compact writing of paths."""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING

from praktijksite.dorp.vormen import Vak, Vorm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]
_TOKEN = re.compile(r"[MLQCZ]|-?\d*\.?\d+")
_PAIRS = {"M": 1, "L": 1, "Q": 2, "C": 3}


def _number(value: float, step: float) -> tuple[str, float]:
    """Round to the grid and write as short as a path allows."""
    rounded = round(value / step) * step
    text = f"{rounded:.1f}".removesuffix(".0")
    if text in {"-0", "0"}:
        return "0", 0.0
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text, rounded


def _parse(path: str) -> list[Segment]:
    """Read the absolute mini language ``M L Q C Z`` that the kit is written in."""
    tokens = _TOKEN.findall(path)
    out: list[Segment] = []
    at = 0
    command = "M"
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        if command == "Z":
            out.append(("Z", ()))
            command = "M"
            continue
        count = _PAIRS[command]
        numbers = [float(token) for token in tokens[at : at + 2 * count]]
        out.append((command, tuple(zip(numbers[::2], numbers[1::2], strict=True))))
        at += 2 * count
        command = "L" if command == "M" else command
    return out


def write(segments: Iterable[Segment], step: float = 0.5) -> str:
    """Write segments as a compact relative path; rounding never adds up."""
    out: list[str] = []
    x = y = start_x = start_y = 0.0
    last = ""
    for command, points in segments:
        if command == "Z":
            out.append("z")
            x, y, last = start_x, start_y, "z"
            continue
        letter = "M" if command == "M" else command.lower()
        base_x, base_y = (0.0, 0.0) if command == "M" else (x, y)
        numbers: list[str] = []
        for point in points:
            text_x, x_off = _number(point[0] - base_x, step)
            text_y, y_off = _number(point[1] - base_y, step)
            numbers += [text_x, text_y]
            x, y = base_x + x_off, base_y + y_off
        if command == "M":
            start_x, start_y = x, y
        out.append(_join("" if letter == last and letter != "M" else letter, numbers))
        last = letter
    return "".join(out)


def _join(letter: str, numbers: Sequence[str]) -> str:
    """Glue numbers with the fewest separators."""
    out = letter
    for index, number in enumerate(numbers):
        needs_space = not number.startswith("-") and (index > 0 or not letter)
        out += f" {number}" if needs_space else number
    return out


class Pen:
    """Draws shapes at a spot, with a hand that is never quite steady."""

    def __init__(self, seed: int, base: tuple[float, float, float] = (0, 0, 1)) -> None:
        self._state = seed * 2654435761 % 2147483647 or 1
        self._forms: list[Vorm] = []
        self._base = base
        self._left = self._top = float("inf")
        self._right = self._bottom = float("-inf")
        self.at(0, 0)

    def at(self, x: float, y: float, size: float = 1.0, *, flip: bool = False) -> Pen:
        """Move the frame of what follows to a spot, in a size, maybe mirrored."""
        left, top, scale = self._base
        self.x, self.y, self.size = left + x * scale, top + y * scale, size * scale
        self.way = -1.0 if flip else 1.0
        return self

    def shift(self, x: float, y: float) -> Pen:
        """Move the frame by a little, in its own units."""
        self.x += x * self.size * self.way
        self.y += y * self.size
        return self

    def forms(self) -> tuple[Vorm, ...]:
        """Everything drawn so far."""
        return tuple(self._forms)

    def extent(self) -> Vak:
        """Box round everything drawn so far, whole numbers outwards; a wide stroke may stick out of it."""
        left, top = floor(self._left), floor(self._top)
        return Vak(left, top, ceil(self._right) - left, ceil(self._bottom) - top)

    def noise(self, amount: float) -> float:
        """Return the next seeded offset between minus and plus the amount."""
        self._state = self._state * 48271 % 2147483647
        return (self._state / 1073741823.5 - 1.0) * amount

    def _place(self, point: Point) -> Point:
        x, y = self.x + point[0] * self.size * self.way, self.y + point[1] * self.size
        self._left, self._right = min(self._left, x), max(self._right, x)
        self._top, self._bottom = min(self._top, y), max(self._bottom, y)
        return x, y

    def add(self, klas: str, d: str) -> None:
        """Keep a finished path; a word in ``klas`` is a role of colour or line."""
        self._forms.append(Vorm(" ".join(f"dorp__{role}" for role in klas.split()), d))

    def path(self, klas: str, *paths: str) -> None:
        """Draw paths in the mini language, in one shape."""
        placed = [(command, tuple(self._place(point) for point in points)) for path in paths for command, points in _parse(path)]
        self.add(klas, write(placed))

    def poly(self, klas: str, *rings: Sequence[Point], wobble: float = 0.9, closed: bool = True) -> None:
        """Draw straight-edged shapes with slightly moved corners and bent edges."""
        segments: list[Segment] = []
        for ring in rings:
            segments += self._wobbly(ring, wobble, closed=closed)
        self.add(klas, write(segments))

    def line(self, klas: str, *lines: Sequence[Point], wobble: float = 0.6) -> None:
        """Draw open strokes."""
        self.poly(klas, *lines, wobble=wobble, closed=False)

    def box(self, klas: str, *boxes: tuple[float, float, float, float], wobble: float = 0.7) -> None:
        """Draw upright boxes given as left, top, width, height."""
        self.poly(
            klas,
            *[((x, y), (x + b, y), (x + b, y + h), (x, y + h)) for x, y, b, h in boxes],
            wobble=wobble,
        )

    def blob(self, klas: str, points: Sequence[Point], wobble: float = 0.0) -> None:
        """Draw a closed soft shape that is pulled towards the points."""
        moved = [self._place((x + self.noise(wobble), y + self.noise(wobble))) for x, y in points]
        middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(moved, [*moved[1:], moved[0]], strict=True)]
        segments: list[Segment] = [("M", (middles[-1],))]
        segments += [("Q", (p, m)) for p, m in zip(moved, middles, strict=True)]
        self.add(klas, write([*segments, ("Z", ())], 1.0))

    def dots(self, klas: str, radius: float, *centres: Point) -> None:
        """Draw circles of one size in one shape."""
        out = ""
        r, _ = _number(radius * self.size, 0.1)
        two, _ = _number(2 * radius * self.size, 0.1)
        for centre in centres:
            x, y = self._place(centre)
            left, _ = _number(x - radius * self.size, 0.5)
            top, _ = _number(y, 0.5)
            out += _join("M", [left, top])
            out += f"a{r} {r} 0 1 0 {two} 0a{r} {r} 0 1 0-{two} 0"
        self.add(klas, out)

    def oval(self, klas: str, x: float, y: float, rx: float, ry: float) -> None:
        """Draw one ellipse."""
        left, top = self._place((x, y))
        rx, ry = rx * self.size, ry * self.size
        a, b, two = (_number(v, 0.1)[0] for v in (rx, ry, 2 * rx))
        start = _join("M", [_number(left - rx, 0.5)[0], _number(top, 0.5)[0]])
        self.add(klas, f"{start}a{a} {b} 0 1 0 {two} 0a{a} {b} 0 1 0-{two} 0")

    def _wobbly(self, ring: Sequence[Point], wobble: float, *, closed: bool) -> list[Segment]:
        moved = [(x + self.noise(wobble), y + self.noise(wobble)) for x, y in ring]
        stops = [*moved[1:], moved[0]] if closed else moved[1:]
        segments: list[Segment] = [("M", (self._place(moved[0]),))]
        for a, b in zip(moved, stops, strict=False):
            segments.append(self._edge(a, b, wobble))
        return [*segments, ("Z", ())] if closed else segments

    def _edge(self, a: Point, b: Point, wobble: float) -> Segment:
        length = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
        end = self._place(b)
        if length * self.size < 26 or not wobble:
            return "L", (end,)
        bend = self.noise(min(2.2, length * 0.016)) / length
        middle = (
            (a[0] + b[0]) / 2 - (b[1] - a[1]) * bend,
            (a[1] + b[1]) / 2 + (b[0] - a[0]) * bend,
        )
        return "Q", (self._place(middle), end)
