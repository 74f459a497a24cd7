"""Numbers that are not a level: a change on another period, a figure of that period, a rate per month, a part of a whole."""

from __future__ import annotations

import re

from analysis.catalogue import indicators
from analysis.ingest.entities.indicators import Chosen
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import Evidence
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.text.spelling import key, pattern, plain
from analysis.language import Text

_BETWEEN = r"(?:\s+(?:được|bình quân|trung bình|hơn|gần|khoảng|trên|tới|thêm|mạnh|nhẹ|mỗi năm|số vụ|số|cả|đều|là|so với|ít nhất|từ|xấp xỉ|về số vụ|trung bình mỗi năm|:))*"
_CHANGE = re.compile(
    pattern(
        rf"(?<!\w)(?:kéo giảm|tăng thêm|giảm|tăng(?!\s+cường)|bớt|nhiều hơn|ít hơn|(?<!nhận )(?<!thu )(?<!nộp )thêm|hơn\s+so\s+với|cao hơn|thấp hơn|(?:ít|nhiều|cao|thấp) hơn(?: cùng kì)?(?: của)? năm (?:trước|ngoái|\d{{4}}))(?!\s+(?:xuống|lên|còn|từ|thành)){_BETWEEN}\s*\(?\s*$"
    )
)
_SIGNED = re.compile(r"[(,;]\s*[-+−–]\s*$")
_AFTER_CHANGE = re.compile(
    pattern(
        r"(?<!\w)(?:giảm|tăng(?!\s+cường)|kéo giảm)(?!\s+(?:xuống|lên|còn|từ|thành)).{0,40}?[\s(,;=/]*(?:tương ứng|tương đương|bằng|tức|hay|tỷ lệ|đạt|khoảng|gần|hơn|và)?\s*$"
    )
)
_OTHER = re.compile(pattern(r"(?:so với|cùng kì|năm trước|năm ngoái|kì trước|trước đó|trước đây|thời điểm trước)[^,;.)]*$"))
# "Từ chỗ chỉ có 3 câu lạc bộ với 60 hội viên, đến nay đã có 17": how it was, not how it is.
_FORMERLY = re.compile(
    pattern(
        r"(?<!\w)(?:từ chỗ|trước khi (?:có|thực hiện|triển khai|ban hành)|trước đây|trước kia|(?<!tra )ban đầu|lúc đầu|buổi đầu|những ngày đầu|khi mới (?:thành lập|ra đời|ra mắt))(?!\w)(?:(?!(?<!\w)(?:nay|hiện|đã|đến cuối|đến năm|sau đó)(?!\w))[^.;])*$"
    )
)
_FROM = re.compile(pattern(r"(?<!\w)từ\s*$"))
# "từ 12 vụ năm 2017 lên 17 vụ năm 2018": a figure of that year, which it names
_OF_YEAR = re.compile(pattern(r"\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2}?\s+\(?(?:trong\s+)?(?:năm|tháng|quí)\s+\d"))
_FROM_TO = re.compile(pattern(r"^[^,;.]{0,40}?(?:xuống còn|giảm còn|giảm xuống|lên thành|ra|tăng lên|lên tới|lên|xuống|còn)\s"))
_LEVEL = re.compile(pattern(r"(?:xuống còn|xuống|còn|lên đến|lên tới|lên thành|tăng lên|lên|thành|đạt)\s*$"))
_PER_AFTER = re.compile(
    pattern(
        r"[^,;.()]{0,30}?\s*(?:/|một|mỗi|hằng|hàng|trên)\s*(tháng|năm|quí|tuần|ngày|clb|câu lạc bộ|xã|tổ|thôn|đơn vị|người|vụ|mô hình)(?!\w)"
    )
)
_PER_SLASH = re.compile(
    pattern(r"[^,;.()/\d]{0,30}/\s*(km2|km²|tháng|năm|quí|tuần|ngày|clb|câu lạc bộ|xã|tổ|thôn|đơn vị|người|mô hình)(?!\w)")
)
_PER_INHABITANTS = re.compile(
    pattern(r"[^,;.()/]{0,40}?\s*(?:/|trên|cho|mỗi)\s*(?:100\.000|100 nghìn|100 ngàn|một trăm nghìn)\s+(?:dân|người)")
)
_FOR_INHABITANTS = re.compile(
    pattern(
        r"(?<!\w)(?:cứ|mỗi|trên|tính trên|trung bình)\s+(?:100\.000|100 nghìn|100 ngàn|một trăm nghìn|10\.000|1\.000)\s+(?:dân|người)[^;.]*$"
    )
)
_PER_BEFORE = re.compile(
    pattern(
        r"(?<!\w)(?:mỗi|hằng|hàng|bình quân|trung bình|một)\s+(?:mỗi\s+|một\s+|hàng\s+|hằng\s+)?(tháng|năm|quí|tuần|ngày|câu lạc bộ|clb|xã|tổ|thôn|đơn vị|mô hình|nơi|địa phương|đội|lớp|buổi|hộ|khu|cụm|xóm|nhóm)(?!\w)(?!\s+\d)"
    )
)
DENIED = Text("điều được nói là không xảy ra; không phải số lượng", "what is said not to have happened, not a count")
# "nhiều hơn xã Đa Tốn 3 vụ"
_THAN_PLACE = re.compile(
    pattern(
        r"(?<!\w)(?:(?:nhiều|ít|cao|thấp) hơn|hơn|kém)(?: so với| của)?\s+(?:xã|huyện|thị trấn|phường|quận|tỉnh|thành phố|tp)\s+(?:[^\W\d_]+\s+){1,4}$"
    )
)
_DENIED = re.compile(
    pattern(
        r"(?<!\w)(?:không|chưa|chẳng)\s+(?:hề\s+|còn\s+)?(?:(?:để\s+)?(?:xảy ra|phát sinh|lọt|sót)|có|còn|ghi nhận|phát hiện|phát hiện thấy)(?:\s+(?:thêm|bất kì|dù chỉ|dù))?\s+(?:dù\s+)?$"
    )
)
_TARGET = re.compile(pattern(r"(?:chỉ tiêu|vượt|kế hoạch|yêu cầu|mục tiêu|nghị quyết)(?:\s+[^\W\d_]+){0,4}\s*\(?\s*$"))
# What is aimed at, unless the words after it say that it was done.
_AIMED = re.compile(
    pattern(
        r"(?<!\w)(?:theo (?:đúng )?(?:kế hoạch|chỉ tiêu)(?: đề ra| được giao)?,|(?<!nỗ lực )(?<!sự )(?<!tinh thần )(?<!thi đua )(?<!quá trình )phấn đấu(?!\s+của)|(?:đặt|đề|xác định|nêu)(?: ra)? (?:mục tiêu|chỉ tiêu)|(?:mục tiêu|chỉ tiêu)(?: đề ra| đặt ra| được giao)?(?: là| đến|:| năm)|giao chỉ tiêu|dự kiến|nếu(?!(?: như)? (?:năm|trước|giai đoạn|so|tính))|ước(?: tính| đạt| thực hiện)?(?= (?:năm|cả năm|hết năm|đến hết|thực hiện|quý|tháng))|sẽ(?! thấy| là| được nghe)|hướng tới|tiến tới|quyết tâm(?= đạt| khám phá| thành lập))(?:(?<=,)|(?!\w))(?:(?!(?<!\w)(?:đã|kết quả|thực tế|trên thực tế|đạt được|đến nay|hiện|thực hiện được|qua đó|nhờ|nhờ đó|vượt)(?!\w))[^.;])*$"
    )
)
_AIMED_LIST = re.compile(
    pattern(
        r"[\s+–\d.)-]*(?:phấn đấu|mục tiêu|chỉ tiêu|phương hướng|dự kiến|kế hoạch|nhiệm vụ)(?!\w)[^.;:]{0,80}:(?![^.]*(?<!\w)(?:kết quả|đã|thực hiện|đạt được|thực tế)(?!\w))"
    )
)
# "theo kế hoạch tổ chức 40 buổi, thực tế 52 buổi"
_PLANNED = re.compile(
    pattern(
        r"(?<!\w)(?<!\d )(?:theo )?(?:kế hoạch|chỉ tiêu)(?!\w)(?:(?!(?<!\w)(?:đã|kết quả|thực tế|trên thực tế|đạt được|thực hiện được)(?!\w))[^.;\d])*$"
    )
)
_AND_DONE = re.compile(
    pattern(r"[^.;\d]*?(?<!\w)(?:thực tế|trên thực tế|kết quả|thực hiện(?: được)?|đã|làm được|đạt)(?!\w)[^.;\d]{0,40}\d")
)
_UNDONE = re.compile(
    pattern(
        r"[^,;.()\d]{0,40}?(?<!\w)(?:chưa|không)\s+(?:được\s+|thể\s+|bị\s+)?(?:phá|khám phá|làm rõ|điều tra|giải quyết|xử lý|bắt|tìm ra|triển khai|thành lập|có)(?!\w)"
    )
)
_TOTAL = re.compile(pattern(r"(?:nâng tổng số|nâng số|tổng số|nâng|lũy kế)[^,;.]*$"))
_OF_WHICH = re.compile(pattern(r"(?:trong đó|trong số (?:đó|này|ấy|trên)|riêng|gồm|bao gồm)(?!\w)[^.;]*$"))
_STANDING = frozenset({"club", "team", "model", "box", "commune"})
_PERIODS = {"tháng": "month", "năm": "year", "quí": "quarter", "tuần": "week", "ngày": "day"}


