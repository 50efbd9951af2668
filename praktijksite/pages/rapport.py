"""The report for the editors: what there is to look after, and how the collection is spread.

Nothing links to it, and only the command `rapport` makes it: it reads every sentence
of every example again, which no reader should wait for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import dutch, urls
from praktijksite.pages.frame import KADERS, ONDERBOUWING, Link, Page, Setting, months_before
from praktijksite.parse import COMPLETE
from praktijksite.rapport import Bron, Plek, Verslag, Zin, gebruikt, gemiddelde

GEMIDDELD, LANG, TE_LANG = 15, 20, 30
"""Words: what the mean stays under; from where a sentence is looked at; what no sentence goes over."""
GEZIEN_MAANDEN = 24
"""After so many months somebody opens a source again."""
IN_ORDE, AANDACHT, GEEN_DOEL = "in orde", "aandacht", ""
STATEN = {"verlopen": "verlopen", "onbevestigd": "nog niet bevestigd", "bevestigd": "bevestigd"}
"""States of a contact in words; first what asks most attention."""


class Waar(NamedTuple):
    """Where to look: the page of the example, what part of it, and the place in its file, with the address of that."""

    voorbeeld: Link | None
    deel: str
    plek: Plek
    href: str


class Cel(NamedTuple):
    tekst: str
    href: str = ""
    waar: Waar | None = None


class Kolom(NamedTuple):
    """A column. In a terminal a `lang` text gets lines of its own, and a `titel` gives way to its file."""

    naam: str
    getal: bool = False
    lang: bool = False
    titel: bool = False


class Tabel(NamedTuple):
    bijschrift: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Cel, ...], ...]


class Deel(NamedTuple):
    id: str
    kop: str
    uitleg: str
    tabellen: tuple[Tabel, ...]


class Stand(NamedTuple):
    """A line of the summary: where we are, where we want to be, and whether we are there."""

    naam: str
    href: str
    waarde: str
    doel: str
    oordeel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RapportPage(Page):
    template: ClassVar[str] = "pages/rapport.html"
    inleiding: str
    standen: tuple[Stand, ...]
    delen: tuple[Deel, ...]


def rapport_page(setting: Setting, verslagen: Sequence[Verslag]) -> RapportPage:
    found = _Redactie(setting, verslagen)
    count = dutch.count(len(verslagen), "voorbeeld", "voorbeelden")
    return RapportPage(
        **setting.page(urls.RAPPORT, "Rapport voor de redactie", "Wat er aan de inhoud te doen is."),  # type: ignore[arg-type]
        inleiding=f"Over {count}, op {dutch.day(setting.library.site.datum)}. Wat aandacht vraagt, staat bovenaan.",
        standen=tuple(sorted(found.standen(), key=lambda stand: (AANDACHT, IN_ORDE, GEEN_DOEL).index(stand.oordeel))),
        delen=(found.zinnen(), found.contacten(), found.volledigheid(), found.woorden(), found.bronnen(), found.spreiding()),
    )


class _Redactie:
    """Puts what was found in words and tables."""

    def __init__(self, setting: Setting, verslagen: Sequence[Verslag]) -> None:
        self._setting, self._library, self._verslagen = setting, setting.library, verslagen
        self._voorbeeld = {one.plek.pad: Link(one.profiel.titel, setting.href(urls.praktijkvoorbeeld(one.profiel.slug))) for one in verslagen}
        self._zinnen = sorted((zin for one in verslagen for zin in one.zinnen), key=lambda zin: (-zin.woorden, zin.plek))
        self._contacten = [(contact, self._staat(contact.bevestigd_op)) for one in verslagen for contact in one.contacten]
        self._bronnen = [bron for one in verslagen for bron in one.bronnen]
        self._termen = gebruikt(verslagen)
        self._vakken = Counter(
            (thema, element, kern)
            for one in verslagen
            for element in one.profiel.elementen
            for kern, themas in ((True, one.profiel.kern), (False, one.profiel.raakt))
            for thema in themas
        )

    def standen(self) -> Iterator[Stand]:
        """Yield the summary."""
        mean, too_long = gemiddelde(self._zinnen), len(self._boven(TE_LANG))
        yield _stand("Zinnen", "zinnen", f"gemiddeld {_tiende(mean)} woorden", f"onder {GEMIDDELD}", good=mean < GEMIDDELD)
        long = f"{_geen(too_long)} boven {TE_LANG} woorden, {_geen(len(self._boven(LANG)) - too_long)} van {LANG + 1} tot {TE_LANG}"
        yield _stand("Lange zinnen", "zinnen", long, f"geen boven {TE_LANG}", good=not too_long)
        confirmed = sum(staat == "bevestigd" for _, staat in self._contacten)
        yield _stand("Contacten bevestigd", "contacten", _van(confirmed, len(self._contacten)), "alle", good=confirmed == len(self._contacten))
        lost = sum(not contact.bereikbaar for contact, _ in self._contacten)
        yield _stand("Contacten niet te bereiken", "contacten", _van(lost, len(self._contacten)), "geen", good=not lost)
        yield Stand("Volledigheid", "#volledigheid", f"gemiddeld {_tiende(self._ingevuld())} van de {len(COMPLETE)} onderdelen", "", GEEN_DOEL)
        yield _stand("Woorden zonder uitleg", "woorden", dutch.count(len(self._termen), "woord", "woorden") if self._termen else "geen", "geen", good=not self._termen)
        old, never = len(self._oud()), sum(bron.gezien is None for bron in self._bronnen)
        unseen = f"{_geen(old)} te lang geleden, {_geen(never)} zonder dag"
        yield _stand("Bronnen gezien", "bronnen", unseen, f"alle in {GEZIEN_MAANDEN} maanden", good=not old and not never)
        empty, cells = self._lege_vakken()
        yield Stand("Thema's en manieren", "#spreiding", f"{_geen(empty)} van de {cells} vakken leeg", "", GEEN_DOEL)
        without = len(self._library.gemeenten) - len(self._library.met_voorbeeld)
        yield Stand("Gemeenten zonder voorbeeld", "#spreiding", _van(without, len(self._library.gemeenten)), "", GEEN_DOEL)
        yield Stand("Vertelt wat niet werkte", "#volledigheid", _van(self._vertelt_tegenslag(), len(self._verslagen)), "", GEEN_DOEL)

    def zinnen(self) -> Deel:
        long = self._boven(LANG)
        parts = (
            (f"Zinnen van meer dan {TE_LANG} woorden: maak ze korter", self._boven(TE_LANG)),
            (f"Zinnen van {LANG + 1} tot en met {TE_LANG} woorden: kijk of het korter kan", [zin for zin in long if zin.woorden <= TE_LANG]),
        )
        columns = (Kolom("Woorden", getal=True), Kolom("Zin", lang=True))
        tables = [
            Tabel(caption, columns, tuple((Cel(str(zin.woorden)), self._waar(zin.tekst, zin.plek, zin.deel)) for zin in found))
            for caption, found in parts
        ]
        told = [one for one in self._verslagen if one.zinnen]
        told.sort(key=lambda one: (-gemiddelde(one.zinnen), one.profiel.slug))
        measures = (Kolom("Gemiddeld", getal=True), Kolom("Langste", getal=True), Kolom(f"Boven {LANG}", getal=True), Kolom("Zinnen", getal=True))
        rows = tuple((self._titelcel(_langste(one.zinnen).plek, "langste zin"), *_maten(one.zinnen)) for one in told)
        tables.append(Tabel("Zinnen per voorbeeld, de langste gemiddeld bovenaan", (Kolom("Voorbeeld", titel=True), *measures), rows))
        text = (
            f"{dutch.count(len(self._zinnen), 'zin telt', 'zinnen tellen')} gemiddeld {_tiende(gemiddelde(self._zinnen))} woorden. "
            "Meegeteld zijn samenvatting, tekst, lessen en resultaten met hun kanttekening. Koppen, tabellen en namen van bronnen tellen niet mee."
        )
        return _deel("zinnen", "Zinnen", text, tables)

    def contacten(self) -> Deel:
        times = Counter(staat for _, staat in self._contacten)
        states = tuple((Cel(words), Cel(str(times[staat]))) for staat, words in STATEN.items())
        order = [*STATEN]
        asking = [(contact, staat) for contact, staat in self._contacten if staat != "bevestigd" or not contact.bereikbaar]
        asking.sort(key=lambda item: (item[0].bereikbaar, order.index(item[1]), item[0].plek))
        rows = tuple(
            (self._waar(contact.organisatie, contact.plek), Cel(STATEN[staat]), Cel("ja" if contact.bereikbaar else "nee")) for contact, staat in asking
        )
        columns = (Kolom("Organisatie"), Kolom("Stand"), Kolom("Te bereiken"))
        text = (
            f"Een contact is bevestigd als iemand het in de laatste {self._library.site.contact_maanden} maanden naliep. "
            "Te bereiken is wie een pagina, een mailadres of een telefoonnummer heeft."
        )
        tables = (
            Tabel("Contacten naar stand", (Kolom("Stand"), Kolom("Contacten", getal=True)), states),
            Tabel("Contacten die aandacht vragen, wie niet te bereiken is bovenaan", columns, rows),
        )
        return _deel("contacten", "Contacten", text, tables)

    def volledigheid(self) -> Deel:
        times = Counter(part for one in self._verslagen for part in one.profiel.ontbreekt)
        parts = sorted(COMPLETE, key=lambda part: -times[part])
        missing = tuple((Cel(part.capitalize()), Cel(str(times[part]))) for part in parts if times[part])
        lacking = sorted((one for one in self._verslagen if one.profiel.ontbreekt), key=lambda one: (-len(one.profiel.ontbreekt), one.profiel.slug))
        rows = tuple(
            (self._titelcel(one.plek), Cel(str(len(COMPLETE) - len(one.profiel.ontbreekt))), Cel(dutch.join(one.profiel.ontbreekt))) for one in lacking
        )
        columns = (Kolom("Voorbeeld", titel=True), Kolom("Ingevuld", getal=True), Kolom("Ontbreekt", lang=True))
        text = (
            f"Gemiddeld zijn {_tiende(self._ingevuld())} van de {len(COMPLETE)} onderdelen ingevuld. "
            f"Wat niet werkte, staat in {_van(self._vertelt_tegenslag(), len(self._verslagen))} voorbeelden."
        )
        tables = (
            Tabel("Wat het vaakst ontbreekt", (Kolom("Onderdeel"), Kolom("Voorbeelden", getal=True)), missing),
            Tabel("Per voorbeeld, het minst volledige bovenaan", columns, rows),
        )
        return _deel("volledigheid", "Volledigheid", text, tables)

    def woorden(self) -> Deel:
        rows = tuple(
            (
                self._waar(one.term.vorm, one.plekken[0], "voor het eerst"),
                Cel(one.term.soort),
                Cel(str(len({plek.pad for plek in one.plekken}))),
                Cel(str(len(one.plekken))),
            )
            for one in self._termen
        )
        columns = (Kolom("Woord"), Kolom("Soort"), Kolom("Voorbeelden", getal=True), Kolom("Keer", getal=True))
        text = "Afkortingen, en woorden waarvoor vaak een gewoner woord bestaat. Leg ze uit, of schrijf het anders."
        return _deel("woorden", "Woorden zonder uitleg", text, [Tabel("Woorden, de meest gebruikte bovenaan", columns, rows)])

    def bronnen(self) -> Deel:
        seen = sum(bron.gezien is not None for bron in self._bronnen)
        rows = tuple((self._waar(bron.titel, bron.plek), Cel(dutch.day(day))) for day, bron in self._oud())
        text = (
            f"Bij {_van(seen, len(self._bronnen))} bronnen staat wanneer iemand ze voor het laatst opende. "
            "Heb je een bron geopend, en staat het er nog? Zet dan 'gezien' met de dag erbij."
        )
        columns = (Kolom("Bron"), Kolom("Gezien"))
        return _deel("bronnen", "Bronnen", text, [Tabel(f"Bronnen die langer dan {GEZIEN_MAANDEN} maanden niet zijn gezien", columns, rows)])

    def spreiding(self) -> Deel:
        library, setting = self._library, self._setting
        empty, cells = self._lege_vakken()
        grid = tuple((Cel(e.naam, setting.href(urls.element(e.id))), *(self._vak(thema.id, e.id) for thema in library.themas)) for e in library.elementen)
        provincies = tuple(self._provincie(naam) for naam in library.provincies)
        unknown = sum(profiel.periode.startjaar is None for profiel in library.profielen)
        years = tuple((Cel(str(jaar), setting.href(urls.jaar(jaar))), Cel(str(len(found)))) for jaar, found in sorted(library.uit_jaar.items()))
        laws = Counter(profiel.periode.wettelijk_kader for profiel in library.profielen)
        proofs = Counter(profiel.onderbouwing for profiel in library.profielen)
        examples = Kolom("Voorbeelden", getal=True)
        tables = (
            Tabel(
                "Thema's en manieren van werken: zo vaak kern / zo vaak geraakt",
                (Kolom("Manier van werken"), *(Kolom(thema.naam, getal=True) for thema in library.themas)),
                grid,
            ),
            Tabel("Per provincie", (Kolom("Provincie"), examples, Kolom("Gemeenten met", getal=True), Kolom("Zonder", getal=True)), provincies),
            Tabel("Per jaar van begin", (Kolom("Jaar"), examples), (*years, *([(Cel("niet bekend"), Cel(str(unknown)))] if unknown else ()))),
            Tabel("Per wet", (Kolom("Welke wet gold"), examples), tuple((Cel(_hoofdletter(words)), Cel(str(laws[kader]))) for kader, words in KADERS.items())),
            Tabel("Per soort bewijs", (Kolom("Bewijs"), examples), tuple((Cel(_hoofdletter(words)), Cel(str(proofs[key]))) for key, words in ONDERBOUWING.items())),
        )
        core = len({(thema, element) for thema, element, kern in self._vakken if kern})
        text = f"Van de {cells} vakken van thema's en manieren van werken {'zijn' if empty > 1 else 'is'} er {_geen(empty)} leeg. In {cells - core} is het thema bij geen voorbeeld de kern."
        return _deel("spreiding", "Spreiding", text, tables)

    def _staat(self, day: object) -> str:
        return self._setting.contact_staat(str(day) if day else None)

    def _boven(self, words: int) -> list[Zin]:
        return [zin for zin in self._zinnen if zin.woorden > words]

    def _ingevuld(self) -> float:
        missing = [len(one.profiel.ontbreekt) for one in self._verslagen]
        return round(len(COMPLETE) - sum(missing) / len(missing), 1) if missing else 0.0

    def _vertelt_tegenslag(self) -> int:
        return sum("wat werkte niet" not in one.profiel.ontbreekt for one in self._verslagen)

    def _oud(self) -> list[tuple[str, Bron]]:
        """Return the sources that nobody saw for long, with the day on which somebody did."""
        oldest = months_before(self._library.site.datum.isoformat(), GEZIEN_MAANDEN)
        seen = [(bron.gezien.isoformat(), bron) for bron in self._bronnen if bron.gezien]
        return sorted((day, bron) for day, bron in seen if day < oldest)

    def _lege_vakken(self) -> tuple[int, int]:
        library = self._library
        full = {(thema, element) for thema, element, _ in self._vakken}
        cells = len(library.themas) * len(library.elementen)
        return cells - len(full), cells

    def _vak(self, thema: str, element: str) -> Cel:
        kern, raakt = self._vakken[thema, element, True], self._vakken[thema, element, False]
        if not kern and not raakt:
            return Cel("–")
        return Cel(f"{kern} / {raakt}", self._setting.href(urls.EXPLORER, {"thema": thema, "element": element}))

    def _provincie(self, naam: str) -> tuple[Cel, ...]:
        library = self._library
        here = [gemeente.naam for gemeente in library.gemeenten if gemeente.provincie == naam]
        having = sum(gemeente in library.in_gemeente for gemeente in here)
        examples = len(library.in_provincie.get(naam, ()))
        return (Cel(naam, self._setting.href(urls.provincie(naam))), Cel(str(examples)), Cel(str(having)), Cel(str(len(here) - having)))

    def _titelcel(self, plek: Plek, deel: str = "") -> Cel:
        """Return a cell with the title of an example."""
        voorbeeld = self._voorbeeld[plek.pad]
        return Cel(voorbeeld.naam, voorbeeld.href, Waar(None, deel, plek, self._bestand(plek)))

    def _waar(self, tekst: str, plek: Plek, deel: str = "") -> Cel:
        """Return a cell with something that stands in an example."""
        return Cel(tekst, "", Waar(self._voorbeeld[plek.pad], deel, plek, self._bestand(plek)))

    def _bestand(self, plek: Plek) -> str:
        site = self._library.site
        return urls.source_line(site.repository, site.branch, plek.pad, plek.regel) if site.repository else ""


def _deel(id_: str, kop: str, uitleg: str, tabellen: Iterable[Tabel]) -> Deel:
    """Return a part of the report without its empty tables."""
    return Deel(id_, kop, uitleg, tuple(tabel for tabel in tabellen if tabel.rijen))


def _stand(naam: str, id_: str, waarde: str, doel: str, *, good: bool) -> Stand:
    return Stand(naam, f"#{id_}", waarde, doel, IN_ORDE if good else AANDACHT)


def _langste(found: Sequence[Zin]) -> Zin:
    return max(found, key=lambda zin: zin.woorden)


def _maten(found: Sequence[Zin]) -> tuple[Cel, ...]:
    long = sum(zin.woorden > LANG for zin in found)
    return (Cel(_tiende(gemiddelde(found))), *(Cel(str(count)) for count in (_langste(found).woorden, long, len(found))))


def _tiende(value: float) -> str:
    """Return *value* with one decimal, also when that is nought, so that a column is even."""
    return f"{value:.1f}".replace(".", ",")


def _van(count: int, whole: int) -> str:
    return f"{_geen(count)} van de {dutch.number(whole)}"


def _geen(count: int) -> str:
    return dutch.number(count) if count else "geen"


def _hoofdletter(words: str) -> str:
    return words[:1].upper() + words[1:]
