"""Districts are compared only where they report the same; costs are never invented."""

import numpy as np
import pandas as pd
import pytest

from analysis.errors import BadTable
from analysis.judgement import given
from analysis.judgement.costs import costs
from analysis.judgement.districts import compare
from analysis.present import costs_table, districts_headline, districts_table
from analysis.present.sentences.headline import words
from analysis.results import Estimate, Refusal

FEWER = {"value": 20.0, "low": 10.0, "high": 40.0, "years": 2.0}


def figures(rng, districts=8, spread=0.3):
    people = rng.integers(120, 400, districts) * 1000.0
    value = rng.poisson(people * 6e-4 * np.exp(rng.normal(0, spread, districts)))
    return pd.DataFrame(
        {
            "district": [f"D{n}" for n in range(districts)],
            "indicator": "offences",
            "start": "2019-01",
            "end": "2019-12",
            "value": value,
            "exposure": people,
        }
    )


def test_a_new_district_lies_within_the_prediction_interval_19_times_in_20():
    rng, held = np.random.default_rng(48), []
    for _ in range(120):
        found = compare(figures(rng))
        held.append(found.prediction[0] <= 60 * np.exp(rng.normal(0, 0.3)) <= found.prediction[1])
    assert np.mean(held) >= 0.90


def test_other_indicators_and_windows_are_set_aside_with_the_reason():
    rows = pd.concat(
        [
            figures(np.random.default_rng(1)),
            figures(np.random.default_rng(2), 2).assign(start="2018-01"),
            figures(np.random.default_rng(3), 1).assign(indicator="tips"),
        ]
    )
    found = compare(rows.reset_index(drop=True))
    assert len(found.used) == 8 and sorted(found.aside["why"]) == ["indicator", "window", "window"]
    assert len(found.used) + len(found.aside) == len(rows)


def test_two_figures_for_one_district_are_shown_and_both_tried():
    rows, _ = given.districts()
    found = compare(rows)
    assert found.conflicts["district"].unique().tolist() == ["Huyện C"] and found.low < found.high
    assert "another source" in districts_table(found).cells("en").to_string()
    assert len(found.used) + len(found.aside) + len(found.conflicts) - 1 == len(rows)


def test_like_districts_have_little_heterogeneity_and_unlike_ones_much():
    rng = np.random.default_rng(5)
    assert compare(figures(rng, 12, spread=0.0)).i2 < 60 < compare(figures(rng, 12, spread=0.5)).i2


def test_two_districts_are_too_few_and_that_is_said():
    found = compare(figures(np.random.default_rng(1), 2))
    assert isinstance(found.effect, Refusal) and "cannot be compared" in districts_headline(found, "en").text.en


@pytest.mark.parametrize(("language", "most"), [("vi", 30), ("en", 25)])
def test_the_headline_stays_within_its_length(language, most):
    found = compare(given.districts()[0])
    assert isinstance(found.effect, Estimate) and words(districts_headline(found).text.to(language)) <= most


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(BadTable, match="exposure"):
        compare(figures(np.random.default_rng(1)).drop(columns="exposure"))


def test_without_costs_one_row_says_so():
    shown = costs_table(costs(None, FEWER)).cells("vi")
    assert len(shown) == 1 and "chưa có bảng chi phí" in shown.to_string()


def test_hours_are_counted_at_both_prices_and_divided_by_the_interval():
    table = pd.DataFrame(
        {
            "item": ["tuần tra", "đèn"],
            "hours": [1000, None],
            "price_low": [20, None],
            "price_high": [50, None],
            "money": [None, 10_000],
        }
    )
    low, high = costs(table, FEWER).prices
    assert (low.total, low.value, low.low, low.high) == (30_000, 1500, 750, 3000)
    assert (high.total, high.value) == (60_000, 3000)


def test_no_upper_end_where_there_may_be_no_event_fewer_and_none_at_all_where_there_is_none():
    table = pd.DataFrame({"item": ["đèn"], "money": [10_000]})
    open_ended = costs(table, FEWER | {"low": -5.0}).prices[0]
    assert open_ended.high == np.inf and open_ended.low == 250
    assert np.isnan(costs(table, {"value": -9.0, "low": -20.0, "high": -1.0}).prices[0].value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": [10], "price_low": [None], "price_high": [2]},
        {"hours": [10], "price_low": [3], "price_high": [2]},
        {"money": [-1]},
    ],
)
def test_costs_that_cannot_be_are_refused(wrong):
    with pytest.raises(BadTable):
        costs(pd.DataFrame({"item": ["x"]} | wrong), FEWER)
