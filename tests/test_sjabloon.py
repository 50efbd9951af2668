"""The empty example and the tables say what the schema says, and what is filled in passes the check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
import yaml
from jsonschema import Draft202012Validator

from praktijksite.herstel import mended
from praktijksite.model import Praktijkvoorbeeld
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.schema import PRAKTIJKVOORBEELD, SECTIES, Datum, Keuze, Lijst, Object, Patroon, Soort, Tekst, Veld, Webadres
from praktijksite.schema_export import json_schema
from praktijksite.sjabloon import BLOKKEN, blokken, ingevuld, sjabloon
from praktijksite.source import Node
from praktijksite.validate import Names
from tests.builders import MINI, PROJECT, document, problems_in, site_of
from tests.test_schema import fields_below
from tests.test_source import plain

ADDRESS = "https://example.org/schema/praktijkvoorbeeld.json"
EMPTY = sjabloon(ADDRESS)
ANY = Names(None, None)
FIELD = re.compile(r"^( *)#(?=\S)", re.MULTILINE)
EXAMPLES = {"url": "https://example.org/", "webpagina": "https://example.org/", "email": "info@example.org", "telefoon": "0318 00 00 00", "bestand": "foto.jpg"}


def edits(node: yaml.Node, kind: Soort, naam: str = "", example: str = "") -> Iterator[tuple[int, int, str]]:
    """Yield where in the empty example an example goes, and which."""
    if isinstance(kind, Object):
        assert isinstance(node, yaml.MappingNode)
        kinds = {veld.naam: veld for veld in kind.velden}
        for key, child in node.value:
            veld = kinds[key.value]
            yield from edits(child, veld.soort, veld.naam, veld.voorbeeld)
    elif isinstance(kind, Lijst) and isinstance(node, yaml.SequenceNode) and node.value:
        for child in node.value:
            yield from edits(child, kind.van, naam, example)
    else:
        value = example or EXAMPLES.get(naam, "een-voorbeeld-om-mee-te-proberen" if isinstance(kind, Tekst | Lijst) or naam == "voorbeeld" else "2018-01-01")
        quoted = json.dumps(value) if getattr(node, "style", None) else value
        yield node.start_mark.index, node.end_mark.index, f"[{value}]" if isinstance(kind, Lijst) else f" {quoted}"


def filled(text: str) -> str:
    """Return the empty example with every field in use, and the example of each filled in."""
    head, body = text.replace('    #gemeente: ""\n', "")[4:].split("\n---\n", 1)
    head = FIELD.sub(r"\1", head)
    tree = yaml.compose(head, Loader=yaml.SafeLoader)
    assert tree
    for start, end, value in sorted(edits(tree, PRAKTIJKVOORBEELD), reverse=True):
        head = head[:start] + value + head[end:]
    story = re.sub("(## .*)", r"\1\n\nTekst.", body)
    return f"---\n{head}\n---\n{story}"


def test_filled_in_it_passes_the_check() -> None:
    """With each field's example filled in, the check has nothing against it, nor has a text editor."""
    text = filled(EMPTY)
    assert problems_in(text, names=ANY) == []
    found = parse_praktijkvoorbeeld(document(text), ANY)
    assert isinstance(found, Praktijkvoorbeeld)
    fields = plain(Node(document(text).fields, 2))
    assert [error.message for error in Draft202012Validator(json_schema(ADDRESS)).iter_errors(fields)] == []


def test_it_has_every_field_of_the_schema_and_no_other() -> None:
    """In use, its fields are those of the schema, at their places; as it is, only the required ones are."""

    def names(node: object, kind: Soort, path: str = "") -> Iterator[str]:
        inner = kind.van if isinstance(kind, Lijst) else kind
        for item in node if isinstance(node, list) else [node]:
            if isinstance(item, dict):
                assert isinstance(inner, Object)
                kinds = {veld.naam: veld.soort for veld in inner.velden}
                for name, child in item.items():
                    yield f"{path}{name}"
                    yield from names(child, kinds[name], f"{path}{name}.")

    every = dict(fields_below(PRAKTIJKVOORBEELD))
    whole = yaml.safe_load(FIELD.sub(r"\1", EMPTY[4:]).split("\n---\n")[0])
    assert sorted(names(whole, PRAKTIJKVOORBEELD)) == sorted(every)
    needed = yaml.safe_load(EMPTY[4:].split("\n---\n")[0])
    assert sorted(names(needed, PRAKTIJKVOORBEELD)) == sorted(path for path in every if all(every[part].verplicht for part in parents(path)))


