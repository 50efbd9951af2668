"""The page of one Praktijkvoorbeeld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import dutch, urls
from praktijksite.bloem import Bloem
from praktijksite.model import LOOPT, Contact, Periode, Praktijkvoorbeeld, Profiel, WettelijkKader
from praktijksite.pages.claims import BronRegel, Claim, Les, PartnerRegel, Vinder, bron_regel, claim
from praktijksite.pages.frame import KADERS, ONDERBOUWING, BladLink, Card, Link, Page, Setting
from praktijksite.parse import COMPLETE, says_nothing_known
from praktijksite.schema import WERKTE_NIET
from praktijksite.search import Zoeknamen

SOORTEN = {soort: soort.capitalize() for soort in ("project", "werkwijze", "instrument", "samenwerking", "voorziening", "bijeenkomst")}


class Verhaal(NamedTuple):
    """A section of the story. `leeg` says that its author does not know (yet)."""

    id: str
    kop: str
    markdown: str
    leeg: bool


class Weg(NamedTuple):
    """A way to reach the editors, and what to know before one takes it."""

    naam: str
    href: str
    noot: str = ""


class ContactKaart(NamedTuple):
    """Whom to call, as far as may be shown today: an expired contact has lost its name. `eraf` are ways to ask to be taken off."""

    organisatie: str
    functie: str | None
    naam: str | None
    email: str | None
    telefoon: str | None
    telefoon_href: str
    webpagina: str | None
    staat: str
    uitleg: str
    eraf: tuple[Weg, ...]


class Uitnodiging(NamedTuple):
    """To those whose work the page tells of, when others wrote it down."""

    wie: str
    href: str


class Overname(NamedTuple):
    naam: str
    href: str
    toelichting: str | None
    bron: int | None


class Beeldvlak(NamedTuple):
    """A picture with its size in pixels, so that nothing jumps while it loads."""

    href: str
    alt: str
    maker: str
    licentie: str
    breedte: int
    hoogte: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PraktijkvoorbeeldPage(Page):
    template: ClassVar[str] = "pages/praktijkvoorbeeld.html"
    slug: str
    samenvatting: str
    samenvatting_bronnen: tuple[int, ...]
    bloem: Bloem
    plaatsen: tuple[Link, ...]
    plaats_uitleg: tuple[str, ...]
    periode: str
    wet: str
    wet_uitleg: str
    soort: str
    doelgroep: str
    kern: tuple[BladLink, ...]
    raakt: tuple[BladLink, ...]
    elementen: tuple[Link, ...]
    trefwoorden: tuple[Link, ...]
    beeld: Beeldvlak | None
    voor_resultaten: tuple[Verhaal, ...]
    resultaten: tuple[Claim, ...]
    resultaten_onbekend: str | None
    onderbouwing: str
    werkte_niet: Verhaal
    lessen: tuple[Les, ...]
    lessen_onbekend: str | None
    overig: tuple[Verhaal, ...]
    contact: tuple[ContactKaart, ...]
    heeft_vcard: bool
    eraf_termijn: str
    eraf_uitleg: str
    uitnodiging: Uitnodiging | None
    partners: tuple[PartnerRegel, ...]
    overnames: tuple[Overname, ...]
    overgenomen_van: Link | None
    bronnen: tuple[BronRegel, ...]
    verwant: tuple[Card, ...]
    ontbreekt: tuple[str, ...]
    volledigheid: str
    herkomst: str
    toegevoegd: str
    licentie: str
    bewerk: str
    jsonld: dict[str, object]
    zoekwoorden: str


def praktijkvoorbeeld_page(setting: Setting, voorbeeld: Praktijkvoorbeeld, sizes: Mapping[str, tuple[int, int]]) -> PraktijkvoorbeeldPage:
    """Return the page of *voorbeeld*; *sizes* are width and height of the pictures by file name."""
    library, profiel = setting.library, voorbeeld.profiel
    path = urls.praktijkvoorbeeld(profiel.slug)
    stories = [_verhaal(sectie.kop, sectie.markdown) for sectie in voorbeeld.secties]
    by_kop = {story.kop: story for story in stories}
    middle = stories.index(by_kop[WERKTE_NIET])
    bronnen, sources = voorbeeld.bronnen, Vinder.of(voorbeeld)
    return PraktijkvoorbeeldPage(
        **setting.page(  # type: ignore[arg-type]
            path,
            profiel.titel,
            profiel.samenvatting,
            Link("Praktijkvoorbeelden", setting.href(urls.EXPLORER)),
            deelbeeld=setting.deelbeeld(profiel),
        ),
        slug=profiel.slug,
        samenvatting=profiel.samenvatting,
        samenvatting_bronnen=sources((profiel.titel, profiel.samenvatting)),
        bloem=setting.bloem(profiel),
        plaatsen=tuple(_plaatsen(setting, profiel)),
        plaats_uitleg=tuple(_former(setting, profiel)),
        periode=_periode(profiel.periode),
        wet=KADERS[profiel.periode.wettelijk_kader],
        wet_uitleg=_wet_uitleg(profiel.periode),
        soort=SOORTEN[profiel.soort],
        doelgroep="statushouders in het algemeen" if "alle" in profiel.doelgroep else dutch.join(profiel.doelgroep),
        kern=_legend(setting, profiel, "kern"),
        raakt=_legend(setting, profiel, "raakt"),
        elementen=tuple(
            Link(element.naam, setting.href(urls.element(element.id))) for element in library.elementen if element.id in profiel.elementen
        ),
        trefwoorden=tuple(Link(woord, setting.href(urls.EXPLORER, {"trefwoord": urls.slugify(woord)})) for woord in profiel.trefwoorden),
        beeld=_beeld(setting, voorbeeld, sizes),
        voor_resultaten=tuple(stories[:middle]),
        resultaten=tuple(claim(resultaat, bronnen, sources) for resultaat in voorbeeld.resultaten),
        resultaten_onbekend=voorbeeld.resultaten_onbekend,
        onderbouwing=ONDERBOUWING[profiel.onderbouwing],
        werkte_niet=stories[middle],
        lessen=tuple(Les(les, sources((les,))) for les in voorbeeld.lessen),
        lessen_onbekend=voorbeeld.lessen_onbekend,
        overig=tuple(stories[middle + 1 :]),
        contact=tuple(_contact(setting, contact, _eraf(setting, path, number, len(voorbeeld.contact))) for number, contact in enumerate(voorbeeld.contact, 1)),
        heeft_vcard=True,
        eraf_termijn=_eraf_termijn(library.site.contact_weg_dagen),
        eraf_uitleg=setting.href(f"{urls.pagina('privacy')}#van-de-site-af"),
        uitnodiging=_uitnodiging(setting, profiel),
        partners=tuple(PartnerRegel(partner.naam, partner.rol, sources((partner.naam, partner.rol))) for partner in voorbeeld.partners),
        overnames=tuple(_overnames(setting, voorbeeld)),
        overgenomen_van=_overgenomen_van(setting, profiel),
        bronnen=tuple(bron_regel(number, bron, voorbeeld.feiten) for number, bron in enumerate(bronnen, 1)),
        verwant=setting.cards(library.verwant[profiel.slug]),
        ontbreekt=profiel.ontbreekt,
        volledigheid=f"{len(COMPLETE) - len(profiel.ontbreekt)} van de {len(COMPLETE)} onderdelen ingevuld",
        herkomst="ingezonden door de gemeente of een partner" if profiel.herkomst == "ingezonden" else "opgeschreven uit openbare bronnen",
        toegevoegd=dutch.day(profiel.toegevoegd),
        licentie=voorbeeld.licentie,
        bewerk=setting.href(urls.FORMULIER, {"voorbeeld": profiel.slug}),
        jsonld=_jsonld(setting, voorbeeld, path),
        zoekwoorden=_zoekwoorden(setting.zoeknamen, voorbeeld),
    )


def _zoekwoorden(names: Zoeknamen, voorbeeld: Praktijkvoorbeeld) -> str:
    """Return the words by which the index of whole texts finds the example, beside those that it reads."""
    profiel = voorbeeld.profiel
    text = " ".join((profiel.titel, profiel.samenvatting, *(sectie.markdown for sectie in voorbeeld.secties)))
    return " ".join(dict.fromkeys((*names.of(profiel), *names.within(text))))


def _verhaal(kop: str, markdown: str) -> Verhaal:
    return Verhaal(urls.slugify(kop), kop, markdown, says_nothing_known(markdown))


def _plaatsen(setting: Setting, profiel: Profiel) -> Iterator[Link]:
    for gemeente in setting.library.gemeenten_van(profiel):
        yield Link(gemeente.naam, setting.href(urls.gemeente(gemeente.naam)))


def _former(setting: Setting, profiel: Profiel) -> Iterator[str]:
    for naam in profiel.gemeenten:
        if naam in setting.library.opgegaan:
            now = dutch.join([gemeente.naam for gemeente in setting.library.huidig(naam)])
            yield f"Destijds {naam}, nu {now}."


def _periode(periode: Periode) -> str:
    if periode.start is None:
        if periode.eind is None:
            return "niet bekend"
        end = "loopt nog" if periode.eind == LOOPT else f"tot en met {dutch.day(periode.eind)}"
        return f"{end}, begin niet bekend"
    start = dutch.day(periode.start)
    if periode.eind == LOOPT:
        return f"sinds {start}, loopt nog"
    if periode.eind is None:
        return f"vanaf {start}, einde niet bekend"
    end = dutch.day(periode.eind)
    return start if start == end else f"{start} tot en met {end}"


def _wet_uitleg(periode: Periode) -> str:
    if periode.wettelijk_kader is WettelijkKader.ONBEKEND:
        return "We weten niet wanneer dit begon, en dus ook niet of de gemeente toen al de regie op de inburgering had."
    if periode.wettelijk_kader is WettelijkKader.ONDER:
        return "De gemeente had toen al de regie op de inburgering."
    old = "Toen regelde de statushouder de inburgering nog zelf. Sinds 1 januari 2022 heeft de gemeente de regie."
    if periode.wettelijk_kader is WettelijkKader.BEIDE:
        return f"Het begon onder de oude wet. {old}"
    return old if periode.eind else f"{old} Of dit daarna doorliep, is niet bekend."


def _legend(setting: Setting, profiel: Profiel, staat: str) -> tuple[BladLink, ...]:
    return setting.legend(blad for blad in setting.bloem(profiel).bladen if blad.staat == staat)


def _beeld(setting: Setting, voorbeeld: Praktijkvoorbeeld, sizes: Mapping[str, tuple[int, int]]) -> Beeldvlak | None:
    beeld = voorbeeld.beeld
    if beeld is None:
        return None
    width, height = sizes[beeld.bestand]
    return Beeldvlak(setting.href(urls.beeld(beeld.bestand)), beeld.alt, beeld.maker, beeld.licentie, width, height)


def _contact(setting: Setting, contact: Contact, eraf: tuple[Weg, ...]) -> ContactKaart:
    checked = contact.bevestigd_op
    state = setting.contact_staat(checked.isoformat() if checked else None)
    reachable = state != "verlopen"
    phone = contact.telefoon if reachable else None
    return ContactKaart(
        organisatie=contact.organisatie,
        functie=contact.functie,
        naam=contact.naam if reachable else None,
        email=contact.email if reachable else None,
        telefoon=phone,
        telefoon_href="tel:" + "".join(c for c in phone if c in "+0123456789") if phone else "",
        webpagina=contact.webpagina,
        staat=state,
        uitleg=_contact_uitleg(state, dutch.day(checked) if checked else ""),
        eraf=eraf,
    )


def _eraf(setting: Setting, path: str, number: int, total: int) -> tuple[Weg, ...]:
    """Return how to ask that a contact goes, as far as we can be reached. No name is filled in: what stands on GitHub, stays."""
    site = setting.library.site
    title = "Haal een contact van de site"
    page = setting.addresses.absolute(path) or setting.href(path)
    which = f"Het gaat om contact {number} van de {total}." if total > 1 else ""
    text = "\n".join(line for line in (f"Pagina: {page}", which) if line)
    ways = []
    if site.email:
        ways.append(Weg("Mail de redactie", urls.mail(site.email, title, f"{text}\n")))
    if site.repository:
        note = "Zet hier geen naam, mailadres of telefoonnummer bij: iedereen kan dit lezen."
        ways.append(Weg("Meld het op GitHub", urls.new_issue_page(site.repository, title, f"{text}\n\n{note}\n"), "Iedereen kan dat lezen."))
    return tuple(ways)


def _eraf_termijn(dagen: int | None) -> str:
    """Return within how many days it is done; without a promise of the editors, nothing."""
    return f"Binnen {dutch.count(dagen, 'dag', 'dagen')} staat het er niet meer." if dagen else ""


def _uitnodiging(setting: Setting, profiel: Profiel) -> Uitnodiging | None:
    if profiel.herkomst == "ingezonden":
        return None
    names = [gemeente.naam for gemeente in setting.library.gemeenten_van(profiel)]
    whose = f"de gemeente {names[0]}" if len(names) == 1 else "een van deze gemeenten"
    return Uitnodiging(whose, setting.href(urls.FORMULIER, {"voorbeeld": profiel.slug}))


def _contact_uitleg(state: str, checked: str) -> str:
    if state == "bevestigd":
        return f"Gecontroleerd op {checked}."
    if state == "verlopen":
        return f"Voor het laatst gecontroleerd op {checked}. Bel de organisatie en vraag wie dit nu doet."
    return "Nog niet bevestigd. Bel de organisatie en vraag wie hierover gaat."


def _overnames(setting: Setting, voorbeeld: Praktijkvoorbeeld) -> Iterator[Overname]:
    for item in voorbeeld.overgenomen_door:
        if item.voorbeeld:
            other = setting.library.profiel[item.voorbeeld]
            yield Overname(other.titel, setting.href(urls.praktijkvoorbeeld(other.slug)), item.toelichting, item.bron)
        elif item.gemeente:
            for gemeente in setting.library.huidig(item.gemeente):
                yield Overname(f"Gemeente {gemeente.naam}", setting.href(urls.gemeente(gemeente.naam)), item.toelichting, item.bron)


def _overgenomen_van(setting: Setting, profiel: Profiel) -> Link | None:
    for slug in profiel.doelen("overgenomen_van"):
        return Link(setting.library.profiel[slug].titel, setting.href(urls.praktijkvoorbeeld(slug)))
    return None


def _jsonld(setting: Setting, voorbeeld: Praktijkvoorbeeld, path: str) -> dict[str, object]:
    """Return the page for machines, in the words of schema.org."""
    profiel, site = voorbeeld.profiel, setting.library.site
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": profiel.titel,
        "description": profiel.samenvatting,
        "inLanguage": "nl",
        "datePublished": profiel.toegevoegd,
        "keywords": list(profiel.trefwoorden),
        "about": [setting.thema_namen[thema] for thema in profiel.themas],
        "spatialCoverage": [gemeente.naam for gemeente in setting.library.gemeenten_van(profiel)],
        "publisher": {"@type": "Organization", "name": site.uitgever},
        "citation": [{"@type": "CreativeWork", "name": bron.titel, "url": bron.url} for bron in voorbeeld.bronnen],
    }
    address = setting.addresses.absolute(path)
    if address:
        data["url"] = address
    if voorbeeld.licentie == "CC0-1.0":
        data["license"] = "https://creativecommons.org/publicdomain/zero/1.0/"
    else:
        data["license"] = "https://creativecommons.org/licenses/by/4.0/"
    return data
