"""Callaway and Sant'Anna on their minimum-wage data: totals, and covariates. Printed: R package did, vignette "Getting started" (group-time
effects, dynamic total, balanced one); Python's csdid (simple and group total); its effects given lpop as Rios-Avila's drdid for Stata prints them beside its own.
"""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis import Design, Panel
from analysis.credentials.published_data import data
from analysis.credentials.published_panels import _mpdta as minimum_wages
from analysis.errors import BadParameter
from analysis.estimators import estimate
from analysis.inference.doubly_robust import adjusted

DESIGN = minimum_wages(data("mpdta"))
COUNTIES = data("mpdta").pivot(index="countyreal", columns="year", values="lemp")
STARTS = data("mpdta").groupby("countyreal")["first.treat"].first().reindex(COUNTIES.index).to_numpy()
GIVEN_LPOP = {(2004, 2004): -0.0145, (2004, 2005): -0.0764, (2004, 2006): -0.1404, (2004, 2007): -0.1069, (2006, 2004): -0.0005,
              (2006, 2005): -0.0062, (2006, 2006): 0.0010, (2006, 2007): -0.0413, (2007, 2004): 0.0267, (2007, 2005): -0.0046,
              (2007, 2006): -0.0284, (2007, 2007): -0.0288}  # fmt: skip


def given_population() -> Design:
    frame = data("mpdta").assign(first=lambda f: f["first.treat"].where(f["first.treat"] > 0))
    named = {"place": "countyreal", "period": "year", "outcome": "lemp", "adopted": "first", "kind": "measure"}
    return Design(Panel.from_frame(frame, controls=["lpop"], **named))


def two_groups(seed=0, n=400):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 2))
    own = rng.random(n) < 1 / (1 + np.exp(-0.5 * X[:, 0] + 0.3))
    return 1 + X @ [1.0, -0.5] + 0.7 * own + rng.normal(size=n), own, X


@pytest.mark.parametrize(
    ("total", "value"), [("simple", -0.0400), ("dynamic", -0.0772), ("group", -0.0310), ("calendar", -0.0417)]
)
def test_the_totals_are_those_of_the_package_and_the_jackknife_agrees(total, value):
    found = estimate(DESIGN, "callaway_santanna", control="never", total=total, errors="analytic")
    assert found.value == pytest.approx(value, abs=6e-5)
    jackknifed = estimate(DESIGN, "callaway_santanna", control="never", total=total)
    assert jackknifed.value == found.value and jackknifed.std_error == pytest.approx(found.std_error, rel=0.05)


def by_hand(total: str, who: np.ndarray) -> float:
    """A total of the paper (section 3.3) from the counties `who`, cell by cell, never-treated ones compared."""
    Y, g = COUNTIES.to_numpy()[who], STARTS[who]
    change = lambda start, period, group: (Y[g == group, period] - Y[g == group, start - 2004]).mean()  # noqa: E731
    cells = [(a, t) for a in (2004, 2006, 2007) for t in range(a - 2003, 5)]
    key = {"simple": lambda a, t: 0, "dynamic": lambda a, t: t - a + 2003, "group": lambda a, t: a, "calendar": lambda a, t: t}[
        total
    ]
    frame = pd.DataFrame({"key": [key(*c) for c in cells], "att": [change(a, t, a) - change(a, t, 0) for a, t in cells]})
    frame["size"] = [(g == a).sum() for a, _ in cells]
    means = frame.groupby("key").apply(lambda f: np.average(f["att"], weights=f["size"]), include_groups=False)
    return np.average(means, weights=frame.groupby("key")["size"].first() if total == "group" else None)


@pytest.mark.parametrize("total", ["simple", "dynamic", "group", "calendar"])
def test_a_total_and_its_error_are_those_worked_by_hand_and_of_a_bootstrap_of_counties(total):
    found = estimate(DESIGN, "callaway_santanna", control="never", total=total, errors="analytic")
    assert found.value == pytest.approx(by_hand(total, np.arange(len(STARTS))), abs=1e-9)
    rng = np.random.default_rng(1)
    draws = [by_hand(total, rng.integers(0, len(STARTS), len(STARTS))) for _ in range(200)]
    assert found.std_error == pytest.approx(np.std(draws), rel=0.15)


