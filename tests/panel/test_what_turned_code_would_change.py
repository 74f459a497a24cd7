"""Conditions of the panel that a turned comparison or constant would change, each held where it turns."""

import datetime as dt

import pandas as pd
import pytest

from analysis import Panel, load_record
from analysis.errors import BadTable
from analysis.panel.accounting import Accounting
from analysis.panel.harmonise import harmonise
from analysis.panel.record import Record, population

GL = "vn-hn-gialam"


def a_record(*windows, clock="multi_year"):
    """A record whose own window is the first, the others printed by other places."""
    rows = pd.DataFrame([
        {"obs_id": f"r{n}", "place_code": GL if n == 0 else f"vn-{n}", "indicator": "weapons_surrendered", "clock": clock if n else "multi_year",
         "period_start": pd.Timestamp(start) if start else pd.NaT, "period_end": pd.Timestamp(end) if end else pd.NaT, "value": 5.0,
         "value_low": float("nan"), "value_high": float("nan"), "source_id": "x"}
        for n, (start, end) in enumerate(windows)
    ])  # fmt: skip
    place = load_record(GL).place
    return Record(place=place, rows=rows[rows["place_code"] == GL], known=rows, accounting=Accounting.of(1, 1, {}))


@pytest.mark.parametrize(("start", "end", "comparable"), [
    ("2010-01-01", "2019-12-31", True), ("2010-01-01", "2018-12-31", True), ("2010-01-01", "2018-12-01", False), ("2011-02-01", "2019-12-31", False),
    ("2009-06-01", "2020-01-31", True), ("2009-01-01", "2020-03-31", False), (None, "2019-12-31", False), ("2010-01-01", None, False),
])  # fmt: skip
def test_figures_are_comparable_where_nine_tenths_of_their_windows_are_common(start, end, comparable):
    found = a_record(("2010-01-01", "2019-12-31"), (start, end)).elsewhere("weapons_surrendered")
    assert found["comparable"].tolist() == [True, comparable]
    assert found["en"].tolist()[1] == ("" if comparable else "another window" if start and end else "no period stated")


def test_figures_of_another_clock_are_not_comparable():
    found = a_record(("2010-01-01", "2019-12-31"), ("2010-01-01", "2019-12-31"), clock="period_not_stated").elsewhere(
        "weapons_surrendered"
    )
    assert not found["comparable"].tolist()[1] and "clock" in found["en"].tolist()[1]


@pytest.mark.parametrize(("columns", "varies"), [
    ({}, False), ({"treated": [0, 0, 0, 0]}, False), ({"treated": [1, 1, 1, 1]}, False), ({"treated": [0, 1, 0, 1]}, True),
    ({"adopted": [None, None, "2013", "2013"]}, True), ({"adopted": [None] * 4}, False),
])  # fmt: skip
def test_a_panel_has_adoption_where_treatment_varies(columns, varies):
    frame = pd.DataFrame({"place": ["a", "a", "b", "b"], "period": ["2012", "2013"] * 2, "outcome": [1, 2, 3, 4], **columns})
    assert (
        Panel.from_frame(
            frame, place="place", period="period", outcome="outcome", kind="count", **{name: name for name in columns}
        ).has_adoption
        is varies
    )


def census(*days, code="population"):
    return pd.DataFrame({"place_code": GL, "indicator": code, "value": [100.0 * (n + 1) for n in range(len(days))],
                         "period_start": pd.to_datetime(list(days)), "period_end": pd.to_datetime(list(days))})  # fmt: skip


def test_the_population_is_that_of_the_census_nearest_to_the_middle_of_the_window():
    found, _ = population(
        census("2009-04-01", "2014-12-01", "2019-04-01"), GL, pd.Timestamp("2010-01-01"), pd.Timestamp("2019-12-31")
    )
    assert found == 200.0


def test_yearly_populations_count_from_the_first_day_to_the_last_and_no_other():
    rows = census("2010-01-01", "2015-06-30", "2019-12-31", "2009-12-31", "2020-01-01", code="population_average")
    found, said = population(rows, GL, pd.Timestamp("2010-01-01"), pd.Timestamp("2019-12-31"))
    assert found == 200.0 and "(3 years)" in said.en
    assert pd.isna(population(rows, GL, pd.NaT, pd.NaT)[0])


def test_harmonise_refuses_missing_columns_repeated_rows_and_a_day_before_a_unit():
    frame = pd.DataFrame({"place": [f"{GL}-daton"] * 2, "period": ["2019", "2019"], "value": [1, 2]})
    with pytest.raises(BadTable, match="value"):
        harmonise(frame.drop(columns="value"), dt.date(2024, 12, 31))
    with pytest.raises(BadTable, match="daton 2019"):
        harmonise(frame, dt.date(2024, 12, 31))
    made = pd.DataFrame({"place": [f"{GL}-thienduc-2025"], "period": ["2025"], "value": [1]})
    with pytest.raises(BadTable, match="later"):
        harmonise(made, dt.date(2024, 12, 30))


def test_a_unit_that_stands_on_the_day_keeps_its_count():
    frame = pd.DataFrame({"place": [f"{GL}-daton"], "period": ["2019"], "value": [7], "low": [5], "high": [9]})
    row = harmonise(frame, dt.date(2024, 12, 31)).frame.iloc[0]
    assert (row["value"], row["low"], row["high"]) == (7, 5, 9)
