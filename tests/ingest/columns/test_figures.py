"""What a figure of one's own table is: its format, bounds, marks and units; what can be read two ways is asked about with its cell."""

import pandas as pd
import pytest
from table_readings import asked, said, values

from analysis.errors import BadParameter, BadTable


def test_numbers_kept_as_text_in_a_workbook_are_asked_about_or_read_by_the_answer(xlsx):
    rows = [["place", "period", "outcome"], ["a", 2019, "3.684"], ["a", 2020, 412], ["a", 2021, "1.005"]]
    assert asked(xlsx(rows)) == {"numbers": ("C2", "C4")}
    assert values(xlsx(rows, numbers="vi")) == [3684, 412, 1005]


def test_a_vietnamese_count_is_whole_and_so_a_point_in_it_parts_thousands(csv):
    table = csv("Xã;Năm;Số vụ\nA;2019;3.684\nA;2020;412\n")
    assert values(table) == [3684, 412] and not table.questions and "format" in said(table)


def test_what_another_column_proves_decides(csv):
    assert values(csv("Xã;Năm;Tỷ lệ;chỉ số khác\nA;2019;3.684;12,5\nA;2020;4.125;12,7\n"), "Tỷ lệ") == [3684, 4125]


def test_two_ways_of_writing_numbers_in_one_column_are_asked_about(csv):
    assert asked(csv("Xã;Năm;Tỷ lệ\nA;2019;3,5\nA;2020;4.5\n")) == {"numbers": ("C2", "C3")}


@pytest.mark.parametrize(("written", "meant"), [
    ("1 234", 1234), ("1\u202f234", 1234), ("1'234", 1234), ("'412", 412), ("−4", -4), ("15 vụ", 15), ("12,5%", 12.5), ("412p", 412),
    ("405r", 405), ("15¹", 15), ("15*", 15), ("1.2E+05", 120000), ("2,5 triệu", 2.5e6), ("1.234.567", 1234567), ("1,234.5", 1234.5),
])  # fmt: skip
def test_a_figure_is_read_as_it_is_printed(csv, written, meant):
    assert values(csv(f"place;period;rate\na;2019;{written}\na;2020;0\n")) == [meant, 0]


@pytest.mark.parametrize("written", ["15 (1)", "khoảng 20", "15a", "2019-03", "5/6", "inf", "#REF!", "-", "x", "none", "không"])
def test_a_cell_that_can_be_read_two_ways_is_asked_about_with_its_address(csv, written):
    table = csv(f"place;period;thefts\na;2019;{written}\na;2020;7\na;2021;8\n")
    assert [cells for cells in asked(table).values()] == [("C2",)] and pd.isna(values(table)[0])
    with pytest.raises(BadTable, match="C2"):
        table.panel()
    assert values(csv(f"place;period;thefts\na;2019;{written}\na;2020;7\na;2021;8\n", cells=f"{written}=6")) == [6, 7, 8]
    assert values(csv(f"place;period;thefts\na;2019;{written}\na;2020;7\na;2021;8\n", cells="C2=missing"))[1:] == [7, 8]


@pytest.mark.parametrize("written", ["", "...", "…", "NA", "n/a", "nan", "chưa có số liệu"])
def test_a_cell_that_says_there_is_no_figure_has_none(csv, written):
    panel = csv(f"place;period;thefts\na;2019;{written}\na;2020;7\n").panel()
    assert panel.rows["outcome"].tolist() == [7] and panel.accounting.rows_in == 2


@pytest.mark.parametrize(
    ("written", "low", "high"), [("<5", 0, 4), ("≤5", 0, 5), ("10-15", 10, 15), ("dưới 5", 0, 4), (">100", 101, None)]
)
def test_an_interval_stays_one_and_is_never_dropped(csv, written, low, high):
    table = csv(f"place;period;thefts\na;2019;{written}\na;2020;7\n")
    panel = table.panel()
    assert len(panel.rows) == 2 and panel.usable["outcome"].tolist() == [7]
    first = panel.rows.iloc[0]
    assert first["low"] == low and (pd.isna(first["high"]) if high is None else first["high"] == high)


