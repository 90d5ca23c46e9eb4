"""Lists of sources on the pages of a PDF file: headings, small type, indents, articles in a row."""

from ibidem.model.citation import Document, NoteKind
from ibidem.read import read_bytes
from tests.unit.pdf_files import NOTE, Paper, prose

SOURCES = [
    "1. Brandt, A. Roads to Baku. Bern: Francke, 1990. 312 p.",
    "2. Hasanov, J. Black Shades. Baku, 1991. 96 p.",
    "3. Kadishev, A. Intervention. Moscow, 1960. 510 p.",
]
UNNUMBERED = [words[3:] for words in SOURCES]


def journal(*, foot: bool) -> bytes:
    """Four articles of three pages, each with its sources at the head or the foot of its last."""
    paper = Paper()
    for article in range(4):
        for page in range(3):
            paper.page()
            paper.line(70, 40, "A History of the Caspian", 9)
            last = page == 2
            lines = [f"UDC 94.{article}"] if page == 0 else []
            lines += prose(f"A{article}P{page}", 20)
            at = paper.column(70, 80, lines) + 12 if last and foot else 80.0
            if last:
                paper.line(250, at, "REFERENCES", 12)
                sources = [f"{each} No {article}." for each in SOURCES]
                at = paper.column(70, at + 16, sources, NOTE)
            if not (last and foot):
                paper.column(70, at + 20, lines)
    return paper.data()


def listed(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes if note.kind is NoteKind.LIST]


EXPECTED = [(words[0], f"{words[3:]} No {article}.") for article in range(4) for words in SOURCES]


def test_sources_in_small_type_at_the_foot_of_a_page_are_no_footnotes() -> None:
    assert listed(read_bytes(journal(foot=True), "a.pdf")) == EXPECTED


def test_a_heading_at_the_top_of_pages_far_apart_is_no_running_head() -> None:
    assert listed(read_bytes(journal(foot=False), "a.pdf")) == EXPECTED


def test_a_list_that_goes_on_at_the_next_page_takes_no_footnotes() -> None:
    paper = Paper()
    paper.page()
    at = paper.column(70, 80, prose("P", 20)) + 12
    paper.line(250, at, "REFERENCES")
    paper.column(70, at + 16, SOURCES[:2], NOTE)
    paper.page()
    paper.column(70, 80, SOURCES[2:], NOTE)
    document = read_bytes(paper.data(), "a.pdf")
    assert listed(document) == [(words[0], words[3:]) for words in SOURCES]


def test_indents_divide_sources_without_numbers() -> None:
    paper = Paper()
    paper.page()
    at = paper.column(70, 80, prose("P", 8)) + 14
    paper.line(250, at, "REFERENCES")
    at += 14
    for words in UNNUMBERED * 2:
        paper.line(95, at, f"{words} A series of the academy of sciences, the second of its kind")
        paper.line(
            70, at + 14, "and the last of all the volumes of the series, Bern: Francke, 1995."
        )
        at += 28
    document = read_bytes(paper.data(), "a.pdf")
    assert [note.view.text[:8] for note in document.notes] == [
        words[:8] for words in UNNUMBERED * 2
    ]


TEXT = """Prose before the list.

                    REFERENCES
        Brandt A. Roads to Baku, a history of the Caspian and of its towns. Bern: Francke,
1990. 312 p.
        Hasanov J. Black Shades of White Spots, a history of the towns of the sea. Baku,
1991. 96 p.
УДК 94

        THE ROADS OF THE CASPIAN
A. Brandt
"""


def test_indents_divide_sources_in_plain_text_and_the_class_of_an_article_ends_them() -> None:
    document = read_bytes(TEXT.encode(), "a.txt")
    assert [note.view.text[:9] for note in document.notes] == ["Brandt A.", "Hasanov J"]
    assert document.notes[1].view.text.endswith("1991. 96 p.")


def test_the_class_of_an_article_ends_a_numbered_note() -> None:
    words = f"REFERENCES\n{chr(10).join(SOURCES)}\nUDC 94\nTHE ROADS OF THE CASPIAN\n"
    document = read_bytes(f"Prose.\n\n{words}".encode(), "a.txt")
    assert [note.view.text for note in document.notes] == UNNUMBERED
