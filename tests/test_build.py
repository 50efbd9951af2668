"""The command: what one types, what it says, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import MINI, PROJECT, published, read_tree

GIVEN = ("--root", str(MINI), "--datum", "2026-11-21", "--no-cache", "--workers", "1")


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(program_folder: Path) -> Run:
    def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "build.py", *arguments]
        return subprocess.run(command, cwd=program_folder, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False)

    return start


def test_help_names_every_command(run: Run) -> None:
    """`--help` tells in Dutch which commands and options there are."""
    told = run("--help")
    assert told.returncode == 0
    for word in ("build", "new", "check", "contacten", "links", "rapport", "serve", "--base-url", "--output", "--datum", "bouw de site"):
        assert word in told.stdout


@pytest.mark.parametrize("place", ["before", "after", "without"])
def test_options_stand_before_or_after_the_command(place: str, run: Run, tmp_path: Path) -> None:
    """An option counts wherever it stands, and `build` is what happens without a command."""
    options = (*GIVEN, "--output", str(tmp_path / "site"), "--base-url", "https://test.example/")
    told = run(*{"before": (*options, "build"), "after": ("build", *options), "without": options}[place])
    assert (told.returncode, told.stderr) == (0, "")
    count = len(read_tree(tmp_path / "site"))
    assert told.stdout == f"Klaar: 3 praktijkvoorbeelden in {tmp_path / 'site'} ({count} bestanden gemaakt, 0 gehouden).\n"
    assert read_tree(tmp_path / "site") == published(MINI, base_url="https://test.example/")


def test_host_tells_where_the_site_lives(run: Run, tmp_path: Path) -> None:
    """In a fork the address and the repository come from the host, without an edit."""
    told = run(*GIVEN, "--output", str(tmp_path / "site"), PAGES_BASE_URL="https://fork.example/praktijk", GITHUB_REPOSITORY="fork/praktijk")
    assert told.returncode == 0
    assert read_tree(tmp_path / "site") == published(MINI, base_url="https://fork.example/praktijk", repository="fork/praktijk")


def test_what_is_not_known_is_said_in_one_line(run: Run, mini_root: Path, tmp_path: Path) -> None:
    """What nobody told is not made up; one line says what therefore does not show."""
    text = (mini_root / "site.yaml").read_text("utf-8")
    known = [line for line in text.splitlines(keepends=True) if not line.startswith(("base_url", "repository", "email"))]
    (mini_root / "site.yaml").write_text("".join(known), "utf-8")
    told = run("--root", str(mini_root), *GIVEN[2:], "--output", str(tmp_path / "site"))
    assert told.stdout.splitlines()[1:] == ["Onbekend, dus niet getoond: het adres van de site, de repository, het mailadres van de redactie. Zie site.yaml."]
    for name, data in read_tree(tmp_path / "site").items():
        if name.endswith(".html"):
            assert "None" not in data.decode()
            assert "github.com" not in data.decode()


def test_check_builds_nothing(run: Run, tmp_path: Path) -> None:
    """`check` says that all is in order and leaves no file."""
    told = run("check", *GIVEN, "--output", str(tmp_path / "site"))
    assert (told.returncode, told.stdout) == (0, "In orde: 3 praktijkvoorbeelden, geen fouten gevonden.\n")
    assert list(tmp_path.iterdir()) == []


def test_report_is_no_check(run: Run, tmp_path: Path) -> None:
    """`rapport` prints the report, whatever it tells all is well, and the page stands in the site until the next build."""
    site = tmp_path / "site"
    told = run("rapport", *GIVEN, "--output", str(site), COLUMNS="100")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith((PROJECT / "tests/golden/rapport.txt").read_text("utf-8"))
    assert told.stdout.splitlines()[-1] == f"Het rapport als pagina: {site / 'redactie/rapport/index.html'}"
    assert (site / "redactie/rapport/index.html").exists()
    assert run(*GIVEN, "--output", str(site)).returncode == 0
    assert not (site / "redactie").exists()


@pytest.mark.parametrize("arguments", [("bouwen",), ("--datum", "gisteren"), ("--output",), ("check", "--poort", "1")])
def test_wrong_use_is_told(arguments: tuple[str, ...], run: Run) -> None:
    """What the command does not know it refuses, without a traceback."""
    told = run(*arguments)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr


def test_missing_packages_are_told(run: Run, program_folder: Path, tmp_path: Path) -> None:
    """Without the packages of styles and fonts one line says how to get them."""
    packages = program_folder / "node_modules"
    aside = packages.rename(program_folder / "aside")
    try:
        told = run(*GIVEN, "--output", str(tmp_path / "site"))
    finally:
        aside.rename(packages)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == "De stijlen en het lettertype ontbreken. Draai eerst 'make setup' (of 'npm ci').\n"
