"""The names that CSL has for what an `Item` says.

Source: CSL 1.0.2, appendix IV "Variables".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CSL_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "author": "author",
        "container_author": "container-author",
        "editor": "editor",
        "translator": "translator",
        "recipient": "recipient",
    }
)
"""The CSL variable of each attribute of an `Item` that holds names."""

CSL_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "original_title": "original-title",
        "container_title": "container-title",
        "collection_title": "collection-title",
        "genre": "genre",
        "publisher": "publisher",
        "publisher_place": "publisher-place",
        "volume": "volume",
        "number_of_volumes": "number-of-volumes",
        "issue": "issue",
        "number": "number",
        "page": "page",
        "number_of_pages": "number-of-pages",
        "edition": "edition",
        "isbn": "ISBN",
        "issn": "ISSN",
        "doi": "DOI",
        "url": "URL",
        "medium": "medium",
        "language": "language",
    }
)
"""The CSL variable of each text attribute of an `Item`, in the order written."""
