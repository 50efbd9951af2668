"""Words in a text that a reader may not know: abbreviations, and words that plain Dutch avoids. Pure.

Twin in the form: `assets/js/meedoen/zinnen.js`; `tests/test_taal.py` holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

AFKORTING, MOEILIJK = "afkorting", "moeilijk woord"

STEMS = (
    *("implement", "geïmplement", "facilit", "gefacilit", "monitor", "gemonitor", "optimalis", "geoptimalis", "participe", "participatie"),
    *("stakeholder", "ketenpartner", "ketenaanpak", "casuïstiek", "casusregi", "multidisciplinair", "outreachend", "integrale", "integraliteit"),
    *("borging", "borgen", "geborgd", "uitrol", "uitgerold", "doorontwikkel", "draagvlak", "synergie", "handvat", "zelfredzaam", "methodiek", "interventie"),
    *("convenant", "taakstelling", "screening", "gescreend", "middels", "conform", "teneinde", "inzake", "alsmede", "derhalve", "omtrent", "betreffende"),
)
"""How words begin for which there is a plainer one, or that need an explanation."""

_TERM = re.compile(rf"(?<![\w-])(?:(?P<afkorting>[A-Z]{{2,5}}[0-9]?)(?!\w)|(?P<woord>(?i:{'|'.join(STEMS)})\w*))")


class Term(NamedTuple):
    """`vorm` is the word as one looks it up: abbreviations in capitals, words in small letters."""

    soort: str
    vorm: str


def termen(text: str, known: Collection[str] = ()) -> Iterator[Term]:
    """Yield the terms in *text* that are not among the *known* ones, which are in small letters."""
    for found in _TERM.finditer(text):
        term = Term(AFKORTING, found[0]) if found["afkorting"] else Term(MOEILIJK, found[0].lower())
        if term.vorm.lower() not in known:
            yield term
