"""The yearly change against independent computation: closed forms, an own likelihood search, an own rank count."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import optimize, stats

from analysis import Design, Panel, Refusal, estimate, load_panel
from analysis.language import Text, number

COUNTS = [6049, 5980, 5710, 5395, 5205, 4809, 4576, 4313, 4200]


def panel(values, kind="count", start=2012, **columns) -> Panel:
    table = pd.DataFrame({"place": "a", "period": range(start, start + len(values)), "outcome": values, **columns})
    named = {key: key for key in ("exposure",) if key in columns}
    return Panel.from_frame(table, place="place", period="period", outcome="outcome", kind=kind, **named)


def by_hand(values):
    """Slope, its Poisson standard error and Pearson's dispersion, from the score equations alone."""
    y, t = np.asarray(values, float), np.arange(len(values), dtype=float)
    X = np.column_stack([np.ones_like(t), t])
    # Solve on a centred, scaled problem so that the search is well conditioned.
    centred = np.column_stack([np.ones_like(t), t - t.mean()])
    solved = optimize.root(lambda b: centred.T @ (y - np.exp(centred @ b)), [np.log(y.mean()), 0.0], tol=1e-13)
    mu = np.exp(centred @ solved.x)
    cov = np.linalg.inv(X.T @ (mu[:, None] * X))
    return solved.x[1], math.sqrt(cov[1, 1]), float(((y - mu) ** 2 / mu).sum() / (len(y) - 2))


def test_the_estimate_and_its_interval_are_those_of_the_score_equations():
    slope, se, dispersion = by_hand(COUNTS)
    reach = stats.t.ppf(0.975, len(COUNTS) - 2) * se * math.sqrt(max(1.0, dispersion))
    effect = estimate(Design(panel(COUNTS)), errors="classical")
    wanted = [100 * math.expm1(v) for v in (slope, slope - reach, slope + reach)]
    assert [effect.value, effect.low, effect.high] == pytest.approx(wanted, rel=1e-6)


def test_the_interval_uses_student_and_not_the_normal():
    slope, se, dispersion = by_hand(COUNTS)
    effect = estimate(Design(panel(COUNTS)), errors="classical")
    normal = 100 * math.expm1(slope - stats.norm.ppf(0.975) * se * math.sqrt(max(1.0, dispersion)))
    assert effect.low < normal
    reach = math.log1p(effect.high / 100) - math.log1p(effect.value / 100)
    assert reach / (effect.std_error / 100 / math.exp(slope)) == pytest.approx(stats.t.ppf(0.975, 7))


def test_overdispersion_widens_the_interval_and_underdispersion_does_not_narrow_it():
    smooth = [round(1000 * 0.97**k) for k in range(9)]
    rough = [value + (90 if k % 2 else -90) for k, value in enumerate(smooth)]
    narrow, wide = (estimate(Design(panel(values)), errors="classical") for values in (smooth, rough))
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)
    _, se, dispersion = by_hand(smooth)
    assert dispersion < 1 and narrow.std_error == pytest.approx(100 * se * math.exp(by_hand(smooth)[0]), rel=1e-4)


def test_an_exact_exponential_path_gives_its_own_rate():
    effect = estimate(Design(panel([round(1e12 * 1.05**k) for k in range(8)])))
    assert effect.value == pytest.approx(5.0, abs=1e-6)


def test_an_exposure_makes_it_the_change_of_a_rate():
    people = [1e10 * 1.02**k for k in range(8)]
    effect = estimate(Design(panel([round(p * 0.5 * 0.97**k) for k, p in enumerate(people)], exposure=people)))
    assert effect.value == pytest.approx(-3.0, abs=1e-4)


def test_a_measure_is_regressed_as_logarithms_with_student():
    values = [70.2, 71.0, 72.03, 74.1, 73.8, 75.5]
    fit = sm.OLS(np.log(values), sm.add_constant(np.arange(6.0))).fit()
    low, high = fit.conf_int()[1]  # statsmodels' own, with t
    effect = estimate(Design(panel(values, kind="measure")), errors="classical")
    assert [effect.value, effect.low, effect.high] == pytest.approx([100 * math.expm1(v) for v in (fit.params[1], low, high)])


def test_three_points_are_refused_and_a_zero_measure_has_no_percentage():
    short = estimate(Design(panel([5, 6, 7])))
    assert isinstance(short, Refusal) and short.obstacles[0].code == "too_few_points"
    zero = estimate(Design(panel([5.0, 0.0, 7.0, 8.0], kind="measure")), "trend")
    assert isinstance(zero, Refusal) and zero.obstacles[0].code == "no_logarithm"


def test_ho_chi_minh_city_has_nine_points_and_seven_degrees_of_freedom():
    effect = estimate(Design(load_panel("criminal_offences", places="vn-hcm", start=2012, end=2020)), errors="classical")
    assert (effect.n_obs, effect.start, effect.end) == (9, "2012", "2020")
    assert "t with 7 df" in effect.errors.en
    slope, se, dispersion = by_hand(effect.series["observed"])
    reach = stats.t.ppf(0.975, 7) * se * math.sqrt(dispersion)
    assert dispersion > 1
    assert (effect.value, effect.low) == pytest.approx((100 * math.expm1(slope), 100 * math.expm1(slope - reach)), rel=1e-6)


