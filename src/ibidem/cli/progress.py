"""A progress bar on a terminal, for work that takes longer than a second."""

from __future__ import annotations

import sys
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_PATIENCE = 1.0
"""Seconds before the bar appears."""


class Progress:
    """How far the work is; shows itself on standard error once people begin to wonder.

    >>> with Progress("reading", total=2) as progress:
    ...     progress.step()
    """

    def __init__(self, what: str, *, total: int) -> None:
        self._what, self._done, self._is_over = what, 0, False
        self._total: int | None = total
        self._lock = Lock()
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._timer = Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if sys.stderr is not None and sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            self._is_over = True

    def step(self) -> None:
        """One more is done."""
        with self._lock:
            self._done += 1
            if self._bar is not None and self._task is not None:
                self._bar.update(self._task, completed=self._done)

    def turn_to(self, what: str) -> None:
        """Begin with something else, whose length is not known."""
        with self._lock:
            self._what, self._total, self._done = what, None, 0
            if self._bar is not None and self._task is not None:
                self._bar.remove_task(self._task)
                self._task = self._bar.add_task(what, total=None)

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - most runs are over before it is needed
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        with self._lock:
            if self._is_over:
                return
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task(self._what, total=self._total, completed=self._done)
            self._bar.start()
