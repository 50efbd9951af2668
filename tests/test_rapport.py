"""The report tells the editors what there is to better, and where; readers never meet it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from praktijksite import output, urls
from praktijksite.pages.rapport import RapportPage, Tabel, rapport_page
from praktijksite.rapport import Verslag, verslag
from praktijksite.termen import termen
from praktijksite.terminal import as_text
from tests.builders import MINI, PROJECT, document, library, parsed, plan_of, setting, site, site_of, source_text
from tests.markup import Markup
from tests.test_golden import FOLDER

GOLDEN = PROJECT / "tests" / "golden"
PAGE = urls.file_of(urls.RAPPORT)


@pytest.fixture(scope="module")
def with_report() -> dict[str, bytes]:
    found = plan_of(MINI, rapport=True)
    return output.as_mapping([*found.units, *found.pictures])


def test_report_is_as_last_agreed(with_report: dict[str, bytes], request: pytest.FixtureRequest) -> None:
    """The report on the small site is as reviewed, in a terminal and as a page; --update-golden proposes a new one."""
    page = plan_of(MINI, rapport=True).rapport
    assert page is not None
    made = {"rapport.txt": as_text(page), "rapport.html": FOLDER.sub(b"/assets/x/", with_report[PAGE]).decode()}
    for name, text in made.items():
        if request.config.getoption("--update-golden"):
            (GOLDEN / name).write_text(text, "utf-8")
        assert text == (GOLDEN / name).read_text("utf-8")


def test_only_the_editors_see_it(with_report: dict[str, bytes]) -> None:
    """Without being asked for there is no report; with it, no other file changes, and none leads to it."""
    readers = site_of(MINI)
    assert PAGE not in readers
    assert {name: data for name, data in with_report.items() if name != PAGE} == readers
    assert not [name for name, data in readers.items() if urls.RAPPORT.encode() in data]
    page = Markup(with_report[PAGE].decode())
    assert [meta.attributes["content"] for meta in page.all("meta") if meta.attributes.get("name") == "robots"] == ["noindex"]


def test_report_holds_no_person(with_report: dict[str, bytes]) -> None:
    """Whom to call is told by organisation: no name, mail address or number of a person."""
    page, text = with_report[PAGE].decode(), (GOLDEN / "rapport.txt").read_text("utf-8")
    for private in ("Testpersoon", "tuin@", "testkeuken@", "buurthuis@", "000 00 00"):
        assert private not in page.replace("redactie@example.org", "")
        assert private not in text


def test_every_link_leads_somewhere(with_report: dict[str, bytes]) -> None:
    """A link in the report leads to a page of the site, to a place in it, or to the line of a file."""
    page = Markup(with_report[PAGE].decode())
    ids = {element.attributes.get("id") for element in page.elements}
    for link in page.all("a"):
        href = link.attributes["href"]
        if href.startswith("#"):
            assert href[1:] in ids
        elif href.startswith("/"):
            path = href.removeprefix("/praktijk").split("?")[0]
            assert urls.file_of(path) in with_report
        else:
            assert href.startswith(("https://github.com/voorbeeld/praktijk", "mailto:"))


# --- Terms -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het COA en de ISK.", ["COA", "ISK"]),
        ("COA's taak, het COA-gebouw, NT2.", ["COA", "COA", "NT2"]),
        ("SWgZ, EenWoord, A, ABCDEF, B1-route, z-route, ThuisIn050.", []),
        ("Wij faciliteren en monitoren; de Methodiek.", ["faciliteren", "monitoren", "methodiek"]),
        ("Rijksmonitor en voorfaciliteren.", []),
        ("de taakstelling", ["taakstelling"]),
    ],
)
def test_terms_that_a_reader_may_not_know(text: str, found: list[str]) -> None:
    """Abbreviations of two to five capitals and words that plain Dutch avoids are found, names are not."""
    assert [term.vorm for term in termen(text)] == found


def test_known_terms_need_no_explanation() -> None:
    """What the glossary has is not asked for."""
    assert [term.vorm for term in termen("Het COA en de ISK, met draagvlak.", {"coa", "draagvlak"})] == ["ISK"]


# --- What is told --------------------------------------------------------------


def told(text: str, slug: str = "testproef", known: tuple[str, ...] = ()) -> Verslag:
    return verslag(document(text, slug), parsed(text, slug), known)


def report(*verslagen: Verslag, **changes: Any) -> RapportPage:
    found = library(*(one.profiel for one in verslagen), site=site(**changes))
    return rapport_page(setting(found), verslagen)


def standen(page: RapportPage) -> dict[str, tuple[str, str]]:
    return {stand.naam: (stand.waarde, stand.oordeel) for stand in page.standen}


def tabel(page: RapportPage, begin: str) -> list[list[str]]:
    """Return the texts of the table whose caption begins so; nothing when there is none."""
    found: list[Tabel] = [tabel for deel in page.delen for tabel in deel.tabellen if tabel.bijschrift.startswith(begin)]
    return [[cel.tekst for cel in rij] for item in found for rij in item.rijen]


def test_sentences_come_from_every_text() -> None:
    """Summary, lessons, results, comparisons, caveats and body are read, each at its own line."""
    text = source_text(
        samenvatting="Dit staat in de samenvatting van het voorbeeld.",
        resultaten=[
            {
                "tekst": "deden mee",
                "waarde": 12,
                "eenheid": "personen",
                "bron": 1,
                "kanttekening": "Let op. Tel goed.",
                "vergelijking": {"tekst": "landelijk", "waarde": 2, "eenheid": "personen", "bron": 1, "kanttekening": "Ook dit."},
            }
        ],
        lessen=["Begin op tijd.", "Meet twee keer."],
    )
    lines = text.split("\n")
    found = told(text).zinnen
    assert [(zin.deel, zin.tekst) for zin in found[:8]] == [
        ("samenvatting", "Dit staat in de samenvatting van het voorbeeld."),
        ("les 1", "Begin op tijd."),
        ("les 2", "Meet twee keer."),
        ("resultaat 1", "deden mee"),
        ("resultaat 1, kanttekening", "Let op."),
        ("resultaat 1, kanttekening", "Tel goed."),
        ("resultaat 1, vergelijking", "landelijk"),
        ("resultaat 1, vergelijking, kanttekening", "Ook dit."),
    ]
    assert [zin.deel for zin in found[8:]] == ["Aanleiding", "Aanpak", "Wat werkte niet of anders dan gedacht"]
    assert all(zin.tekst.split()[0] in lines[zin.plek.regel - 1] for zin in found)


@pytest.mark.parametrize(("words", "verdict", "rows"), [(30, "in orde", (0, 1)), (31, "aandacht", (1, 0)), (20, "in orde", (0, 0)), (21, "in orde", (0, 1))])
def test_long_sentences_are_told(words: int, verdict: str, rows: tuple[int, int]) -> None:
    """Over twenty words a sentence is shown, over thirty it is wrong."""
    page = report(told(source_text(lessen=[" ".join(["woord"] * words)])))
    assert standen(page)["Lange zinnen"][1] == verdict
    assert (len(tabel(page, "Zinnen van meer dan 30")), len(tabel(page, "Zinnen van 21"))) == rows


def test_mean_is_over_all_sentences() -> None:
    """A collection of long sentences asks attention, however many short results stand beside it."""
    short = told(source_text(lessen=["Kort."]))
    long = told(source_text(lessen=[" ".join(["woord"] * 30)] * 9), "lang")
    assert standen(report(short))["Zinnen"][1] == "in orde"
    assert standen(report(long))["Zinnen"][1] == "aandacht"
    assert [row[0] for row in tabel(report(short, long), "Zinnen per voorbeeld")] == ["Testproef met een titel"] * 2
    rows = tabel(report(short, long), "Zinnen per voorbeeld")
    assert [row[2] for row in rows] == ["30", "9"]


CONTACTS: dict[str, dict[str, Any]] = {
    "bevestigd": {"gecontroleerd_op": date(2026, 10, 1), "webpagina": "https://example.org/"},
    "verlopen": {"gecontroleerd_op": date(2024, 10, 1), "telefoon": "0318 00 00 00"},
    "nog niet bevestigd": {"email": "info@example.org"},
}


def test_contacts_are_told_by_state() -> None:
    """Each contact counts in its state; first come those that nobody can reach."""
    one = told(source_text(contact=[{"organisatie": state, "functie": "onbekend"} | {key: str(value) for key, value in fields.items()} for state, fields in CONTACTS.items()]))
    lost = told(source_text(contact=[{"organisatie": "zoek", "functie": "onbekend", "gecontroleerd_op": "2026-10-01"}]), "zoek")
    page = report(one, lost)
    assert tabel(page, "Contacten naar stand") == [["verlopen", "1"], ["nog niet bevestigd", "1"], ["bevestigd", "2"]]
    assert tabel(page, "Contacten die aandacht") == [
        ["zoek", "bevestigd", "nee"],
        ["verlopen", "verlopen", "ja"],
        ["nog niet bevestigd", "nog niet bevestigd", "ja"],
    ]
    assert standen(page)["Contacten bevestigd"] == ("2 van de 4", "aandacht")
    assert standen(page)["Contacten niet te bereiken"] == ("1 van de 4", "aandacht")


def test_sources_that_nobody_saw_for_two_years_are_told() -> None:
    """A source is old two years after somebody saw it; one that nobody noted counts apart."""
    seen = [None, "2026-11-01", "2024-11-21", "2024-11-20", "2020-01-01"]
    sources = [{"titel": f"Bron {day}", "uitgever": "Bureau", "url": "https://example.org/"} | ({"gezien": day} if day else {}) for day in seen]
    page = report(told(source_text(bronnen=sources)))
    assert tabel(page, "Bronnen die langer") == [["Bron 2020-01-01", "1 januari 2020"], ["Bron 2024-11-20", "20 november 2024"]]
    assert standen(page)["Bronnen gezien"] == ("2 te lang geleden, 1 zonder dag", "aandacht")


def test_what_is_missing_is_told() -> None:
    """What an example does not tell counts for it and for its part; a complete collection has no such tables."""
    page = report(told(source_text()), told(source_text(resultaten="nog niet bekend", lessen="niet in bron"), "leeg"))
    assert tabel(page, "Wat het vaakst ontbreekt")[0][1] == "2"
    assert ["Lessen", "1"] in tabel(page, "Wat het vaakst ontbreekt")
    rows = tabel(page, "Per voorbeeld, het minst")
    assert int(rows[0][1]) == int(rows[1][1]) - 2
    assert "lessen" in rows[0][2]


def test_spread_counts_kern_and_raakt() -> None:
    """Each cell counts how often a thema is kern and how often it is touched; a cell without any is empty."""
    page = report(told(source_text()), told(source_text(themas={"kern": ["netwerk", "werk"]}, elementen=["regie", "in-beeld"]), "twee"))
    grid = tabel(page, "Thema's en manieren")
    themas = ["huisvesting", "inburgering", "werk", "netwerk", "onderwijs", "zorg"]
    (regie,) = [dict(zip(themas, row[1:], strict=True)) for row in grid if row[0] == "regie"]
    assert regie == {"huisvesting": "–", "inburgering": "–", "werk": "2 / 0", "netwerk": "1 / 1", "onderwijs": "–", "zorg": "–"}
    assert standen(page)["Thema's en manieren"][0] == "50 van de 54 vakken leeg"
    assert tabel(page, "Per jaar van begin") == [["2019", "2"]]
    assert ["Eigen cijfers", "2"] in tabel(page, "Per soort bewijs")


def test_empty_collection_has_a_report() -> None:
    """Before the first example there is a report too, and it says so."""
    page = report()
    assert page.inleiding.startswith("Over 0 voorbeelden")
    assert re.search(r"Zinnen +gemiddeld 0,0 woorden", as_text(page))


def test_text_fits_the_terminal() -> None:
    """Long sentences are broken where the terminal ends."""
    page = report(told(source_text(lessen=["Dit is een les van " + "heel " * 20 + "veel woorden."], resultaten="nog niet bekend")))
    lines = [line for line in as_text(page, 60).splitlines() if "heel" in line]
    assert len(lines) == 3
    assert all(line.startswith("        ") and len(line) <= 60 for line in lines)


def test_without_a_repository_there_are_no_links_to_lines() -> None:
    """Where the files stand online nobody may know; the report then names file and line only."""
    page = report(told(source_text()), repository=None)
    assert all(cel.waar.href == "" for deel in page.delen for tabel in deel.tabellen for rij in tabel.rijen for cel in rij if cel.waar)
