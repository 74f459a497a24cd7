"""Findings without persons: their evidence masked, and a number that identifies somebody set aside unread, before anything leaves."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.text.spelling import plain
from analysis.language import Text
from analysis.persons.mask import SHOWN, Span, masked, spans

PERSONAL = Text(
    "nêu danh tính một người: không phải số liệu, và không rời bản gốc",
    "identifies a person: no figure, and it does not leave the original",
)


def without_persons(findings: list[Finding], text: str) -> tuple[list[Finding], Counter[str]]:
    """The findings of one file with persons masked, and how many pieces of each kind its `text` and its cells hold."""
    known = _spans(text)
    counts = Counter(span.kind for span in known) if known else masked(text).counts
    cells = {f.evidence.text for f in findings if f.evidence.cell}
    counts += sum((_masked(cell).counts for cell in cells), Counter())
    return [_hidden(finding, known) for finding in findings], counts


def _spans(text: str) -> list[Span]:
    """What identifies persons, with the offsets of the text as given: letters and their marks may be apart in it."""
    composed, given = unicodedata.normalize("NFC", text), plain(text)
    if len(composed) != len(given.text):
        return []
    return [Span(*given.span(one.start, one.end), one.kind) for one in spans(composed)]


@lru_cache(maxsize=4096)
def _masked(text: str):
    return masked(text)


def _hidden(finding: Finding, known: list[Span]) -> Finding:
    e = finding.evidence
    if (
        e.cell and finding.status == USED and e.text == e.number
    ):  # a figure is not taken for an identity number because of its length
        return finding
    number, kind = e.number, _kind(finding, known)
    if kind and finding.status != USED:
        number = SHOWN[kind]
        finding = replace(
            finding.aside(PERSONAL, "personal"), value=None, low=None, high=None, alternatives=(), before="", note=""
        )
    reason, shown = Text(*(_masked(part).text for part in finding.reason)), _sentence(finding, known)
    others = tuple(_masked(other).text for other in finding.alternatives)
    return replace(
        finding,
        evidence=replace(e, text=shown, number=number),
        reason=reason,
        alternatives=others,
        note=_masked(finding.note).text,
    )


def _kind(finding: Finding, known: list[Span]) -> str:
    """What the number identifies; empty where it counts."""
    e = finding.evidence
    if e.cell:
        found = spans(unicodedata.normalize("NFC", e.text))
        return next((s.kind for s in found if e.number and e.number in e.text[s.start : s.end]), "")
    inside = (s for s in known if s.start < (e.number_end or 0) and (e.number_start or 0) < s.end)
    return next((s.kind for s in inside), "")


def _sentence(finding: Finding, known: list[Span]) -> str:
    """The evidence with what the whole text shows to be personal masked: a given name alone is known from a sentence before."""
    e = finding.evidence
    if e.cell or e.start is None or e.end is None or e.end - e.start != len(e.text) or not known:
        return _masked(e.text).text
    out, at = [], e.start
    for span in (s for s in known if s.start < e.end and e.start < s.end):
        out += [e.text[at - e.start : max(at, span.start) - e.start], SHOWN[span.kind]]
        at = min(span.end, e.end)
    return "".join(out) + e.text[at - e.start :]
