"""What a period of one's own table is, day first; a year beside a month, years that are not the calendar's, starts."""

import datetime as dt
import re

import pytest
from table_readings import HEAD, asked, periods, said, values

from analysis.errors import BadParameter, BadTable
from analysis.ingest.columns.cells.periods import written


@pytest.mark.parametrize(("written", "meant"), [
    ("05/03/2019", "2019-03"), ("Mar-19", "2019-03"), ("Tháng 3/2019", "2019-03"), ("T3/2019", "2019-03"), ("2019m3", "2019-03"), ("201903", "2019-03"),
    ("Quý 1/2019", "2019Q1"), ("Quý I năm 2019", "2019Q1"), ("2019Q1", "2019Q1"), ("Sơ bộ 2019", "2019"), ("2019p", "2019"), ("Năm 2019", "2019"),
    ("43543", "2019-03"), ("2019-03-05T00:00:00+07:00", "2019-03"), ("5 March 2019", "2019-03"),
])  # fmt: skip
def test_a_period_is_read_day_first(csv, written, meant):
    assert periods(csv(f"place;period;y\na;{written};3\n")) == [meant]


@pytest.mark.parametrize("written", ["05/25/2019", "19-Mar", "3/19", "Kế hoạch 2019", "2018-12-31T17:00:00Z", "Tháng 13/2019"])
def test_a_period_of_two_readings_is_asked_about(csv, written):
    assert asked(csv(f"place;period;y\na;{written};3\n")) == {"period": ("B2",)}


def test_buddhist_years_are_refused_with_the_cell(csv):
    with pytest.raises(BadTable, match="B2"):
        csv(HEAD + "a,2562,5\na,2563,6\n")


def test_windows_and_half_years_keep_their_days_and_make_no_panel(csv):
    table = csv(HEAD + "a,2016-12-15/2017-12-14,41\na,2017-12-15/2018-12-14,42\n")
    assert table.spans.iloc[0, :2].tolist() == [dt.date(2016, 12, 15), dt.date(2017, 12, 14)]
    with pytest.raises(BadTable):
        table.panel()
    assert csv("Xã,6 tháng đầu năm 2019,6 tháng cuối năm 2019\nA,4,5\nB,7,8\n").spans["end"].iloc[0] == dt.date(2019, 6, 30)


def test_year_and_month_in_two_columns_are_one_period(csv):
    assert periods(csv("Xã,Năm,Tháng,Số vụ\nA,2018,1,5\nA,2018,2,6\n")) == ["2018-01", "2018-02"]
    assert periods(csv("Xã,Năm,Quý,Số vụ\nA,2018,I,5\nA,2018,II,6\n")) == ["2018Q1", "2018Q2"]
    assert periods(csv("Xã,Năm,Tháng,Số vụ\nA,2018,Tháng năm,5\nA,2018,Tháng mười một,6\n")) == ["2018-05", "2018-11"]


@pytest.mark.parametrize(
    "start",
    [
        "từ 15/3/2020",
        "kể từ ngày 15/3/2020",
        "since 15/3/2020",
        "từ tháng 3/2020",
        "ra mắt ngày 19/3/2020",
        "hoạt động từ 3/2020",
        "từ đầu tháng 3/2020",
    ],
)
def test_a_start_may_say_from_when(csv, start):
    rows = "".join(
        f"{p},{m:02d}/2020,{m},{s}\n" for p, s in (("A", start), ("B", "chưa"), ("C", "01/05/2020")) for m in range(1, 7)
    )
    table = csv("Xã,Tháng,Số vụ,Ngày áp dụng\n" + rows)
    assert not table.questions and set(table.panel().rows["adopted"].dropna().astype(str)) == {"2020-03", "2020-05"}


def test_a_start_of_a_year_in_a_table_of_months_is_said(csv):
    table = csv("Xã,Tháng,Số vụ,Ngày áp dụng\nA,2019-01,1,chưa\nA,2019-02,2,chưa\nB,2019-01,1,2019\nB,2019-02,2,2019\n")
    assert {"coarse_start", "never"} <= said(table) and table.panel().rows["adopted"].dropna().astype(str).tolist() == [
        "2019-01"
    ] * 2


def test_a_month_that_is_none_a_year_far_off_and_errors_of_an_export_are_asked_about(csv):
    assert asked(csv("Năm,Tháng,Số vụ\n2019,1,5\n2019,2,5\n2019,13,5\n")) == {"period": ("B4",)}
    assert asked(csv("Xã,Năm,Số vụ\nA,1019,5\nA,2020,6\n")) == {"period": ("B2",)}
    assert asked(csv("Xã,Năm,Số vụ,Số đối tượng\nA,2019,5,7\nA,2020,#N/A,8\nA,2021,#VALUE!,8\n")) == {"text": ("C3", "C4")}
    assert "to_come" in said(csv("Xã,Năm,Số vụ\nA,2019,5\nA,2090,6\n"))


