"""Tags of languages, of the many ways to name one: "rus", "russian", "русский", "az_AZ".

Source: BCP 47 (RFC 5646), section 2.1.1 for its letters; ISO 639-2; the babel and polyglossia
manuals, lists of languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

BABEL: Mapping[str, str] = MappingProxyType(
    {
        "ar": "arabic",
        "az": "azerbaijani",
        "be": "belarusian",
        "bg": "bulgarian",
        "bs": "bosnian",
        "ca": "catalan",
        "cs": "czech",
        "cy": "welsh",
        "da": "danish",
        "de": "german",
        "el": "greek",
        "en": "english",
        "eo": "esperanto",
        "es": "spanish",
        "et": "estonian",
        "eu": "basque",
        "fa": "persian",
        "fi": "finnish",
        "fr": "french",
        "ga": "irish",
        "gl": "galician",
        "he": "hebrew",
        "hi": "hindi",
        "hr": "croatian",
        "hu": "hungarian",
        "hy": "armenian",
        "id": "indonesian",
        "is": "icelandic",
        "it": "italian",
        "ja": "japanese",
        "ka": "georgian",
        "kk": "kazakh",
        "ko": "korean",
        "la": "latin",
        "lt": "lithuanian",
        "lv": "latvian",
        "mk": "macedonian",
        "mn": "mongolian",
        "nb": "norsk",
        "nl": "dutch",
        "nn": "nynorsk",
        "no": "norsk",
        "pl": "polish",
        "pt": "portuguese",
        "ro": "romanian",
        "ru": "russian",
        "sk": "slovak",
        "sl": "slovene",
        "sq": "albanian",
        "sr": "serbian",
        "sv": "swedish",
        "th": "thai",
        "tk": "turkmen",
        "tr": "turkish",
        "uk": "ukrainian",
        "ur": "urdu",
        "vi": "vietnamese",
        "zh": "chinese",
    }
)
"""The names of languages in LaTeX, by the first part of their tags."""

# What else languages are called: other names in LaTeX, ISO 639-2 codes, their own names.
_CALLED = """
ar ara арабский | az aze азербайджанский azərbaycan azərbaycanca |
be bel белорусский беларуская | bg bul болгарский български | bs bos | ca cat |
cs ces cze čeština | cy cym wel | da dan dansk |
de ger deu ngerman austrian naustrian swissgerman nswissgerman deutsch немецкий |
el ell gre polutonikogreek греческий |
en eng british american usenglish ukenglish canadian английский | eo epo |
es spa español испанский | et est | eu baq eus | fa per fas farsi персидский |
fi fin finnisch | fr fra fre francais français french acadian canadien французский | ga gle |
gl glg | he heb иврит | hi hin | hr hrv hrvatski | hu hun magyar |
hy arm hye армянский հայերեն | id ind | is isl ice | it ita italiano итальянский |
ja jpn японский | ka geo kat грузинский ქართული | kk kaz казахский | ko kor |
la lat латинский | lt lit | lv lav | mk mac mkd | mn mon | nb nob | nl dut nld nederlands |
nn nno | no nor | pl pol polski польский | pt por portuges brazil brazilian |
ro ron rum румынский | ru rus русский | sk slk slo | sl slv slovenian | sq alb sqi |
sr srp srpski српски | sv swe svenska | th tha | tk tuk | tr tur türkçe турецкий |
uk ukr украинский українська | ur urd | vi vie | zh chi zho китайский
"""
_SERBIAN_CYRILLIC = {"serbianc": "sr-Cyrl"}
# Languages written in two scripts, of which neither goes without saying.
_EITHER = frozenset({"sr"})
# Those of which only the older script has to be named.
_FORMERLY_CYRILLIC = frozenset({"az"})
_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?(-[a-z0-9]{5,8})*", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SCRIPT_LENGTH, _REGION_LENGTH = 4, 2


def _names() -> dict[str, str]:
    rows = (row.split() for row in _CALLED.split("|"))
    called = {name: tag for tag, *names in rows for name in names}
    return {name: tag for tag, name in BABEL.items()} | called | _SERBIAN_CYRILLIC


NAMES: Mapping[str, str] = MappingProxyType(_names())


def language_tag(words: str, title: str = "") -> str:
    """The tag of a language that is named anyhow, with the script of `title` where it has two.

    >>> [language_tag(words) for words in ("rus", "Russian", "русский", "ngerman", "en_us")]
    ['ru', 'ru', 'ru', 'de', 'en-US']
    >>> language_tag("azerbaijani", "Бакы"), language_tag("sr", "Beograd"), language_tag("so, so")
    ('az-Cyrl', 'sr-Latn', 'so, so')
    """
    named = " ".join(words.split()).lower().replace("_", "-")
    known = NAMES.get(named) or NAMES.get(named.removesuffix(" язык").removesuffix(" language"))
    if known is not None:
        return with_script(known, title)
    if not _TAG.fullmatch(named):
        return words
    first, *rest = named.split("-")
    return with_script("-".join([NAMES.get(first, first), *map(_subtag, rest)]), title)


def _subtag(part: str) -> str:
    if len(part) == _SCRIPT_LENGTH and part.isalpha():
        return part.title()
    return part.upper() if len(part) == _REGION_LENGTH else part


def with_script(tag: str, title: str) -> str:
    """A tag with the script of a title, for languages that are written in two.

    >>> with_script("az", "Бакы"), with_script("az", "Bakı"), with_script("sr", "Београд")
    ('az-Cyrl', 'az', 'sr-Cyrl')
    """
    if tag in _EITHER | _FORMERLY_CYRILLIC and _CYRILLIC.search(title):
        return f"{tag}-Cyrl"
    if tag in _EITHER and _LATIN.search(title):
        return f"{tag}-Latn"
    return tag


def babel_name(tag: str) -> str:
    """The name that babel, polyglossia and biblatex know a language by, empty where they know none.

    >>> babel_name("az-Cyrl"), babel_name("sr-Cyrl"), babel_name("sr-Latn"), babel_name("tlh")
    ('azerbaijani', 'serbianc', 'serbian', '')
    """
    parts = language_tag(tag).split("-")
    name = BABEL.get(parts[0], "")
    return "serbianc" if name == "serbian" and "Cyrl" in parts else name
