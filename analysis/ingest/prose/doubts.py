"""What speaks against a figure that was read: it is a part of another, of one case, of a hamlet; such a row is set aside or asked about."""

from __future__ import annotations

import re

from analysis.catalogue import indicators
from analysis.ingest.entities.indicators import BEFORE, JUDICIAL, Chosen
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose import changes
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.prose.document import Reading
from analysis.ingest.prose.place_roles import is_below, is_of_residents
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import pattern
from analysis.language import Text

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

_SENT = frozenset({"drug_compulsory_rehab", "drug_voluntary_rehab"})
_STAYING = Text(
    "số người đang ở hoặc đã rời cơ sở, có thể khác số người được đưa đi: hãy kiểm tra",
    "persons who are in a centre or have left it, perhaps not those sent there: please check",
)
_UNLINKED = Text(
    "tin quần chúng chỉ được nói ở câu trước, không rõ số này có từ tin đó không: hãy kiểm tra",
    "residents' tips are named in the sentence before only; whether this came of them is not said: please check",
)
_ONE_CASE = Text("có vẻ là một vụ cụ thể, không phải tổng số: hãy kiểm tra", "it seems to be one case, not a total: please check")
_ONE_TRIAL = Text(
    "có vẻ của một phiên tòa, không phải tổng số: hãy kiểm tra", "it seems to be of one trial, not a total: please check"
)
_OF_TRIALS = Text(
    "của các vụ đã xét xử, không phải của các vụ xảy ra: hãy kiểm tra", "of cases tried, not of cases that happened: please check"
)
_OF_ONE_BODY = Text(
    "chỉ kể của một tổ, một hội hay đoàn thể, có thể là một phần: hãy kiểm tra",
    "of one group or one association only, perhaps a part of all: please check",
)
_AT_CONTEST = Text("số đội, số người dự thi: hãy kiểm tra", "teams or persons at a contest: please check")
_BELOW_COMMUNE = Text(
    "số của thôn, tổ, trường, cơ sở; không phải của cả địa bàn: hãy kiểm tra",
    "of a hamlet, group, school or firm, not of the whole place: please check",
)
_RESIDENTS = Text(
    "chỉ kể người quê hoặc trú ở một nơi, có thể là một phần: hãy kiểm tra",
    "only persons from one place, perhaps a part of all: please check",
)


def examined(
    reading: Reading, sentence: Sentence, bound: Bound, chosen: Chosen, row: Finding, past: list[tuple[Bound, Chosen | None]]
) -> Finding:
    """The row as it was read, or set aside as a part, or queued with what is to be checked."""
    row = _without_parts(reading, sentence, bound, chosen, row, past)
    return _questioned(reading, sentence, bound, chosen, row, past)


def _without_parts(reading: Reading, sentence: Sentence, bound: Bound, chosen: Chosen, row: Finding, past) -> Finding:
    """Set aside where the number is a part of another, or what is left of it."""
    here = [
        b.quantity.start
        for b, c in past
        if c and c.indicator == chosen.indicator and reading.setting.place_of(b, sentence, None).code == row.place
    ]
    if chosen.indicator == "units_total" and (
        changes.is_one_kind(reading.keyed, bound.quantity) or changes.is_some_units(reading.keyed, bound)
    ):
        return row.aside(reasons.PART, "part")
    if indicators()[chosen.indicator].kind == "stock" and changes.is_newly_made(reading.keyed, bound):
        return row.aside(reasons.NEWLY, "new")
    opens = changes.opens_with_part(reading.keyed, sentence.start) and (chosen.indicator, row.place) in reading.memory.read
    stock = indicators()[chosen.indicator].kind == "stock"
    is_part = row.status == USED and (
        opens
        or changes.is_part(reading.keyed, bound, here)
        or stock
        and changes.is_singled_out(reading.keyed, bound)
        or chosen.indicator != "wanted_at_large"
        and changes.is_undone(reading.keyed, bound)
        or changes.is_caused(reading.keyed, bound)
        and (here or _read_before(reading, row))
        or changes.is_rest(reading.keyed, bound)
        or chosen.indicator == "tips_total"
        and _is_processed(bound)
        or bound.bracket
        and _breaks_down_tips(past)
        and bound.head
        and past[-1][0].head
    )
    return row.aside(reasons.PART, "part") if is_part else row


