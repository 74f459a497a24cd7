"""What takes a cause away, or lets it be said: gaps at the start, lists that are open, a lot, events of the same day."""

import datetime as dt

import numpy as np
import pandas as pd

from analysis import Design, Panel, estimate, run_checks
from analysis.catalogue import Shock
from analysis.checks import pre_trend
from analysis.credentials import panel_worlds
from analysis.language import Text
from analysis.present.sentences.points import permitted, untested


def communes(begun=8, periods=48, **named):
    rng = np.random.default_rng(3)
    time = pd.period_range("2012-01", periods=periods, freq="M").astype(str)
    rows = pd.DataFrame({"place": np.repeat([f"p{n:02d}" for n in range(22)], periods), "period": np.tile(time, 22)})
    begun = rows["place"] < f"p{begun:02d}"
    rows["adopted"] = np.where(begun, time[periods // 2], None)
    rows["on"] = (begun & (rows["period"] >= time[periods // 2])).astype(float)
    rows["y"] = rng.poisson(20 * np.exp(-0.3 * rows["on"]))
    return Panel.from_frame(rows, place="place", period="period", outcome="y", **named), time[periods // 2]


def codes(found):
    return {c.code for c in found.cautions}


def years(*spans):
    rng, known = np.random.default_rng(5), [year for first, last in spans for year in range(first, last + 1)]
    rows = pd.DataFrame({"place": "VN", "period": known, "y": rng.poisson(300, len(known))})
    return Panel.from_frame(rows, place="place", period="period", outcome="y")


def test_a_change_across_years_without_figures_is_only_described():
    gone = estimate(Design(years((1998, 2007), (2012, 2021)), adopted="2010"))
    whole = estimate(Design(years((1998, 2021)), adopted="2010"))
    assert (str(gone.claim), gone.sms_level, "gap_at_start" in codes(gone)) == ("describe", 0, True)
    assert "2008" in next(c.text.vi for c in gone.cautions if c.code == "gap_at_start")
    assert (str(whole.claim), "gap_at_start" in codes(whole)) == ("associate", False)


def test_places_off_an_open_list_are_no_comparison_unless_the_table_says_that_they_had_none():
    refused = estimate(Design(communes(4, adopted="adopted")[0], component="c-sensitive"))
    assert [o.code for o in refused.obstacles] == ["open_list"]
    assert list(refused.described.coefficients["term"]) == ["treated before", "treated after"]
    assert len(refused.described.places) == 4
    told = estimate(Design(communes(4, treated="on")[0], component="c-sensitive"))
    assert str(told.claim) == "cause_if"


def test_what_a_lot_handed_out_may_be_called_a_cause():
    rows = pd.DataFrame({"who": [f"n{n}" for n in range(200)], "on": np.arange(200) % 2.0, "when": "2016"})
    rows["y"] = np.random.default_rng(1).integers(0, 2, 200)
    asked = Panel.from_frame(rows, place="who", period="when", outcome="y", treated="on", kind="binary")
    drawn, joined = (estimate(Design(asked, by_lot=lot)) for lot in (True, False))
    assert (str(drawn.claim), drawn.sms_level, str(joined.claim), joined.sms_level) == ("cause_if", 5, "associate", 1)
    assert permitted(drawn, run_checks(drawn)) == "cause_if" and "lot" in drawn.assumptions[0].en
    assert (drawn.low, drawn.high) == (joined.low, joined.high)


def test_another_event_of_the_same_month_at_the_treated_places_leaves_an_association():
    made, start = communes(adopted="adopted")
    event = {"code": "police", "name": Text("công an xã", "police"), "precision": "day", "level": "commune", "affects": ()}
    day = dt.date.fromisoformat(f"{start}-01")
    there, everywhere = (
        estimate(Design(made, shocks=Shock(date=day, places=places, **event)))
        for places in (tuple(f"p{n:02d}" for n in range(8)), ())
    )
    assert (str(there.claim), "shared_start" in codes(there)) == ("associate", True)
    assert (str(everywhere.claim), "shared_start" in codes(everywhere)) == ("cause_if", False)


def test_a_new_definition_in_the_month_of_the_start_leaves_a_description():
    made, start = communes(22, adopted="adopted")
    event = {"name": Text("đổi nhãn", "label"), "precision": "day", "level": "nation", "affects": (), "kind": "definition"}
    changed = estimate(Design(made, shocks=Shock(code="d", date=dt.date.fromisoformat(f"{start}-01"), **event)))
    assert (str(changed.claim), "entangled_shock" in codes(changed)) == ("describe", True)
    assert str(estimate(Design(made)).claim) == "associate"


def test_what_rests_on_the_same_assumption_does_not_count_as_a_check_of_it():
    rounds = panel_worlds.counts(np.random.default_rng(2), -0.3, periods=2, treated=11, starts=(1,))
    effect = estimate(rounds.design())
    checks = run_checks(effect, only=("pre_trend", "placebo_date", "placebo_outcome", "other_methods", "honest_did"))
    assert checks["other_methods"].verdict != "not_possible" and untested(effect, checks)
    assert permitted(effect, checks) == "associate"


def test_people_counted_anew_in_treated_places_alone_leave_an_association_and_are_named():
    world = panel_worlds.counts(np.random.default_rng(4), 0.0, treated=8, starts=(5,))
    frame = world.frame
    on = frame["period"] >= frame["adopted"].fillna("9999")
    recounted = world.design(frame.assign(people=frame["people"] * np.where(on, 1.25, 1.0)))
    anywhere = np.random.default_rng(5).normal(0, 0.1, 22)[frame["g"]]
    revised = world.design(frame.assign(people=frame["people"] * np.where(frame["period"] >= "2011", np.exp(anywhere), 1.0)))
    assert str(estimate(world.design()).claim) == str(estimate(revised).claim) == "cause_if"
    found = estimate(recounted)
    caution = next(c for c in found.cautions if c.code == "denominator_moved")
    assert str(found.claim) == "associate" and "25%" in caution.text.en and "2010" in caution.text.en


def test_two_treated_of_22_are_called_drifting_no_surer_than_randomisation_over_places_can_be():
    made = [panel_worlds.counts(np.random.default_rng([5, 2, s]), 0.0, periods=9, treated=2, starts=(6,)) for s in range(8)]
    assert min(pre_trend.drift(world.design())[-1] for world in made) >= 1 / 231
