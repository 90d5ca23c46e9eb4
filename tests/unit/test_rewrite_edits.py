"""Which words of a note are replaced, and by what."""

import pytest

from ibidem.api import process_documents
from ibidem.emit.notes import resolved
from ibidem.lexicon import load_lexicon
from ibidem.read import read_text
from ibidem.rewrite.edits import applied, spelled_out

BOOK = "Иванов И. И. История Баку. М.: Наука, 1960. С. 5."
SHORT = "Иванов, История Баку. М.: Наука, 1960"


def rewritten(*notes: str) -> list[str]:
    """The notes after the first one, which is `BOOK`, spelled out."""
    content = "".join(f"{at}. {note}\n" for at, note in enumerate((BOOK, *notes), 1))
    done = process_documents([read_text(content, "a.txt")])
    (document,) = resolved(done.documents, done.citations)
    edits = spelled_out(done.documents[0], document.notes, load_lexicon())
    lines = applied(content, edits.edits).splitlines()
    assert lines[0] == f"1. {BOOK}"
    return [line.partition(". ")[2] for line in lines[1:]]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ibid., p. 7.", f"{SHORT}, с. 7."),
        ("Ibid., 7 (emphasis mine).", f"{SHORT}, 7 (emphasis mine)."),
        ("Ibid.", f"{SHORT}, с. 5."),
        ("(ibid. p. 540)", f"({SHORT}, с. 540)"),
        ("Ibid., p. 7 (emphasis mine).", f"{SHORT}, с. 7 (emphasis mine)."),
        ("Там же. С. 15, курсив мой.", f"{SHORT}, с. 15, курсив мой."),
        ("См.: Там же. С. 12.", f"См.: {SHORT}, с. 12."),
        ("ibid.; ibid., 34.", f"{SHORT}, с. 5; {SHORT}, с. 34."),
        ("Иванов, op. cit., p. 7, n. 3 and passim.", f"{SHORT}, с. 7, n. 3 and passim."),
        (
            "Петров П. П. Нефть. Л., 1970. С. 3. Там же. С. 4.",
            "Петров П. П. Нефть. Л., 1970. С. 3. Петров, Нефть. Л., 1970, с. 4.",
        ),
        ("См. прим. 1.", f"См. {SHORT}."),
    ],
)
def test_back_reference_is_replaced_and_nothing_else(note: str, expected: str) -> None:
    assert rewritten(note) == [expected]


def test_shelf_mark_is_inherited_level_by_level() -> None:
    notes = rewritten("РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20 об.", "Там же. Д. 5. Л. 3 (копия).")
    assert notes[1] == "РГАСПИ. Ф. 85. Оп. 27. Д. 5. Л. 3 (копия)."


def test_what_fits_nothing_stays_and_is_told() -> None:
    content = "1. Там же. С. 12.\n2. РГАСПИ. Ф. 85. Оп. 27. Д. 313.\n"
    done = process_documents([read_text(content, "a.txt")])
    (document,) = resolved(done.documents, done.citations)
    edits = spelled_out(done.documents[0], document.notes, load_lexicon())
    assert edits.edits == ()
    assert [(each.code, each.message) for each in edits.diagnostics] == [
        ("EMI121", "“Там же. С. 12.” fits no earlier citation and stays as it is")
    ]
