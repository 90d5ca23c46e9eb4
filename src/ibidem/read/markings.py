"""Markings as readers find them in the pieces of a file, tidied for the text as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from ibidem.model.marking import Marking
from ibidem.model.span import Span


def tidied(words: str, markings: Iterable[Marking]) -> Iterator[Marking]:
    """The markings of `words` without white space at their edges, neighbours made one.

    A word processor cuts italics into a run for each of its reasons.

    >>> from ibidem.model.marking import MarkingKind
    >>> runs = [Marking(Span(0, 5), MarkingKind.ITALIC), Marking(Span(6, 13), MarkingKind.ITALIC)]
    >>> [(each.span.start, each.span.end) for each in tidied("Black Shades, 1991", runs)]
    [(0, 13)]
    """
    open_: dict[tuple[str, str], Marking] = {}
    closed: list[Marking] = []
    for each in sorted(markings, key=lambda marking: (marking.span.start, -marking.span.end)):
        look = (each.kind, each.language)
        last = open_.get(look)
        if last is not None and not words[last.span.end : each.span.start].strip():
            end = max(last.span.end, each.span.end)
            open_[look] = evolve(last, span=Span(last.span.start, end))
            continue
        if last is not None:
            closed.append(last)
        open_[look] = each
    for each in sorted((*closed, *open_.values())):
        span = _trimmed(words, each.span)
        if len(span):
            yield evolve(each, span=span)


def _trimmed(words: str, span: Span) -> Span:
    inner = words[span.slice]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))
