"""The page with figures: text, and charts that each have their table, sources, caveat and download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import dutch, urls
from praktijksite.editorial import GRAFIEK_PLEK
from praktijksite.figuur import figuur
from praktijksite.library import Library
from praktijksite.model import Grafiek, Json, Pagina, Punt
from praktijksite.pages.frame import Link, Page, Setting
from praktijksite.tekening import TEKENS, Tekening, Tekst, in_rij, rijen, teken
from praktijksite.tellingen import tellingen

FIGUREN = f"{urls.CIJFERS}figuren.json"


class Cel(NamedTuple):
    """What stands in a cell of a table; `noot` is smaller print below it."""

    tekst: str
    href: str = ""
    getal: bool = False
    noot: str = ""


class Tabel(NamedTuple):
    koppen: tuple[Cel, ...]
    rijen: tuple[tuple[Cel, ...], ...]


class Legenda(NamedTuple):
    """A series in words: its number, name and mark."""

    nummer: int
    naam: str
    teken: str


class Woord(NamedTuple):
    """Words in the drawing, and where the value that they tell comes from."""

    tekst: Tekst
    href: str


class Beeld(NamedTuple):
    """A chart as the page shows it."""

    grafiek: Grafiek
    tekening: Tekening
    woorden: tuple[Woord, ...]
    legenda: tuple[Legenda, ...]
    tabel: Tabel
    bronnen: tuple[Link, ...]
    csv: str


class Stuk(NamedTuple):
    """A piece of text, and the chart that comes after it."""

    markdown: str
    beeld: Beeld | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CijfersPage(Page):
    template: ClassVar[str] = "pages/cijfers.html"
    inleiding: str
    stukken: tuple[Stuk, ...]
    figuren: str


def grafieken(library: Library) -> Mapping[str, Grafiek]:
    """Return every chart that the page may show, by its name: of national figures, and counted."""
    return {**{grafiek.id: grafiek for grafiek in library.grafieken}, **tellingen(library)}


def _is_empty(grafiek: Grafiek) -> bool:
    """Tell whether there is nothing to draw: a collection without examples has no years."""
    return not any(reeks.punten for reeks in grafiek.reeksen)


def cijfers_page(setting: Setting, pagina: Pagina, charts: Mapping[str, Grafiek]) -> CijfersPage:
    texts = GRAFIEK_PLEK.split(pagina.markdown)
    # Text, name, text, name, text: re.split gives what was in the parentheses too.
    names = [*texts[1::2], None]
    return CijfersPage(
        **setting.page(urls.CIJFERS, pagina.titel, pagina.samenvatting),  # type: ignore[arg-type]
        inleiding=pagina.samenvatting,
        stukken=tuple(Stuk(text.strip(), _beeld(setting, charts[name]) if name and not _is_empty(charts[name]) else None) for text, name in zip(texts[::2], names, strict=True)),
        figuren=setting.href(FIGUREN),
    )


def csv_path(grafiek: Grafiek) -> str:
    return f"{urls.CIJFERS}{grafiek.id}.csv"


def figuren(charts: Mapping[str, Grafiek]) -> Json:
    """Return the figure of every chart, by its id."""
    return {id_: figuur(grafiek, teken(grafiek)) for id_, grafiek in charts.items() if not _is_empty(grafiek)}


def _beeld(setting: Setting, grafiek: Grafiek) -> Beeld:
    marks = TEKENS if grafiek.vorm in ("lijn", "stippen") else ("vlak",) * len(grafiek.reeksen)
    several, tekening = len(grafiek.reeksen) > 1, teken(grafiek)
    return Beeld(
        grafiek,
        tekening,
        tuple(Woord(tekst, _origin(setting, tekst.bij) if tekst.bij else "") for tekst in tekening.teksten),
        tuple(Legenda(number, reeks.naam, marks[number]) for number, reeks in enumerate(grafiek.reeksen)) if several else (),
        _national(grafiek) if _first(grafiek).cijfer else _counted(setting, grafiek),
        tuple(_sources(grafiek)),
        setting.href(csv_path(grafiek)),
    )


def _first(grafiek: Grafiek) -> Punt:
    return grafiek.reeksen[0].punten[0]


def _sources(grafiek: Grafiek) -> Iterator[Link]:
    """Yield the sources of a chart of national figures, each once."""
    found = {punt.cijfer.bron: None for reeks in grafiek.reeksen for punt in reeks.punten if punt.cijfer}
    for bron in found:
        yield Link(bron.uitgever if ", via " in bron.uitgever else f"{bron.uitgever}: {bron.titel}", bron.url)


def _origin(setting: Setting, punt: Punt) -> str:
    """Return the address of what *punt* was taken from: the source, or the list of examples that were counted."""
    if punt.cijfer:
        return punt.cijfer.bron.url
    return setting.href(punt.pad, punt.vraag) if punt.waarde else ""


def _national(grafiek: Grafiek) -> Tabel:
    rows = []
    for naam in rijen(grafiek):
        for number, punt in in_rij(grafiek, naam):
            cijfer = punt.cijfer
            assert cijfer is not None  # noqa: S101 - a chart is of national figures as a whole
            story = [grafiek.reeksen[number].naam] if len(grafiek.reeksen) > 1 else []
            story += [f"vergunning uit {cijfer.vergunningjaar}"] if cijfer.vergunningjaar and not naam.isdigit() else []
            rows.append(
                (
                    Cel(naam, noot=", ".join(story)),
                    Cel(dutch.amount(punt.waarde, grafiek.eenheid), cijfer.bron.url, getal=True),
                    Cel(cijfer.meting[:1].upper() + cijfer.meting[1:], noot=cijfer.kanttekening or ""),
                    Cel(cijfer.bron.uitgever, cijfer.bron.url),
                )
            )
    heads = ("Wanneer" if not grafiek.as_ or grafiek.vorm == "lijn" else grafiek.as_, grafiek.waarden, "Wat is gemeten", "Bron")
    return Tabel(tuple(Cel(head, getal=place == 1) for place, head in enumerate(heads)), tuple(rows))


def _counted(setting: Setting, grafiek: Grafiek) -> Tabel:
    rows = []
    for naam in rijen(grafiek):
        values = dict(in_rij(grafiek, naam))
        rows.append((Cel(naam), *(_count(setting, values.get(number)) for number in range(len(grafiek.reeksen)))))
    return Tabel((Cel(grafiek.as_), *(Cel(reeks.naam, getal=True) for reeks in grafiek.reeksen)), tuple(rows))


def _count(setting: Setting, punt: Punt | None) -> Cel:
    if punt is None:
        return Cel("", getal=True)
    return Cel(dutch.number(punt.waarde), _origin(setting, punt), getal=True)
