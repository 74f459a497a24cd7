"""A researcher's own table comes in from CSV, Excel, Stata and Parquet as it stands, or is refused or asked about with the cell."""

import pandas as pd
import pytest

from analysis.design.examples import question
from analysis.errors import BadTable
from analysis.panel.own_table import read_table

FRAME = pd.DataFrame({"place": ["a", "a"], "period": ["2019-01", "2019-02"], "offences": [12, 1400], "people": [9000.5, 9001.0]})


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "dta", "parquet"])
def test_every_kind_gives_the_same_frame(suffix, tmp_path):
    path = tmp_path / f"table.{suffix}"
    write = {"csv": lambda: FRAME.to_csv(path, index=False, sep=";"), "tsv": lambda: FRAME.to_csv(path, index=False, sep="\t"),
             "xlsx": lambda: FRAME.to_excel(path, index=False), "dta": lambda: FRAME.to_stata(path, write_index=False),
             "parquet": lambda: FRAME.to_parquet(path)}  # fmt: skip
    write[suffix]()
    read = read_table(str(path)).frame.reset_index(drop=True)
    pd.testing.assert_frame_equal(read.assign(period=read["period"].astype(str)), FRAME, check_dtype=False)


def test_a_vietnamese_thousand_is_asked_about_with_its_cell(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("place,period,offences\na,2019,3.684\na,2020,412\n", encoding="utf-8")
    with pytest.raises(BadTable) as error:
        read_table(str(path)).panel()
    assert "3.684" in str(error.value) and "C2" in str(error.value) and "numbers=vi" in str(error.value)


def test_the_answer_to_a_question_is_a_parameter(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("place,period,offences\na,2019,3.684\na,2020,412\n", encoding="utf-8")
    assert read_table(str(path), numbers="vi").panel().rows["outcome"].tolist() == [3684, 412]
    assert read_table(str(path), numbers="en").panel(kind="measure").rows["outcome"].tolist() == [3.684, 412]


def test_clear_decimals_are_numbers(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("place,period,rate\na,2019,3.68\na,2020,4.125\n", encoding="utf-8")
    assert read_table(str(path)).frame["rate"].tolist() == [3.68, 4.125]


@pytest.mark.parametrize("name", ["nowhere.csv", "table.doc"])
def test_a_missing_file_or_another_kind_is_refused(name):
    with pytest.raises(BadTable, match=r"\.dta"):
        read_table(name)


@pytest.mark.parametrize("content", [b"place,period,s\xf4 v\xf4\na,2019,3\n", b"place\na\n"])
def test_a_file_of_another_encoding_or_without_columns_is_refused_in_words(content, tmp_path):
    (tmp_path / "table.csv").write_bytes(content)
    with pytest.raises(BadTable, match="UTF-8"):
        read_table(str(tmp_path / "table.csv"))


def test_an_empty_file_is_refused_in_words(tmp_path):
    (tmp_path / "table.csv").write_bytes(b"")
    with pytest.raises(BadTable, match="empty"):
        read_table(str(tmp_path / "table.csv"))


def test_a_typographic_minus_is_a_minus(tmp_path):
    (tmp_path / "table.csv").write_text("place,period,change\na,2019,−3\na,2020,2.5\n", encoding="utf-8")
    assert read_table(str(tmp_path / "table.csv")).frame["change"].tolist() == [-3, 2.5]


def test_a_vietnamese_thousand_typed_as_text_in_excel_is_asked_about_too(tmp_path):
    frame = pd.DataFrame(
        {"place": ["a", "a"], "period": [2019, 2020], "outcome": ["3.684", "412"], "exposure": ["11.962", "12.001"]}
    )
    frame.to_excel(tmp_path / "table.xlsx", index=False)
    with pytest.raises(BadTable, match=r"3\.684|11\.962"):
        question(str(tmp_path / "table.xlsx"))
