"""Files that nobody should trust: one clear line, exit code 2, and the others still come out."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ibidem.read import UnreadableError, read_bytes
from tests.unit.cli_texts import ARTICLE, invoke
from tests.unit.office_files import W, call, docx, packed, run
from tests.unit.pdf_files import raw_pdf

BOOK = "Brandt, Roads to Baku (Bern: Francke, 1990), 12."
GOOD = docx(run("A") + call(1), footnotes={1: run(BOOK)})
TEI = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{}</body></text></TEI>"
LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">'
    for before, after in zip("abcdef", "bcdefg", strict=True)
)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000)


def body(words: str) -> bytes:
    return packed({"word/document.xml": f"<w:document {W}><w:body>{words}</w:body></w:document>"})


# name, what makes it, what is said of it
FILES: list[tuple[str, Callable[[], bytes], str]] = [
    ("bomb.docx", lambda: body("<w:p/>" * 23_000_000), "larger than 128 MiB"),
    ("elements.docx", lambda: body("<w:p/>" * 3_000_001), "more than 3000000 elements"),
    ("letters.docx", lambda: body(f"<w:p>{run('a' * 11_000_000)}</w:p>"), "no well-formed XML"),
    ("nested.docx", lambda: body("<w:sdt>" * 100_000), "no well-formed XML"),
    ("no-body.docx", lambda: packed({"word/styles.xml": "<a/>"}), "it has no part word/document"),
    ("half.docx", lambda: GOOD[: len(GOOD) // 2], "zip archive"),
    ("locked.docx", lambda: OLE, "Microsoft Office"),
    ("laughs.xml", f"<!DOCTYPE TEI [{LAUGHS}]>{TEI.format('&g;' * 9)}".encode, "XML"),
    ("nested.xml", lambda: TEI.format("<p>" * 100_000).encode(), "no well-formed XML"),
    ("picture.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "PNG image"),
    ("pages.pdf", lambda: raw_pdf(b"", pages=20_001), "has 20001 pages, more than 20000"),
    ("spaces.pdf", lambda: raw_pdf(b" " * 200_000_000), "no text|none of its pages"),
    (
        "letters.pdf",
        lambda: raw_pdf(b"BT /F 9 Tf" + b"(abcdefghij) Tj " * 30_000),
        "none of its pages",
    ),
]


@pytest.mark.parametrize(("name", "made", "reason"), FILES, ids=[name for name, _, _ in FILES])
def test_a_bad_file_is_refused_in_one_line_and_the_others_come_out(
    name: str, made: Callable[[], bytes], reason: str, tmp_path: Path
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.docx"
    bad.write_bytes(made())
    good.write_bytes(GOOD)
    start = time.process_time()
    result = invoke("resolve", bad, good)
    assert time.process_time() - start < 20
    assert result.exit_code == 2
    assert BOOK in result.stdout
    (line,) = result.stderr.splitlines()
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_bytes(bad.read_bytes(), str(bad))
    assert line.startswith(f"ibidem: {tmp_path}")
    assert str(caught.value)[:80] in line


def test_forms_within_forms_end_the_page_and_not_the_reader() -> None:
    """Eight forms, each of which shows the next one thirty times."""
    shown = [b"/X%d Do " % (number + 1) * 30 for number in range(1, 8)]
    data = raw_pdf(b"/X1 Do", forms=[*shown, b"BT /F 9 Tf (a) Tj ET"])
    with pytest.raises(UnreadableError, match="none of its pages can be read"):
        read_bytes(data, "a.pdf")


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "a.xml", "a.odt", "a"])
def test_a_wrong_ending_is_no_trouble(name: str) -> None:
    assert [note.view.text for note in read_bytes(GOOD, name).notes] == [BOOK]


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    kinds = (f'<!ENTITY x SYSTEM "file://{secret}">', f'<!ENTITY % x SYSTEM "{secret}"> %x;')
    for kind in kinds:
        data = f"<!DOCTYPE TEI [{kind}]>{TEI.format('<p>A &x;</p>')}".encode()
        assert "the secret" not in read_bytes(data, str(tmp_path / "a.xml")).text.content


def test_macros_and_links_are_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "linked.xml"
    link.write_text("<w:x/>", encoding="utf-8")
    rels = (
        "<Relationships><Relationship Id='r1' TargetMode='External' Type='http://x/footnotes' "
        f"Target='file://{link}'/><Relationship Id='r2' Type='http://x/endnotes' "
        "Target='../../../etc/passwd'/></Relationships>"
    )
    data = docx(
        run("A") + call(1),
        footnotes={1: run(BOOK)},
        more={"word/_rels/document.xml.rels": rels, "word/vbaProject.bin": 'Shell "rm"'},
    )
    assert "root:" not in read_bytes(data, "a.docm").text.content


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no file names that are no UTF-8")
def test_names_with_odd_bytes_are_read_and_shown(tmp_path: Path) -> None:
    good, bad = (
        os.fsencode(tmp_path) + name for name in (b"/odd\xff.txt", b"/\x1b[31m\xfe\n.docx")
    )
    Path(os.fsdecode(good)).write_text(ARTICLE, encoding="utf-8")
    Path(os.fsdecode(bad)).write_bytes(GOOD[:99])
    done = subprocess.run(
        [sys.executable, "-c", "from ibidem.cli.main import main; main()", "resolve", bad, good],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Там же. С. 40." in done.stdout.decode()
    (line,) = done.stderr.decode(errors="replace").splitlines()
    assert "zip archive" in line
    assert "\x1b" not in line
