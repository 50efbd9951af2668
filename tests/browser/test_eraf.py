"""Who stands as a contact finds the way out, on the page of the example and where examples are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Watched

PAGE = "/praktijkvoorbeelden/zuidhorn-werk-integreert/"


@pytest.mark.parametrize("path", [PAGE, "/vergelijken/?v=zuidhorn-werk-integreert,den-helder-droomstatus"])
def test_way_out_opens_by_keyboard(visit: Watched, path: str) -> None:
    """Each contact has its own, told apart by the organisation; it leads to GitHub with the address of the page."""
    page = visit.open(path)
    knobs = page.locator(".eraf__knop")
    expect(knobs.first).to_be_visible()
    names = knobs.all_inner_texts()
    assert "Haal mij eraf: VluchtelingenWerk Noord-Nederland" in [" ".join(name.split()).replace(" :", ":") for name in names]
    way = page.locator(".eraf").first.get_by_role("link", name="Meld het op GitHub")
    expect(way).to_be_hidden()
    knobs.first.focus()
    page.keyboard.press("Enter")
    expect(way).to_be_visible()
    assert "praktijkvoorbeelden%2Fzuidhorn-werk-integreert%2F" in (way.get_attribute("href") or "")


def test_paper_has_no_buttons(visit: Watched) -> None:
    """On paper there is nothing to press: neither the way out nor the invitation."""
    page = visit.open(PAGE)
    page.emulate_media(media="print")
    for part in (".eraf", ".uitnodiging", ".contact__uitnodiging"):
        expect(page.locator(part).first).to_be_hidden()


def test_contact_box_hides_no_invitation(visit: Watched) -> None:
    """The contact stays in view beside the text, and never lies over the invitation."""
    page = visit.open(PAGE)
    link = page.locator(".uitnodiging a")
    link.focus()
    assert link.evaluate("link => { const { x, y, width, height } = link.getBoundingClientRect(); return document.elementFromPoint(x + width / 2, y + height / 2) === link }")
