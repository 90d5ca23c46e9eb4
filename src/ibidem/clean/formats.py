"""The formats of libraries that are cleaned in place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ibidem.clean.bib import BIB
from ibidem.clean.csl import CSL
from ibidem.clean.records import RecordFormat
from ibidem.clean.ris import RIS
from ibidem.read.formats import input_formats

# By the name of the reader that reads the same files.
RECORD_FORMATS: Mapping[str, RecordFormat] = MappingProxyType(
    {"bib": BIB, "csl-json": CSL, "ris": RIS}
)


def record_format(data: bytes, name: str) -> RecordFormat | None:
    """The format of a library file that can be edited record by record; None for any other."""
    found = next((each for each in input_formats() if each.detect(data, name)), None)
    return None if found is None else RECORD_FORMATS.get(found.name)
