"""The repository that a citation names: known, misprinted, or unknown to the authority file."""

from __future__ import annotations

import re

from anyascii import anyascii
from attrs import evolve, frozen
from rapidfuzz import fuzz, process

from ibidem.lexicon import DASHES, Lexicon, Meaning, Repository, fold
from ibidem.model.archive import RepositoryRef
from ibidem.parse.draft import Draft
from ibidem.parse.numerals import roman_value

# A name this close to one of the authority file's is that name with a misprint.
_MISPRINT_SCORE = 92
# Shorter names are too like one another: "National Archives", "Archives nationales".
_SHORTEST_NAME = 24
_ACRONYM = re.compile(r"\s*\((?P<acronym>[^()\s]{2,12})\)$")
# An acronym that opens a citation, such as "AHM, sección colonia".
_CAPITALS = re.compile(r"(?:^|(?<=[.,;(]\s)|(?<=\())(?P<acronym>[^\W\d_]{2,8})(?=[.,:]?\s)")
# The words that a number follows in a shelf mark: "RG 59", "Оп. 3".
_UNIT_LIKE = re.compile(r"([^\W\d_]+)\.?\s?(?=\d)")
# Words in capitals that are no archive: "URL", "MS 2925", "RG 59".
_NO_ACRONYM = (Meaning.ONLINE, Meaning.FOND, Meaning.OPIS, Meaning.SERIES, Meaning.MEDIUM)
_FEWEST_WORDS = 3
_LONGEST_SERIES = 3  # letters
_NUMBER_NEXT = re.compile(r"\s\d")
_FARTHEST_AFTER = 12
_BREAK = re.compile(r"//|[.;](?=\s)|(?<=\d{4})[.,]?\s")
EDGES = f" \t.,;:/({DASHES}"


@frozen(kw_only=True)
class FoundRepository:
    """A repository named in a citation, and where."""

    ref: RepositoryRef
    start: int
    end: int


def find_repository(draft: Draft, before: int) -> FoundRepository | None:
    """The repository named nearest before an offset: known, named as an archive, or in capitals."""
    return (
        known_repository(draft, before)
        or named_archive(draft, before)
        or _first_in_brackets(draft, before)
        or _capitals(draft, before)
    )


def repository_after(draft: Draft, start: int) -> FoundRepository | None:
    """The known repository that closes a shelf mark: "Box 12, Hoover Institution"."""
    found = known_repository(draft, len(draft.text), after=start)
    return found if found is not None and found.start - start <= _FARTHEST_AFTER else None


def known_repository(draft: Draft, before: int, after: int = 0) -> FoundRepository | None:
    """The last repository of the authority file that is named between two offsets."""
    tokens = draft.source.tokens[: draft.source.at(before)]
    keys = draft.source.keys[: len(tokens)]
    named = draft.lexicon.repositories_in(tokens, keys)
    if not named and not draft.sigla:
        return None
    places = set(named)
    if draft.sigla:
        places |= {place for place, token in enumerate(tokens) if token.text in draft.sigla}
    best: FoundRepository | None = None
    end = draft.source.at(after)
    for place in sorted(places):
        if place < end:
            continue
        start = tokens[place].start
        if place not in named or tokens[place].text in draft.sigla:
            siglum = tokens[place]
            ref = draft.sigla[siglum.text]
            if best is not None and _repeats(draft, best, start):
                start = best.start if best.ref.identity == ref.identity else start
            best = FoundRepository(ref=ref, start=start, end=siglum.end)
            continue
        end, repositories = named[place]
        printed = draft.text[start : tokens[end - 1].end]
        if _is_series(draft, start, tokens[end - 1].end):
            continue
        if best is not None and _repeats(draft, best, start):
            start = best.start
            written_out = frozenset(one for one in repositories if one.id == best.ref.authority)
            repositories = written_out or repositories
        ranks = sorted((_rank(one, printed, draft.text), one) for one in repositories)
        (likeness, *_), chosen = ranks[0]
        names = tuple(other.name for rank, other in ranks[1:] if rank[0] == likeness)
        ref = evolve(reference(chosen, printed), alternatives=names)
        best = FoundRepository(ref=ref, start=start, end=tokens[end - 1].end)
    return best


def _is_series(draft: Draft, start: int, end: int) -> bool:
    """Whether capitals before a number are a series of the archive just named.

    "Archives de la Préfecture de police, BA 1708" has nothing to do with the Bundesarchiv.
    """
    short = draft.text[start:end].isupper() and end - start <= _LONGEST_SERIES
    if not short or _NUMBER_NEXT.match(draft.text, end) is None:
        return False
    return bool(draft.source.find(Meaning.ARCHIVE, end=start))


