"""Reads the folder `content/` into a Library: the one place where files, parser and library meet.

Parsed profiles are remembered by the digest of their file, so that only what
changed is parsed again; the result is the same with and without memory.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from praktijksite import library
from praktijksite.editorial import Reader, names_of
from praktijksite.library import FOLDER, Library
from praktijksite.model import Praktijkvoorbeeld, Profiel, Verwijzing
from praktijksite.output import write_whole
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import ContentError, Problem
from praktijksite.source import Document, digest_of, parse_markdown, read_file, read_folder
from praktijksite.validate import Names

BEELD = "content/beeld"
_PARALLEL_FROM = 200
_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is made: where from, for which day, and what the command line adds to `site.yaml`."""

    root: Path
    datum: date
    base_url: str | None = None
    repository: str | None = None
    cache: Path | None = None
    workers: int = 1


@dataclass(frozen=True)
class Content:
    """The library, and how to get at one whole example again."""

    library: Library
    names: Names
    images: tuple[str, ...]
    root: Path

    def voorbeeld(self, slug: str) -> tuple[Document, Praktijkvoorbeeld]:
        """Return the whole example: read again, because few builds need them all and none fits in memory."""
        path = f"{FOLDER}/{slug}.md"
        data = read_file(self.root, path)
        document = parse_markdown(path, data) if isinstance(data, bytes) else data
        parsed = [document] if isinstance(document, Problem) else parse_praktijkvoorbeeld(document, self.names)
        if isinstance(document, Problem) or isinstance(parsed, list):
            raise ContentError([problem for problem in parsed if isinstance(problem, Problem)] if isinstance(parsed, list) else [])
        return document, parsed


def read(options: Options, code: str, progress: Callable[[int], object] = lambda _: None) -> Content:
    """Return the content of *options.root*. Raises ContentError with every problem there is.

    *code* stands for the version of the program: what an older one remembered does not count.
    """
    problems: list[Problem] = []
    base = _read_editorial(options, problems)
    names = base.names
    profielen, found = _read_profielen(options, names, code, progress)
    problems += found
    images = _read_images(options.root, problems)
    made = base.library(profielen) if base.complete else None
    if made is not None:
        problems += library.check(made, images)
    if problems or made is None:
        raise ContentError(problems)
    return Content(made, names, images, options.root)


@dataclass(slots=True)
class _Editorial:
    names: Names
    complete: bool
    library: Callable[[Sequence[Profiel]], Library]


def _read_editorial(options: Options, problems: list[Problem]) -> _Editorial:
    root, reader = options.root, Reader(problems)

    def data(path: str) -> bytes:
        found = read_file(root, path)
        if isinstance(found, Problem):
            problems.append(found)
            return b"[]"
        return found

    def folder(path: str) -> dict[str, bytes]:
        found = dict(read_folder(root, path)) if (root / path).is_dir() else {}
        problems.extend(problem for problem in found.values() if isinstance(problem, Problem))
        return {path: item for path, item in found.items() if isinstance(item, bytes)}

    def yaml(name: str) -> tuple[str, bytes]:
        return f"content/{name}", data(f"content/{name}")

    before = len(problems)
    site = reader.site("site.yaml", data("site.yaml"), options.datum, base_url=options.base_url, repository=options.repository)
    gemeenten = reader.gemeenten(*yaml("gemeenten.csv"))
    herindelingen = reader.herindelingen(*yaml("herindelingen.yaml"))
    trefwoorden = reader.trefwoorden(*yaml("trefwoorden.yaml"))
    gegevensbron = reader.gegevensbron(*yaml("gemeenten.yaml"))
    themas, elementen = reader.themas(folder("content/themas")), reader.elementen(folder("content/elementen"))
    paginas, cijfers = reader.paginas(folder("content/paginas")), reader.cijfers(*yaml("landelijk.yaml"))

    def make(profielen: Sequence[Profiel]) -> Library:
        assert site is not None  # noqa: S101 - `complete` was asked first
        assert gegevensbron is not None  # noqa: S101
        return Library(
            site=site,
            themas=themas,
            elementen=elementen,
            paginas=paginas,
            gemeenten_ooit=gemeenten,
            gegevensbron=gegevensbron,
            herindelingen=herindelingen,
            trefwoorden=trefwoorden,
            cijfers=cijfers,
            profielen=library.wanted_order(profielen),
        )

    complete = len(problems) == before and site is not None and gegevensbron is not None
    return _Editorial(names_of(gemeenten, herindelingen, trefwoorden), complete, make)


