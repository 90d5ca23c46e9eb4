"""What the notes of a document have in common, learnt before any of them is cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from ibidem.lexicon import DASHES, Lexicon, Meaning, fold
from ibidem.model.citation import Note, NoteKind
from ibidem.read.evidence import looks_like_citation
from ibidem.tokenize import TokenizedText, tokenize

# A language counts as one of the document's where it is heard this often against the commonest.
_HEARD = 0.3
# A reference list has at least so many entries; this share follow the alphabet and look cited.
_FEWEST_ENTRIES = 5
_ORDERED = 0.7
_HEAD = 12
# The share of entries that state their number of pages, where only some are books.
_EXTENTS = 0.2
_EXTENT = re.compile(rf"(?:\.|\s[{DASHES}])\s?\d{{2,4}}\s(?P<word>[^\W\d_]{{1,3}})\.?$")
# Notes looked over, and how far into each: more tell no more.
_SAMPLE = 60
_LONGEST = 400


@frozen(kw_only=True)
class Survey:
    """What the notes of a document have in common.

    Attributes:
        languages: those the notes are written in, by their small words.
        is_list: whether the notes are a list of references: without any ibid., and each of them
            cited in order of the alphabet or books with their extent ("448 с.").
    """

    languages: frozenset[str]
    is_list: bool


def survey(notes: Sequence[Note], lexicon: Lexicon) -> Survey:
    """Look over the notes of a document, or a sample of them."""
    sample = notes[:: len(notes) // _SAMPLE + 1]
    sources = [tokenize(note.view.text[:_LONGEST], lexicon) for note in sample]
    votes: Counter[str] = Counter()
    for source in sources:
        for mark in source.find(Meaning.PROSE):
            votes.update(mark.languages)
    most = max(votes.values(), default=0)
    heard = frozenset(language for language, count in votes.items() if count >= most * _HEARD)
    return Survey(languages=heard, is_list=_are_listed(sample, sources))


def _are_listed(notes: Sequence[Note], sources: Sequence[TokenizedText]) -> bool:
    known = all(note.kind in {NoteKind.BIBLIOGRAPHY, NoteKind.LIST} for note in notes)
    if known or len(notes) < _FEWEST_ENTRIES:
        return False
    if any(source.find(Meaning.IBID, Meaning.OP_CIT) for source in sources):
        return False
    if _state_extents(sources):
        return True
    heads = [fold(source.text[:_HEAD]) for source in sources]
    ordered = sum(one <= other for one, other in pairwise(heads))
    if ordered < _ORDERED * len(notes):
        return False
    return sum(looks_like_citation(source.text) for source in sources) >= _ORDERED * len(notes)


def _state_extents(sources: Sequence[TokenizedText]) -> bool:
    """Whether books come with their number of pages, as no note cites them."""
    stated = sum(_states_extent(source) for source in sources)
    return stated >= _EXTENTS * len(sources)


def _states_extent(source: TokenizedText) -> bool:
    extent = _EXTENT.search(source.text)
    if extent is None:
        return False
    totals = source.find(Meaning.PAGES_TOTAL)
    return any(mark.start == extent.start("word") for mark in totals)
