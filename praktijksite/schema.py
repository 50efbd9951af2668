"""What may stand in a praktijkvoorbeeld: one description behind check, handbook and editors.

A field is described once: its kind, its limits, its Dutch name, help and an example.
`validate` checks a file against it, `schema_export` tells it to text editors and to the form.
"""

from __future__ import annotations

from typing import NamedTuple

from praktijksite.model import ELEMENT_IDS, THEMA_IDS

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

SLUG_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
SLUG_LENGTH = 100
BEELD_PATTERN = SLUG_PATTERN + r"\.(jpg|jpeg|png|webp)"
DAG_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
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

    @property
    def patroon(self) -> str:
        return DATUM_PATTERN if self.deel else DAG_PATTERN

    @property
    def voorbeeld(self) -> str:
        """How to write one."""
        return "2017, 2017-10 of 2017-10-23" if self.deel else "jaar-maand-dag, zoals 2026-03-01"


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
    """One field: its name in the file, its kind, whether it must be there, its name for people, help, an example."""

    naam: str
    soort: Soort
    verplicht: bool = False
    label: str = ""
    uitleg: str = ""
    voorbeeld: str = ""

    @property
    def hulp(self) -> str:
        """The help with the example, as one text."""
        return f"{self.uitleg} Bijvoorbeeld: {self.voorbeeld}" if self.voorbeeld else self.uitleg


class Kop(NamedTuple):
    """One of the fixed headings: its name, whether it must be there, and what to write under it."""

    naam: str
    verplicht: bool
    uitleg: str


SECTIES = (
    Kop(AANLEIDING, True, "Waarom begonnen jullie?"),
    Kop(AANPAK, True, "Wat deden jullie, met wie, en in welke stappen?"),
    Kop(WERKTE_NIET, True, "Wat viel tegen, en wat zouden jullie nu anders doen? 'Nog niet bekend' is ook een antwoord."),
    Kop(STEM, False, "Hoe dachten statushouders mee, en wat vonden zij ervan?"),
    Kop(VOORWAARDEN, False, "Wat heeft een andere gemeente nodig?"),
    Kop(INZET, False, "Hoeveel mensen, uren en geld kostte het?"),
)
"""The text of an example: these headings, in this order."""
KOPPEN = tuple(kop.naam for kop in SECTIES)
VERPLICHTE_KOPPEN = tuple(kop.naam for kop in SECTIES if kop.verplicht)

CRITERIA = (
    "Het is echt gedaan. Een plan alleen is nog geen voorbeeld.",
    "De gemeente of een partner staat erachter.",
    "Een buitenstaander begrijpt het.",
    "Er staan resultaten en lessen in, ook pijnlijke. Of er staat eerlijk 'nog niet bekend'.",
    "Niemand is herkenbaar zonder akkoord.",
    "Er is een bron met een webadres, en een organisatie die je kunt bellen.",
)
"""What the editors ask of an example before they publish it. Success is not among it."""


def _moet(naam: str, soort: Soort, label: str, uitleg: str, voorbeeld: str = "") -> Veld:
    return Veld(naam, soort, True, label, uitleg, voorbeeld)


def _mag(naam: str, soort: Soort, label: str, uitleg: str, voorbeeld: str = "") -> Veld:
    return Veld(naam, soort, False, label, uitleg, voorbeeld)


EMAIL = Patroon(EMAIL_PATTERN, "goed e-mailadres", "Schrijf bijvoorbeeld info@naam-van-de-gemeente.nl.")
TELEFOON = Patroon(TELEFOON_PATTERN, "goed telefoonnummer", "Schrijf alleen cijfers, spaties en streepjes, zoals 0318 00 00 00.")

