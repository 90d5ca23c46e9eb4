"""Zip packages with some of their parts replaced, the others as they were."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from copy import copy


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package in `data` with the bytes of `parts` in place of its own; new ones come last.

    Order, dates and ways of compression stay, for the first part of an OpenDocument file has to
    be ``mimetype``, uncompressed (OpenDocument 1.3, part 2, 3.3).
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            content = parts[info.filename] if info.filename in parts else old.read(info)
            new.writestr(_fresh(info), content)
        for name in parts.keys() - set(old.namelist()):
            added = zipfile.ZipInfo(name)
            added.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(added, parts[name])
    return out.getvalue()


def _fresh(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry without what belongs to its place in the old file."""
    fresh = copy(info)
    fresh.header_offset = 0
    fresh.flag_bits &= 0x800
    return fresh
