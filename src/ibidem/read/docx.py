"""Word documents: footnotes and endnotes with their callouts, the accepted text of revisions.

Source: ECMA-376, part 1, 17.11 "Footnotes and Endnotes".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from attrs import define, field, frozen

from ibidem.diagnostics.rules.reading import numbered_by_page
from ibidem.model.citation import Document, NoteKind
from ibidem.read.build import DocumentBuilder
from ibidem.read.csl import CitedItem, cited_items
from ibidem.read.ordinals import in_format
from ibidem.read.package import Package
from ibidem.read.xml import Element, local_name, parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# What is struck out, moved away, an instruction, or the second form of the same content.
_UNSEEN = frozenset(
    {"del", "moveFrom", "delText", "delInstrText", "Fallback", "rPr", "pPr", "txbxContent"}
)
_CHARACTERS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\xad",
}


@frozen(kw_only=True)
class _Kind:
    """Footnotes or endnotes: the names of their elements, and how Word numbers them."""

    kind: NoteKind
    part: str
    element: str
    reference: str
    settings: str
    number_format: str


_KINDS = (
    _Kind(
        kind=NoteKind.FOOTNOTE,
        part="word/footnotes.xml",
        element="footnote",
        reference="footnoteReference",
        settings="footnotePr",
        number_format="decimal",
    ),
    _Kind(
        kind=NoteKind.ENDNOTE,
        part="word/endnotes.xml",
        element="endnote",
        reference="endnoteReference",
        settings="endnotePr",
        number_format="lowerRoman",
    ),
)
_REFERENCES = {each.reference: each for each in _KINDS}


@frozen(kw_only=True)
class _Numbering:
    """How the notes of one kind are numbered, in a document or a section."""

    number_format: str
    start: int = 1
    restarts: bool = False

    @classmethod
    def of(cls, holder: Element | None, kind: _Kind, default: _Numbering | None) -> _Numbering:
        """The numbering that `holder` (settings or a section) lays down, else the default one."""
        known = default or cls(number_format=kind.number_format)
        found = None if holder is None else holder.find(f"{_W}{kind.settings}")
        if found is None:
            return known
        start = _value(found, "numStart")
        restart = _value(found, "numRestart")
        return cls(
            number_format=_value(found, "numFmt") or known.number_format,
            start=int(start) if start.isdecimal() else known.start,
            restarts=restart == "eachSect" if restart else known.restarts,
        )


@define
class _Labels:
    """Gives each reference to a note of one kind its printed label."""

    numbering: _Numbering
    labels: dict[str, str] = field(factory=dict)
    _next: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._next = self.numbering.start

    def enter(self, numbering: _Numbering) -> None:
        """Begin a section."""
        self.numbering = numbering
        if numbering.restarts:
            self._next = numbering.start

    def label(self, note: str, custom: str) -> str:
        """The label of the note called `note`; its custom mark where it has one."""
        if custom:
            printed = custom
        else:
            printed = in_format(self._next, self.numbering.number_format)
            self._next += 1
        self.labels.setdefault(note, printed)
        return printed


@frozen(kw_only=True)
class _Reference:
    """A callout as it stands in its paragraph."""

    start: int
    end: int
    kind: _Kind
    note: str
    label: str

    @property
    def name(self) -> str:
        """The name of its note among those of all kinds."""
        return _name(self.kind, self.note)


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a docx file.

    Raises:
        UnreadableError: where the file is damaged.
    """
    package = Package.open(data)
    builder = DocumentBuilder(name)
    body = parse_xml(package.part("word/document.xml"), "word/document.xml")
    settings = _part(package, "word/settings.xml")
    labels = {kind.reference: _Labels(_Numbering.of(settings, kind, None)) for kind in _KINDS}
    _read_body(body, settings, labels, builder)
    for kind in _KINDS:
        part = _part(package, kind.part)
        if part is not None:
            _read_notes(part, kind, labels[kind.reference].labels, builder)
    by_page = _numbered_by_page(body) or (settings is not None and _numbered_by_page(settings))
    return builder.document([numbered_by_page()] if by_page else ())


def _numbered_by_page(root: Element) -> bool:
    restarts = root.iter(f"{_W}numRestart")
    return any(each.get(f"{_W}val") == "eachPage" for each in restarts)


def _part(package: Package, name: str) -> Element | None:
    return parse_xml(package.part(name), name) if name in package.names() else None


def _read_body(
    body: Element, settings: Element | None, labels: dict[str, _Labels], builder: DocumentBuilder
) -> None:
    sections = iter([*body.iter(f"{_W}sectPr")])
    _enter(next(sections, None), settings, labels)
    for number, paragraph in enumerate(_paragraphs(body), 1):
        words = _Words()
        words.add(paragraph, labels)
        builder.paragraph(
            words.text,
            f"paragraph {number}",
            [(each.start, each.end, each.label, each.name) for each in words.references],
        )
        if paragraph.find(f"{_W}pPr/{_W}sectPr") is not None:
            _enter(next(sections, None), settings, labels)


def _enter(section: Element | None, settings: Element | None, labels: dict[str, _Labels]) -> None:
    """Begin a section, whose properties Word keeps at its end."""
    for kind in _KINDS:
        whole = _Numbering.of(settings, kind, None)
        labels[kind.reference].enter(_Numbering.of(section, kind, whole))


