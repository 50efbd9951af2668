"""The form in the browser tells the mistakes that the check tells of the file which the form writes, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite import library
from praktijksite.bestand import as_file
from praktijksite.formulier import gegevens
from praktijksite.model import Trefwoord
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import Problem
from praktijksite.schema import KOPPEN
from praktijksite.source import INVISIBLE, Document, parse_markdown
from praktijksite.validate import Names
from tests import builders
from tests.builders import FOLDER
from tests.scripts import Scripts, running

Told = set[tuple[str, str, str]]
"""Field, message and hint of each problem."""
LIBRARY = builders.library(
    builders.profiel("zuidhorn-werk-integreert"),
    builders.profiel("leiden-ja"),
    gemeenten_ooit=tuple(builders.gemeente(naam) for naam in ("'s-Gravenhage", "'s-Hertogenbosch", "Texel", "Súdwest-Fryslân", "Westerkwartier")),
    herindelingen=(builders.herindeling("Zuidhorn", "Westerkwartier"),),
    trefwoorden=tuple(Trefwoord(naam=naam, synoniemen=()) for naam in ("één loket", "koken", "taalles", "24 uur")),
)
GEGEVENS = gegevens(LIBRARY)
NAMES = Names(frozenset(GEGEVENS["gemeenten"]), frozenset(GEGEVENS["trefwoorden"]))  # type: ignore[arg-type]
SLUG = "testproef"

GOOD: dict[str, Any] = {
    "titel": "Testproef met een titel",
    "samenvatting": "Een samenvatting die lang genoeg is om te mogen.",
    "gemeenten": ["Texel", "Súdwest-Fryslân"],
    "themas": {"kern": ["werk"], "raakt": ["netwerk"]},
    "elementen": ["regie"],
    "periode": {"start": "2019", "eind": "2020-03"},
    "soort": "project",
    "doelgroep": ["alle"],
    "trefwoorden": ["koken"],
    "partners": [{"naam": "Stichting Test", "rol": "uitvoering"}],
    "resultaten": [
        {
            "tekst": "deden mee",
            "waarde": 12,
            "eenheid": "personen",
            "van": 59,
            "peildatum": "2020-03",
            "bron": 1,
            "vergelijking": {"tekst": "landelijk heeft werk", "waarde": 11.5, "eenheid": "procent", "bron": 2, "kanttekening": "Anders gemeten."},
        },
        {"tekst": "meer contact met buren"},
    ],
    "onderbouwing": "eigen-cijfers",
    "lessen": ["Begin op tijd.", "Bel de helft na twee weken."],
    "contact": [{"organisatie": "Gemeente Test", "functie": "onbekend", "email": "info@example.org", "telefoon": "0318 00 00 00", "webpagina": "https://example.org/"}],
    "bronnen": [
        {"titel": "Verslag", "uitgever": "Testbureau", "datum": "2020-03", "url": "https://example.org/verslag"},
        {"titel": "Cijfers", "uitgever": "Divosa", "url": "https://example.org/cijfers", "gezien": "2026-03-01"},
    ],
    "feiten": [
        {"feit": "In 2019 deden 12 van de 59 mensen mee, de helft na twee weken.", "bron": 1},
        {"feit": "Landelijk is het 11,5 procent, op niveau B1.", "bron": 2},
    ],
    "overgenomen_van": "leiden-ja",
    "overgenomen_door": [{"voorbeeld": "zuidhorn-werk-integreert", "toelichting": "Met plezier.", "bron": 1}, {"gemeente": "Zuidhorn"}],
    "beeld": {"bestand": "foto.jpg", "alt": "Een foto.", "maker": "iemand", "licentie": "CC0-1.0"},
    "vroegere_slugs": ["oud"],
    "herkomst": "ingezonden",
    "toegevoegd": "2026-11-01",
    "licentie": "CC0-1.0",
}
STORY = {
    "Aanleiding": "Er waren 59 mensen (bron 1).",
    "Aanpak": "Zij leerden koken.\n\n- met buren\n- met [elkaar](https://example.org/)\n\n### Hoe dan\n\nGewoon, `zo`.",
    "Wat werkte niet of anders dan gedacht": "Nog niet bekend.",
    "Inzet": "Twee uur per week (bron 1).",
}


@pytest.fixture(scope="session")
def scripts() -> Iterator[Scripts]:
    with running() as found:
        found.keep(GEGEVENS)
        yield found


def told_by_scripts(scripts: Scripts, waarden: Any, secties: dict[str, str], slug: str = SLUG) -> Told:
    found = scripts.call("meedoen/controle.js", "controleer", None, {"slug": slug, "waarden": waarden, "secties": secties})
    for problem in found:
        assert has_place(problem["plek"]), problem
    return {(problem["veld"], problem["wat"], problem["hint"]) for problem in found}


def has_place(plek: list[Any]) -> bool:
    """Tell whether *plek* leads to a field of the form."""
    if plek[0] in ("slug", "secties"):
        return plek == ["slug"] or plek[1] in KOPPEN
    kind: Any = GEGEVENS
    for step in plek:
        kind = kind["van"] if isinstance(step, int) else next(veld for veld in kind["velden"] if veld["naam"] == step)
    return True


def told_by_check(waarden: Any, secties: dict[str, str], slug: str = SLUG) -> Told:
    """Return what the check tells of the file; of one with a sign that hides the rest, also of the rest."""
    path = f"{FOLDER}/{slug}.md"
    problems: list[Problem] = []
    found = parse_markdown(path, as_file(waarden, secties).encode())
    if isinstance(found, Problem) and INVISIBLE.search("".join(secties.values())):
        problems.append(found)
        found = parse_markdown(path, as_file(waarden, {kop: INVISIBLE.sub("", text) for kop, text in secties.items()}).encode())
    assert isinstance(found, Document), found
    parsed = parse_praktijkvoorbeeld(found, NAMES)
    if isinstance(parsed, list):
        problems += parsed
    else:
        problems += [one for one in library.check(builders.library(parsed.profiel, *LIBRARY.profielen), ["foto.jpg"]) if is_unknown_example(one.message)]
    return {(one.field, one.message, one.hint) for one in problems}


def is_unknown_example(message: str) -> bool:
    return message.startswith("Het voorbeeld '")


def assert_same(scripts: Scripts, waarden: Any, secties: dict[str, str], slug: str = SLUG) -> Told:
    """Return what both tell, after holding the two together."""
    check, form = told_by_check(waarden, secties, slug), told_by_scripts(scripts, waarden, secties, slug)
    unknown = {one for one in form if is_unknown_example(one[1])}
    # Other examples are only looked at when nothing is wrong with this one by itself.
    assert check in (form, form - unknown) if check - unknown else check == form
    return form


def test_good_example_is_good(scripts: Scripts) -> None:
    """What the other tests spoil has nothing wrong with it, also when every figure must have a fact."""
    assert assert_same(scripts, GOOD, STORY) == set()
    assert assert_same(scripts, {**GOOD, "herkomst": "openbare-bron"}, STORY) == set()


# --- Anything at all ----------------------------------------------------------

SIGNS = (*"aZé ß€½²٣'\"`#*_-–.,:;!?()[]<>{}|@/\\%&=+~^0123456789", "\u00a0", "e\u0301", "İ", "ſ", "😀", "\u200b", "\ufeff", "漢", "\t")
WORDS = (
    *("In 2019", "12", "59", "12,50", "1.234", "1.5", "twee", "de helft", "drie kwart", "Een derde van", "tweeduizend vijfhonderd", "anderhalf miljoen", "1,5 miljoen", "1.2.3 miljoen"),
    *("3 maart", "maart 2020", "3-3-2020", "2020-03-03", "B1", "mbo-2", "ThuisIn050", "Care 4 Health: samen", "bron 1", "bron 2", "(bron 3)", "bronnen 1 en 2", "43%", "2½", "3e"),
    *("https://example.org/2017", "www.example.org", "a@example.org", "Wet inburgering 2021", "24 uur", "koken", "één loket", "\u0085", "\u2028", "\x00", "auguſtus", "Aanpak"),
)
texts = st.lists(st.sampled_from(WORDS) | st.lists(st.sampled_from(SIGNS), max_size=4).map("".join), min_size=1, max_size=6).map(" ".join)
LINES = (
    *("", "", "Tekst.", "## Aanpak", "## Aanpk", "## Inzet", "## Iets anders", "# Titel", "### Eigen kop", "#fout", " ## Aanleiding", "##", "## Aanleiding ##", "####### zeven"),
    *("```", "~~~", "````", "   ```", "- punt", "1. een", "2. twee", "12) twaalf", "> citaat", "> - 3. diep", " " * 41 + "ver", "- " * 30 + "ver", "x" * 5001, "é" * 5000),
    *("![beeld](/x.jpg)", "`![code]`", "[leeg]()", "[hier](/voorbeelden/)", "[hier](//x.nl)", "[x](javascript:alert)", "[m](mailto:a@b.nl)", "[m](mailto:a)", "[v]: htp://x", "`[x](y)` [z](y)"),
    *("[x](<https://example.org>)", "[x](https://user@example.org)", "[x](#hier)", "Er waren 59 mensen (bron 1).", "Er kwamen er 7.", "   ", "\x0b", "\u2028"),
)
stories = st.dictionaries(st.sampled_from(KOPPEN), st.lists(st.sampled_from(LINES) | texts, max_size=6).map("\n".join), max_size=6)
LEAVES = (
    *("", " ", "\u00a0", "\x1c", "\ufeff", "x", "xx", "Korte tekst.", "é" * 79, "😀" * 81, "e\u0301" * 121, "x" * 301, "x" * 401, "nog niet bekend", "niet in bron", "onbekend", "loopt"),
    *("2017", "2017-10", "2017-10-23", "2017-02-29", "2020-02-29", "2017-13", "0000", "23-10-2017", "2017 ", "9999-12-31", "0001-01-01", "1900-02-29"),
    *("werk", "Werk", "huisvestng", "regie", "in beeld", "project", "CC0-1.0", "CC0", "openbare-bron", "openbare bron", "Texel", "texel", "Tessel", "Den Haag", "Sudwest-Fryslan"),
    *("Zuidhorn", "Zuidhorm", "Su\u0301dwest-Frysla\u0302n", "een loket", "taal", "les", "koke", "gravenhage", "a" * 250, "true", "null", "12", "1.5", "007"),
    *("leiden-ja", "leiden-nee", "zuidhorn-werk-integreet", "Geen Slug", "a" * 101, "testproef", "foto.jpg", "Foto.JPG", "foto.gif"),
    *("https://example.org/x", "HTTPS://example.org", "ftp://example.org", "https://", "https://:80", "http://[::1]/", "http://[x]/", "http://a]b", "https://a b.nl", "https://é.nl/", "https://a℀b.nl"),
    *("a@example.org", "a@b", "'@x.nl", "0318 00 00 00", "+31 6 12345678", "14 0318", "112", "٠318000000"),
)
NUMBERS = (0, 1, 2, 3, -1, 12, 12.5, 59, 0.5, 1e-7, 1e21, 1.25e25, 123456789012345, 1234567890123456, 0.12345678901234)
leaves = st.sampled_from(LEAVES) | texts | st.sampled_from(NUMBERS)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to every value in *value*."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in children for place in places(child, (*path, key)))]


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


@st.composite
def spoilt(draw: st.DrawFn, good: Any, most: int = 4) -> Any:
    """Return the values of *good* with a few of them changed, left out or doubled, as a form can hold them."""
    waarden = deepcopy(good)
    for _ in range(draw(st.integers(0, most))):
        path = draw(st.sampled_from(places(waarden)[1:]))
        parent, last = at(waarden, path[:-1]), path[-1]
        way = draw(st.sampled_from(("change", "change", "leave out", "double")))
        if way == "leave out":
            del parent[last]
        elif way == "double":
            if isinstance(parent, list):
                parent.append(deepcopy(parent[last]))
        elif isinstance(parent[last], dict):
            parent[last] = {}
        elif isinstance(parent[last], list):
            parent[last] = draw(st.sampled_from(([], [{}], "nog niet bekend", "niks"))) if parent[last] and isinstance(parent[last][0], dict) else draw(st.lists(leaves, max_size=3) | leaves)
        else:
            parent[last] = draw(leaves)
        if not places(waarden)[1:]:
            break
    # Fields that the form fills in by itself; without any the file has none at all.
    return {"toegevoegd": "2026-11-01", **waarden}


slugs = st.sampled_from((SLUG, SLUG, SLUG, "Geen slug", "é", "a" * 101, ""))


@given(spoilt(GOOD), st.sampled_from(("ingezonden", "openbare-bron", None)), stories, slugs)
@settings(max_examples=400)
def test_form_tells_what_the_check_tells(scripts: Scripts, waarden: Any, herkomst: str | None, secties: dict[str, str], slug: str) -> None:
    """Whatever stands in the form, it tells the mistakes of the file that it would write."""
    if herkomst:
        waarden["herkomst"] = herkomst
    assert_same(scripts, waarden, {**STORY, **secties}, slug)
