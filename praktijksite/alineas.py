"""What stands in a text in Markdown, sentence by sentence as a reader meets it.

The text goes through the same converter as the pages, so that what is markup for the
site is none for a reader here. Headings, tables and code hold no sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from praktijksite.render import markdown
from praktijksite.zinnen import zinnen

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ASIDE = frozenset({"table", "pre"})
_WITHIN = frozenset({"a", "strong", "em", "code", "sup", "sub", "del", "br"})
"""What stands within a line; every other element begins a new piece of text."""
_WORD = re.compile(r"[^\W_]+")
_REACH = 60
"""So many words that no reader sees, such as those of an address, may stand between two that they do see."""


class Regel(NamedTuple):
    """A sentence, the heading that it stands under, and its line in the text, from 1."""

    kop: str
    regel: int
    zin: str


def regels(text: str) -> Iterator[Regel]:
    """Yield the sentences of Markdown *text*; an item of a list is at least one."""
    blocks = _Blocks()
    blocks.feed(markdown(text))
    blocks.close()
    places, kop = _Places(text), ""
    for soort, block in blocks.found:
        if soort == "kop":
            kop = block
        for zin in zinnen(block):
            # What is not told is looked up too, to know how far one has read.
            line = places.line_of(zin)
            if soort == "tekst":
                yield Regel(kop, line, zin)


class _Blocks(HTMLParser):
    """Gathers the pieces of text of a page, each with its kind: 'kop', 'tekst' or 'terzijde'."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._text: list[str] = []
        self._kinds = ["tekst"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's
        if tag in _WITHIN:
            self._text += ["\n"] if tag == "br" else []
            return
        self._end()
        if tag in _HEADINGS or tag in _ASIDE:
            self._kinds.append("kop" if tag in _HEADINGS else "terzijde")

    def handle_endtag(self, tag: str) -> None:
        if tag in _WITHIN:
            return
        self._end()
        if tag in _HEADINGS or tag in _ASIDE:
            self._kinds.pop()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            self.found.append((self._kinds[-1], text))


class _Places:
    """Finds the lines of sentences that are asked for in the order of the text: all their words stand in it."""

    def __init__(self, text: str) -> None:
        self._words = [(found[0], number) for number, line in enumerate(text.split("\n"), 1) for found in _WORD.finditer(line)]
        self._next = 0

    def line_of(self, sentence: str) -> int:
        first = 0
        for found in _WORD.finditer(sentence):
            ahead = range(self._next, min(self._next + _REACH, len(self._words)))
            at = next((number for number in ahead if self._words[number][0] == found[0]), None)
            if at is not None:
                first = first or self._words[at][1]
                self._next = at + 1
        return first or (self._words[min(self._next, len(self._words) - 1)][1] if self._words else 1)
