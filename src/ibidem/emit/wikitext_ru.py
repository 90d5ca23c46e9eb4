"""Wikitext with the templates of the Russian Wikipedia for works in any language."""

from __future__ import annotations

from collections.abc import Sequence

from ibidem.emit.emitted import Emitted
from ibidem.emit.wiki_russian import russian_template
from ibidem.emit.wikitext import emit_templates
from ibidem.model.work import Work


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a list of templates of the Russian Wikipedia."""
    return emit_templates(works, russian_template)
