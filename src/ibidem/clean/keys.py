"""Old keys and the keys that stand for them now."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibidem.clean.clean import Cleaned


def key_map(cleaned: Cleaned) -> str:
    """A table of all records that have a key: the old one, the new one, parted by a tab."""
    now = {number: one.gains.key for one in cleaned.kept for number in (one.record, *one.merged)}
    table = io.StringIO()
    writer = csv.writer(table, delimiter="\t", lineterminator="\n")
    writer.writerow(["old", "new"])
    writer.writerows(
        [record.key, now[number]] for number, record in enumerate(cleaned.records) if record.key
    )
    return table.getvalue()
