"""The staggered default: Poisson on the scale of ratios, gaps and all."""

import numpy as np
import pandas as pd
import pytest

from analysis.checks import honest_did, leave_one_out, other_methods, run_checks
from analysis.credentials.worlds import World, count_panel
from analysis.design import Claim, Design
from analysis.errors import BadParameter, UnknownName
from analysis.estimators import estimate
from analysis.panel import Panel
from analysis.present.sentences import say
from tests.estimators.test_who_is_compared import frame

NAMED = {"adopted": "adopted", "exposure": "people"}


def waves(effect=-0.4, seed=3, **given):
    rng = np.random.default_rng(seed)
    return count_panel(rng, effect=effect, **({"starts": (4, 6, 8), "treated": 12, "periods": 12} | given))


def put(rows, method=None, **options):
    return estimate(World(name="", route="", frame=rows, named=NAMED).design(), method, **options)


def test_counts_with_several_starts_are_compared_as_ratios_by_default():
    effect = put(waves())
    assert (effect.method, effect.scale) == ("etwfe", "rate_ratio") and effect.low < np.exp(-0.4) < effect.high


def test_it_equals_the_saturated_poisson_regression():
    """One cohort and one period after: the ratio is the coefficient of the saturated model (statsmodels)."""
    import statsmodels.api as sm

    rows = frame(starts=(6, 6, 6, 8, 8), years=9)
    effect = estimate(Design(Panel.from_frame(rows, place="place", period="year", outcome="y", adopted="start")), "etwfe")
    dummies = pd.get_dummies(rows[["place", "year"]].astype(str), dtype=float).drop(columns=["year_2009"])
    cells = [((rows["start"] == s) & (rows["year"] == t)).astype(float) for s in (2015, 2017) for t in range(s, 2018)]
    fit = sm.GLM(rows["y"], np.column_stack([dummies, *cells]), family=sm.families.Poisson()).fit(tol=1e-12)
    without = np.column_stack([dummies, *[0 * c for c in cells]])
    on = rows["on"] == 1
    assert effect.value == pytest.approx(rows.loc[on, "y"].sum() / fit.predict(without)[on].sum(), rel=1e-6)


def test_measures_give_the_imputation_of_borusyak():
    panel = Panel.from_frame(waves(), place="place", period="period", outcome="outcome", adopted="adopted", kind="measure")
    ours, theirs = (estimate(Design(panel), method) for method in ("etwfe", "borusyak"))
    assert ours.value == pytest.approx(theirs.value, rel=1e-9)


def test_a_deleted_month_moves_the_estimate_little_and_loses_no_place():
    rows = waves()
    whole, gap = put(rows), put(rows.drop(index=5))
    assert gap.n_places == whole.n_places == 22 and abs(np.log(gap.value / whole.value)) < 0.25 * whole.std_error


def test_a_fall_of_every_place_is_no_effect_where_base_rates_differ():
    rng, missed = np.random.default_rng(5), 0
    for _ in range(20):
        rows = waves(0.0, seed=rng.integers(1e9), spread=0.02)
        base = np.where(rows["adopted"].notna(), 90.0, 30.0) * np.exp(-0.08 * rows["t"])
        missed += not put(rows.assign(outcome=rng.poisson(base), people=8000)).includes_no_change
    assert missed <= 3


