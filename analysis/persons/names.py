"""Names of persons: behind a word that introduces one (ông, bị can, đồng chí), or by their own build (surname, Văn or Thị, given name).

A name of a street, a school, a commune or a province is none, whoever it was given for; nor is a title or an office.
Source of the surnames: Lê Trung Hoa, Họ và tên người Việt Nam (2005), those of more than one in a thousand, and those of the other 53 peoples.
"""

from __future__ import annotations

import re

from analysis.catalogue import places
from analysis.catalogue.declared import derived

_LETTERS = "".join(chr(c) for c in range(0xC0, 0x1EFA) if chr(c).isalpha())
_UPPER = "A-Z" + "".join(c for c in _LETTERS if c.isupper())
_LOWER = "a-z" + "".join(c for c in _LETTERS if c.islower())
CAPITAL = f"[{_UPPER}]"
_SYLLABLE = rf"(?:{CAPITAL}[{_LOWER}]{{1,3}}['’][{_LOWER}]+|{CAPITAL}['’]?{CAPITAL}?[{_LOWER}]+|{CAPITAL}(?![{_UPPER}{_LOWER}.])|{CAPITAL}\.(?=\s*(?:{CAPITAL}\b|[,;)(\n]|[{_LOWER}])))"
_NAME = re.compile(rf"(?<!\w){_SYLLABLE}(?: {_SYLLABLE}){{0,5}}(?!\w)")
_INITIALS = re.compile(rf"(?<!\w){CAPITAL}(?:\s?\.\s?{CAPITAL}){{1,4}}\.?(?!\w)")
_SHOUTED = re.compile(rf"(?<!\w)[{_UPPER}]{{2,7}}(?: [{_UPPER}]{{1,7}}){{1,4}}(?!\w)")

_SURNAMES = set(
    """nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh mai đào lâm cao hà lương tạ tô trương chu kiều quách thái tăng
    từ đoàn la lã lại lục nghiêm ninh nông phó phùng quan tống thạch thân thiều tiêu tôn triệu trà trình uông ung văn viên vi vương hứa hàn giang diệp
    doãn đàm đồng đậu cù cung châu chử bạch âu ân bế bá khổng khuất khúc kim lưu lư mạc mã ma mẫn nhâm nhữ ông sầm sái sử tòng lò lường quàng cà cầm hoàng
    giàng vàng vừ sùng thào lầu hờ mùa hầu tráng cháng sình chảo lù lèng phàn tẩn triệu đèo điêu hạng ly sơn danh kiên lộc thị y h phí phương đường hướng
    cấn giáp hạ bành biện khiếu khưu lỗ lều lạc mẫn ngụy nhan ngư ngân nhạc ninh ong phi phú quản quế tằng tề thẩm thi thiệu tiếp tiết trang tưởng văng vòng xa yên
    bàn chướng đặng đèo hà hoa lèo lềm lò mong ngần quách sa sùng tếnh then thung tòng vì vừ cử chang chá hạng khang ly mua phủ thò và vảng cứ sộng
    điểu kpă ksor siu rah rchăm rcom rmah kpuih nay niê mlô ayun êban kbuôr bkrông rơ alăng bh'riu bling ating zơrâm pơloong bnướch coor arất ploong bhling
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao lam cao ha luong ta to truong chu""".split()
)
# Those that are far more often a word or the beginning of a place's name.
_RARE = set(
    """a bàng ca cái cát chế chiêm chung cổ cốc diêm dư dã đái đan đàng điền đới đổng giả giản hán hàng hề hình hy kha khà khâu khuông khương kỷ lăng liêu liễu lôi luân luyện lữ lỷ mạch mang
    mao mấu mễ mè mộc mông nại não nghê nghị nhiêu ôn ổn phù phục quyền sú sần sỳ tán tào tất thang thôi tiền tông trác trầm trì triển trưng trượng vạn viêm vưu voòng xung chíu chìu lày phún nình
    bạc cút khằm lự ngần nho panh lô xin moong cụt xeo chích cồ vần lùng tận min mùng mào dìu củng chìn pàn pờ lỳ khoàng toán hù lồ sồng xồng hảng phàng cư vù sừng thàng tặng nịnh dường ngũ
    rơ rơchâm rơlan rơmah rơcom rahlan ralan puih hiao ksơr êñuôl ktla ktul hđơk byă kđoh adrơng knul hmŏk hwing mjâu cil cilyu liêng kră kra krajan bonđing dagout touneh tou touprong klong ntor
    chamaléa pinăng pi katơr ka tain bo pơlong arâl hốih hiên colâu ríah aviết avô bríu clâu rapat kring bloong brôi kiêng néang neang chau""".split()
)
_SURNAMES |= _RARE
_COMPOUND = {"âu dương", "tôn nữ", "tôn thất", "công tằng", "công huyền", "rơ châm", "rơ mah", "rơ lan", "rơ com"}
# Surnames of the highlands that are no Vietnamese syllable: what begins or ends with one is a person or a place behind its kind.
_CLANS = set(
    """điểu ksor ksơr kpă kpuih puih siu rơchâm rchăm rahlan rơmah rmah rcom rơcom hiao niê mlô êban êñuôl kbuôr ktla ktul bkrông byă kđoh adrơng knul hđơk ayun chamaléa pinăng katơr touneh touprong krajan
    bonđing dagout cilyu alăng bh'riu bhling bling zơrâm pơloong pơlong bnướch coor arất ploong colâu""".split()
)
_SURE = set(
    "nguyễn trần lê phạm huỳnh phan vũ võ đặng bùi đỗ ngô trịnh đinh trương nguyen tran pham huynh hoàng dương đoàn lương phùng".split()
)
_MIDDLE = set("văn thị thi van".split())
_NO_MIDDLE = re.compile(
    r"(?:đô|siêu|tiếp|chỉ|hiển|thành|nhà|bộ|sở|phòng|hội|trung|báo|công) (?:thị|văn)\b|\w+ văn (?:hóa|hoá|phòng|nghệ|học|bản|thư|miếu|minh)\b"
)
_FIRST = """(?:chồng|vợ|con\\s+(?:trai|gái)|mẹ|bố|cha|anh\\s+trai|em\\s+(?:trai|gái)|chị\\s+gái|bạn\\s+(?:trai|gái))\\s+(?:chị|anh|ông|bà|cô|em|cháu|nạn\\s+nhân|bị\\s+hại|đối\\s+tượng)(?:\\s+(?:ta|ấy|này))?\\s*,|cu|gã|lão|mụ|nhóc|vợ\\s+chồng|(?:chị|anh)\\s+em(?:\\s+ruột)?|thằng|ông|bà|anh|chị|em|cháu|cô|chú|bác|cậu|dì|thím|mợ|cụ|bé|thầy|mr|mrs|ms|thiếu\\s+nữ|nữ\\s+sinh|nam\\s+sinh|
    đồng\\s+chí|đ/c|đối\\s+tượng(?:\\s+(?:cầm\\s+đầu|chính|nam|nữ|nghiện|truy\\s+nã|hình\\s+sự))?|bị\\s+can|bị\\s+cáo|bị\\s+hại|nguyên\\s+đơn|bị\\s+đơn|nạn\\s+nhân|nghi\\s+(?:phạm|can|bị|án)|hung\\s+thủ|thủ\\s+phạm|
    phạm\\s+nhân|can\\s+phạm|tội\\s+phạm|tù\\s+nhân|nhân\\s+chứng|người\\s+làm\\s+chứng|người\\s+(?:tố\\s+(?:giác|cáo)|khai|báo\\s+tin|làm\\s+đơn)|(?:khai\\s+báo|lời\\s+khai)\\s+của|kẻ\\s+gian|kẻ|tên|tên\\s+là|con\\s+nghiện|người\\s+nghiện|học\\s+viên|
    học\\s+sinh|sinh\\s+viên|công\\s+dân|bệnh\\s+nhân|thai\\s+phụ|sản\\s+phụ|ca\\s+sĩ|diễn\\s+viên|người\\s+mẫu|chủ\\s+(?:hộ|quán|tiệm|cơ\\s+sở|xe|nhà|tài\\s+khoản|thuê\\s+bao|doanh\\s+nghiệp|trọ|hụi|nợ)|
    lái\\s+xe|tài\\s+xế|phụ\\s+xe|luật\\s+sư|bác\\s+sĩ|y\\s+sĩ|y\\s+tá|điều\\s+dưỡng|kỹ\\s+sư|kế\\s+toán|giáo\\s+viên|cô\\s+giáo|thầy\\s+giáo|nhà\\s+báo|phóng\\s+viên|bảo\\s+vệ|nhân\\s+viên|
    thư\\s+ký|hộ\\s+kinh\\s+doanh|người\\s+có\\s+uy\\s+tín|truy\\s+nã|liệt\\s+sĩ|xác\\s+định(?:\\s+được)?\\s+là|cầm\\s+đầu(?:\\s+là)?|mang\\s+tên|cấp\\s+cho|chồng\\s+cũ|vợ\\s+cũ|(?:vợ|chồng|con|mẹ|bố)\\s+của|triệu\\s+tập|
    thẩm\\s+phán|kiểm\\s+sát\\s+viên|điều\\s+tra\\s+viên|(?:trưởng|phó|phó\\s+trưởng)\\s+(?:thôn|bản|buôn|ấp|khóm|xóm|làng|khu\\s+phố)|công\\s+an\\s+viên|dân\\s+quân|già\\s+làng|linh\\s+mục|mục\\s+sư|đại\\s+đức|thượng\\s+tọa|sư\\s+(?:thầy|cô)|tổ\\s+trưởng|trưởng\\s+xóm|bí\\s+thư\\s+chi\\s+bộ|
    (?:đại|thượng|trung|thiếu)\\s+(?:tướng|tá|úy|uý|sĩ)|hạ\\s+sĩ|chiến\\s+sĩ|binh\\s+nhất|binh\\s+nhì|
    vợ|chồng|bố|mẹ|cha|má|con\\s+(?:trai|gái|rể|dâu|nuôi)|anh\\s+trai|em\\s+(?:trai|gái|ruột|họ)|chị\\s+gái|anh\\s+rể|cháu\\s+(?:nội|ngoại|bé|trai|gái)|bạn\\s+(?:trai|gái|thân)|người\\s+(?:yêu|tình|thân)|
    đồng\\s+(?:phạm|bọn|nghiệp)|gia\\s+đình|hộ|họ\\s+(?:và\\s+)?tên|bí\\s+danh|biệt\\s+danh|tên\\s+(?:thật|đầy\\s+đủ|khai\\s+sinh|gọi\\s+khác|thường\\s+gọi)|tức|còn\\s+gọi\\s+là|suspect|defendant|victim"""
