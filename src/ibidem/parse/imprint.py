"""The imprint: where, by whom and when a work was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from attrs import evolve, frozen

from ibidem.lexicon import ANY_DASH, DASHES, Meaning, fold
from ibidem.lexicon.gazetteer import place_of, publisher_of
from ibidem.lexicon.phrases import alternatives
from ibidem.parse.dates import find_years, guess_lead
from ibidem.parse.draft import Draft
from ibidem.parse.numerals import roman_value
from ibidem.parse.periods import FoundDate

# A title, in which a name before a colon is no place: “Anderson: This Is My Life”.
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»")
_BOUNDARY = re.compile(rf"(?:[.,;(«\0/]|(?:(?<=\s)|(?<=\.))[{ANY_DASH}]|[–—])\s*(?=[^\W\d_])")
_SEGMENT = re.compile(r"[^:,;()\0\d«»“”\"]{1,45}")
_ALIAS = re.compile(r"\s*\([^()\d\0]{2,30}\)")
_GOST_AREA = re.compile(rf"\.\s?[{ANY_DASH}]\s$")
# A town before its region, or the first of two towns: "(Crestwood, NY:", "(Cambridge ; New York:".
_BEFORE_PLACE = re.compile(r"(?<=[.,;–—(])\s*(?P<town>[^:,;.()\0\d–—]{2,30})\s?[,;/]$")
_ONLY_REST = re.compile(rf"[\s.,;:()\0{ANY_DASH}]*")
_EDGES = f" \t\0.,;:/{DASHES}"
_MOST_WORDS_UNKNOWN = 3
_ELIDED = re.compile(r"[^\W\d_]{1,4}['’]")
_SMALL_WORDS = frozenset(
    {"&", "e", "et", "y", "und", "and", "i", "и", "del", "il", "la", "de", "di", "da"}
)


@frozen(kw_only=True)
class Imprint:
    """Where the parts of an imprint stand; an absent part is an empty range.

    Attributes:
        start: where the imprint begins, so that the title ends before it.
        place: range of the place of publication.
        publisher: range of the publisher, as printed.
        year: the year, where the imprint states it.
        sure: whether the place is one that the gazetteer knows.
    """

    start: int
    place: tuple[int, int] = (0, 0)
    publisher: tuple[int, int] = (0, 0)
    year: FoundDate | None = None
    sure: bool = True


@cache
def _several() -> re.Pattern[str]:
    """What parts two places: "М.; Л.", "Wien/Leipzig", "New York and London"."""
    and_ = alternatives(Meaning.AND)
    return re.compile(rf"\s*(?:[;/]|\s[{ANY_DASH}]\s|[–—])\s*|\s{and_}\s", re.IGNORECASE)


@cache
def _year_next() -> re.Pattern[str]:
    """What stands between a place or publisher and its year."""
    return re.compile(rf"[\s.,(«»\"“”\0]*(?={guess_lead()}(?:1[4-9]|20)\d\d(?!\d))")


@cache
def _guessed_year() -> re.Pattern[str]:
    """A year that is a guess, whose "ca." is not California."""
    return re.compile(rf"{guess_lead()}(?:1[4-9]|20)\d\d(?!\d)", re.IGNORECASE)


@cache
def _publisher_end() -> re.Pattern[str]:
    """Where a publisher's name ends: at the year, or at what was understood before."""
    return re.compile(rf"\0|,?\s+\(?{guess_lead()}(?:1[4-9]|20)\d\d(?!\d)|[,.]\s*(?=\0)|$")


def find_imprint(
    draft: Draft, start: int, end: int | None = None, *, after_title: bool = False
) -> Imprint | None:
    """The last imprint that names its place, after `start` and outside quotes.

    With `after_title` the title was read before `start`, so that the imprint may begin there.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("A. Title: x. Moscow: Flinta, 2011", load_lexicon())
    >>> imprint = find_imprint(draft, 3)
    >>> [draft.text[slice(*part)] for part in (imprint.place, imprint.publisher)]
    ['Moscow', 'Flinta']
    """
    text = draft.free_text(0, end)
    candidates = [(_at if after_title else _at_title)(draft, text, start)]
    candidates += [_at(draft, text, edge.end()) for edge in _BOUNDARY.finditer(text, start)]
    barred = [match.span() for match in _QUOTED.finditer(draft.text)]
    # The "M." of "Frankfurt a. M." is no Moscow.
    barred += [imprint.place for imprint in candidates if imprint is not None and imprint.sure]
    found = [
        imprint
        for imprint in candidates
        if imprint is not None and not any(a < imprint.start < b for a, b in barred)
    ]
    if not found:
        return None
    best = _with_partner(text, max(found, key=_strength), found)
    return _widened(text, best, start)


