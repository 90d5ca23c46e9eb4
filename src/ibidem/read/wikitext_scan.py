"""The templates, links and notes of a wikitext, found in one pass and in linear time.

mwparserfromhell is not used: an unclosed ``<ref>`` makes it quadratic, and a veil needs offsets,
which it does not keep. Source: MediaWiki, "Help:Cite", "Help:Templates", "Help:Links".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ibidem.model.span import Span

_VERBATIM = re.compile(
    r"<!--|<(?P<tag>nowiki|pre|math|syntaxhighlight|source)(?:\s[^<>]*)?>", re.IGNORECASE
)
_REF = re.compile(
    r"<ref(?P<attributes>\s[^<>]*?)?(?P<empty>/)?\s*>|(?P<end></ref\s*>)", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>name|group)\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<b>[^\s\"'/>]+))",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?P<open>\{\{|\[\[)|(?P<close>\}\}|\]\])|(?P<pipe>\|)|(?P<equal>=)")
# MediaWiki itself gives up on templates that are nested deeper.
_DEEPEST = 40


@frozen(kw_only=True)
class Param:
    """A parameter of a template: its name or number, and the span of its value."""

    name: str
    span: Span


@frozen(kw_only=True)
class Template:
    """A template: its name in small letters, all of it, and its parameters."""

    name: str
    span: Span
    params: tuple[Param, ...]
    in_ref: bool


@frozen(kw_only=True)
class Ref:
    """A ``<ref>`` tag; `words` is None where it only calls a note by name.

    Attributes:
        whole: the tag and all up to its end.
        tag: the opening tag.
        words: what is between the tags.
        name: the name of the note.
        group: the group that it is numbered in.
        closed: whether it has an end.
    """

    whole: Span
    tag: Span
    words: Span | None
    name: str
    group: str
    closed: bool = True


@define(kw_only=True)
class _Open:
    start: int
    sign: str
    pipes: list[int] = field(factory=list)
    equals: dict[int, int] = field(factory=dict)


@define(kw_only=True)
class Wikitext:
    """What a wikitext is made of.

    Attributes:
        content: the text.
        hidden: comments, and the tags around words that are no mark-up.
        verbatim: words that are no mark-up, comments too.
        refs: the notes and their callouts.
        templates: the templates, inner ones before those that hold them.
        links: ``[[...]]``, as the spans that are not seen of each.
    """

    content: str
    hidden: list[Span] = field(factory=list)
    verbatim: list[Span] = field(factory=list)
    refs: list[Ref] = field(factory=list)
    templates: list[Template] = field(factory=list)
    links: list[tuple[Span, Span]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self._read_verbatim()
        self.refs.extend(self._paired())
        for body in (ref.words for ref in self.refs if ref.words is not None):
            self._brackets(body, in_ref=True)
        self._brackets(Span(0, len(self.content)), in_ref=False)

    def _read_verbatim(self) -> None:
        at, ends = 0, dict[str, bool]()
        while (found := _VERBATIM.search(self.content, at)) is not None:
            at = found.end()
            tag = (found["tag"] or "").lower()
            closing = f"</{tag}>" if tag else "-->"
            last = self.content.find(closing, at) if ends.get(closing, True) else -1
            ends[closing] = last >= 0
            if last < 0:
                continue
            end = last + len(closing)
            self.verbatim.append(Span(found.start(), end))
            inner = (found.end(), last) if tag else (end, end)
            self.hidden.append(Span(found.start(), inner[0]))
            self.hidden.append(Span(inner[1], end))
            at = end

    def _paired(self) -> Iterator[Ref]:
        waiting: re.Match[str] | None = None
        for found in outside(_REF.finditer(self.content), self.verbatim):
            if waiting is not None:
                if found["end"] is not None:
                    yield _ref(waiting, found.start(), found.end())
                else:
                    yield self._unclosed(waiting, found.start())
                waiting = None
            if found["empty"] is not None:
                yield _ref(found, None, found.end())
            elif found["end"] is None:
                waiting = found
        if waiting is not None:
            yield self._unclosed(waiting, len(self.content))

    def _unclosed(self, found: re.Match[str], limit: int) -> Ref:
        """A note without an end has the rest of its line."""
        line = self.content.find("\n", found.end(), limit)
        end = line if line >= 0 else limit
        return _ref(found, end, end, closed=False)

    def _brackets(self, scope: Span, *, in_ref: bool) -> None:
        """Find the templates and links of a note, or of what is around the notes."""
        waiting: list[_Open] = []
        deeper = 0
        tokens = _BRACKET.finditer(self.content, scope.start, scope.end)
        apart = () if in_ref else [ref.whole for ref in self.refs]
        for found in outside(outside(tokens, self.verbatim), apart):
            if found["open"] is not None:
                if len(waiting) < _DEEPEST:
                    waiting.append(_Open(start=found.start(), sign=found["open"]))
                else:
                    deeper += 1
            elif found["close"] is not None:
                if deeper:
                    deeper -= 1
                else:
                    self._close(waiting, found, in_ref=in_ref)
            elif waiting and found["pipe"] is not None:
                waiting[-1].pipes.append(found.start())
            elif waiting:
                waiting[-1].equals.setdefault(len(waiting[-1].pipes), found.start())

    def _close(self, waiting: list[_Open], found: re.Match[str], *, in_ref: bool) -> None:
        sign = "{{" if found["close"] == "}}" else "[["
        if sign == "{{" and any(each.sign == sign for each in waiting):
            while waiting[-1].sign != sign:
                waiting.pop()
        if not waiting or waiting[-1].sign != sign:
            return
        opened = waiting.pop()
        if sign == "{{":
            self.templates.append(_template(self.content, opened, found.end(), in_ref=in_ref))
        else:
            words = opened.pipes[-1] + 1 if opened.pipes else opened.start + 2
            self.links.append((Span(opened.start, words), Span(*found.span())))


def outside(tokens: Iterator[re.Match[str]], spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The tokens that stand in none of the spans, which are in ascending order and apart."""
    for found in tokens:
        at = bisect_right(spans, found.start(), key=_start) - 1
        if at < 0 or spans[at].end <= found.start():
            yield found


