"""Which record of a work stays, and what it takes over from those that go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from ibidem.clean.records import Gains, Record, RecordFormat
from ibidem.dedupe.merge import fullest_names
from ibidem.dedupe.title_keys import script_of
from ibidem.model.item import Item


@frozen(kw_only=True)
class LeftOut:
    """A value of a record that has no place in the one that stays.

    Attributes:
        record: the number of the record.
        field: the field it is in.
        value: what the record has there, as people read it.
        kept: what the record that stays says instead.
    """

    record: int
    field: str
    value: str
    kept: str


@frozen(kw_only=True)
class Kept:
    """A record that stays.

    Attributes:
        record: its number in the library, from 0.
        merged: the numbers of the records it stands for besides itself, in order.
        gains: what changes in it.
        left_out: the values of the others that it does not take over.
    """

    record: int
    merged: tuple[int, ...] = ()
    gains: Gains
    left_out: tuple[LeftOut, ...] = ()


@frozen(kw_only=True)
class Group:
    """The records of one work.

    Attributes:
        records: those records by their numbers in the library.
        items: what each was read as.
        key: its key from now on.
    """

    records: Mapping[int, Record]
    items: Mapping[int, Item]
    key: str

    @property
    def survivor(self) -> int:
        """The fullest record, of equally full ones the first."""
        return max(self.records, key=lambda one: (len(self.records[one].fields), -one))


@frozen(kw_only=True)
class _Merging:
    """A record that stays while it takes over what others say."""

    format: RecordFormat
    own: Mapping[str, str]
    added: dict[str, str] = field(factory=dict)
    changed: dict[str, str] = field(factory=dict)
    left_out: list[LeftOut] = field(factory=list)

    def take(self, number: int, record: Record) -> None:
        """Take over what a record says, as far as there is a place for it."""
        for name, value in record.fields.items():
            mine = self._value(name)
            if not self.format.plain(value):
                continue
            if mine is None:
                self._add(number, name, value)
            elif not self._alike(mine, value):
                self._unite(number, name, (mine, value))

    def _value(self, name: str) -> str | None:
        return next(
            (said[name] for said in (self.changed, self.own, self.added) if said.get(name)), None
        )

    def _alike(self, one: str, other: str) -> bool:
        return self.format.plain(one).casefold() == self.format.plain(other).casefold()

    def _add(self, number: int, name: str, value: str) -> None:
        others = (self._value(other) for other in sorted(self.format.excludes.get(name, ())))
        instead = next((other for other in others if other is not None), None)
        if instead is None:
            self.added[name] = value
        elif not self.format.plain(instead).startswith(self.format.plain(value)):
            self._leave_out(number, name, value, instead)

    def _unite(self, number: int, name: str, values: tuple[str, str]) -> None:
        mine, value = values
        united = self.format.united(name, values)
        if united is None:
            self._leave_out(number, name, value, mine)
        elif not self._alike(united, mine):
            self.replace(name, united)

    def _leave_out(self, number: int, name: str, value: str, kept: str) -> None:
        plain = self.format.plain
        self.left_out.append(
            LeftOut(record=number, field=name, value=plain(value), kept=plain(kept))
        )

    def replace(self, name: str, value: str) -> None:
        """Give a field another value."""
        (self.changed if self.own.get(name) else self.added)[name] = value


def keep(group: Group, format_: RecordFormat, aliases: Sequence[str] = ()) -> Kept:
    """The record of a work that stays, with what it gains from the others.

    Lists are united and remarks appended; fields that it lacks are added; names are taken where
    they are fullest. Any other value that differs is left out and named.

    Args:
        group: the records of the work.
        format_: the format they are in.
        aliases: the keys that shall lead to it besides its own.
    """
    number = group.survivor
    record = group.records[number]
    others = tuple(one for one in sorted(group.records) if one != number)
    merging = _Merging(format=format_, own=_with_best_names(group, format_))
    for name, value in merging.own.items():
        if value != record.fields.get(name):
            merging.changed[name] = value
    for other in (*others, number) if merging.changed else others:
        merging.take(other, group.records[other])
    if aliases and format_.aliases:
        _alias(merging, format_, aliases)
    gains = Gains(key=group.key, added=merging.added, changed=merging.changed)
    return Kept(record=number, merged=others, gains=gains, left_out=tuple(merging.left_out))


def _with_best_names(group: Group, format_: RecordFormat) -> Mapping[str, str]:
    """The fields of the record that stays, its names as the record has them that knows most."""
    number = group.survivor
    fields = dict(group.records[number].fields)
    for attribute, name in format_.people.items():
        written = {
            getattr(group.items[one], attribute): record.fields[name]
            for one, record in sorted(group.records.items(), reverse=True)
            if record.fields.get(name)
        }
        if name in fields and len(written) > 1:
            mine = " ".join(map(str, getattr(group.items[number], attribute)))
            fields[name] = written[fullest_names(tuple(written), script_of(mine))]
    return fields


def _alias(merging: _Merging, format_: RecordFormat, aliases: Sequence[str]) -> None:
    known = merging.own.get(format_.aliases)
    more = f"{{{', '.join(aliases)}}}"
    united = format_.united(format_.aliases, [known, more]) if known else more
    if united is not None:
        merging.replace(format_.aliases, united)
