"""How well deduplication does: a gold set of real works, and public sets."""
