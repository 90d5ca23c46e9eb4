r"""LaTeX: groups and commands, and words as TeX reads them."""

from __future__ import annotations

import re

from ibidem.emit.tex import escape
from ibidem.model.span import Span
from ibidem.read.latex_tokens import Token, tokens_of
from ibidem.rewrite.dialect import Dialect, Mark
from ibidem.styles.runs import Run

# Commands that set their words apart and do no more, and those that do so to the end of a group.
_COMMANDS = frozenset(
    [
        *("emph", "textit", "textsl", "textbf", "textsc", "textup", "textrm", "textnormal"),
        *("textsuperscript", "textsubscript", "underline", "uline", "enquote", "mbox"),
        *("foreignlanguage", "textrussian", "textcyrillic", "textenglish", "textlatin"),
    ]
)
_SWITCHES = frozenset(["it", "itshape", "em", "sl", "slshape", "bf", "bfseries", "sc", "scshape"])
# Spaces, letters and signs that are printed for a command of their own; "\-" and its like.
_LETTERS = frozenset(
    [
        *("ae", "AE", "oe", "OE", "o", "O", "l", "L", "ss", "aa", "AA", "i", "j", "dots", "ldots"),
        *("textendash", "textemdash", "nobreakdash", "nolinebreak", "newline", "linebreak"),
        *("space", "thinspace", "nobreakspace", "No", "textnumero", "quad"),
    ]
)
_OPENED = re.compile(
    r"(?:\\(?P<command>[A-Za-z]+)\s?(?:\[[^\[\]{}]*\])?\{"
    r"|\{\s?\\(?P<switch>[A-Za-z]+)(?:\s+|\{\}))\Z"
)
_LONGEST_MARK = 40
_BRACKETS = {"{": True, "}": False}

_LOOKS = {
    "superscript": "textsuperscript",
    "subscript": "textsubscript",
    "small_caps": "textsc",
    "underline": "underline",
    "italic": "emph",
    "bold": "textbf",
}


def write(run: Run) -> str:
    r"""The words of a run in LaTeX.

    >>> print(write(Run("Oil & Men", italic=True)))
    \emph{Oil \& Men}
    """
    words = run.text.strip()
    left, _, right = run.text.partition(words) if words else (run.text, "", "")
    marked = escape(words)
    for look, command in _LOOKS.items():
        if getattr(run, look) and marked:
            marked = f"\\{command}{{{marked}}}"
    return f"{left}{marked}{right}"


def _marks(content: str, span: Span) -> list[Mark] | None:
    found: list[Mark] = []
    begun: int | None = None
    for token in tokens_of(content[span.slice]).parts:
        start = token.start + span.start
        if token.kind == "command" and token.name in _COMMANDS:
            begun = start if begun is None else begun
        elif not _may_go(token):
            return None
        elif token.kind == "bracket" and token.name in _BRACKETS:
            opens = _BRACKETS[token.name]
            first = begun if opens and begun is not None else start
            found.append(Mark(start=first, end=token.end + span.start, name="{", opens=opens))
            begun = None
    return found


def _may_go(token: Token) -> bool:
    """Whether a token is no more than words, or sets them apart."""
    if token.kind == "command":
        known = token.name in _LETTERS or token.name in _SWITCHES
        return known or not token.name.isalpha()
    return token.kind not in {"comment", "verbatim", "verb", "math", "href", "break"}


def _opened(content: str, at: int) -> Mark | None:
    first = max(0, at - _LONGEST_MARK)
    found = _OPENED.search(content[first:at])
    if found is None:
        return None
    if (found["command"] or "") not in _COMMANDS and (found["switch"] or "") not in _SWITCHES:
        return None
    return Mark(start=first + found.start(), end=at, name="{", opens=True)


def _closed(content: str, at: int) -> Mark | None:
    if content[at : at + 1] != "}":
        return None
    return Mark(start=at, end=at + 1, name="{", opens=False)


DIALECT = Dialect(marks=_marks, opened=_opened, closed=_closed, write=write)
