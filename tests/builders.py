"""Things to test with: each complete and in order, until a test changes what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from praktijksite import content, output, plan
from praktijksite.content import Options
from praktijksite.library import Library, wanted_order
from praktijksite.model import (
    ELEMENT_IDS,
    THEMA_IDS,
    Bron,
    Contact,
    Element,
    Gegevensbron,
    Gemeente,
    Herindeling,
    Pagina,
    Praktijkvoorbeeld,
    Profiel,
    Resultaat,
    Sectie,
    Site,
    Thema,
    Trefwoord,
)
from praktijksite.output import Report, Unit
from praktijksite.pages.frame import Assets, Setting
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.plan import Plan
from praktijksite.problems import ContentError, Problem
from praktijksite.schema import VERPLICHTE_KOPPEN
from praktijksite.source import Document, parse_markdown
from praktijksite.urls import Addresses
from praktijksite.validate import Names

PROJECT = Path(__file__).resolve().parents[1]
FIXTURES = PROJECT / "tests" / "fixtures"
MINI = FIXTURES / "mini"
FOLDER = "content/praktijkvoorbeelden"
DATUM = date(2026, 11, 21)
CODE = "test"
LEFT_OUT = object()
"""Leaves a field out of `source_text`."""

NAMES = Names(frozenset({"Texel", "Westerkwartier", "Zuidhorn", "'s-Gravenhage"}), frozenset({"koken", "taalles"}))

_FIELDS: Mapping[str, Any] = {
    "titel": "Testproef met een titel",
    "samenvatting": "Een samenvatting die lang genoeg is om te mogen.",
    "gemeenten": ["Texel"],
    "themas": {"kern": ["werk"], "raakt": ["netwerk"]},
    "elementen": ["regie"],
    "periode": {"start": "2019", "eind": "2020-03"},
    "soort": "project",
    "doelgroep": ["alle"],
    "trefwoorden": ["koken"],
    "partners": [{"naam": "Stichting Test", "rol": "uitvoering"}],
    "resultaten": [{"tekst": "deden mee", "waarde": 12, "eenheid": "personen", "bron": 1}],
    "onderbouwing": "eigen-cijfers",
    "lessen": ["Begin op tijd."],
    "contact": [{"organisatie": "Gemeente Test", "functie": "onbekend"}],
    "bronnen": [{"titel": "Verslag", "uitgever": "Testbureau", "url": "https://example.org/verslag"}],
    "herkomst": "ingezonden",
    "toegevoegd": "2026-11-01",
    "licentie": "CC0-1.0",
}
BODY = "\n".join(f"## {kop}\n\nTekst onder dit kopje.\n" for kop in VERPLICHTE_KOPPEN)


def source_text(*, body: str = BODY, **changes: Any) -> str:
    """Return the text of a good source file, with *changes* in its fields; LEFT_OUT takes one away."""
    fields = {name: value for name, value in {**_FIELDS, **changes}.items() if value is not LEFT_OUT}
    return f"---\n{yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)}---\n\n{body}"


def document(text: str, slug: str = "testproef") -> Document:
    found = parse_markdown(f"{FOLDER}/{slug}.md", text.encode())
    assert isinstance(found, Document), str(found)
    return found


def problems_in(text: str, slug: str = "testproef", names: Names = NAMES) -> list[str]:
    """Return what is wrong with one source file, each problem as an author reads it."""
    found = parse_markdown(f"{FOLDER}/{slug}.md", text.encode())
    parsed = [found] if isinstance(found, Problem) else parse_praktijkvoorbeeld(found, names)
    return [str(problem) for problem in parsed] if isinstance(parsed, list) else []


def parsed(text: str, slug: str = "testproef", names: Names = NAMES) -> Praktijkvoorbeeld:
    found = parse_praktijkvoorbeeld(document(text, slug), names)
    assert isinstance(found, Praktijkvoorbeeld), "\n".join(map(str, found))
    return found


def profiel(slug: str = "testproef", **changes: Any) -> Profiel:
    given: dict[str, Any] = {
        "digest": f"digest van {slug}",
        "titel": f"Titel van {slug}",
        "samenvatting": "Een samenvatting.",
        "gemeenten": ("Texel",),
        "kern": ("werk",),
        "raakt": (),
        "elementen": (),
        "start": "2019",
        "eind": None,
        "soort": "project",
        "doelgroep": (),
        "trefwoorden": (),
        "onderbouwing": None,
        "toegevoegd": "2026-11-01",
        "herkomst": "ingezonden",
        "ontbreekt": (),
        "contact_bevestigd": None,
        "verwijzingen": (),
    }
    return Profiel(slug=slug, **{**given, **changes})


def contact(**changes: Any) -> Contact:
    none = dict.fromkeys(("functie", "naam", "email", "telefoon", "webpagina", "akkoord_op", "gecontroleerd_op"))
    return Contact(**{**none, "organisatie": "Gemeente Test", **changes})


def resultaat(**changes: Any) -> Resultaat:
    none = dict.fromkeys(("waarde", "eenheid", "van", "peildatum", "bron", "kanttekening", "vergelijking"))
    return Resultaat(**{**none, "tekst": "deden mee", **changes})


def praktijkvoorbeeld(**changes: Any) -> Praktijkvoorbeeld:
    given: dict[str, Any] = {
        "profiel": profiel(),
        "partners": (),
        "resultaten": (resultaat(),),
        "resultaten_onbekend": None,
        "lessen": ("Begin op tijd.",),
        "lessen_onbekend": None,
        "contact": (contact(),),
        "bronnen": (Bron(titel="Verslag", uitgever="Testbureau", datum=None, url="https://example.org/verslag", gezien=None),),
        "feiten": (),
        "overgenomen_door": (),
        "beeld": None,
        "licentie": "CC0-1.0",
        "secties": tuple(Sectie(kop=kop, markdown="Tekst.") for kop in VERPLICHTE_KOPPEN),
    }
    return Praktijkvoorbeeld(**{**given, **changes})


def gemeente(naam: str, provincie: str = "Testland", lat: float = 52.0, lon: float = 5.0) -> Gemeente:
    return Gemeente(code=f"GM{sum(naam.encode()):04}", naam=naam, provincie=provincie, lat=lat, lon=lon, kolom=0, rij=0)


def herindeling(oud: str, *nieuw: str, datum: date = date(2019, 1, 1)) -> Herindeling:
    return Herindeling(oud=oud, nieuw=nieuw, datum=datum, regel=1)


def site(**changes: Any) -> Site:
    given: dict[str, Any] = {
        "titel": "Testsite",
        "ondertitel": "Om mee te testen",
        "omschrijving": "Een site voor de tests.",
        "uitgever": "de testers",
        "base_url": "https://example.org/praktijk/",
        "repository": "voorbeeld/praktijk",
        "branch": "main",
        "email": "redactie@example.org",
        "contact_maanden": 12,
        "cname": None,
        "datum": DATUM,
    }
    return Site(**{**given, **changes})


def library(*profielen: Profiel, **changes: Any) -> Library:
    """Return a Library of *profielen*, with the gemeenten that they name."""
    named = dict.fromkeys(naam for found in profielen for naam in found.gemeenten)
    given: dict[str, Any] = {
        "site": site(),
        "themas": tuple(
            Thema(id=id_, naam=id_.capitalize(), plaats="Plaats", samenvatting="Over dit thema.", markdown="", verwijzingen=())
            for id_ in THEMA_IDS
        ),
        "elementen": tuple(
            Element(id=id_, naam=id_, letter=id_[0], samenvatting="Erover.", uitleg_van="redactie", markdown="", verwijzingen=())
            for id_ in ELEMENT_IDS
        ),
        "paginas": (Pagina(id="over", titel="Over", samenvatting="Erover.", markdown="", verwijzingen=()),),
        "gemeenten_ooit": tuple(gemeente(naam) for naam in sorted({"Texel", *named})),
        "gegevensbron": Gegevensbron(peildatum="2026", titel="Lijst", uitgever="Bureau", url="https://example.org/", licentie="CC BY 4.0"),
        "herindelingen": (),
        "trefwoorden": tuple(
            Trefwoord(naam=naam, synoniemen=()) for naam in sorted({naam for found in profielen for naam in found.trefwoorden})
        ),
        "begrippen": (),
        "cijfers": (),
        "grafieken": (),
        "profielen": wanted_order(profielen),
    }
    return Library(**{**given, **changes})


def setting(found: Library) -> Setting:
    return Setting(found, Addresses(found.site.base_url), Assets(css="/site.css", js="/main.js", font="/font.woff2", icon="/icon.svg", scripts={}))


def options(root: Path, **changes: Any) -> Options:
    return Options(**{"root": root, "datum": DATUM, **changes})


_compiled = TemporaryDirectory(prefix="templates-")
"""Templates are compiled once for all tests: that takes longer than a small site."""


def plan_of(root: Path, **changes: Any) -> Plan:
    """Return the plan of the site in *root*, as today's templates and assets make it; with `rapport` the report too."""
    rapport = changes.pop("rapport", False)
    return plan.plan(content.read(options(root, **changes), CODE), PROJECT, CODE, Path(_compiled.name), rapport=rapport)


