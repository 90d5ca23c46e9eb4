"""The table of formats, and files written whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from ibidem import emit
from ibidem.emit import FORMATS, Emitted, Format, format_for, format_named, output_formats
from ibidem.emit.files import write_whole
from tests.unit.cli_texts import invoke, write


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_emits_nothing_for_nothing(name):
    form = format_named(name)

    assert form.name == name
    assert form.description
    assert isinstance(form.emit([]), Emitted)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.bib", "bibtex"),
        ("b/A.BIB", "bibtex"),
        (Path("a.json"), "csl-json"),
        ("a.jsonl", "jsonl"),
    ],
)
def test_the_ending_tells_the_format(path, name):
    assert format_for(path).name == name


def test_endings_mean_one_format_each():
    endings = [ending for form in FORMATS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)


@pytest.mark.parametrize("path", ["notes.docx", "bib", ""])
def test_unknown_endings_are_explained(path):
    with pytest.raises(ValueError, match=r"no output format; known endings are \.bib"):
        format_for(path)


def test_unknown_names_are_explained():
    with pytest.raises(ValueError, match="“endnote”; there are bibtex, biblatex"):
        format_named("endnote")


class _Point:
    """An entry point of another package."""

    def __init__(self, name, format_):
        self.name, self._format = name, format_

    def load(self):
        return self._format


@pytest.fixture
def of_another_package(monkeypatch):
    added = [
        Format(name="mine", module="ibidem.emit.csl_json", description="mine", endings=(".mine",)),
        Format(name="bibtex", module="nowhere", description="not ours", endings=(".bib",)),
    ]
    points = [_Point(one.name, one) for one in added]
    monkeypatch.setattr(emit, "entry_points", lambda group: points if group else [])
    output_formats.cache_clear()
    yield
    output_formats.cache_clear()


@pytest.mark.usefixtures("of_another_package")
def test_another_package_adds_a_format_and_takes_over_none(tmp_path):
    assert list(output_formats()) == [*FORMATS, "mine"]
    assert format_for("a.mine").emit([]).text == "[]\n"
    assert format_for("a.bib").module == "ibidem.emit.bibtex"

    article = write(tmp_path, "article.txt")
    assert invoke("convert", article, "-o", tmp_path / "a.mine").exit_code == 0
    assert invoke("convert", article, "--to", "mine").stdout.startswith("[")
    assert "mine" in invoke("formats").stdout


def test_write_whole_creates_and_replaces(tmp_path):
    path = tmp_path / "works.bib"

    write_whole(path, "Баку\n")
    write_whole(path, "Bakı\n")

    assert path.read_bytes() == "Bakı\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_write_whole_keeps_permissions_and_links(tmp_path):
    path, link = tmp_path / "works.bib", tmp_path / "link.bib"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)

    write_whole(link, "new")

    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_new_files_have_the_usual_permissions(tmp_path):
    plain, whole = tmp_path / "plain", tmp_path / "whole"
    plain.write_text("", encoding="utf-8")

    write_whole(whole, "")

    assert whole.stat().st_mode == plain.stat().st_mode


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "works.bib"
    path.write_text("old", encoding="utf-8")

    def fail(*_arguments):
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, "new")

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_utf8_cannot_hold_does_not_crash(tmp_path):
    write_whole(tmp_path / "a", "x\ud800y")

    assert (tmp_path / "a").read_bytes() == b"x?y"
