"""Facts about the data in content/: the gemeenten, their map, the herindelingen.

Nothing here runs scripts/gemeenten.py; the files must be right however they came.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import correlation, mean
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONTENT = Path(__file__).resolve().parent.parent / "content"

AANTALLEN = {
    "Drenthe": 12,
    "Flevoland": 6,
    "Fryslân": 18,
    "Gelderland": 51,
    "Groningen": 10,
    "Limburg": 31,
    "Noord-Brabant": 56,
    "Noord-Holland": 44,
    "Overijssel": 25,
    "Utrecht": 26,
    "Zeeland": 13,
    "Zuid-Holland": 50,
}

WADDEN = {"Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog"}
ZEEUWS_VLAANDEREN = {"Sluis", "Terneuzen", "Hulst"}


@dataclass(frozen=True)
class Row:
    """One line of the CSV."""

    code: str
    naam: str
    provincie: str
    lat: float
    lon: float
    kolom: int
    rij: int

    @property
    def cell(self) -> tuple[int, int]:
        """The column and row on the map."""
        return self.kolom, self.rij

    @property
    def height(self) -> float:
        """The distance from the top: odd columns sit half a cell lower."""
        return self.rij + (self.kolom % 2) / 2


def read_rows() -> list[Row]:
    """Return the CSV; a line of another shape is an error."""
    text = (CONTENT / "gemeenten.csv").read_text("utf-8")
    return [
        Row(
            line["code"],
            line["naam"],
            line["provincie"],
            float(line["lat"]),
            float(line["lon"]),
            int(line["kolom"]),
            int(line["rij"]),
        )
        for line in csv.DictReader(text.splitlines(), strict=True)
    ]


def read_yaml(name: str) -> Any:
    """Return a YAML file of content/."""
    return yaml.safe_load((CONTENT / name).read_text("utf-8"))


ROWS = read_rows()
BY_NAME = {row.naam: row for row in ROWS}


def distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return the number of steps between two cells."""
    (q1, r1), (q2, r2) = ((kolom, rij - kolom // 2) for kolom, rij in (one, other))
    return max(abs(q1 - q2), abs(r1 - r2), abs(q1 - q2 + r1 - r2))


def groups(cells: Iterable[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Return the cells in groups that hang together."""
    left = set(cells)
    found = []
    while left:
        group = {left.pop()}
        edge = set(group)
        while edge:
            edge = {cell for cell in left if any(distance(cell, e) == 1 for e in edge)}
            left -= edge
            group |= edge
        found.append(group)
    return found


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value; equal values share the mean rank."""
    places = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [mean(places[value]) for value in values]


def nearest(row: Row) -> list[Row]:
    """Return the five gemeenten nearest by; a degree of longitude is shorter."""

    def squared(other: Row) -> float:
        return (other.lat - row.lat) ** 2 + ((other.lon - row.lon) * 0.613) ** 2

    return sorted(ROWS, key=squared)[1:6]


def test_there_are_342_gemeenten() -> None:
    """The Netherlands has 342 gemeenten since 1 January 2023."""
    assert len(ROWS) == 342


def test_the_file_is_plain() -> None:
    """The header is as agreed and lines end in LF alone."""
    data = (CONTENT / "gemeenten.csv").read_bytes()
    assert data.startswith(b"code,naam,provincie,lat,lon,kolom,rij\n")
    assert data.endswith(b"\n")
    assert b"\r" not in data


@pytest.mark.parametrize("field", ["code", "naam", "cell"])
def test_nothing_occurs_twice(field: str) -> None:
    """No two gemeenten share a code, a name or a cell."""
    counts = Counter(getattr(row, field) for row in ROWS)
    assert [value for value, count in counts.items() if count > 1] == []


def test_codes_are_cbs_codes() -> None:
    """A code is GM and four digits."""
    assert [row for row in ROWS if not re.fullmatch(r"GM\d{4}", row.code)] == []


def test_names_are_tidy() -> None:
    """A name has no "Gemeente" before it and no stray space."""
    untidy = re.compile(r"^Gemeente |^\s|\s$|\s\s")
    assert [row.naam for row in ROWS if untidy.search(row.naam)] == []


def test_every_provincie_has_its_gemeenten() -> None:
    """There are twelve provincies, each with its known number of gemeenten."""
    assert Counter(row.provincie for row in ROWS) == AANTALLEN


def test_coordinates_are_in_the_netherlands() -> None:
    """Every point lies between Eijsden and Schiermonnikoog, Sluis and Westerwolde."""
    outside = [row.naam for row in ROWS if not (50.75 < row.lat < 53.56 and 3.35 < row.lon < 7.23)]
    assert outside == []


def test_the_map_starts_at_zero() -> None:
    """Columns and rows count from 0, and the first of each is in use."""
    assert min(row.kolom for row in ROWS) == 0
    assert min(row.rij for row in ROWS) == 0


@pytest.mark.parametrize("provincie", AANTALLEN)
def test_a_provincie_is_one_piece(provincie: str) -> None:
    """The cells of a provincie hang together, but for what water really splits."""
    apart = WADDEN | ZEEUWS_VLAANDEREN
    mainland = [row.cell for row in ROWS if row.provincie == provincie and row.naam not in apart]
    assert len(groups(mainland)) == 1


def test_water_is_left_open() -> None:
    """Each Wadden island is alone in the sea; Zeeuws-Vlaanderen is one, and apart."""
    pieces = groups(row.cell for row in ROWS)
    assert all({BY_NAME[naam].cell} in pieces for naam in WADDEN)
    assert {BY_NAME[naam].cell for naam in ZEEUWS_VLAANDEREN} in pieces
    assert len(pieces) == len(WADDEN) + 2


def test_there_is_water_between_enkhuizen_and_urk() -> None:
    """The IJsselmeer is empty cells."""
    west, east = BY_NAME["Enkhuizen"].kolom, BY_NAME["Urk"].kolom
    taken = {row.cell for row in ROWS}
    assert east - west > 2
    assert not any((kolom, BY_NAME["Urk"].rij) in taken for kolom in range(west + 1, east))


def test_the_map_keeps_directions() -> None:
    """West to east and north to south run on the map as in the country."""
    lons, lats = [row.lon for row in ROWS], [-row.lat for row in ROWS]
    columns = [float(row.kolom) for row in ROWS]
    heights = [row.height for row in ROWS]
    assert correlation(ranks(lons), ranks(columns)) > 0.97
    assert correlation(ranks(lats), ranks(heights)) > 0.96


def test_the_map_keeps_neighbours() -> None:
    """The nearest five of a gemeente are within two steps, nine times in ten."""
    steps = [distance(row.cell, other.cell) for row in ROWS for other in nearest(row)]
    assert sum(step <= 2 for step in steps) / len(steps) > 0.9
    assert mean(steps) < 1.5


@pytest.mark.parametrize(
    ("naam", "code", "provincie"),
    [
        ("Almere", "GM0034", "Flevoland"),
        ("Amsterdam", "GM0363", "Noord-Holland"),
        ("Bergen (L.)", "GM0893", "Limburg"),
        ("Bergen (NH.)", "GM0373", "Noord-Holland"),
        ("De Fryske Marren", "GM1940", "Fryslân"),
        ("Noardeast-Fryslân", "GM1970", "Fryslân"),
        ("Súdwest-Fryslân", "GM1900", "Fryslân"),
        ("Vijfheerenlanden", "GM1961", "Utrecht"),
        ("Westerkwartier", "GM1969", "Groningen"),
        ("'s-Gravenhage", "GM0518", "Zuid-Holland"),
        ("'s-Hertogenbosch", "GM0796", "Noord-Brabant"),
    ],
)
def test_a_known_gemeente(naam: str, code: str, provincie: str) -> None:
    """Names, codes and provincies are those of CBS."""
    assert (BY_NAME[naam].code, BY_NAME[naam].provincie) == (code, provincie)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Groningen", "Maastricht"),
        ("Texel", "Den Helder"),
        ("Amsterdam", "Rotterdam"),
        ("Leeuwarden", "Zwolle"),
        ("Goeree-Overflakkee", "Schouwen-Duiveland"),
        ("Middelburg", "Terneuzen"),
        ("Mook en Middelaar", "Vaals"),
    ],
)
def test_north_is_up(upper: str, lower: str) -> None:
    """Of these pairs the northern one stands higher."""
    assert BY_NAME[upper].height < BY_NAME[lower].height


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Den Helder", "Enschede"),
        ("Vlissingen", "Breda"),
        ("'s-Gravenhage", "Utrecht"),
        ("Harlingen", "Emmen"),
        ("Enkhuizen", "Lelystad"),
        ("Maastricht", "Kerkrade"),
        ("Texel", "Vlieland"),
    ],
)
def test_west_is_left(left: str, right: str) -> None:
    """Of these pairs the western one stands more to the left."""
    assert BY_NAME[left].kolom < BY_NAME[right].kolom


def test_the_source_is_named() -> None:
    """gemeenten.yaml counts the rows, and holds the date, source and licence."""
    source = read_yaml("gemeenten.yaml")
    assert source["aantal"] == len(ROWS)
    assert isinstance(source["peildatum"], date)
    assert set(source["bron"]) == {"titel", "uitgever", "url"}
    assert source["licentie"] == "CC BY 4.0"


def test_herindelingen_lead_to_gemeenten() -> None:
    """Every new gemeente of a herindeling is in the CSV."""
    new = {naam for item in read_yaml("herindelingen.yaml") for naam in item["nieuw"]}
    assert new - set(BY_NAME) == set()


def test_herindelingen_agree_with_the_list() -> None:
    """A gemeente is in the CSV as long as its herindeling is after the peildatum."""
    peildatum = read_yaml("gemeenten.yaml")["peildatum"]
    for item in read_yaml("herindelingen.yaml"):
        assert set(item) == {"oud", "nieuw", "datum"}
        assert (item["oud"] in BY_NAME) == (item["datum"] > peildatum)
