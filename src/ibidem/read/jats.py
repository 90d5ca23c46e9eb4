"""JATS articles and BITS books: notes, callouts, and reference lists.

Source: JATS 1.3 Tag Library; BITS 2.1 Tag Library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from ibidem.model.citation import Document, NoteKind
from ibidem.read.build import DocumentBuilder
from ibidem.read.csl import CitedItem
from ibidem.read.jats_citation import printed, stated_item
from ibidem.read.markup import (
    BREAK,
    LINE_BREAK,
    Call,
    Edge,
    Markup,
    Paragraph,
    Piece,
    add_paragraphs,
)
from ibidem.read.xml import Element, local_name, parse_xml

_PARAGRAPHS = frozenset(
    [
        "article-title",
        "attrib",
        "book-title",
        "label",
        "p",
        "preformat",
        "sig-block",
        "speaker",
        "subtitle",
        "td",
        "term",
        "th",
        "title",
        "trans-title",
        "verse-line",
    ]
)
_BLOCKS = _PARAGRAPHS | frozenset(
    [
        "abstract",
        "ack",
        "app",
        "back",
        "bio",
        "body",
        "book-part",
        "boxed-text",
        "caption",
        "def",
        "def-item",
        "def-list",
        "disp-formula",
        "disp-quote",
        "fig",
        "fn-group",
        "glossary",
        "list",
        "list-item",
        "notes",
        "ref-list",
        "sec",
        "speech",
        "statement",
        "sub-article",
        "table",
        "table-wrap",
        "table-wrap-foot",
        "tr",
        "trans-abstract",
        "verse-group",
    ]
)
_UNSEEN = frozenset(
    {"alt-text", "journal-meta", "long-desc", "object-id", "permissions", "tex-math"}
)
_HEADS = ("article-meta", "front-stub", "book-meta", "book-part-meta", "sec-meta")
_SHOWN_OF_HEADS = (
    "{*}title-group",
    "{*}book-title-group",
    "{*}abstract",
    "{*}trans-abstract",
)
_FIELDED = frozenset({"element-citation", "nlm-citation"})
_CITATIONS = _FIELDED | {"mixed-citation", "citation"}
_TO_NOTES = frozenset({"fn", "table-fn"})
_NUMBER = re.compile(r"[\[(]?\d{1,4}[\])]?")
_AROUND = " ()[]."

# The words of citations stand in one line, whatever their fields are called.
_CITED = Markup(blocks=frozenset(), unseen=_UNSEEN | {"label"})


@frozen(kw_only=True)
class _Note:
    """A note or an entry of a reference list."""

    label: str
    kind: NoteKind
    name: str
    place: str
    passage: Paragraph


@define
class _Text:
    """Reads the text of an article; its notes and entries gather as they are met.

    Attributes:
        labels: for each name that a callout points to, the words of the first such callout.
        listed: the names of the entries of reference lists.
    """

    labels: Mapping[str, str]
    listed: frozenset[str]
    notes: list[_Note] = field(factory=list)
    entries: list[_Note] = field(factory=list)
    markup: Markup = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.markup = Markup(
            blocks=_BLOCKS,
            unseen=_UNSEEN,
            special={
                "break": lambda _: (LINE_BREAK,),
                "fn": self._note,
                "label": self._label,
                "ref": self._reference,
                "xref": self._pointer,
                **dict.fromkeys(_HEADS, self._head),
                **dict.fromkeys(_CITATIONS, _citation),
            },
        )

    def _head(self, element: Element) -> Iterator[Piece]:
        for each in element.iter(*_SHOWN_OF_HEADS):
            yield BREAK
            yield from self.markup.pieces(each)
            yield BREAK

    def _label(self, element: Element) -> Iterator[Piece]:
        if _named(element.getparent()) not in {"fn", "ref"}:
            yield BREAK
            yield from self.markup.pieces(element)
            yield BREAK

    def _pointer(self, element: Element) -> Iterator[Piece]:
        words = _CITED.words(element)
        name = element.get("rid", "").partition(" ")[0]
        kind = element.get("ref-type", "")
        if kind in _TO_NOTES and words:
            yield Call(label=words.strip(_AROUND) or words, note=name)
        elif kind == "bibr" and name in self.listed and _NUMBER.fullmatch(words):
            yield Call(label=words, note=name)
        else:
            yield from self.markup.pieces(element)

    def _note(self, element: Element) -> Iterator[Piece]:
        above = {_named(each) for each in element.iterancestors()}
        if "fn" in above:
            yield from self.markup.pieces(element)
            return
        at = len(self.notes)
        name = element.get("id") or f"note {at + 1}"
        printed_label = element.find("{*}label")
        label = "" if printed_label is None else self.markup.words(printed_label).strip(_AROUND)
        label = label or element.get("symbol", "") or self.labels.get(name, "") or str(at + 1)
        if name not in self.labels and above & _PARAGRAPHS:
            yield Call(label=label, note=name)
        note = _Note(
            label=label,
            kind=NoteKind.FOOTNOTE,
            name=name,
            place=name,
            passage=self.markup.passage(element),
        )
        self.notes.insert(at, note)

    def _reference(self, element: Element) -> Iterator[Piece]:
        """Nothing: a reference is an entry, or several where it holds several citations."""
        found = [each for each in element.iter() if _named(each) in _CITATIONS]
        printed_label = element.find(".//{*}label")
        label = "" if printed_label is None else self.markup.words(printed_label).strip(_AROUND)
        name = element.get("id") or f"entry {len(self.entries) + 1}"
        citations = [each for each in found if not _is_second_form(each)] or [element]
        for each in citations:
            passage = _passage(each)
            if passage.words:
                self.entries.append(
                    _Note(
                        label=label or str(len(self.entries) + 1),
                        kind=NoteKind.BIBLIOGRAPHY,
                        name=name,
                        place=name,
                        passage=passage,
                    )
                )
        yield BREAK


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a JATS or BITS file.

    Raises:
        UnreadableError: where the file is damaged.
    """
    root = parse_xml(data)
    labels: dict[str, str] = {}
    for each in root.iter("{*}xref"):
        if each.get("ref-type") in _TO_NOTES:
            words = _CITED.words(each).strip(_AROUND)
            labels.setdefault(each.get("rid", ""), words)
    listed = frozenset(each.get("id", "") for each in root.iter("{*}ref"))
    text = _Text(labels=labels, listed=listed)
    builder = DocumentBuilder(name)
    add_paragraphs(text.markup.pieces(root), builder)
    for note in (*text.notes, *text.entries):
        builder.note(
            note.label,
            note.passage.words,
            note.kind,
            name=note.name,
            place=note.place,
            markings=note.passage.markings,
            stated=note.passage.stated(),
        )
    return builder.document()


