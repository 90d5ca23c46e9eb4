"""Runs: rendered words, each stretch with the look it has."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen


@frozen
class Run:
    """A stretch of rendered text in one look.

    >>> plain([Run("Баку: ", italic=True), Run("Элм, 1998.")])
    'Баку: Элм, 1998.'
    """

    text: str
    italic: bool = field(default=False, kw_only=True)
    bold: bool = field(default=False, kw_only=True)
    small_caps: bool = field(default=False, kw_only=True)
    underline: bool = field(default=False, kw_only=True)
    superscript: bool = field(default=False, kw_only=True)
    subscript: bool = field(default=False, kw_only=True)


def plain(runs: Iterable[Run]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)
