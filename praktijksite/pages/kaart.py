"""The map: every gemeente one hexagon, and beside it the same as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import dutch, urls
from praktijksite.bloem import Blad, Bloem, bloem, samen
from praktijksite.land import plek_van
from praktijksite.library import Library
from praktijksite.model import THEMA_IDS, Gemeente, Json
from praktijksite.pages.explorer import FACETTEN_DATA
from praktijksite.pages.frame import BloemUitleg, Page, Setting
from praktijksite.search import facetten
from praktijksite.zeshoeken import STAP, ZIJDEN, Plek, Vak, omtrek, vak_om, vorm

VOORBEELDEN_DATA = "/kaart/voorbeelden.json"
KERN_DATA = "/kaart/kern.json"

SCHALEN = ((1, 2, 3, 4), (1, 2, 5, 10), (1, 5, 10, 25), (1, 10, 25, 50), (1, 10, 50, 100), (1, 50, 100, 250))
"""From how many examples on a cell gets the next shade."""


class Cel(NamedTuple):
    """A gemeente in the map and in the list.

    `vorm` is the id of its outline, `bloem` what its examples cover together, `noot` what is about to change.
    """

    id: str
    naam: str
    href: str
    plek: Plek
    vorm: str
    aantal: int
    niveau: int
    telling: str
    bloem: Bloem | None
    noot: str

    @property
    def zegt(self) -> str:
        """The name of the cell; `hexagon-kaart.js` says the same of a selection."""
        return f"{self.naam}: {self.telling}{f'. {self.bloem.tekst}' if self.bloem else ''}"


class Provincie(NamedTuple):
    """`vak` is what the map shows of it when it comes near."""

    id: str
    naam: str
    href: str
    gemeenten: str
    telling: str
    vak: Vak
    omtrek: str
    cellen: tuple[Cel, ...]


class Opschrift(NamedTuple):
    """The name of a provincie at its edge; `lijn` leads to it where the name stands off."""

    regels: tuple[str, ...]
    x: float
    y: float
    anker: str
    lijn: str


class Trede(NamedTuple):
    """One shade in the legend."""

    niveau: int
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KaartPage(Page):
    template: ClassVar[str] = "pages/kaart.html"
    vak: Vak
    vormen: tuple[tuple[str, str], ...]
    provincies: tuple[Provincie, ...]
    opschriften: tuple[Opschrift, ...]
    legenda: tuple[Trede, ...]
    zeshoek: str
    bladen: tuple[Blad, ...]
    bloem_uitleg: BloemUitleg
    telling: str
    explorer: str
    gemeenten: str
    meedoen: str
    instellingen: dict[str, object]


# In cells: to the east, to the south, and to which side of that point the name grows.
_OPSCHRIFTEN: Mapping[str, tuple[float, float, str]] = {
    "Groningen": (18.25, 0.05, "start"),
    "Fryslân": (13.0, 3.4, "end"),
    "Drenthe": (21.5, 5.2, "start"),
    "Overijssel": (20.75, 6.65, "start"),
    "Flevoland": (13.5, 5.3, "end"),
    "Gelderland": (18.6, 15.45, "start"),
    "Utrecht": (12.13, 6.7, "middle"),
    "Noord-Holland": (6.1, 8.6, "end"),
    "Zuid-Holland": (3.55, 12.25, "end"),
    "Zeeland": (-0.55, 19.3, "start"),
    "Noord-Brabant": (13.9, 22.75, "end"),
    "Limburg": (18.2, 18.7, "start"),
}
_LIJNEN: Mapping[str, str] = {
    "Utrecht": "M" + "L".join(f"{x * STAP:.1f} {y * STAP:.1f}" for x, y in ((12.2, 6.92), (12.2, 8.66), (12.93, 9.27), (13.8, 10.33)))
}
"""Utrecht touches neither sea nor border: its name stands in the water north of it, where it is wide enough."""


def kaart_page(setting: Setting) -> KaartPage:
    library = setting.library
    grenzen = schaal(len(found) for found in library.in_gemeente.values())
    # Room for the names in the east.
    vak = setting.land.vak._replace(breedte=setting.land.vak.breedte + 54)
    provincies = tuple(_provincies(setting, grenzen, vak))
    shapes = {cel.vorm for provincie in provincies for cel in provincie.cellen}
    return KaartPage(
        **setting.page(urls.KAART, "Kaart", "De gemeenten van Nederland op een kaart, met hun praktijkvoorbeelden voor statushouders."),  # type: ignore[arg-type]
        vak=vak,
        vormen=tuple((id_, vorm(_sides(id_))) for id_ in sorted(shapes)),
        provincies=provincies,
        opschriften=tuple(_opschriften(library.provincies)),
        legenda=legenda(grenzen),
        zeshoek=vorm(()),
        bladen=tuple(blad for kern, raakt in ((THEMA_IDS, ()), ((), THEMA_IDS)) for blad in bloem(kern, raakt, setting.thema_namen).bladen),
        bloem_uitleg=setting.bloem_uitleg,
        telling=_telling(len(library.in_gemeente), len(library.gemeenten)),
        explorer=setting.href(urls.EXPLORER),
        gemeenten=setting.href(urls.GEMEENTEN),
        meedoen=setting.href(urls.FORMULIER),
        instellingen={
            "index": setting.href(FACETTEN_DATA),
            "kern": setting.href(KERN_DATA),
            "voorbeelden": setting.href(VOORBEELDEN_DATA),
            "voorbeeld": setting.href(urls.EXPLORER),
            "grenzen": grenzen,
            # The names of gemeenten stand in the list.
            "facetten": [
                {"id": facet.id, "naam": facet.naam, "opties": {optie.waarde: optie.naam for optie in facet.opties if facet.id != "gemeente"}}
                for facet in facetten(library)
            ],
        },
    )


def voorbeelden(setting: Setting) -> list[Json]:
    """Return slug and title of every example by its number, for the panel beside the map."""
    return [[profiel.slug, profiel.titel] for profiel in setting.library.profielen]


def dekking(library: Library) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, for each gemeente with an example, the kern of its examples together and what they touch."""
    return {naam: samen((profiel.kern, profiel.raakt) for profiel in found) for naam, found in library.in_gemeente.items()}


