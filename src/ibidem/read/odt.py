"""OpenDocument texts: footnotes and endnotes with their callouts, the accepted text of changes.

Source: OpenDocument 1.3, part 3, 5 "Paragraph Elements Content" and 6.3 "Notes".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field, frozen

from ibidem.model.citation import Document, NoteKind
from ibidem.read.build import DocumentBuilder
from ibidem.read.cited_fields import cited_in, lists_works, whole_properties
from ibidem.read.markup import (
    BREAK,
    LINE_BREAK,
    Call,
    Edge,
    Markup,
    Page,
    Paragraph,
    Piece,
    add_paragraphs,
    paragraphs,
)
from ibidem.read.odt_styles import Styles
from ibidem.read.origins import Traced
from ibidem.read.package import Package
from ibidem.read.reader import UnreadableError
from ibidem.read.xml import Element, local_name, parse_xml

CONTENT = "content.xml"
"""The part that holds the text; a flat file has no others."""

_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_BLOCKS = frozenset(
    [
        "index-body",
        "index-title",
        "list",
        "list-header",
        "list-item",
        "numbered-paragraph",
        "table",
        "table-cell",
        "table-row",
    ]
)
# What is struck out, said beside the text, or of use to the program alone.
_UNSEEN = frozenset(
    [
        "annotation",
        "annotation-end",
        "binary-data",
        "desc",
        "event-listeners",
        "forms",
        "math",
        "ruby-text",
        "script",
        "table-of-content-source",
        "tracked-changes",
    ]
)
_PARAGRAPHS = frozenset({"p", "h"})
_ENCRYPTED = "the document is encrypted; save it without a password"


@frozen(kw_only=True)
class _Note:
    """A note as it stands in its paragraph."""

    label: str
    kind: NoteKind
    name: str
    passage: Paragraph


@define
class _Text:
    """Reads the text of a document; its notes gather in the order of their callouts.

    Attributes:
        styles: how words are set apart, and which are not shown.
        properties: what the author or a program noted of the document, by name.
        notes: the notes met so far.
        entries: the entries of bibliographies that a reference manager wrote.
    """

    styles: Styles
    properties: Mapping[str, str]
    notes: list[_Note] = field(factory=list)
    entries: list[Paragraph] = field(factory=list)
    markup: Markup = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.markup = Markup(
            blocks=_BLOCKS,
            unseen=_UNSEEN,
            looks=self.styles.looks,
            special={
                **dict.fromkeys(_PARAGRAPHS, self._paragraph),
                **dict.fromkeys(("hidden-text", "span"), self._styled),
                "line-break": lambda _: (LINE_BREAK,),
                "note": self._note,
                "bookmark-end": lambda each: (Edge(name=_name(each)),),
                "bookmark-start": self._cited,
                "reference-mark-end": lambda each: (Edge(name=_name(each)),),
                "reference-mark-start": self._cited,
                "s": lambda _: (" ",),
                "section": self._section,
                "soft-page-break": lambda _: (Page(),),
                "tab": lambda _: (" ",),
                "text-box": self._box,
                "title": self._title,
            },
        )

    def _shown(self, element: Element) -> bool:
        if element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true":
            return False
        return not self.styles.hides(element.get(f"{TEXT}style-name", ""))

    def _styled(self, element: Element) -> Iterator[Piece]:
        if self._shown(element):
            yield from self.markup.pieces(element)

    def _section(self, element: Element) -> Iterator[Piece]:
        if not self._shown(element):
            return
        if lists_works(_name(element)):
            self.entries.extend(paragraphs(self.markup.pieces(element)))
        else:
            yield BREAK
            yield from self.markup.pieces(element)
            yield BREAK

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        """A paragraph, then those of the text boxes that are anchored in it."""
        switches = element.iterchildren(f"{TEXT}hidden-paragraph")
        if not self._shown(element) or not all(map(self._shown, switches)):
            return
        yield BREAK
        yield from self.markup.pieces(element)
        yield BREAK
        for box in element.iter("{*}text-box"):
            if _anchor(box) is element:
                yield from self.markup.pieces(box)

    def _box(self, element: Element) -> Iterator[Piece]:
        if _anchor(element) is None:
            yield from self.markup.pieces(element)

    def _title(self, element: Element) -> Iterator[Piece]:
        """The title of the document where it is printed; drawings have titles that are not."""
        if element.tag == f"{TEXT}title":
            yield from self.markup.pieces(element)

    def _cited(self, mark: Element) -> Iterator[Piece]:
        """Where a citation begins, whose data are the name of the mark or filed under it."""
        name = _name(mark)
        cited = cited_in(self.properties.get(name, name))
        if cited:
            yield Edge(name=name, cited=cited)

    def _note(self, element: Element) -> Iterator[Piece]:
        kind = NoteKind.FOOTNOTE
        if element.get(f"{TEXT}note-class") == "endnote":
            kind = NoteKind.ENDNOTE
        citation = element.find(f"{TEXT}note-citation")
        label = "" if citation is None else self.markup.words(citation)
        at = len(self.notes)
        label = label or str(sum(note.kind is kind for note in self.notes) + 1)
        call = Call(label=label, note=f"{kind} at {at}")
        yield call
        body = element.find(f"{TEXT}note-body")
        passage = Paragraph(words="") if body is None else self.markup.passage(body)
        self.notes.insert(at, _Note(label=call.label, kind=kind, name=call.note, passage=passage))


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an odt, ott or fodt file.

    Raises:
        UnreadableError: where the file is damaged, encrypted, or no text.
    """
    return traced(data, name).document


