"""What of CSL 1.0.2 is followed; a style that asks for more is refused, never half followed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ibidem.styles.elements import ELEMENTS
from ibidem.styles.sheet import BeyondError, Element, Sheet, StyleError

REMEDY = "pandoc can render it: pip install 'ibidem[pandoc]'"

_RENDERED = frozenset(ELEMENTS)
_INNER = frozenset(
    """bibliography citation date date-part else else-if et-al if key label layout locale macro
    multiple name name-part names single sort style style-options substitute term terms""".split()  # noqa: SIM905
)
_KNOWN = _RENDERED | _INNER

_REFUSED: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType(
    {
        ("citation", "collapse"): frozenset(),
        ("citation", "disambiguate-add-year-suffix"): frozenset({"false"}),
        ("citation", "cite-group-delimiter"): frozenset(),
        ("bibliography", "subsequent-author-substitute"): frozenset(),
        ("layout", "locale"): frozenset(),
        ("text", "display"): frozenset(),
    }
)
"""Attributes that are not followed, but for the values that ask for nothing."""

_UNNUMBERED = frozenset({"citation-number", "citation-label", "year-suffix"})
"""Variables that need all works at once."""


def refuse_beyond(sheet: Sheet) -> None:
    """Refuse a style that has more than is followed.

    Raises:
        BeyondError: naming the element and its line.
    """
    for child in sheet.root.children:
        if child.tag != "info":
            _refuse(sheet, child)
    _refuse_missing_macros(sheet)


def _refuse(sheet: Sheet, top: Element) -> None:
    for element in top.walk():
        if (excess := _excess(element)) is not None:
            raise _beyond(sheet, element, excess)


def _excess(element: Element) -> str | None:
    """What of an element is not followed."""
    if element.tag not in _KNOWN:
        return f"the element “{element.tag}”"
    for (tag, attribute), harmless in _REFUSED.items():
        value = element.get(attribute)
        if element.tag == tag and value and value not in harmless:
            return f"the attribute “{attribute}” of “{tag}”"
    if element.get("variable") in _UNNUMBERED:
        return f"the variable “{element.get('variable')}”"
    return None


def _refuse_missing_macros(sheet: Sheet) -> None:
    for element in sheet.root.walk():
        name = element.get("macro")
        if name and name not in sheet.macros:
            raise StyleError(f"{sheet.name}:{element.line}: there is no macro “{name}”")


def _beyond(sheet: Sheet, element: Element, excess: str) -> BeyondError:
    return BeyondError(
        f"{sheet.name}:{element.line}: {excess} is not followed by ibidem itself; {REMEDY}"
    )
