"""The blocks of a Markdown text: its head, code, headings, and the definitions of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ibidem.model.span import Span
from ibidem.read.lines import Line, lines_of

_DEFINITION = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,200})\]:[ \t]*")
_FENCE = re.compile(r"\s*(?:>\s?)*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+[*_\[]*(?=\S)")
_ATTRIBUTES = re.compile(r"\{[^{}]{0,300}\}\s*$")
_INDENTED = re.compile(r" {4}|\t| {1,3}\t")
_LISTED = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)\s")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_LONGEST_HEADING = 200
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_QUOTE_IN_NOTE = re.compile(r"\s+(?:>[ \t]?)+")
# What ends a paragraph of a note without a blank line.
_INTERRUPTING = (_DEFINITION, _HEADING, _FENCE, _RULE)
_HEAD_END = re.compile(r"(?:---|\.\.\.)\s*$")
_LIBRARIES = re.compile(r"bibliography\s*:(?P<paths>.*)", re.IGNORECASE)
_PATH = re.compile(r"""["'](?P<quoted>[^"']+)["']|(?P<bare>[^\s,\[\]"'#][^,\[\]#]*)""")
_ITEM = re.compile(r"\s*-\s+(?P<path>.*)")

_BACKTICKS = re.compile("`+|(?P<parting>\n[ \t\r]*\n)")


@frozen(kw_only=True)
class Definition:
    """A note as its file defines it: ``[^1]: Guliev, Oil.``.

    Attributes:
        label: its name in the file.
        span: its words.
        whole: all of it.
    """

    label: str
    span: Span
    whole: Span


@define(kw_only=True)
class Blocks:
    """What the lines of a Markdown text are.

    Attributes:
        libraries: the libraries that the head names.
        definitions: the notes defined.
        headings: where headings begin, and where their words do.
        underlined: headings with a line of signs below them: all of both lines.
        marks: mark-up at the beginning of lines.
        opaque: the head and code, in which nothing means what it means elsewhere.
        head: the head.
    """

    libraries: list[str] = field(factory=list)
    definitions: list[Definition] = field(factory=list)
    headings: list[Span] = field(factory=list)
    underlined: list[Span] = field(factory=list)
    marks: list[Span] = field(factory=list)
    opaque: list[Span] = field(factory=list)
    head: Span | None = None


def blocks_of(content: str) -> Blocks:
    r"""The blocks of `content`.

    >>> blocks = blocks_of("Oil.[^1]\n\n[^1]: Guliev,\n    Oil.\n\n    Baku, 1961.\n\nMore.")
    >>> [(each.label, len(each.span)) for each in blocks.definitions]
    [('1', 33)]
    """
    return _Reading(lines=lines_of(content)).read()


@define(kw_only=True)
class _Reading:
    """Goes through the lines of a text once."""

    lines: Sequence[Line]
    _blocks: Blocks = field(factory=Blocks)
    _unclosed: dict[str, int] = field(factory=dict)

    def read(self) -> Blocks:
        at = self._head()
        listed = False
        while at < len(self.lines):
            line = self.lines[at]
            end = self._fenced(at)
            if end:
                self._opaque(at, end)
            elif (found := _DEFINITION.match(line.text)) is not None:
                end = self._defined(at, found)
            elif self._is_code(at, listed=listed):
                end = at + 1
                self._opaque(at, end)
            elif self._is_underlined(at):
                end = at + 2
                self._blocks.underlined.append(Span(line.start, self.lines[at + 1].end))
            else:
                end = at + 1
                self._line(line)
                unindented = not line.blank and line.indent == 0
                listed = _LISTED.match(line.text) is not None or (listed and not unindented)
            at = end
        return self._blocks

    def _line(self, line: Line) -> None:
        heading = _HEADING.match(line.text)
        quote = _QUOTE.match(line.text)
        if heading is not None:
            self._blocks.headings.append(Span(line.start, line.start + heading.end()))
            attributes = _ATTRIBUTES.search(line.text, heading.end())
            if attributes is not None:
                self._blocks.marks.append(Span(line.start + attributes.start(), line.end))
        elif quote is not None:
            self._blocks.marks.append(Span(line.start, line.start + quote.end()))
        elif _RULE.match(line.text) is not None:
            self._blocks.marks.append(Span(line.start, line.end))

    def _is_underlined(self, at: int) -> bool:
        """Whether a line, which stands alone, is a heading by the line of signs below it."""
        line = self.lines[at]
        if line.blank or len(line.text) > _LONGEST_HEADING or at + 1 == len(self.lines):
            return False
        marked = (_UNDERLINE, _LISTED, _HEADING, _QUOTE, _RULE)
        alone = at == 0 or self.lines[at - 1].blank
        return (
            alone
            and _UNDERLINE.match(self.lines[at + 1].text) is not None
            and not any(each.match(line.text) for each in marked)
        )

    def _opaque(self, first: int, last: int) -> None:
        self._blocks.opaque.append(Span(self.lines[first].start, self.lines[last - 1].end))

    def _head(self) -> int:
        """The line after the YAML head; 0 where there is none."""
        if not self.lines or self.lines[0].text.rstrip() != "---":
            return 0
        for at, line in enumerate(self.lines[1:], 1):
            if _HEAD_END.match(line.text):
                self._opaque(0, at + 1)
                self._blocks.head = self._blocks.opaque[0]
                self._blocks.libraries.extend(_libraries(self.lines[1:at]))
                return at + 1
        return 0

    def _fenced(self, at: int) -> int:
        """The line after fenced code that begins here; 0 where none does, or none ends it."""
        opened = _FENCE.match(self.lines[at].text)
        if opened is None:
            return 0
        sign, length = opened["fence"][0], len(opened["fence"])
        if self._unclosed.get(sign, length + 1) <= length:
            return 0
        for end in range(at + 1, len(self.lines)):
            words = self.lines[end].text.strip("> \t")
            if len(words) >= length and not words.strip(sign):
                return end + 1
        self._unclosed[sign] = length
        return 0

    def _is_code(self, at: int, *, listed: bool) -> bool:
        """Whether a line is code by its indent: after a blank line, in no list."""
        line = self.lines[at]
        if listed or line.blank or _INDENTED.match(line.text) is None:
            return False
        before = self.lines[at - 1] if at else None
        code = self._blocks.opaque[-1].end if self._blocks.opaque else -1
        return before is None or before.blank or before.end == code

    def _defined(self, at: int, found: re.Match[str]) -> int:
        """Take the definition that begins here; the line after it."""
        end, index, parted = at + 1, at + 1, False
        while index < len(self.lines):
            line = self.lines[index]
            if line.blank:
                parted = True
            elif _goes_on(line, parted=parted):
                end, parted = index + 1, False
                quote = _QUOTE_IN_NOTE.match(line.text)
                if quote is not None:
                    self._blocks.marks.append(Span(line.start, line.start + quote.end()))
            else:
                break
            index += 1
        start, last = self.lines[at].start, self.lines[end - 1].end
        words = Span(min(start + found.end(), last), last)
        self._blocks.definitions.append(
            Definition(label=found["label"], span=words, whole=Span(start, last))
        )
        return end


def _goes_on(line: Line, *, parted: bool) -> bool:
    """Whether a line goes on with a note; after a blank line it does where it is indented."""
    if _INDENTED.match(line.text) is not None:
        return True
    return not parted and not any(each.match(line.text) for each in _INTERRUPTING)


def _libraries(head: Sequence[Line]) -> Iterator[str]:
    """What ``bibliography:`` names, a path or a list of them."""
    listed = False
    for line in head:
        named = _LIBRARIES.match(line.text)
        item = _ITEM.match(line.text) if listed else None
        if named is not None:
            yield from _paths(named["paths"])
        elif item is not None:
            yield from _paths(item["path"])
        listed = named is not None or item is not None


def _paths(words: str) -> Iterator[str]:
    for path in _PATH.finditer(words):
        yield (path["quoted"] or path["bare"]).strip()


def code_ends(content: str) -> dict[int, int]:
    """Where code ends by where it begins: at as many backticks in the same paragraph."""
    ends: dict[int, int] = {}
    waiting: dict[int, int] = {}
    for run in reversed(list(_BACKTICKS.finditer(content))):
        if run["parting"] is not None:
            waiting.clear()
            continue
        length = run.end() - run.start()
        if length in waiting:
            ends[run.start()] = waiting[length]
        waiting[length] = run.end()
    return ends
