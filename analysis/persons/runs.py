"""A text → its runs of capitalised words, each with what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from analysis.persons.words import PERSON, PLACE, fields, kinds, own_pairs

_LETTERS = "".join(chr(c) for c in range(0xC0, 0x1EFA) if chr(c).isalpha())
UPPER = "A-Z" + "".join(c for c in _LETTERS if c.isupper())
LOWER = "a-z" + "".join(c for c in _LETTERS if c.islower())
CAPITAL = f"[{UPPER}]"
# A dash that joins a year or a hamlet to a name: `Lê Thị Lan-1958-thôn Hạ`.
_JOINED = r"(?:(?:19|20)\d\d(?!\d)|(?:thôn|xóm|ấp|bản|buôn|khóm|tổ|đội|ngõ)(?!\w))"
WORD = rf"(?:{CAPITAL}\.(?=\s*(?:{CAPITAL}|[,;)(\n]|[{LOWER}]))|{CAPITAL}\w*(?:['’](?!s(?!\w))\w+)*(?:['’](?= {CAPITAL}))?(?:-(?!{_JOINED})\w+)*)"
RUN = re.compile(rf"(?<![\w/@.])(?<!\d-){WORD}(?: {WORD})*(?!\w)")
_TOKEN = re.compile(r"[\w'’]+(?:/[\w]+)?|[^\w\s]")
_OPENERS = set("\"“'‘([:–-•*+")
_LINKS = set("là tên gồm có như sau gọi danh nói trên tôi nó mình la ten gom co nhu goi".split())
_QUALIFIED = set(
    "mới cũ lớn nhỏ chính mẫu văn minh kiểu trọng điểm xanh mang đặt tên cấp chất lượng cao tự quản biên giới miền núi ven nội ngoại thành trung tâm vùng kết nghĩa".split()
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|was|were|with|is|by|from|has|had|who|at|for|he|she|his|her|named|born|said|after|that|this|they|their|which|our|list|police|school|His|Her|She|He|The|They|Mr|Mrs|Ms)\b"
)
_CELL = re.compile(r"[\n\t]")
_NUMERAL = re.compile(r"\d+|[ivx]+")
_ANSWER = re.compile(r"(?:^|[.?!\n]\s*)[A-Z]: $")  # `Q: ... A: Yes`
_NEXT = re.compile(r" ([^\W\d]+)")
_ENDS = re.compile(rf"(?:(?<!(?<!\w){CAPITAL})(?<!(?<!\w)[MD][rs])(?<!Mrs)\.|[!?])(?=\s)|\n")  # no initial ends a sentence
_KIN = set("ông bà anh chị em cô chú bác".split())
_SERVE = {"công an", "cảnh sát", "dân phòng"}  # chú công an Nay Phước
_BUSINESSES = set("quán tiệm hiệu cửa nhà lò xưởng đại cơ shop hộ".split())


def _is_owned(words: list[str]) -> bool:
    """Whether an owner's word stands there, before the word of a business: `chủ | quán`, `chủ quán | karaoke`."""
    return words[-1:] == ["chủ"] or any(
        words[-n:][:1] == ["chủ"] and words[-n:][1] in _BUSINESSES for n in (2, 3) if len(words) >= n
    )


