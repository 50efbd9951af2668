"""Values to test promises with: spoilt files, hostile texts, whole collections."""

from __future__ import annotations

from hypothesis import strategies as st

from praktijksite.library import Library
from praktijksite.model import ELEMENT_IDS, THEMA_IDS, Profiel, Trefwoord
from praktijksite.parse import COMPLETE
from praktijksite.schema import DOELGROEPEN, SOORTEN
from tests.builders import gemeente, herindeling, library, profiel

BITS = (
    *(b"", b":", b": ", b"- ", b"'", b'"', b"[", b"{", b"}", b"]", b"#", b"## ", b"---\n", b"\n", b"\t", b"  ", b"&a ", b"*a", b"!x "),
    *(b"|", b">", b"0", b"\xff", b"\x00", b"\r", b"\xe2\x80\xa8", "é".encode(), b"null", b"true", b"1e9", b"<b>", b"](", b"!["),
    *(b"```", b"javascript:", b"../", b"%", b"\\", b"`"),
)
"""What people and programs put in files by accident or by intent."""


@st.composite
def mutations(draw: st.DrawFn, good: bytes) -> bytes:
    """Return *good* with some lines or bytes dropped, doubled, swapped or replaced."""
    data = good
    for _ in range(draw(st.integers(1, 4))):
        way = draw(st.sampled_from(("drop line", "double line", "swap lines", "drop part", "put in", "replace", "cut")))
        lines = data.split(b"\n")
        one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        if way == "drop line":
            del lines[one]
        elif way == "double line":
            lines.insert(other, lines[one])
        elif way == "swap lines":
            lines[one], lines[other] = lines[other], lines[one]
        if way.endswith(("line", "lines")):
            data = b"\n".join(lines)
        elif way == "drop part":
            data = data[:start] + data[end:]
        elif way == "put in":
            data = data[:start] + draw(st.sampled_from(BITS)) + data[start:]
        elif way == "replace":
            data = data[:start] + draw(st.binary(max_size=6)) + data[end:]
        else:
            data = data[:start]
    return data


PLAATSEN = ("Texel", "Westerkwartier", "Zuidhorn", "Winsum", "'s-Gravenhage")
WOORDEN = ("koken", "taalles", "één loket")
slugs = st.from_regex("[a-z]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)


def some(values: tuple[str, ...], most: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a few of *values*, each once, in their own order."""
    return st.sets(st.sampled_from(values), max_size=most).map(lambda found: tuple(value for value in values if value in found))


@st.composite
def profielen(draw: st.DrawFn) -> Profiel:
    """Return an example with any mix of what lists and filters look at."""
    kern = draw(some(THEMA_IDS, 2).filter(bool))
    return profiel(
        draw(slugs),
        titel=draw(st.sampled_from(("Één", "een", "Zee", "aap noot", "Ærø"))),
        gemeenten=draw(some(PLAATSEN, 2).filter(bool)),
        kern=kern,
        raakt=tuple(thema for thema in draw(some(THEMA_IDS, 2)) if thema not in kern),
        elementen=draw(some(ELEMENT_IDS, 3)),
        start=draw(st.sampled_from((None, "2017", "2021-12", "2022", "2023-05-01"))),
        eind=draw(st.sampled_from((None, "loopt", "2021", "2022-01"))),
        soort=draw(st.sampled_from(SOORTEN)),
        doelgroep=draw(some(DOELGROEPEN, 2)),
        trefwoorden=draw(some(WOORDEN, 2)),
        toegevoegd=draw(st.sampled_from(("2026-01-01", "2026-02-01", "2026-03-01"))),
        ontbreekt=draw(some(COMPLETE)),
    )


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Return a collection of examples over a few gemeenten, two of which are no more."""
    found = draw(st.lists(profielen(), max_size=9, unique_by=lambda one: one.slug))
    return library(
        *found,
        gemeenten_ooit=(
            gemeente("'s-Gravenhage", "Zuid-Holland"),
            gemeente("Het Hogeland", "Groningen"),
            gemeente("Texel", "Noord-Holland"),
            gemeente("Westerkwartier", "Groningen"),
        ),
        herindelingen=(herindeling("Zuidhorn", "Westerkwartier"), herindeling("Winsum", "Het Hogeland", "Westerkwartier")),
        trefwoorden=tuple(Trefwoord(naam=naam, synoniemen=(f"{naam} anders",)) for naam in WOORDEN),
    )
