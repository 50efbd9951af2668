"""Explorer, bar, menus and comparison in every state: axe, room for a finger, a focus in sight, and what a screen reader hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Watched, watch
from tests.browser.test_pages import violations
from tests.browser.test_vergelijken import DALFSEN, DEN_HELDER, EXPLORER, FIVE, VERGELIJKEN, compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.browser.served import Site

TWO = f"v={DALFSEN},{DEN_HELDER}"
WIDTHS = (360, 1280)


def open_bar(page: Page) -> None:
    page.locator(".bewaard__kop").click()
    page.locator(".bewaard__titel").nth(1).wait_for()


def share_saved(page: Page) -> None:
    page.locator(".bewaard .deel summary").click()


def share(page: Page) -> None:
    page.locator("main .deel summary").click()


def near(page: Page) -> None:
    """Open the list of a provincie, with the panel telling of one of its gemeenten."""
    page.locator("#overijssel summary").click()
    page.locator('[data-gemeente="dalfsen"]').focus()


def as_it_is(page: Page) -> None:
    """Do nothing."""


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "explorer, bar": (f"{EXPLORER}?{TWO}", as_it_is),
    "explorer, bar open": (f"{EXPLORER}?{TWO}", open_bar),
    "explorer, share what is saved": (f"{EXPLORER}?{TWO}", share_saved),
    "explorer, share": (f"{EXPLORER}?{TWO}", share),
    "explorer, nothing found": (f"{EXPLORER}?thema=zorg", as_it_is),
    "explorer, one filter": (f"{EXPLORER}?thema=werk", as_it_is),
    "explorer, many filters": (
        f"{EXPLORER}?q=taal&thema=werk&thema=netwerk&thema-modus=alle&element=regie&element=in-beeld&soort=project&gemeente=dalfsen",
        as_it_is,
    ),
    "explorer, search": (f"{EXPLORER}?q=taal", as_it_is),
    "explorer, town": (f"{EXPLORER}?beeld=dorp&{TWO}", as_it_is),
    "explorer, puzzle": (f"{EXPLORER}?beeld=puzzel&{TWO}", as_it_is),
    "explorer, table": (f"{EXPLORER}?beeld=tabel&{TWO}", as_it_is),
    "explorer, table, bar open": (f"{EXPLORER}?beeld=tabel&{TWO}", open_bar),
    "example, bar open": (f"{EXPLORER}{DALFSEN}/?{TWO}", open_bar),
    "example, share": (f"{EXPLORER}{DALFSEN}/?{TWO}", share),
    "map, panel": (f"/kaart/?{TWO}", near),
    "map, bar open": (f"/kaart/?{TWO}", open_bar),
    "comparison of none": (VERGELIJKEN, as_it_is),
    "comparison of one": (f"{VERGELIJKEN}?v={DALFSEN}", as_it_is),
    "comparison of two": (f"{VERGELIJKEN}?{TWO}", as_it_is),
    "comparison of four, share": (f"{VERGELIJKEN}?v={','.join(FIVE[:4])}", share),
    "comparison of five": (f"{VERGELIJKEN}?v={','.join(FIVE)}", as_it_is),
}


def crowded(page: Page) -> list[str]:
    """Return the controls that are too small or too near another, or of which axe cannot tell (WCAG 2.5.8)."""
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations", "incomplete"]}).response
    return [item["nodes"][0]["html"][:160] for item in (*found["violations"], *found["incomplete"])]


def assert_room(page: Page) -> None:
    """Axe finds nothing, and can tell of every control at any width that it is large enough or apart."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert crowded(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


@pytest.mark.parametrize(("path", "act"), STATES.values(), ids=STATES.keys())
def test_every_state_is_accessible(visit: Watched, path: str, act: Callable[[Page], None]) -> None:
    """Whatever is open over whatever, axe finds nothing."""
    page = visit.open(path)
    act(page)
    assert_room(page)


