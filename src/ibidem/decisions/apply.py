"""Decisions brought together with the citations they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from ibidem.decisions.values import Correction, Decisions, Verdict
from ibidem.dedupe import Decided
from ibidem.diagnostics.rules.deduplication import decision_unmatched
from ibidem.model.citation import Citation, Document
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item

_ENDS = " .,;"


@frozen(kw_only=True)
class Applied:
    """What decisions mean for the citations of a run.

    Attributes:
        decided: the ids of citations that are or are not the same work.
        corrections: for each correction the ids of the citations it names.
        documents: the files of decisions, each with its findings.
    """

    decided: tuple[Decided, ...] = ()
    corrections: tuple[tuple[frozenset[str], Correction], ...] = ()
    documents: tuple[Document, ...] = ()

    def corrected(self, item: Item, citations: Iterable[str]) -> tuple[Item, str]:
        """The item with the fields its owner has corrected, and the key given to it, if any."""
        cited = frozenset(citations)
        mine = [correction for named, correction in self.corrections if named & cited]
        fields: dict[str, Any] = {n: value for each in mine for n, value in each.fields.items()}
        key = next((each.key for each in mine if each.key), "")
        return (evolve(item, **fields) if fields else item), key


def apply(decisions: Iterable[Decisions], citations: Sequence[Citation]) -> Applied:
    """Find the citations that the decisions name; a decision that finds none is reported."""
    named = _named(citations)
    decided: list[Decided] = []
    corrections: list[tuple[frozenset[str], Correction]] = []
    documents = []
    for each in decisions:
        findings: list[Diagnostic] = []
        for verdict in each.verdicts:
            findings.extend(_unmatched(verdict, verdict.citations, named))
            sides = tuple(filter(None, (_found(words, named) for words in verdict.citations)))
            decided.append(Decided(same=verdict.same, sides=sides))
        for correction in each.corrections:
            findings.extend(_unmatched(correction, [correction.citation], named))
            corrections.append((_found(correction.citation, named), correction))
        documents.append(Document(text=each.text, diagnostics=tuple(findings)))
    return Applied(
        decided=tuple(decided), corrections=tuple(corrections), documents=tuple(documents)
    )


def _named(citations: Iterable[Citation]) -> Mapping[str, set[str]]:
    """The ids of citations by their words; by each id itself too."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for citation in citations:
        named[citation.id].add(citation.id)
        if not citation.kind.is_back_reference:
            named[_folded(citation.text)].add(citation.id)
    return named


def _found(words: str, named: Mapping[str, set[str]]) -> frozenset[str]:
    return frozenset(named.get(words) or named.get(_folded(words)) or ())


def _folded(words: str) -> str:
    """Words without what a copy of them may change: space, case, the stop at the end."""
    return " ".join(words.split()).strip(_ENDS).casefold()


def _unmatched(
    decision: Verdict | Correction, citations: Iterable[str], named: Mapping[str, set[str]]
) -> Iterator[Diagnostic]:
    for words in citations:
        if not _found(words, named):
            yield decision_unmatched(decision.span, words=words)
