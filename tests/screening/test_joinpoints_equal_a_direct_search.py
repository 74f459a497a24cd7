"""Joinpoints for many series equal a direct grid search with statsmodels."""

import itertools

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from awkward import hand_made, series
from hypothesis import given, settings

from analysis import Design, Panel, estimate
from analysis.screening.joinpoint import NEVER, joinpoint


def direct(y: np.ndarray, exposure: np.ndarray | None, season: int) -> dict[int, dict[tuple, tuple[float, np.ndarray]]]:
    """BIC and coefficients of every line with 0, 1, 2 bends at observed periods: two within each piece, or a year's."""
    within = {12: 12, 4: 4, 1: 2}[season]
    t = np.flatnonzero(~np.isnan(y)).astype(float)
    w = np.maximum(y[~np.isnan(y)], 0.5)
    z, n = np.log(w if exposure is None else w / exposure[~np.isnan(y)]), len(t)
    total = (w * z**2).sum()

    def line(bends):
        X = np.column_stack([np.ones(n), t, *(np.maximum(0, t - b) for b in bends)])
        fit = sm.WLS(z, X, weights=w).fit()
        rss = max(float((w * fit.resid**2).sum()), NEVER * total, 1e-300)
        return n * np.log(rss / n) + (2 + 2 * len(bends)) * np.log(n), fit.params

    found = {0: {(): line(())}}
    for k in (1, 2):
        if (n - 4) // 3 >= k:
            places = itertools.combinations(range(within, n - within), k)
            found[k] = {tuple(t[list(p)]): line(t[list(p)]) for p in places if all(np.diff(p) > within)}
    return {k: lines for k, lines in found.items() if lines}


def compare(y: np.ndarray, exposure: np.ndarray | None = None, season: int = 1) -> int:
    line, compared = joinpoint(y, season, exposure), 0
    for i, row in enumerate(y):
        if (~np.isnan(row)).sum() < 8 or not np.nansum(row) > 0:
            assert np.isnan(line.breaks[i])
            continue
        models = direct(row, None if exposure is None else exposure[i], season)
        best = {k: min(bic for bic, _ in found.values()) for k, found in models.items()}
        for k, value in best.items():
            np.testing.assert_allclose(line.bic[i, k], value, rtol=1e-8, atol=1e-6)
        k = int(line.breaks[i])
        assert best[k] <= min(best.values()) + 1e-6
        bends = tuple(line.at[i, :k])
        np.testing.assert_allclose(models[k][bends][0], best[k], atol=1e-6)
        np.testing.assert_allclose(line.slopes[i, : k + 1] / season, np.cumsum(models[k][bends][1][1:]), rtol=1e-7, atol=1e-8)
        ends = [np.flatnonzero(~np.isnan(row))[0], *bends, np.flatnonzero(~np.isnan(row))[-1]]
        np.testing.assert_allclose(
            line.aapc[i], np.average(line.slopes[i, : k + 1], weights=np.diff(ends)), rtol=1e-8, atol=1e-10
        )
        compared += 1
    return compared


def test_hand_made_series_equal_the_direct_search():
    y = hand_made(26)
    assert compare(y) >= 12
    assert compare(y, np.random.default_rng(1).uniform(50, 70, y.shape), 4) >= 12
    assert compare(hand_made(42), season=12) >= 12


@settings(max_examples=12, deadline=None, derandomize=True)
@given(series(months=22, count=2))
def test_drawn_series_equal_the_direct_search(y):
    compare(y)


SPIKE = np.r_[np.full(40, 200), 260, 330, 262, np.full(41, 200)]  # three months, no change of a trend


@pytest.mark.parametrize(("months", "within"), [(True, 12), (False, 2)])
def test_no_piece_of_months_is_shorter_than_a_year_here_as_in_the_single_series(months, within):
    y = (SPIKE * (1 + 0.002 * np.cos(np.arange(84.0) * 2))).round()
    period = pd.period_range("2010-01", periods=84, freq="M").astype(str) if months else pd.Series(range(1900, 1984))
    frame = pd.DataFrame({"place": "a", "period": period, "n": y})
    alone = estimate(Design(Panel.from_frame(frame, place="place", period="period", outcome="n")), "joinpoint", breaks=2)
    year = (12 * (alone.statistics[f"psi_{i}"] - 2010) if months else alone.statistics[f"psi_{i}"] - 1900 for i in (1, 2))
    many = joinpoint(y[None, :], 12 if months else 1)
    edges = [-np.inf, *year, np.inf], [-np.inf, *many.at[0][: int(many.breaks[0])], np.inf]
    for found in edges:
        inside = [sum(a < t < b for t in range(84)) for a, b in itertools.pairwise(found)]
        assert min(inside) >= within
    if not months:
        assert many.breaks[0] == 2 and np.diff(many.at[0])[0] < 12  # of years, the same figures bend so soon


def test_two_bends_are_found_where_they_are():
    t = np.arange(120)
    y = np.round(3000 * np.exp(0.01 * t - 0.03 * np.maximum(0, t - 40) + 0.035 * np.maximum(0, t - 80)))
    line = joinpoint(y[None, :])
    assert line.breaks[0] == 2 and np.abs(line.at[0] - [40, 80]).max() <= 1
    np.testing.assert_allclose(line.slopes[0], [0.12, -0.24, 0.18], atol=0.003)
