"""Blind paragraphs, seventh set: written from the catalogue of indicators and places alone."""

GL = "vn-hn-gialam"


def c(name):
    return f"{GL}-{name}"


SEVENTH_BLIND = [
    (
        """Hội Cựu TNXP huyện với 1.120 hội viên đã nhận cảm hóa, giáo dục 31 đối tượng tại khu dân cư. Hội thăm hỏi 64 hội viên ốm đau, xây 02 nhà tình nghĩa trị giá 140 triệu đồng.""",
        GL,
        "2015",
        {("persons_reformed", GL, "31")},
    ),
    (
        """LĐLĐ huyện Gia Lâm cho biết, năm 2018 các công đoàn cơ sở đã tổ chức 18 cuộc tuyên truyền pháp luật với 3.260 lượt người tham dự; 42 doanh nghiệp đăng ký xây dựng đơn vị "An toàn về ANTT".""",
        "",
        "",
        {("campaign_sessions", GL, "18"), ("campaign_attendance", GL, "3260")},
    ),
    (
        """Trong đợt cao điểm cuối năm 2019, nhân dân trên địa bàn huyện giao nộp 186 vũ khí, vật liệu nổ các loại. Ngành Giáo dục tổ chức cho học sinh 65 trường học ký cam kết không đốt pháo, không đua xe trái phép.""",
        GL,
        "",
        {("weapons_surrendered", GL, "186")},
    ),
    (
        """Tính đến 30/6/2017, đã có 19/22 xã, thị trấn của huyện Gia Lâm ra mắt Tổ Liên gia an toàn về ANTT, thu hút 10.240 hộ gia đình tham gia; phấn đấu phủ kín toàn huyện trước ngày 31/12.""",
        "",
        "",
        {("units_lien_gia", GL, "19"), ("units_total", GL, "22")},
    ),
    (
        """Theo thống kê năm 2014, xã Bát Tràng có 9 tổ hòa giải với 63 thành viên; xã Văn Đức có 6 tổ hòa giải với 38 thành viên; thị trấn Yên Viên có 15 tổ hòa giải với 97 thành viên. Tỷ lệ hòa giải thành bình quân đạt 88%.""",
        "",
        "",
        {
            ("groups_conciliation", c("battrang"), "9"),
            ("group_members_conciliation", c("battrang"), "63"),
            ("groups_conciliation", c("vanduc"), "6"),
            ("group_members_conciliation", c("vanduc"), "38"),
            ("groups_conciliation", c("yenvien-tt"), "15"),
            ("group_members_conciliation", c("yenvien-tt"), "97"),
        },
    ),
    (
        """Nhìn lại giai đoạn 2010 - 2020, tình hình ANTT huyện Gia Lâm cơ bản được kiềm chế: mỗi năm xảy ra từ 120 đến 150 vụ phạm tội về trật tự xã hội, không để hình thành điểm nóng kéo dài.""",
        GL,
        "",
        {("so_offences_per_year", GL, "120..150")},
    ),
    (
        """Năm 2020, Đội Cảnh sát hình sự Công an huyện Gia Lâm có 27 cán bộ, chiến sĩ, trong đó 4 đồng chí có trình độ thạc sĩ. Đơn vị được tặng 01 Huân chương Chiến công hạng Ba và 05 bằng khen của Bộ Công an.""",
        "",
        "",
        {("police_criminal_team", GL, "27")},
    ),
    (
        """Tòa án nhân dân Thành phố Hồ Chí Minh năm 2013 đã xét xử 87 vụ án giết người với 142 bị cáo. Mức án cao nhất là tử hình (6 bị cáo), độ tuổi bị cáo chủ yếu từ 18 đến 30.""",
        "",
        "",
        {("murder_court_cases", "vn-hcm", "87"), ("murder_court_defendants", "vn-hcm", "142")},
    ),
    (
        """Số liệu của VKSND TP.HCM: năm 2011 khởi tố 96 vụ chống người thi hành công vụ với 131 bị can, làm 17 cán bộ bị thương tích từ 5% đến 21%.""",
        "",
        "",
        {
            ("resisting_officer_prosecuted", "vn-hcm", "96"),
            ("resisting_officer_defendants", "vn-hcm", "131"),
        },
    ),
    (
        """Báo cáo Dự án IV nêu: năm 2013 cả nước xảy ra 9.128 vụ phạm pháp do người chưa thành niên gây ra với 13.400 em, trong đó 71% có hoàn cảnh gia đình không hoàn thiện.""",
        "",
        "",
        {("juvenile_offence_cases", "vn", "9128")},
    ),
    (
        """Năm 2016, tỉnh Thanh Hoá phát hiện 702 vụ phạm tội về ma tuý, bắt giữ 958 đối tượng ma tuý; tỉnh Nghệ An phát hiện 911 vụ phạm tội về ma tuý. Lực lượng biên phòng thu 214 bánh heroin.""",
        "",
        "",
        {
            ("drug_cases", "vn-thanhhoa", "702"),
            ("drug_suspects", "vn-thanhhoa", "958"),
            ("drug_cases", "vn-nghean", "911"),
        },
    ),
    (
        """Ba tháng sau sáp nhập, tính đến hết tháng 9/2025, xã Thuận An (Hà Nội) đã củng cố 31 tổ bảo vệ an ninh, trật tự với 118 thành viên; Trung tâm Phục vụ hành chính công xã tiếp nhận 6.420 hồ sơ, trả đúng hạn 99,2%.""",
        "",
        "",
        {
            ("groups_grassroots_security", "vn-hn-xa-thuanan", "31"),
            ("group_members_grassroots_security", "vn-hn-xa-thuanan", "118"),
        },
    ),
    (
        """Quý I/2025, xã Thiên Đức xảy ra 02 vụ phạm pháp hình sự, xã Phú Sơn xảy ra 03 vụ phạm pháp hình sự. Cả hai xã không phát sinh khiếu kiện đông người.""",
        "",
        "",
        {
            ("criminal_offences", c("thienduc-2025"), "2"),
            ("criminal_offences", c("phuson-2025"), "3"),
        },
    ),
    (
        """Trong năm 2017, các vụ phạm pháp hình sự trên địa bàn thành phố Đà Nẵng đã làm 11 người chết, 164 người bị thương; công an đã khám phá 783 vụ, đạt tỷ lệ khám phá 86,2%.""",
        "",
        "",
        {
            ("deaths_from_crime", "vn-danang", "11"),
            ("injuries_from_crime", "vn-danang", "164"),
            ("criminal_solved", "vn-danang", "783"),
            ("criminal_clearance_pct", "vn-danang", "86.2"),
        },
    ),
    (
        """6 tháng đầu năm 2015, trên phạm vi cả nước xảy ra 1.458 vụ cháy, nổ, làm 42 người chết và 123 người bị thương, thiệt hại ước tính gần 400 tỷ đồng. Thiên tai trong cùng thời gian làm hư hại 12.700 ngôi nhà.""",
        "",
        "",
        {
            ("fires_explosions", "vn", "1458"),
            ("fire_deaths", "vn", "42"),
            ("fire_injuries", "vn", "123"),
        },
    ),
    (
        """Năm 2012, UBND Quận 1 (Thành phố Hồ Chí Minh) ra mắt 10 đội tình nguyện phòng, chống tội phạm; vận động nhân dân cung cấp 1.015 nguồn tin, có 402 tin có giá trị. Khách sạn, nhà nghỉ trên địa bàn quận hiện có 580 cơ sở.""",
        "",
        "",
        {
            ("groups_volunteer_crime", "vn-hcm-quan1", "10"),
            ("tips_total", "vn-hcm-quan1", "1015"),
            ("tips_valuable", "vn-hcm-quan1", "402"),
        },
    ),
    (
        """Sau khi Ban Chỉ đạo 138 thành phố phát động, đến cuối năm 2014 Thành phố Hồ Chí Minh có 27 câu lạc bộ pháp luật, phòng chống tội phạm. Quỹ phòng chống tội phạm vận động được 5,3 tỷ đồng, chi thưởng 312 trường hợp.""",
        "",
        "",
        {("clubs_law_crime", "vn-hcm", "27")},
    ),
    (
        """Năm 2016, từ tin báo của quần chúng, Công an huyện Xuyên Mộc đã giải quyết 148 vụ việc, khám phá 52 vụ án, bắt giữ 81 đối tượng. Toàn huyện phát 4.000 tờ gấp tuyên truyền, đạt 100% kế hoạch.""",
        "",
        "",
        {
            ("incidents_from_tips", "vn-brvt-xuyenmoc", "148"),
            ("cases_from_tips", "vn-brvt-xuyenmoc", "52"),
            ("arrests_from_tips", "vn-brvt-xuyenmoc", "81"),
        },
    ),
    (
        """Huyện Cần Giuộc, tỉnh Long An đặt mục tiêu năm 2019 kéo giảm 5% số vụ phạm pháp hình sự so với năm 2018; mỗi chi bộ đăng ký ít nhất 01 việc làm theo.""",
        "",
        "",
        {("target_reduction_pct", "vn-longan-cangiuoc", "5")},
    ),
    (
        """Năm 2015, tòa án các cấp trên cả nước đã kết án 52.118 vụ với 91.640 người phạm tội; thi hành án phạt tù đối với hàng chục nghìn bị án, giảm thời hạn cho 46.020 phạm nhân.""",
        "",
        "",
        {("convicted_cases", "vn", "52118"), ("convicted_persons", "vn", "91640")},
    ),
    (
        """Dân số trung bình năm 2014 của Hà Nội là 7.095.900 người, mật độ 2.134 người/km2. Toàn thành phố có 12 quận, 17 huyện và 01 thị xã.""",
        "",
        "",
        {("population_average", "vn-hn", "7095900")},
    ),
    (
        """Câu lạc bộ B93 được nhân rộng: đến năm 2018, toàn huyện Gia Lâm có 05 câu lạc bộ B93. CLB B93 thị trấn Trâu Quỳ sinh hoạt đều đặn 01 buổi/tháng, mời 3 bác sĩ tư vấn sức khỏe và đã giới thiệu việc làm cho 07 người sau cai.""",
        "",
        "",
        {
            ("clubs_b93", GL, "5"),
            ("b93_meetings_per_month", c("trauquy-tt"), "1"),
            ("jobs_created", c("trauquy-tt"), "7"),
        },
    ),
    (
        """Bằng nguồn tin của nhân dân, Công an huyện đã rà soát, phát hiện, đưa vào quản lý 264 đối tượng. Chiến dịch "90 ngày đêm" làm căn cước công dân cấp 71.300 thẻ, riêng xã Ninh Hiệp cấp 5.480 thẻ.""",
        GL,
        "2021",
        {("persons_managed_from_tips", GL, "264")},
    ),
    (
        """Đến hết năm 2013, 18/22 xã, thị trấn ở Gia Lâm có câu lạc bộ phòng, chống tội phạm; bốn xã còn lại đang hoàn tất hồ sơ, dự kiến ra mắt trong tháng 3 năm sau.""",
        "",
        "",
        {("units_crime_clubs", GL, "18"), ("units_total", GL, "22")},
    ),
    (
        """Toàn huyện có hơn 300 tổ an ninh nhân dân với khoảng 1.750 thành viên tổ an ninh nhân dân, hoạt động theo phương châm "4 tại chỗ". Xã Dương Hà là đơn vị đầu tiên tổ chức Ngày hội với 3 tiết mục văn nghệ, 450 đại biểu.""",
        GL,
        "2012",
        {
            ("groups_people_security", GL, ">=300"),
            ("group_members_people_security", GL, "~1750"),
        },
    ),
    (
        """Trong quý III/2019, Công an thành phố Buôn Ma Thuột (Đắk Lắk) triệt phá 06 băng, nhóm với 41 đối tượng hoạt động tín dụng đen; bắt 08 đối tượng truy nã. Lãi suất các đối tượng cho vay lên tới 240%/năm.""",
        "",
        "",
        {
            ("gangs_dismantled", "vn-daklak-bmt", "6"),
            ("gang_members", "vn-daklak-bmt", "41"),
            ("wanted_arrested", "vn-daklak-bmt", "8"),
        },
    ),
    (
        """Cục Thống kê Thành phố Hồ Chí Minh: trong tháng 5/2014, công an thành phố phát hiện 412 vụ phạm pháp hình sự, 96 vụ cờ bạc, 118 vụ phạm tội về ma túy; toàn thành phố xảy ra 14 vụ cháy, làm 02 người bị thương. Giá vàng trong tháng giảm 0,8%.""",
        "",
        "",
        {
            ("criminal_offences", "vn-hcm", "412"),
            ("gambling_cases", "vn-hcm", "96"),
            ("drug_cases", "vn-hcm", "118"),
            ("fires", "vn-hcm", "14"),
            ("fire_injuries", "vn-hcm", "2"),
        },
    ),
    (
        """Năm 2018, huyện Đak Đoa (tỉnh Gia Lai) xảy ra 02 vụ giết người, 05 vụ chống người thi hành công vụ. Các già làng, người có uy tín tổ chức 37 buổi tuyên truyền, vận động 12 hộ từ bỏ tà đạo.""",
        "",
        "",
        {
            ("homicide_cases", "vn-gialai-dakdoa", "2"),
            ("resisting_officer_cases", "vn-gialai-dakdoa", "5"),
            ("campaign_sessions", "vn-gialai-dakdoa", "37"),
        },
    ),
    (
        """Xã đạt chuẩn nông thôn mới nâng cao: 12/12 tiêu chí, thu nhập bình quân 68 triệu đồng/người/năm, hộ nghèo còn 0,4%. Các đoàn thể nhận ủy thác vốn vay 23 tỷ đồng cho 511 hộ, bê tông hóa 9 km đường thôn xóm.""",
        c("lechi"),
        "2020",
        set(),
    ),
    (
        """Hội Nông dân xã Trung Mầu xây dựng 03 mô hình tự quản về ANTT và 01 câu lạc bộ phòng, chống tội phạm với hai mươi lăm hội viên. Vụ đông vừa qua, hội viên nông dân gieo trồng 85 ha rau màu.""",
        "",
        "2013",
        {
            ("models", c("trungmau"), "3"),
            ("clubs_crime_prevention", c("trungmau"), "1"),
            ("club_members_crime_prevention", c("trungmau"), "25"),
        },
    ),
    (
        """Chính phủ báo cáo Quốc hội: năm 2019 cả nước khởi tố 31.240 vụ án về trật tự xã hội với 47.615 bị can. Chỉ tiêu tỷ lệ điều tra do Quốc hội giao tại Nghị quyết 96/2019/QH14 đều đạt và vượt.""",
        "",
        "",
        {
            ("so_prosecuted_cases", "vn", "31240"),
            ("so_prosecuted_defendants", "vn", "47615"),
        },
    ),
    (
        """Tại thị xã Sơn Tây, năm 2016 có 88 tổ hòa giải, 41 tổ tự quản, 129 hòm thư tố giác tội phạm; thị xã xảy ra 03 vụ cháy và 17 vụ tai nạn giao thông.""",
        "",
        "",
        set(),
    ),
    (
        """Các vụ trộm cắp tài sản tập trung ở khu nhà trọ: 38 vụ trộm cắp, 6 vụ cướp giật, 11 vụ lừa đảo qua mạng với tổng thiệt hại 2,7 tỷ đồng. Tiếp giáp 5 quận, huyện và có 3.100 phòng trọ, địa bàn còn tiềm ẩn phức tạp.""",
        GL,
        "2022",
        set(),
    ),
    (
        """Năm 2015, tỉnh Bình Dương đưa 1.064 người đi cai nghiện bắt buộc, tiếp nhận 215 người cai nghiện tự nguyện; tỉnh Tây Ninh đưa 387 người đi cai nghiện bắt buộc. Định mức tiền ăn là 0,8 lần mức lương cơ sở.""",
        "",
        "",
        {
            ("drug_compulsory_rehab", "vn-binhduong", "1064"),
            ("drug_voluntary_rehab", "vn-binhduong", "215"),
            ("drug_compulsory_rehab", "vn-tayninh", "387"),
        },
    ),
    (
        """Năm 2012, tỉnh Lạng Sơn phát hiện 46 vụ mua bán người, giải cứu, tiếp nhận 74 nạn nhân mua bán người; 100% nạn nhân được hỗ trợ tâm lý, 33 người được cấp thẻ bảo hiểm y tế.""",
        "",
        "",
        {
            ("trafficking_cases", "vn-langson", "46"),
            ("trafficking_victims", "vn-langson", "74"),
        },
    ),
    (
        """Quần chúng nhân dân huyện Gia Lâm năm 2018 cung cấp gần 900 nguồn tin, trực tiếp bắt quả tang 15 đối tượng phạm tội. Chị Trần Thị L., 52 tuổi, hai lần trả lại tài sản nhặt được trị giá 60 triệu đồng.""",
        "",
        "",
        {("tips_total", GL, "<=900"), ("caught_in_act", GL, "15")},
    ),
    (
        """Huyện Đất Đỏ mở 04 lớp tập huấn cho 520 lượt người là tổ trưởng tổ tự quản trong năm 2017, tổ chức hàng chục cuộc tuyên truyền lưu động. Đoàn viên trao 25 xe đạp, mỗi xe giá 1,6 triệu đồng.""",
        "",
        "",
        {
            ("training_sessions", "vn-brvt-datdo", "4"),
            ("training_attendance", "vn-brvt-datdo", "520"),
            ("campaign_sessions", "vn-brvt-datdo", "10..99"),
        },
    ),
    (
        """9 tháng năm 2018, tỷ lệ khám phá án rất nghiêm trọng đạt 95,1%, án đặc biệt nghiêm trọng đạt 100%; tỷ lệ khám phá phạm pháp hình sự chung đạt 81,9%, vượt 11,9 điểm so với chỉ tiêu.""",
        "vn-angiang",
        "",
        {
            ("clearance_very_serious_pct", "vn-angiang", "95.1"),
            ("clearance_extremely_serious_pct", "vn-angiang", "100"),
            ("criminal_clearance_pct", "vn-angiang", "81.9"),
        },
    ),
    (
        """Công an thành phố Rạch Giá (tỉnh Kiên Giang) cho biết trong 6 tháng cuối năm 2016 xảy ra 65 vụ phạm pháp hình sự, khám phá 51 vụ; đưa 09 người vào cơ sở giáo dục bắt buộc, 05 em vào trường giáo dưỡng; 33 thanh niên nhập ngũ đợt này là con em các gia đình trong tổ tự quản.""",
        "",
        "",
        {
            ("criminal_offences", "vn-kiengiang-rachgia", "65"),
            ("criminal_solved", "vn-kiengiang-rachgia", "51"),
            ("compulsory_education", "vn-kiengiang-rachgia", "9"),
            ("reform_school", "vn-kiengiang-rachgia", "5"),
        },
    ),
    (
        """Trên địa bàn huyện năm 2016 xảy ra 22 vụ tai nạn giao thông làm chết 09 người, bị thương 16 người. Trong đó, xã Phú Thị xảy ra 04 vụ tai nạn giao thông, làm chết 01 người; xã Yên Viên xảy ra 02 vụ tai nạn giao thông. Nguyên nhân chủ yếu do đi sai phần đường (36%), vượt sai quy định (14%).""",
        GL,
        "",
        {
            ("road_accidents", GL, "22"),
            ("road_deaths", GL, "9"),
            ("road_injuries", GL, "16"),
            ("road_accidents", c("phuthi"), "4"),
            ("road_deaths", c("phuthi"), "1"),
            ("road_accidents", c("yenvien-xa"), "2"),
        },
    ),
]
