"""Many processes give what one gives, in order; what goes wrong in one is told here."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

import pytest

from praktijksite.parallel import spread

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.mark.parametrize("workers", [1, 2, 7])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_results_come_in_order(workers: int, count: int) -> None:
    """Each task gives its result once, in the order of the tasks, whatever the number of processes."""
    assert list(spread(lambda number: number * number, range(count), workers)) == [number * number for number in range(count)]


def test_processes_share_what_is_known() -> None:
    """A task may use whatever was there before, also what cannot travel between processes."""
    known: list[Callable[[], str]] = [lambda: "a", lambda: "b", lambda: "c"]
    assert list(spread(lambda number: known[number](), range(3), 2)) == ["a", "b", "c"]
    assert len(set(spread(lambda _: os.getpid(), range(40), 2)) - {os.getpid()}) >= 1


@pytest.mark.parametrize("workers", [1, 2])
def test_error_of_a_task_is_raised(workers: int) -> None:
    """What a task raises is raised here, and afterwards all works again."""
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // number, [1, 2, 0, 3], workers))
    assert list(spread(str, [1, 2, 3], workers)) == ["1", "2", "3"]


def test_process_that_dies_is_an_error() -> None:
    """A process that ends in the middle raises an error instead of keeping everyone waiting."""
    with pytest.raises(BrokenProcessPool):
        list(spread(lambda number: os._exit(1) if number == 3 else number, range(6), 2))


def test_each_process_begins_first() -> None:
    """Every process does what it should before its first task."""
    begun: list[int] = []
    assert set(spread(lambda _: len(begun), range(6), 2, begin=lambda: begun.append(1))) == {1}
    assert begun == []
