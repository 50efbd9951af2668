"""Many tasks over a few processes, which share what was read without a copy.

The processes are forked: they begin with all that this one knows, and only results
travel back. Where forking is not to be had, everything is done in turn: slower, with
the same results. A process that dies raises an error here and never leaves us waiting,
and none outlives a build that was killed.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_job: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What forked processes inherit has to stand somewhere."""


def spread(
    do: Callable[[Task], Result], tasks: Sequence[Task], workers: int, *, begin: Callable[[], object] = lambda: None
) -> Iterator[Result]:
    """Yield `do(task)` for each of *tasks*, in order. Each process calls *begin* first."""
    if workers < 2 or len(tasks) < 2 or not hasattr(os, "fork") or sys.platform == "darwin":
        yield from map(do, tasks)
        return
    # Late: a build that makes little needs no processes, and this takes time to load.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _job  # noqa: PLW0603 - see there
    _job = do, tasks
    # What exists now is garbage for nobody: collecting it would only copy shared memory.
    gc.freeze()
    pool = ProcessPoolExecutor(workers, get_context("fork"), _begin, (os.getpid(), begin))
    try:
        yield from pool.map(_do, range(len(tasks)))
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()
        _job = None


def _do(number: int) -> Any:  # noqa: ANN401 - as the job decides
    assert _job is not None  # noqa: S101 - set before this process was forked
    do, tasks = _job
    return do(tasks[number])


_PR_SET_PDEATHSIG = 1


def _begin(parent: int, begin: Callable[[], object]) -> None:
    """Let this process leave Ctrl-C to its parent, and end when the parent does (Linux can tell it)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    begin()
