"""Regression without place effects: rows of one place are one cluster, few treated places are handed on, one series says what it has."""

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Estimate, Panel, estimate
from analysis.errors import BadParameter


def communes(times=1, treated=None, seed=3, kind="count"):
    rng, n = np.random.default_rng(seed), 22
    figures, dose = rng.poisson(30 * np.exp(rng.normal(0, 0.5, n))), rng.uniform(0, 2, n)
    frame = pd.DataFrame({
        "place": np.repeat([f"p{i:02d}" for i in range(n)], times), "period": np.tile(np.arange(1980, 1980 + times), n),
        "y": np.repeat(figures, times), "dose": np.repeat(dose, times), "on": np.repeat(np.arange(n) < (treated or 0), times) * 1,
    })  # fmt: skip
    named = {"treated": "on"} if treated else {"dose": "dose"}
    return Design(Panel.from_frame(frame, place="place", period="period", outcome="y", kind=kind, **named))


@pytest.mark.parametrize("kind", ["count", "measure"])
@pytest.mark.parametrize("treated", [None, 2, 8])
def test_figures_copied_ten_times_say_no_more_than_once(kind, treated):
    once, often = (estimate(communes(times, treated, kind=kind)) for times in (1, 10))
    for field in ("value", "low", "high", "p_value"):
        assert getattr(often, field) == pytest.approx(getattr(once, field), rel=1e-6)
    assert often.n_clusters == once.n_clusters == 22


@pytest.mark.parametrize(("treated", "floor"), [(1, 1 / 22), (2, 1 / 231)])
def test_few_treated_places_of_a_cross_section_are_handed_to_others(treated, floor):
    effect = estimate(communes(treated=treated))
    assert "randomisation" in effect.errors.en and effect.statistics["floor"] == pytest.approx(floor)
    assert "p_value_floor" in {c.code for c in effect.cautions}


def test_places_with_it_throughout_beside_places_without_are_a_cross_section():
    asked = communes(5, treated=8)
    assert asked.route == "cross_section" and asked.claim == "associate"


def test_the_caller_may_still_have_heteroskedastic_errors():
    assert "HC1" in estimate(communes(), errors="hc1").errors.en


def test_clusters_of_one_series_end_in_words():
    years = np.arange(2000, 2020)
    frame = pd.DataFrame({"place": "a", "period": years, "y": 40 + years % 7, "dose": np.linspace(0, 2, 20)})
    asked = Design(Panel.from_frame(frame, place="place", period="period", outcome="y", dose="dose"))
    assert isinstance(estimate(asked, "regression"), Estimate)
    for errors in ("crv1", "crv3", "wild", "randomisation"):
        with pytest.raises(BadParameter, match="no clusters"):
            estimate(asked, "regression", errors=errors)
