"""Every file in estimators/ is put under these tests; a new one needs no new test."""

import json
import math
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from analysis import estimators
from analysis.credentials.worlds import worlds
from analysis.estimators import estimate
from analysis.results import Estimate, Refusal

WORLDS = {world.name: world for world in worlds()}
PAIRS = [
    (method, world.name)
    for method in estimators.names()
    for world in WORLDS.values()
    if world.route in estimators.estimator(method).SUITS
]


def same(a: Estimate, b: Estimate) -> bool:
    return all(
        (x is None and y is None)
        or x == y
        or math.isclose(x, y, rel_tol=1e-8, abs_tol=1e-10)
        or (math.isnan(x) and math.isnan(y))
        for x, y in zip(*((e.value, e.low, e.high, e.std_error, e.p_value) for e in (a, b)), strict=True)
    )


def test_worlds_take_the_route_they_are_made_for():
    assert {name: world.design().route for name, world in WORLDS.items()} == {n: w.route for n, w in WORLDS.items()}


@pytest.mark.parametrize("method", estimators.names())
def test_an_estimator_says_what_it_is(method):
    module = estimators.estimator(method)
    assert module.NAME == method
    assert module.TITLE.vi and module.TITLE.en and module.ESTIMAND.vi and module.ESTIMAND.en
    assert len(module.__doc__) > 80 and module.SUITS


@pytest.mark.parametrize("method", estimators.names())
def test_a_planted_effect_is_recovered_somewhere(method):
    planted = getattr(estimators.estimator(method), "PLANTED", None)
    checked = 0
    for world in WORLDS.values():
        if world.route not in estimators.estimator(method).SUITS:
            continue
        found = estimate(world.design(), method=method)
        truth = world.truth.get(planted or getattr(found, "scale", "")) if isinstance(found, Estimate) else None
        if truth is not None:
            reach = max(found.high - found.low, 0) if math.isfinite(found.high - found.low) else abs(truth)
            assert found.low - reach / 2 <= truth <= found.high + reach / 2, (world.name, found, truth)
            assert abs(found.value - truth) <= max(0.35 * abs(truth - (found.null or 0)), reach / 2), (world.name, found, truth)
            checked += 1
    assert checked, f"no world plants a truth for {method}: add one in credentials/worlds.py"


@pytest.mark.parametrize(("method", "name"), PAIRS)
def test_the_result_is_ordered_serialisable_and_leaves_its_input_alone(method, name):
    world = WORLDS[name]
    design, frame = world.design(), world.frame.copy(deep=True)
    before = design.panel.rows.copy(deep=True)
    found = estimate(design, method=method)
    pd.testing.assert_frame_equal(design.panel.rows, before)
    pd.testing.assert_frame_equal(world.frame, frame)
    stored = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert type(found).from_dict(stored).to_dict() == found.to_dict()
    assert found.simulated
    if isinstance(found, Refusal):
        return
    assert found.low <= found.value <= found.high
    assert found.p_value is None or 0 <= found.p_value <= 1
    assert found.errors.vi and found.errors.en


@pytest.mark.parametrize(("method", "name"), PAIRS)
def test_the_order_of_rows_and_columns_does_not_matter(method, name):
    world, rng = WORLDS[name], np.random.default_rng(3)
    shuffled = world.frame.sample(frac=1, random_state=5)[list(rng.permutation(world.frame.columns))]
    first, second = (estimate(world.design(frame), method=method) for frame in (world.frame, shuffled))
    assert type(first) is type(second)
    if isinstance(first, Estimate):
        assert same(first, second), (first, second)


@pytest.mark.parametrize("method", estimators.names())
def test_an_unsuitable_design_is_refused(method):
    suits = estimators.estimator(method).SUITS
    unsuited = [world for world in WORLDS.values() if world.route not in suits]
    for world in unsuited:
        found = estimate(world.design(), method=method)
        assert isinstance(found, Refusal)
        assert all(o.reason.vi and o.needed.vi and o.reason.en and o.needed.en for o in found.obstacles)


def test_the_hash_seed_does_not_matter():
    code = (
        "from analysis import estimators; from analysis.credentials.worlds import worlds\n"
        "for w in worlds():\n"
        "    d = w.design()\n"
        "    for m in estimators.names():\n"
        "        if w.route in estimators.estimator(m).SUITS: print(w.name, m, repr(estimators.estimate(d, method=m)))\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "4711")
    ]
    assert runs[0] == runs[1] and runs[0].count("\n") >= len(PAIRS)
