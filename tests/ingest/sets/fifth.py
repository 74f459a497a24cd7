"""Paragraphs written last; the first, untouched score stands in test_prose.py."""

GL = "vn-hn-gialam"


def c(name):
    return f"{GL}-{name}"


FIFTH_BLIND = [
    (
        """Thực hiện Thông tư 23/2012/TT-BCA, năm 2016 huyện Gia Lâm có 20/22 xã, thị trấn đạt tiêu chuẩn "An toàn về ANTT". Nhân dân cung cấp 845 nguồn tin giúp lực lượng Công an bắt 96 đối tượng.""",
        "",
        "",
        {("units_total", GL, "22"), ("tips_total", GL, "845"), ("arrests_from_tips", GL, "96")},
    ),
    (
        """Phong trào phát triển mạnh với gần 1.500 tổ tự quản và hơn 200 tổ hòa giải ở cơ sở. Riêng thị trấn Yên Viên có 38 tổ tự quản.""",
        GL,
        "2018",
        {
            ("groups_self_management", GL, "<=1500"),
            ("groups_conciliation", GL, ">=200"),
            ("groups_self_management", c("yenvien-tt"), "38"),
        },
    ),
    (
        """Báo cáo nêu rõ: tội phạm ma túy tăng 6,2% (từ 2.263 vụ lên 2.403 vụ) trên địa bàn thành phố Hà Nội trong năm 2016.""",
        "",
        "",
        {("drug_cases", "vn-hn", "2403")},
    ),
    (
        """Đã tiếp nhận, giải quyết 1.024 tố giác, tin báo về tội phạm, tỷ lệ giải quyết đạt 93,1%; không có vụ án đặc biệt nghiêm trọng.""",
        GL,
        "2019",
        {("tips_total", GL, "1024"), ("report_resolution_pct", GL, "93.1")},
    ),
    (
        """Từ tháng 1 đến tháng 6/2020, xã Dương Xá ghi nhận năm vụ phạm pháp hình sự, một vụ cháy; bắt sáu đối tượng.""",
        "",
        "",
        {("criminal_offences", c("duongxa"), "5"), ("fires", c("duongxa"), "1"), ("criminal_suspects", c("duongxa"), "6")},
    ),
    (
        """Câu lạc bộ B93 xã Yên Viên tổ chức sinh hoạt đều đặn 2 buổi/tháng với 18 thành viên tham gia, giúp 4 người có việc làm ổn định.""",
        "",
        "2019",
        {("b93_meetings_per_month", c("yenvien-xa"), "2"), ("jobs_created", c("yenvien-xa"), "4")},
    ),
    (
        """Trong số 412 đối tượng được gọi hỏi, răn đe có 215 đối tượng ma túy; 67 trường hợp được đưa vào cơ sở cai nghiện bắt buộc theo Nghị định 221/2013/NĐ-CP.""",
        GL,
        "2019",
        {("drug_compulsory_rehab", GL, "67")},
    ),
    (
        """Hội Cựu chiến binh xây dựng 45 mô hình, Đoàn Thanh niên 22 đội thanh niên xung kích, Hội Phụ nữ 509 tổ phụ nữ "2 không, 1 có".""",
        GL,
        "2020",
        {("models", GL, "45"), ("groups_youth_shock", GL, "22"), ("groups_women_2no1yes", GL, "509")},
    ),
    (
        """Giai đoạn 2016-2020, toàn huyện tổ chức 1.250 buổi tuyên truyền pháp luật cho 96.400 lượt người; phát 12.000 tờ rơi; treo 350 băng rôn, khẩu hiệu.""",
        GL,
        "",
        {("campaign_sessions", GL, "1250"), ("campaign_attendance", GL, "96400")},
    ),
    (
        """Án giết người giảm 2 vụ, còn 1 vụ; cờ bạc phát hiện 14 vụ, xử lý 63 đối tượng; tai nạn giao thông nghiêm trọng xảy ra 5 vụ làm chết 5 người.""",
        GL,
        "2017",
        {("homicide_cases", GL, "1"), ("gambling_cases", GL, "14"), ("road_accidents", GL, "5"), ("road_deaths", GL, "5")},
    ),
    (
        """Theo Quyết định 1960/QĐ-BCA, 22/22 xã, thị trấn đã bố trí công an chính quy với tổng số 110 đồng chí.""",
        GL,
        "2020",
        {("units_regular_police", GL, "22"), ("units_total", GL, "22"), ("police_commune_officers", GL, "110")},
    ),
    (
        """Dân số toàn huyện Gia Lâm là 286.102 người (ngày 01/4/2019), diện tích 116,7 km2, gồm 20 xã và 2 thị trấn.""",
        "",
        "2019",
        {("population", GL, "286102"), ("area_km2", GL, "116.7")},
    ),
    (
        """Người dân thị trấn Trâu Quỳ đã giúp công an bắt quả tang 7 đối tượng trộm cắp, thu hồi tài sản trị giá trên 120 triệu đồng; 3 cá nhân được tặng giấy khen.""",
        "",
        "2019",
        {("caught_in_act", c("trauquy-tt"), "7")},
    ),
]
