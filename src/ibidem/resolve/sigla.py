"""Sigla of works that a document defines on the way: "(далее – ДВП)", "[weiterhin ÖMR. III/1]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field, frozen

from ibidem.lexicon import Meaning, fold
from ibidem.lexicon.phrases import may_hold, phrases
from ibidem.model.citation import Citation

# What follows "henceforth": perhaps small words ("cited as"), the siglum, the end of the remark.
_SIGLUM = re.compile(
    r"[\s:–—-]*(?P<small>(?:[a-zà-ÿа-яёіїў]{1,10}\.?\s){0,3})"
    r"[«“„\"'‘:=–—\s-]*(?P<siglum>[^\W\d_][^()\[\];,:«»“”„\"\n]{1,30}?)[»”“\"'’]?\s*[.,]?\s*"
    r"(?:[)\];,]|$)"
)
_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_CAPITALS = re.compile(r"[^\W\d_]\.?\s?[^\W\d_]")
_MOST_WORDS = 3
_EDGES = " .,;:"


@frozen(kw_only=True)
class Use:
    """A siglum in a citation: the id of the work's citation, and where the siglum stands."""

    work: str
    start: int
    end: int


def defined_sigla(text: str) -> Iterator[str]:
    """The sigla that a citation defines for its work.

    >>> list(defined_sigla("Документы внешней политики СССР. Т. 1. М., 1957 (далее – ДВП)."))
    ['ДВП']
    >>> list(defined_sigla("(Wien 1979) [weiterhin ÖMR. III/2], Band 3"))
    ['ÖMR. III/2']
    """
    if not may_hold(text, Meaning.HENCEFORTH):
        return
    for found in phrases(Meaning.HENCEFORTH).finditer(text):
        match = _SIGLUM.match(text, found.end())
        if match is None or not _is_siglum(match):
            continue
        siglum = match["siglum"].strip(_EDGES)
        if _BRACKET.search(text, 0, found.start()) or _is_acronym(siglum):
            yield siglum


def _is_siglum(match: re.Match[str]) -> bool:
    """Whether the words are a siglum; one without capitals follows "henceforth" at once."""
    words = match["siglum"].strip(_EDGES).split()
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    return words[0][0].isupper() or (len(words) == 1 and not match["small"])


def _is_acronym(siglum: str) -> bool:
    """Whether it is in capitals, so that no bracket need set it off: "dalej KS"."""
    head = siglum.split(maxsplit=1)[0]
    return head.isupper() and bool(_CAPITALS.match(head))


@define
class Sigla:
    """The sigla of works that a document has defined so far."""

    _works: dict[str, str] = field(factory=dict)
    _pattern: re.Pattern[str] | None = None

    def learn(self, citation: Citation) -> None:
        """Learn the siglum that a full citation defines, if it does.

        Those of repositories and their collections are no works, and known before parsing.
        """
        if citation.item.archive is not None:
            return
        for siglum in defined_sigla(citation.text):
            self._works[_key(siglum)] = citation.id
            self._pattern = _any_of(self._works)

    def find(self, text: str) -> Use | None:
        """The first siglum in a citation that was defined before.

        >>> from ibidem.api import parse
        >>> sigla = Sigla()
        >>> sigla.learn(parse("Документы. М., 1957 (далее – ДВП)"))
        >>> sigla.find("ДВП. Т. 2. С. 15").work, sigla.find("ДВПР. Т. 2")
        ('text#1.1', None)
        """
        if self._pattern is None:
            return None
        for match in self._pattern.finditer(fold(text)):
            start, end = match.span()
            if _is_telling(text, start, end):
                return Use(work=self._works[_key(match[0])], start=start, end=end)
        return None


def introduces_host(text: str, use: Use) -> bool:
    """Whether a siglum names the work that the cited one is in: "Probleme. In: ÖMR. III/1"."""
    return _follows_in(text, use.start)


def _is_telling(text: str, start: int, end: int) -> bool:
    """Whether a siglum opens a citation, has capitals or follows "in"; a word may be anything."""
    opens = not any(char.isalnum() for char in text[:start])
    capitals = sum(char.isupper() for char in text[start:end])
    return opens or capitals > 1 or _follows_in(text, start)


def _follows_in(text: str, start: int) -> bool:
    before = text[:start].rstrip(" :,")
    return any(word.end() == len(before) for word in phrases(Meaning.IN).finditer(before))


def _key(siglum: str) -> str:
    return " ".join(fold(siglum).replace(".", " ").split())


def _any_of(sigla: dict[str, str]) -> re.Pattern[str]:
    """A pattern for the sigla, the longest first, dots and spaces as print has them."""
    spelled = (r"[.\s]*".join(map(re.escape, siglum.split())) for siglum in sigla)
    longest = sorted(spelled, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")
