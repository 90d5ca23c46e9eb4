"""Markdown: emphasis, links and spans, and words in which nothing is taken for mark-up."""

from __future__ import annotations

import re

from ibidem.model.span import Span
from ibidem.rewrite.dialect import Dialect, Mark
from ibidem.styles.runs import Run

_SPECIAL = re.compile(r"[\\`*_\[\]<>~^$@#|]|&(?=#?\w{1,30};)")
_AT_BEGINNING = re.compile(r"(?P<number>\d{1,9})(?=[.)]\s)|(?=[-+=:]\s)")
_TOKEN = re.compile(
    r"""\\.
    |(?P<code>`)
    |(?P<emphasis>\*+|(?<!\w)_+|_+(?!\w))
    |(?P<tag></?(?P<name>i|em|b|strong|cite|u|small|span)(?:\s[^<>]*)?>)
    |(?P<html><[/!A-Za-z][^<>]*>)
    |(?P<close>\](?:\([^()\s]*\)|\{[^{}]*\})?)
    |(?P<open>!?\[)""",
    re.VERBOSE | re.DOTALL,
)
_OPENED = re.compile(r"(?<![\\*_])(?:(?P<sign>\*{1,3}|_{1,3})|<(?P<tag>i|em|b|strong|cite)>)\Z")
_CLOSED = re.compile(r"(?P<sign>\*{1,3}|_{1,3})(?![*_])|</(?P<tag>i|em|b|strong|cite)>")
_LONGEST_MARK = 10

# What stands around words for each look, outermost last.
_LOOKS = {
    "superscript": ("^", "^"),
    "subscript": ("~", "~"),
    "small_caps": ("[", "]{.smallcaps}"),
    "underline": ("[", "]{.underline}"),
    "italic": ("*", "*"),
    "bold": ("**", "**"),
}


def write(run: Run) -> str:
    r"""The words of a run in Markdown; blanks at their edges stay outside what sets them apart.

    >>> write(Run("Баку_1 ", italic=True))
    '*Баку\\_1* '
    """
    words = run.text.strip()
    if not words:
        return run.text
    marked = _SPECIAL.sub(lambda found: f"\\{found.group()}", words)
    if run.superscript or run.subscript:
        marked = marked.replace(" ", r"\ ")
    for look, (before, after) in _LOOKS.items():
        if getattr(run, look):
            marked = f"{before}{marked}{after}"
    left, _, right = run.text.partition(words)
    return f"{left}{marked}{right}"


def _begin(words: str) -> str:
    r"""Words that are no item of a list at the beginning of a block: "1920\. gada"."""
    found = _AT_BEGINNING.match(words)
    return words if found is None else f"{found['number'] or ''}\\{words[found.end() :]}"


def _marks(content: str, span: Span) -> list[Mark] | None:
    found: list[Mark] = []
    waiting: list[str] = []
    for token in _TOKEN.finditer(content, span.start, span.end):
        if token["code"] or token["html"]:
            return None
        mark = _mark(token, content, waiting)
        if mark is not None:
            found.append(mark)
    return found


def _mark(token: re.Match[str], content: str, waiting: list[str]) -> Mark | None:
    """What a token opens or closes; `waiting` holds what is open."""
    start, end = token.span()
    if token["open"] or token["close"]:
        return Mark(start=start, end=end, name="[", opens=token["open"] is not None)
    if token["tag"]:
        return Mark(start=start, end=end, name=token["name"], opens=token.group()[1] != "/")
    if not token["emphasis"]:
        return None
    sign = token.group()
    before, after = content[start - 1 : start].strip(), content[end : end + 1].strip()
    if not before and not after:
        return None
    closes = bool(before) and (sign in waiting or not after or not after.isalnum())
    if closes and sign in waiting:
        waiting.remove(sign)
    elif not closes:
        waiting.append(sign)
    return Mark(start=start, end=end, name=sign, opens=not closes)


def _opened(content: str, at: int) -> Mark | None:
    first = max(0, at - _LONGEST_MARK)
    found = _OPENED.search(content[first:at])
    if found is None:
        return None
    before = content[first + found.start() - 1 : first + found.start()]
    if found["sign"] and before.isalnum():
        return None
    name = found["sign"] or found["tag"]
    return Mark(start=first + found.start(), end=at, name=name, opens=True)


def _closed(content: str, at: int) -> Mark | None:
    found = _CLOSED.match(content, at)
    if found is None:
        return None
    return Mark(start=at, end=found.end(), name=found["sign"] or found["tag"], opens=False)


DIALECT = Dialect(
    marks=_marks, opened=_opened, closed=_closed, write=write, may_open_late=False, begin=_begin
)