def _read_images(root: Path, problems: list[Problem]) -> tuple[str, ...]:
    if not (root / BEELD).is_dir():
        return ()
    return tuple(sorted(path.name for path in (root / BEELD).iterdir() if path.is_file() and not path.is_symlink()))


@dataclass(frozen=True, slots=True)
class _Task:
    path: str
    data: bytes


def _read_profielen(
    options: Options, names: Names, code: str, progress: Callable[[int], object]
) -> tuple[list[Profiel], list[Problem]]:
    version = digest_of(code, *sorted(names.gemeenten), "", *sorted(names.trefwoorden))
    memory = options.cache / "profielen.json" if options.cache else None
    remembered = _recall(memory, version)
    profielen: list[Profiel] = []
    problems: list[Problem] = []
    tasks: list[_Task] = []
    seen: dict[str, str] = {}
    for path, data in read_folder(options.root, FOLDER):
        if isinstance(data, Problem):
            problems.append(data)
            continue
        seen[path] = digest_of(path, data)
        row = remembered.get(path)
        if row is not None and row[0] == seen[path]:
            profielen.append(_from_row(row[1]))
        else:
            tasks.append(_Task(path, data))
    progress(len(profielen))
    fresh = len(tasks)
    for parsed in _parse_all(tasks, names, options.workers):
        problems += [item for item in parsed if isinstance(item, Problem)]
        profielen += [item for item in parsed if isinstance(item, Profiel)]
        progress(_CHUNK)
    if memory and (fresh or len(remembered) != len(profielen)):
        rows = {f"{FOLDER}/{profiel.slug}.md": (profiel.digest, _to_row(profiel)) for profiel in profielen}
        write_whole(memory, json.dumps({"versie": version, "profielen": rows}, separators=(",", ":")).encode())
    return profielen, problems


def _parse_all(tasks: list[_Task], names: Names, workers: int) -> Sequence[list[Profiel | Problem]]:
    chunks = [(tasks[start : start + _CHUNK], names) for start in range(0, len(tasks), _CHUNK)]
    if workers > 1 and len(tasks) >= _PARALLEL_FROM and "fork" in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            return pool.map(_parse_chunk, chunks, chunksize=1)
    return [_parse_chunk(chunk) for chunk in chunks]


def _parse_chunk(chunk: tuple[list[_Task], Names]) -> list[Profiel | Problem]:
    tasks, names = chunk
    out: list[Profiel | Problem] = []
    for task in tasks:
        document = parse_markdown(task.path, task.data)
        if isinstance(document, Problem):
            out.append(document)
            continue
        parsed = parse_praktijkvoorbeeld(document, names)
        if isinstance(parsed, list):
            out += parsed
        else:
            out.append(parsed.profiel)
    return out


def _recall(memory: Path | None, version: str) -> dict[str, tuple[str, list[Any]]]:
    if memory is None:
        return {}
    try:
        data = json.loads(memory.read_bytes())
        return dict(data["profielen"]) if data["versie"] == version else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


@cache
def _field_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Profiel))


def _to_row(profiel: Profiel) -> list[object]:
    return [getattr(profiel, name) for name in _field_names()]


def _from_row(row: list[Any]) -> Profiel:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in zip(_field_names(), row, strict=True)}
    values["verwijzingen"] = tuple(Verwijzing(*item) for item in values["verwijzingen"])
    return Profiel(**values)
