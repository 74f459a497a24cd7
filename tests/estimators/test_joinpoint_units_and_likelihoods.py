"""Joinpoint: standard errors in the unit of their value, and bends of log odds."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from panels import series
from scipy import optimize

from analysis import Design, Panel, estimate
from analysis.errors import BadParameter

# Down syndrome by mother's age, British Columbia 1961-70 (Geyer, JASA 1991): mean age, births, cases
AGE = [17, 18.5, *np.arange(19.5, 42), 42.5, 43.5, 44.5, 45.5, 47]
BIRTHS = [13555, 13675, 18752, 22005, 23896, 24667, 24807, 23986, 22860, 21450, 19202, 17450, 15685, 13954, 11987, 10983, 9825, 8483,
          7448, 6628, 5780, 4834, 3961, 2952, 2276, 1589, 1018, 596, 327, 249]  # fmt: skip
CASES = [16, 15, 16, 22, 16, 12, 17, 22, 15, 14, 27, 14, 9, 12, 12, 18, 13, 11, 23, 13, 17, 15, 30, 31, 33, 20, 16, 22, 11, 7]


def test_the_standard_error_of_a_per_cent_is_one_of_a_per_cent():
    values = np.random.default_rng(1).poisson(400 * 0.95 ** np.arange(20))
    bent = estimate(series(values), "joinpoint", breaks=0)
    half = (bent.high - bent.low) / 2
    assert half / bent.std_error == pytest.approx(2.1, abs=0.01)  # Student's t with 18 degrees of freedom
    assert bent.coefficients["std_error"][0] == pytest.approx(bent.std_error)


def mothers() -> Design:
    frame = pd.DataFrame({"place": "bc", "order": range(1961, 1991), "cases": CASES, "births": BIRTHS, "age": AGE})
    named = {"place": "place", "period": "order", "outcome": "cases", "exposure": "births", "kind": "share", "controls": ["age"]}
    return Design(Panel.from_frame(frame, **named))


def test_the_bend_of_log_odds_is_the_maximum_of_the_binomial_likelihood():
    effect = estimate(mothers(), "joinpoint", breaks=1, against="age", likelihood="binomial")
    age, yes = np.array(AGE), np.column_stack([CASES, np.array(BIRTHS) - CASES])

    def bent(psi, *more):
        return sm.GLM(
            yes, np.column_stack([np.ones(30), age, np.maximum(age - psi, 0), *more]), family=sm.families.Binomial()
        ).fit()

    best = optimize.minimize_scalar(lambda psi: -bent(psi).llf, bounds=(25, 38), method="bounded", options={"xatol": 1e-8}).x
    assert effect.statistics["psi_1"] == pytest.approx(best, abs=1e-3) and round(best, 1) == 31.1
    first, second = effect.coefficients["value"]
    assert (first, second - first) == pytest.approx(tuple(bent(best).params[1:]), abs=2e-5)
    # Muggeo (Statistics in Medicine 2003): made linear at the bend, its error is that of the gap over the change of slope
    linear = bent(best, np.where(age > best, -1.0, 0.0))
    assert effect.statistics["psi_1_se"] == pytest.approx(linear.bse[3] / abs(linear.params[2]), rel=1e-3)
    assert "binomial likelihood" in effect.errors.en and effect.scale == "log_points"


def test_a_likelihood_that_does_not_suit_is_refused_in_words():
    with pytest.raises(BadParameter, match="least_squares"):
        estimate(series(range(20, 40)), "joinpoint", likelihood="binomial")
