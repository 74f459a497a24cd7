"""Starts that a column of remarks tells in words of some places: asked about once, with a reading and answers that work."""

import pytest
from table_readings import asked

XA = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Hòa Lạc")


def rows(remarks: dict[str, str], heading: str = "Ghi chú") -> list[list]:
    figures = [[name, year, 4 + i + year % 3, remarks.get(name, "") if year == 2020 else None] for i, name in enumerate(XA) for year in range(2016, 2022)]  # fmt: skip
    return [["Xã", "Năm", "Số vụ trộm cắp", heading], *figures]


@pytest.mark.parametrize("said", [
    {"An Bình": "Camera an ninh hoạt động từ tháng 3/2018", "Cửu Long": "Lắp camera từ năm 2019", "Hòa Lạc": "thiếu báo cáo quý III"},
    {"An Bình": "Tổ tuần tra đêm ra mắt ngày 15/6/2018", "Cửu Long": "Tổ tuần tra đêm thành lập 02/2019"},
    {"An Bình": "Camera an ninh hoạt động từ tháng 3/2018 đến nay", "Cửu Long": "Camera hoạt động từ 2019 cho đến nay", "Hòa Lạc": "Chưa lắp camera"},
    {"An Bình": "Lắp camera từ năm 2018", "Cửu Long": "Lắp camera từ năm 2019", "Hòa Lạc": "Kế hoạch lắp camera năm 2023"},
])  # fmt: skip
def test_remarks_that_tell_starts_are_asked_about_and_the_answers_work(xlsx, said):
    table = xlsx(rows(said))
    (question,) = table.questions
    assert question.about == "start" and all(name in question.text.vi for name in ("An Bình", "Cửu Long"))
    table = xlsx(rows(said), columns="Ngày bắt đầu=adopted")
    since = table.frame.dropna(subset=["Ngày bắt đầu"]).groupby("Xã")["Ngày bắt đầu"].first().astype(str).to_dict()
    assert not table.questions and since == {"An Bình": "2018", "Cửu Long": "2019"}
    assert not xlsx(rows(said), columns="Ngày bắt đầu=ignore").column("adopted")


@pytest.mark.parametrize("remark", [
    "Camera hỏng từ tháng 3/2018", "Dự kiến lắp camera năm 2021", "Sáp nhập với xã bên từ 2020", "Số liệu cập nhật tháng 3/2020", "Camera hoạt động từ 2/2018 đến 12/2019", "Học tập mô hình của Bình Minh năm 2019", "Thành lập ngày 01/01/2020", "Thành lập mới năm 2020",
])  # fmt: skip
def test_remarks_of_something_else_are_no_start(xlsx, remark):
    assert "start" not in asked(xlsx(rows({"An Bình": remark}))) and xlsx(rows({"An Bình": remark})).column("adopted") is None


@pytest.mark.parametrize("other", [
    "Camera ngừng hoạt động từ tháng 5/2020", "Đã có camera từ trước", "Camera hoạt động từ khoảng giữa năm 2019", "Camera hoạt động từ tháng 4/2019; thiếu báo cáo quý II",
])  # fmt: skip
def test_remarks_of_starts_that_are_not_read_are_shown_where_others_are(xlsx, other):
    (question,) = xlsx(rows({"An Bình": "Camera hoạt động từ tháng 3/2018", "Cửu Long": other})).questions
    assert f"Lời chưa đọc: “Cửu Long: {other}”" in question.text.vi


@pytest.mark.parametrize("said", [
    {"An Bình": "Camera hoạt động từ tháng 3/2018", "Cửu Long": "Tổ tuần tra đêm ra mắt tháng 7/2019"},
    {"An Bình": "Camera hoạt động từ tháng 3/2018", "Cửu Long": "Đã lắp camera năm 2020, có 12 mắt"},
    {"An Bình": "Camera hoạt động từ tháng 3/2018", "Cửu Long": "Có camera"},
    {"An Bình": "Mô hình camera giai đoạn 2 triển khai từ năm 2020"},
    {"An Bình": "Camera hoạt động từ tháng 3/2018", "Cửu Long": "Lắp thêm 5 camera năm 2021"},
    {"An Bình": "Tổ tự quản thành lập năm 2018", "Cửu Long": "Tổ hòa giải thành lập năm 2019"},
])  # fmt: skip
def test_remarks_of_two_things_or_two_times_offer_no_yes(xlsx, said):
    twice = [
        [*row[:3], f"Camera hoạt động từ tháng 3/{row[1]}"] if row[:2] in (["An Bình", 2018], ["An Bình", 2019]) else row
        for row in rows({})
    ]
    for table in (rows(said), twice):
        (question,) = xlsx(table).questions
        assert question.about == "start" and question.answers == ("", 'columns="Ngày bắt đầu=ignore"')
        assert not xlsx(table, columns="Ngày bắt đầu=ignore").questions


def test_remarks_of_every_place_are_asked_about(xlsx):
    every = {name: f"Camera hoạt động từ tháng 3/{2017 + i % 4}" for i, name in enumerate(XA)}
    assert asked(xlsx(rows(every))) and not xlsx(rows(every), columns="Ngày bắt đầu=adopted").questions


def test_cells_of_a_start_that_remarks_tell_are_those_of_the_remarks(xlsx):
    table = xlsx(rows({"An Bình": "Camera hoạt động từ tháng 6/2018"}), columns="Ngày bắt đầu=adopted")
    assert [n.cells for n in table.notices if n.code == "within_period"] == [("D6",)]
