"""Years, quarters, months and dates as people write them are read as what they are, or refused; never guessed."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from analysis import Panel
from analysis.errors import BadTable
from analysis.panel.periods import adoptions, periods


def read(written, places="a") -> Panel:
    frame = pd.DataFrame({"place": places, "when": written})
    return Panel.from_frame(frame.assign(y=1), place="place", period="when", outcome="y")


def span(panel: Panel) -> tuple[str, str, str]:
    return panel.frequency, str(panel.periods[0]), str(panel.periods[-1])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (["2005 ", " 2006"], ("Y", "2005", "2006")),
        ([2005.0, 2006.0], ("Y", "2005", "2006")),
        (pd.array([2005, 2006], dtype="Int64"), ("Y", "2005", "2006")),
        (pd.Categorical(["2005", "2006"]), ("Y", "2005", "2006")),
        (["2019Q1", "2019-Q2"], ("Q", "2019Q1", "2019Q2")),
        (["2019q1", "Q2 2019"], ("Q", "2019Q1", "2019Q2")),
        (["2019m3", "04/2019"], ("M", "2019-03", "2019-04")),
        ([201903, 201904], ("M", "2019-03", "2019-04")),
        (["05/03/2019", "05/04/2019", "05/05/2019"], ("M", "2019-03", "2019-05")),
    ],
)
def test_common_ways_of_writing_a_period_are_read(written, meant):
    assert span(read(written)) == meant


@pytest.mark.parametrize("as_dates", [pd.Series, lambda d: [x.date() for x in d], lambda d: d.strftime("%Y-%m-%d"),
                                      lambda d: d.strftime("%d/%m/%Y"), lambda d: d.tz_localize("Asia/Ho_Chi_Minh")])  # fmt: skip
@pytest.mark.parametrize(("spacing", "frequency"), [("YS", "Y"), ("YE", "Y"), ("QS", "Q"), ("QE", "Q"), ("MS", "M"), ("ME", "M")])
def test_the_spacing_of_dates_says_their_frequency(spacing, frequency, as_dates):
    panel = read(as_dates(pd.date_range("2010-01-01", periods=24, freq=spacing)))
    assert panel.frequency == frequency and len(panel.periods) == 24 and not panel.cautions


def test_a_month_with_several_dates_is_refused_with_the_month():
    with pytest.raises(BadTable, match="a, 2019-03"):
        read(pd.date_range("2019-03-04", periods=10, freq="W"))


def test_dates_in_several_months_of_a_year_are_months_even_where_each_place_has_one_a_year():
    panel = read(["2018-03-01", "2019-07-01", "2018-08-01", "2019-09-01"], list("aabb"))
    assert panel.frequency == "M"


@pytest.mark.parametrize("wrong", ["13/2019", "31/02/2019", "03/25/2019", "Quý 1", 2005.5, 1, 43831, True, "2005 or 2006"])
def test_what_cannot_be_read_without_guessing_is_refused_with_its_place_and_value(wrong):
    with pytest.raises(BadTable) as caught:
        read(["2005", wrong] if isinstance(wrong, str) else [2005, wrong])
    assert f"a: {wrong}" in caught.value.say("en") and "column when" in caught.value.say("en")


@pytest.mark.parametrize("second", ["2005-03", "2005Q2", "2005-03-01", dt.date(2005, 3, 1)])
def test_years_mixed_with_shorter_periods_are_refused_with_one_of_each(second):
    with pytest.raises(BadTable) as caught:
        read(["2005", second], ["a", "b"])
    assert "a: 2005" in caught.value.say("en") and "b: 2005" in caught.value.say("en")


@pytest.mark.parametrize("frequency", ["W", "Y-SEP", "Q-JAN", "D"])
def test_periods_that_are_not_calendar_months_quarters_or_years_are_refused_with_what_to_do(frequency):
    with pytest.raises(BadTable) as caught:
        read(pd.period_range("2019-01-01", periods=5, freq=frequency))
    assert frequency in caught.value.say("en") and "add up" in caught.value.say("en")


@pytest.mark.parametrize("empty", [np.nan, None, pd.NaT, "", "NaN"])
def test_a_row_without_a_period_is_set_aside(empty):
    panel = read(["2005", "2006", empty])
    assert len(panel.rows) == 2 and list(panel.accounting.set_aside["en"]) == ["no period"]
    assert panel.accounting.rows_in == 3


def test_periods_that_are_periods_already_are_what_their_texts_are():
    texts = pd.Series(["2019-03", "2019-04", None, "2020-01"], index=list("abcd"))
    ready = pd.Series(pd.PeriodIndex(texts, freq="M"), index=texts.index)
    places = pd.Series("x", index=texts.index)
    for frequency in "MQY":
        for whole in (True, False):
            same = [adoptions(column, "start", places, frequency, whole) for column in (texts, ready)]
            pd.testing.assert_series_equal(*same)
    pd.testing.assert_series_equal(periods(texts, "period"), periods(ready, "period"))


@pytest.mark.parametrize("frequency", ["Y", "Q", "M"])
def test_a_column_of_periods_is_taken_as_it_is_and_not_read_cell_by_cell(frequency, monkeypatch):
    column = pd.Series(pd.period_range("2019", periods=4, freq=frequency))
    monkeypatch.setattr("analysis.panel.periods.written", None)
    assert periods(column, "period") is column
