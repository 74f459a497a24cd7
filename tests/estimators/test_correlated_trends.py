"""A single series remembers: its trend has AR(1) errors however short it is; methods without them say what independence costs."""

import re

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from panels import series

from analysis import Design, Refusal, estimate, load_panel

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


def test_the_trend_of_few_correlated_points_keeps_its_size():
    drawn = [series(wandering(n, 0.5, k)) for n in (8, 12, 19) for k in range(50)]
    rejects = np.mean([estimate(design).p_value <= 0.05 for design in drawn])
    assert rejects <= 0.1  # 5 % and three Monte Carlo errors of 150 series
    assert np.mean([estimate(design, errors="classical").p_value <= 0.05 for design in drawn]) > 1.5 * rejects


@pytest.mark.parametrize(
    ("contrast", "near"),
    [((0.0, 1.0), 0.002), ((1.0, 2.0), 0.006)],  # the error of a level soars at the last rho: 33 of them hold a little more
)
def test_below_twenty_points_the_interval_holds_95_per_cent_of_what_every_rho_gives(contrast, near):
    """Bayes' rule by brute force: t at each rho, weighted by the restricted likelihood with the whole correlation matrix."""
    from scipy import stats

    from analysis.inference.ar1 import reml

    rng = np.random.default_rng(5)
    t = np.delete(np.arange(12.0), 4)  # with a gap
    X, y = np.column_stack([np.ones(11), t - t.mean()]), rng.normal(size=11)
    found, c = reml(y, X, t), np.array(contrast)
    z = np.linspace(np.arctanh(-0.9), np.arctanh(0.98), 400)
    middles, errors, weights = [], [], []
    for rho in np.tanh(z):
        V = np.sign(rho) ** abs(t[:, None] - t) * abs(rho) ** abs(t[:, None] - t)
        inverse = np.linalg.inv(V)
        bread = np.linalg.inv(X.T @ inverse @ X)
        b = bread @ X.T @ inverse @ y
        rss = (y - X @ b) @ inverse @ (y - X @ b)
        middles.append(c @ b)
        errors.append(np.sqrt(c @ bread @ c * rss / 9))
        weights.append((np.linalg.slogdet(V)[1] - np.linalg.slogdet(bread)[1]) / -2 - 4.5 * np.log(rss))
    weights = np.exp(np.array(weights) - max(weights))
    df, middle = found.wander.df(c[None])[0], c @ found.coef
    assert df < 9  # else the cap rules
    assert contrast[0] or df == found.df[1]
    reach = stats.t.ppf(0.975, df) * np.sqrt(c @ found.cov @ c)
    each = [stats.t(9, m, e) for m, e in zip(middles, errors, strict=True)]
    held = np.average([s.cdf(middle + reach) - s.cdf(middle - reach) for s in each], weights=weights)
    assert held == pytest.approx(0.95, abs=near)


def test_counts_that_fall_steeply_allow_for_a_scatter_by_the_square_of_their_level():
    rng, t = np.random.default_rng(11), np.arange(14)
    mean = 2000 * np.exp(-0.3 * t + 0.2 * rng.normal(size=14))
    steep, flat = (estimate(series(rng.poisson(m))) for m in (mean, 200 * np.exp(0.2 * rng.normal(size=14))))
    assert "scatter_by_level" in {c.code for c in steep.cautions} - {c.code for c in flat.cautions}
    assert "scatter_by_level" not in {c.code for c in estimate(steep.design, errors="reml").cautions}
    alone = estimate(steep.design, errors="reml")
    assert steep.value == alone.value and steep.low <= alone.low and steep.high >= alone.high


def test_a_clear_trend_of_nine_points_is_seen_whatever_its_correlation():
    values = [6049, 5980, 5710, 5395, 5205, 4809, 4576, 4313, 4200]
    effect = estimate(series(values))
    assert effect.high < 0 and effect.p_value < 0.01


def test_the_ar1_trend_is_that_of_segmented_regression_without_its_change():
    from analysis.inference.series_fit import series_fit

    values = wandering(48, 0.5, 3)
    effect = estimate(series(values, periods=months(48)))
    t = np.arange(48)
    waves = [wave(2 * np.pi * k * (t % 12 + 1) / 12) for k in (1, 2) for wave in (np.sin, np.cos)]
    X = np.column_stack([np.ones(48), t / 12, *waves])
    found = series_fit(values.astype(float), X, np.arange(48), "quasipoisson", "reml")
    assert np.log1p(effect.value / 100) == pytest.approx(found.coef[1], rel=1e-6)
    assert effect.statistics["rho"] == pytest.approx(found.rho, abs=1e-6)


@pytest.mark.parametrize("method", METHODS[1:3])
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


