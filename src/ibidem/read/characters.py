"""Characters that are not words: white space, controls, invisible marks."""

from __future__ import annotations

import re

# Inside a character class. ``\s`` has NBSP and the thin spaces; the rest are C0 and C1 controls.
CONTROL = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
WHITE = rf"\s{CONTROL}"

# Soft hyphen, zero-width space, directional marks, joiners of words, byte-order mark, anchors.
INVISIBLE = (
    r"\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)

# Zero-width (non-)joiners are spelling in Arabic and Indic scripts, and noise elsewhere.
JOINER = r"(?<![\u0600-\u08ff\u0900-\u0dff])[\u200c\u200d]"

BLANK = rf"[{WHITE}{INVISIBLE}]"

CONTROLS = re.compile(f"[{CONTROL}]")
SURROGATES = re.compile("[\ud800-\udfff]+")
VISIBLE = re.compile(rf"[^{WHITE}{INVISIBLE}\u200c\u200d]")

REPLACEMENT = "\ufffd"


def is_blank(text: str) -> bool:
    r"""Whether a reader would see nothing at all.

    >>> is_blank(" \u200b\xa0"), is_blank("*")
    (True, False)
    """
    return VISIBLE.search(text) is None
