"""The form in the browser tells the mistakes that the check tells of the file which the form writes, word for word."""

from __future__ import annotations

import json
import re
import unicodedata
from copy import deepcopy
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite import content, dutch, library, meldingen, plan
from praktijksite.bestand import as_file, values_of
from praktijksite.content import Content
from praktijksite.formulier import gegevens
from praktijksite.getallen import codes, figures, in_words, named_sources, names_with_digits
from praktijksite.model import Trefwoord
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import Problem, nearest, quoted, suggestion
from praktijksite.schema import KOPPEN
from praktijksite.source import INVISIBLE, Document, Node, parse_markdown, read_file
from praktijksite.validate import Names, is_web_address
from tests import builders
from tests.builders import FOLDER, PROJECT, options
from tests.scripts import Scripts
from tests.test_getallen import CASES

Told = set[tuple[str, str, str]]
"""Field, message and hint of each problem."""
LIBRARY = builders.library(
    builders.profiel("zuidhorn-werk-integreert"),
    builders.profiel("leiden-ja"),
    gemeenten_ooit=tuple(builders.gemeente(naam) for naam in ("'s-Gravenhage", "'s-Hertogenbosch", "Texel", "Súdwest-Fryslân", "Westerkwartier")),
    herindelingen=(builders.herindeling("Zuidhorn", "Westerkwartier"),),
    trefwoorden=tuple(Trefwoord(naam=naam, synoniemen=()) for naam in ("één loket", "koken", "taalles", "24 uur")),
)
ADRESSEN = {"/", "/kaart/", "/themas/werk/", "/praktijkvoorbeelden/leiden-ja/"}
GEGEVENS = gegevens(LIBRARY, ADRESSEN)
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


@pytest.fixture(scope="module", autouse=True)
def _kept(scripts: Scripts) -> None:
    scripts.keep(GEGEVENS)


def told_by_form(scripts: Scripts, waarden: Any, secties: dict[str, str], slug: str = SLUG) -> Told:
    found = scripts.call("meedoen/controle.js", "controleer", None, {"slug": slug, "waarden": waarden, "secties": secties})
    for problem in found:
        assert has_place(problem["plek"]), problem
    assert len({json.dumps(problem) for problem in found}) == len(found)
    return {(problem["veld"], problem["wat"], problem["hint"]) for problem in found}


def has_place(plek: list[Any]) -> bool:
    """Tell whether *plek* leads to a field of the form."""
    if plek[0] in ("slug", "secties"):
        return plek == ["slug"] or plek[1] in KOPPEN
    kind: Any = GEGEVENS
    for step in plek:
        kind = kind["van"] if isinstance(step, int) else next(veld for veld in kind["velden"] if veld["naam"] == step)
    return True


def told_by_check(waarden: Any, secties: dict[str, str], slug: str = SLUG, names: Names = NAMES) -> Told:
    """Return what the check tells of the file; of one with a sign that hides the rest, also of the rest."""
    path = f"{FOLDER}/{slug}.md"
    problems: list[Problem] = []
    found = parse_markdown(path, as_file(waarden, secties).encode())
    if isinstance(found, Problem) and INVISIBLE.search("".join(secties.values())):
        problems.append(found)
        found = parse_markdown(path, as_file(waarden, {kop: INVISIBLE.sub("", text) for kop, text in secties.items()}).encode())
    assert isinstance(found, Document), found
    parsed = parse_praktijkvoorbeeld(found, names)
    if isinstance(parsed, list):
        problems += parsed
    elif names is NAMES:
        among = builders.library(parsed.profiel, *LIBRARY.profielen)
        problems += [one for one in library.check(among, ["foto.jpg"]) if is_about_others(one.message)]
        problems += library.check_links(among, ADRESSEN, ())
    return {(one.field, one.message, one.hint) for one in problems}


def is_about_others(message: str) -> bool:
    """Tell whether *message* is about another example or page, at which the check looks when an example is right by itself."""
    return message.startswith("Het voorbeeld '") or message.endswith("gaat nergens heen.")


