"""Damaged files of every format are read or refused, in bounded time, and nothing else happens.

``IBIDEM_FUZZ_SECONDS`` says for how long each format is tried, ``IBIDEM_FUZZ_SEED`` what chance
begins with. A file that fails is kept in ``tests/fuzz/cases`` and tried again each time.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from random import Random

import pytest

from ibidem.api import process_documents
from ibidem.model.citation import Document
from ibidem.read import UnreadableError, read_bytes
from tests.fuzz.damage import damaged
from tests.fuzz.samples import SAMPLES

CASES = Path(__file__).with_name("cases")
SECONDS = float(os.environ.get("IBIDEM_FUZZ_SECONDS", "0.5"))
SEED = os.environ.get("IBIDEM_FUZZ_SEED", "1920")
LONGEST = 10.0
"""Seconds of processor time that a small file may take at most."""


def try_file(data: bytes, name: str, *, process: bool) -> None:
    """Read a file, and look whether what comes out is sound."""
    start = time.process_time()
    document, refusal = None, f"{name}: "
    try:
        document = read_bytes(data, name)
    except UnreadableError as error:
        refusal = str(error)
    assert refusal.startswith(f"{name}: ")
    assert len(refusal.splitlines()) == 1
    if document is not None:
        check(document)
        if process:
            process_documents([document])
    assert time.process_time() - start < LONGEST


def check(document: Document) -> None:
    """What of a document stands somewhere stands in its text."""
    length = len(document.text.content)
    for note in document.notes:
        spans = [note.view.whole, *(stated.span for stated in note.stated)]
        assert all(0 <= span.start <= span.end <= length for span in spans)
    for each in (*document.callouts, *document.text.markings):
        assert 0 <= each.span.start < each.span.end <= length
    for finding in document.diagnostics:
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= length
    offsets = [offset for offset, _ in document.text.places]
    assert offsets == sorted(offsets)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sound_file_has_citations(name: str) -> None:
    assert process_documents([read_bytes(SAMPLES[name], name)]).citations


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files_are_read_or_refused(name: str) -> None:
    chance = Random(f"{SEED} {name}")
    end = time.monotonic() + SECONDS
    tried = 0
    while time.monotonic() < end or tried < 3:
        data = damaged(SAMPLES[name], chance)
        tried += 1
        try:
            try_file(data, name, process=tried % 10 == 0)
        except Exception as error:
            kept = CASES / f"{hashlib.sha256(data).hexdigest()[:8]}-{name}"
            kept.write_bytes(data)
            raise AssertionError(f"{type(error).__name__}; kept as {kept}") from error
    assert tried >= 3


@pytest.mark.parametrize("case", sorted(CASES.glob("*-*")), ids=lambda case: case.name)
def test_what_once_failed_is_read_or_refused(case: Path) -> None:
    try_file(case.read_bytes(), case.name.split("-", 1)[1], process=True)
