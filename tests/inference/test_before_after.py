"""Persons before and after: paired and Welch's tests where there is nothing else, linearised errors with weights and clusters."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from analysis.inference.before_after import difference_in_change, mean_change
from analysis.panel.own_table import read_table
from analysis.present.before_after import before_after

RNG = np.random.default_rng(5)
N = 240
CLUB = np.arange(N) % 12
BEFORE = RNG.normal(50, 8, N)
ON = (RNG.random(N) < 0.5) * 1.0
AFTER = BEFORE + 2 + 3 * ON + RNG.normal(0, 1.5, 12)[CLUB] + RNG.normal(0, 4, N)
WEIGHT = RNG.uniform(0.4, 3, N)
CHANGE = AFTER - BEFORE


def clustered(X, weights, groups):
    return sm.WLS(CHANGE, X, weights=weights).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)


def half(found) -> float:
    return (found.high - found.low) / 2


def test_without_weights_and_clusters_it_is_the_paired_test_and_welchs():
    one, two = mean_change(BEFORE, AFTER), difference_in_change(BEFORE, AFTER, ON)
    paired = stats.ttest_rel(AFTER, BEFORE).confidence_interval()
    welch = stats.ttest_ind(CHANGE[ON > 0], CHANGE[ON == 0], equal_var=False).confidence_interval()
    assert (one.low, one.high) == pytest.approx((paired.low, paired.high))
    assert (two.low, two.high) == pytest.approx((welch.low, welch.high))


def test_a_mean_with_weights_and_clusters_is_that_of_a_clustered_regression():
    found, peer = mean_change(BEFORE, AFTER, weights=WEIGHT, cluster=CLUB), clustered(np.ones(N), WEIGHT, CLUB)
    assert found.value == pytest.approx(np.average(CHANGE, weights=WEIGHT)) and found.n == N
    assert half(found) == pytest.approx(stats.t.ppf(0.975, 11) * peer.bse[0])
    assert half(found) > 1.3 * half(mean_change(BEFORE, AFTER, weights=WEIGHT))


def test_a_difference_within_clusters_is_that_of_a_clustered_regression():
    found, peer = (
        difference_in_change(BEFORE, AFTER, ON, weights=WEIGHT, cluster=CLUB),
        clustered(sm.add_constant(ON), WEIGHT, CLUB),
    )
    assert found.value == pytest.approx(peer.params[1])
    assert half(found) == pytest.approx(stats.t.ppf(0.975, 11) * peer.bse[1] * np.sqrt((N - 2) / (N - 1)))


def test_clubs_treated_as_a_whole_count_as_clubs():
    on = (CLUB < 3) * 1.0
    found, alone = difference_in_change(BEFORE, AFTER, on, cluster=CLUB), difference_in_change(BEFORE, AFTER, on)
    means = [
        pd.Series(CHANGE[on == k]).groupby(CLUB[on == k]).mean() for k in (1, 0)
    ]  # clubs of one size: their means are all there is
    welch = stats.ttest_ind(*means, equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx((welch.low, welch.high)) and half(found) > 2 * half(alone)


def test_one_club_on_a_side_has_no_difference_and_one_club_no_interval():
    assert difference_in_change(BEFORE, AFTER, (CLUB < 1) * 1.0, cluster=CLUB) is None
    assert np.isnan(mean_change(BEFORE, AFTER, cluster=np.zeros(N)).low)


def test_the_first_page_of_a_survey_counts_its_weights_and_clusters(tmp_path):
    frame = pd.DataFrame({"Mã phiếu": [f"P{i:03d}" for i in range(N)], "Tham gia": np.where(ON > 0, "có", "không"), "Cụm": [f"Tổ {c}" for c in CLUB],
                          "Trọng số": WEIGHT.round(3), "Điểm trước": BEFORE.round(1), "Điểm sau": AFTER.round(1)})  # fmt: skip
    frame.to_excel(tmp_path / "phieu.xlsx", index=False)
    said, table = before_after(read_table(str(tmp_path / "phieu.xlsx")), "en")
    rounded = [frame[c].to_numpy(float) for c in ("Điểm trước", "Điểm sau")]
    expected = difference_in_change(*rounded, ON, weights=frame["Trọng số"].to_numpy(), cluster=CLUB)
    assert f"difference {expected.value:+.2f} (95% interval {expected.low:+.2f} to {expected.high:+.2f})" in str(said)
    assert "Weights and clusters (12) are counted" in str(said) and len(table.build("vi")) == 3
    assert "Có tính trọng số và cụm (12 cụm)" in str(before_after(read_table(str(tmp_path / "phieu.xlsx")), "vi")[0])
