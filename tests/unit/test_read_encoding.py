"""Bytes to characters."""

import pytest

from ibidem.read import UnreadableError, read_bytes
from ibidem.read.encoding import decode

BIBLIOGRAPHY = """1. Сидоров П. Н. Нефть и власть: очерки истории промыслов. М.: Наука, 1987. 215 с.
2. Там же. С. 44–46.
3. Российский государственный военный архив (РГВА). Ф. 109. Оп. 3. Д. 45. Л. 12 об.
4. Кузьмина Е. А. Железные дороги Закавказья // Вопросы транспорта. 1931. № 4. С. 3.
5. Указ. соч. С. 17.
"""
UKRAINIAN = "1. Ковальчук І. Є. Міста Поділля. Київ, 1994. С. 12.\n2. Там само. Арк. 3 зв.\n"
FRENCH = "1. H. Févre, « Le pétrole à la fin du siècle », Paris, Éditions Nôtre, 1931, p. 5.\n"
POLISH = "1. J. Wąsik, Kolej żelazna na południu, Łódź 1988, s. 5.\n2. Tamże, s. 12.\n"
TURKISH = "1. Ayşe Güneş, Demiryolları ve Şehirler, İstanbul, 1988, s. 5.\n2. Aynı yer.\n"
GREEK = "1. Γ. Παπαδόπουλος, Οι σιδηρόδρομοι, Αθήνα 1988, σ. 5.\n2. Ό.π., σ. 12.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"],
)
def test_russian_in_any_encoding(encoding: str) -> None:
    assert decode(BIBLIOGRAPHY.encode(encoding)).content == BIBLIOGRAPHY


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859_5"])
@pytest.mark.parametrize("count", [1, 3, 5, 40])
def test_code_pages_of_cyrillic_are_told_apart_in_few_lines(encoding: str, count: int) -> None:
    lines = (BIBLIOGRAPHY.replace("–", "-") * 8).splitlines(keepends=True)[:count]
    text = "".join(lines)
    if encoding in {"koi8-r", "iso8859_5"}:
        text = text.replace("№", "N")
    assert decode(text.encode(encoding)).content == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
    ],
)
def test_other_languages(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.content == text
    assert decoded.guessed


def test_a_guess_is_reported() -> None:
    document = read_bytes(BIBLIOGRAPHY.encode("cp1251"), "list.txt")
    assert [finding.code for finding in document.diagnostics] == ["REA103"]
    assert "windows-1251" in document.diagnostics[0].message
    assert [note.label for note in document.notes] == ["1", "2", "3", "4", "5"]


def test_broken_places_of_utf8_are_kept_and_each_reported() -> None:
    data = "1. Févre".encode() + b"\xff" + " Éditions".encode() + b"\xe9\n2. Ibid. \xc3\xa9"
    document = read_bytes(data, "-")
    codes = [finding.code for finding in document.diagnostics]
    assert codes == ["REA102", "REA102"]
    for finding in document.diagnostics:
        assert finding.span is not None
        assert document.text.content[finding.span.slice] == "\ufffd"
    assert document.notes[0].view.text == "Févre\ufffd Éditions\ufffd"


def test_broken_places_beyond_a_hundred_are_summed_up() -> None:
    document = read_bytes("1. éééé".encode() + b"\xc3\xa9\xc3\xa9\xff " * 250, "-")
    codes = [finding.code for finding in document.diagnostics]
    assert codes.count("REA102") == 100
    assert "150 more places" in next(
        finding.message for finding in document.diagnostics if finding.code == "REA109"
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip archive"),
        (b"{\\rtf1\\ansi 1. Ibid.}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00" * 100, "binary"),
        (b"text \x00\xff\xfe more", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        read_bytes(data, "file.x")
    assert str(caught.value).startswith("file.x: ")
    assert "\n" not in str(caught.value)


def test_a_stray_nul_in_a_text_is_kept_and_reported() -> None:
    document = read_bytes("1. РГАСПИ.\x00Ф. 85. Оп. 13. Д. 1.\n2. Там же.".encode(), "-")
    assert "\x00" in document.text.content
    assert document.notes[0].view.text == "РГАСПИ. Ф. 85. Оп. 13. Д. 1."
    assert [finding.code for finding in document.diagnostics] == ["REA104"]


def test_nothing_is_guessed_of_an_empty_file() -> None:
    assert not decode(b"").guessed


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_lines_of_two_encodings_are_each_read_in_their_own(encoding: str) -> None:
    lines = BIBLIOGRAPHY.replace("–", "-").replace("№", "N").splitlines(keepends=True)
    data = "".join(lines[:3]).encode() + "".join(lines[3:]).encode(encoding)
    document = read_bytes(data, "list.txt")
    assert document.text.content == "".join(lines)
    assert [finding.code for finding in document.diagnostics] == ["REA141"]


def test_a_pasted_letter_makes_no_mixed_text() -> None:
    data = BIBLIOGRAPHY.encode() + b"6. H. F\xe9vre, Baku, 1931, p. 5.\n"
    document = read_bytes(data, "list.txt")
    assert [finding.code for finding in document.diagnostics] == ["REA102"]
