"""Plain text: no mark-up at all."""

from __future__ import annotations

from ibidem.model.span import Span
from ibidem.rewrite.dialect import Dialect, Mark


def _no_marks(_content: str, _span: Span) -> list[Mark]:
    return []


def _none(_content: str, _at: int) -> Mark | None:
    return None


DIALECT = Dialect(marks=_no_marks, opened=_none, closed=_none, write=lambda run: run.text)
