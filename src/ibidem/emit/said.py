"""All that is known of a work, in words: one list for every output, so that none drops a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ibidem.diagnostics.rules.emission import field_left_out
from ibidem.emit.provenance import citing_line
from ibidem.emit.relations import named_relations
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.model.work import Work

CITED = "cited-in"
"""What the places that cite a work are called, in the words of `said`."""

TRANSLATED = "translated-title"
"""What the title in another language is called, in the words of `said`."""

ROMANIZED = {**CSL_NAMES, **CSL_TEXTS}
"""The CSL variable of each attribute that may be romanised."""


def said(work: Work) -> dict[str, str]:
    """What a work says by CSL variable, its relations by kind, in the order of an `Item`.

    >>> from ibidem.model.date import Date, PartialDate
    >>> book = Item(title="Борьба за Баку", issued=Date(start=PartialDate(1960)))
    >>> said(Work(key="borba1960", item=book))
    {'title': 'Борьба за Баку', 'issued': '1960'}
    """
    item = work.item
    words = {
        **spelled_out(item, (*CSL_NAMES, *CSL_TEXTS)),
        "issued": item.issued.edtf if item.issued else "",
        "accessed": item.accessed.edtf if item.accessed else "",
        **archive_words(item),
        **named_relations(work.relations),
        TRANSLATED: work.translated_title,
        **romanized_words(work),
        CITED: "; ".join(map(citing_line, work.cited_in)),
    }
    return {variable: value for variable, value in words.items() if value}


def spelled_out(item: Item, attributes: Sequence[str]) -> dict[str, str]:
    """The CSL variable and the words of each of the given attributes that is not empty."""
    values = {ROMANIZED[ours]: _words(getattr(item, ours)) for ours in attributes}
    return {variable: value for variable, value in values.items() if value}


def _words(value: str | Iterable[object]) -> str:
    return value if isinstance(value, str) else "; ".join(filter(None, map(str, value)))


def archive_words(item: Item) -> dict[str, str]:
    """The repository, the shelf mark and the city of an archival document."""
    archive = item.archive
    repository = archive.repository if archive else None
    return {
        "archive": repository.name if repository else "",
        "archive_location": archive.location if archive else "",
        "archive-place": repository.place if repository else "",
    }


def romanized_words(work: Work, attributes: Sequence[str] = tuple(ROMANIZED)) -> dict[str, str]:
    """What a work says in Latin letters where its own are others: ``romanized-title`` ..."""
    if work.romanized is None:
        return {}
    latin = spelled_out(work.romanized, attributes)
    own = spelled_out(work.item, attributes)
    return {
        f"romanized-{variable}": value
        for variable, value in latin.items()
        if value != own.get(variable)
    }


def left_out(
    works: Iterable[Work], has_place: Callable[[str], bool], format_: str
) -> Iterator[Diagnostic]:
    """A finding for each work of which a format cannot hold something.

    Args:
        works: the works written.
        has_place: whether the format holds what `said` calls by a name.
        format_: the name of the format for people.
    """
    for work in works:
        lost = [name for name in said(work) if not has_place(name)]
        if lost:
            yield field_left_out(work=work.key, format=format_, fields=", ".join(lost))
