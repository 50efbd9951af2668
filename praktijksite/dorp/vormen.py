"""What the template gets: frozen shapes and places, as plain data."""

from __future__ import annotations

from typing import NamedTuple


class Vorm(NamedTuple):
    """One drawn shape: a colour role and a path."""

    klas: str
    d: str


class Vak(NamedTuple):
    """An upright rectangle."""

    x: float
    y: float
    b: float
    h: float


class Bord(NamedTuple):
    """A sign: its board, posts and the places of icon and text.

    ``omvang`` is the box round all of it: badge, board and posts.
    """

    vak: Vak
    omvang: Vak
    vormen: tuple[Vorm, ...]
    icoon_x: float
    icoon_y: float
    icoon_schaal: float
    naam_x: float
    tekst_x: float
    naam_y: float
    telling_y: float


class Plek(NamedTuple):
    """One of the six places: drawing, sign, ground, focus ring and flag.

    The drawing is the same in both scenes and stands at x, y; ``los`` is what
    this scene adds behind it.  ``ruim`` is the ring for where the style sheet
    enlarges the signs, if it does so in this scene.  ``omvang`` is the box of
    the drawing round its own origin.  A sign above its place stands behind it.
    """

    id: str
    x: float
    y: float
    vormen: tuple[Vorm, ...]
    omvang: Vak
    los: tuple[Vorm, ...]
    bord: Bord
    bord_achter: bool
    grond: str
    ring: Vak
    ruim: Vak | None
    vlag: tuple[Vorm, ...]


class Dorp(NamedTuple):
    """A whole scene in drawing order: behind, the six places, in front."""

    naam: str
    breedte: int
    hoogte: int
    achter: tuple[Vorm, ...]
    pad: str
    plekken: tuple[Plek, ...]
    voor: tuple[Vorm, ...]


class Taferelen(NamedTuple):
    """The town twice: the landscape for a desk, the portrait for a phone."""

    liggend: Dorp
    staand: Dorp
