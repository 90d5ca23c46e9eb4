"""Zotero RDF libraries read as works."""

from ibidem.model.citation import Document
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import read_bytes
from tests.unit.library_files import ZOTERO_RDF


def read(text: str) -> Document:
    return read_bytes(text.encode(), "mine.rdf")


def items(text: str) -> list[Item]:
    return [stated.item for note in read(text).notes for stated in note.stated]


def test_books_articles_and_documents() -> None:
    book, article, letter = items(ZOTERO_RDF)
    assert book.author == (
        Name(family="Широкорад", given="А. Б."),
        Name(literal="Институт истории"),
    )
    assert (book.type, book.title) == (ItemType.BOOK, "Великая речная война")
    assert (book.publisher, book.publisher_place) == ("Вече", "Москва")
    assert (book.collection_title, book.number_of_pages) == ("Военные тайны", "416")
    assert book.isbn == "978-5-9533-0931-8"
    assert (article.type, article.container_title) == (ItemType.ARTICLE_JOURNAL, "Slavic Review")
    assert (article.volume, article.issue, article.page) == ("3", "2", "5-9")
    assert (article.doi, article.issn) == ("10.2307/250001", "0037-6779")
    assert article.url == "https://a.b/c"
    dates = (book.issued, article.issued, article.accessed, letter.issued)
    assert [date and date.edtf for date in dates] == [
        "2006-05",
        "1998~",
        "2020-05-04",
        "1920-04-28",
    ]
    assert letter.archive is not None
    assert letter.archive.location == "Ф. 2. Оп. 1. Д. 24362"
    assert "abstract: Хорошая книга\n" in read(ZOTERO_RDF).text.content


def test_a_chapter_its_book_and_the_series() -> None:
    head, _, _ = ZOTERO_RDF.partition("<bib:Book ")
    (chapter,) = items(
        f"""{head}<bib:BookSection rdf:about="#i"><dc:title>Baku</dc:title>
        <dcterms:isPartOf><bib:Book><dc:title>Russia</dc:title><prism:volume>2</prism:volume><dcterms:isPartOf><bib:Series>
        <dc:title>Studies</dc:title></bib:Series></dcterms:isPartOf></bib:Book></dcterms:isPartOf>
        <bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Service</foaf:surname>
        <foaf:givenName>R.</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:editors>
        </bib:BookSection></rdf:RDF>"""
    )
    assert (chapter.type, chapter.container_title) == (ItemType.CHAPTER, "Russia")
    assert (chapter.volume, chapter.collection_title) == ("2", "Studies")
    assert chapter.editor == (Name(family="Service", given="R."),)


def test_what_is_no_work_is_reported() -> None:
    odd = ZOTERO_RDF.replace(
        "</rdf:RDF>", "<bib:Song><dc:title>Oil</dc:title></bib:Song></rdf:RDF>"
    )
    document = read(odd)
    assert len(document.notes) == 3
    (finding,) = document.diagnostics
    assert "Song is no kind of work" in finding.message


def test_containers_that_hold_each_other_have_an_end() -> None:
    loop = '<dcterms:isPartOf rdf:resource="urn:issn:0037-6779"/><dc:title>Slavic Review'
    assert items(ZOTERO_RDF.replace("<dc:title>Slavic Review", loop))[1].issue == "2"
