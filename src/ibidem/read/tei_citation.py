"""Citations that TEI holds field by field: what they state, and how a reader prints them.

Source: TEI P5 Guidelines, 3.12.2 "Components of Bibliographic References".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from ibidem.model.item import Item, ItemType
from ibidem.read.csl import CitedItem, item_of
from ibidem.read.references import Reference
from ibidem.read.tei_records import is_record, record_of
from ibidem.read.xml import Element, local_name, plain_text

_IDS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN"}
# What programs that write TEI call the kinds of works that its elements do not tell.
_TYPES = {
    "conferencepaper": ItemType.PAPER_CONFERENCE,
    "dictionaryentry": ItemType.ENTRY_DICTIONARY,
    "encyclopediaarticle": ItemType.ENTRY_ENCYCLOPEDIA,
    "magazinearticle": ItemType.ARTICLE_MAGAZINE,
    "manuscript": ItemType.MANUSCRIPT,
    "map": ItemType.MAP,
    "newspaperarticle": ItemType.ARTICLE_NEWSPAPER,
    "report": ItemType.REPORT,
    "thesis": ItemType.THESIS,
    "webpage": ItemType.WEBPAGE,
}
_YEAR = re.compile(r"^\d{4}(?:-\d\d){0,2}$")


def printed(element: Element) -> str:
    """The words of a ``biblStruct`` or ``biblFull``, which has fields alone, or of a record."""
    if is_record(element):
        entry = record_of(element)
        return entry.words or entry.key
    part, whole, has_part = _parts(element)
    return Reference(
        authors=_people(part, "author") or _people(whole, "author"),
        title=_title(part) if has_part else "",
        container=_title(whole),
        editors=_people(whole, "editor"),
        edition=_words(whole, "edition"),
        series=_title(element.find("{*}series")),
        place=_words(whole, "pubPlace"),
        publisher=_words(whole, "publisher"),
        date=_words(whole, "date"),
        volume=_scope(element, "volume"),
        issue=_scope(element, "issue"),
        pages=_scope(element, "page"),
        journal=_is_journal(whole),
    ).words()


def cited_work(element: Element) -> tuple[CitedItem, ...]:
    """The work of an entry as its fields state it."""
    if is_record(element):
        entry = record_of(element)
        return (CitedItem(item=entry.item, key=entry.key),)
    item = _stated_item(element) if local_name(element) == "biblStruct" else None
    return () if item is None else (CitedItem(item=item),)


def _stated_item(element: Element) -> Item | None:
    """What the fields of a ``biblStruct`` state of its work, None where they do not name it."""
    part, whole, has_part = _parts(element)
    title = _title(part) or _title(whole)
    if not title or not (has_part or _people(whole, "author") or _people(whole, "editor")):
        return None
    data: dict[str, object] = {
        "title": title,
        "container-title": _title(whole) if has_part and _title(part) else "",
        "collection-title": _title(element.find("{*}series")),
        "publisher": _words(whole, "publisher"),
        "publisher-place": _words(whole, "pubPlace"),
        "edition": _words(whole, "edition"),
        "volume": _scope(element, "volume"),
        "issue": _scope(element, "issue"),
        "page": _scope(element, "page"),
        "issued": _date(whole),
        "author": [*(_people(part, "author") or _people(whole, "author"))],
        "editor": [*_people(whole, "editor")],
        **dict(_identifiers(element)),
    }
    return evolve(item_of(data), type=_type(element, whole, inside=bool(data["container-title"])))


def _parts(element: Element) -> tuple[Element, Element, bool]:
    """The part that is cited, the whole that it is in, and whether the two differ."""
    analytic, monograph = element.find("{*}analytic"), element.find("{*}monogr")
    whole = element if monograph is None else monograph
    return (whole, whole, False) if analytic is None else (analytic, whole, True)


def _type(element: Element, whole: Element, *, inside: bool) -> ItemType:
    known = _TYPES.get(element.get("type", "").lower())
    if known is not None:
        return known
    if inside:
        return ItemType.ARTICLE_JOURNAL if _is_journal(whole) else ItemType.CHAPTER
    return ItemType.BOOK


def _is_journal(whole: Element) -> bool:
    return any(title.get("level") == "j" for title in whole.iter("{*}title"))


def _title(holder: Element | None) -> str:
    """The title of a part or whole, its subtitle behind it."""
    if holder is None:
        return ""
    titles = [each for each in holder.iterchildren("{*}title") if each.get("type") != "short"]
    if not titles:
        return _words(holder, "title")
    level = titles[0].get("level")
    same = [each for each in titles if each.get("level") == level]
    below = [plain_text(each) for each in same[1:] if each.get("type") in {"sub", "subtitle"}]
    return ": ".join(filter(None, (plain_text(same[0]), *below)))


def _words(holder: Element, name: str) -> str:
    found = holder.find(f".//{{*}}{name}")
    return "" if found is None else plain_text(found) or found.get("when", "")


def _date(holder: Element) -> str:
    """The date by its attribute, which is exact, else as printed."""
    found = holder.find(".//{*}date")
    when = "" if found is None else found.get("when", "")
    return when if _YEAR.match(when) else _words(holder, "date")


def _identifiers(element: Element) -> Iterator[tuple[str, str]]:
    for each in element.iter("{*}idno"):
        name = _IDS.get(each.get("type", "").lower())
        if name is not None:
            yield name, plain_text(each)
    for each in element.iter("{*}ref", "{*}ptr"):
        address = each.get("target", "")
        if address.startswith(("http:", "https:")):
            yield "URL", address


def _people(holder: Element, name: str) -> tuple[str, ...]:
    return tuple(filter(None, (_person(each) for each in holder.iter(f"{{*}}{name}"))))


def _person(element: Element) -> str:
    surnames = [plain_text(each) for each in element.iter("{*}surname")]
    if not surnames:
        return plain_text(element)
    forenames = " ".join(plain_text(each) for each in element.iter("{*}forename"))
    return ", ".join(filter(None, (" ".join(surnames), forenames)))


def _scope(element: Element, unit: str) -> str:
    """The volume, issue or pages, from words or from the attributes of an empty element."""
    for scope in element.iter("{*}biblScope"):
        if scope.get("unit", scope.get("type", "")).rstrip("s") in {unit, unit[:2]}:
            ends = dict.fromkeys(filter(None, (scope.get("from", ""), scope.get("to", ""))))
            return plain_text(scope) or "–".join(ends)
    return ""
