"""Signs and flags, and the placing of the six places in a scene."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from praktijksite.dorp.grond import ground
from praktijksite.dorp.pen import Pen
from praktijksite.dorp.plekken import PLAATSEN, drawings
from praktijksite.dorp.vormen import Bord, Plek, Vak, Vorm

if TYPE_CHECKING:
    from collections.abc import Sequence


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
