"""Two programmes in one table: which of them is judged is asked, with how many places begin both at one time."""

import pytest
from table_readings import asked, said

from analysis.run.evaluation import of

NAMES = [f"Phường {i}" for i in range(1, 9)]


def _text(one, other, starts, years=(2020, 2021, 2022)):
    rows = [
        f"{n},{y}-Q{q},{(y + q + i) % 5},{','.join(starts.get(i, ('', '')))}\n"
        for i, n in enumerate(NAMES)
        for y in years
        for q in range(1, 5)
    ]
    return f"Phường,Quý,Số vụ,{one},{other}\n" + "".join(rows)


BOTH = {1: ("07/2021", "07/2021"), 3: ("07/2021", "07/2021"), 5: ("01/2022", "01/2022")}
SOME = {1: ("07/2021", "07/2021"), 3: ("07/2021", ""), 5: ("", "01/2022")}


@pytest.mark.parametrize(("one", "other"), [
    ("Ngày lắp camera", "Ngày ra mắt tổ tuần tra"), ("Thời điểm triển khai camera", "Thời điểm triển khai tuần tra 363"), ("camera_start", "patrol_start"),
    ("Camera từ", "Tuần tra từ"), ("Ngày áp dụng mô hình A", "Ngày áp dụng mô hình B"), ("Tháng lắp đặt camera", "Năm thành lập CLB pháp luật"),
])  # fmt: skip
@pytest.mark.parametrize(
    ("starts", "vi", "en"), [(BOTH, "không tách được", "cannot be told apart"), (SOME, "1 trong 3", "1 of 3")]
)
def test_which_of_two_starts_is_judged_is_asked(csv, one, other, starts, vi, en):
    table = csv(_text(one, other, starts))
    if "từ" in one:  # not known for starts: nothing is taken
        assert not table.columns("adopted") or "programme" in asked(table)
        return
    assert set(asked(table)) == {"programme"} and vi in table.questions[0].text.vi and en in table.questions[0].text.en
    assert [a.split("=")[-1] for a in table.questions[0].answers] == ['adopted"'] * 2
    told = csv(_text(one, other, starts), columns=f"{other}=adopted")
    assert not told.questions and told.column("adopted") == other and "programmes" in said(told)
    assert any(vi in n.text.vi for n in told.notices if n.code == "programmes")
    assert any("programmes" in c.code for c in told.panel().cautions)


def test_the_treatment_that_is_named_settles_it(tmp_path):
    path = tmp_path / "xa.csv"
    path.write_text(_text("Ngày lắp camera", "Ngày ra mắt tổ tuần tra", BOTH), encoding="utf-8")
    assert [q.about for q in of(str(path), {}).table.questions] == ["programme"]
    for name in ("tổ tuần tra", "Tuần tra"):
        assert of(str(path), {}, treatment=name).table.column("adopted") == "Ngày ra mắt tổ tuần tra"
    assert [q.about for q in of(str(path), {}, treatment="đèn").table.questions] == ["programme"]


def test_two_dates_of_one_programme_are_none(csv):
    for one, other in (
        ("Ngày thành lập tổ", "Ngày ra mắt tổ tuần tra"),
        ("Ngày QĐ thành lập tổ", "Ngày ra mắt tổ"),
        ("Ngày áp dụng", "Ngày kết thúc"),
    ):
        assert "programme" not in asked(csv(_text(one, other, BOTH)))


YES = {1: ("x", "x"), 3: ("x", "x"), 5: ("x", "")}


def test_two_columns_of_yes_and_no_are_asked_about(csv):
    table = csv(_text("Tham gia tuần tra", "Camera", YES))
    assert set(asked(table)) == {"programme"} and "2 trong 3" in table.questions[0].text.vi
    both = csv(_text("Tham gia mô hình A", "Tham gia mô hình B", YES))
    assert (
        set(asked(both)) == {"programme"}
        and not csv(_text("Tham gia mô hình A", "Tham gia mô hình B", YES), columns="Tham gia mô hình B=treated").questions
    )


def test_a_plain_treatment_beside_a_trait_is_not_asked_about(csv):
    plain = csv(_text("Can thiệp", "Camera", YES))
    assert not asked(plain) and "programmes" in said(plain)
    trait = csv(_text("Can thiệp", "Đô thị", YES))
    assert not asked(trait) and "programmes" not in said(trait)
    start = csv(_text("Ngày lắp camera", "Tuần tra", {1: ("07/2021", "x"), 3: ("07/2021", "")}))
    assert not asked(start) and "programmes" in said(start)
