"""Everything printed about Gia Lâm, with the numbers the founding brief names; and what is wrong with the whole record."""

import pandas as pd
import pytest

from analysis import Design, estimate, load_record
from analysis.panel import quality

PEOPLE_2019 = 286_102
# outcome: count, exact Poisson interval rounded
TOTALS = {
    "persons_managed_from_tips": (3684, 3566, 3805),
    "drug_compulsory_rehab": (367, 330, 407),
    "drug_voluntary_rehab": (35, 24, 49),
    "weapons_surrendered": (482, 440, 527),
}


@pytest.fixture(scope="module")
def record():
    return load_record("vn-hn-gialam")


def test_every_row_of_the_place_is_used_and_every_other_set_aside(record):
    account = record.accounting
    assert account.rows_in == 1061 == account.rows_used + len(account.set_aside)
    assert set(record.rows["place_code"]) == {"vn-hn-gialam"}


@pytest.mark.parametrize("outcome", TOTALS)
def test_a_total_of_gia_lam_has_its_exact_interval(record, outcome):
    effect = estimate(Design(next(p for p in record.totals() if p.outcome == outcome)))
    assert (effect.value, round(effect.low), round(effect.high)) == TOTALS[outcome]


def test_the_voluntary_share_is_8_7_per_cent(record):
    effect = estimate(Design(next(p for p in record.shares() if p.outcome == "voluntary_rehab")))
    assert [round(100 * v, 1) for v in (effect.value, effect.low, effect.high)] == [8.7, 6.1, 11.9]


def test_rates_use_the_census_population_over_the_whole_window(record):
    panel = next(p for p in record.rates() if p.outcome == "drug_compulsory_rehab")
    first, last = panel.window
    assert panel.rows["exposure"].iloc[0] == pytest.approx(PEOPLE_2019 * ((last - first).days + 1) / 365.25)
    assert "286,102" in panel.cautions[0].text.en and "286.102" in panel.cautions[0].text.vi


def test_clubs_members_groups_and_coverage_stand_in_the_record(record):
    printed = {code: record.latest(code)["value"] for code in (
        "clubs_crime_prevention", "club_members_crime_prevention", "groups_women_2no1yes",
    )}  # fmt: skip
    assert list(printed.values()) == [17, 562, 509]


def test_a_place_without_totals_has_none_and_does_not_fail():
    record = load_record("vn-hn-gialam-yenvien-tt")
    assert record.totals() == [] and record.shares() == []


def test_a_figure_of_another_clock_or_window_is_shown_elsewhere_but_not_compared(record):
    found = record.elsewhere("drug_compulsory_rehab")
    assert found["place"].iloc[0] == "vn-hn-gialam" and bool(found["comparable"].iloc[0])
    others = found.iloc[1:]
    assert ((others["en"] != "") | others["comparable"]).all()


def test_contradictions_stay_visible():
    found = quality.conflicts(load_record("vn").everything)
    assert len(found) > 20 and (found["spread"].dropna() > 0).all()


def test_a_printed_percentage_that_fails_arithmetic_is_named():
    found = quality.failed_arithmetic(load_record("vn").everything)
    assert {"holds", "fails"} <= set(found["verdict"])
    assert (abs(found["printed"] - found["computed"]).where(found["verdict"] == "holds", 0) <= 0.051).all()


def test_contradictions_of_months_are_seen_too():
    rows = load_record("vn").everything.head(4).copy()
    rows["indicator"], rows["place_code"], rows["clock"] = "drug_cases", "vn-hn-gialam-daton", "month_as_printed"
    for column, days in (("period_start", ("2019-01-01", "2019-01-01", "2019-02-01", "2019-03-01")),
                         ("period_end", ("2019-01-31", "2019-01-31", "2019-02-28", "2019-03-31"))):  # fmt: skip
        rows[column] = pd.to_datetime(list(days))
    rows["value"] = [95.0, 7.0, 7.0, 8.0]
    (found,) = quality.conflicts(rows).itertuples()
    assert found.window == "01/2019" and found.figures == (7.0, 95.0)
    rows["period_start"] = rows["period_end"] = pd.to_datetime(["2019-01-10", "2019-01-20", "2019-01-30", "2019-01-30"])
    (found,) = quality.conflicts(rows).itertuples()  # two days of one month are no contradiction
    assert found.window == "30/01/2019" and found.figures == (7.0, 8.0)
