"""What stands before a name and tells that it is one, or none: forms of address, heads of offices, lists, titles."""

from __future__ import annotations

import re

from analysis.persons.words import PERSON, Spelled, kinds

KIN = set(
    "ông bà anh chị em cháu cô chú bác cậu dì thím mợ cụ bé thầy tên kẻ tức lão gã thằng mụ con vợ chồng bố mẹ bạn".split()
) | {
    "đồng chí",
    "đ/c",
}
_HEADS = Spelled(
    r"(?:chủ tịch|phó|trưởng(?! ?$| (?:thcs|thpt|th|tiểu|mầm|mẫu|đại|cao|cấp|học))|bí thư|giám đốc|chánh|chủ nhiệm|đại diện|(?<!các )đồng chí|(?<!các )đ/c)(?!\w)[^.;,\n]{0,50}$"
)
_SERVES = Spelled(
    r"(?:cán bộ|công chức|chuyên viên|nhân viên|công an|đồng chí|đ/c|cảnh sát|bảo vệ|dân quân|kế toán|thủ (?:quỹ|kho)|văn thư|địa chính|tư pháp|hộ tịch|y (?:tá|sĩ)|thú y|khuyến nông|(?:cộng tác|tuyên truyền) viên)(?!\w)[^.;:,\n]{0,40}$"
)
SPEAKER = set("by named mr mrs ms suspect victim defendant called as resident officer witness against for with".split())
ENGLISH_KIN = set(
    "flatmate flatmates roommate roommates housemate colleague friend friends landlord landlady tenant tenants boss employee driver boyfriend girlfriend "
    "fiance fiancee father mother son cousin nephew niece grandson granddaughter neighbor guest passenger husband wife i".split()
)
COURTESY = {"mr", "mrs", "ms", "dr", "miss", "sir", "madam"}
# What somebody is called by before a Vietnamese name, and before other things: `Uncle Tam`, `Officer Khanh`.
ENGLISH_TITLES = set(
    "uncle auntie aunt grandma grandpa grandmother grandfather brother sister officer teacher nurse doctor judge lawyer father comrade master madame".split()
)
# Whose, before what somebody is to them: `his deputy Mui`, `the victim's neighbour, Ba Dung,`.
APPOSED = re.compile(
    r"(?:(?<!\w)(?:pupils?|students?|suspects?|boys?|girls?|brothers?|sisters?|officers?|residents?|users?|friends?|neighbours?|teachers?|victims?|witness(?:es)?|children|youths?|men|women|informants?|shopkeepers?|drivers?|nurses?|interpreters?|volunteers?)[,:] |(?<!\w)(?:famil(?:y|ies)|wi(?:fe|ves)|husbands?|sons?|daughters?|mothers?|fathers?|parents|house|home|statement|testimony|arrest|death|friends?) of |(?:(?<!\w)(?:his|her|my|our|their|your)|['’]s) (?:[a-z]+ ){0,2}[a-z]+,? )$",
    re.IGNORECASE,
)
# Whom somebody tells or hurts.
ENGLISH_TO = set(
    "sent told tell asked ask hit beat slapped stabbed called phoned rang met interviewed thanked arrested helped saw heard paid gave owed lent married warned blamed visited that when because and if but while whom where said says is".split()
)
# Where persons are listed or sign: `ba người nghiện xuống trạm y tế: A, B`, `phòng 3 – A`, `Yours, A`.
_LISTED = Spelled(
    r"(?:(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) (?:người|đối tượng|nghi phạm|nạn nhân|bị can|bị cáo|hội viên|đoàn viên|thanh niên|thanh thiếu niên|thiếu niên|học sinh|em|cháu|anh|chị|ông|bà|hộ)(?!\w)(?:(?!(?:tại|ở|thuộc|từ|các) )[^.;:\n]){0,60}: ?"
    r"|(?<!\w)(?:phòng|buồng|giường|căn)(?: trọ| hộ)? (?:số )?\d+[A-Z]? ?[–:-] ?|(?:yours(?: \w+)?|(?:(?:best|kind) )?regards|best|cheers|thanks|sincerely|trân trọng|thân (?:ái|mến)|ký tên|người (?:viết|làm) đơn)\s*[,:]\s*(?:\(ký\)\s*)?)$"
)
# Who holds an office or task, and a colon: `quản lý: A`, `liên hệ thư ký hội: A`; no district or body that is in charge of.
_LABEL = re.compile(r"(?:^|[.;,\n|(–•*-])\s*(?:\d+[.)]\s*)?(?P<it>[^.;,:\n|(–]{2,50}?)(?: ?\([^()\n]{1,20}\))? ?: ?$")
_HELD = Spelled(
    r"^(?:khách|nghỉ|thư ký|quản lý|phụ trách|kế toán|thủ quỹ|chủ (?:trì|tọa|toạ)|điều hành|giám sát|hướng dẫn|thành viên|liên (?:hệ|lạc)|đầu mối|gặp|giao cho|bàn giao|đại diện|(?:lập|ghi) biên bản|ký nhận|xác nhận|trưởng|phó|cán bộ|chủ|cha|lễ tân|(?:hội|đoàn|đảng|tổ|đội|xã) viên|(?:không|có) (?:phép|lý do))(?!\w)|(?<!\w)(?:ký|ký tên|khai|lập biểu|lập bảng)$"
)
_LISTS = Spelled(
    r"^(?:(?:danh sách |thành phần |lực lượng |những người )?(?:điểm danh|vắng(?: mặt)?|có mặt|tham gia|tham dự|đi cùng|liên quan|trực)|người(?! (?:dân|được hỏi))(?! ?$)|(?:present|absent|apologies|in attendance|attending|attendees|participants|witness(?:es)?)$)(?!\w)"
)
_OF_NOBODY = Spelled(
    r"(?<!\w)(?:địa bàn|khu vực|đơn vị|cơ quan|nơi|tại|ở|thôn|xã|phường|huyện|tỉnh|thành phố|ngày|thời gian|nội dung|số|đồ|môn|dự án|mô hình|đề tài|chương trình|chủ đề|công trình|hàng|sản phẩm|tội)(?!\w)"
)
# `ca 1 A - B; ca 2 ...`, `Mùng 1: A, B`, in a line that is about being on duty.
_ROSTER = Spelled(
    r"(?<!\w)(?:(?:ca|kíp|tua|mùng|mồng|thứ|ngày|tối|đêm|sáng|chiều) (?:\d[\d/.]*|[IVX]+|[A-E]|một|hai|ba|tư|năm|sáu|bảy)(?: (?:sáng|chiều|tối|đêm))? ?[:–-]? ?"
    r"|(?:tổ|nhóm|chủ nhật|ca (?:sáng|chiều|đêm))(?: \w{1,5})? ?: ?|chốt(?: \w+){0,3} ?[:–-] ?)$"
)
_CONTACT = re.compile(r"(?:@[\w.-]+\w|\d[ .]?\d{3}) \($")  # whose mailbox or telephone, in brackets behind it
_ON_DUTY = Spelled(r"(?<!\w)(?:trực|lịch(?! (?:cắt|thu|tiếp|học))|phân công|chia ca|ca trực|tuần tra)(?!\w)")


