"""Mending: what is a slip is mended, what was right stays, and nothing that an author wrote is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite.herstel import mended, surely
from praktijksite.model import Praktijkvoorbeeld
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.schema import KOPPEN, PRAKTIJKVOORBEELD, Lijst, Object, Soort
from praktijksite.source import Document, Node, parse_markdown
from praktijksite.validate import Names, Validator
from tests.builders import FOLDER, MINI, NAMES, PROJECT, problems_in, source_text
from tests.strategies import mutations
from tests.test_source import plain

PATH = f"{FOLDER}/testproef.md"
REAL = [path.read_bytes() for path in sorted([*(PROJECT / FOLDER).glob("*.md"), *(MINI / FOLDER).glob("*.md")])]
ANY = Names(None, None)
GOOD = source_text()


def mend(text: str) -> str:
    return mended(text.encode(), NAMES).decode()


def without_places(found: Praktijkvoorbeeld) -> Any:
    """Return the model without what says where in the file things stand, and what the bytes were."""
    links = tuple(sorted(link._replace(regel=0) for link in found.profiel.verwijzingen))
    return found._replace(profiel=found.profiel._replace(digest="", verwijzingen=links))


def read(data: bytes, names: Names = ANY) -> Praktijkvoorbeeld | None:
    document = parse_markdown(PATH, data)
    found = parse_praktijkvoorbeeld(document, names) if isinstance(document, Document) else None
    return found if isinstance(found, Praktijkvoorbeeld) else None


SLIPS: dict[str, tuple[str, str, str]] = {
    "name of a gemeente": ("- Texel", "- Texell", "- Texel"),
    "everyday name of a gemeente": ("- Texel", "- Den Haag", "- \"'s-Gravenhage\""),
    "name between drawn quotes": ("- Texel", "- “Texel”", "- Texel"),
    "name between quotes of its own": ("- Texel", "- 'Texell'", "- 'Texel'"),
    "capital in a thema": ("- werk", "- Werk", "- werk"),
    "letters swapped in an element": ("- regie", "- reige", "- regie"),
    "trefwoord": ("- koken", "- kokn", "- koken"),
    "kind between drawn quotes": ("soort: project", "soort: ‘project’", "soort: project"),
    "name of a field": ("samenvatting:", "samenvating:", "samenvatting:"),
    "name of a field in a list": ("- organisatie:", "- Organisatie:", "- organisatie:"),
    "colon in a title": ("titel: Testproef met", "titel: Testproef: met", 'titel: "Testproef: met een titel"'),
    "colon and drawn quotes": ("titel: Testproef met een titel", "titel: “Testproef: met”", 'titel: "Testproef: met"'),
    "sign that may not begin a value": ("titel: Testproef met", "titel: @Testproef met", 'titel: "@Testproef met een titel"'),
    "colon in a lesson": ("- Begin op tijd.", "- Let op: begin op tijd.", '- "Let op: begin op tijd."'),
    "two colons in a lesson": ("- Begin op tijd.", "- Let op: begin: op tijd.", '- "Let op: begin: op tijd."'),
    "tab before a field": ("  kern:", "\tkern:", "  kern:"),
    "tab behind a dash": ("- Texel", "-\tTexel", "- Texel"),
    "blanks behind the dashes": ("---\n\n##", "---  \n\n##", "---\n\n##"),
    "blanks behind a value": ("soort: project", "soort: project  \t", "soort: project"),
    "heading without a blank": ("## Aanpak", "##Aanpak", "## Aanpak"),
    "heading with one sign": ("## Aanpak", "# Aanpak", "## Aanpak"),
    "heading with one sign and no blank": ("## Aanpak", "#Aanpak", "## Aanpak"),
    "heading that is set in": ("## Aanpak", " ## Aanpak", "## Aanpak"),
    "small letter in a heading": ("## Aanpak", "## aanpak", "## Aanpak"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_mended_and_nothing_else(slip: str) -> None:
    """One slip is one change: the rest of the file is as it was, and the check has no problem left."""
    good, wrong, right = SLIPS[slip]
    assert good in GOOD
    text = GOOD.replace(good, wrong, 1)
    assert problems_in(text) or slip == "blanks behind a value"
    after = mend(text)
    assert problems_in(after) == []
    assert right in after
    changed = [pair for pair in zip(GOOD.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]]
    assert all(right in line for _, line in changed)
    assert len(changed) <= 1


@pytest.mark.parametrize(
    "way", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda text: text.rstrip("\n"), lambda text: text.replace("---\n", "--- \n")]
)
def test_how_a_file_was_saved_is_mended(way: Any) -> None:
    """A mark at the begin, line ends of Windows, a last line that does not end: the file comes out as it should be."""
    assert mended(way(GOOD).encode(), NAMES) == GOOD.encode()


LEFT: dict[str, tuple[str, str]] = {
    "quote that is not closed": ("titel: Testproef", 'titel: "Testproef'),
    "name that is like two": ("- koken", "- koen"),
    "licence of another version": ("CC0-1.0", "CC0-2.0"),
    "nested field on the same line": ("contact:\n- organisatie: Gemeente Test", "contact: organisatie: Gemeente Test"),
    "field behind a field": ("titel: Testproef met een titel", "titel: samenvatting: Testproef"),
    "own heading": ("## Aanpak\n", "## Aanpak\n\n### Inzet\n"),
    "heading that is there already": ("## Aanpak", "## Aanpak\n\nTekst.\n\n# Aanleiding"),
    "drawn quotes in a title": ("titel: Testproef met een titel", "titel: “Testproef met een titel”"),
    "line that ends in two blanks": ("Tekst onder dit kopje.", "Tekst onder  \ndit kopje. "),
    "heading in code": ("Tekst onder dit kopje.", "```\n#Inzet\n```"),
    "field that is there already": ("soort: project", "soort: project\nSoort: werkwijze"),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_only_the_author_knows_is_left(case: str) -> None:
    """Where there is more than one way to mend, or nothing is wrong, the file stays as it is."""
    old, new = LEFT[case]
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    names = Names(NAMES.gemeenten, frozenset({"koken", "kopen"}))
    assert mended(text.encode(), names).decode() == text


def test_fields_come_in_the_order_of_the_schema() -> None:
    """Fields move with the remarks above them, those in lists too; the line for text editors stays first."""
    wrong = """---
