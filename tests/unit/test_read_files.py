"""Files that are there, and files that are not."""

import random
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from ibidem.read import UnreadableError, formats, read, read_bytes, read_text
from ibidem.read.formats import InputFormat, input_formats

SIZE = 2_000_000


def test_a_file_is_read_and_named(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "1. РГАСПИ. Ф. 85. Оп. 13. Д. 1.\r\n2. Там же.\r\n", encoding="utf-8", newline=""
    )
    document = read(path)
    assert document.name == str(path)
    assert "\r\n" in document.text.content
    assert [note.view.text for note in document.notes] == [
        "РГАСПИ. Ф. 85. Оп. 13. Д. 1.",
        "Там же.",
    ]


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        read(tmp_path / "nothing.txt")


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="directory"):
        read(tmp_path)


def test_a_path_that_cannot_be() -> None:
    with pytest.raises(UnreadableError):
        read("a\0b")


def test_bytes_and_text_are_read_alike() -> None:
    text = "1. Brandt, Oil, 5.\n2. Ibid.\n"
    assert read_bytes(text.encode(), "-").notes == read_text(text, "-").notes


def test_what_no_format_claims_is_plain_text() -> None:
    assert not any(each.detect(b"anything", "a.docx") for each in input_formats())
    assert read_bytes(b"1. Brandt, Oil, 5.\n2. Ibid.\n", "a.docx").notes


def test_another_package_may_add_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    added = InputFormat(
        name="x", what="X", endings=(".x",), module="nowhere", detect=lambda data, _: data == b"x"
    )
    point = SimpleNamespace(name="x", load=lambda: added)
    monkeypatch.setattr(formats, "entry_points", lambda group: [point] if group else [])
    input_formats.cache_clear()
    try:
        assert input_formats()[0] is added
    finally:
        input_formats.cache_clear()


ODD = {
    "one line of letters": b"a" * SIZE,
    "one line of citations": b"Brandt, J. 1920, p. 34. " * (SIZE // 24),
    "one line of digits": b"1" * SIZE,
    "one line of labels": b"1. " * (SIZE // 3),
    "spaces": b" " * SIZE + b"x",
    "hyphens": b"- " * (SIZE // 2) + b"x",
    "punctuation": b".([" * (SIZE // 3),
    "equals signs": b"=" * SIZE,
    "soft hyphens": "a\xad".encode() * (SIZE // 3),
    "half-broken UTF-8": "é".encode() * (SIZE // 4) + b"\xff\xe9 " * (SIZE // 20),
    "random bytes": random.Random(1).randbytes(SIZE),
}


@pytest.mark.parametrize("what", ODD)
def test_large_and_odd_input_takes_bounded_time(what: str) -> None:
    start = time.process_time()
    try:
        read_bytes(ODD[what], "-")
    except UnreadableError:
        assert what == "random bytes"
    assert time.process_time() - start < 4
