"""A wikitext as it is seen: templates show what they say, links their words."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ibidem.read.veil import Veil
from ibidem.read.wikitext_items import meaning_of, tables
from ibidem.read.wikitext_scan import Param, Template, Wikitext, outside
from ibidem.read.wikitext_short import is_shown

_MARK = re.compile(
    r"""(?P<quotes>'{2,5})
    |(?P<tag></?[A-Za-z][^<>\n]{0,1000}>)
    |(?P<entity>&(?:\#\d{1,7}|[A-Za-z]\w{1,30});)
    |\[(?P<address>(?:https?:|ftp:)?//[^\s\[\]<>"]{1,2000})[ \t]*(?P<words>[^\[\]\n]{0,1000})\]
    |^(?P<bullet>[*\#:;]+)[ \t]*(?=\S)
    |__[A-Z]{3,20}__
    |\[\[(?:category|категория|категорія|kateqoriya|kategorie|catégorie):[^\[\]\n]{1,300}\]\]""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?")
_UNSEEN = frozenset({"accessed", "anchor", "doi", "isbn", "issn", "language", "url"})


def veil_wikitext(wiki: Wikitext) -> Veil:
    """The text of `wiki` with its mark-up made invisible.

    What stands outside the notes comes first: boxes hide citations and notes, which are then
    shown again.
    """
    veil = Veil(wiki.content)
    around = [template for template in wiki.templates if not template.in_ref]
    for template in around:
        _veil_template(veil, template)
    _show_citations(veil, around)
    for ref in wiki.refs:
        veil.hide(ref.whole.start, ref.whole.end)
        if ref.words is not None:
            veil.put(ref.words.start, ref.words.end, wiki.content[ref.words.slice])
    for template in wiki.templates:
        if template.in_ref:
            _veil_template(veil, template)
    for opening, closing in wiki.links:
        veil.hide(opening.start, opening.end)
        veil.hide(closing.start, closing.end)
    _veil_marks(veil, wiki)
    for span in wiki.hidden:
        veil.hide(span.start, span.end)
    return veil


def _show_citations(veil: Veil, templates: Sequence[Template]) -> None:
    """Show again the citations and notes that other templates hold and hide.

    `templates` stand in the order of their ends, so that those within one come just before it.
    """
    table = tables()
    kept = table.types.keys() | table.short["footnotes"] | table.short["inline"]
    kept |= table.short["several"]
    kept |= table.notes["bodies"]
    at = len(templates) - 1
    while at >= 0:
        outer = templates[at]
        first = at
        if outer.name in kept:
            while first > 0 and templates[first - 1].span.start >= outer.span.start:
                first -= 1
            veil.put(outer.span.start, outer.span.end, veil.content[outer.span.slice])
            for template in templates[first : at + 1]:
                _veil_template(veil, template)
        at = first - 1


def _veil_template(veil: Veil, template: Template) -> None:
    """Show the values that a reader sees, parted by commas, and hide the rest."""
    shown, comma = _shown(veil.content, template)
    at, between = template.span.start, ""
    for param in shown:
        room = param.span.start - at
        veil.put(at, param.span.start, between if room >= len(between) else " ")
        at, between = param.span.end, comma
    veil.hide(at, template.span.end)


def _shown(content: str, template: Template) -> tuple[list[Param], str]:
    filled = [param for param in template.params if param.span.end > param.span.start]
    short = tables().short
    if template.name in tables().types:
        said = [(param, meaning_of(template.name, param.name)[0]) for param in filled]
        return [param for param, means in said if means and means not in _UNSEEN], ", "
    if template.name in short["footnotes"] | short["inline"] | short["several"]:
        return [one for one in filled if is_shown(template, one)], ", "
    unnamed = [param for param in filled if param.name.isdecimal()]
    codes = len(unnamed) > 1 and _CODE.fullmatch(content[unnamed[0].span.slice]) is not None
    return unnamed[codes:], " "


def _veil_marks(veil: Veil, wiki: Wikitext) -> None:
    for found in outside(_MARK.finditer(veil.content), wiki.verbatim):
        start, end = found.span()
        if found["entity"] is not None:
            words = html.unescape(found.group())
            veil.put(start, end, words if len(words) <= end - start else found.group())
        elif found["address"] is not None:
            veil.hide(start, found.start("words") if found["words"].strip() else start + 1)
            veil.hide(end - 1, end)
        elif found["bullet"] is not None:
            veil.put(start, found.end("bullet"), "*")
        else:
            veil.hide(start, end)
