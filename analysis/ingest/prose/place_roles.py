"""Places that say whose, where from or beside what, and people who are of a place: none of them is where something was counted."""

from __future__ import annotations

import re

from analysis.ingest.entities.places import Named
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import pattern

_BODY = (
    "ubnd|công an|ca|catp|cath|huyện ủy|thành ủy|tỉnh ủy|đảng ủy|hđnd|ban chỉ đạo|bộ|ủy ban nhân dân|viện kiểm sát|tòa án|phòng"
)
_OWNED = re.compile(
    pattern(
        rf"(?<!\w)(?:(?:của|do|chỉ đạo|theo|với|cùng|giữa)\s+(?:{_BODY})(?:\s+[^\W\d_]+){{0,3}}|giáp|giáp ranh(?:\s+với)?|quê(?:\s+ở)?|trú tại|trú ở|ngụ(?:\s+tại)?|hktt|từ địa bàn|còn lại(?:\s+(?:là|ở|tại|thuộc))?|thuộc|trung tâm|ngoại thành|nội thành|phía (?:đông|tây|nam|bắc|đông nam|đông bắc|tây bắc|tây nam)(?: của)?|cách)\s+(?:các\s+)?$"
    )
)
_LIVES = re.compile(
    pattern(
        r"\d\s*tuổi\s*\)?,?\s*(?:(?:hiện\s+)?(?:ở|tại|sống ở|sống tại|người)\s+)?(?:(?:thôn|xóm|tổ|số nhà|ngõ|tổ dân phố)\s+[\w\s]{1,20},?\s*)?$"
    )
)
# Where people come from or live is not where something happened.
_RESIDES = re.compile(
    pattern(
        r"(?<!\w)(?:quê(?:\s+quán)?(?:\s+(?:ở|tại|gốc))?|(?:thường\s+|cư\s+|tạm\s+)?trú(?:\s+(?:ở|tại))?|ngụ(?:\s+(?:ở|tại))?|hktt(?:\s+tại)?|hộ khẩu(?:\s+thường trú)?(?:\s+(?:ở|tại))?|đến từ|(?:là\s+|do\s+)?người(?:\s+(?:dân|của))?|dân|sinh sống\s+(?:ở|tại)|gốc)\s+(?:các\s+)?$"
    )
)
# "3.684 đối tượng từ tin báo của nhân dân huyện Gia Lâm": those who told, not those told of.
_GIVEN_BY = re.compile(
    pattern(
        r"(?<!\w)(?:tin|tin báo|tố giác|thông tin|phản ánh|giúp đỡ|hỗ trợ|ủng hộ|phát hiện)\s+(?:[^\W\d_]+\s+){0,4}?(?:của|do|từ)\s+(?:các tầng lớp\s+)?(?:nhân dân|người dân|quần chúng(?: nhân dân)?|bà con|dân)\s+(?:các\s+)?$"
    )
)
# A hamlet, a street or a school as the subject of a sentence: what it has is not what the commune has.
_BELOW = re.compile(
    pattern(
        r"(?:^|[.;]\s+|\n)[\s+–•-]*(?:(?:năm|tháng|quí|từ|trong|đến|qua|nay|mới đây|riêng)(?!\w)[^,.;]{0,40},\s*)?(?:(?:riêng|tại|ở|trên địa bàn|công an viên|chi hội phụ nữ|chi đoàn)\s+)?(?:các\s+)?(?:thôn|xóm|tổ dân phố|tdp|khu phố|khu dân cư|ấp|bản|làng|tổ liên gia|trường|khu đô thị|chợ|nhà máy|công ty|chi hội|chi đoàn)\s+(?!(?:đã|có|được|đều|trong|của|cũng|an toàn|ở|trên|nào)(?!\w))"
    )
)
_ABOVE_IT = re.compile(pattern(r"(?<!\w)(?:toàn|cả|của|trong|trên địa bàn)\s+(?:xã|huyện|thị trấn|quận|tỉnh|thành phố)(?!\w)"))


def only_says_whose(keyed: str, name: Named) -> bool:
    """A place that only says whose, beside what, or where someone lives (`72 tuổi, ở thôn 5 xã Kim Sơn`)."""
    before = max(0, name.start - 40)
    return bool(_OWNED.search(keyed, before, name.start) or _LIVES.search(keyed, before, name.start))


def resides(keyed: str, name: Named) -> bool:
    before = max(0, name.start - 60)
    given = _GIVEN_BY.search(keyed, before, name.start)
    return not given and bool(_RESIDES.search(keyed, before, name.start))


def is_of_people(bound: Bound) -> bool:
    """Cases and persons can be of a place without having been there; what people gave is of where they live."""
    return bool(bound.classes & {"person", "user", "case", "defendant", "accused"})


def is_of_residents(keyed: str, named: list[Named], bound: Bound) -> bool:
    """`bắt 5 đối tượng quê ở xã Đa Tốn`: those of one origin, in what stands beside the number."""
    end = bound.head.end if bound.head else bound.quantity.end
    return is_of_people(bound) and any(end <= n.start <= bound.np and resides(keyed, n) for n in named)


def is_below(keyed: str, bound: Bound, sentence: Sentence) -> bool:
    """`Thôn Đào Xuyên (xã Đa Tốn) xảy ra 2 vụ`: of a part of the commune."""
    found = _BELOW.match(keyed, sentence.start, bound.quantity.start)
    return found is not None and not _ABOVE_IT.search(keyed, found.end(), bound.quantity.start)
