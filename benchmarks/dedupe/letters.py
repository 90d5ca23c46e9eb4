"""Writing words of one alphabet in another, as citing authors and library catalogues do.

The tables are the published schemes, simplified to what print mostly keeps of them, and owe nothing
to the tables that ibidem compares with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_LC = (
    "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh"
    " ц ts ч ch ш sh щ shch ъ - ы y ь ' э e ю iu я ia"
)
_BGN = _LC.replace("й i", "й y").replace("ю iu", "ю yu").replace("я ia", "я ya")
_SCHOLARLY = (
    "а a б b в v г g д d е e ё ë ж ž з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х x"
    " ц c ч č ш š щ šč ъ - ы y ь ' э è ю ju я ja"
)
_GERMAN = (
    "а a б b в w г g д d е e ё jo ж sch з s и i й j к k л l м m н n о o п p р r с s т t у u ф f"
    " х ch ц z ч tsch ш sch щ schtsch ъ - ы y ь - э e ю ju я ja"
)
_FRENCH = (
    "а a б b в v г g д d е e ё io ж j з z и i й ï к k л l м m н n о o п p р r с s т t у ou ф f"
    " х kh ц ts ч tch ш ch щ chtch ъ - ы y ь - э e ю iou я ia"
)
_UKRAINIAN = "г h ґ g є ie и y і i ї i й i ' - ’ -"
_UKRAINIAN_LAW = "г h ґ g є ie и y і i ї i й i ю iu я ia щ shch ь - ' - ’ -"
_BELARUSIAN = "г h і i ў u"
_BULGARIAN = "щ sht ъ u х h ь y й y ю yu я ya"
_SERBIAN = (
    "а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć"
    " у u ф f х h ц c ч č џ dž ш š"
)
_GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k' ლ l მ m ნ n ო o პ p' ჟ zh რ r ს s ტ t' უ u ფ p ქ k"
    " ღ gh ყ q' შ sh ჩ ch ც ts ძ dz წ ts' ჭ ch' ხ kh ჯ j ჰ h"
)
_ARMENIAN = (
    "ու u ա a բ b գ g դ d ե e զ z է e ը e թ t' ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m"
    " յ y ն n շ sh ո o չ ch' պ p ջ j ռ r ս s վ v տ t ր r ց ts' ւ v փ p' ք k' և ev օ o ֆ f"
)
_TURKIC_CYRILLIC = (
    "a а b б c ҹ ç ч d д e е ə ә f ф g ҝ ğ ғ h һ x х ı ы i и j ж k к q г l л m м n н o о ö ө p п r"
    " р s с ş ш t т u у ü ү v в y ј z з"
)

_CYRILLIC_SCHEMES = {
    "lc": _LC,
    "bgn": _BGN,
    "iso": _SCHOLARLY,
    "german": _GERMAN,
    "french": _FRENCH,
}

SCHEMES: Mapping[str, Mapping[str, str]] = {
    "ru": _CYRILLIC_SCHEMES,
    "uk": {"lc": f"{_LC} {_UKRAINIAN}", "law": f"{_LC} {_UKRAINIAN_LAW}"},
    "be": {"lc": f"{_LC} {_BELARUSIAN}"},
    "bg": {"law": f"{_LC} {_BULGARIAN}", "lc": f"{_LC} щ sht ъ ŭ"},
    "sr": {"gaj": _SERBIAN},
    "ka": {"national": _GEORGIAN, "plain": _GEORGIAN.replace("'", "")},
    "hy": {"bgn": _ARMENIAN, "plain": _ARMENIAN.replace("'", "")},
}
"""For each language that has another alphabet than the Latin one: the ways to write it in Latin."""

_PLAIN = str.maketrans({"ə": "a", "Ə": "A", "ı": "i", "ß": "s", "ł": "l", "Ł": "L", "ø": "o"})


def romanize(words: str, language: str, scheme: str) -> str:
    """The words in Latin letters.

    >>> [romanize("Широкорад, Юрий", "ru", scheme) for scheme in ("lc", "iso", "german")]
    ['Shirokorad, Iurii', 'Širokorad, Jurij', 'Schirokorad, Jurij']
    """
    return _written(words, SCHEMES[language][scheme])


def to_azerbaijani_cyrillic(words: str) -> str:
    """Azerbaijani in the Cyrillic alphabet of 1958 to 1991.

    >>> to_azerbaijani_cyrillic("Bünyadov, Ziya")
    'Бүнјадов, Зија'
    """
    return _written(words.replace("I", "Ы"), _TURKIC_CYRILLIC)


def to_azerbaijani_latin(words: str) -> str:
    """The present alphabet for Azerbaijani that is printed in Cyrillic."""
    pairs = _TURKIC_CYRILLIC.split()
    back = dict(zip(pairs[1::2], pairs[::2], strict=True))
    return _by_letter(words, back)


def without_marks(words: str) -> str:
    """Latin words without any marks on their letters.

    >>> without_marks("Həsənli, İnalcık, Świętochowski")
    'Hasanli, Inalcik, Swietochowski'
    """
    parted = unicodedata.normalize("NFD", words.translate(_PLAIN))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _written(words: str, table: str) -> str:
    pairs = table.split()
    return _by_letter(words, dict(zip(pairs[::2], pairs[1::2], strict=True)))


def _by_letter(words: str, letters: Mapping[str, str]) -> str:
    written = ""
    at = 0
    while at < len(words):
        size = 2 if words[at : at + 2].lower() in letters else 1
        letter = words[at : at + size]
        found = letters.get(letter.lower(), letter)
        found = "" if found == "-" and letter != "-" else found
        written += found[:1].upper() + found[1:] if letter[:1].isupper() else found
        at += size
    return written
