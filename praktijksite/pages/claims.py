"""What an example claims, each figure with the sources that it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from praktijksite import dutch
from praktijksite.feiten import Known, known_figures, sources_of
from praktijksite.getallen import names_with_digits
from praktijksite.model import Bron, Feit, Praktijkvoorbeeld, Resultaat, Vergelijking


class Figuur(NamedTuple):
    """A figure in a claim box: large text, what it counts, and where it comes from.

    `ook` are the sources of other figures in its texts.
    """

    groot: str
    klein: str
    tekst: str
    feiten: tuple[str, ...]
    bron: int
    bron_naam: str
    ook: tuple[int, ...]
    kanttekening: str | None


class Claim(NamedTuple):
    """A result: in figures or in words, with the comparison that its source makes."""

    figuur: Figuur | None
    tekst: str
    kanttekening: str | None
    bron: int | None
    bron_naam: str
    ook: tuple[int, ...]
    vergelijking: Figuur | None


class Les(NamedTuple):
    tekst: str
    bronnen: tuple[int, ...]


class PartnerRegel(NamedTuple):
    naam: str
    rol: str | None
    bronnen: tuple[int, ...]


class BronRegel(NamedTuple):
    """A source, with what this page took from it. `gezien` is empty when nobody noted that they saw it."""

    nummer: int
    titel: str
    uitgever: str
    datum: str
    url: str
    gezien: str
    feiten: tuple[str, ...]
    aantal: str


class Vinder(NamedTuple):
    """Finds the sources of the figures in texts, by the facts."""

    known: Known
    names: tuple[str, ...]

    @classmethod
    def of(cls, voorbeeld: Praktijkvoorbeeld) -> Vinder:
        profiel = voorbeeld.profiel
        return cls(known_figures(voorbeeld.feiten, len(voorbeeld.bronnen)), names_with_digits(profiel.titel, profiel.trefwoorden))

    def __call__(self, texts: Iterable[str | None], given: int | None = None) -> tuple[int, ...]:
        """Return the sources of the figures in *texts* that source *given* does not give."""
        return sources_of(filter(None, texts), self.known, self.names, (given,) if given else ())


def claim(resultaat: Resultaat, bronnen: tuple[Bron, ...], sources: Vinder) -> Claim:
    vergelijking = resultaat.vergelijking
    when = dutch.day(resultaat.peildatum) if resultaat.peildatum else None
    also = sources((resultaat.tekst, when, resultaat.kanttekening), resultaat.bron)
    return Claim(
        figuur=_figuur(resultaat, bronnen, also),
        tekst=resultaat.tekst,
        kanttekening=resultaat.kanttekening,
        bron=resultaat.bron,
        bron_naam=bronnen[resultaat.bron - 1].uitgever if resultaat.bron else "",
        ook=also,
        vergelijking=_vergelijking(vergelijking, bronnen, sources) if vergelijking else None,
    )


def _figuur(resultaat: Resultaat, bronnen: tuple[Bron, ...], also: tuple[int, ...]) -> Figuur | None:
    if resultaat.waarde is None or resultaat.eenheid is None or resultaat.bron is None:
        return None
    facts = []
    if resultaat.van is not None:
        size = dutch.number(resultaat.van)
        facts.append(f"in een groep van {size}" if resultaat.eenheid == "procent" else f"van de {size} {resultaat.eenheid}")
    elif resultaat.eenheid == "procent":
        facts.append("groepsgrootte niet vermeld")
    facts.append(f"peildatum {dutch.day(resultaat.peildatum)}" if resultaat.peildatum else "peildatum niet vermeld")
    big, small = _big(resultaat.waarde, resultaat.eenheid)
    source = bronnen[resultaat.bron - 1].uitgever
    return Figuur(big, small, resultaat.tekst, tuple(facts), resultaat.bron, source, also, resultaat.kanttekening)


def _vergelijking(vergelijking: Vergelijking, bronnen: tuple[Bron, ...], sources: Vinder) -> Figuur:
    big, small = _big(vergelijking.waarde, vergelijking.eenheid)
    source = bronnen[vergelijking.bron - 1].uitgever
    also = sources((vergelijking.tekst, vergelijking.kanttekening), vergelijking.bron)
    return Figuur(big, small, vergelijking.tekst, (), vergelijking.bron, source, also, vergelijking.kanttekening)


def _big(value: float, unit: str) -> tuple[str, str]:
    return (dutch.amount(value, unit), "") if unit == "procent" else (dutch.number(value), unit)


def bron_regel(number: int, bron: Bron, feiten: tuple[Feit, ...]) -> BronRegel:
    taken = tuple(feit.feit for feit in feiten if feit.bron == number)
    date = dutch.day(bron.datum) if bron.datum else "zonder datum"
    # A month will do: the day is for the editors.
    seen = f"gezien in {dutch.day(bron.gezien.isoformat()[:7])}" if bron.gezien else ""
    return BronRegel(number, bron.titel, bron.uitgever, date, bron.url, seen, taken, dutch.count(len(taken), "feit", "feiten"))
