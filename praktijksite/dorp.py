"""The town: composition of the illustrated scene as plain data.

Everything the drawing needs is worked out here: what stands where, how large,
in which colour role, and the slight irregularity of each outline.  The result
is a :class:`Dorp`, a frozen tree of path strings and numbers that a template
prints without thinking.  Nothing here reads, writes or knows a template.

A drawing is built with a small kit (house, roof, window, tree, person,
bicycle, table, bus ...).  Each part of the kit draws in its own little
coordinate frame (origin at its foot, y upwards is negative) through a
:class:`Pen`, which moves it to its spot, wobbles straight edges by a seeded
amount and writes compact relative paths.  Colours are names of roles: the
template turns role ``dak`` into class ``dorp__dak`` and the style sheet into
a colour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]

PLAATSEN = ("huisvesting", "inburgering", "werk", "netwerk", "onderwijs", "zorg")
"""Ids of the six places, in the order in which the path passes them."""


# --------------------------------------------------------------------------
# What the template gets
# --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vorm:
    """One drawn shape: a colour role and a path."""

    klas: str
    d: str


@dataclass(frozen=True, slots=True)
class Vak:
    """An upright rectangle."""

    x: float
    y: float
    b: float
    h: float


@dataclass(frozen=True, slots=True)
class Bord:
    """A sign: its board, posts and the places of icon and text."""

    vak: Vak
    vormen: tuple[Vorm, ...]
    icoon_x: float
    icoon_y: float
    icoon_schaal: float
    naam_x: float
    tekst_x: float
    naam_y: float
    telling_y: float


@dataclass(frozen=True, slots=True)
class Plek:
    """One of the six places: drawing, sign, ground, focus ring and flag.

    The drawing is the same in both scenes and stands at x, y; ``los`` is what
    this scene adds behind it.
    """

    id: str
    x: float
    y: float
    vormen: tuple[Vorm, ...]
    los: tuple[Vorm, ...]
    bord: Bord
    grond: str
    ring: Vak
    vlag: tuple[Vorm, ...]


@dataclass(frozen=True, slots=True)
class Dorp:
    """A whole scene in drawing order: behind, the six places, in front."""

    naam: str
    breedte: int
    hoogte: int
    achter: tuple[Vorm, ...]
    pad: str
    plekken: tuple[Plek, ...]
    voor: tuple[Vorm, ...]


# --------------------------------------------------------------------------
# The pen
# --------------------------------------------------------------------------

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


def _write(segments: Iterable[Segment], step: float = 0.5) -> str:
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

    def noise(self, amount: float) -> float:
        """Return the next seeded offset between minus and plus the amount."""
        self._state = self._state * 48271 % 2147483647
        return (self._state / 1073741823.5 - 1.0) * amount

    def _place(self, point: Point) -> Point:
        return (
            self.x + point[0] * self.size * self.way,
            self.y + point[1] * self.size,
        )

    def add(self, klas: str, d: str) -> None:
        """Keep a finished path; a word in ``klas`` is a role of colour or line."""
        self._forms.append(Vorm(" ".join(f"dorp__{role}" for role in klas.split()), d))

    def path(self, klas: str, *paths: str) -> None:
        """Draw paths in the mini language, in one shape."""
        placed = [(command, tuple(self._place(point) for point in points)) for path in paths for command, points in _parse(path)]
        self.add(klas, _write(placed))

    def poly(self, klas: str, *rings: Sequence[Point], wobble: float = 0.9, closed: bool = True) -> None:
        """Draw straight-edged shapes with slightly moved corners and bent edges."""
        segments: list[Segment] = []
        for ring in rings:
            segments += self._wobbly(ring, wobble, closed=closed)
        self.add(klas, _write(segments))

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
        self.add(klas, _write([*segments, ("Z", ())], 1.0))

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


# --------------------------------------------------------------------------
# The kit: people
# --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mens:
    """How one person looks: an adult is 60 units high at size 1.

    Arms are given as an elbow and a hand, seen from the middle of the feet.
    """

    huid: int = 2
    haar: str = "kort"
    haarkleur: str = "haar1"
    trui: str = "steen"
    broek: str = "nacht"
    rok: bool = False
    jas: bool = False
    armen: tuple[tuple[float, float, float, float], ...] = (
        (-12, -30, -11, -21),
        (12, -30, 11, -21),
    )
    benen: str = "staan"
    kijk: float = 0.0
    rug: bool = False
    kop: float = 0.95


_BENEN = {
    "staan": ("M-4,-22L-4.5,-2", "M4,-22L4.5,-2"),
    "lopen": ("M-3,-22Q-4,-12 -10,-3", "M3,-22Q7,-12 7,-2"),
    "rennen": ("M-3,-22Q-5,-10 -15,-9", "M3,-22Q11,-17 9,-3"),
    "zit": ("M-4,-19Q-7,-16 -6,-5", "M4,-19Q7,-16 6,-5"),
    "geen": (),
}
_VOETEN = {
    "staan": "M-5,-.5L-7.5,0M5,-.5L7.5,0",
    "lopen": "M-11,-2L-8.5,0M7,-.5L11,0",
    "rennen": "M-16,-11L-17,-7M9,-2L13,-1",
    "zit": "M-7,-4L-8.5,-3M7,-4L8.5,-3",
    "geen": "",
}


def person(pen: Pen, who: Mens) -> None:
    """Draw a person standing at the spot of the pen."""
    _legs(pen, who)
    _upper(pen, who)


def _upper(pen: Pen, who: Mens) -> None:
    """Draw the part of a person above the hips, hair at the back first."""
    x, y, size = pen.x, pen.y, pen.size
    _to_head(pen, who)
    _hair_behind(pen, who)
    pen.x, pen.y, pen.size = x, y, size
    _body(pen, who)
    _to_head(pen, who)
    _head(pen, who)
    pen.x, pen.y, pen.size = x, y, size
    _arms(pen, who)


def _to_head(pen: Pen, who: Mens) -> None:
    """Move the frame so that the head stands on the neck in its own size."""
    pen.shift(who.kijk * 0.6, -45)
    pen.size *= who.kop
    pen.shift(0, 43)


def _limb(pen: Pen, role: str, colour: str, *paths: str) -> None:
    """Draw arms or legs: a wide stroke of ink with a narrower one of colour on it."""
    pen.path(role, *paths)
    pen.path(f"{role}-in {colour}", *paths)


def _legs(pen: Pen, who: Mens) -> None:
    legs = _BENEN[who.benen]
    if not legs:
        return
    pen.path("schoen", _VOETEN[who.benen])
    _limb(pen, "been", f"huid{who.huid}" if who.rok else who.broek, *legs)


def _body(pen: Pen, who: Mens) -> None:
    if who.rok:
        pen.path(who.trui, "M-4,-44Q-9,-43 -9,-36Q-8,-28 -13,-11Q0,-8 13,-11Q8,-28 9,-36Q9,-43 4,-44Z")
    elif who.jas:
        pen.path(who.trui, "M-4,-44Q-10,-43 -10,-36L-11,-16Q0,-14 11,-16L10,-36Q10,-43 4,-44Z")
        pen.path("lijn", "M0,-40L0,-16")
    else:
        pen.path(who.trui, "M-4,-44Q-9.5,-43 -9.5,-37L-9,-21Q0,-19 9,-21L9.5,-37Q9.5,-43 4,-44Z")


_ACHTERHAAR = {
    "lang": "M0,-60Q-12,-60 -11,-46L-10,-37Q0,-34 10,-37L11,-46Q12,-60 0,-60Z",
    "krul": "M-6,-46Q-14,-46 -12,-53Q-14,-60 -6,-61Q0,-66 6,-61Q14,-60 12,-53Q14,-46 6,-46Z",
    "vlecht": "M-6,-52Q-15,-50 -12,-40Q-7,-44 -6,-48ZM6,-52Q15,-50 12,-40Q7,-44 6,-48Z",
    "knot": "M-5,-58Q-6,-66 0,-66Q6,-66 5,-58Z",
    "staart": "M2,-58Q16,-60 13,-44Q8,-48 7,-54Z",
}
_VOORHAAR = {
    "kort": "M-8,-49Q-9.5,-59 0,-59.5Q9.5,-59 8,-49Q6,-54 0,-54Q-5,-54 -8,-49Z",
    "lang": "M-8,-48Q-9.5,-59 0,-59.5Q9.5,-59 8,-48Q6,-53 1,-55Q-4,-53 -8,-48Z",
    "krul": "M-8,-50Q-9,-59 0,-59.5Q9,-59 8,-50Q4,-54 0,-53Q-5,-54 -8,-50Z",
    "vlecht": "M-8,-49Q-9.5,-59 0,-59.5Q9.5,-59 8,-49Q4,-52 0,-56Q-4,-52 -8,-49Z",
    "knot": "M-8,-50Q-9,-59 0,-59.5Q9,-59 8,-50Q3,-55 0,-55Q-4,-55 -8,-50Z",
    "staart": "M-8,-49Q-9.5,-59 0,-59.5Q9.5,-59 8,-49Q7,-54 2,-55Q-5,-54 -8,-49Z",
    "pet": "M-8.5,-52Q-9,-60 0,-60Q9,-60 8.5,-53L13,-51Q5,-54 -8.5,-52Z",
    "muts": "M-9,-51Q-9,-61 0,-61.5Q9,-61 9,-51Q0,-54 -9,-51Z",
    "kufi": "M-8,-53L-7,-60Q0,-62 7,-60L8,-53Q0,-55 -8,-53Z",
    "kaal": "",
    "baard": "M-8,-50Q-8,-41 0,-41Q8,-41 8,-50Q5,-46 0,-46Q-5,-46 -8,-50Z",
}
_DOEK = "M0,-61Q-11,-61 -10.5,-49Q-11,-42 -11,-38Q0,-34 11,-38Q11,-42 10.5,-49Q11,-61 0,-61Z"


def _hair_behind(pen: Pen, who: Mens) -> None:
    if who.haar in _ACHTERHAAR:
        pen.path(who.haarkleur, _ACHTERHAAR[who.haar])


def _head(pen: Pen, who: Mens) -> None:
    if who.haar == "doek":
        pen.path(who.haarkleur, _DOEK)
        if not who.rug:
            pen.oval(f"huid{who.huid}", who.kijk, -49.5, 6.2, 6.8)
            _face(pen, who, -49)
        return
    pen.dots(who.haarkleur if who.rug and who.haar != "kaal" else f"huid{who.huid}", 8, (0, -50.5))
    if who.rug:
        return
    if _VOORHAAR[who.haar]:
        pen.path(who.haarkleur, _VOORHAAR[who.haar])
    if who.haar == "baard":
        pen.path(who.haarkleur, _VOORHAAR["kort"])
    _face(pen, who, -49.5)


def _face(pen: Pen, who: Mens, y: float) -> None:
    left, right = who.kijk * 1.6 - 2.8, who.kijk * 1.6 + 2.8
    middle = (left + right) / 2
    pen.path(
        "gezicht",
        f"M{left},{y}L{left},{y + 0.1}M{right},{y}L{right},{y + 0.1}M{middle - 2},{y + 3.4}Q{middle},{y + 5.4} {middle + 2},{y + 3.4}",
    )


def _arms(pen: Pen, who: Mens) -> None:
    for elbow_x, elbow_y, hand_x, hand_y in who.armen:
        side = -7 if elbow_x < 0 else 7
        end_x, end_y = hand_x * 0.8 + elbow_x * 0.2, hand_y * 0.8 + elbow_y * 0.2
        _limb(pen, "arm", f"huid{who.huid}", f"M{end_x},{end_y}L{hand_x},{hand_y}")
        _limb(pen, "arm", who.trui, f"M{side},-39Q{elbow_x},{elbow_y} {end_x},{end_y}")


def wheelchair(pen: Pen, who: Mens) -> None:
    """Draw a person in a wheelchair who looks to the right."""
    pen.path("lijn", "M-12,-36L-16,-36M-11,-35L-9,-14L14,-14L17,-4")
    _limb(pen, "been", who.broek, "M-2,-17L12,-18Q15,-12 16,-4")
    pen.path("schoen", "M16,-2L20,-2")
    pen.shift(0, 4)
    _upper(pen, who)
    pen.shift(0, -4)
    pen.dots("wiel", 13, (-4, -12))
    pen.dots("wiel", 4, (16, -4))
    pen.path("lijn", "M-4,-12L-4,-12.1")


def pram(pen: Pen) -> None:
    """Draw a pram, its handle to the left."""
    pen.path("lijn", "M-19,-29L-13,-24L-6,-8M12,-9L6,-16M-8,-8L12,-9")
    pen.path("zorg", "M-13,-24L14,-24Q13,-11 2,-11Q-10,-11 -13,-24Z")
    pen.path("zorg-tint", "M2,-24L2,-38Q15,-37 14,-24Z")
    pen.dots("wiel", 4.5, (-7, -4.5), (11, -4.5))


def bicycle(pen: Pen, colour: str) -> None:
    """Draw a Dutch town bike that faces right."""
    pen.dots("wiel", 10.5, (-15, -10.5), (15, -10.5))
    pen.path(f"buis {colour}", "M-15,-10.5L-8,-24L10,-24L0,-10.5L-15,-10.5M15,-10.5L9,-29")
    pen.path("lijn", "M0,-10.5L-9,-27M-13,-28L-6,-28M9,-30L4,-32M-23,-22L-12,-22")


def dog(pen: Pen) -> None:
    """Draw a dog that trots to the right."""
    pen.path("lijn", "M-9,-8L-12,0M-5,-8L-5,0M7,-8L6,0M10,-9L14,-1M-13,-14Q-20,-17 -19,-23")
    pen.path("hout", "M-13,-14Q-12,-18 -5,-17L6,-17Q9,-24 15,-23L22,-18Q22,-14 16,-14L13,-8Q0,-5 -11,-7Q-14,-9 -13,-14Z")
    pen.path("haar2", "M9,-22Q5,-20 7,-14Q11,-15 12,-20Z")
    pen.path("oog", "M15,-19L15,-18.9M22,-17L22,-16.9")


def cat(pen: Pen, colour: str = "haar1") -> None:
    """Draw a sitting cat seen from the front."""
    pen.path(colour, "M-5,-9L-6,-17L-2,-14L2,-14L6,-17L5,-9Q9,-4 7,0L-7,0Q-9,-4 -5,-9Z")


def duck(pen: Pen) -> None:
    """Draw a duck on the water."""
    pen.path("wit", "M-12,-4Q-6,-7 2,-5L3,-10Q4,-15 9,-14Q13,-13 12,-9Q13,-1 4,1Q-8,2 -12,-4Z")
    pen.path("oog", "M8,-10.5L8,-10.4")
    pen.path("lijn", "M13,-10L16,-9")


# --------------------------------------------------------------------------
# The kit: nature
# --------------------------------------------------------------------------


def tree(pen: Pen, colour: str = "blad") -> None:
    """Draw a lime tree, 74 units high."""
    pen.path("stam", "M-4,0Q-2,-14 -3,-34L4,-34Q2,-14 5,0Z")
    pen.blob(
        colour,
        ((0, -80), (20, -78), (26, -60), (34, -46), (20, -26), (2, -30), (-16, -24), (-32, -40), (-26, -60), (-20, -76)),
        wobble=3,
    )
    pen.path("toon", "M-12,-52Q-8,-46 -3,-50M6,-62Q10,-56 15,-60M6,-41Q11,-36 16,-40")


def poplar(pen: Pen, colour: str = "blad") -> None:
    """Draw a tall narrow tree."""
    pen.path("stam", "M-2,0L-2,-16L3,-16L3,0Z")
    pen.blob(colour, ((0, -86), (11, -60), (13, -30), (8, -8), (-8, -8), (-13, -32), (-10, -62)), wobble=1.5)


def willow(pen: Pen) -> None:
    """Draw a pollard willow: a knotty trunk with a brush of twigs."""
    pen.path("vlak blad2", "M-4,-32Q-40,-26 -44,-46Q-40,-80 0,-86Q42,-80 46,-46Q40,-26 4,-32Z")
    twigs = ((-42, -40), (-40, -56), (-30, -70), (-17, -80), (-2, -85), (14, -82), (28, -73), (39, -59), (44, -42))
    pen.path("toon-gras", *[f"M{x * 0.12},-36Q{x * 0.5},{y * 0.72} {x},{y}" for x, y in twigs])
    pen.path("stam", "M-9,0Q-5,-14 -10,-24Q-17,-31 -10,-37Q-4,-42 1,-38Q8,-43 14,-35Q17,-28 10,-23Q7,-12 10,0Z")
    pen.path("toon", "M-2,-8L-1,-16M3,-20L3,-27M-6,-30L-3,-33")


def bush(pen: Pen, colour: str = "blad2") -> None:
    """Draw a low round bush."""
    pen.path(colour, "M-20,0Q-28,-12 -16,-17Q-10,-28 2,-23Q14,-27 17,-15Q27,-10 20,0Z")


def grass(pen: Pen, *spots: Point) -> None:
    """Draw tufts of grass."""
    pen.path(
        "toon-gras",
        *[f"M{x - 4},{y - 6}L{x - 1},{y}M{x + 1},{y - 8}L{x + 1},{y}M{x + 6},{y - 5}L{x + 3},{y}" for x, y in spots],
    )


def flowers(pen: Pen, colour: str, *spots: Point) -> None:
    """Draw small flowers."""
    pen.path("toon-gras", *[f"M{x},{y}L{x},{y + 7}" for x, y in spots])
    pen.dots(f"vlak {colour}", 3.6, *spots)


# --------------------------------------------------------------------------
# The kit: buildings
# --------------------------------------------------------------------------


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


def town_hall(pen: Pen) -> None:
    """Draw the town hall, 150 wide: steps, stepped gable, wings, turret and flag."""
    pen.poly("inburgering", ((-3, -70), (153, -70), (146, -104), (6, -104)))
    pen.path("lijn", "M75,-186L75,-208")
    pen.poly("inburgering", ((61, -160), (75, -190), (89, -160)), wobble=0.5)
    pen.box("wit", (64, -162, 22, 30), wobble=0.5)
    pen.path("toon", "M70,-136L70,-150Q75,-156 80,-150L80,-136")
    pen.box("steen", (0, -70, 150, 70))
    windows(pen, ((8, -58), (121, -58)), (20, 27))
    windows(pen, ((8, -22), (121, -22)), (20, 14), cross=False)
    pen.poly("steen", [(x + 36, y) for x, y in step_gable(78, 82, 4, 13, 8)], wobble=0.5)
    pen.dots("wit", 10, (75, -111))
    pen.path("lijn", "M75,-117L75,-111L80,-109")
    windows(pen, ((43, -84), (65, -84), (87, -84)), (17, 24))
    pen.path("inburgering", *[f"M{x},-84L{x + 5},-84L{x + 5},-60L{x},-60Z" for x in (42.5, 103)])
    pen.path("inburgering", "M62,-8L62,-38Q75,-52 88,-38L88,-8Z")
    pen.path("licht", "M75,-8L75,-44Q84,-43 88,-36L88,-8Z")
    pen.poly("wit", ((54, -8), (96, -8), (100, -1), (50, -1)), ((48, 0), (102, 0), (106, 7), (44, 7)), wobble=0.3)
    pen.path("inburgering", "M76,-207Q88,-212 96,-206Q104,-201 114,-206L113,-190Q104,-186 96,-191Q88,-196 76,-191Z")
    pen.path("wit", "M76,-202Q88,-207 96,-201Q104,-196 114,-201L113,-196Q104,-191 96,-196Q88,-202 76,-197Z")


def workshop(pen: Pen) -> None:
    """Draw the workshop, 180 wide: saw-tooth roof, big doors and a counter."""
    pen.poly("schaduwmuur steen", ((180, 0), (200, -12), (200, -70), (180, -62)), wobble=0.5)
    for left in (0, 60, 120):
        pen.poly("glas", ((left, -62), (left + 18, -98), (left + 38, -108), (left + 20, -70)), wobble=0.5)
        pen.poly("werk", ((left + 60, -62), (left + 80, -72), (left + 38, -108), (left + 18, -98)), wobble=0.5)
        pen.poly("steen", ((left, -60), (left + 18, -98), (left + 60, -60)), wobble=0.5)
    pen.box("steen", (0, -62, 180, 62))
    pen.path("toon", "M24,-76L31,-76M84,-78L91,-78M146,-76L153,-76M4,-54L11,-54M70,-20L77,-20M168,-30L175,-30")
    pen.box("werk", (8, -46, 58, 46), wobble=0.5)
    pen.box("nachtraam", (13, -42, 48, 42), wobble=0.3)
    pen.box("nachtraam", (92, -50, 76, 36), wobble=0.5)
    pen.path("lijn", "M30,-42L30,-34M44,-42L44,-36")
    pen.path("licht", "M22,-26Q30,-40 38,-26Z")


def counter(pen: Pen) -> None:
    """Draw the counter and awning that belong to the workshop, over who stands behind it."""
    pen.box("hout", (86, -20, 88, 8), wobble=0.4)
    pen.box("werk-tint", (90, -12, 80, 12), wobble=0.4)
    pen.path("wit", "M100,-28L109,-28L108,-20L101,-20Z", "M156,-27L164,-27L163,-20L157,-20Z")
    stripe = 12.0
    for index in range(7):
        x = 88 + index * stripe
        colour = "wit" if index % 2 else "werk"
        pen.path(colour, f"M{x + 2},-66L{x + 2 + stripe},-66L{x + stripe},-47Q{x + stripe / 2},-41 {x},-47Z")


def school(pen: Pen) -> None:
    """Draw the school, 170 wide: hipped roof, bell turret, tall windows."""
    pen.path("lijn", "M84,-148L84,-158")
    pen.poly("onderwijs", ((70, -132), (84, -150), (98, -132)), wobble=0.4)
    pen.box("wit", (74, -132, 20, 22), wobble=0.4)
    pen.path("licht", "M80,-116L80,-122Q84,-129 88,-122L88,-116Z")
    pen.poly("onderwijs", ((-6, -64), (176, -64), (152, -112), (20, -112)))
    pen.path(
        "toon-licht", "M30,-84Q34,-79 38,-84M58,-98Q62,-93 66,-98M104,-82Q108,-77 112,-82M132,-96Q136,-91 140,-96M120,-72Q124,-67 128,-72"
    )
    pen.box("steen", (0, -64, 170, 64))
    windows(pen, ((8, -54), (38, -54), (108, -54), (138, -54)), (24, 34))
    pen.path("kozijn", "M9,-40L31,-40M39,-40L61,-40M109,-40L131,-40M139,-40L161,-40")
    pen.path("werk", "M14,-28L19,-34L24,-28Z")
    pen.dots("netwerk-tint", 3, (52, -29))
    pen.dots("huisvesting-tint", 3, (120, -29))
    pen.poly("wit", ((68, 0), (68, -56), (85, -74), (102, -56), (102, 0)), wobble=0.5)
    pen.box("onderwijs", (75, -34, 20, 34), wobble=0.4)
    pen.path("lijn", "M85,-34L85,0")
    pen.dots("licht", 6, (85, -49))


def health_centre(pen: Pen) -> None:
    """Draw the health centre, 160 wide: flat roofs, a canopy and a ramp."""
    pen.poly("zorg", ((-4, -104), (112, -104), (126, -120), (10, -120)), wobble=0.6)
    pen.box("wit", (0, -104, 110, 104))
    pen.poly("zorg", ((106, -66), (164, -66), (174, -80), (110, -80)), wobble=0.6)
    pen.box("wit", (110, -66, 52, 66))
    windows(pen, ((10, -92), (36, -92), (82, -92)), (18, 24))
    pen.path("blad2", "M82,-68Q84,-77 88,-72Q92,-79 96,-72Q100,-74 100,-68Z")
    windows(pen, ((118, -54),), (36, 26))
    pen.path("kozijn", "M119,-41L153,-41")
    windows(pen, ((8, -46), (30, -46)), (18, 28))
    pen.box("glas", (60, -42, 40, 42), wobble=0.4)
    pen.line("lijn", ((80, -42), (80, 0)))
    pen.poly("zorg", ((50, -50), (112, -50), (116, -42), (46, -42)), wobble=0.4)
    pen.path("toon", "M116,-18L124,-18M140,-12L148,-12M10,-8L18,-8M64,-60L72,-60")
    heart(pen, 68, -78, "zorg")


def heart(pen: Pen, x: float, y: float, colour: str) -> None:
    """Draw a heart, 14 units wide."""
    pen.path(
        colour,
        f"M{x},{y + 8}Q{x - 10},{y} {x - 7},{y - 5}Q{x - 3},{y - 9} {x},{y - 3}Q{x + 3},{y - 9} {x + 7},{y - 5}Q{x + 10},{y} {x},{y + 8}Z",
    )


# --------------------------------------------------------------------------
# The kit: street furniture
# --------------------------------------------------------------------------


def bus(pen: Pen) -> None:
    """Draw a bus, 130 wide, its nose to the right."""
    pen.path("wit", "M0,-10L0,-60Q0,-70 12,-70L112,-70Q124,-70 127,-56L131,-32L131,-10Z")
    pen.path("terra", "M0,-30L131,-30L131,-10L0,-10Z")
    windows(pen, ((8, -60), (34, -60), (60, -60)), (22, 24), cross=False)
    pen.path("glas", "M112,-60L119,-60L124,-36L112,-36Z")
    pen.box("glas", (87, -60, 20, 48), wobble=0.4)
    pen.path("lijn", "M97,-60L97,-12")
    pen.dots("nacht", 10, (28, -9), (108, -9))
    pen.dots("wit", 3, (28, -9), (108, -9))


def bus_stop(pen: Pen) -> None:
    """Draw the pole of a bus stop."""
    pen.path("lijn", "M0,0L0,-62")
    pen.path("licht", "M-12,-64L-12,-84Q-12,-88 -8,-88L8,-88Q12,-88 12,-84L12,-64Z")
    pen.path("lijn", "M-5,-70L-5,-82L5,-82L5,-70ZM-5,-76L5,-76")


def fence(pen: Pen, length: float, step: float = 11) -> None:
    """Draw a low fence to the right of the spot."""
    posts = [i * step for i in range(int(length / step) + 1)]
    pen.path("lijn", *[f"M{x},0L{x},{-14 + pen.noise(1)}" for x in posts])
    pen.line("lijn", ((-3, -9), (length + 2, -9)))


def washing(pen: Pen, length: float) -> None:
    """Draw a washing line between two poles."""
    pen.path("lijn", f"M0,0L0,-34M{length},0L{length},-34M0,-32Q{length / 2},-26 {length},-32")
    x = length
    pen.path("wit", f"M{x * 0.14},-30L{x * 0.34},-29L{x * 0.33},-10L{x * 0.14},-11Z")
    pen.path(
        "huisvesting",
        f"M{x * 0.42},-29L{x * 0.62},-29L{x * 0.66},-23L{x * 0.6},-21L{x * 0.6},-9L{x * 0.44},-9L{x * 0.44},-21L{x * 0.38},-23Z",
    )
    pen.path("licht", f"M{x * 0.74},-29.5L{x * 0.86},-30L{x * 0.87},-14L{x * 0.81},-14L{x * 0.8},-22L{x * 0.79},-14L{x * 0.73},-14Z")


def bunting(pen: Pen, a: Point, b: Point, sag: float, count: int) -> None:
    """Draw a string of small flags between two points."""
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 2 * sag)

    def spot(t: float) -> Point:
        u = 1 - t
        return (
            u * u * a[0] + 2 * u * t * middle[0] + t * t * b[0],
            u * u * a[1] + 2 * u * t * middle[1] + t * t * b[1],
        )

    colours = ("netwerk", "wit", "netwerk-tint", "licht")
    for kind, colour in enumerate(colours):
        flags = []
        for index in range(kind, count, len(colours)):
            (x1, y1), (x2, y2) = spot((index + 0.2) / count), spot((index + 0.8) / count)
            flags.append(f"M{x1},{y1}L{x2},{y2}L{(x1 + x2) / 2},{(y1 + y2) / 2 + 13}Z")
        if flags:
            pen.path(colour, *flags)
    pen.path("lijn", f"M{a[0]},{a[1]}Q{middle[0]},{middle[1]} {b[0]},{b[1]}")


def cyclist(pen: Pen, who: Mens, colour: str) -> None:
    """Draw someone who cycles to the right."""
    bicycle(pen, colour)
    _limb(pen, "been", who.broek, "M-7,-26Q6,-26 2,-10")
    pen.path("schoen", "M2,-7L5,-7")
    pen.shift(-6, -8)
    _upper(pen, who)
    pen.shift(6, 8)


def kite(pen: Pen, line: str) -> None:
    """Draw a kite with a tail; the line runs from its middle."""
    pen.path("toon", line)
    pen.path("terra", "M0,-18L13,0L0,22L-13,0Z")
    pen.path("lijn", "M-13,0L13,0M0,-18L0,22Q6,30 0,36Q-6,42 0,48M-5,32L5,30M-5,42L4,40")


def flat_block(pen: Pen) -> None:
    """Draw a block of flats with balconies, 84 wide."""
    pen.poly("nacht", ((-3, -128), (87, -128), (97, -138), (9, -138)), wobble=0.5)
    pen.box("roze", (0, -128, 84, 128))
    windows(pen, [(x, y) for y in (-120, -82, -44) for x in (6, 62)], (15, 20))
    for y, cloth in ((-94, "wit"), (-56, "licht")):
        pen.box("glas", (33, y - 26, 17, 26), wobble=0.4)
        pen.box("steen", (27, y - 11, 30, 12), wobble=0.4)
        pen.path("toon", f"M34,{y - 8}L34,{y - 2}M41,{y - 8}L41,{y - 2}")
        pen.path(cloth, f"M46,{y - 12}L55,{y - 12}L55,{y - 1}L46,{y - 1}Z")
    door(pen, 33, 18, 30, "huisvesting")


def vegetables(pen: Pen, *rows: tuple[float, float, int]) -> None:
    """Draw rows of an allotment: x, y, number of plants."""
    for x, y, count in rows:
        pen.path("toon-zand", f"M{x - 8},{y + 2}L{x + count * 17},{y + 2}")
        pen.path(
            "blad",
            *[
                f"M{x + i * 17},{y}Q{x + i * 17 - 8},{y - 3} {x + i * 17 - 5},{y - 10}Q{x + i * 17},{y - 15} {x + i * 17 + 5},{y - 10}Q{x + i * 17 + 8},{y - 3} {x + i * 17},{y}Z"
                for i in range(count)
            ],
        )


def watering_can(pen: Pen) -> None:
    """Draw a watering can that pours to the right."""
    pen.path("zorg", "M-6,-8L5,-8L6,4L-5,4Z")
    pen.path("lijn", "M6,0L14,-6M-6,-6Q-12,-4 -5,3M17,-3L18,1M14,0L15,4")


def bench(pen: Pen, b: float) -> None:
    """Draw a wooden bench."""
    pen.path("lijn", f"M7,-20L4,0M{b - 7},-20L{b - 4},0")
    pen.box("hout", (0, -26, b, 7), wobble=0.4)


def planter(pen: Pen) -> None:
    """Draw a tub with a small plant."""
    pen.path("blad", "M-9,-12Q-14,-24 -4,-24Q0,-32 5,-24Q14,-22 9,-12Z")
    pen.path("terra", "M-9,-13L9,-13L7,0L-7,0Z")


def suitcase(pen: Pen) -> None:
    """Draw a travel bag on wheels."""
    pen.path("lijn", "M-4,-22L-4,-30L4,-30L4,-22")
    pen.box("terra", (-8, -22, 16, 20), wobble=0.4)
    pen.path("lijn", "M-3,-18L-3,-6M3,-18L3,-6")


# --------------------------------------------------------------------------
# The kit: what joins it all
# --------------------------------------------------------------------------


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
    for a, b in zip(middle[1:-1], middle[2:], strict=True):
        segments.append(("Q", (a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))))
    return _write(segments)


@dataclass(frozen=True, slots=True)
class Letter:
    """Measures of a sign, in units of the scene."""

    naam: float
    telling: float
    breedte: float
    hoogte: float
    schaal: float


LIGGEND = Letter(naam=18, telling=15.5, breedte=168, hoogte=52, schaal=1)
STAAND = Letter(naam=22.5, telling=20.5, breedte=222, hoogte=66, schaal=1.25)


def sign(seed: int, place: str, spot: tuple[float, float, float], letter: Letter) -> Bord:
    """Draw a sign on two posts; the spot is its left top and the length of its posts."""
    x, y, post = spot
    pen = Pen(seed).at(x, y)
    b, h, k = letter.breedte, letter.hoogte, letter.schaal
    if post:
        pen.box("hout", (22, h - 2, 6, post), (b - 28, h - 2, 6, post), wobble=0.4)
    pen.poly("bordvlak", ((0, 0), (b, 0), (b, h), (0, h)), wobble=1.4)
    pen.dots(f"{place} badge", 17 * k, (14 * k, 11 * k))
    return Bord(
        vak=Vak(x, y, b, h),
        vormen=pen.forms(),
        icoon_x=x + 2 * k,
        icoon_y=y - k,
        icoon_schaal=k,
        naam_x=x + 37 * k,
        tekst_x=x + 11 * k,
        naam_y=y + letter.naam + 4 * k,
        telling_y=y + h - 10 * k,
    )


def pennant(seed: int, place: str, x: float, y: float) -> tuple[Vorm, ...]:
    """Draw the flag that goes up on a chosen place; x, y is the foot of its pole."""
    pen = Pen(seed).at(x, y)
    pen.path("lijn", "M0,2L0,-36")
    pen.path(place, "M0,-36Q10,-41 18,-36Q24,-33 30,-35L25,-27L30,-19Q22,-17 17,-20Q9,-24 0,-20Z")
    return pen.forms()


_KRING = ((1, 0.3), (0.72, 0.86), (0, 1.08), (-0.75, 0.86), (-1.05, 0.2), (-0.8, -0.8), (0, -1.05), (0.8, -0.8))


def ground(seed: int, oval: tuple[float, float, float, float]) -> str:
    """Path of the patch of ground under a place: middle and radii."""
    x, y, rx, ry = oval
    pen = Pen(seed)
    pen.blob("grond", [(x + rx * 1.12 * a, y + ry * 1.12 * b) for a, b in _KRING], wobble=3)
    return pen.forms()[0].d


@dataclass(frozen=True, slots=True)
class Opstelling:
    """Where a place stands in a scene: its drawing, sign, ground and focus ring."""

    x: float
    y: float
    bord: tuple[float, float, float]
    grond: tuple[float, float, float, float]
    ring: tuple[float, float, float, float]
    los: tuple[Vorm, ...] = ()


def places(seed: int, letter: Letter, layout: Sequence[Opstelling]) -> tuple[Plek, ...]:
    """Put the six drawings with their signs, grounds, rings and flags in a scene."""
    return tuple(
        Plek(
            id=name,
            x=spot.x,
            y=spot.y,
            vormen=drawing,
            los=spot.los,
            bord=sign(seed + index, name, spot.bord, letter),
            grond=ground(seed + 10 + index, spot.grond),
            ring=Vak(*spot.ring),
            vlag=pennant(seed, name, spot.bord[0] + letter.breedte - 32, spot.bord[1]),
        )
        for index, (name, drawing, spot) in enumerate(zip(PLAATSEN, drawings(), layout, strict=True))
    )


def long_table(pen: Pen, b: float) -> None:
    """Draw the long table with its cloth and what is on it; the origin is its far left corner."""
    pen.poly("netwerk", ((-16, 30), (b + 16, 30), (b + 16, 55), (-16, 55)), wobble=0.6)
    pen.path("toon-licht", *[f"M{x},35Q{x + 3},43 {x - 1},51" for x in range(4, int(b), 36)])
    pen.poly("wit", ((0, 0), (b, 0), (b + 17, 32), (-17, 32)), wobble=0.8)
    _dishes(pen, b)


def _dishes(pen: Pen, b: float) -> None:
    """Draw bread, fruit, cups and flowers along the table."""
    for x in range(14, int(b), 58):
        pen.oval("netwerk-tint", x, 21 if x % 4 else 9, 9, 4.2)
    for x in (36, 176):
        pen.oval("glas", x, 14, 12, 5)
        pen.path("werk", f"M{x - 9},13Q{x - 7},3 {x},4Q{x + 7},3 {x + 9},13Q{x},16 {x - 9},13Z")
    for x in (104, 264):
        pen.dots("terra", 3.2, (x - 4, 9), (x + 4, 9), (x, 5))
        pen.path("wit", f"M{x - 9},9L{x + 9},9Q{x + 6},18 {x},18Q{x - 6},18 {x - 9},9Z")
    for x in (62, 132, 204, 240):
        pen.path("zorg", f"M{x - 4},14L{x + 4},14L{x + 3},23L{x - 3},23Z")
    pen.path("toon-gras", "M219,4L215,-8M219,4L220,-11M219,4L226,-7")
    pen.dots("roze", 3.4, (214, -10), (220, -14), (227, -9))
    pen.path("inburgering", "M214,2L225,2L223,16L216,16Z")


# --------------------------------------------------------------------------
# Who is where
# --------------------------------------------------------------------------

Staat = tuple[float, float, float, bool, Mens]
"""Where someone stands: x, y, size, mirrored, who."""

_ZWAAI = ((-12, -31, -11, -22), (15, -38, 16, -53))
_DRAAG = ((-13, -29, -3, -28), (13, -29, 5, -28))
_TAFEL = ((-14, -28, -9, -23), (14, -28, 9, -23))
_NEER = ((-12, -31, -11, -22), (12, -31, 11, -22))
_JUICH = ((-15, -41, -14, -54), (15, -41, 14, -54))
_WIJST = ((-12, -31, -11, -22), (14, -34, 20, -34))
_DUWT = ((-8, -30, 12, -30), (13, -30, 18, -30))


def _row(pen: Pen, people: Sequence[Staat]) -> None:
    """Draw people at their spots."""
    for x, y, size, flip, who in people:
        person(pen.at(x, y, size, flip=flip), who)


BUURVROUW = Mens(3, "lang", "haar1", "roze", rok=True, armen=_ZWAAI)
BUURMAN = Mens(2, "kaal", "haar3", "zorg", "nacht", armen=_DRAAG)
AMBTENAAR = Mens(1, "knot", "haar4", "nacht", rok=True, armen=(_NEER[0], (14, -32, 17, -28)))
INWONER = Mens(4, "kort", "haar1", "werk", "nacht", armen=((-14, -31, -16, -28), (13, -32, 12, -23)))
BARISTA = Mens(5, "krul", "haar1", "zorg", benen="geen", armen=((-14, -29, -10, -20), (13, -29, 8, -21)))
MONTEUR = Mens(2, "pet", "werk", "nacht", "stam", armen=((-16, -31, -21, -29), (12, -31, 10, -23)))
KLANT = Mens(1, "staart", "haar2", "terra", "nacht", armen=((-14, -34, -15, -29), (14, -33, 17, -29)))
JUF = Mens(2, "kort", "haar1", "onderwijs", "nacht", armen=((-13, -29, -8, -24), (15, -31, 18, -26)))
KIND_SPRINGT = Mens(4, "vlecht", "haar1", "werk", "nacht", armen=_JUICH, benen="rennen", kop=1.15)
KIND_RENT = Mens(1, "kort", "haar4", "inburgering", "stam", benen="rennen", kop=1.15)
KIND_KIJKT = Mens(3, "lang", "haar2", "huisvesting", rok=True, kop=1.15)
KIND_HOND = Mens(2, "kort", "haar1", "zorg", "nacht", benen="rennen", kop=1.15, armen=_WIJST)
ARTS = Mens(5, "kort", "haar1", "wit", "zorg", armen=(_NEER[0], (14, -33, 17, -27)), jas=True)
OMA = Mens(1, "knot", "haar3", "netwerk", rok=True, armen=((-14, -31, -16, -28), (14, -29, 16, -23)))
MOEDER = Mens(3, "doek", "inburgering", "zorg", rok=True, armen=_DUWT)
AANKOMST = Mens(4, "kort", "haar1", "licht", "nacht", jas=True, benen="lopen", armen=((-14, -31, -17, -28), (14, -31, 12, -23)))
ONTVANGST = Mens(2, "kort", "haar3", "netwerk", "nacht", armen=_ZWAAI)
ROLSTOEL = Mens(3, "kort", "haar1", "huisvesting", "nacht", armen=((-12, -31, -4, -25), (14, -31, 18, -28)))
SCHAAL = Mens(4, "doek", "licht", "terra", rok=True, armen=((-12, -28, 6, -28), (15, -31, 14, -28)))
TUINDER = Mens(2, "muts", "onderwijs", "roze", "nacht", armen=(_NEER[0], (14, -32, 19, -26)))

FIETSER = Mens(5, "krul", "haar1", "roze", "nacht", benen="geen", armen=((16, -30, 20, -24),), kijk=1)
OPA = Mens(4, "pet", "nacht", "stam", "nacht", benen="zit", armen=((-13, -29, -7, -24), (13, -29, 7, -24)), kijk=1)
STUDENT = Mens(2, "doek", "werk", "nacht", "zorg", benen="zit", armen=((-13, -31, -16, -38), (13, -29, 7, -23)), kijk=-1)
VLIEGER = Mens(3, "staart", "haar1", "netwerk", "nacht", armen=_JUICH, kop=1.15)

TAFEL_ACHTER: tuple[Staat, ...] = (
    (14, 31, 1.16, False, Mens(4, "doek", "zorg", "nacht", benen="geen", armen=_TAFEL, kijk=1)),
    (60, 28, 1.16, False, Mens(1, "kort", "haar3", "onderwijs", benen="geen", armen=(_TAFEL[0], (15, -36, 17, -45)))),
    (108, 29, 1.16, False, Mens(3, "lang", "haar1", "licht", benen="geen", armen=_TAFEL, kijk=-1)),
    (150, 36, 0.94, False, Mens(2, "vlecht", "haar2", "terra", benen="geen", armen=_ZWAAI, kop=1.1)),
    (196, 27, 1.16, True, Mens(5, "kufi", "wit", "inburgering", benen="geen", armen=(_TAFEL[0], (16, -33, 20, -40)), kijk=1)),
    (242, 29, 1.16, False, Mens(2, "baard", "haar2", "steen", benen="geen", armen=_TAFEL, kijk=-1)),
    (288, 28, 1.16, False, Mens(1, "knot", "haar3", "roze", benen="geen", armen=_TAFEL)),
)
TAFEL_VOOR: tuple[Staat, ...] = (
    (78, 104, 1.16, False, Mens(1, "krul", "haar2", "terra", "nacht", rug=True, armen=((-14, -31, -11, -40), _NEER[1]))),
    (118, 102, 0.96, False, Mens(4, "krul", "haar1", "licht", "nacht", rug=True, armen=_NEER, kop=1.1)),
    (246, 104, 1.16, False, Mens(2, "doek", "roze", "onderwijs", "nacht", rug=True, armen=_NEER)),
)


# --------------------------------------------------------------------------
# Ground and distance, for both scenes
# --------------------------------------------------------------------------

Weg = tuple[tuple[float, float, float], ...]
"""Middle of a path: x, y and width."""


def points(text: str) -> list[Point]:
    """Read points that are written as ``x,y x,y``."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def way(text: str) -> Weg:
    """Read the middle of a path that is written as ``x,y,width x,y,width``."""
    return tuple((float(x), float(y), float(b)) for x, y, b in (stop.split(",") for stop in text.split()))


