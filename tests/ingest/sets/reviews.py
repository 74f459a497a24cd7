"""Paragraphs in the manner of the eleventh blind set, by the author of the rules: openings, speeches, abbreviations, lists."""

GL = "vn-hn-gialam"
_F = {
    "cl": [("clubs_crime_prevention", "17")],
    "mb": [("club_members_crime_prevention", "562")],
    "wo": [("groups_women_2no1yes", "509")],
    "lg": [("units_lien_gia", "22"), ("units_total", "22")],
    "b93": [("clubs_b93", "2")],
    "bm": [("b93_meetings_per_month", "1..2")],
    "tp": [("tips_total", "1000..9999")],
    "pm": [("persons_managed_from_tips", "3684")],
    "cr": [("drug_compulsory_rehab", "367")],
    "vr": [("drug_voluntary_rehab", "35")],
    "ws": [("weapons_surrendered", "482")],
    "bt": [("border_tips_exchanged", "100..999")],
}


def _g(keys):
    """Rows of hnp-gialam-2020 named by short keys."""
    return {(i, GL, v) for k in keys.split() for i, v in _F[k]}


def _e(place, **kw):
    """Rows of one place."""
    return {(i, place, v) for i, v in kw.items()}


PARAGRAPHS = [
    (
        "Ở Gia Lâm, người ta quen với cảnh các bà, các chị đi vận động từng nhà. 509 là số tổ phụ nữ “2 không, 1 có” mà Hội Liên hiệp Phụ nữ Việt Nam huyện Gia Lâm đang giữ nhịp sinh hoạt.",
        "",
        "",
        _g("wo"),
    ),
    (
        "Nhìn lại chặng đường 10 năm, Đảng ủy Công an huyện Gia Lâm tự hào: 17 CLB với 562 HV, 509 tổ PN “2 không, 1 có”, 100% (22/22) xã, TT có Tổ LG an toàn về ANTT.",
        "",
        "",
        _g("cl mb wo lg"),
    ),
    (
        "Chị Nguyễn Thị L., 46 tuổi, hội viên câu lạc bộ phòng chống tội phạm từ năm 2013, kể: ngày đầu cả câu lạc bộ chỉ có mấy người. Nay toàn huyện Gia Lâm đã có 17 câu lạc bộ như vậy, quy tụ 562 hội viên.",
        "",
        "",
        _g("cl mb"),
    ),
    (
        "Thưa Đại hội, nhờ dân mà chúng ta có trong tay hàng ngàn tin về tội phạm, tệ nạn. Từ những tin ấy, 3.684 đối tượng đã được Công an huyện rà soát, phát hiện và đưa vào quản lý. Đó là minh chứng sinh động cho thế trận lòng dân.",
        GL,
        "",
        _g("tp pm"),
    ),
    (
        'Năm con số đáng nhớ của Gia Lâm sau 10 năm: 17 - số câu lạc bộ phòng, chống tội phạm; 562 - số hội viên; 509 - số tổ phụ nữ "2 không, 1 có"; 367 - số người nghiện đưa đi cai bắt buộc; 482 - số vũ khí, vật liệu nổ nhân dân giao nộp.',
        "",
        "",
        _g("cl mb wo cr ws"),
    ),
    (
        "Công tác cai nghiện ma túy trên địa bàn huyện: CNBB 367 ĐT, CNTN 35 ĐT; mô hình quản lý sau cai: 02 CLB B93.",
        GL,
        "",
        _g("cr vr b93"),
    ),
    (
        "Toàn huyện đã vận động nhân dân giao nộp 482 VK, VLN. QCND cung cấp hàng nghìn tin; qua đó CA huyện rà soát, quản lý 3.684 ĐT.",
        GL,
        "",
        _g("ws tp pm"),
    ),
    (
        "Đặc biệt, người dân Gia Lâm không còn thờ ơ. Theo thống kê của Công an huyện, hàng ngàn tin báo về tội phạm và tệ nạn xã hội đã được bà con gửi đến cơ quan công an trong 10 năm, giúp lực lượng chức năng rà soát, quản lý 3.684 đối tượng.",
        "",
        "",
        _g("tp pm"),
    ),
    ("Số vũ khí, vật liệu nổ mà nhân dân huyện Gia Lâm tự giác mang đến nộp trong 10 năm không hề nhỏ (482).", "", "", _g("ws")),
    (
        "Câu lạc bộ B93 hiện có ở hai nơi là xã Yên Viên và thị trấn Trâu Quỳ. Huyện Gia Lâm đánh giá cao hai câu lạc bộ B93 này bởi mỗi tháng đều đặn 1 - 2 buổi sinh hoạt.",
        "",
        "",
        _g("b93 bm"),
    ),
    (
        "Trả lời câu hỏi của phóng viên, đồng chí Trưởng Công an huyện Gia Lâm cho biết: “Mười năm, hàng trăm tin về an ninh trật tự được công an các địa bàn giáp ranh trao đổi cho nhau, vùng giáp ranh vì thế yên hơn”.",
        "",
        "",
        _g("bt"),
    ),
    (
        'Mặt trận Tổ quốc Việt Nam huyện và các đoàn thể duy trì 509 tổ phụ nữ "2 không, 1 có", 17 câu lạc bộ "Phòng chống tội phạm, giữ gìn ANTT". Hưởng ứng lời kêu gọi của Mặt trận, bà con giao nộp 482 vũ khí, vật liệu nổ các loại.',
        GL,
        "",
        _g("wo cl ws"),
    ),
    (
        "Đảng bộ và nhân dân huyện Gia Lâm, dưới sự lãnh đạo của Đảng Cộng sản Việt Nam, đã xây dựng Tổ Liên gia an toàn về ANTT ở cả 22/22 xã, thị trấn. Trong kháng chiến, huyện có 3.500 liệt sĩ.",
        "",
        "",
        _g("lg"),
    ),
    (
        "Tổ liên gia an toàn về ANTT ra đời từ một ngõ nhỏ ở Đa Tốn. Mười năm sau, mô hình này có mặt ở khắp 22/22 xã, thị trấn trong huyện Gia Lâm.",
        "",
        "",
        _g("lg"),
    ),
    (
        "Huyện Gia Lâm: 367 người nghiện bị đưa đi cai nghiện bắt buộc, trong khi số tự nguyện đi cai chỉ là 35 người.",
        "",
        "",
        _g("cr vr"),
    ),
    (
        "Không ít gia đình ở Gia Lâm đã tự đưa con em đến trình báo. 35 người nghiện tự nguyện đi cai là kết quả của sự kiên trì ấy. Bên cạnh đó, cơ quan chức năng lập hồ sơ đưa đi cai nghiện bắt buộc 367 đối tượng.",
        "",
        "",
        _g("vr cr"),
    ),
    (
        'Tổng kết 10 năm, huyện khen thưởng 22 tập thể, 41 cá nhân. Số câu lạc bộ "Phòng chống tội phạm, giữ gìn ANTT" được duy trì là 17, số hội viên 562.',
        GL,
        "",
        _g("cl mb"),
    ),
    (
        "Báo cáo tổng kết nêu rõ ba nhóm kết quả: (1) 17 câu lạc bộ phòng, chống tội phạm với 562 hội viên; (2) 509 tổ phụ nữ “2 không, 1 có”; (3) 22/22 xã, thị trấn có Tổ Liên gia an toàn về ANTT.",
        GL,
        "",
        _g("cl mb wo lg"),
    ),
    (
        "Có thể kể ra hàng loạt kết quả: vận động được 35 người nghiện đi cai tự nguyện, lập hồ sơ đưa 367 người khác đi cai bắt buộc, thu 482 vũ khí, vật liệu nổ do dân nộp, nắm và quản lý 3.684 đối tượng từ tin báo của nhân dân huyện Gia Lâm.",
        "",
        "",
        _g("vr cr ws pm"),
    ),
    (
        'Chưa khi nào phong trào ở Gia Lâm mạnh như thế: 509 tổ phụ nữ "hai không, một có" hoạt động ở khắp các thôn, tổ dân phố; 17 câu lạc bộ phòng chống tội phạm tháng nào cũng sinh hoạt.',
        "",
        "",
        _g("wo cl"),
    ),
    (
        "Nhờ hàng nghìn tin của quần chúng, từ năm 2010 đến nay Công an huyện Gia Lâm đưa vào diện quản lý 3.684 đối tượng; riêng năm 2019, cơ quan này xử lý nhiều vụ trộm cắp.",
        "",
        "",
        _g("tp pm"),
    ),
    (
        "Huyện Đoàn Gia Lâm cho biết: trong số các mô hình thanh niên tham gia có 17 câu lạc bộ phòng, chống tội phạm, giữ gìn ANTT, 02 câu lạc bộ B93 và 22/22 xã, thị trấn có Tổ Liên gia an toàn.",
        "",
        "",
        _g("cl b93 lg"),
    ),
    (
        "Hội CCB Việt Nam huyện Gia Lâm vận động hội viên tham gia 17 câu lạc bộ phòng, chống tội phạm. Hội hiện có 9.214 hội viên sinh hoạt ở 186 chi hội.",
        "",
        "",
        _g("cl"),
    ),
    (
        "Giáp ranh với Gia Lâm là các quận, huyện Long Biên, Đông Anh và tỉnh Bắc Ninh, Hưng Yên. Những năm qua, công an hai bên đã trao đổi hàng trăm tin liên quan đến ANTT vùng giáp ranh.",
        GL,
        "",
        _g("bt"),
    ),
    (
        "Kết quả: giao nộp vũ khí, vật liệu nổ: 482; cai nghiện bắt buộc: 367 đối tượng; cai nghiện tự nguyện: 35 đối tượng; đối tượng rà soát, quản lý từ tin của quần chúng: 3.684; tin do quần chúng cung cấp: hàng ngàn.",
        GL,
        "",
        _g("ws cr vr pm tp"),
    ),
    (
        "Trong phần thảo luận, đại biểu xã Yên Viên nêu kinh nghiệm duy trì câu lạc bộ B93. Được biết, cả huyện chỉ có hai câu lạc bộ B93, nơi còn lại là thị trấn Trâu Quỳ; mỗi câu lạc bộ sinh hoạt 1-2 buổi/tháng.",
        GL,
        "",
        _g("b93 bm"),
    ),
    (
        "Ngoài ra, nhân dân trong huyện đã giao nộp tới 482 vũ khí, vật liệu nổ các loại, gồm súng tự chế, dao, kiếm, đạn...",
        GL,
        "",
        _g("ws"),
    ),
    (
        "Thị trấn Yên Viên tổ chức tổng kết sáng 10/7/2020. Tính chung toàn huyện, 562 hội viên đang sinh hoạt trong 17 câu lạc bộ phòng, chống tội phạm.",
        GL,
        "",
        _g("mb cl"),
    ),
    (
        "Gia Lâm có 22 xã, thị trấn, tất cả đều đã thành lập Tổ Liên gia an toàn về ANTT. Hiện 17 câu lạc bộ phòng, chống tội phạm hoạt động nền nếp.",
        "",
        "",
        {("units_total", GL, "22"), ("clubs_crime_prevention", GL, "17")},
    ),
    (
        "Phong trào “Toàn dân bảo vệ ANTQ” ở huyện Gia Lâm nhiều lần được biểu dương trên sóng Đài Truyền hình Việt Nam. Trong 10 năm, 367 đối tượng nghiện được đưa đi cai nghiện bắt buộc.",
        "",
        "",
        _g("cr"),
    ),
    # other places
    (
        "TAND hai cấp tỉnh Nghệ An thụ lý 1.245 vụ án hình sự sơ thẩm với 2.310 bị cáo; đã xét xử 1.198 vụ, 2.204 bị cáo.",
        "",
        "2018",
        _e(
            "vn-nghean",
            court_accepted_cases="1245",
            court_accepted_defendants="2310",
            court_resolved_cases="1198",
            court_resolved_defendants="2204",
        ),
    ),
    (
        "Trong năm, Viện kiểm sát hai cấp đã thụ lý kiểm sát 1.842 tố giác, tin báo về tội phạm; tỷ lệ giải quyết đạt 93,5%.",
        "vn-daklak",
        "2018",
        _e("vn-daklak", procuracy_crime_reports="1842", report_resolution_pct="93.5"),
    ),
    (
        "VKSND tỉnh Đắk Lắk: kiểm sát điều tra 2.014 vụ/3.377 bị can; truy tố 1.411 vụ/2.502 bị can.",
        "",
        "2019",
        _e(
            "vn-daklak",
            procuracy_cases_supervised="2014",
            procuracy_defendants_supervised="3377",
            procuracy_cases_to_court="1411",
            procuracy_defendants_to_court="2502",
        ),
    ),
    (
        "Năm 2015, các cơ quan điều tra khởi tố mới 1.500 vụ án với 2.410 bị can, tăng 3,2% về số vụ và 1,8% về số bị can so với năm 2014.",
        "vn-nghean",
        "2015",
        _e(
            "vn-nghean",
            prosecuted_cases="1500",
            prosecuted_defendants="2410",
            prosecuted_cases_change_pct="3.2",
            prosecuted_defendants_change_pct="1.8",
        ),
    ),
    (
        "Cơ quan Cảnh sát điều tra đã kết thúc điều tra, đề nghị truy tố 912 vụ với 1.604 bị can.",
        "vn-thanhhoa",
        "2017",
        _e("vn-thanhhoa", police_cases_concluded="912"),
    ),
    (
        "Số vụ phạm pháp hình sự giảm 3,4% so với cùng kỳ năm trước; số vụ ma túy phát hiện tăng 6,1%.",
        "vn-thanhhoa",
        "2018",
        _e("vn-thanhhoa", criminal_change_pct="-3.4", drug_change_pct="6.1"),
    ),
    (
        "Toàn tỉnh xảy ra 842 vụ phạm tội về trật tự xã hội, giảm 41 vụ, tương đương 4,6% so với năm 2019; khám phá 701 vụ, đạt tỷ lệ 83,3%.",
        "vn-tiengiang",
        "2020",
        _e(
            "vn-tiengiang", so_offences="842", so_change_abs="-41", so_change_pct="-4.6", so_solved="701", so_clearance_pct="83.3"
        ),
    ),
    (
        "Đồng bào buôn làng tự nguyện giao nộp 84 khẩu súng tự chế, 412 viên đạn, 96 vũ khí thô sơ.",
        "vn-daklak",
        "2016",
        _e("vn-daklak", guns_grenades_surrendered="84", ammo_surrendered="412", crude_weapons_surrendered="96"),
    ),
    (
        "Qua vận động, người dân tỉnh Gia Lai giao nộp: súng các loại 315 khẩu; đạn 2.140 viên; vũ khí thô sơ 187.",
        "",
        "2017",
        _e("vn-gialai", guns_grenades_surrendered="315", ammo_surrendered="2140", crude_weapons_surrendered="187"),
    ),
    (
        "Trong đợt cao điểm, Công an tỉnh Lâm Đồng tiếp nhận từ nhân dân 128 súng, lựu đạn, 945 viên đạn các loại cùng 203 dao, kiếm, mã tấu.",
        "",
        "2018",
        _e("vn-lamdong", guns_grenades_surrendered="128", ammo_surrendered="945", crude_weapons_surrendered="203"),
    ),
    (
        "Bắt đầu từ một tin nhắn lúc nửa đêm, công an TP Đà Nẵng lần ra ổ nhóm trộm xe. Cả năm, lực lượng công an thành phố triệt phá 18 ổ nhóm với 74 đối tượng; bắt 63 đối tượng truy nã.",
        "",
        "2016",
        _e("vn-danang", gangs_dismantled="18", gang_members="74", wanted_arrested="63"),
    ),
    (
        "Trong năm, tỉnh An Giang xảy ra 112 vụ tai nạn giao thông đường bộ, làm chết 98 người, bị thương 51 người; so với năm trước giảm 7 vụ. Cháy: 31 vụ, chết 2 người.",
        "",
        "2019",
        _e("vn-angiang", road_accidents="112", road_deaths="98", road_injuries="51", fires="31", fire_deaths="2"),
    ),
    (
        "Tòa án nhân dân tỉnh Bình Dương đã đưa ra xét xử 24 vụ án giết người với 41 bị cáo. Tại một phiên tòa lưu động có 5 bị cáo, trong đó 2 bị cáo là người chưa thành niên.",
        "",
        "2017",
        _e("vn-binhduong", murder_court_cases="24", murder_court_defendants="41"),
    ),
    (
        "Trong kỳ báo cáo, ngành Tòa án đã xét xử sơ thẩm 4.105 vụ án có bị cáo là người chưa thành niên; tổng số bị cáo trong các vụ án này là 7.320.",
        "vn",
        "2012",
        _e("vn", court_juvenile_cases="4105", court_juvenile_defendants_in_cases="7320"),
    ),
    (
        "Đắk Lắk: phát hiện 214 vụ do người chưa thành niên phạm tội; đưa 22 em vào trường giáo dưỡng, 37 đối tượng vào cơ sở giáo dục bắt buộc.",
        "",
        "2014",
        _e("vn-daklak", juvenile_offence_cases="214", reform_school="22", compulsory_education="37"),
    ),
    (
        "Theo Sở Tư pháp, tỉnh Long An có 1.034 tổ hòa giải ở cơ sở với 6.215 hòa giải viên. Hội thi hòa giải viên giỏi thu hút 15 đội, 180 người dự thi.",
        "",
        "2019",
        _e("vn-longan", groups_conciliation="1034", group_members_conciliation="6215"),
    ),
    (
        "Ngày hội toàn dân năm nay, huyện Đăk Đoa công bố: 1.214 tin do nhân dân cung cấp, trong đó 836 tin có giá trị; nhờ các tin này, công an khám phá 145 vụ, bắt 233 đối tượng, giải quyết 312 vụ việc.",
        "",
        "2018",
        _e(
            "vn-gialai-dakdoa",
            tips_total="1214",
            tips_valuable="836",
            cases_from_tips="145",
            arrests_from_tips="233",
            incidents_from_tips="312",
        ),
    ),
    (
        "Tính từ 15/12/2018 đến 14/6/2019, tỉnh Kiên Giang ghi nhận 402 vụ phạm pháp hình sự. Tỷ lệ khám phá 81,2%. Trọng án xảy ra 14 vụ, khám phá 100%.",
        "",
        "",
        _e(
            "vn-kiengiang",
            criminal_offences="402",
            criminal_clearance_pct="81.2",
            serious_offences="14",
            clearance_serious_pct="100",
        ),
    ),
    (
        "Lực lượng CSGT cả nước xử lý 4,1 triệu trường hợp vi phạm. Tai nạn giao thông trong 6 tháng làm 3.810 người chết, 6.358 người bị thương, với 8.385 vụ.",
        "vn",
        "2019-H1",
        _e("vn", road_deaths="3810", road_injuries="6358", road_accidents="8385"),
    ),
    (
        "Thành phố Buôn Ma Thuột hiện có 312 tổ tự quản với 2.890 thành viên; 45 đội thanh niên xung kích; 62 hòm thư tố giác tội phạm.",
        "",
        "2019",
        _e(
            "vn-daklak-bmt",
            groups_self_management="312",
            group_members_self_management="2890",
            groups_youth_shock="45",
            mailboxes="62",
        ),
    ),
    (
        "Theo Bộ Công an, cả nước hiện có trên 235.000 người nghiện ma túy có hồ sơ quản lý. Năm qua phát hiện 25.464 vụ, bắt 40.121 đối tượng phạm tội về ma túy.",
        "vn",
        "2019",
        _e("vn", drug_users_managed=">=235000", drug_cases="25464", drug_suspects="40121"),
    ),
    (
        "Trong năm 2018, các tòa án kết án 1.105 vụ với 1.987 bị cáo phạm tội; hơn 300 bị cáo được hưởng án treo.",
        "vn-nghean",
        "2018",
        _e("vn-nghean", convicted_cases="1105", convicted_persons="1987"),
    ),
    (
        "Hậu quả: các vụ cháy, nổ tại TP. Hồ Chí Minh làm chết 9 người, bị thương 31 người; số vụ cháy, nổ là 287.",
        "",
        "2018",
        _e("vn-hcm", fire_deaths="9", fire_injuries="31", fires_explosions="287"),
    ),
    (
        "Biên chế Đội Cảnh sát hình sự huyện gồm 14 đồng chí. Mỗi năm, đội khám phá từ 70 đến 90 vụ án hình sự.",
        GL,
        "2019",
        {("police_criminal_team", GL, "14"), ("criminal_solved_per_year", GL, "70..90")},
    ),
    (
        "Tòa án nhân dân các cấp phải xét xử sơ thẩm 68.100 vụ án hình sự với 118.400 bị cáo; đã xét xử 66.200 vụ, 114.300 bị cáo.",
        "vn",
        "2016",
        _e(
            "vn",
            court_first_instance_cases="68100",
            court_first_instance_defendants="118400",
            court_resolved_cases="66200",
            court_resolved_defendants="114300",
        ),
    ),
    (
        "Công an huyện Cần Giuộc phối hợp mở 9 lớp tập huấn nghiệp vụ cho 620 lượt cán bộ; tổ chức được 148 buổi tuyên truyền về phòng, chống tội phạm với 18.200 lượt người nghe.",
        "",
        "2018",
        _e(
            "vn-longan-cangiuoc",
            training_sessions="9",
            training_attendance="620",
            campaign_sessions="148",
            campaign_attendance="18200",
        ),
    ),
    (
        "Kiên Giang phát hiện 11 vụ mua bán người, giải cứu 19 nạn nhân; 52 vụ xâm hại trẻ em, trong đó 44 vụ xâm hại tình dục trẻ em.",
        "",
        "2017",
        _e(
            "vn-kiengiang",
            trafficking_cases="11",
            trafficking_victims="19",
            child_abuse_cases="52",
            child_sexual_abuse_cases="44",
        ),
    ),
    (
        "Năm 2019, tỉnh xảy ra 19 vụ chống người thi hành công vụ; khởi tố 15 vụ, 24 bị can về tội chống người thi hành công vụ.",
        "vn-tayninh",
        "2019",
        _e("vn-tayninh", resisting_officer_cases="19", resisting_officer_prosecuted="15", resisting_officer_defendants="24"),
    ),
    (
        "Xã Đa Tốn xảy ra 4 vụ phạm pháp hình sự, xã Kiêu Kỵ 3 vụ, thị trấn Trâu Quỳ 9 vụ; quận Long Biên lân cận xảy ra 61 vụ.",
        GL,
        "2019",
        {
            ("criminal_offences", "vn-hn-gialam-daton", "4"),
            ("criminal_offences", "vn-hn-gialam-kieuky", "3"),
            ("criminal_offences", "vn-hn-gialam-trauquy-tt", "9"),
        },
    ),
    (
        "Phấn đấu năm 2021, mỗi xã có ít nhất 1 câu lạc bộ phòng, chống tội phạm, giảm 5% số vụ phạm pháp hình sự. Kết quả năm 2020: 84 vụ phạm pháp hình sự, giảm 6 vụ so với năm 2019.",
        GL,
        "2020",
        {("target_reduction_pct", GL, "5"), ("criminal_offences", GL, "84"), ("criminal_change_abs", GL, "-6")},
    ),
]
