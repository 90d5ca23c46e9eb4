"""Languages: the tag or name in each output; pandoc changes the case of English titles alone."""

from __future__ import annotations

import json
import re

import pytest

import ibidem
from ibidem.emit import format_named
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work
from tests.proof.programs import run

# The title of a book, its tag, and the name of the language in LaTeX.
BOOKS = (
    ("Борьба за Закавказье", "ru", "russian"),
    ("Українська Народна Республіка", "uk", "ukrainian"),
    ("Гісторыя Беларускай Народнай Рэспублікі", "be", "belarusian"),
    ("Азәрбајҹан Халг Ҹүмһуријјәти", "az-Cyrl", "azerbaijani"),
    ("Azərbaycan Xalq Cümhuriyyəti", "az-Latn", "azerbaijani"),
    ("Историја Краљевине Југославије", "sr-Cyrl", "serbianc"),
    ("Istorija Kraljevine Jugoslavije", "sr-Latn", "serbian"),
    ("История на Народна България", "bg", "bulgarian"),
    ("Die Rote Armee in Baku", "de", "german"),
    ("საქართველოს ისტორია", "ka", "georgian"),
    ("Борьба За Баку", "", ""),
)
WORKS = tuple(
    Work(
        key=f"w{number}",
        item=Item(
            type=ItemType.BOOK, author=(Name(family="A", given="B."),), title=title, language=tag
        ),
    )
    for number, (title, tag, _) in enumerate(BOOKS)
)
TAGGED = {
    "csl-json": '"language": "{}"',
    "csl-yaml": "language: {}",
    "hayagriva": "language: {}",
    "ris": "LA  - {}\n",
    "zotero-rdf": "<z:language>{}</z:language>",
    "bibtex": "{{{}}}",
    "better-bibtex": "language = {{{}}}",
    "csv": ",{},",
    "mods": ">{}<",
    "tei": '"{}"',
}


@pytest.mark.parametrize("name", TAGGED)
def test_every_output_has_the_tag_of_the_language(name):
    text = format_named(name).emit(WORKS).text

    tags = [tag for _, tag, _ in BOOKS if tag]
    assert [tag for tag in tags if TAGGED[name].format(tag) not in text] == []


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "better-bibtex"])
def test_latex_has_the_name_of_the_language(name):
    text = format_named(name).emit(WORKS).text

    assert re.findall(r"langid = \{(\w+)\}", text) == [babel for *_, babel in BOOKS if babel]


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "better-bibtex", "csl-json", "csl-yaml"])
def test_pandoc_keeps_the_case_of_titles(name, tmp_path):
    ending = {"csl-json": "json", "csl-yaml": "yaml", "bibtex": "bibtex"}.get(name, "bib")
    (tmp_path / f"works.{ending}").write_text(format_named(name).emit(WORKS).text, encoding="utf-8")
    (tmp_path / "works.md").write_text("---\nnocite: '@*'\n---\n", encoding="utf-8")

    done = run(
        *("pandoc", "--citeproc", "--bibliography", f"works.{ending}", "-t", "plain"),
        *("--wrap=none", "works.md"),
        folder=tmp_path,
    )

    assert [title for title, *_ in BOOKS if title not in done.stdout] == []


LIBRARIES = {
    "a.bib": "@book{{a, title = {{{title}}}, langid = {{{name}}}}}",
    "b.bib": "@book{{a, title = {{{title}}}, language = {{{name}}}}}",
    "c.ris": "TY  - BOOK\nTI  - {title}\nLA  - {name}\nER  - \n",
    "d.json": '[{{"id": "a", "type": "book", "title": "{title}", "language": "{name}"}}]',
}


@pytest.mark.parametrize("file", LIBRARIES)
@pytest.mark.parametrize(
    ("name", "title", "tag"),
    [
        ("russian", "Борьба за Баку", "ru"),
        ("rus", "Борьба за Баку", "ru"),
        ("ru_RU", "Борьба за Баку", "ru-RU"),
        ("azerbaijani", "Бакы фәһләси", "az-Cyrl"),
        ("az", "Bakı fəhləsi", "az"),
        ("serbianc", "Историја", "sr-Cyrl"),
        ("Serbian", "Istorija", "sr-Latn"),
        ("ngerman", "Die Rote Armee", "de"),
        ("Russian, German", "Борьба за Баку", "Russian, German"),
    ],
)
def test_languages_of_libraries_become_tags(file, name, title, tag, tmp_path):
    path = tmp_path / file
    path.write_text(LIBRARIES[file].format(name=name, title=title), encoding="utf-8")

    (record,) = json.loads(ibidem.process([path]).emit("csl-json").text)

    assert record["language"] == tag
