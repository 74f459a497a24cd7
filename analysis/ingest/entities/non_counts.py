"""Numbers that count nothing: documents, articles, dates, hours, ages, money, telephones, addresses, ordinals, names.

Each pattern has a reason; a masked number is set aside with that reason, never lost. Patterns are matched on the key
of the text (lower case, one spelling), whose offsets are those of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.ingest.text.spelling import pattern
from analysis.language import Text


@dataclass(frozen=True)
class Mask:
    """A span of text whose numbers are not counts, and why."""

    start: int
    end: int
    reason: str


REASONS = {
    "document": Text("số hiệu văn bản", "number of a document"),
    "article": Text("số điều, khoản, mục, bảng", "number of an article, section or table"),
    "date": Text("ngày, tháng, năm", "a date or a year"),
    "duration": Text("khoảng thời gian", "a length of time"),
    "hour": Text("giờ trong ngày", "an hour of the day"),
    "age": Text("tuổi hoặc năm sinh", "an age or a year of birth"),
    "money": Text("số tiền", "an amount of money"),
    "measure": Text("khối lượng, độ dài, diện tích", "a weight, length or area"),
    "phone": Text("số điện thoại", "a telephone number"),
    "plate": Text("biển số, số giấy tờ", "a number plate or identity number"),
    "address": Text("số nhà, đường, thôn, tổ", "a house, road, hamlet or team number"),
    "ordinal": Text("số thứ tự", "an ordinal number"),
    "name": Text("số trong tên gọi", "a number inside a name"),
    "list": Text("số đánh dấu mục", "an item marker"),
    "multiple": Text("số lần gấp", "a multiple"),
    "ratio": Text("phân số của một tổng", "a share written as a fraction"),
    "score": Text("cấp độ, chỉ tiêu", "a level or a target"),
}

_N = r"\d+(?:[.,]\d+)*"
_DOC = (
    "chỉ thị|nghị quyết|nghị định|quyết định|thông tư|kế hoạch|đề án|công văn|luật|pháp lệnh|công điện|tờ trình|dự án|hiệp định"
)
_DOC_SAID = _DOC + "|báo cáo|hướng dẫn|thông báo|chương trình|văn bản|quy chế|quy định|phương án|mệnh lệnh|giấy phép|hồ sơ"
_YEAR = r"(?:19|20)\d{2}"
# (reason, pattern, whether a noun of the lexicon just after the number keeps it a count)
_PATTERNS: tuple[tuple[str, str, bool], ...] = (
    ("list", r"^[ \t]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|\d{1,2}(?:\.\d{1,2})+(?=\s))", False),
    ("list", r"\[\d{1,3}\]", False),
    ("document", r"(?<![\w.,/])\d{1,5}(?:/\d{4})?\s?[-–/]\s?(?:ct|qđ|nđ|nq|ttlt|tt|kh|bc|tb|hd|cv|ctr|cp|tw|ttg|ubnd|hđnd|bca|ca|bcđ|qh|tu|hu|đu|pl|l|tct|v\d+|c\d+|x\d+|vp|đa|tm|lt)[\w/–-]*", False),
    ("document", r"(?<![\w.,/])\d{1,5}\s*/\s*\d{4}\s*/[\w/-]+", False),
    ("document", rf"(?:{_DOC_SAID})(?:\s+[^\W\d]+){{0,3}}\s+số\s*:?\s*\d+(?:\s*(?:,|và)\s*(?:số\s*)?\d+(?=\s*[,.;)/-]))*(?:[/-][\w/-]+)*", False),
    ("document", rf"(?:{_DOC})\s+\d+(?:\s*(?:,|và)\s*\d+(?=\s*[,.;)]))*(?:[/-][\w/-]+)*", True),
    ("article", r"(?<!\w)(?:điều|khoản|mục|chương|phần|phụ lục|biểu|bảng|mẫu|trang|tiết|hình|tiêu chí|chuyên đề|gói|sơ đồ|biểu đồ)\s+(?:số\s*)?\d+(?:\.\d+)*(?:\s*(?:,|và|đến|-)\s*\d+(?=\s*(?:[,.;)]|và|của|điều|luật|bộ luật|nghị)))*", True),
    ("article", r"(?<!\w)(?:tại|theo)\s+điểm\s+\d+", False),
    ("phone", r"(?:điện thoại|đt|hotline|đường dây nóng|số máy|zalo|fax|liên hệ|gọi số|gọi)[^.;,\d]{0,40}(?:\+?\d[\d .()-]{5,}\d|11[345](?!\d))", False),
    ("phone", r"(?<![\w.,])\(?(?:0|\+84)\d{1,3}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?:[ .-]?\d{1,3})?(?!\w)", False),
    ("plate", r"(?<!\w)\d{2}[a-z]\d?\s?-\s?\d{3,5}(?:\.\d{2})?(?!\w)", False),
    ("plate", r"(?:cmnd|cccd|căn cước|hộ chiếu|biển số|biển kiểm soát|bks|số tài khoản|stk|mã số)[^.;,\d]{0,20}[\d. -]*\d", False),
    ("date", rf"(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])\s?([/.-])\s?(?:0?[1-9]|1[0-2])\s?\1\s?(?:{_YEAR}|\d{{2}})(?!\d)", False),
    ("date", rf"(?<![\d.,/])(?:0?[1-9]|1[0-2])\s?[/-]\s?{_YEAR}(?!\d)", False),
    ("date", rf"(?<![\d.,]){_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d{{2}})(?![\d.,]\d|\w)", False),
    ("date", rf"ngày\s+(?:mùng\s+|mồng\s+)?\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s+năm\s+{_YEAR})?", False),
    ("date", rf"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|rạng sáng|mùng|mồng)\s+(?:mùng\s+|mồng\s+)?\d{{1,2}}(?:\s*(?:,|và|đến|-|–)\s*(?:ngày\s+)?\d{{1,2}})*(?:\s?[/-]\s?\d{{1,2}}(?:\s?[/-]\s?{_YEAR})?)?", True),
    ("date", rf"(?<!\w)(?:tháng|quí|quý)\s+(?:\d{{1,2}}|[ivx]+)(?:\s*(?:,|và|đến|-|–)\s*(?:tháng\s+|quí\s+)?(?:\d{{1,2}}|[ivx]+)(?!\w))*(?:\s*(?:/|-|năm)?\s*{_YEAR})?(?!\d)", True),
    ("date", rf"(?<!\w)(?:năm|niên khóa|niên độ|tết|mùa|xuân|hè|giai đoạn|thời kì|nhiệm kì|khóa|năm học)\s+{_YEAR}(?:\s*(?:,|và|đến|tới|-|–|/)\s*(?:năm\s+)?{_YEAR}(?!\d))*(?:\s?[-–/]\s?\d{{2}}(?!\d))?", False),
    ("date", rf"(?<=cùng kì )(?:năm\s+)?{_YEAR}(?!\d)", False),
    ("date", r"(?<![\d.,/])(?:30/4|1/5|01/5|2/9|02/9|19/8|22/12|8/3|08/3|20/10|27/7|3/2|03/2|1/6|10/3|20/11|26/3|12/7|19/5)(?![\d/])", True),
    ("date", r"(?:dịp|lễ|kỉ niệm|nghỉ|từ|đến|trước|sau|hôm|vào)\s+(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])", True),
    ("hour", r"(?<![\d.,])24\s?/\s?(?:24|7)(?:\s?(?:h|giờ))?(?!\w)", False),
    ("hour", r"(?<![\w.,])\d{1,2}\s?(?:h|giờ)\s?(?:\d{1,2}(?!\w))?(?!\w)(?:\s*phút)?", False),
    ("hour", r"(?<![\d.,:])\d{1,2}:\d{2}(?!\d)", False),
    ("age", r"(?:(?:từ\s+)?(?:đủ\s+)?\d{1,2}\s*(?:tuổi)?\s*(?:đến|tới|-|–)\s*)?(?:dưới\s+|đủ\s+|trên\s+)?\d{1,3}\s*tuổi", False),
    ("age", r"(?:độ tuổi|tuổi)\s+(?:từ\s+)?\d{1,2}(?:\s*(?:đến|-|–)\s*\d{1,2})?", False),
    ("age", rf"(?:sinh năm|sn|sinh)\s*:?\s*{_YEAR}", False),
    ("money", rf"{_N}(?:\s*(?:trăm|chục|nghìn|ngàn|vạn|triệu|tỉ|tỷ))*\s*(?:việt nam\s+)?(?:đồng(?!\s+(?:chí|bào|thời|bộ|loạt|hồ))|vnđ|vnd|usd|đô la|đô-la|đ(?![\w/])|nhân dân tệ)", False),
    ("measure", rf"{_N}\s*(?:(?:nghìn|ngàn|triệu)\s+)?(?:kg|kilôgam|ki-lô-gam|gam|gram|g|tấn|tạ|yến|lít|ml|mét|m2|m²|m3|km|cm|mm|ha|héc ta|hecta|%o|kwh|kw)(?![\w²])", False),
    ("duration", rf"(?:(?:hơn|gần|trên|khoảng|suốt|sau|trong|qua|từ)\s+)?{_N}\s*(?:(?:-|–|đến)\s*{_N}\s*)?(?:năm|tháng|ngày|tuần|tuần lễ|phút|giây|quý|quí|thập kỉ|thế kỉ|đêm|giờ|tiếng)(?!\w)", False),
    ("multiple", rf"(?:gấp|tăng|giảm|cao hơn|nhiều hơn|hơn|kém)(?:\s+(?:hơn|gần|khoảng|tới|đến))?\s+{_N}\s*lần", False),
    ("ordinal", r"(?<!\w)(?:lần|thứ|đợt|khóa|kì họp|kì|hạng|cấp|loại|lớp|bước|vòng|bậc|mức|độ|top|nhóm|mũi|tuyến|phiên|tập|số thứ tự|giai đoạn|trung ương|đại hội|hội nghị|quân khu|sư đoàn|tiểu đoàn|đại đội|trung đoàn)\s+(?:thứ\s+)?(?:lần\s+thứ\s+)?\d+(?:\s*(?:,|và)\s*\d+(?=\s*[,.;)]))*(?![\d.,/]*\d)(?!\s*%)(?!\s+(?:nghìn|ngàn|vạn|triệu|trăm|chục)(?!\w))", True),
    ("address", r"(?<!\w)(?:số nhà|nhà số|ngõ|ngách|hẻm|kiệt|đường|phố|quốc lộ|ql|tỉnh lộ|tl|km|lô|phòng|tầng|khu phố|khu|ô|cụm dân cư|cụm|tổ dân phố|tổ dân phố số|tdp|thôn|xóm|ấp|khóm|bản|cầu|cổng|tòa|tòa nhà|block|chung cư|trạm|chốt|đồn|ki ốt|khu đô thị|cụm công nghiệp|khu công nghiệp|quầy|tổ|đội|phân đội|bàn)\s+(?:số\s+)?\d+[a-z]?(?:/\d+)*(?:\s*(?:,|và)\s*(?:số\s+)?\d+(?=\s*[,.;)]|\s+(?:của|thuộc|ở|tại|và)))*(?![\d.,]*\d)(?!\s*%)", True),
    ("ordinal", r"(?<!tổng )(?<!trong )(?<!con )(?<!\w)số\s+\d+(?![\d.,]*\d)", True),
    ("name", r"(?<!\w)[^\W\d_]{1,6}-?\d+[\w-]*", False),
    ("name", r"(?<!\w)(?:ban chỉ đạo|bcđ|(?<=văn phòng )ban|ban|đề án|nghị quyết|tổng đài|tổ công tác|chương trình|lực lượng)(?:\s+số)?\s+\d{2,4}(?:[/-](?:tp|cp|gl|bca|bcđ|tu|hu|đu))?(?=\s+(?:của\s+)?(?:huyện|quận|xã|phường|thị trấn|thành phố|tp|tỉnh|cấp|trung ương|bộ|công an|chính phủ|quốc gia|về|do|cùng|và|phối hợp|chủ trì|đã)(?!\w)(?!\s*,\s*(?:xã|phường|thị trấn)))", False),
    ("name", r"(?<!\w)(?:chương trình|đề án|tiểu đề án|dự án|tiểu dự án|nghị quyết|chỉ thị|công điện)(?:\s+số)?\s+0?\d{1,4}(?:/cp|-cp|-nq|-ct)?(?![\w.,]*\d)(?!\s*%)", False),
    ("name", r"(?<!\w)(?:câu lạc bộ|clb|ban chỉ đạo|bcđ|cảnh sát|lực lượng|tổ công tác|đội công tác|tổng đài|nghị quyết liên tịch|chương trình mục tiêu)\s+\d+(?:/tp|/cp)?(?![\d.,]*\d)", True),
    ("name", r"(?<!\w)\d\s*(?:không|có|tốt|giảm|sạch|an toàn|tự|tại chỗ|trong 1|cùng|biết|nhất|rõ|chống|giữ|dám|bảo đảm|tăng cường)(?!\w)(?:\s*[,và-]*\s*\d\s*(?:không|có|tốt|giảm|sạch|an toàn|tự|cùng|biết|chống|giữ)(?!\w))*", False),
    ("ratio", r"(?<![\d.,/])\d/\d{1,2}\s+(?:số|tổng số|lượng|dân số|diện tích)(?!\w)", False),
)  # fmt: skip


_COMPILED = tuple((reason, re.compile(pattern(source), re.MULTILINE), keeps) for reason, source, keeps in _PATTERNS)
_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»\n]{1,60})[\"“”«»]")
_YEAR_ALONE = re.compile(rf"(?<![\d.,/]){_YEAR}(?![\d]|[.,/]\d)(?!\s*%)")


def masks(keyed: str, is_noun_at) -> list[Mask]:
    """Every span of the keyed text whose numbers are not counts.

    `is_noun_at(offset)` says whether a counted noun of the lexicon begins at the offset: "tổ 12 người" is a count of
    persons, "tổ 12 của thôn" an address.
    """
    found = [
        Mask(m.start(), m.end(), "name")
        for m in _QUOTED.finditer(keyed)
        if any(c.isdigit() for c in m[1]) and not _counts(m, is_noun_at)
    ]
    for reason, compiled, noun_keeps in _COMPILED:
        for match in compiled.finditer(keyed):
            after = _skip_blank(keyed, match.end())
            if noun_keeps and after > match.end() and is_noun_at(after):
                continue
            found.append(Mask(match.start(), match.end(), reason))
    for match in _YEAR_ALONE.finditer(keyed):
        if not is_noun_at(_skip_blank(keyed, match.end())):
            found.append(Mask(match.start(), match.end(), "date"))
    return found


def _counts(match: re.Match, is_noun_at) -> bool:
    """Whether a quotation holds a number that a counted noun follows."""
    return any(is_noun_at(match.start(1) + m.end()) for m in re.finditer(r"\d+\s+", match[1]))


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at
