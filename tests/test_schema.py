"""One description behind the check and the editors: what the JSON Schema says, the check says too."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from praktijksite.schema import PRAKTIJKVOORBEELD, Lijst, Object, Veld
from praktijksite.schema_export import json_schema
from praktijksite.source import Document, Node, parse_markdown
from praktijksite.validate import Names, Validator
from tests.builders import FOLDER, MINI, PROJECT, document, site_of, source_text
from tests.test_source import plain

SCHEMA: dict[str, Any] = json_schema("https://example.org/schema/praktijkvoorbeeld.json")
REAL = sorted([*(PROJECT / FOLDER).glob("*.md"), *(MINI / FOLDER).glob("*.md")])
schema = Draft202012Validator(SCHEMA)


def fields_of(text: str) -> Any:
    """Return the fields of a source file as an editor sees them: dates are text."""
    return plain(Node(document(text).fields, 2))


def passes_check(fields: Any) -> bool:
    """Tell whether the check has nothing against *fields*, names aside: those the schema does not know."""

    def node(value: Any) -> Node:
        if isinstance(value, dict):
            return Node({key: node(child) for key, child in value.items()}, 1)
        return Node([node(child) for child in value], 1) if isinstance(value, list) else Node(value, 1)

    check = Validator("x.md", Names(None, None))
    check.check(node(fields), PRAKTIJKVOORBEELD, "")
    return not check.problems


def test_schema_is_a_schema(mini_site: dict[str, bytes]) -> None:
    """What is published is a valid JSON Schema, at the address that it says."""
    Draft202012Validator.check_schema(SCHEMA)
    published = json.loads(mini_site["schema/praktijkvoorbeeld.json"])
    assert published == {**SCHEMA, "$id": "https://example.org/praktijk/schema/praktijkvoorbeeld.json"}


@pytest.fixture(scope="module")
def mini_site() -> dict[str, bytes]:
    return site_of(MINI)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_example_fits_the_schema(path: Any) -> None:
    """Every example that is published fits the schema that editors load."""
    found = parse_markdown(path.name, path.read_bytes())
    assert isinstance(found, Document)
    assert [error.message for error in schema.iter_errors(plain(Node(found.fields, 2)))] == []


def fields_below(kind: Object, path: str = "") -> list[tuple[str, Veld]]:
    """Return every field with its path, also those in lists and in fields."""
    found = []
    for field in kind.velden:
        inner = field.soort.van if isinstance(field.soort, Lijst) else field.soort
        found.append((f"{path}{field.naam}", field))
        if isinstance(inner, Object):
            found += fields_below(inner, f"{path}{field.naam}.")
    return found


@pytest.mark.parametrize(("path", "field"), fields_below(PRAKTIJKVOORBEELD), ids=[path for path, _ in fields_below(PRAKTIJKVOORBEELD)])
def test_every_field_has_help(path: str, field: Veld) -> None:
    """A field that must be filled in tells what to fill in, in a Dutch sentence."""
    if field.verplicht and path != "partners.naam":
        assert field.uitleg.endswith((".", "?"))


FULL = fields_of(
    source_text(
        resultaten=[
            {
                "tekst": "deed mee",
                "waarde": 1.5,
                "eenheid": "personen",
                "van": 3,
                "peildatum": "2018-05",
                "bron": 1,
                "kanttekening": "Let op.",
                "vergelijking": {"tekst": "landelijk", "waarde": 2, "eenheid": "procent", "bron": 1, "kanttekening": "Let op."},
            }
        ],
        contact=[
            {
                "organisatie": "Gemeente Test",
                "functie": "medewerker",
                "naam": "Tess",
                "email": "a@example.org",
                "telefoon": "0318 00 00 00",
                "webpagina": "https://example.org/",
                "akkoord_op": "2026-01-01",
                "gecontroleerd_op": "2026-01-01",
            }
        ],
        bronnen=[{"titel": "Verslag", "uitgever": "Bureau", "datum": "2018", "url": "https://example.org/", "gezien": "2026-01-01"}],
        feiten=[{"feit": "Anderhalve persoon deed mee.", "bron": 1}],
        overgenomen_van="ander-voorbeeld",
        overgenomen_door=[{"voorbeeld": "derde", "toelichting": "Met plezier.", "bron": 1}, {"gemeente": "Texel"}],
        beeld={"bestand": "foto.jpg", "alt": "Een foto.", "maker": "iemand", "licentie": "CC0-1.0"},
        vroegere_slugs=["oud"],
    )
)


def test_full_example_uses_every_field() -> None:
    """The example that is spoilt below has every field there is, and is good."""
    assert schema.is_valid(FULL)
    assert passes_check(FULL)
    text = json.dumps(FULL)
    assert [path for path, field in fields_below(PRAKTIJKVOORBEELD) if f'"{field.naam}"' not in text] == []


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to every value in *value*."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in children for place in places(child, (*path, key)))]


SPOILT = st.sampled_from(
    [
        *(0, -1, 1, 2, 12.5, True, "", " ", "x", "xx", "tekst", "een langere tekst", "x" * 79, "x" * 81, "x" * 121, "x" * 301, "x" * 401, [], {}, ["x"]),
        *([1], [[]], {"x": 1}, "2017", "2017-10", "2017-10-23", "2017-1", "23-10-2017", 2017, 999, 1000, 9999, 10000, "loopt", "onbekend", "nog niet bekend", "werk"),
        *("regie", "alle", "project", "CC0-1.0", "CC0", "beschreven", "https://example.org/x", "ftp://example.org", "a@example.org", "a@b", "0318 00 00 00"),
        *("112", "een-slug", "Geen Slug", "foto.jpg"),
    ]
)


@given(st.sampled_from(places(FULL)[1:]), SPOILT, st.sampled_from(["replace", "remove", "rename", "add", "double"]))
@settings(max_examples=1000)
def test_schema_and_check_agree(place: tuple[Any, ...], value: Any, way: str) -> None:
    """Whatever is spoilt in an example, the schema and the check both find it or neither does."""
    fields = deepcopy(FULL)
    parent = fields
    for key in place[:-1]:
        parent = parent[key]
    last = place[-1]
    if way == "replace":
        parent[last] = value
    elif way == "remove":
        del parent[last]
    elif way == "rename" and isinstance(parent, dict):
        parent[f"{last}x"] = parent.pop(last)
    elif way == "add" and isinstance(parent[last], dict):
        parent[last]["extra"] = value
    elif way == "double" and isinstance(parent, list):
        parent.append(deepcopy(parent[last]))
    # What is left open between quotes counts as left out; an editor underlines it all the same.
    assume(way != "replace" or not (isinstance(value, str) and not value.strip()))
    assert schema.is_valid(fields) == passes_check(fields), [error.message for error in schema.iter_errors(fields)]
