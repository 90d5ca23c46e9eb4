"""Libraries read as works."""

import json
from pathlib import Path

import pytest
from attrs import asdict, evolve

import ibidem
from ibidem.model.citation import Document
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import UnreadableError, read_bytes
from ibidem.read.library_signs import is_bib
from tests.unit.cli_texts import invoke
from tests.unit.library_files import RIS
from tests.unit.office_files import call, docx, run

SEEDS = Path(__file__).parents[2] / "seeds"

BIB = r"""
% mine
@string{veche = {Вече}}
@book{shirokorad,
  author = {Широкорад, А. Б. and {Институт истории} and {\"U}nal, Ahmet},
  title = {Великая {речная} война},
  subtitle = {1918--1920},
  publisher = veche, address = {Москва}, year = 2006, langid = {russian},
}
@article{k, author = {van der Leeuw, Charles}, title = {Oil \& War}, journal = {Slavic Review},
  volume = {3}, number = {2}, pages = {5--9}, date = {1998-04/1998-05}}
"""


def items(document: Document) -> list[Item]:
    return [stated.item for note in document.notes for stated in note.stated]


def test_a_bib_file_is_a_list_of_works() -> None:
    book, article = items(read_bytes(BIB.encode(), "mine.bib"))
    assert book.author == (
        Name(family="Широкорад", given="А. Б."),
        Name(literal="Институт истории"),
        Name(family="Ünal", given="Ahmet"),
    )
    assert (book.type, book.title) == (ItemType.BOOK, "Великая речная война: 1918–1920")
    assert (book.publisher, book.publisher_place) == ("Вече", "Москва")
    assert article.author == (Name(family="van der Leeuw", given="Charles"),)
    assert (article.title, article.container_title) == ("Oil & War", "Slavic Review")
    assert (article.volume, article.issue, article.page) == ("3", "2", "5-9")
    assert article.issued is not None
    assert article.issued.edtf == "1998-04/1998-05"


BROKEN = {
    "no end": "@book{x, title = {Oil",
    "no end of a value": '@book{x, title = "Oil}',
    "no comma after the key": "@book{x title = {Oil}, year = 1961}",
    "no comma between fields": "@book{x, title = {Oil}\n year = 1961}",
}


