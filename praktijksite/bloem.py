"""The flower: geometry of the six petals, as numbers and labels.

One petal per thema at 60 degrees, clockwise from the top in the fixed order of
THEMA_IDS. Drawn in a square of 100 around the middle; the template turns each
petal by its angle. States differ in length and shape, so that one colour will do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import cos, radians, sin
from typing import Literal, NamedTuple

from praktijksite.model import THEMA_IDS

Staat = Literal["kern", "raakt", "niet"]

# Rounded drops that point from the middle (50, 50) to the top, broad outside. Moves and
# curves only, so that a page and a picture can be drawn from the same text.
# At distance r the room between neighbours is 0.577 r to each side.
VORMEN: Mapping[Staat, str] = {
    "kern": "M50 43C42 35 34.5 24 36 14.5C37.2 6.8 43 3 50 3C57 3 62.8 6.8 64 14.5C65.5 24 58 35 50 43Z",
    "raakt": "M50 41.5C44 36 38.5 29.5 39.5 23C40.4 17.5 44.5 14.5 50 14.5C55.5 14.5 59.6 17.5 60.5 23C61.5 29.5 56 36 50 41.5Z",
    "niet": "M50 19.5C55.4 19.5 53.8 28 50 28C46.2 28 44.6 19.5 50 19.5Z",
}
STIP = (35, 2.6)
"""Where the dot at the base of a petal that is touched stands below the top, and its radius."""
HART = 7
_ICONEN: Mapping[Staat, tuple[float, float]] = {"kern": (32.5, 0.72), "raakt": (27, 0.46)}
"""How far from the middle the icon on a petal stands, and its scale. A seed carries none."""


class Plek(NamedTuple):
    """Where an icon of 24 by 24 stands, upright: its corner and its scale."""

    x: float
    y: float
    schaal: float


class Blad(NamedTuple):
    """One petal: whose, how far it is covered, its outline, its turn in degrees, and the place of its icon."""

    thema: str
    staat: Staat
    vorm: str
    hoek: int
    icoon: Plek | None


class Bloem(NamedTuple):
    """The flower of one example, or of several together, and the sentence that says the same."""

    bladen: tuple[Blad, ...]
    tekst: str


def samen(themas: Iterable[tuple[Collection[str], Collection[str]]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what several examples cover together, given kern and raakt of each: what is kern of one is kern of all."""
    both = list(themas)
    kern = {thema for own, _ in both for thema in own}
    raakt = {thema for _, own in both for thema in own} - kern
    return tuple(thema for thema in THEMA_IDS if thema in kern), tuple(thema for thema in THEMA_IDS if thema in raakt)


def bloem(kern: tuple[str, ...], raakt: tuple[str, ...], namen: Mapping[str, str]) -> Bloem:
    """Return the flower for these themas; *namen* gives the Dutch name of each."""
    bladen = [blad(thema, "kern" if thema in kern else "raakt" if thema in raakt else "niet") for thema in THEMA_IDS]
    text = f"Kern: {', '.join(namen[thema].lower() for thema in kern)}."
    if raakt:
        text += f" Raakt: {', '.join(namen[thema].lower() for thema in raakt)}."
    return Bloem(tuple(bladen), text)


def _icoon(staat: Staat, hoek: int) -> Plek | None:
    if staat not in _ICONEN:
        return None
    far, scale = _ICONEN[staat]
    x, y = 50 + far * sin(radians(hoek)), 50 - far * cos(radians(hoek))
    return Plek(round(x - 12 * scale, 1), round(y - 12 * scale, 1), scale)


def blad(thema: str, staat: Staat) -> Blad:
    """Return one petal of the flower, in its place."""
    angle = 60 * THEMA_IDS.index(thema)
    return Blad(thema, staat, VORMEN[staat], angle, _icoon(staat, angle))
