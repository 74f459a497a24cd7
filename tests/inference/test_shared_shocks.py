"""Shocks that neighbours share: seen by permutation and by Moran's I, counted in the interval, and errors by distance."""

from functools import partial

import numpy as np
import pytest
from scipy import stats

from analysis import Design, Panel, estimate, run_checks
from analysis.credentials.panel_worlds import neighbours
from analysis.errors import BadParameter, UnknownName
from analysis.inference import shared_shocks
from analysis.inference.panel_fit import PanelFit


def designed(seed: int, geography=None, **given) -> Design:
    world = neighbours(np.random.default_rng([48, seed]), 0.0, **given)
    named = {"place": "place", "period": "period", "outcome": "outcome", **world.named, "controls": ["lat", "lon"]}
    return Design(Panel.from_frame(world.frame, **named, simulated=True), geography=geography)


def codes(effect) -> set[str]:
    return {c.code for c in effect.cautions}


def test_neighbours_that_share_shocks_are_not_taken_as_eleven_independent_places():
    makes = partial(designed, sd=0.3)
    rejected, by_place = [], []
    for seed in range(40):
        effect = estimate(makes(seed))
        rejected.append(not effect.includes_no_change)
        by_place.append(not estimate(makes(seed), errors="crv3").includes_no_change)
    assert np.mean(by_place) >= 0.12 and np.mean(rejected) <= 0.1


def test_where_it_is_known_who_lies_near_whom_morans_i_sees_what_neighbours_share():
    seen = [estimate(designed(seed, ("lat", "lon"), sd=0.3)) for seed in range(6)]
    assert all("shocks_counted" in codes(effect) and "widened" in effect.errors.en for effect in seen)
    check = run_checks(seen[0], only="shared_shocks")["shared_shocks"]
    assert check.passed is False and "Moran" in check.sentence.en and "signs of" in check.sentence.en
    said = next(c.text for c in seen[0].cautions if c.code == "shocks_counted")
    assert said.vi.startswith("Có dấu hiệu") and "nên dựa vào" in said.vi  # a test's result, and which interval to go by


def test_independent_places_keep_their_interval_three_times_in_four():
    widened = ["widened" in estimate(designed(seed, reach=0.0)).errors.en for seed in range(40)]
    assert np.mean(widened) <= 0.45


def test_an_interval_from_draws_takes_the_periods_degrees_of_freedom_too():
    wide = estimate(designed(3, treated=3, sd=0.3))
    plain = estimate(designed(3, treated=3, sd=0.3), errors="randomisation")
    times = shared_shocks.factor(shared_shocks.tests(wide.model), 10, 0.95)
    assert times >= stats.t.ppf(0.975, 16 / 3) / stats.norm.ppf(0.975) > 1.25
    for end in ("low", "high"):
        reach, own = (abs(np.log(getattr(effect, end) / effect.value)) for effect in (wide, plain))
        assert reach == pytest.approx(times * own, rel=1e-6)
    assert wide.p_value >= plain.p_value


def test_coordinates_are_no_controls_and_a_list_of_neighbours_does_as_well():
    design = designed(1, ("lat", "lon"))
    assert design.controls == ()
    places = design.panel.places
    ring = {p: [places[i - 1], places[(i + 1) % len(places)]] for i, p in enumerate(places)}
    assert "Moran" in run_checks(estimate(designed(1, ring)), only="shared_shocks")["shared_shocks"].sentence.en


def test_a_place_or_a_column_that_is_not_there_is_named():
    with pytest.raises((BadParameter, UnknownName), match="Nowhere"):
        designed(1, {"Nowhere": ["p00"]})
    with pytest.raises((BadParameter, UnknownName), match="latitude"):
        designed(1, ("latitude", "lon"))


def test_conleys_errors_are_the_sums_over_pairs_of_places():
    effect = estimate(designed(2, ("lat", "lon")), errors="conley", reach=10.0)
    model: PanelFit = effect.model
    at = effect.design.rows.groupby("place")[["lat", "lon"]].first().to_numpy()
    far = shared_shocks.kilometres(*at.T)
    scores = np.zeros((model.data.G, model.fit.scores.shape[1]))
    for i, g in enumerate(model.data.cluster):
        scores[g] += model.fit.scores[i]
    meat = sum(max(1 - far[g, h] / 10.0, 0) * np.outer(scores[g], scores[h]) for g in range(22) for h in range(22))
    k = model.fit.position(model.column())
    assert effect.std_error == pytest.approx(np.sqrt((model.fit.bread @ meat @ model.fit.bread)[k, k] * 22 / 21))
    nearby = estimate(designed(2, ("lat", "lon")), errors="conley", reach=1e-6)
    assert nearby.std_error == pytest.approx(estimate(designed(2), errors="cr1").std_error)
    with pytest.raises(BadParameter, match="geography"):
        estimate(designed(2), errors="conley")


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres():
    assert shared_shocks.kilometres(np.array([20.0, 21.0]), np.array([105.8, 105.8]))[0, 1] == pytest.approx(111.19, abs=0.01)


def test_morans_i_of_a_row_of_places_is_that_of_its_definition():
    rows = np.array([[1.0], [2.0], [-1.0], [-2.0]])
    near = np.array([[0, 1, 0, 0], [0.5, 0, 0.5, 0], [0, 0.5, 0, 0.5], [0, 0, 1, 0]])
    expected = 4 / 4 * sum(near[i, j] * rows[i, 0] * rows[j, 0] for i in range(4) for j in range(4)) / 10
    assert shared_shocks.morans_i(rows, near, np.random.default_rng(1))[1] == pytest.approx(expected)
