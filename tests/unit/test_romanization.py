"""Romanization: letters by language, capitals, what is not covered, other people's tables."""

from __future__ import annotations

import unicodedata

import pytest
from attrs import evolve

from ibidem.emit.romanize import romanize
from ibidem.lexicon.romanization import ANY, SCHEMES, load_scheme
from ibidem.model.item import Item
from ibidem.model.person import Name
from ibidem.model.work import Work
from tests.unit.emit_items import KADISHEV


def latin(title: str, language: str, scheme: str) -> str:
    work = Work(key="x", item=Item(title=title, language=language))
    (made,) = romanize([work], scheme).works
    return made.romanized.title if made.romanized else title


def findings(title: str, language: str, scheme: str) -> list[str]:
    work = Work(key="x", item=Item(title=title, language=language))
    return [one.message for one in romanize([work], scheme).diagnostics]


@pytest.mark.parametrize(
    ("language", "scheme", "title", "expected"),
    [
        ("ru", "ala-lc", "Борьба в Щигрове, ЦК", "Borʹba v Shchigrove, TSK"),
        ("ru", "gost-7.79", "Съезд: цирк и цех", "S``ezd: cirk i cex"),
        ("ru", "iso-9", "Ельцин. Щи", "Elʹcin. Ŝi"),
        ("ru", "bgn", "Ельцин, подъезд, Ёлка", "Yel’tsin, pod”yezd, Yëlka"),
        ("ru", "passport", "Юлия Щеглова", "Iuliia Shcheglova"),
        ("ru", "ala-lc", "Миръ и войнѣ", "Mir i voĭnie"),
        ("uk", "passport", "Юрій Згурський, Кур’єр", "Yurii Zghurskyi, Kurier"),
        ("uk", "ala-lc", "Київ, її", "Kyïv, ïï"),
        ("be", "bgn", "Гісторыя Беларусі, Еўропа", "Historyya Byelarusi, Yewropa"),
        ("bg", "bgn", "България, Щърба", "Balgaria, Shtarba"),
        ("sr-Cyrl", "bgn", "Љубљана, ЊЕГОШ, Ђурић", "Ljubljana, NJEGOŠ, Đurić"),
        ("az-Cyrl", "bgn", "Азәрбајҹан, ИСЛАМ", "Azərbaycan, İSLAM"),
        ("az-Cyrl", "iso-9", "Бакы фәһләси", "Baky fa̋ḥla̋si"),
        ("ka", "ala-lc", "საქართველოს ისტორია", "Sakʻartʻvelos istoria"),
        ("hy", "bgn", "Երևան, Ոսկի, Ուսում", "Yerevan, Voski, Usum"),
    ],
)
def test_titles(language, scheme, title, expected):
    assert latin(title, language, scheme) == expected
    assert findings(title, language, scheme) == []


def test_names_places_and_publishers_are_written_too():
    item = evolve(KADISHEV, author=(Name(family="ჟორდანია", given="ნ."),))

    (work,) = romanize([Work(key="x", item=item)], "ala-lc").works

    assert work.romanized.author == (Name(family="Žordania", given="N."),)
    assert (work.romanized.publisher, work.romanized.publisher_place) == ("Voenizdat", "M.")
    assert work.item == item


def test_latin_words_need_nothing():
    work = Work(key="x", item=Item(title="Été à Bakou, “so”", language="fr"))

    assert romanize([work], "bgn").works == (work,)


@pytest.mark.parametrize(
    ("title", "language", "scheme", "what"),
    [
        ("Бакы", "az-Cyrl", "gost-7.79", "Cyrillic letters (az)"),
        ("Ἱστορία", "el", "ala-lc", "Greek letters"),
        ("საქართველო", "ka", "iso-9", "Georgian letters"),
        ("Вѣкъ ҂", "ru", "passport", "ѣ"),
        ("تاريخ باقو", "ar", "bgn", "Arabic letters"),
        ("Қазақстан", "kk", "passport", "Cyrillic letters (kk)"),
    ],
)
def test_what_a_scheme_does_not_cover_stays_and_is_told(title, language, scheme, what):
    (message,) = findings(title, language, scheme)

    assert message == f"“x”: {load_scheme(scheme).title} does not cover {what}; kept as printed"
    uncovered = [letter for letter in title if letter.isalpha() and letter not in "ВекъВкъ"]
    assert all(letter in latin(title, language, scheme) for letter in uncovered)


