"""Word files: edits carried out in the runs of their notes, all other parts byte by byte the same.

Source: ECMA-376, part 1, 17.3 "Paragraphs and Rich Formatting", 17.16 "Fields and Hyperlinks".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen
from lxml import etree

from ibidem.diagnostics.rules.emission import citation_kept
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.read import docx
from ibidem.read.docx_package import STRICT, TRANSITIONAL, W
from ibidem.read.origins import Origin, Traced
from ibidem.read.package import Package
from ibidem.read.xml import Element
from ibidem.rewrite.docx_fields import Covered, Stretch, stretch_of
from ibidem.rewrite.docx_runs import is_italic, made, split
from ibidem.rewrite.edits import Edit, Edits
from ibidem.rewrite.package import with_parts
from ibidem.rewrite.source import Rewritten

Dressed = Callable[[Edit, list[Element]], Sequence[Element]]
"""What is put in the place of a citation, given the runs with its new words."""


def write_docx(data: bytes, name: str, edits: Edits) -> Rewritten:
    """A Word file with its edits carried out."""
    traced = docx.traced(data, name)
    done = carry_out(traced, edits, lambda _, runs: runs)
    parts = changed_parts(data, traced, done.touched)
    return Rewritten(
        data=with_parts(data, parts) if parts else data,
        diagnostics=(*edits.diagnostics, *done.kept),
        edits=done.count,
    )


@frozen(kw_only=True)
class Done:
    """What has been carried out: how many edits, in which trees, and what was kept."""

    count: int
    touched: tuple[Element, ...]
    kept: tuple[Diagnostic, ...]


def carry_out(traced: Traced, edits: Edits, dressed: Dressed) -> Done:
    """Carry edits out in the trees of a file, the last one first, so that no offset changes."""
    kept: list[Diagnostic] = []
    touched: dict[int, Element] = {}
    count = 0
    # found before anything is cut, for places are counted from the end of an element
    places = [tuple(_covered(traced.origins, edit.span)) for edit in edits.edits]
    for edit, covered in zip(reversed(edits.edits), reversed(places), strict=True):
        stretch = stretch_of(covered, _visible(traced, covered))
        if stretch is None:
            kept.append(citation_kept(edit.span, words=edit.old))
            continue
        root = stretch.paragraph.getroottree().getroot()
        touched[id(root)] = root
        _replace(edit, covered, stretch, dressed)
        count += 1
    return Done(count=count, touched=tuple(touched.values()), kept=tuple(reversed(kept)))


def _covered(origins: Sequence[Origin], span: Span) -> Iterator[Covered]:
    """The elements that hold the words of a span, with the range of each."""
    for origin in origins:
        start, end = max(origin.start, span.start), min(origin.end, span.end)
        if start < end:
            # a label at the beginning of a note was cut off: count from the end
            width = max(len(origin.raw), 1)
            yield Covered(origin.element, width - (origin.end - start), width - (origin.end - end))


def _visible(traced: Traced, covered: Sequence[Covered]) -> frozenset[Element]:
    """The elements with words in the paragraph of those that are covered."""
    if not covered:
        return frozenset()
    paragraph = next(covered[0].element.iterancestors(f"{W}p"), None)
    within = set() if paragraph is None else set(paragraph.iter())
    return frozenset(each.element for each in traced.origins if each.element in within)


def _replace(edit: Edit, covered: Sequence[Covered], stretch: Stretch, dressed: Dressed) -> None:
    first = stretch.runs[0]
    italic = all(map(is_italic, stretch.runs)) and stretch.is_italic_around
    new = dressed(edit, [*made(edit.runs, first, italic=italic)])
    elements = _isolated(covered)
    holder = stretch.holder(elements[0].getparent())
    for each in new:
        holder.addprevious(each)
    for each in (*elements, *stretch.fields):
        _remove(each, stretch.paragraph)


def _isolated(covered: Sequence[Covered]) -> list[Element]:
    """The covered elements, each holding no more than what is replaced."""
    elements: list[Element] = []
    for each in reversed(covered):
        element, run = each.element, each.element.getparent()
        if run is None:
            continue
        if each.end < len(element.text or ""):
            split(run, element, each.end)
        if each.start > 0:
            run = split(run, element, each.start)
            element = _first_word(run)
        elif each is covered[0] and _first_word(run) is not element:
            split(run, element, 0)
        elements.append(element)
    return elements[::-1]


def _first_word(run: Element) -> Element:
    return next(each for each in run.iterchildren() if each.tag != f"{W}rPr")


def _remove(element: Element, paragraph: Element) -> None:
    """Take an element away, and what holds nothing without it."""
    above = element.getparent()
    if above is None:
        return
    above.remove(element)
    empty = all(str(each.tag) in _PROPERTIES for each in above)
    if empty and above is not paragraph and not (above.text or "").strip():
        _remove(above, paragraph)


_PROPERTIES = frozenset(f"{W}{name}" for name in ("rPr", "fldData", "sdtPr", "smartTagPr"))


def changed_parts(data: bytes, traced: Traced, touched: Iterable[Element]) -> Mapping[str, bytes]:
    """The bytes of the parts whose trees were touched."""
    package = Package.open(data)
    roots = {id(root) for root in touched}
    return {
        name: _serialized(root, strict=STRICT in package.part(name))
        for name, root in traced.parts.items()
        if id(root) in roots
    }


def _serialized(root: Element, *, strict: bool) -> bytes:
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data.replace(TRANSITIONAL, STRICT) if strict else data
