"""The sentences of a Dutch text, and how many words each has. Pure.

A sentence ends at a full stop, question mark or exclamation mark, with what closes
there (a quote, a bracket, the source of it all), if what follows can begin another.
A full stop ends none after an abbreviation (bijv., o.a., dhr.), an initial, or the
number of an item; one within a number or a name stands between no blanks.

Twin in the form: `assets/js/meedoen/zinnen.js`; `tests/test_taal.py` holds the two together.
"""

from __future__ import annotations

import re

from praktijksite.getallen import named_sources

_SHORT = (
    *("bijv", "bv", "dhr", "mevr", "mw", "mr", "dr", "drs", "ing", "ir", "prof", "ds", "st", "fam", "nr", "nrs", "art", "blz", "pag", "hfdst"),
    *("ca", "vgl", "zgn", "resp", "evt", "incl", "excl", "max", "min", "gem", "tel", "afd", "vs", "ong", "plm", "uitg"),
)
_MONTHS = ("jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec")
NEVER_LAST = frozenset((*_SHORT, *(word.capitalize() for word in _SHORT), *_MONTHS))
"""Short forms after which something must follow, so that no sentence ends there. In capitals they are names: ING, BV."""
MAY_BE_LAST = frozenset({"enz", "etc", "e.d", "e.a", "a.u.b", "n.v.t", "jl", "jr", "sr", "c.s"})
"""Short forms with which a sentence can end: it does when a capital follows."""
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
"""Single letters with full stops between them: o.a, i.v.m, A.B."""
_OPENS, _CLOSES = "\"'“”‘’«»„(\\[", "\"'”’“»)\\]"
_END = re.compile(rf"[.!?…]+[{_CLOSES}]*(?:\s+\([Bb]ron(?:nen)?\s[^()]*\)\.?)?(?=\s)")
_BEGINS = re.compile(rf"[{_OPENS}]*(?:[A-ZÀ-ÖØ-Þ0-9€]|['’][a-z][\s-])|[-–—*•]\s")
_LAST_WORD = re.compile(rf"(?:^|\s)[{_OPENS}]*(\S+?)[.!?…]+[{_CLOSES}]*$")
_ITEM = re.compile(r"[0-9]{1,2}\.")


def zinnen(text: str) -> list[str]:
    """Return the sentences of a paragraph, in order: joined by blanks they are the text, its blanks made single."""
    text = " ".join(text.split())
    found, start = [], 0
    for end in _END.finditer(text):
        if _BEGINS.match(text, end.end() + 1) and _is_end(text[start : end.end()], text[end.start() : end.end()]):
            found.append(text[start : end.end()])
            start = end.end() + 1
    return [*found, text[start:]] if text[start:] else found


def _is_end(sentence: str, mark: str) -> bool:
    """Tell whether the *mark* with which *sentence* ends does end it."""
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = sentence[: len(sentence) - len(mark)] + "."
    if _ITEM.fullmatch(before):
        return False
    last = _LAST_WORD.search(before)
    word = last[1] if last else ""
    if word in MAY_BE_LAST:
        return True
    return not (word in NEVER_LAST or _LETTERS.fullmatch(word) or (len(word) == 1 and word.isalpha()))


def woorden(text: str) -> int:
    """Return how many words a reader reads: the sources that are named (bron 2) are passed over."""
    for named in reversed(list(named_sources(text))):
        text = f"{text[: named.begin]} {text[named.eind :]}"
    return sum(any(sign.isalnum() for sign in word) for word in text.split())
