"""The site as files: makes what changed, keeps what did not, replaces the old site in one move.

The new site is built beside the old one. What has the same key as last time is
linked from the old site instead of made again, after a look that the file is still
as it was written. Until the last step the old site is untouched; that step is one
system call. A lock keeps two builds of the same site apart.

The site that was replaced stays beside the new one, hidden, and the next site is
built on it: most of its files are still right, being one with those of the site that
stands there, so that a small change costs little on a large site. It is not trusted:
what is not one with a file that may be kept is removed or made again.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from praktijksite.memory import recall, remember
from praktijksite.parallel import spread
from praktijksite.source import digest_of

Read = Callable[[str], bytes]
Stamp = tuple[int, int]
"""Size in bytes and time of change in nanoseconds: by these a file is known to be as it was written."""

CHUNK = 32
"""How much work one process takes at a time, in pages."""
POOL_FROM = 150
"""Less work than this, in pages, goes faster in one process."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made together, and the key that decides their bytes.

    `make` gets a function that reads other files of the new site; only units with
    `last` may use it, and they are made after all others. `size` is about how many
    pages could be made in the time that this takes.
    """

    files: tuple[str, ...]
    key: str
    make: Callable[[Read], Sequence[bytes]]
    last: bool = False
    size: int = 1


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files of which only the making tells the names, all under one `folder`: an index of the finished pages.

    `make` gets the folder of the new site when all units stand in it.
    """

    folder: str
    key: str
    make: Callable[[Path], Mapping[str, bytes]]


@dataclass(slots=True)
class Report:
    """What a build did: how many files were made, kept, and how many there are."""

    made: int = 0
    kept: int = 0
    total: int = 0
    unchanged: bool = False


class OutputError(Exception):
    """The output folder cannot be used; the message says why, in Dutch."""


@dataclass(slots=True)
class _Old:
    """The site that stands there: the key and stamp of each file, as far as still true."""

    folder: Path
    keys: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    inodes: dict[str, int] = field(default_factory=dict)
    bundles: dict[str, list[str]] = field(default_factory=dict)
    extra: bool = False

    def has(self, unit: Unit) -> bool:
        return all(self.keys.get(file) == unit.key for file in unit.files)

    def unit_of(self, bundle: Bundle) -> Unit | None:
        """Return *bundle* as it was made before, if it can be kept whole."""
        files = self.bundles.get(bundle.key, [])
        unit = Unit(tuple(files), bundle.key, _kept_only)
        return unit if files and self.has(unit) else None


def _kept_only(_: Read) -> Sequence[bytes]:
    raise AssertionError


def as_mapping(units: Iterable[Unit]) -> dict[str, bytes]:
    """Return the whole site in memory, nothing written: for tests and small sites."""
    site: dict[str, bytes] = {}
    for unit in sorted(units, key=lambda unit: unit.last):
        site.update(zip(unit.files, unit.make(site.__getitem__), strict=True))
    return dict(sorted(site.items()))


def write(
    units: Sequence[Unit],
    out: Path,
    cache: Path,
    *,
    bundles: Sequence[Bundle] = (),
    workers: int = 1,
    progress: Callable[[int], object] = lambda _: None,
) -> Report:
    """Bring the folder *out* to hold exactly the files of *units* and *bundles*.

    `progress` is told how many files are ready each time some are. Raises OutputError
    when *out* holds something that is not a site of ours.
    """
    out = out.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    memory = cache / f"site-{digest_of(str(out))[:12]}.memory"
    with _locked(out) as lock:
        _recover(out)
        _refuse_foreign(out)
        old = _look(out, memory, {bundle.key for bundle in bundles})
        standing = {bundle.key: unit for bundle in bundles if (unit := old.unit_of(bundle))}
        units = [*units, *standing.values()]
        bundles = [bundle for bundle in bundles if bundle.key not in standing]
        kept = [unit for unit in units if old.has(unit)]
        fresh = [unit for unit in units if not old.has(unit)]
        report = Report(kept=sum(len(unit.files) for unit in kept))
        report.total = sum(len(unit.files) for unit in units)
        if not fresh and not bundles and not old.extra and len(old.keys) == report.total:
            report.unchanged = True
            return report
        spare = out.parent / f".{out.name}-vorige"
        stage = out.parent / f".{out.name}-nieuw-{os.getpid()}-{secrets.token_hex(4)}"
        try:
            stamps = _keep(kept, old, stage, _begin(stage, spare, units))
            progress(report.kept)
            stamps |= _make(fresh, stage, workers, lock, progress)
            for bundle in bundles:
                unit = _unit_of(bundle, stage)
                units.append(unit)
                stamps |= _write_unit(unit, stage)
            report.total = len(stamps)
            report.made = report.total - report.kept
            _replace(stage, out)
            remember(memory, {file: (unit.key, *stamps[file]) for unit in units for file in unit.files})
            with suppress(OSError):
                stage.rename(spare)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return report


