"""Fourteen more paragraphs, each scored untouched at first; the first score stands in test_prose.py."""

GL = "vn-hn-gialam"


def c(name):
    return f"{GL}-{name}"


THIRD_BLIND = [
    (
        """BÁO CÁO
Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW của Bộ Chính trị (khóa X)

I. KẾT QUẢ
1. Công tác phòng ngừa
Các cấp hội phụ nữ duy trì 509 tổ "2 không, 1 có". Đến nay, toàn huyện Gia Lâm có 17 CLB phòng chống tội phạm, tổng số 562 thành viên.
2. Công tác đấu tranh
Trong 10 năm, nhân dân đã cung cấp trên 2.500 nguồn tin; Công an huyện khám phá 845 vụ phạm pháp hình sự, bắt giữ 1.204 đối tượng.
II. TỒN TẠI
Tỷ lệ khám phá chưa đạt chỉ tiêu 80%.""",
        GL,
        "2010-10-22..2020-08-12",
        {
            ("groups_women_2no1yes", GL, "509"),
            ("clubs_crime_prevention", GL, "17"),
            ("club_members_crime_prevention", GL, "562"),
            ("tips_total", GL, ">=2500"),
            ("criminal_solved", GL, "845"),
            ("criminal_suspects", GL, "1204"),
        },
    ),
    (
        """Theo thống kê của Công an huyện Gia Lâm, so với cùng kỳ năm 2018, số vụ phạm pháp hình sự 6 tháng đầu năm 2019 giảm 9 vụ, còn 58 vụ; đã làm rõ 49 vụ (đạt 84,5%).""",
        "",
        "",
        {
            ("criminal_change_abs", GL, "-9"),
            ("criminal_offences", GL, "58"),
            ("criminal_solved", GL, "49"),
            ("criminal_clearance_pct", GL, "84.5"),
        },
    ),
    (
        """Ông Nguyễn Văn B, 62 tuổi, tổ trưởng tổ hòa giải thôn 7, xã Đình Xuyên cho biết năm 2018 tổ của ông tham gia 3 buổi tập huấn. Xã hiện có 8 tổ hòa giải với 56 thành viên.""",
        "",
        "",
        {("groups_conciliation", c("dinhxuyen"), "8"), ("group_members_conciliation", c("dinhxuyen"), "56")},
    ),
    (
        """Thị trấn Trâu Quỳ: triển khai mô hình “Tổ tự quản về ANTT khu nhà trọ sinh viên” tại 12 khu nhà trọ, 1.560 sinh viên; thành lập 12 tổ tự quản.""",
        "",
        "2019",
        {("groups_self_management", c("trauquy-tt"), "12")},
    ),
    (
        """Trong tháng 9-2020, CATP Hà Nội bắt giữ 312 vụ, 420 đối tượng phạm tội về ma túy; thu giữ 4,5kg heroin và 12.000 viên ma túy tổng hợp.""",
        "",
        "",
        {("drug_cases", "vn-hn", "312"), ("drug_suspects", "vn-hn", "420")},
    ),
    (
        """Năm 2019 tại tỉnh Đắk Lắk, số người chết vì tai nạn giao thông là 214 người, số người bị thương là 389 người; xảy ra 512 vụ.""",
        "",
        "",
        {("road_deaths", "vn-daklak", "214"), ("road_injuries", "vn-daklak", "389"), ("road_accidents", "vn-daklak", "512")},
    ),
    (
        """Công an xã Văn Đức vận động nhân dân giao nộp 7 khẩu súng, 2 kg thuốc nổ, 15 kíp nổ và 31 dao kiếm trong quý IV/2019.""",
        "",
        "",
        {("guns_grenades_surrendered", c("vanduc"), "7"), ("crude_weapons_surrendered", c("vanduc"), "31")},
    ),
    (
        """Số liệu các xã năm 2019 như sau: Đa Tốn 14 vụ, Dương Xá 11 vụ, Kiêu Kỵ 9 vụ phạm pháp hình sự.""",
        "",
        "",
        {
            ("criminal_offences", c("daton"), "14"),
            ("criminal_offences", c("duongxa"), "11"),
            ("criminal_offences", c("kieuky"), "9"),
        },
    ),
    (
        """Hơn 95% hộ dân ký cam kết; 20/22 xã, thị trấn được công nhận đạt chuẩn an toàn về an ninh trật tự; 2 đơn vị còn lại phấn đấu trong năm 2021.""",
        GL,
        "2020",
        {("units_total", GL, "22")},
    ),
    (
        """Nhờ tin báo của bà con, 26 vụ trộm cắp đã bị phát hiện và 31 kẻ gian bị bắt giữ. Bà con còn trực tiếp bắt quả tang 5 đối tượng.""",
        GL,
        "2018",
        {("arrests_from_tips", GL, "31"), ("caught_in_act", GL, "5")},
    ),
    (
        """Huyện đã tổ chức được 3 đợt cao điểm, gọi hỏi răn đe 412 đối tượng, vận động 35 người nghiện đi cai nghiện tự nguyện, áp dụng cai nghiện bắt buộc với 367 người.""",
        GL,
        "2020",
        {("drug_voluntary_rehab", GL, "35"), ("drug_compulsory_rehab", GL, "367")},
    ),
    (
        """Khởi tố 45 vụ án, 61 bị can về ma túy. Khởi tố 102 vụ án hình sự với 155 bị can.""",
        GL,
        "2019",
        {
            ("drug_prosecuted_cases", GL, "45"),
            ("drug_prosecuted_defendants", GL, "61"),
            ("prosecuted_cases", GL, "102"),
            ("prosecuted_defendants", GL, "155"),
        },
    ),
    (
        """Cháy 4 vụ, thiệt hại khoảng 350 triệu đồng; tai nạn giao thông 7 vụ, chết 3 người, bị thương 6 người.""",
        GL,
        "2019",
        {("fires", GL, "4"), ("road_accidents", GL, "7"), ("road_deaths", GL, "3"), ("road_injuries", GL, "6")},
    ),
    (
        """Từ năm 2011 đến năm 2015, các đơn vị trong Cụm liên kết an toàn về ANTT đã trao đổi 268 nguồn tin, phối hợp bắt 47 đối tượng; mỗi năm tổ chức 2 hội nghị giao ban.""",
        GL,
        "",
        {("border_tips_exchanged", GL, "268")},
    ),
]