_WORDS = re.sub(r"\s*\n\s*", "", _FIRST)
_INTRODUCED = re.compile(
    rf"(?<![\w/])(?i:{_WORDS})(?P<link>(?:\s*/\s*(?:bà|chị|cô))?(?:\s+(?:là|tên|tên\s+là|có\s+tên|có\s+tên\s+là|mang\s+tên|gồm|gồm\s+có|bao\s+gồm|như|sau|sau\s+đây|nói\s+trên|trên)\b)*\s*[:(\-–]?\s*(?:\d{{1,2}}\s*[.)/]\s*)?)(?={CAPITAL})"
)
_LIST = re.compile(
    r"\s*(?:,|;|và|cùng|với|\n|\d{1,2}\s*[.)/]|-|–|/|\(|\)|còn|là|tên|\+|•)+(?:\s*(?:,|và|cùng|với|\d{1,2}\s*[.)/]|-|–|\+|•))*\s*"
)
_TITLE = re.compile(
    r"(?i:chủ (?:tịch|nhiệm|nhà|hộ|trì)|phó |bí thư|trưởng |giám đốc|đại (?:tá|úy|uý|tướng|biểu|diện|hội|học)|thượng (?:tá|úy|uý|tướng|sĩ)|trung (?:tá|úy|uý|tướng|sĩ|tâm|ương|đoàn|đội)|"
    r"thiếu (?:tá|úy|uý|tướng|niên)|công (?:an|ty|dân|nhân|chức|đoàn|trình)|cảnh sát|thường (?:trực|vụ|xuyên)|kiểm (?:sát|soát|tra|lâm|toán)|thẩm phán|viện |tòa |toà |chánh |thư ký|ủy |uỷ |hội |ban |bộ |sở |"
    r"phòng |đội |đoàn (?:thanh|viên|đại|thể|công|luật|kiểm|nghệ|kịch)|chi (?:hội|bộ|cục|đoàn|nhánh|ủy)|tổ (?:trưởng|dân|phó|chức|quốc)|hiệu |bác sĩ|luật sư|tiến sĩ|thạc sĩ|giáo (?:sư|viên|dục)|nguyên (?:chủ|phó|bí|trưởng|giám)|"
    r"quyền (?:chủ|trưởng|giám)|đảng |thành (?:ủy|uỷ|phố|viên|đoàn)|huyện |quận |tỉnh |xã |phường |thị |cán bộ|nhà |tổng |thủ (?:tướng|trưởng)|ma (?:túy|tuý)|hình sự|kinh tế|trật tự|môi trường|an (?:ninh|toàn)|"
    r"dân (?:quân|phòng|số|tộc|vận)|quân |bảo |phụ nữ|nông dân|cựu |thanh (?:niên|tra)|học |sinh viên|điều tra|quản lý|nghiệp vụ|tuyên |mặt trận|liên |câu lạc|mô hình|nghị |chỉ thị|luật |việt nam|mẹ )"
)
_LONE_TITLE = set(
    "chủ phó bí trưởng giám cảnh thường kiểm thẩm viện tòa toà chánh ủy uỷ ban bộ sở phòng đảng huyện quận tỉnh xã phường nguyên cựu tổ nhà quyền việt".split()
)
# Words whose first syllable is a given name too: `Công an`, `Thanh niên`, `An ninh`.
_WORD_BEGINS = re.compile(
    r"(?:công (?:an|ty|nhân|dân|trình|đoàn|chức|văn|tác|nghiệp|nghệ|bằng)|thanh (?:niên|thiếu|tra|toán)|an (?:ninh|toàn|sinh|dân)|minh bạch|hòa (?:bình|giải)|bình (?:quân|yên|thường|đẳng)|chiến (?:sĩ|dịch|tranh)|hải (?:quan|quân|sản)|"
    r"quân (?:đội|sự|khu|dân|nhân|y)|dân (?:quân|cư|số|phòng|vận|tộc|chủ)|chính (?:quyền|phủ|sách|trị)|quyền (?:lợi|hạn)|hạnh phúc|phúc lợi|tài (?:chính|sản|liệu|khoản|xế)|nam (?:giới|nữ|thanh|sinh)|trường (?:học|hợp)|hiệu (?:quả|trưởng)|"
    r"trung (?:tâm|ương|đoàn|đội|bình)|tiến (?:độ|bộ)|thành (?:phố|viên|tích|đoàn|ủy)|thắng lợi|bảo (?:vệ|đảm|hiểm|trợ)|thu nhập|hương ước|ngân (?:sách|hàng)|trọng (?:tâm|điểm)|lợi ích|nghĩa vụ|phong trào|nhân (?:dân|viên|dịp|khẩu|lực)|"
    r"thủy (?:lợi|sản)|quyết (?:định|tâm)|cảnh (?:sát|báo|giác)|văn (?:bản|phòng|hóa|hoá)|thi (?:hành|đua)|phương (?:án|tiện|pháp|thức|châm)|đại (?:biểu|diện|hội)|lâm (?:nghiệp|sản)|vũ khí|thông (?:tin|báo|tư)|chung cư|tâm (?:lý|thần)|"
    r"thư (?:ký|viện)|liên (?:quan|hệ|tiếp|tục)|hậu quả|sáng (?:nay|sớm|kiến|mai|hôm)|đông đảo|đoàn (?:viên|thể|thanh)|nông (?:thôn|dân|nghiệp))(?!\w)",
    re.IGNORECASE,
)
# Behind a comma, what only says when, where or how: the next word may be any that begins a clause.
_ADVERBIAL = re.compile(
    r"(?:^|[.!?;\n] *)(?:sau|trước|tối|sáng|trưa|chiều|đêm|ngày|hôm|khi|lúc|ở|tại|trên|trong|dưới|phía|năm|tháng|tuần|quý|khoảng|hồi|đến|theo|qua|từ|vì|do|nhờ|tuy|ngoài|bên|nay|hiện|vừa|mới|cùng|đồng thời|tuy nhiên|"
    rf"on|in|at|after|before|then|later|since|from)(?!\w)(?-i:[^,;.!?\n{_UPPER}]{{0,60}}), *$",
    re.IGNORECASE,
)
_ON_A_STREET = re.compile(r"(?:phố|đường|tuyến|street|road)\s*,\s*$", re.IGNORECASE)
_GIVEN_TOO = {"cảnh", "thường", "quyền", "việt", "nguyên", "giám", "trưởng"}  # of _LONE_TITLE: given names as well
_PLACED = re.compile(
    r"(?<!\w)(?:đường|phố|ngõ|ngách|hẻm|kiệt|đại\s+lộ|quốc\s+lộ|tỉnh\s+lộ|tuyến|nút(?:\s+giao)?|ngã\s+(?:ba|tư|năm|sáu)|vòng\s+xuyến|hầm|cầu(?:\s+vượt)?|chợ|trường|học|thpt|thcs|cấp\s+[123i]+|tiểu\s+học|mầm\s+non|mẫu\s+giáo|"
    r"mn|th|đại\s+học|cao\s+đẳng|học\s+viện|viện|bệnh\s+viện|bv|công\s+viên|vườn\s+hoa|quảng\s+trường|sân\s+bay|sân\s+vận\s+động|nhà\s+thi\s+đấu|nhà\s+hát|nhà\s+máy|rạp|ga|bến(?:\s+xe)?|cảng|đền|(?<!gia )đình|chùa|lăng|miếu|"
    r"nhà\s+thờ(?:\s+họ)?|giáo\s+xứ|giáo\s+họ|tượng\s+đài|di\s+tích|khu(?:\s+(?:đô\s+thị|công\s+nghiệp|phố|tập\s+thể|di\s+tích|lưu\s+niệm|chung\s+cư|dân\s+cư))?|kđt|kcn|ktt|tòa\s+nhà|chung\s+cư|hồ|sông|núi|đèo|kênh|mương|"
    r"đảo|quần\s+đảo|biển|vịnh|rừng|giải(?:\s+thưởng)?|quỹ(?:\s+học\s+bổng)?|học\s+bổng|phong\s+trào|chiến\s+dịch|đội|tnhh|cổ\s+phần|cp|htx|hợp\s+tác\s+xã|dntn|tư\s+nhân|doanh\s+nghiệp|công\s+ty|tập\s+đoàn|"
    r"cửa\s+hàng|nhà\s+hàng|khách\s+sạn|siêu\s+thị|clb|câu\s+lạc\s+bộ|chi\s+(?:bộ|đoàn|hội|đội)|liên\s+đội|thư\s+viện|bảo\s+tàng|nhà\s+xuất\s+bản|thời|triều|vua|lớp|tp\.?|thành\s+phố|dòng\s+họ|(?:đường|phố|trường|giải|quỹ|đội|xã|phường|tàu|công\s+viên)[^.;\n]{0,60}(?:mang|đặt)\s+tên|"
    r"thôn|làng|xóm|ấp|(?<!biên )(?<!văn )(?<!cơ )bản|buôn|tổ\s+dân\s+phố|cụm)\s*(?:[\"“(:]\s*)?$",
    re.IGNORECASE,
)  # fmt: skip
_ADMIN = re.compile(r"(?<!\w)(?:tỉnh|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|tx\.?|tt\.?|h\.|q\.|p\.|x\.)\s*$", re.IGNORECASE)
_HEAD_OF = re.compile(
    r"(?:chủ\s+tịch|phó|trưởng|bí\s+thư|giám\s+đốc|chánh|thủ\s+trưởng|chủ\s+nhiệm|đại\s+diện)[^.;,\n]{0,50}$", re.IGNORECASE
)
_CHAIN = re.compile(r"\s*(?:,|và|-|–|/|đến|đi|giao|;|&|với|hoặc)\s*")
_OF_A_PERSON = re.compile(
    r"\s*[,(–-]?\s*\(?\s*(?:s\.?n\.?\b|sinh\b|\d{2}\s+tuổi|tuổi\s+\d|người\s+(?:dao|mông|tày|nùng|thái|mường|khmer|ê\s+đê|gia\s+rai)\b|dân\s+tộc|giới\s+tính|nghề\s+nghiệp|\d{1,2}/\d{1,2}/(?:19|20)\d\d\s*[,;.)]|(?:nhà|ngõ|ngách|hẻm)\s+(?:số\s+)?\d|(?:19|20)\d\d\s*[,;)]|cmnd|cccd|cmt|hktt|đkhktt|ngụ|trú|thường\s+trú|quê|sđt|số\s+đt|điện\s+thoại|ns\s*:|nam,|nữ,)"
    r"|\s*[;|\t,]\s*0\d{2}[ .]?\d{3}[ .]?\d{3}",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s+(?:khai|cho\s+(?:biết|rằng)|đã|bị|có|là|và|cùng|đến|đi|về|mua|bán|trộm|lấy|dùng|thừa|đang|sinh|không|rủ|cầm|đâm|đánh|bỏ|chạy|gọi|nói|thuê|nhận|trình|ra|vào|được|sử\s+dụng|thực\s+hiện|liền|tiếp\s+tục|phát\s+hiện|"
    r"từng|trú|tạm\s+trú|ngụ|ở|quê|hiện|vẫn|cũng|chưa|sẽ|vừa|còn|lại|chỉ|mới|tự|kể|xin|thấy|biết|muốn|hứa|cam\s+kết|nghiện|làm|thì|trốn|lao|giật|kéo|xông|mang|giấu|quen|bèn|cãi|dương\s+tính|âm\s+tính|tố\s+(?:cáo|giác)|trả|nhờ|"
    r"đòi|đe\s+dọa|dọa|đầu\s+thú|mất|chết|tử\s+vong|tên|với|phải|nên|rồi|thường|vốn|cầm\s+đầu|điều\s+khiển|chở|nhảy|ném|tát|chém|hỏi|đưa|nộp|giao|vay|nợ|chuyển|nhắn|hẹn|đòi|phủ\s+nhận|chối|bật\s+khóc|khóc|"
    r"was|were|is|has|had|did|does|could|would|will|may|might|can(?:not)?|said|says|told|admitted|denied|lives?|lived|fled|ran|refused|confessed|claimed|and|who|also|then|later|drove|sold|bought|stole|hit|took|tried|went|came|left|called|"
    r"reported|stated|added|explained|replied|chaired|signed|returned|rejoined|agrees|used|owed|paid|kept|lost|gave|asked|agreed|works?|worked)\b"
)
# Places and streets called like persons, which no word before them may tell. Streets: those that stand in most towns.
_NOT_PERSONS = {
    name.strip()
    for name in """hà nội;hà đông;hà nam;hà tĩnh;hà giang;hà tây;hà bắc;hà tiên;cao bằng;cao lãnh;cao lộc;cao phong;thái nguyên;thái bình;thái thụy;thái lan;lâm đồng;lâm hà;lâm thao;lâm bình;hồ chí minh;
    hoàng mai;hoàng sa;hoàng su phì;hoàng thành;lương sơn;lương tài;lương ngọc quyến;lý sơn;lý nhân;dương minh châu;dương kinh;dương xá;dương quang;dương hà;đặng xá;đinh xuyên;lê chi;mai lâm;mai châu;
    mai dịch;mai sơn;phan thiết;phan rang;đào xuyên;trần đề;trần văn thời;võ nhai;võ cường;bùi xá;đỗ xá;đỗ động;phạm trấn;nguyễn úy;vũ quang;vũ thư;vũ ninh;tạ thanh oai;tô hiệu;chu phan;triệu sơn;triệu phong;
    triệu đề;đoàn thanh niên;đoàn tncs;kim bài;kim sơn;kim lan;kim động;kim liên;kiều mai;phó bảng;từ sơn;từ liêm;quan hóa;quan sơn;lục ngạn;lục nam;lục yên;thạch thất;thạch hà;thạch bàn;thạch thành;ninh bình;
    ninh thuận;ninh giang;ninh hiệp;sơn la;sơn tây;sơn động;vị xuyên;văn giang;văn lâm;văn đức;văn yên;văn bàn;văn chấn;văn quan;văn lãng;yên viên;đông anh;gia lâm;long biên;ba đình;hàn quốc;trung quốc;
    việt nam;hội an;tiên du;đa tốn;cổ bi;bát tràng;trâu quỳ;phù đổng;trung mầu;kiêu kỵ;đình xuyên;yên thường;phú thị;ninh hiệp;châu thành;châu đốc;châu phú;châu đức;giang thành;danh thắng;phương liệt;
    đồng nai;đồng tháp;đồng hới;đồng xoài;đồng hỷ;đồng văn;lai châu;lào cai;điện biên;mường la;mường nhé;đại lộc;tiền giang;hậu giang;kiên giang;an giang;bắc giang;kon tum;gia lai;đắk lắk;
    ngô quyền;ngô gia tự;ngô xuân quảng;nguyễn trãi;nguyễn huệ;nguyễn du;nguyễn văn cừ;nguyễn văn linh;nguyễn văn trỗi;nguyễn thị minh khai;nguyễn đức thuận;nguyễn huy tưởng;nguyễn đức cảnh;nguyễn chí thanh;
    nguyễn thái học;nguyễn tri phương;nguyễn tất thành;nguyễn ái quốc;nguyễn công trứ;nguyễn khuyến;nguyễn bỉnh khiêm;nguyễn hữu cảnh;nguyễn sơn;nguyễn khoái;nguyễn bình;nguyễn cơ thạch;nguyễn phong sắc;nguyễn phú trọng;
    trần hưng đạo;trần phú;trần quốc toản;trần duy hưng;trần khát chân;trần nhật duật;trần nhân tông;trần cao vân;trần đại nghĩa;trần thái tông;trần quang khải;trần khánh dư;trần thánh tông;lê lợi;lê lai;lê duẩn;
    lê hồng phong;lê thánh tông;lê đại hành;lê văn lương;lê trọng tấn;lê thanh nghị;lê quý đôn;lê văn sỹ;lê văn việt;lê văn tám;lê đức thọ;lê hoàn;lê quang đạo;phạm văn đồng;phạm ngũ lão;phạm hùng;phạm ngọc thạch;
    phạm hồng thái;phan bội châu;phan chu trinh;phan châu trinh;phan đình phùng;phan đăng lưu;phan đình giót;phan văn trị;hoàng diệu;hoàng hoa thám;hoàng quốc việt;hoàng văn thụ;hoàng cầu;hoàng đạo thúy;hoàng văn thái;
    võ nguyên giáp;võ thị sáu;võ văn kiệt;võ văn tần;võ chí công;vũ phạm hàm;vũ trọng phụng;vũ tông phan;đặng thai mai;đặng tiến đông;đặng văn ngữ;đặng phúc thông;bùi thị xuân;bùi xuân phái;đỗ xuân hợp;đỗ đức dục;
    hồ tùng mậu;hồ xuân hương;hồ tây;hồ gươm;hồ hoàn kiếm;lý thường kiệt;lý thái tổ;lý tự trọng;lý nam đế;lý sơn;đinh tiên hoàng;đinh bộ lĩnh;trịnh hoài đức;mai thúc loan;mai hắc đế;đào duy từ;đào duy anh;đào tấn;
    cao bá quát;cao thắng;hà huy tập;lương thế vinh;lương định của;tạ quang bửu;tạ hiện;tô vĩnh diện;trương định;trương công định;chu văn an;thái hà;thái phiên;thái thịnh;tăng bạt hổ;từ sơn;tôn đức thắng;tôn thất thuyết;
    tôn thất tùng;triệu quang phục;kim mã;kim đồng;kim ngưu;hai bà trưng;bà triệu;huỳnh thúc kháng;huỳnh tấn phát;văn cao;văn miếu;phùng hưng;phùng chí kiên;phùng khoang;dương đình nghệ;dương văn bé;dương quảng hàm;
    tháp chàm;trường sa;trường chinh;hồng hà;hồng bàng;quang trung;đống đa;ngọc hồi;lạc long quân;âu cơ;an dương vương;mạc đĩnh chi;mạc thái tổ;khuất duy tiến;khâm thiên;cù chính lan;châu văn liêm;doãn kế thiện""".split(
        ";"
    )
}
_NOT_INTRODUCED = re.compile(
    r"(?:Bà (?:Rịa|Triệu|Chiểu|Điểm|Nà|Đen|Trưng|Huyện|Hom|Vì|Quẹo|Hạt|Ký)|Ông (?:Ích|Lãnh|Tạ|Trang|Đốc|Công|Táo|Địa)(?! [A-ZĐ])|Cô (?:Tô|Bắc|Giang)|Anh (?:Sơn|Đức|quốc)|Chú (?:Hỏa|Lúi)|Bác Hồ|Cụ Hồ|Mẹ Việt|Cha Lo|[Mm]ẹ Việt)\b"
)
_NATION = re.compile(
    r"(?:Lào|Mỹ|Anh|Pháp|Nga|Đức|Nhật|Thái|Mông|Kinh|Tày|Dao|Nùng|Mường|Khmer|Khơ|Hoa|Chăm|Ba Na|Ê Đê|Gia Rai|Ấn Độ|Nigeria|Campuchia|Nhật Bản)(?! [A-ZĐ])\b"
)
_KIN = re.compile(r"ông|bà|anh|chị|em|cháu|cô|chú|bác|cậu|dì|thím|mợ|cụ|bé|thầy|tên|kẻ|đồng\s+chí", re.IGNORECASE)
_PAIR = re.compile(r"vợ\s+chồng|(?:chị|anh)\s+em(?:\s+ruột)?", re.IGNORECASE)
_RANK = re.compile(r"(?:đại|thượng|trung|thiếu)\s+(?:tá|úy|uý|tướng|sĩ)|hạ\s+sĩ", re.IGNORECASE)
_NICKNAME = re.compile(r"tức|(?:bí|biệt)\s+danh|tên\s+(?:gọi\s+khác|thường\s+gọi)|còn\s+gọi\s+là", re.IGNORECASE)
_CALLED = re.compile(
    rf"(?P<it>{_SYLLABLE}(?: {_SYLLABLE}){{0,3}} ?[\"“](?:the )?[{_LOWER}{_UPPER}][{_LOWER}]{{0,7}}(?: [{_LOWER}]{{1,8}})?[\"”])"
)
_COMMON = re.compile(
    r"(?:phố|chợ|quán|xe|hàng|nhà|đất|tour|cò|nạn|dịch|vụ|án|khu|bãi|trò|kiểu|dạng|loại|các|những)\b", re.IGNORECASE
)
_HIGHLAND = re.compile(rf"(?<![\w'’])(?:H['’]|K['’] ?){CAPITAL}[{_LOWER}]+(?: {_SYLLABLE}){{0,3}}(?!\w)")
_HIGHLAND_SURNAME = re.compile(rf"(?<!\w)(?P<surname>{_SYLLABLE}) H['’]{CAPITAL}[{_LOWER}]+(?!\w)")
_COUNTRY = r"(?:Trung Quốc|Hàn Quốc|Nhật Bản|Lào|Campuchia|Nigeria|Nga|Mỹ|Anh|Pháp|Đức|Đài Loan|Thái Lan|Malaysia|Philippines|Ấn Độ|Úc|Singapore|Indonesia|Myanmar|Canada|Ukraine|Pakistan|Bangladesh|Nam Phi)"
_FOREIGNER = re.compile(
    rf"(?:[Nn]gười|[Cc]ông\s+dân|khách|[Qq]uốc\s+tịch)\s+{_COUNTRY}"
    rf"\s*[:,]?\s*(?:là\s+|tên\s+)?(?={CAPITAL})"
)
_STRONGLY = re.compile(
    r"\s*[,(–-]?\s*\(?\s*(?:(?:đều|cùng)\s+)?(?:mang\s+)?(?:quốc\s+tịch|việt\s+kiều|hộ\s+chiếu|passport|tức\s|biệt\s+danh|(?:Hàn|Trung) Quốc\)|Nhật Bản\))"
    rf"|\s*[,(]\s*(?:là\s+)?(?:người|công\s+dân)\s+{_COUNTRY}\s*(?:[,;.)]|$)",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:Mart|Tour|Travel|Bank|Group|Hotel|Food|Media|Airlines|Vina)\b")
_ABROAD = re.compile(r"[A-Z][a-z]+(?:(?: [A-Z]|-[A-Za-z])[a-z]+){1,3}(?!\w)")
_FOREIGN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+){1,3}")
_DID = re.compile(
    r"\s+(?:bị|khai|trình\s+báo|tố\s+cáo|tố\s+giác|điều\s+khiển|dương\s+tính|âm\s+tính|thừa\s+nhận|bỏ\s+trốn|đầu\s+thú|tự\s+thú|cùng\s+(?:vợ|chồng|đồng\s+bọn|con)|khởi\s+kiện|đứng\s+tên|làm\s+chủ|"
    r"cầm\s+đầu|trộm|cướp|tàng\s+trữ|mua\s+bán|vận\s+chuyển|hành\s+hung|hy\s+sinh|tử\s+vong|vi\s+phạm|lừa|rủ|chở)\b"
)
_TOLD = re.compile(rf"{_DID.pattern}|\s+(?:trình\s+bày|kể|khóc|van\s+xin|nhận\s+tội|cho\s+(?:biết|hay))\b")
_FAMILY = re.compile(r"mẹ|bố|cha|má|vợ|chồng|con|em|bé", re.IGNORECASE)  # `Mẹ Trâm trình bày`: who told or did something
# What stands after the surname of most names of three words and more; not in names of communes and provinces.
_SECOND = set(
    "đình quốc ngọc đức minh xuân hữu quang thanh hồng thu thúy bá duy gia hoàng hùng huy khắc mạnh mỹ nhật phương phúc sỹ tấn thế tiến trọng tuấn viết vĩnh bích diệu cẩm seo a công mí chí doãn trí như khánh tường phước đắc quý thụy thiên khả bảo".split()
)
_NO_SURNAMES = {"đường", "hướng", "trang", "danh"}  # words that begin names of streets and things far more often
# `Phan Dang Luu street`, `Tran Phu and Nguyen Trai schools`: behind a name that stands in English.
_STREET_BEHIND = re.compile(
    r"(?:\s*(?:,|and|,\s*and)\s+(?:[A-Z]\w+\s+){1,4}?)*\s*(?:(?:primary|secondary|high|middle|night)\s+)?(?:streets?|roads?|avenues?|boulevards?|lanes?|bridges?|schools?|parks?|markets?|wards?|communes?|townships?|hospitals?|universit(?:y|ies)|districts?|provinces?|hamlets?|villages?|squares?|stadiums?|kindergartens?|quarters?)\b",
    re.IGNORECASE,
)
_STREET = re.compile(r"\b(?:Street|Road|Avenue|Bridge|School|Park|Market|Ward|Commune|Township|Hospital|Club)\b")
# `một người tên Páo`, `người quen là Hai Lúa`: a name of any build.
_NAMED = re.compile(
    rf"(?<!\w)(?i:(?:người|thanh\s+niên|phụ\s+nữ|đàn\s+ông|khách|nam|nữ)(?:\s+[{_LOWER}]+){{0,2}}?\s+tên(?:\s+là)?|(?:người\s+quen|hàng\s+xóm|theo\s+lời\s+khai\s*,|named)(?:\s+là)?|(?:man|woman|boy|girl|person|youth|someone|suspect|dealer)(?:\s*,)?\s+(?:(?:locally\s+)?(?:known\s+as|called|nicknamed)|known\s+(?:locally|to\s+\w+|among\s+\w+)\s+as))\s+(?P<it>{_SYLLABLE}(?: {_SYLLABLE}){{0,3}})(?!\w)"
)
# `N.V.T. về ở cùng`: three letters or four that do something, none of a body (U.B.N.D, H.Đ.N.D).
_LETTERS_DO = re.compile(
    rf"(?<![\w/.])(?!(?:U\.B|H\.Đ|C\.A|M\.T|B\.C|T\.W)\.)(?P<it>{CAPITAL}\.{CAPITAL}\.(?:{CAPITAL}\.?){{1,2}})(?=\s+(?:về|ở|bị|khai|trú|sinh|bỏ\s+trốn|thừa\s+nhận|rủ|cùng\s+(?:vợ|chồng|bạn|đồng))\b)"
)
# `đối với L.H.N.`: initials of whom something is done to.
_LETTERS_SUFFER = re.compile(
    rf"(?<!\w)(?i:đối\s+với|tạm\s+giam|khởi\s+tố|bắt\s+giữ|cùng\s+với|giữa|rủ|nạn\s+nhân\s+là)\s+(?!(?:U\.B|H\.Đ|C\.A|M\.T|B\.C|T\.W)\.)(?P<it>{CAPITAL}\.(?:{CAPITAL}\.){{1,3}}(?:{CAPITAL}(?!\w))?)"
)
# `gồm P.Q.H, L.M.Đ và T.A.V, đều sinh năm 2003`: a row of initials of whom something personal is told.
_LETTERS_IN_A_ROW = re.compile(
    rf"(?<![\w.])(?:{CAPITAL}(?:\.{CAPITAL}){{1,3}}\.?(?:\s*,\s*|\s+(?:và|cùng)\s+)){{1,9}}{CAPITAL}(?:\.{CAPITAL}){{1,3}}(?!\w)\.?(?=\s*,?\s*(?:(?:đều|cùng)\s+)?(?:sinh(?:\s+năm)?|trú|ngụ|bị|khai|thừa\s+nhận|\d{{2}}\s+tuổi)\b)"
)
# `Nguyễn T. Bích Hợp`: a surname, a letter, the rest.
_SHORTENED = re.compile(
    rf"(?<!\w)(?P<surname>{CAPITAL}[{_LOWER}]+) (?:{CAPITAL}\. ?){{1,3}}{CAPITAL}[{_LOWER}]+(?: {CAPITAL}[{_LOWER}]+){{0,2}}(?!\w)"
)
# `Marcus Feldmann, a German national`, `signed by Rahul Deshmukh and sent`: names of no Vietnamese build in English.
_BODIES = re.compile(r"(?:U\.B|H\.Đ|C\.A|M\.T|B\.C|T\.W|P\.C|H\.T|V\.K)\b")
_ALIEN = re.compile(
    r"(?<!\w)(?P<it>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3})(?=\s*[,(]\s*(?:an?\s+)?[A-Z][a-z]+\s+(?:national|citizen|tourist|man|woman|worker|engineer|student|businessman|passport)\b)"
    r"|(?<!\w)(?:signed|written|lodged|filed|submitted|phoned\s+in|sworn|witnessed)\s+by\s+(?P<by>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3})(?=\s*(?:[,.;(]|and\s+[a-z]|on\s|of\s+\d|\$))"
)
_BODY = re.compile(
    r"\b(?:Police|Committee|People|District|Commune|Union|Ward|City|Court|Team|Department|Ministry|Club|School|Front|Association|Board|Party|Council|Office|Bureau|Province|Directive|Chairman|Chief|Youth|Women)\b"
)
# `là Tiêu Công Đẳng`, `về việc Lâm Ba Rích tổ chức`: three words and more that begin with a surname.
_TOLD_OF = re.compile(rf"(?<!\w)(?:là|việc|thấy|đối\s+với|với|giữa|do|theo)\s+(?={CAPITAL})")
# Without capitals and marks; where the surname is a common word too (do thi, dang van hanh), only beside what tells a person.
_TYPED_CUE = r"(?:ong|ba|anh|chi|em|chau|co|chu|bac|cu|ten|la|vo|chong|con|me|bo|doi tuong|bi can|bi cao|bi hai|nan nhan|cong dan|hoc sinh|chu ho|gap|goi|bat)"
_TYPED = re.compile(
    r"(?<!\w)(?P<it>(?:nguyen|tran|pham|hoang|huynh|phan|vu|vo|dang|bui|ngo|duong|dinh|trinh|truong|le|do|ho|ly|dao|doan|luong) (?:thi|van) [a-z]{2,6})(?!\w)"
)
_COMMON_TYPED = re.compile(
    r"(?:do|dang|duong|ho|phan) |(?:vu|vo|dinh|le|ly|dao|doan|luong) (?:thi (?:hanh|dua|dau|tran|xa|truong|moi|cong|tuyen)|van (?:de|hanh|dong|chuyen|ban|nghe|tai|con|hoa))$"
)
_PERSON_TYPED_BEFORE = re.compile(rf"(?<!\w){_TYPED_CUE}:? $", re.IGNORECASE)
_PERSON_TYPED_BEHIND = re.compile(
    r"[ ,;:(-]*(?:sn|sinh|nam sinh|tru|hktt|o tai|cmnd|cccd|cmt|sdt|dt|tuoi|\d{2} tuoi|0\d{8}|(?:19|20)\d\d(?!\d)|khai|bo tron|to cao|trinh bao)(?![a-z])",
    re.IGNORECASE,
)
_NO_SURNAME = re.compile(
    rf"(?<!\w)Thị {CAPITAL}[{_LOWER}]+(?=\s+(?:và|cùng)\s+(?:chồng|con|mẹ|em|chị|anh|bố)\b|\s+(?:trình\s+bày|kể|khai|thừa\s+nhận|bỏ\s+trốn)\b)"
)
# What somebody is called besides: right behind a name, in brackets or not.
_ALIAS = re.compile(
    rf"[\s,(;–\"”-]*(?i:tức(?:\s+là)?|hay(?:\s+còn)?\s+gọi\s+là|hay|(?:bí|biệt|hỗn|pháp|nghệ)\s+danh|tên\s+(?:thật|thường\s+gọi|gọi\s+khác|ở\s+nhà|tục|thánh|khác|hiệu)|(?:còn|thường|hay|quen|vẫn)\s+(?:được\s+)?gọi\s+là|alias|a\.?k\.?a\.?|(?:also\s+)?known\s+as|nicknamed|real\s+name)"
    rf"(?:\s+(?:là|gọi))?\s*[:“\"'‘]?\s*(?P<it>{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}(?:\s?[“\"][{_LOWER}]{{1,8}}[”\"])?)(?!\w)"
)
# The next of a row of persons, and what tells that a row ends there.
_NEXT = re.compile(
    rf"\s*(?:,\s*)?(?:(?:và|cùng(?:\s+với)?|với|còn\s+có|ngoài\s+ra\s+còn\s+có)\s+|(?<=,\s))(?P<it>{_SYLLABLE}(?: {_SYLLABLE}){{0,3}})(?!\w)"
)
_ROW = re.compile(
    rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}(?:(?:\s*,\s*(?:và\s+)?|\s+(?:và|cùng|với)\s+){_SYLLABLE}(?: {_SYLLABLE}){{0,3}}){{0,8}}(?!\w)"
)
_BRAND = re.compile(r"\w*bank|viettel|mobifone|vinaphone|vnpt|momo|zalo|facebook|tiktok|youtube|google|telegram|messenger|viber|grab|shopee|lazada", re.IGNORECASE)  # fmt: skip
_DONE_BY = re.compile(rf"(?<!\w)do\s+(?={CAPITAL})")
_DONE_TO = re.compile(
    rf"(?<!\w)(?:mời|gọi\s+hỏi|bắt(?:\s+(?:giữ|giam|quả\s+tang|khẩn\s+cấp))?|tạm\s+(?:giữ|giam)|dẫn\s+giải|khởi\s+tố|hành\s+hung|đâm|chém|giết)\s+(?={CAPITAL})"
)  # who was called, taken or hurt
_WITH_FAMILY = re.compile(r"\s+(?:và|cùng)\s+(?:vợ|chồng|con(?!\s+(?:đường|số|em|người|sông|phố))|mẹ|bố)\s")
_RELATED = re.compile(
    r"\s*[,(]\s*(?:con|cháu|em|vợ|chồng|mẹ|bố)\s+(?:của|chị|anh|ông|bà)\b|\s*[,(]?\s*\d{1,2}\s+(?:tháng\s+)?tuổi\b", re.IGNORECASE
)
_DOCUMENT = re.compile(r"(?:hộ\s+chiếu|giấy|thẻ|căn\s+cước|cccd|cmnd|bằng|sim|tài\s+khoản|sổ|xe|vé|hồ\s+sơ)\b", re.IGNORECASE)
_CALLED_AFTER = re.compile(
    r"(?:đội|đường|phố|trường|lớp|chi\s+đoàn|liên\s+đội|giải|quỹ|học\s+bổng|phong\s+trào|công\s+viên|tàu|cầu|câu\s+lạc\s+bộ|phường|xã|nhà\s+văn\s+hóa|thư\s+viện)\b(?P<rest>[^.;\n]{0,60})$",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"(?<!\w)\d{{1,2}}\s*[.)]\s*(?={CAPITAL})")
