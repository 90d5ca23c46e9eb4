"""The tables of places, publishers and vocabulary: valid, unambiguous, and enough of them."""

import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from importlib import resources

import fastjsonschema
import pytest

from ibidem.lexicon.gazetteer import (
    concepts,
    concepts_of,
    languages_of,
    place_abbreviations,
    place_names,
    place_of,
    publisher_key,
    publisher_of,
    romanized,
    stopwords,
    surface_key,
)

DATA = resources.files("ibidem") / "data"


def table(name):
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


PLACES = table("places")["place"]
PUBLISHERS = table("publishers")["publisher"]
CONCEPTS = table("vocabulary")["concept"]


@pytest.mark.parametrize("name", ["places", "publishers", "vocabulary"])
def test_table_fits_its_schema(name):
    schema = json.loads((DATA / "schema" / f"{name}.json").read_text("utf-8"))
    fastjsonschema.compile(schema)(table(name))


@pytest.mark.parametrize("name", ["places", "publishers", "vocabulary"])
def test_table_is_composed_unicode(name):
    text = (DATA / f"{name}.toml").read_text("utf-8")
    assert unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize("rows", [PLACES, PUBLISHERS, CONCEPTS], ids=["place", "house", "concept"])
def test_rows_are_sorted_and_unique(rows):
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids))


def test_tables_are_large_enough():
    towns = [row for row in PLACES if row.get("kind") != "region"]
    assert len(towns) >= 350
    assert len(PLACES) - len(towns) >= 60
    assert len(PUBLISHERS) >= 250
    assert len(CONCEPTS) >= 450


@pytest.mark.parametrize("rows", [PLACES, PUBLISHERS], ids=["place", "house"])
def test_a_name_belongs_to_one_row(rows):
    owners = defaultdict(set)
    for row in rows:
        for name in [*row["names"], *row.get("abbreviations", [])]:
            owners[surface_key(name)].add(row["id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_mixes_scripts():
    mixed = re.compile(r"[A-Za-zÀ-ž][а-яё]|[а-яё][A-Za-zÀ-ž]")
    names = [name for row in PLACES + PUBLISHERS for name in row["names"]]
    # The Azerbaijani alphabet of 1939-1991 borrowed j and ə from Latin type.
    assert [name for name in names if mixed.search(re.sub("[jə]", "", name.casefold()))] == []


def test_every_place_and_publisher_is_found_by_every_name():
    for row in PLACES:
        for name in row["names"]:
            assert place_of(name.upper()).id == row["id"], name
    for row in PUBLISHERS:
        for name in row["names"]:
            assert publisher_of(f"«{name}»").id == row["id"], name


def test_every_concept_is_expressed_in_many_languages():
    assert [row["id"] for row in CONCEPTS if not {"en", "de"} <= row["stems"].keys()] == []
    assert [row["id"] for row in CONCEPTS if len(row["stems"]) < 6] == []


def test_every_stem_means_its_concept():
    for row in CONCEPTS:
        for stems in row["stems"].values():
            for stem in stems:
                word = surface_key(stem)
                assert row["id"] in concepts_of(word) or word in stopwords(), (row["id"], stem)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Тифлис", "Tbilisi"),
        ("Лемберг", "Lwów"),
        ("Constantinople", "İstanbul"),
        ("Königsberg", "Калининград"),
        ("СПб.", "Ленинград"),
        ("Пг.", "St. Petersburg"),
        ("М.", "Moscow"),
        ("К.", "Kyiv"),
        ("Х.", "Харьков"),
        ("Ростов н/Д", "Rostov-on-Don"),
        ("Baqı̡", "Баку"),
        ("Frankfurt a. M.", "Франкфурт-на-Майне"),
        ("Stanford, California", "Stanford"),
        ("'s-Gravenhage", "The Hague"),
    ],
)
def test_names_of_one_place(left, right):
    assert place_of(left) is not None
    assert place_of(left) == place_of(right)


@pytest.mark.parametrize("name", ["ON", "MA", "United States of America", "England"])
def test_regions_are_no_towns(name):
    assert place_of(name).is_region


@pytest.mark.parametrize("name", ["", " ", "История", "Smith", "1920", "—"])
def test_no_place(name):
    assert place_of(name) is None


def test_abbreviations_are_kept_apart_from_names():
    assert "м" not in place_names()
    assert {"М.", "СПб.", "N.Y."} <= place_abbreviations()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Элм", "Elm nəşriyyatı"),
        ("Вече", "Veche"),
        ("ФЛИНТА", "Flinta"),
        ("Изд-во политической литературы", "Политиздат"),
        ("Госполитиздат", "Политиздат"),
        ("Азербайджанское гос. изд-во", "Azərnəşr"),
        ("Oxford UP", "OUP"),
        ("Suhrkamp Verlag", "Suhrkamp"),
        ("Éditions Gallimard", "gallimard"),
        ("Издательство «Наука»", "Nauka"),
        ("Изд-во АН СССР", "Издательство Академии наук СССР"),
    ],
)
def test_names_of_one_publisher(left, right):
    assert publisher_of(left) is not None
    assert publisher_of(left) == publisher_of(right)


def test_publishers_that_share_a_word_stay_apart():
    assert publisher_of("Elm") != publisher_of("Elm və təhsil")
    assert publisher_of("Наука") != publisher_of("Наукова думка")
    assert publisher_of("Азербайджан") != publisher_of("Азернешр")


def test_publisher_words_can_be_given():
    assert publisher_key("Kustannus Otava", words=["kustannus"]) == "otava"
    assert publisher_of("Haus Suhrkamp", words=["Haus"]).id == "suhrkamp"


@pytest.mark.parametrize(
    "titles",
    [
        ("The Civil War in Russia", "Гражданская война в России", "La guerre civile en Russie"),
        ("Der Bürgerkrieg in Russland", "Wojna domowa w Rosji", "Громадянська війна в Росії"),
        ("History of Azerbaijan", "Azərbaycan tarixi", "История Азербайджана"),
        ("History of Azerbaijan", "Азәрбајҹан тарихи", "Geschichte Aserbaidschans"),
        ("Russian foreign policy", "Внешняя политика России", "Die Außenpolitik Russlands"),
        ("Istoriia Kavkaza", "История Кавказа", "Kafkasya tarihi"),
        ("Bor'ba za vlast'", "Борьба за власть", "The struggle for power"),
    ],
)
def test_titles_of_one_meaning_share_their_concepts(titles):
    assert len({concepts(title) for title in titles}) == 1
    assert concepts(titles[0])


@pytest.mark.parametrize("word", ["warsaw", "radio", "chingiz", "martel", "of", "и"])
def test_words_without_a_concept(word):
    assert concepts_of(word) == frozenset()


def test_languages_of_words():
    assert languages_of("geschichte") == {"de"}
    assert "ru" in languages_of("и")
    assert languages_of("xyzzy") == frozenset()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Широкорад", "Shirokorad"),
        ("Чичерин", "Tschitscherin"),
        ("Хрущёв", "Khrushchev"),
        ("Щербак", "Shcherbak"),
        ("Həsənov", "Hasanov"),
        ("Гулиев", "Guliyev"),
        ("Яблонский", "Iablonskii"),
    ],
)
def test_romanisations_meet(left, right):
    assert romanized(left) == romanized(right)
