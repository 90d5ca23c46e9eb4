"""Wikitext of MediaWiki: ``<ref>`` notes, short citations, and templates, which are data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from attrs import evolve

from ibidem.diagnostics.rules.reading import unclosed_note
from ibidem.model.citation import Document, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.model.span import Span
from ibidem.read.apparatus import find_bibliographies
from ibidem.read.binary import refuse_binary
from ibidem.read.encoding import decode, is_wide
from ibidem.read.headings import HeadingWords
from ibidem.read.plain import decoding_findings
from ibidem.read.veil import MarkedNote, Veil, veiled_document
from ibidem.read.wikitext_items import TemplateWork, tables, work_of
from ibidem.read.wikitext_notes import find_wiki_notes
from ibidem.read.wikitext_scan import Template, Wikitext
from ibidem.read.wikitext_short import short_citations, with_pages
from ibidem.read.wikitext_veil import veil_wikitext

_WIDEST_BULLET = 10


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a wikitext.

    Raises:
        UnreadableError: where `data` is no text.
    """
    if not is_wide(data):
        refuse_binary(data)
    decoded = decode(data)
    wiki = Wikitext(content=decoded.content)
    veil = veil_wikitext(wiki)
    found = find_wiki_notes(wiki)
    stated = _stated(wiki)
    notes = [evolve(note, stated=_inside(stated, note.span)) for note in found.notes]
    notes = with_pages(wiki, notes, found.marks)
    notes.extend(_in_text(wiki, stated, notes))
    entries = _entries(veil, wiki, notes, stated)
    findings = (*decoding_findings(decoded), *_findings(wiki))
    return veiled_document(name, veil, [*notes, *entries], found.marks, findings)


def _findings(wiki: Wikitext) -> Iterator[Diagnostic]:
    for ref in wiki.refs:
        if not ref.closed:
            yield unclosed_note(ref.tag)


def _stated(wiki: Wikitext) -> list[StatedCitation]:
    """The citations that templates state, in the order of the file.

    A short citation that fits no work of a template, or several, is none: its words are parsed.
    """
    works = [(each, work_of(wiki.content, each)) for each in wiki.templates]
    anchors: dict[tuple[str, ...], list[Item]] = {}
    for known in (work for _, work in works if work is not None):
        for anchor in known.anchors:
            same = anchors.setdefault(anchor, [])
            same.extend([] if known.item in same[:2] else [known.item])
    stated: list[StatedCitation] = []
    for template, work in works:
        stated.extend(_short(wiki, template, anchors) if work is None else _full(template, work))
    return _outermost(stated)


def _outermost(stated: list[StatedCitation]) -> list[StatedCitation]:
    """Without the citations inside another one, as of the work that a review is about."""
    kept: list[StatedCitation] = []
    for one in sorted(stated, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def _full(template: Template, work: TemplateWork) -> Iterator[StatedCitation]:
    if work.item != Item(type=work.item.type):
        yield StatedCitation(span=template.span, item=work.item, locator=work.locator)


def _short(
    wiki: Wikitext, template: Template, anchors: dict[tuple[str, ...], list[Item]]
) -> Iterator[StatedCitation]:
    for short in short_citations(wiki.content, template):
        items = anchors.get(short.key) or anchors.get((*short.key[:1], *short.key[-1:])) or []
        if len(items) == 1:
            yield StatedCitation(span=short.span, item=items[0], locator=short.locator)


def _inside(stated: list[StatedCitation], span: Span) -> tuple[StatedCitation, ...]:
    """The citations that a span holds."""
    first = bisect_right(stated, span.start - 1, key=lambda one: one.span.start)
    last = bisect_right(stated, span.end - 1, key=lambda one: one.span.start)
    return tuple(stated[first:last])


def _in_text(
    wiki: Wikitext, stated: list[StatedCitation], notes: list[MarkedNote]
) -> list[MarkedNote]:
    """The short citations in the prose."""
    taken = {one.span for note in notes for one in note.stated}
    free = {one.span: one for one in stated if one.span not in taken}
    found: list[MarkedNote] = []
    for template in sorted(wiki.templates, key=lambda each: each.span):
        one = free.get(template.span)
        inline = template.name in tables().short["inline"] and not template.in_ref
        if inline and one is not None:
            found.append(_alone(one, f"[{len(found) + 1}]", one.span, NoteKind.IN_TEXT))
    return found


def _alone(one: StatedCitation, label: str, span: Span, kind: NoteKind) -> MarkedNote:
    return MarkedNote(
        label=label, name=f"{kind}{span.start}", span=span, whole=span, kind=kind, stated=(one,)
    )


def _entries(
    veil: Veil, wiki: Wikitext, notes: list[MarkedNote], stated: list[StatedCitation]
) -> list[MarkedNote]:
    """The bibliography: templates outside the notes, and what stands under its headings."""
    rest = Veil(veil.text)
    for note in notes:
        rest.hide(note.whole.start, note.whole.end)
    taken = {one.span for note in notes for one in note.stated}
    free = {
        each.span for each in wiki.templates if not each.in_ref and each.name in tables().types
    } - taken
    found = [_alone(one, "", one.span, NoteKind.BIBLIOGRAPHY) for one in stated if one.span in free]
    for entry in found:
        rest.hide(_bullet(veil.content, entry.span.start), entry.span.end)
    found.extend(
        MarkedNote(
            label="",
            name=f"entry {each.span.start}",
            span=each.span,
            whole=each.span,
            kind=NoteKind.BIBLIOGRAPHY,
        )
        for each in find_bibliographies(rest.text, HeadingWords())
    )
    ordered = sorted(found, key=lambda entry: entry.span)
    return [evolve(entry, label=str(number)) for number, entry in enumerate(ordered, 1)]


def _bullet(content: str, start: int) -> int:
    """Where the bullet before `start` begins, or `start` where none is."""
    before = content[max(start - _WIDEST_BULLET, 0) : start]
    return start - len(before) + len(before.rstrip("*#:; "))