def test_ho_chi_minh_city_has_no_trend_that_its_nine_wandering_points_could_show():
    panel = load_panel("criminal_offences", places="vn-hcm", start=2012, end=2020)
    effect = estimate(Design(panel))
    assert [round(v, 1) for v in (effect.value, effect.low, effect.high)] == [-3.5, -8.8, 2.2]
    assert "strong_autocorrelation" in {c.code for c in effect.cautions}
    independent = estimate(Design(panel), errors="classical")
    assert [round(v, 1) for v in (independent.value, independent.low, independent.high)] == [-5.0, -6.9, -3.0]


def test_a_season_is_no_trend():
    months_of = pd.period_range("2011-03", periods=34, freq="M")
    shape = np.array([0.95, 0.9, 1.0, 1.0, 1.05, 1.25, 1.28, 1.2, 1.0, 0.95, 1.0, 1.45])
    effect = estimate(series(np.round(200 * shape[months_of.month - 1]), periods=months_of.astype(str)), season="dummies")
    assert abs(effect.value) < 0.01
    usual = estimate(series(np.round(200 * shape[months_of.month - 1]), periods=months_of.astype(str)))
    assert abs(usual.value) < 1 and {"sin 1", "cos 2"} <= set(usual.coefficients["term"])


def test_newey_west_of_a_trend_is_that_of_statsmodels():
    y, t = np.random.default_rng(3).poisson(60, 30), np.arange(30.0)
    X = np.column_stack([np.ones(30), t - t.mean()])
    for correction in (True, False):
        kind = {"cov_type": "HAC", "cov_kwds": {"maxlags": 2, "use_correction": correction}}
        peer = sm.GLM(y, X, family=sm.families.Poisson()).fit(**kind)
        effect = estimate(series(y), errors="newey_west", lags=2, correction=correction)
        assert effect.coefficients["std_error"][1] == pytest.approx(peer.bse[1], rel=1e-6)


def test_one_event_in_all_is_no_trend_and_nothing_is_zero():
    one, none = (estimate(series([0] * 10 + [k] + [0] * 9)) for k in (1, 0))
    assert [o.code for o in one.obstacles] == ["too_few_events"] and [o.code for o in none.obstacles] == ["all_zero"]


def test_negative_net_changes_are_described_by_ranks():
    effect = estimate(series([5.0, -3, 2, -6, -8, -5, -9, -12, -10, -14], kind="measure"))
    assert effect.method == "mann_kendall" and effect.value < 0


def test_a_date_with_too_few_points_leaves_the_trend_and_says_why():
    effect = estimate(series(range(40, 49), first=2008, asked={"adopted": "2012-01-01"}))
    assert effect.method == "trend" and effect.claim == "describe"
    why = next(c.text.en for c in effect.cautions if c.code == "date_not_judged")
    assert "4 points stand before" in why
    assert isinstance(estimate(series(range(40, 49), first=2008, asked={"adopted": "2012-01-01", "treatment": "clubs"})), Refusal)


@pytest.mark.parametrize("counts", [[19, 11, 8, 8, 10, 10, 8, 7], [12, 7, 11, 9, 4, 14, 8, 3]])
def test_a_trend_whose_level_would_run_away_stays_with_its_counts(counts):
    """The AR(1) of the first ran to rho .98 and 3.2 million events a 100,000, known to a hundredth of a per cent."""
    design = series(counts, exposure=13602)
    effect, plain = estimate(design, season="none"), estimate(design, season="none", errors="classical")
    fitted = effect.series["fitted"]
    assert fitted.mean() == pytest.approx(np.mean(counts), rel=0.2)
    assert 0.9 * min(counts) <= fitted.min() and fitted.max() <= 1.1 * max(counts)
    assert effect.high - effect.low > plain.high - plain.low  # it pays for what neighbours may share


def test_it_says_that_its_periods_are_taken_as_independent():
    effect = estimate(series([19, 11, 8, 8, 10, 10, 8, 7], exposure=13602), season="none")
    plain = estimate(series([19, 11, 8, 8, 10, 10, 8, 7], exposure=13602), season="none", errors="classical")
    assert effect.value == pytest.approx(plain.value)
    assert "leaves the counts" in effect.errors.en and "rời xa số ghi nhận" in effect.errors.vi and "nan" not in effect.errors.en
    assert [c.code for c in effect.cautions if c.code.startswith("auto")] == ["autocorrelation_unseen"]


def test_no_trend_of_few_independent_counts_lies_far_from_them():
    rng, designs = np.random.default_rng(48), []
    for n, level in ((5, 10), (8, 4), (8, 10), (12, 10)):
        designs += [series(rng.poisson(level, n) + (np.arange(n) == 0)) for _ in range(12)]
    effects = [estimate(design, season="none") for design in designs]
    effects = [effect for effect in effects if not isinstance(effect, Refusal)]
    far = [effect.series["fitted"].mean() / effect.series["observed"].mean() for effect in effects]
    assert 0.9 < min(far) and max(far) < 1.11
    assert np.mean([effect.low <= 0 <= effect.high for effect in effects]) > 0.93
