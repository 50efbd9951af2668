"""Reads the folder `content/` into a Library: the one place where files, parser and library meet.

Parsed profiles are remembered by the digest of their file, so that only what
changed is parsed again; the result is the same with and without memory. What was
parsed in this run is kept whole, packed small, for the pages that are made of it.
"""

from __future__ import annotations

import pickle
import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from praktijksite import library, urls
from praktijksite.editorial import Reader, names_of
from praktijksite.library import FOLDER, Library
from praktijksite.memory import recall, remember
from praktijksite.model import Praktijkvoorbeeld, Profiel, Verwijzing
from praktijksite.parallel import spread
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import ContentError, Problem
from praktijksite.schema import BEELD_PATTERN
from praktijksite.source import Document, Node, digest_of, leaves_content, list_folder, parse_markdown, read_file, read_folder
from praktijksite.validate import Names

BEELD = "content/beeld"
Known = TypeVar("Known", bound=Collection[object])
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
    """The library, and how to get at one whole example. `images` are width and height by file name.

    `packed` holds, by path, the examples that were parsed in this run.
    """

    library: Library
    names: Names
    images: Mapping[str, tuple[int, int]]
    root: Path
    packed: Mapping[str, bytes]

    def voorbeeld(self, slug: str) -> tuple[Document, Praktijkvoorbeeld]:
        """Return the whole example. One that was only remembered is read again: few builds need many of those.

        Of the fields of the document only the lines are certain to be there.
        """
        if packed := self.packed.get(f"{FOLDER}/{slug}.md"):
            document, whole = pickle.loads(zlib.decompress(packed))  # noqa: S301 - our own bytes, from a moment ago
            return document, whole
        return self.opnieuw(slug)

    def opnieuw(self, slug: str) -> tuple[Document, Praktijkvoorbeeld]:
        """Return the whole example as it is read again, with all that its fields hold."""
        path = f"{FOLDER}/{slug}.md"
        data = read_file(self.root, path)
        document = parse_markdown(path, data) if isinstance(data, bytes) else data
        parsed = [document] if isinstance(document, Problem) else parse_praktijkvoorbeeld(document, self.names)
        if isinstance(document, Problem) or isinstance(parsed, list):
            raise ContentError([problem for problem in parsed if isinstance(problem, Problem)] if isinstance(parsed, list) else [])
        return document, parsed


def read(options: Options, code: str, progress: Callable[[int], object] = lambda _: None, only: Collection[str] | None = None) -> Content:
    """Return the content of *options.root*. Raises ContentError with every problem there is.

    *code* stands for the version of the program: what an older one remembered does not count.
    With *only*, paths of examples, a mistake in another example does not stand in the way: that one is left out.
    """
    problems: list[Problem] = []
    base = _read_editorial(options, problems)
    names = base.names
    profielen, packed, found = _read_profielen(options, names, code, progress)
    problems += found
    images = _read_images(options.root, problems)
    if only is not None:
        profielen = _without(profielen, problems)
    made = base.library(profielen) if base.complete else None
    if made is not None:
        problems += library.check(made, images)
        standing = problems if only is None else [problem for problem in problems if problem.path in only or not problem.path.startswith(f"{FOLDER}/")]
        if not standing:
            return Content(base.library(_without(profielen, problems)) if problems else made, names, images, options.root, packed)
        problems = standing
    raise ContentError(problems)


def _without(profielen: Iterable[Profiel], problems: Iterable[Problem]) -> list[Profiel]:
    """Return *profielen* without those that have one of *problems*, and without what refers to these."""
    wrong = {problem.path.removeprefix(f"{FOLDER}/").removesuffix(".md") for problem in problems}
    pages = {urls.praktijkvoorbeeld(slug) for slug in wrong}
    return [
        profiel._replace(verwijzingen=tuple(found for found in profiel.verwijzingen if re.split("[?#]", found.doel)[0] not in (pages if found.soort == "link" else wrong)))
        for profiel in profielen
        if profiel.slug not in wrong
    ]


def names(options: Options) -> Names:
    """Return the names that an example may refer to, as far as they can be read."""
    return _read_editorial(options, []).names


@dataclass(slots=True)
class _Editorial:
    names: Names
    complete: bool
    library: Callable[[Sequence[Profiel]], Library]


def _read_editorial(options: Options, problems: list[Problem]) -> _Editorial:
    root, reader = options.root, Reader(problems)

    def data(path: str) -> bytes | None:
        found = read_file(root, path)
        if isinstance(found, Problem):
            problems.append(found)
            return None
        return found

    def folder(path: str) -> dict[str, bytes]:
        found = dict(read_folder(root, path))
        problems.extend(problem for problem in found.values() if isinstance(problem, Problem))
        return {path: item for path, item in found.items() if isinstance(item, bytes)}

    def yaml(name: str) -> tuple[str, bytes | None]:
        path = f"content/{name}"
        if problem := leaves_content(root, path):
            problems.append(problem)
            return path, None
        return path, data(path)

    def known(names: Known | None, *files: str) -> Known | None:
        return None if {problem.path for problem in problems} & {f"content/{file}" for file in files} else names

    before = len(problems)
    site = reader.site("site.yaml", data("site.yaml"), options.datum, base_url=options.base_url, repository=options.repository)
    gemeenten = reader.gemeenten(*yaml("gemeenten.csv"))
    herindelingen = reader.herindelingen(*yaml("herindelingen.yaml"))
    trefwoorden = reader.trefwoorden(*yaml("trefwoorden.yaml"))
    begrippen = reader.begrippen(*yaml("begrippen.yaml"))
    gegevensbron = reader.gegevensbron(*yaml("gemeenten.yaml"))
    themas, elementen = reader.themas(folder("content/themas")), reader.elementen(folder("content/elementen"))
    paginas, cijfers = reader.paginas(folder("content/paginas")), reader.cijfers(*yaml("landelijk.yaml"))
    grafieken = reader.grafieken(*yaml("grafieken.yaml"), known(cijfers, "landelijk.yaml"))

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
            begrippen=begrippen,
            cijfers=cijfers,
            grafieken=grafieken,
            profielen=library.wanted_order(profielen),
        )

    complete = len(problems) == before and site is not None and gegevensbron is not None
    every = names_of(gemeenten, herindelingen, trefwoorden)
    names = Names(known(every.gemeenten, "gemeenten.csv", "herindelingen.yaml"), known(every.trefwoorden, "trefwoorden.yaml"))
    return _Editorial(names, complete, make)


