"""Notes, templates and bibliographies of wikitext."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibidem.model.citation import Document, NoteKind
from ibidem.model.item import Item
from ibidem.read import read_bytes, wikitext
from ibidem.read.wikitext_signs import is_wikitext

BOOK = (
    "{{книга|автор=Широкорад А. Б.|заглавие=Река|место=М.|издательство=Вече|год=2006|страниц=416}}"
)
SEEDS = Path(__file__).parents[2] / "seeds"


def of(text: str, name: str = "a.wiki") -> Document:
    return read_bytes(text.encode(), name)


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def item(template: str) -> Item:
    (note,) = of(f"Text.<ref>{template}</ref>").notes
    (one,) = note.stated
    return one.item


def test_notes_are_numbered_by_group_and_reused_by_name() -> None:
    document = of(
        "A<ref name=x>Guliev, Oil.</ref> b<ref group=note>Old style.</ref> c<ref name='x' /> "
        'd<ref name="late"/>{{efn|A remark.}}\n<references>\n<ref name="late">Ibid., 5.</ref>\n'
        "</references>"
    )
    assert notes(document) == [
        ("1", "Guliev, Oil."),
        ("note 1", "Old style."),
        ("2", "Ibid., 5."),
        ("a", "A remark."),
    ]
    assert [callout.label for callout in document.callouts] == ["1", "note 1", "1", "2", "a"]
    assert document.diagnostics == ()


def test_mark_up_is_not_seen_and_spans_point_into_the_file() -> None:
    text = (
        "A<ref>''[[Баку|Bakı]]'', [http://x.az Title of it], {{lang|fr|la ville}}<!-- no --> "
        "<nowiki>[[x]]</nowiki> Ф.&nbsp;5.</ref>"
    )
    (note,) = of(text).notes
    assert note.view.text == "Bakı, Title of it, la ville [[x]] Ф. 5."
    assert text[note.view.whole.slice].startswith("Bakı]]''")


def test_short_citations_mean_the_works_of_templates() -> None:
    document = of(
        "A{{sfn|Широкорад|2006|с=5}} b{{sfn|Широкорад|2006|с=5}} c{{sfn|Nobody|1999|p=7}} "
        f"d {{{{harvtxt|Широкорад|2006|p=9–10}}}}\n\n== Литература ==\n* {BOOK}\n"
        "* Дарабади П. Военные проблемы. — Баку: Элм, 1991. — 200 с.\n"
    )
    assert [(note.label, note.kind.value, note.view.text) for note in document.notes] == [
        ("1", "footnote", "Широкорад 2006, 5"),
        ("2", "footnote", "Nobody 1999, 7"),
        ("[1]", "in-text", "Широкорад 2006, 9–10"),
        ("1", "bibliography", "Широкорад А. Б., Река, М., Вече, 2006, 416"),
        ("2", "bibliography", "Дарабади П. Военные проблемы. — Баку: Элм, 1991. — 200 с."),
    ]
    short, parsed, inline, listed, _ = document.notes
    assert short.stated[0].item == listed.stated[0].item
    assert [one.locator.value for one in (*short.stated, *inline.stated) if one.locator] == [
        "5",
        "9-10",
    ]
    assert parsed.stated == ()
    assert [callout.label for callout in document.callouts] == ["1", "1", "2"]


@pytest.mark.parametrize(
    ("template", "author", "imprint"),
    [
        (BOOK, "Широкорад, А. Б.", "Река. М.: Вече, 2006"),
        (
            "{{Cite book |last=de Waal |first=T. |title=''Oil'' |date=May 2000 |place=[[Bath]]}}",
            "de Waal, T.",
            "Oil. Bath: , 2000-05",
        ),
        (
            "{{Literatur |Autor=Jörg Baberowski |Titel=Feind |Ort=Ulm |Verlag=DVA |Jahr=2003}}",
            "Baberowski, Jörg",
            "Feind. Ulm: DVA, 2003",
        ),
        (
            "{{ouvrage |prénom1=A. |nom1=Constant |titre=Feu |lieu=Paris |éditeur=Or |année=2002}}",
            "Constant, A.",
            "Feu. Paris: Or, 2002",
        ),
        (
            "{{книга |автор=Мельник Л. Г. |назва=Історія |місце=Київ |видавництво=Рух |рік=1991}}",
            "Мельник, Л. Г.",
            "Історія. Київ: Рух, 1991",
        ),
    ],
)
def test_templates_are_taken_as_data(template: str, author: str, imprint: str) -> None:
    found = item(template)
    assert found.issued is not None
    assert (found.type, str(found.author[0])) == ("book", author)
    where = f"{found.publisher_place}: {found.publisher}, {found.issued.edtf}"
    assert f"{found.title}. {where}" == imprint


def test_articles_chapters_and_pages() -> None:
    article = item(
        "{{статья|автор=Гулиев А. Н., Мамедов В. С.|заглавие=Нефть|издание=Вопросы истории"
        "|год=1961|номер=4|страницы=15—30}}"
    )
    assert [str(name) for name in article.author] == ["Гулиев, А. Н.", "Мамедов, В. С."]
    assert (article.container_title, article.issue, article.page) == (
        "Вопросы истории",
        "4",
        "15-30",
    )
    chapter = item("{{cite book|author=A. Guliev|chapter=Oil|title=Baku|pages=5–9|year=1961}}")
    assert (chapter.type, chapter.title, chapter.container_title, chapter.page) == (
        "chapter",
        "Oil",
        "Baku",
        "5-9",
    )
    edited = item("{{книга|заглавие=Сборник|ответственный=Под ред. П. А. Азизбекова|год=1966}}")
    assert [name.given for name in edited.editor] == ["П. А."]
    body = item("{{cite web|author=Institute of History|title=Baku|url=http://x.az|date=2001}}")
    assert (str(body.author[0]), body.url) == ("Institute of History", "http://x.az")
    (note,) = of("A<ref>{{cite book|last=Guliev|title=Oil|page=12|year=1961}}</ref>").notes
    assert note.stated[0].locator is not None
    assert note.stated[0].locator.value == "12"


def test_short_citations_of_two_works_are_left_to_be_parsed() -> None:
    other = "{{книга|автор=Широкорад А. Б.|заглавие=Море|год=2006}}"
    document = of(f"A{{{{sfn|Широкорад|2006|с=5}}}}\n\n* {BOOK}\n* {other}")
    assert document.notes[0].stated == ()


def test_short_citations_in_boxes_are_seen() -> None:
    document = of(f"{{{{Box|a=b{{{{sfn|Широкорад|2006|с=5}}}}}}}}\n\n* {BOOK}")
    assert notes(document)[0] == ("1", "Широкорад 2006, 5")


def test_notes_in_boxes_and_notes_without_an_end() -> None:
    document = of(
        "{{Box\n| a = 1<ref>Guliev, Oil.</ref>\n}}\nB<ref>Ibid., 5\nC<ref>Ibid., 6.</ref>"
    )
    assert notes(document) == [("1", "Guliev, Oil."), ("2", "Ibid., 5"), ("3", "Ibid., 6.")]
    assert [one.name for one in document.diagnostics] == ["unclosed-note"]


@pytest.mark.parametrize(
    ("text", "name", "is_wiki"),
    [
        ("A<ref>B</ref>", "a.txt", True),
        ("{{cite book |title=Oil}}", "-", True),
        ("Bakı.{{Kitab3 |müəllif=Quliyev |başlıq=Neft}}", "-", True),
        ("A{{sfnm|1a1=Guliev|1y=1961}}", "-", True),
        ("{{ article | title }}", "-", False),
        ("== Баку ==\n[[Баку|город]]", "a.txt", True),
        ("== Bibliography ==\nGuliev. {{cite book}}: ISBN (help)", "a.txt", False),
        ("<p>See <ref>x</ref></p>", "a.html", False),
        ("", "a.wikitext", True),
    ],
)
def test_what_is_wikitext(text: str, name: str, is_wiki: bool) -> None:
    assert is_wikitext(text.encode(), name) is is_wiki


def test_printed_wiki_pages_are_none() -> None:
    assert not any(is_wikitext(path.read_bytes(), path.name) for path in SEEDS.glob("*.txt"))


def test_bibliographies_alone() -> None:
    document = of(f"== Литература ==\n* {BOOK}\n")
    assert [note.kind for note in document.notes] == [NoteKind.BIBLIOGRAPHY]


PIECES = [
    *("{{", "}}", "[[", "]]", "|", "=", "<ref>", "</ref>", "<ref name=a/>", "<ref name=a>", "\n"),
    *("<!--", "-->", "<nowiki>", "</nowiki>", "{{sfn|a|1920|p=5}}", "{{cite book", "title", "* "),
    *("{{efn|", "<references>", "</references>", "a", "''", "[http://x ", "]", "== References =="),
    *("date=1920-13-45", "year=0000", "{{r|a}}", "&nbsp;", "author=A; B"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_raises(text: str) -> None:
    document = wikitext.read(text.encode(), "a")
    content = document.text.content
    assert content == text
    for note in document.notes:
        assert 0 <= note.view.whole.start <= note.view.whole.end <= len(content)
        assert all(one.span.end <= len(content) for one in note.stated)


@pytest.mark.parametrize("piece", ["{{", "<ref>", "<!--"])
def test_brackets_without_end_take_linear_time(piece: str) -> None:
    start = time.process_time()
    of(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 20


def test_short_citations_of_several_works_at_once() -> None:
    other = "{{cite book|last1=Smith|first1=A.|last2=Reza|first2=B.|title=Oil|year=1999}}"
    document = of(
        f"A{{{{sfnm|1a1=Широкорад|1y=2006|1p=5|2a1=Smith|2a2=Reza|2y=1999|2pp=7–8}}}}\n\n"
        f"* {BOOK}\n* {other}"
    )
    note = document.notes[0]
    assert (note.label, note.view.text) == ("1", "Широкорад, 2006, 5, Smith, Reza, 1999, 7–8")
    cited = [(one.item.title, one.locator and one.locator.value) for one in note.stated]
    assert cited == [("Река", "5"), ("Oil", "7-8")]


def test_pages_behind_callouts_are_pages_of_the_note() -> None:
    document = of(
        "A<ref name=x>{{cite book|last=Smith|first=A.|title=Oil|year=1999}}</ref>{{rp|5}} b"
        "<ref name=x/>{{rp|p=7}} c<ref name=x/>{{rp|5}} d<ref name=x/> e{{rp|9}}"
    )
    cited = [(note.label, note.kind.value, note.stated[0].locator) for note in document.notes]
    assert [(label, kind, page and page.value) for label, kind, page in cited] == [
        ("1", "footnote", "5"),
        ("[1]", "in-text", "7"),
    ]
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    "template",
    [
        "{{Kitab3|müəllif=Quliyev A.|başlıq=Neft|yer=Bakı|nəşriyyat=Elm|il=1961|səhifə=5}}",
        "{{Kitap kaynağı|soyadı=Quliyev|ad=A.|başlık=Neft|yer=Bakı|yayıncı=Elm|yıl=1961|sayfa=5}}",
        "{{Cita libro|autore=Quliyev A.|titolo=Neft|città=Bakı|editore=Elm|anno=1961|p=5}}",
        (
            "{{Cita libro|apellidos=Quliyev|nombre=A.|título=Neft|ubicación=Bakı|editorial=Elm"
            "|año=1961|página=5}}"
        ),
        (
            "{{Cytuj książkę|nazwisko=Quliyev|imię=A.|tytuł=Neft|miejsce=Bakı|wydawca=Elm|rok=1961"
            "|strony=5}}"
        ),
        (
            "{{Citar livro|sobrenome=Quliyev|nome=A.|título=Neft|local=Bakı|editora=Elm|ano=1961"
            "|página=5}}"
        ),
        "{{Literatur|Autor=Quliyev A.|Titel=Neft|Ort=Bakı|Verlag=Elm|Datum=1961|Seiten=5}}",
        "{{Книга|автор=Quliyev A.|назва=Neft|місце=Bakı|видавництво=Elm|рік=1961|сторінки=5}}",
        "{{Ouvrage|nom=Quliyev|prénom=A.|titre=Neft|lieu=Bakı|éditeur=Elm|année=1961|passage=5}}",
    ],
)
def test_the_same_book_in_templates_of_nine_languages(template: str) -> None:
    (note,) = of(f"Text.<ref>{template}</ref>").notes
    (one,) = note.stated
    found = one.item
    assert (found.type, str(found.author[0]), found.title) == ("book", "Quliyev, A.", "Neft")
    assert (found.publisher_place, found.publisher) == ("Bakı", "Elm")
    assert found.issued is not None
    assert found.issued.edtf == "1961"
    assert one.locator is not None
    assert one.locator.value == "5"