def kind_of(keyed: str, bound: Bound, start: int) -> Text | None:
    """Why a number is a change or another period's figure, or None where it is a level."""
    before = keyed[max(start, bound.quantity.start - 80) : bound.quantity.start]
    after = keyed[bound.quantity.end : bound.quantity.end + 60]
    if _THAN_PLACE.search(before):
        return reasons.CHANGE
    if _DENIED.search(before):
        return DENIED
    if _CHANGE.search(before) or _SIGNED.search(before):
        return reasons.CHANGE
    if bound.quantity.percent and (_AFTER_CHANGE.search(keyed[max(start, bound.gap - 30) : bound.quantity.start])):
        return reasons.CHANGE
    if bound.quantity.percent and _TARGET.search(before) or _AIMED.search(keyed, start, bound.quantity.start):
        return reasons.TARGET
    if _PLANNED.search(keyed, start, bound.quantity.start) and _AND_DONE.match(keyed, bound.quantity.end):
        return reasons.TARGET
    if _AIMED_LIST.match(keyed, start, bound.quantity.start):
        return reasons.TARGET
    if (
        _FROM.search(before)
        and _FROM_TO.match(after)
        and not _OF_YEAR.match(after)
        or _FORMERLY.search(keyed, start, bound.quantity.start)
    ):
        return reasons.OTHER_PERIOD
    if _LEVEL.search(before):
        return None
    if _OTHER.search(before):
        return reasons.OTHER_PERIOD
    if bound.quantity.percent and re.search(pattern(r"(?<!\w)(?:chiếm|bằng)(?:\s+(?:gần|hơn|trên|khoảng|tỷ lệ))*\s*$"), before):
        return reasons.SHARE
    return None


