"""How the fields that are compared are shown to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ibidem.model.item import Item


def shown_fields(item: Item, scope: str, divisions: Iterable[int]) -> Mapping[str, str]:
    """What an item states, by the CSL name of the field; what it does not state is left out.

    `divisions` are the volumes that its title names.

    >>> dict(shown_fields(Item(title="История Азербайджана. Т. 2", edition="3"), "whole", [2]))
    {'type': 'whole', 'title': 'История Азербайджана. Т. 2', 'volume': '2', 'edition': '3'}
    """
    fields = {
        "type": scope,
        "author": "; ".join(map(str, item.author or item.editor)),
        "title": item.title,
        "container-title": item.container_title,
        "issued": "" if item.issued is None else item.issued.edtf,
        "volume": item.volume or ", ".join(map(str, sorted(divisions))),
        "issue": item.issue,
        "page": item.page,
        "edition": item.edition,
        "publisher-place": item.publisher_place,
        "publisher": item.publisher,
        "ISBN": item.isbn,
        "DOI": item.doi,
        "archive": _archive(item),
    }
    return {name: words for name, words in fields.items() if words}


def _archive(item: Item) -> str:
    if item.archive is None:
        return ""
    repository = item.archive.repository
    name = repository.name if repository is not None else ""
    return ". ".join(filter(None, (name, item.archive.location)))
