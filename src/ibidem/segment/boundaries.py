"""Where one citation of a note may end and the next begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from attrs import frozen

from ibidem.lexicon import Meaning, load_lexicon
from ibidem.lexicon.gazetteer import place_of
from ibidem.lexicon.months import roman_month
from ibidem.lexicon.phrases import phrases
from ibidem.read.evidence import looks_like_citation
from ibidem.segment.prose import is_prose
from ibidem.tokenize import Mark, TokenizedText

_LEAD_INS = (Meaning.SEE, Meaning.QUOTED_AFTER)
# Words that open an element of a citation, not a citation.
_ELEMENTS = frozenset(
    {
        *(Meaning.FOND, Meaning.OPIS, Meaning.SERIES, Meaning.BOX, Meaning.FOLDER, Meaning.DELO),
        *(Meaning.FILE, Meaning.ARCHIVE_VOLUME, Meaning.FOLIO, Meaning.PAGE, Meaning.COLUMN),
        *(Meaning.VOLUME, Meaning.PART, Meaning.ISSUE, Meaning.NUMBER, Meaning.EDITION),
        *(Meaning.EDITED_BY, Meaning.EDITOR, Meaning.TRANSLATED_BY, Meaning.TRANSLATOR),
        *(Meaning.COMPILER, Meaning.ONLINE, Meaning.ACCESSED, Meaning.ARCHIVED, Meaning.IN),
    }
)
_WRAPPED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")
_SENTENCE_END = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][”»\"’)\]]))\s+(?=[^\W\d_a-zа-я]|[“«\"„])|(?<=\.)\s+(?=\()"
)
_PLACE = re.compile(r"(?P<place>[^\W\d_][^:,;()\d]{1,30}?)\s*[:,]")
# A year, a leaf, a bracket or a number at the end: what a whole citation has and a part has not.
_COMPLETE = re.compile(
    r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|(?:\d|(?<!\w)[IVXLC]{2,})[\s.,)\]”»\"]*$|https?://"
)
# «В. И.» of «Ленин В. И.», which in Serbian would be "see also".
_INITIALS = re.compile(r"(?:[^\W\d_a-zа-яё]\.\s?){2}")
_SIGLUM = re.compile(r"[^\W\d_a-zа-яё]{2,}(?![^\W\d_])")
# "Smith, Michael G. 2001.": who and when, before any title.
_DATED_NAMES = re.compile(
    r"[^\W\d_a-zа-яё][^\W\d_]+,\s[^\W\d_a-zа-яё][^\d«“\"]{0,80}?\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?\."
)
_DIGIT = re.compile(r"\d")
# Words as short as this before a point are abbreviations or initials.
_SHORT = 2


class Break(Enum):
    """What stands between two citations."""

    SEMICOLON = auto()
    LEAD_IN = auto()
    SENTENCE = auto()
    REPETITION = auto()


@frozen(kw_only=True)
class Boundary:
    """A place where one citation may end (`end`) and the next begin (`start`)."""

    end: int
    start: int
    kind: Break


def boundaries(source: TokenizedText, languages: frozenset[str]) -> list[Boundary]:
    """Every place where a citation may end, outside quotes and brackets, in order.

    A lead-in counts only in the `languages` of the document, where they are known: Polish
    "por." is no lead-in in Spanish.
    """
    text = source.text
    flat = _WRAPPED.sub(lambda match: match[0][0] + "x" * (len(match[0]) - 2) + match[0][-1], text)
    found = [
        Boundary(end=match.start(), start=match.end(), kind=Break.SEMICOLON)
        for match in re.finditer(r";\s*", flat)
    ]
    found += [
        Boundary(end=match.start(), start=match.end(), kind=Break.SENTENCE)
        for match in _SENTENCE_END.finditer(flat)
        if not _abbreviated(source, match.start())
    ]
    found += [
        Boundary(end=mark.start, start=skip_lead_in(source, mark.first), kind=Break.LEAD_IN)
        for mark in source.find(*_LEAD_INS)
        if flat[mark.start : mark.end] == text[mark.start : mark.end]
        and (not languages or mark.languages & languages)
        and not _INITIALS.match(text, mark.start)
        and not _is_in_title(text, mark)
    ]
    found += _repetitions(source, flat)
    return sorted(found, key=lambda boundary: (boundary.end, boundary.start))


def _is_in_title(text: str, mark: Mark) -> bool:
    """Whether a lead-in's word is one of a title, as in "To See the Dawn"."""
    before = text[: mark.start].rstrip()
    capital = text[mark.start].isupper() and text[mark.start : mark.end].isalpha()
    return capital and before[-1:].isalpha()


