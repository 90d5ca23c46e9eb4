"""Citations in reading order: each back-reference is tied to the citation it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, takewhile

from attrs import evolve

from ibidem.diagnostics.rules.resolution import ambiguous_antecedent, antecedent_missing
from ibidem.model.citation import Citation, CitationKind, Link
from ibidem.model.item import Item
from ibidem.resolve.inherit import inherit
from ibidem.resolve.opcit import by_author
from ibidem.resolve.short import antecedents, short_form

# The candidates for a back-reference among what was read before it, the best first.
Finder = Callable[[Citation, Sequence[Citation]], list[Citation]]


def resolve(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations of any number of documents with every back-reference linked.

    Documents are independent of one another; links never point forward.
    """
    resolved: list[Citation] = []
    for _, document in groupby(citations, key=lambda citation: citation.source):
        resolved.extend(_resolve_document(document))
    return tuple(resolved)


def _resolve_document(citations: Iterable[Citation]) -> list[Citation]:
    read: list[Citation] = []
    full: list[Citation] = []
    by_id: dict[str, Citation] = {}
    for citation in citations:
        if citation.kind is CitationKind.FULL:
            read.append(_shortened(citation, full))
        else:
            read.append(_linked(citation, read, by_id))
        if read[-1].kind is CitationKind.FULL:
            full.append(citation)
        by_id[citation.id] = read[-1]
    return read


def _shortened(citation: Citation, full: Sequence[Citation]) -> Citation:
    """The citation, as a short form where it states little and an earlier one fits it."""
    form = short_form(citation)
    candidates = antecedents(form, full) if form is not None else []
    if not candidates:
        return citation if form is None or not form.refers_back(citation) else _unresolved(citation)
    short = evolve(citation, kind=CitationKind.SHORT, item=Item(archive=citation.item.archive))
    return _with_link(short, candidates, "author and title cited before")


def _linked(
    citation: Citation, earlier: Sequence[Citation], by_id: Mapping[str, Citation]
) -> Citation:
    find, evidence = _FINDERS[citation.kind]
    candidates = find(citation, earlier)
    if not candidates:
        finding = antecedent_missing(citation.span, words=citation.text)
        link = Link(antecedent=None, evidence="nothing before it fits")
        return evolve(citation, link=link, diagnostics=(*citation.diagnostics, finding))
    linked = _with_link(citation, candidates, evidence)
    works = {_root(candidate, by_id) for candidate in candidates}
    if len(works) > 1 and citation.kind is CitationKind.IBID:
        finding = ambiguous_antecedent(citation.span, words=citation.text, count=len(works))
        linked = evolve(linked, diagnostics=(*linked.diagnostics, finding))
    return linked


def _unresolved(citation: Citation) -> Citation:
    """A short form whose work was cited in a part of the text that we do not have."""
    finding = antecedent_missing(citation.span, words=citation.text)
    link = Link(antecedent=None, evidence="nothing before it fits")
    findings = (*citation.diagnostics, finding)
    return evolve(citation, kind=CitationKind.SHORT, link=link, diagnostics=findings)


def _with_link(citation: Citation, candidates: Sequence[Citation], evidence: str) -> Citation:
    """The citation tied to the first candidate, whose fields it inherits."""
    link = Link(
        antecedent=candidates[0].id,
        candidates=tuple(candidate.id for candidate in candidates),
        evidence=evidence,
    )
    return inherit(citation, candidates[0], link)


def _root(citation: Citation, by_id: Mapping[str, Citation]) -> str:
    """The id of the full citation that a chain of back-references ends in."""
    while citation.link is not None and citation.link.antecedent is not None:
        citation = by_id[citation.link.antecedent]
    return citation.id


def _citations_just_before(citation: Citation, earlier: Sequence[Citation]) -> list[Citation]:
    """The last citation before an ibid., then the others of its note.

    A citation that was not understood breaks the chain.
    """
    if not earlier or _is_unresolved(earlier[-1]):
        return []
    if earlier[-1].note == citation.note:
        return [earlier[-1]]
    return list(takewhile(lambda one: one.note == earlier[-1].note, reversed(earlier)))


def _is_unresolved(citation: Citation) -> bool:
    return citation.link is not None and citation.link.antecedent is None


def _in_named_note(citation: Citation, earlier: Sequence[Citation]) -> list[Citation]:
    return [one for one in earlier if one.note == citation.target_note]


_FINDERS: dict[CitationKind, tuple[Finder, str]] = {
    CitationKind.IBID: (_citations_just_before, "the citation just before"),
    CitationKind.LOC_CIT: (_citations_just_before, "the citation just before"),
    CitationKind.OP_CIT: (by_author, "the nearest earlier work by that author"),
    CitationKind.SHORT: (by_author, "the nearest earlier work by that author"),
    CitationKind.IDEM: (_citations_just_before, "the author just before"),
    CitationKind.CROSS_REFERENCE: (_in_named_note, "the note it names"),
}
