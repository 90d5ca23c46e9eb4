"""Where the notes and bibliographies of a plain text stand."""

import pytest

from ibidem.model.citation import Document, NoteKind
from ibidem.read import read_text


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in read_text(text, "t").notes]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.diagnostics]


@pytest.mark.parametrize(
    "shape", ["{}. ", "{}) ", "[{}] ", "({}) ", "{} ", "{}.", "[^{}]: ", "  {}. ", "{}. ^ "]
)
def test_a_list_in_any_style_of_number(shape: str) -> None:
    text = "".join(f"{shape.format(n)}Brandt, Roads (Bern, 1990), {n}.\n" for n in (1, 2, 3))
    assert notes(text) == [(str(n), f"Brandt, Roads (Bern, 1990), {n}.") for n in (1, 2, 3)]


def test_superscript_numbers() -> None:
    assert notes("¹ Сидоров П. Н. Нефть. М., 1987.\n² Там же.") == [
        ("1", "Сидоров П. Н. Нефть. М., 1987."),
        ("2", "Там же."),
    ]


def test_a_list_of_prose_notes_is_a_list_of_notes() -> None:
    document = read_text("1. He was his brother.\n2. They never met again.\n", "t")
    assert [note.kind for note in document.notes] == [NoteKind.FOOTNOTE] * 2
    assert document.diagnostics == ()


def test_a_list_may_start_anywhere() -> None:
    assert [label for label, _ in notes("25. Brandt, Roads, 5.\n26. Ibid.\n27. Ibid., 7.")] == [
        "25",
        "26",
        "27",
    ]


