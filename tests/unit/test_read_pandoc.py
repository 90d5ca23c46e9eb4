"""Formats that are read with the help of pandoc."""

import shutil
import subprocess

import pytest

from ibidem.read import UnreadableError, read_bytes

RST = "Баку [1]_.\n\n.. [1] РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.\n".encode()


def test_without_pandoc_one_line_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    with pytest.raises(
        UnreadableError, match=r"^a\.rst: rst is read with the help of pandoc"
    ) as caught:
        read_bytes(RST, "a.rst")
    assert "\n" not in str(caught.value)


def test_what_pandoc_says_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 64, stdout=b"", stderr="Ошибка\nв строке 1".encode())
    monkeypatch.setattr(shutil, "which", lambda program: f"/bin/{program}")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: failed)
    with pytest.raises(UnreadableError, match="cannot read this rst: Ошибка в строке 1"):
        read_bytes(RST, "a.rst")


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_args: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("pandoc", 120)

    monkeypatch.setattr(shutil, "which", lambda program: f"/bin/{program}")
    monkeypatch.setattr(subprocess, "run", endless)
    with pytest.raises(UnreadableError, match="did not finish within 120 seconds"):
        read_bytes(RST, "a.rst")
