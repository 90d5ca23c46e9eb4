"""Records of a library file as their owner wrote them, and the formats that hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen


@frozen(kw_only=True, eq=False)
class Record:
    """One record of a library file.

    Attributes:
        key: its key, empty where it has none.
        fields: its fields in their order, the values as the format writes them.
        source: all of it as it stands in the file.
    """

    key: str
    fields: Mapping[str, str]
    source: str


@frozen(kw_only=True)
class Gains:
    """What changes in a record that stays.

    Attributes:
        key: its key from now on.
        added: fields that it lacked.
        changed: fields of its own with their new values.
    """

    key: str
    added: Mapping[str, str] = field(factory=dict)
    changed: Mapping[str, str] = field(factory=dict)

    def concerns(self, record: Record) -> bool:
        """Whether anything of the record changes."""
        return bool(self.added or self.changed or self.key != record.key)


@frozen(kw_only=True)
class RecordFormat:
    """A format whose files are edited record by record.

    Attributes:
        name: the format, as `ibidem formats` calls it.
        split: the records of a text and the words between them, in order; joined they are the text.
        united: one value of several of a field that differ; None where only one can stand.
        rewritten: a record with its gains.
        assembled: the file that consists of such parts.
        excludes: for each field those that say the same thing: one entry never has both.
        references: the fields whose values are keys of other records, parted by commas.
        plain: a value as people read it.
        people: the field of each attribute of an item that holds names.
        aliases: the field that keeps the keys a record had before, empty where there is none.
    """

    name: str
    split: Callable[[str], Sequence[str | Record]]
    united: Callable[[str, Sequence[str]], str | None]
    rewritten: Callable[[Record, Gains], str]
    assembled: Callable[[Sequence[str]], str]
    excludes: Mapping[str, frozenset[str]] = field(factory=dict)
    references: frozenset[str] = frozenset()
    plain: Callable[[str], str] = str
    people: Mapping[str, str] = field(factory=dict)
    aliases: str = ""
