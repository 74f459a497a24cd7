"""Each check at both sides of its border: values known by hand or by another formula, and the sentence that goes with them."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.multitest import multipletests

from analysis import Design, Panel, estimate
from analysis.catalogue import Shock
from analysis.checks import (
    autocorrelation,
    e_value,
    honest_did,
    leave_one_out,
    misclassified_treatment,
    multiple_testing,
    other_methods,
    overdispersion,
    placebo_date,
    placebo_place,
    pre_trend,
    recording_change,
    regression_to_mean,
    specification_curve,
)
from analysis.language import Text, significant


def panel(outcomes, *, start=2010, first=2005, treated=(), **named) -> Design:
    """{place: its yearly outcomes}; the treated places adopt at `start`."""
    rows = [
        (place, first + t, value, start if place in treated else np.nan)
        for place, values in outcomes.items()
        for t, value in enumerate(values)
    ]
    frame = pd.DataFrame(rows, columns=["place", "year", "n", "adopted"])
    named = {"kind": "measure"} | named
    return Design(Panel.from_frame(frame, place="place", period="year", outcome="n", adopted="adopted", **named))


def noise(places, years=10, seed=0, level=50.0):
    rng = np.random.default_rng(seed)
    return {f"p{g:02d}": level + rng.normal(0, 1, years) for g in range(places)}


@pytest.fixture(scope="module")
def plain():
    """An effect of a level in eight places, three of them treated."""
    return estimate(panel(noise(8), treated=("p00", "p01", "p02")), "twfe")


@pytest.fixture(scope="module")
def series():
    years = range(2000, 2016)
    frame = pd.DataFrame({"place": "a", "year": years, "n": [40 + 3 * (y % 3) for y in years]})
    return estimate(Design(Panel.from_frame(frame, place="place", period="year", outcome="n", kind="measure")), "trend")


def ratio(effect, value, low, high):
    return replace(effect, scale="rate_ratio", null=1.0, value=value, low=low, high=high)


def left_over(effect, resid):
    """The effect of a series whose residuals are these."""
    known = pd.DataFrame({"period": range(len(resid)), "observed": np.asarray(resid) + 9.0, "fitted": 9.0})
    return autocorrelation.check(replace(effect, series=known, scale="level", model=None))


def test_ljung_and_box_need_ten_residuals_and_give_the_p_value_of_statsmodels(series):
    resid = np.random.default_rng(1).normal(size=10)
    short = left_over(series, resid[:9])
    assert short.verdict == "not_possible" and "needs 10 residuals" in short.sentence.en
    for some, passed in ((resid, True), (np.tile([1.0, 1.2, -1.0, -1.1], 8), False)):
        found = left_over(series, some)
        assert found.statistic == pytest.approx(acorr_ljungbox(some - some.mean(), lags=[3])["lb_pvalue"].iloc[0])
        assert found.passed is passed and found.sentence.en.startswith("No autocorrelation is left") is passed


def test_an_e_value_is_that_of_the_paper_and_of_the_end_nearest_to_no_change(plain):
    # VanderWeele and Ding (2017): 3.9 (1.8 to 8.7) has E-values of 7.26 and 3.0
    found = e_value.check(ratio(plain, 3.9, 1.8, 8.7))
    assert found.table["e_value"].round(2).tolist() == [7.26, 3.0] and found.verdict == "measured"
    for value, low, high in ((1.5, 1.2, 1.9), (1 / 1.5, 1 / 1.9, 1 / 1.2)):
        assert e_value.check(ratio(plain, value, low, high)).statistic == pytest.approx(1.2 + np.sqrt(1.2 * 0.2))
    assert e_value.check(ratio(plain, 1.5, 0.9, 2.2)).statistic == 1


def test_only_a_ratio_that_is_known_has_an_e_value(plain):
    for effect in (plain, ratio(plain, np.nan, 1.1, 1.9)):
        assert e_value.check(effect).verdict == "not_possible"


def test_a_dispersion_is_asked_of_ratios_alone(plain):
    wide = replace(plain, statistics={"dispersion": 3.0}, errors=Text("", "classical"))
    assert overdispersion.check(wide).verdict == "not_possible"
    found = overdispersion.check(replace(wide, scale="rate_ratio"))
    assert found.passed is False and "allow for a dispersion of 3" in found.sentence.en
    assert overdispersion.check(replace(wide, scale="rate_ratio", errors=Text("", "by cluster"))).passed
    assert overdispersion.check(replace(wide, scale="rate_ratio", statistics={"dispersion": 3.0, "alpha": 0.3})).passed
    for dispersion, passed in ((1.2, True), (1.21, False)):
        assert overdispersion.check(replace(wide, scale="rate_ratio", statistics={"dispersion": dispersion})).passed is passed


def of_family(effect, p, number):
    return multiple_testing.check(replace(effect, p_value=p, design=replace(effect.design, family=number)))


def test_what_is_significant_at_exactly_five_per_cent_is_counted(plain):
    assert of_family(plain, 0.051, 2).verdict == "not_possible" and of_family(plain, 0.01, 1).verdict == "not_possible"
    gone = of_family(plain, 0.05, 2)
    assert gone.passed is False and gone.statistic == 0.1 and gone.sentence.en.startswith("The finding is gone")
    still = of_family(plain, 0.01, 5)
    assert of_family(plain, 0.04, 30).statistic == 1
    assert still.passed and still.statistic == 0.05 and still.sentence.en.startswith("The finding is still there")


def test_a_family_is_adjusted_as_by_statsmodels(plain):
    p = [0.04, None, 0.001, 0.03, 0.5, 0.02]
    table = multiple_testing.across([replace(plain, p_value=one) for one in p])
    known = [one for one in p if one is not None]
    for column, method in (("holm", "holm"), ("benjamini_hochberg", "fdr_bh")):
        assert np.isnan(table[column][1])
        np.testing.assert_allclose(table[column].dropna(), multipletests(known, method=method)[1])


def test_a_value_at_the_very_end_of_an_interval_lies_in_it(plain):
    effect = replace(plain, value=-10.0, low=-12.0, high=-8.0)
    narrow = {"low": -12.5, "high": -11.9}  # does not hold the effect's value
    assert other_methods.unlike(effect, replace(plain, value=-12.0, **narrow)) is False
    assert other_methods.unlike(effect, replace(plain, value=-12.01, **narrow)) is True
    assert other_methods.unlike(effect, replace(plain, value=-8.0, low=-8.1, high=-7.0)) is False
    for low, high in ((-10.0, -6.0), (-14.0, -10.0)):  # its own value lies at the end of the other's interval
        assert other_methods.unlike(effect, replace(plain, value=-7.0 if low == -10 else -13.0, low=low, high=high)) is False


def coefficients(treated, untreated, terms=2, seed=0):
    rng = np.random.default_rng(seed)
    parts = rng.normal(size=(treated + untreated, terms))
    on = np.arange(treated + untreated) < treated
    before, after = rng.normal(size=terms - 1), rng.normal(size=1)
    return honest_did.Coefficients(before, after, np.array([0]), np.eye(terms), np.eye(terms), parts, on)


def test_fifteen_clusters_a_side_and_six_a_coefficient_choose_the_weights():
    assert not coefficients(15, 15, terms=5).noisy and coefficients(15, 15, terms=6).noisy
    assert coefficients(14, 30).noisy and coefficients(30, 14).noisy


def test_with_few_clusters_the_degrees_of_freedom_are_those_of_welch():
    for treated in (1, 2, 6):
        found = coefficients(treated, 9)
        estimators = found.path()
        sides = [found.parts[found.treated], found.parts[~found.treated]]
        squares = [((side @ estimators.weights[0]) ** 2).sum() for side in sides]
        free = [max(len(side) - 1, 1) for side in sides]
        welch = sum(squares) ** 2 / sum(s**2 / f for s, f in zip(squares, free, strict=True))
        assert estimators.df[0] == pytest.approx(welch)


def test_bends_begin_at_a_straight_line_and_grow(plain):
    bends = honest_did.check(plain).table["M"]
    assert bends[0] == 0 and np.isfinite(bends).all() and (bends.diff().dropna() > 0).all()


def stepped(changes, years=10, level=50.0, after=5):
    """Places at a level that changes by so much from the sixth year on."""
    return {place: np.r_[np.full(after, level), np.full(years - after, level + d)] for place, d in changes.items()}


def test_a_finding_that_hangs_on_two_places_names_the_one_that_turns_it_most():
    # 1,500, 1,400 and 300 after 1,000: the mean rises, and falls without a or b, without a the more
    changes = {"a": 500, "b": 400, "c": -700} | dict.fromkeys("defg", 0)
    effect = estimate(panel(stepped(changes, level=1000), treated=("a", "b", "c"), kind="count"), "twfe")
    found = leave_one_out.check(effect)
    assert found.table.set_index("left_out")["value"].round(2).loc[["a", "b", "c", "d"]].tolist() == [0.85, 0.9, 1.45, 1.07]
    assert found.passed is False and "hangs on one place (a): without it a ratio of 0.850 (instead of 1.07)" in found.sentence.en


@pytest.mark.parametrize("kind", ["measure", "count"])
def test_what_the_jackknife_holds_is_what_a_refit_without_the_place_gives(kind):
    outcomes = {place: values.round() for place, values in noise(9).items()}
    effect = estimate(panel(outcomes, treated=("p04", "p05", "p06"), kind=kind), "etwfe")
    table = leave_one_out.check(effect).table
    assert table["left_out"].tolist()[:3] == ["p04", "p05", "p06"] and len(table) == 9
    for place in ("p00", "p05"):
        rest = estimate(effect.design.on(effect.design.rows[effect.design.rows["place"] != place]), "etwfe")
        assert table.set_index("left_out")["value"][place] == pytest.approx(rest.value)


def test_no_change_at_all_hangs_on_no_place_and_on_no_list():
    """Rounding leaves 1e-16 on either side of nought."""
    swing = np.array([1.0, -1.0, -1.0, 1.0])
    outcomes = {p: np.r_[50 + g + (-1) ** g * (g + 1) * swing, 50 + g + swing] for g, p in enumerate("abcdef")}
    effect = estimate(panel(outcomes, start=2009, treated=("a", "b")), "twfe")
    assert abs(effect.value) < 1e-9
    found = leave_one_out.check(effect)
    assert found.passed and found.sentence.en.startswith("It moves most when")
    assert misclassified_treatment.check(effect).passed


def test_what_compares_nothing_has_no_place_to_leave_out(plain):
    assert leave_one_out.check(plain).table["left_out"].tolist()[:3] == ["p00", "p01", "p02"]
    assert leave_one_out.check(replace(plain, null=None)).verdict == "not_possible"


def test_a_place_added_to_the_list_is_treated_from_the_common_start_on(plain):
    found = misclassified_treatment.check(plain)
    again = panel(noise(8), treated=("p00", "p01", "p02", "p05"))
    table = found.table.set_index("added")["value"]
    assert len(table) == 5 + 10 and found.table["added"].str.count(", ").tolist() == [0] * 5 + [1] * 10
    assert table["p05"] == pytest.approx(estimate(again, "twfe").value)


def test_the_sign_stays_or_changes_with_one_or_two_more_places():
    for change, passed, said in ((-6.0, True, "The sign stays"), (0.0, False, "The sign changes")):
        outcomes = noise(8)
        outcomes["p00"][5:] += change
        outcomes["p01"][5:] += change
        found = misclassified_treatment.check(estimate(panel(outcomes, treated=("p00", "p01")), "twfe"))
        assert found.passed is passed and found.sentence.en.startswith(said)


def test_three_periods_before_the_start_are_enough_for_a_drift():
    outcomes = noise(14, years=7)
    treated = tuple(sorted(outcomes)[:7])
    for start, possible in ((2008, True), (2007, False)):
        found = pre_trend.check(estimate(panel(outcomes, start=start, treated=treated), "twfe"))
        assert (found.verdict != "not_possible") is possible


def test_a_drift_before_the_start_is_said():
    outcomes = noise(14, years=12)
    treated = tuple(sorted(outcomes)[:7])
    alike = pre_trend.check(estimate(panel(outcomes, treated=treated), "twfe"))
    assert alike.passed is None and alike.sentence.en.startswith("No drift between the two sides is seen")
    for place in treated:
        outcomes[place] += 2 * np.arange(12)
    apart = pre_trend.check(estimate(panel(outcomes, treated=treated), "twfe"))
    assert apart.passed is False and apart.sentence.en.startswith("The two sides were not parallel before the start")
    assert apart.table["slope"][0] == pytest.approx(2, abs=0.5)


def test_few_places_that_do_not_drift_at_all_have_a_p_value_of_one():
    swing = np.array([1.0, -1.0, -1.0, 1.0])  # no slope
    outcomes = {p: np.r_[50 + s * swing, np.full(4, 50.0 + s)] for p, s in zip("abcdef", (2, 4, 1, -1, 3, -3), strict=True)}
    found = pre_trend.check(estimate(panel(outcomes, start=2009, treated=("a", "b")), "twfe"))
    assert found.statistic == 1 and found.passed and np.isfinite(found.table["carried_on"][0])


def test_with_few_places_the_error_of_a_drift_is_the_one_that_agrees_with_its_p_value():
    """Of the first two, errors by place are so small that t would see a drift; the others drift."""
    told = []
    for seed, moves in ((1, 0.0), (7, 0.0), (4, 1.0), (5, 1.5)):
        outcomes = noise(9, years=9, seed=seed)
        for place in ("p00", "p01"):
            outcomes[place] += moves * np.arange(9)
        slope, error, df, _, p_value = pre_trend.drift(panel(outcomes, treated=("p00", "p01")))
        told.append((p_value <= 0.05, abs(slope) > stats.t.ppf(0.975, df) * error))
    assert told == [(False, False)] * 2 + [(True, True)] * 2


def excess_of(outcomes, treated):
    return regression_to_mean.check(estimate(panel(outcomes, treated=treated), "twfe"))


def test_the_excess_before_the_start_is_a_difference_of_two_groups():
    outcomes = noise(8)
    for treated in (("p00",), ("p00", "p01", "p02")):
        found = excess_of(outcomes, treated)
        change = pd.Series({place: values[4] - values[:4].mean() for place, values in outcomes.items()})
        own, others = change[list(treated)], change.drop(list(treated))
        error = others.std() * np.sqrt(1 / len(own) + 1 / len(others))
        assert found.statistic == pytest.approx((own.mean() - others.mean()) / error)


def test_three_untreated_places_show_what_is_out_of_the_ordinary_and_two_do_not():
    for places, possible in ((5, True), (4, False)):
        assert (excess_of(noise(places), ("p00", "p01")).verdict != "not_possible") is possible


def test_four_periods_before_the_start_are_enough_for_a_false_date():
    for start, possible in ((2009, True), (2008, False)):
        effect = estimate(panel(noise(8), start=start, treated=("p00", "p01", "p02")), "twfe")
        assert (placebo_date.check(effect).verdict != "not_possible") is possible


def test_a_peak_before_the_start_fails_where_the_estimate_is_a_fall_and_not_where_it_is_a_rise():
    for change, passed in ((-3.0, False), (25.0, True)):
        outcomes = noise(12)
        outcomes["p00"][4] += 20
        outcomes["p00"][5:] += change
        found = excess_of(outcomes, ("p00",))
        assert found.statistic > stats.t.ppf(0.975, 10) and found.passed is passed
        assert ("would go against the estimate" in found.sentence.en) is passed


def test_a_change_of_recording_within_a_year_of_a_start_fails(plain, monkeypatch):
    """The start is 2010-01-01; what lies outside the window is no change of it."""
    for day, passed in ((dt.date(2008, 12, 31), False), (dt.date(2011, 1, 2), False), (dt.date(2011, 1, 3), True)):
        form = Shock(code="x", name=Text("đổi mẫu", "a new form"), date=day, precision="day", level="", affects=("n",))
        found = recording_change.check(replace(plain, design=replace(plain.design, shocks=(form,))))
        assert found.passed is passed and ("a new form" in found.sentence.en) is not passed
        assert found.table["date"].tolist() == [day] and found.statistic == (not passed)
    first = replace(plain, design=replace(plain.design, shocks=(replace(form, date=dt.date(2005, 1, 1)),)))
    assert len(recording_change.check(first).table) == 1
    early = replace(form, date=dt.date(2004, 12, 31))
    found = recording_change.check(replace(plain, design=replace(plain.design, shocks=(early,))))
    assert found.verdict == "not_possible" and "Nothing is declared" in found.sentence.en
    monkeypatch.setattr(recording_change, "register", lambda *_: (early,))  # of another time: nothing to compare
    found = recording_change.check(plain)
    assert found.verdict == "not_possible" and "nothing to compare" in found.sentence.en


def test_two_specifications_make_a_curve_and_one_does_not():
    """Treated from the second year on: without its first year the window has no time before, without its last no time after."""
    for years, verdict in ((3, "held"), (2, "not_possible")):
        effect = estimate(panel(noise(8, years=years), start=2006, treated=("p00", "p01", "p02")), "event_study")
        found = specification_curve.check(effect)
        assert found.verdict == verdict and len(found.table) == years - 1


def test_the_place_that_moves_a_finding_most_is_named_whichever_way_it_moves_it():
    # three treated places rise by 10, 4 and 4: 6 in the mean, 4 without the first, 7 without another
    effect = estimate(panel(stepped({"a": 10, "b": 4, "c": 4} | dict.fromkeys("defg", 0)), treated=("a", "b", "c")), "twfe")
    found = leave_one_out.check(effect)
    assert found.passed and "It moves most when a is left out: 4.00 (instead of 6.00)" in found.sentence.en


def test_what_missing_places_change_is_the_largest_distance_from_the_estimate(plain):
    found = misclassified_treatment.check(plain)
    assert found.statistic == pytest.approx((found.table["value"] - plain.value).abs().max())


def test_the_drift_that_is_said_is_that_of_the_middle_of_the_time_after():
    effect = estimate(panel(noise(14, years=12), treated=tuple(f"p{g:02d}" for g in range(7))), "twfe")
    found = pre_trend.check(effect)
    drift = 4 * found.table["detectable"][0]  # seven years from the start on, of which the fourth is the middle
    assert f"the middle of the time after: {significant(drift).en} units of the outcome" in found.sentence.en


def test_five_placebos_that_can_be_fitted_are_a_share_and_four_are_not(plain, monkeypatch):
    for many, own, possible in ((5, 1.0, True), (4, 1.0, False), (5, None, False)):
        fitted = iter([2.0] * many)
        monkeypatch.setattr(placebo_place, "refitting", lambda *_, fitted=fitted: lambda treated: next(fitted, None))
        monkeypatch.setattr(placebo_place, "coefficient", lambda *_, own=own: own)
        found = placebo_place.check(plain)
        assert (found.verdict != "not_possible") is possible
        assert possible or found.sentence.en.startswith("No placebo can be assigned")


def test_every_option_of_a_method_is_tried_and_named(plain):
    table = specification_curve.check(plain).table
    whole = table[table["window"] == "all"].drop_duplicates("options").set_index("options")["value"]
    assert set(whole.index) == {f"trends={on}{errors}" for on in (False, True) for errors in ("", ", errors=crv1")}
    for on in (False, True):
        assert whole[f"trends={on}"] == pytest.approx(estimate(plain.design, "twfe", trends=on).value)


def test_nine_of_ten_specifications_on_one_side_are_enough(plain, monkeypatch):
    for other, passed in ((1, True), (2, False)):
        values = np.r_[np.full(other, -1.0), np.full(10 - other, 1.0)] * np.sign(plain.value)
        monkeypatch.setattr(specification_curve, "curve", lambda effect, values=values: pd.DataFrame({"value": values}))
        found = specification_curve.check(plain)
        assert found.passed is passed and f"{10 - other} of 10 other specifications" in found.sentence.en


def test_the_excess_of_one_series_has_the_error_of_its_earlier_periods():
    values = np.array([50.0, 53, 49, 52, 51, 48, 54, 50, 58, 40, 41, 42])  # the ninth is the last before the start
    frame = pd.DataFrame({"place": "a", "year": np.arange(2000, 2012), "n": values})
    named = {"place": "place", "period": "year", "outcome": "n", "kind": "measure"}
    size, error, df = regression_to_mean.excess(Design(Panel.from_frame(frame, **named), adopted="2009"))
    assert (size, df) == (pytest.approx(58 - values[:8].mean()), 7)
    assert error == pytest.approx(np.std(values[:8], ddof=1) * np.sqrt(1 / 8 + 1))
    two = pd.concat([frame, frame.assign(place="b")])  # no series, and no three places beside it
    assert regression_to_mean.excess(Design(Panel.from_frame(two, **named), adopted="2009")) is None