def test_a_start_in_the_last_days_of_a_police_year_is_asked_about(csv):
    head = "Năm công tác tính từ 15/12 năm trước đến 14/12,,,\nXã,Năm công tác,Số vụ,Ngày ra mắt\n"
    rows = "".join(f"{place},{year},5,{day}\n" for place, day in (("A", "20/12/2018"), ("B", "")) for year in range(2015, 2022))
    table = csv(head + rows)
    assert ("reporting_year", ("D3",)) in [(q.about, q.cells) for q in table.questions]


def test_a_year_over_two_years_is_asked_about(csv):
    table = csv("Phường,Niên độ,Số vụ\nA,2016/17,73\nA,2017/18,64\nB,2016/17,57\nB,2017/18,66\n")
    assert [q.about for q in table.questions] == ["period"]


def test_bodies_under_unit_are_no_units_and_fiscal_years_named_by_their_beginning_ask_nothing(csv):
    assert not csv(
        "Xã,Năm,Số vụ,Đơn vị\nA,2019,29,Công an xã\nA,2020,30,Đội CSHS\nB,2019,16,Công an xã\nB,2020,15,Đội CSHS\n"
    ).questions
    head = "Số liệu từ 1/7/2018 đến 30/6/2019,,,\nXã,Năm,Số vụ,Ngày áp dụng\n"
    rows = "".join(f"{place},{year},5,{day}\n" for place, day in (("A", "20/09/2018"), ("B", "")) for year in range(2015, 2022))
    assert not [q for q in csv(head + rows).questions if q.about == "reporting_year"]


def test_a_start_that_is_vague_is_asked_about_and_sums_among_months_are_set_aside(csv, xlsx):
    text = "Xã,Năm,Số vụ,Thời gian triển khai mô hình\n" + "".join(
        f"{xa},{y},{y % 7},{start}\n"
        for xa, start in (("A", "01/04/2019"), ("B", "đầu năm 2020"), ("C", "chưa"))
        for y in (2018, 2019, 2020)
    )
    in_2020 = csv(text).panel().rows  # of years a part of the year is enough
    assert not asked(csv(text)) and in_2020.loc[in_2020["place"] == "B", "adopted"].astype(str).unique().tolist() == ["2020"]
    assert set(asked(csv(re.sub(r",(20\d\d),", r",01/\1,", text).replace("Năm", "Tháng")))) == {"adopted"}
    head = ["Xã", "T1", "T2", "T3", "Quý I", "T4", "T5", "T6", "Quý II", "6 tháng"]
    table = xlsx([["Số vụ năm 2020"], head, ["Xã A", 1, 2, 3, 6, 1, 1, 1, 3, 9], ["Xã B", 2, 2, 2, 6, 1, 0, 3, 4, 10]])
    assert values(table)[:6] == [1, 2, 3, 1, 1, 1] and not table.questions and "total_column" in said(table)


def test_years_written_once_hold_for_the_rows_below_and_names_across_are_places(xlsx):
    rows = [["Năm", "Tháng", "Yên Hòa", "Tân Lập", "Phú Cường", "Cộng"]]
    for year in (2018, 2019):
        rows += [[year if m == 1 else None, m, 1, m % 3, 2, 3 + m % 3] for m in range(1, 13)] + [[None, "Cộng", 12, 12, 24, 48]]
    table = xlsx(rows)
    assert set(table.frame["địa bàn"]) == {"Yên Hòa", "Tân Lập", "Phú Cường"} and not table.questions
    assert {"filled", "total_rows", "total_column"} <= said(table) and table.frame[table.column("period")].nunique() == 24


def test_quarters_under_a_heading_of_periods_belong_to_the_year_beside_them(csv):
    rows = [
        f"A,{y},{k},{v}"
        for y in (2018, 2019)
        for k, v in (("Quý I", 1), ("Quý II", 2), ("6 tháng đầu năm", 3), ("Quý III", 4), ("Quý IV", 5), ("Cả năm", 12))
    ]
    table = csv("Xã,Năm,Kỳ,Số vụ\n" + "\n".join(rows) + "\n")
    panel = table.panel()
    assert not table.questions and panel.rows["outcome"].tolist() == [1, 2, 4, 5] * 2 and panel.frequency == "Q"


def test_periods_that_most_rows_lack_are_asked_about(csv):
    assert "blank_period" in asked(csv("Xã,Năm,Số vụ\nA,2018,1\nB,,2\nC,,3\nA,2019,2\nB,,5\nC,,1\n"))


