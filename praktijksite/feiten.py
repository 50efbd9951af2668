"""Every figure against the facts that its source gives. Pure.

What the editors wrote from public sources is retold, and in retelling a digit slips.
So the facts stand in the file too, close to the words of the source, and no figure
is published that is not among them. In the text each paragraph with a figure names
its source; elsewhere the page finds the source by the facts.

Twin in the form: `assets/js/meedoen/feiten.js`; `tests/test_controle.py` holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from praktijksite import dutch, meldingen
from praktijksite.getallen import Getal, codes, covers, figures, named_sources, names_in_title, names_with_digits
from praktijksite.problems import quoted
from praktijksite.source import Document, Node
from praktijksite.validate import Validator, child, is_empty, items

Known = Mapping[int, Collection[str]]
"""The figures that each source gives, by its number."""

_BULLET = re.compile(r"[\s>]*(?:[-*+]|(?P<number>[0-9]{1,2})[.)])\s+")


class _Text(NamedTuple):
    """A piece of text that readers see: the field it stands in, and its line."""

    field: str
    line: int
    text: str


def known_figures(feiten: Iterable[tuple[str, int]], sources: int) -> Known:
    """Return the figures that each of so many *sources* gives in the facts taken from it."""
    known: dict[int, set[str]] = {number: set() for number in range(1, sources + 1)}
    for text, source in feiten:
        for found in figures(text):
            known.setdefault(source, set()).update(covers(found.waarde))
    return known


def sources_of(texts: Iterable[str], known: Known, names: Iterable[str], given: Collection[int] = ()) -> tuple[int, ...]:
    """Return sources that together give the figures in *texts*, as few as will do, beside what the sources *given* give."""
    left = {figure.waarde for text in texts for figure in figures(text, names)}
    left -= {value for source in given for value in known[source]}
    chosen = []
    # Those that give most first; of equals the first that is listed.
    while best := max(known, key=lambda source: (len(left.intersection(known[source])), -source), default=None):
        if left.isdisjoint(known[best]):
            break
        chosen.append(best)
        left -= set(known[best])
    return tuple(sorted(chosen))


def check_feiten(document: Document, values: dict[str, Any], check: Validator) -> None:
    """Tell which figures no fact gives, and which sources are named that do not exist."""
    fields, sources = document.fields, len(values.get("bronnen", ()))
    blocks = list(_blocks(document))
    for line, text in blocks:
        _check_named(line, text, sources, check)
    if values.get("herkomst") != "openbare-bron":
        return
    feiten = [(feit.get("feit"), feit.get("bron")) for feit, _ in items(fields, values, "feiten")]
    if "feiten" not in fields or is_empty(fields["feiten"]):
        check.tell(fields["herkomst"].line, "feiten", *meldingen.FEITEN_NODIG())
    elif feiten and sources and all(text and source for text, source in feiten):
        dates = [(dutch.day(bron["datum"]), number) for number, bron in enumerate(values["bronnen"], 1) if "datum" in bron]
        known = known_figures([*feiten, *dates], sources)  # what a source tells of itself: when it came out
        told = [*(text for text, _ in feiten), *(bron.get(part, "") for bron in values["bronnen"] for part in ("titel", "uitgever"))]
        _Figures(values, known, told, check).check(fields, blocks)


class _Figures:
    """Holds the figures of one file against what its facts give."""

    def __init__(self, values: dict[str, Any], known: Known, told: Sequence[str], check: Validator) -> None:
        """*told* are the texts of the facts, and what sources tell of themselves: there stand the names with digits."""
        self._values, self._known, self._told, self._tell = values, known, told, check.tell
        self._names = names_with_digits(values.get("titel", ""), values.get("trefwoorden", ()))
        self._codes = {code.waarde for text in told for code in codes(text)}
        periode = values.get("periode", {})
        self._days = {part: day for part, day in periode.items() if day[:1].isdigit()}
        self._period = {value for day in self._days.values() for value in covers(day)}
        self._all = self._period.union(*known.values())

    def check(self, fields: dict[str, Node], blocks: Sequence[tuple[int, str]]) -> None:
        texts = list(_texts(fields, self._values))
        self._check_period(fields, [*(text for _, _, text in texts), *(text for _, text in blocks)])
        for name in names_in_title(self._values.get("titel", "")):
            if not any(name in text for text in self._told):
                self._tell(fields["titel"].line, "titel", *meldingen.NIET_IN_FEITEN(waarde=quoted(name)))
        for field, line, text in texts:
            for written in self._unknown(text, self._all):
                self._tell(line, field, *meldingen.NIET_IN_FEITEN(waarde=written))
            self._check_codes(field, line, text)
        for field, line, text, source in _amounts(fields, self._values):
            for written in self._unknown(text, self._known.get(source, ())):
                self._tell(line, field, *self._elsewhere(written, str(source), text))
        for line, text in blocks:
            self._check_block(line, text)
            self._check_codes("", line, text)

    def _check_period(self, fields: dict[str, Node], texts: Iterable[str]) -> None:
        """Tell of a begin or end that neither a fact nor a text knows: nobody would see a slip."""
        known = set().union(*self._known.values())
        if unknown := {part: day for part, day in self._days.items() if day not in known}:
            said = {value for text in texts for figure in figures(text, self._names) for value in covers(figure.waarde)}
            for part, day in unknown.items():
                if day not in said:
                    told = meldingen.PERIODE_NIET_IN_FEITEN(waarde=quoted(dutch.day(day)))
                    self._tell(child(fields["periode"], part).line, f"periode, {part}", *told)

    def _check_codes(self, field: str, start: int, text: str) -> None:
        for code in codes(text, self._names):
            if code.waarde not in self._codes:
                self._tell(start + text.count("\n", 0, code.begin), field, *meldingen.NIET_IN_FEITEN(waarde=_written(text, code)))

    def _check_block(self, start: int, text: str) -> None:
        found = figures(text, self._names)
        if not found:
            return
        named = {int(number.waarde) for sources in named_sources(text) for number in sources.nummers}
        if not named:
            written = dutch.join([_written(text, figure) for figure in found])
            self._tell(start, "", *meldingen.GETAL_ZONDER_BRON(waarde=written, bron=self._mark([text])))
        given = self._period.union(*(self._known.get(source, ()) for source in named)) if named else self._all
        for figure in found:
            if figure.waarde in given:
                continue
            written, line = _written(text, figure), start + text.count("\n", 0, figure.begin)
            if figure.waarde in self._all:
                sources = dutch.join([str(source) for source in sorted(named)], "of")
                self._tell(line, "", *self._elsewhere(written, sources, text[figure.begin : figure.eind]))
            else:
                self._tell(line, "", *meldingen.NIET_IN_FEITEN(waarde=written))

    def _unknown(self, text: str, given: Collection[str]) -> Iterator[str]:
        yield from (_written(text, figure) for figure in figures(text, self._names) if figure.waarde not in given)

    def _elsewhere(self, written: str, named: str, text: str) -> tuple[str, str]:
        """Return how to tell that the sources *named* do not give *text*, and which do."""
        sources = sources_of([text], self._known, self._names)
        if sources:
            return meldingen.BIJ_ANDERE_BRON(waarde=written, bron=named, ander=_naming(sources))
        return meldingen.NIET_BIJ_BRON(waarde=written, bron=named)

    def _mark(self, texts: Iterable[str]) -> str:
        return f"({_naming(sources_of(texts, self._known, self._names) or (1,))})"


def _written(text: str, figure: Getal) -> str:
    return quoted(text[figure.begin : figure.eind])


def _naming(sources: Sequence[int]) -> str:
    return f"bron {dutch.join([str(source) for source in sources])}"


def _check_named(start: int, text: str, sources: int, check: Validator) -> None:
    for named in named_sources(text):
        for number in named.nummers:
            if sources and not 1 <= int(number.waarde) <= sources:
                check.tell(start + text.count("\n", 0, number.begin), "", *unknown_source(int(number.waarde), sources))


def unknown_source(number: int, sources: int) -> tuple[str, str]:
    """Return how to tell that source *number* is none of the *sources* that there are."""
    known = "is er 1 bron" if sources == 1 else f"zijn er {sources} bronnen"
    return meldingen.BRON_BESTAAT_NIET(nummer=number, aantal=known)


def _texts(fields: dict[str, Node], values: dict[str, Any]) -> Iterator[_Text]:
    """Yield the texts of the fields that readers see."""
    for name in ("titel", "samenvatting"):
        if name in values:
            yield _Text(name, fields[name].line, values[name])
    for number, (lesson, node) in enumerate(items(fields, values, "lessen"), 1):
        yield _Text(f"lessen {number}", node.line, lesson)
    for name, parts in (("partners", ("naam", "rol")), ("overgenomen_door", ("toelichting",)), ("resultaten", ("tekst", "peildatum", "kanttekening"))):
        for number, (item, node) in enumerate(items(fields, values, name), 1):
            yield from _parts(item, node, f"{name} {number}", parts)
            if "vergelijking" in item:
                yield from _parts(item["vergelijking"], child(node, "vergelijking"), f"{name} {number}, vergelijking", ("tekst", "kanttekening"))


def _parts(item: dict[str, Any], node: Node, name: str, parts: Iterable[str]) -> Iterator[_Text]:
    for part in parts:
        if part in item:
            text = dutch.day(item[part]) if part == "peildatum" else item[part]
            yield _Text(f"{name}, {part}", child(node, part).line, text)


def _amounts(fields: dict[str, Node], values: dict[str, Any]) -> Iterator[tuple[str, int, str, int]]:
    """Yield field, line and text of each number that is a result, with the source that must give it."""
    for number, (result, node) in enumerate(items(fields, values, "resultaten"), 1):
        for item, at, name in ((result, node, f"resultaten {number}"), (result.get("vergelijking", {}), child(node, "vergelijking"), f"resultaten {number}, vergelijking")):
            for part in ("waarde", "van"):
                if part in item and "bron" in item:
                    # With its unit, for 1.5 may be 1,5 miljoen.
                    yield f"{name}, {part}", child(at, part).line, dutch.amount(item[part], item.get("eenheid", "")), item["bron"]


def _blocks(document: Document) -> Iterator[tuple[int, str]]:
    """Yield line and text of each paragraph and item of a list; the number before an item is left out."""
    start, lines, in_list = 0, list[str](), False
    for number, line in enumerate([*document.body.split("\n"), ""], document.body_line):
        bullet = _BULLET.match(line)
        if bullet and lines and not in_list and bullet["number"] not in (None, "1"):
            bullet = None  # as in Markdown: a number that happens to begin a line of a paragraph
        if lines and (bullet or not line.strip()):
            yield start, "\n".join(lines)
            lines = []
        if line.strip():
            start, in_list = (start, in_list) if lines else (number, bullet is not None)
            lines.append(line[bullet.end() :] if bullet else line)
