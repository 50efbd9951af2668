"""Searching: in whole texts, with forgiveness, joined with the facets, also where WebAssembly cannot run and when there are many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bench.generate import generate
from tests.browser.conftest import Watched, watch
from tests.browser.served import PROJECT, Site, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

EXPLORER = "/praktijkvoorbeelden/"
COUNT = 300


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Zoek in alle teksten").fill(words)
    page.get_by_role("button", name=f"Haal weg: “{words}”").wait_for()


def titles(page: Page) -> list[str]:
    return page.locator("[data-lijst] .card__titel").all_inner_texts()


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def test_word_in_the_story_is_found_and_marked(visit: Watched) -> None:
    """A word that stands in the story only finds the example; the card shows where, and the summary comes back."""
    page = visit.open(EXPLORER)
    search(page, "snuffelstages")
    expect(page.locator(".card__vondst mark").first).to_be_visible()
    assert "Den Helder" in " ".join(page.locator(".card__plaats").all_inner_texts())
    assert page.locator(".card__vondst").first.evaluate("e => [...e.children].every(child => child.tagName === 'MARK')")
    page.get_by_role("button", name="Haal weg: “snuffelstages”").click()
    expect(page.get_by_role("status")).to_have_text("6 voorbeelden")
    assert page.locator(".card__vondst").count() == 0


@pytest.mark.parametrize(
    ("words", "place"),
    [("vrijwilligers", "Zuidhorn"), ("Groningen", "Zuidhorn"), ("Westerkwartier", "Zuidhorn"), ("één aanspréékpunt", "Dalfsen"), ("Dalfsne", "Dalfsen"), ("dalfzen", "Dalfsen")],
)
def test_search_forgives(words: str, place: str, visit: Watched) -> None:
    """Stems, provincies, present names, accents and a mistyped gemeente lead to the example."""
    page = visit.open(EXPLORER)
    search(page, words)
    expect(page.locator(".card__plaats", has_text=place).first).to_be_visible()


@pytest.mark.parametrize("words", ["opvang", "xyzzy", "wonign"])
def test_nothing_is_nothing(words: str, visit: Watched) -> None:
    """A word that no text has finds nothing, whatever shorter word begins it."""
    page = visit.open(EXPLORER)
    search(page, words)
    expect(page.get_by_role("status")).to_have_text("Geen van de 6 voorbeelden")
    expect(page.get_by_text("Geen voorbeeld past bij al deze keuzes.")).to_be_visible()


def test_gemeente_without_example_is_told_of(visit: Watched) -> None:
    """Who looks for a gemeente that has none, however spelled, is led to what is near."""
    page = visit.open(EXPLORER)
    search(page, "Hilverum")
    expect(page.get_by_text("Hilversum heeft nog geen voorbeeld.")).to_be_visible()
    page.get_by_role("link", name="Bekijk wat er in de buurt is").click()
    page.wait_for_url(visit.site.url("/gemeenten/hilversum/"))


def test_search_joins_with_facets(visit: Watched) -> None:
    """Counts beside options are of what the search left; the address holds both, and Back and reload show them."""
    page = visit.open(EXPLORER)
    search(page, "taal")
    found = set(titles(page))
    options = page.locator('[data-facet="thema"] .optie')
    counts = {row.locator("input").get_attribute("value"): int(row.locator("[data-aantal]").inner_text()) for row in options.all()}
    for thema, count in counts.items():
        page.goto(visit.site.url(f"{EXPLORER}?q=taal&thema={thema}"), wait_until="networkidle")
        expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{count or 'Geen'} van de 6 "))
        assert set(titles(page)) <= found
    page.reload(wait_until="networkidle")
    assert page.get_by_role("searchbox", name="Zoek in alle teksten").input_value() == "taal"


def test_selection_goes_to_the_map_and_to_a_table(visit: Watched) -> None:
    """The map gets the same filters, and the CSV has the lines of the examples that show."""
    page = visit.open(f"{EXPLORER}?thema=onderwijs&q=statushouders")
    assert page.get_by_role("link", name="Op de kaart").get_attribute("href").endswith("/kaart/?thema=onderwijs")  # type: ignore[union-attr]
    shown = page.locator("[data-lijst] .card__titel a").evaluate_all("links => links.map(link => new URL(link.href).pathname.split('/').at(-2))")
    page.locator(".explorer summary", has_text="Deel").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als tabel (CSV)").click()
    rows = download.value.path().read_text("utf-8-sig").splitlines()
    assert sorted(row.split(",")[0] for row in rows[1:]) == sorted(shown)


def test_search_leads_with_the_best(visit: Watched) -> None:
    """While there are words the best hit stands first, and the way to sort says so."""
    page = visit.open(f"{EXPLORER}?q=Zuidhorn")
    assert page.get_by_label("Sorteer").locator("option:checked").inner_text() == "Beste treffer eerst"
    assert "Werk Integreert" in titles(page)[0]
    page.goto(visit.site.url(EXPLORER), wait_until="networkidle")
    assert page.get_by_label("Sorteer").locator("option:checked").inner_text() == "Nieuwste eerst"


def test_without_webassembly_the_cards_are_searched(browser: Browser, site: Site) -> None:
    """Where the index cannot run, the words on the cards are searched."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/zoeken/**", lambda route: route.abort())
    page.goto(site.url(f"{EXPLORER}?q=vrijwilligerswerk"))
    expect(page.get_by_role("status")).to_have_text("1 van de 6 voorbeelden")
    assert "Werk Integreert" in titles(page)[0]
    context.close()


