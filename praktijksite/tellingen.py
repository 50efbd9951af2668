"""What the collection holds, counted: each count as a chart whose numbers lead to the examples. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from praktijksite import dutch, urls
from praktijksite.library import Library
from praktijksite.model import Grafiek, Punt, Reeks, WettelijkKader
from praktijksite.search import KADER_NAMEN, ONDERBOUWING_NAMEN, VERTELD_NAMEN, onderbouwing_van, verteld_door

MOST = 10
"""Rows of a chart that could have dozens."""
VOORBEELDEN = "Voorbeelden"


def tellingen(library: Library) -> dict[str, Grafiek]:
    """Return every count by its name, which is also its id."""
    made = (telling(library) for telling in (_themas, _elementen, _jaren, _provincies, _gemeenten, _onderbouwing, _verteld, _paren, _drietallen))
    return {grafiek.id: grafiek for grafiek in made}


def _telling(id_: str, vorm: str, titel: str, as_: str, reeksen: Iterable[Reeks], *, uitleg: str = "", kanttekening: str | None = None) -> Grafiek:
    return Grafiek(id_, vorm, titel, uitleg, as_, VOORBEELDEN, "voorbeelden", tuple(reeksen), kanttekening)


def _of_all(library: Library, count: int) -> str:
    return f"{dutch.number(count)} van de {dutch.number(len(library.profielen))} voorbeelden"


def _themas(library: Library) -> Grafiek:
    kern = Counter(thema for profiel in library.profielen for thema in profiel.kern)
    raakt = Counter(thema for profiel in library.profielen for thema in profiel.raakt)
    themas = sorted(library.themas, key=lambda thema: (-kern[thema.id] - raakt[thema.id], thema.naam))
    top = max(themas, key=lambda thema: kern[thema.id])
    return _telling(
        "themas",
        "balken",
        f"{top.naam} is het vaakst de kern: in {_of_all(library, kern[top.id])}",
        "Thema",
        (
            Reeks("Kern", tuple(Punt(t.naam, kern[t.id], pad=urls.thema(t.id)) for t in themas)),
            Reeks("Raakt", tuple(Punt(t.naam, raakt[t.id], pad=urls.thema(t.id)) for t in themas)),
        ),
        uitleg="De kern is waar een voorbeeld vooral over gaat. Een thema dat het raakt, doet ook mee. Een voorbeeld telt bij elk van zijn thema's.",
    )


def _elementen(library: Library) -> Grafiek:
    found = sorted(library.elementen, key=lambda element: -len(library.met_element.get(element.id, ())))
    return _telling(
        "elementen",
        "balken",
        f"{found[0].naam} komt het vaakst voor, {dutch.lower_first(found[-1].naam)} het minst",
        "Manier van werken",
        (Reeks(VOORBEELDEN, tuple(Punt(e.naam, len(library.met_element.get(e.id, ())), pad=urls.EXPLORER, vraag=(("element", e.id),)) for e in found)),),
        uitleg="De negen manieren van werken vormen samen het woord INTEGRAAL. Een voorbeeld telt bij elke manier die het gebruikt.",
    )


def _jaren(library: Library) -> Grafiek:
    years = sorted(library.uit_jaar)
    per = Counter((profiel.periode.startjaar, profiel.periode.wettelijk_kader) for profiel in library.profielen)
    before = sum(count for (_, kader), count in per.items() if kader in (WettelijkKader.VOOR, WettelijkKader.BEIDE))
    unknown = sum(count for (year, _), count in per.items() if year is None)
    reeksen = (
        Reeks(naam, tuple(Punt(str(year), per[year, kader], pad=urls.jaar(year)) for year in years))
        for kader, naam in KADER_NAMEN.items()
        if any(per[year, kader] for year in years)
    )
    return _telling(
        "jaren",
        "kolommen",
        f"{_of_all(library, before)} {'begon' if before == 1 else 'begonnen'} vóór de Wet inburgering 2021",
        "Jaar waarin het begon",
        reeksen,
        uitleg="Die wet geldt sinds 1 januari 2022. Gemeenten kregen toen een grotere rol. Let daar dus op als je een ouder voorbeeld wilt overnemen.",
        kanttekening=f"Van {dutch.examples(unknown)} weten we het beginjaar niet. Dat staat dus niet in de grafiek." if unknown else None,
    )


def _provincies(library: Library) -> Grafiek:
    found = sorted(library.provincies, key=lambda naam: (-len(library.in_provincie.get(naam, ())), naam))
    every = all(library.in_provincie.get(naam) for naam in found)
    best = found[0] if found else "Geen provincie"
    titel = f"Elke provincie heeft een voorbeeld; {best} heeft er de meeste" if every else f"{best} heeft de meeste voorbeelden"
    rows = tuple(Punt(naam, len(library.in_provincie.get(naam, ())), pad=urls.provincie(naam)) for naam in found)
    return _telling("provincies", "balken", titel, "Provincie", (Reeks(VOORBEELDEN, rows),), kanttekening="Een voorbeeld van gemeenten in meer provincies telt in elke provincie mee.")


def _gemeenten(library: Library) -> Grafiek:
    total = Counter(gemeente.provincie for gemeente in library.gemeenten)
    there = Counter(gemeente.provincie for gemeente in library.met_voorbeeld)
    found = sorted(library.provincies, key=lambda naam: (-there[naam] / total[naam], naam))
    left = dutch.number(len(library.gemeenten) - len(library.met_voorbeeld))
    return Grafiek(
        "gemeenten",
        "balken",
        f"Van {left} van de {dutch.number(len(library.gemeenten))} gemeenten staat hier nog niets",
        "Dat zegt niet dat daar niets gebeurt. Het zegt dat wij het nog niet weten.",
        "Provincie",
        "Gemeenten",
        "gemeenten",
        (
            Reeks("Met een voorbeeld", tuple(Punt(naam, there[naam], pad=urls.provincie(naam)) for naam in found)),
            Reeks("Nog zonder", tuple(Punt(naam, total[naam] - there[naam], pad=f"{urls.GEMEENTEN}#{urls.slugify(naam)}") for naam in found)),
        ),
        None,
    )


def _onderbouwing(library: Library) -> Grafiek:
    counts = Counter(onderbouwing_van(profiel) for profiel in library.profielen)
    others = counts["extern-geevalueerd"] + counts["vergelijkend-onderzocht"]
    return _telling(
        "onderbouwing",
        "balken",
        f"{_of_all(library, others)} {'is' if others == 1 else 'zijn'} door anderen onderzocht",
        "Hoe weten ze het?",
        (_options("onderbouwing", ONDERBOUWING_NAMEN, counts),),
        uitleg="Beschreven: een bron vertelt wat er gebeurde. Eigen cijfers: wie het deed, telde zelf. Extern geëvalueerd: iemand anders keek ernaar.",
    )


def _verteld(library: Library) -> Grafiek:
    counts = Counter(soort for profiel in library.profielen for soort in verteld_door(profiel))
    honest = counts["wat-werkte-niet"]
    return _telling(
        "verteld",
        "balken",
        f"{_of_all(library, honest)} {'vertelt' if honest == 1 else 'vertellen'} wat niet werkte",
        "Wat het voorbeeld vertelt",
        (_options("verteld", VERTELD_NAMEN, counts),),
        uitleg="Wat niet lukte, is voor een ander vaak het meest waard. Staat het er niet bij, dan weten wij het niet.",
    )


def _options(facet: str, names: Mapping[str, str], counts: Mapping[str, int]) -> Reeks:
    """Return how many examples have each value of a facet of the explorer."""
    return Reeks(VOORBEELDEN, tuple(Punt(naam, counts[id_], pad=urls.EXPLORER, vraag=((facet, id_),)) for id_, naam in names.items()))


def _paren(library: Library) -> Grafiek:
    found = _together(library, 2)
    return _telling("paren", "balken", _most_often(library, found, "gaan het vaakst samen"), "Twee thema's", (Reeks(VOORBEELDEN, found),))


def _drietallen(library: Library) -> Grafiek:
    found = _together(library, 3)
    return _telling("drietallen", "balken", _most_often(library, found, "zijn het vaakst met zijn drieën"), "Drie thema's", (Reeks(VOORBEELDEN, found),))


def _together(library: Library, size: int) -> tuple[Punt, ...]:
    """Return the groups of so many themas that most examples have, kern or raakt alike."""
    names = {thema.id: thema.naam for thema in library.themas}
    order = [thema.id for thema in library.themas]
    # Few sets of themas are possible, however many examples there are.
    sets = Counter(frozenset(profiel.themas) for profiel in library.profielen)
    counts = {group: sum(count for themas, count in sets.items() if themas.issuperset(group)) for group in combinations(order, size)}
    most = sorted(counts, key=lambda group: -counts[group])[:MOST]
    return tuple(
        Punt(
            dutch.join([dutch.lower_first(names[thema]) if place else names[thema] for place, thema in enumerate(group)]),
            counts[group],
            pad=urls.EXPLORER,
            vraag=(*(("thema", thema) for thema in group), ("thema-modus", "alle")),
        )
        for group in most
    )


def _most_often(library: Library, found: tuple[Punt, ...], how: str) -> str:
    return f"{found[0].naam} {how}: in {_of_all(library, int(found[0].waarde))}"
