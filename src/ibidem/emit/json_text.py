"""JSON text that every reader takes: UTF-8, one value per line where lines count."""

from __future__ import annotations

import json
import re

# Halves of surrogate pairs have no UTF-8; the others end a line for some readers, not for JSON.
_UNSAFE = re.compile("[\ud800-\udfff\x7f\x85\u2028\u2029]")


def dumps(value: object, *, indent: int | None = None) -> str:
    r"""The JSON text of `value`; characters that readers disagree on are written as escapes.

    >>> dumps({"title": "Бакы\u2028"})
    '{"title": "Бакы\\u2028"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
