"""What kind of XML a file is, told from its beginning."""

from __future__ import annotations

import re

from ibidem.read.encoding import decode, is_wide

# What may stand before the root element: a declaration, comments, a document type.
_PROLOG = re.compile(
    rb"(?>\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*+(?:\[.*?\]\s*)?>)*+"
    rb"<([\w.:-]+)",
    re.DOTALL,
)
_FIRST_PART = 1 << 16


def root_name(data: bytes) -> str:
    """The name of the root element of `data` without its prefix, empty where it is no XML.

    >>> root_name(b'<?xml version="1.0"?><!-- old --><tei:TEI xmlns:tei="a">')
    'TEI'
    """
    head = data[:_FIRST_PART]
    found = _PROLOG.match(decode(head).content.encode() if is_wide(head) else head)
    return found.group(1).decode("ascii", "replace").rpartition(":")[2] if found else ""
