"""The flower says in shape what its sentence says in words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from praktijksite.bloem import VORMEN, bloem
from praktijksite.model import THEMA_IDS

NAMES = {thema: thema.capitalize() for thema in THEMA_IDS}


@given(st.dictionaries(st.sampled_from(THEMA_IDS), st.sampled_from(("kern", "raakt")), min_size=1))
def test_every_thema_has_its_petal(states: dict[str, str]) -> None:
    """There are six petals in the fixed order, sixty degrees apart, each in the shape of its state."""
    kern, raakt = (tuple(thema for thema in THEMA_IDS if states.get(thema) == state) for state in ("kern", "raakt"))
    found = bloem(kern, raakt, NAMES)
    assert [(blad.thema, blad.hoek) for blad in found.bladen] == [(thema, 60 * place) for place, thema in enumerate(THEMA_IDS)]
    for blad in found.bladen:
        assert blad.staat == states.get(blad.thema, "niet")
        assert blad.vorm == VORMEN[blad.staat]
        assert (blad.thema in re.findall(r"\w+", found.tekst)) == (blad.thema in states)


def test_sentence_says_what_is_kern_and_what_it_touches() -> None:
    """The sentence names kern and raakt apart, in small letters, and leaves out what is not there."""
    assert bloem(("werk", "zorg"), ("netwerk",), NAMES).tekst == "Kern: werk, zorg. Raakt: netwerk."
    assert bloem(("werk",), (), NAMES).tekst == "Kern: werk."


def test_states_differ_in_shape() -> None:
    """The three states differ in outline, so that one colour will do, and stay within the drawing."""
    assert len(set(VORMEN.values())) == 3
    for outline in VORMEN.values():
        assert all(0 <= float(number) <= 100 for number in re.findall(r"\d+(?:\.\d+)?", outline))
