"""Numbers, dates and lists read as Dutch readers write them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from praktijksite import dutch


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (7, "7"), (1234, "1.234"), (1234567, "1.234.567"), (12.5, "12,5"), (1234.5, "1.234,5"), (-3, "-3"), (0.00049, "0,00049"), (12.3456, "12,3456"), (43.0, "43")],
)
def test_number(value: float, text: str) -> None:
    """A number has a comma for its fraction, points between thousands, and is never rounded."""
    assert dutch.number(value) == text


@given(st.integers(-(10**14), 10**14) | st.decimals(-10000, 10000, places=4).map(lambda value: float(value) + 0.0))
def test_any_number(value: float) -> None:
    """A number is written as the library of the world's languages writes it in Dutch, and reads back as what its author wrote."""
    text = dutch.number(value)
    assert text == format_decimal(value, locale="nl", decimal_quantization=False)
    assert float(text.replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("2017", "2017"), ("2017-10", "oktober 2017"), ("2017-10-23", "23 oktober 2017"), (date(2026, 3, 1), "1 maart 2026"), ("0800-01-02", "2 januari 800")],
)
def test_day(value: date | str, text: str) -> None:
    """A date says no more than is known: a year, a month or a day."""
    assert dutch.day(value) == text


@given(st.dates())
def test_any_day(day: date) -> None:
    """A day is written as the library of the world's languages writes it in Dutch, and so is its month."""
    assert dutch.day(day) == format_date(day, "d MMMM y", locale="nl")
    assert dutch.day(day.isoformat()[:7]) == format_date(day, "MMMM y", locale="nl")


@pytest.mark.parametrize(("value", "unit", "text"), [(43, "procent", "43%"), (12.5, "procent", "12,5%"), (1250, "personen", "1.250 personen")])
def test_amount(value: float, unit: str, text: str) -> None:
    """A percentage has its sign; other units are written out."""
    assert dutch.amount(value, unit) == text


@pytest.mark.parametrize(("value", "text"), [(0, "nog geen voorbeeld"), (1, "1 voorbeeld"), (2, "2 voorbeelden"), (10000, "10.000 voorbeelden")])
def test_examples(value: int, text: str) -> None:
    """A count agrees with its noun, and nothing is said in words."""
    assert dutch.examples(value) == text


@pytest.mark.parametrize(("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")])
def test_join(words: list[str], text: str) -> None:
    """Words are joined as in a sentence."""
    assert dutch.join(words) == text


@pytest.mark.parametrize(("text", "lower"), [("Werk", "werk"), ("ISK", "ISK"), ("W", "w"), ("", "")])
def test_lower_first(text: str, lower: str) -> None:
    """A sentence goes on with a small letter, but an abbreviation stays as it is."""
    assert dutch.lower_first(text) == lower
