"""The kit: trees, plants and animals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from praktijksite.dorp.pen import Pen, Point


def tree(pen: Pen, colour: str = "blad") -> None:
    """Draw a lime tree, 74 units high."""
    pen.path("stam", "M-4,0Q-2,-14 -3,-34L4,-34Q2,-14 5,0Z")
    pen.blob(
        colour,
        ((0, -80), (20, -78), (26, -60), (34, -46), (20, -26), (2, -30), (-16, -24), (-32, -40), (-26, -60), (-20, -76)),
        wobble=3,
    )
    pen.path("schaduw", "M18,-70Q14,-46 -14,-34Q-6,-28 2,-30Q16,-26 22,-30Q32,-40 29,-50Q24,-56 23,-62Q23,-68 18,-70Z")
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


def planter(pen: Pen) -> None:
    """Draw a tub with a small plant."""
    pen.path("blad", "M-9,-12Q-14,-24 -4,-24Q0,-32 5,-24Q14,-22 9,-12Z")
    pen.path("terra", "M-9,-13L9,-13L7,0L-7,0Z")


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
