"""HonestDiD smoothness bounds: how far may trends bend before the finding is gone? (Rambachan and Roth, REStud 2023)

The differential trend may change its slope by at most M a period; M = 0 carries the trend before on as a straight line. For
each M the shortest fixed-length interval of the average effect after (or of the effect at one horizon, `target`); the breakdown
M is the largest at which it still excludes no change. Every lead and lag of the event study is used as it is. Where there are
more than a few of them for the clusters at hand, their estimated covariance cannot choose weights (it would promise intervals
that are too short): the model's own chooses weights and, at each M, the estimator then, and treated and untreated clusters, as two
samples, measure the result (Welch's t).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import BadParameter, unknown
from analysis.estimators import event_study, twfe
from analysis.inference import clustered
from analysis.inference.least_squares import Separation
from analysis.inference.smoothness import Path, path
from analysis.language import Text, significant
from analysis.results import CheckResult, Estimate

NAME = "honest_did"
QUESTION = Text(
    "Xu hướng được phép cong đến đâu mà kết luận vẫn đứng vững?", "How far may trends bend before the finding is gone?"
)
SUITS = frozenset({"twfe", "etwfe", "event_study", "callaway_santanna", "sun_abraham", "borusyak"})
GRID = (0.0, 0.05, 0.1, 0.25, 0.5, 1.0)  # M in mean standard errors of a coefficient
BEYOND = 0.05  # of the breakdown M: where the last row of the table lies
FEW_A_SIDE = 15  # clusters, treated or untreated
CLUSTERS_A_COEFFICIENT = 6  # below which the estimated covariance is too noisy to choose weights by
AVERAGE = "average"
LITTLE = Text(
    ": rất ít, nên xu hướng chỉ cần hơi cong là kết luận không còn",
    ": next to nothing, so that a slight bend of the trends undoes it",
)


class Coefficients(NamedTuple):
    """Leads and lags of an event study: `before`, `after` and the `horizons` of these; their covariance by cluster (`crv1`) and
    by the `model`; what each cluster adds to them (`parts`, G x coefficients), and whether it is `treated`.
    """

    before: np.ndarray
    after: np.ndarray
    horizons: np.ndarray
    crv1: np.ndarray
    model: np.ndarray
    parts: np.ndarray
    treated: np.ndarray

    @property
    def noisy(self) -> bool:
        """Whether there are too few clusters for the estimated covariance to choose weights by."""
        few = min(self.treated.sum(), (~self.treated).sum()) < FEW_A_SIDE
        return bool(few or CLUSTERS_A_COEFFICIENT * len(self.crv1) > len(self.treated))

    @property
    def sides(self) -> tuple[np.ndarray, ...]:
        """The parts of treated and of untreated clusters; all of them where either has none."""
        found = tuple(self.parts[side] for side in (self.treated, ~self.treated))
        return found if min(map(len, found)) else (self.parts,)

    @property
    def cov(self) -> np.ndarray:
        """The covariance that measures the result."""
        if not self.noisy:
            return self.crv1
        return sum(len(own) / max(len(own) - 1, 1) * own.T @ own for own in self.sides)

    def path(self, target: int | str = AVERAGE) -> Path:
        """The estimators for the average effect after, or for the one at a horizon, with their degrees of freedom (the paper: none)."""
        weights = np.full(len(self.after), 1 / len(self.after)) if target == AVERAGE else (self.horizons == target) * 1.0
        found = path(self.before, self.after, self.cov, weights, self.model if self.noisy else None)
        if not self.noisy:
            return found
        squares = np.array([((own @ found.weights.T) ** 2).sum(axis=0) for own in self.sides])
        free = np.array([[max(len(own) - 1, 1)] for own in self.sides])
        return replace(found, df=squares.sum(axis=0) ** 2 / np.maximum((squares**2 / free).sum(axis=0), 1e-300))


def check(effect: Estimate, M: float | Sequence[float] | None = None, target: int | str = AVERAGE) -> CheckResult:
    """Intervals at each `M` (a change of slope a period); passed where the straight-line continuation (M = 0) still excludes no
    change, if the estimate does, and a measure where a bend next to nothing undoes that. `target`: "average" of all periods after, or a number of periods after the start (0: the first).
    """
    found = leads_and_lags(effect)
    if found is None:
        why = Text("Cần ít nhất hai kỳ trước và một kỳ sau.", "At least two leads and one lag are needed.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    if target != AVERAGE and target not in found.horizons:
        allowed = [AVERAGE, *map(int, found.horizons)]
        raise unknown(Text("kỳ", "target"), target, allowed, "honest_did(target=...)", BadParameter)
    way, level = found.path(target), effect.confidence
    unit = float(np.sqrt(np.diag(found.cov)).mean())
    breakdown = way.breakdown(level)
    held = not np.isnan(breakdown)
    bends = unit * np.array(GRID) if M is None else np.atleast_1d(np.asarray(M, float))
    if M is None and held and np.isfinite(breakdown):
        bends = np.r_[bends[bends < breakdown], breakdown, (1 + BEYOND) * breakdown]
    rows = [(float(m), *way.interval(float(m), level)) for m in bends]
    table = pd.DataFrame(rows, columns=["M", "low", "high"])
    if effect.includes_no_change:
        text = Text("Ước lượng đã bao gồm mức không đổi.", "The estimate includes no change to begin with.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=text, table=table)
    sentence = (
        _stands(breakdown, unit, effect)
        if held
        else Text(
            "Kết luận không còn đứng vững nếu chênh lệch có từ trước cứ kéo dài thành đường thẳng.",
            "The finding is gone even where the drift before the start is carried on as a straight line.",
        )
    )
    statistic = breakdown if held and np.isfinite(breakdown) else None
    passed = None if held and breakdown < GRID[1] * unit else held
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=statistic, sentence=sentence, table=table)


def _stands(breakdown: float, unit: float, effect: Estimate) -> Text:
    """How far trends may bend, as a reader takes it: in per cent of the level where the model is one of logarithms; whether that is next to nothing."""
    if not np.isfinite(breakdown):
        return Text("Kết luận còn đứng dù xu hướng lệch nhau cong đến đâu.", "The finding stands however far the drift bends.")
    logs = twfe.default_family(effect.design) != "gaussian"
    bend = 100 * float(np.expm1(min(breakdown, 50.0))) if logs else breakdown
    said = Text(
        "Kết luận còn đứng nếu chênh lệch có từ trước kéo dài thành đường thẳng, và khi độ dốc của nó mỗi kỳ đổi không quá {m}{unit}{little}.",
        "The finding stands if the drift before the start is carried on as a straight line, and while it turns by at most {m}{unit} a period{little}.",
    )
    return said.fill(m=significant(bend), unit=_unit(effect), little=LITTLE if breakdown < GRID[1] * unit else Text("", ""))


def _unit(effect: Estimate) -> Text:
    """In what the turn of a trend is told, whatever the estimate's own scale."""
    if twfe.default_family(effect.design) != "gaussian":
        return Text("% mức ghi nhận", "% of the recorded level")
    return (
        Text(" (tỷ lệ)", " (a share)")
        if effect.design.panel.kind == "share"
        else Text(" đơn vị của chỉ số", " units of the outcome")
    )


