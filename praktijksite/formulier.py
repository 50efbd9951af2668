"""What the form in the browser knows: the schema, its messages, and the names an example may refer to. Pure."""

from __future__ import annotations

from praktijksite.library import Library
from praktijksite.model import Json
from praktijksite.schema_export import form_schema

Gegevens = dict[str, Json]


def gegevens(library: Library) -> Gegevens:
    """Return the data that `assets/js/meedoen/` works with: `form_schema`, and names.

    `gemeenten` are the present and former ones, as the check knows them; `voorbeelden` has
    the title of each example by slug.
    """
    names = {gemeente.naam for gemeente in library.gemeenten_ooit} | {item.oud for item in library.herindelingen}
    known: Gegevens = {
        "gemeenten": [*sorted(names)],
        "trefwoorden": [*sorted(woord.naam for woord in library.trefwoorden)],
        "voorbeelden": {profiel.slug: profiel.titel for profiel in sorted(library.profielen, key=lambda p: p.slug)},
    }
    return form_schema() | known
