"""Pages that stand by themselves: home, the editorial pages, 404, and redirects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import dutch, urls
from praktijksite.dorp import Taferelen
from praktijksite.library import FOLDER
from praktijksite.model import Profiel
from praktijksite.pages.frame import BloemUitleg, Card, Link, Page, Plaats, PuzzelStuk, Setting
from praktijksite.pages.matrix import Matrix, matrix
from praktijksite.sjabloon import blokken, ingevuld

NEWEST = 6


class GeleerdeLes(NamedTuple):
    """One lesson, told on the home page, with the example it comes from."""

    les: str
    titel: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    template: ClassVar[str] = "pages/home.html"
    taferelen: Taferelen
    plaatsen: tuple[Plaats, ...]
    explorer: str
    explorer_dorp: str
    meedoen: str
    gemeenten: str
    over: str
    cijfers: str
    telling: str
    gemeenten_telling: str
    nieuwste: tuple[Card, ...]
    bloem_uitleg: BloemUitleg
    puzzel: tuple[PuzzelStuk, ...]
    les: GeleerdeLes | None


def home_page(setting: Setting, les: GeleerdeLes | None) -> HomePage:
    library, site = setting.library, setting.library.site
    return HomePage(
        **setting.page(urls.HOME, site.titel, site.omschrijving),  # type: ignore[arg-type]
        taferelen=setting.taferelen(),
        plaatsen=setting.plaatsen,
        explorer=setting.href(urls.EXPLORER),
        explorer_dorp=setting.href(urls.EXPLORER, {"beeld": "dorp"}),
        meedoen=setting.href(urls.pagina("meedoen")),
        gemeenten=setting.href(urls.GEMEENTEN),
        over=setting.href(urls.pagina("over")),
        cijfers=setting.href(urls.CIJFERS),
        telling=dutch.count(len(library.profielen), "praktijkvoorbeeld", "praktijkvoorbeelden"),
        gemeenten_telling=dutch.count(len(library.in_gemeente), "gemeente", "gemeenten"),
        nieuwste=setting.cards(library.profielen[:NEWEST]),
        bloem_uitleg=setting.bloem_uitleg,
        puzzel=setting.puzzel,
        les=les,
    )


def lesson_of(setting: Setting) -> Profiel | None:
    """Return the example whose lesson the home page tells: it changes when the collection does."""
    telling = [profiel for profiel in setting.library.profielen if "lessen" not in profiel.ontbreekt]
    if not telling:
        return None
    return min(telling, key=lambda profiel: profiel.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginaPage(Page):
    template: ClassVar[str] = "pages/pagina.html"
    id: str
    inleiding: str
    markdown: str
    acties: tuple[Link, ...]
    matrix: Matrix | None


def pagina_page(setting: Setting, id_: str) -> PaginaPage:
    pagina = next(pagina for pagina in setting.library.paginas if pagina.id == id_)
    return PaginaPage(
        **setting.page(urls.pagina(id_), pagina.titel, pagina.samenvatting),  # type: ignore[arg-type]
        id=id_,
        inleiding=pagina.samenvatting,
        markdown=ingevuld(pagina.markdown, blokken()),
        acties=tuple(_actions(setting, id_)),
        # Who comes for the data sees at once what is in it, and what is not.
        matrix=matrix(setting) if id_ == "open-data" else None,
    )


def _actions(setting: Setting, id_: str) -> list[Link]:
    """Return what a visitor can do from this page, as far as repository and mail address are known."""
    site = setting.library.site
    actions = []
    if id_ == "meedoen":
        actions.append(Link("Vul het formulier in", setting.href(urls.FORMULIER)))
    if id_ == "meedoen" and site.repository:
        actions.append(Link("Maak een nieuw bestand op GitHub", urls.new_file_page(site.repository, site.branch, f"{FOLDER}/naam-van-jullie-voorbeeld.md")))
        actions.append(Link("Meld het in een bericht op GitHub", f"https://github.com/{site.repository}/issues/new"))
    if id_ in ("meedoen", "privacy", "toegankelijkheid", "over") and site.email:
        actions.append(Link(f"Mail de redactie: {site.email}", f"mailto:{site.email}"))
    return actions


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    template: ClassVar[str] = "pages/404.html"
    explorer: str
    gemeenten: str


def not_found_page(setting: Setting) -> NotFoundPage:
    return NotFoundPage(
        **setting.page(urls.NOT_FOUND, "Deze pagina bestaat niet", "De pagina is niet gevonden."),  # type: ignore[arg-type]
        explorer=setting.href(urls.EXPLORER),
        gemeenten=setting.href(urls.GEMEENTEN),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage(Page):
    """What stands at an old address: where its page went. Goes there by itself when there is one."""

    template: ClassVar[str] = "pages/verhuisd.html"
    uitleg: str
    naar: tuple[Link, ...]


def moved_example(setting: Setting, old: str, slug: str) -> MovedPage:
    profiel = setting.library.profiel[slug]
    return MovedPage(
        **setting.page(urls.praktijkvoorbeeld(old), f"Verhuisd: {profiel.titel}", "Deze pagina is verhuisd."),  # type: ignore[arg-type]
        uitleg="Deze pagina is verhuisd.",
        naar=(Link(profiel.titel, setting.href(urls.praktijkvoorbeeld(slug))),),
    )


def moved_gemeente(setting: Setting, old: str) -> MovedPage:
    now = setting.library.huidig(old)
    return MovedPage(
        **setting.page(urls.gemeente(old), f"{old} is opgegaan in {dutch.join([g.naam for g in now])}", f"De gemeente {old} bestaat niet meer."),  # type: ignore[arg-type]
        uitleg=f"De gemeente {old} bestaat niet meer.",
        naar=tuple(Link(g.naam, setting.href(urls.gemeente(g.naam))) for g in now),
    )
