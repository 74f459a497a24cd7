"""Columns of times that no heading calls a start: asked about where each place has one within the table's own time."""

import pytest
from table_readings import asked

XA = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Hòa Lạc", "Kim Sơn")


def rows(**columns: list) -> list[list]:
    figures = [[name, year, 4 + (i * 3 + year) % 7, *(own[i] for own in columns.values())] for i, name in enumerate(XA) for year in range(2013, 2021)]  # fmt: skip
    return [["Xã", "Năm", "Số vụ trộm cắp", *columns], *figures]


@pytest.mark.parametrize(("heading", "times"), [
    ("Mô hình / Năm", [2016, 2017, 2016, None, None, 2018]), ("Mô hình", ["2016", "2017", None, None, None, None]), ("Lễ ra quân tại xã", ["15/3/2016", "20/7/2017", "Không ký", "Không ký", "1/2/2016", "Không ký"]),
    ("Ký giao ước", ["05/2016", "07/2017", "03/2018", "05/2016", "09/2016", "11/2017"]),
])  # fmt: skip
def test_a_time_for_each_place_is_asked_about_and_the_answers_work(xlsx, heading, times):
    (question,) = xlsx(rows(**{heading: times})).questions
    assert question.about == "role" and heading in question.text.vi
    table = xlsx(rows(**{heading: times}), columns=f"{heading}=adopted")
    assert table.column("adopted") == heading and "role" not in asked(table)
    assert not xlsx(rows(**{heading: times}), columns=f"{heading}=ignore").questions


def test_of_two_times_for_each_place_it_is_asked_which(xlsx):
    two = {"Kế hoạch ký ngày": ["12/9/2016", "12/9/2016", None, "1/3/2017", None, None], "Lễ phát động tại xã": ["26/3/2017", "2/5/2017", None, "1/9/2017", None, None]}  # fmt: skip
    (question,) = xlsx(rows(**two)).questions
    assert len(question.answers) == 3
    assert xlsx(rows(**two), columns="Lễ phát động tại xã=adopted").column("adopted") == "Lễ phát động tại xã"
    assert not xlsx(rows(**two), columns="Kế hoạch ký ngày=ignore; Lễ phát động tại xã=ignore").questions


@pytest.mark.parametrize(("heading", "times"), [
    ("Ngày cập nhật", ["1/3/2020", "2/3/2020", "1/3/2020", "5/3/2020", "1/3/2020", "2/3/2020"]), ("Năm thành lập xã", [1985, 1990, 1985, 1976, 1985, 1954]), ("Diện tích", [2016, 1850, 2400, 1920, 2017, 1500]),
    ("Đợt", ["2016", "2016", "2016", "2016", "2016", "2016"]), ("Năm sáp nhập", [2019, None, 2020, None, None, None]), ("Loại xã", ["1", "2", "1", "3", "2", "1"]), ("Ghi chú", ["2016", "2017", None, None, None, None]),
])  # fmt: skip
def test_times_of_something_else_are_no_question(xlsx, heading, times):
    assert "role" not in asked(xlsx(rows(**{heading: times})))


def test_a_start_that_is_known_leaves_other_times_alone(xlsx):
    both = {"Ngày áp dụng": ["12/9/2016", "12/9/2016", None, "1/3/2017", None, None], "Lễ phát động tại xã": ["26/3/2017", "2/5/2017", None, "1/9/2017", None, None]}  # fmt: skip
    assert not xlsx(rows(**both)).questions
