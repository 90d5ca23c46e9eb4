"""What the tagger sees of each token: its form, what the tables know of it, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from ibidem.lexicon import DASHES, Token
from ibidem.lexicon.gazetteer import concepts_of, place_of, publisher_of, stopwords, surface_key
from ibidem.lexicon.given import is_given_name
from ibidem.tokenize import TokenizedText

_SEPARATORS = frozenset(',;:()[]«»“”„"/') | {"//"}
_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")
_LONGEST_NAME = 6  # words; longer pieces are neither places nor publishers


@frozen(kw_only=True)
class Piece:
    """The tokens between two separators.

    Attributes:
        first: index of its first token.
        last: index after its last token, which is the separator that ends it.
        features: what all its tokens have in common.
    """

    first: int
    last: int
    features: tuple[str, ...]


def features_of(source: TokenizedText) -> list[list[str]]:
    """The features of every token, in order.

    >>> from ibidem.lexicon import load_lexicon
    >>> from ibidem.tokenize import tokenize
    >>> found = features_of(tokenize("Wien 1911", load_lexicon()))
    >>> "place" in found[0], "shape=year" in found[1]
    (True, True)
    """
    tokens = source.tokens
    own = [_own(token.text, token.key, token.kind) for token in tokens]
    meant = _meant(source)
    rows: list[list[str]] = []
    for number, piece in enumerate(_pieces(source)):
        common = (*piece.features, f"piece={min(number, 9)}")
        places = range(piece.first, piece.last)
        rows.extend([*own[place], *common, *meant[place]] for place in places)
    _add_state(rows, tokens)
    _add_neighbours(rows, tokens, meant)
    return rows


def _meant(source: TokenizedText) -> list[tuple[str, ...]]:
    """For each token what the phrase of the lexicon that covers it may mean."""
    meant: list[tuple[str, ...]] = [()] * len(source.tokens)
    covered = 0
    for mark in source.marks:
        if mark is None or mark.first < covered:
            continue
        covered = mark.last
        names = tuple(sorted(f"m={meaning}" for meaning in mark.meanings))
        for index in range(mark.first, mark.last):
            meant[index] = names
    return meant


@lru_cache(maxsize=1 << 14)
def _own(text: str, key: str, kind: str) -> tuple[str, ...]:
    """What can be said of a token by itself."""
    shape = _shape(text, kind)
    if kind != "word":
        return ("1", f"shape={shape}")
    found = ["1", f"shape={shape}", f"w={key}", f"script={_script(text)}"]
    if len(key) > 4:
        found += [f"head={key[:3]}", f"tail={key[-3:]}"]
    if len(key) > 3:
        found.append(f"end={key[-2:]}")
    if is_given_name(text):
        found.append("given")
    if len(key) > 2 and text[0].isupper() and place_of(text) is not None:
        found.append("place")
    if key in stopwords():
        found.append("stopword")
    elif len(key) > 3 and concepts_of(surface_key(text)):
        found.append("concept")
    return tuple(found)


def _shape(text: str, kind: str) -> str:
    if kind == "mark":
        return "dash" if text in DASHES else text
    if kind == "number":
        year = len(text) == 4 and "1400" <= text < "2030"
        return "year" if year else f"d{min(len(text), 5)}"
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    if text.isupper():
        return "roman" if set(text) <= set("IVXLC") else "XX"
    return ("Xx" if text[0].isupper() else "xx") + ("" if len(text) > 3 else "3")


def _script(text: str) -> str:
    if text[0] < "\u0370":
        return "latin" if text.isascii() else "latin+"
    return "cyrillic" if "\u0400" <= text[0] < "\u0530" else "other"


def _pieces(source: TokenizedText) -> list[Piece]:
    tokens = source.tokens
    pieces: list[Piece] = []
    first, before = 0, "BOS"
    for index, token in enumerate(tokens):
        if index == len(tokens) - 1 or _separates(tokens, index):
            pieces.append(_piece(source, first, index + 1, before))
            first, before = index + 1, token.text
    return pieces


def _separates(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token parts elements; the point of an initial or a short word does not."""
    token = tokens[index]
    if token.text == ".":
        before = tokens[index - 1] if index else token
        return before.kind != "word" or len(before.text) > 3 or before.text.isupper() is False
    return token.text in _SEPARATORS


