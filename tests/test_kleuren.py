"""The colours of the themas can be told apart, and text can be read on them."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from praktijksite.model import THEMA_IDS

TOKENS = (Path(__file__).parents[1] / "assets/css/tokens.css").read_text()
# Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB.
SIGHTS: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# OKLab: https://bottosson.github.io/posts/oklab/
TO_LMS: Matrix = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566), (0.0883024619, 0.2817188376, 0.6299787005))
TO_LAB: Matrix = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099), (0.0259040371, 0.7827717662, -0.8086757660))
Colour = tuple[float, ...]
Matrix = tuple[tuple[float, ...], ...]


def times(matrix: Matrix, colour: Colour) -> Colour:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def linear(name: str) -> Colour:
    """Return token *name* as linear RGB."""
    found = re.search(rf"--{name}: #([0-9a-f]+);", TOKENS)
    assert found, name
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    channels = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def oklab(colour: Colour) -> Colour:
    inside = tuple(min(1.0, max(0.0, channel)) for channel in colour)
    return times(TO_LAB, tuple(math.cbrt(value) for value in times(TO_LMS, inside)))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two tokens (WCAG 2.2)."""
    light, dark = sorted((times(((0.2126, 0.7152, 0.0722),), linear(name))[0] for name in (first, second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SIGHTS)
def test_thema_fills_stay_apart(sight: str) -> None:
    """Every two thema fills differ by at least 0.138 in OKLab, in normal sight and three kinds of colour blindness."""
    seen = {thema: oklab(times(SIGHTS[sight], linear(f"thema-{thema}"))) for thema in THEMA_IDS}
    for one, other in combinations(THEMA_IDS, 2):
        assert math.dist(seen[one], seen[other]) >= 0.138, (one, other)


@pytest.mark.parametrize("thema", THEMA_IDS)
def test_thema_colours_can_be_seen_and_read(thema: str) -> None:
    """A fill has 3:1 on paper; its text tone has 4.5:1 on paper and on its own tint."""
    assert contrast(f"thema-{thema}", "papier") >= 3
    assert contrast(f"thema-{thema}-tekst", "papier") >= 4.5
    assert contrast(f"thema-{thema}-tekst", f"thema-{thema}-tint") >= 4.5


@pytest.mark.parametrize("ground", ["papier", "papier-diep", "wit"])
@pytest.mark.parametrize("text", ["inkt", "inkt-zacht", "actie", "actie-diep"])
def test_text_can_be_read_on_every_ground(text: str, ground: str) -> None:
    """Ink, soft ink and the action colour have 4.5:1 on every ground."""
    assert contrast(text, ground) >= 4.5
