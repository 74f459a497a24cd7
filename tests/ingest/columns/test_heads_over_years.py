"""Heads over years: sums of several years, the two sides of a programme, the sheet of a whole year, a corner that names what stands across."""

import zipfile

import pytest
from table_readings import asked, periods, said, values

from analysis.panel.own_table import read_table

XA = ["An Bình", "Bình Minh", "Cửu Long", "Đông Hà"]


@pytest.mark.parametrize("total", ["Cộng 3 năm", "Tổng 3 năm", "Cộng giai đoạn", "Cả giai đoạn"])
def test_sums_over_several_years_are_no_outcomes(xlsx, total):
    head = [["Xã", "2019", None, "2020", None, "2021", None, total, None], [None, *["Số vụ", "Số người"] * 4]]
    table = xlsx(
        [*head, *([n, *(v for y in range(3) for v in (3 + i + y, 5 + i)), 12 + 3 * i, 15 + 3 * i] for i, n in enumerate(XA))]
    )
    assert table.columns("outcome") == ("Số vụ", "Số người") and "total_column" in said(table) and len(table.frame) == 12


@pytest.mark.parametrize(
    "sides", [("Trước (năm 2018)", "Sau (năm 2020)"), ("Trước khi thực hiện (2018)", "Sau khi thực hiện (2020)")]
)
def test_the_side_of_a_programme_over_its_year_is_no_other_outcome(xlsx, sides):
    head = [["Xã", sides[0], None, sides[1], None], [None, "Số vụ trộm cắp", "Số vụ ma túy", "Số vụ trộm cắp", "Số vụ ma túy"]]
    table = xlsx([*head, *([n, 20 + i, 4 + i, 11 + i, 3] for i, n in enumerate(XA))])
    assert values(table, "Số vụ trộm cắp") == [20, 11, 21, 12, 22, 13, 23, 14] and periods(table) == ["2018", "2020"] * 4


def test_the_sheet_of_the_whole_year_beside_its_quarters_is_not_read(xlsx):
    quarters = {f"Quý {q}": [[f"TÌNH HÌNH QUÝ {q} NĂM 2020"], ["Xã", "Số vụ trộm cắp"], *([n, 3 + i + k] for i, n in enumerate(XA))] for k, q in enumerate(("I", "II", "III", "IV"))}  # fmt: skip
    year = {"Cả năm": [["TÌNH HÌNH NĂM 2020"], ["Xã", "Số vụ trộm cắp"], *([n, 18 + 4 * i] for i, n in enumerate(XA))]}
    table = xlsx(quarters | year)
    assert not asked(table) and "other_sheets" in said(table)
    assert sum(values(table)) == sum(18 + 4 * i for i in range(4)) and set(periods(table)) == {f"2020Q{q}" for q in range(1, 5)}


def test_a_corner_that_names_the_places_across_is_a_column_of_periods(xlsx):
    rows = [["SỐ TIN BÁO TỘI PHẠM"], ["Xã", *XA], ["Ngày lập nhóm Zalo an ninh", "05/06/2019", "chưa lập", "12/07/2019", "chưa lập"],
            *([f"Tháng {m:02d}/{y}", *(3 + i + m % 4 for i in range(4))] for y in (2018, 2019) for m in range(1, 13))]  # fmt: skip
    table = xlsx(rows)
    start = table.frame.dropna(subset=[table.column("adopted")]).groupby(table.column("place"))[table.column("adopted")].first()
    assert not asked(table) and start.astype(str).to_dict() == {"An Bình": "2019-06", "Cửu Long": "2019-07"}
    assert len(table.frame) == 96 and set(table.frame[table.column("place")]) == set(XA)


def test_merged_cells_of_an_opendocument_sheet_hold_for_all_their_rows(tmp_path):
    def cell(value, attributes=""):
        kind = f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else 'office:value-type="string"'
        return f"<table:table-cell {kind} {attributes}><text:p>{value}</text:p></table:table-cell>"

    def row(*cells):
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    over = 'table:number-columns-spanned="1" table:number-rows-spanned="2"'
    rows = [row(*map(cell, ("Phường", "Nội dung", "Tháng 1/2020", "Tháng 2/2020", "Tháng 3/2020")))]
    for i, name in enumerate(XA):
        rows += [row(cell(name, over), cell("Xảy ra"), *(cell(5 + i + m) for m in range(3))), row("<table:covered-table-cell/>", cell("Khám phá"), *(cell(4 + i + m) for m in range(3)))]  # fmt: skip
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="a">{"".join(rows)}</table:table></office:spreadsheet></office:body>'
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(
            "META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        file.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2">{body}</office:document-content>',
        )
    table = read_table(tmp_path / "a.ods")
    assert not asked(table) and values(table, "Xảy ra")[:3] == [5, 6, 7] and values(table, "Khám phá")[:3] == [4, 5, 6]


def test_of_two_labelled_columns_of_words_the_finer_is_the_place(csv):
    rows = "".join(
        f"{n},{y},{'Nội thành' if i < 2 else 'Ngoại thành'},{3 + (i * y) % 5}\n"
        for i, n in enumerate(XA)
        for y in range(2016, 2022)
    )
    table = csv(f"maxa,nam,vung,so_vu\n{rows}")
    assert table.column("place") == "maxa" and not asked(table)


def test_a_heading_of_a_beginning_over_dates_is_the_start(csv):
    rows = "".join(
        f"{n},{y},{'5/2018' if i < 2 else 'chưa'},{3 + (i * y) % 5}\n" for i, n in enumerate(XA) for y in range(2016, 2022)
    )
    assert csv(f"Xã,Năm,Ra mắt CLB,Số vụ\n{rows}").column("adopted") == "Ra mắt CLB"


def test_of_two_dates_whose_labels_say_the_start_it_is_asked_which(tmp_path):
    import pandas as pd

    frame = pd.DataFrame([(n, y, 3 + (i * y) % 5, f"2018-0{3 + i}-01", f"2019-0{5 + i}-01") for i, n in enumerate(XA) for y in range(2016, 2022)],
                         columns=["xa", "nam", "so_vu", "ngay_h", "ngay_x"]).assign(ngay_h=lambda f: pd.to_datetime(f["ngay_h"]), ngay_x=lambda f: pd.to_datetime(f["ngay_x"]))  # fmt: skip
    labels = {"ngay_h": "Ngày bắt đầu tuần tra - theo báo cáo của huyện", "ngay_x": "Ngày bắt đầu tuần tra - theo báo cáo của xã"}
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, variable_labels=labels, convert_dates={"ngay_h": "td", "ngay_x": "td"})  # fmt: skip
    (question,) = read_table(tmp_path / "t.dta").questions
    assert question.about == "role" and question.answers[:2] == ('columns="ngay_h=adopted"', 'columns="ngay_x=adopted"')
    assert read_table(tmp_path / "t.dta", columns="ngay_x=adopted").column("adopted") == "ngay_x"
