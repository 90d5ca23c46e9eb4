"""Where the words of a text come from in the tree of its file, so that it can be written anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import frozen

from ibidem.model.citation import Document
from ibidem.read.xml import Element


class Origin(NamedTuple):
    """Words and the node they come from; a named tuple, for there are many.

    Attributes:
        start: where the words begin in the text.
        end: where they end.
        element: the element that holds them, or after which they stand.
        tail: whether they stand after it.
    """

    start: int
    end: int
    element: Element
    tail: bool = False

    @property
    def raw(self) -> str:
        """The characters of the node, in which white space may be more than in the text."""
        return str((self.element.tail if self.tail else self.element.text) or "")

    def moved(self, by: int) -> Origin:
        """The same words, `by` characters further on; those before the text begins are cut off."""
        return self._replace(start=max(self.start + by, 0), end=max(self.end + by, 0))

    def cut(self, length: int) -> Origin:
        """The same words as far as they lie in a text of `length` characters."""
        return self._replace(start=min(self.start, length), end=min(self.end, length))


class NodeText(str):
    """Words that know the node that they come from."""

    __slots__ = ("element", "tail")
    element: Element
    tail: bool

    @classmethod
    def of(cls, words: str | None, element: Element, *, tail: bool = False) -> NodeText:
        """The words of a node, which may have none."""
        text = cls(words or "")
        text.element, text.tail = element, tail
        return text


@frozen(kw_only=True, eq=False)
class Traced:
    """A document and where its words come from.

    Attributes:
        document: the document.
        origins: for its words their nodes, in ascending order.
        parts: the roots of the trees, by the names of the file's parts.
    """

    document: Document
    origins: tuple[Origin, ...]
    parts: Mapping[str, Element]


def moved_on(origins: Iterable[Origin], by: int) -> list[Origin]:
    """The origins of words that stand `by` characters further on."""
    return [each for one in origins if (each := one.moved(by)).start < each.end]