def test_the_nation_refuses_segmented_regression_and_says_how_many_points_stand_on_either_side():
    refusal = estimate(Design(load_panel("so_offences", places="vn"), adopted="2010-10-22"), method="segmented")
    assert isinstance(refusal, Refusal)
    assert {o.code for o in refusal.obstacles} >= {"too_few_points", "labels_do_not_chain"}
    assert "at least 8 on either side" in refusal.obstacles[0].reason.en


def test_segmented_regression_is_made_only_with_eight_points_on_either_side():
    rng = np.random.default_rng(48)
    for before, after, made in ((8, 8, True), (7, 9, False), (9, 7, False)):
        values = rng.poisson(500, before + after)
        design = Design(panel(values, start=2010 - before), adopted="2010-01-01")
        assert isinstance(estimate(design, "segmented"), Refusal) != made
        judged = Design(panel(values, start=2010 - before), adopted="2010-01-01", treatment="clubs")
        assert isinstance(estimate(judged), Refusal) != made


@pytest.mark.parametrize("values", [COUNTS, [3, 1, 4, 1, 5, 9, 2, 6], list(range(10, 21)), [20, 18, 19, 15, 16, 12, 11, 11]])
def test_mann_kendall_counts_the_pairs_and_sen_takes_the_median_slope(values):
    pairs = list(itertools.combinations(range(len(values)), 2))
    s = sum(np.sign(values[j] - values[i]) for i, j in pairs)
    slopes = [(values[j] - values[i]) / (j - i) for i, j in pairs]
    effect = estimate(Design(panel(values)), method="mann_kendall")
    assert effect.value == pytest.approx(np.median(slopes))
    untied = sum(values[i] != values[j] for i, j in pairs)  # tau-b: no period is tied with another
    assert f"tau = {number(s / np.sqrt(len(pairs) * untied), 'en', 2)}" in effect.errors.en
    assert effect.low <= effect.value <= effect.high


def test_the_p_value_of_mann_kendall_is_that_of_all_permutations():
    values = [3, 1, 4, 2, 6, 5]
    s = [sum(np.sign(b - a) for a, b in itertools.combinations(order, 2)) for order in itertools.permutations(values)]
    own = sum(np.sign(b - a) for a, b in itertools.combinations(values, 2))
    exact = np.mean([abs(v) >= abs(own) for v in s])
    assert estimate(Design(panel(values)), method="mann_kendall").statistics["kendall_p"] == pytest.approx(exact)


def test_an_unknown_method_is_answered_with_the_nearest_spelling():
    from analysis.errors import UnknownName

    with pytest.raises(UnknownName, match="mann_kendall"):
        estimate(Design(panel(COUNTS)), method="mann_kendal")


@pytest.mark.parametrize(("months", "warned"), [(12, True), (23, True), (24, False)])
def test_less_than_two_years_of_months_are_said_to_hold_the_seasons(months, warned):
    periods = pd.period_range("2019-01", periods=months, freq="M").astype(str)
    table = pd.DataFrame({"place": "a", "period": periods, "outcome": np.arange(months) % 5 + 4})
    effect = estimate(Design(Panel.from_frame(table, place="place", period="period", outcome="outcome")))
    assert ("season" in {caution.code for caution in effect.cautions}) is warned
    assert "season" not in {caution.code for caution in estimate(Design(panel(COUNTS))).cautions}


@pytest.mark.parametrize(("years", "warned"), [(8, True), (9, True), (12, True), (19, True), (24, False)])
def test_below_twenty_points_a_trend_says_that_it_could_not_see_how_alike_neighbours_are(years, warned):
    values = np.random.default_rng(years).poisson(400, years)
    found = {caution.code for caution in estimate(Design(panel(values))).cautions}
    assert bool(found & {"autocorrelation", "strong_autocorrelation", "autocorrelation_unseen"}) is warned


def test_a_step_that_nobody_asked_for_takes_no_trend_away():
    """The distancing of April 2020 is a step of one month; where its count is zero the step has no size, and the trend stands."""
    months = pd.period_range("2017-01", periods=60, freq="M")
    counts = [0 if str(month) == "2020-04" else 2 + (at * 7) % 4 for at, month in enumerate(months)]
    table = pd.DataFrame({"place": "a", "period": months.astype(str), "outcome": counts})
    own = Panel.from_frame(table, place="place", period="period", outcome="outcome", label="Số vụ gây rối trật tự")
    effect = estimate(Design(own))
    assert not isinstance(effect, Refusal) and effect.low < effect.value < effect.high
    assert any("mọi số đếm bằng 0" in c.text.vi for c in effect.cautions if c.code == "step_size")


def test_of_several_such_steps_only_the_one_without_a_count_is_told_to_have_no_size():
    periods = [str(month) for month in pd.period_range("2016-01", "2021-12", freq="M")]
    values = [0 if month == "2020-04" else 5 + at % 4 for at, month in enumerate(periods)]
    table = pd.DataFrame({"place": "a", "period": periods, "outcome": values})
    named = Text("Số vụ phạm pháp hình sự", "Criminal offences")
    months = Panel.from_frame(table, place="place", period="period", outcome="outcome", kind="count", label=named)
    size, none = (c.text.vi for c in estimate(Design(months)).cautions if c.code == "step_size")
    assert "Bộ luật Hình sự 2015" in size and "%" in size and "COVID" not in size
    assert "COVID" in none and "mọi số đếm bằng 0" in none and "2015" not in none
