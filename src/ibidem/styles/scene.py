"""Scenes: what the elements of a style see while one cite or one entry is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from ibidem.styles.cases import recased
from ibidem.styles.cite import Cite
from ibidem.styles.locales import Locale
from ibidem.styles.pieces import Pieces, dressed, joined, mapped, words
from ibidem.styles.sheet import Element, Sheet


@frozen(kw_only=True)
class Made:
    """What an element made.

    Attributes:
        pieces: its words.
        asked: whether it asked for a variable.
        found: whether it holds something that keeps the group around it.
        variables: the variables it printed.
    """

    pieces: Pieces = ()
    asked: bool = False
    found: bool = False
    variables: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Scene:
    """One item at one place, in one style and one language.

    Attributes:
        sheet: the style.
        cite: the item and its place; an entry of a bibliography is a cite without a locator.
        locale: the terms of the language.
        options: what the style says of names, by attribute; the inner stands above the outer.
        is_citation: whether a note is rendered, not a bibliography.
        is_sorting: whether the words are for sorting only.
        used: the variables that stand in for others and are not printed again.
    """

    sheet: Sheet
    cite: Cite
    locale: Locale
    options: Mapping[str, str] = MappingProxyType({})
    is_citation: bool = True
    is_sorting: bool = False
    used: set[str] = field(factory=set)

    def raw(self, variable: str) -> Any:
        """The value of a variable as the item has it."""
        return None if variable in self.used else self.cite.item.get(variable)

    def value(self, variable: str, form: str = "") -> str:
        """The value of a variable in words, empty where there is none."""
        if variable in _OF_THE_CITE:
            return str(getattr(self.cite, _OF_THE_CITE[variable])).strip()
        if form == "short" and (short := self.raw(f"{variable}-short")):
            return str(short)
        if variable == "page-first":
            return _first_page(self.value("page"))
        value = self.raw(variable)
        return "" if value is None or isinstance(value, list | dict) else str(value).strip()

    def has(self, variable: str) -> bool:
        """Whether a variable has a value."""
        raw = self.raw(variable)
        return bool(raw) if isinstance(raw, list | dict) else bool(self.value(variable))

    def alone(self) -> Scene:
        """The same without a memory of what is used."""
        return evolve(self, used=set(self.used))

    @property
    def is_english(self) -> bool:
        """Whether the item is in English, whose titles alone have words in capitals."""
        language = str(self.cite.item.get("language") or self.locale.language)
        return language.lower().startswith("en")


_OF_THE_CITE: Mapping[str, str] = MappingProxyType(
    {"locator": "locator", "first-reference-note-number": "first_note"}
)


def _first_page(pages: str) -> str:
    for mark in "-–—,&;":
        pages = pages.partition(mark)[0]
    return pages.strip()


def finished(scene: Scene, element: Element, pieces: Pieces) -> Pieces:
    """The pieces as the attributes of the element want them: case, quotes, look, affixes."""
    if element.get("strip-periods") == "true":
        pieces = mapped(pieces, lambda text: text.replace(".", ""))
    pieces = recased(pieces, element.get("text-case"), is_english=scene.is_english)
    if element.get("quotes") == "true":
        pieces = scene.locale.quotes.around(pieces)
    return affixed(element, dressed(pieces, element.attributes))


def affixed(element: Element, pieces: Pieces) -> Pieces:
    """The pieces between the prefix and the suffix of the element; none where there are none."""
    if not pieces:
        return ()
    return (*words(element.get("prefix")), *pieces, *words(element.get("suffix")))


def gathered(parts: Iterable[Made], delimiter: str = "") -> Made:
    """What several elements made, as one."""
    parts = list(parts)
    return Made(
        pieces=joined((part.pieces for part in parts), delimiter),
        asked=any(part.asked for part in parts),
        found=any(part.found for part in parts),
        variables=frozenset().union(*(part.variables for part in parts)),
    )