def _with_partner(text: str, imprint: Imprint, found: list[Imprint]) -> Imprint:
    """The imprint together with the one before it that shares its year.

    "М.: ЭКСМО-Пресс; Харьков: Фолио, 1998": the first place, and both publishers.
    """
    for other in found:
        end = other.publisher[1]
        joined = imprint.publisher[1] and text[end : imprint.start].strip() == ";"
        apart = other.place[1] < imprint.start
        if end and apart and (joined or end == imprint.publisher[1]):
            return evolve(
                other, publisher=(other.publisher[0], imprint.publisher[1]), year=imprint.year
            )
    return imprint


def _at_title(draft: Draft, text: str, start: int) -> Imprint | None:
    """An imprint with nothing before it, which must be sure of its publisher.

    Titles, too, may open with a place and a colon ("Azerbaijan: A Quest for Identity").
    """
    segment = _SEGMENT.match(text, start)
    if segment is None or not is_place(segment.group().rstrip()):
        return None
    imprint = _at(draft, text, start)
    if imprint is None or not is_place(text[slice(*imprint.place)]):
        return None
    return imprint if names_publisher(draft, imprint.publisher) else None


def _strength(imprint: Imprint) -> tuple[bool, bool, int]:
    """Publisher or year beat a lone place, known places unknown ones; of equals the last counts."""
    return imprint.publisher[1] > 0 or imprint.year is not None, imprint.sure, imprint.start


def _at(draft: Draft, text: str, start: int) -> Imprint | None:
    """The imprint whose place begins at `start`, if one does."""
    match = _SEGMENT.match(text, start)
    if match is None or _guessed_year().match(text, start):
        return None
    name = match.group().rstrip()
    end = _after_alias(text, start + len(name))
    after = text[end:].lstrip()[:1]
    if after == ":":
        return _before_colon(draft, text, (start, end), known=is_place(name))
    if _year_next().match(text, end) is not None:
        known = is_place(name)
        if known or _is_gost_place(draft, text, start, end):
            return Imprint(start=start, place=(start, end), year=_year_after(text, end), sure=known)
        return None
    if after != "," and _ONLY_REST.fullmatch(text, end) is None:
        return None
    return _before_rest(draft, text, (start, end)) if is_place(name) else None


def _before_colon(
    draft: Draft, text: str, place: tuple[int, int], *, known: bool
) -> Imprint | None:
    """As in "Moscow: Flinta, 2011", or "Флинта: Наука", which is two publishers."""
    start, end = place
    if not known and publisher_of(text[start:end]) is not None:
        return Imprint(start=start, publisher=(start, publisher_range(text, end)[1]))
    if not known and not _may_be_place(text[start:end]):
        return None
    imprint = _with_publisher(text, place, text.index(":", end) + 1, sure=known)
    return imprint if known or _confirms(draft, imprint) else None


def _before_rest(draft: Draft, text: str, place: tuple[int, int]) -> Imprint | None:
    """A known place that a comma or nothing follows."""
    if _ONLY_REST.fullmatch(text, place[1]):
        return Imprint(start=place[0], place=place)
    return _after_comma(draft, text, place) if text[place[1] :].lstrip()[:1] == "," else None


def _is_gost_place(draft: Draft, text: str, start: int, end: int) -> bool:
    """Whether an unknown name stands where GOST puts the place: ". – Baden-Baden, 1963"."""
    words = re.findall(r"[^\W\d_]+", text[start:end])
    return (
        bool(_GOST_AREA.search(text, 0, start))
        and _may_be_place(text[start:end])
        and not any(fold(word) in draft.lexicon.months for word in words)
    )


def _after_alias(text: str, end: int) -> int:
    """The offset after another name in brackets: "Ново-Николаевск (Новосибирск)"."""
    match = _ALIAS.match(text, end)
    return match.end() if match else end


