"""The working sheet of one citation while it is being parsed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from ibidem.lexicon import Lexicon
from ibidem.model.archive import RepositoryRef
from ibidem.parse.context import NO_CONTEXT, Context
from ibidem.parse.tagger import Stretch, tag
from ibidem.tokenize import TokenizedText, languages_of, tokenize

# Stands for a character that was claimed; no text that reaches a draft contains it.
_TAKEN = "\0"


@define
class Draft:
    """What has been read so far from one citation, and which of its characters are spoken for.

    Lives only inside a call of `parse`; readers of single phenomena claim what they
    are certain of, and those of structure share out what is left.

    Attributes:
        source: the words of the citation, tokenized.
        text: the words of the citation.
        lexicon: the tables in use.
        values: item fields read so far, by name.
        where: for each of them, the range of characters it was read from.
        sigla: repositories by the sigla that the document has defined for them.
    """

    source: TokenizedText
    lexicon: Lexicon
    values: dict[str, Any] = field(factory=dict)
    where: dict[str, tuple[int, int]] = field(factory=dict)
    sigla: Mapping[str, RepositoryRef] = field(factory=dict)
    text: str = field(init=False)
    _free: str = field(init=False)
    _guess: tuple[Stretch, ...] | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self.text = self.source.text
        self._free = self.text.replace(_TAKEN, " ")

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, context: Context = NO_CONTEXT) -> Draft:
        """A fresh draft of `text`, which stands in a document with that context."""
        languages = languages_of(text, context.languages)
        return cls(tokenize(text, lexicon, languages), lexicon, sigla=context.sigla)

    @property
    def guess(self) -> tuple[Stretch, ...]:
        """How the tagger would cut the citation; it is asked once, and only where need is."""
        if self._guess is None:
            self._guess = tag(self.source)
        return self._guess

    def take(self, start: int, end: int) -> None:
        """Mark a range of characters as understood."""
        self._free = self._free[:start] + _TAKEN * (end - start) + self._free[end:]

    def claim(self, name: str, value: Any, start: int, end: int) -> None:
        """Take a range and record what it says; the first claim of a field stands."""
        self.take(start, end)
        self.record(name, value, start, end)

    def record(self, name: str, value: Any, start: int, end: int) -> None:
        """Record a value without taking its characters (they may say more than one thing)."""
        if name not in self.values and value:
            self.values[name] = value
            self.where[name] = (start, end)

    def drop(self, name: str) -> None:
        """Forget the value of a field that proved to be something else."""
        self.values.pop(name, None)
        self.where.pop(name, None)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no character of the range is taken."""
        return _TAKEN not in self._free[start:end]

    def free_text(self, start: int = 0, end: int | None = None) -> str:
        r"""The range with taken characters as ``\0``, so that offsets still hold."""
        return self._free[start:end]
