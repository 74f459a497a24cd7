"""Files of one's own table: encodings, sheets, hidden parts, comments, Stata, SPSS, Parquet, OpenDocument, large ones."""

import struct
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from table_readings import HEAD, asked, periods, said, values

from analysis.errors import BadTable
from analysis.ingest.readers import comments
from analysis.panel.own_table import read_table


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


def test_stata_labels_dates_and_missing_values_are_what_they_mean(tmp_path):
    when = pd.to_datetime(["2019-01-01", "2019-02-01"] * 2)
    frame = pd.DataFrame({"xa": [1, 1, 2, 2], "thang": when, "so_vu": [1.0, 2, None, 4], "danso": [9.1, 9.2, 8, 8.3]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, convert_dates={"thang": "tm"}, value_labels={"xa": {1: "Đa Tốn", 2: "Cổ Bi"}},
                   variable_labels={"so_vu": "Số vụ trộm cắp", "danso": "Dân số (nghìn người)"}, version=118)  # fmt: skip
    table = read_table(tmp_path / "t.dta")
    assert table.frame["xa"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"] and periods(table)[:2] == ["2019-01", "2019-02"]
    assert values(table, "danso") == [9100, 9200, 8000, 8300] and "scale" in said(table)
    assert table.panel().label.vi == "Số vụ trộm cắp" and len(table.panel().rows) == 3


def test_the_file_of_the_questions_is_named_by_its_checksum(csv, tmp_path):
    import hashlib

    table = csv(HEAD + "a,2019,5\n")
    assert table.source.sha256 == hashlib.sha256(Path(tmp_path / "table.csv").read_bytes()).hexdigest()


def test_decimals_and_bytes_of_a_parquet_file_are_figures_and_names(tmp_path):
    frame = pd.DataFrame({"xa": [b"Co Bi", b"Le Chi"], "nam": [2019, 2019], "so_vu": [Decimal("5"), Decimal("7")]})
    frame.to_parquet(tmp_path / "a.parquet")
    assert list(read_table(tmp_path / "a.parquet").frame["so_vu"]) == [5.0, 7.0]


def test_a_large_file_is_read_with_the_same_rules_as_a_small_one(csv, monkeypatch):
    from analysis.ingest.columns.sheets import large

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
    from analysis.ingest.columns.sheets import large

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


def test_sheets_of_quarters_without_a_year_are_asked_about(xlsx):
    table = xlsx({"Quý I": [["Xã", "Số vụ"], ["A", 1], ["B", 2]], "Quý II": [["Xã", "Số vụ"], ["A", 3], ["B", 4]]})
    assert "period" in asked(table)


def test_a_set_of_stata_labels_may_have_another_name_than_its_variable(tmp_path):
    frame = pd.DataFrame({"xa": [1, 1, 2, 2], "nam": [2018, 2019] * 2, "so_vu": [1.0, 2, 3, 4]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, value_labels={"xa": {1: "Đa Tốn", 2: "Cổ Bi"}}, version=118)
    head, mark, sets = (tmp_path / "t.dta").read_bytes().partition(b"<value_label_names>")
    (tmp_path / "t.dta").write_bytes(head + mark + sets.replace(b"xa\0", b"qk\0"))
    assert read_table(tmp_path / "t.dta").frame["xa"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"]


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


def test_a_hidden_column_of_a_name_that_is_seen_is_left_out_with_a_word(xlsx):
    def hide(book):
        book.active.column_dimensions["C"].hidden = True

    table = xlsx(
        [["Xã", "Năm", "Số vụ", "Số vụ"], ["A", 2019, 8, 5], ["A", 2020, 9, 6], ["B", 2019, 4, 1], ["B", 2020, 5, 2]], hide
    )
    assert not table.questions and values(table) == [5, 6, 1, 2] and "hidden_columns" in said(table)


@pytest.mark.parametrize(
    "draft", ["Số vụ trộm (sơ bộ)", "Số vụ trộm (cũ)", "Số vụ trộm (nháp)", "Số vụ trộm (ước)", "Số vụ trộm - số liệu cũ", "Số vụ trộm [sơ bộ]"]
)  # fmt: skip
def test_a_hidden_draft_of_a_column_that_is_seen_is_left_out_and_any_other_asked_about(xlsx, draft):
    def hide(book):
        book.active.column_dimensions["C"].hidden = True

    rows = [["A", 2019, 8, 5], ["A", 2020, 9, 6], ["B", 2019, 4, 1], ["B", 2020, 5, 2]]
    table = xlsx([["Xã", "Năm", draft, "Số vụ trộm"], *rows], hide)
    assert not asked(table) and values(table) == [5, 6, 1, 2] and "hidden_columns" in said(table)
    assert "hidden" in asked(xlsx([["Xã", "Năm", draft, "Số vụ cháy"], *rows], hide))


def test_sheets_of_years_are_read_together_in_one_unit(xlsx):
    head = ["Xã", "Số vụ", "Dân số (người)"]
    pages = {
        "2019": [head, ["A", 5, 9000], ["B", 6, 8000]],
        "2020": [[*head[:2], "Dân số (nghìn người)"], ["A", 4, 9.1], ["B", 7, 8.2]],
    }
    table = xlsx(pages)
    assert values(table, "Dân số (người)") == [9000, 8000, 9100, 8200] and not table.questions and "scale" in said(table)
    pages["2020"][1][2] = "9,1"
    assert "units" in asked(xlsx(pages))


def test_hidden_rows_that_are_left_out_are_near_no_name(xlsx):
    rows = [["Xã", "Năm", "Số vụ"], *([p, 2015 + i, i] for p in ("Ia Khai", "Ia Krai") for i in range(3))]

    def hide(book):
        for row in (5, 6, 7):
            book.worksheets[0].row_dimensions[row].hidden = True

    assert not xlsx(rows, hide, cells="hidden=drop").questions


def test_a_blank_form_and_a_summary_of_the_year_are_no_month(xlsx):
    def sheet(title, figures):
        return [["Biểu số 02"], [title], [], ["TT", "Tên xã, thị trấn", "Số vụ"], *([i, p, n] for i, (p, n) in enumerate(zip("ABC", figures, strict=True), 1))]  # fmt: skip

    months = {f"T{m}": sheet(f"Tháng {m:02d} năm 2022", (m, m + 1, m + 2)) for m in range(1, 4)}
    table = xlsx({"Mau": sheet("Tháng ... năm 20...", (None,) * 3), **months, "Tong hop nam": sheet("Cả năm 2022", (6, 9, 12))})
    assert not table.questions and table.panel().rows["outcome"].sum() == 27 and "other_sheets" in said(table)


def test_a_sheet_of_primary_schools_is_no_summary(xlsx):
    table = xlsx(
        {
            level: [["Trường", "Năm", "Số vụ"], *([f"{level} {p}", y, 2] for p in "AB" for y in (2020, 2021))]
            for level in ("MN", "TH", "THCS")
        }
    )
    assert table.panel().rows["outcome"].sum() == 24


def test_districts_numbered_like_quarters_are_asked_about(xlsx):
    rows = [["SỐ VỤ THEO PHƯỜNG NĂM 2021"], ["Phường", "Số vụ"], ["Phường 1", 1], ["Phường 2", 3]]
    assert "sheet" in asked(xlsx({f"Q{n}": rows for n in (1, 3, 4)}))


def test_spellings_of_a_township_are_one_place(csv):
    names = ("TT Trâu Quỳ", "Thị trấn Trâu Quỳ", "TT.Trâu Quỳ", "tt Trâu Quỳ")
    table = csv("Xã,Tháng,Số vụ\n" + "".join(f"{n},0{m}/2020,{m}\nXã Đa Tốn,0{m}/2020,1\n" for m, n in enumerate(names, 1)))
    assert table.frame["Xã"].nunique() == 2 and not table.questions


def test_a_note_below_a_table_of_a_document_says_what_its_marks_mean(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    rows = [("Xã", "2019", "2020"), ("Đa Tốn", "5", "-"), ("Cổ Bi", "-", "7"), ("Lệ Chi", "4", "2")]
    document.add_paragraph("Bảng 1. Số vụ trộm cắp")
    table = document.add_table(rows=len(rows), cols=3)
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Ghi chú: “-” là không phát sinh.")
    document.save(tmp_path / "table.docx")
    table = read_table(tmp_path / "table.docx")
    assert not table.questions and sorted(values(table)) == [0, 0, 2, 4, 5, 7]
