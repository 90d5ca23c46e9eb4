"""``ibidem resolve`` where it writes the document itself anew."""

import pytest

from tests.unit.cli_texts import ARTICLE, invoke, write
from tests.unit.office_files import docx, run

MARKDOWN = """\
Baku *fell*.[^1] Then.[^2] And.[^3] So.[^4]

[^1]: Иванов И. И. *История Баку*. М.: Наука, 1960. С. 5.
[^2]: См. *Там же*. С. 7 (курсив мой).
[^3]: Петров П. П. Нефть. Л.: Наука, 1970. С. 3; Там же. С. 4.
[^4]: Иванов. История Баку. С. 8.
"""


def rewritten(tmp_path, *options):
    path = write(tmp_path, "a.md", MARKDOWN)
    result = invoke("resolve", path, "-o", tmp_path / "b.md", *options)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    text = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert text.startswith(MARKDOWN[: MARKDOWN.index("[^1]:")])
    return [line.partition(": ")[2] for line in text.splitlines()[2:]], result.stderr


def test_back_references_are_spelled_out_and_all_else_stays(tmp_path):
    notes, said = rewritten(tmp_path)
    assert notes == [
        "Иванов И. И. *История Баку*. М.: Наука, 1960. С. 5.",
        "См. Иванов, История Баку. М.: Наука, 1960, с. 7 (курсив мой).",
        "Петров П. П. Нефть. Л.: Наука, 1970. С. 3; Петров, Нефть. Л.: Наука, 1970, с. 4.",
        "Иванов, История Баку. М.: Наука, 1960, с. 8.",
    ]
    assert said.endswith("a.md: 3 citations rewritten, 0 left as they were\n")


def test_style_sets_every_citation_anew(tmp_path):
    notes, _ = rewritten(tmp_path, "--style", "chicago-notes-archives")
    assert notes == [
        "И. И. Иванов, *История Баку* (М.: Наука, 1960), 5.",
        "См. И. И. Иванов, *История Баку* (М.: Наука, 1960), 7 (курсив мой).",
        "П. П. Петров, *Нефть* (Л.: Наука, 1970), 3; П. П. Петров, *Нефть* (Л.: Наука, 1970), 4.",
        "И. И. Иванов, *История Баку* (М.: Наука, 1960), 8.",
    ]


def test_short_forms_are_kept_on_request(tmp_path):
    notes, _ = rewritten(tmp_path, "--style", "gost-notes", "--keep-ibid")
    assert notes == [
        "Иванов И. И. История Баку. М. : Наука, 1960. С. 5.",
        "См. Там же. С. 7 (курсив мой).",
        "Петров П. П. Нефть. Л. : Наука, 1970. С. 3; Там же. С. 4.",
        "Иванов И. И. Указ. соч. С. 8.",
    ]


def test_a_text_of_the_same_ending_is_the_document_unless_a_list_is_asked_for(tmp_path):
    path = write(tmp_path, "article.txt")
    invoke("resolve", path, "-o", tmp_path / "b.txt")
    new = (tmp_path / "b.txt").read_text(encoding="utf-8")
    assert new.splitlines()[:5] == ARTICLE.splitlines()[:5]
    assert "2. Карташев, История одной экспедиции. М.: Наука, 1961, с. 40." in new.splitlines()
    invoke("resolve", path, "-o", tmp_path / "c.txt", "--to", "text")
    listed = (tmp_path / "c.txt").read_text(encoding="utf-8")
    assert listed == invoke("resolve", path).stdout


def test_what_fits_nothing_is_told_with_its_place(tmp_path):
    path = write(tmp_path, "a.md", "A.[^1]\n\n[^1]: Там же. С. 12.\n")
    result = invoke("resolve", path, "-o", tmp_path / "b.md")
    assert f"{path}:3:7: warning EMI121 back-reference-kept" in result.stderr
    assert (tmp_path / "b.md").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["a.md", "-o", "b.docx"], "b.docx: a rewritten document keeps its format"),
        (["a.md", "-o", "a.md"], "a.md: is both input and output"),
        (["a.md", "--style", "gost-notes"], "--style rewrites a document: name the new one"),
        (["a.md", "-o", "b.md", "--keep-ibid"], "--keep-ibid keeps the short forms of a style"),
        (["a.md", "-o", "b.md", "--style", "none"], "no style “none”; there are"),
        (["a.md", "c.docx", "-o", "b.docx"], "one document is rewritten at a time"),
        (["-", "-o", "b.md", "--style", "gost-notes"], "one document is rewritten at a time"),
        (["a.rst", "-o", "b.rst"], "a.rst: a file of format pandoc cannot be rewritten"),
        (["a.md", "-o", "no/b.md"], "there is no folder"),
    ],
)
def test_misuse_is_one_line_and_writes_nothing(tmp_path, monkeypatch, arguments, reason):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.md", MARKDOWN)
    write(tmp_path, "a.rst", "Baku.\n")
    (tmp_path / "c.docx").write_bytes(docx(run("Baku.")))
    before = sorted(path.name for path in tmp_path.iterdir())
    result = invoke("resolve", *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr.splitlines()[-1]
    assert sorted(path.name for path in tmp_path.iterdir()) == before