def rate_of(keyed: str, bound: Bound) -> str:
    """month, year, 100,000 ... where the number is a rate; empty where it is a total."""
    if _PER_INHABITANTS.match(keyed, bound.quantity.end) or _FOR_INHABITANTS.search(
        keyed, max(0, bound.quantity.start - 80), bound.quantity.start
    ):
        return "100,000"
    end = min(len(keyed), bound.np + 24)
    after = _PER_SLASH.match(keyed, bound.quantity.end, end) or _PER_AFTER.match(
        keyed, bound.quantity.end, max(bound.np, bound.quantity.end)
    )
    if after and bound.head and bound.head.classes & _STANDING and after[1] in _PERIODS:
        after = None  # "hai câu lạc bộ B93 này bởi mỗi tháng đều đặn 1 - 2 buổi": clubs stand, they are not so many a month
    if after and bound.following and after.end() + 1 >= bound.following:
        after = None  # "hai câu lạc bộ họp mỗi tháng một lần": the month is the next number's
    gap = bound.gap - 30 * (bound.gap == bound.quantity.start)
    before = [
        m
        for m in _PER_BEFORE.finditer(keyed, max(gap, bound.quantity.start - 90), bound.quantity.start)
        if bound.quantity.start - m.end() <= 60 and not re.search(r"[.;]", keyed[m.end() : bound.quantity.start])
    ]
    found = after or (before[-1] if before else None)
    if found is None:
        return ""
    return _PERIODS.get(found[1], found[1])


