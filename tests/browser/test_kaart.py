"""The map in a real browser: by mouse, by keyboard, by finger, with filters, and without JavaScript."""

from __future__ import annotations

import re
import tempfile
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from praktijksite import content, urls
from praktijksite.bloem import samen
from praktijksite.search import facetten
from tests.browser.conftest import ending
from tests.browser.served import with_six
from tests.browser.test_pages import violations
from tests.builders import options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from praktijksite.library import Library
    from praktijksite.model import Profiel
    from tests.browser.conftest import Watched
    from tests.browser.served import Site

KAART = "/kaart/"


def cell(page: Page, id_: str) -> Locator:
    return page.locator(f'[data-gemeente="{id_}"]')


def focused(page: Page) -> str:
    """Return the gemeente of the cell that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.gemeente"))


def cell_in_reach(page: Page) -> str | None:
    """Return the gemeente of the one cell that Tab leads to."""
    return page.locator('[data-gemeente][tabindex="0"]').get_attribute("data-gemeente")


def drawn(page: Page) -> dict[str, int]:
    """Return the number in each cell that is filled."""
    found = page.locator("[data-gemeente]").evaluate_all(
        "cells => cells.filter(cell => cell.dataset.niveau !== '0').map(cell => [cell.dataset.gemeente, cell.dataset.aantal])"
    )
    return {id_: int(number) for id_, number in found}


def listed(page: Page) -> dict[str, int]:
    """Return the count in each row of the list that has one."""
    found = page.locator("[data-rij]").evaluate_all("rows => rows.map(row => [row.dataset.rij, row.querySelector('[data-telling]').textContent])")
    return {id_: int(told.split()[0]) for id_, told in found if told}


def petals(page: Page) -> dict[str, set[str]]:
    """Return the petals of each flower in the map."""
    found = page.locator("[data-gemeente] > [data-bloem]").evaluate_all(
        "flowers => flowers.map(flower => [flower.parentNode.dataset.gemeente, [...flower.children].map(use => use.getAttribute('href'))])"
    )
    return {id_: set(parts) - {"#bloemhart"} for id_, parts in found if parts}


def counted(query: str) -> dict[str, int]:
    return {id_: len(found) for id_, found in fitting(query).items()}


@cache
def six_library() -> Library:
    with tempfile.TemporaryDirectory() as folder:
        return content.read(options(with_six(Path(folder) / "root")), "test").library


def fitting(query: str) -> dict[str, list[Profiel]]:
    """Return the examples of each gemeente that fit *query*, found without any index."""
    library = six_library()
    asked = parse_qs(query)
    has: Counter[tuple[str, str, int]] = Counter()
    for facet in facetten(library):
        for optie in facet.opties:
            has.update((facet.id, optie.waarde, number) for number in optie.nummers)
    found: dict[str, list[Profiel]] = defaultdict(list)
    for number, profiel in enumerate(library.profielen):
        fits = True
        for facet in facetten(library):
            holds = [has[facet.id, value, number] > 0 for value in asked.get(facet.id, ())]
            both = asked.get(f"{facet.id}-modus") == ["alle"]
            fits = fits and (not holds or (all(holds) if both else any(holds)))
        if fits:
            for gemeente in library.gemeenten_van(profiel):
                found[urls.slugify(gemeente.naam)].append(profiel)
    return dict(found)


every_choice = pytest.mark.parametrize(
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


@every_choice
def test_filters_give_the_same_counts_as_a_plain_count(visit: Watched, query: str) -> None:
    """For any choice in the address map and list show how many examples of each gemeente fit it."""
    page = visit.open(f"{KAART}?{query}")
    expected = counted(query)
    assert drawn(page) == listed(page) == expected
    expect(page.get_by_role("status")).to_contain_text(f"{len(expected) or 'Geen'} van de 342 gemeenten")


@every_choice
def test_flowers_follow_the_filters(visit: Watched, query: str) -> None:
    """For any choice a flower shows what the examples that fit it cover together, of chosen themas those only; the name says the same."""
    page = visit.open(f"{KAART}?{query}")
    asked = parse_qs(query).get("thema")
    shown = petals(page)
    found = fitting(query)
    assert set(shown) == set(found)
    for id_, profielen in found.items():
        kern, raakt = (
            [thema for thema in themas if asked is None or thema in asked] for themas in samen((profiel.kern, profiel.raakt) for profiel in profielen)
        )
        assert shown[id_] == {f"#blad-kern-{thema}" for thema in kern} | {f"#blad-raakt-{thema}" for thema in raakt}
        told = [f"{word}: {', '.join(THEMAS[thema] for thema in themas)}." for word, themas in (("Kern", kern), ("Raakt", raakt)) if themas]
        assert str(cell(page, id_).get_attribute("aria-label")).endswith(f". {' '.join(told)}")


THEMAS = {
    "huisvesting": "huisvesting",
    "inburgering": "inburgering",
    "werk": "werk en inkomen",
    "netwerk": "sociaal netwerk",
    "onderwijs": "onderwijs",
    "zorg": "zorg",
}


def test_the_panel_shows_the_flower_and_says_it(visit: Watched) -> None:
    """Beside the map the flower stands larger, with its sentence; a gemeente without an example has neither."""
    page = visit.open(KAART)
    panel = page.locator("[data-paneel]")
    cell(page, "dalfsen").focus()
    expect(panel).to_contain_text("Kern: inburgering, werk en inkomen. Raakt: huisvesting.")
    cell(page, "westerkwartier").focus()
    expect(panel).to_contain_text("Kern: werk en inkomen, sociaal netwerk. Raakt: onderwijs.")
    cell(page, "dalfsen").focus()
    expect(panel.get_by_role("heading")).to_have_text("Dalfsen")
    assert panel.locator("[data-bloem]").is_visible()
    assert panel.locator("[data-bladen] use").count() == 4
    page.locator('[data-gemeente="zwolle"] > use').hover()
    expect(panel.get_by_role("heading")).to_have_text("Zwolle")
    assert not panel.locator("[data-bloem]").is_visible()
    expect(panel).not_to_contain_text("Kern")
    page.get_by_role("link", name="Huisvesting", exact=True).click()
    cell(page, "dalfsen").focus()
    expect(panel).to_contain_text("Raakt: huisvesting.")
    expect(panel).not_to_contain_text("Kern")


def test_a_flower_needs_a_cell_that_is_large_enough(visit: Watched) -> None:
    """The country on a phone has cells too small for a flower, which then have their whole shade; near they have both."""
    page = visit.open(KAART)
    flower = page.locator('[data-gemeente="dalfsen"] > [data-bloem]')
    assert flower.is_visible()
    petal = flower.locator("use").first.bounding_box()
    size = cell(page, "dalfsen").bounding_box()
    assert petal
    assert size
    assert size["x"] <= petal["x"]
    assert petal["x"] + petal["width"] <= size["x"] + size["width"]
    page.set_viewport_size({"width": 360, "height": 800})
    assert not flower.is_visible()
    whole = "cell => getComputedStyle(cell).getPropertyValue('--kaart-maat')"
    assert cell(page, "dalfsen").evaluate(whole) == "1"
    page.locator("#overijssel summary").click()
    assert flower.is_visible()
    assert cell(page, "dalfsen").evaluate(whole) != "1"


@pytest.mark.parametrize("path", ["/gemeenten/raalte/", "/gemeenten/utrecht/"])
def test_a_gemeente_leads_to_its_cell(visit: Watched, path: str) -> None:
    """The small map of a gemeente says where it lies, and opens the map near its provincie with the cell marked."""
    page = visit.open(path)
    name = page.get_by_role("heading", level=1).inner_text()
    link = page.get_by_role("link", name=re.compile(f"^{name} ligt in "))
    assert link.bounding_box() is not None
    link.click()
    expect(page.locator("[data-paneel]").get_by_role("heading")).to_have_text(name)
    expect(page.locator("[data-ring]")).to_be_visible()
    expect(page.locator("[data-wijzer]")).to_contain_text(name)
    expect(page.get_by_role("button", name="Toon heel Nederland")).to_be_visible()
    expect(page.locator('[data-gemeente][tabindex="0"]')).to_have_attribute("data-gemeente", name.lower())


def test_a_provincie_leads_to_its_part_of_the_map(visit: Watched) -> None:
    """The small map of a provincie opens the map near it, also where a gemeente has the same name."""
    page = visit.open("/provincies/groningen/")
    page.get_by_role("link", name="Waar Groningen ligt.").click()
    expect(page.locator("[data-nabij-naam]")).to_have_text("Groningen")
    expect(page.locator("#groningen")).to_have_attribute("open", "")
    expect(page.locator("[data-ring]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_the_small_map_stays_in_the_page(visit: Watched, width: int) -> None:
    """The marked cell lies within the picture, the picture within the page, also beside a long name."""
    page = visit.open("/gemeenten/s-hertogenbosch/")
    page.set_viewport_size({"width": width, "height": 800})
    picture, mark = page.locator(".ligging__kaart").bounding_box(), page.locator(".ligging__cel").bounding_box()
    assert picture
    assert mark
    assert picture["x"] <= mark["x"]
    assert mark["x"] + mark["width"] <= picture["x"] + picture["width"] <= width
    assert mark["width"] > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_thema_colours_the_map_and_stands_in_the_address(visit: Watched) -> None:
    """A thema is chosen in one click, keeps the other filters, and Back undoes it."""
    page = visit.open(f"{KAART}?soort=project")
    expect(page.get_by_role("status")).to_contain_text("zo’n voorbeeld")
    before = drawn(page)
    fill = "cell => getComputedStyle(cell.querySelector('use')).getPropertyValue('--kaart-vulling')"
    ink = cell(page, "rotterdam").evaluate(fill)
    page.get_by_role("link", name="Onderwijs", exact=True).click()
    expect(page.get_by_role("link", name="Onderwijs", exact=True)).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(ending("?thema=onderwijs&soort=project"))
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
    assert focused(page) == cell_in_reach(page)
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
    page.locator('[data-gemeente="zwolle"] > use').hover()
    expect(page.locator("[data-wijzer]")).to_have_text("Zwolle: nog geen voorbeeld")
    panel = page.locator("[data-paneel]")
    share = panel.get_by_role("link", name="Deel wat jullie doen")
    expect(share).to_be_visible()
    expect(share).to_have_attribute("href", ending("/meedoen/formulier/?gemeente=zwolle"))
    ring = page.locator("[data-ring]")
    assert ring.evaluate("ring => getComputedStyle(ring).getPropertyValue('--kaart-plus')") != ""
    page.locator('[data-gemeente="dalfsen"] > use').hover()
    expect(panel.get_by_role("link", name="Deel wat jullie doen")).to_be_hidden()
    page.get_by_role("link", name="Zorg", exact=True).click()
    expect(panel).to_contain_text("Overijssel · geen voorbeeld bij deze keuze.")
    page.locator('[data-gemeente="wijdemeren"] > use').hover()
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
    page.locator('[data-gemeente="dalfsen"] > use').click()
    page.wait_for_url("**/gemeenten/dalfsen/")
    page.goto(site.url(KAART))
    page.locator("#overijssel summary").click()
    page.locator("#overijssel").get_by_role("link", name="Raalte").click()
    page.wait_for_url("**/gemeenten/raalte/")
    page.goto(site.url(KAART))
    page.get_by_role("link", name="Werk en inkomen", exact=True).click()
    page.wait_for_url("**/themas/werk/")
    context.close()


def test_forced_colours_tell_more_by_filling_more(browser: Browser, site: Site) -> None:
    """With forced colours a filled cell differs from an empty one in shape, and axe finds nothing."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site.url(KAART), wait_until="networkidle")
    style = "(cell, name) => getComputedStyle(cell).getPropertyValue(name)"
    assert cell(page, "dalfsen").evaluate(style, "--kaart-maat") == "0.86"
    assert cell(page, "zwolle").evaluate(style, "--kaart-vulling") == ""
    assert cell(page, "dalfsen").locator("[data-bloem]").is_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert cell(page, "dalfsen").evaluate(style, "--kaart-maat") == "0.62"
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
