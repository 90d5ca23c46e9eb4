"""A Typst file walked through once: its mark-up hidden, its notes and citations gathered.

Source: the Typst reference, "Syntax", and its pages on footnote, cite, ref, quote and bibliography.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import define, field

from ibidem.diagnostics.rules.reading import file_not_read, unclosed_note
from ibidem.model.span import Span
from ibidem.read.called import Mark
from ibidem.read.keyed import KeyedCitation, KeyedNotes
from ibidem.read.typst_tokens import Argument, Token, TypstTokens
from ibidem.read.veil import MarkedNote, Veil

_SIGNS = {"---": "—", "--": "–", "-?": "", "~": "\xa0", "...": "…"}
_OPENING = {'"': "“", "'": "‘"}
_CLOSING = {'"': "”", "'": "’"}
# A quotation mark opens after these.
_BEFORE_WORDS = frozenset(" \t\r\n([{—–“‘/\xa0")
_LABEL = re.compile(r"\s?<([\w.:-]+)>")
_LABELLED = re.compile(r"(?<=[\])\n\w ])[ ]?<([\w.:-]+)>[ \t]*(?=\s|$|[.,;])")
_INCLUDED = re.compile(r'\s+"([^"\n]+)"')
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\Z")
# What the forms of a citation print of a work.
_FIELDS = {"author": "author", "year": "date"}


@define(slots=False, eq=False)
class TypstText:
    """A file on its way from tokens to notes.

    Attributes:
        tokens: its parts.
        libraries: the libraries that it names.
        veil: its text.
        gathered: its notes and citations.
    """

    tokens: TypstTokens
    libraries: list[str] = field(factory=list)
    veil: Veil = field(init=False)
    gathered: KeyedNotes = field(init=False)
    _count: int = 0
    _marks: dict[int, str] = field(factory=dict)
    _words: set[int] = field(factory=set)
    _names: dict[str, str] = field(factory=dict)
    _again: list[tuple[str, Span]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.veil = Veil(self.tokens.content)
        self.gathered = KeyedNotes(self.veil)

    def walk(self) -> None:
        """Hide all mark-up and gather the notes."""
        at = 0
        while at < len(self.tokens.parts):
            part = self.tokens.parts[at]
            if part.kind in self._dealings:
                at = self._dealings[part.kind](at, part)
            elif part.code:
                at = self._hidden(at, part)
            else:
                at += 1
        self._call_again()

    @cached_property
    def _dealings(self) -> Mapping[str, Callable[[int, Token], int]]:
        return {
            "comment": self._hidden,
            "label": self._hidden,
            "emphasis": self._hidden,
            "code": self._hidden,
            "escape": self._escape,
            "sign": self._sign,
            "quote": self._quotation_mark,
            "head": self._head,
            "item": self._item,
            "string": self._string,
            "key": self._key,
            "statement": self._statement,
            "name": self._name,
            "open": self._bracket,
            "close": self._bracket,
        }

    def _hidden(self, at: int, part: Token) -> int:
        self.veil.hide(part.start, part.end)
        return at + 1

    def _escape(self, at: int, part: Token) -> int:
        code = part.name[3:-1]
        number = int(code, 16) if code and part.name.startswith("\\u{") else 0
        word = chr(number) if 0 < number < 0x110000 else part.name[1:2]
        self.veil.put(part.start, part.end, word.strip() or " ")
        return at + 1

    def _sign(self, at: int, part: Token) -> int:
        self.veil.put(part.start, part.end, _SIGNS[part.name])
        return at + 1

    def _quotation_mark(self, at: int, part: Token) -> int:
        """A quotation mark, which opens before words and behind a blank or a bracket."""
        content = self.tokens.content
        before, after = content[max(part.start - 1, 0) : part.start], content[part.end :][:1]
        opens = (not before or before in _BEFORE_WORDS) and after.strip()
        self.veil.put(part.start, part.end, (_OPENING if opens else _CLOSING)[part.name])
        return at + 1

    def _head(self, at: int, part: Token) -> int:
        self.veil.head(part.start, part.end)
        return at + 1

    def _item(self, at: int, part: Token) -> int:
        """An entry of a list, which Typst numbers or marks."""
        self.veil.put(part.start, part.end, f"{'•'.rjust(part.end - part.start - 1)} ")
        return at + 1

    def _string(self, at: int, part: Token) -> int:
        """Characters as they are; in code they are seen where they are the words of something."""
        if part.code and at not in self._words:
            return self._hidden(at, part)
        self.veil.hide(part.start, part.end - len(part.name) + 1)
        self.veil.hide(part.end - 1, part.end)
        return at + 1

    def _bracket(self, at: int, part: Token) -> int:
        """A bracket, which is seen where it stands among words."""
        opening = self.tokens.openings.get(at, at)
        if self.tokens.parts[opening].code or opening in self.tokens.arguments_of:
            self.veil.put(part.start, part.end, self._marks.get(at, ""))
        return at + 1

    def _statement(self, at: int, part: Token) -> int:
        """A statement; what it defines was spelled out, what it says is not read."""
        last = self.tokens.partners.get(at, at)
        end = self.tokens.parts[last].end
        file = _INCLUDED.match(self.tokens.content, part.end)
        if part.name == "include" and file is not None:
            finding = file_not_read(Span(part.start, file.end()), path=file[1])
            self.gathered.findings.append(finding)
        self.veil.hide(part.start, end if part.name == "let" else part.end)
        return (last if part.name == "let" else at) + 1

    def _key(self, at: int, part: Token) -> int:
        """A citation ``@key``, which may have a place behind it, or a reference to a label."""
        place = next((self._inside(group) for group in self.tokens.groups(at)), None)
        end = self.tokens.parts[self.tokens.call_end(at)].end
        self._cited(part.name, Span(part.start, end), place)
        return at + 1

    def _inside(self, group: tuple[int, int]) -> Span:
        return Span(self.tokens.parts[group[0]].end, self.tokens.parts[group[1]].start)

    def _cited(self, key: str, span: Span, place: Span | None, field_: str = "") -> None:
        if key in self._labels:
            self.veil.hide(span.start, span.end)
            self._again.append((key, span))
        else:
            self.gathered.cite(KeyedCitation(span=span, keys=(key,), after=place, field=field_))

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The labels that stand behind something that is labelled."""
        return frozenset(_LABELLED.findall(self.tokens.content))

    def _name(self, at: int, part: Token) -> int:
        self.veil.hide(part.start, part.end)
        if part.name in self._calls:
            self._calls[part.name](at, part)
        return at + 1

    @cached_property
    def _calls(self) -> Mapping[str, Callable[[int, Token], None]]:
        return {
            "footnote": self._footnote,
            "cite": self._cite,
            "ref": self._cite,
            "bibliography": self._bibliography,
            "link": self._link,
            "quote": self._quote,
        }

    def _footnote(self, at: int, part: Token) -> None:
        """A note; one that is not closed ends with its paragraph."""
        given = [each for each in self.tokens.arguments(at) if not each.name]
        if given:
            label = self._label_of(given[0])
            span = self._words_of(given[0])
            end = self.tokens.parts[self.tokens.call_end(at)].end
            if label:
                self._again.append((label, Span(part.start, end)))
            elif span is not None:
                self._note(Span(part.start, span.start), span, end)
        elif self.tokens.arguments_of.get(at + 1) == at and at + 1 not in self.tokens.partners:
            start = self.tokens.parts[at + 1].end
            end = self._paragraphs[bisect_left(self._paragraphs, start)]
            self.gathered.findings.append(unclosed_note(Span(part.start, start)))
            self._note(Span(part.start, start), Span(start, end), end)

    def _words_of(self, argument: Argument) -> Span | None:
        """The words of an argument, or all of it where it is code that holds some."""
        first, last = argument.first, argument.last
        words = self.tokens.words(argument)
        if words is not None:
            self._words.add(first)
            return words
        parts = self.tokens.parts[first : last + 1]
        if any(each.name in {"[", "cite"} for each in parts):
            return Span(parts[0].start, parts[-1].end)
        return None

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [each.start() for each in _PARAGRAPH.finditer(self.tokens.content)]

    def _note(self, mark: Span, span: Span, end: int) -> None:
        self._count += 1
        label = str(self._count)
        self.gathered.call(Mark(label=label, span=mark, note=label))
        whole = Span(mark.start, end)
        self.gathered.note(MarkedNote(label=label, name=label, span=span, whole=whole))
        named = _LABEL.match(self.tokens.content, end)
        self._names.update({named[1]: label} if named is not None else {})

    def _cite(self, at: int, part: Token) -> None:
        given = {each.name: each for each in self.tokens.arguments(at)}
        key = self._label_of(given[""]) if "" in given else ""
        span = Span(part.start, self.tokens.parts[self.tokens.call_end(at)].end)
        form = self.tokens.parts[given["form"].first].name.strip('"') if "form" in given else ""
        if key and form == "none":
            self.veil.hide(span.start, span.end)
        elif key:
            place = given.get("supplement")
            words = None if place is None else self._words_of(place)
            self._cited(key, span, words, _FIELDS.get(form, ""))

    def _label_of(self, argument: Argument) -> str:
        """The label in ``<a>`` or ``label("a")``, empty where there is none."""
        first = self.tokens.parts[argument.first]
        if first.kind == "label":
            return first.name[1:-1]
        inner = self.tokens.parts[argument.first : argument.last + 1]
        strings = [part.name[1:-1] for part in inner if part.kind == "string"]
        return strings[0] if first.name == "label" and strings else ""

    def _bibliography(self, at: int, _part: Token) -> None:
        for argument in self.tokens.arguments(at):
            inner = self.tokens.parts[argument.first : argument.last + 1]
            strings = (part.name[1:-1] for part in inner if part.kind == "string")
            self.libraries += () if argument.name else strings

    def _link(self, at: int, part: Token) -> None:
        """A link shows its words, or its address where it has none."""
        given = [each for each in self.tokens.arguments(at) if not each.name]
        address = self.tokens.parts[given[0].first] if given else part
        if len(given) == 1 and address.kind == "string":
            end = self.tokens.parts[self.tokens.call_end(at)].end
            self.veil.print(part.start, end, address.name[1:-1])

    def _quote(self, at: int, _part: Token) -> None:
        """Words in quotation marks, where they are no block of their own."""
        given = list(self.tokens.arguments(at))
        if any(each.name == "block" for each in given):
            return
        for first, last in self.tokens.groups(at):
            if self.tokens.parts[first].name == "[":
                self._marks.update({first: "“", last: "”"})

    def _call_again(self) -> None:
        """Call the notes that are called by their labels."""
        for key, span in self._again:
            name = self._names.get(key)
            if name is not None:
                self.gathered.call(Mark(label=name, span=span, note=name))
                self.veil.print(span.start, span.end, name)
