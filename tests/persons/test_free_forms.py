"""Dwellings, births, names and numbers as people write them freely; and names of things and lines of offices, which stay. All persons are invented."""

import pytest

from analysis.persons.mask import masked

DWELLINGS = {
    "Gia đình ông Lê Văn Tài ở cuối ngõ 12 xóm Chợ, có 5 người.": "Gia đình ông [tên] ở [địa chỉ], có 5 người.",
    "Ông Lê Văn Tài sống trong căn nhà cấp 4 cuối ngõ 12, cạnh trạm bơm, nuôi 2 cháu.": "Ông [tên] sống trong căn nhà cấp 4 [địa chỉ], nuôi 2 cháu.",
    "Chị Lý tạm trú dãy trọ nhà ông Bình, phòng số 7, thôn Vàng.": "Chị [tên] tạm trú dãy trọ nhà ông [tên], [địa chỉ].",
    "Anh Thịnh, nhà đối diện cổng trường mầm non, tố giác.": "Anh [tên], nhà [địa chỉ], tố giác.",
    "Ông Y Blứ Niê trú buôn Ea Nao, nhà sàn thứ ba bên phải đường.": "Ông [tên] trú [địa chỉ].",
    "Hộ bà Lường Thị Pâng, chòi canh rẫy gần suối Nậm Mu, chưa có điện.": "Hộ bà [tên], [địa chỉ], chưa có điện.",
    "Chị Nga, dân tộc Mường, đang ở nhà không số, sau 15 ngõ Giếng.": "Chị [tên], dân tộc Mường, đang ở [địa chỉ].",
    "Nguyễn Văn An, đội 7, thôn Hạ, bị phạt.": "[tên], [địa chỉ], bị phạt.",
    "Anh Hùng ở tổ 5 trộm 3 xe máy.": "Anh [tên] ở [địa chỉ] trộm 3 xe máy.",
    "Gia đình tôi ở số 5/12 khu tập thể Nhà máy Gạch xin cảm ơn.": "Gia đình tôi ở [địa chỉ] xin cảm ơn.",
    "Nhà tôi ở thôn Đoài, mất 3 con gà.": "Nhà tôi ở [địa chỉ], mất 3 con gà.",
    "Gia đình chúng tôi ở Hà Nội.": "Gia đình chúng tôi ở Hà Nội.",
    "Em ở trọ nhà bà Béo ngõ 21.": "Em ở trọ nhà bà [tên] [địa chỉ].",
    "Anh Đỗ Văn Ba (người Bru, bản Tà Rùng) trình báo.": "Anh [tên] (người Bru, [địa chỉ]) trình báo.",
    "Thường trú: P.502, chung cư D3\nNội dung: đơn của bà Lê Thị An": "Thường trú: [địa chỉ]\nNội dung: đơn của bà [tên]",
    "Chị Lê Thị An, ở chung cư CT2, căn 908. Đã gỡ bài.": "Chị [tên], ở [địa chỉ]. Đã gỡ bài.",
    "2. Trần Văn Dũng – 12/5/1988 – tổ 6 – trộm cắp": "2. [tên] – [ngày sinh] – [địa chỉ] – trộm cắp",
    "| Lê Văn Hùng | Nam | 1985 | Thôn 3, nhà 7 | trộm |": "| [tên] | Nam | [ngày sinh] | [địa chỉ] | trộm |",
}
BIRTHS = {
    "Bố em là Giàng Seo Lử, sinh khoảng cuối năm 1981, vắng nhà.": "Bố em là [tên], sinh khoảng cuối năm [ngày sinh], vắng nhà.",
    "Ông Vàng Seo Pao, sinh năm Giáp Thìn 1964, mù chữ.": "Ông [tên], sinh năm [ngày sinh], mù chữ.",
    "Cụ Danh Phol, sinh Rằm tháng Chạp năm 1937, kể.": "Cụ [tên], sinh [ngày sinh], kể.",
    "Hội viên: Lê Thị Hà; sinh nhật 8/3/1974": "Hội viên: [tên]; sinh nhật [ngày sinh]",
    "Anh Nguyễn Tuấn (sn khoảng 85) hay uống rượu.": "Anh [tên] (sn khoảng [ngày sinh]) hay uống rượu.",
    "Chị Trần Thị Hà (tuổi Canh Ngọ) bị lừa.": "Chị [tên] (tuổi [ngày sinh]) bị lừa.",
    "Cháu Bảo sinh tháng 9 năm 2010, mồ côi.": "Cháu [tên] sinh [ngày sinh], mồ côi.",
    "Chị Hà, sinh năm một nghìn chín trăm tám mươi hai.": "Chị [tên], sinh năm [ngày sinh].",
    "STT\tHọ và tên\tNgày sinh\n1\tLò Văn Ún\t19.05.1977": "STT\tHọ và tên\tNgày sinh\n1\t[tên]\t[ngày sinh]",
    "Họ tên | Năm vi phạm\nLê Văn An | 2019": "Họ tên | Năm vi phạm\n[tên] | 2019",
    "Lê Văn An | tổ 5 | trộm cắp | 12/3/2019": "[tên] | [địa chỉ] | trộm cắp | 12/3/2019",
    "Ông Lê Văn An nói: phát sinh khoảng 45 vụ năm 2019, học sinh năm 2019 giảm.": "Ông [tên] nói: phát sinh khoảng 45 vụ năm 2019, học sinh năm 2019 giảm.",
}
NAMES = {
    "de con la Le Viet Hieu di nghia vu": "de con la [tên] di nghia vu",
    "CTK TRAN VAN MINH được báo.": "CTK [tên] được báo.",
    "Em là con ông Tiến Bưu điện và bà Tâm Tạp hóa đây.": "Em là con ông [tên] và bà [tên] đây.",
    "Nhận điện của anh Quý báo có kẻ trèo tường.": "Nhận điện của anh [tên] báo có kẻ trèo tường.",
    "Ba thanh niên hay gây rối: Chiến (con bà Mùi), Lâm và một người lạ.": "Ba thanh niên hay gây rối: [tên] (con bà [tên]), [tên] và một người lạ.",
    "người viết: vân anh, lớp 12d. em thấy bạn tuấn kiệt cùng lớp bị đánh": "người viết: [tên], lớp 12d. em thấy bạn [tên] cùng lớp bị đánh",
    "em là minh thư, chị nguyễn thị hoa mai ở gần nhà": "em là [tên], chị [tên] ở gần nhà",
    "Nhận gạo: Vì Thị Hoa 10 kg; Ven Văn Dần 60 kg": "Nhận gạo: [tên] 10 kg; [tên] 60 kg",
    "1. Lò Văn Pánh 10 kg\n2. Về Thị Hoa 12 kg": "1. [tên] 10 kg\n2. [tên] 12 kg",
    "Tôi tên là: Chu Thị Bích\nHằng, hội viên.": "Tôi tên là: [tên], hội viên.",
    "Hỏi Đ.V.Khởi, N. V. Hùng và Nguyễn T. Bích Hợp.": "Hỏi [tên], [tên] và [tên].",
    "Chị Rơ Lan H'Byir cảm ơn.": "Chị [tên] cảm ơn.",
    "Liên hệ Skype ID: hoangnam hoặc Line ID weiling_0417.": "Liên hệ Skype ID: [tài khoản mạng] hoặc Line ID [tài khoản mạng].",
    "1) Lê Thị Mận-1961-thôn Thượng; 2) Trần Văn Lực-xóm 3": "1) [tên]-[ngày sinh]-thôn Thượng; 2) [tên]-[địa chỉ]",
    "Chuyển vào chủ TK DO THI MAI HOA và chủ TK Lê Hoài.": "Chuyển vào chủ TK [tên] và chủ TK [tên].",
    "Ủng hộ: c. Lành 200k; a. Bền: 50 nghìn; các xã góp: a. Đa Tốn 200k": "Ủng hộ: c. [tên] 200k; a. [tên]: 50 nghìn; các xã góp: a. Đa Tốn 200k",
    "Xe Wave đỏ, biển 5 số đuôi 613.58 bỏ chạy.": "Xe Wave đỏ, biển 5 số đuôi [biển số] bỏ chạy.",
    "Số máy: (0868) 240 597.": "Số máy: [số điện thoại].",
}
STAYS = (
    "Trụ sở Công an phường đặt tại số 7, phố Tạ Quang Bửu, điện thoại trực 024.3869.2231.",
    "Trường THCS Đa Tốn (ĐT: 024 3876 5544) mời phụ huynh họp.",
    "Trung tâm Y tế huyện (tổ 3; fax 024.3676.5571) tiếp nhận học viên.",
    "Số biên nhận 202204190112, số hóa đơn 202204190112, giấy phép kinh doanh số 012345678.",
    "Doanh nghiệp tư nhân vàng bạc Kim Thành, tiệm cầm đồ Thanh Bình và câu lạc bộ thơ Hương Bưởi ký cam kết.",
    "Quỹ khuyến học Nguyễn Thái Bình, giải báo chí Huỳnh Thúc Kháng trao 30 suất.",
    "Cống Ông Đồng, mũi Ông Đội, cù lao Ông Hổ, đò Cô Ba được lắp biển báo.",
    "Lễ Kỳ Phúc và lễ Bà Chúa Kho có đội trật tự.",
    "Mỹ phẩm Thái Dương, dầu gió Trường Sơn giả bị tiêu hủy.",
    "Hội thánh Tin lành Ea Hiu và đồng bào Chăm, Raglai, K'Ho dự lễ.",
    "Thí sinh đoạt giải kể về chuyến đi. Tôi khai như trên.",
    "CHI TIẾT CHUYỂN KHOẢN: theo phụ lục.",
    "Mã hồ sơ 202104190078, số tiếp nhận: 202104190078, đầu ghi số sê-ri 202104190078.",
    'Mô hình "Anh Hai xóm nhỏ" có 12 hội viên; ma túy dạng "Con Rồng" bị thu giữ.',
    "Trồng cây Hoàng Lan, hoa Ban và hoa Sim ở Khu bảo tồn thiên nhiên Pù Hoạt - Pù Huống.",
    "Chi phí: a. Nước 200k; b. Loa 50k; c. Phông 100k.",
    "Kế hoạch Covid-2019, Euro-2020 và Hà Nội-2020-giai đoạn 2.",
    "Các hộ gia đình ở thôn Đoài bị ngập.",
    "tôi là giáo viên, em là học sinh, người làm chứng: không có",
    "Anh Phó Công an xã và chị Hội Phụ nữ dự họp.",
)
PLACES_OF_OTHERS = {
    "Ông An gây án ở nhà văn hóa thôn 3.": "Ông [tên] gây án ở nhà văn hóa thôn 3.",
    "Công an bắt Nguyễn Văn An ở phòng 304 nhà nghỉ Hoa Sữa.": "Công an bắt [tên] ở phòng 304 nhà nghỉ Hoa Sữa.",
    "Thượng úy Nguyễn Văn An, đội 3 Phòng PC02, bắt 3 đối tượng.": "Thượng úy [tên], đội 3 Phòng PC02, bắt 3 đối tượng.",
    "Bà Lê Thị An, số CCCD 001185012345, khai.": "Bà [tên], số CCCD [số định danh], khai.",
    "Công an huyện xác minh số điện thoại 024 3876 5544.": "Công an huyện xác minh số điện thoại [số điện thoại].",
    "Đối tượng đánh vào mũi Tuấn.": "Đối tượng đánh vào mũi [tên].",
    "Họ tên: Mai Văn Phúc\tSinh: 1975": "Họ tên: [tên]\tSinh: [ngày sinh]",
}


