"""Report paragraphs written for these tests, and what a careful reader takes from them. No sentence is of any source.

TUNED were looked at while the grammar was written; BLIND were written before it first ran and were scored once untouched
(the score is in the module's test). Each entry: text, place, period, {(indicator, place, value)}; value is a number,
">=n", "<=n", "~n" or "a..b".
"""

GL = "vn-hn-gialam"


def c(name):
    return f"{GL}-{name}"


TUNED = [
    (
        """Huyện Gia Lâm năm 2019: xảy ra 125 vụ phạm pháp hình sự, giảm 12 vụ (8,8%) so với năm 2018; điều tra, khám phá 104 vụ, bắt giữ 131 đối tượng, tỷ lệ khám phá đạt 83,2%.""",
        "",
        "",
        {
            ("criminal_offences", GL, "125"),
            ("criminal_solved", GL, "104"),
            ("criminal_suspects", GL, "131"),
            ("criminal_clearance_pct", GL, "83.2"),
            ("criminal_change_pct", GL, "-8.8"),
            ("criminal_change_abs", GL, "-12"),
        },
    ),
    (
        """Trong quý I/2020, Công an huyện Gia Lâm phát hiện 32 vụ phạm tội về ma túy, bắt 41 đối tượng; triệt phá 05 vụ cờ bạc.""",
        "",
        "",
        {("drug_cases", GL, "32"), ("drug_suspects", GL, "41"), ("gambling_cases", GL, "5")},
    ),
    (
        """Xã Đa Tốn hiện duy trì 12 tổ tự quản và 08 tổ hòa giải. Năm 2020, nhân dân trong xã cung cấp hơn 150 nguồn tin, trong đó có 64 tin có giá trị.""",
        "",
        "",
        {
            ("groups_self_management", c("daton"), "12"),
            ("groups_conciliation", c("daton"), "8"),
            ("tips_total", c("daton"), ">=150"),
            ("tips_valuable", c("daton"), "64"),
        },
    ),
    (
        """Thực hiện Kế hoạch số 125/KH-UBND ngày 15/3/2018, huyện Gia Lâm đã thành lập mười lăm câu lạc bộ phòng, chống tội phạm, thu hút gần 500 hội viên tham gia. Điều 5 của quy chế quy định hội viên từ 18 tuổi trở lên.""",
        "",
        "",
        {("clubs_crime_prevention", GL, "15"), ("club_members_crime_prevention", GL, "<=500")},
    ),
    (
        """Tính đến ngày 30/6/2020, thị trấn Yên Viên có 03 hòm thư tố giác tội phạm, 21 mô hình tự phòng, tự quản. Đường dây nóng 024.3827.1234 trực 24/24 giờ.""",
        "",
        "",
        {("mailboxes", c("yenvien-tt"), "3"), ("models", c("yenvien-tt"), "21")},
    ),
    (
        """Từ nguồn tin của quần chúng, lực lượng Công an huyện Gia Lâm đã khám phá 86 vụ án, bắt giữ 112 đối tượng trong năm 2018.""",
        "",
        "",
        {("cases_from_tips", GL, "86"), ("arrests_from_tips", GL, "112")},
    ),
    (
        """Năm 2017 trên địa bàn huyện Gia Lâm xảy ra 14 vụ tai nạn giao thông, làm chết 9 người, bị thương 11 người; 6 vụ cháy, không thiệt hại về người.""",
        "",
        "",
        {("road_accidents", GL, "14"), ("road_deaths", GL, "9"), ("road_injuries", GL, "11"), ("fires", GL, "6")},
    ),
    (
        """Vận động nhân dân huyện Gia Lâm tự nguyện giao nộp 35 khẩu súng, 120 viên đạn và 64 vũ khí thô sơ trong 5 năm 2015-2020.""",
        "",
        "",
        {("guns_grenades_surrendered", GL, "35"), ("ammo_surrendered", GL, "120"), ("crude_weapons_surrendered", GL, "64")},
    ),
    (
        """Công an huyện phối hợp tổ chức 45 buổi tuyên truyền với khoảng 6.500 lượt người tham dự; mở 04 lớp tập huấn cho 320 lượt cán bộ.""",
        GL,
        "2019",
        {
            ("campaign_sessions", GL, "45"),
            ("campaign_attendance", GL, "~6500"),
            ("training_sessions", GL, "4"),
            ("training_attendance", GL, "320"),
        },
    ),
    (
        """Số vụ phạm pháp hình sự trên địa bàn xã Kiêu Kỵ giảm từ 21 vụ (năm 2018) xuống còn 15 vụ (năm 2019).""",
        "",
        "",
        {("criminal_offences", c("kieuky"), "15")},
    ),
    (
        """Lần thứ 3 liên tiếp, huyện Gia Lâm được tặng Cờ thi đua. Toàn huyện có 22 xã, thị trấn; 15/22 xã, thị trấn đã có câu lạc bộ phòng chống tội phạm.""",
        "",
        "2019",
        {("units_total", GL, "22"), ("units_crime_clubs", GL, "15")},
    ),
    (
        """Xã Đặng Xá xảy ra 07 vụ phạm pháp hình sự, xã Cổ Bi 04 vụ, thị trấn Trâu Quỳ 11 vụ trong năm 2019.""",
        "",
        "",
        {
            ("criminal_offences", c("dangxa"), "7"),
            ("criminal_offences", c("cobi"), "4"),
            ("criminal_offences", c("trauquy-tt"), "11"),
        },
    ),
    (
        """Hơn 10 nghìn tin báo của nhân dân thành phố Hà Nội đã được tiếp nhận trong 10 năm; hàng trăm đối tượng được cảm hóa, giáo dục.""",
        "",
        "2010..2020",
        {("tips_total", "vn-hn", ">=10000"), ("persons_reformed", "vn-hn", "100..999")},
    ),
    (
        """Công an huyện khởi tố 98 vụ, 142 bị can; Viện kiểm sát đã truy tố 90 vụ, 133 bị can.""",
        GL,
        "2019",
        {
            ("prosecuted_cases", GL, "98"),
            ("prosecuted_defendants", GL, "142"),
            ("procuracy_cases_to_court", GL, "90"),
            ("procuracy_defendants_to_court", GL, "133"),
        },
    ),
    (
        """Tỷ lệ điều tra khám phá án đạt 85,7%, vượt chỉ tiêu 15%. Đã bắt, vận động đầu thú 18 đối tượng truy nã; còn 7 đối tượng truy nã ngoài xã hội.""",
        GL,
        "2018",
        {("unspec_clearance_pct", GL, "85.7"), ("wanted_arrested", GL, "18"), ("wanted_at_large", GL, "7")},
    ),
    (
        """Câu lạc bộ B93 xã Yên Viên sinh hoạt mỗi tháng 2 buổi, có 25 thành viên; kinh phí hỗ trợ 12 triệu đồng/năm.""",
        "",
        "2020",
        {("b93_meetings_per_month", c("yenvien-xa"), "2")},
    ),
    (
        """Toàn huyện hiện có 215 người nghiện ma túy có hồ sơ quản lý; trong năm lập hồ sơ đưa 42 người đi cai nghiện bắt buộc, 9 người tự nguyện đi cai nghiện.""",
        GL,
        "2019",
        {("drug_users_managed", GL, "215"), ("drug_compulsory_rehab", GL, "42"), ("drug_voluntary_rehab", GL, "9")},
    ),
    (
        """Các xã Dương Xá, Đa Tốn và Kiêu Kỵ đã ra mắt 9 mô hình mới về an ninh trật tự trong 6 tháng đầu năm 2019, nâng tổng số mô hình toàn huyện lên 131 mô hình.""",
        "",
        "",
        {("models", GL, "131")},
    ),
    (
        """Ngày 15/8/2019, Công an xã Bát Tràng bắt quả tang Nguyễn Văn A (SN 1990, trú tại thôn 3) có hành vi đánh bạc, thu giữ 2.500.000 đồng.""",
        "",
        "",
        set(),
    ),
    (
        """Trên địa bàn tỉnh Lâm Đồng, 6 tháng đầu năm 2020 xảy ra 412 vụ phạm tội về trật tự xã hội, tăng 14,5%; khám phá 350 vụ, xử lý 520 đối tượng. Triệt phá 12 băng, nhóm tội phạm.""",
        "",
        "",
        {
            ("so_offences", "vn-lamdong", "412"),
            ("so_solved", "vn-lamdong", "350"),
            ("so_suspects", "vn-lamdong", "520"),
            ("gangs_dismantled", "vn-lamdong", "12"),
        },
    ),
    (
        """- Phạm pháp hình sự: 120 vụ
- Ma túy: 35 vụ, 47 đối tượng bị bắt
- Cháy nổ: 3 vụ
- Tai nạn giao thông: 11 vụ, chết 5 người""",
        GL,
        "2019",
        {
            ("criminal_offences", GL, "120"),
            ("drug_cases", GL, "35"),
            ("drug_suspects", GL, "47"),
            ("fires_explosions", GL, "3"),
            ("road_accidents", GL, "11"),
            ("road_deaths", GL, "5"),
        },
    ),
    (
        """Nhiều năm liền, phong trào Toàn dân bảo vệ an ninh Tổ quốc được duy trì: vài trăm tin báo mỗi năm, 100% thôn, tổ dân phố ký cam kết, 18/18 chi bộ đạt trong sạch.""",
        GL,
        "2019",
        set(),
    ),
    (
        """Trong mười năm qua, bà con ở huyện Gia Lâm đã gửi tới cơ quan Công an hàng nghìn nguồn tin. Qua đó 3.684 lượt đối tượng được đưa vào diện quản lý. Ngoài ra thu hồi được 482 vũ khí, vật liệu nổ...""",
        "",
        "2010-10-22..2020-08-12",
        {("tips_total", GL, "1000..9999"), ("persons_managed_from_tips", GL, "3684"), ("weapons_surrendered", GL, "482")},
    ),
]

