"""RIS as Zotero reads it; EndNote, Mendeley and catalogues read it as well.

What RIS has no tag for stands in lines of ``M2``, which Zotero takes into *Extra* and cites from;
each place that cites a work is a note, ``N1``. Source: "RIS Format Specifications" (Thomson
Reuters, 2011); Zotero's translator "RIS".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ibidem.diagnostics.rules.emission import (
    field_without_place,
    name_taken_apart,
    type_widened,
    untyped_work,
)
from ibidem.emit.csl_json import in_other_letters
from ibidem.emit.emitted import Emitted
from ibidem.emit.provenance import citing_line
from ibidem.emit.relations import named_relations
from ibidem.emit.ris_fields import KEPT, NOTE, SHARED, TYPES, roles, texts
from ibidem.emit.words import clean
from ibidem.emit.zotero_fields import extra_names
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.date import Date
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work
from ibidem.read.records import standard_numbers

NAME = "RIS"
Line = tuple[str, str]

_PAGES = re.compile(r"(\w+)-(\w+)")
_LAST_YEAR = 9999


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a RIS file, in the order given."""
    findings = tuple(finding for work in works for finding in _findings(work))
    return Emitted(text="\n".join(map(_record, works)), diagnostics=(*findings, *_widened(works)))


def _record(work: Work) -> str:
    lines = (
        ("TY", TYPES[work.item.type or ItemType.DOCUMENT]),
        ("ID", work.key),
        *_tagged(work.item),
        *((KEPT, line) for line in (*_kept(work), f"Citation Key: {work.key}")),
        *((NOTE, citing_line(citing)) for citing in work.cited_in),
    )
    written = ((tag, clean(value)) for tag, value in lines)
    body = "".join(f"{tag}  - {value}\n" for tag, value in written if value)
    return f"{body}ER  - \n"


def _tagged(item: Item) -> Iterator[Line]:
    """What RIS has tags for."""
    for role, tag in roles(item).items():
        yield from ((tag, _written(name)) for name in getattr(item, role))
    if item.issued is not None and _has_place(item.issued):
        yield from (("PY", f"{item.issued.start.year:04d}"), ("DA", _day(item.issued)))
    for ours, tag in texts(item).items():
        yield from _pages(item.page) if ours == "page" else [(tag, getattr(item, ours))]
    for kind in _standard(item):
        yield "SN", getattr(item, kind)
    if item.accessed is not None:
        yield "Y2", _day(item.accessed)
    if item.archive is not None:
        repository = item.archive.repository
        yield from (("DB", repository.name if repository else ""), ("AV", item.archive.location))


def _written(name: Name) -> str:
    return name.literal or str(name)


def _has_place(date: Date) -> bool:
    return 0 <= date.start.year <= _LAST_YEAR


def _day(date: Date) -> str:
    """A date, or the first one of a range: ``1920/04/28/``, ``1920/04//``, ``1920///``."""
    year, *rest = date.start.parts
    month, day = (*(f"{part:02d}" for part in rest), "", "")[:2]
    return f"{year:04d}/{month}/{day}/"


def _pages(pages: str) -> list[Line]:
    """The first page and the last, or in one what is no such range."""
    match = _PAGES.fullmatch(pages)
    if match is None or match[1] == match[2]:
        return [("SP", pages)]
    return [("SP", match[1]), ("EP", match[2])]


def _standard(item: Item) -> list[str]:
    """The numbers that their length tells to be an ISBN and an ISSN."""
    return [
        kind
        for kind in ("isbn", "issn")
        if list(standard_numbers(getattr(item, kind))) == [(kind, getattr(item, kind))]
    ]


def _kept(work: Work) -> list[str]:
    """Lines with what RIS has no tag for, under CSL's names."""
    item = work.item
    words = {
        "type": item.type if item.type in SHARED else "",
        **_without_tag(item),
        **named_relations(work.relations),
    }
    people = [
        (CSL_NAMES[role], name)
        for role in CSL_NAMES
        if role not in roles(item)
        for name in getattr(item, role)
    ]
    lines = [f"{variable}: {value}" for variable, value in words.items() if value]
    return [*lines, *extra_names(people), *in_other_letters(work)]


def _without_tag(item: Item) -> dict[str, str]:
    date, archive = item.issued, item.archive
    narrowed = date is not None and (date.end is not None or date.circa or not _has_place(date))
    repository = archive.repository if archive else None
    homeless = [ours for ours in CSL_TEXTS if ours not in (*texts(item), *_standard(item))]
    return {
        "issued": date.edtf if date is not None and narrowed else "",
        "archive-place": repository.place if repository else "",
        **{CSL_TEXTS[ours]: clean(getattr(item, ours)) for ours in homeless},
    }


def _findings(work: Work) -> Iterator[Diagnostic]:
    if work.item.type is None:
        yield untyped_work(work=work.key, type=TYPES[ItemType.DOCUMENT])
    kept = dict.fromkeys(line.partition(":")[0] for line in _kept(work))
    if fields := ", ".join(name for name in kept if name != "type"):
        yield field_without_place(format=NAME, fields=fields, work=work.key, field=KEPT)
    for name in _apart(getattr(work.item, role) for role in roles(work.item)):
        yield name_taken_apart(format=NAME, name=name, work=work.key)


def _apart(people: Iterable[Iterable[Name]]) -> Iterator[str]:
    """The names with a comma that is none between family and given name, or with a semicolon."""
    for name in (name for named in people for name in named):
        lone = name.literal or (str(name) if not (name.family and name.given) else name.family)
        if "," in lone or ";" in _written(name):
            yield _written(name)


def _widened(works: Sequence[Work]) -> Iterator[Diagnostic]:
    counts = Counter(work.item.type for work in works)
    for type_ in ItemType:
        if type_ in SHARED and counts[type_]:
            yield type_widened(type=type_, count=counts[type_], format=NAME, written=TYPES[type_])
