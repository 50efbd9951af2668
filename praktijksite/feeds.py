"""The machine side: JSON, CSV, GeoJSON, Markdown, vCard, Atom, sitemap and robots.

Open data has no contacts: a licence without conditions and the data of persons do
not go together (AVG). Contacts stand on the page and in its `contact.vcf`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from praktijksite import urls
from praktijksite.library import Library
from praktijksite.model import Contact, Gemeente, Grafiek, Json, Praktijkvoorbeeld, Profiel, Punt, Reeks, Site
from praktijksite.source import Document
from praktijksite.urls import Addresses

FEED_LENGTH = 50
ATOM = "http://www.w3.org/2005/Atom"


def record(library: Library, addresses: Addresses, voorbeeld: Praktijkvoorbeeld) -> dict[str, Json]:
    """Return everything but the contacts of *voorbeeld*, in the names of the source file."""
    profiel = voorbeeld.profiel
    path = urls.praktijkvoorbeeld(profiel.slug)
    return {
        "id": profiel.slug,
        "url": addresses.absolute(path) or addresses.href(path),
        "titel": profiel.titel,
        "samenvatting": profiel.samenvatting,
        "gemeenten": list(profiel.gemeenten),
        "gemeenten_nu": [{"code": g.code, "naam": g.naam, "provincie": g.provincie} for g in library.gemeenten_van(profiel)],
        "themas": {"kern": list(profiel.kern), "raakt": list(profiel.raakt)},
        "elementen": list(profiel.elementen),
        "periode": {"start": profiel.start, "eind": profiel.eind},
        "wettelijk_kader": profiel.periode.wettelijk_kader.value,
        "soort": profiel.soort,
        "doelgroep": list(profiel.doelgroep),
        "trefwoorden": list(profiel.trefwoorden),
        "partners": [{"naam": p.naam, "rol": p.rol} for p in voorbeeld.partners],
        "resultaten": _results(voorbeeld),
        "onderbouwing": profiel.onderbouwing,
        "lessen": list(voorbeeld.lessen) or voorbeeld.lessen_onbekend,
        "tekst": [{"kop": s.kop, "markdown": s.markdown} for s in voorbeeld.secties],
        "bronnen": [{"titel": b.titel, "uitgever": b.uitgever, "datum": b.datum, "url": b.url, "gezien": b.gezien.isoformat() if b.gezien else None} for b in voorbeeld.bronnen],
        "feiten": [{"feit": f.feit, "bron": f.bron} for f in voorbeeld.feiten],
        "overgenomen_van": next(iter(profiel.doelen("overgenomen_van")), None),
        "overgenomen_door": [
            {"voorbeeld": o.voorbeeld, "gemeente": o.gemeente, "toelichting": o.toelichting, "bron": o.bron} for o in voorbeeld.overgenomen_door
        ],
        "ontbreekt": list(profiel.ontbreekt),
        "herkomst": profiel.herkomst,
        "toegevoegd": profiel.toegevoegd,
        "licentie": voorbeeld.licentie,
    }


def _results(voorbeeld: Praktijkvoorbeeld) -> Json:
    if voorbeeld.resultaten_onbekend:
        return voorbeeld.resultaten_onbekend
    return [
        {
            "tekst": r.tekst,
            "waarde": r.waarde,
            "eenheid": r.eenheid,
            "van": r.van,
            "peildatum": r.peildatum,
            "bron": r.bron,
            "kanttekening": r.kanttekening,
            "vergelijking": None
            if r.vergelijking is None
            else {
                "tekst": r.vergelijking.tekst,
                "waarde": r.vergelijking.waarde,
                "eenheid": r.vergelijking.eenheid,
                "bron": r.vergelijking.bron,
                "kanttekening": r.vergelijking.kanttekening,
            },
        }
        for r in voorbeeld.resultaten
    ]


def to_json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def all_records(site: Site, records: Iterable[bytes]) -> bytes:
    """Return `praktijkvoorbeelden.json` from the bytes of each `index.json`."""
    head = to_json({"titel": site.titel, "uitgever": site.uitgever, "licentie": "per voorbeeld, zie 'licentie'"}).rstrip(b"}\n")
    return head + b',"praktijkvoorbeelden":[\n' + b",\n".join(item.rstrip(b"\n") for item in records) + b"\n]}\n"


COLUMNS = (
    *("id", "url", "titel", "samenvatting", "gemeenten", "gemeentecodes_nu", "gemeenten_nu", "provincies", "kern", "raakt"),
    *("elementen", "start", "eind", "wettelijk_kader", "soort", "doelgroep", "trefwoorden", "onderbouwing", "ontbreekt", "toegevoegd"),
)


CHART_COLUMNS = ("naam", "reeks", "waarde", "eenheid", "meting", "vergunningjaar", "moment", "kanttekening", "bron", "adres")


def to_csv(library: Library, addresses: Addresses) -> bytes:
    """Return one line per example; several values in one cell are parted by a semicolon."""
    return _csv(COLUMNS, (_row(library, addresses, profiel) for profiel in library.profielen))


def chart_csv(grafiek: Grafiek) -> bytes:
    """Return one line per value of a chart, with all that is known of it; what was counted by the site has no source."""
    return _csv(CHART_COLUMNS, (_chart_row(grafiek, reeks, punt) for reeks in grafiek.reeksen for punt in reeks.punten))


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(_safe_cell(cell) for cell in row)
    # A byte order mark, or Excel takes é for Ã©.
    return out.getvalue().encode("utf-8-sig")


def _chart_row(grafiek: Grafiek, reeks: Reeks, punt: Punt) -> tuple[str, ...]:
    value = f"{Decimal(str(punt.waarde)):f}".removesuffix(".0")
    told = (punt.naam, reeks.naam, value, grafiek.eenheid)
    cijfer = punt.cijfer
    if cijfer is None:
        return (*told, *([""] * (len(CHART_COLUMNS) - len(told))))
    source = f"{cijfer.bron.uitgever}: {cijfer.bron.titel}", cijfer.bron.url
    return (*told, cijfer.meting, cijfer.vergunningjaar or "", cijfer.moment or "", cijfer.kanttekening or "", *source)


def _row(library: Library, addresses: Addresses, profiel: Profiel) -> tuple[str, ...]:
    path = urls.praktijkvoorbeeld(profiel.slug)
    now = library.gemeenten_van(profiel)
    return (
        profiel.slug,
        addresses.absolute(path) or addresses.href(path),
        profiel.titel,
        profiel.samenvatting,
        ";".join(profiel.gemeenten),
        ";".join(g.code for g in now),
        ";".join(g.naam for g in now),
        ";".join(dict.fromkeys(g.provincie for g in now)),
        ";".join(profiel.kern),
        ";".join(profiel.raakt),
        ";".join(profiel.elementen),
        profiel.start or "",
        profiel.eind or "",
        profiel.periode.wettelijk_kader.value,
        profiel.soort,
        ";".join(profiel.doelgroep),
        ";".join(profiel.trefwoorden),
        profiel.onderbouwing or "",
        ";".join(profiel.ontbreekt),
        profiel.toegevoegd,
    )


def _safe_cell(text: str) -> str:
    """Return *text* so that a spreadsheet does not take it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def to_geojson(library: Library, addresses: Addresses) -> bytes:
    """Return a point per example and gemeente, at the centre of the gemeente (RFC 7946)."""
    features: list[Json] = [
        _feature(profiel, gemeente, addresses) for profiel in library.profielen for gemeente in library.gemeenten_van(profiel)
    ]
    return to_json({"type": "FeatureCollection", "features": features})