@pytest.mark.parametrize("wrong", ["unknown", "network"])
def test_comparison_that_fails_is_accessible(browser: Browser, site: Site, wrong: str) -> None:
    """An example that is not there, or does not come, is told in words that axe has nothing against."""
    context = browser.new_context(reduced_motion="reduce")
    watched = watch(context, site)
    if wrong == "network":
        watched.page.route(f"**/{DEN_HELDER}/", lambda route: route.abort())
    page = compare(watched, DALFSEN, DEN_HELDER if wrong == "network" else "bestaat-niet")
    expect(page.get_by_text("laden lukte niet" if wrong == "network" else "kennen we niet")).to_be_visible()
    assert_room(page)
    context.close()


@pytest.mark.parametrize("scroll", [130, 611, 997, 1404])
def test_bar_takes_no_room_from_what_it_half_covers(visit: Watched, scroll: int) -> None:
    """However far the page is scrolled, axe can tell of every control beside or under the open bar that it is apart."""
    page = visit.open(f"{EXPLORER}?{TWO}")
    open_bar(page)
    page.evaluate(f"window.scrollTo(0, {scroll})")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert crowded(page) == [], width


def test_layers_keep_their_controls_from_their_edges(visit: Watched) -> None:
    """Around a control in the bar, its panel and a menu half a target is free: nobody hits it by aiming at what lies under the edge."""
    page = visit.open(f"{EXPLORER}?{TWO}")
    edges = (
        "layer => { const box = layer.getBoundingClientRect();"
        "return Math.min(...[...layer.querySelectorAll('a, button, summary')].filter(e => e.checkVisibility() && e.closest('details > :not(summary)') === (layer.matches('aside') ? null : layer))"
        ".map(e => e.getBoundingClientRect()).flatMap(r => [r.top - box.top, r.left - box.left, box.right - r.right])) }"
    )
    for layer, act in ((".bewaard__balk", as_it_is), (".bewaard__vak", open_bar), (".bewaard .deel__vak", share_saved), ("main .deel__vak", share)):
        act(page)
        assert page.locator(layer).evaluate(edges) >= 12, layer


SEEN = (
    "() => { const e = document.activeElement, at = [0.1, 0.5, 0.9]; if (e === document.body) return true;"
    "const hit = (box, x, y) => e.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));"
    "return [...e.getClientRects()].some(box => at.some(x => at.some(y => hit(box, x, y)))) || e.outerHTML }"
)


@pytest.mark.parametrize(
    ("path", "width", "key"),
    [
        (f"{EXPLORER}?{TWO}", 360, "Tab"),
        (f"{EXPLORER}{DALFSEN}/?{TWO}", 360, "Tab"),
        (f"{VERGELIJKEN}?v={','.join(FIVE[:4])}", 1280, "Shift+Tab"),
        (f"{VERGELIJKEN}?{TWO}", 360, "Shift+Tab"),
    ],
)
def test_focus_is_never_hidden(visit: Watched, path: str, width: int, key: str) -> None:
    """What has the focus is in sight, whatever bar or head stays in its place (WCAG 2.4.11)."""
    visit.page.set_viewport_size({"width": width, "height": 640})
    page = visit.open(path)
    for _ in range(60):
        page.keyboard.press(key)
        assert page.evaluate(SEEN) is True


# --- What a screen reader hears -----------------------------------------------

LISTEN = (
    "window.said = []; new MutationObserver(changes => { for (const region of new Set(changes.map(change => change.target.closest?.('[aria-live], [role=status]'))))"
    " if (region?.textContent) window.said.push(region.textContent) }).observe(document.body, { childList: true, subtree: true })"
)


def said(page: Page) -> list[str]:
    """Return what live regions told since the last time."""
    found: list[str] = page.evaluate("() => window.said.splice(0)")
    return found


