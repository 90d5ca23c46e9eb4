"""Web pages: paragraphs, linked notes and their callouts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from attrs import define, evolve, field, frozen
from lxml import etree

from ibidem.diagnostics.rules.reading import part_unreadable
from ibidem.model.citation import Document
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.marking import Marking
from ibidem.model.span import Span
from ibidem.read.build import DocumentBuilder
from ibidem.read.encoding import Decoded, decode_declared
from ibidem.read.html_looks import looks_of
from ibidem.read.html_notes import BLOCKS, PageNote, PageNotes, find_notes
from ibidem.read.markup import Look
from ibidem.read.origins import NodeText, Origin, Traced, moved_on
from ibidem.read.plain import decoding_findings
from ibidem.read.reader import UnreadableError
from ibidem.read.xml import MOST_ELEMENTS, Element

_DECLARED = re.compile(
    rb"<\?xml[^>]*?encoding\s*=\s*[\"'](?P<xml>[\w.:-]+)|<meta[^>]*?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 4096
_LONG_NUMBER = 5

_UNSEEN = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "math",
        "nav",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
_UNSEEN_CLASSES = frozenset({"mw-cite-backlink", "mw-editsection", "noprint", "navbox", "toc"})
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
_ARROWS = re.compile("[\\s\u2190-\u21ff\u2934-\u2937\u23ce\u21a9^\ufe0e\ufe0f]+")
_SPACES = re.compile("[ \t\n\r\f]+")
# What is left of "[1]" or "1." when the link in it is gone.
_REST = re.compile(r"[\[(]\s*[\])][.:]?\s*|[\])][.:]?\s*|[.:]\s+")


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a web page.

    Raises:
        UnreadableError: where the page has too many elements.
    """
    return _read(data, DocumentBuilder(name)).document


def traced(data: bytes, name: str) -> Traced:
    """The document in the bytes of a web page, and where its words come from.

    Raises:
        UnreadableError: where the page has too many elements.
    """
    return _read(data, DocumentBuilder(name, traces=True))


def _read(data: bytes, builder: DocumentBuilder) -> Traced:
    decoded = decode_page(data)
    page = parse_html(decoded.content)
    if page.root is not None:
        add_page(page.root, builder)
    document = builder.document((*page_findings(decoded), *page.findings))
    parts = {} if page.root is None else {"": page.root}
    return Traced(document=document, origins=tuple(builder.origins), parts=parts)


def page_findings(decoded: Decoded) -> Iterator[Diagnostic]:
    """What is odd about the characters of a page, which stand elsewhere in the text of it."""
    return (evolve(finding, span=None) for finding in decoding_findings(decoded))


def decode_page(data: bytes) -> Decoded:
    """The characters of a page, in the encoding that it declares."""
    declared = _DECLARED.search(data[:_HEAD])
    encoding = "" if declared is None else (declared["xml"] or declared["meta"]).decode("ascii")
    return decode_declared(data, encoding)


@frozen(kw_only=True)
class Page:
    """A page as far as it could be parsed.

    Attributes:
        root: its root element, None where the page is empty.
        findings: what could not be parsed.
    """

    root: Element | None
    findings: tuple[Diagnostic, ...] = ()


def parse_html(content: str) -> Page:
    """The elements of a page; where they are nested too deep for the parser, the page ends.

    Nothing is fetched, and scripts are not run.

    Raises:
        UnreadableError: where the page has too many elements.
    """
    if content.count("<") > MOST_ELEMENTS:
        raise UnreadableError(f"the page has more than {MOST_ELEMENTS} elements")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    root: Element | None = etree.fromstring(content.encode(errors="replace"), parser)
    cut = [each for each in parser.error_log if each.type_name == "ERR_RESOURCE_LIMIT"]
    reason = "the elements of this page are nested too deep"
    findings = [
        part_unreadable(part=f"what follows line {each.line}", reason=reason) for each in cut
    ]
    return Page(root=root, findings=tuple(findings[:1]))


