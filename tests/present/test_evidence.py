"""Every figure of a place can be looked up, a researcher's own first."""

from dataclasses import replace

from analysis import load_record
from analysis.present import figures_table


def test_the_figures_one_by_one_with_the_added_ones_first():
    found = load_record("vn-hn-gialam")
    rows = found.rows.copy()
    rows.loc[rows["indicator"] == "weapons_surrendered", "source_id"] = "thu"
    shown = figures_table(replace(found, rows=rows)).cells("vi")
    assert len(shown) == len(rows)
    first = shown.iloc[0]
    assert (first["Nguồn"], first["Con số"].split()[0], first["Giai đoạn"]) == ("thu", "482", "10/2010 – 08/2020")
    assert any(cell.startswith("3.684 ") for cell in shown["Con số"])


def test_a_long_record_is_cut_and_says_so():
    table = figures_table(load_record("vn"), most=10)
    assert len(table.cells("en")) == 10 and table.foot.en.startswith("10 of ")
