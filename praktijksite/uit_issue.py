"""From an issue on GitHub to a file with an example, and the text of a proposal.

Whoever has an account writes an issue, so all of it is suspect. Nothing is refused for
what it says: what can be written is written, and what is wrong with it is told.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from praktijksite.bestand import as_file
from praktijksite.commentaar import MAX_PROBLEMS
from praktijksite.content import Content
from praktijksite.dutch import count
from praktijksite.github import clean, code, output, plain
from praktijksite.issueformulier import AKKOORD, VINKJES, VRAGEN, Vraag, labels_of
from praktijksite.library import FOLDER
from praktijksite.model import SPREEKNAMEN, Json
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import Problem, nearest
from praktijksite.schema import CRITERIA, DAG_PATTERN, SLUG_LENGTH, Bronnummer, Getal, Keuze, Lijst, Naam, Object, Soort
from praktijksite.source import leaves_content, parse_markdown
from praktijksite.urls import slugify
from praktijksite.validate import Names

MAX_BODY = 150_000
"""More than twice what GitHub lets anyone write."""
_NOTHING = frozenset({"", "_No response_", "None"})
_LINE = re.compile(r"(?:[-*] +)?([^:]{1,40}?)\??[ \t]*:(.*)")
_ITEM = re.compile(r"(?:[-*•]|[0-9]{1,3}[.)])[ \t]+(.*)")
_TICK = re.compile(r"- \[([ xX])\] (.*)")
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that Windows keeps for itself, whatever their ending."""


_START = (
    "Een voorstel dat een workflow maakt, controleert GitHub niet vanzelf. Klik onderaan op de knop om de controle te starten. "
    "Staat die knop er niet? Sluit dit voorstel en open het meteen weer."
)


class EventError(Exception):
    """The file tells of no issue that this program can use."""


class Issue(NamedTuple):
    nummer: int
    body: str


class Voorstel(NamedTuple):
    """A file, its path from the root, and the title and text with which to propose it."""

    pad: str
    bestand: str
    problemen: tuple[Problem, ...]
    titel: str
    tekst: str


def issue_of(data: bytes) -> Issue:
    """Return the issue in a recorded event. Raises EventError for anything else."""
    try:
        event = json.loads(data)
    except (ValueError, RecursionError):
        raise EventError("Dit bestand is geen gebeurtenis van GitHub.") from None
    issue = event.get("issue") if isinstance(event, dict) else None
    if not isinstance(issue, dict) or "pull_request" in issue:
        raise EventError("In deze gebeurtenis staat geen issue.")
    number, body = issue.get("number"), issue.get("body")
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number < 10**9:
        raise EventError("De issue heeft geen nummer.")
    if not isinstance(body, str) or not body.strip():
        raise EventError("De issue heeft geen tekst.")
    if len(body) > MAX_BODY:
        raise EventError("De tekst van de issue is te lang.")
    return Issue(number, body)


def voorstel(issue: Issue, names: Names, taken: Collection[str], today: date) -> Voorstel:
    """Return the proposal that *issue* gives; *taken* are the slugs that others have, now or before."""
    answers, rest = _cut(clean(issue.body))
    waarden, secties = _read(answers, names)
    nameless = _without_names(waarden)
    waarden |= {"toegevoegd": today.isoformat(), "licentie": "CC0-1.0"}
    slug = free_slug(waarden, issue.nummer, taken, names)
    text = as_file(waarden, secties)
    path = f"{FOLDER}/{slug}.md"
    document = parse_markdown(path, text.encode())
    found: Any = [document] if isinstance(document, Problem) else parse_praktijkvoorbeeld(document, names)
    problems = tuple(sorted(set(found))) if isinstance(found, list) else ()
    notes = [*nameless, *_notes(rest, answers.get(VINKJES, ""))]
    return Voorstel(path, text, problems, f"Nieuw praktijkvoorbeeld: {slug} (issue #{issue.nummer})", _text(issue.nummer, path, problems, notes))


def _without_names(waarden: Mapping[str, Json]) -> list[str]:
    """Take out the names of people who did not agree, and return what to tell of that: git would keep them for good."""
    notes = []
    contacts = waarden.get("contact")
    for number, contact in enumerate(contacts if isinstance(contacts, list) else (), 1):
        if isinstance(contact, dict) and "naam" in contact and not re.fullmatch(DAG_PATTERN, str(contact.get("akkoord_op", ""))):
            del contact["naam"]
            notes.append(f"Bij contact {number} staat in de issue een naam, zonder de dag van het akkoord. De naam staat niet in het bestand. Haal hem ook uit de issue.")
    return notes


