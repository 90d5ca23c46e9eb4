"""Readable views: what a person reads, and the way back to the source."""

import pytest

from ibidem.model.span import Span
from ibidem.read.views import readable


def words(content: str) -> str:
    return readable(content, Span(0, len(content))).text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Archives \nDiplomatiques", "Archives Diplomatiques"),
        ("Archives\r\n   Diplomatiques", "Archives Diplomatiques"),
        ("na-\ntionalist", "nationalist"),
        ("na- \n  tionalist", "nationalist"),
        ("нацио-\r\nнальный", "национальный"),
        ("исто\xad\nрия", "история"),
        ("исто\xadрия", "история"),
        ("исто\x02\nрия", "история"),
        ("Volga-\nCaspian", "Volga-Caspian"),
        ("С. 95-\n96", "С. 95-96"),
        ("1918–\n1920", "1918–1920"),
        ("1918\xad\n1920", "1918-1920"),
        ("Москва –\nБерлин", "Москва – Берлин"),
        ("Vor-\nund Nachteile", "Vor- und Nachteile"),
        ("Ф.\xa085. Оп.\u200913", "Ф. 85. Оп. 13"),
        ("Baku,   1991", "Baku, 1991"),
        ("\u200fBaku\u200b, \ufeff1991\u200e", "Baku, 1991"),
        ("Ба\u0301ку", "Ба\u0301ку"),
        ("RSASPH\x00f.84", "RSASPH f.84"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Ba\u200cku", "Baku"),
        ("  Ibid.  ", "Ibid."),
        ("\u200b", ""),
        ("", ""),
    ],
)
def test_what_a_person_reads(content: str, expected: str) -> None:
    assert words(content) == expected


def test_every_word_finds_its_way_back() -> None:
    content = "Notes. Ministère des Af-\nfaires  Etran\xadgères,\r\nParis"
    view = readable(content, Span(7, len(content)))
    for word, printed in [
        ("Affaires", "Af-\nfaires"),
        ("Etrangères", "Etran\xadgères"),
        ("Paris", "Paris"),
    ]:
        start = view.text.index(word)
        assert content[view.span(start, start + len(word)).slice] == printed


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("https://ww\nw.example.org/en/news", "https://www.example.org/en/news"),
        ("https://example.org/news/18\n3/fall_of", "https://example.org/news/183/fall_of"),
        ("https://example.org/a\nwww.other.org/b", "https://example.org/a www.other.org/b"),
        ("www.example.org\nand/or", "www.example.org and/or"),
        ("https://example.org/a\n12/13 May", "https://example.org/a 12/13 May"),
    ],
)
def test_an_address_cut_within_a_word_is_whole_again(broken: str, whole: str) -> None:
    assert readable(broken, Span(0, len(broken))).text == whole
