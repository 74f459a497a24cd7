"""What a design gives and a method does not use is said; clusters are used wherever errors are."""

import numpy as np
import pytest
from panels import design, places

from analysis import estimate
from analysis.errors import BadParameter

WIDE = ("callaway_santanna", "borusyak", "bacon", "sdid")


def clustered(seed=0, treated=16, n=40, by_cluster=True):
    """40 places in ten clusters of four that share their shocks; treatment falls on whole clusters."""
    frame = places(n=n, treated=treated, seed=seed, ratio=1.0)
    group = frame["place"].str[1:].astype(int) // 4
    rng = np.random.default_rng(seed)
    shock = {(g, y): rng.normal(0, 0.5) for g in range(n // 4) for y in frame["year"].unique()}
    mean = 50 * np.exp([shock[g, y] for g, y in zip(group, frame["year"], strict=True)])
    return frame.assign(n=rng.poisson(mean), region=group.map("r{:02d}".format))


@pytest.mark.parametrize("method", WIDE)
def test_controls_and_weights_that_are_not_used_are_named_and_cost_no_rows(method):
    frame = places().assign(w=1.0 + np.arange(240) % 3)
    frame.loc[::3, "x"] = np.nan
    effect = estimate(design(frame, controls=["x"], weights="w"), method)
    bare = estimate(design(frame), method)
    assert (effect.value, effect.low, effect.n_obs) == (bare.value, bare.low, bare.n_obs)
    caution = next(c for c in effect.cautions if c.code == "not_used")
    assert "controls (x)" in caution.text.en and "weights" in caution.text.en and "trọng số" in caution.text.vi
    assert "not_used" not in {c.code for c in bare.cautions}


def test_a_synthetic_control_names_what_it_does_not_use():
    effect = estimate(design(places(n=24, treated=1, years=20, start=12), controls=["x"]))
    assert effect.method == "synthetic_control" and "not_used" in {c.code for c in effect.cautions}


@pytest.mark.parametrize("method", ["callaway_santanna", "borusyak", "bacon"])
def test_the_jackknife_leaves_out_whole_clusters(method):
    frame = clustered(treated=24, n=48)
    alone, whole = (
        estimate(design(frame, controls=["region"], asked={"cluster": c}), method, errors="crv3") for c in (None, "region")
    )
    assert whole.value == pytest.approx(alone.value)
    assert whole.n_clusters == 12 and alone.n_clusters == 48
    assert whole.std_error > 1.3 * alone.std_error
    assert "not_used" not in {c.code for c in whole.cautions}


@pytest.mark.parametrize("method", ["callaway_santanna", "borusyak"])
def test_starts_are_handed_to_whole_clusters(method):
    frame = clustered()
    found = estimate(design(frame, controls=["region"], asked={"cluster": "region"}), method)
    assert "randomisation" in found.errors.en
    assert found.statistics["floor"] == pytest.approx(1 / 210)  # four of ten clusters
    rejects = [
        estimate(design(clustered(k), controls=["region"], asked={"cluster": "region"}), method).p_value <= 0.05
        for k in range(40)
    ]
    assert np.mean(rejects) <= 0.13


def test_clusters_of_unlike_places_fall_back_to_the_jackknife_with_a_caution():
    frame = clustered()
    frame["region"] = "r" + (frame["place"].str[1:].astype(int) % 10).map("{:02d}".format)
    frame["adopted"] = frame["adopted"].where(frame["place"].isin(["p00", "p01"]))
    effect = estimate(design(frame, controls=["region"], asked={"cluster": "region"}), "callaway_santanna")
    assert "CRV3" in effect.errors.en and "few_treated" in {c.code for c in effect.cautions}


@pytest.mark.parametrize("method", ["callaway_santanna", "borusyak", "event_study", "sun_abraham"])
@pytest.mark.parametrize("errors", ["wild", "hc1", "classical", "crv1", "analytic"])
def test_an_error_is_the_one_it_says_it_is_or_it_is_refused(method, errors):
    named = {"hc1": "HC1", "classical": "classical", "crv1": "CRV1", "analytic": "influence"}
    asked = design(places())
    try:
        found = estimate(asked, method, errors=errors)
    except BadParameter as refused:
        assert "crv3" in refused.say("en") or "crv1" in refused.say("en")
        assert (method, errors) not in {("callaway_santanna", "analytic"), ("event_study", "crv1"), ("sun_abraham", "hc1")}
    else:
        assert named[errors] in found.errors.en


@pytest.mark.parametrize("method", ["callaway_santanna", "borusyak", "twfe", "first_differences", "bacon", "event_study"])
def test_clustered_errors_at_two_treated_places_bring_a_caution_and_fewer_degrees_of_freedom(method):
    effect = estimate(design(places(treated=2)), method, errors="crv3")
    assert "few_treated" in {c.code for c in effect.cautions}
    if method in ("callaway_santanna", "borusyak"):
        assert "t(1)" in effect.errors.en
    assert "few_treated" not in {c.code for c in estimate(design(places()), method).cautions}