@dataclass
class Run:
    """Capitalised words in a row: `words` with their places, and what the text says around them."""

    text: str
    start: int
    end: int
    marks: bool  # whether its sentence is written in Vietnamese with marks
    english: bool
    spans: list[tuple[int, int]] = field(default_factory=list)
    alone_in_english: bool = False  # a Vietnamese name there, with its marks
    beside: bool = False  # what tells of persons stands near
    weak: bool = False  # a name only beside others
    row: bool = False  # of several places, as what stands before them says

    @cached_property
    def shown(self) -> list[str]:
        return [self.text[a:b] for a, b in self.spans]

    @cached_property
    def words(self) -> list[str]:
        return [word.lower() for word in self.shown]

    @cached_property
    def whole(self) -> str:
        return " ".join(self.words)

    @cached_property
    def before(self) -> list[str]:
        """The words right before it, in small letters, the nearest last; nothing across a comma or the end of a sentence, line or cell."""
        ahead, out = _CELL.split(self.text[max(0, self.start - 70) : self.start])[-1], list[str]()
        tokens = [] if _ANSWER.search(ahead) else _TOKEN.findall(ahead)
        while tokens and (
            tokens[-1] in _OPENERS
            or tokens[-1] == "."
            and len(tokens) > 1
            and tokens[-2].lower() in ("tp", "tx", "tt", "q", "h", "p", "x", "đ", "mr", "mrs", "ms")
        ):
            tokens.pop()
        while tokens and len(out) < 8 and tokens[-1][0].isalnum():
            out.append(tokens.pop().lower())
        return out[::-1]

    @cached_property
    def told(self) -> tuple[str, str]:
        """(kind, the phrase before it): what the longest phrase before it, or before `là` or `tên`, says that it is."""
        words, known = list(self.before), kinds(self.marks)
        if words[-1:] == ["là"] and _NUMERAL.fullmatch(" ".join(words[-2:-1])) and known.get(" ".join(words[-3:-2])) == PLACE:
            words = words[:-3]  # cộng tác viên thôn 2 là A
        while words:
            for n in range(min(4, len(words)), 0, -1):
                if (phrase := " ".join(words[-n:])) in known:
                    person = _is_owned(words[:-n]) or words[-n - 1 : -n] and words[-n - 1] in _KIN and phrase in _SERVE
                    return (PERSON if person else known[phrase]), phrase
            if done := next((n for n in (2, 1) if " ".join(words[-n:]) in fields()), 0):
                words = words[:-done]
                continue
            led = next((known.get(" ".join(words[-2 - n : -2])) for n in (3, 2, 1) if " ".join(words[-2 - n : -2]) in known), "")
            if led in (PLACE, PERSON) and " ".join(words[-2:]) in own_pairs():  # cơ sở giáo dục A, cán bộ tư pháp B
                words = words[:-2]
                continue
            if words[-1] not in _LINKS and words[-1] not in _QUALIFIED and not _NUMERAL.fullmatch(words[-1]):
                return "", ""
            words.pop()
        return "", ""

    @cached_property
    def begins(self) -> bool:
        """Whether any word would have a capital there."""
        before = self.text[max(0, self.start - 40) : self.start].rstrip(" \"“'‘(–-•*+")
        return not before or before[-1] in '.!?:;|=>→\ufeff\t\n)]”"' or self.text[self.start - 1] in '\n"“‘('

    @cached_property
    def alone(self) -> bool:
        """Whether nothing else stands in its line: a cell, a heading."""
        before = self.text[max(0, self.start - 8) : self.start].rstrip(' "')
        behind = self.text[self.end : self.end + 8].lstrip(' "')
        return before[-1:] in ("", "\n", "\ufeff") and behind[:1] in ("", "\n")

    @cached_property
    def next(self) -> str:
        """The word behind it, where only a blank stands between."""
        found = _NEXT.match(self.text, self.end)
        return found[1].lower() if found else ""

    def without(self, n: int) -> Run:
        """The run without its first words."""
        return Run(
            self.text, self.spans[n][0], self.end, self.marks, self.english, self.spans[n:], self.alone_in_english, self.beside
        )


def runs(text: str) -> Iterator[Run]:
    """The runs of a text, in order."""
    ends, at = [match.end() for match in _ENDS.finditer(text)] + [len(text)], 0
    begin, marks, english, last = 0, True, False, -1
    for match in RUN.finditer(text):
        while at < len(ends) and ends[at] <= match.start():
            begin, at = ends[at], at + 1
        if at != last:
            sentence, last = text[begin : ends[min(at, len(ends) - 1)]], at
            english = len(_ENGLISH.findall(sentence)) > 0
            marks = not english and any("\u00c0" <= c < "\u1f00" for c in sentence)
        spans, a = [], match.start()
        for word in match[0].split(" "):
            spans.append((a, a + len(word)))
            a += len(word) + 1
        alone = english and not match[0].isascii()
        yield Run(text, match.start(), match.end(), marks or alone, english and not alone, spans, alone)


def merged(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces of a text in order, those that overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
