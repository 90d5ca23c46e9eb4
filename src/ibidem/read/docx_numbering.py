"""How Word numbers footnotes and endnotes, in a document and in each of its sections.

Source: ECMA-376, part 1, 17.11 "Footnotes and Endnotes".
"""

from __future__ import annotations

from attrs import define, field, frozen

from ibidem.model.citation import NoteKind
from ibidem.read.docx_package import W, value
from ibidem.read.ordinals import in_format
from ibidem.read.xml import Element


@frozen(kw_only=True)
class Kind:
    """Footnotes or endnotes: the names of their elements, and how Word numbers them."""

    kind: NoteKind
    part: str
    element: str
    reference: str
    settings: str
    number_format: str


KINDS = (
    Kind(
        kind=NoteKind.FOOTNOTE,
        part="footnotes",
        element="footnote",
        reference="footnoteReference",
        settings="footnotePr",
        number_format="decimal",
    ),
    Kind(
        kind=NoteKind.ENDNOTE,
        part="endnotes",
        element="endnote",
        reference="endnoteReference",
        settings="endnotePr",
        number_format="lowerRoman",
    ),
)
REFERENCES = {each.reference: each for each in KINDS}


@frozen(kw_only=True)
class Numbering:
    """How the notes of one kind are numbered, in a document or a section."""

    number_format: str
    start: int = 1
    restarts: bool = False

    @classmethod
    def of(cls, holder: Element | None, kind: Kind, default: Numbering | None) -> Numbering:
        """The numbering that `holder` (settings or a section) lays down, else the default one."""
        known = default or cls(number_format=kind.number_format)
        found = None if holder is None else holder.find(f"{W}{kind.settings}")
        if found is None:
            return known
        start = value(found, "numStart")
        restart = value(found, "numRestart")
        return cls(
            number_format=value(found, "numFmt") or known.number_format,
            start=int(start) if start.isdecimal() else known.start,
            restarts=restart == "eachSect" if restart else known.restarts,
        )


@define
class Labels:
    """Gives each reference to a note of one kind its printed label."""

    numbering: Numbering
    labels: dict[str, str] = field(factory=dict)
    _next: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._next = self.numbering.start

    def enter(self, numbering: Numbering) -> None:
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


def labels_of(settings: Element | None) -> dict[str, Labels]:
    """The labels of a document that is still to be read, by the names of the references."""
    return {kind.reference: Labels(Numbering.of(settings, kind, None)) for kind in KINDS}


def enter(section: Element | None, settings: Element | None, labels: dict[str, Labels]) -> None:
    """Begin a section, whose properties Word keeps at its end."""
    for kind in KINDS:
        whole = Numbering.of(settings, kind, None)
        labels[kind.reference].enter(Numbering.of(section, kind, whole))


def numbered_by_page(root: Element | None) -> bool:
    """Whether notes are numbered anew on each page, going by the settings or a section."""
    restarts = () if root is None else root.iter(f"{W}numRestart")
    return any(each.get(f"{W}val") == "eachPage" for each in restarts)
