"""docs/meldingen.md explains every message of the check; each example in it is put to the check itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from praktijksite import content, plan
from praktijksite.meldingen import MELDINGEN, Melding
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import ContentError, Problem
from praktijksite.source import parse_markdown
from praktijksite.validate import Names
from tests.builders import CODE, FIXTURES, FOLDER, PROJECT, options, problems_of

UITLEG = PROJECT / "docs/meldingen.md"
SLUG = "texel-samen-koken"
BROKEN = FIXTURES / "broken"
NOT_ONE_FILE = ("bestand-", "yaml-", "link-", "overgenomen-", "slug-", "beeld-ontbreekt")
"""Mistakes told by others than `meldingen`: in files that cannot be read, and between files."""

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FIXTURE = re.compile(r"^<!-- tests/fixtures/broken/(\S+) -->$", re.MULTILINE)


class Ingang(NamedTuple):
    """An explanation: its heading, what is wrong and right, what the check tells, where that stands, and what comes with it."""

    kop: str
    uitleg: str
    taal: str
    fout: str
    goed: str
    gezegd: str
    plek: tuple[int, int]
    fixture: str
    erbij: str


def _ingangen() -> list[Ingang]:
    text, erbij, found = UITLEG.read_text("utf-8"), "", []
    for part in re.finditer(r"^(##+) ([^\n]*)\n(.*?)(?=^##+ |\Z)", _without_fences(text), re.DOTALL | re.MULTILINE):
        own = text[part.start(3) : part.end(3)]
        blocks = [(match[1], match[2].rstrip("\n"), match.span(2)) for match in _FENCE.finditer(own)]
        if part[1] == "##":
            erbij = next((code for language, code, _ in blocks if language == "yaml"), "")
            continue
        told = next(((code, span) for language, code, span in blocks if language == "text"), ("", (0, 0)))
        pieces = [(language, code) for language, code, _ in blocks if language != "text"]
        fixture = _FIXTURE.search(own)
        found.append(
            Ingang(
                kop=part[2],
                uitleg=_FIXTURE.sub("", own).strip().partition("\n")[0],
                taal=pieces[0][0] if pieces else "",
                fout=pieces[0][1] if pieces else "",
                goed=pieces[1][1] if len(pieces) > 1 else "",
                gezegd=told[0],
                plek=(part.start(3) + told[1][0], part.start(3) + told[1][1]),
                fixture=fixture[1] if fixture else "",
                erbij=erbij,
            )
        )
    return found


def _without_fences(text: str) -> str:
    """Return *text* with what stands in fences blotted out, so that a heading in an example is no heading."""
    return re.sub(r"^```.*?^```$", lambda match: re.sub(r"[^\n]", "x", match[0]), text, flags=re.DOTALL | re.MULTILINE)


def _voorbeeld() -> str:
    return next(match[2] for match in _FENCE.finditer(UITLEG.read_text("utf-8")) if match[1] == "markdown")


INGANGEN = _ingangen()
SNIPPETS = [ingang for ingang in INGANGEN if ingang.fout]


def _put(text: str, snippet: str, taal: str, like: str = "") -> str:
    """Return the example *text* with *snippet* in the place of the fields, or the headings, that it and *like* name."""
    head, body = text.removeprefix("---\n").split("\n---\n")
    begins = r"^## .+$" if taal == "markdown" else r"^[a-z_]+(?=:)"
    names = {name for given in (snippet, like) for name in re.findall(begins, given, re.MULTILINE)}
    pieces = re.split(f"(?m)(?={begins})", body if taal == "markdown" else f"{head}\n")
    own = [piece for piece in pieces if (found := re.match(begins, piece, re.MULTILINE)) and found[0] in names]
    at = pieces.index(own[0]) if own else len(pieces)
    kept = [*pieces[:at], f"{snippet}\n" if taal == "yaml" else f"{snippet}\n\n", *(piece for piece in pieces[at:] if piece not in own)]
    return f"---\n{head}\n---\n{''.join(kept)}" if taal == "markdown" else f"---\n{''.join(kept).rstrip(chr(10))}\n---\n{body}"


def _file(ingang: Ingang, snippet: str) -> str:
    whole = _put(_voorbeeld(), ingang.erbij, "yaml") if ingang.erbij else _voorbeeld()
    return _put(whole, snippet, ingang.taal, ingang.goed or ingang.fout)


@pytest.fixture(scope="module")
def real() -> content.Content:
    return content.read(options(PROJECT), CODE)


def _told(text: str, names: Names) -> list[Problem]:
    found = parse_markdown(f"{FOLDER}/{SLUG}.md", text.encode())
    parsed = [found] if isinstance(found, Problem) else parse_praktijkvoorbeeld(found, names)
    return parsed if isinstance(parsed, list) else []


def _told_among(text: str, root: Path) -> list[Problem]:
    """Return what is told of *text* as a file among the real ones."""
    shutil.copytree(PROJECT / "content", root / "content")
    shutil.copy(PROJECT / "site.yaml", root)
    (root / FOLDER / f"{SLUG}.md").write_text(text, "utf-8")
    try:
        plan.plan(content.read(options(root), CODE), PROJECT, CODE, None)
    except ContentError as error:
        return list(error.problems)
    return []


def _as_told(problems: list[Problem]) -> str:
    """Return *problems* as a reader of any file would see them: without file and line, each once."""
    return "\n".join(dict.fromkeys(re.sub(r"^.*?\.\w+:\d+: ", "", str(problem)) for problem in problems))


def _agree(ingang: Ingang, told: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden") and told != ingang.gezegd:
        text, fresh = UITLEG.read_text("utf-8"), next(one for one in _ingangen() if one[:3] == ingang[:3])
        UITLEG.write_text(f"{text[: fresh.plek[0]]}{told}\n{text[fresh.plek[1] :]}", "utf-8")
    else:
        assert told == ingang.gezegd


@pytest.mark.parametrize("ingang", SNIPPETS, ids=lambda ingang: ingang.kop)
def test_the_check_says_what_is_written(ingang: Ingang, real: content.Content, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each wrong example gets exactly the message beside it; --update-golden proposes new words."""
    text = _file(ingang, ingang.fout)
    told = _as_told(_told(text, real.names) or _told_among(text, tmp_path))
    assert told, "nothing is wrong with the example"
    _agree(ingang, told, request)