def _telling(filled: int, total: int) -> str:
    """Return how many gemeenten have an example; `assets/js/telling.js` says the same of a selection."""
    return f"{dutch.number(filled) if filled else 'Geen'} van de {dutch.count(total, 'gemeente', 'gemeenten')} {'hebben' if filled > 1 else 'heeft'} een voorbeeld."


def schaal(aantallen: Iterable[int]) -> tuple[int, ...]:
    """Return from how many examples on each shade begins; shades that no gemeente reaches are left out."""
    most = max(aantallen, default=0)
    found = next((grenzen for grenzen in SCHALEN if most < 2.5 * grenzen[-1]), SCHALEN[-1])
    return tuple(grens for grens in found if grens <= max(most, 1))


def niveau(aantal: int, grenzen: Sequence[int]) -> int:
    return sum(grens <= aantal for grens in grenzen)


def legenda(grenzen: Sequence[int]) -> tuple[Trede, ...]:
    ends = [*(grens - 1 for grens in grenzen[1:]), None]
    steps = zip(grenzen, ends, strict=True)
    return (Trede(0, "nog geen"), *(Trede(number, _reach(begin, end)) for number, (begin, end) in enumerate(steps, 1)))


def _reach(begin: int, end: int | None) -> str:
    if end is None:
        return f"{begin} of meer" if begin > 1 else "1"
    return str(begin) if begin == end else f"{begin}–{end}"


def _provincies(setting: Setting, grenzen: Sequence[int], whole: Vak) -> Iterator[Provincie]:
    library = setting.library
    at = {plek_van(gemeente): gemeente.provincie for gemeente in library.gemeenten}
    flowers = {naam: bloem(*themas, setting.thema_namen) for naam, themas in dekking(library).items()}
    for naam in library.provincies:
        cellen = tuple(_cel(setting, gemeente, at, grenzen, flowers.get(gemeente.naam)) for gemeente in library.gemeenten if gemeente.provincie == naam)
        yield Provincie(
            id=urls.slugify(naam),
            naam=naam,
            href=setting.href(urls.provincie(naam)),
            gemeenten=dutch.count(len(cellen), "gemeente", "gemeenten"),
            telling=setting.telling(library.in_provincie.get(naam, ())),
            vak=vak_om((cel.plek for cel in cellen), 1.3 * STAP).passend(whole, minstens=0.36),
            omtrek=omtrek({cel.plek: _sides(cel.vorm) for cel in cellen}),
            cellen=cellen,
        )


def _cel(setting: Setting, gemeente: Gemeente, at: Mapping[Plek, str], grenzen: Sequence[int], flower: Bloem | None) -> Cel:
    library = setting.library
    plek = plek_van(gemeente)
    borders = [zijde for zijde in ZIJDEN if at.get(plek.buur(zijde), gemeente.provincie) != gemeente.provincie]
    planned = [item for item in library.herindelingen if item.oud == gemeente.naam and item.datum > library.site.datum]
    aantal = len(library.in_gemeente.get(gemeente.naam, ()))
    return Cel(
        id=urls.slugify(gemeente.naam),
        naam=gemeente.naam,
        href=setting.href(urls.gemeente(gemeente.naam)),
        plek=plek,
        vorm="zes" + "".join(map(str, borders)),
        aantal=aantal,
        niveau=niveau(aantal, grenzen),
        telling=dutch.examples(aantal),
        bloem=flower,
        noot=" ".join(f"Gaat op {dutch.day(item.datum)} naar verwachting op in {dutch.join(item.nieuw)}." for item in planned),
    )


def _sides(id_: str) -> tuple[int, ...]:
    """Return the sides that the id of an outline names."""
    return tuple(int(zijde) for zijde in id_.removeprefix("zes"))


def _opschriften(provincies: Iterable[str]) -> Iterator[Opschrift]:
    for naam in provincies:
        if naam in _OPSCHRIFTEN:
            x, y, anker = _OPSCHRIFTEN[naam]
            regels = ("Zuid-", "Holland") if naam == "Zuid-Holland" else (naam,)
            yield Opschrift(regels, round(x * STAP, 1), round(y * STAP, 1), anker, _LIJNEN.get(naam, ""))
