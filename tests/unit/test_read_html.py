"""Notes of web pages."""

import time
from pathlib import Path

import pytest

import ibidem
from ibidem.model.citation import Document, NoteKind
from ibidem.read import read_bytes
from ibidem.read.html_signs import is_html
from tests.unit.office_files import looked

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."
IBID = "Там же. С. 14."


def page(body: str, head: str = "") -> Document:
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(text.encode(), "a.html")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


PANDOC = f"""<p>Baku fell.<a href="#fn1" class="footnote-ref" id="fnref1"
role="doc-noteref"><sup>1</sup></a>
So did Anzali.<a href="#fn2" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>
<section class="footnotes" role="doc-endnotes"><hr><ol>
<li id="fn1"><p>{BOOK}<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>{IBID} <a href="#fnref2" class="footnote-back">↩</a></p></li></ol></section>"""

WORD = f"""<p>Baku fell.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1"><span>[1]</span></a>
So did Anzali.<a href="#_ftn2" name="_ftnref2">[2]</a></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> {BOOK}</p></div>
<div style='mso-element:footnote' id=ftn2
><p><a href="#_ftnref2" name="_ftn2">[2]</a> {IBID}</p></div>
</div>"""

WIKI = f"""<p>Baku fell.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> So did
Anzali.<sup id="cite_ref-x_2-0"><a href="#cite_note-x-2">[2]</a></sup></p>
<h2>Notes<span class="mw-editsection">[edit]</span></h2><ol class="references">
<li id="cite_note-1"><b><a href="#cite_ref-1">↑</a></b> <span>{BOOK}</span></li>
<li id="cite_note-x-2"><span class="mw-cite-backlink">↑ <a href="#cite_ref-x_2-0">2,0</a></span>
<span>{IBID}</span></li></ol>"""

ANCHORS = f"""<p>Baku fell.<sup><a href="#n1" name="r1">1</a></sup> So did Anzali
<a href="#n2" name="r2">[2]</a>.</p><hr>
<p><a name="n1"></a><a href="#r1">1</a>. {BOOK}</p><p><a name="n2" href="#r2">[2]</a> {IBID}</p>"""

ONE_PARAGRAPH = f"""<p>Baku fell.<a href="#n1" id="r1">1</a> So did Anzali.<a href="#n2">2</a></p>
<p><a name="n1">1</a> {BOOK}<br><a name="n2">2</a> {IBID}</p>"""

TABLE = f"""<p>Baku fell.<a href="#n1" id="r1">1</a> So did Anzali.<a href="#n2">2</a></p>
<table><tr><td><a name="n1">1</a></td><td>{BOOK}</td></tr>
<tr><td><a name="n2">2</a></td><td>{IBID}</td></tr></table>"""

ROLES = f"""<p>Baku fell.<a role="doc-noteref" href="#a">1</a> So did
Anzali.<a role="doc-noteref" href="#b">2</a></p>
<aside role="doc-footnote" id="a">{BOOK}</aside><aside role="doc-footnote" id="b">{IBID}</aside>"""

FLAVOURS = {
    "pandoc": PANDOC,
    "Word": WORD,
    "MediaWiki": WIKI,
    "anchors": ANCHORS,
    "notes in one paragraph": ONE_PARAGRAPH,
    "table": TABLE,
    "DPUB-ARIA": ROLES,
}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_linked_notes_are_found_without_their_labels_and_back_links(flavour: str) -> None:
    document = page(FLAVOURS[flavour])
    assert notes(document) == [("1", BOOK), ("2", IBID)]
    called = [document.text.content[each.span.slice].strip("[]") for each in document.callouts]
    assert called == ["1", "2"]
    assert document.diagnostics == ()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_notes_are_no_part_of_the_body(flavour: str) -> None:
    assert page(FLAVOURS[flavour]).text.content.count(BOOK) == 1


def test_words_of_a_note_lead_back_to_the_text() -> None:
    document = page(PANDOC)
    view = document.notes[1].view
    assert document.text.content[view.span(0, len(view.text)).slice] == IBID
    assert document.text.place(view.whole.start) == "note 2, paragraph 1"
    assert document.text.place(0) == "paragraph 1"


