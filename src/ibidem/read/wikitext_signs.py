"""What tells wikitext from other text."""

from __future__ import annotations

import re
from pathlib import PurePath

from ibidem.read.encoding import decode, is_wide
from ibidem.read.wikitext_items import tables

_ENDINGS = frozenset({".wiki", ".wikitext", ".mediawiki"})
# Files of other endings may hold the same signs and be something else.
_UNTOLD = frozenset({"", ".txt", ".text"})
_REF = re.compile(r"<ref(?:\s+(?:name|group)\s*=[^<>]*)?/?>", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{\s*(?P<name>[^\s|{}=][^\n|{}=]{0,40}?)\s*\|(?P<rest>[^{}]{0,500})")
_LINK = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]")
_HEADING = re.compile(r"^={2,6}[^=\n]{1,100}={2,6}[ \t\r]*$", re.MULTILINE)


def is_wikitext(data: bytes, name: str) -> bool:
    """Whether `data` is wikitext: by its ending, or by notes, templates, or links under headings.

    >>> is_wikitext("Баку.{{sfn|Гулиев|1961|с=5}}".encode(), "a.txt")
    True
    >>> is_wikitext(b"Guliev. Oil. {{cite book}}: ISBN (help)", "a.txt")
    False
    """
    ending = PurePath(name).suffix.lower()
    if ending in _ENDINGS or ending not in _UNTOLD:
        return ending in _ENDINGS
    if b"[[" not in data and b"{{" not in data and b"<ref" not in data.lower():
        return False
    words = decode(data).content if is_wide(data) else data.decode(errors="replace")
    if _REF.search(words) or any(map(_cites, _TEMPLATE.finditer(words))):
        return True
    return _LINK.search(words) is not None and _HEADING.search(words) is not None


def _cites(template: re.Match[str]) -> bool:
    name, known = " ".join(template["name"].casefold().split()), tables()
    if name in known.types:
        return "=" in template["rest"]
    return any(name in known.short[kind] for kind in ("footnotes", "inline", "several"))
