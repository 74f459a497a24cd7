"""Blind paragraphs, sixth set: written from the catalogue of indicators and places alone."""

GL = "vn-hn-gialam"


def c(name):
    return f"{GL}-{name}"


SIXTH_BLIND = [
    (
        """Tính đến hết năm 2015, sau 5 năm triển khai Chỉ thị 48-CT/TW của Bộ Chính trị, toàn huyện Gia Lâm duy trì 312 tổ tự quản với 2.860 thành viên và 218 tổ hòa giải với 1.304 thành viên. Tại hội nghị sơ kết, Chủ tịch UBND huyện đã tặng giấy khen cho 14 tập thể, 27 cá nhân.""",
        "",
        "",
        {
            ("groups_self_management", GL, "312"),
            ("group_members_self_management", GL, "2860"),
            ("groups_conciliation", GL, "218"),
            ("group_members_conciliation", GL, "1304"),
        },
    ),
    (
        """Công an xã Kiêu Kỵ báo cáo: trong 9 tháng đầu năm 2018, trên địa bàn xã xảy ra 07 vụ phạm pháp hình sự; đã khám phá 06 vụ, bắt giữ 09 đối tượng, tỷ lệ khám phá đạt 85,7%. Lập biên bản 42 trường hợp vi phạm trật tự an toàn giao thông, nộp ngân sách 31,5 triệu đồng.""",
        "",
        "",
        {
            ("criminal_offences", c("kieuky"), "7"),
            ("criminal_solved", c("kieuky"), "6"),
            ("criminal_suspects", c("kieuky"), "9"),
            ("criminal_clearance_pct", c("kieuky"), "85.7"),
        },
    ),
    (
        """Hội Liên hiệp Phụ nữ huyện giữ vững sinh hoạt của 486 tổ phụ nữ "2 không, 1 có" ở 22 cơ sở Hội. Trong năm, Hội đã tổ chức 64 buổi tuyên truyền về phòng, chống tội phạm, thu hút 7.150 lượt người tham dự, phát 11.000 tờ rơi và hỗ trợ vốn cho 38 hội viên nghèo với số tiền 760 triệu đồng.""",
        GL,
        "2019",
        {
            ("groups_women_2no1yes", GL, "486"),
            ("campaign_sessions", GL, "64"),
            ("campaign_attendance", GL, "7150"),
        },
    ),
    (
        """Ủy ban Mặt trận Tổ quốc phối hợp với Công an huyện vận động quần chúng nhân dân cung cấp trên 1.200 nguồn tin về ANTT, trong đó có 734 tin có giá trị; từ nguồn tin này, lực lượng Công an đã khám phá 87 vụ án, bắt giữ 143 đối tượng.""",
        GL,
        "2014",
        {
            ("tips_total", GL, ">=1200"),
            ("tips_valuable", GL, "734"),
            ("cases_from_tips", GL, "87"),
            ("arrests_from_tips", GL, "143"),
        },
    ),
    (
        """Kết quả vận động nhân dân giao nộp vũ khí thô sơ năm 2017 phân theo xã như sau: xã Ninh Hiệp 14 vũ khí thô sơ, xã Lệ Chi 09 vũ khí thô sơ, xã Phù Đổng 21 vũ khí thô sơ.""",
        "",
        "",
        {
            ("crude_weapons_surrendered", c("ninhhiep"), "14"),
            ("crude_weapons_surrendered", c("lechi"), "9"),
            ("crude_weapons_surrendered", c("phudong"), "21"),
        },
    ),
    (
        """Huyện đoàn Gia Lâm kiện toàn hai mươi hai đội thanh niên xung kích an ninh trong năm 2016. Cùng dịp này, tuổi trẻ huyện trồng 1.500 cây xanh, sửa 4 km đường làng và trao 35 suất học bổng cho học sinh từ 11 đến 15 tuổi.""",
        "",
        "",
        {("groups_youth_shock", GL, "22")},
    ),
    (
        """Quý I/2019, trên địa bàn huyện Gia Lâm xảy ra 05 vụ cháy, giảm 02 vụ so với cùng kỳ năm trước; tài sản thiệt hại ước khoảng 850 triệu đồng. Lực lượng chức năng kiểm tra 176 cơ sở, xử phạt 12 cơ sở vi phạm quy định về PCCC.""",
        "",
        "",
        {("fires", GL, "5")},
    ),
    (
        """Tình hình trật tự an toàn giao thông 6 tháng đầu năm 2017: toàn huyện xảy ra 31 vụ tai nạn giao thông, làm 12 người chết, 24 người bị thương. So với cùng kỳ giảm 4 vụ, giảm 11,4%; lực lượng CSGT xử lý 5.217 trường hợp vi phạm, tạm giữ 638 phương tiện.""",
        GL,
        "",
        {
            ("road_accidents", GL, "31"),
            ("road_deaths", GL, "12"),
            ("road_injuries", GL, "24"),
        },
    ),
    (
        """Năm 2020, Công an huyện phát hiện 118 vụ phạm tội về ma túy, bắt giữ 131 đối tượng, thu 1,2 kg heroin và 540 viên ma túy tổng hợp. Đã lập hồ sơ đưa 58 người đi cai nghiện bắt buộc, vận động 23 người cai nghiện tự nguyện; 97 người đang điều trị bằng Methadone.""",
        GL,
        "",
        {
            ("drug_cases", GL, "118"),
            ("drug_suspects", GL, "131"),
            ("drug_compulsory_rehab", GL, "58"),
            ("drug_voluntary_rehab", GL, "23"),
        },
    ),
    (
        """Mô hình CLB PCTP được nhân rộng nhanh. Đến tháng 12/2013, toàn huyện đã có 22 CLB phòng, chống tội phạm với 1.045 hội viên; riêng CLB phòng, chống tội phạm thị trấn Trâu Quỳ có 62 hội viên.""",
        GL,
        "",
        {
            ("clubs_crime_prevention", GL, "22"),
            ("club_members_crime_prevention", GL, "1045"),
            ("club_members_crime_prevention", c("trauquy-tt"), "62"),
        },
    ),
    (
        """Cùng thời gian này, Công an huyện Đông Anh ghi nhận 214 vụ phạm pháp hình sự, bắt giữ 305 đối tượng; huyện Đông Anh hiện vận hành 96 tổ tự quản.""",
        GL,
        "2019",
        set(),
    ),
    (
        """Năm 2018, trên địa bàn thành phố Hà Nội xảy ra 4.612 vụ phạm pháp hình sự; Công an thành phố đã điều tra, khám phá 3.581 vụ, bắt giữ 6.940 đối tượng. Lực lượng Cảnh sát hình sự triệt phá 47 băng, nhóm tội phạm gồm 219 đối tượng.""",
        "",
        "",
        {
            ("criminal_offences", "vn-hn", "4612"),
            ("criminal_solved", "vn-hn", "3581"),
            ("criminal_suspects", "vn-hn", "6940"),
            ("gangs_dismantled", "vn-hn", "47"),
            ("gang_members", "vn-hn", "219"),
        },
    ),
    (
        """Tính chung 11 tháng năm 2016, cả nước xảy ra 19.035 vụ tai nạn giao thông, bao gồm 8.930 vụ tai nạn giao thông từ ít nghiêm trọng trở lên và 10.105 vụ va chạm giao thông. Tai nạn giao thông đã làm 7.812 người chết và 17.240 người bị thương.""",
        "",
        "",
        {
            ("road_accidents", "vn", "19035"),
            ("road_accidents_serious", "vn", "8930"),
            ("road_collisions", "vn", "10105"),
            ("road_deaths", "vn", "7812"),
            ("road_injuries", "vn", "17240"),
        },
    ),
    (
        """Năm 2013, Viện kiểm sát nhân dân hai cấp Thành phố Hồ Chí Minh thực hành quyền công tố, kiểm sát điều tra 9.215 vụ án với 13.480 bị can; đã quyết định truy tố 6.102 vụ với 9.877 bị can. Ngành đã ban hành 54 kiến nghị phòng ngừa vi phạm và tội phạm.""",
        "",
        "",
        {
            ("procuracy_cases_supervised", "vn-hcm", "9215"),
            ("procuracy_defendants_supervised", "vn-hcm", "13480"),
            ("procuracy_cases_to_court", "vn-hcm", "6102"),
            ("procuracy_defendants_to_court", "vn-hcm", "9877"),
        },
    ),
    (
        """Năm 2014, tòa án nhân dân các cấp trong cả nước thụ lý 68.540 vụ án hình sự sơ thẩm với 117.325 bị cáo; đã giải quyết, xét xử 66.912 vụ với 113.408 bị cáo. Tỷ lệ bản án bị hủy là 0,6%, bị sửa là 4,8%.""",
        "",
        "",
        {
            ("court_accepted_cases", "vn", "68540"),
            ("court_accepted_defendants", "vn", "117325"),
            ("court_resolved_cases", "vn", "66912"),
            ("court_resolved_defendants", "vn", "113408"),
        },
    ),
    (
        """Ngay sau khi có Chỉ thị 48-CT/TW ngày 22/10/2010, Huyện ủy ban hành Kế hoạch số 31-KH/HU, UBND huyện ban hành Kế hoạch số 112/KH-UBND và bố trí 450 triệu đồng mỗi năm cho công tác PCTP. Thường trực HĐND huyện giám sát chuyên đề 2 đợt, kiến nghị 9 nội dung.""",
        GL,
        "2011",
        set(),
    ),
    (
        """Hội Cựu chiến binh xã Đa Tốn nhận cảm hóa, giáo dục 17 đối tượng lầm lỗi tại cộng đồng, giới thiệu việc làm cho 05 người, tặng 03 sổ tiết kiệm trị giá 6 triệu đồng.""",
        GL,
        "2016",
        {("persons_reformed", c("daton"), "17"), ("jobs_created", c("daton"), "5")},
    ),
    (
        """Đến tháng 6/2020, 22/22 xã, thị trấn của huyện Gia Lâm đã có công an chính quy. Toàn huyện bố trí 134 công an chính quy đảm nhiệm các chức danh công an xã, trong đó 96% có trình độ đại học trở lên.""",
        "",
        "",
        {
            ("units_regular_police", GL, "22"),
            ("units_total", GL, "22"),
            ("police_commune_officers", GL, "134"),
        },
    ),
    (
        """Phòng Tư pháp phối hợp mở 03 lớp tập huấn nghiệp vụ hòa giải ở cơ sở cho 415 lượt người; biên soạn 2.200 cuốn tài liệu, phát 186 tin bài trên hệ thống truyền thanh xã.""",
        GL,
        "2013",
        {("training_sessions", GL, "3"), ("training_attendance", GL, "415")},
    ),
    (
        """Cả huyện đặt 198 hòm thư tố giác tội phạm tại các thôn, tổ dân phố, niêm yết số điện thoại đường dây nóng của 22 công an cơ sở và lắp 340 mắt camera an ninh bằng nguồn xã hội hóa gần 3 tỷ đồng.""",
        GL,
        "2018",
        {("mailboxes", GL, "198")},
    ),
    (
        """Công tác truy nã được đẩy mạnh. Năm 2012, Công an huyện bắt, vận động đầu thú 26 đối tượng truy nã; hiện còn 11 đối tượng truy nã ngoài xã hội, trong đó có đối tượng trốn đã hơn 15 năm.""",
        GL,
        "",
        {("wanted_arrested", GL, "26"), ("wanted_at_large", GL, "11")},
    ),
    (
        """Trong năm 2021, xã Cổ Bi xảy ra 4 vụ phạm pháp hình sự, xã Đặng Xá xảy ra 6 vụ phạm pháp hình sự, còn thị trấn Trâu Quỳ xảy ra 15 vụ phạm pháp hình sự. Ba địa phương này có chung 7 km đường giáp ranh.""",
        "",
        "",
        {
            ("criminal_offences", c("cobi"), "4"),
            ("criminal_offences", c("dangxa"), "6"),
            ("criminal_offences", c("trauquy-tt"), "15"),
        },
    ),
    (
        """Từ năm 2010 đến năm 2020, huyện Bảo Lâm (tỉnh Lâm Đồng) thành lập 14 câu lạc bộ phòng, chống tội phạm và 85 tổ an ninh nhân dân. Nhân dân đã tự giác giao nộp 210 khẩu súng các loại, 1.340 viên đạn và 77 vũ khí thô sơ.""",
        "",
        "",
        {
            ("clubs_crime_prevention", "vn-lamdong-baolam", "14"),
            ("groups_people_security", "vn-lamdong-baolam", "85"),
            ("guns_grenades_surrendered", "vn-lamdong-baolam", "210"),
            ("ammo_surrendered", "vn-lamdong-baolam", "1340"),
            ("crude_weapons_surrendered", "vn-lamdong-baolam", "77"),
        },
    ),
    (
        """Năm 2019, huyện Phú Quốc (Kiên Giang) ghi nhận 141 vụ phạm tội về trật tự xã hội, đã khám phá 116 vụ, bắt giữ, xử lý 187 đối tượng. Đón hơn 5 triệu lượt khách du lịch nên áp lực về TTATXH trên đảo rất lớn.""",
        "",
        "",
        {
            ("so_offences", "vn-kiengiang-phuquoc", "141"),
            ("so_solved", "vn-kiengiang-phuquoc", "116"),
            ("so_suspects", "vn-kiengiang-phuquoc", "187"),
        },
    ),
    (
        """Giai đoạn 2011 - 2015, lực lượng chức năng trên toàn quốc phát hiện 2.214 vụ mua bán người với 3.318 đối tượng phạm tội, xác định 4.360 nạn nhân mua bán người; trên 80% số vụ là đưa ra nước ngoài.""",
        "",
        "",
        {("trafficking_cases", "vn", "2214"), ("trafficking_victims", "vn", "4360")},
    ),
    (
        """Năm 2018, công an các địa phương trong cả nước phát hiện 1.547 vụ xâm hại trẻ em, trong đó có 1.269 vụ xâm hại tình dục trẻ em. Tổng đài 111 tiếp nhận hơn 800 nghìn cuộc gọi đến, thời lượng trung bình 4 phút.""",
        "",
        "",
        {("child_abuse_cases", "vn", "1547"), ("child_sexual_abuse_cases", "vn", "1269")},
    ),
    (
        """Tỷ lệ giải quyết tố giác, tin báo về tội phạm đạt 92,4%; tỷ lệ khám phá tội phạm về trật tự xã hội đạt 78,3%, riêng tỷ lệ khám phá các vụ án rất nghiêm trọng và đặc biệt nghiêm trọng đạt 96,5%.""",
        "vn-hn",
        "2021",
        {
            ("report_resolution_pct", "vn-hn", "92.4"),
            ("so_clearance_pct", "vn-hn", "78.3"),
            ("clearance_serious_pct", "vn-hn", "96.5"),
        },
    ),
    (
        """Theo đồng chí Bí thư Đảng ủy xã Kim Sơn, đến cuối năm 2012 toàn xã có mười hai tổ tự quản, tám tổ hoà giải và hai mươi lăm hòm thư tố giác tội phạm; 5/5 thôn giữ vững danh hiệu làng văn hóa ba năm liền.""",
        "",
        "",
        {
            ("groups_self_management", c("kimson"), "12"),
            ("groups_conciliation", c("kimson"), "8"),
            ("mailboxes", c("kimson"), "25"),
        },
    ),
    (
        """Tính đến cuối tháng 9/2017, cả nước có 221.460 người nghiện ma túy có hồ sơ quản lý. Có 52.800 người đang được điều trị Methadone tại 294 cơ sở thuộc 63 tỉnh, thành phố.""",
        "",
        "",
        {("drug_users_managed", "vn", "221460")},
    ),
    (
        """Trong năm 2012, quần chúng nhân dân huyện Gia Lâm đã cung cấp hàng trăm nguồn tin về tội phạm cho lực lượng Công an. Nhiều hộ dân hiến hàng nghìn mét vuông đất làm nhà sinh hoạt cộng đồng.""",
        "",
        "",
        {("tips_total", GL, "100..999")},
    ),
    (
        """Toàn huyện đang duy trì 96 mô hình tự phòng, tự quản về ANTT, thuộc 13 loại mô hình khác nhau. Huyện dành 1,8 tỷ đồng hỗ trợ hoạt động, bình quân gần 19 triệu đồng/mô hình.""",
        GL,
        "2019",
        {("models", GL, "96"), ("model_types", GL, "13")},
    ),
    (
        """Xã Đình Xuyên có 100% hộ dân ký cam kết không vi phạm pháp luật, 2.140 hộ trang bị bình chữa cháy, 8/8 thôn có điểm chữa cháy công cộng. Trạm Y tế xã khám sức khỏe cho 1.310 người cao tuổi, đạt 104% kế hoạch.""",
        GL,
        "2023",
        set(),
    ),
    (
        """Năm 2014, các đơn vị công an giáp ranh của 7 tỉnh, thành phố phía Nam đã trao đổi cho nhau 1.876 tin liên quan đến an ninh, trật tự. Thông qua phối hợp, triệt phá 38 băng, nhóm tội phạm, bắt 164 đối tượng truy nã.""",
        "vn-7south",
        "",
        {
            ("border_tips_exchanged", "vn-7south", "1876"),
            ("gangs_dismantled", "vn-7south", "38"),
            ("wanted_arrested", "vn-7south", "164"),
        },
    ),
    (
        """Năm 2015, cơ quan điều tra hai cấp của Hà Nội khởi tố mới 7.906 vụ án với 11.748 bị can; trong đó, về ma túy khởi tố 1.820 vụ với 2.104 bị can. Đình chỉ điều tra 43 vụ do hết thời hiệu hoặc bị hại rút đơn.""",
        "",
        "",
        {
            ("prosecuted_cases", "vn-hn", "7906"),
            ("prosecuted_defendants", "vn-hn", "11748"),
            ("drug_prosecuted_cases", "vn-hn", "1820"),
            ("drug_prosecuted_defendants", "vn-hn", "2104"),
        },
    ),
    (
        """Năm 2020, Công an tỉnh Đồng Nai phát hiện 318 vụ phạm tội và vi phạm pháp luật về kinh tế, 942 vụ phạm tội và vi phạm pháp luật về môi trường; ra quyết định xử phạt hành chính 8,6 tỷ đồng đối với 611 tổ chức, cá nhân.""",
        "",
        "",
        {
            ("economic_cases_and_violations", "vn-dongnai", "318"),
            ("environment_cases_and_violations", "vn-dongnai", "942"),
        },
    ),
    (
        """Khoảng 21 giờ ngày 12/5/2018, tổ tuần tra Công an xã Dương Quang phát hiện nam thanh niên sinh năm 1995 dắt chiếc xe máy không biển số. Sau 3 tiếng đấu tranh, đối tượng khai đã lấy trộm xe của gia đình cách đó 2 km và bán với giá 4,5 triệu đồng.""",
        GL,
        "2018",
        set(),
    ),
    (
        """Từ phong trào toàn dân bảo vệ ANTQ năm 2011, quần chúng nhân dân xã Yên Thường đã trực tiếp bắt quả tang 04 đối tượng, bàn giao cho công an cùng 02 xe máy tang vật.""",
        "",
        "",
        {("caught_in_act", c("yenthuong"), "4")},
    ),
    (
        """Thực hiện Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở, từ ngày 01/7/2024 huyện Gia Lâm ra mắt 173 tổ bảo vệ an ninh, trật tự với 642 thành viên. Mỗi thành viên được hỗ trợ 2,1 triệu đồng/tháng và đóng bảo hiểm y tế.""",
        "",
        "",
        {
            ("groups_grassroots_security", GL, "173"),
            ("group_members_grassroots_security", GL, "642"),
        },
    ),
    (
        """Gia Lâm là huyện ngoại thành phía Đông Hà Nội, diện tích tự nhiên 116,71 km2, dân số 286.102 người (năm 2019). Huyện cách trung tâm Thủ đô khoảng 12 km, có 4 tuyến quốc lộ đi qua.""",
        GL,
        "",
        {("area_km2", GL, "116.71"), ("population", GL, "286102")},
    ),
    (
        """Năm 2011, Hội đồng tư vấn huyện xét duyệt và đưa 06 người vào cơ sở giáo dục bắt buộc, 04 em vào trường giáo dưỡng. Ngoài ra có 29 quyết định xử phạt cảnh cáo, 113 bản kiểm điểm trước dân.""",
        GL,
        "",
        {("compulsory_education", GL, "6"), ("reform_school", GL, "4")},
    ),
]
