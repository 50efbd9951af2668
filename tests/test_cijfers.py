"""Charts: what they count, what they draw, and that a figure for Plotly lies exactly over its drawing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite import content, feeds, urls
from praktijksite.getallen import figures
from praktijksite.grafieken import COUNTED, unknown_figures
from praktijksite.library import Library
from praktijksite.model import Grafiek, Profiel, Punt, Reeks
from praktijksite.pages import cijfers
from praktijksite.search import facetten
from praktijksite.tekening import BALK, BALK_TOP, KOLOM, RIJ, stap, teken
from praktijksite.tellingen import tellingen
from tests.builders import CODE, PROJECT, library, options, setting
from tests.strategies import profielen


@pytest.fixture(scope="module")
def real() -> Library:
    return content.read(options(PROJECT), CODE).library


@pytest.fixture(scope="module")
def charts(real: Library) -> dict[str, Grafiek]:
    return dict(cijfers.grafieken(real))


def points(grafiek: Grafiek) -> Iterator[Punt]:
    return (punt for reeks in grafiek.reeksen for punt in reeks.punten)


@given(st.lists(profielen(), max_size=12, unique_by=lambda one: one.slug))
@settings(max_examples=60, deadline=None)
def test_a_count_is_that_of_the_list_it_leads_to(found: list[Profiel]) -> None:
    """Whoever clicks a number sees so many examples: the explorer's own index says the same."""
    lib = library(*found)
    having = {(facet.id, optie.waarde): set(optie.nummers) for facet in facetten(lib) for optie in facet.opties}
    for grafiek in tellingen(lib).values():
        for punt in points(grafiek):
            if punt.pad == urls.EXPLORER:
                chosen = [having[name, value] for name, value in punt.vraag if not name.endswith("-modus")]
                assert punt.waarde == len(set.intersection(*chosen)), (grafiek.id, punt)
            assert punt.waarde == int(punt.waarde) >= 0


@given(st.lists(profielen(), max_size=12, unique_by=lambda one: one.slug))
@settings(max_examples=40, deadline=None)
def test_counts_of_themas_provincies_and_years_are_those_of_the_pages(found: list[Profiel]) -> None:
    lib = library(*found)
    made = tellingen(lib)
    themas = {naam: sum(punt.waarde for punt in points(made["themas"]) if punt.naam == naam) for naam in (thema.naam for thema in lib.themas)}
    assert themas == {thema.naam: len(lib.met_thema.get(thema.id, ())) for thema in lib.themas}
    assert {punt.naam: punt.waarde for punt in points(made["provincies"])} == {naam: len(lib.in_provincie.get(naam, ())) for naam in lib.provincies}
    assert sum(punt.waarde for punt in points(made["gemeenten"])) == len(lib.gemeenten)
    years = {str(year): len(of) for year, of in lib.uit_jaar.items()}
    assert {naam: sum(p.waarde for p in points(made["jaren"]) if p.naam == naam) for naam in years} == years


def test_pairs_and_triples_by_brute_force(real: Library) -> None:
    """How often themas go together, counted here without any cleverness."""
    for name, size in (("paren", 2), ("drietallen", 3)):
        counts = sorted((sum({*group} <= {*p.themas} for p in real.profielen) for group in combinations([t.id for t in real.themas], size)), reverse=True)
        assert [punt.waarde for punt in points(tellingen(real)[name])] == counts[:10]


def test_what_cannot_be_compared_stands_in_no_line_together(charts: dict[str, Grafiek]) -> None:
    """One series has one unit and measures one thing; what an example says of itself is in no chart."""
    for grafiek in charts.values():
        for reeks in grafiek.reeksen:
            measured = {re.split("[,:]", punt.cijfer.meting)[0] for punt in reeks.punten if punt.cijfer}
            assert len(measured) <= 1 or grafiek.id == "wachten", (grafiek.id, measured)
        kinds = {punt.cijfer is None for punt in points(grafiek)}
        assert len(kinds) == 1, grafiek.id


def test_a_changed_figure_in_a_title_is_told(real: Library) -> None:
    """Every figure in the words of the real charts is held against their figures."""
    for grafiek in real.grafieken:
        assert unknown_figures(grafiek) == []
        for field in ("titel", "uitleg", "kanttekening"):
            text = getattr(grafiek, field) or ""
            for found in figures(text):
                changed = f"{text[: found.begin]}987{text[found.eind :]}"
                changes: Any = {field: changed}
                assert unknown_figures(grafiek._replace(**changes)) == ["987"], (grafiek.id, changed)


def test_every_figure_on_the_page_has_its_source_beside_it(real: Library) -> None:
    """A block of text with digits has a link in it; a chart names its sources or leads to what was counted."""
    pagina = next(pagina for pagina in real.paginas if pagina.id == "cijfers")
    for block in re.split(r"\n\n|\n(?=\|)", pagina.markdown):
        text = re.sub(r"\]\([^)]*\)", "]()", block)
        if re.search("[0-9]", text) and not text.startswith(("#", "(grafiek:")):
            assert "]()" in text, block
    page = cijfers.cijfers_page(setting(real), pagina, cijfers.grafieken(real))
    beelden = [stuk.beeld for stuk in page.stukken if stuk.beeld]
    assert len(beelden) >= 12
    for beeld in beelden:
        assert beeld.bronnen or all(punt.pad for punt in points(beeld.grafiek))
        for row in beeld.tabel.rijen:
            assert all(cel.href for cel in row if cel.getal and cel.tekst not in ("", "0")), (beeld.grafiek.id, row)


