"""The notes in their order, each back-reference followed by what it stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from ibidem.emit.describe import describe
from ibidem.emit.json_text import dumps
from ibidem.model.citation import Citation, CitationKind, Document, Note

_SAME_PLACE = frozenset({CitationKind.IBID, CitationKind.LOC_CIT})
"""What means the very place of its antecedent where it names no other."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


@frozen(kw_only=True)
class ResolvedCitation:
    """A citation and, for a back-reference, the work it stands for in one line."""

    citation: Citation
    stands_for: str = ""

    @property
    def words(self) -> str:
        """The citation as printed, in one line."""
        return " ".join(self.citation.text.split())

    @property
    def meaning(self) -> str:
        """What it stands for, or that nobody knows and why."""
        link = self.citation.link
        evidence = f" ({link.evidence})" if link and link.evidence else ""
        return self.stands_for or f"?{evidence}"


@frozen(kw_only=True)
class ResolvedNote:
    """A note and the citations in it."""

    note: Note
    citations: tuple[ResolvedCitation, ...]

    @property
    def words(self) -> str:
        """The note as printed, in one line."""
        return " ".join(self.note.view.text.split())

    @property
    def head(self) -> str:
        """Its label as a list has it: "4.", "*"."""
        label = self.note.label
        return f"{label}." if label.isalnum() else label

    @property
    def back_references(self) -> tuple[ResolvedCitation, ...]:
        """The citations of the note that need an earlier one."""
        return tuple(one for one in self.citations if one.citation.kind.is_back_reference)

    @property
    def sole(self) -> ResolvedCitation | None:
        """The back-reference that is the whole citation of the note, if there is one."""
        return self.back_references[0] if self.back_references and not self.citations[1:] else None


@frozen(kw_only=True)
class ResolvedDocument:
    """A document by name, and its notes in order."""

    name: str
    notes: tuple[ResolvedNote, ...]


def resolved(
    documents: Iterable[Document], citations: Sequence[Citation]
) -> tuple[ResolvedDocument, ...]:
    """The notes of the documents with the resolved citations that stand in them."""
    by_id = {citation.id: citation for citation in citations}
    of_note: defaultdict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        of_note[citation.source, citation.note].append(citation)
    return tuple(
        ResolvedDocument(
            name=document.name,
            notes=tuple(
                _note(note, of_note[document.name, note.label], by_id) for note in document.notes
            ),
        )
        for document in documents
    )


def _note(note: Note, labelled: Iterable[Citation], by_id: Mapping[str, Citation]) -> ResolvedNote:
    """The note with its citations; others have the same label where numbering starts anew."""
    whole = note.view.whole
    inside = [citation for citation in labelled if whole.overlaps(citation.span)]
    return ResolvedNote(
        note=note,
        citations=tuple(
            ResolvedCitation(citation=citation, stands_for=_stands_for(citation, by_id))
            for citation in inside
        ),
    )


def _stands_for(citation: Citation, by_id: Mapping[str, Citation]) -> str:
    """What a back-reference stands for, in one line; empty for the others and for unresolved."""
    if citation.link is None or citation.link.antecedent is None:
        return ""
    place = cited_place(citation, by_id)
    return describe(place.item, place.locator)


def cited_place(citation: Citation, by_id: Mapping[str, Citation]) -> Citation:
    """The citation whose locator holds: "Ibid." alone means the place cited before."""
    link = citation.link
    before = by_id.get(link.antecedent or "") if link else None
    if before is None or citation.locator is not None or citation.kind not in _SAME_PLACE:
        return citation
    return cited_place(before, by_id) if before.item == citation.item else citation


def text(documents: Sequence[ResolvedDocument]) -> str:
    """Plain text: ``4. (ibid. p. 540) = Hasanli, Russian Revolution and Azerbaijan ...``."""
    blocks = []
    for document in documents:
        lines = [line for note in document.notes for line in _text_lines(note)]
        title = [document.name, "=" * len(document.name), ""] if len(documents) > 1 else []
        blocks.append("".join(f"{line}\n" for line in [*title, *lines]))
    return "\n".join(blocks)


def _text_lines(note: ResolvedNote) -> list[str]:
    head = f"{note.head} {note.words}"
    if note.sole is not None:
        return [f"{head} = {note.sole.meaning}"]
    indent = " " * (len(note.head) + 1)
    return [head, *(f"{indent}{one.words} = {one.meaning}" for one in note.back_references)]


def markdown(documents: Sequence[ResolvedDocument]) -> str:
    """Markdown: a heading for each document, an item for each note."""
    blocks = []
    for document in documents:
        lines = [line for note in document.notes for line in _markdown_lines(note)]
        blocks.append("".join(f"{line}\n" for line in [f"## {_plain(document.name)}", "", *lines]))
    return "\n".join(blocks)


def _markdown_lines(note: ResolvedNote) -> list[str]:
    head = f"- **{_plain(note.head)}** {_plain(note.words)}"
    if note.sole is not None:
        return [f"{head} = {_plain(note.sole.meaning)}"]
    items = (f"  - {_plain(one.words)} = {_plain(one.meaning)}" for one in note.back_references)
    return [head, *items]


def _plain(words: str) -> str:
    """The words with nothing in them that Markdown would take for markup."""
    return _MARKDOWN.sub(r"\\\1", words)


def json(documents: Sequence[ResolvedDocument]) -> str:
    """JSON: an array of documents, each with its notes, each with its citations."""
    value = [
        {"source": document.name, "notes": [_note_record(note) for note in document.notes]}
        for document in documents
    ]
    return f"{dumps(value, indent=2)}\n"


def _note_record(note: ResolvedNote) -> dict[str, object]:
    whole = note.note.view.whole
    return {
        "label": note.note.label,
        "kind": str(note.note.kind),
        "text": note.note.view.text,
        "start": whole.start,
        "end": whole.end,
        "citations": [_citation_record(one) for one in note.citations],
    }


def _citation_record(one: ResolvedCitation) -> dict[str, object]:
    citation, link = one.citation, one.citation.link
    return {
        "id": citation.id,
        "text": citation.text,
        "start": citation.span.start,
        "end": citation.span.end,
        "kind": str(citation.kind),
        "work": citation.work,
        "stands_for": one.stands_for or None,
        "antecedent": link.antecedent if link else None,
        "candidates": list(link.candidates) if link else [],
        "evidence": link.evidence if link else "",
    }


WRITERS: Mapping[str, Callable[[Sequence[ResolvedDocument]], str]] = MappingProxyType(
    {"text": text, "markdown": markdown, "json": json}
)
"""The ways to write resolved notes, by name."""
