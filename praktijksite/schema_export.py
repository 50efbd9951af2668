"""The schema as data, for programs that are not ours or not Python: text editors, and the form in the browser."""

from __future__ import annotations

from praktijksite.meldingen import MELDINGEN
from praktijksite.model import SPREEKNAMEN, Json
from praktijksite.schema import (
    BEELD_PATTERN,
    EMAIL_PATTERN,
    PRAKTIJKVOORBEELD,
    SECTIES,
    SLUG_LENGTH,
    SLUG_PATTERN,
    WERKTE_NIET,
    Bronnummer,
    Datum,
    Getal,
    Keuze,
    Lijst,
    Naam,
    Object,
    Patroon,
    Slug,
    Soort,
    Tekst,
    Veld,
    Webadres,
)


def json_schema(address: str) -> dict[str, Json]:
    """Return PRAKTIJKVOORBEELD as JSON Schema (2020-12), whose `$id` is *address*.

    It describes the front matter. References between files (gemeente, trefwoord,
    number of a source) and days that do not exist are checked by the build, not here.
    """
    schema = _describe(PRAKTIJKVOORBEELD)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Praktijkvoorbeeld",
        "description": "De velden boven in een bestand in content/praktijkvoorbeelden/.",
        **schema,
    }


def _describe(soort: Soort) -> dict[str, Json]:  # noqa: C901 - one case per kind
    match soort:
        case Tekst(minimum, maximum):
            return {"type": "string", "minLength": minimum, "maxLength": maximum}
        case Getal():
            return {"type": "number"}
        case Bronnummer():
            return {"type": "integer", "minimum": 1}
        case Keuze(opties):
            return {"type": "string", "enum": list(opties)}
        case Naam():
            return {"type": "string", "minLength": 1}
        case Datum():
            return _describe_datum(soort)
        case Slug():
            return {"type": "string", "pattern": f"^{SLUG_PATTERN}$", "maxLength": SLUG_LENGTH}
        case Webadres():
            return {"type": "string", "format": "uri", "pattern": "^https?://"}
        case Patroon(patroon):
            return {"type": "string", "pattern": f"^{patroon}$"}
        case Lijst(van, minimum, woorden):
            items: dict[str, Json] = {"type": "array", "items": _describe(van), "minItems": minimum}
            return {"anyOf": [items, {"enum": list(woorden)}]} if woorden else items
        case Object(velden):
            return {
                "type": "object",
                "additionalProperties": False,
                "required": [veld.naam for veld in velden if veld.verplicht],
                "properties": {veld.naam: _describe(veld.soort) | _help(veld) for veld in velden},
            }


def _describe_datum(soort: Datum) -> dict[str, Json]:
    options: list[Json] = [{"type": "string", "pattern": f"^{soort.patroon}$"}]
    if soort.deel:
        options.append({"type": "integer", "minimum": 1000, "maximum": 9999})
    if soort.woorden:
        options.append({"enum": list(soort.woorden)})
    return {"anyOf": options}


def _help(veld: Veld) -> dict[str, Json]:
    text: dict[str, Json] = {"title": veld.label}
    if veld.uitleg:
        text["description"] = veld.uitleg
    if veld.voorbeeld:
        text["examples"] = [veld.voorbeeld]
    return text


def form_schema() -> dict[str, Json]:
    """Return all that the form must know to check an example as `validate` and `parse` do."""
    return {
        "velden": _fields(PRAKTIJKVOORBEELD),
        "koppen": [{"naam": kop.naam, "verplicht": kop.verplicht, "eerlijk": kop.naam == WERKTE_NIET, "uitleg": kop.uitleg} for kop in SECTIES],
        "meldingen": {name: list(melding) for name, melding in MELDINGEN.items()},
        "spreeknamen": dict(SPREEKNAMEN),
        "patronen": {"slug": SLUG_PATTERN, "beeld": BEELD_PATTERN, "email": EMAIL_PATTERN},
        "sluglengte": SLUG_LENGTH,
    }


def _fields(soort: Object) -> list[Json]:
    return [
        {"naam": veld.naam, "verplicht": veld.verplicht, "label": veld.label, "uitleg": veld.uitleg, "voorbeeld": veld.voorbeeld, **_kind(veld.soort)}
        for veld in soort.velden
    ]


def _kind(soort: Soort) -> dict[str, Json]:
    """Return *soort* by its name, with what limits it."""
    described: dict[str, Json] = {"soort": type(soort).__name__.lower()}
    match soort:
        case Object():
            return described | {"velden": _fields(soort)}
        case Lijst(van, minimum, woorden):
            return described | {"van": _kind(van), "minimum": minimum, "woorden": list(woorden)}
        case Datum():
            return described | {"patroon": soort.patroon, "woorden": list(soort.woorden), "notatie": soort.voorbeeld}
        case Keuze(opties):
            return described | {"opties": list(opties)}
        case Patroon(patroon, wat, uitleg):
            # Beside the help of the field, which has that name.
            return described | {"patroon": patroon, "wat": wat, "schrijf": uitleg}
    return described | soort._asdict()
