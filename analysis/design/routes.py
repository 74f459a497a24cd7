"""The rules that take a panel to a route: which comparison the rows carry, what may be claimed, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.design.claim import Claim, Obstacle
from analysis.design.introduction import described, gap_at_start, late_dates, withdrawn
from analysis.design.obstacles import (
    ALL_TREATED,
    BY_TREATMENT,
    NO_BEFORE,
    NO_DATE,
    interrupted_obstacles,
    no_zones,
    outside_window,
)
from analysis.design.treatment import defined_by_treatment
from analysis.errors import Caution
from analysis.language import Text

ROUTES = (
    "totals",  # one period: exact intervals
    "series",  # one place over time, no date: a trend, joinpoints, unknown breaks
    "interrupted",  # one place over time, with known dates
    "rates",  # two figures: with and without, or before and after
    "cross_section",  # many units once each: an association
    "two_by_two",  # treated and untreated places, one date
    "staggered",  # several dates; places not yet treated are the comparison
    "single_treated",  # one treated place and its donors
    "triple",  # treated and untreated places, each with a part that can and a part that cannot be affected
    "dose",  # everyone has some, not everyone the same
    "zones",  # street, buffer and control zones before and after
    "persons",  # persons with time to event
    "none",  # nothing can be compared: a refusal
)
ROUTE_TITLES = {
    "totals": Text("một con số", "a single figure"),
    "series": Text("chuỗi của một địa bàn", "a series of one place"),
    "interrupted": Text("chuỗi có ngày bắt đầu", "a series with a start date"),
    "rates": Text("hai con số", "two figures"),
    "cross_section": Text("nhiều địa bàn, một kỳ", "many places, one period"),
    "two_by_two": Text("khác biệt kép, một ngày bắt đầu", "difference-in-differences, one start"),
    "staggered": Text("khác biệt kép, áp dụng dần", "difference-in-differences, staggered starts"),
    "single_treated": Text("một nơi áp dụng và các nơi đối chứng", "one treated place and its donors"),
    "triple": Text("khác biệt ba lần", "a triple difference"),
    "dose": Text("mức độ triển khai khác nhau", "a dose that differs"),
    "zones": Text("tuyến phố, vùng đệm, vùng đối chứng", "street, buffer and control zones"),
    "persons": Text("từng người theo thời gian", "persons followed over time"),
    "none": Text("chưa so sánh được", "nothing to compare"),
}
MIN_SIDE_POINTS = 8  # of a series on either side of a date, below which a segmented fit is refused
MIN_SIDE_TOGETHER = 12  # of places together that all started at once: a year of months
NOBODY_LEFT = Caution(
    "no_untreated",
    Text(
        "Mọi nơi bắt đầu cùng lúc, không còn nơi đối chứng: kết quả là của chuỗi gộp các nơi; việc khác xảy ra cùng lúc không tách được.",
        "Every place started at the same time and none is left to compare with: the result is that of their series together, and "
        "whatever else happened then is not told apart.",
    ),
)
ZONES = ("treated", "displacement", "control", "displacement_control")

PARALLEL = Text(
    "nếu không có can thiệp, nơi áp dụng và nơi không áp dụng đã biến động song song",
    "without the treatment, treated and untreated places would have moved in parallel",
)
NO_ANTICIPATION = Text("không ai thay đổi trước ngày bắt đầu", "nobody changed before the start")
NO_SPILLOVER = Text("can thiệp không lan sang nơi đối chứng", "the treatment does not spill over to the comparison")
NO_SHARED_SHOCK = Text(
    "không có biến cố riêng nào cùng tác động đến các nơi áp dụng ở gần nhau",
    "no shock of their own hit neighbouring treated places together",
)
SAME_RECORDING = Text(
    "cách tiếp nhận và ghi nhận tin không đổi cùng lúc với can thiệp",
    "reporting and recording did not change together with the treatment",
)
NO_OTHER_BREAK = Text("không có việc gì khác xảy ra cùng thời điểm", "nothing else happened at the same time")
DOSE_PARALLEL = Text(
    "nơi triển khai nhiều và nơi triển khai ít đã biến động song song nếu triển khai như nhau",
    "places of high and low dose would have moved in parallel at one dose",
)
ZONES_PARALLEL = Text(
    "nếu không có can thiệp, vùng có can thiệp và vùng đối chứng đã biến động song song",
    "without the treatment, the treated zone and its control would have moved in parallel",
)
ALIKE_PLACES = Text(
    "nơi áp dụng và nơi không áp dụng như nhau, trừ các biến đã điều chỉnh",
    "places with the treatment and places without are alike, given the controls",
)
LOT = Text(
    "kết quả bốc thăm được giữ đúng, không ai đổi nhóm hay rời khỏi nghiên cứu vì kết quả của mình",
    "the lot was followed, and nobody changed sides or left because of the outcome",
)
BY_LOT = 5  # the Maryland level of a treatment that a lot has handed out
FACTORS = Text(
    "nơi áp dụng là tổ hợp có trọng số của các nơi đối chứng, trước cũng như sau",
    "the treated place is a weighted blend of its donors, before as after",
)
NO_SELECTION = Text(
    "người tham gia và không tham gia như nhau, trừ các biến đã điều chỉnh",
    "those who joined and those who did not are alike, given the controls",
)
SAME_CHANGE = Text(
    "nếu không tham gia thì hai nhóm thay đổi như nhau", "without taking part both groups would have changed alike"
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Comparison:
    """What the router found: the route, the claim it permits, the Maryland SMS level, and the obstacles to more."""

    route: str
    claim: Claim
    sms_level: int
    assumptions: tuple[Text, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    cautions: tuple[Caution, ...] = ()


def describe(name: str) -> Comparison:
    """A route that supports description alone."""
    return Comparison(route=name, claim=Claim.DESCRIBE, sms_level=0)


def nothing(*obstacles: Obstacle) -> Comparison:
    """No comparison at all, with the reasons."""
    return Comparison(route="none", claim=Claim.DESCRIBE, sms_level=0, obstacles=obstacles)


def one_place(design) -> Comparison:
    """A single place: a series, an interrupted series, or two figures."""
    panel, dates = design.panel, design.dates
    if not dates:
        begun = (design.rows["treated"] > 0).any()
        missing = NO_BEFORE if begun else NO_DATE
        return nothing(missing) if design.names_treatment and not design.has_dose else describe("series")
    if len(panel.usable) == 2 and design.rows["treated"].nunique() == 2:
        return describe("rates")
    obstacles = interrupted_obstacles(panel, dates, MIN_SIDE_POINTS, design.rows)
    short = [described(o.reason) for o in obstacles if o.code == "too_few_points" and not design.names_treatment]
    late = late_dates(design.rows, dates, MIN_SIDE_POINTS)
    return _interrupted(design, *obstacles, cautions=(*short, *withdrawn(design), *late))


def _interrupted(design, *obstacles: Obstacle, cautions: tuple[Caution, ...] = ()) -> Comparison:
    """A series with a date; only described where no figures stand around that date."""
    gap = gap_at_start(design)
    return Comparison(
        route="interrupted",
        claim=Claim.DESCRIBE if gap else Claim.ASSOCIATE,
        sms_level=0 if gap else 2,
        assumptions=(NO_OTHER_BREAK, SAME_RECORDING),
        obstacles=obstacles,
        cautions=(*cautions, *gap),
    )


def one_period(design) -> Comparison:
    """A single period: a total, two rates, or a cross-section."""
    rows = design.rows
    varied = rows["treated"].nunique() > 1 or design.has_dose
    if len(rows) == 2 and rows["treated"].nunique() == 2:  # two counts do not show what such counts vary by
        return describe("rates") if design.panel.kind != "share" else replace(_unlike(design), route="rates")
    if len(rows) > 2 and (varied or design.controls):
        return _unlike(design)
    return nothing(NO_BEFORE) if design.names_treatment and not varied else describe("totals")


def persons(design) -> Comparison:
    """Persons with time to event: a comparison where some joined and some did not."""
    if design.by_lot and design.rows["treated"].nunique() > 1:
        return _causal("persons", BY_LOT, LOT)
    if design.rows["treated"].nunique() > 1 or design.has_dose:
        return Comparison(route="persons", claim=Claim.ASSOCIATE, sms_level=2, assumptions=(NO_SELECTION,))
    return describe("persons")


def zones(design) -> Comparison:
    """Street, buffer and control zones, before and after a date."""
    rows = design.rows
    kinds = set(rows[design.zones].dropna())
    if not {"treated", "control"} <= kinds or not kinds <= set(ZONES):
        return nothing(no_zones(kinds, ZONES))
    if not design.dates:
        return nothing(NO_DATE)
    start = pd.Period(design.dates[0], freq=design.panel.frequency)
    if not ((rows["period"] < start).any() and (rows["period"] >= start).any()):
        return nothing(outside_window(rows) or NO_BEFORE)
    before = rows.loc[rows["period"] < start, "period"].nunique()
    after = rows["period"].nunique() - before
    if min(before, after) < MIN_SIDE_POINTS:  # what the counts vary by is not known
        return describe("zones")
    if before < 2 * MIN_SIDE_POINTS:  # no date within the time before can be tried
        return Comparison(route="zones", claim=Claim.ASSOCIATE, sms_level=2, assumptions=(ZONES_PARALLEL, SAME_RECORDING))
    return _causal("zones", 3, ZONES_PARALLEL, NO_ANTICIPATION, SAME_RECORDING)


def many_places(design) -> Comparison:
    """Several places over time: who is treated, when, and who is left to compare with."""
    rows = design.rows
    if defined_by_treatment(rows):
        return nothing(BY_TREATMENT)
    if rows["place"].is_unique:
        return one_period(design)
    starts = rows.groupby("place")["adopted"].first()
    treated = rows.groupby("place")["treated"].max() > 0
    before = rows[rows["treated"] == 0].groupby("place").size().reindex(treated.index, fill_value=0) > 0
    if not treated.any():
        return _dose(design) if design.has_dose else _undated(design)
    if not (treated & before).any():
        if design.has_dose:
            return _dose(design)
        return nothing(NO_BEFORE) if treated.all() else _unlike(design)
    dated = starts[treated & before]
    if treated.all() and dated.nunique() < 2:
        return _dose(design) if design.has_dose else _together(design)
    if design.eligible:
        return _causal("triple", 3, PARALLEL, NO_ANTICIPATION, SAME_RECORDING)
    if treated.sum() == 1:
        return _causal("single_treated", 3, FACTORS, NO_ANTICIPATION, NO_SPILLOVER, SAME_RECORDING)
    name = "two_by_two" if dated.nunique() == 1 else "staggered"
    if design.by_lot:
        return _causal(name, BY_LOT, LOT, NO_ANTICIPATION, NO_SPILLOVER)
    return _causal(name, 3, PARALLEL, NO_ANTICIPATION, NO_SPILLOVER, NO_SHARED_SHOCK, SAME_RECORDING)


def _together(design) -> Comparison:
    """All places started at once: the interrupted series of them together, where a year or so stands on either side."""
    if not design.dates:
        return nothing(ALL_TREATED)
    periods = design.rows["period"]
    before = periods[periods.dt.start_time.dt.date < design.dates[0]].nunique()
    after = periods.nunique() - before
    return _interrupted(design, cautions=(NOBODY_LEFT,)) if min(before, after) >= MIN_SIDE_TOGETHER else nothing(ALL_TREATED)


def _undated(design) -> Comparison:
    late = outside_window(design.rows)
    if late is not None:
        return nothing(late)
    return nothing(NO_DATE) if design.names_treatment else describe("series")


def _dose(design) -> Comparison:
    """A dose that changes over time; a fixed one is a cross-section, unless its start lies outside the window.

    Level 3 where some place has none while another has some; level 2 where all have some.
    """
    dose = design.rows["dose"]
    if dose.notna().all() and design.rows.groupby("place")["dose"].nunique().max() == 1:
        late = outside_window(design.rows)
        return nothing(late) if late else _unlike(design)
    none = (dose.fillna(0) == 0).groupby(design.rows["period"])
    return _causal("dose", 3 if (none.any() & ~none.all()).any() else 2, DOSE_PARALLEL, NO_ANTICIPATION, SAME_RECORDING)


def _unlike(design) -> Comparison:
    """Unlike units side by side, none of them seen with and without: also places that have it, or a dose of it, throughout."""
    if design.by_lot and not design.has_dose and design.rows["treated"].nunique() > 1:
        return _causal("cross_section", BY_LOT, LOT)
    of_persons = design.panel.of_persons or design.panel.kind in ("event", "binary")
    compared = design.panel.of_change and design.rows["treated"].nunique() > 1  # before and after, beside a group without
    return Comparison(
        route="cross_section",
        claim=Claim.ASSOCIATE,
        sms_level=3 if compared else 1,
        assumptions=(SAME_CHANGE if compared else NO_SELECTION if of_persons else ALIKE_PLACES,),
    )


def _causal(name: str, level: int, *assumptions: Text) -> Comparison:
    return Comparison(route=name, claim=Claim.CAUSE_IF, sms_level=level, assumptions=assumptions)
