"""Where each work is cited."""

from ibidem.api import process_documents
from ibidem.emit.provenance import with_citations
from ibidem.model.locator import Locator
from ibidem.model.work import Citing
from ibidem.read import read_text

NOTES = """\
1. РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20.
2. Там же. Л. 24.
"""


def test_every_citation_of_a_work_is_a_place_that_cites_it():
    bibliography = process_documents([read_text(NOTES, name="article")])
    (work,) = with_citations(bibliography.works, bibliography.citations)
    assert work.cited_in == (
        Citing(
            document="article",
            note="1",
            text="РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20.",
            locator=Locator(label="folio", value="20"),
        ),
        Citing(
            document="article",
            note="2",
            text="Там же. Л. 24.",
            locator=Locator(label="folio", value="24"),
        ),
    )
