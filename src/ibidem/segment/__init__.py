"""Notes to citations: a note holds none, one or several, with lead-ins and remarks between."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from attrs import evolve, frozen

from ibidem.lexicon import Lexicon, Meaning
from ibidem.lexicon.phrases import may_hold
from ibidem.model.citation import LONGEST_NOTE, Note, NoteKind
from ibidem.model.text import View
from ibidem.read.evidence import looks_like_citation
from ibidem.segment.boundaries import Boundary, Break, boundaries, goes_on, parts, skip_lead_in
from ibidem.segment.prose import is_prose
from ibidem.segment.remark import after_remark
from ibidem.segment.survey import Survey, survey
from ibidem.tokenize import Mark, TokenizedText, languages_of, tokenize

__all__ = ["LISTS", "Segment", "Survey", "is_citation", "segment", "survey"]

# Notes of these kinds are one citation each.
LISTS = frozenset({NoteKind.BIBLIOGRAPHY, NoteKind.LIST})

_BACK_WORDS = (Meaning.IBID, Meaning.IDEM, Meaning.OP_CIT, Meaning.LOC_CIT)
_JOINTS = frozenset({Meaning.SEE, Meaning.QUOTED_AFTER, Meaning.AND})
# Fainter marks of a citation, enough for words that are no running text.
_DATED_OR_QUOTED = re.compile(
    r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|[“«\"][^“”«»\"]+[”»\"],?\s.*\d"
    r"|,\spassim\W*$|,\s[IVXLC]{1,8}(?:[–-][IVXLC]{1,8})?(?:\sff?\.)?\W*$"
)
# A year and the page after it: "January–March 1952, 57, in the Collection of the Center".
_DATED_PAGE = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d\)?,\s\d{1,3}(?:[–-]\d{1,3})?(?:[,.;]|$)")
_EDGES = " \t;,–—-"
# "см. прим. 12" and its like have no more tokens.
_LONGEST_CROSS_REFERENCE = 6

_NUMBER_LAST = re.compile(r"\d[\s.)\]]*$")
# Tokens before "cit.", and letters of its forms that are no word of running text.
_LONGEST_SHORT_TITLE = 25
_LONGEST_ABBREVIATION = 5
_FEWEST_WORDS = 4
_LONGEST_LEADING_IN = 2
_CLOSE = 2


@frozen(kw_only=True)
class Segment:
    """The words of one citation, and the note they stand in.

    Attributes:
        note: the note.
        view: the words, without lead-in.
        quoted_after: whether the lead-in says that another source is quoted after this one.
    """

    note: Note
    view: View
    quoted_after: bool = False


def segment(
    note: Note,
    lexicon: Lexicon,
    languages: frozenset[str] = frozenset(),
    *,
    listed: bool = False,
    sigla: Collection[str] = frozenset(),
) -> tuple[Segment, ...]:
    """The citations of a note, in order, each without its lead-in ("See also", «См.:»).

    An entry of a bibliography or list (`listed`) is one citation. What ends in one of the
    `sigla` that the document defines is a citation. Prose is left out, and what a note says
    beyond `LONGEST_NOTE` characters.
    """
    view = note.view.part(0, min(len(note.view.text), LONGEST_NOTE))
    if listed:
        source = tokenize(view.text, lexicon, languages_of(view.text, languages))
        whole = view.part(_lead_in_end(source), len(view.text)).stripped()
        return (Segment(note=note, view=whole),) if whole.text else ()
    found = tuple(
        Segment(note=note, view=piece)
        for piece in _pieces(view, lexicon, languages)
        if is_citation(piece.text, lexicon, languages) or _last_word(piece.text) in sigla
    )
    return _with_quoted(view, found, lexicon, languages)


def _with_quoted(
    view: View, found: tuple[Segment, ...], lexicon: Lexicon, languages: frozenset[str]
) -> tuple[Segment, ...]:
    """The citations, those that «Цит. по:» leads in marked as such."""
    if not may_hold(view.text, Meaning.QUOTED_AFTER):
        return found
    leads = tokenize(view.text, lexicon, languages).find(Meaning.QUOTED_AFTER)
    places = [view.origin(mark.start) for mark in leads]
    ends = [0, *(one.view.whole.end for one in found)]
    return tuple(
        evolve(one, quoted_after=any(end <= place < one.view.origin(0) for place in places))
        for one, end in zip(found, ends, strict=False)
    )


def _last_word(text: str) -> str:
    return text.rstrip(_EDGES + ")]").rpartition(" ")[2].lstrip("([")


def _lead_in_end(source: TokenizedText) -> int:
    """Where the lead-in ends that an entry begins with; 0 where it has none."""
    mark = source.marks[0] if source.marks else None
    if mark is None or mark.meanings.isdisjoint({Meaning.SEE, Meaning.QUOTED_AFTER}):
        return 0
    end = skip_lead_in(source, 0)
    return end if end < len(source.text) else 0


def is_citation(text: str, lexicon: Lexicon, languages: frozenset[str] = frozenset()) -> bool:
    """Whether words of a note cite something, rather than remark on it.

    >>> from ibidem.lexicon import load_lexicon
    >>> is_citation("Ibid., 28.", load_lexicon()), is_citation("He left in May.", load_lexicon())
    (True, False)
    """
    source = tokenize(text, lexicon, languages_of(text, languages))
    first = next((token.start for token in source.tokens[:2] if token.kind != "mark"), 0)
    if any(mark.start == first for mark in source.find(*_BACK_WORDS)):
        return True
    if any(_is_led_in(source, mark) for mark in source.find(Meaning.IBID)):
        return True
    if len(source.tokens) <= _LONGEST_CROSS_REFERENCE and source.find(Meaning.SEE_NOTE):
        return any(token.kind == "number" for token in source.tokens)
    if _points_to_note(source) or _DATED_PAGE.search(text):
        return True
    if source.find(Meaning.OP_CIT) or looks_like_citation(text) or _closes_title(source):
        return True
    telling = _DATED_OR_QUOTED.search(text) or _opens_with_repository(source, lexicon)
    return bool(telling) and not is_prose(source, 0, len(text))


def _opens_with_repository(source: TokenizedText, lexicon: Lexicon) -> bool:
    """Whether an archive that we know comes first and a number follows: "HHStA, PA I 3145"."""
    found = lexicon.repositories_at(source.tokens, source.keys, 0) if source.tokens else None
    return found is not None and any(token.kind == "number" for token in source.tokens[found[0] :])


def _is_led_in(source: TokenizedText, mark: Mark) -> bool:
    """Whether small words precede, or what is in the same volume: "auch ebd. 408", "In: ebd."."""
    if any(0 <= mark.start - lead.end <= _CLOSE for lead in source.find(Meaning.IN)):
        return True
    return mark.first <= _LONGEST_LEADING_IN and source.text[: mark.start].islower()


def _points_to_note(source: TokenizedText) -> bool:
    """Whether all ends in a note's number: "the entries in his diary (see note 9)"."""
    if len(source.tokens) > _LONGEST_SHORT_TITLE:
        return False
    notes = source.find(Meaning.SEE_NOTE)
    leads = {mark.last for mark in source.find(Meaning.SEE)}
    return bool(notes) and notes[-1].first in leads and bool(_NUMBER_LAST.search(source.text))


