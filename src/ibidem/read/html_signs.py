"""What tells a web page from other files; kept apart from its reader, which is slow to import."""

from __future__ import annotations

import re

from ibidem.read.encoding import decode, is_wide

_SAMPLE = 4096
_ENDINGS = (".html", ".htm", ".xhtml")
_OTHERS = (".md", ".markdown", ".qmd", ".rmd", ".wiki", ".wikitext", ".mediawiki")

_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*<(?P<tag>!?[A-Za-z]\w*)")
_PAGE = re.compile(r"!doctype\s+html\b|html\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|body|br|center|div|em|h[1-6]|head|i|li|ol|p|span|strong|sup|table|td|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
# So many tags at the head of a file are mark-up, not examples.
_MANY = 4


def is_html(data: bytes, name: str) -> bool:
    """Whether `data` is a web page, or a piece of one without its head.

    >>> is_html(b"<!DOCTYPE html><p>Baku fell.", "a.txt"), is_html(b"A <p> is a paragraph.", "a")
    (True, False)
    """
    head = data[:_SAMPLE]
    words = decode(head).content if is_wide(head) else head.decode("latin-1")
    start = _START.match(words.removeprefix("\xef\xbb\xbf"))
    if start is not None and _PAGE.match(start.string, start.start("tag")):
        return True
    tags = len(_TAG.findall(words))
    if name.lower().endswith(_ENDINGS):
        return tags > 0
    if start is None or _TAG.match(start.string, start.start("tag") - 1) is None:
        return False
    return tags >= _MANY and not name.lower().endswith(_OTHERS)
