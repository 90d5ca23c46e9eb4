"""Hundreds of works as MODS: valid against the schema of the Library of Congress."""

from __future__ import annotations

import pytest
from attrs import evolve
from lxml import etree

from ibidem.emit import mods
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item
from ibidem.model.work import Work
from tests.proof.made import all_works
from tests.proof.schemas import schema_file

MODS = {"m": "http://www.loc.gov/mods/v3"}
# The attributes that the schema takes from XML itself; its own address for them is not asked.
XML = b"""<schema xmlns="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace">
  <attribute name="lang" type="language"/><attribute name="space" type="NCName"/>
</schema>"""


class Beside(etree.Resolver):
    """Finds the schemas that a schema imports in the folder, never in the net."""

    def resolve(self, url, _public, context):
        name = url.rpartition("/")[2]
        if name == "xml.xsd":
            return self.resolve_string(XML, context)
        return self.resolve_filename(str(schema_file(name)), context)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(schema_file("mods-3-4.xsd"), parser))


def parsed(works) -> etree._Element:
    return etree.fromstring(mods.emit(works).text.encode())


def test_the_works_fit_the_schema_of_mods(schema):
    odd = (
        Work(key="1920:odd", item=Item(issued=Date(start=PartialDate(0)), language="по-русски")),
        Work(key="b", item=Item(page="5-9, 12")),
    )
    romanized = [
        evolve(work, romanized=evolve(work.item, title="Latin"), translated_title="In English")
        for work in all_works()
    ]
    assert schema.validate(parsed((*romanized, *odd))), schema.error_log


def test_the_schema_refuses_what_is_no_mods(schema):
    broken = mods.emit(all_works()[:9]).text.replace("dateIssued", "dateOfIssue")
    assert not schema.validate(etree.fromstring(broken.encode()))


def test_every_shelf_mark_has_a_location():
    records = parsed(all_works()).findall("m:mods", MODS)
    assert len(records) == len(all_works()) > 300
    for work, record in zip(all_works(), records, strict=True):
        archive = work.item.archive
        expected = archive.location if archive else ""
        assert record.findtext("m:location/m:shelfLocator", "", MODS) == expected