def leads_and_lags(effect: Estimate) -> Coefficients | None:
    """The event study of the same rows, every horizon by itself; None where there are fewer than two leads or no lag, or
    where horizons are missing between them.
    """
    design = effect.design
    if design.route not in ("two_by_two", "staggered") or event_study.obstacles(design):
        return None
    try:
        model, horizons = event_study.regression(
            design, twfe.default_family(design), design.rows["period"].nunique() * 1000, False
        )
    except Separation:
        return None
    told = {int(horizons[i]): i for i in np.flatnonzero(model.estimable)}
    if -1 in told:
        return None
    first, last = -2, -1
    while first in told:
        first -= 1
    while last + 1 in told:
        last += 1
    used = [*range(first + 1, -1), *range(last + 1)]
    leads = -2 - first
    if leads < 2 or last < 0 or len(used) < len(told):  # the bounds follow a trend from one period to the next
        return None
    terms = [told[h] for h in used]
    fit, cluster = model.fit, model.data.cluster
    at = [fit.position(model.column(i)) for i in terms]
    coef, square = fit.coef[[model.column(i) for i in terms]], np.ix_(at, at)
    cov, own = clustered.crv1(fit, cluster)[square], clustered.classical(fit)[square]
    parts = clustered.sums(fit.scores, cluster) @ fit.bread[:, at]
    treated = np.bincount(cluster, model.data.treated > 0, model.data.G) > 0
    return Coefficients(coef[:leads], coef[leads:], np.array(used[leads:]), cov, own, parts, treated)
