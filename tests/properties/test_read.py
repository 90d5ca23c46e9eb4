"""What holds for reading any text at all."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from ibidem.model.span import Span
from ibidem.read import UnreadableError, read_bytes, read_text
from ibidem.read.characters import CONTROLS
from ibidem.read.views import readable

# Text with many of the characters that reading cares for.
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aЖб1290 .,-–()[]\n\r\t\x0c\x00\xad\u200b\xa0\u0301«»/:*^¹²"),
        st.characters(),
    ),
    max_size=300,
)
WORDS = st.text(alphabet="абвгдежзиклмнопрст", min_size=2, max_size=9).map(str.capitalize)


@given(TEXTS)
def test_reading_is_total_and_deterministic(text: str) -> None:
    first, second = read_text(text, "t"), read_text(text, "t")
    assert first.notes == second.notes
    assert first.callouts == second.callouts
    assert first.diagnostics == second.diagnostics
    assert len(first.text.content) == len(text)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        document = read_bytes(data, "-")
    except UnreadableError as error:
        said = str(error)
    else:
        said = document.name
        assert document.text.content.encode().decode() == document.text.content
    assert said.startswith("-")
    assert "\n" not in said


@given(TEXTS)
def test_spans_lie_within_the_text(text: str) -> None:
    document = read_text(text, "t")
    whole = Span(0, len(document.text.content))
    for callout in document.callouts:
        assert whole.covers(callout.span)
        assert int(document.text.content[callout.span.slice].translate(_PLAIN)) == int(
            callout.label
        )
    for note in document.notes:
        assert whole.covers(note.view.whole)
    for finding in document.diagnostics:
        assert finding.span is None or whole.covers(finding.span)


_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@given(TEXTS)
def test_a_view_is_tidy_and_knows_its_way_back(text: str) -> None:
    view = readable(text, Span(0, len(text)))
    assert CONTROLS.search(view.text) is None
    assert re.search(r"  |^ | $|[\n\r\t\xa0]", view.text) is None
    for offset, character in enumerate(view.text):
        if not character.isspace() and character != "-":
            assert text[view.origin(offset)] == character


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=2, max_size=30))
def test_numbered_lines_come_back_as_they_were(lines: list[str]) -> None:
    text = "".join(f"{number}. {line}\n" for number, line in enumerate(lines, 1))
    document = read_text(text, "t")
    assert [note.view.text for note in document.notes] == lines
    assert [note.label for note in document.notes] == [str(n) for n in range(1, len(lines) + 1)]
    assert document.diagnostics == ()


VOCABULARY = [
    "Нефть",
    "Баку",
    "история",
    "война",
    "дело",
    "указ",
    "Сидоров",
    "РГВА",
    "письмо",
    "железная",
    "дорога",
    "Ёлкин",
]


@given(
    st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=30),
    st.sampled_from(["cp1251", "koi8-r", "cp866", "utf-16"]),
)
def test_cyrillic_words_survive_their_code_page(words: list[str], encoding: str) -> None:
    text = "1. Там же. Л. 74.\n2. " + " ".join(words) + ". Л. 5.\n"
    assert read_bytes(text.encode(encoding), "-").text.content == text
