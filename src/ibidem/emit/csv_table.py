"""Tables for spreadsheets: a row for each work, a column for everything that may be known of one.

CSV begins with a byte order mark, without which Excel takes UTF-8 for the code page of the system;
pandas reads it with ``encoding="utf-8-sig"``. TSV has none. Source: RFC 4180; OWASP, "CSV
Injection", for words that a spreadsheet would calculate.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ibidem.emit.emitted import Emitted
from ibidem.emit.said import CITED, ROMANIZED, TRANSLATED, said
from ibidem.emit.words import clean
from ibidem.model.archive import Level
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.work import RelationKind, Work

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ARCHIVE = ("archive", "archive-place", "archive_location")

COLUMNS: tuple[str, ...] = (
    "key",
    "type",
    *CSL_NAMES.values(),
    *CSL_TEXTS.values(),
    "issued",
    "accessed",
    *_ARCHIVE,
    *(f"archive-{level}" for level in Level),
    *RelationKind,
    TRANSLATED,
    *(f"romanized-{csl}" for csl in ROMANIZED.values()),
    CITED,
)
"""The columns, the same in every file."""


def emit(works: Sequence[Work]) -> Emitted:
    """The works as CSV with a byte order mark, in the order given."""
    return Emitted(text=f"{BOM}{table(works, delimiter=',')}")


def table(works: Sequence[Work], *, delimiter: str) -> str:
    """The table with its head, lines ended as RFC 4180 wants them."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter, lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(map(_row, works))
    return file.getvalue()


def _row(work: Work) -> dict[str, str]:
    """What is known of a work by column; all words, so that no year becomes a day."""
    item = work.item
    units = item.archive.values if item.archive else {}
    values = {
        "key": work.key,
        "type": item.type or "",
        **said(work),
        **{f"archive-{level}": value for level, value in units.items()},
    }
    return {column: harmless(value) for column, value in values.items()}


def harmless(words: str) -> str:
    """Words that no spreadsheet calculates: an apostrophe before what begins like a formula.

    >>> harmless("=SUM(A1:A9)"), harmless("Борьба = победа")
    ("'=SUM(A1:A9)", 'Борьба = победа')
    """
    line = clean(words)
    return f"'{line}" if line.startswith(_FORMULA) else line
