"""Fields as an owner writes them, under the names of CSL, as values of an item.

Source: CSL 1.0.2, appendix IV "Variables"; dates are EDTF (ISO 8601-2:2019).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ibidem.lexicon import load_lexicon
from ibidem.model.citation import StatedCitation
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.item import Item, ItemType
from ibidem.model.span import Span
from ibidem.parse.stated import with_units
from ibidem.read.csl import item_of

_DATES = ("issued", "accessed")
_ARCHIVE = ("archive", "archive_location", "archive-place")

FIELDS = frozenset({"type", *CSL_TEXTS.values(), *CSL_NAMES.values(), *_DATES, *_ARCHIVE})
"""The names of fields: CSL variables."""


def field_values(stated: Mapping[str, object]) -> dict[str, object]:
    """The attributes of an item that `stated` gives, with their values.

    Names are a string or a list of them, ``family, given``; a shelf mark is its ``archive`` and
    ``archive_location`` together.

    Raises:
        ValueError: where a value is of the wrong kind or means nothing.

    >>> found = field_values({"author": "Кадишев, А. Б.", "issued": 1960, "publisher": ""})
    >>> str(found["author"][0]), found["issued"].edtf, found["publisher"]
    ('Кадишев, А. Б.', '1960', '')
    """
    for name, value in stated.items():
        _refuse_wrong(name, value)
    item = item_of({name: _plain(value) for name, value in stated.items()})
    attributes = {_attribute(name) for name in stated}
    found = {attribute: getattr(item, attribute) for attribute in attributes}
    for name in _DATES:
        if stated.get(name) and found[name] is None:
            raise ValueError(f"“{name}” must be a date such as 1920-04-28 or 1918/1920")
    if item.archive is not None:
        found["archive"] = _with_units(item).archive
    return found


def _refuse_wrong(name: str, value: object) -> None:
    several = name in CSL_NAMES.values() and isinstance(value, list)
    if not all(isinstance(one, str | int) for one in (value if several else [value])):  # type: ignore[attr-defined]
        raise ValueError(f"“{name}” must be a string{' or a list of them' * several}")
    if name == "type" and value not in list(ItemType):
        raise ValueError(f"“type” must be one of {', '.join(ItemType)}")


def _plain(value: object) -> object:
    return str(value) if isinstance(value, int) else value


def _attribute(name: str) -> str:
    if name in _ARCHIVE:
        return "archive"
    return next(_attributes_of(name), name)


def _attributes_of(name: str) -> Iterator[str]:
    for table in (CSL_NAMES, CSL_TEXTS):
        yield from (ours for ours, csl in table.items() if csl == name)


def _with_units(item: Item) -> Item:
    return with_units(StatedCitation(span=Span(0, 0), item=item), load_lexicon()).item
