"""What a Praktijkvoorbeeld, Gemeente, Thema and Element are.

Frozen and complete: no HTML, no addresses, no files, no clock. A value that an
author left out stays missing (`None` or an empty tuple); nothing is filled in.

Dates that an author may know only in part are text: `2017`, `2017-10` or
`2017-10-23`. They sort as they should and say no more than is known.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

THEMA_IDS = ("huisvesting", "inburgering", "werk", "netwerk", "onderwijs", "zorg")
ELEMENT_IDS = (
    "in-beeld",
    "nauwe-samenwerking",
    "taal-en-onderwijs",
    "eigen-aanvulling",
    "goede-start",
    "regie",
    "ambassadeurs",
    "adequate-ondersteuning",
    "laagdrempelig",
)

SPREEKNAMEN = {"Den Bosch": "'s-Hertogenbosch", "Den Haag": "'s-Gravenhage"}
"""What people call a gemeente, and its official name."""

WET_INBURGERING_2021 = "2022-01"
# 1 January 2022 (Stb. 2021, 38).

LOOPT = "loopt"


class WettelijkKader(Enum):
    """Under which law an example ran, computed from its period.

    An example that began before 2022 and whose end nobody knows counts as VOOR:
    that it began under the old law is all that is certain.
    """

    VOOR = "voor-wi2021"
    BEIDE = "voor-en-onder-wi2021"
    ONDER = "onder-wi2021"
    ONBEKEND = "onbekend"


class Periode(NamedTuple):
    """From when to when: partial dates, or None when unknown. `eind` may be `loopt` too."""

    start: str | None
    eind: str | None

    @property
    def startjaar(self) -> int | None:
        return int(self.start[:4]) if self.start else None

    @property
    def wettelijk_kader(self) -> WettelijkKader:
        if self.start is None:
            # "loopt" sorts after any year.
            return WettelijkKader.VOOR if self.eind and self.eind < WET_INBURGERING_2021[:4] else WettelijkKader.ONBEKEND
        if self.start >= WET_INBURGERING_2021[: len(self.start)]:
            return WettelijkKader.ONDER
        if self.eind == LOOPT or (self.eind and self.eind >= WET_INBURGERING_2021[:4]):
            return WettelijkKader.BEIDE
        return WettelijkKader.VOOR


class Verwijzing(NamedTuple):
    """A reference to something outside the file, and the line it stands on.

    `soort` is one of `link` (an address on this site), `overgenomen_van`,
    `overgenomen_door`, `overgenomen_in` (a gemeente), `vroegere_slug` and `beeld`.
    """

    soort: str
    doel: str
    regel: int


class Profiel(NamedTuple):
    """The part of a Praktijkvoorbeeld that lists, filters and relations need.

    Only text, numbers and tuples of text, so that it is cheap to remember for
    thousands of examples at a time. `digest` stands for the whole source file.
    """

    slug: str
    digest: str
    titel: str
    samenvatting: str
    gemeenten: tuple[str, ...]
    kern: tuple[str, ...]
    raakt: tuple[str, ...]
    elementen: tuple[str, ...]
    start: str | None
    eind: str | None
    soort: str
    doelgroep: tuple[str, ...]
    trefwoorden: tuple[str, ...]
    onderbouwing: str | None
    toegevoegd: str
    herkomst: str
    ontbreekt: tuple[str, ...]
    contact_bevestigd: str | None
    verwijzingen: tuple[Verwijzing, ...]

    def doelen(self, soort: str) -> tuple[str, ...]:
        """Return what the example refers to by references of one kind."""
        return tuple(verwijzing.doel for verwijzing in self.verwijzingen if verwijzing.soort == soort)

    @property
    def periode(self) -> Periode:
        return Periode(self.start, self.eind)

    @property
    def themas(self) -> tuple[str, ...]:
        """Every thema that the example covers, kern or raakt, in the fixed order."""
        both = {*self.kern, *self.raakt}
        return tuple(thema for thema in THEMA_IDS if thema in both)


class Bron(NamedTuple):
    """A source. `gezien` is the day on which somebody last opened it and found there what is told here."""

    titel: str
    uitgever: str
    datum: str | None
    url: str
    gezien: date | None


class Feit(NamedTuple):
    """What a source says, close to its words; every figure of the example comes from one. `bron` counts from 1."""

    feit: str
    bron: int


class Vergelijking(NamedTuple):
    """What the source of a Resultaat sets beside it; `bron` counts from 1."""

    tekst: str
    waarde: float
    eenheid: str
    bron: int
    kanttekening: str | None


class Resultaat(NamedTuple):
    """One claim. A figure never stands without its unit and the number of its source."""

    tekst: str
    waarde: float | None
    eenheid: str | None
    van: float | None
    peildatum: str | None
    bron: int | None
    kanttekening: str | None
    vergelijking: Vergelijking | None


class Contact(NamedTuple):
    """Whom to call. A `naam` is there only with the day on which its owner agreed."""

    organisatie: str
    functie: str | None
    naam: str | None
    email: str | None
    telefoon: str | None
    webpagina: str | None
    akkoord_op: date | None
    gecontroleerd_op: date | None

    @property
    def bevestigd_op(self) -> date | None:
        """The last day on which somebody is known to have said that this is right."""
        days = [day for day in (self.akkoord_op, self.gecontroleerd_op) if day]
        return max(days, default=None)


class Partner(NamedTuple):
    naam: str
    rol: str | None


class OvergenomenDoor(NamedTuple):
    """Who took the example over: another `voorbeeld` (slug) or only a `gemeente`."""

    voorbeeld: str | None
    gemeente: str | None
    toelichting: str | None
    bron: int | None


class Beeld(NamedTuple):
    bestand: str
    alt: str
    maker: str
    licentie: str


class Sectie(NamedTuple):
    """A piece of the story under one of the fixed headings, in Markdown."""

    kop: str
    markdown: str


class Praktijkvoorbeeld(NamedTuple):
    """What one or more gemeenten did, as its author wrote it and `parse` approved it.

    `resultaten` and `lessen` are empty when the author says that nothing is known
    yet; `resultaten_onbekend` and `lessen_onbekend` then hold the author's words.
    """

    profiel: Profiel
    partners: tuple[Partner, ...]
    resultaten: tuple[Resultaat, ...]
    resultaten_onbekend: str | None
    lessen: tuple[str, ...]
    lessen_onbekend: str | None
    contact: tuple[Contact, ...]
    bronnen: tuple[Bron, ...]
    feiten: tuple[Feit, ...]
    overgenomen_door: tuple[OvergenomenDoor, ...]
    beeld: Beeld | None
    licentie: str
    secties: tuple[Sectie, ...]


class Thema(NamedTuple):
    """One of the six domains of life. `plaats` is where it stands in the drawn town."""

    id: str
    naam: str
    plaats: str
    samenvatting: str
    markdown: str
    verwijzingen: tuple[Verwijzing, ...]


class Element(NamedTuple):
    """One of the nine ways of working that spell INTEGRAAL.

    `uitleg_van` says whose words explain it: only the first comes from the inspectorates.
    """

    id: str
    naam: str
    letter: str
    samenvatting: str
    uitleg_van: str
    markdown: str
    verwijzingen: tuple[Verwijzing, ...]


class Pagina(NamedTuple):
    """An editorial page such as 'over' or 'privacy'."""

    id: str
    titel: str
    samenvatting: str
    markdown: str
    verwijzingen: tuple[Verwijzing, ...]


class Gemeente(NamedTuple):
    """A present-day gemeente: CBS code, centre in degrees (WGS 84), cell in the hexagon map."""

    code: str
    naam: str
    provincie: str
    lat: float
    lon: float
    kolom: int
    rij: int


class Herindeling(NamedTuple):
    """The gemeente `oud` goes into one or more others on `datum`, past or future; `regel` is where it is told."""

    oud: str
    nieuw: tuple[str, ...]
    datum: date
    regel: int


class Trefwoord(NamedTuple):
    naam: str
    synoniemen: tuple[str, ...]


class Begrip(NamedTuple):
    """A term of the glossary: what an abbreviation stands for, and other forms in which texts use it.

    Without a `bron` the editors explain it.
    """

    term: str
    voluit: str | None
    ook: tuple[str, ...]
    uitleg: str
    zie: tuple[str, ...]
    bron: Bron | None

    @property
    def vormen(self) -> tuple[str, ...]:
        """Every form in which a text may use the term."""
        return (self.term, *((self.voluit,) if self.voluit else ()), *self.ook)


class Gegevensbron(NamedTuple):
    """Where `gemeenten.csv` comes from."""

    peildatum: str
    titel: str
    uitgever: str
    url: str
    licentie: str


class Cijfer(NamedTuple):
    """A national figure with its source; `meting` says exactly what was measured."""

    id: str
    onderwerp: str
    tekst: str
    waarde: float
    eenheid: str
    meting: str
    vergunningjaar: str | None
    moment: str | None
    kanttekening: str | None
    bron: Bron


class Punt(NamedTuple):
    """One value in a chart: a national figure (`cijfer`), or a count of examples that are listed at `pad`.

    It belongs to the row or column `naam`. On an axis of numbers it stands at `x`, or somewhere from
    `van` to `tot` when nobody knows where exactly.
    """

    naam: str
    waarde: float
    x: float = 0
    van: float | None = None
    tot: float | None = None
    cijfer: Cijfer | None = None
    pad: str = ""
    vraag: tuple[tuple[str, str], ...] = ()


class Reeks(NamedTuple):
    """Values that were measured in one way, and so may be joined by a line or stacked."""

    naam: str
    punten: tuple[Punt, ...]


class Grafiek(NamedTuple):
    """What a chart says, whatever draws it.

    `vorm`: 'lijn' (values over an axis of numbers), 'stippen' (dots in rows), 'balken' (bars in
    rows) or 'kolommen' (columns); what several series have in one row or column is stacked.
    `waarden` says what is counted, in `eenheid`; `as_` names the rows or the axis of numbers.
    """

    id: str
    vorm: str
    titel: str
    uitleg: str
    as_: str
    waarden: str
    eenheid: str
    reeksen: tuple[Reeks, ...]
    kanttekening: str | None


class Site(NamedTuple):
    """What `site.yaml` and the command line say. Unknown things are None and are not invented."""

    titel: str
    ondertitel: str
    omschrijving: str
    uitgever: str
    base_url: str | None
    repository: str | None
    branch: str
    email: str | None
    contact_maanden: int
    cname: str | None
    datum: date
    contact_weg_dagen: int | None = None
    links_zelf_bekijken: tuple[str, ...] = ()
