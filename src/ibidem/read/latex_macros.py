r"""Commands that a document defines, spelled out where they are used.

What a reader of notes knows by its name (``\footnote``, ``\section``) keeps its meaning, however
it is defined anew. Source: Donald E. Knuth, "The TeXbook" (1984), chapter 20; "LaTeX2e: An
unofficial reference manual", section 12.1; the LaTeX Project, "usrguide", section 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field, frozen

from ibidem.model.span import Span
from ibidem.read.expansion import Expanded, Expansion, expanded_in_rounds
from ibidem.read.latex_commands import DEFINITIONS, has_meaning
from ibidem.read.latex_tokens import Group, Token, Tokens, tokens_of

_PARAMETERS = re.compile(r"\s*((?:#\d\s*)*)")
_PARAMETER = re.compile(r"#([1-9])")
_SPECIFIED = re.compile(r"\s*(?:(?P<kind>[mo])|O\s*\{(?P<default>[^{}]*)\})\s*")
_COMMAND_LAST = re.compile(r"\\[A-Za-z@]+\Z")


@frozen
class Parameter:
    """A parameter of a command; an optional one has what stands for it where it is left out."""

    default: str | None = None


@frozen(kw_only=True)
class Macro:
    """A command of the author's: ``#1`` stands in its body for its first argument."""

    parameters: tuple[Parameter, ...]
    body: str


def expand(content: str) -> tuple[Expanded, ...]:
    r"""The rounds in which the commands of the author are spelled out; none where there are none.

    >>> text = r"\newcommand{\dl}[2]{Д.~#1. Л.~#2}Там же. \dl{5}{7 об}."
    >>> expand(text)[-1].content.partition("}Там")[2]
    ' же. Д.~5. Л.~7 об.'
    """
    return expanded_in_rounds(content, _expanded)


def _expanded(content: str, longest: int) -> Expanded | None:
    return _Round(tokens=tokens_of(content)).expand(longest)


def definition_end(tokens: Tokens, at: int) -> int:
    """The last token of the definition that begins at token `at`."""
    return _Definition.at(tokens, at).last


@define(kw_only=True)
class _Round:
    """Spells out the commands of a text, but not yet those that come in by that."""

    tokens: Tokens
    _macros: dict[str, Macro] = field(factory=dict)

    def expand(self, longest: int) -> Expanded | None:
        """The text with its commands spelled out, None where it has none."""
        parts = self.tokens.parts
        expansion = Expansion(self.tokens.content)
        at = done = 0
        while at < len(parts):
            part = parts[at]
            if part.kind == "command" and part.name in DEFINITIONS:
                at = self._learn(at) + 1
                continue
            macro = self._macros.get(part.name) if part.kind == "command" else None
            use = None if macro is None else _Use.of(self.tokens, at, macro)
            at += 1
            if use is not None and expansion.length + len(use.body) <= longest:
                expansion.copy(done, part.start)
                use.spell_out(expansion)
                at, done = use.next, use.span.end
        expansion.copy(done, len(self.tokens.content))
        return expansion.done() if done else None

    def _learn(self, at: int) -> int:
        found = _Definition.at(self.tokens, at)
        if found.macro is not None and not has_meaning(found.name):
            self._macros[found.name] = found.macro
        return found.last


@frozen(kw_only=True)
class _Use:
    """A command where it is used.

    Attributes:
        content: the text that it stands in.
        span: all of it.
        body: what it stands for, with the arguments filled in that were left out.
        arguments: the words of the others, by their numbers.
        next: the token after it.
    """

    content: str
    span: Span
    body: str
    arguments: Mapping[int, Span]
    next: int

    @classmethod
    def of(cls, tokens: Tokens, at: int, macro: Macro) -> _Use | None:
        """The use at token `at`, None where an argument is missing."""
        start, at = tokens.parts[at].start, at + 1
        arguments: dict[int, Span] = {}
        left_out: dict[str, str] = {}
        for number, parameter in enumerate(macro.parameters, 1):
            group = tokens.group(at, "{" if parameter.default is None else "[")
            if group is not None:
                arguments[number] = tokens.inside(group)
                at = group.last + 1
            elif parameter.default is None:
                return None
            else:
                left_out[str(number)] = parameter.default
        end = tokens.parts[at - 1].end
        body = _PARAMETER.sub(
            lambda found: found[0] if int(found[1]) in arguments else left_out.get(found[1], ""),
            macro.body,
        )
        if _COMMAND_LAST.search(body) and tokens.content[end : end + 1].isalpha():
            body += "{}"
        return cls(
            content=tokens.content, span=Span(start, end), body=body, arguments=arguments, next=at
        )

    def spell_out(self, expansion: Expansion) -> None:
        """Put the body, with its arguments, in its place."""
        pieces = _PARAMETER.split(self.body)
        arguments = [self.arguments[int(number)] for number in pieces[1::2]]
        expansion.spell_out(pieces[::2], arguments, self.span)


