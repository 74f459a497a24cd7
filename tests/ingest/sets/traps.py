"""Traps, written with the rules that avoid them: places named in passing, what is aimed at, what was once, wholes of parts."""

GL = "vn-hn-gialam"


TRAPS = [
    (
        "Trong số 98 vụ phạm tội về trật tự xã hội, có 80 vụ đã được làm rõ với 110 đối tượng bị bắt.",
        {("so_offences", GL, "98"), ("so_solved", GL, "80"), ("so_suspects", GL, "110")},
    ),
    ("Các vụ cháy, nổ (14 vụ) đã làm 3 người chết.", {("fire_deaths", GL, "3"), ("fires_explosions", GL, "14")}),
    ("Bình quân cứ 100.000 dân có 56 vụ phạm pháp hình sự.", {("criminal_rate_per_100k", GL, "56")}),
    (
        "Sau mười năm, toàn huyện đã có 17 câu lạc bộ phòng, chống tội phạm với tổng số hội viên lên đến 562 người, chưa kể 2 câu lạc bộ B93 mà xã Yên Viên và thị trấn Trâu Quỳ mỗi nơi có một, hằng tháng sinh hoạt từ một đến hai buổi.",
        {
            ("b93_meetings_per_month", GL, "1..2"),
            ("club_members_crime_prevention", GL, "562"),
            ("clubs_b93", GL, "2"),
            ("clubs_crime_prevention", GL, "17"),
        },
    ),
    (
        "Từ chỗ chỉ có 3 câu lạc bộ với 60 hội viên, đến nay huyện đã có 17 câu lạc bộ phòng, chống tội phạm, 562 hội viên.",
        {("club_members_crime_prevention", GL, "562"), ("clubs_crime_prevention", GL, "17")},
    ),
    (
        "Được biết, số người được vận động đi cai nghiện tự nguyện mới dừng lại ở con số 35, trong khi số phải cai nghiện bắt buộc là 367.",
        {("drug_compulsory_rehab", GL, "367"), ("drug_voluntary_rehab", GL, "35")},
    ),
    ("Ba trăm sáu mươi bảy là số người được đưa đi cai nghiện bắt buộc.", {("drug_compulsory_rehab", GL, "367")}),
    ("22 trên 22 xã, thị trấn có Tổ Liên gia an toàn.", {("units_lien_gia", GL, "22"), ("units_total", GL, "22")}),
    ("Đến nay, 18 trên 22 xã, thị trấn có Tổ Liên gia an toàn.", {("units_lien_gia", GL, "18"), ("units_total", GL, "22")}),
    (
        "Ban chủ nhiệm câu lạc bộ B93 (thành lập năm 2012, gồm 5 thành viên) duy trì sinh hoạt đều đặn 2 buổi/tháng.",
        {("b93_meetings_per_month", GL, "2")},
    ),
    (
        "Kính gửi Ban Thường vụ Huyện ủy: Thực hiện Chỉ thị 48, đơn vị báo cáo số liệu như sau: câu lạc bộ phòng chống tội phạm 17; hội viên 562; tổ phụ nữ 2 không 1 có 509; câu lạc bộ B93 02; tin quần chúng hàng nghìn.",
        {
            ("club_members_crime_prevention", GL, "562"),
            ("clubs_b93", GL, "2"),
            ("clubs_crime_prevention", GL, "17"),
            ("groups_women_2no1yes", GL, "509"),
            ("tips_total", GL, "1000..9999"),
        },
    ),
    (
        "Riêng thị trấn Trâu Quỳ có 12 tổ tự quản, 85 thành viên; các xã còn lại có 640 tổ tự quản.",
        {
            ("group_members_self_management", "vn-hn-gialam-trauquy-tt", "85"),
            ("groups_self_management", "vn-hn-gialam-trauquy-tt", "12"),
        },
    ),
    (
        "Cùng với Đông Anh và Sóc Sơn, Gia Lâm là huyện có số câu lạc bộ phòng, chống tội phạm cao với 17 câu lạc bộ.",
        {("clubs_crime_prevention", GL, "17")},
    ),
    ("Từ Yên Viên đến Đa Tốn, đâu đâu cũng có tổ hòa giải, cả huyện có 188 tổ.", {("groups_conciliation", GL, "188")}),
    ("So với huyện Đông Anh, huyện Gia Lâm có ít vụ phạm pháp hình sự hơn: 112 vụ.", {("criminal_offences", GL, "112")}),
    (
        "Năm 2019 xảy ra 125 vụ phạm pháp hình sự, 15 vụ tranh chấp đất đai, 4 vụ khiếu kiện đông người, 3 vụ tự tử.",
        {("criminal_offences", GL, "125")},
    ),
    (
        "Công an huyện khám phá 98 vụ phạm pháp hình sự; tòa án thụ lý 45 vụ ly hôn, 12 vụ dân sự.",
        {("criminal_solved", GL, "98")},
    ),
    ("Trong số 145 đối tượng bị bắt có 35 đối tượng nghiện ma túy.", set()),
    (
        "Cụm liên kết giáp ranh gồm 12 xã, phường đã trao đổi 345 tin, phối hợp giải quyết 23 vụ việc, bắt 15 đối tượng.",
        {("border_tips_exchanged", GL, "345")},
    ),
    (
        "Dự kiến năm 2021, huyện thành lập thêm 5 câu lạc bộ B93; phấn đấu 100% xã có tổ liên gia; kéo giảm 5% số vụ phạm pháp hình sự.",
        set(),
    ),
    (
        "Tổng số bị cáo trong các vụ án có người chưa thành niên là 78, trong đó 56 bị cáo là người chưa thành niên.",
        {("court_juvenile_defendants_in_cases", GL, "78"), ("juvenile_defendants", GL, "56")},
    ),
    (
        "Tòa án xét xử 41 vụ án có người chưa thành niên phạm tội; các vụ này có 78 bị cáo.",
        {("court_juvenile_cases", GL, "41"), ("court_juvenile_defendants_in_cases", GL, "78")},
    ),
    ("Năm 2019 giảm 12 vụ phạm pháp hình sự so với năm 2018.", {("criminal_change_abs", GL, "-12")}),
    (
        "So với năm 2018, phạm pháp hình sự giảm 12 vụ, ma túy tăng 5%, tai nạn giao thông giảm 3 vụ.",
        {("criminal_change_abs", GL, "-12"), ("drug_change_pct", GL, "5")},
    ),
    ("Tội phạm ma túy tăng 5% so với cùng kỳ; khởi tố tăng 12 vụ, 15 bị can.", {("drug_change_pct", GL, "5")}),
    ("Án trộm cắp giảm 12 vụ so với năm 2018.", set()),
    (
        "Xảy ra 129 vụ phạm pháp hình sự. So với năm 2018, giảm 12 vụ (8,5%).",
        {("criminal_change_abs", GL, "-12"), ("criminal_change_pct", GL, "-8.5"), ("criminal_offences", GL, "129")},
    ),
    ("Số vụ phạm pháp hình sự tăng 4% so với chỉ tiêu. Số vụ ma túy giảm 3% so với bình quân cả nước.", set()),
    ("Số vụ phạm pháp hình sự giảm bình quân 5% mỗi năm so với trước khi có Chỉ thị.", set()),
    ("Tòa tuyên 14 bị cáo mức án từ 5 đến 7 năm tù, 2 bị cáo tử hình.", set()),
    (
        "Câu lạc bộ B93 ở thị trấn Trâu Quỳ và câu lạc bộ B93 ở xã Yên Viên là hai câu lạc bộ B93 của huyện Gia Lâm. Nhờ hàng ngàn tin báo của dân, công an quản lý 3.684 đối tượng.",
        {("clubs_b93", GL, "2"), ("persons_managed_from_tips", GL, "3684"), ("tips_total", GL, "1000..9999")},
    ),
    (
        "Bác Nguyễn Văn Tư, 72 tuổi, ở thôn 5 xã Kim Sơn, chủ nhiệm một trong 17 câu lạc bộ phòng, chống tội phạm của huyện, khoe: 562 hội viên trong huyện đều là người tự nguyện.",
        {("club_members_crime_prevention", GL, "562"), ("clubs_crime_prevention", GL, "17")},
    ),
    (
        "Mỗi tháng, CLB B93 thị trấn Trâu Quỳ và CLB B93 xã Yên Viên tổ chức 1-2 buổi sinh hoạt. Công an huyện tiếp nhận 482 vũ khí, vật liệu nổ.",
        {("b93_meetings_per_month", GL, "1..2"), ("weapons_surrendered", GL, "482")},
    ),
    (
        "Đối tượng được rà soát, phát hiện, quản lý từ tin báo: ba nghìn sáu trăm tám mươi tư.",
        {("persons_managed_from_tips", GL, "3684")},
    ),
    (
        "Tội phạm về trật tự xã hội: xảy ra 1.234 vụ (-56 vụ, -4,3% so với cùng kỳ), khám phá 1.012 vụ, đạt 82% (+1,2%).",
        {
            ("so_change_abs", GL, "-56"),
            ("so_change_pct", GL, "-4.3"),
            ("so_clearance_pct", GL, "82"),
            ("so_offences", GL, "1234"),
            ("so_solved", GL, "1012"),
        },
    ),
    # Figures that were taken for another indicator or another place until the rules of the eleventh set.
    ("Ủy ban MTTQ Việt Nam huyện duy trì 17 câu lạc bộ phòng, chống tội phạm.", {("clubs_crime_prevention", GL, "17")}),
    ("Huyện có 17 câu lạc bộ phòng, chống tội phạm. Đông Anh có 24 câu lạc bộ.", {("clubs_crime_prevention", GL, "17")}),
    ("Huyện bạn Đông Anh có 24 câu lạc bộ phòng, chống tội phạm.", set()),
    ("Tòa án xét xử một vụ án, có 3 bị cáo là người chưa thành niên.", set()),
    ("Tòa án xét xử 12 vụ án giết người. Bị hại là 7 người.", {("murder_court_cases", GL, "12")}),
    ("Huyện có 150 tổ hòa giải. Hội thi hòa giải viên giỏi có 18 đội, 216 người tham gia.", {("groups_conciliation", GL, "150")}),
    ("Theo kế hoạch tổ chức 40 buổi tuyên truyền phòng, chống tội phạm, thực tế 52 buổi.", {("campaign_sessions", GL, "52")}),
    (
        "TAND huyện thụ lý 98 vụ án hình sự với 171 bị cáo, đã giải quyết 95 vụ với 166 bị cáo, còn lại 3 vụ.",
        {
            ("court_accepted_cases", GL, "98"),
            ("court_accepted_defendants", GL, "171"),
            ("court_resolved_cases", GL, "95"),
            ("court_resolved_defendants", GL, "166"),
        },
    ),
    ("Tòa án đã thụ lý 1.240 vụ án các loại, trong đó án hình sự 145 vụ, 260 bị cáo.", set()),
    ("Cháy nổ 4 vụ, không có người chết; tai nạn lao động 2 vụ, chết 1 người.", {("fires_explosions", GL, "4")}),
    (
        "CLB B93: 02 (Yên Viên xã, Trâu Quỳ TT), SH 01-02 buổi/tháng.",
        {("clubs_b93", GL, "2"), ("b93_meetings_per_month", GL, "1..2")},
    ),
    (
        "Xã Kim Sơn ra mắt 1 câu lạc bộ phòng chống tội phạm, nâng tổng số câu lạc bộ phòng chống tội phạm của huyện lên 17.",
        {("clubs_crime_prevention", f"{GL}-kimson", "1"), ("clubs_crime_prevention", GL, "17")},
    ),
    ("Qua 12 tin báo của quần chúng, Công an xã bắt 6 đối tượng trộm chó.", {("tips_total", GL, "12")}),
]
PARAGRAPHS = [(text, GL, "2019", due) for text, due in TRAPS]
