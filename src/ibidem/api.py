"""The stages, one after the other: read, segment, parse, resolve, deduplicate."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import count
from pathlib import PurePath

from attrs import define, evolve

from ibidem.decisions import Applied, Decisions, apply
from ibidem.dedupe import Deduplicated, deduplicate
from ibidem.diagnostics.rules.deduplication import decisions_at_odds
from ibidem.diagnostics.rules.parsing import (
    ambiguous_repository,
    unknown_repository,
    untitled_work,
)
from ibidem.emit import Emitted, format_named
from ibidem.emit.asked import Asked
from ibidem.jobs import in_order
from ibidem.keys import assign_keys
from ibidem.lexicon import Lexicon, load_lexicon
from ibidem.model.archive import RepositoryRef
from ibidem.model.citation import Citation, CitationKind, Document, Note, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.marking import MarkingKind
from ibidem.model.span import Span
from ibidem.model.text import View
from ibidem.model.work import Match, Relation, Work
from ibidem.parse import Context, Parsed, parse_citation
from ibidem.parse.marked import parse_marked
from ibidem.parse.sigla import learn_sigla
from ibidem.parse.stated import with_language, with_units
from ibidem.read import read
from ibidem.resolve import resolve
from ibidem.segment import LISTS, Segment, segment, survey
from ibidem.segment.stated import with_stated

_TEXT = "text"


@define(frozen=True, slots=False, eq=False, kw_only=True)
class Bibliography:
    """What a run made of its documents.

    Attributes:
        documents: the documents as they were read, with their notes.
        citations: every citation, in reading order, resolved.
        works: the deduplicated works, in the order of their first citation.
        decisions: the files of decisions that were obeyed, each with its findings.
    """

    documents: tuple[Document, ...]
    citations: tuple[Citation, ...]
    works: tuple[Work, ...]
    decisions: tuple[Document, ...] = ()
    _deduplicated: Deduplicated | None = None

    @property
    def uncertain(self) -> tuple[Match, ...]:
        """For every two works that may be one after all, the comparison that speaks for it most.

        It compares two of their citations; the likeliest come first.
        """
        return () if self._deduplicated is None else self._deduplicated.uncertain

    @cached_property
    def by_key(self) -> Mapping[str, Work]:
        """The works by citation key."""
        return {work.key: work for work in self.works}

    @cached_property
    def by_id(self) -> Mapping[str, Citation]:
        """The citations by id."""
        return {citation.id: citation for citation in self.citations}

    def citations_of(self, document: Document) -> tuple[Citation, ...]:
        """The citations of one document, in reading order."""
        return tuple(one for one in self.citations if one.source == document.name)

    def emit(
        self,
        name: str,
        *,
        with_citations: bool = False,
        romanize: str = "",
        titles_in: str = "",
        style: str | None = None,
    ) -> Emitted:
        """The bibliography in the output format called `name` (``bibtex``, ``csl-json`` ...).

        Args:
            name: the name of the format.
            with_citations: whether each work says which notes cite it.
            romanize: the scheme of Latin letters to add: ``ala-lc``, ``gost-7.79``, ``iso-9`` ...
            titles_in: the language of titles to add where a duplicate or a translation has one.
            style: for a formatted bibliography (``txt``, ``md``, ``html``), the name of a citation
                style or the path of a CSL file.

        Raises:
            ValueError: if there is no such format, scheme or style.
        """
        output = format_named(name)
        if output.of_citations:
            return output.emit(self.citations)
        asked = Asked(citations=with_citations, scheme=romanize, language=titles_in)
        ready = asked.of(self.works, self.citations)
        styled = {"style": style} if output.styled and style is not None else {}
        emitted = output.emit(ready.works, **styled)
        return evolve(emitted, diagnostics=(*ready.diagnostics, *emitted.diagnostics))

    def diagnostics(self) -> Iterator[tuple[Document, Diagnostic]]:
        """Every finding with the document it concerns, in reading order."""
        of_citations: dict[str, list[Diagnostic]] = defaultdict(list)
        for citation in self.citations:
            of_citations[citation.source].extend(citation.diagnostics)
        for document in (*self.documents, *self.decisions):
            found = [*document.diagnostics, *of_citations[document.name]]
            for finding in sorted(found, key=_place):
                yield document, finding


def _place(finding: Diagnostic) -> int:
    return -1 if finding.span is None else finding.span.start


def process(
    paths: Iterable[str | os.PathLike[str]],
    decisions: Iterable[Decisions] = (),
    *,
    jobs: int = 1,
) -> Bibliography:
    """Read documents and make one bibliography of all their citations.

    Args:
        paths: the documents.
        decisions: what their owner has decided, see `ibidem.decisions.parse_decisions`.
        jobs: how many processes read at once, 0 for one on every core. What comes out is the
            same for any number. Where processes are not forked (on macOS and Windows), a script
            that asks for several keeps its work under ``if __name__ == "__main__":``.

    Raises:
        ibidem.UnreadableError: where a path cannot be read as text.
        TypeError: if one path is given where several are meant.
    """
    if isinstance(paths, str | bytes | os.PathLike):
        raise TypeError(f"process takes a list of paths: process([{paths!r}])")
    return process_documents(in_order(read, paths, jobs), decisions=decisions, jobs=jobs)


def process_documents(
    documents: Iterable[Document],
    lexicon: Lexicon | None = None,
    decisions: Iterable[Decisions] = (),
    *,
    jobs: int = 1,
) -> Bibliography:
    """Make one bibliography of documents that were read already, by so many `jobs` at once.

    A document whose name another one has gets a number behind it, so that the name tells them
    apart.
    """
    documents = tuple(_told_apart(documents))
    stems = _stems(documents)
    named = ((document, stems[document.name]) for document in documents)
    cited: list[Citation] = []
    listed: set[str] = set()
    for citations, of_lists in in_order(partial(cited_in, lexicon=lexicon), named, jobs):
        cited += citations
        listed |= of_lists
    resolved = resolve(cited, listed)
    applied = apply(decisions, resolved)
    found = deduplicate(resolved, applied.decided)
    works = _works(found, resolved, applied)
    keys = {citation: work.key for work in works for citation in work.citations}
    return Bibliography(
        documents=documents,
        citations=tuple(
            evolve(
                citation,
                work=keys.get(citation.id),
                diagnostics=(*citation.diagnostics, *_doubts(citation)),
            )
            for citation in resolved
        ),
        works=works,
        deduplicated=found,
        decisions=_with_contradictions(applied.documents, found, resolved),
    )


def _with_contradictions(
    decisions: tuple[Document, ...], found: Deduplicated, citations: Iterable[Citation]
) -> tuple[Document, ...]:
    """The files of decisions; the last one tells which of all of them cannot be obeyed."""
    words = {citation.id: " ".join(citation.text.split()) for citation in citations}
    findings = tuple(
        decisions_at_odds(left=words[left], right=words[right]) for left, right in found.at_odds
    )
    if not findings:
        return decisions
    *others, last = decisions
    return (*others, evolve(last, diagnostics=(*last.diagnostics, *findings)))


def cited_in(
    named: tuple[Document, str], lexicon: Lexicon | None = None
) -> tuple[tuple[Citation, ...], frozenset[str]]:
    """The citations of a document, and which of them are entries of a list, by their ids.

    This is what one process does at a time: one document, whatever the others say. With the
    document comes the stem of the ids.
    """
    document, stem = named
    found = tuple(cite(document, lexicon or load_lexicon(), stem=stem))
    return (
        tuple(citation for _, citation in found),
        frozenset(citation.id for note, citation in found if note.kind in LISTS),
    )


def cite(document: Document, lexicon: Lexicon, *, stem: str) -> Iterator[tuple[Note, Citation]]:
    """The citations of a document with their notes, as their words say, nothing resolved yet."""
    labels: dict[str, int] = {}
    found = survey(document.notes, lexicon)
    sigla = learn_sigla((note.view.text for note in document.notes), lexicon)
    context = Context(languages=found.languages, sigla=sigla)
    of_lists = evolve(context, listed=True)
    for note in document.notes:
        labels[note.label] = labels.get(note.label, 0) + 1
        again = f"~{labels[note.label]}" if labels[note.label] > 1 else ""
        # what stands beside a citation that the file states is no entry of its own
        listed = not note.stated and (found.is_list or note.kind in LISTS)
        told = of_lists if listed else context
        position = count(1)
        name = ""
        for piece in with_stated(note):
            if not isinstance(piece, Note):
                name = f"{stem}#{note.label}{again}.{next(position)}"
                stated, view = piece
                whole = with_language(with_units(stated, lexicon))
                yield note, _stated(name, document.name, note, whole, view)
                continue
            for part in segment(piece, lexicon, found.languages, listed=listed, sigla=sigla):
                italics = _italics(document, part.view)
                parsed = parse_marked(part.view.text, italics, lexicon, told)
                quotes = name if part.quoted_after else None
                name = f"{stem}#{note.label}{again}.{next(position)}"
                citation = _citation(name, document.name, part, parsed)
                yield note, citation if quotes is None else evolve(citation, quotes=quotes)


def _italics(document: Document, view: View) -> Iterator[tuple[int, int]]:
    """The ranges of a view that stand in italics."""
    for each in document.text.markings_in(view.whole):
        if each.kind is MarkingKind.ITALIC:
            yield view.inside(each.span)


def _citation(name: str, source: str, part: Segment, parsed: Parsed) -> Citation:
    view = part.view
    return Citation(
        id=name,
        source=source,
        note=part.note.label,
        text=view.text,
        span=view.whole,
        kind=parsed.kind,
        item=parsed.item,
        locator=parsed.locator,
        where={name: view.span(*where) for name, where in parsed.where.items()},
        target_note=parsed.target_note,
    )


def _stated(name: str, source: str, note: Note, stated: StatedCitation, view: View) -> Citation:
    """A citation of which nothing has to be parsed."""
    return Citation(
        id=name,
        source=source,
        note=note.label,
        text=view.text,
        span=stated.span,
        item=stated.item,
        locator=stated.locator,
        stated=True,
        key=stated.key,
    )


def _doubts(citation: Citation) -> Iterator[Diagnostic]:
    """What stays in doubt after a citation was read and resolved."""
    item = citation.item
    if item.archive is not None:
        yield from _doubtful_repository(citation, item.archive.repository)
    elif citation.kind is CitationKind.FULL and not (item.title or item.container_title):
        yield untitled_work(citation.span, words=" ".join(citation.text.split()))


def _doubtful_repository(
    citation: Citation, repository: RepositoryRef | None
) -> Iterator[Diagnostic]:
    """A repository whose name may mean another as well, or that only the citation knows."""
    if repository is None:
        return
    if repository.alternatives:
        others = ", ".join(repository.alternatives)
        yield ambiguous_repository(citation.span, taken=repository.name, others=others)
    elif not repository.known and citation.kind is CitationKind.FULL:
        # a back-reference has the name from the citation before it, where it was reported
        where = citation.where.get("archive", citation.span)
        yield unknown_repository(where, name=repository.name)


def _told_apart(documents: Iterable[Document]) -> Iterator[Document]:
    taken: Counter[str] = Counter()
    for document in documents:
        taken[document.name] += 1
        again = taken[document.name]
        if again == 1:
            yield document
        else:
            text = evolve(document.text, name=f"{document.name}~{again}")
            yield evolve(document, text=text)


def _stems(documents: Iterable[Document]) -> dict[str, str]:
    """A short name for each document, with a number where two would be alike."""
    stems: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for document in documents:
        stem = PurePath(document.name).stem or document.name
        taken[stem] += 1
        stems[document.name] = f"{stem}~{taken[stem]}" if taken[stem] > 1 else stem
    return stems


def _works(
    found: Deduplicated, citations: Iterable[Citation], applied: Applied
) -> tuple[Work, ...]:
    """The clusters with their keys and relations, corrected as their owner wants them."""
    stated = {citation.id: citation.key for citation in citations if citation.key}
    corrected = [applied.corrected(cluster.item, cluster.citations) for cluster in found.clusters]
    given = [
        key or next((stated[one] for one in cluster.citations if one in stated), "")
        for (_, key), cluster in zip(corrected, found.clusters, strict=True)
    ]
    keys = assign_keys([item for item, _ in corrected], given)
    relations: dict[int, list[Relation]] = {}
    for relation in found.relations:
        relations.setdefault(relation.source, []).append(
            Relation(kind=relation.kind, target=keys[relation.target], evidence=relation.evidence)
        )
    return tuple(
        Work(
            key=keys[place],
            item=corrected[place][0],
            citations=cluster.citations,
            variants=cluster.variants,
            matches=cluster.matches,
            relations=tuple(relations.get(place, ())),
        )
        for place, cluster in enumerate(found.clusters)
    )


def parse(text: str, lexicon: Lexicon | None = None) -> Citation:
    """Read one citation string.

    >>> citation = parse("Кадишев, А. Б. (1960), Интервенция в Закавказье, Moskva: Воениздат")
    >>> str(citation.item.author[0]), citation.item.issued.edtf, citation.item.publisher
    ('Кадишев, А. Б.', '1960', 'Воениздат')
    """
    parsed = parse_citation(text, lexicon or load_lexicon())
    return Citation(
        id=f"{_TEXT}#1.1",
        source=_TEXT,
        note="1",
        text=text,
        span=Span(0, len(text)),
        kind=parsed.kind,
        item=parsed.item,
        locator=parsed.locator,
        where={name: Span(*where) for name, where in parsed.where.items()},
        target_note=parsed.target_note,
    )
