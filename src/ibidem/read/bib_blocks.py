"""A .bib file block by block, as its owner wrote it."""

from __future__ import annotations

import logging

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

# What the parser logs, we report as findings; without a handler it would go to stderr too.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


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
