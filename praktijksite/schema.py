"""What may stand in a praktijkvoorbeeld: one description behind check, handbook and editors.

A field is described once: its kind, its limits, its Dutch help and an example.
`validate` checks a file against it, `json_schema` tells it to text editors.
"""

from __future__ import annotations

from typing import NamedTuple

from praktijksite.model import ELEMENT_IDS, THEMA_IDS, Json

SOORTEN = ("project", "werkwijze", "instrument", "samenwerking", "voorziening", "bijeenkomst")
DOELGROEPEN = (
    "alle",
    "jongeren",
    "kinderen",
    "vrouwen",
    "gezinnen",
    "ouderen",
    "alleenstaanden",
    "laaggeletterden",
    "hervestigers",
)
ONDERBOUWINGEN = ("beschreven", "eigen-cijfers", "extern-geevalueerd", "vergelijkend-onderzocht")
ONBEKEND = ("nog niet bekend", "niet in bron")

AANLEIDING = "Aanleiding"
AANPAK = "Aanpak"
WERKTE_NIET = "Wat werkte niet of anders dan gedacht"
STEM = "Stem van statushouders"
VOORWAARDEN = "Voorwaarden om dit over te nemen"
INZET = "Inzet"
VERPLICHTE_KOPPEN = (AANLEIDING, AANPAK, WERKTE_NIET)
KOPPEN = (*VERPLICHTE_KOPPEN, STEM, VOORWAARDEN, INZET)

SLUG_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
SLUG_LENGTH = 100
BEELD_PATTERN = SLUG_PATTERN + r"\.(jpg|jpeg|png|webp)"
DATUM_PATTERN = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
EMAIL_PATTERN = r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
TELEFOON_PATTERN = r"(\+[1-9][0-9 -]{7,16}|0[0-9 -]{8,14}|14 ?0[0-9]{2,4})"


class Tekst(NamedTuple):
    """Text of *minimum* to *maximum* characters on one line or more."""

    minimum: int = 1
    maximum: int = 1000


class Getal(NamedTuple):
    """A number, written with a point: 12.5."""


class Bronnummer(NamedTuple):
    """The number of a source in `bronnen`, from 1."""


class Keuze(NamedTuple):
    """One of *opties*."""

    opties: tuple[str, ...]


class Naam(NamedTuple):
    """A name from a list in `content/`: 'gemeenten' or 'trefwoorden'."""

    lijst: str


class Datum(NamedTuple):
    """A date. With *deel* a year or month will do; *woorden* are accepted instead."""

    deel: bool = True
    woorden: tuple[str, ...] = ()


class Slug(NamedTuple):
    """The last part of an address: at most SLUG_LENGTH small letters, digits and hyphens."""


class Webadres(NamedTuple):
    """An address that begins with https:// or http://."""


class Patroon(NamedTuple):
    """Text of a fixed shape, such as a phone number: *wat* it should be, and *uitleg* how."""

    patroon: str
    wat: str
    uitleg: str


class Lijst(NamedTuple):
    """A list of at least *minimum* items; *woorden* are accepted instead of a list."""

    van: Soort
    minimum: int = 0
    woorden: tuple[str, ...] = ()


class Object(NamedTuple):
    """Fields with names of their own."""

    velden: tuple[Veld, ...]


Soort = Tekst | Getal | Bronnummer | Keuze | Naam | Datum | Slug | Webadres | Patroon | Lijst | Object


class Veld(NamedTuple):
    """One field: name, kind, whether it must be there, help for the author, an example."""

    naam: str
    soort: Soort
    verplicht: bool = False
    uitleg: str = ""
    voorbeeld: str = ""


def _v(naam: str, soort: Soort, uitleg: str = "", voorbeeld: str = "") -> Veld:
    return Veld(naam, soort, True, uitleg, voorbeeld)


EMAIL = Patroon(EMAIL_PATTERN, "goed e-mailadres", "Schrijf bijvoorbeeld info@naam-van-de-gemeente.nl.")
TELEFOON = Patroon(TELEFOON_PATTERN, "goed telefoonnummer", "Schrijf alleen cijfers, spaties en streepjes, zoals 0318 00 00 00.")

