"""Numbers that identify a person: identity cards, telephones, accounts, number plates; birth dates; addresses of mail.

Sources: Thông tư 59/2021/TT-BCA (twelve digits, the first three of the province); Luật Viễn thông, numbering plan of 2018 (03, 05, 07, 08, 09
mobile; 02 fixed); Thông tư 24/2023/TT-BCA (plates).
"""

from __future__ import annotations

import re

from analysis.persons import codes
from analysis.persons.runs import CAPITAL
from analysis.persons.words import plain

DAY = r"(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\s*[/.\-–]\s*\d{1,2}\s*[/.\-–]\s*(?:19|20)?\d{2})"
_WORDS = r"(?:(?:một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|lăm|nhăm|nghìn|ngàn|trăm|linh|lẻ|không|giêng|chạp)(?:\s+|\b)){1,9}"
_LONG = (
    r"(?:ngày\s+)?(?:(?:mồng|mùng)\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s*,?\s*năm\s+|\s*[/.]\s*)(?:19|20)\d{2}"
    rf"|(?:ngày\s+)?(?:(?:mồng|mùng)\s+)?(?:\d{{1,2}}\s+|{_WORDS})tháng\s+(?:\d{{1,2}}|{_WORDS})(?:\s*,?\s*năm\s+(?:(?:19|20)\d{{2}}|{_WORDS}))?"
)
_MONTH = r"(?:tháng\s+)?\d{1,2}\s*[/.]\s*(?:19|20)\d{2}"
YEAR = r"(?:19|20)\d{2}"
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
BORN = rf"(?:{_LONG}|{DAY}|{_MONTH}|\d{{1,2}}\s+{_ENGLISH}\s+{YEAR}|{_ENGLISH}\s+\d{{1,2}},?\s+{YEAR}|(?:the\s+)?[a-z]+(?:-[a-z]+)?\s+(?:of\s+)?{_ENGLISH}(?:,?\s+(?:nineteen|two\s+thousand)[a-z -]*)?|{YEAR})"
_UNIT = r"(?!\s*(?:đồng|đ\b|vnđ|vnd|usd|người|vụ|lượt|hộ|cuộc|ha\b|m2|m²|km|kg|tấn|lít|%|triệu|tỷ|tỉ|nghìn|ngàn|bản\s+ghi|dòng|bản\b|mẫu|tài\s+liệu|phiếu|lần\b))"
_SEP = r"[ .\-–—]?"
_WIDE = r"(?: ?[.\-–—] ?| ?)"
_NINE = r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"
_NETWORK = r"(?:facebook|fb|zalo|tiktok|tik\s+tok|telegram|instagram|insta|viber|messenger|twitter|youtube|skype|wechat|whatsapp|kakao(?:\s*talk)?|line(?=\s*(?:id\b|$)))"
_BANK = r"(?:\w{2,10}bank|bidv|mb|acb|vib|shb|ocb|scb|msb|vcb|tcb|ctg|stb|tpb|vpb)"
CAPITALS = rf"(?:{CAPITAL}[\w'’]*|\d+)(?<!\W)"
# Of each: what it is, and a pattern whose group `it` is masked.
_PATTERNS = (
    ("mail", r"(?<![\w.+-])(?P<it>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5})"),
    ("handle", r"(?<![\w.@])(?P<it>(?:https?://)?(?:www\.|m\.)?(?:facebook\.com|fb\.com|fb\.me|m\.me|tiktok\.com|instagram\.com|t\.me|zalo\.me|twitter\.com)/[\w.@?=/-]*\w)"),
    ("handle", r"(?<![\w.+@/-])(?P<it>@[A-Za-z0-9_](?:[\w.]{1,28}\w))(?![\w@(])"),
    ("handle", rf"(?:nick(?:name)?|tài\s+khoản|{_NETWORK})(?:\s+{_NETWORK})?(?:\s+(?:cá\s+nhân|có\s+tên|tên|là|của|em|tôi|mình|cháu|nó))*[\s:]+[\"“'‘]?(?P<it>[A-Za-z](?=[\w.]*[\d_.]\w)[\w.]{{2,29}}\w)(?![\w.]*\w)"),
    ("identity", r"\(id:?\s+(?:no\.?\s+)?(?P<it>(?=[A-Z-]*\d)[A-Z0-9][A-Z0-9-]{2,20})\)"),
    ("handle", r"(?<!\w)(?P<id>id)(?:\s+(?:là|is|số))?[\s:]+[\"“'‘]?(?P<it>(?!(?:là|is|của|số)\b)[A-Za-z0-9][\w.@-]{2,29}(?<!\.))"),
    ("handle", rf"(?:nick(?:name)?|tài\s+khoản)(?:\s+{_NETWORK})?(?:\s+(?:cá\s+nhân|có\s+tên|mang\s+tên|tên|là))*[\s:]+[\"“](?P<it>[^\"”\n]{{2,40}})[\"”]"),
    ("handle", rf"{_NETWORK}(?:\s+(?:cá\s+nhân|có\s+tên|mang\s+tên|tên(?:\s+hiển\s+thị)?|là|nick))*[\s:]+[\"“](?P<it>[^\"”\n]{{2,40}})[\"”]"),
    ("handle", rf"(?:{_NETWORK}|nick(?:name)?|tài\s+khoản\s+mạng)(?:\s+(?:cá\s+nhân|có\s+tên|mang\s+tên|tên(?:\s+hiển\s+thị)?|hiển\s+thị(?:\s+tên)?|là|nick|named))+[\s:]+(?P<it>(?-i:{CAPITALS})(?:\s+(?-i:{CAPITALS}))*)"),
    ("handle", rf"(?:(?:tài\s+khoản|nick(?:name)?|chặn|kết\s+bạn(?:\s+với)?|kết\s+bạn\s+qua|nhắn(?:\s+tin)?(?:\s+(?:qua|cho|với))?|liên\s+(?:hệ|lạc)(?:\s+qua)?|qua|dùng|người\s+dùng|chủ)\s+){_NETWORK}\s+(?!(?-i:Official|Messenger|Group|Pay))(?P<it>(?-i:{CAPITALS})(?:\s+(?-i:{CAPITALS}))+)"),
    ("handle", rf"{_NETWORK}\s+(?:(?:display\s+)?name|account|profile|nick(?:name)?)(?:\s+(?:of|is|was|called|named))?[\s:]+[\"“]?(?!(?-i:[\w ]{{0,40}}(?:Police|Youth|Union|Committee|School|Commune|District|Department|Front|Club|Official)))(?P<it>(?-i:{CAPITALS})(?:\s+(?-i:{CAPITALS}))+)"),
    ("handle", rf"(?<!\w)tài\s+khoản\s+(?!{_NETWORK})(?P<it>(?-i:{CAPITALS})(?:\s+(?-i:{CAPITALS}))*)(?=\s+(?:đã\s+|vừa\s+)?(?:đăng|bình\s+luận|nhắn|chia\s+sẻ|livestream|kết\s+bạn|tung\s+tin)(?!\s+ký))"),
    ("telephone", rf"(?<!\w)(?P<it>không(?:[\s,.–-]+{_NINE}){{8,10}})(?!\w)"),
    ("identity", rf"(?:căn\s+cước|cccd|cmnd|chứng\s+minh|định\s+danh|số)\b[^.;\n\d]{{0,20}}?\s(?P<it>(?!một[\s,]+hai[\s,]+ba\b){_NINE}(?:[\s,.–-]+{_NINE}){{8,11}})(?!\w)"),
    ("identity", rf"(?:c\.?m\.?n\.?d|cmt(?:nd)?|c\.?c\.?c\.?d|chứng\s+minh(?:\s+(?:thư|nhân\s+dân))?|căn\s+cước(?:\s+công\s+dân)?|định\s+danh(?!\s+(?:tổ\s+chức|cơ\s+quan|đơn\s+vị))(?:\s+cá\s+nhân)?|"
                 rf"(?<!\w)cc(?=\s*:)|số\s+cm(?:t)?(?!\w)|giấy\s+tờ(?:\s+tùy\s+thân|(?=\s*:))|hộ\s+chiếu|passport|bằng\s+lái(?:\s+xe)?|gplx|bhxh|bhyt|bảo\s+hiểm\s+(?:y\s+tế|xã\s+hội)|mã\s+số\s+thuế\s+cá\s+nhân|id\s+card|identity\s+card)"
                 rf"(?:\s*/\s*\w+)*[^\d\n.;]{{0,30}}?(?P<it>(?:[A-Z]{{1,3}}{_SEP})?\d(?:{_SEP}\d){{5,14}}|(?=(?:[A-Z]*\d){{4}})[A-Z0-9]{{7,12}}(?!\w))"),
    ("identity", r"(?<![\w/.-])(?P<it>(?-i:[A-Z]{1,2})\d{7,8})(?![\w/-])"),
    ("account", r"(?:(?:bank\s+)?account(?:\s+(?:no\.?|number))?|a/c|ví\s+(?:điện\s+tử|momo|zalopay)|số\s+tài\s+khoản|tài\s+khoản(?:\s+ngân\s+hàng)?|stk|(?<!\w)tk(?:\s+số)?(?=[\s:]*\d)|số\s+thẻ|thẻ(?:\s+(?:atm|ngân\s+hàng|tín\s+dụng|visa|napas))?\s+số)[^\d\n;]{0,40}?(?P<it>\d{3}[A-Z]{1,2}(?:[ .-]?\d){7,10}|\d(?:[ .\-–]{0,2}\d){7,18})(?![\d%]|[.,]\d|\s*(?:đồng|đ\b|vnđ|triệu|tỷ))"),
    ("account", r"(?:sổ\s+tiết\s+kiệm|savings\s+book)[^.;\n\d]{0,30}?(?:\s|\()(?:số|mã|no\.?|(?:số\s+)?s[eê]-?ri)[\s:]+(?P<it>(?-i:[A-Z]{0,3})[ .-]?\d(?:[ .-]?\d){5,14})(?![\w%]|[.,]\d|\s*(?:đồng|triệu))"),
    ("account", rf"(?<![\w.,/+-])(?P<it>\d(?:[ .\-–]?\d){{8,18}})(?=[\s,(–-]+(?:tại\s+|ngân\s+hàng\s+|nh\s+)?{_BANK}(?!\w))"),
    ("account", rf"(?<!\w)chuyển(?:(?:\s+(?:[^\W\d]+|\d[\d.,]*)){{0,6}}?\s+(?:khoản|vào|vô|tới|đến|qua|số))?\s+(?P<it>\d(?:[ .\-–]?\d){{8,15}})(?![\d%]|[.,]\d){_UNIT}"),
    ("account", rf"(?<!\w){_BANK}[\s:–-]+(?:(?:số|stk)[\s:]+)?(?!1[89]00)(?P<it>\d(?:[ .\-–]?\d){{7,18}})(?![\d%]|[.,]\d){_UNIT}"),
    ("birth", rf"(?:sinh\s+ngày|sinh\s+nhật|ngày\s*,?\s*tháng\s*,?\s*năm\s+sinh|ngày\s+sinh|năm\s+sinh|sinh\s*:|sinh\s+vào|\bns\s*:|\b(?:d\.?o\.?b\.?\s*:?|birth(?:day|\s*date)?\s*:)|born(?:\s+on|\s+in)?|(?:date|year)\s+of\s+birth|(?<=\()b\.)"
              rf"(?:\s+của[^\d\n.;:]{{0,30}}?)?(?:\s+là)?[\s:.,(]*(?:ngày\s+)?(?P<it>{BORN})"),
    ("birth", rf"(?<!\w)(?:s\.?n\.?|sn\s*năm|sinh)[\s:.]*(?P<it>{_LONG}|{DAY}|{YEAR})(?!\s*(?:vụ|người|trẻ|đồng))"),
    ("birth", rf"(?<!học )(?<!phát )(?<!nảy )(?<!tái )(?<!vệ )(?<!tuyển )(?<!giáo )(?P<year>sinh\s+n[ăa]m)[\s:]*(?P<it>{YEAR})"),
    ("telephone", r"(?:điện\s+thoại|sđt|s\.đ\.t|đt|di\s+động|zalo|viber|tel|phone|mobile|hotline|liên\s+hệ)(?:\s+số)?[^\d\n+;(]{0,25}?(?P<it>(?:\(?\+?\d(?:[ .\-()]{0,2}\d){6,12}))"),
    ("telephone", r"(?<![\w.,/+-])(?P<it>\+(?!84)(?=(?:[ ()-]{0,2}\d){9,14}(?!\d))[1-9]\d{0,2}(?:[ -]\(?\d{1,5}\)?){2,6}+)(?![\d/]|[.,]\d)" + _UNIT),
    ("telephone", rf"(?<![\w.,/])(?P<it>(?:\(?\+84\)?|\(?0084\)?|84(?=[ .\-]?[35789])){_WIDE}\(?0?\)?\d(?:{_WIDE}\d){{7,9}})(?![\d/]|[.,]\d)"),
    ("telephone", rf"(?<![\w.,/+])(?P<it>\(?02\d{{1,2}}\)?{_SEP}\d(?:{_SEP}\d){{6,7}})(?!\d|/|[.,]\d)"),
    ("telephone", r"(?<![\w.,/+])(?P<it>\(0[35789]\d{1,3}\)(?: ?[.\-–—]? ?\d){6,8}(?<=\d))(?!\d|/|[.,]\d)"),
    ("telephone", r"(?<![\w.,/+])(?P<it>0[ .()\-–—]{0,2}[35789](?:[ .()\-–—]{0,2}\d){8}|0[35789]\d{1,3}[ .]?[x*X]{2,5}[ .]?\d{2,4})(?!\d|/|[.,]\d)"),
    ("telephone", r"(?<![\w.,/+-])(?P<it>0(?: \d){9,10})(?![\d/]| \d)"),
    ("telephone", rf"(?<![\w.,/+])(?P<it>01[2689](?:{_SEP}\d){{8}})(?!\d|/|[.,]\d)"),
    ("telephone", r"(?<![\w.,/+-])(?P<it>0[35789]\d{1,3}(?P<grouped> ?[–—/·.-] ?| {1,3})\d{1,4}(?:(?:(?P=grouped)| ?[–—-] ?| {1,3})\d{1,4}){1,4})(?![\w/]|[.,-]\d)"),
    *(("identity", pattern) for pattern in codes.BEHIND_WORDS),
    *(("account", pattern) for pattern in codes.WALLETS),
    ("identity", rf"(?<![\w.,/+-])(?P<it>0\d{{2}}{_SEP}\d{{3}}{_SEP}\d{{3}}{_SEP}\d{{3}})(?!\d|/|[.,]\d){_UNIT}"),
    ("identity", rf"(?<![\w.,/+-])(?P<it>\d{{12}}|0\d{{8}}|0\d{{2}}[ .]\d{{3}}[ .]\d{{3}}|0\d{{5}}[ .]\d{{6}})(?!\d|/|[.,]\d){_UNIT}"),
    ("identity", rf"(?<![\w.,/+-])(?P<it>\d{{9}})(?!\d|/|[.,]\d){_UNIT}"),
    ("identity", r"(?:(?:mã(?:\s+số)?|số\s+thẻ)\s+(?:sinh\s+viên|học\s+viên|học\s+sinh|bệnh\s+nhân|người\s+(?:bệnh|nghiện|cai\s+nghiện)|nhân\s+viên|đối\s+tượng|phạm\s+nhân|bị\s+(?:can|cáo|hại)|bệnh\s+án|hội\s+viên|đảng\s+viên|cán\s+bộ|định\s+danh|điều\s+trị)|(?:mã|số)\s+(?:bệnh\s+án|"
                 r"hồ\s+sơ\s+(?:bệnh\s+án|bệnh\s+nhân|cá\s+nhân|cai\s+nghiện|điều\s+trị|nghiện|đối\s+tượng|người|sức\s+khỏe))|(?:hồ\s+sơ\s+)?bệnh\s+án(?=\s*(?:số\b|:))|(?:patient|student|client|inmate|prisoner|medical\s+record|member(?:ship)?)\s+(?:code|id|no\.?|number))"
                 r"\s*(?:số\s+)?:?\s*(?:là\s+)?(?P<it>(?=[\w/.-]*\d)(?=[\w/.-]{5})[A-Za-z0-9ĐĂÂÊÔƠƯ]+(?:[-/.][A-Za-z0-9ĐĂÂÊÔƠƯ]+)*)(?![\w/-])"),
    ("plate", r"(?i:bi[eể]n(?:\s+(?:s[oố]|kiểm\s+soát|đăng\s+ký))?|bks|bs|plate)[\s:]+(?P<it>[1-9]\d\s*-?\s*[A-ZĐa-zđ]{1,2}\d?\s*[-–. ]?\s*\d{3}[. ]?\d{1,2})(?!\d|/)"),
    ("plate", r"(?<![\w-])(?P<it>[A-ZĐ][A-Za-z]{0,2}[- ]?\d{4,5}[- ]?TS|(?<=số )(?<!bí số )[A-ZĐ]{2,3}[- ]\d{4,5})(?![\w-])"),
    ("plate", r"(?<!\w)(?i:xe|ô\s*tô|mô\s*tô)(?:\s+\w+){0,2}\s+(?P<it>[1-9]\d-?[a-zđ]{1,2}\d?[ .-]?\d{3}\.?\d{2})(?!\d|/)"),
    ("plate", r"(?<!\w)(?i:biển|bks)(?!\w)[^.;,\n]{0,20}?\s(?i:đuôi)\s+(?:là\s+)?(?P<it>\d{2,3}\.?\d{2})(?![\w/]|[.,]\d)"),
    ("plate", r"(?<![\w.,/-])(?P<it>[1-9]\d\s*-?\s*[A-ZĐ]{1,2}\d?\s*[-– ]\s*\d{3}[. ]?\d{2}|[1-9]\d\s*-?\s*[A-ZĐ]{1,2}\d?\s*[-– ]\s*\d{4})(?!\d|/)"),
)  # fmt: skip
_CASED = ("plate",)
# Dashes and blanks of one kind, without a change of length.
_ALIKE = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-") | dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
_COMPILED = [(kind, re.compile(pattern, 0 if kind in _CASED else re.IGNORECASE)) for kind, pattern in _PATTERNS]
_WITHOUT_MARKS = [(kind, re.compile(plain(one.pattern), one.flags)) for kind, one in _COMPILED]
_MANY = re.compile(r"các|những|số|trẻ|thanh\s*niên|công\s+dân\s+nam|nam\s+giới|học\s+sinh|nhóm|lứa|người\s+dân|từ", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:trở|đến|[-–]\s*(?:19|20)\d\d|,\s*(?:19|20)\d\d|và\s+(?:19|20)\d\d)", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"(?<!\w)(?:fanpage|trang\s+(?:thông\s+tin|chính\s+thức|cộng\s+đồng|mạng)|cổng(?!\s+(?:trường|chính|nhà|làng|chợ|sau|trước|phụ|xóm|chùa))|(?<!chủ )kênh|(?:trang|tài\s+khoản|nhóm|oa)[^.;\n]{0,30}\s(?:của\s+)?(?:công\s+an|ủy\s+ban|ubnd|hội|đoàn|mặt\s+trận|nhà\s+trường|trường|huyện|xã|phường))[^.;\n]*$",
    re.IGNORECASE,
)  # fmt: skip
_OFFICE = re.compile(r"\W*(?:\S*/)?(?:công\s+an|cong-?an|ubnd|mttq|police|ủy\s+ban|hội\s|đoàn\s|mặt\s+trận|trường\s|báo\s|đài\s|xã\s|phường\s|huyện\s|quỹ\s|ngân\s+hàng|tin\s|tuổi\s+trẻ|clb\s|câu\s+lạc\s+bộ|trung\s+tâm|bệnh\s+viện|nhà\s+trường)", re.IGNORECASE)  # fmt: skip
_ON_A_NETWORK = re.compile(rf"(?<!\w){_NETWORK}[\s:-]*$", re.IGNORECASE)
_GROUP = re.compile(r"(?<!chủ )(?:nhóm|trang|fanpage|kênh|cộng\s+đồng|mini\s*app)\s*$", re.IGNORECASE)
# What stands in quotes behind a network is there the name of a programme: `Mô hình Zalo “Kết nối bình yên”`.
_PROGRAMME = re.compile(r"(?:mô\s+hình|chuyên\s+(?:mục|trang)|chương\s+trình|chiến\s+dịch|phong\s+trào|cuộc\s+thi|(?:tuyên\s+truyền|phổ\s+biến|truyền\s+thông)\s+(?:qua|trên|bằng))(?:\s+mạng(?:\s+xã\s+hội)?)?\s*$", re.IGNORECASE)  # fmt: skip
# `Tổng giá trị tang vật là 125400000000`.
_AMOUNT = re.compile(r"(?<!\w)(?:tổng\s+(?:số|cộng|giá\s+trị|lượt)|giá\s+trị|số\s+tiền|số\s+lượt|doanh\s+thu|thiệt\s+hại)(?!\w)[^.;,\n\d]{0,60}\s(?:là|bằng|=|:)\s*$", re.IGNORECASE)  # fmt: skip
_OF_A_SERVICE = re.compile(r"1[89]00\d{4,6}")  # lines that only bodies rent
_OF_A_MEETING = re.compile(r"(?<!\w)(?:zoom|meeting\s+id|mã\s+(?:phòng|cuộc)\s+họp)[\s:]*$", re.IGNORECASE)
_DRIVES = re.compile(r"(?<!\w)(?:lái\s+xe|tài\s+xế|gplx)(?!\w)[^.;\n]*giấy\s+phép\s+số\s*$", re.IGNORECASE)
_PAPER = re.compile(r"/(?:19|20)\d\d(?:/|$)")
_DOCUMENT = re.compile(
    r"(?:quyết\s+định|công\s+văn|chỉ\s+thị|kế\s+hoạch|thông\s+tư|nghị\s+quyết|báo\s+cáo|văn\s+bản|biên\s+(?:nhận|lai|bản\s+số)|hóa\s+đơn|vận\s+đơn|phiếu\s+(?:thu|chi|xuất|nhập|nhận|gửi|hẹn|tiếp\s+nhận)|(?:mã|số)\s+(?:hồ\s+sơ|tiếp\s+nhận)|s[eê]-?ri(?:al)?|giấy\s+phép(?:\s+(?:xây\s+dựng|kinh\s+doanh|hoạt\s+động|hành\s+nghề|đầu\s+tư))?)\s*(?:số\s*)?:?\s*$",
    re.IGNORECASE,
)


