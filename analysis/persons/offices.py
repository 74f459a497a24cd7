"""A telephone or account in a text → whether it is an office's own, which stays."""

from __future__ import annotations

import re

from analysis.persons.numbers import CAPITALS

# A number of an office: its name directly before the number or right behind it, no verb between; and what names a person before it.
_OFFICES = (
    r"(?:công\s+an(?!\s+viên)|trực\s+ban|đường\s+dây\s+nóng|tổng\s+đài|ubnd|ủy\s+ban|uỷ\s+ban|trụ\s+sở|văn\s+phòng|mặt\s+trận|hội\s+(?:liên\s+hiệp|phụ\s+nữ|nông\s+dân|cựu)|đoàn\s+thanh\s+niên|trạm\s+y\s+tế|bệnh\s+viện|nhà\s+trường|ban\s+chỉ\s+đạo|"
    r"kho\s+bạc|trung\s+tâm\s+(?:y\s+tế|văn\s+hóa|hành\s+chính|bảo\s+trợ|tư\s+vấn|công\s+tác)|hotline|police|office|committee|emergency|switchboard)"
)
_OF_OFFICES = (
    rf"(?:(?-i:{CAPITALS})|\d{{1,4}}|của|nhân\s+dân|nhà\s+nước|phụ\s+nữ|nông\s+dân|chiến\s+binh|tổ\s+quốc|đa\s+khoa|đặt|đóng|nằm|y\s+tế|tổ\s+dân\s+phố|quốc\s+lộ|km|xã|phường|thị\s+trấn|thị\s+xã|quận|huyện|tỉnh|thành\s+phố|trung\s+ương|tại|địa\s+chỉ|số|đường|phố|thôn|tổ|"
    rf"{_OFFICES}|'s|of|the|station|commune|ward|district|city|people['’]s)"
)
_LEADS_TO_IT = (
    r"(?:theo|là|số|điện\s+thoại|di\s+động|đt|sđt|trực(?:\s+ban)?|fax|tel|telephone|phone|number|line|is|on|at|tài\s+khoản|stk)"
)
_OWNER = re.compile(
    rf"(?P<office>(?<!\w){_OFFICES})(?:[\s,(–-]*{_OF_OFFICES}(?!\w)){{0,14}}(?:[\s:,.(–-]*{_LEADS_TO_IT}(?!\w)){{0,4}}(?:[\s:(–-]*\+?\d[\d .()-]{{1,16}}\s*(?:,|/|-|–|hoặc|và|or|and)){{0,3}}[\s:,(–-]*$",
    re.IGNORECASE,
)
# A fixed line named behind a comma or colon, right behind the name of a body: `Trường THCS Đa Tốn (ĐT: 024 ...`.
_FIXED = re.compile(r"[(]?(?:\+84|0)[ .()-]*2")
_NAMED = re.compile(
    rf"(?<!\w)(?:{_OFFICES}|trường|trạm|trung\s+tâm|ban\s+quản\s+lý|bưu\s+điện|điện\s+lực|ngân\s+hàng|bến\s+xe|hạt|đồn|công\s+ty|nhà\s+máy)"
    rf"(?:[\s,(–-]*{_OF_OFFICES}(?!\w)){{0,14}}\s*[,(:;–-]\s*(?:(?:số\s+)?(?:điện\s+thoại|đt|sđt|tel|máy)(?:\s+(?:bàn|cố\s+định|liên\s+hệ|cơ\s+quan|số))*)[\s:.]*$",
    re.IGNORECASE,
)
# Lines that only offices have.
_ITS_LINE = re.compile(
    r"(?<!\w)(?:fax|(?:điện\s+thoại|đt|máy)\s+(?:thường\s+)?trực(?:\s+ban)?)[\s:]*(?:số|là)?[\s:]*$", re.IGNORECASE
)
_OWNED = re.compile(rf"\s*\)?\s*(?:của|thuộc|of)\s+(?:the\s+)?(?:(?:commune|ward|district|city)\s+)?{_OFFICES}", re.IGNORECASE)
_CALLED_FROM = re.compile(r"(?:(?:từ|qua|gọi)\s+(?:số|tài\s+khoản)|chuyển\s+(?:\w+\s+){0,2}vào|để\s+lại|from)(?:\s+(?:số|tài\s+khoản|điện\s+thoại|di\s+động|account|number))*\s*$", re.IGNORECASE)  # fmt: skip
_WHO_HOLDS_IT = re.compile(
    r"(?<!\w)(?:trưởng|phó|chủ\s+tịch|bí\s+thư|giám\s+đốc|chánh|cán\s+bộ|chiến\s+sĩ|nhân\s+viên)\s*$", re.IGNORECASE
)
_PRIVATE = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|đồng\s+chí|đ/c|thượng\s+tá|trung\s+tá|thiếu\s+tá|đại\s+úy|thượng\s+úy|trung\s+úy|nạn\s+nhân|bị\s+hại|người\s+(?!dân)|đối\s+tượng|kẻ|thuê\s+bao|chủ|cá\s+nhân|riêng|của\s+mình|mr|mrs|ms|he|she|his|her|victim|suspect|caller|resident|giả\s+(?:danh|mạo)|mạo\s+danh|tự\s+xưng|con\s+nghiện|posing|pretending)(?!\w)",
    re.IGNORECASE,
)


def is_an_offices(text: str, start: int, end: int, persons: list[tuple[int, int]]) -> bool:
    """Whether a telephone or account is an office's own: the office is named directly before it (no verb between) or right behind
    (`của Công an huyện`), and its sentence names no person. `persons`: of names."""
    begin = max(text.rfind(stop, 0, start) for stop in (". ", "\n", "; ", "! ", "? ")) + 1
    if any(begin <= at < start + 60 for at, _ in persons):
        return False
    before = text[max(begin, start - 200) : start]
    if _PRIVATE.search(before):
        return False
    if _OWNED.match(text, end):
        return _CALLED_FROM.search(before) is None
    if _FIXED.match(text, start) and (_ITS_LINE.search(before) or _NAMED.search(before)):
        return True
    owner = _OWNER.search(before)
    return owner is not None and _WHO_HOLDS_IT.search(before[: owner.start("office")]) is None