def cloud(pen: Pen) -> None:
    """Draw a cloud."""
    pen.path("vlak wit", "M-44,10Q-50,-4 -30,-6Q-24,-24 -4,-18Q10,-30 24,-14Q46,-16 46,2Q50,10 40,11Z")


def far_church(pen: Pen) -> None:
    """Draw the church in the distance."""
    pen.path("vlak veraf", "M-12,6L-12,-40L-6,-44L0,-78L6,-44L12,-40L12,-18L34,-30L56,-18L56,6Z")


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


# --------------------------------------------------------------------------
# The six drawings, shared by both scenes
# --------------------------------------------------------------------------


@cache
def drawings() -> tuple[tuple[Vorm, ...], ...]:
    """Return the six drawings in the order of ``PLAATSEN``, each round its own origin."""
    parts = (_homes, _hall, _work, _square, _learn, _care)
    return tuple(part(Pen(20 + index)).forms() for index, part in enumerate(parts))


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
    _row(pen, ((76, 32, 0.95, False, BUURVROUW), (178, 35, 0.95, False, BUURMAN)))
    return pen


def _hall(pen: Pen) -> Pen:
    """Draw the town hall and who meets in front of it."""
    shadows(pen, (-8, -1, 178))
    town_hall(pen.at(-6, 0, 1.1))
    shadows(pen, (-6, 21, 70))
    _row(pen, ((8, 23, 0.97, False, AMBTENAAR), (39, 25, 0.99, False, INWONER)))
    return pen