@pytest.mark.parametrize("entry", BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_is_reported_and_kept(entry: str) -> None:
    document = read_bytes(f"{BIB}{entry}".encode(), "mine.bib")
    assert [item.title for item in items(document)][2:] == ["Oil"]
    (finding,) = document.diagnostics
    assert finding.name == "broken-entry"
    assert "line 12" in finding.message


def test_what_cannot_be_mended_keeps_its_words() -> None:
    document = read_bytes(f"{BIB}@book{{x, = , {{{{Oil".encode(), "mine.bib")
    assert len(items(document)) == 2
    assert "Oil" in document.text.content


INHERITING = """
@STRING(veche = "Вече") @string{both = veche # " и Ко"}
@xdata{imprint, publisher = both, location = {Баку}}
@collection{whole, editor = {Smith, Ann}, title = {Oil}, subtitle = {Papers}, date = {1961},
  xdata = {imprint}}
@incollection{part, author = {Reza, B. and others}, title = {War}, crossref = {WHOLE},
  pages = {5--9}}
@incollection{lost, title = {Alone}, crossref = {nobody}}
@book{turn, title = {Round}, crossref = {about}} @book{about, title = {About}, crossref = {turn}}
@article{a, title = {Go} # {ld}, journaltitle = {Nature}, journalsubtitle = {Weekly}, month = feb,
  year = 1961, urldate = {2020-01-02}, note = {Translated}, author = {A, B, C, D, E}}
"""


def test_entries_take_over_what_others_say() -> None:
    document = read_bytes(INHERITING.encode(), "mine.bib")
    whole, part, lost, turn, about, article = items(document)
    assert document.diagnostics == ()
    assert (part.type, part.title, part.container_title) == ("chapter", "War", "Oil: Papers")
    assert part.author == (Name(family="Reza", given="B."),)
    assert part.editor == whole.editor == (Name(family="Smith", given="Ann"),)
    assert (part.publisher, part.publisher_place, part.page) == ("Вече и Ко", "Баку", "5-9")
    assert part.issued == whole.issued
    assert part.issued is not None
    assert (lost.title, lost.container_title) == ("Alone", "")
    assert (turn.title, about.title) == ("Round", "About")
    assert (article.title, article.container_title) == ("Gold", "Nature: Weekly")
    assert article.issued is not None
    assert article.accessed is not None
    assert (article.issued.edtf, article.accessed.edtf) == ("1961-02", "2020-01-02")
    assert article.author == (Name(literal="A, B, C, D, E"),)
    assert "note: Translated" in document.text.content


def test_strings_that_double_are_cut() -> None:
    doubling = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    text = f"@string{{a0 = {{Oil}}}}\n{doubling}@book{{x, title = {{T}}, note = a60}}"
    assert len(read_bytes(text.encode(), "mine.bib").text.content) < 200_000


@pytest.mark.parametrize("name", ["bibtex", "csl-json"])
def test_what_we_write_is_read_back(name: str, tmp_path: Path) -> None:
    works = {work.key: work for work in ibidem.process(sorted(SEEDS.glob("*.txt"))).works}
    path = tmp_path / "library"
    path.write_text(ibidem.process(sorted(SEEDS.glob("*.txt"))).emit(name).text, encoding="utf-8")
    again = {work.key: work for work in ibidem.process([path]).works}
    published = {key for key, work in works.items() if work.item.archive is None}
    assert len(again) == len(works)
    assert published <= again.keys()
    unlike = [key for key in published if _held(works[key].item) != _held(again[key].item)]
    assert unlike == []


def _held(item: Item) -> dict[str, object]:
    """What every format holds, in the same words."""
    held = evolve(item, type=None, language="", medium="", issued=None, accessed=None)
    return {**asdict(held), "year": item.issued.start.year if item.issued else None}


def test_a_library_and_an_article_become_one(tmp_path: Path) -> None:
    library, article = tmp_path / "mine.bib", tmp_path / "article.docx"
    library.write_text(BIB, encoding="utf-8")
    note = run("Shirokorad A. B. Великая речная война. М.: Вече, 2006. С. 12.")
    article.write_bytes(docx(run("A") + call(1), footnotes={1: note}))
    works = ibidem.process([library, article]).works
    assert sorted(len(work.citations) for work in works) == [1, 2]


def test_a_folder_is_not_searched_for_libraries(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. Brandt, Roads (Bern, 1990), 1.\n", encoding="utf-8")
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    result = invoke("convert", tmp_path, "-o", tmp_path / "a.json")
    assert result.exit_code == 0
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == 1


def test_the_array_of_zotero_s_web_service_is_a_library() -> None:
    text = json.dumps({"items": [{"id": "a", "type": "book", "title": "Oil"}]})
    assert [item.title for item in items(read_bytes(text.encode(), "a.json"))] == ["Oil"]


BAD = {
    '[{"id": "a", "title": "b"': "no well-formed JSON",
    '[{"id": "a"}, 1]': "entry 2 is no object",
    '[{"id": ' + "[" * 100_000: "JSON",
}


@pytest.mark.parametrize("text", BAD, ids=["cut off", "no object", "deep"])
def test_what_is_no_csl_json_is_said_in_a_line(text: str) -> None:
    with pytest.raises(UnreadableError, match=BAD[text]):
        read_bytes(text.encode(), "a.json")


def test_odd_values_of_csl_json_are_left_out() -> None:
    odd = {
        "type": "song",
        "title": 5,
        "author": [1, {}, {"family": "Bey"}],
        "issued": {"date-parts": [[1920, 13, 1], "x"]},
        "page": None,
    }
    (item,) = items(read_bytes(json.dumps([odd]).encode(), "a.json"))
    assert (item.type, item.title, item.author) == (
        ItemType.DOCUMENT,
        "5",
        (Name(family="Bey"),),
    )
    assert item.issued is not None
    assert item.issued.edtf == "1920"


STATED = {
    "about 1920, in words": ("ок. 1919", "1919~"),
    "a month by name": ("28 апреля 1920 г.", "1920-04-28"),
    "years, the last one cut short": ("1918–20", "1918/1920"),
    "a year and a day": ("1999/2000-01-01", "1999/2000-01-01"),
    "days from first to last": ("28.04.1920-03.05.1920", "1920-04-28/1920-05-03"),
    "before Christ": ("300–200 до н. э.", "-0299/-0199"),
    "a month that no calendar has": ("1920-13", "1920"),
}


@pytest.mark.parametrize(("printed", "edtf"), STATED.values(), ids=STATED)
def test_dates_are_read_alike_in_every_library(printed: str, edtf: str) -> None:
    bib = f"@book{{a, title = {{Oil}}, year = {{{printed}}}}}"
    csl = json.dumps([{"id": "a", "title": "Oil", "issued": {"raw": printed}}])
    for text, name in ((bib, "a.bib"), (csl, "a.json")):
        (item,) = items(read_bytes(text.encode(), name))
        assert item.issued is not None
        assert item.issued.edtf == edtf


def test_a_library_of_another_program_and_an_article_become_one(tmp_path: Path) -> None:
    library, article, out = (tmp_path / name for name in ("mine.ris", "article.txt", "all.json"))
    library.write_text(RIS, encoding="utf-8")
    article.write_text(
        "1. Shirokorad A. B. Великая речная война. 1918–1920. М.: Вече, 2006. С. 1.\n"
    )
    assert invoke("convert", library, article, "-o", out).exit_code == 0
    titles = [item["title"] for item in json.loads(out.read_text(encoding="utf-8"))]
    assert titles == ["Великая речная война. 1918–1920", "Oil & War", "Письмо Ленину"]


MARKS = {
    "Ф. 17. Оп. 171. Д. 224": ({"fond": "17", "opis": "171", "delo": "224"}, None),
    "фонд 85, опись 13, дело 1, л. 5": ({"fond": "85", "opis": "13", "delo": "1"}, "5"),
    "FO 371/4940": ({"fond": "FO 371", "delo": "4940"}, None),
    "Nachlass Müller, Mappe 3": ({"file": "Nachlass Müller, Mappe 3"}, None),
    "top shelf": ({"file": "top shelf"}, None),
}


@pytest.mark.parametrize("line", MARKS)
def test_shelf_marks_are_taken_apart_where_nothing_is_lost(line: str, tmp_path: Path) -> None:
    record = {"id": "a", "title": "Oil", "archive": "Some Museum", "archive_location": line}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    (citation,) = ibidem.process([path]).citations
    assert citation.item.archive is not None
    assert citation.item.archive.repository is not None
    assert citation.item.archive.repository.name == "Some Museum"
    locator = citation.locator.value if citation.locator else None
    assert (citation.item.archive.values, locator) == MARKS[line]


def test_a_document_of_a_library_is_that_of_a_note(tmp_path: Path) -> None:
    library, article = tmp_path / "mine.ris", tmp_path / "article.txt"
    library.write_text(RIS, encoding="utf-8")
    article.write_text(
        "1. Письмо Ленину // РГАСПИ. Ф. 2. Оп. 1. Д. 24362. Л. 1.\n", encoding="utf-8"
    )
    works = ibidem.process([library, article]).works
    assert [len(work.citations) for work in works if work.item.archive] == [2]


def test_remarks_without_end_are_no_bib_file() -> None:
    assert not is_bib(b"%      \n" * 10_000, "a.txt")


def test_titles_in_italics_make_no_web_page() -> None:
    records = [{"id": str(number), "title": "<i>Oil</i> and war"} for number in range(9)]
    assert len(items(read_bytes(json.dumps(records).encode(), "a.json"))) == 9
