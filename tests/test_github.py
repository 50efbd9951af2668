"""Words of strangers reach GitHub as words, and an output holds one value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite.github import clean, output, plain
from tests.hostile import HOSTILE, assert_only_words, outputs
from tests.test_render import HOSTILE as MARKUP

words = st.one_of(st.text(max_size=200), MARKUP, st.lists(st.sampled_from(sorted(HOSTILE.values(), key=len)[:60]), max_size=4).map(" ".join))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bedoelde je 'Zuidhorn'?", "Bedoelde je 'Zuidhorn'?"),
        ("12,5 procent (bron 1), sinds 2018-05.", "12,5 procent (bron 1), sinds 2018-05."),
        ("Kijk op https://example.org/ of bel", "Kijk op `https://example.org/` of bel"),
        ("@everyone @allen doe mee", "`@everyone @allen` doe mee"),
        ("een `stuk` code", "een `` `stuk` `` code"),
        ("regel een\nregel twee", "regel een regel twee"),
        ("fixes #12", "fixes `#12`"),
        ("", ""),
    ],
)
def test_plain_text_reads_as_written(text: str, expected: str) -> None:
    """Ordinary sentences stay as they are; what could be more than words stands between backticks."""
    assert plain(text) == expected


@given(words)
def test_plain_text_is_only_words(text: str) -> None:
    """Whatever somebody typed is one line in which GitHub finds nothing to act on."""
    line = plain(text)
    assert len(line.splitlines()) <= 1
    assert_only_words(f"- Regel 1: {line}")


@pytest.mark.parametrize("text", ["@iemand", "a@b.example", "<b>", "![x](y)", "[x](y)", "https://x.example", "www.x.example", "#12", "GH-12", "&lt;", "`een` @twee `drie", "~~x~~", "hoi\u202e"])
def test_the_checker_does_look(text: str) -> None:
    """What is more than words, and does not stand between backticks, is found."""
    with pytest.raises(AssertionError):
        assert_only_words(f"- Regel 1: {text}")


@given(words)
def test_plain_text_loses_no_words(text: str) -> None:
    """Apart from backticks and blanks all that a reader sees stays, up to the limit."""
    assert plain(text, 10**6).replace("`", "").split() == clean(text).replace("`", "").split()


@given(st.text(max_size=300))
def test_clean_text_is_clean(text: str) -> None:
    """Clean text stays as it is, can be written, and has no line end but ours."""
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert once.split("\n") == once.splitlines() or once.endswith("\n") or not once


@given(st.dictionaries(st.sampled_from(["pad", "nummer", "tak"]), st.one_of(st.text(st.characters(codec="utf-8", exclude_characters="\r")), st.sampled_from(["a\npad=b", "x<<y\nz\ny"])), min_size=1))
def test_an_output_holds_one_value(values: dict[str, str]) -> None:
    """Whatever a value holds, the runner reads the names that we wrote and no other."""
    assert outputs("".join(output(name, value) for name, value in values.items())) == values
