"""What the owner of a bibliography has decided is obeyed, and kept as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibidem.api import process_documents
from ibidem.decisions import DecisionsError, Verdict, parse_decisions, with_verdicts
from ibidem.model.archive import Level
from ibidem.read import read_bytes, read_text

OLD = "Гасанлы Дж. Русская революция и Азербайджан. М., 2011."
NEW = "Гасанлы Дж. Русская революция. М.: Флинта, 2012."
ENGLISH = "Smith, J. The Oil of Baku. London: Cass, 1975."
AGAIN = "Smith, John. The oil of Baku. London: Cass, 1975."
NOTES = "".join(
    f"{number}. {words}\n" for number, words in enumerate((OLD, NEW, ENGLISH, AGAIN, "Ibid."), 1)
)


def _made(toml, notes=NOTES):
    decisions = [parse_decisions(toml)] if toml else []
    return process_documents([read_text(notes, name="article")], decisions=decisions)


def _cited(bibliography):
    return [[one.partition("#")[2] for one in work.citations] for work in bibliography.works]


def _verdict(kind, *citations):
    return f"[[{kind}]]\ncitations = {list(citations)}\n"


def test_without_decisions_the_evidence_decides():
    assert _cited(_made("")) == [["1.1"], ["2.1"], ["3.1", "4.1", "5.1"]]


def test_works_decided_to_be_one_are_one_whatever_their_fields_say():
    bibliography = _made(_verdict("same", OLD, NEW))
    assert _cited(bibliography) == [["1.1", "2.1"], ["3.1", "4.1", "5.1"]]
    (match,) = bibliography.works[0].matches
    assert match.decided


def test_works_decided_to_be_several_stay_so_with_their_back_references():
    bibliography = _made(_verdict("different", ENGLISH, AGAIN))
    assert _cited(bibliography) == [["1.1"], ["2.1"], ["3.1"], ["4.1", "5.1"]]


def test_space_case_and_the_last_stop_do_not_matter():
    words = f"  {OLD.upper().rstrip('.')} "
    assert _cited(_made(_verdict("same", words, NEW)))[0] == ["1.1", "2.1"]


def test_a_citation_may_be_named_by_its_id():
    assert _cited(_made(_verdict("same", "article#1.1", "article#2.1")))[0] == ["1.1", "2.1"]


def test_corrected_fields_and_the_key_stand_above_what_was_read():
    toml = f"""
[[work]]
citation = "{ENGLISH}"
key = "oil"
title = "The Oil of Baku, corrected"
author = ["Smith, John A.", "Royal Society"]
issued = 1976
publisher = ""
archive = "РГАСПИ"
archive_location = "Ф. 85. Оп. 13. Д. 1"
"""
    work = _made(toml).by_key["oil"]
    assert work.item.title == "The Oil of Baku, corrected"
    assert list(map(str, work.item.author)) == ["Smith, John A.", "Royal Society"]
    assert (work.item.issued.edtf, work.item.publisher) == ("1976", "")
    assert work.item.publisher_place == "London"
    assert [unit.level for unit in work.item.archive.units] == [
        Level.FOND,
        Level.OPIS,
        Level.DELO,
    ]


def test_a_decision_on_nothing_is_told_with_its_line():
    bibliography = _made(f"# mine\n\n{_verdict('same', OLD, 'Gone 1920')}")
    ((document, finding),) = bibliography.diagnostics()
    assert (finding.code, document.text.position(finding.span.start).line) == ("DUP101", 3)
    assert "Gone 1920" in finding.message


def test_decisions_at_odds_keep_the_works_apart_and_are_told():
    bibliography = _made(_verdict("same", OLD, NEW) + _verdict("different", OLD, NEW))
    assert _cited(bibliography)[:2] == [["1.1"], ["2.1"]]
    assert [finding.code for _, finding in bibliography.diagnostics()] == ["DUP102"]


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("same = 1", "“same” must be tables"),
        ("[[same]]\n", "ibidem.toml:1: [[same]] needs “citations”"),
        ('[[same]]\ncitations = ["one"]', "a list of two or more"),
        ('\n[[different]]\ncitations = ["a", 2]', "ibidem.toml:2"),
        ('[[work]]\nkey = "a"', "needs “citation”"),
        ('[[work]]\ncitation = "a"\nkey = "a b"', "“key” must be a word"),
        ('[[work]]\ncitation = "a"\ntitel = "b"', "unknown “titel”"),
        ('[[work]]\ncitation = "a"\nissued = "soon"', "“issued” must be a date"),
        ('[[work]]\ncitation = "a"\ntype = "novel"', "“type” must be one of"),
        ('[[work]]\ncitation = "a"\ntitle = ["b"]', "“title” must be a string"),
        ('[[work]\ncitation = "a"', "not TOML"),
        ("[decisions]\n", "unknown “decisions”"),
    ],
)
def test_what_no_decision_can_say_is_refused_with_its_place(toml, reason):
    with pytest.raises(DecisionsError, match=r"^ibidem\.toml") as error:
        parse_decisions(toml)
    assert reason in str(error.value)


def test_new_verdicts_leave_the_file_as_it_was():
    before = f'# mine\n\n[[same]] # sure\ncitations = [ "{OLD}",\n  "{NEW}" ]\n'
    after = with_verdicts(before, [Verdict(same=False, citations=(ENGLISH, AGAIN))])
    assert after.startswith(before)
    assert [verdict.same for verdict in parse_decisions(after).verdicts] == [True, False]


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=2, max_size=4))
def test_any_words_can_be_written_and_read_back(words):
    written = with_verdicts("", [Verdict(same=True, citations=tuple(words))])
    assert parse_decisions(written).verdicts[0].citations == tuple(words)


def test_the_keys_of_a_library_are_kept():
    library = b"@book{Hasanli_2011, author={Hasanli, Jamil}, title={Oil and War}, year=2011}"
    documents = [
        read_text("1. Hasanli, Jamil. Oil and War. Moscow, 2011.\n2. Ibid., 5.", name="a"),
        read_bytes(library, "mine.bib"),
    ]
    bibliography = process_documents(documents)
    (work,) = bibliography.works
    assert work.key == "Hasanli_2011"
    assert work.citations[-1] == "mine#Hasanli_2011.1"
