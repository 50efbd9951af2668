"""The map in a real browser: by mouse, by keyboard, by finger, with filters, and without JavaScript."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from praktijksite import content, urls
from praktijksite.search import facetten
from tests.browser.served import PROJECT
from tests.browser.test_pages import violations
from tests.builders import options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Watched
    from tests.browser.served import Site

KAART = "/kaart/"


def cell(page: Page, id_: str) -> Locator:
    return page.locator(f'[data-gemeente="{id_}"]')


def focused(page: Page) -> str:
    """Return the gemeente of the cell that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.gemeente"))


def drawn(page: Page) -> dict[str, int]:
    """Return the number in each cell that is filled."""
    found = page.locator("[data-gemeente]").evaluate_all(
        "cells => cells.filter(cell => cell.dataset.niveau !== '0').map(cell => [cell.dataset.gemeente, cell.querySelector('text').textContent])"
    )
    return {id_: int(number) for id_, number in found}


def listed(page: Page) -> dict[str, int]:
    """Return the count in each row of the list that has one."""
    found = page.locator("[data-rij]").evaluate_all("rows => rows.map(row => [row.dataset.rij, row.querySelector('[data-telling]').textContent])")
    return {id_: int(told.split()[0]) for id_, told in found if told}


def counted(query: str) -> dict[str, int]:
    """Return how many examples of each gemeente fit *query*, counted without any index."""
    library = content.read(options(PROJECT), "test").library
    asked = parse_qs(query)
    has: Counter[tuple[str, str, int]] = Counter()
    for facet in facetten(library):
        for optie in facet.opties:
            has.update((facet.id, optie.waarde, number) for number in optie.nummers)
    found: Counter[str] = Counter()
    for number, profiel in enumerate(library.profielen):
        fits = True
        for facet in facetten(library):
            holds = [has[facet.id, value, number] > 0 for value in asked.get(facet.id, ())]
            both = asked.get(f"{facet.id}-modus") == ["alle"]
            fits = fits and (not holds or (all(holds) if both else any(holds)))
        if fits:
            found.update(urls.slugify(gemeente.naam) for gemeente in library.gemeenten_van(profiel))
    return dict(found)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "thema=werk",
        "thema=zorg",
        "thema=werk&thema=netwerk",
        "thema=werk&thema=netwerk&thema-modus=alle",
        "thema=onderwijs&element=regie&element=in-beeld&soort=project",
        "provincie=overijssel&q=taal&sorteer=titel",
        "gemeente=dalfsen&gemeente=rotterdam",
        "doelgroep=alle&kader=voor-wi2021&onbekend=1",
    ],
)
def test_filters_give_the_same_counts_as_a_plain_count(visit: Watched, query: str) -> None:
    """For any choice in the address map and list show how many examples of each gemeente fit it."""
    page = visit.open(f"{KAART}?{query}")
    expected = counted(query)
    assert drawn(page) == listed(page) == expected
    expect(page.get_by_role("status")).to_contain_text(f"{len(expected) or 'Geen'} van de 342 gemeenten")


def test_a_thema_colours_the_map_and_stands_in_the_address(visit: Watched) -> None:
    """A thema is chosen in one click, keeps the other filters, and Back undoes it."""
    page = visit.open(f"{KAART}?soort=project")
    before = drawn(page)
    fill = "cell => getComputedStyle(cell.querySelector('use')).getPropertyValue('--kaart-vulling')"
    ink = cell(page, "rotterdam").evaluate(fill)
    page.get_by_role("link", name="Onderwijs").click()
    expect(page.get_by_role("link", name="Onderwijs")).to_have_attribute("aria-current", "true")
    assert page.url.endswith("?thema=onderwijs&soort=project")
    assert drawn(page) == counted("thema=onderwijs&soort=project") != before
    assert cell(page, "westerkwartier").evaluate(fill) != ink
    assert page.locator("[data-keuze]").inner_text() == "Alleen voorbeelden met soort Project."
    assert str(page.get_by_role("link", name="Filter de voorbeelden").get_attribute("href")).endswith("/praktijkvoorbeelden/?thema=onderwijs&soort=project")
    page.go_back()
    expect(page.get_by_role("link", name="Alle thema's")).to_have_attribute("aria-current", "true")
    assert drawn(page) == before


def test_text_is_said_not_to_count(visit: Watched) -> None:
    """A word from the search field does not narrow the map; the page says so, and the way back keeps it."""
    page = visit.open(f"{KAART}?q=taal")
    assert drawn(page) == counted("")
    expect(page.locator("[data-keuze]")).to_contain_text("Het zoekwoord “taal” telt hier niet mee.")
    assert str(page.get_by_role("link", name="Filter de voorbeelden").get_attribute("href")).endswith("?q=taal")