def _work(pen: Pen) -> Pen:
    """Draw the workshop, who stands behind the counter and who works outside."""
    shadows(pen, (-8, -1, 200))
    workshop(pen.at(0, 0))
    person(pen.at(128, 19, 0.95), BARISTA)
    counter(pen.at(0, 0))
    shadows(pen, (14, 27, 76), (150, 26, 28))
    bicycle(pen.at(38, 29), "werk")
    _row(pen, ((75, 31, 0.97, False, MONTEUR), (166, 29, 0.95, True, KLANT)))
    return pen


def _square(pen: Pen) -> Pen:
    """Draw the table and everyone at it; the origin is its far left corner."""
    pen.path("lijn", "M-46,24L-46,-78M368,18L368,-84")
    bunting(pen, (-46, -76), (368, -82), 22, 22)
    _row(pen, TAFEL_ACHTER)
    shadows(pen, (-16, 52, 330), (44, 100, 110), (202, 100, 100), (-62, 68, 46), (332, 68, 40))
    long_table(pen.at(0, 0), 300)
    for x, y, size, _, who in TAFEL_VOOR:
        _legs(pen.at(x, y, size), who)
    for x in (44, 200):
        bench(pen.at(x, 103), 100)
    for x, y, size, _, who in TAFEL_VOOR:
        _upper(pen.at(x, y, size), who)
    wheelchair(pen.at(-40, 72, 1.16), ROLSTOEL)
    person(pen.at(348, 72, 1.2, flip=True), SCHAAL)
    pen.path("terra", "M-4,-34L14,-34L11,-26L-1,-26Z")
    return pen


