"""The authority file of repositories keeps its promises."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from ibidem.lexicon.repositories import Repository, load_repositories
from ibidem.model.archive import Level

DATA = Path(str(resources.files("ibidem"))) / "data"
FILES = sorted((DATA / "repositories").glob("*.toml"))
DEPTH = {level: depth for depth, level in enumerate(Level)}


def table(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def by_id() -> dict[str, Repository]:
    return {each.id: each for each in load_repositories()}


@pytest.fixture(scope="module")
def validate() -> Callable[[dict[str, Any]], object]:
    schema = json.loads((DATA / "schema" / "repository.json").read_text(encoding="utf-8"))
    return fastjsonschema.compile(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_obeys_the_schema(file: Path, validate: Callable[[dict[str, Any]], object]) -> None:
    validate(table(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_is_named_after_its_country(file: Path) -> None:
    assert table(file)["country"] == file.stem.upper()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_is_sorted_by_id(file: Path) -> None:
    ids = [record["id"] for record in table(file)["repository"]]
    assert ids == sorted(ids)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_is_nfc(file: Path) -> None:
    assert unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_has_an_example(file: Path) -> None:
    assert any("example" in record for record in table(file)["repository"])


def test_ids_are_unique(by_id: dict[str, Repository]) -> None:
    assert len(by_id) == len(load_repositories())


def test_breadth() -> None:
    assert len(load_repositories()) >= 150
    assert len({each.country for each in load_repositories()}) >= 25


def test_surfaces_are_single_spaced_and_distinct() -> None:
    for each in load_repositories():
        for surface in each.surfaces:
            assert surface == " ".join(surface.split()), each.id
        names = [name for local in each.names for name in local.names]
        listed = [*each.acronyms, each.name, *names, *each.misprints]
        assert len(listed) == len(each.surfaces), each.id


def test_every_shared_surface_is_declared_by_all_who_share_it() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    declared: dict[str, set[str]] = defaultdict(set)
    for each in load_repositories():
        for surface in each.surfaces:
            owners[surface.casefold()].add(each.id)
        for surface in each.shared:
            assert surface in each.surfaces, each.id
            declared[surface.casefold()].add(each.id)
    assert declared == {surface: ids for surface, ids in owners.items() if len(ids) > 1}


def test_successions_are_told_by_both_sides(by_id: dict[str, Repository]) -> None:
    for each in load_repositories():
        for other in each.predecessors:
            assert each.id in by_id[other].successors, (other, each.id)
        for other in each.successors:
            assert each.id in by_id[other].predecessors, (each.id, other)


def test_successions_run_forward_in_time(by_id: dict[str, Repository]) -> None:
    for heir in load_repositories():
        for ancestor in (by_id[other] for other in heir.predecessors):
            years = (ancestor.since, heir.since, ancestor.until, heir.until)
            began, took_over, ended, closed = years
            assert began is None or took_over is None or began <= took_over, (ancestor.id, heir.id)
            assert took_over is None or ended is None or took_over <= ended, (ancestor.id, heir.id)
            assert ended is None or closed is None or ended <= closed, (ancestor.id, heir.id)


def test_no_repository_descends_from_itself(by_id: dict[str, Repository]) -> None:
    def ancestors(identifier: str) -> set[str]:
        direct = by_id[identifier].predecessors
        return set(direct).union(*(ancestors(each) for each in direct))

    assert all(each not in ancestors(each) for each in by_id)


def test_units_run_from_the_widest_to_the_narrowest() -> None:
    for each in load_repositories():
        assert each.units, each.id
        assert all(DEPTH[wide] < DEPTH[narrow] for wide, narrow in pairwise(each.units)), each.id


def test_examples_name_the_repository_by_one_of_its_surfaces() -> None:
    for each in (each for each in load_repositories() if each.example):
        printed = each.example.casefold()
        assert any(surface.casefold() in printed for surface in each.surfaces), each.id


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("РГАСПИ", {"rgaspi"}),
        ("RSASPH", {"rgaspi"}),
        ("ЦПА ИМЛ", {"tspa-iml"}),
        ("ЦГАОР", {"tsgaor-sssr", "tsgaor-azssr"}),
        ("National Archives of the Republic of Azerbaijan", {"arda"}),
        ("АПД УДП АР", {"arspiha"}),
        ("Başbakanlık Osmanlı Arşivi", {"boa"}),
        ("Ministère des Affaires Etrangères de France, Archives Diplomatiques", {"amae"}),
        ("Archivio Segreto Vaticano", {"asv"}),
        ("ASV", {"asv", "asve"}),
        ("Public Record Office", {"pro"}),
        ("Haus-, Hof- und Staatsarchiv", {"hhsta"}),
        ("Kautz Family YMCA Archives", {"kautz-family-ymca-archives"}),
        ("ЦДАГО України", {"tsdaho"}),
        ("League of Nations Archives", {"lona"}),
    ],
)
def test_names_lead_to_the_repository(surface: str, expected: set[str]) -> None:
    assert {each.id for each in load_repositories() if surface in each.surfaces} == expected


def test_soviet_names_lead_to_the_present_ones(by_id: dict[str, Repository]) -> None:
    assert by_id["tspa-iml"].successors == ("rtskhidni",)
    assert by_id["rtskhidni"].successors == ("rgaspi",)
    assert by_id["tsgaor-sssr"].successors == ("garf",)
    assert by_id["tsganh"].successors == ("rgae",)
    assert by_id["tsgasa"].successors == ("rgva",)


def test_a_record_without_units_has_those_of_its_file(by_id: dict[str, Repository]) -> None:
    assert by_id["garf"].units == (Level.FOND, Level.OPIS, Level.DELO)
    assert by_id["avprf"].units == (Level.FOND, Level.OPIS, Level.FOLDER, Level.DELO)
