"""What a proposal changes, for the one who reviews it: two contents beside each other, as data.

It runs on the content of strangers, without any right; `commentaar` makes a comment of
what it wrote, and trusts none of it.
"""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from praktijksite.commentaar import (
    MAX_EXAMPLES,
    MAX_POINTS,
    MAX_PROBLEMS,
    MAX_WORDS,
    Probleem,
    Punt,
    Rapport,
    Voorbeeld,
    as_json,
)
from praktijksite.dutch import amount, join
from praktijksite.library import FOLDER
from praktijksite.links import adressen
from praktijksite.model import Contact, Praktijkvoorbeeld
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import Problem
from praktijksite.source import Document, Node, list_folder, parse_markdown, parse_yaml, read_file
from praktijksite.validate import Names

TREFWOORDEN = "content/trefwoorden.yaml"
_SCHEME = re.compile("https?://", re.IGNORECASE)
ANY = Names(None, None)
"""Which names exist is not asked here: the check tells that."""

Files = Mapping[str, bytes]
"""Path -> bytes of the files that are looked at."""


def beoordeling(before: Files, after: Files, problems: Iterable[Problem], number: int) -> Rapport:
    """Return what proposal *number* changes from *before* to *after*, and the *problems* that the check found in it.

    Both hold the examples and the trefwoorden. Which other files change, GitHub tells the one who writes the comment.
    """
    old, new = _examples(before), _examples(after)
    changed = [path for path, data in sorted(after.items()) if path.startswith(f"{FOLDER}/") and before.get(path) != data]
    told = sorted(set(problems))
    hosts = {host for path, data in before.items() for host in _hosts(data, old.get(path))}
    return Rapport(
        voorstel=number,
        aantal_problemen=len(told),
        problemen=tuple(Probleem(one.path, one.line, one.field, one.message, one.hint) for one in told[:MAX_PROBLEMS]),
        voorbeelden=tuple(
            _example(path, old.get(path), new[path], [host for host in _hosts(after[path], new[path]) if host not in hosts])
            for path in [path for path in changed if path in new][:MAX_EXAMPLES]
        ),
        trefwoorden=_cut(sorted(_words(after) - _words(before))),
    )


def _cut(words: Sequence[str]) -> tuple[str, ...]:
    """Return *words*, no more than fit; the last then says how many are left out."""
    return tuple(words) if len(words) <= MAX_WORDS else (*words[: MAX_WORDS - 1], f"en nog {len(words) - MAX_WORDS + 1}")


def _examples(files: Files) -> dict[str, Praktijkvoorbeeld]:
    """Return the examples that can be read, by path."""
    found = {}
    for path, data in files.items():
        if path.startswith(f"{FOLDER}/") and path.endswith(".md"):
            document = parse_markdown(path, data)
            parsed = parse_praktijkvoorbeeld(document, ANY) if isinstance(document, Document) else None
            if isinstance(parsed, Praktijkvoorbeeld):
                found[path] = parsed
    return found


def _words(files: Files) -> set[str]:
    root = parse_yaml(TREFWOORDEN, files.get(TREFWOORDEN, b""))
    items = root.value if isinstance(root, Node) and isinstance(root.value, list) else []
    names = [item.value.get("naam") for item in items if isinstance(item.value, dict)]
    return {str(name.value) for name in names if name}


def _example(path: str, old: Praktijkvoorbeeld | None, new: Praktijkvoorbeeld, new_hosts: Sequence[str]) -> Voorbeeld:
    profiel = new.profiel
    points = [*_points(old, new, new_hosts)]
    if len(points) > MAX_POINTS:
        points[MAX_POINTS - 1 :] = [Punt("rest", f"nog {len(points) - MAX_POINTS + 1} punten")]
    return Voorbeeld(
        pad=path,
        nieuw=old is None,
        titel=profiel.titel,
        gemeenten=_cut(profiel.gemeenten),
        kern=profiel.kern,
        raakt=profiel.raakt,
        samenvatting=profiel.samenvatting,
        contact=_cut([_contact(one) for one in new.contact]),
        let_op=tuple(points),
    )


