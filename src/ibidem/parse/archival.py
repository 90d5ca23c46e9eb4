"""Archival citations: a document's description, its repository, its shelf mark."""

from __future__ import annotations

import re

from anyascii import anyascii
from attrs import evolve, frozen
from rapidfuzz import fuzz, process

from ibidem.lexicon import DASHES, Lexicon, Meaning, Repository, fold
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.item import ItemType
from ibidem.parse.dates import find_dates
from ibidem.parse.draft import Draft
from ibidem.parse.heads import read_head
from ibidem.parse.units import Chain, find_chains

# A name this close to one of the authority file's is that name with a misprint.
_MISPRINT_SCORE = 92
_BARE_FOND = re.compile(r"[\s.,:]*(?P<value>(?:[^\W\d_]-)?\d+[^\W\d_]?)[\s.,;]*")
_ACRONYM = re.compile(r"\s*\((?P<acronym>[^()\s]{2,12})\)$")
# The article or preposition of a date that is a sentence of its own: ". Le 24 mai 1920".
_DATE_LEAD = re.compile(r"(?<=[.,;])\s+[^\W\d_]{1,3}$")
_BREAK = re.compile(r"//|[.;](?=\s)|(?<=\d{4})[.,]?\s")
_EDGES = f" \t.,;:/({DASHES}"


@frozen(kw_only=True)
class FoundRepository:
    """A repository named in a citation, and where."""

    ref: RepositoryRef
    start: int
    end: int


def read_archival(draft: Draft) -> bool:
    """Read an archival citation into the draft; False where it is none.

    A citation is archival where a chain names a fond, opis or delo under a repository, or at
    least two of these without one.

    >>> from ibidem.lexicon import load_lexicon
    >>> printed = "Message from M. Kemal. 04.1920. АВП РФ. Ф. 04. Оп. 51. Д. 54868. Л. 1."
    >>> draft = Draft.of(printed, load_lexicon())
    >>> read_archival(draft), draft.values["title"], draft.values["archive"].location
    (True, 'Message from M. Kemal', 'Ф. 04. Оп. 51. Д. 54868')
    """
    chain = _shelf_mark(draft)
    if chain is None:
        return False
    repository = find_repository(draft, chain.start)
    if not _is_archival(chain, repository):
        return False
    units, start = chain.units, chain.start
    if repository is not None:
        units = (*_bare_fond(draft.text, repository.end, chain), *units)
        start = repository.start
    archive = ArchivalUnits(repository=repository.ref if repository else None, units=units)
    draft.claim("archive", archive, start, chain.unit_range[1])
    if chain.locator is not None and chain.locator_range is not None:
        draft.claim("locator", chain.locator, *chain.locator_range)
    draft.values["type"] = ItemType.MANUSCRIPT
    _describe(draft, start, chain.end)
    return True


def _shelf_mark(draft: Draft) -> Chain | None:
    """The chain with the most archival levels."""
    chains = [chain for chain in find_chains(draft.source) if chain.units]
    return max(chains, key=lambda chain: len(chain.units), default=None)


def _is_archival(chain: Chain, repository: FoundRepository | None) -> bool:
    """Whether the units are those of an archive.

    Volumes and series alone are not, unless a repository that we know stands before them.
    """
    levels = {unit.level for unit in chain.units}
    if repository is None:
        return len(levels & {Level.FOND, Level.OPIS, Level.DELO}) > 1
    return repository.ref.known or bool(levels - {Level.VOLUME, Level.SERIES})


def _bare_fond(text: str, after: int, chain: Chain) -> tuple[Unit, ...]:
    """The fond that print leaves without its word: "... History. 85, op. 13, d. 1"."""
    match = _BARE_FOND.fullmatch(text, after, chain.start)
    if match is None or any(unit.level is Level.FOND for unit in chain.units):
        return ()
    return (Unit(level=Level.FOND, value=match["value"]),)


def find_repository(draft: Draft, before: int) -> FoundRepository | None:
    """The repository named nearest before an offset, known or not."""
    known = _known_repository(draft, before)
    return known or _unknown_repository(draft, before)


