"""Every file in checks/ is put under these tests; a new one needs no new test."""

import json
import math
from functools import cache

import pytest

from analysis import checks, estimators
from analysis.checks import run_checks
from analysis.credentials.worlds import worlds
from analysis.estimators import estimate
from analysis.results import CheckResult, Estimate

WORLDS = {world.name: world for world in worlds()}
TRIED = 4  # estimates on which a check is asked until it decides or measures something


@cache
def estimated(world: str, method: str | None = None) -> Estimate:
    return estimate(WORLDS[world].design(), method=method)


@cache
def answers_for(world: str):
    return run_checks(estimated(world))


def suited(name: str):
    """Estimates that a check suits: the default ones of all worlds, or those of its methods."""
    methods = {m: estimators.estimator(m).SUITS for m in sorted(checks.check(name).SUITS or ())}
    pairs = [(world, method) for method, routes in methods.items() for world in WORLDS if WORLDS[world].route in routes]
    found = (estimated(*pair) for pair in pairs or [(world, None) for world in WORLDS])
    return (effect for effect in found if isinstance(effect, Estimate))


@pytest.mark.parametrize("name", checks.names())
def test_a_check_answers_for_an_estimate_it_suits(name):
    answers = []
    for effect, _ in zip(suited(name), range(TRIED), strict=False):
        answers.append(run_checks(effect, only=name)[name])
        if answers[-1].verdict != "not_possible":
            break
    assert answers, f"no world has an estimate that {name} suits"
    for result in answers:
        assert result.name == name and result.question == checks.check(name).QUESTION
        assert result.sentence.vi and result.sentence.en


@pytest.mark.parametrize("name", checks.names())
def test_a_check_says_what_it_asks(name):
    module = checks.check(name)
    assert module.NAME == name
    assert module.QUESTION.vi.endswith("?") and module.QUESTION.en.endswith("?")
    assert module.SUITS is None or set(module.SUITS) <= set(estimators.names())


@pytest.mark.parametrize("name", WORLDS)
def test_every_check_answers_for_every_default_estimate(name):
    effect = estimated(name)
    assert isinstance(effect, Estimate)
    found = answers_for(name)
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
        for result in answers_for(name):
            if result.passed is not None:
                decided.add(result.name)
    assert {"pre_trend", "placebo_date", "leave_one_out", "autocorrelation", "honest_did", "misclassified_treatment"} <= decided


def test_a_refusal_has_no_checks():
    assert len(run_checks(estimate(WORLDS["common"].design(), method="segmented"))) == 0
