"""How we speak to GitHub: the words of strangers as plain Markdown, and what one step of a workflow tells the next.

Pure, and from the standard library alone: a job that may write installs nothing.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_KEPT = frozenset("\n\t\u200c\u200d")
"""Joiners: the emoji of a family, and scripts such as Persian, need them."""
_NO_CHARACTERS = frozenset("\ufffe\uffff")
_QUIET = re.compile(r"""[("'‘“„]*(?:[^\W_]+(?:['’-][^\W_]+)*|[0-9]+(?:[.,][0-9]+)*)[)"'’”.,;:?!…%]*|[–—→€]""")
_REFERENCE = re.compile(r"\W*(?:GH-[0-9]+|(?=[a-f]*[0-9])[0-9a-f]{7,40})\W*", re.IGNORECASE)


def clean(text: str) -> str:
    """Return *text* with line ends as ours, without what no reader sees: control, direction and zero width."""
    lines = re.sub("\r\n?|\u2028|\u2029", "\n", text)
    seen = (mark for mark in lines if mark in _KEPT or (unicodedata.category(mark) not in _UNSEEN and mark not in _NO_CHARACTERS))
    return unicodedata.normalize("NFC", "".join(seen))


def plain(text: str, limit: int = 400) -> str:
    """Return *text* as one line of Markdown that shows as it is written.

    Ordinary words stay. All else goes between backticks, where it cannot be markup, a
    link, a picture, or a call to somebody, and can still be copied.
    """
    words = clean(text).split()
    whole = " ".join(words)
    if len(whole) > limit:
        words = [*whole[:limit].split(), "…"]
    parts: list[tuple[bool, str]] = []
    for word in words:
        quiet = _QUIET.fullmatch(word) is not None and not _REFERENCE.fullmatch(word)
        if not quiet and parts and not parts[-1][0]:
            parts[-1] = (False, f"{parts[-1][1]} {word}")
        else:
            parts.append((quiet, word))
    return " ".join(part if quiet else code(part) for quiet, part in parts)


def code(text: str) -> str:
    """Return one line of *text* between backticks, more of them than it has itself."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def output(name: str, value: str) -> str:
    """Return what to add to the file GITHUB_OUTPUT, so that no *value* can add another name."""
    border = f"eind-{secrets.token_hex(16)}"
    return f"{name}<<{border}\n{value}\n{border}\n"
