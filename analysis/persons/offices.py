"""A telephone, an account, a tax code or an address of mail in a text → whether it is an office's own, which stays."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.persons import mailboxes
from analysis.persons.numbers import CAPITALS
from analysis.persons.words import Spelled, borne, known, pairs

# A number of an office: its name directly before the number or right behind it, no verb between; and what names a person before it.
_OFFICES = (
    r"(?:công\s+an(?!\s+viên)|(?:phòng\s+)?cảnh\s+sát|trực\s+ban|đường\s+dây\s+nóng|tổng\s+đài|ubnd|ủy\s+ban|uỷ\s+ban|trụ\s+sở|văn\s+phòng|mặt\s+trận|hội\s+(?:liên\s+hiệp|phụ\s+nữ|nông\s+dân|cựu|chữ\s+thập\s+đỏ|khuyến\s+học|người\s+cao|luật)|quỹ\s+(?:phòng|vì|khuyến|bảo\s+trợ|đền)|đoàn\s+thanh\s+niên|trạm\s+y\s+tế|bệnh\s+viện|nhà\s+trường|ban\s+chỉ\s+đạo|"
    r"kho\s+bạc|trung\s+tâm\s+(?:y\s+tế|văn\s+hóa|hành\s+chính|bảo\s+trợ|tư\s+vấn|công\s+tác)|hotline|police|office|committee|emergency|switchboard)"
)
_OF_OFFICES = (
    rf"(?:(?-i:{CAPITALS})|\d{{1,4}}|của|chữ\s+thập\s+đỏ|khuyến\s+học|người\s+(?:cao\s+tuổi|nghèo)|nhân\s+dân|nhà\s+nước|phụ\s+nữ|nông\s+dân|chiến\s+binh|tổ\s+quốc|đa\s+khoa|đặt|đóng|nằm|y\s+tế|tổ\s+dân\s+phố|quốc\s+lộ|km|xã|phường|thị\s+trấn|thị\s+xã|quận|huyện|tỉnh|thành\s+phố|trung\s+ương|tại|địa\s+chỉ|số|đường|phố|thôn|tổ|"
    rf"{_OFFICES}|'s|of|the|station|commune|ward|district|city|people['’]s)"
)
_LEADS_TO_IT = (
    r"(?:theo|là|số|điện\s+thoại|di\s+động|đt|sđt|trực(?:\s+ban)?|fax|tel|telephone|phone|number|line|is|on|at|tài\s+khoản|stk)"
)
_OWNER = Spelled(
    rf"(?P<office>(?<!\w){_OFFICES})(?:[\s,(–-]*{_OF_OFFICES}(?!\w)){{0,14}}(?:[\s:,.(–-]*{_LEADS_TO_IT}(?!\w)){{0,4}}(?:[\s:(–-]*\+?\d[\d .()-]{{1,16}}\s*(?:,|/|-|–|hoặc|và|or|and)){{0,3}}[\s:,(–-]*$"
)
# A fixed line named behind a comma or colon, right behind the name of a body: `Trường THCS Đa Tốn (ĐT: 024 ...`.
_FIXED = re.compile(r"[(]?(?:\+84|0)[ .()-]*(?:2|69)")
_OWNED = re.compile(
    rf"\s*\)?\s*(?:của|thuộc|of|\((?=[^()\n]*\)))\s*(?:the\s+)?(?:(?:commune|ward|district|city)\s+)?{_OFFICES}(?!\s+giả)",
    re.IGNORECASE,
)
# Only bodies have an account there.
_OF_A_TREASURY = re.compile(r"\d{4}\.\d\.\d{7}(?:\.\d{1,5})?")
_AT_THE_TREASURY = re.compile(r"\s*,?\s*(?:được\s+)?(?:mở\s+)?(?:tại\s+)?kho\s+bạc\s+nhà\s+nước", re.IGNORECASE)
_CALLED_FROM = re.compile(r"(?:(?:từ|qua|gọi|bởi)\s+(?:số|tài\s+khoản)|chuyển\s+(?:\w+\s+){0,2}vào|để\s+lại|from)(?:\s+(?:số|tài\s+khoản|điện\s+thoại|di\s+động|account|number))*\s*$", re.IGNORECASE)  # fmt: skip
# Whose fixed line it is, where the line names nobody: `Phòng khám Đa Tốn: 024 ...`.
_BODY = Spelled(
    rf"(?<!\w)(?:{_OFFICES}|phòng(?=\s+(?:khám|(?-i:[A-ZĐ])|giáo|tư|y|lao|văn|nội|tài|cảnh|kinh|quản))|sở(?=\s+(?-i:[A-ZĐ]))|ban(?=\s+(?-i:[A-ZĐ]))|khoa(?=\s)|bộ\s+phận|tòa\s+(?:soạn|án)|toà\s+(?:soạn|án)|báo|đài|ttyt|bv|vp|hđnd|vks\w*|tand|"
    r"trường|trạm|trung\s+tâm|bưu\s+điện|điện\s+lực|ngân\s+hàng|bến\s+xe|hạt|đồn|chi\s+cục|cục|viện|nhà\s+(?:thuốc|văn\s+hóa)|thư\s+viện|bảo\s+hiểm|cơ\s+sở\s+(?:cai|bảo)|hội|đoàn|công\s+ty|nhà\s+máy|ban\s+quản\s+lý|bộ\s+phận|shelter|centre|station|board|the\s+home|clinic|department|hospital|editorial)(?!\w)"
)
# Its tax code; that of a person begins with 8 or has twelve figures.
_TAX = Spelled(r"(?<!\w)(?:mst|mã\s+số\s+thuế)(?:\s+(?:là|số|của))*\s*:?\s*$")
_OF_A_BODY = re.compile(r"(?!8)\d{10}(?:-\d{3})?")
_IN_ENTRIES = set(
    "của và nhân dân nhà nước phụ nữ nông cựu chiến binh tổ quốc đa khoa y tế khám chữa bệnh dự phòng tâm thần nhi sản mắt giáo dục đào tạo bảo trợ vệ xã hội trẻ em lao động hành chính tư pháp văn hóa thông tin thể thao vấn phòng điều trị nghiện cai ma túy "
    "mầm non tiểu học trung cơ sở phổ thông cảnh sát hình sự quản lý trật tự giao thông đường phố ngõ thôn xóm khu phường thị trấn xã quận huyện tỉnh thành tp tx số nhà tầng km quốc lộ tại địa chỉ điện thoại đt sđt tel phone máy bàn cố định liên hệ trực ban thường fax hotline văn thư tiếp công soạn đường dây nóng thuế thống kê cấp cứu".split()
)
# What is asked about a number, or said of who has it.
_SOMEBODYS = re.compile(
    r"(?<!\w)(?:lừa|giả|mạo|nhầm|số\s+lạ|vay|đòi\s+nợ|xác\s+minh|truy|theo\s+dõi|để\s+lại|thu\s+giữ|phát\s+hiện|bắt|bị|vợ|chồng|gần|cạnh|nhà\s+(?:riêng|ở|mẹ|bố)|(?:từ|dùng)\s+(?:số|máy)|gọi\s+đến|trình\s+báo|swindl\w+|traced?|near|home)(?!\w)",
    re.IGNORECASE,
)
# What is done from a number, behind it.
_IS_USED = re.compile(
    r"[\d .()–-]{9,18},?\s*(?:đã|liền|cứ|tự|gọi\s+(?:đến|tới|cho|vào|đi|điện|lại)|nhắn|giả|mạo|lừa|called|phoned|rang|belong)(?!\w)",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?:0?0?84)?0?[35789]\d{8}|01[2689]\d{8}")
_DUTY = Spelled(
    r"(?<!\w)(?:trực(?!\s+t(?:iếp|uyến|huộc))|đường\s+dây\s+nóng|tổng\s+đài|hotline|switchboard|duty)(?!\w)[^;\n]{0,90}$"
)
_DUTY_BEHIND = Spelled(r"(?<!\w)trực(?!\w|\s+t(?:iếp|uyến|huộc))")
_LIKE_A_SURNAME = re.compile(r"đoàn|hội|ban|báo|đài|cục|khoa|sở|viện|phòng|trường", re.IGNORECASE)
# Whose number may follow, if it is one of them.
_MEMBERS = r"(?:học\s+sinh|sinh\s+viên|học\s+viên|phụ\s+huynh|giáo\s+viên|bệnh\s+nhân|người\s+nhà|hội\s+viên|đoàn\s+viên|hộ(?!\s+dân)(?:\s+gia\s+đình)?|gia\s+đình)"
_AMONG = re.compile(rf"(?<!\w){_MEMBERS}(?!\w)", re.IGNORECASE)
_ALL = re.compile(
    rf"(?<!\w)(?:các|mọi|những|toàn\s+thể|quý|cho|hội|công\s+tác|tư\s+vấn)\s+{_MEMBERS}(?:\s*(?:,|và|-|–)?\s*{_MEMBERS})*(?!\w)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"(?:^\W*|(?-i:(?<!\w)(?=[a-zôđ])))(?:ông|bà(?!\s+con)|anh|chị|(?<!trẻ )em|cháu|cô|chú|bác|cụ)(?!\w)|(?<!\w)(?:đồng\s+chí|đ/c|thượng\s+tá|trung\s+tá|thiếu\s+tá|đại\s+úy|thượng\s+úy|trung\s+úy|nạn\s+nhân|bị\s+hại|(?<!mọi )(?<!các )(?<!những )(?<!\d )người(?!\s+(?:dân|cao\s+tuổi|nghèo|lao\s+động|bệnh|tiêu|tham|có\s+(?:công|uy)|khuyết|đi\s+đường|ta))|đối\s+tượng|kẻ|thuê\s+bao|chủ(?!\s+(?:đầu\s+tư|trì|trương|yếu|động|quản|nhật))|cá\s+nhân|riêng|của\s+mình|mr|mrs|ms|tôi|mình|bs|bác\s+s[ĩỹ]|ths|(?<!lien )he|she|his|her|victim|suspect|caller|resident|teacher|student|parent|patient|giả\s+(?:danh|mạo)|mạo\s+danh|tự\s+xưng|con\s+nghiện|posing|pretending)(?!\w)",
    re.IGNORECASE,
)


def is_an_offices(text: str, start: int, end: int, kind: str, persons: list[tuple[int, int]]) -> bool:
    """Whether a number or address of a kind is an office's own: its sentence names no person, and the office is named directly before it
    (no verb between), right behind (`của Công an huyện`) or by the address; a fixed line also where its paragraph names nobody, a mobile
    one only as its duty line. `persons`: of names."""
    begin = max(text.rfind(stop, 0, start) for stop in (". ", "\n", "; ", "! ", "? ")) + 1
    if _is_named(persons, begin, start + 60):
        return False
    before = text[max(begin, start - 200) : start]
    if kind == "identity" and _TAX.search(before) and _OF_A_BODY.fullmatch(text, start, end):
        line = text.rfind("\n", 0, start) + 1
        return not (tells_of_somebody(text[line:start]) or _is_named(persons, line, start))
    if kind not in ("telephone", "account", "mail"):
        return False
    if _AT_THE_TREASURY.match(text, end) or _OF_A_TREASURY.fullmatch(text, start, end):
        return True
    if tells_of_somebody(before):
        return False
    if kind == "mail":
        return mailboxes.is_an_offices(text[start:end])
    if _MOBILE.fullmatch(re.sub(r"\D", "", text[start:end])) and not _is_on_duty(before, text[end : end + 60]):
        return False
    if _OWNED.match(text, end):
        return _CALLED_FROM.search(before) is None
    return _FIXED.match(text, start) and _is_an_entry(text, start, persons) or _OWNER.search(before) is not None


def _is_named(persons: list[tuple[int, int]], begin: int, end: int) -> bool:
    """Whether a name begins there."""
    at = bisect_left(persons, (begin, 0))
    return at < len(persons) and persons[at][0] < end


def tells_of_somebody(before: str) -> bool:
    """Whether a text tells of somebody whose number or home may follow; not all of a kind: `các hộ gia đình gọi Công an xã`."""
    return _PRIVATE.search(before) is not None or _AMONG.search(_ALL.sub(" ", before)) is not None


def _is_on_duty(before: str, behind: str) -> bool:
    """Whether the office's duty line is said right before a number or behind it."""
    return _DUTY.search(before) is not None or _OWNED.match(behind) is not None and _DUTY_BEHIND.search(behind) is not None


