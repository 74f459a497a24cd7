"""Controlled interrupted series: the treated place against an untreated one, or against an untouched outcome (Lopez Bernal et
al. 2018).

Counts: the logarithm of the ratio of the two rates, weighted by its precision, is a single series on which `segmented` is
fitted: what moves both sides alike (a season, Tết, a law, a change of recording) is gone, and the level change at the date is a
ratio of ratios. Measures and shares: the difference. Several untreated places are added up (averaged). Errors, the curved
counterfactual beside the straight one and their cautions are those of `segmented`. The comparison is one series, not a sample of
places: the result is an association.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.design import MIN_SIDE_POINTS, Claim, Design, Obstacle
from analysis.design.together import against
from analysis.estimators import segmented
from analysis.language import Text
from analysis.results import Estimate

NAME = "controlled_series"
TITLE = Text("Chuỗi gián đoạn có đối chứng", "Controlled interrupted series")
ESTIMAND = Text("thay đổi mức tại ngày đó so với đối chứng", "level change at the date against the comparison")
SUITS = frozenset({"interrupted", "single_treated", "two_by_two"})
CLAIM = Claim.ASSOCIATE  # one series beside another is no sample of places


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Nothing beside the treated place; several dates; too few periods on either side; what `segmented` refuses."""
    if len(design.panel.places) == 1 and not design.placebo:
        reason = Text(
            "không có nơi không áp dụng hay chỉ số đối chứng", "no untreated place and no untouched outcome stands beside"
        )
        needed = Text(
            "số liệu của một nơi không áp dụng, hoặc của một chỉ số mà can thiệp không tác động tới",
            "figures of an untreated place, or of an outcome that the treatment cannot touch",
        )
        return (Obstacle("no_comparison", reason, needed),)
    one = against(design)
    if one.obstacles or one.route == "interrupted":
        return one.obstacles or segmented.obstacles(one)
    reason = Text("không có kỳ nào có số liệu của cả hai phía", "no periods have figures of both sides")
    needed = Text(
        "số liệu cùng kỳ của nơi áp dụng và nơi đối chứng", "figures of the same periods for the treated and the others"
    )
    return (Obstacle("no_common_periods", reason, needed),)


def carried(design: Design) -> bool:
    """Whether it can be had: both sides stand in enough periods before and after."""
    periods, start = design.rows["period"], design.dates[0] if design.dates else None
    if start is None:
        return False
    before = periods[periods.dt.start_time.dt.date < start].nunique()
    return min(before, periods.nunique() - before) >= MIN_SIDE_POINTS and not obstacles(design)


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, slope: bool = True, season: str | None = None,
    tet: bool | None = None, lags: int | None = None, correction: bool | None = None, counterfactual: str | None = None,
) -> Estimate:  # fmt: skip
    """The level change at the first date relative to what stands beside; options as in `segmented`."""
    given = {"errors": errors, "slope": slope, "season": season, "tet": tet, "lags": lags, "correction": correction}
    found = segmented.fit(against(design), confidence, counterfactual=counterfactual, **given)
    ratio = design.panel.kind == "count"
    numbers = {key: value for key, value in found.statistics.items() if not key.startswith("averted")}
    places = design.panel.places
    made = replace(
        found, method=NAME, estimand=ESTIMAND, outcome=design.panel.outcome, label=design.panel.label, places=places,
        n_places=len(places), design=design, statistics=numbers, series=found.series.iloc[:0],
        assumptions=design.comparison.assumptions, sms_level=min(design.comparison.sms_level, 2),
    )  # fmt: skip
    if not ratio:
        return made
    low, value, high = (float(np.exp(v)) for v in (found.low, found.value, found.high))
    return replace(made, low=low, value=value, high=high, scale="rate_ratio", null=1.0)
