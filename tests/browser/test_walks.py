"""Walks that a visitor makes: by keyboard, by deep link, with Back, and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import ending

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watched
    from tests.browser.served import Site

EXPLORER = "/praktijkvoorbeelden/"


def titles(page: Page) -> list[str]:
    return page.locator("[data-lijst] .card__titel").all_inner_texts()


def tab_to(page: Page, name: str, *, limit: int = 120) -> None:
    """Press Tab until the element with this accessible name has the focus, seen on screen."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement; const r = e.getBoundingClientRect();"
            "return [e.getAttribute('aria-label') || (e.labels && e.labels[0] ? e.labels[0].innerText : e.textContent) || '', r.width > 0] }"
        )
        if name.casefold() in " ".join(str(focused[0]).split()).casefold():
            return
    raise AssertionError(f"Tab never reaches {name!r}")


def test_keyboard_alone_reaches_a_contact(visit: Watched) -> None:
    """From home to explorer, a filter, an example and its contact, without a mouse."""
    page = visit.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    tab_to(page, "Bekijk alle voorbeelden")
    page.keyboard.press("Enter")
    page.wait_for_url(visit.site.url(EXPLORER))
    page.wait_for_selector(".explorer--klaar")
    tab_to(page, "Onderwijs")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("2 van de 6 voorbeelden")
    tab_to(page, "Werk Integreert")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zuidhorn-werk-integreert/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Werk Integreert")
    tab_to(page, "Bewaar als contact")
    assert page.locator("#contact").get_by_text("Nog niet bevestigd").first.is_visible()


def test_skip_link_moves_the_focus(visit: Watched) -> None:
    """The skip link goes past header and menu."""
    page = visit.open(EXPLORER)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_town_leads_to_the_themas(visit: Watched) -> None:
    """Each place in the town is a link with its name and count, and leads to its thema."""
    page = visit.open("/")
    place = page.get_by_role("link", name="Werk en inkomen 6 voorbeelden")
    assert place.count() == 1
    place.click()
    page.wait_for_url(visit.site.url("/themas/werk/"))
    assert page.get_by_role("heading", level=2, name="6 voorbeelden").count() == 1


def test_deep_link_shows_its_selection(visit: Watched) -> None:
    """An address with a selection shows it: boxes, chips, count and cards."""
    page = visit.open(f"{EXPLORER}?thema=werk&thema=netwerk&thema-modus=alle&element=regie&onbekend=1")
    assert titles(page) == ["Vraag het de statushouders zelf"]
    assert page.get_by_role("checkbox", name="Sociaal netwerk").is_checked()
    assert page.get_by_role("radio", name="allemaal").first.is_checked()
    assert page.get_by_role("button", name="Haal weg: Regie").is_visible()
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")


def test_back_and_reload_keep_the_selection(visit: Watched) -> None:
    """Back undoes one choice at a time; reload keeps what was chosen."""
    page = visit.open(EXPLORER)
    page.get_by_role("checkbox", name="Onderwijs", exact=False).first.check()
    expect(page.get_by_role("status")).to_have_text("2 van de 6 voorbeelden")
    page.get_by_role("checkbox", name="Goede start").check()
    expect(page.get_by_role("status")).to_have_text("Geen van de 6 voorbeelden")
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("status")).to_have_text("Geen van de 6 voorbeelden")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("2 van de 6 voorbeelden")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    assert len(titles(page)) == 6


def test_former_gemeente_finds_the_present_one(visit: Watched) -> None:
    """Who types Zuidhorn among the gemeenten is offered Westerkwartier."""
    page = visit.open(EXPLORER)
    page.get_by_role("searchbox", name="Zoek in gemeente").fill("zuidh")
    options = page.locator('[data-facet="gemeente"] .optie:visible')
    assert options.count() == 1
    options.get_by_role("checkbox").check()
    expect(page).to_have_url(ending("?gemeente=westerkwartier"))
    assert titles(page) == ["Werk Integreert: vrijwilligerswerk als opstap"]


def test_text_field_narrows_with_synonyms_and_without_accents(visit: Watched) -> None:
    """Words are found in title, summary, gemeente and keywords, whatever their accents and capitals."""
    page = visit.open(EXPLORER)
    page.get_by_role("searchbox", name="Zoek in alle teksten").fill("DÁLFSEN één")
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    assert titles(page) == ["Eén aanspreekpunt en het plan Thuis in Dalfsen"]
    page.get_by_role("button", name="Haal weg").click()
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")


def test_sorting_changes_only_the_order(visit: Watched) -> None:
    """Sorting by title keeps all cards and stands in the address."""
    page = visit.open(EXPLORER)
    page.get_by_role("combobox", name="Sorteer").select_option("titel")
    page.wait_for_url("**sorteer=titel")
    found = titles(page)
    assert len(found) == 6
    assert found == sorted(found, key=lambda title: title.replace("é", "e").casefold())