def assert_same(scripts: Scripts, waarden: Any, secties: dict[str, str], slug: str = SLUG) -> Told:
    """Return what both tell of the file that both write, after holding the two together."""
    assert scripts.call("meedoen/bestand.js", "asFile", None, waarden, secties) == as_file(waarden, secties)
    check, form = told_by_check(waarden, secties, slug), told_by_form(scripts, waarden, secties, slug)
    others, looked_at = ({one for one in told if is_about_others(one[1])} for told in (form, check))
    assert form - others == check - looked_at
    # Other examples and pages are only looked at when nothing is wrong with this one by itself.
    assert looked_at <= others
    assert check - looked_at or looked_at == others
    return form


def test_good_example_is_good(scripts: Scripts) -> None:
    """What the other tests spoil has nothing wrong with it, also when every figure must have a fact."""
    assert assert_same(scripts, GOOD, STORY) == set()
    assert assert_same(scripts, {**GOOD, "herkomst": "openbare-bron"}, STORY) == set()


def test_number_is_read_with_its_unit(scripts: Scripts) -> None:
    """A result of 1.5 in millions is the million and a half of a fact; a unit of blanks is none."""
    result = {"tekst": "kostte het", "waarde": 1.5, "eenheid": "miljoen euro", "bron": 1}
    feiten = [*GOOD["feiten"], {"feit": "Het kostte 1,5 miljoen euro.", "bron": 1}]
    waarden = {**GOOD, "herkomst": "openbare-bron", "feiten": feiten, "resultaten": [result]}
    assert assert_same(scripts, waarden, STORY) == set()
    assert len(assert_same(scripts, {**waarden, "feiten": GOOD["feiten"]}, STORY)) == 1
    ((field, *_),) = assert_same(scripts, {**GOOD, "resultaten": [{**result, "eenheid": " "}]}, STORY)
    assert field == "resultaten 1, eenheid"


# --- Anything at all ----------------------------------------------------------

SIGNS = (*"aZé ß€½²٣'\"`#*_-–.,:;!?()[]<>{}|@/\\%&=+~^0123456789", "\u00a0", "e\u0301", "İ", "ſ", "😀", "\u200b", "\ufeff", "漢", "\t")
WORDS = (
    *("In 2019", "12", "59", "12,50", "1.234", "1.5", "twee", "de helft", "drie kwart", "Een derde van", "tweeduizend vijfhonderd", "anderhalf miljoen", "1,5 miljoen", "1.2.3 miljoen"),
    *("3 maart", "maart 2020", "3-3-2020", "2020-03-03", "B1", "mbo-2", "ThuisIn050", "Care 4 Health: samen", "bron 1", "bron 2", "(bron 3)", "bronnen 1 en 2", "43%", "2½", "3e"),
    *("https://example.org/2017", "www.example.org", "a@example.org", "Wet inburgering 2021", "24 uur", "koken", "één loket", "\u0085", "\u2028", "\x00", "auguſtus", "Aanpak", "5\x009"),
)
LINES = (
    *("", "", "Tekst.", "## Aanpak", "## Aanpk", "## Inzet", "## Iets anders", "# Titel", "### Eigen kop", "#fout", " ## Aanleiding", "##", "## Aanleiding ##", "####### zeven"),
    *("```", "~~~", "````", "   ```", "- punt", "1. een", "2. twee", "12) twaalf", "> citaat", "> - 3. diep", " " * 41 + "ver", "- " * 30 + "ver", "x" * 5001, "é" * 5000),
    *("![beeld](/x.jpg)", "`![code]`", "[leeg]()", "[hier](/voorbeelden/)", "[hier](//x.nl)", "[x](javascript:alert)", "[m](mailto:a@b.nl)", "[m](mailto:a)", "[v]: htp://x", "`[x](y)` [z](w)"),
    *("[x](<https://example.org>)", "[x](https://user@example.org)", "[x](#hier)", "Er waren 59 mensen (bron 1).", "Er kwamen er 7.", "   ", "\x0b", "\u2028"),
)
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


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to every value in *value*."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in children for place in places(child, (*path, key)))]


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def a_text(chance: Random) -> str:
    return " ".join(chance.choice(WORDS) if chance.random() < 0.7 else "".join(chance.choices(SIGNS, k=chance.randint(0, 4))) for _ in range(chance.randint(1, 6)))