def _read_notes(
    part: Element, kind: _Kind, labels: dict[str, str], builder: DocumentBuilder
) -> None:
    """The notes in the order of their callouts; those without a callout come last."""
    order = {note: place for place, note in enumerate(labels)}
    notes = [
        note
        for note in part.iter(f"{_W}{kind.element}")
        if note.get(f"{_W}type", "normal") == "normal"
    ]
    notes.sort(key=lambda note: order.get(note.get(f"{_W}id", ""), len(order)))
    uncalled = count(len(order) + 1)
    for note in notes:
        name = note.get(f"{_W}id", "")
        label = labels.get(name) or str(next(uncalled))
        words = _note_words(note)
        skip = _width_of_mark(words.text, label)
        builder.note(
            label,
            words.text[skip:],
            kind.kind,
            name=_name(kind, name),
            place=f"{kind.kind} {label}",
            stated=tuple(_stated(words.fields, skip)),
        )


def _note_words(note: Element) -> _Words:
    """The words of a note, its paragraphs divided by line ends."""
    words = _Words()
    for number, paragraph in enumerate(_paragraphs(note)):
        words.text += "\n" if number else ""
        words.add(paragraph, {})
    return words


def _width_of_mark(words: str, label: str) -> int:
    """How many characters of a note are the mark that its author chose, and blanks."""
    start = len(words) - len(words.lstrip())
    if label.isalnum() or not words.startswith(label, start):
        return start
    rest = words[start + len(label) :]
    return len(words) - len(rest.lstrip())


def _stated(fields: Sequence[_Field], skip: int) -> Iterator[tuple[int, int, CitedItem]]:
    """The works that reference managers state in fields, with the range of their words."""
    for each in fields:
        code, brace, rest = each.instruction.partition("{")
        if "CSL_CITATION" in code:
            for cited in cited_items(f"{brace}{rest}"):
                yield max(each.start - skip, 0), each.end - skip, cited


def _name(kind: _Kind, note: str) -> str:
    return f"{kind.kind} {note}"


def _paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs below `root` in reading order, those of text boxes after their anchor."""
    for child in root.iterchildren():
        name = local_name(child)
        if name == "p":
            yield child
            yield from _boxed(child)
        elif name not in _UNSEEN:
            yield from _paragraphs(child)


def _boxed(paragraph: Element) -> Iterator[Element]:
    """The paragraphs of text boxes that are anchored in `paragraph`."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(local_name(above) == "Fallback" for above in box.iterancestors()):
            yield from (each for each in box.iterchildren() if local_name(each) == "p")


@frozen(kw_only=True)
class _Piece:
    """What a run adds to a paragraph: words, a reference to a note, or part of a field."""

    words: str = ""
    reference: _Kind | None = None
    note: str = ""
    custom: str = ""
    field: str = ""


@frozen(kw_only=True)
class _Field:
    """A field whose words stand in the range of the text, and its instruction."""

    start: int
    end: int
    instruction: str


@define
class _Words:
    """The words of paragraphs, callouts printed among them; a field may run over several."""

    text: str = ""
    references: list[_Reference] = field(factory=list)
    fields: list[_Field] = field(factory=list)
    _open: list[tuple[int, str]] = field(factory=list)

    def add(self, paragraph: Element, labels: dict[str, _Labels]) -> None:
        """Add the content of a paragraph."""
        pieces: list[str] = []
        length = len(self.text)
        for piece in _pieces(paragraph):
            words = piece.words
            if piece.field:
                self._field(piece, length)
            elif piece.reference is not None and piece.reference.reference in labels:
                words = labels[piece.reference.reference].label(piece.note, piece.custom)
                self.references.append(
                    _Reference(
                        start=length,
                        end=length + len(words),
                        kind=piece.reference,
                        note=piece.note,
                        label=words,
                    )
                )
            pieces.append(words)
            length += len(words)
        self.text += "".join(pieces)

    def _field(self, piece: _Piece, at: int) -> None:
        if piece.field == "begin":
            self._open.append((at, ""))
        elif self._open:
            start, instruction = self._open.pop()
            if piece.field == "end":
                self.fields.append(_Field(start=start, end=at, instruction=instruction))
            else:
                start = at if piece.field == "separate" else start
                self._open.append((start, instruction + piece.note))


def _pieces(element: Element) -> Iterator[_Piece]:
    """What the runs below an element add, in order, without text boxes."""
    for child in element.iterchildren():
        name = local_name(child)
        if name == "instrText":
            yield _Piece(field="instruction", note=child.text or "")
        elif name == "fldChar":
            yield _Piece(field=child.get(f"{_W}fldCharType", ""))
        elif name in _UNSEEN:
            continue
        elif name == "t":
            yield _Piece(words=child.text or "")
        elif name in _CHARACTERS:
            yield _Piece(words=_CHARACTERS[name])
        elif name in _REFERENCES:
            custom = _custom_mark(child)
            note = child.get(f"{_W}id", "")
            yield _Piece(reference=_REFERENCES[name], note=note, custom=custom)
            if custom:
                return
        else:
            yield from _pieces(child)


def _custom_mark(reference: Element) -> str:
    """The mark that the author chose, which stands behind the reference in the same run."""
    if reference.get(f"{_W}customMarkFollows", "0") in {"0", "false", "off"}:
        return ""
    return "".join(each.text or "" for each in reference.itersiblings(f"{_W}t")).strip()


def _value(holder: Element, name: str) -> str:
    found = holder.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")
