"""BibTeX and BibLaTeX: entry types, fields, dates, and four readers that give them back."""

from __future__ import annotations

import pytest
from attrs import evolve

from ibidem.emit import better_bibtex, biblatex, bibtex, tex
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Relation, RelationKind, Work
from ibidem.read.bib import works as read_bib
from tests.unit.emit_items import (
    ASKED,
    CIRCA,
    KADISHEV,
    RANGE,
    TELEGRAM,
    TIMES,
    TITLES,
    WORKS,
    works_of,
)
from tests.unit.emit_readers import (
    one_line,
    pandoc_text,
    unmarked,
    with_biber,
    with_bibtexparser,
    with_pandoc,
    with_pybtex,
)

READERS = [with_pybtex, with_bibtexparser]


def entry_of(emitter, item: Item, read=with_pybtex) -> dict[str, object]:
    (entry,) = read(emitter.emit(works_of(item)).text).values()
    return entry


@pytest.mark.parametrize("read", READERS)
def test_book_in_bibtex(read):
    assert entry_of(bibtex, KADISHEV, read) == {
        "entrytype": "book",
        "author": [("Кадишев", "А. Б.")],
        "title": "Интервенция и гражданская война в Закавказье",
        "address": "М.",
        "publisher": "Воениздат",
        "pagetotal": "510",
        "year": "1960",
        "language": "ru",
        "langid": "russian",
    }


@pytest.mark.parametrize("read", READERS)
def test_archival_document_in_biblatex(read):
    assert entry_of(biblatex, TELEGRAM, read) == {
        "entrytype": "unpublished",
        "author": [("Орджоникидзе", "Г. К.")],
        "title": "Телеграмма о положении в Баку",
        "type": "telegram",
        "date": "1920-04-28",
        "howpublished": "РГАСПИ, Москва. Ф. 85. Оп. 13. Д. 1",
        "archive": "РГАСПИ",
        "archivelocation": "Ф. 85. Оп. 13. Д. 1",
        "language": "russian",
        "langid": "russian",
        "annote": "recipient: Ленин, В. И.",
    }


def test_newspaper_article_in_biblatex():
    entry = entry_of(biblatex, TIMES)

    assert entry["entrytype"] == "article"
    assert entry["entrysubtype"] == "newspaper"
    assert entry["journaltitle"] == "The Times"
    assert entry["pages"] == "12--13"
    assert entry["number"] == "42400"
    assert entry["url"] == "https://example.org/a_b%20c?x=1&y=~2#%7Bz%7D"
    assert entry["urldate"] == "2021-02-01"


def test_bibtex_month_is_a_macro():
    text = bibtex.emit(works_of(TELEGRAM)).text

    assert "year = {1920},\n  month = apr,\n  day = {28},\n" in text


def test_biblatex_never_has_year_or_month():
    for entry in with_pybtex(biblatex.emit(WORKS).text).values():
        assert not {"year", "month", "day"} & set(entry)


@pytest.mark.parametrize(
    ("item", "year", "edtf"), [(RANGE, "1918", "1918/1920"), (CIRCA, "1919", "1919~")]
)
def test_ranges_and_approximate_dates(item, year, edtf):
    assert entry_of(biblatex, item)["date"] == edtf
    assert entry_of(bibtex, item)["year"] == year
    assert entry_of(bibtex, item)["annote"] == f"issued: {edtf}"


@pytest.mark.parametrize(
    ("type_", "in_bibtex", "in_biblatex"),
    [
        (ItemType.BOOK, "book", "book"),
        (ItemType.CHAPTER, "incollection", "incollection"),
        (ItemType.PAPER_CONFERENCE, "inproceedings", "inproceedings"),
        (ItemType.ENTRY_ENCYCLOPEDIA, "incollection", "inreference"),
        (ItemType.THESIS, "phdthesis", "thesis"),
        (ItemType.REPORT, "techreport", "report"),
        (ItemType.WEBPAGE, "misc", "online"),
        (ItemType.ARTICLE_JOURNAL, "article", "article"),
        (ItemType.PERSONAL_COMMUNICATION, "letter", "letter"),
        (ItemType.LEGISLATION, "misc", "misc"),
        (None, "misc", "misc"),
    ],
)
def test_entry_types(type_, in_bibtex, in_biblatex):
    item = evolve(KADISHEV, type=type_)

    assert entry_of(bibtex, item)["entrytype"] == in_bibtex
    assert entry_of(biblatex, item)["entrytype"] == in_biblatex


def test_what_lies_in_an_archive_is_unpublished_unless_it_is_a_publication():
    assert entry_of(bibtex, evolve(TELEGRAM, type=ItemType.REPORT))["entrytype"] == "unpublished"
    assert entry_of(bibtex, evolve(TELEGRAM, type=None))["entrytype"] == "unpublished"
    assert entry_of(bibtex, evolve(TELEGRAM, type=ItemType.BOOK))["entrytype"] == "book"


