"""Tết falls on the days that calendars printed in Hanoi give."""

import datetime as dt

import pandas as pd
import pytest

from analysis.panel.lunar import tet, tet_share

PRINTED = """1985-01-21 2007-02-17 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28
2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2030-02-02""".split()


@pytest.mark.parametrize("date", PRINTED)
def test_tet_is_the_printed_day(date):
    assert tet(int(date[:4])) == dt.date.fromisoformat(date)


def test_the_season_is_shared_out_over_months():
    months = pd.period_range("2012-01", "2012-12", freq="M")
    assert tet_share(months).sum() == pytest.approx(1.0) and tet_share(months)[0] > 0.9
