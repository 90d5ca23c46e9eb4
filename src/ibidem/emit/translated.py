"""Titles in another language, where a duplicate or a translation of the work has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from ibidem.model.item import Item
from ibidem.model.work import RelationKind, Work


def with_titles_in(works: Sequence[Work], language: str) -> tuple[Work, ...]:
    """The works, those in other languages with their title in `language` where one is known.

    The title is that of a citation of the same work in this language, else that of a work that is
    its translation, or that it was translated from.

    >>> russian, english = (Item(title="Нефть", language="ru"), Item(title="Oil", language="en"))
    >>> (work,) = with_titles_in([Work(key="a", item=russian, variants=(russian, english))], "en")
    >>> work.translated_title
    'Oil'
    """
    translations = _translations(works)
    return tuple(
        evolve(work, translated_title=_title(work, translations[work.key], language))
        for work in works
    )


def _translations(works: Sequence[Work]) -> Mapping[str, list[Item]]:
    """The works that each is a translation of, and those that are translations of it."""
    items = {work.key: work.item for work in works}
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for work in works:
        for relation in work.relations:
            if relation.kind is RelationKind.TRANSLATION_OF and relation.target in items:
                found[work.key].append(items[relation.target])
                found[relation.target].append(work.item)
    return found


def _title(work: Work, translations: Iterable[Item], language: str) -> str:
    if _is_in(work.item, language):
        return ""
    known = (each.title for each in (*work.variants, *translations) if _is_in(each, language))
    return next((title for title in known if title and title != work.item.title), "")


def _is_in(item: Item, language: str) -> bool:
    """Whether an item is in a language, or in a script or country of it."""
    tag, asked = item.language.lower(), language.lower()
    return tag == asked or tag.startswith(f"{asked}-")
