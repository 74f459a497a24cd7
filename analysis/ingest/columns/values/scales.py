"""Answers of persons in words that make one order (Rất không an toàn ... Rất an toàn; never ... always) -> 1, 2, 3 ..., which is said."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.catalogue.headings import folded, meant, words
from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.role import NUMERIC
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.language import Text

_MOST = 15  # different words of a question
_LEAST = 3
_NAMES = {"place", "period", "treated", "adopted", "eligible", "person", "indicator", "unit", "note", "number"}
_NO_SCALE = _NAMES | {"dose", "control", "trait", "exposure", "weight", "zone", "cluster"}
_OF_WHAT = frozenset((
    "often", "hai long", "dong y", "dong tinh", "tan thanh", "ung ho", "tin tuong", "tin cay", "tin", "an toan", "yen tam", "lo lang", "lo so", "quan tam", "hieu qua",
    "satisfied", "agree", "support", "trust", "confident", "safe", "worried", "afraid", "concerned", "effective", "likely",
))  # fmt: skip
_SURVEYED = re.compile(r"\b(?:khao sat|phong van|dieu tra|tra loi|dot|survey|interview|wave)")
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
    """Put 1, 2, 3 ... in place of the answers of persons whose words make one unmistakable order, the same before and after; and what `cells` says."""
    for column in grid.columns:
        _as_told(column, said, grid)
    found = {c.name: own for c in grid.columns if _may_be(c, said) and (own := _answers(c, said))}
    questions: dict[str, list[Column]] = {}
    for column in (c for c in grid.columns if c.name in found):
        questions.setdefault(persons.asked(column.name, column.described)[0], []).append(column)
    if not persons.pairs([c for own in questions.values() for c in own]) and not _of_persons(grid, said):
        return
    alike: dict[tuple, tuple[dict[str, int], list[Column]]] = {}
    for own in questions.values():
        if order := _ordered(*(found[c.name] for c in own)):
            alike.setdefault(tuple(sorted(order.items())), (order, []))[1].extend(own)
    for order, columns in alike.values():
        _number(columns, order, grid, doubts)


def _of_persons(grid: Grid, said: Told) -> bool:
    """Whether each row is a person: a column says whom, or a trait of theirs; no place at a time, unless it is the time of a survey."""
    roles = {c.name: {own} if (own := said.roles.get(folded(c.name))) else set(meant(c.name).roles) for c in grid.columns}
    have = set().union(*roles.values())
    events = [name for name, own in roles.items() if "period" in own and not _SURVEYED.search(folded(name))]
    return "person" in have and not (events and "place" in have) or "trait" in have and "period" not in have


def _as_told(column: Column, said: Told, grid: Grid) -> None:
    """Put the figures of `cells="ANSWER=NUMBER; ..."` in a column of words all of which are given one, or are no answer."""
    different = column.distinct[1]
    given = {v: number for v in different if (number := said.cells.get(v)) is not None}
    if len(set(given.values())) < 2 or not all(
        isinstance(v, str) and v[:1].isalnum() and re.search(r"[^\W\d]", v) for v in given
    ):
        return
    if any(v not in given and v not in said.cells and _plain(str(v)) not in words("missing") for v in different):
        return
    if column.labels or not all(isinstance(v, str) for v in different) or not _is_figure(column, said, _NAMES) or persons.answers(column):  # fmt: skip
        return
    column.values = [given.get(v) for v in column.values]
    column.unit = column.unit or _points(grid)


def _is_figure(column: Column, said: Told, no: set[str]) -> bool:
    """Whether a column is told to be of figures, or nothing is told of it and its heading means none of some roles."""
    told = said.roles.get(folded(column.name), "")
    return told in (*NUMERIC, "control") if told else not no & set(meant(column.name).roles)


def _points(grid: Grid) -> str:
    return "điểm" if grid.has_marks else "points"


def _may_be(column: Column, said: Told) -> bool:
    """Whether a column may hold answers: few different texts, none of which a person gave a figure to, under a heading of nothing else."""
    different = column.distinct[1]
    if column.labels or not 2 <= len(different) <= _MOST or not all(isinstance(v, str) for v in different):
        return False
    return _is_figure(column, said, _NO_SCALE) and not any(said.cells.get(v) is not None for v in different)


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
    stems = {a.stem for a in found if a.rank or a.stem}
    of_what = next(iter(stems), "")
    known = any(of_what.removeprefix(p) in _OF_WHAT for p in ("", *_DENYING))
    return dict(zip(texts, found, strict=True)) if found and len(stems) == 1 and known else {}


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


def _ordered(*columns: dict[str, _Answer]) -> dict[str, int]:
    """{text: 1, 2, 3 ..., or its own number} of the answers of some columns; nothing where two stand at one place, or where is not sure: `khá` beside none, `ít` beside neither."""
    every = {text: answer for found in columns for text, answer in found.items()}
    by_rank: dict[float, set[str]] = {}
    for text, answer in every.items():
        by_rank.setdefault(answer.rank, set()).add(_plain(text))
    ranks = sorted(by_rank)
    fair = any(a.fair and (2 if a.rank > 0 else -2) in by_rank for a in every.values())
    little = any(a.little for a in every.values()) and 0 in by_rank
    stems = {a.stem for a in every.values() if a.stem}
    if len(ranks) < _LEAST or len(stems) > 1 or fair or little or any(len(own) > 1 for own in by_rank.values()):
        return {}
    own = {text: int(m[1]) for text in every if (m := _NUMBER.match(text.strip()))}
    if own:
        pairs = sorted({(every[text].rank, number) for text, number in own.items()})
        numbers = [number for _, number in pairs]
        one_way = numbers in (sorted(set(numbers)), sorted(set(numbers), reverse=True))
        return own if len(own) == len(every) and len(pairs) == len(ranks) and one_way else {}
    return {text: ranks.index(answer.rank) + 1 for text, answer in every.items()}


def _number(columns: list[Column], order: dict[str, int], grid: Grid, doubts: Doubts) -> None:
    for column in columns:
        silent = [f"“{v}”" for v in column.distinct[1] if v not in order]
        column.values = [order.get(v, v if v and _plain(v) not in words("missing") else None) for v in column.values]
        column.unit = column.unit or _points(grid)
        if silent:
            persons.say_no_answers(column, silent, doubts)
    named = ", ".join(f"“{c.name}”" for c in columns)
    once = {number: _NUMBER.sub("", text.strip()) for text, number in reversed(order.items())}
    shown = "; ".join(f"{number} = {text}" for number, text in sorted(once.items()))
    doubts.say("scale", Text(f"Câu trả lời ở {named} đọc thành thang {min(order.values())}–{max(order.values())}: {shown}; nếu khác: cells=\"CÂU TRẢ LỜI=SỐ; ...\".",
               f"The answers of {named} are read as a scale of {min(order.values())}–{max(order.values())}: {shown}; if another: cells=\"ANSWER=NUMBER; ...\"."), columns=[c.name for c in columns])  # fmt: skip
