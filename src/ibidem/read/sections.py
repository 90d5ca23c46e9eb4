"""Lists of sources or notes under a heading, and lists of sources without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from ibidem.model.citation import NoteKind
from ibidem.read.entries import Entry, EntryList, cited_share, short_rest, with_ends, words_between
from ibidem.read.evidence import evidence, looks_like_citation
from ibidem.read.headings import HeadingWords, is_marked_heading, opens_article
from ibidem.read.labels import Label
from ibidem.read.lines import (
    Line,
    is_open,
    is_wrapped,
    paragraph_starts,
    span_of,
    starts_lower,
)
from ibidem.read.numbered import end_of_last, entries_of, numbering

# An entry of more characters that does not look like a citation is prose.
_LONGEST_ENTRY = 1000
# So many entries in a row may lack every mark of a citation.
_MOST_IDLE = 3

# The labels of notes that may follow a list without numbers.
_OF_NOTES = frozenset({"brackets", "markdown", "superscript"})

# Between two bullets or numbers of one list there are at most so many lines.
_WIDEST_GAP = 60

_BULLET = re.compile(r"\s*[-–—•*·▪‣◦●■^↑]\s+(?=\S)")

# An indent of fewer blanks than these may be chance.
_LEAST_INDENT = 2

# Of the entries under a heading, at least so many look like citations.
_LEAST = 0.3

# Of the paragraphs of a bare list of sources, so many look like citations.
_MOST = 0.7


@frozen(kw_only=True)
class Section:
    """Lines under a heading: from `first` (the heading itself is the line before) to `last`."""

    kind: NoteKind
    first: int
    last: int


def sections(lines: Sequence[Line], words: HeadingWords) -> tuple[Section, ...]:
    """The parts of a text under headings of notes and of sources."""
    found: list[Section] = []
    heads = [
        (index, words.kind(line.words))
        for index, line in enumerate(lines)
        if not line.blank
        and (
            is_marked_heading(line.words)
            or opens_article(line.words)
            or words.kind(line.words) is not None
        )
    ]
    for (index, kind), end in with_ends(heads, [index for index, _ in heads], len(lines)):
        if kind is not None and any(not line.blank for line in lines[index + 1 : end]):
            found.append(Section(kind=kind, first=index + 1, last=end))
    return tuple(found)


def section_entries(content: str, lines: Sequence[Line], section: Section) -> EntryList | None:
    """The entries under a heading: bulleted, numbered, or one to a line or paragraph.

    None where hardly any looks like a citation, so that the heading must mean something else.
    """
    body = lines[section.first : section.last]
    first = next((index for index, line in enumerate(body) if not line.blank), 0)
    chain = _numbered_from(body, first)
    bulleted = _BULLET.match(body[first].text) is not None
    if bulleted:
        heads, last = _bulleted(body, first)
        entries = _counted(body, heads, last, section.kind)
    elif chain:
        last = end_of_last(body, [index for index, _ in chain])
        entries = entries_of(body, chain, last, _kind_of_numbered(section.kind))
    else:
        body = _before_notes(body)
        heads = _heads(body)
        heads, last = _while_citing(body, heads)
        entries = _counted(body, heads, last, section.kind)
    marked = bulleted or bool(chain)
    least = 0 if marked and section.kind is NoteKind.ENDNOTE else _LEAST
    if not entries or cited_share(content, (entry.span for entry in entries)) < least:
        return None
    return _list_of(lines, section, entries, section.first + last)


def bare_list(content: str, lines: Sequence[Line]) -> EntryList | None:
    """The entries of a text that is a list of sources without heading or numbers, else None."""
    if all(line.blank for line in lines):
        return None
    marked = [index for index, line in enumerate(lines) if _BULLET.match(line.text)]
    heads = marked if len(marked) > 0.7 * len(paragraph_starts(lines)) else _heads(lines)
    entries = _counted(lines, heads, len(lines), NoteKind.BIBLIOGRAPHY)
    if cited_share(content, (entry.span for entry in entries)) < _MOST:
        return None
    return EntryList(entries=entries, occupied=span_of(lines))


def _list_of(
    lines: Sequence[Line], section: Section, entries: tuple[Entry, ...], last: int
) -> EntryList:
    return EntryList(
        entries=entries,
        occupied=span_of(lines[section.first - 1 : last]),
        rest=short_rest(lines[last : section.last]),
    )


def _kind_of_numbered(kind: NoteKind) -> NoteKind:
    return NoteKind.LIST if kind is NoteKind.BIBLIOGRAPHY else kind


def _numbered_from(body: Sequence[Line], first: int) -> list[tuple[int, Label]]:
    """The numbering that begins on line `first`, empty where there is none.

    Under a heading a note may have paragraphs of its own, so the numbers need not be many.
    """
    chain = numbering(body, restart=False)
    if not chain or chain[0][0] != first or (len(chain) == 1 and chain[0][1].style == "bare"):
        return []
    far = (
        at
        for at, ((before, _), (after, _)) in enumerate(pairwise(chain), 1)
        if after - before > _WIDEST_GAP
    )
    return chain[: next(far, len(chain))]


def _before_notes(body: Sequence[Line]) -> Sequence[Line]:
    """The lines of a list without numbers before the notes "[1] ...", "[2] ..." that follow it."""
    chain = numbering(body, restart=False)
    notes = len(chain) > 1 and chain[0][1].number == 1 and chain[0][1].style in _OF_NOTES
    return body[: chain[0][0]] if notes else body


def _counted(
    lines: Sequence[Line], heads: Sequence[int], last: int, kind: NoteKind
) -> tuple[Entry, ...]:
    """Entries without printed numbers, counted from 1; a bullet is no part of them."""
    return tuple(
        Entry(
            label=str(number),
            span=words_between(lines, head, end, skip=_bullet_width(lines[head])),
            kind=kind,
            labelled=False,
        )
        for number, (head, end) in enumerate(with_ends(heads, heads, last), 1)
    )


def _bullet_width(line: Line) -> int:
    bullet = _BULLET.match(line.text)
    return bullet.end() if bullet is not None else 0


def _bulleted(body: Sequence[Line], first: int) -> tuple[list[int], int]:
    """The bulleted lines of the list that begins at `first`, and the line after the list."""
    bullets = [index for index, line in enumerate(body) if _BULLET.match(line.text)]
    heads = [first]
    for index in bullets[bullets.index(first) + 1 :]:
        if index - heads[-1] > _WIDEST_GAP // 6 and _end_of_bullet(body, heads[-1]) < index:
            break
        heads.append(index)
    return heads, _end_of_bullet(body, heads[-1])


def _end_of_bullet(body: Sequence[Line], head: int) -> int:
    """The line after a bulleted entry: a line that does not go on with it ends it."""
    wrapped = is_wrapped(body)
    for index in range(head + 1, len(body)):
        before, line = body[index - 1], body[index]
        indented = line.indent > body[head].indent
        goes_on = starts_lower(line.words) or is_open(before.words) or (wrapped and indented)
        if line.blank or not (goes_on or (wrapped and looks_like_citation(line.words))):
            return index
    return len(body)


def _heads(body: Sequence[Line]) -> list[int]:
    """The lines that open an entry where neither bullet nor number does.

    A blank line or an indent divides wrapped entries; else each line is one.
    """
    visible = [index for index, line in enumerate(body) if not line.blank]
    if not is_wrapped(body):
        return visible
    indented = _indented(body)
    if indented:
        return indented
    paragraphs = paragraph_starts(body)
    if len(paragraphs) > 1:
        return paragraphs
    margin = min(body[index].indent for index in visible)
    hanging = [index for index in visible if body[index].indent == margin]
    if len(hanging) < len(visible):
        return hanging
    return [
        index
        for at, index in enumerate(visible)
        if at == 0 or _opens(body[visible[at - 1]].words, body[index].words)
    ]


def _indented(body: Sequence[Line]) -> list[int]:
    """The lines that open a paragraph where indents alone divide the first ones, else none."""
    end = next((index for index, line in enumerate(body) if line.blank and index), len(body))
    indents = [line.indent for line in body[:end] if not line.blank]
    if not indents:
        return []
    deep, margin = indents[0], min(indents)
    if deep - margin < _LEAST_INDENT or indents.count(deep) < 2:
        return []
    after_blank = set(paragraph_starts(body))
    return [index for index, line in enumerate(body) if line.indent == deep or index in after_blank]


def _opens(before: str, words: str) -> bool:
    return not starts_lower(words) and (not is_open(before) or looks_like_citation(before))


def _while_citing(body: Sequence[Line], heads: Sequence[int]) -> tuple[list[int], int]:
    """The heads of the entries before something else begins, and the line where it does.

    Something else is a long paragraph of prose, several entries in a row without any mark of a
    citation, or such entries at the very end.
    """
    last, kept, idle = 0, 0, 0
    for count, (head, end) in enumerate(with_ends(heads, heads, len(body)), 1):
        words = " ".join(line.words for line in body[head:end])
        if len(words) > _LONGEST_ENTRY and not looks_like_citation(words):
            break
        idle = 0 if evidence(words) > 0 else idle + 1
        if idle == 0:
            last, kept = end, count
        elif idle > _MOST_IDLE:
            break
    return list(heads[:kept]), last
