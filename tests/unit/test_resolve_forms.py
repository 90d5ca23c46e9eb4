"""The words that back-references are matched by: short forms, sigla, phrases."""

from __future__ import annotations

import pytest

from ibidem.api import parse
from ibidem.lexicon import Meaning
from ibidem.lexicon.phrases import phrases
from ibidem.resolve.fit import Cited, fit
from ibidem.resolve.short import only_short, read_form, short_form
from ibidem.resolve.sigla import Sigla, defined_sigla, introduces_host
from ibidem.resolve.words import same_word, telling_words


@pytest.mark.parametrize(
    ("text", "sigla"),
    [
        ("X. М., 1957 (далее – ДВП).", ["ДВП"]),
        (
            "X (Wien 1975) [weiterhin ÖMR. III/1]; Y [weiterhin ÖMR. III/2]",
            ["ÖMR. III/1", "ÖMR. III/2"],
        ),
        ("X, Warszawa 1920, s. 3, dalej KS", ["KS"]),
        ("X (London, 1990) (hereafter cited as ONA)", ["ONA"]),
        ("X (Paris 1990) (ci-après: RDH)", ["RDH"]),
        ("X, Roma 1991 (d'ora in poi dbi), xl", ["dbi"]),
        ("He would hereafter remain in Baku for many years to come.", []),
        ("X (далі див. докладний огляд)", []),
    ],
)
def test_sigla_are_learnt(text: str, sigla: list[str]) -> None:
    assert list(defined_sigla(text)) == sigla


def test_sigla_of_collections_in_archives_are_no_works() -> None:
    sigla = Sigla()
    sigla.learn(parse("РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1 (далее – ФОА)."))
    assert sigla.find("ФОА. Л. 2") is None


def test_a_siglum_that_is_a_word_counts_where_it_opens_a_citation() -> None:
    sigla = Sigla()
    sigla.learn(parse("Сборник документов по истории. М., 1957 (далее – Сборник)."))
    assert sigla.find("Сборник. С. 5") is not None
    assert sigla.find("Иванов И. Новый сборник. С. 5") is None


def test_a_siglum_after_in_names_the_host() -> None:
    sigla = Sigla()
    sigla.learn(parse("Die Protokolle (Wien 1975) [weiterhin ÖMR. III/1]"))
    text = "Heindl, Probleme der Edition. In: ÖMR. III/1, XLV"
    use = sigla.find(text)
    assert use is not None
    assert text[use.start : use.end] == "ÖMR. III/1"
    assert introduces_host(text, use)


@pytest.mark.parametrize(
    ("text", "head", "title"),
    [
        ("Anderson, No East or West, 34", ("anderson",), ("no", "east", "west")),
        ("Кадишев А. Б. Указ. соч. С. 112", ("кадишев",), ()),
        ("Paul B. Anderson, No East, 5", ("paul", "anderson"), ("no", "east")),
        ("Redlich, Staats- und Reichsproblem 1/1, 389", ("redlich",), ("staats", "reichsproblem")),
        ("Poole, 59.", ("poole",), ()),
    ],
)
def test_short_forms(text: str, head: tuple[str, ...], title: tuple[str, ...]) -> None:
    form = read_form(parse(text))
    assert (form.head, form.title) == (head, title)


@pytest.mark.parametrize(
    "text",
    [
        "Smith J. History of Baku. London: Verso, 1990, p. 7.",
        "РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.",
        "MK. v. 5. 2. 1857/I",
    ],
)
def test_full_citations_are_no_short_forms(text: str) -> None:
    assert short_form(parse(text)) is None


def test_a_surname_a_title_and_a_page_are_only_short() -> None:
    assert only_short(parse("Restrepo Olano, Nueva Granada, 102."))
    assert not only_short(parse("Restrepo Olano, Nueva Granada (Bogotá: Taurus, 2009), 102."))


def test_an_author_and_a_title_fit_better_than_either() -> None:
    work = Cited.of(parse("Smith J. History of Baku. London, 1990, p. 7."))
    scores = []
    for text in ("Smith, History, 8.", "Smith, 8.", "Brown, History, 8."):
        form = read_form(parse(text))
        scores.append(fit(form, work, {word: {word} for word in form.words}))
    assert scores[0] > scores[1] > scores[2] == 0


def test_phrases_need_no_exact_dots_and_spaces() -> None:
    found = phrases(Meaning.OP_CIT)
    assert all(found.search(text) for text in ("op. cit.", "op.cit.", "Op cit", "указ. соч."))
    assert found.search("opera citation") is None


def test_words_are_compared_through_noise() -> None:
    assert same_word("tramontin", "tramontisi")
    assert not same_word("oil", "oit")
    assert telling_words("Dell'Archivio del Gran Priorato") == ("archivio", "gran", "priorato")