def _learn(pen: Pen) -> Pen:
    """Draw the school and its yard."""
    shadows(pen, (-8, -1, 184))
    school(pen.at(0, 0))
    fence(pen.at(-8, 42), 186)
    shadows(pen, (12, 29, 24), (56, 35, 24), (120, 31, 60))
    _row(
        pen,
        (
            (24, 34, 0.74, False, KIND_SPRINGT),
            (66, 41, 0.72, True, KIND_RENT),
            (132, 36, 0.76, False, KIND_KIJKT),
            (161, 36, 1.02, True, JUF),
        ),
    )
    pen.at(0, 0).dots("terra", 6, (94, 36))
    return pen


def _care(pen: Pen) -> Pen:
    """Draw the health centre and who comes and goes."""
    shadows(pen, (-8, -1, 176))
    health_centre(pen.at(0, 0))
    shadows(pen, (18, 25, 62), (90, 34, 66))
    _row(pen, ((30, 28, 1.02, False, ARTS), (60, 30, 1.0, False, OMA), (102, 38, 1.05, False, MOEDER)))
    pram(pen.at(140, 38))
    return pen


# --------------------------------------------------------------------------
# The landscape
# --------------------------------------------------------------------------

_WEG: Weg = (
    (-40, 500, 60),
    (80, 496, 58),
    (180, 466, 54),
    (270, 418, 46),
    (380, 396, 42),
    (500, 400, 42),
    (640, 420, 46),
    (800, 450, 48),
    (930, 466, 48),
    (1012, 434, 44),
    (1018, 362, 36),
    (1000, 300, 28),
    (1010, 240, 20),
    (1000, 190, 14),
    (980, 156, 9),
    (984, 128, 5),
)


