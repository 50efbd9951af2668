"""Every mistake gets its Dutch message at the right line, and none a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praktijksite.model import Praktijkvoorbeeld
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import Problem
from praktijksite.source import parse_markdown
from tests.builders import FIXTURES, FOLDER, MINI, NAMES, PROJECT, problems_of, site_of, source_text
from tests.strategies import mutations

BROKEN = FIXTURES / "broken"
MISTAKES = sorted(folder.name for folder in BROKEN.iterdir())
TEXTS = [path.relative_to(MINI).as_posix() for path in sorted(MINI.rglob("*")) if path.suffix in (".md", ".yaml", ".csv")]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_told_as_last_agreed(mistake: str, mini_root: Path, request: pytest.FixtureRequest) -> None:
    """A mistake is told word for word as reviewed; --update-golden proposes new words."""
    folder = BROKEN / mistake
    shutil.copytree(folder, mini_root, dirs_exist_ok=True)
    told = problems_of(mini_root)
    if request.config.getoption("--update-golden"):
        (folder / "expected.txt").write_text(told, "utf-8")
    assert told == (folder / "expected.txt").read_text("utf-8")
    assert told, "a mistake that nobody tells is no mistake"


def test_small_site_has_no_mistake() -> None:
    """What the mistakes are laid over is itself in order."""
    assert problems_of(MINI) == ""


def check(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "build.py", "check", "--root", str(root), "--no-cache"],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_command_prints_every_problem_in_order(mini_root: Path) -> None:
    """`build.py check` prints all problems of a run, sorted by place, says how many, and fails."""
    shutil.copytree(BROKEN / "veel-fouten-tegelijk", mini_root, dirs_exist_ok=True)
    told = (BROKEN / "veel-fouten-tegelijk" / "expected.txt").read_text("utf-8")
    ran = check(mini_root)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"{told}\n{told.count('  → ')} fouten gevonden. Er is niets gebouwd.\n"
    places = [line.split(":")[:2] for line in told.splitlines() if not line.startswith("  →")]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))


def test_command_annotates_on_github(mini_root: Path) -> None:
    """On GitHub each problem becomes an annotation at its line, and no content begins a command of its own."""
    shutil.copytree(BROKEN / "bevel-aan-de-controle", mini_root, dirs_exist_ok=True)
    ran = check(mini_root, GITHUB_ACTIONS="true")
    commands = [line for line in (ran.stdout + ran.stderr).splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == 1
    assert commands[0].startswith("::error file=content/praktijkvoorbeelden/texel-fout.md,line=10,title=soort::")


def test_file_that_is_too_large_is_refused(mini_root: Path) -> None:
    """A text of more than 200 kB is refused without being read."""
    (mini_root / FOLDER / "texel-groot.md").write_text(source_text(body="Tekst. " * 30_000))
    told = problems_of(mini_root)
    assert told.startswith(f"{FOLDER}/texel-groot.md:1: Het bestand is te groot: 211 kB. Het mag 200 kB zijn.\n  → Kort de tekst in.")


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "[{a: "], ids=["lists", "fields", "dashes", "both"])
def test_nesting_without_end_is_refused(opened: str, mini_root: Path) -> None:
    """Fields that nest without end get one message, at the line where they go too deep."""
    text = source_text().replace("soort: project", "soort:\n  " + opened * (150_000 // len(opened)))
    (mini_root / FOLDER / "texel-diep.md").write_text(text)
    line = text[: text.index("soort:")].count("\n") + 2
    assert problems_of(mini_root) == f"{FOLDER}/texel-diep.md:{line}: De velden zijn te diep genest.\n  → Gebruik hooguit een lijst met velden daarin.\n"


@pytest.mark.parametrize("opened", ["- ", "> ", "1. ", "> - ", "  "])
def test_text_that_nests_without_end_is_refused(opened: str) -> None:
    """Lists and quotes that go deeper than anyone writes are told, not rendered until the machine gives up."""
    found = parse_markdown("t.md", source_text(body=f"## Aanleiding\n\n{opened * 1000}- x\n").encode())
    assert not isinstance(found, Problem)
    problems = parse_praktijkvoorbeeld(found, NAMES)
    assert isinstance(problems, list)
    assert "De regel springt te ver in." in {problem.message for problem in problems}


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../elders.md", "texel-lus.md", "../../.."], ids=["root", "beside", "itself", "folder"])
def test_link_that_leaves_the_content_is_refused(target: str, mini_root: Path) -> None:
    """A symbolic link out of the content folder, or to itself, is not followed."""
    (mini_root.parent / "elders.md").write_text(source_text())
    (mini_root / FOLDER / "texel-lus.md").symlink_to(target)
    assert problems_of(mini_root) == (
        f"{FOLDER}/texel-lus.md:1: Dit is een koppeling naar een plek buiten de map content.\n"
        "  → Zet het bestand zelf in de map, geen koppeling (symbolic link).\n"
    )


@pytest.mark.parametrize("path", ["content/trefwoorden.yaml", "content/themas", "content/beeld", "content/praktijkvoorbeelden", "content/paginas/over.md"])
def test_no_file_or_folder_may_be_a_way_out(path: str, mini_root: Path) -> None:
    """Nothing under `content/` may lead out of it, also where everything there is in order."""
    outside = mini_root.parent / "elders"
    shutil.move(mini_root / path, outside)
    (mini_root / path).symlink_to(outside)
    told = problems_of(mini_root)
    assert told.startswith(f"{path}:1: Dit is een koppeling naar een plek buiten de map content.")
    assert "Traceback" not in told


def test_link_within_the_content_is_followed(mini_root: Path) -> None:
    """A symbolic link that stays within the content folder counts as the file."""
    (mini_root / "content/concept.md").write_text(source_text(gemeenten=["Texel"]))
    (mini_root / FOLDER / "texel-koppeling.md").symlink_to("../concept.md")
    assert "praktijkvoorbeelden/texel-koppeling/index.html" in site_of(mini_root)


def test_odd_things_in_the_folder_are_told(mini_root: Path) -> None:
    """A folder that is called like a file, a name that is no text and a dead link are told, hidden files left alone."""
    folder = mini_root / FOLDER
    (folder / "texel-map.md").mkdir()
    (folder / ".verborgen").write_text("x")
    (folder / "texel-weg.md").symlink_to("bestaat-niet.md")
    os.mkfifo(folder / "texel-pijp.md")
    (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md"))).write_text(source_text())
    told = problems_of(mini_root)
    assert [line.split(": ")[0] for line in told.splitlines()[::2]] == [
        f"{FOLDER}/caf?.md:1",
        f"{FOLDER}/texel-map.md:1",
        f"{FOLDER}/texel-pijp.md:1",
        f"{FOLDER}/texel-weg.md:1",
    ]


def test_collection_may_be_empty(mini_root: Path) -> None:
    """Without a single example there is still a site; git keeps no empty folder, so the folder may be gone."""
    shutil.rmtree(mini_root / FOLDER)
    assert json.loads(site_of(mini_root)["praktijkvoorbeelden.json"])["praktijkvoorbeelden"] == []


def test_missing_content_is_one_problem_per_file(tmp_path: Path) -> None:
    """A folder that holds nothing misses its files, each told once."""
    told = problems_of(tmp_path).splitlines()[::2]
    assert all(line.endswith(":1: Dit bestand ontbreekt.") for line in told)
    assert len(told) == len(set(told)) == 6 + 9 + 6 + 8


def test_mistake_in_a_list_is_no_mistake_where_it_is_used(mini_root: Path) -> None:
    """When the list of keywords cannot be read, no example is blamed for its keywords."""
    (mini_root / "content/trefwoorden.yaml").write_text("- naam: [\n")
    assert [line.split(":")[0] for line in problems_of(mini_root).splitlines()[::2]] == ["content/trefwoorden.yaml"]


GOOD = [path.read_bytes() for path in sorted((MINI / FOLDER).glob("*.md"))]


@given(st.sampled_from(GOOD).flatmap(mutations))
@settings(max_examples=600)
def test_spoilt_example_gives_problems_only(data: bytes) -> None:
    """Whatever happens to a source file, it parses or gives problems at a line that it has; nothing is raised."""
    found = parse_markdown("content/praktijkvoorbeelden/testproef.md", data)
    parsed = [found] if isinstance(found, Problem) else parse_praktijkvoorbeeld(found, NAMES)
    if isinstance(parsed, Praktijkvoorbeeld):
        return
    lines = data.decode(errors="replace").rstrip("\n").count("\n") + 1
    assert parsed
    for problem in parsed:
        assert 1 <= problem.line <= lines
        assert problem.message.endswith((".", "?"))
        assert problem.hint


@given(st.data())
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spoilt_content_gives_problems_or_a_site(mini_root: Path, data: st.DataObject) -> None:
    """Whatever happens to any one file of the content, there are problems or there is a whole site."""
    path = data.draw(st.sampled_from(TEXTS))
    good = (mini_root / path).read_bytes()
    try:
        (mini_root / path).write_bytes(data.draw(mutations(good)))
        assert problems_of(mini_root) or site_of(mini_root)
    finally:
        (mini_root / path).write_bytes(good)
