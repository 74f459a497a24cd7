"""A change a year and the median of all pairs of periods: where they are two answers, the sentence gives both."""

import itertools
import math

import numpy as np
import pytest
from panels import series

from analysis import estimate
from analysis.estimators.trend import disagree
from analysis.language import number
from analysis.present.sentences import sentence

FALLS = [935, 824, 925, 889, 879]  # five years whose AR(1) has rho -.67: the model rises, the pairs fall


def test_the_median_is_that_of_the_changes_between_all_pairs():
    changes = [math.log(FALLS[j] / FALLS[i]) / (j - i) for i, j in itertools.combinations(range(5), 2)]
    assert estimate(series(FALLS)).statistics["pair_median"] == pytest.approx(100 * math.expm1(np.median(changes)))


def test_a_value_of_zero_has_no_median_of_per_cents_and_is_not_compared():
    effect = estimate(series([3, 0, 4, 2, 5, 6]))
    assert "pair_median" not in effect.statistics and "two_trends" not in {c.code for c in effect.cautions}


def test_two_answers_of_unlike_signs_are_both_in_the_sentence_with_the_first_and_last_year():
    effect = estimate(series([935, 824, 925, 889, 879], kind="count"), season="none")
    pairs = effect.statistics["pair_median"]
    assert (effect.value > 0) != (pairs > 0)
    said = sentence(effect)
    for language in ("vi", "en"):
        assert f"{number(pairs, language, 1)}%" in said.text.to(language)
        point = next(p.to(language) for p in said.points if "Theil–Sen" in p.to(language))
        assert all(part in point for part in (number(effect.value, language, 1), "935", "879"))


def test_a_long_label_never_drops_the_second_answer():
    from dataclasses import replace

    from analysis.language import Text

    long = "Số vụ phạm pháp hình sự về trật tự xã hội do công an cấp xã của cả huyện tiếp nhận và giải quyết trong năm"
    effect = replace(estimate(series(FALLS)), label=Text(long, long))
    assert number(effect.statistics["pair_median"], "vi", 1) in sentence(effect).text.vi


@pytest.mark.parametrize(
    ("value", "low", "high", "pairs", "two"),
    [
        (0.2, -8.5, 9.7, -1.3, True),  # unlike signs
        (0.04, -8.5, 9.7, -1.3, False),  # printed as no change
        (-1.2, -5.8, 3.6, -0.5, False),  # near each other within a wide interval
        (-15.9, -25.3, -5.4, -10.6, True),  # clear, a third apart
        (-10.7, -17.0, -4.0, -10.6, False),
        (-3.0, -4.0, -2.0, -4.5, True),  # outside the interval
        (-3.0, -4.0, -2.0, math.nan, False),
    ],
)
def test_they_are_two_answers_by_sign_by_the_interval_or_by_a_third_where_a_direction_is_said(value, low, high, pairs, two):
    assert disagree(value, low, high, pairs) is two