# --- Many examples ------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site of many made-up examples: more than one page of them."""
    root: Path = tmp_path_factory.mktemp("many")
    generate(root / "root", COUNT, project=PROJECT)
    with served(root / "site", root / "root") as found:
        yield found


@pytest.fixture
def crowd(browser: Browser, many: Site) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    watched = watch(context, many)
    yield watched
    context.close()
    assert watched.wrong == []


def records(site: Site) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((site.folder / "praktijkvoorbeelden.json").read_text("utf-8"))["praktijkvoorbeelden"]
    return found


@pytest.mark.parametrize("order", ["", "titel", "gemeente", "volledigheid"])
def test_any_order_shows_the_right_cards(order: str, crowd: Watched) -> None:
    """Whichever cards come first, they are those of the examples in that order, each with its own link."""
    page = crowd.open(f"{EXPLORER}?sorteer={order}")
    numbers = json.loads((crowd.site.folder / "praktijkvoorbeelden/volgorde.json").read_text())
    slugs = [str(record["id"]) for record in records(crowd.site)]
    expected = [slugs[number] for number in (numbers[order] if order else range(COUNT))][:24]
    expect(page.locator("[data-lijst] .card")).to_have_count(24)
    links = page.locator("[data-lijst] .card__titel a").evaluate_all("links => links.map(link => new URL(link.href).pathname.split('/').at(-2))")
    assert links == expected


def test_more_cards_come_on_request(crowd: Watched) -> None:
    """Each time 24 more, with the focus on the first new one; Back from an example comes to the same selection."""
    page = crowd.open(f"{EXPLORER}?thema=werk")
    total = int(status(page).split()[0])
    page.get_by_role("button", name="Toon meer voorbeelden").click()
    expect(page.locator("[data-lijst] .card")).to_have_count(min(48, total))
    assert page.evaluate("[...document.querySelectorAll('[data-lijst] .card')].findIndex(card => card.contains(document.activeElement))") == 24
    page.locator("[data-lijst] .card a").nth(30).click()
    page.wait_for_url("**/praktijkvoorbeelden/*/")
    page.go_back(wait_until="networkidle")
    assert page.get_by_role("checkbox", name="Werk en inkomen").is_checked()
    expect(page.locator("[data-lijst] .card")).to_have_count(min(48, total))
    assert page.locator("[data-lijst] .card a").nth(30).evaluate("e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().bottom > 0")


def test_cards_that_have_the_words_do_not_wait(browser: Browser, many: Site) -> None:
    """While whole texts are searched the cards that have the words show already; they stay where they are when the rest is found."""
    page = browser.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/zoeken/pagefind.js", hold)
    page.goto(many.url(f"{EXPLORER}?q=taal"))
    listed = page.locator("[data-lijst] ul")
    expect(page.locator("[data-lijst] .card")).to_have_count(24)
    page.wait_for_function("() => [...document.querySelectorAll('[data-lijst] .card')].every(card => /\\btaal/i.test(card.textContent))")
    assert listed.get_attribute("aria-busy") == "true"
    first = titles(page)
    held[0].continue_()
    expect(listed).to_have_attribute("aria-busy", "false")
    assert titles(page) == first
    texts = sum(re.search(r"\btaal", json.dumps(record)) is not None for record in records(many))
    assert int(status(page).split()[0]) >= texts * 0.9
    page.close()


def test_counts_of_many_are_right(crowd: Watched) -> None:
    """The count beside each thema is that of a plain count of the published data."""
    page = crowd.open(EXPLORER)
    for row in page.locator('[data-facet="thema"] .optie').all():
        thema = row.locator("input").get_attribute("value")
        assert int(row.locator("[data-aantal]").inner_text()) == sum(thema in [*r["themas"]["kern"], *r["themas"].get("raakt", [])] for r in records(crowd.site))  # type: ignore[index, attr-defined]
