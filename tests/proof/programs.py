"""Running other programs; a test that needs one that is not there is skipped, and says so."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def need(program: str) -> str:
    """The path of a program, or a skipped test."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed: what it makes of our files was not seen")
    return found


def run(
    program: str, *arguments: str | Path, folder: Path, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """What a program says that runs in `folder`."""
    command = [need(program), *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert not check or done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done
