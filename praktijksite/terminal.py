"""The report for the editors as text: short, in columns, with paths that a terminal can open. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from praktijksite.pages.rapport import AANDACHT, Cel, Kolom, RapportPage, Tabel, Waar

WHOLE, FIRST = 12, 8
"""A table of so many rows is shown whole; of a longer one the first rows are, the rest stands on the page."""
_INDENT = "  "


def as_text(page: RapportPage, width: int = 100) -> str:
    """Return *page* as lines of at most *width* signs, but for paths."""
    return "".join(f"{line}\n" for line in _lines(page, width))


def _lines(page: RapportPage, width: int) -> Iterator[str]:
    yield page.titel
    yield page.inleiding
    yield ""
    rows = [("!" if stand.oordeel == AANDACHT else "", stand.naam, stand.waarde, f"doel: {stand.doel}" if stand.doel else "") for stand in page.standen]
    yield from _aligned(rows, (False,) * 4, "")
    for deel in page.delen:
        yield from ("", "", deel.kop, "=" * len(deel.kop), *textwrap.wrap(deel.uitleg, width))
        for tabel in deel.tabellen:
            yield ""
            yield from _table(tabel, width)


def _table(tabel: Tabel, width: int) -> Iterator[str]:
    yield f"{tabel.bijschrift}:"
    columns = [(number, kolom) for number, kolom in enumerate(tabel.kolommen) if not (kolom.lang or kolom.titel)]
    shown = tabel.rijen if len(tabel.rijen) <= WHOLE else tabel.rijen[:FIRST]
    places = [next((cel.waar for cel in rij if cel.waar), None) for rij in shown]
    parts = {place.deel for place in places if place}
    # What is the same for all is said once.
    heads = [*(kolom.naam for _, kolom in columns), (parts.pop().capitalize() if len(parts) == 1 else "") or "Waar" if any(places) else ""]
    rows = [[*(rij[number].tekst for number, _ in columns), _place(waar, bool(parts))] for rij, waar in zip(shown, places, strict=True)]
    head, *lines = _aligned([heads, *rows], [*(kolom.getal for _, kolom in columns), False], _INDENT)
    yield head
    for line, rij in zip(lines, shown, strict=True):
        yield line
        for text in _long(tabel.kolommen, rij):
            yield from textwrap.wrap(text, width, initial_indent=_INDENT * 4, subsequent_indent=_INDENT * 4)
    if more := len(tabel.rijen) - len(shown):
        yield f"{_INDENT}… en nog {more} op de pagina"


def _place(waar: Waar | None, part: bool) -> str:
    """Return where to look as `path:line`, with the *part* of the example if that is asked."""
    if waar is None:
        return ""
    place = f"{waar.plek.pad}:{waar.plek.regel}"
    return f"{place} ({waar.deel})" if part and waar.deel else place


def _long(kolommen: Sequence[Kolom], rij: Sequence[Cel]) -> Iterator[str]:
    return (cel.tekst for kolom, cel in zip(kolommen, rij, strict=True) if kolom.lang)


def _aligned(rows: Sequence[Sequence[str]], right: Sequence[bool], indent: str) -> list[str]:
    """Return *rows* as lines in columns, those of numbers to the *right*."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    cells = [[text.rjust(wide) if number else text.ljust(wide) for text, wide, number in zip(row, widths, right, strict=True)] for row in rows]
    return [f"{indent}{'  '.join(row)}".rstrip() for row in cells]
