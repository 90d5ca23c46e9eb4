"""``ibidem archives``: the authority file of archival repositories, looked up."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from ibidem.cli.outputs import STDOUT, Target, deliver, text_or_json_option
from ibidem.cli.run import CLEAN, TROUBLE
from ibidem.cli.talk import Misuse, examples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ibidem.lexicon import Repository

_MOST_FOUND = 20
_WORD = re.compile(r"\w+")
# Names this unlike what was asked for are no answer.
_LEAST_ALIKE = 60


@click.group(epilog=examples("ibidem archives search Hoover", "ibidem archives show rgaspi"))
def archives() -> None:
    """Look up archives: names, acronyms, places, heirs.

    A citation is matched against every name listed here. An archive that is not here is read all
    the same and keeps its printed name.
    """


@archives.command("list", epilog=examples("ibidem archives list --country az"))
@click.option("--country", metavar="CODE", help="Only those of a country, by its ISO 3166 code.")
@text_or_json_option
def list_(country: str | None, to: str) -> int:
    """List the repositories, a line each.

    The columns, parted by tabs: id, country, place, acronym, name.
    """
    found = [one for one in _known() if country is None or one.country.lower() == country.lower()]
    if not found:
        raise Misuse(f"{country}: no repository of this country is known")
    return _print(_lines(found) if to == "text" else _json([_record(one) for one in found]))


@archives.command(epilog=examples("ibidem archives show garf"))
@click.argument("name", metavar="ID")
@text_or_json_option
def show(name: str, to: str) -> int:
    """Show all that is known of a repository.

    It is named by its id or by one of its acronyms.
    """
    for repository in _known():
        if name == repository.id or name in repository.acronyms:
            return _print(_page(repository) if to == "text" else _json(_record(repository)))
    near = ", ".join(one.id for one in _alike(name)[:3])
    raise Misuse(f"{name}: no repository has this id or acronym" + (f"; near: {near}" * bool(near)))


@archives.command(epilog=examples("ibidem archives search военно-исторический"))
@click.argument("words", nargs=-1, required=True)
@text_or_json_option
def search(words: tuple[str, ...], to: str) -> int:
    """Search names and acronyms in any language."""
    found = _alike(" ".join(words))[:_MOST_FOUND]
    if not found:
        raise Misuse(f"{' '.join(words)}: no repository has a name like this")
    return _print(_lines(found) if to == "text" else _json([_record(one) for one in found]))


def _known() -> tuple[Repository, ...]:
    from ibidem.lexicon.repositories import load_repositories  # noqa: PLC0415 - a quick start

    return load_repositories()


def _alike(words: str) -> list[Repository]:
    """The repositories with a name like `words`, the likeliest first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - keeps the start quick

    from ibidem.lexicon import fold  # noqa: PLC0415

    wanted = _plain(fold(words))
    scored = []
    for repository in _known():
        names = [_plain(fold(name)) for name in repository.surfaces]
        # first that all the words are there, then that there are few others
        best = max((fuzz.token_set_ratio(wanted, name), fuzz.ratio(wanted, name)) for name in names)
        scored.append((best, repository))
    near = [found for found in scored if found[0][0] >= _LEAST_ALIKE]
    near.sort(key=lambda found: (-found[0][0], -found[0][1], found[1].id))
    return [repository for _, repository in near]


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(name))


def _lines(repositories: Iterable[Repository]) -> str:
    rows = [
        (one.id, one.country, one.place, one.acronyms[0] if one.acronyms else "", one.name)
        for one in repositories
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def _page(repository: Repository) -> str:
    return "".join(
        f"{name:<13} {value}\n"
        for name, values in _record(repository).items()
        for value in _shown(values)
    )


def _shown(values: Any) -> list[str]:
    """The values of a field, one for each line."""
    if isinstance(values, dict):
        return [f"{key}: {value}" for key, several in values.items() for value in several]
    return [str(value) for value in values] if isinstance(values, list) else [str(values)]


def _record(repository: Repository) -> dict[str, Any]:
    """A repository as plain values, empty ones left out."""
    values: dict[str, Any] = {
        "id": repository.id,
        "name": repository.name,
        "acronyms": list(repository.acronyms),
        "country": repository.country,
        "place": repository.place,
        "since": repository.since,
        "until": repository.until,
        "predecessors": list(repository.predecessors),
        "successors": list(repository.successors),
        "names": {local.lang: list(local.names) for local in repository.names},
        "misprints": list(repository.misprints),
        "isil": repository.isil,
        "wikidata": repository.wikidata,
        "units": [" > ".join(level.value for level in repository.units)],
        "example": repository.example,
    }
    return {name: value for name, value in values.items() if value}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _print(text: str) -> int:
    return CLEAN if deliver([(Target(path=STDOUT, format="text"), text)]) else TROUBLE
