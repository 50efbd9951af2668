"""The small site comes out as last agreed, byte for byte."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.builders import MINI, PROJECT, read_tree, site_of, write_tree

GOLDEN = PROJECT / "tests" / "golden" / "mini"
FOLDER = re.compile(rb"/assets/[0-9a-f]{12}/")


def small_site() -> dict[str, bytes]:
    """Return the small site without styles, scripts and fonts; their folder, named after their bytes, gets a fixed name.

    Pictures are left out too: other machines may pack the same points in other bytes. `test_social.py` looks at them.
    """
    site = site_of(MINI)
    return {name: FOLDER.sub(b"/assets/x/", data) for name, data in site.items() if not name.startswith("assets/") and not name.endswith(".png")}


def test_small_site_is_as_last_agreed(request: pytest.FixtureRequest) -> None:
    """The small site comes out byte for byte as reviewed; --update-golden proposes a new one."""
    site = small_site()
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        write_tree(GOLDEN, site)
    agreed = read_tree(GOLDEN)
    assert sorted(site) == sorted(agreed)
    for name, data in site.items():
        assert data.decode(errors="replace") == agreed[name].decode(errors="replace"), name
        assert data == agreed[name], name


def test_small_site_uses_every_feature() -> None:
    """The small site has a page of every kind, so that the golden site guards every template."""
    used = {path.name for path in (PROJECT / "templates" / "pages").glob("*.html")}
    pages = {
        "home.html": "index.html",
        "explorer.html": "praktijkvoorbeelden/index.html",
        "praktijkvoorbeeld.html": "praktijkvoorbeelden/zuidhorn-testproef/index.html",
        "lijst.html": "themas/werk/index.html",
        "gemeenten.html": "gemeenten/index.html",
        "kaart.html": "kaart/index.html",
        "pagina.html": "over/index.html",
        "cijfers.html": "cijfers/index.html",
        "begrippen.html": "begrippen/index.html",
        "formulier.html": "meedoen/formulier/index.html",
        "vergelijken.html": "vergelijken/index.html",
        "verhuisd.html": "praktijkvoorbeelden/zuidhorn-oude-naam/index.html",
        "404.html": "404.html",
    }
    # The one that only the editors see is held by test_rapport.py.
    assert used == {*pages, "rapport.html"}
    assert set(pages.values()) <= set(site_of(MINI))
