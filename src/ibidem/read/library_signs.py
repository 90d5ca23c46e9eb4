"""What tells libraries of works from other files; their readers are imported when needed."""

from __future__ import annotations

import re

from ibidem.read.encoding import decode, is_wide

_SAMPLE = 1 << 16
# Databases put lines of their own before the first record.
_RIS = re.compile(r"(?:[^\S\n]*(?:[A-Z][\w ]*:[^\n]*)?\n)*+[^\S\n]*TY {1,2}-[ \n]")


def is_ris(data: bytes, _name: str) -> bool:
    r"""Whether `data` begins with a record of RIS.

    >>> is_ris(b"Provider: JSTOR\n\nTY  - JOUR\n", "a.txt"), is_ris(b"Try this.", "a.ris")
    (True, False)
    """
    return _RIS.match(_head(data)) is not None


def _head(data: bytes) -> str:
    """The first lines of a text, with plain line ends and without a byte-order mark."""
    head = data[:_SAMPLE]
    words = decode(head).content if is_wide(head) else head.decode("utf-8", "replace")
    return words.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