@pytest.mark.parametrize("code", ["-9", "-4", "99999", "-99"])
def test_a_code_for_missing_among_counts_is_asked_about(csv, code):
    text = f"place,period,thefts\na,2019,5\na,2020,{code}\na,2021,7\na,2022,8\n"
    assert asked(csv(text)) == {"code": ("C3",)}
    assert csv(text, cells=f"{code}=missing").panel().kind == "count"


def test_a_fraction_among_whole_numbers_is_asked_about(xlsx):
    rows = [["Xã", "Năm", "Số vụ"], *(["A", 2000 + i, 10 * i] for i in range(9)), ["A", 2010, 3.684]]
    assert asked(xlsx(rows)) == {"fraction": ("C11",)}


def test_error_cells_and_formulas_without_a_value_are_asked_about(xlsx):
    head = ["place", "period", "outcome"]
    assert asked(xlsx([head, ["a", 2019, 5], ["a", 2020, "#REF!"], ["a", 2021, "#DIV/0!"], ["a", 2022, 9]])) == {"error": ("C3",)}
    assert not asked(xlsx([head, ["a", 2019, 5], ["a", 2020, "#DIV/0!"]]))
    assert asked(xlsx([head, ["a", 2019, 5], ["a", 2020, "=C2+1"], ["a", 2021, 7]])) == {"no_value": ("C3",)}


def test_per_cents_are_read_as_they_are_shown_and_a_mixture_is_asked_about(xlsx):
    rows = [["Xã", "Năm", "Tỷ lệ"], ["A", 2019, 0.1], ["A", 2020, 0.205]]

    def shown(*cells):
        return lambda book: [setattr(book.worksheets[0][cell], "number_format", "0.0%") for cell in cells]

    assert values(xlsx(rows, shown("C2", "C3"))) == [10, 20.5]
    assert asked(xlsx(rows, shown("C2"))) == {"units": ("C3",)}


def test_figures_in_thousands_are_figures(csv):
    table = csv('Xã,Năm,Số vụ,Dân số (nghìn người)\nA,2019,5,"12,5"\nA,2020,6,"12,7"\n')
    assert values(table, "Dân số (nghìn người)") == [12500, 12700] and "scale" in said(table)


def test_rows_of_different_units_are_asked_about(csv):
    table = csv(
        "Xã,Năm,Thiệt hại,Đơn vị tính\nA,2019,290,triệu đồng\nA,2020,300,triệu đồng\nB,2019,162000,nghìn đồng\nB,2020,150000,nghìn đồng\n"
    )
    assert [(q.about, q.cells) for q in table.open_questions("Thiệt hại")] == [("units", ("D2", "D4"))]


def test_thousands_of_persons_are_whole_persons(csv):
    table = csv("Huyện,Năm,Số vụ,Dân số (nghìn người)\nA,2018,5,128.2\nA,2019,6,130.7\nB,2018,7,97\nB,2019,8,98\n")
    assert values(table, "Dân số (nghìn người)") == [128200, 130700, 97000, 98000] and not table.questions


def test_another_unit_within_a_column_and_codes_among_answers_are_asked_about(csv):
    rows = "".join(f"{xa},{y},{y % 9},{6300 if (xa, y) == ('A', 2018) else 6.3}\n" for xa in "AB" for y in range(2015, 2020))
    text = "Xã,Năm,Số vụ,Dân số (nghìn người)\n" + rows
    assert asked(csv(text)) == {"units": ("D5",)} and not csv(text, cells="D5=keep").questions
    asks = "Mã phiếu,Q1,Q2\n" + "".join(f"P{i},{i % 5 + 1 if i != 7 else 9},{i % 3 if i != 8 else 99}\n" for i in range(20))
    assert {q.cells for q in csv(asks).questions} == {("B9",), ("C10",)}
    answered = csv(asks, cells="B9=missing; C10=keep")
    assert not answered.questions and answered.frame["Q1"].isna().sum() == 1


