"""An issue becomes a file with an example, whatever somebody typed in it, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite import content
from praktijksite.bestand import values_of
from praktijksite.content import Content
from praktijksite.github import clean
from praktijksite.issueformulier import NIET_GEVRAAGD, VRAGEN, labels_of
from praktijksite.model import Praktijkvoorbeeld
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.schema import Lijst, Object, Tekst
from praktijksite.source import Document, Node, parse_markdown
from praktijksite.uit_issue import EventError, Voorstel, free_slug, issue_of, voorstel, write
from praktijksite.validate import is_slug
from tests.builders import CODE, DATUM, FIXTURES, FOLDER, MINI, NAMES, PROJECT, options, parsed, read_tree
from tests.hostile import CANARY, HOSTILE, assert_no_commands, assert_only_words, outputs
from tests.issues import GOOD, body, event

LABELS = [vraag.label for vraag in VRAGEN]
EVENTS = sorted((FIXTURES / "github").glob("issue-*.json"))


def made(text: str, taken: frozenset[str] = frozenset()) -> Voorstel:
    return voorstel(issue_of(event(text)), NAMES, taken, DATUM)


def values(text: str) -> Any:
    """Return the fields of the file that an issue gives."""
    document = parse_markdown("x.md", made(text).bestand.encode())
    assert isinstance(document, Document), str(document)
    return values_of(Node(document.fields, 2))


def test_a_good_issue_gives_a_good_file() -> None:
    """What a person filled in comes out as a file that the check approves, each answer in its field."""
    found = made(body())
    assert found.problemen == ()
    assert found.pad == f"{FOLDER}/texel-testproef-met-een-titel.md"
    one = parsed(found.bestand)
    assert one.profiel.gemeenten == ("Texel", "Zuidhorn")
    assert (one.profiel.kern, one.profiel.raakt) == (("werk", "netwerk"), ("onderwijs",))
    assert (one.profiel.start, one.profiel.eind, one.profiel.toegevoegd, one.licentie) == ("2017-10", "loopt", DATUM.isoformat(), "CC0-1.0")
    assert [(item.tekst, item.waarde, item.eenheid, item.van, item.peildatum, item.bron) for item in one.resultaten] == [
        ("deden mee", 12, "personen", 59, "2018", 1),
        ("vonden werk", None, None, None, None, None),
    ]
    assert one.lessen == ("Begin op tijd.", "Luister eerst.")
    assert [(item.organisatie, item.functie, item.email, item.naam) for item in one.contact] == [("Gemeente Texel", None, "info@example.org", None)]
    assert [item.naam for item in one.partners] == ["Stichting Test", "Stichting Toets"]
    assert [sectie.markdown for sectie in one.secties] == [GOOD[sectie.kop] for sectie in one.secties]


def test_the_text_of_a_proposal_is_as_agreed(request: pytest.FixtureRequest) -> None:
    """The text that the editors read names the issue, what is missing at its line, and the criteria."""
    found = made(body(ticked=False, Gemeenten="Zuidhoorn", Contact="Organisatie: Gemeente Texel", Soort="") + "\n")
    path = PROJECT / "tests/golden/github/voorstel.md"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found.tekst, "utf-8")
    assert found.tekst == path.read_text("utf-8")


def answers_of(fields: dict[str, Any], stories: dict[str, str]) -> dict[str, str]:
    """Return what a person would fill in to say what *fields* and *stories* say."""

    def written(value: Any) -> str:
        return str(value).replace(".", ",") if isinstance(value, float) else str(value)

    def items(values: list[Any], kind: Any) -> str:
        labels = labels_of(kind)
        return "\n\n".join("\n".join(f"{label}: {written(item[veld.naam])}" for label, veld in labels.items() if veld.naam in item) for item in values)

    found = dict(stories)
    for vraag in VRAGEN:
        value: Any = fields
        for name in vraag.pad:
            value = value.get(name, {})
        if vraag.pad and value:
            kind = vraag.soort.van if isinstance(vraag.soort, Lijst) else None
            whole = items(value, kind) if isinstance(kind, Object) and isinstance(value, list) else value
            between = "\n" if isinstance(kind, Tekst) else ", "
            found[vraag.label] = between.join(whole) if isinstance(whole, list) else written(whole)
    return found


@cache
def library(root: Path = MINI) -> Content:
    return content.read(options(root), CODE)


@pytest.mark.parametrize("path", sorted([*(PROJECT / FOLDER).glob("*.md"), *(MINI / FOLDER).glob("*.md")]), ids=lambda path: path.stem)
def test_every_example_can_come_from_an_issue(path: Path) -> None:
    """Each example there is, typed over in the form, comes out with the same values and texts; but for what the form leaves out."""
    names = library(path.parents[2]).names
    document = parse_markdown(path.name, path.read_bytes())
    assert isinstance(document, Document)
    fields: Any = values_of(Node(document.fields, 2))
    whole = parse_praktijkvoorbeeld(document, names)
    assert isinstance(whole, Praktijkvoorbeeld)
    for result in fields["resultaten"] if isinstance(fields["resultaten"], list) else ():
        result.pop("vergelijking", None)
    kept = {name: value for name, value in fields.items() if name not in NIET_GEVRAAGD and value}
    stories = {sectie.kop: sectie.markdown for sectie in whole.secties}
    found = voorstel(issue_of(event(body(answers_of(kept, stories)))), names, (), DATUM)
    again = parse_markdown("x.md", found.bestand.encode())
    assert isinstance(again, Document)
    got: Any = values_of(Node(again.fields, 2))
    assert {name: value for name, value in got.items() if name not in NIET_GEVRAAGD} == kept
    assert found.problemen == ()
    assert {sectie.kop: sectie.markdown for sectie in parsed(found.bestand, names=names).secties} == stories


@pytest.mark.parametrize(
    ("label", "answer", "field", "expected"),
    [
        ("Resultaten", "Nog niet bekend.", "resultaten", "nog niet bekend"),
        ("Lessen", "niet in bron", "lessen", "niet in bron"),
        ("Lessen", "Een les.\n\n2. Nog een les.\n* En een.", "lessen", ["Een les.", "Nog een les.", "En een."]),
        ("Resultaten", "12 mensen vonden werk", "resultaten", [{"tekst": "12 mensen vonden werk"}]),
        ("Resultaten", "een\n\ntwee: drie", "resultaten", [{"tekst": "een"}, {"tekst": "twee: drie"}]),
        ("Resultaten", "Resultaat: een\nen nog iets\nGetal: 12", "resultaten", [{"tekst": "een en nog iets", "waarde": 12}]),
        ("Resultaten", "- een\n- twee", "resultaten", [{"tekst": "een"}, {"tekst": "twee"}]),
        ("Resultaten", "resultaat : een\nGETAL: 12,5\nBron: bron 2\nResultaat: twee", "resultaten", [{"tekst": "een", "waarde": 12.5, "bron": 2}, {"tekst": "twee"}]),
        ("Resultaten", "- Resultaat: een\n- Getal: 7\n- Resultaat: twee", "resultaten", [{"tekst": "een", "waarde": 7}, {"tekst": "twee"}]),
        ("Resultaten", "Resultaat: een\nGetal: 1.200\nEenheid: euro", "resultaten", [{"tekst": "een", "waarde": "1.200", "eenheid": "euro"}]),
        ("Resultaten", "Resultaat: een\nVan hoeveel?: ongeveer 10", "resultaten", [{"tekst": "een", "van": "ongeveer 10"}]),
        ("Bronnen", "Titel: Verslag: deel 2\nUitgever: X\n\nWebadres: https://example.org/a", "bronnen", [{"titel": "Verslag: deel 2", "uitgever": "X", "url": "https://example.org/a"}]),
        ("Bronnen", "Titel: Verslag\nWebadres:\nhttps://example.org/a", "bronnen", [{"titel": "Verslag", "url": "https://example.org/a"}]),
        ("Gemeenten", "- Texel\n- Zuidhorn", "gemeenten", ["Texel", "Zuidhorn"]),
        ("Gemeenten", "Texel;Zuidhorn,", "gemeenten", ["Texel", "Zuidhorn"]),
        ("Titel", "Een titel\nop twee regels", "titel", "Een titel op twee regels"),
        ("Periode: begin", "", "periode", {"eind": "loopt"}),
    ],
)
def test_answers_are_read_as_people_give_them(label: str, answer: str, field: str, expected: object) -> None:
    """Lists with and without marks, words instead of a list, a comma in a number: each is read as it was meant, and no number is guessed."""
    assert values(body({**GOOD, label: answer}))[field] == expected


def test_a_field_that_stays_as_printed_is_not_filled_in() -> None:
    """The names of fields that the form prints are no answer when nothing stands behind them."""
    found = made(body(Contact="", Bronnen=""))
    assert [problem.field for problem in found.problemen] == ["bronnen", "contact"]
    assert "contact" not in values(body(Contact=""))


def test_a_heading_that_comes_twice_adds_to_its_answer() -> None:
    """A heading of ours in somebody's own text takes no place of another answer, and no text is lost."""
    text = body(Aanleiding="Voor.\n\n### Aanpak\n\nErtussen.\n\n### Eigen kopje\n\nNa.")
    found = parsed(made(text).bestand)
    stories = {sectie.kop: sectie.markdown for sectie in found.secties}
    assert stories["Aanleiding"] == "Voor."
    assert stories["Aanpak"] == f"Ertussen.\n\n### Eigen kopje\n\nNa.\n\n\n\n{GOOD['Aanpak']}"


