"""A finding as lines for people: where it stands, what it says, a caret under the words.

The lines are safe for a terminal: what a text holds of control characters, halves of surrogate
pairs and marks that turn the direction of writing does not reach it.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from ibidem.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ibidem.model.span import Span
    from ibidem.model.text import SourceText

_TAB = 4
_BEFORE = 40
"""Characters shown before the words in question where the line is long."""
_SHOWN = 120
"""Characters shown of a line at most: some texts are one line of megabytes."""

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
# The marks of direction take no room; a soft hyphen is shown as it would be printed.
_SHOWN_AS: Mapping[str, str] = MappingProxyType(
    {
        **{chr(code): chr(0x2400 + code) for code in range(0x20)},
        **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e", ""),
        **dict.fromkeys("\u2066\u2067\u2068\u2069", ""),
        "\x7f": "\u2421",
        "\xad": "-",
        "\u2028": " ",
        "\u2029": " ",
    }
)
_REPLACEMENT = "\ufffd"

_WIDE = frozenset("WF")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})

_COLOURS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
)
_BOLD = "1"


def render(finding: Diagnostic, text: SourceText, *, color: bool = False) -> str:
    r"""The finding in full: its headline, the source line with a caret, related places.

    >>> from ibidem.model.span import Span
    >>> from ibidem.model.text import SourceText
    >>> text = SourceText("notes.txt", "1. Баку, 1920.\n2. Там же. С. 5.")
    >>> finding = Diagnostic(
    ...     code="RES101",
    ...     name="antecedent-missing",
    ...     severity=Severity.WARNING,
    ...     message="nothing fits",
    ...     span=Span(18, 24),
    ... )
    >>> print(render(finding, text))
    notes.txt:2:4: warning RES101 antecedent-missing: nothing fits
      2 | 2. Там же. С. 5.
        |    ^^^^^^
    """
    lines = [headline(finding, text, color=color)]
    if finding.span is not None:
        lines.extend(_excerpt(finding, finding.span, text, color=color))
    lines.extend(
        f"  {place(text, related.span)}: {printable(related.message)}"
        for related in finding.related
    )
    return "\n".join(lines)


def headline(finding: Diagnostic, text: SourceText, *, color: bool = False) -> str:
    """The finding in one line: ``file:line:col: severity CODE name: message``.

    Line and column are left out where the document as a whole is meant, and a file without
    lines has the place of the words instead (``footnote 3``).
    """
    where = place(text, finding.span)
    severity = _painted(finding.severity, _COLOURS[finding.severity], color=color)
    what = _painted(f"{finding.code} {finding.name}", _BOLD, color=color)
    return f"{where}: {severity} {what}: {printable(finding.message)}"


def place(text: SourceText, span: Span | None) -> str:
    """Where `span` begins, as ``file:line:col``; the name of the document for None.

    In a file without lines of its own: ``file: footnote 3``.
    """
    name = printable(text.name)
    if span is None:
        return name
    found = text.place(span.start)
    if found:
        return f"{name}: {printable(found)}"
    position = text.position(span.start)
    return f"{name}:{position.line}:{position.column}"


def record(finding: Diagnostic, text: SourceText) -> dict[str, object]:
    """The finding as a JSON object, with places in lines and columns and in characters."""
    return {
        "file": text.name,
        **_where(finding.span, text),
        "place": text.place(finding.span.start) if finding.span is not None else "",
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "related": [
            {**_where(related.span, text), "message": related.message}
            for related in finding.related
        ],
    }


def _where(span: Span | None, text: SourceText) -> dict[str, int | None]:
    names = ("line", "column", "end_line", "end_column", "start", "end")
    if span is None:
        return dict.fromkeys(names)
    first, last = text.position(span.start), text.position(span.end)
    places = (first.line, first.column, last.line, last.column, span.start, span.end)
    return dict(zip(names, places, strict=True))


def printable(words: str) -> str:
    r"""The words with nothing in them that a terminal would obey.

    >>> printable("Baku\x1b[31m 1920\tApril")
    'Baku␛[31m 1920␉April'
    """
    return _UNSAFE.sub(lambda match: _SHOWN_AS.get(match[0], _REPLACEMENT), words)


def cells(words: str) -> int:
    r"""How many columns of a terminal the words take.

    >>> cells("Баку"), cells("東京"), cells("о\u0301н")
    (4, 4, 2)
    """
    return sum(map(_cells, words))


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _excerpt(finding: Diagnostic, span: Span, text: SourceText, *, color: bool) -> list[str]:
    """The line that the span begins in, and a line with carets under the span."""
    window = _Window.of(span, text)
    before = _expanded(window.before)
    words = _expanded(window.words, start=cells(before))
    after = _expanded(window.after, start=cells(before) + cells(words))
    number = str(text.position(span.start).line)
    carets = _painted("^" * max(cells(words), 1), _COLOURS[finding.severity], color=color)
    return [
        f"  {number} | {before}{words}{after}".rstrip(),
        f"  {' ' * len(number)} | {' ' * cells(before)}{carets}",
    ]


@frozen(kw_only=True)
class _Window:
    """What is shown of a source line: the words in question and what stands around them."""

    before: str
    words: str
    after: str

    @classmethod
    def of(cls, span: Span, text: SourceText) -> _Window:
        """The window on the first line of `span`; ellipses stand for what is left out."""
        content = text.content
        line = span.start - text.position(span.start).column + 1
        start = line if span.start - line <= _BEFORE else span.start - _BEFORE
        limit = start + _SHOWN
        stop = content.find("\n", start, limit)
        end = stop if stop >= 0 else min(limit, len(content))
        last = max(min(span.end, end), span.start)
        is_cut = stop < 0 and end < len(content) and content[end] != "\n"
        after = content[last:end] if is_cut else content[last:end].rstrip("\r")
        return cls(
            before=("…" if start > line else "") + content[start : span.start],
            words=content[span.start : last],
            after=after + ("…" if is_cut else ""),
        )


def _expanded(words: str, *, start: int = 0) -> str:
    """The words as a terminal shows them that stands at column `start`, tabs as spaces."""
    shown = ""
    for number, piece in enumerate(words.split("\t")):
        if number:
            at = start + cells(shown)
            shown += " " * (_TAB - at % _TAB)
        shown += printable(piece)
    return shown


def _painted(words: str, code: str, *, color: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if color else words
