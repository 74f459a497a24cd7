"""Assignments are enumerated where they are few, no p-value lies below its floor, and what cannot be tested is not rejected."""

import itertools
import math
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "estimators"))
from panels import design, places

from analysis import estimate
from analysis.inference.randomisation import Randomisation, relabellings
from analysis.inference.sizes import unlike_sizes


@pytest.mark.parametrize("starts", ["aabb", "abcd", "aabbc", "abbbbb", "aaaabbbb", "abcdef"])
def test_every_distinct_assignment_comes_once_and_the_true_one_first(starts):
    paths = [s.encode() for s in starts]
    donors, exhaustive = relabellings(paths, np.random.default_rng(0))
    handed = ["".join(starts[d] for d in row) for row in donors]
    assert exhaustive and handed[0] == starts
    assert len(handed) == len(set(handed)) and set(handed) == {"".join(p) for p in itertools.permutations(starts)}


def test_many_assignments_are_drawn():
    donors, exhaustive = relabellings([bytes([g % 3]) for g in range(30)], np.random.default_rng(0), 200)
    assert not exhaustive and len(donors) == 200 and (donors[0] == np.arange(30)).all()


@pytest.mark.parametrize("method", ["twfe", "callaway_santanna", "borusyak"])
def test_four_places_with_four_paths_have_a_floor_of_one_in_twenty_four(method):
    frame = places(n=4, treated=3, start=6, ratio=0.4)
    frame["adopted"] = frame["place"].map({"p00": 2011.0, "p01": 2012.0, "p02": 2013.0})
    effect = estimate(design(frame), method)
    assert effect.statistics["floor"] >= 1 / 24 - 1e-12
    assert effect.p_value >= effect.statistics["floor"]


@pytest.mark.parametrize("method", ["twfe", "callaway_santanna"])
def test_six_assignments_cannot_reject_and_say_so(method):
    frame = places(n=3, treated=2, ratio=0.4)
    frame["adopted"] = frame["place"].map({"p00": 2011.0, "p01": 2013.0})
    effect = estimate(design(frame), method)
    assert effect.statistics["floor"] >= 1 / 6 - 1e-12 and effect.p_value >= 1 / 6 - 1e-12
    assert "cannot_reject" in {c.code for c in effect.cautions}
    assert effect.low in (0, -math.inf) and effect.high == math.inf


def test_a_dose_in_four_places_has_at_most_twenty_four_assignments():
    frame = places(n=4, treated=0).assign(adopted=np.nan)
    frame["dose"] = frame["place"].str[1:].astype(int) * (frame["year"] >= 2010) * 1.0
    effect = estimate(design(frame, adopted=None, dose="dose"))
    assert effect.statistics["floor"] >= 1 / 24 - 1e-12 and effect.p_value >= 1 / 24 - 1e-12


@pytest.mark.parametrize("method", ["twfe", "callaway_santanna"])
def test_half_the_places_treated_leave_a_mirror_image_of_every_assignment(method):
    effect = estimate(design(places(n=4, treated=2, ratio=0.3)), method)
    assert effect.statistics["floor"] == pytest.approx(2 / 6)
    assert effect.p_value >= 2 / 6 - 1e-12


def test_a_null_under_which_nothing_can_be_fitted_is_not_rejected():
    def residual(null: float) -> np.ndarray:
        return np.full(40, np.nan) if null > 3 else np.eye(40)[0] * min(null + 1, 0)

    test = Randomisation(np.eye(40), np.ones(40), residual, True)
    assert test.p_value(-9.0) == pytest.approx(1 / 40) and test.p_value(4.0) == 1.0
    low, high = test.interval(0.0, 1.0, 0.95)
    assert low == pytest.approx(-1, abs=1e-6) and high == math.inf


def test_no_interval_ends_where_the_restricted_model_fails():
    frame = places(n=3, treated=2)
    frame["adopted"] = frame["place"].map({"p00": 2011.0, "p01": 2013.0})
    effect = estimate(design(frame), "twfe")
    test = effect.model.randomisation(np.random.default_rng(48))
    assert all(test.p_value(b) >= test.floor for b in (-30, -20, -16, -10, 0, 10, 20, 24, 27, 30))


def test_places_of_no_known_size_are_said_to_record_less_and_not_to_be_smaller():
    size, treated = np.r_[2.0, 3.0, 40.0, 41.0, 44.0, 47.0], np.r_[True, True, False, False, False, False]
    (known,), (counted,) = unlike_sizes(size, treated), unlike_sizes(size, treated, known=False)
    assert "nhỏ hơn" in known.text.vi and "ghi nhận ít hơn" in counted.text.vi and "nhỏ" not in counted.text.vi
