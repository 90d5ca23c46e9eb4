"""Citations of which the file says what stands in italics, the type of titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from ibidem.lexicon import Lexicon, load_lexicon
from ibidem.model.citation import CitationKind
from ibidem.parse import Parsed, parse_citation
from ibidem.parse.context import NO_CONTEXT, Context
from ibidem.parse.people import read_contributors

_QUOTES = frozenset('«»“”„"')
_OPEN, _CLOSE = "“", "”"
# Shorter italics are an "ibid." or the name of a ship.
_SHORTEST = 8
_GOES_ON = re.compile(r"\s[^\W\d_]")
_EDGES = " \t,.;:"
_ROLES = ("author", "editor", "translator")


def parse_marked(
    text: str,
    italics: Iterable[tuple[int, int]],
    lexicon: Lexicon | None = None,
    context: Context = NO_CONTEXT,
) -> Parsed:
    """Parse a citation of which the ranges `italics` are set apart.

    In most styles italics are the title of what is published on its own. Where the words alone
    tell another title, they are read once more with the italics between quotation marks, or as
    names before the title; that counts if the title then is what stands in italics.

    >>> printed = "Sharp, William Graves and Dawson (ed.). War Memoirs. London: Constable, 1931."
    >>> parse_marked(printed, [(40, 51)]).item.title
    'War Memoirs'
    """
    plain = parse_citation(text, lexicon, context)
    title = _title(text, italics)
    if title is None or plain.kind is not CitationKind.FULL or plain.item.archive is not None:
        return plain
    words = _folded(text[slice(*title)])
    if any(_agrees(name, words) for name in (plain.item.title, plain.item.container_title)):
        return plain
    if _folded(plain.item.title).startswith(words) and _GOES_ON.match(text, title[1]):
        return plain  # one word of a title, emphasized
    words_of = lexicon or load_lexicon()
    readings = (
        _quoted(parse_citation(_with_quotes(text, title), words_of, context), title),
        _after_names(text, title[0], words_of, context),
    )
    fitting = (each for each in readings if each and _folded(each.item.title) == words)
    return next(fitting, plain)


def _title(text: str, italics: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """The range of the only title in italics; None where quotation marks hold one as well."""
    joined = _joined(text, sorted(italics))
    if len(joined) != 1 or not _QUOTES.isdisjoint(text):
        return None
    start, end = joined[0]
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    return (start, end) if end - start >= _SHORTEST else None


def _joined(text: str, italics: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges, those made one between which no letter stands."""
    joined: list[tuple[int, int]] = []
    for start, end in italics:
        if joined and not any(map(str.isalpha, text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _agrees(name: str, words: str) -> bool:
    """Whether a name is that in italics, with years behind it perhaps that are upright."""
    folded = _folded(name)
    return folded.startswith(words) and not any(map(str.isalpha, folded[len(words) :]))


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _with_quotes(text: str, title: tuple[int, int]) -> str:
    start, end = title
    return f"{text[:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:]}"


def _after_names(text: str, start: int, lexicon: Lexicon, context: Context) -> Parsed | None:
    """What is said by the words from the title on, and by the names before it; None without any."""
    head = text[:start].strip(_EDGES)
    if len(head.rpartition(" ")[2]) == 1:
        head += "."  # of an initial
    named = read_contributors(head, lexicon)
    if named.other or not (named.author or named.editor or named.translator):
        return None
    parsed = parse_citation(text[start:], lexicon, context)
    people = {role: getattr(named, role) for role in _ROLES if getattr(named, role)}
    where = {name: (first + start, last + start) for name, (first, last) in parsed.where.items()}
    return evolve(
        parsed,
        item=evolve(parsed.item, **people),
        where=where | dict.fromkeys(people, (0, len(head))),
    )


def _quoted(parsed: Parsed, title: tuple[int, int]) -> Parsed:
    """What was read with quotation marks, its ranges as they are without them."""
    start, end = title

    def moved(at: int) -> int:
        return at - (at > start) - (at > end + 1)

    where = {name: (moved(first), moved(last)) for name, (first, last) in parsed.where.items()}
    return evolve(parsed, where=where)
