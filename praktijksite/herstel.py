"""Mends slips in the file of a praktijkvoorbeeld: what its author surely meant, and nothing else. Pure.

Works on the text itself, so that comments, order of thoughts and the story stay as they were written.
A mend after which the fields no longer say the same is not made; what is only probably meant is left to the check.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from praktijksite.model import SPREEKNAMEN
from praktijksite.parse import fence_after
from praktijksite.problems import Problem, nearest
from praktijksite.schema import KOPPEN, PRAKTIJKVOORBEELD, Bronnummer, Getal, Keuze, Lijst, Naam, Object, Soort, Tekst, Veld
from praktijksite.source import LOADER, Node, parse_yaml
from praktijksite.validate import Names, Validator

_BOM = "\ufeff"
_ROUNDS = 10
_TABS = (2, 4, 8)
"""As many spaces as a tab may stand for. Where that makes a difference, only the author knows."""
_PAIRS = {"“": "”", "”": "”", "„": "”", "‘": "’", "’": "’", "‚": "’"}
"""Quotes as text editors draw them: YAML does not know these."""
_PLAIN = re.compile(r"(?!(?:true|false|null)\Z)[A-Za-z](?:[A-Za-z0-9. -]*[A-Za-z0-9])?")
_LINE = re.compile(r"(?P<lead> *(?:- +)*(?:(?P<key>[A-Za-z_]+): +)?)(?P<value>[^\s\"'\[\]{}|>&*!#?,-].*?)[ \t]*")
_NEEDS_QUOTES = re.compile(r".*:(?:\s|$)|[@`%]")
_HEADING = re.compile(r" {0,3}(#{1,2})[ \t]*([^#\s].*?)[ \t]*#*[ \t]*")


class _Edit(NamedTuple):
    """From character *start* to *end* the text becomes *new*."""

    start: int
    end: int
    new: str


def mended(data: bytes, names: Names) -> bytes:
    """Return the file *data* without its slips, or as it was where nobody can read it. Mending twice is mending once."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    if not text.strip():
        return data
    for _ in range(_ROUNDS):
        before, text = text, _mended(text.lstrip(_BOM).replace("\r\n", "\n"), names)
        if text == before:
            return text.encode()
    return data


def surely(text: str, known: Collection[str]) -> str | None:
    """Return the only one of *known* that *text* can have been meant to be. Where digits differ, it was another."""
    found = nearest(text, known)
    if found is None or re.sub(r"\D", "", found) != re.sub(r"\D", "", text):
        return None
    others = [name for name in known if name != found]
    return found if found.casefold() == text.casefold() or nearest(text, others) is None else None


def _mended(text: str, names: Names) -> str:
    lines = text.split("\n")
    closing = next((mark for mark in (_closing(lines, str), _closing(lines, str.rstrip)) if mark), None)
    if closing is None:
        return text if text.endswith("\n") else f"{text}\n"
    head, body = "".join(f"{line}\n" for line in lines[1:closing]), "\n".join(lines[closing + 1 :])
    head = _quoted(_without_tabs(head))
    for mend in (lambda text: _applied(text, _slips(text, names)), _ordered, _without_blanks):
        head = mend(head) if _tree(head) else head
    return f"---\n{head}---\n{_headings(body)}"


def _closing(lines: list[str], read: Callable[[str], str]) -> int | None:
    """Return the number of the line that closes the fields, if there are any."""
    if lines[0].rstrip() != "---":
        return None
    return next((number for number, line in enumerate(lines) if number and read(line) == "---"), None)


def _tree(head: str) -> Node | None:
    """Return what the check reads in *head*, None where it reads no fields."""
    found = parse_yaml("", head.encode())
    return found if isinstance(found, Node) and isinstance(found.value, dict) else None


def _plain(node: Node | None) -> Any:  # noqa: ANN401 - whatever stands there
    """Return the values in *node*; fields compare equal in any order."""
    value = node.value if node else None
    if isinstance(value, dict):
        return {name: _plain(child) for name, child in value.items()}
    # A type with each: 1 is not true.
    return [_plain(child) for child in value] if isinstance(value, list) else (type(value), value)


