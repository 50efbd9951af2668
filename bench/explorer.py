"""Measures the explorer in Chromium with many examples, beside two ways in which others would build it.

The same synthetic examples, the same browser, the same run: our explorer; itemsjs with
titles and summaries in the browser and a plain list; Pagefind's own interface with its filters.
What counts is the ratio. Lighthouse judges the main pages of the real site.

    python -m bench.explorer [--size 10000] [--print]
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from pagefind_bin import get_executable
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.generate import PROJECT, generate
from bench.run import copy_program, machine
from bench.server import serve

REPORT = PROJECT / "docs" / "prestaties.md"
BEGIN, END = "<!-- explorer: begin -->", "<!-- explorer: end -->"
BASE = "https://voorbeelden.example/"
SLOWED = 4
"""How many times slower the processor is while the first view is measured."""
CLICKS = 60
REST = 1000
"""Milliseconds between one search and the next."""
WORDS = ("werk", "taal", "buddy", "vrijwilligerswerk", "woning", "netwerk vrijwilligers", "sport", "onderwijs", "Amsterdam", "kinderen", "inburgering", "coach")
JUDGED = ("", "praktijkvoorbeelden/", "praktijkvoorbeelden/den-helder-droomstatus/", "kaart/")
COLUMNS = ("performance", "accessibility", "best-practices", "seo")

OURS = """() => {
  const root = document.querySelector('[data-module="praktijkvoorbeeld-filter"]')
  const field = root.querySelector('[data-tekst]')
  const list = root.querySelector('[data-lijst] ul')
  const shown = act => new Promise(done => { root.addEventListener('getoond', () => done(), { once: true }); act() })
  // The cards in view come before the rest.
  const drawn = () => new Promise(done => new MutationObserver((_, observer) => { observer.disconnect(); done() }).observe(list, { childList: true }))
  field.focus()
  window.drive = {
    boxes: () => [...root.querySelectorAll('[data-formulier] [type="checkbox"]')].filter(box => !box.closest('[hidden]')),
    click: box => shown(() => box.click()),
    search: words => Promise.race([drawn(), shown(() => { field.value = words; field.dispatchEvent(new Event('input', { bubbles: true })) })]),
    counted: async () => { while (list.ariaBusy === 'true') await new Promise(done => setTimeout(done, 4)) },
    total: () => root.querySelector('[data-status]').textContent
  }
}"""
CLICKED = """async place => {
  // The page is at rest after the last click, as it is for people.
  await new Promise(done => requestIdleCallback(done))
  // In a task of its own, or the browser does not count it as script.
  const click = box => new Promise(done => setTimeout(async () => { await drive.click(box); done() }))
  const boxes = drive.boxes()
  const began = performance.now()
  await click(boxes[place % boxes.length])
  return performance.now() - began
}"""
CLEARED = """async () => { for (const box of drive.boxes().filter(box => box.checked)) await drive.click(box) }"""
SEARCHED = """async words => {
  // At rest, as when people begin to type.
  await new Promise(done => requestIdleCallback(done))
  const began = performance.now()
  await drive.search(words)
  const shown = performance.now() - began
  await drive.counted?.()
  return [shown, performance.now() - began]
}"""


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to build an explorer. `start` is a script that makes `window.drive`, where the page does not."""

    name: str
    path: str
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Times in milliseconds; sizes in bytes.

    `script` is what the processor spent on scripts per click; `searches` is until the cards
    in view match the words, `counted` until every count is right.
    """

    first: float
    ready: float
    transferred: float
    clicks: Sequence[float]
    script: Sequence[float]
    searches: Sequence[float]
    counted: Sequence[float]
    heap: float


CONTENDERS = (
    Contender("ours", "ours/praktijkvoorbeelden/", OURS),
    Contender("itemsjs and a plain list", "itemsjs/"),
    Contender("Pagefind's own interface", "pagefind/page/"),
)


def build(work: Path, size: int) -> None:
    """Write the sites of all contenders in *work*/site, of the same examples."""
    program, root, site = copy_program(work / "program"), work / "root", work / "site"
    generate(root, size)
    given = ("--root", str(root), "--output", str(site / "ours"), "--base-url", f"{BASE}ours/", "--datum", "2026-11-21")
    subprocess.run([sys.executable, str(program / "build.py"), *given], check=True, stdout=subprocess.DEVNULL)
    records = json.loads((site / "ours/praktijkvoorbeelden.json").read_text("utf-8"))["praktijkvoorbeelden"]
    _itemsjs(site / "itemsjs", records)
    _pagefind(site / "pagefind", records)


def _facets(record: dict[str, Any]) -> dict[str, list[str]]:
    themas = record["themas"]
    return {
        "thema": [*themas["kern"], *themas.get("raakt", [])],
        "element": record.get("elementen", []),
        "gemeente": [gemeente["naam"] for gemeente in record["gemeenten_nu"]],
        "trefwoord": record.get("trefwoorden", []),
    }


def _text(record: dict[str, Any]) -> str:
    return json.dumps(record["tekst"], ensure_ascii=False)


def _itemsjs(folder: Path, records: Sequence[dict[str, Any]]) -> None:
    folder.mkdir(parents=True)
    shutil.copy(PROJECT / "bench/pages/itemsjs.html", folder / "index.html")
    shutil.copy(PROJECT / "bench/node_modules/itemsjs/dist/index.modern.js", folder / "itemsjs.js")
    # Title and summary only: with the whole texts of ten thousand it takes minutes to start.
    items = [{"titel": r["titel"], "samenvatting": r["samenvatting"], **_facets(r)} for r in records]
    (folder / "items.json").write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")


def _pagefind(folder: Path, records: Sequence[dict[str, Any]]) -> None:
    for record in records:
        page = folder / record["id"]
        page.mkdir(parents=True)
        filters = "".join(f'<i data-pagefind-filter="{name}">{escape(value)}</i>' for name, values in _facets(record).items() for value in values)
        text = f"<h1>{escape(record['titel'])}</h1><p>{escape(record['samenvatting'])}</p><p>{escape(_text(record))}</p>"
        (page / "index.html").write_text(f'<!doctype html><html lang="nl"><body>{text}<div data-pagefind-ignore>{filters}</div></body></html>', encoding="utf-8")
    subprocess.run([str(get_executable()), "--silent", "--site", str(folder)], check=True)
    (folder / "page").mkdir()
    text = (PROJECT / "bench/pages/pagefind.html").read_text("utf-8")
    (folder / "page/index.html").write_text(text.replace("pagefind/pagefind-ui", "../pagefind/pagefind-ui").replace("'/pagefind/'", "'/pagefind/pagefind/'"), encoding="utf-8")


def look(browser: Browser, address: str, contender: Contender) -> Seen:
    """Measure one contender in fresh tabs. The first view is a median of three, after one in which the server packs its files."""
    views = [_first_view(browser, f"{address}/{contender.path}") for _ in range(4)][1:]
    first, ready, transferred = (median(values) for values in zip(*views, strict=True))
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    _open(page, f"{address}/{contender.path}", contender)
    # Pagefind's interface shows its filters when there are words.
    page.evaluate(SEARCHED, "gemeente")
    searches = []
    for words in WORDS:
        # Who searches again has looked first: what the last words asked for is there.
        page.wait_for_timeout(REST)
        searches.append(page.evaluate(SEARCHED, words))
    page.evaluate(SEARCHED, "" if contender.start else "gemeente")
    page.wait_for_timeout(500)
    clicks, script = [], []
    chance = random.Random(7)
    for turn in range(CLICKS):
        before = _metrics(session)
        clicks.append(page.evaluate(CLICKED, chance.randrange(10_000)))
        script.append(1000 * (_metrics(session)["ScriptDuration"] - before["ScriptDuration"]))
        # Two choices at a time, as people make.
        if turn % 2:
            page.evaluate(CLEARED)
    session.send("HeapProfiler.collectGarbage")
    heap = _metrics(session)["JSHeapUsedSize"]
    context.close()
    return Seen(first, ready, transferred, clicks, script, [shown for shown, _ in searches], [counted for _, counted in searches], heap)


def _first_view(browser: Browser, url: str) -> tuple[float, float, int]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script("document.addEventListener('getoond', () => performance.mark('ready'), { capture: true, once: true })")
    page.goto(url, wait_until="networkidle", timeout=120_000)
    page.wait_for_function("() => performance.getEntriesByName('ready').length", timeout=120_000)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
    context.close()
    return first, ready, int(sum(sizes))


def _open(page: Page, url: str, contender: Contender) -> None:
    page.goto(url, wait_until="networkidle", timeout=120_000)
    if contender.start:
        page.evaluate(contender.start)
    page.wait_for_function("() => window.drive", timeout=120_000)


def _metrics(session: CDPSession) -> dict[str, float]:
    return {item["name"]: item["value"] for item in session.send("Performance.getMetrics")["metrics"]}


def at(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


ROWS: tuple[tuple[str, Callable[[Seen], float], str, float | None], ...] = (
    (f"first paint, processor {SLOWED} times slower, ms", lambda s: s.first, "{:.0f}", 1000),
    ("filters ready, slowed too, ms", lambda s: s.ready, "{:.0f}", None),
    ("transferred for that, kB", lambda s: s.transferred / 1000, "{:.0f}", 300),
    ("script of a filter click, median, ms", lambda s: median(s.script), "{:.1f}", 16),
    ("the same, 95th percentile, ms", lambda s: at(s.script, 0.95), "{:.1f}", 50),
    ("filter click to cards shown, median, ms", lambda s: median(s.clicks), "{:.0f}", None),
    ("the same, 95th percentile, ms", lambda s: at(s.clicks, 0.95), "{:.0f}", None),
    ("words to cards in view, median, ms", lambda s: median(s.searches), "{:.0f}", 150),
    ("the same, slowest of twelve, ms", lambda s: max(s.searches), "{:.0f}", 150),
    ("words to the right counts, median, ms", lambda s: median(s.counted), "{:.0f}", None),
    ("the same, slowest, ms", lambda s: max(s.counted), "{:.0f}", None),
    ("memory of scripts afterwards, MB", lambda s: s.heap / 2**20, "{:.0f}", 150),
)


def table(found: dict[str, Seen]) -> Iterator[str]:
    names = list(found)
    yield f"| What | {' | '.join(names)} | {' | '.join(f'ours / {name}' for name in names[1:])} |"
    yield f"| --- | {' | '.join(['---:'] * (2 * len(names) - 1))} |"
    for words, value, shape, limit in ROWS:
        values = [value(seen) for seen in found.values()]
        target = "" if limit is None else f" (at most {limit:g}: {'met' if values[0] <= limit else 'not met'})"
        cells = [shape.format(values[0]) + target, *(shape.format(other) for other in values[1:]), *(f"{values[0] / other:.2f}" for other in values[1:])]
        yield f"| {words} | {' | '.join(cells)} |"


def judge(address: str, chromium: str) -> Iterator[str]:
    """Yield Lighthouse's marks, out of a hundred, for the pages that exist."""
    yield f"| Page | {' | '.join(COLUMNS)} | layout shift |"
    yield f"| --- | {' | '.join(['---:'] * (len(COLUMNS) + 1))} |"
    for path in JUDGED:
        command = ["node", str(PROJECT / "bench/node_modules/lighthouse/cli/index.js"), f"{address}/{path}", "--quiet", "--output=json", "--output-path=stdout"]
        flags = ["--chrome-flags=--headless=new --no-sandbox", "--preset=desktop"]
        environment = {"CHROME_PATH": chromium, "PATH": "/usr/local/bin:/usr/bin:/bin"}
        told = subprocess.run([*command, *flags], capture_output=True, check=True, env=environment)
        report = json.loads(told.stdout)
        marks = [f"{report['categories'][name]['score'] * 100:.0f}" for name in COLUMNS]
        yield f"| /{path} | {' | '.join(marks)} | {report['audits']['cumulative-layout-shift']['numericValue']:.3f} |"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the explorer beside others, and let Lighthouse judge the main pages.")
    parser.add_argument("--size", type=int, default=10_000, help="number of examples")
    parser.add_argument("--print", action="store_true", help=f"print the tables, leave {REPORT.name} as it is")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    with tempfile.TemporaryDirectory(prefix="explorer-") as folder, sync_playwright() as playwright:
        work = Path(folder)
        print(f"{given.size:,} examples", flush=True)
        build(work, given.size)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with serve(work / "site") as address:
            found = {contender.name: look(browser, address, contender) for contender in CONTENDERS}
        browser.close()
        lines = "\n".join(table(found))
        print(lines, flush=True)
        with serve(PROJECT / "site") as address:
            marks = "\n".join(judge(address, chromium))
    text = f"Measured on {machine()}; {given.size:,} examples.\n\n{lines}\n\nLighthouse 12, desktop, on the real site:\n\n{marks}"
    print(f"\n{text}")
    if not given.print:
        before, rest = REPORT.read_text(encoding="utf-8").split(BEGIN)
        REPORT.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
