"""The one place that decides an address and the file behind it.

A *path* begins and (for a page) ends with a slash and knows no base: `/themas/werk/`.
`Addresses` turns it into what stands in a page, under any base path.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

HOME = "/"
EXPLORER = "/praktijkvoorbeelden/"
GEMEENTEN = "/gemeenten/"
KAART = "/kaart/"
VERGELIJKEN = "/vergelijken/"
CIJFERS = "/cijfers/"
RAPPORT = "/redactie/rapport/"
FORMULIER = "/meedoen/formulier/"
BEGRIPPEN = "/begrippen/"
FORMULIER = "/meedoen/formulier/"
JSON = "/praktijkvoorbeelden.json"
CSV = "/praktijkvoorbeelden.csv"
GEOJSON = "/praktijkvoorbeelden.geojson"
FEED = "/feed.xml"
SITEMAP = "/sitemap.xml"
SCHEMA = "/schema/praktijkvoorbeeld.json"
SJABLOON = "/meedoen/sjabloon.md"
NOT_FOUND = "/404.html"
DEELBEELD = "/deelbeeld.png"
TOUCH_ICON = "/apple-touch-icon.png"
Query = Mapping[str, str] | Sequence[tuple[str, str]]


def slugify(name: str) -> str:
    """Return *name* as the last part of an address: `'s-Gravenhage` -> `s-gravenhage`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def praktijkvoorbeeld(slug: str) -> str:
    return f"{EXPLORER}{slug}/"


def deelbeeld(slug: str) -> str:
    """Return the address of the picture that a link to an example shows where it is shared."""
    return f"{praktijkvoorbeeld(slug)}{DEELBEELD.removeprefix('/')}"


def explorer_page(number: int) -> str:
    """Return the address of part *number* of the whole list, from 1."""
    return EXPLORER if number == 1 else f"{EXPLORER}lijst/{number}/"


def thema(id_: str) -> str:
    return f"/themas/{id_}/"


def element(id_: str) -> str:
    return f"/elementen/{id_}/"


def gemeente(naam: str) -> str:
    return f"{GEMEENTEN}{slugify(naam)}/"


def provincie(naam: str) -> str:
    return f"/provincies/{slugify(naam)}/"


def op_kaart(naam: str) -> str:
    """Return the address that opens the map at a gemeente."""
    return f"{KAART}#gemeente-{slugify(naam)}"


def provincie_op_kaart(naam: str) -> str:
    """Return the address that opens the map near a provincie."""
    return f"{KAART}#{slugify(naam)}"


def begrip(term: str) -> str:
    """Return the address of the explanation of *term* in the glossary."""
    return f"{BEGRIPPEN}#{slugify(term)}"


def jaar(jaar_: int) -> str:
    return f"/jaren/{jaar_}/"


def pagina(id_: str) -> str:
    return f"/{id_}/"


def part(path: str, number: int) -> str:
    """Return the address of part *number* of a list that is cut in parts, from 1."""
    return path if number == 1 else f"{path}deel-{number}/"


def beeld(bestand: str) -> str:
    return f"/beeld/{bestand}"


def file_of(path: str) -> str:
    """Return the file, relative to the site, that a host serves for *path*."""
    name = path.removeprefix("/")
    return f"{name}index.html" if name.endswith("/") or not name else name


@dataclass(frozen=True, slots=True)
class Addresses:
    """Paths as they stand in a page: under the base path, or whole when the host is known."""

    base_url: str | None

    @property
    def base_path(self) -> str:
        return urlsplit(self.base_url).path.rstrip("/") if self.base_url else ""

    def href(self, path: str, query: Query = ()) -> str:
        """Return *path* under the base path, `/` encoded where it must be."""
        suffix = f"?{urlencode(query)}" if query else ""
        return quote(f"{self.base_path}{path}", safe="/#?=&%~-._") + suffix

    def absolute(self, path: str) -> str | None:
        """Return the whole address of *path*, or None when nobody said where the site lives."""
        return f"{self.base_url.rstrip('/')}{quote(path)}" if self.base_url else None


def edit_page(repository: str, branch: str, file: str) -> str:
    """Return GitHub's page for editing *file*; without rights GitHub offers to fork first."""
    return f"https://github.com/{repository}/edit/{quote(branch)}/{quote(file)}"


def source_line(repository: str, branch: str, file: str, line: int) -> str:
    """Return GitHub's page that shows *file* as it is written, at *line*."""
    return f"https://github.com/{repository}/blob/{quote(branch)}/{quote(file)}?plain=1#L{line}"


def new_issue_page(repository: str, titel: str, tekst: str) -> str:
    """Return GitHub's page for a new issue, with *titel* and *tekst* filled in."""
    return f"https://github.com/{repository}/issues/new?{urlencode({'title': titel, 'body': tekst})}"


def mail(adres: str, onderwerp: str, tekst: str) -> str:
    """Return what opens a new mail: a plus would be a plus, and a line ends as in a mail (RFC 6068)."""
    body = tekst.replace("\n", "\r\n")
    return f"mailto:{quote(adres, safe='@')}?{urlencode({'subject': onderwerp, 'body': body}, quote_via=quote)}"


def new_file_page(repository: str, branch: str, file: str) -> str:
    """Return GitHub's page for a new file; the whole path goes in `filename`, not in the address."""
    return f"https://github.com/{repository}/new/{quote(branch)}?{urlencode({'filename': file})}"