def _start(span: Span) -> int:
    return span.start


def _ref(found: re.Match[str], words: int | None, end: int, *, closed: bool = True) -> Ref:
    given = {
        each["name"].lower(): " ".join((each["d"] or each["s"] or each["b"] or "").split())
        for each in _ATTRIBUTE.finditer(found["attributes"] or "")
    }
    return Ref(
        whole=Span(found.start(), end),
        tag=Span(*found.span()),
        words=Span(found.end(), words) if words is not None else None,
        name=given.get("name", ""),
        group=given.get("group", ""),
        closed=closed,
    )


def _template(content: str, opened: _Open, end: int, *, in_ref: bool) -> Template:
    starts = [opened.start + 2, *(pipe + 1 for pipe in opened.pipes)]
    ends = [*opened.pipes, end - 2]
    params: list[Param] = []
    unnamed = 0
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        equal = opened.equals.get(number) if number else None
        if equal is not None:
            name = " ".join(content[first:equal].casefold().split())
        else:
            unnamed += number > 0
            name = str(unnamed)
        params.append(Param(name=name, span=_stripped(content, (equal or first - 1) + 1, last)))
    name = " ".join(content[params[0].span.slice].replace("_", " ").casefold().split())
    return Template(
        name=name, span=Span(opened.start, end), params=tuple(params[1:]), in_ref=in_ref
    )


def _stripped(content: str, start: int, end: int) -> Span:
    words = content[start:end]
    first = start + len(words) - len(words.lstrip())
    return Span(first, max(first, start + len(words.rstrip())))