def in_year(kind: str, numbers) -> str:
    return f"Xã,Năm,{kind},Số vụ\n" + "".join(
        f"{xa},{y},{n},{(3 * i + y) % 5}\n" for xa in ("Đa Tốn", "Kiêu Kỵ") for y in (2018, 2019) for i, n in enumerate(numbers)
    )


@pytest.mark.parametrize(
    ("kind", "numbers"), [("Kỳ", (1, 2)), ("Kỳ báo cáo", ("I", "II")), ("Kỳ", (1, 2, 3)), ("Giai đoạn", (1, 2))]
)
def test_bare_numbers_beside_a_year_are_asked_about_and_can_be_told(csv, kind, numbers):
    text = in_year(kind, numbers)
    table = csv(text)
    assert [q.about for q in table.questions] == ["period"] and table.frame[table.column("period")].isna().all()
    assert table.questions[0].cells[:2] == ("C2", "C3") and 'cells="period=half"' in table.questions[0].answers
    with pytest.raises(BadTable):
        table.panel()
    assert periods(csv(text, cells="period=quarter"))[:2] == ["2018Q1", "2018Q2"]
    assert periods(csv(text, cells="period=month"))[:2] == ["2018-01", "2018-02"]
    if len(numbers) == 2:
        assert asked(csv(text, cells="period=half")).keys() == {"half"}
    assert periods(csv(in_year(kind, (1, 2, 3, 4)), cells="period=month"))[:4] == [f"2018-0{m}" for m in (1, 2, 3, 4)]
    assert asked(csv(text, columns=f"{kind}=ignore")).keys() == {"repeated"}


@pytest.mark.parametrize(("numbers", "last"), [((1, 2, 3, 4), "2019Q4"), (("I", "II", "III", "IV"), "2019Q4"), (range(1, 13), "2019-12"), ((1, 2, "Quý III"), "2019Q3")])  # fmt: skip
def test_bare_numbers_that_go_as_far_as_quarters_or_months_are_those(csv, numbers, last):
    table = csv(in_year("Kỳ", numbers))
    assert not table.questions and periods(table)[-1] == last


def test_periods_are_asked_about_where_half_of_the_rows_or_all_of_a_place_lack_them(csv):
    half = "Năm,Xã,Số vụ\n2018,Đa Tốn,3\n,Kiêu Kỵ,4\n2019,Đa Tốn,3\n,Kiêu Kỵ,4\n"
    assert asked(csv(half)) == {"blank_period": ("A3", "A5")}
    third = "Năm,Xã,Số vụ\n2018,Đa Tốn,3\n2018,Kim Lan,3\n,Kiêu Kỵ,4\n2019,Đa Tốn,3\n2019,Kim Lan,3\n,Kiêu Kỵ,4\n"
    assert asked(csv(third)) == {"blank_period": ("A4", "A7")}
    assert not csv(third.replace(",Kiêu Kỵ,4", ",Kiêu Kỵ,")).questions  # nothing is lost


@pytest.mark.parametrize("answer", ["half=year", "half=add"])
def test_halves_of_a_table_of_years_are_not_added(csv, answer):
    with pytest.raises(BadParameter):
        csv(HEAD + "a,2019,5\n", cells=answer)


def test_starts_of_which_the_month_may_stand_first_are_asked_about(csv):
    starts = {"A": "03/04/2019", "B": "05/02/2019", "C": ""}
    lines = [f"{ward},2019-{m:02d},{m},{starts[ward]}" for ward in starts for m in range(1, 9)]
    text = "\n".join(["ward,month,thefts,start date", *lines])
    assert asked(csv(text)) == {"dates": ("D2", "D10")}
    for first, months in (("day", {"2019-04", "2019-02", "NaT"}), ("month", {"2019-03", "2019-05", "NaT"})):
        assert {str(v) for v in csv(text, cells=f"dates={first}").frame["start date"]} == months
    assert not csv(text.replace("05/02", "25/02")).questions and not csv(text.replace("ward,", "xã,")).questions


def test_first_days_among_written_months_are_these_months(xlsx):
    rows = [
        ["Xã", "Tháng", "Số vụ"],
        ["A", "01/2021", 4],
        ["A", "T2/2021", 5],
        ["B", dt.date(2021, 1, 1), 6],
        ["B", dt.date(2021, 2, 1), 7],
    ]
    assert periods(xlsx(rows)) == ["2021-01", "2021-02"] * 2 and "first_days" in said(xlsx(rows))
    rows[3][1] = dt.date(2021, 1, 3)
    assert set(asked(xlsx(rows))) == {"period"}


