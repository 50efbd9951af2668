"""Every message about a field or a text of a praktijkvoorbeeld: what is wrong, and what would be right.

Written once, in Dutch (B1), for the two who tell them: the check of files and the form in
the browser, which loads them as data. So none may speak of what only one of them has.
Words between braces are filled in.
"""

from __future__ import annotations

from typing import NamedTuple


class Melding(NamedTuple):
    """A message: *wat* is wrong, and a *hint* at what would be right."""

    wat: str
    hint: str

    def __call__(self, **woorden: object) -> tuple[str, str]:
        """Return both with *woorden* filled in. Raises KeyError for a word that is missing."""
        return self.wat.format_map(woorden), self.hint.format_map(woorden)


# --- One value ----------------------------------------------------------------

NIET_INGEVULD = Melding("Dit is nog niet ingevuld.", "{uitleg}")
LEEG = Melding("Hier staat nog niets.", "Vul een waarde in of haal het veld weg.")
GEEN_VELDEN = Melding("Hier horen velden met een naam.", "Zet elk op een eigen regel, met een dubbele punt erachter. Gebruik: {velden}.")
ONBEKEND_VELD = Melding("Dit veld bestaat niet.", "{suggestie}")
GEEN_LIJST = Melding("Hier hoort een lijst.", "Zet de waarden tussen [ en ] of achter streepjes{woorden}.")
LEGE_LIJST = Melding("De lijst is leeg.", "Zet er minstens één waarde in.")
GEEN_GETAL = Melding("Dit moet een getal zijn.", "Schrijf alleen het getal, met een punt als komma: 12.5.")
GEEN_BRONNUMMER = Melding("Dit moet het nummer van een bron zijn.", "Tel in 'bronnen' vanaf 1.")
GEEN_DATUM = Melding("Dit is geen datum.", "Schrijf {voorbeeld}{woorden}.")
DATUM_BESTAAT_NIET = Melding("De datum {datum} bestaat niet.", "Kijk dag en maand na. Schrijf eerst het jaar.")
GEEN_TEKST = Melding("Hier hoort tekst, geen getal of ja/nee.", "Zet de waarde tussen aanhalingstekens als het toch zo hoort.")
LIJST_ALS_TEKST = Melding("Hier hoort tekst, geen lijst.", "Schrijf één waarde achter de dubbele punt.")
ONZICHTBAAR = Melding("Hier staat een onzichtbaar teken dat niet mag.", "Typ de waarde opnieuw, zonder te plakken en zonder schuine streep (\\).")
TE_LANG = Melding("De tekst is te lang: {lengte} tekens.", "Maak haar {te_veel} tekens korter, tot hooguit {maximum}.")
TE_KORT = Melding("De tekst is te kort: {lengte} tekens.", "Gebruik minstens {minimum} tekens.")
BESTAAT_NIET = Melding("{waarde} bestaat niet.", "{suggestie}")
HEET_ANDERS = Melding("{waarde} heet hier anders.", 'Schrijf "{officieel}", met aanhalingstekens eromheen.')
GEEN_SLUG = Melding("{waarde} is geen goede bestandsnaam.", "Gebruik kleine letters, cijfers en streepjes, hooguit {lengte}, en laat .md weg.")
GEEN_WEBADRES = Melding("Dit is geen goed webadres.", "Begin met https:// en laat spaties weg.")
GEEN_PATROON = Melding("Dit is geen {wat}.", "{uitleg}")

# --- Fields together ----------------------------------------------------------

BRON_NODIG = Melding("Een getal heeft een bron nodig.", "Zet het nummer van de bron erbij, bij 'bron'.")
EENHEID_NODIG = Melding("Een getal heeft een eenheid nodig.", "Zet de eenheid erbij, zoals personen of procent.")
BRON_BESTAAT_NIET = Melding("Bron {nummer} bestaat niet.", "In 'bronnen' {aantal}. Tel vanaf 1.")
VOORBEELD_OF_GEMEENTE = Melding("Hier hoort één van de twee: voorbeeld of gemeente.", "Noem het voorbeeld, of de gemeente als daar geen voorbeeld van is.")
NAAM_ZONDER_AKKOORD = Melding("Een naam mag alleen met akkoord van die persoon.", "Zet bij 'akkoord_op' de dag van het akkoord, of haal de naam weg.")
EIND_VOOR_BEGIN = Melding("Het eind ({eind}) ligt vóór het begin ({start}).", "Kijk de jaren na.")
KERN_EN_RAAKT = Melding("'{thema}' staat bij kern en bij raakt.", "Kies één van de twee.")
GEEN_BEELDNAAM = Melding("{waarde} mag niet als naam van een beeld.", "Gebruik kleine letters, cijfers en streepjes, en .jpg, .png of .webp.")
VOORBEELD_BESTAAT_NIET = Melding("Het voorbeeld {waarde} bestaat niet.", "{suggestie}")
BESTANDSNAAM_MAG_NIET = Melding("De bestandsnaam {waarde} mag niet.", "Gebruik kleine letters zonder accent, cijfers en streepjes, zoals zuidhorn-werk-integreert.md.")

