"""Numbers of this room by another formula, by hand, or by statsmodels, and its borders."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import optimize, stats

from analysis import Design, Panel, estimate
from analysis.inference import shared_shocks
from analysis.inference.ar1 import reml
from analysis.inference.bounds import imbens_manski, reach, trimmed, worst_case
from analysis.inference.coefficient import by_t
from analysis.inference.combination import combination
from analysis.inference.counterfactual import Change, r_squared
from analysis.inference.exact import poisson_combination, poisson_interval
from analysis.inference.imputation import Cells, Totals
from analysis.inference.least_squares import NotIdentified, counts, linear, negative_binomial
from analysis.inference.leaving_out import jackknife
from analysis.inference.newey_west import automatic_lags, newey_west
from analysis.inference.wild_bootstrap import WildBootstrap


def fitted(treated=8, places=14, years=10, seed=0, **asked):
    """Two-way fixed effects of normal outcomes, so many of the places treated from the sixth year on."""
    rng = np.random.default_rng(seed)
    rows = [
        (f"p{g:02d}", 2000 + t, rng.normal(g, 1), 2005 if g < treated else np.nan) for g in range(places) for t in range(years)
    ]
    frame = pd.DataFrame(rows, columns=["place", "year", "y", "adopted"])
    named = {"place": "place", "period": "year", "outcome": "y", "adopted": "adopted", "kind": "measure"}
    return estimate(Design(Panel.from_frame(frame, **named)), "twfe", **asked)


def test_errors_by_cluster_have_as_many_degrees_of_freedom_as_clusters_less_one():
    effect = fitted(errors="crv1")
    rows, model = effect.design.rows, effect.model
    assert effect.high - effect.value == pytest.approx(stats.t.ppf(0.975, 13) * effect.std_error)
    X = pd.get_dummies(rows[["place", "period"]].astype(str), drop_first=True).assign(const=1.0, treated=rows["treated"])
    other = sm.OLS(rows["outcome"], X.astype(float)).fit(cov_type="cluster", cov_kwds={"groups": pd.factorize(rows["place"])[0]})
    assert effect.value == pytest.approx(other.params["treated"])
    # statsmodels counts the effects of places among the parameters, which lie within clusters
    n, k = len(rows), X.shape[1]
    assert effect.std_error == pytest.approx(other.bse["treated"] * np.sqrt((n - k) / (n - (k - 13))), rel=1e-6)
    assert model.covariance("classical", np.ones(1)).df == n - k


@pytest.mark.parametrize("kind", ["crv1", "hc1", "classical"])
def test_a_combination_of_one_term_is_that_term(kind):
    effect = fitted(errors=kind)
    found = combination(effect.model, np.array([1.0]), kind, 0.95)
    assert (found.value, found.low, found.high) == pytest.approx((effect.value, effect.low, effect.high))


def test_where_one_treated_place_carries_a_combination_its_few_clusters_are_its_degrees_of_freedom():
    model = fitted(treated=1, errors="classical").model
    found, usual = (combination(model, np.array([1.0]), kind, 0.95) for kind in ("randomisation", "crv1"))
    assert found.std_error == pytest.approx(usual.std_error) and (found.kind, found.df, usual.df) == ("crv1", 1, 13)


def wide(treated, places, periods=6, holes=()):
    """Levels of places x periods, treated from so many periods on ({place: first treated period}), and sets by horizon."""
    y = np.random.default_rng(0).normal(5, 1, (places, periods))
    start = np.array([treated.get(g, 99) for g in range(places)])[:, None]
    on = np.arange(periods) >= start
    one = np.ones((places, periods))
    cells = Cells(y, 0 * one, one, np.zeros((places, periods, 0)), ~on, on, np.arange(places), False)
    horizon = np.where(on, np.arange(periods) - start, -1)
    return cells, [Totals(np.where(on, 0, -1), 1), Totals(horizon, int(horizon.max()) + 1)]


def test_what_a_cluster_alone_tells_is_lost_without_it_and_adds_nothing_to_the_error():
    cells, sets = wide({0: 2, 1: 4}, 6)  # horizons 2 and 3 are of the first place alone
    found = jackknife(cells, sets)
    assert np.isnan(found.leaves).sum() == 2
    number = np.isfinite(found.leaves).sum(axis=0)
    assert number.tolist() == [6, 6, 6, 5, 5]
    np.testing.assert_allclose(np.diag(found.cov), np.nansum(found.leaves**2, axis=0) * (number - 1) / number)


def test_two_clusters_without_which_a_value_remains_are_enough():
    value, error = (lambda one: (one.value[0], one.cov[0, 0]))(jackknife(*wide({0: 3}, 3)))
    cells, _ = wide({0: 3}, 3)
    change = cells.y[:, 3:].mean(axis=1) - cells.y[:, :3].mean(axis=1)
    assert value == pytest.approx(change[0] - change[1:].mean())
    assert error == pytest.approx((change[1] - change[2]) ** 2 / 4)
    with pytest.raises(NotIdentified):
        jackknife(*wide({0: 3}, 2))


def test_the_interval_of_a_single_count_is_garwoods_and_of_a_difference_lies_about_it():
    assert poisson_combination([7], [1.0]) == pytest.approx(poisson_interval(7))
    assert poisson_interval(7) == pytest.approx((2.814, 14.423), abs=5e-4)  # Garwood's table
    low, high = poisson_combination([10, 10], [1.0, -1.0])
    assert low == pytest.approx(-high) and 0 < high < 2.5 * np.sqrt(20)


def test_newey_wests_lags_and_errors():
    assert [automatic_lags(n) for n in (20, 50, 100, 300)] == [2, 3, 4, 5]
    rng = np.random.default_rng(1)
    X, y = np.column_stack([np.ones(60), rng.normal(size=60)]), rng.normal(size=60).cumsum()
    other = sm.OLS(y, X).fit(cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True}).cov_params()
    np.testing.assert_allclose(newey_west(linear(y, X)), other)


def test_the_sample_and_its_mirror_are_the_farthest_of_all_draws_where_the_effect_is_huge():
    rng = np.random.default_rng(2)
    cluster = np.repeat(np.arange(6), 5)
    x = (cluster < 3).astype(float)
    fit = linear(100 * x + rng.normal(size=30), np.column_stack([np.ones(30), x]))
    assert WildBootstrap.of(fit, cluster, 1, rng).p_value() == 2 / 2**6


def test_what_a_place_gains_by_itself_is_no_shock_that_places_share():
    plain = fitted().model
    path = plain.data.treated
    own = np.where(plain.data.cluster == 0, 9.0, np.where(plain.data.cluster == 1, -9.0, 0.0)) * path
    y = plain.data.y + own  # the mean effect stays
    again = replace(plain, fit=linear(y, plain.fit.X, place=plain.data.place))
    before, after = shared_shocks.tests(plain), shared_shocks.tests(again)
    assert after.ratio == pytest.approx(before.ratio) and after.groups == before.groups and 0.2 < before.ratio < 5


def test_bounds_that_meet_have_the_ordinary_interval_and_far_ones_that_of_either_end():
    assert imbens_manski(0.2, 0.2, 0.1, 0.1) == pytest.approx((0.2 - 0.196, 0.2 + 0.196), abs=1e-4)
    assert imbens_manski(0.0, 9.0, 0.1, 0.2) == pytest.approx((-0.1645, 9.329), abs=1e-4)
    assert imbens_manski(0.1, 0.3, 0.0, 0.0) == (0.1, 0.3)
    assert stats.norm.cdf(reach(1.0) + 1.0) - stats.norm.cdf(-reach(1.0)) == pytest.approx(0.95)


def test_the_worst_case_and_the_trimmed_bounds_by_hand():
    known = np.array([0.0, 1.0, 1.0, 1.0])
    assert worst_case(known, 1, 0.0, 1.0) == pytest.approx((0.6, 0.8, 0.8 * known.std(ddof=1) / 2))
    kept, other = np.arange(1.0, 11.0), np.full(8, 5.0)
    assert trimmed(kept, 0, other, 2) == (4.5 - 5, 6.5 - 5)  # ten of ten beside eight of ten: two of ten are trimmed
    assert trimmed(other, 2, kept, 0) == (5 - 6.5, 5 - 4.5)
    assert trimmed(kept, 0, other, 0) == (0.5, 0.5)


def restricted(rho, y, X, time):
    """The restricted log-likelihood of an AR(1) by its definition, the whole covariance written out (Harville 1974)."""
    V = rho ** np.abs(np.subtract.outer(time, time)).astype(float)
    inner = X.T @ np.linalg.solve(V, X)
    left = y - X @ np.linalg.solve(inner, X.T @ np.linalg.solve(V, y))
    free = len(y) - X.shape[1]
    return -0.5 * (np.linalg.slogdet(V)[1] + np.linalg.slogdet(inner)[1] + free * np.log(left @ np.linalg.solve(V, left)))


@pytest.mark.parametrize("n", [14, 60])
def test_rho_is_where_the_restricted_likelihood_is_largest(n):
    time = np.delete(np.arange(n + 2), [5, 6])  # with a gap
    X = np.column_stack([np.ones(n), time / 12, time >= n // 2])
    for seed in range(4):
        y = np.random.default_rng(seed).normal(size=n).cumsum()
        below = lambda rho, y=y: -restricted(rho, y, X, time)  # noqa: E731
        best = optimize.minimize_scalar(below, bounds=(-0.899, 0.979), method="bounded", options={"xatol": 1e-9})
        assert restricted(reml(y, X, time, judged=False).rho, y, X, time) >= -best.fun - 1e-9


def test_r_squared_of_counts_is_that_of_the_counts_themselves():
    rng = np.random.default_rng(3)
    X = np.column_stack([np.ones(40), np.arange(40) / 10])
    y = rng.poisson(np.exp(2 + 0.3 * X[:, 1])).astype(float)
    fit = counts(y, X)
    assert r_squared(fit) == pytest.approx(1 - ((y - fit.mean) ** 2).sum() / ((y - y.mean()) ** 2).sum())
    straight = linear(y, X)
    assert r_squared(straight) == pytest.approx(np.corrcoef(y, X[:, 1])[0, 1] ** 2)


def test_the_dispersion_of_nb2_lies_where_its_likelihood_is_largest():
    rng = np.random.default_rng(4)
    X = np.column_stack([np.ones(200), rng.normal(size=200)])
    y = rng.negative_binomial(3, 3 / (3 + np.exp(1.5 + 0.4 * X[:, 1]))).astype(float)
    found = negative_binomial(y, X)
    other = sm.NegativeBinomial(y, X).fit(method="newton", tol=1e-14, maxiter=200, disp=0)
    np.testing.assert_allclose([*found.coef, found.alpha], other.params, rtol=1e-8)


def test_a_p_value_is_that_of_the_interval_that_ends_at_nought():
    for value, error, df in ((2.0, 0.5, 9), (-0.03, 0.02, 40)):
        p_value = by_t(value, error, df, 0.95, "crv1").p_value
        found = by_t(value, error, df, 1 - p_value, "crv1")
        assert p_value < 0.2 and min(abs(found.low), abs(found.high)) == pytest.approx(0, abs=1e-12)
        assert Change(value, error, df).p_value == pytest.approx(p_value)


def test_without_an_error_any_change_is_certain():
    assert Change(2.0, 0.0, 9).p_value == by_t(2.0, 0.0, 9, 0.95, "crv1").p_value == 0
    assert by_t(0.0, 0.0, 9, 0.95, "crv1").p_value == 1


def test_two_values_seen_have_an_error_and_one_has_none():
    low, high, error = worst_case(np.array([2.0, 5.0]), 2, 0.0, 10.0)
    assert (low, high, error) == pytest.approx((1.75, 6.75, 0.5 * np.sqrt(4.5) / np.sqrt(2)))
    assert worst_case(np.array([2.0]), 1, 0.0, 10.0) == (1.0, 6.0, 0.0)
