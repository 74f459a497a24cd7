"""Of which period a figure is that names none: its paragraph's, its heading's, its list's, or the report's."""

import datetime as dt

import pytest

from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import QUEUED, USED
from analysis.ingest.prose.extract import read_prose
from analysis.ingest.text.sentences import unbroken

TITLE = "CÔNG AN TP HÀ NỘI\nCÔNG AN HUYỆN GIA LÂM\nSố: 125/BC-CAH\nBÁO CÁO\nKết quả công tác phòng, chống tội phạm {}\n\n"
YEAR = TITLE.format("năm 2019")


@pytest.mark.parametrize(("text", "periods"), [
    (YEAR + "Năm 2018 là năm có nhiều khó khăn.\nToàn huyện xảy ra 15 vụ phạm pháp hình sự.", {"15": "2018"}),
    (YEAR + "Quý I năm 2019, tình hình ổn định.\nXảy ra 5 vụ phạm pháp hình sự.\nQuý II năm 2019, tình hình ổn định.\nXảy ra 7 vụ phạm pháp hình sự.", {"5": "2019-Q1", "7": "2019-Q2"}),
    (YEAR + "Trong 6 tháng đầu năm 2019, Công an huyện đã đạt kết quả sau.\n- Xảy ra 5 vụ phạm pháp hình sự.\n- Phát hiện 3 vụ đánh bạc.", {"5": "2019-01..2019-06", "3": "2019-01..2019-06"}),
    (YEAR + "1. Tháng 01/2019: xảy ra 5 vụ phạm pháp hình sự,\nkhám phá 4 vụ.", {"5": "2019-01", "4": "2019-01"}),
    (YEAR + "Tháng 01/2019 xảy ra 5 vụ phạm pháp hình sự.\nPhát hiện 3 vụ đánh bạc.", {"5": "2019-01", "3": "2019"}),
    (YEAR + "Năm 2018 kết quả như sau:\n- Xảy ra 15 vụ phạm pháp hình sự.\n\nTình hình chung. Xảy ra 2 vụ cháy.", {"15": "2018", "2": "2019"}),
    (YEAR + "I. Tháng 1/2019:\n- Xảy ra 3 vụ phạm pháp hình sự.\nII. Kết quả chung\n- Xảy ra 2 vụ cháy.", {"3": "2019-01", "2": "2019"}),
    (YEAR + "I. Quý I năm 2019\n1. Tội phạm\nXảy ra 3 vụ phạm pháp hình sự.\n2. Cháy\nXảy ra 4 vụ cháy.\nII. Quý II năm 2019\n1. Tội phạm\nXảy ra 6 vụ phạm pháp hình sự.", {"3": "2019-Q1", "4": "2019-Q1", "6": "2019-Q2"}),
    (YEAR + "Quý I năm 2019:\n- Xảy ra 3 vụ phạm pháp hình sự.\nQuý II năm 2019:\nXảy ra 6 vụ phạm pháp hình sự.\nXảy ra 5 vụ cháy.", {"3": "2019-Q1", "6": "2019-Q2", "5": "2019-Q2"}),
    (YEAR + "1. 6 tháng đầu năm 2019\nPhát hiện 13 vụ đánh bạc.\n2. Cả năm\nPhát hiện 33 vụ đánh bạc.", {"13": "2019-01..2019-06", "33": "2019"}),
    (TITLE.format("năm 2020") + "Thực hiện kế hoạch tuần tra từ ngày 15/12/2019 đến ngày 14/12/2020, các xã đã vào cuộc.\nXảy ra 5 vụ phạm pháp hình sự.", {"5": "2020"}),
    (TITLE.format("tháng 3/2020") + "So với kỳ trước (từ ngày 15/02/2020 đến ngày 14/3/2020), tình hình ổn định.\nXảy ra 15 vụ phạm pháp hình sự.", {"15": "2020-03"}),
])  # fmt: skip
def test_a_figure_is_of_the_period_of_its_heading_its_list_or_the_report(text, periods):
    found = {f.evidence.number: (f.start, f.end) for f in read_prose(text) if f.status == USED}
    assert found == {number: _days(period) for number, period in periods.items()}


