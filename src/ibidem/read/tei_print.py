"""How TEI would look in print: italics, languages, and quotation marks that its elements stand for.

Source: TEI P5 Guidelines, 3.3 "Highlighting and Quotation".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ibidem.model.marking import MarkingKind
from ibidem.read.markup import Look, Piece
from ibidem.read.xml import LANGUAGE, Element, local_name, own_language

_LOOKS: tuple[tuple[MarkingKind, re.Pattern[str]], ...] = (
    (MarkingKind.ITALIC, re.compile(r"\b(?:italics?|ital|it|i|kursiv|oblique)\b", re.IGNORECASE)),
    (MarkingKind.SMALL_CAPS, re.compile(r"\b(?:small-?_?caps?|smcaps?|sc)\b", re.IGNORECASE)),
)
_SAID_TO_LOOK = ("rend", "rendition", "style")
# What a title is part of: only those of articles and the like stand in quotation marks.
_QUOTED_LEVEL = "a"

_QUOTED = frozenset({"q", "quote", "soCalled"})
_OPENING, _CLOSING = "“„«‘‚\"'", "”“»’‘\"'"
_TYPED = re.compile('[“”„"]')


def looks(element: Element) -> tuple[Look, ...]:
    """How an element sets its words apart from those around it."""
    found: list[Look] = []
    said = " ".join(filter(None, map(element.get, _SAID_TO_LOOK)))
    name = local_name(element)
    if said:
        found += [(kind, "") for kind, words in _LOOKS if words.search(said)]
    elif name == "emph" or (name == "title" and element.get("level") != _QUOTED_LEVEL):
        found.append((MarkingKind.ITALIC, ""))
    language = own_language(element, (LANGUAGE,))
    if language:
        found.append((MarkingKind.LANGUAGE, language))
    return tuple(found)


def are_quotes_typed(texts: Iterable[Element]) -> bool:
    """Whether quotation marks are among the words, so that ``quote`` stands for none."""
    return any(_TYPED.search(str(words)) for text in texts for words in text.itertext())


def in_quotes(element: Element, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of an element in quotation marks, single ones within double ones.

    Nothing is added where marks are typed at the edges of the element already.
    """
    if _has_marks(element):
        yield from pieces
        return
    outer = any(local_name(above) in _QUOTED for above in element.iterancestors())
    opening, closing = ("‘", "’") if outer else ("“", "”")
    first, *inner = (*pieces, "")
    yield from _before(first, opening)
    yield from inner
    yield closing


def _before(first: Piece, opening: str) -> Iterator[Piece]:
    if not isinstance(first, str):
        yield from (opening, first)
        return
    words = first.lstrip()
    yield from (first[: len(first) - len(words)], opening, words)


def _has_marks(element: Element) -> bool:
    words = "".join(map(str, element.itertext())).strip()
    around = _text_before(element).rstrip()[-1:], (element.tail or "").lstrip()[:1]
    if not words or (around[0] and around[0] in _OPENING and around[1] and around[1] in _CLOSING):
        return True
    return words[0] in _OPENING and words.rstrip(" .,;:")[-1:] in _CLOSING


def _text_before(element: Element) -> str:
    before = element.getprevious()
    parent = element.getparent()
    if before is not None:
        return before.tail or ""
    return "" if parent is None else parent.text or ""


def is_among_words(element: Element, blocks: frozenset[str]) -> bool:
    """Whether a quotation stands among the words of a paragraph rather than apart from them."""
    parent = element.getparent()
    if parent is None or _holds_blocks(element, blocks):
        return False
    beside = [parent.text, *(each.tail for each in parent.iterchildren())]
    return any(words and words.strip() for words in beside)


def _holds_blocks(element: Element, blocks: frozenset[str]) -> bool:
    """Whether there are blocks in an element other than those of its notes."""
    waiting = [*element.iterchildren("{*}*")]
    while waiting:
        child = waiting.pop()
        if local_name(child) == "note":
            continue
        if local_name(child) in blocks:
            return True
        waiting.extend(child.iterchildren("{*}*"))
    return False
