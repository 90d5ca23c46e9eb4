"""`ibidem review` shows uncertain pairs, writes down answers, and later runs obey them."""

import pytest

from tests.unit.cli_texts import invoke, write

LONG = "Кадишев А. Б. Интервенция и гражданская война в Закавказье. М., 1960. С. 118."
SHORT = "Кадишев А. Гражданская война в Закавказье. М., 1960. С. 118."
OTHER = "Kazemzadeh F. The Struggle for Transcaucasia. New York, 1951. P. 294."
NOTES = f"1. {LONG}\n2. {SHORT}\n3. {OTHER}\n"


@pytest.fixture
def article(tmp_path):
    return write(tmp_path, "article.txt", NOTES)


def test_pairs_are_listed_with_their_evidence(article, tmp_path):
    result = invoke("review", article, "--list")
    assert result.exit_code == 0
    assert result.stdout.startswith("Pair 1 of 1: now one work; one work with ")
    assert f"article#1.1: {LONG.rstrip('.')}" in result.stdout
    assert "title           shorter" in result.stdout
    assert not (tmp_path / "ibidem.toml").exists()


def test_the_band_leaves_pairs_out(article):
    assert invoke("review", article, "--list", "--to", "0.2").stdout == ""
    assert invoke("review", article, "--list", "--from", "0.99", "--to", "1").stdout == ""


def test_an_answer_is_written_and_obeyed_and_not_asked_again(article, tmp_path):
    assert invoke("convert", article).stdout.count("\n@") + 1 == 2
    result = invoke("review", article, data="d\n")
    assert result.exit_code == 0
    file = tmp_path / "ibidem.toml"
    assert f"1 decision written to {file}" in result.stderr
    assert "[[different]]" in file.read_text(encoding="utf-8")
    assert SHORT.rstrip(".") in file.read_text(encoding="utf-8")
    assert invoke("convert", article).stdout.count("\n@") + 1 == 3
    assert invoke("review", article, "--list").stdout == ""


@pytest.mark.parametrize("answers", ["", "q\n", "k\n", "what\nK\n"])
def test_nothing_is_written_without_an_answer(article, tmp_path, answers):
    result = invoke("review", article, data=answers)
    assert result.exit_code == 0
    assert "1 uncertain pair" in result.stderr
    assert not (tmp_path / "ibidem.toml").exists()


def test_answers_join_what_the_owner_has_written(article, tmp_path):
    mine = "# mine\n[[different]]\ncitations = ['article#1.1', 'article#3.1']\n"
    file = write(tmp_path, "ibidem.toml", mine)
    invoke("review", article, data="s\n")
    written = file.read_text(encoding="utf-8")
    assert written.startswith(mine)
    assert "[[same]]" in written


def test_standard_input_cannot_answer_and_be_read():
    result = invoke("review", "-", data=NOTES)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "standard input" in result.stderr


def test_a_broken_file_of_decisions_is_an_error_with_its_line(article, tmp_path):
    file = write(tmp_path, "ibidem.toml", "[[same]]\ncitations = 1\n")
    result = invoke("convert", article)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{file}:1: [[same]] needs" in result.stderr