def _landscape_far(pen: Pen) -> None:
    """Sky and what stands far away."""
    pen.blob("vlak lucht", points("40,170 10,90 70,44 190,50 330,8 520,26 700,4 900,24 1060,16 1130,60 1196,80 1190,220 600,260 60,240"))
    pen.dots("vlak gloed", 46, (640, 66))
    pen.dots("vlak zon", 27, (640, 66))
    for x, y in ((110, 84), (330, 60), (892, 62)):
        cloud(pen.at(x, y))
    pen.at(0, 0)
    pen.path("toon", "M560,44Q564,40 567,45Q571,40 575,43M586,56Q590,52 593,57Q597,52 601,55M220,96Q224,92 227,97Q231,92 235,95")
    pen.blob("vlak heuvel", points("20,270 2,200 140,160 330,150 470,176 640,176 800,150 960,106 1090,128 1204,176 1200,300 600,330"))
    far_church(pen.at(398, 160))
    far_trees(
        pen,
        ((28, 200, 46), (46, 194, 54), (64, 190, 48), (1130, 152, 40), (1148, 156, 46), (1166, 164, 38), (880, 132, 34), (894, 128, 38)),
        ((370, 166), (610, 186), (912, 128)),
    )
    kite(pen.at(1124, 40, 0.9), "M0,0Q-16,62 -59,104")
    person(pen.at(1062, 166, 0.6), VLIEGER)


