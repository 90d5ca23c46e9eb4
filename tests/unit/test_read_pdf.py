"""Notes of PDF files, by the place and the size of their type."""

import re

import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from ibidem.model.citation import Document, NoteKind
from ibidem.read import UnreadableError, read_bytes
from tests.unit.pdf_files import BODY, NOTE, Paper, prose

BRANDT = "Brandt, Roads to Baku (Bern: Francke, 1990), 12."


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def article(labels: str = "^{}^ ") -> bytes:
    """Three pages with a running head, a page number, and two notes each; one runs over."""
    paper = Paper()
    for page in range(3):
        first = 2 * page + 1
        paper.page()
        paper.line(70, 40, "A History of the Caspian", 9)
        lines = prose(f"P{page}", 20)
        lines[3] = f"The fleet left the harbour.^{first}^ Then it came back to the harbour."
        lines[9] = f"The town was taken.^{first + 1}^ Nobody knew it in the capital."
        paper.column(70, 80, lines)
        foot = ["and goes on at the next foot, p. 77."] if page == 1 else []
        foot += [
            labels.format(first)
            + f"Brandt, Roads to Baku {first} (Bern: Francke, 19{page}0), a long mi-",
            f"nistry of pages, {first}.",
            labels.format(first + 1) + "Ibid., 14."
            if page
            else labels.format(2) + "A note runs on",
        ]
        paper.column(70, 700, foot, NOTE)
        paper.line(290, 810, str(page + 5), 9)
    return paper.data()


@pytest.mark.parametrize("labels", ["^{}^ ", "{} ", "{}. ", "{}) "])
def test_notes_at_the_foot_of_pages(labels: str) -> None:
    document = read_bytes(article(labels), "a.pdf")
    assert notes(document) == [
        ("1", "Brandt, Roads to Baku 1 (Bern: Francke, 1900), a long ministry of pages, 1."),
        ("2", "A note runs on and goes on at the next foot, p. 77."),
        ("3", "Brandt, Roads to Baku 3 (Bern: Francke, 1910), a long ministry of pages, 3."),
        ("4", "Ibid., 14."),
        ("5", "Brandt, Roads to Baku 5 (Bern: Francke, 1920), a long ministry of pages, 5."),
        ("6", "Ibid., 14."),
    ]
    assert {note.kind for note in document.notes} == {NoteKind.FOOTNOTE}
    assert [callout.label for callout in document.callouts] == ["1", "2", "3", "4", "5", "6"]
    assert document.diagnostics == ()


def test_running_heads_and_page_numbers_are_no_text() -> None:
    document = read_bytes(article(), "a.pdf")
    assert "History of the Caspian" not in document.text.content
    assert not {"5", "6", "7"} & set(document.text.content.splitlines())
    assert "P2 line 19" in document.text.content


def test_a_place_is_a_page() -> None:
    document = read_bytes(article(), "a.pdf")
    assert document.text.place(document.text.content.index("P1 line 0")) == "page 2"
    assert document.text.place(document.notes[4].view.whole.start) == "page 3"


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    paper = Paper()
    paper.page()
    width = 480 / columns
    paper.line(50, 50, "The Title Stands Above All of the Columns of This Page and Ends Here", 14)
    for at in range(columns):
        lines = prose(f"C{at}", 25, words=3)
        lines[5] = f"C{at} line 5 calls.^{at + 1}^"
        paper.column(50 + at * width, 90 + 4 * at, lines)
        paper.column(50 + at * width, 700, [f"^{at + 1}^ Brandt {at}, p. 7."], NOTE)
    document = read_bytes(paper.data(), "a.pdf")
    words = [line.split(" of ")[0] for line in document.text.content.splitlines()]
    body = [line for line in words if line.startswith("C") and "calls" not in line]
    expected = [f"C{at} line {n}" for at in range(columns) for n in range(25) if n != 5]
    assert body == expected
    assert notes(document) == [(str(at + 1), f"Brandt {at}, p. 7.") for at in range(columns)]


