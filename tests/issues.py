"""Issues as GitHub makes them of its form, to test with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from praktijksite.issueformulier import PATH
from tests.builders import PROJECT

GOOD: Mapping[str, str] = {
    "Titel": "Testproef met een titel",
    "Samenvatting": "Een samenvatting die lang genoeg is om te mogen.",
    "Gemeenten": "Texel, Zuidhorn",
    "Thema's: kern": "werk, netwerk",
    "Thema's: raakt": "onderwijs",
    "Periode: begin": "2017-10",
    "Periode: einde": "loopt",
    "Soort": "project",
    "Aanleiding": "Wij wilden het anders.",
    "Aanpak": "Eerst praten.\n\n- Dan luisteren.\n- Dan doen.",
    "Wat werkte niet of anders dan gedacht": "Nog niet bekend.",
    "Resultaten": "Resultaat: deden mee\nGetal: 12\nEenheid: personen\nVan hoeveel: 59\nWanneer gemeten: 2018\nBron: 1\nKanttekening:\n\nResultaat: vonden werk",
    "Lessen": "- Begin op tijd.\n- Luister eerst.",
    "Contact": "Organisatie: Gemeente Texel\nFunctie: onbekend\nNaam:\nE-mailadres: info@example.org\nTelefoonnummer:\nWebpagina:\nAkkoord op:",
    "Bronnen": "Titel: Verslag\nUitgever: Testbureau\nDatum: 2018\nWebadres: https://example.org/verslag",
    "Herkomst": "ingezonden",
    "Partners": "Naam: Stichting Test\nRol: uitvoering\n\nNaam: Stichting Toets",
    "Trefwoorden": "taalles, koken",
}
"""Answers, as a person gives them."""


@cache
def form() -> dict[str, Any]:
    """Return the form that GitHub reads."""
    found: dict[str, Any] = yaml.safe_load((PROJECT / PATH).read_text("utf-8"))
    return found


def body(answers: Mapping[str, str] = GOOD, *, ticked: bool = True, **changes: str) -> str:
    """Return the text that GitHub makes of *answers*: a heading for each question, and `_No response_` where there is none."""
    parts = []
    for part in form()["body"]:
        attributes = part["attributes"]
        if part["type"] == "checkboxes":
            boxes = "\n".join(f"- [{'X' if ticked else ' '}] {option['label']}" for option in attributes["options"])
            parts.append(f"### {attributes['label']}\n\n{boxes}")
        elif part["type"] != "markdown":
            answer = {**answers, **changes}.get(attributes["label"], "") or attributes.get("value", "").strip("\n")
            parts.append(f"### {attributes['label']}\n\n{answer or '_No response_'}")
    return "\n\n".join(parts)


def event(text: str | None = None, **issue: Any) -> bytes:
    """Return the event of a label, as GitHub hands it to a workflow."""
    given = {
        "number": 12,
        "title": "Praktijkvoorbeeld: Testproef",
        "state": "open",
        "user": {"login": "inzender", "type": "User"},
        "labels": [{"name": "praktijkvoorbeeld"}, {"name": "maak-voorstel"}],
        "body": body() if text is None else text,
        **issue,
    }
    return json.dumps({"action": "labeled", "issue": given, "label": {"name": "maak-voorstel"}, "repository": {"full_name": "voorbeeld/praktijk"}}).encode()