def heads(text: str, at: int) -> bool:
    """Whether the head of an office, or who serves there, stands before the place: `chủ tịch hội phụ nữ xã`, `cán bộ tư pháp xã`."""
    ahead = text[max(0, at - 70) : at]
    return bool(_HEADS.search(ahead) or _SERVES.search(ahead))


def is_listed(text: str, at: int) -> bool:
    """Whether persons are listed, sign, hold an office or are on duty, as what stands before the place says."""
    ahead = text[max(0, at - 150) : at]
    last = ahead.rstrip(' "“')[-1:]
    if last in set(":–-,)") and _LISTED.search(ahead):
        return True
    if last == ":" and (label := _LABEL.search(ahead)) and _labels_somebody(label["it"].lower()):
        return True
    if _CONTACT.search(ahead[-40:]):
        return True
    if not _ROSTER.search(ahead[-30:]):
        return False
    end = text.find("\n", at, at + 200)
    return _ON_DUTY.search(text[max(text.rfind("\n", 0, at), at - 400, 0) : end if end >= 0 else at + 200]) is not None


def _labels_somebody(label: str) -> bool:
    """Whether a label begins with what somebody is or does there, and is of no district or body: `y sĩ theo dõi`."""
    words = label.split()
    if _LISTS.search(label):
        return True
    if _OF_NOBODY.search(label):
        return False
    told = kinds(not label.isascii())
    return _HELD.search(label) is not None or any(told.get(" ".join(words[:n])) == PERSON for n in (1, 2, 3))


