"""Files to raw trees with line numbers. Knows the disk and YAML; knows no field names.

Content comes from strangers. What is refused here: files that are too large, not
UTF-8, or reached by a link out of the folder; YAML with duplicate keys, aliases,
tags or bottomless nesting. Nothing in a file is ever executed.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from praktijksite import meldingen
from praktijksite.problems import Problem

MAX_BYTES = 200_000
MAX_DEPTH = 12
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = b"\xef\xbb\xbf"
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_MAX_DIGITS = 15
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What XML and HTML cannot hold, and what YAML takes for the end of a line where an editor shows none."""
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

Scalar = str | int | float | bool | None


class Node(NamedTuple):
    """A value and the line where the author named it: the line of its key, or its own in a list."""

    value: Scalar | list[Node] | dict[str, Node]
    line: int


class Document(NamedTuple):
    """One Markdown file: its front matter as a tree, its body as text.

    `body_line` is the line of the file on which the body begins; `head` holds the
    front matter as written, without the lines of dashes.
    """

    path: str
    slug: str
    digest: str
    fields: dict[str, Node]
    head: str
    body: str
    body_line: int


class _Refused(Exception):  # noqa: N818 - it says what happened to the file
    """One file cannot be read further; carries what to tell."""

    def __init__(self, line: int, message: str, hint: str, field: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.hint, self.field = line, message, hint, field

    def problem(self, path: str) -> Problem:
        return Problem(path, self.line, self.field, self.message, self.hint)


def digest_of(*parts: bytes | str) -> str:
    """Return 32 hex digits that stand for *parts*, order and borders included."""
    whole: list[bytes] = []
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole += (len(data).to_bytes(8, "little"), data)
    return hashlib.blake2b(b"".join(whole), digest_size=16).hexdigest()


def read_folder(root: Path, folder: str) -> Iterator[tuple[str, bytes | Problem]]:
    """Yield path (from *root*) and bytes of the Markdown files in *folder*, by name; or why one may not be read."""
    for path, problem in list_folder(root, folder, (".md",)):
        yield path, problem or read_file(root, path)


def list_folder(root: Path, folder: str, endings: tuple[str, ...]) -> Iterator[tuple[str, Problem | None]]:
    """Yield the path (from *root*) of each file in *folder*, by name, and why it may not be used, if so.

    A folder that is not there is empty: git does not keep one without files.
    """
    if problem := leaves_content(root, folder):
        yield folder, problem
        return
    try:
        with os.scandir(root / folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in found:
        name = entry.name.encode(errors="replace").decode()
        path = f"{folder}/{name}"
        if name.startswith("."):
            continue
        if entry.is_symlink() and (problem := leaves_content(root, path)):
            yield path, problem
        elif name != entry.name:
            yield path, Problem(path, 1, "", "De naam van dit bestand is niet te lezen.", "Gebruik kleine letters zonder accent, cijfers en streepjes.")
        elif not name.endswith(endings) or not entry.is_file():
            yield path, Problem(path, 1, "", "Dit hoort niet in deze map.", f"In {folder} horen alleen bestanden die eindigen op {' of '.join(endings)}.")
        else:
            yield path, None


def leaves_content(root: Path, path: str) -> Problem | None:
    """Return a Problem when *path* leads out of the folder `content/`, by whatever links."""
    try:
        if (root / path).resolve().is_relative_to((root / "content").resolve()):
            return None
    except (OSError, RuntimeError):  # a link that leads to itself; RuntimeError until Python 3.13
        pass
    return Problem(
        path,
        1,
        "",
        "Dit is een koppeling naar een plek buiten de map content.",
        "Zet het bestand zelf in de map, geen koppeling (symbolic link).",
    )


def read_file(root: Path, path: str) -> bytes | Problem:
    """Return the bytes of the file at *path*, or a Problem when it is missing or too large."""
    try:
        with open(os.path.join(root, path), "rb") as file:  # noqa: PTH118, PTH123 - thousands of times; pathlib is slow
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Problem(path, 1, "", "Dit bestand ontbreekt.", "Zet het terug; de site heeft het nodig.")
    except OSError:
        return Problem(path, 1, "", "Dit bestand is niet te lezen.", "Kijk of het een gewoon bestand is dat je mag openen.")
    if len(data) > MAX_BYTES:
        size = os.stat(os.path.join(root, path)).st_size  # noqa: PTH116, PTH118
        return Problem(
            path,
            1,
            "",
            *meldingen.TE_GROOT(grootte=round(size / 1000), maximum=MAX_BYTES // 1000),
        )
    return data


def parse_markdown(path: str, data: bytes) -> Document | Problem:
    """Return the Markdown file *data* as a Document, or the first thing that stops it being read."""
    try:
        head, body, body_line = _split(_decode(data))
        root = parse_tree(head, first_line=2)
    except _Refused as refused:
        return refused.problem(path)
    if not isinstance(root.value, dict):
        return Problem(
            path,
            2,
            "",
            "Bovenaan staan geen velden.",
            "Schrijf elk veld op een eigen regel, zoals 'titel: Werk Integreert'.",
        )
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    return Document(path, slug, digest_of(path, data), root.value, head, body, body_line)


def parse_yaml(path: str, data: bytes) -> Node | Problem:
    """Return the YAML file *data* as a tree, or the first thing that stops it being read."""
    try:
        return parse_tree(_decode(data), first_line=1)
    except _Refused as refused:
        return refused.problem(path)


def decode(path: str, data: bytes) -> str | Problem:
    """Return the text of a file that is not Markdown or YAML, or what stops it being read."""
    try:
        return _decode(data)
    except _Refused as refused:
        return refused.problem(path)


def _decode(data: bytes) -> str:
    """Return *data* as text in which each letter with an accent is one character (NFC), so that names compare."""
    if not data.strip():
        raise _Refused(1, "Het bestand is leeg.", "Zet de inhoud terug, of begin met een kopie van een ander bestand uit deze map.")
    if data.startswith(_BOM):
        raise _Refused(
            1,
            "Het bestand begint met een onzichtbaar teken (BOM).",
            "Bewaar het bestand als 'UTF-8', niet als 'UTF-8 met BOM'.",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Refused(
            line, "Hier staat een teken dat geen UTF-8 is.", "Bewaar het bestand als UTF-8 en kijk de letters met accenten na."
        ) from None
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        raise _Refused(
            line,
            "De regels eindigen op de manier van Windows (CRLF).",
            "Stel je tekstverwerker in op regeleinden 'LF' en bewaar het bestand opnieuw.",
        )
    if hidden := INVISIBLE.search(text):
        raise _Refused(text.count("\n", 0, hidden.start()) + 1, *_HIDDEN)
    return unicodedata.normalize("NFC", text)


_HIDDEN = meldingen.ONZICHTBAAR_IN_TEKST()


def _split(text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body begins."""
    if not text.startswith("---\n"):
        raise _Refused(1, "Het bestand begint niet met een regel '---'.", "Zet '---' op de eerste regel, dan de velden, dan weer '---'.")
    end = text.find("\n---\n", 3)
    if end < 0 and text.endswith("\n---"):
        end = len(text) - 4
    if end < 0:
        # The text begins at its first heading, or where the file ends.
        heading = text.find("\n## ")
        raise _Refused(
            text.rstrip("\n").count("\n", 0, heading + 1 or None) + 1,
            "De velden zijn niet afgesloten met een regel '---'.",
            "Zet '---' op een eigen regel tussen de velden en de tekst.",
        )
    head, body = text[4 : end + 1], text[end + 5 :]
    return head, body, head.count("\n") + 3


def parse_tree(text: str, first_line: int) -> Node:
    """Return YAML *text* as a tree.

    Built from parse events with a stack of our own, so that no nesting can
    exhaust the interpreter and every key keeps its line. Plain numbers and
    true/false become values; dates and words such as 'nee' stay text.
    """
    for number, written in enumerate(text.split("\n"), first_line):
        if "\t" in written[: len(written) - len(written.lstrip())]:
            raise _Refused(number, "De regel begint met een tab.", "Gebruik spaties om in te springen, geen tabs.")
    try:
        return _build(text, first_line)
    except yaml.MarkedYAMLError as error:
        context = error.context or ""
        # What is not closed is best mended where it opens.
        opens = any(what in context for what in ("quoted scalar", "simple key", "flow"))
        mark = error.context_mark if opens and error.context_mark else error.problem_mark or error.context_mark
        number, column = (mark.line, mark.column) if mark else (0, 0)
        lines = [*text.split("\n"), ""]
        told = _explain(f"{context} {error.problem}", lines[number][:column], lines[number][column:])
        raise _Refused(min(number + first_line, first_line + text.count("\n")), *told) from None
    except yaml.reader.ReaderError as error:
        raise _Refused(text.count("\n", 0, error.position) + first_line, *_HIDDEN) from None


_QUOTE = 'Zet de hele waarde tussen dubbele aanhalingstekens (").'
_MISTAKES = (
    ("escape", "Een schuine streep (\\) betekent hier iets anders.", "Zet de waarde tussen enkele aanhalingstekens (')."),
    ("sequence entries are not allowed", "Een lijst met streepjes begint op een nieuwe regel.", "Zet elk streepje op een eigen regel, onder de veldnaam."),
    ("mapping values are not allowed", "In de waarde staat een dubbele punt met een spatie.", _QUOTE),
    ("quoted scalar", "Een aanhalingsteken wordt niet gesloten.", "Zet aan het eind van de waarde hetzelfde aanhalingsteken."),
    ("could not find expected ':'", "Achter een veldnaam ontbreekt de dubbele punt.", "Schrijf 'veld: waarde', met een spatie na de dubbele punt."),
    ("cannot start any token", "De waarde begint met een teken dat hier iets anders betekent.", _QUOTE),
    ("flow", "Een haakje [ of { wordt niet goed gesloten.", "Zet komma's tussen de delen en sluit met ] of }."),
    ("", "De velden zijn hier niet te lezen.", "Kijk naar het inspringen, de streepjes en de dubbele punten op deze en de vorige regel."),
)
"""Words in an error of the YAML library, what they mean for an author, and what to do."""


def _explain(error: str, before: str, after: str) -> tuple[str, str]:
    """Return what a YAML error means for an author, and what to do; *before* and *after* are the line around it."""
    if after.startswith("\t"):
        return "Op deze regel staat een tab.", "Gebruik spaties, geen tabs."
    if "mapping values are not allowed" in error and ": " not in before:
        return (
            "Deze regel past niet bij de regel erboven.",
            f"Spring even ver in als de velden erboven. Hoort de regel bij de tekst erboven? {_QUOTE}",
        )
    if "did not find expected" in error and before.rstrip().endswith(('"', "'")):
        return (
            "Een aanhalingsteken staat er te veel, of ontbreekt op de vorige regel.",
            f"{_QUOTE[:-1]} en gebruik daarbinnen enkele (').",
        )
    return next((message, hint) for words, message, hint in _MISTAKES if words in error)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled."""

    node: Node
    key: str | None = None
    key_line: int = 0


class _Tree:
    """A tree that grows event by event."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._stack: list[_Open] = []

    def add(self, value: Scalar, line: int) -> None:
        self._place(value, line)

    def open(self, value: list[Node] | dict[str, Node], line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _Refused(line, "De velden zijn te diep genest.", "Gebruik hooguit een lijst met velden daarin.")
        node = self._place(value, line)
        if node is not None:
            self._stack.append(_Open(node))

    def close(self) -> None:
        self._stack.pop()

    def _place(self, value: Scalar | list[Node] | dict[str, Node], line: int) -> Node | None:
        """Put *value* where it belongs, and return its node; a key gets none."""
        if not self._stack:
            self.root = Node(value, line)
            return self.root
        top = self._stack[-1]
        container = top.node.value
        if isinstance(container, list):
            node = Node(value, line)
            container.append(node)
            return node
        if isinstance(container, dict) and top.key is not None:
            node = Node(value, top.key_line)
            container[top.key], top.key = node, None
            return node
        _open_key(top, value, line)
        return None


def _build(text: str, first_line: int) -> Node:
    tree = _Tree()
    for event in yaml.parse(text, Loader=LOADER):
        assert event.start_mark is not None  # noqa: S101 - events of a stream have marks
        _grow(tree, event, event.start_mark.line + first_line)
    return tree.root if tree.root is not None else Node(None, first_line)


def _grow(tree: _Tree, event: yaml.Event, line: int) -> None:
    if isinstance(event, yaml.ScalarEvent):
        _refuse_extras(event, line)
        tree.add(_scalar(event), line)
    elif isinstance(event, yaml.MappingStartEvent):
        _refuse_extras(event, line)
        if event.flow_style and tree.root is None:
            raise _Refused(line, "Zet geen accolades om alle velden heen.", "Schrijf elk veld op een eigen regel, zoals 'titel: Werk Integreert'.")
        tree.open({}, line)
    elif isinstance(event, yaml.SequenceStartEvent):
        _refuse_extras(event, line)
        tree.open([], line)
    elif isinstance(event, yaml.CollectionEndEvent):
        tree.close()
    elif isinstance(event, yaml.AliasEvent):
        raise _Refused(line, "Een verwijzing met * mag hier niet.", "Schrijf de waarde zelf op, of zet haar tussen aanhalingstekens.")
    elif isinstance(event, yaml.DocumentStartEvent) and tree.root is not None:
        raise _Refused(line, "Er staat een regel '---' te veel.", "Laat alleen de regels '---' voor en na de velden staan.")


def _open_key(top: _Open, value: object, line: int) -> None:
    container = top.node.value
    if isinstance(value, list | dict) or not isinstance(container, dict):
        raise _Refused(line, "De velden zijn hier niet te lezen.", "Schrijf 'veld: waarde'.")
    key = str(value)
    if key in container:
        raise _Refused(
            line,
            f"Dit veld staat er twee keer, ook op regel {container[key].line}.",
            "Houd één van de twee over.",
            field=key,
        )
    top.key, top.key_line = key, line


def _refuse_extras(event: yaml.NodeEvent, line: int) -> None:
    if event.anchor is not None:
        raise _Refused(line, "Een anker met & mag hier niet.", "Zet de waarde tussen aanhalingstekens als de & bij de tekst hoort.")
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise _Refused(line, "Een waarde mag niet met ! beginnen.", "Zet de waarde tussen aanhalingstekens.")


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    text: str = event.value
    if event.implicit[0] is False or event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > _MAX_DIGITS:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
