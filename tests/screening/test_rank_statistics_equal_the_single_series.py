"""Mann-Kendall and Sen for many series equal pymannkendall, scipy and the workbook's own estimator to 1e-8."""

import warnings

import numpy as np
import pandas as pd
import pymannkendall
import pytest
from awkward import hand_made, series
from hypothesis import given, settings
from scipy import stats

from analysis.design import Design
from analysis.estimators import estimate
from analysis.panel import Panel
from analysis.screening.mann_kendall import EXACT, mann_kendall
from analysis.screening.sen import sen

pytestmark = pytest.mark.filterwarnings("ignore")
CLOSE = {"rtol": 1e-8, "atol": 1e-8}


def compare_with_peers(y: np.ndarray) -> None:
    for season in (1, 12):
        test = mann_kendall(y, season)
        slope = sen(y, test.variance, season)
        for i, row in enumerate(y):
            seen = row[~np.isnan(row)]
            pairs = sum(k * (k - 1) / 2 for first in range(season) for k in [(~np.isnan(row[first::season])).sum()])
            if len(seen) < 4 or pairs == 0:
                assert np.isnan([test.z[i], test.p_value[i], slope.slope[i]]).all()
                continue
            peer = pymannkendall.original_test(row) if season == 1 else pymannkendall.seasonal_test(row, 12)
            np.testing.assert_allclose([test.S[i], test.variance[i]], [peer.s, peer.var_s], **CLOSE)
            if peer.var_s > 0:
                np.testing.assert_allclose(test.z[i], peer.z, **CLOSE)
                np.testing.assert_allclose(slope.slope[i], peer.slope * (12 if season == 1 else 1) / 12, **CLOSE)
            if season > 1 or len(seen) > EXACT or len(np.unique(seen)) < len(seen):
                np.testing.assert_allclose(test.p_value[i], peer.p if peer.var_s > 0 else 1.0, **CLOSE)
            if season == 1:
                scipys = stats.theilslopes(seen, np.flatnonzero(~np.isnan(row)))
                half = stats.norm.ppf(0.975) * np.sqrt(peer.var_s)
                outside = [np.round((pairs - half) / 2) < 1, np.round((pairs + half) / 2) > pairs - 1]
                ends = np.where(outside, [-np.inf, np.inf], scipys[2:])  # scipy takes the last slope where there is none further
                np.testing.assert_allclose([slope.slope[i], slope.low[i], slope.high[i]], [scipys[0], *ends], **CLOSE)


def test_hand_made_series_equal_the_peers():
    compare_with_peers(hand_made())


@settings(max_examples=25, deadline=None, derandomize=True)
@given(series())
def test_drawn_series_equal_the_peers(y):
    compare_with_peers(y)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(series(months=20))
def test_short_series_equal_the_peers(y):
    compare_with_peers(y)


@pytest.mark.parametrize("seasonal", [False, True])
@pytest.mark.parametrize("months", [24, 72])
def test_series_equal_the_workbooks_estimator(months, seasonal):
    y = hand_made(months)
    season = 12 if seasonal else 1
    test = mann_kendall(y, season)
    slope = sen(y, test.variance, season, 1 / 12)
    periods = pd.period_range("2012-01", periods=months, freq="M").astype(str)
    for i in np.flatnonzero(~np.isnan(test.z) & ~np.isnan(slope.slope)):
        frame = pd.DataFrame({"place": "a", "period": periods, "y": y[i]})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            single = estimate(
                Design(Panel.from_frame(frame, place="place", period="period", outcome="y")),
                method="mann_kendall",
                seasonal=seasonal,
            )
        np.testing.assert_allclose(test.p_value[i], single.statistics["kendall_p"], **CLOSE)
        np.testing.assert_allclose(slope.slope[i], single.value, **CLOSE)
        given = [min(slope.low[i], slope.slope[i]), max(slope.high[i], slope.slope[i])]
        np.testing.assert_allclose(given, [single.low, single.high], **CLOSE)


def test_the_exact_p_value_is_scipys():
    rng = np.random.default_rng(1)
    for n in (4, 7, 12, 33):
        y = np.array([rng.permutation(n) for _ in range(20)], dtype=float)
        ours = mann_kendall(y).p_value
        theirs = [stats.kendalltau(np.arange(n), row, method="exact").pvalue for row in y]
        np.testing.assert_allclose(ours, theirs, **CLOSE)
