"""Pieces: stretches of text on their way to runs, and what happens where two of them meet.

A style joins values, affixes and delimiters without knowing what the values end with. Where they
meet, a full stop after a question mark is dropped, two spaces become one, and a full stop goes
into the quotation marks before it where the language wants it so. Inside a value nothing changes.
The rules are those that citeproc-js follows, as seen from what it prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from itertools import groupby
from types import MappingProxyType

from attrs import evolve, frozen

from ibidem.styles.runs import Run


class Role(Enum):
    """What a piece is: words, or a quotation mark."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"


@frozen(kw_only=True)
class Piece:
    """A stretch of text in one look.

    Attributes:
        text: its words; the outer form of a quotation mark.
        role: whether it is a quotation mark.
        inner: the form of a quotation mark inside other quotation marks.
        is_inner: whether a quotation mark is of the inner kind unless it stands in one of these.
        swallows: whether full stops and commas go inside the closing mark.
        look: formatting attributes of CSL, the innermost first to be heard.
        flips: looks that are turned over by markup in a value: ``i`` in italics is upright.
        kept: whether its case is kept.
        is_term: whether it is a term of the locale, which begins a note with a capital.
    """

    text: str
    role: Role = Role.TEXT
    inner: str = ""
    is_inner: bool = False
    swallows: bool = False
    look: Mapping[str, str] = MappingProxyType({})
    flips: frozenset[str] = frozenset()
    kept: bool = False
    is_term: bool = False


Pieces = tuple[Piece, ...]

_MARKS = "!?.,:;"
_INTO_QUOTES = "!?.,"
_OUT_OF_QUOTES = ":;,"

_ABSORBS: Mapping[str, str] = MappingProxyType(
    {"!": "!.:", "?": "?.:", ".": ".", ":": ":.", ",": ",", ";": ";.:"}
)
"""The marks that disappear behind another mark."""

_YIELDS: Mapping[str, str] = MappingProxyType({":": "!?", ";": "!?"})
"""The marks before which another mark disappears."""

LOOKS = frozenset(
    {"font-style", "font-variant", "font-weight", "text-decoration", "vertical-align"}
)
"""The formatting attributes of CSL 1.0.2."""


def words(text: str) -> Pieces:
    """A piece of plain words, none where there are none."""
    return (Piece(text=text),) if text else ()


def text_of(pieces: Iterable[Piece]) -> str:
    """The words of pieces as they stand, marks not yet settled."""
    return "".join(piece.text for piece in pieces)


def mapped(pieces: Iterable[Piece], change: Callable[[str], str]) -> Pieces:
    """The pieces with their words changed, those left out that have none any more."""
    changed = (evolve(piece, text=change(piece.text)) for piece in pieces)
    return tuple(piece for piece in changed if piece.text)


def dressed(pieces: Iterable[Piece], attributes: Mapping[str, str]) -> Pieces:
    """The pieces in the look that the attributes of an element ask for."""
    look = {name: value for name, value in attributes.items() if name in LOOKS}
    if not look:
        return tuple(pieces)
    return tuple(evolve(piece, look={**look, **piece.look}) for piece in pieces)


def joined(parts: Iterable[Pieces], delimiter: str = "") -> Pieces:
    """The parts that are not empty, one after the other."""
    between = words(delimiter)
    found: list[Piece] = []
    for part in filter(None, parts):
        found.extend((*between, *part) if found else part)
    return tuple(found)


def settle(pieces: Iterable[Piece]) -> Pieces:
    """The pieces with marks and spaces settled where they meet.

    >>> text_of(settle([*words("Что делать?"), *words(". "), *words(" М.")]))
    'Что делать? М.'
    """
    settled: list[Piece] = []
    for piece in _levelled(piece for piece in pieces if piece.text):
        _append(settled, piece)
    return tuple(piece for piece in settled if piece.text)


def runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """The runs that the pieces make once they are settled."""
    looks = ((_look(piece), piece.text) for piece in settle(pieces))
    return tuple(
        evolve(look, text="".join(text for _, text in group))
        for look, group in groupby(looks, key=lambda pair: pair[0])
    )


def _look(piece: Piece) -> Run:
    """A run without words in the look of the piece."""
    look, flips = piece.look, piece.flips
    return Run(
        "",
        italic=(look.get("font-style", "normal") != "normal") ^ ("i" in flips),
        bold=(look.get("font-weight") == "bold") ^ ("b" in flips),
        small_caps=(look.get("font-variant") == "small-caps") ^ ("sc" in flips),
        underline=look.get("text-decoration") == "underline",
        superscript=look.get("vertical-align") == "sup" or "sup" in flips,
        subscript=look.get("vertical-align") == "sub" or "sub" in flips,
    )


def _levelled(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Quotation marks inside quotation marks in the form for that."""
    around: list[bool] = []
    for piece in pieces:
        if piece.role is Role.OPEN:
            around.append(piece.is_inner if not around else _other(piece.is_inner, around[-1]))
        if piece.role is Role.TEXT or not around:
            yield piece
            continue
        is_inner = around.pop() if piece.role is Role.CLOSE else around[-1]
        yield evolve(piece, text=piece.inner) if is_inner else piece


def _other(wanted: bool, around: bool) -> bool:
    return not around if wanted == around else wanted


def _append(settled: list[Piece], piece: Piece) -> None:
    """Add a piece, dropping or moving the marks and spaces that do not suit what is before it."""
    if not settled:
        settled.append(piece)
        return
    if piece.role is Role.TEXT and piece.text[0] in _MARKS:
        piece = _meeting(settled, piece)
    if piece.text.startswith(" ") and settled[-1].text.endswith(" "):
        piece = evolve(piece, text=piece.text[1:])
    if piece.text:
        settled.append(piece)


def _meeting(settled: list[Piece], piece: Piece) -> Piece:
    """The piece with the mark it begins with settled against the end of the text before it."""
    place = _last_words(settled)
    if place is None:
        return piece
    left, closing = settled[place].text[-1:], settled[place + 1 :]
    mark, rest = piece.text[0], piece.text[1:]
    if not closing:
        kept_left, kept_mark = _met(left, mark)
        _end(settled, place, left, kept_left)
        return evolve(piece, text=kept_mark + rest)
    if closing[0].swallows and mark in _INTO_QUOTES:
        kept_left, kept_mark = _met(left, mark)
        _end(settled, place, left, kept_left + kept_mark)
        return evolve(piece, text=rest)
    if not closing[0].swallows and left in _OUT_OF_QUOTES:
        _end(settled, place, left, "")
        return evolve(piece, text="".join(_met(left, mark)) + rest)
    return evolve(piece, text=rest) if left == mark else piece


def _last_words(settled: Sequence[Piece]) -> int | None:
    """The place of the last piece that is no closing quotation mark."""
    places = range(len(settled) - 1, -1, -1)
    return next((at for at in places if settled[at].role is not Role.CLOSE), None)


def _met(left: str, mark: str) -> tuple[str, str]:
    """What is kept of two marks that meet."""
    if mark in _ABSORBS.get(left, ""):
        return left, ""
    if mark in _YIELDS.get(left, ""):
        return "", mark
    return left, mark


def _end(settled: list[Piece], place: int, left: str, end: str) -> None:
    if end != left:
        text = settled[place].text
        settled[place] = evolve(settled[place], text=text[: len(text) - len(left)] + end)
