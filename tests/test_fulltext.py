"""The index of whole texts is part of the site: made when it must be, kept when it can be, and complete."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from praktijksite import fulltext, output
from praktijksite.output import Bundle, OutputError, Report, Unit
from tests.builders import MINI, plan_of, published, read_tree, write_tree

PAGE = '<!doctype html><html lang="nl"><body><main data-pagefind-body><h1>{title}</h1><p>{text}</p></main></body></html>'


def pages(**texts: str) -> dict[str, bytes]:
    return {f"praktijkvoorbeelden/{slug}/index.html": PAGE.format(title=slug, text=text).encode() for slug, text in texts.items()}


def test_numbers_are_those_of_the_examples() -> None:
    """Every fragment of the real index leads to the example that has its number."""
    site = published(MINI)
    numbers = json.loads(site[fulltext.NUMMERS])
    profielen = [unit.files[0] for unit in plan_of(MINI).units if unit.files[0].startswith("praktijkvoorbeelden/") and len(unit.files) == 5]
    assert sorted(numbers.values()) == list(range(len(profielen)))
    for name, number in numbers.items():
        told = json.loads(gzip.decompress(site[f"zoeken/fragment/{name}.pf_fragment"]).removeprefix(b"pagefind_dcd"))
        assert f"{told['url'].lstrip('/')}index.html" == profielen[number]


def test_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    """The index depends on the pages alone."""
    site = pages(**{f"voorbeeld-{number}": f"tekst {number} over taal en werk" for number in range(40)})
    found = []
    for name in ("een", "twee"):
        write_tree(tmp_path / name, site)
        found.append(fulltext.make(tmp_path / name, list(site)))
    assert found[0] == found[1]
    assert read_tree(tmp_path / "een") == site, "nothing is left among the pages"


def test_page_without_a_hash_stops_the_build(tmp_path: Path) -> None:
    """An index that does not know an example is not published."""
    write_tree(tmp_path, pages(een="tekst"))
    with pytest.raises(OutputError, match="De zoekindex mist /praktijkvoorbeelden/twee/"):
        fulltext.make(tmp_path, ["praktijkvoorbeelden/een/index.html", "praktijkvoorbeelden/twee/index.html"])


class Counted:
    """A bundle that counts how often it is made, and reads a page to make its own."""

    def __init__(self) -> None:
        self.made = 0

    def bundle(self, key: str, *names: str) -> Bundle:
        def make(site: Path) -> Mapping[str, bytes]:
            self.made += 1
            return {f"index/{name}": (site / "praktijkvoorbeelden.json").read_bytes() for name in names}

        return Bundle("index/", key, make)


def write(folder: Path, bundle: Bundle, text: bytes = b"[]") -> Report:
    names = (".nojekyll", "404.html", "praktijkvoorbeelden.json")
    units = [Unit((name,), f"{name} {text!r}", lambda _: (text,)) for name in names]
    return output.write(units, folder / "site", folder / "cache", bundles=[bundle])


def test_bundle_is_kept_while_its_key_is_the_same(tmp_path: Path) -> None:
    """With the same key nothing is made; with another it is, and the files of the old one are gone."""
    counted = Counted()
    first = write(tmp_path, counted.bundle("1", "a", "b/c"))
    assert (first.made, first.total, counted.made) == (5, 5, 1)
    assert write(tmp_path, counted.bundle("1", "a", "b/c")).unchanged
    write(tmp_path, counted.bundle("1", "a", "b/c"), b"[1]")
    assert counted.made == 1, "what it is made of is in its key"
    write(tmp_path, counted.bundle("2", "d"), b"[1]")
    assert counted.made == 2
    assert {name for name in read_tree(tmp_path / "site") if name.startswith("index/")} == {"index/d"}
    assert read_tree(tmp_path / "site")["index/d"] == b"[1]"


@pytest.mark.parametrize("spoil", ["remove", "change"])
def test_spoilt_bundle_is_made_again(spoil: str, tmp_path: Path) -> None:
    """A bundle is kept whole or not at all."""
    counted = Counted()
    write(tmp_path, counted.bundle("1", "a", "b"))
    good = read_tree(tmp_path / "site")
    file = tmp_path / "site" / "index" / "a"
    if spoil == "remove":
        file.unlink()
    else:
        file.write_bytes(b"other")
    write(tmp_path, counted.bundle("1", "a", "b"))
    assert counted.made == 2
    assert read_tree(tmp_path / "site") == good


def test_bundle_stays_in_its_folder(tmp_path: Path) -> None:
    """A bundle cannot write over a page; the old site stands."""
    counted = Counted()
    write(tmp_path, counted.bundle("1", "a"))
    good = read_tree(tmp_path / "site")
    with pytest.raises(ValueError, match="index/"):
        write(tmp_path, Bundle("index/", "2", lambda _: {"index.html": b""}))
    assert read_tree(tmp_path / "site") == good
