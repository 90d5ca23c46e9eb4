"""Notes to citations: a note holds none, one or several, with lead-ins and remarks between."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ibidem.lexicon import Lexicon, Meaning
from ibidem.model.citation import Note
from ibidem.model.text import View
from ibidem.tokenize import TokenizedText, tokenize


@frozen(kw_only=True)
class Segment:
    """The words of one citation, and the note they stand in."""

    note: Note
    view: View


def segment(note: Note, lexicon: Lexicon) -> tuple[Segment, ...]:
    """The citations of a note, in order, each without its lead-in ("See also", «См.:»)."""
    parts = (_without_lead_in(part, lexicon) for part in _parts(note.view))
    return tuple(Segment(note=note, view=view) for view in parts if view.text)


def _parts(view: View) -> Iterator[View]:
    yield view.stripped()


def _without_lead_in(view: View, lexicon: Lexicon) -> View:
    source = tokenize(view.text, lexicon)
    end = _lead_in_end(source)
    return view.part(end, len(view.text)).stripped()


def _lead_in_end(source: TokenizedText) -> int:
    """Where the lead-in ends that a citation begins with; 0 where it has none."""
    place = 0
    while place < len(source.tokens):
        mark = source.marks[place]
        token = source.tokens[place]
        if mark is not None and not mark.meanings.isdisjoint({Meaning.SEE, Meaning.QUOTED_AFTER}):
            place = mark.last
        elif place and token.text in {":", ",", "."}:
            place += 1
        else:
            break
    return source.tokens[place].start if 0 < place < len(source.tokens) else 0
