"""Word files rewritten: runs, fields, links and tracked changes."""

import io
import zipfile

import pytest

from ibidem.read import read_bytes
from tests.unit.office_files import W, call, docx, run
from tests.unit.rewriting import spell_out

SHORT = "Smith, History of Oil. London: Verso, 1990, p. "
ITALIC = '<w:rPr><w:b/><w:i/><w:sz w:val="18"/></w:rPr>'


def italic(words: str) -> str:
    return f'<w:r>{ITALIC}<w:t xml:space="preserve">{words}</w:t></w:r>'


def field(code: str, words: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in _KINDS]
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks[0]}{instruction}{marks[1]}{run(words)}{marks[2]}"


_KINDS = ("begin", "separate", "end")


def file(*notes: str) -> bytes:
    first = run("Smith, John. ") + italic("History of Oil") + run(". London: Verso, 1990. P. 5.")
    calls = [run("Baku fell.") + call(at) for at in range(1, len(notes) + 2)]
    return docx(
        *calls,
        footnotes=dict(enumerate((first, *notes), 1)),
        more={"word/media/image1.png": "no picture", "docProps/core.xml": "<a/>"},
    )


def part(data: bytes, name: str = "word/footnotes.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def note_of(xml: str, number: int) -> str:
    """The runs of a note, without the namespace."""
    start = xml.index(f'w:id="{number}"')
    inner = xml[xml.index("<w:p>", start) + 5 : xml.index("</w:p>", start)]
    return inner.replace(f" {W}", "")


def shown(data: bytes) -> list[str]:
    return [note.view.text for note in read_bytes(data, "a.docx").notes]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (run("Ibid., p. 7."), f"{SHORT}7."),
        (italic("Ibid.") + run(", p. 7 (emphasis mine)."), f"{SHORT}7 (emphasis mine)."),
        (run("See also ") + italic("ibid") + run("., p") + run(". 7."), f"See also {SHORT}7."),
        (run("Ibid., 7; ") + run("ibid., 8."), f"{SHORT}7; {SHORT}8."),
        (run("Ibid."), f"{SHORT}5."),
        (run("Ibid., 17; ibid., 8; ibid., 9."), f"{SHORT}17; {SHORT}8; {SHORT}9."),
        (run("See n. ") + field("NOTEREF _Ref1", "1") + run(", p. 9."), f"See {SHORT}9."),
        (
            run("See n. ") + field("NOTEREF _Ref1", "1"),
            "See Smith, History of Oil. London: Verso, 1990",
        ),
    ],
)
def test_words_of_a_note_are_replaced(note: str, expected: str) -> None:
    data = spell_out(file(note), "a.docx").data
    assert shown(data)[1] == expected
    assert "fldChar" not in part(data)


def test_look_of_the_run_stays_but_for_the_italics_of_ibid() -> None:
    done = part(spell_out(file(italic("Ibid.") + run(", p. 7.")), "a.docx").data)
    properties = '<w:rPr><w:b/><w:sz w:val="18"/></w:rPr>'
    assert note_of(done, 2) == (
        f'<w:r>{properties}<w:t xml:space="preserve">{SHORT}7</w:t></w:r>'
        '<w:r><w:t xml:space="preserve">.</w:t></w:r>'
    )


def test_italics_stay_where_all_around_is_in_italics() -> None:
    done = part(spell_out(file(italic("He said so, see ibid., p. 7, again.")), "a.docx").data)
    assert note_of(done, 2).count("<w:i/>") == 3


def test_what_is_struck_out_and_what_is_linked_stays() -> None:
    struck = '<w:del w:id="9"><w:r><w:delText>Nay</w:delText></w:r></w:del>'
    link = f'<w:hyperlink w:anchor="x">{run("a map")}</w:hyperlink>'
    inserted = f'<w:ins w:id="8">{run("Ibid., p")}</w:ins>'
    note = inserted + struck + run(". 7. ") + link
    done = spell_out(file(note), "a.docx").data
    new = f'<w:ins w:id="8">{run(f"{SHORT}7")}</w:ins>'
    assert note_of(part(done), 2) == new + struck + run(". ") + link


def test_a_link_that_ends_among_the_words_keeps_them() -> None:
    note = f'<w:hyperlink w:anchor="x">{run("A map. Ibid.")}</w:hyperlink>' + run(", p. 7.")
    data = file(note)
    done = spell_out(data, "a.docx")
    assert done.data == data
    assert [each.code for each in done.diagnostics] == ["EMI122"]


def test_other_parts_are_the_same_and_in_the_same_order() -> None:
    data = file(run("Ibid."))
    done = spell_out(data, "a.docx").data
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(io.BytesIO(done)) as new,
    ):
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert changed == ["word/footnotes.xml"]
        assert new.testzip() is None


def test_without_back_references_all_bytes_stay() -> None:
    data = file(run("РГАСПИ. Ф. 85. Оп. 1. Д. 3."))
    assert spell_out(data, "a.docx").data == data


def test_mark_of_the_author_before_the_words() -> None:
    data = docx(
        run("Baku.")
        + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>',
        run("Enzeli.")
        + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>**</w:t></w:r>',
        footnotes={
            1: run("* Smith, John. History of Oil. London: Verso, 1990. P. 5."),
            2: run("** Ibid., p. 7."),
        },
    )
    assert note_of(part(spell_out(data, "a.docx").data), 2) == (
        run("** ") + run(f"{SHORT}7") + run(".")
    )
