"""What a short citation says of its work: "Anderson, No East or West, 34", "Sarpi, Opere, cit."."""

from __future__ import annotations

import re

from attrs import frozen

from ibidem.lexicon import Meaning
from ibidem.lexicon.phrases import phrases
from ibidem.model.citation import Citation, CitationKind
from ibidem.resolve.words import capitalized, telling_words

# What a first citation states and a short one leaves out.
_FULL_FIELDS = (
    "publisher_place",
    "archive",
    "url",
    "isbn",
    "doi",
)
_HOST_MARK = "//"
_EXPLICIT = frozenset({CitationKind.OP_CIT, CitationKind.LOC_CIT, CitationKind.SHORT})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_QUOTES = re.compile(r"[“\"«„]")
# "Кадишев А. Б." at the beginning of a citation where no comma ends the names.
_INITIALED = re.compile(
    r"\W*[^\W\d_]{2,}(?:-[^\W\d_]{2,})?,?\s(?:[^\W\d_]\.\s?){1,3}"
    r"(?!\s?[^\W\d_]{2,}(?:\s[^\W\d_]+)?,)(?<=\s)"
)
_HEAD = re.compile(r"(?P<head>[^,:\d]*?(?:[^\W\d_]{3,}|[”»\"]))\s?(?:[,:]|\.(?=\s))")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_AUTHOR_WORDS = 4
# More words than these beside author and title, and a citation is no short one.
_MOST_OTHER_WORDS = 4
_LONG = 4
_PARTICLE = 3


@frozen(kw_only=True)
class ShortForm:
    """The telling words of a short citation.

    Attributes:
        head: what may be the author.
        title: what may be the title, where there is one after the head.
        host: the form of the work that the cited one is in, where it is named.
        quoted: whether it prints a title in quotation marks.
        explicit: whether "cit." or its like says that the work was cited before.
    """

    head: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    host: ShortForm | None = None
    quoted: bool = False
    explicit: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All its words but those of the host."""
        return self.head + self.title


def short_form(citation: Citation) -> ShortForm | None:
    """The words of a citation that states too little to stand alone, None for others."""
    if not _is_explicit(citation) and states_more(citation):
        return None
    form = read_form(citation)
    said = telling_words(_BRACKETS.sub(" ", citation.text))
    if not _is_explicit(citation) and len(said) > len(form.words) + _MOST_OTHER_WORDS:
        return None
    return form if form.title or _is_author_alone(citation.text) else None


def states_more(citation: Citation) -> bool:
    """Whether a citation states what only full ones do.

    A short title may have been read as that of a journal, but it has no volume and no "in".
    """
    item = citation.item
    if any(getattr(item, name) for name in _FULL_FIELDS):
        return True
    serial = item.volume or item.issue or item.page
    return bool(item.container_title and (serial or _HOST_MARK in citation.text)) or bool(
        _parted(citation.text)[1]
    )


def _is_author_alone(text: str) -> bool:
    """Whether a name and a page are all: "Poole, 59"; "MK. v. 5. 2. 1857/I" names no author."""
    head, rest = _head_and_rest(_BRACKETS.sub(" ", text))
    names = [word for word in _WORD.findall(head) if not word.isupper() or len(word) >= _LONG]
    return any(name[0].isupper() for name in names) and not telling_words(rest.casefold())


def read_form(citation: Citation) -> ShortForm:
    """The words of a citation, taken for a short form.

    >>> from ibidem.api import parse
    >>> read_form(parse("Anderson, No East or West, 34")).title
    ('no', 'east', 'west')
    """
    explicit = _is_explicit(citation)
    text = _BRACKETS.sub(" ", citation.text)
    if explicit:
        text = _before_cit(text)
    text, host = _parted(text)
    head, rest = _head_and_rest(text)
    authors = telling_words(head) if explicit else capitalized(head)
    return ShortForm(
        head=authors,
        title=telling_words(_before_number(rest)) if explicit else _title_words(rest),
        host=_host(host, authors) if host else None,
        quoted=is_quoted(citation),
        explicit=explicit,
    )


def is_quoted(citation: Citation) -> bool:
    """Whether a citation prints its title in quotation marks.

    “No East or West” the typescript and No East or West the book are two works.
    """
    return bool(_QUOTES.search(citation.text))


def opening_of(citation: Citation) -> str:
    """What stands in the author's place: "L. von Pastor" in "L. von Pastor, Storia dei papi"."""
    text = _BRACKETS.sub(" ", citation.text)
    head = _HEAD.match(text)
    return head["head"] if head is not None else _head_and_rest(text)[0]


def only_short(citation: Citation) -> bool:
    """Whether a citation can only be a short form: an author's surname, a title, a page."""
    item = citation.item
    if item.issued or item.issue or item.page or item.editor:
        return False
    head, _, rest = citation.text.partition(",")
    names = [name for name in head.split() if len(name) > _PARTICLE or name[0].isupper()]
    surname = bool(names) and len(names) <= _MOST_AUTHOR_WORDS and all(map(_is_name, names))
    placed = citation.locator is not None or bool(item.volume)
    return surname and placed and bool(_title_words(rest))


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.isalpha() and len(word) > 1 and not word.isupper()


def _is_explicit(citation: Citation) -> bool:
    return citation.kind in _EXPLICIT


def _before_cit(text: str) -> str:
    cit = phrases(Meaning.OP_CIT, Meaning.LOC_CIT, Meaning.SHORT_CIT).search(text)
    return text[: cit.start()] if cit is not None else text


def _parted(text: str) -> tuple[str, str]:
    """What stands before and after "in", which opens the work that the cited one is in."""
    for found in phrases(Meaning.IN).finditer(text):
        if text[: found.start()].rstrip()[-1:] in {",", ".", "”", "»", '"'}:
            return text[: found.start()], text[found.end() :]
    return text, ""


def _host(text: str, authors: tuple[str, ...]) -> ShortForm:
    """The form of the work after "in"; in «Sarpi, Trattato, in Idem, Opere» it is his as well."""
    same = phrases(Meaning.IDEM).match(text.lstrip(" :,"))
    if same is not None:
        return ShortForm(head=authors, title=_title_words(text.lstrip(" :,")[same.end() :]))
    head, rest = _head_and_rest(text)
    return ShortForm(head=capitalized(head), title=_title_words(rest))


def _head_and_rest(text: str) -> tuple[str, str]:
    match = _INITIALED.match(text)
    if match is not None:
        return text[: match.end()], text[match.end() :]
    head = _HEAD.match(text)
    if head is not None:
        return head["head"], text[head.end() :]
    return _before_number(text), ""


def _title_words(rest: str) -> tuple[str, ...]:
    """The words of the first element that has any, up to a number."""
    for element in re.split(r",\s?|:\s", _before_number(rest)):
        words = telling_words(element)
        if words:
            return words
    return ()


def _before_number(text: str) -> str:
    """A text up to its first number, unless the number opens it."""
    digit = _DIGIT.search(text, next((m.end() for m in _WORD.finditer(text)), 0))
    return text[: digit.start()] if digit is not None else text
