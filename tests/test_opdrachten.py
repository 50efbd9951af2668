"""Checking and mending some files from the command line: which count, what shows, and what is saved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from praktijksite import content, opdrachten
from praktijksite.opdrachten import Scherm
from tests.builders import FOLDER, edit, options, source_text

GOOD = f"{FOLDER}/texel-testproef.md"
OTHER = f"{FOLDER}/texel-kapot.md"
CHECK = ("--datum", "2026-11-21", "--no-cache", "--workers", "1", "check")


@pytest.fixture
def root(mini_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small site with one good example more, and stand in its folder."""
    (mini_root / GOOD).write_text(source_text(gemeenten=["Texel"], trefwoorden=[]), "utf-8")
    monkeypatch.chdir(mini_root)
    return mini_root


def run(root: Path, *arguments: str) -> int:
    return build.main(["--root", str(root), *CHECK, *arguments])


def test_only_the_named_file_counts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in another file is not told and does not fail the check; in the file itself it does."""
    (root / OTHER).write_text(source_text(soort="onzin"), "utf-8")
    assert run(root, GOOD) == 0
    assert capsys.readouterr().out == f"In orde: {GOOD}.\n"
    assert run(root, GOOD, OTHER) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{OTHER}:")
    assert GOOD not in told
    assert run(root) == 1


def test_references_to_the_rest_are_checked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link to nowhere and a reference to nobody are told, but one to an example with a mistake passes."""
    (root / OTHER).write_text(source_text(soort="onzin"), "utf-8")
    text = (root / GOOD).read_text("utf-8").replace("Tekst onder dit kopje.", "Zie [kapot](/praktijkvoorbeelden/texel-kapot/).", 1)
    (root / GOOD).write_text(text.replace("soort: project", "soort: project\novergenomen_van: texel-kapot"), "utf-8")
    assert run(root, GOOD) == 0
    (root / f"{FOLDER}/texel-eenzijdig.md").write_text(source_text(overgenomen_van="bestaat-niet"), "utf-8")
    assert run(root, GOOD) == 0
    edit(root, GOOD, "(/praktijkvoorbeelden/texel-kapot/)", "(/nergens/)")
    assert run(root, GOOD) == 1
    assert "De link '/nergens/' gaat nergens heen." in capsys.readouterr().err
    edit(root, GOOD, "overgenomen_van: texel-kapot", "overgenomen_van: niemand")
    assert run(root, GOOD) == 1
    assert "Het voorbeeld 'niemand' bestaat niet." in capsys.readouterr().err


def test_a_mistake_around_the_examples_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the pages cannot be made for another mistake, the author hears that links were not looked at."""
    edit(root, "content/themas/werk.md", "naam:", "naamm:")
    assert run(root, GOOD) == 0
    assert capsys.readouterr().out.startswith("In andere bestanden staan fouten")


@pytest.mark.parametrize(
    ("name", "told"),
    [("nergens.md", "Dit bestand bestaat niet."), ("content/trefwoorden.yaml", f"Dit staat niet in {FOLDER}."), (".", f"Dit staat niet in {FOLDER}."), (f"{FOLDER}/../paginas/over.md", f"Dit staat niet in {FOLDER}.")],
)
def test_a_wrong_name_is_told(name: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there, or is no example, is told in Dutch, and nothing is checked."""
    assert run(root, GOOD, name) == 2
    ran = capsys.readouterr()
    assert told in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("folder", [".", "content", FOLDER, ".."])
