"""Places added up, parts of a series taken alone, and what is said of the periods and the places that are left out."""

import numpy as np
import pandas as pd
import pytest

from analysis import Panel, load_panel
from analysis.panel.glance import glance
from analysis.panel.simulate import simulate
from analysis.panel.whole import whole


def panel(lacking: dict[str, set[int]], places=20, years=range(2010, 2014)) -> Panel:
    """Counts of 1, 2, 4 and 8 in each of some places, without the years that a place lacks."""
    rows = [
        (f"p{g:02d}", year, 2 ** (year - 2010))
        for g in range(places)
        for year in years
        if year not in lacking.get(f"p{g:02d}", ())
    ]
    frame = pd.DataFrame(rows, columns=["place", "year", "n"])
    return Panel.from_frame(frame, place="place", period="year", outcome="n")


def said(made: Panel, code: str) -> str:
    return next(c.text.en for c in made.cautions if c.code == code)


def test_the_places_are_added_over_the_periods_that_all_have_or_the_places_that_lack_none_whichever_leaves_more():
    """Of twenty places and four years: nineteen places, not three years; of eleven places that lack one year each, the other years."""
    made = whole(panel({"p03": {2012}}))
    assert made.rows["outcome"].tolist() == [19, 38, 76, 152] and made.place_names["all"].en == "19 of 20 places"
    assert said(made, "places_left_out").endswith("1 of 20 places, which lack figures: p03 (2012).")
    assert made.accounting.rows_in == 79 and made.accounting.rows_used == 76 and not made.of_persons
    made = whole(panel({f"p{g:02d}": {2012} for g in range(11)}))
    assert made.rows["outcome"].tolist() == [20, 40, 160] and made.place_names["all"].en == "All places"
    assert "1 periods lack the figures of some places" in said(made, "incomplete_periods")
    assert [c.code for c in made.cautions] == ["unbalanced", "incomplete_periods"]  # 2012 has figures


def test_that_nobody_has_a_period_is_said_once():
    made = whole(panel({f"p{g:02d}": {2012} for g in range(20)} | {"p03": {2011, 2012}}))
    assert [c.text.en for c in made.cautions if "No figures stand for 2012." in c.text.en] == [said(made, "unbalanced")]


@pytest.mark.parametrize(("number", "listed"), [(6, "p05 (2011, 2012)."), (7, "p05 (2011, 2012); ….")])
def test_up_to_six_places_left_out_are_named(number, listed):
    """No year is complete: the places that lack one are left out."""
    made = whole(panel({f"p{g:02d}": {2010 + g % 4, 2010 + (g + 1) % 4} for g in range(number)}))
    assert f"leave out {number} of 20 places, which lack figures" in said(made, "places_left_out")
    assert said(made, "places_left_out").endswith(listed) and made.rows["outcome"].tolist() == [
        (20 - number) * 2**t for t in range(4)
    ]


@pytest.mark.parametrize(("number", "end"), [(5, "p04 2012 (places: 5)."), (6, "p04 2012; … (places: 6).")])
def test_up_to_five_places_with_gaps_are_named(number, end):
    assert said(panel({f"p{g:02d}": {2012} for g in range(number)}), "unbalanced").endswith(end)


def test_a_part_alone_sets_the_others_aside_with_the_reason():
    spliced = load_panel("criminal_offences", places=("vn-hcm",))
    codes = list(dict.fromkeys(spliced.rows["part"]))
    for part in (spliced.part(code) for code in codes):
        account = part.accounting
        assert account.rows_used == len(part.rows) and account.rows_in == spliced.accounting.rows_in
        why = account.set_aside.set_index("row")["en"]
        others = spliced.rows.loc[~spliced.rows["row"].isin(part.rows["row"]), "row"]
        assert len(others) and why[others].eq("belongs to another part of the series").all()


def test_cells_beyond_the_head_of_a_very_large_table_that_are_written_otherwise_are_counted(tmp_path):
    rows = 5200
    frame = pd.DataFrame(
        {"place": [f"p{n % 400:03d}" for n in range(rows)], "year": 2000 + np.arange(rows) // 400, "so_vu": "12"}
    )
    frame.loc[[5100, 5150], "so_vu"] = "khoảng 12"
    frame.assign(note="x" * 990).to_csv(tmp_path / "large.csv", index=False)
    found = glance(str(tmp_path / "large.csv"))
    assert (found.scanned, found.head) == (rows, 5000)
    odd = next(notice for notice in found.table.notices if notice.code == "odd_cells")
    assert odd.columns == ("so_vu",) and odd.cells == ("C5102", "C5152") and "2 cells" in odd.text.en


def test_some_of_the_simulated_roll_relapse_in_their_first_month_and_nobody_is_followed_beyond_three_years():
    months = simulate().persons["months"]
    assert months.min() == 1 and months.max() == 36
