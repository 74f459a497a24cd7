"""Which headings of a researcher's table are of what identifies a person: a name, a number, a telephone, a home, a birth."""

from __future__ import annotations

from functools import cache

from analysis.catalogue.headings import is_age, says, without_unit

_WHOSE = r"(?: (?:của|người|chủ|đối tượng|học viên|bệnh nhân|học sinh|liên hệ|liên lạc|cá nhân|nhà|riêng)\b.*)?"
_NAME = r"họ (?:và )?(?:tên|chữ đệm)\b.*|(?:họ )?tên (?:gọi|khai sinh|người|đối tượng|học viên|bệnh nhân|học sinh|sinh viên|chủ hộ|bị can|bị cáo|nạn nhân|bị hại|cán bộ|thành viên|hội viên|cha|mẹ|bố|vợ|chồng|con)\b.*|chủ hộ|người đại diện|bí danh|biệt danh|(?:full|first|last|given|family|person|patient|student|client|respondent) ?(?:'s )?name|surname|name of (?:person|patient|student|respondent|head)\b.*|head of household"
_ONE = r"(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư)|định danh(?: cá nhân)?|hộ chiếu|thuế cá nhân|bhyt|bhxh|bảo hiểm (?:y tế|xã hội)|tài khoản(?: ngân hàng)?|biển (?:số|kiểm soát)(?: xe)?|gplx|giấy phép lái xe|passport|id card|national id|identity)"
_NUMBER = rf"(?:(?:số|mã|mã số|no|number of) )?(?:thẻ )?{_ONE}(?: (?:hoặc |or )?{_ONE})*(?: (?:no|number|card))?{_WHOSE}"
_REACHED = rf"(?:số )?(?:điện thoại|đtdđ|sđt|sdt|di động|phone|mobile|telephone|tel|zalo|facebook|e ?mail|thư điện tử)(?: (?:di động|no|number|address))?{_WHOSE}"
_HOME = r"địa chỉ(?! (?:tin cậy|xảy ra|nơi xảy ra|vụ|ip|mạng|web)\b)(?: .*)?|số nhà(?: (?:đường|phố|ngõ|thôn)\b.*)?|(?:nơi (?:ở|cư trú|thường trú|tạm trú|đktt|đkhktt|sinh)|chỗ ở|hộ khẩu|hktt|đkhktt|quê|quê quán|nguyên quán)(?: .*)?|(?:home |street )?address|residence|birthplace|place of birth"
_HEADING = "|".join((_NAME, _NUMBER, _REACHED, _HOME))
_BORN = r"\b(?:sinh|ntns)\b|(?:birth|dob|yob|born)|sinh$"


@cache
def identifies(heading: str) -> bool:
    """Whether a heading is of what identifies a person: `Họ và tên`, `Số CCCD`, `SĐT`, `Nơi thường trú`, `Ngày sinh`; not `Số vụ trộm điện thoại`."""
    bare = without_unit(heading)
    return says(bare, _HEADING, whole=True) or is_age(bare) and says(bare, _BORN)