def _questioned(reading: Reading, sentence: Sentence, bound: Bound, chosen: Chosen, row: Finding, past) -> Finding:
    """Queued where the number may be of one case, a smaller place, or other people."""
    if row.status != USED:
        return row
    code = chosen.indicator
    tried = code.endswith("_victims") and JUDICIAL & (reading.memory.consumed | _known(past))
    amount = code.endswith("_suspects") and WITH_AMOUNT.match(reading.keyed, bound.quantity.end)
    doubts = (
        (_STAYING, "in_centre" in bound.beside and code in _SENT),
        (_UNLINKED, code.endswith("_from_tips") and _is_unlinked(reading, sentence, bound)),
        (_ONE_CASE, amount or is_one_case(reading, sentence, bound, row)),
        (_ONE_TRIAL, is_of_one_trial(reading, sentence, bound, past)),
        (_OF_TRIALS, tried),
        (_OF_ONE_BODY, _is_of_one_body(reading, sentence, bound, code)),
        (_AT_CONTEST, is_at_contest(reading, sentence, bound, chosen)),
        (_BELOW_COMMUNE, is_below(reading.keyed, bound, sentence) or _is_of_households(row)),
        (_RESIDENTS, is_of_residents(reading.keyed, reading.setting.named, bound)),
    )
    doubt = next((reason for reason, holds in doubts if holds), None)
    return row.queue(doubt, code) if doubt else row


_SO = re.compile(
    pattern(
        r"[\s+–-]*(?:(?:và|cũng)\s+)?(?:qua|từ|nhờ|theo|trên cơ sở|dựa|kết quả|nhờ vậy|vì thế|do đó|bởi|trong (?:số )?đó|số tin|các tin)(?!\w)"
    )
)


def _is_unlinked(reading: Reading, sentence: Sentence, bound: Bound) -> bool:
    return bound.weights.get("tip", 0.0) <= BEFORE and not _SO.match(reading.keyed, sentence.start)


# "Hội Cựu chiến binh: 22 tổ tự quản", "Tổ tự quản ANTT chợ gồm 15 thành viên"
_ONE_BODY = re.compile(
    pattern(
        r"(?<!\w)(?:hội (?:nông dân|nd|cựu chiến binh|ccb|người cao tuổi|nct|chữ thập đỏ|khuyến học)|đoàn (?:thanh niên|tn|tncs))(?:\s+[^\W\d_]+){0,3}\s*(?::|(?:có|xây dựng|thành lập|duy trì)(?!\w))[^.;]{0,80}$"
    )
)
_ONE_GROUP = re.compile(
    pattern(r"(?:^|[.;:]\s+)(?:tổ|đội|câu lạc bộ|clb|nhóm)(?!\w)[^.;,\d]{0,60}(?:gồm|có|với)\s+(?:khoảng\s+|hơn\s+)?$")
)


def _is_of_one_body(reading: Reading, sentence: Sentence, bound: Bound, code: str) -> bool:
    before = reading.keyed[sentence.start : bound.quantity.start]
    own = code.startswith(("groups_", "group_members_")) and not code.endswith(("youth_shock", "women_2no1yes"))
    return own and bool(_ONE_BODY.search(before)) or "_members_" in code and bool(_ONE_GROUP.search(before))


def _is_of_households(row: Finding) -> bool:
    """`tổ có 18 hộ, 72 nhân khẩu`: so few people are not those of a commune."""
    return row.indicator.startswith("population") and row.value is not None and row.value < 1_000


def _is_processed(bound: Bound) -> bool:
    """`số tin đã xử lý: 1.100`, after the tips received: those of them that were dealt with."""
    return not {"provide", "mass"} & bound.beside and bool({"resolve", "settle"} & bound.beside)


def _known(past: list[tuple[Bound, Chosen | None]]) -> frozenset[str]:
    return frozenset(c for _, chosen in past if chosen for c in chosen.consumed)


def _breaks_down_tips(past: list[tuple[Bound, Chosen | None]]) -> bool:
    """Whether what stands before the brackets was known from tips: `khám phá 123 vụ (ma túy 45 vụ, ...)` are parts of them."""
    outside = [chosen for bound, chosen in past if bound.bracket is None and chosen]
    return bool(outside) and outside[-1].indicator.endswith("_from_tips")


def _read_before(reading: Reading, row: Finding) -> bool:
    return (row.indicator, row.place) in reading.memory.read