_VERGELIJKING = Object(
    (
        _v("tekst", Tekst(3, 200), "Waarmee vergelijkt de bron?", "landelijk heeft werk"),
        _v("waarde", Getal(), "Het getal van de vergelijking.", "11"),
        _v("eenheid", Tekst(2, 30), "Waarin is het gemeten?", "procent"),
        _v("bron", Bronnummer(), "Het nummer van de bron.", "1"),
        Veld("kanttekening", Tekst(3, 400), uitleg="Wat moet de lezer erbij weten?"),
    )
)
_RESULTAAT = Object(
    (
        _v("tekst", Tekst(3, 200), "Wat kwam ervan? Zonder het getal.", "bemiddeld naar vrijwilligerswerk"),
        Veld("waarde", Getal(), uitleg="Het getal, als er een is.", voorbeeld="12"),
        Veld("eenheid", Tekst(2, 30), uitleg="Waarin is het gemeten? Nodig bij een getal.", voorbeeld="personen"),
        Veld("van", Getal(), uitleg="De hele groep waar het getal bij hoort.", voorbeeld="59"),
        Veld("peildatum", Datum(), uitleg="Wanneer is het gemeten?", voorbeeld="2018"),
        Veld("bron", Bronnummer(), uitleg="Het nummer van de bron. Nodig bij een getal.", voorbeeld="1"),
        Veld("kanttekening", Tekst(3, 400), uitleg="Wat moet de lezer erbij weten?"),
        Veld("vergelijking", _VERGELIJKING, uitleg="Waarmee de bron dit vergelijkt."),
    )
)
_CONTACT = Object(
    (
        _v("organisatie", Tekst(2, 120), "Welke organisatie kan men bellen?", "Gemeente Westerkwartier"),
        _v("functie", Tekst(2, 120), "De functie, of 'onbekend'.", "beleidsmedewerker integratie"),
        Veld("naam", Tekst(2, 80), uitleg="Alleen met akkoord_op.", voorbeeld=""),
        Veld("email", EMAIL, uitleg="Liefst een algemeen adres van de afdeling."),
        Veld("telefoon", TELEFOON, uitleg="Een nummer van het werk."),
        Veld("webpagina", Webadres(), uitleg="Een pagina van de organisatie."),
        Veld("akkoord_op", Datum(deel=False), uitleg="Dag waarop de persoon akkoord gaf.", voorbeeld="2026-03-01"),
        Veld("gecontroleerd_op", Datum(deel=False), uitleg="Dag waarop iemand het contact naliep.", voorbeeld="2026-03-01"),
    )
)
_BRON = Object(
    (
        _v("titel", Tekst(2, 200), "Titel van de bron."),
        _v("uitgever", Tekst(2, 120), "Wie gaf de bron uit?"),
        Veld("datum", Datum(), uitleg="Datum, maand of jaar van de bron.", voorbeeld="2017"),
        _v("url", Webadres(), "Het adres van de bron."),
        Veld("gezien", Datum(deel=False), uitleg="Dag waarop iemand de bron voor het laatst opende en dit er vond.", voorbeeld="2026-03-01"),
    )
)

PRAKTIJKVOORBEELD = Object(
    (
        _v("titel", Tekst(10, 80), "Korte naam die iemand onthoudt.", "Werk Integreert: eerst praten, dan werk"),
        _v("samenvatting", Tekst(20, 300), "Wat deden jullie, voor wie, en wat kwam ervan?"),
        _v("gemeenten", Lijst(Naam("gemeenten"), 1), "Namen van de gemeenten. Een oude naam mag.", "[Zuidhorn]"),
        _v(
            "themas",
            Object(
                (
                    _v("kern", Lijst(Keuze(THEMA_IDS), 1), "Waar het vooral over gaat.", "[werk]"),
                    Veld("raakt", Lijst(Keuze(THEMA_IDS)), uitleg="Waar het ook over gaat.", voorbeeld="[onderwijs]"),
                )
            ),
            "De leefgebieden: minstens één kern.",
        ),
        Veld("elementen", Lijst(Keuze(ELEMENT_IDS)), uitleg="De manieren van werken (INTEGRAAL).", voorbeeld="[regie]"),
        _v(
            "periode",
            Object(
                (
                    _v("start", Datum(woorden=("onbekend",)), "Jaar of maand van het begin, of 'onbekend'.", "2017-10"),
                    Veld("eind", Datum(woorden=("loopt", "onbekend")), uitleg="Jaar of maand, 'loopt' of 'onbekend'."),
                )
            ),
            "Van wanneer tot wanneer?",
        ),
        _v("soort", Keuze(SOORTEN), "Wat voor soort voorbeeld is het?", "project"),
        Veld("doelgroep", Lijst(Keuze(DOELGROEPEN)), uitleg="Voor wie is het?", voorbeeld="[alle]"),
        Veld("trefwoorden", Lijst(Naam("trefwoorden")), uitleg="Woorden uit trefwoorden.yaml."),
        Veld(
            "partners",
            Lijst(Object((_v("naam", Tekst(2, 120)), Veld("rol", Tekst(2, 120))))),
            uitleg="Met wie werkten jullie samen?",
        ),
        _v("resultaten", Lijst(_RESULTAAT, 1, ONBEKEND), "Wat kwam ervan? Een eerlijk 'nog niet bekend' mag."),
        Veld("onderbouwing", Keuze(ONDERBOUWINGEN), uitleg="Hoe weten jullie dat?", voorbeeld="eigen-cijfers"),
        _v("lessen", Lijst(Tekst(5, 300), 1, ONBEKEND), "Wat leerden jullie? Eén zin per les."),
        _v("contact", Lijst(_CONTACT, 1), "Wie kan een andere gemeente bellen?"),
        _v("bronnen", Lijst(_BRON, 1), "Waar staat dit? Genummerd vanaf 1."),
        Veld(
            "feiten",
            Lijst(
                Object(
                    (
                        _v("feit", Tekst(5, 300), "Wat zegt de bron, zo letterlijk als kan?", "Twee groepen van 15 statushouders"),
                        _v("bron", Bronnummer(), "Het nummer van de bron.", "1"),
                    )
                ),
                1,
            ),
            uitleg="Wat de bronnen zeggen over elk getal op de pagina. Nodig bij openbare-bron: de controle legt elk getal ernaast.",
        ),
        Veld("overgenomen_van", Slug(), uitleg="De bestandsnaam van het voorbeeld dat jullie overnamen, zonder .md."),
        Veld(
            "overgenomen_door",
            Lijst(
                Object(
                    (
                        Veld("voorbeeld", Slug(), uitleg="De bestandsnaam van het andere voorbeeld, zonder .md."),
                        Veld("gemeente", Naam("gemeenten"), uitleg="De gemeente, als er geen voorbeeld van is."),
                        Veld("toelichting", Tekst(5, 300)),
                        Veld("bron", Bronnummer()),
                    )
                )
            ),
            uitleg="Wie nam dit voorbeeld over?",
        ),
        Veld(
            "beeld",
            Object(
                (
                    _v("bestand", Tekst(5, 120), "Een bestand in content/beeld/."),
                    _v("alt", Tekst(5, 250), "Wat is er op het beeld te zien?"),
                    _v("maker", Tekst(2, 120), "Wie maakte het?"),
                    _v("licentie", Tekst(2, 60), "Onder welke licentie?"),
                )
            ),
            uitleg="Een foto of tekening.",
        ),
        Veld("vroegere_slugs", Lijst(Slug()), uitleg="Vroegere bestandsnamen; oude adressen blijven dan werken."),
        _v("herkomst", Keuze(("ingezonden", "openbare-bron")), "Hebben jullie dit zelf ingestuurd?"),
        _v("toegevoegd", Datum(deel=False), "Dag waarop het voorbeeld erbij kwam.", "2026-11-21"),
        Veld("licentie", Keuze(("CC0-1.0", "CC-BY-4.0")), uitleg="Wie mag de tekst hergebruiken?", voorbeeld="CC0-1.0"),
    )
)


