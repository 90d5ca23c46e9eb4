"""The citations of a document's notes set anew in a citation style.

Source of the positions: CSL 1.0.2, "Choose", `position`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from ibidem.diagnostics.rules.emission import words_left_out
from ibidem.emit.csl_json import csl_item
from ibidem.emit.notes import ResolvedNote, cited_place
from ibidem.lexicon import Lexicon
from ibidem.model.citation import Citation, Document, NoteKind
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.locator import Locator
from ibidem.model.work import Work
from ibidem.rewrite.edits import Edit, Edits, apart, back_reference_unknown, edit_at
from ibidem.rewrite.places import Place, place_of
from ibidem.styles import Cite, Run, Style, plain

# A bibliography is no note, and in the prose a citation is part of a sentence.
_LEFT_ALONE = frozenset({NoteKind.BIBLIOGRAPHY, NoteKind.IN_TEXT})
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_ENDS = re.compile(r"\Z|\.|\s+[^\W\d_a-zа-яё]")


@frozen(kw_only=True)
class Restyled:
    """A citation as it is to be set.

    Attributes:
        citation: the citation.
        work: the work it cites.
        cite: the item and the place, as a style wants them.
    """

    citation: Citation
    work: Work
    cite: Cite


@define(kw_only=True)
class _Positions:
    """Goes through the citations in reading order and says how far each is known already.

    Attributes:
        known: for the works cited so far the label of the note that did so first.
        before: the work and the place cited just before; None where that is none or several.
    """

    known: dict[str, str] = field(factory=dict)
    before: tuple[str, str] | None = None

    def position(self, work: str, locator: str) -> str:
        """The position of a citation of a work."""
        if work not in self.known:
            return "first"
        if self.before is None or self.before[0] != work:
            return "subsequent"
        if locator == self.before[1]:
            return "ibid"
        return "ibid-with-locator" if locator else "subsequent"

    def pass_by(self, work: str | None, locator: str, label: str) -> None:
        """Go on after a citation."""
        if work is not None:
            self.known.setdefault(work, label)
        self.before = None if work is None else (work, locator)


def restyled(
    notes: Iterable[ResolvedNote],
    by_id: Mapping[str, Citation],
    works: Mapping[str, Work],
    *,
    keep_ibid: bool = False,
) -> Iterator[Restyled]:
    """The citations of notes that are to be set anew, in reading order.

    Args:
        notes: the notes.
        by_id: all citations by id.
        works: the works by key.
        keep_ibid: whether a work that is known already is cited in short; else always in full.
    """
    positions = _Positions()
    for note in notes:
        if note.note.kind in _LEFT_ALONE:
            continue
        for one in note.citations:
            citation = one.citation
            locator = cited_place(citation, by_id).locator
            value = locator.value if locator else ""
            work = works.get(citation.work or "")
            if work is not None and not citation.stated:
                first = positions.known.get(work.key, "")
                position = positions.position(work.key, value) if keep_ibid else "first"
                cite = _cite(work, locator, position, first)
                yield Restyled(citation=citation, work=work, cite=cite)
            positions.pass_by(citation.work, value, note.note.label)
        if len(note.citations) > 1:
            positions.before = None


def _cite(work: Work, locator: Locator | None, position: str, first: str) -> Cite:
    item = csl_item(work.item, work.key)
    if locator is None:
        return Cite(item=item, position=position, first_note=first)
    return Cite(
        item=item,
        locator=locator.value,
        label=locator.label,
        position=position,
        first_note=first,
    )


def set_anew(  # noqa: PLR0913 - a document, what was found in it, and what is wanted
    document: Document,
    notes: Sequence[ResolvedNote],
    citations: Iterable[Restyled],
    style: Style,
    lexicon: Lexicon,
    *,
    live: bool = False,
) -> Edits:
    """Every citation of a document's notes set anew in a style.

    Where citations are `live`, the full stop behind each goes into its field, since the style of
    a reference manager ends in one of its own.
    """
    holders = {one.citation.id: (note, one) for note in notes for one in note.citations}
    edits: list[Edit] = []
    findings = [*_unknown(notes)]
    for each in citations:
        note, _ = holders[each.citation.id]
        place = place_of(each.citation, note.note, lexicon)
        if live and place.after.startswith("."):
            place = evolve(place, end=place.end + 1)
        runs = _fitting(style.note([each.cite]), place)
        if runs:
            edits.append(edit_at(place, runs, each.citation.id))
            findings += _left_out(each, place, plain(runs))
    return apart(document, edits, findings)


def _unknown(notes: Iterable[ResolvedNote]) -> Iterator[Diagnostic]:
    """The back-references that nothing fits."""
    for note in notes:
        for one in note.back_references:
            if one.citation.work is None and not one.citation.stated:
                yield back_reference_unknown(one)


def _fitting(runs: Sequence[Run], place: Place) -> Sequence[Run]:
    """The runs without the style's full stop where the sentence goes on behind the citation."""
    if not runs or _SENTENCE_ENDS.match(place.after) or not runs[-1].text.endswith("."):
        return runs
    *others, last = runs
    text = last.text.removesuffix(".")
    return (*others, evolve(last, text=text)) if text else others


def _left_out(one: Restyled, place: Place, new: str) -> Iterator[Diagnostic]:
    """A finding where words that belong to no field are not among the new ones."""
    if one.citation.kind.is_back_reference:
        return
    read = [
        place.view.inside(span) for name, span in one.citation.where.items() if name != "language"
    ]
    lost = [
        word.group()
        for word in _WORD.finditer(place.words)
        if word.group().casefold() not in new.casefold()
        and not any(start <= word.start() + place.start < end for start, end in read)
    ]
    if lost:
        words = " ".join(place.words.split())
        yield words_left_out(one.citation.span, words=" ".join(lost), citation=words)
