"""News of one case, one trial, one contest: what is counted there is not the count of a period."""

from __future__ import annotations

import re

from analysis.catalogue import indicators
from analysis.ingest.binding import Bound
from analysis.ingest.distractors import pattern
from analysis.ingest.findings import Finding
from analysis.ingest.reading import Reading
from analysis.ingest.senses import Chosen
from analysis.ingest.sentences import Sentence

_PEOPLE_OF_A_CASE = frozenset({"person", "defendant", "accused"})
_THE_CASE = re.compile(
    pattern(
        r"(?<!các )(?<!những )(?<!số )(?<!mọi )(?<!\d )(?<!\w)(?:đường dây|chuyên án|vụ án|ổ nhóm|băng nhóm|băng)(?!\w)[^,;.:()\d]{0,40}(?<!\w)(?:gồm|với|có)\s+(?:khoảng\s+|hơn\s+|gần\s+)?$"
    )
)
_THAT_DAY = re.compile(
    pattern(
        r"(?<!\w)(?<!đến )(?<!từ )(?<!hết )(?:ngày|sáng|trưa|chiều|tối|đêm|rạng sáng)\s+(?:ngày\s+)?\d{1,2}\s?[/-]\s?\d{1,2}(?!\s?[/-]?\d)[^.;]*?(?:xảy ra|bắt|làm|khiến)(?!\w)[^.;]*$"
    )
)
_MEETING = re.compile(pattern(r"(?<!\w)(?:hội nghị|họp|sơ kết|tổng kết|báo cáo|thống kê|công bố|cho biết)(?!\w)"))


def is_one_case(reading: Reading, sentence: Sentence, bound: Bound, row: Finding) -> bool:
    """`Đường dây ma túy gồm 15 đối tượng`, `Ngày 12/8, tại xã Đa Tốn xảy ra 1 vụ`: news of one case, not the count of a period."""
    before = reading.keyed[sentence.start : bound.quantity.start]
    if bound.classes & _PEOPLE_OF_A_CASE and _THE_CASE.search(before):
        return True
    day = indicators()[row.indicator].kind == "count" and _THAT_DAY.search(before)
    return bool(day) and row.start != row.end and not _MEETING.search(before)


_TRIAL = re.compile(
    pattern(
        r"(?<!các )(?<!những )(?<!số )(?<!\d )(?<!nhiều )(?<!\w)(?:phiên tòa|phiên xét xử|phiên xử|(?:một|0?1) vụ án)(?!\w)(?! (?:hình sự )?sơ thẩm (?:là|năm))"
    )
)
_THE_TRIAL = re.compile(pattern(r"(?:trong\s+)?vụ án(?:\s+(?:này|trên))?\s+(?:có|gồm|với)(?!\w)"))
_CASES = frozenset({"case", "matter"})


def is_of_one_trial(reading: Reading, sentence: Sentence, bound: Bound, past: list[tuple[Bound, Chosen | None]]) -> bool:
    """`Phiên tòa có 3 bị cáo là người chưa thành niên`: the accused of one trial, not those of a year."""
    if "accused" not in bound.classes or any(b.classes & _CASES and (b.quantity.value or 2) > 1 for b, _ in past):
        return False
    opens = _THE_TRIAL.match(reading.keyed, sentence.start)
    return bool(opens or _TRIAL.search(reading.keyed, sentence.start, bound.quantity.start))


_CONTEST = re.compile(
    pattern(
        r"(?<!\w)(?:hội thi|cuộc thi|hội thao|giải bóng|giải chạy|giải cầu lông|liên hoan|hội diễn|hội trại|vòng (?:sơ khảo|chung kết|loại)|phần thi|ban giám khảo)(?!\w)"
    )
)


def is_at_contest(reading: Reading, sentence: Sentence, bound: Bound, chosen: Chosen) -> bool:
    """`Hội thi hòa giải viên giỏi có 18 đội, 216 người`: who came to a contest."""
    grouped = chosen.indicator.startswith(("groups_", "group_members_", "clubs_", "club_members_"))
    return grouped and bool(_CONTEST.search(reading.keyed, sentence.start, bound.quantity.start))


# "bắt 2 đối tượng mua bán 10 bánh heroin"
WITH_AMOUNT = re.compile(pattern(r"[^,;.()\d]{0,60}\d[\d.,]*\s*(?:bánh|gói|tép|viên|cục|kg|gam|g|bịch|chỉ|túi)(?!\w)"))
