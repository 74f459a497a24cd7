"""Conditions of the panel that a turned comparison or constant would change, each held where it turns."""

import datetime as dt
import sys
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis import Panel, load_record
from analysis.catalogue import places
from analysis.errors import BadParameter, BadTable
from analysis.panel import load, quality
from analysis.panel.accounting import Accounting
from analysis.panel.beside import changes
from analysis.panel.columns import SHOWN
from analysis.panel.harmonise import harmonise, shares
from analysis.panel.own_table import read_table
from analysis.panel.periods import first_period
from analysis.panel.record import Record, population
from analysis.panel.roll import roll
from analysis.panel.simulate import simulate

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


@pytest.mark.parametrize(("day", "frequency", "first"), [
    ("2015-02-15", "M", "2015-02"), ("2015-02-16", "M", "2015-03"),  # fourteen of 28 days have passed, fifteen
    ("2016-07-02", "Y", "2016"), ("2016-07-03", "Y", "2017"),  # 183 of 366
])  # fmt: skip
def test_a_period_of_which_half_is_left_counts_as_treated(day, frequency, first):
    assert first_period(dt.date.fromisoformat(day), frequency) == pd.Period(first, frequency)


def test_a_share_that_nobody_declared_is_told_from_one_that_is(monkeypatch):
    """A unit with one successor and a split with shares in mergers.toml are declared, an equal split is not."""
    whole = next(p.code for p in places().values() if len(p.successors) == 1)
    split = next(p.code for p in places().values() if len(p.successors) == 2)
    day = dt.date(2025, 12, 31)
    assert [one.declared for one in shares(whole, day)] == [True]
    assert {one.declared for one in shares(split, day)} == {False}
    first, second = places()[split].successors
    told = {split: {"source": "x", first: [0.25, 0.2, 0.3], second: [0.75, 0.7, 0.8]}}
    module = sys.modules[shares.__module__]
    monkeypatch.setattr(module, "toml", lambda name: told)
    module._split.cache_clear()
    try:
        found = shares(split, day)
        assert {one.declared for one in found} == {True} and sorted(one.weight for one in found) == [0.25, 0.75]
    finally:
        module._split.cache_clear()


def yearly(code, **values):
    """A panel of one place; a value that is a pair is an interval."""
    rows = [{"period": year.strip("y"), "outcome": v, "low": None, "high": None} if not isinstance(v, tuple) else
            {"period": year.strip("y"), "outcome": None, "low": v[0], "high": v[1]} for year, v in values.items()]  # fmt: skip
    frame = pd.DataFrame(rows).assign(place=code)
    return Panel.from_frame(
        frame, place="place", period="period", outcome="outcome", low="low", high="high", kind="count", label="A"
    )


def test_two_series_are_compared_over_the_first_and_last_year_both_have():
    one, other = changes(yearly("a", y2010=50, y2011=100, y2012=90, y2013=120), yearly("b", y2011=10, y2012=30, y2013=5, y2014=1))
    assert (str(one.start), str(one.end), str(other.start), str(other.end)) == ("2011", "2013", "2011", "2013")
    assert (one.low, one.high) == pytest.approx((20, 20)) and (other.low, other.high) == pytest.approx((-50, -50))


def test_two_series_with_one_common_year_are_not_compared_and_with_two_they_are():
    assert changes(yearly("a", y2010=50, y2011=100), yearly("b", y2011=10, y2012=30)) is None
    assert changes(yearly("a", y2010=50, y2011=100), yearly("b", y2010=10, y2011=30)) is not None


def test_a_printed_interval_gives_a_change_as_wide_as_it_allows():
    one, _ = changes(yearly("a", y2010=(40, 50), y2011=(100, 120)), yearly("b", y2010=10, y2011=30))
    assert (one.low, one.high) == pytest.approx((100, 200))  # from 50 to 100, from 40 to 120


def test_a_column_is_a_control_once_and_never_beside_its_own_role(tmp_path):
    rows = "\n".join(
        f"Xã {place},{year},{place * 10 + year % 7},{1000 + place},{place + year % 3}"
        for place in range(1, 7)
        for year in range(2010, 2020)
    )
    file = tmp_path / "bang.csv"
    file.write_text(f"place,period,crimes,population,income\n{rows}\n", encoding="utf-8")
    panel = read_table(file).panel("crimes", exposure="population", controls=["income", "income", "population", "crimes"])
    assert [*panel.controls] == ["income"]


TOTALS = {"public_order": 13961, "lodging_theft": 11527, "premises": 9034, "burglary": 11696, "border_offences": 6026, "disputes": 10007, "road_accidents": 8099,
          "subjects": 6496, "compulsory_rehab": 635, "voluntary_rehab": 60, "weapons": 877, "tips": 5578}  # fmt: skip


def test_the_teaching_district_is_the_one_that_was_printed():
    """Its totals; a changed constant of its season, trend or shocks moves them."""
    assert simulate().rows.sum(numeric_only=True).drop("person_years").to_dict() == TOTALS
    assert simulate().persons["age"].agg(["min", "max"]).tolist() == [18, 55]


