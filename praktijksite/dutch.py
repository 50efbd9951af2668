"""Numbers, dates and lists as Dutch readers write them.

A library for all the world's languages takes longer to load than a small build takes;
the tests hold what is written here beside one (Babel). Twin of a part in the form: `assets/js/meedoen/nederlands.js`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_SIGNS = str.maketrans(",.", ".,")
_UNITS = {"procent": "%"}


@cache
def number(value: float) -> str:
    """Return *value* in Dutch style, not rounded: 1.234,5."""
    text = f"{Decimal(str(value)):,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_SIGNS)


@cache
def day(value: date | str) -> str:
    """Return a whole or partial date in words: 21 november 2026, oktober 2017, 2017."""
    text = value.isoformat() if isinstance(value, date) else value
    year, *rest = (int(part) for part in text.split("-"))
    # From the last part to the first: [23, 10] is 23 oktober.
    return " ".join([*(str(part) for part in rest[1:]), *(MONTHS[part - 1] for part in rest[:1]), str(year)])


def amount(value: float, unit: str) -> str:
    """Return *value* with its *unit*: 43%, 12 personen."""
    sign = _UNITS.get(unit)
    return f"{number(value)}{sign}" if sign else f"{number(value)} {unit}"


def count(value: int, one: str, many: str) -> str:
    """Return *value* with the noun that agrees with it: 1 voorbeeld, 2 voorbeelden."""
    return f"{number(value)} {one if value == 1 else many}"


def examples(value: int) -> str:
    return count(value, "voorbeeld", "voorbeelden") if value else "nog geen voorbeeld"


def join(words: Sequence[str], last: str = "en") -> str:
    """Return *words* as a list in a sentence: a, b en c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def lower_first(text: str) -> str:
    """Return *text* to go on in a sentence; abbreviations such as ISK stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
