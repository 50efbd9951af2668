"""What somebody may type who means harm, and how to see that it did none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import markdown

CANARY = "KANARIE"

HOSTILE: dict[str, str] = {
    "backticks": f"`touch {CANARY}`",
    "three backticks": f"```sh\ntouch {CANARY}\n```",
    "a fence that does not close": "~~~",
    "expression": "${{ github.token }}",
    "expression that calls": "${{ secrets.GITHUB_TOKEN }} ${{ toJSON(github) }}",
    "command substitution": f"$(touch {CANARY})",
    "command after a semicolon": f"; touch {CANARY} ;rm -rf .",
    "pipe": f"| touch {CANARY}",
    "ampersands": f"&& touch {CANARY} &",
    "quotes": f"\"; touch {CANARY}; echo \"' ; touch {CANARY}; echo '",
    "variable": "$GH_TOKEN ${GH_TOKEN} %GH_TOKEN%",
    "option": "--upload-pack=touch",
    "short option": "-rf",
    "newlines": "een\ntwee\n\ndrie",
    "CRLF": "een\r\ntwee\rdrie",
    "line separators": "een\u2028twee\u2029drie\x85vier\x0bvijf\x0czes",
    "NUL": "een\x00twee",
    "control": "\x1b[2J\x1b]0;titel\x07\x08\x7f",
    "percent newline": "een%0Atwee%0D%0A::error::drie",
    "path up": "../../../../etc/passwd",
    "path up, encoded": "..%2f..%2f.github%2fworkflows%2fx.yml",
    "path with backslashes": "..\\..\\.github\\workflows\\x.yml",
    "absolute path": "/etc/cron.d/x",
    "workflow path": ".github/workflows/publiceren.yml",
    "drive": "C:\\Windows\\System32",
    "reserved name": "con",
    "another reserved name": "nul.md",
    "dots": "...",
    "only signs": "!!! ???",
    "nothing but spaces": " \t\u00a0 ",
    "direction": "abc\u202egpj.exe\u202c \u2066x\u2069 \u200f",
    "zero width": "ad\u200bmin\ufeff\u2060 \u00ad",
    "tags": "hoi\U000e0041\U000e0042\U000e007f",
    "half a character": "een\ud800twee\udfff",
    "no character": "\ufffe\uffff",
    "emoji": "👩\u200d👩\u200d👧 🇳🇱 ✅",
    "long": "a" * 2100,
    "long, in words": "woord " * 350,
    "many lines": "- x\n" * 100,
    "zalgo": "z" + "\u0301" * 500,
    "YAML bomb": "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
    "YAML tag": "!!python/object/apply:os.system ['touch " + CANARY + "']",
    "end of the fields": "een\n---\ntwee\n---\n",
    "end of the fields, first": "---\ntitel: Iets anders\n---",
    "YAML comment": "waarde # geen commentaar",
    "YAML mapping": "{a: 1, b: [2]}",
    "YAML key": "gemeenten: [Amsterdam]",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "HTML comment": "<!-- verborgen --> <details><summary>x</summary>",
    "entity": "&#64;everyone &lt;script&gt;",
    "mentions": "@everyone @github @voorbeeld/redactie a@b.example",
    "references": "#1 GH-1 voorbeeld/praktijk#1 https://github.com/voorbeeld/praktijk/issues/1 fixes #1",
    "commit": "0123456789abcdef0123456789abcdef01234567",
    "picture": "![x](https://baken.example/x.png)",
    "picture by name": "![x][y]\n\n[y]: https://baken.example/x.png",
    "link": "[klik hier](javascript:alert(1)) <https://boos.example> https://boos.example www.boos.example",
    "heading": "# Kop\n## Aanpak\n### Titel\nKop\n===",
    "heading of ours": "### Titel\n\nEen heel andere titel\n\n### Gemeenten\n\nAmsterdam",
    "table": "| a | b |\n|---|---|\n| c | d |",
    "command of a workflow": "::set-output name=pad::.github/workflows/x.yml",
    "another command": "::error file=x,line=1::Boe",
    "stop": "::stop-commands::x",
    "older command": "##[set-output name=pad;].github/workflows/x.yml",
    "older command, later": "Tekst ##[add-path]/tmp/x en verder",
    "border of an output": "eind\npad=.github/workflows/x.yml\npad<<eind\n.github/workflows/x.yml\neind",
    "JSON": '"}, "body": "x", "number": 999',
    "template of Jinja": "{{ 7 * 7 }} {% include '/etc/passwd' %}",
    "format": "{titel} {0} %s %(x)s",
    "words for nothing": "_No response_",
    "true": "true",
    "null": "null",
    "number": "1e999",
}
"""By what it tries."""

_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)")
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>")


def assert_no_commands(printed: str) -> None:
    """Fail when the runner would take a line for a command: `::` after blanks, or `##[` anywhere."""
    for line in re.split(r"[\r\n]", printed):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def assert_only_words(text: str, own: Iterable[str] = ()) -> None:
    """Fail when *text*, apart from our *own* pieces, has anything outside backticks that GitHub would act on."""
    for piece in own:
        text = text.replace(piece, "")
    for line in text.split("\n"):
        outside = _CODE.sub("", line)
        assert not re.search(r"[<>@&\\`$|~^_]|!\[|\]\(|https?:|www\.|://|GH-[0-9]", outside), line
        assert not re.search(r"#[0-9]", outside), line
        assert not {unicodedata.category(mark) for mark in line if mark not in "\u200c\u200d"} & {"Cc", "Cf", "Cs", "Co"}, line
    html = markdown.markdown(text, extensions=["pymdownx.magiclink", "pymdownx.superfences"])
    assert {name for _, name, _ in _TAGS.findall(html)} <= {"h2", "h3", "p", "ul", "li", "code", "strong"}
    assert all(not attributes.strip() for _, _, attributes in _TAGS.findall(html))


def outputs(text: str) -> dict[str, str]:
    """Read the file GITHUB_OUTPUT as the runner does."""
    found: dict[str, str] = {}
    lines = iter(text.split("\n"))
    for line in lines:
        if not line:
            continue
        if "<<" in line and ("=" not in line or line.index("<<") < line.index("=")):
            name, _, border = line.partition("<<")
            value = []
            for inner in lines:
                if inner == border:
                    break
                value.append(inner)
            found[name] = "\n".join(value)
        else:
            name, _, found_value = line.partition("=")
            found[name] = found_value
    return found
