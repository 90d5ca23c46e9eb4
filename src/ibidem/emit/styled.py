"""Bibliographies as people read them: the works in a citation style, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from attrs import frozen

from ibidem.emit.csl_json import csl_item, untyped
from ibidem.emit.describe import describe
from ibidem.emit.emitted import Emitted
from ibidem.lexicon.repositories import load_repositories
from ibidem.model.archive import RepositoryRef
from ibidem.model.work import Work
from ibidem.styles import BeyondError, Run, load_style

DEFAULT_STYLE = "chicago-notes-archives"

_CYRILLIC = re.compile(r"[\u0400-\u052f]")


@frozen(kw_only=True)
class Entry:
    """An entry of a bibliography: the key of its work, its words, its language."""

    key: str
    runs: tuple[Run, ...]
    language: str = ""


def entries(works: Sequence[Work], style: str = DEFAULT_STYLE) -> tuple[Entry, ...]:
    """The works in the order and the words of a style.

    Raises:
        StyleError: where there is no such style, or it cannot be followed.
    """
    loaded = load_style(style)
    by_key = {work.key: work for work in works}
    ordered = loaded.sorted(styled_item(work) for work in works)
    return tuple(
        Entry(
            key=str(item["id"]),
            runs=loaded.entry(item) or (Run(describe(by_key[str(item["id"])].item)),),
            language=str(item.get("language", "")),
        )
        for item in ordered
    )


def written(
    works: Sequence[Work],
    style: str,
    file: Callable[[Iterable[Entry]], str],
    pandoc_format: str,
) -> Emitted:
    """A file with the entries of all works, made by pandoc where the style is beyond ours."""
    try:
        text = file(entries(works, style))
    except BeyondError as error:
        from ibidem.emit.by_pandoc import bibliography  # noqa: PLC0415 - for other styles alone

        text = bibliography([styled_item(work) for work in works], style, pandoc_format, error)
    return Emitted(text=text, diagnostics=tuple(untyped(works)))


def styled_item(work: Work) -> Mapping[str, object]:
    """The CSL-JSON item of a work, with the acronym of its archive for styles that want one."""
    item = csl_item(work.item, work.key, relations=work.relations)
    archive = work.item.archive
    acronym = acronym_of(archive.repository, str(item.get("title", ""))) if archive else ""
    return {**item, "archive-short": acronym} if acronym else item


def acronym_of(repository: RepositoryRef | None, beside: str) -> str:
    """The usual acronym of a repository in the script of the words beside it, empty without one.

    >>> rgae = RepositoryRef(id="rgae", name="Российский государственный архив экономики",
    ...                      authority="rgae")
    >>> acronym_of(rgae, "Докладная записка")
    'РГАЭ'
    """
    if repository is None or not repository.authority:
        return ""
    is_cyrillic = bool(_CYRILLIC.search(beside))
    known = _acronyms().get(repository.authority, ())
    return next((one for one in known if bool(_CYRILLIC.search(one)) == is_cyrillic), "")


@cache
def _acronyms() -> Mapping[str, tuple[str, ...]]:
    return {repository.id: repository.acronyms for repository in load_repositories()}
