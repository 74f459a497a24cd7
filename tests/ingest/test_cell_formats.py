"""What only the format of a cell says: percentages, rich text, struck figures, rows and columns of no size, legacy letters."""

import re
import zipfile
from decimal import Decimal

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from analysis.ingest.importing import read_file, read_files
from analysis.ingest.readers import biff
from analysis.ingest.readers.formats import is_percent
from analysis.ingest.text.encodings import decode, encode, legacy

HEADS = ["Xã", "Tỷ lệ khám phá PPHS (%)", "Số vụ phạm pháp hình sự"]
TITLE = "Huyện Gia Lâm năm 2019"
NAMES = ("Xã Đa Tốn", "Xã Kiêu Kỵ", "Xã Ninh Hiệp")


def outcome(path):
    """{(indicator, last part of the place): value} of the used findings, and {cell: kind} of the queued."""
    imported = read_files([path])
    assert all(a.balanced for a in imported.accounts)
    used = {(f.indicator, f.place.rsplit("-", 1)[-1]): f.value for f in imported.of_status("used")}
    return used, {f.evidence.cell: f.kind for f in imported.of_status("queued")}


def plain_book(path, setup, values=(5, 6, 7)):
    book = openpyxl.Workbook()
    rows = [[TITLE], ["Xã", "Số vụ phạm pháp hình sự"], *zip(NAMES, values, strict=True)]
    for row in rows:
        book.active.append(list(row))
    setup(book.active)
    book.save(path)
    return path


def test_percentages_of_an_old_workbook(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, TITLE)
    for c, head in enumerate(HEADS):
        sheet.write(1, c, head)
    styles = [xlwt.easyxf(num_format_str=form) for form in ("0.0%", "0%", "#,##0.00%")]
    for r, (name, rate, style) in enumerate(zip(NAMES, (0.855, 1, 0.145), styles, strict=True), 2):
        sheet.write(r, 0, name)
        sheet.write(r, 1, rate, style)
        sheet.write(r, 2, 10 + r, xlwt.easyxf("font: struck_out on") if r == 4 else xlwt.XFStyle())
    book.save(str(tmp_path / "a.xls"))
    used, queued = outcome(tmp_path / "a.xls")
    rates = {place: value for (code, place), value in used.items() if code == "criminal_clearance_pct"}
    assert rates == {"daton": Decimal("85.5"), "kieuky": 100, "ninhhiep": Decimal("14.5")}
    assert queued == {"C5": "struck"}


def test_an_old_workbook_whose_formats_cannot_be_told_is_asked_about(tmp_path, monkeypatch):
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for r, row in enumerate([[TITLE], ["Xã", "Số vụ phạm pháp hình sự"], ["Xã Đa Tốn", 5]]):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(tmp_path / "a.xls"))

    def broken(data):
        raise ValueError

    monkeypatch.setattr(biff, "workbook", broken)
    findings, account = read_file(tmp_path / "a.xls")  # in this process, where the reader is broken
    assert account.balanced and {f.evidence.cell: f.kind for f in findings if f.status == "queued"} == {"B3": "unseen"}


def test_percentages_and_struck_cells_of_an_opendocument(make_fixtures, tmp_path):
    rows = [[TITLE], HEADS, *([name, 0.855, 12] for name in NAMES[:2])]
    make_fixtures.ods(tmp_path / "plain.ods", rows)
    with zipfile.ZipFile(tmp_path / "plain.ods") as old:
        parts = {n: old.read(n) for n in old.namelist()}
    content = parts["content.xml"].decode()
    content = content.replace(
        'office:value-type="float" office:value="0.855"', 'office:value-type="percentage" office:value="0.855"'
    )
    content = content.replace("<office:body>", (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="0cm"/></style:style>'
        "</office:automatic-styles><office:body>"
    ))  # fmt: skip
    head, _, last = content.rpartition('<table:table-cell office:value-type="float" office:value="12">')
    content = f'{head}<table:table-cell table:style-name="ce1" office:value-type="float" office:value="12">{last}'
    head, _, last = content.rpartition("<table:table-row>")
    flat = f'{head}<table:table-row table:style-name="ro1">{last}'
    for name, text in (("struck.ods", content), ("flat.ods", flat)):
        with zipfile.ZipFile(tmp_path / name, "w") as new:
            for n, data in (parts | {"content.xml": text.encode()}).items():
                new.writestr(n, data)
    used, queued = outcome(tmp_path / "struck.ods")
    assert used["criminal_clearance_pct", "daton"] == Decimal("85.5") and queued == {"C4": "struck"}
    assert outcome(tmp_path / "flat.ods")[1] == {"B4": "hidden", "C4": "hidden"}