def test_publishers_of_theses_and_reports():
    thesis, report = (evolve(KADISHEV, type=t) for t in (ItemType.THESIS, ItemType.REPORT))

    assert entry_of(bibtex, thesis)["school"] == "Воениздат"
    assert entry_of(biblatex, thesis)["institution"] == "Воениздат"
    assert entry_of(bibtex, report)["institution"] == "Воениздат"


def test_a_second_number_is_kept_apart():
    both = evolve(TIMES, number="7")

    assert entry_of(bibtex, both)["number"] == "42400"
    assert entry_of(bibtex, both)["issue"] == "7"
    assert entry_of(bibtex, evolve(KADISHEV, issue="3"))["number"] == "3"


@pytest.mark.parametrize(
    ("printed", "written"),
    [("12-15", "12--15"), ("xii–xv, 3 — 4", "xii--xv, 3--4"), ("A-12", "A-12"), ("5", "5")],
)
def test_page_ranges(printed, written):
    assert tex.pages(printed) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name(family="Гасанлы", given="Дж. П."), "Гасанлы, Дж. П."),
        (Name(family="van der Berg", given="Jan"), "van der Berg, Jan"),
        (Name(family="Garcia y Vega", given="Juan"), "{Garcia y Vega}, Juan"),
        (Name(family="hooks", given="bell"), "{hooks}, bell"),
        (Name(family="Smith, Jr.", given="John"), "{Smith, Jr.}, John"),
        (Name(family="Мамедов"), "Мамедов"),
        (Name(family="Reza Shah"), "{Reza Shah}"),
        (Name(given="Иван"), "Иван"),
        (Name(literal="Marks and Spencer"), "{Marks and Spencer}"),
        (Name(literal="others"), "{others{}}"),
        (Name(family="others"), "{others{}}"),
        (Name(literal=" "), ""),
    ],
)
def test_names(name, written):
    assert tex.names([name]) == written


def test_titles_keep_their_case():
    assert "title = {{The Bolsheviks" in biblatex.emit(works_of(TIMES)).text
    assert "title = {Интервенция" in biblatex.emit(works_of(KADISHEV)).text
    assert "title = {{Интервенция" in bibtex.emit(works_of(KADISHEV)).text
    unknown = evolve(KADISHEV, language="")
    assert "title = {{Интервенция" in biblatex.emit(works_of(unknown)).text


def test_relations():
    target = Work(key="kadishev1960", item=KADISHEV)
    known = Relation(kind=RelationKind.TRANSLATION_OF, target="kadishev1960")
    absent = Relation(kind=RelationKind.TRANSLATION_OF, target="elsewhere1950")
    part = Relation(kind=RelationKind.PART_OF, target="kadishev1960")
    work = Work(key="kadishev1965", item=KADISHEV, relations=(known, absent, part))

    entry = with_pybtex(biblatex.emit([target, work]).text)["kadishev1965"]
    assert (entry["related"], entry["relatedtype"]) == ("kadishev1960", "translationof")
    assert entry["annote"] == "translation-of: elsewhere1950; part-of: kadishev1960"

    entry = with_pybtex(bibtex.emit([target, work]).text)["kadishev1965"]
    assert entry["annote"] == "translation-of: kadishev1960, elsewhere1950; part-of: kadishev1960"


def test_findings():
    odd = evolve(RANGE, title="Борьба за Баку}", type=None)
    works = works_of(TELEGRAM, odd)

    findings = bibtex.emit(works).diagnostics
    assert [finding.code for finding in findings] == [
        *("EMI102", "EMI101", "EMI102", "EMI104", "EMI103")
    ]
    assert "recipient" in findings[0].message
    assert works[0].key in findings[0].message
    assert "issued" in findings[2].message
    assert "title" in findings[3].message
    assert bibtex.emit(works_of(KADISHEV)).diagnostics == ()


def test_two_works_of_one_key_are_misuse():
    with pytest.raises(ValueError, match="same citation key"):
        bibtex.emit([Work(key="a", item=KADISHEV), Work(key="a", item=CIRCA)])


@pytest.mark.parametrize("emitter", [bibtex, biblatex, better_bibtex])
def test_no_works_are_an_empty_file(emitter):
    assert emitter.emit([]).text == ""


@pytest.mark.parametrize("emitter", [bibtex, biblatex, better_bibtex])
@pytest.mark.parametrize("read", READERS)
def test_titles_and_names_read_back(emitter, read):
    entries = read(emitter.emit(WORKS).text)

    for work in WORKS:
        entry = entries[work.key]
        assert one_line(entry.get("title", "")) == one_line(work.item.title)
        families = [family for family, _given in entry.get("author", [])]
        assert families == [name.literal or name.family for name in work.item.author]