@pytest.mark.parametrize(("akkoord", "kept"), [("2026-03-01", True), ("", False), ("ja", False), ("2026", False)])
def test_a_name_without_agreement_never_reaches_git(akkoord: str, kept: bool) -> None:
    """The name of a person stands in the file only with the day of the agreement; else the proposal tells, without the name."""
    found = made(body(Contact=f"Organisatie: Gemeente Texel\nFunctie: onbekend\nNaam: Tess Tester\nAkkoord op: {akkoord}"))
    assert ("Tess Tester" in found.bestand) is kept
    assert ("Bij contact 1 staat in de issue een naam" in found.tekst) is not kept
    assert "Tess" not in found.tekst


def test_text_before_the_first_heading_is_told() -> None:
    """What an issue says outside the form is not in the file, and the proposal says so."""
    assert "`ping@example.org`" in made(f"Vraag: ping@example.org\n\n{body()}").tekst


@pytest.mark.parametrize(
    ("gemeente", "title", "taken", "slug"),
    [
        ("Zuidhorn", "Werk Integreert: eerst praten", (), "zuidhorn-werk-integreert"),
        ("'s-Gravenhage", "Één plek voor élke vraag", (), "den-haag-een-plek-voor-elke-vraag"),
        ("zuidhoorn", "Werk Integreert", (), "zuidhorn-werk-integreert"),
        ("Texel", "Texel helpt", (), "texel-helpt"),
        ("Zuidhorn", "Werk Integreert", ("zuidhorn-werk-integreert",), "zuidhorn-werk-integreert-12"),
        ("Zuidhorn", "Werk Integreert", ("zuidhorn-werk-integreert", "zuidhorn-werk-integreert-12"), "zuidhorn-werk-integreert-12-2"),
        ("", "", (), "praktijkvoorbeeld-12"),
        ("", "Con", (), "con-12"),
        ("", "عنوان", (), "praktijkvoorbeeld-12"),
        ("Texel", "woord " * 40, (), "texel-" + "-".join(["woord"] * 12)),
        ("Texel", "x" * 200, (), "texel"),
    ],
)
def test_a_slug_is_free_and_says_what_it_is(gemeente: str, title: str, taken: tuple[str, ...], slug: str) -> None:
    """A slug says where and what; when it is taken or says nothing, the number of the issue makes it one of its own."""
    found = free_slug({"gemeenten": [gemeente] if gemeente else [], "titel": title}, 12, taken, NAMES)
    assert found == slug
    assert is_slug(found)