def test_a_date_that_begins_a_note_in_a_list_is_no_label() -> None:
    document = page('<p>A<a href="#n">1</a></p><ol><li id="n">1 May 1920, telegram.</li></ol>')
    assert notes(document) == [("1", "1 May 1920, telegram.")]


def test_a_table_of_contents_calls_no_notes() -> None:
    contents = '<p><a href="#c1">1</a> <a href="#c2">2</a></p>'
    chapters = '<h2 id="c1">One</h2><p>First.</p><div id="c2"><h2>Two</h2><p>Second.</p></div>'
    document = page(contents + chapters)
    assert document.callouts == ()
    assert "Second." in document.text.content


def test_numbered_paragraphs_that_nothing_links_are_notes() -> None:
    document = page(f"<p>Baku.<sup>1</sup></p><p>1) {BOOK}</p><p>2) {IBID}</p>")
    assert notes(document) == [("1", BOOK), ("2", IBID)]


def test_numbers_that_a_browser_prints_are_read() -> None:
    document = page(f"<p>Baku fell.</p><h2>Notes</h2><ol start=3><li>{BOOK}<li>{IBID}</ol>")
    assert notes(document) == [("3", BOOK), ("4", IBID)]


def test_a_bibliography_under_a_heading_is_read_beside_the_notes() -> None:
    books = "<li>Kazemzadeh F. The Struggle. New York, 1951.<li>Swietochowski T. Russian. London."
    document = page(
        f"{PANDOC.partition('<section')[0]}<h2>Bibliography</h2><ul>{books}</ul>{ROLES}"
    )
    kinds = [note.kind for note in document.notes]
    assert kinds.count(NoteKind.BIBLIOGRAPHY) == 2


def test_marked_entries_of_a_bibliography_want_no_callout() -> None:
    entry = '<div class="csl-entry" id="ref-k">Kazemzadeh, Firuz. The Struggle. 1951.</div>'
    document = page(PANDOC + entry)
    assert document.notes[-1].kind is NoteKind.BIBLIOGRAPHY
    assert document.diagnostics == ()


def test_scripts_styles_and_navigation_are_not_read() -> None:
    unseen = "<script>s1</script><style>s2</style><nav>s3</nav><p style='display:none'>s4</p>"
    content = page(f"<p>One{unseen} two</p><p>three<br>four</p>", "<title>s5</title>").text.content
    assert content.split() == ["One", "two", "three", "four"]
    assert content.endswith("three\nfour\n")


def test_the_declared_encoding_is_believed() -> None:
    text = (
        f'<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{PANDOC}'
    )
    data = text.replace("↩︎", "").replace("↩", "").encode("cp1251")
    document = read_bytes(data, "a.htm")
    assert notes(document) == [("1", BOOK), ("2", IBID)]


def test_good_utf8_is_believed_before_a_forgotten_declaration() -> None:
    assert notes(page(PANDOC, "<meta charset=windows-1251>"))[0] == ("1", BOOK)


def test_an_encoding_nobody_knows_is_guessed() -> None:
    data = f"<html><meta charset=klingon><p>1. {BOOK}<p>2. {IBID}".encode("cp1251")
    assert ("1", BOOK) in notes(read_bytes(data, "a.html"))


def test_unclosed_tags_end_where_they_must() -> None:
    text = '<p>Baku.<a href="#n1">1</a><p>Anzali.<a href="#n2">2</a>'
    text += f"<p id=n1>1. {BOOK}<p id=n2>2. {IBID}"
    assert notes(page(text)) == [("1", BOOK), ("2", IBID)]


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table>", "<ul><li>"])
def test_what_is_nested_too_deep_is_left_out_and_reported(tag: str) -> None:
    document = read_bytes(f"<html><p>Baku.</p>{tag * 100_000}".encode(), "a.html")
    assert document.text.content.startswith("Baku.\n")
    assert "REA131" in [each.code for each in document.diagnostics]


