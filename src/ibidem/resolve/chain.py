"""Citations in reading order: each back-reference is tied to the citation it means."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby

from attrs import evolve

from ibidem.diagnostics.rules.resolution import (
    ambiguous_antecedent,
    antecedent_missing,
    title_differs,
)
from ibidem.model.citation import Citation, CitationKind, Link
from ibidem.model.item import Item
from ibidem.resolve.complete import completed
from ibidem.resolve.idem import has_own_title, same_author, with_author
from ibidem.resolve.inherit import inherit
from ibidem.resolve.reading import Found, Reading
from ibidem.resolve.short import ShortForm, only_short, read_form, short_form, states_more
from ibidem.resolve.sigla import Use, introduces_host

# What a back-reference may mean among all that was read before it.
Finder = Callable[[Citation, Reading], Found]

_JUST_BEFORE = "the citation just before"
# A title of so many words tells a work without its author.
_TELLING_TITLE = 2
_CITED_BEFORE = "author and title cited before"


def resolve(
    citations: Iterable[Citation], listed: Collection[str] = frozenset()
) -> tuple[Citation, ...]:
    """The citations of any number of documents with every back-reference linked.

    Documents are independent of one another. Links never point forward, except to an entry of
    a bibliography: the ids of these entries are `listed`.
    """
    resolved: list[Citation] = []
    for _, document in groupby(citations, key=lambda citation: citation.source):
        resolved.extend(_resolve_document(tuple(document), listed))
    return tuple(resolved)


def _resolve_document(citations: Sequence[Citation], listed: Collection[str]) -> list[Citation]:
    reading = Reading.of(citation for citation in citations if citation.id in listed)
    for citation in citations:
        if citation.id in listed and citation.kind is CitationKind.FULL:
            reading.add(citation)
        elif citation.kind is CitationKind.FULL:
            reading.add(_settled(completed(citation, reading.last), reading))
        elif citation.kind is CitationKind.IDEM:
            reading.add(_by_same_author(citation, reading))
        else:
            reading.add(_linked(citation, reading))
    return reading.read


def _settled(citation: Citation, reading: Reading) -> Citation:
    """The citation, as a short form where it states little and an earlier one fits it."""
    if citation.stated:
        return citation
    use = reading.sigla.find(citation.text)
    if use is not None and not _has_imprint(citation, use):
        return _by_siglum(citation, use, reading)
    form = short_form(citation)
    found = reading.fitting(form, citation) if form is not None else Found()
    if found.candidates:
        return _shortened(citation, found, _CITED_BEFORE, reading)
    return _unresolved(citation) if form is not None and only_short(citation) else citation


def _has_imprint(citation: Citation, use: Use) -> bool:
    """Whether a citation names a place of its own, other than the siglum taken for one."""
    place = citation.where.get("publisher_place")
    if place is None:
        return False
    return not use.start <= place.start - citation.span.start < use.end


def _by_siglum(citation: Citation, use: Use, reading: Reading) -> Citation:
    """A citation that names a work by its siglum: as its own work, or as that which it is in."""
    work = reading.by_id[use.work]
    if introduces_host(citation.text, use):
        title = work.item.title or work.item.container_title
        return evolve(citation, item=evolve(citation.item, container_title=title))
    found = Found(candidates=(work,))
    return _shortened(citation, found, "the siglum defined there", reading)


def _shortened(citation: Citation, found: Found, evidence: str, reading: Reading) -> Citation:
    own = citation.item
    stated = Item(archive=own.archive, volume=own.volume, issue=own.issue)
    short = evolve(citation, kind=CitationKind.SHORT, item=stated)
    return _tied(short, found, evidence, reading)


def _linked(citation: Citation, reading: Reading) -> Citation:
    find, evidence = _FINDERS[citation.kind]
    found = find(citation, reading)
    return _tied(citation, found, evidence, reading) if found.candidates else _unresolved(citation)


def _by_same_author(citation: Citation, reading: Reading) -> Citation:
    """An "idem": a work of the author just before, new or cited earlier."""
    if reading.last is None or reading.last_is_unresolved:
        return _unresolved(citation)
    if not has_own_title(citation):
        return _tied(citation, _just_before(citation, reading), _JUST_BEFORE, reading)
    found = _known_work(same_author(citation, reading.last), citation, reading)
    if found.candidates:
        known = evolve(citation, item=Item(archive=citation.item.archive))
        return _tied(known, found, "a work of the author just before", reading)
    return with_author(citation, reading.last)


def _known_work(form: ShortForm, citation: Citation, reading: Reading) -> Found:
    """The work cited before that an "idem" names by its short title, if by any."""
    if states_more(citation) and not form.explicit:
        return Found()
    found = reading.fitting(form, citation)
    if found.candidates or len(form.title) < _TELLING_TITLE:
        return found
    # the author may not have been recognized in the citation before
    return reading.fitting(evolve(form, head=()), citation)


def _unresolved(citation: Citation) -> Citation:
    """A back-reference whose work was cited in a part of the text that we do not have."""
    full = citation.kind is CitationKind.FULL
    finding = antecedent_missing(citation.span, words=citation.text)
    return evolve(
        citation,
        kind=CitationKind.SHORT if full else citation.kind,
        link=Link(antecedent=None, evidence="nothing before it fits"),
        diagnostics=(*citation.diagnostics, finding),
    )


def _tied(citation: Citation, found: Found, evidence: str, reading: Reading) -> Citation:
    """The citation tied to the first candidate, whose fields it inherits; doubts are reported."""
    candidates = found.candidates
    if found.doubtful:
        return _doubtful(citation, found)
    link = Link(
        antecedent=candidates[0].id,
        candidates=tuple(candidate.id for candidate in candidates),
        evidence=evidence,
    )
    linked = inherit(citation, candidates[0], link)
    findings = list(citation.diagnostics)
    works = reading.distinct_works(candidates)
    if works > 1:
        findings.append(ambiguous_antecedent(citation.span, words=citation.text, count=works))
    return evolve(linked, diagnostics=tuple(findings))


def _doubtful(citation: Citation, found: Found) -> Citation:
    """A back-reference whose author was cited before, though with no such title."""
    candidates = tuple(candidate.id for candidate in found.candidates)
    link = Link(antecedent=None, candidates=candidates, evidence="the author, but not the title")
    finding = title_differs(citation.span, words=citation.text)
    return evolve(citation, link=link, diagnostics=(*citation.diagnostics, finding))


def _just_before(citation: Citation, reading: Reading) -> Found:
    """The last citation before an ibid., then the others of its note.

    A citation that was not understood breaks the chain.
    """
    last = reading.last
    if last is None or reading.last_is_unresolved:
        return Found()
    if last.note == citation.note:
        return Found(candidates=(last,))
    return Found(candidates=tuple(reversed(reading.in_note(last.note))))


def _by_form(citation: Citation, reading: Reading) -> Found:
    """The works that the author and title before "op. cit." fit; a bare one means the last."""
    use = reading.sigla.find(citation.text)
    if use is not None:
        return Found(candidates=(reading.by_id[use.work],))
    form = read_form(citation)
    if not form.words:
        return Found(candidates=_just_before(citation, reading).candidates[:1])
    return reading.fitting(form, citation)


def _in_named_note(citation: Citation, reading: Reading) -> Found:
    """What the named note cites; an author's name before "see note" chooses among it."""
    cited = reading.in_note(citation.target_note)
    form = read_form(citation)
    named = [one for one in cited if _is_by(form, one)]
    return Found(candidates=tuple(named) or tuple(cited))


def _is_by(form: ShortForm, citation: Citation) -> bool:
    families = {word for name in citation.item.author for word in (name.family or "").split()}
    return bool({family.casefold() for family in families} & set(form.head))


_FINDERS: dict[CitationKind, tuple[Finder, str]] = {
    CitationKind.IBID: (_just_before, _JUST_BEFORE),
    CitationKind.LOC_CIT: (_by_form, _CITED_BEFORE),
    CitationKind.OP_CIT: (_by_form, _CITED_BEFORE),
    CitationKind.SHORT: (_by_form, _CITED_BEFORE),
    CitationKind.CROSS_REFERENCE: (_in_named_note, "the note it names"),
}
