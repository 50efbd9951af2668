"""Measures our builds beside Hugo's, and writes the table in `docs/prestaties.md`.

Both build the same synthetic examples on the same machine in the same run, turn by
turn, so that what else the machine does hits both; what counts is the ratio. Time is
measured without anything else looking on; memory in a turn of its own, as the sum
over all processes of their proportional share (PSS), in which shared pages count once.

    python -m bench.run [--sizes 100,1000,10000] [--repeat 3]
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Self

import psutil

from bench import hugo_site
from bench.generate import EXAMPLES, PROJECT, generate
from praktijksite import assets

REPORT = PROJECT / "docs" / "prestaties.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
SMALL = 50
"""A site of this size is what most editors will have; its builds are told in seconds."""

CASES = {
    "cold": "cold",
    "unchanged": "nothing changed",
    "first edit": "one edited, first time",
    "edit": "one edited",
}
WALL_TARGETS = {
    (1000, "cold"): 3.0,
    (1000, "unchanged"): 0.6,
    (1000, "edit"): 0.6,
    (10000, "cold"): 3.0,
    (10000, "unchanged"): 0.2,
    (10000, "edit"): 0.2,
}
MEMORY_TARGETS = {(10000, "cold"): 0.3, (10000, "unchanged"): 0.3, (10000, "first edit"): 0.3, (10000, "edit"): 0.3}
SMALL_TARGET = 0.5


@dataclass(frozen=True, slots=True)
class Sample:
    """One build: wall and CPU seconds (children included), and peak memory in bytes when that was looked at."""

    wall: float
    cpu: float
    memory: int | None


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator with its own copy of one collection: how it builds, what it leaves, and which file to edit."""

    command: tuple[str, ...]
    folder: Path
    leaves: tuple[Path, ...]
    example: Path

    def build(self, *, look: bool = False) -> Sample:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        began = time.perf_counter()
        process = subprocess.Popen(self.command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        with _Watch(process.pid) if look else _Blind() as watch:
            assert process.stderr is not None  # noqa: S101 - a pipe
            told = process.stderr.read()
            _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(self.command)}\n{told.decode()}")
        return Sample(wall, used.ru_utime + used.ru_stime, watch.peak)

    def clear(self) -> None:
        """Leave nothing of earlier builds."""
        for path in self.leaves:
            shutil.rmtree(path, ignore_errors=True)

    def edit(self, number: int) -> None:
        """Change the summary, which stands on many lists, and the text of one example."""
        text = self.example.read_text(encoding="utf-8")
        # In letters: a number would be a figure without a source.
        letter = chr(ord("a") + number % 26)
        text = re.sub(r'^samenvatting: "(?:Versie [a-z]\. )?', f'samenvatting: "Versie {letter}. ', text, count=1, flags=re.MULTILINE)
        self.example.write_text(f"{text}\nEn nog een zin, met de letter {letter}.\n", encoding="utf-8")


class _Blind:
    """Looks at nothing, so that nothing disturbs the measured time."""

    peak: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class _Watch:
    """Samples the memory of a process and all its descendants until the block ends."""

    def __init__(self, pid: int) -> None:
        self.peak: int | None = 0
        self._pid, self._over = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            self.peak = max(self.peak or 0, _pss(self._pid))


def _pss(pid: int) -> int:
    total = 0
    try:
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            try:
                total += process.memory_full_info().pss
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
    except psutil.NoSuchProcess:
        pass
    return total


def ours(work: Path, program: Path, root: Path) -> Tool:
    out = work / "ours"
    command = (sys.executable, str(program / "build.py"), "--root", str(root), "--output", str(out))
    given = ("--base-url", "https://voorbeelden.example/", "--datum", "2026-11-21", "--pages-only")
    return Tool((*command, *given), work, (out, work / ".ours-vorige", program / ".cache"), _middle(root / EXAMPLES))


def hugo(work: Path, root: Path) -> Tool:
    site = work / "hugo"
    hugo_site.write(site, root)
    cache = work / "hugo-cache"
    command = (str(hugo_site.executable()), "build", "--quiet", "--cacheDir", str(cache))
    return Tool(command, site, (site / "public", site / "resources", cache), _middle(site / "content/praktijkvoorbeelden"))


