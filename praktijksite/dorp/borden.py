"""Signs and flags, and the placing of the six places in a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from praktijksite.dorp.grond import ground
from praktijksite.dorp.pen import Pen
from praktijksite.dorp.plekken import PLAATSEN, Tekening, drawings
from praktijksite.dorp.vormen import Bord, Plek, Vak, Vorm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from praktijksite.dorp.pen import Point


class Letter(NamedTuple):
    """Measures of a sign, in units of the scene: a narrow one and a wide one for long names."""

    naam: float
    telling: float
    smal: float
    breed: float
    hoogte: float
    schaal: float


LIGGEND = Letter(naam=18, telling=15.5, smal=152, breed=190, hoogte=52, schaal=1)
STAAND = Letter(naam=22.5, telling=20.5, smal=204, breed=238, hoogte=66, schaal=1.25)
VERGROOT = 1.4
"""How much larger the style sheet at most draws the signs of the landscape."""


class Opstelling(NamedTuple):
    """Where a place stands in a scene: its drawing, sign, ground and focus ring.

    The sign is given as its left top and the length of its posts; ``anker`` is
    the spot, in fractions of its box, that stays put when the sign is enlarged.
    ``vlag`` is how far from its right end the flag goes up.
    """

    x: float
    y: float
    bord: tuple[float, float, float]
    grond: tuple[float, float, float, float]
    ring: tuple[float, float, float, float]
    los: tuple[Vorm, ...] = ()
    breed: bool = False
    anker: Point | None = None
    vlag: float = 32


def sign(seed: int, place: str, spot: Opstelling, letter: Letter) -> Bord:
    """Draw a sign on two posts."""
    x, y, post = spot.bord
    pen = Pen(seed).at(x, y)
    b, h, k = letter.breed if spot.breed else letter.smal, letter.hoogte, letter.schaal
    if post:
        pen.box("hout", (22, h - 2, 6, post), (b - 28, h - 2, 6, post), wobble=0.4)
    pen.poly("bordvlak", ((0, 0), (b, 0), (b, h), (0, h)), wobble=1.4)
    pen.dots(f"{place} badge", 17 * k, (14 * k, 11 * k))
    return Bord(
        vak=Vak(x, y, b, h),
        omvang=Vak(x - 3 * k, y - 6 * k, b + 3 * k, h + post - 2 + 6 * k),
        vormen=pen.forms(),
        icoon_x=x + 2 * k,
        icoon_y=y - k,
        icoon_schaal=k,
        naam_x=x + 37 * k,
        tekst_x=x + 11 * k,
        naam_y=y + letter.naam + 4 * k,
        telling_y=y + h - 10 * k,
    )


def enlarged(bord: Bord, anchor: Point, factor: float) -> Vak:
    """Box of a sign that is drawn larger round an anchor."""
    box = bord.omvang
    left, top = box.x + box.b * anchor[0] * (1 - factor), box.y + box.h * anchor[1] * (1 - factor)
    return Vak(left, top, box.b * factor, box.h * factor)


def wider_ring(ring: Vak, board: Vak, air: float = 3) -> Vak:
    """Box of a focus ring that also holds an enlarged sign."""
    left, top = min(ring.x, board.x - air), min(ring.y, board.y - air)
    right = max(ring.x + ring.b, board.x + board.b + air)
    bottom = max(ring.y + ring.h, board.y + board.h + air)
    return Vak(*(round(value) for value in (left, top, right - left, bottom - top)))


def pennant(seed: int, place: str, x: float, y: float) -> tuple[Vorm, ...]:
    """Draw the flag that goes up on a chosen place; x, y is the foot of its pole."""
    pen = Pen(seed).at(x, y)
    pen.path("lijn", "M0,2L0,-36")
    pen.path(place, "M0,-36Q10,-41 18,-36Q24,-33 30,-35L25,-27L30,-19Q22,-17 17,-20Q9,-24 0,-20Z")
    return pen.forms()


def places(seed: int, letter: Letter, layout: Sequence[Opstelling]) -> tuple[Plek, ...]:
    """Put the six drawings with their signs, grounds, rings and flags in a scene."""
    return tuple(
        _place(seed + index, name, drawing, spot, letter)
        for index, (name, drawing, spot) in enumerate(zip(PLAATSEN, drawings(), layout, strict=True))
    )


def _place(seed: int, name: str, drawing: Tekening, spot: Opstelling, letter: Letter) -> Plek:
    board, ring = sign(seed, name, spot, letter), Vak(*spot.ring)
    return Plek(
        id=name,
        x=spot.x,
        y=spot.y,
        vormen=drawing.vormen,
        omvang=drawing.omvang,
        los=spot.los,
        bord=board,
        bord_achter=board.vak.y < spot.y + drawing.omvang.y + drawing.omvang.h / 2,
        grond=ground(seed + 10, spot.grond),
        ring=ring,
        ruim=wider_ring(ring, enlarged(board, spot.anker, VERGROOT)) if spot.anker else None,
        vlag=pennant(seed, name, board.vak.x + board.vak.b - spot.vlag, board.vak.y),
    )
