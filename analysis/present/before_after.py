"""Persons asked before and after, treated or not: what changed in each group, and by how much the groups' changes differ."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.inference.before_after import Change, difference_in_change, mean_change
from analysis.language import LANGUAGES, Text, number
from analysis.panel.own_table import OwnTable
from analysis.present.display import Sentence, Table

GROUPS = {True: Text("tham gia", "took part"), False: Text("không tham gia", "did not take part")}
ALL = Text("tất cả", "all")
COMPARED = Text(
    "{after}: nhóm tham gia thay đổi {one}{unit}, nhóm không tham gia {other}{unit}; chênh lệch {value}{unit} (khoảng tin cậy 95%: {low} đến {high}), n = {n} người. {more}"
    "Đây là mối liên hệ, chưa phải quan hệ nhân quả, trừ khi hai nhóm được chia ngẫu nhiên.",
    "{after}: those who took part changed by {one}{unit}, the others by {other}{unit}; difference {value}{unit} (95% interval {low} to {high}), n = {n} persons. {more}"
    "This is an association, not a cause, unless the groups were drawn by lot.",
)
ALONE = Text(
    "{after}: thay đổi bình quân {value}{unit} mỗi người (khoảng tin cậy 95%: {low} đến {high}), n = {n} người. {more}Không có nhóm so sánh, nên không biết thay đổi ấy do đâu.",
    "{after}: an average change of {value}{unit} a person (95% interval {low} to {high}), n = {n} persons. {more}Without a comparison group nothing tells why.",
)
HOW = {
    (True, True): Text("Có tính trọng số và cụm ({k} cụm). ", "Weights and clusters ({k}) are counted. "),
    (True, False): Text("Có tính trọng số. ", "Weights are counted. "),
    (False, True): Text("Có tính cụm ({k} cụm). ", "Clusters ({k}) are counted. "),
    (False, False): Text("", ""),
}
HEAD = Text("Nhóm|Số người|{first}|{last}|Thay đổi (95%)", "Group|Persons|{first}|{last}|Change (95%)")
HEAD_OF_SHARES = Text(
    "Nhóm|Số người|{first}, %|{last}, %|Thay đổi, điểm phần trăm (95%)",
    "Group|Persons|{first}, %|{last}, %|Change, percentage points (95%)",
)
BOTH = Text("{asked} ({first}, {last})", "{asked} ({first}, {last})")
AGAINST = Text("{last} so với {first}", "{last} against {first}")
DIFFERENCE = Text("chênh lệch", "difference")
UNCLEAR = Text(
    "Khoảng này chứa 0: số liệu chưa cho biết có khác hay không. ", "The interval includes 0: the data do not tell a difference. "
)
YES_NO = Text(" điểm phần trăm", " percentage points")  # of answers that are yes or no
ASIDE = Text(
    "{n} người thiếu một trong hai lần hỏi, hoặc không rõ nhóm, trọng số hay cụm, để riêng.",
    "{n} persons without one of the two answers, or of an unknown group, weight or cluster, are set aside.",
)


def can_compare(table: OwnTable) -> bool:
    """Whether the table has a score before and one after, and nothing of them is in doubt."""
    pair = [c for role in ("before", "after", "treated") for c in table.columns(role)]
    return any(map(table.before_of, table.columns("after"))) and not table.open_questions(*pair)


def before_after(table: OwnTable, language: str = "vi", after: str = "", alone: bool = True) -> tuple[Sentence, Table]:
    """The headline and the table of groups, of one answer (the first), with what they differ by where no other estimate (`alone`) stands
    beside it. Persons without both are set aside, which the foot says."""
    last, group = after or next(filter(table.before_of, table.columns("after"))), table.column("treated")
    first = table.before_of(last)
    weight, cluster = table.column("weight"), table.column("cluster")
    rows = table.frame[[c for c in (first, last, group, weight) if c]].apply(pd.to_numeric, errors="coerce")
    used = rows.dropna() if not cluster else rows[rows.notna().all(axis=1) & table.frame[cluster].notna()]
    used = used[used[weight] > 0] if weight else used
    before, after = used[first].to_numpy(float), used[last].to_numpy(float)
    sides = used[group].to_numpy(float) if group else np.ones(len(used))
    w = used[weight].to_numpy(float) if weight else np.ones(len(used))
    clubs = table.frame.loc[used.index, cluster].astype(str).to_numpy() if cluster else np.arange(len(used))
    difference = difference_in_change(before, after, sides, weights=w, cluster=clubs) if group else None
    changes = [(name, (sides > 0) == took) for took, name in GROUPS.items()] if difference else [(ALL, sides >= 0)]
    mean = lambda values, own: float(np.average(values[own], weights=w[own])) if own.any() else np.nan  # noqa: E731
    found = [(name, mean(before, own), mean(after, own), mean_change(before[own], after[own], weights=w[own], cluster=clubs[own]))
             for name, own in changes]  # fmt: skip
    how = HOW[bool(weight), bool(cluster)].fill(k=len(set(clubs)))
    share = bool(len(used)) and bool(np.isin(before, (0, 1)).all() and np.isin(after, (0, 1)).all())
    label = of_both_times(table, first, last)
    headline = Sentence(text=_said(label, found, difference, how, share), language=language, role="headline")
    times = [Text(*(said[:1].upper() + said[1:] for said in time)) for time in table.times]
    head = (HEAD_OF_SHARES if share else HEAD).fill(first=times[0], last=times[1])

    def build(lang: str) -> pd.DataFrame:
        cells = [
            (name.to(lang), number(c.n, lang), _level(b, lang, share), _level(a, lang, share), _interval(c, lang, share))
            for name, b, a, c in found
        ]
        if difference and alone:
            cells.append((DIFFERENCE.to(lang), number(difference.n, lang), "", "", _interval(difference, lang, share)))
        return pd.DataFrame(cells, columns=head.to(lang).split("|"))

    left = len(rows) - len(used)
    foot = ASIDE.fill(n=left) if left else Text("", "")
    title = label if table.asked_twice(first, last) else AGAINST.fill(last=table.label_of(last), first=table.label_of(first))
    return headline, Table(name="before_after", title=title, foot=foot, build=build, language=language)


def of_both_times(table: OwnTable, before: str, after: str) -> Text:
    """What was asked, with the names of the two times; else the heading of the later answer."""
    asked, times = table.asked_twice(before, after), table.times
    return BOTH.fill(asked=asked, first=times[0], last=times[1]) if asked else table.label_of(after)


def _said(asked: Text, found: list, difference: Change | None, how: Text, share: bool) -> Text:
    shown = difference or found[0][3]
    unclear = UNCLEAR if shown.low <= 0 <= shown.high else Text("", "")
    more = Text(how.vi + unclear.vi, how.en + unclear.en)
    values = {"value": shown.value, "low": shown.low, "high": shown.high}
    written = {key: Text(*(_change(v, lang, share) for lang in LANGUAGES)) for key, v in values.items()}
    written["unit"] = YES_NO if share else Text("", "")
    if difference:
        written |= {
            key: Text(*(_change(c.value, lang, share) for lang in LANGUAGES))
            for key, (_, _, _, c) in zip(("one", "other"), found, strict=True)
        }
    return (COMPARED if difference else ALONE).fill(after=asked, n=shown.n, more=more, **written)


def _interval(change: Change, lang: str, share: bool) -> str:
    to = {"vi": "đến", "en": "to"}[lang]
    value, low, high = (_change(end, lang, share) for end in (change.value, change.low, change.high))
    return f"{value} ({low} {to} {high})"


def _change(value: float, lang: str, share: bool) -> str:
    """A change with its sign, of shares in percentage points."""
    text = _level(value, lang, share)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def _level(value: float, lang: str, share: bool) -> str:
    return number(100 * value, lang, 1) if share else number(value, lang, 2)