@pytest.mark.parametrize(
    "answer",
    [
        "half=year",
        "running=differnce",
        "waves=T0",
        "-=keep",
        "across=place",
        "99=0",
        '""=0',
        "x=missing",
        "blank=0",
        "period=half",
    ],
)
def test_a_misspelt_answer_or_one_without_effect_is_refused(csv, answer):
    with pytest.raises(BadParameter):
        csv("Xã,Năm,Số vụ\nA,2018,5\nA,2019,6\n", cells=answer)


def test_points_and_commas_that_both_part_thousands_of_a_count_are_read_so(csv):
    table = csv("Xã\tNăm\tSố vụ\tDân số (người)\nA\t2019\t5\t8.907\nB\t2019\t6\t10,007\nC\t2019\t7\t11 107\n")
    assert not table.questions and values(table, "Dân số (người)") == [8907, 10007, 11107] and "format" in said(table)


def test_several_99_far_above_the_counts_are_asked_about(csv):
    counts = ["99" if i in (3, 9) else str(i % 7) for i in range(16)]
    text = "place,period,outcome\n" + "".join(f"{'ab'[i % 2]},{2010 + i // 2},{count}\n" for i, count in enumerate(counts))
    assert asked(csv(text)) == {"code": ("C5", "C11")}
    assert not asked(csv(text, cells="99=missing")) and csv(text, cells="99=missing").frame["outcome"].isna().sum() == 2
    assert not asked(csv(text.replace("99", "6", 1)))


def test_a_comma_before_three_figures_parts_thousands_of_an_english_population(csv):
    text = 'district,year,offences,population\na,2019,4,"28,400"\na,2020,5,"28,800"\nb,2019,6,"31,000"\n'
    assert values(csv(text), "population") == [28400, 28800, 31000]
    assert set(asked(csv(text.replace('"28,400"', "28.400")))) == {"numbers"} and set(
        asked(csv(text.replace("population", "dan so")))
    ) == {"numbers"}


def test_two_figures_in_one_cell_are_both_offered(csv):
    text = "Xã,Năm,Số vụ\nA,2018,50\nA,2019,52 (56)\nA,2020,51\n"
    assert csv(text).questions[0].answers[:2] == ('cells="52 (56)=52"', 'cells="52 (56)=56"')
    assert values(csv(text, cells="52 (56)=56")) == [50, 56, 51]


def test_a_column_of_a_unit_that_comes_out_empty_is_asked_about_though_nothing_uses_it(csv):
    rows = "".join(f"{p};0{m}/2021;{m + 3};{m}.{m}1{m}\n" for p in ("Đa Tốn", "Cổ Bi") for m in range(1, 7))
    table = csv("Xã;Tháng;Số vụ lừa đảo;Tiền bị chiếm đoạt (triệu đồng)\n" + rows)
    assert (
        "numbers" in asked(table)
        and "scale" not in said(table)
        and table.panel(outcome="Số vụ lừa đảo").rows["outcome"].notna().all()
    )
    answered = csv("Xã;Tháng;Số vụ lừa đảo;Tiền bị chiếm đoạt (triệu đồng)\n" + rows, numbers="en")
    assert not answered.questions and values(answered, "Tiền bị chiếm đoạt (triệu đồng)")[0] == 1.111
    fixed = "".join(f"{p};0{m}/2021;{m + 3};{y}\n" for p, y in (("Đa Tốn", "2.111"), ("Cổ Bi", "3.222")) for m in range(1, 7))
    bare = csv("Xã;Tháng;Số vụ lừa đảo;Toạ độ\n" + fixed)
    assert not bare.questions and "unread" in said(bare)
    assert "numbers" in asked(
        csv("Xã;Tháng;Số vụ lừa đảo;Bị chiếm đoạt\n" + rows.replace("Cổ Bi;01/2021;4;1", "Cổ Bi;01/2021;4;7"))
    )


