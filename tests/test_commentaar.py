"""A report of a stranger becomes one comment that holds only words, at the proposal that it is about."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite.commentaar import MARK, MAX_COMMENT, MAX_PATHS, MAX_PROBLEMS, MAX_REPORT, POINTS, ReportError, Stand, comment, rapport_of
from scripts.commentaar import FILE, MAX_PAGES, PAGE, ROBOT, main
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
    "trefwoorden": ["breien"],
}
WRONG = {**GOOD, "aantal_problemen": 40, "problemen": [PROBLEM, {**PROBLEM, "veld": "", "regel": 30}]}


STAND = Stand(SHA, "success", RUN, (EXAMPLE["pad"], "content/trefwoorden.yaml"), ("content/praktijkvoorbeelden/oud.md",), alles=True)
PROGRAM = STAND._replace(veranderd=(".github/workflows/controle.yml", *STAND.veranderd), weg=("build.py", *STAND.weg))
FAILED = STAND._replace(conclusie="failure")


def made(report: object, stand: Stand = STAND) -> str:
    return comment(rapport_of(json.dumps(report).encode()), stand)


def assert_harmless(text: str) -> None:
    assert text.startswith(f"{MARK}\n")
    assert_only_words(text, own=(f"{MARK}\n", f"]({RUN})"))


@pytest.mark.parametrize(
    ("name", "report", "stand"),
    [("goed", GOOD, STAND), ("fouten", WRONG, FAILED), ("mislukt", {**GOOD, "voorbeelden": []}, FAILED), ("programma", GOOD, PROGRAM), ("zonder", None, STAND)],
)
def test_comments_are_as_agreed(name: str, report: dict[str, Any] | None, stand: Stand, request: pytest.FixtureRequest) -> None:
    """A comment tells what is wrong, or that all is well, or why that is not known; the card; and what a reviewer should look at."""
    path = PROJECT / f"tests/golden/github/commentaar-{name}.md"
    text = made(report, stand) if report else comment(None, stand)
    if request.config.getoption("--update-golden"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
    assert_harmless(text)


@pytest.mark.parametrize(
    "stand",
    [STAND._replace(veranderd=("scripts/x.py",)), STAND._replace(weg=("Makefile",)), STAND._replace(veranderd=("contents.md",)), STAND._replace(alles=False)],
    ids=["changes", "goes", "a name that looks like it", "not all known"],
)
def test_nothing_is_called_good_by_a_program_that_the_proposal_changes(stand: Stand) -> None:
    """Where the proposal may decide what the check says, the comment says so first, approves nothing and sends nobody to its site."""
    text = made(GOOD, stand)
    assert "Alles is goed ingevuld" not in text
    assert "bijlage" not in text
    assert text.split("\n\n")[2].startswith("**Dit voorstel verandert ")


def test_a_file_is_never_out_of_sight() -> None:
    """Every path that changes stands in the comment or is counted, whatever the report says."""
    paths = tuple(f"content/praktijkvoorbeelden/x{number:02}.md" for number in range(30))
    text = made(GOOD, STAND._replace(veranderd=(*paths, EXAMPLE["pad"], "content/praktijkvoorbeelden/.x")))
    assert f"`{paths[MAX_PATHS - 1]}`\n- [ ] En nog {31 - MAX_PATHS}: " in text
    assert_harmless(text)


def everywhere(text: str) -> dict[str, Any]:
    """Return a report with *text* wherever text may stand."""
    example = {name: text if isinstance(value, str) else [text] * 3 if name != "let_op" else [{"soort": soort, "tekst": text} for soort in POINTS] for name, value in EXAMPLE.items()}
    problem = {name: text if isinstance(value, str) else value for name, value in PROBLEM.items()}
    return {**GOOD, "aantal_problemen": 2, "problemen": [problem, problem], "voorbeelden": [{**example, "nieuw": False}], "trefwoorden": [text] * 3}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_report_gives_only_words(name: str) -> None:
    """Whatever stands in the fields of a report, the comment calls nobody, shows no picture, has no link but ours and no HTML."""
    text = HOSTILE[name]
    assert_harmless(made(everywhere(text), STAND._replace(veranderd=(text, f"content/{text}"), weg=(text, f"content/{text}"))))


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
    "words of numbers": {"trefwoorden": [1, 2]},
    "words of lists": {"trefwoorden": [["x"]]},
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


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


FILES: list[dict[str, str]] = [
    {"filename": EXAMPLE["pad"], "status": "added"},
    {"filename": "content/praktijkvoorbeelden/oud.md", "status": "removed"},
    {"filename": "content/trefwoorden.yaml", "status": "modified"},
]


class GitHub:
    """Answers as GitHub's API does, and remembers what was written."""

    def __init__(
        self,
        archive: bytes | None = None,
        *,
        heads: dict[int, str] | None = None,
        comments: list[tuple[str | None, str | None]] | None = None,
        artifacts: list[dict[str, Any]] | None = None,
        files: list[dict[str, str]] | None = None,
        fails: str = "",
    ) -> None:
        self.archive = packed({FILE: json.dumps(GOOD).encode()}) if archive is None else archive
        self.heads = {13: SHA} if heads is None else heads
        self.comments = [{"id": 500 + number, "user": login and {"login": login}, "body": text} for number, (login, text) in enumerate(comments or [])]
        self.artifacts = [{"id": 5, "name": "rapport", "expired": False, "size_in_bytes": len(self.archive)}] if artifacts is None else artifacts
        self.files, self.fails = FILES if files is None else files, fails
        self.written: list[tuple[str, str, str]] = []

    def __call__(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        path, _, query = next(argument for argument in arguments if argument.startswith("repos/")).removeprefix("repos/voorbeeld/praktijk/").partition("?")
        if self.fails and path.startswith(self.fails):
            raise subprocess.CalledProcessError(1, "gh")
        if "--method" in arguments:
            assert stdin
            self.written.append((arguments[1], path, json.loads(stdin)["body"]))
            return b"{}"
        return self.answer(path, parse_qs(query))

    def answer(self, path: str, query: dict[str, list[str]]) -> bytes:
        match path.split("/"):
            case ["actions", "runs", "77", "artifacts"]:
                return json.dumps({"artifacts": self.artifacts}).encode()
            case ["actions", "artifacts", "5", "zip"]:
                return self.archive
            case ["pulls"]:
                assert (query["state"], query["head"]) == (["open"], ["iemand:issue/één&x=1"])
                return json.dumps([{"number": number, "head": {"sha": sha}} for number, sha in self.heads.items()]).encode()
            case ["pulls", _, "files"]:
                page, most = int(query["page"][0]), int(query["per_page"][0])
                return json.dumps(self.files[(page - 1) * most : page * most]).encode()
            case ["issues", _, "comments"]:
                return json.dumps([self.comments[:1], self.comments[1:]]).encode()
        raise AssertionError(path)


ENVIRONMENT = {
    "GITHUB_REPOSITORY": "voorbeeld/praktijk",
    "GITHUB_SERVER_URL": "https://github.com",
    "RUN_ID": "77",
    "HEAD_OWNER": "iemand",
    "HEAD_BRANCH": "issue/één&x=1",
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
    github = GitHub(comments=[("iemand", "Mooi!"), (ROBOT, "Iets anders."), (None, "Van iemand die weg is."), (ROBOT, None), (ROBOT, f"{MARK}\n\noud")])
    assert main(ENVIRONMENT, github) == "De reactie bij voorstel 13 is vernieuwd."
    assert [(method, path) for method, path, _ in github.written] == [("PATCH", "issues/comments/504")]


def test_a_comment_with_our_mark_of_somebody_else_is_left_alone() -> None:
    """Who copies our mark does not get our comment under another name."""
    github = GitHub(comments=[("iemand", f"{MARK}\n\nAlles is goedgekeurd.")])
    main(ENVIRONMENT, github)
    assert [(method, path) for method, path, _ in github.written] == [("POST", "issues/13/comments")]


def test_a_branch_that_is_proposed_twice_gets_a_comment_where_it_was_checked() -> None:
    """One commit may be the head of more proposals: the report says which of those it is about."""
    github = GitHub(heads={12: SHA, 13: SHA, 14: "b" * 40})
    assert main(ENVIRONMENT, github) == "Er staat een reactie bij voorstel 13."


@pytest.mark.parametrize(
    "github",
    [
        GitHub(heads={13: "b" * 40}, comments=[(ROBOT, MARK)]),
        GitHub(heads={}, comments=[(ROBOT, MARK)]),
        GitHub(files=[{"filename": "build.py", "status": "modified"}, {"filename": "b.py", "previous_filename": "a.py", "status": "renamed"}]),
        GitHub(artifacts=[]),
    ],
    ids=["another commit", "closed", "nothing about content", "no report and no comment"],
)
def test_where_nothing_is_to_be_told_nothing_is_written(github: GitHub) -> None:
    """Where the commit is not the head of an open proposal, or there is nothing to tell, nothing is written."""
    main(ENVIRONMENT, github)
    assert github.written == []


def test_a_program_that_finds_fault_with_the_content_tells_it() -> None:
    """A proposal for the program alone gets a comment when the content is no longer right in its eyes."""
    github = GitHub(packed({FILE: json.dumps({**WRONG, "voorbeelden": []}).encode()}), files=[{"filename": "build.py", "status": "modified"}])
    assert main(ENVIRONMENT, github) == "Er staat een reactie bij voorstel 13."


COMMENTED: list[tuple[str | None, str | None]] = [(ROBOT, f"{MARK}\n\n**Alles is goed ingevuld.**")]


@pytest.mark.parametrize(
    "artifacts",
    [[], [{"id": 5, "name": "site", "expired": False, "size_in_bytes": 1}], [{"id": 5, "name": "rapport", "expired": True, "size_in_bytes": 1}]],
    ids=["no report", "another artifact", "expired"],
)
def test_a_comment_never_outlives_what_it_is_about(artifacts: list[dict[str, Any]]) -> None:
    """When a later check leaves no report, our comment says that this commit was not judged."""
    github = GitHub(artifacts=artifacts, comments=COMMENTED)
    assert main(ENVIRONMENT, github) == "Deze controle liet geen rapport achter."
    assert github.written == [("PATCH", "issues/comments/500", comment(None, STAND))]
    assert "Over de laatste stand (`aaaaaaa`) is nog geen oordeel" in github.written[0][2]


@pytest.mark.parametrize(
    "github",
    [
        GitHub(b"geen zip", comments=COMMENTED),
        GitHub(packed({FILE: b"{}"}), comments=COMMENTED),
        GitHub(packed({FILE: json.dumps({**GOOD, "voorstel": 1}).encode()}), comments=COMMENTED),
        GitHub(artifacts=[{"id": 5, "name": "rapport", "expired": False, "size_in_bytes": 10**9}], comments=COMMENTED),
    ],
    ids=["no archive", "another shape", "the number of another proposal", "too large"],
)
def test_a_report_that_is_refused_leaves_no_verdict(github: GitHub) -> None:
    """A report that is not to be used stops the job, after our comment said that this commit was not judged."""
    with pytest.raises(ReportError):
        main(ENVIRONMENT, github)
    assert github.written == [("PATCH", "issues/comments/500", comment(None, STAND))]


def test_the_files_come_from_github() -> None:
    """What a proposal changes is asked of GitHub, every page of it; a file that moves in from elsewhere is gone there."""
    many = [{"filename": f"content/beeld/{number}.jpg", "status": "added"} for number in range(PAGE)]
    github = GitHub(files=[*many, {"filename": "content/x.md", "previous_filename": "build.py", "status": "renamed"}])
    main(ENVIRONMENT, github)
    text = github.written[0][2]
    assert text.split("\n\n")[3] == "- [ ] `build.py`"
    assert "Alles is goed ingevuld" not in text


def test_a_commit_that_comes_underway_is_not_mixed_up_with_the_one_that_was_checked() -> None:
    """When somebody pushes while the files are asked, those are of another commit: the check of that one tells of it."""

    class Pushed(GitHub):
        def answer(self, path: str, query: dict[str, list[str]]) -> bytes:
            if path.endswith("/files"):
                self.heads = {13: "b" * 40}
            return super().answer(path, query)

    github = Pushed(comments=COMMENTED)
    assert main(ENVIRONMENT, github) == "Dit is niet de laatste stand van een voorstel dat open is."
    assert github.written == []


def test_more_files_than_asked_for_are_told() -> None:
    """Beyond a number of pages nothing more is asked, and the comment says that it does not know all."""
    github = GitHub(files=[{"filename": f"content/beeld/{number}.jpg", "status": "added"} for number in range(MAX_PAGES * PAGE + 1)])
    main(ENVIRONMENT, github)
    assert "**Dit voorstel verandert meer bestanden dan hier na te gaan zijn.**" in github.written[0][2]


@pytest.mark.parametrize("path", ["pulls", "pulls/13/files", "actions/runs", "actions/artifacts", "issues/13/comments"])
def test_an_answer_that_fails_stops_the_job(path: str) -> None:
    """When GitHub does not answer, the job fails and says so: that is not the same as 'not ours'."""
    github = GitHub(fails=path)
    with pytest.raises(subprocess.CalledProcessError):
        main(ENVIRONMENT, github)
    assert github.written == []


@pytest.mark.parametrize(
    "github",
    [
        GitHub(b"geen zip"),
        GitHub(packed({"../rapport.json": b"{}"})),
        GitHub(packed({"/etc/rapport.json": b"{}"})),
        GitHub(packed({FILE: b" " * 50_000_000})),
        GitHub(packed({FILE: json.dumps(GOOD).encode()}, zipfile.ZIP_BZIP2)),
        GitHub(packed({FILE: json.dumps(GOOD).encode()}, zipfile.ZIP_LZMA)),
        GitHub(packed({FILE: b"{}"})[:-30]),
        GitHub(packed({FILE: json.dumps(GOOD).encode()}).replace(b"\x08\x00", b"\x63\x00")),
        GitHub(artifacts=[{"id": 5, "name": "rapport", "expired": False, "size_in_bytes": 10**9}]),
    ],
    ids=["no archive", "a path up", "an absolute path", "a bomb", "bzip2", "LZMA", "broken off", "packed in a way that nobody knows", "too large"],
)
def test_a_hostile_archive_is_refused(github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that is none, that is a bomb or that wants to be elsewhere is refused, and nothing reaches the disk."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportError):
        main(ENVIRONMENT, github)
    assert github.written == []
    assert read_tree(tmp_path) == {}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED], ids=["bzip2", "LZMA", "deflate"])
def test_a_bomb_takes_no_memory(method: int) -> None:
    """A bomb, also one that says it is small, is refused before it is unpacked."""
    data = b" " * 30_000_000
    bombs = [packed({FILE: data}, method)]
    bombs.append(bombs[0].replace(len(data).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    for bomb in bombs:
        tracemalloc.start()
        with pytest.raises(ReportError):
            main(ENVIRONMENT, GitHub(bomb))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < 3_000_000


@pytest.mark.parametrize(
    ("name", "value"),
    [("HEAD_OWNER", ""), ("HEAD_OWNER", "a/b"), ("HEAD_BRANCH", ""), ("HEAD_BRANCH", "a b"), ("HEAD_BRANCH", "a\n"), ("RUN_ID", "77/../../x"), ("RUN_ID", ""), ("HEAD_SHA", "main"), ("HEAD_SHA", f"{SHA}\n"), ("CONCLUSION", "success\n::error::x"), ("GITHUB_REPOSITORY", "x"), ("GITHUB_SERVER_URL", "http://x")],
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
