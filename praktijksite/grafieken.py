"""Charts of national figures, as `content/grafieken.yaml` tells them: their shape, and what may be wrong with one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from praktijksite import dutch
from praktijksite.getallen import covers, figures
from praktijksite.model import Cijfer, Grafiek, Punt, Reeks
from praktijksite.problems import quoted
from praktijksite.schema import Getal, Keuze, Lijst, Object, Slug, Tekst, Veld

VORMEN = {"lijn": 3, "stippen": 3, "balken": 4, "kolommen": 4}
"""Shape of a chart -> how many series it can tell apart."""
FARTHEST = 50
"""The end of an axis of numbers: years, mostly."""
COUNTED = ("themas", "elementen", "jaren", "provincies", "gemeenten", "onderbouwing", "verteld", "paren", "drietallen")
"""Names that are of a count of the collection."""


def _needed(naam: str, soort: Any) -> Veld:  # noqa: ANN401 - one of the kinds of a field
    return Veld(naam, soort, verplicht=True)


_PUNT = Object((_needed("cijfer", Slug()), Veld("naam", Tekst(1, 60)), Veld("x", Getal()), Veld("van", Getal()), Veld("tot", Getal())))
_REEKS = Object((_needed("naam", Tekst(2, 80)), _needed("punten", Lijst(_PUNT, 1))))
SHAPE = Lijst(
    Object(
        (
            _needed("id", Slug()),
            _needed("vorm", Keuze(tuple(VORMEN))),
            _needed("titel", Tekst(10, 120)),
            _needed("uitleg", Tekst(10, 600)),
            Veld("as", Tekst(2, 60)),
            _needed("waarden", Tekst(2, 60)),
            _needed("reeksen", Lijst(_REEKS, 1)),
            Veld("kanttekening", Tekst(3, 600)),
        )
    )
)


def wanted(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of the figures that a chart is made of."""
    return (punt["cijfer"] for reeks in item["reeksen"] for punt in reeks["punten"])


def chart_of(item: Mapping[str, Any], known: Mapping[str, Cijfer]) -> Grafiek:
    """Return the chart that *item*, which has the SHAPE, tells of *known* figures."""
    return Grafiek(
        id=item["id"],
        vorm=item["vorm"],
        titel=item["titel"],
        uitleg=item["uitleg"],
        as_=item.get("as", ""),
        waarden=item["waarden"],
        eenheid=known[next(wanted(item))].eenheid,
        reeksen=tuple(Reeks(reeks["naam"], tuple(_punt(punt, known[punt["cijfer"]]) for punt in reeks["punten"])) for reeks in item["reeksen"]),
        kanttekening=item.get("kanttekening"),
    )


def _punt(item: Mapping[str, Any], cijfer: Cijfer) -> Punt:
    naam = item.get("naam") or cijfer.moment or cijfer.tekst
    return Punt(naam, cijfer.waarde, item.get("x", 0), item.get("van"), item.get("tot"), cijfer)


def mistakes(grafiek: Grafiek) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with *grafiek*, each with what would be right."""
    punten = [punt for reeks in grafiek.reeksen for punt in reeks.punten]
    most = VORMEN[grafiek.vorm]
    if grafiek.id in COUNTED:
        yield "Deze naam is al van een telling.", f"Kies een andere naam dan: {', '.join(COUNTED)}."
    if len(grafiek.reeksen) > most:
        yield f"Deze grafiek heeft {len(grafiek.reeksen)} reeksen.", f"Een grafiek met {grafiek.vorm} kan er hooguit {most} laten zien. Maak er twee grafieken van."
    units = sorted({punt.cijfer.eenheid for punt in punten if punt.cijfer})
    if len(units) > 1:
        yield f"Deze cijfers hebben niet dezelfde eenheid: {dutch.join(units)}.", "Maak er twee grafieken van."
    if any(punt.waarde < 0 for punt in punten):
        yield "Een cijfer onder nul past niet in een grafiek.", "Laat het weg, of vertel het in de tekst."
    if grafiek.vorm == "lijn":
        yield from _beside_the_axis(grafiek.reeksen)
    for written in unknown_figures(grafiek):
        hint = "Kijk het getal na, of zet het cijfer waar het vandaan komt in de grafiek."
        yield f"{written} staat in de tekst, maar is geen getal van deze grafiek.", hint


def _beside_the_axis(reeksen: Iterable[Reeks]) -> Iterator[tuple[str, str]]:
    for reeks in reeksen:
        for punt in reeks.punten:
            begin, end = (punt.x if place is None else place for place in (punt.van, punt.tot))
            if not 0 < begin <= punt.x <= end <= FARTHEST:
                yield f"Het punt {quoted(punt.naam)} staat niet op de as.", f"Geef het een x tussen 0 en {FARTHEST}, en laat die tussen 'van' en 'tot' liggen."
        if any(a.x >= b.x for a, b in pairwise(reeks.punten)):
            yield f"De punten van {quoted(reeks.naam)} staan niet op volgorde.", "Zet de kleinste x bovenaan."


def unknown_figures(grafiek: Grafiek) -> list[str]:
    """Return the numbers in the words of *grafiek* that none of its figures says, as they are written."""
    punten = [punt for reeks in grafiek.reeksen for punt in reeks.punten]
    told = [text for p in punten if p.cijfer for text in (p.cijfer.vergunningjaar, p.cijfer.moment, p.cijfer.kanttekening, p.cijfer.bron.datum) if text]
    told += [dutch.number(value) for p in punten for value in (p.waarde, p.x, p.van, p.tot) if value is not None]
    known = {value for text in told for found in figures(text) for value in covers(found.waarde)}
    texts = (grafiek.titel, grafiek.uitleg, grafiek.kanttekening or "", *(reeks.naam for reeks in grafiek.reeksen), *(punt.naam for punt in punten))
    return [text[found.begin : found.eind] for text in texts for found in figures(text) if found.waarde not in known]
