"""The characters of a PDF page as pdfium gives them, put together to segments of lines."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from attrs import define, frozen

# How pdfium marks a hyphen at the end of a line, and the ligatures that fonts have.
_MENDED = {
    0x02: "-",
    0xFFFE: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_LINE_ENDS = frozenset({0, 10, 13})
_DIGITS = range(0x30, 0x3A)

# Fonts have superior figures that stand so high above the base line, in sizes of the type; they
# are as high as figures of type that is so much smaller.
_SUPERIOR = 0.2
_SMALLER = 0.6

# A page of a newspaper has some fifty thousand.
_MOST_CHARACTERS = 200_000

# Of the size of the type: a wider gap ends a segment, a narrower one than the other divides words.
_WIDEST_SPACE = 0.9
_NARROWEST_SPACE = 0.3


class Glyph(NamedTuple):
    """A printed character, a blank one for a space, an empty one where pdfium ends a line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turn: int


@define
class Piece:
    """Characters of one size on one base line."""

    text: str
    left: float
    right: float
    base: float
    size: float


@frozen(kw_only=True)
class Segment:
    """Pieces side by side: a line of a column, or a part of it.

    Attributes:
        pieces: the pieces.
        left: where it begins.
        right: where it ends.
        main: the longest piece, whose base line and size are those of the segment.
    """

    pieces: tuple[Piece, ...]
    left: float
    right: float
    main: Piece

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Segment:
        """The segment of some pieces, of which there is one at least."""
        return cls(
            pieces=tuple(pieces),
            left=pieces[0].left,
            right=pieces[-1].right,
            main=max(pieces, key=lambda piece: len(piece.text)),
        )


_SPACES = frozenset({0x20, 0xA0})
_SPACE = Glyph(" ", 0.0, 0.0, 0.0, 1.0, 0)


def segments_of(page: Any) -> tuple[Segment, ...]:
    """The segments of an open page of text in the order in which its file draws them.

    Raises:
        ValueError: where the page has more characters than any that people read.
    """
    count = pdfium.FPDFText_CountChars(page.raw)
    if count > _MOST_CHARACTERS:
        raise ValueError(f"it has {count} characters")
    glyphs = list(_glyphs(page.raw))
    turns = Counter(glyph.turn for glyph in glyphs if not glyph.text.isspace())
    if not turns:
        return ()
    turn = turns.most_common(1)[0][0]
    upright = [glyph for glyph in glyphs if glyph.turn == turn or glyph.text == " "]
    return tuple(_joined(upright if turn == 0 else [_turned(glyph) for glyph in upright]))


def _glyphs(page: Any) -> Iterator[Glyph]:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, at)
        if code in _LINE_ENDS:
            continue
        if code in _SPACES:
            yield _SPACE
            continue
        pdfium.FPDFText_GetLooseCharBox(page, at, box)
        pdfium.FPDFText_GetCharOrigin(page, at, x, y)
        pdfium.FPDFText_GetMatrix(page, at, matrix)
        size = pdfium.FPDFText_GetFontSize(page, at) * math.hypot(matrix.c, matrix.d)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        if turn % 2:
            yield Glyph(_character(code), box.bottom, box.top, x.value, size or 1.0, turn)
        else:
            glyph = Glyph(_character(code), box.left, box.right, y.value, size or 1.0, turn)
            yield _raised(page, at, glyph) if code in _DIGITS and turn == 0 else glyph


def _raised(page: Any, at: int, glyph: Glyph) -> Glyph:
    """A digit as it looks: a superior figure of the font is like one of smaller type, raised."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(page, at, left, right, bottom, top)
    if bottom.value - glyph.base < _SUPERIOR * glyph.size:
        return glyph
    return glyph._replace(base=bottom.value, size=_SMALLER * glyph.size)


def _character(code: int) -> str:
    if code in _MENDED:
        return _MENDED[code]
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _turned(glyph: Glyph) -> Glyph:
    """A glyph of a page that lies on its side or head, as it is once the page is upright."""
    left, right, base = glyph.left, glyph.right, glyph.base
    if glyph.turn in {2, 3}:
        left, right = -right, -left
    if glyph.turn in {1, 2}:
        base = -base
    return glyph._replace(left=left, right=right, base=base)


def _joined(glyphs: Sequence[Glyph]) -> Iterator[Segment]:
    pieces: list[Piece] = []
    spaced = False
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = True
            continue
        if pieces and not _continues(pieces[-1], glyph):
            yield Segment.of(pieces)
            pieces, spaced = [], False
        _append(pieces, glyph, spaced=spaced)
        spaced = False
    if pieces:
        yield Segment.of(pieces)


def _continues(last: Piece, glyph: Glyph) -> bool:
    """Whether `glyph` stands next to `last` on the same line, raised perhaps."""
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    return -0.4 * size < gap < _WIDEST_SPACE * size and abs(glyph.base - last.base) < 0.5 * size


def _append(pieces: list[Piece], glyph: Glyph, *, spaced: bool) -> None:
    last = pieces[-1] if pieces else None
    wide = last is not None and glyph.left - last.right > _NARROWEST_SPACE * glyph.size
    space = " " if last is not None and (spaced or wide) else ""
    if last is not None and _alike(last, glyph):
        last.text += space + glyph.text
        last.right = glyph.right
        return
    if last is not None:
        last.text += space
    pieces.append(Piece(glyph.text, glyph.left, glyph.right, glyph.base, glyph.size))


def _alike(last: Piece, glyph: Glyph) -> bool:
    tolerance = 0.06 * last.size
    return abs(last.size - glyph.size) < tolerance and abs(last.base - glyph.base) < tolerance
