"""Wikitext with the templates of the English Wikipedia for works in any language."""

from __future__ import annotations

from collections.abc import Sequence

from ibidem.emit.emitted import Emitted
from ibidem.emit.wiki_english import english_template
from ibidem.emit.wikitext import emit_templates
from ibidem.model.work import Work


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a list of templates of the English Wikipedia."""
    return emit_templates(works, english_template)
