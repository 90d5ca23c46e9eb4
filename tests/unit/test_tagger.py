"""The tagger: what it sees, how it cuts a citation, and what the parser makes of that."""

import gzip
import json
import tomllib
import unicodedata
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.tagger.generate import generate, stock_of
from benchmarks.tagger.gost import Words
from benchmarks.tagger.reading import Labelled, Part, read_anystyle, read_linked_books
from benchmarks.tagger.train import labels_of, split_corpus
from ibidem.lexicon import load_lexicon
from ibidem.lexicon.given import given_languages, is_given_name
from ibidem.parse import draft as draft_module
from ibidem.parse import parse_citation
from ibidem.parse.draft import Draft
from ibidem.parse.features import features_of
from ibidem.parse.heads import read_head
from ibidem.parse.tagger import Label, Stretch, opening_people, tag
from ibidem.tokenize import tokenize

LEXICON = load_lexicon()
DATA = resources.files("ibidem") / "data"
LARGEST = 5 * 1024 * 1024


def stretches(text):
    return [(s.label, text[s.start : s.end]) for s in tag(tokenize(text, LEXICON))]


def test_the_model_is_small_enough_to_ship():
    assert 0 < len((DATA / "tagger.crfsuite").read_bytes()) <= LARGEST


def test_its_provenance_is_told_beside_it():
    told = (DATA / "tagger.md").read_text("utf-8")
    for word in ("AnyStyle", "Linked Books", "BSD-2-Clause", "MIT", "benchmarks.tagger.train"):
        assert word in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bernatzik Edmund, Die österreichischen Verfassungsgesetze (Wien 1911) 50",
            [
                (Label.AUTHOR, "Bernatzik Edmund,"),
                (Label.TITLE, "Die österreichischen Verfassungsgesetze"),
                (Label.PLACE, "(Wien"),
                (Label.DATE, "1911)"),
                (Label.PAGES, "50"),
            ],
        ),
        (
            "Marc Bloch, La société féodale, Paris, Albin Michel, 1939, p. 45.",
            [
                (Label.AUTHOR, "Marc Bloch,"),
                (Label.TITLE, "La société féodale,"),
                (Label.PLACE, "Paris,"),
                (Label.PUBLISHER, "Albin Michel,"),
                (Label.DATE, "1939,"),
                (Label.PAGES, "p. 45."),
            ],
        ),
    ],
)
def test_a_citation_is_cut_where_a_reader_would(text, expected):
    assert stretches(text) == expected


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_tagging_is_total_and_covers_every_token(text):
    source = tokenize(text, LEXICON)
    found = tag(source)
    assert len(features_of(source)) == len(source.tokens)
    assert all(0 <= s.certainty <= 1.0001 for s in found)
    covered = [t for t in source.tokens if any(s.start <= t.start < s.end for s in found)]
    assert covered == list(source.tokens)
    assert all(a.label is not b.label for a, b in pairwise(found))


def test_tagging_is_deterministic():
    text = "Redlich Josef, Das österreichische Staats- und Reichsproblem 1 (Leipzig 1920) 384"
    assert tag(tokenize(text, LEXICON)) == tag(tokenize(text, LEXICON))


def test_endless_text_is_left_alone():
    assert tag(tokenize("word " * 500, LEXICON)) == ()


def test_opening_people_need_a_title_after_them():
    author = Stretch(label=Label.AUTHOR, start=0, end=5, certainty=0.9)
    title = Stretch(label=Label.TITLE, start=6, end=9, certainty=0.9)
    doubtful = Stretch(label=Label.AUTHOR, start=0, end=5, certainty=0.4)
    assert opening_people((author, title)) == (0, 6)
    assert opening_people((author,)) is None
    assert opening_people((doubtful, title)) is None
    assert opening_people((title, author)) is None


def test_given_names_are_sorted_and_in_nfc():
    table = tomllib.loads((DATA / "given-names.toml").read_text("utf-8"))
    for names in table.values():
        assert unicodedata.is_normalized("NFC", names)
        assert names.split() == sorted(set(names.split()))


def test_features_know_places_and_given_names():
    rows = features_of(tokenize("Josef, Wien 1911", LEXICON))
    assert "given" in rows[0]
    assert {"place", "w=wien"} <= set(rows[2])
    assert "shape=year" in rows[3]


def test_given_names_that_are_family_names_too_prove_nothing():
    assert is_given_name("Walter")
    assert not given_languages("Walter")
    assert "hu" in given_languages("Oszkár")
    assert not is_given_name("oszkár")


