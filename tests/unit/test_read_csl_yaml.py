"""CSL-YAML libraries read as works."""

import pytest

from ibidem.model.citation import Document
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import UnreadableError, read_bytes
from tests.unit.library_files import CSL_YAML

BOMB = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'oil'}]\n" for n in range(40)
)


def read(text: str) -> Document:
    return read_bytes(text.encode(), "refs.yaml")


def items(text: str) -> list[Item]:
    return [stated.item for note in read(text).notes for stated in note.stated]


def dates(text: str) -> list[str | None]:
    return [item.issued.edtf if item.issued else None for item in items(text)]


def test_references_of_pandoc() -> None:
    book, article, letter = items(CSL_YAML)
    assert book.author == (
        Name(family="Широкорад", given="А. Б."),
        Name(literal="Институт истории"),
    )
    assert (book.type, book.title) == (ItemType.BOOK, "Великая речная война")
    assert (book.publisher, book.publisher_place) == ("Вече", "Москва")
    assert article.author == (Name(family="van der Leeuw", given="Charles"),)
    assert (article.container_title, article.page) == ("Slavic Review", "5-9")
    assert letter.archive is not None
    assert letter.archive.location == "Ф. 2. Оп. 1. Д. 24362"
    assert dates(CSL_YAML) == ["2006-05", "1919/1920~", "1920-04-28"]
    assert "note: Хорошая книга\n" in read(CSL_YAML).text.content


def test_a_bare_list_is_a_library_and_a_markdown_document_is_none() -> None:
    bare = CSL_YAML.removeprefix("---\nreferences:\n").removesuffix("...\n")
    assert items(bare) == items(CSL_YAML)
    document = CSL_YAML.replace("...\n", "---\n\nBaku fell.[^1]\n\n[^1]: Leeuw, Oil, 5.\n")
    assert [note.view.text for note in read_bytes(document.encode(), "a.md").notes] == [
        "Leeuw, Oil, 5."
    ]


def test_broken_entries_are_reported_and_the_others_are_read() -> None:
    broken = CSL_YAML.replace("Институт истории", '"Институт').replace(
        "- id: letter", "- no fields\n- id: letter"
    )
    assert [item.title for item in items(broken)] == ["Oil & War", "Письмо Ленину"]
    assert [finding.message.partition(" is broken")[0] for finding in read(broken).diagnostics] == [
        "the entry on line 3",
        "the entry on line 25",
    ]


@pytest.mark.parametrize(
    "text",
    ["- id: a\n  title: [Oil", "- id: a\n  type: " + "[" * 100_000, "references:\n- id: [[\n"],
)
def test_what_is_no_yaml_is_said_in_a_line(text: str) -> None:
    with pytest.raises(UnreadableError, match="YAML"):
        read(text)


def test_aliases_do_not_explode() -> None:
    odd = "".join(f"  {name}: *a39\n" for name in ("title", "type", "author", "issued", "note"))
    (item,) = items(f"{BOMB}references:\n- id: *a39\n{odd}")
    assert item == Item(type=ItemType.DOCUMENT)
    (item,) = items("- id: a\n  title: Oil\n  author: &b\n  - *b\n")
    assert item == Item(type=ItemType.DOCUMENT, title="Oil")


def test_an_alias_is_what_it_names() -> None:
    text = "- id: a\n  publisher: &p Вече\n- id: b\n  publisher: *p\n"
    assert [item.publisher for item in items(text)] == ["Вече", "Вече"]
