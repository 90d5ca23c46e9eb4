"""What tells Markdown from other text."""

from __future__ import annotations

import re
from pathlib import PurePath

_ENDINGS = frozenset({".md", ".markdown", ".qmd", ".rmd"})
# Files of other endings may hold the same signs and be something else.
_UNTOLD = frozenset({"", ".txt", ".text"})
_SIGNS = re.compile(
    rb"^ {0,3}\[\^[^\]\s]{1,200}\]:|\S\^\[[^\]\s]|\[-?@\w[\w:.-]{0,200}[\],;]", re.MULTILINE
)


def is_markdown(data: bytes, name: str) -> bool:
    r"""Whether `data` is Markdown: by its ending, or by notes and citations that only it has.

    >>> is_markdown(b"", "a.qmd"), is_markdown(b"Oil.[^1]\n\n[^1]: Guliev.", "-")
    (True, True)
    >>> is_markdown(b"[1] Guliev, Oil.", "a.txt")
    False
    """
    ending = PurePath(name).suffix.lower()
    return ending in _ENDINGS or (ending in _UNTOLD and _SIGNS.search(data) is not None)
