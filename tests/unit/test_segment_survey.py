"""What the notes of a document have in common."""

import re

import ibidem
from ibidem.lexicon import load_lexicon
from ibidem.segment import survey

LIST = """\
1. К сорокалетию ВЛКСМ: тезисы. - М.: Молодая гвардия, 1958. - 32 с.
2. Бурмакина Г.А. Основные направления // Сибирь и Россия. 2006. С. 158-162.
3. Сборник постановлений ЦК ВЛКСМ. - М.: Молодая гвардия, 1961. - 432 с.
4. Алексеев П. В. Философия. М.: Проспект, 2008. С. 12-15.
5. Яковлев Н. Н. История. М.: Мысль, 1990. - 210 с.
"""
NOTES = """\
1. AGI, Quito, 105, ff. 299r-v.
2. AHM, sección colonia, tomo 11, f. 642r-643r.
3. AGNC, sección colonia, tomo 37, ff. 12r-20 v.
4. Herzog, Los ministros de la audiencia de Quito. Quito: Abya-Yala, 1995, 45 f.
5. AHM, sección colonia, tomo 11, ff. 301r-304r.
"""


def is_list(text: str) -> bool:
    return survey(ibidem.read_text(text, "a.txt").notes, load_lexicon()).is_list


def test_books_with_their_extent_make_a_list() -> None:
    assert is_list(LIST)


def test_leaves_and_pages_make_none() -> None:
    assert not is_list(NOTES)
    assert not is_list(re.sub(r" - (\d+) с", r" С. \1", LIST))


def test_pages_of_an_article_in_a_list_are_all_of_its_pages() -> None:
    run = ibidem.process_documents([ibidem.read_text(LIST, "a.txt")])
    assert run.citations[1].item.page == "158-162"
    assert run.citations[1].locator is None