NAAM_BESTAAT = Melding("De naam van dit voorbeeld bestaat al: {waarde}.", "Kies een andere naam, of verbeter het voorbeeld dat zo heet.")

# --- The text under the headings ----------------------------------------------

TE_GROOT = Melding("Het bestand is te groot: {grootte} kB. Het mag {maximum} kB zijn.", "Kort de tekst in. Zet foto's en documenten niet in de tekst.")
ONZICHTBAAR_IN_TEKST = Melding("Hier staat een onzichtbaar teken dat niet mag.", "Typ de regel opnieuw, zonder te plakken.")
TE_LANGE_REGEL = Melding("De regel is te lang: {lengte} tekens.", "Verdeel de tekst in alinea's, met een lege regel ertussen.")
TE_VER_IN = Melding("De regel springt te ver in.", "Gebruik hooguit een lijst met een lijst daarin.")
BEELD_IN_TEKST = Melding("Een beeld mag niet in de tekst staan.", "Gebruik het veld 'beeld', met alt, maker en licentie.")
LINK_ZONDER_ADRES = Melding("Achter deze linktekst staat geen adres.", "Zet het adres tussen de haakjes: [tekst](https://...).")
LINK_MAG_NIET = Melding("De link {waarde} mag niet.", "Begin een link met https://, of met / voor een pagina van deze site.")
CODE_NIET_GESLOTEN = Melding(
    "Het blok dat hier met {teken} begint, is niet afgesloten.",
    "Zet onder het blok een regel met alleen {teken}. Is het geen blok met code? Haal {teken} hier dan weg.",
)
LINK_NERGENS = Melding("De link {waarde} gaat nergens heen.", "{suggestie}")
KOP_MET_EEN = Melding("Een kopje met één # mag niet.", "De titel staat al in het veld 'titel'. Gebruik ## voor de vaste kopjes.")
KOP_NIET_VAST = Melding("Het kopje {waarde} is geen vast kopje.", "{suggestie} Een eigen kopje mag met ###.")
KOP_DUBBEL = Melding("Het kopje '{kop}' staat er twee keer, ook op regel {regel}.", "Voeg de teksten samen.")
KOP_SLECHT = Melding(
    "Het kopje {waarde} is niet goed geschreven.",
    "Zet ## helemaal vooraan, dan één spatie, dan het kopje. Is het geen kopje? Begin de regel dan niet met #.",
)
TEKST_VOORAF = Melding("Hier staat tekst vóór het eerste kopje.", "Begin de tekst met '## {kop}'.")
KOP_ONTBREEKT = Melding("Het kopje '## {kop}' ontbreekt.", "Zet het kopje erbij, met de tekst eronder.")
KOP_ONTBREEKT_EERLIJK = Melding("Het kopje '## {kop}' ontbreekt.", "Zet het kopje erbij. 'Nog niet bekend' of 'Niet in de bron' is ook een antwoord.")
KOP_LEEG = Melding("Onder '{kop}' staat nog niets.", "Schrijf de tekst, of schrijf 'Nog niet bekend'.")

# --- Figures and the facts that give them -------------------------------------

_NA_TE_KIJKEN = "Kijk het na in de bron. Klopt het? Zet het dan in 'feiten', met het nummer van de bron."

FEITEN_NODIG = Melding(
    "Dit is nog niet ingevuld.",
    "Een voorbeeld uit openbare bronnen heeft feiten nodig. Schrijf bij elk getal wat de bron zegt, en het nummer van de bron.",
)
NIET_IN_FEITEN = Melding("{waarde} staat niet in 'feiten'.", _NA_TE_KIJKEN)
PERIODE_NIET_IN_FEITEN = Melding("{waarde} staat niet in 'feiten'.", f"{_NA_TE_KIJKEN} Schatten jullie het? Vertel dat in de tekst.")
NIET_BIJ_BRON = Melding("{waarde} staat niet in een feit van bron {bron}.", _NA_TE_KIJKEN)
BIJ_ANDERE_BRON = Melding("{waarde} staat niet in een feit van bron {bron}.", "Het staat wel bij {ander}. Kijk na welke bron klopt, en noem die.")
GETAL_ZONDER_BRON = Melding("Hier staat een getal zonder bron: {waarde}.", "Zet de bron erachter, vóór de punt. Bijvoorbeeld: {bron}.")

MELDINGEN: dict[str, Melding] = {name: value for name, value in globals().items() if isinstance(value, Melding)}
"""All of them by name."""