@pytest.mark.parametrize(("odd", "asks"), [(99, True), (100, False), (60, False)])
def test_a_code_that_comes_far_more_often_than_the_scores_near_it_is_asked_about(csv, odd, asks):
    scores = [odd if i % 9 == 0 else 30 + i * 7 % 61 for i in range(90)]
    text = "Mã hộ,Đợt,Điểm an toàn (0-100)\n" + "".join(
        f"H{i // 2},{('Trước', 'Sau')[i % 2]},{v}\n" for i, v in enumerate(scores)
    )
    assert ("code" in asked(csv(text))) == asks
    assert not csv(text, cells=f"{odd}=missing").questions
    high = [90, 95, 96, 97, 98, 99, 99, 100, 85, 80]
    assert not csv(
        "Mã hộ,Đợt,Tỷ lệ (%)\n" + "".join(f"H{i // 2},{('Trước', 'Sau')[i % 2]},{high[i * 3 % 10]}\n" for i in range(60))
    ).questions
    near = text.replace(",31\n", ",97\n").replace(",35\n", ",98\n").replace(",40\n", ",96\n").replace(",44\n", ",100\n")
    assert not csv(near.replace(",33\n", ",98\n").replace(",37\n", ",97\n")).questions  # a scale at whose top many stand


@pytest.mark.parametrize(("times", "top", "asks"), [(4, 40, True), (4, 60, False), (2, 40, False)])
def test_99_that_comes_often_and_far_above_all_counts_is_asked_about(csv, times, top, asks):
    counts = [99 if i < times else (i * 7) % (top + 1) for i in range(60)] + [top]
    text = "Xã,Tháng,Số vụ\n" + "".join(f"X{i // 12},{i % 12 + 1}/2019,{n}\n" for i, n in enumerate(counts))
    assert ("code" in asked(csv(text))) == asks


def test_a_mark_that_a_line_below_explains_is_no_part_of_the_figure(xlsx):
    rows = [["Xã", "2019", "2020", "2021"], ["A", "93 (1)", 57, 12], ["B", 81, "66(2)", 9]]
    table = xlsx([*rows, [], ["(1) Không kể các vụ chuyển đi."], ["(2) Đã điều chỉnh."]])
    assert values(table) == [93, 57, 12, 81, 66, 9] and not table.questions and "footnote" in said(table)
    assert "text" in asked(xlsx(rows)) and "text" in asked(xlsx([*rows, [], ["(1) Không kể các vụ chuyển đi."]]))


@pytest.mark.parametrize(
    "head", ["Dân số năm 2023 (người)", "Dân số 2023", "Nhân khẩu (người)", "Tổng số hộ dân (hộ)", "Dân số trung bình 2023 (người)", "Thành viên (người)"]
)  # fmt: skip
def test_persons_and_households_have_no_decimals(csv, head):
    table = csv(
        f"Xã,{head},Năm,Số vụ\nĐa Tốn,11.705,2023,4\nCổ Bi,9.386,2023,5\nLệ Chi,6.264,2023,2\n", columns=f"{head}=exposure"
    )
    assert not asked(table) and values(table, head) == [11705, 9386, 6264] and "format" in said(table)


@pytest.mark.parametrize("head", ["Nhân khẩu bình quân hộ (người)", "Dân số (nghìn người)", "Thu nhập (triệu đồng)"])
def test_means_and_thousands_of_persons_may_have_decimals(csv, head):
    table = csv(f"Xã,{head},Năm,Số vụ\nĐa Tốn,3.705,2023,4\nCổ Bi,4.386,2023,5\nLệ Chi,3.264,2023,2\n", columns=f"{head}=outcome")
    assert "numbers" in asked(table)


_BY_PLACE = "Xã;Năm;Số vụ;Thiệt hại (triệu đồng)\nA;2020;2;{}\nA;2021;3;{}\nA;2022;3;{}\nB;2020;4;{}\nB;2021;5;{}\nB;2022;5;{}\n"


