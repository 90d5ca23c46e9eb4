"""Footnotes at the foot of a PDF's pages, told from the body by their type and their labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from ibidem.read.headings import HeadingWords
from ibidem.read.labels import SUPERSCRIPTS, read_label
from ibidem.read.pdf_lines import PrintedLine

Flow = tuple[PrintedLine, ...]

# Notes are printed smaller than the body by so many points at least.
_SMALLER = 0.4
# A gap between base lines that is so many times the size of the type parts body and notes.
_GAP = 1.45

_SYMBOLS = re.compile(r"([*†‡§¶]{1,4})(?=\s*\w|\s+\S)")
_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_SUPERSCRIPT = "superscript"


@frozen(kw_only=True)
class _Label:
    """A label at the head of a line: where the words begin, and whether it is raised."""

    text: str
    end: int
    raised: bool


@define(kw_only=True)
class FootNote:
    """A note, its lines gathered from one page or several.

    Attributes:
        label: its printed label.
        page: the number of the page on which it begins, from 1.
        lines: its lines without the label.
    """

    label: str
    page: int
    lines: list[str] = field(factory=list)


@frozen(kw_only=True)
class PrintedPage:
    """A page with its notes taken out.

    Attributes:
        number: its number in the file, from 1.
        lines: the lines of the body.
        labels: the labels of the notes that begin on it.
        displaced: those of them that nothing on the page calls for.
    """

    number: int
    lines: tuple[PrintedLine, ...]
    labels: frozenset[str]
    displaced: frozenset[str] = frozenset()


def callout_labels(line: PrintedLine) -> Iterator[str]:
    """What the raised parts of a line would be as labels of notes."""
    for span in line.raised:
        yield line.text[span.slice].translate(_PLAIN_DIGITS).strip()


def body_size(pages: Iterable[Sequence[Flow]]) -> float:
    """The size of the type of the body: the commonest one in the upper halves of columns."""
    sizes: Counter[float] = Counter()
    for flows in pages:
        for flow in flows:
            for line in flow[: (len(flow) + 1) // 2]:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


@define(kw_only=True)
class NoteCollector:
    """Takes the notes out of page after page.

    Attributes:
        size: the size of the type of the body.
        notes: the notes found so far.
        headings: what lists of sources and of notes are headed.
    """

    size: float
    notes: list[FootNote] = field(factory=list)
    headings: HeadingWords = field(factory=HeadingWords)
    _last_page: int = 0
    _in_list: bool = False

    def page(self, number: int, flows: Sequence[Flow]) -> PrintedPage:
        """Page `number` without its notes, which are added to `notes`."""
        size = self._size_on(flows)
        calls = frozenset(_calls(line for flow in flows for line in flow))
        cuts = [_foot_start(flow, size, calls) for flow in flows]
        above = [line for flow, cut in zip(flows, cuts, strict=True) for line in flow[:cut]]
        called = frozenset(label for line in above for label in callout_labels(line))
        called |= frozenset(mark for line in above for mark in re.findall(r"[*†‡]+", line.text))
        before = len(self.notes)
        body: list[PrintedLine] = []
        for flow, cut in zip(flows, cuts, strict=True):
            body += flow[: self._take(number, flow, cut, called)]
        labels = frozenset(note.label for note in self.notes[before:])
        return PrintedPage(
            number=number, lines=tuple(body), labels=labels, displaced=labels - called
        )

    def _size_on(self, flows: Sequence[Flow]) -> float:
        """The size of the body on a page, which need not be that of the document."""
        letters = sum(len(line.text) for flow in flows for line in flow)
        usual = sum(
            len(line.text) for flow in flows for line in flow if line.size > self.size - _SMALLER
        )
        return self.size if 5 * usual >= letters or self.notes else body_size([flows])

    def _take(self, number: int, flow: Flow, cut: int, called: frozenset[str]) -> int:
        """Take the notes at the foot of a flow; the index where they begin."""
        if self._heads_list(flow, cut):
            self._in_list = True
            return len(flow)
        heads = dict(self._heads(flow, cut, called))
        near = number - self._last_page <= 1
        continued = near and self._continues(flow, cut, min(heads, default=len(flow)))
        if not (_confirmed(heads.values(), called) or (continued and not heads)):
            return len(flow)
        self._last_page, self._in_list = number, False
        start = cut if continued else min(heads)
        for index in range(start, len(flow)):
            words, head = flow[index].text, heads.get(index)
            if head is not None:
                self.notes.append(FootNote(label=head.text, page=number))
                words = words[head.end :].lstrip()
            self.notes[-1].lines.append(words)
        return start

    def _heads_list(self, flow: Flow, cut: int) -> bool:
        """Whether a heading says that the small type at the end of a flow is a list."""
        return any(self.headings.kind(line.text) is not None for line in flow[max(cut - 1, 0) :])

    def _heads(self, flow: Flow, cut: int, called: frozenset[str]) -> Iterator[tuple[int, _Label]]:
        """The lines below `cut` that begin notes, with their labels, raised ones where any is."""
        before = self.notes[-1].label if self.notes and not self._in_list else ""
        labels = [(index, _label_of(flow[index])) for index in range(cut, len(flow))]
        raised = any(label is not None and label.raised for _, label in labels)
        for index, label in labels:
            if label is None or (raised and not label.raised):
                continue
            if label.text in called or _follows(before, label):
                yield index, label
                before = label.text

    def _continues(self, flow: Flow, cut: int, head: int) -> bool:
        """Whether the lines from `cut` to the first label end a note of the page before."""
        if not self.notes or cut in {head, len(flow)}:
            return False
        parted = cut == 0 or flow[cut - 1].base - flow[cut].base > _GAP * flow[cut].size
        steps = (
            flow[at - 1].base - flow[at].base for at in range(cut + 1, min(head + 1, len(flow)))
        )
        return parted and all(step < 2 * flow[cut].size for step in steps)


def _foot_start(flow: Flow, size: float, calls: frozenset[str]) -> int:
    """The index of the first line of the notes at the end of a flow: small type, else by labels."""
    at = len(flow)
    while at and flow[at - 1].size <= size - _SMALLER:
        at -= 1
    return at if at < len(flow) else _first_raised(flow, calls)


def _first_raised(flow: Flow, calls: frozenset[str]) -> int:
    """Where notes in the type of the body begin: with a raised number that the body calls.

    The numbers of all that follow go on from it.
    """
    first, expected = len(flow), ""
    for at in range(len(flow) - 1, -1, -1):
        label = _label_of(flow[at])
        if label is None or not label.raised or not label.text.isdecimal():
            continue
        if label.text not in calls or expected not in {"", label.text}:
            break
        first, expected = at, str(int(label.text) - 1)
    return first


def _calls(lines: Iterable[PrintedLine]) -> Iterator[str]:
    """The raised parts of lines that do not open them, as labels."""
    for line in lines:
        for span, label in zip(line.raised, callout_labels(line), strict=True):
            if span.start > 0:
                yield label


def _label_of(line: PrintedLine) -> _Label | None:
    symbols = _SYMBOLS.match(line.text)
    if symbols is not None:
        return _Label(text=symbols[1], end=symbols.end(), raised=True)
    found = read_label(line.text)
    if found is None:
        return None
    return _Label(text=str(found.number), end=found.end, raised=found.style == _SUPERSCRIPT)


def _follows(before: str, label: _Label) -> bool:
    """Whether a label may be that of the note after the one that is labelled `before`."""
    if not (label.text.isdecimal() and before.isdecimal()):
        return label.raised
    step = int(label.text) - int(before)
    return step == 1 or (label.raised and (0 < step < 10 or label.text == "1"))


def _confirmed(labels: Iterable[_Label], called: frozenset[str]) -> bool:
    """Whether the body calls for these notes, or they look like nothing but notes."""
    found = list(labels)
    known = sum(label.raised or label.text in called for label in found)
    return bool(found) and 2 * known >= len(found)
