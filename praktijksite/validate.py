"""A tree against the schema: plain values and every problem, in one walk.

Pure. Knows the messages for authors; knows nothing of what the fields mean together. Twins in the
form: `assets/js/meedoen/velden.js` and `webadres.js`; `tests/test_controle.py` holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from praktijksite import meldingen
from praktijksite.model import SPREEKNAMEN
from praktijksite.problems import Problem, nearest, quoted, suggestion
from praktijksite.schema import (
    SLUG_LENGTH,
    SLUG_PATTERN,
    Bronnummer,
    Datum,
    Getal,
    Keuze,
    Lijst,
    Naam,
    Object,
    Patroon,
    Slug,
    Soort,
    Tekst,
    Webadres,
)
from praktijksite.source import INVISIBLE, Node

MISSING = object()
"""Stands for a value that was left out or was wrong; a problem then tells which."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that files may refer to: present and former gemeenten, and trefwoorden.

    None when nobody could read them: then any name passes, for one mistake in a list
    must not become a mistake in every file that uses it.
    """

    gemeenten: frozenset[str] | None = frozenset()
    trefwoorden: frozenset[str] | None = frozenset()

    def of(self, lijst: str) -> frozenset[str] | None:
        return self.gemeenten if lijst == "gemeenten" else self.trefwoorden


@dataclass(slots=True)
class Validator:
    """Walks one file and gathers its problems.

    `check` returns values in plain Python: dict, list, str, int, float or, for a
    whole date, `datetime.date`. A value that is wrong is left out of its parent.
    """

    path: str
    names: Names
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, name: str, message: str, hint: str) -> object:
        self.problems.append(Problem(self.path, line, name, message, hint))
        return MISSING

    def check(self, node: Node, soort: Soort, name: str) -> Any:  # noqa: ANN401 - the kinds decide
        """Return the value of *node* as *soort*, or MISSING after telling why not."""
        if is_empty(node):
            return self.tell(node.line, name, *meldingen.LEEG())
        match soort:
            case Object():
                return self._object(node, soort, name)
            case Lijst():
                return self._list(node, soort, name)
            case Getal():
                return self._number(node, name)
            case Bronnummer():
                return self._source_number(node, name)
            case Datum():
                return self._date(node, soort, name)
        text = self._text(node, name)
        if text is MISSING:
            return MISSING
        assert isinstance(text, str)  # noqa: S101 - narrows the type
        return self._of_kind(text, soort, node.line, name)

    def _object(self, node: Node, soort: Object, name: str) -> object:
        if not isinstance(node.value, dict):
            parts = ", ".join(veld.naam for veld in soort.velden)
            return self.tell(node.line, name, *meldingen.GEEN_VELDEN(velden=parts))
        known = {veld.naam: veld for veld in soort.velden}
        values: dict[str, Any] = {}
        meant: set[str | None] = set()
        for key, child in node.value.items():
            full = f"{name}, {key}" if name else key
            if key not in known:
                meant.add(nearest(key, known))
                self.tell(child.line, full, *meldingen.ONBEKEND_VELD(suggestie=suggestion(key, known, limit=10)))
            elif is_empty(child) and not known[key].verplicht:
                continue
            elif (value := self.check(child, known[key].soort, full)) is not MISSING:
                values[key] = value
        for veld in soort.velden:
            if veld.verplicht and veld.naam not in node.value and veld.naam not in meant:
                full = f"{name}, {veld.naam}" if name else veld.naam
                self.tell(node.line, full, *meldingen.NIET_INGEVULD(uitleg=veld.hulp))
        return values

    def _list(self, node: Node, soort: Lijst, name: str) -> object:
        if isinstance(node.value, str) and node.value in soort.woorden:
            return node.value
        if not isinstance(node.value, list):
            words = "".join(f", of schrijf '{word}'" for word in soort.woorden)
            return self.tell(node.line, name, *meldingen.GEEN_LIJST(woorden=words))
        if len(node.value) < soort.minimum:
            return self.tell(node.line, name, *meldingen.LEGE_LIJST())
        values = [self.check(child, soort.van, f"{name} {number}".strip()) for number, child in enumerate(node.value, 1)]
        return [value for value in values if value is not MISSING]

    def _number(self, node: Node, name: str) -> object:
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            return self.tell(node.line, name, *meldingen.GEEN_GETAL())
        return node.value

    def _source_number(self, node: Node, name: str) -> object:
        if isinstance(node.value, bool) or not isinstance(node.value, int) or node.value < 1:
            return self.tell(node.line, name, *meldingen.GEEN_BRONNUMMER())
        return node.value

    def _date(self, node: Node, soort: Datum, name: str) -> object:
        text = str(node.value)
        if text in soort.woorden:
            return text
        words = "".join(f" of '{word}'" for word in soort.woorden)
        if isinstance(node.value, list | dict) or not re.fullmatch(soort.patroon, text):
            return self.tell(node.line, name, *meldingen.GEEN_DATUM(voorbeeld=soort.voorbeeld, woorden=words))
        year, month, day = ([*text.split("-"), "1", "1"])[:3]
        try:
            whole = date(int(year), int(month), int(day))
        except ValueError:
            return self.tell(node.line, name, *meldingen.DATUM_BESTAAT_NIET(datum=text))
        return text if soort.deel else whole

    def _text(self, node: Node, name: str) -> object:
        if isinstance(node.value, bool | int | float):
            return self.tell(node.line, name, *meldingen.GEEN_TEKST())
        if not isinstance(node.value, str):
            return self.tell(node.line, name, *meldingen.LIJST_ALS_TEKST())
        if INVISIBLE.search(node.value):
            return self.tell(node.line, name, *meldingen.ONZICHTBAAR())
        return node.value.strip()

    def _of_kind(self, text: str, soort: Soort, line: int, name: str) -> object:
        match soort:
            case Tekst(minimum, maximum):
                return self._length(text, minimum, maximum, line, name)
            case Keuze(opties):
                return self._known(text, opties, line, name)
            case Naam(lijst):
                # People write the name that they use.
                official = SPREEKNAMEN.get(text, text) if lijst == "gemeenten" else text
                known = self.names.of(lijst)
                if known and official != text and official in known:
                    return self.tell(line, name, *meldingen.HEET_ANDERS(waarde=quoted(text), officieel=official))
                return self._known(text, known, line, name)
            case Slug() if not is_slug(text):
                return self.tell(line, name, *meldingen.GEEN_SLUG(waarde=quoted(text), lengte=SLUG_LENGTH))
            case Webadres() if not is_web_address(text):
                return self.tell(line, name, *meldingen.GEEN_WEBADRES())
            case Patroon(patroon, wat, uitleg) if not re.fullmatch(patroon, text):
                return self.tell(line, name, *meldingen.GEEN_PATROON(wat=wat, uitleg=uitleg))
        return text

    def _length(self, text: str, minimum: int, maximum: int, line: int, name: str) -> object:
        if len(text) > maximum:
            return self.tell(line, name, *meldingen.TE_LANG(lengte=len(text), te_veel=len(text) - maximum, maximum=maximum))
        if len(text) < minimum:
            return self.tell(line, name, *meldingen.TE_KORT(lengte=len(text), minimum=minimum))
        return text

    def _known(self, text: str, known: Collection[str] | None, line: int, name: str) -> object:
        if known is None or text in known:
            return text
        return self.tell(line, name, *meldingen.BESTAAT_NIET(waarde=quoted(text), suggestie=suggestion(text, known)))


def is_empty(node: Node) -> bool:
    """Tell whether the author left the value open: nothing, or quotes with nothing between them."""
    return node.value is None or (isinstance(node.value, str) and not node.value.strip())


def items(fields: dict[str, Node], values: dict[str, Any], name: str) -> Iterator[tuple[Any, Node]]:
    """Yield the items of list *name* in *values* with the node each came from; none when one of them was wrong."""
    found = values.get(name)
    nodes = fields[name].value if name in fields else []
    if isinstance(found, list) and isinstance(nodes, list) and len(found) == len(nodes):
        yield from zip(found, nodes, strict=True)


def child(node: Node, name: str) -> Node:
    """Return the node of field *name*, or *node* itself when the author left it out."""
    return node.value[name] if isinstance(node.value, dict) and name in node.value else node


def is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and re.fullmatch(SLUG_PATTERN, text) is not None


def is_web_address(text: str) -> bool:
    """Tell whether *text* is an http(s) address with a host that has a name, without blanks or control characters."""
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"[@\[\]]", parts.netloc)
