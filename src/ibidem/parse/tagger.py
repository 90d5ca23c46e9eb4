"""A sequence tagger for free-form references: which part of the citation each token belongs to.

It proposes; the rules ask it only where print gives them nothing to hold on to. The model is
data (``tagger.crfsuite``, see ``tagger.md`` beside it) and is read on first use.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise
from threading import Lock

import pycrfsuite
from attrs import frozen

from ibidem.parse.features import features_of
from ibidem.tokenize import TokenizedText

_MODEL = "tagger.crfsuite"
_LONGEST = 400  # tokens; no single citation is longer
# The model keeps the citation it is looking at, so that only one thread may ask at a time.
_ASKING = Lock()


class Label(StrEnum):
    """What a token of a citation belongs to."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    TITLE = "title"
    CONTAINER = "container"
    SERIES = "series"
    PUBLISHER = "publisher"
    PLACE = "place"
    DATE = "date"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    EDITION = "edition"
    ARCHIVE = "archive"
    OTHER = "other"


_PEOPLE = frozenset({Label.AUTHOR, Label.EDITOR})
# Below it a name is as often none.
_SURE_OF_PEOPLE = 0.7


@frozen(kw_only=True)
class Stretch:
    """Neighbouring tokens with one label.

    Attributes:
        label: what they belong to.
        start: offset of the first character.
        end: offset after the last character.
        certainty: the least probability, 0 to 1, that the tagger gives the label at either end.
    """

    label: Label
    start: int
    end: int
    certainty: float


def tag(source: TokenizedText) -> tuple[Stretch, ...]:
    """Cut a citation into labelled stretches; the same words always give the same ones.

    >>> from ibidem.lexicon import load_lexicon
    >>> from ibidem.tokenize import tokenize
    >>> printed = "Bernatzik Edmund, Die österreichischen Verfassungsgesetze (Wien 1911)"
    >>> found = tag(tokenize(printed, load_lexicon()))
    >>> found[0].label.value, printed[found[0].start : found[0].end]
    ('author', 'Bernatzik Edmund,')
    """
    if not 0 < len(source.tokens) <= _LONGEST:
        return ()
    rows = features_of(source)
    with _ASKING:
        model, _ = _model()
        model.set(rows)
        labels = model.tag()
        edges = [0, *(i for i in range(1, len(labels)) if labels[i] != labels[i - 1]), len(labels)]
        return tuple(
            Stretch(
                label=Label(labels[first]),
                start=source.tokens[first].start,
                end=source.tokens[last - 1].end,
                certainty=min(
                    model.marginal(labels[first], first), model.marginal(labels[first], last - 1)
                ),
            )
            for first, last in pairwise(edges)
        )


def opening_people(stretches: tuple[Stretch, ...]) -> tuple[int, int] | None:
    """The range of the names that open a citation, as far as the tagger is sure of them."""
    if len(stretches) < 2 or stretches[1].label is not Label.TITLE:
        return None
    first = stretches[0]
    if first.label not in _PEOPLE or first.certainty < _SURE_OF_PEOPLE:
        return None
    return first.start, stretches[1].start


@cache
def _model() -> tuple[pycrfsuite.Tagger, bytes]:
    """The tagger and the bytes it reads from, which must live as long as it does."""
    stored = (resources.files("ibidem") / "data" / _MODEL).read_bytes()
    model = pycrfsuite.Tagger()
    model.open_inmemory(stored)
    return model, stored
