"""The notes of a wikitext and their callouts, numbered as MediaWiki numbers them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from attrs import define, field, frozen

from ibidem.model.span import Span
from ibidem.read.called import Mark
from ibidem.read.ordinals import in_format
from ibidem.read.veil import MarkedNote
from ibidem.read.wikitext_items import tables
from ibidem.read.wikitext_scan import Template, Wikitext

_LIST = re.compile(r"<references(?:\s[^<>]*)?(?<!/)>|(?P<end></references\s*>)", re.IGNORECASE)
_GROUP_FORMATS = {
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_GROUPS = {"efn": "lower-alpha", "efn-la": "lower-alpha", "efn-ua": "upper-alpha"}


@frozen(kw_only=True)
class WikiNotes:
    """The notes in the order of their numbers, and their callouts."""

    notes: tuple[MarkedNote, ...]
    marks: tuple[Mark, ...]


@frozen(kw_only=True)
class _Use:
    """A note where it is called or defined; `words` is None where it is only called."""

    place: Span
    whole: Span
    words: Span | None
    name: str
    group: str
    called: bool = True


@define(kw_only=True)
class _Numbering:
    """Gives each note its number at its first callout."""

    content: str
    notes: dict[tuple[str, str], MarkedNote] = field(factory=dict)
    labels: dict[tuple[str, str], str] = field(factory=dict)
    marks: list[tuple[_Use, tuple[str, str]]] = field(factory=list)
    _numbers: Counter[str] = field(factory=Counter)

    def use(self, use: _Use) -> None:
        """Count a callout, and keep the words of its note."""
        key = (use.group, use.name or f"#{use.place.start}")
        known = self.notes.get(key)
        if use.words is not None and known is not None and not self._same(known.span, use.words):
            key = (use.group, f"{use.name}#{use.place.start}")
            known = None
        if use.called:
            if key not in self.labels:
                self._numbers[use.group] += 1
                self.labels[key] = _label(self._numbers[use.group], use.group)
            self.marks.append((use, key))
        if use.words is not None and known is None:
            self.notes[key] = MarkedNote(
                label="", name="/".join(key), span=use.words, whole=use.whole
            )

    def _same(self, one: Span, other: Span) -> bool:
        return self.content[one.slice].split() == self.content[other.slice].split()


def find_wiki_notes(wiki: Wikitext) -> WikiNotes:
    """The notes of ``<ref>`` tags and of the templates that stand for such."""
    numbering = _Numbering(content=wiki.content)
    for use in sorted(_uses(wiki), key=lambda use: (not use.called, use.place)):
        numbering.use(use)
    labels = numbering.labels
    notes = {key: note for key, note in numbering.notes.items() if note.span.end > note.span.start}
    order = [key for key in labels if key in notes]
    order += [key for key in notes if key not in labels]
    labels = {key: labels.get(key, str(number)) for number, key in enumerate(order, 1)} | labels
    made = tuple(
        MarkedNote(
            label=labels[key], name=notes[key].name, span=notes[key].span, whole=notes[key].whole
        )
        for key in order
    )
    marks = (
        Mark(label=labels[key], span=use.place, note="/".join(key)) for use, key in numbering.marks
    )
    return WikiNotes(notes=made, marks=tuple(sorted(marks, key=lambda mark: mark.span)))


def _uses(wiki: Wikitext) -> Iterator[_Use]:
    lists = sorted(_lists(wiki))
    at = 0
    for ref in wiki.refs:
        while at < len(lists) and lists[at].end <= ref.whole.start:
            at += 1
        listed = at < len(lists) and lists[at].covers(ref.whole)
        blank = ref.words is None or not wiki.content[ref.words.slice].strip()
        if blank and not ref.name:
            continue
        yield _Use(
            place=ref.tag,
            whole=ref.whole,
            words=None if blank else ref.words,
            name=ref.name,
            group=ref.group,
            called=not listed,
        )
    for template in wiki.templates:
        if not template.in_ref:
            yield from _of_template(wiki.content, template)


def _lists(wiki: Wikitext) -> Iterator[Span]:
    """Where notes are defined and not called."""
    start: int | None = None
    for found in _LIST.finditer(wiki.content):
        if found["end"] is None:
            start = found.end()
        elif start is not None:
            yield Span(start, found.start())
            start = None
    for template in wiki.templates:
        if template.name in tables().notes["lists"]:
            yield template.span


def _of_template(content: str, template: Template) -> Iterator[_Use]:
    """The notes that a template stands for: a short citation, a remark, a call by name."""
    values = {param.name: param.span for param in template.params}
    named = {name: content[span.slice].strip("\"' ") for name, span in values.items()}
    group = named.get("group", _GROUPS.get(template.name, ""))
    short = tables().short
    several = template.name in short["several"] and len(values) > 1
    if several or (template.name in short["footnotes"] and "1" in values):
        key = "|".join(content[param.span.slice] for param in template.params)
        yield _use(template, template.span, f"sfn {key}", group)
    elif template.name in tables().notes["bodies"] and "1" in values:
        yield _use(template, values["1"], named.get("name", ""), group)
    elif template.name in tables().notes["calls"]:
        for name, words in named.items():
            if name.isdecimal():
                yield _use(template, None, words, group)


def _use(template: Template, words: Span | None, name: str, group: str) -> _Use:
    return _Use(place=template.span, whole=template.span, words=words, name=name, group=group)


def _label(number: int, group: str) -> str:
    """The number as it is printed: 1, a for "lower-alpha", "note 1" for a group of that name."""
    if not group:
        return str(number)
    style = _GROUP_FORMATS.get(group)
    return in_format(number, style) if style is not None else f"{group} {number}"