def _landscape_back() -> Pen:
    pen = Pen(11)
    _landscape_far(pen)
    pen.at(0, 0)
    pen.blob(
        "vlak gras",
        points(
            "-4,300 8,228 160,224 400,214 640,210 860,204 1010,190 1190,226 1204,330 1200,490 1160,556 960,566 640,578 300,566 90,574 0,510"
        ),
        wobble=4,
    )
    pen.path("toon-gras", "M880,176Q930,168 966,150M1030,176Q1080,168 1130,186")
    pen.blob("vlak gras2", points("-2,544 30,530 150,520 260,490 330,540 260,572 100,576"))
    pen.blob("vlak gras2", points("1204,410 1120,480 960,500 840,550 1000,572 1150,562"))
    pen.blob("vlak gras2", points("40,330 160,330 400,330 420,360 260,390 60,400"))
    road(pen, _WEG, points("376,476 392,420 520,398 680,398 830,420 872,476 846,544 700,572 520,572 396,540"))
    pen.path(
        "toon-zand", "M420,440L450,440M436,456L456,456M780,440L816,440M800,530L826,530M560,560L600,560M640,566L670,566M600,418L620,418"
    )
    pen.blob("water", points("1010,556 1040,530 1120,526 1190,538 1180,560 1090,570"))
    shadows(pen, (390, 298, 44), (580, 266, 40), (1150, 328, 50), (140, 300, 40))
    for x, y, size in ((412, 300, 0.9), (596, 268, 0.8), (800, 250, 0.85), (1176, 330, 0.95)):
        tree(pen.at(x, y, size), "blad" if size > 0.85 else "blad2")
    poplar(pen.at(1046, 262, 0.8))
    poplar(pen.at(1072, 270, 0.7), "blad2")
    return pen


