"""Hundreds of works as citation templates, read by mwparserfromhell, which Wikipedia's bots use."""

from __future__ import annotations

import mwparserfromhell
import pytest

from ibidem.emit import format_named
from tests.proof.made import all_works

TITLES = {
    "cite archive": ("item",),
    "cite Russian archive": ("title",),
    "cite book": ("title", "chapter"),
    "книга": ("заглавие", "часть"),
    "статья": ("заглавие",),
}


@pytest.mark.parametrize("name", ["wikitext", "wikitext-en", "wikitext-ru"])
def test_every_work_is_one_template_with_its_title(name):
    lines = format_named(name).emit(all_works()).text.splitlines()

    assert len(lines) == len(all_works())
    for work, line in zip(all_works(), lines, strict=True):
        code = mwparserfromhell.parse(line)
        (template,) = code.filter_templates()
        assert str(code) == f"* {template}"
        assert code.filter_wikilinks() == []
        assert [str(tag.wiki_markup) for tag in code.filter_tags()] == ["*"]
        params = {str(param.name): words(param.value) for param in template.params}
        assert len(params) == len(template.params), work.key
        assert all(param.showkey for param in template.params)
        titles = [
            params.get(each, "") for each in TITLES.get(str(template.name).strip(), ("title",))
        ]
        assert " ".join(work.item.title.split()) in titles, work.key
        if work.item.archive is not None and work.item.archive.repository is not None:
            assert params["institution"] == work.item.archive.repository.name


def words(value) -> str:
    """A value as it is seen; names and addresses are compared elsewhere."""
    return " ".join(str(value.strip_code(normalize=True)).split())
