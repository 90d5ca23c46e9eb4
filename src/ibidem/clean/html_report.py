"""The report as a page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the library's own custom

from ibidem.dedupe import explain

if TYPE_CHECKING:
    from ibidem.clean.clean import Cleaned
    from ibidem.clean.kept import Kept
    from ibidem.model.work import Match

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { border: 1px solid #bbb; padding: .2rem .6rem; text-align: left; vertical-align: top; }
td.taken { background: #e3f4e1; }
td.left-out { background: #fbe6df; }
td.none { color: #999; }
pre { overflow-x: auto; background: #f6f6f3; padding: .5rem; }
h2 { border-top: 2px solid #444; padding-top: .5rem; margin-top: 2.5rem; }
"""


def html_report(cleaned: Cleaned) -> str:
    """The report for people: the records side by side, what was taken and what was left out."""
    bibliography = cleaned.bibliography
    gone = len(cleaned.records) - len(cleaned.kept)
    body = [
        E.H1("Duplicates"),
        E.P(f"{len(cleaned.records)} records, {len(cleaned.kept)} works, {gone} records merged."),
        E.P("Green: taken over or changed in the record that stays. Red: left out."),
        E.H2(f"Merged ({len(cleaned.merged)})"),
        *(part for kept in cleaned.merged for part in _merged(cleaned, kept)),
        E.H2(f"Uncertain ({len(bibliography.uncertain)})"),
        E.P("Not merged. ", E.CODE("ibidem review"), " asks about them."),
        *(part for match in bibliography.uncertain for part in _uncertain(cleaned, match)),
        E.H2("Related, not merged"),
        E.UL(*_related(cleaned)),
    ]
    page = E.HTML(
        E.HEAD(E.META(charset="utf-8"), E.TITLE("Duplicates"), E.STYLE(_STYLE)),
        E.BODY(*body),
        lang="en",
    )
    return f"{html.tostring(page, doctype='<!DOCTYPE html>', encoding='unicode')}\n"


def _merged(cleaned: Cleaned, kept: Kept) -> Iterator[Any]:
    numbers = (kept.record, *kept.merged)
    yield E.H3(kept.gains.key or f"Record {kept.record + 1}")
    heads = [_name(cleaned, number) for number in numbers]
    heads[0] += " (stays)"
    yield E.TABLE(
        E.TR(E.TH("Field"), *map(E.TH, heads), E.TH("Now")),
        *_table(cleaned, kept, numbers),
    )
    yield _evidence(cleaned.work_of(kept).matches)


def _name(cleaned: Cleaned, number: int) -> str:
    return cleaned.records[number].key or f"record {number + 1}"


def _table(cleaned: Cleaned, kept: Kept, numbers: Sequence[int]) -> Iterator[Any]:
    records = [cleaned.records[number] for number in numbers]
    gained = {**kept.gains.added, **kept.gains.changed}
    names = dict.fromkeys(name for record in records for name in record.fields)
    left_out = {(one.record, one.field) for one in kept.left_out}
    for name in dict.fromkeys((*names, *gained)):
        now = gained.get(name, records[0].fields.get(name, ""))
        cells = [
            _cell(
                cleaned.format.plain(value) if value else "",
                "left-out" if (number, name) in left_out else "",
            )
            for number, record in zip(numbers, records, strict=True)
            for value in (record.fields.get(name, ""),)
        ]
        changed = "taken" if name in gained else ""
        shown = cleaned.format.plain(now) if now else ""
        yield E.TR(E.TH(name), *cells, _cell(shown, changed))


def _cell(words: str, kind: str) -> Any:
    return E.TD(words or "–", {"class": kind if words else "none"})


def _uncertain(cleaned: Cleaned, match: Match) -> Iterator[Any]:
    of = cleaned.bibliography.by_id
    for citation in (of[match.left], of[match.right]):
        yield E.P(E.CODE(citation.id), f" {citation.text}")
    yield _evidence([match])


def _evidence(matches: Sequence[Match]) -> Any:
    lines = [
        line
        for match in matches
        for line in (*explain(match), f"one work with {match.probability:.1%}", "")
    ]
    return E.DETAILS(E.SUMMARY("Evidence"), E.PRE("\n".join(lines)))


def _related(cleaned: Cleaned) -> Iterator[Any]:
    works = cleaned.bibliography.by_key
    for work in cleaned.bibliography.works:
        for relation in work.relations:
            target = cleaned.key_of(works[relation.target])
            kind = relation.kind.replace("-", " ")
            yield E.LI(f"{cleaned.key_of(work)} is a {kind} {target}")
