"""The report on a proposal tells what it changes and what to look at, from two contents."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from praktijksite.beoordeling import beoordeling, report
from praktijksite.commentaar import MAX_EXAMPLES, MAX_POINTS, MAX_WORDS, Rapport, Stand, as_json, comment, rapport_of
from praktijksite.problems import Problem
from tests.builders import FOLDER, LEFT_OUT, MINI, edit, source_text
from tests.hostile import HOSTILE, assert_only_words
from tests.test_build import Run, run  # noqa: F401 - a fixture

PATH = f"{FOLDER}/texel-proef.md"
OTHER = f"{FOLDER}/ander.md"
WORDS = "content/trefwoorden.yaml"
BASE = {OTHER: source_text(bronnen=[{"titel": "Verslag", "uitgever": "Bureau", "url": "https://bekend.example/"}]).encode(), WORDS: b"- naam: koken\n"}


def told(after: dict[str, bytes], before: dict[str, bytes] = BASE) -> dict[str, Any]:
    return as_values(beoordeling(before, after, [], 13))


def as_values(rapport: Rapport) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(rapport))
    return found


def points(text: str, before: str | None = None) -> list[tuple[str, str]]:
    """Return what to look at in the example *text*, which was *before*."""
    was = {**BASE, PATH: before.encode()} if before else BASE
    (one,) = told({**was, PATH: text.encode()}, was)["voorbeelden"]
    return [(point["soort"], point["tekst"]) for point in one["let_op"]]


def test_a_new_example_is_told_with_its_card() -> None:
    """A new example comes with the data of its card and the state of its contact, never with the name of a person."""
    text = source_text(contact=[{"organisatie": "Gemeente Test", "functie": "onbekend", "naam": "Tess Tester", "email": "a@example.org", "akkoord_op": "2026-03-01"}])
    (one,) = told({**BASE, PATH: text.encode()})["voorbeelden"]
    assert one["pad"] == PATH
    assert one["nieuw"]
    assert (one["titel"], one["gemeenten"], one["kern"], one["raakt"]) == ("Testproef met een titel", ["Texel"], ["werk"], ["netwerk"])
    assert one["contact"] == ["Gemeente Test (functie onbekend): nagelopen op 2026-03-01, e-mail"]
    assert "Tess" not in json.dumps(one)
    assert ("naam", "Gemeente Test, akkoord op 2026-03-01") in points(text)


def test_a_reviewer_is_pointed_at_what_is_new() -> None:
    """A new example gives a contact, a host and figures to look at; nothing is told twice."""
    assert points(source_text()) == [("contact", "Gemeente Test"), ("bron", "example.org"), ("cijfer", "12 personen (bron 1): deden mee")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"titel": "Een andere titel dan eerst"}, []),
        ({"contact": [{"organisatie": "Gemeente Test", "functie": "beleid"}]}, [("contact", "Gemeente Test")]),
        ({"bronnen": [{"titel": "Verslag", "uitgever": "Bureau", "url": "https://nieuw.example/x"}]}, [("bron", "nieuw.example")]),
        ({"bronnen": [{"titel": "Verslag", "uitgever": "Bureau", "url": "https://bekend.example/y"}]}, []),
        ({"resultaten": [{"tekst": "deden mee", "waarde": 13, "eenheid": "procent", "bron": 1}]}, [("cijfer", "13% (bron 1): deden mee")]),
        ({"resultaten": "nog niet bekend"}, []),
        ({"contact": [{"organisatie": "Gemeente Test", "functie": "beleid", "webpagina": "https://nieuw.example/x"}]}, [("contact", "Gemeente Test"), ("bron", "nieuw.example")]),
        ({"beeld": {"bestand": "foto.jpg", "alt": "Een foto.", "maker": "iemand", "licentie": "CC0-1.0"}}, [("beeld", "foto.jpg, van iemand (CC0-1.0)")]),
        ({"licentie": "CC-BY-4.0"}, [("licentie", "CC-BY-4.0")]),
        ({"licentie": LEFT_OUT}, []),
    ],
)
def test_a_change_points_at_what_it_changes(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """A changed example gives only what changed in it."""
    assert points(source_text(**changes), before=source_text()) == expected


@pytest.mark.parametrize(
    ("link", "hosts"),
    [
        ("Lees [meer](https://nieuw.example/x) en [nog eens](https://nieuw.example/y).", ["nieuw.example"]),
        ("Lees [meer](HTTPS://Nieuw.example/x).", ["nieuw.example"]),
        ("Lees <https://nieuw.example/x>.", ["nieuw.example"]),
        ("Lees [meer][m].\n\n[m]: https://nieuw.example/x", ["nieuw.example"]),
        ("Lees [meer](https://bekend.example/z).", []),
    ],
)
def test_a_website_in_a_text_is_told_too(link: str, hosts: list[str]) -> None:
    """A link to a website that no example linked to is told wherever it stands."""
    text = source_text()
    assert text.count("## Aanpak\n") == 1
    found = points(text.replace("## Aanpak\n", f"## Aanpak\n\n{link}\n"), before=text)
    assert found == [("bron", host) for host in hosts]


def test_a_source_is_told_however_it_is_written() -> None:
    """YAML has more than one way to write an address; the one that is read counts."""
    text = source_text(bronnen=[{"titel": "Verslag", "uitgever": "Bureau", "url": "https://nieuw.example/x"}])
    hidden = text.replace("url: https://nieuw.example/x", r'url: "https:\u002f\u002fnieuw.example/x"')
    assert hidden != text
    assert ("bron", "nieuw.example") in points(hidden)


def test_what_is_cut_is_counted() -> None:
    """No list ends without saying how much of it is left out; an example that is left out is told by its path."""
    text = source_text(
        contact=[{"organisatie": f"Gemeente {number}", "functie": "beleid"} for number in range(MAX_POINTS + 5)],
    )
    files = {f"{FOLDER}/x{number}.md": text.encode() for number in range(MAX_EXAMPLES + 2)}
    rapport = beoordeling(BASE, {**BASE, **files, WORDS: "".join(f"- naam: woord{number:02}\n" for number in range(MAX_WORDS + 5)).encode()}, [], 13)
    one = rapport.voorbeelden[0]
    assert (len(one.let_op), len(one.contact), len(rapport.trefwoorden)) == (MAX_POINTS, MAX_WORDS, MAX_WORDS)
    assert one.let_op[-1] == ("rest", "nog 8 punten")
    assert one.contact[-1] == rapport.trefwoorden[-1] == "en nog 6"
    told = comment(rapport, Stand("a" * 40, "success", "https://github.com/x", (*files,), (), alles=True))
    assert all(path in told for path in files)


def test_what_did_not_change_is_not_told() -> None:
    """The same content twice gives an empty report."""
    found = told(BASE)
    assert [found[name] for name in ("voorbeelden", "trefwoorden", "problemen")] == [[]] * 3


def test_a_report_is_never_too_large() -> None:
    """However much a proposal changes, the report stays small enough to be used."""
    text = source_text(
        resultaten=[{"tekst": "x" * 200, "waarde": number, "eenheid": "personen", "bron": 1} for number in range(300)],
        contact=[{"organisatie": "x" * 119, "functie": "y" * 119}] * 200,
    )
    files = {**BASE, **{f"{FOLDER}/x{number}.md": text.encode() for number in range(20)}, WORDS: "".join(f"- naam: woord{number}\n" for number in range(5000)).encode()}
    problems = [Problem(PATH, number, "x", "y" * 300, "z" * 300) for number in range(500)]
    data = as_json(beoordeling(BASE, files, problems, 13)).encode()
    assert rapport_of(data).aantal_problemen == 500


def test_the_rest_is_told() -> None:
    """A new trefwoord and what the check found are told."""
    problem = Problem(PATH, 4, "gemeenten 1", "'Texl' bestaat niet.", "Bedoelde je 'Texel'?")
    found = as_values(beoordeling(BASE, {WORDS: b"- naam: koken\n- naam: breien\n"}, [problem, problem], 13))
    assert found["trefwoorden"] == ["breien"]
    assert found["problemen"] == [{"pad": PATH, "regel": 4, "veld": "gemeenten 1", "melding": "'Texl' bestaat niet.", "hint": "Bedoelde je 'Texel'?"}]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_example_gives_a_report_and_a_comment(name: str) -> None:
    """Whatever stands in a file, the report can be read and the comment holds only words."""
    text = HOSTILE[name]
    files = {**BASE, PATH: source_text(titel=f"Een titel met {text}"[:80].encode("utf-8", "ignore").decode(), lessen=["Een les"]).encode(), f"{FOLDER}/x.md": text.encode("utf-8", "replace"), WORDS: text.encode("utf-8", "replace")}
    problems = [Problem(f"{FOLDER}/{text}", 1, text, text, text)]
    data = as_json(beoordeling(BASE, files, problems, 13)).encode("utf-8", "replace")
    run_ = "https://github.com/voorbeeld/praktijk/actions/runs/1"
    made = comment(rapport_of(data), Stand("a" * 40, "failure", run_, (*files,), (), alles=True))
    assert_only_words(made.partition("\n")[2], own=(f"]({run_})",))


def git(root: Path, *arguments: str) -> None:
    command = ["git", "-C", str(root), "-c", "user.name=Iemand", "-c", "user.email=iemand@example.org", *arguments]
    subprocess.run(command, capture_output=True, check=True)


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return the small site in git, with an example added and a file elsewhere changed since."""
    root = tmp_path / "werk"
    shutil.copytree(MINI, root)
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    (root / PATH).write_text(source_text(gemeenten=["Texl"]), "utf-8")
    edit(root, "content/gemeenten.yaml", "\n", "\n# x\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Voorstel")
    return root


