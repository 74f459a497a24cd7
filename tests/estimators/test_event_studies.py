"""Leads and lags are measured from the last recorded period before the start, whichever that is."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from panels import RATIO, design, places

from analysis import Refusal, estimate, run_checks
from analysis.checks import honest_did
from analysis.errors import BadParameter

METHODS = ("event_study", "sun_abraham")


def relative(effect, frame) -> float:
    """An effect as a ratio; rates are set against what treated places had without it."""
    if effect.scale == "rate_ratio":
        return effect.value
    after = frame[frame["year"] >= frame["adopted"]]
    rate = 1e5 * (after["n"] / after["people"]).mean()
    return rate / (rate - effect.value)


@pytest.mark.parametrize("method", METHODS)
def test_a_missing_year_before_the_start_moves_the_reference_and_not_the_effect(method):
    frame = places()
    gap = frame[frame["year"] != 2010]
    whole, left = (estimate(design(f), method) for f in (frame, gap))
    assert relative(left, gap) == pytest.approx(relative(whole, frame), abs=0.06)
    assert relative(left, gap) == pytest.approx(RATIO, abs=0.08)
    by_term = left.coefficients.set_index("term")
    assert by_term.loc["event -2", ["value", "low", "high"]].tolist() == [0.0, 0.0, 0.0] and "event -1" not in by_term.index
    assert len(by_term) == 11


@pytest.mark.parametrize("method", METHODS)
def test_biennial_data_take_the_period_two_years_before_as_reference(method):
    frame = places(years=14, start=8)
    frame = frame[frame["year"] % 2 == 1]
    effect = estimate(design(frame), method)
    assert relative(effect, frame) == pytest.approx(RATIO, abs=0.08)
    assert effect.coefficients.set_index("term").loc["event -2", "value"] == 0
    assert len(effect.coefficients) == 7


def test_every_cohort_of_sun_and_abraham_has_its_own_reference():
    frame = places(treated=9, waves=3)
    gap = frame[frame["year"] != 2010]  # the first cohort lacks its -1, the second its -2
    effect = estimate(design(gap), "sun_abraham")
    assert relative(effect, gap) == pytest.approx(RATIO, abs=0.08)
    assert effect.coefficients["term"].is_unique


@pytest.mark.parametrize("method", METHODS)
def test_a_place_without_a_period_before_its_start_is_left_out_and_named(method):
    frame = places()
    frame = frame[~((frame["place"] == "p03") & (frame["year"] < 2011))]
    effect = estimate(design(frame), method)
    caution = next(c for c in effect.cautions if c.code == "always_treated")
    assert "p03" in caution.text.vi and "p03" in caution.text.en
    rest = estimate(design(frame[frame["place"] != "p03"]), method)
    assert effect.value == pytest.approx(rest.value, rel=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_without_any_period_before_a_start_there_is_no_event_study(method):
    frame = places(start=6)
    frame = frame[(frame["year"] >= 2011) | frame["adopted"].isna()]
    found = estimate(design(frame), method)
    assert isinstance(found, Refusal)


def test_honest_bounds_need_neighbouring_periods():
    frame = places()
    assert honest_did.leads_and_lags(estimate(design(frame), "twfe")) is not None
    for gap in (2009, 2010, 2013):
        found = run_checks(estimate(design(frame[frame["year"] != gap]), "twfe"), only=("honest_did",))["honest_did"]
        assert found.verdict == "not_possible", gap


def test_where_starts_and_periods_are_all_even_no_horizon_is_told_from_the_rest():
    frame = places(n=12, treated=12, start=4)
    frame["adopted"] = 2009.0 + 2 * (frame["place"].str[1:].astype(int) % 3)  # everyone starts, two years apart
    found = estimate(design(frame), "event_study")
    assert isinstance(found, Refusal) and found.obstacles[0].code == "singular"
    other = estimate(design(frame), "sun_abraham")
    assert not isinstance(other, Refusal)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("years", "start", "window"), [(2, 1, None), (3, 1, None), (12, 6, 1), (12, 6, 3)])
def test_the_reference_stands_in_the_table_also_of_short_panels_and_windows(method, years, start, window):
    asked = {"window": window} if method == "event_study" else {}
    by_term = estimate(design(places(years=years, start=start)), method, **asked).coefficients.set_index("term")
    assert by_term.loc["event -1", "value"] == 0 and "event +0" in by_term.index


def test_places_may_be_numbers():
    frame = places()
    frame = frame.assign(place=frame["place"].str[1:].astype(int), n=frame["n"].where(frame["place"] != "p15", 0))
    caution = next(c for c in estimate(design(frame)).cautions if c.code == "all_zero_place")
    assert "(15)" in caution.text.en


@pytest.mark.parametrize("method", ["event_study", "sun_abraham"])
def test_a_total_over_horizons_is_their_mean_with_the_error_of_the_dummies(method):
    frame = places(n=18, years=9, treated=8, start=4, waves=2).assign(rate=lambda f: 1e5 * f["n"] / f["people"])
    found = estimate(design(frame, outcome="rate", exposure=None, kind="measure"), method, errors="crv1", total="horizons")
    lags = found.coefficients[found.coefficients["term"].str.match(r"event \+")]
    assert (
        found.value == pytest.approx(lags["value"].mean()) and found.value != estimate(found.design, method, errors="crv1").value
    )
    if method == "event_study":
        lag = (frame["year"] - frame["adopted"]).clip(-5, 5)
        seen = sorted(set(lag.dropna()) - {-1})
        dummies = pd.DataFrame({f"h{int(h)}": (lag == h) * 1.0 for h in seen}, index=frame.index)
        X = pd.concat([dummies, pd.get_dummies(frame[["place", "year"]].astype(str), drop_first=True, dtype=float)], axis=1)
        codes = pd.factorize(frame["place"])[0]
        peer = sm.OLS(frame["rate"], sm.add_constant(X)).fit(
            cov_type="cluster", cov_kwds={"groups": codes, "use_correction": False}
        )
        contrast = np.array([1.0 if name.startswith("h") and int(name[1:]) >= 0 else 0.0 for name in peer.params.index])
        assert found.value == pytest.approx(float(peer.params @ contrast / contrast.sum()))
        plain = float(np.sqrt(contrast @ peer.cov_params() @ contrast)) / contrast.sum()
        n, k, groups = len(frame), len(seen) + 9, 18  # effects of places are nested in the clusters
        assert found.std_error == pytest.approx(plain * np.sqrt(groups / (groups - 1) * (n - 1) / (n - k)))
    with pytest.raises(BadParameter, match="horizons"):
        estimate(found.design, method, total="group")