# --- Somebody means harm ------------------------------------------------------


def hostile_bodies() -> dict[str, str]:
    """Return issues with harm in one field, in each, and in place of the whole."""
    found = {}
    for name, text in HOSTILE.items():
        found[f"{name}: everywhere"] = body(dict.fromkeys(LABELS, text))
        found[f"{name}: behind each name"] = body(Resultaten=f"Resultaat: {text}\nGetal: {text}\nBron: {text}", Contact=f"Organisatie: {text}\nE-mailadres: {text}", Bronnen=f"Titel: {text}\nWebadres: {text}")
        found[f"{name}: alone"] = f"x{text}"
    return found


BODIES = hostile_bodies()


@pytest.fixture
def root(tmp_path: Path) -> Content:
    """Return content whose files stand in a folder of their own, with one example and things around it to harm."""
    (tmp_path / "root" / FOLDER).mkdir(parents=True)
    (tmp_path / "root" / FOLDER / "texel-testproef-met-een-titel.md").write_text("van een ander")
    (tmp_path / "root" / ".github").mkdir()
    return replace(library(), root=tmp_path / "root")


def test_there_are_enough_hostile_issues() -> None:
    """At least forty different ways to mean harm are tried."""
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_issue_gives_one_file_and_nothing_else(name: str, root: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an issue says, there comes one new file between the examples, with the fields we meant, and text that holds only words."""
    (tmp_path / "event.json").write_bytes(event(BODIES[name], title=BODIES[name][:200]))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    monkeypatch.setenv("GH_TOKEN", "geheim-om-te-testen")
    before = {*read_tree(tmp_path), "output"}
    found = write(tmp_path / "event.json", tmp_path / "uit", root)
    after = read_tree(tmp_path)
    assert {*after} - before == {f"root/{found.pad}", "uit/bestand.md", "uit/tekst.md", "uit/titel.txt"}
    slug = found.pad.removeprefix(f"{FOLDER}/").removesuffix(".md")
    assert is_slug(slug)
    assert after[f"root/{FOLDER}/texel-testproef-met-een-titel.md"] == b"van een ander"
    document = parse_markdown(found.pad, after[f"root/{found.pad}"])
    assert isinstance(document, Document), str(document)
    assert {*document.fields} <= {vraag.pad[0] for vraag in VRAGEN if vraag.pad} | {"toegevoegd", "licentie"}
    assert document.fields["toegevoegd"].value == DATUM.isoformat()
    assert outputs(after["output"].decode()) == {"pad": found.pad, "nummer": "12"}
    assert found.titel == f"Nieuw praktijkvoorbeeld: {slug} (issue #12)"
    assert_only_words(found.tekst, own=("issue #12", "Closes #12"))
    assert_no_commands("\n".join(map(str, found.problemen)))
    assert not any(b"geheim-om-te-testen" in data for data in after.values())


@given(st.text(max_size=100))
@settings(max_examples=200)
def test_a_title_comes_back_as_it_was_typed(text: str) -> None:
    """The title in the file is the title that was typed, on one line and without what nobody sees."""
    found = values(body(Titel=f"x{text}x"))["titel"]
    expected = " ".join(clean(f"x{text}x").split())
    assert found == expected or "### " in text


@given(st.dictionaries(st.sampled_from(LABELS), st.one_of(st.text(), st.sampled_from([*HOSTILE.values()])), min_size=1))
@settings(max_examples=100)
def test_any_issue_gives_a_file(answers: dict[str, str]) -> None:
    """No answers make the program fail, and all text of a story is in the file."""
    found = made(body(answers))
    assert found.bestand.startswith("---\n")
    assert_only_words(found.tekst, own=("issue #12", "Closes #12"))


LIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "not text": b"\xff\xfe",
    "a list": b"[]",
    "a number": b"12",
    "no issue": b"{}",
    "issue is text": b'{"issue": "x"}',
    "issue is nothing": b'{"issue": null}',
    "deep": b"[" * 100_000,
    "a pull request": event(pull_request={"url": "x"}),
    "number is text": event(number="12"),
    "number is a path": event(number="../../x"),
    "number is true": event(number=True),
    "number is nothing": event(number=None),
    "number is nought": event(number=0),
    "number below nought": event(number=-1),
    "number too large": event(number=10**12),
    "number with a point": event(number=1.5),
    "body is nothing": event(body=None),
    "body is empty": event(" \n"),
    "body is a list": event(body=["x"]),
    "body is an object": event(body={"x": 1}),
    "body is huge": event("x" * 1_000_000),
}


@pytest.mark.parametrize("name", LIES)
def test_an_event_that_lies_is_refused(name: str) -> None:
    """What is no event of an issue is refused in one sentence, in our words."""
    with pytest.raises(EventError) as caught:
        issue_of(LIES[name])
    assert "\n" not in str(caught.value)


# --- The whole way, as the workflow goes it -----------------------------------

GH = f"""#!{sys.executable}
""" + """
# Stands for GitHub: remembers what it was asked, and answers from a file what it knows of.
import json, os, subprocess, sys
from pathlib import Path

asked = sys.argv[1:]
log = Path(os.environ["GH_LOG"])
with log.open("a") as file:
    print(*asked, "--", sep="\\n", file=file)
state = json.loads(log.with_suffix(".json").read_text())

def given(name):
    return asked[asked.index(name) + 1]

def answer(value):
    subprocess.run(["jq", "-r", given("--jq")], input=json.dumps(value), text=True, check=True)

match asked[:2]:
    case ["pr", "list"]:
        found = [one for one in state["proposals"] if (one["headRefName"], one["baseRefName"]) == (given("--head"), given("--base"))]
        answer([{name: one[name] for name in given("--json").split(",")} for one in found])
    case ["pr", "create"]:
        state["proposals"].append({"number": 13, "url": "https://github.com/voorbeeld/praktijk/pull/13", "headRefName": given("--head"), "baseRefName": given("--base"), "isCrossRepository": False})
        print(state["proposals"][-1]["url"])
    case ["issue", "comment"]:
        if state["refuses comments"]:
            sys.exit(1)
        state["comments"].append({"user": {"login": "github-actions[bot]"}, "body": given("--body")})
    case ["api", "graphql"]:
        answer({"data": {"repository": {"pullRequest": state["edits"]}}})
    case ["api", "--paginate"]:
        answer(state["comments"])
    case ["pr", "comment"] | ["api", "--silent"]:
        pass
    case _:
        sys.exit(2)
log.with_suffix(".json").write_text(json.dumps(state))
"""

OURS: dict[str, Any] = {"editor": {"__typename": "Bot"}, "timelineItems": {"nodes": [{"actor": {"__typename": "Bot"}}]}}
NOBODY: dict[str, Any] = {"editor": None, "timelineItems": {"nodes": []}}
GITHUB: dict[str, Any] = {"proposals": [], "comments": [], "edits": NOBODY, "refuses comments": False}


class Repository:
    """A clone beside its origin, as a runner has it, and a `gh` that only writes down."""

    def __init__(self, folder: Path, program: Path) -> None:
        self.folder, self.program = folder, program
        self.origin, self.log = folder / "origin.git", folder / "gh.log"
        tools = folder / "tools"
        tools.mkdir()
        (tools / "gh").write_text(GH)
        (tools / "gh").chmod(0o755)
        self.knows()
        self.environment = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(folder),
            "GH_LOG": str(self.log),
            "GH_TOKEN": "geheim-om-te-testen",
            "GITHUB_REF_NAME": "main",
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        seed = folder / "seed"
        (seed / FOLDER).mkdir(parents=True)
        (seed / FOLDER / "ander.md").write_text("van een ander")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.origin), at=folder)
        self.git("init", "--quiet", "--initial-branch=main", at=seed)
        self.git("add", ".", at=seed)
        self.commit(seed, "Begin", "iemand@example.org")
        self.git("push", "--quiet", str(self.origin), "main", at=seed)

    def knows(self, **changes: Any) -> None:
        """Tell the `gh` what GitHub knows: nothing yet, but for *changes* in that or in what it came to know."""
        told = self.log.with_suffix(".json")
        state = json.loads(told.read_text()) if told.exists() else GITHUB
        told.write_text(json.dumps({**state, **{name.replace("_", " "): value for name, value in changes.items()}}))

    def asked(self) -> list[list[str]]:
        """Return each call of `gh`, as its words."""
        return [call.removesuffix("\n").split("\n") for call in self.log.read_text().split("--\n") if call]

    def git(self, *arguments: str, at: Path | None = None) -> str:
        command = ["git", *arguments]
        return subprocess.run(command, cwd=at or self.origin, env=self.environment, capture_output=True, text=True, check=True).stdout

    def commit(self, at: Path, message: str, email: str) -> None:
        self.git("-c", "user.name=Iemand", "-c", f"user.email={email}", "commit", "--quiet", "--all", "--message", message, at=at)

    def propose(self, data: bytes, name: str = "werk") -> subprocess.CompletedProcess[str]:
        """Do what both jobs of the workflow do, in a fresh clone."""
        clone = self.folder / name
        (self.folder / f"{name}.json").write_bytes(data)
        told = self.folder / f"{name}.output"
        command = [sys.executable, "build.py", "uit-issue", str(self.folder / f"{name}.json"), "--uit", str(self.folder / f"{name}.uit"), "--root", str(self.content()), "--datum", "2026-11-21", "--no-cache", "--workers", "1"]
        first = subprocess.run(command, cwd=self.program, env={**self.environment, "GITHUB_OUTPUT": str(told)}, capture_output=True, text=True, check=True)
        assert_no_commands(first.stdout + first.stderr)
        values = outputs(told.read_text())
        self.git("clone", "--quiet", "--depth=1", f"file://{self.origin}", str(clone), at=self.folder)
        script = [str(PROJECT / "scripts/voorstel.sh"), values["nummer"], values["pad"], str(self.folder / f"{name}.uit")]
        second = subprocess.run(script, cwd=clone, env=self.environment, capture_output=True, text=True, check=False)
        assert_no_commands(second.stdout + second.stderr)
        assert "geheim-om-te-testen" not in first.stdout + first.stderr + second.stdout + second.stderr
        return second

    def content(self) -> Path:
        """Return a fresh copy of the small site."""
        return Path(shutil.copytree(MINI, Path(mkdtemp(dir=self.folder)) / "mini"))


@pytest.fixture
def repository(tmp_path: Path, program_folder: Path) -> Repository:
    if not shutil.which("jq"):
        pytest.skip("jq does what gh does itself, and is not here")
    return Repository(tmp_path, program_folder)


def test_a_label_makes_a_branch_and_a_proposal(repository: Repository) -> None:
    """One new file on a branch of the issue, a proposal with its text, and word of it at the issue."""
    assert repository.propose(event()).returncode == 0
    assert repository.git("diff", "--name-status", "main", "issue-12").split() == ["A", f"{FOLDER}/texel-testproef-met-een-titel.md"]
    assert repository.git("log", "-1", "--format=%s", "issue-12") == "Add an example, from issue #12\n"
    calls = repository.asked()
    assert [call[:2] for call in calls] == [["pr", "list"], ["pr", "create"], ["api", "--paginate"], ["issue", "comment"]]
    assert "https://github.com/voorbeeld/praktijk/pull/13. " in calls[3][-1]
    assert "geheim" not in repository.log.read_text()


@pytest.mark.parametrize("edits", [NOBODY, OURS], ids=["nobody", "an earlier label"])
def test_the_label_again_renews_the_same_proposal(edits: dict[str, Any], repository: Repository) -> None:
    """A second label gives the same branch one newer commit and the same proposal another text; nobody is told twice."""
    assert repository.propose(event()).returncode == 0
    repository.knows(edits=edits)
    assert repository.propose(event(body(Samenvatting="Een andere samenvatting, lang genoeg.")), "opnieuw").returncode == 0
    assert "Een andere samenvatting" in repository.git("show", f"issue-12:{FOLDER}/texel-testproef-met-een-titel.md")
    assert repository.git("rev-list", "--count", "main..issue-12").strip() == "1"
    calls = repository.asked()[4:]
    assert [call[:2] for call in calls] == [["pr", "list"], ["api", "graphql"], ["api", "--silent"], ["api", "--paginate"]]
    assert "repos/{owner}/{repo}/pulls/13" in calls[2]


@pytest.mark.parametrize(
    "edits",
    [{**NOBODY, "editor": {"__typename": "User"}}, {**OURS, "timelineItems": {"nodes": [{"actor": {"__typename": "User"}}]}}],
    ids=["text", "title"],
)
def test_a_text_that_somebody_edited_stays(edits: dict[str, Any], repository: Repository) -> None:
    """When a person changed the title or the text of a proposal, a label brings the file up to date, leaves those and says so."""
    assert repository.propose(event()).returncode == 0
    repository.knows(edits=edits)
    assert repository.propose(event(body(Samenvatting="Een andere samenvatting, lang genoeg.")), "opnieuw").returncode == 0
    assert "Een andere samenvatting" in repository.git("show", f"issue-12:{FOLDER}/texel-testproef-met-een-titel.md")
    assert [call[:2] for call in repository.asked()[4:]] == [["pr", "list"], ["api", "graphql"], ["pr", "comment"], ["api", "--paginate"]]


def test_the_proposal_of_a_stranger_is_not_ours(repository: Repository) -> None:
    """A fork with a branch of the same name keeps its proposal as it is: ours is another."""
    repository.knows(proposals=[{"number": 6, "url": "https://github.com/voorbeeld/praktijk/pull/6", "headRefName": "issue-12", "baseRefName": "main", "isCrossRepository": True}])
    assert repository.propose(event()).returncode == 0
    assert [call[:2] for call in repository.asked()] == [["pr", "list"], ["pr", "create"], ["api", "--paginate"], ["issue", "comment"]]
    assert not any("pull/6" in word or "pulls/6" in word for call in repository.asked() for word in call)


def test_a_proposal_to_another_branch_is_not_ours(repository: Repository) -> None:
    """Who proposes our branch to another branch has a proposal of their own."""
    repository.knows(proposals=[{"number": 6, "url": "https://github.com/voorbeeld/praktijk/pull/6", "headRefName": "issue-12", "baseRefName": "proef", "isCrossRepository": False}])
    assert repository.propose(event()).returncode == 0
    assert repository.asked()[1][:2] == ["pr", "create"]


def test_word_that_failed_is_given_by_the_next_run(repository: Repository) -> None:
    """When GitHub takes no comment the run fails, and the next one tells after all; a comment of somebody else with the address is none."""
    repository.knows(refuses_comments=True, comments=[{"user": None, "body": "https://github.com/voorbeeld/praktijk/pull/13."}])
    assert repository.propose(event()).returncode == 1
    repository.knows(refuses_comments=False)
    assert repository.propose(event(), "opnieuw").returncode == 0
    assert repository.asked()[-1][:3] == ["issue", "comment", "12"]


def test_an_amended_commit_is_the_work_of_somebody(repository: Repository) -> None:
    """Who amends our commit is not its author, and is not undone either."""
    assert repository.propose(event()).returncode == 0
    clone = repository.folder / "mens"
    repository.git("clone", "--quiet", "--branch", "issue-12", str(repository.origin), str(clone), at=repository.folder)
    (clone / FOLDER / "texel-testproef-met-een-titel.md").write_text("Verbeterd")
    repository.git("-c", "user.name=Iemand", "-c", "user.email=redactie@example.org", "commit", "--quiet", "--all", "--amend", "--no-edit", at=clone)
    repository.git("push", "--quiet", "--force", at=clone)
    stand = repository.git("rev-parse", "issue-12")
    assert repository.propose(event(), "opnieuw").stdout.startswith("Op issue-12 heeft iemand verder gewerkt.")
    assert repository.git("rev-parse", "issue-12") == stand


def test_the_work_of_somebody_is_never_undone(repository: Repository) -> None:
    """When a person worked on the branch, a label leaves it as it is."""
    assert repository.propose(event()).returncode == 0
    clone = repository.folder / "mens"
    repository.git("clone", "--quiet", "--branch", "issue-12", str(repository.origin), str(clone), at=repository.folder)
    (clone / FOLDER / "texel-testproef-met-een-titel.md").write_text("Verbeterd")
    repository.commit(clone, "Verbeter", "redactie@example.org")
    repository.git("push", "--quiet", at=clone)
    stand = repository.git("rev-parse", "issue-12")
    again = repository.propose(event(body(Samenvatting="Een andere samenvatting, lang genoeg.")), "opnieuw")
    assert (again.returncode, again.stdout) == (0, "Op issue-12 heeft iemand verder gewerkt. Daar verandert dit niets aan.\n")
    assert repository.git("rev-parse", "issue-12") == stand


def test_nothing_in_an_issue_is_executed(repository: Repository) -> None:
    """All harm at once, the whole way: no command runs, and the branch has one new file."""
    data = event(body({label: "\n".join(HOSTILE.values())[-2500:] if number % 2 else " ".join(HOSTILE.values())[:1000] for number, label in enumerate(LABELS)}), title=" ".join(HOSTILE.values()))
    assert repository.propose(data).returncode == 0
    (line,) = repository.git("diff", "--name-status", "main", "issue-12").splitlines()
    assert line.startswith(f"A\t{FOLDER}/")
    assert not [*repository.folder.rglob(CANARY)]
    assert not (repository.program / CANARY).exists()


@pytest.mark.parametrize(
    ("nummer", "pad"),
    [
        ("", f"{FOLDER}/x.md"),
        ("12; touch x", f"{FOLDER}/x.md"),
        ("12\n13", f"{FOLDER}/x.md"),
        ("0", f"{FOLDER}/x.md"),
        ("--force", f"{FOLDER}/x.md"),
        ("12", ".github/workflows/x.yml"),
        ("12", f"{FOLDER}/../../build.py"),
        ("12", f"{FOLDER}/x.md\n{FOLDER}/y.md"),
        ("12", f"{FOLDER}/$(touch {CANARY}).md"),
        ("12", f"/{FOLDER}/x.md"),
        ("12", f"{FOLDER}/.md"),
        ("12", f"{FOLDER}/ander.md"),
    ],
)
def test_the_writing_job_believes_nothing(nummer: str, pad: str, repository: Repository) -> None:
    """The job that may write takes a number and the place of a new example, and stops at anything else."""
    clone = repository.folder / "werk"
    repository.git("clone", "--quiet", str(repository.origin), str(clone), at=repository.folder)
    (repository.folder / "bestand.md").write_text("x")
    command = [str(PROJECT / "scripts/voorstel.sh"), nummer, pad, str(repository.folder)]
    assert subprocess.run(command, cwd=clone, env=repository.environment, capture_output=True, check=False).returncode == 1
    assert repository.git("branch", "--list").split() == ["*", "main"]
    assert not repository.log.exists()
    assert not [*repository.folder.rglob(CANARY)]


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_recorded_events_give_what_was_agreed(path: Path, request: pytest.FixtureRequest) -> None:
    """Each event in the fixtures gives the file and the problems that stand beside it."""
    found = voorstel(issue_of(path.read_bytes()), library().names, {*library().library.profiel}, DATUM)
    told = "\n".join([found.pad, *map(str, found.problemen), "", found.bestand])
    agreed = path.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        agreed.write_text(told, "utf-8")
    assert told == agreed.read_text("utf-8")
    assert json.loads(path.read_bytes())["action"] == "labeled"
