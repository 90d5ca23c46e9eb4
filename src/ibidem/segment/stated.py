"""Notes in which some citations are stated as data: those, and the words between them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from ibidem.model.citation import Note, StatedCitation
from ibidem.model.text import View


def with_stated(note: Note) -> Iterator[Note | tuple[StatedCitation, View]]:
    """The stated citations of a note with their words, and between them what is left to parse.

    Several works of one field share their words.
    """
    at = 0
    for stated in note.stated:
        start, end = note.view.inside(stated.span)
        start, end = (start, end) if end > start else (0, 0)
        if note.view.text[at:start].strip():
            yield _part(note, at, start)
        yield stated, note.view.part(start, end)
        at = max(at, end)
    if not note.stated or note.view.text[at:].strip(" .;,"):
        yield _part(note, at, len(note.view.text)) if at else note


def _part(note: Note, start: int, end: int) -> Note:
    return evolve(note, view=note.view.part(start, end).stripped(), stated=())
