"""The matrix counts what joins a thema with a way of working, and leads there."""

from __future__ import annotations

from praktijksite.model import ELEMENT_IDS, THEMA_IDS
from praktijksite.pages.matrix import STEPS, Matrix, matrix, shade
from tests.builders import library, profiel, setting

EXAMPLES = (
    profiel("a", kern=("werk",), raakt=("zorg",), elementen=("regie", "in-beeld")),
    profiel("b", kern=("werk", "netwerk"), elementen=("regie",)),
    profiel("c", kern=("zorg",), elementen=()),
)


def counts(found: Matrix) -> dict[tuple[str, str], int]:
    return {(cel.thema, rij.kop.id): cel.aantal for rij in found.rijen for cel in rij.cellen if cel.aantal}


def test_cells_count_kern_and_raakt() -> None:
    """A cell counts every example that has both, whether the thema is its kern or only touched."""
    found = matrix(setting(library(*EXAMPLES)))
    assert counts(found) == {
        ("werk", "regie"): 2,
        ("zorg", "regie"): 1,
        ("netwerk", "regie"): 1,
        ("werk", "in-beeld"): 1,
        ("zorg", "in-beeld"): 1,
    }


def test_totals_count_an_example_once() -> None:
    """A total is how many examples there are, not the sum of the cells."""
    found = matrix(setting(library(*EXAMPLES)))
    assert {kop.id: kop.aantal for kop in found.kolommen if kop.aantal} == {"werk": 2, "netwerk": 1, "zorg": 2}
    assert {rij.kop.id: rij.kop.aantal for rij in found.rijen if rij.kop.aantal} == {"regie": 2, "in-beeld": 1}
    assert found.totaal == 3


def test_table_is_whole_and_leads_to_the_explorer() -> None:
    """Every thema has a column and every element a row, in their order; a cell leads to its own choice."""
    found = matrix(setting(library(*EXAMPLES)))
    assert tuple(kop.id for kop in found.kolommen) == THEMA_IDS
    assert tuple(rij.kop.id for rij in found.rijen) == ELEMENT_IDS
    assert all(tuple(cel.thema for cel in rij.cellen) == THEMA_IDS for rij in found.rijen)
    cell = next(cel for rij in found.rijen if rij.kop.id == "regie" for cel in rij.cellen if cel.thema == "werk")
    assert cell.href == "/praktijk/praktijkvoorbeelden/?thema=werk&element=regie"


def test_shades() -> None:
    """Nothing is 0, something is at least 1, the fullest of many is STEPS; also when there is nothing at all."""
    assert [shade(count, 8) for count in (0, 1, 2, 3, 5, 8)] == [0, 1, 1, 2, 3, STEPS]
    assert [shade(0, 0), shade(1, 1), shade(2, 3)] == [0, 1, 2]
    assert counts(matrix(setting(library()))) == {}
