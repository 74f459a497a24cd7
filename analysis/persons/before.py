"""What stands before a name and tells that it is one, or none: forms of address, heads of offices, lists, titles."""

from __future__ import annotations

import re

KIN = set("ông bà anh chị em cháu cô chú bác cậu dì thím mợ cụ bé thầy tên kẻ tức lão gã thằng mụ con vợ chồng bố mẹ".split()) | {
    "đồng chí",
    "đ/c",
}
HEADS = re.compile(r"(?:chủ tịch|phó|trưởng|bí thư|giám đốc|chánh|chủ nhiệm|đại diện)(?!\w)[^.;,\n]{0,50}$", re.IGNORECASE)
SPEAKER = set("by named mr mrs ms suspect victim defendant called as resident officer witness against for with".split())
# Where persons are listed or sign: `ba người nghiện xuống trạm y tế: A, B`, `phòng 3 – A`, `Yours, A`.
LISTED = re.compile(
    r"(?:(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) (?:người|đối tượng|nghi phạm|nạn nhân|bị can|bị cáo|hội viên|đoàn viên|thanh niên|học sinh|em|cháu|anh|chị|ông|bà|hộ)(?!\w)(?:(?!(?:tại|ở|thuộc|từ|các) )[^.;:\n]){0,60}: ?"
    r"|(?<!\w)(?:phòng|buồng|giường|căn(?: hộ)?) (?:số )?\d+[A-Z]? ?[–:-] ?|(?:yours(?: \w+)?|(?:best|kind) regards|sincerely|ký tên|người (?:viết|làm) đơn)\s*[,:]\s*(?:\(ký\)\s*)?)$",
    re.IGNORECASE,
)
# Quoted right behind a kind of thing: `mô hình "Anh Cả phố nhỏ"`; further quotes of a row may be nicknames.
_QUOTED = r"(?:mô hình|câu lạc bộ|clb|quỹ|phong trào|chương trình|dạng|loại(?: ma t[uú][yý])?) [“\"][^”\"\n]{0,40}$"
TITLED = re.compile(
    r"(?<!\w)(?:(?:phim|vở|bài|cuốn|sách|truyện|(?:tác|tiểu) phẩm|kịch|thơ|chèo|tuồng|tiết mục)(?: \w+){0,2}|(?:chiến dịch|phong trào|chương trình|mô hình|cao điểm|ra quân|cuộc thi|cuộc vận động)(?!\w)[^.;\n”\"]{0,50}(?:có|mang) tên) [“\"][^”\"]{0,40}$"
    rf"|(?<!\w){_QUOTED}|(?:,|(?<!\w)(?:và|trồng|loài|giống)) hoa $",
    re.IGNORECASE,
)
