"""Live citations of Zotero in Word files, read back by pandoc, by LibreOffice, and by us."""

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from ibidem.read import read_bytes
from ibidem.rewrite.zotero import item_key
from tests.unit.cli_texts import invoke
from tests.unit.office_files import W, call, docx, run

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'  # noqa: E501
    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'  # noqa: E501
    "</Types>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/%s" Target="%s"/></Relationships>'
)
NOTES = (
    "Иванов И. И. История Баку. М.: Наука, 1960. С. 5.",
    "См. Там же. С. 7 (курсив мой).",
    "РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20 об.; Там же. Л. 5.",
    "Smith, John. “Oil & Men.” Slavic Review 12, no. 3 (1990): 5.",
    "Там же. С. 12–15.",
)


def article(**more: str) -> bytes:
    calls = [run(f"Sentence {at}.") + call(at) for at in range(1, len(NOTES) + 1)]
    notes = {at: run(words.replace("&", "&amp;")) for at, words in enumerate(NOTES, 1)}
    packing = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS % ("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": RELATIONS % ("footnotes", "footnotes.xml"),
    }
    return docx(*calls, footnotes=notes, more={**packing, **more})


@pytest.fixture
def live(tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes(article())
    result = invoke("resolve", tmp_path / "a.docx", "-o", tmp_path / "b.docx", "--zotero")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.endswith("6 citations rewritten, 0 left as they were\n")
    return tmp_path / "b.docx"


def test_our_reader_has_every_item_and_locator_back(live: Path) -> None:
    document = read_bytes(live.read_bytes(), "b.docx")
    footnotes = [note for note in document.notes if note.kind.value == "footnote"]
    stated = [
        [
            (one.item.title, one.locator.label, one.locator.value)
            for one in note.stated
            if one.locator
        ]
        for note in footnotes
    ]
    assert stated == [
        [("История Баку", "page", "5")],
        [("История Баку", "page", "7")],
        [("", "folio", "20об"), ("", "folio", "5")],
        [("Oil & Men", "page", "5")],
        [("Oil & Men", "page", "12-15")],
    ]
    assert footnotes[1].view.text == (
        "См. И. И. Иванов, История Баку (М.: Наука, 1960), 7 (курсив мой)."
    )
    listed = [note.view.text for note in document.notes if note.kind.value == "bibliography"]
    assert len(listed) == 3


def test_pandoc_has_every_item_and_locator_back(live: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed")
    tree = json.loads(pypandoc.convert_file(str(live), "json", format="docx+citations"))
    cites = [
        (each["citationId"], _words(each["citationSuffix"]))
        for cite in _cites(tree["blocks"])
        for each in cite
    ]
    shelf_mark = "rgaspi-85-27-313"
    assert cites == [
        ("ivanov1960istoriya", "page 5"),
        ("ivanov1960istoriya", "page 7"),
        (shelf_mark, "folio 20об"),
        (shelf_mark, "folio 5"),
        ("smith1990oil", "page 5"),
        ("smith1990oil", "page 12-15"),
    ]
    items = json.loads(pypandoc.convert_file(str(live), "csljson", format="docx+citations"))
    assert {one["id"]: (one["type"], one.get("title")) for one in items} == {
        "ivanov1960istoriya": ("book", "История Баку"),
        shelf_mark: ("manuscript", None),
        "smith1990oil": ("article-journal", "Oil & Men"),
    }
    archival = next(one for one in items if one["id"] == shelf_mark)
    assert archival["archive_location"] == "Ф. 85. Оп. 27. Д. 313"


def _cites(node: object) -> list[list[dict]]:
    """The citations in a tree of pandoc, in order."""
    if isinstance(node, dict):
        own = [node["c"][0]] if node.get("t") == "Cite" else []
        return own or _cites(node.get("c"))
    return [one for each in node for one in _cites(each)] if isinstance(node, list) else []


def _words(inlines: list[dict]) -> str:
    return "".join(each.get("c", " ") for each in inlines).strip(" ,")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_and_prints_it(live: Path) -> None:
    home = f"-env:UserInstallation=file://{live.parent}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", live.parent, live]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = " ".join(
        note.view.text for note in read_bytes((live.parent / "b.pdf").read_bytes(), "b.pdf").notes
    )
    assert "История Баку (М.: Наука, 1960), 7 (курсив мой)" in printed


def test_preferences_are_there_once_and_known_to_the_package(live: Path) -> None:
    with zipfile.ZipFile(live) as archive:
        custom = archive.read("docProps/custom.xml").decode()
        assert "docProps/custom.xml" in archive.read("[Content_Types].xml").decode()
        assert 'Target="docProps/custom.xml"' in archive.read("_rels/.rels").decode()
        assert archive.read("word/document.xml").decode().count("ZOTERO_BIBL") == 1
    assert custom.count('name="ZOTERO_PREF_1"') == 1
    assert "chicago-note-bibliography" in custom


def test_preferences_and_properties_of_the_author_stay(tmp_path: Path) -> None:
    own = (
        f'<Properties xmlns="{OFFICE.rpartition("/")[0]}/custom-properties" '
        f'xmlns:vt="{OFFICE.rpartition("/")[0]}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="Client">'
        "<vt:lpwstr>ADA</vt:lpwstr></property></Properties>"
    )
    (tmp_path / "a.docx").write_bytes(article(**{"docProps/custom.xml": own}))
    invoke("resolve", tmp_path / "a.docx", "-o", tmp_path / "b.docx", "--zotero")
    with zipfile.ZipFile(tmp_path / "b.docx") as archive:
        custom = archive.read("docProps/custom.xml").decode()
    assert ">ADA<" in custom
    assert 'pid="8" name="ZOTERO_PREF_1"' in custom


def test_a_second_run_changes_nothing(live: Path) -> None:
    again = live.parent / "c.docx"
    result = invoke("resolve", live, "-o", again, "--zotero")
    assert result.stderr.endswith("0 citations rewritten, 0 left as they were\n")
    assert again.read_bytes() == live.read_bytes()


def test_only_word_files_can_have_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Baku.\n", encoding="utf-8")
    result = invoke("resolve", tmp_path / "a.md", "-o", tmp_path / "b.md", "--zotero")
    assert result.exit_code == 2
    assert "only in a Word document" in result.stderr


def test_fields_of_one_paragraph_are_closed(live: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(live.read_bytes())) as archive:
        notes = archive.read("word/footnotes.xml").decode()
    assert notes.count('"begin"') == notes.count('"separate"') == notes.count('"end"') == 6
    assert W.split("=")[0] in notes
    assert len(item_key("a")) == 8
