"""What citation templates say of an archive: parameters for units, whose words they print."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ibidem.model.archive import ArchivalUnits, Level, Unit
from ibidem.read.shelf_marks import stated_repository

_CYRILLIC = re.compile("[\u0400-\u052f]")


def template_archive(texts: dict[str, str], words: Mapping[str, list[str]]) -> ArchivalUnits | None:
    """The shelf mark in what the parameters of a template say, which is taken out of `texts`.

    Args:
        texts: the values by their meaning.
        words: the words of each level, in Latin and in Cyrillic letters.

    >>> said = {"archive.name": "РГАСПИ", "archive.fond": "85", "archive.delo": "1"}
    >>> template_archive(said, {"fond": ["f.", "Ф."], "delo": ["d.", "Д."]}).location
    'Ф. 85. Д. 1'
    """
    name, place = (texts.pop(f"archive.{part}", "") for part in ("name", "place"))
    script = 1 if _CYRILLIC.search(name) else 0
    units = tuple(
        Unit(level=level, value=value, word=words[level][script] if level in words else "")
        for level in Level
        if (value := texts.pop(f"archive.{level}", ""))
    )
    if not name and not units:
        return None
    repository = stated_repository(name, place) if name else None
    return ArchivalUnits(repository=repository, units=units)
