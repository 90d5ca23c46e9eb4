"""Does a line look like a citation? Shapes that citations of any language share."""

from __future__ import annotations

import re


def _any(*words: str) -> str:
    """A pattern for any of `words`, whatever their case; an inner dot or space may be missing."""
    patterns = (re.escape(word).replace(r"\ ", " ?").replace(r"\.", r"\.?") for word in words)
    return f"(?i:{'|'.join(patterns)})"


_LEAD_IN = _any("see", "see also", "cf.", "vgl.", "см.", "див.", "zob.", "bkz.", "voir", "vid.")
_IBID = _any(
    *(
        "ibid",
        "ibíd",
        "ibidem",
        "idem",
        "id.",
        "ebd",
        "ebenda",
        "tamże",
        "tamtéž",
        "tamtiež",
        "ivi",
    ),
    *(
        "там же",
        "тамже",
        "там само",
        "там жа",
        "isto",
        "a. g. e.",
        "aynı yer",
        "yenə orada",
    ),
    *("op. cit.", "указ. соч.", "цит. соч.", "loc. cit."),
)
_WORK_CITED = _any(
    *("op. cit", "loc. cit", "art. cit", "указ. соч", "цит. соч", "a. a. O", "dz. cyt", "a. g. e"),
)
_PAGE = _any(
    *(
        "p",
        "pp",
        "s",
        "ss",
        "c",
        "с",
        "сс",
        "стр",
        "str",
        "sid",
        "səh",
        "pág",
        "págs",
        "стб",
        "col",
    ),
    *("l", "ll", "л", "лл", "f", "ff", "fol", "fols", "folio", "folios", "bl", "k", "к", "арк"),
)
_PAGES_TOTAL = _any("p", "pp", "с", "c", "s", "стр", "б")
_FOND = _any("ф", "f", "fond", "fonds", "фонд")
_BELOW_FOND = _any("оп", "op", "опись", "inv", "r", "д", "d", "b", "ап")
_UNIT = _any(
    *("оп", "op", "д", "d", "dz", "спр", "sygn", "box", "karton", "folder", "legajo", "leg", "dos"),
)
_VOLUME = _any(
    *("vol", "vols", "bd", "т", "t", "tom", "tome", "tomo", "cilt", "cild", "вып", "вип", "ч"),
    *("issue", "iss", "heft", "núm", "num", "no", "nr", "n"),
)
_ONLINE = _any("isbn", "issn", "doi")

_YEAR = r"(?:1[4-9]|20)\d\d"
_CAPITAL = "[A-ZÀ-ÞĀČĆĐĞİŁŃŘŚŞŠŹŻŽƏА-ЯЁЂІЇЄҐԱ-Ֆ]"
_LETTER = r"[^\W\d_]"
_NAME = rf"{_LETTER}[\w’'-]+"

# What each shape adds, and the shape. Prose has a year here and there, but hardly a page number
# after a page word, a shelf mark or a double slash.
_SHAPES = (
    (2, rf"^\W*(?:{_LEAD_IN}\W*)?{_IBID}(?!\w)"),
    (2, rf"\b{_WORK_CITED}\b"),
    (2, rf" ?// ?(?!www){_LETTER}"),
    (2, rf"\b{_PAGE}\b\.? ?\d+"),
    (1, rf"\d+ ?{_PAGES_TOTAL}\b"),
    (2, rf"\b{_FOND}\b\.? ?[\w-]{{1,7}}[.,;]? ?{_BELOW_FOND}\b\.? ?\d"),
    (1, rf"\b{_FOND}\. ?\d"),
    (1, rf"\b{_UNIT}\b\.? ?\d+"),
    (1, rf"\b{_VOLUME}\b\.? ?(?:\d|[IVX]+\b)|№ ?\d"),
    (2, rf"\b{_ONLINE}\b|https?://|\bwww\."),
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
    (1, rf"[,.\])–—-] ?{_CAPITAL}[\w.]*(?: {_CAPITAL}\w+)? ?: ?[«“\"]?{_CAPITAL}[^:;]{{1,80}}$"),
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
_COMPILED = tuple((weight, re.compile(shape)) for weight, shape in _SHAPES)
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
    return sum(weight for weight, shape in _COMPILED if shape.search(words))


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
