"""The machine side is well formed, safe in a spreadsheet, and holds no contact."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import vobject
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijksite import feeds, urls
from praktijksite.source import INVISIBLE
from praktijksite.urls import Addresses
from tests.builders import (
    BODY,
    FOLDER,
    LEFT_OUT,
    MINI,
    contact,
    document,
    library,
    parsed,
    praktijkvoorbeeld,
    profiel,
    site,
    site_of,
    source_text,
)

BASE = Addresses("https://example.org/praktijk/")
ATOM = "{http://www.w3.org/2005/Atom}"
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=40).filter(lambda text: not INVISIBLE.search(text))
lines = texts.map(lambda text: " ".join(text.split())).filter(bool)


@pytest.fixture(scope="module")
def mini() -> dict[str, bytes]:
    return site_of(MINI)


# --- Contacts -----------------------------------------------------------------

SECRETS = ("Tess", "Teun", "testkeuken@", "buurthuis@", "tuin@", "070 000", "35 000", "tuinman", "beheerder", "coördinator", "org/testkeuken")


def test_open_files_hold_no_contact(mini: dict[str, bytes]) -> None:
    """No name, function, number or address of a contact stands in any file but the page, its `contact.vcf`, and what the form opens it with."""
    told = {name for name, data in mini.items() for secret in SECRETS if secret in data.decode(errors="replace")}
    assert told == {f"praktijkvoorbeelden/{slug}/{file}" for slug in ("s-gravenhage-samen-koken", "wijdemeren-proeftuin") for file in ("index.html", "contact.vcf", "invoer.json")}


def test_expired_contact_is_not_given(mini: dict[str, bytes]) -> None:
    """Of a contact that was last right too long ago, name, number and address are given nowhere."""
    told = {name for name, data in mini.items() for secret in ("Teun", "tuin@", "35 000") if secret in data.decode(errors="replace")}
    assert told == set()


STYLES = {
    "block": "contact:\n  - organisatie: Gemeente Test\n    functie: GEHEIM\n    email: geheim@example.org\n",
    "block at the margin": "contact:\n- organisatie: Gemeente Test\n  functie: GEHEIM\n- organisatie: Twee\n  functie: GEHEIM\n",
    "one line": "contact: [{organisatie: Gemeente Test, functie: GEHEIM}]\n",
    "brackets at the margin": "contact: [\n{organisatie: Gemeente Test,\nfunctie: GEHEIM\n}\n]\n",
    "bracket on its own line": "contact:\n  [\n  {organisatie: Gemeente Test, functie: GEHEIM}\n]\n",
    "quoted": '"contact":\n  - "organisatie": "Gemeente Test"\n    "functie": "GEHEIM\n\n      en meer GEHEIM"\n',
    "folded": "contact:\n  - organisatie: >-\n      Gemeente\n\n      Test\n    functie: |\n      GEHEIM\n\n",
    "comments": "contact: # GEHEIM\n\n# GEHEIM aan de kantlijn\n  - organisatie: Gemeente Test\n  # GEHEIM\n    functie: GEHEIM\n# GEHEIM erna\n\n",
    "question": "? contact\n: - organisatie: Gemeente Test\n    functie: GEHEIM\n",
    "indented far": "contact:\n          - organisatie: Gemeente Test\n            functie:\n               GEHEIM\n",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_open_markdown_leaves_the_contact_out(style: str, place: str) -> None:
    """However the author wrote the contact, wherever it stands, the open text has all fields but that one."""
    whole = source_text(contact=LEFT_OUT)
    head, _, body = whole.removeprefix("---\n").partition("---\n")
    fields = head.splitlines(keepends=True)
    cut = {"first": 0, "middle": next(n for n, line in enumerate(fields) if line.startswith("lessen:")), "last": len(fields)}[place]
    text = f"---\n{''.join(fields[:cut])}{STYLES[style]}{''.join(fields[cut:])}---\n{body}"
    assert "GEHEIM" in str(parsed(text).contact)
    opened = feeds.without_contact(document(text)).decode()
    assert "GEHEIM" not in opened
    assert "contact" not in opened
    assert opened == whole


def test_open_markdown_can_be_handed_in_again() -> None:
    """The open text parses as the source did, but for the contact that it lacks."""
    opened = feeds.without_contact(document(source_text())).decode()
    again = document(opened)
    assert set(again.fields) == set(document(source_text()).fields) - {"contact"}
    assert again.body == f"\n{BODY}"


# --- vCard --------------------------------------------------------------------


def cards(data: bytes) -> list[Any]:
    return list(vobject.readComponents(data.decode()))


@given(lines, lines, lines, texts)
@settings(max_examples=60)
def test_vcard_says_what_the_contact_says(organisatie: str, functie: str, naam: str, titel: str) -> None:
    """Whatever characters a contact has, another program reads them back, and none begins a field of its own."""
    given_contact = contact(organisatie=organisatie, functie=functie, naam=naam, email="a@example.org", telefoon="0318 00 00 00", akkoord_op=date(2026, 1, 1))
    example = praktijkvoorbeeld(contact=(given_contact,), profiel=profiel(titel=titel))
    data = feeds.to_vcard(example, site(), "https://example.org/x/", "2025-01-01")
    (card,) = cards(data)
    assert card.fn.value == naam
    assert card.title.value == functie
    assert card.email.value == "a@example.org"
    assert card.tel.value == "0318 00 00 00"
    assert [str(url.value) for url in card.contents["url"]] == ["https://example.org/x/"]
    assert card.note.value == f"Over het praktijkvoorbeeld {titel}, via Testsite."
    assert sorted(card.contents) == sorted(("version", "fn", "org", "title", "email", "tel", "note", "url"))


@given(texts)
@settings(max_examples=60)
def test_vcard_lines_are_short(titel: str) -> None:
    """No line is longer than 75 bytes, none is cut through a letter, and each ends as the standard asks."""
    data = feeds.to_vcard(praktijkvoorbeeld(profiel=profiel(titel=titel * 9)), site(), None, "2025-01-01")
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_vcards_of_the_small_site(mini: dict[str, bytes]) -> None:
    """Each contact is a card; who expired keeps the organisation and the function."""
    first, second = cards(mini["praktijkvoorbeelden/s-gravenhage-samen-koken/contact.vcf"])
    assert (first.fn.value, first.title.value, first.tel.value) == ("Tess Testpersoon", "coördinator testkeuken", "070 000 00 00")
    assert (second.fn.value, second.email.value) == ("Testbuurthuis", "buurthuis@example.org")
    (expired,) = cards(mini["praktijkvoorbeelden/wijdemeren-proeftuin/contact.vcf"])
    assert sorted(expired.contents) == sorted(("version", "fn", "org", "note", "title", "url"))
    assert expired.fn.value == "Stichting Proeftuin"


# --- CSV ----------------------------------------------------------------------


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(lines, lines)
@settings(max_examples=60)
def test_spreadsheet_reads_no_formula(titel: str, samenvatting: str) -> None:
    """No cell begins with what a spreadsheet takes for a formula; another program reads the rest back."""
    found = library(profiel("een", titel=titel, samenvatting=samenvatting), profiel("twee", titel=f"={titel}", samenvatting=f"@{samenvatting}"))
    for row in rows(feeds.to_csv(found, BASE)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
        one = found.profiel[row["id"]]
        assert row["titel"].removeprefix("'") == one.titel.removeprefix("'")
        assert row["samenvatting"].removeprefix("'") == one.samenvatting.removeprefix("'")


def test_spreadsheet_has_a_line_per_example(mini: dict[str, bytes]) -> None:
    """The CSV begins with a byte order mark for Excel, has the promised columns, and several values parted by semicolons."""
    data = mini["praktijkvoorbeelden.csv"]
    assert data.startswith(b"\xef\xbb\xbfid,url,titel,")
    found = {row["id"]: row for row in rows(data)}
    assert list(found) == ["s-gravenhage-samen-koken", "wijdemeren-proeftuin", "zuidhorn-testproef"]
    assert all(tuple(row) == feeds.COLUMNS for row in found.values())
    assert found["zuidhorn-testproef"]["gemeenten"] == "Zuidhorn"
    assert found["zuidhorn-testproef"]["gemeenten_nu"] == "Westerkwartier"
    assert found["zuidhorn-testproef"]["kern"] == "werk;netwerk"
    assert found["zuidhorn-testproef"]["url"] == "https://example.org/praktijk/praktijkvoorbeelden/zuidhorn-testproef/"


# --- JSON, GeoJSON ------------------------------------------------------------


def test_json_holds_every_example_once(mini: dict[str, bytes]) -> None:
    """The collection in JSON is the files of the examples, newest first, with all that the page tells."""
    every = json.loads(mini["praktijkvoorbeelden.json"])
    apart = {name.split("/")[1]: json.loads(data) for name, data in mini.items() if re.fullmatch("praktijkvoorbeelden/[^/]+/index.json", name)}
    assert [one["id"] for one in every["praktijkvoorbeelden"]] == ["s-gravenhage-samen-koken", "wijdemeren-proeftuin", "zuidhorn-testproef"]
    assert {one["id"]: one for one in every["praktijkvoorbeelden"]} == apart
    test = apart["zuidhorn-testproef"]
    assert test["resultaten"][0] == {
        "tekst": "zijn bemiddeld naar vrijwilligerswerk",
        "waarde": 12,
        "eenheid": "personen",
        "van": 59,
        "peildatum": "2018",
        "bron": 1,
        "kanttekening": "Dit is een tussenstand.",
        "vergelijking": None,
    }
    assert test["resultaten"][1]["vergelijking"]["waarde"] == 11
    assert test["overgenomen_door"][0]["voorbeeld"] == "s-gravenhage-samen-koken"
    assert apart["s-gravenhage-samen-koken"]["overgenomen_van"] == "zuidhorn-testproef"
    assert apart["wijdemeren-proeftuin"]["resultaten"] == "nog niet bekend"
    assert apart["wijdemeren-proeftuin"]["lessen"] == "niet in bron"


def test_json_has_every_field_of_the_source(mini: dict[str, bytes]) -> None:
    """Whatever a source file tells stands in its JSON, but for contact, picture and former addresses."""
    for path in (MINI / FOLDER).glob("*.md"):
        fields = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        told = json.loads(mini[f"praktijkvoorbeelden/{path.stem}/index.json"])
        assert set(fields) - set(told) <= {"contact", "beeld", "vroegere_slugs"}
        assert all(told[name] == fields[name] for name in ("titel", "gemeenten", "soort") if name in fields)


@given(texts, texts)
@settings(max_examples=60)
def test_json_is_valid_for_any_text(titel: str, les: str) -> None:
    """Whatever an author wrote, the JSON reads back the same, alone and in the collection."""
    example = praktijkvoorbeeld(profiel=profiel(titel=titel), lessen=(les,))
    data = feeds.to_json(feeds.record(library(example.profiel), BASE, example))
    assert json.loads(data)["titel"] == titel
    assert json.loads(data)["lessen"] == [les]
    assert json.loads(feeds.all_records(site(), [data, data]))["praktijkvoorbeelden"] == [json.loads(data)] * 2


def test_geojson_has_a_point_per_gemeente(mini: dict[str, bytes]) -> None:
    """Each example has a point in each present gemeente, longitude first, within the Netherlands."""
    found = json.loads(mini["praktijkvoorbeelden.geojson"])
    assert found["type"] == "FeatureCollection"
    points = [(feature["properties"]["id"], feature["properties"]["gemeente"]) for feature in found["features"]]
    assert points == [
        ("s-gravenhage-samen-koken", "'s-Gravenhage"),
        ("s-gravenhage-samen-koken", "Hilversum"),
        ("wijdemeren-proeftuin", "Wijdemeren"),
        ("zuidhorn-testproef", "Westerkwartier"),
    ]
    for feature in found["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert 3 < longitude < 8
        assert 50 < latitude < 54


# --- Atom, sitemap, robots ----------------------------------------------------


def test_feed_has_what_a_reader_needs(mini: dict[str, bytes]) -> None:
    """The feed is Atom: it and every entry have an id, a title, a moment and a link; ids are unique."""
    feed = ET.fromstring(mini["feed.xml"])  # noqa: S314 - our own bytes
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 3
    assert ids[0] == "https://example.org/praktijk/praktijkvoorbeelden/s-gravenhage-samen-koken/"
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == ["https://example.org/praktijk/feed.xml"]


@given(texts, texts)
@settings(max_examples=60)
def test_feed_is_well_formed_for_any_text(titel: str, samenvatting: str) -> None:
    """Whatever an author wrote, the feed is XML and says it back."""
    feed = ET.fromstring(feeds.to_atom(library(profiel(titel=titel, samenvatting=samenvatting), site=site(titel=titel)), BASE))  # noqa: S314
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == titel
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == samenvatting


def test_feed_of_an_empty_collection() -> None:
    """Without examples the feed is still a feed."""
    feed = ET.fromstring(feeds.to_atom(library(), BASE))  # noqa: S314
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated")


def test_feed_holds_the_newest() -> None:
    """The feed holds the newest examples, and no more than a reader wants."""
    found = library(*(profiel(f"p-{number}", toegevoegd=f"2026-01-{number % 28 + 1:02}") for number in range(80)))
    entries = ET.fromstring(feeds.to_atom(found, BASE)).findall(f"{ATOM}entry")  # noqa: S314
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [one.titel for one in found.profielen[: feeds.FEED_LENGTH]]


def test_sitemap_names_every_page(mini: dict[str, bytes]) -> None:
    """The sitemap names each page once by its whole address, but for those that only say where to go."""
    root = ET.fromstring(mini["sitemap.xml"])  # noqa: S314
    named = [element.text or "" for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pages = {f"https://example.org/praktijk/{name.removesuffix('index.html')}" for name, data in mini.items() if name.endswith(".html") and name != "404.html" and b'content="noindex"' not in data}
    assert len(named) == len(set(named))
    assert set(named) == pages
    assert f"Sitemap: https://example.org/praktijk/{urls.SITEMAP[1:]}\n" in mini["robots.txt"].decode()


def test_site_without_an_address_has_no_feed(mini_root: Any) -> None:
    """Where nobody said where the site lives, there is no feed, no sitemap and no made-up address."""
    text = (mini_root / "site.yaml").read_text("utf-8")
    (mini_root / "site.yaml").write_text(text.replace("base_url: https://example.org/praktijk/\n", ""), "utf-8")
    found = site_of(mini_root)
    assert not {"feed.xml", "sitemap.xml"} & set(found)
    assert found["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert not [name for name, data in found.items() if b"None" in data and not name.startswith("assets/")]
    assert json.loads(found["praktijkvoorbeelden.json"])["praktijkvoorbeelden"][0]["url"] == "/praktijkvoorbeelden/s-gravenhage-samen-koken/"