@frozen(kw_only=True)
class _Definition:
    """A definition: the name that it gives, to what, and its last token."""

    name: str = ""
    macro: Macro | None = None
    last: int

    @classmethod
    def at(cls, tokens: Tokens, at: int) -> _Definition:
        """The definition that begins at token `at`."""
        group = tokens.group(at + 1)
        named = at + 1 if group is None else group.first + 1
        if named >= len(tokens.parts) or tokens.parts[named].kind != "command":
            return cls(last=at)
        name, after = tokens.parts[named].name, (named if group is None else group.last) + 1
        if tokens.parts[at].name == "let":
            return cls._alias(tokens, name, after)
        parameters, body, after = cls._parts(tokens, at, after)
        if body is None:
            return cls(last=after - 1)
        words = tokens.words(body)
        known = parameters is not None and "##" not in words
        macro = Macro(parameters=parameters or (), body=words) if known else None
        return cls(name=name, macro=macro, last=body.last)

    @classmethod
    def _alias(cls, tokens: Tokens, name: str, after: int) -> _Definition:
        r"""``\let\fn=\footnote``."""
        if after < len(tokens.parts) and tokens.parts[after].name.strip() in {"", "="}:
            after += 1
        meant = tokens.parts[after] if after < len(tokens.parts) else None
        if meant is None or meant.kind != "command":
            return cls(last=after - 1)
        return cls(name=name, macro=Macro(parameters=(), body=f"\\{meant.name}"), last=after)

    @classmethod
    def _parts(
        cls, tokens: Tokens, at: int, after: int
    ) -> tuple[tuple[Parameter, ...] | None, Group | None, int]:
        """The parameters (None where they are of other kinds), the body, the token after."""
        if tokens.parts[at].name.endswith("DocumentCommand"):
            group = tokens.group(after)
            if group is None:
                return None, None, after
            after = group.last + 1
            return _specified(tokens.words(group)), tokens.group(after), after
        options, after = tokens.options(after)
        if not options:
            between, body = _between(tokens, after)
            return _numbered(between), body, after
        count = tokens.words(options[0]).strip()
        parameters = [Parameter()] * (int(count) if count.isdecimal() and len(count) == 1 else 0)
        if len(options) > 1:
            parameters[:1] = [Parameter(tokens.words(options[1]))]
        return tuple(parameters[:9]), tokens.group(after), after


def _between(tokens: Tokens, at: int) -> tuple[str, Group | None]:
    r"""What ``\def`` has between the name and the body, and the body."""
    words = ""
    while at < len(tokens.parts) and _is_plain(tokens.parts[at]):
        words += tokens.parts[at].name if tokens.parts[at].kind == "text" else ""
        at += 1
    return words, tokens.group(at)


def _is_plain(part: Token) -> bool:
    return part.kind in {"text", "comment"}


def _numbered(words: str) -> tuple[Parameter, ...] | None:
    """The parameters of "#1#2"; None where other characters stand between them."""
    found = _PARAMETERS.fullmatch(words)
    return None if found is None else (Parameter(),) * found[1].count("#")


def _specified(words: str) -> tuple[Parameter, ...] | None:
    """The parameters of "m O{5} o"; None where others are among them."""
    found = list(_SPECIFIED.finditer(words))
    if "".join(each.group() for each in found) != words:
        return None
    return tuple(
        Parameter(None if each["kind"] == "m" else each["default"] or "") for each in found
    )