def _known_repository(draft: Draft, before: int) -> FoundRepository | None:
    tokens = list(draft.source.tokens[: draft.source.at(before)])
    best: FoundRepository | None = None
    place = 0
    while place < len(tokens):
        found = draft.lexicon.repositories_at(tokens, place)
        if found is None:
            place += 1
            continue
        end, repositories = found
        chosen = min(repositories, key=lambda repository: repository.id)
        best = FoundRepository(
            ref=reference(chosen), start=tokens[place].start, end=tokens[end - 1].end
        )
        place = end
    return best


def reference(repository: Repository) -> RepositoryRef:
    """How a citation refers to a repository of the authority file."""
    return RepositoryRef(id=repository.id, name=repository.name, place=repository.place)


def _unknown_repository(draft: Draft, before: int) -> FoundRepository | None:
    """A name with an archive word in it that stands just before the units."""
    archive_words = draft.source.find(Meaning.ARCHIVE, end=before)
    if not archive_words:
        return None
    breaks = [match.end() for match in _BREAK.finditer(draft.text, 0, archive_words[-1].start)]
    start = breaks[-1] if breaks else 0
    start += len(draft.text[start:before]) - len(draft.text[start:before].lstrip(_EDGES))
    name = _BREAK.split(draft.text[start:before].strip(_EDGES))[0].strip(_EDGES)
    if not name:
        return None
    return FoundRepository(ref=_named(name, draft.lexicon), start=start, end=start + len(name))


def _named(name: str, lexicon: Lexicon) -> RepositoryRef:
    """A repository by the name that a citation gives it, its acronym in brackets or not."""
    acronym = _ACRONYM.search(name)
    full = name[: acronym.start()].strip() if acronym else name
    known = _misprinted(full, lexicon)
    if known is not None:
        return known
    words = anyascii(acronym["acronym"]) if acronym else full
    return RepositoryRef(id="-".join(re.findall(r"\w+", fold(words))), name=full, known=False)


def _misprinted(name: str, lexicon: Lexicon) -> RepositoryRef | None:
    """The authority file's repository whose name differs from `name` by misprints only."""
    names = lexicon.repository_names
    found = process.extractOne(
        _loose(name), names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_MISPRINT_SCORE
    )
    return None if found is None else reference(names[found[0]])


def _loose(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))


def _describe(draft: Draft, start: int, end: int) -> None:
    """The document's own title, author and date, before the shelf mark or after it."""
    before = draft.text[:start].strip(_EDGES)
    first, last = (0, start) if before else (end, len(draft.text))
    for found in find_dates(draft.source, draft.lexicon):
        if first <= found.start and found.end <= last:
            draft.claim("issued", found.date, found.start, found.end)
    last = _cut_at_date(draft, first, last)
    after_author = read_head(draft, first, last)
    title, title_start = _trimmed(draft.text, after_author, last)
    draft.claim("title", title, title_start, title_start + len(title))
    _claim_genre(draft, title_start, title_start + len(title))


def _cut_at_date(draft: Draft, first: int, last: int) -> int:
    """Where the description ends: before its date, where the date closes it."""
    issued = draft.where.get("issued")
    if issued is None or not first <= issued[0] < last:
        return last
    words = _DATE_LEAD.sub("", draft.text[first : issued[0]].rstrip())
    return first + len(words) if words.strip(_EDGES) else last


def _trimmed(text: str, start: int, end: int) -> tuple[str, int]:
    words = text[start:end]
    lead = len(words) - len(words.lstrip(_EDGES))
    stripped = words.strip(_EDGES)
    return stripped, start + lead


def _claim_genre(draft: Draft, start: int, end: int) -> None:
    """The kind of document, where its title opens with it: "Telegram from ..."."""
    kinds = draft.source.find(Meaning.DOCUMENT_KIND, start=start, end=end)
    if kinds:
        genre = draft.text[kinds[0].start : kinds[0].end]
        draft.record("genre", genre.lower(), kinds[0].start, kinds[0].end)


def with_inherited(archive: ArchivalUnits, stated: ArchivalUnits) -> ArchivalUnits:
    """The complete shelf mark of a back-reference that states only some units."""
    return evolve(archive.inherited_by(stated.units))
