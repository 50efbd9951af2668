"""What every page has: the frame around it, links, cards, and the setting they are made in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

from praktijksite import dorp, dutch, puzzel, social, urls
from praktijksite.bloem import Blad, Bloem, bloem
from praktijksite.dorp import Taferelen
from praktijksite.land import Land, land
from praktijksite.library import Library
from praktijksite.model import LOOPT, THEMA_IDS, Periode, Profiel, WettelijkKader
from praktijksite.search import Zoeknamen
from praktijksite.urls import Addresses

PER_PAGE = 60
"""Cards on one page of a list."""

KADERS: Mapping[WettelijkKader, str] = {
    WettelijkKader.VOOR: "vóór de Wet inburgering 2021",
    WettelijkKader.BEIDE: "vóór en onder de Wet inburgering 2021",
    WettelijkKader.ONDER: "onder de Wet inburgering 2021",
    WettelijkKader.ONBEKEND: "niet bekend",
}
ONDERBOUWING: Mapping[str | None, str] = {
    "beschreven": "beschreven",
    "eigen-cijfers": "eigen cijfers",
    "extern-geevalueerd": "extern geëvalueerd",
    "vergelijkend-onderzocht": "vergelijkend onderzocht",
    None: "onderbouwing niet vermeld",
}
CONTACT_STAAT: Mapping[str, str] = {
    "bevestigd": "contact bevestigd",
    "verlopen": "contact opnieuw te controleren",
    "onbevestigd": "contact nog niet bevestigd",
}


_TOLD = tuple(name for name in Profiel._fields if name not in ("digest", "verwijzingen"))


class Link(NamedTuple):
    """A link as a template shows it; `aantal` is a count in words, `huidig` marks where one is."""

    naam: str
    href: str
    aantal: str = ""
    huidig: bool = False


class Assets(NamedTuple):
    """Addresses of the files that every page loads; `scripts` has, by template, those that a page needs beside `js`."""

    css: str
    js: str
    font: str
    icon: str
    scripts: Mapping[str, tuple[str, ...]]


class Kader(NamedTuple):
    """The frame: header, footer and what belongs in `<head>`. The same for all pages of a site."""

    titel: str
    ondertitel: str
    uitgever: str
    home: str
    voorbeelden: str
    vergelijken: str
    csv: str
    menu: tuple[Link, ...]
    voet: tuple[Link, ...]
    assets: Assets
    touch_icon: str
    feed: str | None
    bron: str | None
    email: str | None


class Deelbeeld(NamedTuple):
    """The picture that a link to a page shows where it is shared."""

    href: str
    alt: str
    breedte: int = social.BREEDTE
    hoogte: int = social.HOOGTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as its template shows it. `canoniek` and `deelbeeld` are None when nobody said where the site lives."""

    template: ClassVar[str]
    kader: Kader
    titel: str
    omschrijving: str
    href: str
    canoniek: str | None
    deelbeeld: Deelbeeld | None
    kruimels: tuple[Link, ...]


class Card(NamedTuple):
    """An example as it stands in a list."""

    slug: str
    href: str
    titel: str
    plaats: str
    jaren: str
    samenvatting: str
    bewijs: str
    bloem: Bloem


class BladLink(NamedTuple):
    """A thema in a legend: its petal as it stands in the flower, and the link to its page."""

    blad: Blad
    naam: str
    href: str


class BloemUitleg(NamedTuple):
    """What teaches the flower: every thema as a full petal, and the three states with a word and a sentence."""

    themas: tuple[BladLink, ...]
    staten: tuple[tuple[Blad, str, str], ...]


class PuzzelStuk(NamedTuple):
    """A way of working as a piece of the puzzle: its address, how many examples have it, and its outlines."""

    id: str
    letter: str
    naam: str
    href: str
    aantal: int
    telling: str
    vorm: puzzel.Stuk


class Plaats(NamedTuple):
    """A place in the town: a thema with its address and how many examples it has."""

    id: str
    naam: str
    url: str
    aantal: int
    telling: str


