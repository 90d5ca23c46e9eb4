"""Words as every output can hold them: on one line, made of characters."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# Surrogates and the noncharacters of Unicode: a block, and the last two of every plane.
_LAST_TWO = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_NO_CHARACTER = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_LAST_TWO}]")


def clean(text: str) -> str:
    r"""`text` on one line, without control characters and what is no character at all.

    >>> clean("Борьба\n за Баку\x00")
    'Борьба за Баку'
    """
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """`text` without control characters and what is no character at all, spaces as they are."""
    return _NO_CHARACTER.sub("\ufffd", _UNPRINTABLE.sub("", text))
