"""Which citations mean the same work, why, and how different works belong together."""

from ibidem.dedupe.compare import THRESHOLD, Comparison, compare
from ibidem.dedupe.decided import Decided
from ibidem.dedupe.deduplicate import Cluster, Deduplicated, deduplicate
from ibidem.dedupe.explain import explain, explain_comparison
from ibidem.dedupe.normalize import keys_of
from ibidem.dedupe.relations import ClusterRelation

__all__ = [
    "THRESHOLD",
    "Cluster",
    "ClusterRelation",
    "Comparison",
    "Decided",
    "Deduplicated",
    "compare",
    "deduplicate",
    "explain",
    "explain_comparison",
    "keys_of",
]