@pytest.mark.parametrize(
    ("form", "percent"), [("0.0%", True), ("0%", True), ('0"%"', False), (r"0\%", False), ("General", False), (None, False), ("[Red]0%", True)]
)  # fmt: skip
def test_only_a_format_that_multiplies_is_a_percentage(form, percent):
    assert is_percent(form) is percent


def test_rich_text(tmp_path):
    def setup(sheet):
        sheet["B3"] = CellRichText("15", TextBlock(InlineFont(vertAlign="superscript"), "1"))
        sheet["B4"] = CellRichText(TextBlock(InlineFont(strike=True), "8"), "9")
        sheet["B5"].font = Font(strike=True)

    used, queued = outcome(plain_book(tmp_path / "a.xlsx", setup))
    assert not used and queued == {"B3": "marked", "B4": "struck", "B5": "struck"}


def test_rows_and_columns_of_no_size_are_hidden(tmp_path):
    path = plain_book(tmp_path / "a.xlsx", lambda sheet: None)
    with zipfile.ZipFile(path) as old:
        parts = {n: old.read(n) for n in old.namelist()}

    def patched(name, change):
        with zipfile.ZipFile(tmp_path / name, "w") as new:
            for n, data in parts.items():
                new.writestr(n, change(data.decode()).encode() if n == "xl/worksheets/sheet1.xml" else data)
        return outcome(tmp_path / name)[1]

    assert patched("row.xlsx", lambda x: x.replace('<row r="4">', '<row r="4" ht="0" customHeight="1">')) == {"B4": "hidden"}
    columns = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>'
    assert patched("col.xlsx", lambda x: x.replace("<sheetData>", columns)) == {f"B{r}": "hidden" for r in (3, 4, 5)}


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_legacy_letters_in_cells(tmp_path, code):
    path = plain_book(tmp_path / "a.xlsx", lambda sheet: None)
    book = openpyxl.load_workbook(path)
    old = xlwt.Workbook()
    sheet = old.add_sheet("S")
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = encode(cell.value, code)
            if cell.value is not None:
                sheet.write(cell.row - 1, cell.column - 1, cell.value)
    book.save(tmp_path / "legacy.xlsx")
    old.save(str(tmp_path / "legacy.xls"))
    for name in ("legacy.xlsx", "legacy.xls"):
        used, queued = outcome(tmp_path / name)
        assert set(used.values()) == {5, 6, 7} and not queued
        assert read_files([tmp_path / name]).accounts[0].encoding.startswith(code)


def test_text_encoded_twice_is_decoded_or_refused():
    text = "Xã Đa Tốn: số vụ phạm pháp hình sự năm 2019\n"
    twice = text.encode().decode("latin-1").encode()
    found = decode(twice, "a.csv")
    assert (found.text, found.encoding) == (text, "utf-8 twice")
    assert decode(text.encode(), "a.csv").encoding == "utf-8"
    with pytest.raises(Exception, match=re.escape("twice")):
        decode(text.encode() * 3 + twice, "a.csv")
    assert legacy("XÃ ĐA TỐN, TỔ 1: Ã").text == "XÃ ĐA TỐN, TỔ 1: Ã"
