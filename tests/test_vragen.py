"""The conversation about a new example, with somebody who types: what is asked, what is told, and what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from praktijksite import content, opdrachten
from praktijksite.bestand import values_of
from praktijksite.opdrachten import Scherm
from praktijksite.schema import PRAKTIJKVOORBEELD, Lijst, Object, Soort, Tekst
from praktijksite.source import Document, Node, parse_markdown
from praktijksite.validate import Names
from praktijksite.vragen import Gesprek, Vraag
from tests.builders import DATUM, FOLDER, NAMES, PROJECT, options, problems_in

REAL = sorted((PROJECT / FOLDER).glob("*.md"))


def gesprek(*regels: str, names: Names = NAMES) -> Gesprek:
    found = Gesprek(names, "2026-11-21")
    for regel in regels:
        found.zeg(regel)
    return found


def question(found: Gesprek) -> Vraag:
    assert found.vraag is not None
    return found.vraag


# --- Every example can be made in a conversation ------------------------------


def answers(value: Any, kind: Soort, name: str) -> Iterator[tuple[str, str]]:
    """Yield what a person who knows the example answers, by what is asked."""
    if isinstance(kind, Object):
        for veld in kind.velden:
            if veld.naam in value:
                inner = f"{name}, {veld.label[:1].lower()}{veld.label[1:]}" if name else veld.label
                yield f"{inner}: wil je dit invullen?", "ja"
                yield from answers(value[veld.naam], veld.soort, inner)
    elif isinstance(kind, Lijst) and isinstance(kind.van, Object | Tekst):
        yield f"{name}: weet je daar al iets over?", value if isinstance(value, str) else "ja"
        yield f"{name}: nog een?", str(len(value))
        for number, item in enumerate(value if isinstance(value, list) else [], 1):
            yield from answers(item, kind.van, f"{name} {number}")
    else:
        yield name, ", ".join(value) if isinstance(value, list) else str(value)


class Teller:
    """Somebody who knows an example and tells all of it, however it is asked."""

    def __init__(self, document: Document) -> None:
        values: Any = values_of(Node(document.fields, 2))
        values.pop("vroegere_slugs", None)
        self.values = values
        self._known = dict(answers(self.values, PRAKTIJKVOORBEELD, ""))
        self._asked: dict[str, int] = {}
        _, *parts = document.body.split("## ") if document.body.startswith("## ") else document.body.split("\n## ")
        self.story = {name.strip(): [line for line in text.split("\n") if line.strip()] for name, text in (part.replace("\n###", "\n\0").split("\n", 1) for part in parts)}

    def answer(self, asked: Vraag) -> str:
        name = asked.kop.removesuffix(" (mag leeg: druk op Enter)").removesuffix(" (ja of nee)").removesuffix(", verder")
        if name in ("Aanleiding", "Aanpak", "Wat werkte niet of anders dan gedacht", "Stem van statushouders", "Voorwaarden om dit over te nemen", "Inzet"):
            lines = self.story.get(name, [])
            self._asked[name] = self._asked.get(name, 0) + 1
            return lines[self._asked[name] - 1].replace("\0", "###") if self._asked[name] <= len(lines) else "klaar"
        if name.endswith(": nog een?"):
            self._asked[name] = self._asked.get(name, 0) + 1
            return "ja" if self._asked[name] < int(self._known[name]) else "nee"
        if name.endswith("Wil je nog meer vertellen?"):
            return "ja"
        return self._known.get(name, "nee" if name.endswith("?") and "wil je" in name else "")


def flat(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@cache
def real_names() -> Names:
    return content.names(options(PROJECT))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_example_can_be_told(path: Path) -> None:
    """Who answers the questions with what stands in a published example makes that example."""
    document = parse_markdown(path.name, path.read_bytes())
    assert isinstance(document, Document)
    teller, found = Teller(document), gesprek(names=real_names())
    for _ in range(600):
        if found.vraag is None:
            break
        asked = found.vraag
        assert found.zeg(teller.answer(asked)) == "", asked
    assert found.vraag is None
    assert found.waarden == teller.values
    made = parse_markdown("x.md", found.bestand().encode())
    assert isinstance(made, Document)
    assert values_of(Node(made.fields, 2)) == teller.values
    assert flat(made.body) == flat(document.body)


# --- What is said back --------------------------------------------------------

TITLE, SUMMARY = "Samen koken met buren", "Bewoners koken elke maand met statushouders."


def test_a_wrong_answer_is_told_as_the_check_tells_it() -> None:
    """The words are those of the check, and the question stays until the answer is right."""
    found = gesprek()
    assert found.zeg("Kort") == "De tekst is te kort: 4 tekens. Gebruik minstens 10 tekens."
    assert found.zeg("").startswith("Dit is nog niet ingevuld. Korte naam die iemand onthoudt.")
    assert question(found).kop == "Titel"
    assert found.zeg(TITLE) == ""
    assert question(found).kop == "Samenvatting"


def test_a_name_that_is_nearly_right_is_proposed() -> None:
    """After a slip 'ja' takes what was surely meant, of one name or of more."""
    found = gesprek(TITLE, SUMMARY)
    assert found.zeg("texel, Westerkwartir").endswith("Typ 'ja' voor: Texel, Westerkwartier")
    assert found.zeg("ja") == ""
    assert found.waarden["gemeenten"] == ["Texel", "Westerkwartier"]
    found = gesprek(TITLE, SUMMARY)
    assert "heet hier anders" in found.zeg("Den Haag")
    assert found.zeg("ja") == ""
    assert found.waarden["gemeenten"] == ["'s-Gravenhage"]


def test_ja_without_a_proposal_is_an_answer() -> None:
    """A proposal is gone after another answer, and 'ja' then counts as what it says."""
    found = gesprek(TITLE, SUMMARY, "Texell", "Nergensdam")
    assert "'ja' bestaat niet." in found.zeg("ja")


def test_going_back_takes_the_last_answer_away() -> None:
    """'terug' brings the question before, as often as there are answers; the answers before it stay."""
    found = gesprek(TITLE, SUMMARY, "Texel", "werk")
    for kop in ("Thema's, kern", "Gemeenten", "Samenvatting", "Titel"):
        assert found.zeg("Terug") == ""
        assert question(found).kop == kop
    assert found.zeg("terug") == "Dit is de eerste vraag."
    assert found.waarden == {}
    found.zeg("Een andere titel")
    found.zeg(SUMMARY)
    assert found.waarden["titel"] == "Een andere titel"


def test_help_shows_what_there_is_to_choose() -> None:
    """'?' tells more and asks again; a short list of names is shown whole."""
    found = gesprek(TITLE, SUMMARY)
    assert "Kies uit: 's-Gravenhage, Texel, Westerkwartier, Zuidhorn." in found.zeg("?")
    assert question(found).kop == "Gemeenten"


def until(found: Gesprek, kop: str, *regels: str) -> Gesprek:
    """Go on with an easy answer to each question until the one that is called *kop*, then say *regels*."""
    easy = {"Thema's, kern": "werk", "Periode, begin": "2019", "Soort": "project", "Herkomst": "ingezonden", "Titel": TITLE, "Samenvatting": SUMMARY, "Gemeenten": "Texel"}
    easy |= {"Bronnen 1, titel": "Verslag", "Bronnen 1, uitgever": "Bureau", "Bronnen 1, webadres": "https://example.org/", "Resultaten: weet je daar al iets over?": "nog niet bekend"}
    easy |= {"Lessen: weet je daar al iets over?": "nog niet bekend", "Contact 1, organisatie": "Gemeente", "Contact 1, functie": "onbekend"}
    while question(found).kop != kop:
        asked = question(found).kop
        assert found.zeg(easy.get(asked, "klaar" if asked.endswith(", verder") else "Er was nog niets." if asked in ("Aanleiding", "Aanpak", "Wat werkte niet of anders dan gedacht") else "")) == "", asked
    for regel in regels:
        assert found.zeg(regel) == "", regel
    return found


def test_fields_that_belong_together_are_asked_together() -> None:
    """A figure needs a unit and a source; a name needs the day on which its owner agreed; without them nobody asks."""
    found = until(gesprek(), "Resultaten: weet je daar al iets over?", "ja", "deden mee", "12")
    assert question(found).kop == "Resultaten 1, eenheid"
    assert found.zeg("").startswith("Dit is nog niet ingevuld.")
    assert found.zeg("personen") == ""
    found = until(gesprek(), "Resultaten: weet je daar al iets over?", "ja", "deden mee", "")
    assert question(found).kop.startswith("Resultaten 1, wanneer gemeten?")
    found = until(gesprek(), "Contact 1, naam (mag leeg: druk op Enter)", "Tess", "", "", "")
    assert question(found).kop == "Contact 1, akkoord op"


@pytest.mark.parametrize(
    ("kop", "before", "typed", "told"),
    [
        ("Thema's, raakt (mag leeg: druk op Enter)", (), "werk", "'werk' staat bij kern en bij raakt."),
        ("Periode, einde (mag leeg: druk op Enter)", (), "2018", "Het eind (2018) ligt vóór het begin (2019)."),
        ("Resultaten: weet je daar al iets over?", ("ja", "deden mee", "12", "personen", "", ""), "2", "Bron 2 bestaat niet."),
        ("Resultaten: weet je daar al iets over?", ("ja", "deden mee"), "1.000", "Dit moet een getal zijn."),
        ("Resultaten: weet je daar al iets over?", ("ja", "deden mee"), "12,5", "Dit moet een getal zijn."),
        ("Resultaten: weet je daar al iets over?", (), "misschien", "Typ ja, of: nog niet bekend, of: niet in bron."),
        ("Aanleiding", (), "klaar", "Onder 'Aanleiding' staat nog niets."),
        ("Aanleiding", (), "## Aanpak", "Het kopje 'Aanpak' staat er twee keer"),
        ("Aanleiding", (), "Zie [hier](javascript:x).", "De link 'javascript:x' mag niet."),
        ("Aanleiding", (), "![foto](x.jpg)", "Een beeld mag niet in de tekst staan."),
        ("Hoe heet het bestand?", (), "Geen Naam", "De bestandsnaam 'Geen Naam.md' mag niet."),
    ],
)
def test_a_wrong_answer_is_told_at_once(kop: str, before: tuple[str, ...], typed: str, told: str) -> None:
    """What is wrong by itself or beside an earlier answer is told before the next question."""
    found = until(gesprek(), kop, *before)
    assert told in found.zeg(typed)


def test_public_sources_ask_for_facts() -> None:
    """Who tells of the work of others is asked what the sources say."""
    found = until(gesprek(), "Herkomst", "openbare-bron")
    assert question(found).kop == "Feiten 1, wat zegt de bron?"


def test_a_name_for_the_file_is_proposed_and_never_taken() -> None:
    """Gemeente and title make the name; one that there is already gets a number, and cannot be typed."""
    found = until(Gesprek(NAMES, "2026-11-21", frozenset({"texel-samen-koken-met-buren"})), "Hoe heet het bestand?")
    assert "Enter: texel-samen-koken-met-buren-2.md" in question(found).uitleg
    assert found.zeg("texel-samen-koken-met-buren.md") == "De naam van dit voorbeeld bestaat al: 'texel-samen-koken-met-buren'. Kies een andere naam, of verbeter het voorbeeld dat zo heet."
    assert found.zeg("") == ""
    assert found.slug == "texel-samen-koken-met-buren-2"
    assert problems_in(found.bestand()) == []


@given(st.lists(st.sampled_from(["", "ja", "nee", "terug", "?", "klaar", "werk", "2019", "Texel", "12", TITLE, "https://example.org/", "\u2028", "a, b", "project", "[", "'", "onbekend", "## x", "nog niet bekend"]), max_size=80))
@settings(max_examples=60)
def test_whatever_is_typed_the_conversation_goes_on(regels: list[str]) -> None:
    """No line brings the conversation down, and what is told so far can always be kept."""
    found = gesprek()
    for regel in regels:
        if found.vraag is None:
            break
        assert isinstance(found.zeg(regel), str)
        if found.waarden:
            assert isinstance(parse_markdown("x.md", found.bestand().encode()), Document)


# --- At a terminal ------------------------------------------------------------


class Typist:
    """Somebody at a terminal who types these lines, and then leaves."""

    def __init__(self, *lines: str) -> None:
        self.told: list[str] = []
        self._lines = iter(lines)

    def scherm(self) -> Scherm:
        return Scherm(self.told.append, self._type)

    def _type(self, prompt: str) -> str:
        self.told.append(prompt)
        try:
            return next(self._lines)
        except StopIteration:
            raise KeyboardInterrupt from None


LINES = [TITLE, SUMMARY, "Texel", "werk", "", "2019", "", "project", "Verslag", "Bureau", "", "https://example.org/", "", "nee", "nog niet bekend"]
LINES += ["ja", "Begin op tijd.", "nee", "Gemeente Test", "onbekend", "", "", "", "", "", "nee", "ingezonden", "", "Er was nog niets.", "klaar"]
LINES += ["Elke maand koken.", "klaar", "Nog niet bekend.", "klaar", "nee", ""]


def new(root: Path, *lines: str) -> tuple[str, list[str]]:
    typist = Typist(*lines)
    return opdrachten.new(root, content.names(options(root)), DATUM, typist.scherm()), typist.told


def test_a_new_example_is_written(mini_root: Path) -> None:
    """After the last answer the file is there, is right, and the author hears what to do next."""
    path, told = new(mini_root, *LINES)
    assert path == f"{FOLDER}/texel-samen-koken-met-buren.md"
    assert problems_in((mini_root / path).read_text("utf-8")) == []
    assert "python build.py check" in told[-1]
    again, _ = new(mini_root, *LINES)
    assert again == f"{FOLDER}/texel-samen-koken-met-buren-2.md"


@pytest.mark.parametrize("stop", range(0, len(LINES), 4))
def test_who_stops_can_go_on(stop: int, mini_root: Path) -> None:
    """Wherever the author stops, what was told is kept, and the rest of the answers make the same example."""
    whole, _ = new(mini_root, *LINES)
    text = (mini_root / whole).read_text("utf-8")
    (mini_root / whole).unlink()
    path, told = new(mini_root, *LINES[:stop])
    assert path == ""
    if stop == 0:
        assert told[-1] == "\nGestopt."
        return
    draft = mini_root / FOLDER / ".concept.md"
    assert f"staat in {FOLDER}/.concept.md" in told[-1]
    assert content.read(options(mini_root), "test").library.profielen, "a draft is no part of the site"
    easy = {"Lessen: weet je daar al iets over?": "ja", "Toegevoegd": "", "Hoe heet het bestand?": ""}
    known = dict(zip([question_of(LINES[:number]) for number in range(len(LINES))], LINES, strict=True)) | easy

    class Resumer(Typist):
        def _type(self, prompt: str) -> str:
            if "concept" in prompt:
                return "ja"
            return known[next(line for line in reversed(self.told) if line.startswith("\n")).strip()]

    typist = Resumer()
    made = opdrachten.new(mini_root, content.names(options(mini_root)), DATUM, typist.scherm())
    assert (mini_root / made).read_text("utf-8") == text
    assert not draft.exists()


def question_of(lines: list[str]) -> str:
    return question(gesprek(*lines)).kop


def test_two_drafts_do_not_meet(mini_root: Path) -> None:
    """Who leaves a draft and begins another keeps both."""
    new(mini_root, "Een eerste titel")
    new(mini_root, "nee", "Een tweede titel")
    drafts = sorted((mini_root / FOLDER).glob(".concept*.md"))
    assert ["Een tweede titel" in draft.read_text("utf-8") for draft in drafts] == [True, False]
    assert [draft.name for draft in drafts] == [".concept-2.md", ".concept.md"]


def test_the_command_asks_and_checks(mini_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`build.py new` takes typed lines, writes the file and checks it; without lines it stops."""
    lines = iter(LINES)
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    assert build.main(["--root", str(mini_root), "--datum", "2026-11-21", "--no-cache", "new"]) == 0
    assert "In orde:" in capsys.readouterr().out

    def gone(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", gone)
    assert build.main(["--root", str(mini_root), "--datum", "2026-11-21", "--no-cache", "new"]) == 1
