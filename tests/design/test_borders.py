"""The borders at which a design takes another turn, and what is foreseen, by hand."""

import datetime as dt
import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import Design, Panel, registered
from analysis.catalogue import Shock, component
from analysis.design.denominators import recounted
from analysis.design.examples import _entry, question
from analysis.design.foresight import foresee
from analysis.design.geography import adjacency
from analysis.design.introduction import gap_at_start
from analysis.design.obstacles import component_obstacles
from analysis.design.shock_terms import crossed, nearest
from analysis.design.timeline import same_months, seasonal
from analysis.design.together import against, summed
from analysis.design.treatment import defined_by_treatment
from analysis.errors import BadParameter
from analysis.language import Text


def made(values, *, first=2000, start=None, freq="Y", named=None, asked=None) -> Design:
    """{place: its values by period}; `start`: {place: its first treated period}."""
    rows = [
        (place, str(pd.Period(str(first), freq=freq) + t), value, (start or {}).get(place))
        for place, own in values.items()
        for t, value in enumerate(own)
    ]
    frame = pd.DataFrame(rows, columns=["place", "period", "y", "adopted"])
    given = {"kind": "measure"} | ({"adopted": "adopted"} if start else {}) | (named or {})
    return Design(Panel.from_frame(frame, place="place", period="period", outcome="y", **given), **(asked or {}))


def jumps(treated, others):
    """Rows of places whose logarithm of exposure jumps by so much in the third of four years, when the first ones start."""
    rows = []
    for p, jump in enumerate((*treated, *others)):
        on = p < len(treated)
        for year in range(2010, 2014):
            people = 10_000 * math.exp(jump if year >= 2012 else 0.0)
            rows.append((f"p{p}", pd.Period(str(year), freq="Y"), people, float(on and year >= 2012), 2012 if on else None))
    frame = pd.DataFrame(rows, columns=["place", "period", "exposure", "treated", "adopted"])
    return frame.assign(adopted=pd.PeriodIndex(frame["adopted"].astype("Int64").astype("str").replace("<NA>", "NaT"), freq="Y"))


def test_people_are_counted_anew_where_the_jump_exceeds_three_errors_and_five_per_cent():
    others, spread = np.array([-0.04, -0.02, 0.0, 0.02, 0.04]), np.array([-0.03, 0.0, 0.03])
    error = np.sqrt((others @ others + spread @ spread) / 6 * (1 / 3 + 1 / 5))
    for size, said in ((3.05 * error, True), (2.95 * error, False)):
        assert size > np.log(1.05)
        t = stats.ttest_ind(size + spread, others).statistic
        assert (t > 3) == said == bool(recounted(jumps(size + spread, others), "two_by_two"))
    for size, said in ((np.log(1.051), True), (np.log(1.049), False)):
        assert bool(recounted(jumps(size + spread / 100, others / 100), "staggered")) is said
    assert not recounted(jumps(0.5 + spread, others), "interrupted")


def by_hand(effect, periods, before, rate):
    """The error of a level change beside a line that may bend, from the normal equations with the variances of the logs."""
    after = (np.arange(periods) >= before).astype(float)
    X = np.column_stack([np.ones(periods), np.arange(periods), after, after * (np.arange(periods) - before)])
    bread = np.linalg.inv(X.T @ X)
    return np.sqrt((bread @ X.T @ np.diag(np.exp(-effect * after) / rate) @ X @ bread)[2, 2])


@pytest.mark.parametrize(("periods", "before"), [(40, 20), (60, 36)])
def test_what_one_place_can_show_is_a_level_change_beside_a_line_that_may_bend(periods, before):
    found = foresee(1, periods, 1, 50.0, before=before)
    reach = stats.t.ppf(0.975, periods - 4) + stats.t.ppf(0.8, periods - 4)
    for ratio in (found.fall, found.rise):
        assert abs(math.log(ratio)) == pytest.approx(reach * by_hand(math.log(ratio), periods, before, 50.0))


