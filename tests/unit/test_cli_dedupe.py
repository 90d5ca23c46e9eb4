"""`ibidem dedupe` merges the duplicates of a library and leaves everything else alone."""

import csv
import json

import pytest
from lxml import html

from tests.unit.cli_texts import invoke, write

LIBRARY = """\
% mine
@string{mos = "Moscow"}

@book{kadishev1960,
  author = {Кадишев, А. Б.},
  title = {Интервенция и гражданская война в Закавказье},
  publisher = {Воениздат}, year = 1960, address = mos # ", USSR",
  keywords = {oil, Baku},
  note = {Read in the library.},
  shelf = {3}
}

@article{pipes, author = {Pipes, Richard}, title = {On Oil}, journal = {Past}, year = 1954}

@incollection{part, title = {On Baku}, crossref = {kad2}, pages = {1--5}}

@book{kad2, author = {Kadishev, A. B.},
  title = {Interventsiia i grazhdanskaia voina v Zakavkaz'e}, date = {1960-05},
  keywords = {Baku; Ganja}, note = {Lent to K.}, isbn = {978-3-16-148410-0}}

@book{kad2, author = {Smith, John}, title = {Another Book}, year = 1999}
"""


@pytest.fixture
def library(tmp_path):
    return write(tmp_path, "library.bib", LIBRARY)


def cleaned(library, *options, name="clean.bib"):
    output = library.with_name(name)
    result = invoke("dedupe", library, "-o", output, *options)
    assert result.exit_code == 0, result.stderr
    return output.read_text(encoding="utf-8")


def test_the_fullest_record_stays_and_takes_over_what_it_lacks(library):
    text = cleaned(library)
    kept = text[text.index("@book{kadishev1960") : text.index("@article{pipes")]
    assert "isbn = {978-3-16-148410-0}," in kept
    assert "keywords = {oil, Baku, Baku; Ganja}" in kept
    assert "note = {Read in the library.\n\nLent to K.}" in kept
    assert "ids = {kad2}" not in kept  # another book has that key
    assert 'address = mos # ", USSR"' in kept
    assert "shelf = {3}," in kept
    assert "date" not in kept
    assert "Kadishev" not in text


def test_whatever_has_no_duplicate_stays_as_written(library):
    text = cleaned(library)
    assert text.startswith('% mine\n@string{mos = "Moscow"}\n\n@book{kadishev1960,\n  author = {Ка')
    assert "@article{pipes, author = {Pipes, Richard}, title = {On Oil}, journal" in text


def test_references_between_entries_follow_the_keys(library):
    write(
        library.parent,
        "library.bib",
        LIBRARY.replace("@book{kad2, author = {Smith", "@book{x, author = {Smith"),
    )
    text = cleaned(library)
    assert "crossref = {kadishev1960}" in text
    assert "ids = {kad2}," in text


def test_a_library_without_duplicates_is_unchanged_and_so_is_a_cleaned_one(library):
    once = cleaned(library)
    again = write(library.parent, "again.bib", once)
    assert cleaned(again, name="twice.bib") == once


def test_keys_are_mapped(library):
    table = library.with_name("keys.tsv")
    cleaned(library, "--keys", table)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    assert rows[0] == ["old", "new"]
    assert ["kad2", "kadishev1960"] in rows
    assert ["pipes", "pipes"] in rows
    assert len(rows) == 6


def test_the_report_for_people_shows_records_side_by_side(library):
    page = library.with_name("report.html")
    cleaned(library, "--report", page)
    text = page.read_text(encoding="utf-8")
    tree = html.fromstring(text)
    assert tree.xpath("//h3/text()") == ["kadishev1960"]
    row = next(row for row in tree.xpath("//tr") if row.findtext("th") == "isbn")
    assert [cell.text for cell in row.findall("td")] == ["–", *["978-3-16-148410-0"] * 2]
    assert "transliteration" in tree.findtext(".//pre")


def test_the_reports_for_programs_name_what_was_left_out(library):
    data, table = library.with_name("r.json"), library.with_name("r.tsv")
    cleaned(library, "--report", data)
    cleaned(library, "--report", table)
    (merged,) = json.loads(data.read_text(encoding="utf-8"))["merged"]
    assert (merged["key"], merged["merged"]) == ("kadishev1960", ["kad2"])
    left_out = {each["field"]: each["value"] for each in merged["left_out"]}
    assert left_out["author"] == "Kadishev, A. B."
    assert left_out["date"] == "1960-05"
    assert "kadishev1960\tkad2\tleft out\tauthor\tKadishev, A. B.\tКадишев, А. Б.\t\n" in (
        table.read_text(encoding="utf-8")
    )