def test_figure_lies_exactly_over_the_drawing(charts: dict[str, Grafiek]) -> None:
    """What Plotly draws at a value is where the drawing has its mark, in percent across and pixels down."""
    made: Any = cijfers.figuren(charts)
    for id_, grafiek in charts.items():
        tekening, figure = teken(grafiek), made[id_]
        (x0, x1), (y0, y1) = figure["layout"]["xaxis"]["range"], figure["layout"]["yaxis"]["range"]

        def place(x: float, y: float, *, h: int = tekening.hoogte, x0: float = x0, x1: float = x1, y0: float = y0, y1: float = y1) -> tuple[float, float]:
            return (x - x0) / (x1 - x0) * 100, (y1 - y) / (y1 - y0) * h

        assert figure["layout"]["height"] == tekening.hoogte
        if grafiek.vorm in ("lijn", "stippen"):
            drawn = sorted((mark.x, mark.y) for mark in tekening.tekens)
            shown = sorted(place(x, y) for trace in figure["data"] for x, y in zip(trace["x"], trace["y"], strict=True))
            assert shown == [pytest.approx(at, abs=0.02) for at in drawn], id_
        elif grafiek.vorm == "balken":
            for number, trace in enumerate(figure["data"]):
                widths = [vlak.breedte for vlak in tekening.vlakken if vlak.reeks == number]
                assert [place(x, 0)[0] for x in trace["x"] if x] == pytest.approx(widths, abs=0.02), id_
                rows = [place(0, y)[1] for y in trace["y"]]
                assert rows == pytest.approx([row * RIJ + BALK_TOP + BALK / 2 for row in range(len(rows))], abs=0.02)
        else:
            for number, trace in enumerate(figure["data"]):
                drawn_columns = [vlak for vlak in tekening.vlakken if vlak.reeks == number]
                shown_columns = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y]
                heights = [place(0, 0)[1] - place(0, y)[1] for _, y in shown_columns]
                assert heights == pytest.approx([vlak.hoogte for vlak in drawn_columns], abs=0.02), id_
                lefts = [place(x - KOLOM / 2, 0)[0] for x, _ in shown_columns]
                assert lefts == pytest.approx([vlak.x for vlak in drawn_columns], abs=0.02), id_


def test_drawing_stays_within_its_box(charts: dict[str, Grafiek]) -> None:
    for grafiek in charts.values():
        tekening = teken(grafiek)
        assert all(vlak.x >= 0 and vlak.x + vlak.breedte <= 100 and vlak.y >= 0 and vlak.y + vlak.hoogte <= tekening.hoogte for vlak in tekening.vlakken)
        assert all(0 <= mark.x <= 100 and 0 <= mark.y <= tekening.hoogte for mark in tekening.tekens)
        assert all(0 <= text.x <= 100 and 0 < text.y < tekening.hoogte for text in tekening.teksten)


@given(st.integers(1, 10**6))
def test_steps_of_an_axis_are_few_and_round(top: int) -> None:
    step = stap(top)
    assert 1 <= top / step <= 6
    assert f"{step:.2e}"[:4] in ("1.00", "2.00", "2.50", "5.00")


def test_csv_holds_every_value_with_its_source(charts: dict[str, Grafiek]) -> None:
    for grafiek in charts.values():
        rows = list(csv.DictReader(io.StringIO(feeds.chart_csv(grafiek).decode("utf-8-sig"))))
        assert [(row["naam"], float(row["waarde"])) for row in rows] == [(punt.naam, punt.waarde) for punt in points(grafiek)]
        assert [row["adres"] or None for row in rows] == [punt.cijfer.bron.url if punt.cijfer else None for punt in points(grafiek)]


def test_csv_holds_no_formula_and_loses_no_digit() -> None:
    """A name may begin as a formula does, and a value may have many digits: a spreadsheet reads both as they are."""
    grafiek = Grafiek("proef", "balken", "", "", "", "", "personen", (Reeks("Reeks", (Punt("=1+1", 1234567.25), Punt("Twee", 20000.0))),), None)
    _, *rows = csv.reader(io.StringIO(feeds.chart_csv(grafiek).decode("utf-8-sig")))
    assert [row[0] for row in rows] == ["'=1+1", "Twee"]
    assert [row[2] for row in rows] == ["1234567.25", "20000"]
    assert {len(row) for row in rows} == {len(feeds.CHART_COLUMNS)}


def test_an_empty_collection_has_a_page() -> None:
    """Nothing to count is no reason to fail."""
    lib = library()
    made = tellingen(lib)
    assert tuple(made) == COUNTED
    assert all(isinstance(reeks, Reeks) for grafiek in made.values() for reeks in grafiek.reeksen)
    figures_made: Any = cijfers.figuren(made)
    assert "jaren" not in figures_made
