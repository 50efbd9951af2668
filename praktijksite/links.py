"""Links to other sites: where they stand, what their answer means, and the report about them. Pure.

`bezoek.py` asks; a link that gives no page today may be well tomorrow, so a report tells
and never fails.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

from praktijksite import dutch, github, urls
from praktijksite.model import Site
from praktijksite.problems import one_line
from praktijksite.rapport import Plek
from praktijksite.validate import is_web_address

LABEL = "links nalopen"
LABEL_UITLEG = "Links naar andere sites die niet goed meer zijn (automatisch)"
TITEL = "Links naar andere sites om na te lopen"
MERK = "<!-- links -->"
WEREN = frozenset((401, 403, 407, 429, 451, 999))
"""Answers of a site that wants no robots, or not this one now: a person may see the page. 999 is LinkedIn's own."""
RUIMTE = 60_000
"""Characters for all links together: an issue holds 65,536."""
_ADRES = re.compile(r"https?://[^\s<>\"'`\\^{|}\[\]]+")


class Antwoord(NamedTuple):
    """What came back at last: a status and the address that gave it, or in words why there was none."""

    status: int | None
    adres: str
    fout: str = ""
    bezocht: bool = True


class Oordeel(Enum):
    """In the order of the report; the last is not told."""

    STUK = "Stuk"
    VOORPAGINA = "Komt uit op een voorpagina"
    NIET_BEZOCHT = "Niet bezocht"
    ZELF = "Kijk zelf"
    GOED = "Goed"


UITLEG: Mapping[Oordeel, str] = {
    Oordeel.STUK: "Deze pagina's gaven geen goed antwoord. Zoek waar de tekst nu staat, of haal de link weg. Een bewaarde kopie staat misschien op web.archive.org.",
    Oordeel.VOORPAGINA: "Hier stond een pagina, en nu kom je op de voorpagina van een site. Vaak is de tekst weg.",
    Oordeel.NIET_BEZOCHT: "Hier is niet gekeken. Waarom, staat achter de link. Open deze links zelf.",
    Oordeel.ZELF: "Deze sites weren robots. Of de link werkt, ziet alleen een mens. Hiervoor blijft dit bericht niet open.",
}


class Uitkomst(NamedTuple):
    adres: str
    oordeel: Oordeel
    waarom: str
    voorpagina: str
    """Where the link ends now, in the words of another server; empty when that is not the matter."""
    plekken: tuple[Plek, ...]


def adressen(files: Iterable[tuple[str, str]]) -> dict[str, tuple[Plek, ...]]:
    """Return each address in *files* (path and text) once, with every line it stands on; a part of a page is that page."""
    found: dict[str, list[Plek]] = {}
    for path, text in files:
        for number, line in enumerate(text.split("\n"), 1):
            for match in _ADRES.finditer(line):
                url = urldefrag(_whole(match[0])).url
                if is_web_address(url):
                    found.setdefault(url, []).append(Plek(path, number))
    return {url: tuple(dict.fromkeys(places)) for url, places in sorted(found.items())}


def _whole(text: str) -> str:
    """Return an address without the sentence that it ends: its point, or the bracket that was open before it."""
    while True:
        shorter = text.rstrip(".,;:!?*_~")
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == text:
            return text
        text = shorter


def oordeel(adres: str, antwoord: Antwoord, zelf_bekijken: Collection[str]) -> tuple[Oordeel, str, str]:
    """Return what *antwoord* says of the link to *adres*, why, and on what front page it ends. Sites in *zelf_bekijken* are known to refuse robots."""
    status = antwoord.status
    why = antwoord.fout or f"status {status}"
    if status is not None and status < 300:
        if _is_front(antwoord.adres) and not _is_front(adres):
            return Oordeel.VOORPAGINA, "komt uit op", _said(urldefrag(antwoord.adres).url)
        return Oordeel.GOED, "", ""
    if status in WEREN or any(_is_of(adres, host) for host in zelf_bekijken):
        return Oordeel.ZELF, why, ""
    return (Oordeel.STUK if antwoord.bezocht else Oordeel.NIET_BEZOCHT), why, ""


def _is_front(adres: str) -> bool:
    parts = urlsplit(adres)
    return parts.path in ("", "/") and not parts.query


def _is_of(adres: str, host: str) -> bool:
    own = urlsplit(adres).hostname or ""
    return own == host or own.endswith(f".{host}")


def _said(text: str) -> str:
    """Return what another server said as one short line, without what nobody sees."""
    return " ".join(github.clean(text).split())[:200]


def uitkomsten(plekken: Mapping[str, tuple[Plek, ...]], antwoorden: Mapping[str, Antwoord], site: Site) -> list[Uitkomst]:
    """Return what is to tell, the worst first."""
    found = [
        Uitkomst(adres, *oordeel(adres, antwoorden[adres], site.links_zelf_bekijken), places) for adres, places in plekken.items()
    ]
    order = list(Oordeel)
    return sorted((one for one in found if one.oordeel is not Oordeel.GOED), key=lambda one: (order.index(one.oordeel), one.adres))


def regels(found: Iterable[Uitkomst]) -> list[str]:
    """Return the report for a terminal."""
    return [f"{_line(one)}\n  → {one_line(', '.join(f'{plek.pad}:{plek.regel}' for plek in one.plekken))}" for one in found]


def _line(one: Uitkomst) -> str:
    return one_line(f"{one.oordeel.value}: {one.adres} ({f'{one.waarom} {one.voorpagina}'.strip()})")


def tekst(found: Collection[Uitkomst], total: int, site: Site) -> str:
    """Return the report as the text of an issue."""
    parts = [MERK, f"Nagekeken op {dutch.day(site.datum)}: {dutch.count(total, 'link', 'links')} naar andere sites. Dit bericht wordt elke maand bijgewerkt, en sluit als er niets meer stuk is."]
    items = [(one.oordeel, _item(one, site)) for one in found]
    ends = accumulate(len(item) + 1 for _, item in items)
    shown = [item for item, end in zip(items, ends, strict=True) if end < RUIMTE]
    for kind, explanation in UITLEG.items():
        if own := [item for oordeel_, item in shown if oordeel_ is kind]:
            parts += [f"## {kind.value} ({len(own)})", explanation, "\n".join(own)]
    if len(shown) < len(items):
        parts.append(f"En nog {dutch.number(len(items) - len(shown))}: draai `python build.py links` om ze te zien.")
    return "\n\n".join(parts)


def _item(one: Uitkomst, site: Site) -> str:
    why = f"{one.waarom} {github.code(one.voorpagina)}" if one.voorpagina else one.waarom
    return f"- {github.code(one.adres)} ({why}), in {', '.join(_place(plek, site) for plek in one.plekken)}"


def _place(plek: Plek, site: Site) -> str:
    name = f"{plek.pad.removeprefix('content/')}:{plek.regel}"
    return f"[{name}]({urls.source_line(site.repository, site.branch, plek.pad, plek.regel)})" if site.repository else name

