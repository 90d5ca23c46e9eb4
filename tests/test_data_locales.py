"""The locale tables read as data: whatever file is added to the folder is tested too."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

import ibidem
from ibidem.lexicon.surface import split
from ibidem.lexicon.words import Meaning

DATA = Path(ibidem.__file__).parent / "data"
PATHS = sorted((DATA / "locales").glob("*.toml"))
SCHEMA = json.loads((DATA / "schema" / "locale.json").read_text(encoding="utf-8"))
VALIDATE = fastjsonschema.compile(SCHEMA)
RANK = {meaning.value: rank for rank, meaning in enumerate(Meaning)}

# What a language must have words for before its notes can be read at all.
CORE = (
    Meaning.IBID,
    Meaning.EDITOR,
    Meaning.TRANSLATOR,
    Meaning.ET_AL,
    Meaning.AND,
    Meaning.FOND,
    Meaning.DELO,
    Meaning.PAGE,
    Meaning.FOLIO,
    Meaning.VOLUME,
    Meaning.PART,
    Meaning.ISSUE,
    Meaning.NUMBER,
    Meaning.EDITION,
    Meaning.PUBLISHER,
    Meaning.SERIAL,
    Meaning.NEWSPAPER,
    Meaning.THESIS,
    Meaning.DOCUMENT_KIND,
    Meaning.INSTITUTION,
    Meaning.ARCHIVE,
    Meaning.SEE,
    Meaning.BIBLIOGRAPHY_HEADING,
    Meaning.PROSE,
)

Table = dict[str, Any]
Keys = tuple[str, ...]


def keys(words: str) -> Keys:
    """What the matcher sees of `words`: its tokens, folded."""
    return tuple(token.key for token in split(words))


def dotless(words: str) -> Keys:
    """The keys without dots, which are optional in print."""
    return tuple(key for key in keys(words) if key != ".")


def contains(whole: Keys, part: Keys) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def shown(entry: Table) -> str:
    return f"{'+'.join(entry['means'])}: {entry['example']}"


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def table(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_there_are_tables() -> None:
    assert {"de", "en", "fr", "ru"} <= {path.stem for path in PATHS}


def test_the_schema_knows_every_meaning() -> None:
    assert SCHEMA["definitions"]["meaning"]["enum"] == [meaning.value for meaning in Meaning]


def test_a_table_is_schema_valid(table: Table) -> None:
    VALIDATE(table)


def test_a_table_is_named_after_its_language(path: Path, table: Table) -> None:
    assert table["language"] == path.stem


def test_a_table_names_its_sources(path: Path) -> None:
    heading = path.read_text(encoding="utf-8").split("language =")[0]

    assert heading.startswith("#")
    assert "Sources:" in heading


def test_a_table_is_in_normal_form_c(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not unicodedata.is_normalized("NFC", line)] == []


def test_every_meaning_is_known(table: Table) -> None:
    used = {means for entry in table["entry"] for means in entry["means"]}

    assert used <= set(RANK)


def test_entries_stand_in_the_order_of_the_vocabulary(table: Table) -> None:
    entries = table["entry"]
    misplaced = [
        shown(later)
        for earlier, later in pairwise(entries)
        if RANK[later["means"][0]] < RANK[earlier["means"][0]]
    ]

    assert misplaced == []


def test_the_forms_of_an_entry_differ(table: Table) -> None:
    repeated = [
        (shown(entry), form)
        for entry in table["entry"]
        for form, count in Counter(map(keys, entry["forms"])).items()
        if count > 1
    ]

    assert repeated == []


def test_a_form_has_a_meaning_once(table: Table) -> None:
    given = Counter(
        (means, keys(form))
        for entry in table["entry"]
        for means in entry["means"]
        for form in entry["forms"]
    )

    assert [pair for pair, count in given.items() if count > 1] == []


def test_every_form_has_a_word_or_a_sign(table: Table) -> None:
    forms = [form for entry in table["entry"] for form in entry["forms"]]

    assert [form for form in forms if not dotless(form)] == []


def test_every_example_contains_a_form_of_its_entry(table: Table) -> None:
    failing = [
        shown(entry)
        for entry in table["entry"]
        if not any(contains(dotless(entry["example"]), dotless(form)) for form in entry["forms"])
    ]

    assert failing == []


def test_a_refused_form_is_in_no_entry(table: Table) -> None:
    listed = {keys(form) for entry in table["entry"] for form in entry["forms"]}
    refused = [row["form"] for row in table.get("refused", [])]

    assert [form for form in refused if keys(form) in listed] == []


def test_every_month_has_a_name_of_its_own(table: Table) -> None:
    months = {int(number): forms for number, forms in table["months"].items()}
    names = Counter(keys(form) for forms in months.values() for form in set(forms))

    assert sorted(months) == list(range(1, 13))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("meaning", CORE)
def test_a_language_has_words_for_the_core(table: Table, meaning: Meaning) -> None:
    assert any(meaning in entry["means"] for entry in table["entry"])
