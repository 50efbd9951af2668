"""One file becomes one Praktijkvoorbeeld that says what its author wrote, or every reason why not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite.model import Praktijkvoorbeeld, Verwijzing
from praktijksite.parse import COMPLETE, parse_praktijkvoorbeeld, says_nothing_known
from praktijksite.schema import INZET, KOPPEN, STEM, VERPLICHTE_KOPPEN, VOORWAARDEN
from praktijksite.validate import Names, is_slug, is_web_address
from tests.builders import BODY, FOLDER, LEFT_OUT, NAMES, document, parsed, problems_in, source_text


def test_default_file_is_good() -> None:
    """The file that tests start from has no problem."""
    assert problems_in(source_text()) == []


@pytest.mark.parametrize("field", ["elementen", "doelgroep", "trefwoorden", "partners", "onderbouwing", "licentie"])
def test_field_may_be_left_out_or_open(field: str) -> None:
    """An optional field may be missing, empty, or open between quotes: all mean the same."""
    changes: list[dict[str, Any]] = [{field: value} for value in (LEFT_OUT, None, "")]
    missing, empty, quotes = (parsed(source_text(**change)) for change in changes)
    assert missing.profiel.ontbreekt == empty.profiel.ontbreekt == quotes.profiel.ontbreekt
    assert missing.partners == empty.partners == quotes.partners
    assert missing.licentie == empty.licentie == quotes.licentie


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("titel", "Tien tekens"[:10]),
        ("titel", "x" * 80),
        ("samenvatting", "x" * 300),
        ("toegevoegd", "2024-02-29"),
        ("periode", {"start": "2019-12", "eind": "2019"}),
        ("periode", {"start": "2019", "eind": "2019-01"}),
        ("periode", {"start": 2019, "eind": "loopt"}),
        ("periode", {"start": "2019-10-23", "eind": "onbekend"}),
        ("periode", {"start": "2019"}),
        ("resultaten", "nog niet bekend"),
        ("resultaten", "niet in bron"),
        ("lessen", "nog niet bekend"),
        ("gemeenten", ["Zuidhorn", "'s-Gravenhage"]),
        ("themas", {"kern": ["zorg", "werk"]}),
        ("resultaten", [{"tekst": "zonder getal"}]),
        ("resultaten", [{"tekst": "met nul", "waarde": 0, "eenheid": "personen", "bron": 1}]),
        ("vroegere_slugs", ["x" * 100]),
        *(("contact", [{"organisatie": "Test", "functie": "onbekend", "telefoon": number}]) for number in ("0318 00 00 00", "14 0318", "14 030", "+31 6-12345678")),
        *(("contact", [{"organisatie": "Test", "functie": "onbekend", "email": mail}]) for mail in ("a@b.nl", "info.werk+test@gemeente.test.example")),
    ],
)
def test_value_is_accepted(field: str, value: Any) -> None:
    """What stands at the edge of what may be is accepted."""
    assert problems_in(source_text(**{field: value})) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("titel", "x" * 81),
        ("samenvatting", "x" * 301),
        ("titel", "  kort    "),
        ("toegevoegd", "2023-02-29"),
        ("toegevoegd", "0000-01-01"),
        ("toegevoegd", "2026-1-1"),
        ("toegevoegd", 2026),
        ("periode", {"start": "2019-12", "eind": "2019-11"}),
        ("periode", {"start": "2019", "eind": "Loopt"}),
        ("periode", {"eind": "2019"}),
        ("resultaten", []),
        ("resultaten", "Nog niet bekend"),
        ("lessen", []),
        ("gemeenten", []),
        ("gemeenten", ["Zuidhorn", ""]),
        ("themas", {"kern": []}),
        ("contact", []),
        ("bronnen", []),
        ("resultaten", [{"tekst": "deed mee", "waarde": True, "eenheid": "personen", "bron": 1}]),
        ("resultaten", [{"tekst": "deed mee", "waarde": 1, "eenheid": "personen", "bron": 1.5}]),
        ("resultaten", [{"tekst": "deed mee", "waarde": 1, "eenheid": "personen", "bron": "1"}]),
        ("resultaten", [{"tekst": "deed mee", "bron": 2}]),
        ("vroegere_slugs", ["x" * 101]),
        ("vroegere_slugs", ["-x"]),
        ("vroegere_slugs", ["x--y"]),
        ("licentie", "CC-BY-NC"),
        *(("contact", [{"organisatie": "Test", "functie": "onbekend", "telefoon": number}]) for number in ("112", "0318", "0318a000000", "+0318000000", "tel:0318000000")),
        *(("contact", [{"organisatie": "Test", "functie": "onbekend", "email": mail}]) for mail in ("a@b", "@b.nl", "a b@c.nl", "a@b.nl>", "mailto:a@b.nl", "a@-.nl\nb")),
    ],
)
def test_value_is_refused(field: str, value: Any) -> None:
    """What stands over the edge gives one problem, at that field."""
    (told,) = problems_in(source_text(**{field: value}))
    assert field in told.splitlines()[0]


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org", True),
        ("http://example.org/pad_(x)?a=1&b=2#c", True),
        ("https://exämple.org/é", True),
        ("https://127.0.0.1:8000/", True),
        ("HTTPS://EXAMPLE.ORG/", True),
        ("ftp://example.org/", False),
        ("javascript:alert(1)", False),
        ("JavaScript://example.org/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("example.org", False),
        ("https://", False),
        ("https:///pad", False),
        ("https://bank.nl@example.org/", False),
        ("https://example.org/a b", False),
        ('https://example.org/"x', False),
        ("https://example.org/<x>", False),
        ("https://example.org\\@bank.nl/", False),
        ("https://[::1/", False),
        ("https://example.org/\nx", False),
        ("", False),
    ],
)
def test_web_address(address: str, good: bool) -> None:
    """A web address begins with http or https, has a host, no user, and nothing that could end an attribute."""
    assert is_web_address(address) is good


@given(st.text(max_size=30))
def test_web_address_is_known_or_not(text: str) -> None:
    """No text raises an error, and only http and https pass."""
    assert not is_web_address(text) or text.casefold().startswith(("http://", "https://"))


@pytest.mark.parametrize(("slug", "good"), [("a", True), ("a-1", True), ("é", False), ("A", False), ("a_b", False), ("", False), ("a-", False), ("a" * 101, False), ("a\n", False)])
def test_slug(slug: str, good: bool) -> None:
    """A slug is small letters, digits and single hyphens, and not too long for a file."""
    assert is_slug(slug) is good


def test_names_pass_when_nobody_could_read_them() -> None:
    """Where a list of names could not be read, any name passes."""
    text = source_text(gemeenten=["Nergens"], trefwoorden=["niets"])
    assert len(problems_in(text)) == 2
    assert problems_in(text, names=Names(None, None)) == []


def test_profile_is_tidy() -> None:
    """Themas and elementen come in the fixed order, names once, and a summary on one line."""
    found = parsed(
        source_text(
            themas={"kern": ["zorg", "werk", "werk"], "raakt": ["netwerk", "huisvesting"]},
            elementen=["regie", "in-beeld"],
            gemeenten=["Zuidhorn", "Texel", "Zuidhorn"],
            samenvatting="Een samenvatting\nop  twee regels.",
            periode={"start": "2019", "eind": "onbekend"},
        )
    ).profiel
    assert found.kern == ("werk", "zorg")
    assert found.themas == ("huisvesting", "werk", "netwerk", "zorg")
    assert found.elementen == ("in-beeld", "regie")
    assert found.gemeenten == ("Zuidhorn", "Texel")
    assert found.samenvatting == "Een samenvatting op twee regels."
    assert found.eind is None


def test_references_keep_their_lines() -> None:
    """Every reference to elsewhere is kept with the line on which its author mends it."""
    text = source_text(
        body=BODY.replace("Tekst onder dit kopje.", "Zie [een](/themas/werk/), `[geen](/a/)`, [twee](/over/#x) en [ver](https://example.org/).", 1),
        overgenomen_van="een",
        overgenomen_door=[{"voorbeeld": "twee"}, {"gemeente": "Texel"}],
        vroegere_slugs=["oud"],
        beeld={"bestand": "foto.jpg", "alt": "Een foto.", "maker": "iemand", "licentie": "CC0-1.0"},
    )
    lines = text.splitlines()
    found = parsed(text).profiel.verwijzingen
    assert [(item.soort, item.doel) for item in found] == [
        ("overgenomen_van", "een"),
        ("overgenomen_door", "twee"),
        ("overgenomen_in", "Texel"),
        ("vroegere_slug", "oud"),
        ("beeld", "foto.jpg"),
        ("link", "/themas/werk/"),
        ("link", "/over/#x"),
    ]
    assert all(item.doel in lines[item.regel - 1] for item in found)


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("[a](/b/)", ["/b/"]),
        ('[a]( </b/> "titel")', ["/b/"]),
        ("[a][1]\n\n[1]: /b/", ["/b/"]),
        ("`[a](/b/)` en ``[c](/d/)``", []),
        ("```\n[a](javascript:x)\n```", []),
        ("~~~\n[a](javascript:x)\n```\n~~~\n[c](/d/)", ["/d/"]),
        ("[a](#kop) [b](mailto:a@b.nl) [c](https://example.org/)", []),
        ("[a](/b/?c=d#e)", ["/b/?c=d#e"]),
    ],
)
def test_links_in_the_text(line: str, links: list[str]) -> None:
    """Links to pages of this site are found, and what stands in code is left alone."""
    found = parsed(source_text(body=f"{BODY}\n{line}\n")).profiel.verwijzingen
    assert [item.doel for item in found] == links
    assert all(isinstance(item, Verwijzing) and item.soort == "link" for item in found)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "java&#115;cript:x", "data:text/html,x", "//example.org/", "foto.html", "../over/", "www.example.org", "mailto:iemand", "file:///x"],
)
@pytest.mark.parametrize("form", ["[a]({})", "[a](<{}>)", "[a][1]\n\n[1]: {}", "[a]( {} )"])
def test_links_that_nobody_should_follow(target: str, form: str) -> None:
    """A link to something else than a page is refused, in every way of writing it."""
    told = "\n".join(problems_in(source_text(body=f"{BODY}\n{form.format(target)}\n")))
    assert "De link " in told


def test_sections_come_in_the_fixed_order() -> None:
    """The story is cut at the fixed headings, in their order, whatever the order of the author; what is smaller stays inside."""
    body = "\n".join(f"## {kop}\n\nOver {kop}.\n\n### Kleiner\n\nMeer.\n" for kop in reversed(KOPPEN))
    found = parsed(source_text(body=body)).secties
    assert [sectie.kop for sectie in found] == list(KOPPEN)
    assert found[0].markdown == "Over Aanleiding.\n\n### Kleiner\n\nMeer."


@pytest.mark.parametrize("heading", ["## Aanpak", "## Aanpak ", "##  Aanpak", "## Aanpak ##", "##\tAanpak"])
def test_heading_is_known_in_every_way_of_writing(heading: str) -> None:
    """A heading may have spaces and closing marks, as on GitHub."""
    assert problems_in(source_text(body=BODY.replace("## Aanpak", heading))) == []


def test_heading_in_code_is_text() -> None:
    """What looks like a heading or a picture within a block of code is neither."""
    assert problems_in(source_text(body=f"{BODY}\n```\n# een\n## Twee\n![x](y)\n[a](b)\n```\n")) == []


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_code_that_never_ends_is_told_where_it_begins(fence: str) -> None:
    """The headings below it are code too: that is one mistake, on the line to mend."""
    text = source_text(body=BODY.replace("## Aanpak", f"{fence}\nx\n\n## Aanpak"))
    line = text.split("\n").index(fence) + 1
    (told,) = problems_in(text)
    assert told.startswith(f"{FOLDER}/testproef.md:{line}: Het blok dat hier met {fence} begint, is niet afgesloten.\n  → ")


def test_everything_told_is_complete() -> None:
    """An example that tells all misses nothing; one that says only what it must misses the rest."""
    full = source_text(
        body=BODY + "".join(f"\n## {kop}\n\nTekst.\n" for kop in (STEM, VOORWAARDEN, INZET)),
        contact=[{"organisatie": "Test", "functie": "medewerker", "email": "a@example.org"}],
    )
    assert parsed(full).profiel.ontbreekt == ()
    bare = source_text(
        body="\n".join(f"## {kop}\n\nNog niet bekend.\n" for kop in VERPLICHTE_KOPPEN),
        resultaten="nog niet bekend",
        lessen="niet in bron",
        partners=LEFT_OUT,
        onderbouwing=LEFT_OUT,
        periode={"start": "onbekend"},
    )
    assert parsed(bare).profiel.ontbreekt == COMPLETE


@pytest.mark.parametrize(("text", "nothing"), [("Nog niet bekend", True), ("\n\nNIET IN DE BRON. Wel dit.", True), ("Dat is nog niet bekend.", False), ("", False)])
def test_honest_answer_is_recognised(text: str, nothing: bool) -> None:
    """A section that begins with an honest 'nog niet bekend' says that nothing is known."""
    assert says_nothing_known(text) is nothing


def test_unknown_results_keep_their_words() -> None:
    """What is not known is not filled in: the author's words stay, and the list is empty."""
    found = parsed(source_text(resultaten="niet in bron", lessen="nog niet bekend"))
    assert (found.resultaten, found.resultaten_onbekend, found.lessen, found.lessen_onbekend) == ((), "niet in bron", (), "nog niet bekend")