def a_story(chance: Random) -> dict[str, str]:
    lines = {kop: [chance.choice(LINES) if chance.random() < 0.7 else a_text(chance) for _ in range(chance.randint(0, 6))] for kop in KOPPEN}
    return {kop: "\n".join(lines[kop]) if chance.random() < 0.4 else STORY.get(kop, "") for kop in KOPPEN}


def a_leaf(chance: Random) -> str | float:
    return a_text(chance) if chance.random() < 0.3 else chance.choice(LEAVES + NUMBERS)


OF_OBJECTS = {name for name, value in GOOD.items() if isinstance(value, list) and isinstance(value[0], dict)}


def spoilt(good: dict[str, Any], chance: Random, most: int = 4) -> dict[str, Any]:
    """Return the values of *good* with a few of them changed, left out or doubled, as a form can hold them."""
    waarden = deepcopy(good)
    for _ in range(chance.randint(0, most)):
        path = chance.choice(places(waarden)[1:])
        parent, last = at(waarden, path[:-1]), path[-1]
        way = chance.choice(("change", "change", "leave out", "double"))
        if way == "leave out":
            del parent[last]
        elif way == "double":
            if isinstance(parent, list):
                parent.append(deepcopy(parent[last]))
        elif isinstance(parent[last], dict):
            parent[last] = {}
        elif isinstance(parent[last], list):
            parent[last] = chance.choice(([], [{}], [{}, *parent[last]], "nog niet bekend", "niks") if last in OF_OBJECTS else ([], [a_leaf(chance), a_leaf(chance)], a_leaf(chance)))
        else:
            parent[last] = a_leaf(chance)
    # The form fills this in by itself; a file without any field is read no further.
    return {"toegevoegd": "2026-11-01", **waarden}


@given(st.randoms(use_true_random=True))
@settings(max_examples=400)
def test_form_tells_what_the_check_tells(scripts: Scripts, chance: Random) -> None:
    """Whatever stands in the form, it tells the mistakes of the file that it would write."""
    good = {**GOOD, "herkomst": chance.choice(("ingezonden", "openbare-bron"))}
    assert_same(scripts, spoilt(good, chance), a_story(chance), chance.choice((SLUG, SLUG, SLUG, "Geen slug", "é", "a" * 101, "")))


# --- Every example there is ---------------------------------------------------

REAL = sorted((PROJECT / FOLDER).glob("*.md"))


class Real(NamedTuple):
    """An example as the form holds it."""

    slug: str
    waarden: dict[str, Any]
    secties: dict[str, str]


@cache
def real_examples() -> tuple[list[Real], Content]:
    found = content.read(options(PROJECT), "")
    examples = []
    for path in REAL:
        document, whole = found.opnieuw(path.stem)
        examples.append(Real(path.stem, values_of(Node(document.fields, 2)), {sectie.kop: sectie.markdown for sectie in whole.secties}))  # type: ignore[arg-type]
    return examples, found


def test_form_tells_what_the_check_tells_of_every_example(scripts: Scripts) -> None:
    """Nothing is wrong with any example, and what is spoilt in one is told alike."""
    examples, found = real_examples()
    units = plan.plan(found, PROJECT, "test", None).units
    chance, data = Random(1), gegevens(found.library, {f"/{file.removesuffix('index.html')}" for unit in units for file in unit.files})
    scripts.keep(data)
    try:
        for one in examples:
            assert told_by_form(scripts, one.waarden, one.secties, one.slug) == set()
            for _ in range(2):
                waarden, secties = spoilt(one.waarden, chance), {**one.secties, chance.choice(KOPPEN): a_text(chance)}
                form = told_by_form(scripts, waarden, secties, one.slug)
                # Other examples are only looked at when nothing is wrong with this one by itself.
                check = told_by_check(waarden, secties, one.slug, found.names)
                assert {told for told in form if not is_about_others(told[1])} == {told for told in check if not is_about_others(told[1])}
    finally:
        scripts.keep(GEGEVENS)


# --- Every message ------------------------------------------------------------