# --- What keeps the fields from being read ------------------------------------


def _without_tabs(head: str) -> str:
    if "\t" not in head or _tree(head):
        return head
    candidates = [_quoted("\n".join(_spaced(line, width) for line in head.split("\n"))) for width in _TABS]
    readable = [(candidate, _plain(tree)) for candidate in candidates if (tree := _tree(candidate))]
    certain = readable and all(values == readable[0][1] for _, values in readable)
    return readable[0][0] if certain else head


def _spaced(line: str, width: int) -> str:
    begin = re.match(r"[ \t]*(?:-[ \t]+)*", line)
    lead = begin[0] if begin else ""
    return re.sub(r"-[ \t]*\t[ \t]*", "- ", lead).replace("\t", " " * width) + line[len(lead) :]


def _quoted(head: str) -> str:
    """Return *head* with quotes around the values that cannot do without, as far as it then can be read."""
    while isinstance(wrong := parse_yaml("", head.encode()), Problem):
        lines = head.split("\n")
        number = wrong.line - 1
        line = _in_quotes(lines, number)
        if line is None:
            return head
        after = "\n".join([*lines[:number], line, *lines[number + 1 :]])
        found = parse_yaml("", after.encode())
        if isinstance(found, Problem) and found.line <= wrong.line:
            return head
        head = after
    return head