def _citation(element: Element) -> Iterator[Piece]:
    """A citation among the words of a note or a paragraph."""
    if _is_second_form(element):
        return
    cited = _cited(element)
    name = f"citation {id(element)}"
    if cited:
        yield Edge(name=name, cited=cited)
    yield _words(element)
    if cited:
        yield Edge(name=name)


def _passage(element: Element) -> Paragraph:
    """The words of an entry, and the work that they are printed for."""
    words = _words(element)
    cited = _cited(element) if _named(element) in _CITATIONS else ()
    edges = ((0, Edge(name="entry", cited=cited)), (len(words), Edge(name="entry")))
    return Paragraph(words=words, edges=edges if cited else ())


def _is_second_form(element: Element) -> bool:
    """Whether the same citation stands beside it with the words that are printed."""
    parent = element.getparent()
    return (
        parent is not None
        and _named(parent) == "citation-alternatives"
        and _named(element) in _FIELDED
        and parent.find("{*}mixed-citation") is not None
    )


def _cited(element: Element) -> tuple[CitedItem, ...]:
    """The work of a citation as its fields state it, or those of the form beside it."""
    parent = element.getparent()
    beside = None
    if parent is not None and _named(parent) == "citation-alternatives":
        beside = parent.find("{*}element-citation")
    item = stated_item(element if beside is None else beside)
    return () if item is None else (CitedItem(item=item),)


def _words(element: Element) -> str:
    return printed(element) if _named(element) in _FIELDED else _CITED.words(element)


def _named(element: Element | None) -> str:
    return "" if element is None else local_name(element)