@pytest.mark.parametrize("cells", [("0.3", "1.166", "2.5", "980", "2.227", "374"), ("0,3", "1,166", "2", "980", "2,227", "374"),
                                   ("12.5", "1.166", "", "1.404", "901", "1.500")])  # fmt: skip
def test_a_format_that_some_places_prove_is_asked_about_where_others_speak_for_the_other(csv, cells):
    table = csv(_BY_PLACE.format(*cells))
    own = {i for i, text in enumerate(cells) if len(text) == 5 and i > 2}
    assert asked(table) == {"numbers": tuple(f"D{i + 2}" for i in sorted(own))}
    read = values(table, "Thiệt hại (triệu đồng)")
    assert all(pd.isna(read[i]) for i in own) and read[0] == float(cells[0].replace(",", "."))
    again = csv(_BY_PLACE.format(*cells), numbers="vi" if "," in cells[0] else "en")
    assert not again.questions and values(again, "Thiệt hại (triệu đồng)")[min(own)] < 5


@pytest.mark.parametrize("cells", [("0.3", "1.166", "2.5", "1.404", "2.227", "3.100"), ("0.3", "1.166", "2.5", "980.5", "2.227", "374"),
                                   ("250.125", "248.5", "251", "249.125", "250", "250.375"), ("1.166.000", "980", "2", "980", "2.227", "374")])  # fmt: skip
def test_places_that_write_alike_are_not_asked_about(csv, cells):
    assert not csv(_BY_PLACE.format(*cells)).questions


@pytest.mark.parametrize(
    "head", ["Số khẩu bình quân (người)", "Số vụ/1.000 dân", "Số vụ trên 1.000 dân", "Mật độ dân (người/km2)", "Tỷ lệ hộ (hộ)"]
)
def test_three_decimals_of_a_rate_are_no_thousands_unasked(csv, head):
    rows = "".join(f"{p};{y};{1 + i}.{y % 7 + 1}{i}{y % 3 + 1}\n" for i, p in enumerate("ABC") for y in range(2018, 2023))
    assert "numbers" in asked(csv(f"Xã;Năm;{head}\n{rows}", columns=f"{head}=outcome"))


@pytest.mark.parametrize(
    "head", ["Dân số", "Dân số trung bình", "Dân số năm 2019 (người)", "Số vụ", "Số người trên địa bàn (người)", "Số hộ (hộ)"]
)
def test_three_decimals_of_a_count_are_thousands(csv, head):
    rows = "".join(f"{p};{y};{1 + i}.{y % 7 + 1}{i}{y % 3 + 1}\n" for i, p in enumerate("ABC") for y in range(2018, 2023))
    table = csv(f"Xã;Năm;{head}\n{rows}", columns=f"{head}=outcome")
    assert not asked(table) and min(values(table, head)) > 1000


def test_a_line_in_thousands_of_persons_scales_no_cases(xlsx):
    rows = [["Đơn vị: nghìn người"], ["Xã", "Năm", "Số vụ", "Dân số"], ["A", 2019, 4, 5.3], ["A", 2020, 6, 5.4], ["B", 2019, 1, 7.1], ["B", 2020, 2, 7.2]]  # fmt: skip
    table = xlsx(rows)
    assert values(table, "Số vụ") == [4, 6, 1, 2] and values(table, "Dân số") == [5300, 5400, 7100, 7200]
    both = [["Đơn vị tính: nghìn đồng"], ["Xã", "Năm", "Số vụ", "Thiệt hại"], ["A", 2019, 4, 530], ["A", 2020, 6, 540]]
    table = xlsx(both, columns="Thiệt hại=outcome")
    assert values(table, "Số vụ") == [4, 6] and values(table, "Thiệt hại") == [530, 540]


