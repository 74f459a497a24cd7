"""Every file in checks/ is put under these tests; a new one needs no new test."""

import json
import math

import pytest

from analysis import checks, estimators
from analysis.checks import run_checks
from analysis.credentials.worlds import worlds
from analysis.estimators import estimate
from analysis.results import CheckResult, Estimate

WORLDS = {world.name: world for world in worlds()}


@pytest.mark.parametrize("name", checks.names())
def test_a_check_says_what_it_asks(name):
    module = checks.check(name)
    assert module.NAME == name
    assert module.QUESTION.vi.endswith("?") and module.QUESTION.en.endswith("?")
    assert module.SUITS is None or set(module.SUITS) <= set(estimators.names())


@pytest.mark.parametrize("name", WORLDS)
def test_every_check_answers_for_every_default_estimate(name):
    effect = estimate(WORLDS[name].design())
    assert isinstance(effect, Estimate)
    found = run_checks(effect)
    assert len(found) >= 5
    for result in found:
        assert isinstance(result, CheckResult)
        assert result.passed in (True, False, None)
        assert result.sentence.vi and result.sentence.en
        assert result.statistic is None or not math.isnan(result.statistic), result
    json.dumps(found.to_dict(), allow_nan=False)


def test_every_check_passes_or_fails_somewhere():
    decided = set()
    for name in ("common", "waves_level", "step", "single"):
        for result in run_checks(estimate(WORLDS[name].design())):
            if result.passed is not None:
                decided.add(result.name)
    assert {"pre_trend", "placebo_date", "leave_one_out", "autocorrelation", "honest_did", "misclassified_treatment"} <= decided


def test_a_refusal_has_no_checks():
    assert len(run_checks(estimate(WORLDS["common"].design(), method="segmented"))) == 0
