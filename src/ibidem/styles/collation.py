"""The order of a bibliography; CSL 1.0.2, "Sorting"."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from attrs import evolve

from ibidem.styles.dates import sortable
from ibidem.styles.elements import render_all
from ibidem.styles.naming import names
from ibidem.styles.pieces import text_of
from ibidem.styles.scene import Made, Scene
from ibidem.styles.sheet import Element

_LETTERS = str.maketrans({"ə": "e\uffff", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ё": "е"})
_CYRILLIC_FIRST = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})


def sort_key(scene: Scene, keys: Sequence[Element]) -> tuple[object, ...]:
    """What an item is sorted by: for each key whether it is there, and its words.

    An item without a value for a key comes last, whatever the direction.
    """
    return tuple(_one(scene, key) for key in keys)


def _one(scene: Scene, key: Element) -> tuple[bool, object]:
    said = _words(evolve(scene, is_sorting=True, used=set()), key)
    collated = collation(said, cyrillic_first=_puts_cyrillic_first(scene.locale.language))
    is_down = key.get("sort") == "descending"
    return not said, _Down(collated) if is_down else collated


def _puts_cyrillic_first(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in _CYRILLIC_FIRST


class _Down:
    """A value that sorts the other way round."""

    def __init__(self, value: tuple[str, str]) -> None:
        self.value = value

    def __lt__(self, other: _Down) -> bool:
        return other.value < self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Down) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)


def _words(scene: Scene, key: Element) -> str:
    variable = key.get("variable")
    value = scene.raw(variable) if variable else None
    if isinstance(value, list):
        return text_of(names(_whole_names(scene, key), _NAMES(variable), _nothing).pieces)
    if isinstance(value, dict):
        return sortable(value)
    if variable:
        return scene.value(variable)
    macro = scene.sheet.macros[key.get("macro")]
    return text_of(render_all(_whole_names(scene, key), macro.children).pieces)


def _whole_names(scene: Scene, key: Element) -> Scene:
    least = {
        "et-al-min": key.get("names-min", "0"),
        "et-al-use-first": key.get("names-use-first", "1"),
    }
    return evolve(scene, options={**scene.options, **least, "name-as-sort-order": "all"})


def _NAMES(variable: str) -> Element:  # noqa: N802 - an element written by its tag
    name = Element(tag="name", attributes={"form": "long"})
    return Element(tag="names", attributes={"variable": variable}, children=(name,))


def _nothing(_scene: Scene, _element: Element) -> Made:
    return Made()


def collation(words: str, *, cyrillic_first: bool = False) -> tuple[str, str]:
    """What words sort by: letters without their marks, then the words as they are.

    >>> sorted(["Çingizoğlu", "Əliyev", "Darabadi", "Гасанлы"], key=collation)
    ['Çingizoğlu', 'Darabadi', 'Əliyev', 'Гасанлы']
    >>> collation("Гасанлы", cyrillic_first=True) < collation("Aliyev", cyrillic_first=True)
    True
    """
    folded = words.casefold().translate(_LETTERS)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", folded)
        if letter.isalnum() or letter in {" ", "\uffff"}
    ).strip()
    first = " " if cyrillic_first and "а" <= bare[:1] <= "я" else "~"
    return f"{'' if bare[:1].isdigit() else first}{bare}", words
