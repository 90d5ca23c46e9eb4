"""The parts of a Typst file, mark-up and code, and which brackets belong together; in linear time.

Source: the Typst reference, "Syntax" and "Scripting".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from attrs import define, field, frozen

from ibidem.model.span import Span

_STRING = r'"(?:[^"\\]|\\.)*+"'
_COMMENT = r"//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"
_NAME = r"[^\W\d][\w-]*(?:\.[^\W\d][\w-]*)*"
_STATEMENTS = "let|set|show|import|include|if|for|while|return"
# Statements that end with their last block; the others have the rest of their line.
_OF_BLOCKS = frozenset({"if", "for", "while"})

_MARK_UP = re.compile(
    rf"""
      (?P<address>https?://[^\s\[\]()<>"]+)
    | (?P<comment>{_COMMENT})
    | (?P<label><[\w.:-]+>)
    | (?P<raw>(?P<fence>`{{3,}}+)(?:[^`]|`{{1,2}}+(?!`)){{0,2000}}+(?P=fence)
        |``(?!`)|`[^`]{{1,2000}}+`|\$[^$]{{0,2000}}\$)
    | (?P<escape>\\(?:u\{{[0-9A-Fa-f]{{1,6}}\}}|\S|(?=\s|\Z)))
    | (?P<sign>---|--|-\?|~|\.\.\.)
    | (?P<quote>["'])
    | (?P<head>(?:(?<=\n)|(?<=\A))[ ]*=+[ ]+)
    | (?P<item>(?:(?<=\n)|(?<=\A))[ \t]*[+-][ ]+(?=\S))
    | (?P<emphasis>(?<!\w)[_*]+|[_*]+(?!\w))
    | @(?P<key>\w(?:[\w:.-]*\w)?)
    | \#(?P<statement>(?:{_STATEMENTS})\b)
    | \#(?:context\s+)?(?P<name>{_NAME})
    | (?P<code>\#(?:context\s+)?(?=[{{(]))
    | \#(?P<string>{_STRING})
    | (?P<open>\[) | (?P<close>\])
    | (?P<text>[^\\\[\]\#@_*~=<`$/.h"'\n+-]+|`+|.)
    """,
    re.DOTALL | re.VERBOSE,
)
_CODE = re.compile(
    rf"""
      (?P<comment>{_COMMENT})
    | (?P<string>{_STRING})
    | (?P<raw>`[^`]*`|\$[^$]{{0,2000}}\$)
    | (?P<label><[\w.:-]+>)
    | (?P<name>{_NAME})
    | (?P<open>[\[({{]) | (?P<close>[\])}}]) | (?P<end>[\n;])
    | (?P<comma>,) | (?P<colon>:) | (?P<arrow>=>) | (?P<equal>=(?!=))
    | (?P<text>[^\S\n]+|\d[\w.%]*|.)
    """,
    re.DOTALL | re.VERBOSE,
)
# What is called of the outcome of a call: "#counter(page).display()".
_METHOD = re.compile(r"\.[^\W\d][\w-]*(?=[(\[])")
_CLOSING = {"(": ")", "{": "}", "[": "]"}
# Parts that are known by a group of their pattern, not by all of their characters.
_NAMED = frozenset({"key", "name", "statement", "string"})
_ELSE = re.compile(r"\s*else\b")


class Token(NamedTuple):
    """A part of the file; a named tuple, for there are many.

    Attributes:
        kind: the name of its group in the pattern: ``name``, ``open``, ``text`` ...
        name: of a name, key, statement or string its words, of the others the characters.
        start: where it begins.
        end: the offset after it.
        code: whether it stands in code.
    """

    kind: str
    name: str
    start: int
    end: int
    code: bool


class Argument(NamedTuple):
    """An argument of a call: its name, empty where it has none, and its tokens."""

    name: str
    first: int
    last: int


@frozen(kw_only=True, eq=False, slots=False)
class TypstTokens:
    """The parts of a file.

    Attributes:
        content: the file.
        parts: its parts.
        partners: for each opening bracket its closing one, for each statement its last part.
        arguments_of: for each bracket that holds arguments, what was called.
    """

    content: str
    parts: Sequence[Token]
    partners: Mapping[int, int]
    arguments_of: Mapping[int, int]

    @cached_property
    def openings(self) -> Mapping[int, int]:
        """For each closing bracket its opening one."""
        return {last: first for first, last in self.partners.items()}

    def groups(self, call: int) -> Iterator[tuple[int, int]]:
        """The brackets, opening and closing, that hold the arguments of the call at `call`."""
        at = call + 1
        while self.arguments_of.get(at) == call and at in self.partners:
            yield at, self.partners[at]
            at = self.partners[at] + 1

    def call_end(self, call: int) -> int:
        """The last part of the call at `call`."""
        return max((last for _, last in self.groups(call)), default=call)

    def arguments(self, call: int) -> Iterator[Argument]:
        """The arguments of a call, those in blocks behind the parentheses too."""
        for first, last in self.groups(call):
            if self.parts[first].name == "[":
                yield Argument("", first, last)
            else:
                yield from self.split(first + 1, last)

    def split(self, at: int, end: int) -> Iterator[Argument]:
        """What commas divide between two parts."""
        first, name, before = at, "", ""
        while at <= end:
            part = self.parts[at]
            if at == end or part.kind == "comma":
                trimmed = self.trimmed(first, at - 1)
                if trimmed is not None:
                    yield Argument(name, *trimmed)
                first, name = at + 1, ""
            elif part.kind == "colon" and not name:
                name, first = before, at + 1
            before = before if self.is_blank(at) else part.name
            at = self.partners.get(at, at) + 1

    def trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """The parts from `first` to `last` without blanks and comments around them."""
        while first <= last and self.is_blank(first):
            first += 1
        while last >= first and self.is_blank(last):
            last -= 1
        return (first, last) if first <= last else None

    def is_blank(self, at: int) -> bool:
        """Whether the part says nothing: white space, a line end, a comment."""
        part = self.parts[at]
        return part.kind in {"comment", "end"} or (part.kind == "text" and part.name.isspace())

    def words(self, argument: Argument) -> Span | None:
        """The words of an argument that is a block of mark-up or a string, None of another."""
        first, last = self.parts[argument.first], self.parts[argument.last]
        if first.name == "[" and self.partners.get(argument.first) == argument.last:
            return Span(first.end, last.start)
        if first.kind == "string" and argument.first == argument.last:
            return Span(first.start + 1, first.end - 1)
        return None


def tokens_of(content: str) -> TypstTokens:
    """The parts of a Typst file."""
    scan = _Scan(content)
    scan.run()
    return TypstTokens(
        content=content, parts=scan.parts, partners=scan.partners, arguments_of=scan.arguments_of
    )


@define
class _Scan:
    """Goes through a file once.

    Brackets and statements that are open are kept with the character that closes them, which of
    a statement is none.
    """

    content: str
    parts: list[Token] = field(factory=list)
    partners: dict[int, int] = field(factory=dict)
    arguments_of: dict[int, int] = field(factory=dict)
    _open: list[tuple[str, int]] = field(factory=list)
    _waiting: Counter[str] = field(factory=Counter)
    _called: int | None = None

    def run(self) -> None:
        """Find all parts."""
        at = 0
        while at < len(self.content):
            code = bool(self._open) and self._open[-1][0] != "]"
            if not code and self._called is not None and self.content[at] == "(":
                at = self._add("open", "(", at, at + 1, code=True)
                continue
            method = None if code or self._called is None else _METHOD.match(self.content, at)
            if method is not None:
                at = self._add("name", method.group(), at, method.end(), code=True)
                continue
            found = (_CODE if code else _MARK_UP).match(self.content, at)
            if found is None:
                break
            kind = "raw" if found.lastgroup == "fence" else found.lastgroup or "text"
            name = found[kind] if kind in _NAMED else found.group()
            at = self._add(kind, name, at, found.end(), code=code)
            if kind == "code":
                at = self._add("open", self.content[at], at, at + 1, code=True)
        self._end_statements(len(self.parts) - 1)

    def _add(self, kind: str, name: str, start: int, end: int, *, code: bool) -> int:
        """Add a part, and note what it opens or closes; its end is returned."""
        here, called = len(self.parts), self._called
        self.parts.append(Token(kind, name, start, end, code))
        self._called = None
        if kind == "open":
            if called is not None and (name == "[" or self.parts[called].kind == "name"):
                self.arguments_of[here] = called
            self._push(_CLOSING[name], here)
        elif kind == "close":
            self._close(name, here)
        elif kind == "statement":
            self._push("", here)
        elif kind == "end":
            self._end_statements(here)
        elif kind == "name" or (kind == "key" and not code):
            self._called = here
        return end

    def _push(self, closing: str, here: int) -> None:
        self._open.append((closing, here))
        self._waiting[closing] += 1

    def _pop(self, here: int) -> int:
        closing, opened = self._open.pop()
        self._waiting[closing] -= 1
        self.partners[opened] = here
        return opened

    def _end_statements(self, here: int) -> None:
        while self._open and not self._open[-1][0]:
            self._pop(here)

    def _close(self, name: str, here: int) -> None:
        """Close the innermost bracket that `name` closes; what is open within it is given up."""
        if not self._waiting[name]:
            return
        while self._open[-1][0] != name:
            if self._open[-1][0]:
                self._waiting[self._open.pop()[0]] -= 1
            else:
                self._pop(here - 1)
        opened = self._pop(here)
        call = self.arguments_of.get(opened)
        if call is not None:
            self._called = call if self.parts[call].kind == "name" else None
        elif name != ")" and self._open and not self._open[-1][0]:
            statement = self.parts[self._open[-1][1]].name
            if statement in _OF_BLOCKS and not _ELSE.match(self.content, self.parts[here].end):
                self._pop(here)
