"""The figures in a Dutch text, and the sources that it names. Pure.

A figure is a number in digits (1.234, 12,5, 43%, € 400.000, 2 x 15), a date
(18 april 2017), or a number in words from two on (twaalf, anderhalf, de helft).
Two ways of writing the same figure are equal. Not a figure:

- 'een', 'half' and ranks in words ('de tweede avond'): mostly they count nothing;
- digits that touch a letter, for they are part of a name: ThuisIn050, B1, mbo-2 (`codes` finds those);
- what stands in a name that the caller knows, such as Wet inburgering 2021;
- addresses, and the numbers of sources: bron 2, bron 1 en 3.

Twin in the form: `assets/js/meedoen/getallen.js`; `tests/test_controle.py` holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from praktijksite.dutch import MONTHS

WET = "Wet inburgering 2021"


class Getal(NamedTuple):
    """A figure: what it says, in one way of writing, and where it stands in the text."""

    waarde: str
    begin: int
    eind: int


class Bronnen(NamedTuple):
    """Sources that a text names: for each its number, and where to find that in the text."""

    nummers: tuple[Getal, ...]
    begin: int
    eind: int


# Begins with a letter, not with \b: that is looked for far more quickly.
_SOURCES = re.compile(r"[Bb](?<!\w[Bb])ron(?:nen)?\s+[0-9]{1,2}(?![^\W_])(?:(?:,\s+|,?\s+en\s+)[0-9]{1,2}\b)*")
_ADDRESS = re.compile(r"\](?:\([^)\n]*\)|\[[^\]\n]*\]|:.*$)|(?:https?://|www\.)\S+", re.MULTILINE)
_MAIL = re.compile(r"\S+@\S+")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w'-]* [0-9]+(?:\.[0-9]+)?(?=:| [^\W\d_a-zß-ÿ])(?: [^\W\d_a-zß-ÿ][\w'-]*)*")
_CODED = re.compile(r"[0-9](?:(?=[^\W\d_])|(?<=[^\W\d_][0-9])|(?<=[^\W\d_]-[0-9]))")
_CODE = re.compile(r"[^\W_]+(?:-[0-9]{1,2}(?![^\W_]))?")
_DIGIT = re.compile("[0-9½¼¾]+")
_DIGITS = re.compile(
    r"""(?<![^\W_])(?:
    (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![^\W_])
  | (?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})(?![^\W_])
  | (?P<number>(?>[0-9]+(?:[.,][0-9]+)*[½¼¾]?)|[½¼¾])(?:(?:e|ste|de|x)\b|(?![^\W_]))
    )""",
    re.VERBOSE,
)
# Small or capital, but of no other alphabet: ſ is no s.
_MONTH = f"(?ai:{'|'.join(MONTHS)})"
_MONTH_AFTER = re.compile(rf"\s+({_MONTH})\b(?:\s+([0-9]{{4}})(?![^\W_]))?")
_MONTH_BEFORE = re.compile(rf"\b({_MONTH})\s+\Z")
_ONE_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
"""Not 1.2.3, which is the number of a part or a version."""
_SCALE_AFTER = re.compile(r"\s+(miljoen|miljard)\b")
_WORD = re.compile(r"[^\W\d_]+")
_QUICK_WORD = re.compile("[a-zë]+")
_PART = re.compile(
    r"\b(?:(?P<top>(?ai:twee|drie|vier))\s(?P<below>(?ai:kwart|(?:derde|vierde|vijfde|zesde|achtste|tiende)n?))"
    # 'Een derde' may be the third one, so the words after it must tell.
    r"|(?:(?ai:een)|[éÉ]{2}[nN])\s(?P<one>(?ai:derde|vierde|vijfde|zesde|achtste|tiende))(?=\s(?ai:van|deel|daarvan|ervan|hiervan)\b))\b",
)
_SCALES = {"miljoen": 1_000_000, "miljard": 1_000_000_000}
_PARTS = {"kwart": 4} | {f"{word}{end}": n for word, n in (("derde", 3), ("vierde", 4), ("vijfde", 5), ("zesde", 6), ("achtste", 8), ("tiende", 10)) for end in ("", "n")}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_TO_TWENTY = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)
_TENS = {30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig"}
_ENDINGS = ("tal", "maal", "voudig", "voudige", "jarig", "jarige", "daags", "daagse", "weeks", "weekse", "maands", "maandse", "wekelijks", "maandelijks")


def in_words() -> Iterator[tuple[str, str]]:
    """Yield the words for numbers, each with its figure: twee, twaalfjarige, honderdtwintig, drieënhalf, helft."""
    below = dict(enumerate(_TO_TWENTY, 1)) | _TENS
    round_ones = tuple(below.items())
    for ten, word in tuple(below.items()):
        if ten >= 20:
            below |= {ten + unit: f"{name}{'ën' if name.endswith('e') else 'en'}{word}" for unit, name in enumerate(_TO_TWENTY[:9], 1)}
    hundreds = {100: "honderd"} | {100 * times: f"{below[times]}honderd" for times in (*range(2, 10), *range(11, 20))}
    whole = below | hundreds | {many + rest: many_word + word for many, many_word in hundreds.items() for rest, word in below.items()}
    whole |= {1000: "duizend"} | {1000 * times: f"{below[times]}duizend" for times in range(2, 100)}
    for number, word in whole.items():
        if number > 1:
            yield word, str(number)
            yield word.replace("ë", "e"), str(number)
    for number, word in round_ones[1:]:
        yield from ((word + ending, str(number)) for ending in _ENDINGS)
        for glue in ("ën", "en"):
            yield from ((f"{word}{glue}{half}", f"{number}.5") for half in ("half", "halve"))
    yield from (("anderhalf", "1.5"), ("anderhalve", "1.5"), ("helft", "0.5"), ("kwart", "0.25"), ("driekwart", "0.75"), ("tweederde", "2/3"), ("eenderde", "1/3"))


_WORDS: Mapping[str, str] = dict(in_words())
_HINTS = frozenset((*_WORDS, *_PARTS))
"""A text without one of these says no number in words."""


def figures(text: str, names: Iterable[str] = (WET,)) -> list[Getal]:
    """Return the figures in *text*, in order; what stands within one of *names* is none."""
    text = _shown(text, names)
    return sorted((*_from_digits(text), *_from_words(text)), key=lambda found: found.begin)


def codes(text: str, names: Iterable[str] = (WET,)) -> list[Getal]:
    """Return the words in *text* whose digits are part of a name and no figure: B1, ThuisIn050, mbo-2."""
    # Most texts have none: that is found out quickly.
    if not _CODED.search(text):
        return []
    text = _shown(text, names)
    counted = {place for found in _from_digits(text) for place in range(found.begin, found.eind)}
    words = ((match[0], match.start(), match.end()) for match in _CODE.finditer(text))
    return [Getal(word, start, end) for word, start, end in words if any(text[at].isdecimal() and at not in counted for at in range(start, end))]


def covers(value: str) -> tuple[str, ...]:
    """Return the figures that *value* says: a day says its month and its year too."""
    year, *rest = value.split("-")
    if not rest or not year:
        return (value,)
    return (value, year, f"{year}-{rest[0]}", f"--{'-'.join(rest)}")


def named_sources(text: str) -> Iterator[Bronnen]:
    """Yield where *text* names its sources: bron 2, bron 1 en 3, bron 1, 2 en 4."""
    for match in _SOURCES.finditer(text) if "ron" in text else ():
        numbers = re.finditer("[0-9]+", match[0])
        start = match.start()
        yield Bronnen(tuple(Getal(str(int(found[0])), start + found.start(), start + found.end()) for found in numbers), start, match.end())


def names_with_digits(titel: str, trefwoorden: Iterable[str]) -> tuple[str, ...]:
    """Return the names that hold a number: of the law, of keywords, and in *titel*."""
    return (WET, *(word for word in trefwoorden if re.search("[0-9]", word)), *names_in_title(titel))


def names_in_title(titel: str) -> tuple[str, ...]:
    """Return the names with a number in *titel*, as in 'Care 4 Health: samen gezond'."""
    return tuple(match[0] for match in _NAME.finditer(titel))


def _shown(text: str, names: Iterable[str]) -> str:
    """Return *text* with blanks for names, addresses and sources, so that every place stays the same."""
    for name in names:
        if name in text:
            text = text.replace(name, " " * len(name))
    if "ron" in text:
        text = _SOURCES.sub(_blank, text)
    if "]" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(_blank, text)
    if "@" in text:
        text = _MAIL.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _from_digits(text: str) -> Iterator[Getal]:
    place = 0
    while first := _DIGIT.search(text, place):
        match = _DIGITS.match(text, first.start())
        found = (_date_at(match) or _number_at(match)) if match else None
        if found:
            yield found
        place = max(first.end(), found.eind if found else 0)


def _date_at(match: re.Match[str]) -> Getal | None:
    """Return the date of which *match* is the first number, if it is one."""
    text, start, end = match.string, match.start(), match.end()
    number = match["number"]
    if match["iso"]:
        return Getal(match["iso"], start, end)
    if not number:
        return Getal(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}", start, end)
    if not number.isdecimal():
        return None
    if len(number) < 3 and (after := _MONTH_AFTER.match(text, end)):
        day = f"{_month(after[1])}-{int(number):02}"
        return Getal(f"{after[2]}-{day}" if after[2] else f"--{day}", start, after.end())
    if len(number) == 4 and (before := _MONTH_BEFORE.search(text, max(0, start - 15), start)):
        return Getal(f"{number}-{_month(before[1])}", before.start(), end)
    return None


def _month(name: str) -> str:
    return f"{MONTHS.index(name.lower()) + 1:02}"


def _number_at(match: re.Match[str]) -> Getal | None:
    text, start, end, number = match.string, match.start(), match.end(), match["number"]
    if len(number) < 3 and text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
        return None  # the end of a name: mbo-2, Covid-19; a year is not: pilot-2018
    value = _decimal(number)
    if (scale := _SCALE_AFTER.match(text, end)) and _ONE_NUMBER.fullmatch(value):
        return Getal(_plain(Decimal(value) * _SCALES[scale[1]]), start, scale.end())
    return Getal(value, start, end)


def _decimal(digits: str) -> str:
    """Return a number in Dutch style as a computer writes it: 1.234,50 is 1234.5."""
    sign = digits[-1] if digits[-1] in _SIGNS else ""
    whole = digits.removesuffix(sign)
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", whole):
        whole = whole.replace(".", "")
    parts = re.split("[.,]", whole)
    if len(parts) == 2:
        whole = f"{parts[0]}.{parts[1].rstrip('0')}".removesuffix(".")
    if sign and len(parts) < 3:
        return _plain(Decimal(whole or "0") + Decimal(_SIGNS[sign]))
    return whole


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _from_words(text: str) -> list[Getal]:
    # Most texts have none: that is found out quickly.
    small = text.lower()
    if "duizend" not in small and _HINTS.isdisjoint(_QUICK_WORD.findall(small)):
        return []
    parts = [_part(match) for match in _PART.finditer(text)]
    whole: list[Getal] = []
    for match in _WORD.finditer(text):
        value = _value(match[0].lower())
        if value is None or any(part.begin <= match.start() < part.eind for part in parts):
            continue
        before = whole[-1] if whole and whole[-1].eind == match.start() - 1 else None
        if before and before.waarde.endswith("000") and value.isdecimal() and int(value) < 1000:
            # After a thousand comes a blank: tweeduizend vijfhonderd.
            whole[-1] = Getal(str(int(before.waarde) + int(value)), before.begin, match.end())
        elif scale := _SCALE_AFTER.match(text, match.end()) if "/" not in value else None:
            whole.append(Getal(_plain(Decimal(value) * _SCALES[scale[1]]), match.start(), scale.end()))
        else:
            whole.append(Getal(value, match.start(), match.end()))
    return [*parts, *whole]


def _value(word: str) -> str | None:
    """Return the figure that *word* is, if it is one; of thousands there are too many to list."""
    many, thousand, rest = word.partition("duizend")
    if word in _WORDS or not thousand:
        return _WORDS.get(word)
    times, more = ("1" if not many else _WORDS.get(many)), ("0" if not rest else _WORDS.get(rest))
    if times and more and times.isdecimal() and more.isdecimal() and int(times) < 1000 and int(more) < 1000:
        return str(int(times) * 1000 + int(more))
    return None


def _part(match: re.Match[str]) -> Getal:
    top = {"twee": 2, "drie": 3, "vier": 4}[match["top"].lower()] if match["top"] else 1
    bottom = _PARTS[(match["below"] or match["one"]).lower()]
    return Getal("0.75" if (top, bottom) == (3, 4) else f"{top}/{bottom}", match.start(), match.end())
