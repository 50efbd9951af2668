"""The marks of a chart as a figure for Plotly, to lie exactly over the drawing. Pure.

Words, axes and lines of the grid stay those of the drawing; the figure adds what a
drawing cannot: the value and its story where a visitor points. Colours are names of
the style sheet, which the page puts in.
"""

from __future__ import annotations

from typing import Any

from praktijksite import dutch
from praktijksite.model import Grafiek, Json, Punt
from praktijksite.tekening import (
    BALK,
    BALK_TOP,
    BOVEN,
    KANT,
    KOLOM,
    KOLOM_HOOG,
    LIJN_HOOG,
    ONDER,
    RIJ,
    STIP_LIJN,
    STIP_RIJ,
    TEKENS,
    Tekening,
    as_van,
    in_rij,
    rijen,
)

SYMBOLS = {"rond": "circle", "ruit": "diamond", "vierkant": "square"}


def figuur(grafiek: Grafiek, tekening: Tekening) -> Json:
    """Return the figure of *grafiek*, checked by Plotly's own schema: `data` and `layout` as its script reads them."""
    # Late: it takes longer to load than a page to make, and few builds make a figure.
    import plotly.graph_objects as go

    make = {"balken": _balken, "kolommen": _kolommen, "lijn": _lijn, "stippen": _stippen}[grafiek.vorm]
    traces, x, y = make(go, grafiek, tekening)
    hidden = {"visible": False, "fixedrange": True}
    figure = go.Figure(
        traces,
        {
            "template": None,
            "barmode": "stack",
            "height": tekening.hoogte,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "hovermode": "closest",
            "hoverdistance": 8,
            "xaxis": hidden | {"range": x},
            "yaxis": hidden | {"range": y},
        },
    )
    made: Json = figure.to_plotly_json()
    return made


def _told(grafiek: Grafiek, reeks: int, punt: Punt) -> list[str]:
    """Return what the page tells of a value that is pointed at: the value, and whose it is."""
    whose = [punt.naam, *([dutch.lower_first(grafiek.reeksen[reeks].naam)] if len(grafiek.reeksen) > 1 else [])]
    if punt.cijfer and punt.cijfer.vergunningjaar:
        whose.append(f"vergunning uit {punt.cijfer.vergunningjaar}")
    return [dutch.amount(punt.waarde, grafiek.eenheid), ", ".join(dict.fromkeys(whose))]


def _trace(grafiek: Grafiek, number: int, punten: list[Punt], **rest: object) -> dict[str, Any]:
    return {
        "customdata": [_told(grafiek, number, punt) for punt in punten],
        # The page makes its own label, which wraps and lies over the words of the drawing.
        "hoverinfo": "none",
        "cliponaxis": False,
        **rest,
    }


def _bars(go: Any, grafiek: Grafiek, **rest: Any) -> list[object]:  # noqa: ANN401 - a library without types
    return [
        go.Bar(
            _trace(
                grafiek,
                number,
                list(reeks.punten),
                marker={"color": f"var(--grafiek-{number})", "line": {"color": f"var(--grafiek-rand-{number})", "width": 1.5}},
                **{name: value(reeks.punten) for name, value in rest.items()},
            )
        )
        for number, reeks in enumerate(grafiek.reeksen)
    ]


def _balken(go: Any, grafiek: Grafiek, tekening: Tekening) -> tuple[list[object], list[float], list[float]]:  # noqa: ANN401
    place = {naam: -(row * RIJ + BALK_TOP + BALK / 2) for row, naam in enumerate(rijen(grafiek))}
    traces = _bars(
        go,
        grafiek,
        orientation=lambda _: "h",
        width=lambda _: BALK,
        x=lambda punten: [punt.waarde for punt in punten],
        y=lambda punten: [place[punt.naam] for punt in punten],
    )
    return traces, [0, tekening.top], [-tekening.hoogte, 0]


def _kolommen(go: Any, grafiek: Grafiek, tekening: Tekening) -> tuple[list[object], list[float], list[float]]:  # noqa: ANN401
    names = rijen(grafiek)
    traces = _bars(
        go,
        grafiek,
        width=lambda _: KOLOM,
        x=lambda punten: [names.index(punt.naam) for punt in punten],
        y=lambda punten: [punt.waarde for punt in punten],
    )
    return traces, [-0.5, len(names) - 0.5], _up(tekening.top, KOLOM_HOOG)


def _lijn(go: Any, grafiek: Grafiek, tekening: Tekening) -> tuple[list[object], list[float], list[float]]:  # noqa: ANN401
    traces = [
        _dots(go, grafiek, number, list(reeks.punten), [punt.x for punt in reeks.punten], [punt.waarde for punt in reeks.punten])
        for number, reeks in enumerate(grafiek.reeksen)
    ]
    return traces, [*as_van(grafiek)], _up(tekening.top, LIJN_HOOG)


def _stippen(go: Any, grafiek: Grafiek, tekening: Tekening) -> tuple[list[object], list[float], list[float]]:  # noqa: ANN401
    found: dict[int, list[tuple[Punt, float]]] = {}
    for row, naam in enumerate(rijen(grafiek)):
        for number, punt in in_rij(grafiek, naam):
            found.setdefault(number, []).append((punt, -(row * STIP_RIJ + STIP_LIJN)))
    traces = [
        _dots(go, grafiek, number, [punt for punt, _ in rows], [punt.waarde for punt, _ in rows], [y for _, y in rows])
        for number, rows in sorted(found.items())
    ]
    side = KANT / (100 - 2 * KANT) * tekening.top
    return traces, [-side, tekening.top + side], [-tekening.hoogte, 0]


def _dots(go: Any, grafiek: Grafiek, number: int, punten: list[Punt], x: list[float], y: list[float]) -> object:  # noqa: ANN401
    marker = {"size": 13, "symbol": SYMBOLS[TEKENS[number]], "color": f"var(--grafiek-{number})", "opacity": 1, "line": {"color": f"var(--grafiek-rand-{number})", "width": 2}}
    return go.Scatter(_trace(grafiek, number, punten, mode="markers", x=x, y=y, marker=marker))


def _up(top: float, height: int) -> list[float]:
    """Return the range of an upright axis whose drawing leaves room above and below."""
    per_pixel = top / (height - BOVEN - ONDER)
    return [-ONDER * per_pixel, top + BOVEN * per_pixel]