def test_the_balanced_event_study_is_the_published_one():
    found = estimate(DESIGN, "callaway_santanna", control="never", total="dynamic", balance=1, errors="analytic")
    by_term = found.coefficients.set_index("term")["value"]
    assert found.value == pytest.approx(-0.0288, abs=6e-5) and found.std_error == pytest.approx(0.0137, rel=0.05)
    assert list(by_term[["event +0", "event +1"]]) == pytest.approx([-0.0066, -0.0510], abs=6e-5)
    with pytest.raises(BadParameter, match="dynamic"):
        estimate(DESIGN, "callaway_santanna", balance=1)


def test_the_effects_given_population_are_the_published_ones():
    found = estimate(given_population(), "callaway_santanna", control="never", adjust="doubly_robust", errors="analytic")
    by_term = found.coefficients.set_index("term")["value"]
    for (start, period), value in GIVEN_LPOP.items():
        assert by_term[f"att({start}, {period})"] == pytest.approx(value, abs=6e-5)
    assert "doubly robust" in found.errors.en and "not_used" not in {c.code for c in found.cautions}
    assert "not_used" in {c.code for c in estimate(given_population(), "callaway_santanna", errors="analytic").cautions}


@pytest.mark.parametrize("how", ["doubly_robust", "regression", "weighting"])
def test_the_adjusted_change_is_that_of_two_regressions_and_its_error_that_of_stacked_equations(how):
    y, own, X = two_groups()
    Z, d = sm.add_constant(X), own.astype(float)
    b, p = sm.OLS(y[~own], Z[~own]).fit().params, sm.Logit(d, Z).fit(disp=0)
    chance, left = p.predict(Z), y - Z @ b * (how != "weighting")
    w = chance / (1 - chance) * ~own
    expected = left[own].mean() - (0 if how == "regression" else np.average(left, weights=w))
    effect, influence = adjusted(y, own, X, how)
    assert effect == pytest.approx(expected, abs=1e-9)
    draws = [adjusted(y[k], own[k], X[k], how)[0] for k in np.random.default_rng(3).integers(0, 400, (300, 400))]
    assert np.sqrt((influence**2).sum()) / 400 == pytest.approx(np.std(draws), rel=0.12)
    assert abs(influence.mean()) < 1e-8


def test_places_that_nobody_resembles_are_refused_by_name_and_an_adjustment_needs_controls():
    rng, rows = np.random.default_rng(0), []
    for g in range(24):
        for year in range(2010, 2018):
            rows.append((f"p{g:02d}", year, rng.normal(50), 2014 if g < 8 else None, float(g) + 100 * (g < 8)))
    frame = pd.DataFrame(rows, columns=["place", "year", "y", "adopted", "size"])
    named = {"place": "place", "period": "year", "outcome": "y", "adopted": "adopted", "kind": "measure"}
    refused = estimate(Design(Panel.from_frame(frame, controls=["size"], **named)), "callaway_santanna", adjust="weighting")
    assert refused.obstacles[0].code == "no_overlap" and "2014" in refused.obstacles[0].reason.vi
    with pytest.raises(BadParameter, match="controls"):
        estimate(Design(Panel.from_frame(frame, **named)), "callaway_santanna", adjust="regression")
    with pytest.raises(BadParameter, match="doubly_robust"):
        estimate(Design(Panel.from_frame(frame, controls=["size"], **named)), "callaway_santanna", adjust="matching")


def test_the_effects_of_groups_and_of_calendar_periods_are_listed():
    # groups and the error of their total as Python's csdid prints them; periods worked by hand
    found = estimate(DESIGN, "callaway_santanna", control="never", total="group", errors="analytic")
    terms = found.coefficients.set_index("term")
    assert list(terms.loc[["group 2004", "group 2006", "group 2007"], "value"]) == pytest.approx(
        [-0.0797, -0.0229, -0.0261], abs=6e-5
    )
    assert (found.value, found.std_error) == (pytest.approx(-0.031, abs=6e-5), pytest.approx(0.0124, abs=6e-5))
    calendar = terms[terms.index.str.startswith("calendar")]["value"]
    assert len(calendar) == 4 and calendar.mean() == pytest.approx(by_hand("calendar", np.arange(len(STARTS))))
    assert terms.loc["group 2007", "std_error"] == pytest.approx(terms.loc["att(2007, 2007)", "std_error"])


def test_another_total_is_no_option():
    with pytest.raises(BadParameter):
        estimate(DESIGN, "callaway_santanna", total="cells")
