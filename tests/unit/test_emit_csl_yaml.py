"""CSL-YAML: words that YAML or Markdown would take for something else, and what was asked for."""

from __future__ import annotations

import pytest
import yaml

from ibidem.emit import csl_yaml
from ibidem.emit.csl_yaml import escaped
from ibidem.model.item import Item
from ibidem.read import csl_yaml as reader
from tests.unit.emit_items import ASKED, CIRCA, TELEGRAM, works_of


def test_an_archival_document():
    (work,) = works_of(TELEGRAM)

    emitted = csl_yaml.emit([work])

    (record,) = yaml.safe_load(emitted.text)["references"]
    assert record["archive_location"] == "Ф. 85. Оп. 13. Д. 1"
    assert record["language"] == "ru"
    assert record["note"] == "archive-place: Москва"
    assert emitted.diagnostics == ()


@pytest.mark.parametrize("words", ["1920", "no", "null", "- x: y # z", "М.", "1. Oil", "# Oil"])
def test_words_stay_words(words):
    text = csl_yaml.emit(works_of(Item(title=words, language="no"))).text

    (record,) = yaml.safe_load(text)["references"]
    assert record["title"] == escaped(words)
    assert record["language"] == "no"
    assert reader.works(text.encode()).entries[0].item.title == words


def test_what_was_asked_for_ends_the_note_line_by_line():
    (record,) = yaml.safe_load(csl_yaml.emit([ASKED]).text)["references"]

    lines = record["note"].splitlines()
    assert lines[0] == "translated-title: Intervention and Civil War in Transcaucasia"
    assert lines[1] == "romanized-author: Kadishev, A. B."
    assert lines[-1] == r"cited-in: a.docx, note 2, page 7: Там же. С. 7 \& 8."


def test_untyped_works_are_told():
    assert [one.code for one in csl_yaml.emit(works_of(CIRCA)).diagnostics] == ["EMI101"]
