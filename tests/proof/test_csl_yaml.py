"""CSL-YAML: pandoc reads every word as it was written, whatever looks like Markdown in it."""

from __future__ import annotations

import json

from ibidem.emit import csl_yaml
from ibidem.emit.csl_json import csl_record
from ibidem.model.csl import CSL_TEXTS
from tests.proof.made import all_works
from tests.proof.programs import run
from tests.unit.emit_readers import unmarked

TEXTS = (*CSL_TEXTS.values(), "archive", "archive_location", "archive-place")


def test_pandoc_reads_every_word_as_it_was_written(tmp_path):
    text = f"---\n{csl_yaml.emit(all_works()).text}---\n"
    (tmp_path / "works.md").write_text(text, encoding="utf-8")

    done = run("pandoc", "-f", "markdown", "-t", "csljson", "works.md", folder=tmp_path)

    assert done.stderr == ""
    found = {item["id"]: item for item in json.loads(done.stdout)}
    assert found.keys() == {work.key for work in all_works()}
    for work in all_works():
        record, read = csl_record(work), found[work.key]
        assert read["type"] == record["type"]
        assert _texts(read) == _texts(record)
        assert _letters_of_names(read) == _letters_of_names(record)


def _texts(record):
    """Pandoc takes digits for a number, and drops the zeros before it."""
    return {name: unmarked(str(record[name])).lstrip("0") for name in TEXTS if name in record}


def _letters_of_names(record):
    """Pandoc finds particles and suffixes in the parts of names; the letters are the same."""
    names = [sorted("".join(map(str, name.values()))) for name in record.get("author", [])]
    return ["".join(letter for letter in letters if letter.isalnum()) for letters in names]
