"""What a law did is the law's: events of the register enter the model of a series, are left out, or it is said why not."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate
from analysis.catalogue import Shock, shocks, sources
from analysis.catalogue.declared import toml
from analysis.catalogue.shocks import KINDS
from analysis.design import Claim
from analysis.language import Text, number
from analysis.panel.simulate import simulate
from analysis.present.sentences import title

OUTCOME = "compulsory_rehab"


def district(seed: int = 48, court_rule: float = 0.1) -> Panel:
    """Compulsory rehabilitation of the teaching district, by month, with a fall planted in 2014."""
    rows = simulate(seed, court_rule=court_rule).rows
    frame = rows.groupby("period")[[OUTCOME, "person_years"]].sum().reset_index().assign(place="vn-hn-gialam")
    return Panel.from_frame(frame, place="place", period="period", outcome=OUTCOME, exposure="person_years", simulated=True)


def series(heading: str, place: str = "vn-hn-gialam", first: str = "2008-01", last: str = "2024-12", seed: int = 1) -> Panel:
    periods = pd.period_range(first, last, freq=pd.Period(first).freqstr[0])
    values = np.random.default_rng(seed).poisson(60, len(periods))
    frame = pd.DataFrame({"place": place, "period": periods, heading: values})
    return Panel.from_frame(frame, place="place", period="period", outcome=heading)


def test_every_event_has_a_source_and_a_kind_and_every_entry_an_event():
    known = shocks()
    assert {s.source for s in known.values()} <= set(sources()) and {s.kind for s in known.values()} <= set(KINDS)
    assert set(toml("shocks")) - {"cues"} <= set(known)
    assert {s.kind for s in known.values()} == set(KINDS)
    assert all(s.affects for s in known.values() if s.step)


def test_a_fall_that_the_law_brought_is_not_put_down_to_the_programme():
    panel = district()
    rows = panel.usable
    after = rows["period"].dt.start_time >= "2012-07-01"
    naive = rows.loc[after, "outcome"].mean() / rows.loc[~after, "outcome"].mean()
    found = estimate(Design(panel, adopted="2012-07-01", treatment="x"))
    assert naive < 0.5 and found.low < 1 < found.high
    assert "shock court-rehab-2014" in set(found.coefficients["term"])
    assert "Tòa án quyết định" in next(c.text.vi for c in found.cautions if c.code == "shocks_modelled")


def test_without_the_register_nothing_of_it_enters():
    found = estimate(Design(district(), adopted="2012-07-01", treatment="x", shocks=()))
    assert not any(term.startswith("shock") for term in found.coefficients["term"])


@pytest.mark.parametrize("start", ["2013-12-01", "2014-01-01", "2014-02-01"])
def test_a_start_at_the_date_of_the_law_is_only_described(start):
    found = estimate(Design(district(), adopted=start, treatment="x"))
    assert found.claim is Claim.DESCRIBE
    assert "Not to be told apart" in next(c.text.en for c in found.cautions if c.code == "entangled_shock")


@pytest.mark.parametrize("heading", ["Số người cai nghiện bắt buộc", "cai_nghien_bat_buoc", "drug_compulsory_rehab"])
def test_an_outcome_is_known_by_its_code_or_its_heading(heading):
    found = estimate(Design(series(heading), adopted="2011-01-01", treatment="x"))
    assert "shock court-rehab-2014" in set(found.coefficients["term"])


def test_another_outcome_is_not_touched():
    assert Design(series("Số cây trồng"), adopted="2011-01-01", treatment="x").events == ()


def test_an_event_of_one_province_is_none_elsewhere():
    codes = [{s.code for s in Design(series("Số vụ trộm cắp", place)).events} for place in ("vn-hn-gialam", "vn-hcm")]
    assert "covid-2021" in codes[0] and "covid-2021" not in codes[1] and "covid-2020" in codes[1]


def test_the_periods_of_an_event_that_passes_are_left_out():
    found = estimate(Design(series("Số vụ trộm cắp"), adopted="2015-01-01", treatment="x"))
    terms = set(found.coefficients["term"])
    assert {"shock covid-2020", "shock covid-2021"} <= terms
    said = next(c.text.vi for c in found.cautions if c.code == "shocks_modelled")
    assert "bỏ các kỳ đó ra" in said


def test_a_short_series_says_why_an_event_is_not_in_its_model():
    found = estimate(Design(series("Số vụ phạm pháp hình sự", first="2005", last="2020")))
    assert not any(term.startswith("shock") for term in found.coefficients["term"])
    said = next(c.text.en for c in found.cautions if c.code == "shocks_left_out")
    assert "Criminal Code" in said and "too near its ends" in said


def test_a_break_names_the_nearest_event_and_says_that_it_took_none_out():
    panel = district()
    broken = estimate(Design(panel), method="structural_breaks")
    assert "Courts decide" in next(c.text.en for c in broken.cautions if c.code == "nearest_shock")
    assert not any(c.code == "shocks_modelled" for c in broken.cautions)


def test_a_date_near_an_event_that_takes_no_step_names_it():
    found = estimate(Design(series("Số vụ phạm pháp hình sự"), adopted="2018-09-01", treatment="x"))
    assert "Decree 01/2018" in next(c.text.en for c in found.cautions if c.code == "nearest_shock")


def test_places_that_shared_an_event_say_so():
    frame = pd.concat(
        series("Số vụ trộm cắp", f"vn-hn-gialam-{i}", seed=i).rows.assign(start="2015-01" if i < 6 else "") for i in range(12)
    )
    panel = Panel.from_frame(
        frame, place="place", period="period", outcome="outcome", adopted="start", label=Text("Số vụ trộm", "Thefts")
    )
    said = [c.text.en for c in estimate(Design(panel, treatment="x")).cautions if c.code == "shocks_shared"]
    assert said and "takes the shared part out" in said[0]


def test_an_own_event_enters_by_name_and_dates_are_days():
    design = Design(series("Số cây trồng"), adopted="2015-01-01", treatment="x", shocks="covid-2020")
    assert [s.code for s in design.events] == ["covid-2020"]
    assert all(isinstance(s.date, dt.date) for s in shocks().values())


def test_a_table_known_by_its_heading_is_described_as_recorded_and_its_step_is_said():
    panel = series("Số vụ phạm pháp hình sự", first="2017-01", last="2019-12")
    found = estimate(Design(panel))
    assert not any(term.startswith("shock") for term in found.coefficients["term"])
    assert "known by the heading alone" in next(c.text.en for c in found.cautions if c.code == "shocks_left_out")
    asked = estimate(Design(panel, shocks="blhs-2015"))
    step = asked.coefficients.set_index("term").loc["shock blhs-2015"]
    said = next(c.text.en for c in found.cautions if c.code == "step_size")
    sizes = [f"{100 * np.expm1(step[end]):.1f}%".replace("-", "−") for end in ("value", "low", "high")]
    assert "Taken out" in said and "Criminal Code 2015" in said and all(size in said for size in sizes)
    assert f"{asked.value:.1f}%".replace("-", "−") in said


def test_a_step_that_is_taken_out_is_said_with_its_size_and_the_change_without_it():
    panel = series("Số vụ phạm pháp hình sự", first="2017-01", last="2019-12")
    asked, plain = estimate(Design(panel, shocks="blhs-2015")), estimate(Design(panel, shocks=()))
    step = asked.coefficients.set_index("term").loc["shock blhs-2015"]
    said = next(c.text.vi for c in asked.cautions if c.code == "step_size")
    for value in (100 * np.expm1(step["value"]), plain.value, plain.low, plain.high):
        assert number(value, "vi", 1) in said
    assert "ngoài bước nhảy 2018" in title(asked).vi and "bước nhảy" not in title(plain).vi


def test_an_event_that_only_its_design_knows_is_said_with_its_step_too():
    own = Shock(
        code="new-form", name=Text("Mẫu sổ mới", "New form"), date=dt.date(2018, 1, 1), precision="day", level="", affects=()
    )
    found = estimate(Design(series("Số cây trồng", first="2017-01", last="2019-12"), shocks=own))
    assert "New form (1 January 2018)" in next(c.text.en for c in found.cautions if c.code == "step_size")
    assert "a step in 2018" in title(found).en


@pytest.mark.parametrize(("code", "modelled"), [("criminal_offences", True), ("pham_phap_hinh_su", False)])
def test_an_outcome_that_the_register_names_takes_its_steps_where_nothing_is_judged(code, modelled):
    found = estimate(Design(series(code, place="vn", first="2017-01", last="2019-12")))
    assert ("shock blhs-2015" in set(found.coefficients["term"])) is modelled
    assert "step_size" in {caution.code for caution in found.cautions}


def test_a_table_whose_date_is_judged_takes_the_steps_of_its_heading():
    found = estimate(
        Design(series("Số vụ phạm pháp hình sự", first="2014-01", last="2021-12"), adopted="2016-06-01", treatment="x")
    )
    assert "shock blhs-2015" in set(found.coefficients["term"])