def test_populations_in_thousands_at_some_places_are_asked_about_with_answers_for_all(xlsx):
    rows = [["Xã", "Năm", "Số vụ", "Dân số"], *([p, 2018 + k, 3 + k, v] for p, v in (("A", 5200), ("B", 5.12), ("C", 6.34)) for k in range(4))]  # fmt: skip
    (question,) = xlsx(rows).questions
    assert question.about == "fraction" and question.answers[0] == 'cells="5.12=5120; 6.34=6340"'
    assert min(values(xlsx(rows, cells="5.12=5120; 6.34=6340"), "Dân số")) == 5120


@pytest.mark.parametrize("unit", ["nghìn đồng", "triệu đồng"])
@pytest.mark.parametrize("heading", ["Thiệt hại", "Tổng thiệt hại", "Trị giá", "Số tiền bị chiếm đoạt"])
def test_money_is_told_in_the_unit_of_a_line_above(xlsx, unit, heading):
    rows = [[p, y, 3 + i % 5, 88_667 + 31 * i] for i, (p, y) in enumerate((p, y) for p in "ABC" for y in range(2018, 2023))]
    table = xlsx([[f"Đơn vị tính: {unit}"], ["Xã", "Năm", "Số vụ", heading], *rows])
    panel = table.panel(heading)
    assert panel.unit.vi == unit and panel.kind == "measure" and panel.rows["outcome"].min() == 88_667
    assert table.panel("Số vụ").kind == "count" and "đồng" not in str(table.panel("Số vụ").unit)


@pytest.mark.parametrize(
    ("line", "heading"), [("Đơn vị tính: nghìn đồng", "Thiệt hại về rừng (ha)"), ("ĐVT: triệu đồng, USD", "Thiệt hại")]
)
def test_a_line_of_money_is_no_unit_of_hectares_nor_of_two_currencies(xlsx, line, heading):
    rows = [[p, y, 3 + i % 5, 12 + i] for i, (p, y) in enumerate((p, y) for p in "ABC" for y in range(2018, 2023))]
    table = xlsx([[line], ["Xã", "Năm", "Số vụ", heading], *rows], columns=f"{heading}=outcome")
    assert not any(unit in str(table.panel(heading).unit) for unit in ("đồng", "USD"))


def test_thousands_of_nothing_are_no_cases_beside_populations_with_decimals(xlsx):
    rows = [[p, y, 2 + i % 8, 11.47 + i / 50] for i, (p, y) in enumerate((p, y) for p in "ABC" for y in range(2018, 2023))]
    table = xlsx([["Đơn vị: nghìn"], ["Xã", "Năm", "Số vụ", "Dân số"], *rows])
    assert table.frame["Số vụ"].max() == 9 and table.frame["Dân số"].min() == 11_470


def test_empty_cells_among_small_counts_without_any_0_are_asked_about(csv):
    counts = [i % 3 for i in range(24)]
    table = lambda empty, **said: csv("Xã,Tháng,Số vụ\n" + "".join(f"{'AB'[i % 2]},2019-{i // 2 + 1:02d},{n or empty}\n" for i, n in enumerate(counts)), **said)  # fmt: skip # noqa: E731
    assert set(asked(table(""))) == {"blank"} and not asked(table("0"))
    assert values(table("", cells="blank=0")) == counts and "blank_nought" in said(table("", cells="blank=0"))
    assert not asked(table("", cells="blank=missing")) and pd.isna(values(table("", cells="blank=missing"))[0])
    counts = [10 * n for n in counts]
    assert not asked(table(""))


def test_a_note_that_empty_cells_are_noughts_holds(csv):
    table = csv("Xã,Năm,Số vụ\nA,2018,3\nA,2019,\nB,2018,1\nB,2019,4\nGhi chú: ô trống là không có vụ nào,,\n")
    assert values(table) == [3, 0, 1, 4] and "ô trống: số 0" in next(n.text.vi for n in table.notices if n.code == "legend")


