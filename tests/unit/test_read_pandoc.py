"""Formats that are read with the help of pandoc."""

import importlib
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from ibidem.read import UnreadableError, read_bytes

RST = "Баку [1]_.\n\n.. [1] РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.\n".encode()
PAGE = '<body><p>Баку<a href="#n"><sup>1</sup></a></p><p id="n">1. ГАРФ.</p></body>'.encode()


def ends_with(code: int, said: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess([], code, stdout=PAGE, stderr=said.encode())


@pytest.fixture
def on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: "/bin/pandoc")


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)


@pytest.fixture
def extra(monkeypatch: pytest.MonkeyPatch) -> None:
    module = SimpleNamespace(get_pandoc_path=lambda: "/extra/pandoc")
    monkeypatch.setitem(sys.modules, "pypandoc", module)


@pytest.mark.usefixtures("no_extra")
def test_without_pandoc_one_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    with pytest.raises(
        UnreadableError, match=r"^a\.rst: rst is read with the help of pandoc.*'ibidem\[pandoc\]'"
    ) as caught:
        read_bytes(RST, "a.rst")
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("extra")
def test_the_pandoc_of_the_extra_is_used_where_none_is_on_the_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[str] = []

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command[0])
        return ends_with(0)

    monkeypatch.setattr(shutil, "which", lambda _program: None)
    monkeypatch.setattr(subprocess, "run", run)
    document = read_bytes(RST, "a.rst")
    assert ran == ["/extra/pandoc"]
    assert [note.view.text for note in document.notes] == ["ГАРФ."]


@pytest.mark.usefixtures("on_path", "extra")
def test_a_newer_pandoc_reads_what_the_one_on_the_path_does_not_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[str] = []

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command[0])
        return ends_with(21 if command[0] == "/bin/pandoc" else 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert len(read_bytes(b"Baku.[^1]", "a.dj").notes) == 1
    assert ran == ["/bin/pandoc", "/extra/pandoc"]


@pytest.mark.usefixtures("on_path", "no_extra")
def test_a_pandoc_that_is_too_old_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: ends_with(21))
    with pytest.raises(UnreadableError, match=r"djot is read by newer versions.*ibidem\[pandoc\]"):
        read_bytes(b"Baku.[^1]", "a.dj")


@pytest.mark.usefixtures("on_path")
def test_what_pandoc_says_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = ends_with(64, "Ошибка\nв строке 1")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: failed)
    with pytest.raises(UnreadableError, match="cannot read this rst: Ошибка в строке 1"):
        read_bytes(RST, "a.rst")


@pytest.mark.usefixtures("on_path")
def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_args: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("pandoc", 120)

    monkeypatch.setattr(subprocess, "run", endless)
    with pytest.raises(UnreadableError, match="did not finish within 120 seconds"):
        read_bytes(RST, "a.rst")


def test_the_extra_brings_a_pandoc_that_runs() -> None:
    pytest.importorskip("pypandoc", reason="ibidem[pandoc] is not installed: it is not tried")
    program = importlib.import_module("pypandoc").get_pandoc_path()
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("pandoc")
