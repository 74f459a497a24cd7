"""Absorbed effects give the numbers of dummies, whatever the order of rows, columns and effects."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm

from analysis.inference import clustered, least_squares
from analysis.inference.absorb import TwoWay

ROOT = Path(__file__).resolve().parents[2]


def panel(places: int, periods: int, seed: int = 48, share: float = 1.0):
    """Counts, two regressors, offset, weights, place and period codes; a `share` of the cells, in no order."""
    rng = np.random.default_rng(seed)
    place, period = (codes.ravel() for codes in np.meshgrid(np.arange(places), np.arange(periods), indexing="ij"))
    keep = rng.permutation(len(place))[: round(share * len(place))]
    place, period = place[keep], period[keep]
    treated = ((place % 3 == 0) & (period > periods // 2)).astype(float)
    X = np.column_stack([treated, rng.normal(size=len(place))])
    offset = np.log(rng.uniform(1, 5, len(place)))
    y = rng.poisson(np.exp(0.5 + 0.3 * np.sin(place) + 0.02 * period - 0.2 * treated + offset)).astype(float)
    return y, X, offset, rng.uniform(0.5, 2, len(place)), place, period


def dummies(place, period):
    return np.column_stack([place[:, None] == np.unique(place), period[:, None] == np.unique(period)[1:]]).astype(float)


SHAPES = [(22, 12, 1.0), (9, 40, 1.0), (30, 20, 0.6), (15, 15, 0.35)]


@pytest.mark.parametrize("places, periods, share", SHAPES)
def test_least_squares_equals_dummies(places, periods, share):
    y, X, _, weights, place, period = panel(places, periods, share=share)
    fit = least_squares.linear(y, X, weights, effects=TwoWay(place, period))
    whole = sm.WLS(y, np.column_stack([X, dummies(place, period)]), weights).fit()
    np.testing.assert_allclose(fit.coef, whole.params[:2], rtol=1e-8)
    np.testing.assert_allclose(fit.mean, whole.fittedvalues, rtol=1e-8)
    np.testing.assert_allclose(np.sqrt(np.diag(fit.bread) * fit.dispersion), whole.bse[:2], rtol=1e-8)
    assert fit.k == np.linalg.matrix_rank(whole.model.exog)


@pytest.mark.parametrize("places, periods, share", SHAPES)
def test_poisson_equals_dummies(places, periods, share):
    y, X, offset, weights, place, period = panel(places, periods, share=share)
    fit = least_squares.counts(y, X, offset, weights, effects=TwoWay(place, period))
    design = np.column_stack([X, dummies(place, period)])
    whole = sm.GLM(y, design, sm.families.Poisson(), offset=offset, var_weights=weights).fit(tol=1e-14, maxiter=100)
    np.testing.assert_allclose(fit.coef, whole.params[:2], rtol=1e-8)
    np.testing.assert_allclose(fit.mean, whole.fittedvalues, rtol=1e-7)
    np.testing.assert_allclose(np.sqrt(np.diag(fit.bread)), whole.bse[:2], rtol=1e-8)


@pytest.mark.parametrize("kind", ["linear", "counts"])
@pytest.mark.parametrize("places, periods, share", SHAPES)
def test_clustered_errors_equal_those_with_period_dummies(kind, places, periods, share):
    y, X, _, weights, place, period = panel(places, periods, share=share)
    solve = getattr(least_squares, kind)
    ours = solve(y, X, weights=weights, effects=TwoWay(place, period))
    columns = np.column_stack([X, dummies(place, period)[:, len(np.unique(place)) :]])
    theirs = solve(y, columns, weights=weights, place=place)
    assert ours.k == theirs.k
    for errors in (lambda fit: clustered.crv1(fit, place), clustered.classical, clustered.heteroskedastic):
        np.testing.assert_allclose(errors(ours)[:2, :2], errors(theirs)[:2, :2], rtol=1e-8, atol=1e-14)


def test_unconnected_parts_are_counted_and_solved():
    y, X, _, weights, place, period = panel(12, 10)
    keep = (place < 6) == (period < 5)  # two blocks that share neither a place nor a period
    y, X, weights, place, period = y[keep], X[keep, 1:], weights[keep], place[keep], period[keep]
    effects = TwoWay(place, period)
    fit = least_squares.linear(y, X, weights, effects=effects)
    whole = sm.WLS(y, np.column_stack([X, dummies(place, period)]), weights).fit(method="pinv")
    assert effects.parameters == 12 + 10 - 2
    np.testing.assert_allclose(fit.coef, whole.params[:1], rtol=1e-8)


def test_codes_without_rows_and_rows_without_weight_change_nothing():
    y, X, _, weights, place, period = panel(12, 10)
    fit = least_squares.linear(y, X, weights, effects=TwoWay(place, period))
    gaps = least_squares.linear(y, X, weights, effects=TwoWay(place * 3 + 1, period * 2 + 5))
    np.testing.assert_allclose(gaps.coef, fit.coef, rtol=1e-12)
    assert gaps.k == fit.k
    weights[:20] = 0
    part = TwoWay(place[20:], period[20:]).within(X[20:], weights[20:])
    np.testing.assert_allclose(TwoWay(place, period).within(X, weights)[20:], part, atol=1e-12)


def test_a_large_sparse_table_gives_what_a_whole_one_gives(monkeypatch):
    _, X, _, weights, place, period = panel(40, 30, share=0.1)
    whole = TwoWay(place, period).within(X, weights)
    monkeypatch.setattr("analysis.inference.absorb.DENSE", -1000)
    np.testing.assert_allclose(TwoWay(place, period).within(X, weights), whole, atol=1e-12)


def test_what_is_left_is_orthogonal_to_both_sets():
    _, X, _, weights, place, period = panel(50, 24, share=0.8)
    rest = TwoWay(place, period).within(1e6 + X, weights) * weights[:, None]
    for codes in (place, period):
        assert np.abs(np.bincount(codes, rest[:, 1])).max() < 1e-8


@pytest.mark.parametrize("kind", ["linear", "counts"])
def test_order_of_rows_columns_and_effects_changes_nothing(kind):
    y, X, _, weights, place, period = panel(22, 24)
    solve = getattr(least_squares, kind)
    fit = solve(y, X, weights=weights, effects=TwoWay(place, period))
    first = np.sqrt(np.diag(clustered.crv1(fit, place)))
    order = np.random.default_rng(1).permutation(len(y))
    other = solve(y[order], X[order][:, ::-1], weights=weights[order], effects=TwoWay(place.max() - place[order], period[order]))
    second = np.sqrt(np.diag(clustered.crv1(other, place[order])))[::-1]
    np.testing.assert_allclose(second, first, rtol=1e-10)
    exchanged = solve(y, X, weights=weights, effects=TwoWay(period, place))
    np.testing.assert_allclose(exchanged.coef, fit.coef, rtol=1e-10)


def test_the_hash_seed_changes_nothing():
    code = """
import sys; sys.path.insert(0, "tests/inference")
from test_absorb import *
y, X, offset, weights, place, period = panel(22, 24)
fit = least_squares.counts(y, X, offset, weights, effects=TwoWay(place, period))
print(fit.coef.tobytes().hex(), clustered.crv1(fit, place).tobytes().hex())
"""
    said = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "1", "48")
    }  # fmt: skip
    assert len(said) == 1
