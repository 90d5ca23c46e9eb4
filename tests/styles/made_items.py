"""Works as they are cited in print, in CSL-JSON."""

from __future__ import annotations

HASANLI = {
    "id": "hasanli",
    "type": "book",
    "title": "История дипломатии Азербайджанской Республики",
    "language": "ru",
    "author": [{"family": "Гасанлы", "given": "Джамиль П."}],
    "publisher-place": "Москва",
    "publisher": "Флинта",
    "issued": {"date-parts": [[2010]]},
    "number-of-volumes": "3",
    "volume": "1",
}
CENSUS = {
    "id": "census",
    "type": "manuscript",
    "title": "Докладная записка о переписи населения",
    "language": "ru",
    "issued": {"date-parts": [[1937, 1, 11]]},
    "archive": "РГАЭ",
    "archive_location": "Ф. 1562. Оп. 1. Д. 5",
    "archive-place": "Москва",
}
SWIETOCHOWSKI = {
    "id": "swietochowski",
    "type": "book",
    "title": "Russian Azerbaijan, 1905–1920: The Shaping of National Identity",
    "title-short": "Russian Azerbaijan",
    "language": "en",
    "author": [{"family": "Swietochowski", "given": "Tadeusz"}],
    "publisher-place": "Cambridge",
    "publisher": "Cambridge University Press",
    "issued": {"date-parts": [[1985]]},
}
BENNIGSEN = {
    "id": "bennigsen",
    "type": "article-journal",
    "title": "Sultan Galiev and “Muslim National Communism”",
    "language": "en",
    "author": [
        {"family": "Bennigsen", "given": "Alexandre"},
        {"family": "Lemercier-Quelquejay", "given": "Chantal"},
    ],
    "container-title": "Central Asian Survey",
    "volume": "2",
    "issue": "1",
    "page": "112-118",
    "issued": {"date-parts": [[1983]]},
}
"""Its volume and pages are made up, to have a range that Chicago shortens."""
