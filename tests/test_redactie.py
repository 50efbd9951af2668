"""What the editors tell of all examples together, held against the examples and the national figures themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from praktijksite import content
from praktijksite.content import Content
from praktijksite.getallen import covers, figures
from praktijksite.model import Cijfer, Element, Thema
from tests.builders import PROJECT, options

EXAMPLE = re.compile(r"\]\(/praktijkvoorbeelden/([a-z0-9-]+)/\)")
ELSEWHERE = re.compile(r"\]\((https?://[^)\s]+)\)")
LAW = ("Wet inburgering 2021", "1 januari 2022")
READ_ON = "## Verder lezen"
TEXTS = [*(f"thema {name}" for name in ("huisvesting", "inburgering", "werk", "netwerk", "onderwijs", "zorg"))]
TEXTS += [*(f"element {name}" for name in ("in-beeld", "nauwe-samenwerking", "taal-en-onderwijs", "eigen-aanvulling", "goede-start", "regie"))]
TEXTS += [*(f"element {name}" for name in ("ambassadeurs", "adequate-ondersteuning", "laagdrempelig"))]


@cache
def real() -> Content:
    return content.read(options(PROJECT), "test")


def told(name: str) -> Thema | Element:
    kind, id_ = name.split(" ")
    library = real().library
    return next(one for one in (library.themas if kind == "thema" else library.elementen) if one.id == id_)


def blocks(markdown: str) -> Iterator[str]:
    """Yield every paragraph and item that tells something; what to read on names the years of what it points at."""
    yield from (block for block in markdown.split(READ_ON, maxsplit=1)[0].split("\n") if block.strip())


def of_example(slug: str) -> set[str]:
    _, example = real().voorbeeld(slug)
    texts = [feit.feit for feit in example.feiten] + [bron.datum or "" for bron in example.bronnen]
    return {value for text in texts for figure in figures(text) for value in covers(figure.waarde)}


def of_figure(cijfer: Cijfer) -> set[str]:
    texts = (f"{cijfer.waarde:g}", cijfer.tekst, cijfer.meting, cijfer.moment or "", cijfer.kanttekening or "", cijfer.bron.titel)
    return {figure.waarde for text in texts for figure in figures(text)} | {f"{cijfer.waarde:g}"}


@pytest.mark.parametrize("name", TEXTS)
def test_every_figure_stands_in_what_the_text_links_to(name: str) -> None:
    """Each number in digits is one that an example linked beside it takes from a source, or a national figure whose source is linked."""
    for block in blocks(told(name).markdown):
        given = {value for slug in EXAMPLE.findall(block) for value in of_example(slug)}
        for address in ELSEWHERE.findall(block):
            known = [cijfer for cijfer in real().library.cijfers if cijfer.bron.url == address]
            given |= {value for cijfer in known for value in of_figure(cijfer)}
        found = [figure for figure in figures(block, LAW) if block[figure.begin].isdigit()]
        assert {block[figure.begin : figure.eind] for figure in found if figure.waarde not in given} == set(), block


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_speaks_of_several_examples_that_belong_there(name: str) -> None:
    """The text links to at least four examples, and most of them have the thema or element that it is about."""
    one = told(name)
    slugs = set(EXAMPLE.findall(one.markdown))
    assert len(slugs) >= 4
    profielen = [real().library.profiel[slug] for slug in slugs]
    fitting = [profiel for profiel in profielen if one.id in (*profiel.themas, *profiel.elementen)]
    assert len(fitting) > len(profielen) * 0.75
