"""The table for spreadsheets with tabs between its columns, without a byte order mark."""

from __future__ import annotations

from collections.abc import Sequence

from ibidem.emit.csv_table import table
from ibidem.emit.emitted import Emitted
from ibidem.model.work import Work


def emit(works: Sequence[Work]) -> Emitted:
    """The works as TSV, in the order given."""
    return Emitted(text=table(works, delimiter="\t"))
