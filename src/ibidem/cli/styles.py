"""``ibidem styles``: the citation styles that come with ibidem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ibidem.cli.outputs import STDOUT, Target, deliver, text_or_json_option
from ibidem.cli.run import CLEAN, TROUBLE
from ibidem.cli.talk import Misuse, examples

if TYPE_CHECKING:
    from ibidem.styles import Style


@click.command(epilog=examples("ibidem styles --to json"))
@text_or_json_option
def styles(to: str) -> int:
    """List the citation styles that come with ibidem.

    Any other style is given as the path of its CSL file.
    """
    from ibidem.styles import load_style, style_names  # noqa: PLC0415 - keeps the start quick

    known = [load_style(name) for name in style_names()]
    text = _json(known) if to == "json" else _lines(known)
    return CLEAN if deliver([(Target(path=STDOUT, format=to), text)]) else TROUBLE


def _lines(known: Iterable[Style]) -> str:
    known = list(known)
    width = max(len(style.name) for style in known) + 2
    return "".join(f"{style.name.ljust(width)}{style.title}\n" for style in known)


def _json(known: Iterable[Style]) -> str:
    from ibidem.emit.json_text import dumps  # noqa: PLC0415 - keeps the start quick

    records = [{"name": style.name, "title": style.title} for style in known]
    return f"{dumps(records, indent=2)}\n"


def refuse_style(style: str | None, targets: Iterable[Target]) -> None:
    """Say before anything is read that a style cannot be used.

    Raises:
        Misuse: where no output has a style, or the style cannot be found or followed.
    """
    if style is None:
        return
    from ibidem.emit import format_named, output_formats  # noqa: PLC0415 - keeps the start quick
    from ibidem.emit.by_pandoc import can_follow  # noqa: PLC0415
    from ibidem.styles import BeyondError, StyleError, load_style  # noqa: PLC0415

    if not any(format_named(target.format).styled for target in targets):
        styled = [name for name, format_ in output_formats().items() if format_.styled]
        raise Misuse(f"--style is for {', '.join(styled)}; the other formats have no style")
    try:
        load_style(style)
    except BeyondError as error:
        if not can_follow():
            raise Misuse(str(error)) from error
    except StyleError as error:
        raise Misuse(str(error)) from error