def parents(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[: number + 1]) for number in range(len(parts))]


def test_required_fields_come_first() -> None:
    names = re.findall(r"^#?([a-z_]+):", EMPTY, re.MULTILINE)
    must = {veld.naam for veld in PRAKTIJKVOORBEELD.velden if veld.verplicht}
    assert {*names[: len(must)]} == must


@pytest.mark.parametrize(("path", "veld"), fields_below(PRAKTIJKVOORBEELD), ids=[path for path, _ in fields_below(PRAKTIJKVOORBEELD)])
def test_each_field_is_explained(path: str, veld: Veld) -> None:
    """The file and the tables have the name, label and help of each field, and say which may be left out."""
    optional = "" if veld.verplicht else " (mag weg)"
    label = re.escape(f"# {veld.label}{optional}")
    assert re.search(rf"^ *{label}:? {re.escape(veld.uitleg)}.*\n *#?(- )?{veld.naam}:", EMPTY, re.MULTILINE), path
    rows = [row for row in blokken()["velden"].split("\n") if f"`{veld.naam}`" in row]
    assert any(veld.uitleg in row and veld.label.lower() in row.lower() for row in rows)


def test_tables_have_all_headings_and_choices() -> None:
    for kop in SECTIES:
        assert f"| {kop.naam}{'' if kop.verplicht else ' (mag weg)'} | {kop.uitleg} |" in blokken()["koppen"]
        assert (f"\n## {kop.naam}\n" in EMPTY) is kop.verplicht
    for _, veld in fields_below(PRAKTIJKVOORBEELD):
        kind = veld.soort.van if isinstance(veld.soort, Lijst) else veld.soort
        if isinstance(kind, Keuze):
            assert re.search(rf"`{veld.naam}`.* \| {re.escape(', '.join(kind.opties))} \|", blokken()["keuzes"])


def test_it_is_published_with_the_address_of_the_schema() -> None:
    """The file stands on the site, tells editors where the schema is, and says nothing where nobody knows."""
    site = site_of(MINI)
    text = site["meedoen/sjabloon.md"].decode()
    assert text == sjabloon("https://example.org/praktijk/schema/praktijkvoorbeeld.json")
    assert text.split("\n")[1] == "# yaml-language-server: $schema=https://example.org/praktijk/schema/praktijkvoorbeeld.json"
    assert json.loads(site["schema/praktijkvoorbeeld.json"])["$id"] == text.split("\n")[1].partition("=")[2]
    assert "yaml-language-server" not in sjabloon(None)


def test_the_page_shows_all_of_it() -> None:
    """The page about taking part asks for each block, and holds none of their markers in the end."""
    text = (PROJECT / "content/paginas/meedoen.md").read_text("utf-8")
    for name, block in blokken().items():
        assert f"\n({name})\n" in text
        assert block in ingevuld(text, blokken())
    assert not re.search(rf"^\(({'|'.join(BLOKKEN)})\)$", ingevuld(text, blokken()), re.MULTILINE)
    assert tuple(blokken()) == BLOKKEN


def test_the_empty_example_on_the_page_is_the_file_without_help() -> None:
    shown = blokken()["sjabloon"].removeprefix("```markdown\n").removesuffix("```")

    def fields(text: str) -> list[str]:
        return [line for line in text.split("\n") if line and not line.lstrip().startswith("# ")]

    assert fields(shown) == fields(EMPTY)
    assert yaml.safe_load(shown[4:].split("\n---\n")[0]) == yaml.safe_load(EMPTY[4:].split("\n---\n")[0])


def test_mending_keeps_the_help_with_its_field() -> None:
    """Who fills it in and lets it be mended keeps each remark above the field that it is about."""
    text = filled(EMPTY)
    after = mended(text.encode(), ANY).decode()
    assert sorted(after.split("\n")) == sorted(text.split("\n"))
    for path, veld in fields_below(PRAKTIJKVOORBEELD):
        if "." not in path:
            assert re.search(rf"^# {re.escape(veld.label)}.*\n{veld.naam}:", after, re.MULTILINE)
    assert problems_in(after, names=ANY) == []


def test_kinds_with_a_shape_or_words_tell_them() -> None:
    for path, veld in fields_below(PRAKTIJKVOORBEELD):
        if isinstance(veld.soort, Patroon):
            assert veld.soort.uitleg in EMPTY, path
        if isinstance(veld.soort, Datum):
            assert all(f"'{word}'" in veld.uitleg for word in veld.soort.woorden), path
        if isinstance(veld.soort, Webadres):
            assert "Begin met https://." in EMPTY
