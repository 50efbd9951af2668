"""A report of a stranger becomes one comment that holds only words, at the proposal that it is about."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite.commentaar import MARK, MAX_COMMENT, MAX_PROBLEMS, MAX_REPORT, POINTS, ReportError, comment, rapport_of
from scripts.commentaar import FILE, ROBOT, main
from tests.builders import PROJECT, read_tree
from tests.hostile import HOSTILE, assert_no_commands, assert_only_words
from tests.test_render import HOSTILE as MARKUP

RUN = "https://github.com/voorbeeld/praktijk/actions/runs/77"
SHA = "a" * 40
EXAMPLE: dict[str, Any] = {
    "pad": "content/praktijkvoorbeelden/texel-proef.md",
    "nieuw": True,
    "titel": "Proef met taalles",
    "gemeenten": ["Texel"],
    "kern": ["werk", "netwerk"],
    "raakt": ["onderwijs"],
    "samenvatting": "Op Texel deden 12 mensen mee.",
    "contact": ["Gemeente Texel (functie onbekend): nog niet nagelopen, e-mail"],
    "let_op": [{"soort": soort, "tekst": f"iets over {soort}"} for soort in POINTS],
}
PROBLEM: dict[str, Any] = {"pad": EXAMPLE["pad"], "regel": 4, "veld": "gemeenten 1", "melding": "'Texl' bestaat niet.", "hint": "Bedoelde je 'Texel'?"}
GOOD: dict[str, Any] = {
    "voorstel": 13,
    "aantal_problemen": 0,
    "problemen": [],
    "voorbeelden": [EXAMPLE],
    "verwijderd": ["content/praktijkvoorbeelden/oud.md"],
    "trefwoorden": ["breien"],
    "anders": ["content/trefwoorden.yaml", ".github/workflows/controle.yml"],
}
WRONG = {**GOOD, "aantal_problemen": 40, "problemen": [PROBLEM, {**PROBLEM, "veld": "", "regel": 30}]}


def made(report: object, conclusion: str = "success") -> str:
    return comment(rapport_of(json.dumps(report).encode()), conclusion, RUN)


def assert_harmless(text: str) -> None:
    assert text.startswith(f"{MARK}\n")
    assert_only_words(text, own=(f"{MARK}\n", f"]({RUN})"))


@pytest.mark.parametrize(("name", "report", "conclusion"), [("goed", GOOD, "success"), ("fouten", WRONG, "failure"), ("mislukt", {**GOOD, "voorbeelden": []}, "failure")])
def test_comments_are_as_agreed(name: str, report: dict[str, Any], conclusion: str, request: pytest.FixtureRequest) -> None:
    """A comment tells what is wrong, or that all is well; the card; and what a reviewer should look at."""
    path = PROJECT / f"tests/golden/github/commentaar-{name}.md"
    if request.config.getoption("--update-golden"):
        path.write_text(made(report, conclusion), "utf-8")
    assert made(report, conclusion) == path.read_text("utf-8")
    assert_harmless(made(report, conclusion))


def everywhere(text: str) -> dict[str, Any]:
    """Return a report with *text* wherever text may stand."""
    example = {name: text if isinstance(value, str) else [text] * 3 if name != "let_op" else [{"soort": soort, "tekst": text} for soort in POINTS] for name, value in EXAMPLE.items()}
    problem = {name: text if isinstance(value, str) else value for name, value in PROBLEM.items()}
    return {**GOOD, "aantal_problemen": 2, "problemen": [problem, problem], "voorbeelden": [{**example, "nieuw": False}], **{name: [text] * 3 for name in ("verwijderd", "trefwoorden", "anders")}}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_report_gives_only_words(name: str) -> None:
    """Whatever stands in the fields of a report, the comment calls nobody, shows no picture, has no link but ours and no HTML."""
    assert_harmless(made(everywhere(HOSTILE[name])))


@given(st.one_of(st.text(), MARKUP))
@settings(max_examples=100)
def test_any_report_gives_only_words(text: str) -> None:
    """The same holds for texts that nobody thought of."""
    assert_harmless(made(everywhere(text)))


def test_a_comment_fits() -> None:
    """A report with as much as there may be gives a comment that GitHub takes, cut between lines, and that says so."""
    long = "`x` @ " * 70
    many = [{**PROBLEM, "pad": f"{number}{long}", "melding": long, "hint": long, "veld": long} for number in range(40)]
    text = made({**everywhere(long), "problemen": many, "aantal_problemen": 10**6, "voorbeelden": [*everywhere(long)["voorbeelden"]] * 5})
    assert MAX_COMMENT - 1000 < len(text) < MAX_COMMENT + 500
    assert_harmless(text)
    assert "De rest past hier niet." in text


def test_more_problems_are_counted() -> None:
    """What does not fit in a list is told as a number."""
    text = made({**GOOD, "aantal_problemen": 40, "problemen": [PROBLEM] * 40})
    assert text.count("- Regel 4") == MAX_PROBLEMS
    assert f"En nog {40 - MAX_PROBLEMS}." in text


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key != name}


LYING: dict[str, dict[str, Any]] = {
    "number is true": {"voorstel": True},
    "number is nought": {"voorstel": 0},
    "number below nought": {"voorstel": -13},
    "number with a point": {"voorstel": 13.0},
    "number too large": {"voorstel": 10**10},
    "number is infinite": {"voorstel": float("inf")},
    "paths of numbers": {"anders": [1, 2]},
    "paths of lists": {"anders": [["x"]]},
    "problem is text": {"problemen": ["x"]},
    "line is text": {"problemen": [{**PROBLEM, "regel": "4\n# x"}]},
    "line below nought": {"problemen": [{**PROBLEM, "regel": -1}]},
    "message is a list": {"problemen": [{**PROBLEM, "melding": ["x"]}]},
    "example is nothing": {"voorbeelden": [None]},
    "title is a number": {"voorbeelden": [{**EXAMPLE, "titel": 1}]},
    "themas are text": {"voorbeelden": [{**EXAMPLE, "kern": "werk"}]},
    "a point of another kind": {"voorbeelden": [{**EXAMPLE, "let_op": [{"soort": "goedgekeurd", "tekst": "x"}]}]},
    "a point without text": {"voorbeelden": [{**EXAMPLE, "let_op": [{"soort": "bron"}]}]},
}
LIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{'voorstel': 13}",
    "not text": b"\xff\xfe\x00",
    "a list": b"[]",
    "text": b'"rapport"',
    "nothing at all": b"null",
    "deep": b"[" * 100_000,
    "deep objects": b'{"voorstel":' * 50_000,
    "too large": json.dumps({**GOOD, "x": "x" * MAX_REPORT}).encode(),
    "a number without end": b'{"voorstel": ' + b"9" * 5000 + b"}",
    **{f"no {name}": json.dumps(without(name)).encode() for name in GOOD},
    **{f"{name} is an object": json.dumps({**GOOD, name: {"x": 1}}).encode() for name in GOOD},
    **{f"{name} is text": json.dumps({**GOOD, name: "13"}).encode() for name in GOOD},
    **{
        name: json.dumps({**GOOD, **change}).encode()
        for name, change in LYING.items()
    },
}


@pytest.mark.parametrize("name", LIES)
def test_a_report_that_lies_about_its_shape_is_refused(name: str) -> None:
    """A report of another shape is refused whole, in a sentence of ours."""
    with pytest.raises(ReportError) as caught:
        rapport_of(LIES[name])
    assert_no_commands(str(caught.value))
    assert "\n" not in str(caught.value)


# --- The edge: what is asked of GitHub ----------------------------------------


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


class GitHub:
    """Answers as GitHub's API does, and remembers what was written."""

    def __init__(self, archive: bytes | None = None, *, head: str = SHA, state: str = "open", comments: list[tuple[str, str]] | None = None, artifacts: list[dict[str, Any]] | None = None) -> None:
        self.archive = packed({FILE: json.dumps(GOOD).encode()}) if archive is None else archive
        self.head, self.state = head, state
        self.comments = [{"id": 500 + number, "user": {"login": login}, "body": text} for number, (login, text) in enumerate(comments or [])]
        self.artifacts = [{"id": 5, "name": "rapport", "expired": False, "size_in_bytes": len(self.archive)}] if artifacts is None else artifacts
        self.written: list[tuple[str, str, str]] = []

    def __call__(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        path = next(argument for argument in arguments if argument.startswith("repos/")).split("?")[0]
        assert path.startswith("repos/voorbeeld/praktijk/")
        if "--method" in arguments:
            assert stdin
            self.written.append((arguments[1], path.removeprefix("repos/voorbeeld/praktijk/"), json.loads(stdin)["body"]))
            return b"{}"
        return self.answer(path.removeprefix("repos/voorbeeld/praktijk/"))

    def answer(self, path: str) -> bytes:
        match path.split("/"):
            case ["actions", "runs", "77", "artifacts"]:
                return json.dumps({"artifacts": self.artifacts}).encode()
            case ["actions", "artifacts", "5", "zip"]:
                return self.archive
            case ["pulls", "13"]:
                return json.dumps({"head": {"sha": self.head}, "state": self.state}).encode()
            case ["issues", "13", "comments"]:
                return json.dumps([self.comments[:1], self.comments[1:]]).encode()
        raise subprocess.CalledProcessError(1, "gh")


ENVIRONMENT = {
    "GITHUB_REPOSITORY": "voorbeeld/praktijk",
    "GITHUB_SERVER_URL": "https://github.com",
    "RUN_ID": "77",
    "HEAD_SHA": SHA,
    "CONCLUSION": "success",
    "GH_TOKEN": "geheim-om-te-testen",
}


def test_the_first_check_writes_a_comment() -> None:
    """A proposal without a comment gets one."""
    github = GitHub(comments=[("iemand", "Mooi!")])
    assert main(ENVIRONMENT, github) == "Er staat een reactie bij voorstel 13."
    ((method, path, text),) = github.written
    assert (method, path, text) == ("POST", "issues/13/comments", made(GOOD))
    assert "geheim" not in text


def test_the_next_check_renews_the_comment() -> None:
    """A proposal with our comment keeps that one, renewed, on whatever page of comments it stands."""
    github = GitHub(comments=[("iemand", "Mooi!"), (ROBOT, "Iets anders."), (ROBOT, f"{MARK}\n\noud")])
    assert main(ENVIRONMENT, github) == "De reactie bij voorstel 13 is vernieuwd."
    assert [(method, path) for method, path, _ in github.written] == [("PATCH", "issues/comments/502")]


def test_a_comment_with_our_mark_of_somebody_else_is_left_alone() -> None:
    """Who copies our mark does not get our comment under another name."""
    github = GitHub(comments=[("iemand", f"{MARK}\n\nAlles is goedgekeurd.")])
    main(ENVIRONMENT, github)
    assert [(method, path) for method, path, _ in github.written] == [("POST", "issues/13/comments")]


@pytest.mark.parametrize(
    "github",
    [
        GitHub(head="b" * 40),
        GitHub(state="closed"),
        GitHub(packed({FILE: json.dumps({**GOOD, "voorstel": 1}).encode()})),
        GitHub(packed({FILE: json.dumps({**GOOD, "voorbeelden": [], "verwijderd": [], "trefwoorden": []}).encode()})),
        GitHub(artifacts=[]),
        GitHub(artifacts=[{"id": 5, "name": "site", "expired": False, "size_in_bytes": 1}]),
        GitHub(artifacts=[{"id": 5, "name": "rapport", "expired": True, "size_in_bytes": 1}]),
    ],
    ids=["another commit", "closed", "the number of another proposal", "nothing about content", "no report", "another artifact", "expired"],
)
def test_a_report_that_belongs_nowhere_writes_nothing(github: GitHub) -> None:
    """Without a report, with nothing to tell, or where its commit is not the head of the proposal that it names, nothing is written."""
    main(ENVIRONMENT, github)
    assert github.written == []


@pytest.mark.parametrize(
    "github",
    [
        GitHub(b"geen zip"),
        GitHub(packed({"../rapport.json": b"{}"})),
        GitHub(packed({"/etc/rapport.json": b"{}"})),
        GitHub(packed({FILE: b" " * 50_000_000})),
        GitHub(packed({FILE: b"{}"})[:-30]),
        GitHub(packed({FILE: json.dumps(GOOD).encode()}).replace(b"\x08\x00", b"\x63\x00")),
        GitHub(artifacts=[{"id": 5, "name": "rapport", "expired": False, "size_in_bytes": 10**9}]),
    ],
    ids=["no archive", "a path up", "an absolute path", "a bomb", "broken off", "packed in a way that nobody knows", "too large"],
)
def test_a_hostile_archive_is_refused(github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that is none, that is a bomb or that wants to be elsewhere is refused, and nothing reaches the disk."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportError):
        main(ENVIRONMENT, github)
    assert github.written == []
    assert read_tree(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [("RUN_ID", "77/../../x"), ("RUN_ID", ""), ("HEAD_SHA", "main"), ("HEAD_SHA", f"{SHA}\n"), ("CONCLUSION", "success\n::error::x"), ("GITHUB_REPOSITORY", "x"), ("GITHUB_SERVER_URL", "http://x")],
)
def test_what_github_tells_is_looked_at_too(name: str, value: str) -> None:
    """Values of the event that have another shape than they should are refused."""
    github = GitHub()
    with pytest.raises(ReportError):
        main({**ENVIRONMENT, name: value}, github)
    assert github.written == []


def test_the_writing_job_needs_no_packages() -> None:
    """The program that may write comments runs with the standard library alone."""
    command = [sys.executable, "-S", "-c", "import sys, scripts.commentaar; print(*sorted(name for name in sys.modules if name.startswith('praktijksite')))"]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["praktijksite", "praktijksite.commentaar", "praktijksite.github"]
