"""The papers of the project: what they name exists, and nothing in them is made up."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from praktijksite import schema
from tests.builders import FIXTURES, PROJECT, plan_of

PAPERS = [
    *(PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "LICENTIES.md")),
    *sorted((PROJECT / "docs").glob("*.md")),
]
OURS = [*PAPERS, PROJECT / ".github/CODEOWNERS", PROJECT / "publiccode.yml"]

_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"build\.py((?: +[^\s`#]+)*)")
_TARGET = re.compile(r"(?:^|`)make ([a-z-]+)", re.MULTILINE)
_PAGE = re.compile(r"`(/[a-z/-]+(?:/|\.[a-z]+))`")


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _anchors(path: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of *path*."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", _text(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _missing_links(path: Path) -> set[str]:
    found = set()
    for target in _LINK.findall(_FENCE.sub("", _text(path))):
        # A page of GitHub beside the files, such as the issues, is reached from the root.
        if re.match(r"https?://|mailto:", target) or (path.parent == PROJECT and target.startswith("../../")):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists():
            found.add(file.relative_to(PROJECT).as_posix())
        elif anchor and anchor not in _anchors(file):
            found.add(f"{file.relative_to(PROJECT).as_posix()}#{anchor}")
    return found


@cache
def _help(*command: str) -> str:
    ran = subprocess.run([sys.executable, "build.py", *command, "--help"], cwd=PROJECT, capture_output=True, text=True, check=False)
    return ran.stdout if ran.returncode == 0 else ""


def _missing_commands(path: Path) -> set[str]:
    found = set()
    for words in (match.split() for match in _COMMAND.findall(_text(path))):
        command = [word for word in words[:1] if re.fullmatch(r"[a-z-]+", word) and not word.startswith("-")]
        told = _help(*command)
        name = " ".join(["build.py", *command])
        if not told or (command and command[0] not in _help()):
            found.add(name)
            continue
        rest = words[len(command) :]
        found |= {f"{name} {option}" for option in rest if option.startswith("--") and option not in told}
        if any(word.endswith(".md") for word in rest) and not re.search(r"\[?(FILE|BESTAND)", told):
            found.add(f"{name} FILE")
    return found


def _missing_targets(path: Path) -> set[str]:
    targets = set(re.findall(r"^([a-z-]+):", _text(PROJECT / "Makefile"), re.MULTILINE))
    return {f"make {name}" for name in _TARGET.findall(_text(path)) if name not in targets}


def _missing_on_github() -> set[str]:
    """Return the labels, workflows and settings that the editors are told of and that nothing uses."""
    told = _text(PROJECT / "docs/redactie.md")
    workflows = [_text(path) for path in sorted((PROJECT / ".github").rglob("*.yml"))]
    program = "".join([*workflows, *(_text(path) for path in sorted((PROJECT / "praktijksite").glob("*.py")))])
    labels = re.findall(r"`([^`]+)`", next(line for line in told.splitlines() if "Issues, Labels" in line))
    names = {name for text in workflows for name in re.findall(r"^name: (.+)$", text, re.MULTILINE)}
    settings = {name for line in told.splitlines() if "site.yaml" in line for name in re.findall(r"`([a-z_]+)`", line)}
    return {
        *(f"label {label}" for label in labels if label not in program),
        *(f"workflow {name}" for name in re.findall(r"workflow '([^']+)'", told) if name not in names),
        *(f"site.yaml {name}" for name in settings if not re.search(rf"^(# )?{name}:", _text(PROJECT / "site.yaml"), re.MULTILINE)),
    }


def _missing_criteria() -> set[str]:
    """Return what is asked of an example and contributors are not told."""
    criteria: tuple[str, ...] = getattr(schema, "CRITERIA", ())
    told = _text(PROJECT / "CONTRIBUTING.md")
    return {criterion for criterion in criteria if criterion not in told} if criteria else {"schema.CRITERIA"}


@pytest.fixture(scope="module")
def addresses() -> set[str]:
    """Return the addresses of the real site, the report for the editors included."""
    found = plan_of(PROJECT, rapport=True)
    files = {file for unit in found.units for file in unit.files}
    return {f"/{file.removesuffix('index.html')}" for file in files}


def test_what_the_papers_name_exists(addresses: set[str]) -> None:
    """Files, headings, commands, options, make targets, pages, labels, workflows and settings that the papers name are there."""
    missing = {name for path in PAPERS for name in _PAGE.findall(_text(path)) if name not in addresses}
    missing = {name for name in missing if not (PROJECT / name.lstrip("/")).exists()} | _missing_on_github() | _missing_criteria()
    for path in PAPERS:
        missing |= _missing_links(path) | _missing_commands(path) | _missing_targets(path)
    assert missing == set()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_nobody_is_made_up(path: Path) -> None:
    """No paper gives a mail address or an account, but those that are examples for everyone."""
    text = _text(path)
    found = set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text))
    assert found <= {"example.org", "naam-van-de-gemeente.nl"}
    accounts = set(re.findall(r"(?<![\w/])@([a-z][\w-]*)(?![\w/-])", re.sub(r"`[^`]*`", "", text)))
    assert accounts <= {"gebruikersnaam"}


def test_code_owners_are_people_that_somebody_named() -> None:
    """Until somebody takes it on, nobody owns a path."""
    rules = [line for line in _text(PROJECT / ".github/CODEOWNERS").splitlines() if line.strip() and not line.startswith("#")]
    assert all(re.fullmatch(r"\S+(?: +@[\w-]+(?:/[\w.-]+)?)+", rule) for rule in rules)


def test_every_fixture_that_an_explanation_names_exists() -> None:
    """An explanation may lean on a file of the tests."""
    named = re.findall(r"tests/fixtures/(\S+) -->", _text(PROJECT / "docs/meldingen.md"))
    assert named
    assert all((FIXTURES / name).is_dir() for name in named)


# --- publiccode.yml -----------------------------------------------------------

REQUIRED = {
    "publiccodeYmlVersion": str,
    "name": str,
    "url": str,
    "platforms": list,
    "categories": list,
    "developmentStatus": str,
    "softwareType": str,
    "description": dict,
    "legal": dict,
    "maintenance": dict,
    "localisation": dict,
}
"""The keys that version 0.4 of the standard asks for: https://yml.publiccode.tools/schema.core.html"""
ALLOWED = {
    "developmentStatus": {"concept", "development", "beta", "stable", "obsolete"},
    "softwareType": {
        *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
        "addon",
        "library",
        "configurationFiles",
    },
}


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_text(PROJECT / "publiccode.yml"))
    return found