_KANTTEKENING = _mag("kanttekening", Tekst(3, 400), "Kanttekening", "Wat moet de lezer erbij weten?")
_VERGELIJKING = Object(
    (
        _moet("tekst", Tekst(3, 200), "Waarmee vergelijkt de bron?", "Zonder het getal.", "landelijk heeft werk"),
        _moet("waarde", Getal(), "Getal", "Het getal van de vergelijking.", "11"),
        _moet("eenheid", Tekst(2, 30), "Eenheid", "Waarin is het gemeten?", "procent"),
        _moet("bron", Bronnummer(), "Bron", "Het nummer van de bron.", "1"),
        _KANTTEKENING,
    )
)
_RESULTAAT = Object(
    (
        _moet("tekst", Tekst(3, 200), "Resultaat", "Wat kwam ervan? Zonder het getal.", "bemiddeld naar vrijwilligerswerk"),
        _mag("waarde", Getal(), "Getal", "Het getal, als er een is.", "12"),
        _mag("eenheid", Tekst(2, 30), "Eenheid", "Waarin is het gemeten? Nodig bij een getal.", "personen"),
        _mag("van", Getal(), "Van hoeveel?", "De hele groep waar het getal bij hoort.", "59"),
        _mag("peildatum", Datum(), "Wanneer gemeten?", "Een jaar, een maand of een dag.", "2018"),
        _mag("bron", Bronnummer(), "Bron", "Het nummer van de bron. Nodig bij een getal.", "1"),
        _KANTTEKENING,
        _mag("vergelijking", _VERGELIJKING, "Vergelijking", "Waarmee de bron dit vergelijkt."),
    )
)
_CONTACT = Object(
    (
        _moet("organisatie", Tekst(2, 120), "Organisatie", "Welke organisatie kan men bellen?", "Gemeente Westerkwartier"),
        _moet("functie", Tekst(2, 120), "Functie", "De functie, of 'onbekend'.", "beleidsmedewerker integratie"),
        _mag("naam", Tekst(2, 80), "Naam", "Alleen als die persoon akkoord gaf."),
        _mag("email", EMAIL, "E-mailadres", "Liefst een algemeen adres van de afdeling."),
        _mag("telefoon", TELEFOON, "Telefoonnummer", "Een nummer van het werk."),
        _mag("webpagina", Webadres(), "Webpagina", "Een pagina van de organisatie."),
        _mag("akkoord_op", Datum(deel=False), "Akkoord op", "Dag waarop de persoon akkoord gaf.", "2026-03-01"),
        _mag("gecontroleerd_op", Datum(deel=False), "Gecontroleerd op", "Dag waarop iemand het contact naliep.", "2026-03-01"),
    )
)
_BRON = Object(
    (
        _moet("titel", Tekst(2, 200), "Titel", "Titel van de bron."),
        _moet("uitgever", Tekst(2, 120), "Uitgever", "Wie gaf de bron uit?"),
        _mag("datum", Datum(), "Datum", "Datum, maand of jaar van de bron.", "2017"),
        _moet("url", Webadres(), "Webadres", "Het adres van de bron."),
        _mag("gezien", Datum(deel=False), "Gezien op", "Dag waarop iemand de bron voor het laatst opende en dit er vond.", "2026-03-01"),
    )
)
_FEIT = Object(
    (
        _moet("feit", Tekst(5, 300), "Wat zegt de bron?", "Zo letterlijk als kan.", "Twee groepen van 15 statushouders"),
        _moet("bron", Bronnummer(), "Bron", "Het nummer van de bron.", "1"),
    )
)
_THEMAS = Object(
    (
        _moet("kern", Lijst(Keuze(THEMA_IDS), 1), "Kern", "Waar het vooral over gaat.", "werk"),
        _mag("raakt", Lijst(Keuze(THEMA_IDS)), "Raakt", "Waar het ook over gaat.", "onderwijs"),
    )
)
_PERIODE = Object(
    (
        _moet("start", Datum(woorden=("onbekend",)), "Begin", "Jaar of maand van het begin, of 'onbekend'.", "2017-10"),
        _mag("eind", Datum(woorden=("loopt", "onbekend")), "Einde", "Jaar of maand, 'loopt' of 'onbekend'.", "loopt"),
    )
)
_PARTNER = Object(
    (
        _moet("naam", Tekst(2, 120), "Naam", "De naam van de organisatie."),
        _mag("rol", Tekst(2, 120), "Rol", "Wat deed deze partner?", "uitvoering"),
    )
)
_OVERGENOMEN_DOOR = Object(
    (
        _mag("voorbeeld", Slug(), "Voorbeeld", "De bestandsnaam van het andere voorbeeld, zonder .md."),
        _mag("gemeente", Naam("gemeenten"), "Gemeente", "De gemeente, als er geen voorbeeld van is."),
        _mag("toelichting", Tekst(5, 300), "Toelichting", "Wat nam deze gemeente over?"),
        _mag("bron", Bronnummer(), "Bron", "Het nummer van de bron.", "1"),
    )
)
_BEELD = Object(
    (
        _moet("bestand", Tekst(5, 120), "Bestand", "Een bestand in content/beeld/."),
        _moet("alt", Tekst(5, 250), "Beschrijving", "Wat is er op het beeld te zien?"),
        _moet("maker", Tekst(2, 120), "Maker", "Wie maakte het?"),
        _moet("licentie", Tekst(2, 60), "Licentie", "Onder welke licentie?"),
    )
)

