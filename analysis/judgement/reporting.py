"""Tips are not crime: what recorded figures leave open about the true change, as a function of how much reporting may have changed.

Recorded = true x reported. If the share that is reported may have risen or fallen up to m-fold, a recorded ratio r leaves the true
ratio anywhere in [r / m, r m]; Imbens and Manski's interval adds the error of the counts. Tips, verified tips and recorded offences are each
such a reading of the same crime; they can all be right only where m is at least the root of the largest ratio over the smallest. Without a
second source that does not pass through reporting m has no limit, and the sign of the true change is not identified. A victim survey asks
households before and after, whether they reported or not: the ratio of its two shares is the true one, with the error of the sample.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import optimize, stats

from analysis.errors import BadTable
from analysis.inference.bounds import reach
from analysis.inference.exact import clopper_pearson, rate_ratio
from analysis.language import Text

SOURCES = {
    "tips": Text("tin quần chúng", "tips"),
    "verified_tips": Text("tin xác minh đúng", "verified tips"),
    "offences": Text("số vụ ghi nhận", "recorded offences"),
}
SURVEY = {
    "households": Text("số hộ được hỏi", "households asked"),
    "victims": Text("số hộ là nạn nhân", "households that were victims"),
    "reported": Text("số hộ nạn nhân đã trình báo", "victims that reported"),
}
POPULATION = {"population": Text("dân số", "population")}
NAMES = SOURCES | SURVEY | POPULATION
SPOKEN = {
    "tips": ("tin", "tin báo", "tin quần chúng", "tổng số tin"),
    "verified_tips": ("tin xác minh đúng", "tin có giá trị", "tin đúng", "verified tips"),
    "offences": ("số vụ ghi nhận", "số vụ", "vụ phạm tội", "recorded offences"),
    "households": ("số hộ được hỏi", "số hộ", "households asked"),
    "victims": ("số hộ là nạn nhân", "hộ là nạn nhân", "nạn nhân"),
    "reported": ("số hộ nạn nhân đã trình báo", "đã trình báo", "trình báo"),
    "population": ("dân số", "dân số trung bình"),
}
STEPS = np.geomspace(1.0, 4.0, 49)  # of the change of reporting that is drawn


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One source: the ratio of after to before, with the standard error of its logarithm; what was counted before and after, over its dispersion or design effect.

    `of`: of how many that was (households; people, or 1 and 1); `share`: a share of them, not a rate.
    """

    source: str
    ratio: float
    error: float
    counted: tuple[float, float]
    of: tuple[float, float]
    share: bool = False

    def interval(self, confidence: float) -> tuple[float, float]:
        """Exact, so that it holds the truth at least so often: of a rate by Clopper and Pearson given the sum (with Korn and Graubard's counts of a design),
        of shares theirs put together on logarithms by the method of variance estimates recovery (Donner and Zou 2012)."""
        if not self.share:
            return rate_ratio(self.counted[::-1], self.of[::-1], confidence)
        ends = [clopper_pearson(part, whole, confidence) for part, whole in zip(self.counted, self.of, strict=True)]
        shares = [max(part, 0.5) / whole for part, whole in zip(self.counted, self.of, strict=True)]
        down = [math.log(share / low) if low > 0 else math.inf for (low, _), share in zip(ends, shares, strict=True)]
        up = [math.log(high / share) for (_, high), share in zip(ends, shares, strict=True)]
        return self.ratio * math.exp(-math.hypot(down[1], up[0])), self.ratio * math.exp(math.hypot(up[1], down[0]))

    def bounds(self, change: float, confidence: float) -> tuple[float, float]:
        """The true change that this one leaves open when reporting may have risen or fallen up to `change`-fold (Imbens and Manski's level)."""
        level = 2 * float(stats.norm.cdf(reach(2 * math.log(change) / self.error, confidence))) - 1
        low, high = self.interval(level)
        return low / change, high * change


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """What the sources say together. All changes are ratios of after to before; 1 is no change.

    `low`, `high`: the interval of the true change: the survey's where there is one, else what recorded offences leave open at `change`
    (0 and infinity where no `change` was given). `agree`: the least change of reporting with which all recorded sources can be right.
    `needed`: the change of reporting from which on recorded offences leave no change open. `reporting`: the survey's own ratio of reporting, with
    its interval, where it asked.
    """

    readings: tuple[Reading, ...]
    survey: Reading | None
    reporting: tuple[float, float, float] | None
    change: float
    low: float
    high: float
    agree: float
    needed: float
    confidence: float
    simulated: bool = False

    @property
    def identified(self) -> bool:
        """Whether the sign of the true change follows from a source that does not pass through reporting."""
        return self.survey is not None

    @property
    def conflict(self) -> bool:
        """Whether the survey and recorded offences can only both be right if reporting or recording changed."""
        if self.survey is None:
            return False
        offences = self.of("offences")
        reach = float(stats.norm.ppf((1 + self.confidence) / 2)) * math.hypot(self.survey.error, offences.error)
        return abs(math.log(offences.ratio / self.survey.ratio)) > reach

    @property
    def curve(self) -> pd.DataFrame:
        """change, low, high: what recorded offences leave open, by how much reporting may have changed."""
        offences = self.of("offences")
        return pd.DataFrame([(m, *offences.bounds(m, self.confidence)) for m in STEPS], columns=["change", "low", "high"])

    def of(self, source: str) -> Reading:
        return next(r for r in self.readings if r.source == source)