def test_a_year_of_two_digits_is_that_of_the_days_around_it(csv):
    head = "Xã,Ngày báo cáo,Số vụ\n"
    table = csv(head + "A,05/01/2021,3\nA,9.2.21,4\nA,17-3-21,5\n")
    assert periods(table) == ["2021-01", "2021-02", "2021-03"] and not table.questions
    assert set(asked(csv(head + "A,05/01/2021,3\nA,9.2.22,4\n"))) == {"period"}


def test_dates_whose_month_stands_first_name_those_that_fit_both_ways(csv):
    table = csv("Xã,Ngày báo cáo,Số vụ\nA,05/13/2021,3\nA,07/04/2021,4\nA,25/09/2021,5\n")
    assert asked(table) == {"period": ("B2",)} and "1 other dates (such as 07/04/2021)" in table.questions[0].text.en


def test_months_that_fall_are_of_two_years_and_the_title_names_one(xlsx):
    def table(months, wide=False):
        rows = [[p, m, m % 5] for p in ("Đa Tốn", "Cổ Bi") for m in months]
        across = [["Xã", *(f"T{m}" for m in months)], *([p, *(m % 5 for m in months)] for p in ("Đa Tốn", "Cổ Bi"))]
        return xlsx([["SỐ VỤ NĂM 2021"], *(across if wide else [["Xã", "Tháng", "Số vụ"], *rows])])

    for wide in (False, True):
        assert set(asked(table([10, 11, 12, 1, 2, 3], wide))) == {"period"}
        assert periods(table([1, 2, 3, 4], wide))[:2] == ["2021-01", "2021-02"] and not table([1, 2, 3, 4], wide).questions
        assert periods(table([6, 5, 4, 3], wide))[0] == "2021-06"
    assert set(asked(table([1, 2, 3, 1, 2, 3]))) == {"period"}


def test_dates_that_can_be_read_either_way_are_asked_about_or_said(csv):
    days = ["05/03/2021", "11/02/2021", "02/09/2021", "07/06/2021"]
    rows = "".join(f"{p},{day},{i}\n" for p in ("A", "B") for i, day in enumerate(days))
    table = csv("Ward,Date,Offences\n" + rows)
    assert "dates" in asked(table) and "dates" not in asked(csv("Ward,Date,Offences\n" + rows.replace("02/09", "25/09")))
    assert periods(csv("Ward,Date,Offences\n" + rows, cells="dates=month"))[:2] == ["2021-05", "2021-11"]
    told = csv("Ward,Date,Offences\n" + rows, cells="dates=day")
    assert not told.questions and "dates" not in said(told)
    home = csv("Xã,Ngày,Số vụ\n" + rows)
    assert not home.questions and "dates" in said(home) and periods(home)[:2] == ["2021-03", "2021-02"]
    assert "dates" not in said(csv("Xã,Ngày,Số vụ\n" + rows.replace("02/09", "25/09")))
    assert "dates" in asked(csv("Xã,Tháng,Số vụ\n" + "".join(f"A,{m}/1/2021,{m}\n" for m in range(1, 13))))


def test_the_order_of_dates_shows_which_of_day_and_month_stands_first(csv):
    rising = ["02/01/2021", "01/02/2021", "03/04/2021", "01/05/2021"]
    assert not asked(csv("Ward,Date,Offences\n" + "".join(f"A,{day},{i}\n" for i, day in enumerate(rising))))
    turned = ["01/02/2021", "02/01/2021", "04/03/2021", "05/01/2021"]
    assert "dates" in asked(csv("Xã,Ngày,Số vụ\n" + "".join(f"A,{day},{i}\n" for i, day in enumerate(turned))))


def test_a_working_month_goes_by_its_name_and_its_days_are_said(csv):
    months = ["Tháng 1/2019 (15/12/2018-14/1/2019)", "Tháng 2/2019 (15/1/2019 - 14/2/2019)", "Tháng 3/2019 (15/2-14/3)"]
    table = csv("Tháng công tác,Xã,Số vụ\n" + "".join(f"{m},{p},{i}\n" for i, m in enumerate(months) for p in "AB"))
    assert periods(table)[::2] == ["2019-01", "2019-02", "2019-03"] and not table.questions and "reporting_days" in said(table)
    assert table.panel().rows["outcome"].sum() == 6
    plain = csv("Tháng công tác,Xã,Số vụ\nTháng 1/2019 (01/01/2019-31/01/2019),A,3\n")
    assert periods(plain) == ["2019-01"] and "reporting_days" not in said(plain)
    assert "period" in asked(csv("Tháng,Xã,Số vụ\nTháng 1/2019 (15/6/2018-14/7/2018),A,3\nTháng 2/2019,A,3\n"))
    started = csv(
        "Tháng công tác,Xã,Số vụ,Ngày áp dụng\n"
        + "".join(f"{m},{p},{i},{'20/12/2018' if p == 'A' else ''}\n" for i, m in enumerate(months) for p in "AB")
    )
    assert [q.cells for q in started.questions] == [("D2",)]