@pytest.mark.parametrize(
    ("text", "authors", "title"),
    [
        ("Sashegyi Oszkár, Ungarns politische Verwaltung (= Zur Kunde II/7, Graz 1979) 101 ff.",
         ["Sashegyi, Oszkár"], "Ungarns politische Verwaltung"),
        ("Ainara Vázquez Varela, \"Redes de patronazgo\", Príncipe de Viana 72 (2011): 142.",
         ["Vázquez Varela, Ainara"], "Redes de patronazgo"),
        ("Szápáry Marianne, Carl Graf Grünne. Erster Generaladjutant (phil. Diss., Wien 1935)",
         ["Szápáry, Marianne"], "Carl Graf Grünne. Erster Generaladjutant"),
        ("William J. Guard, Soul of Paris: Two Months (The Sun Printing Co., 1914), 7.",
         ["Guard, William J."], "Soul of Paris: Two Months"),
        ("G. Cozzi, Religione e giustizia a Venezia, «Studi veneziani», 12, 1970, pp. 3-40",
         ["Cozzi, G."], "Religione e giustizia a Venezia"),
        ("Hans Müller, Der Krieg, in: Fritz Fischer (Hg.), Neue Forschungen, Berlin 1990, S. 12.",
         ["Müller, Hans"], "Der Krieg"),
    ],
)  # fmt: skip
def test_free_form_citations_are_parsed(text, authors, title):
    item = parse_citation(text).item
    assert [str(name) for name in item.author] == authors
    assert item.title == title


def test_a_container_follows_its_word_and_its_editors():
    text = "Hans Müller, Der Krieg, in: Fritz Fischer (Hg.), Neue Forschungen, Berlin 1990, S. 12."
    item = parse_citation(text).item
    assert item.container_title == "Neue Forschungen"
    assert [str(name) for name in item.editor] == ["Fischer, Fritz"]
    assert item.publisher_place == "Berlin"


@pytest.mark.parametrize("printed", ["Wien ²1911", "Wien 21911"])
def test_a_raised_edition_is_none_of_the_year(printed):
    item = parse_citation(f"Bernatzik Edmund, Die Verfassungsgesetze, {printed}, S. 50").item
    assert (item.edition, item.publisher_place) == ("2", "Wien")
    assert item.issued.edtf == "1911"


def test_rules_that_are_certain_never_ask_the_tagger(monkeypatch):
    monkeypatch.setattr(draft_module, "tag", lambda _: pytest.fail("the tagger was asked"))
    for text in (
        "РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20 об.",
        "Широкорад А. Б. Великая речная война. М.: Вече, 2006. 415 с.",
        "Kazemzadeh, F. (1951). The Struggle for Transcaucasia. New York: Philosophical Library.",
    ):
        parse_citation(text)


def test_heads_of_named_documents():
    draft = Draft.of("Paul B. Anderson letter to John Randle, 29 September 1950", LEXICON)
    assert draft.text[read_head(draft, 0, len(draft.text)) :].startswith("letter to")
    assert [str(name) for name in draft.values["author"]] == ["Anderson, Paul B."]


# -- training -------------------------------------------------------------------------------------


def test_labels_fall_on_the_tokens_of_their_part():
    reference = Labelled(
        parts=(Part(label="author", text="Bloch, M.,"), Part(label="title", text="Les rois"))
    )
    source = tokenize(reference.text, LEXICON)
    assert labels_of(reference, source) == ["author"] * 5 + ["title"] * 2


def test_a_corpus_keeps_every_tenth_reference_back():
    corpus = [Labelled(parts=(Part(label="title", text=str(n)),)) for n in range(40)]
    kept, held = split_corpus(corpus)
    assert (len(kept), len(held)) == (36, 4)
    assert not {r.text for r in kept} & {r.text for r in held}


def test_generated_references_say_what_their_labels_say():
    corpus = [
        Labelled(
            parts=(
                Part(label="author", text="Bloch, M. and Febvre, L."),
                Part(label="title", text="Les rois thaumaturges"),
                Part(label="container", text="Annales historiques"),
            )
        )
    ]
    stock = stock_of(corpus, Words())
    made = list(generate(stock, 40, seed=1))
    assert made == list(generate(stock, 40, seed=1))
    known = {label.value for label in Label}
    for reference in made:
        assert {part.label for part in reference.parts} <= known
        for start, end, label in reference.spans:
            assert label in known
            assert reference.text[start:end].strip()


def test_corpora_are_read_with_our_labels(tmp_path):
    xml = (
        "<dataset><sequence><author>Solon, G.</author><journal>Labor</journal>"
        "<location>London:</location></sequence></dataset>"
    )
    with gzip.open(tmp_path / "core.xml.gz", "wt") as file:
        file.write(xml)
    (reference,) = read_anystyle(tmp_path)
    assert [part.label for part in reference.parts] == ["author", "container", "place"]
    rows = [
        ("G", "author"), (".", "author"), ("Cozzi", "author"), (",", "author"),
        ("Studi", "title"), (",", "title"), ("Roma", "publicationplace"), ("1957", "year"),
    ]  # fmt: skip
    lines = [
        f"{word} {tag_} {'b' if not n else 'i'}-secondary {'b' if not n else 'i'}-r"
        for n, (word, tag_) in enumerate(rows)
    ]
    with gzip.open(tmp_path / "train.conll.gz", "wt") as file:
        file.write("\n".join(lines))
    (reference,) = read_linked_books(tmp_path / "train.conll.gz")
    assert json.dumps([[p.label, p.text] for p in reference.parts]) == json.dumps(
        [["author", "G. Cozzi,"], ["title", "Studi,"], ["place", "Roma"], ["date", "1957"]]
    )
