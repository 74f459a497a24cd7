"""What a table of one's own says is read as it is meant, set aside with a reason, asked about with its cells, or refused: never changed."""

import datetime as dt
import struct
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis.errors import BadParameter, BadTable
from analysis.ingest.readers import comments
from analysis.ingest.text.encodings import encode
from analysis.panel.own_table import OwnTable, read_table


@pytest.fixture
def csv(tmp_path):
    """A CSV file's table: `csv("place,period,y\\n...", encoding="utf-16", numbers="vi")`."""

    def made(text: str, encoding: str = "utf-8", **answers: str) -> OwnTable:
        path = tmp_path / "table.csv"
        path.write_bytes(encode(text, "tcvn3").encode("latin-1") if encoding == "tcvn3" else text.encode(encoding))
        return read_table(path, **answers)

    return made


@pytest.fixture
def xlsx(tmp_path):
    """A workbook's table: `xlsx([[...], ...])` or `xlsx({"2019": [[...]], ...})`; `change(book)` before it is saved."""

    def made(rows, change=lambda book: None, **answers: str) -> OwnTable:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, lines in (rows if isinstance(rows, dict) else {"Sheet1": rows}).items():
            sheet = book.create_sheet(name)
            for line in lines:
                sheet.append(line)
        change(book)
        book.save(tmp_path / "table.xlsx")
        return read_table(tmp_path / "table.xlsx", **answers)

    return made


def values(table: OwnTable, column: str = "") -> list:
    return table.frame[column or table.outcome()].tolist()


def periods(table: OwnTable) -> list[str]:
    return [str(p) for p in table.frame[table.column("period")]]


def asked(table: OwnTable) -> dict[str, tuple[str, ...]]:
    return {q.about: q.cells for q in table.questions}


def said(table: OwnTable) -> set[str]:
    return {n.code for n in table.notices}


HEAD = "place,period,outcome\n"


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
    assert asked(xlsx([head, ["a", 2019, 5], ["a", 2020, "#REF!"], ["a", 2021, "#DIV/0!"], ["a", 2022, 9]])) == {
        "error": ("C3", "C4")
    }
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


def test_a_start_of_a_year_in_a_table_of_months_is_said(csv):
    table = csv("Xã,Tháng,Số vụ,Ngày áp dụng\nA,2019-01,1,chưa\nA,2019-02,2,chưa\nB,2019-01,1,2019\nB,2019-02,2,2019\n")
    assert {"coarse_start", "never"} <= said(table) and table.panel().rows["adopted"].dropna().astype(str).tolist() == [
        "2019-01"
    ] * 2


def test_a_repeated_column_is_refused_with_its_cells(csv):
    for head in ("place,period,outcome,outcome", "place,period,outcome,outcome "):
        with pytest.raises(BadTable, match="C1, D1"):
            csv(f"{head}\na,2019,5,500\n")


@pytest.mark.parametrize("line", ["a,2020,6,9", "a,2020"])
def test_a_row_of_another_width_is_refused_with_its_number(csv, line):
    with pytest.raises(BadTable, match=r"dòng 3"):
        csv(HEAD + f"a,2019,5\n{line}\na,2021,7\n")