_GOAL = re.compile(pattern(r"(?<!\w)(?:mục tiêu|phấn đấu|chỉ tiêu|đăng kí|đăng ký|kế hoạch|yêu cầu)(?!\w)[^.;]*$"))
_REST_PLACES = re.compile(pattern(r"(?<!\w)(?:xã|thị trấn|phường|đơn vị|địa phương|huyện|nơi)\s+(?:còn lại|khác)(?!\w)[^;.]*$"))
_REST_OF = re.compile(pattern(r"\s+(?:còn lại|kia)(?!\w)"))


_SINGLED_OUT = re.compile(
    pattern(
        r"(?<!\w)(?:tiêu biểu|xuất sắc|điển hình|nổi bật|được khen|được biểu dương|được tuyên dương|được tặng|được chọn|xếp loại|đạt loại|loại (?:khá|tốt|trung bình|yếu)|hoạt động (?:yếu|kém|trung bình|cầm chừng|không hiệu quả|chưa hiệu quả)|hoạt động tốt được|thiếu|không (?:còn )?(?:sinh hoạt|hoạt động|đạt|duy trì)|chưa (?:sinh hoạt|hoạt động|đạt)|củng cố lại|giải thể|ngừng hoạt động|dừng hoạt động|tạm dừng)(?!\w)"
    )
)
_CAUSED = re.compile(
    pattern(
        r"\s+(?:là\s+)?(?:có nguyên nhân|nguyên nhân|xuất phát từ|bắt nguồn|(?:là\s+)?do(?!\s+(?:công an|lực lượng|cảnh sát|đội|ma túy))|có liên quan|liên quan đến|xảy ra tại nhà|xảy ra vào|xảy ra trên|xảy ra ở)(?!\w)"
    )
)


_DID = re.compile(pattern(r"(?<!\w)(?:đã|kết quả|thực tế|đạt được|thực hiện được)(?!\w)"))


def is_done(keyed: str, start: int, end: int) -> bool:
    """Whether a sentence under a heading of goals says what was done all the same."""
    return bool(_DID.search(keyed, start, end))


def is_undone(keyed: str, bound: Bound) -> bool:
    """`còn 9 vụ chưa phá`, `4 xã chưa có tổ`: what is left to do."""
    return bool(bound.head and _UNDONE.match(keyed, bound.head.end))


def is_singled_out(keyed: str, bound: Bound) -> bool:
    """`ba mô hình tiêu biểu`, `3/11 tổ hoạt động yếu`: some of what there is, not how much there is."""
    end = bound.head.end if bound.head else bound.quantity.end
    clause = re.compile(r"[^,;.()\d]{0,80}").match(keyed, end)
    return bool(_SINGLED_OUT.search(keyed, end, max(bound.np, clause.end() if clause else end)))


_NEWLY = re.compile(
    pattern(
        r"(?<!\w)(?:(?:xây dựng|thành lập|ra mắt|lập|phát triển|nhân rộng|kết nạp|củng cố|bổ sung|vận động|làm)(?: được)? (?:mới|thêm)(?: được)?|mới (?:xây dựng|thành lập|ra mắt|lập|phát triển|kết nạp)(?: được)?|nhân rộng(?: được| thêm)?)\s+$"
    )
)
_NEW_ONES = re.compile(
    pattern(r"\s+(?:được\s+)?(?:(?:xây dựng|thành lập|ra mắt|lập)\s+)?mới(?!\s+(?:có|chỉ|được|đạt|đây))(?!\w)")
)


def is_newly_made(keyed: str, bound: Bound) -> bool:
    """`xây dựng mới 4 mô hình`: how many were added, not how many there are."""
    before = _NEWLY.search(keyed, max(0, bound.quantity.start - 48), bound.quantity.start)
    return bool(before or bound.head and _NEW_ONES.match(keyed, bound.head.end))


def is_caused(keyed: str, bound: Bound) -> bool:
    """`29 vụ có nguyên nhân do chập điện`, `12 vụ do người xã khác gây ra`: those of one cause are a part of all."""
    return bool(bound.head and _CAUSED.match(keyed, bound.head.end))


def is_goal(keyed: str, bound: Bound, start: int) -> bool:
    """Whether the change is aimed at: `phấn đấu giảm 5%`."""
    return bool(_GOAL.search(keyed[start : bound.quantity.start]))


