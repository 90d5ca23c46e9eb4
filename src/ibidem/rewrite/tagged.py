"""Files in HTML or XML: where in the file the characters stand that a reader found in its tree.

Parsers keep no offsets. But all but the white space of a tree comes from the file in the same
order, so that the two can be counted side by side. Where they differ (tags in disorder, which a
parser moves), nothing is rewritten.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from attrs import define, field
from lxml import etree

from ibidem.model.span import Span
from ibidem.read.origins import Origin, Traced
from ibidem.read.xml import Element
from ibidem.rewrite.source import NotRewritableError

_WHITE = frozenset(" \t\n\r\f")
_TOKEN = re.compile(
    r"""<!--.*?(?:-->|\Z)
    |<!\[CDATA\[(?P<data>.*?)\]\]>
    |<\?.*?>
    |<!(?:"[^"]*"|'[^']*'|\[[^\]]*\]|[^>"'\[])*>
    |</?(?P<tag>[A-Za-z_][^\s/>]*)(?:"[^"]*"|'[^']*'|[^>"'])*>
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{1,32});?)""",
    re.VERBOSE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});?")
# Elements whose content is no mark-up in HTML.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})

Character = tuple[str, int, int]


@define
class Tagged:
    """The characters of a file that are no white space, counted as in the tree.

    Attributes:
        content: the file.
        is_html: whether it is HTML, in which scripts and their like hold no mark-up.
    """

    content: str
    is_html: bool
    _places: list[tuple[int, int]] = field(init=False, factory=list)
    _starts: dict[tuple[int, bool], int] = field(init=False, factory=dict)
    _kept: list[Element] = field(init=False, factory=list)

    @classmethod
    def of(cls, content: str, root: Element, *, is_html: bool) -> Tagged:
        """The characters of a file whose tree is `root`.

        Raises:
            NotRewritableError: where the tree has others, or has them in another order.
        """
        tagged = cls(content, is_html)
        found = [*tagged._characters()]
        tagged._places = [(start, end) for _, start, end in found]
        if "".join(character for character, _, _ in found) != "".join(tagged._in_tree(root)):
            raise NotRewritableError(
                "its tags are in disorder, so that words cannot be found again; mend them first"
            )
        return tagged

    def _characters(self) -> Iterator[Character]:
        """The characters with their places."""
        at = 0
        while at < len(self.content):
            found = _TOKEN.search(self.content, at)
            end = len(self.content) if found is None else found.start()
            yield from self._plain(at, end)
            if found is None:
                return
            if found["entity"]:
                yield from _unfolded(found)
            elif found["data"]:
                yield from self._plain(*found.span("data"))
            at = found.end()
            name = (found["tag"] or "").lower()
            if self.is_html and name in _RAW and found.group()[1] != "/":
                closing = re.compile(rf"</{name}", re.IGNORECASE).search(self.content, at)
                last = len(self.content) if closing is None else closing.start()
                yield from self._raw(at, last, plain=name in {"script", "style", "xmp"})
                at = last

    def _raw(self, start: int, end: int, *, plain: bool) -> Iterator[Character]:
        if plain:
            yield from self._plain(start, end)
            return
        at = start
        for found in re.finditer(_ENTITY, self.content[start:end]):
            yield from self._plain(at, start + found.start())
            at = start + found.end()
            for character in html.unescape(found.group()):
                if character not in _WHITE:
                    yield character, start + found.start(), at
        yield from self._plain(at, end)

    def _plain(self, start: int, end: int) -> Iterator[Character]:
        for at in range(start, end):
            if self.content[at] not in _WHITE:
                yield self.content[at], at, at + 1

    def _in_tree(self, root: Element) -> Iterator[str]:
        """The characters in the tree; where those of each node begin is noted on the way."""
        count = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tail = event == "end"
            words = "" if tail and element is root else (element.tail if tail else element.text)
            shown = "".join(each for each in str(words or "") if each not in _WHITE)
            self._starts[id(element), tail] = count
            self._kept.append(element)
            count += len(shown)
            yield shown

    def span(self, traced: Traced, span: Span) -> Span | None:
        """The place in the file of `span` in the text; None where its ends come from elsewhere."""
        first = last = None
        for origin in traced.origins:
            if origin.start <= span.start < origin.end:
                first = self._place(traced, origin, span.start)
            if origin.start < span.end <= origin.end:
                last = self._place(traced, origin, span.end - 1)
        if first is None or last is None or last[1] <= first[0]:
            return None
        return Span(first[0], last[1])

    def _place(self, traced: Traced, origin: Origin, offset: int) -> tuple[int, int] | None:
        """The place in the file of the character at `offset`, counted from the node's end."""
        start = self._starts.get((id(origin.element), origin.tail))
        if start is None:
            return None
        rest = traced.document.text.content[offset : origin.end]
        after = sum(each not in _WHITE for each in rest)
        width = sum(each not in _WHITE for each in origin.raw)
        return self._places[start + width - after]


def _unfolded(found: re.Match[str]) -> Iterator[Character]:
    for character in html.unescape(found.group()):
        if character not in _WHITE:
            yield character, found.start(), found.end()
