"""The notes of a web page: which elements are notes, and which links are their callouts.

Source: W3C, "Digital Publishing WAI-ARIA Module 1.1", for the roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile
from urllib.parse import unquote

from attrs import define, field, frozen

from ibidem.model.citation import NoteKind
from ibidem.read.xml import Element

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_NOTES = {
    "doc-footnote": NoteKind.FOOTNOTE,
    "doc-endnote": NoteKind.ENDNOTE,
    "footnote": NoteKind.FOOTNOTE,
    "endnote": NoteKind.ENDNOTE,
    "rearnote": NoteKind.ENDNOTE,
    "doc-biblioentry": NoteKind.BIBLIOGRAPHY,
    "biblioentry": NoteKind.BIBLIOGRAPHY,
    "csl-entry": NoteKind.BIBLIOGRAPHY,
}
# Lists whose items are notes.
_LISTS = {
    "doc-endnotes": NoteKind.ENDNOTE,
    "footnotes": NoteKind.FOOTNOTE,
    "endnotes": NoteKind.ENDNOTE,
    "rearnotes": NoteKind.ENDNOTE,
    "references": NoteKind.ENDNOTE,
}
_CALLOUTS = frozenset({"doc-noteref", "noteref"})
_NO_CALLOUTS = frozenset({"doc-backlink", "backlink", "doc-biblioref", "footnote-back"})
_OF_WORD = re.compile(r"mso-element:\s*(?P<kind>footnote|endnote)(?![\w-])")

# A number, a letter or a sign, with or without a word and brackets: (iv), *, [прим. 2].
_LABEL = re.compile(r"(?:[^\W\d_]{1,8}\.?\s)?(?:\d{1,4}|[ivxlc]{1,7}|[^\W\d_])|[*†‡§¶#]{1,5}")
_AROUND = "[](){}.^\u2060\xa0 \t\n\r"

# What is longer, or has more elements, is no note but a part of the page.
_MOST_ELEMENTS = 1000
_LONGEST_LABEL = 40
_MOST_PARAGRAPHS = 20


@define
class PageNote:
    """A note of a page.

    Attributes:
        element: the element that holds its words, which may hold other notes as well.
        anchor: the element that the callouts name.
        kind: where it stands.
        label: its label as the first callout has it, empty where it has none.
        more: the paragraphs after `element` in which the note goes on.
    """

    element: Element
    anchor: Element
    kind: NoteKind
    label: str = ""
    more: tuple[Element, ...] = ()


@frozen(kw_only=True)
class PageNotes:
    """The notes of a page, in the order of the page.

    Attributes:
        notes: the notes.
        callouts: for each link that is a callout, the note it calls.
        returns: the links that lead back from a note to its callouts.
    """

    notes: tuple[PageNote, ...]
    callouts: dict[Element, PageNote]
    returns: frozenset[Element]


def find_notes(root: Element) -> PageNotes:
    """The notes below `root`, marked as such or called by a link."""
    return _Search(root).notes()


@define
class _Search:
    root: Element
    places: dict[Element, int] = field(init=False)
    names: dict[str, Element] = field(factory=dict)
    links: list[Element] = field(factory=list)
    found: dict[Element, PageNote] = field(factory=dict)
    callouts: dict[Element, PageNote] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.places = {each: at for at, each in enumerate(self.root.iter())}
        for each in self.places:
            for name in (each.get("id"), each.get("name") if each.tag == "a" else None):
                if name:
                    self.names.setdefault(name, each)
            if each.tag == "a" and "#" in each.get("href", ""):
                self.links.append(each)

    def notes(self) -> PageNotes:
        for each in self.places:
            kind = _marked(each)
            if kind is not None:
                self.found[each] = PageNote(each, each, kind)
        for link in self.links:
            self._follow(link)
        self.callouts = {
            link: note for link, note in self.callouts.items() if not _within(link, note.element)
        }
        notes = sorted(self.found.values(), key=lambda note: self.places[note.anchor])
        self._go_on(notes)
        return PageNotes(
            notes=tuple(notes), callouts=self.callouts, returns=frozenset(self._returns())
        )

    def _go_on(self, notes: list[PageNote]) -> None:
        """Add to each note the paragraphs between it and the next one.

        They are prose instead where the next note is called only after this one, or in them.
        """
        first_calls: dict[int, int] = {}
        for link, note in self.callouts.items():
            first_calls.setdefault(id(note), self.places[link])
        for note, following in pairwise(notes):
            if first_calls.get(id(following), len(self.places)) < self.places[note.anchor]:
                between = list(islice(_between(note.element, following.element), _MOST_PARAGRAPHS))
                if len(between) < _MOST_PARAGRAPHS and all(each.tag == "p" for each in between):
                    note.more = tuple(between)

    def _target(self, link: Element) -> Element | None:
        name = link.get("href", "").rpartition("#")[2]
        found = self.names.get(name)
        return self.names.get(unquote(name)) if found is None else found

    def _follow(self, link: Element) -> None:
        """Take `link` for a callout if it looks like one and leads to what may be a note."""
        target = self._target(link)
        if target is None or _signs(link) & _NO_CALLOUTS:
            return
        holder = next((each for each in _upward(target) if each in self.found), None)
        words = _head(link, _LONGEST_LABEL + 1)
        label = words.strip(_AROUND)
        if not label or len(words) > _LONGEST_LABEL or self.places[target] < self.places[link]:
            return
        if not (_LABEL.fullmatch(label) or _signs(link) & _CALLOUTS):
            return
        note = self.found.get(holder) if holder is not None else self._unmarked(target)
        if note is not None and note.kind is not NoteKind.BIBLIOGRAPHY:
            note.label = note.label or label
            self.callouts[link] = note

    def _unmarked(self, target: Element) -> PageNote | None:
        """The note at `target`, which nothing but a link marks as one."""
        if target in self.found:
            return self.found[target]
        element = _holder(target)
        if element is None or _is_part(element):
            return None
        return self.found.setdefault(target, PageNote(element, target, NoteKind.FOOTNOTE))

    def _returns(self) -> Iterator[Element]:
        """The links to a callout, to what is in it, or to what stands close around it."""
        around: set[Element] = set()
        for link in self.callouts:
            around.update(islice(link.iter(), 5), islice(_upward(link), 3))
        around = {each for each in around if each.tag not in BLOCKS}
        for link in self.links:
            if link not in self.callouts and self._target(link) in around:
                yield link


def _signs(element: Element) -> set[str]:
    """What roles, types and classes say an element is."""
    names = ("role", "class", "epub:type", "{http://www.idpf.org/2007/ops}type")
    return {word for name in names for word in element.get(name, "").split()}


def _marked(element: Element) -> NoteKind | None:
    """The kind of note that the mark-up says `element` is."""
    if element.tag == "a":
        return None
    word = _OF_WORD.search(element.get("style", ""))
    if word is not None:
        return _NOTES[word["kind"]]
    if element.tag in BLOCKS:
        for sign in _signs(element) & _NOTES.keys():
            return _NOTES[sign]
    if element.tag == "li":
        for above in islice(_upward(element.getparent()), 2):
            for sign in _signs(above) & _LISTS.keys():
                return _LISTS[sign]
    return None


def _holder(target: Element) -> Element | None:
    """The element that holds the words of the note at `target`."""
    block = next((each for each in _upward(target) if each.tag in BLOCKS or each.tag == "td"), None)
    if block is None or block.tag in {"html", "table", "ol", "ul"}:
        return None
    if block.tag == "dt":
        return block.getnext()
    whole = block.getparent()
    if whole is not None and _names_whole(whole, block, target):
        return whole
    if block is target or block.tag in {"li", "dd"} or not _has_blocks(block):
        row = block.getparent() if block.tag == "td" else None
        lone = row is not None and _LABEL.fullmatch(_head(block, 9).strip(_AROUND))
        return row if lone else block
    return _following(target, block)


def _names_whole(whole: Element, block: Element, target: Element) -> bool:
    """Whether `whole` is the note that begins in its first paragraph `block`.

    LibreOffice has ``<a name="sdfootnote2sym">`` in the first of ``<div id="sdfootnote2">``.
    """
    name, inner = whole.get("id", ""), target.get("name") or target.get("id") or ""
    return bool(name) and whole[0] is block and inner.startswith(name) and inner != name


def _has_blocks(block: Element) -> bool:
    return any(each.tag in BLOCKS for each in block.iterchildren())


def _following(target: Element, block: Element) -> Element | None:
    """The paragraph after an empty anchor that stands between the paragraphs of `block`."""
    above = next((each for each in _upward(target) if each.getparent() is block), target)
    following = above.getnext()
    if _head(above, 9) or (above.tail or "").strip() or following is None:
        return None
    return following if following.tag in BLOCKS else None


def _is_part(element: Element) -> bool:
    """Whether `element` is a heading or a part of the page, not a note."""
    elements = [each.tag for each in islice(element.iter(), _MOST_ELEMENTS)]
    return len(elements) == _MOST_ELEMENTS or not _HEADINGS.isdisjoint(elements)


def _between(element: Element, last: Element) -> Iterator[Element]:
    """The elements beside `element` and `last` that stand between the two."""
    if element.getparent() is last.getparent():
        yield from takewhile(lambda each: each is not last, element.itersiblings())


def _upward(element: Element | None) -> Iterator[Element]:
    while element is not None:
        yield element
        element = element.getparent()


def _within(element: Element, outer: Element) -> bool:
    return any(each is outer for each in _upward(element))


def _head(element: Element, most: int) -> str:
    """The words of `element`, those past `most` pieces left out."""
    return "".join(map(str, islice(element.itertext(), most))).strip()
