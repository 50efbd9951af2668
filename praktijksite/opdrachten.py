"""What the commands for authors do: check or mend some examples, and make a new one. Knows the disk and who is typing."""

from __future__ import annotations

import itertools
import os
import re
import tempfile
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path

from praktijksite.bestand import Waarden, values_of
from praktijksite.herstel import mended
from praktijksite.library import FOLDER
from praktijksite.problems import Problem
from praktijksite.source import INVISIBLE, MAX_BYTES, Document, Node, leaves_content, list_folder, parse_markdown
from praktijksite.validate import Names
from praktijksite.vragen import JA, WELKOM, Gesprek, Vraag

_DRAFT = ".concept"
"""How the name of a draft begins: what begins with a dot is read for no site."""
_WIDTH = 88
_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_PLAIN = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Scherm:
    """Who reads along: what to show text with, how to ask for a line (None when nobody types), and whether colours show."""

    toon: Callable[[str], None]
    vraag: Callable[[str], str] | None = None
    kleur: bool = False


def chosen(root: Path, given: Sequence[Path]) -> tuple[list[str], list[Problem]]:
    """Return the examples that the author named, as paths from *root*, and what is wrong with the names.

    *given* are paths as a shell gives them: from the folder that one stands in.
    """
    folder, paths, problems = (root / FOLDER).absolute(), [], []
    for path in given:
        # A link counts as itself: whether it may lead where it leads is for the check.
        whole = Path(os.path.normpath(path.absolute()))
        in_folder = whole.parent in (folder, folder.resolve()) or whole.parent.resolve() == folder.resolve()
        if not os.path.lexists(whole):
            problems.append(Problem(str(path), 1, "", "Dit bestand bestaat niet.", f"Kijk de naam na. De voorbeelden staan in {FOLDER}."))
        elif not in_folder:
            problems.append(Problem(str(path), 1, "", f"Dit staat niet in {FOLDER}.", "Alleen voorbeelden kun je los nakijken. Zonder bestandsnaam kijkt 'check' alles na."))
        else:
            paths.append(f"{FOLDER}/{whole.name}")
    return list(dict.fromkeys(paths)), problems


def mend(root: Path, paths: Iterable[str], names: Names, scherm: Scherm, *, ja: bool) -> None:
    """Show for each of *paths* what can be mended, and mend it when the author agrees. Nobody to ask and no *ja*: only show."""
    seen = 0
    for path in paths:
        file = root / path
        data = _regular(root, path)
        after = mended(data, names)
        if after == data:
            continue
        seen += 1
        for line in _difference(path, data, after):
            scherm.toon(_coloured(line) if scherm.kleur else line)
        if ja or _agrees(scherm):
            told = replace(file, data, after)
            scherm.toon(told or f"Opgeslagen: {path}")
        else:
            scherm.toon(f"Niet opgeslagen: {path}{'' if scherm.vraag else '. Gebruik --ja om wel op te slaan.'}")
    if not seen:
        scherm.toon("Er is niets om vanzelf te herstellen.")


# --- A new example ------------------------------------------------------------


def new(root: Path, names: Names, vandaag: date, scherm: Scherm) -> str:
    """Ask for a new example and write it; what is there when the author stops is kept. Returns its path, nothing when it is not finished."""
    assert scherm.vraag is not None  # noqa: S101 - a conversation is with somebody
    draft = None
    try:
        scherm.toon(WELKOM)
        draft, fields, texts = _taken_up(root, scherm)
        taken = frozenset(path.stem for path in (root / FOLDER).glob("*.md"))
        gesprek = Gesprek(names, vandaag.isoformat(), taken, fields, texts)
    except (KeyboardInterrupt, EOFError):
        scherm.toon("\nGestopt.")
        return ""
    try:
        _ask(gesprek, scherm)
        path = f"{FOLDER}/{gesprek.slug}.md"
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        # Never over another: 'x' fails where there is one by now.
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(gesprek.bestand())
    except (KeyboardInterrupt, EOFError, FileExistsError):
        kept = _keep(root, gesprek, draft)
        scherm.toon(f"\nGestopt. Wat je hebt, staat in {kept}. Met 'new' ga je daarmee verder." if kept else "\nGestopt.")
        return ""
    if draft:
        draft.unlink()
    scherm.toon(f"\nOpgeslagen: {path}\n{_next_steps(path)}")
    return path


