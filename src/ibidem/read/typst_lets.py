"""What a Typst document defines by ``let``, spelled out where it is used.

Source: the Typst reference, "Scripting", bindings and functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field, frozen

from ibidem.model.span import Span
from ibidem.read.expansion import Expanded, Expansion, expanded_in_rounds
from ibidem.read.typst_tokens import Argument, TypstTokens, tokens_of

# Functions with a meaning of their own keep it, and rules for the whole document are left alone.
_MEANINGFUL = frozenset({"footnote", "cite", "quote", "bibliography", "link", "ref"})
_RULES = frozenset({"let", "set", "show", "import"})


@frozen(kw_only=True)
class Binding:
    """A value or a function of the author's.

    Attributes:
        parameters: the names of the parameters, with what stands for those that may be left out;
            None of a value.
        body: the first and the last part of what it is.
    """

    parameters: Mapping[str, str | None] | None
    body: tuple[int, int]


def expand(content: str) -> tuple[Expanded, ...]:
    r"""The rounds in which definitions are spelled out; none where there are none.

    >>> text = "#let rg(d) = [РГАСПИ. Д. #d.]\n#footnote[#rg[5] Л. 7]"
    >>> expand(text)[-1].content.splitlines()[1]
    '#footnote[РГАСПИ. Д. 5. Л. 7]'
    """
    return expanded_in_rounds(content, _expanded)


def _expanded(content: str, longest: int) -> Expanded | None:
    return _Round(tokens=tokens_of(content)).expand(longest)


@define(kw_only=True)
class _Round:
    """Spells out the definitions of a text, but not those that come in by that."""

    tokens: TypstTokens
    _bindings: dict[str, Binding] = field(factory=dict)

    def expand(self, longest: int) -> Expanded | None:
        """The text with its definitions spelled out, None where it uses none."""
        parts = self.tokens.parts
        expansion = Expansion(self.tokens.content)
        at = done = 0
        while at < len(parts):
            part = parts[at]
            if part.kind == "statement" and part.name in _RULES:
                if part.name == "let":
                    self._learn(at)
                at = max(self.tokens.partners.get(at, at), at) + 1
                continue
            binding = self._bindings.get(part.name) if part.kind == "name" else None
            if binding is not None and expansion.length <= longest:
                expansion.copy(done, part.start)
                last = at if binding.parameters is None else self.tokens.call_end(at)
                self._spell_out(expansion, binding, at, parts[last].end)
                at, done = last, parts[last].end
            at += 1
        expansion.copy(done, len(self.tokens.content))
        return expansion.done() if done else None

    def _learn(self, at: int) -> None:
        """Learn what the statement at `at` defines."""
        end = self.tokens.partners.get(at, at)
        named = self._after(at + 1, end)
        if named >= len(self.tokens.parts):
            return  # the file ends with "#let"
        equal = named
        while equal < end and self.tokens.parts[equal].kind != "equal":
            equal = self.tokens.partners.get(equal, equal) + 1
        body = self.tokens.trimmed(equal + 1, end)
        if self.tokens.parts[named].kind != "name" or equal >= end or body is None:
            return
        name = self.tokens.parts[named].name
        parameters: Mapping[str, str | None] | None
        if any(self.tokens.groups(named)):
            parameters = dict(self._parameters(self.tokens.arguments(named)))
        else:
            parameters, body = self._lambda(body)
        if name not in _MEANINGFUL and "" not in (parameters or ()):
            self._bindings[name] = Binding(parameters=parameters, body=body)

    def _lambda(
        self, body: tuple[int, int]
    ) -> tuple[Mapping[str, str | None] | None, tuple[int, int]]:
        """The parameters and the body of ``(a, b) => ...``; a value is its own body."""
        first, last = body
        end = self.tokens.partners.get(first, first)
        arrow = self._after(end + 1, last)
        if arrow >= len(self.tokens.parts) or self.tokens.parts[arrow].kind != "arrow":
            return None, body
        inner = self.tokens.trimmed(arrow + 1, last)
        given = self.tokens.split(first + (end > first), end + (end == first))
        return dict(self._parameters(given)), inner or body

    def _after(self, at: int, end: int) -> int:
        while at < end and self.tokens.is_blank(at):
            at += 1
        return at

    def _parameters(self, given: Iterable[Argument]) -> Iterator[tuple[str, str | None]]:
        """The parameters; one without a name is of a kind that is not spelled out."""
        for argument in given:
            words = self._source(argument)
            if argument.name:
                yield argument.name, words
            else:
                part = self.tokens.parts[argument.first]
                alone = part.kind == "name" and argument.first == argument.last
                yield (words if alone else ""), None

    def _source(self, argument: Argument) -> str:
        return self.tokens.content[self._span(argument).slice]

    def _span(self, argument: Argument) -> Span:
        parts = self.tokens.parts
        return Span(parts[argument.first].start, parts[argument.last].end)

    def _spell_out(self, expansion: Expansion, binding: Binding, at: int, end: int) -> None:
        """Put the body of a definition in the place of the part `at`, which uses it."""
        use = self.tokens.parts[at]
        given = self._given(binding, at) if binding.parameters else {}
        literals, arguments = [""], list[Span]()
        for piece in self._body(binding, given, code=use.code):
            if isinstance(piece, Span):
                arguments.append(piece)
                literals.append("")
            else:
                literals[-1] += piece
        expansion.spell_out(literals, arguments, Span(use.start, end))

    def _given(self, binding: Binding, at: int) -> Mapping[str, Argument]:
        """The arguments of a use by the names of their parameters."""
        parameters = binding.parameters or {}
        unnamed = iter([name for name, default in parameters.items() if default is None])
        given: dict[str, Argument] = {}
        for argument in self.tokens.arguments(at):
            name = argument.name or next(unnamed, "")
            if name in parameters:
                given[name] = argument
        return given

    def _body(
        self, binding: Binding, given: Mapping[str, Argument], *, code: bool
    ) -> Iterator[str | Span]:
        """The body, with the arguments as spans; what is left out is what it is by default."""
        first, last = binding.body
        words = self.tokens.words(Argument("", first, last))
        if code or words is None:
            is_number = first == last and self.tokens.parts[first].name.isdecimal()
            yield "" if code or is_number else "#"
        elif self.tokens.parts[first].name == "[":
            first, last = first + 1, last - 1
        else:
            yield self.tokens.content[words.slice]
            return
        for part in self.tokens.parts[first : last + 1]:
            argument = given.get(part.name) if part.kind == "name" else None
            default = (binding.parameters or {}).get(part.name) if part.kind == "name" else None
            if argument is not None:
                yield from self._argument(argument, code=part.code)
            elif default is not None:
                yield default if part.code else f"#({default})"
            else:
                yield self.tokens.content[part.start : part.end]

    def _argument(self, argument: Argument, *, code: bool) -> Iterator[str | Span]:
        """What stands for a parameter: in mark-up the words of a block, a string or a number."""
        words = self.tokens.words(argument)
        if code:
            yield self._span(argument)
        elif words is not None:
            yield words
        elif self._source(argument).isdecimal():
            yield self._span(argument)
        else:
            yield "#("
            yield self._span(argument)
            yield ")"
