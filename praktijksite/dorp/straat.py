"""The kit: what stands, hangs and rolls in the street, and the long table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from praktijksite.dorp.huizen import windows

if TYPE_CHECKING:
    from praktijksite.dorp.pen import Pen, Point


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


def bicycle(pen: Pen, colour: str) -> None:
    """Draw a Dutch town bike that faces right."""
    pen.dots("wiel", 10.5, (-15, -10.5), (15, -10.5))
    pen.path(f"buis {colour}", "M-15,-10.5L-8,-24L10,-24L0,-10.5L-15,-10.5M15,-10.5L9,-29")
    pen.path("lijn", "M0,-10.5L-9,-27M-13,-28L-6,-28M9,-30L4,-32M-23,-22L-12,-22")


def bike_rack(pen: Pen, colour: str) -> None:
    """Draw a rack with one bicycle in it and one place free."""
    pen.path("lijn", *[f"M{x},0L{x},-15Q{x + 5},-22 {x + 10},-15L{x + 10},0" for x in (-42, -8)])
    bicycle(pen, colour)


def pram(pen: Pen) -> None:
    """Draw a pram, its handle to the left."""
    pen.path("lijn", "M-19,-29L-13,-24L-6,-8M12,-9L6,-16M-8,-8L12,-9")
    pen.path("zorg", "M-13,-24L14,-24Q13,-11 2,-11Q-10,-11 -13,-24Z")
    pen.path("zorg-tint", "M2,-24L2,-38Q15,-37 14,-24Z")
    pen.dots("wiel", 4.5, (-7, -4.5), (11, -4.5))


def fence(pen: Pen, length: float, step: float = 11) -> None:
    """Draw a low fence to the right of the spot."""
    posts = [i * step for i in range(int(length / step) + 1)]
    pen.path("lijn", *[f"M{x},0L{x},{-14 + pen.noise(1)}" for x in posts])
    pen.line("lijn", ((-3, -9), (length + 2, -9)))


def bench(pen: Pen, b: float) -> None:
    """Draw a wooden bench."""
    pen.path("lijn", f"M7,-20L4,0M{b - 7},-20L{b - 4},0")
    pen.box("hout", (0, -26, b, 7), wobble=0.4)


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


def kite(pen: Pen, line: str) -> None:
    """Draw a kite with a tail; the line runs from its middle."""
    pen.path("toon", line)
    pen.path("terra", "M0,-18L13,0L0,22L-13,0Z")
    pen.path("lijn", "M-13,0L13,0M0,-18L0,22Q6,30 0,36Q-6,42 0,48M-5,32L5,30M-5,42L4,40")


def little_library(pen: Pen) -> None:
    """Draw a cupboard with books for everyone, on a post."""
    pen.box("hout", (-3, -22, 6, 22), wobble=0.3)
    pen.box("wit", (-15, -46, 30, 25), wobble=0.4)
    pen.poly("zorg", ((-19, -45), (0, -58), (19, -45)), wobble=0.4)
    for index, colour in enumerate(("terra", "inburgering", "licht", "onderwijs")):
        pen.box(colour, (-11.5 + index * 6, -41 + index % 2 * 3, 5, 16 - index % 2 * 3), wobble=0.2)


def book(pen: Pen) -> None:
    """Draw an open book as its reader holds it."""
    pen.path("wit", "M0,4L-9,0L-9,-9L0,-6L9,-9L9,0Z")
    pen.path("lijn", "M0,-6L0,4")


def watering_can(pen: Pen) -> None:
    """Draw a watering can that pours to the right."""
    pen.path("zorg", "M-6,-8L5,-8L6,4L-5,4Z")
    pen.path("lijn", "M6,0L14,-6M-6,-6Q-12,-4 -5,3M17,-3L18,1M14,0L15,4")


def suitcase(pen: Pen) -> None:
    """Draw a travel bag on wheels."""
    pen.path("lijn", "M-4,-22L-4,-30L4,-30L4,-22")
    pen.box("terra", (-8, -22, 16, 20), wobble=0.4)
    pen.path("lijn", "M-3,-18L-3,-6M3,-18L3,-6")


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
