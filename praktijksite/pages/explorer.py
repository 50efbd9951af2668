"""The explorer: all examples, and the filters that narrow them in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import urls
from praktijksite.dorp import Taferelen
from praktijksite.model import Profiel
from praktijksite.pages.frame import PER_PAGE, BloemUitleg, Card, Link, Page, Plaats, PuzzelStuk, Setting
from praktijksite.pages.lists import part, parts_of
from praktijksite.pages.matrix import Matrix, matrix
from praktijksite.search import facetten

FACETTEN_DATA = "/praktijkvoorbeelden/facetten.json"
ZOEK_DATA = "/praktijkvoorbeelden/zoek.json"
VOLGORDE_DATA = "/praktijkvoorbeelden/volgorde.json"
CARD_PARTS = "/praktijkvoorbeelden/kaartjes/"
PER_PART = 10
"""Cards in one part for the browser, which needs few of many parts when it filters."""
PER_TURN = 24
"""Cards that the browser shows at a time."""


class OptieRegel(NamedTuple):
    """A filter option before anything is chosen. `ook` are folded words for the search in a long list."""

    waarde: str
    naam: str
    aantal: int
    ook: str


class FacetBlok(NamedTuple):
    """`zoekbaar` facets are long: a field narrows their options. `open` ones start unfolded."""

    id: str
    naam: str
    keuze: bool
    zoekbaar: bool
    open: bool
    opties: tuple[OptieRegel, ...]


class Beelden(NamedTuple):
    """The pictures that filter: each waits behind a button of its own."""

    taferelen: Taferelen
    plaatsen: tuple[Plaats, ...]
    puzzel: tuple[PuzzelStuk, ...]
    matrix: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplorerPage(Page):
    template: ClassVar[str] = "pages/explorer.html"
    totaal: int
    eerste_nummer: int
    telling: str
    facetten: tuple[FacetBlok, ...]
    beelden: Beelden | None
    sorteringen: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    bloem_uitleg: BloemUitleg
    delen: tuple[Link, ...]
    bladeren: tuple[tuple[str, tuple[Link, ...]], ...]
    meedoen: str
    instellingen: dict[str, object]


SORTERINGEN = (
    ("", "Nieuwste eerst"),
    ("titel", "Titel"),
    ("gemeente", "Gemeente"),
    ("volledigheid", "Meest volledig"),
)


def explorer_page(setting: Setting, number: int) -> ExplorerPage:
    """Return part *number* of the whole list; only the first part has the filters."""
    library = setting.library
    profielen = library.profielen
    total = parts_of(profielen)
    titel = "Praktijkvoorbeelden" if number == 1 else f"Praktijkvoorbeelden, deel {number}"
    kruimels = () if number == 1 else (Link("Praktijkvoorbeelden", setting.href(urls.EXPLORER)),)
    return ExplorerPage(
        **setting.page(  # type: ignore[arg-type]
            urls.explorer_page(number), titel, "Zoek en vergelijk wat gemeenten doen voor statushouders.", *kruimels
        ),
        totaal=len(profielen),
        eerste_nummer=(number - 1) * PER_PAGE,
        telling=setting.telling(profielen),
        facetten=_blocks(setting) if number == 1 else (),
        beelden=Beelden(setting.taferelen(), setting.plaatsen, setting.puzzel, matrix(setting)) if number == 1 else None,
        sorteringen=SORTERINGEN,
        cards=setting.cards(part(profielen, number)),
        bloem_uitleg=setting.bloem_uitleg,
        delen=tuple(Link(str(n), setting.href(urls.explorer_page(n)), huidig=n == number) for n in range(1, total + 1)) if total > 1 else (),
        bladeren=tuple(_browse(setting)) if number == 1 else (),
        meedoen=setting.href(urls.pagina("meedoen")),
        instellingen={
            "facetten": setting.href(FACETTEN_DATA),
            "volgorde": setting.href(VOLGORDE_DATA),
            "zoek": setting.href(ZOEK_DATA),
            "pagefind": setting.href("/zoeken/pagefind.js"),
            "nummers": setting.href("/zoeken/nummers.json"),
            "kaartjes": setting.href(CARD_PARTS),
            "gemeenten": setting.href(urls.GEMEENTEN),
            "kaart": setting.href(urls.KAART),
            "perDeel": PER_PART,
            "perKeer": PER_TURN,
            "totaal": len(profielen),
        },
    )


def card_parts(profielen: Sequence[Profiel]) -> list[tuple[Profiel, ...]]:
    """Return *profielen* in parts, counted from the oldest, so that a new example leaves the other parts as they were."""
    oldest_first = tuple(reversed(profielen))
    return [oldest_first[start : start + PER_PART] for start in range(0, len(oldest_first), PER_PART)]


def _blocks(setting: Setting) -> tuple[FacetBlok, ...]:
    return tuple(
        FacetBlok(
            facet.id,
            facet.naam,
            facet.keuze,
            facet.id in ("gemeente", "trefwoord"),
            facet.id in ("thema", "element", "gemeente"),
            tuple(OptieRegel(optie.waarde, optie.naam, len(optie.nummers), ", ".join(optie.ook)) for optie in facet.opties),
        )
        for facet in facetten(setting.library)
    )


def _browse(setting: Setting) -> list[tuple[str, tuple[Link, ...]]]:
    """Return the pages that do the narrowing where there is no JavaScript, with their counts."""
    library = setting.library
    return [
        ("Thema's", tuple(Link(t.naam, setting.href(urls.thema(t.id)), _count(library.met_thema.get(t.id, ()))) for t in library.themas)),
        (
            "Manieren van werken",
            tuple(Link(e.naam, setting.href(urls.element(e.id)), _count(library.met_element.get(e.id, ()))) for e in library.elementen),
        ),
        (
            "Provincies",
            tuple(Link(naam, setting.href(urls.provincie(naam)), _count(library.in_provincie.get(naam, ()))) for naam in library.provincies),
        ),
        (
            "Gemeenten",
            tuple(
                Link(g.naam, setting.href(urls.gemeente(g.naam)), _count(library.in_gemeente[g.naam]))
                for g in library.gemeenten
                if g.naam in library.in_gemeente
            ),
        ),
        (
            "Jaar van begin",
            tuple(Link(str(jaar), setting.href(urls.jaar(jaar)), _count(library.uit_jaar[jaar])) for jaar in sorted(library.uit_jaar)),
        ),
    ]


def _count(profielen: tuple[object, ...]) -> str:
    return str(len(profielen))