def _is_an_entry(text: str, start: int, persons: list[tuple[int, int]]) -> bool:
    """Whether its line names a body before the number, or its paragraph nobody, and the line nothing that is asked about a number."""
    begin = max(text.rfind("\n", 0, start) + 1, start - 250)
    before = text[begin:start]
    if _SOMEBODYS.search(before) or _IS_USED.match(text, start):
        return False
    if (body := next(reversed([*_BODY.finditer(before)]), None)) is None:
        end = text.find("\n\n", start)
        return not _is_named(persons, text.rfind("\n\n", 0, start) + 1, end if end >= 0 else len(text))
    return not _is_called_so(body, before)


def _is_called_so(body: re.Match, before: str) -> bool:
    """Whether the word of a body may be a surname or given name: `Đoàn Minh, thôn Hạ`, not `Đoàn Thanh niên` or `Đoàn xã`."""
    if not _LIKE_A_SURNAME.fullmatch(body[0]):
        return False
    behind = re.findall(r"\w+", before[body.end() :])[:4]
    words = [word.lower() for word in behind]
    if (
        not words
        or words[0] == "thuế"
        or behind[0].isupper()
        or behind[0].islower()
        and (words[0] in _IN_ENTRIES or body[0].islower())
    ):
        return False
    if " ".join(words[:2]) in pairs() or len(words) > 1 and _IN_ENTRIES.issuperset(words[:2]):
        return False
    return not any(" ".join(words[:n]) in known() - borne() for n in range(2, len(words) + 1))