def _in_quotes(lines: list[str], number: int) -> str | None:
    """Return a line whose value misses its quotes with them, None when that may not be what is wrong."""
    found = _LINE.fullmatch(lines[number])
    if not found or not _NEEDS_QUOTES.match(found["value"]) or " #" in found["value"]:
        return None
    field = found["key"] or next((line.partition(":")[0] for line in reversed(lines[:number]) if line[:1].isalpha()), "")
    # What comes deeper on the next line is part of the value, or was meant as a field of it.
    column = found.start("key") if found["key"] else found["lead"].rfind("-")
    after = next((line for line in lines[number + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    if field not in _TEXTS or found["value"].partition(":")[0].strip() in _FIELDS or _indent(after) > column:
        return None
    return f"{found['lead']}{json.dumps(_bare(found['value']), ensure_ascii=False)}"


def _fields(soort: Object) -> Iterator[Veld]:
    for veld in soort.velden:
        yield veld
        inner = veld.soort.van if isinstance(veld.soort, Lijst) else veld.soort
        if isinstance(inner, Object):
            yield from _fields(inner)


_FIELDS = {veld.naam for veld in _fields(PRAKTIJKVOORBEELD)}
_TEXTS = {veld.naam for veld in _fields(PRAKTIJKVOORBEELD) if isinstance(veld.soort.van if isinstance(veld.soort, Lijst) else veld.soort, Tekst)}


def _bare(text: str) -> str:
    """Return *text* without the drawn quotes that stand around the whole of it."""
    inner = text[1:-1]
    whole = len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and not {text[0], text[-1]} & {*inner}
    return inner if whole else text


# --- Names that are nearly right ----------------------------------------------


def _applied(head: str, edits: Iterator[_Edit]) -> str:
    after = head
    for edit in sorted(edits, reverse=True):
        after = f"{after[: edit.start]}{edit.new}{after[edit.end :]}"
    return after if _tree(after) else head


def _slips(head: str, names: Names) -> Iterator[_Edit]:
    """Yield what mends the names of fields and values that are wrong as they stand."""
    tree, written = _tree(head), _written(head)
    if tree and written:
        yield from _in_node(head, written, tree, PRAKTIJKVOORBEELD, names)


def _written(head: str) -> yaml.MappingNode | None:
    """Return the fields with the places where they stand. Only for what `source` has read: it refuses what does harm."""
    try:
        found = yaml.compose(head, Loader=LOADER)
    except yaml.YAMLError:
        return None
    return found if isinstance(found, yaml.MappingNode) else None


def _in_node(head: str, written: yaml.Node, tree: Node, soort: Soort, names: Names) -> Iterator[_Edit]:
    if isinstance(soort, Object) and isinstance(written, yaml.MappingNode) and isinstance(tree.value, dict):
        kinds = {veld.naam: veld.soort for veld in soort.velden}
        renamed = _renamed([*tree.value], kinds)
        for (key, child), (name, value) in zip(written.value, tree.value.items(), strict=True):
            if name in renamed:
                yield _replacement(key, renamed[name])
            elif name in kinds:
                yield from _in_node(head, child, value, kinds[name], names)
    elif isinstance(soort, Lijst) and isinstance(written, yaml.SequenceNode) and isinstance(tree.value, list):
        for child, value in zip(written.value, tree.value, strict=True):
            if isinstance(soort.van, Tekst) and isinstance(child, yaml.MappingNode):
                yield from _text_with_colon(head, child)
            else:
                yield from _in_node(head, child, value, soort.van, names)
    elif isinstance(written, yaml.ScalarNode) and isinstance(tree.value, str) and written.style not in ("|", ">") and not _is_right(tree, soort, names):
        guess = meant(tree.value, soort, names)
        if guess is not None and _is_right(Node(guess, tree.line), soort, names):
            yield _replacement(written, guess)


def _renamed(present: list[str], kinds: Mapping[str, Soort]) -> dict[str, str]:
    """Return the names that no field has, each with the only field that it can be; never one that is there already."""
    meant = {name: surely(_bare(name), kinds) for name in present if name not in kinds}
    once = [name for name in meant.values() if [*meant.values()].count(name) == 1]
    return {name: field for name, field in meant.items() if field in once and field is not None and field not in present}


def _is_right(tree: Node, soort: Soort, names: Names) -> bool:
    check = Validator("", names)
    check.check(tree, soort, "")
    return not check.problems


def meant(text: str, soort: Soort, names: Names) -> str | None:
    """Return what *text* was surely meant to be where *soort* knows its values, None when nobody can tell."""
    bare = _bare(text.strip())
    match soort:
        case Keuze(opties):
            return surely(bare, opties)
        case Naam(lijst):
            official = SPREEKNAMEN.get(bare, bare) if lijst == "gemeenten" else bare
            known = names.of(lijst)
            return surely(official, known) if known else None
        case Tekst() | Getal() | Bronnummer() | Object() | Lijst():
            return None
    return bare


def _replacement(written: yaml.Node, text: str) -> _Edit:
    style = getattr(written, "style", None)
    new = f"'{text.replace(chr(39), chr(39) * 2)}'" if style == "'" else json.dumps(text, ensure_ascii=False)
    return _Edit(int(written.start_mark.index), int(written.end_mark.index), text if not style and _PLAIN.fullmatch(text) else new)


def _text_with_colon(head: str, written: yaml.MappingNode) -> Iterator[_Edit]:
    """Yield quotes around an item of text on one line that reads as a field, for it has a colon in it."""
    start = int(written.start_mark.index)
    line, _, rest = head[start : max(start, written.end_mark.index)].partition("\n")
    key = written.value[0][0].value if written.value else ""
    if written.flow_style or " #" in line or key in _FIELDS or line[:1] in "\"'?" or re.search(r"^ *[^#\s]", rest, re.MULTILINE):
        return
    text = line.rstrip()
    yield _Edit(start, start + len(text), json.dumps(_bare(text), ensure_ascii=False))


# --- Order and blanks ---------------------------------------------------------


def _ordered(head: str) -> str:
    """Return *head* with its fields in the order of the schema, those in fields too, each with the remarks above it."""
    values = _plain(_tree(head))
    for _ in range(head.count("\n")):
        after = next((new for new in _better_orders(head) if _plain(_tree(new)) == values and _signs(new) == _signs(head)), None)
        if after is None:
            return head
        head = after
    return head


def _signs(text: str) -> list[str]:
    return sorted(text.replace(" ", ""))


def _better_orders(head: str) -> Iterator[str]:
    written = _written(head)
    for mapping, soort in _mappings(written, PRAKTIJKVOORBEELD) if written else ():
        order = {veld.naam: place for place, veld in enumerate(soort.velden)}
        places, last = [], -1
        for key, _ in mapping.value:
            # What the schema does not know stays behind what it stood behind.
            last = order.get(key.value, last)
            places.append(last)
        if places != sorted(places):
            yield _rearranged(head, mapping, places)


def _mappings(written: yaml.Node, soort: Soort) -> Iterator[tuple[yaml.MappingNode, Object]]:
    """Yield every set of fields that stand below each other, with what it is."""
    if isinstance(soort, Object) and isinstance(written, yaml.MappingNode) and not written.flow_style:
        yield written, soort
        kinds = {veld.naam: veld.soort for veld in soort.velden}
        for key, child in written.value:
            if key.value in kinds:
                yield from _mappings(child, kinds[key.value])
    elif isinstance(soort, Lijst) and isinstance(written, yaml.SequenceNode):
        for child in written.value:
            yield from _mappings(child, soort.van)


def _rearranged(head: str, mapping: yaml.MappingNode, places: list[int]) -> str:
    """Return *head* with the fields of *mapping* sorted by *places*; lines of remarks go with the field below them."""
    lines = head.splitlines(keepends=True)
    column = mapping.start_mark.column
    starts = [key.start_mark.line for key, _ in mapping.value]
    first = starts[0]
    end = next((number for number in range(starts[-1] + 1, len(lines)) if lines[number].strip() and _indent(lines[number]) < column), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    # In a list the first field stands behind a dash.
    lead = lines[first][:column]
    lines[first] = " " * column + lines[first][column:]
    begins = [_with_remarks(lines, start, column, 0 if column == 0 else first) for start in starts]
    pieces = ["".join(lines[begin:stop]) for begin, stop in pairwise([*begins, end])]
    moved = "".join(piece for _, piece in sorted(zip(places, pieces, strict=True), key=lambda pair: pair[0]))
    return f"{''.join(lines[: begins[0]])}{lead}{moved[column:]}{''.join(lines[end:])}"


def _with_remarks(lines: list[str], start: int, column: int, least: int) -> int:
    """Return where the remarks right above line *start* begin; what tells an editor the schema is no remark."""
    while start > least and lines[start - 1].strip().startswith("#") and _indent(lines[start - 1]) == column and "yaml-language-server" not in lines[start - 1]:
        start -= 1
    return start


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_blanks(head: str) -> str:
    """Return *head* without the blanks at the ends of its lines, save where they are part of a value."""
    values = _plain(_tree(head))
    lines = head.split("\n")
    every = "\n".join(line.rstrip(" \t") for line in lines)
    if _plain(_tree(every)) == values:
        return every
    for number, line in enumerate(lines):
        if line != line.rstrip(" \t"):
            tried = [*lines[:number], line.rstrip(" \t"), *lines[number + 1 :]]
            lines = tried if _plain(_tree("\n".join(tried))) == values else lines
    return "\n".join(lines)


def _headings(body: str) -> str:
    """Return *body* with `## ` before the fixed headings that miss it, and a last line that ends."""
    lines = body.split("\n")
    wrong: dict[int, str] = {}
    fence = ""
    right = set()
    for number, line in enumerate(lines):
        fence = fence_after(line, fence)
        found = None if fence else _HEADING.fullmatch(line)
        if not found:
            continue
        name = surely(found[2], KOPPEN)
        if found[2] in KOPPEN and re.match(r"##[ \t]", line):
            right.add(found[2])
        elif name:
            wrong[number] = name
    for number, name in wrong.items():
        if name not in right and [*wrong.values()].count(name) == 1:
            lines[number] = f"## {name}"
    text = "\n".join(lines)
    return text if not text or text.endswith("\n") else f"{text}\n"
