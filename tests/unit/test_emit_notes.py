"""Notes with what their back-references stand for."""

import json

from attrs import evolve

from ibidem.api import process_documents
from ibidem.emit.notes import WRITERS, resolved
from ibidem.model.citation import Citation, CitationKind, Document, Link, Note
from ibidem.model.item import Item
from ibidem.model.locator import Locator
from ibidem.model.span import Span
from ibidem.model.text import SourceText, View
from ibidem.read import read_text

BOOK = Item(title="History", language="en")


def _document(*notes, name="article"):
    """A document of the given notes, labelled from 1, one per line."""
    content = "\n".join(notes)
    made, start = [], 0
    for number, words in enumerate(notes, start=1):
        view = View.of(content, Span(start, start + len(words)))
        made.append(Note(label=str(number), view=view))
        start += len(words) + 1
    return Document(text=SourceText(name, content), notes=tuple(made))


def _citation(document, number, words, **values):
    start = document.text.content.index(words, document.notes[number - 1].view.whole.start)
    return Citation(
        id=f"a#{number}.{start}",
        source=document.name,
        note=str(number),
        text=words,
        span=Span(start, start + len(words)),
        item=BOOK,
        **values,
    )


def _ibid(document, number, words, antecedent, **values):
    link = Link(antecedent=antecedent and antecedent.id, evidence="the citation just before")
    return _citation(document, number, words, kind=CitationKind.IBID, link=link, **values)


def _page(value):
    return Locator(label="page", value=value)


def _lines(document, *citations, to="text"):
    return WRITERS[to](resolved([document], citations)).splitlines()


def test_a_back_reference_is_followed_by_what_it_stands_for():
    document = _document("History, p. 3.", "(ibid. p. 540)")
    full = _citation(document, 1, "History", locator=_page("3"))
    ibid = _ibid(document, 2, "ibid. p. 540", full, locator=_page("540"))
    assert _lines(document, full, ibid) == [
        "1. History, p. 3.",
        "2. (ibid. p. 540) = History, p. 540",
    ]


def test_ibid_alone_means_the_place_cited_before():
    document = _document("History, p. 3.", "Ibid.", "Ibid.")
    full = _citation(document, 1, "History", locator=_page("3"))
    second = _ibid(document, 2, "Ibid.", full)
    third = _ibid(document, 3, "Ibid.", second)
    assert _lines(document, full, second, third)[2] == "3. Ibid. = History, p. 3"


def test_another_item_does_not_inherit_the_place():
    document = _document("History, p. 3.", "Ibid. vol. 2")
    full = _citation(document, 1, "History", locator=_page("3"))
    ibid = evolve(_ibid(document, 2, "Ibid. vol. 2", full), item=evolve(BOOK, volume="2"))
    assert _lines(document, full, ibid)[1] == "2. Ibid. vol. 2 = History, vol. 2"


def test_what_resolves_to_nothing_says_so():
    document = _document("Ibid. p. 5")
    assert _lines(document, _ibid(document, 1, "Ibid. p. 5", None)) == [
        "1. Ibid. p. 5 = ? (the citation just before)"
    ]


def test_a_note_of_several_citations_has_a_line_for_each_back_reference():
    document = _document("History, p. 3.", "Ibid. p. 4; op. cit. p. 5")
    full = _citation(document, 1, "History")
    first = _ibid(document, 2, "Ibid. p. 4", full, locator=_page("4"))
    second = _ibid(document, 2, "op. cit. p. 5", full, locator=_page("5"))
    assert _lines(document, full, first, second)[1:] == [
        "2. Ibid. p. 4; op. cit. p. 5",
        "   Ibid. p. 4 = History, p. 4",
        "   op. cit. p. 5 = History, p. 5",
    ]


def test_markdown_has_nothing_that_it_would_take_for_markup():
    document = _document("History of *everything* [sic]")
    assert _lines(document, to="markdown") == [
        "## article",
        "",
        r"- **1.** History of \*everything\* \[sic\]",
    ]


def test_notes_with_the_same_label_keep_their_own_citations():
    document = _document("History, p. 3.", "Ibid. p. 5")
    document = evolve(document, notes=tuple(evolve(note, label="1") for note in document.notes))
    full = _citation(document, 1, "History")
    ibid = evolve(_ibid(document, 2, "Ibid. p. 5", full, locator=_page("5")), note="1")
    assert _lines(document, full, ibid) == ["1. History, p. 3.", "1. Ibid. p. 5 = History, p. 5"]


def test_json_has_the_antecedent_and_the_place_of_each_citation():
    bibliography = process_documents([read_text("1. РГАСПИ. Ф. 85.\n2. Там же. Л. 1.", "article")])
    written = WRITERS["json"](resolved(bibliography.documents, bibliography.citations))
    (document,) = json.loads(written)
    first, second = document["notes"]
    (citation,) = second["citations"]
    assert document["source"] == "article"
    assert citation["antecedent"] == first["citations"][0]["id"]
    assert citation["stands_for"] == "РГАСПИ. Ф. 85. Л. 1"
    assert citation["work"] == first["citations"][0]["work"]


def test_two_documents_have_headings():
    one, two = _document("History", name="one"), _document("History", name="two")
    text = WRITERS["text"](resolved([one, two], []))
    assert text == "one\n===\n\n1. History\n\ntwo\n===\n\n1. History\n"
