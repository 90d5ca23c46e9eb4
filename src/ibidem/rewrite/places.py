"""Where a citation names its work, without the remarks around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from ibidem.lexicon import Lexicon, Meaning
from ibidem.model.citation import Citation, CitationKind, Note
from ibidem.model.span import Span
from ibidem.model.text import View
from ibidem.tokenize import tokenize

_BACK_WORDS = (
    Meaning.IBID,
    Meaning.IDEM,
    Meaning.OP_CIT,
    Meaning.LOC_CIT,
    Meaning.SHORT_CIT,
)
# The language is read from all the words, the others each from their own.
_WHOLE = frozenset({"language"})
# "Smith, supra note 5" names an author; "the entries in his diary (see note 9)" is a remark.
_MOST_WORDS_OF_NAME = 2
_BEFORE = " \t\n([,;"
_AFTER = " \t\n.,;:)]"
_OPENING = {")": "(", "]": "["}
# The full stop of "ibid." goes with it where a sentence does not end there.
_STOP_INSIDE = re.compile(r"\.(?=\s*[;,:)(\]])")


@frozen(kw_only=True)
class Place:
    """A citation within its note, by offsets in what is read of the note.

    Attributes:
        view: what is read of the note.
        start: where the words begin that name the work and the place in it.
        end: where they end; a remark may follow: "Ibid., p. 5 (emphasis mine)".
    """

    view: View
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words that name the work and the place in it."""
        return self.view.text[self.start : self.end]

    @property
    def after(self) -> str:
        """What is read behind them."""
        return self.view.text[self.end :]

    @property
    def span(self) -> Span:
        """Where they stand in the text of the document."""
        return self.view.span(self.start, self.end)

    def begun(self) -> Place:
        """The place without blanks and opening brackets before its words."""
        words = self.words
        bare = words.lstrip(_BEFORE)
        kept = bare.count(")") > bare.count("(") or bare.count("]") > bare.count("[")
        return self if kept else evolve(self, start=self.end - len(bare))


def place_of(citation: Citation, note: Note, lexicon: Lexicon) -> Place:
    """Where `citation` names its work in `note`.

    The brackets around it, the full stop that ends the note, and remarks are left out.
    """
    view = note.view
    first, last = view.inside(citation.span)
    known = [*_read(citation, view), *_back_words(citation, view, first, last, lexicon)]
    start = max(first, min((each for each, _ in known), default=first))
    end = min(last, max((each for _, each in known), default=last))
    if citation.kind is CitationKind.FULL or _is_name(view.text[first:start], citation, lexicon):
        start = first
    place = Place(view=view, start=start, end=_end(view.text, start, max(start, end)))
    return place.begun()


def _read(citation: Citation, view: View) -> Iterator[tuple[int, int]]:
    """The ranges of the note that fields were read from."""
    for name, span in citation.where.items():
        if name not in _WHOLE:
            start, end = view.inside(span)
            words = view.text[start:end]
            if words.strip(_BEFORE + _AFTER):
                yield start + len(words) - len(words.lstrip(_BEFORE + _AFTER)), end


def _back_words(
    citation: Citation, view: View, first: int, last: int, lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """The words that refer back; a full citation has none."""
    if citation.kind is CitationKind.FULL:
        return
    points = citation.kind is CitationKind.CROSS_REFERENCE
    meanings = (Meaning.SEE_NOTE,) if points else _BACK_WORDS
    for mark in tokenize(view.text[first:last], lexicon).find(*meanings)[:1]:
        yield first + mark.start, first + mark.end


def _is_name(head: str, citation: Citation, lexicon: Lexicon) -> bool:
    """Whether the author's name stands before "note 5", which the work's own name replaces."""
    return (
        citation.kind is CitationKind.CROSS_REFERENCE
        and 0 < len(head.split()) <= _MOST_WORDS_OF_NAME
        and head.lstrip(_BEFORE)[:1].isupper()
        and not tokenize(head, lexicon).find(Meaning.SEE)
    )


def _end(text: str, start: int, end: int) -> int:
    """The end without punctuation, unless it closes a bracket or abbreviates within a sentence."""
    last = start + len(text[start:end].rstrip(_AFTER))
    for closing, opening in _OPENING.items():
        if text.count(opening, start, last) > text.count(closing, start, last):
            found = text.find(closing, last)
            last = found + 1 if found >= 0 and not text[last:found].strip(_AFTER) else last
    stop = _STOP_INSIDE.match(text, last)
    return last if stop is None else stop.end()
