"""How good ibidem is: its citations measured against citations annotated by hand.

A gold file holds one JSON object per citation, in reading order::

    {"id": "visions-4", "source": "visions", "raw": "(ibid. p. 540)", "kind": "ibid",
     "work": "hasanli-2011", "fields": {}, "locator": ["page", "540"]}

A value that is a list means: any of these is right. Fields named in ``optional`` count only where
they are right. Back-references are not measured by fields but by what they resolve to.
"""

from benchmarks.quality.rows import Gold, Predicted, read_gold
from benchmarks.quality.score import Score, score

__all__ = ["Gold", "Predicted", "Score", "read_gold", "score"]
