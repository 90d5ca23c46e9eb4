"""What Zotero and Mendeley leave in word processors: citations and bibliographies as data.

Both write a citation as the object ``citation`` of CSL behind a few words of their own, and keep
it in the instruction of a field, in the name of a reference mark, in the properties of the
document under the name of a bookmark, or in the tag of a content control.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable

from ibidem.read.csl import CitedItem, cited_items

_CITATION = "CSL_CITATION"
_LISTS = ("CSL_BIBLIOGRAPHY", "ZOTERO_BIBL", "MENDELEY_BIBLIOGRAPHY")
_TAG = re.compile(r"MENDELEY_CITATION_v\d+_(?P<data>[\w+/=-]+)")
_PART = re.compile(r"(?P<name>.+)_(?P<number>\d{1,6})", re.DOTALL)


def cited_in(code: str) -> tuple[CitedItem, ...]:
    """The works of a citation that a manager wrote as `code`; none where it is no such code.

    >>> code = 'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"itemData": {"title": "Oil"}}]}'
    >>> [each.item.title for each in cited_in(code)]
    ['Oil']
    """
    tag = _TAG.fullmatch(code)
    if tag is not None:
        return cited_items(_decoded(tag["data"]))
    before, brace, rest = code.partition("{")
    return cited_items(f"{brace}{rest}") if _CITATION in before else ()


def _decoded(data: str) -> str:
    """What the tag of a content control of Mendeley Cite holds, in base 64 of either alphabet."""
    data = data.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(data + "=" * (-len(data) % 4)).decode(errors="replace")
    except binascii.Error:
        return ""


def lists_works(code: str) -> bool:
    """Whether the words of a field, section or content control are a bibliography.

    >>> lists_works('ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY'), lists_works("PAGEREF a")
    (True, False)
    """
    return any(name in code for name in _LISTS)


def whole_properties(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The properties of a document that Zotero cut into parts, put together by their names.

    >>> whole_properties([("ZOTERO_BREF_a_2", "LE"), ("ZOTERO_BREF_a_1", "TIT"), ("Title", "x")])
    {'ZOTERO_BREF_a': 'TITLE', 'Title': 'x'}
    """
    numbered: dict[str, list[tuple[int, str]]] = {}
    for name, value in parts:
        part = _PART.fullmatch(name)
        key, number = (name, 0) if part is None else (part["name"], int(part["number"]))
        numbered.setdefault(key, []).append((number, value))
    return {key: "".join(value for _, value in sorted(found)) for key, found in numbered.items()}
