"""Answers in words that make one order (Rất không an toàn ... Rất an toàn; never ... always) -> 1, 2, 3 ..., which is said."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.catalogue.headings import folded, meant, words
from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.language import Text

_MOST = 15  # different words of a question
_LEAST = 3
_NO_SCALE = {"place", "period", "treated", "adopted", "eligible", "person", "indicator", "unit", "note"}
_NUMBER = re.compile(r"^(\d{1,2})\s*[.)=:–-]\s*(?=\D)")
_NEUTRAL = re.compile(
    r"binh thuong|trung lap|trung binh|trung dung|trung tinh|phan van|luong lu|nua .+ nua .+|khong .+ cung khong .+|neutral|undecided|neither .+ nor .+|neither"
)
_STRONG, _FAIR, _WEAK = (
    "rat|hoan toan|cuc ki|vo cung|tuyet doi|very|strongly|completely|extremely|totally|fully",
    "kha|tuong doi|fairly|quite|moderately|rather",
    "hoi|phan nao|mot phan|somewhat|slightly|mildly|a little|partly",
)
_FORM = re.compile(
    rf"(?:(?:(?P<strong>{_STRONG})|(?P<fair>{_FAIR})|(?P<weak>{_WEAK})|(?P<little>it)) )?(?P<no>(?:khong|ko|chua|chang|not) )?"
    rf"(?!(?:{_STRONG}|{_FAIR}|{_WEAK}) )(?P<stem>.+?)(?P<after> hoan toan| completely)?(?P<partly> mot phan| partly)?(?P<so> lam)?"
)
_OFTEN = {
    word: rank
    for rank, own in enumerate((
        "khong bao gio|chua bao gio|chua tung|never", "rat hiem khi|very rarely", "hiem khi|it khi|rarely|seldom|khong thuong xuyen",
        "thinh thoang|doi khi|doi luc|sometimes|occasionally", "thuong xuyen|thuong|often|frequently|usually", "rat thuong xuyen|very often|very frequently",
        "luon luon|luon|always",
    ))
    for word in own.split("|")
}  # fmt: skip
_DENYING = ("un", "dis", "in")


class _Answer(NamedTuple):
    """What an answer says: of what, and how much of it (0: neither); `fair`, `little`: words whose place beside others is not sure."""

    stem: str
    rank: float
    fair: bool = False
    little: bool = False


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Put 1, 2, 3 ... in place of the answers of every column whose words make one unmistakable order; columns of one question share it."""
    found = {c.name: own for c in grid.columns if _may_be(c, said) and (own := _answers(c, said))}
    sure = [c for c in grid.columns if c.name in found and len(set(_ranks(found[c.name]))) >= _LEAST]
    asked = {persons.parted(c.name)[0] for c in sure}
    columns = [c for c in grid.columns if c.name in found and (c in sure or persons.parted(c.name)[0] in asked)]
    for stem in dict.fromkeys(_stem(found[c.name]) for c in columns):
        own = [c for c in columns if _stem(found[c.name]) == stem]
        if order := _ordered(*(found[c.name] for c in own)):
            _number(own, order, grid, doubts)
            continue
        for question in dict.fromkeys(persons.parted(c.name)[0] for c in own):
            pair = [c for c in own if persons.parted(c.name)[0] == question]
            if order := _ordered(*(found[c.name] for c in pair)):
                _number(pair, order, grid, doubts)


def _may_be(column: Column, said: Told) -> bool:
    """Whether a column may hold answers: few different texts, none of which a person gave a figure to, under a heading of nothing else."""
    different = column.distinct[1]
    told = said.roles.get(folded(column.name), "")
    if column.labels or not 2 <= len(different) <= _MOST or not all(isinstance(v, str) for v in different):
        return False
    if told in (*_NO_SCALE, "zone", "cluster", "ignore") or not told and _NO_SCALE & set(meant(column.name).roles):
        return False
    return not any(said.cells.get(v) is not None for v in different)


def _plain(text: str) -> str:
    return folded(_NUMBER.sub("", text.strip()))