def test_days_beside_a_period_are_about_as_many_as_its_own():
    told = {
        "Tháng 1/2019 (15/12-14/1)": "M",
        "Quý I/2019 (15/12/2018-14/3/2019)": "Q",
        "Năm 2019 (01/01/2019-30/6/2019)": None,
        "Tháng 7/2019 (1/5-5/7)": None,
    }
    assert {text: (found := written(text)) and found.kind for text in told} == told  # fmt: skip


@pytest.mark.parametrize("never", ["chưa lắp", "không thành lập", "Chưa có camera"])
def test_what_was_not_done_has_no_start(csv, never):
    rows = "".join(
        f"{p},{m:02d}/2020,{m},{s}\n" for p, s in (("A", never), ("B", "chưa"), ("C", "01/05/2020")) for m in range(1, 7)
    )
    table = csv("Xã,Tháng,Số vụ,Ngày áp dụng\n" + rows)
    assert not table.questions and table.panel().rows["adopted"].notna().sum() == 6


@pytest.mark.parametrize("start", ["không rõ", "chưa xác định", "dự kiến 2021", "kết thúc ngày 1/3/2020", "trước 3/2020"])
def test_words_that_say_no_start_are_asked_about(csv, start):
    rows = "".join(
        f"{p},{m:02d}/2020,{m},{s}\n" for p, s in (("A", start), ("B", "chưa"), ("C", "01/05/2020")) for m in range(1, 7)
    )
    assert "adopted" in asked(csv("Xã,Tháng,Số vụ,Ngày áp dụng\n" + rows))


def test_a_day_may_follow_the_time_of_day(csv):
    times = ("21h30 {}", "Đêm {}", "12h30 ngày {}", "khoảng 3 giờ sáng {}", "{}", "8:05 {}")
    days = [f"{1 + i * 5 % 28:02d}/{1 + i % 6:02d}/2021" for i in range(30)]
    lines = [
        f"{i},{times[i % 6].format(d)},{'AB'[i % 2]},{('Gây rối', 'Trộm cắp')[i % 3 % 2]},{i % 4}\n"
        for i, d in enumerate(days, 1)
    ]
    table = csv("Số TT,Ngày xảy ra,Xã,Nội dung,Số đối tượng\n" + "".join(lines))
    assert not table.questions and table.panel().rows["outcome"].sum() == 30


def test_a_year_that_the_title_contradicts_is_asked_about(xlsx):
    def sheet(year):
        return [[f"SỐ VỤ PHẠM PHÁP HÌNH SỰ NĂM {year}"], ["Xã", *(f"T{m}" for m in range(1, 13))], ["Đa Tốn", *range(12, 0, -1)], ["Cổ Bi", *range(12)]]  # fmt: skip

    assert "period" in asked(xlsx({"Năm 2021": sheet(2022)})) and not asked(xlsx({"Năm 2021": sheet(2021)}))
    assert not asked(xlsx({"Năm 2021": sheet(2021), "Năm 2022": sheet(2022)}))
    assert "period" in asked(xlsx({"2021": [["Năm 2021"], ["Xã", "Số vụ"], ["A", 1], ["B", 2]], "2022": [["Năm 2020"], ["Xã", "Số vụ"], ["A", 3], ["B", 1]]}))  # fmt: skip


def test_months_stand_under_the_row_of_their_year_which_is_their_sum(xlsx):
    rows = [["Thời gian", "Tổng số", "Dương Đông", "An Thới", "Cửa Cạn"]]
    for year in (2020, 2021):
        rows += [[f"Năm {year}", 72, 12, 24, 36], *([f"Tháng {m}", 6, 1, 2, 3] for m in range(1, 13))]
    table = xlsx([["Số người nghiện được vận động"], *rows])
    assert not table.questions and "year_above" in said(table) and table.panel().rows["outcome"].sum() == 144
    assert table.frame[table.column("period")].nunique() == 24


def test_starts_that_are_written_in_two_ways_stay_with_their_places(csv):
    starts = {"A": "lắp 2019", "B": "2019", "C": "lắp 2020", "D": "lắp 2021", "E": "chưa"}
    table = csv(
        "Xã,Năm,Số vụ,Năm lắp camera\n"
        + "".join(f"{p},{y},{y % 7},{s}\n" for p, s in starts.items() for y in (2018, 2019, 2020, 2021))
    )
    rows = table.panel().rows.dropna(subset=["adopted"])
    found = rows.groupby("place")["adopted"].first().astype(str).to_dict()
    assert found == {"A": "2019", "B": "2019", "C": "2020", "D": "2021"} and not table.questions