def is_rest(keyed: str, bound: Bound) -> bool:
    """`bốn xã còn lại`: what is left of a figure, not a figure of its own."""
    elsewhere = _REST_PLACES.search(keyed, max(0, bound.quantity.start - 80), bound.quantity.start)
    return bool(elsewhere or bound.head and _REST_OF.match(keyed, bound.head.end))


def is_part(keyed: str, bound: Bound, earlier: list[int]) -> bool:
    """Whether `trong đó` makes the number a part of one that stands before it; `earlier`: where the same indicator was read."""
    said = _OF_WHICH.search(keyed, max(0, bound.quantity.start - 80), bound.quantity.start)
    return bool(said) and any(start <= said.start() for start in earlier)


_OPENS = re.compile(pattern(r"[\s+–-]*(?:trong đó|trong số (?:đó|này|ấy)|trong tổng số (?:đó|này))(?!\w)"))


def opens_with_part(keyed: str, start: int) -> bool:
    """A sentence that begins with `Trong đó` divides the figures of the sentence before."""
    return bool(_OPENS.match(keyed, start))


_REST = re.compile(
    pattern(
        r"\s*,?\s*(?:nhưng\s+)?(?:(?:chỉ\s+)?(?:còn|xuống còn|xuống|lên|lên thành)|(?:trên\s+)?thực tế(?:\s+(?:đã|là|có|đạt|thực hiện|tổ chức|mở|làm|được))*|(?:kết quả\s+)?(?:đã\s+)?(?:thực hiện|tổ chức|làm|đạt)(?:\s+được)?)\s+"
    )
)
_TWO_KINDS = re.compile(
    pattern(r"\s+(?:xã|phường)\s*(?:,|và)\s*\d+\s+(?:thị trấn|phường)|\s+(?:thị trấn|phường)\s*(?:,|và)\s*\d+\s+xã")
)


def continues(keyed: str, last: Bound, bound: Bound) -> bool:
    """`giảm 2 vụ, còn 1 vụ`: the level after a change counts what the change was of."""
    same = bool(last.head and bound.head and last.head.classes & bound.head.classes)
    return same and bool(_REST.fullmatch(keyed, last.np, bound.quantity.start))


def goes_on(keyed: str, last: Bound, bound: Bound) -> bool:
    """`tăng 12 vụ, 15 bị can`: what follows a change with nothing between is a change too."""
    end = last.head.end if last.head else last.quantity.end
    return last.changed and not bound.quantity.percent and bool(_AND.fullmatch(keyed, end, bound.quantity.start))


def is_one_kind(keyed: str, quantity) -> bool:
    """`20 xã và 2 thị trấn`: neither is the number of communes and townships."""
    return bool(_TWO_KINDS.match(keyed, quantity.end))


_AND = re.compile(pattern(r"\s*(?:,|/|và|với)\s*"))
_OF_A_KIND = re.compile(
    pattern(
        r"\s+(?:đạt|được|có|đã|thành lập|hoàn thành|bố trí|không|còn|xảy ra|trọng điểm|loại|vùng|ven|giáp|thực hiện|xây dựng|ra mắt)(?!\w)"
    )
)


def is_some_units(keyed: str, bound: Bound) -> bool:
    """`huyện có 12 xã đạt chuẩn`: a part of the communes and townships, not their number."""
    return bool(bound.head and not bound.quantity.part and _OF_A_KIND.match(keyed, bound.head.end))


def raised_total(first: Evidence, second: Evidence) -> int | None:
    """Which of two figures of one stock is the total, where the text says `nâng tổng số lên`: 0, 1, or None."""
    totals = [bool(_TOTAL.search(key(plain(e.text).text)[: e.number_start - e.start])) for e in (first, second)]
    return {(True, False): 0, (False, True): 1}.get(tuple(totals)) if first.start == second.start else None


def whole_of(numerator: Chosen | None) -> Chosen | None:
    """The indicator of the denominator: of `98/120 vụ` solved, the 120 are the offences."""
    if numerator is None or not numerator.indicator.endswith("_solved"):
        return None
    code = numerator.indicator.removesuffix("solved") + "offences"
    return Chosen(code, (), numerator.consumed - {"solve"}) if code in indicators() else None
