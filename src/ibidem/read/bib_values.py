r"""Values of a .bib file put together: ``@string`` names, months, and parts joined by ``#``.

Source: Oren Patashnik, "BibTeXing" (1988), section 2; the names of months are those of every style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bibtexparser.model import Block, String

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BARE = re.compile(r"[^\s#{}\"]+")
_NEXT_FIELD = re.compile(r"\s+([A-Za-z]\w*)\s*=\s*(?=[\w{\"])")
# Strings that are made of strings may double at each step.
_LONGEST = 100_000

Strings = Mapping[str, str]


def strings_of(blocks: Iterable[Block]) -> Strings:
    """What the names of a file stand for, in small letters; a name may be made of earlier ones."""
    known = {name: str(number) for number, name in enumerate(_MONTHS, 1)}
    for block in blocks:
        if isinstance(block, String):
            known[block.key.lower()] = value_of(str(block.value), known)
    return known


def value_of(raw: str, strings: Strings) -> str:
    """The words of a value: its parts one after another, names replaced by what they stand for.

    >>> value_of('{Война} # " и " # myr', {"myr": "мир"})
    'Война и мир'
    >>> value_of("unknown", {}), value_of("{a # b}", {})
    ('unknown', 'a # b')
    """
    made = "".join(
        part[1:-1] if part[0] in '{"' else strings.get(part.lower(), part) for part in _parts(raw)
    )
    return made[:_LONGEST]


def run_together(name: str, raw: str) -> Iterator[tuple[str, str]]:
    """A field, and those that the parser took for its value because a comma is missing.

    >>> list(run_together("title", "{Oil} year = 1961"))
    [('title', '{Oil}'), ('year', '1961')]
    """
    at, start = 0, 0
    while at < len(raw):
        at = _end(raw, at) if raw[at] in '{"' else at + 1
        found = _NEXT_FIELD.match(raw, at)
        if found is not None and raw[at - 1] in '}"':
            yield name, raw[start:at]
            name, start = found[1].lower(), found.end()
            at = start
    yield name, raw[start:]


def _parts(raw: str) -> Iterator[str]:
    """The parts between the signs ``#`` outside of braces and quotation marks."""
    at = 0
    while at < len(raw):
        if raw[at] in '{"':
            end = _end(raw, at)
            yield raw[at:end]
            at = end
        elif (bare := _BARE.match(raw, at)) is not None:
            yield bare.group()
            at = bare.end()
        else:
            at += 1


def _end(raw: str, start: int) -> int:
    """Where the part in braces or quotation marks that begins at `start` ends."""
    depth = 0
    for found in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(raw, start):
        sign = found.group()
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        if depth == 0 and found.start() > start and sign == ("}" if raw[start] == "{" else '"'):
            return found.end()
    return len(raw)
