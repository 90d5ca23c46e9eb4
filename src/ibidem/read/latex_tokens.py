"""The parts of a LaTeX file, and which brackets belong together; both in linear time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from attrs import field, frozen

from ibidem.model.span import Span

_TOKEN = re.compile(
    r"""
      (?P<comment>%[^\n]*)
    | (?P<verbatim>\\begin\s?\{
        (?P<environment>(?:[Vv]erbatim|lstlisting|minted|comment|filecontents)\*?)\})
    | (?P<verb>\\verb\*?(?P<end>[^A-Za-z\s*])[^\n]{0,500}?(?P=end))
    | (?P<url>\\(?:url|nolinkurl|path)\s?\{[^{}\n]*\})
    | (?P<href>\\href\s?(?:\[[^\]\n]*\])?\{[^{}\n]*\})
    | (?P<math>\$\$?(?:[^$\\\n]|\\.|\n(?![ \t\r]*\n))++\$\$?)
    | (?P<accent>\\(?:["'`^~=.]|[bcdHkruv](?![A-Za-z@]))[ ]?
        (?:\{\s?(?:\\[A-Za-z]+\s?|[^{}\\\s])?\}|\\[A-Za-z]+[ ]?|[^\s{}\\%$\[\]]))
    | (?P<apart>(?<=[`'])\\,(?=[`']))
    | \\(?P<command>[A-Za-z@]+|.)(?P<star>\*?)
    | (?P<bracket>[{}\[\]()])
    | (?P<break>\n[ \t\r]*\n\s*)
    | (?P<sign>"---|"[-|"=~<>`'aouAOUs]|---?|``?|''?|<<|>>|,,|~)
    | (?P<text>[^\\%$(){}\[\]\n~`'<>,\-"]+|.)
    """,
    re.DOTALL | re.VERBOSE,
)
_CLOSING = {"}": "{", "]": "[", ")": "("}


class Token(NamedTuple):
    """A part of the file; a named tuple, for there are many.

    Attributes:
        kind: the name of its group in the pattern: ``command``, ``bracket``, ``text`` ...
        name: of a command or verbatim environment its name, of the others the characters.
        start: where it begins.
        end: the offset after it.
    """

    kind: str
    name: str
    start: int
    end: int


class Group(NamedTuple):
    """Brackets that belong together: the indexes of their tokens."""

    first: int
    last: int


@frozen(kw_only=True, eq=False)
class Tokens:
    """The parts of a file and the partner of each opening bracket, by index."""

    content: str
    parts: tuple[Token, ...]
    partners: Mapping[int, int] = field(init=False)

    @partners.default
    def _partners(self) -> Mapping[int, int]:
        partners: dict[int, int] = {}
        stacks: list[tuple[int, dict[str, list[int]]]] = [(-1, defaultdict(list))]
        for index, part in enumerate(self.parts):
            if part.kind != "bracket":
                continue
            if part.name == "{":
                stacks.append((index, defaultdict(list)))
            elif part.name == "}":
                if len(stacks) > 1:
                    partners[stacks.pop()[0]] = index
            elif part.name in _CLOSING:
                opened = stacks[-1][1][_CLOSING[part.name]]
                if opened:
                    partners[opened.pop()] = index
            else:
                stacks[-1][1][part.name].append(index)
        return partners

    def group(self, at: int, bracket: str = "{") -> Group | None:
        """The group with that bracket that begins at token `at`, spaces and comments skipped."""
        first = self.opening(at, bracket)
        last = None if first is None else self.partners.get(first)
        return None if first is None or last is None else Group(first, last)

    def opening(self, at: int, bracket: str = "{") -> int | None:
        """The bracket that stands at token `at`, spaces and comments skipped."""
        while at < len(self.parts) and self._is_space(self.parts[at]):
            at += 1
        found = at < len(self.parts) and self.parts[at].name == bracket
        return at if found and self.parts[at].kind == "bracket" else None

    def body(self, at: int) -> Group | None:
        r"""The body of a definition; what ``\def`` has before it is skipped."""
        while at < len(self.parts) and self.parts[at].kind == "text":
            at += 1
        return self.group(at)

    def _is_space(self, part: Token) -> bool:
        return part.kind == "comment" or (part.kind == "text" and part.name.isspace())

    def options(self, at: int, bracket: str = "[") -> tuple[list[Group], int]:
        """All groups with that bracket from token `at` on, and the token after them."""
        groups = []
        while (found := self.group(at, bracket)) is not None:
            groups.append(found)
            at = found.last + 1
        return groups, at

    def inside(self, group: Group) -> Span:
        """What stands between the brackets of a group."""
        return Span(self.parts[group.first].end, self.parts[group.last].start)

    def words(self, group: Group) -> str:
        """The characters between the brackets of a group, comments left out."""
        parts = self.parts[group.first + 1 : group.last]
        return "".join(
            self.content[part.start : part.end] for part in parts if part.kind != "comment"
        )


def tokens_of(content: str) -> Tokens:
    """The parts of a LaTeX file."""
    parts: list[Token] = []
    unclosed: set[str] = set()
    at = 0
    while at < len(content):
        found = _TOKEN.match(content, at)
        if found is None:
            break
        kind, end = found.lastgroup or "text", found.end()
        kind = {"star": "command", "apart": "sign"}.get(kind, kind)
        if found["environment"] and found["environment"] not in unclosed:
            closing = content.find(f"\\end{{{found['environment']}}}", end)
            end = closing if closing >= 0 else end
            unclosed.update({found["environment"]} if closing < 0 else ())
        name = found["environment"] or found["command"] or found.group()
        parts.append(Token(kind, name, at, end))
        at = end
    return Tokens(content=content, parts=tuple(parts))
