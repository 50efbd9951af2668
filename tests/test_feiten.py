"""No figure of an example changes unseen: the check fails on a changed digit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from praktijksite import dutch, feiten
from praktijksite.feiten import check_feiten, known_figures, sources_of
from praktijksite.getallen import in_words
from praktijksite.schema import PRAKTIJKVOORBEELD
from praktijksite.source import Document, Node, parse_markdown
from praktijksite.validate import Names, Validator
from tests.builders import FOLDER, LEFT_OUT, PROJECT, problems_in, source_text

ANY = Names(None, None)
REAL = sorted((PROJECT / FOLDER).glob("*.md"))


class Place(NamedTuple):
    """A text that readers see, and what `check_feiten` gets when it is changed."""

    name: str
    text: str
    changed: Callable[[str], tuple[Document, dict[str, Any]]]


def read(path: Path) -> tuple[Document, dict[str, Any]]:
    """Return a file and its values, from which everything else in this file is made."""
    found = parse_markdown(f"x/{path.name}", path.read_bytes())
    assert isinstance(found, Document)
    check = Validator(found.path, ANY)
    values = check.check(Node(found.fields, 2), PRAKTIJKVOORBEELD, "")
    assert check.problems == []
    return found, values


GROUNDS = ("titel", "trefwoorden", "periode", "bronnen", "feiten", "herkomst")
"""The fields that decide which figures are right; a place is looked at beside these alone."""
PARTS = {"resultaten": ("tekst", "waarde", "van", "peildatum", "kanttekening"), "vergelijking": ("tekst", "waarde", "kanttekening"), "partners": ("naam", "rol")}


def places(document: Document, values: dict[str, Any]) -> Iterator[Place]:
    """Yield title, summary, every lesson, every part of a result and of a partner, and every paragraph."""
    base = {name: values[name] for name in GROUNDS if name in values}

    def field(**change: Any) -> tuple[Document, dict[str, Any]]:
        # A list of one item, as the file would have it.
        nodes = {key: Node([Node(None, 1)], 1) if isinstance(value, list) else Node(None, 1) for key, value in change.items()}
        return document._replace(fields={**document.fields, **nodes}, body=""), {**base, **change}

    for name in ("titel", "samenvatting"):
        yield Place(name, values[name], lambda text, name=name: field(**{name: text}))  # type: ignore[misc]
    for lesson in values["lessen"] if isinstance(values["lessen"], list) else ():
        yield Place("lessen", lesson, lambda text: field(lessen=[text]))
    for name in ("resultaten", "partners"):
        for item in values.get(name, ()) if isinstance(values.get(name), list) else ():
            for part, text, change in parts(item, name):
                yield Place(f"{name} {part}", text, lambda text, name=name, change=change: field(**{name: [change(text)]}))  # type: ignore[misc]
    for chunk in re.split(r"\n\s*\n", document.body):
        yield Place("tekst", chunk, lambda text: (document._replace(body=text), base))


def parts(item: dict[str, Any], name: str) -> Iterator[tuple[str, str, Callable[[str], dict[str, Any]]]]:
    """Yield name and text of each part of *item*, with what makes an item that has another text there."""
    for part in PARTS[name]:
        if part in item:
            kind = type(item[part])

            def change(text: str, part: str = part, kind: type = kind) -> dict[str, Any]:
                return {**item, part: kind(text)}

            yield part, str(item[part]), change
    if "vergelijking" in item:
        for part, text, inner in parts(item["vergelijking"], "vergelijking"):
            yield f"vergelijking {part}", text, lambda text, inner=inner: {**item, "vergelijking": inner(text)}  # type: ignore[misc]


def problems(document: Document, values: dict[str, Any]) -> set[tuple[str, str]]:
    check = Validator(document.path, ANY)
    check_feiten(document, values, check)
    return {(one.field, one.message) for one in check.problems}


_NUMBERS = dict(in_words())
_ASIDE = re.compile(r"\]\([^)]*\)|^\s*[0-9]+\.(?= )|\b[Bb]ron(?:nen)? [0-9]+(?:(?:,| en) [0-9]+)*", re.MULTILINE)
"""What holds digits and no figure: addresses, the numbers of items, and the sources themselves."""


def runs(text: str) -> set[str]:
    """Return what is written with digits in *text*, and its words for numbers in digits; simpler than `getallen`, and no part of it."""
    text = _ASIDE.sub(" ", text)
    found = re.findall(r"\w*[0-9](?:[\w]|[.,](?=[0-9]))*", text)
    words = {_NUMBERS[word] for word in re.findall(r"\w+", text.lower()) if word in _NUMBERS}
    return {plain(run) for run in found} | words


def plain(run: str) -> str:
    """Return a number without the points of its thousands; a decimal point as a comma."""
    whole = re.sub(r"\.(?=[0-9]{3}\b)", "", run).replace(".", ",")
    return re.sub(r"(,[0-9]*?)0+$", r"\1", whole).rstrip(",") if "," in whole else whole


def all_runs(values: dict[str, Any]) -> set[str]:
    """Return whatever a changed figure may become without being wrong: what facts, sources and the period hold too."""
    texts = [*(one["feit"] for one in values["feiten"]), *values["periode"].values()]
    for bron in values["bronnen"]:
        texts += [bron["titel"], bron["uitgever"], dutch.day(bron["datum"]) if "datum" in bron else "", bron.get("datum", "")]
    dates = {part.lstrip("0") for text in texts for day in re.findall("[0-9]{4}(?:-[0-9]{2})+", text) for part in day.split("-")}
    return set().union(*map(runs, texts)) | dates


DIGITS = "0123456789"


def changes(text: str) -> Iterator[str]:
    """Yield every text that differs from *text* in one digit of a figure."""
    aside = {at for found in _ASIDE.finditer(text) for at in range(found.start(), found.end())}
    for at, sign in enumerate(text):
        if sign in DIGITS and at not in aside:
            yield from (text[:at] + digit + text[at + 1 :] for digit in DIGITS if digit != sign)


def is_day(text: str) -> bool:
    try:
        return bool(date(*(int(part) for part in [*text.split("-"), "1", "1"][:3])))
    except ValueError:
        return False


def as_shown(name: str, text: str) -> str:
    """Return a part of a result as the page has it."""
    if name.endswith("peildatum"):
        return dutch.day(text)
    return dutch.number(float(text)) if name.endswith(("waarde", "van")) else text


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_changed_digit_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other digit in every figure fails the check, unless the facts hold the new figure as well."""
    # The facts are the same each time.
    for name in ("figures", "codes"):
        monkeypatch.setattr(feiten, name, cache(getattr(feiten, name)))
    document, values = read(path)
    allowed, missed = all_runs(values), []
    for place in places(document, values):
        before = problems(*place.changed(place.text))
        for text in changes(place.text):
            # Another check refuses what is no day.
            if place.name.endswith("peildatum") and not is_day(text):
                continue
            became = runs(as_shown(place.name, text)) - runs(as_shown(place.name, place.text)) - allowed
            if became and not problems(*place.changed(text)) - before:
                missed.append((place.name, text[:80], became))
    assert missed == []


