"""The schema in words: an empty example to fill in, and tables of fields, headings and choices. Pure.

The texts of pages ask for these at a line of their own, such as `(velden)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from praktijksite.schema import (
    PRAKTIJKVOORBEELD,
    SECTIES,
    Bronnummer,
    Datum,
    Getal,
    Keuze,
    Lijst,
    Object,
    Patroon,
    Slug,
    Soort,
    Tekst,
    Veld,
    Webadres,
)

PLEK = re.compile(r"^\( *([A-Za-z][A-Za-z-]*) *\)[ \t]*$", re.MULTILINE)
"""Where something that is made from the schema comes in the text of a page, by its name in BLOKKEN."""
BLOKKEN = ("sjabloon", "velden", "koppen", "keuzes")

_HEAD = """# Vul in wat achter de dubbele punt hoort. Staan er aanhalingstekens? Schrijf er dan tussen.
# Een # met een spatie erachter is uitleg. Die mag je laten staan.
# Een # zonder spatie is een veld dat je mag weglaten. Wil je het gebruiken? Haal de # weg.
# Is iets nog niet bekend? Schrijf dat achter de dubbele punt, en haal de regels met streepjes eronder weg.
"""


def ingevuld(markdown: str, blokken: Mapping[str, str]) -> str:
    """Return the text of a page with *blokken* in their places."""
    return PLEK.sub(lambda found: blokken.get(found[1], found[0]), markdown)


@cache
def blokken() -> Mapping[str, str]:
    """Return in Markdown what a page can ask for. The tables explain the fields, so the empty example does not."""
    return {
        "sjabloon": f"```markdown\n{_bare(sjabloon(None))}```",
        "velden": "\n\n".join(_field_tables()),
        "koppen": _table(("Kop", "Wat schrijf je eronder?"), ((_named(kop.naam, kop.verplicht), kop.uitleg) for kop in SECTIES)),
        "keuzes": _table(("Veld", "Kies uit"), _choice_rows()),
    }


def sjabloon(schema_adres: str | None) -> str:
    """Return a file to fill in: every field with its help, the required ones first, the others behind a # of their own."""
    editor = f"# yaml-language-server: $schema={schema_adres}\n" if schema_adres else ""
    fields = "".join(f"{line}\n" for veld in required_first(PRAKTIJKVOORBEELD) for line in ("", *_lines(veld)))
    texts = "".join(f"# {_named(kop.naam, kop.verplicht)}: {kop.uitleg}\n" for kop in SECTIES)
    headings = "".join(f"\n## {kop.naam}\n" for kop in SECTIES if kop.verplicht)
    return f"---\n{editor}{_HEAD}{fields}\n# Onder de volgende streepjes schrijf je het verhaal, onder deze kopjes:\n{texts}---\n{headings}"


def _bare(text: str) -> str:
    """Return the empty example without what it explains beside each field."""
    lines = [line for line in text.removeprefix(f"---\n{_HEAD}").split("\n") if line and not line.lstrip().startswith("# ")]
    return "\n".join(["---", *_HEAD.splitlines(), *(f"\n{line}" if line.startswith("## ") else line for line in lines), ""])


def required_first(soort: Object) -> list[Veld]:
    return sorted(soort.velden, key=lambda veld: not veld.verplicht)


def grenzen(soort: Soort, *, opties: bool = True) -> str:
    """Return in a sentence what *soort* asks of a value; with *opties* also what there is to choose."""
    match soort:
        case Tekst(minimum, maximum):
            return f"Van {minimum} tot {maximum} tekens."
        case Getal():
            return "Schrijf een punt als komma: 12.5."
        case Bronnummer():
            return "Tel in 'bronnen' vanaf 1."
        case Keuze(namen):
            return f"Kies uit: {', '.join(namen)}." if opties else ""
        case Datum():
            # Which words will do too is part of the help of the field.
            return f"Schrijf {soort.voorbeeld}."
        case Slug():
            return "Alleen kleine letters, cijfers en streepjes."
        case Webadres():
            return "Begin met https://."
        case Patroon(_, _, uitleg):
            return uitleg
        case Lijst(van, _, woorden):
            inner = "" if isinstance(van, Object) else grenzen(van, opties=opties)
            return " ".join(part for part in (inner, f"Weet je het niet? Schrijf: {' of: '.join(woorden)}." if woorden else "") if part)
    return ""


