"""Bytes to characters: which encoding a text is in, and what could not be decoded."""

from __future__ import annotations

import codecs
import re

from attrs import frozen
from charset_normalizer import from_bytes

from ibidem.model.span import Span
from ibidem.read.characters import CONTROLS, REPLACEMENT, SURROGATES

# Longest marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Cyrillic code pages; koi8_u has every letter of koi8_r in its place and the Ukrainian ones.
_CYRILLIC = ("cp1251", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
_COMMON_CYRILLIC = frozenset("аеионтсрвлкмдпуяіызь")
_VOWELS = frozenset("аеиоуыэюяёіїє")

# The letters beyond ASCII of languages in Latin script, by code page, the commonest page first.
_ALPHABETS = (
    ("cp1252", "äöüß"),
    ("cp1252", "àâæçéèêëîïôœùûüÿ"),
    ("cp1252", "áéíñóúü"),
    ("cp1252", "àáâãçéêíóôõú"),
    ("cp1252", "àèéìòù"),
    ("cp1252", "åäöæøé"),
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýžäľĺŕô"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "čćđšž"),
    ("cp1250", "ăâîşţ"),
    ("cp1254", "çğıiöşüâîû"),
    ("cp1257", "ąčęėįšųūž"),
    ("cp1257", "āčēģīķļņšūž"),
    ("cp1257", "äõöüšž"),
)
# Scripts and code pages that are left to charset-normalizer.
_OTHERS = (
    *("cp1253", "cp1255", "cp1256", "cp874", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
    *("cp1252", "cp1250", "cp1254", "mac_roman", "cp850", "cp852"),
)
_NAMES = {
    "cp1251": "windows-1251",
    "koi8_u": "KOI8-R",
    "cp1252": "windows-1252",
    "cp1250": "windows-1250",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1257": "windows-1257",
}

# Enough of a text to know its encoding by, in bytes.
_SAMPLE = 1 << 16

_CYRILLIC_WORD = re.compile(r"[А-яЁёЂ-џҐґ]{2,}|[А-Я](?=\.)")
_WELL_CASED = re.compile("[А-ЯЁЂ-ЏҐ]?[а-яёђ-џґ]+|[А-ЯЁЂ-ЏҐ]+")
_NON_ASCII = re.compile("[^\x00-\x7f]")
_TYPOGRAPHIC = re.compile("[«»“”„‘’–—…№§°\xa0]")


@frozen(kw_only=True)
class Decoded:
    """Characters and how they were come by.

    Attributes:
        content: the characters, a byte-order mark left out.
        encoding: the name of the encoding, as people know it.
        guessed: whether nothing but plausibility speaks for the encoding.
        broken: the places of U+FFFD that stand for undecodable bytes.
        mixed: whether some lines are in that encoding and all others in UTF-8.
    """

    content: str
    encoding: str
    guessed: bool = False
    broken: tuple[Span, ...] = ()
    mixed: bool = False


def decode(data: bytes) -> Decoded:
    """The characters of `data`: by its byte-order mark, as UTF-8, or in the likeliest code page.

    >>> decode("Там же. Л. 74.".encode("koi8-r")).content
    'Там же. Л. 74.'
    """
    if not data:
        return Decoded(content="", encoding="utf-8")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    wide = _wide_encoding(data[:_SAMPLE])
    if wide is not None:
        return _decoded(data, wide, guessed=True)
    try:
        return Decoded(content=data.decode(), encoding="utf-8")
    except UnicodeDecodeError:
        mixed = _mixed(data)
        if mixed is not None:
            return mixed
        encoding = "utf-8" if _nearly_utf8(data) else _code_page(data)
    return _decoded(data, encoding, guessed=encoding != "utf-8")


def decode_declared(data: bytes, encoding: str) -> Decoded:
    """The characters of `data`, which says of itself that it is in `encoding`.

    A byte-order mark and good UTF-8 are believed before that, for many a file was converted and
    its declaration forgotten; an encoding that nobody knows is none.
    """
    decoded = decode(data)
    try:
        known = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return decoded
    if not decoded.guessed or known.startswith("utf"):
        return decoded
    return _decoded(data, "cp1252" if known in {"iso8859-1", "ascii"} else known)


def is_wide(data: bytes) -> bool:
    """Whether `data` is UTF-16 or UTF-32, in which zero bytes are usual."""
    marked = any(data.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")
    return marked or _wide_encoding(data[:_SAMPLE]) is not None


def _decoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    name = _NAMES.get(encoding, encoding)
    try:
        return Decoded(content=data.decode(encoding), encoding=name, guessed=guessed)
    except UnicodeDecodeError:
        content = data.decode(encoding, errors="replace")
    # A U+FFFD that stood in the text before is not told from a new one: both want mending.
    places = re.finditer(f"{REPLACEMENT}+", content)
    broken = tuple(Span(*place.span()) for place in places)
    return Decoded(content=content, encoding=name, guessed=guessed, broken=broken)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its spaces and digits is zero."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        content = sample[: len(sample) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return None
    usual = sum(each < "\u0600" or "\u2000" <= each < "\u2200" for each in content)
    return encoding if usual >= 0.95 * len(content) and CONTROLS.search(content) is None else None


def _mixed(data: bytes) -> Decoded | None:
    r"""Lines in UTF-8 and lines in a Cyrillic code page, as when files were put one after another.

    >>> decode("1. Там же. Л. 74.\n".encode() + "2. Там же. Л. 75.".encode("cp1251")).content
    '1. Там же. Л. 74.\n2. Там же. Л. 75.'
    """
    lines = data.splitlines(keepends=True)
    good = [_is_utf8(line) for line in lines]
    others = b"".join(line for line, fine in zip(lines, good, strict=True) if not fine)
    beyond = any(fine and not line.isascii() for line, fine in zip(lines, good, strict=True))
    encoding = _code_page(others)
    if (
        not beyond
        or encoding not in _CYRILLIC
        or not _is_cyrillic(_telling_sample(others), encoding)
    ):
        return None
    content = "".join(
        line.decode("utf-8" if fine else encoding, errors="replace")
        for line, fine in zip(lines, good, strict=True)
    )
    broken = tuple(Span(*place.span()) for place in re.finditer(f"{REPLACEMENT}+", content))
    name = _NAMES.get(encoding, encoding)
    return Decoded(content=content, encoding=name, broken=broken, mixed=True)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes) -> bool:
    """Whether more of the bytes beyond ASCII are good UTF-8 than are not."""
    content = data.decode(errors="surrogateescape")
    beyond = len(_NON_ASCII.findall(content))
    bad = sum(len(run) for run in SURROGATES.findall(content))
    return beyond > 2 * bad


def _code_page(data: bytes) -> str:
    """The likeliest encoding of a text that is no UTF-8."""
    sample = _telling_sample(data)
    cyrillic = max(_CYRILLIC, key=lambda encoding: _cyrillic_rank(sample, encoding))
    if _is_cyrillic(sample, cyrillic):
        return cyrillic
    if not _looks_latin(sample):
        best = from_bytes(sample, cp_isolation=list(_OTHERS)).best()
        return "cp1252" if best is None else best.encoding
    return max(_ALPHABETS, key=lambda row: _covered(sample, *row))[0]


def _telling_sample(data: bytes) -> bytes:
    """Windows of `data` around what is not ASCII, up to the size of a sample."""
    windows, length = [], 0
    for window in re.finditer(rb"[^\x80-\xff]{0,20}(?:[\x80-\xff]+[^\n\x80-\xff]{0,40})+", data):
        windows.append(window.group()[: _SAMPLE - length])
        length += len(windows[-1])
        if length >= _SAMPLE:
            break
    return b"\n".join(windows)


def _cyrillic_evidence(sample: bytes, encoding: str) -> tuple[float, float, float]:
    """Of what is not ASCII: the share of well-cased Cyrillic words, common letters, capitals.

    In the wrong code page capitals and small letters change places ("рБЛ ЦЕ" for "Там же"),
    letters become signs, and rare letters common.
    """
    content = sample.decode(encoding, errors="replace")
    beyond = len(_NON_ASCII.findall(content))
    words = _CYRILLIC_WORD.findall(content)
    letters = "".join(word for word in words if _WELL_CASED.fullmatch(word))
    common = sum(letter in _COMMON_CYRILLIC for letter in letters.lower())
    total = max(beyond, 1)
    return len(letters) / total, common / total, sum(map(str.isupper, letters)) / total


def _is_cyrillic(sample: bytes, encoding: str) -> bool:
    words, common, _ = _cyrillic_evidence(sample, encoding)
    letters = [each for each in sample.decode(encoding, errors="replace").lower() if each > "\x7f"]
    vowels = sum(each in _VOWELS for each in letters)
    return words >= 0.5 and common >= 0.6 * words and vowels >= 0.2 * len(letters)


def _cyrillic_rank(sample: bytes, encoding: str) -> float:
    """How likely `encoding` is among the Cyrillic ones."""
    words, common, capitals = _cyrillic_evidence(sample, encoding)
    return words + common - 0.5 * capitals - 0.2 * _signs(sample, encoding)


def _signs(sample: bytes, encoding: str) -> float:
    """The share of signs among what is not ASCII: a few quotation marks are usual, many are not."""
    beyond = _NON_ASCII.findall(sample.decode(encoding, errors="replace"))
    return sum(not each.isalpha() for each in beyond) / max(len(beyond), 1)


def _looks_latin(sample: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone or in pairs, as accented letters do."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    return sum(len(run) for run in runs if len(run) > 2) < 0.3 * sum(map(len, runs))


def _covered(sample: bytes, encoding: str, alphabet: str) -> float:
    """How much of what is not ASCII belongs to an alphabet, or to typography."""
    beyond = _NON_ASCII.findall(sample.decode(encoding, errors="replace").lower())
    good = sum(each in alphabet or _TYPOGRAPHIC.match(each) is not None for each in beyond)
    return good / max(len(beyond), 1)