@pytest.mark.parametrize(
    "word", ["QĐ số 05/2020", "chấm dứt 2020", "sẽ lắp 2021", "chưa cập nhật", "không có hồ sơ", "không lắp nữa", "không rõ năm"]
)
def test_what_is_no_start_and_no_never_is_asked_about(csv, word):
    text = "Xã,Năm,Số vụ,Năm lắp camera\n" + "".join(
        f"{p},{y},{y % 7},{s}\n" for p, s in (("A", "2019"), ("B", word), ("C", "chưa")) for y in (2018, 2019, 2020)
    )
    assert "adopted" in asked(csv(text))


def test_years_without_months_below_them_and_bare_numbers_are_asked_about(csv):
    months = "".join(f"Tháng {m},{m}\n" for m in range(1, 7))
    assert "period" in asked(csv("Kỳ,Số vụ\n2018,120\n2019,130\n2020,110\n2021,\n" + months))
    assert "period" in asked(csv("Kỳ,Số vụ\n" + "".join(f"{y},100\n1,25\n2,25\n3,25\n4,25\n" for y in (2019, 2020))))


def test_day_month_and_year_in_three_columns_are_one_day(csv):
    rows = "".join(f"{i},{d},{m},2022,{x},5\n" for i, (d, m, x) in enumerate([(12, 9, "A"), (17, 9, "B"), (3, 10, "A"), (22, 11, "B"), (8, 12, "A")], 1))  # fmt: skip
    table = csv(f"SỔ THEO DÕI VỤ VIỆC,,,,,\nSTT,Ngày,Tháng,Năm,Xã,Số người liên quan\n{rows}")
    assert not table.questions and sum(values(table, "Số vụ")) == 5 and str(table.frame["Ngày"].iloc[0]) == "2022-09"
    panel = csv(f"THEO DÕI VỤ VIỆC,,,,,\nSTT,Ngày,Tháng,Năm,Xã,Trộm cắp\n{''.join(f'{i},1,{m},2022,{x},{i}{chr(10)}' for i, (m, x) in enumerate([(1, 'A'), (1, 'B'), (2, 'A'), (2, 'B'), (3, 'A'), (3, 'B')], 1))}")  # fmt: skip
    assert values(panel, "Trộm cắp") == [1, 2, 3, 4, 5, 6]  # places that report on the same days are no cases


_WHOLE = [
    ["Huyện", "Số vụ", None, None],
    [None, 2017, 2018, 2019],
    ["Đông Hưng", 12, 14, 9],
    ["Hưng Hà", 20, 19, 15],
    ["Vũ Thư", 7, 9, 5],
]


def _noted(xlsx, line: str, **answers: str):
    return xlsx([*_WHOLE, [None], [line]], change=lambda book: book.active.merge_cells("B1:D1"), **answers)


@pytest.mark.parametrize(
    "line",
    ["Ghi chú: Số liệu năm 2019 tính đến 14/12/2019.", "(Số liệu chốt 14/12 hằng năm)", "Năm 2019 tính đến hết ngày 30/11."],
)
def test_a_year_that_ends_before_its_last_month_is_over_is_said(xlsx, line):
    table = _noted(xlsx, line)
    assert not table.questions and periods(table)[:3] == ["2017", "2018", "2019"]
    assert [line in n.text.vi for n in table.notices if n.code == "unfinished"] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "Ghi chú: Số liệu năm 2019 tính đến 31/10/2019.",
        "Ghi chú: năm 2019 là số liệu 10 tháng.",
        "Số liệu 10 tháng đầu năm 2019.",
        "Năm 2019: đến hết tháng 10.",
        "Năm 2019 mới có 10 tháng.",
        "Số liệu từ 01/01/2017 đến 31/10/2019",
        "Từ năm 2017 đến 10 tháng đầu năm 2019",
        "Giai đoạn từ năm 2017 đến 31/10/2019",
        "Figures from 2017 to 31/10/2019",
        "Số liệu các năm 2017, 2018 và 10 tháng đầu năm 2019",
        "Giai đoạn 2017 - 2019 (đến hết tháng 10/2019)",
        "Giai đoạn 2017-10/2019",
        "Năm 2018 là 12 tháng, năm 2019 là 10 tháng",
        "Thời điểm chốt số liệu: 31/10/2019",
    ],
)
def test_a_year_more_than_a_month_short_is_asked_about_and_can_be_set_aside_or_kept(xlsx, line):
    asked_of = _noted(xlsx, line)
    assert [q.about for q in asked_of.questions] == ["partial"] and "31/10/2019" in asked_of.questions[0].text.vi
    assert sorted(set(periods(_noted(xlsx, line, cells="partial=drop")))) == ["2017", "2018"]
    kept = _noted(xlsx, line, cells="partial=keep")
    assert not kept.questions and len(kept.frame) == 9 and "unfinished" in said(kept)


