"""What goes wrong for a visitor: files that do not come, a focus that could get lost, and addresses that nobody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import violations
from tests.browser.test_vergelijken import DALFSEN, VERGELIJKEN, compare, saved
from tests.browser.test_walks import EXPLORER, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

    from tests.browser.conftest import Watched
    from tests.browser.served import Site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page whose console may tell of errors: here they are made on purpose."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def remark(page: Page) -> Locator:
    return page.locator("[data-opmerking]")


# --- Files that do not come ---------------------------------------------------


def test_without_index_the_list_is_left(page: Page, site: Site) -> None:
    """Without the index of the filters the list shows, words say what is wrong, and nothing dead shows."""
    page.route("**/facetten.json", lambda route: route.abort())
    page.goto(site.url(f"{EXPLORER}?thema=zorg"), wait_until="networkidle")
    expect(remark(page)).to_contain_text("Zoeken en filteren lukt nu niet.")
    assert len(titles(page)) == 6
    for dead in ("[data-beelden]", "[data-formulier]", "[data-sorteer]"):
        assert not page.locator(dead).is_visible()
    assert violations(page) == []


def test_order_that_does_not_come_is_told_and_tried_again(page: Page, site: Site) -> None:
    """A failed fetch is told; the next choice fetches again and takes the words away."""
    page.route("**/volgorde*", lambda route: route.abort())
    page.goto(site.url(EXPLORER), wait_until="networkidle")
    before = titles(page)
    page.get_by_label("Sorteer").select_option("titel")
    expect(remark(page)).to_contain_text("Laden lukte niet.")
    assert titles(page) == before
    page.unroute("**/volgorde*")
    page.get_by_label("Sorteer").select_option("")
    expect(remark(page)).to_be_empty()
    page.get_by_label("Sorteer").select_option("titel")
    expect(page.locator(".card__titel").first).not_to_have_text(before[0])
    expect(remark(page)).to_be_empty()


INDEX = {
    "the worker": "**/js/fulltext-worker.js",
    "Pagefind": "**/zoeken/pagefind.js",
    "what its hits are called": "**/zoeken/nummers.json",
    "the entry": "**/zoeken/pagefind-entry.json*",
    "the table of contents": "**/zoeken/*.pf_meta",
    "WebAssembly": "**/zoeken/wasm.*",
    "the words": "**/zoeken/index/*",
    "the texts": "**/zoeken/fragment/*",
}
"""Every kind of file that searching in whole texts needs."""
ONLY_CARDS = "Het zoeken in hele teksten lukte niet. We zochten alleen in de kaartjes."


def fail(route: Route) -> None:
    route.abort()


def not_found(route: Route) -> None:
    """Answer as GitHub Pages does for a file of an index that was renewed."""
    route.fulfill(status=404, content_type="text/html", body="<!doctype html><title>Niet gevonden</title>")


@pytest.mark.parametrize("answer", [fail, not_found])
@pytest.mark.parametrize("kind", INDEX)
def test_index_that_does_not_come_is_told_and_tried_again(kind: str, answer: Callable[[Route], None], page: Page, site: Site) -> None:
    """The cards are searched and words say that the texts were not; trying again does, and the focus stays in the search."""
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.context.route(INDEX[kind], answer)
    page.goto(site.url(EXPLORER), wait_until="networkidle")
    field = page.get_by_role("searchbox", name="Zoek in alle teksten")
    field.fill("verzorgingshuizen")
    expect(remark(page)).to_contain_text(ONLY_CARDS)
    expect(page.get_by_role("status")).to_have_text("Geen van de 6 voorbeelden")
    again = remark(page).get_by_role("button", name="Opnieuw proberen")
    again.press("Enter")
    expect(page.locator("[data-lijst] ul")).to_have_attribute("aria-busy", "false")
    expect(again).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Geen van de 6 voorbeelden")
    page.context.unroute(INDEX[kind])
    again.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    expect(page.locator(".card__vondst mark").first).to_be_visible()
    expect(remark(page)).to_be_empty()
    expect(field).to_be_focused()
    assert thrown == []


def test_words_on_cards_are_found_without_index(page: Page, site: Site) -> None:
    """What the cards have is found, and typing on searches the texts again by itself."""
    page.context.route(INDEX["the words"], fail)
    page.goto(site.url(f"{EXPLORER}?q=vrijwilligerswerk"), wait_until="networkidle")
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    expect(remark(page)).to_contain_text(ONLY_CARDS)
    assert violations(page) == []
    page.context.unroute(INDEX["the words"])
    page.get_by_role("searchbox", name="Zoek in alle teksten").fill("verzorgingshuizen")
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    expect(remark(page)).to_be_empty()


def test_excerpt_that_does_not_come_is_no_alarm(page: Page, site: Site) -> None:
    """A text that only gives an excerpt may be missing: the summary stays on its card, and the next search is a good one."""
    page.goto(site.url(f"{EXPLORER}?q=verzorgingshuizen"), wait_until="networkidle")
    # The best hit came; all others do not.
    page.context.route(INDEX["the texts"], fail)
    field = page.get_by_role("searchbox", name="Zoek in alle teksten")
    field.fill("statushouders Den Helder")
    expect(page.locator(".card__tekst").first).to_be_visible()
    page.context.unroute(INDEX["the texts"])
    field.fill("verzorgingshuizen")
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    expect(remark(page)).to_be_empty()


def test_map_keeps_what_it_can_show(page: Page, site: Site) -> None:
    """Without the index the map says so, claims no choice that it does not show, and tells the counts it has."""
    page.route("**/facetten.json", lambda route: route.abort())
    page.goto(site.url("/kaart/"), wait_until="networkidle")
    thema = page.get_by_label("Kleur de kaart per thema").get_by_role("link", name="Werk en inkomen")
    thema.click()
    expect(page.get_by_role("status")).to_contain_text("Laden lukte niet.")
    expect(page.get_by_text("Alle voorbeelden tellen mee.")).to_be_visible()
    page.locator('[data-gemeente="dalfsen"]').focus()
    expect(page.locator("[data-paneel]")).to_contain_text("Overijssel · 1 voorbeeld.")
    assert not page.get_by_text("Werk je daar?").is_visible()
    page.unroute("**/facetten.json")
    thema.click()
    expect(page.get_by_text("Alleen voorbeelden bij dit thema.")).to_be_visible()


# --- A focus that could get lost ----------------------------------------------


@pytest.mark.parametrize("name", ["Haal weg: “taal”", "Wis alles"])
def test_focus_stays_where_the_search_field_is_folded_away(name: str, visit: Watched) -> None:
    """On a phone the field cannot take the focus: the button that unfolds it does."""
    visit.page.set_viewport_size({"width": 360, "height": 740})
    page = visit.open(f"{EXPLORER}?q=taal{'&thema=werk' if name == 'Wis alles' else ''}")
    page.get_by_role("button", name=name).press("Enter")
    expect(page.get_by_role("button", name="Filters")).to_be_focused()


def test_focus_does_not_wait_for_the_network(visit: Watched) -> None:
    """The focus is on the next chip at once, so that who goes on is not called back."""
    page = visit.open(f"{EXPLORER}?thema=werk&element=regie")
    assert page.evaluate("() => { const chip = document.querySelector('.chip'); chip.focus(); chip.click(); return document.activeElement.className }") == "chip"


def test_filters_can_be_skipped(visit: Watched) -> None:
    """Before all the options a link leads to the examples, and the choice stays."""
    page = visit.open(f"{EXPLORER}?thema=werk")
    before = titles(page)
    page.get_by_role("link", name="Kies in de tabel").or_(page.get_by_role("button", name="Kies in de tabel")).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de voorbeelden")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Op de kaart")).to_be_focused()
    assert titles(page) == before


def test_unchosen_option_keeps_the_focus(visit: Watched) -> None:
    """A gemeente without examples stays in sight while it has the focus."""
    page = visit.open(f"{EXPLORER}?gemeente=aa-en-hunze")
    option = page.get_by_role("checkbox", name="Aa en Hunze")
    if not option.is_visible():
        page.locator('[data-facet="gemeente"] summary').click()
    option.press("Space")
    expect(option).not_to_be_checked()
    expect(option).to_be_focused()


def test_focus_stays_in_the_comparison(page: Page, site: Site) -> None:
    """After an unknown one goes the focus is on what follows; after the last one, on the page."""
    page.goto(site.url(f"{VERGELIJKEN}?v={DALFSEN},bestaat-niet,bestaat-ook-niet"), wait_until="networkidle")
    page.get_by_role("button", name="Haal weg: bestaat-niet").press("Enter")
    expect(page.get_by_role("button", name="Haal weg: bestaat-ook-niet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Haal weg: Eén aanspreekpunt")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert saved(page) == []


def test_printing_gives_the_focus_back(visit: Watched) -> None:
    """The menu closes before printing, and its button has the focus."""
    page = compare(visit, DALFSEN)
    page.evaluate("window.print = () => {}")
    menu = page.locator(".vergelijken .deel")
    menu.locator("summary").press("Enter")
    menu.get_by_role("button", name="Print").press("Enter")
    expect(menu.locator("summary")).to_be_focused()


# --- What screen readers hear, and odd addresses ------------------------------


def test_remark_is_said(visit: Watched) -> None:
    """What is told about a search comes into a region that is read out, and that was there before."""
    page = visit.open(EXPLORER)
    assert remark(page).get_attribute("aria-live") == "polite"
    assert remark(page).evaluate("e => getComputedStyle(e).display") != "none"
    page.get_by_role("searchbox", name="Zoek in alle teksten").fill("Hilverum")
    expect(remark(page)).to_contain_text("Hilversum heeft nog geen voorbeeld.")


@pytest.mark.parametrize("width", [320, 1280])
def test_one_long_word_breaks(width: int, visit: Watched) -> None:
    """A word as long as the address allows does not stick out."""
    visit.page.set_viewport_size({"width": width, "height": 740})
    page = visit.open(f"{EXPLORER}?q={'a' * 5000}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_spaces_are_no_search(visit: Watched) -> None:
    """An address that asks for spaces only shows everything."""
    page = visit.open(f"{EXPLORER}?q=%20%20")
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    assert page.locator(".chip").count() == 0