def _middle(folder: Path) -> Path:
    """Return a synthetic example halfway: neither the newest nor the first of a list."""
    found = sorted(path for path in folder.glob("*.md") if re.search(r"-\d{5}\.md$", path.name))
    return found[len(found) // 2]


def copy_program(folder: Path) -> Path:
    """Copy the program, so that the memory of the real one stays as it is. Compiled, as after a first use."""
    for name in ("praktijksite", "templates"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", folder)
    for name, data in assets.read(PROJECT).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    compileall.compile_dir(folder, quiet=2)
    return folder


Measured = dict[tuple[str, str], list[Sample]]
"""Per case and tool the samples."""


def measure(tools: dict[str, Tool], repeat: int, tell: Callable[[str], object]) -> Measured:
    """Build in turns: each case once per turn with each tool. The last turn looks at memory."""
    found: Measured = {(case, name): [] for case in CASES for name in tools}
    number = 0
    for turn in range(repeat + 1):
        look = turn == repeat
        for case in CASES:
            number += 1
            for name, tool in tools.items():
                if case == "cold":
                    tool.clear()
                elif case != "unchanged":
                    tool.edit(number)
                sample = tool.build(look=look)
                tell(f"  {case}, {name}: {sample.wall:.2f} s" + (f", {sample.memory // 2**20} MB" if sample.memory else ""))
                found[case, name].append(sample)
    return found


def _wall(samples: Sequence[Sample]) -> float:
    return median(sample.wall for sample in samples if sample.memory is None)


def _cpu(samples: Sequence[Sample]) -> float:
    return median(sample.cpu for sample in samples if sample.memory is None)


def _peak(samples: Sequence[Sample]) -> float:
    return max(sample.memory or 0 for sample in samples) / 2**20


def rows(size: int, found: Measured) -> Iterator[tuple[str, ...]]:
    for case, words in CASES.items():
        us, them = found[case, "ours"], found[case, "hugo"]
        memory = _peak(us) / _peak(them)
        yield (
            f"{size:,}",
            words,
            f"{_wall(them):.2f}",
            f"{_wall(us):.2f}",
            _judged(_wall(us) / _wall(them), WALL_TARGETS.get((size, case))),
            f"{_cpu(us) / _cpu(them):.2f}",
            f"{_peak(them):.0f}",
            f"{_peak(us):.0f}",
            _judged(memory, MEMORY_TARGETS.get((size, case))),
        )


def _judged(value: float, target: float | None) -> str:
    if target is None:
        return f"{value:.2f}"
    return f"**{value:.2f}** (at most {target:g}: {'met' if value <= target else 'not met'})"


HEAD = ("Examples", "Build", "Hugo, s", "Ours, s", "Time, ours / Hugo", "CPU, ours / Hugo", "Hugo, MB", "Ours, MB", "Memory, ours / Hugo")


def table(lines: Sequence[tuple[str, ...]]) -> str:
    ruler = ["---:", "---", *("---:" for _ in HEAD[2:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in (HEAD, ruler, *lines))


def machine() -> str:
    """Return on what was measured, in words."""
    names = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), flags=re.MULTILINE)
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{date.today().isoformat()}; {os.cpu_count()} cores ({names[0] if names else platform.machine()}), {memory:.0f} GB, "  # noqa: DTZ011
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Markdown {version('markdown')}, "
        f"Jinja {version('jinja2')}, Hugo {version('hugo')}"
    )


def small(work: Path, program: Path, repeat: int) -> float:
    """Return the seconds of a build of fifty examples with one edited."""
    root = work / "root"
    generate(root, SMALL)
    tool = ours(work, program, root)
    tool.clear()
    walls = []
    for number in range(repeat + 2):
        tool.edit(number)
        walls.append(tool.build().wall)
    return median(walls[2:])


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure our builds beside Hugo's.")
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of examples, with commas")
    parser.add_argument("--repeat", type=int, default=3, help="how often each build is timed")
    parser.add_argument("--print", action="store_true", help=f"print the table, leave {REPORT.name} as it is")
    given = parser.parse_args()
    lines: list[tuple[str, ...]] = []
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="prestaties-") as folder:
        work = Path(folder)
        program = copy_program(work / "program")
        for size in map(int, given.sizes.split(",")):
            print(f"{size:,} examples", flush=True)
            generate(work / "root", size)
            tools = {"hugo": hugo(work, work / "root"), "ours": ours(work, program, work / "root")}
            lines += rows(size, measure(tools, given.repeat, lambda text: print(text, flush=True)))
        seconds = small(work, program, max(5, given.repeat))
    told = "met" if seconds <= SMALL_TARGET else "not met"
    text = (
        f"Measured on {machine()}. Load of the machine at the start: {load:.1f}. Medians of {given.repeat}.\n\n{table(lines)}\n\n"
        f"Fifty examples, one edited: **{seconds:.2f} s** (at most {SMALL_TARGET:g} s: {told})."
    )
    print(f"\n{text}")
    if not given.print:
        before, rest = REPORT.read_text(encoding="utf-8").split(BEGIN)
        REPORT.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
