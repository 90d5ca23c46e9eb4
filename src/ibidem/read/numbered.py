"""Numbered notes: a file that is a list of them, or blocks of them among prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from ibidem.model.citation import NoteKind
from ibidem.model.span import Span
from ibidem.read.characters import is_blank
from ibidem.read.entries import Entry, EntryList, cited_share, short_rest, with_ends, words_between
from ibidem.read.evidence import looks_like_citation
from ibidem.read.headings import opens_article
from ibidem.read.labels import Label, best_chain, read_label
from ibidem.read.lines import Line, is_open, local_width, paragraph_starts, span_of, starts_lower

# Page numbers and running heads between two pages: "8 www.example.org", "Page 12", "– 12 –".
_PAGE_FOOTER = re.compile(r"\W*(?:\w+\s)?\d{1,4}\W*|\d{1,4}\s+\S{1,40}|\S{1,40}\s+\d{1,4}")

# So many lines may stand before the first note of a list: a title, an author.
_MOST_TITLE_LINES = 2
# Of the numbered lines of a block, at least so many look like citations.
_LEAST = 0.5
# The label that nothing but a note has.
_UNMISTAKABLE = "markdown"

# A note in a block takes at most so many lines.
_LONGEST_NOTE = 40


def labelled_lines(lines: Sequence[Line]) -> list[tuple[int, Label]]:
    """The indices of lines with a number at their head, and the numbers."""
    found = ((index, read_label(line.text)) for index, line in enumerate(lines) if not line.blank)
    return [
        (index, label)
        for index, label in found
        if label is not None and not _ends_a_range(lines, index, label)
    ]


def _ends_a_range(lines: Sequence[Line], index: int, label: Label) -> bool:
    """Whether the number is what a wrapped line left over: "С. 5-" above, "6." here."""
    alone = is_blank(lines[index].text[label.end :])
    return alone and index > 0 and is_open(lines[index - 1].words)


def numbering(lines: Sequence[Line], *, restart: bool = True) -> list[tuple[int, Label]]:
    """The longest numbering in one style that runs through `lines`, and may `restart` at 1."""
    by_style: dict[str, list[tuple[int, Label]]] = {}
    for index, label in labelled_lines(lines):
        by_style.setdefault(label.style, []).append((index, label))
    chains = [
        [labels[at] for at in best_chain([label.number for _, label in labels], restart=restart)]
        for labels in by_style.values()
    ]
    return max(chains, key=len, default=[])


def entries_of(
    lines: Sequence[Line], chain: Sequence[tuple[int, Label]], last: int, kind: NoteKind
) -> tuple[Entry, ...]:
    """The entries whose heads are `chain`; each reaches to the next, the last to line `last`."""
    ends = with_ends(chain, [index for index, _ in chain], last)
    return tuple(
        Entry(
            label=str(label.number),
            span=words_between(lines, index, end, skip=label.end),
            kind=kind,
        )
        for (index, label), end in ends
    )


def whole_list(lines: Sequence[Line]) -> EntryList | None:
    """The notes of a text that is nothing but a list of numbered notes, else None."""
    chain = numbering(lines)
    if not chain or not _fills(lines, [index for index, _ in chain]):
        return None
    if len(chain) == 1 and not _stands_alone(lines, chain[0]):
        return None
    last = end_of_last(lines, [index for index, _ in chain])
    while last < len(lines) and not lines[last].blank:
        last += 1
    return EntryList(
        entries=entries_of(lines, chain, last, NoteKind.FOOTNOTE),
        occupied=span_of(lines[chain[0][0] : last]),
        rest=short_rest(lines[last:]),
    )


def _fills(lines: Sequence[Line], heads: Sequence[int]) -> bool:
    """Whether the lines `heads` open most paragraphs, with no more than a title before them."""
    own = {
        line
        for head, end in with_ends(heads, heads, len(lines))
        for line in range(head, body_end(lines, head, end))
    }
    others = [start for start in paragraph_starts(lines) if start not in own]
    before = sum(not line.blank for line in lines[: heads[0]])
    return len(heads) > len(others) and before <= _MOST_TITLE_LINES


def _stands_alone(lines: Sequence[Line], head: tuple[int, Label]) -> bool:
    """Whether a single numbered line is a note and not the first words of something else."""
    index, label = head
    cited = looks_like_citation(lines[index].text[label.end :])
    return cited or (label.style != "bare" and label.number == 1 and len(lines) <= 2)


@define
class _Run:
    """Consecutive numbers at the heads of lines that stand close to one another."""

    style: str
    heads: list[tuple[int, Label]] = field(factory=list)
    end: int = 0

    @property
    def expected(self) -> int:
        return self.heads[-1][1].number + 1


def blocks(content: str, lines: Sequence[Line]) -> tuple[EntryList, ...]:
    """Blocks of numbered notes within or after prose.

    A run of consecutive numbers counts only if what follows the numbers looks like citations, so
    that a numbered list of demands in the prose is none. A single number counts if it goes on
    with the numbers of another block.
    """
    rated = [
        (run, 1.0 if run.style == _UNMISTAKABLE else cited_share(content, _spans(lines, run)))
        for run in _runs(lines)
    ]
    good = [run for run, share in rated if share >= _LEAST and _counts_alone(run)]
    joints = {(run.style, run.heads[0][1].number) for run in good}
    joints |= {(run.style, run.expected) for run in good}
    lone = [
        run
        for run, share in rated
        if share >= _LEAST
        and not _counts_alone(run)
        and not joints.isdisjoint({(run.style, run.heads[0][1].number), (run.style, run.expected)})
    ]
    chosen = _without_overlaps([*good, *lone])
    taken = {line for run in chosen for line in range(run.heads[0][0], run.end)}
    first = min(taken, default=0)
    among_prose = any(
        not line.blank and index not in taken for index, line in enumerate(lines[first:], first)
    )
    kind = NoteKind.PAGE_FOOT if among_prose else NoteKind.ENDNOTE
    return tuple(_entry_list(lines, run, kind) for run in chosen)


def _counts_alone(run: _Run) -> bool:
    return len(run.heads) > 1 or run.style == _UNMISTAKABLE


def _spans(lines: Sequence[Line], run: _Run) -> list[Span]:
    return [entry.span for entry in entries_of(lines, run.heads, run.end, NoteKind.PAGE_FOOT)]


def _without_overlaps(runs: Iterable[_Run]) -> list[_Run]:
    """The runs in the order of the text, a shorter one left out where it overlaps a longer."""
    chosen: list[_Run] = []
    taken: set[int] = set()
    for run in sorted(runs, key=lambda run: (-len(run.heads), run.heads[0][0])):
        lines = range(run.heads[0][0], run.end)
        if taken.isdisjoint(lines):
            chosen.append(run)
            taken.update(lines)
    return sorted(chosen, key=lambda run: run.heads[0][0])


def _entry_list(lines: Sequence[Line], run: _Run, kind: NoteKind) -> EntryList:
    return EntryList(
        entries=entries_of(lines, run.heads, run.end, kind),
        occupied=span_of(lines[run.heads[0][0] : run.end]),
    )


def _runs(lines: Sequence[Line]) -> Iterator[_Run]:
    """Every run of consecutive numbers, its last note cut off where it seems to end."""
    waiting: dict[tuple[str, int], _Run] = {}
    finished: list[_Run] = []
    for index, label in labelled_lines(lines):
        run = waiting.pop((label.style, label.number), None)
        if run is None or not _reaches(lines, run.heads[-1][0], index):
            run = _Run(style=label.style)
            finished.append(run)
        run.heads.append((index, label))
        waiting[run.style, run.expected] = run
    for run in finished:
        run.end = body_end(lines, run.heads[-1][0], len(lines))
        yield run


def _reaches(lines: Sequence[Line], head: int, index: int) -> bool:
    """Whether nothing but the note at line `head` stands before line `index`."""
    end = body_end(lines, head, index)
    return index - end <= 2 and all(line.blank for line in lines[end:index])


def end_of_last(lines: Sequence[Line], heads: Sequence[int]) -> int:
    """The line after the last note of a list under a heading.

    The other notes show how many paragraphs a note may have: where all have one, the last has
    one too; else it has all that follows, as far as a note may reach.
    """
    single = all(
        all(line.blank for line in lines[body_end(lines, head, end) : end])
        for head, end in with_ends(heads[:-1], heads[:-1], heads[-1])
    )
    if single:
        return body_end(lines, heads[-1], len(lines))
    return min(heads[-1] + _LONGEST_NOTE, len(lines))


def body_end(lines: Sequence[Line], head: int, stop: int) -> int:
    """The line after the last one of the note at line `head`, at most `stop`.

    A note ends before two blank lines, at the end of a page, before a page number, and where a
    finished sentence is followed by a new paragraph.
    """
    at = head + 1
    limit = min(stop, head + _LONGEST_NOTE, len(lines))
    width = local_width(lines[max(head - 10, 0) : limit])
    while at < limit and not lines[at - 1].ends_page:
        ahead = at + 1 if lines[at].blank else at
        if ahead >= limit or not _continues(lines, at, ahead, width):
            break
        at = ahead + 1
    return at


def _continues(lines: Sequence[Line], at: int, ahead: int, width: int) -> bool:
    """Whether line `ahead` goes on with the note that line `at - 1` belongs to."""
    before, line = lines[at - 1], lines[ahead]
    if line.blank or opens_article(line.words):
        return False
    if is_open(before.words):
        return ahead == at or _goes_on(line)
    if _PAGE_FOOTER.fullmatch(line.words):
        return False
    if ahead > at:
        return starts_lower(line.words)
    full = len(before.words) >= 0.75 * width > 0
    return full or starts_lower(line.words) or line.indent > max(before.indent, 2)


def _goes_on(line: Line) -> bool:
    """Whether a line after a blank one may belong to a sentence that was left open."""
    return starts_lower(line.words) or len(line.words) < 120
