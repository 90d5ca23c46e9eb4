"""What each command prints and writes, and its exit code."""

import json

import pytest

from tests.unit.cli_texts import ARTICLE, ORPHAN, PROSE, invoke, write


@pytest.fixture
def article(tmp_path):
    return write(tmp_path, "article.txt")


def test_convert_prints_bibtex_and_tells_what_it_found(article):
    result = invoke("convert", article)
    assert result.exit_code == 0
    assert result.stdout.count("\n@") + 1 == 3
    assert "title = {{История одной экспедиции}}" in result.stdout
    assert result.stderr.startswith("1 document, 4 notes, 4 citations, 3 works, 0 findings")


def test_convert_writes_several_formats_in_one_run(article, tmp_path):
    names = ("out.bib", "out.json", "out.jsonl", "out.biblatex")
    outputs = [part for name in names for part in ("-o", tmp_path / name)]
    result = invoke("convert", article, *outputs)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / "out.bib").read_text(encoding="utf-8").startswith("@")
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 3
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    assert "@" in (tmp_path / "out.biblatex").read_text(encoding="utf-8")


def test_flavor_chooses_what_a_bib_file_holds(article, tmp_path):
    invoke("convert", article, "-o", tmp_path / "a.bib", "--flavor", "biblatex")
    invoke("convert", article, "-o", tmp_path / "b.biblatex")
    assert (tmp_path / "a.bib").read_bytes() == (tmp_path / "b.biblatex").read_bytes()


def test_to_holds_for_outputs_whose_ending_says_nothing(article, tmp_path):
    one, two = tmp_path / "a.bib", tmp_path / "a.out"
    assert invoke("convert", article, "-o", one, "-o", two, "--to", "csl-json").exit_code == 0
    assert one.read_text(encoding="utf-8").startswith("@")
    assert json.loads(two.read_text(encoding="utf-8"))


def test_to_stands_above_the_ending_of_a_single_output(article, tmp_path):
    invoke("convert", article, "-o", tmp_path / "a.json", "--to", "bibtex")
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("@")


def test_verbose_lists_the_findings(tmp_path):
    orphan = write(tmp_path, "orphan.txt", ORPHAN)
    assert "RES101" not in invoke("convert", orphan).stderr
    assert f"{orphan}:1:4: warning RES101" in invoke("convert", orphan, "--verbose").stderr


def test_standard_input_is_a_document(article):
    assert invoke("convert", "-", data=ARTICLE).stdout == invoke("convert", article).stdout


def test_the_texts_of_a_folder_are_read_in_order_and_each_once(tmp_path):
    for name in ("b.txt", "a/z.md", "notes", "README.md", ".hidden.txt", ".git/x.txt", "a.bib"):
        write(tmp_path, f"texts/{name}", ORPHAN)
    (tmp_path / "texts/link.txt").symlink_to(tmp_path / "texts/b.txt")
    folder = tmp_path / "texts"
    rows = invoke("parse", folder, folder / "b.txt").stdout.splitlines()
    sources = dict.fromkeys(json.loads(row)["source"] for row in rows)
    assert list(sources) == [str(folder / name) for name in ("a/z.md", "b.txt", "notes")]


def test_an_output_of_a_run_is_no_input_of_the_next(tmp_path):
    folder = write(tmp_path, "texts/a.txt").parent
    first = invoke("convert", folder, "-o", folder / "all.bib").stderr
    assert invoke("convert", folder, "-o", folder / "all.bib").stderr == first


