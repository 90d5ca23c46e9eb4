"""Misuse and trouble: one clear line, exit code 2, nothing lost."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.unit.cli_texts import ARTICLE, PROSE, invoke, write


@pytest.fixture
def article(tmp_path):
    return write(tmp_path, "article.txt")


def _only_line(result):
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("ibidem: ")
    return line.removeprefix("ibidem: ")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["convert"], "Missing argument"),
        (["convert", "x", "--no-such"], "No such option"),
        (["nonsense"], "No such command"),
        (["convert", "x", "--to", "docx"], "is not one of"),
    ],
)
def test_misuse_is_said_in_one_line(arguments, reason):
    assert reason in _only_line(invoke(*arguments))


@pytest.mark.parametrize(
    ("outputs", "reason"),
    [
        (["-o", "{folder}/no/such/a.bib"], "there is no folder"),
        (["-o", "{folder}/a.bib", "-o", "{folder}/./a.bib"], "named twice"),
        (["-o", "{folder}/a.xyz"], "the ending means no format"),
        (["-o", "{folder}"], "is a folder"),
        (["-o", ""], "needs the name of a file"),
        (["-o", "{folder}/article.txt", "--to", "bibtex"], "both input and output"),
        (["-o", "{folder}/article.txt/a.bib"], "there is no folder"),
    ],
)
def test_outputs_that_cannot_be_are_refused_before_anything_is_read(article, outputs, reason):
    arguments = [one.format(folder=article.parent) for one in outputs]
    assert reason in _only_line(invoke("convert", article, *arguments))
    assert [path.name for path in article.parent.iterdir()] == ["article.txt"]


def test_a_text_in_an_input_folder_is_never_written_over(article):
    result = invoke("resolve", article.parent, "-o", article.parent / "notes.txt")
    assert "would be read as a text next time" in _only_line(result)
    assert article.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("command", ["convert", "parse", "resolve", "check", "explain"])
def test_a_missing_file_is_named_and_nothing_is_printed(tmp_path, command):
    path = tmp_path / "missing.txt"
    result = invoke(command, path)
    assert _only_line(result) == f"{path}: No such file or directory"
    assert result.stdout == ""


def test_a_folder_without_texts_is_said_to_have_none(tmp_path):
    (tmp_path / "README.md").write_text("words", encoding="utf-8")
    assert "no documents in this folder" in _only_line(invoke("check", tmp_path))


@pytest.mark.parametrize("name", ["nul\0.txt", "x" * 5000])
def test_names_that_no_file_can_have(name):
    assert _only_line(invoke("check", name))


def test_a_device_is_no_text():
    assert _only_line(invoke("check", "/dev/zero")) == "/dev/zero: neither a file nor a folder"


def test_the_readable_inputs_come_out_beside_an_unreadable_one(article, tmp_path):
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    alone = invoke("parse", article)
    result = invoke("parse", article, tmp_path / "binary.txt", tmp_path / "missing.txt")
    assert result.exit_code == 2
    assert result.stdout == alone.stdout
    assert len(result.stderr.splitlines()) == 2


def test_nothing_is_written_where_nothing_could_be_read(tmp_path):
    invoke("convert", tmp_path / "missing.txt", "-o", tmp_path / "a.bib")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_stays_as_it_was(article, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "a.bib").write_text("before", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    result = invoke("convert", article, "-o", tmp_path / "a.bib")
    assert result.exit_code == 2
    assert f"ibidem: {tmp_path}/a.bib: No space left on device" in result.stderr
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == "before"


def test_a_device_is_written_to_and_not_replaced(article):
    assert invoke("convert", article, "-o", os.devnull, "--to", "bibtex").exit_code == 0
    assert not os.path.isfile(os.devnull)  # noqa: PTH113 - os.devnull is a string


def _start(*arguments, **streams):
    code = "from ibidem.cli.main import main; main()"
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], **streams)


def _run(*arguments, data=None, **environment):
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = _start(*arguments, env={**os.environ, **environment}, **streams)
    out, err = process.communicate(data)
    return process.returncode, out.decode("utf-8"), err.decode("utf-8")


def test_data_is_utf8_whatever_the_locale_says():
    code, out, err = _run(
        "parse", "-", data=ARTICLE.encode(), PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert (code, err) == (0, "")
    assert "Карташев" in out
    assert "\x1b" not in out


def test_prose_from_standard_input_gets_a_line_and_exit_code_one():
    code, out, err = _run("check", "-", data=PROSE.encode())
    assert (code, out) == (
        1,
        "-: warning REA106 apparatus-missing: no notes and no bibliography found\n",
    )
    assert err == "1 finding in 1 document (1 warning)\n"


def test_a_reader_that_has_had_enough_is_no_error(tmp_path):
    lines = "".join(
        f"{number}. Kartashev. History. Moscow, 1961. P. 5.\n" for number in range(1, 500)
    )
    path = write(tmp_path, "long.txt", lines)
    process = _start("parse", path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")  # noqa: PTH110
def test_a_full_disk_under_standard_output_is_said(article):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        process = _start("parse", article, stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err == b"ibidem: standard output: No space left on device\n"


def test_an_interrupt_ends_quietly_with_130():
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    code = (
        "import ibidem.cli.inputs as i, ibidem.cli.main as m\n"
        "read = i._document\n"
        "i._document = lambda path: (print('ready', flush=True), read(path))[1]\n"
        "m.main()"
    )
    with subprocess.Popen([sys.executable, "-c", code, "parse", "-"], **pipes) as process:
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert b"Traceback" not in process.stderr.read()