def test_a_separator_at_the_end_of_each_row_and_a_first_line_of_excel_change_nothing(csv):
    assert values(csv(HEAD + "a,2019,5,\na,2020,6,\n")) == [5, 6]
    assert values(csv("sep=;\nplace;period;outcome\na;2019;5\na;2020;6\n")) == [5, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "tcvn3"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_encoding_and_separator_give_the_same_table(csv, encoding, mark):
    text = f"Xã{mark}Tháng{mark}Số vụ trộm cắp\nĐa Tốn{mark}Tháng 1/2019{mark}5\nCổ Bi{mark}Tháng 1/2019{mark}6\nĐình Xuyên{mark}Tháng 1/2019{mark}7\n"
    table = csv(text, encoding)
    assert table.frame["Xã"].tolist() == ["Đa Tốn", "Cổ Bi", "Đình Xuyên"] and values(table) == [5, 6, 7]


def test_a_hidden_sheet_is_left_out_with_a_word(xlsx):
    head = ["place", "period", "outcome"]
    table = xlsx(
        {"cu": [head, ["a", 2019, 5]], "moi": [head, ["a", 2019, 50]]}, lambda book: setattr(book["cu"], "sheet_state", "hidden")
    )
    assert values(table) == [50] and "hidden_sheets" in said(table)


def test_hidden_rows_and_columns_are_asked_about(xlsx):
    rows = [["Xã", "Năm", "Số vụ cũ", "Số vụ"], *(["A", 2015 + i, i, 3 * i] for i in range(3))]

    def row(book):
        book.worksheets[0].row_dimensions[3].hidden = True

    def column(book):
        book.worksheets[0].column_dimensions["C"].hidden = True

    assert asked(xlsx(rows, row)) == {"hidden": ("3",)} and asked(xlsx(rows, column)).keys() == {"hidden"}
    assert values(xlsx(rows, row, cells="hidden=drop"), "Số vụ") == [0, 6]
    assert list(xlsx(rows, column, cells="hidden=drop").frame) == ["Xã", "Năm", "Số vụ"]


def test_a_sheet_a_year_or_a_commune_or_an_indicator_is_one_table(xlsx):
    years = {str(y): [["Xã", "Tháng", "Số vụ"], *(["A", m, m] for m in (1, 2, 3))] for y in (2019, 2020)}
    assert periods(xlsx(years))[::3] == ["2019-01", "2020-01"]
    communes = {name: [["Tháng", "Số vụ"], ["Tháng 1/2019", 3], ["Tháng 2/2019", 4]] for name in ("Đa Tốn", "Cổ Bi")}
    assert xlsx(communes).frame["Địa bàn"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"]
    counts = {name: [["Xã", "2018", "2019"], ["A", n, n + 1]] for name, n in (("Số vụ", 5), ("Dân số", 1000))}
    assert values(xlsx(counts), "Số vụ") == [5, 6] and xlsx(counts).column("exposure") == "Dân số"


def test_sheets_of_different_tables_and_a_second_table_below_are_asked_about(xlsx):
    sheets = {"a": [["Xã", "Năm", "Số vụ"], ["A", 2019, 5]], "b": [["Quận", "Tháng", "Giá"], ["B", "2019-01", 7]]}
    assert asked(xlsx(sheets)).keys() == {"sheet"} and values(xlsx(sheets, sheet="a")) == [5]
    below = [
        ["Xã", "Năm", "Số vụ"],
        ["A", 2019, 5],
        ["A", 2020, 6],
        [None],
        ["Xã", "Năm", "Dân số"],
        ["A", 2019, 900],
        ["A", 2020, 901],
    ]
    assert asked(xlsx(below)).keys() == {"sheet"} and values(xlsx(below, sheet="Sheet1#2"), "Dân số") == [900, 901]


def test_merged_cells_hold_for_all_they_cover_and_blank_places_are_asked_about(xlsx, csv):
    rows = [["place", "period", "outcome"], ["a", 2019, 5], [None, 2020, 6], ["b", 2019, 7], [None, 2020, 8]]
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A2:A3", "A4:A5")])
    assert table.frame["place"].tolist() == ["a", "a", "b", "b"]
    text = HEAD + "a,2019,5\n,2020,6\nb,2019,7\n,2020,8\n"
    assert asked(csv(text)) == {"blank_place": ("A3", "A5")}
    assert csv(text, cells="blank=fill").frame["place"].tolist() == ["a", "a", "b", "b"]


REPORT = [
    ["UBND HUYỆN GIA LÂM", None, None, None, "CỘNG HÒA XÃ HỘI"], [None], ["BÁO CÁO SỐ VỤ"], ["Xã", "Năm 2019", None, "Năm 2020", None],
    [None, "Số vụ", "Dân số", "Số vụ", "Dân số"], ["Đa Tốn", 5, 9000, 6, 9100], ["Cổ Bi", 7, 8000, 8, 8100], ["Tổng cộng", 12, 17000, 14, 17200],
    [None], ["Ghi chú: số liệu sơ bộ"],
]  # fmt: skip


def test_a_report_with_titles_merged_heads_totals_and_notes_is_a_panel(xlsx):
    table = xlsx(REPORT, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A4:A5", "B4:C4", "D4:E4", "A3:E3")])
    panel = table.panel()
    assert panel.rows["outcome"].tolist() == [7, 8, 5, 6] and panel.rows["exposure"].notna().all()
    assert (
        table.account.rows_in == 6
        and dict(zip(table.account.aside["row"], table.account.aside["en"], strict=True))["8"] == "a total, not a place"
    )


def test_a_total_row_is_never_a_place_by_its_name_or_by_arithmetic(csv, xlsx):
    rows = [["Xã", "Tháng", "Số vụ"]] + [
        [p, f"2019-0{m}", v * m] for p, v in (("Đa Tốn", 1), ("Cổ Bi", 2), ("Gia Lâm", 3), ("Bát Tràng", 0)) for m in (1, 2, 3)
    ]
    assert sorted(xlsx(rows).panel().places) == ["Bát Tràng", "Cổ Bi", "Đa Tốn"]
    for name in ("Tổng cộng", "CỘNG", "Toàn huyện", "Total", "Tổng số:"):
        assert csv(f"Xã,2018,2019\nA,1,2\nB,3,4\n{name},4,6\n").panel().places == ("A", "B")
    assert csv("Xã,2018,2019\nCộng Hòa,1,2\nTổng Cọt,3,4\n").panel().places == ("Cộng Hòa", "Tổng Cọt")


def test_a_total_column_or_row_of_periods_is_set_aside(csv):
    assert periods(csv("Xã,2018,2019,Tổng\nA,1,2,3\nB,3,4,7\n")) == ["2018", "2019"] * 2
    table = csv("Xã,Tháng,Số vụ\nA,Tháng 1/2019,5\nA,Tháng 2/2019,6\nA,Cả năm 2019,11\n")
    assert values(table) == [5, 6] and table.account.aside["row"].tolist() == ["4"]


def test_spellings_of_one_place_are_one_place_and_near_names_are_named(csv):
    table = csv(
        "Xã,Tháng,Số vụ\nHòa Bình,2019-01,5\nHoà Bình,2019-02,6\nhòa bình ,2019-03,6\nHa\u0300 Đông,2019-01,5\nHà Đông,2019-02,5\n"
    )
    assert table.panel().places == ("Hà Đông", "Hòa Bình") and "spelling" in said(table)
    assert asked(csv("Xã,Tháng,Số vụ\nĐa Tốn,2019-01,3\nĐa Tôn,2019-02,3\n")).keys() == {"names"}
    assert "near_names" in said(csv("Xã,Tháng,Số vụ\nĐa Tốn,2019-01,3\nĐa Tôn,2019-01,3\n"))


def test_a_place_may_be_called_na_and_two_communes_of_one_name_stay_two(csv, tmp_path):
    assert csv(HEAD + "NA,2019,5\nHN,2019,7\n").panel().places == ("HN", "NA")
    table = csv("Huyện,Xã,Năm,Số vụ\nH1,Tân Phú,2019,5\nH2,Tân Phú,2019,7\n")
    assert table.panel().places == ("Tân Phú (H1)", "Tân Phú (H2)")
    frame = pd.DataFrame({"place": [1, 1, 2, 2], "period": [2019, 2020] * 2, "outcome": [0, 4, 5, 6]})
    frame.to_stata(
        tmp_path / "t.dta", write_index=False, value_labels={"place": {1: "Tan Phu", 2: "Tan Phu"}, "outcome": {0: "none"}}
    )
    panel = read_table(tmp_path / "t.dta").panel()
    assert panel.places == ("Tan Phu (1)", "Tan Phu (2)") and panel.rows["outcome"].tolist() == [0, 4, 5, 6]


def test_stata_labels_dates_and_missing_values_are_what_they_mean(tmp_path):
    when = pd.to_datetime(["2019-01-01", "2019-02-01"] * 2)
    frame = pd.DataFrame({"xa": [1, 1, 2, 2], "thang": when, "so_vu": [1.0, 2, None, 4]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, convert_dates={"thang": "tm"}, value_labels={"xa": {1: "Đa Tốn", 2: "Cổ Bi"}},
                   variable_labels={"so_vu": "Số vụ trộm cắp"}, version=118)  # fmt: skip
    table = read_table(tmp_path / "t.dta")
    assert table.frame["xa"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"] and periods(table)[:2] == ["2019-01", "2019-02"]
    assert table.panel().label.vi == "Số vụ trộm cắp" and len(table.panel().rows) == 3


def test_indicators_as_rows_and_units_beside_them_become_columns(csv):
    table = csv("Chỉ tiêu,Đơn vị tính,2018,2019,2020\nSố vụ trộm cắp,vụ,12,15,9\nSố người bị bắt,người,20,18,11\n")
    assert values(table, "Số vụ trộm cắp") == [12, 15, 9] and table.units["Số người bị bắt"] == "người"
    assert values(csv("place,period,value,outcome\na,2018,5,x\na,2018,7,y\na,2019,6,x\n"), "x") == [5, 6]


def test_places_as_columns_over_rows_of_months_become_rows(csv):
    table = csv("Tháng,Yên Viên,Đa Tốn,Xã Mới\n1/2019,5,6,7\n2/2019,5,6,8\n")
    assert set(table.panel().places) == {"Yên Viên", "Đa Tốn", "Xã Mới"}


def test_months_as_columns_take_their_year_from_beside_or_are_asked_about(csv):
    months = ",".join(f"T{m}" for m in range(1, 13))
    figures = ",".join(map(str, range(1, 13)))
    assert periods(csv(f"Xã,Năm,{months}\nA,2018,{figures}\nA,2019,{figures}\n"))[::12] == ["2018-01", "2019-01"]
    assert asked(csv(f"Xã,{months}\nA,{figures}\nB,{figures}\n")).keys() == {"period"}


def test_months_written_without_a_mark_are_headings(csv):
    assert periods(csv("Xã,201812,201901,201902\nA,1435,875,2961\nB,1135,3324,1764\n")) == ["2018-12", "2019-01", "2019-02"] * 2


def test_names_alone_in_a_row_are_the_places_of_the_rows_below(xlsx):
    table = xlsx(
        [["Tháng", "Số vụ"], ["Đa Tốn", None], ["2019-01", 5], ["2019-02", 6], ["Cổ Bi", None], ["2019-01", 7], ["2019-02", 8]]
    )
    assert table.frame["địa bàn"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"] and "sections" in said(table)


def test_rows_of_numbers_and_units_under_the_headings_are_no_data(xlsx):
    head, rows = ["Xã", "Năm", "Số vụ", "Dân số"], [["A", 2019, 5, 1000], ["A", 2020, 6, 1001]]
    for line in (["(1)", "(2)", "(3)", "(4)"], [None, None, "vụ", "người"]):
        table = xlsx([head, line, *rows])
        assert values(table) == [5, 6] and len(table.account.aside) == 1


def test_roles_are_told_where_names_do_not_say_and_a_suggestion_is_said_as_one(csv):
    text = "aaa,bbb,ccc\nA xã,2018,4\nB xã,2018,5\nA xã,2019,6\n"
    assert [(r.role, r.column, r.known) for r in csv(text).roles] == [
        ("place", "aaa", "content"),
        ("period", "bbb", "content"),
        ("outcome", "ccc", "content"),
    ]
    told = csv(text, columns="aaa=place; bbb=period; ccc=exposure")
    assert {(r.role, r.known) for r in told.roles} == {("place", "told"), ("period", "told"), ("exposure", "told")}
    with pytest.raises(BadTable, match="aaa"):
        csv(text, columns="aab=place")


def test_columns_not_used_and_outliers_are_named_with_their_cells(csv):
    rows = "".join(f"A,2018-{m:02d},{5 + m % 3},x{m}\n" for m in range(1, 13)) + "A,2019-01,500,x\n"
    table = csv("Xã,Tháng,Số vụ,Mã lạ\n" + rows)
    notices = {n.code: n for n in table.notices}
    assert notices["outlier"].cells == ("C14",) and notices["unused_columns"].columns == ("Mã lạ",)


def test_persons_before_and_after_need_no_place_and_year(csv):
    table = csv("Họ tên,Trước,Sau,Nhóm\nAn,5,7,can thiệp\nBình,4,6,đối chứng\n")
    assert table.kind == "persons" and table.frame["Nhóm"].tolist() == [1, 0]


def test_one_row_an_incident_is_known_as_such(csv):
    table = csv("Ngày xảy ra,Xã,Loại việc\n05/03/2019,Đa Tốn,Trộm cắp\n06/03/2019,Cổ Bi,Cướp\n")
    assert table.kind == "incidents" and table.spans["start"].tolist() == [dt.date(2019, 3, 5), dt.date(2019, 3, 6)]


def test_rows_in_are_rows_used_and_rows_aside(csv):
    table = csv("Bảng 1;;\nXã;2018;2019\nA;1;2\nB;3;4\nTổng cộng;4;6\nNguồn: Công an;;\n")
    assert (table.account.rows_in, table.account.rows_used, len(table.account.aside)) == (5, 2, 3)


def test_an_open_question_touches_only_what_it_is_about(csv):
    table = csv("place,period,thefts,rate\na,2019,5,-\na,2020,6,3.5\n")
    assert table.panel("thefts").rows["outcome"].tolist() == [5, 6]
    with pytest.raises(BadTable, match="D2"):
        table.panel("rate")


def test_the_file_of_the_questions_is_named_by_its_checksum(csv, tmp_path):
    import hashlib

    table = csv(HEAD + "a,2019,5\n")
    assert table.source.sha256 == hashlib.sha256(Path(tmp_path / "table.csv").read_bytes()).hexdigest()


def test_sums_of_the_rows_before_them_are_set_aside_whatever_their_name(csv):
    parts = {"Yên Thường": (53, 40, 31, 60), "Ninh Hiệp": (52, 41, 12, 7), "Phù Đổng": (28, 30, 22, 9), "Lệ Chi": (40, 13, 8, 11)}
    rows = list(parts.items())
    rows.insert(2, ("Cụm 1", tuple(a + b for a, b in zip(parts["Yên Thường"], parts["Ninh Hiệp"], strict=True))))
    lines = [f"{name},{2019 + i},{values[i]}" for i in range(4) for name, values in rows]
    table = csv("\n".join(["Xã,Năm,Số vụ", *lines]))
    assert set(table.frame["Xã"]) == set(parts) and any("Cụm 1" in n.text.vi for n in table.notices)
    assert table.account.rows_in == table.account.rows_used + len(table.account.aside) == 20


def test_running_totals_of_months_are_asked_about(csv):
    text = "Xã,Tháng,Số vụ (lũy kế từ đầu năm)\nA,01/2019,4\nA,02/2019,9\nB,01/2019,1\nB,03/2019,2\n"
    assert set(asked(csv(text))) == {"running"} and values(csv(text, cells="running=keep")) == [4, 9, 1, 2]
    assert str(values(csv(text, cells="running=difference"))) == "[4.0, 5.0, 1.0, nan]"


def test_a_comma_within_every_name_is_refused_with_the_row(csv):
    with pytest.raises(BadTable) as caught:
        csv("Xã,Năm,Số vụ\nCổ Bi, Gia Lâm,2019,5\nLệ Chi, Gia Lâm,2019,7\n")
    assert "dòng 2" in str(caught.value) and "4 ô" in str(caught.value)


def test_decimals_and_bytes_of_a_parquet_file_are_figures_and_names(tmp_path):
    frame = pd.DataFrame({"xa": [b"Co Bi", b"Le Chi"], "nam": [2019, 2019], "so_vu": [Decimal("5"), Decimal("7")]})
    frame.to_parquet(tmp_path / "a.parquet")
    assert list(read_table(tmp_path / "a.parquet").frame["so_vu"]) == [5.0, 7.0]


def test_a_large_file_is_read_with_the_same_rules_as_a_small_one(csv, monkeypatch):
    from analysis.ingest.columns import large

    rows = "".join(
        f"Xã {i % 40},{2000 + i // 40},{'1.234' if i == 7 else i % 9},{'...' if i == 9 else 900 + i}\n" for i in range(800)
    )
    text = "Xã,Năm,Số vụ,Dân số\n" + rows + "Tổng cộng,2001,5,6\n"
    small = csv(text)
    monkeypatch.setattr(large, "LEAST", 0)
    assert large.grid_of(Path(small.source.file)) is None
    fast = csv(text)
    pd.testing.assert_frame_equal(fast.frame, small.frame)
    pd.testing.assert_frame_equal(fast.spans, small.spans)
    assert (fast.questions, fast.notices, fast.roles, fast.source.sha256) == (
        small.questions,
        small.notices,
        small.roles,
        small.source.sha256,
    )
    assert fast.account.rows_in == small.account.rows_in == 801 and fast.account.aside.equals(small.account.aside)


@pytest.mark.parametrize("text", [
    "Bảng 1,,\nXã,Năm,Số vụ\nA,2019,5\n", "Xã,Năm,Số vụ\nA,2019,5\nNguồn: Công an,,\n", "Xã,Năm,Số vụ\nA,2019,5\n\nB,2019,6\n",
])  # fmt: skip
def test_a_large_file_with_lines_that_are_no_rows_goes_the_ordinary_way(csv, text, monkeypatch):
    from analysis.ingest.columns import large

    small = csv(text)
    monkeypatch.setattr(large, "LEAST", 0)
    pd.testing.assert_frame_equal(csv(text).frame, small.frame)


def test_spss_labels_missing_codes_and_names_of_variables_are_what_they_mean(tmp_path):
    import pyreadstat

    frame = pd.DataFrame({"xa": [1.0, 1, 2, 2], "nam": [2019.0, 2020, 2019, 2020], "vu": [5.0, 6, 99, 8]})
    pyreadstat.write_sav(frame, tmp_path / "t.sav", column_labels=["Xã", "Năm", "Số vụ trộm cắp"], variable_value_labels={"xa": {1: "Đa Tốn", 2: "Cổ Bi"}},
                         missing_ranges={"vu": [99]})  # fmt: skip
    table = read_table(tmp_path / "t.sav")
    assert table.panel().places == ("Cổ Bi", "Đa Tốn") and table.panel().rows["outcome"].tolist() == [8, 5, 6]
    assert table.panel().label.vi == "Số vụ trộm cắp"


def test_a_damaged_data_set_is_refused_in_words(tmp_path):
    for suffix in ("dta", "sav", "parquet"):
        (tmp_path / f"t.{suffix}").write_bytes(b"this is no data set")
        with pytest.raises(BadTable, match="damaged"):
            read_table(tmp_path / f"t.{suffix}")


def test_an_opendocument_sheet_is_read_as_excel_is(tmp_path):
    import zipfile

    def cell(value):
        kind = f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    rows = [["Xã", "Năm", "Số vụ"], ["Đa Tốn", 2019, 5], ["Đa Tốn", 2020, "1.234"], ["Tổng cộng", 2019, 5]]
    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = {n: f"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" for n in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{n}="{uri}"' for n, uri in names.items())
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="S">{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    manifest = '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    assert values(read_table(tmp_path / "t.ods")) == [5, 1234]
    note = "<office:annotation><text:p>chờ xã xác nhận</text:p></office:annotation><text:p>5<"
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content.replace("<text:p>5<", note, 1))
        package.writestr("META-INF/manifest.xml", manifest)
    assert asked(read_table(tmp_path / "t.ods")) == {"comment": ("C2",)}


def test_a_comment_of_an_old_workbook_is_found_by_its_note():
    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    text = "Chờ xã xác nhận"
    head = record(0x0809, b"\0\6") + record(0x0085, struct.pack("<I", 0) + b"\0\0") + record(0x000A, b"")
    head = record(0x0809, b"\0\6") + record(0x0085, struct.pack("<I", len(head)) + b"\0\0") + record(0x000A, b"")
    sheet = record(0x0809, b"\0\6") + record(0x005D, struct.pack("<HHHH", 0x15, 18, 0x19, 7))
    sheet += record(0x01B6, struct.pack("<HH6xHH", 0, 0, len(text), 0)) + record(0x003C, b"\1" + text.encode("utf-16-le"))
    sheet += record(0x001C, struct.pack("<HHHH", 3, 2, 0, 7)) + record(0x000A, b"")
    assert comments.of_xls(head + sheet) == [{(4, 3): text}]


def test_a_month_that_is_none_a_year_far_off_and_errors_of_an_export_are_asked_about(csv):
    assert asked(csv("Năm,Tháng,Số vụ\n2019,1,5\n2019,2,5\n2019,13,5\n")) == {"period": ("B4",)}
    assert asked(csv("Xã,Năm,Số vụ\nA,1019,5\nA,2020,6\n")) == {"period": ("B2",)}
    assert asked(csv("Xã,Năm,Số vụ,Số đối tượng\nA,2019,5,7\nA,2020,#N/A,8\nA,2021,#VALUE!,8\n")) == {"text": ("C3", "C4")}
    assert "to_come" in said(csv("Xã,Năm,Số vụ\nA,2019,5\nA,2090,6\n"))


def test_a_mark_for_yes_and_nothing_else_leaves_no_for_the_blanks(csv):
    table = csv("Xã,Năm,Can thiệp,Số vụ\nA,2019,x,5\nA,2020,x,6\nB,2019,,7\nB,2020,,7\n")
    assert table.panel().rows["treated"].tolist() == [1, 1, 0, 0] and "blank_no" in said(table)


def test_sheets_of_quarters_without_a_year_are_asked_about(xlsx):
    table = xlsx({"Quý I": [["Xã", "Số vụ"], ["A", 1], ["B", 2]], "Quý II": [["Xã", "Số vụ"], ["A", 3], ["B", 4]]})
    assert "sheet" in asked(table)


def test_a_column_that_nothing_uses_raises_no_question_until_it_is_chosen(tmp_path):
    rows = ["Xã;Tháng;Số vụ;Mã hồ sơ phụ"]
    rows += [
        f"Xã {p};{m:02}/2019;{m + 3};{v}" for p in "ABC" for m, v in enumerate(("3.684", "-", "1.005", "x", "99999", "-9"), 1)
    ]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    read = read_table(tmp_path / "a.csv", columns="Mã hồ sơ phụ=ignore")
    assert not read.questions and "Mã hồ sơ phụ" in read.unused
    assert read.panel("Số vụ").rows["outcome"].sum() == 3 * sum(range(4, 10))
    asked = read.open_questions("Mã hồ sơ phụ")
    assert {q.about for q in asked} >= {"missing"} and all(q.columns == ("Mã hồ sơ phụ",) for q in asked)


def test_under_a_merged_heading_the_lower_one_says_what_a_column_is(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Xã", "Năm", "Số liệu", None],
        [None, None, "Số vụ", "Dân số"],
        ["Đa Tốn", 2018, 3, 9000],
        ["Đa Tốn", 2019, 4, 9100],
        ["Cổ Bi", 2018, 5, 8000],
        ["Cổ Bi", 2019, 6, 8100],
    ):
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    read = read_table(tmp_path / "a.xlsx")
    assert read.columns("outcome") == ("Số liệu – Số vụ",) and read.column("exposure") == "Số liệu – Dân số"


def test_a_pair_of_cells_in_the_title_of_a_table_of_two_columns_is_no_heading(tmp_path):
    book = openpyxl.Workbook()
    for line in (
        ["BIỂU SỐ 1"],
        ["Đơn vị:", "Xã Hưng Đông"],
        ["Năm 2015"],
        ["Quý", "Số vụ cháy"],
        ["Quý 1/2015", 4],
        ["Quý 2/2015", 3],
    ):
        book.active.append(line)
    book.save(tmp_path / "t.xlsx")
    read = read_table(str(tmp_path / "t.xlsx"))
    assert not read.questions and list(read.frame.columns) == ["Quý", "Số vụ cháy"]
    assert read.frame["Số vụ cháy"].tolist() == [4, 3]


def test_a_set_of_stata_labels_may_have_another_name_than_its_variable(tmp_path):
    frame = pd.DataFrame({"xa": [1, 1, 2, 2], "nam": [2018, 2019] * 2, "so_vu": [1.0, 2, 3, 4]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, value_labels={"xa": {1: "Đa Tốn", 2: "Cổ Bi"}}, version=118)
    head, mark, sets = (tmp_path / "t.dta").read_bytes().partition(b"<value_label_names>")
    (tmp_path / "t.dta").write_bytes(head + mark + sets.replace(b"xa\0", b"qk\0"))
    assert read_table(tmp_path / "t.dta").frame["xa"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"]


def test_sums_that_stand_over_their_rows_are_set_aside_beside_a_total(csv):
    parts = [(53, 40, 31, 5), (52, 41, 12, 6), (28, 30, 22, 7), (40, 13, 8, 8)]
    total = lambda rows: tuple(map(sum, zip(*rows, strict=True)))  # noqa: E731
    rows = [
        ("Cụm 1", total(parts[:2])),
        *zip("AB", parts[:2], strict=True),
        ("Cụm 2", total(parts[2:])),
        *zip("CD", parts[2:], strict=True),
    ]
    lines = [";".join(map(str, (name, *values))) for name, values in [*rows, ("Tổng cộng", total(parts))]]
    table = csv("\n".join(["Xã;2016;2017;2018;2019", *lines]))
    assert set(table.frame["Xã"]) == set("ABCD") and table.account.rows_in == 7 == table.account.rows_used + len(
        table.account.aside
    )


@pytest.mark.parametrize(
    "heading", ["Ngày ra mắt Tổ liên gia", "Quý bắt đầu mô hình Tiếng kẻng", "Tháng lắp đặt camera", "Năm thực hiện"]
)
def test_a_start_is_known_by_the_verb_of_its_heading(csv, heading):
    lines = [f"{p},Quý {q}/2019,{q + 3},{'Quý III/2019' if p == 'A' else ''}" for p in "ABC" for q in (1, 2, 3, 4)]
    assert csv("\n".join([f"Xã,Quý,Số vụ,{heading}", *lines])).column("adopted") == heading


def test_answers_of_persons_are_yes_and_no_and_what_they_are_is_no_outcome(csv):
    table = csv("STT,Họ và tên,Năm sinh,Giới tính,Tham gia câu lạc bộ,Có việc làm,Điểm\n1,An,1975,Nữ,Có,Không,13.5\n2,Bình,1980,Nam,Không,Có,12\n3,Chi,1991,Nữ,Không,Không trả lời,11\n")  # fmt: skip
    assert table.columns("outcome") == ("Có việc làm", "Điểm") and table.column("treated") == "Tham gia câu lạc bộ"
    assert table.frame["Có việc làm"].tolist()[:2] == [0, 1] and table.frame["Có việc làm"].isna().tolist() == [
        False,
        False,
        True,
    ]
    assert table.panel("Có việc làm").kind == "binary" and any("Không trả lời" in n.text.vi for n in table.notices)


def test_two_answers_before_and_after_are_two_changes(csv):
    head = "Mã phiếu,Xã,Nhóm,Mất trộm (trước),Mất trộm (sau),Điểm an toàn (trước),Điểm an toàn (sau)"
    rows = [
        f"P{i},xã {i % 8},{'Tham gia' if i % 8 < 4 else 'Không tham gia'},Có,{'Không' if i % 3 else 'Có'},{40 + i % 7},{45 + i % 5}"
        for i in range(24)
    ]
    table = csv("\n".join([head, *rows]))
    assert table.columns("before") == ("Mất trộm (trước)", "Điểm an toàn (trước)") and table.column("cluster") == "Xã"
    assert table.panel("Điểm an toàn (sau)").rows["outcome"].sum() == sum(5 + i % 5 - i % 7 for i in range(24))
    assert table.panel("Mất trộm (sau)").rows["outcome"].sum() == -16


def test_a_blank_beside_crosses_a_repeated_code_and_codes_explained_in_the_heading(csv):
    table = csv("Mã phiếu,Từng bị mất trộm,Nhóm (1: can thiệp; 2: đối chứng)\n1,x,1\n2,,2\n3,x,2\n")
    assert [q.about for q in table.questions] == ["blank"] and table.frame[table.column("treated")].tolist() == [1, 0, 0]
    answered = csv("Mã phiếu,Từng bị mất trộm\n1,x\n2,\n3,x\n", cells="blank=0")
    assert not answered.questions and answered.frame["Từng bị mất trộm"].tolist() == [1, 0, 1]
    table = csv("Mã hồ sơ,Ngày về,Kết quả (1: chưa tái phạm; 2: tái phạm)\nH1,01/02/2018,1\nH2,03/04/2018,2\nH2,03/04/2018,2\n")
    assert [q.cells for q in table.questions] == [("A3", "A4")] and table.columns("outcome") == (table.frame.columns[2],)
    assert table.frame.iloc[:, 2].tolist() == [0, 1, 1]


def test_chosen_labels_that_deny_one_another_are_yes_and_no(tmp_path):
    frame = pd.DataFrame({"xa": ["A", "A", "B", "B"], "nam": [2018, 2019] * 2, "so_vu": [1.0, 2, 3, 4], "treated": [0, 1, 0, 0]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, value_labels={"treated": {0: "Chưa lắp", 1: "Đã lắp"}}, version=118)
    table = read_table(tmp_path / "t.dta")
    assert table.column("treated") == "treated" and table.frame["treated"].tolist() == [0, 1, 0, 0]


def test_a_comment_that_doubts_a_figure_is_asked_about_and_any_other_is_said(xlsx):
    from openpyxl.comments import Comment

    def comment(book):
        book.active["B3"].comment = Comment("Gõ nhầm, số đúng là 8. Chờ xã xác nhận.", "a")
        book.active["C2"].comment = Comment("Đã đối chiếu sổ trực ban.", "a")

    rows = [["Xã", "T1-2019", "T2-2019"], ["A", 7, 13], ["B", 83, 18]]
    table = xlsx(rows, comment)
    assert [q.cells for q in table.questions] == [("B3",)] and table.questions[0].answers[0] == 'cells="B3=8"'
    assert next(n for n in table.notices if n.code == "comments").cells == ("C2", "B3")
    assert xlsx(rows, comment, cells="B3=8").panel().rows["outcome"].tolist() == [7, 13, 8, 18]
    assert xlsx(rows, comment, cells="B3=keep").panel().rows["outcome"].tolist() == [7, 13, 83, 18]


def test_tables_side_by_side_are_asked_about_and_each_can_be_read(xlsx):
    names = ["A xã", "B xã", "C xã", "D xã"]
    left = [["1. Trộm cắp", None, None], ["Xã", 2018, 2019], *([n, i, i + 1] for i, n in enumerate(names))]
    right = [["2. Ma túy", None, None], ["Xã", 2018, 2019], *([n, i + 50, i + 60] for i, n in enumerate(reversed(names)))]
    rows = [[*a, None, None, *b] for a, b in zip(left, right, strict=True)]
    table = xlsx(rows)
    assert [q.about for q in table.questions] == ["sheet"] and "F2" in table.questions[0].text.vi
    second = xlsx(rows, sheet="Sheet1#2")
    assert not second.questions and second.frame.set_index("Xã").loc["D xã"].iloc[:, -1].tolist() == [50, 60]
    assert not xlsx([[*a[:1], None, *a[1:]] for a in left[1:]]).questions  # a blank column within one table


def test_one_name_of_several_codes_is_several_places(csv):
    table = csv("Mã xã;Tên xã;Năm;Số vụ\n00565;Tân Lập;2012;8\n00565;Tân Lập;2013;9\n01565;Tân Lập;2012;19\n01565;Tân Lập;2013;20\n02;Gia;2012;1\n02;Gia;2013;2\n")  # fmt: skip
    assert set(table.panel().places) == {"Gia", "Tân Lập (00565)", "Tân Lập (01565)"}


def test_sums_from_january_on_are_no_quarters(xlsx):
    def merge(book):
        book.active.merge_cells("B1:E1")
        book.active.merge_cells("A1:A2")

    rows = [
        ["Xã", "Năm 2018", None, None, None],
        [None, "3 tháng", "6 tháng", "9 tháng", "12 tháng"],
        ["A", 7, 19, 29, 37],
        ["B", 8, 14, 31, 39],
    ]
    assert asked(xlsx(rows, merge)) == {"running": ("B1", "C1", "D1", "E1")}
    quarters = xlsx(rows, merge, cells="running=difference")
    assert periods(quarters)[:4] == ["2018Q1", "2018Q2", "2018Q3", "2018Q4"] and values(quarters)[:4] == [7, 12, 10, 8]
    assert values(xlsx(rows, merge, cells="running=year")) == [37, 39] and not quarters.questions


def test_a_page_of_instructions_is_no_table_and_numbers_of_rows_may_be_letters(xlsx):
    table = xlsx({"Hướng dẫn": [["Cột", "Ý nghĩa"], ["Xã", "tên xã"], ["Năm", "năm dương lịch"]],
                  "Số liệu": [["Số TT", "Xã", "Năm", "Số vụ"], ["A", "Toàn huyện", 2018, 3], ["I", "A xã", 2018, 1], ["II", "B xã", 2018, 2]]})  # fmt: skip
    assert not table.questions and table.source.sheets == ("Số liệu",) and table.columns("outcome") == ("Số vụ",)
    assert any("Hướng dẫn" in n.text.vi for n in table.notices)


def test_rows_of_different_units_are_asked_about(csv):
    table = csv(
        "Xã,Năm,Thiệt hại,Đơn vị tính\nA,2019,290,triệu đồng\nA,2020,300,triệu đồng\nB,2019,162000,nghìn đồng\nB,2020,150000,nghìn đồng\n"
    )
    assert [(q.about, q.cells) for q in table.open_questions("Thiệt hại")] == [("units", ("D2", "D4"))]


def test_places_that_stopped_before_the_table_ends_are_asked_about(csv):
    rows = "".join(
        f"{place},{year},5,{dates}\n"
        for place, dates in (("A", "01/01/2019,31/12/2019"), ("B", ","))
        for year in range(2017, 2023)
    )
    table = csv("Xã,Năm,Số vụ,Ngày bắt đầu,Ngày kết thúc\n" + rows)
    assert [(q.about, q.columns) for q in table.questions] == [("withdrawn", ("Ngày bắt đầu",))]
    assert not csv("Xã,Năm,Số vụ,Ngày bắt đầu,Ngày kết thúc\n" + rows, columns="Ngày kết thúc=ignore").questions


def test_a_start_in_the_last_days_of_a_police_year_is_asked_about(csv):
    head = "Năm công tác tính từ 15/12 năm trước đến 14/12,,,\nXã,Năm công tác,Số vụ,Ngày ra mắt\n"
    rows = "".join(f"{place},{year},5,{day}\n" for place, day in (("A", "20/12/2018"), ("B", "")) for year in range(2015, 2022))
    table = csv(head + rows)
    assert ("reporting_year", ("D3",)) in [(q.about, q.cells) for q in table.questions]


def test_a_year_over_two_years_is_asked_about(csv):
    table = csv("Phường,Niên độ,Số vụ\nA,2016/17,73\nA,2017/18,64\nB,2016/17,57\nB,2017/18,66\n")
    assert [q.about for q in table.questions] == ["period"]


def test_figures_without_a_heading_are_asked_about_and_row_numbers_are_not(csv):
    table = csv("Xã,Tháng,,Dân số,\nA,01/2019,50,6828,13\nA,02/2019,41,6828,23\nB,01/2019,46,5828,12\nB,02/2019,40,5828,24\n")
    assert ("role", ("C1", "E1")) in [(q.about, q.cells) for q in table.questions]
    table = csv(",Xã,Tháng,Số vụ\n0,A,01/2019,50\n1,A,02/2019,41\n2,B,01/2019,46\n3,B,02/2019,40\n")
    assert not table.questions


def test_a_title_with_the_number_of_the_table_is_no_row_of_figures(csv):
    table = csv(
        "14.2,Số vụ án đã khởi tố phân theo xã,,\n,Number of cases by commune,,\n,,2015,2016\n,TỔNG SỐ - TOTAL,801,710\n,Xã Đa Tốn - Da Ton commune,52,38\n,Xã Kiêu Kỵ - Kieu Ky commune,163,153\n"
    )
    assert len(table.frame) == 4 and not table.questions


def test_bodies_under_unit_are_no_units_and_fiscal_years_named_by_their_beginning_ask_nothing(csv):
    assert not csv(
        "Xã,Năm,Số vụ,Đơn vị\nA,2019,29,Công an xã\nA,2020,30,Đội CSHS\nB,2019,16,Công an xã\nB,2020,15,Đội CSHS\n"
    ).questions
    head = "Số liệu từ 1/7/2018 đến 30/6/2019,,,\nXã,Năm,Số vụ,Ngày áp dụng\n"
    rows = "".join(f"{place},{year},5,{day}\n" for place, day in (("A", "20/09/2018"), ("B", "")) for year in range(2015, 2022))
    assert not [q for q in csv(head + rows).questions if q.about == "reporting_year"]


def test_figures_that_only_rise_within_each_year_are_asked_about(csv):
    rows = [f"{xa},{m}/{y},{3 * m + y - 2018}" for xa in "AB" for y in (2018, 2019) for m in range(1, 13)]
    assert set(asked(csv("\n".join(["Xã,Tháng,Số vụ", *rows])))) == {"running"}


def test_columns_of_running_totals_are_quarters_by_difference_and_times_of_a_follow_up_are_not(csv):
    text = "Xã,Năm,Lũy kế 3 tháng,Lũy kế 6 tháng,Lũy kế 9 tháng,Lũy kế 12 tháng\nA,2018,3,7,9,14\nA,2019,2,4,4,9\n"
    assert set(asked(csv(text))) == {"running"}
    table = csv(text, cells="running=difference")
    assert periods(table)[:5] == ["2018Q1", "2018Q2", "2018Q3", "2018Q4", "2019Q1"] and values(table)[:5] == [3, 4, 2, 5, 2]
    followed = csv("Mã BN,Nhóm,3 tháng,6 tháng\nN1,Can thiệp,20,21\nN2,Đối chứng,19,19\nN3,Can thiệp,18,20\n")
    assert followed.kind == "persons" and "running" not in asked(followed)


def test_quarters_and_halves_as_columns_take_their_year_from_beside(csv):
    table = csv("Xã,Năm,Quý I,Quý II,Quý III,Quý IV\nA,2018,5,4,9,1\nB,2018,1,7,3,2\n")
    assert periods(table)[:2] == ["2018Q1", "2018Q2"] and values(table) == [5, 4, 9, 1, 1, 7, 3, 2]
    halves = "Xã,Năm,6 tháng đầu năm,6 tháng cuối năm\nA,2018,5,4\nB,2018,1,7\nA,2019,3,\nB,2019,2,2\n"
    assert set(asked(csv(halves))) == {"half"}
    years = csv(halves, cells="half=year")
    assert periods(years) == ["2018", "2018", "2019", "2019"] and str(values(years)) == "[9.0, 8.0, nan, 4.0]"
    assert years.panel().frequency == "Y"


def test_months_under_quarters_under_years_are_months(xlsx):
    def merge(book):
        for cells in ("A1:A3", "B1:I1", "B2:E2", "F2:I2"):
            book.active.merge_cells(cells)

    rows = [
        ["Xã", "Năm 2019", *[None] * 7],
        [None, "Quý I", None, None, None, "Quý II", None, None, None],
        [None, "Tháng 1", "Tháng 2", "Tháng 3", "Cộng", "Tháng 4", "Tháng 5", "Tháng 6", "Cộng"],
        ["A", 1, 2, 3, 4, 5, 6, 7, 8],
        ["Xã Yên Hòa", 7, 1, 5, 13, 5, 6, 7, 18],
        ["Xã Tân Lập", 8, 7, 7, 22, 8, 6, 8, 22],
    ]
    table = xlsx(rows, merge)
    assert periods(table)[:6] == [f"2019-{m:02d}" for m in range(1, 7)] and values(table)[:6] == [7, 1, 5, 5, 6, 7]


def test_a_row_under_the_names_of_places_may_say_who_is_treated_and_since_when(xlsx):
    rows = [["Tháng", "Dak Ro", "Ngoc Lay", "Mang Ri"], ["Nhóm", "đối chứng", "can thiệp từ 02/2021", "can thiệp từ 03/2021"]]
    rows += [[f"{m}/2021", m, 2 * m, 9 - m] for m in range(1, 5)]
    table = xlsx(rows)
    assert set(table.frame["địa bàn"]) == {"Dak Ro", "Ngoc Lay", "Mang Ri"} and not table.questions
    assert {str(v) for v in table.frame[table.column("adopted")]} == {"NaT", "2021-02", "2021-03"}


def test_thousands_of_persons_are_whole_persons(csv):
    table = csv("Huyện,Năm,Số vụ,Dân số (nghìn người)\nA,2018,5,128.2\nA,2019,6,130.7\nB,2018,7,97\nB,2019,8,98\n")
    assert values(table, "Dân số (nghìn người)") == [128200, 130700, 97000, 98000] and not table.questions


def test_codes_that_labels_call_no_answer_are_empty(tmp_path):
    frame = pd.DataFrame({"maho": [1, 2, 3, 4], "nannhan": [1, 2, 9, 2], "tin": [1, 3, 5, 8], "y": [3.0, 4, 5, 6]})
    labels = {"nannhan": {1: "Có", 2: "Không", 9: "Không nhớ"}, "tin": {1: "Không", 3: "Không ý kiến", 5: "Rất tin", 8: "KB/KTL"}}
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, value_labels=labels, variable_labels={"maho": "Mã hộ"})
    table = read_table(tmp_path / "t.dta")
    assert table.kind == "persons" and "maho" not in table.columns("outcome") and "missing" in said(table)
    assert str(values(table, "nannhan")) == "[1.0, 0.0, nan, 0.0]"
    assert table.frame["tin"].isna().tolist() == [False, False, False, True]


def test_persons_asked_twice_are_one_row_each_and_of_three_times_it_is_asked_which(csv):
    twice = csv("Mã BN,Nhánh,Đợt,Điểm AUDIT\nN1,A,T0,20\nN1,A,T6,15\nN2,B,T0,18\nN2,B,T6,18\nN3,A,T0,11\n", cells="A=1; B=0")
    assert values(twice, "Điểm AUDIT (trước)") == [20, 18, 11] and str(values(twice, "Điểm AUDIT (sau)")) == "[15.0, 18.0, nan]"
    assert twice.kind == "persons" and values(twice, "Nhánh") == [1, 0, 1]
    text = "id,visit,score\n1,0,5\n1,1,6\n1,2,7\n2,0,3\n2,1,4\n2,2,4\n"
    assert set(asked(csv(text))) == {"waves"}
    table = csv(text, cells="waves=0/2")
    assert values(table, "score (after)") == [7, 4] and table.account.rows_used == 4 and len(table.account.aside) == 2


def test_arms_that_are_not_named_are_asked_about(csv):
    text = "Mã BN,Nhánh,Điểm trước,Điểm sau\nN1,A,3,4\nN2,B,3,5\nN3,A,1,2\nN4,B,5,6\n"
    assert set(asked(csv(text))) == {"yes_no"} and values(csv(text, cells="A=0; B=1"), "Nhánh") == [0, 1, 0, 1]


def test_a_footnote_mark_behind_a_name_makes_no_other_place(csv):
    table = csv(
        "Xã,Năm,Số vụ\nNinh Hiệp,2018,5\nNinh Hiệp (1),2019,6\nLệ Chi,2018,3\nLệ Chi*,2019,4\nTổ (1),2018,1\nTổ (2),2018,2\n"
    )
    assert set(table.frame["Xã"]) == {"Ninh Hiệp", "Lệ Chi", "Tổ (1)", "Tổ (2)"} and "spelling" in said(table)


def test_a_start_that_is_vague_is_asked_about_and_sums_among_months_are_set_aside(csv, xlsx):
    text = "Xã,Năm,Số vụ,Thời gian triển khai mô hình\n" + "".join(
        f"{xa},{y},{y % 7},{start}\n"
        for xa, start in (("A", "01/04/2019"), ("B", "đầu năm 2020"), ("C", "chưa"))
        for y in (2018, 2019, 2020)
    )
    assert set(asked(csv(text))) == {"adopted"}
    head = ["Xã", "T1", "T2", "T3", "Quý I", "T4", "T5", "T6", "Quý II", "6 tháng"]
    table = xlsx([["Số vụ năm 2020"], head, ["Xã A", 1, 2, 3, 6, 1, 1, 1, 3, 9], ["Xã B", 2, 2, 2, 6, 1, 0, 3, 4, 10]])
    assert values(table)[:6] == [1, 2, 3, 1, 1, 1] and not table.questions and "total_column" in said(table)


def test_grades_in_words_are_no_figures_and_columns_may_be_numbered_by_sums(csv, xlsx):
    assert set(asked(csv("Xã,Năm 2018,Năm 2019\nA,Khá,Giỏi\nB,Giỏi,Khá\nC,Khá,Khá\n"))) == {"text"}
    rows = [["STT", "Xã", "Năm", "Tổng số vụ", "Trộm cắp"], [None, None, None, "(vụ)", "(vụ)"], ["A", "B", "C", "1=2+3", 2]]
    table = xlsx([*rows, [1, "Xã A", 2014, 15, 7], [2, "Xã A", 2015, 18, 9], [3, "Xã B", 2014, 2, 1], [4, "Xã B", 2015, 3, 3]])
    assert not table.questions and values(table, "Trộm cắp") == [7, 9, 1, 3]


def test_rows_that_a_letter_heads_are_groups_or_their_sums(xlsx):
    head = ["TT", "Đơn vị", "Năm 2018", "Năm 2019"]
    rows = [
        ["A", "Cụm 1", 9, 12],
        [1, "Yên Hòa", 4, 5],
        [2, "Tân Lập", 5, 7],
        ["B", "Cụm 2", 3, 4],
        [1, "Lệ Chi", 1, 1],
        [2, "Cổ Bi", 2, 3],
    ]
    assert set(xlsx([head, *rows]).frame["Đơn vị"]) == {"Yên Hòa", "Tân Lập", "Lệ Chi", "Cổ Bi"}
    names = [[t, n, None, None] if t in ("A", "B") else [t, n, a, b] for t, n, a, b in rows]
    assert set(xlsx([head, *names]).frame["Đơn vị"]) == {"Yên Hòa", "Tân Lập", "Lệ Chi", "Cổ Bi"}
    wrong = [["A", "Cụm 1", 9, 99], *rows[1:]]
    assert asked(xlsx([head, *wrong])) == {"total": ("A2",)} and not xlsx([head, *wrong], cells="total=drop").questions


def test_years_written_once_hold_for_the_rows_below_and_names_across_are_places(xlsx):
    rows = [["Năm", "Tháng", "Yên Hòa", "Tân Lập", "Phú Cường", "Cộng"]]
    for year in (2018, 2019):
        rows += [[year if m == 1 else None, m, 1, m % 3, 2, 3 + m % 3] for m in range(1, 13)] + [[None, "Cộng", 12, 12, 24, 48]]
    table = xlsx(rows)
    assert set(table.frame["địa bàn"]) == {"Yên Hòa", "Tân Lập", "Phú Cường"} and not table.questions
    assert {"filled", "total_rows", "total_column"} <= said(table) and table.frame[table.column("period")].nunique() == 24


def test_another_unit_within_a_column_and_codes_among_answers_are_asked_about(csv):
    rows = "".join(f"{xa},{y},{y % 9},{6300 if (xa, y) == ('A', 2018) else 6.3}\n" for xa in "AB" for y in range(2015, 2020))
    text = "Xã,Năm,Số vụ,Dân số (nghìn người)\n" + rows
    assert asked(csv(text)) == {"units": ("D5",)} and not csv(text, cells="D5=keep").questions
    asks = "Mã phiếu,Q1,Q2\n" + "".join(f"P{i},{i % 5 + 1 if i != 7 else 9},{i % 3 if i != 8 else 99}\n" for i in range(20))
    assert {q.cells for q in csv(asks).questions} == {("B9",), ("C10",)}
    answered = csv(asks, cells="B9=missing; C10=keep")
    assert not answered.questions and answered.frame["Q1"].isna().sum() == 1


def test_numbers_of_households_are_no_outcome_and_groups_of_1_and_2_are_asked_about(csv):
    text = "Hộ,Xã,Là nạn nhân,Can thiệp\n" + "".join(
        f"{i},X{i % 3},{'Có' if i % 3 else 'Không'},{'CT' if i % 2 else 'ĐC'}\n" for i in range(1, 21)
    )
    table = csv(text)
    assert table.columns("outcome") == ("Là nạn nhân",) and table.kind == "persons" and values(table, "Can thiệp")[:2] == [1, 0]
    places = csv("#,Xã,Số vụ\n" + "".join(f"{i},Xã {i},{i % 4}\n" for i in range(1, 21)))
    assert places.kind == "cross_section" and places.outcome() == "Số vụ"
    assert set(asked(csv("Mã HV,Nhóm,Điểm trước,Điểm sau\nA,1,5,6\nB,2,4,4\nC,1,3,5\n"))) == {"yes_no"}


def test_waves_numbered_1_and_2_and_waves_with_labels_stand_in_their_order(csv, tmp_path):
    for rows in ("N1,A,1,20\nN1,A,2,15\nN2,B,1,18\nN2,B,2,17\n", "N1,A,2,15\nN1,A,1,20\nN2,B,2,17\nN2,B,1,18\n"):
        assert values(csv("Mã BN,Nhánh,Đợt,Điểm AUDIT\n" + rows, cells="A=1; B=0"), "Điểm AUDIT (trước)") == [20, 18]
    frame = pd.DataFrame({"id": ["N1", "N1", "N2", "N2"], "dot": [1, 2, 1, 2], "score": [20, 15, 18, 17]})
    for labels, before in (({1: "Sau", 2: "Trước"}, [15, 17]), ({1: "Trước", 2: "Sau"}, [20, 18])):
        frame.to_stata(tmp_path / "waves.dta", write_index=False, version=118, value_labels={"dot": labels})
        table = read_table(tmp_path / "waves.dta")
        assert values(table, "score (before)") == before and any("“Trước”, after is “Sau”" in n.text.en for n in table.notices)
    frame.to_stata(tmp_path / "waves.dta", write_index=False, version=118, value_labels={"dot": {1: "Sau", 2: "Hồi ấy"}})
    assert "score (before)" not in read_table(tmp_path / "waves.dta").frame


def test_halves_are_added_only_where_they_are_events_of_one_row_each(csv):
    odd = csv("Xã,Kỳ,Số vụ\nA,H1/2018,3\nA,H2/2018,4\nB,H1/2018,5\nB,xx,6\n", cells="half=year")
    assert set(asked(odd)) == {"period"} and str(values(odd)) == "[7.0, nan]"
    text = "Xã,Kỳ,Số vụ,Tỷ lệ khám phá (%),Số người nghiện hiện có,Can thiệp\nA,H1/2018,3,80,30,0\nA,H2/2018,4,90,40,1\nB,H1/2018,1,70,5,0\nB,H2/2018,2,75,6,0\n"
    table = csv(text, cells="half=year")
    assert values(table, "Số vụ") == [7, 3] and str(values(table, "Can thiệp")) == "[nan, 0.0]"
    assert table.frame[["Tỷ lệ khám phá (%)", "Số người nghiện hiện có"]].isna().all(axis=None)
    assert any("Can thiệp" in n.text.vi and "hiện có" in n.text.vi for n in table.notices if n.code == "half")
    twice = csv("Xã,Kỳ,Giới,Số vụ\nA,H1/2018,Nam,3\nA,H1/2018,Nữ,3\nA,H2/2018,Nam,4\nA,H2/2018,Nữ,1\n", cells="half=year")
    assert "half" in asked(twice) and values(twice, "Số vụ") == [3, 3, 4, 1]


def test_the_beginning_and_end_of_a_year_are_no_halves(csv):
    assert csv("Xã,Năm,Số vụ,Đầu năm,Cuối năm\nA,2018,5,30,40\nB,2018,1,7,3\n").frame["Số vụ"].tolist() == [5, 1]


def test_running_totals_to_quarters_are_asked_about_and_a_missing_column_or_unread_cell_gives_no_difference(csv):
    text = "Xã,Năm,Lũy kế đến quý I,Luỹ kế đến quý II,Lũy kế đến quí III,Lũy kế đến hết quý IV\nA,2018,3,7,9,14\nA,2019,2,-,1.204,1.209\n"
    assert set(asked(csv(text))) == {"running", "missing", "numbers"}
    for answers in ({}, {"numbers": "vi"}):
        table = csv(text, cells="running=difference", **answers)
        assert [q.cells for q in table.questions if q.about == "running"] == [("D3", "E3", "F3")[: 1 if answers else 3]]
    table = csv(text, cells="running=difference; -=missing", numbers="vi")
    assert not table.questions and str(values(table)) == "[3.0, 4.0, 2.0, 5.0, 2.0, nan, nan, 5.0]"


def test_a_running_total_without_the_one_before_it_gives_no_difference(xlsx):
    rows = [
        [None, 2018, None, None, None, 2019, None],
        ["Xã", *(f"Lũy kế {m} tháng" for m in (3, 6, 9, 12, 3, 9))],
        ["A", 3, 7, 9, 14, 2, 8],
        ["B", 1, 2, 2, 5, 4, 4],
    ]

    def merge(book):
        book.active.merge_cells("B1:E1")
        book.active.merge_cells("F1:G1")

    table = xlsx(rows, merge, cells="running=difference")
    quarters = dict(zip(zip(table.frame["Xã"], periods(table), strict=True), values(table), strict=True))
    assert quarters["A", "2018Q4"] == 5 and quarters["A", "2019Q1"] == 2 and pd.isna(quarters["A", "2019Q3"])
    assert any("2019" in n.text.en and n.text.en.startswith("Left empty") for n in table.notices)


def test_headings_written_as_names_are_asked_about_where_nothing_says_that_they_are_places(csv):
    text = "Tháng,Mâu Thuẫn,Bạo Lực,Xích Mích\n1/2019,5,6,7\n2/2019,5,6,8\n3/2019,1,6,4\n"
    assert asked(csv(text)) == {"across": ("B1", "C1", "D1")}
    assert not csv(text, cells="across=figures").questions and "địa bàn" not in csv(text, cells="across=figures").frame
    assert set(csv(text, cells="across=places").frame["địa bàn"]) == {"Mâu Thuẫn", "Bạo Lực", "Xích Mích"}
    summed = csv("Tháng,Mâu Thuẫn,Bạo Lực,Xích Mích,Cộng\n1/2019,5,6,7,18\n2/2019,5,6,8,19\n")
    assert "names_across" in said(summed) and not summed.questions


def test_a_row_of_yes_and_no_under_places_is_a_treatment_only_where_it_says_so(csv):
    rows = "".join(f"{m}/2021,{m},{9 - m}\n" for m in range(1, 5))
    stations = csv(f"Tháng,Xã Yên Viên,Xã Đa Tốn\nTrạm y tế,có,không\n{rows}")
    assert stations.column("treated") is None and stations.questions
    treated = csv(f"Tháng,Xã Yên Viên,Xã Đa Tốn\nCan thiệp,có,không\n{rows}")
    assert treated.column("treated") == "can thiệp" and not treated.questions


def test_a_number_behind_a_name_is_a_place_of_its_own_where_one_period_has_both(csv):
    table = csv("Xã,Năm,Số vụ\nYên Hòa,2018,5\nYên Hòa (2),2018,6\nYên Hòa,2019,5\nYên Hòa (2),2019,6\n")
    assert set(table.frame["Xã"]) == {"Yên Hòa", "Yên Hòa (2)"} and "near_names" in said(table)


def test_ranks_number_no_persons(csv):
    text = "Xã,Số vụ,Xếp hạng\n" + "".join(f"X{i % 7},{i % 5},{i}\n" for i in range(1, 15))
    assert csv(text).kind != "persons" and asked(csv(text)).keys() >= {"role"}
    assert csv(text, columns="Xếp hạng=person").kind == "persons"
    assert "role" not in asked(csv(text, columns="Xếp hạng=ignore"))
    assert csv(text.replace("Xếp hạng", "Hộ")).kind == "persons"


@pytest.mark.parametrize("answer", ["half=yaer", "running=differnce", "waves=T0", "-=keep", "across=place"])
def test_a_misspelt_answer_is_refused(csv, answer):
    with pytest.raises(BadParameter):
        csv("Xã,Năm,Số vụ\nA,2018,5\nA,2019,6\n", cells=answer)


def test_a_label_of_stata_tells_a_start_from_a_period(tmp_path):
    frame = pd.DataFrame(
        [(p, y, 5 + y % 3) for p in ("Đa Tốn", "Cổ Bi") for y in range(2014, 2021)], columns=["xa", "nam", "so_vu"]
    )
    frame["ngay"] = pd.to_datetime(frame.xa.map({"Đa Tốn": "2017-03-01"}))
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, variable_labels={"ngay": "Ngày bắt đầu mô hình"})
    roles = {r.role: r.column for r in read_table(str(tmp_path / "t.dta")).roles}
    assert (roles["period"], roles["adopted"]) == ("nam", "ngay")