@pytest.mark.parametrize(
    "line",
    [
        "Dân số năm 2019 tính đến 1/4/2019.",
        "Tăng 5% so với 10 tháng đầu năm 2018.",
        "Người lập biểu",
        "Số liệu tính đến 31/12/2019",
        "Sau 9 tháng cai nghiện",
        "Số liệu tính từ 15/11/2018 đến 14/11/2019",
        "Từ ngày 15/11/2017 đến ngày 14/11/2019",
        "Thí điểm từ 01/3/2019 đến 30/6/2019",
        "Danh sách xã tính đến 30/6/2019",
        "Tính đến ngày 01/7/2019, huyện có 7 xã",
        "Tính đến 30/6/2019 có 3 xã sáp nhập",
        "Địa giới hành chính tính đến 1/1/2019",
        "Số xã tính đến 30/06/2019",
        "Cập nhật ngày 5/6/2019 theo QĐ 12",
        "Theo báo cáo 9 tháng năm 2019 của Công an huyện",
        "Ghi chú: từ 6 tháng đầu năm 2019 thực hiện Kế hoạch 12",
        "Thực hiện Nghị quyết số 6/2019, 9 tháng qua không có vụ nào",
        "Năm 2018 có 9 tháng mưa bão",
        "năm 2018, 10 tháng triển khai tuần tra đêm",
    ],
)
def test_lines_that_shorten_no_period_say_nothing(xlsx, line):
    table = _noted(xlsx, line)
    assert not table.questions and "unfinished" not in said(table)


def test_a_year_with_its_months_in_brackets_stays_that_year_of_the_same_indicator(xlsx):
    rows = [["Huyện", 2017, 2018, "2019 (10 tháng)"], ["Đông Hưng", 12, 14, 9], ["Hưng Hà", 20, 19, 15], ["Vũ Thư", 7, 9, 5]]
    table = xlsx(rows)
    assert asked(table) == {"partial": ("D1",)} and periods(table)[:3] == ["2017", "2018", "2019"]
    assert len(table.columns("outcome")) == 1 and len(xlsx(rows, cells="partial=keep").panel().rows) == 9


@pytest.mark.parametrize("line", ["Tính đến hết quý II/2019", "Số liệu đến hết quý 2 năm 2019"])
def test_the_quarter_to_which_a_year_runs_is_its_end(xlsx, line):
    assert "2019 (30/06/2019)" in _noted(xlsx, line).questions[0].text.vi


@pytest.mark.parametrize(
    "line",
    ["Số liệu tính đến ngày 14/11 hằng năm", "Số liệu các năm tính đến 14/11", "Số liệu tính đến 30/9 các năm",
     "Số liệu tính từ 01/01 đến 30/6 hằng năm", "Kỳ số liệu: 6 tháng đầu các năm 2017, 2018, 2019"],
)  # fmt: skip
def test_years_that_all_end_early_on_one_day_are_said_and_kept(xlsx, line):
    for table in (_noted(xlsx, line), _noted(xlsx, line, cells="partial=drop")):
        assert not table.questions and "unfinished" in said(table) and len(table.frame) == 9


def test_years_in_brackets_that_end_alike_are_said_and_none_is_dropped_where_no_other_is_left(xlsx):
    rows = [["Đông Hưng", 12, 14, 9], ["Hưng Hà", 20, 19, 15], ["Vũ Thư", 7, 9, 5]]
    alike = xlsx([["Huyện", "2017 (6 tháng)", "2018 (6 tháng)", "2019 (6 tháng)"], *rows])
    assert not alike.questions and "unfinished" in said(alike) and periods(alike)[:3] == ["2017", "2018", "2019"]
    uneven = [["Huyện", "2017 (6 tháng)", "2018 (6 tháng)", "2019 (9 tháng)"], *rows]
    assert [list(q.answers) for q in xlsx(uneven).questions] == [['cells="partial=keep"']]
    assert len(xlsx(uneven, cells="partial=drop").frame) == 9


def test_a_line_that_calls_the_figures_of_a_year_estimates_is_said(xlsx):
    table = _noted(xlsx, "Số liệu năm 2019 là số ước tính.")
    assert [n.text.en[:31] for n in table.notices if n.code == "provisional"] == ["Provisional or estimated: 2019;"]