@pytest.mark.parametrize("tag", ["<p>x", "<li>x", "<a href='#n'>1", "<tr><td id=n>x", "<br>", "<"])
def test_megabytes_of_unclosed_tags_are_read_in_bounded_time(tag: str) -> None:
    start = time.process_time()
    page("<ol>" + tag * (1_000_000 // len(tag)))
    assert time.process_time() - start < 20


def test_nothing_is_fetched() -> None:
    entity = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    data = f"{entity}<html><body><p>One &e;</p><iframe src='file:///etc/passwd'></iframe>"
    assert "root:" not in read_bytes(data.encode(), "a.html").text.content


def test_an_empty_page_is_said_to_be_empty() -> None:
    names = [each.name for each in page("").diagnostics]
    assert names == ["empty-document"]


PAGES = ["<!doctype HTML><p>x", "<html>", '<?xml version="1.0"?>\n<!-- a -->\n<html>']
TEXTS = ["The <html> element", "<TEI><p>x</p></TEI>", "1. A <i>title</i>.", "<b>x</b>", ""]


@pytest.mark.parametrize("text", [*PAGES, "<p>One</p><p>Two</p>"])
def test_pages_are_told_by_what_they_hold(text: str) -> None:
    assert is_html(text.encode(), "a")
    assert is_html(text.removeprefix("\ufeff").encode("utf-16"), "a")


@pytest.mark.parametrize("text", TEXTS)
def test_other_texts_are_no_pages(text: str) -> None:
    assert not is_html(text.encode(), "a.txt")


def test_folders_are_searched_for_pages_and_ibid_is_resolved(tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(f"<html>{PANDOC}", encoding="utf-8")
    first, second = ibidem.process([path]).citations
    assert second.work == first.work is not None


def test_a_note_goes_on_in_the_paragraphs_before_the_next_one() -> None:
    text = '<p>Baku.<a href="#n1">1</a> Anzali.<a href="#n2">2</a></p>'
    text += f'<p><a name="n1">1.</a> {BOOK}</p><p>It is good.</p><p><a name="n2">2.</a> {IBID}</p>'
    assert notes(page(text)) == [("1", f"{BOOK} It is good."), ("2", IBID)]


def test_prose_between_the_notes_of_two_sections_is_prose() -> None:
    text = '<p>Baku.<a href="#n1">1</a></p><p><a name="n1">1.</a> One.</p><p>Then Anzali.</p>'
    text += '<p>Fell.<a href="#n2">2</a></p><p><a name="n2">2.</a> Two.</p>'
    document = page(text)
    assert notes(document) == [("1", "One."), ("2", "Two.")]
    assert "Then Anzali." in document.text.content


def test_italics_small_capitals_and_languages_have_their_place() -> None:
    document = page(
        "<p>He read <i hidden>not</i><i>The Caspian</i>.<a href='#n1'>1</a></p>"
        "<p>All <em>slanted<br>"
        "</em><span style='font-style:italic'> words</span> here.</p>"
        "<p id='n1'>1. <span style='font-variant: small-caps'>Brandt</span>, <cite>Roads to "
        "Baku</cite> <span lang='de-DE'>(im <b lang='de-DE'>Anhang</b>)</span>, 5.</p>",
    )
    assert looked(document) == [
        ("italic", "The Caspian"),
        ("italic", "slanted\nwords"),
        ("small-caps", "Brandt"),
        ("italic", "Roads to Baku"),
        ("de-DE", "(im Anhang)"),
    ]


def test_italics_over_several_paragraphs_of_a_note() -> None:
    document = page(
        "<p>A<a href='#n1'>1</a></p><aside id='n1' role='doc-footnote'>"
        "<div style='font: italic 9pt serif'><p>One</p>"
        "<p>Two</p></div></aside>"
    )
    assert looked(document) == [("italic", "One\nTwo")]


def test_a_note_that_is_named_in_its_first_paragraph_has_the_others_too() -> None:
    """As LibreOffice writes it."""
    document = page(
        "<p>A<a name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a></p>"
        "<div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a> "
        "One.</p><p>Two.</p></div>"
    )
    assert notes(document) == [("1", "One. Two.")]