@contextmanager
def _locked(out: Path) -> Iterator[int]:
    """Hold the lock of *out*; wait for a build that has it. The system frees it if we are killed."""
    handle = os.open(out.parent / f".{out.name}.lock", os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _recover(out: Path) -> None:
    """Clear what a killed build left; put back an old site that was moved aside and not replaced."""
    aside = out.parent / f".{out.name}-oud"
    if aside.exists() and not out.exists():
        aside.rename(out)
    for left in (aside, *out.parent.glob(f".{out.name}-nieuw-*")):
        shutil.rmtree(left, ignore_errors=True)


_OURS = (".nojekyll", "404.html", "praktijkvoorbeelden.json")
"""Files that every site of ours has, and hardly any other folder."""


def _refuse_foreign(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OutputError(f"{out} is geen gewone map. Kies een andere map met --output.")
    if out.exists() and any(out.iterdir()) and not all((out / name).is_file() for name in _OURS):
        raise OutputError(f"De map {out} bestaat al en is niet door build.py gemaakt. Kies een andere map met --output.")


def _look(out: Path, memory: Path, bundled: set[str]) -> _Old:
    """Return what of the old site can be kept: files that are remembered and still as they were. *bundled* are keys of bundles."""
    old = _Old(out)
    remembered = recall(memory) or {}
    for file, entry in remembered.items():
        if entry[0] in bundled:
            old.bundles.setdefault(entry[0], []).append(file)
    for file, stat in _walk(str(out), ""):
        entry = remembered.get(file)
        if entry and entry[1] == stat.st_size and entry[2] == stat.st_mtime_ns:
            old.keys[file] = entry[0]
            old.stamps[file] = (stat.st_size, stat.st_mtime_ns)
            old.inodes[file] = stat.st_ino
        else:
            old.extra = True
    return old


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.stat(follow_symlinks=False)


def _begin(stage: Path, spare: Path, units: Iterable[Unit]) -> dict[str, int]:
    """Make *stage*, out of *spare* if that is there, with every folder of the new site. Return the files in it, by inode.

    It gets a name of its own, so that a process left by a build that was killed cannot write in it.
    """
    if spare.is_dir() and not spare.is_symlink():
        spare.rename(stage)
    stage.mkdir(exist_ok=True)
    files = {file for unit in units for file in unit.files}
    folders = _folders(files)
    inodes: dict[str, int] = {}
    standing = set(_tidy(str(stage), "", files, folders, inodes))
    for folder in sorted(folders - standing):
        os.mkdir(f"{stage}/{folder}")  # noqa: PTH102 - tens of thousands; pathlib is slow
    return inodes


def _folders(files: Iterable[str]) -> set[str]:
    """Return every folder that stands over one of *files*, also those that only hold folders."""
    found: set[str] = set()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _tidy(folder: str, prefix: str, files: set[str], folders: set[str], inodes: dict[str, int]) -> Iterator[str]:
    """Remove what is not one of *files* or *folders*; yield the folders that stay, and note the files in *inodes*."""
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        name = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if name in folders:
                yield name
                yield from _tidy(entry.path, f"{name}/", files, folders, inodes)
            else:
                shutil.rmtree(entry.path)
        elif entry.is_file(follow_symlinks=False) and name in files:
            inodes[name] = entry.inode()
        else:
            os.unlink(entry.path)  # noqa: PTH108 - as above


def _keep(kept: Iterable[Unit], old: _Old, stage: Path, inodes: Mapping[str, int]) -> dict[str, Stamp]:
    """Link what did not change into *stage*, where it is not one with it yet; copy it where links are not possible."""
    stamps: dict[str, Stamp] = {}
    source, target = str(old.folder), str(stage)
    for file in (file for unit in kept for file in unit.files):
        stamps[file] = old.stamps[file]
        if inodes.get(file) == old.inodes[file]:
            continue
        _remove(f"{target}/{file}")
        try:
            os.link(f"{source}/{file}", f"{target}/{file}")
        except OSError:
            shutil.copy2(f"{source}/{file}", f"{target}/{file}")
    return stamps


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - tens of thousands; pathlib is slow


def _make(
    fresh: Sequence[Unit], stage: Path, workers: int, lock: int, progress: Callable[[int], object]
) -> dict[str, Stamp]:
    first = [unit for unit in fresh if not unit.last]
    write = partial(_write_units, stage)
    enough = sum(unit.size for unit in first) >= POOL_FROM
    # A process that goes on when we are killed must not hold the lock.
    made = spread(write, list(_chunks(first)), workers if enough else 1, begin=partial(os.close, lock))
    stamps: dict[str, Stamp] = {}
    for done in chain(made, map(write, [[unit] for unit in fresh if unit.last])):
        stamps |= done
        progress(len(done))
    return stamps


def _chunks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield *units* in lists of about the same size, the longest work first, so that no process has to wait for it."""
    chunk: list[Unit] = []
    for unit in sorted(units, key=lambda unit: -unit.size):
        chunk.append(unit)
        if sum(unit.size for unit in chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _unit_of(bundle: Bundle, stage: Path) -> Unit:
    """Make *bundle*, and the folders that it needs."""
    found = bundle.make(stage)
    if not all(file.startswith(bundle.folder) for file in found):
        raise ValueError(bundle.folder)
    for folder in sorted(_folders(found)):
        (stage / folder).mkdir(exist_ok=True)
    return Unit(tuple(found), bundle.key, lambda _: tuple(found.values()))


def _write_units(stage: Path, units: Iterable[Unit]) -> dict[str, Stamp]:
    stamps: dict[str, Stamp] = {}
    for unit in units:
        stamps |= _write_unit(unit, stage)
    return stamps


def _write_unit(unit: Unit, stage: Path) -> dict[str, Stamp]:
    base = str(stage)

    def read(file: str) -> bytes:
        with open(f"{base}/{file}", "rb") as handle:  # noqa: PTH123 - thousands of times; pathlib is slow
            return handle.read()

    stamps: dict[str, Stamp] = {}
    for file, data in zip(unit.files, unit.make(read), strict=True):
        path = f"{base}/{file}"
        try:
            stamps[file] = _create(path, data)
        except FileExistsError:
            # It may be one with a file of the old site: never write into it.
            _remove(path)
            stamps[file] = _create(path, data)
    return stamps


def _create(path: str, data: bytes) -> Stamp:
    """Write a file that is not there yet. Asks the system directly, for tens of thousands come by here."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        stat = os.fstat(handle)
    finally:
        os.close(handle)
    return stat.st_size, stat.st_mtime_ns


_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def _replace(stage: Path, out: Path) -> None:
    """Let *stage* take the place of *out* in one move; what stood there ends up at *stage*.

    Linux swaps two folders in one system call (renameat2). Elsewhere the old site
    steps aside first, and `_recover` puts it back if that is where it ends.
    """
    if not out.exists():
        stage.rename(out)
        return
    with suppress(OSError, AttributeError):
        swap = ctypes.CDLL(None, use_errno=True).renameat2
        if swap(_AT_FDCWD, os.fsencode(stage), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE) == 0:
            return
    aside = out.parent / f".{out.name}-oud"
    out.rename(aside)
    stage.rename(out)
    aside.rename(stage)
