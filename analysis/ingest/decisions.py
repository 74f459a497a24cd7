"""The decisions of the review queue applied: what a person decides obeys the rules that what was read obeys, or is asked again."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue import places
from analysis.ingest.answers import SKIP, Unreadable, changes
from analysis.ingest.findings import QUEUED, USED, Finding
from analysis.ingest.one_value import settled
from analysis.ingest.possible import possible
from analysis.language import Text

AGAIN = "decision"


def apply(findings: list[Finding], decisions: dict[str, dict[str, str]]) -> list[Finding]:
    """The findings with the decisions applied; one value an indicator, place and period, among all of them."""
    if not any(f.key in decisions for f in findings):
        return findings
    decided = [_answered(f, decisions[f.key]) if f.key in decisions else f for f in findings]
    return settled(decided, lambda f: f"{f.evidence.file} {f.evidence.place()}")


def _answered(f: Finding, kept: dict[str, str]) -> Finding:
    """A decision holds for the value it was made about; one that is read otherwise now is asked about again."""
    was = kept.get("read", "").removeprefix("'")
    if was and was != f.read_as():
        return f.queue(
            Text(f"quyết định cũ là cho số «{was}»; nay đọc khác: hãy quyết định lại", f"the decision was about '{was}'; it is read otherwise now: decide again"),
            kind=AGAIN,
        )  # fmt: skip
    text = kept["decision"].removeprefix("'").strip()
    if text.lower() in SKIP:
        return f.aside(Text("loại theo quyết định", "left out by decision"), AGAIN)
    try:
        row = replace(f, status=USED, reason=Text("", ""), note=f"decision: {text}", before=f.read_as(), **changes(text, f))
    except Unreadable as error:
        return f.queue(error.reason, kind=AGAIN)
    return _asked_again(row, text)


def _asked_again(row: Finding, text: str) -> Finding:
    """The row as decided, or queued with what it lacks or breaks."""
    if lacking := _lacking(row):
        return _refused(row, text, lacking)
    if row.end and not places()[row.place].exists_on(row.end):
        name = places()[row.place].name
        return _refused(row, text, Text(f"{name.vi} không có vào {row.end}", f"{name.en} did not exist on {row.end}"))
    checked = possible(row)
    return _refused(row, text, checked.reason) if checked.status == QUEUED else row


def _lacking(row: Finding) -> Text | None:
    has_value = any(v is not None for v in (row.value, row.low, row.high))
    parts = (("chỉ số", "indicator", row.indicator), ("địa bàn", "place", row.place), ("giá trị", "value", has_value), ("kì", "period", row.end or row.start))  # fmt: skip
    vi, en = [v for v, _, there in parts if not there], [e for _, e, there in parts if not there]
    return Text(f"còn thiếu: {', '.join(vi)}", f"it still lacks: {', '.join(en)}") if vi else None


def _refused(row: Finding, text: str, why: Text) -> Finding:
    return replace(row, note="").queue(Text(f"quyết định «{text}»: {why.vi}", f"the decision '{text}': {why.en}"), kind=AGAIN)