def test_an_asterisk_is_a_label() -> None:
    paper = Paper()
    paper.page()
    paper.column(70, 80, ["The author gives thanks.* And so on.", *prose("P", 10)])
    paper.column(70, 700, ["* The archive helped.", "It was kind."], NOTE)
    assert notes(read_bytes(paper.data(), "a.pdf")) == [("*", "The archive helped. It was kind.")]


def test_notes_in_the_type_of_the_body_are_told_by_raised_numbers() -> None:
    paper = Paper()
    for page in range(2):
        first = 2 * page + 1
        paper.page()
        lines = prose(f"P{page}", 20)
        lines[3] = f"The fleet left the harbour.^{first}^ Then it came back."
        lines[9] = f"The town was taken.^{first + 1}^ Nobody knew it."
        paper.column(70, 80, lines)
        foot = [f"^{first}^ Brandt, Roads to Baku (Bern: Francke, 1990),", "p."]
        foot += [f"^{first + 1}^ Ibid., p.", f"{45 - 9 * page}."]
        paper.column(70, 700, foot)
    document = read_bytes(paper.data(), "a.pdf")
    assert notes(document) == [
        ("1", "Brandt, Roads to Baku (Bern: Francke, 1990), p."),
        ("2", "Ibid., p. 45."),
        ("3", "Brandt, Roads to Baku (Bern: Francke, 1990), p."),
        ("4", "Ibid., p. 36."),
    ]
    assert [callout.label for callout in document.callouts] == ["1", "2", "3", "4"]


def test_endnotes_are_found_as_in_plain_text() -> None:
    paper = Paper()
    paper.page()
    paper.column(70, 80, prose("P", 10))
    entries = [f"1. {BRANDT}", "2. Ibid., 14.", "3. Kazemzadeh, Struggle (New York, 1951), 5."]
    paper.column(70, 230, ["Notes", *entries])
    assert notes(read_bytes(paper.data(), "a.pdf"))[:2] == [("1", BRANDT), ("2", "Ibid., 14.")]


def test_small_type_that_nobody_calls_for_is_no_note() -> None:
    paper = Paper()
    paper.page()
    paper.column(70, 80, prose("P", 10))
    paper.column(70, 230, ["A table in small type", "without any label at all"], NOTE)
    document = read_bytes(paper.data(), "a.pdf")
    assert not [note for note in document.notes if note.kind is NoteKind.FOOTNOTE]
    assert "A table in small type" in document.text.content


def test_a_scanned_file_is_said_to_be_scanned() -> None:
    paper = Paper()
    paper.page()
    with pytest.raises(UnreadableError, match=r"a\.pdf: .*no text.*run OCR first"):
        read_bytes(paper.data(), "a.pdf")


PASSWORDS = {"owner_password": "owner", "user_password": "user"}


def test_an_encrypted_file_is_said_to_be_encrypted() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Times", size=BODY)
    pdf.text(20, 20, "Secret")
    pdf.set_encryption(**PASSWORDS, encryption_method=EncryptionMethod.RC4)
    with pytest.raises(UnreadableError, match="encrypted"):
        read_bytes(bytes(pdf.output()), "a.pdf")


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9])
def test_a_file_cut_off_is_read_or_refused(share: float) -> None:
    whole = article()
    data = whole[: int(len(whole) * share)]
    try:
        document = read_bytes(data, "a.pdf")
    except UnreadableError as error:
        assert str(error).startswith("a.pdf: ")  # noqa: PT017 - either outcome is right
    else:
        assert document.text.content


def test_garbage_after_the_head_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20, "a.pdf")


def test_a_page_that_cannot_be_loaded_is_reported() -> None:
    data = article()
    kids = re.search(rb"/Kids \[(?P<first>\d+) 0 R", data)
    assert kids is not None
    missing = b"9" * len(kids["first"])
    document = read_bytes(data.replace(kids.group(), b"/Kids [%s 0 R" % missing, 1), "a.pdf")
    assert "REA131" in [each.code for each in document.diagnostics]
    assert "P1 line 0" in document.text.content