@pytest.mark.parametrize("more", [0, 1])
def test_a_refusal_lists_places_and_says_where_it_left_some_out(more):
    places_ = [f"p{n}" for n in range(SHOWN + more)]
    frame = pd.DataFrame([
        {"place": place, "period": year, "outcome": 5, "adopted": str(2012 + year % 2)} for place in places_ for year in range(2010, 2014)
    ])  # fmt: skip
    with pytest.raises(BadTable) as refused:
        Panel.from_frame(frame, place="place", period="period", outcome="outcome", adopted="adopted", kind="count")
    assert ("; …" in str(refused.value)) is bool(more) and "p0: " in str(refused.value)


@pytest.mark.parametrize(("start", "end", "why"), [
    ("2015-07-01", "2015-07-01", "another date"), ("2015-01-01", "2015-12-31", "the year is not in the declared series"), ("2015-01-01", "2015-06-30", "only part of a year"), ("2010-01-01", "2015-12-31", "a total of several years"),
])  # fmt: skip
def test_a_row_aside_of_a_series_says_why(start, end, why):
    row = SimpleNamespace(period_start=pd.Timestamp(start), period_end=pd.Timestamp(end))
    used = pd.DataFrame({"period_end": pd.to_datetime(["2014-12-31"])})
    assert load._why_aside(row, used).en == why


def test_what_was_noticed_of_a_column_is_said_of_the_panel_that_uses_it_and_of_no_other(tmp_path):
    years = range(2010, 2022)
    rows = "\n".join(
        f"{place},{year},{9000 if (place, year) == ('A', 2015) else 20 + year % 5},{7 + year % 3}"
        for place in "ABC"
        for year in years
    )
    file = tmp_path / "bang.csv"
    file.write_text(f"place,period,thefts,fires\n{rows}\n", encoding="utf-8")
    table = read_table(file)
    assert {n.code for n in table.notices if "thefts" in n.columns} == {"outlier"}
    said = {outcome: {c.code for c in table.panel(outcome).cautions} for outcome in ("thefts", "fires")}
    assert "read_outlier" in said["thefts"] and "read_outlier" not in said["fires"]


def test_the_rate_of_a_figure_is_its_own_and_of_an_interval_those_of_its_ends():
    window = ("2010-01-01", "2019-12-31")
    printed = a_record(window, window)
    people = pd.concat(census("2015-01-01").assign(place_code=code) for code in (GL, "vn-1"))
    known = pd.concat(
        [printed.known.assign(value=[5.0, np.nan], value_low=[1.0, 2.0], value_high=[9.0, 8.0]), people], ignore_index=True
    )
    record = Record(place=printed.place, rows=known[:1], known=known, accounting=printed.accounting)
    found = record.elsewhere("weapons_surrendered")
    a_case = 1e5 / (100 * 3652 / 365.25)  # 100 persons for ten years
    assert found["rate_low"].tolist() == pytest.approx([5 * a_case, 2 * a_case])
    assert found["rate_high"].tolist() == pytest.approx([5 * a_case, 8 * a_case])


def test_a_roll_has_members_and_no_more_events_than_members():
    row = roll(3, 10).rows.iloc[0]
    assert (row["outcome"], row["exposure"]) == (3, 10)
    assert roll(0, 1).kind == roll(1, 1).kind == "share"
    for events, members in ((0, 0), (-1, 5), (6, 5)):
        with pytest.raises(BadParameter, match=f"{events}/{members}"):
            roll(events, members)


def test_a_contradiction_with_nought_has_no_ratio():
    window = {
        "period_start": pd.Timestamp("2015-01-01"),
        "period_end": pd.Timestamp("2015-12-31"),
        "clock": "calendar",
        "indicator": "x",
    }
    rows = pd.DataFrame([
        {"obs_id": f"r{n}", "place_code": place, "value": value, **window}
        for n, (place, value) in enumerate([("a", 0.0), ("a", 7.0), ("b", 4.0), ("b", 7.0)])
    ])  # fmt: skip
    assert quality.conflicts(rows)["spread"].tolist() == pytest.approx([np.nan, 0.75], nan_ok=True)


def test_last_digits_are_those_of_odd_and_even_counts_of_a_hundred_and_more():
    values = [100.0, 101.0, 113.0, 127.0, 128.0, 105.5, 99.0]
    rows = pd.DataFrame({"indicator": "weapons_surrendered", "place_code": GL, "quantifier": "exact", "derived": False, "value": values,
                         "period_end": pd.date_range("2010-12-31", periods=len(values), freq="YE")})  # fmt: skip
    table, _ = quality.heaping(rows)
    assert table.set_index("digit")["observed"].loc[lambda n: n > 0].to_dict() == {0: 1, 1: 1, 3: 1, 7: 1, 8: 1}
