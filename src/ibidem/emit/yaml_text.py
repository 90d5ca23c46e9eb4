"""YAML text that every reader takes: UTF-8, one value per line, nothing sorted or folded.

Source: YAML 1.2.2, sections 5.1 "Character Set" and 7.3 "Flow Scalar Styles".
"""

from __future__ import annotations

import yaml


class _Dumper(yaml.SafeDumper):
    """Writes a value that stands twice as two values, since few readers follow aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """No value has an alias."""
        del data
        return True


def yaml_text(value: object) -> str:
    """The YAML text of `value`; words that could be taken for something else are quoted.

    >>> print(yaml_text({"language": "no", "title": "1920"}), end="")
    language: 'no'
    title: '1920'
    """
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
