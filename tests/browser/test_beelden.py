"""The pictures of the explorer: town and table choose as the checkboxes do, and stay in step with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import ending
from tests.browser.test_pages import violations
from tests.browser.test_walks import EXPLORER, tab_to, titles

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watched
    from tests.browser.served import Site

STATES = {
    "town": "?beeld=dorp",
    "town with choices": "?beeld=dorp&thema=werk&element=goede-start",
    "town without outcome": "?beeld=dorp&thema=zorg",
    "table": "?beeld=tabel",
    "table with a cell chosen": "?beeld=tabel&thema=werk&element=regie",
    "table with noughts": "?beeld=tabel&gemeente=dalfsen",
}


def town(page: Page) -> Locator:
    return page.locator(".dorp--liggend")


def place(page: Page, name: str) -> Locator:
    return town(page).get_by_role("button", name=name)


@pytest.mark.parametrize("query", STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing_in_any_state(visit: Watched, query: str) -> None:
    """Axe finds no violation in a panel, and nothing sticks out at 320 px or with large text."""
    page = visit.open(f"{EXPLORER}{query}")
    page.set_viewport_size({"width": 320, "height": 740})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_one_panel_at_a_time_and_in_the_address(visit: Watched) -> None:
    """A button opens its panel and shuts the other; the address keeps it through a choice, a reload and Back."""
    page = visit.open(EXPLORER)
    dorp, tabel = page.get_by_role("button", name="Kies in het dorp"), page.get_by_role("button", name="Kies in de tabel")
    expect(dorp).to_have_attribute("aria-expanded", "false")
    assert not town(page).is_visible()
    dorp.click()
    expect(dorp).to_have_attribute("aria-expanded", "true")
    assert town(page).is_visible()
    tabel.focus()
    page.keyboard.press("Space")
    expect(dorp).to_have_attribute("aria-expanded", "false")
    assert not town(page).is_visible()
    expect(page).to_have_url(ending("?beeld=tabel"))
    page.get_by_role("checkbox", name="Onderwijs", exact=False).first.check()
    expect(page).to_have_url(ending("?thema=onderwijs&beeld=tabel"))
    page.reload(wait_until="networkidle")
    expect(tabel).to_have_attribute("aria-expanded", "true")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    assert page.get_by_role("table").is_visible()
    tabel.click()
    expect(page).to_have_url(ending(EXPLORER))


def test_an_unknown_picture_is_ignored(visit: Watched) -> None:
    """What the address should not hold opens nothing and does not stay in it."""
    page = visit.open(f"{EXPLORER}?beeld=constructor&thema=werk")
    assert page.locator(".beelden__paneel--open").count() == 0
    page.get_by_role("checkbox", name="Onderwijs", exact=False).first.check()
    assert "beeld=" not in page.evaluate("location.search")


def test_pieces_and_checkboxes_stay_in_step(visit: Watched) -> None:
    """A piece of the puzzle does what the checkbox of its way of working does, and says its name, its count and whether it is chosen."""
    page = visit.open(f"{EXPLORER}?beeld=puzzel&thema=onderwijs")
    box = page.locator('[name="element"][value="ambassadeurs"]')
    piece = page.get_by_role("button", name=re.compile("^Ambassadeurs inzetten 1 voorbeeld"))
    piece.press("Space")
    expect(piece).to_have_attribute("aria-pressed", "true")
    expect(box).to_be_checked()
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    box.uncheck()
    expect(piece).to_have_attribute("aria-pressed", "false")
    empty = page.get_by_role("button", name=re.compile("^Taal en onderwijs nog geen voorbeeld"))
    expect(empty).to_have_class(re.compile("is-leeg"))


def test_places_and_checkboxes_stay_in_step(visit: Watched) -> None:
    """A place pressed ticks its box, a box ticked presses its place, and both can be undone at either end."""
    page = visit.open(f"{EXPLORER}?beeld=dorp")
    box = page.locator('[name="thema"][value="onderwijs"]')
    school = place(page, "Onderwijs 2 voorbeelden")
    expect(school).to_have_attribute("aria-pressed", "false")
    school.focus()
    page.keyboard.press("Enter")
    expect(school).to_have_attribute("aria-pressed", "true")
    expect(box).to_be_checked()
    expect(page.get_by_role("status")).to_have_text("2 van de 6 voorbeelden")
    expect(school).to_be_focused()
    page.keyboard.press("Space")
    expect(school).to_have_attribute("aria-pressed", "false")
    expect(box).not_to_be_checked()
    box.check()
    expect(school).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(school).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Kies in het dorp").focus()
    tab_to(page, "Werk en inkomen", limit=5)
    page.keyboard.press("Space")
    expect(page).to_have_url(ending("?thema=werk&beeld=dorp"))
    assert page.evaluate("scrollY") == 0


def test_chosen_and_empty_are_told_by_shape_and_words(visit: Watched) -> None:
    """A chosen place has its flag up and a ground; one without examples now has only outlines, and says which of two reasons."""
    page = visit.open(f"{EXPLORER}?beeld=dorp&thema=werk&element=goede-start")
    style = "(element, name) => getComputedStyle(element)[name]"
    chosen, empty = place(page, "Werk en inkomen 2 voorbeelden"), place(page, "Onderwijs geen bij je keuzes")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    expect(place(page, "Zorg nog geen voorbeeld")).to_have_attribute("aria-pressed", "false")
    assert chosen.locator(".dorp__vlag").evaluate(style, "opacity") == "1"
    assert empty.locator(".dorp__vlag").evaluate(style, "opacity") == "0"
    assert chosen.locator(".dorp__grond").evaluate(style, "strokeDasharray") != "none"
    assert empty.locator(".dorp__tekening").evaluate("e => getComputedStyle(e).getPropertyValue('--leeg')") != ""
    assert chosen.locator(".dorp__tekening").evaluate("e => getComputedStyle(e).getPropertyValue('--leeg')") == ""


def test_portrait_is_in_step_too(visit: Watched) -> None:
    """On a phone the other scene shows, with the same state, and only that one can be reached."""
    page = visit.open(f"{EXPLORER}?beeld=dorp&thema=werk")
    page.set_viewport_size({"width": 360, "height": 740})
    work = page.get_by_role("button", name="Werk en inkomen 6 voorbeelden")
    assert work.count() == 1
    expect(work).to_have_attribute("aria-pressed", "true")
    assert page.locator(".dorp--staand").is_visible()
    work.click()
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    expect(page.locator('[name="thema"][value="werk"]')).not_to_be_checked()


def test_table_chooses_and_unchooses(visit: Watched) -> None:
    """A count leads to exactly that many examples, tells that it is chosen, and leads back."""
    page = visit.open(f"{EXPLORER}?beeld=tabel&thema=zorg")
    cell = page.get_by_role("link", name="3 voorbeelden: Sociaal netwerk, In beeld krijgen en houden")
    cell.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("3 van de 6 voorbeelden")
    expect(page).to_have_url(ending("?thema=netwerk&element=in-beeld&beeld=tabel"))
    assert len(titles(page)) == 3
    expect(cell).to_have_attribute("aria-current", "true")
    expect(cell).to_be_focused()
    expect(page.locator('[name="thema"][value="zorg"]')).not_to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    expect(cell).not_to_have_attribute("aria-current", "true")


def test_table_follows_the_other_filters(visit: Watched) -> None:
    """Counts and totals follow every choice but thema and element; what is none with these choices leads nowhere."""
    page = visit.open(f"{EXPLORER}?beeld=tabel")
    table = page.get_by_role("table")
    assert table.locator("tfoot [data-totaal]").all_inner_texts() == ["2", "3", "6", "4", "2", "0", "6"]
    invitations = table.get_by_role("link", name="nog geen, deel er een")
    empty = invitations.count()
    page.locator('[name="thema"][value="onderwijs"]').check()
    assert table.locator("tfoot [data-totaal]").all_inner_texts() == ["2", "3", "6", "4", "2", "0", "6"]
    page.goto(visit.site.url(f"{EXPLORER}?beeld=tabel&gemeente=dalfsen"), wait_until="networkidle")
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    totals = table.locator("tfoot [data-totaal]").all_inner_texts()
    assert totals[-1] == "1"
    assert set(totals) == {"0", "1"}
    cell = table.locator('a[data-thema="onderwijs"][data-element="laagdrempelig"]')
    assert cell.get_attribute("href") is None
    assert cell.inner_text().startswith("0")
    assert invitations.count() == empty > 0
    assert (invitations.first.get_attribute("href") or "").endswith("/meedoen/")


def test_table_is_a_table(visit: Watched) -> None:
    """On the page about the data the same table has heads for each row and column, and its links lead to the explorer."""
    page = visit.open("/open-data/")
    table = page.get_by_role("table", name="Aantal voorbeelden per thema en manier van werken")
    assert table.get_by_role("columnheader").count() == 7
    assert table.get_by_role("rowheader").count() == 10
    table.get_by_role("link", name="2 voorbeelden: Werk en inkomen, Regie").click()
    expect(page.get_by_role("status")).to_have_text("2 van de 6 voorbeelden")


def test_pictures_work_without_javascript(browser: Browser, site: Site) -> None:
    """Without JavaScript a button leads to its panel, a place to its thema, and the table says what its links do."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site.url(EXPLORER))
    assert not page.get_by_role("table").is_visible()
    page.get_by_role("link", name="Kies in de tabel").click()
    assert page.get_by_role("table").is_visible()
    assert page.get_by_text("Werkt JavaScript niet in je browser?").is_visible()
    page.get_by_role("link", name="Kies in het dorp").click()
    assert not page.get_by_role("table").is_visible()
    page.get_by_role("link", name="Onderwijs 2 voorbeelden").click()
    page.wait_for_url(site.url("/themas/onderwijs/"))
    context.close()


