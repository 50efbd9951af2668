"""Styles and scripts become few and small, lose nothing that is used, and are named after what is in them."""

from __future__ import annotations

import pytest

from praktijksite import assets
from tests.builders import PROJECT

INPUTS = assets.read(PROJECT)
TEMPLATES = {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in sorted((PROJECT / "templates").rglob("*.html"))}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".used{color:red}.unused{color:red}", ".used{color:red}"),
        (".used .unused{a:b}", ""),
        (".used,.unused{a:b}", ".used{a:b}"),
        ("a:hover{a:b}", "a:hover{a:b}"),
        (":root{--x:1}", ":root{--x:1}"),
        ("@media print{.unused{a:b}}", ""),
        ("@media print{.unused{a:b}.used{a:b}}", "@media print{.used{a:b}}"),
        (".used:is(.unused, .used){a:b}", ""),
        ("/* .used */.unused{}", ""),
    ],
)
def test_only_used_rules_are_kept(css: str, kept: str) -> None:
    """A rule of a package is kept when every class in its selector is used somewhere."""
    assert assets.purge(css, {"used"}).replace(" ", "") == kept.replace(" ", "")


def test_folder_is_named_after_its_content() -> None:
    """Another byte in a style or a template gives another folder, so that browsers may keep what they have."""
    folder = assets.folder(INPUTS, TEMPLATES)
    assert folder == assets.folder(dict(reversed(INPUTS.items())), TEMPLATES)
    assert folder != assets.folder({**INPUTS, "assets/bloem.svg": b"x"}, TEMPLATES)
    assert folder != assets.folder(INPUTS, {**TEMPLATES, "templates/base.html": b"x"})


def test_promised_files_are_made() -> None:
    """What is made is what was promised, every file with something in it, the same each time."""
    made = assets.make(INPUTS, TEMPLATES)
    assert sorted(made) == sorted(assets.names(INPUTS))
    assert all(made.values())
    assert made == assets.make(INPUTS, TEMPLATES)


def test_styles_begin_with_their_layers() -> None:
    """The style sheet begins with the order of its layers, so that no file decides who wins."""
    assert assets.make(INPUTS, TEMPLATES)["site.css"].startswith(assets.LAYERS.encode())
