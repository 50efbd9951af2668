"""The puzzle in a browser: its names, its states, and one row or three by three."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from praktijksite.model import ELEMENT_IDS
from tests.browser.conftest import Watched, watch
from tests.browser.test_pages import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.served import Site

REGIE = "/elementen/regie/"


def tops(page: Page) -> list[float]:
    """Return how far down each piece stands, the lifted one as if it lay in its place."""
    found: list[float] = page.locator(".puzzel__plek").evaluate_all("pieces => pieces.map(piece => Math.round(piece.getBoundingClientRect().top))")
    return found


def test_pieces_are_links_told_apart_by_name(visit: Watched) -> None:
    """Each piece is a link with name and count, so that the two A's differ, and an empty one says so."""
    page = visit.open("/")
    names = [link.get_attribute("data-stuk") for link in page.locator(".puzzel__stuk").all()]
    assert tuple(names) == ELEMENT_IDS
    for name in ("Ambassadeurs inzetten 3 voorbeelden", "Adequate ondersteuning 3 voorbeelden", "Taal en onderwijs nog geen voorbeeld"):
        assert page.get_by_role("link", name=name, exact=True).count() == 1
    assert "".join(page.locator(".puzzel__letter").all_inner_texts()) == "INTEGRAAL"
    page.get_by_role("link", name="Regie 2 voorbeelden", exact=True).click()
    page.wait_for_url(visit.site.url(REGIE))


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1100, 1440])
def test_no_name_breaks_inside_a_word(visit: Watched, width: int) -> None:
    """Every word below or on a piece stands on one line."""
    page = visit.open(REGIE)
    page.set_viewport_size({"width": width, "height": 800})
    broken = page.locator(".puzzel__naam").evaluate_all("""names => names.flatMap(name => {
        const text = name.firstChild, range = document.createRange()
        return [...text.data.matchAll(/\\S+/g)].filter(word => {
            range.setStart(text, word.index)
            range.setEnd(text, word.index + word[0].length)
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1
        }).map(word => word[0])
    })""")
    assert broken == []


@pytest.mark.parametrize("width", [360, 768])
def test_lifted_piece_covers_no_words(visit: Watched, width: int) -> None:
    """Chosen or pointed at, a piece stays clear of the words on the piece above it, and the board does not grow."""
    page = visit.open("/praktijkvoorbeelden/?beeld=puzzel")
    page.set_viewport_size({"width": width, "height": 900})
    board = page.locator(".puzzel__bord")
    height = board.evaluate("board => board.offsetHeight")
    for place in range(3, 9):
        piece = page.locator(".puzzel__stuk").nth(place)
        piece.focus()
        for _ in range(2):
            words = page.locator(".puzzel__stuk").nth(place - 3).locator(".puzzel__telling").evaluate("words => words.getBoundingClientRect().bottom")
            assert piece.evaluate("piece => piece.getBoundingClientRect().top") >= words
            piece.evaluate("piece => piece.classList.add('is-gekozen')")
        assert board.evaluate("board => board.offsetHeight") == height
        piece.evaluate("piece => piece.classList.remove('is-gekozen')")


def test_one_row_or_three_by_three(visit: Watched) -> None:
    """Nine in one row on a desk, three by three where it is narrow or the text is large; every name stays on its piece."""
    page = visit.open(REGIE)
    assert len(set(tops(page))) == 1
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert len(set(tops(page))) == 3
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 320, "height": 640})
    assert len(set(tops(page))) == 3
    outside = page.evaluate(
        "[...document.querySelectorAll('.puzzel__plek')].filter(piece => [...piece.querySelectorAll('.puzzel__naam, .puzzel__telling')].some("
        "part => part.scrollWidth > piece.clientWidth || part.offsetTop + part.offsetHeight > piece.clientHeight)).length"
    )
    assert outside == 0


def test_chosen_piece_lifts_out_of_its_place(visit: Watched) -> None:
    """The piece of this page is lifted, says that it is chosen, and is the current one; the others lie still."""
    page = visit.open(REGIE)
    chosen = page.locator(".puzzel__stuk.is-gekozen")
    assert chosen.get_attribute("aria-current") == "page"
    assert chosen.locator(".puzzel__merk").is_visible()
    assert page.locator(".puzzel__merk:visible").count() == 1
    lifted = page.locator(".puzzel__vlak").evaluate_all("faces => faces.map(face => getComputedStyle(face).transform !== 'none')")
    assert lifted == [element == "regie" for element in ELEMENT_IDS]


def test_a_filter_may_be_made_of_it(visit: Watched) -> None:
    """As buttons that are pressed or not, the pieces pass axe and look chosen."""
    page = visit.open("/")
    page.evaluate(
        "document.querySelectorAll('[data-stuk]').forEach((piece, place) => {"
        "piece.setAttribute('role', 'button'); piece.setAttribute('aria-pressed', place < 2); piece.classList.toggle('is-gekozen', place < 2) })"
    )
    assert page.locator(".puzzel__merk:visible").count() == 2
    assert page.get_by_role("button", name="In beeld krijgen en houden 5 voorbeelden", pressed=True).count() == 1
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/", REGIE])
def test_forced_colours_keep_every_outline(browser: Browser, site: Site, path: str) -> None:
    """With the colours of the visitor every piece and every petal still has an outline or a fill that shows."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    watched = watch(context, site)
    page = watched.open(path)
    assert violations(page) == []
    pale = page.evaluate(
        "(() => { const canvas = getComputedStyle(document.body).backgroundColor;"
        "return [...document.querySelectorAll('.puzzel__vorm path, .bloem__blad--kern, .bloem__blad--raakt, .bloem__blad--niet')]"
        ".filter(path => { const style = getComputedStyle(path); return [style.fill, style.stroke].every(colour => colour === canvas || colour === 'none') })"
        ".length })()"
    )
    assert pale == 0
    context.close()
    assert watched.wrong == []
