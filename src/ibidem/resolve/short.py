"""Short titles and author-only forms: "Anderson, No East or West, 34", "Poole, 59"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen
from rapidfuzz import fuzz

from ibidem.lexicon import fold
from ibidem.model.citation import Citation
from ibidem.model.item import Item

# What a first citation states and a short one leaves out.
_FULL_FIELDS = (
    "issued",
    "publisher",
    "publisher_place",
    "container_title",
    "archive",
    "url",
    "isbn",
    "doi",
)
# Spelling and OCR noise cost a word no more than this.
_SAME_WORD = 80
# A short title repeats at least this share of its words from the full one.
_SHARED_WORDS = 0.6
_SHORTEST_WORD = 3
# "Poole, 59" for "The Reminiscences of DeWitt Clinton Poole": weaker than any author's name.
_NAMED_IN_TITLE = 0.5
_QUOTE = re.compile(r"[“\"«„]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


@frozen(kw_only=True)
class ShortForm:
    """The words of a short citation: what may be the author, and what the title."""

    head: tuple[str, ...]
    rest: tuple[str, ...]
    quoted: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All its words."""
        return self.head + self.rest

    def refers_back(self, citation: Citation) -> bool:
        """Whether it can only be a short form: an author, a title and a page, no more."""
        return bool(citation.item.author and self.rest and citation.locator)


def short_form(citation: Citation) -> ShortForm | None:
    """The words of a citation that states too little to stand alone, None for others."""
    if any(getattr(citation.item, name) for name in _FULL_FIELDS):
        return None
    head, _, rest = citation.text.partition(",")
    form = ShortForm(head=_words(head), rest=_words(rest), quoted=is_quoted(citation))
    return form if form.words else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text) if len(word) >= _SHORTEST_WORD)


def antecedents(form: ShortForm, earlier: Sequence[Citation]) -> list[Citation]:
    """The earlier full citations that a short form fits, the best first, then the nearest."""
    scored = [
        (score, form.quoted == is_quoted(candidate), place, candidate)
        for place, candidate in enumerate(earlier)
        for score in (_fit(form, candidate.item),)
        if score > 0
    ]
    scored.sort(key=lambda found: (-round(found[0], 1), -found[1], -found[2]))
    return [found[-1] for found in scored]


def is_quoted(citation: Citation) -> bool:
    """Whether a citation prints its title in quotation marks.

    “No East or West” the typescript and No East or West the book are two works.
    """
    return bool(_QUOTE.search(citation.text))


def _fit(form: ShortForm, item: Item) -> float:
    """How well a short form fits a work: 0 not at all, 1 in every word."""
    # given names too: "Redlich Josef" may have been read the wrong way round
    families = [
        word
        for name in (*item.author, *item.editor)
        for word in _words(f"{name.family} {name.given} {name.literal}")
    ]
    title = _words(item.title)
    if any(_same(word, family) for word in form.head for family in families):
        return 1.0 if not form.rest else _share(form.rest, title)
    share = _share(form.words, title)
    if len(form.words) > 1:
        return share if share == 1.0 else 0.0
    return _NAMED_IN_TITLE if share and not form.rest else 0.0


def _share(words: Sequence[str], title: Sequence[str]) -> float:
    """The share of words that the title has, 0 where it is too small to mean anything."""
    found = sum(any(_same(word, other) for other in title) for word in words)
    share = found / len(words)
    return share if share >= _SHARED_WORDS else 0.0


def _same(word: str, other: str) -> bool:
    return word == other or fuzz.ratio(word, other) >= _SAME_WORD
