"""Word documents: footnotes and endnotes with their callouts, the accepted text of revisions.

Source: ECMA-376, part 1, 17 "WordprocessingML Reference Material".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from attrs import define, field, frozen

from ibidem.diagnostics.rules.reading import numbered_by_page as numbered_anew
from ibidem.model.citation import Document, NoteKind
from ibidem.read.build import DocumentBuilder
from ibidem.read.cited_fields import lists_works, whole_properties
from ibidem.read.docx_numbering import KINDS, Kind, Labels, enter, labels_of, numbered_by_page
from ibidem.read.docx_package import W, WordPackage, value
from ibidem.read.docx_styles import Styles
from ibidem.read.docx_words import UNSEEN, WordReader, Words
from ibidem.read.markup import on_page
from ibidem.read.origins import Traced, moved_on
from ibidem.read.xml import Element, local_name


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a docx file.

    Raises:
        UnreadableError: where the file is damaged.
    """
    return traced(data, name).document


def traced(data: bytes, name: str) -> Traced:
    """The document in the bytes of a docx file, and where its words come from.

    Raises:
        UnreadableError: where the file is damaged.
    """
    package = WordPackage.open(data)
    body, settings = package.body(), package.part("settings")
    builder = DocumentBuilder(name)
    reading = _Reading(
        builder=builder,
        settings=settings,
        styles=Styles.of(package.part("styles")),
        codes=whole_properties(package.custom_properties()),
        labels=labels_of(settings),
    )
    reading.body(body)
    parts = {package.main: body}
    for kind in KINDS:
        part = package.part(kind.part)
        if part is not None:
            parts[package.name_of(kind.part)] = part
            reading.notes(part, kind)
    reading.bibliography()
    by_page = numbered_by_page(body) or numbered_by_page(settings)
    document = builder.document([numbered_anew()] if by_page else ())
    return Traced(document=document, origins=tuple(builder.origins), parts=parts)


@define(kw_only=True)
class _Reading:
    """Hands the paragraphs and notes of a file over to the builder.

    Attributes:
        builder: what takes them.
        settings: the settings of the file.
        styles: its styles.
        codes: what it knows of bookmarks, by their names.
        labels: gives the callouts their labels.
        entries: the entries of bibliographies that a reference manager made.
    """

    builder: DocumentBuilder
    settings: Element | None
    styles: Styles
    codes: Mapping[str, str]
    labels: dict[str, Labels]
    entries: list[tuple[Words, str]] = field(factory=list)

    def body(self, body: Element) -> None:
        """Add the paragraphs of the body."""
        sections = iter([*body.iter(f"{W}sectPr")])
        enter(next(sections, None), self.settings, self.labels)
        paged = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        page = 1
        reader = WordReader(styles=self.styles, codes=self.codes, labels=self.labels)
        for number, each in enumerate(_paragraphs(body), 1):
            words = reader.read([each.element], listed=each.listed)
            places = [
                (at, on_page(str(page + turned) if paged else "", f"paragraph {number}"))
                for turned, at in enumerate([0, *words.pages])
            ]
            page += len(words.pages)
            self._paragraph(words, dict(places))
            if each.element.find(f"{W}pPr/{W}sectPr") is not None:
                enter(next(sections, None), self.settings, self.labels)

    def _paragraph(self, words: Words, places: dict[int, str]) -> None:
        if words.is_listed and words.text.strip():
            self.entries.append((words, places[0]))
            return
        span = self.builder.paragraph(
            words.text,
            places.pop(0),
            [(each.start, each.end, each.label, each.name) for each in words.references],
            markings=words.markings,
            stated=words.stated(),
            origins=words.origins,
        )
        for at, place in places.items():
            self.builder.place(span.start + at, place)

    def notes(self, part: Element, kind: Kind) -> None:
        """Add the notes of one kind in the order of their callouts; those without come last."""
        labels = self.labels[kind.reference].labels
        order = {note: place for place, note in enumerate(labels)}
        notes = [
            note
            for note in part.iter(f"{W}{kind.element}")
            if note.get(f"{W}type", "normal") == "normal"
        ]
        notes.sort(key=lambda note: order.get(note.get(f"{W}id", ""), len(order)))
        uncalled = count(len(order) + 1)
        for note in notes:
            name = note.get(f"{W}id", "")
            words = self._words(note)
            # a note that was struck out with its callout is gone
            if name in labels or words.text.strip():
                self._note(words, labels.get(name) or str(next(uncalled)), kind, name)

    def _words(self, note: Element) -> Words:
        reader = WordReader(styles=self.styles, codes=self.codes)
        return reader.read([each.element for each in _paragraphs(note)])

    def _note(self, words: Words, label: str, kind: Kind, name: str) -> None:
        skip = _width_of_mark(words.text, label)
        self.builder.note(
            label,
            words.text[skip:],
            kind.kind,
            name=f"{kind.kind} {name}",
            place=f"{kind.kind} {label}",
            markings=[moved for each in words.markings if (moved := each.moved(-skip)) is not None],
            stated=words.stated(skip),
            origins=moved_on(words.origins, -skip),
        )

    def bibliography(self) -> None:
        """Add the entries of the bibliographies that a reference manager made."""
        for number, (words, place) in enumerate(self.entries, 1):
            self.builder.note(
                str(number),
                words.text,
                NoteKind.BIBLIOGRAPHY,
                name=f"entry {number}",
                place=place,
                markings=words.markings,
                origins=words.origins,
            )


def _width_of_mark(words: str, label: str) -> int:
    """How many characters of a note are the mark that its author chose, and blanks."""
    start = len(words) - len(words.lstrip())
    if label.isalnum() or not words.startswith(label, start):
        return start
    rest = words[start + len(label) :]
    return len(words) - len(rest.lstrip())


@frozen
class _Paragraph:
    """A paragraph, and whether it stands in a control that holds a bibliography."""

    element: Element
    listed: bool


def _paragraphs(root: Element, *, listed: bool = False) -> Iterator[_Paragraph]:
    """The paragraphs below `root` in reading order, those of text boxes after their anchor."""
    for child in root.iterchildren():
        name = local_name(child)
        if name == "p":
            yield _Paragraph(child, listed)
            yield from (_Paragraph(each, listed) for each in _boxed(child))
        elif name not in UNSEEN:
            yield from _paragraphs(child, listed=listed or (name == "sdt" and _lists(child)))


def _lists(control: Element) -> bool:
    """Whether a content control is the bibliography of Mendeley Cite, or of Word itself."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return False
    return properties.find(f"{W}bibliography") is not None or lists_works(value(properties, "tag"))


def _boxed(paragraph: Element) -> Iterator[Element]:
    """The paragraphs of text boxes that are anchored in `paragraph`."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(local_name(above) == "Fallback" for above in box.iterancestors()):
            yield from (each for each in box.iterchildren() if local_name(each) == "p")
