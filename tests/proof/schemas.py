"""The schemas that others have written for formats of ours, in the folder $IBIDEM_SCHEMAS."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def schema_file(name: str) -> Path:
    """The file of a schema, or a skipped test."""
    folder = Path(os.environ.get("IBIDEM_SCHEMAS", ""))
    if "IBIDEM_SCHEMAS" not in os.environ or not (folder / name).is_file():
        pytest.skip(f"$IBIDEM_SCHEMAS has no {name}: whether our files fit it was not seen")
    return folder / name