def test_contact_keeps_nothing_that_is_not_there() -> None:
    """What a contact does not say is missing, also the function that nobody knows."""
    (found,) = parsed(source_text()).contact
    assert (found.functie, found.naam, found.email, found.telefoon, found.webpagina, found.bevestigd_op) == (None,) * 6


def test_all_problems_are_told_at_once() -> None:
    """Problems in the fields, between the fields, in the text and in the name of the file come together."""
    text = source_text(body=BODY.replace("## Aanpak", "## Anders"), soort="plan", themas={"kern": ["werk"], "raakt": ["werk"]})
    told = "\n".join(problems_in(text, slug="Slecht"))
    for part in ("bestandsnaam 'Slecht.md'", "soort: 'plan'", "bij kern en bij raakt", "kopje 'Anders'", "'## Aanpak' ontbreekt"):
        assert part in told


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=200))
def test_any_text_parses_or_gives_problems(body: str) -> None:
    """No text of an author raises an error."""
    text = source_text(body=f"{BODY}\n{body}")
    if not problems_in(text):
        assert isinstance(parse_praktijkvoorbeeld(document(text), NAMES), Praktijkvoorbeeld)


@pytest.mark.parametrize("line", ["## a" + " " * 4000 + "b", "`" * 4900, "![" * 2400, "](" * 2400, "[" * 4900, "#" * 4900, " " * 4900 + "x", "- " * 2400, "1. " * 1600])
def test_no_line_takes_long(line: str) -> None:
    """A line that was made to keep the program busy does not: time grows with its length, not with the square."""
    problems_in(source_text(body=f"{BODY}\n" + f"{line}\n" * 30))
