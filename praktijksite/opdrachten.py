"""What the commands for authors do: check or mend some examples, and make a new one. Knows the disk and who is typing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from praktijksite.herstel import mended
from praktijksite.library import FOLDER
from praktijksite.problems import Problem
from praktijksite.source import MAX_BYTES, leaves_content, list_folder
from praktijksite.validate import Names

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
    old, new = (data.decode().removeprefix("\ufeff").replace("\r\n", "\n").split("\n") for data in (before, after))
    yield from unified_diff(old, new, path, f"{path} (hersteld)", lineterm="", n=1)


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
