"""Dates: numeric, with a month's name, or a bare year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ibidem.lexicon import DASHES, Lexicon, Meaning, Token
from ibidem.lexicon.months import ROMAN_MONTHS, roman_month
from ibidem.lexicon.phrases import alternatives
from ibidem.model.date import Date, PartialDate
from ibidem.parse.periods import PREPOSITIONS, FoundDate, find_periods, is_year
from ibidem.tokenize import TokenizedText

_NUMERIC = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\s?[./]\s?(?P<m>\d{1,2})\s?[./]\s?(?P<y>[12]\d{3})(?!\d)"
    r"|(?<![\d./-])(?P<m2>\d{1,2})\.(?P<y2>[12]\d{3})(?!\d)"
    r"|(?<![\d-])(?P<y3>[12]\d{3})-(?P<m3>\d{2})(?:-(?P<d3>\d{2}))?(?![\d-])"
)
# What every one of these has, and few texts have.
_NUMERIC_YEAR = re.compile(r"[./]\s?[12]\d{3}|[12]\d{3}-")
# What follows the day of a numeric date: "5. 2. 1857", "10., 13. und 17. 5. 1855".
REST_OF_DATE = re.compile(
    r"(?:\.,\s\d{1,2})*(?:\.?,?\s[^\W\d_]{1,3}\s\d{1,2})?\s?\.\s?\d{1,2}\s?\.\s?[12]\d{3}"
)
_YEAR = re.compile(r"(?<![\d‐‑‒–—―−/-])(?P<a>1[4-9]\d\d|20\d\d)(?![\d])(?P<letter>[a-zа-е]\b)?")
_LAST_YEAR = re.compile(r"[–-](?P<b>(?:1[4-9]|20)\d\d|\d\d(?=[)\],.]))(?!\d)")
# What follows a year that is a guess: "[1919?]".
_GUESSED = re.compile(r"\?\]?|\]")
_YEAR_GAP = frozenset(f".,{DASHES}")
# What may stand beside the month: "17. März", "8 de agosto de 1747", "3rd of May".
_JOINTS = PREPOSITIONS | {".", ","}
# What leads from a name or a number to its date: "Nr. 320 vom 3. 5. 1920", «№ 5 от 4 мая».
DATED_FROM = r"(?:vom|v\.|of|от|від|du|del|z|ze|dne)"
_LONGEST_LEAD = 16  # characters of a word like "приблизительно"
_LONGEST_MONTH, _LONGEST_DAY = 12, 31


def find_dates(source: TokenizedText, lexicon: Lexicon) -> list[FoundDate]:
    """The dates in a text that name a month or are wholly numeric, in order.

    >>> from ibidem.lexicon import load_lexicon
    >>> from ibidem.tokenize import tokenize
    >>> lexicon = load_lexicon()
    >>> source = tokenize("Le 24 mai 1920; 17.03.1920; January 2020; 30 июня 1920 г.", lexicon)
    >>> [found.date.edtf for found in find_dates(source, lexicon)]
    ['1920-05-24', '1920-03-17', '2020-01', '1920-06-30']
    >>> found, = find_dates(tokenize("Madrid, 8 de agosto de 1747", lexicon), lexicon)
    >>> found.date.edtf, found.date.printed
    ('1747-08-08', '8 de agosto de 1747')
    >>> source = tokenize("Январь – март 1952 г.; 10-17 мая 1920; 20 апреля (3 мая) 1920", lexicon)
    >>> [found.date.edtf for found in find_dates(source, lexicon)]
    ['1952-01/1952-03', '1920-05-10/1920-05-17', '1920-05-03']
    """
    months = _months(source, lexicon)
    single = [*_numeric(source.text), *_with_month(source, months)]
    periods = list(find_periods(source, months)) if single or months else []
    found = [*periods, *(one for one in single if not _is_within(one, periods))]
    return sorted(found, key=lambda date: date.start)


def _months(source: TokenizedText, lexicon: Lexicon) -> dict[int, int]:
    """The number of the month by the place of the token that names it."""
    months: dict[int, int] = {}
    if not lexicon.months.keys().isdisjoint(source.keys):
        months = {
            place: lexicon.months[key]
            for place, key in enumerate(source.keys)
            if key in lexicon.months
        }
    if not ROMAN_MONTHS.keys().isdisjoint(source.keys):
        for place in range(len(source.tokens)):
            month = roman_month(source.tokens, place)
            if month is not None:
                months[place] = month
    return months


def _is_within(one: FoundDate, periods: list[FoundDate]) -> bool:
    return any(one.start < period.end and period.start < one.end for period in periods)


@cache
def guess_lead() -> str:
    """The source of a pattern for what may stand before a year that is a guess: "[", "c. "."""
    return rf"\[?(?:{alternatives(Meaning.CIRCA)}\.?\s?)?"


@cache
def _guess_before() -> re.Pattern[str]:
    return re.compile(guess_lead() + "$", re.IGNORECASE)


def _last_year(text: str, first: re.Match[str]) -> re.Match[str] | None:
    """The year that ends a range: "1950–1953", or "1950–53" before a bracket or comma."""
    last = _LAST_YEAR.match(text, first.end())
    if last is None or _in_century(first["a"], last["b"]) <= int(first["a"]):
        return None
    return last


def _in_century(first: str, last: str) -> int:
    """The year that `last` means after `first`: 1953 for "53" after "1950"."""
    return int(first[: len(first) - len(last)] + last)


def find_years(text: str) -> Iterator[FoundDate]:
    """The bare years 1400-2099 in a text that are no part of a range or a longer number.

    >>> [found.date.edtf for found in find_years("1919, [1920?], ca. 1921; c1922; Museum 1923")]
    ['1919', '1920~', '1921~', '1922~', '1923']
    """
    for match in _YEAR.finditer(text):
        before = _guess_before().search(text, max(match.start() - _LONGEST_LEAD, 0), match.start())
        last = _last_year(text, match)
        after = _GUESSED.match(text, last.end() if last else match.end())
        start = before.start() if before is not None else match.start()
        end = (after or last or match).end()
        circa = any(char.isalpha() for char in text[start : match.start()])
        if text[match.start() - 1 : match.start()] == "." and not circa:
            continue
        yield FoundDate(
            date=Date(
                start=PartialDate(int(match["a"])),
                end=PartialDate(_in_century(match["a"], last["b"])) if last else None,
                circa=circa or "?" in text[match.end() : end],
                printed=text[start:end],
            ),
            start=start,
            end=end,
        )


def _numeric(text: str) -> Iterator[FoundDate]:
    for match in _NUMERIC.finditer(text) if _NUMERIC_YEAR.search(text) else ():
        year = match["y"] or match["y2"] or match["y3"]
        month = match["m"] or match["m2"] or match["m3"]
        day = match["d"] or match["d3"]
        date = _partial(int(year), int(month), int(day) if day else None)
        if date is not None:
            yield FoundDate(
                date=Date(start=date, printed=match.group()), start=match.start(), end=match.end()
            )


def _partial(year: int, month: int, day: int | None) -> PartialDate | None:
    if not 1 <= month <= _LONGEST_MONTH or (day is not None and not 1 <= day <= _LONGEST_DAY):
        return None
    return PartialDate(year, month, day)


def _with_month(source: TokenizedText, months: Mapping[int, int]) -> Iterator[FoundDate]:
    for place, month in months.items():
        found = _around_month(source.tokens, place, month)
        if found is not None:
            first, last, date = found
            start, end = source.tokens[first].start, source.tokens[last].end
            printed = source.text[start:end]
            yield FoundDate(date=Date(start=date, printed=printed), start=start, end=end)


def _around_month(
    tokens: tuple[Token, ...], place: int, month: int
) -> tuple[int, int, PartialDate] | None:
    """First and last token of the date whose month stands at `place`, and the date."""
    reversed_order = _year_before(tokens, place, month)
    if reversed_order is not None:
        return reversed_order
    after = [
        n for n in range(place + 1, min(place + 5, len(tokens))) if tokens[n].text not in _JOINTS
    ]
    if not after or tokens[after[0]].kind != "number":
        return None
    first = after[0]
    if is_year(tokens[first]):
        before = place - 1 - (place > 1 and tokens[place - 1].text in _JOINTS)
        day = _day(tokens[before]) if before >= 0 else None
        start = place if day is None else before
        return start, first, PartialDate(int(tokens[first].text), month, day)
    day = _day(tokens[first])
    if day is not None and len(after) > 1 and is_year(tokens[after[1]]):
        return place, after[1], PartialDate(int(tokens[after[1]].text), month, day)
    return None


def _year_before(
    tokens: tuple[Token, ...], place: int, month: int
) -> tuple[int, int, PartialDate] | None:
    """As in "1963. – 10 сентября": newspapers are cited by year first."""
    day = _day(tokens[place - 1]) if place else None
    follows = place + 1 < len(tokens) and is_year(tokens[place + 1])
    if day is None or follows:
        return None
    before = place - 2
    while before >= 0 and tokens[before].text in _YEAR_GAP:
        before -= 1
    if before < 0 or not is_year(tokens[before]):
        return None
    return before, place, PartialDate(int(tokens[before].text), month, day)


def _day(token: Token) -> int | None:
    if token.kind == "number" and token.text.isascii() and 1 <= int(token.text) <= _LONGEST_DAY:
        return int(token.text)
    return None