PRAKTIJKVOORBEELD = Object(
    (
        _moet("titel", Tekst(10, 80), "Titel", "Korte naam die iemand onthoudt.", "Werk Integreert: eerst praten, dan werk"),
        _moet("samenvatting", Tekst(20, 300), "Samenvatting", "Wat deden jullie, voor wie, en wat kwam ervan?"),
        _moet("gemeenten", Lijst(Naam("gemeenten"), 1), "Gemeenten", "Namen van de gemeenten. Een oude naam mag.", "Zuidhorn"),
        _moet("themas", _THEMAS, "Thema's", "De leefgebieden: minstens één kern."),
        _mag("elementen", Lijst(Keuze(ELEMENT_IDS)), "Elementen", "De manieren van werken (INTEGRAAL).", "regie"),
        _moet("periode", _PERIODE, "Periode", "Van wanneer tot wanneer?"),
        _moet("soort", Keuze(SOORTEN), "Soort", "Wat voor soort voorbeeld is het?", "project"),
        _mag("doelgroep", Lijst(Keuze(DOELGROEPEN)), "Doelgroep", "Voor wie is het?", "alle"),
        _mag("trefwoorden", Lijst(Naam("trefwoorden")), "Trefwoorden", "Woorden uit trefwoorden.yaml.", "maatwerk"),
        _mag("partners", Lijst(_PARTNER), "Partners", "Met wie werkten jullie samen?"),
        _moet("resultaten", Lijst(_RESULTAAT, 1, ONBEKEND), "Resultaten", "Wat kwam ervan? Een eerlijk 'nog niet bekend' mag."),
        _mag("onderbouwing", Keuze(ONDERBOUWINGEN), "Soort bewijs", "Hoe weten jullie dat?", "eigen-cijfers"),
        _moet("lessen", Lijst(Tekst(5, 300), 1, ONBEKEND), "Lessen", "Wat leerden jullie? Eén zin per les."),
        _moet("contact", Lijst(_CONTACT, 1), "Contact", "Wie kan een andere gemeente bellen?"),
        _moet("bronnen", Lijst(_BRON, 1), "Bronnen", "Waar staat dit? Genummerd vanaf 1."),
        _mag(
            "feiten",
            Lijst(_FEIT, 1),
            "Feiten",
            "Wat de bronnen zeggen over elk getal op de pagina. Nodig bij openbare-bron: de controle legt elk getal ernaast.",
        ),
        _mag("overgenomen_van", Slug(), "Overgenomen van", "De bestandsnaam van het voorbeeld dat jullie overnamen, zonder .md."),
        _mag("overgenomen_door", Lijst(_OVERGENOMEN_DOOR), "Overgenomen door", "Wie nam dit voorbeeld over?"),
        _mag("beeld", _BEELD, "Beeld", "Een foto of tekening."),
        _mag("vroegere_slugs", Lijst(Slug()), "Vroegere bestandsnamen", "Vroegere bestandsnamen; oude adressen blijven dan werken."),
        _moet("herkomst", Keuze(("ingezonden", "openbare-bron")), "Herkomst", "Hebben jullie dit zelf ingestuurd?", "ingezonden"),
        _moet("toegevoegd", Datum(deel=False), "Toegevoegd", "Dag waarop het voorbeeld erbij kwam.", "2026-11-21"),
        _mag("licentie", Keuze(("CC0-1.0", "CC-BY-4.0")), "Licentie", "Wie mag de tekst hergebruiken?", "CC0-1.0"),
    )
)