LONG_LINE = "x" * 5001
OPEN = {"herkomst": "openbare-bron"}
MET: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "NIET_INGEVULD": ({"titel": ""}, {}),
    "LEEG": ({"titel": " "}, {}),
    "GEEN_LIJST": ({"lessen": "niks"}, {}),
    "GEEN_GETAL": ({"resultaten": [{"tekst": "deden mee", "waarde": "12,5", "eenheid": "personen", "bron": 1}]}, {}),
    "GEEN_BRONNUMMER": ({"feiten": [{"feit": "Er was iets.", "bron": 0}]}, {}),
    "GEEN_DATUM": ({"periode": {"start": "oktober 2017"}}, {}),
    "DATUM_BESTAAT_NIET": ({"toegevoegd": "2026-02-29"}, {}),
    "GEEN_TEKST": ({"titel": 2017}, {}),
    "ONZICHTBAAR": ({"titel": "Een titel met \u2028 erin"}, {}),
    "TE_LANG": ({"titel": "😀" * 81}, {}),
    "TE_KORT": ({"titel": "Kort"}, {}),
    "BESTAAT_NIET": ({"gemeenten": ["Texl"]}, {}),
    "HEET_ANDERS": ({"gemeenten": ["Den Haag"]}, {}),
    "GEEN_SLUG": ({"overgenomen_van": "Leiden ja"}, {}),
    "GEEN_WEBADRES": ({"bronnen": [{"titel": "Verslag", "uitgever": "Bureau", "url": "www.example.org"}]}, {}),
    "GEEN_PATROON": ({"contact": [{"organisatie": "Gemeente Test", "functie": "onbekend", "telefoon": "bel maar"}]}, {}),
    "BRON_NODIG": ({"resultaten": [{"tekst": "deden mee", "waarde": 12, "eenheid": "personen"}]}, {}),
    "EENHEID_NODIG": ({"resultaten": [{"tekst": "deden mee", "waarde": 12, "bron": 1}]}, {}),
    "BRON_BESTAAT_NIET": ({}, {"Aanpak": "Er waren 59 mensen (bron 3)."}),
    "VOORBEELD_OF_GEMEENTE": ({"overgenomen_door": [{"toelichting": "Met plezier."}]}, {}),
    "NAAM_ZONDER_AKKOORD": ({"contact": [{"organisatie": "Gemeente Test", "functie": "onbekend", "naam": "Tess"}]}, {}),
    "EIND_VOOR_BEGIN": ({"periode": {"start": "2019", "eind": "2018-12"}}, {}),
    "KERN_EN_RAAKT": ({"themas": {"kern": ["werk"], "raakt": ["werk"]}}, {}),
    "GEEN_BEELDNAAM": ({"beeld": {"bestand": "Foto.JPG", "alt": "Een foto.", "maker": "iemand", "licentie": "CC0-1.0"}}, {}),
    "VOORBEELD_BESTAAT_NIET": ({"overgenomen_van": "leiden-nee"}, {}),
    "ONZICHTBAAR_IN_TEKST": ({}, {"Aanpak": "Zo\x0bis het."}),
    "TE_LANGE_REGEL": ({}, {"Aanpak": LONG_LINE}),
    "TE_VER_IN": ({}, {"Aanpak": f"{' ' * 41}ver"}),
    "BEELD_IN_TEKST": ({}, {"Aanpak": "![foto](/foto.jpg)"}),
    "LINK_ZONDER_ADRES": ({}, {"Aanpak": "[hier]()"}),
    "LINK_NERGENS": ({}, {"Aanpak": "Zie [een](/themas/werk), [twee](/themas/wrk/?x#y), [drie](/kaart/#drenthe) en [vier](/)."}),
    "LINK_MAG_NIET": ({}, {"Aanpak": "[hier](javascript:alert)"}),
    "KOP_MET_EEN": ({}, {"Aanpak": "# Titel"}),
    "KOP_NIET_VAST": ({}, {"Aanpak": "## Aanpk"}),
    "KOP_DUBBEL": ({}, {"Aanpak": "## Aanpak"}),
    "KOP_SLECHT": ({}, {"Aanpak": "#Zo"}),
    "CODE_NIET_GESLOTEN": ({}, {"Aanleiding": "```"}),
    "KOP_ONTBREEKT": ({}, {"Aanleiding": "Zo.\n```", "Aanpak": "```\nZo."}),
    "KOP_ONTBREEKT_EERLIJK": ({}, {"Aanpak": "Zo.\n~~~", "Wat werkte niet of anders dan gedacht": "~~~\nZo."}),
    "KOP_LEEG": ({}, {"Aanpak": ""}),
    "FEITEN_NODIG": ({**OPEN, "feiten": []}, {}),
    "NIET_IN_FEITEN": (OPEN, {"Aanpak": "Er waren 58 mensen (bron 1)."}),
    "PERIODE_NIET_IN_FEITEN": ({**OPEN, "periode": {"start": "2015"}}, {}),
    "NIET_BIJ_BRON": ({**OPEN, "resultaten": [{"tekst": "deden mee", "waarde": 13, "eenheid": "personen", "bron": 1}]}, {}),
    "BIJ_ANDERE_BRON": (OPEN, {"Aanpak": "Er waren 59 mensen (bron 2)."}),
    "GETAL_ZONDER_BRON": (OPEN, {"Aanpak": "Er waren 59 mensen."}),
}
"""For each message what must stand in the form for it to be told."""
NEVER_MET = {
    "GEEN_VELDEN": "The form holds fields in fields by itself.",
    "ONBEKEND_VELD": "The form has the fields of the schema, and no other is written.",
    "LEGE_LIJST": "A list without items is not written.",
    "LIJST_ALS_TEKST": "A field for text holds text.",
    "TEKST_VOORAF": "The text of a file begins with the first heading.",
    "BESTANDSNAAM_MAG_NIET": "Asked of the file name, below.",
    "NAAM_BESTAAT": "A file that exists is changed, not refused: only who begins a new one is told, by form and 'new'.",
    "TE_GROOT": "Asked before a file is read, below.",
}
"""Why the other messages are no field's or text's in the form."""


