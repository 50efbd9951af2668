"""What the form in the browser knows: the schema, its messages, and the names an example may refer to. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from praktijksite.library import Library
from praktijksite.model import Contact, Json, Praktijkvoorbeeld
from praktijksite.schema_export import form_schema
from praktijksite.termen import STEMS
from praktijksite.zinnen import MAY_BE_LAST, NEVER_LAST

Gegevens = dict[str, Json]

LANGE_ZIN = 25
"""Words: of a sentence with more the form says that it is long."""


def gegevens(library: Library, adressen: Iterable[str]) -> Gegevens:
    """Return the data that `assets/js/meedoen/` works with: `form_schema`, and names.

    `gemeenten` are the present and former ones, as the check knows them; `voorbeelden` has
    the title of each example by slug; *adressen* are all the pages of the site, for links to them; `taal` is what the help to write plainly knows of Dutch.
    """
    names = {gemeente.naam for gemeente in library.gemeenten_ooit} | {item.oud for item in library.herindelingen}
    known: Gegevens = {
        "gemeenten": [*sorted(names)],
        "trefwoorden": [*sorted(woord.naam for woord in library.trefwoorden)],
        "voorbeelden": {profiel.slug: profiel.titel for profiel in sorted(library.profielen, key=lambda p: p.slug)},
        "adressen": [*sorted(adressen)],
        "taal": _taal(library),
    }
    return form_schema() | known


def _taal(library: Library) -> Json:
    """Return the words that end no sentence, those that are hard, and the terms that the site explains."""
    return {
        "lange_zin": LANGE_ZIN,
        "nooit_laatst": [*sorted(NEVER_LAST)],
        "soms_laatst": [*sorted(MAY_BE_LAST)],
        "stammen": [*STEMS],
        "begrippen": [{"uitleg": begrip.uitleg, "vormen": [*begrip.vormen]} for begrip in library.begrippen],
    }


def invoer(voorbeeld: Praktijkvoorbeeld, oldest: str) -> Gegevens:
    """Return what the form needs to change *voorbeeld*, beside its open data: contacts, picture, former addresses.

    A contact that was checked before *oldest* keeps its organisation and role only: who changes the
    example asks again.
    """
    beeld = voorbeeld.beeld
    found: Gegevens = {
        "contact": [_contact(contact, oldest) for contact in voorbeeld.contact],
        "vroegere_slugs": [*voorbeeld.profiel.doelen("vroegere_slug")],
        "beeld": {**beeld._asdict()} if beeld else None,
    }
    return {name: value for name, value in found.items() if value}


def _contact(contact: Contact, oldest: str) -> Json:
    expired = contact.bevestigd_op is not None and contact.bevestigd_op.isoformat() < oldest
    fields: Gegevens = {
        "organisatie": contact.organisatie,
        "functie": contact.functie or "onbekend",
        "naam": None if expired else contact.naam,
        "email": None if expired else contact.email,
        "telefoon": None if expired else contact.telefoon,
        "webpagina": contact.webpagina,
        "akkoord_op": contact.akkoord_op.isoformat() if contact.akkoord_op else None,
        "gecontroleerd_op": contact.gecontroleerd_op.isoformat() if contact.gecontroleerd_op else None,
    }
    return {name: value for name, value in fields.items() if value is not None}
