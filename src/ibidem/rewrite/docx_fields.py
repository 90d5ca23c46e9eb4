"""The stretch of a paragraph of Word that a citation takes up, fields and links included.

A field or a link that lies wholly within the words goes with them ("see note 5", whose number is
a field); where the words begin in one and end outside, nothing can be replaced without harm.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from attrs import frozen

from ibidem.read.docx_package import W
from ibidem.read.xml import Element, local_name
from ibidem.rewrite.docx_runs import is_italic

_FIELD = frozenset({"fldChar", "instrText"})
_DEPTH = {"begin": 1, "end": -1}
# Holders that belong to what they hold; those of tracked changes may be entered and left.
_CLOSED = frozenset({"hyperlink", "fldSimple", "sdt", "sdtContent", "ruby", "rubyBase", "bdo"})


class Covered(NamedTuple):
    """An element whose words are replaced, or those from an offset to another."""

    element: Element
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Whether all of its words are replaced."""
        return self.start == 0 and self.end >= len(self.element.text or "")


@frozen(kw_only=True, eq=False)
class Stretch:
    """What a citation takes up.

    Attributes:
        paragraph: its paragraph.
        runs: the runs of its words.
        fields: the marks of fields among them, which go with them.
        around: the elements with the other words of the paragraph.
    """

    paragraph: Element
    runs: tuple[Element, ...]
    fields: tuple[Element, ...]
    around: tuple[Element, ...]

    @property
    def is_italic_around(self) -> bool:
        """Whether there are other words in the paragraph, all of them in italics."""
        told = [each for each in self.around if any(map(str.isalpha, each.text or ""))]
        return bool(told) and all(is_italic(run) for each in told for run in _runs([each]))

    def holder(self, run: Element | None) -> Element:
        """The element before which the new words are put, given the first run of the old ones.

        It is outside of links and fields that hold some of the old words alone.
        """
        found = self.runs[0] if run is None else run
        for above in found.iterancestors():
            if above is self.paragraph:
                break
            if local_name(above) in _CLOSED and not all(_is_in(each, above) for each in self.runs):
                found = above
        return found


def stretch_of(covered: Sequence[Covered], visible: Collection[Element]) -> Stretch | None:
    """The stretch that words take up; None where it cannot be replaced.

    Args:
        covered: the elements that hold the words, in order.
        visible: all elements of the paragraph that hold words.
    """
    elements = [each.element for each in covered]
    runs = _runs(elements)
    paragraphs = {id(each): each for run in runs for each in run.iterancestors(f"{W}p")}
    if not runs or len(paragraphs) != 1:
        return None
    paragraph = next(iter(paragraphs.values()))
    whole = {each.element for each in covered if each.is_whole}
    around = [each for each in visible if each not in whole]
    if any(_crosses(run, paragraph, around, elements) for run in runs):
        return None
    fields = _fields(paragraph, elements, visible)
    if fields is None:
        return None
    return Stretch(paragraph=paragraph, runs=runs, fields=fields, around=tuple(around))


def _runs(elements: Iterable[Element]) -> tuple[Element, ...]:
    found: dict[int, Element] = {}
    for each in elements:
        run = each.getparent()
        if run is not None and local_name(run) == "r":
            found[id(run)] = run
    return tuple(found.values())


def _is_in(element: Element, holder: Element) -> bool:
    return any(above is holder for above in element.iterancestors())


def _crosses(
    run: Element, paragraph: Element, around: Sequence[Element], elements: Sequence[Element]
) -> bool:
    """Whether a link or a simple field holds `run` and other words, but not all words replaced."""
    for above in run.iterancestors():
        if above is paragraph:
            return False
        closed = local_name(above) in _CLOSED and any(_is_in(each, above) for each in around)
        if closed and not all(_is_in(each, above) for each in elements):
            return True
    return False


def _fields(
    paragraph: Element, elements: Sequence[Element], visible: Collection[Element]
) -> tuple[Element, ...] | None:
    """The marks of the fields that lie within the words; None where one lies there in part."""
    shown = set(visible)
    items = [each for each in paragraph.iter() if each in shown or local_name(each) in _FIELD]
    covered = set(elements)
    places = [at for at, each in enumerate(items) if each in covered]
    if not places:
        return None
    first, last = _widened(items, places[0], places[-1])
    depths = [0]
    for each in items[first : last + 1]:
        depths.append(depths[-1] + _DEPTH.get(each.get(f"{W}fldCharType", ""), 0))
    if min(depths) < 0 or depths[-1] != 0:
        return None
    return tuple(each for each in items[first : last + 1] if each not in shown)


def _widened(items: Sequence[Element], first: int, last: int) -> tuple[int, int]:
    """The range with the beginning and the end of fields that lie just outside of it."""
    begins = sum(_type(each) == "begin" for each in items[first : last + 1])
    ends = sum(_type(each) == "end" for each in items[first : last + 1])
    start = first
    while start > 0 and begins < ends and local_name(items[start - 1]) in _FIELD:
        start -= 1
        begins += _type(items[start]) == "begin"
    while last + 1 < len(items) and begins > ends and local_name(items[last + 1]) in _FIELD:
        last += 1
        ends += _type(items[last]) == "end"
    return start, last


def _type(element: Element) -> str:
    return element.get(f"{W}fldCharType", "")