def test_keyboard_walks_over_the_map(visit: Watched) -> None:
    """One stop of Tab leads in; arrows go to neighbours, the panel follows, Enter opens the gemeente."""
    page = visit.open(KAART)
    assert page.locator('[data-gemeente][tabindex="0"]').count() == 1
    page.get_by_role("link", name="Zorg", exact=True).focus()
    page.keyboard.press("Tab")
    assert focused(page) != "undefined"
    cell(page, "raalte").focus()
    page.keyboard.press("ArrowUp")
    assert focused(page) == "dalfsen"
    panel = page.locator("[data-paneel]")
    expect(panel.get_by_role("heading")).to_have_text("Dalfsen")
    expect(panel).to_contain_text("Overijssel · 1 voorbeeld.")
    expect(page.locator("[data-wijzer]")).to_have_text("Dalfsen: 1 voorbeeld")
    assert violations(page) == []
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "dalfsen"
    page.keyboard.press("End")
    ending = focused(page)
    page.keyboard.press("ArrowRight")
    assert ending != "dalfsen"
    page.keyboard.press("Home")
    assert focused(page) != ending
    assert page.locator('[data-gemeente][tabindex="0"]').count() == 1
    cell(page, "dalfsen").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Filter de voorbeelden"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Eén aanspreekpunt en het plan Thuis in Dalfsen"
    page.keyboard.press("Escape")
    assert focused(page) == "dalfsen"
    page.keyboard.press("Enter")
    page.wait_for_url("**/gemeenten/dalfsen/")


@pytest.mark.parametrize("width", [360, 1024])
def test_label_leaves_its_cell_in_sight(visit: Watched, width: int) -> None:
    """Also where the edge of the map pushes the label aside, it stays off the cell that it tells about."""
    page = visit.open(KAART)
    page.set_viewport_size({"width": width, "height": 800})
    for id_ in ("stadskanaal", "hardenberg", "sluis", "westerkwartier", "capelle-aan-den-ijssel"):
        cell(page, id_).focus()
        label, ring = page.locator("[data-wijzer]").bounding_box(), cell(page, id_).bounding_box()
        assert label
        assert ring
        assert label["y"] + label["height"] <= ring["y"] or label["y"] >= ring["y"] + ring["height"], id_


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_names_of_provincies_lie_beside_the_cells(visit: Watched, width: int) -> None:
    """No letter of a name stands on a gemeente."""
    page = visit.open(KAART)
    page.set_viewport_size({"width": width, "height": 1600})
    covered = page.locator(".kaart__opschrift tspan").evaluate_all("""names => names.flatMap(name => {
        // From the first letter to the last, and from the top of a capital to the line it stands on.
        const box = name.getBoundingClientRect(), steps = [...Array(39).keys()]
        const hit = steps.some(step => [0.27, 0.5, 0.77].some(down =>
            document.elementFromPoint(box.left + box.width * (step + 1) / 40, box.top + box.height * down)?.closest('[data-gemeente]')))
        return hit ? [name.textContent] : []
    })""")
    assert covered == []


def test_escape_takes_back_one_thing_at_a_time(visit: Watched) -> None:
    """Escape first hides the label, then shows the whole country again; the focus stays on its cell."""
    page = visit.open(f"{KAART}#overijssel")
    near = page.locator("[data-tekening]").get_attribute("viewBox")
    cell(page, "dalfsen").focus()
    expect(page.locator("[data-wijzer]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-wijzer]")).to_be_hidden()
    assert page.locator("[data-tekening]").get_attribute("viewBox") == near
    page.keyboard.press("Escape")
    assert page.locator("[data-tekening]").get_attribute("viewBox") != near
    assert page.locator("#overijssel").get_attribute("open") is None
    assert focused(page) == "dalfsen"


def test_an_empty_cell_invites(visit: Watched) -> None:
    """A gemeente without an example shows a plus when pointed at, and the panel asks to share one."""
    page = visit.open(KAART)
    page.locator('[data-gemeente="zwolle"] use').hover()
    expect(page.locator("[data-wijzer]")).to_have_text("Zwolle: nog geen voorbeeld")
    panel = page.locator("[data-paneel]")
    expect(panel.get_by_role("link", name="Deel wat jullie doen")).to_be_visible()
    ring = page.locator("[data-ring]")
    assert ring.evaluate("ring => getComputedStyle(ring).getPropertyValue('--kaart-plus')") != ""
    page.locator('[data-gemeente="dalfsen"] use').hover()
    expect(panel.get_by_role("link", name="Deel wat jullie doen")).to_be_hidden()
    page.get_by_role("link", name="Zorg", exact=True).click()
    expect(panel).to_contain_text("Overijssel · geen voorbeeld bij deze keuze.")
    page.locator('[data-gemeente="wijdemeren"] use').hover()
    expect(panel).to_contain_text("Gaat op 1 januari 2027 naar verwachting op in Hilversum.")


