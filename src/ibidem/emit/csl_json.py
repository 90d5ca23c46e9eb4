"""CSL-JSON: the primary way into Zotero, pandoc and citeproc.

Source: CSL 1.0.2, appendices III (types) and IV (variables); Zotero's note lines ("Extra").
"""

from __future__ import annotations

from collections.abc import Sequence

from ibidem.diagnostics.rules.emission import untyped_work
from ibidem.emit.emitted import Emitted
from ibidem.emit.json_text import dumps
from ibidem.emit.provenance import citing_line
from ibidem.emit.relations import named_relations, related, related_fields
from ibidem.emit.said import CITED, TRANSLATED, romanized_words
from ibidem.model.archive import ArchivalUnits
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.date import Date
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Relation, Work

UNTYPED = ItemType.DOCUMENT
"""What an item without a type is written as: Zotero refuses a file with an untyped item."""


def emit(works: Sequence[Work]) -> Emitted:
    """The works as one CSL-JSON array, in the order given."""
    text = dumps([csl_record(work) for work in works], indent=2)
    return Emitted(text=f"{text}\n", diagnostics=tuple(untyped(works)))


def untyped(works: Sequence[Work]) -> list[Diagnostic]:
    """A finding for each work that is of no known kind."""
    return [untyped_work(work=work.key, type=UNTYPED) for work in works if work.item.type is None]


def csl_record(work: Work) -> dict[str, object]:
    """The CSL-JSON item of a work, with all that was asked for: "Extra" of Zotero has the lines."""
    cited = tuple(f"{CITED}: {citing_line(citing)}" for citing in work.cited_in)
    lines = (*in_other_letters(work), *cited)
    return csl_item(work.item, work.key, relations=work.relations, lines=lines)


def in_other_letters(work: Work) -> tuple[str, ...]:
    """Lines with the title in another language and what is known of the work in Latin letters."""
    words = {TRANSLATED: work.translated_title, **romanized_words(work)}
    return tuple(f"{name}: {' '.join(value.split())}" for name, value in words.items() if value)


def csl_item(
    item: Item, key: str, *, relations: Sequence[Relation] = (), lines: Sequence[str] = ()
) -> dict[str, object]:
    """The CSL-JSON item of a work or of one citation; `lines` end its note.

    Nothing is in it that the item does not say, apart from the type of an untyped item.

    >>> archival = Item(type=ItemType.MANUSCRIPT, title="Телеграмма", language="ru")
    >>> csl_item(archival, "telegramma1920")
    {'id': 'telegramma1920', 'citation-key': 'telegramma1920', 'type': 'manuscript', \
'title': 'Телеграмма', 'language': 'ru'}
    """
    return {
        "id": key,
        "citation-key": key,
        "type": str(item.type or UNTYPED),
        **_names(item),
        **{csl: getattr(item, ours) for ours, csl in CSL_TEXTS.items() if getattr(item, ours)},
        **_dates(item),
        **_archive(item.archive),
        **_note(item, relations, lines),
    }


def _names(item: Item) -> dict[str, object]:
    named = {
        csl: [_name(name) for name in getattr(item, ours) if str(name)]
        for ours, csl in CSL_NAMES.items()
    }
    return {csl: names for csl, names in named.items() if names}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given}
    return {part: value for part, value in parts.items() if value}


def _dates(item: Item) -> dict[str, object]:
    dates = {"issued": item.issued, "accessed": item.accessed}
    return {variable: csl_date(date) for variable, date in dates.items() if date is not None}


def csl_date(date: Date) -> dict[str, object]:
    """The CSL date: its parts, `raw` where a single day is known for certain, `circa`.

    >>> from ibidem.model.date import PartialDate
    >>> csl_date(Date(start=PartialDate(1920, 4, 28)))
    {'date-parts': [[1920, 4, 28]], 'raw': '1920-04-28'}
    """
    value: dict[str, object] = {"date-parts": [list(parts) for parts in date.date_parts]}
    if date.circa:
        value["circa"] = True
    elif date.end is None and date.start.day is not None:
        value["raw"] = date.edtf
    return value


def _archive(archive: ArchivalUnits | None) -> dict[str, str]:
    if archive is None:
        return {}
    repository = archive.repository
    values = {
        "archive": repository.name if repository else "",
        "archive_location": archive.location,
        "archive-place": repository.place if repository else "",
    }
    return {variable: value for variable, value in values.items() if value}


def _note(item: Item, relations: Sequence[Relation], further: Sequence[str]) -> dict[str, str]:
    """The variables that Zotero reads only from the lines of a note, then relations and the rest.

    citeproc stops reading variables at the first line that is none, hence the order.
    """
    said = related(relations)
    fields = {
        "issued": _unwritable_date(item.issued),
        "archive-place": _archive(item.archive).get("archive-place", ""),
        "original-title": item.original_title,
        **{f"tex.{name}": value for name, value in related_fields(said).items()},
        **named_relations(relation for relation in relations if relation not in said),
    }
    lines = [f"{name}: {' '.join(value.split())}" for name, value in fields.items() if value]
    lines.extend(further)
    return {"note": "\n".join(lines)} if lines else {}


def _unwritable_date(date: Date | None) -> str:
    """The date in EDTF where an import of its date-parts would keep the first date alone."""
    return date.edtf if date is not None and (date.end is not None or date.circa) else ""