def spans(text: str) -> list[tuple[int, int, str]]:
    """(start, end, kind) of each, the surest first; none overlaps another."""
    found: list[tuple[int, int, str]] = []
    covered = bytearray(len(text))
    text = text.translate(_ALIKE)
    for kind, pattern in _WITHOUT_MARKS if text.isascii() else _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span("it")
            if any(covered[start:end]) or not _is_meant(text, match, kind):
                continue
            found.append((start, end, kind))
            covered[start:end] = b"x" * (end - start)
    return sorted(found)


def _is_meant(text: str, match: re.Match, kind: str) -> bool:
    """Not a year of birth of many, nor a document's number, nor the page of an office."""
    if "year" in match.groupdict():
        before = re.split(r"[.;\n]", text[max(0, match.start() - 30) : match.start()])[-1]
        return not _MANY.search(before) and not _SPAN.match(text, match.end())
    if "id" in match.groupdict():
        return _ON_A_NETWORK.search(text[max(0, match.start() - 20) : match.start()]) is not None
    if "grouped" in match.groupdict():  # ten digits; no number of a paper: 038/2019/123
        return sum(map(str.isdigit, match["it"])) == 10 and not _PAPER.search(match["it"])
    if match.groupdict().get("secret"):
        return not codes.is_a_cases(text[max(0, match.start() - 60) : match.start()])
    if kind == "handle":
        before = text[max(0, match.start() - 40) : match.start()]
        if _GROUP.search(before) or text[match.start("it") - 1] in '"“' and _PROGRAMME.search(before):
            return False
        return not (_OFFICIAL.search(text[max(0, match.start() - 80) : match.start()]) or _OFFICE.match(match["it"]))
    if kind == "telephone":
        if _OF_A_SERVICE.fullmatch(re.sub(r"\D", "", match["it"])):
            return False
        return not _OF_A_MEETING.search(text[max(0, match.start() - 40) : match.start()])
    if kind == "identity" and set(match["it"]) == {"0"}:
        return False
    if kind != "identity" or "record" in match.groupdict():
        return True
    before = text[max(0, match.start("it") - 80) : match.start("it")]
    if _AMOUNT.search(before):
        return False
    return bool(_DRIVES.search(before)) or not _DOCUMENT.search(before[-25:])
