"""The names of languages in LaTeX, by BCP 47 language tag."""

from __future__ import annotations

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
"""Source: the babel and polyglossia manuals, lists of languages."""


def babel_name(tag: str) -> str:
    """The name that babel and polyglossia know a language by, empty where they know none.

    >>> babel_name("az-Cyrl"), babel_name("tlh")
    ('azerbaijani', '')
    """
    return BABEL.get(tag.replace("_", "-").split("-")[0].lower(), "")
