"""Promises of the town: six links in both scenes, small, still, readable and safe to print."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

from praktijksite import dorp as bron
from praktijksite.dorp.borden import LIGGEND, STAAND, VERGROOT
from praktijksite.dorp.plekken import PLAATSEN, drawings
from praktijksite.dorp.tafereel import liggend, staand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from praktijksite.dorp.vormen import Plek

WORTEL = Path(__file__).resolve().parents[1]
TEMPLATES = WORTEL / "templates"
CSS = WORTEL / "assets/css/components/dorp.css"


def echte_naam(id_: str) -> str:
    """Return the name of a thema as its page has it."""
    tekst = (WORTEL / f"content/themas/{id_}.md").read_text(encoding="utf-8")
    gevonden = re.search(r"^naam: (.+)$", tekst, re.MULTILINE)
    assert gevonden
    return gevonden[1].strip()


NAMEN = tuple(echte_naam(id_) for id_ in PLAATSEN)
LANGST = "nog geen voorbeeld"
ICONEN = (
    "huisvesting",
    "inburgering",
    "werk",
    "netwerk",
    "onderwijs",
    "zorg",
    "zoek",
    "pijl",
    "extern",
    "mail",
    "telefoon",
    "download",
    "print",
    "deel",
    "sluit",
    "bewaar",
    "potlood",
    "kaart",
    "filter",
    "let-op",
    "vink",
    "persoon",
    "kalender",
    "plek",
)


@dataclass(frozen=True)
class Plaats:
    """A place as the site hands it to the macro."""

    id: str
    naam: str
    url: str
    aantal: int
    telling: str


def plaatsen(*leeg: str) -> list[Plaats]:
    """Six places; those named have no example yet."""
    return [
        Plaats(id_, naam, f"/thema/{id_}/", 0 if id_ in leeg else nummer + 2, LANGST if id_ in leeg else f"{nummer + 2} voorbeelden")
        for nummer, (id_, naam) in enumerate(zip(PLAATSEN, NAMEN, strict=True))
    ]


class Lezer(HTMLParser):
    """Collects elements with their attributes and the text inside links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elementen: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[tuple[dict[str, str | None], str]] = []
        self._link: dict[str, str | None] | None = None
        self._stil = 0
        self._open: list[bool] = []
        self._tekst = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element; remember whether it silences what is in it."""
        eigen = dict(attrs)
        self.elementen.append((tag, eigen))
        self._open.append(eigen.get("aria-hidden") == "true")
        self._stil += self._open[-1]
        if tag == "a":
            self._link, self._tekst = eigen, ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elementen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and the link when it is one."""
        self._stil -= self._open.pop()
        if tag == "a" and self._link is not None:
            self.links.append((self._link, " ".join(self._tekst.split())))
            self._link = None

    def handle_data(self, data: str) -> None:
        """Add heard text to the link."""
        if self._link is not None and not self._stil:
            self._tekst += data


