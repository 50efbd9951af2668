"""The explorer in the browser counts as a plain Python count does."""

from __future__ import annotations

import json
import random
import subprocess
from functools import reduce
from itertools import combinations
from operator import and_, or_
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

PROJECT = Path(__file__).parents[1]
FACETS = {"thema": (6, True), "element": (9, True), "gemeente": (40, False), "soort": (4, False)}
Example = dict[str, set[str]]


def random_examples(count: int, chance: random.Random) -> list[Example]:
    return [
        {facet: {f"{facet[0]}{n}" for n in chance.sample(range(size), chance.randint(0, min(4, size)))} for facet, (size, _) in FACETS.items()}
        for _ in range(count)
    ]


Sets = dict[str, dict[str, int]]
"""Per facet and value the examples that have it: a whole number with a 1 at the place of each."""


def sets_of(examples: list[Example], options: dict[str, list[str]]) -> Sets:
    return {
        facet: {value: sum(1 << number for number, example in enumerate(examples) if value in example[facet]) for value in values}
        for facet, values in options.items()
    }


def left(sets: Sets, chosen: dict[str, list[str]], modes: set[str], size: int, *, skip: str = "") -> int:
    """Return the examples that hold all of, or any of, the values chosen in every facet but *skip*."""
    result = (1 << size) - 1
    for facet, values in chosen.items():
        if facet != skip:
            result &= reduce(and_ if facet in modes else or_, (sets[facet][value] for value in values))
    return result


def expected(sets: Sets, picks: tuple[tuple[str, str], ...], modes: set[str], size: int) -> dict[str, Any]:
    chosen: dict[str, list[str]] = {}
    for facet, value in picks:
        chosen.setdefault(facet, []).append(value)
    hits = left(sets, chosen, modes, size)
    counts = {}
    for facet, values in sets.items():
        # An option of a facet in which any will do adds to what is chosen there.
        others = hits if facet in modes or facet not in chosen else left(sets, chosen, modes, size, skip=facet)
        counts[facet] = [(others & value).bit_count() for value in values.values()]
    query = urlencode([*picks, *((f"{facet}-modus", "alle") for facet in sorted(modes))])
    return {"query": f"?{query}", "hits": [number for number in range(size) if hits >> number & 1], "counts": counts}


def test_browser_counts_equal_a_plain_count(tmp_path: Path) -> None:
    """Hits and all counts are right for every choice of up to three options, in both modes."""
    size, chance = 300, random.Random(20261121)
    examples = random_examples(size, chance)
    options = {facet: [f"{facet[0]}{n}" for n in range(count)] for facet, (count, _) in FACETS.items()}
    sets = sets_of(examples, options)
    every = [(facet, value) for facet, values in options.items() for value in values]
    modes = [set[str](), {facet for facet, (_, both) in FACETS.items() if both}]
    facets = {}
    for facet, values in options.items():
        numbers = {value: [n for n, example in enumerate(examples) if value in example[facet]] for value in values}
        used = [value for value in values if numbers[value]]
        facets[facet] = {"v": used, "p": [[b - a for a, b in zip([-1, *numbers[v]], numbers[v], strict=False)] for v in used]}
    file = tmp_path / "cases.jsonl"
    with file.open("w") as lines:
        lines.write(json.dumps({"data": {"n": size, "f": facets}, "options": options}) + "\n")
        for picks in (pick for count in range(4) for pick in combinations(every, count)):
            lines.writelines(json.dumps(expected(sets, picks, mode, size)) + "\n" for mode in modes)
    run = subprocess.run(["node", str(PROJECT / "tests/js/brute.mjs"), str(file)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("68560 cases"), run.stdout


def test_script_modules_pass_their_own_tests() -> None:
    """The modules without a DOM pass their tests in Node."""
    run = subprocess.run(["node", "--test", *map(str, (PROJECT / "tests/js").glob("*.test.mjs"))], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
