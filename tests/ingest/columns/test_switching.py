"""A yes and no that begins in some places and never ends is the treatment where nothing else says; what places are is no outcome."""

import pandas as pd
import pytest
from table_readings import said, values

from analysis.panel.own_table import read_table

BEGUN = {"A": 2020, "B": 2021, "C": None, "D": None}


def _text(head, yes="1", no="0", begun=BEGUN, more=lambda place, year: ""):
    rows = (
        f"{p};{y};{i + y % 5};{yes if since and y >= since else no}{more(p, y)}\n"
        for i, (p, since) in enumerate(begun.items())
        for y in range(2018, 2023)
    )
    return f"Xã;Năm;Số vụ trộm;{head}\n{''.join(rows)}"


@pytest.mark.parametrize(("head", "yes", "no"), [
    ("camera", "1", "0"), ("tuan_tra", "Có", "Chưa có"), ("D", "1", "0"), ("Đội dân phòng", "có", "không"), ("cctv", "yes", "no"), ("mo_hinh", "TRUE", "FALSE"),
])  # fmt: skip
def test_a_yes_and_no_that_begins_within_places_is_the_treatment_and_said(csv, head, yes, no):
    table = csv(_text(head, yes, no))
    assert table.column("treated") == head and "switched" in said(table) and not table.questions
    assert table.columns("outcome") == ("Số vụ trộm",) and sum(values(table, head)) == 5
    assert not csv(_text(head, yes, no), columns=f"{head}=ignore").columns("treated")


@pytest.mark.parametrize("head", ["ntm", "kcn", "dt", "cho", "lu", "bt", "Đường nhựa"])
def test_what_may_be_a_trait_of_places_is_asked_about(csv, head):
    table = csv(_text(head))
    assert not table.columns("treated") and [q.about for q in table.questions] == ["treatment"]
    assert csv(_text(head), columns=f"{head}=treated").column("treated") == head
    assert csv(_text(head), columns=f"{head}=ignore").columns("outcome") == ("Số vụ trộm",)


def test_total_rows_say_nothing_of_it(csv):
    table = csv(_text("tuan_tra") + "".join(f"Toàn huyện;{y};40;\n" for y in range(2018, 2023)))
    assert table.column("treated") == "tuan_tra" and len(table.account.aside) == 5


@pytest.mark.parametrize("begun", [{"A": 2020, "C": None, "D": None}, {"A": 2020, "B": 2020}, {"A": None, "B": None}])
def test_one_place_alone_or_all_of_them_tell_nothing(csv, begun):
    assert not csv(_text("camera", begun=begun)).columns("treated")


def test_a_yes_and_no_that_ends_again_or_is_an_outcome_is_no_treatment(csv):
    assert not csv(_text("lũ", more=lambda p, y: "") .replace("A;2022;4;1", "A;2022;4;0").replace("A;2022;2;1", "A;2022;2;0")).columns("treated")  # fmt: skip
    assert not csv(_text("số vụ giết người")).columns("treated")


def test_two_that_begin_are_asked_about_and_a_start_settles_it(csv):
    two = _text("camera;đèn", more=lambda p, y: f";{int(p == 'B' and y > 2019 or p == 'C' and y > 2020)}")
    table = csv(two)
    assert not table.columns("treated") and any('columns="đèn=treated"' in q.answers for q in table.questions)
    dated = csv(_text("camera;Ngày áp dụng", more=lambda p, y: f";{BEGUN[p] or ''}"))
    assert dated.column("adopted") == "Ngày áp dụng" and not dated.columns("treated")


@pytest.mark.parametrize(
    "head", ["thunhap", "Thu nhập bình quân (triệu đồng)", "Tỷ lệ hộ nghèo", "Số cán bộ", "poverty_rate", "Nhiệt độ TB"]
)
def test_what_places_are_is_no_outcome_beside_counts_of_cases(csv, head):
    rows = "".join(f"{p};{y};{i + y % 5};{10 + i + y % 7}\n" for i, p in enumerate("ABC") for y in range(2018, 2023))
    table = csv(f"Xã;Năm;Số vụ;{head}\n{rows}")
    assert table.columns("outcome") == ("Số vụ",) and "covariates" in said(table) and not table.questions
    assert csv(f"Xã;Năm;Số vụ;{head}\n{rows}", columns=f"{head}=outcome").columns("outcome") == ("Số vụ", head)


