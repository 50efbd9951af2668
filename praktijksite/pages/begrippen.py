"""The glossary: every term by letter, with its explanation and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, NamedTuple

from praktijksite import dutch, urls
from praktijksite.model import Begrip
from praktijksite.pages.frame import Link, Page, Setting


class Uitleg(NamedTuple):
    """A term as the glossary shows it; `zoekwoorden` are all its forms."""

    id: str
    term: str
    voluit: str | None
    uitleg: str
    zie: tuple[Link, ...]
    bron: Link | None
    uitgever: str
    zoekwoorden: str


class Letter(NamedTuple):
    """The terms that begin with one letter. No term has an id with an underscore."""

    id: str
    letter: str
    begrippen: tuple[Uitleg, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BegrippenPage(Page):
    template: ClassVar[str] = "pages/begrippen.html"
    aantal: str
    letters: tuple[Letter, ...]
    meedoen: str


def begrippen_page(setting: Setting) -> BegrippenPage:
    begrippen = sorted(setting.library.begrippen, key=lambda begrip: urls.slugify(begrip.term))
    letters = groupby(begrippen, key=lambda begrip: urls.slugify(begrip.term)[0])
    return BegrippenPage(
        **setting.page(urls.BEGRIPPEN, "Begrippen", "Woorden en afkortingen over statushouders en gemeenten, kort uitgelegd."),  # type: ignore[arg-type]
        aantal=dutch.count(len(begrippen), "begrip", "begrippen"),
        letters=tuple(Letter(f"letter_{letter}", letter.upper(), tuple(_uitleg(setting, begrip) for begrip in found)) for letter, found in letters),
        meedoen=setting.href(urls.pagina("meedoen")),
    )


def _uitleg(setting: Setting, begrip: Begrip) -> Uitleg:
    return Uitleg(
        id=urls.slugify(begrip.term),
        term=begrip.term,
        voluit=begrip.voluit,
        uitleg=begrip.uitleg,
        zie=tuple(Link(zie, setting.href(urls.begrip(zie))) for zie in begrip.zie),
        bron=Link(begrip.bron.titel, begrip.bron.url) if begrip.bron else None,
        uitgever=begrip.bron.uitgever if begrip.bron else "",
        zoekwoorden=" · ".join(begrip.vormen),
    )