def test_every_kind_of_place_is_tried() -> None:
    """The examples together have figures in every place that is tried, so that none is passed over."""
    tried = {place.name for path in REAL for place in places(*read(path)) if any(changes(place.text))}
    comparison = {f"resultaten vergelijking {part}" for part in PARTS["vergelijking"]}
    assert {"titel", "samenvatting", "lessen", "tekst", "partners naam", "partners rol", *(f"resultaten {part}" for part in PARTS["resultaten"]), *comparison} - tried <= {
        "resultaten vergelijking kanttekening"
    }


def test_as_few_sources_as_will_do() -> None:
    """What one source gives wholly is not laid at the door of another that gives a part of it."""
    known = known_figures([("In 2020 waren 168 mensen klaar, doel 333", 1), ("Rapport uit 2020", 2), ("200 woningen", 3)], 4)
    assert sources_of(["In 2020 waren 168 van de 333 klaar."], known, ()) == (1,)
    assert sources_of(["In 2020: 200 woningen, 168 klaar."], known, ()) == (1, 3)
    assert sources_of(["In 2020."], known, ()) == (1,)
    assert sources_of(["In 2020."], known, (), given=(2,)) == ()
    assert sources_of(["Er waren er 7."], known, ()) == ()


@pytest.mark.parametrize("feiten", [LEFT_OUT, None])
def test_facts_left_open_are_no_facts(feiten: object) -> None:
    """An example from public sources needs facts, also when the field for them is there."""
    assert any(": feiten: " in told for told in problems_in(source_text(herkomst="openbare-bron", feiten=feiten)))