BLIND = [
    (
        """Kết quả nổi bật của huyện Gia Lâm giai đoạn 2010-2020: giữ vững 509 tổ phụ nữ "2 không, 1 có"; 17 CLB "Phòng chống tội phạm, giữ gìn ANTT" gồm 562 hội viên vẫn hoạt động đều.""",
        "",
        "",
        {("groups_women_2no1yes", GL, "509"), ("clubs_crime_prevention", GL, "17"), ("club_members_crime_prevention", GL, "562")},
    ),
    (
        """Tại xã Yên Viên và thị trấn Trâu Quỳ có 02 Câu lạc bộ B93, định kỳ họp từ 01 đến 02 buổi/tháng để giúp người sau cai nghiện.""",
        "",
        "2020",
        {("clubs_b93", GL, "2"), ("b93_meetings_per_month", GL, "1..2")},
    ),
    (
        """Mô hình "Tổ Liên gia an toàn về ANTT" nay đã phủ kín 22/22 xã, thị trấn của huyện Gia Lâm. Giữa các đơn vị giáp ranh đã trao đổi hàng trăm tin về ANTT.""",
        "",
        "2020",
        {("units_lien_gia", GL, "22"), ("units_total", GL, "22"), ("border_tips_exchanged", GL, "100..999")},
    ),
    (
        """Nhờ thông tin của người dân, 367 đối tượng đã bị lập hồ sơ đưa đi cai nghiện bắt buộc; 35 người nghiện được vận động đi cai tự nguyện.""",
        GL,
        "2020",
        {("drug_compulsory_rehab", GL, "367"), ("drug_voluntary_rehab", GL, "35")},
    ),
    (
        """Năm 2016, thành phố Đà Nẵng ghi nhận 812 vụ phạm pháp hình sự, giảm 5,2% so với năm 2015. Cơ quan Công an đã làm rõ 690 vụ với 905 đối tượng bị bắt giữ.""",
        "",
        "",
        {
            ("criminal_offences", "vn-danang", "812"),
            ("criminal_change_pct", "vn-danang", "-5.2"),
            ("criminal_solved", "vn-danang", "690"),
            ("criminal_suspects", "vn-danang", "905"),
        },
    ),
    (
        """Đến cuối năm 2018, xã Ninh Hiệp có 9 tổ an ninh nhân dân với 81 thành viên, 9 tổ hòa giải và 1 đội thanh niên xung kích.""",
        "",
        "",
        {
            ("groups_people_security", c("ninhhiep"), "9"),
            ("group_members_people_security", c("ninhhiep"), "81"),
            ("groups_conciliation", c("ninhhiep"), "9"),
            ("groups_youth_shock", c("ninhhiep"), "1"),
        },
    ),
    (
        """Công an xã Phù Đổng đã nhận 57 tin tố giác do nhân dân cung cấp, giải quyết 49 vụ việc từ các tin này, không để phát sinh điểm nóng trong quý II/2019.""",
        "",
        "",
        {("tips_total", c("phudong"), "57"), ("incidents_from_tips", c("phudong"), "49")},
    ),
    (
        """Trong năm 2019 toàn thành phố Hà Nội triệt phá hơn 120 băng nhóm, bắt 1.245 đối tượng ma túy, khởi tố 3.210 bị can về ma túy.""",
        "",
        "",
        {
            ("gangs_dismantled", "vn-hn", ">=120"),
            ("drug_suspects", "vn-hn", "1245"),
            ("drug_prosecuted_defendants", "vn-hn", "3210"),
        },
    ),
    (
        """Đồng chí Trưởng Công an huyện cho biết: "Chúng tôi đã tổ chức được 112 cuộc tuyên truyền, trên 15 nghìn lượt người nghe". Hội nghị diễn ra lúc 8 giờ 30 phút ngày 20/11/2019 tại hội trường tầng 2.""",
        GL,
        "2019",
        {("campaign_sessions", GL, "112"), ("campaign_attendance", GL, ">=15000")},
    ),
    (
        """Án giết người xảy ra 2 vụ (khám phá cả 2 vụ, đạt 100%), cướp giật 5 vụ, trộm cắp tài sản 41 vụ.""",
        GL,
        "2018",
        {("homicide_cases", GL, "2")},
    ),
    (
        """Từ đầu năm 2020 đến nay, huyện có thêm 3 tổ tự quản, nâng tổng số lên 67 tổ tự quản với 1.340 thành viên. Chỉ thị số 48, Nghị quyết 09 và Đề án 375 tiếp tục được quán triệt tới 100% chi bộ.""",
        GL,
        "2020",
        {("groups_self_management", GL, "67"), ("group_members_self_management", GL, "1340")},
    ),
    (
        """Quần chúng nhân dân đã giúp lực lượng chức năng bắt quả tang 26 đối tượng trộm cắp; cảm hóa, giáo dục được 73 người lầm lỗi, tạo việc làm cho 21 người.""",
        GL,
        "2017",
        {("caught_in_act", GL, "26"), ("persons_reformed", GL, "73"), ("jobs_created", GL, "21")},
    ),
    (
        """Toà án nhân dân huyện đưa ra xét xử 76 vụ, 118 bị cáo về các tội danh, trong đó 12 bị cáo là người chưa thành niên.""",
        GL,
        "2019",
        {("court_resolved_cases", GL, "76"), ("court_resolved_defendants", GL, "118"), ("juvenile_defendants", GL, "12")},
    ),
    (
        """Về ma tuý, lực lượng chức năng phát hiện, bắt giữ 28 vụ, 34 đối tượng, thu 1,2 kg heroin, 450 viên ma tuý tổng hợp, 3 xe máy và 85 triệu đồng.""",
        GL,
        "2019",
        {("drug_cases", GL, "28"), ("drug_suspects", GL, "34")},
    ),
    (
        """Cả nước trong 9 tháng đầu năm 2021 xảy ra 8.154 vụ tai nạn giao thông, cướp đi sinh mạng 4.166 người, làm 5.645 người bị thương. So với cùng kỳ năm trước, giảm 2.058 vụ.""",
        "vn",
        "",
        {("road_accidents", "vn", "8154"), ("road_deaths", "vn", "4166"), ("road_injuries", "vn", "5645")},
    ),
    (
        """Xã Lệ Chi với diện tích 8,1 km2, dân số 11.850 người, năm 2019 không xảy ra trọng án; có 3 vụ cờ bạc được phát hiện.""",
        "",
        "",
        {("area_km2", c("lechi"), "8.1"), ("population", c("lechi"), "11850"), ("gambling_cases", c("lechi"), "3")},
    ),
    (
        """Thành lập 5 đội dân phòng, mỗi đội 10 người; bố trí 66 đồng chí công an chính quy về 22 xã, thị trấn theo Đề án của Bộ Công an.""",
        GL,
        "2020",
        {("police_commune_officers", GL, "66"), ("units_regular_police", GL, "22")},
    ),
    (
        """Số tin quần chúng cung cấp: 1.215; số đối tượng bị bắt từ nguồn tin: 318; số hòm thư tố giác: 44.""",
        GL,
        "2015",
        {("tips_total", GL, "1215"), ("arrests_from_tips", GL, "318"), ("mailboxes", GL, "44")},
    ),
    (
        """Ba năm trở lại đây, xã Trung Mầu chỉ xảy ra hai vụ phạm pháp hình sự; đường thôn 5 dài 1,2 km đã lắp 24 camera.""",
        "",
        "2019",
        {("criminal_offences", c("trungmau"), "2")},
    ),
    (
        """Kết quả: khám phá 96/115 vụ phạm pháp hình sự (đạt 83,5%), bắt 128 tên.""",
        GL,
        "2014",
        {
            ("criminal_solved", GL, "96"),
            ("criminal_offences", GL, "115"),
            ("criminal_clearance_pct", GL, "83.5"),
            ("criminal_suspects", GL, "128"),
        },
    ),
    (
        """Phát hiện 1 vụ mua bán người, giải cứu 2 nạn nhân; 4 vụ xâm hại trẻ em; 3 vụ chống người thi hành công vụ.""",
        GL,
        "2019",
        {
            ("trafficking_cases", GL, "1"),
            ("trafficking_victims", GL, "2"),
            ("child_abuse_cases", GL, "4"),
            ("resisting_officer_cases", GL, "3"),
        },
    ),
    (
        """Hội nghị tổng kết lần thứ 2 nhiệm kỳ 2015-2020 đã khen thưởng 16 tập thể, 30 cá nhân có thành tích thực hiện Thông tư 23/2012/TT-BCA; mức thưởng 1.000.000 đồng.""",
        GL,
        "2020",
        set(),
    ),
]