def _closes_title(source: TokenizedText) -> bool:
    """Whether an abbreviated "cit." follows a few words, which must be a title: "Opere, cit."."""
    marks = source.find(Meaning.SHORT_CIT)
    return bool(marks) and 0 < marks[0].first <= _LONGEST_SHORT_TITLE and _is_abbreviated(marks[0])


def _is_abbreviated(mark: Mark) -> bool:
    return mark.end - mark.start <= _LONGEST_ABBREVIATION


def _pieces(view: View, lexicon: Lexicon, languages: frozenset[str]) -> Iterator[View]:
    """The stretches of a note between its boundaries, lead-ins and conjunctions cut off."""
    source = tokenize(view.text, lexicon, languages)
    found = boundaries(source, languages)
    start = 0
    for place, boundary in enumerate(found):
        if boundary.start <= start:
            continue
        ends = (one.end for one in found[place + 1 :] if not goes_on(source, one))
        last = next(ends, len(view.text))
        leads_on = place + 1 < len(found) and found[place + 1].kind is Break.LEAD_IN
        if parts(source, boundary, start, max(last, boundary.start)) or (
            leads_on and _leads_in(view.text, start, boundary, last)
        ):
            yield _trimmed(view, start, boundary.end, source)
            start = boundary.start
    yield _trimmed(view, start, len(view.text), source)


def _leads_in(text: str, start: int, boundary: Boundary, last: int) -> bool:
    """Whether a sentence that only leads on follows: "X, 40. For more on this topic, see Y"."""
    words = text[boundary.start : last].split()
    small = sum(word[0].islower() for word in words)
    remark = len(words) >= _FEWEST_WORDS and 2 * small > len(words)
    ended = (
        boundary.kind is Break.SENTENCE and text[start : boundary.end].rstrip(" .)")[-1:].isdigit()
    )
    return remark and ended and not any(map(str.isdigit, text[boundary.start : last]))


def _trimmed(view: View, start: int, end: int, source: TokenizedText) -> View:
    """A stretch without lead-in, conjunction and punctuation at its edges."""
    words = view.text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    place = source.at(start)
    while place < len(source.tokens) and _is_joint(source, place):
        mark = source.marks[place]
        place = mark.last if mark is not None else place + 1
    if place < len(source.tokens) and source.tokens[place].start < end:
        start = max(start, source.tokens[place].start)
    start = after_remark(source, start, end)
    return view.part(start, max(start, end)).stripped()


def _is_joint(source: TokenizedText, place: int) -> bool:
    """Whether a token is a conjunction or lead-in that opens a stretch, or a mark after one.

    A lone capital is an initial: «И. Иванов».
    """
    mark = source.marks[place]
    if mark is None:
        return source.tokens[place].text in {":", ","}
    initial = mark.end - mark.start == 1 and source.text[mark.start].isupper()
    return not mark.meanings.isdisjoint(_JOINTS) and not initial
