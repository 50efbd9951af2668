"""The form in which somebody tells a praktijkvoorbeeld, step by step, as the schema describes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from praktijksite import urls
from praktijksite.bloem import Blad, blad
from praktijksite.model import THEMA_IDS
from praktijksite.pages.frame import ONDERBOUWING, Link, Page, Setting
from praktijksite.schema import (
    AANLEIDING,
    AANPAK,
    INZET,
    PRAKTIJKVOORBEELD,
    SECTIES,
    STEM,
    VOORWAARDEN,
    WERKTE_NIET,
    Datum,
    Keuze,
    Lijst,
    Naam,
    Object,
    Soort,
    Tekst,
    Veld,
)

LONG_TEXT = 200
"""A field that may hold more characters than this is an area, not a line."""


class Optie(NamedTuple):
    """One answer to choose: what stands in the file, its name, and what it means."""

    waarde: str
    naam: str
    uitleg: str = ""


class Invoer(NamedTuple):
    """One field of the form.

    `soort` is the name of its kind in the schema; of a list `van` is what it repeats. A heading
    of the text is of the kind 'sectie' and goes by its own name. `woorden` may be chosen instead
    of a value.
    """

    naam: str
    label: str
    uitleg: str
    voorbeeld: str
    verplicht: bool
    soort: str
    lang: bool = False
    maximum: int = 0
    opties: tuple[Optie, ...] = ()
    woorden: tuple[Optie, ...] = ()
    velden: tuple[Invoer, ...] = ()
    van: Invoer | None = None
    bron: str = ""
    """Of a name: the list that it comes from."""
    heel: bool = False
    """Of a date: whether it must be a whole day."""


class Stap(NamedTuple):
    """One step: what it asks, and what it asks of who wants to tell more."""

    id: str
    titel: str
    inleiding: str
    invoer: tuple[Invoer, ...]
    meer: tuple[Invoer, ...]


class Bladkeuze(NamedTuple):
    """A thema as three petals to choose from: not, touched, core."""

    id: str
    naam: str
    bladen: tuple[Blad, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulierPage(Page):
    template: ClassVar[str] = "pages/formulier.html"
    stappen: tuple[Stap, ...]
    bladen: tuple[Bladkeuze, ...]
    meedoen: str
    sjabloon: Link
    email: str | None
    instellingen: dict[str, object]


_STAPPEN = (
    (
        "wat",
        "Wat deden jullie?",
        "Vertel het alsof je een collega van een andere gemeente spreekt. Korte zinnen lezen het best.",
        ("herkomst", "titel", "samenvatting", AANLEIDING, AANPAK, "soort"),
        (),
    ),
    ("waar", "Waar en wanneer?", "Zo vinden anderen jullie, en weten ze welke wet toen gold.", ("gemeenten", "periode"), ("doelgroep", "partners")),
    (
        "waarover",
        "Waar gaat het over?",
        "Kies per thema: gaat het er vooral over (kern), ook een beetje (raakt), of niet?",
        ("themas",),
        ("elementen", "trefwoorden"),
    ),
    (
        "uitkomst",
        "Wat kwam ervan?",
        "Noem eerst waar je het kunt nalezen. Daarna wat het opleverde. Weet je dat nog niet? Dat is ook een antwoord.",
        ("bronnen", "resultaten", "onderbouwing", "feiten"),
        (),
    ),
    (
        "lessen",
        "Wat werkte niet?",
        "Hier leren anderen het meest van. Een voorbeeld met een tegenvaller wordt eerder vertrouwd.",
        (WERKTE_NIET, "lessen"),
        (STEM, VOORWAARDEN, INZET),
    ),
    ("contact", "Wie kan men bellen?", "Een organisatie en een functie zijn genoeg. Een naam mag alleen als die persoon dat goed vindt.", ("contact",), ()),
)
ELDERS = ("overgenomen_van", "overgenomen_door", "beeld", "vroegere_slugs", "toegevoegd", "licentie")
"""What the form keeps as it is, or fills in itself: a picture cannot travel with it, what was taken over stands in two files, the rest is for the editors."""

_OPTIES = {
    "herkomst": (
        Optie("ingezonden", "Ja, het is ons eigen werk"),
        Optie("openbare-bron", "Nee, ik schreef het op uit openbare bronnen", "Dan vraagt het formulier bij elk getal wat de bron zegt."),
    ),
    "soort": (
        Optie("project", "Project", "met een begin en een einde"),
        Optie("werkwijze", "Werkwijze", "zo werken jullie elke dag"),
        Optie("instrument", "Instrument", "een hulpmiddel, zoals een test of een app"),
        Optie("samenwerking", "Samenwerking", "met vaste partners"),
        Optie("voorziening", "Voorziening", "een plek of een dienst"),
        Optie("bijeenkomst", "Bijeenkomst", "een avond, een dag of een reeks"),
    ),
    "onderbouwing": (
        Optie("beschreven", ONDERBOUWING["beschreven"].capitalize(), "verteld, zonder cijfers"),
        Optie("eigen-cijfers", ONDERBOUWING["eigen-cijfers"].capitalize(), "zelf geteld of gemeten"),
        Optie("extern-geevalueerd", ONDERBOUWING["extern-geevalueerd"].capitalize(), "onderzocht door iemand van buiten"),
        Optie("vergelijkend-onderzocht", ONDERBOUWING["vergelijkend-onderzocht"].capitalize(), "vergeleken met mensen die niet meededen"),
    ),
    "doelgroep": (Optie("alle", "Alle", "statushouders in het algemeen"), Optie("hervestigers", "Hervestigers", "kwamen zonder eerst in een azc te wonen")),
}
_WOORDEN = {
    "loopt": "Het loopt nog",
    "onbekend": "Dat weet ik niet",
    "nog niet bekend": "Dat is nog niet bekend",
    "niet in bron": "Het staat niet in de bron",
}
_LABELS = {"herkomst": "Gaat dit over jullie eigen werk?", "soort": "Wat voor soort voorbeeld is het?", "onderbouwing": "Hoe weten jullie dat?"}


def formulier_page(setting: Setting) -> FormulierPage:
    site = setting.library.site
    return FormulierPage(
        **setting.page(  # type: ignore[arg-type]
            urls.FORMULIER,
            "Deel jullie voorbeeld",
            "Vertel stap voor stap wat jullie deden. Het formulier kijkt mee, en maakt er een bestand van dat klaar is voor de site.",
            Link("Meedoen", setting.href(urls.pagina("meedoen"))),
        ),
        stappen=tuple(_stappen(setting)),
        bladen=tuple(Bladkeuze(id_, setting.thema_namen[id_], tuple(blad(id_, staat) for staat in ("niet", "raakt", "kern"))) for id_ in THEMA_IDS),
        meedoen=setting.href(urls.pagina("meedoen")),
        sjabloon=Link("Download het lege bestand", setting.href(urls.SJABLOON)),
        email=site.email,
        instellingen={
            "gegevens": setting.href(FORMULIER_DATA),
            "voorbeelden": setting.href(urls.EXPLORER),
            "repository": site.repository,
            "branch": site.branch,
            "email": site.email,
            "titel": site.titel,
        },
    )


FORMULIER_DATA = f"{urls.FORMULIER}gegevens.json"


def _stappen(setting: Setting) -> Iterator[Stap]:
    fields = {veld.naam: veld for veld in PRAKTIJKVOORBEELD.velden}
    stories = {kop.naam: Invoer(kop.naam, kop.naam, kop.uitleg, "", kop.verplicht, "sectie", lang=True) for kop in SECTIES}

    def asked(names: Iterable[str]) -> tuple[Invoer, ...]:
        return tuple(stories[name] if name in stories else _invoer(fields[name], setting) for name in names)

    for id_, titel, inleiding, names, more in _STAPPEN:
        yield Stap(id_, titel, inleiding, asked(names), asked(more))


def _invoer(veld: Veld, setting: Setting) -> Invoer:
    soort = veld.soort
    # Facts are asked of who has to give them only.
    must = veld.verplicht or veld.naam == "feiten"
    found = Invoer(veld.naam, _LABELS.get(veld.naam, veld.label), veld.uitleg, veld.voorbeeld, must, _naam(soort))
    match soort:
        case Tekst(_, maximum):
            return found._replace(maximum=maximum, lang=maximum > LONG_TEXT)
        case Datum(deel, woorden):
            return found._replace(heel=not deel, woorden=_words(woorden))
        case Keuze(opties):
            return found._replace(opties=_opties(veld.naam, opties, setting))
        case Naam(lijst):
            return found._replace(bron=lijst)
        case Object(velden):
            return found._replace(velden=tuple(_invoer(inner, setting) for inner in velden))
        case Lijst(van, _, woorden):
            return found._replace(woorden=_words(woorden), van=_invoer(Veld(veld.naam, van, True, veld.label), setting))
    return found


def _naam(soort: Soort) -> str:
    return type(soort).__name__.lower()


def _words(woorden: Iterable[str]) -> tuple[Optie, ...]:
    return tuple(Optie(woord, _WOORDEN[woord]) for woord in woorden)


def _opties(naam: str, waarden: Iterable[str], setting: Setting) -> tuple[Optie, ...]:
    known = {optie.waarde: optie for optie in _OPTIES.get(naam, ())}
    known |= {element.id: Optie(element.id, element.naam, element.samenvatting) for element in setting.library.elementen}
    return tuple(known.get(waarde) or Optie(waarde, waarde.capitalize()) for waarde in waarden)