def test_explorer_says_what_a_choice_does(visit: Watched) -> None:
    """A filter, a search and a chip each tell the new count once; names and states say what is chosen."""
    page = visit.open(EXPLORER)
    page.evaluate(LISTEN)
    status = page.get_by_role("status").first
    page.get_by_role("checkbox", name="Onderwijs 2").check()
    expect(status).to_have_text("2 van de 6 voorbeelden")
    assert said(page) == ["2 van de 6 voorbeelden"]
    facet = page.locator('[data-facet="thema"]')
    expect(facet.locator("summary")).to_have_text("Thema1 gekozen")
    expect(facet.get_by_role("group", name="Thema")).to_match_aria_snapshot(
        """
        - group "Thema":
          - 'radiogroup "Thema: hoe combineren"':
            - radio "één van deze" [checked]
            - radio "allemaal"
          - list:
            - listitem:
              - checkbox "Onderwijs 2" [checked]
        """
    )
    page.get_by_role("searchbox", name="Zoek in alle teksten").fill("xyzzy")
    expect(status).to_have_text("Geen van de 6 voorbeelden")
    assert said(page) == ["Geen van de 6 voorbeelden"]
    expect(page.locator("[data-chips]")).to_match_aria_snapshot(
        """
        - 'button "Haal weg: Onderwijs"'
        - 'button "Haal weg: “xyzzy”"'
        - button "Wis alles"
        """
    )
    page.get_by_role("button", name="Haal weg: “xyzzy”").click()
    expect(status).to_have_text("2 van de 6 voorbeelden")
    assert said(page) == ["2 van de 6 voorbeelden"]
    page.get_by_role("button", name="Haal weg: Onderwijs").click()
    expect(page.get_by_role("checkbox", name="Onderwijs 2")).not_to_be_checked()
    assert said(page) == ["6 voorbeelden"]


def test_saving_says_what_it_did(visit: Watched) -> None:
    """The switch tells its state, the bar its number, and each change is told once."""
    page = visit.open(EXPLORER)
    page.evaluate(LISTEN)
    switch = page.get_by_role("button", name="Bewaar: DroomStatus")
    switch.click()
    expect(page.get_by_role("button", name="Bewaar: DroomStatus", pressed=True)).to_have_count(1)
    assert said(page) == ["Bewaard in het adres. 1 voorbeeld bewaard, zie onderaan de pagina."]
    page.get_by_role("button", name="Bewaar: Eén").click()
    assert said(page) == ["Bewaard in het adres. 2 voorbeelden bewaard, zie onderaan de pagina."]
    open_bar(page)
    expect(page.get_by_role("complementary", name="Bewaarde voorbeelden")).to_match_aria_snapshot(
        """
        - complementary "Bewaarde voorbeelden":
          - group:
            - list:
              - listitem:
                - link /^DroomStatus/
                - button /^Haal weg. DroomStatus/
              - listitem:
                - link /^Eén aanspreekpunt/
                - button /^Haal weg. Eén aanspreekpunt/
            - paragraph
            - button "Wis alles"
          - link "Vergelijk"
        """
    )
    switch.click()
    expect(page.get_by_role("button", name="Bewaar: DroomStatus", pressed=False)).to_have_count(1)
    assert said(page) == ["Weggehaald. 1 voorbeeld bewaard."]


@pytest.mark.parametrize("width", [360, 1280])
def test_comparison_reads_as_a_table(visit: Watched, width: int) -> None:
    """Side by side or below each other: a table with a head per example and per question; what goes is told."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = compare(visit, DALFSEN, DEN_HELDER)
    page.evaluate(LISTEN)
    expect(page.get_by_role("table")).to_match_aria_snapshot(
        """
        - table "Voorbeelden naast elkaar, een voorbeeld per kolom":
          - rowgroup:
            - row:
              - columnheader /^Eén aanspreekpunt/:
                - link /^Eén aanspreekpunt/
                - button /^Haal weg. Eén aanspreekpunt/
              - columnheader /^DroomStatus/
          - rowgroup:
            - row "Waar gaat het over?":
              - rowheader "Waar gaat het over?"
            - row:
              - cell
              - cell
        """
    )
    page.get_by_role("button", name="Haal weg: DroomStatus").click()
    expect(page.get_by_role("columnheader")).to_have_count(1)
    assert "1 voorbeeld" in said(page)
