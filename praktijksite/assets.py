"""Styles, scripts and fonts: from packages and `assets/` to a few small files.

They stand in a folder named after their content, so that a browser may keep them
for ever and scripts can import each other by the names they have here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from praktijksite import scripts
from praktijksite.pages.frame import Assets
from praktijksite.source import digest_of

PACKAGES_CSS = (
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@nl-design-system-candidate/button-css/dist/button.css",
    "@utrecht/textbox-css/dist/index.css",
    "@utrecht/select-css/dist/index.css",
)
"""Components of the NL Design System, as they come from npm."""

PLOTLY = "plotly.js-basic-dist-min/plotly-basic.min.js"
"""Charts; only a page that has some loads it. Its licence stands at its beginning."""
MARKDOWN = "markdown-it/dist/browser/markdown-it.esm.min.mjs"
"""Markdown in the browser, for the preview of what somebody writes. Its licence stands at its beginning."""
FONT = "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
FONT_EXT = "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2"
FONT_LICENCE = "@fontsource-variable/source-sans-3/LICENSE"
_AS_THEY_ARE = (FONT, FONT_EXT, PLOTLY, MARKDOWN)
LAYERS = "@layer reset,tokens,base,packages,layout,components,utilities;"
_CLASS = re.compile(r"\.(-?[_a-zA-Z][-\w]*)")
_WORD = re.compile(r"[-\w]+")


def read(root: Path) -> dict[str, bytes]:
    """Return every input of the assets by its path. Raises FileNotFoundError when `npm ci` was not run."""
    packages = [f"node_modules/{name}" for name in (*PACKAGES_CSS, PLOTLY, MARKDOWN, FONT, FONT_EXT, FONT_LICENCE)]
    own = sorted(path.relative_to(root).as_posix() for path in (root / "assets").rglob("*") if path.is_file())
    return {name: (root / name).read_bytes() for name in (*packages, *own)}


def folder(inputs: Mapping[str, bytes], templates: Mapping[str, bytes]) -> str:
    """Return the path of the folder for these inputs. Templates count: they decide which rules are kept."""
    parts = [part for name, data in sorted({**inputs, **templates}.items()) for part in (name, data)]
    return f"/assets/{digest_of(*parts)[:12]}/"


def addresses(path: str, inputs: Mapping[str, bytes], templates: Mapping[str, bytes], href: Callable[[str], str]) -> Assets:
    """Return what pages load, given the folder's *path*."""
    own = {name.removeprefix("assets/js/"): data.decode() for name, data in inputs.items() if name.startswith("assets/js/")}
    texts = {name.removeprefix("templates/"): data.decode() for name, data in templates.items()}
    return Assets(
        css=href(f"{path}site.css"),
        js=href(f"{path}js/{scripts.MAIN}"),
        font=href(f"{path}{FONT.rsplit('/', 1)[-1]}"),
        icon=href(f"{path}bloem.svg"),
        scripts={page: tuple(href(f"{path}js/{name}") for name in names) for page, names in scripts.needed(own, texts).items()},
    )


def names(inputs: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the names of the files that `make` makes of *inputs*."""
    own = [name.removeprefix("assets/") for name in sorted(inputs) if _is_copied(name) or name.startswith("assets/js/")]
    return ("site.css", *(name.rsplit("/", 1)[-1] for name in _AS_THEY_ARE), "source-sans-3-LICENSE.txt", *own)


def _is_copied(name: str) -> bool:
    """Tell whether *name* is a file that stands straight in `assets/` and goes along as it is."""
    return re.fullmatch(r"assets/[^/]+", name) is not None


def make(inputs: Mapping[str, bytes], templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the folder by name."""
    own_scripts = {name.removeprefix("assets/"): data for name, data in inputs.items() if name.startswith("assets/js/")}
    words = used_words([*templates.values(), *own_scripts.values()])
    packages = "\n".join(purge(inputs[f"node_modules/{name}"].decode(), words) for name in PACKAGES_CSS)
    own = "\n".join(data.decode() for name, data in sorted(inputs.items()) if name.startswith("assets/css/"))
    css = f"{LAYERS}\n@layer packages{{{packages}}}\n{own}"
    files = {"site.css": css.encode()}
    files |= own_scripts
    for name in _AS_THEY_ARE:
        files[name.rsplit("/", 1)[-1]] = inputs[f"node_modules/{name}"]
    files["source-sans-3-LICENSE.txt"] = inputs[f"node_modules/{FONT_LICENCE}"]
    files |= {name.removeprefix("assets/"): data for name, data in inputs.items() if _is_copied(name)}
    return files


def used_words(texts: Iterable[bytes]) -> set[str]:
    """Return every word that stands in *texts*: a class that is used is among them."""
    return {word for text in texts for word in _WORD.findall(text.decode())}


def purge(css: str, used: set[str]) -> str:
    """Return *css* without the rules whose selectors need a class that nobody uses."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rule, used) for rule in rules)


def _kept(rule: Any, used: set[str]) -> str:  # noqa: ANN401 - tinycss2 has no types
    import tinycss2

    if rule.type == "at-rule" and rule.content is not None:
        inner = "".join(_kept(child, used) for child in tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
    if rule.type != "qualified-rule":
        return ""
    selectors = [tinycss2.serialize(part).strip() for part in _split(rule.prelude)]
    kept = [selector for selector in selectors if set(_CLASS.findall(selector)) <= used]
    return f"{','.join(kept)}{{{tinycss2.serialize(rule.content)}}}" if kept else ""


def _split(tokens: list[Any]) -> list[list[Any]]:
    """Return the selectors of a prelude; a comma inside :is() or :not() parts none."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
