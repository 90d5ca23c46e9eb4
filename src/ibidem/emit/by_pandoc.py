"""Bibliographies in styles that have more of CSL than is followed here: pandoc makes them.

Source: the pandoc manual, "Citation rendering", "Citations".
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from ibidem.read.pandoc import programs
from ibidem.styles import StyleError

_SECONDS = 300


def can_follow() -> bool:
    """Whether there is a pandoc."""
    return next(programs(), None) is not None


def bibliography(
    items: Sequence[Mapping[str, object]], style: str, format_: str, beyond: StyleError
) -> str:
    """The entries of all items in the style of a CSL file.

    Args:
        items: CSL-JSON items.
        style: the path of the CSL file.
        format_: what pandoc calls the output: ``plain``, ``markdown``, ``html``.
        beyond: why it is not rendered here, for whoever has no pandoc.

    Raises:
        StyleError: where there is no pandoc, or it cannot follow the style either.
    """
    program = next(programs(), None)
    if program is None:
        raise beyond
    command = [program, "--citeproc", "--csl", str(Path(style).resolve())]
    command += ["--from", "csljson", "--to", format_, "--wrap", "none"]
    command += ["--standalone", "--metadata", "title=Bibliography"] if format_ == "html" else []
    return _said(command, json.dumps(items))


def _said(command: Sequence[str], text: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a command of ours, the items are its input
            command, input=text.encode(), capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise StyleError(f"pandoc did not finish within {_SECONDS} seconds") from error
    except OSError as error:
        raise StyleError(f"pandoc cannot be run: {error.strerror}") from error
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())[:200]
        raise StyleError(f"pandoc cannot follow the style: {reason}")
    return done.stdout.decode()
