"""Blind paragraphs, eighth set: written by an author who saw the catalogue of indicators and places alone."""

GL = "vn-hn-gialam"


EIGHTH_BLIND = [
    (
        "Nhìn lại 10 năm thực hiện Chỉ thị số 48-CT/TW, huyện Gia Lâm đã thành lập và giữ nền nếp sinh hoạt của 137 câu lạc bộ phòng, chống tội phạm; số hội viên tham gia là 4.215 người. Huyện ủy ban hành 03 nghị quyết chuyên đề, 17 kế hoạch; ngân sách huyện cấp 1,2 tỷ đồng cho hoạt động này.",
        "",
        "2020",
        {("club_members_crime_prevention", GL, "4215"), ("clubs_crime_prevention", GL, "137")},
    ),
    (
        """Kết quả xây dựng lực lượng quần chúng nòng cốt:
- CLB phòng, chống tội phạm: 129 CLB, 3\u00a0860 hội viên;
- Tổ phụ nữ "2 không, 1 có": 104 tổ;
- Tổ hoà giải: 176 tổ, 1.190 thành viên.""",
        GL,
        "2019",
        {
            ("club_members_crime_prevention", GL, "3860"),
            ("clubs_crime_prevention", GL, "129"),
            ("group_members_conciliation", GL, "1190"),
            ("groups_conciliation", GL, "176"),
            ("groups_women_2no1yes", GL, "104"),
        },
    ),
    (
        "Được Hội Liên hiệp Phụ nữ huyện Gia Lâm phát động từ năm 2012, mô hình tổ phụ nữ 2 không, 1 có (không có người thân phạm tội, mắc tệ nạn xã hội; không có bạo lực gia đình; có kinh tế ổn định) nay đã nhân lên thành 98 tổ. Quỹ tiết kiệm của các chị đạt 640 triệu đồng, cho 215 chị vay vốn làm ăn.",
        "",
        "",
        {("groups_women_2no1yes", GL, "98")},
    ),
    (
        "Trên địa bàn huyện, 188 tổ hòa giải với 1.276 hòa giải viên thường xuyên được củng cố, kiện toàn. Trong 10 năm, các tổ đã hòa giải thành 2.034/2.310 mâu thuẫn, tranh chấp nhỏ trong nhân dân, không để phát sinh thành điểm nóng.",
        GL,
        "",
        {("group_members_conciliation", GL, "1276"), ("groups_conciliation", GL, "188")},
    ),
    (
        "Phong trào ở khu dân cư được giữ nhịp nhờ 652 tổ tự quản về ANTT, quy tụ 5310 thành viên là cán bộ hưu trí, cựu chiến binh, đoàn viên... Trong năm, huyện đã tổ chức hàng trăm cuộc tuyên truyền về ANTT, thu hút hàng chục nghìn lượt người dự.",
        GL,
        "2018",
        {
            ("campaign_attendance", GL, "10000..99999"),
            ("campaign_sessions", GL, "100..999"),
            ("group_members_self_management", GL, "5310"),
            ("groups_self_management", GL, "652"),
        },
    ),
    (
        "Đến hết năm 2021, đã có 20/22 xã, thị trấn của huyện Gia Lâm ra mắt Tổ Liên gia an toàn về ANTT. Các địa phương còn lại phấn đấu hoàn thành trước ngày 30/6/2022.",
        "",
        "",
        {("units_lien_gia", GL, "20"), ("units_total", GL, "22")},
    ),
    (
        "Huyện Gia Lâm hiện duy trì hai câu lạc bộ B93 dành cho người sau cai nghiện. Năm 2017, CLB B93 thị trấn Yên Viên sinh hoạt 02 buổi/tháng, còn CLB B93 xã Đa Tốn mỗi tháng sinh hoạt 01 buổi.",
        "",
        "2017",
        {
            ("b93_meetings_per_month", "vn-hn-gialam-daton", "1"),
            ("b93_meetings_per_month", "vn-hn-gialam-yenvien-tt", "2"),
            ("clubs_b93", GL, "2"),
        },
    ),
    (
        "Tại xã Kiêu Kỵ (huyện Gia Lâm) có 01 CLB B93, hằng tháng sinh hoạt từ 01 đến 02 buổi. Dịp Tết vừa qua, Ban Chủ nhiệm đã thăm hỏi, tặng quà 14 gia đình khó khăn, mỗi suất 500.000 đồng.",
        "",
        "2018",
        {("b93_meetings_per_month", "vn-hn-gialam-kieuky", "1..2"), ("clubs_b93", "vn-hn-gialam-kieuky", "1")},
    ),
    (
        "Qua 10 năm, 5.127 tin về an ninh trật tự đã được quần chúng nhân dân cung cấp cho lực lượng Công an, trong đó 2.980 tin có giá trị. Từ nguồn tin này, Công an huyện khám phá 642 vụ, bắt giữ 1.105 đối tượng.",
        GL,
        "",
        {
            ("arrests_from_tips", GL, "1105"),
            ("cases_from_tips", GL, "642"),
            ("tips_total", GL, "5127"),
            ("tips_valuable", GL, "2980"),
        },
    ),
    (
        "Quần chúng nhân dân đã cung cấp hàng nghìn tin liên quan đến ANTT cho Công an huyện Gia Lâm. Nhờ những tin đó, hàng trăm đối tượng được rà soát, phát hiện và đưa vào diện quản lý; hàng chục đối tượng đã bị bắt giữ.",
        "",
        "2020",
        {("arrests_from_tips", GL, "10..99"), ("persons_managed_from_tips", GL, "100..999"), ("tips_total", GL, "1000..9999")},
    ),
    (
        "Bằng nhiều hình thức (gửi hòm thư, gọi trực ban 024.3827.6113, gặp trực tiếp...), quần chúng đã cung cấp cho Công an các xã, thị trấn trên 1.500 tin, giúp lực lượng Công an giải quyết gần 700 vụ việc về ANTT, bắt giữ khoảng 300 đối tượng.",
        GL,
        "2016",
        {("arrests_from_tips", GL, "~300"), ("incidents_from_tips", GL, "<=700"), ("tips_total", GL, ">=1500")},
    ),
    (
        "Giai đoạn 2011 - 2020, huyện Gia Lâm lập hồ sơ đưa 268 người đi cai nghiện bắt buộc, vận động được 154 người cai nghiện tự nguyện. Tính đến ngày 15/11/2020, toàn huyện còn 371 người nghiện ma túy có hồ sơ quản lý.",
        "",
        "",
        {("drug_compulsory_rehab", GL, "268"), ("drug_users_managed", GL, "371"), ("drug_voluntary_rehab", GL, "154")},
    ),
    (
        "Hưởng ứng đợt vận động toàn dân giao nộp vũ khí, nhân dân trong huyện đã tự nguyện giao nộp 46 súng, lựu đạn các loại, 412 viên đạn cùng 1.027 vũ khí thô sơ (dao, kiếm, mã tấu...).",
        GL,
        "2015",
        {("ammo_surrendered", GL, "412"), ("crude_weapons_surrendered", GL, "1027"), ("guns_grenades_surrendered", GL, "46")},
    ),
    (
        "Toàn huyện đặt 245 hòm thư tố giác tội phạm tại nhà văn hoá thôn, tổ dân phố, chợ, bến xe... Cùng với đó, các thôn lắp 1.380 mắt camera, kéo 86.500 mét cáp chiếu sáng ngõ xóm, trồng 3.200 cây xanh từ nguồn xã hội hoá 9,4 tỉ đồng.",
        GL,
        "2020",
        {("mailboxes", GL, "245")},
    ),
    (
        "Số mô hình bảo đảm ANTT đang hoạt động ở huyện Gia Lâm là 212 mô hình, thuộc 18 loại mô hình khác nhau; nhiều mô hình được Giám đốc CA thành phố tặng giấy khen.",
        "",
        "2020",
        {("model_types", GL, "18"), ("models", GL, "212")},
    ),
    (
        "Thực hiện Đề án của Bộ Công an, công an chính quy đã được bố trí ở 22/22 xã, thị trấn trên địa bàn huyện Gia Lâm, với tổng số 121 đồng chí công an chính quy.",
        "vn-hn",
        "2020",
        {("police_commune_officers", GL, "121"), ("units_regular_police", GL, "22"), ("units_total", GL, "22")},
    ),
    (
        "Năm 2019, CLB phòng, chống tội phạm xã Ninh Hiệp có 52 hội viên, xã Lệ Chi có 37 hội viên và thị trấn Trâu Quỳ 61 hội viên.",
        "",
        "",
        {
            ("club_members_crime_prevention", "vn-hn-gialam-lechi", "37"),
            ("club_members_crime_prevention", "vn-hn-gialam-ninhhiep", "52"),
            ("club_members_crime_prevention", "vn-hn-gialam-trauquy-tt", "61"),
        },
    ),
    (
        "Số tổ hoà giải ở một số xã thuộc huyện Gia Lâm năm 2018: xã Đa Tốn 11 tổ, xã Kim Sơn 9 tổ, xã Dương Quang 8 tổ...",
        "",
        "2018",
        {
            ("groups_conciliation", "vn-hn-gialam-daton", "11"),
            ("groups_conciliation", "vn-hn-gialam-duongquang", "8"),
            ("groups_conciliation", "vn-hn-gialam-kimson", "9"),
        },
    ),
    (
        "Sau 10 năm, UBND các xã, thị trấn và Công an huyện đã lập hồ sơ đưa 14 người vào cơ sở giáo dục bắt buộc, 06 người vào trường giáo dưỡng; cảm hóa, giáo dục 318 đối tượng tại cộng đồng và giải quyết việc làm cho 127 người.",
        GL,
        "",
        {
            ("compulsory_education", GL, "14"),
            ("jobs_created", GL, "127"),
            ("persons_reformed", GL, "318"),
            ("reform_school", GL, "6"),
        },
    ),
    (
        "Thưa các đồng chí! Từ chỗ chỉ làm điểm ở một vài nơi, nay huyện ta có 21/22 xã, thị trấn có câu lạc bộ phòng chống tội phạm. Ba nghìn hội viên đang sinh hoạt trong 118 câu lạc bộ phòng chống tội phạm ấy chính là tai mắt của chúng ta: hơn 1.200 tin đã được quần chúng cung cấp cho Công an huyện.",
        GL,
        "2017",
        {
            ("club_members_crime_prevention", GL, "3000"),
            ("clubs_crime_prevention", GL, "118"),
            ("tips_total", GL, ">=1200"),
            ("units_crime_clubs", GL, "21"),
            ("units_total", GL, "22"),
        },
    ),
    (
        "Năm 2021, toàn quốc xảy ra 41.256 vụ phạm tội về trật tự xã hội, giảm 6,4% so với năm 2020. Lực lượng Công an đã khám phá 36.104 vụ, đạt tỷ lệ 87,5%; bắt giữ, xử lý 71.320 đối tượng.",
        "",
        "",
        {
            ("so_change_pct", "vn", "-6.4"),
            ("so_clearance_pct", "vn", "87.5"),
            ("so_offences", "vn", "41256"),
            ("so_solved", "vn", "36104"),
            ("so_suspects", "vn", "71320"),
        },
    ),
    (
        "Năm 2010, trên địa bàn TP.HCM xảy ra 6.012 vụ phạm pháp hình sự, tăng 3,2% so với năm 2009, làm chết 118 người, bị thương 702 người. Công an thành phố khám phá 4.509 vụ (đạt 75%), bắt giữ 5.230 đối tượng.",
        "",
        "2010",
        {
            ("criminal_change_pct", "vn-hcm", "3.2"),
            ("criminal_clearance_pct", "vn-hcm", "75"),
            ("criminal_offences", "vn-hcm", "6012"),
            ("criminal_solved", "vn-hcm", "4509"),
            ("criminal_suspects", "vn-hcm", "5230"),
            ("deaths_from_crime", "vn-hcm", "118"),
            ("injuries_from_crime", "vn-hcm", "702"),
        },
    ),
    (
        "Trong quý, địa bàn huyện xảy ra 43 vụ tội phạm; đã khám phá 36 vụ, tỉ lệ 83,7%, xử lý 58 đối tượng.",
        "vn-lamdong-baolam",
        "2019-Q1",
        {
            ("unspec_clearance_pct", "vn-lamdong-baolam", "83.7"),
            ("unspec_offences", "vn-lamdong-baolam", "43"),
            ("unspec_solved", "vn-lamdong-baolam", "36"),
            ("unspec_suspects", "vn-lamdong-baolam", "58"),
        },
    ),
    (
        "Công an tỉnh Lạng Sơn trong năm 2018 phát hiện 312 vụ phạm tội về ma túy với 458 đối tượng (số vụ tăng 12,5% so với năm 2017), thu giữ 8,4 kg heroin, 23.500 viên ma túy tổng hợp, 02 xe ô tô, 61 điện thoại di động.",
        "",
        "2018",
        {("drug_cases", "vn-langson", "312"), ("drug_change_pct", "vn-langson", "12.5"), ("drug_suspects", "vn-langson", "458")},
    ),
    (
        "Cơ quan điều tra hai cấp đã khởi tố 268 vụ, 395 bị can về các tội phạm ma tuý; số còn lại tiếp tục xác minh.",
        "vn-nghean",
        "2019",
        {("drug_prosecuted_cases", "vn-nghean", "268"), ("drug_prosecuted_defendants", "vn-nghean", "395")},
    ),
    (
        """Báo cáo nhanh công tác cai nghiện tỉnh Đồng Nai năm 2016
- Số người nghiện ma túy có hồ sơ quản lý: 7.845
- Số người đưa đi cai nghiện bắt buộc: 1.126
- Số người cai nghiện tự nguyện: 84
- Kinh phí thực hiện: 32,7 tỷ đồng""",
        "",
        "",
        {
            ("drug_compulsory_rehab", "vn-dongnai", "1126"),
            ("drug_users_managed", "vn-dongnai", "7845"),
            ("drug_voluntary_rehab", "vn-dongnai", "84"),
        },
    ),
    (
        "Năm 2017, cơ quan Cảnh sát điều tra các cấp trong tỉnh khởi tố mới 3.412 vụ án với 5.870 bị can; so với năm 2016, số vụ án khởi tố tăng 4,5%, số bị can khởi tố giảm 2,1%.",
        "vn-thanhhoa",
        "2017",
        {
            ("prosecuted_cases", "vn-thanhhoa", "3412"),
            ("prosecuted_cases_change_pct", "vn-thanhhoa", "4.5"),
            ("prosecuted_defendants", "vn-thanhhoa", "5870"),
            ("prosecuted_defendants_change_pct", "vn-thanhhoa", "-2.1"),
        },
    ),
    (
        "Viện kiểm sát nhân dân hai cấp tỉnh Bình Dương đã thực hành quyền công tố, kiểm sát điều tra 4.120 vụ án với 6.845 bị can; truy tố 2.915 vụ với 5.006 bị can. Cũng trong năm, ngành kiểm sát đã kiểm sát việc giải quyết 5.633 tố giác, tin báo về tội phạm.",
        "",
        "2015",
        {
            ("procuracy_cases_supervised", "vn-binhduong", "4120"),
            ("procuracy_cases_to_court", "vn-binhduong", "2915"),
            ("procuracy_crime_reports", "vn-binhduong", "5633"),
            ("procuracy_defendants_supervised", "vn-binhduong", "6845"),
            ("procuracy_defendants_to_court", "vn-binhduong", "5006"),
        },
    ),
    (
        "Năm công tác 2014, Toà án nhân dân hai cấp tỉnh Kiên Giang thụ lý sơ thẩm 1.245 vụ án hình sự với 2.310 bị cáo; đã giải quyết, xét xử 1.198 vụ với 2.187 bị cáo, không có án oan.",
        "",
        "2014",
        {
            ("court_accepted_cases", "vn-kiengiang", "1245"),
            ("court_accepted_defendants", "vn-kiengiang", "2310"),
            ("court_resolved_cases", "vn-kiengiang", "1198"),
            ("court_resolved_defendants", "vn-kiengiang", "2187"),
        },
    ),
    (
        "Theo số liệu của Tòa án nhân dân tối cao, giai đoạn 2003 - 2005 cả nước có 158.430 vụ án hình sự phải xét xử sơ thẩm với 252.117 bị cáo.",
        "",
        "",
        {("court_first_instance_cases", "vn", "158430"), ("court_first_instance_defendants", "vn", "252117")},
    ),
    (
        "Theo thống kê tư pháp, trong năm 2015 cả nước có 51.206 vụ đã bị kết án, với 92.340 người phạm tội bị kết án.",
        "vn",
        "2015",
        {("convicted_cases", "vn", "51206"), ("convicted_persons", "vn", "92340")},
    ),
    (
        "Tòa án nhân dân TP. Hồ Chí Minh trong năm 2014 đã đưa ra xét xử 112 vụ án giết người với 187 bị cáo; nạn nhân phần lớn ở độ tuổi từ 18 đến 35.",
        "",
        "2014",
        {("murder_court_cases", "vn-hcm", "112"), ("murder_court_defendants", "vn-hcm", "187")},
    ),
    (
        "Toàn ngành Tòa án đã giải quyết sơ thẩm 3.108 vụ án có bị cáo là người chưa thành niên. Tổng số bị cáo trong các vụ này là 5.214 bị cáo, trong đó có 3.870 bị cáo là người chưa thành niên.",
        "vn",
        "2010",
        {
            ("court_juvenile_cases", "vn", "3108"),
            ("court_juvenile_defendants_in_cases", "vn", "5214"),
            ("juvenile_defendants", "vn", "3870"),
        },
    ),
    (
        "Hội nghị sơ kết nêu rõ: năm 2018 cả nước phát hiện 1.872 vụ xâm hại trẻ em, trong đó có 1.430 vụ xâm hại tình dục trẻ em. Cùng năm, số vụ phạm pháp do người chưa thành niên gây ra là 4.930 vụ.",
        "",
        "",
        {
            ("child_abuse_cases", "vn", "1872"),
            ("child_sexual_abuse_cases", "vn", "1430"),
            ("juvenile_offence_cases", "vn", "4930"),
        },
    ),
    (
        "6 tháng đầu năm 2018, lực lượng chức năng toàn quốc phát hiện 96 vụ mua bán người, xác định 214 nạn nhân bị mua bán, chủ yếu là phụ nữ vùng biên.",
        "",
        "",
        {("trafficking_cases", "vn", "96"), ("trafficking_victims", "vn", "214")},
    ),
    (
        "Tháng 3/2019, cả nước xảy ra 1.345 vụ tai nạn giao thông, làm chết 612 người, bị thương 1.018 người. Cảnh sát giao thông lập biên bản 287.450 trường hợp vi phạm, phạt tiền 198 tỷ đồng, tước 21.340 giấy phép lái xe.",
        "",
        "2019-03",
        {("road_accidents", "vn", "1345"), ("road_deaths", "vn", "612"), ("road_injuries", "vn", "1018")},
    ),
    (
        "Theo Tổng cục Thống kê, trong tháng trên phạm vi cả nước đã xảy ra 740 vụ tai nạn giao thông từ ít nghiêm trọng trở lên và 655 vụ va chạm giao thông.",
        "",
        "2018-05",
        {("road_accidents_serious", "vn", "740"), ("road_collisions", "vn", "655")},
    ),
    (
        "Tháng 10, cả nước xảy ra 312 vụ cháy, nổ, làm 9 người chết và 17 người bị thương do cháy, nổ; thiệt hại ước tính 124,6 tỷ đồng.",
        "vn",
        "2019-10",
        {("fire_deaths", "vn", "9"), ("fire_injuries", "vn", "17"), ("fires_explosions", "vn", "312")},
    ),
    (
        "xuyên mộc: năm 2022 trên địa bàn huyện xuyên mộc xảy ra 14 vụ cháy, thiệt hại tài sản khoảng 900 triệu đồng, 2,3 ha rừng trồng bị ảnh hưởng. cảnh sát pccc đã điều động 31 lượt xe chữa cháy.",
        "",
        "2022",
        {("fires", "vn-brvt-xuyenmoc", "14")},
    ),
    (
        "Công tác truy nã: đã bắt, vận động đầu thú 87 đối tượng truy nã. Hiện còn dưới 150 đối tượng truy nã ngoài xã hội chưa bắt được.",
        "vn-daklak",
        "2018",
        {("wanted_arrested", "vn-daklak", "87"), ("wanted_at_large", "vn-daklak", "<=150")},
    ),
    (
        """Trong đợt cao điểm, công an các địa phương trên cả nước triệt phá 231 băng, nhóm tội phạm với 1.024 đối tượng, nhiều băng hoạt động kiểu "xã hội đen", cho vay lãi nặng tới 300%/năm.""",
        "",
        "2019",
        {("gang_members", "vn", "1024"), ("gangs_dismantled", "vn", "231")},
    ),
    (
        "Tại TP Hồ Chí Minh, năm 2012 xảy ra 78 vụ chống người thi hành công vụ; cơ quan tố tụng đã khởi tố 45 vụ chống người thi hành công vụ với 61 bị can.",
        "",
        "2012",
        {
            ("resisting_officer_cases", "vn-hcm", "78"),
            ("resisting_officer_defendants", "vn-hcm", "61"),
            ("resisting_officer_prosecuted", "vn-hcm", "45"),
        },
    ),
    (
        """Cờ bạc: phát hiện 64 vụ, thu giữ trên chiếu bạc 1,8 tỷ đồng.
Giết người: 31 vụ.
Cháy: 27 vụ.""",
        "vn-hcm",
        "2015",
        {("fires", "vn-hcm", "27"), ("gambling_cases", "vn-hcm", "64"), ("homicide_cases", "vn-hcm", "31")},
    ),
    (
        "Năm 2019, lực lượng chức năng trong cả nước phát hiện 7.410 vụ phạm tội về trật tự quản lý kinh tế và 11.206 vụ phạm tội và vi phạm pháp luật về môi trường; thu nộp ngân sách nhà nước 1.350 tỷ đồng.",
        "",
        "",
        {("economic_cases", "vn", "7410"), ("environment_cases_and_violations", "vn", "11206")},
    ),
    (
        "Công an Quảng Nam giữ vững tỷ lệ khám phá án rất nghiêm trọng ở mức 96,2%, án đặc biệt nghiêm trọng đạt 100%.",
        "",
        "2017",
        {("clearance_extremely_serious_pct", "vn-quangnam", "100"), ("clearance_very_serious_pct", "vn-quangnam", "96.2")},
    ),
    (
        "Toàn tỉnh xảy ra 26 vụ trọng án, tỷ lệ khám phá trọng án đạt 92,3%.",
        "vn-tayninh",
        "2016",
        {("clearance_serious_pct", "vn-tayninh", "92.3"), ("serious_offences", "vn-tayninh", "26")},
    ),
    (
        "Chỉ tiêu năm 2020 của tỉnh Tiền Giang là kéo giảm 5% số vụ phạm pháp hình sự. Tỷ lệ giải quyết tố giác, tin báo về tội phạm trong năm đạt 93,5%.",
        "",
        "2020",
        {("report_resolution_pct", "vn-tiengiang", "93.5"), ("target_reduction_pct", "vn-tiengiang", "5")},
    ),
    (
        "Huyện Cần Giuộc tổ chức được 356 cuộc tuyên truyền về phòng, chống tội phạm với 41.280 lượt người dự; mở 12 lớp tập huấn, 1.450 lượt người dự tập huấn; phát 15.000 tờ rơi, treo 220 băng rôn.",
        "",
        "2018",
        {
            ("campaign_attendance", "vn-longan-cangiuoc", "41280"),
            ("campaign_sessions", "vn-longan-cangiuoc", "356"),
            ("training_attendance", "vn-longan-cangiuoc", "1450"),
            ("training_sessions", "vn-longan-cangiuoc", "12"),
        },
    ),
    (
        "Ngày 01/7/2024, tỉnh Đồng Nai đồng loạt ra mắt 1.012 tổ bảo vệ an ninh, trật tự ở cơ sở với 3.480 thành viên. Mỗi thành viên được hỗ trợ 4,5 triệu đồng/tháng.",
        "",
        "2024",
        {("group_members_grassroots_security", "vn-dongnai", "3480"), ("groups_grassroots_security", "vn-dongnai", "1012")},
    ),
    (
        "Lực lượng quần chúng làm nòng cốt trong tỉnh gồm 512 tổ an ninh nhân dân với 3.071 thành viên, 45 đội thanh niên xung kích, 56 đội tình nguyện phòng, chống tội phạm.",
        "vn-longan",
        "2013",
        {
            ("group_members_people_security", "vn-longan", "3071"),
            ("groups_people_security", "vn-longan", "512"),
            ("groups_volunteer_crime", "vn-longan", "56"),
            ("groups_youth_shock", "vn-longan", "45"),
        },
    ),
    (
        "Huyện Đất Đỏ có diện tích 189,6 km2, dân số 76.659 người, cách trung tâm tỉnh 12 km, có 08 đơn vị hành chính cấp xã.",
        "",
        "2019",
        {("area_km2", "vn-brvt-datdo", "189.6"), ("population", "vn-brvt-datdo", "76659"), ("units_total", "vn-brvt-datdo", "8")},
    ),
    (
        "Năm 2019, số vụ phạm pháp hình sự ở tỉnh Đồng Nai là 1.512 vụ, tỉnh Bình Dương 1.630 vụ, tỉnh Long An 684 vụ.",
        "",
        "",
        {
            ("criminal_offences", "vn-binhduong", "1630"),
            ("criminal_offences", "vn-dongnai", "1512"),
            ("criminal_offences", "vn-longan", "684"),
        },
    ),
    (
        "Năm 2017, các đơn vị giáp ranh của 7 tỉnh, thành phố phía Nam đã trao đổi với nhau 385 tin liên quan đến an ninh trật tự; tổ chức 06 cuộc họp giao ban luân phiên.",
        "vn-7south",
        "2017",
        {("border_tips_exchanged", "vn-7south", "385")},
    ),
    (
        "Chính phủ báo cáo Quốc hội: năm 2020, toàn quốc đã khởi tố 25.430 vụ, 44.712 bị can về tội phạm trật tự xã hội.",
        "",
        "",
        {("so_prosecuted_cases", "vn", "25430"), ("so_prosecuted_defendants", "vn", "44712")},
    ),
    (
        "Chuyện ở Đội Cảnh sát hình sự Công an TP Buôn Ma Thuột: quân số đội cảnh sát hình sự vỏn vẹn 27 người, người trẻ nhất 24 tuổi. Vậy mà mỗi năm, đội khám phá từ 80 đến 90 vụ án, khởi tố từ 120 đến 150 bị can.",
        "",
        "",
        {
            ("criminal_solved_per_year", "vn-daklak-bmt", "80..90"),
            ("police_criminal_team", "vn-daklak-bmt", "27"),
            ("prosecuted_defendants_per_year", "vn-daklak-bmt", "120..150"),
        },
    ),
    (
        "Trong tháng, trên địa bàn xã xảy ra 02 vụ phạm pháp hình sự, đã khám phá 01 vụ; 01 vụ tai nạn giao thông làm 01 người bị thương. Công an xã cấp 37 giấy xác nhận cư trú, trực 31/31 ca theo lịch.",
        "vn-hn-gialam-phuthi",
        "2019-03",
        {
            ("criminal_offences", "vn-hn-gialam-phuthi", "2"),
            ("criminal_solved", "vn-hn-gialam-phuthi", "1"),
            ("road_accidents", "vn-hn-gialam-phuthi", "1"),
            ("road_injuries", "vn-hn-gialam-phuthi", "1"),
        },
    ),
    (
        "Quý I năm 2022, tội phạm về TTXH ở Hà\u00a0Nội xảy ra 1.058 vụ, tăng 71 vụ (tăng 7,2%) so với cùng kỳ năm 2021; điều tra, khám phá 849 vụ, đạt 80,2%.",
        "",
        "2022-Q1",
        {
            ("so_change_abs", "vn-hn", "71"),
            ("so_change_pct", "vn-hn", "7.2"),
            ("so_clearance_pct", "vn-hn", "80.2"),
            ("so_offences", "vn-hn", "1058"),
            ("so_solved", "vn-hn", "849"),
        },
    ),
    (
        "Sáng 14/8, Hội Cựu chiến binh huyện Đak Đoa trao 120 suất quà cho các hộ nghèo, xây mới 04 căn nhà tình nghĩa trị giá 320 triệu đồng, tặng 56 chiếc xe đạp cho học sinh. Lễ phát động diễn ra lúc 7 giờ 30 phút, theo Kế hoạch số 48/KH-UBND.",
        "",
        "2019",
        set(),
    ),
    (
        "Đội cứu hộ bắt đầu làm việc từ 5 giờ sáng. Bí thư Đảng ủy xã, 46 tuổi, nhắc lại Quyết định số 138/QĐ-TTg, rồi kể rằng thôn có 3 km đường bê tông, 210 hộ góp 65 triệu đồng mua 40 bóng đèn.",
        "vn-hn-gialam-trungmau",
        "2018",
        set(),
    ),
    (
        """Biểu tổng hợp công tác năm
1. Số vũ khí, vật liệu nổ giao nộp: 1.240
2. Số đối tượng bị bắt quả tang nhờ quần chúng: 58
3. Số vụ khám phá nhờ tin quần chúng: 203
4. Số văn bản ban hành: 35
5. Số cuộc họp: 12""",
        "vn-gialai",
        "2012",
        {
            ("cases_from_tips", "vn-gialai", "203"),
            ("caught_in_act", "vn-gialai", "58"),
            ("weapons_surrendered", "vn-gialai", "1240"),
        },
    ),
]
