"""Wikitext: a citation template for each work, those of the Wikipedia in the work's language.

Works in Russian have the templates of the Russian Wikipedia, all others those of the English one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ibidem.diagnostics.rules.emission import field_left_out, field_without_place
from ibidem.emit.csl_json import untyped
from ibidem.emit.emitted import Emitted
from ibidem.emit.said import said
from ibidem.emit.wiki_archives import archive_template
from ibidem.emit.wiki_english import english_template
from ibidem.emit.wiki_russian import russian_template
from ibidem.emit.wiki_template import Template
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.work import Work


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a list of templates in the language of each."""
    return emit_templates(works, _in_its_language)


def _in_its_language(work: Work) -> Template:
    russian = work.item.language.split("-")[0] == "ru"
    return russian_template(work) if russian else english_template(work)


def emit_templates(works: Sequence[Work], published: Callable[[Work], Template]) -> Emitted:
    """The works as a list of templates.

    Args:
        works: the works.
        published: the template of a work that is not of an archive.
    """
    made = [
        archive_template(work, work.item.archive) if work.item.archive else published(work)
        for work in works
    ]
    text = "".join(f"* {template.text}\n" for template in made)
    findings = [
        finding
        for work, template in zip(works, made, strict=True)
        for finding in _findings(work, template)
    ]
    return Emitted(text=text, diagnostics=(*untyped(works), *findings))


def _findings(work: Work, template: Template) -> Iterator[Diagnostic]:
    """What the template has a note for, and what it has no place for."""
    named = f"{{{{{template.name}}}}}"
    if template.kept:
        fields = ", ".join(name for name in said(work) if name in template.kept)
        yield field_without_place(work=work.key, format=named, fields=fields, field="note")
    lost = [name for name in said(work) if name not in template.held]
    if lost:
        yield field_left_out(work=work.key, format=named, fields=", ".join(lost))
