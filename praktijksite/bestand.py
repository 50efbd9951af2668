"""A praktijkvoorbeeld as a file, written from its values. Pure.

The form in the browser writes the same bytes (`assets/js/meedoen/bestand.js`); a test holds the two together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from praktijksite.model import Json
from praktijksite.schema import PRAKTIJKVOORBEELD, SECTIES, Datum, Keuze, Lijst, Object, Slug, Soort, Tekst
from praktijksite.source import INVISIBLE, Node

Waarden = Mapping[str, Json]
"""The fields of a file by name: text (dates too), numbers, lists, and fields in fields."""

_PLAIN = re.compile(r"(?!(?:true|false|null)\Z)[A-Za-z0-9](?:[A-Za-z0-9. -]*[A-Za-z0-9])?")
"""Text of a kind that knows its words, which means itself in YAML without quotes."""
_NUMBER = re.compile(r"[0-9.]+")


def as_file(waarden: Waarden, secties: Mapping[str, str]) -> str:
    """Return the file that has these fields and the texts of *secties* by heading, each in the order of the schema.

    Fields that the schema does not know are left out; headings that must be there always are.
    """
    head = "".join(f"{line}\n" for line in _fields(waarden, PRAKTIJKVOORBEELD))
    body = "".join(f"\n## {kop.naam}\n{_story(secties.get(kop.naam, ''))}" for kop in SECTIES if kop.verplicht or secties.get(kop.naam, "").strip())
    return f"---\n{head}---\n{body}"


def values_of(node: Node, soort: Soort = PRAKTIJKVOORBEELD) -> Json:
    """Return what stands in *node*, which the check has approved, as values that `as_file` writes."""
    value = node.value
    if isinstance(value, dict):
        kinds = {veld.naam: veld.soort for veld in soort.velden} if isinstance(soort, Object) else {}
        return {name: values_of(child, kinds[name]) for name, child in value.items() if name in kinds and child.value not in (None, "")}
    if isinstance(value, list):
        return [values_of(child, soort.van) for child in value] if isinstance(soort, Lijst) else []
    return str(value) if isinstance(soort, Datum) else value


def _story(text: str) -> str:
    stripped = text.strip("\n")
    return f"\n{stripped}\n" if stripped else ""


def _fields(waarden: Waarden, soort: Object) -> Iterator[str]:
    for veld in soort.velden:
        if (value := waarden.get(veld.naam)) not in (None, "", [], {}):
            yield from _field(veld.naam, value, veld.soort)


def _field(name: str, value: Json, soort: Soort) -> Iterator[str]:
    if isinstance(soort, Object) and isinstance(value, dict):
        yield f"{name}:"
        yield from (f"  {line}" for line in _fields(value, soort))
    elif isinstance(soort, Lijst) and isinstance(value, list):
        if isinstance(soort.van, Object | Tekst):
            yield f"{name}:"
            yield from _items(value, soort.van)
        else:
            yield f"{name}: [{', '.join(_scalar(item, soort.van) for item in value)}]"
    else:
        yield f"{name}: {_scalar(value, soort)}"


def _items(values: list[Json], soort: Soort) -> Iterator[str]:
    for value in values:
        lines = _fields(cast(Waarden, value), soort) if isinstance(soort, Object) else [_scalar(value, soort)]
        yield from (f"{'    ' if number else '  - '}{line}" for number, line in enumerate(lines))


def _scalar(value: Json, soort: Soort) -> str:
    if isinstance(value, int | float):
        return f"{Decimal(str(value)):f}"
    if isinstance(value, str) and _knows_its_words(value, soort) and _PLAIN.fullmatch(value):
        return value
    # What JSON writes between quotes YAML reads the same; what no file may hold stands there as its number.
    return INVISIBLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def _knows_its_words(value: str, soort: Soort) -> bool:
    if isinstance(soort, Keuze | Slug):
        return not _NUMBER.fullmatch(value)
    return isinstance(soort, Datum) or (isinstance(soort, Lijst) and value in soort.woorden)
