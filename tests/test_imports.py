"""The arrows between the modules, and the doors of the templates, are as agreed."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter

import pytest

from tests.builders import PROJECT

PACKAGE = PROJECT / "praktijksite"
TEMPLATES = sorted(path.relative_to(PROJECT).as_posix() for path in (PROJECT / "templates").rglob("*.html"))

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "meldingen": set(),
    "problems": set(),
    "dutch": set(),
    "urls": set(),
    "memory": set(),
    "parallel": set(),
    "serve": set(),
    "scripts": set(),
    "source": {"meldingen", "problems"},
    "schema": {"model"},
    "issues": set(),
    "contacten": {"dutch", "issues", "library", "model", "pages.frame", "source", "urls"},
    "links": {"dutch", "github", "model", "problems", "rapport", "urls", "validate"},
    "bezoek": {"links"},
    "bijhouden": {"bezoek", "contacten", "content", "issues", "links", "source"},
    "bloem": {"model"},
    "puzzel": {"dorp.pen"},
    "social": {"bloem"},
    "zeshoeken": set(),
    "land": {"model", "zeshoeken"},
    "schema_export": {"meldingen", "model", "schema"},
    "bestand": {"model", "schema", "source"},
    "validate": {"meldingen", "model", "problems", "schema", "source"},
    "begrippen": {"model"},
    "getallen": {"dutch"},
    "feiten": {"dutch", "getallen", "meldingen", "problems", "source", "validate"},
    "parse": {"feiten", "meldingen", "model", "problems", "schema", "source", "validate"},
    "grafieken": {"dutch", "getallen", "model", "problems", "schema"},
    "editorial": {"begrippen", "grafieken", "model", "parse", "problems", "schema", "sjabloon", "source", "urls", "validate"},
    "library": {"meldingen", "model", "problems"},
    "formulier": {"library", "model", "schema_export", "termen", "zinnen"},
    "search": {"library", "model", "parse", "schema", "urls"},
    "tellingen": {"dutch", "library", "model", "search", "urls"},
    "tekening": {"dutch", "model"},
    "figuur": {"dutch", "model", "tekening"},
    "feeds": {"library", "model", "source", "urls"},
    "pages.frame": {"bloem", "dorp", "dutch", "land", "library", "model", "puzzel", "search", "social", "urls"},
    "pages.matrix": {"dutch", "pages.frame", "urls"},
    "pages.lists": {"bloem", "dorp", "dutch", "land", "model", "pages.frame", "urls", "zeshoeken"},
    "pages.explorer": {"dorp", "model", "pages.frame", "pages.lists", "pages.matrix", "search", "urls"},
    "pages.kaart": {"bloem", "dutch", "land", "library", "model", "pages.explorer", "pages.frame", "search", "urls", "zeshoeken"},
    "pages.fixed": {"dorp", "dutch", "library", "model", "pages.frame", "pages.matrix", "sjabloon", "urls"},
    "pages.formulier": {"bloem", "model", "pages.frame", "schema", "urls"},
    "pages.begrippen": {"dutch", "model", "pages.frame", "urls"},
    "pages.cijfers": {"dutch", "editorial", "figuur", "library", "model", "pages.frame", "tekening", "tellingen", "urls"},
    "pages.vergelijken": {"pages.frame", "schema", "urls"},
    "zinnen": {"getallen"},
    "alineas": {"render", "zinnen"},
    "termen": set(),
    "rapport": {"alineas", "model", "source", "termen", "zinnen"},
    "pages.rapport": {"dutch", "pages.frame", "parse", "rapport", "urls"},
    "terminal": {"pages.rapport"},
    "pages.claims": {"dutch", "feiten", "getallen", "model"},
    "pages.voorbeeld": {"bloem", "dutch", "model", "pages.claims", "pages.frame", "parse", "schema", "search", "urls"},
    "render": {"begrippen", "dutch", "getallen", "model", "pages.frame", "urls"},
    "assets": {"pages.frame", "scripts", "source"},
    "output": {"memory", "parallel", "source"},
    "fulltext": {"output"},
    "github": set(),
    "issueformulier": {"model", "schema", "urls"},
    "uit_issue": {"bestand", "commentaar", "content", "dutch", "github", "issueformulier", "library", "model", "parse", "problems", "schema", "source", "urls", "validate"},
    "commentaar": {"github"},
    "beoordeling": {"commentaar", "dutch", "library", "links", "model", "parse", "problems", "source", "validate"},
    "content": {"editorial", "library", "memory", "model", "parallel", "parse", "problems", "schema", "source", "urls", "validate"},
    "herstel": {"model", "parse", "problems", "schema", "source", "validate"},
    "sjabloon": {"schema"},
    "vragen": {"bestand", "feiten", "herstel", "meldingen", "model", "parse", "problems", "schema", "sjabloon", "source", "urls", "validate"},
    "opdrachten": {"bestand", "herstel", "library", "problems", "source", "validate", "vragen"},
    "plan": {
        *("assets", "content", "dorp", "feeds", "formulier", "fulltext", "land", "library", "memory", "model", "output", "pages.begrippen", "pages.cijfers", "pages.explorer", "pages.fixed", "pages.formulier", "pages.frame"),
        *("pages.kaart", "pages.lists", "pages.rapport", "pages.vergelijken", "pages.voorbeeld"),
        *("problems", "rapport", "render", "schema_export", "search", "sjabloon", "social", "source", "urls"),
    },
    "build": {"beoordeling", "bijhouden", "content", "dutch", "issueformulier", "issues", "model", "opdrachten", "output", "pages.rapport", "plan", "problems", "serve", "terminal", "uit_issue", "urls"},
}
"""What each module may import of ours. The town draws itself: `dorp` takes nothing from outside its folder."""


def name_of(module: str) -> str:
    return module.removeprefix("praktijksite").removeprefix(".") or "praktijksite"


def imports(path: str) -> set[str]:
    """Return our modules that a file imports, anywhere in it."""
    file = PROJECT / f"{path}.py"
    nodes = list(ast.walk(ast.parse((file if file.exists() else PROJECT / path / "__init__.py").read_text("utf-8"))))
    found = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            assert node.level == 0, f"{path} imports {module} by a relative name"
            inner = {f"{module}.{name.name}" for name in node.names}
            modules = {whole for whole in inner if (PROJECT / f"{whole.replace('.', '/')}.py").exists() or (PROJECT / whole.replace(".", "/")).is_dir()}
            found |= modules or {module}
    return {name_of(module) for module in found if module.split(".")[0] == "praktijksite"} | {"build"} & found


def modules() -> list[str]:
    files = (path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("[!_]*.py"))
    return sorted(file.replace("/", ".") for file in files if not file.startswith("dorp/"))


@pytest.mark.parametrize("module", modules())
def test_imports_follow_the_map(module: str) -> None:
    """A module imports only what the map allows; a module off the map is a KeyError."""
    assert imports(f"praktijksite/{module.replace('.', '/')}") <= MAY_IMPORT[module]


def test_the_map_has_no_module_too_many() -> None:
    """The map names the modules there are, and allows nothing that no module uses."""
    used = {module: imports(f"praktijksite/{module.replace('.', '/')}") for module in modules()}
    assert {**used, "build": imports("build")} == MAY_IMPORT


def test_the_map_has_no_cycle() -> None:
    """The arrows run one way: from `model` and `problems` to `build`."""
    order = list(TopologicalSorter({**MAY_IMPORT, "dorp": set(), "dorp.pen": set()}).static_order())
    assert order[-1] == "build"


@pytest.mark.parametrize("module", sorted(path.stem for path in (PACKAGE / "dorp").glob("*.py")))
def test_the_town_stands_alone(module: str) -> None:
    """A module of the town imports its own neighbours and nothing else of ours."""
    assert all(found == "dorp" or found.startswith("dorp.") for found in imports(f"praktijksite/dorp/{module}"))


@pytest.mark.parametrize("path", sorted(path.relative_to(PROJECT).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py")))
def test_nothing_imports_the_command(path: str) -> None:
    """`build.py` wires the rest together, and nothing depends on it."""
    assert "build" not in imports(path.removesuffix("/__init__"))


@pytest.mark.parametrize("path", TEMPLATES)
def test_templates_have_one_door_for_markup(path: str) -> None:
    """No template marks text as safe or turns escaping off: HTML enters by the filter `markdown` alone."""
    text = (PROJECT / path).read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", text)


@pytest.mark.parametrize("path", TEMPLATES)
def test_templates_hold_no_styles_and_no_scripts(path: str) -> None:
    """No template has a style, a handler, or a script in it; data for machines is the exception."""
    text = (PROJECT / path).read_text("utf-8")
    assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", text, re.IGNORECASE)
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.DOTALL | re.IGNORECASE)
    assert all('type="application/ld+json"' in attributes or ("src=" in attributes and not inner) for attributes, inner in scripts)


@pytest.mark.parametrize("path", TEMPLATES)
def test_templates_name_no_other_host(path: str) -> None:
    """No template loads anything from elsewhere: every address in it comes from the page."""
    assert not re.search(r'(?:src|href)="(?:https?:)?//', (PROJECT / path).read_text("utf-8"))
