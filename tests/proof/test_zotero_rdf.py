"""Hundreds of works as Zotero RDF, read as a graph by rdflib: types, notes, tags, collections."""

from __future__ import annotations

import html
import re

import pytest
from rdflib import DC, DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from ibidem.emit import zotero_rdf
from ibidem.emit.zotero_fields import zotero_type
from ibidem.model.item import ItemType
from tests.proof.made import all_works

BIB = Namespace("http://purl.org/net/biblio#")
Z = Namespace("http://www.zotero.org/namespaces/export#")
BASE = "https://example.org/works.rdf"

# What Zotero's own export calls each type, and what a work of it is in.
ELEMENTS = {
    "book": (BIB.Book, None),
    "bookSection": (BIB.BookSection, BIB.Book),
    "case": (BIB.Document, BIB.CourtReporter),
    "conferencePaper": (None, BIB.Journal),
    "dictionaryEntry": (None, BIB.Book),
    "document": (None, None),
    "encyclopediaArticle": (None, BIB.Book),
    "film": (BIB.MotionPicture, None),
    "interview": (BIB.Interview, None),
    "journalArticle": (BIB.Article, BIB.Journal),
    "letter": (BIB.Letter, None),
    "magazineArticle": (BIB.Article, BIB.Periodical),
    "manuscript": (BIB.Manuscript, None),
    "map": (BIB.Image, None),
    "newspaperArticle": (BIB.Article, BIB.Newspaper),
    "report": (BIB.Report, None),
    "statute": (BIB.Legislation, None),
    "thesis": (BIB.Thesis, None),
    "webpage": (BIB.Document, Z.Website),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=zotero_rdf.emit(all_works()).text, format="xml", publicID=BASE)


def node(key: str) -> URIRef:
    return URIRef(f"{BASE}#{key}")


def test_every_work_has_the_type_that_zotero_exports(graph):
    seen = set()
    for work in all_works():
        name = zotero_type(work.item)
        element, container = ELEMENTS[name]
        seen.add(name)
        assert graph.value(node(work.key), Z.itemType) == Literal(name)
        assert graph.value(node(work.key), RDF.type) == element, work.key
        within = {
            graph.value(part, RDF.type) for part in graph.objects(node(work.key), DCTERMS.isPartOf)
        }
        assert within <= {container, *([BIB.Series] if container is None else [])}, work.key
    assert seen == ELEMENTS.keys()


def test_every_title_author_and_shelf_mark_is_in_the_graph(graph):
    for work in all_works():
        titles = [str(title) for title in graph.objects(node(work.key), DC.title)]
        assert titles == [title for title in [one_line(work.item.title)] if title], work.key
        archive = work.item.archive
        marks = [str(mark) for mark in graph.objects(node(work.key), DC.coverage)]
        assert marks == ([archive.location] if archive and archive.location else [])
        if work.item.type is ItemType.BOOK:
            (listed,) = graph.objects(node(work.key), BIB.authors) if work.item.author else (None,)
            names = list(graph.objects(listed, None)) if listed else [None]
            assert len(names) - 1 == len(work.item.author)


def test_the_words_of_the_notes_are_a_child_note(graph):
    cited = [work for work in all_works() if work.cited_in]
    assert len(cited) > 100
    for work in cited:
        (note,) = graph.objects(node(work.key), DCTERMS.isReferencedBy)
        assert graph.value(note, RDF.type) == BIB.Memo
        words = str(graph.value(note, RDF.value))
        paragraphs = [html.unescape(each) for each in re.findall("<p>(.*?)</p>", words)]
        assert len(paragraphs) == len(work.cited_in)
        for citing, paragraph in zip(work.cited_in, paragraphs, strict=True):
            assert paragraph.startswith(one_line(citing.text))


def test_each_document_is_a_collection_and_a_tag(graph):
    documents = {citing.document for work in all_works() for citing in work.cited_in}
    collections = list(graph.subjects(RDF.type, Z.Collection))
    assert len(collections) == len(documents) > 3
    for collection in collections:
        title = graph.value(collection, DC.title)
        assert "/" not in str(title)
        tagged = {
            subject
            for tag in graph.subjects(RDF.value, title)
            if graph.value(tag, RDF.type) == Z.AutomaticTag
            for subject in graph.subjects(DC.subject, tag)
        }
        parts = set(graph.objects(collection, DCTERMS.hasPart))
        assert parts == tagged != set()
        assert parts <= {node(work.key) for work in all_works()}


def one_line(words: str) -> str:
    return " ".join(words.split())
