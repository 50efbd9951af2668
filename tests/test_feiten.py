"""No figure of an example changes unseen: the check fails on a changed digit."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite import dutch
from praktijksite.feiten import known_figures, sources_of
from praktijksite.getallen import covers, figures
from praktijksite.model import Praktijkvoorbeeld
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.source import Document, parse_markdown
from praktijksite.validate import Names
from tests.builders import FOLDER, PROJECT

ANY = Names(None, None)
REAL = sorted((PROJECT / FOLDER).glob("*.md"))


def parse(text: str) -> object:
    found = parse_markdown("x/test.md", text.encode())
    return parse_praktijkvoorbeeld(found, ANY) if isinstance(found, Document) else [found]


@given(st.decimals(0, 10**9, places=2))
def test_written_figure_is_read_back(value: Decimal) -> None:
    """A number in Dutch style is read as the same number."""
    (found,) = figures(f"Het waren er {dutch.number(float(value))}.")
    assert float(found.waarde) == float(value)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_changed_digit_is_told(path: Path) -> None:
    """Another digit in a figure fails the check, unless the facts hold the new figure as well."""
    text = path.read_text("utf-8")
    whole = parse(text)
    assert isinstance(whole, Praktijkvoorbeeld)
    known = {value for values in known_figures(whole.feiten, len(whole.bronnen)).values() for value in values}
    known |= {value for day in (whole.profiel.start, whole.profiel.eind, *(bron.datum for bron in whole.bronnen)) if day for value in covers(day)}
    places = []
    start, field = 0, ""
    for line in text.splitlines(keepends=True):
        field = found[1] if (found := re.match("([a-z_]+):", line)) else "tekst" if line.startswith("## ") else field
        if field in ("samenvatting", "resultaten", "lessen", "tekst") and not re.match(r"\s+(bron|peildatum):", line):
            bullet = re.match(r"\s*[0-9]+\. ", line)
            shown = line[bullet.end() :] if bullet else line
            skipped = len(line) - len(shown)
            places += [start + skipped + at for one in figures(shown) for at in range(one.begin, one.eind) if shown[at].isdigit()]
        start += len(line)
    draw = random.Random(path.name)
    told = 0
    for at in draw.sample(places, min(25, len(places))):
        changed = text[:at] + draw.choice([digit for digit in "0123456789" if digit != text[at]]) + text[at + 1 :]
        line = changed[changed.rfind("\n", 0, at) + 1 : changed.find("\n", at)]
        caught = isinstance(parse(changed), list)
        told += caught
        assert caught or {one.waarde for one in figures(line)} <= known, line
    assert told or not places


def test_as_few_sources_as_will_do() -> None:
    """What one source gives wholly is not laid at the door of another that gives a part of it."""
    known = known_figures([("In 2020 waren 168 mensen klaar, doel 333", 1), ("Rapport uit 2020", 2), ("200 woningen", 3)], 4)
    assert sources_of(["In 2020 waren 168 van de 333 klaar."], known, ()) == (1,)
    assert sources_of(["In 2020: 200 woningen, 168 klaar."], known, ()) == (1, 3)
    assert sources_of(["In 2020."], known, ()) == (1,)
    assert sources_of(["In 2020."], known, (), given=(2,)) == ()
    assert sources_of(["Er waren er 7."], known, ()) == ()
