"""The flower: geometry of the six petals, as numbers and labels.

One petal per thema at 60 degrees, clockwise from the top in the fixed order of
THEMA_IDS. Drawn in a square of 100 around the middle; the template turns each
petal by its angle. States differ in length and shape, so that one colour will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from praktijksite.model import THEMA_IDS

Staat = Literal["kern", "raakt", "niet"]

# Rounded drops that point from the middle (50, 50) to the top, broad outside.
# At distance r the room between neighbours is 0.577 r to each side.
VORMEN: Mapping[Staat, str] = {
    "kern": "M50 43C42 35 34.5 24 36 14.5C37.2 6.8 43 3 50 3S62.8 6.8 64 14.5C65.5 24 58 35 50 43Z",
    "raakt": "M50 43C44 37 38.5 30 39.5 23.5C40.4 18 44.5 15 50 15S59.6 18 60.5 23.5C61.5 30 56 37 50 43Z",
    "niet": "M50 20A3.5 3.5 0 0 1 50 27A3.5 3.5 0 0 1 50 20Z",
}


class Blad(NamedTuple):
    """One petal: whose, how far it is covered, its outline and turn in degrees."""

    thema: str
    staat: Staat
    vorm: str
    hoek: int


class Bloem(NamedTuple):
    """The flower of one example and the sentence that says the same."""

    bladen: tuple[Blad, ...]
    tekst: str


def bloem(kern: tuple[str, ...], raakt: tuple[str, ...], namen: Mapping[str, str]) -> Bloem:
    """Return the flower for these themas; *namen* gives the Dutch name of each."""
    bladen = []
    for index, thema in enumerate(THEMA_IDS):
        staat: Staat = "kern" if thema in kern else "raakt" if thema in raakt else "niet"
        bladen.append(Blad(thema, staat, VORMEN[staat], 60 * index))
    text = f"Kern: {', '.join(namen[thema].lower() for thema in kern)}."
    if raakt:
        text += f" Raakt: {', '.join(namen[thema].lower() for thema in raakt)}."
    return Bloem(tuple(bladen), text)
