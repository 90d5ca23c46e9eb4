"""Readable views: lines joined, hyphens mended, invisible characters gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ibidem.model.span import Span
from ibidem.model.text import View
from ibidem.read.characters import INVISIBLE, JOINER, WHITE

# Hyphen-minus, hyphen, Armenian hyphen; the dashes count between numbers alone.
_HYPHENS = "-\u2010\u058a"
_DASHES = f"{_HYPHENS}\u2011\u2012\u2013\u2014"
# U+0002 is how some extractors from PDF print the hyphen of a divided word.
_SOFT = re.compile("[\xad\x02]")
_GAP = re.compile(rf"[{_DASHES}]?(?:[{WHITE}{INVISIBLE}]|{JOINER})+")
_WHITE = re.compile(f"[{WHITE}]")
_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# "Vor-\nund Nachkriegszeit": German leaves the hyphen standing before a conjunction.
_SUSPENDED = re.compile(r"(?:und|oder|bzw|sowie)\b")

# Web addresses are broken after these; what follows looks like the rest of one.
_IN_ADDRESS = frozenset("/=&?_%#-")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z")
_REST_OF_ADDRESS = re.compile(r"[a-z0-9][\w.~]*[/=&?_%#-][\w/]")
_CUT_ADDRESS = re.compile(r"(?!www\.|https?:)\w{0,12}[./][\w.~%-]+[/_?=]\S|\d{1,4}/[a-z]\w*[_/-]")
_LONGEST_ADDRESS = 300

# No white space stands beyond the ideographic space, U+3000.
_TO_SPACE = {code: 32 for code in range(0x3001) if _WHITE.match(chr(code))} | {0xAD: ord("-")}


def readable(content: str, span: Span) -> View:
    r"""The words of `span` as a person reads them, with the way back to `content`.

    >>> readable("De Martel  au mi-\nnistre. 1918-\n1920", Span(0, 36)).text
    'De Martel au ministre. 1918-1920'
    """
    return made_readable(View.of(content, span))


def made_readable(view: View) -> View:
    """The words of `view` as a person reads them."""
    return view.without(_cuts(view.text)).translated(_TO_SPACE).stripped()


def _cuts(raw: str) -> Iterator[Span]:
    """The ranges of `raw` that no reader should see, in ascending order."""
    for gap in _GAP.finditer(raw):
        if gap.end() - gap.start() > 1 or not gap.group().isspace():
            yield from _divided(raw, gap) or _single_space(gap)
        elif _BREAK.match(gap.group()) and _is_address(raw, gap):
            yield Span(*gap.span())


def _divided(raw: str, gap: re.Match[str]) -> tuple[Span, ...]:
    """What to cut where `gap` divides a word or a number, else nothing."""
    words, before, after = gap.group(), _at(raw, gap.start() - 1), _at(raw, gap.end())
    if _BREAK.search(words) is not None and _is_address(raw, gap):
        return (Span(gap.start() + (words[0] in _DASHES), gap.end()),)
    if not (before.isalnum() and after.isalnum()):
        return ()
    number = before.isdigit() and after.isdigit()
    soft = _SOFT.search(words)
    if soft is not None:
        return _without_soft_hyphen(gap, soft, number=number)
    if words[0] not in _DASHES or _BREAK.search(words) is None:
        return ()
    if words[0] in _HYPHENS and before.isalpha() and after.islower():
        return () if _SUSPENDED.match(raw, gap.end()) else (Span(*gap.span()),)
    kept = words[0] in _HYPHENS or number
    return (Span(gap.start() + 1, gap.end()),) if kept else ()


def _is_address(raw: str, gap: re.Match[str]) -> bool:
    """Whether a web address goes on after the line end in `gap`."""
    start = gap.start() + (gap.group()[0] in _DASHES)
    before = _at(raw, start - 1)
    if not (before in _IN_ADDRESS or before.isalnum()) or not _REST_OF_ADDRESS.match(
        raw, gap.end()
    ):
        return False
    head = raw[max(0, start - _LONGEST_ADDRESS) : start]
    if _ADDRESS.search(head) is None:
        return False
    # within a word a program may cut what has no better place; "and/or" goes on with nothing
    return before in _IN_ADDRESS or _CUT_ADDRESS.match(raw, gap.end()) is not None


def _at(text: str, offset: int) -> str:
    return text[offset] if 0 <= offset < len(text) else ""


def _without_soft_hyphen(
    gap: re.Match[str], soft: re.Match[str], *, number: bool
) -> tuple[Span, ...]:
    broken = _BREAK.search(gap.group()) is not None
    if number and broken and soft.group() == "\xad":
        # A divided word is joined, but 1918 and 1920 are two numbers with a hyphen between.
        kept = gap.start() + soft.start()
        return tuple(
            Span(*ends)
            for ends in ((gap.start(), kept), (kept + 1, gap.end()))
            if ends[0] < ends[1]
        )
    if _BREAK.search(gap.group()) or not _spaced(gap.group()):
        return (Span(gap.start() + (gap.group()[0] in _DASHES), gap.end()),)
    return ()


def _spaced(words: str) -> bool:
    return any(each.isspace() for each in words)


def _single_space(gap: re.Match[str]) -> tuple[Span, ...]:
    """All of `gap` but its hyphen, if any, and one white character."""
    start = gap.start() + (gap.group()[0] in _DASHES)
    white = _WHITE.search(gap.string, start, gap.end())
    kept = (white.start(), white.end()) if white is not None else (gap.end(), gap.end())
    ends = ((start, kept[0]), (kept[1], gap.end()))
    return tuple(Span(*each) for each in ends if each[0] < each[1])
