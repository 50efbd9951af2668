"""The explorer in the browser counts as a plain Python count does."""

from __future__ import annotations

import json
import random
import subprocess
from itertools import combinations
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


def holds(example: Example, chosen: dict[str, set[str]], modes: set[str], *, skip: str = "") -> bool:
    return all(
        facet == skip or (values <= example[facet] if facet in modes else bool(values & example[facet]))
        for facet, values in chosen.items()
    )


def expected(examples: list[Example], options: dict[str, list[str]], picks: tuple[tuple[str, str], ...], modes: set[str]) -> dict[str, Any]:
    chosen: dict[str, set[str]] = {}
    for facet, value in picks:
        chosen.setdefault(facet, set()).add(value)
    hits = [number for number, example in enumerate(examples) if holds(example, chosen, modes)]
    counts = {}
    for facet, values in options.items():
        skip = "" if facet in modes else facet
        left = [example for example in examples if holds(example, chosen, modes, skip=skip)]
        counts[facet] = {value: sum(value in example[facet] for example in left) for value in values}
    query = urlencode([*picks, *((f"{facet}-modus", "alle") for facet in sorted(modes))])
    return {"query": f"?{query}", "hits": hits, "counts": counts}


def test_browser_counts_equal_a_plain_count(tmp_path: Path) -> None:
    """Hits and all counts are right for every choice of up to two options and many of three, in both modes."""
    chance = random.Random(20261121)
    examples = random_examples(300, chance)
    options = {facet: [f"{facet[0]}{n}" for n in range(size)] for facet, (size, _) in FACETS.items()}
    every = [(facet, value) for facet, values in options.items() for value in values]
    picks: list[tuple[tuple[str, str], ...]] = [(), *((pick,) for pick in every), *combinations(every, 2)]
    picks += chance.sample(list(combinations(every, 3)), 400)
    cases = []
    for pick in picks:
        modes = [set[str](), {facet for facet, (_, both) in FACETS.items() if both}]
        cases += [expected(examples, options, pick, mode) for mode in modes]
    facets = {}
    for facet, values in options.items():
        numbers = {value: [n for n, example in enumerate(examples) if value in example[facet]] for value in values}
        used = [value for value in values if numbers[value]]
        facets[facet] = {"v": used, "p": [[b - a for a, b in zip([-1, *numbers[v]], numbers[v], strict=False)] for v in used]}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"data": {"n": 300, "f": facets, "order": {}}, "options": options, "cases": cases}))
    run = subprocess.run(["node", str(PROJECT / "tests/js/brute.mjs"), str(file)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_script_modules_pass_their_own_tests() -> None:
    """The modules without a DOM pass their tests in Node."""
    run = subprocess.run(["node", "--test", *map(str, (PROJECT / "tests/js").glob("*.test.mjs"))], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
