"""What there is to look after in the examples, each thing with the line where it stands. Pure.

What a page or a terminal makes of it, and what is too old or too long, stands in `pages/rapport.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from praktijksite import alineas, termen, zinnen
from praktijksite.model import Praktijkvoorbeeld, Profiel
from praktijksite.source import Document, Node
from praktijksite.termen import Term


class Plek(NamedTuple):
    """A line in a file of an example."""

    pad: str
    regel: int


class Zin(NamedTuple):
    """A sentence; `deel` is the heading or the field that it stands in."""

    plek: Plek
    deel: str
    tekst: str
    woorden: int


class Contact(NamedTuple):
    """Whom to call; `bereikbaar` tells whether there is a page, a mail address or a number."""

    plek: Plek
    organisatie: str
    bevestigd_op: date | None
    bereikbaar: bool


class Bron(NamedTuple):
    plek: Plek
    titel: str
    gezien: date | None


class Gebruik(NamedTuple):
    """A term, and every place where it is used."""

    term: Term
    plekken: tuple[Plek, ...]


class Verslag(NamedTuple):
    """What was found in one example."""

    profiel: Profiel
    plek: Plek
    zinnen: tuple[Zin, ...]
    contacten: tuple[Contact, ...]
    bronnen: tuple[Bron, ...]
    termen: tuple[tuple[Term, Plek], ...]


def verslag(document: Document, voorbeeld: Praktijkvoorbeeld, known: Collection[str] = ()) -> Verslag:
    """Return what there is to look after in one example; *known* terms need no explanation."""
    path = document.path
    found = tuple(Zin(Plek(path, line), deel, text, zinnen.woorden(text)) for deel, line, text in _sentences(document))
    contacts = zip(voorbeeld.contact, _nodes(document, "contact"), strict=True)
    sources = zip(voorbeeld.bronnen, _nodes(document, "bronnen"), strict=True)
    return Verslag(
        profiel=voorbeeld.profiel,
        plek=Plek(path, 1),
        zinnen=found,
        contacten=tuple(
            Contact(Plek(path, node.line), one.organisatie, one.bevestigd_op, any((one.email, one.telefoon, one.webpagina)))
            for one, node in contacts
        ),
        bronnen=tuple(Bron(Plek(path, node.line), bron.titel, bron.gezien) for bron, node in sources),
        termen=tuple((term, zin.plek) for zin in found for term in termen.termen(zin.tekst, known)),
    )


def gemiddelde(found: Collection[Zin]) -> float:
    """Return the mean number of words, to one decimal; 0 when there is no sentence."""
    return round(sum(zin.woorden for zin in found) / len(found), 1) if found else 0.0


def gebruikt(verslagen: Iterable[Verslag]) -> list[Gebruik]:
    """Return every term with its places, those of most examples first."""
    places: dict[Term, list[Plek]] = {}
    for one in verslagen:
        for term, plek in one.termen:
            places.setdefault(term, []).append(plek)
    used = [Gebruik(term, tuple(found)) for term, found in places.items()]
    return sorted(used, key=lambda one: (-len({plek.pad for plek in one.plekken}), -len(one.plekken), one.term))


def _sentences(document: Document) -> Iterator[tuple[str, int, str]]:
    """Yield the sentences that readers see, each with where it stands: first the fields, then the text."""
    for deel, line, text in _fields(document):
        yield from ((deel, line, zin) for zin in zinnen.zinnen(text))
    for kop, line, zin in alineas.regels(document.body):
        yield kop, document.body_line + line - 1, zin


def _fields(document: Document) -> Iterator[tuple[str, int, str]]:
    summary = document.fields["samenvatting"]
    yield "samenvatting", summary.line, str(summary.value)
    for number, node in enumerate(_nodes(document, "lessen"), 1):
        yield f"les {number}", node.line, str(node.value)
    for number, node in enumerate(_nodes(document, "resultaten"), 1):
        result = _parts(node)
        for name, part in ((f"resultaat {number}", result), (f"resultaat {number}, vergelijking", _parts(result.get("vergelijking")))):
            for field, deel in (("tekst", name), ("kanttekening", f"{name}, kanttekening")):
                if field in part and part[field].value:
                    yield deel, part[field].line, str(part[field].value)


def _nodes(document: Document, field: str) -> list[Node]:
    """Return the items of a list; none where an author wrote that nothing is known."""
    node = document.fields.get(field)
    return node.value if node and isinstance(node.value, list) else []


def _parts(node: Node | None) -> dict[str, Node]:
    return node.value if node and isinstance(node.value, dict) else {}
