"""The rows of the comparison are parts that the pages of examples have."""

from __future__ import annotations

import re

from praktijksite.pages.vergelijken import RIJEN
from tests.builders import MINI, site_of


def test_every_row_is_marked_in_a_page() -> None:
    """Each row finds its part in the page of some example, by the mark that the template sets."""
    pages = [data.decode() for name, data in site_of(MINI).items() if re.fullmatch(r"praktijkvoorbeelden/[^/]+/index\.html", name)]
    marks = {mark for page in pages for mark in re.findall(r'data-vergelijk="([^"]+)"', page)}
    assert {rij.id for rij in RIJEN} <= marks
