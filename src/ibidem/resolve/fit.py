"""How well a short form fits a work that was cited before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from ibidem.model.citation import Citation
from ibidem.model.person import Name
from ibidem.resolve.short import ShortForm, is_quoted, opening_of
from ibidem.resolve.words import telling_words

# A short title repeats at least this share of the words of the full one's.
_TITLE = 0.6
# Where "cit." says that the work was cited before, noise may have eaten more of it.
_NOISY_TITLE = 0.34
# Without an author's name only a title repeated as a whole tells the work.
_WHOLE_TITLE = 0.99
_NEARLY_WHOLE_TITLE = 0.7
# "Poole, 59" for "The Reminiscences of DeWitt Clinton Poole": weaker than any author's name.
_NAMED_IN_TITLE = 0.5
# What stands outside the title as it was read may still belong to it.
_ELSEWHERE = 0.9
# What an author's name adds to a title, and how much the whole of a title counts without one.
_AUTHOR = 0.3
_BEST = 1.4
# "Cit." after an author cited before, with a title that does not fit: noise, or another language.
_AUTHOR_ALONE = 0.1
DOUBTFUL = 0.2
_LONGEST_OPENING = 6
_SHORTEST_NAME = 3
_LONGEST_TEXT = 400

# The spellings of each word of a form that the works in question have.
Spelt = Mapping[str, AbstractSet[str]]


@frozen(kw_only=True)
class Cited:
    """A work as its full citation gives it.

    Attributes:
        citation: the full citation.
        families: words of its authors' and editors' family names.
        names: words of their given names, and those that the citation opens with.
        title: the telling words of its title.
        words: every telling word of the citation.
        quoted: whether its title stands in quotation marks.
    """

    citation: Citation
    families: frozenset[str]
    names: frozenset[str]
    title: frozenset[str]
    words: frozenset[str]
    quoted: bool

    @classmethod
    def of(cls, citation: Citation) -> Cited:
        """What a full citation gives to find it by."""
        people = (*citation.item.author, *citation.item.editor)
        opening = telling_words(opening_of(citation))[:_LONGEST_OPENING]
        given = (word for name in people for word in telling_words(name.given))
        said = telling_words(citation.text[:_LONGEST_TEXT])
        families = frozenset(word for name in people for word in _family(name))
        # authors taken over from the citation before ("idem") stand in no word of the text
        return cls(
            citation=citation,
            families=families,
            names=frozenset((*given, *opening)),
            title=frozenset(
                telling_words(f"{citation.item.title} {citation.item.container_title}")
            ),
            words=frozenset((*said, *families)),
            quoted=is_quoted(citation),
        )


def _family(name: Name) -> tuple[str, ...]:
    return telling_words(name.family or name.literal)


def fit(form: ShortForm, work: Cited, spelt: Spelt) -> float:
    """How well a short form fits a work: 0 not at all, nearly 2 in author and title."""
    named = [word for word in form.head if _names(work, word, spelt)]
    if not named:
        return _fit_title(form, work, spelt)
    extra = _share(form.head, work.words, spelt)
    if not form.title:
        alone = _is_named(form, work, named, spelt)
        return 1.0 + extra / 2 if alone else _fit_title(form, work, spelt)
    title = _share_of_title(form.title, work, spelt)
    if title >= (_NOISY_TITLE if form.explicit else _TITLE):
        return title + extra / 2 + _AUTHOR
    return _AUTHOR_ALONE if form.explicit else 0.0


def _fit_title(form: ShortForm, work: Cited, spelt: Spelt) -> float:
    """How well a form without an author fits: by nothing but its title."""
    found = _share(form.words, work.words, spelt)
    if len(form.words) == 1:
        return _NAMED_IN_TITLE if found == 1.0 and not form.title else 0.0
    if found >= (_TITLE if form.explicit else _WHOLE_TITLE):
        return found * _BEST
    # the author's name may be garbled, or missing in the full citation
    known = form.explicit and len(form.title) > 1
    title = _share(form.title, work.title, spelt) if known else 0.0
    return title * _NAMED_IN_TITLE if title >= _NEARLY_WHOLE_TITLE else 0.0


def _share_of_title(words: Sequence[str], work: Cited, spelt: Spelt) -> float:
    """The share of a short title's words that a work's title has.

    What stands elsewhere in the citation counts less, for the title may have been read amiss;
    a single word there may be the place of print.
    """
    anywhere = 0.0
    if len(words) > 1 or not work.title:
        anywhere = _share(words, work.words, spelt) * _ELSEWHERE
    return max(_share(words, work.title, spelt), anywhere)


def _share(words: Collection[str], others: AbstractSet[str], spelt: Spelt) -> float:
    """The share of words that a work has too, the longer ones counting more."""
    found = sum(len(word) for word in words if _has(others, word, spelt))
    return found / max(sum(map(len, words)), 1)


def _names(work: Cited, word: str, spelt: Spelt) -> bool:
    """Whether a word is of an author's name; capitals like "MK" may open anything."""
    if _has(work.families, word, spelt):
        return True
    return len(word) >= _SHORTEST_NAME and _has(work.names, word, spelt)


def _is_named(form: ShortForm, work: Cited, named: Sequence[str], spelt: Spelt) -> bool:
    """Whether the words found are the author's family name, not a given name that many bear."""
    if any(_has(work.families, word, spelt) for word in named):
        return True
    return 2 * len(named) > len(form.head)


def _has(others: AbstractSet[str], word: str, spelt: Spelt) -> bool:
    return not spelt[word].isdisjoint(others)
