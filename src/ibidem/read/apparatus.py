"""The apparatus of a text: its notes, its callouts, and whether they fit together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from attrs import evolve, frozen

from ibidem.diagnostics.rules.apparatus import (
    callout_without_note,
    label_jump,
    label_repeat,
    note_without_callout,
    overlong_note,
)
from ibidem.diagnostics.rules.reading import apparatus_missing, notes_missing, text_after_list
from ibidem.model.citation import LONGEST_NOTE, Callout, NoteKind
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.read.callouts import find_callouts
from ibidem.read.entries import Entry, EntryList
from ibidem.read.headings import HeadingWords
from ibidem.read.lines import Line, lines_of
from ibidem.read.numbered import blocks, whole_list
from ibidem.read.sections import bare_list, section_entries, sections


@frozen(kw_only=True)
class Apparatus:
    """What a text has of notes, where its prose points to them, and what is odd about it."""

    lists: tuple[EntryList, ...] = ()
    callouts: tuple[Callout, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all lists."""
        return tuple(entry for each in self.lists for entry in each.entries)


def find_apparatus(content: str, words: HeadingWords, *, bare: bool = True) -> Apparatus:
    """The notes, bibliography entries and callouts of `content`.

    Args:
        content: the text.
        words: the words of headings.
        bare: whether the text may be a list of sources with neither numbers nor heading.
    """
    found = _lists(content, words, bare=bare)
    lists = tuple(sorted(found, key=lambda each: each.occupied))
    labels = frozenset(entry.label for each in lists for entry in each.entries)
    callouts = find_callouts(content, _prose(content, lists), labels)
    labelled = {entry.label for each in lists for entry in each.entries if entry.labelled}
    called = {callout.label for callout in callouts} - labelled
    return Apparatus(
        lists=tuple(_called_list(each, called) for each in lists),
        callouts=callouts,
        diagnostics=tuple(_findings(content, lists, callouts)),
    )


def find_bibliographies(content: str, words: HeadingWords) -> tuple[Entry, ...]:
    """The entries under headings of bibliographies, for a text whose notes are known already."""
    lines = lines_of(content)
    lists = (
        section_entries(content, lines, section)
        for section in sections(lines, words)
        if section.kind is NoteKind.BIBLIOGRAPHY
    )
    return tuple(entry for each in lists if each is not None for entry in each.entries)


def _called_list(each: EntryList, called: Set[str]) -> EntryList:
    """The list, its kind put right where a bibliography serves as notes.

    Sources without numbers whose count is that of the callouts "(1)" ... "(29)" are notes in the
    order of the prose, not an alphabetical bibliography; `called` are the labels of the callouts
    that no printed number answers.
    """
    uncounted = any(
        entry.labelled or entry.kind is not NoteKind.BIBLIOGRAPHY for entry in each.entries
    )
    known = sum(entry.label in called for entry in each.entries)
    if uncounted or 2 * known < len(each.entries):
        return each
    entries = tuple(evolve(entry, kind=NoteKind.LIST) for entry in each.entries)
    return evolve(each, entries=entries)


def _lists(content: str, words: HeadingWords, *, bare: bool) -> list[EntryList]:
    lines = lines_of(content)
    found: list[EntryList] = []
    used: list[Span] = []
    for section in sections(lines, words):
        entries = section_entries(content, lines, section)
        if entries is not None:
            found.append(entries)
            used.append(entries.occupied)
    rest = _outside(lines, used)
    if all(line.blank for line in rest):
        return found
    return found + _without_heading(content, rest, alone=bare and not found)


def _outside(lines: Sequence[Line], used: Sequence[Span]) -> list[Line]:
    """The lines that do not start within any of the spans `used`, both in ascending order."""
    starts, outside = [span.start for span in used], []
    for line in lines:
        at = bisect_right(starts, line.start) - 1
        if at < 0 or line.start > used[at].end:
            outside.append(line)
    return outside


def _without_heading(content: str, lines: Sequence[Line], *, alone: bool) -> list[EntryList]:
    """The lists in what stands under no heading; a bare list only where there can be no other."""
    whole = whole_list(lines)
    if whole is not None:
        return [whole]
    among = list(blocks(content, lines))
    if among or not alone:
        return among
    bare = bare_list(content, lines)
    return [bare] if bare is not None else []


def _prose(content: str, lists: Sequence[EntryList]) -> Iterator[Span]:
    """The parts of a text between its lists."""
    at = 0
    for occupied in [*(each.occupied for each in lists), Span(len(content), len(content))]:
        if occupied.start > at:
            yield Span(at, occupied.start)
        at = max(at, occupied.end)


def _findings(
    content: str, lists: Sequence[EntryList], callouts: Sequence[Callout]
) -> Iterator[Diagnostic]:
    if not lists:
        yield _nothing_found(callouts)
        return
    for each in lists:
        yield from _numbering_findings(each)
        for entry in each.entries:
            if len(entry.span) > LONGEST_NOTE:
                yield overlong_note(_head(entry), label=entry.label, longest=LONGEST_NOTE)
        if each.rest is not None:
            words = " ".join(content[each.rest.slice][:60].split())
            yield text_after_list(each.rest, words=words)
    yield from _callout_findings(lists, callouts)


def _nothing_found(callouts: Sequence[Callout]) -> Diagnostic:
    if not callouts:
        return apparatus_missing()
    labels = ", ".join(_ranges(int(callout.label) for callout in callouts))
    return notes_missing(callouts[0].span, count=len(callouts), labels=labels)


def _numbering_findings(each: EntryList) -> Iterator[Diagnostic]:
    for before, after in pairwise(entry for entry in each.entries if entry.labelled):
        step = int(after.label) - int(before.label)
        if step > 1:
            yield label_jump(_head(after), before=before.label, after=after.label)
        elif step == 0:
            yield label_repeat(_head(after), label=after.label)


def _callout_findings(
    lists: Sequence[EntryList], callouts: Sequence[Callout]
) -> Iterator[Diagnostic]:
    if not callouts:
        return
    noted = {int(entry.label) for each in lists for entry in each.entries}
    called = {int(callout.label): callout.span for callout in callouts}
    for first, last in _runs(called.keys() - noted):
        number = "s" if last > first else ""
        labels = _range(first, last)
        yield callout_without_note(called[first], number=number, labels=labels)
    for each in lists:
        yield from _uncalled(each, called.keys())


def _uncalled(each: EntryList, called: Set[int]) -> Iterator[Diagnostic]:
    """Findings on the notes of a list that has callouts for most of the others."""
    heads = {int(entry.label): _head(entry) for entry in each.entries}
    if 2 * len(heads.keys() & called) < len(heads):
        return
    for first, last in _runs(heads.keys() - called):
        number = "s" if last > first else ""
        yield note_without_callout(heads[first], number=number, labels=_range(first, last))


def _head(entry: Entry) -> Span:
    """The first words of an entry, enough to show where it stands."""
    return Span(entry.span.start, min(entry.span.end, entry.span.start + 40))


def _ranges(numbers: Iterable[int]) -> list[str]:
    return [_range(first, last) for first, last in _runs(numbers)]


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers, each as its first and last.

    >>> _runs([1, 2, 3, 5])
    [(1, 3), (5, 5)]
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
