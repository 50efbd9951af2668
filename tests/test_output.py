"""The site on disk: the same bytes by every road, whole at every moment, and no work done twice."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from praktijksite import assets, content, output
from praktijksite.output import OutputError, Unit
from praktijksite.pages import frame, lists
from praktijksite.problems import ContentError
from tests.builders import DATUM, FOLDER, MINI, PROJECT, edit, published, read_tree, site_of, source_text, units_of, write_site, write_tree

ZUIDHORN = f"{FOLDER}/zuidhorn-testproef.md"
DEN_HAAG = f"{FOLDER}/s-gravenhage-samen-koken.md"
WIJDEMEREN = f"{FOLDER}/wijdemeren-proeftuin.md"
forks = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture(autouse=True)
def _plain_assets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave styles and scripts out, but for the command itself: they take most of the time and do not depend on content."""
    if "program" not in request.fixturenames:
        monkeypatch.setattr(assets, "make", lambda inputs, _: dict.fromkeys(assets.names(inputs), b""))


@dataclass
class Disk:
    """A place to write the small site, with its memory."""

    root: Path
    out: Path
    cache: Path
    changes: dict[str, Any] = field(default_factory=dict)

    def write(self) -> output.Report:
        return write_site(self.root, self.out, self.cache, **self.changes)

    def tree(self) -> dict[str, bytes]:
        return read_tree(self.out)

    def cold(self) -> dict[str, bytes]:
        return site_of(self.root, **self.changes)


@pytest.fixture
def disk(mini_root: Path, tmp_path: Path) -> Disk:
    return Disk(mini_root, tmp_path / "public" / "site", tmp_path / "cache")


# --- The same bytes -----------------------------------------------------------


def test_written_site_is_the_site_in_memory(disk: Disk) -> None:
    """What stands on disk is what was made, no more and no less, and nothing is left beside it."""
    disk.write()
    assert disk.tree() == disk.cold()
    assert sorted(path.name for path in disk.out.parent.iterdir()) == [".site.lock", "site"]


def test_two_builds_are_equal(disk: Disk, tmp_path: Path) -> None:
    """Building twice gives the same bytes, with memory and without, and the second time nothing is made."""
    first, second = disk.write(), disk.write()
    assert (first.kept, first.made) == (0, first.total)
    assert (second.unchanged, second.made) == (True, 0)
    again = Disk(disk.root, tmp_path / "other", tmp_path / "other-cache")
    again.write()
    assert again.tree() == disk.tree() == disk.cold()


