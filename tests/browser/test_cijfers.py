"""The page with figures in a real browser: drawn at once, alive when near, whole without the library."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import Watched, watch
from tests.browser.served import Site
from tests.browser.test_pages import violations

CIJFERS = "/cijfers/"
LIVING = '[data-grafiek][data-staat="levend"]'
LIBRARY = "**/plotly-basic.min.js"


@pytest.fixture
def far(browser: Browser, whole: Site) -> Iterator[Watched]:
    """Return the page with all examples in a window in which no chart is near."""
    context = browser.new_context(viewport={"width": 1280, "height": 300}, reduced_motion="reduce", locale="nl-NL")
    watched = watch(context, whole)
    yield watched
    context.close()
    assert watched.wrong == []


def wake(page: Page) -> None:
    """Scroll along every chart, and wait until each is alive."""
    charts = page.locator("[data-grafiek]")
    for number in range(charts.count()):
        charts.nth(number).scroll_into_view_if_needed()
    expect(page.locator(LIVING)).to_have_count(charts.count())


def test_library_comes_with_the_first_chart_and_fits_the_budget(far: Watched) -> None:
    """Under 150 kB before a chart comes near, under 600 kB with all of them; bytes as a host compresses them."""
    sizes: dict[str, int] = {}

    def keep(response: Response) -> None:
        body = response.body()
        sizes[response.url] = len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 6))

    far.page.on("response", keep)
    page = far.open(CIJFERS)
    assert page.locator(LIVING).count() == 0
    assert not any("plotly-basic" in url for url in sizes)
    assert sum(sizes.values()) < 150_000
    wake(page)
    page.wait_for_load_state("networkidle")
    assert any("plotly-basic" in url for url in sizes)
    assert sum(sizes.values()) < 600_000


def test_nothing_moves_when_charts_come_alive(far: Watched) -> None:
    """The live marks lie on the drawn ones, and the page stays as long as it was."""
    page = far.open(CIJFERS)
    height = page.evaluate("document.documentElement.scrollHeight")
    drawn = page.locator("#werk-na-2014 .grafiek__merken circle").nth(3).bounding_box()
    before = page.evaluate("scrollY")
    wake(page)
    page.evaluate("top => scrollTo(0, top)", before)
    living = page.locator("#werk-na-2014 .points path").nth(3).bounding_box()
    assert drawn
    assert living
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in (drawn, living)]
    assert middles[0] == pytest.approx(middles[1], abs=1)
    assert page.evaluate("document.documentElement.scrollHeight") == height


def test_a_value_tells_itself_and_leads_to_its_source(far: Watched) -> None:
    """Pointing at a mark shows its value and whose it is; Escape takes that away; the number leads to the source."""
    page = far.open(CIJFERS)
    wake(page)
    mark = page.locator("#werk-na-2014 .points path").nth(3)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    label = page.locator("#werk-na-2014 .grafiek__label")
    expect(label).to_contain_text("38%")
    expect(label).to_contain_text("vergunning uit 2014")
    page.keyboard.press("Escape")
    expect(label).to_be_hidden()
    number = page.locator("#werk-na-2014 .grafiek__woorden a", has_text="38%")
    assert (number.get_attribute("href") or "").startswith("https://www.vluchtelingenwerk.nl/")
    page.locator("#elementen .grafiek__woorden a").first.click()
    expect(page.get_by_role("status")).to_contain_text("van de 54 voorbeelden")


def test_without_the_library_drawing_and_table_are_whole(browser: Browser, site: Site) -> None:
    """When the library does not come, nothing is hidden and the table says it all."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route(LIBRARY, lambda route: route.abort())
    with page.expect_console_message(lambda message: "grafieken:" in message.text):
        page.goto(site.url(CIJFERS))
        page.locator("[data-grafiek]").first.scroll_into_view_if_needed()
    assert page.locator(LIVING).count() == 0
    expect(page.locator("#werk-na-2014 .grafiek__merken circle").first).to_be_visible()
    page.locator("#werk-na-2014 summary").press("Enter")
    expect(page.get_by_role("group", name="Tabel: Van wie in 2014").get_by_role("row")).to_have_count(10)
    context.close()


@pytest.mark.parametrize("chosen", ["forced", "print"])
def test_own_colours_and_paper_keep_the_drawing(browser: Browser, site: Site, chosen: str) -> None:
    """Forced colours load no library; on paper the drawn marks stand, and every table is open."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active" if chosen == "forced" else "none")
    page = context.new_page()
    page.goto(site.url(CIJFERS), wait_until="networkidle")
    mark = page.locator("#werk-na-2014 .grafiek__merken circle").first
    if chosen == "forced":
        page.locator("[data-grafiek]").first.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        assert page.locator(LIVING).count() == 0
    else:
        wake(page)
        expect(mark).to_be_hidden()
        page.emulate_media(media="print")
        assert page.locator(".grafiek__tabel td:visible").count() == page.locator(".grafiek__tabel td").count()
    expect(mark).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_live_charts_and_open_tables_have_no_violation(browser: Browser, site: Site, width: int) -> None:
    """Alive, with every table open: no violation of axe, and nothing wider than the window."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.url(CIJFERS), wait_until="networkidle")
    wake(page)
    page.evaluate("for (const table of document.querySelectorAll('.grafiek__tabel')) table.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    context.close()
