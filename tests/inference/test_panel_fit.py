"""A panel too large for period dummies gives the numbers it would give with them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate
from analysis.design import arrays
from analysis.inference import panel_fit
from analysis.results import Estimate


@pytest.fixture
def design() -> Design:
    """30 places x 20 months, 9 or 3 adopting at different months, a few cells missing."""
    return made(9)


def made(adopting: int) -> Design:
    rng = np.random.default_rng(48)
    rows = [(f"p{i:02d}", str(month)) for i in range(30) for month in pd.period_range("2010-01", periods=20, freq="M")]
    frame = pd.DataFrame(rows, columns=["place", "month"])
    number = frame["place"].str[1:].astype(int)
    frame["adopted"] = [f"2010-{8 + n % 4:02d}" if n < adopting else None for n in number]
    frame["people"] = rng.uniform(800, 3000, len(frame))
    frame["y"] = rng.poisson(frame["people"] * 0.01 * np.exp(0.1 * np.sin(number)))
    frame = frame.drop(rng.choice(len(frame), 17, replace=False))
    panel = Panel.from_frame(frame, place="place", period="month", outcome="y", exposure="people", adopted="adopted")
    return Design(panel)


@pytest.mark.parametrize("family", ["poisson", "nb2", "gaussian"])
@pytest.mark.parametrize("errors", ["crv1", "classical", "hc1"])
def test_two_way_fixed_effects_with_periods_absorbed(design, family, errors, monkeypatch):
    with_dummies = estimate(design, "twfe", errors=errors, family=family)
    assert with_dummies.model.effects is None
    monkeypatch.setattr(panel_fit, "MOST_CELLS", 0)
    absorbed = estimate(design, "twfe", errors=errors, family=family)
    assert isinstance(absorbed, Estimate) and absorbed.model.effects is not None
    tolerance = 1e-6 if family == "nb2" else 1e-8  # the dispersion of NB2 is itself found to 1e-6
    for name in ("value", "low", "high", "std_error", "p_value"):
        assert getattr(absorbed, name) == pytest.approx(getattr(with_dummies, name), rel=tolerance), name


def test_the_rule_chooses_crv1_where_periods_are_absorbed(design, monkeypatch):
    monkeypatch.setattr(panel_fit, "MOST_CELLS", 0)
    assert "CRV1" in estimate(design, "twfe").errors.en


def test_randomisation_inference_with_periods_absorbed(monkeypatch):
    design = made(3)
    with_dummies = estimate(design, "twfe", errors="randomisation")
    monkeypatch.setattr(panel_fit, "MOST_CELLS", 0)
    absorbed = estimate(design, "twfe", errors="randomisation")
    for name in ("value", "low", "high", "p_value"):
        assert getattr(absorbed, name) == pytest.approx(getattr(with_dummies, name), rel=1e-8), name


@pytest.mark.parametrize("family", ["poisson", "gaussian"])
def test_refits_that_need_no_period_column_give_what_they_give_with_them(family):
    model = estimate(made(3), "twfe", errors="randomisation", family=family).model
    slow = replace(model, both=None)
    assert model.both is not None and slow.others.shape[1] >= 19
    quick, given = (one.randomisation(np.random.default_rng(48)) for one in (model, slow))
    assert quick.p_value() == given.p_value()
    assert quick.interval(0.0, 0.1, 0.95) == pytest.approx(given.interval(0.0, 0.1, 0.95), rel=1e-8)
    without = panel_fit.panel_fit(model.data, model.terms, family, columns=False)
    assert without.others.shape[1] == slow.others.shape[1] - 19
    assert without.fit.coef[-1] == pytest.approx(model.fit.coef[-1], rel=1e-9)


@pytest.mark.parametrize("family", ["poisson", "gaussian"])
def test_a_fit_like_another_is_the_fit_by_itself(design, family):
    data = arrays(design)
    bare = panel_fit.panel_fit(data, np.zeros((len(data.y), 0)), family, columns=False)
    alone, like = (
        panel_fit.panel_fit(data, data.treated[:, None], family, columns=False, like=other).fit.coef[-1] for other in (None, bare)
    )
    assert like == pytest.approx(alone, rel=1e-8)


def test_a_term_given_twice_takes_along_its_double_and_no_other(design):
    """Whatever the weights of the rows: those of a Poisson fit are the fitted counts."""
    data = arrays(design)
    other = np.random.default_rng(0).normal(size=len(data.y))
    model = panel_fit.panel_fit(data, np.column_stack([data.treated, other, 2 * data.treated]), "poisson")
    assert model.estimable.tolist() == [False, True, False]