def _days(period: str) -> tuple[dt.date, dt.date]:
    first, _, last = period.partition("..")
    return parse(first).start, parse(last or first).end


@pytest.mark.parametrize("text", [
    TITLE.format("giai đoạn 2016 - 2020") + "Năm 2018 xảy ra 15 vụ phạm pháp hình sự.\nPhát hiện 33 vụ đánh bạc.",
    YEAR + "Cùng kỳ năm 2018:\n- Phát hiện 33 vụ đánh bạc.",
    YEAR + "Năm 2018 xảy ra 15 vụ cháy. Tổ chức 33 buổi tuyên truyền.",
    YEAR + "Công an huyện báo cáo: trong đợt cao điểm bảo đảm an ninh, trật tự Tết Nguyên đán (từ ngày 15/12/2018 đến ngày 15/02/2019) xảy ra 15 vụ cháy. Phát hiện 33 vụ đánh bạc.",
    "CÔNG AN HUYỆN GIA LÂM\nBÁO CÁO\nKết quả công tác từ ngày 01/7/2019 đến ngày 30/11/2019\n\nNăm nay mới hết tháng 8 đã có 33 vụ đánh bạc.",
    YEAR + "Xã Kiêu Kỵ xảy ra 9 vụ phạm pháp hình sự trong tổng số 33 vụ của toàn huyện.",
])  # fmt: skip
def test_a_period_or_place_that_nobody_can_know_is_asked_about(text):
    assert {f.evidence.number: f.status for f in read_prose(text)}["33"] == QUEUED


def test_a_period_that_was_given_is_not_overridden_by_the_title():
    text = YEAR + "Trong quý IV xảy ra 15 vụ phạm pháp hình sự.\nPhát hiện 33 vụ đánh bạc."
    assert {(f.start, f.end) for f in read_prose(text, period=parse("2019-Q4")) if f.status == USED} == {_days("2019-Q4")}


def test_wanted_persons_of_a_district_are_those_that_the_commune_arrested():
    text = "Năm 2019 xã Kiêu Kỵ bắt giữ 5 đối tượng truy nã của huyện; xã Ninh Hiệp xảy ra 7 vụ phạm pháp hình sự, ít nhất toàn huyện."
    places = {f.evidence.number: f.place for f in read_prose(text)}
    assert places["5"] == "vn-hn-gialam-kieuky" and places["7"] == "vn-hn-gialam-ninhhiep"


@pytest.mark.parametrize(("text", "number", "read"), [
    ("Quý III năm 2019 Công an huyện Gia Lâm tiếp nhận 164 nguồn tin, trong đó 12 tin có giá trị.", "12", ("tips_valuable", "2019-Q3")),
    ("Mười một tháng đầu năm 2019, huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2019-01..2019-11")),
    ("Quý cuối năm 2019 huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2019-Q4")),
    ("Ba quý đầu năm 2019, huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2019-01..2019-09")),
    ("Nửa năm 2019 huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2019-01..2019-06")),
    ("Từ đầu năm 2015 đến hết tháng 5/2020, huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2015-01..2020-05")),
    ("Qua 5 năm (từ năm 2010 đến ngày 30/6/2015) huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2010-01..2015-06")),
    ("Sáu tháng đầu năm nay 2019 huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2019-01..2019-06")),
    ("Trong năm công tác 2019 (từ ngày 15/12/2018 đến ngày 14/12/2019) huyện Gia Lâm xảy ra 31 vụ cháy.", "31", ("fires", "2018-12-15..2019-12-14")),
])  # fmt: skip
def test_times_in_words(text, number, read):
    found = next(f for f in read_prose(text) if f.evidence.number == number)
    assert (found.status, found.indicator, (found.start, found.end)) == (USED, read[0], _days(read[1]))


