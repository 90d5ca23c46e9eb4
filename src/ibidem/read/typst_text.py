"""A Typst file walked through once: its mark-up hidden, its notes and citations gathered."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import define, field

from ibidem.diagnostics.rules.reading import file_not_read, unclosed_note
from ibidem.model.span import Span
from ibidem.read.called import Mark
from ibidem.read.keyed import KeyedCitation, KeyedNotes
from ibidem.read.veil import MarkedNote, Veil

_STRING = r'"(?:[^"\\]|\\.)*+"'
_COMMENT = r"//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"
_NAME = r"[^\W\d][\w-]*(?:\.[^\W\d][\w-]*)*"
_STATEMENTS = "let|set|show|import|include|if|for|while|context|return"

# What stands among words, and what stands among code.
_MARK_UP = re.compile(
    rf"""
      (?P<address>https?://[^\s\[\]()<>"]+)
    | (?P<hidden>{_COMMENT}|<[\w.:-]+>)
    | (?P<raw>(?P<fence>`+)(?:(?!(?P=fence)).){{0,2000}}(?P=fence)|\$[^$]{{0,2000}}\$)
    | (?P<escape>\\(?:u\{{[0-9A-Fa-f]{{1,6}}\}}|\S|(?=\s|\Z)))
    | (?P<sign>---|--|-\?|~|\.\.\.)
    | (?P<opening>(?:(?<=[\s(\[{{—–“‘/])|(?<=\A))["'](?=\S)) | (?P<closing>["'])
    | (?P<head>(?:(?<=\n)|(?<=\A))[ ]*=+[ ]+)
    | (?P<emphasis>(?<!\w)[_*]+|[_*]+(?!\w))
    | @(?P<key>\w(?:[\w:.-]*\w)?)
    | \#(?P<statement>(?:{_STATEMENTS})\b)
    | \#(?P<call>{_NAME})
    | (?P<code>\#[{{(])
    | (?P<string>\#{_STRING})
    | (?P<open>\[) | (?P<close>\])
    | (?P<text>[^\\\[\]\#@_*~=<`$/.h"'-]+|.)
    """,
    re.DOTALL | re.VERBOSE,
)
_CODE = re.compile(
    rf"""
      (?P<hidden>{_COMMENT}|{_STRING}|`[^`]*`)
    | (?P<call>{_NAME})(?=[\[(])
    | (?P<open>\[) | (?P<code>[({{]) | (?P<close>[\])}}]) | (?P<end>[\n;])
    | (?P<text>[\w.:,+*<> =-]+?(?=\W|\Z)|.)
    """,
    re.DOTALL | re.VERBOSE,
)
_SIGNS = {"---": "—", "--": "–", "-?": "", "~": "\xa0", "...": "…"}
_OPENING = {'"': "“", "'": "‘"}
_CLOSING_QUOTES = {'"': "”", "'": "’"}
_LABEL = re.compile(r"\s?<([\w.:-]+)>")
_CITED = re.compile(r"\(\s*(?:<([\w.:-]+)>|label\(\"([^\"]+)\"\))")
_STRINGS = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_ABBREVIATION = re.compile(
    rf'let\s+({_NAME})\s*=\s*(?:\[([^\[\]#]{{0,300}})\]|"([^"\n]{{0,300}})")'
)
_OTHER_NAME = re.compile(
    rf"let\s+({_NAME})(?:\(\s*([\w-]+)\s*\))?\s*=\s*footnote(?:\(\s*\2\s*\)|\[\s*#\2\s*\])?\s*[\n;]"
)
_FILE = re.compile(r'include\s+"([^"\n]+)"')
_SUPPLEMENT = re.compile(r"supplement:\s*\Z")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\Z")
_CLOSING = {"(": ")", "{": "}", "[": "]"}


@define(eq=False)
class _Frame:
    """Brackets that are open, or a statement that runs to the end of its line.

    Attributes:
        closing: the bracket that closes it; empty for a statement.
        call: the function whose argument it is.
        start: where the mark-up of the call begins.
        first: where its content begins.
        silent: whether it only defines something.
        note: the number by which the note that it is can be closed.
        label: the label of that note.
        supplement: the place in the cited work, among the arguments of ``cite``.
    """

    closing: str
    call: str
    start: int
    first: int
    silent: bool = False
    note: int | None = None
    label: str = ""
    supplement: Span | None = None


@define(slots=False, eq=False)
class TypstText:
    """A file on its way to its notes.

    Attributes:
        content: its characters.
        libraries: the libraries that it names.
    """

    content: str
    libraries: list[str] = field(factory=list)
    veil: Veil = field(init=False)
    notes: KeyedNotes = field(init=False)
    _frames: list[_Frame] = field(factory=list)
    _words: dict[str, str] = field(factory=dict)
    _footnotes: set[str] = field(factory=lambda: {"footnote"})
    _names: dict[str, str] = field(factory=dict)
    _again: list[tuple[str, Span]] = field(factory=list)
    _count: int = 0

    def __attrs_post_init__(self) -> None:
        self.veil = Veil(self.content)
        self.notes = KeyedNotes(self.veil)

    def walk(self) -> None:
        """Hide all mark-up and gather the notes."""
        at = 0
        while at < len(self.content):
            in_code = bool(self._frames) and self._frames[-1].closing != "]"
            found = (_CODE if in_code else _MARK_UP).match(self.content, at)
            if found is None:
                break
            kind = "raw" if found.lastgroup == "fence" else found.lastgroup or "text"
            at = self._dealings[kind](found) if kind in self._dealings else found.end()
            if in_code and kind not in {"open", "close", "code", "call"}:
                self.veil.hide(found.start(), found.end())
        self._finish()

    @cached_property
    def _dealings(self) -> Mapping[str, Callable[[re.Match[str]], int]]:
        return {
            "hidden": self._hidden,
            "escape": self._escape,
            "sign": self._sign,
            "opening": self._opening_quote,
            "closing": self._closing_quote,
            "head": self._head,
            "emphasis": self._hidden,
            "key": self._key,
            "statement": self._statement,
            "call": self._call,
            "code": self._open,
            "string": self._string,
            "open": self._open,
            "close": self._close,
            "end": self._end,
        }

    def _hidden(self, found: re.Match[str]) -> int:
        self.veil.hide(*found.span())
        return found.end()

    def _escape(self, found: re.Match[str]) -> int:
        code = found.group()[3:-1]
        number = int(code, 16) if code and found.group().startswith("\\u{") else 0
        word = chr(number) if 0 < number < 0x110000 else found.group()[1:2]
        self.veil.put(*found.span(), word.strip() or " ")
        return found.end()

    def _sign(self, found: re.Match[str]) -> int:
        self.veil.put(*found.span(), _SIGNS[found.group()])
        return found.end()

    def _opening_quote(self, found: re.Match[str]) -> int:
        self.veil.put(*found.span(), _OPENING[found.group()])
        return found.end()

    def _closing_quote(self, found: re.Match[str]) -> int:
        self.veil.put(*found.span(), _CLOSING_QUOTES[found.group()])
        return found.end()

    def _head(self, found: re.Match[str]) -> int:
        self.veil.head(*found.span())
        return found.end()

    def _string(self, found: re.Match[str]) -> int:
        self.veil.hide(found.start(), found.start() + 2)
        self.veil.hide(found.end() - 1, found.end())
        return found.end()

    def _statement(self, found: re.Match[str]) -> int:
        """A line of code; what it defines for others is learnt, what it says is not read."""
        rest = self.content[found.start("statement") : found.end() + 400]
        abbreviation, other, file = (
            pattern.match(rest) for pattern in (_ABBREVIATION, _OTHER_NAME, _FILE)
        )
        if abbreviation is not None:
            self._words[abbreviation[1]] = abbreviation[2] or abbreviation[3] or ""
        if other is not None:
            self._footnotes.add(other[1])
        if file is not None:
            span = Span(found.start(), found.start() + 1 + file.end())
            self.notes.findings.append(file_not_read(span, path=file[1]))
        self.veil.hide(*found.span())
        frame = _Frame("", "", found.start(), found.end())
        frame.silent = self._silent or found["statement"] == "let"
        self._frames.append(frame)
        return found.end()

    @property
    def _silent(self) -> bool:
        return bool(self._frames) and self._frames[-1].silent

    def _key(self, found: re.Match[str]) -> int:
        """A citation ``@key``, which may have a place behind it, or a reference to a label."""
        if self.content[found.end() : found.end() + 1] == "[":
            return self._opened(f"@{found['key']}", found.start(), found.end())
        self._cited(found["key"], Span(*found.span()), None)
        return found.end()

    def _cited(self, key: str, span: Span, place: Span | None) -> None:
        if key in self._labels:
            self.veil.hide(span.start, span.end)
            self._again.append((key, span))
        elif not self._silent:
            self.notes.cite(KeyedCitation(span=span, keys=(key,), after=place))

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The labels that stand behind something that is labelled."""
        return frozenset(
            re.findall(r"(?<=[\])\n\w ])[ ]?<([\w.:-]+)>[ \t]*(?=\s|$|[.,;])", self.content)
        )

    def _call(self, found: re.Match[str]) -> int:
        name = found["call"]
        following = self.content[found.end() : found.end() + 1]
        if following in {"(", "["}:
            return self._opened(name, found.start(), found.end())
        if name in self._words:
            self.veil.print(*found.span(), self._words[name])
        else:
            self.veil.hide(*found.span())
        return found.end()

    def _open(self, found: re.Match[str]) -> int:
        if found.group() == "[" and (not self._frames or self._frames[-1].closing == "]"):
            self._frames.append(_Frame("]", "[", found.start(), found.end(), self._silent))
            return found.end()
        return self._opened("", found.start(), found.end() - 1)

    def _opened(self, call: str, start: int, at: int) -> int:
        """Open the bracket at `at`, an argument of `call`."""
        frame = _Frame(_CLOSING[self.content[at]], call, start, at + 1, self._silent)
        if call in self._footnotes and frame.closing == "]" and not frame.silent:
            frame.note, frame.label = self._note(Span(start, at + 1)), str(self._count)
        self.veil.put(start, at + 1, "“" if call == "quote" and frame.closing == "]" else "")
        self._frames.append(frame)
        return at + 1

    def _note(self, mark: Span) -> int:
        self._count += 1
        label, end = str(self._count), len(self.content)
        self.notes.call(Mark(label=label, span=mark, note=label))
        return self.notes.note(
            MarkedNote(
                label=label, name=label, span=Span(mark.end, end), whole=Span(mark.start, end)
            )
        )

    def _close(self, found: re.Match[str]) -> int:
        """Close the innermost brackets; their call may go on with another argument."""
        while self._frames and not self._frames[-1].closing:
            self._frames.pop()
        if not self._frames or self._frames[-1].closing != found.group():
            return found.end()
        frame = self._frames.pop()
        if frame.call == "[":
            return found.end()
        self.veil.put(*found.span(), "”" if frame.call == "quote" and frame.closing == "]" else "")
        self._closed(frame, found.start())
        following = self.content[found.end() : found.end() + 1]
        goes_on = following in {"(", "["} and frame.call and not frame.call.startswith("@")
        return self._opened(frame.call, frame.start, found.end()) if goes_on else found.end()

    def _closed(self, frame: _Frame, at: int) -> None:
        inside, span = Span(frame.first, at), Span(frame.start, at + 1)
        if frame.note is not None:
            self.notes.close(frame.note, at)
            label = _LABEL.match(self.content, at + 1)
            self._names.update({label[1]: frame.label} if label is not None else {})
        elif frame.call.startswith("@"):
            self._cited(frame.call[1:], span, inside)
        elif frame.closing == ")":
            self._called(frame, span)
        elif self._frames and _SUPPLEMENT.search(
            self.content, max(frame.start - 20, 0), frame.start
        ):
            self._frames[-1].supplement = inside

    def _called(self, frame: _Frame, span: Span) -> None:
        """A function was called with arguments."""
        arguments = self.content[frame.first - 1 : min(span.end, frame.first + 500)]
        key = _CITED.match(arguments)
        if frame.call == "bibliography":
            self.libraries += (path for path in _STRINGS.findall(arguments) if "." in path)
        elif frame.call == "cite" and key is not None:
            self._cited(key[1] or key[2], span, frame.supplement)
        elif frame.call in self._footnotes and key is not None:
            self._again.append((key[1] or key[2], span))
        elif frame.call == "link" and self.content[span.end : span.end + 1] != "[":
            address = _STRINGS.search(arguments)
            self.veil.print(span.start, span.end, "" if address is None else address[1])

    def _end(self, found: re.Match[str]) -> int:
        if self._frames and not self._frames[-1].closing:
            self._frames.pop()
        return found.end()

    def _finish(self) -> None:
        """End the notes that are still open with their paragraphs; call those called again."""
        ends = [each.start() for each in _PARAGRAPH.finditer(self.content)]
        for frame in self._frames:
            if frame.note is not None:
                end = bisect_left(ends, frame.first)
                self.notes.close(frame.note, ends[end])
                mark = Span(frame.start, frame.first)
                self.notes.findings.append(unclosed_note(mark))
        for key, span in self._again:
            name = self._names.get(key)
            if name is not None:
                self.notes.call(Mark(label=name, span=span, note=name))
                self.veil.print(span.start, span.end, name)
