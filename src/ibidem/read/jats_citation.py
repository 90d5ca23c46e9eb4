"""Citations that JATS holds field by field: what they state, and how a reader prints them.

Source: JATS 1.3 Tag Library, "Reference Lists and Citations".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from ibidem.model.item import Item, ItemType
from ibidem.read.csl import item_of
from ibidem.read.references import Reference
from ibidem.read.stated_dates import date_of_parts
from ibidem.read.xml import Element, local_name

_TYPES = {
    "book": ItemType.BOOK,
    "chapter": ItemType.CHAPTER,
    "commun": ItemType.PERSONAL_COMMUNICATION,
    "confproc": ItemType.PAPER_CONFERENCE,
    "conference": ItemType.PAPER_CONFERENCE,
    "conf-proc": ItemType.PAPER_CONFERENCE,
    "gov": ItemType.REPORT,
    "interview": ItemType.INTERVIEW,
    "journal": ItemType.ARTICLE_JOURNAL,
    "legal": ItemType.LEGISLATION,
    "magazine": ItemType.ARTICLE_MAGAZINE,
    "map": ItemType.MAP,
    "news": ItemType.ARTICLE_NEWSPAPER,
    "newspaper": ItemType.ARTICLE_NEWSPAPER,
    "report": ItemType.REPORT,
    "review": ItemType.REVIEW,
    "thesis": ItemType.THESIS,
    "web": ItemType.WEBPAGE,
    "webpage": ItemType.WEBPAGE,
    "website": ItemType.WEBPAGE,
}
_PERIODICALS = frozenset(
    {ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER}
)
_FIELDS = {
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "series": "collection-title",
    "publisher-name": "publisher",
    "publisher-loc": "publisher-place",
    "isbn": "ISBN",
    "issn": "ISSN",
}
_IDS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN"}
_ROLES = {
    "": "author",
    "author": "author",
    "editor": "editor",
    "guest-editor": "editor",
    "translator": "translator",
}
_PARTS = ("article-title", "chapter-title", "part-title")
_NAMES = frozenset({"name", "string-name", "collab", "institution"})


def stated_item(element: Element) -> Item | None:
    """What the fields of a citation say of its work, None where they do not name it.

    In ``mixed-citation`` the fields may be few; there a title, a name and a year are needed.
    """
    item = _item(element)
    whole = item.title and item.issued is not None and (item.author or item.editor)
    if local_name(element) in {"element-citation", "nlm-citation"}:
        return item if item.title or item.author else None
    return item if whole else None


def printed(element: Element) -> str:
    """The words of a citation that has fields alone."""
    item = _item(element)
    journal = item.type in _PERIODICALS
    part = item.title if item.container_title or journal else ""
    return Reference(
        authors=tuple(map(str, item.author)),
        title=part,
        container=item.container_title if part else item.title,
        editors=tuple(map(str, item.editor)),
        edition=item.edition,
        series=item.collection_title,
        place=item.publisher_place,
        publisher=item.publisher,
        date=_text(element, "year"),
        volume=item.volume,
        issue=item.issue,
        pages=item.page,
        journal=journal,
        extra=". ".join(filter(None, (_text(element, "comment"), item.doi or item.url))),
    ).words()


def _item(element: Element) -> Item:
    title = next(filter(None, (_text(element, part) for part in _PARTS)), "")
    source = _text(element, "source") or _text(element, "conf-name")
    data: dict[str, object] = {ours: _text(element, name) for name, ours in _FIELDS.items()}
    data |= dict(_identifiers(element))
    data["title"] = title or source or _text(element, "data-title")
    data["container-title"] = source if title else ""
    data["page"] = _pages(element)
    for role, name in _people(element):
        people = data.setdefault(role, [])
        if isinstance(people, list):
            people.append(name)
    issued = date_of_parts(*(_text(element, part) for part in ("year", "month", "day")))
    return evolve(item_of(data), type=_type(element, data), issued=issued)


def _type(element: Element, data: Mapping[str, object]) -> ItemType:
    given = element.get("publication-type", element.get("citation-type", "")).lower()
    known = _TYPES.get(given)
    inside = bool(data["container-title"])
    if known is ItemType.BOOK and inside:
        return ItemType.CHAPTER
    if known is not None:
        return known
    if inside:
        has_publisher = data["publisher"] and not data["issue"]
        return ItemType.CHAPTER if has_publisher else ItemType.ARTICLE_JOURNAL
    return ItemType.BOOK if data["publisher"] or data["publisher-place"] else ItemType.DOCUMENT


def _identifiers(element: Element) -> Iterator[tuple[str, str]]:
    for each in element.iter("{*}pub-id"):
        if each.get("pub-id-type") in _IDS:
            yield _IDS[each.get("pub-id-type", "")], _plain(each)
    for each in element.iter("{*}ext-link", "{*}uri"):
        address = each.get("{http://www.w3.org/1999/xlink}href") or _plain(each)
        if address.startswith(("http:", "https:")):
            yield "URL", address


def _pages(element: Element) -> str:
    ends = dict.fromkeys(filter(None, (_text(element, "fpage"), _text(element, "lpage"))))
    return "–".join(ends) or _text(element, "page-range") or _text(element, "elocation-id")


def _people(element: Element) -> Iterator[tuple[str, dict[str, str]]]:
    """The people of a citation with what they did, as CSL has them."""
    for each in element.iter():
        if local_name(each) not in _NAMES:
            continue
        above = [up for up in each.iterancestors() if local_name(up) == "person-group"]
        if local_name(each) == "institution" and not above:
            continue
        role = _ROLES.get(above[0].get("person-group-type", "") if above else "")
        if role is not None:
            yield role, _person(each)


def _person(element: Element) -> dict[str, str]:
    family = " ".join(filter(None, (_text(element, "prefix"), _text(element, "surname"))))
    if not family:
        return {"literal": _plain(element)}
    return {
        "family": family,
        "given": _text(element, "given-names"),
        "suffix": _text(element, "suffix"),
    }


def _text(element: Element, name: str) -> str:
    found = element.find(f".//{{*}}{name}")
    return "" if found is None else _plain(found)


def _plain(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
