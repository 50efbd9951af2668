"""How a mistake is told to the one who can mend it: place, what, and how.

Texts are Dutch (B1) because authors read them; they are part of the product and
the tests hold them word for word. What an author probably meant has a twin in the form:
`assets/js/meedoen/suggestie.js`; `tests/test_controle.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an author can mend.

    `path` is relative to the project root, `line` counts from 1, `field` is the
    name as the author wrote it (or would write it), empty when it concerns the file.
    """

    path: str
    line: int
    field: str
    message: str
    hint: str

    def __str__(self) -> str:
        """Return `path:line: field: message` and, indented below it, the way out.

        Two lines whatever stands in the file: a line that content could begin would
        be a command to GitHub Actions.
        """
        field = f"{self.field}: " if self.field else ""
        return f"{one_line(f'{self.path}:{self.line}: {field}{self.message}')}\n  → {one_line(self.hint)}"


class ContentError(Exception):
    """Every problem of one build at once, so that an author mends them in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """Return how to make it again, so that it crosses from one process to another whole."""
        return ContentError, (self.problems,)


def one_line(text: str) -> str:
    """Return *text* as one line, with nothing in it that GitHub Actions takes for a command."""
    # An older form of commands to GitHub Actions counts anywhere in a line.
    return " ".join(text.split()).replace("##[", "## [")


def quoted(text: str, limit: int = 60) -> str:
    """Return what an author wrote between quotes, cut where it would fill the screen."""
    short = one_line(text)
    return f"'{short[:limit].rstrip()}…'" if len(short) > limit else f"'{short}'"


def nearest(value: str, known: Iterable[str], cutoff: float = 0.8) -> str | None:
    """Return the one of *known* that *value* was surely meant to be, if there is one."""
    by_folded = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(value.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[close[0]] if close else None


def suggestion(value: str, known: Collection[str], *, limit: int = 12) -> str:
    """Return "Bedoelde je …?" when *value* is nearly one of *known*, or what there is to choose.

    A long list is not printed: a hint that fills the screen helps nobody.
    """
    if sure := nearest(value, known):
        return f"Bedoelde je {quoted(sure)}?"
    folded = value.casefold()
    parts = [name for name in sorted(known) if len(name) > 3 and name.casefold() in folded] if len(folded) < 200 else []
    wholes = [name for name in sorted(known) if len(folded) > 3 and folded in name.casefold()]
    perhaps = (parts or wholes)[:3] or [name for name in [nearest(value, known, 0.72)] if name]
    guess = f"Bedoelde je {' of '.join(map(quoted, perhaps))}? " if perhaps else ""
    if 0 < len(known) <= limit:
        # A set has no order of its own, and a message must not change from run to run.
        names = ", ".join(sorted(known) if isinstance(known, AbstractSet) else known)
        return f"{guess}Kies anders uit: {names}." if guess else f"Kies uit: {names}."
    return guess.rstrip() or "Controleer de schrijfwijze."


def annotation(problem: Problem) -> str:
    """Return *problem* as a GitHub Actions annotation, which shows at the line of a pull request.

    Escapes as the runner asks, so that no content can begin a command of its own:
    https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def part(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    text = data(f"{problem.message} {problem.hint}")
    return f"::error file={part(problem.path)},line={problem.line},title={part(problem.field or 'Inhoud')}::{text}"
