"""Paragraphs of texts in XML whose notes are elements among the words (TEI, ODF, JATS)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import evolve, field, frozen

from ibidem.model.marking import Marking, MarkingKind
from ibidem.model.span import Span
from ibidem.read.build import DocumentBuilder
from ibidem.read.csl import CitedItem
from ibidem.read.origins import NodeText, Origin, moved_on
from ibidem.read.xml import Element, local_name

LINE_BREAK = "\u2028"
"""A piece that ends a line within a paragraph."""

JOIN = "\u2029"
"""A piece without white space on either side: the word goes on."""

# What has so many digits is no page.
_LONG_NUMBER = 10

# White space in the file is one space to a reader; the no-break space and its like are words.
_WHITE = re.compile(r"[ \t\r\n]+")


@frozen(kw_only=True)
class Call:
    """A callout among the words: its printed label, and the name of its note in the file."""

    label: str
    note: str


@frozen
class Break:
    """The end of a paragraph."""


BREAK = Break()


@frozen(kw_only=True)
class Edge:
    """Where the words begin or end that are printed for works which the file states as data.

    Attributes:
        name: the name of the range, the same at both of its ends.
        cited: the works; empty at the end.
    """

    name: str
    cited: tuple[CitedItem, ...] = ()


Look = tuple[MarkingKind, str]
"""How words are set apart, and for a language its tag."""


@frozen
class Turn:
    """Where words begin or end that the file sets apart."""

    look: Look
    begins: bool = True


@frozen
class Page:
    """Where a page begins: its printed number, empty where pages are to be counted."""

    number: str = ""


Piece = str | Call | Edge | Turn | Page | Break
_Inline = str | Call | Edge | Turn | Page


@frozen(kw_only=True)
class Paragraph:
    """A paragraph as a reader sees it.

    Where its callouts and edges stand, what is set apart in it, where pages begin, and where the
    words come from, counts in its words.
    """

    words: str
    callouts: tuple[tuple[int, int, str, str], ...] = ()
    edges: tuple[tuple[int, Edge], ...] = ()
    markings: tuple[Marking, ...] = ()
    pages: tuple[tuple[int, Page], ...] = ()
    origins: tuple[Origin, ...] = ()

    def stated(self) -> Iterator[tuple[int, int, CitedItem]]:
        """The works that the file states as data, with the range of their words."""
        begun: dict[str, tuple[int, Edge]] = {}
        for at, edge in self.edges:
            if edge.cited:
                begun[edge.name] = (at, edge)
            elif edge.name in begun:
                start, first = begun.pop(edge.name)
                yield from ((start, at, cited) for cited in first.cited)


@frozen(kw_only=True)
class Markup:
    """What the elements of a format mean.

    Attributes:
        blocks: elements that are paragraphs or hold them.
        unseen: elements whose words no reader sees.
        special: elements that are read in a way of their own; each gives its pieces.
        looks: how an element sets its words apart.
    """

    blocks: frozenset[str]
    unseen: frozenset[str] = frozenset()
    special: Mapping[str, Callable[[Element], Iterable[Piece]]] = field(factory=dict)
    looks: Callable[[Element], Sequence[Look]] = lambda _: ()

    def pieces(self, element: Element) -> Iterator[Piece]:
        """The words, callouts and breaks within `element`, in reading order."""
        yield NodeText.of(element.text, element)
        for child in element.iterchildren():
            if not isinstance(child.tag, str):
                yield _entity(child.text or "")
            else:
                yield from self._child(child)
            yield NodeText.of(child.tail, child, tail=True)

    def _child(self, child: Element) -> Iterator[Piece]:
        name = local_name(child)
        if name in self.special:
            yield from self.set_apart(child, self.special[name](child))
        elif name not in self.unseen:
            yield from self.set_apart(child, self.inside(child))

    def set_apart(self, element: Element, pieces: Iterable[Piece]) -> Iterable[Piece]:
        """The pieces of `element`, between turns where it sets its words apart."""
        looks = self.looks(element)
        if not looks:
            return pieces
        begin, end = map(Turn, looks), (Turn(look, begins=False) for look in looks)
        return chain(begin, pieces, end)

    def inside(self, element: Element) -> Iterator[Piece]:
        """The pieces of `element`, set apart where it is a block."""
        apart = (BREAK,) if local_name(element) in self.blocks else ()
        yield from apart
        yield from self.pieces(element)
        yield from apart

    def words(self, element: Element) -> str:
        """The words within `element`, a line to each paragraph."""
        return self.passage(element).words

    def passage(self, element: Element) -> Paragraph:
        """What is within `element`, its paragraphs divided by line ends."""
        lines: list[str] = []
        edges: list[tuple[int, Edge]] = []
        markings: list[Marking] = []
        origins: list[Origin] = []
        length = 0
        for each in paragraphs(self.set_apart(element, self.pieces(element))):
            edges.extend((at + length, edge) for at, edge in each.edges)
            markings.extend(evolve(one, span=one.span.shifted(length)) for one in each.markings)
            origins += moved_on(each.origins, length)
            lines.append(each.words)
            length += len(each.words) + 1
        return Paragraph(
            words="\n".join(lines),
            edges=tuple(edges),
            markings=tuple(markings),
            origins=tuple(origins),
        )


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    r"""The paragraphs that `pieces` make, without those that have no words.

    >>> pieces = ["Baku \n fell.", Call(label="1", note="fn1"), BREAK, " ", BREAK, "Then Enzeli"]
    >>> [each.words for each in paragraphs(pieces)]
    ['Baku fell.1', 'Then Enzeli']
    """
    gathered: list[_Inline] = []
    for piece in chain(pieces, (BREAK,)):
        if not isinstance(piece, Break):
            gathered.append(piece)
            continue
        paragraph = _paragraph(gathered)
        gathered = _left_over(gathered, pages=not paragraph.words)
        if paragraph.words:
            yield paragraph


def _left_over(pieces: Iterable[_Inline], *, pages: bool) -> list[_Inline]:
    """The turns whose end is still to come after `pieces`, and the pages that begin there."""
    open_: list[_Inline] = []
    for piece in pieces:
        if isinstance(piece, Page) and pages:
            open_.append(piece)
        elif isinstance(piece, Turn):
            if piece.begins:
                open_.append(piece)
            elif Turn(piece.look) in open_:
                open_.remove(Turn(piece.look))
    return open_


def _paragraph(pieces: Sequence[_Inline]) -> Paragraph:
    words = ""
    callouts: list[tuple[int, int, str, str]] = []
    edges: list[tuple[int, Edge]] = []
    turns: list[tuple[int, Turn]] = []
    pages: list[tuple[int, Page]] = []
    origins: list[Origin] = []
    joined = False
    for piece, following in zip(pieces, _followers(pieces), strict=True):
        if piece == JOIN:
            joined = True
        elif isinstance(piece, Edge):
            edges.append((len(words), piece))
        elif isinstance(piece, Turn):
            turns.append((len(words), piece))
        elif isinstance(piece, Page):
            pages.append((len(words), piece))
        elif isinstance(piece, Call):
            callouts.append((len(words), len(words) + len(piece.label), piece.label, piece.note))
            words += piece.label
        else:
            plain = _WHITE.sub(" ", piece)
            plain = plain.removesuffix(" ") if following == JOIN else plain
            blank = joined or not words or words[-1] in (" ", LINE_BREAK)
            start = len(words)
            words += plain.removeprefix(" ") if blank else plain
            if isinstance(piece, NodeText) and len(words) > start:
                origins.append(Origin(start, len(words), piece.element, piece.tail))
            joined = joined and plain in ("", " ")
    shown = words.rstrip(" ")
    return Paragraph(
        words=shown.replace(LINE_BREAK, "\n"),
        callouts=tuple(callouts),
        edges=tuple((min(at, len(shown)), edge) for at, edge in edges),
        markings=tuple(_markings(turns, len(shown))),
        pages=tuple(pages),
        origins=tuple(each.cut(len(shown)) for each in origins),
    )


def _followers(pieces: Sequence[_Inline]) -> list[_Inline]:
    """For each piece the next one that is printed."""
    followers: list[_Inline] = []
    following: _Inline = ""
    for piece in reversed(pieces):
        followers.append(following)
        following = piece if isinstance(piece, str | Call) else following
    return followers[::-1]


def _markings(turns: Sequence[tuple[int, Turn]], end: int) -> Iterator[Marking]:
    """What is set apart between `turns` in a paragraph of `end` characters."""
    begun: dict[Look, list[int]] = {}
    for at, turn in (*turns, *((end, Turn(turn.look, begins=False)) for _, turn in turns)):
        starts = begun.setdefault(turn.look, [])
        if turn.begins:
            starts.append(at)
        elif starts:
            start, last = starts.pop(), min(at, end)
            if start < last:
                yield Marking(Span(start, last), *turn.look)


def add_paragraphs(pieces: Iterable[Piece], builder: DocumentBuilder, page: str = "") -> None:
    """Add the paragraphs that `pieces` make to the body of a document.

    Args:
        pieces: the words, callouts and breaks.
        builder: what takes the paragraphs.
        page: the number of the page on which the first one stands, empty where it is not known.
    """
    for number, each in enumerate(paragraphs(pieces), 1):
        place = f"paragraph {number}"
        begun = {0: page}
        for at, turned in each.pages:
            page = begun[at] = _after(page, turned)
        span = builder.paragraph(
            each.words,
            on_page(begun.pop(0), place),
            each.callouts,
            markings=each.markings,
            stated=each.stated(),
            origins=each.origins,
        )
        for at, later in begun.items():
            builder.place(span.start + at, on_page(later, place))


def _after(page: str, turned: Page) -> str:
    return turned.number or (
        str(int(page) + 1) if page.isdecimal() and len(page) < _LONG_NUMBER else ""
    )


def on_page(page: str, place: str) -> str:
    """A place, and the page before it where that is known."""
    return f"page {page}, {place}" if page else place


def _entity(reference: str) -> str:
    """What an entity stands for where every reader of HTML knows it; others are not unfolded."""
    known = html.unescape(reference)
    return "" if known == reference else known