def test_history_gives_what_was_before(history: Path) -> None:
    """From git come the examples as they were."""
    found = json.loads(report(history, "HEAD^1", 13, []))
    assert [one["pad"] for one in found["voorbeelden"]] == [PATH]
    assert [one["nieuw"] for one in found["voorbeelden"]] == [True]
    assert found["trefwoorden"] == []


@pytest.mark.parametrize("ref", ["nergens", "--output=x", "HEAD^9", ""])
def test_a_point_that_git_does_not_know_is_told(ref: str, history: Path) -> None:
    """What is no point in the history is told, and is no option either."""
    with pytest.raises(ValueError, match="git vindt"):
        report(history, ref, 13, [])
    assert not (history / "x").exists()


def test_the_command_writes_a_report_whatever_is_wrong(run: Run, history: Path, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    """`beoordeling` is no check: it ends well and tells in the report what the check finds."""
    out = tmp_path / "rapport.json"
    done = run("beoordeling", "--basis", "HEAD^1", "--nummer", "13", "--uit", str(out), "--root", str(history), "--datum", "2026-11-21", "--no-cache", "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    rapport = rapport_of(out.read_bytes())
    assert [(problem.pad, problem.veld, problem.hint) for problem in rapport.problemen] == [(PATH, "gemeenten 1", "Bedoelde je 'Texel'?")]