def test_a_month_of_noughts_breaks_nothing():
    rows = waves(periods=24, starts=(10, 12), frequency="M").assign(outcome=lambda f: f["outcome"] // 8)
    effect = put(rows)
    assert np.isfinite([effect.low, effect.high]).all()


@pytest.mark.parametrize("total", ["dynamic", "group", "calendar"])
def test_totals_are_means_of_what_the_coefficients_list(total):
    effect = put(waves(), total=total)
    word = {"dynamic": "event", "group": "group", "calendar": "calendar"}[total]
    listed = effect.coefficients[effect.coefficients["term"].str.startswith(word)]["value"]
    assert listed.min() < np.log(effect.value) < listed.max()
    with pytest.raises(BadParameter):
        put(waves(), total="all")


def test_controls_are_used():
    rows = waves(spread=0.0, alpha=0.0)
    x = np.random.default_rng(2).normal(size=len(rows))
    rows = rows.assign(x=x, outcome=np.random.default_rng(3).poisson(rows["outcome"] * np.exp(0.8 * x)))
    with_x = estimate(World(name="", route="", frame=rows, named=NAMED | {"controls": ["x"]}).design())
    assert with_x.std_error < 0.7 * put(rows).std_error


def test_another_method_that_excludes_no_change_fails_the_check_of_a_result_that_does_not():
    rows = waves(-0.3, treated=6, periods=36, frequency="M", starts=(12, 18, 24))
    effect = put(rows, "callaway_santanna")
    against = [o for o in (put(rows, m) for m in ("etwfe", "borusyak", "twfe")) if not o.includes_no_change]
    assert effect.includes_no_change and against
    assert other_methods.check(effect).passed is False


def test_a_check_is_asked_by_its_name_and_answers_even_where_it_does_not_suit():
    effect = put(waves())
    assert len(run_checks(effect, only="honest_did")) == 1
    unsuited = run_checks(put(waves(), "bacon"), only="honest_did")["honest_did"]
    assert unsuited.verdict == "not_possible" and "bacon" in unsuited.sentence.en
    with pytest.raises(UnknownName):
        run_checks(effect, only="honest_did")["pre_trend"]
    with pytest.raises(BadParameter):
        run_checks(effect, only="pre_trend", M=1)


def test_a_finding_that_nothing_could_refute_is_not_put_down_to_the_treatment():
    effect = put(waves())
    none = run_checks(effect, only="pre_trend")
    none = type(none)(
        tuple(type(c)(name=c.name, question=c.question, passed=None, statistic=None, sentence=c.sentence) for c in none)
    )
    text = say(effect, none).en
    assert effect.claim is Claim.CAUSE_IF and "because of" not in text and "No check that could refute" in text


def drifting(periods, drift, seed, places=40, treated=20):
    rng = np.random.default_rng(seed)
    own = np.arange(places) < treated
    y = 10 + drift * np.arange(periods) * own[:, None] + rng.normal(0, 0.3, (places, periods))
    table = pd.DataFrame({
        "place": np.repeat([f"p{i:02d}" for i in range(places)], periods), "year": np.tile(1900 + np.arange(periods), places),
        "y": y.ravel(), "start": np.repeat(np.where(own, 1902.0 + periods // 2, np.nan), periods),
    })  # fmt: skip
    panel = Panel.from_frame(table, place="place", period="year", outcome="y", adopted="start", kind="measure")
    return estimate(Design(panel), "twfe")


def test_a_straight_drift_is_within_the_bounds_at_no_bend():
    covered = [honest_did.check(drifting(24, 0.1, seed), M=0).table.iloc[0] for seed in range(25)]
    assert sum(row["low"] <= 0 <= row["high"] for row in covered) >= 21


def test_the_breakdown_is_where_the_interval_first_touches_no_change():
    rows = frame(starts=(6,) * 6, effect=-0.6)
    effect = estimate(Design(Panel.from_frame(rows, place="place", period="year", outcome="y", adopted="start")))
    found = honest_did.check(effect)
    near = honest_did.check(effect, M=[0.999 * found.statistic, 1.002 * found.statistic]).table
    assert near["high"].iloc[0] < 0 <= near["high"].iloc[1]
    assert list(honest_did.check(effect, target=2, M=0).table["M"]) == [0.0]
    with pytest.raises(BadParameter):
        honest_did.check(effect, target=99)


def test_the_value_without_each_place_is_that_of_the_jackknife():
    effect = put(waves())
    table = leave_one_out.refits(effect)
    place = table.at[0, "left_out"]
    again = estimate(effect.design.on(effect.design.rows[effect.design.rows["place"] != place]), "etwfe")
    assert len(table) == 22 and table.at[0, "value"] == pytest.approx(again.value, rel=1e-6)
