"""A single series remembers: from 20 points on its trend has AR(1) errors, below that a caution says what independence costs."""

import re

import numpy as np
import pandas as pd
import pytest
from panels import series

from analysis import Design, estimate, load_panel

METHODS = ("trend", "mann_kendall", "joinpoint", "structural_breaks")


def wandering(n: int, rho: float, seed: int) -> np.ndarray:
    rng, noise = np.random.default_rng(seed), np.zeros(n)
    noise[0] = rng.normal() / np.sqrt(1 - rho**2)
    for k in range(1, n):
        noise[k] = rho * noise[k - 1] + rng.normal()
    return rng.poisson(100 * np.exp(0.15 * noise))


def months(n: int):
    return pd.period_range("2005-01", periods=n, freq="M").astype(str)


def test_a_trend_of_many_correlated_points_keeps_its_size():
    rejects = [estimate(series(wandering(120, 0.6, k), periods=months(120))).p_value <= 0.05 for k in range(80)]
    assert np.mean(rejects) <= 0.12
    independent = [
        estimate(series(wandering(120, 0.6, k), periods=months(120)), errors="classical").p_value <= 0.05 for k in range(80)
    ]
    assert np.mean(independent) >= 0.2


def test_the_errors_of_many_points_say_how_they_were_had():
    effect = estimate(series(wandering(60, 0.6, 1), periods=months(60)))
    assert "AR(1) errors by REML, rho = " in effect.errors.en
    df = int(re.search(r"Student's t with (\d+) df", effect.errors.en)[1])
    assert 1 <= df < 58  # that rho is estimated costs degrees of freedom
    assert "REML" in effect.errors.vi and effect.statistics["rho"] > 0.2


def test_nineteen_points_are_taken_as_independent_and_twenty_are_not():
    short, long = (estimate(series(wandering(n, 0.0, 1))) for n in (19, 20))
    assert "REML" not in short.errors.en and "REML" in long.errors.en


def test_the_ar1_trend_is_that_of_segmented_regression_without_its_change():
    from analysis.inference.series_fit import series_fit

    values = wandering(48, 0.5, 3)
    effect = estimate(series(values, periods=months(48)))
    X = np.column_stack([np.ones(48), np.arange(48) / 12])
    found = series_fit(values.astype(float), X, np.arange(48), "quasipoisson", "reml")
    assert np.log1p(effect.value / 100) == pytest.approx(found.coef[1], rel=1e-6)
    assert effect.statistics["rho"] == pytest.approx(found.rho, abs=1e-6)


@pytest.mark.parametrize("method", METHODS[:3])
def test_fewer_correlated_points_bring_a_caution_with_the_estimate_of_it(method):
    values = [100, 108, 117, 121, 118, 109, 101, 93, 88, 87, 92, 101, 109, 118, 121, 117]
    breaks = {"breaks": 0} if method == "joinpoint" else {}
    effect = estimate(series(values), method, **breaks)
    caution = next(c for c in effect.cautions if c.code == "autocorrelation")
    assert "0." in caution.text.en and "0," in caution.text.vi


def test_structural_breaks_name_the_correlation_too():
    effect = estimate(series(wandering(60, 0.8, 1), periods=months(60)), "structural_breaks")
    assert "autocorrelation" in {c.code for c in effect.cautions}


def test_independent_points_bring_none():
    values = np.random.default_rng(4).poisson(100, 16)
    for method in METHODS:
        assert "autocorrelation" not in {c.code for c in estimate(series(values), method).cautions}, method


def test_ho_chi_minh_city_stays_as_it_was():
    effect = estimate(Design(load_panel("criminal_offences", places="vn-hcm", start=2012, end=2020)))
    assert [round(v, 1) for v in (effect.value, effect.low, effect.high)] == [-5.0, -6.9, -3.0]
