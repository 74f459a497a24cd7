"""One figure said in many ways: (text, {(indicator, value)}). Place and period are given."""

V = [
    (
        "Mười bảy câu lạc bộ phòng, chống tội phạm với 562 thành viên hoạt động đều đặn.",
        {("clubs_crime_prevention", "17"), ("club_members_crime_prevention", "562")},
    ),
    (
        "562 hội viên đang sinh hoạt trong 17 câu lạc bộ phòng chống tội phạm.",
        {("clubs_crime_prevention", "17"), ("club_members_crime_prevention", "562")},
    ),
    (
        "Câu lạc bộ “Phòng chống tội phạm, giữ gìn ANTT”: 17 CLB, thu hút 562 người tham gia.",
        {("clubs_crime_prevention", "17"), ("club_members_crime_prevention", "562")},
    ),
    (
        "Toàn huyện duy trì được 17 CLB Phòng chống tội phạm; tổng số hội viên là 562.",
        {("clubs_crime_prevention", "17"), ("club_members_crime_prevention", "562")},
    ),
    (
        "Có 17 câu lạc bộ phòng, chống tội phạm, giữ gìn an ninh trật tự (562 hội viên).",
        {("clubs_crime_prevention", "17"), ("club_members_crime_prevention", "562")},
    ),
    ("Hội Liên hiệp Phụ nữ huyện quản lý 509 tổ phụ nữ hai không, một có.", {("groups_women_2no1yes", "509")}),
    ("Mô hình tổ phụ nữ “2 không, 1 có” tiếp tục được giữ vững với 509 tổ.", {("groups_women_2no1yes", "509")}),
    ("509 tổ “2 không, 1 có” của phụ nữ vẫn hoạt động.", {("groups_women_2no1yes", "509")}),
    ('Số tổ phụ nữ "2 không, 1 có" được duy trì là 509 tổ.', {("groups_women_2no1yes", "509")}),
    (
        "Huyện có 2 CLB B93 (xã Yên Viên, thị trấn Trâu Quỳ), mỗi tháng sinh hoạt từ 1 đến 2 lần.",
        {("clubs_b93", "2"), ("b93_meetings_per_month", "1..2")},
    ),
    (
        "Hai câu lạc bộ B93 tại xã Yên Viên và thị trấn Trâu Quỳ sinh hoạt một đến hai buổi mỗi tháng.",
        {("clubs_b93", "2"), ("b93_meetings_per_month", "1..2")},
    ),
    ("Các câu lạc bộ B93 duy trì nền nếp sinh hoạt 01-02 buổi/tháng.", {("b93_meetings_per_month", "1..2")}),
    (
        "Đối với người sau cai, 02 câu lạc bộ B93 được thành lập, hằng tháng họp 1 - 2 buổi.",
        {("clubs_b93", "2"), ("b93_meetings_per_month", "1..2")},
    ),
    ("Toàn bộ 22/22 xã, thị trấn đều đã có Tổ Liên gia an toàn về ANTT.", {("units_lien_gia", "22"), ("units_total", "22")}),
    ("Tổ liên gia an toàn có mặt tại 22/22 đơn vị cấp xã.", {("units_lien_gia", "22"), ("units_total", "22")}),
    (
        "100% (22/22) xã, thị trấn xây dựng mới hoặc củng cố “Tổ Liên gia an toàn về ANTT”.",
        {("units_lien_gia", "22"), ("units_total", "22")},
    ),
    (
        "Việc củng cố tổ liên gia an toàn được làm xong ở 22 trên tổng số 22 xã, thị trấn.",
        {("units_lien_gia", "22"), ("units_total", "22")},
    ),
    ("Hàng trăm tin về an ninh trật tự đã được các đơn vị giáp ranh trao đổi.", {("border_tips_exchanged", "100..999")}),
    ("Cụm liên kết an toàn khu vực giáp ranh đã chia sẻ hàng trăm nguồn tin với nhau.", {("border_tips_exchanged", "100..999")}),
    ("Công an huyện và các địa phương giáp ranh thông báo cho nhau hàng trăm lượt tin.", {("border_tips_exchanged", "100..999")}),
    ("Người dân đã báo cho công an hàng nghìn tin về tội phạm, tệ nạn xã hội.", {("tips_total", "1000..9999")}),
    ("Hàng ngàn nguồn tin do quần chúng nhân dân cung cấp đã được xác minh.", {("tips_total", "1000..9999")}),
    ("Lực lượng công an tiếp nhận từ nhân dân hàng ngàn tin có liên quan đến tội phạm.", {("tips_total", "1000..9999")}),
    (
        "Nhân dân cung cấp hàng ngàn tin, giúp công an nắm, sàng lọc, quản lý 3.684 đối tượng.",
        {("tips_total", "1000..9999"), ("persons_managed_from_tips", "3684")},
    ),
    (
        "Từ nguồn tin của nhân dân, 3.684 đối tượng đã được rà soát, đưa vào diện quản lý.",
        {("persons_managed_from_tips", "3684")},
    ),
    (
        "Qua hàng nghìn tin người dân cung cấp, công an đã rà soát, phát hiện, quản lý 3684 đối tượng.",
        {("tips_total", "1000..9999"), ("persons_managed_from_tips", "3684")},
    ),
    (
        "Với sự giúp đỡ của những nguồn tin đó, lực lượng công an lập danh sách quản lý 3 684 đối tượng.",
        {("persons_managed_from_tips", "3684")},
    ),
    ("Đã có 367 hồ sơ đưa đi cai nghiện bắt buộc được lập.", {("drug_compulsory_rehab", "367")}),
    (
        "Đưa 367 con nghiện đi cai bắt buộc, 35 người khác tự nguyện đi cai.",
        {("drug_compulsory_rehab", "367"), ("drug_voluntary_rehab", "35")},
    ),
    (
        "367 trường hợp phải cai nghiện bắt buộc; 35 trường hợp cai nghiện tự nguyện.",
        {("drug_compulsory_rehab", "367"), ("drug_voluntary_rehab", "35")},
    ),
    (
        "Cai nghiện bắt buộc: 367 người; cai nghiện tự nguyện: 35 người.",
        {("drug_compulsory_rehab", "367"), ("drug_voluntary_rehab", "35")},
    ),
    ("Nhờ kiên trì thuyết phục, 35 người nghiện đã tự giác đi cai nghiện.", {("drug_voluntary_rehab", "35")}),
    (
        "Số người được đưa vào cơ sở cai nghiện bắt buộc là 367, số người cai tự nguyện là 35.",
        {("drug_compulsory_rehab", "367"), ("drug_voluntary_rehab", "35")},
    ),
    ("482 vũ khí, vật liệu nổ các loại được nhân dân tự nguyện giao nộp.", {("weapons_surrendered", "482")}),
    ("Vận động, thu hồi 482 vũ khí các loại...", {("weapons_surrendered", "482")}),
    ("Người dân đem nộp 482 đơn vị vũ khí, vật liệu nổ cho cơ quan chức năng.", {("weapons_surrendered", "482")}),
    ("Kết quả vận động toàn dân giao nộp vũ khí, vật liệu nổ: thu được 482 vũ khí các loại.", {("weapons_surrendered", "482")}),
    (
        "Tình hình phạm pháp hình sự: 98 vụ, làm rõ 81 vụ, xử lý 120 đối tượng.",
        {("criminal_offences", "98"), ("criminal_solved", "81"), ("criminal_suspects", "120")},
    ),
    (
        "Trong kỳ ghi nhận 64 vụ phạm tội về trật tự xã hội; tỷ lệ điều tra, khám phá đạt 90,6%.",
        {("so_offences", "64"), ("so_clearance_pct", "90.6")},
    ),
    ("Lực lượng Cảnh sát ma túy bắt 21 vụ với 29 đối tượng.", {("drug_cases", "21"), ("drug_suspects", "29")}),
    (
        "Tai nạn giao thông xảy ra 9 vụ, làm 4 người chết và 7 người bị thương.",
        {("road_accidents", "9"), ("road_deaths", "4"), ("road_injuries", "7")},
    ),
    ("Cháy, nổ: 5 vụ; không có người chết.", {("fires_explosions", "5")}),
    (
        "Tiếp nhận 310 tin báo của quần chúng, trong đó 122 tin có giá trị phục vụ điều tra.",
        {("tips_total", "310"), ("tips_valuable", "122")},
    ),
    (
        "Quần chúng cung cấp 310 tin, qua đó giúp khám phá 45 vụ, bắt 60 đối tượng.",
        {("tips_total", "310"), ("cases_from_tips", "45"), ("arrests_from_tips", "60")},
    ),
    (
        "Đã cảm hoá, giáo dục tại cộng đồng 210 đối tượng; 34 người được giới thiệu việc làm.",
        {("persons_reformed", "210"), ("jobs_created", "34")},
    ),
    (
        "Thành lập 196 tổ hòa giải với 1.176 thành viên và 42 tổ an ninh nhân dân gồm 210 thành viên.",
        {
            ("groups_conciliation", "196"),
            ("group_members_conciliation", "1176"),
            ("groups_people_security", "42"),
            ("group_members_people_security", "210"),
        },
    ),
    (
        "Huyện bố trí 110 công an chính quy tại 22 xã, thị trấn.",
        {("police_commune_officers", "110"), ("units_regular_police", "22")},
    ),
    ("Tổ chức 52 cuộc tuyên truyền thu hút 7.800 lượt người.", {("campaign_sessions", "52"), ("campaign_attendance", "7800")}),
    ("Lắp đặt 64 hòm thư tố giác tội phạm ở khu dân cư.", {("mailboxes", "64")}),
    (
        "Vụ án giết người: 1 vụ; cố ý gây thương tích: 14 vụ; cờ bạc: 8 vụ; chống người thi hành công vụ: 2 vụ.",
        {("homicide_cases", "1"), ("gambling_cases", "8"), ("resisting_officer_cases", "2")},
    ),
]
PARAGRAPHS = [(text, "vn-hn-gialam", "2020", {(i, "vn-hn-gialam", v) for i, v in due}) for text, due in V]