def test_map_comes_near_the_provincie_whose_list_is_open(visit: Watched) -> None:
    """One list is open at a time, the map follows it, and an arrow over the border takes both along."""
    page = visit.open(KAART)
    whole = page.locator("[data-tekening]").get_attribute("viewBox")
    size = cell(page, "dalfsen").bounding_box()
    page.locator("#overijssel summary").click()
    expect(page.get_by_role("button", name="Toon heel Nederland")).to_be_visible()
    larger = cell(page, "dalfsen").bounding_box()
    assert size is not None
    assert larger is not None
    assert larger["width"] > 2 * size["width"]
    page.locator("#drenthe summary").click()
    expect(page.locator("[data-nabij-naam]")).to_have_text("Drenthe")
    assert page.locator("#overijssel").get_attribute("open") is None
    cell(page, "coevorden").focus()
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-nabij-naam]")).not_to_have_text("Drenthe")
    expect(page.locator("[data-wijzer]")).to_be_visible()
    page.get_by_role("button", name="Toon heel Nederland").click()
    assert page.locator("[data-tekening]").get_attribute("viewBox") == whole
    assert focused(page) != "undefined"


def test_a_finger_first_comes_near_then_opens(browser: Browser, site: Site) -> None:
    """On a phone a touch brings the provincie near and tells; the next touch on the same cell opens it."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site.url(KAART), wait_until="networkidle")
    cell(page, "dalfsen").tap()
    expect(page.locator("#overijssel")).to_have_attribute("open", "")
    expect(page.locator("[data-paneel]").get_by_role("heading")).to_have_text("Dalfsen")
    box = cell(page, "dalfsen").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    assert violations(page) == []
    cell(page, "raalte").tap()
    expect(page.locator("[data-paneel]").get_by_role("heading")).to_have_text("Raalte")
    cell(page, "raalte").tap()
    page.wait_for_url("**/gemeenten/raalte/")
    context.close()


def test_map_works_without_javascript(browser: Browser, site: Site) -> None:
    """Without JavaScript each cell and each row is a link, each thema leads to its page, and nothing is dead."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url(KAART))
    assert page.locator("svg [data-gemeente]").count() == 342
    assert not page.locator("button:visible").count()
    page.locator('[data-gemeente="dalfsen"] use').click()
    page.wait_for_url("**/gemeenten/dalfsen/")
    page.goto(site.url(KAART))
    page.locator("#overijssel summary").click()
    page.locator("#overijssel").get_by_role("link", name="Raalte").click()
    page.wait_for_url("**/gemeenten/raalte/")
    page.goto(site.url(KAART))
    page.get_by_role("link", name="Werk en inkomen").click()
    page.wait_for_url("**/themas/werk/")
    context.close()


def test_forced_colours_tell_more_by_filling_more(browser: Browser, site: Site) -> None:
    """With forced colours a filled cell differs from an empty one in shape, and axe finds nothing."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site.url(KAART), wait_until="networkidle")
    style = "(cell, name) => getComputedStyle(cell).getPropertyValue(name)"
    assert cell(page, "dalfsen").evaluate(style, "--kaart-maat") == "0.62"
    assert cell(page, "zwolle").evaluate(style, "--kaart-vulling") == "none"
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("path", [KAART, f"{KAART}?thema=werk&soort=project&q=taal"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_on_the_map(browser: Browser, site: Site, path: str, width: int) -> None:
    """No content moves while the map loads, with filters or without."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(e => window.shifts.push("
        "[e.value, e.sources.map(s => s.node && (s.node.className || s.node.nodeName)).join()])))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(site.url(path), wait_until="networkidle")
    page.wait_for_timeout(200)
    shifts = page.evaluate("window.shifts")
    context.close()
    assert sum(value for value, _ in shifts) < 0.001, shifts


def test_paper_shows_the_map_and_who_has_an_example(visit: Watched) -> None:
    """On paper stand the map, its legend, and per provincie the gemeenten with an example."""
    page = visit.open(KAART)
    page.emulate_media(media="print")
    assert page.locator("[data-tekening]").is_visible()
    assert page.locator('[data-rij="dalfsen"]').is_visible()
    assert not page.locator('[data-rij="zwolle"]').is_visible()
    assert not page.locator("[data-paneel]").is_visible()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True, format="A4"))) == 1