def _feature(profiel: Profiel, gemeente: Gemeente, addresses: Addresses) -> Json:
    path = urls.praktijkvoorbeeld(profiel.slug)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [gemeente.lon, gemeente.lat]},
        "properties": {
            "id": profiel.slug,
            "titel": profiel.titel,
            "url": addresses.absolute(path) or addresses.href(path),
            "gemeente": gemeente.naam,
            "code": gemeente.code,
            "themas": list(profiel.themas),
        },
    }


def without_contact(document: Document) -> bytes:
    """Return the source file as open Markdown: all from the field `contact` to the next field left out."""
    lines = document.head.split("\n")
    first = document.fields["contact"].line
    last = min((node.line for node in document.fields.values() if node.line > first), default=len(lines) + 1)
    # The front matter begins on line 2 of the file.
    return "\n".join(["---", *lines[: first - 2], *lines[last - 2 :]]).encode() + f"---\n{document.body}".encode()


def to_vcard(voorbeeld: Praktijkvoorbeeld, site: Site, address: str | None, oldest: str) -> bytes:
    """Return the contacts as vCards (RFC 6350).

    A contact checked before *oldest* keeps its organisation and loses the rest.
    """
    return "".join(line for contact in voorbeeld.contact for line in _vcard(contact, voorbeeld, address, oldest, site)).encode()


