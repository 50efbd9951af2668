"""Every figure in a Dutch text is read, however it is written, and as the same figure each time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite import dutch
from praktijksite.getallen import WET, codes, covers, figures, named_sources, names_with_digits

UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien")
TENS = ("", "tien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def in_letters(number: int) -> str:
    """Return *number* as one writes it out, below a million; made otherwise than `getallen` does."""
    if number >= 1000:
        many, rest = divmod(number, 1000)
        return f"{'' if many == 1 else in_letters(many)}duizend {in_letters(rest)}".strip()
    if number >= 100:
        many, rest = divmod(number, 100)
        return f"{'' if many == 1 else UNITS[many]}honderd{in_letters(rest)}"
    if number < len(UNITS):
        return UNITS[number]
    if number < 20:
        return f"{UNITS[number - 10]}tien"
    tens, unit = divmod(number, 10)
    glue = "ën" if UNITS[unit].endswith("e") else "en"
    return f"{UNITS[unit]}{glue}{TENS[tens]}" if unit else TENS[tens]


def values(text: str, *names: str) -> list[str]:
    return [found.waarde for found in figures(text, (WET, *names))]


def written(text: str) -> list[str]:
    return [text[found.begin : found.eind] for found in figures(text)]


@pytest.mark.parametrize("numbers", [range(2, 1001), range(1002, 2001), (2002, 2500, 9999, 10_000, 12_345, 99_999, 100_000, 250_000, 999_999)])
def test_number_in_words_is_the_number(numbers: Sequence[int]) -> None:
    """A number in words is the same figure as in digits, with its points and without, joined or after a blank."""
    # But for 1001: nobody can tell 'duizend een' from a thousand and the word 'een'.
    for number in numbers:
        word = in_letters(number)
        joined = word.replace("duizend ", "duizend")
        for text in (word, word.capitalize(), word.replace("ë", "e"), joined, str(number), dutch.number(number)):
            assert values(f"Er kwamen {text} mensen.") == [str(number)], text


CASES = {
    "Anderhalf jaar": ["1.5"],
    "anderhalve dag, twee en een half uur": ["1.5", "2"],
    "drieënhalf jaar en 3,5 dag": ["3.5", "3.5"],
    "1,5": ["1.5"],
    "1,50 euro": ["1.5"],
    "20.000 mensen": ["20000"],
    "1.234.567,89": ["1234567.89"],
    "tweederde": ["2/3"],
    "twee derde van de groep": ["2/3"],
    "een derde deel, de derde keer": ["1/3"],
    "driekwart, drie kwart, een kwart, ¾": ["0.75", "0.75", "0.25", "0.75"],
    "de helft, ½, 2½": ["0.5", "0.5", "2.5"],
    "de tweede avond, de derde": [],
    "de 3e, de 1ste, de 20ste": ["3", "1", "20"],
    "12-18 jaar, 12 tot 18 jaar, 12–18": ["12", "18", "12", "18", "12", "18"],
    "2016-2018": ["2016", "2018"],
    "43%, 43,5 procent, 43 %": ["43", "43.5", "43"],
    "één op de vijf": ["5"],
    "1 op de 5": ["1", "5"],
    "een van de drie, allebei": ["3"],
    "twaalfjarige kinderen, tweewekelijks": ["12", "2"],
    "€ 400.000 en 1,5 miljoen euro": ["400000", "1500000"],
    "twee miljoen, anderhalf miljoen, 2 miljard": ["2000000", "1500000", "2000000000"],
    "2 x 15, 3x": ["2", "15", "3"],
    "duizend en één nachten": ["1000"],
    "artikel 1.2.3 miljoen, twee zeſde, 3 auguſtus": ["1.2.3", "2", "3"],
    "18 april 2017, april 2017, 18-4-2017, 2017-04-18": ["2017-04-18", "2017-04", "2017-04-18", "2017-04-18"],
    "op 18 april": ["--04-18"],
    "in 2017": ["2017"],
    "bron 2, bronnen 1 en 3, (bron 1, 2 en 4)": [],
    "Bron 12 zegt 12.": ["12"],
    "https://example.org/2017/3, www.example.org/4, a5@example.org, [zes](/7/)": ["6"],
    "Wet inburgering 2021, de wet van 2021": ["2021"],
    "ThuisIn050, B1, mbo-2, Covid-19, 2019EFI20113": [],
    "pilot-2018, 15-jarigen": ["2018", "15"],
    "eenmalig, eenzaam, tweeling, achter, zesde": [],
    "acht ze dat": ["8"],
}


@pytest.mark.parametrize("text", CASES)
def test_figures_of_a_text(text: str) -> None:
    """Each way of writing gives its figure, and what counts nothing gives none."""
    assert values(text) == CASES[text]


@given(st.decimals(0, 10**9, places=2))
def test_written_figure_is_read_back(value: Decimal) -> None:
    """A number in Dutch style is read as the same number."""
    (found,) = figures(f"Het waren er {dutch.number(float(value))}.")
    assert float(found.waarde) == float(value)


@given(st.integers(0, 10**6), st.sampled_from(["%", " procent", " mensen", " euro", "e", "-jarigen", ".", ",", ")", "?", " x 3", " tot 9", "–9", " miljoen"]))
def test_what_follows_a_number_is_no_part_of_it(number: int, after: str) -> None:
    """A number is the same whatever stands behind it; only a million makes it more."""
    first, *_ = values(f"({dutch.number(number)}{after}")
    assert first == str(number * 1_000_000 if after == " miljoen" else number)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_day_is_the_same_day_however_written(day: date) -> None:
    """A day in words, in digits or with the year first is one figure; it says its month and its year too."""
    texts = (dutch.day(day), f"{day.day}-{day.month}-{day.year}", f"{day.day:02}-{day.month:02}-{day.year}", day.isoformat())
    assert {tuple(values(f"Het begon op {text}.")) for text in texts} == {(day.isoformat(),)}
    month = dutch.day(day.isoformat()[:7])
    assert {*values(month), *values(str(day.year)), *values(month.rsplit(" ", 1)[0])} <= {*covers(day.isoformat())}


PIECES = [
    *CASES,
    *(" ", "\n", ".", ",", "-", "–", "(", ")", "%", "€ ", "x", "½", "'", "/", ":", "[", "](", "@", "e", "ste", "1", "2", "05", "2017", "1.000", "1.0000", "3,", ",5", "bron", "bron 1"),
    *("Bron 1 en 2", "april", "mei", "miljoen", "duizend", "honderd", "twee", "een", "derde", "kwart", "B1", "mbo-", "é", "A", "http://", "www."),
]


@given(st.lists(st.sampled_from(PIECES) | st.text("0123456789.,-/ abe€%²x", max_size=5), max_size=10).map("".join))
def test_no_digit_goes_unread(text: str) -> None:
    """Each digit of a text stands in a figure, in a name, in an address or in the number of a source; nothing is read twice."""
    found = figures(text)
    assert found == sorted(found, key=lambda one: one.begin)
    assert all(before.eind <= after.begin for before, after in pairwise(found))
    read = {at for one in (*found, *codes(text)) for at in range(one.begin, one.eind)}
    read |= {at for one in named_sources(text) for at in range(one.begin, one.eind)}
    # What is an address is decided by others; here any word that looks like a part of one will do.
    read |= {at for one in re.finditer(r"\S*(?:://|www\.|@|\])\S*|\][(\[:].*|Wet inburgering 2021", text) for at in range(one.start(), one.end())}
    assert [text[max(0, at - 5) : at + 5] for at, sign in enumerate(text) if sign in "0123456789" and at not in read] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("B1 en A2-niveau", ["B1", "A2"]),
        ("mbo-2-opleiding, Covid-19", ["mbo-2", "Covid-19"]),
        ("ThuisIn050, 2019EFI20113", ["ThuisIn050", "2019EFI20113"]),
        ("de 3e, 15-jarigen, pilot-2018, 2x, 12-18, 24/7, 1.200", []),
        ("https://example.org/a1, a1@example.org, bron 1", []),
    ],
)
def test_names_with_digits_are_no_figures(text: str, found: list[str]) -> None:
    """A word whose digits are part of a name is found as a name."""
    assert [one.waarde for one in codes(text)] == found


def test_name_in_the_title_holds_no_figure() -> None:
    """What a title or a keyword names with a number counts nothing anywhere."""
    names = names_with_digits("Care 4 Health: samen gezond", ["24 uur"])
    assert figures("Bij Care 4 Health is 24 uur zorg.", names) == []
    assert [one.waarde for one in figures("Bij Care 4 Health zijn 4 mensen.", names)] == ["4"]
    assert names_with_digits("Vier 4 mensen: samen", []) == (WET,)


def test_figure_knows_its_place() -> None:
    """What is written can be found back in the text."""
    text = "Op 18 april 2017 kwamen tweeduizend vijfhonderd mensen, 43% van de 5.800, voor 1,5 miljoen euro."
    assert written(text) == ["18 april 2017", "tweeduizend vijfhonderd", "43", "5.800", "1,5 miljoen"]
