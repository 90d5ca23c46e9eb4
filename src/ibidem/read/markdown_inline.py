"""What stands in the lines of a Markdown text: inline notes, callouts, citations by key, mark-up.

Sources: CommonMark 0.31.2; the pandoc manual, "Footnotes" and "Citation syntax".
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from attrs import define, field, frozen

from ibidem.model.span import Span
from ibidem.read.locators import PLACE_BEHIND
from ibidem.read.markdown_blocks import code_ends
from ibidem.read.veil import Veil

_PUNCTUATION = r"!-/:-@\[-`{-~"
_TOKEN = re.compile(
    rf"""\\(?P<escaped>[{_PUNCTUATION}])
    |(?P<code>`+)
    |(?P<comment><!--)
    |<(?P<address>(?:https?|ftp|mailto):[^<>\s]{{1,2000}})>
    |(?P<tag></?[A-Za-z][^<>\n]{{0,1000}}>)
    |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,30}});)
    |\[\^(?P<callout>[^\]\[\s]{{1,200}})\]
    |(?P<open>\^\[|!?\[)
    |(?P<close>\])
    |(?P<emphasis>\*+|_+|~~)
    |(?P<raised>\^[^\s^\[\]]{{1,20}}\^)
    |(?P<dashes>(?<!-)-{{2,3}}(?!-))
    |(?<![\w@.])(?P<cited>-?@(?:\{{[^{{}}\s]{{1,200}}\}}|\w[\w:.\#$%&+?<>~/-]{{0,200}}))
    |(?P<parting>(?:\r\n|\n|\r)[ \t>]*(?=[\r\n]))""",
    re.VERBOSE,
)
_DASHES = {2: "–", 3: "—"}
_LINK = re.compile(
    r"\(\s{0,3}(?:<(?P<inner>[^<>\n]{0,2000})>|(?P<path>[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})*))"
    r"(?:\s{1,3}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s{0,3}\)"
)
_REFERENCE = re.compile(r"\[[^\[\]\n]{0,200}\]|\{[^{}\n]{0,500}\}")
_KEY_END = ":.#$%&+?<>~/-"
_BLANK = re.compile(r"[ \t]?")


@frozen(kw_only=True)
class CitedKey:
    """A citation by key.

    Attributes:
        key: the key.
        span: the key and what is said of the place in the work.
        rest: where what is said of the place begins.
    """

    key: str
    span: Span
    rest: int


@frozen(kw_only=True)
class KeyGroup:
    """The keys of one pair of brackets, or one that stands in the text."""

    span: Span
    keys: tuple[CitedKey, ...]
    bracketed: bool = True


@define(kw_only=True)
class _Bracket:
    """A bracket that waits for its end, and the keys within it."""

    start: int
    sign: str
    keys: list[CitedKey] = field(factory=list)
    cited: CitedKey | None = None


@define(kw_only=True)
class Inline:
    """Goes through a text once and veils its mark-up.

    Attributes:
        veil: the text.
        opaque: the stretches that are left alone, in ascending order.
        notes: the inline notes, brackets included.
        callouts: the callouts of notes that are defined elsewhere, with their names.
        groups: the citations by key.
    """

    veil: Veil
    opaque: Sequence[Span]
    notes: list[Span] = field(factory=list)
    callouts: list[tuple[Span, str]] = field(factory=list)
    groups: list[KeyGroup] = field(factory=list)
    _brackets: list[_Bracket] = field(factory=list)
    _emphasis: dict[str, list[int]] = field(factory=dict)
    _bare: CitedKey | None = None
    _comments_end: bool = True

    def scan(self) -> None:
        """Find all there is."""
        content, at, regions = self.veil.content, 0, iter(self.opaque)
        codes = code_ends(content)
        region = next(regions, None)
        while (found := _TOKEN.search(content, at)) is not None:
            while region is not None and region.end <= found.start():
                region = next(regions, None)
            if region is not None and region.start < found.end():
                self._part()
                at = max(region.end, at + 1)
                continue
            at = self._token(found, codes)
        self._part()

    def _token(self, found: re.Match[str], codes: dict[int, int]) -> int:
        """Read a token; where to go on."""
        start, end = found.span()
        kind = found.lastgroup or ""
        if kind in {"code", "comment"}:
            return self._verbatim(found, codes)
        if kind == "close":
            return self._close(start)
        if kind == "open":
            self._open(start, found["open"])
        elif kind == "emphasis":
            self._emphasize(found)
        elif kind == "cited":
            return self._cite(found)
        elif kind == "parting":
            self._part()
        elif kind == "callout":
            self.callouts.append((Span(start, end), found["callout"]))
        else:
            self._replace(found, kind)
        return end

    def _verbatim(self, found: re.Match[str], codes: dict[int, int]) -> int:
        start, end = found.span()
        if found.lastgroup == "code":
            last = codes.get(start, 0)
            if last:
                self.veil.hide(start, end)
                self.veil.hide(last - (end - start), last)
            return last or end
        last = self.veil.content.find("-->", end) if self._comments_end else -1
        self._comments_end = last >= 0
        if self._comments_end:
            self.veil.hide(start, last + 3)
        return last + 3 if self._comments_end else end

    def _replace(self, found: re.Match[str], kind: str) -> None:
        start, end = found.span()
        if kind == "escaped":
            self.veil.hide(start, start + 1)
        elif kind == "dashes":
            self.veil.put(start, end, _DASHES[end - start])
        elif kind == "entity":
            words = html.unescape(found.group())
            if len(words) <= end - start:
                self.veil.put(start, end, words)
        elif kind == "tag":
            self.veil.hide(start, end)
        else:  # <address> and ^raised^
            self.veil.hide(start, start + 1)
            self.veil.hide(end - 1, end)

    def _emphasize(self, found: re.Match[str]) -> None:
        """Pair the signs of emphasis; those left alone are characters like others."""
        content, (start, end) = self.veil.content, found.span()
        sign = content[start]
        before, after = content[start - 1 : start], content[end : end + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if sign == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        waiting = self._emphasis.setdefault(sign, [])
        at = start
        while closes and waiting and at < end:
            opened = waiting.pop()
            self.veil.hide(opened, opened + 1)
            self.veil.hide(at, at + 1)
            at += 1
        if opens:
            waiting.extend(range(at, end))

    def _open(self, start: int, sign: str) -> None:
        bracket = _Bracket(start=start, sign=sign)
        bare = self._bare
        if bare is not None and _BLANK.fullmatch(self.veil.content, bare.span.end, start):
            bracket.cited = bare
        self._brackets.append(bracket)

    def _close(self, start: int) -> int:
        """End the innermost bracket; where to go on."""
        if not self._brackets:
            return start + 1
        bracket = self._brackets.pop()
        if bracket.sign == "^[":
            self.notes.append(Span(bracket.start, start + 1))
            self.veil.hide(bracket.start, bracket.start + 2)
            self.veil.hide(start, start + 1)
            self._alone(bracket.keys)
            return start + 1
        if bracket.keys:
            self._group(bracket, start)
            return start + 1
        if bracket.cited is not None:
            self._place(bracket.cited, bracket.start, start)
            return start + 1
        return self._link(bracket, start)

    def _link(self, bracket: _Bracket, start: int) -> int:
        """Brackets that are a link show its words and its address; all others stay."""
        content = self.veil.content
        link = _LINK.match(content, start + 1)
        tail = link or _REFERENCE.match(content, start + 1)
        if tail is None:
            return start + 1
        self.veil.hide(bracket.start, bracket.start + len(bracket.sign))
        self.veil.hide(start, tail.end())
        group = "path" if link is not None and link["path"] is not None else "inner"
        address = link[group] if link is not None else None
        shown = address and address in content[bracket.start : start]
        if link is not None and address and "://" in address and not shown:
            first, last = link.span(group)
            self.veil.put(start, first, " ")
            self.veil.put(first, last, address)
        return tail.end()

    def _cite(self, found: re.Match[str]) -> int:
        """Read a citation key; where to go on."""
        start, end = found.span()
        name = found["cited"].removeprefix("-")[1:]
        if name.startswith("{"):
            name = name[1:-1]
        else:
            kept = name.rstrip(_KEY_END)
            end -= len(name) - len(kept)
            name = kept
        rest = end
        if not self._brackets or self._brackets[-1].sign == "^[":
            placed = PLACE_BEHIND.match(self.veil.content, end)
            end = placed.end() if placed is not None else end
        key = CitedKey(key=name, span=Span(start, end), rest=rest)
        if self._brackets:
            self._brackets[-1].keys.append(key)
        else:
            self._alone([key])
        self._bare = key
        return end

    def _group(self, bracket: _Bracket, end: int) -> None:
        """The citations of ``[see @a, p. 5; @b]``."""
        content, keys = self.veil.content, []
        starts = [key.span.start for key in bracket.keys[1:]]
        for key, limit in zip(bracket.keys, [*starts, end], strict=True):
            parted = content.find(";", key.rest, limit)
            last = parted if parted >= 0 else limit
            words = content[key.rest : last].rstrip(" \t\r\n,")
            span = Span(key.span.start, key.rest + len(words))
            keys.append(CitedKey(key=key.key, span=span, rest=key.rest))
        self.veil.hide(bracket.start, bracket.start + len(bracket.sign))
        self.veil.hide(end, end + 1)
        self.groups.append(KeyGroup(span=Span(bracket.start + 1, end), keys=tuple(keys)))

    def _place(self, key: CitedKey, start: int, end: int) -> None:
        """The place in ``@key [p. 3]``, which belongs to the key before it."""
        self.veil.put(start, start + 1, " ")
        self.veil.hide(end, end + 1)
        span = Span(key.span.start, end)
        placed = CitedKey(key=key.key, span=span, rest=start + 1)
        group = KeyGroup(span=span, keys=(placed,))
        alone = KeyGroup(span=key.span, keys=(key,), bracketed=False)
        if self.groups and self.groups[-1] == alone:
            self.groups[-1] = group
        elif self._brackets and self._brackets[-1].keys[-1:] == [key]:
            self._brackets[-1].keys[-1] = placed

    def _alone(self, keys: Sequence[CitedKey]) -> None:
        self.groups.extend(KeyGroup(span=key.span, keys=(key,), bracketed=False) for key in keys)

    def _part(self) -> None:
        """End a paragraph: what is open in it stays so."""
        for bracket in self._brackets:
            self._alone(bracket.keys)
        self._brackets.clear()
        self._emphasis.clear()
        self._bare = None
