"""Columns of the time in which a programme was carried out: the first time is the start, the last an end, which is asked about."""

import pytest
from table_readings import asked, said

XA = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Hòa Lạc", "Kim Sơn", "Long Hưng", "Mỹ Lộc")
SPANS = ("2015-2017", "từ 2016 đến nay", "3/2014 - 6/2016")
HEADING = "Thời gian thực hiện mô hình"


def rows(spans=SPANS, heading: str = HEADING) -> list[list]:
    figures = [[x, y, 4 + (i * 7 + y * 5) % 13, spans[i] if i < len(spans) else None] for i, x in enumerate(XA) for y in range(2013, 2020)]  # fmt: skip
    return [["Xã", "Năm", "Số vụ trộm cắp", heading], *figures]


def starts(table) -> dict[str, str]:
    if not (start := table.column("adopted")):
        return {}
    return table.frame.dropna(subset=[start]).groupby("Xã")[start].first().astype(str).to_dict()


@pytest.mark.parametrize("heading", [HEADING, "Thời gian thực hiện", "Ngày áp dụng", "Giai đoạn triển khai mô hình camera", "Thời gian hoạt động của tổ tự quản", "Programme period"])  # fmt: skip
def test_the_first_time_of_a_span_is_the_start_and_its_end_is_asked_about(xlsx, heading):
    table = xlsx(rows(heading=heading))
    assert asked(table) == {"withdrawn": ("D2", "D16")} and "spans" in said(table)
    assert starts(table) == {"An Bình": "2015", "Bình Minh": "2016", "Cửu Long": "2014"}
    end = next(answer for q in table.questions for answer in q.answers if answer)
    table = xlsx(rows(heading=heading), columns=end.removeprefix('columns="').rstrip('"'))
    assert not table.questions and len(starts(table)) == 3
    assert not xlsx(rows(heading=heading), columns=f"{heading}=ignore").column("adopted")


@pytest.mark.parametrize(("spans", "expected"), [
    (("2015 đến nay", "từ tháng 5/2016 đến nay", "2017 -"), ["2015", "2016", "2017"]),
    (("2015", "từ 2016 đến nay", "3/2014"), ["2015", "2016", "2014"]),
    (("01/03/2015 – 31/12/2019", "Quý I/2016 - Quý IV/2019", "chưa"), ["2015", "2016"]),
])  # fmt: skip
def test_spans_that_reach_the_end_of_the_table_are_said_and_not_asked_about(xlsx, spans, expected):
    table = xlsx(rows(spans))
    assert not asked(table) and list(starts(table).values()) == expected


def test_what_is_no_span_among_spans_is_asked_about(xlsx):
    table = xlsx(rows(("2015-2019", "từ 2016 đến nay", "2016 đến nay (tạm dừng 2018)")))
    assert asked(table) == {"adopted": ("D16",)} and list(starts(table)) == ["An Bình", "Bình Minh"]


@pytest.mark.parametrize(("heading", "spans"), [
    ("Thời gian hoạt động của tổ tuần tra", ("22h-5h", "21h - 4h", "23h-3h")), ("Nhiệm kỳ chủ tịch", ("2015-2020", "2016-2021", "2016-2021")),
    ("Thời gian khảo sát", ("2015-2017", "2016-2018", "2016")), ("Thời gian thi công đường", ("2015-2017", "2016-2018", "2016")),
])  # fmt: skip
def test_spans_of_something_else_are_no_starts(xlsx, heading, spans):
    table = xlsx(rows(spans, heading))
    assert not asked(table) and not starts(table) and "spans" not in said(table)


def test_years_that_may_be_of_schools_are_asked_about_as_they_stand(xlsx):
    assert set(asked(xlsx(rows(("2015-2016", "2016-2017"))))) == {"adopted"}


def test_the_day_of_the_paper_that_decided_a_start_is_the_start_and_said(csv):
    papers = ("QĐ 45/QĐ-UBND ngày 12/6/2016", "Quyết định số 7/QĐ-CAH ngày 03/11/2017", "không thành lập", "chưa có")
    rows = "".join(f"Xã {'ABCD'[n]};{y};{4 + (n + y) % 5};{own}\n" for n, own in enumerate(papers) for y in range(2013, 2020))
    table = csv(f"Xã;Năm;Số ca;Thành lập Tổ hòa giải lưu động\n{rows}")
    since = table.panel().rows.groupby("place")["adopted"].first().astype(str).to_dict()
    assert (
        not table.questions and "papers" in {n.code for n in table.notices} and (since["Xã A"], since["Xã B"]) == ("2016", "2017")
    )
    other = csv(f"Xã;Năm;Số ca;Thành lập Tổ hòa giải lưu động\n{rows.replace('ngày 03/11/2017', 'ngày 03/11/2017 và 5/2/2018')}")
    assert "papers" not in {n.code for n in other.notices}
