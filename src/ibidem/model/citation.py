"""Notes, the citations in them, and the links between citations."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.model.locator import Locator
from ibidem.model.span import Span
from ibidem.model.text import SourceText, View

# Characters of a note that are read; what is longer is no note but a text taken for one.
LONGEST_NOTE = 20_000


class NoteKind(StrEnum):
    """Where a note stands in its document.

    `IN_TEXT` is a citation within the prose, labelled by its running number in brackets, which no
    "see note 2" means.
    """

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    PAGE_FOOT = "page-foot"
    LIST = "list"
    BIBLIOGRAPHY = "bibliography"
    IN_TEXT = "in-text"


@frozen(kw_only=True)
class StatedCitation:
    """A citation that the file states as data, as Zotero does in the fields of Word.

    Attributes:
        span: the words in the source text that are printed for it.
        item: what the data say of the work.
        locator: the place in the work.
        key: the citation key of the work in its owner's library, empty where it has none.
    """

    span: Span
    item: Item
    locator: Locator | None = None
    key: str = ""


@frozen(kw_only=True)
class Note:
    """A footnote, endnote or bibliography entry.

    Attributes:
        label: the printed label ("7", "*"), or the running number from 1 where none is printed.
        view: its words without the label, lines joined.
        kind: where it stands.
        labelled: whether the label is printed.
        stated: the citations in it that need not be parsed, in reading order.
    """

    label: str
    view: View
    kind: NoteKind = NoteKind.FOOTNOTE
    labelled: bool = True
    stated: tuple[StatedCitation, ...] = ()


@frozen(kw_only=True)
class Callout:
    """The mark in the prose that points to a note."""

    label: str
    span: Span


@frozen(kw_only=True)
class Document:
    """A document as a reader found it."""

    text: SourceText
    notes: tuple[Note, ...] = ()
    callouts: tuple[Callout, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """The document as it was named to us."""
        return self.text.name


class CitationKind(StrEnum):
    """How a citation names its work."""

    FULL = "full"
    SHORT = "short"
    IBID = "ibid"
    IDEM = "idem"
    OP_CIT = "op-cit"
    LOC_CIT = "loc-cit"
    CROSS_REFERENCE = "cross-reference"

    @property
    def is_back_reference(self) -> bool:
        """Whether the citation needs an earlier one to be understood."""
        return self is not CitationKind.FULL


@frozen(kw_only=True)
class Link:
    """What a back-reference was taken to stand for, and why.

    Attributes:
        antecedent: id of the citation it points to, None where nothing fits.
        candidates: ids of all citations that would fit, the chosen one first.
        evidence: one phrase for people ("the citation just before").
    """

    antecedent: str | None
    candidates: tuple[str, ...] = ()
    evidence: str = ""


@frozen(kw_only=True)
class Citation:
    """One citation: its words, what they say, and what it stands for.

    Attributes:
        id: unique in a run, e.g. ``article#7.1`` (source stem, note, position in the note).
        source: name of the document.
        note: label of the note.
        text: the words as printed, lines joined, without lead-ins such as "See also".
        span: where those words stand in the source text.
        kind: how it names its work.
        item: what it says of the work; inherited values are listed in `inherited`.
        locator: the place in the work that it points to.
        where: the span of each item field (and of ``locator``) that was read from this citation.
        inherited: the item fields taken over from the antecedent.
        target_note: for a cross-reference, the label of the note it names.
        link: for a back-reference, what it points to.
        work: citation key of the work, None where it resolves to nothing.
        diagnostics: findings that concern this citation.
        stated: whether the file states the item as data, so that its words were not parsed.
        key: the citation key that its owner's library has for the work, empty where none has.
        quotes: for a source that another is quoted after («Цит. по: …»), the id of the citation
            of what is quoted, empty where the note names none; None for all others.
    """

    id: str
    source: str
    note: str
    text: str
    span: Span
    kind: CitationKind = CitationKind.FULL
    item: Item = field(factory=Item)
    locator: Locator | None = None
    where: Mapping[str, Span] = field(factory=dict)
    inherited: frozenset[str] = frozenset()
    target_note: str = ""
    link: Link | None = None
    work: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    stated: bool = False
    key: str = ""
    quotes: str | None = None
