"""A formatted bibliography as plain text: an entry a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ibidem.emit.emitted import Emitted
from ibidem.emit.styled import DEFAULT_STYLE, Entry, written
from ibidem.emit.words import clean
from ibidem.model.work import Work
from ibidem.styles import plain


def emit(works: Sequence[Work], *, style: str = DEFAULT_STYLE) -> Emitted:
    """The works in a style, with an empty line between two of them."""
    return written(works, style, _file, "plain")


def _file(entries: Iterable[Entry]) -> str:
    lines = (" ".join(clean(plain(entry.runs)).split()) for entry in entries)
    return "\n".join(f"{line}\n" for line in lines)