def test_six_treated_places_of_thirty_have_welchs_t_and_five_are_handed_on():
    assert foresee(30, 20, 6, 5.0).df == pytest.approx(stats_welch(6, 24)) and foresee(30, 20, 6, 5.0).floor == 0
    assert foresee(30, 20, 5, 5.0).df == 28 and foresee(30, 20, 5, 5.0).floor == 1 / math.comb(30, 5)


def stats_welch(a, b):
    return (1 / a + 1 / b) ** 2 / (1 / (a**2 * (a - 1)) + 1 / (b**2 * (b - 1)))


@pytest.mark.parametrize("apart", [0.0, 1.0])
def test_the_smallest_effect_of_places_is_that_of_their_means_before_and_after(apart):
    """However far apart their levels are: the untreated rows are a table with empty cells."""
    rng = np.random.default_rng(0)
    values = {f"p{p:02d}": apart * p + np.arange(20) + rng.normal(0, 2.0, 20) for p in range(50)}
    found = made(values, start={f"p{p:02d}": "2010" for p in range(20)}).smallest_detectable
    before = 20 * 10 / 50 + 30 * 20 / 50  # untreated years a place
    assert found == pytest.approx(2.8 * 2.0 * np.sqrt((1 / 10 + 1 / before) * (1 / 20 + 1 / 30)), rel=0.05)


def test_neighbouring_years_that_are_alike_leave_a_larger_effect_unseen():
    """Of an AR(1) with a correlation of .5 by the square root of 3, less the downward bias of an estimated one."""
    rng, start = np.random.default_rng(1), {f"p{p:02d}": "2040" for p in range(10)}
    drawn = rng.normal(0, 1.0, (24, 81))
    alike = drawn.copy()
    for t in range(1, 81):
        alike[:, t] = 0.5 * alike[:, t - 1] + np.sqrt(0.75) * drawn[:, t]
    found = [
        made({f"p{p:02d}": own[1:] for p, own in enumerate(some)}, start=start, first=2000).smallest_detectable
        for some in (drawn, alike)
    ]
    assert found[1] / found[0] == pytest.approx(np.sqrt(3), rel=0.1)


def test_an_event_is_near_a_date_up_to_a_year_and_a_day():
    design = made({"vn-hn": np.arange(60.0)}, first=2000, named={"label": "Số vụ phạm pháp hình sự"})
    last = max((s for s in crossed(design) if s.precision != "approx"), key=lambda s: s.date)
    for days, named in ((366, True), (367, False)):
        said = nearest(design, [last.date + dt.timedelta(days)])
        assert bool(said) is named and (not named or last.name.en in said[0].text.en)


def test_one_place_beside_an_untouched_outcome_has_its_first_date_alone():
    frame = pd.DataFrame({"place": "a", "period": range(1990, 2030), "y": np.arange(40) % 7, "other": np.arange(40) % 5})
    panel = Panel.from_frame(frame, place="place", period="period", outcome="y", kind="measure", controls=["other"])
    design = Design(panel, adopted=("2005", "2015"), placebo="other")
    assert len(design.dates) == 2 and against(design).dates == design.dates[:1]


def test_an_event_at_untreated_places_alone_is_no_start_shared():
    values = {f"p{p}": np.random.default_rng(p).normal(9, 1, 10) for p in range(6)}
    start = {"p0": "2005", "p1": "2005"}
    event = {"name": Text("x", "x"), "date": dt.date(2005, 1, 1), "precision": "day", "level": "commune", "affects": ()}
    for where, code in ((("p0",), "shared_start"), (("p3",), "shocks_left_out")):
        asked = made(values, start=start, asked={"shocks": Shock(code="x", places=where, **event)})
        assert code in {c.code for c in asked.panel.cautions}, where


def test_an_outcome_that_stands_only_under_treatment_needs_four_figures_on_either_side():
    for without, defined in ((4, True), (3, False)):
        rows = pd.DataFrame({"outcome": [0.0] * without + [7.0, 9.0, 8.0, 9.0], "treated": [0.0] * without + [1.0] * 4})
        assert defined_by_treatment(rows.assign(dose=np.nan)) is defined
    assert not defined_by_treatment(rows.iloc[:-1].assign(dose=np.nan))


