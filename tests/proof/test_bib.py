"""Hundreds of works through .bib files and four other programs, field by field."""

from __future__ import annotations

import re

import pytest

from ibidem.emit import biblatex, bibtex
from tests.proof.bib_fields import entry_type, fields, people
from tests.proof.made import all_works
from tests.proof.programs import run
from tests.unit.emit_readers import (
    one_line,
    pandoc_text,
    unmarked,
    with_biber,
    with_bibtexparser,
    with_pandoc,
    with_pybtex,
)

EMITTERS = {"bibtex": bibtex, "biblatex": biblatex}
FLAVOURS = pytest.mark.parametrize("flavour", EMITTERS)
ROLES = ("author", "editor")
# Fields that a reader is not asked for: those made of several values, or of what has no field.
MADE_UP = {
    "entrytype",
    "howpublished",
    "annote",
    "annotation",
    "language",
    "langid",
    "entrysubtype",
    "doi",
}
MADE_UP |= {"url", "related", "relatedtype", "translator", *ROLES}


# What only Better BibTeX reads; biber leaves out fields that its data model does not know.
UNKNOWN_TO_BIBER = {"archive", "archivelocation"}


def assert_same(work, entry, flavour, *, unread=frozenset()) -> None:
    read = {name: one_line(value) for name, value in entry.items() if name not in MADE_UP}
    if "month" in read:
        read["month"] = read["month"][:3].lower()  # pybtex spells the macro out
    if "date" in read:  # biber drops the zeros before a year
        read["date"] = re.sub(r"(?<![\d-])(-?)(\d{2,3})(?=\D|$)", _padded, read["date"], count=1)
    expected = fields(work, flavour)
    assert read == {name: expected[name] for name in expected.keys() - unread}, work.key
    for role in ROLES:
        assert [tuple(map(one_line, name)) for name in entry.get(role, [])] == people(
            work.item, role
        ), work.key


def _padded(year: re.Match[str]) -> str:
    return f"{year[1]}{year[2]:0>4}"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {flavour: emitter.emit(all_works()).text for flavour, emitter in EMITTERS.items()}


@FLAVOURS
@pytest.mark.parametrize("read", [with_pybtex, with_bibtexparser])
def test_every_field_is_read_back(read, flavour, texts):
    entries = read(texts[flavour])

    assert list(entries) == [work.key for work in all_works()]
    for work in all_works():
        entry = entries[work.key]
        assert entry["entrytype"] == entry_type(work.item, flavour)
        assert_same(work, entry, flavour)


def test_biber_reads_every_field_back(texts, tmp_path):
    entries = with_biber(texts["biblatex"], tmp_path)

    assert set(entries) == {work.key for work in all_works()}
    for work in all_works():
        assert_same(work, entries[work.key], "biblatex", unread=UNKNOWN_TO_BIBER)


# Of a data model as strict as biber's: what a source does not say, and what a type has no field
# for. Styles leave the latter out, but reference managers keep it.
ALLOWED = (
    r"Missing mandatory field",
    r"Invalid field '\w+' for entrytype '(article|misc|online|thesis|book)'",
    r"Invalid value of field 'volume' must be datatype 'integer'",
    r"Field '(archive|archivelocation)' invalid in data model",
)


def test_biber_finds_nothing_against_its_data_model_but_what_is_known(texts, tmp_path):
    (tmp_path / "in.bib").write_text(texts["biblatex"], encoding="utf-8")
    done = run("biber", "--tool", "--validate-datamodel", "in.bib", folder=tmp_path)

    complaints = re.findall(r"^(?:WARN|ERROR) - .*$", done.stdout, re.MULTILINE)
    assert len(complaints) > 100  # otherwise nothing was compared
    assert [line for line in complaints if not re.search("|".join(ALLOWED), line)] == []


IN_PANDOC = {
    "container_title": "container-title",
    "collection_title": "collection-title",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "number_of_volumes": "number-of-volumes",
    "number_of_pages": "number-of-pages",
    "isbn": "ISBN",
    "issn": "ISSN",
}


@FLAVOURS
def test_pandoc_reads_the_fields_back(flavour, texts):
    entries = with_pandoc(texts[flavour], flavour)

    assert set(entries) == {work.key for work in all_works()}
    for work in all_works():
        read, item = entries[work.key], work.item
        for ours, theirs in {"title": "title", **IN_PANDOC}.items():
            found, words = read.get(theirs, ""), getattr(item, ours)
            held = theirs == "publisher" and item.archive is not None  # it reads howpublished so
            if not held and not lone_brace(words):
                assert pandoc_text(found) == unmarked(words), (work.key, theirs)
        for role in ROLES:
            assert len(read.get(role, [])) == len(getattr(item, role)), (work.key, role)


def lone_brace(words: str) -> bool:
    """Whether pandoc drops a brace of the words, as EMI104 says."""
    return words.count("{") != words.count("}") or "}" in words.split("{", maxsplit=1)[0]