_FORM = re.compile(
    rf"họ\s+(?:và\s+)?tên[^:\n]{{0,20}}:\s*(?P<it>[{_LOWER}]+(?: [{_LOWER}]+){{1,4}})(?=\s*(?:[;,.\n]|$))", re.IGNORECASE
)
_DASHED = re.compile(
    rf"(?<!\w)(?i:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh)(?:-{CAPITAL}[{_LOWER}]+){{1,4}}(?!\w)"
)
_SEVERAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|\d)\s+$", re.IGNORECASE)
_SMALL = re.compile(
    rf"(?<![\w/])(?i:{_WORDS})\s+(?:tên\s+|là\s+)?(?P<it>(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh|đào|trương) (?:văn|thị|đức|hữu|đình|xuân|minh|ngọc|quang|thanh) [{_LOWER}]+)(?!\w)"
)
_SURNAME_ONLY = re.compile(
    r"(?:già\s+làng|thư\s+ký|hộ\s+kinh\s+doanh|người\s+có\s+uy\s+tín|truy\s+nã|liệt\s+sĩ|xác\s+định(?:\s+được)?\s+là|cầm\s+đầu(?:\s+là)?|mang\s+tên|cấp\s+cho|triệu\s+tập|hộ|tên|kẻ|mẹ|con|gia\s+đình|vợ|chồng|nhân\s+viên|học\s+sinh|học\s+viên|sinh\s+viên|công\s+dân|tội\s+phạm|giáo\s+viên|bảo\s+vệ|em|bé|tức|chủ\s+nhà|luật\s+sư)\b",
    re.IGNORECASE,
)