def test_parse_prints_a_row_for_each_citation(article):
    rows = [json.loads(line) for line in invoke("parse", article).stdout.splitlines()]
    assert [row["note"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[1]["antecedent"] == rows[0]["id"]
    assert {row["source"] for row in rows} == {str(article)}


def test_resolve_spells_out_the_back_references(article):
    lines = invoke("resolve", article).stdout.splitlines()
    assert lines[1] == (
        "2. Там же. С. 40. = Карташев, История одной экспедиции. М.: Наука, 1961, с. 40"
    )
    assert lines[3] == "4. Там же. Д. 7. Л. 3. = РГАСПИ. Ф. 85. Оп. 13. Д. 7. Л. 3"


def test_resolve_writes_what_the_ending_means(article, tmp_path):
    invoke("resolve", article, "-o", tmp_path / "out.md")
    invoke("resolve", article, "-o", tmp_path / "out.json")
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("## ")
    notes = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[0]["notes"]
    assert [note["label"] for note in notes] == ["1", "2", "3", "4"]


def test_check_shows_the_words_with_a_caret_and_ends_with_one(tmp_path):
    orphan = write(tmp_path, "orphan.txt", ORPHAN)
    result = invoke("check", orphan)
    headline, line, carets = result.stdout.splitlines()
    assert result.exit_code == 1
    assert headline.startswith(f"{orphan}:1:4: warning RES101 antecedent-missing: ")
    assert line == "  1 | 1. Ibid. P. 5."
    assert carets == "    |    ^^^^^^^^^^^"
    assert result.stderr == "1 finding in 1 document (1 warning)\n"


def test_check_of_a_sound_text_prints_nothing_and_ends_with_zero(article):
    result = invoke("check", article)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "no findings in 1 document\n"


def test_check_as_json_is_an_array_even_without_findings(article, tmp_path):
    assert json.loads(invoke("check", article, "--to", "json").stdout) == []
    orphan = write(tmp_path, "orphan.txt", ORPHAN)
    (finding,) = json.loads(invoke("check", orphan, "--to", "json").stdout)
    assert (finding["code"], finding["line"], finding["column"]) == ("RES101", 1, 4)


def test_explain_lists_the_works(article):
    lines = invoke("explain", article).stdout.splitlines()
    assert len(lines) == 3
    assert lines[0] == (
        "kartashev1961istoriya  Карташев, История одной экспедиции. М.: Наука, 1961"
    )
    listed = json.loads(invoke("explain", article, "--to", "json").stdout)
    assert [one["work"] for one in listed] == [line.split()[0] for line in lines]


def test_explain_says_what_a_work_was_made_of(article):
    shown = invoke("explain", article, "--work", "kartashev1961istoriya").stdout
    assert "article#1.1  note 1  Карташев И. П. История" in shown
    assert "article#2.1 refers back to article#1.1: the citation just before" in shown
    assert "  publisher          " not in shown.split("Record")[0]
    assert "Наука" in shown.split("Record")[1]


def test_explain_shows_the_evidence_for_the_same_work(tmp_path):
    text = (
        "1. Карташев И. П. История одной экспедиции. М.: Наука, 1961. С. 15.\n"
        "2. РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.\n"
        "3. Карташев И. П. История одной экспедиции. М., 1961. С. 30.\n"
        "4. Карташев И. П. История одной экспедиции. М., 1961. С. 31.\n"
    )
    path = write(tmp_path, "twice.txt", text)
    key = json.loads(invoke("explain", path, "--to", "json").stdout)[0]["work"]
    shown = invoke("explain", path, "--work", key).stdout
    assert "  twice#3.1, twice#4.1 say the same in every field\n" in shown
    assert "  twice#1.1 and twice#3.1: +" in shown
    value = json.loads(invoke("explain", path, "--work", key, "--to", "json").stdout)
    assert [one["id"] for one in value["citations"]] == ["twice#1.1", "twice#3.1", "twice#4.1"]
    assert value["matches"][0]["weight"] > 0
    assert value["item"]["id"] == key


def test_explain_names_the_nearest_keys_for_an_unknown_one(article):
    result = invoke("explain", article, "--work", "kartashov1961")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "kartashov1961: no work has this key; the nearest keys are kartash" in result.stderr


@pytest.mark.parametrize(("command", "code"), [("convert", 0), ("parse", 0), ("check", 1)])
def test_a_document_without_notes_is_said_to_have_none(tmp_path, command, code):
    path = write(tmp_path, "prose.txt", PROSE)
    result = invoke(command, path)
    assert result.exit_code == code
    assert f"{path}: warning REA106 apparatus-missing: " in result.output


def test_formats_lists_what_is_read_and_written():
    rows = json.loads(invoke("formats", "--to", "json").stdout)
    assert {"docx", "text", "bibtex"} <= {row["name"] for row in rows}
    assert "Word document" in invoke("formats").stdout