@dataclass(frozen=True)
class Setting:
    """All that pages are made of: the library, the addresses and the assets. Makes the shared pieces."""

    library: Library
    addresses: Addresses
    assets: Assets
    taferelen: Callable[[], Taferelen] = dorp.draw

    def href(self, path: str, query: urls.Query = ()) -> str:
        return self.addresses.href(path, query)

    @cached_property
    def thema_namen(self) -> Mapping[str, str]:
        return {thema.id: thema.naam for thema in self.library.themas}

    @cached_property
    def zoeknamen(self) -> Zoeknamen:
        return Zoeknamen(self.library)

    @cached_property
    def kader(self) -> Kader:
        site = self.library.site
        menu = (
            Link("Voorbeelden", self.href(urls.EXPLORER)),
            Link("Kaart", self.href(urls.KAART)),
            Link("Gemeenten", self.href(urls.GEMEENTEN)),
            Link("Meedoen", self.href(urls.pagina("meedoen"))),
            Link("Over", self.href(urls.pagina("over"))),
        )
        return Kader(
            titel=site.titel,
            ondertitel=site.ondertitel,
            uitgever=site.uitgever,
            home=self.href(urls.HOME),
            voorbeelden=self.href(urls.EXPLORER),
            vergelijken=self.href(urls.VERGELIJKEN),
            csv=self.href(urls.CSV),
            menu=menu,
            voet=(*(Link(pagina.titel, self.href(urls.pagina(pagina.id))) for pagina in self.library.paginas), Link("Begrippen", self.href(urls.BEGRIPPEN))),
            assets=self.assets,
            touch_icon=self.href(urls.TOUCH_ICON),
            feed=self.href(urls.FEED) if site.base_url else None,
            bron=f"https://github.com/{site.repository}" if site.repository else None,
            email=site.email,
        )

    def page(self, path: str, titel: str, omschrijving: str, *kruimels: Link, deelbeeld: Deelbeeld | None = None) -> Mapping[str, object]:
        """Return the fields that every Page has."""
        trail = (Link("Home", self.href(urls.HOME)), *kruimels, Link(titel, self.href(path), huidig=True))
        return {
            "kader": self.kader,
            "titel": titel,
            "omschrijving": omschrijving,
            "href": self.href(path),
            "canoniek": self.addresses.absolute(path),
            "deelbeeld": deelbeeld or self._deelbeeld,
            "kruimels": trail if path != urls.HOME else (),
        }

    @cached_property
    def _deelbeeld(self) -> Deelbeeld | None:
        """The picture of every page that has none of its own."""
        href = self.addresses.absolute(urls.DEELBEELD)
        return Deelbeeld(href, f"{self.site_kaart.titel}. {self.site_kaart.plaats}.") if href else None

    def deelbeeld(self, profiel: Profiel) -> Deelbeeld | None:
        href, kaart = self.addresses.absolute(urls.deelbeeld(profiel.slug)), self.kaart(profiel)
        return Deelbeeld(href, f"{kaart.titel}. {kaart.plaats}, {kaart.jaren}. {self.bloem(profiel).tekst}") if href else None

    def kaart(self, profiel: Profiel) -> social.Kaart:
        bladen = self.bloem(profiel).bladen
        return social.Kaart(profiel.titel, dutch.join(profiel.gemeenten), jaren(profiel.periode), self.library.site.titel, bladen)

    @property
    def site_kaart(self) -> social.Kaart:
        """What the picture of the site as a whole shows: its name, and every petal."""
        site = self.library.site
        return social.Kaart(site.titel, site.ondertitel, "", "", bloem(THEMA_IDS, (), self.thema_namen).bladen)

    def cards(self, profielen: tuple[Profiel, ...]) -> tuple[Card, ...]:
        return tuple(self.card(profiel) for profiel in profielen)

    def card(self, profiel: Profiel) -> Card:
        if profiel.slug not in self._cards:
            self._cards[profiel.slug] = self._card(profiel)
        return self._cards[profiel.slug]

    @cached_property
    def _cards(self) -> dict[str, Card]:
        """The cards made before: each stands on a dozen pages."""
        return {}

    def _card(self, profiel: Profiel) -> Card:
        return Card(
            slug=profiel.slug,
            href=self.href(urls.praktijkvoorbeeld(profiel.slug)),
            titel=profiel.titel,
            plaats=dutch.join(profiel.gemeenten),
            jaren=jaren(profiel.periode),
            samenvatting=profiel.samenvatting,
            bewijs=f"{ONDERBOUWING[profiel.onderbouwing]} · {CONTACT_STAAT[self.contact_staat(profiel.contact_bevestigd)]}",
            bloem=self.bloem(profiel),
        )

    def card_key(self, profiel: Profiel) -> str:
        """Return what decides where an example is listed and how: all but its text, and the state of the contact today."""
        told = [getattr(profiel, name) for name in _TOLD]
        refers = [(soort, doel) for soort, doel, _ in profiel.verwijzingen if soort != "link"]
        return repr((told, refers, self.contact_staat(profiel.contact_bevestigd)))

    def bloem(self, profiel: Profiel) -> Bloem:
        themas = profiel.kern, profiel.raakt
        if themas not in self._bloemen:
            self._bloemen[themas] = bloem(*themas, self.thema_namen)
        return self._bloemen[themas]

    @cached_property
    def _bloemen(self) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Bloem]:
        """The flowers drawn before: six petals can differ in a few hundred ways only."""
        return {}

    def legend(self, bladen: Iterable[Blad]) -> tuple[BladLink, ...]:
        return tuple(BladLink(blad, self.thema_namen[blad.thema], self.href(urls.thema(blad.thema))) for blad in bladen)

    @cached_property
    def bloem_uitleg(self) -> BloemUitleg:
        first, second = THEMA_IDS[:2]
        full, touched, absent = (
            bloem(kern, raakt, self.thema_namen).bladen[0] for kern, raakt in (((first,), ()), ((second,), (first,)), ((second,), ()))
        )
        return BloemUitleg(
            self.legend(bloem(THEMA_IDS, (), self.thema_namen).bladen),
            (
                (full, "Vol", "daar gaat het vooral over."),
                (touched, "Omlijnd", "dat raakt het ook."),
                (absent, "Een zaadje", "daar gaat het niet over."),
            ),
        )

    @cached_property
    def puzzel(self) -> tuple[PuzzelStuk, ...]:
        library = self.library
        found = [library.met_element.get(element.id, ()) for element in library.elementen]
        return tuple(
            PuzzelStuk(element.id, element.letter, element.naam, self.href(urls.element(element.id)), len(own), self.telling(own), vorm)
            for element, own, vorm in zip(library.elementen, found, puzzel.stukken(), strict=True)
        )

    @cached_property
    def plaatsen(self) -> tuple[Plaats, ...]:
        """Every thema as a place in the town."""
        found = [(thema, self.library.met_thema.get(thema.id, ())) for thema in self.library.themas]
        return tuple(Plaats(t.id, t.naam, self.href(urls.thema(t.id)), len(profielen), self.telling(profielen)) for t, profielen in found)

    @cached_property
    def land(self) -> Land:
        return land(self.library.gemeenten)

    def contact_staat(self, gecontroleerd_op: str | None) -> str:
        """Return 'bevestigd', 'verlopen' or 'onbevestigd' on the date of the site."""
        site = self.library.site
        if gecontroleerd_op is None:
            return "onbevestigd"
        return "bevestigd" if gecontroleerd_op >= months_before(site.datum.isoformat(), site.contact_maanden) else "verlopen"

    def telling(self, profielen: tuple[Profiel, ...]) -> str:
        return dutch.examples(len(profielen))


def months_before(day: str, months: int) -> str:
    """Return the day *months* before the ISO date *day*, as text that compares with dates."""
    index = int(day[:4]) * 12 + int(day[5:7]) - 1 - months
    return f"{index // 12:04}-{index % 12 + 1:02}{day[7:]}"


def jaren(periode: Periode) -> str:
    """Return the years of *periode* for a card: 2017, 2017–2018, sinds 2017, jaar niet bekend."""
    if periode.start is None:
        if periode.eind is None:
            return "jaar niet bekend"
        return "loopt nog" if periode.eind == LOOPT else f"tot en met {periode.eind[:4]}"
    start = periode.start[:4]
    if periode.eind is None:
        return f"vanaf {start}"
    if periode.eind == LOOPT:
        return f"sinds {start}"
    end = periode.eind[:4]
    return start if start == end else f"{start}–{end}"
