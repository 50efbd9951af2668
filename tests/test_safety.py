"""No text in any field can become markup, on any page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from hypothesis import given, settings

from praktijksite.library import Library
from praktijksite.model import Beeld, Begrip, Bron, OvergenomenDoor, Partner, Praktijkvoorbeeld, Sectie, Verwijzing
from praktijksite.pages import begrippen, explorer, fixed, lists, voorbeeld
from praktijksite.pages.frame import Page, Setting
from praktijksite.render import TAGS, Renderer
from praktijksite.schema import VERPLICHTE_KOPPEN
from praktijksite.source import INVISIBLE
from praktijksite.urls import Addresses
from tests.builders import PROJECT, contact, gemeente, library, praktijkvoorbeeld, profiel, resultaat, setting, site
from tests.markup import Markup
from tests.test_render import HOSTILE

BASE = Addresses("https://example.org/praktijk/")
hostile = HOSTILE.map(lambda text: INVISIBLE.sub("", text)).map(lambda text: f"x{text}")
"""Texts that would like to be markup, without what a file cannot hold; never empty, or a page would lack a part."""


@cache
def renderer() -> Renderer:
    folder = TemporaryDirectory(prefix="templates-")
    keep.append(folder)
    return Renderer(PROJECT / "templates", BASE, Path(folder.name))


keep: list[TemporaryDirectory[str]] = []


def example(text: str, markdown: str) -> Praktijkvoorbeeld:
    """Return an example with *text* in every field that takes any text, and *markdown* in its story."""
    figure = resultaat(tekst=text, waarde=12.0, eenheid=text, van=59.0, bron=1, kanttekening=text)
    comparison: Any = figure._replace(van=None)
    return praktijkvoorbeeld(
        profiel=profiel(
            "een",
            titel=text,
            samenvatting=text,
            gemeenten=(text,),
            elementen=("regie",),
            trefwoorden=(text,),
            doelgroep=(text,),
            verwijzingen=(Verwijzing("overgenomen_in", text, 1),),
        ),
        partners=(Partner(naam=text, rol=text), Partner(naam=text, rol=None)),
        resultaten=(figure._replace(vergelijking=comparison), resultaat(tekst=text, kanttekening=text)),
        lessen=(text, text),
        contact=(contact(organisatie=text, functie=text, naam=text, email="a@example.org", telefoon="0318 00 00 00", webpagina="https://example.org/"),),
        bronnen=(Bron(titel=text, uitgever=text, datum="2018", url="https://example.org/?a=1&b=%22", gezien=None),),
        overgenomen_door=(OvergenomenDoor(voorbeeld=None, gemeente=text, toelichting=text, bron=1),),
        beeld=Beeld(bestand="foto.jpg", alt=text, maker=text, licentie=text),
        licentie=text,
        secties=tuple(Sectie(kop=kop, markdown=markdown) for kop in VERPLICHTE_KOPPEN),
    )


def collection(one: Praktijkvoorbeeld, text: str) -> Library:
    """Return a library in which everything that editors write says *text* too."""
    found = library(one.profiel, profiel("twee", titel=text, gemeenten=(text,)))
    return replace(
        found,
        site=site(titel=text, ondertitel=text, omschrijving=text, uitgever=text),
        themas=tuple(thema._replace(naam=text, samenvatting=text, plaats=text, markdown=text) for thema in found.themas),
        elementen=tuple(element._replace(naam=text, letter=text[:1], samenvatting=text, markdown=text) for element in found.elementen),
        paginas=tuple(pagina._replace(titel=text, samenvatting=text, markdown=text) for pagina in found.paginas),
        gemeenten_ooit=(gemeente(text, text),),
        gegevensbron=found.gegevensbron._replace(titel=text, uitgever=text, licentie=text),
        begrippen=(Begrip(term=text, voluit=text, ook=(text,), uitleg=text, zie=(text,), bron=Bron(text, text, None, "https://example.org/?a=1&b=%22", None)),),
        trefwoorden=tuple(word._replace(naam=text, synoniemen=(text,)) for word in found.trefwoorden),
    )


def example_page(one: Praktijkvoorbeeld, around: Setting) -> Page:
    return voorbeeld.praktijkvoorbeeld_page(around, one, {"foto.jpg": (3, 2)})


def other_pages(around: Setting, text: str) -> Iterator[Page]:
    """Yield a page of every other kind."""
    yield fixed.home_page(around, fixed.GeleerdeLes(text, text, "/"))
    yield explorer.explorer_page(around, 1)
    yield lists.thema_page(around, "werk", 1)
    yield lists.element_page(around, "regie", 1)
    yield lists.gemeenten_page(around)
    yield lists.gemeente_page(around, text, 1)
    yield lists.provincie_page(around, text, 1)
    yield lists.jaar_page(around, 2019, 1)
    yield fixed.pagina_page(around, "over")
    yield begrippen.begrippen_page(around)
    yield fixed.not_found_page(around)
    yield fixed.moved_example(around, "oud", "een")


def shape(page: Markup) -> Counter[tuple[str, ...]]:
    """Return every element with the names of its attributes: what no text may change."""
    return Counter((element.tag, *sorted(element.attributes)) for element in page.elements)


def render(page: Page) -> Markup:
    return Markup(renderer().html(page))


def assert_harmless(page: Markup) -> None:
    """Fail when the page has a script, a style, a handler or an address that it should not have."""
    assert page.duplicates == []
    for element in page.elements:
        assert not any(name == "style" or name.startswith("on") or name in ("srcdoc", "formaction") for name in element.attributes)
    assert not set(page.tags) & {"style", "iframe", "object", "embed", "base", "template", "math"}
    scripts = page.all("script")
    assert [script.attributes.get("src") for script in scripts if script.attributes.get("type") != "application/ld+json"] == ["/main.js"]
    for script in scripts:
        if script.attributes.get("type") == "application/ld+json":
            json.loads(script.text)
    for _, address in page.addresses:
        assert urlsplit(address).scheme in ("", "http", "https", "mailto", "tel")


@given(hostile)
@settings(max_examples=100)
def test_no_field_of_an_example_becomes_markup(text: str) -> None:
    """Whatever stands in the fields of an example, its page has the elements and attributes that harmless words give."""
    pages = []
    for words in (text, "x"):
        one = example(words, "Tekst.")
        pages.append(render(example_page(one, setting(replace(collection(one, "x"), gemeenten_ooit=(gemeente(words),))))))
    assert_harmless(pages[0])
    assert shape(pages[0]) == shape(pages[1])
    (title,) = pages[0].all("h1")
    assert title.text == text


@given(hostile)
@settings(max_examples=60)
def test_no_story_of_an_example_becomes_more_than_text(text: str) -> None:
    """Whatever stands in the story, the page has harmless words plus only what Markdown may give."""
    one, plain = example("x", text), example("x", "Tekst.")
    page, harmless = (render(example_page(given_, setting(collection(given_, "x")))) for given_ in (one, plain))
    assert_harmless(page)
    extra = shape(page) - shape(harmless)
    assert {tag for tag, *_ in extra} <= TAGS
    assert not (shape(harmless) - shape(page)) - Counter({("p",): len(VERPLICHTE_KOPPEN)})


@given(hostile)
@settings(max_examples=15)
def test_no_text_of_editors_becomes_markup(text: str) -> None:
    """Whatever the names and texts of themas, elementen, pages, gemeenten and the site, no page does more than show them."""
    one = example(text, text)
    around = setting(collection(one, text))
    harmless = example("x", "x")
    plain = setting(collection(harmless, "x"))
    for page, other in zip(other_pages(around, text), other_pages(plain, "x"), strict=True):
        found = render(page)
        assert_harmless(found)
        assert {tag for tag, *_ in shape(found) - shape(render(other))} <= TAGS
    assert_harmless(render(example_page(one, around)))