def _read_images(root: Path, problems: list[Problem]) -> dict[str, tuple[int, int]]:
    """Return width and height of every picture; tell of what is none, for whatever stands there gets published."""
    sizes = {}
    for path, problem in list_folder(root, BEELD, (".jpg", ".jpeg", ".png", ".webp")):
        name = path.rsplit("/", 1)[-1]
        if problem:
            problems.append(problem)
        elif not re.fullmatch(BEELD_PATTERN, name):
            problems.append(Problem(path, 1, "", "De naam van dit beeld mag niet.", "Gebruik kleine letters, cijfers en streepjes."))
        elif size := _size(root / path):
            sizes[name] = size
        else:
            problems.append(Problem(path, 1, "", "Dit is geen beeld dat de site kan tonen.", "Bewaar het opnieuw als .jpg, .png of .webp."))
    return sizes


def _size(path: Path) -> tuple[int, int] | None:
    from PIL import Image

    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
            return image.size
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


def _read_profielen(
    options: Options, names: Names, code: str, progress: Callable[[int], object]
) -> tuple[list[Profiel], dict[str, bytes], list[Problem]]:
    version = digest_of(code, *(repr(known if known is None else sorted(known)) for known in (names.gemeenten, names.trefwoorden)))
    memory = options.cache / f"profielen-{digest_of(str(options.root))[:12]}.memory" if options.cache else None
    known = recall(memory) if memory else None
    before: dict[str, _Row] = known[1] if known and known[0] == version else {}
    rows: dict[str, _Row] = {}
    packed: dict[str, bytes] = {}
    problems: list[Problem] = []
    tasks: list[str] = []
    for path, problem in list_folder(options.root, FOLDER, (".md",)):
        if problem:
            problems.append(problem)
        elif path in before and before[path][_DIGEST] == _digest(options.root, path):
            rows[path] = before[path]
        else:
            tasks.append(path)
    progress(len(rows))
    for found, refused in _parse_all(tasks, options, names):
        rows |= {path: row for path, row, _ in found}
        packed |= {path: whole for path, _, whole in found}
        problems += refused
        progress(len(found))
    if memory and (tasks or len(rows) != len(before)):
        remember(memory, (version, rows))
    return [_from_row(row) for row in rows.values()], packed, problems


def _digest(root: Path, path: str) -> str | None:
    data = read_file(root, path)
    return digest_of(path, data) if isinstance(data, bytes) else None


_Row = tuple[Any, ...]
"""A Profiel as plain values, in the order of its fields."""
_Parsed = tuple[list[tuple[str, _Row, bytes]], list[Problem]]


def _parse_all(paths: list[str], options: Options, names: Names) -> Iterator[_Parsed]:
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    workers = options.workers if len(paths) >= _PARALLEL_FROM else 1
    return spread(partial(_parse_chunk, options.root, names), chunks, workers)


def _parse_chunk(root: Path, names: Names, paths: list[str]) -> _Parsed:
    found: list[tuple[str, _Row, bytes]] = []
    problems: list[Problem] = []
    for path in paths:
        data = read_file(root, path)
        document = parse_markdown(path, data) if isinstance(data, bytes) else data
        if isinstance(document, Problem):
            problems.append(document)
            continue
        parsed = parse_praktijkvoorbeeld(document, names)
        if isinstance(parsed, list):
            problems += parsed
        else:
            found.append((path, _to_row(parsed.profiel), _pack(document, parsed)))
    return found, problems


def _pack(document: Document, whole: Praktijkvoorbeeld) -> bytes:
    """Return *document* and what was made of it as few bytes; of its fields only the lines, the rest is in *whole*."""
    lines = {name: Node(None, node.line) for name, node in document.fields.items()}
    return zlib.compress(pickle.dumps((document._replace(fields=lines), whole), pickle.HIGHEST_PROTOCOL), level=1)


_DIGEST, _REFERENCES = Profiel._fields.index("digest"), Profiel._fields.index("verwijzingen")


def _to_row(profiel: Profiel) -> _Row:
    row: list[Any] = list(profiel)
    row[_REFERENCES] = tuple(map(tuple, profiel.verwijzingen))
    return tuple(row)


def _from_row(row: _Row) -> Profiel:
    values = list(row)
    values[_REFERENCES] = tuple(map(Verwijzing._make, row[_REFERENCES]))
    return Profiel._make(values)