def test_every_message_is_met_or_cannot_be() -> None:
    """A new message must be given to the form too."""
    assert {*MET, *NEVER_MET} == {*meldingen.MELDINGEN}


@pytest.mark.parametrize("naam", MET)
def test_message_is_told_by_both(scripts: Scripts, naam: str) -> None:
    """Each message that the form can meet is told there as the check tells it."""
    waarden, secties = MET[naam]
    told = assert_same(scripts, {**GOOD, **waarden}, {**STORY, **secties})
    assert [one for one in told if is_like(meldingen.MELDINGEN[naam], one)]


def is_like(melding: meldingen.Melding, told: tuple[str, str, str]) -> bool:
    """Tell whether *told* is *melding*, whatever was filled in."""
    return all(re.fullmatch(re.sub(r"\\\{\w+\\\}", ".*", re.escape(text)), one) for text, one in zip(melding, told[1:], strict=True))


def test_file_name_is_told(scripts: Scripts) -> None:
    """A name that no file may have is told at the name."""
    (told,) = assert_same(scripts, GOOD, STORY, "Geen slug")
    assert told[1:] == meldingen.BESTANDSNAAM_MAG_NIET(waarde="'Geen slug.md'")


@pytest.mark.parametrize("size", [200_000, 200_001, 201_500, 202_500])
def test_size_of_the_file_is_told(scripts: Scripts, tmp_path: Path, size: int) -> None:
    """A file that is too large is told as the check does, to the byte."""
    line = f"{'é' * 499}\n"
    rest = size - len(as_file(GOOD, STORY).encode()) - 2
    story = {**STORY, "Aanpak": STORY["Aanpak"] + "\n\n" + line * (rest // 999) + "x" * (rest % 999)}
    (tmp_path / "x.md").write_text(as_file(GOOD, story), "utf-8")
    assert (tmp_path / "x.md").stat().st_size == size
    found = read_file(tmp_path, "x.md")
    expected = {(found.field, found.message, found.hint)} if isinstance(found, Problem) else set()
    assert told_by_form(scripts, GOOD, story) == expected


@pytest.mark.parametrize(
    ("secties", "kop"),
    [
        ({"Aanpak": "Zo.\n\n## Inzet\n\nMeer."}, "Aanpak"),
        ({"Inzet": "Zo.\n\n## Aanpak\n\nMeer."}, "Inzet"),
        ({"Aanleiding": "Zo.\n```\nZo."}, "Aanleiding"),
        ({"Aanleiding": "Zo.\n```", "Aanpak": "```"}, "Aanleiding"),
        ({"Aanpak": ""}, "Aanpak"),
        ({"Aanpak": "Zo.\n\n#Zo"}, "Aanpak"),
    ],
)
def test_problem_stands_at_the_text_to_mend(scripts: Scripts, secties: dict[str, str], kop: str) -> None:
    """A problem with headings is told at the text where a writer can mend it."""
    found = scripts.call("meedoen/controle.js", "controleer", None, {"slug": SLUG, "waarden": GOOD, "secties": {**STORY, **secties}})
    assert {*(tuple(problem["plek"]) for problem in found)} == {("secties", kop)}


@pytest.mark.parametrize("year", ["0000", "0001", "0004", "1900", "2000", "2023", "2024", "9999"])
def test_days_that_exist_are_the_same(scripts: Scripts, year: str) -> None:
    """A day exists in the form when it exists in the calendar of Python, also before 100 and in years such as 1900."""
    days = [f"{year}-{month:02}-{day:02}" for month, day in ((0, 1), (1, 0), (1, 31), (2, 28), (2, 29), (2, 30), (4, 31), (12, 31), (13, 1))]
    resultaten = [{"tekst": "deden mee", "peildatum": day} for day in (year, f"{year}-13", *days)]
    assert_same(scripts, {**GOOD, "resultaten": resultaten}, STORY)


def test_name_of_digits_is_a_name(scripts: Scripts) -> None:
    """What is a number elsewhere may be the name of a file."""
    assert assert_same(scripts, {**GOOD, "vroegere_slugs": ["2017", "0"]}, STORY) == set()


def test_items_left_open_are_not_counted(scripts: Scripts) -> None:
    """An item that the file will not have moves the numbers in the file, and not the places in the form."""
    waarden = {**GOOD, "resultaten": [{}, {"tekst": "deden mee", "waarde": 12, "eenheid": "personen"}]}
    (found,) = scripts.call("meedoen/controle.js", "controleer", None, {"slug": SLUG, "waarden": waarden, "secties": STORY})
    assert (found["veld"], found["plek"]) == ("resultaten 1, bron", ["resultaten", 1, "bron"])


# --- Twins by themselves ------------------------------------------------------

NAMED = st.text("abcdeéßIiıſσς -'12", max_size=9) | st.text("abAB", min_size=4, max_size=11) | st.sampled_from([*GEGEVENS["gemeenten"], *KOPPEN])  # type: ignore[misc]


@given(NAMED | st.lists(NAMED, min_size=2, max_size=5).map("".join), st.lists(NAMED, max_size=14, unique=True), st.sampled_from((0.8, 0.72)))
@settings(max_examples=300)
def test_guesses_are_the_same(scripts: Scripts, value: str, known: list[str], cutoff: float) -> None:
    """What an author meant is guessed as Python's difflib has it."""
    module = "meedoen/suggestie.js"
    assert scripts.call(module, "ratio", list(value), list("".join(known))) == SequenceMatcher(None, value, "".join(known)).ratio()
    assert scripts.call(module, "nearest", value, known, cutoff) == nearest(value, known, cutoff)
    assert scripts.call(module, "suggestion", value, known) == suggestion(value, known)
    assert scripts.call(module, "quoted", value * 8) == quoted(value * 8)


def test_signs_are_the_same(scripts: Scripts) -> None:
    """Every sign is a blank, a letter or a digit in both languages; each folds alike, but those of the Cherokee."""
    signs = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x20000)) if unicodedata.category(chr(code)) not in ("Cn", "Co")]
    text = "".join(signs)
    for pattern in (r"\s", r"\w", r"\d", r"[^\W\d_]", r"[^\W_]", r"[^\W\d_a-zß-ÿ]"):
        assert scripts.call("../../tests/js/found.mjs", "found", pattern, text) == "".join(re.findall(pattern, text)), pattern
    letters = [sign for sign in signs if sign.isalpha()]
    folded = scripts.call("meedoen/tekens.js", "casefold", "\n".join(letters)).split("\n")
    differ = {sign for sign, one in zip(letters, folded, strict=True) if one != sign.casefold()}
    assert {sign for sign in differ if not unicodedata.name(sign).startswith("CHEROKEE")} == set()


