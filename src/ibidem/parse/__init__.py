"""One citation to a record: what its words say, before anything is resolved."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from ibidem.lexicon import Lexicon, load_lexicon
from ibidem.model.citation import CitationKind
from ibidem.model.item import ITEM_FIELDS, Item
from ibidem.model.locator import Locator
from ibidem.parse.archival import read_archival
from ibidem.parse.backref import read_back_reference
from ibidem.parse.context import NO_CONTEXT, Context
from ibidem.parse.draft import Draft
from ibidem.parse.language import language_of
from ibidem.parse.published import read_published
from ibidem.parse.same import read_same

__all__ = ["Context", "Parsed", "parse_citation"]


@frozen(kw_only=True)
class Parsed:
    """What the words of one citation say.

    Attributes:
        kind: how it names its work.
        item: the fields it states.
        locator: the place in the work.
        target_note: the note that a cross-reference names.
        where: for each field the range of characters of the citation that states it.
    """

    kind: CitationKind
    item: Item
    locator: Locator | None = None
    target_note: str = ""
    where: Mapping[str, tuple[int, int]] = field(factory=dict)


def parse_citation(
    text: str, lexicon: Lexicon | None = None, context: Context = NO_CONTEXT
) -> Parsed:
    """Parse the words of one citation; total, deterministic, raises nothing.

    >>> parsed = parse_citation("РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20 об.")
    >>> parsed.item.archive.repository.id, parsed.item.archive.values, parsed.locator.value
    ('rgaspi', {'fond': '85', 'opis': '27', 'delo': '313'}, '20об')
    """
    draft = Draft.of(text, lexicon or load_lexicon(), context)
    kind = read_back_reference(draft)
    if kind is None:
        kind = CitationKind.FULL
        if not (read_same(draft) or read_archival(draft)):
            read_published(draft, listed=context.listed)
        draft.record("language", language_of(draft), 0, len(text))
    values = draft.values
    return Parsed(
        kind=kind,
        item=Item(**{name: values[name] for name in ITEM_FIELDS if name in values}),
        locator=values.get("locator"),
        target_note=values.get("target_note", ""),
        where=draft.where,
    )
