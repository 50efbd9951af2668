"""Saving in the address, putting side by side, and sharing: by mouse, by keyboard, with Back, on paper."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from praktijksite.pages.vergelijken import RIJEN
from tests.browser.conftest import Watched, ending, watch
from tests.browser.test_pages import violations
from tests.browser.test_walks import tab_to, titles

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.served import Site

EXPLORER = "/praktijkvoorbeelden/"
VERGELIJKEN = "/vergelijken/"
DALFSEN, DEN_HELDER, RAALTE = "dalfsen-een-aanspreekpunt", "den-helder-droomstatus", "raalte-prioriteiten-van-statushouders"
ROTTERDAM, ZUIDHORN = "rotterdam-grip-op-werk-vip", "zuidhorn-werk-integreert"
FIVE = (DALFSEN, DEN_HELDER, RAALTE, ROTTERDAM, ZUIDHORN)


def saved(page: Page) -> list[str]:
    """Return the slugs in the address."""
    return [slug for value in parse_qs(urlsplit(page.evaluate("location.href")).query).get("v", []) for slug in value.split(",")]


def compare(visit: Watched, *slugs: str) -> Page:
    page = visit.open(f"{VERGELIJKEN}?v={','.join(slugs)}")
    page.wait_for_selector(".vergelijken:not([data-staat=laden])")
    return page


def heads(page: Page) -> list[str]:
    return page.get_by_role("columnheader").get_by_role("link").all_inner_texts()


def save_button(page: Page, slug: str) -> Any:
    return page.locator(f'[data-bewaar="{slug}"]')


def test_what_is_saved_walks_along(visit: Watched) -> None:
    """From a card to an example to the comparison: the list comes along, filters or not, and survives a reload."""
    page = visit.open(EXPLORER)
    page.get_by_role("button", name="Bewaar: DroomStatus").click()
    assert saved(page) == [DEN_HELDER]
    assert titles(page)[0].startswith("Eén aanspreekpunt")
    page.get_by_role("checkbox", name="Werk en inkomen").check()
    assert saved(page) == [DEN_HELDER]
    page.reload(wait_until="networkidle")
    expect(save_button(page, DEN_HELDER)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Eén aanspreekpunt").click()
    page.wait_for_url(f"**/{DALFSEN}/?v={DEN_HELDER}")
    page.get_by_role("button", name="Bewaar: Eén").click()
    bar = page.get_by_role("complementary", name="Bewaarde voorbeelden")
    expect(bar.get_by_text("2 bewaard")).to_be_visible()
    bar.get_by_role("link", name="Vergelijk").click()
    page.wait_for_url(f"**{VERGELIJKEN}?v={DEN_HELDER},{DALFSEN}")
    expect(page.get_by_role("columnheader")).to_have_count(2)
    assert [title.split()[0] for title in heads(page)] == ["DroomStatus:", "Eén"]


def test_back_keeps_what_was_saved_since(visit: Watched) -> None:
    """Back goes to the page before, with its filters, and with what was saved after it."""
    page = visit.open(f"{EXPLORER}?thema=werk")
    page.get_by_role("link", name="Eén aanspreekpunt").click()
    page.wait_for_url(f"**/{DALFSEN}/")
    page.get_by_role("button", name="Bewaar: Eén").click()
    page.go_back(wait_until="networkidle")
    expect(save_button(page, DALFSEN)).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(ending(f"?thema=werk&v={DALFSEN}"))
    assert page.get_by_role("checkbox", name="Werk en inkomen").is_checked()


def test_back_within_the_explorer_keeps_the_list(visit: Watched) -> None:
    """Back undoes a choice of filters, never what was saved after it."""
    page = visit.open(EXPLORER)
    page.get_by_role("checkbox", name="Onderwijs").first.check()
    expect(page.get_by_role("status")).to_have_text("2 van de 6 voorbeelden")
    page.get_by_role("button", name="Bewaar: DroomStatus").click()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    assert saved(page) == [DEN_HELDER]
    expect(save_button(page, DEN_HELDER)).to_have_attribute("aria-pressed", "true")


def test_an_emptied_list_stays_empty(visit: Watched) -> None:
    """Back and Forward never bring back what was taken away, however many pages they go; a reload shows what the address says."""
    page = visit.open(EXPLORER)
    save_button(page, DEN_HELDER).click()
    page.get_by_role("link", name="Eén aanspreekpunt").click()
    page.wait_for_url(f"**/{DALFSEN}/?v={DEN_HELDER}")
    page.get_by_role("button", name="Bewaar: Eén").click()
    bar = page.get_by_role("complementary", name="Bewaarde voorbeelden")
    bar.get_by_role("link", name="Vergelijk").click()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_text("Je hebt nog niets bewaard.")).to_be_visible()
    page.go_back(wait_until="networkidle")
    expect(page.get_by_role("button", name="Bewaar: Eén")).to_have_attribute("aria-pressed", "false")
    page.locator(".kop__merk").click()
    page.wait_for_url(visit.site.url("/?v="))
    page.evaluate("history.go(-2)")
    page.wait_for_url(f"**{EXPLORER}?v=")
    expect(save_button(page, DEN_HELDER)).to_have_attribute("aria-pressed", "false")
    assert not bar.is_visible()
    page.reload(wait_until="networkidle")
    assert not bar.is_visible()
    save_button(page, DEN_HELDER).click()
    page.go_forward()
    page.wait_for_url(f"**/{DALFSEN}/?v={DEN_HELDER}")


def test_a_page_reached_without_the_list_takes_nothing_away(visit: Watched) -> None:
    """Who types an address, looks there and goes Back, still has what was saved; a page that moved hands the list on."""
    page = visit.open(f"{EXPLORER}?v={DALFSEN}")
    visit.open("/over/")
    page.go_back(wait_until="networkidle")
    assert saved(page) == [DALFSEN]
    expect(save_button(page, DALFSEN)).to_have_attribute("aria-pressed", "true")
    page.goto(visit.site.url(f"/gemeenten/zuidhorn/?v={DALFSEN}"))
    page.wait_for_url(f"**/gemeenten/westerkwartier/?v={DALFSEN}")


def test_every_address_writes_the_list_alike(visit: Watched) -> None:
    """A choice of filters, a picture, the table and the map all write `v=a,b` with a comma that can be read."""
    page = visit.open(f"{EXPLORER}?v={DALFSEN},{DEN_HELDER}&q=taal%2Cles")
    page.get_by_role("button", name="Kies in de tabel").click()
    expect(page).to_have_url(ending(f"?q=taal%2Cles&beeld=tabel&v={DALFSEN},{DEN_HELDER}"))
    page.get_by_role("checkbox", name="Werk en inkomen").check()
    expect(page).to_have_url(ending(f"&thema=werk&beeld=tabel&v={DALFSEN},{DEN_HELDER}"))
    hrefs = page.locator("[data-matrix] a[data-thema], [data-kaart]").evaluate_all("links => links.map(link => link.href)")
    assert all(href.endswith(f"v={DALFSEN},{DEN_HELDER}") for href in hrefs if "v=" in href)


def test_middle_click_and_keyboard_take_the_list_along(visit: Watched) -> None:
    """A link that opens in a new tab, or is followed with Enter, has the list of that moment."""
    page = visit.open(f"/?v={DALFSEN}")
    link = page.get_by_role("link", name="Bekijk alle voorbeelden").first
    with page.context.expect_page() as opened:
        link.click(button="middle")
    opened.value.wait_for_load_state()
    assert saved(opened.value) == [DALFSEN]
    opened.value.close()
    save_button(page, DEN_HELDER).click()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{EXPLORER}?v={DALFSEN},{DEN_HELDER}")


def test_saving_by_keyboard_never_follows_the_card(visit: Watched) -> None:
    """The switch on a card is a stop of its own, tells its state, and does not open the example."""
    page = visit.open(EXPLORER)
    tab_to(page, "Bewaar: DroomStatus")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Bewaar: DroomStatus")).to_be_focused()
    expect(page.locator(":focus")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".bewaard > [aria-live]")).to_contain_text("1 voorbeeld bewaard")
    box = page.locator(":focus").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    page.keyboard.press("Enter")
    assert saved(page) == []
    assert page.evaluate("location.pathname").endswith(EXPLORER)
    assert not page.get_by_role("complementary", name="Bewaarde voorbeelden").is_visible()


def test_bar_covers_no_focus(visit: Watched) -> None:
    """However far one tabs, what has the focus is never under the bar."""
    page = visit.open(f"{EXPLORER}?v={DALFSEN}")
    for _ in range(70):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            "() => { const bar = document.querySelector('.bewaard__balk'), e = document.activeElement;"
            "if (bar.contains(e) || e === document.body) return false;"
            "return e.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1 && e.getBoundingClientRect().height < 300 && e.textContent }"
        )
        assert covered is False, covered


@pytest.mark.parametrize("path", [EXPLORER, f"{EXPLORER}{ZUIDHORN}/"])
def test_bar_fits_any_window(visit: Watched, path: str) -> None:
    """With the bar in sight nothing sticks out, narrow or with text twice as large, and axe finds nothing."""
    page = visit.open(f"{path}?v={DALFSEN},{DEN_HELDER}")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.locator(".bewaard__balk").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # At the end of the page the bar has its own place and lies over nothing.
    page.keyboard.press("End")
    page.wait_for_timeout(100)
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_town_takes_the_list_along(visit: Watched) -> None:
    """The places in the town are links like any other."""
    page = visit.open(f"/?v={DALFSEN}")
    page.get_by_role("link", name="Werk en inkomen 6 voorbeelden").click()
    page.wait_for_url(f"**/themas/werk/?v={DALFSEN}")


def test_panel_lists_and_lets_go(visit: Watched) -> None:
    """The panel names what is saved, says where it is kept, takes away, and closes with Escape."""
    page = visit.open(f"{EXPLORER}?v={DALFSEN},{DEN_HELDER}")
    bar = page.get_by_role("complementary", name="Bewaarde voorbeelden")
    bar.get_by_text("2 bewaard").click()
    rows = bar.locator(".bewaard__titels").get_by_role("listitem")
    expect(rows).to_have_count(2)
    assert bar.get_by_text("Bewaard in het adres van deze pagina.").is_visible()
    bar.get_by_role("button", name="Haal weg: Eén aanspreekpunt").click()
    assert saved(page) == [DEN_HELDER]
    expect(bar.get_by_role("button", name="Haal weg: DroomStatus")).to_be_focused()
    page.keyboard.press("Escape")
    assert rows.count() == 0
    expect(bar.locator("summary").first).to_be_focused()
    page.keyboard.press("Enter")
    bar.get_by_role("button", name="Wis alles").click()
    assert saved(page) == []
    expect(page.locator("main")).to_be_focused()


def test_four_stand_side_by_side_and_the_fifth_is_told(visit: Watched) -> None:
    """Five saved: four columns, words for the fifth, and it comes in when one goes."""
    page = compare(visit, *FIVE)
    assert len(heads(page)) == 4
    assert page.get_by_text("Je bewaarde 5 voorbeelden. Je kunt er 4 tegelijk vergelijken.").is_visible()
    page.get_by_role("button", name="Haal weg: DroomStatus").click()
    expect(page.get_by_role("columnheader").nth(3)).to_contain_text("Werk Integreert")
    assert saved(page) == [slug for slug in FIVE if slug != DEN_HELDER]
    expect(page.get_by_role("columnheader").nth(1).get_by_role("button")).to_be_focused()
    assert not page.get_by_text("Je bewaarde 5").is_visible()


def test_cells_come_from_the_page_of_the_example(visit: Watched) -> None:
    """Every row has a cell per example: what its page has, or words that it has nothing."""
    page = compare(visit, DALFSEN, DEN_HELDER)
    row = page.locator('[data-rij="wat-werkte-niet-of-anders-dan-gedacht"] td')
    expect(row.nth(0)).to_contain_text("Het doel was dat 75% na een half jaar meedoet.")
    conditions = page.locator('[data-rij="voorwaarden-om-dit-over-te-nemen"] td')
    assert conditions.all_inner_texts()[0].strip() == "Staat niet bij dit voorbeeld."
    assert "zonder vergoeding" in conditions.all_inner_texts()[1]
    assert page.locator("tbody td:empty").count() == 0
    assert page.locator("table [id]").count() == 0
    source = page.locator(".claim__bron").first.get_attribute("href")
    assert source == visit.site.url(f"{EXPLORER}{DALFSEN}/#bron-4")
    more = page.get_by_role("button", name="Toon alles")
    assert not page.get_by_text("We kennen de cijfers over 2018 en 2019").is_visible()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    assert page.get_by_text("We kennen de cijfers over 2018 en 2019").is_visible()


def test_unknown_slug_is_told_in_words(browser: Browser, site: Site) -> None:
    """A slug that leads nowhere is named, and can be taken away."""
    context = browser.new_context()
    watched = watch(context, site)
    page = compare(watched, DALFSEN, "bestaat-niet")
    assert page.get_by_text("‘bestaat-niet’ kennen we niet.").is_visible()
    assert len(heads(page)) == 1
    assert violations(page) == []
    page.get_by_role("button", name="Haal weg: bestaat-niet").click()
    expect(page.get_by_text("‘bestaat-niet’")).to_have_count(0)
    assert saved(page) == [DALFSEN]
    context.close()
    assert [text for text in watched.wrong if "404" not in text] == []


@pytest.mark.parametrize(("width", "slugs", "across"), [(360, (DALFSEN, DEN_HELDER), 1), (768, FIVE[:4], 2), (768, FIVE[:3], 3), (1280, FIVE[:4], 4)])
def test_comparison_can_be_read_at_any_width(visit: Watched, width: int, slugs: tuple[str, ...], across: int) -> None:
    """Nobody scrolls sideways: answers stand side by side as far as they fit, else below each other with their names; it stays a table."""
    visit.page.set_viewport_size({"width": width, "height": 740})
    page = compare(visit, *slugs)
    cells = page.locator('[data-rij="samenvatting"] td')
    assert len(set(cells.evaluate_all("cells => cells.map(cell => Math.round(cell.getBoundingClientRect().left))"))) == across
    assert min(cells.evaluate_all("cells => cells.map(cell => cell.clientWidth)")) >= 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    named = cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content !== 'none')")
    assert set(named) == {across < len(slugs)}
    assert page.get_by_role("table", name="Voorbeelden naast elkaar").get_by_role("columnheader").count() == len(slugs)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])
    assert (roles["table"], roles["columnheader"], roles["rowheader"]) == (1, len(slugs), len(RIJEN))
    assert roles["cell"] == len(slugs) * len(RIJEN)


@pytest.mark.parametrize("chosen", [(0, 1, 2), (0, 1, 4), (0, 1, 2, 3), (0, 1, 3, 4)])
def test_comparison_prints_on_two_sheets(visit: Watched, chosen: tuple[int, ...]) -> None:
    """On paper the comparison is A4 landscape, three or four examples on two sheets."""
    page = compare(visit, *(FIVE[number] for number in chosen))
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = {tuple(round(float(n)) for n in found.split()) for found in re.findall(rb"/MediaBox \[([^\]]+)\]", pdf)}
    assert sizes == {(0, 0, 842, 595)}
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 2


def test_comparison_without_javascript_leads_to_the_list(browser: Browser, site: Site) -> None:
    """Without JavaScript the page says that it needs it; dead switches and menus do not show."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url(f"{VERGELIJKEN}?v={DALFSEN}"))
    assert page.get_by_text("Vergelijken werkt alleen met JavaScript.").is_visible()
    assert not page.get_by_text("Je hebt nog niets bewaard.").is_visible()
    page.locator(".vergelijken__zonder-script").get_by_role("link").click()
    page.wait_for_url(site.url(EXPLORER))
    assert page.get_by_role("button", name="Bewaar").count() == 0
    page.goto(site.url(f"{EXPLORER}{DALFSEN}/"))
    assert page.get_by_role("button").count() == 0
    assert not page.locator(".deel").first.is_visible()
    context.close()


