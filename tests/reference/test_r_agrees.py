"""What R gives (reference.R beside this file made reference.csv) agrees to 1e-6 unless a reason stands beside the tolerance."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.estimators.kaplan_meier import log_rank, survival
from analysis.inference import clustered, least_squares
from analysis.inference.newey_west import newey_west

HERE = Path(__file__).parent
R = pd.read_csv(HERE / "reference.csv").set_index("name")["value"]
PANEL = pd.read_csv(HERE / "panel.csv")
ROLL = pd.read_csv(HERE / "roll.csv")


def arrays():
    place = pd.factorize(PANEL["place"], sort=True)[0]
    period = pd.factorize(PANEL["period"], sort=True)[0]
    periods = (period[:, None] == np.arange(1, period.max() + 1)).astype(float)
    return place, np.column_stack([periods, PANEL["treated"].to_numpy(float)])


def test_least_squares_and_its_errors():
    place, X = arrays()
    fit = least_squares.linear(PANEL["outcome"].to_numpy(float), X, place=place)
    at = fit.X.shape[1] - 1
    assert fit.coef[-1] == pytest.approx(R["ols"], abs=1e-6)
    assert clustered.heteroskedastic(fit)[at, at] ** 0.5 == pytest.approx(R["hc1"], abs=1e-6)
    assert clustered.crv1(fit, place, fit.k)[at, at] ** 0.5 == pytest.approx(R["crv1_full"], abs=1e-6)
    assert clustered.Jackknife(fit, place).cov[at, at] ** 0.5 == pytest.approx(R["crv3"], abs=1e-6)


def test_poisson_and_negative_binomial():
    place, X = arrays()
    y = PANEL["events"].to_numpy(float)
    fit = least_squares.counts(y, X, place=place)
    at = fit.X.shape[1] - 1
    assert fit.coef[-1] == pytest.approx(R["poisson"], abs=1e-6)
    assert clustered.crv1(fit, place, fit.k)[at, at] ** 0.5 == pytest.approx(R["poisson_crv1"], abs=1e-6)
    pooled = least_squares.negative_binomial(y, np.column_stack([np.ones(len(y)), X]))
    assert pooled.coef[-1] == pytest.approx(R["nb"], abs=1e-6)
    assert 1 / pooled.alpha == pytest.approx(R["theta"], rel=1e-5)  # glm.nb stops its alternation at 1e-6 of theta


def test_newey_west():
    rows = PANEL[PANEL["place"].isin(sorted(PANEL["place"].unique())[:2])]
    X = np.column_stack([np.ones(len(rows)), np.arange(1, len(rows) + 1)])
    fit = least_squares.linear(rows["outcome"].to_numpy(float), X)
    assert newey_west(fit, 3)[1, 1] ** 0.5 == pytest.approx(R["newey_west"], abs=1e-6)
    assert newey_west(fit, 3, correction=False)[1, 1] ** 0.5 == pytest.approx(R["newey_west_plain"], abs=1e-6)


def test_survival():
    time, event, joined = (ROLL[c].to_numpy(float) for c in ("years", "outcome", "joined"))
    share, low, high = survival(time[joined == 1], event[joined == 1], 1.0, 0.95)
    assert (share, low, high) == pytest.approx((R["km"], R["km_low"], R["km_high"]), abs=1e-6)
    assert log_rank(time, event, joined > 0) == pytest.approx(stats.chi2.sf(R["logrank"], 1), abs=1e-6)
