"""What outputs are asked for besides: citing notes, Latin letters, titles in a language."""

from __future__ import annotations

import csv
import io
import json

import pytest

import ibidem
from ibidem.emit import FORMATS
from ibidem.emit.translated import with_titles_in
from ibidem.model.item import Item
from ibidem.model.work import Relation, RelationKind, Work
from tests.unit.cli_texts import invoke, write

RUSSIAN = Item(title="Нефть", language="ru")
ENGLISH = Item(title="Oil", language="en-GB")


def test_a_title_of_a_duplicate():
    (work,) = with_titles_in([Work(key="a", item=RUSSIAN, variants=(RUSSIAN, ENGLISH))], "en")

    assert work.translated_title == "Oil"


@pytest.mark.parametrize(("asked", "expected"), [("en", ["Oil", ""]), ("ru", ["", "Нефть"])])
def test_a_title_of_a_translation_either_way(asked, expected):
    relation = Relation(kind=RelationKind.TRANSLATION_OF, target="b")
    works = [Work(key="a", item=RUSSIAN, relations=(relation,)), Work(key="b", item=ENGLISH)]

    assert [work.translated_title for work in with_titles_in(works, asked)] == expected


@pytest.mark.parametrize("kind", [RelationKind.EDITION_OF, RelationKind.REVIEW_OF])
def test_other_relations_are_no_translations(kind):
    works = [
        Work(key="a", item=RUSSIAN, relations=(Relation(kind=kind, target="b"),)),
        Work(key="b", item=ENGLISH),
    ]

    assert [work.translated_title for work in with_titles_in(works, "en")] == ["", ""]


def test_a_title_of_another_language_is_none():
    (work,) = with_titles_in([Work(key="a", item=RUSSIAN, variants=(RUSSIAN, ENGLISH))], "de")

    assert work.translated_title == ""


def test_records_say_which_notes_cite_them(tmp_path):
    article = write(tmp_path, "article.txt")

    result = invoke("convert", article, "--to", "csl-json", "--with-citations")

    notes = [record["note"] for record in json.loads(result.stdout)]
    assert result.exit_code == 0
    assert any("article.txt, note 2, page 40: Там же. С. 40" in note for note in notes)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.of_citations])
def test_every_format_holds_what_was_asked_for_or_tells(name, tmp_path):
    bibliography = ibidem.process([write(tmp_path, "article.txt")])

    emitted = bibliography.emit(name, with_citations=True, romanize="bgn")

    told = "".join(finding.message for finding in emitted.diagnostics)
    assert "Там же. С. 40" in emitted.text or "cited-in" in told
    assert "Kartashev" in emitted.text or "romanized-author" in told


def test_names_and_titles_in_latin_letters(tmp_path):
    article = write(tmp_path, "article.txt")

    result = invoke("convert", article, "--to", "csv", "--romanize", "ala-lc")

    rows = csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff")))
    titles = [row["romanized-title"] for row in rows]
    assert "Istoriia odnoĭ ėkspeditsii" in titles


def test_letters_that_a_scheme_does_not_cover_are_told(tmp_path):
    text = "1. Ἱστορία τῆς Κριμαίας. Ἀθῆναι: Ἑστία, 1961. Σ. 15.\n"
    article = write(tmp_path, "article.txt", text)

    result = invoke("convert", article, "--romanize", "iso-9", "-v")

    assert "EMI108" in result.stderr
    assert "ISO 9 does not cover Greek letters; kept as printed" in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--romanize", "iso", "is not one of"),
        ("--titles-in", "English!", "is no language tag"),
    ],
)
def test_misuse_is_explained(option, value, reason, tmp_path):
    result = invoke("convert", write(tmp_path, "article.txt"), option, value)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert reason in result.stderr
