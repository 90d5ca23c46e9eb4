"""TEI documents: notes where they stand or gathered at the end, and bibliographies.

Source: TEI P5 Guidelines, 3.9 "Notes, Annotation, and Indexing" and 3.12 "Bibliographic Citations".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from ibidem.model.citation import Document, NoteKind
from ibidem.read.build import DocumentBuilder
from ibidem.read.markup import JOIN, Call, Edge, Markup, Paragraph, Piece, add_paragraphs
from ibidem.read.tei_citation import cited_work, printed
from ibidem.read.tei_print import are_quotes_typed, in_quotes, is_among_words, looks
from ibidem.read.tei_records import is_record, record_of
from ibidem.read.xml import Element, local_name, parse_xml

_ID = "{http://www.w3.org/XML/1998/namespace}id"

_DIVISIONS = frozenset({"text", "front", "body", "back", "group", "div", "listBibl"}) | {
    f"div{depth}" for depth in range(8)
}
_PARAGRAPHS = frozenset(
    [
        "p",
        "head",
        "item",
        "l",
        "ab",
        "byline",
        "dateline",
        "closer",
        "opener",
        "salute",
        "signed",
        "trailer",
        "cell",
        "label",
        "titlePart",
        "docImprint",
        "docAuthor",
        "argument",
        "sp",
        "speaker",
        "stage",
    ]
)
_BLOCKS = (
    _PARAGRAPHS
    | _DIVISIONS
    | frozenset(
        [
            "list",
            "table",
            "row",
            "lg",
            "figure",
            "quote",
            "cit",
            "epigraph",
            "note",
        ]
    )
)
_UNSEEN = frozenset({"del", "fw", "figDesc", "teiHeader", "standOff", "surface"})
_ENTRIES = frozenset({"bibl", "biblStruct", "biblFull"})

# Of two readings of a passage, the one that is not printed in a reading text.
_SECOND_FORMS = frozenset({"sic", "orig", "expan"})

# Notes that a page prints among or beside its words, without a number.
_BESIDE = frozenset({"inline", "interlinear", "margin", "left", "right", "opposite"})
_BELOW = frozenset({"foot", "bottom", "end"})
_ANCHORS = frozenset({"noteAnchor", "note", "foot", "footnote", "end", "endnote", "fn"})
_AT_END = frozenset({"end", "endnote"})


@frozen(kw_only=True)
class _Note:
    """A note, and whether the passage that it stands in is the one it belongs to."""

    element: Element
    name: str
    label: str
    kind: NoteKind
    in_place: bool

    @property
    def call(self) -> Call:
        return Call(label=self.label, note=self.name)


@frozen(kw_only=True)
class _Text:
    """The notes and entries of a document, by their elements and by what points to them."""

    notes: Mapping[Element, _Note]
    entries: tuple[Element, ...]
    targets: Mapping[str, _Note]
    typed_quotes: bool
    markup: Markup = field(init=False)

    @markup.default
    def _markup(self) -> Markup:
        special = {
            "note": self._note,
            "ref": self._pointer,
            "ptr": self._pointer,
            "anchor": self._anchor,
            "choice": self._choice,
            "lb": lambda line: (JOIN if line.get("break") == "no" else " ",),
            "q": self._quotation,
            "quote": self._quotation,
            "soCalled": self._quotation,
            "title": self._title,
            **dict.fromkeys(_ENTRIES, self._entry),
        }
        return Markup(blocks=_BLOCKS, unseen=_UNSEEN, special=special, looks=looks)

    def _note(self, element: Element) -> Iterator[Piece]:
        note = self.notes.get(element)
        if note is None:
            yield from (" ", *self.markup.pieces(element))
        elif note.in_place:
            yield note.call

    def _pointer(self, element: Element) -> Iterator[Piece]:
        target = element.get("target", "").removeprefix("#")
        note = self.targets.get(target)
        if note is not None and not note.in_place:
            yield note.call
        elif note is None and element.get("type") in _ANCHORS:
            label = self.markup.words(element) or element.get("n", "")
            yield Call(label=label or target, note=target)
        else:
            yield from self.markup.pieces(element)

    def _anchor(self, element: Element) -> Iterator[Piece]:
        note = self.targets.get(element.get(_ID, ""))
        if note is not None:
            yield note.call

    def _choice(self, element: Element) -> Iterator[Piece]:
        for child in element.iterchildren():
            if local_name(child) not in _SECOND_FORMS:
                yield from self.markup.pieces(child)

    def _quotation(self, element: Element) -> Iterator[Piece]:
        """A quotation; in quotation marks where it is among words and its marks are not typed."""
        typed = self.typed_quotes and local_name(element) == "quote"
        if typed or not is_among_words(element, _BLOCKS):
            yield from self.markup.inside(element)
        else:
            yield from in_quotes(element, self.markup.pieces(element))

    def _title(self, element: Element) -> Iterable[Piece]:
        """A title; in quotation marks where it is that of a part."""
        pieces = self.markup.pieces(element)
        return in_quotes(element, pieces) if element.get("level") == "a" else pieces

    def _entry(self, element: Element) -> Iterator[Piece]:
        if element in self.entries:
            return
        if local_name(element) == "bibl" and not is_record(element):
            yield from self.markup.pieces(element)
            return
        cited = cited_work(element)
        name = f"citation {id(element)}"
        yield from (" ", *([Edge(name=name, cited=cited)] if cited else ()), printed(element))
        yield from (Edge(name=name), " ")

    def passage(self, element: Element) -> Paragraph:
        """The words of a bibliography entry, as printed where the file has them so."""
        raw = [each for each in element.iter("{*}note") if each.get("type") == "raw_reference"]
        if local_name(element) == "bibl" and not raw and not is_record(element):
            return self.markup.passage(element)
        words = self.markup.words(raw[0]) if raw else printed(element)
        cited = cited_work(element)
        edges = ((0, Edge(name="entry", cited=cited)), (len(words), Edge(name="entry")))
        return Paragraph(words=words, edges=edges if cited else ())


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a TEI file.

    Raises:
        UnreadableError: where the file is damaged.
    """
    root = parse_xml(data)
    builder = DocumentBuilder(name)
    texts = [each for each in root.iter("{*}text") if not _within(each, frozenset({"text"}))]
    found = _find(texts)
    add_paragraphs((piece for each in texts for piece in found.markup.pieces(each)), builder)
    for entry in map(record_of, filter(is_record, found.entries)):
        for line in entry.rest:
            builder.paragraph(line, place=f"entry {entry.key}")
    _add_notes(found, builder)
    _add_entries(found, builder)
    return builder.document()


