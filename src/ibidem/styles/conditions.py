"""Conditions of styles; CSL 1.0.2, "Choose"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ibidem.styles.numbers import is_numeric
from ibidem.styles.scene import Scene
from ibidem.styles.sheet import Element

Test = Callable[[Scene, str], bool]


def _is_uncertain(scene: Scene, variable: str) -> bool:
    value: Any = scene.raw(variable)
    return isinstance(value, Mapping) and bool(value.get("circa"))


def _numeric(scene: Scene, variable: str) -> bool:
    value = scene.value(variable)
    return bool(value) and is_numeric(value)


def _position(scene: Scene, name: str) -> bool:
    return scene.is_citation and name in scene.cite.positions


TESTS: Mapping[str, Test] = MappingProxyType(
    {
        "disambiguate": lambda scene, _value: scene.cite.is_ambiguous,
        "is-numeric": _numeric,
        "is-uncertain-date": _is_uncertain,
        "locator": lambda scene, name: bool(scene.cite.locator) and scene.cite.label == name,
        "position": _position,
        "type": lambda scene, name: scene.cite.item.get("type") == name,
        "variable": lambda scene, name: scene.has(name),
    }
)
"""The tests of ``if`` by attribute."""


def holds(scene: Scene, element: Element) -> bool:
    """Whether the condition of an ``if`` or ``else-if`` holds; ``else`` always does."""
    if element.tag == "else":
        return True
    results = list(_results(scene, element))
    return _MATCHES[element.get("match", "all")](results)


def _results(scene: Scene, element: Element) -> Iterator[bool]:
    for attribute, test in TESTS.items():
        for value in element.get(attribute).split():
            yield test(scene, value)


_MATCHES: Mapping[str, Callable[[list[bool]], bool]] = MappingProxyType(
    {"all": all, "any": any, "none": lambda results: not any(results)}
)