# yaml-language-server: $schema=https://example.org/schema/praktijkvoorbeeld.json
# Het soort.
soort: project # vrij zeker
titel: Een titel van een voorbeeld

contact:
  # De functie.
  - functie: onbekend
    # De organisatie.
    organisatie: Gemeente Test
    webpagina: https://example.org/

  - telefoon: 0318 00 00 00
    organisatie: >-
      Een
      naam
# Nog te doen.
---
"""
    assert mend(wrong) == """---
# yaml-language-server: $schema=https://example.org/schema/praktijkvoorbeeld.json
titel: Een titel van een voorbeeld

# Het soort.
soort: project # vrij zeker
contact:
  # De functie.
  - # De organisatie.
    organisatie: Gemeente Test
    functie: onbekend
    webpagina: https://example.org/

  - organisatie: >-
      Een
      naam
    telefoon: 0318 00 00 00
# Nog te doen.
---
"""


def test_what_the_schema_does_not_know_stays_where_it_was() -> None:
    """A field that nobody knows keeps its place behind the one before it."""
    text = GOOD.replace("soort: project\n", "").replace("titel:", "soort: project\nvreemd: iets\ntitel:", 1)
    after = mend(text)
    assert "soort: project\nvreemd: iets\n" in after
    assert after.index("titel:") < after.index("soort:")


@pytest.mark.parametrize(
    ("text", "known", "meant"),
    [
        ("Werk", ("werk", "wonen"), "werk"),
        ("werkt", ("werk", "werke"), None),
        ("CC-BY-3.0", ("CC0-1.0", "CC-BY-4.0"), None),
        ("iets anders", ("werk",), None),
        ("WERK", ("werk", "werken"), "werk"),
    ],
)
def test_surely_means_that_there_is_no_other(text: str, known: tuple[str, ...], meant: str | None) -> None:
    assert surely(text, known) == meant


@st.composite
def untidy(draw: st.DrawFn) -> bytes:
    """Return an example that is good, with its fields in any order, remarks between them and blanks behind them."""
    text = draw(st.sampled_from(REAL)).decode()
    head, body = text[4:].split("\n---\n", 1)
    pieces: list[list[str]] = []
    for line in head.split("\n"):
        if line[:1].isalpha() or not pieces:
            pieces.append([])
        pieces[-1].append(line + draw(st.sampled_from(("", "", "", "  "))))
    for piece in pieces:
        if draw(st.booleans()):
            piece.insert(0, draw(st.sampled_from(("# Een opmerking: met een dubbele punt", "", "#los", "  # ingesprongen"))))
    lines = [line for piece in draw(st.permutations(pieces)) for line in piece]
    end = draw(st.sampled_from(("\n", "\r\n")))
    return "\n".join(["---", *lines, "---", body]).replace("\n", end).encode()


@given(st.one_of(st.sampled_from(REAL), untidy()))
@settings(max_examples=100)
def test_a_good_file_stays_the_same_example(data: bytes) -> None:
    """What was right says the same after mending, every remark is still there, and mending again changes nothing."""
    names = ANY
    after = mended(data, names)
    before = read(data.replace(b"\r\n", b"\n"), names)
    found = read(after, names)
    assert before is not None
    assert found is not None
    assert without_places(found) == without_places(before)
    assert mended(after, names) == after
    remarks = [sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#")) for text in (data.decode(), after.decode())]
    assert remarks[0] == remarks[1]


def right_values(tree: Node, soort: Soort, names: Names, path: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], Any]:
    """Return the values that the check has nothing against, by where they stand."""
    if isinstance(soort, Object) and isinstance(tree.value, dict):
        kinds = {veld.naam: veld.soort for veld in soort.velden}
        parts = [right_values(child, kinds[name], names, (*path, name)) for name, child in tree.value.items() if name in kinds]
        return {place: value for part in parts for place, value in part.items()}
    if isinstance(soort, Lijst) and isinstance(tree.value, list):
        parts = [right_values(child, soort.van, names, (*path, number)) for number, child in enumerate(tree.value)]
        return {place: value for part in parts for place, value in part.items()}
    check = Validator("", names)
    check.check(tree, soort, "")
    return {} if check.problems else {path: plain(tree)}


@given(st.sampled_from([GOOD.encode(), *REAL]).flatmap(mutations))
@settings(max_examples=300)
def test_whatever_happened_to_a_file_what_was_right_stays(data: bytes) -> None:
    """In a spoilt file no value that was right changes, mending twice is mending once, and the story is kept."""
    after = mended(data, NAMES)
    assert mended(after, NAMES) == after
    before, found = parse_markdown(PATH, data), parse_markdown(PATH, after)
    if not isinstance(before, Document):
        return
    assert isinstance(found, Document)
    kept = right_values(Node(found.fields, 2), PRAKTIJKVOORBEELD, NAMES)
    for place, value in right_values(Node(before.fields, 2), PRAKTIJKVOORBEELD, NAMES).items():
        assert kept[place] == value
    told = [line for line in before.body.rstrip("\n").split("\n") if not line.lstrip().startswith("#")]
    assert told == [line for line in found.body.rstrip("\n").split("\n") if not line.lstrip().startswith("#")]
    headings = [line for line in found.body.split("\n") if line.lstrip().startswith("#")]
    assert all(line in before.body.split("\n") or line.removeprefix("## ") in KOPPEN for line in headings)


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe", b"---", b"---\n", b"tekst", b"\r\n", b"--- \n--- ", b"tekst\r", b"---\n---\nx\r\r\n", "\ufeff\ufeffx".encode()])
def test_what_is_no_example_does_no_harm(data: bytes) -> None:
    after = mended(data, NAMES)
    assert mended(after, NAMES) == after
    assert after.split() == data.decode(errors="ignore").replace("\ufeff", "").encode().split() or after == data
