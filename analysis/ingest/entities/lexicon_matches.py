"""Where the lexicon's words stand in a text: heads (what is counted) and concepts (what it is about, what was done)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from analysis.catalogue.lexicon import lexicon
from analysis.ingest.text.spelling import key, squeezed

_SHORT = {
    "tội phạm": "TP", "đối tượng": "ĐT", "cảnh sát hình sự": "CSHS", "an ninh trật tự": "ANTT", "an ninh, trật tự": "ANTT",
    "trật tự xã hội": "TTXH", "tệ nạn xã hội": "TNXH", "phạm pháp hình sự": "PPHS", "tai nạn giao thông": "TNGT",
    "an ninh nhân dân": "ANND", "câu lạc bộ": "CLB", "hội viên": "HV", "người chưa thành niên": "NCTN", "vũ khí, vật liệu nổ": "VK, VLN",
    "vật liệu nổ": "VLN", "vũ khí": "VK", "công cụ hỗ trợ": "CCHT", "công an": "CA", "thanh niên xung kích": "TNXK",
    "xã, thị trấn": "xã, TT", "viện kiểm sát": "VKS", "cơ sở giáo dục bắt buộc": "CSGDBB", "trường giáo dưỡng": "TGD",
    "liên gia": "LG", "quần chúng nhân dân": "QCND", "quần chúng": "QC", "nhân dân": "ND", "viện kiểm sát nhân dân": "VKSND", "bị can": "BC",
    "thị trấn": "TT", "tố giác, tin báo": "TG, TB", "tin báo, tố giác": "TBTG", "hồ sơ quản lý": "HSQL", "người": "ng",
    "thi hành công vụ": "THCV", "bảo vệ an ninh trật tự": "BVANTT", "cơ sở giáo dục": "CSGD",
}  # fmt: skip
# Alone these are something else: TP is a city, TT a township or a circular, VK and CA too little to go by.
_NEVER_ALONE = frozenset(map(key, ("TP", "TT", "CA", "VK", "LG", "QC", "ND", "BC")))


def spellings(phrase: str) -> tuple[str, ...]:
    """A phrase of the lexicon, and the same with each of its words abbreviated."""
    found = [phrase]
    for words, short in _SHORT.items():
        found += [one.replace(words, short) for one in found if words in one]
    return tuple(one for one in dict.fromkeys(found) if key(one) not in _NEVER_ALONE)


# No phrase of the lexicon overlaps with more concepts than these, before or after it.
_NEAR = 60
# In a phrase of the lexicon: some words left out.
GAP = "…"
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")


@dataclass(frozen=True)
class Hit:
    """A concept named in a text."""

    start: int
    end: int
    concept: str
    kind: str


@dataclass(frozen=True)
class Head:
    """A counted noun in a text and the classes it can have (case, person, ...)."""

    start: int
    end: int
    classes: frozenset[str]


class Words:
    """The tokens of a keyed text, and the phrases of the lexicon found in them."""

    def __init__(self, keyed: str):
        self.keyed = keyed
        self.tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(keyed)]
        self._index = {start: i for i, (start, _, _) in enumerate(self.tokens)}

    def head_at(self, offset: int) -> Head | None:
        """The longest counted noun that begins at an offset."""
        i = self._index.get(offset)
        found = None if i is None else _longest(self.tokens, i, _heads())
        return Head(offset, self.tokens[found[0] - 1][1], found[1]) if found else None

    @cached_property
    def _heads(self) -> list[Head]:
        return [head for start, _, _ in self.tokens if (head := self.head_at(start))]

    def heads(self, start: int = 0, end: int | None = None) -> list[Head]:
        """Every counted noun that begins in a span (the whole text), longest first at each place."""
        first = bisect_left(self._heads, start, key=lambda head: head.start)
        last = len(self._heads) if end is None else bisect_left(self._heads, end, key=lambda head: head.start)
        return self._heads[first:last]

    def heads_between(self, start: int, end: int) -> list[Head]:
        """The counted nouns of a span, none inside another."""
        found: list[Head] = []
        for head in self.heads(start, end):
            if not found or head.start >= found[-1].end:
                found.append(head)
        return found

    def named_as(self, head: Head | None, hits: list[Hit]) -> frozenset[str]:
        """What the same noun was said to be before: of `22 đội` after `có đội thanh niên xung kích`, the youth teams."""
        marks = [h for h in hits if head and h.kind == "mark" and h.end <= head.start]
        noun = self.keyed[head.start : head.end] if head else ""
        return frozenset(h.concept for h in marks if self.keyed[: h.start].endswith(noun + " ") and noun)

    def hits(self) -> list[Hit]:
        """Every concept of the text. A phrase inside a longer one counts only where both are acts."""
        found: list[tuple[int, int, str, str]] = []
        kinds = lexicon().kinds
        for i in range(len(self.tokens)):
            for end, concepts in _all(self.tokens, i, _concepts()):
                found += [(self.tokens[i][0], self.tokens[end - 1][1], c, kinds[c]) for c in concepts]
        near = [found[max(0, k - _NEAR) : k + _NEAR] for k in range(len(found))]
        return [Hit(*hit) for hit, others in zip(found, near, strict=True) if not any(_swallows(other, hit) for other in others)]


def _swallows(other: tuple[int, int, str, str], hit: tuple[int, int, str, str]) -> bool:
    inside = other[0] <= hit[0] and hit[1] <= other[1] and other[:2] != hit[:2]
    return inside and not (other[3] == hit[3] == "act" and other[2] not in _OPAQUE) and other[2] not in _TRANSPARENT


# Acts that are not what their words are: `đề nghị truy tố` is no indictment, `thu giữ` no surrender.
_OPAQUE = frozenset({"conclude", "elsewhere"})
# Phrases of these concepts say nothing against the words inside them.
_TRANSPARENT = frozenset(
    {
        "filed",
        "in_centre",
        "other_field",
        "tip",
        "mass",
        "propagate",
        "rate_clear",
        "rehab",
        "armed_gang",
        "units_total",
        "on_file",
        "club_word",
        "economic_violation",
    }
)


def _tokens(phrase: str) -> tuple[str, ...]:
    return tuple(m[0] for m in _TOKEN.finditer(squeezed(phrase)))


@cache
def _heads() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    return _by_first(lexicon().heads)


@cache
def _concepts() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    return _by_first(lexicon().concepts)


def _by_first(named: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    """{first token: [(tokens, names)]}, longest phrases first."""
    names: dict[tuple[str, ...], set[str]] = {}
    for name, phrases in named.items():
        for spelling in chain.from_iterable(map(spellings, phrases)):
            names.setdefault(_tokens(spelling), set()).add(name)
    table: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for tokens in sorted(names, key=len, reverse=True):
        table.setdefault(tokens[0], []).append((tokens, frozenset(names[tokens])))
    return table


def _all(tokens, i, table):
    """(end, names) of every phrase of a table that begins at token i."""
    for phrase, names in table.get(tokens[i][2], ()):
        if GAP in phrase:
            if end := _over_gap(tokens, i, phrase):
                yield end, names
            continue
        end = i + len(phrase)
        if end <= len(tokens) and all(tokens[i + k][2] == word for k, word in enumerate(phrase)):
            yield end, names


def _over_gap(tokens, i, phrase) -> int:
    """Where a phrase with words left out ends: `thông tin … của người dân`, with one to six words and no stop between."""
    at = phrase.index(GAP)
    first, second = phrase[:at], phrase[at + 1 :]
    if [t[2] for t in tokens[i : i + at]] != list(first):
        return 0
    for start in range(i + at + 1, min(i + at + 7, len(tokens) - len(second) + 1)):
        if not tokens[start - 1][2].isalpha():
            return 0
        if [t[2] for t in tokens[start : start + len(second)]] == list(second):
            return start + len(second)
    return 0


def _longest(tokens, i, table):
    return next(iter(_all(tokens, i, table)), None)
