"""YAML that is not trusted: every scalar is a string, aliases share, depth is bounded.

Source: YAML 1.2.2, section 3.2.1 "Representation Graph"; its failsafe schema, 10.1.
"""

from __future__ import annotations

import re
from itertools import pairwise

import yaml
from attrs import define, field

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.diagnostic import Diagnostic
from ibidem.read.reader import UnreadableError

# No dates, numbers and booleans are made of words: "1920-04" and "no" are what they are.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 50
_PLACE = re.compile(r" \(line \d+, column \d+\)$")


class YamlMapping(dict[str, object]):
    """A mapping, the lines of its keys, and those of keys that stand in it again."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}
        self.again: list[tuple[int, str]] = []

    def put(self, key: str, value: object, line: int) -> None:
        """Add a value, unless the key has one already."""
        if key in self:
            self.again.append((line, key))
        else:
            self[key], self.lines[key] = value, line


class YamlList(list[object]):
    """A list, and the lines of its values."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []


def parse_yaml(text: str, line: int = 1) -> object:
    r"""The first document in `text`: mappings, lists and strings.

    >>> parse_yaml("oil: &oil {date: 1920-04, tags: [no]}\nagain: *oil")["again"]
    {'date': '1920-04', 'tags': ['no']}

    Args:
        text: the characters of a file, or of a part of it.
        line: the line of the file on which they begin.

    Raises:
        UnreadableError: where `text` is no well-formed YAML, or is nested too deeply.
    """
    tree = _Tree(line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f" (line {mark.line + line}, column {mark.column + 1})" if mark else ""
        said = error.problem or error.context or "it cannot be parsed"
        raise UnreadableError(f"this is no well-formed YAML: {said}{place}") from error
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        raise UnreadableError(f"this is no well-formed YAML: {said}") from error
    return tree.root


def parse_parts(text: str, opening: re.Pattern[str]) -> tuple[list[object], list[Diagnostic]]:
    """What can be parsed of YAML that is broken somewhere, cut where `opening` matches.

    Returns:
        The parts that are well-formed, each parsed for itself, and a finding for each other.
    """
    parts: list[object] = []
    findings: list[Diagnostic] = []
    starts = [match.start() for match in opening.finditer(text)]
    line = 1 + text.count("\n", 0, starts[0]) if starts else 1
    for start, end in pairwise([*starts, len(text)]):
        try:
            parts.append(parse_yaml(text[start:end], line))
        except UnreadableError as error:
            findings.append(broken_entry(line=line, reason=_PLACE.sub("", str(error))))
        line += text.count("\n", start, end)
    return parts, findings


@define
class _Open:
    """A mapping or list that has begun, and the key that waits for its value."""

    holder: YamlMapping | YamlList
    anchor: str | None
    line: int
    key: str | None = None
    key_line: int = 0


@define
class _Tree:
    """The tree that events build.

    An alias stands for the very value it names, which is not copied; one to a value that has not
    ended yet is empty.
    """

    line: int
    root: object = None
    _open: list[_Open] = field(factory=list)
    _anchors: dict[str, object] = field(factory=dict)

    def take(self, event: yaml.Event) -> None:
        """Take in the next event."""
        line = self.line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self._open) >= _DEEPEST:
                raise UnreadableError("this YAML is nested too deeply")
            holder = YamlMapping() if isinstance(event, yaml.MappingStartEvent) else YamlList()
            self._open.append(_Open(holder, event.anchor, line))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            ended = self._open.pop()
            self._put(ended.holder, ended.anchor, ended.line)
        elif isinstance(event, yaml.ScalarEvent):
            self._put(event.value, event.anchor, line)
        elif isinstance(event, yaml.AliasEvent):
            self._put(self._anchors.get(str(event.anchor), ""), None, line)

    def _put(self, value: object, anchor: str | None, line: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = value
        if not self._open:
            self.root = value
            return
        top = self._open[-1]
        if isinstance(top.holder, YamlList):
            top.holder.append(value)
            top.holder.lines.append(line)
        elif top.key is None:
            top.key, top.key_line = value if isinstance(value, str) else "", line
        else:
            top.holder.put(top.key, value, top.key_line)
            top.key = None