def _repetitions(source: TokenizedText, flat: str) -> Iterator[Boundary]:
    """Where the siglum that opens the note comes again: "MK. v. 2. 6. 1856/I und MK. v. 17. 6."."""
    siglum = _SIGLUM.match(source.text, skip_lead_in(source, 0))
    if siglum is None:
        return
    start = siglum.end()
    for place, token in enumerate(source.tokens):
        if token.start < start or token.text != siglum.group() or flat[token.start] == "x":
            continue
        joint, joint_mark = source.tokens[place - 1], source.marks[place - 1]
        joined = joint_mark is not None and Meaning.AND in joint_mark.meanings
        if (joined or joint.text == ",") and _DIGIT.search(flat, start, joint.start):
            yield Boundary(end=joint.start, start=token.start, kind=Break.REPETITION)
            start = token.end


def skip_lead_in(source: TokenizedText, place: int) -> int:
    """The offset after the lead-in that begins at a token, with the marks that close it."""
    while place < len(source.tokens):
        mark = source.marks[place]
        if mark is not None and not mark.meanings.isdisjoint(_LEAD_INS):
            place = mark.last
        elif source.tokens[place].text in {":", ",", "."}:
            place += 1
        else:
            return source.tokens[place].start
    return len(source.text)


def _abbreviated(source: TokenizedText, end: int) -> bool:
    """Whether the point before `end` ends an abbreviation or an initial."""
    if source.text[end - 1] != ".":
        return False
    last = source.at(end) - 2
    if last > 0 and source.tokens[last - 1].text == "/":
        return False  # the item of an agenda: "1857/I."
    if last < 0 or source.tokens[last].kind != "word":
        return _is_day(source, last)
    return len(source.tokens[last].text) <= _SHORT or any(
        mark is not None and mark.end == end for mark in source.marks[max(last - 2, 0) : last + 1]
    )


def _is_day(source: TokenizedText, place: int) -> bool:
    """Whether a number with its point is the day before a month: "9. Oktober 1853"."""
    following = source.tokens[place + 2 : place + 3]
    day = place >= 0 and source.tokens[place].kind == "number"
    named = any(token.key in load_lexicon().months for token in following)
    return day and (named or roman_month(source.tokens, place + 2) is not None)


def parts(source: TokenizedText, boundary: Boundary, start: int, last: int) -> bool:
    """Whether a boundary really parts the stretch from `start` from that up to `last`."""
    following = _mark_at(source, boundary.start)
    meanings = following.meanings if following is not None else frozenset()
    if boundary.kind in {Break.LEAD_IN, Break.REPETITION} or meanings & {
        Meaning.IBID,
        Meaning.IDEM,
    }:
        return True
    complete = bool(_COMPLETE.search(source.text, start, boundary.end))
    if boundary.kind is Break.SENTENCE and _DATED_NAMES.fullmatch(source.text, start, boundary.end):
        return False
    if boundary.kind is Break.SEMICOLON:
        return complete or _is_ibid_alone(source, start, boundary.end)
    if not meanings.isdisjoint(_ELEMENTS) or _opens_imprint(source.text, boundary.start):
        return False
    return is_prose(source, start, boundary.end) or (
        complete
        and (
            is_prose(source, boundary.start, last)
            or looks_like_citation(source.text[boundary.start : last])
        )
    )


def _is_ibid_alone(source: TokenizedText, start: int, end: int) -> bool:
    """Whether a stretch is nothing but the word: «Там же; Кадишев А. Б. Указ. соч. С. 295»."""
    marks = source.find(Meaning.IBID, start=start, end=end)
    around = source.text[start : marks[0].start] + source.text[marks[0].end : end] if marks else "x"
    return not any(map(str.isalnum, around))


def goes_on(source: TokenizedText, boundary: Boundary) -> bool:
    """Whether an element of the same citation follows: «ГААР. Ф. 894. Оп. 10»."""
    following = _mark_at(source, boundary.start)
    sentence = boundary.kind is Break.SENTENCE and following is not None
    return sentence and following is not None and not following.meanings.isdisjoint(_ELEMENTS)


def _opens_imprint(text: str, start: int) -> bool:
    """Whether a sentence begins with a place of publication, or two: "New York and London: ..."."""
    place = _PLACE.match(text, start)
    return (
        place is not None
        and place_of(phrases(Meaning.AND).split(place["place"])[0].strip()) is not None
    )


def _mark_at(source: TokenizedText, offset: int) -> Mark | None:
    """The mark of the first word at or after an offset."""
    for place in range(source.at(offset), min(source.at(offset) + 2, len(source.tokens))):
        if source.tokens[place].kind != "mark":
            return source.marks[place]
    return None
