"""The kit: people, alone, in a wheelchair or on a bicycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from praktijksite.dorp.straat import bicycle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from praktijksite.dorp.pen import Pen


class Mens(NamedTuple):
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
    mond: str = "glimlach"
    ogen: str = "open"
    bril: bool = False


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
    legs(pen, who)
    upper(pen, who)


def upper(pen: Pen, who: Mens) -> None:
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


def limb(pen: Pen, role: str, colour: str, *paths: str) -> None:
    """Draw arms or legs: a wide stroke of ink with a narrower one of colour on it."""
    pen.path(role, *paths)
    pen.path(f"{role}-in {colour}", *paths)


def legs(pen: Pen, who: Mens) -> None:
    legs = _BENEN[who.benen]
    if not legs:
        return
    pen.path("schoen", _VOETEN[who.benen])
    limb(pen, "been", f"huid{who.huid}" if who.rok else who.broek, *legs)


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


_OGEN = {
    "open": "M{x},{y}L{x},{e}",
    "dicht": "M{l},{e}Q{x},{o} {r},{e}",
}


def _face(pen: Pen, who: Mens, y: float) -> None:
    middle = who.kijk * 1.6
    eyes = [_OGEN[who.ogen].format(x=x, l=x - 1.5, r=x + 1.5, y=y, o=y - 1.8, e=y + 0.1) for x in (middle - 2.8, middle + 2.8)]
    smile = f"M{middle - 2},{y + 3.4}Q{middle},{y + 5.4} {middle + 2},{y + 3.4}"
    if who.mond == "lach":
        pen.path("wit gezicht", f"M{middle - 2.8},{y + 2.8}L{middle + 2.8},{y + 2.8}Q{middle},{y + 7.6} {middle - 2.8},{y + 2.8}Z")
        smile = ""
    elif who.mond == "praat":
        pen.oval("stam gezicht", middle, y + 4.2, 1.2, 1.4)
        smile = ""
    pen.path("gezicht", *eyes, smile)
    if who.bril:
        pen.dots("bril", 2.9, (middle - 3.4, y), (middle + 3.4, y))


def _arms(pen: Pen, who: Mens) -> None:
    for elbow_x, elbow_y, hand_x, hand_y in who.armen:
        side = -7 if elbow_x < 0 else 7
        end_x, end_y = hand_x * 0.8 + elbow_x * 0.2, hand_y * 0.8 + elbow_y * 0.2
        limb(pen, "arm", f"huid{who.huid}", f"M{end_x},{end_y}L{hand_x},{hand_y}")
        limb(pen, "arm", who.trui, f"M{side},-39Q{elbow_x},{elbow_y} {end_x},{end_y}")


def wheelchair(pen: Pen, who: Mens) -> None:
    """Draw a person in a wheelchair who looks to the right."""
    pen.path("lijn", "M-12,-36L-16,-36M-11,-35L-9,-14L14,-14L17,-4")
    limb(pen, "been", who.broek, "M-2,-17L12,-18Q15,-12 16,-4")
    pen.path("schoen", "M16,-2L20,-2")
    pen.shift(0, 4)
    upper(pen, who)
    pen.shift(0, -4)
    pen.dots("wiel", 13, (-4, -12))
    pen.dots("wiel", 4, (16, -4))
    pen.path("lijn", "M-4,-12L-4,-12.1")


def cyclist(pen: Pen, who: Mens, colour: str) -> None:
    """Draw someone who cycles to the right."""
    bicycle(pen, colour)
    limb(pen, "been", who.broek, "M-7,-26Q6,-26 2,-10")
    pen.path("schoen", "M2,-7L5,-7")
    pen.shift(-6, -8)
    upper(pen, who)
    pen.shift(6, 8)


Staat = tuple[float, float, float, bool, Mens]
"""Where someone stands: x, y, size, mirrored, who."""


def row(pen: Pen, people: Sequence[Staat]) -> None:
    """Draw people at their spots."""
    for x, y, size, flip, who in people:
        person(pen.at(x, y, size, flip=flip), who)