def test_a_year_at_the_head_of_a_continuation_is_no_label() -> None:
    text = (
        "1. Сидоров П. Н. Нефть и власть: очерки истории. М.: Наука,\n"
        "1987. 215 с.\n"
        "2. Кузьмина Е. А. Железные дороги. М.: Транспорт, 1931. С. 5-\n"
        "6.\n"
        "3. Там же.\n"
    )
    assert notes(text) == [
        ("1", "Сидоров П. Н. Нефть и власть: очерки истории. М.: Наука, 1987. 215 с."),
        ("2", "Кузьмина Е. А. Железные дороги. М.: Транспорт, 1931. С. 5-6."),
        ("3", "Там же."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n"])
def test_line_ends_of_every_system(end: str) -> None:
    assert notes(f"1. Brandt, Roads, 5.{end}2. Ibid.{end}") == [
        ("1", "Brandt, Roads, 5."),
        ("2", "Ibid."),
    ]


def test_jumps_and_repeats_are_reported() -> None:
    text = "1. Brandt, Roads, 5.\n2. Ibid.\n4. Ibid., 7.\n"
    assert codes(read_text(text, "t")) == ["SEG103"]


MAGAZINE = """The company bought the wells from the state for
nothing, as the minis-
ter told the council: “Oil is the only thing we
have.”1 The council made its demands:

1. The wells shall remain the property of the
town in which they lie;

2. The workers shall have a share of what is
earned in each of the years to come;

3. Nobody shall be evicted.”2

After that the council went home, and the
minister wrote a letter.”3 Nobody answered it

1. Brandt J. Oil and Power. Bern, 1990, pp. 12-
13.
2. Protocol of the Council. 12.05.1911. // SAB, f.10, op.2, d.5, l.4
3. Ministère du Commerce. Lettre de Monsieur le Ministre au

Président du Conseil. Le 14 mai 1911. // Archives Nationales, vol. 12, folio 7



14 www.magazine.example

until the end of the year.

In 1912 the wells were sold.
"""


def test_notes_among_the_prose_of_a_magazine() -> None:
    document = read_text(MAGAZINE, "t")
    assert [(note.label, note.view.text) for note in document.notes] == [
        ("1", "Brandt J. Oil and Power. Bern, 1990, pp. 12-13."),
        ("2", "Protocol of the Council. 12.05.1911. // SAB, f.10, op.2, d.5, l.4"),
        (
            "3",
            (
                "Ministère du Commerce. Lettre de Monsieur le Ministre au Président du Conseil. "
                "Le 14 mai 1911. // Archives Nationales, vol. 12, folio 7"
            ),
        ),
    ]
    assert {note.kind for note in document.notes} == {NoteKind.PAGE_FOOT}
    assert [callout.label for callout in document.callouts] == ["1", "2", "3"]
    assert document.diagnostics == ()


def test_a_numbered_list_in_prose_is_no_apparatus() -> None:
    demands = MAGAZINE.partition("1. Brandt")[0]
    document = read_text(demands, "t")
    assert document.notes == ()
    assert codes(document) == ["REA107"]


def test_notes_at_the_foot_of_each_page() -> None:
    text = (
        "The first page has prose that runs on to the very end of its line,\n"
        "and a callout.1 And another.2\n\n"
        "1 Brandt, Roads (Bern, 1990), 5.\n2 Ibid., 7.\n"
        "\x0cThe second page has prose that runs on to the very end of its line,\n"
        "and a third callout.3\n\n3 Huber, Rails, 7.\n"
    )
    document = read_text(text, "t")
    assert [note.label for note in document.notes] == ["1", "2", "3"]
    assert document.notes[1].view.text == "Ibid., 7."
    assert {note.kind for note in document.notes} == {NoteKind.PAGE_FOOT}


BULLETS = """The wells were sold (1). Nobody knew (2). “It is said” (3).
Used sources:
- Council of the town. Protocol. 12.05.1911. State Archive. f. 10, op. 2, d. 5, l. 4.
- (ibid. p. 540)
- Brandt J. Oil and Power / J. Brandt – Bern: Huber, 1990 (p. 12)
Be the first to comment on "The wells of 1911, a history"
"""


def test_a_bulleted_list_that_callouts_count() -> None:
    document = read_text(BULLETS, "t")
    assert [note.label for note in document.notes] == ["1", "2", "3"]
    assert [note.labelled for note in document.notes] == [False] * 3
    assert {note.kind for note in document.notes} == {NoteKind.LIST}
    assert document.notes[2].view.text.endswith("1990 (p. 12)")
    assert [callout.label for callout in document.callouts] == ["1", "2", "3"]
    assert codes(document) == ["REA108"]


def test_entries_under_a_wiki_heading_and_an_empty_section() -> None:
    text = (
        "Prose about 1911.\n== References ==\n\n\n== Bibliography ==\n"
        "Brandt, J. (1990), Oil and Power, Bern: Huber\nHuber, K. (1991), Rails, Bern: Huber\n"
    )
    document = read_text(text, "t")
    assert [note.view.text[:6] for note in document.notes] == ["Brandt", "Huber,"]
    assert {note.kind for note in document.notes} == {NoteKind.BIBLIOGRAPHY}
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    "heading",
    ["Список литературы", "ЛИТЕРАТУРА:", "Ədəbiyyat", "Literatur", "## References", "5. Sources"],
)
def test_headings_of_bibliographies(heading: str) -> None:
    entries = "1. Brandt J. Oil. Bern, 1990.\n2. Huber K. Rails. Bern, 1991.\n"
    text = f"Prose goes here.\n\n{heading}\n\n{entries}"
    document = read_text(text, "t")
    assert [note.label for note in document.notes] == ["1", "2"]
    assert {note.kind for note in document.notes} == {NoteKind.LIST}


def test_notes_of_several_paragraphs_under_a_heading() -> None:
    text = (
        "The war began in 1911.1 It ended soon.2 Too soon.3\n\nNotes\n\n"
        "1. Brandt, Roads (Bern, 1990), 5.\n\nHe was there himself.\n\n2. Ibid.\n\n3. Ibid., 7.\n"
    )
    document = read_text(text, "t")
    assert document.notes[0].view.text == "Brandt, Roads (Bern, 1990), 5. He was there himself."
    assert {note.kind for note in document.notes} == {NoteKind.ENDNOTE}
    assert [callout.label for callout in document.callouts] == ["1", "2", "3"]
    assert document.diagnostics == ()


def test_wrapped_entries_with_hanging_indent() -> None:
    text = (
        "Some prose.\n\nReferences\n\n"
        "Brandt, John, A very long title of a book about the roads of\n"
        "   the Alps, Bern: Huber and Sons, 1990.\n"
        "Huber, Mary, Another very long title of a book about the old\n"
        "   railways, Bern: Huber and Sons, 1992.\n"
    )
    assert [words for _, words in notes(text)] == [
        (
            "Brandt, John, A very long title of a book about the roads of the Alps, "
            "Bern: Huber and Sons, 1990."
        ),
        (
            "Huber, Mary, Another very long title of a book about the old railways, "
            "Bern: Huber and Sons, 1992."
        ),
    ]


def test_a_bare_list_of_references() -> None:
    text = "Brandt, John. A Road. Bern: Huber, 1990.\nHuber, Mary. A Rail. Bern: Huber, 1992.\n"
    document = read_text(text, "t")
    assert [(note.label, note.labelled) for note in document.notes] == [("1", False), ("2", False)]
    assert {note.kind for note in document.notes} == {NoteKind.BIBLIOGRAPHY}


def test_every_note_slices_back_to_its_words() -> None:
    document = read_text(MAGAZINE, "t")
    first = document.notes[0].view
    assert document.text.content[first.whole.slice].startswith("Brandt J. Oil and Power.")
    assert document.text.content[first.whole.slice].endswith("pp. 12-\n13.")


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\u200b\n"])
def test_an_empty_document_is_no_error(text: str) -> None:
    document = read_text(text, "t")
    assert document.notes == ()
    assert "REA101" in codes(document)


def test_prose_alone_gives_one_clear_finding() -> None:
    document = read_text("In 1911 the wells were sold.\nIt was the end of April 1911.\n", "t")
    assert codes(document) == ["REA106"]


def test_lone_surrogates_are_replaced_and_reported() -> None:
    document = read_text("1. Brandt\udcff, Roads, 5.\n2. Ibid.\n", "t")
    assert document.text.content.startswith("1. Brandt\ufffd")
    assert codes(document) == ["REA105"]


def test_a_line_left_open_ends_no_entry_of_a_list_without_numbers() -> None:
    text = (
        "Литература\n\n"
        "Гасанлы Дж. Русская революция и Азербайджан: трудный путь к независи-\n"
        "мости. М.: Флинта, 2011.\n"
        "Кадишев А. Б. Интервенция и гражданская война в Закавказье. М.: Воен-\n"
        "издат, 1960.\n"
        "Swietochowski T. Russian Azerbaijan, 1905–1920. Cambridge: Cambridge\n"
        "University Press, 1985.\n"
    )
    assert [words for _, words in notes(text)] == [
        (
            "Гасанлы Дж. Русская революция и Азербайджан: трудный путь к независимости. "
            "М.: Флинта, 2011."
        ),
        "Кадишев А. Б. Интервенция и гражданская война в Закавказье. М.: Воениздат, 1960.",
        (
            "Swietochowski T. Russian Azerbaijan, 1905–1920. Cambridge: Cambridge University "
            "Press, 1985."
        ),
    ]