def test_the_day_of_a_case_and_a_birth_day_in_three_columns_are_two_and_what_is_no_day_stays(xlsx, csv):
    heads = [["SỔ THEO DÕI VỤ VIỆC"], ["STT", "Ngày xảy ra", None, None, "Xã", "Ngày sinh"], [None, "Ngày", "Tháng", "Năm", None, "Ngày", "Tháng", "Năm"]]  # fmt: skip
    rows = [[i, 3 * i, i, 2020, "Xã A" if i % 2 else "Xã B", i, i, 1980 + i] for i in range(1, 8)]
    merge = ("A2:A3", "B2:D2", "E2:E3", "F2:H2")
    table = xlsx([*heads, *rows], lambda book: [book.worksheets[0].merge_cells(ref) for ref in merge])
    assert table.column("period") == "Ngày xảy ra" and sum(values(table, "Số vụ")) == 7
    table = csv("Xã,Ngày,Tháng,Năm,Số vụ\nA,2,60,720,5\nB,3,61,721,6\n")
    assert "day_in_three" not in said(table)
    table = csv("Xã,Ngày,Tháng,Năm,Số vụ\nA,2,1,2020,5\nA,,2,2020,6\n")
    assert periods(table) == ["2020-01", "2020-02"]
    table = csv("STT,Ngày,Tháng,Năm,Xã,Số vụ\n1,2,1,2020,A,5\n2,2,1,2020,B,6\n,Tổng cộng,,,,11\n")
    assert not table.questions and values(table) == [5, 6]


def test_months_in_brackets_behind_a_year_end_it_early_or_not_at_all(xlsx):
    wide = xlsx([["Xã", "2017 (12 tháng)", "2018 (cả năm)", "2019 (6 tháng)"], ["A", 5, 6, 3], ["B", 7, 8, 4]])
    assert periods(wide) == ["2017", "2018", "2019"] * 2 and asked(wide) == {"partial": ("D1",)}
    rows = [[x, y, n] for n, x in enumerate("AB", 3) for y in (2017, 2018, "2019 (6 tháng)")]
    assert asked(xlsx([["Xã", "Năm", "Số vụ"], *rows])) == {"partial": ("B4",)}
    assert periods(xlsx([["Xã", "Năm", "Số vụ"], *rows], cells="partial=drop")) == ["2017", "2018"] * 2


def test_an_empty_column_of_starts_beside_yes_and_no_is_not_used(xlsx):
    rows = [
        [x, y, n + y - 2017, "Có" if x == "A" and y > 2017 else "Không", None]
        for n, x in enumerate("AB", 3)
        for y in (2016, 2017, 2018)
    ]
    table = xlsx([["Xã", "Năm", "Số vụ", "Áp dụng", "Ngày bắt đầu"], *rows])
    assert asked(table) == {} and table.column("adopted") is None and table.column("treated") == "Áp dụng"


def test_months_of_a_year_that_stands_nowhere_have_the_one_that_is_said(xlsx):
    places, months = [f"Xã {p}" for p in "ABCDEFGH"], range(1, 13)
    figures = [[(n * 5 + m * 7) % 19 for m in months] for n, _ in enumerate(places)]
    long = [[p, m, v] for p, own in zip(places, figures, strict=True) for m, v in zip(months, own, strict=True)]
    tables = (
        [["Xã", *(f"Tháng {m}" for m in months)], *([p, *own] for p, own in zip(places, figures, strict=True))],
        [["Xã", "Tháng", "Số vụ"], *long],
        [["Xã", "Tháng", "Số vụ"], *([p, f"Tháng {m}", v] for p, m, v in long)],
        [
            ["Xã", *(f"Quý {q}" for q in ("I", "II", "III", "IV"))],
            *([p, *own[:4]] for p, own in zip(places, figures, strict=True)),
        ],
    )
    for rows in tables:
        (question,) = xlsx(rows).questions
        assert question.about == "period" and question.answers[0] == 'cells="year=…"'
        table = xlsx(rows, cells="year=2019")
        assert not table.questions and "year_told" in said(table) and {p[:4] for p in periods(table)} == {"2019"}
        assert table.kind == "panel" and sorted(values(table)) == sorted(
            v for own in figures for v in own[: len(table.frame) // 8]
        )
    assert periods(xlsx([["Xã", "Số vụ trộm"], *([p, n] for n, p in enumerate(places))], cells="year=2019")) == ["2019"] * 8
    for rows in (
        [["Xã", "Năm", "Số vụ"], *([p, 2013 + y, y] for p in places for y in range(6))],
        [["Xã", "Tháng", "Số vụ"], *long, *long],
    ):
        with pytest.raises(BadParameter, match="year=2019"):
            xlsx(rows, cells="year=2019")
    with pytest.raises(BadParameter, match="year=19"):
        xlsx(tables[0], cells="year=19")
