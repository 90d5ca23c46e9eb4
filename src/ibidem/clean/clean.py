"""Libraries in, one library without duplicates out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from ibidem.api import Bibliography, process_documents
from ibidem.clean.kept import Group, Kept, keep
from ibidem.clean.records import Record, RecordFormat
from ibidem.decisions import Decisions
from ibidem.model.citation import Citation
from ibidem.model.work import Work
from ibidem.read import UnreadableError, read_bytes
from ibidem.read.encoding import decode


@frozen(kw_only=True)
class Source:
    """A library file: its name and its bytes."""

    name: str
    data: bytes


@frozen(kw_only=True, eq=False, slots=False)
class Cleaned:
    """A library without duplicates.

    Attributes:
        text: the library file.
        records: the records that were read, in order.
        kept: those that stay, in order.
        bibliography: the works that the records describe, with the evidence for them.
        format: the format of the records.
    """

    text: str
    records: tuple[Record, ...]
    kept: tuple[Kept, ...]
    bibliography: Bibliography
    format: RecordFormat

    @property
    def merged(self) -> tuple[Kept, ...]:
        """The records that stand for others too."""
        return tuple(one for one in self.kept if one.merged)

    def work_of(self, kept: Kept) -> Work:
        """The work that a record which stays describes."""
        return self.bibliography.by_key[self.bibliography.citations[kept.record].work or ""]

    def key_of(self, work: Work) -> str:
        """The key that the record of a work has now."""
        return self._keys[work.key]

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        return {self.work_of(kept).key: kept.gains.key for kept in self.kept}


def clean(
    sources: Iterable[Source],
    format_: RecordFormat,
    decisions: Iterable[Decisions] = (),
    on_read: Callable[[], None] = lambda: None,
) -> Cleaned:
    """One library of several, each work once; whatever has no duplicate stays as it is written.

    Raises:
        UnreadableError: where a file cannot be read as a library of this format.
    """
    parts: list[str | Record] = []
    documents = []
    ends = "\n"
    for source in sources:
        documents.append(read_bytes(source.data, source.name))
        content = decode(source.data).content
        ends = "\r\n" if "\r\n" in content else ends
        content = content.replace("\r\n", "\n")
        parts.extend(format_.split(content if content.endswith("\n") else f"{content}\n"))
        on_read()
    given = tuple(decisions)
    bibliography = process_documents(documents, decisions=given)
    records = tuple(part for part in parts if isinstance(part, Record))
    if len(records) != len(bibliography.citations):
        counts = f"{len(records)} records, {len(bibliography.citations)} works"
        raise UnreadableError(f"{documents[0].name}: the file is not as it was read ({counts})")
    kept = _kept(bibliography, records, format_, {one.key for d in given for one in d.corrections})
    text = format_.assembled(list(_written(parts, kept, format_)))
    return Cleaned(
        text=text.replace("\n", ends),
        records=records,
        kept=kept,
        bibliography=bibliography,
        format=format_,
    )


def _kept(
    bibliography: Bibliography,
    records: Sequence[Record],
    format_: RecordFormat,
    decided: set[str],
) -> tuple[Kept, ...]:
    """The record that stays of each work, in the order of the file."""
    number = {citation.id: at for at, citation in enumerate(bibliography.citations)}
    groups: list[Group] = []
    taken: set[str] = set()
    for work in bibliography.works:
        places = [number[one] for one in work.citations]
        group = Group(
            records={at: records[at] for at in places},
            items={at: bibliography.citations[at].item for at in places},
            key=work.key,
        )
        key = _key(work, group, [bibliography.citations[at] for at in places], taken, decided)
        taken.add(key)
        groups.append(evolve(group, key=key))
    kept = [keep(group, format_, _aliases(group, taken)) for group in groups]
    renamed = _renamed(groups, taken)
    mended = (_with_references(one, records[one.record], format_, renamed) for one in kept)
    return tuple(sorted(mended, key=lambda one: one.record))


def _key(
    work: Work, group: Group, citations: Sequence[Citation], taken: set[str], decided: set[str]
) -> str:
    """The key of a work: its owner's; numbers and addresses of a program stay where they are."""
    own = group.records[group.survivor].key
    if work.key in decided or any(citation.key for citation in citations) or own in taken - {""}:
        return work.key
    return own


def _aliases(group: Group, taken: set[str]) -> list[str]:
    """The keys that the records of a work had and that nothing else has now."""
    old = dict.fromkeys(record.key for record in group.records.values())
    return [key for key in old if key and key not in taken]


def _renamed(groups: Iterable[Group], taken: set[str]) -> Mapping[str, str]:
    """The keys that are gone, with those that stand for them."""
    return {key: group.key for group in groups for key in _aliases(group, taken)}


def _with_references(
    kept: Kept, record: Record, format_: RecordFormat, renamed: Mapping[str, str]
) -> Kept:
    """A record that names others by the keys they have now."""
    changed = dict(kept.gains.changed)
    added = dict(kept.gains.added)
    for name in format_.references:
        for values in (changed if name in changed else {**record.fields, **changed}, added):
            keys = [key.strip() for key in format_.plain(values.get(name, "")).split(",")]
            if any(key in renamed for key in keys):
                now = f"{{{','.join(dict.fromkeys(renamed.get(key, key) for key in keys))}}}"
                (added if values is added else changed)[name] = now
    if (changed, added) == (kept.gains.changed, kept.gains.added):
        return kept
    return evolve(kept, gains=evolve(kept.gains, changed=changed, added=added))


def _written(
    parts: Sequence[str | Record], kept: Sequence[Kept], format_: RecordFormat
) -> Iterator[str]:
    """What the cleaned file consists of; the space behind a record goes with it."""
    staying = {one.record: one for one in kept}
    number, gone = 0, False
    for part in parts:
        if isinstance(part, str):
            yield part.lstrip() if gone else part
            continue
        one = staying.get(number)
        number, gone = number + 1, one is None
        if one is not None:
            yield format_.rewritten(part, one.gains) if one.gains.concerns(part) else part.source