def _answers(column: Column, said: Told) -> dict[str, _Answer]:
    """{text: what it says} of a column of which every word is understood and of one thing; empty for any other."""
    texts = [v for v in column.distinct[1] if v not in said.cells and _plain(v) not in words("missing")]
    plain = list(map(_plain, texts))
    if plain and all(p in _OFTEN or _NEUTRAL.fullmatch(p) for p in plain) and not all(map(_NEUTRAL.fullmatch, plain)):
        found = [_Answer("often", _OFTEN.get(p, _OFTEN["doi khi"])) for p in plain]
    else:
        found = _of_degrees(plain)
    numbers = [m[1] for t in texts if (m := _NUMBER.match(t.strip()))]
    if numbers and (len(numbers) < len(texts) or sorted(range(len(texts)), key=lambda i: int(numbers[i])) != sorted(range(len(texts)), key=lambda i: found[i].rank if found else 0)):  # fmt: skip
        return {}
    stems = {a.stem for a in found if a.rank or a.stem}
    return dict(zip(texts, found, strict=True)) if found and len(stems) == 1 else {}


def _of_degrees(plain: list[str]) -> list[_Answer]:
    forms = [None if _NEUTRAL.fullmatch(p) else _FORM.fullmatch(p) for p in plain]
    stems = {m["stem"] for m in forms if m}
    found = []
    for text, m in zip(plain, forms, strict=True):
        if m is None:
            if not _NEUTRAL.fullmatch(text):
                return []
            found.append(_Answer("", 0))
            continue
        stem, denied = m["stem"], bool(m["no"])
        if bare := next((stem.removeprefix(p) for p in _DENYING if stem.startswith(p) and stem.removeprefix(p) in stems), ""):
            stem, denied = bare, not denied
        if m["so"] and not denied:  # `không hài lòng lắm` is a little less; `hài lòng lắm` is how much?
            return []
        much = 3 if m["strong"] or m["after"] else 1 if m["weak"] or m["partly"] or m["so"] else 1.5 if m["fair"] else 2
        rank = -1 if m["little"] else -much if denied else much
        found.append(_Answer(stem, rank, bool(m["fair"]), bool(m["little"])))
    return found


def _stem(found: dict[str, _Answer]) -> str:
    return next((a.stem for a in found.values() if a.stem), "")


def _ranks(found: dict[str, _Answer]) -> list[float]:
    return [a.rank for a in found.values()]


def _ordered(*columns: dict[str, _Answer]) -> dict[str, int]:
    """{text: 1, 2, 3 ...} of the answers of some columns; nothing where two stand at one place, or where is not sure: `khá` beside none, `ít` beside neither."""
    every = {text: answer for found in columns for text, answer in found.items()}
    by_rank: dict[float, set[str]] = {}
    for text, answer in every.items():
        by_rank.setdefault(answer.rank, set()).add(_plain(text))
    ranks = sorted(by_rank)
    fair = any(a.fair and (2 if a.rank > 0 else -2) in by_rank for a in every.values())
    little = any(a.little for a in every.values()) and 0 in by_rank
    if len(ranks) < _LEAST or fair or little or any(len(own) > 1 for own in by_rank.values()):
        return {}
    return {text: ranks.index(answer.rank) + 1 for text, answer in every.items()}


def _number(columns: list[Column], order: dict[str, int], grid: Grid, doubts: Doubts) -> None:
    for column in columns:
        silent = [f"“{v}”" for v in column.distinct[1] if v not in order]
        column.values = [order.get(v, v if v and _plain(v) not in words("missing") else None) for v in column.values]
        column.unit = column.unit or ("điểm" if grid.has_marks else "points")
        if silent:
            persons.say_no_answers(column, silent, doubts)
    named = ", ".join(f"“{c.name}”" for c in columns)
    shown = "; ".join(f"{number} = {text}" for text, number in sorted({(_NUMBER.sub("", t.strip()), n) for t, n in order.items()}, key=lambda one: one[1]))  # fmt: skip
    doubts.say("scale", Text(f"Câu trả lời ở {named} đọc thành thang 1–{max(order.values())}: {shown}; nếu khác: cells=\"CÂU TRẢ LỜI=SỐ; ...\".",
               f"The answers of {named} are read as a scale of 1–{max(order.values())}: {shown}; if another: cells=\"ANSWER=NUMBER; ...\"."), columns=[c.name for c in columns])  # fmt: skip
