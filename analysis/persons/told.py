"""What stands behind a name and tells whose it is: what somebody did, where and when somebody was born, what a place does."""

from __future__ import annotations

import re

from analysis.persons.runs import Run
from analysis.persons.words import plain, surnames

# What only a person does or suffers.
DID = re.compile(
    r"\s+(?:cũng\s+|đã\s+|liền\s+|bèn\s+|còn\s+|vẫn\s+|tự\s+|cùng\s+nhau\s+)*(?:ơi(?!\w)|khai|thừa\s+nhận|thú\s+nhận|nhận\s+tội|trình\s+báo|trình\s+bày|tố\s+(?:cáo|giác)|điều\s+khiển|dương\s+tính|âm\s+tính|(?:từng\s+)?có\s+(?:\w+\s+)?tiền\s+(?:án|sự)|bỏ\s+(?:trốn|chạy|đi|nhà|học)|đầu\s+thú|tự\s+thú|ra\s+trình\s+diện|"
    r"cùng\s+(?:vợ|chồng|đồng\s+bọn|con|mẹ|bố|bạn|gia\s+đình)|khởi\s+kiện|đứng\s+tên|làm\s+chủ|cầm\s+đầu|trộm|cướp|giật|tàng\s+trữ|mua|bán|vận\s+chuyển|hành\s+hung|hy\s+sinh|tử\s+vong|qua\s+đời|lừa|rủ|chở|kể|phá|đập|mất|tông|ngã|mở|khóc|van|xin|"
    r"cho\s+(?:biết|hay|rằng)|báo(?=\s+(?:có|tin|mất|cháy|là|rằng|cho|với|về|công\s+an))|nói|hỏi|đâm|đánh|chém|tát|đá|ném|cầm|lấy|giấu|mang|chạy|trốn|lẻn|đột\s+nhập|cảnh\s+giới|gọi|nhắn|hẹn|dọa|đe\s+dọa|ép|nộp|giao\s+nộp|vay|nợ|đòi|hứa|cam\s+kết|nghiện|sử\s+dụng\s+ma|"
    r"bị\s+(?:bắt|tạm|khởi|truy|đánh|đâm|chém|lừa|cướp|giật|trộm|xâm|bạo|chồng|mất|hai|kẻ|tuyên|phạt|gãy|thương|bạn|đối|người)|làm\s+(?:đơn|thuê|nghề)|sinh\s+(?:năm|ngày)|thuê|quen|nhờ|biết|thấy|muốn|sợ|chối|phủ\s+nhận|quay\s+lại|làm\s+chứng|cãi|chửi|xúi|lôi|túm|hét|chặn|đuổi|can|ghi\s+nợ|uống|hút|chích|nghỉ\s+(?:học|việc|ốm)|lấy\s+(?:vợ|chồng)|đi\s+(?:làm|học|vắng|tù|cai)|dùng\s+(?:dao|gậy|tay)|trèo|nhặt|lượm|kéo\s+(?:nhau|theo)|chụp|bình\s+luận|đăng(?!\s+ký)|livestream|"
    r"was|were|is|has|had|did|does|could|would|will|may|might|can(?:not)?|then|also|chaired|returned|said|says|told|admitted|denied|lives?|lived|fled|ran|refused|confessed|claimed|who|later|drove|sold|bought|stole|hit|took|tried|went|came|left|called|reported|stated|signed|owed|paid|gave|asked|agreed|works?|worked)(?!\w)"
)
# Of these what no thing does, in whatever sense.
SAID = re.compile(
    r"\s+(?:khai|kể|thừa\s+nhận|thú\s+nhận|trình\s+(?:báo|bày)|tố\s+(?:cáo|giác)|bỏ\s+(?:trốn|chạy)|đầu\s+thú|tự\s+thú|rủ|khóc|van|hứa|chối|phủ\s+nhận|cầm\s+đầu|đứng\s+tên|dương\s+tính|cho\s+(?:biết|hay)|nói|lẻn|điều\s+khiển|cảnh\s+giới)(?!\w)"
)
# What tells somebody from the street of that name: an age, a birth, a residence, a document, what no street does or suffers.
# What office somebody holds, behind a comma or dash.
_OFFICE_HELD = r"(?:phó |trưởng |(?:tổ|đội|nhóm|lớp) (?:trưởng|phó|viên)|chủ (?:tịch|nhiệm)|bí thư|công an viên|cán bộ|giám đốc|thư ký|bảo vệ|dân phòng|thôn đội|hội viên|đoàn viên|giáo viên|nhân viên)"
HOLDS = re.compile(rf"\s*[,(–-]\s*{_OFFICE_HELD}", re.IGNORECASE)
NO_STREET = re.compile(
    rf"{HOLDS.pattern}|"
    r"\s*[,(–-]?\s*\(?\s*(?:s\.?n\.?\b|sinh\s+(?:năm|ngày)|\d{1,2}\s+tuổi|tuổi\s+\d|cmnd|cccd|cmt|căn\s+cước|hộ\s+chiếu|hktt|đkhktt|(?:cùng\s+)?(?:trú|ngụ|tạm\s+trú|thường\s+trú)\b|sđt|số\s+(?:đt|điện\s+thoại)|born\b|aged?\s+\d|\d{1,2}\s+years\s+old)"
    r"|\s+(?:đã\s+|liền\s+|bèn\s+|cũng\s+)*(?:khai|thừa\s+nhận|thú\s+nhận|nhận\s+tội|trình\s+báo|tố\s+(?:cáo|giác)|bỏ\s+trốn|đầu\s+thú|tự\s+thú|trộm|cướp|tàng\s+trữ|hành\s+hung|đâm|chém|tát|giết|đột\s+nhập|đe\s+dọa|cầm\s+đầu|điều\s+khiển|dương\s+tính|cho\s+(?:biết|hay)|"
    r"bị\s+(?:bắt|tạm\s+giữ|tạm\s+giam|khởi\s+tố|truy|đánh|đâm|chém|lừa|cướp|trộm|xâm\s+hại|bạo\s+hành|tuyên|kết\s+án|đuổi\s+học)|was\s+(?:arrested|charged|sentenced|stabbed|robbed|convicted|caught)|confessed|admitted|fled|said|told)(?!\w)",
    re.IGNORECASE,
)
# What is done to somebody, right before a name.
DONE_TO = re.compile(
    r"(?<!\w)(?:bắt\s+(?:giữ|giam|quả\s+tang|khẩn\s+cấp)|khởi\s+tố|tạm\s+(?:giữ|giam)|truy\s+(?:tố|nã)|(?:đâm|đánh|chém)\s+(?:chết|bị\s+thương)|giết|hành\s+hung|arrested|charged)\s+$",
    re.IGNORECASE,
)
# What is done to or by one person, a star for the name: `xử phạt hành chính đối với A`, `tin báo do A cung cấp`, `câu lạc bộ do A phụ trách`.
_DEALT_WITH = re.compile(
    r"(?<!\w)(?:(?:(?:xử )?phạt(?: tiền| hành chính)?|cảnh cáo|kỷ luật|kiểm điểm|khiển trách|răn đe|nhắc nhở|cảm hóa|gọi hỏi|triệu tập|truy (?:tìm|bắt|xét)|bắt(?: được| quả tang)?|khám (?:xét|nhà)|lời khai|danh tính|cơ sở bí mật|xét nghiệm(?: nước tiểu| máu)?|test nhanh|hồ sơ|(?<!cơ sở )(?<!trung tâm )cai nghiện|giáo dục(?= [^*]{0,20}với \*)|giám sát|khen(?: thưởng)?|(?:biểu|tuyên) dương|động viên|kết nạp|khai trừ|vắng(?: mặt)?|phân công|vận động|thuyết phục|thăm hỏi|tiếp cận|hẹn gặp)"
    r"(?: bắt buộc| tự nguyện|(?: [^\W\d]+){0,4} (?:đối với|với))?|(?:tặng|trao|cấp|chi|trả công)(?: (?:[^.;\n*]|\.\d){1,30})? cho|(?:mâu thuẫn|xích mích|xô xát|cãi (?:vã|nhau)|va chạm|ly hôn|hòa giải)(?: [^\W\d]+){0,3} (?:giữa|của)|(?:tin|tin báo|nguồn tin|tố giác|tiền) (?:của|từ)|(?:tin|tin báo|thông tin|đơn)(?: [^\W\d]+){0,3} do) \*"
    r"|(?<!\w)do \* (?:phụ trách|làm (?:chủ nhiệm|(?:tổ|đội|nhóm) trưởng)|trông|viết|ghi|báo)(?!\w)|(?<!\w)(?:mời|đưa|cử|giao|giúp đỡ|hỗ trợ) \* (?:lên|đến|về|đi|vào|cho|ra (?:trụ sở|làm việc|cơ quan|công an|ubnd|trình diện)|tái hòa nhập|học nghề|cai)(?!\w)|\* (?:cung cấp (?:thông )?tin|bị (?:xử phạt|cảnh cáo|kỷ luật|đưa)|(?:đã )?(?:tái nghiện|cai(?! quản)))(?!\w)",
    re.IGNORECASE,
)
# How often something happened where the run before is: `Quỳnh Lưu 12 vụ`, `Yen Thanh had 13`.
COUNTED = re.compile(
    r"\s+(?:(?:có|xảy\s+ra|ghi\s+nhận|còn|tăng|giảm)\s+)?\d[\d.]*\s+(?:vụ|ca|trường\s+hợp|lượt|cuộc|đám\s+cháy|hộ|cases?|incidents?|offences|thefts|burglaries|crimes|crashes|accidents|fights|arrests|complaints|deaths|injuries|reports)(?!\w)"
    r"|\s+(?:had|has|saw|recorded|reported)\s+\d[\d,]*(?:\s+(?:cases?|incidents?|offences|thefts|burglaries|crimes|crashes|accidents|fights|arrests|complaints|deaths|injuries|reports)(?!\w)|(?=\s*(?:[.;]|,\s|$)))"
)
# Somebody of another nation, or a spouse.
NATIONAL = re.compile(
    r"\s*,?\s+\(?(?:an?\s+)?(?:[A-Z][a-z]+\s+)?(?:national|citizen|tourist|passport|student|engineer|worker|teacher|expert)\b|\s*[,(]\s*(?:mang\s+)?(?:quốc\s+tịch|hộ\s+chiếu|passport|người\s+(?-i:[A-Z]))"
    r"|\s+and\s+(?:his|her)\s+(?:\w+\s+){0,2}(?:wife|husband|partner|girlfriend|boyfriend|brother|sister|son|daughter|mother|father|cousin|friend|children|family)\b|,?\s+(?:his|her)\s+(?:wife|husband)\b",
    re.IGNORECASE,
)
# What somebody may do and things may do, too.
MAY = re.compile(
    r"(?:\s*,)?\s+(?:đã|bị|có|là|và|cùng|đến|đi|về|đang|không|được|từng|trú|ở|ngụ|hiện|vẫn|chưa|sẽ|vừa|mới|thì|với|phải|liền|ra|vào|lại|tiếp\s+tục|thực\s+hiện|nhận|trả|chuyển|đưa|dùng|and|also)(?!\w)"
)
_GOES_ON = re.compile(rf"{MAY.pattern}| (?:cung cấp|phụ trách|trực|theo dõi|báo|vì|về)(?!\w)")
# An age, a birth, a residence, a document, a people.
WHO = re.compile(
    r"\s*[,(–;:-]?\s*\(?\s*(?:s\.?n\.?\b|(?:cùng\s+|đều\s+)?sinh\b(?!\s+(?:hoạt|viên|kế|thái|lợi|sống|học))|\d{1,2}\s+(?:tháng\s+)?tuổi|tuổi\s+\d|người\s+(?:dao|mông|tày|nùng|thái|mường|khmer|khơ|ê\s+đê|gia\s+rai|ba\s+na|xơ\s+đăng|chăm|hoa|giáy|cơ|bru|hrê|hà\s+nhì|la\s+|lô\s+lô|mnông|ra\s*glai|sán|xtiêng|stiêng|tà\s+ôi|thổ|xinh)|dân\s+tộc|giới\s+tính|nghề\s+nghiệp|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\s*[,;.)]|"
    r"(?:nhà|ngõ|ngách|hẻm)\s+(?:số\s+)?\d|(?:19|20)\d\d\s*[,;)]|(?<=\()(?:\d\d|[+–-])\)|cmnd|cccd|cmt|hktt|đkhktt|ngụ|trú|tạm\s+trú|thường\s+trú|quê|sđt|số\s+(?:đt|điện\s+thoại|cccd|cmnd|căn\s+cước|hộ\s+chiếu)|căn\s+cước|điện\s+thoại|đt\b|ns\s*:|nam,(?! bắc)|nữ,|"
    r"quốc\s+tịch|mang\s+quốc\s+tịch|việt\s+kiều|hộ\s+chiếu|passport|tức\s|biệt\s+danh|bí\s+danh|(?:hàn|trung)\s+quốc\)|nhật\s+bản\)|(?:kinh|tày|thái|mường|nùng|dao|h?mông|khmer|chăm|hoa|ê\s+đê|gia\s+rai|ba\s+na|xơ\s+đăng|cơ\s+(?:ho|tu)|vân\s+kiều|bru|tà\s+ôi|pa\s+kô|hrê|giáy|thổ|m['’]?nông|ra\s*glai)\)|lớp\s+\d|học\s+sinh|\([^()\n]{1,20}\)[ :,–-]*0[35789]\d{2}|nhà\s+(?:bà|ông|cô|chú|bác|anh|chị)\b|(?:con|cháu|em|vợ|chồng|mẹ|bố)\s+(?:của|chị|anh|ông|bà)\b|"
    r"aged?\s+\d|an?\s+\w+\s+\w+\s+(?:born|aged)|who\s|\d{1,2}\s+years|born\b|of\s+no\.|id\s|(?:an?\s+)?[a-z]+\s+(?:national|citizen|tourist|passport)\b)"
    r"|\s*[;|\t,:(–-]?\s*0[35789](?:[ .-]?[\dx*]){8}(?!\d)|\s*\((?:tên|tổ|xóm|thôn)\s|\s*[;|\t,]\s*0\d{2}[ .]?\d{3}[ .]?\d{3}|\s+0\d{11}(?!\d)",
    re.IGNORECASE,
)
# What somebody is, right behind a given name.
ROLE = re.compile(
    r" (?:(?:tổ|đội|lớp|nhóm) (?:trưởng|phó)|(?:trưởng|phó) (?:thôn|bản|ấp|khóm|xóm)|công an viên|bảo vệ|dân phòng|xe ôm|shipper|văn thư|văn phòng|kế toán|thủ (?:quỹ|kho)|tạp vụ|y (?:tá|sĩ)|lễ tân|địa chính|tư pháp|trực ban|hộ tịch|thú y|cấp dưỡng|phục vụ|đầu bếp|thợ [^\W\d]+|lái xe)(?!\w)"
)
# What tells a row of old names of places: `Hà Thành, Kinh Bắc là những tên gọi cũ`.
NAMED = re.compile(
    r"(?:(?:,| và) [^\W\d_]+(?: [^\W\d_]+){0,2}){0,8} (?:đều )?là (?:(?:những |các |một |hai |ba |bốn )?(?:tên (?:gọi )?(?:cũ|xưa)|địa danh|vùng đất|làng (?:nghề|cổ))|(?:những|các) tên gọi|tên (?:gọi )?(?:của )?(?:các|những|hai|ba|bốn|năm|sáu|\d+)"
    r"|(?:những|các|hai|ba|bốn|năm|sáu|bảy|\d+) (?:địa (?:phương|bàn)|thị xã|huyện|quận|xã|phường|thị trấn|tỉnh|thôn|bản|ấp|khóm|xóm|làng|khu|tổ|chợ|phố|đường|tuyến|điểm|trường|câu lạc bộ|đội văn nghệ)(?! (?:trưởng|phó|viên)))(?!\w)"
)
# Nicknames: `Tuấn “sẹo”`, `Hạnh béo`.
NICKNAME = re.compile(
    r" ?(?:[\"“](?:the )?\w{1,8}(?: \w{1,8})?[\"”]|[‘'](?:the )?\w{1,8}(?: \w{1,8})?[’'])| (?:béo|mù|mập|lùn|còi|gầy|sẹo|trọc|híp|lé|cụt|sứt|ròm|sún|chột|ruồi|cồ|bê|cave|xoăn|còm|cận|điếc|câm|thọt|khỉ|chuột|rỗ|hói|toét|lác|móm|hô|vẩu|kều|khùng|điên|ngố|gù|quắt|tồ|què|ngọng)(?!\w)"
)
# In English what the run before is, or is part of.
BODY = re.compile(
    r"(?:police|committee|people'?s?|district|commune|union|ward|city|court|team|department|ministry|club|school|front|association|board|party|council|office|bureau|province|directive|decision|resolution|chairman|chief|youth|women'?s?|street|road|avenue|alley|lane|bridge|park|market|township|hospital|university|village|hamlet|"
    r"national|assembly|politburo|communist|model|programme|program|project|plan|report|law|code|article|day|week|year|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|table|figure|boulevard|museum|pagoda|temple|bank|mart|group|hotel|media|airlines|centre|center|river|lake|airport|station|square|quarter|zone|north|south|east|west|vietnam(?:ese)?|viet|english|ocean|red|cross|thai|laos?|chinese|korean|japanese|american|british|french|german|russian|indian|khmer|hmong|muong|directives?|facebook|zalo|tiktok|google|telegram|pioneers?|messenger)$",
    re.IGNORECASE,
)
IN_ENGLISH = re.compile(
    r"(?:\s*(?:,|and|,\s*and)\s+(?-i:(?:[A-Z]\w+\s+){1,4}?))*\s*(?:(?:primary|secondary|high|middle|night)\s+)?(?:streets?|roads?|avenues?|boulevards?|lanes?|bridges?|museums?|pagodas?|temples?|churche?s?|mausoleums?|statues?|prizes?|awards?|scholarships?|tournaments?|halls?|buildings?|towers?|hotels?|stations?|airports?|foundations?|funds?|institutes?|academ(?:y|ies)|cups?|festivals?|dynast(?:y|ies)|schools?|parks?|markets?|wards?|communes?|townships?|hospitals?|universit(?:y|ies)|districts?|provinces?|hamlets?|villages?|squares?|stadiums?|kindergartens?|quarters?)\b",
    re.IGNORECASE,
)
_TYPED = {one: re.compile(plain(one.pattern), one.flags) for one in (DID, MAY, WHO, HOLDS, NO_STREET)}


def behind(pattern: re.Pattern, run: Run) -> re.Match | None:
    """What is told behind a run, in its own spelling."""
    return (pattern if run.marks or run.english else _TYPED[pattern]).match(run.text, run.end)


def is_dealt_with(run: Run) -> bool:
    """Whether what stands around a run is done to or by one person; one word by itself only where no second half of it follows."""
    if len(run.words) == 1 and (run.words[0] not in surnames("given") or run.next and not _GOES_ON.match(run.text, run.end)):
        return False
    return _DEALT_WITH.search(f"{run.text[max(0, run.start - 60) : run.start]}*{run.text[run.end : run.end + 30]}") is not None
