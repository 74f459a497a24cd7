"""Blind paragraphs, eleventh set: written by an author who saw the catalogue of indicators and places alone."""

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


ELEVENTH_BLIND = [
    # ------------------------------------------------------------------
    # 1-40: ten-year reviews of Directive 48, huyện Gia Lâm
    # ------------------------------------------------------------------
    # 1 district police, formal, everything
    (
        "Công an huyện báo cáo kết quả 10 năm thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị. "
        "Về xây dựng lực lượng tại cơ sở: duy trì 17 Câu lạc bộ “Phòng chống tội phạm, giữ gìn ANTT” với 562 hội viên; "
        "509 tổ phụ nữ “2 không, 1 có”; 22/22 xã, thị trấn có Tổ Liên gia an toàn về ANTT; 02 Câu lạc bộ B93 tại xã Yên Viên và thị trấn Trâu Quỳ, sinh hoạt từ 01 đến 02 buổi/tháng. "
        "Nhân dân đã cung cấp cho lực lượng Công an hàng ngàn tin liên quan đến tội phạm và tệ nạn xã hội; từ nguồn tin đó đã rà soát, phát hiện, đưa vào diện quản lý 3.684 đối tượng. "
        "Lập hồ sơ đưa 367 đối tượng đi cai nghiện bắt buộc, vận động 35 người nghiện đi cai tự nguyện; vận động giao nộp 482 vũ khí, vật liệu nổ các loại. "
        "Công an các đơn vị giáp ranh trao đổi với nhau hàng trăm tin về ANTT.",
        GL,
        "",
        _g("cl mb wo lg b93 bm tp pm cr vr ws bt"),
    ),
    # 2 newspaper of Hà Nội
    (
        "Về Gia Lâm những ngày tháng Tám, đi đến xã nào chúng tôi cũng nghe bà con nhắc tới Tổ liên gia an toàn về an ninh trật tự. "
        "Sau 10 năm đưa Chỉ thị 48 vào cuộc sống, mô hình này đã phủ kín 22/22 xã, thị trấn của huyện. "
        "Cùng với đó, 17 câu lạc bộ phòng, chống tội phạm thu hút 562 hội viên, người trẻ nhất 24 tuổi, người cao tuổi nhất đã ngoài 80.",
        "",
        "",
        _g("lg cl mb"),
    ),
    # 3 Women's Union
    (
        'Thực hiện Nghị quyết liên tịch số 01 giữa Bộ Công an và Trung ương Hội Liên hiệp Phụ nữ Việt Nam, Hội LHPN huyện Gia Lâm tiếp tục giữ vững hoạt động của 509 tổ phụ nữ "2 không, 1 có" '
        "(không có người thân phạm tội, không có người thân mắc tệ nạn xã hội, có cuộc sống gia đình hạnh phúc). "
        "Qua sinh hoạt chi hội, chị em đã thuyết phục được 35 người nghiện ma tuý tự nguyện đi cai. Hội cũng tín chấp cho hội viên vay 12,5 tỉ đồng phát triển kinh tế.",
        "",
        "",
        _g("wo vr"),
    ),
    # 4 youth union
    (
        "Đoàn viên thanh niên các xã đã cùng lực lượng Công an đến từng nhà, gặp từng gia đình có con em lầm lỡ. "
        "Kết quả, trong mười năm có 35 trường hợp người nghiện đồng ý đi cai nghiện tự nguyện; bên cạnh đó 367 trường hợp đã được lập hồ sơ đưa đi cai nghiện bắt buộc. "
        "Năm 2020, Huyện đoàn đăng ký đảm nhận 6 công trình thanh niên, tổng trị giá 430 triệu đồng.",
        GL,
        "",
        _g("vr cr"),
    ),
    # 5 Fatherland Front
    (
        "Uỷ ban MTTQ Việt Nam huyện ghi nhận: phong trào toàn dân tham gia phòng ngừa, phát hiện, tố giác tội phạm ngày càng đi vào chiều sâu. "
        "Hàng nghìn tin về tội phạm và tệ nạn xã hội đã được quần chúng nhân dân cung cấp, giúp cơ quan Công an rà soát, phát hiện và quản lý 3.684 đối tượng. "
        "Nhân dịp tổng kết, Mặt trận đề nghị khen thưởng 18 tập thể và 27 cá nhân.",
        GL,
        "",
        _g("tp pm"),
    ),
    # 6 conference speech
    (
        "Thưa các đồng chí! Mười năm qua, nhờ bám dân, dựa vào dân mà chúng ta có được 17 câu lạc bộ phòng chống tội phạm, giữ gìn an ninh trật tự, tập hợp 562 hội viên tâm huyết. "
        "Nhờ dân tin mà 482 vũ khí, vật liệu nổ đã được người dân tự giác đem giao nộp. "
        "Tôi đề nghị từ nay đến năm 2025, mỗi đồng chí bí thư chi bộ phải coi đây là nhiệm vụ số 1 của mình.",
        GL,
        "",
        _g("cl mb ws"),
    ),
    # 7 bullet list
    (
        "KẾT QUẢ 10 NĂM THỰC HIỆN CHỈ THỊ 48 CỦA HUYỆN GIA LÂM\n"
        "- Câu lạc bộ phòng, chống tội phạm: 17 CLB, 562 hội viên.\n"
        '- Tổ phụ nữ "2 không, 1 có": 509 tổ.\n'
        "- Tổ liên gia an toàn về ANTT: 22/22 xã, thị trấn.\n"
        "- Câu lạc bộ B93: 02 CLB (xã Yên Viên, thị trấn Trâu Quỳ).\n"
        "- Vũ khí, vật liệu nổ thu hồi do nhân dân giao nộp: 482.",
        "",
        "",
        _g("cl mb wo lg b93 ws"),
    ),
    # 8 interview
    (
        "Trao đổi với phóng viên, Trung tá Nguyễn Văn H., Phó Trưởng Công an huyện Gia Lâm nói: “Không có dân thì chúng tôi không làm được. "
        "Cứ nhìn con số 3.684 đối tượng được rà soát, phát hiện, đưa vào quản lý nhờ tin của quần chúng thì rõ”. "
        "Theo ông, 10 năm qua bà con đã gửi đến công an hàng ngàn tin, có tin báo lúc 2 giờ sáng qua số máy trực ban 0243.827.xxxx.",
        "",
        "",
        _g("pm tp"),
    ),
    # 9 commune website bulletin
    (
        "Sáng 12/8/2020, đoàn cán bộ xã Yên Viên tham dự hội nghị trực tuyến tổng kết 10 năm Chỉ thị 48 do Huyện uỷ Gia Lâm tổ chức. "
        "Theo báo cáo tại hội nghị, huyện hiện có hai câu lạc bộ B93 ở xã Yên Viên và thị trấn Trâu Quỳ, mỗi tháng sinh hoạt 1-2 buổi; toàn huyện có 509 tổ phụ nữ “2 không, 1 có”. "
        "Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày.",
        "",
        "",
        _g("b93 bm wo"),
    ),
    # 10 district People's Committee to city
    (
        "Kính gửi: UBND Thành phố Hà Nội. Thực hiện Công văn số 2871/UBND-NC, UBND huyện Gia Lâm xin báo cáo như sau: "
        "công tác phối hợp với các địa bàn giáp ranh được duy trì nền nếp, hai bên đã trao đổi hàng trăm tin về an ninh trật tự; "
        "công tác vận động toàn dân giao nộp vũ khí, vật liệu nổ thu được 482 vũ khí, vật liệu nổ các loại; "
        "công tác cai nghiện: bắt buộc 367 đối tượng, tự nguyện 35 người.",
        "",
        "",
        _g("bt ws cr vr"),
    ),
    # 11 District Party Committee
    (
        "Ban Thường vụ Huyện uỷ đánh giá cao vai trò nòng cốt của các tổ chức quần chúng. Đã có 22/22 xã, thị trấn thành lập Tổ Liên gia an toàn về ANTT, "
        "trong khi 509 tổ phụ nữ '2 không, 1 có' vẫn được giữ vững qua ba nhiệm kỳ đại hội. "
        "Ban Thường vụ yêu cầu 100% chi bộ đưa nội dung này vào sinh hoạt định kỳ.",
        GL,
        "",
        _g("lg wo"),
    ),
    # 12 parentheses style
    (
        'Mô hình tự phòng, tự quản tiếp tục được củng cố: câu lạc bộ "Phòng chống tội phạm, giữ gìn ANTT" (17), hội viên của các câu lạc bộ này (562), tổ phụ nữ "2 không, 1 có" (509), câu lạc bộ B93 (02, đặt tại xã Yên Viên và TT Trâu Quỳ).',
        GL,
        "",
        _g("cl mb wo b93"),
    ),
    # 13 An ninh Thủ đô
    (
        "ANTĐ - Từ những thông tin tưởng như vụn vặt của người dân, Công an huyện Gia Lâm đã rà soát, phát hiện và đưa vào diện quản lý 3 684 đối tượng trong vòng một thập kỷ. "
        "Cũng từ cơ sở, 367 người nghiện bị đưa đi cai nghiện bắt buộc, 35 người khác được vận động đi cai tự nguyện. "
        "“Chúng tôi không để sót ai”, một cán bộ có 22 năm trong nghề cho biết.",
        "",
        "",
        _g("pm cr vr"),
    ),
    # 14 Veterans' association
    (
        "Hội Cựu chiến binh huyện Gia Lâm cử hội viên tham gia nòng cốt tại 17 câu lạc bộ phòng, chống tội phạm trên địa bàn huyện; tổng số hội viên của 17 câu lạc bộ là 562 người. "
        "Nhiều bác đã ở tuổi 70 vẫn tham gia tuần tra từ 22 giờ đến 2 giờ sáng.",
        "",
        "",
        _g("cl mb"),
    ),
    # 15 drug police
    (
        "Đội CSĐT tội phạm về ma tuý báo cáo: kể từ khi có Chỉ thị 48, với sự hỗ trợ thông tin của nhân dân, đơn vị hoàn tất thủ tục đưa 367 đối tượng đi cai nghiện bắt buộc. "
        "Ngoài ra có 35 người nghiện được vận động đi cai tự nguyện. Sau cai, người trở về được giới thiệu sinh hoạt tại 02 câu lạc bộ B93 của huyện, 01-02 buổi/tháng.",
        GL,
        "",
        _g("cr vr b93 bm"),
    ),
    # 16 admin police, weapons
    (
        "Thực hiện Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ năm 2017, qua các đợt phát động, nhân dân huyện Gia Lâm đã tự nguyện giao nộp tổng cộng 482 vũ khí, vật liệu nổ các loại. "
        "Người giao nộp được cấp biên nhận theo mẫu số VC6.",
        "",
        "",
        _g("ws"),
    ),
    # 17 cooperation with bordering districts
    (
        "Địa bàn Gia Lâm tiếp giáp nhiều quận, huyện của Hà Nội và hai tỉnh Bắc Ninh, Hưng Yên. "
        "Theo quy chế phối hợp ký năm 2012, công an các đơn vị giáp ranh đã thông báo, trao đổi cho nhau hàng trăm tin về ANTT. "
        "Trên tuyến giáp ranh, quốc lộ 5 và quốc lộ 17 được xác định là trọng điểm.",
        GL,
        "",
        _g("bt"),
    ),
    # 18 headline and lead
    (
        "Gia Lâm: Hàng nghìn tin báo từ nhân dân sau 10 năm thực hiện Chỉ thị 48\n"
        "Nhờ tin báo của quần chúng, lực lượng công an huyện Gia Lâm đã rà soát, quản lý được 3.684 đối tượng; 22/22 xã, thị trấn có Tổ liên gia an toàn về ANTT.",
        "",
        "",
        _g("tp pm lg"),
    ),
    # 19 table in words
    (
        'Phụ lục 2. Một số chỉ tiêu phong trào (tính đến 12/8/2020): số CLB phòng, chống tội phạm: 17; số hội viên CLB phòng, chống tội phạm: 562; số CLB B93: 2; số tổ phụ nữ "2 không, 1 có": 509; '
        "số xã, thị trấn có Tổ liên gia an toàn về ANTT: 22/22.",
        GL,
        "",
        _g("cl mb b93 wo lg"),
    ),
    # 20 procuracy comment
    (
        "Đại diện Viện KSND huyện Gia Lâm phát biểu tham luận cho rằng việc 3.684 đối tượng được rà soát, phát hiện và quản lý từ nguồn tin của nhân dân cho thấy công tác phòng ngừa đã đi trước một bước. "
        "Viện kiến nghị sửa đổi khoản 2 Điều 5 của quy chế phối hợp liên ngành.",
        "",
        "",
        _g("pm"),
    ),
    # 21 commune leader of Trâu Quỳ
    (
        "Bà chủ tịch UBND thị trấn Trâu Quỳ cho biết: câu lạc bộ B93 của thị trấn cùng câu lạc bộ B93 của xã Yên Viên là hai câu lạc bộ B93 của huyện Gia Lâm, duy trì sinh hoạt từ 1 đến 2 buổi mỗi tháng. "
        "Mỗi buổi kéo dài chừng 90 phút, kinh phí hỗ trợ 500.000 đồng.",
        "",
        "",
        _g("b93 bm"),
    ),
    # 22 passive voice
    (
        "Trong thời gian nêu trên, 482 vũ khí, vật liệu nổ các loại đã được nhân dân giao nộp; 367 đối tượng được lập hồ sơ đưa đi cai nghiện bắt buộc; "
        '3684 đối tượng được rà soát, phát hiện, quản lý qua tin do quần chúng cung cấp; 509 tổ phụ nữ "2 không, 1 có" được duy trì.',
        GL,
        "",
        _g("ws cr pm wo"),
    ),
    # 23 Labour office
    (
        "Phòng Lao động - Thương binh và Xã hội huyện phối hợp với Công an huyện đưa 367 người đi cai nghiện bắt buộc và vận động 35 người đi cai tự nguyện trong giai đoạn 2010 - 2020. "
        "Mức hỗ trợ tiền ăn đối với người cai nghiện áp dụng theo Nghị định số 136/2013/NĐ-CP.",
        GL,
        "",
        _g("cr vr"),
    ),
    # 24 Women's Union, talk
    (
        "“Hai không, một có” đâu phải khẩu hiệu suông, chị Tâm, cán bộ Hội Phụ nữ huyện Gia Lâm cười. Cả huyện có 509 tổ phụ nữ “2 không, 1 có”, tổ nào cũng có sổ ghi chép, "
        "cứ ngày mùng 5 là họp. Chị vào Hội năm 1998, năm nay 51 tuổi.",
        "",
        "",
        _g("wo"),
    ),
    # 25 report section with roman numerals
    (
        'II. XÂY DỰNG CÁC MÔ HÌNH\n1. Câu lạc bộ "Phòng chống tội phạm, giữ gìn ANTT": toàn huyện duy trì 17 câu lạc bộ, tổng số 562 hội viên.\n'
        "2. Tổ Liên gia an toàn về ANTT: 22/22 xã, thị trấn đã xây dựng.\n"
        "3. Câu lạc bộ B93: 02 câu lạc bộ (xã Yên Viên và thị trấn Trâu Quỳ), định kỳ sinh hoạt 01 đến 02 buổi/tháng.",
        GL,
        "",
        _g("cl mb lg b93 bm"),
    ),
    # 26 education sector, mostly distractors
    (
        "Ngành Giáo dục huyện Gia Lâm lồng ghép nội dung Chỉ thị 48 vào môn Giáo dục công dân từ lớp 6 đến lớp 9. "
        "Học sinh cũng góp phần vận động gia đình giao nộp vũ khí; tính chung 10 năm, toàn huyện tiếp nhận 482 vũ khí, vật liệu nổ do người dân giao nộp.",
        "",
        "",
        _g("ws"),
    ),
    # 27 long sentence with clauses
    (
        "Bên cạnh việc giữ vững 22/22 xã, thị trấn có Tổ liên gia an toàn về ANTT, huyện còn chú trọng quản lý người sau cai thông qua hai câu lạc bộ B93 tại xã Yên Viên và thị trấn Trâu Quỳ, "
        "đồng thời phát huy 17 câu lạc bộ phòng, chống tội phạm mà hội viên (562 người) phần lớn là cán bộ hưu trí.",
        GL,
        "",
        _g("lg b93 cl mb"),
    ),
    # 28 radio bulletin
    (
        "Đài Phát thanh huyện Gia Lâm, thưa quý vị và các bạn. Từ năm 2010 đến nay, người dân trong huyện đã cung cấp cho cơ quan công an hàng nghìn tin về tội phạm và tệ nạn xã hội. "
        "Cũng trong thời gian này, lực lượng công an các địa phương giáp ranh trao đổi với nhau hàng trăm tin về an ninh trật tự. "
        "Bản tin được phát lại lúc 17 giờ 30 phút trên sóng FM 96,5 MHz.",
        "",
        "",
        _g("tp bt"),
    ),
    # 29 abbreviations
    (
        "Kết quả thực hiện CT48 trên địa bàn huyện: 17 CLB PCTP, giữ gìn ANTT (562 HV); 22/22 xã, TT có Tổ LG an toàn về ANTT; 02 CLB B93 (xã Yên Viên, TT Trâu Quỳ); QCND giao nộp 482 VK, VLN các loại.",
        GL,
        "",
        _g("cl mb lg b93 ws"),
    ),
    # 30 vice-chair's concluding remarks
    (
        "Kết luận hội nghị, Phó Chủ tịch UBND huyện Gia Lâm biểu dương nhân dân và lực lượng vũ trang huyện. Đồng chí dẫn ra ba con số: 3.684 đối tượng được quản lý nhờ tin của quần chúng, "
        "367 đối tượng phải đi cai nghiện bắt buộc và 482 vũ khí, vật liệu nổ do người dân giao nộp. "
        "Đồng chí giao Công an huyện tham mưu kế hoạch giai đoạn 2021 - 2025, hoàn thành trước ngày 30/11.",
        "",
        "",
        _g("pm cr ws"),
    ),
    # 31 Farmers' association
    (
        "Là thành viên Ban Chỉ đạo 138, Hội Nông dân huyện Gia Lâm vận động hội viên tham gia Tổ Liên gia an toàn về ANTT, mô hình hiện có ở 22/22 xã, thị trấn. "
        "Hội đã giải ngân 8,7 tỷ đồng từ Quỹ Hỗ trợ nông dân, lãi suất 0,7%/tháng.",
        "",
        "",
        _g("lg"),
    ),
    # 32 quote plus narrator
    (
        "“Nghiện thì phải cai, cai rồi phải có người kèm”, ông Thắng, chủ nhiệm một câu lạc bộ B93, bộc bạch. Huyện Gia Lâm hiện có 2 câu lạc bộ B93, mỗi tháng gặp mặt 1 – 2 buổi. "
        "Trong 10 năm, 35 người nghiện của huyện đã được vận động đi cai tự nguyện, riêng ông Thắng đã bỏ được ma túy 9 năm.",
        "",
        "",
        _g("b93 bm vr"),
    ),
    # 33 opening of a plan
    (
        "Căn cứ kết quả 10 năm thực hiện Chỉ thị 48 (17 câu lạc bộ phòng, chống tội phạm; 509 tổ phụ nữ “2 không, 1 có”; 22/22 xã, thị trấn có Tổ liên gia an toàn về ANTT), "
        "UBND huyện xây dựng kế hoạch giai đoạn tới, phấn đấu 100% khu dân cư đạt tiêu chuẩn an toàn về ANTT, kinh phí dự kiến 1,2 tỷ đồng.",
        GL,
        "",
        _g("cl wo lg"),
    ),
    # 34 party newsletter
    (
        "Thông tin nội bộ số 9/2020. Mười năm kiên trì dựa vào nhân dân đã đem lại cho Công an huyện Gia Lâm hàng ngàn tin tố giác tội phạm, tệ nạn xã hội của quần chúng. "
        "Số đối tượng được rà soát, phát hiện, quản lý nhờ các tin này là 3.684. Công an giáp ranh trao đổi hàng trăm tin về ANTT.",
        "",
        "",
        _g("tp pm bt"),
    ),
    # 35 number words
    (
        "Đến nay, mười bảy câu lạc bộ phòng, chống tội phạm của huyện Gia Lâm vẫn hoạt động đều, với tổng số 562 hội viên. "
        "Hai câu lạc bộ B93 tại xã Yên Viên và thị trấn Trâu Quỳ mỗi tháng sinh hoạt từ một đến hai buổi.",
        "",
        "",
        _g("cl mb b93 bm"),
    ),
    # 36 lessons learnt
    (
        "Bài học thứ nhất là phải giữ được lòng tin của nhân dân: có lòng tin thì mới có hàng ngàn tin tố giác do quần chúng gửi tới. "
        "Bài học thứ hai là phối hợp: hàng trăm tin đã được công an các đơn vị giáp ranh trao đổi. "
        "Bài học thứ ba là kiên trì cảm hóa người nghiện, bằng chứng là 35 người đã được vận động đi cai tự nguyện.",
        GL,
        "",
        _g("tp bt vr"),
    ),
    # 37 newspaper Pháp luật & Xã hội
    (
        'Tính đến giữa tháng 8-2020, huyện Gia Lâm có 509 tổ phụ nữ "2 không, 1 có" và 17 câu lạc bộ "Phòng chống tội phạm, giữ gìn ANTT". '
        "Phong trào lan rộng đến mức 22/22 xã, thị trấn đều đã có Tổ liên gia an toàn về ANTT. Năm 2019, huyện được tặng Cờ thi đua của Bộ Công an (Quyết định số 6512/QĐ-BCA).",
        "",
        "",
        _g("wo cl lg"),
    ),
    # 38 resources and shortcomings
    (
        "Tồn tại, hạn chế: 02 câu lạc bộ B93 (xã Yên Viên và thị trấn Trâu Quỳ) mới chỉ sinh hoạt 01 - 02 buổi/tháng, kinh phí còn eo hẹp; một số hội viên trong tổng số 562 hội viên của 17 câu lạc bộ phòng, chống tội phạm tuổi đã cao; "
        "số người đi cai nghiện tự nguyện còn ít (35 người).",
        GL,
        "",
        _g("b93 bm mb cl vr"),
    ),
    # 39 propaganda department outline
    (
        "Đề cương tuyên truyền (lưu hành nội bộ): Nhân dân huyện Gia Lâm đã giao nộp 482 vũ khí, vật liệu nổ các loại; phụ nữ huyện duy trì 509 tổ “2 không, 1 có”; "
        "lực lượng công an nhờ tin của quần chúng đã rà soát, phát hiện, quản lý 3.684 đối tượng, đưa đi cai nghiện bắt buộc 367 đối tượng.",
        "",
        "",
        _g("ws wo pm cr"),
    ),
    # 40 ending of a newspaper story, all drug and tip rows
    (
        "Khép lại 10 năm, cuốn sổ tổng kết của Công an huyện Gia Lâm dày thêm những con số: 367 - số người đưa đi cai nghiện bắt buộc; 35 - số người nghiện được vận động đi cai tự nguyện; "
        "3.684 - số đối tượng được rà soát, phát hiện, quản lý nhờ tin báo của nhân dân; 482 - số vũ khí, vật liệu nổ được giao nộp.",
        "",
        "",
        _g("cr vr pm ws"),
    ),
    # ------------------------------------------------------------------
    # 41-80: other places and topics
    # ------------------------------------------------------------------
    # 41 court
    (
        "Toà án nhân dân Thành phố Hồ Chí Minh cho biết, trong năm 2015 đã đưa ra xét xử 96 vụ án giết người với 143 bị cáo. "
        "Hình phạt tử hình được tuyên với 9 bị cáo, tù chung thân với 21 bị cáo, còn lại là tù có thời hạn từ 7 năm đến 20 năm.",
        "vn-hcm",
        "2015",
        _e("vn-hcm", murder_court_cases="96", murder_court_defendants="143"),
    ),
    # 42 GSO road
    (
        "Trong tháng Ba, trên địa bàn cả nước xảy ra 1.538 vụ tai nạn giao thông, bao gồm 758 vụ tai nạn giao thông từ ít nghiêm trọng trở lên và 780 vụ va chạm giao thông, "
        "làm 629 người chết và 412 người bị thương. Qua kiểm tra, lực lượng chức năng xử phạt 338,6 nghìn trường hợp vi phạm, nộp ngân sách Nhà nước 214,3 tỷ đồng.",
        "vn",
        "2017-03",
        _e(
            "vn",
            road_accidents="1538",
            road_accidents_serious="758",
            road_collisions="780",
            road_deaths="629",
            road_injuries="412",
        ),
    ),
    # 43 provincial statistics office, fires
    (
        "Tình hình cháy, nổ: Trong quý I, trên địa bàn tỉnh xảy ra 14 vụ cháy, nổ, làm 2 người chết và 3 người bị thương, giá trị tài sản thiệt hại ước tính 4,6 tỷ đồng.",
        "vn-angiang",
        "2020-Q1",
        _e("vn-angiang", fires_explosions="14", fire_deaths="2", fire_injuries="3"),
    ),
    # 44 fire police
    (
        "Cảnh sát PC&CC TP. Hồ Chí Minh: năm 2016 thành phố xảy ra 352 vụ cháy làm 11 người chết, 27 người bị thương. "
        "Nguyên nhân do sự cố điện chiếm 61,4%. Lực lượng chữa cháy điều động 1.480 lượt xe, hướng dẫn thoát nạn và cứu được 43 người.",
        "",
        "2016",
        _e("vn-hcm", fires="352", fire_deaths="11", fire_injuries="27"),
    ),
    # 45 procuracy workload
    (
        "Viện kiểm sát hai cấp tỉnh Đắk Lắk đã thực hành quyền công tố, kiểm sát điều tra 1.846 vụ án/3.127 bị can, trong đó số khởi tố mới là 1.434 vụ/2.292 bị can. "
        "Viện kiểm sát đã quyết định truy tố 1.302 vụ/2.311 bị can.",
        "",
        "2018",
        _e(
            "vn-daklak",
            procuracy_cases_supervised="1846",
            procuracy_defendants_supervised="3127",
            prosecuted_cases="1434",
            prosecuted_defendants="2292",
            procuracy_cases_to_court="1302",
            procuracy_defendants_to_court="2311",
        ),
    ),
    # 46 crime reports
    (
        "Trong kỳ, Viện kiểm sát nhân dân tỉnh đã kiểm sát việc thụ lý, giải quyết 2.415 tố giác, tin báo về tội phạm. Tỷ lệ giải quyết tố giác, tin báo đạt 92,9%, vượt chỉ tiêu 90% của Quốc hội.",
        "vn-lamdong",
        "2019",
        _e("vn-lamdong", procuracy_crime_reports="2415", report_resolution_pct="92.9"),
    ),
    # 47 court accepted / resolved
    (
        "Báo cáo công tác năm của Toà án nhân dân hai cấp tỉnh Nghệ An: thụ lý 2.104 vụ án hình sự sơ thẩm với 3.876 bị cáo; đã giải quyết, xét xử 2.067 vụ với 3.795 bị cáo, đạt 98,2%. "
        "Tỷ lệ bản án bị huỷ do nguyên nhân chủ quan là 0,4%.",
        "",
        "2017",
        _e(
            "vn-nghean",
            court_accepted_cases="2104",
            court_accepted_defendants="3876",
            court_resolved_cases="2067",
            court_resolved_defendants="3795",
        ),
    ),
    # 48 police, older label
    (
        "Năm 2016, toàn tỉnh xảy ra 1.214 vụ phạm pháp hình sự, giảm 86 vụ (6,6%) so với năm 2015. Đã điều tra, khám phá 996 vụ phạm pháp hình sự, bắt giữ, xử lý 1.873 đối tượng, tỷ lệ khám phá đạt 82%.",
        "vn-thanhhoa",
        "2016",
        _e(
            "vn-thanhhoa",
            criminal_offences="1214",
            criminal_change_abs="-86",
            criminal_change_pct="-6.6",
            criminal_solved="996",
            criminal_suspects="1873",
            criminal_clearance_pct="82",
        ),
    ),
    # 49 police, newer label
    (
        "Kiên Giang: Tội phạm về trật tự xã hội xảy ra 748 vụ, tăng 25 vụ (3,5%) so với năm trước; khám phá 641 vụ, bắt, xử lý 1.105 đối tượng, đạt tỷ lệ 85,7%. "
        "Tài sản thiệt hại trị giá 38,2 tỷ đồng, đã thu hồi 11 tỷ đồng.",
        "",
        "2021",
        _e(
            "vn-kiengiang",
            so_offences="748",
            so_change_abs="25",
            so_change_pct="3.5",
            so_solved="641",
            so_suspects="1105",
            so_clearance_pct="85.7",
        ),
    ),
    # 50 gangs and wanted
    (
        "Phòng Cảnh sát hình sự Công an tỉnh Đồng Nai triệt phá 42 băng, nhóm tội phạm gồm 187 đối tượng. "
        "Công tác truy nã: bắt, vận động đầu thú, thanh loại 156 đối tượng truy nã; hiện còn 94 đối tượng truy nã đang lẩn trốn ngoài xã hội.",
        "",
        "2018",
        _e("vn-dongnai", gangs_dismantled="42", gang_members="187", wanted_arrested="156", wanted_at_large="94"),
    ),
    # 51 drugs
    (
        "Công an tỉnh Lạng Sơn phát hiện 318 vụ phạm tội về ma tuý với 402 đối tượng, số vụ tăng 4,6% so với năm trước; tang vật thu giữ gồm 12,4 kg heroin, 6.500 viên ma tuý tổng hợp và 3 xe ô tô. "
        "Cơ quan điều tra đã khởi tố 296 vụ, 371 bị can về các tội phạm ma tuý.",
        "",
        "2019",
        _e(
            "vn-langson",
            drug_cases="318",
            drug_suspects="402",
            drug_change_pct="4.6",
            drug_prosecuted_cases="296",
            drug_prosecuted_defendants="371",
        ),
    ),
    # 52 economy, environment
    (
        "Lực lượng Cảnh sát kinh tế phát hiện 127 vụ phạm tội về trật tự quản lý kinh tế. Lực lượng Cảnh sát môi trường phát hiện 1.060 vụ phạm tội và vi phạm pháp luật về môi trường, "
        "xử phạt hành chính 17,3 tỉ đồng, trong đó 1 doanh nghiệp bị phạt 1,1 tỉ đồng.",
        "vn-binhduong",
        "2020",
        _e("vn-binhduong", economic_cases="127", environment_cases_and_violations="1060"),
    ),
    # 53 economic and violations
    (
        "Năm 2015, Công an Long An đã phát hiện 486 vụ phạm tội và vi phạm pháp luật về kinh tế, chủ yếu là vận chuyển thuốc lá ngoại (gần 1,2 triệu gói) qua địa bàn 6 huyện biên giới.",
        "",
        "2015",
        _e("vn-longan", economic_cases_and_violations="486"),
    ),
    # 54 justice department, conciliation
    (
        "Theo Sở Tư pháp, tỉnh Quảng Nam hiện có 1.240 tổ hoà giải với 8.123 thành viên. Trong năm, các tổ tiếp nhận 3.200 vụ việc mâu thuẫn, tranh chấp, hoà giải thành 2.860 vụ việc, đạt 89,4%.",
        "",
        "2019",
        _e("vn-quangnam", groups_conciliation="1240", group_members_conciliation="8123"),
    ),
    # 55 grassroots security 2024
    (
        "Sáng 1/7/2024, Tây Ninh đồng loạt ra mắt lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở. Toàn tỉnh thành lập 537 tổ bảo vệ an ninh, trật tự ở cơ sở với 2.103 thành viên. "
        "Mỗi tổ trưởng được hỗ trợ 3,2 triệu đồng/tháng.",
        "",
        "2024",
        _e("vn-tayninh", groups_grassroots_security="537", group_members_grassroots_security="2103"),
    ),
    # 56 people's security, self-management
    (
        "Về lực lượng quần chúng, tỉnh An Giang củng cố 3.210 tổ an ninh nhân dân với 12.840 thành viên; 4.105 tổ tự quản với 28.700 thành viên; 164 đội thanh niên xung kích.",
        "",
        "2014",
        _e(
            "vn-angiang",
            groups_people_security="3210",
            group_members_people_security="12840",
            groups_self_management="4105",
            group_members_self_management="28700",
            groups_youth_shock="164",
        ),
    ),
    # 57 models, mailboxes
    (
        "Thành phố Buôn Ma Thuột duy trì 236 mô hình phòng, chống tội phạm thuộc 18 loại mô hình khác nhau, cùng 128 hòm thư tố giác tội phạm và nhiều camera an ninh do dân đóng góp 2,4 tỷ đồng.",
        "",
        "2020",
        _e("vn-daklak-bmt", models="236", model_types="18", mailboxes="128"),
    ),
    # 58 training and campaigns
    (
        "Trong năm, huyện đã mở 14 lớp tập huấn với 980 lượt người tham dự; tổ chức 226 buổi tuyên truyền phòng, chống tội phạm cho 31.450 lượt người; phát 12.000 tờ rơi song ngữ Kinh - Ba Na.",
        "vn-gialai-dakdoa",
        "2018",
        _e(
            "vn-gialai-dakdoa",
            training_sessions="14",
            training_attendance="980",
            campaign_sessions="226",
            campaign_attendance="31450",
        ),
    ),
    # 59 tips
    (
        "Công an huyện Xuyên Mộc tiếp nhận 1.365 tin do quần chúng nhân dân cung cấp, trong đó 842 tin có giá trị. Qua tin báo của quần chúng, lực lượng công an đã khám phá 214 vụ, bắt giữ 391 đối tượng.",
        "",
        "2019",
        _e("vn-brvt-xuyenmoc", tips_total="1365", tips_valuable="842", cases_from_tips="214", arrests_from_tips="391"),
    ),
    # 60 caught in act, reformed, jobs
    (
        "Tiền Giang: Quần chúng nhân dân đã trực tiếp cùng lực lượng công an bắt quả tang 73 đối tượng phạm tội. Các đoàn thể nhận cảm hoá, giáo dục 412 đối tượng tại cộng đồng, giải quyết việc làm cho 168 người lầm lỗi; "
        "vốn vay bình quân 20 triệu đồng/người.",
        "",
        "2013",
        _e("vn-tiengiang", caught_in_act="73", persons_reformed="412", jobs_created="168"),
    ),
    # 61 guns
    (
        "Từ đầu năm 2019, đồng bào các dân tộc tỉnh Lâm Đồng đã tự nguyện giao nộp 232 súng, lựu đạn, trái nổ các loại, 1.560 viên đạn và 327 vũ khí thô sơ. "
        "Riêng già làng K'B. (78 tuổi) vận động được 5 gia đình trong buôn.",
        "",
        "2019",
        _e("vn-lamdong", guns_grenades_surrendered="232", ammo_surrendered="1560", crude_weapons_surrendered="327"),
    ),
    # 62 trafficking
    (
        "Bộ đội Biên phòng và Công an tỉnh Lạng Sơn phát hiện 23 vụ mua bán người, xác định 44 nạn nhân bị mua bán; Trung tâm Bảo trợ xã hội tỉnh bố trí 12 phòng tạm trú, đường dây nóng 111 trực 24/24 giờ.",
        "",
        "2016",
        _e("vn-langson", trafficking_cases="23", trafficking_victims="44"),
    ),
    # 63 child abuse
    (
        "Theo báo cáo của Chính phủ, năm 2018 cả nước phát hiện 1.512 vụ xâm hại trẻ em, trong đó có 1.190 vụ xâm hại tình dục trẻ em. Tổng đài 111 nhận hàng trăm nghìn cuộc gọi.",
        "vn",
        "2018",
        _e("vn", child_abuse_cases="1512", child_sexual_abuse_cases="1190"),
    ),
    # 64 resisting officers
    (
        "Viện kiểm sát nhân dân TP.HCM thống kê, năm 2013 các cơ quan tiến hành tố tụng của thành phố đã khởi tố 61 vụ án chống người thi hành công vụ với 84 bị can. Hành vi này được quy định tại Điều 257 Bộ luật Hình sự 1999.",
        "",
        "2013",
        _e("vn-hcm", resisting_officer_prosecuted="61", resisting_officer_defendants="84"),
    ),
    # 65 juveniles
    (
        "Trong 5 năm, trên địa bàn tỉnh Thanh Hoá phát hiện 865 vụ phạm pháp do người chưa thành niên gây ra. Phần lớn các em ở độ tuổi từ 16 đến dưới 18; đã lập hồ sơ đưa 57 em vào trường giáo dưỡng.",
        "",
        "",
        _e("vn-thanhhoa", juvenile_offence_cases="865", reform_school="57"),
    ),
    # 66 district profile
    (
        "Huyện Cần Giuộc có diện tích tự nhiên 215,1 km2, dân số 214.900 người, gồm 15 đơn vị hành chính cấp xã, cách trung tâm TP.HCM khoảng 20 km. Thu nhập bình quân đầu người đạt 62 triệu đồng/năm.",
        "",
        "2019",
        _e("vn-longan-cangiuoc", area_km2="215.1", population="214900", units_total="15"),
    ),
    # 67 statistics office, population
    (
        "Cục Thống kê thành phố Đà Nẵng: Dân số trung bình năm 2014 là 1.007.650 người, trong đó dân số thành thị là 880.200 người, chiếm 87,4%.",
        "",
        "2014",
        _e("vn-danang", population_average="1007650", population_urban="880200"),
    ),
    # 68 regular police
    (
        "Thực hiện Đề án đưa công an chính quy về cơ sở, Công an huyện Bảo Lâm đã bố trí 70 cán bộ công an chính quy về công tác tại các xã, thị trấn. Đến nay, 14/14 xã, thị trấn của huyện có công an chính quy.",
        "",
        "2020",
        _e("vn-lamdong-baolam", police_commune_officers="70", units_regular_police="14", units_total="14"),
    ),
    # 69 HCMC statistics: gambling + traffic
    (
        "Trật tự xã hội tháng 9. Phát hiện 87 vụ cờ bạc, thu giữ 1,9 tỷ đồng. Tai nạn giao thông: xảy ra 312 vụ, làm chết 58 người và bị thương 204 người.",
        "vn-hcm",
        "2017-09",
        _e("vn-hcm", gambling_cases="87", road_accidents="312", road_deaths="58", road_injuries="204"),
    ),
    # 70 harm from crime
    (
        "Năm 2012, trên địa bàn tỉnh Bình Dương xảy ra 58 vụ giết người. Hậu quả do các loại tội phạm gây ra làm 66 người chết, 287 người bị thương, thiệt hại tài sản hơn 74 tỷ đồng.",
        "",
        "2012",
        _e("vn-binhduong", homicide_cases="58", deaths_from_crime="66", injuries_from_crime="287"),
    ),
    # 71 serious cases
    (
        "Công an TP Đà Nẵng: Trong năm xảy ra 31 vụ trọng án, tỷ lệ khám phá trọng án đạt 96,8%. Riêng án cướp, giết người, dùng vũ khí gây án giảm 14 vụ (9,2%) so với năm 2016. Thời gian điều tra bình quân mỗi vụ là 5 ngày; 7 chuyên án được Bộ Công an thưởng nóng.",
        "",
        "2017",
        _e(
            "vn-danang",
            serious_offences="31",
            clearance_serious_pct="96.8",
            violent_armed_change_abs="-14",
            violent_armed_change_pct="-9.2",
        ),
    ),
    # 72 compulsory education and drug users
    (
        "Ngành Công an BR-VT đang quản lý 1.843 người nghiện ma túy có hồ sơ; năm qua đã đưa 274 người đi cai nghiện bắt buộc, tiếp nhận 118 người cai nghiện tự nguyện, đưa 46 người vào cơ sở giáo dục bắt buộc và 19 em vào trường giáo dưỡng.",
        "",
        "2016",
        _e(
            "vn-brvt",
            drug_users_managed="1843",
            drug_compulsory_rehab="274",
            drug_voluntary_rehab="118",
            compulsory_education="46",
            reform_school="19",
        ),
    ),
    # 73 clubs in HCMC
    (
        "Toàn thành phố duy trì hơn 1.200 câu lạc bộ pháp luật, phòng chống tội phạm và 118 đội tình nguyện phòng, chống tội phạm. Mỗi đội được trang bị 2 bộ đàm, 5 áo phản quang.",
        "vn-hcm",
        "2020",
        _e("vn-hcm", clubs_law_crime=">=1200", groups_volunteer_crime="118"),
    ),
    # 74 seven southern provinces
    (
        "Hội nghị giao ban giữa công an 7 tỉnh, thành phố khu vực giáp ranh lần thứ 12: các đơn vị giáp ranh đã trao đổi 1.276 tin liên quan đến an ninh trật tự. Hội nghị lần sau do Công an tỉnh Bình Dương đăng cai.",
        "vn-7south",
        "2018",
        _e("vn-7south", border_tips_exchanged="1276"),
    ),
    # 75 traffic safety committee, two places in bullets
    (
        "Ban An toàn giao thông thông báo kết quả tháng 5:\n"
        "- Tỉnh Đồng Nai: xảy ra 34 vụ tai nạn giao thông, làm 29 người chết, 17 người bị thương.\n"
        "- Tỉnh Tây Ninh: xảy ra 12 vụ tai nạn giao thông, làm 8 người chết, 9 người bị thương.\n"
        "Mức phạt nồng độ cồn cao nhất với xe máy là 8 triệu đồng.",
        "",
        "2020-05",
        _e("vn-dongnai", road_accidents="34", road_deaths="29", road_injuries="17")
        | _e("vn-tayninh", road_accidents="12", road_deaths="8", road_injuries="9"),
    ),
    # 76 government report, social-order prosecutions
    (
        "Đã khởi tố 42.345 vụ án, 63.980 bị can phạm tội về trật tự xã hội; so với năm trước, số vụ khởi tố tăng 3,1%, số bị can khởi tố tăng 2,4%.",
        "vn",
        "2020",
        _e(
            "vn",
            so_prosecuted_cases="42345",
            so_prosecuted_defendants="63980",
            so_prosecuted_cases_change_pct="3.1",
            so_prosecuted_defendants_change_pct="2.4",
        ),
    ),
    # 77 procuracy, all crimes with changes
    (
        "Năm 2014, cơ quan điều tra các cấp trên toàn quốc khởi tố mới 73.210 vụ án hình sự với 111.480 bị can, giảm 2,7% số vụ và giảm 3,5% số bị can so với năm 2013.",
        "vn",
        "2014",
        _e(
            "vn",
            prosecuted_cases="73210",
            prosecuted_defendants="111480",
            prosecuted_cases_change_pct="-2.7",
            prosecuted_defendants_change_pct="-3.5",
        ),
    ),
    # 78 small district, comparison + khoảng/gần
    (
        "Công an thành phố Rạch Giá cho hay, quý II năm 2019 địa bàn xảy ra 49 vụ phạm pháp hình sự, giảm 12,5% so với cùng kỳ năm 2018. "
        "Nhân dân cung cấp khoảng 300 tin, qua đó bắt giữ gần 60 đối tượng.",
        "",
        "2019-Q2",
        _e(
            "vn-kiengiang-rachgia",
            criminal_offences="49",
            criminal_change_pct="-12.5",
            tips_total="~300",
            arrests_from_tips="<=60",
        ),
    ),
    # 79 only distractors
    (
        "Chiều 20/11, UBND xã Bát Tràng bàn giao 2 căn nhà đại đoàn kết trị giá 120 triệu đồng cho các hộ khó khăn. Tại buổi lễ, Đảng uỷ xã trao 15 suất quà, mỗi suất 500.000 đồng; "
        "Công an xã công bố số điện thoại trực ban 0243.874.0xxx và nhắc lại nội dung Kế hoạch số 45/KH-UBND.",
        "vn-hn-xa-battrang",
        "2025",
        set(),
    ),
    # 80 new commune website bulletin
    (
        "Trang thông tin điện tử xã Gia Lâm: sau khi chính quyền địa phương 2 cấp đi vào hoạt động, xã kiện toàn 46 tổ bảo vệ an ninh, trật tự ở cơ sở với 178 thành viên, duy trì 21 hòm thư tố giác tội phạm. "
        "Từ 1/7 đến 30/9, trên địa bàn xảy ra 3 vụ cháy, thiệt hại khoảng 150 triệu đồng.",
        "vn-hn-xa-gialam",
        "2025-Q3",
        _e(
            "vn-hn-xa-gialam", groups_grassroots_security="46", group_members_grassroots_security="178", mailboxes="21", fires="3"
        ),
    ),
]