@pytest.mark.parametrize("text", [
    "Đợt cao điểm bảo vệ Tết, huyện Gia Lâm xảy ra 31 vụ cháy năm 2019.",
    "Chiều cuối tháng 12/2019, trưởng công an huyện Gia Lâm cho hay cả năm xảy ra 31 vụ cháy.",
    "Năm 2019 huyện Gia Lâm khám phá 40 vụ phạm pháp hình sự, còn 31 vụ đang điều tra.",
    "Huyện Gia Lâm xảy ra 31 vụ cháy; cả thành phố nhiều hơn trong 6 tháng đầu năm 2018.",
    "Đối với tội phạm xâm hại trẻ em, huyện Gia Lâm phát hiện 8 vụ xâm hại trẻ em; khởi tố 31 vụ.",
    "Tuần qua công an huyện Gia Lâm xử phạt 14 trường hợp. Xảy ra 31 vụ cháy.",
    "Đầu năm 2018, huyện Gia Lâm giao nhiều nhiệm vụ. Xảy ra 31 vụ cháy.",
    "Lũy kế từ khi có Chỉ thị 48 (22/10/2010) đến hết năm 2019, huyện Gia Lâm xảy ra 31 vụ cháy.",
    "Sau 5 năm thực hiện đề án, huyện Gia Lâm có chuyển biến. Xảy ra 31 vụ cháy.",
    "Năm 2019 huyện Gia Lâm có 9 vụ cháy. Riêng quý II có 2 vụ cháy. Phát hiện 31 vụ đánh bạc.",
    "Đến hết năm 2019, huyện Gia Lâm xảy ra 31 vụ cháy.",
    "Lũy kế từ 15/12/2018, huyện Gia Lâm xảy ra 31 vụ cháy.",
    "Trong 9 tháng, huyện Gia Lâm xảy ra 31 vụ cháy.",
    "Năm 2019 tội phạm về trật tự xã hội của huyện Gia Lâm tăng 2,4%, tức 31 vụ.",
    "Riêng câu lạc bộ B93 xã Yên Viên giúp 31 người có việc làm.",
    "Năm tới huyện Gia Lâm phát động thi đua; mở 31 lớp tập huấn cho cán bộ.",
])  # fmt: skip
def test_a_time_that_may_be_another_is_asked_about(text):
    assert next(f for f in read_prose(text, period=parse("2019")) if f.evidence.number == "31").status != USED


def test_the_youth_league_is_no_city():
    assert {f.place for f in read_prose("Năm 2019 Đoàn TNCS Hồ Chí Minh huyện Gia Lâm mở 12 buổi tuyên truyền.")} <= {
        "",
        "vn-hn-gialam",
    }


def test_months_so_far_behind_a_quarter_are_asked_about():
    text = "Quý III/2022, huyện Gia Lâm phát hiện 2 vụ đánh bạc; 9 tháng phát hiện 7 vụ đánh bạc."
    assert next(f for f in read_prose(text) if f.evidence.number == "7").status == QUEUED


def test_a_quarter_apart_is_no_part():
    found = read_prose(
        "Báo tóm tắt: cả năm 2022 huyện Gia Lâm có 7 vụ cháy. Riêng quý IV xảy ra 2 vụ cháy.", period=parse("2022")
    )
    assert [(f.status, f.start) for f in found if f.indicator == "fires"] == [
        (USED, _days("2022")[0]),
        (USED, _days("2022-Q4")[0]),
    ]


def test_a_city_within_a_province_means_itself_by_all_the_city():
    found = read_prose("Năm 2021, toàn thành phố xảy ra 58 vụ tội phạm về trật tự xã hội.", place="vn-daklak-bmt")
    assert [f.place for f in found if f.status == USED] == ["vn-daklak-bmt"]
    found = read_prose("Năm 2021, toàn thành phố xảy ra 58 vụ tội phạm về trật tự xã hội.", place="vn-hn-gialam")
    assert [f.place for f in found] == ["", "vn-hn"]


BROKEN = """Trong quý III/2022, trên địa bàn huyện Gia Lâm xảy ra 58 vụ tội phạm về trật tự
xã hội, Công an huyện đã điều tra làm rõ 50 vụ, bắt giữ 66 đối tượng,
đạt tỷ lệ 86,2%.
- xảy ra 4 vụ cháy;
- mở 12 buổi tuyên truyền."""


