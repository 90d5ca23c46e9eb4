"""The author of the citation before, with another work: "Idem", "ders.", «он же»."""

from __future__ import annotations

from attrs import evolve

from ibidem.lexicon import Meaning
from ibidem.lexicon.phrases import phrases
from ibidem.model.citation import Citation
from ibidem.resolve.short import ShortForm, read_form
from ibidem.resolve.words import telling_words


def has_own_title(citation: Citation) -> bool:
    """Whether an "idem" goes on to a title of its own: "Ders., Weimar, Göttingen 2004"."""
    item = citation.item
    return "title" not in citation.inherited and bool(item.title or item.container_title)


def same_author(citation: Citation, before: Citation) -> ShortForm:
    """The short form of an "idem" citation, the author of the citation before at its head."""
    idem = phrases(Meaning.IDEM).match(citation.text)
    rest = citation.text[idem.end() :].lstrip(" .,:") if idem is not None else citation.text
    form = read_form(evolve(citation, text=f"Idem, {rest}"))
    explicit = form.explicit or phrases(Meaning.SHORT_CIT, Meaning.OP_CIT).search(rest) is not None
    people = (*before.item.author, *before.item.editor)
    families = [word for name in people for word in telling_words(name.family or name.literal)]
    return evolve(form, head=tuple(families) or read_form(before).head, explicit=explicit)


def with_author(citation: Citation, before: Citation) -> Citation:
    """An "idem" citation of a new work, the author filled in from the citation before."""
    author = before.item.author or before.item.editor
    if not author or citation.item.author:
        return citation
    item = evolve(citation.item, author=author)
    return evolve(citation, item=item, inherited=citation.inherited | {"author"})