def test_an_unknown_scheme_is_explained():
    with pytest.raises(ValueError, match=r"“iso”; there are ala-lc, gost-7\.79"):
        load_scheme("iso")


@pytest.mark.parametrize("name", SCHEMES)
def test_tables_name_their_source_and_are_tidy(name):
    scheme = load_scheme(name)

    assert scheme.source
    for table in scheme.tables.values():
        letters = {**table.letters, **table.initial, **table.final, **table.after}
        assert all(letter == unicodedata.normalize("NFC", letter).lower() for letter in letters)
        assert table.final.keys() | table.initial.keys() <= {*table.letters, "ия"}
        assert {*table.after, *table.before} <= {*table.letters}


# Of the tables of interscript only those that follow the same edition of a standard.
INTERSCRIPT = {
    ("ala-lc", "ru"): "alalc-rus-Cyrl-Latn-2012",
    ("ala-lc", "uk"): "alalc-ukr-Cyrl-Latn-2011",
    ("ala-lc", "be"): "alalc-bel-Cyrl-Latn-1997",
    ("ala-lc", "bg"): "alalc-bul-Cyrl-Latn-1997",
    ("ala-lc", "sr"): "alalc-srp-Cyrl-Latn-2013",
    ("ala-lc", "ka"): "alalc-kat-Geor-Latn-2011",
    ("iso-9", "ru"): "iso-rus-Cyrl-Latn-9-1995",
    ("bgn", "uk"): "bgnpcgn-ukr-Cyrl-Latn-2019",
    ("bgn", "be"): "bgnpcgn-bel-Cyrl-Latn-1979",
    ("bgn", "sr"): "bgnpcgn-srp-Cyrl-Latn-2005",
    ("bgn", "az"): "bgnpcgn-aze-Cyrl-Latn-1993",
    ("bgn", "ka"): "bgnpcgn-kat-Geor-Latn-2009",
    ("passport", "uk"): "ua-ukr-Cyrl-Latn-2010",
}


@pytest.mark.parametrize(("scheme", "language"), INTERSCRIPT)
def test_letters_are_those_of_interscript(scheme, language):
    interscript = pytest.importorskip(
        "interscript", reason="interscript is not installed: its tables were not compared"
    )
    name = INTERSCRIPT[scheme, language]
    interscript.load_map(name)
    tables = load_scheme(scheme).tables
    letters = (tables.get(language) or tables[ANY]).letters
    known = [letter for letter in letters if len(letter) == 1 and letter.isalpha()]
    ends = "б" if language != "ka" else ""

    theirs = {each: interscript.transliterate(name, f"{ends}{each}{ends}") for each in known}
    compared = {each: alike(words) for each, words in theirs.items() if each not in words}

    assert len(compared) > 25
    ours = {each: alike(latin(f"{ends}{each}{ends}", language, scheme)) for each in compared}
    assert {
        each: (ours[each], compared[each]) for each in ours if ours[each] != compared[each]
    } == {}


def alike(words: str) -> str:
    """Words without ligatures; interscript has the wrong breve, a caron, over "i"."""
    plain = unicodedata.normalize("NFC", words.replace("\u0361", "")).replace("ǐ", "ĭ")
    return plain.lower()


@pytest.mark.parametrize(
    ("scheme", "theirs"),
    [
        ("gost-7.79", "gost_779_alt"),
        ("bgn", "bgn_pcgn_alt"),
        ("passport", "icao_doc_9303"),
        ("iso-9", "gost_779"),
    ],
)
def test_russian_is_that_of_iuliia(scheme, theirs):
    iuliia = pytest.importorskip(
        "iuliia", reason="iuliia is not installed: its tables were not compared"
    )
    schema = getattr(iuliia, theirs.upper())

    for words, expected in schema.samples:
        printed = expected.replace("ё", "ë").replace("Ё", "Ë")
        assert latin(words, "ru", scheme) == printed
