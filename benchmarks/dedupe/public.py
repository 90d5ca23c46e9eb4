"""Pairwise precision, recall and F1 on sets of records that others have published.

python -m benchmarks.dedupe.public FOLDER

FOLDER holds the files of one set as they are distributed:

DBLP-ACM (Köpcke, Thor and Rahm 2010; University of Leipzig, dbs.uni-leipzig.de, "Benchmark datasets
for entity resolution"): DBLP2.csv, ACM.csv, DBLP-ACM_perfectMapping.csv. The tables and labels that
the PyPI package py-entitymatching ships (datasets/) will do too: dblp_demo.csv, acm_demo.csv,
labeled_data_demo.csv; then only the labelled pairs count.

Cora (McCallum, Nigam and Ungar 2000; in the version of the Hasso Plattner Institute, hpi.de, "Cora
citation matching"): cora.tsv or cora.csv, one record to a line with a header, and cora_DPL.tsv or
cora_gold.csv, the pairs of ids that are one work; or a column `class` or `cluster` instead of them.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import click
from attrs import frozen

from ibidem.dedupe import deduplicate
from ibidem.model.citation import Citation
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.span import Span

Row = Mapping[str, str]
Pair = frozenset[str]


@frozen(kw_only=True)
class PublicSet:
    """Records by id, the pairs that are one work, the pairs that are asked about (None: all)."""

    items: Mapping[str, Item]
    matches: frozenset[Pair]
    asked: frozenset[Pair] | None = None


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Measure the set in a folder."""
    click.echo(report(read_set(folder)))


def read_set(folder: Path) -> PublicSet:
    """The set whose files are in the folder."""
    names = {path.name for path in folder.iterdir()}
    for needed, read in _SETS:
        if needed in names:
            return read(folder)
    known = ", ".join(needed for needed, _ in _SETS)
    raise click.UsageError(f"{folder} has none of these files: {known}")


def report(given: PublicSet) -> str:
    """The figures in a line."""
    joined = _joined(given)
    right, wrong = len(joined & given.matches), len(joined - given.matches)
    precision, recall = right / max(1, right + wrong), right / max(1, len(given.matches))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return (
        f"{len(given.items)} records, {len(given.matches)} pairs:"
        f" P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}"
    )


def _joined(given: PublicSet) -> set[Pair]:
    citations = [
        Citation(id=name, source="public", note=name, text=name, span=Span(0, 0), item=item)
        for name, item in given.items.items()
    ]
    joined = {
        frozenset(pair)
        for cluster in deduplicate(citations).clusters
        for pair in combinations(cluster.citations, 2)
    }
    return joined if given.asked is None else joined & given.asked


def _rows(path: Path) -> Iterator[Row]:
    """The rows of a table; old sets are not in UTF-8."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    first = text.partition("\n")[0]
    delimiter = max("\t,;|", key=first.count)
    for row in csv.DictReader(text.splitlines(), delimiter=delimiter):
        yield {str(k).strip().casefold(): (v or "").strip() for k, v in row.items() if k}


_FIELDS: Mapping[str, Sequence[str]] = {
    "title": ("title",),
    "authors": ("authors", "author"),
    "container": ("venue", "journal", "booktitle"),
    "volume": ("volume",),
    "pages": ("pages", "page"),
    "publisher": ("publisher",),
    "place": ("address", "place"),
    "year": ("year", "date"),
}


def item_of(row: Row) -> Item:
    """The record of one row."""
    said = {
        name: next((row[column] for column in columns if row.get(column)), "")
        for name, columns in _FIELDS.items()
    }
    year = re.search(r"1[5-9]\d\d|20\d\d", said["year"])
    return Item(
        type=ItemType.PAPER_CONFERENCE if said["container"] else None,
        author=tuple(_names(said["authors"])),
        title=said["title"].rstrip(" .,"),
        container_title=said["container"].strip(" .,"),
        volume=said["volume"],
        page=said["pages"],
        publisher=said["publisher"].strip(" .,"),
        publisher_place=said["place"].strip(" .,"),
        issued=Date(start=PartialDate(int(year.group()))) if year else None,
    )


def _names(printed: str) -> Iterator[Name]:
    """Names in a row, the family name last: "Gottfried Vossen, Mathias Weske"."""
    for one in re.split(r",\s*(?:and\s+)?|;\s*|\s+and\s+|\s*&\s*", printed):
        given, _, family = one.strip(" .").rpartition(" ")
        if family:
            yield Name(family=family, given=given)


def _pairs(rows: Iterable[Row], left: str, right: str) -> frozenset[Pair]:
    """The pairs of the first two columns, the ids marked with the table they are of."""
    return frozenset(
        frozenset((left + one, right + other))
        for one, other in (tuple(row.values())[:2] for row in rows)
    )


def _dblp_acm(folder: Path) -> PublicSet:
    return PublicSet(
        items={
            table + row["id"]: item_of(row)
            for table, name in (("dblp:", "DBLP2.csv"), ("acm:", "ACM.csv"))
            for row in _rows(folder / name)
        },
        matches=_pairs(_rows(folder / "DBLP-ACM_perfectMapping.csv"), "dblp:", "acm:"),
    )


def _dblp_acm_sample(folder: Path) -> PublicSet:
    labels = [
        (frozenset((row["ltable_id"], row["rtable_id"])), row["label"] == "1")
        for row in _rows(folder / "labeled_data_demo.csv")
    ]
    return PublicSet(
        items={
            row["id"]: item_of(row)
            for name in ("dblp_demo.csv", "acm_demo.csv")
            for row in _rows(folder / name)
        },
        matches=frozenset(pair for pair, same in labels if same),
        asked=frozenset(pair for pair, _ in labels),
    )


def _cora(folder: Path) -> PublicSet:
    table = next(folder / name for name in ("cora.tsv", "cora.csv") if (folder / name).exists())
    rows = list(_rows(table))
    gold = [folder / name for name in ("cora_DPL.tsv", "cora_gold.csv") if (folder / name).exists()]
    return PublicSet(
        items={row["id"]: item_of(row) for row in rows},
        matches=_pairs(_rows(gold[0]), "", "") if gold else frozenset(_of_one_class(rows)),
    )


def _of_one_class(rows: Iterable[Row]) -> Iterator[Pair]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        members[row.get("class") or row.get("cluster", "")].append(row["id"])
    for ids in members.values():
        yield from map(frozenset, combinations(ids, 2))


_SETS: Sequence[tuple[str, Callable[[Path], PublicSet]]] = (
    ("DBLP-ACM_perfectMapping.csv", _dblp_acm),
    ("labeled_data_demo.csv", _dblp_acm_sample),
    ("cora.tsv", _cora),
    ("cora.csv", _cora),
)


if __name__ == "__main__":
    main()