def test_focus_stays_near_a_chip_that_is_removed(visit: Watched) -> None:
    """After a chip is removed the focus is on the next, never lost."""
    page = visit.open(f"{EXPLORER}?thema=werk&element=regie")
    page.get_by_role("button", name="Haal weg: Werk en inkomen").click()
    expect(page.get_by_role("button", name="Haal weg: Regie")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Zoek in alle teksten")).to_be_focused()


def test_everything_can_be_read_without_javascript(browser: Browser, site: Site) -> None:
    """Without JavaScript the whole list shows, dead controls do not, and each thema has its page."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url(EXPLORER))
    assert len(titles(page)) == 6
    assert not page.locator("[data-formulier]").is_visible()
    assert not page.locator("[data-sorteer]").is_visible()
    page.get_by_role("region", name="Liever bladeren?").get_by_role("link", name="Onderwijs", exact=True).click()
    assert page.locator(".card").count() == 2
    page.goto(site.url("/gemeenten/"))
    assert page.locator("[data-naam]:visible").count() > 300
    context.close()


def test_few_results_lead_on(visit: Watched) -> None:
    """Where few or none fit, those stand below that fit all choices but one, and a button that gives up that one."""
    page = visit.open(f"{EXPLORER}?thema=onderwijs&element=ambassadeurs")
    near = page.get_by_role("region", name="Deze passen bijna")
    assert len(titles(page)) == 1
    assert near.locator(".card").count() == 3
    assert set(titles(page)).isdisjoint(near.locator(".card__titel").all_inner_texts())
    near.get_by_role("button", name="Zonder Ambassadeurs inzetten 2 voorbeelden").click()
    page.wait_for_url(f"**{EXPLORER}?thema=onderwijs")
    expect(page.get_by_role("status")).to_have_text("2 van de 6 voorbeelden")
    expect(page.get_by_role("searchbox", name="Zoek in alle teksten")).to_be_focused()
    page.goto(visit.site.url(f"{EXPLORER}?thema=zorg"), wait_until="networkidle")
    assert titles(page) == []
    assert page.get_by_role("region", name="Andere voorbeelden").locator(".card").count() == 4
    page.get_by_role("button", name="Wis alle keuzes").click()
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    assert len(titles(page)) == 6
    assert not page.get_by_role("region", name="Andere voorbeelden").is_visible()


def test_filters_unfold_on_a_phone(visit: Watched) -> None:
    """On a phone the filters wait behind one button that tells whether they are open."""
    page = visit.open("/")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(visit.site.url(EXPLORER), wait_until="networkidle")
    button = page.get_by_role("button", name="Filters")
    assert button.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("checkbox", name="Huisvesting").is_visible()
    button.click()
    page.get_by_role("checkbox", name="Huisvesting").check()
    expect(button).to_have_text("Filters (1)")


def test_source_of_a_figure_is_one_click_away(visit: Watched) -> None:
    """Every figure links to its source, which then has the place on screen."""
    page = visit.open("/praktijkvoorbeelden/dalfsen-een-aanspreekpunt/")
    figures = page.locator(".claim").filter(has=page.locator(".claim__groot"))
    assert figures.count() >= 5
    assert figures.filter(has=page.locator(".claim__bron")).count() == figures.count()
    page.locator(".claim__bron").first.click()
    assert page.locator("#bron-4").is_visible()
    assert page.evaluate("location.hash") == "#bron-4"


def test_gemeente_search_narrows_the_list(visit: Watched) -> None:
    """On the page of gemeenten a few letters find a name, former ones too."""
    page = visit.open("/gemeenten/")
    page.get_by_role("searchbox", name="Zoek jouw gemeente").fill("sudwest")
    assert page.locator("[data-naam]:visible").all_inner_texts() == ["Súdwest-Fryslân"]
    page.get_by_role("searchbox", name="Zoek jouw gemeente").fill("zuidhorn")
    assert page.locator("[data-naam]:visible").count() == 1


def test_word_in_a_text_leads_to_its_explanation(visit: Watched) -> None:
    """A dotted word leads to its explanation, marked and in sight, and Back leads back; the name of the link is the word."""
    page = visit.open("/praktijkvoorbeelden/den-helder-droomstatus/")
    link = page.locator("#inhoud").get_by_role("link", name="statushouders", exact=True)
    assert link.evaluate("link => getComputedStyle(link).textDecorationStyle") == "dotted"
    link.click()
    page.wait_for_url("**/begrippen/#statushouder")
    assert page.locator(".begrip:target dfn").inner_text() == "statushouder"
    assert page.locator(".begrip:target").evaluate("row => { const box = row.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }")
    page.go_back()
    page.wait_for_url("**/den-helder-droomstatus/")


def test_glossary_search_narrows_the_list(visit: Watched) -> None:
    """In the glossary a few letters find a term by any of its forms; letters without one are gone until the field is empty."""
    page = visit.open("/begrippen/")
    letters = page.get_by_role("navigation", name="Begrippen op letter").get_by_role("link")
    everything = letters.count()
    page.get_by_role("searchbox", name="Zoek een begrip").fill("vergunninghouder")
    assert page.locator(".begrip:visible dfn").all_inner_texts() == ["statushouder"]
    expect(page.get_by_role("status").filter(has_text="1 begrip")).to_be_visible()
    assert letters.all_inner_texts() == ["S"]
    page.get_by_role("searchbox", name="Zoek een begrip").fill("")
    assert letters.count() == everything > 15


def test_glossary_works_without_script(browser: Browser, site: Site) -> None:
    """Without JavaScript the glossary has its letters and all its terms, and no field that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url("/begrippen/#z-route"))
    assert page.locator(".begrip:target dfn").inner_text() == "Z-route"
    assert not page.get_by_role("searchbox").is_visible()
    page.get_by_role("link", name="C", exact=True).click()
    assert page.locator(".letter:target dfn").first.is_visible()
    context.close()