def joint(
    counts: pd.DataFrame, change: float = 0.0, dispersion: float = 1.0, design_effect: float = 1.0, confidence: float = 0.95,
    simulated: bool = False,
) -> Reporting:  # fmt: skip
    """The joint reading of a table indexed by source (the keys of NAMES) with the columns `before` and `after`.

    `change`: the most by which reporting may have risen or fallen (2: doubled or halved; 0: not known); `dispersion`: variance over mean
    of the recorded counts; `design_effect`: of the survey's clustered sample. Raises BadTable where recorded offences are missing, a count is
    negative, or a survey has more victims than households.
    """
    counts = checked(counts)
    if change and not (math.isfinite(change) and change >= 1):
        raise _bad(
            Text("mức đổi của trình báo từ 1 trở lên (2: gấp đôi hoặc còn một nửa)", "a change of reporting of 1 or more (2: doubled or halved)"),
            Text(f"{change:g}", f"{change:g}"), "change",
        )  # fmt: skip
    readings = tuple(_recorded(counts, source, dispersion) for source in SOURCES if source in counts.index)
    offences = next(r for r in readings if r.source == "offences")
    survey = _survey(counts, design_effect) if {"households", "victims"} <= set(counts.index) else None
    low, high = (0.0, math.inf)
    if survey is not None:
        low, high = survey.interval(confidence)
    elif change:
        low, high = offences.bounds(change, confidence)
    ratios = [r.ratio for r in readings]
    return Reporting(
        readings=readings, survey=survey, reporting=_reported(counts, design_effect, confidence), change=float(change), low=low, high=high,
        agree=math.sqrt(max(ratios) / min(ratios)), needed=_needed(offences, confidence), confidence=confidence,
        simulated=simulated,
    )  # fmt: skip


def checked(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts without sources that were not given; raises BadTable as `joint` says."""
    counts = counts[["before", "after"]].astype(float).dropna(how="any")
    unknown = sorted(set(counts.index) - set(NAMES))
    if unknown:
        known = Text("; ".join(n.vi for n in NAMES.values()), "; ".join(n.en for n in NAMES.values()))
        raise _bad(
            Text(f"một trong: {known.vi}", f"one of: {known.en}"), Text(f"“{unknown[0]}”", f"'{unknown[0]}'"), "dòng / row"
        )
    if "offences" not in counts.index:
        raise _bad(
            Text("dòng “số vụ ghi nhận” có cả trước và sau", "a row of recorded offences with before and after"),
            Text("không có", "none"),
            "offences",
        )
    for source, row in counts.iterrows():
        if (row < 0).any() or (source in POPULATION | SURVEY and source != "reported" and (row <= 0).any()):
            raise _bad(Text("số dương", "positive counts"), Text(f"{row.min():g}", f"{row.min():g}"), str(source))
    for part, whole in (("victims", "households"), ("reported", "victims")):
        if {part, whole} <= set(counts.index) and (counts.loc[part] > counts.loc[whole]).any():
            raise _bad(
                Text(f"{NAMES[part].vi} không nhiều hơn {NAMES[whole].vi}", f"{NAMES[part].en} no more than {NAMES[whole].en}"),
                Text(*(f"{counts.loc[part].max():g} > {counts.loc[whole].min():g}",) * 2), part,
            )  # fmt: skip
    return counts


def _bad(expected: Text, found: Text, where: str) -> BadTable:
    return BadTable(
        expected=expected,
        found=found,
        where=where,
        remedy=Text("sửa bảng nguồn rồi chạy lại", "mend the table of sources and run again"),
    )


def _recorded(counts: pd.DataFrame, source: str, dispersion: float) -> Reading:
    before, after = counts.loc[source, ["before", "after"]]
    people = tuple(counts.loc["population", ["before", "after"]]) if "population" in counts.index else (1.0, 1.0)
    more = 0.5 if min(before, after) == 0 else 0.0
    return Reading(
        source=source, ratio=(after + more) / (before + more) / (people[1] / people[0]),
        error=math.sqrt(dispersion * (1 / (before + more) + 1 / (after + more))), counted=(before / dispersion, after / dispersion), of=people,
    )  # fmt: skip


def _survey(counts: pd.DataFrame, design_effect: float) -> Reading:
    return _shares(counts, "victims", "households", design_effect)


def _shares(counts: pd.DataFrame, part: str, whole: str, design_effect: float) -> Reading:
    """The ratio of two shares, after over before, with the error of its logarithm."""
    p = {when: counts.loc[part, when] / counts.loc[whole, when] for when in ("before", "after")}
    variance = sum((1 - p[when]) / max(counts.loc[part, when], 0.5) for when in p)
    ratio = max(p["after"], 0.5 / counts.loc[whole, "after"]) / max(p["before"], 0.5 / counts.loc[whole, "before"])
    counted, of = (tuple(counts.loc[row, ["before", "after"]] / design_effect) for row in (part, whole))
    return Reading(source=part, ratio=ratio, error=math.sqrt(design_effect * variance), counted=counted, of=of, share=True)


def _reported(counts: pd.DataFrame, design_effect: float, confidence: float) -> tuple[float, float, float] | None:
    if not {"reported", "victims"} <= set(counts.index):
        return None
    found = _shares(counts, "reported", "victims", design_effect)
    return (found.ratio, *found.interval(confidence))


def _needed(reading: Reading, confidence: float) -> float:
    """The least change of reporting at which no true change is left open; 1 where the recorded change is not clear to begin with."""
    rose = reading.ratio > 1

    def short(m: float) -> float:
        low, high = reading.bounds(math.exp(m), confidence)
        return (math.log(low) if low > 0 else -math.inf) if rose else -math.log(high)

    if not reading.ratio > 0 or math.isinf(reading.ratio) or short(0.0) <= 0:
        return 1.0
    return math.exp(optimize.brentq(short, 0.0, abs(math.log(reading.ratio))))