@pytest.mark.parametrize(("text", "left"), {**DWELLINGS, **BIRTHS, **NAMES, **PLACES_OF_OTHERS}.items())
def test_what_identifies_somebody_is_masked_and_nothing_beside_it(text, left):
    assert masked(text).text == left


@pytest.mark.parametrize("text", STAYS)
def test_things_offices_and_papers_keep_their_names_and_numbers(text):
    assert masked(text).text == text


@pytest.mark.parametrize(("text", "secret"), [
    ("Hai vợ chồng ở gần trường học bị trộm (ĐT: 024 3876 5544).", "024 3876 5544"),
    ('Ma túy loại "đá", "Hùng sẹo" khai nhận.', "Hùng"),
    ('Mô hình "Gia đình an toàn", "Nguyễn Văn Hùng" và "Trần Thị Mai" được khen.', "Nguyễn Văn Hùng"),
    ("Phiếu CCCD: 001185012345.", "001185012345"),
    ("Lập biên bản: 001185012345, bà Hoa.", "001185012345"),
    ("Máy trực 0987654321 là của người cho vay.", "0987654321"),
    ("Giấy phép của anh 012345678901 hết hạn.", "012345678901"),
])  # fmt: skip
def test_an_office_or_a_thing_only_near_it_exempts_nothing(text, secret):
    assert secret not in masked(text).text
