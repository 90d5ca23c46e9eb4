"""What is to be changed in a document: stretches of its text, and the words to put in their place.

An edit counts in the text as the reader gives it. How it is carried out in the file is a matter
of the file's format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from ibidem.diagnostics.rules.emission import back_reference_kept, citation_kept
from ibidem.emit.describe import describe
from ibidem.emit.notes import ResolvedCitation, ResolvedNote
from ibidem.lexicon import Lexicon
from ibidem.model.citation import Document
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.rewrite.places import Place, place_of
from ibidem.styles.runs import Run, plain

_CLOSED = (".", "?", "!", "…")


@frozen(kw_only=True)
class Edit:
    """A stretch of a document's text and the words to put in its place.

    Attributes:
        span: the stretch.
        runs: the words, with their looks.
        citation: the id of the citation that stands there.
        old: its words as they stand there now, in one line.
    """

    span: Span
    runs: tuple[Run, ...]
    citation: str
    old: str

    @property
    def words(self) -> str:
        """The new words alone."""
        return plain(self.runs)


@frozen(kw_only=True)
class Edits:
    """What is to be changed in a document, in ascending order, and what has to stay as it is."""

    edits: tuple[Edit, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def spelled_out(document: Document, notes: Iterable[ResolvedNote], lexicon: Lexicon) -> Edits:
    """Every back-reference of a document replaced by what it stands for, in one plain line."""
    edits: list[Edit] = []
    kept: list[Diagnostic] = []
    for note in notes:
        for one in note.back_references:
            if one.citation.stated:
                continue
            if not one.stands_for:
                kept.append(back_reference_unknown(one))
                continue
            place = place_of(one.citation, note.note, lexicon)
            edits.append(edit_at(place, [Run(_meaning(one, place))], one.citation.id))
    return apart(document, edits, kept)


def _meaning(one: ResolvedCitation, place: Place) -> str:
    """What a back-reference stands for; the work alone where a number follows that nobody read.

    In "Ibid., 7 (emphasis mine)" the place meant is no more that of the citation before.
    """
    citation = one.citation
    rest = citation.text[citation.text.rfind(place.words) + len(place.words) :]
    if citation.locator is None and any(map(str.isdigit, rest)):
        return describe(citation.item) or one.stands_for
    return one.stands_for


def back_reference_unknown(one: ResolvedCitation) -> Diagnostic:
    """That a back-reference stays, for nothing fits it."""
    return back_reference_kept(one.citation.span, words=one.words)


def edit_at(place: Place, runs: Sequence[Run], citation: str) -> Edit:
    """The edit that puts `runs` at `place`, without a second full stop before one."""
    *others, last = runs
    if place.after.startswith(".") and last.text.endswith(_CLOSED):
        last = evolve(last, text=last.text.removesuffix("."))
    old = " ".join(place.words.split())
    return Edit(span=place.span, runs=(*others, last), citation=citation, old=old)


def apart(document: Document, edits: Iterable[Edit], kept: Iterable[Diagnostic] = ()) -> Edits:
    """The edits that lie apart from one another and from the marks of notes, in order.

    A citation within which another note is called or stands would take it along: it is kept.
    """
    done: list[Edit] = []
    findings = [*kept]
    marks = [callout.span for callout in document.callouts]
    for edit in sorted(edits, key=lambda each: each.span):
        within = any(edit.span.overlaps(mark) for mark in marks)
        if within or not len(edit.span) or (done and done[-1].span.overlaps(edit.span)):
            findings.append(citation_kept(edit.span, words=edit.old))
        else:
            done.append(edit)
    return Edits(edits=tuple(done), diagnostics=tuple(findings))


def applied(content: str, edits: Iterable[Edit]) -> str:
    """The text with its edits carried out, nothing escaped."""
    return "".join(_pieces(content, edits))


def _pieces(content: str, edits: Iterable[Edit]) -> Iterator[str]:
    at = 0
    for edit in edits:
        yield content[at : edit.span.start]
        yield edit.words
        at = edit.span.end
    yield content[at:]