def test_biber_reads_everything_back(tmp_path):
    entries = with_biber(biblatex.emit(WORKS).text, tmp_path)

    for work in WORKS:
        entry, item = entries[work.key], work.item
        assert one_line(entry.get("title", "")) == one_line(item.title)
        assert entry.get("date", "") == (item.issued.edtf if item.issued else "")
        families = [family for family, _given in entry.get("author", [])]
        assert families == [name.literal or name.family for name in item.author]


@pytest.mark.parametrize("flavour", ["bibtex", "biblatex"])
def test_pandoc_reads_titles_authors_and_dates_back(flavour):
    emitter = {"bibtex": bibtex, "biblatex": biblatex}[flavour]
    items = with_pandoc(emitter.emit(WORKS).text, flavour)

    for work in WORKS:
        read, item = items[work.key], work.item
        assert pandoc_text(read.get("title", "")) == unmarked(item.title)
        assert len(read.get("author", [])) == len(item.author)
        if item.issued is not None:
            kept = item.issued if flavour == "biblatex" else Date(start=item.issued.start)
            assert read["issued"]["date-parts"] == [list(parts) for parts in kept.date_parts]


def test_month_out_of_the_calendar_is_left_out():
    odd = evolve(KADISHEV, issued=Date(start=PartialDate(1920, 13, 1)))

    assert "month" not in bibtex.emit(works_of(odd)).text


@pytest.mark.parametrize("title", TITLES)
def test_braces_balance(title):
    escaped = tex.escape(title)

    assert escaped.count("{") == escaped.count("}")


def test_better_bibtex_has_a_field_for_every_part_of_a_shelf_mark():
    entry = entry_of(better_bibtex, TELEGRAM)

    assert (entry["archive"], entry["archiveplace"]) == ("РГАСПИ", "Москва")
    assert entry["archivelocation"] == "Ф. 85. Оп. 13. Д. 1"
    assert (entry["language"], entry["langid"]) == ("ru", "russian")
    assert "howpublished" not in entry
    codes = [finding.code for finding in better_bibtex.emit(works_of(TELEGRAM)).diagnostics]
    assert codes == ["EMI102"]


def test_better_bibtex_would_take_an_inreference_for_the_encyclopedia():
    entry = evolve(KADISHEV, type=ItemType.ENTRY_ENCYCLOPEDIA)

    assert entry_of(better_bibtex, entry)["entrytype"] == "incollection"


@pytest.mark.parametrize("emitter", [bibtex, biblatex, better_bibtex])
def test_shelf_marks_read_back(emitter):
    item = evolve(TELEGRAM, medium="")
    (entry,) = read_bib(emitter.emit(works_of(item)).text.encode()).entries

    assert entry.item.medium == ""
    assert entry.item.archive is not None
    assert entry.item.archive.location == item.archive.location


def test_biblatex_has_fields_for_latin_letters_and_translations():
    (entry,) = with_pybtex(biblatex.emit([ASKED]).text).values()

    assert entry["sortname"] == "Kadishev, A. B."
    assert entry["titleaddon"] == "Interventsiia i grazhdanskaia voina v Zakavkazʹe"
    assert entry["usere"] == "Intervention and Civil War in Transcaucasia"
    assert entry["annote"].startswith(
        "romanized-publisher: Voenizdat; romanized-publisher-place: M."
    )


def test_other_letters_and_citing_notes_are_kept_as_text_in_bibtex():
    emitted = bibtex.emit([ASKED])
    (entry,) = with_pybtex(emitted.text).values()

    assert [line.strip() for line in emitted.text.partition("annote = {")[2].split("\n")][1:3] == [
        "a.docx, note 1: Кадишев А. Б. Интервенция… С. 5.;",
        r"a.docx, note 2, page 7: Там же. С. 7 \& 8.},",
    ]
    assert "translated-title: Intervention and Civil War" in entry["annote"]
    assert "romanized-author: Kadishev, A. B.; romanized-title: Interventsiia" in entry["annote"]
    (finding,) = emitted.diagnostics
    assert "translated-title, romanized-author, romanized-title" in finding.message


def test_types_that_share_an_entry_type_are_named_once():
    newspapers = works_of(TIMES, evolve(TIMES, title="Baku"))

    (finding,) = bibtex.emit(newspapers).diagnostics
    assert finding.code == "EMI106"
    assert "article-newspaper: 2; BibTeX writes them as @article" in finding.message
    assert biblatex.emit(newspapers).diagnostics == ()


def test_biber_reads_what_outputs_were_asked_for(tmp_path):
    (entry,) = with_biber(biblatex.emit([ASKED]).text, tmp_path).values()

    assert entry["usere"] == ASKED.translated_title
