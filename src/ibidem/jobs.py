"""The same work on many things, by as many processes as shall run at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Things are handed out in this many portions for each process: one that is done early gets more.
_PORTIONS = 16


def in_order(work: Callable[[T], R], things: Iterable[T], jobs: int = 1) -> Iterator[R]:
    """What `work` makes of each thing, in the order of the things, whoever is done first.

    Args:
        work: a function of a module, whose results processes can hand to each other.
        things: what it is done on.
        jobs: processes at once; 1 does all the work in this one, 0 uses every core.

    >>> list(in_order(str.upper, ["ibid.", "idem"]))
    ['IBID.', 'IDEM']
    """
    if jobs == 1:
        yield from map(work, things)
        return
    waiting = list(things)
    workers = min(jobs or cores(), len(waiting))
    if workers < 2:
        yield from map(work, waiting)
        return
    portion = max(1, len(waiting) // (workers * _PORTIONS))
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(work, waiting, chunksize=portion)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
