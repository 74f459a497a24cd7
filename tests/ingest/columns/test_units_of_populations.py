"""What a population is counted in: a line about it alone, an English unit, or no unit at all beside figures with decimals."""

import pytest
from table_readings import asked, said, values

_HEAD = ["Huyện", "Năm", "Dân số trung bình", "Số ca"]
_ROWS = [[p, y, v + y % 7 / 10, 30 + y % 9] for p, v in (("A", 90.1), ("B", 112.2), ("C", 104.3)) for y in range(2019, 2023)]


@pytest.mark.parametrize("line", ["Đơn vị tính dân số: nghìn người", "Dân số tính bằng nghìn người; số ca: ca", "Đơn vị: nghìn người (dân số), ca (số ca)",
                                  "ĐVT: ca; dân số trung bình: 1.000 người", "Ghi chú: dân số trung bình theo đơn vị nghìn người."])  # fmt: skip
@pytest.mark.parametrize("below", [False, True])
def test_a_line_about_the_population_alone_scales_it_alone(xlsx, line, below):
    table = xlsx([_HEAD, *_ROWS, [], [line]] if below else [[line], _HEAD, *_ROWS])
    assert not table.questions and "scale" in said(table) and "unit_unsaid" not in said(table)
    assert values(table, "Dân số trung bình") == [round(row[2] * 1000) for row in _ROWS]
    assert values(table, "Số ca") == [row[3] for row in _ROWS]


@pytest.mark.parametrize(
    "line",
    [
        "Toàn tỉnh có dân số 1.000 người trở lên mỗi huyện",
        "Dân số: khoảng 90 nghìn người",
        "Tỷ lệ tính trên 100 nghìn dân số",
        "Tính bằng nghìn người đối với số lượt",
        "Ghi chú: tỷ lệ dân số trung bình tính theo 1.000 dân.",
        "Chỉ tính các huyện có dân số trung bình: 1.000 người trở lên.",
        "Đơn vị tính: ca; dân số trung bình: triệu đồng",
    ],
)
def test_a_line_that_counts_something_else_scales_no_population(xlsx, line):
    rows = [[p, y, round(v * 1000), n] for p, y, v, n in _ROWS]
    table = xlsx([[line], _HEAD, *rows])
    assert values(table, "Dân số trung bình") == [row[2] for row in rows] and not {"scale", "unit_unsaid"} & set(said(table))


def test_a_population_with_decimals_and_no_unit_is_in_thousands_which_is_said(xlsx):
    table = xlsx([_HEAD, *_ROWS])
    assert not table.questions and "unit_unsaid" in said(table) and "scale" not in said(table)
    assert values(table, "Dân số trung bình")[0] == round(_ROWS[0][2] * 1000)
    assert values(xlsx([_HEAD, *_ROWS], cells="population=1"), "Dân số trung bình")[0] == _ROWS[0][2]


@pytest.mark.parametrize("size", [0.05, 50.3])
def test_a_population_that_may_be_in_two_units_is_asked_about(xlsx, size):
    rows = [[p, y, round(v * size, 3), n] for p, y, v, n in _ROWS]
    assert "unit_unsaid" in asked(xlsx([_HEAD, *rows]))
    for answer, times in (("1000", 1000), ("1", 1) if size > 1 else ("1000000", 1_000_000)):
        assert f'cells="population={answer}"' in xlsx([_HEAD, *rows]).questions[0].answers
        table = xlsx([_HEAD, *rows], cells=f"population={answer}")
        assert not table.questions and values(table, "Dân số trung bình")[0] == round(rows[0][2] * times, 6)


@pytest.mark.parametrize("heading", ["Dân số (người)", "Số hộ", "Dân số trung bình"])
def test_means_of_two_counts_and_whole_figures_are_what_they_are(xlsx, heading):
    rows = [[p, y, round(v * 1000) + (y % 2) / 2 * (heading != "Số hộ"), n] for p, y, v, n in _ROWS]
    table = xlsx([[*_HEAD[:2], heading, "Số ca"], *rows])
    assert "unit_unsaid" not in {*asked(table), *said(table)} and values(table, heading)[0] == rows[0][2]


@pytest.mark.parametrize("heading", ["Population (thousands)", "Population (thousand persons)", "Population in thousands", "Population (000s)"])  # fmt: skip
def test_english_units_are_read(xlsx, heading):
    table = xlsx([["District", "Year", heading, "Cases"], *_ROWS])
    assert not table.questions and values(table, heading)[0] == round(_ROWS[0][2] * 1000)


@pytest.mark.parametrize(
    "line", ["Tỷ lệ tính theo 1.000 dân.", "Tỷ suất ca bệnh: nghìn dân", "Tỷ lệ số ca tính theo 1.000 dân các huyện"]
)
def test_what_a_rate_is_per_scales_no_figure(xlsx, line):
    rows = [[p, y, round(v * 1000), n, round(n / v, 3)] for p, y, v, n in _ROWS]
    table = xlsx([[line], [*_HEAD, "Tỷ lệ"], *rows])
    assert values(table, "Số ca") == [row[3] for row in rows] and values(table, "Tỷ lệ") == [row[4] for row in rows]


@pytest.mark.parametrize("line", ["Đơn vị tính: ca; thiệt hại: triệu đồng", "Thiệt hại tính bằng triệu đồng."])
def test_money_stays_in_the_unit_of_the_sheet(xlsx, line):
    table = xlsx([[line], [*_HEAD, "Thiệt hại"], *([p, y, round(v * 1000), n, 200 + n] for p, y, v, n in _ROWS)])
    assert values(table, "Thiệt hại") == [200 + row[3] for row in _ROWS]


def test_each_of_two_columns_of_a_line_has_its_own_unit(xlsx):
    line = "Đơn vị tính: nghìn người (dân số trung bình), nghìn hộ (hộ), ca (số ca)"
    table = xlsx([[line], [*_HEAD, "Hộ"], *([p, y, v, n, 30 + y % 3] for p, y, v, n in _ROWS)])
    assert values(table, "Hộ") == [1000 * (30 + row[1] % 3) for row in _ROWS]
    assert values(table, "Dân số trung bình")[0] == round(_ROWS[0][2] * 1000)


@pytest.mark.parametrize("heading", ["Dân số trung bình (người)", "Dân số trung bình"])
def test_means_of_small_places_that_say_persons_are_persons(xlsx, heading):
    rows = [[f"Thôn {p}", y, round(4 * v, 1), n] for p, y, v, n in _ROWS]
    above = [] if "(" in heading else [["Đơn vị tính: ca, người"]]
    table = xlsx([*above, ["Thôn", "Năm", heading, "Số ca"], *rows])
    assert not {"unit_unsaid", "scale"} & {*asked(table), *said(table)} and values(table, heading) == [row[2] for row in rows]


def test_a_small_population_of_communes_can_only_be_in_thousands(xlsx):
    rows = [[p, y, round(v / 10, 2), n] for p, y, v, n in _ROWS]
    table = xlsx([["Xã", *_HEAD[1:]], *rows])
    assert (
        not table.questions and "unit_unsaid" in said(table) and values(table, "Dân số trung bình")[0] == round(rows[0][2] * 1000)
    )
