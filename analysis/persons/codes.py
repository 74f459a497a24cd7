"""Codes that identify a person: of files, patients, informants, devices, wallets; and the cells of a table beneath their heading.

Sources: Thông tư 105/2020/TT-BTC (tax codes of ten digits); GSM 03.03 (IMEI, 15 digits); addresses of TRON, Ethereum and Bitcoin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.rows import rows

_OF = (
    r"(?:bn|bệnh\s+nhân|hv|học\s+viên|sv|sinh\s+viên|hsv|hssv|nv|nhân\s+viên|đối\s+tượng|pn|phạm\s+nhân|tn|can\s+phạm|người\s+(?:bệnh|nghiện|dùng|vay|cai)|khách(?:\s+hàng)?|"
    r"hội\s+viên|đoàn\s+viên|đảng\s+viên|cộng\s+tác\s+viên|ctv|thân\s+chủ|ca\s+bệnh|điều\s+trị|arv|methadone|bhyt|bhxh|y\s+tế|định\s+danh|khám(?:\s+bệnh)?)"
)
_CODE = r"(?P<it>(?=[\w/.-]*\d)[A-Za-z0-9ĐĂÂÊÔƠƯ]+(?:[-/.–][A-Za-z0-9ĐĂÂÊÔƠƯ]+)*)(?![\w/-])"
_LINK = r"(?:\s+(?:là|số|của\s+\w+))*\s*[:=]?\s*[\"“'‘]?"
_A_CASES = re.compile(r"(?<!\w)(?:chuyên\s+án|vụ\s+án|kế\s+hoạch|chiến\s+dịch|ban\s+chuyên)(?!\w)[^.;\n]*$", re.IGNORECASE)
BEHIND_WORDS = (
    rf"(?<!\w)(?:(?P<secret>bí\s+số)|danh\s+(?:chỉ\s+)?bản\s+số|bí\s+danh\s+số|số\s+báo\s+danh|sbd|(?:mã|mã\s+số|mã\s+thẻ|số\s+thẻ)\s+(?:hồ\s+sơ\s+)?{_OF}|(?:phạm\s+nhân|học\s+viên|cán\s+bộ|chiến\s+s[ĩỹ])[^.;\n]{{0,40}}?\s+số\s+hiệu|số\s+hiệu\s+(?:cand|sĩ\s+quan|cán\s+bộ|chiến\s+s[ĩỹ])){_LINK}(?=\S{{3}}){_CODE}",
    rf"(?<!\w)hồ\s+sơ\s+(?:số\s+)?(?=\S{{4}}){_CODE}(?=\s*[:,(–-]?\s*(?:của\s+)?(?:{_OF}|ông|bà|anh|chị|em|cháu)\s)",
    r"(?<!\w)(?:mst|mã\s+số\s+thuế)(?:\s+(?:là|số|của)|\s+cá\s+nhân|\s+hộ\s+kinh\s+doanh)*\s*:?\s*(?P<it>\d{10}(?:-\d{3})?|\d{12})(?![\d/])",
    rf"(?<!\w)(?:bn|bệnh\s+nhân)(?!\w)[^\n]{{0,80}}?(?<!\w)(?:số|mã)\s+(?P<record>hồ\s+sơ|lưu\s+trữ|vào\s+viện){_LINK}(?=\S{{4}}){_CODE}",
    r"(?<!\w)số\s+(?:khung|máy)\s*(?:là|:)?\s*(?P<it>(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{6,20})(?![\w/-])",
    r"(?<!\w)imei\s*(?:\d(?!\d))?(?:\s+(?:là|số|máy))*\s*[:|\t]?\s*(?P<it>\d(?:[ -]?\d){13,15})(?![\d/])",
    r"(?<!\w)(?<!\d )(?:giấy\s+(?:khai\s+sinh|chứng\s+sinh|báo\s+tử|chứng\s+tử)|trích\s+lục\s+(?:khai\s+(?:sinh|tử)|kết\s+hôn|ly\s+hôn)|(?:đăng\s+ký|chứng\s+nhận)\s+kết\s+hôn)(?!\w)(?:\s+(?:của|cho|mang\s+tên|tên)\s[^.;\n]{0,60}?)?\s*[,(]?\s*(?<!\w)số\s*:?\s*(?P<it>\d{1,5}(?:/\d{4})?)(?![\w/-]|\s+(?:trường\s+hợp|bản))",
)
_BASE58 = "1-9A-HJ-NP-Za-km-z"
WALLETS = (
    rf"(?<!\w)(?P<it>(?-i:T[{_BASE58}]{{33}}))(?!\w)",
    r"(?<!\w)(?P<it>0x[0-9a-f]{40})(?!\w)",
    rf"(?<!\w)(?P<it>(?=\w*\d)(?:(?-i:bc1[a-z0-9]{{25,59}})|(?-i:(?=\w*[a-z])(?=\w*[A-Z])[13][{_BASE58}]{{25,34}})))(?!\w)",
)
_HEADED = re.compile(
    rf"(?:mã|mã\s+số|mã\s+thẻ|số\s+thẻ)\s+(?:hồ\s+sơ\s+)?{_OF}|bí\s+số|sbd|số\s+báo\s+danh|imei|mst|mã\s+số\s+thuế|số\s+(?:tài\s+khoản|tk)|stk",
    re.IGNORECASE,
)
_CELL = re.compile(_CODE)


def is_a_cases(before: str) -> bool:
    """Whether the secret number behind a text is a case's own: `chuyên án mang bí số`."""
    return _A_CASES.search(before) is not None


def spans(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(start, end) of each cell beside a name whose column is headed as such a code; `names`: in order."""
    for row in rows(text, names):
        for (start, end), heading in zip(row.cells, row.headings, strict=False):
            if _HEADED.fullmatch(heading.strip(" .:")) and _CELL.fullmatch(text, start, end):
                yield start, end
