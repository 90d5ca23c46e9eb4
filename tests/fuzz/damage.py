"""Damage to files: what falls out, comes in, is doubled, grows or changes places."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

_PIECES = re.compile(rb"<[^<>]{0,200}>|\\\w+|[{}\[\]()]|&#?\w+;|[^\s<>{}\[\]()\\&]+|\s+")
_NUMBER = re.compile(rb"\d+")
_ODD = (
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\x0c", "\u2028".encode()),
    *("\u202e".encode(), "e\u0301".encode(), b"]]>", b"<![CDATA[", b"<!--", b"&x;", b"\\", b"{{{"),
    *(b"[[", b"^[", b"|", b"<ref", b"\n\n", b"---\n", b"@", b"#", b"%", b"$", b'"', b"'", b"\t"),
)
_HUGE = (b"0", b"-1", b"99999999999999999999", b"1e309", "٣".encode(), "²".encode())

Damage = Callable[[list[bytes], Random], None]


def _drop(pieces: list[bytes], chance: Random) -> None:
    start = chance.randrange(len(pieces))
    del pieces[start : start + chance.choice((1, 1, 2, 5, 30))]


def _double(pieces: list[bytes], chance: Random) -> None:
    start = chance.randrange(len(pieces))
    some = pieces[start : start + chance.choice((1, 2, 8, 40))]
    pieces[start:start] = some * chance.choice((1, 1, 2, 50))


def _move(pieces: list[bytes], chance: Random) -> None:
    one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[one]


def _insert(pieces: list[bytes], chance: Random) -> None:
    pieces.insert(
        chance.randrange(len(pieces)), chance.choice(_ODD) * chance.choice((1, 1, 3, 300))
    )


def _number(pieces: list[bytes], chance: Random) -> None:
    at = chance.randrange(len(pieces))
    pieces[at] = _NUMBER.sub(chance.choice(_HUGE), pieces[at])


def _byte(pieces: list[bytes], chance: Random) -> None:
    at = chance.randrange(len(pieces))
    piece = bytearray(pieces[at])
    if piece:
        piece[chance.randrange(len(piece))] = chance.randrange(256)
    pieces[at] = bytes(piece)


def _cut(pieces: list[bytes], chance: Random) -> None:
    del pieces[chance.randrange(len(pieces)) + 1 :]


_ALL: tuple[Damage, ...] = (_drop, _drop, _double, _move, _insert, _insert, _number, _byte, _cut)


def damaged(data: bytes, chance: Random) -> bytes:
    """The file with some damage; that of a zip archive is done to its parts, most of the time."""
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _package(data, chance)
    pieces = _PIECES.findall(data) if chance.random() < 0.9 else [bytes([each]) for each in data]
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        if pieces:
            chance.choice(_ALL)(pieces, chance)
    return b"".join(pieces)


def _package(data: bytes, chance: Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        hurt = chance.choice(names)
        for name in names:
            if name != hurt:
                new.writestr(name, old.read(name))
            elif chance.random() < 0.95:
                new.writestr(name, damaged(old.read(name), chance))
    return made.getvalue()
