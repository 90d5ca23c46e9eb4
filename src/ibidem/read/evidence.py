"""Does a line look like a citation? Shapes that citations of any language share."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning, load_lexicon
from ibidem.tokenize import TokenizedText, tokenize

_YEAR = r"(?:1[4-9]|20)\d\d"
_CAPITAL = "[A-ZÀ-ÞĀČĆĐĞİŁŃŘŚŞŠŹŻŽƏА-ЯЁЂІЇЄҐԱ-Ֆ]"
_LETTER = r"[^\W\d_]"
_NAME = rf"{_LETTER}[\w’'-]+"


# What each shape adds, and the shape. Prose has a year here and there, but hardly a double slash.
_SHAPES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(shape))
    for weight, shape in (
        (2, rf" ?// ?(?!www){_LETTER}"),
        (2, r"\b(?i:isbn|issn|doi)\b|https?://|\bwww\."),
        # a year where an imprint has it: between commas, in parentheses, at the end
        (
            1,
            (
                rf"[,.:(\[] ?(?:{_LETTER}+ )?{_YEAR}(?:[–—-]\d{{2,4}})?[a-zа-я]?[)\].,;:]"
                rf"|[,.] ?{_YEAR}\W*$"
            ),
        ),
        # place and publisher
        (1, rf"{_LETTER}{{2,}} ?: [^,;:]{{2,60}}, {_YEAR}|\b{_LETTER}{{1,2}}\.: "),
        (
            1,
            rf"[,.\])–—-] ?{_CAPITAL}[\w.]*(?: {_CAPITAL}\w+)? ?: ?[«“\"]?{_CAPITAL}[^:;]{{1,80}}$",
        ),
        # an author at the beginning
        (1, rf"^\W*{_NAME},? (?:{_LETTER}\. ?){{1,3}}"),
        (1, rf"^\W*(?:{_LETTER}\. ?){{1,3}}{_LETTER}{{2,}}"),
        (1, rf"^\W*{_NAME}, {_NAME}(?: {_LETTER}\.)?[ ,.(]"),
        (1, rf"^[^()]{{2,160}}(?:\([^()]*\)[^()]*){{0,2}} \({_YEAR}[a-zа-я]?\)[,.:]"),
        # the areas of GOST, and what catalogues and wikis leave
        (1, rf"\. [–—-] |[\w.] / {_LETTER}|\[(?:Текст|Электронный ресурс)\]"),
        (1, r"\{\{cite|\(PDF\)|archived from"),
        # a page number at the end
        (1, r"(?:, ?| )\d{1,3}(?:[–-]\d{1,3})?\.?$"),
        (2, r"^[^.!?;]{2,120},[”»\"]? (?:\d{1,3}(?:[–-]\d{1,3})?(?!\d)(?:, )?)+\.?$"),
    )
)

_BACK_WORDS = frozenset({Meaning.IBID, Meaning.IDEM, Meaning.OP_CIT, Meaning.LOC_CIT})
_CITED_WORDS = frozenset({Meaning.OP_CIT, Meaning.LOC_CIT})
_UNITS = frozenset({Meaning.OPIS, Meaning.DELO, Meaning.BOX, Meaning.FOLDER})
# A word that a number follows, what it may mean, and what that adds, each counted once.
_NUMBERED: tuple[tuple[int, frozenset[Meaning]], ...] = (
    (2, frozenset({Meaning.PAGE, Meaning.FOLIO, Meaning.COLUMN})),
    (1, frozenset({Meaning.FOND})),
    (1, _UNITS),
    (1, frozenset({Meaning.VOLUME, Meaning.ISSUE, Meaning.NUMBER, Meaning.PART})),
)
_NUMBER_AFTER = re.compile(r"\.? ?(?:\d|[IVX]+\b)")
_NUMBER_BEFORE = re.compile(r"\d ?$")
_BELOW_FOND = re.compile(r"\.? ?[\w-]{1,7}[.,;]? ?")

_WORD = re.compile(r"[^\W\d_]{2,}")

_ENOUGH = 2
# Longer notes are judged by their beginning: there, or soon after, stands the work.
_LONGEST = 600
# In so many characters of running text one shape more may stand by chance.
_CHANCE = 220


def evidence(text: str) -> int:
    """How many marks of a citation `text` bears, by their weight; 0 where there is none.

    >>> evidence("Be the first to comment")
    0
    """
    words = " ".join(text[:_LONGEST].split())
    shapes = sum(weight for weight, shape in _SHAPES if shape.search(words))
    return shapes + _evidence_of_words(tokenize(words, load_lexicon()))


def _evidence_of_words(source: TokenizedText) -> int:
    """What back-references, page words, unit words and their numbers add."""
    numbered = [
        mark
        for mark in source.marks
        if mark is not None and _NUMBER_AFTER.match(source.text, mark.end)
    ]
    weight = sum(
        weight
        for weight, meanings in _NUMBERED
        if any(not mark.meanings.isdisjoint(meanings) for mark in numbered)
    )
    if source.find(*_CITED_WORDS):
        weight += 2
    if _opens_backward(source):
        weight += 2
    if any(_below_fond(source, mark.end) for mark in source.find(Meaning.FOND)):
        weight += 2
    totals = source.find(Meaning.PAGES_TOTAL)
    return weight + any(_NUMBER_BEFORE.search(source.text, 0, mark.start) for mark in totals)


def _opens_backward(source: TokenizedText) -> bool:
    """Whether "Ibid." or its like is the first word, or the first after a lead-in."""
    lead_in = 0
    for token, mark in zip(source.tokens, source.marks, strict=True):
        if token.kind == "mark" or token.start < lead_in:
            continue
        if mark is None:
            return False
        if not mark.meanings.isdisjoint(_BACK_WORDS):
            return True
        if Meaning.SEE not in mark.meanings:
            return False
        lead_in = mark.end
    return False


def _below_fond(source: TokenizedText, end: int) -> bool:
    """Whether a fond's number is followed by an opis, a delo or a box."""
    value = _BELOW_FOND.match(source.text, end)
    place = source.at(value.end()) if value else len(source.marks)
    mark = source.marks[place] if place < len(source.marks) else None
    return mark is not None and not mark.meanings.isdisjoint(_UNITS)


def looks_like_citation(text: str) -> bool:
    """Whether `text` has the shapes of a citation rather than those of running prose.

    >>> looks_like_citation("J. Hasanov. Black Shade of “White Spots”. Baku, 1991, pp. 95-96.")
    True
    >>> looks_like_citation("The soldiers entered the city on April 27, 1920.")
    False
    """
    words = " ".join(text[:_LONGEST].split())
    return evidence(words) >= _ENOUGH + len(words) // _CHANCE + _is_prose(words)


def _is_prose(text: str) -> int:
    """How much `text` reads like sentences: many small words in a row, few capitals."""
    words = _WORD.findall(text)
    if len(words) < 12:
        return 0
    small = sum(word[0].islower() for word in words)
    return 1 if small > 0.72 * len(words) else 0