def units_of(root: Path, **changes: Any) -> list[Unit]:
    """Return the units of the site in *root*, as today's templates and assets make them."""
    found = plan_of(root, **changes)
    return [*found.units, *found.pictures]


def site_of(root: Path, **changes: Any) -> dict[str, bytes]:
    """Return the site in *root* by file name, nothing remembered and nothing written."""
    return output.as_mapping(units_of(root, **changes))


def published(root: Path, **changes: Any) -> dict[str, bytes]:
    """Return the site in *root* as the command writes it: with what is made of all pages together."""
    found = plan_of(root, **changes)
    site = output.as_mapping([*found.units, *found.pictures])
    with TemporaryDirectory(prefix="site-") as folder:
        write_tree(Path(folder), site)
        for bundle in found.bundles:
            site |= bundle.make(Path(folder))
    return dict(sorted(site.items()))


def write_site(root: Path, out: Path, cache: Path, **changes: Any) -> Report:
    """Bring *out* to hold the site in *root*, with *cache* to remember things in."""
    cache.mkdir(exist_ok=True)
    workers = changes.get("workers", 1)
    return output.write(units_of(root, cache=cache, **changes), out, cache, workers=workers)


def problems_of(root: Path, **changes: Any) -> str:
    """Return the problems of the content in *root* as `build.py check` prints them, nothing when there are none."""
    try:
        units_of(root, **changes)
    except ContentError as error:
        return "".join(f"{problem}\n" for problem in error.problems)
    return ""


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by its path there; a link is an error."""
    paths = sorted(folder.rglob("*"))
    assert not any(path.is_symlink() for path in paths)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the first *old* in a file by *new*; that it is there is part of the promise."""
    text = (root / path).read_text("utf-8")
    assert old in text, f"{old!r} does not stand in {path}"
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def html_files(files: Iterable[str]) -> list[str]:
    return sorted(name for name in files if name.endswith(".html"))