def traced(data: bytes, name: str) -> Traced:
    """The document in the bytes of an odt, ott or fodt file, and where its words come from.

    Raises:
        UnreadableError: where the file is damaged, encrypted, or no text.
    """
    roots = _roots(data)
    body = roots[0].find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableError("this OpenDocument file is no text, but a sheet, slides or a drawing")
    text = _Text(styles=Styles.of(roots), properties=_properties(roots))
    builder = DocumentBuilder(name)
    paged = next(body.iter(f"{TEXT}soft-page-break"), None) is not None
    add_paragraphs(text.markup.pieces(body), builder, "1" if paged else "")
    for kind in (NoteKind.FOOTNOTE, NoteKind.ENDNOTE):
        for note in text.notes:
            if note.kind is kind:
                builder.note(
                    note.label,
                    note.passage.words,
                    kind,
                    name=note.name,
                    place=f"{kind} {note.label}",
                    markings=note.passage.markings,
                    stated=note.passage.stated(),
                    origins=note.passage.origins,
                )
    for number, entry in enumerate(text.entries, 1):
        place = f"entry {number} of the bibliography"
        builder.note(
            str(number),
            entry.words,
            NoteKind.BIBLIOGRAPHY,
            name=place,
            place=place,
            markings=entry.markings,
            origins=entry.origins,
        )
    document = builder.document()
    return Traced(document=document, origins=tuple(builder.origins), parts={CONTENT: roots[0]})


def _properties(roots: Iterable[Element]) -> dict[str, str]:
    return whole_properties(
        (each.get(f"{_META}name", ""), each.text or "")
        for root in roots
        for each in root.iter(f"{_META}user-defined")
    )


def _roots(data: bytes) -> tuple[Element, ...]:
    """The root elements of content, styles and properties, which a flat file has in one."""
    if not data.startswith(b"PK"):
        return (parse_xml(data),)
    package = Package.open(data)
    names = package.names()
    manifest = "META-INF/manifest.xml"
    if "encrypted-package" in names:
        raise UnreadableError(_ENCRYPTED)
    if manifest in names and _is_encrypted(parse_xml(package.part(manifest), manifest)):
        raise UnreadableError(_ENCRYPTED)
    others = [part for part in ("styles.xml", "meta.xml") if part in names]
    return tuple(parse_xml(package.part(part), part) for part in (CONTENT, *others))


def _is_encrypted(manifest: Element) -> bool:
    return any(
        entry.get(f"{_MANIFEST}full-path") == "content.xml"
        and entry.find(f"{_MANIFEST}encryption-data") is not None
        for entry in manifest.iter(f"{_MANIFEST}file-entry")
    )


def _anchor(box: Element) -> Element | None:
    """The paragraph in which a text box is anchored, None where a page holds it."""
    return next((each for each in box.iterancestors() if local_name(each) in _PARAGRAPHS), None)


def _name(mark: Element) -> str:
    return mark.get(f"{TEXT}name", "")
