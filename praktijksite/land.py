"""Where gemeenten lie: how far from each other, and the country in hexagons, small.

The picture is quiet, and shared by all pages of gemeenten and provincies; each provincie has its outline.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import NamedTuple

from praktijksite.model import Gemeente
from praktijksite.zeshoeken import ZIJDEN, Plek, Vak, omlijning, vak_om, vorm

KLEUR = "#d9cfbf"
"""As `--lijn`: a picture takes no colours from the page that shows it. Quiet on paper, and on black."""
RAND = 4.0
KM_PER_GRAAD = 111.2
BUURT = 25.0
"""Provincies are near each other when so many kilometres part two of their gemeenten: all that touch are, and hardly any other."""


class Land(NamedTuple):
    """`vak` is the rectangle around all cells, `omtrek` has the outline of each provincie."""

    vak: Vak
    omtrek: Mapping[str, str]


def plek_van(gemeente: Gemeente) -> Plek:
    return Plek(gemeente.kolom, gemeente.rij)


def land(gemeenten: Collection[Gemeente]) -> Land:
    provincies: dict[str, set[Plek]] = {}
    for gemeente in gemeenten:
        provincies.setdefault(gemeente.provincie, set()).add(plek_van(gemeente))
    return Land(vak_om(map(plek_van, gemeenten), RAND), {naam: omlijning(cellen) for naam, cellen in provincies.items()})


def afstand(een: Gemeente, ander: Gemeente) -> float:
    """Return the kilometres between the middles of two gemeenten, as the crow flies."""
    parallel = math.cos(math.radians((een.lat + ander.lat) / 2))
    return KM_PER_GRAAD * math.hypot(een.lat - ander.lat, (een.lon - ander.lon) * parallel)


def buurprovincies(naam: str, gemeenten: Collection[Gemeente]) -> list[str]:
    """Return the provincies that lie near the one called *naam*, by name."""
    own = [gemeente for gemeente in gemeenten if gemeente.provincie == naam]
    return sorted({other.provincie for other in gemeenten if other.provincie != naam and any(afstand(one, other) < BUURT for one in own)})


def beeld(gemeenten: Collection[Gemeente]) -> bytes:
    """Return the picture: every cell apart, in one colour."""
    vak = land(gemeenten).vak
    cellen = "\n".join(f'<use href="#cel" x="{plek.x:.1f}" y="{plek.y:.0f}"/>' for plek in map(plek_van, gemeenten))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{vak}" fill="{KLEUR}">\n'
        f'<defs><path id="cel" d="{vorm(ZIJDEN)}"/></defs>\n{cellen}\n</svg>\n'
    ).encode()
