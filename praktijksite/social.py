"""The picture that a shared link shows: a flower, a title, where and when, as PNG.

Drawn from the same petals as the pages and in the same letter. A card depends on its
`Kaart` and the font alone, so that it is drawn again only when it would look different.
Petals are drawn large and scaled down, which makes their edges smooth, and kept: there
are eighteen of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from io import BytesIO
from math import cos, floor, pi, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from praktijksite.bloem import HART, STIP, VORMEN, Blad, Staat

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

BREEDTE, HOOGTE = 1200, 630
ICON = 180
PAPIER, PAPIER_DIEP, INKT, INKT_ZACHT, ZAAD = "#fbf7f0", "#f4ecdf", "#1f2a37", "#4c5866", "#857a69"
KLEUREN: Mapping[str, str] = {
    "huisvesting": "#9b5151",
    "inburgering": "#1551ba",
    "werk": "#a78d38",
    "netwerk": "#630066",
    "onderwijs": "#184102",
    "zorg": "#009ead",
}
"""As in `tokens.css`, and a test holds them beside it: a picture knows no style sheet."""

_FLOWER = 500
_MARGIN = 72
_FLOWER_LEFT = BREEDTE - _FLOWER - 64
_TEXT_WIDTH = _FLOWER_LEFT - _MARGIN - 40
_TOP, _TEXT_HEIGHT = 44, 455
_SIZES = (76, 68, 60, 54, 48, 42)
_SMALL, _SMALL_STEP, _GAP = 34, 44, 20
_FINE = 4
_STEPS = 16
Point = tuple[float, float]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Fonts(NamedTuple):
    """The letter, and its other half with the signs that few Dutch words have."""

    latin: bytes
    rest: bytes


class Kaart(NamedTuple):
    """All that a card shows."""

    titel: str
    plaats: str
    jaren: str
    site: str
    bladen: tuple[Blad, ...]


def png(kaart: Kaart, fonts: Fonts) -> bytes:
    """Return the card as PNG, the same bytes for the same card."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (BREEDTE, HOOGTE), PAPIER)
    _flower(image, kaart.bladen, _FLOWER, (_FLOWER_LEFT, (HOOGTE - _FLOWER) // 2))
    draw = ImageDraw.Draw(image)
    small = fonts, _SMALL, 450
    told = [", ".join(filter(None, (kaart.plaats, kaart.jaren)))]
    if _length(told[0], *small) > _TEXT_WIDTH:
        told = [*_wrap(kaart.plaats, _TEXT_WIDTH, *small, most=2), *filter(None, [kaart.jaren])]
    room = _TEXT_HEIGHT if kaart.site else HOOGTE - 2 * _TOP
    room -= _GAP + len(told) * _SMALL_STEP
    size, lines = _fit(kaart.titel, fonts, room)
    # Title, place and years stand together in the middle, above the name of the site.
    y = _TOP + (room - len(lines) * _step(size)) // 2
    for line in lines:
        _write(draw, line, (_MARGIN, y), fonts, size, 650, INKT)
        y += _step(size)
    y += _GAP
    for line in told:
        _write(draw, line, (_MARGIN, y), *small, INKT_ZACHT)
        y += _SMALL_STEP
    if kaart.site:
        draw.rectangle((_MARGIN, HOOGTE - 104, _MARGIN + 55, HOOGTE - 101), fill=INKT)
        _write(draw, kaart.site, (_MARGIN, HOOGTE - 88), fonts, 30, 650, INKT)
    return _encode(image)


def icon(bladen: Sequence[Blad], size: int) -> bytes:
    """Return the flower on paper as a square PNG: what a telephone puts on its home screen."""
    from PIL import Image

    image = Image.new("RGB", (size, size), PAPIER)
    inner = round(size * 0.84)
    _flower(image, bladen, inner, ((size - inner) // 2, (size - inner) // 2), ground=False)
    return _encode(image)


def _encode(image: Image) -> bytes:
    from PIL.Image import Dither

    out = BytesIO()
    image.quantize(palette=_palette(), dither=Dither.NONE).save(out, "PNG", compress_level=5)
    return out.getvalue()


@cache
def _palette() -> Image:
    """Return the colours of every card: our own, and what lies between two that meet. Looking for the best of each takes long."""
    from PIL import Image, ImageColor

    own = [ImageColor.getrgb(colour) for colour in (PAPIER, PAPIER_DIEP, INKT, INKT_ZACHT, ZAAD, *KLEUREN.values())]
    paper, deep, ink, soft, seed, *themas = own
    meet = [(ink, paper, 8), (ink, deep, 8), (soft, paper, 8), (seed, deep, 4), *((ink, thema, 4) for thema in themas)]
    meet += [(thema, ground, 4) for thema in themas for ground in (paper, deep)]
    between = [tuple(round(a + (b - a) * step / steps) for a, b in zip(*pair, strict=True)) for *pair, steps in meet for step in range(1, steps)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in (*own, *between) for value in colour[:3]])
    return palette


# --- The flower -----------------------------------------------------------------


def _flower(image: Image, bladen: Sequence[Blad], size: int, corner: tuple[int, int], *, ground: bool = True) -> None:
    if ground:
        _paste(image, PAPIER_DIEP, corner, _disc(size, 50))
    for blad in bladen:
        for colour, shape in _petal(blad.staat, blad.hoek, size):
            _paste(image, KLEUREN[blad.thema] if colour is None else colour, corner, shape)
    _paste(image, INKT, corner, _disc(size, HART))


class Vlek(NamedTuple):
    """A shape as a mask, cut out, and where its corner stands in the flower."""

    x: int
    y: int
    mask: Image


def _paste(image: Image, colour: str, corner: tuple[int, int], shape: Vlek) -> None:
    image.paste(colour, (corner[0] + shape.x, corner[1] + shape.y), shape.mask)


@cache
def _petal(staat: Staat, hoek: int, size: int) -> tuple[tuple[str | None, Vlek], ...]:
    """Return colours (None is that of the thema) and shapes, from the bottom up."""
    outline = list(_points(VORMEN[staat]))
    inner = _mask(hoek, size, outline)
    if staat == "niet":
        return ((ZAAD, inner),)
    if staat == "kern":
        return (None, inner), (INKT, _mask(hoek, size, outline, line=2.6))
    y, radius = STIP
    return (PAPIER, inner), (None, _mask(hoek, size, outline, line=4)), (None, _disc(size, radius, y, hoek))


def _mask(hoek: int, size: int, points: Sequence[Point], *, line: float = 0) -> Vlek:
    """Return a shape turned by *hoek* degrees: filled or, with *line*, its outline of that width."""
    from PIL import Image, ImageDraw

    scale, turn = size / 100, radians(hoek)
    turned = [((x - 50) * cos(turn) - (y - 50) * sin(turn), (x - 50) * sin(turn) + (y - 50) * cos(turn)) for x, y in points]
    moved = [((50 + x) * scale, (50 + y) * scale) for x, y in turned]
    left, top, right, bottom = (
        floor(edge(position[axis] for position in moved) + way * (line * scale + 1)) for edge, way in ((min, -1), (max, 1)) for axis in (0, 1)
    )
    fine = [((x - left) * _FINE, (y - top) * _FINE) for x, y in moved]
    mask = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE), 0)
    draw = ImageDraw.Draw(mask)
    if line:
        draw.line([*fine, *fine[:2]], fill=255, width=round(line * scale * _FINE), joint="curve")
    else:
        draw.polygon(fine, fill=255)
    return Vlek(left, top, mask.reduce(_FINE))


@cache
def _disc(size: int, radius: float, y: float = 50, hoek: int = 0) -> Vlek:
    return _mask(hoek, size, [(50 + radius * cos(step / 32 * pi), y + radius * sin(step / 32 * pi)) for step in range(64)])


def _points(path: str) -> Iterator[Point]:
    """Yield points along an outline of moves and curves (`M`, `C`, `Z`)."""
    numbers = [float(number) for number in _NUMBER.findall(path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    start = points[0]
    for place in range(1, len(points), 3):
        curve = (start, *points[place : place + 3])
        for step in range(_STEPS):
            yield _on(curve, step / _STEPS)
        start = curve[-1]


def _on(curve: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


# --- The text -------------------------------------------------------------------


def _step(size: int) -> int:
    return round(size * 1.12)


def _fit(text: str, fonts: Fonts, room: int) -> tuple[int, list[str]]:
    """Return the largest size in which *text* fits in *room*, none of its words broken; and its lines."""
    for size in _SIZES:
        lines = _wrap(text, _TEXT_WIDTH, fonts, size, 650)
        if len(lines) * _step(size) <= room and " ".join(lines) == " ".join(text.split()):
            break
    return size, lines


def _wrap(text: str, width: float, fonts: Fonts, size: int, weight: int, most: int = 99) -> list[str]:
    """Return *text* in as few lines as fit in *width*, of about the same length; with a sign where *most* lines are too few."""
    space = _length(" ", fonts, size, weight)
    words = [(part, _length(part, fonts, size, weight)) for word in text.split() for part in _parts(word, width, fonts, size, weight)]
    lines = _lines(words, space, width)
    low, high = max((long for _, long in words), default=0.0), width
    while high - low > 4:
        middle = (low + high) / 2
        tried = _lines(words, space, middle)
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines if len(lines) <= most else [*_lines(words, space, width)[: most - 1], f"{_lines(words, space, width - size)[most - 1]}…"]


def _lines(words: Sequence[tuple[str, float]], space: float, width: float) -> list[str]:
    lines: list[list[str]] = []
    left = -1.0
    for word, long in words:
        if left >= space + long:
            lines[-1].append(word)
            left -= space + long
        else:
            lines.append([word])
            left = width - long
    return [" ".join(line) for line in lines]


def _parts(word: str, width: float, fonts: Fonts, size: int, weight: int) -> Iterator[str]:
    """Yield *word* in pieces that fit in *width*: one piece, unless it is absurdly long."""
    while _length(word, fonts, size, weight) > width and len(word) > 1:
        end = next(end for end in range(len(word) - 1, 0, -1) if end == 1 or _length(word[:end], fonts, size, weight) <= width)
        yield word[:end]
        word = word[end:]
    yield word


@lru_cache(4096)
def _length(text: str, fonts: Fonts, size: int, weight: int) -> float:
    return sum(_font(font, size, weight).getlength(run) for run, font in _runs(text, fonts))


def _write(draw: ImageDraw, text: str, at: tuple[float, float], fonts: Fonts, size: int, weight: int, colour: str) -> None:
    x, y = at
    for run, data in _runs(text, fonts):
        font = _font(data, size, weight)
        draw.text((x, y), run, fill=colour, font=font)
        x += font.getlength(run)


_REST = re.compile(r"([\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]+)")


def _runs(text: str, fonts: Fonts) -> Iterator[tuple[str, bytes]]:
    """Yield *text* in runs, each with the half of the letter that has its signs."""
    for place, run in enumerate(_REST.split(text)):
        if run:
            yield run, fonts.rest if place % 2 else fonts.latin


@cache
def _font(data: bytes, size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(data), size)
    font.set_variation_by_axes([weight])
    return font
