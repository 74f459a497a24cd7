"""An interrupted series where the default once misled: short with a season, bending, withdrawn, nobody left to compare with."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis import Design, Panel, Refusal, estimate
from analysis.catalogue import Shock
from analysis.errors import BadParameter
from analysis.language import Text

SHAPE = np.array([0.95, 0.9, 1.0, 1.0, 1.05, 1.25, 1.28, 1.2, 1.0, 0.95, 1.0, 1.45])
# packs of cigarettes sold per head in California, 1970 to 2000 (Orzechowski and Walker, The Tax Burden on Tobacco)
PACKS = [123.0, 121.0, 123.5, 124.4, 126.7, 127.1, 128.0, 126.4, 126.1, 121.9, 120.2, 118.6, 115.4, 110.8, 104.8, 102.8, 99.7, 97.5,
         90.1, 82.4, 77.8, 68.7, 67.5, 63.4, 58.6, 56.4, 54.5, 53.8, 52.3, 47.2, 41.6]  # fmt: skip


def monthly(values, start="2010-01", **asked) -> Design:
    periods = pd.period_range(start, periods=len(values), freq="M").astype(str)
    columns = {key: asked.pop(key) for key in ("t", "traffic") if key in asked}
    frame = pd.DataFrame({"place": "a", "period": periods, "y": values, **columns})
    named = {"treated": "t"} if "t" in columns else {}
    controls = ["traffic"] if "traffic" in columns else []
    return Design(Panel.from_frame(frame, place="place", period="period", outcome="y", controls=controls, **named), **asked)


def codes(found) -> set[str]:
    return {c.code for c in found.cautions}


def together(places=6, months=120, start=60, effect=-0.3, seed=1, treated=None) -> Panel:
    rng, rows = np.random.default_rng(seed), []
    shared = 0.1 * rng.standard_normal(months)
    for g in range(places):
        on = (np.arange(months) >= start) & (g < (places if treated is None else treated))
        mean = rng.uniform(10, 60) * np.exp(shared + effect * on)
        periods = pd.period_range("2010-01", periods=months, freq="M")
        begins = str(periods[start]) if on.any() else None
        rows.append(pd.DataFrame({"place": f"p{g}", "period": periods.astype(str), "y": rng.poisson(mean), "adopted": begins}))
    return Panel.from_frame(pd.concat(rows), place="place", period="period", outcome="y", adopted="adopted")


def test_two_years_with_a_season_compare_the_same_months_and_only_describe():
    rng, rejected = np.random.default_rng(6), 0
    for _ in range(60):
        effect = estimate(monthly(rng.poisson(200 * np.tile(SHAPE, 2)), adopted="2011-01-01"))
        assert effect.claim == "describe" and "season" in codes(effect)
        rejected += not effect.includes_no_change
    assert rejected <= 9  # two thirds of them without the months
    assert "time" not in set(effect.coefficients["term"])


def test_too_few_months_on_both_sides_are_refused_with_the_months_needed():
    refusal = estimate(monthly(np.arange(18) % 5 + 20, adopted="2010-10-01"), "segmented")
    assert isinstance(refusal, Refusal) and refusal.obstacles[0].code == "season"
    assert "6 calendar months" in refusal.obstacles[0].reason.en and "24 months before" in refusal.obstacles[0].needed.en


def test_a_fall_in_the_shape_of_an_s_is_not_taken_for_a_change_at_its_middle():
    rng, t, rejected, straight = np.random.default_rng(2), np.arange(120), 0, 0
    for _ in range(25):
        mean = 60 * np.exp(-0.7 / (1 + np.exp(-(t - 60 + rng.integers(-8, 9)) / 10)))
        design = monthly(rng.poisson(mean), adopted="2015-01-01")
        effect, plain = estimate(design), estimate(design, counterfactual="straight")
        rejected += not effect.includes_no_change
        straight += not plain.includes_no_change
        if effect.includes_no_change and not plain.includes_no_change:
            assert "bending_trend" in codes(effect)
    assert straight >= 12 and rejected <= 5


def test_the_interval_holds_those_of_both_counterfactuals_and_the_errors_say_so():
    design = monthly(np.random.default_rng(1).poisson(60, 96), adopted="2014-01-01")
    both, straight, curved = (estimate(design, counterfactual=c) for c in (None, "straight", "curved"))
    assert (both.low, both.high) == (min(straight.low, curved.low), max(straight.high, curved.high))
    assert both.value == straight.value and both.p_value >= max(straight.p_value, curved.p_value) - 1e-12
    assert "curved trend" in both.errors.en and "curved" in both.statistics
    assert estimate(design, errors="reml").low == straight.low  # whoever chooses the errors gets the model he knows


def test_newey_west_with_one_lag_of_proposition_99_is_that_of_statsmodels():
    # the example of Linden (Stata Journal 15, 2015), itsa with lag(1): California alone, 1989
    frame = pd.DataFrame({"place": "ca", "year": range(1970, 2001), "packs": PACKS})
    design = Design(Panel.from_frame(frame, place="place", period="year", outcome="packs", kind="measure"), adopted="1989")
    terms = estimate(design, errors="newey_west", lags=1).coefficients.set_index("term")
    t = np.arange(31.0)
    X = np.column_stack([np.ones(31), t, t >= 19, np.maximum(t - 19, 0)])
    peer = sm.OLS(PACKS, X).fit(cov_type="HAC", cov_kwds={"maxlags": 1, "use_correction": True})
    for k, term in enumerate(("time", "level 1989", "slope 1989"), 1):
        assert terms.loc[term, "value"] == pytest.approx(peer.params[k]) and terms.loc[term, "std_error"] == pytest.approx(
            peer.bse[k]
        )
    assert list(terms.loc[["time", "level 1989", "slope 1989"], "value"]) == pytest.approx([-1.7795, -20.0581, -1.4947], abs=5e-5)
    whole, small = (estimate(design, errors="newey_west", lags=1, correction=c).std_error for c in (True, False))
    assert whole / small == pytest.approx(np.sqrt(31 / 27))


def test_prais_and_winsten_solve_their_own_equations():
    y, t = 20 + np.random.default_rng(5).normal(0, 1, 40).cumsum() * 0.3, np.arange(40.0)
    frame = pd.DataFrame({"place": "a", "year": range(1980, 2020), "y": y})
    design = Design(Panel.from_frame(frame, place="place", period="year", outcome="y", kind="measure"), adopted="2000")
    effect = estimate(design, errors="prais_winsten")
    rho = effect.statistics["rho"]
    X = np.column_stack([np.ones(40), t, t >= 20, np.maximum(0, t - 20)])
    first = np.sqrt(1 - rho**2)
    ys, Xs = np.r_[first * y[0], y[1:] - rho * y[:-1]], np.vstack([first * X[:1], X[1:] - rho * X[:-1]])
    b = np.linalg.lstsq(Xs, ys, rcond=None)[0]
    e = y - X @ b
    assert effect.value == pytest.approx(b[2]) and rho == pytest.approx((e[1:] @ e[:-1]) / (e[:-1] @ e[:-1]), abs=1e-6)
    s2 = ((ys - Xs @ b) ** 2).sum() / 36
    assert effect.std_error == pytest.approx(np.sqrt(s2 * np.linalg.inv(Xs.T @ Xs)[2, 2]))


def test_a_withdrawal_is_a_date_of_its_own_and_is_named():
    on = (np.arange(120) >= 40) & (np.arange(120) < 60)
    design = monthly(np.random.default_rng(1).poisson(60 * np.exp(-0.5 * on)), t=on.astype(float))
    effect = estimate(design)
    assert [d.isoformat() for d in design.dates] == ["2013-05-01", "2015-01-01"]
    assert effect.low < np.exp(-0.5) < effect.high < 1 and "level 2015-01" in set(effect.coefficients["term"])
    assert "2015-01" in next(c.text.en for c in effect.cautions if c.code == "withdrawn")


def test_a_withdrawal_after_six_months_has_a_level_and_no_slope_of_its_own():
    on = (np.arange(48) >= 18) & (np.arange(48) < 24)
    effect = estimate(monthly(np.random.default_rng(3).poisson(200 - 100 * on), t=on.astype(float)))
    assert effect.low < 0.5 < effect.high < 0.8
    assert "slope 2011-07" not in set(effect.coefficients["term"])


def test_a_second_date_near_the_end_leaves_the_first_estimated_and_is_named():
    y = np.random.default_rng(2).poisson(80, 96)
    effect = estimate(monthly(y, adopted=("2014-01-01", "2017-09-01")))
    assert "2017" in next(c.text.en for c in effect.cautions if c.code == "late_date")
    assert {"level 2014-01", "level 2017-09"} <= set(effect.coefficients["term"])


def test_the_months_of_introduction_are_left_out():
    t = np.arange(96)
    mean = 100 * np.exp(-0.5 * np.clip((t - 48) / 6, 0, 1))
    y = np.random.default_rng(4).poisson(mean)
    with_it, without = (estimate(monthly(y, adopted="2014-01-01", phase_in=k), counterfactual="straight") for k in (6, 0))
    assert with_it.n_obs == 90 and "phase_in" in codes(with_it)
    assert abs(np.log(with_it.value) + 0.5) < abs(np.log(without.value) + 0.5)
    with pytest.raises(BadParameter):
        monthly(y, adopted="2014-01-01", phase_in="six months")


def test_a_declared_shock_is_a_dated_step_or_the_design_says_why_not():
    import datetime as dt

    shock = {"name": Text("luật mới", "a new law"), "level": "nation", "affects": ()}
    dated = Shock(code="law", date=dt.date(2012, 1, 1), precision="day", **shock)
    vague = Shock(code="reform", date=dt.date(2012, 1, 1), precision="year", **shock)
    y = np.random.default_rng(4).poisson(100 * np.exp(0.4 * (np.arange(96) >= 24)))
    plain, known = (estimate(monthly(y, adopted="2014-01-01", shocks=s)) for s in ((), (dated, vague)))
    assert "shock law" in set(known.coefficients["term"]) and abs(np.log(known.value)) < abs(np.log(plain.value)) + 0.2
    assert "its month is not known" in next(c.text.en for c in known.cautions if c.code == "shocks_left_out")
    assert "shock law" in set(estimate(monthly(y, shocks=dated)).coefficients["term"])


def test_places_that_all_started_at_once_are_judged_by_their_series_together():
    design = Design(together(), treatment="clubs")
    effect = estimate(design)
    assert (design.route, effect.method, effect.claim) == ("interrupted", "segmented", "associate")
    assert effect.low < np.exp(-0.3) < effect.high < 1 and "places_together" in codes(effect)
    stages = estimate(design, "two_stage")
    assert stages.low < np.exp(-0.3) < stages.high < 1 and len(stages.coefficients) == 6
    short = estimate(Design(together(months=16, start=8), treatment="clubs"))
    assert isinstance(short, Refusal) and short.obstacles[0].code == "no_untreated"


def test_one_treated_place_and_one_other_are_a_controlled_series():
    design = Design(together(places=2, treated=1), treatment="clubs")
    effect = estimate(design)
    assert (effect.method, effect.claim, effect.scale) == ("controlled_series", "associate", "rate_ratio")
    assert effect.low < np.exp(-0.3) < effect.high
    alone = estimate(Design(together(places=1), treatment="clubs"), "controlled_series")
    assert isinstance(alone, Refusal) and alone.obstacles[0].code == "no_comparison"


def test_an_untouched_outcome_takes_out_what_moves_both():
    rng = np.random.default_rng(8)
    law = np.exp(0.5 * (np.arange(96) >= 48))
    design = monthly(rng.poisson(80 * law), traffic=rng.poisson(60 * law), adopted="2014-01-01", placebo="traffic")
    assert estimate(design).low > 1
    assert estimate(design, "controlled_series").includes_no_change


def test_places_with_nothing_judged_have_the_trend_of_their_sum():
    panel = together(places=4, effect=0.0)
    rows = panel.rows.assign(adopted=pd.NaT).astype({"adopted": panel.rows["period"].dtype})
    from dataclasses import replace

    effect = estimate(Design(replace(panel, rows=rows)))
    assert effect.method == "trend"
    assert effect.series["observed"].sum() == panel.rows["outcome"].sum()


def test_events_averted_are_the_sum_below_the_counterfactual_with_an_interval():
    y = np.random.default_rng(7).poisson(100 * np.exp(-0.3 * (np.arange(96) >= 48)))
    effect = estimate(monthly(y, adopted="2014-01-01"))
    gap = (effect.series["counterfactual"] - effect.series["fitted"]).sum()
    numbers = effect.statistics
    assert numbers["averted"] == pytest.approx(gap) and numbers["averted_low"] < gap < numbers["averted_high"]
    assert numbers["averted_low"] < 48 * 100 * (1 - np.exp(-0.3)) < numbers["averted_high"]


def test_equivalence_is_said_only_where_the_whole_interval_lies_within_the_margin():
    y = np.random.default_rng(7).poisson(4000, 96)
    design = monthly(y, adopted="2014-01-01")
    wide, narrow = (estimate(design, margin=m).statistics["equivalent"] for m in (50, 0.1))
    assert (wide, narrow) == (1.0, 0.0)