def test_two_years_and_eight_months_tell_a_season_from_a_trend():
    for months, alike in ((31, True), (32, False)):
        design = made({"a": np.arange(months) % 7}, first="2010-01", freq="M", asked={"adopted": "2011-06-01"})
        assert same_months(design, design.rows) is alike
    undated = made({"a": np.arange(31) % 7}, first="2010-01", freq="M")
    assert not same_months(undated, undated.rows)


def test_harmonics_are_two_pairs_of_months_one_of_quarters_and_none_of_years():
    for freq, first, names in (
        ("M", "2010-01", ["sin 1", "cos 1", "sin 2", "cos 2"]),
        ("Q", "2010Q1", ["sin 1", "cos 1"]),
        ("Y", "2010", []),
    ):
        design = made({"a": np.arange(48.0)}, first=first, freq=freq)
        found = seasonal(design, design.rows, "harmonics", None)
        assert list(found) == names
        for pair in zip(*[iter(found.values())] * 2, strict=True):
            np.testing.assert_allclose(pair[0] ** 2 + pair[1] ** 2, 1)


def test_a_component_of_a_single_commune_has_no_comparison_of_which_figures_stand():
    student = component("c-student")
    design = made({student.where[0]: np.arange(30) % 7}, first="2010-01", freq="M")
    found = {o.code: o for o in component_obstacles(design.panel, student, ())}
    assert "no figures stand for places without it" in found["no_comparison"].reason.en
    assert "no_start_date" in found
    assert "no_start_date" not in {o.code for o in component_obstacles(design.panel, student, (dt.date(2011, 1, 1),))}


@pytest.mark.parametrize(("kind", "assumed"), [("binary", "those who joined"), ("count", "places with the treatment")])
def test_persons_side_by_side_are_alike_persons_and_places_alike_places(kind, assumed):
    frame = pd.DataFrame({"place": range(20), "year": 2016, "on": np.arange(20) % 2, "y": np.arange(20) % 3 % 2})
    design = Design(Panel.from_frame(frame, place="place", period="year", outcome="y", treated="on", kind=kind))
    assert design.route == "cross_section" and design.comparison.assumptions[0].en.startswith(assumed)


def test_a_triple_difference_is_a_comparison_of_the_third_level():
    rng = np.random.default_rng(0)
    rows = [
        (f"p{p}-{part}", year, rng.normal(9, 1), part, "2005" if p < 4 else None)
        for p in range(8)
        for part in (0, 1)
        for year in range(2000, 2010)
    ]
    frame = pd.DataFrame(rows, columns=["place", "period", "y", "exposed", "adopted"])
    panel = Panel.from_frame(
        frame, place="place", period="period", outcome="y", adopted="adopted", kind="measure", controls=["exposed"]
    )
    found = Design(panel, eligible="exposed")
    assert (found.route, found.comparison.sms_level) == ("triple", 3)


def test_five_untreated_places_are_handed_on_as_five_treated_ones_are():
    assert foresee(30, 20, 24, 5.0).df == pytest.approx(stats_welch(24, 6)) and foresee(30, 20, 24, 5.0).floor == 0
    assert foresee(30, 20, 25, 5.0).df == 28 and foresee(30, 20, 25, 5.0).floor == 1 / math.comb(30, 5)


def test_a_study_of_places_may_have_one_period_before_and_one_place_eight():
    assert all(foresee(22, 36, 6, 50.0, before=before).fall < 1 for before in (1, 35))
    assert foresee(1, 36, 1, 50.0, before=8).fall < 1
    for places, before in ((22, 0), (1, 7)):
        with pytest.raises(BadParameter, match="before="):
            foresee(places, 36, 1, 50.0, before=before)


