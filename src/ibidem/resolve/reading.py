"""What a reader remembers of the citations of a document read so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import define, field, frozen
from rapidfuzz import fuzz

from ibidem.lexicon import fold
from ibidem.model.citation import Citation, CitationKind
from ibidem.resolve.fit import DOUBTFUL
from ibidem.resolve.idem import has_own_title
from ibidem.resolve.shelf import Fitting, Shelf
from ibidem.resolve.short import ShortForm
from ibidem.resolve.sigla import Sigla

# Two full citations with titles so alike are of one work.
_SAME_TITLE = 88
# A dated short form repeats author and whole title; the rounding of scores takes part of it.
_DATED_FIT = 1.0


@frozen(kw_only=True)
class Found:
    """What a back-reference may mean.

    Attributes:
        candidates: the citations that fit equally well, the one to take first.
        doubtful: whether they fit by the author alone, against the title.
    """

    candidates: Sequence[Citation] = ()
    doubtful: bool = False


@define
class Reading:
    """The memory of one document; grows as it is read.

    Attributes:
        read: its citations so far, resolved.
        by_id: the same by id.
        sigla: of works, defined so far.
        shelf: the works cited in full so far.
        bibliography: the entries of its bibliography, wherever that stands.
    """

    read: list[Citation] = field(factory=list)
    by_id: dict[str, Citation] = field(factory=dict)
    sigla: Sigla = field(factory=Sigla)
    shelf: Shelf = field(factory=Shelf)
    bibliography: Shelf = field(factory=Shelf)
    _roots: dict[str, str] = field(factory=dict)
    _by_note: dict[str, list[Citation]] = field(factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, bibliography: Iterable[Citation]) -> Reading:
        """A reading that knows the bibliography, as one may leaf through it at any time."""
        reading = cls()
        for entry in bibliography:
            reading.bibliography.add(entry)
        return reading

    @property
    def last(self) -> Citation | None:
        """The citation read last."""
        return self.read[-1] if self.read else None

    @property
    def last_is_unresolved(self) -> bool:
        """Whether the citation read last says of no work which one it is, which breaks a chain.

        A short form that states its title does say so, though it is never cited in full.
        """
        if not self.read:
            return False
        link, item = self.read[-1].link, self.read[-1].item
        return link is not None and link.antecedent is None and not item.title

    def in_note(self, label: str) -> Sequence[Citation]:
        """The citations of a note read so far; the last note of that label."""
        return self._by_note.get(label, ())

    def add(self, citation: Citation) -> None:
        """Read one more citation."""
        notes = self._by_note[citation.note]
        if notes and (self.last is None or self.last.note != citation.note):
            notes.clear()
        notes.append(citation)
        self.read.append(citation)
        self.by_id[citation.id] = citation
        antecedent = citation.link.antecedent if citation.link is not None else None
        self._roots[citation.id] = self._roots.get(antecedent or "", antecedent or citation.id)
        if _is_first(citation):
            self.shelf.add(citation)
            self.sigla.learn(citation)
        elif antecedent is not None:
            self.shelf.touch(self._roots[citation.id])

    def fitting(self, form: ShortForm, citation: Citation) -> Found:
        """The works that a short form fits as well as any other, the one cited last first."""
        fits = self.shelf.find(form) or self.bibliography.find(form)
        fits = [one for one in fits if _dates_agree(form, citation, one)]
        if not fits:
            return Found()
        best = fits[0].rank
        candidates = tuple(one.citation for one in fits if one.rank == best)
        return Found(candidates=candidates, doubtful=fits[0].score < DOUBTFUL)

    def distinct_works(self, candidates: Sequence[Citation]) -> int:
        """How many works the candidates stand for."""
        roots = {self._roots.get(one.id, one.id): one for one in candidates}
        works: list[Citation] = []
        for one in roots.values():
            if not any(_is_same_work(one, other) for other in works):
                works.append(one)
        return len(works)


def _is_first(citation: Citation) -> bool:
    """Whether a citation gives a work of its own: in full, or of "idem" with a new title."""
    own = citation.kind is CitationKind.IDEM and has_own_title(citation)
    return citation.link is None and (citation.kind is CitationKind.FULL or own)


def _dates_agree(form: ShortForm, citation: Citation, fitting: Fitting) -> bool:
    """Whether the year that a short citation states allows it to mean a work.

    "Hasanli 2018, 12" repeats the year. With a title, the year of the work would make the
    citation a full one; an earlier one belongs to what is cited («das Jahr 1854»).
    """
    if citation.item.issued is None or form.explicit:
        return True
    stated = citation.item.issued.start.year
    issued = fitting.citation.item.issued
    known = issued.start.year if issued is not None else None
    if not form.title:
        return known == stated
    return fitting.score >= _DATED_FIT and (known is None or stated < known)


def _is_same_work(one: Citation, other: Citation) -> bool:
    if one.item.archive is not None or other.item.archive is not None:
        return one.item.archive == other.item.archive
    titles = (one.item.title or one.text, other.item.title or other.text)
    return fuzz.token_set_ratio(*map(fold, titles)) >= _SAME_TITLE
