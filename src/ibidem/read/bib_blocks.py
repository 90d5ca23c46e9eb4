"""A .bib file block by block, as its owner wrote it; broken blocks are mended as far as may be."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)

# What the parser logs, we report as findings; without a handler it would go to stderr too.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_NO_COMMA = (
    re.compile(r"^(\s*@\s*\w+\s*[{(]\s*[^\s,=]+)()(\s+[A-Za-z]\w*\s*=)"),
    re.compile(r"([}\"])([ \t]*)(\s[ \t]*[A-Za-z]\w{1,30}[ \t]*=[ \t]*[{\"\d])"),
)
_ENDS = ("", "}", "}}", "}}}", '"}', ")")
# A block that is longer has lost its end somewhere else.
_LONGEST = 20_000


def bib_blocks(content: str) -> tuple[tuple[Block, ...], tuple[ParsingFailedBlock, ...]]:
    r"""The blocks of a .bib file in order, and those of them that something is wrong with.

    An entry whose key an earlier one has is an entry all the same, and so is one with a field
    twice: nothing that can be read is lost.

    >>> content = "@book{a, title = {One}}\n@book{a, title = {Two}}\n@book{b"
    >>> blocks, wrong = bib_blocks(content)
    >>> [type(block).__name__ for block in blocks], len(wrong)
    (['Entry', 'Entry', 'ParsingFailedBlock'], 2)
    """
    library = parse_string(content, parse_stack=[])
    return tuple(map(_read_all_the_same, library.blocks)), tuple(library.failed_blocks)


def _read_all_the_same(block: Block) -> Block:
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) and isinstance(
        block.ignore_error_block, Entry
    ):
        return block.ignore_error_block
    return block


def mended_blocks(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    r"""The blocks with the broken ones mended, and the words of those that could not be.

    >>> blocks, _ = bib_blocks("@book{a title = {Oil}, year = 1961}\n@book{b, title = {War")
    >>> [block.key for block in mended_blocks(blocks)[0] if isinstance(block, Entry)]
    ['a', 'b']
    """
    read: list[Block] = []
    lost: list[str] = []
    for block, after in _with_remnants(blocks):
        if not isinstance(block, ParsingFailedBlock):
            read.append(block)
            continue
        raw = f"{block.raw or ''} {after}"
        mended = _mended(raw)
        read.extend(mended)
        if not mended:
            lost.append(" ".join(raw.split()))
    return read, tuple(lost)


def _with_remnants(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """The blocks, a broken one with what the parser left of it before the next one."""
    for at, block in enumerate(blocks):
        ahead = blocks[at + 1] if at + 1 < len(blocks) else None
        broken = isinstance(block, ParsingFailedBlock)
        yield block, (ahead.raw or "" if broken and isinstance(ahead, ImplicitComment) else "")


def _mended(raw: str) -> Sequence[Block]:
    """The entries that a broken block is meant for, without a comma or an end."""
    if len(raw) > _LONGEST:
        return []
    for sign in _NO_COMMA:
        raw = sign.sub(r"\1,\2\3", raw)
    for end in _ENDS:
        library = parse_string(raw + end, parse_stack=[])
        if library.entries and not library.failed_blocks:
            return list(library.entries)
    return []
