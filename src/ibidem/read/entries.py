"""Where notes and bibliography entries stand in the lines of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from attrs import frozen

from ibidem.model.citation import Note, NoteKind
from ibidem.model.span import Span
from ibidem.read.evidence import looks_like_citation
from ibidem.read.lines import Line
from ibidem.read.views import readable


@frozen(kw_only=True)
class Entry:
    """A note or bibliography entry as lines of a text.

    Attributes:
        label: its number, printed or counted.
        span: its words, the label left out.
        kind: where it stands.
        labelled: whether the label is printed.
    """

    label: str
    span: Span
    kind: NoteKind
    labelled: bool = True


@frozen(kw_only=True)
class EntryList:
    """Entries that belong to one numbering, and all that they occupy.

    Attributes:
        entries: the entries in their order.
        occupied: the span of the list with its heading, where no callouts are looked for.
        rest: the lines below the list that belong to nothing, as a span.
    """

    entries: tuple[Entry, ...]
    occupied: Span
    rest: Span | None = None


def words_between(lines: Sequence[Line], first: int, last: int, skip: int = 0) -> Span:
    """The span of lines `first` to `last` (excluded), `skip` characters of the first left out."""
    while last > first + 1 and lines[last - 1].blank:
        last -= 1
    start = min(lines[first].start + skip, lines[first].end)
    return Span(start, max(lines[last - 1].end, start))


T = TypeVar("T")

# Below a list, more lines than these are a text of their own and need no remark.
_SHORT_REST = 10


def with_ends(values: Sequence[T], starts: Sequence[int], last: int) -> list[tuple[T, int]]:
    """Each value with the line where the next one starts, the last with `last`.

    >>> with_ends(["a", "b"], [0, 3], 9)
    [('a', 3), ('b', 9)]
    """
    return list(zip(values, [*starts[1:], last], strict=False))


def short_rest(lines: Sequence[Line]) -> Span | None:
    """The span of the few lines left below a list; None where none are, or a whole text."""
    rest = [line for line in lines if not line.blank]
    return Span(rest[0].start, rest[-1].end) if 0 < len(rest) <= _SHORT_REST else None


def cited_share(content: str, spans: Iterable[Span]) -> float:
    """The share of `spans` whose words look like citations."""
    verdicts = [looks_like_citation(content[span.slice][:2000]) for span in spans]
    return sum(verdicts) / len(verdicts) if verdicts else 0.0


def note_of(content: str, entry: Entry) -> Note:
    """The note that `entry` holds."""
    return Note(
        label=entry.label,
        view=readable(content, entry.span),
        kind=entry.kind,
        labelled=entry.labelled,
    )