@derived
def _places() -> frozenset[str]:
    """Names of places, without their kind, in small letters."""
    known = {name for place in places().values() for name in (place.name.vi, *place.aliases)}
    bare = {re.sub(r"^(?:thành phố|thị trấn|thị xã|tỉnh|huyện|quận|xã|phường|vùng)\s+", "", name.lower()) for name in known}
    return frozenset(bare | _NOT_PERSONS)


def spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each name."""
    found = _introduced(text)
    found |= _built(text, found)
    found |= {m.span("it") for m in _FORM.finditer(text)} | {m.span() for m in _DASHED.finditer(text)}
    found |= {
        m.span()
        for m in _HIGHLAND.finditer(text)
        if not _ADMIN.search(text[: m.start()][-30:]) and not re.search(rf"{CAPITAL}\w* $", text[: m.start()][-12:])
    }
    found |= {m.span() for m in _HIGHLAND_SURNAME.finditer(text) if m["surname"].lower() in _SURNAMES}
    found |= {m.span() for m in _NO_SURNAME.finditer(text) if m[0].lower() not in _places() and _begins(text, m.start())}
    found |= _nicknamed(text) | _foreigners(text) | _clans(text)
    found |= _beside(text, found)
    found |= _aliases(text, found)
    found |= _in_a_row(text, found)
    found |= {m.span("it") for m in _NAMED.finditer(text) if _may_be(text, m.span("it"), strictly=False)}
    found |= {m.span("it") for pattern in (_LETTERS_DO, _LETTERS_SUFFER) for m in pattern.finditer(text)}
    found |= {m.span("it") for m in _TYPED.finditer(text) if _is_typed(text, m)}
    found |= {
        m.span()
        for m in _SHORTENED.finditer(text)
        if m["surname"].lower() in _SURE and not _PLACED.search(text[max(0, m.start() - 60) : m.start()])
    }
    found |= {
        (row.start() + m.start(), row.start() + m.end())
        for row in _LETTERS_IN_A_ROW.finditer(text)
        for m in _INITIALS.finditer(row[0])
        if not _BODIES.match(m[0])
    }
    for m in _ALIEN.finditer(text):
        who = "it" if m["it"] else "by"
        if not _BODY.search(m[who]) and m[who].lower() not in _places():
            found.add(m.span(who))
    found |= {m.span() for m in _INITIALS.finditer(text) if _OF_A_PERSON.match(text, m.end())} | {
        m.span("it") for m in _SMALL.finditer(text)
    }
    return sorted(_merged(found | _again(text, found)))


def _is_typed(text: str, match: re.Match) -> bool:
    return not _COMMON_TYPED.match(match["it"]) or bool(
        _PERSON_TYPED_BEFORE.search(text[max(0, match.start() - 15) : match.start()])
        or _PERSON_TYPED_BEHIND.match(text, match.end())
    )


def _introduced(text: str) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for cue in _INTRODUCED.finditer(text):
        word = text[cue.start() : cue.start("link")]
        if _NATION.match(text, cue.end()) and not _KIN.fullmatch(word):
            continue
        if _NOT_INTRODUCED.match(text, cue.start()) or (
            word[:1].isupper() and not _begins(text, cue.start()) and not word.isupper() and not _RANK.fullmatch(word)
        ):
            continue
        if re.search(r"(?:mang|đặt|đổi|lấy|gắn|có)\s+$", text[: cue.start()]) and word.lower().startswith("tên"):
            continue
        if re.fullmatch(r"mang\s+tên", word, re.IGNORECASE) and (
            of := _CALLED_AFTER.search(text[max(0, cue.start() - 90) : cue.start()])
        ):
            if not _DOCUMENT.search(of["rest"]):
                continue  # a team, a street or a prize called after somebody
        at = cue.end()
        linked = (
            bool(cue["link"].strip())
            and not re.fullmatch(r"\s*(?:là|tên|tên\s+là|có\s+tên|có\s+tên\s+là)?\s*", cue["link"])
            or bool(_SURNAME_ONLY.fullmatch(word))
        )
        if _NICKNAME.fullmatch(word) and re.search(rf"(?:{CAPITAL}\w*|[\"”)])[\s,(;\"”–-]*$", text[: cue.start()]):
            linked = False  # what somebody is called besides
        first, many = True, bool(_KIN.fullmatch(word)) and _SEVERAL.search(text[: cue.start()]) is not None
        many = many or bool(_PAIR.fullmatch(word))
        if linked and _FAMILY.fullmatch(word) and (span := _name_at(text, at)):
            linked = not (_TOLD.match(text, span[1]) or _RELATED.match(text, span[1]))
        if _KIN.fullmatch(word) and (span := _name_at(text, at)) and text[slice(*span)].lower() in _GIVEN_TOO:
            if not _TITLE.match(text[span[0] : span[0] + 24] + " "):
                found.add(span)
        while (span := _name_at(text, at)) and _may_be(text, span, strictly=linked or not first and not many):
            found.add(span)
            if not (more := _LIST.match(text, span[1])):
                break
            at, first = more.end(), False
    return found


def _nicknamed(text: str) -> set[tuple[int, int]]:
    """`Bình "gấu"`: a name with what its bearer is called; not a common noun at the beginning of a sentence."""
    return {
        found.span("it")
        for found in _CALLED.finditer(text)
        if not _COMMON.match(found["it"])
        and not _TITLE.match(found["it"])
        and not _PLACED.search(text[max(0, found.start() - 60) : found.start()])
        and (not _begins(text, found.start()) or _VERB.match(text, found.end()))
    }


def _clans(text: str) -> set[tuple[int, int]]:
    """`Điểu Krem`, `Y Bhăm Niê`: capitals that begin or end with a surname of the highlands, where no kind of place stands before."""
    found = set()
    for match in _NAME.finditer(text):
        words = match[0].lower().split()
        before = text[max(0, match.start() - 60) : match.start()]
        if len(words) > 1 and {words[0], words[-1]} & _CLANS and not (_PLACED.search(before) or _ADMIN.search(before)):
            found.add(match.span())
    return found


def _aliases(text: str, known: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """What a person is called besides, and what again besides that."""
    found: set[tuple[int, int]] = set()
    ends = [end for _, end in known]
    while ends:
        at = ends.pop()
        alias = _ALIAS.match(text, at)
        if alias and alias.span("it") not in found and _may_be(text, alias.span("it"), strictly=False):
            found.add(alias.span("it"))
            ends.append(alias.end())
    return found


def _in_a_row(text: str, known: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Names of any build that go on in a row of persons: `Vĩ “lé”, Tí Nị và ...`; not the office or place behind a person's name."""
    found: set[tuple[int, int]] = set()
    ends = [end for _, end in known]
    while ends:
        at = ends.pop()
        more = _NEXT.match(text, at)
        if not more or more.span("it") in found:
            continue
        if _BRAND.fullmatch(more["it"]) or not (_may_be(text, more.span("it"), strictly=True) or _does(text, *more.span("it"))):
            continue
        if len(more["it"].split()) < 4 and _may_be(text, more.span("it"), strictly=False):
            found.add(more.span("it"))
            ends.append(more.end())
    return found


