"""Files that are there, and files that are not."""

import random
import time
from pathlib import Path

import pytest

from ibidem.read import READERS, UnreadableError, read, read_bytes, read_text

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


def test_plain_text_is_asked_last() -> None:
    assert READERS[-1].detect(b"anything", "-")


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
    "random bytes": random.Random(1).randbytes(SIZE),  # noqa: S311 - no secret
}


@pytest.mark.parametrize("what", ODD)
def test_large_and_odd_input_takes_bounded_time(what: str) -> None:
    start = time.process_time()
    try:
        read_bytes(ODD[what], "-")
    except UnreadableError:
        assert what == "random bytes"
    assert time.process_time() - start < 4