def test_link_is_copied_or_offered(browser: Browser, site: Site) -> None:
    """The link of the moment goes to the clipboard; where that is not allowed it stands in a field, selected."""
    address = site.url(f"{EXPLORER}{DALFSEN}/?v={DALFSEN}")
    for permissions, told in ((["clipboard-read", "clipboard-write"], "De link is gekopieerd."), ([], "Kopieer de link uit het veld hierboven.")):
        context = browser.new_context(permissions=permissions)
        page = context.new_page()
        if not permissions:
            page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
        page.goto(site.url(f"{EXPLORER}{DALFSEN}/"), wait_until="networkidle")
        page.get_by_role("button", name="Bewaar: Eén").click()
        menu = page.locator("main .deel")
        menu.get_by_text("Deel", exact=True).click()
        menu.get_by_role("button", name="Kopieer de link").click()
        expect(menu.get_by_role("status")).to_have_text(told)
        if permissions:
            assert page.evaluate("navigator.clipboard.readText()") == address
        else:
            field = menu.get_by_role("textbox", name="De link")
            expect(field).to_be_focused()
            assert field.input_value() == address
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(menu.locator("summary")).to_be_focused()
        context.close()


def test_mail_has_titles_and_address(visit: Watched) -> None:
    """The mail names the examples and holds the address of the comparison."""
    page = compare(visit, DALFSEN, DEN_HELDER)
    page.get_by_role("main").get_by_text("Deel", exact=True).click()
    mail = page.get_by_role("main").get_by_role("link", name="Mail de link").get_attribute("href")
    assert mail is not None
    body = parse_qs(urlsplit(mail).query)["body"][0]
    assert body.startswith("Eén aanspreekpunt")
    assert "DroomStatus" in body
    assert body.endswith(f"{VERGELIJKEN}?v={DALFSEN},{DEN_HELDER}")


