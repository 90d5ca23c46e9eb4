"""OpenDocument texts: footnotes and endnotes with their callouts, the accepted text of changes.

Source: OpenDocument 1.3, part 3, 5 "Paragraph Elements Content" and 6.3 "Notes".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from ibidem.model.citation import Document, NoteKind
from ibidem.read.build import DocumentBuilder
from ibidem.read.csl import cited_items
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
from ibidem.read.package import Package
from ibidem.read.reader import UnreadableError
from ibidem.read.xml import Element, local_name, parse_xml

_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

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
        hidden: the names of the styles whose words are not shown.
        notes: the notes met so far.
    """

    hidden: frozenset[str]
    notes: list[_Note] = field(factory=list)
    markup: Markup = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.markup = Markup(
            blocks=_BLOCKS,
            unseen=_UNSEEN,
            special={
                **dict.fromkeys(_PARAGRAPHS, self._paragraph),
                **dict.fromkeys(("hidden-text", "span"), self._styled),
                "line-break": lambda _: (LINE_BREAK,),
                "note": self._note,
                "reference-mark-end": lambda each: (Edge(name=_name(each)),),
                "reference-mark-start": _stated,
                "s": lambda _: (" ",),
                "section": self._section,
                "tab": lambda _: (" ",),
                "text-box": self._box,
                "title": self._title,
            },
        )

    def _shown(self, element: Element) -> bool:
        if element.get(f"{_TEXT}display") == "none" or element.get(f"{_TEXT}is-hidden") == "true":
            return False
        return element.get(f"{_TEXT}style-name") not in self.hidden

    def _styled(self, element: Element) -> Iterator[Piece]:
        if self._shown(element):
            yield from self.markup.pieces(element)

    def _section(self, element: Element) -> Iterator[Piece]:
        if self._shown(element):
            yield BREAK
            yield from self.markup.pieces(element)
            yield BREAK

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        """A paragraph, then those of the text boxes that are anchored in it."""
        switches = element.iterchildren(f"{_TEXT}hidden-paragraph")
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
        if element.tag == f"{_TEXT}title":
            yield from self.markup.pieces(element)

    def _note(self, element: Element) -> Iterator[Piece]:
        kind = NoteKind.FOOTNOTE
        if element.get(f"{_TEXT}note-class") == "endnote":
            kind = NoteKind.ENDNOTE
        citation = element.find(f"{_TEXT}note-citation")
        label = "" if citation is None else self.markup.words(citation)
        at = len(self.notes)
        label = label or str(sum(note.kind is kind for note in self.notes) + 1)
        call = Call(label=label, note=f"{kind} at {at}")
        yield call
        body = element.find(f"{_TEXT}note-body")
        passage = Paragraph(words="") if body is None else self.markup.passage(body)
        self.notes.insert(at, _Note(label=call.label, kind=kind, name=call.note, passage=passage))


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an odt, ott or fodt file.

    Raises:
        UnreadableError: where the file is damaged, encrypted, or no text.
    """
    roots = _roots(data)
    body = roots[0].find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableError("this OpenDocument file is no text, but a sheet, slides or a drawing")
    text = _Text(hidden=_hidden(roots))
    builder = DocumentBuilder(name)
    add_paragraphs(text.markup.pieces(body), builder)
    for kind in (NoteKind.FOOTNOTE, NoteKind.ENDNOTE):
        for note in text.notes:
            if note.kind is kind:
                builder.note(
                    note.label,
                    note.passage.words,
                    kind,
                    name=note.name,
                    place=f"{kind} {note.label}",
                    stated=note.passage.stated(),
                )
    return builder.document()


def _roots(data: bytes) -> tuple[Element, ...]:
    """The root elements of the content and of the styles, which a flat file has in one."""
    if not data.startswith(b"PK"):
        return (parse_xml(data),)
    package = Package.open(data)
    names = package.names()
    manifest = "META-INF/manifest.xml"
    if "encrypted-package" in names:
        raise UnreadableError(_ENCRYPTED)
    if manifest in names and _is_encrypted(parse_xml(package.part(manifest), manifest)):
        raise UnreadableError(_ENCRYPTED)
    styles = [part for part in ("styles.xml",) if part in names]
    return tuple(parse_xml(package.part(part), part) for part in ("content.xml", *styles))


def _is_encrypted(manifest: Element) -> bool:
    return any(
        entry.get(f"{_MANIFEST}full-path") == "content.xml"
        and entry.find(f"{_MANIFEST}encryption-data") is not None
        for entry in manifest.iter(f"{_MANIFEST}file-entry")
    )


def _hidden(roots: Iterable[Element]) -> frozenset[str]:
    """The names of the styles that hide their words, by themselves or by the style they vary."""
    parents: dict[str, str] = {}
    shown: dict[str, bool] = {}
    for root in roots:
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name", "")
            parents[name] = style.get(f"{_STYLE}parent-style-name", "")
            for each in style.iterchildren(f"{_STYLE}text-properties"):
                if f"{_TEXT}display" in each.attrib:
                    shown[name] = each.get(f"{_TEXT}display") != "none"
    hidden = {name for name, is_shown in shown.items() if not is_shown}
    waiting = list(hidden)
    children: dict[str, list[str]] = {}
    for name, parent in parents.items():
        children.setdefault(parent, []).append(name)
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in hidden and child not in shown:
                hidden.add(child)
                waiting.append(child)
    return frozenset(hidden)


def _anchor(box: Element) -> Element | None:
    """The paragraph in which a text box is anchored, None where a page holds it."""
    return next((each for each in box.iterancestors() if local_name(each) in _PARAGRAPHS), None)


def _stated(mark: Element) -> Iterator[Piece]:
    """Where the words of a citation of Zotero's begin, whose data are the name of the mark."""
    code, brace, rest = _name(mark).partition("{")
    cited = cited_items(f"{brace}{rest}") if "CSL_CITATION" in code else ()
    if cited:
        yield Edge(name=_name(mark), cited=cited)


def _name(mark: Element) -> str:
    return mark.get(f"{_TEXT}name", "")
