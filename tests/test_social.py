"""Pictures for sharing: the same bytes each time, legible, small, and drawn again only when they would look different."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from praktijksite import assets, content, plan, social
from praktijksite.bloem import bloem
from praktijksite.model import THEMA_IDS
from praktijksite.social import BREEDTE, HOOGTE, KLEUREN, Fonts, Kaart
from tests.builders import CODE, MINI, PROJECT, edit, options, site_of, units_of

FONTS = Fonts(*((PROJECT / "node_modules" / name).read_bytes() for name in (assets.FONT, assets.FONT_EXT)))
NAMES = {thema: thema for thema in THEMA_IDS}
EXAMPLE = "content/praktijkvoorbeelden/zuidhorn-testproef.md"
CARD = "praktijkvoorbeelden/zuidhorn-testproef/deelbeeld.png"


def card(titel: str = "Een proef met taal en werk", plaats: str = "Texel", jaren: str = "sinds 2019", kern: tuple[str, ...] = ("werk",)) -> Kaart:
    return Kaart(titel, plaats, jaren, "Testsite", bloem(kern, ("zorg",), NAMES).bladen)


def picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_same_card_is_the_same_bytes() -> None:
    """A card depends on what it shows and on nothing else."""
    assert social.png(card(), FONTS) == social.png(card(), FONTS)


@pytest.mark.parametrize("changed", [card(titel="Iets anders"), card(plaats="Ede"), card(jaren="2020"), card(kern=("netwerk",))])
def test_all_that_a_card_holds_shows(changed: Kaart) -> None:
    """Another title, place, year or petal gives another picture."""
    assert social.png(changed, FONTS) != social.png(card(), FONTS)


LONG = {
    "ordinary": card(),
    "one word": card(titel="Taal"),
    "longest title": card(titel="Samenwerkingsovereenkomst voor vluchtelingenwerk en arbeidsmarktregio Noord-Oost"),
    "word without end": card(titel="x" * 80),
    "many places": card(plaats=", ".join(["Hendrik-Ido-Ambacht", "Súdwest-Fryslân", "Alphen aan den Rijn"] * 4)),
    "other letters": card(titel="Şırnak en Łódź doen mee"),
    "all kern": card(kern=THEMA_IDS[:5]),
}


@pytest.mark.parametrize("kaart", LONG.values(), ids=LONG.keys())
def test_text_stays_in_its_place(kaart: Kaart) -> None:
    """Whatever is written, the picture has its size, weighs little, and the text stays clear of rim and flower."""
    data = social.png(kaart, FONTS)
    found = picture(data)
    assert found.size == (BREEDTE, HOOGTE)
    assert len(data) < 40_000
    paper = ImageColor.getrgb(social.PAPIER)
    for box in ((0, 0, 60, HOOGTE), (0, 0, 600, 30), (600, 0, 632, HOOGTE), (60, HOOGTE - 30, 600, HOOGTE), (60, 505, 600, 524)):
        colours = found.crop(box).getcolors()
        assert colours == [((box[2] - box[0]) * (box[3] - box[1]), paper)]


def test_flower_of_the_card_is_that_of_the_page() -> None:
    """In the middle of each petal stands the colour that its state asks for."""
    flower = bloem(("huisvesting", "onderwijs"), ("netwerk",), NAMES).bladen
    found = picture(social.png(Kaart("Titel", "Texel", "2019", "Site", flower), FONTS))
    left, top = BREEDTE - 500 - 64, (HOOGTE - 500) // 2

    def at(x: float, y: float) -> tuple[int, ...]:
        colour = found.getpixel((left + round(5 * x), top + round(5 * y)))
        assert isinstance(colour, tuple)
        return colour

    assert at(50, 15) == ImageColor.getrgb(KLEUREN["huisvesting"])
    assert at(50 - 30, 50 + 18) == ImageColor.getrgb(KLEUREN["onderwijs"])
    assert at(50, 77) == ImageColor.getrgb(social.PAPIER)
    assert at(50, 84) == ImageColor.getrgb(KLEUREN["netwerk"])
    assert at(50, 50) == ImageColor.getrgb(social.INKT)
    assert at(76, 35) == at(24, 35) == ImageColor.getrgb(social.ZAAD) != at(80, 33)


def test_colours_are_those_of_the_style_sheet() -> None:
    """A picture has the colours of the pages."""
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (PROJECT / "assets/css/tokens.css").read_text("utf-8")))
    assert {thema: tokens[f"thema-{thema}"] for thema in THEMA_IDS} == KLEUREN
    names = ("papier", "papier-diep", "inkt", "inkt-zacht", "lijn-sterk")
    assert [tokens[name] for name in names] == [social.PAPIER, social.PAPIER_DIEP, social.INKT, social.INKT_ZACHT, social.ZAAD]


def pictures(root: Path) -> dict[str, str]:
    """Return the key of every picture by its file."""
    return {unit.files[0]: unit.key for unit in units_of(root) if unit.files[0].endswith(".png")}


def test_only_what_shows_on_a_card_draws_it_again(mini_root: Path) -> None:
    """An edit of the text keeps every picture; a new title draws one again."""
    before = pictures(mini_root)
    assert CARD in before
    edit(mini_root, EXAMPLE, "## Aanpak\n", "## Aanpak\n\nEen zin erbij.\n")
    assert pictures(mini_root) == before
    edit(mini_root, EXAMPLE, "Testproef", "Proef")
    after = pictures(mini_root)
    assert {name for name in before if after[name] != before[name]} == {CARD}


@pytest.mark.parametrize("module", ["social.py", "bloem.py"])
def test_another_way_of_drawing_draws_all_again(module: str, tmp_path: Path) -> None:
    """What draws the pictures is in their keys."""
    for name in ("praktijksite", "templates", "assets"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "node_modules").symlink_to(PROJECT / "node_modules")
    with (tmp_path / "praktijksite" / module).open("a") as file:
        file.write("# changed\n")
    found = plan.plan(content.read(options(MINI), CODE), tmp_path, CODE, None).pictures
    after, before = {unit.files[0]: unit.key for unit in found}, pictures(MINI)
    assert [name for name in before if not name.startswith("beeld/") and after[name] == before[name]] == []


def test_pages_name_their_picture_when_the_address_is_known() -> None:
    """Every page names a picture that is there, by its whole address, with its size and its text."""
    site = site_of(MINI)
    for name, data in site.items():
        if name.endswith(".html"):
            found = re.search(r'property="og:image" content="https://example.org/praktijk/([^"]*)"', data.decode())
            assert found, name
            assert picture(site[found[1]]).size == (BREEDTE, HOOGTE)
            assert 'og:image:alt" content=""' not in data.decode()
    assert CARD in site["praktijkvoorbeelden/zuidhorn-testproef/index.html"].decode()


def test_nobody_draws_what_nobody_can_name(mini_root: Path) -> None:
    """Without an address of the site no page names a picture, and none is made."""
    text = (mini_root / "site.yaml").read_text("utf-8")
    (mini_root / "site.yaml").write_text(re.sub(r"base_url: .*\n", "", text), "utf-8")
    site = site_of(mini_root)
    assert [name for name in site if name.endswith("deelbeeld.png")] == []
    assert b"og:image" not in site["index.html"]
    assert picture(site["apple-touch-icon.png"]).size == (180, 180)
