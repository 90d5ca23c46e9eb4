r"""Mark-up that people write by hand (Markdown, LaTeX, Typst, wikitext), made invisible.

The text of such a document is its file, so that every span counts in what its author wrote. Its
notes are read through a veil: a text of the same length whose mark-up consists of invisible
characters, which readable views leave out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from ibidem.diagnostics.rules.reading import empty_document
from ibidem.model.citation import Callout, Document, Note, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.model.text import SourceText, View
from ibidem.read.apparatus import find_apparatus, find_bibliographies
from ibidem.read.called import Mark, NamedNote, callout_findings
from ibidem.read.characters import is_blank
from ibidem.read.entries import Entry, note_of
from ibidem.read.headings import HeadingWords
from ibidem.read.views import made_readable

_INVISIBLE = "\u2060"
_BUT_LINE_ENDS = re.compile(r"[^\n]")


@define
class Veil:
    r"""A text whose mark-up is made invisible piece by piece, all offsets kept.

    >>> veil = Veil(r"G. Schr\"oder, \emph{Baku}")
    >>> veil.put(7, 10, "ö"); veil.hide(15, 21); veil.hide(25, 26)
    >>> veil.view(Span(0, len(veil.content))).text
    'G. Schröder, Baku'
    """

    content: str
    _pieces: list[str] = field(factory=list)
    _printed: list[tuple[int, int, str]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self._pieces = list(self.content)

    def hide(self, start: int, end: int) -> None:
        """Make ``content[start:end]`` invisible; its line ends stay."""
        self.put(start, end, "")

    def put(self, start: int, end: int, words: str) -> None:
        """Let `words`, no longer than it, be seen in place of ``content[start:end]``."""
        hidden = _BUT_LINE_ENDS.sub(_INVISIBLE, self.content[start + len(words) : end])
        self._pieces[start:end] = [*words, *hidden]

    def print(self, start: int, end: int, words: str) -> None:
        r"""Let `words`, even if longer, be printed for ``content[start:end]``, as for a macro.

        >>> veil = Veil(r"\ga, 5")
        >>> veil.print(0, 3, "GARF")
        >>> view = veil.view(Span(0, 6))
        >>> view.text, view.span(0, 4), view.span(6, 7)
        ('GARF, 5', Span(start=0, end=3), Span(start=5, end=6))
        """
        self.put(start, end, words[: end - start])
        insort(self._printed, (start, end, words))

    def view(self, span: Span, holes: Iterable[Span] = ()) -> View:
        """What is read of `span`, the ranges `holes` of it left out (in ascending order)."""
        texts: list[str] = []
        runs: list[tuple[int, int]] = []
        length, at = 0, span.start
        for start, end, words in [*self._printed_in(span, holes), (span.end, span.end, "")]:
            if start < at:
                continue
            kept = "".join(self._pieces[at:start])
            texts += (kept, words)
            runs.append((length, at))
            length += len(kept)
            runs += _printed_runs(length, start, end, len(words))
            length, at = length + len(words), end
        return made_readable(View(text="".join(texts), runs=_ascending(runs)))

    def _printed_in(self, span: Span, holes: Iterable[Span]) -> list[tuple[int, int, str]]:
        first = bisect_left(self._printed, (span.start, 0, ""))
        last = bisect_left(self._printed, (span.end, 0, ""))
        return sorted([*self._printed[first:last], *((hole.start, hole.end, "") for hole in holes)])

    def head(self, start: int, end: int) -> None:
        """Let a heading begin at `start`, whose words begin at `end`."""
        self.put(start, end, "#".ljust(end - start))

    @property
    def text(self) -> str:
        """The text as a reader sees it, invisible characters in place of the mark-up."""
        return "".join(self._pieces)


def _printed_runs(at: int, start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    """Runs that let each printed character stand for one of the mark-up, the last for its end."""
    for each in range(length):
        last = each > 0 and each == length - 1
        yield at + each, end - 1 if last else min(start + each, end - 1)


def _ascending(runs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The last of the runs at each offset of the view."""
    return tuple(dict(runs).items())


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
            notes=tuple(_found(veil, entry) for entry in found.entries),
            callouts=found.callouts,
            diagnostics=(*remarks, *found.diagnostics),
        )
    inside = _directly_within(notes)
    named = [
        NamedNote(note=_note(veil, each, inside[each.whole]), name=each.name) for each in notes
    ]
    listed = any(each.kind is NoteKind.BIBLIOGRAPHY for each in notes)
    entries = () if listed else find_bibliographies(_without(seen, notes), HeadingWords())
    return Document(
        text=text,
        notes=(*(each.note for each in named), *(_found(veil, entry) for entry in entries)),
        callouts=tuple(Callout(label=mark.label, span=mark.span) for mark in marks),
        diagnostics=(*remarks, *callout_findings(named, marks)),
    )


def _found(veil: Veil, entry: Entry) -> Note:
    return evolve(note_of(veil.content, entry), view=veil.view(entry.span))


def _note(veil: Veil, marked: MarkedNote, inside: Iterable[Span]) -> Note:
    return Note(
        label=marked.label,
        view=veil.view(marked.span, inside),
        kind=marked.kind,
        stated=marked.stated,
    )


def _directly_within(notes: Iterable[MarkedNote]) -> Mapping[Span, list[Span]]:
    """For each note the notes within it, those within these left out."""
    inside: defaultdict[Span, list[Span]] = defaultdict(list)
    around: list[Span] = []
    for whole in sorted((note.whole for note in notes), key=lambda each: (each.start, -each.end)):
        while around and around[-1].end <= whole.start:
            around.pop()
        if around:
            inside[around[-1]].append(whole)
        around.append(whole)
    return inside


def _without(seen: str, notes: Iterable[MarkedNote]) -> str:
    """The text without its notes, offsets kept."""
    rest = Veil(seen)
    last = 0
    for whole in sorted(note.whole for note in notes):
        rest.hide(max(whole.start, last), max(whole.end, last))
        last = max(last, whole.end)
    return rest.text
