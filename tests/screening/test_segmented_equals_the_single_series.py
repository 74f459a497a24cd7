"""Segmented regression for many series equals statsmodels and the workbook's own estimator to 1e-8."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from awkward import MONTHS, hand_made, series
from hypothesis import given, settings
from scipy import optimize

from analysis.design import Design
from analysis.estimators import estimate
from analysis.panel import Panel
from analysis.panel.lunar import tet_share
from analysis.results import Refusal
from analysis.screening.ar1 import LARGEST, LOWEST, ar1
from analysis.screening.outliers import NORMAL, outliers
from analysis.screening.segmented import FITTED, automatic_lags, segmented
from analysis.screening.terms import terms

pytestmark = pytest.mark.filterwarnings("ignore")
TERMS = terms(MONTHS, (36,))
PERIODS = pd.period_range("2012-01", periods=MONTHS, freq="M")
CLOSE = {"rtol": 1e-8, "atol": 1e-8}


def compare_with_statsmodels(y: np.ndarray, exposure: np.ndarray | None = None, columns=TERMS) -> int:
    fit = segmented(y, columns.X, columns.starts, exposure)
    score = outliers(y, fit.mean).score
    for i in np.flatnonzero(fit.note == FITTED):
        seen = ~np.isnan(y[i])
        offset = None if exposure is None else np.log(exposure[i, seen])
        model = sm.GLM(y[i, seen], columns.X[seen], family=sm.families.Poisson(), offset=offset)
        lags = int(automatic_lags(np.array([seen.sum()]))[0])
        peer = model.fit(tol=1e-14, maxiter=300, cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
        np.testing.assert_allclose(fit.coef[i], peer.params, **CLOSE)
        np.testing.assert_allclose(fit.hac_error[i], peer.bse, **CLOSE)
        np.testing.assert_allclose(fit.dispersion[i], peer.pearson_chi2 / peer.df_resid, **CLOSE)
        resid = peer.resid_anscombe_unscaled if hasattr(peer, "resid_anscombe_unscaled") else peer.resid_anscombe
        spread = max(1.0, np.median(np.abs(resid - np.median(resid))) / NORMAL)
        np.testing.assert_allclose(score[i, seen], resid / spread, rtol=1e-7, atol=1e-7)
    return int((fit.note == FITTED).sum())


def test_hand_made_series_equal_statsmodels():
    y = hand_made()
    assert compare_with_statsmodels(y) >= 9
    assert compare_with_statsmodels(y, np.random.default_rng(2).uniform(500, 900, y.shape)) >= 9


def test_two_dates_without_slopes_equal_statsmodels():
    assert compare_with_statsmodels(hand_made(), columns=terms(MONTHS, (24, 48), slope=False)) >= 8


@settings(max_examples=20, deadline=None, derandomize=True)
@given(series())
def test_drawn_series_equal_statsmodels(y):
    compare_with_statsmodels(y)


def dense_reml(y: np.ndarray, X: np.ndarray):
    """The same model from its definition, with the whole correlation matrix: coefficients, errors, rho; None at a bound."""
    t = np.flatnonzero(~np.isnan(y))
    X, y, distance = X[t], y[t], np.abs(t[:, None] - t[None, :])
    b, df = sm.GLM(y, X, family=sm.families.Poisson()).fit(tol=1e-13).params, len(y) - X.shape[1]
    for _ in range(300):
        mean = np.exp(X @ b)
        z, W = (X @ b + (y - mean) / mean) * np.sqrt(mean), X * np.sqrt(mean)[:, None]

        def slope(rho, z=z, W=W):
            V = rho**distance
            dV = distance * np.where(distance > 0, rho ** np.maximum(distance - 1, 0), 0.0)
            inverse = np.linalg.inv(V)
            P = inverse - inverse @ W @ np.linalg.solve(W.T @ inverse @ W, W.T @ inverse)
            return 0.5 * (np.trace(P @ dV) - df * (P @ z) @ dV @ (P @ z) / (z @ P @ z))

        grid = np.linspace(LOWEST, LARGEST, 60)
        turns = np.flatnonzero(np.diff(np.sign([slope(rho) for rho in grid])) > 0)
        if len(turns) != 1:
            return None
        rho = optimize.brentq(slope, grid[turns[0]], grid[turns[0] + 1], xtol=1e-15)
        inverse = np.linalg.inv(rho**distance)
        bread = np.linalg.inv(W.T @ inverse @ W)
        new = bread @ W.T @ inverse @ z
        left = z - W @ new
        if np.abs(new - b).max() < 1e-12:
            break
        b = new
    return new, np.sqrt(np.diag(bread) * (left @ inverse @ left) / df), rho


def test_ar1_errors_equal_the_dense_definition():
    rng = np.random.default_rng(7)
    noise = np.zeros((6, MONTHS))
    for t in range(1, MONTHS):
        noise[:, t] = np.array([-0.4, 0, 0.3, 0.5, 0.6, 0.7]) * noise[:, t - 1] + rng.normal(0, 0.4, 6)
    y = np.vstack([rng.poisson(np.exp(2.5 + noise)).astype(float), hand_made()[[8, 9, 10, 11, 16, 17, 18, 19]]])
    y[2, 10:14] = y[3, ::7] = np.nan
    fit = segmented(y, TERMS.X, TERMS.starts)
    found, compared = ar1(y, TERMS.X, fit), 0
    for i in np.flatnonzero(~np.isnan(found.rho)):
        dense = dense_reml(y[i], TERMS.X)
        if dense is None:
            continue
        np.testing.assert_allclose(found.coef[i], dense[0], **CLOSE)
        np.testing.assert_allclose(found.error[i], dense[1], **CLOSE)
        np.testing.assert_allclose(found.rho[i], dense[2], **CLOSE)
        compared += 1
    assert compared >= 9


@pytest.mark.parametrize("tet", [False, True])
def test_series_equal_the_workbooks_estimator(tet):
    y = hand_made()
    columns = terms(MONTHS, (36,), more={"tet": tet_share(PERIODS)} if tet else {})
    fit = segmented(y, columns.X, columns.starts)
    correlated = ar1(y, columns.X, fit)
    compared = 0
    for i in np.flatnonzero(fit.note == FITTED):
        frame = pd.DataFrame({"place": "a", "period": PERIODS.astype(str), "y": y[i]})
        panel = Panel.from_frame(frame, place="place", period="period", outcome="y")
        design = Design(panel, adopted="2015-01-01")
        single = estimate(design, method="segmented", errors="newey_west", tet=tet)
        if isinstance(single, Refusal) or len(panel.usable) < MONTHS // 2 + 20:
            continue
        np.testing.assert_allclose(np.exp(fit.coef[i, 2]), single.value, **CLOSE)
        np.testing.assert_allclose(fit.hac_error[i, 2], single.std_error, **CLOSE)
        reml = estimate(design, method="segmented", errors="reml", tet=tet)
        if LOWEST + 0.01 < correlated.rho[i] < LARGEST - 0.01:
            np.testing.assert_allclose(np.exp(correlated.coef[i, 2]), reml.value, **CLOSE)
            np.testing.assert_allclose(correlated.error[i, 2], reml.std_error, **CLOSE)
            np.testing.assert_allclose(correlated.df[i, 2], reml.model.df[2], rtol=1e-3)
        compared += 1
    assert compared >= 7


@pytest.mark.parametrize("months", [9, 14, 20, 34, 60])
def test_the_trend_of_a_series_equals_the_workbooks_estimator(months):
    rng = np.random.default_rng(months)
    y = rng.poisson(80 * np.exp(0.1 * rng.standard_normal((6, months)))).astype(float)
    columns = terms(months)
    fit = segmented(y, columns.X)
    many = ar1(y, columns.X, fit)
    periods, compared = PERIODS[:months].astype(str), 0
    for i in np.flatnonzero(fit.note == FITTED):
        frame = pd.DataFrame({"place": "a", "period": periods, "y": y[i]})
        single = estimate(Design(Panel.from_frame(frame, place="place", period="period", outcome="y")), "trend")
        if not LOWEST + 0.01 < many.rho[i] < LARGEST - 0.01 or single.statistics["dispersion"] <= 1:
            continue  # a trend's dispersion is never below 1
        np.testing.assert_allclose(100 * np.expm1(many.coef[i, 1]), single.value, rtol=1e-6)
        np.testing.assert_allclose(many.error[i, 1], single.coefficients["std_error"][1], rtol=1e-6)
        np.testing.assert_allclose(many.df[i, 1], single.model.df[1], rtol=1e-3)
        compared += 1
    assert compared >= 1


def test_a_trend_that_leaves_its_counts_is_not_screened():
    """Eight counts whose AR(1) goes to millions: `trend` gives its level up, and a screen has nothing to put in its place."""
    y = np.array([[19, 11, 8, 8, 10, 10, 8, 7], [9, 11, 8, 12, 10, 9, 8, 12]], float)
    X = np.column_stack([np.ones(8), np.arange(8.0)])
    found = ar1(y, X, segmented(y, X))
    assert np.isnan(found.coef[0]).all() and np.isfinite(found.coef[1]).all()


def test_months_too_few_for_season_trend_and_change_are_not_fitted():
    y = np.random.default_rng(1).poisson(50, (3, 24)).astype(float)
    columns = terms(24, (12,))
    assert columns.short and (segmented(y, columns.X, columns.starts, short=columns.short).note != FITTED).all()
    assert not terms(24).short and "sin_1" in terms(24).names


def test_what_cannot_be_fitted_says_why():
    from analysis.screening.segmented import NOTES

    fit = segmented(hand_made(), TERMS.X, TERMS.starts)
    said = [NOTES[code] for code in fit.note[:8]]
    few = "too_few_points"
    assert said == [few, "all_zero", "constant", few, few, few, "not_identified", "not_identified"]
    assert np.isnan(fit.coef[:8]).all() and np.isnan(ar1(hand_made(), TERMS.X, fit).error[:8]).all()


def test_a_series_is_the_same_alone_and_among_others():
    y = hand_made()
    together = segmented(y, TERMS.X, TERMS.starts)
    errors = ar1(y, TERMS.X, together).error
    for i in range(len(y)):
        alone = segmented(y[i : i + 1], TERMS.X, TERMS.starts)
        np.testing.assert_allclose(alone.hac_error[0], together.hac_error[i], rtol=1e-9)
        np.testing.assert_allclose(ar1(y[i : i + 1], TERMS.X, alone).error[0], errors[i], rtol=1e-8)