@pytest.mark.parametrize("ingang", [ingang for ingang in SNIPPETS if ingang.goed], ids=lambda ingang: ingang.kop)
def test_the_better_example_is_good(ingang: Ingang, real: content.Content) -> None:
    """Each example of how it should be passes the check."""
    assert _told(_file(ingang, ingang.goed), real.names) == []


def test_the_whole_example_is_good(real: content.Content, tmp_path: Path) -> None:
    """The example that all pieces fit in passes the check, also among the real ones."""
    assert _told(_voorbeeld(), real.names) == []
    assert _told_among(_voorbeeld(), tmp_path) == []


@pytest.mark.parametrize("ingang", [ingang for ingang in INGANGEN if ingang.fixture], ids=lambda ingang: ingang.fixture)
def test_the_check_says_what_is_written_of_whole_files(ingang: Ingang, mini_root: Path, request: pytest.FixtureRequest) -> None:
    """Where no example can be shown, a file of the tests has the mistake."""
    shutil.copytree(BROKEN / ingang.fixture, mini_root, dirs_exist_ok=True)
    lines = problems_of(mini_root).splitlines()
    told = [f"{re.sub(r'^.*?[.][a-z]+:[0-9]+: ', '', what)}\n{hint}" for what, hint in zip(lines[::2], lines[1::2], strict=True)]
    kind = ingang.gezegd.partition("\n")[0] if ingang.gezegd != "?" else ""
    _agree(ingang, next((one for one in told if one.startswith(re.sub(r"\d+ tekens.*", "", kind))), ""), request)


@pytest.mark.parametrize("ingang", INGANGEN, ids=lambda ingang: ingang.kop)
def test_an_explanation_is_headed_by_its_message(ingang: Ingang) -> None:
    """A heading holds the words of the message, so that it can be found, and below it stands an explanation."""
    where = ingang.gezegd or "".join(path.read_text("utf-8") for path in (PROJECT / "praktijksite").glob("*.py"))
    assert re.search(".*".join(re.escape(part.strip()) for part in ingang.kop.split("…")), where)
    assert ingang.uitleg.endswith(".")
    assert not ingang.uitleg.startswith(("`", "Niet zo", "De controle"))


def _pattern(template: str) -> str:
    return ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", template))


def test_every_message_is_explained(real: content.Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each message about a field or a text is told of some example, or by a file of the tests."""
    met: set[Melding] = set()
    fill = Melding.__call__

    def note(melding: Melding, **woorden: object) -> tuple[str, str]:
        met.add(melding)
        return fill(melding, **woorden)

    monkeypatch.setattr(Melding, "__call__", note)
    for number, ingang in enumerate(SNIPPETS):
        text = _file(ingang, ingang.fout)
        assert _told(text, real.names) or _told_among(text, tmp_path / str(number))
    of_files = "\n".join(ingang.gezegd for ingang in INGANGEN if ingang.fixture)
    in_words = tuple(ingang.kop for ingang in INGANGEN if not ingang.gezegd)
    left = {
        name
        for name, melding in MELDINGEN.items()
        if melding not in met and not re.search(_pattern(melding.wat), of_files) and not melding.wat.startswith(in_words)
    }
    assert left == set(), "each needs an explanation in docs/meldingen.md"
    assert met <= set(MELDINGEN.values())


@pytest.mark.parametrize("folder", [path.name for path in sorted(BROKEN.iterdir()) if path.name.startswith(NOT_ONE_FILE)])
def test_every_other_mistake_is_explained(folder: str) -> None:
    """So is each mistake in an example that cannot be read or does not fit the other files."""
    explained = [re.sub(r"'[^']*'|\d+", "…", ingang.gezegd) for ingang in INGANGEN]
    for line in (BROKEN / folder / "expected.txt").read_text("utf-8").splitlines()[::2]:
        path, _, told = line.partition(": ")
        if path.startswith(FOLDER):
            message = re.sub(r"^(?:[a-z_]+(?: \d+)?(?:, [a-z_]+)*: )", "", told)
            assert any(re.sub(r"'[^']*'|\d+", "…", message) in one for one in explained), message
