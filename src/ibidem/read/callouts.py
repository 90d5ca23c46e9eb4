"""The marks in the prose that point to notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ibidem.model.citation import Callout
from ibidem.model.span import Span
from ibidem.read.labels import SUPERSCRIPTS, best_chain, number_of

# What may close the words before a callout.
_CLOSING = r"\w.,!?…:;)\]”’“»›\"'%*"
_AFTER = r"(?![\w%°]|[.,:/–—-]\d|\.\w)"

# One row per way of printing a callout; digits in running text need the strictest rows.
_SHAPES = {
    "markdown": re.compile(r"\[\^(?P<label>\d{1,4})\](?!:)"),
    "brackets": re.compile(rf"(?<=[{_CLOSING}])\s{{0,2}}\[(?P<label>\d{{1,4}})\]"),
    "parentheses": re.compile(
        r"(?<=[\w.!?…)\]”’“»›\"'])\s{0,2}\((?P<label>\d{1,4})\)(?=[\s.,;:!?)”»]|$)"
    ),
    "superscript": re.compile(rf"(?<=[{_CLOSING}\s])(?P<label>[{SUPERSCRIPTS}]{{1,4}})"),
    "glued": re.compile(
        r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,!?…:;)\]”’“»›\"'])|(?<=[.,!?…:;)\]”’“»›\"']{2})"
        # "... on 11 January, 192013 by ...": note 13 after a year
        r"|(?<=\b1[4-9]\d\d)|(?<=\b20\d\d)|(?<=\b\d{4}[.,;:)])"
        r"|(?<=[)\]”’“»›\"'])|(?<=[”’“»›\"'.!?…] ))"
        rf"(?P<label>[1-9]\d{{0,2}}){_AFTER}"
    ),
}

# A chain without a single note behind it must be this long to be believed.
_ENOUGH_ALONE = 3


def find_callouts(
    content: str, prose: Iterable[Span], labels: frozenset[str]
) -> tuple[Callout, ...]:
    """The callouts in the parts `prose` of a text, whose notes have `labels`.

    Numbers count only where they form a rising sequence, in the one way of printing that makes
    the longest; years and other numbers do not.

    >>> words = "the enemy.1 The fleet left Baku.2 In 1920 the war was over.3"
    >>> [callout.label for callout in find_callouts(words, [Span(0, len(words))], frozenset())]
    ['1', '2', '3']
    """
    parts = tuple(prose)
    chains = [_chain(list(_marks(content, parts, shape))) for shape in _SHAPES.values()]
    chain = max(chains, key=lambda chain: _worth(chain, labels), default=[])
    if len(chain) < _ENOUGH_ALONE and not any(callout.label in labels for callout in chain):
        return ()
    return tuple(chain)


def _marks(content: str, prose: Sequence[Span], shape: re.Pattern[str]) -> Iterator[Callout]:
    for part in prose:
        for found in shape.finditer(content, part.start, part.end):
            number = number_of(found["label"])
            if number > 0:
                yield Callout(label=str(number), span=Span(*found.span("label")))


def _chain(marks: Sequence[Callout]) -> list[Callout]:
    return [marks[at] for at in best_chain([int(mark.label) for mark in marks], widest_gap=5)]


def _worth(chain: Sequence[Callout], labels: frozenset[str]) -> float:
    known = sum(callout.label in labels for callout in chain)
    return len(chain) + 0.5 * known - (0.5 * (int(chain[0].label) - 1) if chain else 0)