@pytest.mark.parametrize(("line", "nought"), [
    ("Những ô bỏ trống là xã không phát sinh vụ việc", True), ("Ô không ghi số là không có vụ việc", True), ("Để trống nếu xã chưa báo cáo", False),
])  # fmt: skip
def test_a_line_says_what_an_empty_cell_of_figures_is(csv, line, nought):
    rows = "".join(f"X{p},{y},{'' if (p + y) % 3 == 0 else 1 + (p * y) % 3}\n" for p in range(6) for y in range(2013, 2023))
    table = csv(f"Xã,Năm,Số vụ\n{rows}\n{line},,\n")
    assert not table.questions and table.frame["Số vụ"].isna().any() != nought


def test_marks_that_may_be_nought_are_answered_together(csv):
    rows = "".join(f"X{p},{y},{('-', '–')[p % 2] if y == 2015 else 3 + p}\n" for p in range(6) for y in range(2013, 2019))
    text = f"Xã,Năm,Số vụ\n{rows}"
    (question,) = csv(text).questions
    assert not csv(text, cells=question.answers[0].removeprefix('cells="').rstrip('"')).questions


def test_a_sum_of_rows_of_which_one_is_empty_is_told(csv):
    text = "Xã,Năm,Số vụ\nA,2019,27\nA,2019,\nA,2020,4\nB,2019,5\nB,2020,6\n"
    (told,) = [n.text.vi for n in csv(text, cells="repeated=add").notices if n.code == "repeated_rows"]
    assert "để trống vì một dòng không có số" in told and "C2" in told


def _told_of_a_place(csv, text: str):
    rows = [
        f"{x},{y},{text if x == 'C' and y > 2017 else 3 + (i * 7 + y) % 9}"
        for i, x in enumerate("ABCDEFGH")
        for y in range(2014, 2020)
    ]
    return csv("Xã,Năm,Số vụ\n" + "\n".join(rows))


@pytest.mark.parametrize("text", [
    "Sáp nhập vào xã An Bình", "Đã sáp nhập vào xã An Bình", "sáp nhập vào TT Mỹ Lộc từ 01/01/2018", "Nhập về phường 3", "Giải thể nhập vào xã An Bình",
    "SÁP NHẬP VÀO XÃ AN BÌNH", "Merged into An Binh commune",
])  # fmt: skip
def test_a_place_that_was_merged_into_another_has_no_figure_which_is_said(csv, text):
    table = _told_of_a_place(csv, text)
    assert not table.questions and "merged" in said(table) and table.frame["Số vụ"].isna().sum() == 2


@pytest.mark.parametrize("text", [
    "Chưa sáp nhập", "12 (sau sáp nhập)", "Sáp nhập với xã An Phú: 14", "Nhập vào sổ sau", "Không sáp nhập", "Sáp nhập từ An Bình", "Sẽ sáp nhập vào xã An Bình",
    "Sáp nhập vào xã An Bình 5 vụ", "Nhập vào máy", "Sáp nhập", "Sáp nhập vào xã mới: 9",
])  # fmt: skip
def test_other_words_of_mergers_and_of_entries_are_asked_about(csv, text):
    assert set(asked(_told_of_a_place(csv, text))) == {"text"}


@pytest.mark.parametrize(("line", "is_asked"), [
    ("(ĐVT: vụ hoặc vụ/10.000 dân)", True), ("Đơn vị tính: số vụ hoặc tỷ lệ/100.000 dân", True), ("Unit: cases or cases per 10,000 people", True), ("ĐVT: vụ", False), ("Đơn vị tính: vụ/10.000 dân", False),
    ("Đơn vị: Công an huyện hoặc xã báo cáo", False),
])  # fmt: skip
def test_figures_in_one_unit_or_another_are_asked_about(xlsx, line, is_asked):
    rows = [[name, *(9 + (i * 3 + y) % 7 for y in range(6))] for i, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm"))]
    assert ("unit" in asked(xlsx([["Tội phạm xâm phạm sở hữu"], [line], ["Xã", *range(2014, 2020)], *rows]))) is is_asked
