"""Headings of the parts of a text that hold sources or notes."""

from __future__ import annotations

import re

from attrs import field, frozen

from ibidem.lexicon import Meaning, load_lexicon
from ibidem.model.citation import NoteKind

# Mark-up of wikis and of Markdown, then what may stand around the words: "7. Notes:".
_MARKUP = re.compile(r"^\s*(?:=+|#+|\*\*|__)\s*(?P<words>.*?)\s*(?:=+|#+|\*\*|__)?\s*:?\s*$")
_ORNAMENT = re.compile(r"^(?:\d{1,2}[.)]|[IVX]{1,5}[.)])?\s*(?P<words>.*?)\s*[:.]?$")

# The class of an article in libraries, which journals print above its title.
_CLASSIFIED = re.compile(r"\s*(?:УДК|ББК|ӘОЖ|UDC|UOT|UDK)[\s:]*\d")

_LONGEST = 80


def _headings(meaning: Meaning) -> frozenset[str]:
    return frozenset(form.casefold() for form in load_lexicon().forms(meaning))


@frozen(kw_only=True)
class HeadingWords:
    """The headings of bibliographies and of notes, case folded, without punctuation."""

    bibliography: frozenset[str] = field(factory=lambda: _headings(Meaning.BIBLIOGRAPHY_HEADING))
    notes: frozenset[str] = field(factory=lambda: _headings(Meaning.NOTES_HEADING))

    def kind(self, line: str) -> NoteKind | None:
        """What kind of notes stands under the heading `line`, None where it is no such heading.

        >>> HeadingWords().kind("== Bibliography ==")
        <NoteKind.BIBLIOGRAPHY: 'bibliography'>
        """
        words = heading_text(line)
        if words in self.bibliography:
            return NoteKind.BIBLIOGRAPHY
        return NoteKind.ENDNOTE if words in self.notes else None


def heading_text(line: str) -> str:
    """The words of a heading, case folded, without mark-up, number and colon; empty if too long."""
    if len(line) > _LONGEST:
        return ""
    marked = _MARKUP.match(line)
    plain = _ORNAMENT.match(marked["words"] if marked is not None else line.strip())
    return plain["words"].casefold() if plain is not None else ""


def is_marked_heading(line: str) -> bool:
    """Whether `line` is marked up as a heading, whatever its words.

    >>> is_marked_heading("=== Forces ==="), is_marked_heading("Forces")
    (True, False)
    """
    return (
        len(line) <= 2 * _LONGEST
        and re.match(r"\s*(?:={2,}.*={2,}|#{1,6} .*)\s*$", line) is not None
    )


def opens_article(line: str) -> bool:
    """Whether `line` is the number of a library's classification above the title of an article.

    >>> opens_article("УДК 94(479.24)"), opens_article("УДК и ББК")
    (True, False)
    """
    return _CLASSIFIED.match(line) is not None
