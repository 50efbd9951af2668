"""Files become trees with line numbers; what is dangerous or unreadable is refused."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from praktijksite.problems import Problem
from praktijksite.source import Document, Node, digest_of, parse_markdown, parse_tree, parse_yaml
from tests.builders import document, source_text


def plain(node: Node) -> Any:
    """Return the tree without its lines."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    return [plain(child) for child in node.value] if isinstance(node.value, list) else node.value


def lines(node: Node, path: str = "") -> dict[str, int]:
    """Return the line of every value by its path."""
    found = {path: node.line}
    children = node.value.items() if isinstance(node.value, dict) else enumerate(node.value) if isinstance(node.value, list) else ()
    for key, child in children:
        found |= lines(child, f"{path}/{key}")
    return found


def test_every_value_keeps_its_line() -> None:
    """A value knows the line of its key, an item of a list its own, in blocks and in brackets."""
    text = "a: 1\nb:\n  - x\n  - y: 2\n    z: >-\n      lange\n      tekst\nc: [1,\n  {d: 2,\n   e: 3}]\n"
    assert lines(parse_tree(text, 2)) == {
        "": 2,
        "/a": 2,
        "/b": 3,
        "/b/0": 4,
        "/b/1": 5,
        "/b/1/y": 5,
        "/b/1/z": 6,
        "/c": 9,
        "/c/0": 9,
        "/c/1": 10,
        "/c/1/d": 10,
        "/c/1/e": 11,
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("12.5", 12.5),
        ("0.5", 0.5),
        ("012", "012"),
        ("1e9", "1e9"),
        (".5", ".5"),
        ("1_000", "1_000"),
        ("0x1f", "0x1f"),
        ("12:30:00", "12:30:00"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9" * 400, "9" * 400),
        ("9" * 400 + ".5", "9" * 400 + ".5"),
        ("true", True),
        ("false", False),
        ("ja", "ja"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("null", None),
        ("~", None),
        ("", None),
        ("2017", 2017),
        ("2017-10", "2017-10"),
        ("2017-10-23", "2017-10-23"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("'s-Gravenhage'", "s-Gravenhage"),
        ('"é"', "é"),
    ],
)
def test_value_means_what_it_says(written: str, value: object) -> None:
    """Plain numbers and true or false become values; dates, Dutch words and what only programmers write stay text."""
    tree = parse_tree(f"a: {written}\n", 1)
    assert plain(tree) == {"a": value}
    assert type(plain(tree)["a"]) is type(value)


trees = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**13), 10**13) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), inner, max_size=3),
    max_leaves=8,
)


fields = st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), trees, min_size=1)


@given(fields)
def test_blocks_say_what_was_put_in(value: Any) -> None:
    """What a YAML library writes in blocks comes back the same."""
    assert plain(parse_tree(yaml.safe_dump(value, allow_unicode=True, default_flow_style=False), 1)) == value


@given(fields)
def test_brackets_say_what_was_put_in(value: Any) -> None:
    """What stands between brackets comes back the same; JSON is such."""
    assert plain(parse_tree(f"veld: {json.dumps(value, ensure_ascii=False)}\n", 1)) == {"veld": value}


def test_document_is_cut_at_the_dashes() -> None:
    """A document has its fields, its text and the line on which the text begins; a later line of dashes is text."""
    found = document("---\ntitel: x\n---\n\neen\n\n---\n\ntwee\n")
    assert (found.head, found.body, found.body_line) == ("titel: x\n", "\neen\n\n---\n\ntwee\n", 4)
    assert found.slug == "testproef"


def test_document_may_lack_a_last_newline() -> None:
    """The dashes after the fields may be the end of the file."""
    found = document("---\ntitel: x\n---")
    assert (found.head, found.body) == ("titel: x\n", "")


@pytest.mark.parametrize("name", ["Súdwest-Fryslân", "coördinator"])
def test_accents_are_one_character(name: str) -> None:
    """A letter with an accent compares equal whether it was typed as one character or as two."""
    found = document(f"---\ntitel: {unicodedata.normalize('NFD', name)}\n---\n{unicodedata.normalize('NFD', name)}")
    assert found.fields["titel"].value == name == found.body


@pytest.mark.parametrize("character", "\x00\x07\x0b\x0c\x1b\x7f\x80\x85\u2028\u2029\ufffe\uffff")
@pytest.mark.parametrize("text", ["---\ntitel: a{}b\n---\ntekst\n", "---\ntitel: ab\n---\neen\ntwee {}\n"])
def test_characters_that_nobody_sees_are_refused(character: str, text: str) -> None:
    """What HTML and XML cannot hold is refused at its line, in the fields and in the text."""
    found = parse_markdown("x.md", text.format(character).encode("utf-8", "surrogatepass"))
    line = text[: text.index("{}")].count("\n") + 1
    assert isinstance(found, Problem)
    assert (found.line, found.message) == (line, "Hier staat een onzichtbaar teken dat niet mag.")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_problem(data: bytes) -> None:
    """No file, whatever its bytes, raises an error."""
    assert isinstance(parse_markdown("x.md", data), Document | Problem)
    assert isinstance(parse_yaml("x.yaml", data), Node | Problem)


@given(st.text(max_size=300))
def test_any_fields_give_a_document_or_a_problem(text: str) -> None:
    """No front matter, whatever stands in it, raises an error, and a problem is at a line of the file."""
    found = parse_markdown("x.md", f"---\n{text}\n---\ntekst".encode("utf-8", "surrogatepass"))
    assert isinstance(found, Document) or 1 <= found.line <= text.count("\n") + 4


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_digest_tells_parts_apart(one: list[bytes], other: list[bytes]) -> None:
    """A digest stands for the parts, their order and their borders."""
    assert (digest_of(*one) == digest_of(*other)) == (one == other)


def test_digest_stands_for_path_and_bytes() -> None:
    """Two files with the same text have digests of their own."""
    text = source_text()
    assert document(text, "een").digest != document(text, "twee").digest
    assert document(text).digest == document(text).digest