def _piece(source: TokenizedText, first: int, last: int, before: str) -> Piece:
    tokens = source.tokens
    end = tokens[last - 1]
    words = last - first - (end.kind == "mark")
    after = tokens[last].kind if last < len(tokens) else "EOS"
    form = f"{min(words, 8)}{end.text if end.kind == 'mark' else '$'}"
    found = [
        f"size={min(words, 8)}",
        f"before={before}",
        f"form={form}",
        f"form={before}{form}",
        f"next={end.text if end.kind == 'mark' else '$'}{after}",
    ]
    if 0 < words <= _LONGEST_NAME:
        name = source.text[tokens[first].start : tokens[first + words - 1].end]
        found.extend(_known(name))
    return Piece(first=first, last=last, features=tuple(found))


@lru_cache(maxsize=1 << 13)
def _known(name: str) -> tuple[str, ...]:
    """Whether a whole piece is a place or a publisher."""
    found = []
    if place_of(name) is not None:
        found.append("whole=place")
    if publisher_of(name) is not None:
        found.append("whole=publisher")
    return tuple(found)


def _add_state(rows: list[list[str]], tokens: Sequence[Token]) -> None:
    """What came before: an open quotation or bracket, a year, a closed quotation, "in"."""
    quoted = bracketed = False
    seen: dict[str, bool] = {"year": False, "quote": False, "in": False}
    for index, token in enumerate(tokens):
        text = token.text
        if text in _OPENING or (text == '"' and not quoted):
            quoted = True
        elif text in _CLOSING or text == '"':
            quoted, seen["quote"] = False, True
        elif text in "([":
            bracketed = True
        row = rows[index]
        state = f"{'q' * quoted}{'b' * bracketed}"
        past = "".join(name[0] for name, found in seen.items() if found)
        row += (f"in={state}", f"past={past}", f"at={_position(index)}")
        if index and tokens[index - 1].end == token.start:
            row.append("glued")
        if text in ")]":
            bracketed = False
        seen["year"] = seen["year"] or "shape=year" in row
        seen["in"] = seen["in"] or token.key in {"in", "в"}


def _position(index: int) -> str:
    return str(index) if index < 4 else "few" if index < 10 else "far"


def _add_neighbours(
    rows: list[list[str]], tokens: Sequence[Token], meant: Sequence[tuple[str, ...]]
) -> None:
    """What stands within two tokens of each, by its shape and meaning."""
    shapes = ["BOS", "BOS", *(_brief(token) for token in tokens), "EOS", "EOS"]
    count = len(tokens)
    for index, row in enumerate(rows):
        two, one, self, after, then = shapes[index : index + 5]
        row.extend(
            (
                f"-1={one}",
                f"+1={after}",
                f"-2={two}|{one}",
                f"+2={after}|{then}",
                f"-1+1={one}|{after}",
                f"01={self}|{after}",
                f"-10={one}|{self}",
            )
        )
        if index:
            row.extend(f"-1{name}" for name in meant[index - 1])
        if index + 1 < count:
            row.extend(f"+1{name}" for name in meant[index + 1])


@lru_cache(maxsize=1 << 14)
def _brief_word(text: str, key: str) -> str:
    """A short word by itself, a longer one by its shape and whether it is a given name."""
    if len(text) <= 3 and text.islower():
        return key
    given = "g" if is_given_name(text) else ""
    return _shape(text, "word") + given


def _brief(token: Token) -> str:
    return (
        _brief_word(token.text, token.key)
        if token.kind == "word"
        else _shape(token.text, token.kind)
    )
