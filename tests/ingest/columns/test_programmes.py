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
APART = {1: ("07/2021", ""), 5: ("", "01/2022")}


@pytest.mark.parametrize(("one", "other"), [
    ("Ngày lắp camera", "Ngày ra mắt tổ tuần tra"), ("Thời điểm triển khai camera", "Thời điểm triển khai tuần tra 363"), ("camera_start", "patrol_start"),
    ("Camera từ", "Tuần tra từ"), ("Ngày áp dụng mô hình A", "Ngày áp dụng mô hình B"), ("Tháng lắp đặt camera", "Năm thành lập CLB pháp luật"),
])  # fmt: skip
@pytest.mark.parametrize(
    ("starts", "vi", "en"),
    [
        (BOTH, "không tách được", "cannot be told apart"),
        (SOME, "1 trong 3", "1 of 3"),
        (APART, "không nơi nào", "no place begins"),
    ],
)
def test_which_of_two_starts_is_judged_is_asked(csv, one, other, starts, vi, en):
    table = csv(_text(one, other, starts))
    if "từ" in one:  # not known for starts: nothing is taken
        assert not table.columns("adopted") or "programme" in asked(table)
        return
    assert set(asked(table)) == {"programme"}
    assert vi in table.questions[0].text.vi.lower() and en in table.questions[0].text.en.lower()
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


@pytest.mark.parametrize(("one", "other"), [
    ("Camera an ninh (ngày đưa vào sử dụng)", "Tổ liên gia PCCC (ngày ra mắt)"), ("Camera an ninh - ngày lắp đặt", "Tiếng kẻng an ninh - ngày ra mắt"),
    ("Cổng camera [bắt đầu]", "Tổ tự quản [năm thành lập]"), ('Năm có "Cổng camera"', 'Năm có "Tổ tự quản"'), ("Street lights (start date)", "Night patrol (since)"),
])  # fmt: skip
def test_starts_said_in_brackets_or_after_a_dash(csv, one, other):
    table = csv(_text(one, other, SOME))
    assert set(asked(table)) == {"programme"} and "1 trong 3" in table.questions[0].text.vi
    alone = csv(_text(one, "Ghi chú", {i: (when, "") for i, (when, _) in SOME.items()}))
    assert not asked(alone) and alone.column("adopted") == one


@pytest.mark.parametrize(
    "head", ["Số vụ cháy (năm thành lập)", "Năm có số vụ cao nhất", "Số hộ (ngày 01/4)", "Tỷ lệ khám phá - bắt đầu"]
)
def test_counts_that_name_a_time_are_no_starts(csv, head):
    assert not csv(_text(head, "Ghi chú", {i: ("2021", "") for i in range(8)})).columns("adopted")


STAGES = {1: ("15/11/2021", "20/01/2022", "06/2022"), 3: ("20/12/2021", "02/03/2022", "07/2022"), 5: ("05/01/2022", "02/04/2022", "chưa rõ"), 6: ("03/01/2022", "", "10/2022")}  # fmt: skip


@pytest.mark.parametrize("heads", [("KH được phê duyệt", "Ngày ra mắt", "Hoạt động ổn định từ"), ("Ngày phê duyệt", "Ngày lắp camera", "Chính thức vận hành từ"),
                                   ("Nghiệm thu", "Ngày lắp đặt", "Vận hành chính thức từ")])  # fmt: skip
def test_dates_of_the_stages_of_one_programme_are_asked_about(csv, heads):
    rows = [
        f"{n},{m}/{y},{(m + i) % 4},{','.join(STAGES.get(i, ('', '', '')))}"
        for i, n in enumerate(NAMES)
        for y in (2021, 2022)
        for m in range(1, 13)
    ]
    table = csv("\n".join([f"Phường,Tháng,Số vụ,{','.join(heads)}", *rows]))
    assert set(asked(table)) == {"role"} and len(table.questions[0].answers) == 3
    assert not asked(csv("\n".join([f"Phường,Tháng,Số vụ,{','.join(heads)}", *rows]), columns=f"{heads[1]}=adopted"))


def test_several_days_of_places_of_which_none_is_plainly_the_start_are_asked_about(csv):
    head = "Phường,Năm,Số vụ,Ngày quyết định,Ngày nghiệm thu,Ngày phủ kín địa bàn\n"
    days = {"A": "20/11/2014,02/08/2015,10/03/2017", "B": "13/01/2015,14/09/2015,25/04/2016", "C": ",,"}
    text = head + "".join(f"{p},{year},{n},{own}\n" for p, own in days.items() for n, year in enumerate(range(2013, 2019), 1))
    (question,) = csv(text).questions
    assert question.about == "role" and len(question.answers) == 4
    for answer in question.answers:
        table = csv(text, columns=answer.removeprefix('columns="').removesuffix('"'))
        assert not table.questions and (table.column("adopted") is None) == ("ignore" in answer)
