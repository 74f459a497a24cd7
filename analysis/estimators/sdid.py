"""Synthetic difference-in-differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager, AER 2021).

Weights on donors make their trend parallel to the treated place's before the start, weights on periods pick the periods
most like those after; the rest is a difference-in-differences. Inference in space: every donor (or random sets of as many
donors as there are treated places) is treated in turn, and the interval holds the effects that the ranks do not reject.
Counts enter as rates per 100,000 where persons are known.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Design, Obstacle, arrays
from analysis.design.wide import ended, gaps, observed_mean, on, wide, withdrawn
from analysis.estimators import twfe
from analysis.estimators.synthetic_control import CONSTANT, ERRORS, placebo_interval
from analysis.inference.panel_fit import floor_caution
from analysis.inference.simplex import synthetic_did
from analysis.language import Text
from analysis.results import Estimate

NAME = "sdid"
TITLE = Text("Khác biệt kép tổng hợp", "Synthetic difference-in-differences")
ESTIMAND = Text("hiệu ứng trung bình ở nơi áp dụng", "average effect on the treated")
SUITS = frozenset({"single_treated", "two_by_two"})
MIN_BEFORE = 4
DRAWS = 200


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """No treated place without gaps, fewer than three donors or no more than treated places, fewer than four periods before, a
    constant outcome, a treatment that ends at different times.
    """
    Y, start, table, *_ = wide(design)
    ever = start < Y.shape[1]
    if not ever.any():
        return (gaps(design),)
    if on(design, table) is None:
        return (withdrawn(design),)
    donors, least, before = int((~ever).sum()), max(3, int(ever.sum()) + 1), int(start[ever].min())
    if donors < least:
        text = Text(
            "chỉ có {n} nơi đối chứng đủ số liệu, cho {k} nơi áp dụng", "only {n} donors without gaps, for {k} treated places"
        )
        return (Obstacle("too_few_donors", text.fill(n=donors, k=int(ever.sum())), Text(
            "ít nhất {n} nơi đối chứng (nhiều hơn số nơi áp dụng)", "at least {n} donors (more than there are treated places)"
        ).fill(n=least)),)  # fmt: skip
    if before < MIN_BEFORE:
        text = Text("chỉ có {n} kỳ trước ngày bắt đầu", "only {n} periods before the start").fill(n=before)
        return (Obstacle("too_few_points", text, Text("ít nhất {n} kỳ trước", "at least {n} periods before").fill(n=MIN_BEFORE)),)
    return () if np.ptp(Y) > 0 else (CONSTANT,)


def fit(design: Design, confidence: float = 0.95, seed: int = 48) -> Estimate:
    """The weighted difference-in-differences."""
    Y, start, table, scale, cautions, *_ = wide(design)
    kept = on(design, table)  # periods after a withdrawal are neither with nor without the treatment
    Y, start, table = Y[:, kept], np.where(start < Y.shape[1], start, kept.sum()), table.loc[:, kept]
    treated, begin = start < Y.shape[1], int(start.min())
    value, unit, time = synthetic_did(Y, treated, begin)
    donors = np.nonzero(~treated)[0]
    rng = np.random.default_rng(seed)
    many = int(treated.sum())
    sets = [[i] for i in range(len(donors))] if many == 1 else [rng.choice(len(donors), many, False) for _ in range(DRAWS)]
    placebos = np.array([synthetic_did(Y[donors], np.isin(np.arange(len(donors)), s), begin)[0] for s in sets])
    found = placebo_interval(value, 1.0, np.sort(np.abs(placebos)), confidence)
    before = Y[treated].mean(axis=0)
    level = time @ before[:begin] - time @ (unit @ Y[donors][:, :begin])
    series = pd.DataFrame({"place": "treated", "period": [str(p) for p in table.columns], "observed": before})
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=value,
        low=found.low,
        high=found.high,
        confidence=confidence,
        scale=scale,
        null=0.0,
        std_error=float(placebos.std(ddof=1)),
        p_value=found.p_value,
        errors=ERRORS.fill(n=len(donors)),
        n_obs=Y.size,
        n_places=len(Y),
        n_clusters=len(Y),
        n_treated=many,
        coefficients=pd.DataFrame({"term": table.index[donors], "value": unit}).query("value > 1e-6"),
        series=series.assign(fitted=np.nan, counterfactual=unit @ Y[donors] + level, low=np.nan, high=np.nan),
        statistics={"floor": found.floor} | observed_mean(design, before[begin:]),
        cautions=(
            *cautions,
            *twfe.sizes(arrays(design, controls=False)),
            *ended(design, kept),
            *floor_caution(found, confidence),
        ),
        model=(unit, time),
    )