def test_decisions_are_obeyed(library):
    write(
        library.parent,
        "ibidem.toml",
        '[[different]]\ncitations = ["library#kadishev1960.1", "library#kad2.1"]\n',
    )
    assert cleaned(library) == LIBRARY.replace(
        "@book{kad2, author = {Smith", "@book{smith1999another, author = {Smith"
    )


CSL = [
    {
        "id": "http://zotero.org/1",
        "type": "book",
        "title": "Мои воспоминания",
        "author": [{"family": "Деникин", "given": "А."}],
        "issued": {"date-parts": [[1921]]},
        "keyword": "war",
        "mine": [1],
    },
    {
        "id": 7,
        "type": "book",
        "title": "Мои воспоминания",
        "author": [{"family": "Деникин", "given": "Антон"}],
        "issued": {"date-parts": [[1921]]},
        "publisher": "Слово",
        "keyword": "Russia",
    },
    {"id": 8, "type": "book", "title": "Oil"},
]


def test_csl_json_keeps_what_csl_does_not_know(tmp_path):
    library = write(tmp_path, "library.json", json.dumps(CSL))
    first, other = json.loads(cleaned(library, name="clean.json"))
    assert other == CSL[2]
    assert first["id"] in {7, "http://zotero.org/1"}
    assert first["mine"] == [1]
    assert first["publisher"] == "Слово"
    assert set(first["keyword"].split(", ")) == {"war", "Russia"}
    assert first["author"] == [{"family": "Деникин", "given": "Антон"}]


RIS = """\
TY  - BOOK
ID  - den1
AU  - Деникин, А.
TI  - Мои воспоминания
PY  - 1921
KW  - war
C1  - mine
ER  -

TY  - BOOK
AU  - Деникин, А.
TI  - Мои воспоминания
PY  - 1921
PB  - Слово
KW  - Russia
KW  - war
ER  -

TY  - BOOK
TI  - Oil
ER  -
"""


def test_ris_keeps_its_tags(tmp_path):
    library = write(tmp_path, "library.ris", RIS.replace("\n", "\r\n"))
    output = tmp_path / "clean.ris"
    assert invoke("dedupe", library, "-o", output).exit_code == 0
    text = output.read_bytes().decode().replace("\r\n", "\n")
    assert "\r\n" in output.read_bytes().decode()
    assert text.count("TY  - BOOK") == 2
    assert "KW  - war\nKW  - Russia\n" in text
    assert "C1  - mine\n" in text
    assert "PB  - Слово\n" in text
    assert text.endswith("TY  - BOOK\nTI  - Oil\nER  -\n")


def test_several_libraries_become_one(library):
    hers = write(
        library.parent,
        "hers.bib",
        "@book{k, author = {Кадишев, А.}, year = 1960,\n"
        "  title = {Интервенция и гражданская война в Закавказье}}\n@misc{new, title = {New}}\n",
    )
    output = library.with_name("ours.bib")
    result = invoke("dedupe", library, hers, "-o", output)
    text = output.read_text(encoding="utf-8")
    assert "ids = {k}" in text
    assert text.endswith("@misc{new, title = {New}}\n")
    assert result.stderr.startswith("7 records, 5 works, 2 merged")


WRONG = {
    "no library": ("a.txt", "1. Ibid.", [], "no .bib, CSL-JSON or RIS library"),
    "broken JSON": ("a.json", '[{"title": "x"}, ', [], "JSON"),
    "report of another kind": ("a.bib", LIBRARY, ["--report", "x.doc"], "x.doc: a report is"),
}


@pytest.mark.parametrize(("name", "text", "options", "reason"), WRONG.values(), ids=WRONG)
def test_misuse_is_one_line(tmp_path, name, text, options, reason):
    result = invoke("dedupe", write(tmp_path, name, text), *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


def test_formats_are_not_mixed_and_inputs_not_overwritten(library):
    other = write(library.parent, "b.ris", RIS)
    mixed = invoke("dedupe", library, other)
    assert (mixed.exit_code, "b.ris: is ris" in mixed.stderr) == (2, True)
    same = invoke("dedupe", library, "-o", library)
    assert (same.exit_code, "both input and output" in same.stderr) == (2, True)
    assert library.read_text(encoding="utf-8") == LIBRARY