def _next_steps(path: str) -> str:
    """Return what an author does with a new example."""
    return f"""Zo ga je verder:
1. Lees het na en verbeter het in een tekstverwerker: {path}
2. Kijk het na: python build.py check {path}
3. Bekijk het: python build.py serve
4. Stuur het in op GitHub, met een pull request."""


def _ask(gesprek: Gesprek, scherm: Scherm) -> None:
    assert scherm.vraag is not None  # noqa: S101 - see `new`
    shown: Vraag | None = None
    while question := gesprek.vraag:
        if question is not shown:
            scherm.toon(f"\n{question.kop}")
            scherm.toon(textwrap.indent(textwrap.fill(question.uitleg, _WIDTH, break_on_hyphens=False, break_long_words=False), "  "))
            shown = question
        if told := gesprek.zeg(scherm.vraag("> ")):
            scherm.toon(textwrap.indent(told, "  "))


def _taken_up(root: Path, scherm: Scherm) -> tuple[Path | None, Waarden, dict[str, str]]:
    """Return a draft that the author wants to go on with, and what it tells."""
    assert scherm.vraag is not None  # noqa: S101 - see `new`
    for draft in sorted((root / FOLDER).glob(f"{_DRAFT}*.md")):
        document = parse_markdown(draft.name, draft.read_bytes())
        fields = values_of(Node(document.fields, 2)) if isinstance(document, Document) else None
        if not isinstance(document, Document) or not isinstance(fields, dict):
            continue
        about = fields.get("titel") or "zonder titel"
        if scherm.vraag(f"\nEr is nog een concept: {about}. Ga je daarmee verder? (ja of nee) ").strip().casefold() in JA:
            return draft, fields, _texts(document.body)
    return None, {}, {}


def _texts(body: str) -> dict[str, str]:
    """Return what stands under each heading of a draft."""
    _, *parts = re.split(r"^## (.+)\n", body, flags=re.MULTILINE)
    return {name: text.strip("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _keep(root: Path, gesprek: Gesprek, draft: Path | None) -> str:
    """Write what is told so far beside the examples, under a name that no site reads; return its path, nothing when nothing was told."""
    if not gesprek.waarden:
        return ""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"{_DRAFT}{'' if number == 1 else f'-{number}'}.md" for number in itertools.count(1))
    file = draft or next(folder / name for name in names if not (folder / name).exists())
    if draft:
        replace(draft, draft.read_bytes(), gesprek.bestand().encode())
    else:
        file.write_text(gesprek.bestand(), "utf-8", newline="\n")
    return file.relative_to(root).as_posix()


# --- Files --------------------------------------------------------------------


def every(root: Path) -> list[str]:
    """Return the paths of all examples that may be read."""
    return [path for path, problem in list_folder(root, FOLDER, (".md",)) if not problem]


def _regular(root: Path, path: str) -> bytes:
    """Return the bytes of a file that may be mended, none where there is no such file; why not is for the check to tell."""
    file = root / path
    if leaves_content(root, path) or not file.is_file() or file.stat().st_size > MAX_BYTES:
        return b""
    return file.read_bytes()


def replace(file: Path, before: bytes, after: bytes) -> str:
    """Put *after* in the place of *before* in one move; tell what stands in the way when the file is not what it was."""
    target = file.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(after)
            written.flush()
            os.fsync(written.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        if target.read_bytes() != before:
            return f"Niet opgeslagen: {file.name} is intussen veranderd. Probeer het opnieuw."
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return ""


def _difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield what changes, as `diff -u` shows it; what no screen shows is told in words."""
    yield from _unseen(before)
    old, new = (data.decode().lstrip("\ufeff").replace("\r\n", "\n").split("\n") for data in (before, after))
    # Files come from strangers, and a terminal obeys signs that nobody sees.
    yield from (INVISIBLE.sub("\ufffd", line) for line in unified_diff(old, new, path, f"{path} (hersteld)", lineterm="", n=1))


def _unseen(before: bytes) -> Iterator[str]:
    if before.startswith(b"\xef\xbb\xbf"):
        yield "Het onzichtbare teken (BOM) aan het begin gaat weg."
    if b"\r\n" in before:
        yield "De regels krijgen gewone regeleinden (LF)."


def _coloured(line: str) -> str:
    colour = _COLOURS.get(line[:1])
    return f"{colour}{line}{_PLAIN}" if colour else line


def _agrees(scherm: Scherm) -> bool:
    try:
        return scherm.vraag is not None and scherm.vraag("Zo opslaan? (ja of nee) ").strip().casefold() in ("j", "ja")
    except EOFError:
        return False
