"""Every page type, in a real browser: accessible, whole at any width, and on its own."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Watched, watch
from tests.browser.served import BASE, PAGES, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


def violations(page: Any) -> list[str]:
    # What passes is not told one by one: that is a megabyte a page, and half the time.
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in found.response["violations"]]


@every_page
def test_axe_finds_nothing(visit: Watched, path: str) -> None:
    """Axe finds no violation on any page type, on a phone; wide it looks at those that differ there, with all examples."""
    page = visit.open(path)
    page.set_viewport_size({"width": 360, "height": 740})
    assert violations(page) == []


@every_page
def test_nothing_sticks_out(visit: Watched, path: str) -> None:
    """From 320 px on, and with text twice as large, nobody scrolls sideways."""
    page = visit.open(path)
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("width", [320, 360, 768])
def test_menu_is_one_line(visit: Watched, width: int) -> None:
    """The five words of the menu stand on one line, on the narrowest phone too."""
    page = visit.open("/over/")
    page.set_viewport_size({"width": width, "height": 640})
    assert len(set(page.locator(".kop__menu a").evaluate_all("links => links.map(link => link.getBoundingClientRect().top)"))) == 1


@pytest.mark.parametrize("width", [320, 360, 640, 768, 1440])
def test_table_of_themas_and_elementen_needs_no_scrolling(visit: Watched, width: int) -> None:
    """The whole table is in sight, from the narrowest phone on; no name covers another cell."""
    page = visit.open("/open-data/")
    page.set_viewport_size({"width": width, "height": 800})
    assert page.locator(".matrix-vak").evaluate("box => box.scrollWidth <= box.clientWidth")
    covered = page.locator(".matrix__rij .matrix__naam").evaluate_all("""names => names.filter(name => {
        const own = name.getBoundingClientRect(), row = name.closest('tr')
        return [...row.querySelectorAll('td a')].some(cell => {
            const box = cell.getBoundingClientRect()
            return box.left < own.right && own.left < box.right && box.top < own.bottom - 1 && own.top < box.bottom - 1
        })
    }).map(name => name.textContent)""")
    assert covered == []


def test_long_page_tells_what_is_in_it(visit: Watched) -> None:
    """Beside a long text on a desk each heading is a link; on a phone and on paper the list is gone."""
    page = visit.open("/over/")
    links = page.get_by_role("navigation", name="Op deze pagina").get_by_role("link")
    assert links.all_inner_texts() == page.locator(".tekst h2").all_inner_texts()
    links.last.click()
    assert page.locator(".tekst h2").last.evaluate("heading => location.hash === '#' + heading.id && heading.getBoundingClientRect().top < innerHeight")
    page.emulate_media(media="print")
    assert not page.locator(".artikel__inhoud").is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 360, "height": 740})
    assert not page.locator(".artikel__inhoud").is_visible()


WIDE = (
    *("/", "/praktijkvoorbeelden/", "/praktijkvoorbeelden/?thema=zorg&q=taal", "/praktijkvoorbeelden/den-helder-droomstatus/", "/kaart/"),
    *("/themas/zorg/", "/provincies/gelderland/", "/gemeenten/", "/over/", "/open-data/", "/begrippen/", "/redactie/rapport/"),
)


@pytest.mark.parametrize("path", WIDE)
def test_page_is_right_with_all_examples(browser: Browser, whole: Site, path: str) -> None:
    """Pages that show the whole collection are accessible and stay within the screen, wide or narrow, however many there are."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    watched = watch(context, whole)
    page = watched.open(path)
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
    assert watched.wrong == []


def test_text_below_a_long_list_is_one_step_away(visit: Watched) -> None:
    """On a phone, where the text comes after all cards, a link at the top leads to it; on a desk it stands beside them."""
    page = visit.open("/themas/werk/")
    page.set_viewport_size({"width": 360, "height": 740})
    text = page.locator("#uitleg")
    expect(text).not_to_be_in_viewport()
    page.get_by_role("link", name="Lees wat de voorbeelden samen laten zien").click()
    expect(text).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(visit.site.url("/themas/werk/"))
    expect(text).to_be_in_viewport()
    expect(page.get_by_role("link", name="Lees wat de voorbeelden samen laten zien")).to_be_hidden()


