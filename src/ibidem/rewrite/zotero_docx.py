"""A Word file whose notes cite in fields of Zotero, with a bibliography and its preferences.

Source: ECMA-376, part 1, 15.2.12.2 "Custom File Properties Part"; part 2, 6.2.3 "Media Types".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from lxml import etree

from ibidem.read import docx
from ibidem.read.docx_package import CUSTOM, W
from ibidem.read.origins import Traced
from ibidem.read.package import Package
from ibidem.read.xml import Element, parse_xml
from ibidem.rewrite.docx import carry_out, changed_parts
from ibidem.rewrite.edits import Edit, Edits
from ibidem.rewrite.package import with_parts
from ibidem.rewrite.restyle import Restyled
from ibidem.rewrite.source import Rewritten
from ibidem.rewrite.zotero import bibliography, citation_code, field, preferences, properties
from ibidem.styles import CslItem, Style

_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
_TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_CUSTOM = f"{{{_OFFICE}custom-properties}}"
_VALUES = f"{{{_OFFICE}docPropsVTypes}}"
_NAMESPACES = {"op": _CUSTOM[1:-1], "vt": _VALUES[1:-1]}
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format of properties that users define (MS-OLEPS, 2.18)."""

_FIRST_PROPERTY = 2


def write_live(
    data: bytes, name: str, edits: Edits, cites: Sequence[Restyled], style: Style
) -> Rewritten:
    """A Word file with its citations in fields of Zotero; what is in such fields already stays."""
    traced = docx.traced(data, name)
    by_id = {each.citation.id: each for each in cites}
    numbers = count(1)

    def dressed(edit: Edit, runs: list[Element]) -> Sequence[Element]:
        one = by_id[edit.citation]
        code = citation_code(one, edit.words, next(numbers), one.citation.note)
        return field(code, runs, runs[0] if runs else None)

    done = carry_out(traced, edits, dressed)
    diagnostics = (*edits.diagnostics, *done.kept)
    if not done.count:
        return Rewritten(data=data, diagnostics=diagnostics)
    package = Package.open(data)
    touched = [*done.touched, *_listed(traced, cites, style)]
    parts = {**changed_parts(data, traced, touched), **_prepared(package, style)}
    return Rewritten(data=with_parts(data, parts), diagnostics=diagnostics, edits=done.count)


def _listed(traced: Traced, cites: Iterable[Restyled], style: Style) -> Iterator[Element]:
    """The tree of the body with a bibliography at its end, unless it has one of Zotero's."""
    root = next(iter(traced.parts.values()))
    body = root.find(f"{W}body")
    if body is None or b"ZOTERO_BIBL" in etree.tostring(root):
        return
    items: dict[str, CslItem] = {each.work.key: each.cite.item for each in cites}
    last = body.find(f"{W}sectPr")
    for paragraph in bibliography(style.bibliography(items.values())):
        if last is None:
            body.append(paragraph)
        else:
            last.addprevious(paragraph)
    yield root


def _prepared(package: Package, style: Style) -> Mapping[str, bytes]:
    """The parts with the preferences of Zotero, unless the file has them."""
    names = package.names()
    if CUSTOM in names:
        root = parse_xml(package.part(CUSTOM), CUSTOM)
        if any(each.get("name", "").startswith("ZOTERO_PREF") for each in root):
            return {}
        _add_properties(root, style)
        return {CUSTOM: _serialized(root)}
    root = etree.Element(f"{_CUSTOM}Properties", nsmap=_NAMESPACES)
    _add_properties(root, style)
    parts = {CUSTOM: _serialized(root)}
    for part, add in ((_TYPES, _add_type), (_RELATIONS, _add_relation)):
        if part in names:
            listing = parse_xml(package.part(part), part)
            add(listing)
            parts[part] = _serialized(listing)
    return parts


def _add_properties(root: Element, style: Style) -> None:
    taken = [int(each.get("pid", "0")) for each in root if each.get("pid", "0").isdecimal()]
    numbers = count(max([*taken, _FIRST_PROPERTY - 1]) + 1)
    for name, words in properties(preferences(style)):
        added = etree.SubElement(root, f"{_CUSTOM}property")
        for key, value in (("fmtid", _FORMAT), ("pid", str(next(numbers))), ("name", name)):
            added.set(key, value)
        etree.SubElement(added, f"{_VALUES}lpwstr").text = words


def _add_type(listing: Element) -> None:
    added = etree.SubElement(listing, f"{_TYPES_NAMESPACE}Override")
    added.set("PartName", f"/{CUSTOM}")
    added.set("ContentType", _MEDIA_TYPE)


def _add_relation(listing: Element) -> None:
    taken = {each.get("Id") for each in listing}
    free = next(name for number in count(1) if (name := f"rId{number}") not in taken)
    added = etree.SubElement(listing, f"{_RELATIONS_NAMESPACE}Relationship")
    added.set("Id", free)
    added.set("Type", f"{_OFFICE}relationships/custom-properties")
    added.set("Target", CUSTOM)


def _serialized(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