def test_without_counts_of_cases_it_is_the_outcome_and_so_is_a_count_of_officers_who_break_rules(csv):
    rows = "".join(f"{p};{y};{10 + i + y % 7}\n" for i, p in enumerate("ABC") for y in range(2018, 2023))
    assert csv(f"Xã;Năm;Tỷ lệ hộ nghèo\n{rows}").columns("outcome") == ("Tỷ lệ hộ nghèo",)
    both = "".join(f"{p};{y};{y % 5};{10 + i + y % 7}\n" for i, p in enumerate("ABC") for y in range(2018, 2023))
    assert csv(f"Xã;Năm;Số vụ;Số cán bộ vi phạm\n{both}").columns("outcome") == ("Số vụ", "Số cán bộ vi phạm")


def test_labels_of_stata_tell_both(tmp_path):
    rows = [(p, y, i + y % 4, 30.0 + i + y % 7, int(bool(BEGUN["ABCD"[p]]) and y >= (BEGUN["ABCD"[p]] or 0))) for i, p in enumerate(range(4)) for y in range(2018, 2023)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["xa", "nam", "sovu", "tn", "cam"])
    frame["cam"] = frame["cam"].map({0: "Chưa có", 1: "Có"}).astype("category")
    frame["xa"] = frame["xa"].map(dict(enumerate("ABCD")))
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, variable_labels={"sovu": "Số vụ phạm pháp hình sự", "tn": "Thu nhập bình quân đầu người", "cam": "Camera an ninh"})  # fmt: skip
    table = read_table(tmp_path / "t.dta")
    assert table.column("treated") == "cam" and table.columns("outcome") == ("sovu",)


@pytest.mark.parametrize("head", ["Đường nhựa", "Bí thư là nữ", "Đạt chỉ tiêu", "Nhà văn hóa", "Chợ", "Có điện lưới", "Internet"])
def test_what_names_no_measure_is_asked_about(csv, head):
    table = csv(_text(head))
    assert not table.columns("treated") and [q.about for q in table.questions] == ["treatment"]
    assert table.questions[0].answers == (f'columns="{head}=treated"', f'columns="{head}=ignore"')
    assert csv(_text(head), columns=f"{head}=treated").column("treated") == head
    assert not csv(_text(head), columns=f"{head}=ignore").questions


@pytest.mark.parametrize("head", ["Tổ phòng chống tội phạm", "Camera chống trộm", "Mô hình dân vận khéo"])
def test_a_measure_against_crime_is_one(csv, head):
    assert csv(_text(head)).column("treated") == head


@pytest.mark.parametrize("head", ["Có án mạng", "Sáp nhập", "Có vụ cướp", "Đã hợp nhất", "Trộm xe"])
def test_an_outcome_or_a_merger_that_begins_is_no_treatment(csv, head):
    table = csv(_text(head))
    assert not table.columns("treated") and not table.questions


def test_a_second_measure_of_one_place_is_asked_about(csv):
    table = csv(_text("Camera;Tổ tự quản", more=lambda p, y: f";{int(p == 'C' and y > 2020)}"))
    assert [q.about for q in table.questions] == ["programme"]


@pytest.mark.parametrize("over", ["Đã hỏng", "Đã dừng", "Có nhưng đã bỏ", "Đã bỏ", "Đã tháo gỡ", "Đã nghỉ"])
def test_what_was_ended_is_no_yes(csv, over):
    rows = "".join(f"HS{i};{'Không' if i % 2 else over};{i % 9};{i % 7}\n" for i in range(30))
    table = csv(f"Mã học sinh;Can thiệp;Điểm trước;Điểm sau\n{rows}")
    assert [(q.about, q.answers) for q in table.questions] == [("yes_no", (f'cells="{over}=1"', f'cells="{over}=0"'))]
    assert csv(f"Mã học sinh;Can thiệp;Điểm trước;Điểm sau\n{rows}", cells=f"{over}=1").frame["Can thiệp"].sum() == 15
    panel = "".join(
        f"{p};{y};{i + y % 5};{over if i < 2 else 'Không'}\n" for i, p in enumerate("ABCD") for y in range(2018, 2023)
    )
    assert "unused_yes_no" in said(csv(f"Xã;Năm;Số vụ;Camera\n{panel}"))


def test_post_of_a_panel_is_no_answer_after(csv):
    rows = "".join(f"{p};{y};{i + y % 5};{int(y > 2019)};{int(i < 2)}\n" for i, p in enumerate("ABCD") for y in range(2018, 2023))
    table = csv(f"xa;nam;sovu;post;treat\n{rows}")
    assert table.columns("outcome") == ("sovu",) and not table.columns("after")
