"""Cox's proportional hazards (JRSS B 1972), Efron's ties: the hazard of those who joined against those who did not.

The interval is that of the profile likelihood ratio, which holds at the small numbers of a club's roll better than a
normal one. Joining is not random: those who join are those who want to stay clean, so the claim is an association.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import optimize, stats

from analysis.design import Design, Obstacle, arrays
from analysis.design.arrays import set_aside
from analysis.errors import Caution
from analysis.estimators import twfe
from analysis.inference.coefficient import detectable
from analysis.inference.least_squares import independent
from analysis.language import Text
from analysis.results import Estimate

NAME = "cox"
TITLE = Text("Mô hình Cox", "Cox's proportional hazards")
ESTIMAND = Text("tỷ số nguy cơ giữa tham gia và không tham gia", "hazard ratio of joining to not joining")
SUITS = frozenset({"persons"})
MIN_EVENTS = 5


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Nobody to compare with; fewer than five events; no event on one side (separation)."""
    if design.rows["exposure"].isna().any():
        text = Text("thiếu thời gian theo dõi của {n}/{all} người", "the follow-up of {n} of {all} persons is missing")
        text = text.fill(n=int(design.rows["exposure"].isna().sum()), all=len(design.rows))
        return (Obstacle("exposure_missing", text, Text("thời gian theo dõi của mọi người", "the follow-up of everyone")),)
    rows = used(design)
    if not len(rows):
        return twfe.missing(design, arrays(design))
    joined, event = rows["treated"] > 0, rows["outcome"] > 0
    if joined.nunique() < 2:
        need = Text("những người cùng diện nhưng không tham gia", "persons of the same kind who did not join")
        return (Obstacle("no_comparison", Text("mọi người đều thuộc một nhóm", "everyone is in one group"), need),)
    least = min(int((event & joined).sum()), int((event & ~joined).sum()))
    if event.sum() >= MIN_EVENTS and least > 0:
        return () if told_apart(design, rows)[0] else (twfe.NOT_IDENTIFIED,)
    text = Text("{n} sự kiện, trong đó {least} ở nhóm ít hơn", "{n} events, of which {least} in the smaller group")
    return (
        Obstacle(
            "too_few_events",
            text.fill(n=int(event.sum()), least=least),
            Text(
                "theo dõi lâu hơn, nhiều người hơn; hiện chỉ mô tả bằng kaplan_meier",
                "longer follow-up, more persons; for now kaplan_meier",
            ),
        ),
    )


def used(design: Design) -> pd.DataFrame:
    """The persons with all controls."""
    return design.rows[design.rows[list(design.controls)].notna().all(axis=1)].reset_index(drop=True)


def told_apart(design: Design, rows: pd.DataFrame) -> tuple[bool, list[str]]:
    """Whether the controls leave something of joining, and the controls that the others do not explain."""
    X = rows[[*design.controls, "treated"]].to_numpy(float)
    *kept, joining = independent(np.column_stack([np.ones(len(X)), X]))
    return bool(joining), [c for c, keep in zip(design.controls, kept[1:], strict=True) if keep]


def fit(design: Design, confidence: float = 0.95) -> Estimate:
    """The hazard ratio of joining, adjusted for controls."""
    from statsmodels.duration.hazard_regression import PHReg

    rows = used(design)
    controls = told_apart(design, rows)[1]
    time, event = rows["exposure"].to_numpy(float), (rows["outcome"].to_numpy(float) > 0).astype(int)
    X = np.column_stack([rows["treated"].to_numpy(float), rows[controls].to_numpy(float)])
    model = PHReg(time, X, status=event, ties="efron")
    result = model.fit()
    value, se = float(result.params[0]), float(result.bse[0])
    cut = stats.chi2.ppf(confidence, 1) / 2

    def lost(b: float) -> float:
        if X.shape[1] == 1:
            best = model.loglike(np.array([b]))
        else:
            rest = optimize.minimize(lambda g: -model.loglike(np.r_[b, g]), result.params[1:], method="BFGS")
            best = -rest.fun
        return float(result.llf - best - cut)

    low, high = (_cross(lost, value, side * se) for side in (-1, 1))
    terms = ["treatment", *controls]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(np.exp(value)),
        low=float(np.exp(low)),
        high=float(np.exp(high)),
        confidence=confidence,
        scale="rate_ratio",
        null=1.0,
        std_error=se,
        smallest_detectable=detectable(se, np.inf),
        p_value=float(stats.chi2.sf(2 * (lost(0.0) + cut), 1)),
        errors=Text("khoảng theo tỷ số hợp lý", "profile likelihood interval"),
        n_obs=len(rows),
        n_places=len(rows),
        n_treated=int((rows["treated"] > 0).sum()),
        coefficients=pd.DataFrame({"term": terms, "value": result.params, "std_error": result.bse}),
        statistics={"events": float(event.sum()), "loglik": float(result.llf)},
        cautions=(*set_aside(design), *_few(event)),
        model=result,
    )


def _cross(lost, value: float, step: float) -> float:
    far = value + step
    for _ in range(30):
        if lost(far) > 0:
            return float(optimize.brentq(lost, value, far))
        far += step
    return float(np.sign(step) * np.inf)


def _few(event: np.ndarray) -> tuple[Caution, ...]:
    if event.sum() >= 20:
        return ()
    text = Text(
        "Chỉ {n} sự kiện: khoảng tin cậy rộng và phụ thuộc từng người.",
        "Only {n} events: the interval is wide and leans on each person.",
    )
    return (Caution("few_events", text.fill(n=int(event.sum()))),)
