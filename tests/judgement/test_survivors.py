"""Groups that still exist are no sample of all ever founded: flagged, bounded, and capped where nobody has the list."""

import numpy as np
import pandas as pd
import pytest

from analysis.errors import BadTable
from analysis.judgement import given
from analysis.judgement.survivors import judge
from analysis.language import LANGUAGES
from analysis.present import survivors_headline, survivors_table
from analysis.present.sentences.headline import words


def test_a_network_that_shrank_from_88_to_37_is_flagged_and_its_bounds_hold_the_truth():
    rng, held, naive = np.random.default_rng(48), [], []
    for _ in range(60):  # 500 by tests/judgement/planted.py
        groups, truth = given.network(rng, 88, 37)
        found = judge(groups.query("alive > 0"), founded=88)
        assert found.flagged and found.founded == 88 and found.alive == 37
        held.append(found.all.low <= truth <= found.all.high)
        naive.append(found.survivors.low <= truth <= found.survivors.high)
    assert np.mean(held) >= 0.95
    assert np.mean(naive) < 0.05  # what looking at survivors alone does in the same network


def test_a_network_without_losses_is_not_flagged_and_has_no_width_of_its_own():
    groups, _ = given.network(np.random.default_rng(1), 40, 40)
    found = judge(groups, founded=40)
    assert not found.flagged and found.all.ends[0] == pytest.approx(found.all.ends[1]) == pytest.approx(found.survivors.value)


def test_known_outcomes_of_groups_that_are_gone_narrow_the_bounds():
    rng = np.random.default_rng(2)
    groups, _ = given.network(rng, 88, 37)
    wide = judge(groups, founded=88).all
    told = groups.assign(
        outcome=groups["outcome"]
        .where((groups["alive"] > 0) | (rng.random(88) < 0.5), np.nan)
        .fillna(pd.Series(np.where(rng.random(88) < 0.5, 0.3, np.nan)))
    )
    narrow = judge(told, founded=88).all
    assert narrow.ends[1] - narrow.ends[0] < wide.ends[1] - wide.ends[0]


def test_without_the_list_there_are_no_bounds_and_the_verdict_is_capped():
    groups, _ = given.network(np.random.default_rng(3))
    found = judge(groups.query("alive > 0"))
    assert found.flagged and found.all is None
    assert "chưa đủ" in str(survivors_headline(found, "vi")) and "list" in str(survivors_headline(found, "en"))
    assert "chưa có danh sách" in survivors_table(found).cells("vi").to_string()


def test_lee_bounds_hold_the_difference_when_the_treatment_helps_groups_survive():
    rng, held = np.random.default_rng(4), []
    for _ in range(60):
        quality, network = rng.normal(0, 1, 300), rng.random(300) < 0.5
        outcome = quality + 0.4 * network
        alive = quality + 0.5 * network > -0.3
        groups = pd.DataFrame({"alive": alive * 1.0, "outcome": np.where(alive, outcome, np.nan), "compared": network * 1.0})
        found = judge(groups, founded=int(network.sum()), least=-5, most=5, seed=1)
        held.append(found.difference.low <= 0.4 <= found.difference.high)
    assert np.mean(held) >= 0.93


@pytest.mark.parametrize(("change", "founded", "said"), [
    ({"alive": [np.nan, 1, 1]}, 5, "alive"), ({}, 2, "at least 3"), ({"outcome": [3.0, 2.0, 1.0]}, 5, "the least and the most"), ({"alive": [0, 0, 1]}, 5, "at least two living"),
])  # fmt: skip
def test_a_list_that_cannot_be_judged_is_refused_in_words(change, founded, said):
    groups = pd.DataFrame({"alive": [1.0, 1.0, 0.0], "outcome": [0.4, 0.6, np.nan]} | change)
    with pytest.raises(BadTable, match=said):
        judge(groups, founded=founded)


@pytest.mark.parametrize("founded", [0, 88])
@pytest.mark.parametrize("language", LANGUAGES)
def test_headlines_stay_within_their_length(founded, language):
    found = judge(given.groups()[0], founded=founded)
    assert words(survivors_headline(found).text.to(language)) <= {"vi": 30, "en": 25}[language]
