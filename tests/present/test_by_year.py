"""The years of a series beside its trend: added up by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis import Panel
from analysis.panel.whole import whole
from analysis.present import years_table

PERIODS = pd.period_range("2017-01", "2019-06", freq="M")


def months(**columns) -> Panel:
    kind = columns.pop("kind", "count")
    frame = pd.DataFrame({"place": "a", "period": PERIODS.astype(str), "outcome": np.arange(30) % 7 + 3} | columns)
    named = {"exposure": "exposure"} if "exposure" in columns else {}
    return Panel.from_frame(frame, place="place", period="period", outcome="outcome", kind=kind, **named)


def test_counts_are_added_up_and_compared_with_the_whole_year_before():
    table = years_table(months()).cells("en")
    values = np.arange(30) % 7 + 3
    sums = [int(values[:12].sum()), int(values[12:24].sum()), int(values[24:].sum())]
    assert list(table["Year"]) == ["2017", "2018", "2019"] and list(table.iloc[:, 1]) == [str(s) for s in sums]
    change = 100 * (sums[1] / sums[0] - 1)
    assert list(table["On the year before"]) == ["—", f"{change:+.1f}%".replace("-", "−"), "—"]
    assert list(table["Missing"]) == ["", "", "only 6 of 12 periods"]
    short = months().rows.iloc[:28]
    made = Panel.from_frame(short[["place", "period", "outcome"]], place="place", period="period", outcome="outcome")
    assert list(years_table(made).cells("vi")["Thiếu"]) == ["", "", "chỉ có 4/12 kỳ"]
    holed = Panel.from_frame(
        short[["place", "period", "outcome"]].drop(short.index[14]), place="place", period="period", outcome="outcome"
    )
    assert list(years_table(holed).cells("vi")["Thiếu"]) == [
        "",
        "1/12 kỳ",
        "chỉ có 4/12 kỳ",
    ]  # how many are missing, as the heading says


def test_a_rate_is_events_over_the_persons_of_the_year_and_is_what_is_compared():
    table = years_table(months(exposure=np.linspace(500, 1500, 30))).cells("vi")
    values, people = np.arange(30) % 7 + 3, np.linspace(500, 1500, 30)
    rates = [1e5 * values[a:b].sum() / people[a:b].sum() for a, b in ((0, 12), (12, 24))]
    assert float(table.iloc[0, 2].replace(".", "").replace(",", ".")) == pytest.approx(rates[0], abs=0.05)
    shown = float(table["So với năm trước"][1].rstrip("%").replace("−", "-").replace(",", "."))
    assert shown == pytest.approx(100 * (rates[1] / rates[0] - 1), abs=0.05)


def test_shares_are_of_all_trials_and_measures_are_averaged():
    share = years_table(months(exposure=np.repeat([20.0, 40.0], 15), kind="share")).cells("en")
    values, trials = np.arange(30) % 7 + 3, np.repeat([20.0, 40.0], 15)
    assert float(share.iloc[1, 1]) == pytest.approx(100 * values[12:24].sum() / trials[12:24].sum(), abs=0.05)
    mean = years_table(months(kind="measure")).cells("en")
    assert float(mean.iloc[0, 1]) == pytest.approx(values[:12].mean(), abs=0.05)


def test_years_alone_have_no_column_of_what_is_missing():
    frame = pd.DataFrame({"place": "a", "period": [2015, 2016, 2018], "outcome": [10, 12, 0]})
    table = years_table(Panel.from_frame(frame, place="place", period="period", outcome="outcome")).cells("en")
    assert "Missing" not in table and list(table["On the year before"]) == ["—", "+20.0%", "—"]


@pytest.mark.parametrize("missing", [[(0, 5), (3, 17)], [(n, n) for n in range(9)]])
def test_the_years_of_a_sum_of_places_add_all_the_figures_that_stand(missing):
    """One cell missing does not take the month from all the others, whether the trend leaves out the month or the place."""
    frame = pd.DataFrame(
        [
            (f"p{i:02d}", str(p), i + t % 7, 900 + i)
            for i in range(10)
            for t, p in enumerate(PERIODS[:24])
            if (i, t) not in missing
        ],
        columns=["place", "period", "n", "population"],
    )
    made = whole(Panel.from_frame(frame, place="place", period="period", outcome="n", exposure="population"))
    table = years_table(made).cells("vi")
    by_hand = frame.groupby(frame["period"].str[:4])["n"].agg(["sum", "size"])
    assert [int(v.replace(".", "")) for v in table.iloc[:, 1]] == by_hand["sum"].tolist()
    assert list(table["Thiếu"]) == [f"{120 - n}/120 ô" if n < 120 else "" for n in by_hand["size"]]


def test_years_with_figures_missing_are_not_compared_and_rows_without_persons_are_told():
    """The two blanks may be those of the busiest commune: what changes then is who is counted."""
    frame = pd.DataFrame([(f"p{i}", str(p), (200 if i == 0 else 10), 900.0 + i) for i in range(10) for p in PERIODS[:24]],
                         columns=["place", "period", "n", "population"])  # fmt: skip
    frame.loc[[7, 8], "n"], frame.loc[40, "population"] = np.nan, np.nan
    table = years_table(Panel.from_frame(frame, place="place", period="period", outcome="n", exposure="population"))
    assert "So với năm trước" not in table.cells("vi") and "1 dòng có số mà không có mẫu số" in table.foot.vi
