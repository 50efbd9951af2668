"""The page that puts saved examples side by side. Which ones stands in the address, so the browser fills it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import urls
from praktijksite.pages.frame import Link, Page, Setting
from praktijksite.schema import AANPAK, VOORWAARDEN, WERKTE_NIET


class Rij(NamedTuple):
    """A row: the parts with this mark in the page of each example. A `kort` one begins with its first lines."""

    id: str
    naam: str
    kort: bool = False


RIJEN = (
    Rij("bloem", "Waar gaat het over?"),
    Rij("plaats", "Waar en wanneer?"),
    Rij("wet", "Welke wet gold?"),
    Rij("samenvatting", "In het kort"),
    Rij(urls.slugify(AANPAK), AANPAK, kort=True),
    Rij("resultaten", "Wat kwam ervan?"),
    Rij(urls.slugify(WERKTE_NIET), WERKTE_NIET),
    Rij(urls.slugify(VOORWAARDEN), VOORWAARDEN),
    Rij("contact", "Contact"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VergelijkenPage(Page):
    template: ClassVar[str] = "pages/vergelijken.html"
    rijen: tuple[Rij, ...]


def vergelijken_page(setting: Setting) -> VergelijkenPage:
    voorbeelden = Link("Praktijkvoorbeelden", setting.href(urls.EXPLORER))
    return VergelijkenPage(
        **setting.page(urls.VERGELIJKEN, "Vergelijk voorbeelden", "Zet bewaarde praktijkvoorbeelden naast elkaar.", voorbeelden),  # type: ignore[arg-type]
        rijen=RIJEN,
    )
