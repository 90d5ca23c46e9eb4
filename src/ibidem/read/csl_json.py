"""CSL-JSON libraries, as Zotero and pandoc export them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ibidem.read.encoding import decode
from ibidem.read.library import Library, LibraryEntry, csl_entry
from ibidem.read.reader import UnreadableError


def works(data: bytes) -> Library:
    """The works of a CSL-JSON array by their ids; Zotero's web service calls it "items".

    Raises:
        UnreadableError: where `data` is no JSON, or no array of objects.
    """
    try:
        entries = json.loads(decode(data).content)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"this is no well-formed JSON: {error.msg} ({place})") from error
    except RecursionError as error:
        raise UnreadableError("this JSON is nested too deeply") from error
    return Library(entries=tuple(_entries(entries)))


def _entries(entries: object) -> Iterator[LibraryEntry]:
    if isinstance(entries, dict):
        entries = entries.get("items")
    if not isinstance(entries, list):
        raise UnreadableError("this JSON is no CSL-JSON: it is no array of items")
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise UnreadableError(f"this JSON is no CSL-JSON: entry {number} is no object")
        yield csl_entry(entry)