def _landscape_homes() -> tuple[Vorm, ...]:
    """Draw what the landscape adds to the houses: flats and washing."""
    pen = Pen(83)
    shadows(pen, (62, 307, 92))
    flat_block(pen.at(68, 308))
    bush(pen.at(66, 316), "blad")
    washing(pen.at(34, 372), 96)
    return pen.forms()


def _landscape_front() -> Pen:
    pen = Pen(81)
    shadows(
        pen,
        (10, 476, 130),
        (164, 480, 40),
        (196, 492, 26),
        (252, 446, 26),
        (834, 530, 70),
        (900, 466, 50),
        (1086, 496, 84),
        (130, 555, 40),
        (966, 556, 44),
    )
    bus(pen.at(4, 482))
    bus_stop(pen.at(164, 486))
    cyclist(pen.at(916, 472, 1.05, flip=True), FIETSER, "terra")
    _row(
        pen,
        (
            (202, 500, 1.14, False, AANKOMST),
            (262, 452, 1.06, True, ONTVANGST),
            (846, 536, 0.84, False, KIND_HOND),
            (138, 560, 1.14, False, TUINDER),
        ),
    )
    suitcase(pen.at(179, 502))
    watering_can(pen.at(164, 534))
    vegetables(pen.at(0, 0), (28, 541, 5), (22, 563, 5))
    willow(pen.at(984, 560))
    bench(pen.at(1090, 500), 70)
    _row(pen, ((1110, 504, 1.06, False, OPA), (1142, 504, 1.06, False, STUDENT)))
    dog(pen.at(884, 532))
    duck(pen.at(1080, 552))
    duck(pen.at(1130, 546, 0.8))
    bush(pen.at(1164, 526))
    pen.at(0, 0)
    grass(pen, (930, 540), (1060, 496), (330, 470), (120, 410), (716, 388), (1150, 480), (420, 388), (256, 566))
    flowers(pen, "wit", (1040, 512), (1056, 520), (320, 460))
    flowers(pen, "roze", (1028, 522), (306, 468))
    return pen


