"""The form as a person fills it in: typing, by keyboard, with mistakes, interrupted, and to the end."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from praktijksite.bestand import as_file, values_of
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.schema import SECTIES
from praktijksite.source import Document, Node, parse_markdown
from praktijksite.validate import Names
from tests.browser.conftest import Watched, ending
from tests.browser.served import PROJECT, build, with_six
from tests.browser.test_pages import violations

if TYPE_CHECKING:
    from playwright.sync_api import Download, Locator, Page

FORM = "/meedoen/formulier/"
STEPS = ("wat", "waar", "waarover", "uitkomst", "lessen", "contact", "controle")
LONG = 100
HEERLEN = PROJECT / "content/praktijkvoorbeelden/heerlen-werk-voor-heerlen.md"
"""An example that the six do not have, told from its facts."""


def story_of(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values and the texts of an example."""
    document = parse_markdown(path.name, path.read_bytes())
    assert isinstance(document, Document)
    parsed = parse_praktijkvoorbeeld(document, Names(None, None))
    assert not isinstance(parsed, list)
    values = values_of(Node(document.fields, 2))
    assert isinstance(values, dict)
    return values, {sectie.kop: sectie.markdown for sectie in parsed.secties}


class Person:
    """Types and clicks, and counts what she does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def click(self, where: Locator) -> None:
        self.actions += 1
        where.click()

    def types(self, where: Locator, text: str) -> None:
        self.actions += 1
        where.click()
        if len(text) < LONG:
            where.press_sequentially(text)
        else:
            # Pasted, as people do who wrote it elsewhere.
            self.page.keyboard.insert_text(text)

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[data-stap]:not([hidden]) [data-veld="{name}"]').first

    def tells(self, name: str, text: str) -> None:
        self.types(self.field(name).locator("input:not([type=checkbox]), textarea").first, text)

    def chooses(self, name: str, value: str) -> None:
        self.click(self.field(name).locator(f'input[value="{value}"]'))

    def adds(self, name: str, names: list[str]) -> None:
        for each in names:
            self.types(self.field(name).locator("input"), each)
            self.page.keyboard.press("Enter")

    def rows(self, name: str, items: list[dict[str, Any] | str]) -> None:
        """Fill in the rows of a list, the first of which may be there already."""
        field = self.field(name)
        for number, item in enumerate(items):
            if field.locator("[data-rij]").count() <= number:
                self.click(field.locator("[data-nog]"))
            row = field.locator("[data-rij]").nth(number)
            for part, value in (item if isinstance(item, dict) else {"": item}).items():
                where = row.locator(f'[data-veld="{part}"]') if part else row
                if part == "bron":
                    self.actions += 1
                    where.locator("select").first.select_option(index=int(value))
                else:
                    self.types(where.locator("input, textarea").first, str(value))

    def goes_on(self) -> None:
        step = self.page.locator("[data-stap]:not([hidden])")
        name = step.get_attribute("data-stap")
        self.click(step.locator("[data-verder]"))
        # A mistake would have kept her here.
        expect(self.page).not_to_have_url(re.compile(rf"stap={name}$"))


def fill_in(person: Person, values: dict[str, Any], texts: dict[str, str]) -> None:
    """Tell the example of *values* and *texts*, from the first step to the last."""
    page = person.page
    person.chooses("herkomst", values["herkomst"])
    for name in ("titel", "samenvatting"):
        person.tells(name, values[name])
    for kop in SECTIES[:2]:
        person.tells(kop.naam, texts[kop.naam])
    person.chooses("soort", values["soort"])
    person.goes_on()
    person.adds("gemeenten", values["gemeenten"])
    person.tells("start", values["periode"]["start"])
    person.click(person.field("eind").locator(f'[data-woord][value="{values["periode"]["eind"]}"]'))
    person.click(page.locator("[data-stap]:not([hidden]) .stap__meer > summary"))
    for who in values["doelgroep"]:
        person.chooses("doelgroep", who)
    person.rows("partners", values["partners"])
    person.goes_on()
    for state in ("kern", "raakt"):
        for thema in values["themas"].get(state, []):
            person.click(page.locator(f'[data-thema="{thema}"] [value="{state}"]'))
    person.click(page.locator("[data-stap]:not([hidden]) .stap__meer > summary"))
    for element in values["elementen"]:
        person.chooses("elementen", element)
    person.adds("trefwoorden", values["trefwoorden"])
    person.goes_on()
    person.rows("bronnen", values["bronnen"])
    person.chooses("resultaten", values["resultaten"])
    person.chooses("onderbouwing", values["onderbouwing"])
    person.rows("feiten", values["feiten"])
    person.goes_on()
    person.tells(SECTIES[2].naam, texts[SECTIES[2].naam])
    person.chooses("lessen", values["lessen"])
    person.goes_on()
    person.rows("contact", values["contact"])
    person.goes_on()


def test_somebody_tells_an_example_and_it_is_on_the_site(visit: Watched, tmp_path: Path) -> None:
    """From the home page to a file that the site is built with, typing all of it; the page then says what she typed."""
    values, texts = story_of(HEERLEN)
    page = visit.open("/")
    person = Person(page)
    person.click(page.get_by_role("navigation").get_by_role("link", name="Meedoen").first)
    person.click(page.get_by_role("link", name="Vul het formulier in").first)
    expect(page.locator(".formulier--klaar")).to_be_visible()
    fill_in(person, values, texts)
    expect(page.locator("[data-oordeel]")).to_contain_text("Alles is ingevuld zoals het hoort")
    with page.expect_download() as waiting:
        person.click(page.get_by_role("button", name="Download het bestand"))
    download: Download = waiting.value
    root = with_six(tmp_path / "root")
    target = root / "content/praktijkvoorbeelden" / download.suggested_filename
    download.save_as(target)
    document = parse_markdown(target.name, target.read_bytes())
    assert isinstance(document, Document)
    assert values_of(Node(document.fields, 2)) == {**values, "toegevoegd": date.today().isoformat()}  # noqa: DTZ011 - as the browser says
    build(root, tmp_path / "site", "https://example.org/praktijk/")
    made = (tmp_path / f"site/praktijkvoorbeelden/{target.stem}/index.html").read_text("utf-8")
    assert values["titel"].replace("'", "&#39;") in made


def test_what_is_written_survives_back_and_reload(visit: Watched) -> None:
    """Back goes to the step before, a reload stays at the step, and all that was typed is there; until it is wiped."""
    page = visit.open(FORM)
    person = Person(page)
    person.tells("titel", "Samen aan de slag in de buurt")
    page.locator('[data-naar="contact"]').click()
    expect(page).to_have_url(ending("?stap=contact"))
    person.rows("contact", [{"organisatie": "Gemeente Dalfsen"}])
    page.reload(wait_until="networkidle")
    expect(page.locator('[data-stap="contact"]')).to_be_visible()
    expect(person.field("organisatie").locator("input")).to_have_value("Gemeente Dalfsen")
    page.go_back()
    expect(page.locator('[data-stap="wat"]')).to_be_visible()
    expect(person.field("titel").locator("input")).to_have_value("Samen aan de slag in de buurt")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Wis mijn tekst").click()
    expect(person.field("titel").locator("input")).to_have_value("")
    page.reload(wait_until="networkidle")
    expect(person.field("titel").locator("input")).to_have_value("")


def test_a_mistake_is_told_when_a_field_is_left(visit: Watched) -> None:
    """Not while typing; with the field named by it; gone as soon as it is mended."""
    page = visit.open(FORM)
    title = page.get_by_role("textbox", name="Titel", exact=True)
    title.press_sequentially("Kort")
    page.wait_for_timeout(500)
    expect(title).not_to_have_attribute("aria-invalid", "true")
    title.press("Tab")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("De tekst is te kort: 4 tekens. Gebruik minstens 10 tekens."))
    title.press_sequentially("er dan een zin")
    expect(title).not_to_have_attribute("aria-invalid", "true")


def test_a_press_is_not_lost_when_a_mistake_appears(visit: Watched) -> None:
    """Leaving a field by pressing a button below it tells the mistake, and the button is pressed all the same."""
    page = visit.open(FORM)
    page.get_by_role("textbox", name="Titel", exact=True).fill("Kort")
    page.locator(f'[data-veld="{SECTIES[1].naam}"] textarea').fill("![een](beeld) en\n\n## een kopje")
    page.get_by_role("button", name="Verder").click()
    expect(page.locator('[data-stap="wat"] .fouten__kop')).to_be_focused()
    expect(page.get_by_text("De tekst is te kort: 4 tekens. Gebruik")).to_be_visible()


def test_the_summary_leads_to_each_field(visit: Watched) -> None:
    """'Verder' with things open stays once, with a list of links that takes the focus; each link goes to its field."""
    page = visit.open(FORM)
    page.get_by_role("button", name="Verder").click()
    heading = page.locator("[data-stap]:not([hidden]) .fouten__kop")
    expect(heading).to_be_focused()
    links = page.locator("[data-stap]:not([hidden]) .fouten__lijst a")
    assert links.count() >= 5
    for number in range(links.count()):
        links.nth(number).click()
        inside = page.evaluate("() => document.activeElement.closest('[data-veld]')?.dataset.veld ?? ''")
        assert inside, links.nth(number).text_content()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator('[data-stap="waar"] h2')).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("step", STEPS)
def test_axe_finds_nothing_in_any_step(visit: Watched, step: str, width: int) -> None:
    """Empty, and with all its mistakes told and everything folded open, no step has a violation or is wider than the window."""
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    visit.open(f"{FORM}?stap={step}")
    assert violations(page) == []
    if step != "controle":
        page.locator(f'[data-stap="{step}"] [data-verder]').click()
    for folded in page.locator(f'[data-stap="{step}"] details').all():
        folded.evaluate("folded => { folded.open = true }")
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_every_control_has_a_name_of_its_own(visit: Watched) -> None:
    """Whoever hears the page knows which field she is in: no control without a name, no two alike in one group."""
    page = visit.open(f"{FORM}?stap=uitkomst")
    page.locator('[data-stap="uitkomst"] [data-veld="bronnen"] [data-nog]').click()
    names = page.locator('[data-stap="uitkomst"]').aria_snapshot()
    assert names.count('group "Bron 1"') == 1
    assert names.count('group "Bron 2"') == 1
    assert 'textbox "Uitgever"' in names
    assert re.search(r"^\s*- (textbox|combobox|radio|checkbox)$", names, re.MULTILINE) is None


def test_a_petal_and_its_answers_are_one(visit: Watched) -> None:
    """A tap on a petal chooses the next answer; an answer chosen by keyboard draws the petal."""
    page = visit.open(f"{FORM}?stap=waarover")
    petal = page.locator('[data-blad="werk"]')
    for state in ("raakt", "kern", "niet", "raakt"):
        petal.locator("path").click(force=True)
        expect(page.locator(f'[data-thema="werk"] [value="{state}"]')).to_be_checked()
        assert petal.locator("use").get_attribute("href") == f"#blad-{state}-werk"
    page.locator('[data-thema="zorg"] [value="niet"]').focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator('[data-thema="zorg"] [value="raakt"]')).to_be_checked()
    assert page.locator('[data-blad="zorg"] use').get_attribute("href") == "#blad-raakt-zorg"


def test_a_gemeente_in_the_address_is_filled_in(visit: Watched) -> None:
    """The empty place on the map leads to a form that knows which gemeente it is about."""
    page = visit.open(f"{FORM}?gemeente=s-gravenhage&stap=waar")
    expect(page.locator('[data-veld="gemeenten"] [data-naam]')).to_have_text("'s-Gravenhage")


@pytest.mark.parametrize("slug", ["den-helder-droomstatus", "zuidhorn-werk-integreert", "dalfsen-een-aanspreekpunt"])
def test_an_example_that_is_opened_is_the_same_file(visit: Watched, slug: str) -> None:
    """Opened in the form and not changed, an example comes out as its file says it, and the preview tells what its page tells."""
    values, texts = story_of(PROJECT / f"content/praktijkvoorbeelden/{slug}.md")
    page = visit.open(f"{FORM}?voorbeeld={slug}&stap=controle")
    page.locator("summary", has_text="Bekijk het bestand zelf").click()
    written = page.locator("[data-bestand]").text_content() or ""
    values["periode"] = {"start": "onbekend", "eind": "onbekend"} | values["periode"]
    for name in ("kern", "raakt"):
        if name in values["themas"]:
            values["themas"][name] = [thema for thema in ("huisvesting", "inburgering", "werk", "netwerk", "onderwijs", "zorg") if thema in values["themas"][name]]
    assert written == as_file(values, texts)
    expect(page.locator("[data-oordeel]")).to_contain_text("Alles is ingevuld")
    preview = page.locator("[data-pagina]").inner_text()
    for told in (values["titel"], values["samenvatting"], *[lesson for lesson in values["lessen"] if isinstance(values["lessen"], list)]):
        assert told in preview


def test_the_address_of_github_carries_the_file_to_the_byte(visit: Watched) -> None:
    """What stands in the address is the file, whatever its letters; the counter counts the address as it grows at the login."""
    page = visit.open(FORM)
    person = Person(page)
    nasty = "Café & 100% é ë € # + \"dubbel\" 'enkel' 😀 a=b?c"
    person.tells("titel", nasty)
    page.locator(f'[data-veld="{SECTIES[1].naam}"] textarea').fill(f"{nasty}\n\n- een\n- twee & drie\n")
    page.locator('[data-naar="controle"]').click()
    text = page.locator("[data-bestand]").text_content() or ""
    link = page.locator('[data-weg="github"] [data-doe]')
    address = link.get_attribute("href") or ""
    query = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert address.startswith("https://github.com/voorbeeld/praktijk/new/main?")
    assert query["value"] == [text]
    assert query["filename"][0].startswith("content/praktijkvoorbeelden/")
    assert address.isascii()


def test_a_text_too_long_for_an_address_loses_nothing(visit: Watched) -> None:
    """Over the limit the way closes, says why, and copies the text before it opens an empty file."""
    page = visit.open(FORM)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f'[data-veld="{SECTIES[1].naam}"] textarea').fill("Een zin met é en €. " * 400)
    page.locator('[data-naar="controle"]').click()
    way = page.locator('[data-weg="github"]')
    expect(way).to_have_attribute("data-staat", "te-lang")
    expect(way.locator("[data-maat]")).to_contain_text("te lang voor deze weg")
    assert "value=" not in (way.locator("[data-doe]").get_attribute("href") or "")
    page.evaluate("() => { window.open = address => { window.opened = address } }")
    way.locator("[data-doe]").click()
    expect(page.locator("[data-verstuurd]")).to_contain_text("klembord")
    assert page.evaluate("() => navigator.clipboard.readText()") == page.locator("[data-bestand]").text_content()
    assert page.evaluate("() => window.opened").startswith("https://github.com/voorbeeld/praktijk/new/main?filename=")


def test_a_source_that_goes_takes_its_number_along(visit: Watched) -> None:
    """When a source is removed, results name the same source as before, by its new number; who named it names none."""
    page = visit.open(f"{FORM}?stap=uitkomst")
    person = Person(page)
    person.rows("bronnen", [{"titel": "Eerste"}, {"titel": "Tweede"}, {"titel": "Derde"}])
    person.rows("resultaten", [{"tekst": "van de derde", "bron": 3}, {"tekst": "van de tweede", "bron": 2}])
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator('[data-veld="bronnen"] [data-rij]').nth(1).locator("[data-weg]").click()
    chosen = page.locator('[data-veld="resultaten"] [data-bronkeuze]:not(details *)')
    expect(chosen.nth(0).locator("option:checked")).to_have_text("2: Derde")
    expect(chosen.nth(1)).to_have_value("")


def test_an_empty_row_between_sources_shifts_nothing(visit: Watched) -> None:
    """A source has in the form the number that it has in the file, also when a row before it is still empty."""
    page = visit.open(f"{FORM}?stap=uitkomst")
    person = Person(page)
    for _ in range(2):
        page.locator('[data-veld="bronnen"] [data-nog]').click()
    person.types(page.locator('[data-veld="bronnen"] [data-veld="titel"] input').nth(2), "De enige")
    person.rows("resultaten", [{"tekst": "mensen met werk"}])
    chosen = page.locator('[data-veld="resultaten"] [data-bronkeuze]').first
    expect(chosen.locator("option", has_text="1: De enige")).to_be_attached()
    chosen.select_option(label="1: De enige")
    page.locator('[data-naar="controle"]').click()
    expect(page.locator("[data-bestand]")).to_contain_text("bron: 1")


def test_a_second_tab_neither_wipes_nor_hides_a_draft(visit: Watched) -> None:
    """A tab in which nothing was written leaves the draft of another alone, and tells that there is one."""
    page = visit.open(FORM)
    other = visit.page.context.new_page()
    other.goto(visit.site.url(FORM), wait_until="networkidle")
    other.get_by_role("textbox", name="Titel", exact=True).press_sequentially("Uit het andere tabblad")
    expect(page.locator("[data-bericht]")).to_contain_text("ander tabblad")
    other.close()
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("textbox", name="Titel", exact=True)).to_have_value("Uit het andere tabblad")
    expect(page.locator("[data-bericht]")).to_contain_text("Je gaat verder met je tekst van eerder")


def test_a_browser_that_keeps_nothing_still_has_the_form(visit: Watched) -> None:
    """Where storage is refused the form works, and says that nothing is kept."""
    visit.page.add_init_script("Object.defineProperty(window, 'localStorage', { get () { throw new DOMException('no', 'SecurityError') } })")
    page = visit.open(FORM)
    page.get_by_role("textbox", name="Titel", exact=True).press_sequentially("Samen aan de slag")
    expect(page.locator("[data-concept]")).to_contain_text("Deze browser bewaart niets")


def test_rows_behind_not_known_yet_are_kept(visit: Watched) -> None:
    """Whoever says 'nog niet bekend' after filling in rows has them back when she thinks again, also after a reload."""
    page = visit.open(f"{FORM}?stap=lessen")
    person = Person(page)
    person.rows("lessen", ["Begin met de mensen zelf."])
    person.chooses("lessen", "nog niet bekend")
    page.wait_for_timeout(500)
    page.reload(wait_until="networkidle")
    person.click(person.field("lessen").locator('[data-woorden] input[value=""]'))
    expect(person.field("lessen").locator("textarea")).to_have_value("Begin met de mensen zelf.")


def test_a_name_that_exists_is_told(visit: Watched) -> None:
    """A new example does not take the name of another."""
    page = visit.open(f"{FORM}?stap=controle")
    page.locator("#slug").fill("den-helder-droomstatus")
    page.locator("#slug").press("Tab")
    expect(page.locator("#slug")).to_have_accessible_description(re.compile("De naam van dit voorbeeld bestaat al: 'den-helder-droomstatus'. Kies een andere naam"))


def test_names_are_taken_as_people_say_them(visit: Watched) -> None:
    """Den Haag becomes the official name, two names at once become two, and one that is not known is told at once."""
    page = visit.open(f"{FORM}?stap=waar")
    field = page.locator('[data-veld="gemeenten"]')
    field.locator("input").press_sequentially("den haag, Utrecht, Utrect")
    page.keyboard.press("Enter")
    expect(field.locator("[data-naam]")).to_have_text(["'s-Gravenhage", "Utrecht"])
    expect(field.locator("[data-gezegd]")).to_have_text("Utrecht staat erbij.")
    expect(field.locator("input")).to_have_value("Utrect")
    expect(field.locator("[data-fout]")).to_contain_text("'Utrect' bestaat niet. Bedoelde je 'Utrecht'?")


def test_the_file_can_be_marked_and_read(visit: Watched) -> None:
    """What is shown at the end stays as it is while nothing changes: a selection in it is not lost."""
    page = visit.open(f"{FORM}?voorbeeld=den-helder-droomstatus&stap=controle")
    page.locator("summary", has_text="Bekijk het bestand zelf").click()
    page.locator("[data-bestand]").click(click_count=3)
    assert page.evaluate("() => window.getSelection().toString().length") > 0


def test_nothing_of_a_text_is_code(visit: Watched) -> None:
    """Markup in a field stays text: in the card, in the page, and in the file."""
    page = visit.open(FORM)
    person = Person(page)
    person.tells("titel", "<img src=x onerror=alert(1)> <b>vet</b>")
    page.locator(f'[data-veld="{SECTIES[1].naam}"] textarea').fill("<script>alert(1)</script>\n\n[klik](javascript:alert(1)) ![x](https://elders.example/x.png)")
    page.locator('[data-naar="controle"]').click()
    expect(page.locator("[data-pagina]")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("[data-pagina] :is(script, img, [href^='javascript:']), [data-kaartje] img").count() == 0


def test_without_javascript_there_is_a_way(visit: Watched) -> None:
    """Who has no JavaScript is told how else, and sees no form that does nothing."""
    context = visit.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(visit.site.url(FORM))
    expect(page.get_by_text("Het formulier werkt hier niet")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    context.close()


IN_SIGHT = """step => {
  const names = new Set()
  const all = [...step.querySelectorAll('button, input, textarea, select, summary, a[href], [tabindex="0"]')].filter(control => control.checkVisibility({ visibilityProperty: true }) && !control.disabled)
  // Of answers to one question Tab reaches one: the arrows reach the rest.
  const stops = all.filter(control => {
    if (control.type !== 'radio') return true
    const group = all.filter(other => other.type === 'radio' && other.name === control.name)
    return control === (group.find(other => other.checked) ?? group[0])
  })
  stops.forEach((control, place) => { control.dataset.plaats = place })
  return stops.length
}"""


@pytest.mark.parametrize("step", STEPS)
def test_the_keyboard_reaches_everything_in_order(visit: Watched, step: str) -> None:
    """With Tab alone every control in sight is reached, from top to bottom, and each shows that it has the focus."""
    page = visit.open(f"{FORM}?voorbeeld=den-helder-droomstatus&stap={step}")
    shown = page.locator(f'[data-stap="{step}"]')
    for folded in shown.locator("details").all():
        folded.evaluate("folded => { folded.open = true }")
    stops = shown.evaluate(IN_SIGHT)
    shown.locator("h2").focus()
    reached: list[int] = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        # A date has a stop for day, month and year.
        while (place := page.evaluate("() => document.activeElement.dataset.plaats")) and reached and int(place) == reached[-1]:
            page.keyboard.press("Tab")
        reached.append(int(place or -1))
        assert page.evaluate("() => { const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement); return outlineStyle !== 'none' || boxShadow !== 'none' }")
    assert reached == list(range(stops))


def test_a_step_by_keyboard_alone(visit: Watched) -> None:
    """The first step from its first answer to its button with Tab, Space and letters; the next one then has the focus."""
    page = visit.open(FORM)
    page.locator('[data-stap="wat"] h2').focus()
    keys = page.keyboard
    keys.press("Tab")
    keys.press("Space")
    for text in ("Samen aan de slag in de buurt", "Wij brachten buren en nieuwe bewoners bij elkaar.", "Niemand kende elkaar.", "Elke week eten we samen."):
        keys.press("Tab")
        keys.insert_text(text)
    keys.press("Tab")
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator('[data-stap="waar"] h2')).to_be_focused()
    assert page.title().startswith("Waar en wanneer?")
