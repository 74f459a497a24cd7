"""Persons asked before and after, or once, and nothing says who had the treatment: the one column of yes and no that is plainly a programme is
read so, which is said; where several can be it, or (before and after) one of which nothing tells, it is asked."""

from __future__ import annotations

import re

from analysis.catalogue.headings import (
    folded,
    is_age,
    is_covariate,
    leaves_out,
    meant,
    measures_in,
    names_a_measure,
    says,
    without_unit,
)
from analysis.catalogue.identifying import identifies
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.questions.told import IGNORE
from analysis.ingest.columns.shapes.melted import is_numeric
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.language import Text

_JOINED = r"^(?:(?:có|đã|được|has|have|ever) )*(?:được (?:vay|hỗ trợ|tập huấn|tư vấn|đào tạo|dạy nghề|học nghề)|vay vốn|(?:học|dạy) nghề|joined|participat\w*|attended|enrolled|treat\w*)(?: |$)"
_PROGRAMME = r"\b(?:vay|vốn|quĩ|hỗ trợ|trợ giúp|học nghề|dạy nghề|đào tạo|tập huấn|tư vấn|tham gia|chương trình|mô hình|dự án|đề án|câu lạc bộ|clb|can thiệp|lớp|khoá (?:học|tập huấn)|sinh hoạt|loan|credit|fund|grant|support|training|course|counsel\w*|joined|participat\w*|programme|program|project|club|intervention|treat\w*)\b"
_TRAIT = r"\b(?:giới|nam|(?<!phụ )nữ|dân tộc|tôn giáo|thành thị|nông thôn|đô thị|vùng|khu vực|hôn nhân|kết hôn|vợ|chồng|con|nghèo|tiền án|tiền sự|biết chữ|mù chữ|đảng viên|khuyết tật|bệnh|hút thuốc|trình độ|học vấn|sex|gender|male|female|urban|rural|married|marital|smok\w*|literate|disab\w*|ethnic\w*|religio\w*)\b"
_OUTCOME = r"\b(?:có mặt|vắng|trả lời|phỏng vấn|mất dấu|mất liên lạc|liên lạc được|bỏ cuộc|bỏ học|tái (?:phạm|nghiện|sử dụng)|đồng ý|consent\w*|attrit\w*|lost|dropped|respond\w*|followed|interview\w*)\b"


_MEMBER = r"\b(?:tham gia|thành viên|hội viên|sinh hoạt|members?|joined|participat\w*|attend\w*|enrol\w*)\b"
_OF_GROUPS = r"\b(?:lớp|khoá|chương trình|dự án|clubs?|groups?|teams?|classes|class|courses?|training|projects?)\b"
_THOUGHT = r"\b(?:muốn|sẵn sàng|sẽ|dự định|ý định|mong|biết|nghe|hài lòng|đánh giá|lí do|nên|mời|vận động|người thân|bạn bè|want\w*|willing\w*|would|will|intend\w*|plan\w*|know\w*|aware\w*|heard|satisf\w*|reasons?|invited|should)\b"
_ASKED = re.compile(r"(?i)\s*(?:hay |có )?không\s*\?*\s*$")  # `Có tham gia CLB không?`


def of_persons(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles with the column that says who had the treatment, where persons have answers before and after and no column is told or named so."""
    have = {r.role for r in found}
    once = not {"before", "after"} <= have
    if {"treated", "adopted", "dose", "period"} & have or once and ("person" not in have or {"before", "after"} & have):
        return found
    if any(
        answer.endswith('=treated"') for q in doubts.questions for answer in q.answers
    ):  # asked already which of several it is
        return found
    taken = {r.column for r in found}
    able = [c for c in grid.columns if c.name not in taken and _can_be(c)]
    if once:  # any other yes and no may be what is judged
        plain = sure = able = [c for c in able if _says_both(c) and any(map(_is_member, _said(c)))]
        if not any(_is_judged(c, found) for c in grid.columns if c not in able):
            return found
    else:
        plain = [c for c in able if any(names_a_measure(text) or says(text, _PROGRAMME) for text in _said(c))]
        sure = [c for c in plain if _says_both(c) and any(names_a_measure(text) or says(text, _JOINED) for text in _said(c))]
    if len(sure) == len(plain) == 1:
        name = sure[0].name
        doubts.say("joined", Text(f"Cột “{name}” đọc là ai tham gia, ai không, vì là cột có/không duy nhất ghi một chương trình; nếu không phải: columns=\"{name}={IGNORE}\".",
                   f"Column “{name}” is read as who took part, being the only yes and no that is of a programme; if it is not: columns=\"{name}={IGNORE}\"."), columns=[name])  # fmt: skip
        return [*found, Role(role="treated", column=name, known="content")]
    if own := [c.name for c in plain or able]:
        none = "; ".join(f"{name}={IGNORE}" for name in own)
        shown = listed(f"“{name}”" for name in own)
        doubts.ask("joined", Text(f"Cột nào cho biết ai tham gia chương trình, ai không: {shown}?", f"Which column says who took part in the programme and who did not: {shown}?"), (),
                   [*((f'columns="{name}=treated"', Text(f"cột “{name}”", f"column “{name}”")) for name in own), (f'columns="{none}"', Text("không cột nào", "none of them") if once else Text("không cột nào: chỉ so trước và sau", "none of them: before and after only"))])  # fmt: skip
    return found


def _said(column: Column) -> list[str]:
    return [text for text in (column.name, column.described) if text]


def _is_member(heading: str) -> bool:
    """Whether a heading says that somebody takes part in a group or a programme: `Thành viên CLB`, `Được tập huấn`; not `Muốn tham gia CLB`."""
    bare = _ASKED.sub("", re.sub(r"\([^()]*\)", " ", heading))
    joined = says(bare, _MEMBER) and (measures_in(bare) or says(bare, _OF_GROUPS)) or says(bare, _JOINED)
    return bool(joined) and not leaves_out(bare) and not says(bare, _THOUGHT)


def _is_judged(column: Column, found: list[Role]) -> bool:
    """Whether a column of persons can be what is judged: an outcome, or a yes and no or figures without a role."""
    role = next((r.role for r in found if r.column == column.name), "")
    free = not role and not any(map(_is_trait, _said(column))) and (_says_both(column) or is_numeric(column))
    return role in ("outcome", "event") or free


def _can_be(column: Column) -> bool:
    """Whether a column of yes and no, or of two values under the heading of a programme, can say who took part: nobody's trait, no answer."""
    if any(_is_trait(text) for text in _said(column)):
        return False
    return _says_both(column) or len(column.distinct[1]) == 2 and any(map(names_a_measure, _said(column)))


def _says_both(column: Column) -> bool:
    """Whether a column says yes of some and no of others, in words or as 1 and 0."""
    plain = {str(v).removesuffix(".0") for v in column.distinct[1]} == {"0", "1"}
    return plain or {0.0, 1.0} <= set(persons.answers(column).values())


def _is_trait(heading: str) -> bool:
    roles = meant(without_unit(heading)).roles
    named = {"number", "note", "unit", "trait", "weight", "person", "place", "period", "event", "duration"} & set(roles)
    aside = is_age(heading) or is_covariate(heading) or identifies(heading) or says(heading, _TRAIT) or says(heading, _OUTCOME)
    return bool(named or aside or not folded(heading) or persons.parted(heading)[1])
