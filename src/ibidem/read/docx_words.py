"""The words of a Word file's paragraphs: its runs put together, in their accepted form.

Source: ECMA-376, part 1, 17.3 "Paragraphs and Rich Formatting", 17.16 "Fields and Hyperlinks".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from ibidem.model.marking import Marking
from ibidem.model.span import Span
from ibidem.read.cited_fields import cited_in, lists_works
from ibidem.read.csl import CitedItem
from ibidem.read.docx_numbering import REFERENCES, Kind, Labels
from ibidem.read.docx_package import W, value
from ibidem.read.docx_styles import Styles
from ibidem.read.markup import Look
from ibidem.read.origins import Origin
from ibidem.read.xml import Element, local_name

# What is struck out, moved away, an instruction, or the second form of the same content.
UNSEEN = frozenset(
    [
        "Fallback",
        "del",
        "delInstrText",
        "delText",
        "moveFrom",
        "pPr",
        "rPr",
        "rt",
        "sdtPr",
        "txbxContent",
    ]
)
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\xad",
}
# Fonts of symbols have ASCII that much higher.
_SYMBOLS = range(0xF020, 0xF07F)


@frozen(kw_only=True)
class Reference:
    """A callout as it stands among words."""

    start: int
    end: int
    kind: Kind
    note: str
    label: str

    @property
    def name(self) -> str:
        """The name of its note among those of all kinds."""
        return f"{self.kind.kind} {self.note}"


@frozen(kw_only=True)
class _Range:
    """The words of a field, bookmark or content control, and the code that they are printed for."""

    start: int
    end: int
    code: str


@define
class Words:
    """The words of one or several paragraphs, and what stands where in them.

    Attributes:
        text: the words, callouts as they are printed among them.
        references: the callouts.
        markings: what is set apart.
        pages: where pages began when Word printed the file last.
        ranges: the words that are printed for a code.
        origins: the elements that hold the words.
    """

    text: str = ""
    references: list[Reference] = field(factory=list)
    markings: list[Marking] = field(factory=list)
    pages: list[int] = field(factory=list)
    ranges: list[_Range] = field(factory=list)
    origins: list[Origin] = field(factory=list)

    def stated(self, skip: int = 0) -> Iterator[tuple[int, int, CitedItem]]:
        """The works that reference managers state, with the range of their words.

        Args:
            skip: characters at the beginning of the words that are left out.
        """
        for each in self.ranges:
            for cited in cited_in(each.code):
                yield max(each.start - skip, 0), max(each.end - skip, 0), cited

    @property
    def is_listed(self) -> bool:
        """Whether the words are, wholly or in part, a bibliography that a manager made."""
        return any(each.end > each.start and lists_works(each.code) for each in self.ranges)


@define
class WordReader:
    """Reads paragraphs one after the other; a field may run over several.

    Attributes:
        styles: the styles of the file.
        codes: what the file knows of bookmarks, by their names.
        labels: gives callouts their labels; none are read where it is empty.
    """

    styles: Styles
    codes: Mapping[str, str]
    labels: Mapping[str, Labels] = field(factory=dict)
    _words: Words = field(init=False, factory=Words)
    _pieces: list[str] = field(init=False, factory=list)
    _length: int = field(init=False, default=0)
    _instructions: list[str] = field(init=False, factory=list)
    _open: dict[str, tuple[int, str]] = field(init=False, factory=dict)
    _style: str = field(init=False, default="")
    _special: dict[str, Callable[[Element, tuple[Look, ...]], None]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._special = {
            **dict.fromkeys(_CHARACTERS, self._character),
            "bookmarkEnd": self._bookmark_end,
            "bookmarkStart": self._bookmark,
            "fldChar": self._field,
            "fldSimple": self._simple_field,
            "instrText": self._instruction,
            "lastRenderedPageBreak": self._page,
            "sdt": self._control,
            "sym": self._symbol,
        }

    def read(self, paragraphs: Sequence[Element], *, listed: bool = False) -> Words:
        """The words of paragraphs, divided by line ends.

        Args:
            paragraphs: their elements.
            listed: whether they stand in a content control that holds a bibliography.
        """
        self._words, self._pieces, self._length = Words(), [], 0
        self._open = {name: (0, code) for name, (_, code) in self._open.items()}
        for number, paragraph in enumerate(paragraphs):
            self._put("\n" if number else "")
            properties = paragraph.find(f"{W}pPr")
            self._style = "" if properties is None else value(properties, "pStyle")
            self._inside(paragraph, ())
        words, end = self._words, self._length
        words.text = "".join(self._pieces)
        going_on = [_Range(start=at, end=end, code=code) for at, code in self._open.values()]
        words.ranges += [each for each in going_on if lists_works(each.code)]
        if listed:
            words.ranges.append(_Range(start=0, end=end, code="CSL_BIBLIOGRAPHY"))
        return words

    def _put(
        self, words: str, looks: tuple[Look, ...] = (), element: Element | None = None
    ) -> None:
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        if words:
            if element is not None:
                self._words.origins.append(Origin(start, self._length, element))
            span = Span(start, self._length)
            self._words.markings.extend(Marking(span, *look) for look in looks)

    def _begin(self, name: str, code: str) -> None:
        self._open[name] = (self._length, code)

    def _end(self, name: str) -> None:
        start, code = self._open.pop(name, (0, ""))
        if code:
            self._words.ranges.append(_Range(start=start, end=self._length, code=code))

    def _inside(self, element: Element, looks: tuple[Look, ...]) -> None:
        """Add what the elements below an element print, text boxes left out."""
        for child in element.iterchildren():
            name = local_name(child)
            if name == "t":
                self._put(child.text or "", looks, child)
            elif name == "r":
                shown = self.styles.looks(child, self._style)
                if shown is not None:
                    self._inside(child, shown)
            elif name in REFERENCES:
                custom = self._refer(child, REFERENCES[name])
                if custom:
                    return
            elif name in self._special:
                self._special[name](child, looks)
            elif name not in UNSEEN:
                self._inside(child, looks)

    def _refer(self, element: Element, kind: Kind) -> str:
        """Add a callout; its mark where the author chose one, which ends the run."""
        custom = _custom_mark(element)
        labels = self.labels.get(kind.reference)
        if labels is not None:
            note = element.get(f"{W}id", "")
            label = labels.label(note, custom)
            start = self._length
            self._put(label)
            self._words.references.append(
                Reference(start=start, end=self._length, kind=kind, note=note, label=label)
            )
        return custom

    def _character(self, element: Element, looks: tuple[Look, ...]) -> None:
        self._put(_CHARACTERS[local_name(element)], looks, element)

    def _symbol(self, element: Element, looks: tuple[Look, ...]) -> None:
        self._put(_symbol(element), looks, element)

    def _page(self, _element: Element, _looks: tuple[Look, ...]) -> None:
        self._words.pages.append(self._length)

    def _instruction(self, element: Element, _looks: tuple[Look, ...]) -> None:
        if self._instructions:
            self._instructions[-1] += element.text or ""

    def _field(self, element: Element, _looks: tuple[Look, ...]) -> None:
        """The beginning, the middle or the end of a field; others may stand in its middle."""
        which = element.get(f"{W}fldCharType", "")
        if which == "begin":
            self._instructions.append("")
        elif which == "separate" and self._instructions:
            self._begin(f"field {len(self._instructions)}", self._instructions[-1])
        elif which == "end" and self._instructions:
            self._end(f"field {len(self._instructions)}")
            self._instructions.pop()

    def _simple_field(self, element: Element, looks: tuple[Look, ...]) -> None:
        self._coded(element, element.get(f"{W}instr", ""), looks)

    def _control(self, element: Element, looks: tuple[Look, ...]) -> None:
        properties = element.find(f"{W}sdtPr")
        tag = "" if properties is None else value(properties, "tag")
        self._coded(element, tag, looks)

    def _coded(self, element: Element, code: str, looks: tuple[Look, ...]) -> None:
        name = f"element {id(element)}"
        self._begin(name, code)
        self._inside(element, looks)
        self._end(name)

    def _bookmark(self, element: Element, _looks: tuple[Look, ...]) -> None:
        code = self.codes.get(element.get(f"{W}name", ""), "")
        if code:
            self._begin(f"bookmark {element.get(f'{W}id', '')}", code)

    def _bookmark_end(self, element: Element, _looks: tuple[Look, ...]) -> None:
        self._end(f"bookmark {element.get(f'{W}id', '')}")


def _custom_mark(reference: Element) -> str:
    """The mark that the author chose, which stands behind the reference in the same run."""
    if reference.get(f"{W}customMarkFollows", "0") in {"0", "false", "off"}:
        return ""
    marks = (
        _symbol(each) if local_name(each) == "sym" else each.text or ""
        for each in reference.itersiblings(f"{W}t", f"{W}sym")
    )
    return "".join(marks).strip()


def _symbol(element: Element) -> str:
    """The character of a font of symbols, where ASCII has it."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code - 0xF000) if code in _SYMBOLS else ""