def add_page(
    root: Element, builder: DocumentBuilder, chapters: Mapping[Element, str] | None = None
) -> None:
    """Add the paragraphs and the notes of a page to `builder`.

    Args:
        root: the root element of the page.
        builder: what takes them.
        chapters: the elements that hold the chapters, and what these are called.
    """
    titles = chapters or {}
    page = find_notes(root)
    names = {id(note): str(number) for number, note in enumerate(page.notes, 1)}
    numbers = _numbers(root)
    body = _Words(page, numbers=numbers, chapters=titles, traces=builder.traces)
    body.walk(root)
    passed: Counter[str] = Counter()
    for each in body.paragraphs:
        passed[each.chapter] += 1
        callouts = [(start, end, note.label, names[id(note)]) for start, end, note in each.marks]
        place = _place(each.chapter, f"paragraph {passed[each.chapter]}")
        builder.paragraph(each.words, place, callouts, markings=each.markings, origins=each.origins)
    for number, (note, shown) in enumerate(_noted(page, traces=builder.traces), 1):
        label = note.label or numbers.get(note.element) or str(number)
        bare = note.element.tag != "li"
        above = (note.anchor, *note.anchor.iterancestors())
        chapter = next((titles[each] for each in above if each in titles), "")
        own = _without_label(shown.words, label, bare=bare)
        part = shown.part(len(shown.words) - len(own), len(shown.words))
        builder.note(
            label,
            own,
            note.kind,
            name=names[id(note)],
            place=_place(chapter, f"note {label}"),
            markings=part.markings,
            origins=part.origins,
        )


def _place(chapter: str, what: str) -> str:
    return f"{chapter}, {what}" if chapter else what


def _noted(page: PageNotes, *, traces: bool) -> Iterator[tuple[PageNote, _Paragraph]]:
    """The notes, and their words as one paragraph each.

    An element that holds several notes is cut at their anchors.
    """
    for _, group in groupby(page.notes, key=lambda note: id(note.element)):
        notes = list(group)
        text = _Words(page, holder=notes[0].element, traces=traces)
        for element in (notes[0].element, *notes[-1].more):
            text.walk(element)
        whole = _joined(text.paragraphs)
        last = len(whole.words)
        starts = [0, *(text.anchors.get(note.anchor, 0) for note in notes[1:]), last]
        for note, start, end in zip(notes, starts, starts[1:], strict=False):
            own = whole.words[start:end]
            skip = start + len(own) - len(own.lstrip())
            yield note, whole.part(skip, skip + len(own.strip()))


def _joined(paragraphs: Iterable[_Paragraph]) -> _Paragraph:
    """The words of paragraphs, divided by line ends."""
    words = ""
    markings: list[Marking] = []
    origins: list[Origin] = []
    for each in paragraphs:
        words += "\n" if words else ""
        markings += _moved(each.markings, -len(words), len(words) + len(each.words))
        origins += moved_on(each.origins, len(words))
        words += each.words
    return _Paragraph(words=words, markings=markings, origins=origins)


def _moved(markings: Iterable[Marking], skip: int, length: int) -> Iterator[Marking]:
    """The markings of words of which `skip` characters are left out and `length` remain."""
    for each in markings:
        moved = each.moved(-skip)
        if moved is not None and moved.span.start < length:
            yield evolve(moved, span=Span(moved.span.start, min(moved.span.end, length)))


def _without_label(words: str, label: str, *, bare: bool) -> str:
    """The words of a note without its label; a bare number is one only where it would be."""
    closing = r"(?:\s*[\])]\.?|[.)]|(?=\s))" if bare else r"(?:\s*[\])]\.?|[.)])"
    known = re.match(rf"[\[(]?\s*{re.escape(label)}(?!\w){closing}\s*", words)
    words = words[known.end() :] if known is not None else words
    rest = _REST.match(words)
    return words[rest.end() :] if rest is not None else words


def _numbers(root: Element) -> dict[Element, str]:
    """The numbers that a browser prints before the items of lists."""
    numbers: dict[Element, str] = {}
    for each in root.iter("ol"):
        start = each.get("start", "1")
        first = int(start) if start.isdecimal() and len(start) < _LONG_NUMBER else 1
        numbers.update((item, str(at)) for at, item in enumerate(each.iterchildren("li"), first))
    return numbers


@frozen(kw_only=True)
class _Paragraph:
    """A paragraph as a browser shows it.

    Attributes:
        words: its words.
        chapter: the chapter that it stands in.
        marks: the ranges of its callouts, with their notes.
        markings: what is set apart in it.
        origins: where its words come from, as far as that is traced.
    """

    words: str
    chapter: str = ""
    marks: list[tuple[int, int, PageNote]] = field(factory=list)
    markings: list[Marking]
    origins: list[Origin]

    def part(self, start: int, end: int) -> _Paragraph:
        """A stretch of its words, without callouts."""
        length = end - start
        return _Paragraph(
            words=self.words[start:end],
            markings=list(_moved(self.markings, start, length)),
            origins=[each.cut(length) for each in moved_on(self.origins, -start)],
        )


