"""Synthetic control for one treated place (Abadie, Diamond and Hainmueller, JASA 2010), on outcomes before the start alone.

A weighted blend of donors follows the treated place before the start and stands for it afterwards. Inference in space:
every donor is treated in turn; the statistic is the mean gap after over the root mean squared gap before, so that badly
fitted donors do not dominate. The interval holds the effects that this test does not reject; with fewer than 20 donors it
has no ends at 95 per cent. Counts enter as rates per 100,000 where persons are known. Donors of another size vary otherwise:
of the largest of 22 communes alone the test rejects no effect in a tenth of simulated panels, of the smallest in a fiftieth, so
that a treated place unlike the others in size leaves an association, with the reason.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.design import MIN_SIDE_POINTS, Design, Obstacle, arrays
from analysis.design.wide import ended, observed_mean, on, wide
from analysis.errors import Caution
from analysis.estimators import twfe
from analysis.inference.coefficient import Inferred
from analysis.inference.panel_fit import floor_caution
from analysis.inference.simplex import simplex_weights
from analysis.language import Text
from analysis.results import Estimate

NAME = "synthetic_control"
TITLE = Text("Đối chứng tổng hợp", "Synthetic control")
ESTIMAND = Text("chênh lệch trung bình so với đối chứng tổng hợp sau khi bắt đầu", "average gap to the synthetic control")
SUITS = frozenset({"single_treated"})
CONSTANT = Obstacle(
    "no_variation", Text("kết quả không thay đổi", "the outcome does not vary"), Text("số liệu khác", "other data")
)
ERRORS = Text("hoán vị trong không gian trên {n} nơi đối chứng", "in-space placebo over {n} donors")


class Gap(NamedTuple):
    """One place against its blend: `weights`, `gap` (periods), `effect` (mean after), `misfit` (root mean square before)."""

    weights: np.ndarray
    gap: np.ndarray
    effect: float
    misfit: float


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Fewer than eight periods before; fewer than three donors without gaps; a constant outcome."""
    Y, start, *_ = wide(design)
    ever = start < Y.shape[1]
    if ever.sum() != 1 or (~ever).sum() < 3:
        return (
            Obstacle(
                "too_few_donors",
                Text("chỉ có {n} nơi đối chứng đủ số liệu", "only {n} donors without gaps").fill(n=int((~ever).sum())),
                Text("ít nhất 3 nơi đối chứng, tốt hơn là 20", "at least 3 donors, better 20"),
            ),
        )
    if start[ever][0] < MIN_SIDE_POINTS:
        return (
            Obstacle(
                "too_few_points",
                Text("chỉ có {n} kỳ trước ngày bắt đầu", "only {n} periods before the start").fill(n=int(start[ever][0])),
                Text("ít nhất {n} kỳ trước", "at least {n} periods before").fill(n=MIN_SIDE_POINTS),
            ),
        )
    if np.ptp(Y[:, : start[ever][0]]) == 0:
        return (CONSTANT,)
    return ()


def gap(Y: np.ndarray, place: int, start: int, donors: np.ndarray) -> Gap:
    """A place against the blend of donors that fits it best before the start."""
    weights = simplex_weights(Y[place, :start], Y[donors, :start].T)
    left = Y[place] - weights @ Y[donors]
    return Gap(weights, left, float(left[start:].mean()), float(np.sqrt((left[:start] ** 2).mean())))


def fit(design: Design, confidence: float = 0.95) -> Estimate:
    """The average gap after the start."""
    Y, start, table, scale, cautions, *_ = wide(design)
    kept = on(design, table)  # periods after a withdrawal are neither with nor without the treatment
    Y, table = Y[:, kept], table.loc[:, kept]
    own = int(np.argmin(start))
    begin, donors = int(start[own]), np.delete(np.arange(len(Y)), own)
    found = gap(Y, own, begin, donors)
    placebos = [gap(Y, d, begin, donors[donors != d]) for d in donors]
    least = 1e-3 * float(np.std(Y[:, :begin])) + 1e-12
    sizes = np.sort([abs(p.effect) / max(p.misfit, least) for p in placebos])
    inferred = placebo_interval(found.effect, max(found.misfit, least), sizes, confidence)
    weights = pd.DataFrame({"term": table.index[donors], "value": found.weights})
    series = pd.DataFrame({"place": str(table.index[own]), "period": [str(p) for p in table.columns], "observed": Y[own]})
    series = series.assign(fitted=np.nan, counterfactual=Y[own] - found.gap, low=np.nan, high=np.nan)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=found.effect,
        low=inferred.low,
        high=inferred.high,
        confidence=confidence,
        scale=scale,
        null=0.0,
        p_value=inferred.p_value,
        errors=ERRORS.fill(n=len(donors)),
        n_obs=Y.size,
        n_places=len(Y),
        n_clusters=len(Y),
        n_treated=1,
        coefficients=weights[weights["value"] > 1e-6].sort_values("value", ascending=False, ignore_index=True),
        series=series,
        statistics={"misfit": found.misfit, "floor": inferred.floor} | observed_mean(design, Y[own, begin:]),
        cautions=(
            *cautions,
            *twfe.sizes(arrays(design, controls=False)),
            *ended(design, kept),
            *floor_caution(inferred, confidence),
            *_misfit(found, Y, own, begin),
        ),
        model=found,
    )


def placebo_interval(effect: float, unit: float, sizes: np.ndarray, confidence: float) -> Inferred:
    """From the absolute, standardised placebo effects (sorted) to p-value and interval: effects that the ranks do not
    reject.
    """
    n = len(sizes) + 1
    p_value = (1 + float((sizes >= abs(effect) / unit * (1 - 1e-9)).sum())) / n
    beyond = int(np.floor((1 - confidence) * n + 1e-9)) - 1  # placebos that may be larger when the test still rejects
    reach = unit * sizes[len(sizes) - 1 - beyond] if beyond >= 0 else np.inf
    return Inferred(effect, np.nan, effect - reach, effect + reach, p_value, "randomisation", np.nan, 1 / n)


def _misfit(found: Gap, Y: np.ndarray, own: int, begin: int) -> tuple[Caution, ...]:
    spread = float(np.std(Y[own, :begin]))
    if found.misfit <= max(0.5 * spread, 1e-12):
        return ()
    text = Text(
        "Đối chứng tổng hợp không bám sát nơi áp dụng trước ngày bắt đầu.",
        "The synthetic control does not follow the treated place before the start.",
    )
    return (Caution("poor_fit", text),)
