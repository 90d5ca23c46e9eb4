"""The stages as one run: what a program gets back."""

import pytest

import ibidem


def findings(text: str) -> list[tuple[str, str]]:
    run = ibidem.process_documents([ibidem.read_text(text, "notes.txt")])
    return [(finding.code, finding.message) for _, finding in run.diagnostics()]


def test_an_acronym_of_two_archives_is_a_doubt() -> None:
    [(code, message)] = findings("1. НА РК. Ф. 4. Оп. 3. Д. 12. Л. 5.\n")
    assert code == "PAR101"
    assert "Карел" in message
    assert "Коми" in message


@pytest.mark.parametrize(
    "text",
    [
        "1. Государственный архив Пензенской области (ГАПО). Ф. Р-1381. Д. 1808.\n",
        "1. National Archives, RG 59, Box 12.\n",
        "1. РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.\n",
    ],
)
def test_what_tells_the_archive_leaves_no_doubt(text: str) -> None:
    assert not [code for code, _ in findings(text) if code == "PAR101"]


def test_a_work_without_a_title_is_reported() -> None:
    text = "1. Hoover, Herbert (1951). New York: Macmillan.\n"
    assert [code for code, _ in findings(text)] == ["PAR102"]


def test_documents_of_one_name_stay_apart() -> None:
    first = ibidem.read_text("1. Swietochowski T. Russian Azerbaijan. Cambridge, 1985.\n", "a.txt")
    second = ibidem.read_text("1. Ibid. P. 5.\n", "a.txt")
    run = ibidem.process_documents([first, second])
    assert [document.name for document in run.documents] == ["a.txt", "a.txt~2"]
    assert [citation.id for citation in run.citations] == ["a#1.1", "a~2#1.1"]
    assert [finding.code for finding in run.citations[1].diagnostics] == ["RES101"]
    assert [citation.source for citation in run.citations_of(run.documents[1])] == ["a.txt~2"]


def test_one_path_is_not_a_list_of_paths() -> None:
    with pytest.raises(TypeError, match=r"process\(\['notes.txt'\]\)"):
        ibidem.process("notes.txt")


def test_the_public_names_are_listed() -> None:
    assert set(ibidem.__all__) == set(dir(ibidem))
    assert all(getattr(ibidem, name) for name in ibidem.__all__)


def test_author_and_year_stand_for_the_entry_of_the_bibliography() -> None:
    text = (
        "The campaign began.1 The Turks agreed.2\n\n"
        "1. Smith 1995, p. 12.\n2. Gökay, Clash of Empires, p. 99.\n\n"
        "Bibliography\n\n"
        "Gökay, Bülent. A Clash of Empires. London: Tauris, 1997.\n"
        "Smith, Jeremy. “The Battle of Baku.” Revolutionary Russia 8, no. 2 (1995): 1–20.\n"
    )
    run = ibidem.process_documents([ibidem.read_text(text, "a.txt")])
    first, second, *_ = run.citations
    assert (first.work, second.work) == ("smith1995battle", "gokay1997clash")
    assert [work.key for work in run.works] == ["smith1995battle", "gokay1997clash"]
    assert len(run.by_key["smith1995battle"].citations) == 2


def test_a_source_knows_what_is_quoted_after_it() -> None:
    text = (
        "1. Ленин В. И. Письмо. М., 1920. С. 5. Цит. по: Кадишев А. Б. Интервенция. М., 1960.\n"
        "2. Цит. по: Кадишев А. Б. Указ. соч. С. 270.\n"
    )
    read = ibidem.process_documents([ibidem.read_text(text, "a.txt")])
    quotes = {citation.id: citation.quotes for citation in read.citations}
    assert quotes == {"a#1.1": None, "a#1.2": "a#1.1", "a#2.1": ""}
