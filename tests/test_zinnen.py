"""A Dutch text is cut into sentences as a reader would, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite.alineas import regels
from praktijksite.zinnen import woorden, zinnen

WHOLE = (
    "Er kwamen o.a. Syriërs en Eritreeërs.",
    "Dat is bijv. Rotterdam of bv. Utrecht.",
    "Zij sprak met dhr. De Vries en mevr. A.B. Bos.",
    "Prof. dr. J. Jansen zag het in Den Haag.",
    "Er deden 1.200 mensen mee, voor € 4.500,50 per jaar.",
    "Het begon om 10.30 uur op 12 jan. 2019.",
    "Het staat op blz. 3 en in art. 5.",
    "Zij leerden koken (bron 1 en 3).",
    "De start was op 18-4-2017. (bron 2)",
    "Dat is d.w.z. Nederlands, i.s.m. COA.",
    "„Kom binnen!” riep zij.",
    "Wie (en waar?) dat was, weet niemand.",
    "Nee… nog niet.",
    "1. Kies een school",
    "3. Ga naar Texel.",
    "Zie www.example.org. of mail.",
)
CUT = (
    ("Er was niets. Nu wel.", 2),
    ("In 2019 kwamen er 59. In 2020 kwamen er meer.", 2),
    ("Het waren er 59. 12 van hen bleven.", 2),
    ("Zij leerden koken (bron 1 en 3). Daarna aten zij.", 2),
    ("Het hielp. (bron 2) Daarna stopte het.", 2),
    ("Er was taal, sport, enz. Daarna aten zij.", 2),
    ("Er was taal enz. en sport.", 1),
    ("Het hielp. 's Avonds aten zij. 's-Gravenhage deed mee.", 3),
    ("“Ik wil werken. Ik wil leren.” Dat zei zij.", 3),
    ("Wie deed mee? Iedereen! Toch…  Niet altijd.", 4),
    ("Zij werkt bij een BV. Hij werkt bij ING. Zij niet.", 3),
    ("Het duurde 3 jaar. (Dat was lang.) Toen stopte het.", 3),
    ("€ 5 is genoeg. € 6 is te veel.", 2),
    ("", 0),
    ("  \n ", 0),
    ("zonder punt", 1),
)


@pytest.mark.parametrize("text", WHOLE)
def test_sentence_stays_whole(text: str) -> None:
    """A full stop that ends no sentence cuts none."""
    assert zinnen(text) == [text]


@pytest.mark.parametrize(("text", "count"), CUT)
def test_text_is_cut_where_a_sentence_ends(text: str, count: int) -> None:
    """Every sentence ends where a reader takes a breath."""
    assert len(zinnen(text)) == count


@given(
    st.lists(
        st.sampled_from([*WHOLE, *(text for text, _ in CUT), ".", "..", "!?", "”", "(bron 2)", "o.a.", "J.", "enz.", "1.", "'s", "Dat", "dat", "\n", " ", "é", "3,5"])
        | st.text(max_size=4),
        max_size=12,
    ).map(" ".join)
)
def test_no_text_is_lost(text: str) -> None:
    """The sentences are the text, in order, whatever stands in it; none is empty."""
    found = zinnen(text)
    assert " ".join(found) == " ".join(text.split())
    assert all(found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Er kwamen 59 mensen (bron 1).", 4),
        ("Bron 1 en 3 zeggen dat 12,5% – ongeveer – meedeed.", 5),
        ("De in- en uitgaven (en/of schulden) zijn € 1.200.", 8),
        ("– … ·", 0),
        ("", 0),
    ],
)
def test_words_that_a_reader_reads(text: str, count: int) -> None:
    """Numbers and joined words count as one; signs by themselves and sources do not."""
    assert woorden(text) == count


TEXT = """## Aanpak

Zij *spraken* met **59** mensen. Zie [de bron](https://example.org/spraken/met/mensen. Daarna) en kijk. Dat
ging over twee regels. Toen kwam er meer.

1. Praten.
2. Doen. En laten:
   - samen;
   - met `code`.

| Spraken | Daarna |
|---|---|
| Zij | Daarna |

### Zij spraken

> Een citaat. Nog een.

```
Zij spraken. Daarna niet.
```

Daarna was er *rust*.
"""


def test_sentences_of_markdown_have_their_lines() -> None:
    """Markup is gone, an item is a sentence, and each sentence knows its heading and its line; what is no sentence is left out."""
    assert [tuple(found) for found in regels(TEXT)] == [
        ("Aanpak", 3, "Zij spraken met 59 mensen."),
        ("Aanpak", 3, "Zie de bron en kijk."),
        ("Aanpak", 3, "Dat ging over twee regels."),
        ("Aanpak", 4, "Toen kwam er meer."),
        ("Aanpak", 6, "Praten."),
        ("Aanpak", 7, "Doen."),
        ("Aanpak", 7, "En laten:"),
        ("Aanpak", 8, "samen;"),
        ("Aanpak", 9, "met code."),
        ("Zij spraken", 17, "Een citaat."),
        ("Zij spraken", 17, "Nog een."),
        ("Zij spraken", 23, "Daarna was er rust."),
    ]


@given(st.lists(st.sampled_from(["Zin een.", "Zin twee. Nog een.", "- punt\n- punt twee", "## Kop", "> citaat", "*a* [b](/over/)", "| a | b |\n|---|---|\n| c | d |", "```\ncode\n```"]), max_size=8))
def test_lines_rise(blocks: list[str]) -> None:
    """Each sentence stands on a line of the text, not before the one that it follows, and its first word stands there."""
    text = "\n\n".join(blocks)
    lines = text.split("\n")
    found = list(regels(text))
    assert [one.regel for one in found] == sorted(one.regel for one in found)
    assert all(one.zin.split()[0].strip(".") in lines[one.regel - 1] for one in found)
