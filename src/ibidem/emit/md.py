"""A formatted bibliography as Markdown: an entry a paragraph. Source: CommonMark 0.31, pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ibidem.emit.emitted import Emitted
from ibidem.emit.styled import DEFAULT_STYLE, Entry, written
from ibidem.emit.words import printable
from ibidem.model.work import Work
from ibidem.styles import Run

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~^$@&#])")
_SPACES = re.compile(r"\s+")
_BEGINS_LIST = re.compile(r"^(\d+|[-+*])(?=[.)]?\s)")
_MARKS = (
    ("bold", "**", "**"),
    ("italic", "*", "*"),
    ("superscript", "<sup>", "</sup>"),
    ("subscript", "<sub>", "</sub>"),
)


def emit(works: Sequence[Work], *, style: str = DEFAULT_STYLE) -> Emitted:
    """The works in a style, with an empty line between two of them."""
    return written(works, style, _file, "markdown")


def _file(entries: Iterable[Entry]) -> str:
    return "\n".join(f"{_paragraph(entry.runs)}\n" for entry in entries)


def _paragraph(runs: Iterable[Run]) -> str:
    words = " ".join("".join(map(_marked, runs)).split())
    return _BEGINS_LIST.sub(_kept, words)


def _kept(found: re.Match[str]) -> str:
    """A number or dash at the beginning that would begin a list, kept as it is."""
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _marked(run: Run) -> str:
    r"""A run in Markdown; marks stand close to words, not to the spaces around them.

    >>> _marked(Run("Black *Garden* ", italic=True))
    '*Black \\*Garden\\** '
    """
    text = _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", printable(run.text)))
    bare = text.strip()
    if not bare:
        return text
    marked = bare
    for look, start, end in _MARKS:
        if getattr(run, look):
            marked = f"{start}{marked}{end}"
    before, _, after = text.partition(bare)
    return f"{before}{marked}{after}"
