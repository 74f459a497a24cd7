"""Tables to take along: what was written, numbers as numbers, never a formula, the same bytes twice."""

import ast
import csv
import io
import time
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import analysis
from analysis.present.display import Figure
from analysis.publish.exports import as_csv, as_xlsx
from analysis.spreadsheet import escaped, printed, unescaped

FORMULAS = [
    "=cmd|'/c calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1", " =1", "＝1+1", '=HYPERLINK("http://x")', "  +x", "\u00a0=1", "|x", "%x", "-", "-1-1", "－x", "'=1",
]  # fmt: skip
OTHERS = {  # what writes CSV and is no export of a reader's words
    "panel/panel.py": "a checksum of rows", "panel/sample_table.py": "the simulated sample", "run/new_command.py": "empty lists of our own",
    "run/validate_command.py": "names of our own cells",
}  # fmt: skip


def table(*cells: str) -> dict:
    return {"caption": "Bảng", "columns": ["Nơi", "Số"], "rows": [["Xã A", cell] for cell in cells], "foot": "chân"}


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula):
    rows = list(csv.reader(io.StringIO(as_csv(table(formula), "vi").decode("utf-8-sig"), newline="")))
    assert rows[1][1] == f"'{formula}".replace("\r", "\n")
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(table(formula), "vi"))).active["B3"]
    assert cell.data_type == "s" and cell.value.strip() == formula.strip() and cell.quotePrefix


@pytest.mark.parametrize(("text", "language", "value"), [
    ("3.684", "vi", 3684), ("3,684", "en", 3684), ("−5,0", "vi", -5.0), ("1.234.567,8", "vi", 1234567.8), ("2019", "vi", 2019), ("0,91", "vi", 0.91),
    ("00526", "vi", "00526"), ("1.000–9.999", "vi", "1.000–9.999"), ("3.68", "vi", "3.68"), ("22/10/2010", "vi", "22/10/2010"), ("—", "vi", "—"), ("", "vi", None),
])  # fmt: skip
def test_a_cell_of_the_workbook_is_the_number_that_was_written(text, language, value):
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(table(text), language))).active["B3"]
    assert cell.value == value and isinstance(cell.value, str) == isinstance(value, str)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_column_of_numbers_is_one_to_a_program(language):
    cells = {"vi": ("1.276", "+31,8%", "1.260,4", "2019"), "en": ("1,276", "+31.8%", "1,260.4", "2019")}[language]
    rows = [list(cells), ["350", "—", "—", "2020"], ["−4", "−8%", "0", "2021"]]
    made = as_csv({"columns": ["Số", "Thay đổi", "Tỷ suất", "Năm"], "rows": rows}, language)
    frame = pd.read_csv(io.BytesIO(made))
    assert frame["Số"].tolist() == [1276, 350, -4] and frame["Thay đổi (%)"].dropna().tolist() == [31.8, -8]
    assert frame["Tỷ suất"].dropna().tolist() == [1260.4, 0] and frame["Năm"].tolist() == [2019, 2020, 2021]
    words = pd.read_csv(io.BytesIO(as_csv({"columns": ["Ô"], "rows": [["A5, —"], ["—"], ["1/56 ô"]]}, language)))
    assert words["Ô"].tolist() == ["A5, —", "—", "1/56 ô"]


def test_a_plain_negative_number_stays_one():
    assert printed("-5") == "-5" and printed("-5,3") == "-5,3" and printed("−5") == "−5"


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_numbers_of_a_figure_hold_no_formula_either(formula):
    data = pd.DataFrame({formula: [formula, "Xã A"], "category": pd.Categorical([formula, "b"]), "value": [-1.5, 2.0]})
    stored = Figure(language="vi", name="a", alt=None, data=data, draw=None).stored()["csv"]
    rows = list(csv.reader(io.StringIO(stored, newline="")))
    assert rows[0][0] == rows[1][0] == rows[1][1] == f"'{formula}".replace("\r", "\n") and rows[1][2] == "-1.5"


@pytest.mark.parametrize("text", [*FORMULAS, "Xã A", "'", "''=x", "' =x", ""])
def test_what_was_escaped_is_given_back(text):
    assert unescaped(escaped(text)) == text.replace("\r", "\n")


def test_whatever_writes_csv_escapes_its_words():
    """A new export is written through analysis.spreadsheet, or named among OTHERS with what makes it harmless."""
    root, found = Path(analysis.__file__).parent, set()
    writes = {"to_csv", "writer", "DictWriter", "to_excel"}
    for path in root.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        calls = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
        if calls & writes and "analysis.spreadsheet" not in source:
            found.add(path.relative_to(root).as_posix())
    assert found == set(OTHERS)


def test_the_same_table_gives_the_same_bytes_at_another_second():
    first = as_xlsx(table("1"), "vi")
    time.sleep(1.1)
    assert as_xlsx(table("1"), "vi") == first


def test_characters_that_a_workbook_cannot_hold_and_very_long_words_pass():
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(table("a\x00b\x0b👮\u202e" + "x" * 40_000), "vi"))).active["B3"]
    assert cell.value.startswith("ab👮") and len(cell.value) == 32767