@pytest.mark.parametrize("path", [VERGELIJKEN, EXPLORER])
def test_csv_has_the_lines_of_the_whole(visit: Watched, path: str, tmp_path: Path) -> None:
    """The CSV of what is saved is, byte for byte, the head and these lines of the whole CSV."""
    page = visit.open(f"{path}?v={ZUIDHORN},{DALFSEN}")
    menu = page.locator("main .deel" if path == VERGELIJKEN else ".bewaard .deel")
    menu.get_by_text("Deel", exact=True).click()
    with page.expect_download() as download:
        menu.get_by_role("button", name="Download als tabel").click()
    download.value.save_as(tmp_path / "selectie.csv")
    found, whole = (tmp_path / "selectie.csv").read_bytes(), (visit.site.folder / "praktijkvoorbeelden.csv").read_bytes()
    assert download.value.suggested_filename.endswith(".csv")
    kept = [line for line in whole.splitlines(keepends=True) if line.split(b",")[0] in (b"\xef\xbb\xbfid", DALFSEN.encode(), ZUIDHORN.encode())]
    assert found == b"".join(kept)
    assert len(list(csv.reader(io.StringIO(found.decode("utf-8-sig"))))) == 3


@pytest.mark.parametrize("path", [VERGELIJKEN, f"{VERGELIJKEN}?v={','.join(FIVE)}", f"{EXPLORER}?v={DALFSEN}", f"{EXPLORER}{ZUIDHORN}/?v={DALFSEN}"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_when_the_bar_or_the_examples_come_in(browser: Browser, site: Site, path: str, width: int) -> None:
    """No content that was in sight moves while the bar or the examples come in."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { window.shifts += e.value }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(site.url(path), wait_until="networkidle")
    page.wait_for_timeout(200)
    shifts = page.evaluate("window.shifts")
    context.close()
    assert shifts < 0.001