@cache
def liggend() -> Dorp:
    """Return the landscape scene."""
    layout = (
        Opstelling(160, 322, (186, 118, 30), (230, 336, 176, 48), (26, 100, 384, 290), _landscape_homes()),
        Opstelling(434, 286, (424, 314, 12), (508, 304, 96, 46), (416, 66, 190, 316)),
        Opstelling(612, 296, (632, 114, 30), (706, 312, 112, 40), (604, 98, 212, 236)),
        Opstelling(446, 446, (208, 508, 14), (606, 484, 226, 80), (196, 362, 640, 214)),
        Opstelling(816, 290, (822, 350, 12), (900, 322, 104, 52), (804, 126, 202, 292)),
        Opstelling(1030, 402, (1008, 214, 30), (1112, 424, 92, 40), (1000, 198, 198, 252)),
    )
    return Dorp("liggend", 1200, 580, _landscape_back().forms(), trail(_WEG), places(100, LIGGEND, layout), _landscape_front().forms())


# --------------------------------------------------------------------------
# The portrait
# --------------------------------------------------------------------------

_STAANDE_WEG: Weg = (
    (-40, 204, 40),
    (90, 204, 40),
    (186, 226, 38),
    (206, 290, 38),
    (204, 370, 40),
    (208, 440, 42),
    (196, 520, 44),
    (150, 590, 48),
    (180, 680, 50),
    (190, 800, 50),
    (196, 860, 50),
    (214, 930, 50),
    (238, 1000, 52),
    (234, 1080, 54),
    (200, 1130, 58),
    (230, 1190, 62),
)


def _portrait_back() -> Pen:
    pen = Pen(12)
    pen.blob("vlak lucht", points("-4,170 6,60 70,30 170,36 280,2 390,22 464,46 474,190 240,220"))
    pen.dots("vlak gloed", 42, (186, 64))
    pen.dots("vlak zon", 25, (186, 64))
    for x, y in ((80, 66), (400, 50)):
        cloud(pen.at(x, y, 0.9))
    pen.at(0, 0)
    pen.blob("vlak heuvel", points("6,230 -2,150 100,128 210,116 350,124 474,100 474,280 240,300"))
    far_church(pen.at(150, 130, 0.8))
    far_trees(pen, ((20, 156, 40), (36, 152, 46), (448, 122, 42), (462, 120, 36)), ((116, 138),))
    pen.blob(
        "vlak gras",
        points("-4,280 4,166 120,158 300,170 466,152 474,360 470,700 474,1080 450,1160 240,1176 30,1160 -4,1080 0,660"),
        wobble=4,
    )
    pen.blob("vlak gras2", points("-4,560 70,540 150,620 70,760 -2,760"))
    pen.blob("vlak gras2", points("474,740 390,760 330,860 390,960 474,960"))
    pen.blob("vlak gras2", points("474,250 330,236 250,290 300,380 474,400"))
    road(pen, _STAANDE_WEG, points("14,700 30,630 160,606 320,606 446,632 462,700 440,780 320,806 150,806 40,780"))
    pen.path("toon-zand", "M60,660L90,660M400,650L430,650M60,770L96,770M390,776L420,776")
    for x, y, size in ((24, 400, 0.9), (452, 440, 0.8), (18, 930, 0.8), (456, 950, 0.9)):
        tree(pen.at(x, y, size), "blad" if size > 0.85 else "blad2")
    return pen


def _portrait_front() -> Pen:
    pen = Pen(82)
    shadows(pen, (10, 188, 126), (160, 222, 44), (54, 584, 80))
    bus(pen.at(6, 192))
    bus_stop(pen.at(160, 204))
    _row(pen, ((190, 232, 1.1, False, AANKOMST), (66, 590, 1.0, False, KIND_HOND)))
    suitcase(pen.at(168, 234))
    dog(pen.at(106, 588))
    pen.at(0, 0)
    grass(pen, (448, 372), (30, 240))
    pen.blob("vlak gras2", points("-6,1190 20,1134 140,1116 270,1146 390,1124 470,1146 480,1200 240,1196"))
    flowers(pen, "wit", (60, 1150), (86, 1158), (330, 1154))
    flowers(pen, "roze", (74, 1164), (350, 1162))
    return pen


@cache
def staand() -> Dorp:
    """Return the portrait scene."""
    layout = (
        Opstelling(218, 232, (240, 278, 10), (336, 250, 120, 44), (212, 80, 256, 280)),
        Opstelling(16, 420, (6, 450, 12), (94, 436, 92, 44), (2, 196, 232, 332)),
        Opstelling(256, 482, (242, 520, 12), (354, 500, 110, 40), (238, 364, 230, 236)),
        Opstelling(84, 682, (242, 800, 12), (234, 724, 214, 90), (16, 592, 446, 284)),
        Opstelling(10, 968, (6, 1018, 12), (96, 990, 96, 50), (2, 804, 232, 294)),
        Opstelling(290, 1000, (242, 1050, 12), (374, 1018, 88, 40), (238, 870, 228, 260)),
    )
    return Dorp("staand", 470, 1180, _portrait_back().forms(), trail(_STAANDE_WEG), places(200, STAAND, layout), _portrait_front().forms())