# Quoted right behind a kind of thing: `mô hình "Anh Cả phố nhỏ"`; further quotes of a row may be nicknames.
_QUOTED = r"(?:vụ án|chuyên án|mô hình|câu lạc bộ|clb|quỹ|bi[eể]n hiệu|bảng hiệu|phong trào|chương trình|dạng|loại(?: ma t[uú][yý])?) [“\"][^”\"\n]{0,40}$"
TITLED = re.compile(
    r"(?<!\w)(?:(?:phim|vở|bài|cuốn|sách|truyện|tiểu thuyết|(?:tác|tiểu) phẩm|kịch|thơ|chèo|chầu văn|hợp ca|tốp ca|múa|tuồng|tiết mục|hoạt cảnh)(?: \w+){0,2}|(?:chiến dịch|phong trào|chương trình|mô hình|cao điểm|ra quân|cuộc thi|cuộc vận động)(?!\w)[^.;\n”\"]{0,50}(?:có|mang) tên) (?:[“\"][^”\"\n]{1,50}[”\"](?:,| và| hoặc) )*[“\"][^”\"]{0,40}$"
    rf"|(?<!\w){_QUOTED}|(?<!\w)(?:(?<!bạn )đọc|diễn|phân tích) $|(?:,|(?<!\w)(?:và|trồng|loài|giống)) hoa $",
    re.IGNORECASE,
)
# Who belongs to history, and whose monument stands there: `Thái sư Lê Văn Thịnh`, `lăng cụ Phó bảng Nguyễn Sinh Sắc`; what was written: `viết Hịch tướng sĩ`.
_OF_OLD = r"(?:(?:tiền|hậu|đại) )?(?:thái (?:sư|úy|phó|bảo|hậu|tử)|trạng(?: nguyên)?|bảng nhãn|thám hoa|hoàng (?:giáp|đế|hậu|tử|thân)|thượng thư|danh (?:nhân|tướng|y)|nữ tướng|tướng quân|(?:quốc|quận) công|đô đốc|đề đốc|nguyên phi|công chúa|(?:thiền|quốc) sư|đức (?:thánh|ông|vua)|thánh mẫu|thành hoàng(?: làng)?|vua|chúa|sứ quân|tổng đốc|phó bảng|tiến sĩ nho học|nhà (?:cách mạng|yêu nước|sử học|bác học|chí sĩ)|chí sĩ)"
OF_HISTORY = re.compile(
    rf"(?<!\w)(?:{_OF_OLD}|(?:đền(?: thờ)?|lăng(?: mộ)?|miếu(?: thờ)?|phần mộ|(?<!đối )(?<!hiện )(?<!ấn )tượng(?: đài)?|khu (?:lưu niệm|tưởng niệm|di tích|mộ)|nhà (?:lưu niệm|tưởng niệm)|bảo tàng|(?:theo truyền thuyết|ngày xưa có|sự tích)(?!\w)[^.\n]*|(?<=[”\"]) của (?:cố )?(?:nhà (?:văn|thơ)|nhạc sĩ|họa sĩ|tác giả)|di tích|tưởng nhớ|công ơn|thờ)(?: (?:cụ|bác|chủ tịch|tổng bí thư|đại tướng|tướng|anh hùng|liệt sĩ|liệt sỹ|nhà (?:thơ|văn|giáo)|nhạc sĩ|họa sĩ|đồng chí))*"
    r"|(?:museum|temple|shrine|tomb|statue|memorial|mausoleum|monument) (?:of|to|for)(?: the)?) (?:[“\"])?$",
    re.IGNORECASE,
)
# A bus's ends: `tuyến 52A (Công viên Thống Nhất – `.
LINE = re.compile(r"(?:tuyến|xe buýt)(?: (?:số )?\w*\d\w*)? ?[(:] ?(?:[^()–\n]{1,40} – )?$", re.IGNORECASE)
# What a street or village is called, or was: `Phố Tràng Tiền trước năm 1945 có tên là`.
CALLED = re.compile(
    r"(?:^|[.;:\n]\s*)(?:phố|đường|ngõ|làng|thôn|xã|phường|quận|huyện|tỉnh|chợ|cầu|trường|sông|hồ|khu|thành|đình|chùa|ga|công viên|quảng trường)(?!\w)"
    r"(?:(?!(?<!\w)(?:đối tượng|người|thanh niên|nam|nữ|kẻ|anh|chị|ông|bà|em|cháu|cô|chú|bác|cụ|cậu|bé|trẻ|con|vợ|chồng|gã|lão|mụ|thằng|tên\s+(?:trộm|cướp|này|đó)|chủ|học\s+sinh|sinh\s+viên|công\s+nhân|lái\s+xe|tài\s+xế|nạn\s+nhân|nghi\s+phạm|thủ\s+phạm|hung\s+thủ|bị|bắt)(?!\w))[^.;\n]){1,90}(?:có tên|mang tên|tên (?:gọi|cũ|pháp|tây|xưa)|đổi tên(?: thành)?|gọi là)(?: (?:cũ|là|gọi|thành|khác|xưa))*\s*:?\s$",
    re.IGNORECASE,
)
