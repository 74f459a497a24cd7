"""Tết falls on the days that calendars printed in Hanoi give."""

import datetime as dt

import pandas as pd
import pytest

from analysis.panel.lunar import local_day, longitude_of_sun, new_moon, tet, tet_share

PRINTED = """1985-01-21 2007-02-17 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28
2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2030-02-02 2034-02-19""".split()


@pytest.mark.parametrize("date", PRINTED)
def test_tet_is_the_printed_day(date):
    assert tet(int(date[:4])) == dt.date.fromisoformat(date)


def test_the_season_is_shared_out_over_months():
    months = pd.period_range("2012-01", "2012-12", freq="M")
    assert tet_share(months).sum() == pytest.approx(1.0) and tet_share(months)[0] > 0.9


def test_the_sun_stands_where_the_worked_example_has_it():
    """Meeus 1998, example 25.a: 13 October 1992, 0h dynamical time."""
    assert longitude_of_sun(-0.072183436) == pytest.approx(199.90895, abs=5e-5)


# Meeus 1998, example 49.a (dynamical time), and new moons as almanacs print them (universal time, to the minute).
EXAMPLE = (-283, 2443192.65118 - 2451544.5)
ALMANAC = """1999-08-11T11:08 2000-01-06T18:14 2009-07-22T02:35 2010-01-15T07:11 2012-11-13T22:08 2015-03-20T09:36 2016-03-09T01:54
2017-08-21T18:30 2019-07-02T19:16 2020-06-21T06:41 2023-10-14T17:55 2024-04-08T18:21""".split()


def test_the_new_moon_is_that_of_the_worked_example():
    k, day = EXAMPLE
    planets = -0.00068  # days: the fourteen terms that the example adds, left out here
    assert new_moon(k) == pytest.approx(day - planets, abs=6e-5)


@pytest.mark.parametrize("printed", ALMANAC)
def test_new_moons_are_those_of_the_almanacs_to_two_minutes(printed):
    day = (dt.datetime.fromisoformat(printed) - dt.datetime(2000, 1, 1)) / dt.timedelta(days=1)
    k = round((day - 5.6) / 29.530588861)
    ahead = 67 / 86400  # of dynamical time, then
    assert new_moon(k) - ahead == pytest.approx(day, abs=2 / 1440)


def test_a_moment_of_dynamical_time_is_a_minute_earlier_on_our_clocks():
    midnight = 3653 + 1 - 7 / 24  # in Hanoi, between 1 and 2 January 2010, were the clocks those of dynamical time
    assert local_day(midnight + 60 / 86400) == dt.date(2010, 1, 1)
    assert local_day(midnight + 70 / 86400) == dt.date(2010, 1, 2)