def _repeats(draft: Draft, best: FoundRepository, start: int) -> bool:
    """Whether what stands at `start` only names a repository again: "Kew (hereafter TNA)"."""
    if not draft.text[best.end : start].strip(" ,.;/()"):
        return True
    return bool(draft.source.find(Meaning.HENCEFORTH, start=best.end, end=start))


def _rank(repository: Repository, printed: str, text: str) -> tuple[int, bool, bool, str]:
    """Among repositories of one name, those whose own citations look like this one come first.

    "National Archives, RG 59" is American, "National Archives, FO 371" British. Then come
    those best known by the acronym, and those that it names without a suffix of ours.
    """
    words = set(_UNIT_LIKE.findall(repository.example))
    alike = len(words.intersection(_UNIT_LIKE.findall(text)))
    usual = repository.acronyms[:1] == (printed,)
    return -alike, not usual, _ascii(repository.id) != _ascii(printed), repository.id


def reference(repository: Repository, printed: str = "") -> RepositoryRef:
    """How a citation refers to a repository of the authority file."""
    return RepositoryRef(
        id=_acronym(repository, printed),
        name=repository.name,
        place=repository.place,
        authority=repository.id,
    )


def _acronym(repository: Repository, printed: str) -> str:
    """The id, or where that is no acronym the one that is printed, or the usual one."""
    acronyms = [_ascii(acronym) for acronym in one_word_acronyms(repository)]
    if not acronyms or _ascii(repository.id) in acronyms:
        return repository.id
    return _ascii(printed) if _ascii(printed) in acronyms else acronyms[0]


def one_word_acronyms(repository: Repository) -> list[str]:
    """The acronyms that a text may use as a siglum, unlike "YMCA Archives"."""
    return [acronym for acronym in repository.acronyms if " " not in acronym]


def _ascii(acronym: str) -> str:
    return re.sub(r"\W", "", anyascii(acronym)).lower()


def named_archive(draft: Draft, before: int) -> FoundRepository | None:
    """A name with an archive word in it that stands just before the units."""
    archive_words = draft.source.find(Meaning.ARCHIVE, end=before)
    if not archive_words:
        return None
    breaks = [match.end() for match in _BREAK.finditer(draft.text, 0, archive_words[-1].start)]
    start = breaks[-1] if breaks else 0
    start += len(draft.text[start:before]) - len(draft.text[start:before].lstrip(EDGES))
    name = _BREAK.split(draft.text[start:before].strip(EDGES))[0].strip(EDGES)
    if not name:
        return None
    return FoundRepository(ref=_named(name, draft.lexicon), start=start, end=start + len(name))


def _first_in_brackets(draft: Draft, before: int) -> FoundRepository | None:
    """A body named first in the brackets that hold the shelf mark: "(Western Society, ...)"."""
    opened = draft.text.rfind("(", 0, before)
    if opened < 0 or ")" in draft.text[opened:before]:
        return None
    name = draft.text[opened + 1 : before].split(",")[0].strip()
    if len(name.split()) < _FEWEST_WORDS or not name[0].isupper():
        return None
    ref = RepositoryRef(id="-".join(re.findall(r"\w+", fold(name))), name=name)
    return FoundRepository(ref=ref, start=opened + 1, end=opened + 1 + len(name))


def _capitals(draft: Draft, before: int) -> FoundRepository | None:
    """An acronym that the authority file does not know."""
    for match in _CAPITALS.finditer(draft.text, 0, before):
        acronym = match["acronym"]
        if (
            acronym.isupper()
            and roman_value(acronym) is None
            and not draft.source.find(
                *_NO_ACRONYM, start=match.start("acronym"), end=match.end("acronym")
            )
        ):
            ref = RepositoryRef(id=fold(anyascii(acronym)), name=acronym)
            return FoundRepository(ref=ref, start=match.start("acronym"), end=match.end("acronym"))
    return None


def _named(name: str, lexicon: Lexicon) -> RepositoryRef:
    """A repository by the name that a citation gives it, its acronym in brackets or not."""
    acronym = _ACRONYM.search(name)
    full = name[: acronym.start()].strip() if acronym else name
    known = _misprinted(full, lexicon)
    if known is not None:
        return known
    words = anyascii(acronym["acronym"]) if acronym else full
    return RepositoryRef(id="-".join(re.findall(r"\w+", fold(words))), name=full)


def _misprinted(name: str, lexicon: Lexicon) -> RepositoryRef | None:
    """The authority file's repository whose name differs from `name` by misprints only."""
    if len(name) < _SHORTEST_NAME:
        return None
    words = " ".join(sorted(re.findall(r"\w+", fold(name))))
    found = process.extractOne(
        words, lexicon.sorted_repository_names, scorer=fuzz.ratio, score_cutoff=_MISPRINT_SCORE
    )
    return None if found is None else reference(lexicon.repository_names[found[2]])
