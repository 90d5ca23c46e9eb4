r"""Mark-up that people write by hand (Markdown, LaTeX, Typst, wikitext), made invisible.

The text of such a document is its file, so that every span counts in what its author wrote. Its
notes are read through a veil: a text of the same length whose mark-up consists of invisible
characters, which readable views leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from ibidem.diagnostics.rules.reading import empty_document
from ibidem.model.citation import Callout, Document, Note, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.model.text import SourceText
from ibidem.read.apparatus import find_apparatus, find_bibliographies
from ibidem.read.called import Mark, NamedNote, callout_findings
from ibidem.read.characters import is_blank
from ibidem.read.entries import note_of
from ibidem.read.headings import HeadingWords
from ibidem.read.views import readable

_INVISIBLE = "\u2060"
_BUT_LINE_ENDS = re.compile(r"[^\n]")


@define
class Veil:
    r"""A text whose mark-up is made invisible piece by piece, all offsets kept.

    >>> veil = Veil(r"G. Schr\"oder, \emph{Baku}")
    >>> veil.put(7, 10, "ö"); veil.hide(15, 21); veil.hide(25, 26)
    >>> readable(veil.text, Span(0, len(veil.content))).text
    'G. Schröder, Baku'
    """

    content: str
    _pieces: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self._pieces = list(self.content)

    def hide(self, start: int, end: int) -> None:
        """Make ``content[start:end]`` invisible; its line ends stay."""
        self.put(start, end, "")

    def put(self, start: int, end: int, words: str) -> None:
        """Let `words`, no longer than it, be seen in place of ``content[start:end]``."""
        hidden = _BUT_LINE_ENDS.sub(_INVISIBLE, self.content[start + len(words) : end])
        self._pieces[start:end] = [*words, *hidden]

    def head(self, start: int, end: int) -> None:
        """Let a heading begin at `start`, whose words begin at `end`."""
        self.put(start, end, "#".ljust(end - start))

    @property
    def text(self) -> str:
        """The text as a reader sees it, invisible characters in place of the mark-up."""
        return "".join(self._pieces)


@frozen(kw_only=True)
class MarkedNote:
    """A note that the mark-up says is one.

    Attributes:
        label: its printed label, or its running number where none is printed.
        name: its name in the file, by which its callouts know it.
        span: its words, without label and outer mark-up.
        whole: all that it takes in the file, mark-up included; no bibliography is looked for there.
        kind: where it stands.
        stated: the citations that are given as data, in reading order.
    """

    label: str
    name: str
    span: Span
    whole: Span
    kind: NoteKind = NoteKind.FOOTNOTE
    stated: tuple[StatedCitation, ...] = ()


def veiled_document(
    name: str,
    veil: Veil,
    notes: Sequence[MarkedNote],
    marks: Sequence[Mark] = (),
    findings: Iterable[Diagnostic] = (),
) -> Document:
    """The document of a file whose notes are known, and its bibliographies.

    Bibliographies are looked for under their headings where none of `notes` is an entry of one.
    Where no notes are given at all, they are looked for by their shape, as in plain text.
    """
    text = SourceText(name=name, content=veil.content)
    seen, remarks = veil.text, tuple(findings)
    if is_blank(seen):
        return Document(text=text, diagnostics=(*remarks, empty_document()))
    if not notes:
        found = find_apparatus(seen, HeadingWords())
        return Document(
            text=text,
            notes=tuple(note_of(seen, entry) for entry in found.entries),
            callouts=found.callouts,
            diagnostics=(*remarks, *found.diagnostics),
        )
    named = [NamedNote(note=_note(seen, each), name=each.name) for each in notes]
    listed = any(each.kind is NoteKind.BIBLIOGRAPHY for each in notes)
    entries = () if listed else find_bibliographies(_without(seen, notes), HeadingWords())
    return Document(
        text=text,
        notes=(*(each.note for each in named), *(note_of(seen, entry) for entry in entries)),
        callouts=tuple(Callout(label=mark.label, span=mark.span) for mark in marks),
        diagnostics=(*remarks, *callout_findings(named, marks)),
    )


def _note(seen: str, marked: MarkedNote) -> Note:
    return Note(
        label=marked.label,
        view=readable(seen, marked.span),
        kind=marked.kind,
        stated=marked.stated,
    )


def _without(seen: str, notes: Iterable[MarkedNote]) -> str:
    """The text without its notes, offsets kept."""
    rest = Veil(seen)
    for note in notes:
        rest.hide(note.whole.start, note.whole.end)
    return rest.text
