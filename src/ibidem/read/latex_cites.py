r"""The works that one command of the family of ``\cite`` cites, each with its options.

Source: the biblatex manual, 3.9 "Citation Commands"; the csquotes manual, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from ibidem.model.span import Span
from ibidem.read.latex_tokens import Group, Token, Tokens

# Where ``\autocite`` stands in the text as it is, by the styles and options of biblatex.
_BIBLATEX = re.compile(r"\\usepackage\s*(?:\[([^\]]{0,2000})\])?\s*\{biblatex\}")
_OPTION = re.compile(r"\b(?P<name>autocite|citestyle|style)\s*=\s*\{?\s*(?P<value>[\w-]+)")
_NOTE_STYLES = re.compile(r"(?:verbose|authortitle|gost-footnote|footnote|historian|chicago-notes)")
_IN_TEXT = frozenset({"inline", "plain", "superscript"})


@frozen(kw_only=True)
class Cited:
    """Keys in braces, and the options before them.

    Attributes:
        span: all of its mark-up.
        keys: the group that holds the keys.
        before: the words before them.
        after: the place in the last of them.
    """

    span: Span
    keys: Group
    before: Group | None = None
    after: Group | None = None


def cited_by(tokens: Tokens, at: int, part: Token) -> tuple[Cited, ...]:
    r"""What the command at token `at` cites, one by one where it is of the kind of ``\cites``."""
    around, at = tokens.options(at + 1, "(")
    found = list(_cited(tokens, at, part))
    if around and found:
        first, last = (around[0] if len(around) > 1 else None), around[min(len(around), 2) - 1]
        found[0] = evolve(found[0], before=found[0].before or first)
        found[-1] = evolve(found[-1], after=found[-1].after or last)
    return tuple(found)


def _cited(tokens: Tokens, at: int, part: Token) -> Iterator[Cited]:
    first = part.start
    while True:
        options, at = tokens.options(at)
        if "volcite" in part.name:
            at, places = _after_volume(tokens, at)
            options = [*options[:1], *places] if options and places else options or places
        keys = tokens.group(at)
        if keys is None:
            return
        last = tokens.parts[keys.last].end
        before = options[0] if len(options) > 1 else None
        after = options[min(len(options), 2) - 1] if options else None
        yield Cited(span=Span(first, last), keys=keys, before=before, after=after)
        if not part.name.endswith("s"):
            return
        first, at = last, keys.last + 1


def _after_volume(tokens: Tokens, at: int) -> tuple[int, list[Group]]:
    r"""``\volcite[before]{volume}[place]{key}``: the token after the volume, and the place."""
    volume = tokens.group(at)
    if volume is None:
        return at, []
    places, at = tokens.options(volume.last + 1)
    return at, places


def autocite_is_note(content: str) -> bool:
    r"""Whether ``\autocite`` prints a footnote, by the options that biblatex is loaded with.

    >>> autocite_is_note(r"\usepackage[style=verbose-ibid]{biblatex}")
    True
    >>> autocite_is_note(r"\usepackage[style=authoryear,autocite=inline]{biblatex}")
    False
    """
    loaded = _BIBLATEX.search(content)
    if loaded is None:
        return True  # a chapter of a book
    options = {found["name"]: found["value"] for found in _OPTION.finditer(loaded[1] or "")}
    if "autocite" in options:
        return options["autocite"] not in _IN_TEXT
    style = options.get("citestyle") or options.get("style", "")
    return _NOTE_STYLES.search(style) is not None
