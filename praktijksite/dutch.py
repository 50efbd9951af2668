"""Numbers, dates and lists as Dutch readers write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

_UNITS = {"procent": "%"}


@cache
def number(value: float) -> str:
    """Return *value* in Dutch style, not rounded: 1.234,5."""
    # Late: Babel takes a tenth of a second, which a build that renders nothing can do without.
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale="nl", decimal_quantization=False))


@cache
def day(value: date | str) -> str:
    """Return a whole or partial date in words: 21 november 2026, oktober 2017, 2017."""
    from babel.dates import format_date

    text = value.isoformat() if isinstance(value, date) else value
    if len(text) == len("2017"):
        return text
    whole = date.fromisoformat(text if len(text) == len("2017-10-23") else f"{text}-01")
    return format_date(whole, "d MMMM y" if whole.isoformat() == text else "MMMM y", locale="nl")


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