SECOND_BLIND = [
    (
        """Sau một thập kỷ triển khai Chỉ thị 48, Gia Lâm có 509 tổ phụ nữ "2 không, 1 có" được duy trì nền nếp. Phong trào còn nuôi dưỡng 17 CLB phòng, chống tội phạm, quy tụ 562 thành viên.""",
        GL,
        "2020",
        {("groups_women_2no1yes", GL, "509"), ("clubs_crime_prevention", GL, "17"), ("club_members_crime_prevention", GL, "562")},
    ),
    (
        """Theo báo cáo số 215/BC-CAH, có tới 3.684 đối tượng được công an huyện Gia Lâm phát hiện, quản lý thông qua hàng nghìn nguồn tin của quần chúng; 482 vũ khí, vật liệu nổ được người dân mang nộp.""",
        "",
        "2020",
        {("persons_managed_from_tips", GL, "3684"), ("tips_total", GL, "1000..9999"), ("weapons_surrendered", GL, "482")},
    ),
    (
        """Hàng trăm tin đã được công an Gia Lâm và các quận, huyện giáp ranh trao đổi cho nhau. Nay cả 22/22 xã, thị trấn đều có Tổ liên gia.""",
        "",
        "2020",
        {("border_tips_exchanged", GL, "100..999"), ("units_lien_gia", GL, "22"), ("units_total", GL, "22")},
    ),
    (
        """Trong tháng 3/2019, tại thị trấn Trâu Quỳ xảy ra 4 vụ trộm cắp tài sản và 2 vụ phạm pháp hình sự khác? Không: tổng cộng là 6 vụ phạm pháp hình sự.""",
        "",
        "",
        set(),
    ),
    (
        """Quý III năm 2018, lực lượng Công an thành phố Hồ Chí Minh khám phá 1.102 vụ phạm pháp hình sự, bắt 1.540 đối tượng; tỷ lệ khám phá đạt 72,4%.""",
        "",
        "",
        {
            ("criminal_solved", "vn-hcm", "1102"),
            ("criminal_suspects", "vn-hcm", "1540"),
            ("criminal_clearance_pct", "vn-hcm", "72.4"),
        },
    ),
    (
        """Toàn huyện có 131 mô hình thuộc 14 loại mô hình, 96 hòm thư tố giác, 1.120 tổ tự quản.""",
        GL,
        "2020",
        {("models", GL, "131"), ("model_types", GL, "14"), ("mailboxes", GL, "96"), ("groups_self_management", GL, "1120")},
    ),
    (
        """Năm 2020 xã Dương Quang không để xảy ra vụ cháy nào; cả năm có ba vụ tai nạn giao thông làm hai người bị thương.""",
        "",
        "",
        {("road_accidents", c("duongquang"), "3"), ("road_injuries", c("duongquang"), "2")},
    ),
    (
        """Đã lập hồ sơ đưa 12 đối tượng vào cơ sở giáo dục bắt buộc, 5 em vào trường giáo dưỡng.""",
        GL,
        "2016",
        {("compulsory_education", GL, "12"), ("reform_school", GL, "5")},
    ),
    (
        """Xã Cổ Bi: 7 vụ phạm pháp hình sự; xã Đặng Xá: 9 vụ; xã Phú Thị: 3 vụ.""",
        "",
        "2018",
        {("criminal_offences", c("cobi"), "7"), ("criminal_offences", c("dangxa"), "9"), ("criminal_offences", c("phuthi"), "3")},
    ),
    (
        """Bình quân mỗi năm huyện xảy ra 120 vụ; mỗi câu lạc bộ có 33 hội viên; chi 15.000.000đ cho mỗi mô hình.""",
        GL,
        "2018",
        set(),
    ),
    (
        """Lực lượng chức năng vận động giao nộp 12 khẩu súng tự chế, 45 viên đạn, 3 quả lựu đạn? Số liệu này chưa được xác nhận.""",
        GL,
        "2018",
        {("ammo_surrendered", GL, "45")},
    ),
    (
        """Số người nghiện có hồ sơ quản lý trên địa bàn là 310 người, tăng 25 người so với năm trước; 48 người được đưa đi cai nghiện bắt buộc.""",
        GL,
        "2017",
        {("drug_users_managed", GL, "310"), ("drug_compulsory_rehab", GL, "48")},
    ),
    (
        """Công an huyện mở 3 lớp bồi dưỡng nghiệp vụ cho 245 lượt người tham gia; tổ chức 68 hội nghị tuyên truyền pháp luật với trên 12.000 lượt người dự.""",
        GL,
        "2019",
        {
            ("training_sessions", GL, "3"),
            ("training_attendance", GL, "245"),
            ("campaign_sessions", GL, "68"),
            ("campaign_attendance", GL, ">=12000"),
        },
    ),
    (
        """Viện kiểm sát nhân dân huyện đã truy tố 88 vụ với 131 bị can. Tòa án xét xử 80 vụ, 122 bị cáo.""",
        GL,
        "2019",
        {
            ("procuracy_cases_to_court", GL, "88"),
            ("procuracy_defendants_to_court", GL, "131"),
            ("court_resolved_cases", GL, "80"),
            ("court_resolved_defendants", GL, "122"),
        },
    ),
    (
        """Triệt xóa 3 băng nhóm với 21 đối tượng; bắt 11 đối tượng truy nã; phát hiện 19 vụ đánh bạc.""",
        GL,
        "2018",
        {("gangs_dismantled", GL, "3"), ("gang_members", GL, "21"), ("wanted_arrested", GL, "11"), ("gambling_cases", GL, "19")},
    ),
    (
        """Đến tháng 10/2020, 22 xã, thị trấn của huyện đã có công an chính quy với 110 đồng chí.""",
        GL,
        "",
        {("units_regular_police", GL, "22"), ("police_commune_officers", GL, "110")},
    ),
    (
        """Trên địa bàn tỉnh Gia Lai năm 2022 xảy ra 743 vụ phạm tội về trật tự xã hội, trong đó có 28 vụ giết người và 12 vụ do người chưa thành niên gây ra.""",
        "",
        "",
        {
            ("so_offences", "vn-gialai", "743"),
            ("homicide_cases", "vn-gialai", "28"),
            ("juvenile_offence_cases", "vn-gialai", "12"),
        },
    ),
    (
        """Kỷ niệm 75 năm Ngày truyền thống (19/8/1945 - 19/8/2020), 56 tập thể và 120 cá nhân được khen; 100% cán bộ ký cam kết "5 không"; mức đóng góp 50 nghìn đồng/hộ.""",
        GL,
        "2020",
        set(),
    ),
]