def _does(text: str, start: int, end: int) -> bool:
    """Whether a name in a row, or the row without a place in it, does something, or a nickname follows."""
    if _VERB.match(text, end):
        return True
    if (row := _ROW.match(text, start)) is None:
        return False
    places = any(item.lower() in _places() for item in _NAME.findall(row[0]))
    return _CALLED.match(text, start) is not None or not places and _VERB.match(text, row.end()) is not None


def _foreigners(text: str) -> set[tuple[int, int]]:
    """Names in another spelling, behind or before a nationality."""
    found = {
        m.span()
        for m in _FOREIGN.finditer(text)
        if _STRONGLY.match(text, m.end())
        and not (
            _PLACED.search(text[max(0, m.start() - 60) : m.start()]) or _ADMIN.search(text[max(0, m.start() - 30) : m.start()])
        )
    }
    for cue in _FOREIGNER.finditer(text):
        at = cue.end()
        while (
            (name := _ABROAD.match(text, at) or _NAME.match(text, at))
            and not _TITLE.match(name[0] + " ")
            and name[0].lower() not in _places()
        ):
            if not _FIRM.search(name[0]) and not (cue[0].rstrip().endswith(("Mỹ", "Anh")) and len(name[0].split()) < 2):
                found.add(name.span())
            if not (more := _LIST.match(text, name.end())):
                break
            at = more.end()
    return found