@lru_cache(maxsize=1 << 10)
def is_place(segment: str) -> bool:
    """Whether a segment names one place of publication or several ("М.; Л.", "Wien/Leipzig")."""
    parts = [part.strip() for part in _several().split(segment.strip(" .")) if part.strip()]
    return bool(parts) and all(place_of(part) is not None for part in parts)


def _may_be_place(segment: str) -> bool:
    words = segment.split()
    if roman_value(segment.strip(" .")) is not None:
        return False  # a month: "12. IV 1944"
    return 0 < len(words) <= _MOST_WORDS_UNKNOWN and all(word[0].isupper() for word in words)


def _confirms(draft: Draft, imprint: Imprint) -> bool:
    """Whether what follows the colon after an unknown place can only be a publisher."""
    name = draft.text[slice(*imprint.publisher)]
    return name[:1].isupper() and (
        names_publisher(draft, imprint.publisher) or imprint.year is not None
    )


def names_publisher(draft: Draft, where: tuple[int, int]) -> bool:
    """Whether a range names a publisher: a known house, or a publisher's word in it."""
    name = draft.text[slice(*where)].strip(_EDGES)
    return publisher_of(name) is not None or bool(
        draft.source.find(Meaning.PUBLISHER, start=where[0], end=where[1])
    )


def _with_publisher(text: str, place: tuple[int, int], after: int, *, sure: bool = True) -> Imprint:
    where = publisher_range(text, after)
    year = _year_after(text, where[1])
    return Imprint(start=place[0], place=place, publisher=where, year=year, sure=sure)


def publisher_range(text: str, after: int) -> tuple[int, int]:
    """The range of a publisher's name that begins after `after`, edges trimmed."""
    match = _publisher_end().search(text, after)
    end = match.start() if match else len(text)
    end = min(end, _unopened_bracket(text, after, end))
    words = text[after:end]
    start = after + len(words) - len(words.lstrip(_EDGES))
    return start, max(start, after + len(words.rstrip(_EDGES)))


def _unopened_bracket(text: str, start: int, end: int) -> int:
    """Where a bracket closes that was opened before the range: "(Paris: YMCA Press, 1985)"."""
    depth = 0
    for offset in range(start, end):
        depth += (text[offset] == "(") - (text[offset] == ")")
        if depth < 0:
            return offset
    return end


def _after_comma(draft: Draft, text: str, place: tuple[int, int]) -> Imprint | None:
    """As in "Baku, publishing house “Azerbaijan”, 1998", or "Stanford, California: ..."."""
    following = text.index(",", place[1]) + 1
    start = following + len(text[following:]) - len(text[following:].lstrip())
    match = _SEGMENT.match(text, start)
    if match is not None and is_place(match.group()) and ":" in text[match.end() :][:2]:
        longer = (place[0], start + len(match.group().rstrip()))
        return _with_publisher(text, longer, text.index(":", match.start()) + 1)
    where = publisher_range(text, following)
    year = _year_after(text, where[1])
    if year is not None and (names_publisher(draft, where) or _is_brief_name(text[slice(*where)])):
        return Imprint(start=place[0], place=place, publisher=where, year=year)
    return None


def _is_brief_name(words: str) -> bool:
    """Whether what stands between a known place and the year can only be a house."""
    return 0 < len(words.split()) <= _MOST_WORDS_UNKNOWN and all(
        word[0].isupper() or word in _SMALL_WORDS or _ELIDED.match(word) for word in words.split()
    )


def _year_after(text: str, end: int) -> FoundDate | None:
    gap = _year_next().match(text, end)
    return None if gap is None else next(_years_from(text, gap.end()), None)


def _years_from(text: str, start: int) -> Iterator[FoundDate]:
    for found in find_years(text[start : start + 12]):
        yield evolve(found, start=found.start + start, end=found.end + start)


def _widened(text: str, imprint: Imprint, start: int) -> Imprint:
    """The imprint with the town before its region: "Stanford, California"."""
    before = text[start : imprint.start].rstrip()
    match = _BEFORE_PLACE.search(before) if before.endswith((",", ";", "/")) else None
    if match is None or not imprint.place[1]:
        return imprint
    opens = before[: match.start("town")].rstrip().endswith("(")
    if not (is_place(match["town"]) or (opens and _may_be_place(match["town"]))):
        return imprint
    town = start + match.start("town")
    return evolve(imprint, start=town, place=(town, imprint.place[1]))
