"""What damage does to libraries: at most it makes them unreadable, in one line."""

from hypothesis import given
from hypothesis import strategies as st

from ibidem.read import UnreadableError, bib
from ibidem.read.formats import INPUT_FORMATS
from tests.unit import library_files

SAMPLES = {
    "csl-yaml": library_files.CSL_YAML,
    "endnote": library_files.ENDNOTE,
    "hayagriva": library_files.HAYAGRIVA,
    "mods": library_files.MODS,
    "ris": library_files.RIS,
    "zotero-rdf": library_files.ZOTERO_RDF,
}
FORMATS = {each.name: each for each in INPUT_FORMATS if each.name in SAMPLES}


def test_each_sample_is_of_its_format_alone() -> None:
    for name, sample in SAMPLES.items():
        data = sample.encode()
        assert [each.name for each in INPUT_FORMATS if each.detect(data, "a")] == [name]


@given(
    st.sampled_from(sorted(SAMPLES)),
    st.floats(0, 1),
    st.integers(0, 60),
    st.sampled_from(
        ["", "\0", "\n", "<", ">", "[", "{", "&x", "*x", "9" * 5000, "TY  - \n", "\ufffe"]
    ),
)
def test_damaged_libraries_are_read_or_refused_in_one_line(
    name: str, place: float, length: int, instead: str
) -> None:
    sample = SAMPLES[name]
    at = int(place * len(sample))
    data = (sample[:at] + instead + sample[at + length :]).encode()
    try:
        said = " ".join(note.view.text for note in FORMATS[name].read(data, "a").notes)
    except UnreadableError as error:
        said = str(error)
    assert "\n" not in said


def test_entries_of_one_key_are_two_works_and_so_is_one_with_a_field_twice() -> None:
    one, two = ("@book{a, title = {Old Tale}}", "@book{a, title = {New Song}, title = {B}}")
    library = bib.works(f"{one}\n{two}\n".encode())
    assert [entry.key for entry in library.entries] == ["a", "a"]
    assert library.entries[0].item.title == "Old Tale"
    assert library.entries[1].item.title
    assert ["line 2" in finding.message for finding in library.findings] == [True]