def free_slug(waarden: Mapping[str, Json], number: int, taken: Collection[str], names: Names) -> str:
    """Return a slug from the gemeente and the title; with the number of the issue when it is taken or may not be.

    The gemeente as people say it, and as it is spelled: an address never changes.
    """
    gemeenten, title = waarden.get("gemeenten"), waarden.get("titel")
    written = str(gemeenten[0]) if isinstance(gemeenten, list) and gemeenten else ""
    meant = nearest(written, names.gemeenten or ()) or written
    place = slugify({official: spoken for spoken, official in SPREEKNAMEN.items()}.get(meant, meant))
    name = slugify(str(title or "").split(":")[0]) or slugify(str(title or ""))
    whole = name if name.startswith(place) else f"{place}-{name}"
    slug = _cut_at_hyphen(whole.strip("-"), SLUG_LENGTH - 20) or "praktijkvoorbeeld"
    free = slug if slug != "praktijkvoorbeeld" and not _RESERVED.fullmatch(slug) and slug not in taken else f"{slug}-{number}"
    again = 2
    while free in taken:
        free, again = f"{slug}-{number}-{again}", again + 1
    return free


def _cut_at_hyphen(slug: str, length: int) -> str:
    return slug if len(slug) <= length else slug[: length + 1].rpartition("-")[0] or slug[:length]


# --- From the text of the issue to values -------------------------------------


def _cut(body: str) -> tuple[dict[str, str], str]:
    """Return the answers by label, and what stands before the first.

    A heading that is none of ours belongs to the text. One that comes twice adds to what is there.
    """
    labels = {vraag.label for vraag in VRAGEN} | {VINKJES}
    answers: dict[str, list[str]] = {}
    current = before = list[str]()
    for line in body.split("\n"):
        label = line.removeprefix("### ").rstrip() if line.startswith("### ") else ""
        if label in labels:
            current = answers.setdefault(label, [])
            if current:
                current.append("")
        else:
            current.append(line)
    return {label: _answer(lines) for label, lines in answers.items()}, "\n".join(before).strip()


