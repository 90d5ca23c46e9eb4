"""Short citations of wikitext: names and a year, of one work or of several, and pages apart.

Source: the documentation of the templates Sfn, Sfnm, Harv and Rp in the Wikipedias.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ibidem.lexicon.surface import fold
from ibidem.model.citation import NoteKind, StatedCitation
from ibidem.model.locator import Locator
from ibidem.model.span import Span
from ibidem.read.called import Mark
from ibidem.read.veil import MarkedNote
from ibidem.read.wikitext_items import plain, short_key, tables
from ibidem.read.wikitext_scan import Param, Template, Wikitext

# Of {{sfnm}}: "2a1" is the first author of the second work, "2p" the page in it.
_OF_SEVERAL = re.compile(r"(?P<work>\d{1,2})(?P<part>a\d|y|pp?)")


@frozen(kw_only=True)
class ShortCitation:
    """Where a short citation stands, what it calls the work, and the page."""

    span: Span
    key: tuple[str, ...]
    locator: Locator | None


def short_citations(content: str, template: Template) -> Iterator[ShortCitation]:
    """The short citations of a template; none where it is no template of such."""
    short = tables().short
    if template.name in short["several"]:
        yield from _of_several(content, template)
    elif template.name in short["footnotes"] | short["inline"]:
        words = [param for param in template.params if param.name.isdecimal()]
        pages = [param for param in template.params if fold(param.name) in short["pages"]]
        yield _short(content, template.span, words, pages)


def _of_several(content: str, template: Template) -> Iterator[ShortCitation]:
    works: dict[int, list[tuple[str, Param]]] = {}
    for param in template.params:
        found = _OF_SEVERAL.fullmatch(param.name)
        if found is not None and param.span.end > param.span.start:
            works.setdefault(int(found["work"]), []).append((found["part"], param))
    for _, parts in sorted(works.items()):
        span = Span(
            min(param.span.start for _, param in parts), max(param.span.end for _, param in parts)
        )
        words = [param for part, param in sorted(parts, key=_order) if part[0] in "ay"]
        pages = [param for part, param in parts if part[0] == "p"]
        yield _short(content, span, words, pages)


def _order(part: tuple[str, Param]) -> str:
    return part[0]


def is_shown(template: Template, param: Param) -> bool:
    """Whether a parameter of a short citation is printed.

    The first author of a second work is, the mode of the template is not.
    """
    short = tables().short
    if template.name in short["several"]:
        return _OF_SEVERAL.fullmatch(param.name) is not None
    return param.name.isdecimal() or param.name in short["pages"]


def _short(
    content: str, span: Span, words: Sequence[Param], pages: Sequence[Param]
) -> ShortCitation:
    key = short_key([content[param.span.slice] for param in words])
    return ShortCitation(span=span, key=key, locator=_page(content, pages))


def _page(content: str, pages: Sequence[Param]) -> Locator | None:
    cited = next((plain(content[param.span.slice]) for param in pages), "")
    return Locator(label="page", value=cited.replace("–", "-")) if cited else None


def with_pages(
    wiki: Wikitext, notes: Sequence[MarkedNote], marks: Sequence[Mark]
) -> list[MarkedNote]:
    """The notes, and the pages that {{rp}} puts behind their callouts.

    A note that states one work without a page has the page of its first callout. Each later page
    is a citation of its own, in the text.
    """
    ends = {ref.tag: ref.whole.end for ref in wiki.refs}
    pages = sorted(
        (one for one in wiki.templates if one.name in tables().short["page"] and not one.in_ref),
        key=lambda one: one.span,
    )
    made = {note.name: note for note in notes}
    more: list[MarkedNote] = []
    for mark in marks:
        note, page = made.get(mark.note), _behind(wiki, pages, ends.get(mark.span, mark.span.end))
        if note is None or page is None or len(note.stated) != 1:
            continue
        (stated,) = note.stated
        locator = _page(wiki.content, [one for one in page.params if _is_page(one)])
        if locator is not None and stated.locator is None:
            made[mark.note] = evolve(note, stated=(evolve(stated, locator=locator),))
        elif locator is not None and stated.locator != locator:
            more.append(_apart(evolve(stated, span=page.span, locator=locator), mark.label))
    return [*made.values(), *more]


def _is_page(param: Param) -> bool:
    return param.name == "1" or fold(param.name) in tables().short["pages"]


def _behind(wiki: Wikitext, pages: Sequence[Template], end: int) -> Template | None:
    """The template with a page that stands right behind `end`."""
    at = bisect_left(pages, end, key=lambda one: one.span.start)
    if at == len(pages) or wiki.content[end : pages[at].span.start].strip():
        return None
    return pages[at]


def _apart(stated: StatedCitation, label: str) -> MarkedNote:
    return MarkedNote(
        label=f"[{label}]",
        name=f"page{stated.span.start}",
        span=stated.span,
        whole=stated.span,
        kind=NoteKind.IN_TEXT,
        stated=(stated,),
    )