def test_404_page_stands_at_any_depth(browser: Browser, site: Site) -> None:
    """A page that is not there gets our own 404 page, with styles and links that work, at any depth."""
    context = browser.new_context()
    watched = watch(context, site)
    page = watched.page
    response = page.goto(site.url("/bestaat/echt/niet/"))
    assert response is not None
    assert response.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "Deze pagina bestaat niet"
    assert violations(page) == []
    page.get_by_role("link", name="Bekijk alle voorbeelden").click()
    page.wait_for_url(site.url("/praktijkvoorbeelden/"))
    context.close()
    assert [text for text in watched.wrong if "404" not in text] == []


def test_moved_gemeente_leads_on(visit: Watched) -> None:
    """The address of a former gemeente leads to the one it went into."""
    page = visit.open("/gemeenten/zuidhorn/")
    page.wait_for_url(visit.site.url("/gemeenten/westerkwartier/"))
    assert page.get_by_text("Hierin ging").count() == 1


@pytest.mark.parametrize("path", ["/", "/praktijkvoorbeelden/", "/praktijkvoorbeelden/den-helder-droomstatus/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_loading(browser: Browser, whole: Site, path: str, width: int) -> None:
    """No content moves while a page loads."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(e => window.shifts.push("
        "[e.value, e.sources.map(s => s.node && (s.node.className || s.node.nodeName)).join()])))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(whole.url(path), wait_until="networkidle")
    page.wait_for_timeout(200)
    shifts = page.evaluate("window.shifts")
    context.close()
    assert sum(value for value, _ in shifts) < 0.001, shifts


def test_home_page_is_light(browser: Browser, whole: Site) -> None:
    """All that the home page loads is under 150 kB when compressed as hosts do."""
    context = browser.new_context()
    page = context.new_page()
    sizes: dict[str, int] = {}

    def note(response: Any) -> None:
        body = response.body()
        sizes[response.url] = len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 6))

    page.on("response", note)
    page.goto(whole.url("/"), wait_until="networkidle")
    context.close()
    assert sum(sizes.values()) < 150_000, sizes


def test_forced_colours_keep_the_flower(browser: Browser, site: Site) -> None:
    """With forced colours a kern petal is filled, a raakt petal is an outline."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site.url("/praktijkvoorbeelden/den-helder-droomstatus/"))
    fill = "element => getComputedStyle(element).fill"
    kern = page.locator(".voorbeeld__bloem .bloem__blad--kern").first.evaluate(fill)
    raakt = page.locator(".voorbeeld__bloem .bloem__blad--raakt").first.evaluate(fill)
    assert kern != raakt
    assert violations(page) == []
    context.close()


def test_print_has_the_colophon_beside_the_name(visit: Watched) -> None:
    """At the end of a page the footer could get a sheet of its own."""
    page = visit.open("/gemeenten/westerkwartier/")
    page.emulate_media(media="print")
    head, name, foot = (page.locator(part).bounding_box() for part in (".kop", ".kop__merk", ".voet"))
    assert head
    assert name
    assert foot
    assert foot["y"] + foot["height"] <= head["y"] + head["height"]
    assert name["x"] + name["width"] < foot["x"]


def test_print_puts_contact_before_the_text(visit: Watched) -> None:
    """On paper there is no menu, and the contact stands above the story."""
    page = visit.open("/praktijkvoorbeelden/den-helder-droomstatus/")
    page.emulate_media(media="print")
    assert not page.locator(".kop__menu").is_visible()
    contact, story = page.locator("#contact").bounding_box(), page.locator("#aanleiding").bounding_box()
    assert contact is not None
    assert story is not None
    assert contact["y"] < story["y"]


def test_base_path_is_in_every_address(site: Site) -> None:
    """Under a base path no page has a link from the root."""
    for file in site.folder.rglob("*.html"):
        text = file.read_text()
        for start in ('href="/', 'src="/'):
            for piece in text.split(start)[1:]:
                assert f"/{piece}".startswith(f"{BASE}/"), (file, piece[:60])