@given(st.lists(st.sampled_from((*CASES, *WORDS, *SIGNS)), max_size=8).map("".join))
def test_figures_are_the_same(scripts: Scripts, text: str) -> None:
    """The figures, names with digits and sources of a text are the same, at the same place."""
    module, names = "meedoen/getallen.js", names_with_digits(text, ["24 uur"])
    assert scripts.call(module, "namesWithDigits", text, ["24 uur"]) == list(names)
    for name, function in (("figures", figures), ("codes", codes)):
        for one, other in zip(scripts.call(module, name, text, names), function(text, names), strict=True):
            assert (one["waarde"], text_between(text, one)) == (other.waarde, text[other.begin : other.eind])
    named = [[int(number.waarde) for number in found.nummers] for found in named_sources(text)]
    assert [[number["nummer"] for number in found["nummers"]] for found in scripts.call(module, "namedSources", text)] == named


def text_between(text: str, found: dict[str, int]) -> str:
    """Return the part of *text* from `begin` up to `eind` as JavaScript counts: an emoji is two."""
    return text.encode("utf-16-le")[2 * found["begin"] : 2 * found["eind"]].decode("utf-16-le")


ADDRESS = ("http", "https", "HTTPS", "ftp", ":", "://", "://", "/", "?", "#", "@", "[::1]", "[", "]", "example.org", ".", "é", "℀", "％", "ｏ", "%", "80", "-", "\\", "\u00a0", "|")