def test_publiccode_holds_what_the_standard_asks(publiccode: dict[str, Any]) -> None:
    """Every required key is there, of the right kind and with an allowed value."""
    assert {key: type(publiccode.get(key)) for key in REQUIRED} == REQUIRED
    assert publiccode["publiccodeYmlVersion"] == "0.4"
    assert all(publiccode[key] in values for key, values in ALLOWED.items())
    assert re.fullmatch(r"https://[\w.-]+/\S+", publiccode["url"])
    assert publiccode["platforms"]
    assert publiccode["categories"]


def test_publiccode_tells_in_each_language_what_it_is(publiccode: dict[str, Any]) -> None:
    """A description has a short text, a long one and features, within the bounds of the standard."""
    assert "nl" in publiccode["description"]
    for told in publiccode["description"].values():
        assert 0 < len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]


def test_publiccode_agrees_with_the_project(publiccode: dict[str, Any]) -> None:
    """Name, licence and language are those of the site, and who maintains it is told as the standard asks."""
    site = yaml.safe_load(_text(PROJECT / "site.yaml"))
    assert publiccode["name"] == site["titel"]
    assert f'license = "{publiccode["legal"]["license"]}"' in _text(PROJECT / "pyproject.toml")
    assert publiccode["localisation"] == {"localisationReady": False, "availableLanguages": ["nl"]}
    maintenance = publiccode["maintenance"]
    assert maintenance["type"] in {"internal", "community", "contract", "none"}
    needed = {"internal": "contacts", "community": "contacts", "contract": "contractors"}.get(maintenance["type"])
    assert needed is None or all(person["name"] for person in maintenance[needed])
    assert needed is not None or set(maintenance) == {"type"}
