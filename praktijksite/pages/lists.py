"""Pages that gather examples: per thema, element, gemeente, provincie and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import dutch, urls
from praktijksite.bloem import Bloem, bloem
from praktijksite.dorp import Taferelen
from praktijksite.land import afstand, buurprovincies, plek_van
from praktijksite.model import Gemeente, Profiel
from praktijksite.pages.frame import PER_PAGE, Card, Link, Page, Plaats, PuzzelStuk, Setting
from praktijksite.zeshoeken import Plek, Vak, vorm

LAND_BEELD = "/kaart/land.svg"
NEAR = 3
"""Examples from near by that a gemeente with fewer of its own shows."""


class CardGroep(NamedTuple):
    """Examples from elsewhere that belong on this page too, under a heading of their own."""

    kop: str
    cards: tuple[Card, ...]
    uitleg: str


class Wijzers(NamedTuple):
    """Links to other lists, under a heading."""

    kop: str
    links: tuple[Link, ...]


class Nabij(NamedTuple):
    """An example from near by: the gemeente where it was found, and how far that is."""

    profiel: Profiel
    gemeente: str
    km: int


class Straat(NamedTuple):
    """The town as a legend: its places side by side, that of this page large."""

    taferelen: Taferelen
    plaatsen: tuple[Plaats, ...]


class Ligging(NamedTuple):
    """Where a gemeente or provincie lies: the picture of the country, the rectangle it fills, the outline of the provincie, and the cell."""

    tekst: str
    href: str
    beeld: str
    vak: Vak
    provincie: str
    plek: Plek | None
    vorm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """A heading, some text, and cards; `delen` links the parts when the list is long."""

    template: ClassVar[str] = "pages/lijst.html"
    soort: str
    id: str
    kop: str
    bovenkop: str
    inleiding: str
    markdown: str
    noot: str
    stuk: PuzzelStuk | None
    bloem: Bloem | None
    straat: Straat | None
    ligging: Ligging | None
    telling: str
    toelichting: str
    cards: tuple[Card, ...]
    delen: tuple[Link, ...]
    leeg: str
    meedoen: str
    verwant: tuple[Wijzers, ...]
    puzzel: tuple[PuzzelStuk, ...]
    elders: tuple[CardGroep, ...]


def parts_of(profielen: tuple[Profiel, ...]) -> int:
    """Return on how many pages *profielen* are listed; an empty list has a page too."""
    return max(1, -(-len(profielen) // PER_PAGE))


def part(profielen: tuple[Profiel, ...], number: int) -> tuple[Profiel, ...]:
    return profielen[(number - 1) * PER_PAGE : number * PER_PAGE]


def _delen(setting: Setting, path: str, total: int, number: int) -> tuple[Link, ...]:
    if total == 1:
        return ()
    return tuple(Link(str(n), setting.href(urls.part(path, n)), huidig=n == number) for n in range(1, total + 1))


def _list_page(
    setting: Setting,
    path: str,
    profielen: tuple[Profiel, ...],
    number: int,
    *,
    soort: str,
    id_: str,
    titel: str,
    titel_voor: str = "",
    bovenkop: str,
    omschrijving: str,
    kruimels: tuple[Link, ...] = (),
    inleiding: str = "",
    markdown: str = "",
    noot: str = "",
    stuk: PuzzelStuk | None = None,
    puzzel: tuple[PuzzelStuk, ...] = (),
    flower: Bloem | None = None,
    straat: Straat | None = None,
    ligging: Ligging | None = None,
    toelichting: str = "",
    leeg: str = "Hier is nog geen praktijkvoorbeeld van.",
    meedoen: str = "",
    verwant: tuple[Wijzers, ...] = (),
    elders: tuple[tuple[str, tuple[Profiel, ...], str], ...] = (),
) -> ListPage:
    heading = titel if number == 1 else f"{titel}, deel {number}"
    return ListPage(
        **setting.page(urls.part(path, number), f"{titel_voor}{heading}", omschrijving, *kruimels),  # type: ignore[arg-type]
        soort=soort,
        id=id_,
        kop=heading,
        bovenkop=bovenkop,
        inleiding=inleiding,
        markdown=markdown if number == 1 else "",
        noot=noot if number == 1 else "",
        stuk=stuk,
        puzzel=puzzel,
        bloem=flower,
        straat=straat,
        ligging=ligging,
        telling=setting.telling(profielen),
        toelichting=toelichting if number == 1 else "",
        cards=setting.cards(part(profielen, number)),
        delen=_delen(setting, path, parts_of(profielen), number),
        leeg=leeg,
        meedoen=meedoen or setting.href(urls.pagina("meedoen")),
        verwant=tuple(wijzers for wijzers in verwant if wijzers.links),
        elders=tuple(CardGroep(kop, setting.cards(found[:PER_PAGE]), uitleg) for kop, found, uitleg in elders if found and number == 1),
    )


def thema_page(setting: Setting, id_: str, number: int) -> ListPage:
    library = setting.library
    thema = next(thema for thema in library.themas if thema.id == id_)
    # Further parts of a long list have a plain list of links instead: they are many, and the drawing is large.
    straat = Straat(setting.taferelen(), setting.plaatsen) if number == 1 else None
    return _list_page(
        setting,
        urls.thema(id_),
        library.met_thema.get(id_, ()),
        number,
        soort="thema",
        id_=id_,
        titel=thema.naam,
        bovenkop="Thema",
        omschrijving=thema.samenvatting,
        inleiding=thema.samenvatting,
        markdown=thema.markdown,
        flower=bloem((id_,), (), setting.thema_namen),
        straat=straat,
        verwant=() if straat else (Wijzers("Andere thema's", tuple(Link(p.naam, p.url, p.telling) for p in setting.plaatsen if p.id != id_)),),
    )


def element_page(setting: Setting, id_: str, number: int) -> ListPage:
    library = setting.library
    element = next(element for element in library.elementen if element.id == id_)
    own = "Deze uitleg is van onze redactie. De inspecties gaven dit stukje de naam; hun eigen uitleg hebben we niet gezien."
    theirs = "De uitleg bovenaan volgt de tekst van de inspecties in hun tool, in onze woorden. De rest is van onze redactie."
    return _list_page(
        setting,
        urls.element(id_),
        library.met_element.get(id_, ()),
        number,
        soort="element",
        id_=id_,
        titel=element.naam,
        bovenkop="Manier van werken",
        omschrijving=element.samenvatting,
        inleiding=element.samenvatting,
        markdown=element.markdown,
        noot=theirs if element.uitleg_van == "inspecties" else own,
        stuk=next(stuk for stuk in setting.puzzel if stuk.id == id_),
        puzzel=setting.puzzel,
    )


def provincie_page(setting: Setting, naam: str, number: int) -> ListPage:
    library = setting.library
    own = library.in_provincie.get(naam, ())
    gemeenten = [gemeente for gemeente in library.gemeenten if gemeente.provincie == naam]
    return _list_page(
        setting,
        urls.provincie(naam),
        own,
        number,
        soort="provincie",
        id_=urls.slugify(naam),
        titel=naam,
        # Groningen and Utrecht are gemeenten too.
        titel_voor="Provincie ",
        bovenkop="Provincie",
        omschrijving=f"Praktijkvoorbeelden voor statushouders uit de provincie {naam}.",
        kruimels=(Link("Gemeenten", setting.href(urls.GEMEENTEN)),),
        ligging=_ligging(setting, naam),
        toelichting=_overview(setting, gemeenten, own),
        leeg=f"Uit {naam} is er nog geen praktijkvoorbeeld.",
        verwant=(
            Wijzers(f"Gemeenten in {naam}", _counted(setting, gemeenten)),
            Wijzers(
                "Provincies in de buurt",
                tuple(
                    Link(other, setting.href(urls.provincie(other)), setting.telling(library.in_provincie.get(other, ())))
                    for other in buurprovincies(naam, library.gemeenten)
                ),
            ),
        ),
    )


def _overview(setting: Setting, gemeenten: Sequence[Gemeente], profielen: tuple[Profiel, ...]) -> str:
    """Return in how many of *gemeenten* there is an example, and what *profielen* are about most, if anything stands out."""
    if not profielen:
        return ""
    found = sum(gemeente.naam in setting.library.in_gemeente for gemeente in gemeenten)
    text = f"In {dutch.number(found)} van de {dutch.count(len(gemeenten), 'gemeente', 'gemeenten')} is er een voorbeeld."
    times = Counter(thema for profiel in profielen for thema in profiel.kern)
    most = max(times.values())
    best = [dutch.lower_first(naam) for thema, naam in setting.thema_namen.items() if times[thema] == most]
    if most == 1 or len(best) > 2:
        return text
    each = "elk " if len(best) > 1 else ""
    return f"{text} Hoofdzaak is het vaakst {dutch.join(best, 'of')}: {each}bij {dutch.number(most)} van de {dutch.examples(len(profielen))}."


def _counted(setting: Setting, gemeenten: Sequence[Gemeente]) -> tuple[Link, ...]:
    own = setting.library.in_gemeente
    return tuple(Link(gemeente.naam, setting.href(urls.gemeente(gemeente.naam)), _short_count(own.get(gemeente.naam, ()))) for gemeente in gemeenten)


def _short_count(profielen: tuple[Profiel, ...]) -> str:
    return dutch.examples(len(profielen)) if profielen else ""


def jaar_page(setting: Setting, jaar: int, number: int) -> ListPage:
    library = setting.library
    return _list_page(
        setting,
        urls.jaar(jaar),
        library.uit_jaar[jaar],
        number,
        soort="jaar",
        id_=str(jaar),
        titel=f"Begonnen in {jaar}",
        bovenkop="Jaar",
        omschrijving=f"Praktijkvoorbeelden voor statushouders die begonnen in {jaar}.",
        kruimels=(Link("Praktijkvoorbeelden", setting.href(urls.EXPLORER)),),
        verwant=(
            Wijzers(
                "Andere jaren",
                tuple(
                    Link(str(other), setting.href(urls.jaar(other)), dutch.examples(len(library.uit_jaar[other])))
                    for other in sorted(library.uit_jaar)
                    if other != jaar
                ),
            ),
        ),
    )


def gemeente_page(setting: Setting, naam: str, number: int) -> ListPage:
    library = setting.library
    gemeente = library.huidig(naam)[0]
    own = library.in_gemeente.get(naam, ())
    near = nearest(setting, gemeente)
    former = sorted(old for old in library.opgegaan if gemeente in library.huidig(old))
    planned = [item for item in library.herindelingen if item.oud == naam and item.datum > library.site.datum]
    notes = [f"Hierin {'ging' if len(former) == 1 else 'gingen'} {dutch.join(former)} op."] if former else []
    notes += [f"Gaat op {dutch.day(item.datum)} naar verwachting op in {dutch.join(item.nieuw)}." for item in planned]
    return _list_page(
        setting,
        urls.gemeente(naam),
        own,
        number,
        soort="gemeente",
        id_=urls.slugify(naam),
        titel=naam,
        bovenkop=f"Gemeente in {gemeente.provincie}",
        omschrijving=f"Praktijkvoorbeelden voor statushouders uit de gemeente {naam}.",
        kruimels=(
            Link("Gemeenten", setting.href(urls.GEMEENTEN)),
            Link(gemeente.provincie, setting.href(urls.provincie(gemeente.provincie))),
        ),
        inleiding=" ".join(notes),
        ligging=_ligging(setting, gemeente.provincie, gemeente),
        leeg=f"Van {naam} is er nog geen praktijkvoorbeeld. Werk je daar?",
        meedoen=setting.href(urls.FORMULIER, {"gemeente": urls.slugify(naam)}),
        elders=(
            ("Overgenomen van een andere gemeente", library.overgenomen_in.get(naam, ()), ""),
            ("Voorbeelden in de buurt", tuple(found.profiel for found in near), _distances(near)),
        ),
    )


def _ligging(setting: Setting, provincie: str, gemeente: Gemeente | None = None) -> Ligging:
    return Ligging(
        tekst=f"{gemeente.naam} ligt in {provincie}" if gemeente else f"Waar {provincie} ligt",
        href=setting.href(urls.op_kaart(gemeente.naam) if gemeente else urls.provincie_op_kaart(provincie)),
        beeld=setting.href(LAND_BEELD),
        vak=setting.land.vak,
        provincie=setting.land.omtrek[provincie],
        plek=plek_van(gemeente) if gemeente else None,
        vorm=vorm(()),
    )


def nearest(setting: Setting, gemeente: Gemeente) -> tuple[Nabij, ...]:
    """Return the nearest examples from other gemeenten, two of each at most; nothing for a gemeente that has enough of its own."""
    library = setting.library
    own = {profiel.slug for profiel in library.in_gemeente.get(gemeente.naam, ())}
    if len(own) >= NEAR:
        return ()
    found: dict[str, Nabij] = {}
    for km, _, other in sorted((afstand(gemeente, other), other.code, other) for other in library.met_voorbeeld):
        elsewhere = [profiel for profiel in library.in_gemeente[other.naam] if profiel.slug not in own]
        for profiel in elsewhere[:2]:
            found.setdefault(profiel.slug, Nabij(profiel, other.naam, max(1, round(km))))
        if len(found) >= NEAR:
            break
    return tuple(found.values())[:NEAR]


def _distances(near: Sequence[Nabij]) -> str:
    """Return how far the gemeenten of *near* are, each once."""
    places = {found.gemeente: found.km for found in near}
    if not places:
        return ""
    (naam, km), *others = places.items()
    # A number and its unit stay on one line.
    told = [f"{naam} ligt op {km}\u00a0km", *(f"{other} op {further}\u00a0km" for other, further in others)]
    return f"{dutch.join(told)}, hemelsbreed."


class ProvincieGroep(NamedTuple):
    id: str
    provincie: Link
    telling: str
    gemeenten: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GemeentenPage(Page):
    """All gemeenten by provincie, with former names."""

    template: ClassVar[str] = "pages/gemeenten.html"
    groepen: tuple[ProvincieGroep, ...]
    vroeger: tuple[tuple[str, tuple[Link, ...]], ...]
    aantal: str
    met: str
    kaart: str
    peildatum: str
    bron: Link
    licentie: str


def gemeenten_page(setting: Setting) -> GemeentenPage:
    library = setting.library
    source = library.gegevensbron
    return GemeentenPage(
        **setting.page(urls.GEMEENTEN, "Gemeenten", "Alle gemeenten van Nederland, met hun praktijkvoorbeelden."),  # type: ignore[arg-type]
        groepen=tuple(_groups(setting)),
        vroeger=tuple(
            (old, tuple(Link(g.naam, setting.href(urls.gemeente(g.naam))) for g in library.huidig(old))) for old in sorted(library.opgegaan)
        ),
        aantal=dutch.number(len(library.gemeenten)),
        met=dutch.number(len(library.in_gemeente)),
        kaart=setting.href(urls.KAART),
        peildatum=dutch.day(source.peildatum),
        bron=Link(f"{source.titel}, {source.uitgever}", source.url),
        licentie=source.licentie,
    )


def _groups(setting: Setting) -> Iterator[ProvincieGroep]:
    library = setting.library
    for provincie in library.provincies:
        yield ProvincieGroep(
            urls.slugify(provincie),
            Link(provincie, setting.href(urls.provincie(provincie))),
            setting.telling(library.in_provincie.get(provincie, ())),
            _counted(setting, [gemeente for gemeente in library.gemeenten if gemeente.provincie == provincie]),
        )
