"""Citations that a file states as data among its prose, outside of any note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from ibidem.model.citation import Note, NoteKind, StatedCitation
from ibidem.model.span import Span
from ibidem.read.views import readable

_AFTER_ALL = frozenset({NoteKind.ENDNOTE, NoteKind.BIBLIOGRAPHY})


def with_in_text(
    content: str,
    notes: Iterable[tuple[int | None, Note]],
    stated: Sequence[StatedCitation],
) -> tuple[Note, ...]:
    """The notes of a text in reading order, with its citations in the prose among them.

    A citation that stands within one of the notes, as in a list of notes that was typed into the
    body, is part of that note.

    Args:
        content: the text.
        notes: the notes, each with the offset where it is called or stands, if that is known.
        stated: the citations that stand in the body, in reading order.
    """
    placed = [(at, _with_stated(note, stated)) for at, note in notes]
    taken = {id(each) for _, note in placed for each in note.stated}
    waiting = list(_in_text(content, [each for each in stated if id(each) not in taken]))
    if not waiting:
        return tuple(note for _, note in placed)
    ordered: list[Note] = []
    for at, note in placed:
        while waiting and (
            note.kind in _AFTER_ALL or (at is not None and waiting[0].view.whole.start < at)
        ):
            ordered.append(waiting.pop(0))
        ordered.append(note)
    return (*ordered, *waiting)


def _with_stated(note: Note, stated: Sequence[StatedCitation]) -> Note:
    """The note with those of the citations that stand within it."""
    whole = note.view.whole
    inside = tuple(each for each in stated if whole.covers(each.span))
    return evolve(note, stated=(*note.stated, *inside)) if inside else note


def _in_text(content: str, stated: Iterable[StatedCitation]) -> Iterator[Note]:
    """A note for each passage that citations are printed as; several works may share one."""
    passages: dict[Span, list[StatedCitation]] = {}
    for each in stated:
        passages.setdefault(each.span, []).append(each)
    for number, (span, cited) in enumerate(passages.items(), 1):
        yield Note(
            label=f"[{number}]",
            view=readable(content, span),
            kind=NoteKind.IN_TEXT,
            stated=tuple(cited),
        )
