"""The works cited so far in a document, found again by author and by title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from attrs import define, evolve, field, frozen

from ibidem.model.citation import Citation
from ibidem.resolve.fit import Cited, fit
from ibidem.resolve.short import ShortForm
from ibidem.resolve.words import blocks, same_word

# Works looked at for one short form, the latest first: nobody means those further back.
_MOST = 200


@frozen(kw_only=True)
class Fitting:
    """A work that a short form fits.

    Attributes:
        score: how well.
        same_quotes: whether both or neither print a title in quotation marks.
        seen: the later the work was cited last, the greater.
        citation: its full citation.
    """

    score: float
    same_quotes: bool
    seen: int
    citation: Citation

    @property
    def rank(self) -> tuple[float, bool]:
        """What a better fit has more of; the score is no finer than a tenth."""
        return round(self.score, 1), self.same_quotes


@define
class Shelf:
    """The works cited so far; grows as a document is read.

    Their words are looked at when a short form is looked for, which many documents never need.
    """

    _unread: list[Citation] = field(factory=list)
    _works: dict[str, Cited] = field(factory=dict)
    _seen: dict[str, int] = field(factory=dict)
    _places: dict[str, list[str]] = field(factory=lambda: defaultdict(list))
    _spellings: dict[str, dict[str, None]] = field(factory=lambda: defaultdict(dict))
    _clock: int = 0

    def add(self, citation: Citation) -> None:
        """Put a full citation on the shelf."""
        self._unread.append(citation)
        self.touch(citation.id)

    def touch(self, name: str) -> None:
        """Note that a work was cited again just now."""
        self._clock += 1
        self._seen[name] = self._clock

    def find(self, form: ShortForm) -> list[Fitting]:
        """The works that a short form fits, the best first, then the one cited last.

        "Cit." at the end means the host where one is named, unless the part itself was cited.
        """
        self._read()
        found = self._fitting(evolve(form, explicit=False))
        if not found and form.explicit and form.host is not None:
            hosted = evolve(form.host, explicit=True)
            found = self._fitting(hosted)
        return found or (self._fitting(form) if form.explicit else [])

    def _fitting(self, form: ShortForm) -> list[Fitting]:
        spelt = {word: frozenset(self._spelt(word)) for word in form.words}
        fits = [
            Fitting(
                score=score,
                same_quotes=work.quoted == form.quoted,
                seen=self._seen[name],
                citation=work.citation,
            )
            for name in self._having(spelt.values())
            for work in (self._works[name],)
            for score in (fit(form, work, spelt),)
            if score > 0
        ]
        return sorted(fits, key=lambda one: (one.rank, one.seen), reverse=True)

    def _read(self) -> None:
        """Look at the words of the works added since the last look."""
        for citation in self._unread:
            self._index(citation)
        self._unread.clear()

    def _index(self, citation: Citation) -> None:
        work = Cited.of(citation)
        self._works[citation.id] = work
        for word in work.words | work.names | work.title:
            self._places[word].append(citation.id)
            for block in blocks(word):
                self._spellings[block][word] = None

    def _having(self, spelt: Iterable[Iterable[str]]) -> Iterable[str]:
        """The latest works with any of the words, however they are spelt."""
        spellings = {spelling for one in spelt for spelling in one}
        names = {name for spelling in spellings for name in self._places[spelling][-_MOST:]}
        return sorted(names, key=self._seen.__getitem__)[-_MOST:]

    def _spelt(self, word: str) -> Iterator[str]:
        """The spellings of a word that the works on the shelf have."""
        for spelling in {one for block in blocks(word) for one in self._spellings.get(block, ())}:
            if same_word(word, spelling):
                yield spelling
