"""A file that is not what its name says is told what it is; a sheet that is no report does not hang the import."""

import shutil
import time

import openpyxl
import pytest
import xlwt

from analysis.errors import WorkbookError
from analysis.ingest.importing import read_files

PAGE = b"<html><meta charset='utf-8'><table><tr><td>X\xc3\xa3</td></tr></table></html>"


@pytest.fixture
def files(tmp_path):
    """One file of each kind."""
    import docx

    book = openpyxl.Workbook()
    for row in (["Huyện Gia Lâm năm 2019"], ["Xã", "Số vụ phạm pháp hình sự"], ["Xã Đa Tốn", 5]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    old = xlwt.Workbook()
    old.add_sheet("S").write(0, 0, "Xã")
    old.save(str(tmp_path / "a.xls"))
    docx.Document().save(tmp_path / "a.docx")
    (tmp_path / "a.csv").write_text("Xã;Số vụ\nXã Đa Tốn;5\n", encoding="utf-8")
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "a.xml").write_bytes(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')
    return tmp_path


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        ("a.html", "b.xls", "HTML"), ("a.csv", "b.xlsx", "CSV"), ("a.docx", "b.xlsx", "Word"), ("a.xlsx", "b.csv", "workbook"),
        ("a.xlsx", "b.xls", "workbook"), ("a.xls", "b.xlsx", "old Excel"), ("a.xml", "b.xls", "XML Spreadsheet"), ("a.xlsx", "b.docx", "workbook"),
    ],
)  # fmt: skip
def test_a_content_of_another_kind_is_named(files, content, name, what):
    shutil.copy(files / content, files / name)
    with pytest.raises(WorkbookError) as caught:
        read_files([files / name])
    assert what in caught.value.say("en") and "truncated" not in caught.value.say("en")


def test_a_workbook_of_charts_only_says_so(tmp_path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.create_chartsheet()
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(WorkbookError, match="charts only"):
        read_files([tmp_path / "a.xlsx"])


def test_a_stray_cell_at_the_end_of_the_sheet_costs_nothing(files):
    book = openpyxl.load_workbook(files / "a.xlsx")
    book.active["XFD1048576"] = " x"
    book.save(files / "far.xlsx")
    begun = time.perf_counter()
    imported = read_files([files / "far.xlsx"])
    assert [int(f.value) for f in imported.of_status("used")] == [5]
    assert time.perf_counter() - begun < 5


def test_a_table_of_thousands_of_columns_is_refused(tmp_path):
    names = ";".join(f"Cột {i}" for i in range(20_000))
    (tmp_path / "a.csv").write_text(f"Năm 2019\nXã;{names}\nXã Đa Tốn;{names.replace('Cột ', '')}\n", encoding="utf-8")
    with pytest.raises(WorkbookError, match="20001 columns"):
        read_files([tmp_path / "a.csv"])


def test_an_empty_sheet_beside_a_full_one_is_passed_over(files):
    book = openpyxl.load_workbook(files / "a.xlsx")
    book.create_sheet("Sheet2", 0)
    book.save(files / "two.xlsx")
    assert [int(f.value) for f in read_files([files / "two.xlsx"]).of_status("used")] == [5]


def test_a_merged_range_of_a_whole_sheet_is_refused(files):
    import zipfile

    with zipfile.ZipFile(files / "a.xlsx") as old, zipfile.ZipFile(files / "merged.xlsx", "w") as new:
        for name in old.namelist():
            merge = b'</sheetData><mergeCells count="1"><mergeCell ref="D1:XFD1048575"/></mergeCells>'
            new.writestr(name, old.read(name).replace(b"</sheetData>", merge))
    with pytest.raises(WorkbookError, match="merged range"):
        read_files([files / "merged.xlsx"])