@given(st.sampled_from(("", "https://", "http://")), st.lists(st.sampled_from(ADDRESS), max_size=5).map("".join))
@settings(max_examples=200)
def test_web_addresses_are_the_same(scripts: Scripts, start: str, rest: str) -> None:
    """What is a web address to the one is so to the other."""
    assert scripts.call("meedoen/webadres.js", "isWebAddress", start + rest) == is_web_address(start + rest)


def test_words_for_numbers_are_the_same(scripts: Scripts) -> None:
    """Every word for a number is one in both."""
    words = dict(in_words())
    found = scripts.call("meedoen/getallen.js", "figures", ", ".join(words))
    assert [one["waarde"] for one in found] == [*words.values()]


@given(st.floats(0, 1e6) | st.integers(0, 10**9) | st.sampled_from(NUMBERS), st.dates())
def test_numbers_and_days_are_written_the_same(scripts: Scripts, value: float, day: date) -> None:
    """A number and a day read the same in both."""
    value = int(value) if value == int(value) and abs(value) < 1e16 else value
    assert scripts.call("meedoen/nederlands.js", "number", value) == dutch.number(value)
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert scripts.call("meedoen/nederlands.js", "day", text) == dutch.day(text)


# --- What is good stays as it is ----------------------------------------------


def test_what_the_form_approves_is_kept(scripts: Scripts) -> None:
    """What has no problems in the form gives a file that passes, and the same file again from the values in it."""
    chance, kept = Random(2), 0
    for _ in range(300):
        waarden, secties = spoilt(GOOD, chance, 1), STORY if chance.random() < 0.8 else a_story(chance)
        if told_by_form(scripts, waarden, secties):
            continue
        kept += 1
        assert scripts.call("meedoen/bestand.js", "asFile", None, waarden, secties) == as_file(waarden, secties)
        file = unicodedata.normalize("NFC", as_file(waarden, secties))
        document = builders.document(file)
        parsed = parse_praktijkvoorbeeld(document, NAMES)
        assert not isinstance(parsed, list), parsed
        again: Any = values_of(Node(document.fields, 2))
        assert as_file(again, {sectie.kop: sectie.markdown for sectie in parsed.secties}) == file
    assert kept > 60
