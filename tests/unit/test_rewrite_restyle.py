"""Citations set anew in a style: positions, capitals, full stops, and what gets lost."""

import pytest

from ibidem.api import process_documents
from ibidem.lexicon import load_lexicon
from ibidem.read import read_bytes
from ibidem.rewrite.document import Wish, rewrite
from ibidem.styles import load_style

BOOK = "Smith, John. History of Oil. London: Verso, 1990. P. 5."
FULL = "John Smith, History of Oil (London: Verso, 1990), "


def restyled(*notes: str, keep_ibid: bool = True) -> tuple[list[str], list[str]]:
    """The notes after `BOOK` in Chicago style, and the codes of what is told."""
    data = "".join(f"{at}. {note}\n" for at, note in enumerate((BOOK, *notes), 1)).encode()
    done = process_documents([read_bytes(data, "a.txt")])
    wish = Wish(style=load_style("chicago-notes-archives"), keep_ibid=keep_ibid)
    new = rewrite(
        data,
        done.documents[0],
        citations=done.citations,
        works=done.works,
        lexicon=load_lexicon(),
        wish=wish,
    )
    lines = [line.partition(". ")[2] for line in new.data.decode().splitlines()]
    assert lines[0] == f"{FULL}5."
    return lines[1:], [each.code for each in new.diagnostics]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ibid., p. 7.", "Ibid., 7."),
        ("Ibid.", "Ibid."),
        ("Smith, op. cit., p. 5.", "Ibid."),
        ("See also ibid., p. 7 (emphasis mine).", "See also ibid., 7 (emphasis mine)."),
        ("(ibid. p. 540)", "(Ibid., 540)"),
        (
            "Brown, Ann. The War at Sea. Paris: Seuil, 1980. P. 1; Smith, op. cit., p. 9.",
            "Ann Brown, The War at Sea (Paris: Seuil, 1980), 1; Smith, History of Oil, 9.",
        ),
    ],
)
def test_known_works_are_cited_in_short(note: str, expected: str) -> None:
    assert restyled(note)[0] == [expected]


def test_without_short_forms_all_are_in_full() -> None:
    notes, told = restyled("Ibid., p. 7; ibid., p. 9.", keep_ibid=False)
    assert notes == [f"{FULL}7; {FULL}9."]
    assert told == []


def test_after_a_note_of_several_works_nothing_is_ibid() -> None:
    notes, _ = restyled(
        "Ibid., p. 6; Brown, Ann. The War at Sea. Paris: Seuil, 1980. P. 1.",
        "Brown, op. cit., p. 1.",
    )
    assert notes[1] == "Brown, The War at Sea, 1."


def test_what_fits_nothing_stays_and_is_told() -> None:
    notes, told = restyled("Jones, op. cit., p. 7.")
    assert notes == ["Jones, op. cit., p. 7."]
    assert told == ["EMI121"]
