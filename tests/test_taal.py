"""The form points at long sentences and hard words by the rules of the report for the editors."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite import content
from praktijksite.alineas import regels
from praktijksite.formulier import gegevens
from praktijksite.model import Begrip
from praktijksite.termen import STEMS, termen
from praktijksite.zinnen import MAY_BE_LAST, NEVER_LAST, woorden, zinnen
from tests.builders import PROJECT, library, options
from tests.scripts import Scripts
from tests.test_controle import text_between
from tests.test_zinnen import CUT, TEXT, WHOLE

PIECES = (
    *("(bron 1 en 3)", "bron 2", "o.a.", "J.", "enz.", "1.", "'s Avonds", "Dat", "dat", "GGD", "B1", "MKB2", "ABCDEF", "mbo-GGD", "😀.", "é", "\u00a0", "\n", "…", "!?", "”", "€ 5", "- "),
    *STEMS,
    *(stem.capitalize() + "en" for stem in STEMS),
    *sorted(NEVER_LAST | MAY_BE_LAST),
)
texts = st.lists(st.sampled_from((*PIECES, *WHOLE, *(text for text, _ in CUT))), max_size=12).map(" ".join)
GGD = Begrip("GGD", "Gemeentelijke Gezondheidsdienst", ("GGD'en",), "Een dienst van gemeenten voor gezondheid.", (), None)
GEGEVENS = gegevens(library(begrippen=(GGD,)), ())
TAAL = GEGEVENS["taal"]


@pytest.fixture(scope="module", autouse=True)
def _kept(scripts: Scripts) -> None:
    scripts.keep(TAAL)


@given(texts)
def test_sentences_and_words_are_the_same(scripts: Scripts, text: str) -> None:
    """A text is cut in the same sentences of as many words, with the same hard words, each at its place."""
    found = scripts.call("meedoen/zinnen.js", "zinnen", None, text)
    assert [one["tekst"] for one in found] == zinnen(text)
    assert [" ".join(text_between(text, one).split()) for one in found] == zinnen(text)
    assert scripts.call("meedoen/zinnen.js", "woorden", text) == woorden(text)
    terms = scripts.call("meedoen/zinnen.js", "termen", None, text)
    assert [(one["soort"], one["vorm"]) for one in terms] == [tuple(term) for term in termen(text)]
    assert [text_between(text, one) for one in terms] == [one["tekst"] for one in terms]


def words_of_sentences(scripts: Scripts, text: str) -> list[int]:
    alineas = scripts.call("meedoen/alineas.js", "alineas", text)
    return [woorden(zin["tekst"]) for alinea in alineas for zin in scripts.call("meedoen/zinnen.js", "zinnen", None, alinea["text"])]


def test_markup_is_no_text(scripts: Scripts) -> None:
    """What the form takes for sentences is what a reader of the page meets, in every example there is."""
    found = content.read(options(PROJECT), "")
    stories = [sectie.markdown for profiel in found.library.profielen for sectie in found.opnieuw(profiel.slug)[1].secties]
    for text in (TEXT, *stories):
        assert words_of_sentences(scripts, text) == [woorden(regel.zin) for regel in regels(text)]


def pointed_at(scripts: Scripts, text: str) -> list[tuple[str, str]]:
    """Return the kind of what the form points at, with that part of *text*."""
    found: list[dict[str, Any]] = scripts.call("meedoen/taal.js", "leesbaarheid", GEGEVENS, text)
    return [(one["soort"], text_between(text, one)) for one in found]


LONG = "Zij " + "en hij " * 12 + "kwamen."
EDGE = "Zij " + "en hij " * 11 + "wel kwamen (bron 1)."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kort. Goed.", []),
        (EDGE, []),
        (f"Kort.\n\n- {LONG} Kort.", [("lange zin", LONG)]),
        ("Met *draagvlak* van de\n[ISK](https://example.org/ABC). ISK.", [("moeilijk woord", "draagvlak"), ("afkorting", "ISK")]),
        ("De GGD hielp.", [("begrip", "GGD")]),
        ("De Internationale Schakelklas (ISK).", []),
        ("## COA\n\n```\nCOA\n```", []),
        ("", []),
    ],
)
def test_what_is_hard_to_read_is_pointed_at(scripts: Scripts, text: str, found: list[tuple[str, str]]) -> None:
    """Long sentences and words that nobody explained are shown at their place, each once."""
    assert pointed_at(scripts, text) == found


@given(texts)
def test_pointing_stays_within_the_text(scripts: Scripts, text: str) -> None:
    """Whatever stands in a text, what is pointed at stands there."""
    for one in scripts.call("meedoen/taal.js", "leesbaarheid", GEGEVENS, text):
        assert " ".join(text_between(text, one).replace("*", "").replace("_", "").split()) == one["tekst"]


def test_explanation_is_that_of_the_glossary(scripts: Scripts) -> None:
    """A term that the site explains comes with its explanation."""
    (found,) = scripts.call("meedoen/taal.js", "leesbaarheid", GEGEVENS, "De GGD hielp.")
    assert (found["wat"], found["hint"]) == ("De site legt 'GGD' uit.", GGD.uitleg)


# --- Persons ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BSN 111222333.", [("bsn", "111222333")]),
        ("BSN 1234.56.782 of 123 456 782", [("bsn", "1234.56.782"), ("bsn", "123 456 782")]),
        ("Nummer 123456789, € 123.456.782 en 1234567820.", []),
        ("V-nummer: 271234567", [("v-nummer", "V-nummer: 271234567")]),
        ("v-nr. 1234567890", [("v-nummer", "v-nr. 1234567890")]),
        ("Zij is geboren op 3 maart 1990.", [("geboortedatum", "geboren op 3 maart 1990")]),
        ("Geboortedatum 03-04-1990", [("geboortedatum", "Geboortedatum 03-04-1990")]),
        ("Kinderen die in 2019 geboren zijn. Het begon op 3 maart 2019.", []),
        ("Bel 06-12345678 of +31 6 12 34 56 78.", [("mobiel nummer", "06-12345678"), ("mobiel nummer", "+31 6 12 34 56 78")]),
        ("Bel 0318 00 00 00 of 14 0318.", []),
        ("Mail naar jan.jansen@example.org.", [("e-mailadres", "jan.jansen@example.org")]),
        ("Daar sprak mevrouw de Vries met dhr. El Amrani.", [("naam", "mevrouw de Vries"), ("naam", "dhr. El Amrani")]),
        ("Volgens de heer A.B. Bos.", [("naam", "de heer A.B. Bos")]),
        ("De mevrouw van de gemeente.", []),
        ("Ahmed (34) en Fatima al Hassan (28 jaar).", [("naam en leeftijd", "Ahmed (34)"), ("naam en leeftijd", "Fatima al Hassan (28 jaar)")]),
        ("Ali, 34 jaar, werkt nu.", [("naam en leeftijd", "Ali, 34 jaar")]),
        ("Bron (2), in Zuidhorn, 3 jaar geleden, een vrouw (34), Texel (2019).", []),
    ],
)
def test_persons_are_seen(scripts: Scripts, text: str, found: list[tuple[str, str]]) -> None:
    """What looks like the data of a person is shown, and what counts or names a place is not."""
    told = scripts.call("meedoen/taal.js", "persoonsgegevens", text)
    assert [(one["soort"], text_between(text, one)) for one in told] == found
    assert all(one["wat"].endswith(".") and one["hint"].endswith(".") for one in told)


@given(st.integers(0, 999_999_999).map("{:09}".format))
def test_elfproef_is_that_of_a_bsn(scripts: Scripts, digits: str) -> None:
    """Nine digits are taken for a BSN when they pass its test, and only then."""
    total = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    told = scripts.call("meedoen/taal.js", "persoonsgegevens", f"Nummer {digits}.")
    assert bool(told) == (total % 11 == 0 and total != 0)


def test_no_example_seems_to_tell_of_a_person(scripts: Scripts) -> None:
    """The examples that there are give no false alarm, so that a warning means something."""
    found = content.read(options(PROJECT), "")
    stories = [sectie.markdown for profiel in found.library.profielen for sectie in found.opnieuw(profiel.slug)[1].secties]
    assert [told for text in stories for told in scripts.call("meedoen/taal.js", "persoonsgegevens", text)] == []