@define
class _Words:
    """Collects the words below an element, paragraph by paragraph, as a browser would show them.

    Attributes:
        page: the notes of the page.
        holder: the element of a note, where its words are collected.
        numbers: the numbers of the items of lists, where they are printed.
        chapters: the elements that hold chapters, and what these are called.
        paragraphs: the paragraphs that are not blank.
        anchors: where in the paragraphs, joined by line ends, the anchors of notes stand.
        traces: whether it is traced where the words come from.
    """

    page: PageNotes
    holder: Element | None = None
    numbers: Mapping[Element, str] = field(factory=dict)
    chapters: Mapping[Element, str] = field(factory=dict)
    paragraphs: list[_Paragraph] = field(factory=list)
    anchors: dict[Element, int] = field(factory=dict)
    traces: bool = False
    _chapter: str = ""
    _line: list[str] = field(factory=list)
    _length: int = 0
    _before: int = 0
    _marks: list[tuple[int, int, PageNote]] = field(factory=list)
    _markings: list[Marking] = field(factory=list)
    _looks: list[tuple[int, Look]] = field(factory=list)
    _origins: list[Origin] = field(factory=list)
    _holders: set[Element] = field(init=False)
    _anchored: set[Element] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._holders = {each for note in self.page.notes for each in (note.element, *note.more)}
        self._anchored = {note.anchor for note in self.page.notes}

    def walk(self, root: Element) -> None:
        """Collect the words below `root`."""
        events = etree.iterwalk(root, events=("start", "end"))
        starts: list[tuple[int, int]] = []
        for event, element in events:
            if event == "end":
                self._end(element, *starts.pop())
                if element is not root:
                    self._add(self._text(element, tail=True), element.getparent())
                continue
            starts.append((self._length, len(self._looks)))
            if element is not root and self._is_left_out(element):
                events.skip_subtree()
                continue
            self._start(element)
        self._flush()

    def _is_left_out(self, element: Element) -> bool:
        if element.tag in _UNSEEN or element in self._holders or element in self.page.returns:
            return True
        if not _UNSEEN_CLASSES.isdisjoint(element.get("class", "").split()):
            return True
        if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
            return True
        arrow = self.holder is not None and element.tag == "a" and len(element) == 0
        return arrow and _ARROWS.fullmatch(element.text or "") is not None

    def _start(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._flush()
        self._chapter = self.chapters.get(element, self._chapter)
        if element in self._anchored:
            self.anchors[element] = self._before + self._length
        if element.tag == "br":
            self._put("\n")
        if element.tag == "li" and self.holder is None:
            self._put(f"{self.numbers[element]}. " if element in self.numbers else "")
        self._looks.extend((self._length, look) for look in looks_of(element))
        self._add(self._text(element), element)

    def _end(self, element: Element, start: int, looks: int) -> None:
        note = self.page.callouts.get(element) if self.holder is None else None
        if note is not None and self._length > start:
            self._marks.append((start, self._length, note))
        for begun, look in self._looks[looks:]:
            self._mark(begun, look)
        del self._looks[looks:]
        if element.tag in BLOCKS and element is not self.holder:
            self._flush()
        elif element.tag in {"td", "th"}:
            self._add(" ", element)

    def _text(self, element: Element, *, tail: bool = False) -> str:
        words = (element.tail if tail else element.text) or ""
        return NodeText.of(words, element, tail=tail) if self.traces else words

    def _add(self, words: str, element: Element | None) -> None:
        """Add words of `element`, white space closed up unless it counts there."""
        start = self._length
        if element is not None and element.tag == "pre":
            self._put(words)
        else:
            closed = _SPACES.sub(" ", words)
            last = self._line[-1][-1] if self._line else " "
            self._put(closed.lstrip(" ") if last in " \n" else closed)
        if isinstance(words, NodeText) and self._length > start:
            self._origins.append(Origin(start, self._length, words.element, words.tail))

    def _put(self, words: str) -> None:
        if words:
            self._line.append(words)
            self._length += len(words)

    def _mark(self, start: int, look: Look) -> None:
        if start < self._length:
            self._markings.append(Marking(Span(start, self._length), *look))

    def _flush(self) -> None:
        """End a paragraph; what is set apart may go on in the next."""
        for start, look in self._looks:
            self._mark(start, look)
        self._looks = [(0, look) for _, look in self._looks]
        words = "".join(self._line).rstrip()
        if words.strip():
            self.paragraphs.append(
                _Paragraph(
                    words=words,
                    chapter=self._chapter,
                    marks=[
                        (start, min(end, len(words)), note)
                        for start, end, note in self._marks
                        if start < len(words)
                    ],
                    markings=list(_moved(self._markings, 0, len(words))),
                    origins=[each.cut(len(words)) for each in self._origins],
                )
            )
            self._before += len(words) + 1
        self._line, self._length = [], 0
        self._marks, self._markings, self._origins = [], [], []
