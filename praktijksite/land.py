"""The country in hexagons, small: a quiet picture that all pages of gemeenten share, and the outline of each provincie."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from praktijksite.model import Gemeente
from praktijksite.zeshoeken import ZIJDEN, Plek, Vak, omlijning, vak_om, vorm

KLEUR = "#d9cfbf"
"""As `--lijn`: a picture takes no colours from the page that shows it. Quiet on paper, and on black."""
RAND = 4.0


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


def beeld(gemeenten: Collection[Gemeente]) -> bytes:
    """Return the picture: every cell apart, in one colour."""
    vak = land(gemeenten).vak
    cellen = "\n".join(f'<use href="#cel" x="{plek.x:.1f}" y="{plek.y:.0f}"/>' for plek in map(plek_van, gemeenten))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{vak}" fill="{KLEUR}">\n'
        f'<defs><path id="cel" d="{vorm(ZIJDEN)}"/></defs>\n{cellen}\n</svg>\n'
    ).encode()
