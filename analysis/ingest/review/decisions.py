"""The decisions of the review queue applied: what a person decides obeys the rules that what was read obeys, or is asked again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from analysis.catalogue import places
from analysis.ingest.findings.consistency import possible, settled
from analysis.ingest.findings.finding import QUEUED, USED, Finding
from analysis.ingest.findings.reasons import CUMULATIVE, TOTAL
from analysis.ingest.review.answers import KEEP, REOPEN, SKIP, THEN, Unreadable, changes
from analysis.language import Text

AGAIN = "decision"


def apply(
    read: list[Finding], decisions: dict[str, dict[str, str]], check: Callable[[list[Finding]], list[Finding]]
) -> tuple[list[Finding], list[Text]]:
    """The findings with the decisions applied, and what these mean for figures that were not decided: each now doubted or
    no longer so. `check` is the arithmetic of the import, which a decided figure passes like one that was read."""
    first = settled(check(read), _where)
    kept = [None if is_open(found := decisions.get(f.key)) else found for f in read]
    if not any(kept):
        return first, []
    decided = [one and _answered(replace(f, kind=raw.kind), one) for raw, f, one in zip(read, first, kept, strict=True)]
    rows = check([raw if own is None or own.status == QUEUED else own for raw, own in zip(read, decided, strict=True)])
    rows = settled([_held(*each) for each in zip(rows, decided, kept, strict=True)], _where)
    said = [_consequence(*each) for each in zip(first, rows, decided, strict=True)]
    return rows, [one for one in said if one]


def is_open(kept: dict[str, str] | None) -> bool:
    """Whether nothing was decided, or what was decided was taken back."""
    return kept is None or _answers(kept)[-1].lower() in REOPEN


def _answers(kept: dict[str, str]) -> list[str]:
    return [answer.strip() for answer in kept["decision"].removeprefix("'").split(THEN)]


def _where(f: Finding) -> str:
    return f"{f.evidence.file} {f.evidence.place()}"


def _held(row: Finding, decided: Finding | None, kept: dict[str, str] | None) -> Finding:
    """A decision holds against the very objection that was put to the person; any other objection is asked about."""
    if decided is None:
        return row
    known = row.status == QUEUED and kept["reason"].removeprefix("'") in (row.reason.vi, row.reason.en)
    return decided if known or decided.status == QUEUED else row


def _consequence(before: Finding, now: Finding, decided: Finding | None) -> Text | None:
    """What the decisions on other figures mean for this one, where it is doubted now or was before."""
    where = _where(now)
    vi, en = (text.removeprefix(f"{where}: ") for text in (now if now.status == QUEUED else before).reason)
    if now.status == QUEUED and now.reason != (decided or before).reason:
        return Text(f"{where}: do các câu trả lời, nay phải hỏi: {vi}", f"{where}: the answers put it in doubt: {en}")
    if decided is None and before.status == QUEUED and now.status != QUEUED:
        return Text(f"{where}: do các câu trả lời, không còn phải hỏi: {vi}", f"{where}: the answers settle it: {en}")
    return None


def _answered(f: Finding, kept: dict[str, str]) -> Finding:
    """A decision holds for the value it was made about; one that is read otherwise now is asked about again."""
    was = kept.get("read", "").removeprefix("'")
    if was and was != f.read_as():
        return f.queue(
            Text(f"quyết định cũ là cho số “{was}”; nay đọc khác: hãy quyết định lại", f"the decision was about '{was}'; it is read otherwise now: decide again"),
            kind=AGAIN,
        )  # fmt: skip
    row = f
    for text in _answers(kept):
        row = _after(row, text, f)
    return replace(row, note=f"decision: {THEN.join(_answers(kept))}") if row.status != QUEUED else row


def _after(row: Finding, text: str, f: Finding) -> Finding:
    """The row after one more answer, which completes what was lacking, confirms what was decided, or replaces it."""
    if text.lower() in REOPEN:
        return f
    if text.lower() in SKIP:
        return f.aside(Text("loại theo quyết định", "left out by decision"), AGAIN)
    goes_on = bool(row.before) and (row.status == USED if text.lower() in KEEP else bool(_lacking(row)))
    base = row if goes_on else f
    try:
        return _asked_again(
            replace(base, status=USED, reason=Text("", ""), kind=f.kind, before=f.read_as(), **changes(text, base)), text
        )
    except Unreadable as error:
        return base.queue(error.reason, kind=AGAIN)


def _asked_again(row: Finding, text: str) -> Finding:
    """The row as decided, or queued with what it lacks or breaks."""
    if lacking := _lacking(row):
        is_check = row.kind.startswith("total") and row.value is not None  # of no place of its own: to be compared, not landed
        return row.aside(TOTAL) if is_check else _refused(row, text, lacking)
    if row.end and not places()[row.place].exists_on(row.end):
        name = places()[row.place].name
        return _refused(row, text, Text(f"{name.vi} không có vào {row.end}", f"{name.en} did not exist on {row.end}"))
    checked = possible(row)
    if checked.status == QUEUED:
        return _refused(row, text, checked.reason)
    return row.aside(CUMULATIVE) if row.kind == "cumulative" else row


def _lacking(row: Finding) -> Text | None:
    has_value = any(v is not None for v in (row.value, row.low, row.high))
    parts = (("chỉ số", "indicator", row.indicator), ("địa bàn", "place", row.place), ("giá trị", "value", has_value), ("kỳ", "period", row.end or row.start))  # fmt: skip
    vi, en = [v for v, _, there in parts if not there], [e for _, e, there in parts if not there]
    return Text(f"còn thiếu: {', '.join(vi)}", f"it still lacks: {', '.join(en)}") if vi else None


def _refused(row: Finding, text: str, why: Text) -> Finding:
    return row.queue(Text(f"quyết định “{text}”: {why.vi}", f"the decision '{text}': {why.en}"), kind=AGAIN)