def _add_notes(found: _Text, builder: DocumentBuilder) -> None:
    for number, note in enumerate(found.notes.values(), 1):
        passage = found.markup.passage(note.element)
        builder.note(
            note.label,
            passage.words,
            note.kind,
            name=note.name,
            place=note.element.get(_ID) or f"note {number}",
            markings=passage.markings,
            stated=passage.stated(),
        )


def _add_entries(found: _Text, builder: DocumentBuilder) -> None:
    for number, element in enumerate(found.entries, 1):
        passage = found.passage(element)
        place = element.get(_ID) or f"entry {number}"
        builder.note(
            str(number),
            passage.words,
            NoteKind.BIBLIOGRAPHY,
            name=place,
            place=place,
            markings=passage.markings,
            stated=passage.stated(),
        )


def _find(texts: list[Element]) -> _Text:
    """The notes and entries of `texts`."""
    elements = [each for text in texts for each in text.iter("{*}note") if _is_note(each)]
    entries = [
        each
        for text in texts
        for each in text.iter(*(f"{{*}}{name}" for name in sorted(_ENTRIES)))
        if _is_entry(each)
    ]
    called = frozenset(
        pointer.get("target", "").removeprefix("#")
        for text in texts
        for pointer in text.iter("{*}ref", "{*}ptr")
        if not _within(pointer, frozenset({"note"}))
    )
    notes = {each: _note(each, number, called) for number, each in enumerate(elements, 1)}
    targets = {note.name: note for note in notes.values()}
    targets |= {
        note.element.get("target", "").removeprefix("#"): note
        for note in notes.values()
        if note.element.get("target", "").startswith("#")
    }
    return _Text(
        notes=notes,
        entries=tuple(entries),
        targets=targets,
        typed_quotes=are_quotes_typed(texts),
    )


def _is_note(element: Element) -> bool:
    """Whether a reader finds the note below the text: no gloss beside it, no editor's remark."""
    place = element.get("place", element.get("rend", ""))
    if _within(element, _ENTRIES):
        return place in _BELOW and not _within(element, frozenset({"listBibl"}))
    return place not in _BESIDE and not place.startswith("margin")


def _is_entry(element: Element) -> bool:
    parent = element.getparent()
    inside = _within(element, _ENTRIES | {"note"})
    return parent is not None and local_name(parent) in _DIVISIONS and not inside


def _note(element: Element, number: int, called: frozenset[str]) -> _Note:
    name = element.get(_ID, "")
    anchored = name in called or element.get("target", "").startswith("#")
    at_end = {element.get("place", ""), element.get("type", "")} & _AT_END
    in_back = _within(element, frozenset({"back"})) and not _within(element, _PARAGRAPHS)
    return _Note(
        element=element,
        name=name or f"note {number}",
        label=element.get("n", "").strip(" ().[]") or str(number),
        kind=NoteKind.ENDNOTE if at_end or in_back else NoteKind.FOOTNOTE,
        in_place=_within(element, _PARAGRAPHS | {"quote"}) and not anchored,
    )


def _within(element: Element, names: frozenset[str]) -> bool:
    return any(local_name(above) in names for above in element.iterancestors())