def _beside(text: str, known: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """A name before `và` or a comma and another name; the other items of a numbered list of names; who did what is told by `do`."""
    found: set[tuple[int, int]] = set()
    starts = {start for start, _ in known}
    items = [span for cue in _ITEM.finditer(text) if (span := _name_at(text, cue.end()))]
    if any(span[0] in starts for span in items):
        found |= {span for span in items if _may_be(text, span, strictly=True)}
    for cue in _DONE_BY.finditer(text):
        span = _name_at(text, cue.end())
        if span and _DID.match(text, span[1]) and _may_be(text, span, strictly=True):
            found.add(span)
    for cue in _TOLD_OF.finditer(text):
        span = _name_at(text, cue.end())
        if (
            span
            and len(words := text[slice(*span)].lower().split()) > 2
            and not {words[0], " ".join(words)} & (_NO_SURNAMES | _places())
            and not (words[0] in _RARE and words[1] not in _SECOND | _MIDDLE and not _TOLD.match(text, span[1]))
            and not (words[0] not in _SURE and (" ".join(words[-2:]) in _places() or _ends_in_a_word(text, *span)))
        ):
            if _may_be(text, span, strictly=True) and not _STREET.search(text, *span) and not _STREET_BEHIND.match(text, span[1]):
                found.add(span)
    for cue in _DONE_TO.finditer(text):
        span = _name_at(text, cue.end())
        if span and _may_be(text, span, strictly=True):
            found.add(span)
    for match in _NAME.finditer(text):
        if _WITH_FAMILY.match(text, match.end()) and _begins(text, match.start()) and _may_be(text, match.span(), strictly=True):
            found.add(match.span())
        joined = re.match(r"(?:\s*,\s*|\s+(?:và|cùng|với)\s+)(?:vợ là |chồng là )?", text[match.end() :])
        if joined and match.end() + joined.end() in starts and _may_be(text, match.span(), strictly=True):
            if not _PLACED.search(before := text[max(0, match.start() - 60) : match.start()]) and not _ADMIN.search(before):
                found.add(match.span())
    return found


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, a line or an item begins there."""
    before = text[:at].rstrip(" \t\"“'(–-•*+")
    return not before or before[-1] in '.!?:;,\n)]”"' or text[at - 1 : at] == "\n"


def _begins_a_sentence(text: str, at: int) -> bool:
    """Whether any word would have a capital there: behind a comma only a name has."""
    before = text[:at].rstrip(" \t\"“'(–-•*+")
    return _begins(text, at) and not (before and before[-1] in ",;")


def _name_at(text: str, at: int) -> tuple[int, int] | None:
    for pattern in (_INITIALS, _NAME, _SHOUTED):
        if (match := pattern.match(text, at)) is not None:
            return match.start(), match.end()
    return None


def _may_be(text: str, span: tuple[int, int], *, strictly: bool) -> bool:
    """Whether capitals where a name may stand are one: no title, no office, no place; `strictly`: with a surname and more."""
    words = text[span[0] : span[1]].lower().split()
    highland = (
        words[0] == "thị" and len(words) == 2 and words[1] not in ("trấn", "xã", "đội", "ủy", "uỷ", "cầu", "nghè", "vải")
    )  # of Stiêng and Mnông women
    if _TITLE.match(text[span[0] : span[0] + 24] + " ") and not highland or words[0] in _LONE_TITLE and len(words) == 1:
        return False
    if (
        len(words[0]) > 1
        and any(" ".join(words[:n]) in _places() for n in (2, 3, 4))
        and not _OF_A_PERSON.match(text, span[1])
        and not set(words[1:2]) & _MIDDLE
    ):
        return strictly is False and " ".join(words) in _NOT_PERSONS and len(words) > 2
    if not strictly:
        return True
    return (
        words[0] in _SURNAMES and len(words) > 1 or bool(re.fullmatch(r"[^\W\d_](?:\.\s?[^\W\d_])+\.?", text[span[0] : span[1]]))
    )


def _built(text: str, introduced: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Names that nothing introduces: surname, Văn or Thị, given name; or a surname and two more; or one with a birth beside it."""
    found: set[tuple[int, int]] = set()
    placed: int | None = None  # where a row of streets, schools or communes has come to
    covered = bytearray(len(text))
    for start, end in introduced:
        covered[start:end] = b"x" * (end - start)
    matches = sorted({m.span() for pattern in (_NAME, _SHOUTED) for m in pattern.finditer(text)})
    for start, end in matches:
        if any(covered[start:end]):
            placed = None
            continue
        start = _surname_in(text, start, end)
        before = text[max(0, start - 60) : start]
        chained = placed is not None and _CHAIN.fullmatch(text, placed, start) is not None
        personal = _OF_A_PERSON.match(text, end) is not None
        if (_PLACED.search(before) or chained) and not (chained and personal):
            placed = end
            continue
        placed = None
        if _STREET.search(text, start, end) or _STREET_BEHIND.match(text, end) and not personal:
            continue
        if not _is_built(text, start, end, personal):
            continue
        if (
            _ADMIN.search(before)
            and not personal
            and not (_HEAD_OF.search(re.sub(_ADMIN, "", before)) and len(text[start:end].split()) > 2)
        ):
            continue
        found.add((start, end))
        at = end
        while (more := _LIST.match(text, at)) and (span := _name_at(text, more.end())) and _may_be(text, span, strictly=True):
            found.add(span)
            covered[span[0] : span[1]] = b"x" * (span[1] - span[0])
            at = span[1]
    return found


def _surname_in(text: str, start: int, end: int) -> int:
    """Where the surname stands: `Công an Nguyễn Văn A`, `Bị cáo Trần B` begin with another capital."""
    words, at = text[start:end].split(" "), start
    if " ".join(words[:2]).lower() in _COMPOUND:
        return start
    for n, word in enumerate(words):
        if word.lower() in _SURE and n and len(words) - n > 1 and " ".join(words).lower() not in _places():
            return at
        at += len(word) + 1
    return start


def _is_built(text: str, start: int, end: int, personal: bool) -> bool:
    words = text[start:end].lower().split()
    whole = " ".join(words)
    with_a_middle_name = _has_a_middle_name(words) and not _NO_MIDDLE.search(whole)
    if len(words) < 2 or words[0] not in _SURNAMES and not with_a_middle_name or len(words) > 6:
        return False
    named_after = len(words) > 2 and " ".join(words[:2]) in _NOT_PERSONS and words[0] in _SURE and whole not in _places()
    if whole in _places() or any(" ".join(words[:n]) in _places() for n in (2, 3)) and not personal and not named_after:
        return False
    if _TITLE.match(text[start : start + 24] + " ") and words[1] not in _MIDDLE:
        return False
    if personal:
        return True
    if words[1] in _MIDDLE and len(words) > 2 or with_a_middle_name or " ".join(words[:2]) in _COMPOUND and len(words) > 2:
        return True
    if (
        len(words) > 2
        and _DID.match(text, end)
        and not re.search(r"(?:xã|huyện|tỉnh|phường)[^.;\n]{0,40}$", text[max(0, start - 60) : start], re.IGNORECASE)
    ):
        return True
    if len(words) < 3 or words[0] in _SURE:
        return len(words) > 2
    return words[0] in _SURNAMES - _NO_SURNAMES and words[1] in _SECOND and not _ends_in_a_word(text, start, end)


def _has_a_middle_name(words: list[str]) -> bool:
    """Thị or Văn between two names, or Tôn Nữ: a person whatever the surname, where the rest is no place and the first names none."""
    middle = set(words[1:-1]) & {"thị", "văn"} or "tôn nữ" in " ".join(words)
    return bool(middle) and " ".join(words[1:]) not in _places() and not _PLACED.search(words[0])


def _again(text: str, named: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The same names a second time, and their given names alone, anywhere but in a name of a place."""
    found: set[tuple[int, int]] = set()
    for name in {text[a:b] for a, b in named}:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if len(name) > 1 and not _PLACED.search(text[max(0, match.start() - 60) : match.start()]):
                if " " not in name and match.span() not in named and _ends_in_a_word(text, *match.span()):
                    continue
                found.add(match.span())
        words = name.split()
        for given in (words[-1:], words[-2:] if len(words) > 2 else []):
            if len(words) > 1 and given and all(re.fullmatch(rf"{CAPITAL}[{_LOWER}]+(?:-[{_LOWER}]+)?", word) for word in given):
                # `Trang Facebook Thanh Tùng Bds Gia Lâm`: a page called by the given name of somebody named
                page = rf"(?i:facebook|zalo|tiktok|fanpage)\s+[\"“]?(?P<it>{' '.join(given)}(?: {CAPITAL}[\w’']*)*)(?!\w)"
                found |= {match.span("it") for match in re.finditer(page, text) if len(given) > 1}
                for match in re.finditer(rf"(?<!\w)(?<!{CAPITAL} ){' '.join(given)}(?!\w)", text):
                    if _alone(text, *match.span()):
                        found.add(match.span())
    return found


def _ends_in_a_word(text: str, start: int, end: int) -> bool:
    """Whether the last syllable and what follows are one word: `Công` in `Công an`, `Nông` in `Tiêu chí Nông thôn`."""
    return _WORD_BEGINS.match(text, max(start, text.rfind(" ", start, end) + 1)) is not None and not _VERB.match(text, end)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a given name stands by itself: no capital beside it, no word of a place before it, and at a sentence's beginning a verb."""
    before = text[max(0, start - 60) : start]
    if (
        re.search(rf"[{_UPPER}][\w]* $", before)
        or re.match(rf" {CAPITAL}", text[end:])
        or _PLACED.search(before)
        or _ADMIN.search(before)
    ):
        return False
    if _ON_A_STREET.search(before):
        return _DID.match(text, end) is not None
    does = _VERB.match(text, end) is not None
    if not does and _ends_in_a_word(text, start, end):
        return False
    return does if _begins_a_sentence(text, start) or _ADVERBIAL.search(text[max(0, start - 90) : start]) else True


def _merged(found: set[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
