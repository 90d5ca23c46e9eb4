"""Does a line look like a citation? Shapes that citations of any language share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ibidem.lexicon import Meaning, load_lexicon


def _any(*meanings: Meaning) -> str:
    """A pattern for any form of the tables with one of the meanings; inner dots may be missing."""
    forms = sorted(load_lexicon().forms(*meanings), key=len, reverse=True)
    patterns = (re.escape(form.rstrip(".")).replace(r"\ ", " ?") for form in forms)
    loose = (pattern.replace(r"\.", r"\.?") for pattern in patterns)
    return f"(?i:{'|'.join(dict.fromkeys(loose))})"


_YEAR = r"(?:1[4-9]|20)\d\d"
_CAPITAL = "[A-ZÀ-ÞĀČĆĐĞİŁŃŘŚŞŠŹŻŽƏА-ЯЁЂІЇЄҐԱ-Ֆ]"
_LETTER = r"[^\W\d_]"
_NAME = rf"{_LETTER}[\w’'-]+"


@cache
def _shapes() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """What each shape adds, and the shape.

    Prose has a year here and there, but hardly a page number after a page word, a shelf mark or
    a double slash.
    """
    return tuple((weight, re.compile(shape)) for weight, shape in _patterns())


def _patterns() -> Iterator[tuple[int, str]]:
    lead_in = _any(Meaning.SEE)
    ibid = _any(Meaning.IBID, Meaning.IDEM, Meaning.OP_CIT, Meaning.LOC_CIT)
    work_cited = _any(Meaning.OP_CIT, Meaning.LOC_CIT)
    page = _any(Meaning.PAGE, Meaning.FOLIO, Meaning.COLUMN)
    pages_total = _any(Meaning.PAGES_TOTAL)
    fond = _any(Meaning.FOND)
    below_fond = _any(Meaning.OPIS, Meaning.DELO, Meaning.BOX)
    unit = _any(Meaning.OPIS, Meaning.DELO, Meaning.BOX, Meaning.FOLDER)
    volume = _any(Meaning.VOLUME, Meaning.ISSUE, Meaning.NUMBER, Meaning.PART)
    yield from (
        (2, rf"^\W*(?:{lead_in}\W*)?{ibid}(?!\w)"),
        (2, rf"\b{work_cited}\b"),
        (2, rf" ?// ?(?!www){_LETTER}"),
        (2, rf"\b{page}\b\.? ?\d+"),
        (1, rf"\d+ ?{pages_total}\b"),
        (2, rf"\b{fond}\b\.? ?[\w-]{{1,7}}[.,;]? ?{below_fond}\b\.? ?\d"),
        (1, rf"\b{fond}\. ?\d"),
        (1, rf"\b{unit}\b\.? ?\d+"),
        (1, rf"\b{volume}\b\.? ?(?:\d|[IVX]+\b)|№ ?\d"),
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
    return sum(weight for weight, shape in _shapes() if shape.search(words))


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
