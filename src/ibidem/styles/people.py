"""One name as a style writes it; CSL 1.0.2, "Name", "Name-part" and "Name Order"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ibidem.styles.fields import field_pieces
from ibidem.styles.initials import initials
from ibidem.styles.pieces import Pieces, joined
from ibidem.styles.scene import Scene, finished
from ibidem.styles.sheet import Element

Person = Mapping[str, str]

_PARTICLE = re.compile(r"((?:[a-zà-ÿ]+\s+)+|[dl][’'])(?=\S)")
_IDEOGRAPHIC = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


def person(scene: Scene, element: Element, one: Person, *, inverted: bool, form: str) -> Pieces:
    """A name.

    Args:
        scene: what is rendered.
        element: the ``name`` that says how.
        one: the parts of the name.
        inverted: whether the family name comes first.
        form: ``long`` or ``short``.
    """
    one = parsed(one)
    if one.get("literal") or not one.get("family"):
        whole = one.get("literal") or one.get("given") or ""
        return _part(scene, element, "family", whole)
    family = _family(one, inverted=inverted, demoted=_demoted(scene))
    last = _part(scene, element, "family", family)
    if form == "short":
        return _part(scene, element, "family", _family(one, inverted=False, demoted=False))
    given = _part(scene, element, "given", _given(scene, one))
    if _IDEOGRAPHIC.search(one["family"]):
        return (*last, *given)
    suffix = _part(scene, element, "", one.get("suffix", ""))
    if inverted:
        dropped = _part(scene, element, "given", _dropped(scene, one))
        first = joined([given, dropped], " ")
        return joined([last, first, suffix], scene.options.get("sort-separator", ", "))
    particles = _part(scene, element, "family", one.get("dropping-particle", ""))
    whole_name = _joined(given, _joined(particles, last))
    comma = ", " if one.get("comma-suffix") else " "
    return joined([whole_name, suffix], comma)


def parsed(one: Person) -> Person:
    """The name with the parts that CSL-JSON may leave inside others set apart.

    >>> sorted(parsed({"family": "von der Goltz", "given": "Colmar, Jr."}).items())
    [('family', 'Goltz'), ('given', 'Colmar'), ('non-dropping-particle', 'von der'), \
('suffix', 'Jr.')]
    """
    family, given = one.get("family", ""), one.get("given", "")
    parts = dict(one)
    particle = _PARTICLE.match(family)
    if particle and "non-dropping-particle" not in one:
        parts |= {"non-dropping-particle": particle[1].strip(), "family": family[particle.end() :]}
    first, comma, suffix = given.partition(", ")
    if comma and "suffix" not in one:
        parts |= {"given": first, "suffix": suffix}
    return parts


def _demoted(scene: Scene) -> bool:
    how = scene.sheet.root.get("demote-non-dropping-particle", "display-and-sort")
    return how == "display-and-sort" or (how == "sort-only" and scene.is_sorting)


def _family(one: Person, *, inverted: bool, demoted: bool) -> str:
    particle = one.get("non-dropping-particle", "")
    return one["family"] if inverted and demoted else _beside(particle, one["family"])


def _dropped(scene: Scene, one: Person) -> str:
    demoted = one.get("non-dropping-particle", "") if _demoted(scene) else ""
    return _beside(one.get("dropping-particle", ""), demoted).strip()


def _beside(first: str, second: str) -> str:
    """Two parts with a space between, none behind an apostrophe: d'Annunzio."""
    if not first or not second:
        return first or second
    return f"{first}{'' if first[-1] in '’ʼ-' or first[-1] == chr(39) else ' '}{second}"


def _joined(first: Pieces, second: Pieces) -> Pieces:
    is_close = bool(first) and first[-1].text[-1:] in ("’", "'", "-")
    return joined([first, second], "" if is_close else " ")


def _given(scene: Scene, one: Person) -> str:
    given = one.get("given", "")
    mark = scene.options.get("initialize-with")
    if mark is None or not given:
        return given
    hyphens = scene.sheet.root.get("initialize-with-hyphen", "true") == "true"
    shorten = scene.options.get("initialize", "true") == "true"
    return initials(given, mark, hyphens=hyphens, shorten=shorten)


def _part(scene: Scene, element: Element, name: str, text: str) -> Pieces:
    pieces = field_pieces(text, scene.locale.quotes)
    said = next((one for one in element.all("name-part") if one.get("name") == name), None)
    return finished(scene, said, pieces) if said and pieces else pieces
