"""The glossary: it explains what the texts use, and each text leads to it once per term, without changing a letter."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite import urls
from praktijksite.begrippen import Vinder
from praktijksite.content import Content, read
from praktijksite.library import Library
from praktijksite.model import Begrip
from praktijksite.pages.begrippen import begrippen_page
from praktijksite.render import Renderer, markdown
from praktijksite.urls import Addresses
from tests.builders import PROJECT, html_files, library, options, setting, site_of
from tests.markup import Markup
from tests.test_render import HOSTILE, MARKS

LINK = re.compile(r'<a class="begriplink" href="([^"]+)">([^<]+)</a>')


def begrip(term: str, *ook: str, voluit: str | None = None, zie: tuple[str, ...] = ()) -> Begrip:
    return Begrip(term=term, voluit=voluit, ook=ook, uitleg="Een uitleg.", zie=zie, bron=None)


BEGRIPPEN = (
    begrip("azc", "azc's", voluit="asielzoekerscentrum"),
    begrip("asielzoeker", "asielzoekers"),
    begrip("COA", voluit="Centraal Orgaan opvang asielzoekers"),
    begrip("MAP"),
    begrip("brede intake"),
    begrip("buddy", "buddy's"),
    begrip("Z-route"),
    begrip("KIS", voluit="Integratie & Samenleving"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een azc.", ["azc"]),
        ("Twee azc's en een azc.", ["azc's"]),
        ("In de azc’s.", []),
        ("Het azc, de asielzoekers en het COA.", ["azc", "asielzoekers", "COA"]),
        ("Het Centraal Orgaan opvang asielzoekers (COA) en een asielzoeker.", ["Centraal Orgaan opvang asielzoekers", "asielzoeker"]),
        ("Een map is geen MAP.", ["MAP"]),
        ("De Map niet.", []),
        ("Een brede\nintake.", ["brede\nintake"]),
        ("Een brede  intakes.", []),
        ("Buddy to Buddy.", ["Buddy"]),
        ("Met Buddy to Buddy. Buddy's helpen.", ["Buddy's"]),
        ("Hoe? “Asielzoekers wachten.”", ["Asielzoekers"]),
        ("Het Asielzoekerscentrum.", []),
        ("COA-medewerker, oud-COA, COAs, COA2 en proeftuin-Z-route.", []),
        ("De Z-route/MAP (azc).", ["Z-route", "MAP", "azc"]),
        ("Integratie & Samenleving", ["Integratie & Samenleving"]),
        ("", []),
    ],
)
def test_words_are_found(text: str, found: list[str]) -> None:
    """Whole words are found, the longest form first, each term once; a capital that makes a name makes no term."""
    assert [text[begin:end] for begin, end, _ in Vinder(BEGRIPPEN).lezer()(text)] == found


def test_no_glossary_finds_nothing() -> None:
    """Without terms nothing is found."""
    assert Vinder(()).lezer()("Een azc van het COA.") == []


@given(st.lists(st.text("ab A'-.(+", min_size=1, max_size=4).filter(str.strip), min_size=1, max_size=6), st.text("ab A'-.(+", max_size=30))
@settings(max_examples=300)
def test_whatever_the_forms_words_are_found_as_they_stand(forms: list[str], text: str) -> None:
    """Any text may be a form of a term; what is found is one of the forms, and stands where it was found."""
    used = Vinder(begrip(form) for form in forms).lezer()(text)
    assert [use.begin for use in used] == sorted({use.begin for use in used})
    for begin, end, term in used:
        found, form = " ".join(text[begin:end].split()), " ".join(term.split())
        assert found in (form, form[0].upper() + form[1:])


CASES = {
    "paragraph": ("Het azc.", '<p>Het <a class="begriplink" href="/b/begrippen/#azc">azc</a>.</p>'),
    "two in one text": (
        "azc en COA.",
        '<p><a class="begriplink" href="/b/begrippen/#azc">azc</a> en <a class="begriplink" href="/b/begrippen/#coa">COA</a>.</p>',
    ),
    "within emphasis": ("**MAP** telt", '<p><strong><a class="begriplink" href="/b/begrippen/#map">MAP</a></strong> telt</p>'),
    "item": ("- azc", '<ul>\n<li><a class="begriplink" href="/b/begrippen/#azc">azc</a></li>\n</ul>'),
    "heading first": ("### azc\n\nazc", '<h3 id="azc">azc</h3>\n<p><a class="begriplink" href="/b/begrippen/#azc">azc</a></p>'),
    "link first": ("[azc](/x/) azc", '<p><a href="/b/x/">azc</a> <a class="begriplink" href="/b/begrippen/#azc">azc</a></p>'),
    "code first": ("`azc` azc", '<p><code>azc</code> <a class="begriplink" href="/b/begrippen/#azc">azc</a></p>'),
    "quote": ("> Het azc", "<blockquote>\n<p>Het azc</p>\n</blockquote>"),
    "beside a source": (
        "Het COA (bron 1).",
        '<p>Het <a class="begriplink" href="/b/begrippen/#coa">COA</a> (<a class="bronlink" href="#bron-1">bron 1</a>).</p>',
    ),
    "ampersand": ("Integratie & Samenleving", '<p><a class="begriplink" href="/b/begrippen/#kis">Integratie &amp; Samenleving</a></p>'),
}


@pytest.mark.parametrize("name", CASES)
def test_links_stand_where_they_help(name: str) -> None:
    """A term leads to the glossary in running text only, beside the links to sources."""
    text, html = CASES[name]
    assert markdown(text, "/b", bronnen=True, begrippen=Vinder(BEGRIPPEN).lezer()) == html


def test_head_of_a_table_has_no_links() -> None:
    """A term in the head of a table waits for the first row."""
    html = markdown("| azc | COA |\n|---|---|\n| azc | x |", begrippen=Vinder(BEGRIPPEN).lezer())
    assert [found[1] for found in LINK.finditer(html)] == ["/begrippen/#azc"]
    assert html.index("<td>") < html.index("begriplink")


WORDS = st.sampled_from([" azc ", " azc's", "COA", " MAP", "brede intake", "Z-route", " Integratie & Samenleving ", "(bron 1)", " bron 1 en 2 ", ". Azc"])


@given(st.lists(MARKS | HOSTILE | WORDS, max_size=16).map("".join))
@settings(max_examples=800)
def test_links_change_nothing_else(text: str) -> None:
    """With the links taken out a text is what it was; no link stands in a link, and no term has two."""
    html = markdown(text, "/b", "p", bronnen=True, begrippen=Vinder(BEGRIPPEN).lezer())
    assert LINK.sub(r"\2", html) == markdown(text, "/b", "p", bronnen=True)
    assert not re.search(r"<a\b[^>]*>(?:(?!</a>).)*<a\b", html, re.DOTALL)
    assert not re.search(r"<(h[2-6]|th|blockquote|code)\b[^>]*>(?:(?!</\1>).)*begriplink", html, re.DOTALL)
    addresses = [found[1] for found in LINK.finditer(html)]
    assert len(addresses) == len(set(addresses))


def test_page_counts_as_one_text() -> None:
    """Two texts of one page share their first uses; the next page begins anew."""
    renderer = Renderer(PROJECT / "templates", Addresses(None), begrippen=BEGRIPPEN)
    template = renderer._environment.from_string("{{ 'Een azc.' | markdown }}{{ 'Een azc van het COA.' | markdown }}")
    for _ in range(2):
        html = template.render(begrippen=renderer._begrippen.lezer())
        assert [found[1] for found in LINK.finditer(html)] == ["/begrippen/#azc", "/begrippen/#coa"]


def test_page_shows_every_term_by_letter() -> None:
    """The glossary goes by letter, whatever the order of the file, and refers to its own terms."""
    found = library(begrippen=(begrip("Z-route"), begrip("'s avonds"), begrip("COA", zie=("Z-route",)), begrip("école"), begrip("azc")))
    page = begrippen_page(setting(found))
    assert [(letter.letter, [uitleg.term for uitleg in letter.begrippen]) for letter in page.letters] == [
        *(("A", ["azc"]), ("C", ["COA"]), ("E", ["école"]), ("S", ["'s avonds"]), ("Z", ["Z-route"])),
    ]
    assert [link.href for link in page.letters[1].begrippen[0].zie] == ["/praktijk/begrippen/#z-route"]


# --- The real glossary --------------------------------------------------------


@cache
def content() -> Content:
    return read(options(PROJECT), "test")


def real() -> Library:
    return content().library


@cache
def used() -> dict[str, set[str]]:
    """Return for each address in the glossary the pages that lead there from their texts."""
    found: dict[str, set[str]] = {}
    site = site_of(PROJECT, base_url=None)
    for name in html_files(site):
        for link in LINK.finditer(site[name].decode()):
            found.setdefault(link[1], set()).add(name)
    return found


def texts() -> dict[str, str]:
    """Return the story of every example."""
    wholes = {profiel.slug: content().voorbeeld(profiel.slug)[1] for profiel in real().profielen}
    return {slug: "\n\n".join(sectie.markdown for sectie in whole.secties) for slug, whole in wholes.items()}


def test_every_term_is_used() -> None:
    """What the glossary explains stands in a text somewhere, and what leads to the glossary is explained there."""
    assert set(used()) == {urls.begrip(found.term) for found in real().begrippen}


def test_terms_stand_by_the_alphabet() -> None:
    """The file is in the order of the page, so that nobody adds a term twice."""
    terms = [found.term for found in real().begrippen]
    assert terms == sorted(terms, key=urls.slugify)


def test_explanations_are_plain() -> None:
    """An explanation is one to three sentences, none over twenty words."""
    for found in real().begrippen:
        sentences = re.split(r"(?<=[.?])\s", found.uitleg)
        assert len(sentences) <= 3, found.term
        assert all(len(sentence.split()) <= 20 for sentence in sentences), found.term


NO_TERM = {
    **dict.fromkeys(("BWRI", "GKB", "INLIA", "IVC", "WSD"), "an organisation; the page says what it is"),
    **dict.fromkeys(("GO", "GRIP", "IB", "JA", "JAS", "VIP"), "the name of a project; the page says what it is"),
    "EFI": "part of the number of a project",
}
"""Abbreviations in the examples that the glossary does not explain, and why."""


def test_abbreviations_are_explained() -> None:
    """Every abbreviation in the examples is in the glossary, or there is a reason why not; no reason outlives its word."""
    known = {word for found in real().begrippen for vorm in found.vormen for word in re.findall("[A-Z]{2,5}", vorm)}
    found: dict[str, set[str]] = {}
    for slug, text in texts().items():
        for word in re.findall(r"(?<![^\W\d_])[A-Z]{2,5}(?![^\W\d_])", text):
            found.setdefault(word, set()).add(slug)
    assert {word: sorted(slugs) for word, slugs in found.items() if word not in known | NO_TERM.keys()} == {}
    assert NO_TERM.keys() - found.keys() - known == set()


def test_every_page_leads_to_an_explanation() -> None:
    """What leads to the glossary leads to a term on it, with an id of its own."""
    page = Markup(site_of(PROJECT, base_url=None)["begrippen/index.html"].decode())
    assert len(page.ids) == len(set(page.ids))
    assert {address.partition("#")[2] for address in used()} <= set(page.ids)
