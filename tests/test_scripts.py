"""A page tells the browser at once which scripts it needs: those its templates call, with all that these import."""

from __future__ import annotations

import re

import pytest

from praktijksite import scripts
from tests.builders import PROJECT

OWN = {path.relative_to(PROJECT / "assets/js").as_posix(): path.read_text("utf-8") for path in (PROJECT / "assets/js").rglob("*.js")}
TEMPLATES = {path.relative_to(PROJECT / "templates").as_posix(): path.read_text("utf-8") for path in (PROJECT / "templates").rglob("*.html")}
MAIN = "const components = {\n'a-b': () => import('./components/a.js'),\n'c': () => import('./components/c.js')\n}\n"
SMALL = {
    "main.js": MAIN,
    "components/a.js": "import { x } from '../x.js'\nimport { y } from './c.js'\n",
    "components/c.js": "// import { z } from './z.js'\nconst engine = import(address)\n",
    "x.js": "import { x } from './x.js'\nimport {\n  y\n} from './y.js'\n",
    "y.js": "",
}


def test_page_needs_what_its_templates_call() -> None:
    """Through frames, parts and macros, and through imports of imports, once each."""
    templates = {
        "pages/een.html": '{% extends "base.html" %}{% from "macros/m.html" import m %}',
        "pages/twee.html": '{% extends "base.html" %}<p data-module="c"></p>',
        "pages/drie.html": "",
        "base.html": '{%- include "deel.html" %}',
        "deel.html": "{% extends 'base.html' %}",
        "macros/m.html": '<div data-module="a-b"></div><div data-module="a-b"></div>',
    }
    assert scripts.needed(SMALL, templates) == {
        "pages/een.html": ("components/a.js", "components/c.js", "x.js", "y.js"),
        "pages/twee.html": ("components/c.js",),
        "pages/drie.html": (),
    }


def test_module_that_does_not_exist_is_refused() -> None:
    """A mistyped module fails the build, not the visitor."""
    with pytest.raises(KeyError, match="onzin"):
        scripts.needed(SMALL, {"pages/een.html": '<p data-module="onzin"></p>'})


def test_every_script_is_needed_somewhere() -> None:
    """No script stands there that no page uses, or that no other starts as a worker."""
    needed = {name for names in scripts.needed(OWN, TEMPLATES).values() for name in names}
    workers = {name for text in OWN.values() for name in re.findall(r"new Worker\(new URL\('([^']+)'", text)}
    assert needed | workers | {scripts.MAIN} == set(OWN)