def _explained(veld: Veld, *, opties: bool = True) -> str:
    """Return the help of a field with its limits, and an example where the limits do not show one."""
    limits = grenzen(veld.soort, opties=opties)
    shown = isinstance(veld.soort, Datum) or veld.voorbeeld in limits
    example = "" if shown else f"Bijvoorbeeld: {veld.voorbeeld}"
    return " ".join(part for part in (veld.uitleg, limits, example) if part)


# --- The empty example --------------------------------------------------------


def _lines(veld: Veld, indent: str = "", *, off: bool = False) -> Iterator[str]:
    """Yield the lines of a field that is still empty, with its help above it; *off*: behind a #."""
    off = off or not veld.verplicht
    name = _named(veld.label, veld.verplicht)
    yield f"{indent}# {name}{'' if name.endswith('?') else ':'} {_explained(veld)}"
    mark = f"{indent}#" if off else indent
    kind = veld.soort.van if isinstance(veld.soort, Lijst) else veld.soort
    if isinstance(kind, Object):
        yield f"{mark}{veld.naam}:"
        inner = [line for child in kind.velden for line in _lines(child, f"{indent}  ", off=off)]
        yield from _as_item(inner, indent) if isinstance(veld.soort, Lijst) else inner
    elif isinstance(veld.soort, Lijst) and isinstance(kind, Tekst):
        yield from (f"{mark}{veld.naam}:", f'{indent}  {"#" if off else ""}- ""')
    else:
        yield f"{mark}{veld.naam}:{_empty(veld.soort)}"


def _as_item(lines: list[str], indent: str) -> Iterator[str]:
    """Yield the fields of an item of a list: the first stands behind a dash, the help of the first above it."""
    begin = f"{indent}  "
    first = next(number for number, line in enumerate(lines) if not line.startswith(f"{begin}# "))
    for number, line in enumerate(lines):
        rest = line.removeprefix(begin)
        if number < first:
            yield line
        elif number == first:
            yield f"{begin}#- {rest[1:]}" if rest.startswith("#") else f"{begin}- {rest}"
        else:
            yield f"{begin}  {rest}"


def _empty(soort: Soort) -> str:
    if isinstance(soort, Lijst):
        return " []"
    return "" if isinstance(soort, Keuze | Datum | Getal | Bronnummer) else ' ""'


# --- Tables -------------------------------------------------------------------


def _field_tables() -> Iterator[str]:
    """Yield two tables, each below its heading: of the fields that must be there, and of the others."""
    for heading, must in (("Deze velden zijn verplicht", True), ("Deze velden mogen weg", False)):
        velden = tuple(veld for veld in PRAKTIJKVOORBEELD.velden if veld.verplicht is must)
        yield f"### {heading}"
        yield _table(("Veld", "Wat vul je in?"), _field_rows(Object(velden)))


def _field_rows(soort: Object, within: str = "") -> Iterator[tuple[str, str]]:
    for veld in soort.velden:
        name = _named(f"{within}: {veld.label.lower()}", veld.verplicht) if within else f"**{veld.label}**"
        yield f"{name} `{veld.naam}`", _explained(veld, opties=False)
        inner = veld.soort.van if isinstance(veld.soort, Lijst) else veld.soort
        if isinstance(inner, Object):
            yield from _field_rows(inner, f"{within}, {veld.label.lower()}" if within else veld.label)


def _named(naam: str, verplicht: bool) -> str:
    return naam if verplicht else f"{naam} (mag weg)"


def _choice_rows() -> Iterator[tuple[str, str]]:
    """Yield what there is to choose, once for fields that share their choices."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for name, opties in _choices(PRAKTIJKVOORBEELD):
        rows.setdefault(opties, []).append(name)
    for opties, names in rows.items():
        yield " en ".join(f"`{name}`" for name in names), ", ".join(opties)


def _choices(soort: Object) -> Iterator[tuple[str, tuple[str, ...]]]:
    for veld in soort.velden:
        inner = veld.soort.van if isinstance(veld.soort, Lijst) else veld.soort
        if isinstance(inner, Keuze):
            yield veld.naam, inner.opties
        elif isinstance(inner, Object):
            yield from _choices(inner)


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
