r"""Commands that a document defines: other names of known ones, and abbreviations for words."""

from __future__ import annotations

import re

from attrs import define, field

from ibidem.read.latex_letters import LIGATURES, accented, sign
from ibidem.read.latex_tokens import Tokens, tokens_of

# What is longer is no abbreviation for the name of an archive.
_LONGEST = 300
_OTHER_NAME = re.compile(r"\s*\\([A-Za-z]+)\s*(?:\{\s*#1\s*\})?\s*")


@define
class Macros:
    r"""The commands that a document defines.

    >>> macros = Macros()
    >>> last = macros.define(tokens_of(r"\newcommand{\fn}[1]{\footnote{#1}}"), 0)
    >>> last = macros.define(tokens_of(r"\newcommand*\rg{\textsc{РГАСПИ}.~Ф.}"), 0)
    >>> macros.other_name("fn"), macros.words("rg")
    ('footnote', 'РГАСПИ.\xa0Ф.')
    """

    _names: dict[str, str] = field(factory=dict)
    _words: dict[str, str] = field(factory=dict)

    def other_name(self, name: str) -> str:
        """The known command that `name` stands for, else `name`."""
        return self._names.get(name, name)

    def words(self, name: str) -> str | None:
        """What a command without arguments prints, None where it is not defined."""
        return self._words.get(name)

    def define(self, tokens: Tokens, at: int) -> int:
        """Learn the definition that begins at token `at`; its last token is returned."""
        group = tokens.group(at + 1)
        named = at + 1 if group is None else group.first + 1
        if named >= len(tokens.parts) or tokens.parts[named].kind != "command":
            return at
        last = named if group is None else group.last
        options, end = tokens.options(last + 1)
        body = tokens.body(end)
        if body is None:
            return end - 1
        name, content = tokens.parts[named].name, tokens.words(body)
        other = _OTHER_NAME.fullmatch(content)
        if other is not None and sign(other[1]) is None and other[1] not in self._words:
            self._names[name] = self.other_name(other[1])
        elif not options and "#" not in content and len(content) <= _LONGEST:
            self._words[name] = self._printed(content)[:_LONGEST]
        return body.last

    def _printed(self, content: str) -> str:
        """The words that a definition prints."""
        words: list[str] = []
        for part in tokens_of(content).parts:
            if part.kind == "command":
                words.append(self._words.get(part.name) or sign(part.name) or "")
            elif part.kind == "accent":
                words.append(accented(part.name))
            elif part.kind in {"text", "sign"} or part.name in set("()[]"):
                words.append(LIGATURES.get(part.name, part.name))
        return "".join(words)
