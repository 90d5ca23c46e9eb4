"""Whether the notes that a file marks as such and their callouts fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from ibidem.diagnostics.rules.apparatus import callout_without_note, note_without_callout
from ibidem.model.citation import Note, NoteKind
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span

_HEAD = 40
_UNCALLED = frozenset({NoteKind.BIBLIOGRAPHY, NoteKind.IN_TEXT})


@frozen(kw_only=True)
class Mark:
    """A callout whose note is called `note` in the file."""

    label: str
    span: Span
    note: str


@frozen(kw_only=True)
class NamedNote:
    """A note, and its name in the file, by which its callouts know it."""

    note: Note
    name: str


def callout_findings(notes: Sequence[NamedNote], marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    """Callouts without notes, and notes without callouts where the file has callouts."""
    named = {given.name for given in notes}
    for mark in marks:
        if mark.note not in named:
            yield callout_without_note(mark.span, number="", labels=mark.label)
    called = {mark.note for mark in marks}
    for given in notes if called else ():
        if given.name not in called and given.note.kind not in _UNCALLED:
            span = given.note.view.whole
            head = Span(span.start, min(span.end, span.start + _HEAD))
            yield note_without_callout(head, number="", labels=given.note.label)
