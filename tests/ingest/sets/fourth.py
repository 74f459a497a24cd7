"""Paragraphs written after three rounds of rules; the first, untouched score stands in test_prose.py."""

GL = "vn-hn-gialam"


def c(name):
    return f"{GL}-{name}"


FOURTH_BLIND = [
    (
        """Ngày 05/9/2019, UBND huyện Gia Lâm ban hành Kế hoạch 215/KH-UBND. Sau 3 tháng, các xã đã nhận được trên 1.200 tin báo, trong đó khoảng 300 tin có giá trị...""",
        "",
        "2019",
        {("tips_total", GL, ">=1200"), ("tips_valuable", GL, "~300")},
    ),
    (
        """Xã Bát Tràng, Kim Lan và Văn Đức mỗi nơi có 1 đội thanh niên xung kích. Riêng xã Bát Tràng thành lập 6 tổ tự quản, 42 thành viên.""",
        "",
        "2018",
        {("groups_self_management", c("battrang"), "6"), ("group_members_self_management", c("battrang"), "42")},
    ),
    (
        """Lần đầu tiên sau 4 năm, số vụ phạm pháp hình sự trên địa bàn huyện Gia Lâm xuống dưới 100 vụ. Đối tượng phạm tội chủ yếu từ 18 đến 30 tuổi (chiếm 64%).""",
        "",
        "2020",
        {("criminal_offences", GL, "<=100")},
    ),
    (
        """Hàng chục nghìn lượt người dân đã dự các buổi tuyên truyền; hàng trăm mô hình hoạt động hiệu quả trên địa bàn thành phố Hà Nội.""",
        "",
        "2019",
        {("campaign_attendance", "vn-hn", "10000..99999"), ("models", "vn-hn", "100..999")},
    ),
    (
        """Trong đợt cao điểm, lực lượng công an đã vận động nhân dân giao nộp hai mươi lăm khẩu súng tự chế, hơn 200 viên đạn; bắt 03 đối tượng truy nã.""",
        GL,
        "2019",
        {("guns_grenades_surrendered", GL, "25"), ("ammo_surrendered", GL, ">=200"), ("wanted_arrested", GL, "3")},
    ),
    (
        """Quý I/2018 xảy ra 31 vụ phạm pháp hình sự; quý II/2018 xảy ra 27 vụ; quý III/2018 xảy ra 22 vụ.""",
        GL,
        "",
        {("criminal_offences", GL, "31"), ("criminal_offences", GL, "27"), ("criminal_offences", GL, "22")},
    ),
    (
        """Năm 2012 TP.HCM xảy ra 5.001 vụ phạm pháp hình sự, đã khám phá 3.376 vụ, đạt tỷ lệ 67,5%, bắt 4.211 đối tượng.""",
        "",
        "",
        {
            ("criminal_offences", "vn-hcm", "5001"),
            ("criminal_solved", "vn-hcm", "3376"),
            ("criminal_clearance_pct", "vn-hcm", "67.5"),
            ("criminal_suspects", "vn-hcm", "4211"),
        },
    ),
    (
        """Các câu lạc bộ B93 ở Gia Lâm (02 câu lạc bộ) giúp 35 người cai nghiện tự nguyện, giới thiệu việc làm cho 12 người.""",
        "",
        "2020",
        {("clubs_b93", GL, "2"), ("drug_voluntary_rehab", GL, "35"), ("jobs_created", GL, "12")},
    ),
    (
        """Trên địa bàn xã Yên Thường có 14 tổ hòa giải, 98 hòa giải viên; năm qua hòa giải thành 21/25 vụ việc.""",
        "",
        "2019",
        # A hòa giải viên is a member of a tổ hòa giải: the first expectation left the 98 out.
        {("groups_conciliation", c("yenthuong"), "14"), ("group_members_conciliation", c("yenthuong"), "98")},
    ),
    (
        """Cơ quan chức năng phát hiện 13 vụ xâm hại tình dục trẻ em với 13 nạn nhân, khởi tố 11 vụ, 11 bị can.""",
        GL,
        "2018",
        {
            ("child_sexual_abuse_cases", GL, "13"),
            ("child_sexual_abuse_victims", GL, "13"),
            # The 11 prosecutions are of this offence; prosecuted_cases counts all crimes. The first expectation took them for it.
        },
    ),
    (
        """Từ ngày 15/12/2018 đến ngày 14/12/2019, toàn quốc xảy ra 49.766 vụ phạm tội về trật tự xã hội, khám phá 41.520 vụ, đạt 83,4%.""",
        "vn",
        "",
        {("so_offences", "vn", "49766"), ("so_solved", "vn", "41520"), ("so_clearance_pct", "vn", "83.4")},
    ),
    (
        """Huyện đoàn thành lập 22 đội thanh niên xung kích an ninh với 330 đoàn viên, tuần tra 1.045 buổi.""",
        GL,
        "2019",
        {("groups_youth_shock", GL, "22")},
    ),
    (
        """Nổi bật là 17 CLB (562 hội viên) phòng chống tội phạm, 509 tổ phụ nữ "2 không, 1 có", 131 mô hình khác,...""",
        GL,
        "2020",
        {
            ("clubs_crime_prevention", GL, "17"),
            ("club_members_crime_prevention", GL, "562"),
            ("groups_women_2no1yes", GL, "509"),
            ("models", GL, "131"),
        },
    ),
    (
        """Thu hồi 482 vũ khí, vật liệu nổ các loại (trong đó có 12 khẩu súng, 35 viên đạn).""",
        GL,
        "2020",
        {("weapons_surrendered", GL, "482"), ("guns_grenades_surrendered", GL, "12"), ("ammo_surrendered", GL, "35")},
    ),
    (
        """Công an xã Lệ Chi xử lý 9 đối tượng đánh bạc trong 2 vụ; lập hồ sơ đưa 1 đối tượng vào cơ sở cai nghiện bắt buộc; nhắc nhở 17 hộ kinh doanh.""",
        "",
        "2019",
        {("gambling_cases", c("lechi"), "2"), ("drug_compulsory_rehab", c("lechi"), "1")},
    ),
]
