"""The flower says in shape what its sentence says in words."""

from __future__ import annotations

import math
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite.bloem import HART, STIP, VORMEN, bloem, samen
from praktijksite.model import THEMA_IDS
from tests.builders import PROJECT

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


THEMAS = st.dictionaries(st.sampled_from(THEMA_IDS), st.sampled_from(("kern", "raakt")))


@given(st.lists(THEMAS, max_size=5), st.randoms())
def test_a_flower_of_several_has_every_petal_at_its_fullest(examples: list[dict[str, str]], chance: random.Random) -> None:
    """A petal is full when it is full in any, outlined when in some and full in none; the order of examples is nothing."""
    pairs = [tuple(tuple(t for t, state in example.items() if state == wanted) for wanted in ("kern", "raakt")) for example in examples]
    kern, raakt = samen((kern, raakt) for kern, raakt in pairs)
    for thema in THEMA_IDS:
        states = {example.get(thema) for example in examples}
        assert (thema in kern) == ("kern" in states)
        assert (thema in raakt) == ("raakt" in states and "kern" not in states)
    assert [*kern] == sorted(kern, key=THEMA_IDS.index)
    assert [*raakt] == sorted(raakt, key=THEMA_IDS.index)
    chance.shuffle(pairs)
    assert samen((kern, raakt) for kern, raakt in pairs) == (kern, raakt)


def test_a_flower_of_one_is_its_own() -> None:
    """Of one example, and of the same twice, nothing changes."""
    own = (("werk", "zorg"), ("netwerk",))
    assert samen([own]) == samen([own, own]) == own
    assert samen([]) == ((), ())


def test_sentence_says_what_is_kern_and_what_it_touches() -> None:
    """The sentence names kern and raakt apart, in small letters, and leaves out what is not there."""
    assert bloem(("werk", "zorg"), ("netwerk",), NAMES).tekst == "Kern: werk, zorg. Raakt: netwerk."
    assert bloem(("werk",), (), NAMES).tekst == "Kern: werk."


def test_states_differ_in_shape() -> None:
    """The three states differ in outline, so that one colour will do, and stay within the drawing."""
    assert len(set(VORMEN.values())) == 3
    for outline in VORMEN.values():
        assert all(0 <= float(number) <= 100 for number in re.findall(r"\d+(?:\.\d+)?", outline))


def test_icons_stand_upright_on_their_petals() -> None:
    """Each petal has its icon on it, within the drawing and apart from the others; a seed has none."""
    found = bloem(THEMA_IDS[:3], THEMA_IDS[3:5], NAMES).bladen
    assert [blad.icoon is None for blad in found] == [False] * 5 + [True]
    middles = [(blad.icoon.x + 12 * blad.icoon.schaal, blad.icoon.y + 12 * blad.icoon.schaal) for blad in found if blad.icoon]
    for blad, (x, y) in zip(found, middles, strict=False):
        angle = math.degrees(math.atan2(x - 50, 50 - y)) % 360
        assert angle == pytest.approx(blad.hoek, abs=1)
        assert 20 < math.hypot(x - 50, y - 50) < 40
    assert middles[0][1] < middles[3][1]


def test_drawings_by_hand_have_the_same_petals() -> None:
    """The mark in the header, the icon of the site and the macros draw the flower with the numbers of this module."""
    for path in ("templates/partials/_merk.html", "assets/bloem.svg"):
        assert VORMEN["kern"] in (PROJECT / path).read_text("utf-8")
    macros = (PROJECT / "templates/macros/bloem.html").read_text("utf-8")
    assert f'cx="50" cy="{STIP[0]}" r="{STIP[1]}"' in macros
    assert f'cx="50" cy="50" r="{HART}"' in macros
