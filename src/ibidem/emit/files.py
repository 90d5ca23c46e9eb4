"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_USUAL_MODE = 0o666


def write_whole(path: str | Path, text: str | bytes) -> None:
    """Write `text` to `path`, words in UTF-8, so that no reader ever sees half of it.

    The text goes to a temporary file in the same folder, which then takes the place of `path`.
    An existing file keeps its permissions; a link is followed, not replaced. Characters that
    UTF-8 does not have (halves of surrogate pairs) become question marks.

    Raises:
        OSError: if the folder cannot be written to; `path` is as it was before.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", errors="replace")
    target = Path(path).resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions `target` has, or would have if it were created plainly."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return _USUAL_MODE & ~mask
