"""Notes to citations: a note holds none, one or several, with lead-ins and remarks between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from attrs import frozen

from ibidem.lexicon import Lexicon, Meaning, fold
from ibidem.model.citation import Note
from ibidem.model.text import View
from ibidem.read.evidence import evidence, looks_like_citation
from ibidem.tokenize import TokenizedText, tokenize

_LEAD_INS = (Meaning.SEE, Meaning.QUOTED_AFTER)
_BACK_WORDS = (Meaning.IBID, Meaning.IDEM, Meaning.OP_CIT, Meaning.LOC_CIT)
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
# A year, a leaf, a bracket or a number at the end: what a whole citation has and a part has not.
_COMPLETE = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|\d[\s.,)\]”»\"]*$|https?://")
# Fainter marks of a citation, enough for words that are no running text.
_DATED_OR_QUOTED = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|[“«\"][^“”«»\"]+[”»\"],?\s.*\d")
_EDGES = " \t;,–—-"
# Running text: this share of its words are the commonest words of a language.
_PROSE_SHARE = 0.22
_FEWEST_WORDS = 6
# A language counts as one of the document's where it is heard this often against the commonest.
_HEARD = 0.3
# A reference list has at least so many entries; this share follow the alphabet and look cited.
_FEWEST_ENTRIES = 5
_ORDERED = 0.7
_HEAD = 12


@frozen(kw_only=True)
class Segment:
    """The words of one citation, and the note they stand in."""

    note: Note
    view: View


class _Break(Enum):
    SEMICOLON = auto()
    LEAD_IN = auto()
    SENTENCE = auto()


@frozen(kw_only=True, order=True)
class _Boundary:
    """A place where one citation may end (`end`) and the next begin (`start`)."""

    end: int
    start: int
    kind: _Break


def heard_languages(notes: Iterable[Note], lexicon: Lexicon) -> frozenset[str]:
    """The languages a document is written in, by the small words of its notes."""
    votes: Counter[str] = Counter()
    for note in notes:
        for mark in tokenize(note.view.text, lexicon).find(Meaning.PROSE):
            votes.update(mark.languages)
    most = max(votes.values(), default=0)
    return frozenset(language for language, count in votes.items() if count >= most * _HEARD)


def is_reference_list(notes: Sequence[Note], lexicon: Lexicon) -> bool:
    """Whether numbered notes are a list of references: in order of the alphabet, no ibid. in it."""
    texts = [note.view.text for note in notes]
    if len(texts) < _FEWEST_ENTRIES:
        return False
    if any(tokenize(text, lexicon).find(Meaning.IBID, Meaning.OP_CIT) for text in texts):
        return False
    heads = [fold(text[:_HEAD]) for text in texts]
    ordered = sum(one <= other for one, other in pairwise(heads))
    cited = sum(looks_like_citation(text) for text in texts)
    return ordered >= _ORDERED * len(texts) and cited >= _ORDERED * len(texts)


def segment(
    note: Note,
    lexicon: Lexicon,
    languages: frozenset[str] = frozenset(),
    *,
    listed: bool = False,
) -> tuple[Segment, ...]:
    """The citations of a note, in order, each without its lead-in ("See also", «См.:»).

    An entry of a bibliography or list (`listed`) is one citation. Prose is left out.
    """
    if listed:
        source = tokenize(note.view.text, lexicon, languages or None)
        whole = note.view.part(_lead_in_end(source), len(note.view.text)).stripped()
        return (Segment(note=note, view=whole),) if whole.text else ()
    return tuple(
        Segment(note=note, view=view)
        for view in _pieces(note.view, lexicon, languages)
        if is_citation(view.text, lexicon)
    )


def is_citation(text: str, lexicon: Lexicon) -> bool:
    """Whether words of a note cite something, rather than remark on it.

    >>> from ibidem.lexicon import load_lexicon
    >>> is_citation("Ibid., 28.", load_lexicon()), is_citation("He left in May.", load_lexicon())
    (True, False)
    """
    source = tokenize(text, lexicon)
    opening = source.tokens[:2]
    first = next((token.start for token in opening if token.kind != "mark"), 0)
    backward = source.find(*_BACK_WORDS)
    if any(mark.start == first for mark in backward):
        return True
    if len(source.tokens) <= _FEWEST_WORDS and source.find(Meaning.SEE_NOTE):
        return any(token.kind == "number" for token in source.tokens)
    if source.find(Meaning.OP_CIT) or looks_like_citation(text):
        return True
    return bool(_DATED_OR_QUOTED.search(text)) and not is_prose(text, source)


def _pieces(view: View, lexicon: Lexicon, languages: frozenset[str]) -> Iterator[View]:
    """The stretches of a note between its boundaries, lead-ins and conjunctions cut off."""
    source = tokenize(view.text, lexicon, languages or None)
    start = 0
    boundaries = _boundaries(source, languages)
    for place, boundary in enumerate(boundaries):
        if boundary.start <= start:
            continue
        following = boundaries[place + 1].end if place + 1 < len(boundaries) else None
        left = view.text[start : boundary.end]
        if _parts(boundary.kind, left, view.text[boundary.start : following], source):
            yield _trimmed(view, start, boundary.end, source)
            start = boundary.start
    yield _trimmed(view, start, len(view.text), source)


def _parts(kind: _Break, left: str, right: str, source: TokenizedText) -> bool:
    """Whether a boundary really parts what stands before it from what follows."""
    if kind is _Break.LEAD_IN:
        return True
    complete = bool(_COMPLETE.search(left))
    if _opens_backward(source, right):
        return True
    if kind is _Break.SEMICOLON:
        return complete
    if _continues(source, right):
        return False
    if is_prose(left, source):
        return True
    return complete and (is_prose(right, source) or looks_like_citation(right.strip()))


def _opens_backward(source: TokenizedText, right: str) -> bool:
    """Whether what follows a boundary begins with "Ibid." or its like."""
    start = source.text.find(right.lstrip())
    return any(mark.start == start for mark in source.find(Meaning.IBID))


def _continues(source: TokenizedText, right: str) -> bool:
    """Whether a sentence begins with an element of the citation before it: a unit, a volume."""
    place = source.at(source.text.find(right.lstrip()))
    mark = source.marks[place] if place < len(source.marks) else None
    return mark is not None and not mark.meanings.isdisjoint(_ELEMENTS) and mark.last > place


def _boundaries(source: TokenizedText, languages: frozenset[str]) -> list[_Boundary]:
    """Every place where a citation may end, outside quotes and brackets, in order."""
    text = source.text
    flat = _WRAPPED.sub(lambda match: match[0][0] + "x" * (len(match[0]) - 2) + match[0][-1], text)
    found = [
        _Boundary(end=match.start(), start=match.end(), kind=_Break.SEMICOLON)
        for match in re.finditer(r";", flat)
    ]
    found += [
        _Boundary(end=match.start(), start=match.end(), kind=_Break.SENTENCE)
        for match in _SENTENCE_END.finditer(flat)
        if not _abbreviated(source, match.start())
    ]
    found += [
        _Boundary(end=mark.start, start=_skip_lead_in(source, mark.first), kind=_Break.LEAD_IN)
        for mark in source.find(*_LEAD_INS)
        if flat[mark.start : mark.end] == text[mark.start : mark.end]
        and (not languages or mark.languages & languages)
    ]
    return sorted(found, key=lambda boundary: (boundary.end, boundary.start))


def _abbreviated(source: TokenizedText, end: int) -> bool:
    """Whether the point before `end` ends an abbreviation or an initial."""
    if source.text[end - 1] != ".":
        return False
    last = source.at(end) - 2
    if last < 0 or source.tokens[last].kind != "word":
        return False
    return (
        len(source.tokens[last].text) < 3
        or any(  # noqa: PLR2004
            mark is not None and mark.end == end
            for mark in source.marks[max(last - 2, 0) : last + 1]
        )
    )


def is_prose(words: str, source: TokenizedText) -> bool:
    """Whether words are running text: many of the commonest words, no marks of a citation."""
    start = source.text.find(words)
    tokens = [
        token
        for token in source.tokens[source.at(start) : source.at(start + len(words))]
        if token.kind == "word"
    ]
    small = [
        mark
        for mark in source.find(Meaning.PROSE, start=start, end=start + len(words))
        if source.text[mark.start].islower()
    ]
    share = len(small) / len(tokens) if tokens else 0.0
    return len(tokens) >= _FEWEST_WORDS and share >= _PROSE_SHARE and evidence(words) < 3  # noqa: PLR2004


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
    return view.part(start, max(start, end)).stripped()


def _is_joint(source: TokenizedText, place: int) -> bool:
    """Whether a token is a conjunction or lead-in that opens a stretch, or a mark after one."""
    mark = source.marks[place]
    if mark is None:
        return source.tokens[place].text in {":", ","}
    joints = {Meaning.SEE, Meaning.QUOTED_AFTER, Meaning.AND}
    return not mark.meanings.isdisjoint(joints) and source.text[mark.start : mark.end] != "И"


def _skip_lead_in(source: TokenizedText, place: int) -> int:
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


def _lead_in_end(source: TokenizedText) -> int:
    """Where the lead-in ends that a citation begins with; 0 where it has none."""
    mark = source.marks[0] if source.marks else None
    if mark is None or mark.meanings.isdisjoint(_LEAD_INS):
        return 0
    end = _skip_lead_in(source, 0)
    return end if end < len(source.text) else 0