def _answer(lines: Iterable[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return "" if text.strip() in _NOTHING else text


def _read(answers: Mapping[str, str], names: Names) -> tuple[dict[str, Json], dict[str, str]]:
    """Return the values of the fields, and the texts by heading."""
    waarden: dict[str, Any] = {}
    secties: dict[str, str] = {}
    for vraag in VRAGEN:
        answer = answers.get(vraag.label, "")
        if not vraag.pad:
            secties[vraag.label] = answer
        elif (value := _value(answer, vraag, names)) not in (None, "", [], {}):
            place = waarden
            for name in vraag.pad[:-1]:
                place = place.setdefault(name, {})
            place[vraag.pad[-1]] = value
    return waarden, secties


def _value(answer: str, vraag: Vraag, names: Names) -> Json:
    match vraag.soort:
        case Lijst(woorden=woorden) if (word := answer.strip().rstrip(".").casefold()) in woorden:
            return word
        case Lijst(Object() as item):
            return _items(answer, item)
        case Lijst(Keuze() | Naam() as van):
            known = names.of(van.lijst) if isinstance(van, Naam) else None
            return [*_names(answer, known or ())]
        case Lijst(van):
            return [_one(name, van) for part in answer.split("\n") if (name := _without_mark(part))]
    return _one(answer, vraag.soort)


def _names(answer: str, known: Collection[str]) -> Iterator[str]:
    """Yield the names between commas; one of *known* may hold a comma itself, as 'Nuenen, Gerwen en Nederwetten' does."""
    parts = [part for written in re.split("[,;\n]", answer) if (part := _without_mark(written))]
    while parts:
        length = next((length for length in range(min(len(parts), 4), 1, -1) if ", ".join(parts[:length]) in known), 1)
        yield ", ".join(parts[:length])
        del parts[:length]


def _without_mark(line: str) -> str:
    """Return *line* without the mark of a list before it."""
    bare = line.strip()
    mark = _ITEM.fullmatch(bare)
    return mark[1].strip() if mark else bare


def _items(answer: str, soort: Object) -> list[Json]:
    """Return the items that stand there as lines 'Label: value'.

    A label that the item already has begins the next one, and so does a line with the mark of
    a list. A line without a label goes on with the value before it. Where no line has a label,
    each is the first field of an item.
    """
    names = {name.casefold(): veld.naam for label, veld in labels_of(soort).items() for name in (label, veld.naam)}
    lines = [(line, _labelled(line, names)) for line in map(str.strip, answer.split("\n")) if line]
    loose = not any(found for _, found in lines)
    items: list[dict[str, str]] = []
    current = soort.velden[0].naam
    for line, labelled in lines:
        if labelled:
            current, text = labelled
            begins = not items or current in items[-1]
        else:
            text = _without_mark(line)
            begins = not items or loose or text != line
            current = soort.velden[0].naam if begins else current
        if begins:
            items.append({})
        items[-1][current] = f"{items[-1].get(current, '')} {text}".strip()
    kinds = {veld.naam: veld.soort for veld in soort.velden}
    return [{name: _one(text, kinds[name]) for name, text in item.items() if text} for item in items if any(item.values())]


def _labelled(line: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the name of the field that *line* gives, and what stands behind the colon."""
    match = _LINE.fullmatch(line)
    name = names.get(match[1].strip().casefold()) if match else None
    return (name, match[2].strip()) if match and name else None


def _one(text: str, soort: Soort) -> Json:
    """Return one value: a number where one belongs and it can only be that, else what was written."""
    line = " ".join(text.split())
    if isinstance(soort, Bronnummer) and (bron := re.fullmatch("(?:[Bb]ron )?([0-9]{1,9})", line)):
        return int(bron[1])
    # 1.200 is a small number to a computer, and a large one to a Dutch reader: the writer must say.
    if isinstance(soort, Getal) and (getal := re.fullmatch(r"(-?[0-9]{1,12})(?:,([0-9]{1,6})|\.([0-9]{1,2}|[0-9]{4,6}))?", line)):
        decimals = getal[2] or getal[3]
        return float(f"{getal[1]}.{decimals}") if decimals else int(getal[1])
    return line


# --- What is told with it -----------------------------------------------------


def _notes(rest: str, ticks: str) -> list[str]:
    notes = []
    if rest:
        notes.append(f"In de issue staat tekst vóór het eerste kopje. Die staat niet in het bestand: {plain(rest)}")
    ticked = {match[2].strip() for line in ticks.split("\n") if (match := _TICK.fullmatch(line.strip())) and match[1] != " "}
    notes += [f"In de issue niet aangevinkt: {criterium}" for criterium in (*CRITERIA, AKKOORD) if criterium not in ticked]
    return notes


def _text(number: int, path: str, problems: Collection[Problem], notes: Iterable[str]) -> str:
    """Return the text of the proposal, in Markdown; of what strangers wrote only `plain` text."""
    parts = [f"Gemaakt van issue #{number}, met één nieuw bestand: {code(path)}."]
    if problems:
        told = [f"- Regel {problem.line}{f', {plain(problem.field)}' if problem.field else ''}: {plain(problem.message)} {plain(problem.hint)}" for problem in [*problems][:MAX_PROBLEMS]]
        if len(problems) > MAX_PROBLEMS:
            told.append(f"- En nog {len(problems) - MAX_PROBLEMS}. Die vertelt de controle zodra deze weg zijn.")
        parts += [f"## Wat er nog mist\n\nVerander dit in het bestand. De controle vond {count(len(problems), 'fout', 'fouten')}:", "\n".join(told)]
    if notes := list(notes):
        parts += ["## Let op", "\n".join(f"- {note}" for note in notes)]
    parts += [
        "## Voor de redactie",
        "\n".join(f"- [ ] {criterium}" for criterium in CRITERIA),
        _START,
        f"Closes #{number}",
    ]
    return "\n\n".join(parts) + "\n"


# --- The edge: files ----------------------------------------------------------


def write(event: Path, folder: Path, content: Content) -> Voorstel:
    """Write the example into the content, and to *folder* what a workflow proposes it with. Raises EventError."""
    issue = issue_of(event.read_bytes())
    library = content.library
    here = {path.stem for path in (content.root / FOLDER).iterdir()}
    before = {slug for profiel in library.profielen for slug in profiel.doelen("vroegere_slug")}
    made = voorstel(issue, content.names, {*library.profiel, *before, *here}, library.site.datum)
    if leaves_content(content.root, FOLDER):
        raise EventError(f"De map {FOLDER} is een koppeling naar een andere plek.")
    # Never over a file that is there, nor through a link.
    with (content.root / made.pad).open("x", encoding="utf-8", newline="\n") as file:
        file.write(made.bestand)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("bestand.md", made.bestand), ("titel.txt", f"{made.titel}\n"), ("tekst.md", made.tekst)):
        (folder / name).write_text(text, "utf-8", newline="\n")
    if told := os.environ.get("GITHUB_OUTPUT"):
        with Path(told).open("a", encoding="utf-8") as file:
            file.write(output("pad", made.pad) + output("nummer", str(issue.nummer)))
    return made