def _vcard(contact: Contact, voorbeeld: Praktijkvoorbeeld, address: str | None, oldest: str, site: Site) -> Iterator[str]:
    expired = contact.bevestigd_op is not None and contact.bevestigd_op.isoformat() < oldest
    fields: list[tuple[str, str | None]] = [
        ("FN", (None if expired else contact.naam) or contact.organisatie),
        ("ORG", contact.organisatie),
        ("TITLE", contact.functie),
        ("EMAIL", None if expired else contact.email),
        ("TEL", None if expired else contact.telefoon),
        ("NOTE", f"Over het praktijkvoorbeeld {voorbeeld.profiel.titel}, via {site.titel}."),
    ]
    yield _vline("BEGIN", "VCARD")
    yield _vline("VERSION", "4.0")
    for name, value in fields:
        if value:
            yield _vline(name, value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n"))
    for url in (contact.webpagina, address):
        if url:
            yield _vline("URL", url)
    yield _vline("END", "VCARD")


def _vline(name: str, value: str) -> str:
    """Return a content line, folded at 75 octets as RFC 6350 asks."""
    data, out = f"{name}:{value}".encode(), []
    while len(data) > 75:
        cut = 75
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        out.append(data[:cut])
        data = b" " + data[cut:]
    return b"\r\n".join([*out, data]).decode() + "\r\n"


def to_atom(library: Library, addresses: Addresses) -> bytes:
    """Return the feed of the newest examples. Needs an address for the site."""
    site = library.site
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "nl"})
    home = addresses.absolute(urls.HOME) or ""
    newest = library.profielen[:FEED_LENGTH]
    for tag, text in (("id", home), ("title", site.titel), ("subtitle", site.ondertitel), ("updated", _moment(newest))):
        SubElement(feed, tag).text = text
    SubElement(SubElement(feed, "author"), "name").text = site.uitgever
    SubElement(feed, "link", {"href": home})
    SubElement(feed, "link", {"rel": "self", "href": addresses.absolute(urls.FEED) or ""})
    for profiel in newest:
        address = addresses.absolute(urls.praktijkvoorbeeld(profiel.slug)) or ""
        entry = SubElement(feed, "entry")
        moment = f"{profiel.toegevoegd}T00:00:00Z"
        for tag, text in (("id", address), ("title", profiel.titel), ("updated", moment), ("published", moment), ("summary", profiel.samenvatting)):
            SubElement(entry, tag).text = text
        SubElement(entry, "link", {"href": address})
    return _xml(feed)


def _moment(profielen: tuple[Profiel, ...]) -> str:
    newest = profielen[0].toegevoegd if profielen else "1970-01-01"
    return f"{newest}T00:00:00Z"


def to_sitemap(addresses: Addresses, paths: Iterable[str]) -> bytes:
    """Return the sitemap of *paths* (sitemaps.org). Needs an address for the site."""
    root = Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for path in paths:
        SubElement(SubElement(root, "url"), "loc").text = addresses.absolute(path)
    return _xml(root)


def _xml(root: Element) -> bytes:
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def to_robots(addresses: Addresses) -> bytes:
    sitemap = addresses.absolute(urls.SITEMAP)
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")).encode()
