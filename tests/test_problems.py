"""A mistake is told in two lines: where and what, then how to mend it."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite.problems import ContentError, Problem, annotation, nearest, quoted, suggestion

PROBLEM = Problem("content/x.md", 7, "themas", "'wrk' bestaat niet.", "Bedoelde je 'werk'?")
texts = st.text(st.characters(codec="utf-8"), max_size=80)
problems = st.builds(Problem, texts, st.integers(1, 999), texts, texts, texts)


def test_problem_reads_as_place_then_way_out() -> None:
    """A problem reads as path, line, field and message, with the way out below it."""
    assert str(PROBLEM) == "content/x.md:7: themas: 'wrk' bestaat niet.\n  → Bedoelde je 'werk'?"
    assert str(Problem("x.md", 1, "", "Leeg.", "Vul het.")) == "x.md:1: Leeg.\n  → Vul het."


@given(problems)
def test_problem_is_two_lines(problem: Problem) -> None:
    """Whatever an author wrote, a problem takes two lines, and the second is indented."""
    lines = str(problem).split("\n")
    assert len(lines) == 2 == len(str(problem).splitlines())
    assert lines[1].startswith("  → ")


@given(st.lists(problems, max_size=8))
def test_problems_are_told_once_and_in_order(found: list[Problem]) -> None:
    """An error holds each problem once, sorted by place, however they were found."""
    error = ContentError(found)
    assert error.problems == ContentError(reversed(found)).problems == tuple(sorted(set(found)))
    assert str(error) == "\n".join(map(str, error.problems))


def test_error_crosses_to_another_process() -> None:
    """An error keeps its problems on the way from one process to another."""
    assert pickle.loads(pickle.dumps(ContentError([PROBLEM]))).problems == (PROBLEM,)  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("value", "known", "hint"),
    [
        ("wrk", ("huisvesting", "werk"), "Bedoelde je 'werk'?"),
        ("WERK", ("huisvesting", "werk"), "Bedoelde je 'werk'?"),
        ("Utrecth", ("Utrecht", *map(str, range(50))), "Bedoelde je 'Utrecht'?"),
        ("gemeente Utrecht", ("Utrecht", *map(str, range(50))), "Bedoelde je 'Utrecht'?"),
        ("Bergen", ("Bergen (L.)", "Bergen (NH.)", *map(str, range(50))), "Bedoelde je 'Bergen (L.)' of 'Bergen (NH.)'?"),
        ("iedereen", ("alle", "kinderen"), "Bedoelde je 'kinderen'? Kies anders uit: alle, kinderen."),
        ("xyz", ("werk", "alle"), "Kies uit: werk, alle."),
        ("xyz", frozenset({"werk", "alle"}), "Kies uit: alle, werk."),
        ("xyz", tuple(map(str, range(50))), "Controleer de schrijfwijze."),
        ("xyz", (), "Controleer de schrijfwijze."),
        ("", ("werk", "alle"), "Kies uit: werk, alle."),
    ],
)
def test_hint_helps(value: str, known: tuple[str, ...], hint: str) -> None:
    """A hint names what was surely meant, else what it may have been, else what there is; a long list is not printed."""
    assert suggestion(value, known) == hint


@given(texts, st.lists(texts, max_size=20))
def test_hint_is_the_same_in_any_order(value: str, known: list[str]) -> None:
    """The order of a set of names does not change the hint."""
    assert suggestion(value, frozenset(known)) == suggestion(value, frozenset(reversed(known)))
    assert nearest(value, known) == nearest(value, reversed(known))


@given(texts)
def test_quoted_text_stays_short(text: str) -> None:
    """What an author wrote is shown on one line and cut where it would fill the screen."""
    shown = quoted(text * 20, limit=10)
    assert len(shown) <= 13
    assert len(shown.splitlines()) == 1


@given(problems)
def test_annotation_is_one_command(problem: Problem) -> None:
    """An annotation for GitHub is one line with one command, whatever stands in it."""
    told = annotation(problem)
    assert len(told.split("\n")) == 1
    assert "\r" not in told
    head, _, _ = told.removeprefix("::error ").partition("::")
    assert [part.partition("=")[0] for part in head.split(",")] == ["file", "line", "title"]


def test_annotation_carries_the_hint() -> None:
    """An annotation says where, what and how, in the escapes of GitHub."""
    problem = Problem("content/a,b.md", 3, "contact 1, naam", "100%\nfout.", "Doe iets.")
    assert annotation(problem) == "::error file=content/a%2Cb.md,line=3,title=contact 1%2C naam::100%25%0Afout. Doe iets."