def test_a_line_broken_within_a_sentence_goes_on():
    assert [text.count("\n") for text in (BROKEN, unbroken(BROKEN))] == [4, 2] and len(BROKEN) == len(unbroken(BROKEN))
    found = {f.evidence.number: f.indicator for f in read_prose(BROKEN) if f.status == USED}
    assert found["58"] == "so_offences" and found["86,2%"] == "so_clearance_pct" and found["12"] == "campaign_sessions"


def test_reporting_is_no_tip_and_a_year_past_is_no_rate():
    text = "Thực hiện chế độ thông tin báo cáo, một năm qua huyện Gia Lâm xảy ra 8 vụ tội phạm về trật tự xã hội, làm rõ 7 vụ."
    found = {f.evidence.number: f.indicator for f in read_prose(text, period=parse("2022")) if f.indicator}
    assert found == {"8": "so_offences", "7": "so_solved"}


LISTED = """Xã Đa Tốn trong năm xảy ra 12 vụ phạm pháp hình sự, bắt giữ 14 đối tượng
xã Kim Sơn trong năm xảy ra 8 vụ phạm pháp hình sự, bắt giữ 9 đối tượng
tháng 2 năm 2019 toàn huyện xảy ra 9 vụ phạm pháp hình sự nghiêm trọng
ma túy: phát hiện 8 vụ, bắt 9 đối tượng, chủ yếu ở thị trấn Trâu Quỳ
1.2. Tội phạm về kinh tế phát hiện 5 vụ và 6 đối tượng trong năm 2019;
2.1 Xã Kim Sơn xảy ra 4 vụ cháy, không có thiệt hại về người trong năm"""


def test_lines_of_places_or_periods_are_a_list():
    assert unbroken(LISTED) == LISTED


def test_a_rate_of_the_time_past_stays_a_rate():
    for text in (
        "Trung bình mỗi năm qua huyện Gia Lâm xảy ra 120 vụ cháy.",
        "Bình quân một năm qua huyện Gia Lâm xảy ra 120 vụ cháy.",
    ):
        assert [
            f.status
            for f in read_prose(text, period=parse("2019"))
            if f.evidence.number == "120" and not f.indicator.endswith("per_year")
        ] in ([], ["set_aside"])


@pytest.mark.parametrize("text", [
    "Quý III/2022 huyện Gia Lâm xảy ra 12 vụ cháy, bằng 23% 9 tháng, đã khám phá 7 vụ phạm pháp hình sự.",
    "Quý II/2022 huyện Gia Lâm có bị can tạm giam 6 tháng, đã khởi tố 7 vụ án hình sự.",
])  # fmt: skip
def test_months_of_something_else_are_not_those_so_far(text):
    assert all(f.start.month > 1 for f in read_prose(text) if f.evidence.number == "7" and f.start)


@pytest.mark.parametrize(("text", "number", "days"), [
    ("Kết quả rà soát đến ngày 30/9/2019, huyện hiện có 187 người nghiện ma túy có hồ sơ quản lý.", "187", "2019-09-30"),
    ("Tính đến hết tháng 9/2019, huyện hiện có 187 người nghiện ma túy có hồ sơ quản lý.", "187", "2019-09-30"),
    ("Tháng 3/2019 có 5 câu lạc bộ B93, hiện có 17 câu lạc bộ B93.", "17", "2019"),
    ("Dân số tại thời điểm 01/4/2017 là 8.317 người. Quý III, xảy ra 31 vụ cháy.", "31", "2019-Q3"),
    ("Câu lạc bộ ra đời từ ngày 01/4/2012. Tháng 8 xảy ra 31 vụ cháy.", "31", "2019-08"),
    ("Nghị quyết ban hành ngày 22/10/2010. 6 tháng đầu năm xảy ra 31 vụ cháy.", "31", "2019-H1"),
    ("Đợt cao điểm từ ngày 15/12/2017 đến ngày 14/01/2018 kết thúc tốt. Quý II xảy ra 31 vụ cháy.", "31", "2019-Q2"),
])  # fmt: skip
def test_a_date_in_passing_gives_no_year_and_a_day_of_a_survey_is_that_of_what_stood(text, number, days):
    row = next(f for f in read_prose(text, place="vn-hn-gialam", period=parse("2019")) if f.evidence.number == number)
    assert (row.status, row.start, row.end) == (USED, *_days(days))