@given(st.randoms(use_true_random=False))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_of_files_does_not_matter(monkeypatch: pytest.MonkeyPatch, chance: random.Random) -> None:
    """However the disk lists its files, the site is the same."""
    expected = site_of(MINI)
    listed = os.scandir

    @contextmanager
    def shuffled(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
        with listed(folder) as entries:
            found = list(entries)
        chance.shuffle(found)
        yield iter(found)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", shuffled)
        assert site_of(MINI) == expected


@forks
@pytest.mark.parametrize("workers", [1, 2, 5])
def test_number_of_processes_does_not_matter(workers: int, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one process or many, parsing and making give the same site."""
    monkeypatch.setattr(output, "POOL_FROM", 1)
    monkeypatch.setattr(output, "CHUNK", 4)
    monkeypatch.setattr(content, "_PARALLEL_FROM", 1)
    monkeypatch.setattr(content, "_CHUNK", 1)
    disk.changes = {"workers": workers}
    assert disk.write().made == len(disk.tree())
    assert disk.tree() == site_of(MINI)


def test_day_does_not_matter_without_contacts(mini_root: Path) -> None:
    """On any day the site is the same, as long as no contact was checked and no gemeente changes."""
    edit(mini_root, "content/herindelingen.yaml", "- oud: Wijdemeren\n  nieuw: [Hilversum]\n  datum: 2027-01-01\n", "")
    edit(mini_root, DEN_HAAG, "    naam: Tess Testpersoon\n", "")
    edit(mini_root, DEN_HAAG, "    akkoord_op: 2026-02-01\n    gecontroleerd_op: 2026-10-01\n", "")
    edit(mini_root, DEN_HAAG, "    email: buurthuis@example.org\n    gecontroleerd_op: 2025-12-15\n", "")
    edit(mini_root, WIJDEMEREN, "    naam: Teun Testpersoon\n", "")
    edit(mini_root, WIJDEMEREN, "    akkoord_op: 2024-05-01\n    gecontroleerd_op: 2024-05-01\n", "")
    assert site_of(mini_root, datum=date(2019, 1, 1)) == site_of(mini_root) == site_of(mini_root, datum=date(2051, 12, 31))


def test_place_of_the_content_does_not_matter(mini_root: Path) -> None:
    """Nothing of where the files stand on this machine reaches the site."""
    assert site_of(mini_root) == site_of(MINI)
    assert not [name for name, data in site_of(mini_root).items() if str(mini_root).encode() in data or str(PROJECT).encode() in data]


# --- Only what changed is made, and all of it ---------------------------------

Edit = Callable[[Disk], None]


def replaced(path: str, old: str, new: str) -> Edit:
    return lambda disk: edit(disk.root, path, old, new)


def option(**changes: Any) -> Edit:
    return lambda disk: disk.changes.update(changes)


def both(*edits: Edit) -> Edit:
    def run(disk: Disk) -> None:
        for one in edits:
            one(disk)

    return run


def added(path: str, text: str) -> Edit:
    return lambda disk: void((disk.root / path).write_text(text, "utf-8"))


def void(_: object) -> None:
    """Take a value and give none."""


def drawn(size: tuple[int, int], colour: tuple[int, int, int]) -> Edit:
    return lambda disk: Image.new("RGB", size, colour).save(disk.root / "content/beeld/testbeeld.png")


def many(disk: Disk, count: int = frame.PER_PAGE + 3) -> None:
    """Add so many examples that lists take more than one page."""
    for number in range(count):
        text = source_text(titel=f"Testproef nummer {number}", gemeenten=["Texel"], toegevoegd=f"2026-{number % 9 + 1:02}-01")
        added(f"{FOLDER}/texel-{number}.md", text)(disk)


def renamed(disk: Disk) -> None:
    old = disk.root / WIJDEMEREN
    edit(disk.root, WIJDEMEREN, "herkomst:", "vroegere_slugs: [wijdemeren-proeftuin]\nherkomst:")
    old.rename(old.with_name("wijdemeren-tuin.md"))


def apart(disk: Disk) -> None:
    """Let the two examples no longer know of each other."""
    edit(disk.root, DEN_HAAG, "overgenomen_van: zuidhorn-testproef\n", "")
    edit(disk.root, ZUIDHORN, '  - voorbeeld: s-gravenhage-samen-koken\n    toelichting: "De proef is daar uitgebreid met koken."\n    bron: 1\n', "")


EDITS: dict[str, Edit] = {
    "titel": replaced(ZUIDHORN, "Testproef: eerst", "Testproef: later"),
    "titel van wat overgenomen is": replaced(DEN_HAAG, "Samen koken in", "Samen eten in"),
    "samenvatting": replaced(ZUIDHORN, "bij 12 leidde", "bij twaalf leidde"),
    "gemeenten": replaced(ZUIDHORN, "gemeenten: [Zuidhorn]", "gemeenten: [Texel, Winsum]"),
    "kern": replaced(ZUIDHORN, "kern: [werk, netwerk]", "kern: [zorg, netwerk]"),
    "raakt": replaced(ZUIDHORN, "raakt: [onderwijs]", "raakt: [huisvesting]"),
    "elementen": replaced(ZUIDHORN, "[in-beeld, laagdrempelig]", "[regie]"),
    "begin": replaced(ZUIDHORN, "start: 2017-10", "start: 2018-06"),
    "eind": replaced(ZUIDHORN, "eind: 2018-06", "eind: loopt"),
    "soort": replaced(ZUIDHORN, "soort: project", "soort: werkwijze"),
    "doelgroep": replaced(ZUIDHORN, "doelgroep: [alle]", "doelgroep: [ouderen]"),
    "trefwoorden": replaced(ZUIDHORN, "trefwoorden: [vrijwilligerswerk]", "trefwoorden: [koken]"),
    "partner": replaced(ZUIDHORN, "naam: Testwerkgevers", "naam: Andere werkgevers"),
    "rol": replaced(ZUIDHORN, "rol: uitvoering", "rol: leiding"),
    "resultaat": replaced(ZUIDHORN, "tekst: zijn bemiddeld", "tekst: zijn begeleid"),
    "waarde": replaced(ZUIDHORN, "waarde: 12", "waarde: 6"),
    "eenheid": replaced(ZUIDHORN, "eenheid: personen", "eenheid: mensen"),
    "van": replaced(ZUIDHORN, "van: 59", "van: 12"),
    "peildatum": replaced(ZUIDHORN, "peildatum: 2018", "peildatum: 2018-06-30"),
    "bron": replaced(ZUIDHORN, 'koken."\n    bron: 1', 'koken."\n    bron: 2'),
    "kanttekening": replaced(ZUIDHORN, "een tussenstand", "een eindstand"),
    "vergelijking": replaced(ZUIDHORN, "waarde: 11", "waarde: 43.5"),
    "onderbouwing": replaced(ZUIDHORN, "onderbouwing: eigen-cijfers", "onderbouwing: beschreven"),
    "lessen": replaced(ZUIDHORN, "Begin met kennismaken", "Begin met koffie"),
    "organisatie": replaced(ZUIDHORN, "organisatie: Stichting Test", "organisatie: Stichting Toets"),
    "functie": replaced(ZUIDHORN, "functie: onbekend", "functie: voorzitter"),
    "webpagina": replaced(ZUIDHORN, "org/stichting-test", "org/toets"),
    "naam": replaced(DEN_HAAG, "Tess", "Thea"),
    "email": replaced(DEN_HAAG, "email: testkeuken@", "email: keuken@"),
    "telefoon": replaced(DEN_HAAG, "070 000 00 00", "070 000 00 01"),
    "gecontroleerd": replaced(DEN_HAAG, "gecontroleerd_op: 2026-10-01", "gecontroleerd_op: 2020-10-01"),
    "titel van een bron": replaced(ZUIDHORN, "Verslag van", "Rapport van"),
    "uitgever": replaced(ZUIDHORN, "uitgever: Testbureau", "uitgever: Ander bureau"),
    "adres van een bron": replaced(ZUIDHORN, "org/verslag", "org/rapport"),
    "bron gezien": replaced(ZUIDHORN, "gezien: 2024-11-20", "gezien: 2026-11-20"),
    "toelichting": replaced(ZUIDHORN, "uitgebreid met", "aangevuld met"),
    "overgenomen in gemeente": replaced(ZUIDHORN, "- gemeente: Winsum", "- gemeente: Dalfsen"),
    "overgenomen in gemeente met voorbeeld": replaced(ZUIDHORN, "- gemeente: Winsum", "- gemeente: Hilversum"),
    "niet meer overgenomen": apart,
    "vroegere slug": replaced(ZUIDHORN, "[zuidhorn-oude-naam]", "[zuidhorn-vroeger]"),
    "herkomst": replaced(ZUIDHORN, "herkomst: openbare-bron", "herkomst: ingezonden"),
    "toegevoegd": replaced(ZUIDHORN, "toegevoegd: 2026-11-01", "toegevoegd: 2026-11-21"),
    "licentie": replaced(ZUIDHORN, "licentie: CC0-1.0", "licentie: CC-BY-4.0"),
    "tekst": replaced(ZUIDHORN, "Het is nooit gebeurd.", "Het is echt nooit gebeurd."),
    "kop erbij": replaced(WIJDEMEREN, "## Wat werkte niet", "## Inzet\n\nEen schep.\n\n## Wat werkte niet"),
    "resultaten onbekend": replaced(WIJDEMEREN, "resultaten: nog niet bekend", "resultaten: niet in bron"),
    "lessen bekend": replaced(WIJDEMEREN, "lessen: niet in bron", 'lessen: ["Begin in het voorjaar."]'),
    "alt": replaced(DEN_HAAG, "Zes blauwe", "Een paar blauwe"),
    "geen beeld": replaced(DEN_HAAG, (MINI / DEN_HAAG).read_text("utf-8").split("zuidhorn-testproef\n", 1)[1].split("herkomst", 1)[0], ""),
    "beeld even groot": drawn((3, 2), (200, 0, 0)),
    "beeld groter": drawn((30, 20), (33, 66, 115)),
    "beeld dat niemand gebruikt": lambda disk: Image.new("RGB", (1, 1)).save(disk.root / "content/beeld/los.png"),
    "thema heet anders": replaced("content/themas/zorg.md", "naam: Zorg", "naam: Gezondheid"),
    "thema staat elders": replaced("content/themas/zorg.md", "plaats: Gezond", "plaats: Groot gezond"),
    "thema vat anders samen": replaced("content/themas/zorg.md", "Testtekst over", "Een tekst over"),
    "thema zegt anders": replaced("content/themas/zorg.md", "Uitleg van", "Meer over"),
    "element heet anders": replaced("content/elementen/regie.md", "naam: Regie", "naam: De regie"),
    "element met andere letter": replaced("content/elementen/regie.md", "letter: R", "letter: Z"),
    "element van een ander": replaced("content/elementen/regie.md", "uitleg_van: redactie", "uitleg_van: inspecties"),
    "element zegt anders": replaced("content/elementen/regie.md", "Uitleg van", "Meer over"),
    "pagina heet anders": replaced("content/paginas/over.md", "titel: Over", "titel: Alles over"),
    "pagina vat anders samen": replaced("content/paginas/over.md", "samenvatting: Testtekst", "samenvatting: Een tekst"),
    "pagina zegt anders": replaced("content/paginas/meedoen.md", "Tekst van", "Uitleg op"),
    "trefwoord erbij": added("content/trefwoorden.yaml", (MINI / "content/trefwoorden.yaml").read_text("utf-8") + "- naam: sport\n"),
    "synoniem anders": replaced("content/trefwoorden.yaml", "[eten, samen", "[maaltijd, samen"),
    "begrip anders uitgelegd": replaced("content/begrippen.yaml", "meedoet aan", "meedeed aan"),
    "begrip met een vorm erbij": replaced("content/begrippen.yaml", "[testpersonen]", "[testpersonen, kennismaken]"),
    "begrip erbij": added("content/begrippen.yaml", (MINI / "content/begrippen.yaml").read_text("utf-8") + '- term: keuken\n  uitleg: "Waar je kookt."\n'),
    "peildatum van de gemeenten": replaced("content/gemeenten.yaml", "peildatum: 2026-09-26", "peildatum: 2026-10-01"),
    "bron van de gemeenten": replaced("content/gemeenten.yaml", "titel: Testlijst", "titel: Andere lijst"),
    "licentie van de gemeenten": replaced("content/gemeenten.yaml", "licentie: CC BY 4.0", "licentie: CC0"),
    "gemeente erbij": replaced("content/gemeenten.csv", "GM0448,", "GM0393,Haarlemmerliede,Noord-Holland,52.4,4.7,9,11\nGM0448,"),
    "gemeente in andere provincie": replaced("content/gemeenten.csv", "Texel,Noord-Holland", "Texel,Fryslân"),
    "gemeente op andere plek": replaced("content/gemeenten.csv", "52.2373,5.1498", "53.3,6.5"),
    "gemeente met andere code": replaced("content/gemeenten.csv", "GM0402", "GM9402"),
    "herindeling erbij": replaced("content/herindelingen.yaml", "- oud: Winsum", "- oud: Texel\n  nieuw: [Hilversum]\n  datum: 2024-01-01\n\n- oud: Winsum"),
    "herindeling van een voorbeeld": replaced("content/herindelingen.yaml", "nieuw: [Westerkwartier]", "nieuw: [Texel, Dalfsen]"),
    "herindeling in de toekomst": replaced("content/herindelingen.yaml", "datum: 2027-01-01", "datum: 2028-01-01"),
    "herindeling is geweest": replaced("content/herindelingen.yaml", "datum: 2027-01-01", "datum: 2026-01-01"),
    "herindeling van een overname": replaced("content/herindelingen.yaml", "[Het Hogeland, Westerkwartier]", "[Het Hogeland]"),
    "landelijk cijfer": replaced("content/landelijk.yaml", "meting: heeft betaald werk", "meting: heeft werk"),
    "woorden van een grafiek": replaced("content/grafieken.yaml", "Zo zijn de testcijfers.", "Zo zijn ze."),
    "site heet anders": replaced("site.yaml", "titel: Testsite", "titel: Andere site"),
    "ondertitel": replaced("site.yaml", "ondertitel: Voorbeelden", "ondertitel: Proeven"),
    "omschrijving": replaced("site.yaml", "Een kleine site", "Een heel kleine site"),
    "uitgever van de site": replaced("site.yaml", "uitgever: de testers", "uitgever: anderen"),
    "adres van de site": replaced("site.yaml", "example.org/praktijk/", "example.org/"),
    "site op een andere host": replaced("site.yaml", "example.org/praktijk/", "example.net/praktijk/"),
    "site zonder adres": replaced("site.yaml", "base_url: https://example.org/praktijk/\n", ""),
    "site met domein": replaced("site.yaml", "contact_maanden", "cname: example.org\ncontact_maanden"),
    "repository": replaced("site.yaml", "voorbeeld/praktijk\n", "ander/praktijk\n"),
    "geen repository": replaced("site.yaml", "repository: voorbeeld/praktijk\n", ""),
    "branch": replaced("site.yaml", "contact_maanden", "branch: hoofd\ncontact_maanden"),
    "geen mailadres": replaced("site.yaml", "email: redactie@example.org\n", ""),
    "belofte om een contact weg te halen": replaced("site.yaml", "contact_maanden", "contact_weg_dagen: 7\ncontact_maanden"),
    "contact veroudert sneller": replaced("site.yaml", "contact_maanden: 12", "contact_maanden: 1"),
    "tweede contact veroudert sneller": replaced("site.yaml", "contact_maanden: 12", "contact_maanden: 10"),
    "voorbeeld erbij": added(f"{FOLDER}/texel-nieuw.md", source_text(gemeenten=["Texel"], toegevoegd="2026-11-21")),
    "voorbeeld weg": lambda disk: (disk.root / WIJDEMEREN).unlink(),
    "voorbeeld hernoemd": renamed,
    "veel voorbeelden erbij": many,
    "nieuw jaar": option(datum=date(2027, 1, 1)),
    "contact verloopt": option(datum=date(2027, 10, 2)),
    "tweede contact verloopt": option(datum=date(2026, 12, 20)),
    "adres op de opdrachtregel": option(base_url="https://example.net/"),
    "repository van de gastheer": option(repository="fork/praktijk"),
}


@pytest.mark.parametrize("name", EDITS)
def test_rebuild_after_an_edit_equals_a_cold_build(name: str, disk: Disk) -> None:
    """After any edit, and after undoing it, the site is byte for byte what a build without memory makes."""
    disk.write()
    before = disk.tree()
    EDITS[name](disk)
    disk.write()
    assert disk.tree() == disk.cold()
    shutil.rmtree(disk.root)
    shutil.copytree(MINI, disk.root)
    disk.changes = {}
    disk.write()
    assert disk.tree() == before


def large(disk: Disk) -> None:
    """Add a domain, and examples so alike that they crowd out other relations: twelve in all."""
    many(disk, 5)
    EDITS["site met domein"](disk)
    copy = Disk(disk.root.parent / "copy", disk.out, disk.cache)
    shutil.copytree(MINI, copy.root)
    apart(copy)
    text = (copy.root / ZUIDHORN).read_text("utf-8").replace("vroegere_slugs: [zuidhorn-oude-naam]\n", "")
    for number in range(4):
        added(f"{FOLDER}/zuidhorn-kopie-{number}.md", text)(disk)


LARGE_EDITS: dict[str, Edit] = {
    "titel van wat overgenomen is": EDITS["titel van wat overgenomen is"],
    "ouder voorbeeld erbij": added(f"{FOLDER}/texel-oudste.md", source_text(gemeenten=["Texel"], toegevoegd="2001-01-01")),
    "nieuwer voorbeeld erbij": EDITS["voorbeeld erbij"],
    "voorbeeld weg": lambda disk: (disk.root / FOLDER / "texel-3.md").unlink(),
    "ander domein": replaced("site.yaml", "cname: example.org", "cname: example.net"),
    "herindeling": EDITS["herindeling erbij"],
}


@pytest.mark.parametrize("name", LARGE_EDITS)
def test_rebuild_of_a_larger_site_equals_a_cold_build(name: str, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit, lists of many pages and relations that do not show are as a build without memory makes them."""
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    large(disk)
    disk.write()
    LARGE_EDITS[name](disk)
    assert not disk.write().unchanged
    assert disk.tree() == disk.cold()


@pytest.mark.parametrize("seed", range(4))
def test_rebuilds_after_many_edits_equal_a_cold_build(seed: int, disk: Disk) -> None:
    """One edit on top of another, in any order, never leaves anything behind from before."""
    chance = random.Random(seed)
    for name in chance.sample(sorted(EDITS.keys() - {"veel voorbeelden erbij"}), 12):
        try:
            EDITS[name](disk)
        except (AssertionError, OSError):
            continue  # an edit before it took away what this one is about
        disk.write()
    assert disk.tree() == disk.cold()


def test_one_edit_makes_little(disk: Disk) -> None:
    """A change in the text of one example makes its own pages and the lists with its card, and keeps most."""
    total = disk.write().total
    EDITS["tekst"](disk)
    report = disk.write()
    assert 0 < report.made < total / 2
    assert report.kept + report.made == report.total == total


def test_new_explanation_makes_little(disk: Disk) -> None:
    """Another explanation of a term makes the glossary anew and what the form knows, another term every page with a text."""
    disk.write()
    EDITS["begrip anders uitgelegd"](disk)
    assert disk.write().made == 2
    EDITS["begrip erbij"](disk)
    assert disk.write().made > 20


def test_new_program_makes_everything(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the program changes, nothing that the old one made or remembered is kept; what draws pictures has a version of its own."""
    disk.write()
    pictures = [name for name in disk.tree() if name.endswith(".png")]
    monkeypatch.setattr("tests.builders.CODE", "another version")
    assert disk.write().kept == len({".nojekyll", *pictures})


# --- What stands in the output folder -----------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: void((out / "index.html").write_text("x")),
        lambda out: void((out / "index.html").write_bytes(b"x" * (out / "index.html").stat().st_size)),
        lambda out: (out / "index.html").unlink(),
        lambda out: void((out / "zomaar.html").write_text("x")),
        lambda out: shutil.rmtree(out / "themas"),
        lambda out: shutil.copytree(out / "themas", out / "themas" / "kopie"),
        lambda out: (out / "index.html").replace(out / "over" / "index.html"),
        lambda out: (out / "feed.xml").symlink_to(out / "index.html") if (out / "feed.xml").unlink() is None else None,
        lambda out: (out / "over" / "index.html").mkdir() if (out / "over" / "index.html").unlink() is None else None,
    ],
    ids=["edited", "same size", "removed", "stray", "folder gone", "stray folder", "moved", "link", "folder for file"],
)
def test_spoilt_output_is_repaired(spoil: Callable[[Path], object], disk: Disk) -> None:
    """What people did to the files of the site is undone by the next build."""
    disk.write()
    expected = disk.tree()
    spoil(disk.out)
    assert not disk.write().unchanged
    assert disk.tree() == expected


@pytest.mark.parametrize("memory", [b"", b"{", b"null", b"[]", b'"x"', b'{"index.html": null}'])
def test_spoilt_memory_is_forgotten(memory: bytes, disk: Disk) -> None:
    """A memory that is damaged costs time, not the site."""
    disk.write()
    for file in disk.cache.glob("*.memory"):
        file.write_bytes(memory)
    EDITS["titel"](disk)
    disk.write()
    assert disk.tree() == disk.cold()


def test_output_of_another_memory_is_made_anew(disk: Disk, tmp_path: Path) -> None:
    """A site that another machine made is replaced, for nobody here knows what it was made of."""
    disk.write()
    disk.cache = tmp_path / "elsewhere"
    assert disk.write().kept == 0
    assert disk.tree() == disk.cold()


@pytest.mark.parametrize("names", [("dierbaar.txt",), (".git/config",), (".nojekyll", "404.html", "index.html")], ids=["a file", "a folder", "another site"])
def test_foreign_folder_is_refused(names: tuple[str, ...], disk: Disk) -> None:
    """A folder with something else in it is not touched, also when it is a site; the message says what to do."""
    theirs = dict.fromkeys(names, b"van iemand anders")
    write_tree(disk.out, theirs)
    with pytest.raises(OutputError, match=r"bestaat al en is niet door build\.py gemaakt\. Kies een andere map met --output\."):
        disk.write()
    assert disk.tree() == theirs


def test_file_in_the_way_is_refused(disk: Disk) -> None:
    """A file where the folder should come is not touched."""
    disk.out.parent.mkdir()
    disk.out.write_text("van iemand anders")
    with pytest.raises(OutputError, match="geen gewone map"):
        disk.write()
    assert disk.out.read_text() == "van iemand anders"


def test_empty_folder_is_used(disk: Disk) -> None:
    """An empty folder may become the site."""
    disk.out.mkdir(parents=True)
    disk.write()
    assert disk.tree() == disk.cold()


def snapshot(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return what would betray that a file was touched: its place on disk, size and time of change."""
    stats = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*") if path.is_file()}
    return {name: (stat.st_ino, stat.st_size, stat.st_mtime_ns) for name, stat in stats.items()}


@forks
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("last", [False, True])
def test_build_that_fails_leaves_the_old_site(last: bool, workers: int, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one page cannot be made, the old site stands untouched and no scrap lies beside it."""
    disk.write()
    before = snapshot(disk.out)
    monkeypatch.setattr(output, "POOL_FROM", 1)

    def fail(_: object) -> tuple[bytes]:
        raise ZeroDivisionError

    EDITS["site heet anders"](disk)
    units = [*units_of(disk.root), Unit(("laatste.html",), "nieuw", fail, last=last)]
    with pytest.raises(ZeroDivisionError):
        output.write(units, disk.out, disk.cache, workers=workers)
    assert snapshot(disk.out) == before
    assert sorted(path.name for path in disk.out.parent.iterdir()) == [".site.lock", "site"]
    disk.write()
    assert disk.tree() == disk.cold()


def test_where_folders_cannot_be_swapped_the_old_one_steps_aside(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that cannot swap two folders, the site is replaced all the same."""

    def none(*_: object, **__: object) -> None:
        raise OSError

    disk.write()
    monkeypatch.setattr(ctypes, "CDLL", none)
    EDITS["titel"](disk)
    disk.write()
    assert disk.tree() == disk.cold()
    assert sorted(path.name for path in disk.out.parent.iterdir()) == [".site-vorige", ".site.lock", "site"]


def test_site_that_stepped_aside_comes_back(disk: Disk) -> None:
    """If the program ended between stepping aside and replacing, the next build starts from the old site."""
    disk.write()
    disk.out.rename(disk.out.with_name(".site-oud"))
    left = disk.out.with_name(".site-nieuw-1-abcd")
    left.mkdir()
    assert disk.write().unchanged
    assert disk.tree() == disk.cold()
    assert not left.exists()


def test_addresses_that_clash_stop_the_build(mini_root: Path) -> None:
    """Two pages never get one file: the build tells it instead of keeping either."""
    edit(mini_root, "content/gemeenten.csv", "GM0448,", "GM0001,Zuid Horn,Noord-Holland,52.4,4.7,9,11\nGM0002,Zuid-Horn,Noord-Holland,52.4,4.7,9,11\nGM0448,")
    with pytest.raises(ContentError, match=r"Twee pagina's krijgen hetzelfde adres: /gemeenten/zuid-horn/index\.html\."):
        site_of(mini_root)


# --- The command, killed and in pairs -----------------------------------------


@dataclass
class Program:
    """The command, run from a copy of the program."""

    folder: Path

    def start(self, root: Path, out: Path, *arguments: str, processes: bool = False, **environment: str) -> subprocess.Popen[bytes]:
        # Many processes are for large sites; the lines before it make them work on a small one.
        patch = "from praktijksite import content, output; output.POOL_FROM = content._PARALLEL_FROM = 1; output.CHUNK = 8;" if processes else ""
        run = f"import runpy, sys; {patch} sys.argv[0] = 'build.py'; runpy.run_path('build.py', run_name='__main__')"
        given = ["--root", str(root), "--output", str(out), "--datum", DATUM.isoformat(), "--workers", "2", *arguments]
        return subprocess.Popen(
            [sys.executable, "-c", run, *given],
            cwd=self.folder,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, root: Path, out: Path, *arguments: str, processes: bool = False, **environment: str) -> str:
        started = self.start(root, out, *arguments, processes=processes, **environment)
        told = started.communicate()[0].decode()
        assert started.returncode == 0, told
        return told


@pytest.fixture
def program(program_folder: Path) -> Program:
    return Program(program_folder)


@pytest.fixture
def other_root(tmp_path: Path) -> Path:
    """Return the small site with another name on every page, an example more and one less."""
    root = tmp_path / "other"
    shutil.copytree(MINI, root)
    place = Disk(root, root, root)
    for name in ("site heet anders", "voorbeeld erbij", "voorbeeld weg"):
        EDITS[name](place)
    return root


def alive(word: str) -> list[int]:
    """Return the processes that have *word* in their command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if word.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def test_command_gives_the_same_bytes_however_it_is_run(program: Program, mini_root: Path, tmp_path: Path) -> None:
    """Neither the order of hashes, nor the locale, nor memory, nor processes change a byte."""
    program.run(mini_root, tmp_path / "one", PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    program.run(mini_root, tmp_path / "two", "--no-cache", processes=True, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert read_tree(tmp_path / "one") == read_tree(tmp_path / "two") == published(MINI)


def test_killed_at_any_moment_the_site_is_whole(program: Program, mini_root: Path, other_root: Path, tmp_path: Path) -> None:
    """`kill -9` at twenty moments leaves the whole old site or the whole new one, no process, and the next build succeeds."""
    out = tmp_path / "public" / "site"
    program.run(other_root, out, "--no-cache")
    other = read_tree(out)
    began = time.monotonic()
    program.run(mini_root, out, "--no-cache")
    length = time.monotonic() - began
    mini = read_tree(out)
    chance = random.Random(20261121)
    stands = mini
    for turn in range(20):
        root, new = (other_root, other) if stands == mini else (mini_root, mini)
        # Half of them near the end, where writing and replacing happen.
        moment = length * chance.uniform(0, 1.1) if turn % 2 else length * chance.uniform(0.6, 1.05)
        started = program.start(root, out, *(["--no-cache"] if turn % 3 else []), processes=turn % 4 < 2)
        time.sleep(moment)
        started.send_signal(signal.SIGKILL)
        started.communicate()
        found = read_tree(out)
        assert found in (stands, new), f"killed after {moment:.3f} s"
        stands = found
    program.run(mini_root, out)
    assert read_tree(out) == mini
    assert {path.name for path in out.parent.iterdir()} <= {".site-vorige", ".site.lock", "site"}
    assert alive(str(out)) == []


def test_two_builds_at_once_do_not_mix(program: Program, mini_root: Path, other_root: Path, tmp_path: Path) -> None:
    """Builds of different content to one folder wait for each other: what stands there is one of the two, whole."""
    for name, root in (("one", mini_root), ("two", other_root)):
        program.run(root, tmp_path / name)
    either = [read_tree(tmp_path / "one"), read_tree(tmp_path / "two")]
    out = tmp_path / "site"
    for turn in range(3):
        started = [program.start(root, out, processes=bool(turn % 2)) for root in (mini_root, other_root)]
        told = [one.communicate()[0].decode() for one in started]
        assert [one.returncode for one in started] == [0, 0], told
        assert read_tree(out) in either


def test_two_builds_at_once_to_two_folders_do_not_mix(program: Program, mini_root: Path, other_root: Path, tmp_path: Path) -> None:
    """Builds that share a memory but not a folder each make their own site."""
    started = [program.start(root, tmp_path / name) for name, root in (("one", mini_root), ("two", other_root))]
    assert [(one.communicate(), one.returncode)[1] for one in started] == [0, 0]
    assert read_tree(tmp_path / "one") == published(mini_root)
    assert read_tree(tmp_path / "two") == published(other_root)


def test_mistake_leaves_the_old_site(program: Program, mini_root: Path, tmp_path: Path) -> None:
    """A build of content with a mistake fails, says so, and touches nothing."""
    out = tmp_path / "site"
    assert program.run(mini_root, out).startswith("Klaar: 3 praktijkvoorbeelden in ")
    assert program.run(mini_root, out).startswith("Niets veranderd: ")
    before = snapshot(out)
    edit(mini_root, ZUIDHORN, "soort: project", "soort: plan")
    started = program.start(mini_root, out)
    assert "Er is niets gebouwd." in started.communicate()[0].decode()
    assert started.returncode == 1
    assert snapshot(out) == before


def test_command_refuses_a_foreign_folder(program: Program, mini_root: Path, tmp_path: Path) -> None:
    """The command says in one line that the folder is not its own."""
    (tmp_path / "dierbaar").mkdir()
    (tmp_path / "dierbaar" / "brief.txt").write_text("x")
    started = program.start(mini_root, tmp_path / "dierbaar")
    assert started.communicate()[0].decode().splitlines() == [
        f"De map {tmp_path / 'dierbaar'} bestaat al en is niet door build.py gemaakt. Kies een andere map met --output."
    ]
    assert started.returncode == 1
