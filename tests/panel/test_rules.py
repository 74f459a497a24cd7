"""What a table from elsewhere may hold: each rule is broken once, and the answer names the place, the period and the value."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel
from analysis.errors import BadTable
from analysis.panel.aggregate import aggregate

YEARS = range(2005, 2017)


def place_years(treated: int = 3, start: int = 2011) -> pd.DataFrame:
    rows = [(f"p{g}", y, 10 + g + y % 3, 1000.0 + g, float(g < treated and y >= start), start if g < treated else np.nan)
            for g in range(6) for y in YEARS]  # fmt: skip
    return pd.DataFrame(rows, columns=["place", "year", "y", "people", "on", "begun"]).assign(x=np.arange(72) % 7, w=1.0)


def made(frame: pd.DataFrame, **named) -> Panel:
    return Panel.from_frame(frame, **{"place": "place", "period": "year", "outcome": "y", **named})


def said(frame: pd.DataFrame, **named) -> str:
    before = frame.copy(deep=True)
    with pytest.raises(BadTable) as caught:
        made(frame, **named)
    pd.testing.assert_frame_equal(frame, before)
    assert caught.value.say("vi")
    return caught.value.say("en")


def one(column: str, value, row: int = 16) -> pd.DataFrame:
    """The table with one cell changed: row 16 is p1, 2009."""
    frame = place_years()
    frame[column] = frame[column].astype(object)
    frame.loc[row, column] = value
    return frame


@pytest.mark.parametrize(
    ("column", "named", "why"),
    [("people", {"exposure": "people"}, "no exposure"), ("w", {"weights": "w"}, "no weight"), ("on", {"treated": "on"}, "treatment not known")],
)  # fmt: skip
@pytest.mark.parametrize("empty", [np.nan, None, "", ".", "NaN"])
def test_a_row_that_lacks_a_named_column_is_set_aside_and_the_others_keep_it(column, named, why, empty):
    panel = made(one(column, empty), **named)
    assert len(panel.rows) == 71 and panel.accounting.set_aside["en"].iloc[0].startswith(why)
    field = {"people": "exposure", "w": "weight", "on": "treated"}[column]
    assert panel.rows[field].notna().all()
    caution = next(c for c in panel.cautions if c.code == f"no_{field}")
    assert "p1 2009" in caution.text.en and "p1 2009" in caution.text.vi


def test_a_column_that_nobody_named_sets_no_row_aside():
    assert len(made(one("people", np.nan)).rows) == 72


def test_rows_in_are_rows_used_and_rows_set_aside_though_an_index_repeats():
    frame = place_years().assign(y=lambda f: f["y"].where(f.index > 4))
    panel = made(frame.set_axis([0] * 72))
    assert (panel.accounting.rows_in, panel.accounting.rows_used, len(panel.accounting.set_aside)) == (72, 67, 5)
    assert panel.accounting.set_aside["row"].is_unique and panel.accounting.set_aside["row"].iloc[0] == "0 (#1)"


def test_a_row_keeps_the_label_of_its_index():
    panel = made(place_years().assign(y=lambda f: f["y"].where(f.index != 5)).add_prefix("n", axis=0))
    assert list(panel.accounting.set_aside["row"]) == ["n5"]


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("y", np.inf, {}),
        ("y", "79 xe", {}),
        ("y", "1.234", {}),
        ("y", pd.Timestamp("2019"), {}),
        ("people", "43,278", {"exposure": "people"}),
        ("people", "43.278", {"exposure": "people"}),
        ("people", -np.inf, {"exposure": "people"}),
        ("people", 0, {"exposure": "people"}),
        ("w", -1, {"weights": "w"}),
        ("on", "yes", {"treated": "on"}),
        ("on", 2, {"treated": "on"}),
        ("on", -0.5, {"treated": "on"}),
        ("x", np.inf, {"controls": "x"}),
    ],
)
def test_a_wrong_cell_is_refused_with_its_place_period_and_value(column, value, named):
    text = said(one(column, value), **named)
    assert f"p1, 2009: {value}" in text and "What to do" in text


def test_a_figure_with_its_unit_or_a_vietnamese_decimal_is_read_as_in_a_file():
    assert made(one("y", "79 vụ")).rows["outcome"].iloc[16] == 79
    assert made(one("y", "1,5"), kind="measure").rows["outcome"].iloc[16] == 1.5


def test_a_fraction_in_text_is_read_where_it_cannot_be_a_count():
    assert made(one("y", "1.234"), kind="measure").rows["outcome"].iloc[16] == 1.234


def test_weights_that_are_all_zero_are_refused():
    assert "above zero" in said(place_years().assign(w=0.0), weights="w")


def test_a_share_needs_its_trials_and_no_more_cases_than_trials():
    assert "column exposure" in said(place_years(), kind="share") and "p0, 2005: —" in said(place_years(), kind="share")
    assert "p1, 2009: 5000" in said(one("y", 5000), kind="share", exposure="people")
    assert made(place_years(), kind="share", exposure="people").kind == "share"


@pytest.mark.parametrize("kind", ["float", "bool", "boolean", "Int64", "object", "text", "category"])
def test_treatment_of_any_dtype_is_the_same_treatment(kind):
    frame = place_years()
    as_kind = {"object": lambda c: c.astype(bool).astype(object), "text": lambda c: c.astype(int).astype(str),
               "category": lambda c: c.astype("category")}  # fmt: skip
    frame["on"] = as_kind.get(kind, lambda c: c.astype(kind))(frame["on"])
    assert list(made(frame, treated="on").rows["treated"]) == list(place_years()["on"])


def test_nullable_columns_and_categories_are_read_as_plain_ones():
    frame = place_years().convert_dtypes().assign(place=lambda f: f["place"].astype("category"))
    named = {"exposure": "people", "treated": "on", "adopted": "begun", "weights": "w", "controls": ("x",)}
    assert made(frame, **named).digest == made(place_years().assign(x=lambda f: f["x"].astype(float)), **named).digest


def test_a_named_index_is_as_good_as_columns():
    panel = made(place_years().set_index(["place", "year"]))
    assert panel.places == made(place_years()).places and len(panel.rows) == 72


def test_two_rows_of_column_names_and_a_name_twice_are_refused():
    assert "column names" in said(pd.concat([place_years()], axis=1, keys=["sheet"]))
    assert "y" in said(pd.concat([place_years(), place_years()[["y"]]], axis=1))


def test_a_table_without_a_usable_row_is_refused_with_the_reasons():
    assert "72: no value" in said(place_years().assign(y=np.nan))
    assert "at least one row" in said(place_years().iloc[:0])


# places


@pytest.mark.parametrize("numbered", [int, float, "Int64", "category"])
def test_numbered_places_are_text(numbered):
    frame = place_years().assign(place=lambda f: f["place"].str[1:].astype(int).add(34).astype(numbered))
    assert made(frame).places == ("34", "35", "36", "37", "38", "39")


def test_numbers_and_text_may_name_places_together():
    frame = place_years().assign(place=lambda f: f["place"].astype(object).where(f["place"] != "p3", 3))
    assert made(frame).places == ("3", "p0", "p1", "p2", "p4", "p5")


def test_blanks_and_decomposed_letters_make_no_second_place():
    names = ["Yên Viên", "Yên Viên ", "Ye\u0302n Vie\u0302n"]
    frame = pd.DataFrame({"place": names, "year": [2005, 2006, 2007], "y": 1})
    assert made(frame).places == ("Yên Viên",)


@pytest.mark.parametrize("empty", [np.nan, None, "", "  ", "nan"])
def test_a_row_without_a_place_is_refused_with_its_row(empty):
    assert "column place, row 16" in said(one("place", empty))


# treatment


@pytest.mark.parametrize("never", [np.nan, np.inf, 0, None, "", "0", "inf"])
def test_a_place_never_treated_may_be_empty_zero_or_infinite(never):
    frame = place_years()
    frame["begun"] = frame["begun"].astype(object).where(frame["begun"].notna(), never)
    panel = made(frame, adopted="begun")
    assert panel.rows.groupby("place")["adopted"].first().notna().sum() == 3 and not panel.cautions


def test_an_adoption_written_in_its_own_row_alone_is_refused_with_the_place():
    text = said(place_years().assign(begun=lambda f: f["begun"].where(f["year"] == 2011)), adopted="begun")
    assert "p0: 2011 / —" in text and "p5" not in text


def test_adopted_and_treated_that_disagree_are_refused_with_both_dates():
    text = said(place_years().assign(begun=lambda f: f["begun"] - 3), adopted="begun", treated="on")
    assert "p0: begun 2008, on 2011" in text
    late = said(place_years().assign(begun=lambda f: f["begun"] + 2), adopted="begun", treated="on")
    assert "p2: begun 2013, on 2011" in late


def test_a_treated_place_without_a_date_among_dated_ones_is_refused():
    text = said(place_years().assign(begun=lambda f: f["begun"].where(f["place"] != "p1")), adopted="begun", treated="on")
    assert "p1: begun —, on 2011" in text and "p0" not in text


def test_a_date_without_treatment_is_refused():
    text = said(place_years().assign(on=lambda f: f["on"].where(f["place"] != "p1", 0)), adopted="begun", treated="on")
    assert "p1: begun 2011, on —" in text


def test_a_part_of_the_first_year_and_a_gap_at_the_start_agree_with_the_date():
    frame = place_years().assign(on=lambda f: f["on"].where(f["year"] != 2011, f["on"] / 2))
    panel = made(frame, adopted="begun", treated="on")
    (caution,) = panel.cautions
    assert caution.code == "fractional_treatment" and "p0 2011" in caution.text.en and "p2 2011" in caution.text.vi
    gap = made(place_years().query("year != 2011 or place != 'p1'"), adopted="begun", treated="on")
    assert [c.code for c in gap.cautions] == ["unbalanced"]


def test_a_treatment_that_ends_again_agrees_with_its_start():
    frame = place_years().assign(on=lambda f: f["on"].where(f["year"] < 2015, 0))
    assert len(made(frame, adopted="begun", treated="on").rows) == 72


# gaps


def test_windows_of_equal_length_at_different_times_are_not_balanced():
    frame = place_years()
    early = frame["place"] < "p3"
    shifted = frame[(early & (frame["year"] < 2016)) | (~early & (frame["year"] > 2005))]
    (caution,) = made(shifted).cautions
    assert caution.code == "unbalanced" and "p0 2016" in caution.text.en and "p3 2005" in caution.text.en


@pytest.mark.parametrize("places", [1, 6])
def test_a_year_that_nobody_has_is_said(places):
    frame = place_years().head(12 * places).query("year not in (2008, 2009)")
    (caution,) = made(frame).cautions
    assert caution.code == "missing_periods" and "2008, 2009" in caution.text.en and "2008, 2009" in caution.text.vi


def test_a_year_that_nobody_has_is_not_held_against_a_place():
    frame = place_years().query("year != 2010 and not (place == 'p1' and year == 2006)")
    (caution,) = made(frame).cautions
    assert "p1 2006" in caution.text.en and "p0" not in caution.text.en and "No figures stand for 2010" in caution.text.en


def test_units_seen_once_are_no_series_with_gaps():
    assert not made(place_years().drop_duplicates("place").assign(year=[2005, 2007, 2010, 2005, 2007, 2010])).cautions


def test_an_adoption_outside_the_window_is_named_with_its_date():
    (caution,) = made(place_years(start=2030), adopted="begun").cautions
    assert "2005–2016" in caution.text.en and "p0 2030" in caution.text.en


def test_years_added_up_from_months_lose_the_gaps_they_fill():
    months = pd.DataFrame({"place": "a", "when": pd.period_range("2005-01", periods=36, freq="M"), "y": 2}).drop(index=[4])
    monthly = Panel.from_frame(months, place="place", period="when", outcome="y")
    assert [c.code for c in monthly.cautions] == ["missing_periods"]
    assert [c.code for c in aggregate(monthly, "Y").cautions] == ["months_missing"]


# controls


def test_a_text_control_does_not_hide_the_numeric_ones():
    frame = place_years().assign(region=lambda f: f["place"].str[1:].astype(int) // 2).assign(
        region=lambda f: "r" + f["region"].astype(str), flag=True, whole=pd.array(range(72), dtype="Int64"))  # fmt: skip
    panel = made(frame, adopted="begun", controls=("x", "region", "flag", "whole"))
    assert Design(panel, treatment="patrols", cluster="region").controls == ("x", "flag", "whole")
    assert panel.rows["whole"].iloc[71] == 71.0


def test_a_control_named_twice_or_alone_is_one_control():
    assert made(place_years(), controls=("x", "x")).controls == ("x",) == made(place_years(), controls="x").controls


def test_codes_written_as_text_stay_text():
    panel = made(place_years().assign(code="01"), controls=("code",))
    assert set(panel.rows["code"]) == {"01"}


def test_a_part_of_a_series_has_its_own_gaps():
    panel = made(place_years().head(12))
    rows = panel.rows.assign(part=["old", "new"] * 6, main=True)
    (caution,) = replace(panel, rows=rows).part("old").cautions
    assert not panel.cautions and "2006, 2008, 2010" in caution.text.en
