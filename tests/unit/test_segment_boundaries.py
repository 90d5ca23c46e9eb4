"""Notes with several citations, cut by `ibidem.segment`."""

import pytest

import ibidem

REMARK = "Das Protokoll ist allerdings weder in der Form noch im Inhalt so wie die anderen."
CASES = {
    "a siglum that comes again": (
        "MK. v. 2. 6. 1856/I und MK. II v. 17. 6. 1856/I.",
        ["MK. v. 2. 6. 1856/I", "MK. II v. 17. 6. 1856/I."],
    ),
    "an archive that comes again": (
        "РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1 и РГАСПИ. Ф. 17. Оп. 3. Д. 4.",
        ["РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1", "РГАСПИ. Ф. 17. Оп. 3. Д. 4."],
    ),
    "behind a lead-in": (
        "См. также: ГАРФ. Ф. 130. Оп. 4. Д. 601. Л. 12, ГАРФ. Ф. 130. Оп. 5. Д. 7.",
        ["ГАРФ. Ф. 130. Оп. 4. Д. 601. Л. 12", "ГАРФ. Ф. 130. Оп. 5. Д. 7."],
    ),
    "a name that comes again in brackets": (
        "FRUS 1920, vol. III (in full in FRUS 1921, vol. I), p. 12.",
        ["FRUS 1920, vol. III (in full in FRUS 1921, vol. I), p. 12."],
    ),
    "a remark after the item of an agenda": (
        f"MK. v. 5. 2. 1857/I. {REMARK}",
        ["MK. v. 5. 2. 1857/I."],
    ),
    "roman pages before a work by the same author": (
        "Heindl, Probleme. In: ÖMR. III/1, XLV–LXI; Dies., Einleitung zu ÖMR. III/2, 27.",
        ["Heindl, Probleme. In: ÖMR. III/1, XLV–LXI", "Dies., Einleitung zu ÖMR. III/2, 27."],
    ),
    "a remark that leads to an author": (
        "Three useful books on this topic are: Marc Raeff, Russia Abroad (New York: OUP, 1990).",
        ["Marc Raeff, Russia Abroad (New York: OUP, 1990)."],
    ),
    "no number before it": ("ЦК РКП, ЦК. М., 1920. С. 5.", ["ЦК РКП, ЦК. М., 1920. С. 5."]),
    "a shelf mark without a unit word": ("HHStA, PA I 3145.", ["HHStA, PA I 3145."]),
}


@pytest.mark.parametrize(("note", "citations"), CASES.values(), ids=CASES)
def test_a_note_is_cut(note: str, citations: list[str]) -> None:
    document = ibidem.read_text(f"1. {note}\n", "notes.txt")
    run = ibidem.process_documents([document])
    assert [citation.text for citation in run.citations] == citations


def test_what_ends_in_a_siglum_of_the_document_is_cited() -> None:
    text = (
        "1. Paul B. Anderson, letter to Berta, August 17, 1920, Kautz Family YMCA Archives, "
        "University of Minnesota Libraries, Minneapolis (KFYA).\n"
        "2. Anderson letter to John Randle, year unknown, KFYA\n"
    )
    run = ibidem.process_documents([ibidem.read_text(text, "notes.txt")])
    archives = [citation.item.archive for citation in run.citations]
    assert [archive and archive.repository and archive.repository.id for archive in archives] == [
        "kfya",
        "kfya",
    ]
