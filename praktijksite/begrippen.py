"""Where a text uses a term of the glossary for the first time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from praktijksite.model import Begrip


class Gebruik(NamedTuple):
    """A place in a text, from `begin` up to `eind`, that uses `term` in one of its forms."""

    begin: int
    eind: int
    term: str


Lezer: TypeAlias = Callable[[str], list[Gebruik]]
"""Reads the texts of one page in their order; finds each term where the page uses it first."""


_SENTENCE_BEGINS = re.compile(r"(?:^|[.?!:…][”\"')]*\s)\s*[“\"'‘(]*$")


def plain(vorm: str) -> str:
    """Return *vorm* with single spaces, as texts are compared with it."""
    return " ".join(vorm.split())


class Vinder:
    """Finds terms in texts: whole words, the longest form first.

    A form counts as the glossary writes it: MAP is a term, and a map is not. Only a
    sentence may begin it with a capital, for elsewhere a capital makes it a name: Buddy to Buddy.
    """

    def __init__(self, begrippen: Iterable[Begrip]) -> None:
        self._terms = {plain(vorm): begrip.term for begrip in begrippen for vorm in begrip.vormen}
        self._begins = {form[0].upper() + form[1:]: term for form, term in self._terms.items()}
        self._pattern = _pattern({**self._begins, **self._terms})

    def lezer(self) -> Lezer:
        """Return a reader for a new page."""
        told: set[str] = set()

        def read(text: str) -> list[Gebruik]:
            found = []
            for match in self._pattern.finditer(text):
                form = plain(match[0])
                term = self._terms.get(form)
                if term is None and _SENTENCE_BEGINS.search(text, 0, match.start()):
                    term = self._begins[form]
                if term and term not in told:
                    told.add(term)
                    found.append(Gebruik(match.start(), match.end(), term))
            return found

        return read


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Return what matches each of *forms* as a whole word; a part of 'PIP-consulent' or 'azc's' is none."""
    # By first letter: what stands before a bar is tried at every word, and a letter is quickly refused.
    endings: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        endings[re.escape(form[0])].append(re.escape(form[1:]).replace(r"\ ", r"\s+"))
    words = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in endings.items()) or "(?!)"
    return re.compile(rf"(?<![\w'’-])(?:{words})(?!['’-]?\w)")
