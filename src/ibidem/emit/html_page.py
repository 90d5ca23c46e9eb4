"""A formatted bibliography as HTML: a list whose items have the keys of the works as their ids."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from ibidem.emit.emitted import Emitted
from ibidem.emit.styled import DEFAULT_STYLE, Entry, written
from ibidem.emit.words import printable
from ibidem.model.work import Work
from ibidem.styles import Run

_HEAD = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>Bibliography</title>
</head>
<body>
<ul class="bibliography">
"""
_FOOT = "</ul>\n</body>\n</html>\n"
_TAGS = (
    ("italic", "<i>", "</i>"),
    ("bold", "<b>", "</b>"),
    ("superscript", "<sup>", "</sup>"),
    ("subscript", "<sub>", "</sub>"),
    ("underline", "<u>", "</u>"),
    ("small_caps", '<span style="font-variant: small-caps">', "</span>"),
)


def emit(works: Sequence[Work], *, style: str = DEFAULT_STYLE) -> Emitted:
    """The works in a style, as a page of their own."""
    return written(works, style, _file, "html")


def _file(entries: Iterable[Entry]) -> str:
    return f"{_HEAD}{''.join(map(_item, entries))}{_FOOT}"


def _item(entry: Entry) -> str:
    language = f' lang="{html.escape(entry.language)}"' if entry.language else ""
    words = "".join(map(_tagged, entry.runs))
    return f'<li id="{html.escape(entry.key)}"{language}>{words}</li>\n'


def _tagged(run: Run) -> str:
    """A run in HTML.

    >>> _tagged(Run("Нефть & война", italic=True))
    '<i>Нефть &amp; война</i>'
    """
    tagged = html.escape(printable(run.text), quote=False)
    for look, start, end in _TAGS:
        if getattr(run, look):
            tagged = f"{start}{tagged}{end}"
    return tagged