@pytest.fixture(scope="module")
def omgeving() -> Environment:
    """Make the template environment as the site has it."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(TEMPLATES),
    )


@pytest.fixture(scope="module")
def macros(omgeving: Environment) -> Any:
    """Load the macros of the town."""
    return omgeving.get_template("macros/dorp.html").module


@pytest.fixture(scope="module")
def icoon(omgeving: Environment) -> Callable[..., str]:
    """Load the macro that prints an icon."""
    module: Any = omgeving.get_template("macros/icoon.html").module
    return lambda *args: str(module.icoon(*args))


@pytest.fixture(scope="module")
def beide(macros: Any) -> str:
    """Print both scenes as they stand on the home page."""
    return str(macros.dorp_beide(bron.draw(), plaatsen("zorg")))


SCENES = [liggend, staand]


@pytest.mark.parametrize("scene", SCENES)
def test_six_places_are_links_with_name_and_count(macros: Any, scene: Callable[[], bron.Dorp]) -> None:
    """Each thema is one link, in the order of the path, named by its name and count."""
    lezer = Lezer(str(macros.dorp(scene(), plaatsen("werk"))))
    verwacht = [(p.url, f"{p.naam} {p.telling}") for p in plaatsen("werk")]
    assert [(attrs["href"], tekst) for attrs, tekst in lezer.links] == verwacht


@pytest.mark.parametrize("scene", SCENES)
def test_only_links_and_group_speak(macros: Any, scene: Callable[[], bron.Dorp]) -> None:
    """The drawing is a named group and everything in it but sign text is silent."""
    lezer = Lezer(str(macros.dorp(scene(), plaatsen())))
    svg = next(attrs for tag, attrs in lezer.elementen if tag == "svg")
    assert svg["role"] == "group"
    assert svg["aria-label"]
    assert "aria-hidden" not in svg


def test_an_empty_place_has_its_class(macros: Any) -> None:
    """A place without an example is drawn as such."""
    lezer = Lezer(str(macros.dorp(liggend(), plaatsen("zorg"))))
    assert [attrs["data-plaats"] for attrs, _ in lezer.links if "is-leeg" in str(attrs["class"]).split()] == ["zorg"]


def test_street_has_one_large_place_and_links_to_all(macros: Any) -> None:
    """As a legend the town is six links, of which the place of the page says that it is here."""
    lezer = Lezer(str(macros.dorp_straat(liggend().plekken, plaatsen("zorg"), "werk")))
    assert [(attrs["href"], tekst) for attrs, tekst in lezer.links] == [(p.url, f"{p.naam} {p.telling}") for p in plaatsen("zorg")]
    assert [attrs["href"] for attrs, _ in lezer.links if attrs.get("aria-current") == "page"] == ["/thema/werk/"]
    klassen = [str(attrs["class"]).split() for tag, attrs in lezer.elementen if tag == "li"]
    assert [namen[1].split("--")[1] for namen in klassen if "is-hier" in namen] == ["werk"]
    assert [namen[1].split("--")[1] for namen in klassen if "is-leeg" in namen] == ["zorg"]
    assert all(attrs.get("aria-hidden") == "true" for tag, attrs in lezer.elementen if tag == "svg")


START = re.compile(r"M(-?[\d.]+)[ ]?(-?[\d.]+)")


def test_a_drawing_lies_in_its_box() -> None:
    """Each part of a drawing starts inside the box that the pen measured, so that a frame cut to it cuts nothing off."""
    for tekening in drawings():
        vak = tekening.omvang
        for vorm in tekening.vormen:
            for x, y in START.findall(vorm.d):
                assert vak.x - 12 <= float(x) <= vak.x + vak.b + 12
                assert vak.y - 12 <= float(y) <= vak.y + vak.h + 12


def test_a_sign_above_its_place_stands_behind_it() -> None:
    """In the landscape the signs of houses, workshop and health centre rise from behind the roofs; in the portrait all are in front."""
    assert [plek.id for plek in liggend().plekken if plek.bord_achter] == ["huisvesting", "werk", "zorg"]
    assert not any(plek.bord_achter for plek in staand().plekken)


def test_land_of_the_portrait_goes_on_beside_its_frame() -> None:
    """Wider than the frame, so that no edge of it shows; not wider than what the trail may be drawn on."""
    achter = staand().achter
    for rol in ("dorp__lucht", "dorp__heuvel", "dorp__gras"):
        vorm = next(vorm for vorm in achter if rol in vorm.klas.split())
        punten = _points(vorm.d)
        assert -0.2 * staand().breedte < min(punten) < -20
        assert staand().breedte + 20 < max(punten) < 1.2 * staand().breedte


def _points(pad: str) -> list[float]:
    """Return every x where a soft shape turns: the pen writes those as relative curves."""
    begin = START.match(pad)
    assert begin
    x, found = float(begin[1]), []
    for stuk in re.findall(r"q?((?:-?[\d.]+[ ]?)+)", pad[begin.end() :]):
        getallen = [float(getal) for getal in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", stuk)]
        for links in range(0, len(getallen) - 3, 4):
            x += getallen[links + 2]
            found.append(x)
    return found


def test_same_output_twice(macros: Any, beide: str) -> None:
    """The irregularity is seeded: drawing the town afresh gives the same bytes."""
    for maker in (drawings, liggend, staand):
        maker.cache_clear()
    assert str(macros.dorp_beide(bron.draw(), plaatsen("zorg"))) == beide


def test_budget(beide: str) -> None:
    """Both scenes together stay under 25 kB compressed."""
    assert len(gzip.compress(beide.encode(), 9)) < 25_000


def test_shared_kit_is_one_and_the_same() -> None:
    """Both scenes use the same six drawings, so that the page holds them once."""
    paren = zip(liggend().plekken, staand().plekken, strict=True)
    assert all(a.id == b.id and a.vormen is b.vormen for a, b in paren)


def test_nothing_the_policy_forbids(beide: str) -> None:
    """No style attribute, no style element, no script, no handler."""
    lezer = Lezer(beide)
    assert not {tag for tag, _ in lezer.elementen} & {"style", "script"}
    namen = {naam for _, attrs in lezer.elementen for naam in attrs}
    assert not {naam for naam in namen if naam == "style" or naam.startswith("on")}


def test_ids_unique_and_references_whole(beide: str) -> None:
    """No id is used twice and every reference points at one that is there."""
    lezer = Lezer(beide)
    ids = [attrs["id"] for _, attrs in lezer.elementen if "id" in attrs]
    assert len(ids) == len(set(ids))
    doelen = {str(attrs["href"])[1:] for tag, attrs in lezer.elementen if tag == "use"}
    doelen |= set(re.findall(r"url\(#([^)]+)\)", beide))
    assert doelen <= set(ids)


NAAM_EM = 0.56
TELLING_EM = 0.5
"""Width per character in em: the real ones in Source Sans 3 are 0.50 at weight 650 and 0.48 at 400."""


def tekstvakken(scene: bron.Dorp, plek: Plek) -> Iterator[tuple[float, float, float, float]]:
    """Boxes of both lines on a sign: left, top, right, bottom, estimated on the wide side."""
    letter = LIGGEND if scene.naam == "liggend" else STAAND
    naam = dict(zip(PLAATSEN, NAMEN, strict=True))[plek.id]
    bord = plek.bord
    for x, y, maat, em, tekst in (
        (bord.naam_x, bord.naam_y, letter.naam, NAAM_EM, naam),
        (bord.tekst_x, bord.telling_y, letter.telling, TELLING_EM, LANGST),
    ):
        yield x, y - maat * 0.8, x + em * maat * len(tekst), y + maat * 0.25


@pytest.mark.parametrize("scene", SCENES)
def test_labels_fit(scene: Callable[[], bron.Dorp]) -> None:
    """The longest text fits on each sign, and each sign lies within the picture."""
    dorp = scene()
    for plek in dorp.plekken:
        vak = plek.bord.vak
        assert vak.x >= 0
        assert vak.y >= 0
        assert vak.x + vak.b <= dorp.breedte
        assert vak.y + vak.h <= dorp.hoogte
        for links, boven, rechts, onder in tekstvakken(dorp, plek):
            assert vak.x < links
            assert rechts < vak.x + vak.b
            assert vak.y < boven
            assert onder < vak.y + vak.h


ANKERS = re.compile(r"\.dorp--liggend (?:\.dorp__plaats--(\w+) )?\.dorp__bord {[^}]*transform-origin: (\d+)% (\d+)%")


def vergroot(plek: Plek, maat: float) -> tuple[float, float, float, float]:
    """Box of a sign as the style sheet enlarges it round its anchor: left, top, right, bottom."""
    ankers = {naam: (int(x) / 100, int(y) / 100) for naam, x, y in ANKERS.findall(CSS.read_text(encoding="utf-8"))}
    x, y = ankers.get(plek.id, ankers[""])
    vak = plek.bord.omvang
    links, boven = vak.x - vak.b * x * (maat - 1), vak.y - vak.h * y * (maat - 1)
    return links, boven, links + vak.b * maat, boven + vak.h * maat


@pytest.mark.parametrize(("scene", "maat"), [(liggend, 1.0), (liggend, 1.28), (liggend, VERGROOT), (staand, 1.0)])
def test_signs_apart(scene: Callable[[], bron.Dorp], maat: float) -> None:
    """No sign covers another or leaves the picture, also where the style sheet draws them larger."""
    dorp = scene()
    vakken = [vergroot(plek, maat) for plek in dorp.plekken]
    for links, boven, rechts, onder in vakken:
        assert min(links, boven) >= 0
        assert rechts <= dorp.breedte
        assert onder <= dorp.hoogte
    for een, ander in combinations(vakken, 2):
        naast = een[2] <= ander[0] or ander[2] <= een[0]
        boven_elkaar = een[3] <= ander[1] or ander[3] <= een[1]
        assert naast or boven_elkaar
    if maat != 1:
        assert f"scale({maat})" in CSS.read_text(encoding="utf-8")


def test_enlarged_signs_leave_the_school_free() -> None:
    """On a small screen the sign of zorg stays to the right of the school, that of onderwijs below its yard."""
    school, zorg = liggend().plekken[4:]
    assert vergroot(zorg, VERGROOT)[0] >= school.x + 176
    assert vergroot(school, VERGROOT)[1] >= school.y + 42


@pytest.mark.parametrize("scene", SCENES)
def test_ring_holds_the_sign(scene: Callable[[], bron.Dorp]) -> None:
    """The focus ring goes round the whole sign, and where signs are enlarged round that."""
    for plek in scene().plekken:
        paren = [(plek.ring, vergroot(plek, 1))]
        if plek.ruim:
            paren.append((plek.ruim, vergroot(plek, VERGROOT)))
        for ring, (links, boven, rechts, onder) in paren:
            assert ring.x < links
            assert ring.y < boven
            assert rechts < ring.x + ring.b
            assert onder < ring.y + ring.h


@pytest.mark.parametrize("scene", SCENES)
def test_rings_are_the_last_layer(macros: Any, scene: Callable[[], bron.Dorp]) -> None:
    """Each place has a ring that is drawn after all places and what is in front, and shown by the style sheet."""
    lezer = Lezer(str(macros.dorp(scene(), plaatsen())))
    klassen = [str(attrs.get("class") or "") for _, attrs in lezer.elementen]
    laatste = max(i for i, klas in enumerate(klassen) if klas in {"dorp__voor", "dorp__telling"})
    css = CSS.read_text(encoding="utf-8")
    for id_ in PLAATSEN:
        assert klassen.index(f"dorp__ring dorp__ring--{id_}") > laatste
        assert f".dorp__plaats--{id_}:focus-visible ~ .dorp__ring--{id_}" in css


def test_sizes_of_text_agree_with_the_style_sheet() -> None:
    """The measures of the composition are those of the style sheet."""
    css = CSS.read_text(encoding="utf-8")
    for letter in (LIGGEND, STAAND):
        assert f"--dorp-naam: {letter.naam}px" in css
        assert f"--dorp-telling: {letter.telling}px" in css
    assert css.count("@layer components {") == 1


def test_every_role_has_a_rule(beide: str) -> None:
    """Each class the drawing uses is known to the style sheet or is a hook for scripts."""
    css = CSS.read_text(encoding="utf-8")
    gebruikt = {k for attrs in (a for _, a in Lezer(beide).elementen) for k in str(attrs.get("class") or "").split()}
    haken = {"dorp__lijn", "dorp__wiel", "dorp__oog", "dorp__badge", "dorp__achter", "dorp__voor"}
    assert {k for k in gebruikt - haken if k.startswith("dorp__") and f".{k}" not in css} == set()


def test_text_is_escaped(macros: Any) -> None:
    """A name with markup in it stays text."""
    lijst = [Plaats("werk", "<b>Werk", "/?a=1&b=2", 1, "1 voorbeeld")]
    html = str(macros.dorp(liggend(), lijst))
    assert "<b>" not in html
    assert "&lt;b&gt;Werk" in html


@pytest.mark.parametrize("naam", ICONEN)
def test_icons(icoon: Callable[..., str], naam: str) -> None:
    """Each promised icon exists, is silent and carries the class that was asked for."""
    html = icoon(naam, "knop__icoon")
    assert html.startswith('<svg class="icoon knop__icoon" viewBox="0 0 24 24"')
    assert 'aria-hidden="true" focusable="false"' in html
    assert 'stroke="currentColor" stroke-width="1.75"' in html


def test_unknown_icon_fails(icoon: Callable[..., str]) -> None:
    """A misspelt icon stops the build instead of printing nothing."""
    with pytest.raises(UndefinedError):
        icoon("zoekk")
