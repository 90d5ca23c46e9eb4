"""Values of items as pieces: the markup that CSL-JSON allows in them, and quotation marks.

Source: the CSL-JSON schema's notes on rich text (``<i>``, ``<b>``, ``<sup>``, ``<sub>``,
``<span style="font-variant: small-caps;">``, ``<span class="nocase">``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from attrs import evolve, frozen

from ibidem.styles.pieces import Piece, Pieces, Role

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>i|b|sc|sup|sub|span)(?P<more>\s[^<>]*)?>|(?P<quote>[\"'“”„‘’‚«»‹›])",
    re.IGNORECASE,
)
_FLIPS: Mapping[str, str] = MappingProxyType(
    {"i": "i", "b": "b", "sc": "sc", "sup": "sup", "sub": "sub"}
)
_APOSTROPHE = "’"
_STRAIGHT = "\"'"


@frozen(kw_only=True)
class Quotes:
    """The quotation marks of a language, outer and inner, and whether stops go inside them."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    swallow: bool = False

    def around(self, pieces: Pieces) -> Pieces:
        """The pieces in quotation marks."""
        return (self.mark(Role.OPEN), *pieces, self.mark(Role.CLOSE)) if pieces else ()

    def mark(self, role: Role, *, is_inner: bool = False) -> Piece:
        """A quotation mark."""
        end = 0 if role is Role.OPEN else 1
        return Piece(
            text=self.outer[end],
            inner=self.inner[end],
            role=role,
            is_inner=is_inner,
            swallows=self.swallow,
        )


def field_pieces(value: str, quotes: Quotes) -> Pieces:
    """The pieces of a value: its markup as looks, its quotation marks as the language has them.

    >>> [piece.text for piece in field_pieces('The <i>"Baku"</i> Soviet', Quotes())]
    ['The ', '“', 'Baku', '”', ' Soviet']
    """
    if not _TAG.search(value):
        return (Piece(text=value),) if value else ()
    tokens = _tokens(value)
    partners = {**_tag_pairs(tokens), **_quote_pairs(tokens, quotes)}
    return _pieces(tokens, partners, quotes)


@frozen
class _Token:
    """A tag, a quotation mark or the words between; what stands on either side of it."""

    text: str
    before: str = ""
    after: str = ""
    match: re.Match[str] | None = None

    @property
    def quote(self) -> str:
        return (self.match["quote"] or "") if self.match else ""

    @property
    def name(self) -> str:
        return (self.match["name"] or "").lower() if self.match else ""


def _tokens(value: str) -> list[_Token]:
    tokens, at = [], 0
    bare = _beside(value)
    for match in _TAG.finditer(value):
        tokens.append(_Token(value[at : match.start()]))
        before, after = bare(match.start(), match.end())
        tokens.append(_Token(match[0], before, after, match))
        at = match.end()
    return [token for token in (*tokens, _Token(value[at:])) if token.text]


def _beside(value: str):  # type: ignore[no-untyped-def]
    """The characters before and after a place, tags not counted."""
    tag = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>", re.IGNORECASE)

    def beside(start: int, end: int) -> tuple[str, str]:
        return tag.sub("", value[:start])[-1:], tag.sub("", value[end:])[:1]

    return beside


def _tag_pairs(tokens: Sequence[_Token]) -> dict[int, int]:
    """The place of the end of each tag that has one, and the other way round."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for at, token in enumerate(tokens):
        if not token.name or token.match is None:
            continue
        if not token.match["end"]:
            open_.append(at)
            continue
        start = next((one for one in reversed(open_) if tokens[one].name == token.name), None)
        if start is not None:
            del open_[open_.index(start) :]
            pairs |= {start: at, at: start}
    return pairs


def _quote_pairs(tokens: Sequence[_Token], quotes: Quotes) -> dict[int, int]:
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for at, token in enumerate(tokens):
        if not token.quote:
            continue
        start = next((one for one in reversed(open_) if _closes(tokens[one], token, quotes)), None)
        if start is not None:
            del open_[open_.index(start) :]
            pairs |= {start: at, at: start}
        elif _opens(token, quotes):
            open_.append(at)
    return pairs


def _opens(token: _Token, quotes: Quotes) -> bool:
    if token.quote in _STRAIGHT:
        starts = not token.before or token.before.isspace() or token.before in "([{—–-/“‘«„\"'"
        return starts and bool(token.after) and not token.after.isspace()
    return token.quote in (quotes.outer[0].strip(), quotes.inner[0].strip())


def _closes(start: _Token, token: _Token, quotes: Quotes) -> bool:
    if token.quote in _STRAIGHT:
        ends = not token.after or not (token.after.isalnum())
        return start.quote == token.quote and ends and not token.before.isspace()
    if token.quote == _APOSTROPHE and token.after.isalnum():
        return False
    pairs = [[mark.strip() for mark in pair] for pair in (quotes.outer, quotes.inner)]
    return [start.quote, token.quote] in pairs


def _pieces(tokens: Sequence[_Token], partners: Mapping[int, int], quotes: Quotes) -> Pieces:
    pieces: list[Piece] = []
    looks: list[Piece] = [Piece(text="")]
    for at, token in enumerate(tokens):
        if token.name and at in partners:
            if partners[at] > at:
                looks.append(_look(token, looks[-1]))
            else:
                looks.pop()
        elif token.quote and at in partners:
            role = Role.OPEN if partners[at] > at else Role.CLOSE
            mark = quotes.mark(role, is_inner=_is_inner(token, tokens[partners[at]], quotes))
            pieces.append(evolve(mark, flips=looks[-1].flips))
        else:
            text = _APOSTROPHE if token.quote == "'" else token.text
            pieces.append(evolve(looks[-1], text=text))
    return _merged(pieces)


def _is_inner(token: _Token, partner: _Token, quotes: Quotes) -> bool:
    if token.quote == "'":
        return token.after != "'"
    inner = {mark.strip() for mark in quotes.inner}
    outer = {mark.strip() for mark in quotes.outer}
    return {token.quote, partner.quote} <= inner and not {token.quote, partner.quote} <= outer


def _look(token: _Token, around: Piece) -> Piece:
    more = (token.match["more"] or "") if token.match else ""
    if "nocase" in more:
        return evolve(around, kept=True)
    flip = _FLIPS.get(token.name) or ("sc" if "small-caps" in more else "")
    if not flip:
        return around
    is_toggle = flip in {"i", "b", "sc"} and flip in around.flips
    flips = around.flips - {flip} if is_toggle else around.flips | {flip}
    return evolve(around, flips=flips)


def _merged(pieces: Sequence[Piece]) -> Pieces:
    """Neighbours alike in everything but their words as one, so that nothing settles in them."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.role is Role.TEXT and evolve(last, text=piece.text) == piece:
            merged[-1] = evolve(last, text=last.text + piece.text)
        else:
            merged.append(piece)
    return tuple(merged)