def test_forced_colours_tell_the_states(browser: Browser, site: Site) -> None:
    """With forced colours a chosen place, an open button and a chosen cell differ from the rest, and axe finds nothing."""
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.url(f"{EXPLORER}?beeld=dorp&thema=werk"), wait_until="networkidle")
    ground = "element => getComputedStyle(element.querySelector('.dorp__grond')).stroke"
    assert place(page, "Werk en inkomen").evaluate(ground) != place(page, "Onderwijs").evaluate(ground)
    colour = "element => getComputedStyle(element).backgroundColor"
    assert page.locator('[data-beeld="dorp"]').evaluate(colour) != page.locator('[data-beeld="tabel"]').evaluate(colour)
    assert violations(page) == []
    page.goto(site.url(f"{EXPLORER}?beeld=tabel&thema=werk&element=regie"), wait_until="networkidle")
    cells = page.locator("[data-cel] a[data-thema]")
    chosen = page.locator("[data-cel] a[aria-current]")
    assert chosen.evaluate(colour) != cells.first.evaluate(colour)
    context.close()


def test_street_is_a_legend(visit: Watched) -> None:
    """On a thema page its place is large and says it is this page; the others lead to theirs."""
    page = visit.open("/themas/werk/")
    street = page.get_by_role("navigation", name="Het dorp: alle thema's")
    assert street.get_by_role("link").count() == 6
    here = street.locator("[aria-current]")
    expect(here).to_contain_text("Werk en inkomen")
    heights = [box["height"] for svg in street.locator("svg").all() if (box := svg.bounding_box())]
    assert max(heights) > 1.5 * sorted(heights)[-2]
    street.get_by_role("link", name="Zorg nog geen voorbeeld").click()
    page.wait_for_url(visit.site.url("/themas/zorg/"))