def test_a_season_is_sought_in_two_whole_years_and_in_no_less():
    for freq, first, enough, columns in (("M", "2010-01", 24, 4), ("Q", "2010Q1", 8, 3)):
        for n, found in ((enough, columns), (enough - 1, 0)):
            design = made({"a": np.arange(float(n))}, first=first, freq=freq)
            assert len(seasonal(design, design.rows, None, None)) == found


def test_a_list_that_is_open_stands_in_the_way_and_a_closed_one_does_not():
    for code, stands in (("c-sensitive", True), ("c-student", False)):
        asked = component(code)
        design = made({asked.where[0]: np.arange(30) % 7}, first="2010-01", freq="M")
        assert ("open_list" in {o.code for o in component_obstacles(design.panel, asked, ())}) is stands


def test_places_put_together_keep_the_date_that_was_said_and_no_treatment_of_their_own():
    values = {place: np.arange(20) % 7 + 5.0 for place in ("a", "b")}
    dated = summed(made(values, asked={"adopted": "2010"}))
    assert dated.dates == (dt.date(2010, 1, 1),) and dated.panel.rows["treated"].isna().all()
    own = summed(made(values, start=dict.fromkeys(values, "2010")))
    assert own.panel.rows["treated"].tolist() == [0.0] * 10 + [1.0] * 10
    frame = pd.DataFrame(
        [(p, 2000 + t, v, 0) for p, some in values.items() for t, v in enumerate(some)], columns=["place", "period", "y", "on"]
    )
    none = Panel.from_frame(frame, place="place", period="period", outcome="y", treated="on", kind="measure")
    assert summed(Design(none)).panel.rows["treated"].isna().all()


def test_a_year_without_figures_around_the_start_is_a_gap_and_eleven_months_are_not():
    for missing, said in ((12, True), (11, False)):
        months = pd.period_range("2010-01", periods=60, freq="M").astype(str)
        frame = pd.DataFrame({"place": "a", "period": months, "y": np.arange(60) % 7}).drop(range(24, 24 + missing))
        panel = Panel.from_frame(frame, place="place", period="period", outcome="y", kind="measure")
        found = gap_at_start(Design(panel, adopted="2012-06-01"))
        assert bool(found) is said and (not said or "from 2012-01 to 2012-12" in found[0].text.en)


def test_neighbours_are_places_of_the_table_and_of_another_cluster():
    rows, cluster = pd.DataFrame({"place": ["a", "b", "c", "d"]}), np.array([0, 0, 1, 2])
    found = adjacency(rows, cluster, {"a": ["b", "c", "elsewhere"], "elsewhere": ["d"]})
    assert found.tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 0]]


def test_six_rows_in_which_the_outcome_is_the_treatment_are_told_and_five_are_not():
    for n, defined in ((6, True), (5, False)):
        rows = pd.DataFrame({"treated": np.arange(n) % 2.0, "dose": np.nan}).assign(outcome=lambda f: 3 + 2 * f["treated"])
        assert defined_by_treatment(rows) is defined


def test_the_plans_entry_of_another_component_holds_no_question(monkeypatch):
    women, club = (registered.Entry(name=name, settled={}) for name in ("c-women", "c-club"))
    asked = SimpleNamespace(panel=SimpleNamespace(outcome="y"))
    for planned, component_, entry in (([women], "c-club", ""), ([women, club], "c-club", "c-club"), ([women], "", "c-women")):
        monkeypatch.setattr(registered, "about", lambda data, planned=planned: planned)
        assert _entry("teaching", component_, asked) == entry


def test_a_declared_total_of_the_teaching_district_is_one_figure_and_a_series_has_its_periods():
    total, campaign = question("teaching", "c-worker").panel, question("teaching", "c-tips").panel
    assert len(total.rows) == 1 and total.window[0] == dt.date(2020, 1, 1) and len(campaign.rows) > 100


def test_texas_has_its_new_prisons_from_1994_on():
    rows = question("texas").panel.rows
    assert set(rows["adopted"].dropna().astype(str)) == {"1994"} and set(rows.loc[rows["adopted"].notna(), "place"]) == {"Texas"}
