"""Templates of the Russian Wikipedia for what is published.

Source: Russian Wikipedia, documentation of the templates "книга" and "статья".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ibidem.emit.wholes import JOURNALS, is_part
from ibidem.emit.wiki_template import Template, held, in_one, texts
from ibidem.emit.wiki_values import address, escaped
from ibidem.model.date import Date
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work

_BOOK: Mapping[str, str] = MappingProxyType(
    {
        "original_title": "оригинал",
        "edition": "издание",
        "publisher_place": "место",
        "publisher": "издательство",
        "volume": "том",
        "page": "страницы",
        "number_of_pages": "страниц",
        "collection_title": "серия",
        "isbn": "isbn",
        "doi": "doi",
        "language": "язык",
    }
)
_ARTICLE: Mapping[str, str] = MappingProxyType(
    {
        "container_title": "издание",
        "original_title": "оригинал",
        "publisher_place": "место",
        "publisher": "издательство",
        "volume": "том",
        "issue": "номер",
        "page": "страницы",
        "issn": "issn",
        "doi": "doi",
        "language": "язык",
    }
)
_KINDS: Mapping[ItemType | None, str] = MappingProxyType(
    {
        ItemType.ARTICLE_JOURNAL: "journal",
        ItemType.ARTICLE_MAGAZINE: "magazine",
        ItemType.ARTICLE_NEWSPAPER: "newspaper",
    }
)
_SHARED = ("author", "editor", "title", "container_title", "url", "issued")


def russian_template(work: Work) -> Template:
    """An article, or a book or part of one."""
    item = work.item
    article = item.type in JOURNALS
    names = _ARTICLE if article else _BOOK
    title = (("заглавие", escaped(item.title)),) if article else _book_titles(item)
    params = (
        ("автор", in_one(item.author, ", ")),
        *title,
        ("ссылка", address(item.url)),
        ("ответственный", in_one(item.editor, ", ")),
        *texts(item, names),
        *(_date(item.issued) if item.issued else ()),
        ("тип", _KINDS.get(item.type, "") if article else ""),
    )
    return Template(
        name="статья" if article else "книга", params=params, held=held((*_SHARED, *names))
    )


def _book_titles(item: Item) -> tuple[tuple[str, str], ...]:
    if not is_part(item):
        return (("заглавие", escaped(item.title)),)
    return (("часть", escaped(item.title)), ("заглавие", escaped(item.container_title)))


def _date(issued: Date) -> Iterator[tuple[str, str]]:
    """The parts of a date; a range or what is approximate is a year in words."""
    if issued.end is not None or issued.circa or issued.start.year < 1:
        yield "год", _years(issued)
        return
    for name, value in zip(("год", "месяц", "день"), issued.start.parts, strict=False):
        yield name, str(value)


def _years(issued: Date) -> str:
    """Years in words, or the date as EDTF where it has months or is before our era.

    >>> from ibidem.model.date import PartialDate
    >>> _years(Date(start=PartialDate(1918), end=PartialDate(1920), circa=True))
    'ок. 1918—1920'
    """
    ends = [issued.start, *([issued.end] if issued.end else [])]
    if any(end.month is not None or end.year < 1 for end in ends):
        return issued.edtf
    years = "—".join(str(end.year) for end in ends)
    return f"ок. {years}" if issued.circa else years