def test_names_are_those_of_the_folder_one_stands_in(folder: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name counts from where the author stands, as a shell completes it."""
    monkeypatch.chdir(root / folder)
    name = Path(GOOD if folder == "." else f"{root.name}/{GOOD}" if folder == ".." else (root / GOOD).relative_to(root / folder))
    assert opdrachten.chosen(root.resolve(), [name, name]) == ([GOOD], [])


class Typist:
    """Somebody at a terminal who gives these answers."""

    def __init__(self, *answers: str) -> None:
        self.told: list[str] = []
        self._answers: Iterator[str] = iter(answers)

    def scherm(self, *, kleur: bool = False) -> Scherm:
        return Scherm(self.told.append, self._answer, kleur)

    def _answer(self, question: str) -> str:
        self.told.append(question)
        try:
            return next(self._answers)
        except StopIteration:
            raise EOFError from None


def spoil(root: Path) -> bytes:
    edit(root, GOOD, "- werk", "- Werk")
    return (root / GOOD).read_bytes()


@pytest.mark.parametrize("answer", ["ja", "J", "nee", "", None])
def test_the_author_decides(answer: str | None, root: Path) -> None:
    """The change shows first, and only 'ja' saves it; at the end of the input that is no."""
    before = spoil(root)
    typist = Typist(*([] if answer is None else [answer]))
    opdrachten.mend(root, [GOOD], content.names(options(root)), typist.scherm(), ja=False)
    assert [line for line in typist.told if line[:1] in "+-"] == [f"--- {GOOD}", f"+++ {GOOD} (hersteld)", "-  - Werk", "+  - werk"]
    assert "Zo opslaan? (ja of nee) " in typist.told
    assert ((root / GOOD).read_bytes() != before) is (answer in ("ja", "J"))


def test_the_change_shows_in_colour(root: Path) -> None:
    spoil(root)
    typist = Typist("nee")
    opdrachten.mend(root, [GOOD], content.names(options(root)), typist.scherm(kleur=True), ja=False)
    assert "\x1b[32m+  - werk\x1b[0m" in typist.told


def test_nobody_to_ask_means_only_showing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal nothing is saved, and the exit code is that of the file as it is; with --ja it is saved."""
    before = spoil(root)
    assert run(root, "--fix", GOOD) == 1
    assert "+  - werk" in capsys.readouterr().out
    assert (root / GOOD).read_bytes() == before
    assert run(root, "--fix", "--ja") == 0
    assert f"Opgeslagen: {GOOD}" in capsys.readouterr().out
    assert run(root, "--fix", "--ja") == 0
    assert "Er is niets om vanzelf te herstellen." in capsys.readouterr().out
    assert sorted(path.name for path in (root / FOLDER).iterdir() if path.name.startswith(".")) == []


def test_what_no_screen_shows_is_said(root: Path) -> None:
    """A mark at the begin and line ends are told in words, for a difference in them cannot be seen."""
    (root / GOOD).write_bytes(b"\xef\xbb\xbf" + (root / GOOD).read_bytes().replace(b"\n", b"\r\n"))
    typist = Typist("ja")
    opdrachten.mend(root, [GOOD], content.names(options(root)), typist.scherm(), ja=False)
    assert typist.told[:2] == ["Het onzichtbare teken (BOM) aan het begin gaat weg.", "De regels krijgen gewone regeleinden (LF)."]
    assert b"\r" not in (root / GOOD).read_bytes()


def test_a_file_gives_the_terminal_no_orders(root: Path) -> None:
    """A sign that a terminal obeys shows as a mark in the difference."""
    edit(root, GOOD, "## Aanpak", "\x1b[2J\x1b]0;kwaad\x07\n#Aanpak")
    typist = Typist("nee")
    opdrachten.mend(root, [GOOD], content.names(options(root)), typist.scherm(), ja=False)
    assert "+## Aanpak" in typist.told
    assert not any("\x1b" in line or "\x07" in line for line in typist.told)


def test_a_file_that_changed_meanwhile_is_left(root: Path) -> None:
    """What somebody else saved since is not lost; rights and links stay as they were."""
    file = root / GOOD
    file.chmod(0o640)
    told = opdrachten.replace(file, b"anders", b"nieuw")
    assert told.startswith("Niet opgeslagen")
    assert file.read_bytes() != b"nieuw"
    link = root / FOLDER / "texel-koppeling.md"
    link.symlink_to(file.name)
    assert opdrachten.replace(link, file.read_bytes(), b"nieuw") == ""
    assert file.read_bytes() == b"nieuw"
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640


def test_odd_files_are_not_mended(root: Path) -> None:
    """A link out of the content, a folder and a file that is too large are for the check to tell."""
    outside = root.parent / "elders.md"
    outside.write_text("#Aanpak")
    (root / FOLDER / "texel-lek.md").symlink_to(outside)
    (root / FOLDER / "texel-map.md").mkdir()
    (root / FOLDER / "texel-groot.md").write_text("x" * 300_000)
    names = [f"{FOLDER}/{name}.md" for name in ("texel-lek", "texel-map", "texel-groot")]
    opdrachten.mend(root, names, content.names(options(root)), Typist().scherm(), ja=True)
    assert outside.read_text() == "#Aanpak"
    shutil.rmtree(root / FOLDER / "texel-map.md")
