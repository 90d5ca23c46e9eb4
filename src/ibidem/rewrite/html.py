"""Web pages rewritten in place: tags, and words in which nothing is taken for one."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

from ibidem.model.span import Span
from ibidem.read import html as reader
from ibidem.rewrite.dialect import Dialect, Mark
from ibidem.rewrite.edits import Edits
from ibidem.rewrite.source import NotRewritableError, Rewritten, TextFile, rewritten
from ibidem.rewrite.tagged import Tagged
from ibidem.styles.runs import Run

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z_][\w:.-]*)(?P<more>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?)(?P<empty>/?)>"
)
_OTHER = re.compile(r"<[!?]")
# Elements that set their words apart by their type alone, and those that may go with them.
_LOOKS = frozenset({"i", "em", "cite", "b", "strong"})
_GOING = _LOOKS | {"a", "abbr", "bdi", "font", "q", "s", "small", "span", "sub", "sup", "u"}
_EMPTY = frozenset({"br", "wbr"})
_NAMED = re.compile(r"\s(?:id|name)\s*=", re.IGNORECASE)
_SLANTED = re.compile(r"font-style:\s*(?:italic|oblique)", re.IGNORECASE)
_LONGEST_TAG = 400

_MARKS = {
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "small_caps": ('<span style="font-variant: small-caps">', "</span>"),
    "underline": ("<u>", "</u>"),
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
}


def write(run: Run) -> str:
    """The words of a run in HTML.

    >>> write(Run("Oil & Men", italic=True))
    '<i>Oil &amp; Men</i>'
    """
    words = html.escape(run.text, quote=False)
    for look, (before, after) in _MARKS.items():
        if getattr(run, look):
            words = f"{before}{words}{after}"
    return words


def tags(
    content: str, span: Span, *, going: Collection[str], empty: Collection[str]
) -> list[Mark] | None:
    """The tags within a stretch; None where one of them may not go."""
    if _OTHER.search(content, span.start, span.end):
        return None
    found: list[Mark] = []
    for tag in _TAG.finditer(content, span.start, span.end):
        name = tag["name"].lower()
        if name in empty:
            continue
        if name not in going or tag["empty"] or _NAMED.search(tag["more"]):
            return None
        found.append(Mark(start=tag.start(), end=tag.end(), name=name, opens=not tag["end"]))
    return found


def tag_before(content: str, at: int) -> re.Match[str] | None:
    """The tag that ends at an offset, if one does and is no closing one."""
    start = content.rfind("<", max(0, at - _LONGEST_TAG), at)
    found = _TAG.match(content, start) if start >= 0 else None
    return found if found is not None and found.end() == at and not found["end"] else None


def closed(content: str, at: int) -> Mark | None:
    """The closing tag that begins at an offset, if one does."""
    found = _TAG.match(content, at)
    if found is None or not found["end"]:
        return None
    return Mark(start=at, end=found.end(), name=found["name"].lower(), opens=False)


def _marks(content: str, span: Span) -> list[Mark] | None:
    return tags(content, span, going=_GOING, empty=_EMPTY)


def _opened(content: str, at: int) -> Mark | None:
    found = tag_before(content, at)
    if found is None or found["name"].lower() not in _GOING:
        return None
    name = found["name"].lower()
    looks = name in _LOOKS or (name == "span" and bool(_SLANTED.search(found["more"])))
    looks = looks and not _NAMED.search(found["more"])
    return Mark(start=found.start(), end=at, name=name, opens=True, looks=looks)


DIALECT = Dialect(marks=_marks, opened=_opened, closed=closed, write=write)


def write_html(data: bytes, name: str, edits: Edits) -> Rewritten:
    """A web page with its edits carried out.

    Raises:
        NotRewritableError: where its encoding or its tags are in disorder.
    """
    traced = reader.traced(data, name)
    file = TextFile.of(data, reader.decode_page(data), lambda each: f"&#{ord(each)};")
    root = traced.parts.get("")
    if root is None:
        raise NotRewritableError("the page is empty")
    tagged = Tagged.of(file.content, root, is_html=True)
    return rewritten(file, edits, DIALECT, lambda span: tagged.span(traced, span))