def test_the_trail_walks_once_and_only_on_home(browser: Browser, site: Site) -> None:
    """The path draws itself at first view of the home page, stands still under reduced motion, and never moves in the explorer."""
    for path, motion, moves in (("/", "no-preference", True), ("/", "reduce", False), (f"{EXPLORER}?beeld=dorp", "no-preference", False)):
        context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site.url(path), wait_until="networkidle")
        walk = page.locator(".dorp--liggend .dorp__wandeling").evaluate(
            "e => [getComputedStyle(e).animationName, getComputedStyle(e).animationIterationCount]"
        )
        assert (walk[0] != "none") is moves, (path, motion)
        assert walk[1] == "1"
        context.close()


@pytest.mark.parametrize(("width", "lines"), [(360, 2), (768, 1), (1024, 1), (1440, 1)])
@pytest.mark.parametrize("query", ["", "?thema=zorg&element=regie", "?q=taal+werk"])
def test_furniture_above_the_cards_stays_in_line(visit: Watched, width: int, lines: int, query: str) -> None:
    """The three pictures share a row, and what stands over the cards takes one line, on a phone two."""
    page = visit.open(f"/praktijkvoorbeelden/{query}")
    page.set_viewport_size({"width": width, "height": 800})
    middles = "all => [...new Set(all.map(one => { const box = one.getBoundingClientRect(); return Math.round((box.top + box.bottom) / 20) }))]"
    assert len(page.locator(".beelden__knop").evaluate_all(middles)) == 1
    assert len(page.locator(".explorer__balk > *").evaluate_all(middles)) == lines


def test_paper_tells_what_was_chosen(visit: Watched) -> None:
    """A printed selection names its choices in ink, without what can only be clicked."""
    page = visit.open("/praktijkvoorbeelden/?thema=werk&element=regie")
    page.emulate_media(media="print")
    look = "chips => chips.map(chip => [chip.textContent, getComputedStyle(chip).color, getComputedStyle(chip, '::after').content])"
    ink = page.locator("body").evaluate("body => getComputedStyle(body).color")
    assert page.locator(".chip:visible").evaluate_all(look) == [["Werk en inkomen", ink, "none"], ["Regie", ink, "none"]]
    assert not page.locator("[data-kaart]").is_visible()
