"""``ibidem resolve``: the notes with every back-reference spelled out."""

from __future__ import annotations

import click

from ibidem.cli.inputs import find_inputs, inputs_argument
from ibidem.cli.outputs import deliver, output_option, plan, refuse_overwriting
from ibidem.cli.rewriting import Asked, is_rewriting, rewrite_document
from ibidem.cli.run import TROUBLE, run
from ibidem.cli.talk import examples

_FORMATS = ("text", "markdown", "json")
_ENDINGS = {".txt": "text", ".text": "text", ".md": "markdown", ".json": "json"}


@click.command(
    epilog=examples(
        "ibidem resolve article.txt",
        "ibidem resolve article.txt -o article-notes.md",
        "ibidem resolve article.docx -o article-resolved.docx --style gost-notes",
    )
)
@inputs_argument
@output_option(multiple=False)
@click.option(
    "--to",
    type=click.Choice(_FORMATS),
    help="Output format, where the ending of OUT does not say. Standard output: text.",
)
@click.option(
    "--style", help="Set all citations of a document in this style: a name or a .csl file."
)
@click.option("--keep-ibid", is_flag=True, help="Keep the short forms that the style has.")
@click.option("--zotero", is_flag=True, help="Make the citations of a Word file those of Zotero.")
def resolve(  # noqa: PLR0913 - an argument for each option
    inputs: tuple[str, ...],
    output: str | None,
    to: str | None,
    style: str | None,
    *,
    keep_ibid: bool,
    zotero: bool,
) -> int:
    """Print the notes of INPUTS with what each "ibid." stands for.

    For example: "4. (ibid. p. 540) = Hasanli, Russian Revolution and Azerbaijan. Moscow: Flinta,
    2011, p. 540". A back-reference that nothing fits is followed by "= ?" and the reason.

    Where OUT has the ending of the one document among INPUTS (.docx, .odt, .md, .html, .tex,
    .txt), the document itself is written anew with these words in place of each "ibid.", and all
    else untouched. With --to the notes are listed all the same.
    """
    found = find_inputs(inputs)
    asked = Asked(style=style, keep_ibid=keep_ibid, zotero=zotero)
    if is_rewriting(inputs, output, to, asked):
        return rewrite_document(inputs, found, output, asked)
    targets = plan([output] if output is not None else [], to=to, default="text", endings=_ENDINGS)
    refuse_overwriting(targets, found)
    done = run(found)

    from ibidem.emit.notes import WRITERS, resolved  # noqa: PLC0415 - keeps the start quick

    notes = resolved(done.bibliography.documents, done.bibliography.citations)
    texts = [(target, WRITERS[target.format](notes)) for target in targets]
    return done.code if deliver(texts) else TROUBLE
