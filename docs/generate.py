"""Write the reference pages that are made from tables; ``--check`` only says which are stale.

python docs/generate.py
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module, resources
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import click
import placed

import ibidem.diagnostics.rules
from ibidem.diagnostics.rule import RULES, Rule
from ibidem.emit import FORMATS
from ibidem.lexicon import Meaning, Repository
from ibidem.lexicon.repositories import load_repositories
from ibidem.lexicon.words import Locale, load_locales
from ibidem.read.formats import INPUT_FORMATS

REFERENCE = Path(__file__).parent / "reference"

_STAGES = {
    "REA": "Reading files",
    "SEG": "Notes and callouts",
    "PAR": "Parsing citations",
    "RES": "Back-references",
    "DUP": "Deduplication",
    "EMI": "Writing formats",
}
_CODES_INTRO = """\
Every finding has a code, which never changes its meaning, and a name. Errors are lost data,
warnings doubtful data, notes remarks. `ibidem check` prints them all."""
_ROWS_INTRO = """\
`ibidem parse FILES --to jsonl` prints one JSON object per citation, one to a line, in reading order
over all files of the call. Works are deduplicated over the whole call: the same work has the same
`work` in every row. The JSON Schema of the row is in the package:
`ibidem/data/schema/citation-row.json`."""
_ITEM_INTRO = """\
The work in the vocabulary of CSL 1.0.2, as read from this citation; a field that a back-reference
took over is listed in `inherited`. Keys without a description are CSL variables and mean what CSL
says."""
_INPUTS_INTRO = """\
What a file is shows in its content, whatever its ending; files of other formats are read as plain
text. Another package adds a format by an entry point of the group `ibidem.readers` that names an
`ibidem.read.formats.InputFormat`."""
_FORMATS_INTRO = """\
The ending of an output file says which format is meant; `--to` names it where there is no file, or
none of its endings fits. Another package adds a format by an entry point of the group
`ibidem.emitters` that names an `ibidem.emit.Format`."""
_PLACED_INTRO = """\
Rows are what may be known of a work, by CSL variable; columns are output formats. A cell names the
field of the format. `annote`, `note`, `M2` and *Extra* hold as text what has no field of its own,
in a line that begins with its name. A dash means that the format has no place for it; ibidem says
[so](codes.md) of each work that loses something (EMI102 kept as text, EMI105 left out). `tsv` is as
`csv`; `wikitext` is as `wikitext-ru` for Russian works and as `wikitext-en` for all others."""
_TYPES_INTRO = """\
What a format calls each kind of work. Works that lie in an archive are `@unpublished` in `.bib`
files and have a template of their own in wikitext. Kinds that share a name cannot be told apart by
a reader of the file; `.bib`, RIS and Hayagriva report it (EMI106)."""
_WORDS_INTRO = """\
What a word of a citation may mean is read from one table per language. To add a language, see
[](../how-to/add-a-language.md)."""
_ARCHIVES_INTRO = """\
These archives are known by name. One that is not is read all the same, under its printed name. To
add one, see [](../how-to/add-an-archive.md)."""

_FORMS_SHOWN = 4
_LANGUAGES_SHOWN = ("en", "ru", "de")


def pages() -> dict[str, str]:
    """The text of every generated page by its file name."""
    return {
        "codes.md": codes_page(all_rules()),
        "rows.md": rows_page(_row_schema()),
        "formats.md": formats_page(),
        "placed.md": placed_page(),
        "words.md": words_page(load_locales()),
        "archives.md": archives_page(load_repositories()),
    }


def all_rules() -> tuple[Rule, ...]:
    """The rules of every module, by stage and code."""
    package = ibidem.diagnostics.rules
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    stages = list(_STAGES)
    return tuple(sorted(RULES.values(), key=lambda rule: (stages.index(rule.code[:3]), rule.code)))


def codes_page(rules: Sequence[Rule]) -> str:
    """The manual of the diagnostics."""
    parts = [
        "# Diagnostics",
        _CODES_INTRO,
        _table(
            ("code", "name", "severity"),
            [
                (f"[{rule.code}](#{rule.code.lower()})", f"`{rule.name}`", str(rule.severity))
                for rule in rules
            ],
        ),
    ]
    stage = ""
    for rule in rules:
        if rule.code[:3] != stage:
            stage = rule.code[:3]
            parts.append(f"## {_STAGES[stage]}")
        parts.append(_rule(rule))
    return _page(parts)


def _rule(rule: Rule) -> str:
    return "\n\n".join(
        [
            f"({rule.code.lower()})=\n### {rule.code} {rule.name}",
            f"*{rule.severity}*: {_code(rule.message)}",
            cleandoc(rule.manual).replace("``", "`"),
        ]
    )


def rows_page(schema: Mapping[str, Any]) -> str:
    """The keys of a row, from its JSON Schema."""
    definitions = schema["definitions"]
    return _page(
        [
            "# The row",
            _ROWS_INTRO,
            _properties(schema),
            "## `item`",
            _ITEM_INTRO,
            _properties(definitions["item"]),
            *(
                part
                for name in ("name", "date", "locator", "archive", "diagnostic")
                for part in (f"## {name}", _properties(definitions[name]))
            ),
        ]
    )


def _properties(schema: Mapping[str, Any]) -> str:
    rows = [
        (f"`{name}`", _kind(value), value.get("description", ""))
        for name, value in schema["properties"].items()
    ]
    return _table(("key", "value", ""), rows)


def _kind(value: Mapping[str, Any]) -> str:
    """What a value is, in a few words."""
    if "$ref" in value:
        return f"[{(name := value['$ref'].rpartition('/')[2])}](#{name})"
    if "allOf" in value:
        return _kind(value["allOf"][0])
    if "anyOf" in value:
        return " or ".join(_kind(option) for option in value["anyOf"])
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    if value["type"] == "array":
        return f"list of {_kind(value['items'])}"
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return " or ".join(kinds)


def formats_page() -> str:
    """The formats that are read and written."""
    return _page(
        [
            "# Formats",
            "## What is read",
            _INPUTS_INTRO,
            _table(
                ("name", "endings", ""),
                [
                    (f"`{one.name}`", ", ".join(f"`{ending}`" for ending in one.endings), one.what)
                    for one in INPUT_FORMATS
                ],
            ),
            "## What is written",
            _FORMATS_INTRO,
            _table(
                ("name", "endings", "holds", ""),
                [
                    (
                        f"`{one.name}`",
                        ", ".join(f"`{ending}`" for ending in one.endings),
                        "citations" if one.of_citations else "works",
                        one.description,
                    )
                    for one in FORMATS.values()
                ],
            ),
        ]
    )


def placed_page() -> str:
    """Where each output format puts what is known of a work."""
    return _page(
        [
            "# What goes where",
            _PLACED_INTRO,
            "## Fields",
            _table(("", *(f"`{name}`" for name in placed.LOOKED_INTO)), placed.rows()),
            "## Kinds of works",
            _TYPES_INTRO,
            _table(("", *(f"`{name}`" for name in placed.TYPED)), placed.type_rows()),
        ]
    )


def words_page(locales: Sequence[Locale]) -> str:
    """The languages known, and the meanings of words with examples."""
    by_tag = {locale.language: locale for locale in locales}
    shown = [by_tag[tag] for tag in _LANGUAGES_SHOWN if tag in by_tag]
    return _page(
        [
            "# Words",
            _WORDS_INTRO,
            "## Languages",
            _table(
                ("tag", "language", "forms"),
                [(f"`{one.language}`", one.name, str(len(one.words))) for one in locales],
            ),
            "## Meanings",
            _table(
                ("meaning", "languages", *(locale.name for locale in shown)),
                [
                    (
                        f"`{meaning}`",
                        str(sum(1 for locale in locales if _forms(locale, meaning))),
                        *(_some(_forms(locale, meaning)) for locale in shown),
                    )
                    for meaning in Meaning
                ],
            ),
        ]
    )


def _forms(locale: Locale, meaning: Meaning) -> list[str]:
    return [word.form for word in locale.words if meaning in word.meanings]


def _some(forms: Sequence[str]) -> str:
    more = ", …" if len(forms) > _FORMS_SHOWN else ""
    return ", ".join(_code(form) for form in forms[:_FORMS_SHOWN]) + more


def archives_page(repositories: Iterable[Repository]) -> str:
    """The archives known."""
    rows = [
        (f"`{one.id}`", one.name, one.place, ", ".join(one.acronyms))
        for one in sorted(repositories, key=lambda one: one.id)
    ]
    return _page(
        [
            "# Archives",
            _ARCHIVES_INTRO,
            _table(("id", "name", "place", "acronyms"), rows),
        ]
    )


def _row_schema() -> dict[str, Any]:
    file = resources.files("ibidem") / "data" / "schema" / "citation-row.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(cells: Sequence[str]) -> str:
        return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"

    return "\n".join([line(head), line(["---"] * len(head)), *map(line, rows)])


def _page(parts: Iterable[str]) -> str:
    note = "<!-- Written by docs/generate.py; change the tables instead. -->"
    return "\n\n".join([note, *parts]) + "\n"


@click.command(help=__doc__)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a page is stale.")
def main(*, check: bool) -> None:
    """Write the pages, or say which are not what they should be."""
    stale = [name for name, text in pages().items() if _current(name) != text]
    for name in stale:
        click.echo(f"{'stale' if check else 'written'}: docs/reference/{name}", err=check)
        if not check:
            (REFERENCE / name).write_text(pages()[name], encoding="utf-8")
    sys.exit(1 if check and stale else 0)


def _current(name: str) -> str | None:
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    main()