def json_schema(address: str) -> dict[str, Json]:
    """Return PRAKTIJKVOORBEELD as JSON Schema (2020-12), whose `$id` is *address*.

    It describes the front matter. References between files (gemeente, trefwoord,
    number of a source) and days that do not exist are checked by the build, not here.
    """
    schema = _describe(PRAKTIJKVOORBEELD)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Praktijkvoorbeeld",
        "description": "De velden boven in een bestand in content/praktijkvoorbeelden/.",
        **schema,
    }


def _describe(soort: Soort) -> dict[str, Json]:  # noqa: C901 - one case per kind
    match soort:
        case Tekst(minimum, maximum):
            return {"type": "string", "minLength": minimum, "maxLength": maximum}
        case Getal():
            return {"type": "number"}
        case Bronnummer():
            return {"type": "integer", "minimum": 1}
        case Keuze(opties):
            return {"type": "string", "enum": list(opties)}
        case Naam():
            return {"type": "string", "minLength": 1}
        case Datum():
            return _describe_datum(soort)
        case Slug():
            return {"type": "string", "pattern": f"^{SLUG_PATTERN}$", "maxLength": SLUG_LENGTH}
        case Webadres():
            return {"type": "string", "format": "uri", "pattern": "^https?://"}
        case Patroon(patroon):
            return {"type": "string", "pattern": f"^{patroon}$"}
        case Lijst(van, minimum, woorden):
            items: dict[str, Json] = {"type": "array", "items": _describe(van), "minItems": minimum}
            return {"anyOf": [items, {"enum": list(woorden)}]} if woorden else items
        case Object(velden):
            return {
                "type": "object",
                "additionalProperties": False,
                "required": [veld.naam for veld in velden if veld.verplicht],
                "properties": {veld.naam: _describe(veld.soort) | _help(veld) for veld in velden},
            }


def _describe_datum(soort: Datum) -> dict[str, Json]:
    pattern = DATUM_PATTERN if soort.deel else "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    options: list[Json] = [{"type": "string", "pattern": f"^{pattern}$"}]
    if soort.deel:
        options.append({"type": "integer", "minimum": 1000, "maximum": 9999})
    if soort.woorden:
        options.append({"enum": list(soort.woorden)})
    return {"anyOf": options}


def _help(veld: Veld) -> dict[str, Json]:
    text: dict[str, Json] = {}
    if veld.uitleg:
        text["description"] = veld.uitleg
    if veld.voorbeeld:
        text["examples"] = [veld.voorbeeld]
    return text