def _contact(contact: Contact) -> str:
    """Return what the card of a contact says, without the name: whose that is the reviewer reads in the file."""
    checked = contact.bevestigd_op
    state = f"nagelopen op {checked.isoformat()}" if checked else "nog niet nagelopen"
    ways = join([way for way, value in (("e-mail", contact.email), ("telefoon", contact.telefoon), ("webpagina", contact.webpagina)) if value])
    return f"{contact.organisatie} ({contact.functie or 'functie onbekend'}): {state}, {ways or 'zonder adres of nummer'}"


def _points(old: Praktijkvoorbeeld | None, new: Praktijkvoorbeeld, new_hosts: Iterable[str]) -> Iterator[Punt]:
    """Yield what a reviewer should look at."""
    yield from _contact_points(old.contact if old else (), new.contact)
    if new.beeld and new.beeld != (old.beeld if old else None):
        yield Punt("beeld", f"{new.beeld.bestand}, van {new.beeld.maker} ({new.beeld.licentie})")
    yield from (Punt("bron", host) for host in new_hosts)
    for one in new.resultaten:
        if one.waarde is not None and one not in (old.resultaten if old else ()):
            yield Punt("cijfer", f"{amount(one.waarde, one.eenheid or '')} (bron {one.bron}): {one.tekst}")
    if new.profiel.herkomst != (old.profiel.herkomst if old else "ingezonden"):
        yield Punt("herkomst", new.profiel.herkomst)
    if new.licentie != (old.licentie if old else "CC0-1.0"):
        yield Punt("licentie", new.licentie)


def _contact_points(old: Sequence[Contact], new: Sequence[Contact]) -> Iterator[Punt]:
    for contact in new:
        if contact not in old:
            yield Punt("contact", contact.organisatie)
        if contact.naam and contact.naam not in {one.naam for one in old}:
            yield Punt("naam", f"{contact.organisatie}, akkoord op {contact.akkoord_op}")


def _hosts(data: bytes, one: Praktijkvoorbeeld | None) -> list[str]:
    """Return each host that a file links to, once: from its fields as they were read, and from all of its text."""
    fields = [*(bron.url for bron in one.bronnen), *(contact.webpagina for contact in one.contact if contact.webpagina)] if one else []
    # A browser knows a scheme in capitals too.
    text = _SCHEME.sub(lambda match: match[0].lower(), data.decode("utf-8", "replace"))
    return [*dict.fromkeys(urlsplit(url).hostname or "" for url in (*fields, *adressen([("", text)])))]


# --- The edge: git, the disk --------------------------------------------------

_LOOKED_AT = (FOLDER, TREFWOORDEN)


def report(root: Path, ref: str, number: int, problems: Iterable[Problem]) -> str:
    """Return, as JSON, what the files in *root* change since *ref*. Raises ValueError when git does not know it."""
    ref = _git(root, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    return as_json(beoordeling(_files_at(root, ref), _files_now(root), problems, number))


def _files_now(root: Path) -> dict[str, bytes]:
    paths = [path for path, problem in list_folder(root, FOLDER, (".md",)) if not problem]
    found = {path: read_file(root, path) for path in (*paths, TREFWOORDEN)}
    return {path: data for path, data in found.items() if isinstance(data, bytes)}


def _files_at(root: Path, ref: str) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", ref, *_LOOKED_AT))) as archive:
        files = ((member.name, archive.extractfile(member)) for member in archive if member.isfile())
        return {name: file.read() for name, file in files if file}


def _git(root: Path, command: str, *arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(root), command, *arguments], capture_output=True, check=False)  # noqa: S603, S607 - a list, and the git there is
    if done.returncode:
        raise ValueError("git vindt dit punt in de geschiedenis niet, of de voorbeelden staan er niet in.")
    return done.stdout
