"""Documents read by several processes: the same comes out as of one."""

import pytest

import ibidem
from ibidem.jobs import cores, in_order
from ibidem.lexicon import load_lexicon
from tests.unit.cli_texts import ARTICLE, ORPHAN, PROSE, invoke, write

LIST = """Список литературы

1. Кадишев А. Б. Интервенция и гражданская война в Закавказье. М.: Воениздат, 1960.
2. Kazemzadeh F. The Struggle for Transcaucasia. New York: Philosophical Library, 1951.
"""


@pytest.fixture
def folder(tmp_path):
    """Documents of several kinds, two of one name, and one that is no text."""
    for place in ("north", "south"):
        (tmp_path / place).mkdir()
        write(tmp_path / place, "article.txt", ARTICLE)
    write(tmp_path, "list.txt", LIST)
    write(tmp_path, "orphan.txt", ORPHAN)
    write(tmp_path, "prose.txt", PROSE)
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    return tmp_path


def readable(folder):
    return sorted(path for path in folder.rglob("*.txt") if path.name != "broken.txt")


@pytest.mark.parametrize("jobs", [0, 3])
def test_any_number_of_jobs_makes_the_same_bibliography(folder, jobs):
    one = ibidem.process(readable(folder))
    several = ibidem.process(readable(folder), jobs=jobs)
    assert len(one.citations) > 8
    assert several.citations == one.citations
    assert several.works == one.works
    assert several.uncertain == one.uncertain
    found, expected = list(several.diagnostics()), list(one.diagnostics())
    assert [finding for _, finding in found] == [finding for _, finding in expected] != []
    assert [document.name for document, _ in found] == [document.name for document, _ in expected]


def test_a_lexicon_of_ones_own_goes_along(folder):
    documents = [ibidem.read(path) for path in readable(folder)]
    words = load_lexicon()
    one = ibidem.process_documents(documents, words)
    assert ibidem.process_documents(documents, words, jobs=2).citations == one.citations


@pytest.mark.parametrize("command", ["convert", "parse"])
def test_the_commands_print_and_say_the_same(folder, command):
    one, several = invoke(command, folder), invoke(command, folder, "--jobs", "3")
    assert one.stdout == several.stdout != ""
    assert one.stderr == several.stderr
    assert "broken.txt" in one.stderr
    assert one.exit_code == several.exit_code == 2


def test_standard_input_is_read_beside_files(folder):
    given = ("convert", "-", folder / "list.txt", folder / "orphan.txt")
    one = invoke(*given, data=ARTICLE.encode())
    several = invoke(*given, "-j", "2", data=ARTICLE.encode())
    assert several.stdout == one.stdout != ""
    assert several.stderr == one.stderr


def test_what_one_of_many_raises_is_raised(folder):
    with pytest.raises(ibidem.UnreadableError, match="nowhere"):
        ibidem.process([*readable(folder), folder / "nowhere.txt"], jobs=2)


def test_fewer_than_no_jobs_are_misuse(folder):
    result = invoke("parse", folder, "--jobs", "-1")
    assert result.exit_code == 2
    assert "--jobs" in result.stderr


def test_results_come_in_the_order_of_the_things():
    assert list(in_order(abs, range(-200, 0), 2)) == list(range(200, 0, -1))
    assert list(in_order(abs, [], 2)) == []
    assert cores() >= 1
