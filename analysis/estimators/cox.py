"""Cox's proportional hazards (JRSS B 1972), Efron's ties: the hazard of those who joined against those who did not.

The interval is that of the profile likelihood ratio, which holds at the small numbers of a club's roll better than a
normal one. Where persons stand in clusters (`Design(cluster=...)`, clubs for instance) they are alike in what nobody recorded:
the jackknife over clusters with t(G - 1), or, where whole clusters joined and fewer than six did or did not, randomisation over
clusters. Joining is not random: those who join are those who want to stay clean, so the claim is an association.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import optimize, stats

from analysis.design import Design, Obstacle, arrays
from analysis.design.arrays import set_aside
from analysis.design.wide import not_used
from analysis.errors import Caution
from analysis.estimators import twfe
from analysis.inference.choice import SAID
from analysis.inference.coefficient import Inferred
from analysis.inference.least_squares import NotIdentified, independent
from analysis.inference.panel_fit import floor_caution
from analysis.inference.proportional_hazards import Hazards, Persons, by_cluster
from analysis.inference.proportional_hazards import fit as hazards
from analysis.language import Text
from analysis.results import Estimate

NAME = "cox"
TITLE = Text("Mô hình Cox", "Cox's proportional hazards")
ESTIMAND = Text("tỷ số nguy cơ giữa tham gia và không tham gia", "hazard ratio of joining to not joining")
SUITS = frozenset({"persons"})
MIN_EVENTS = 5
MIN_CLUSTERS = 3
PROFILE = Text("khoảng theo tỷ số hợp lý", "profile likelihood interval")


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
        if not told_apart(design, rows)[0]:
            return (twfe.NOT_IDENTIFIED,)
        return _few_clusters(rows[design.cluster].nunique()) if design.cluster else ()
    text = Text("{n} sự kiện, trong đó {least} ở nhóm ít hơn", "{n} events, of which {least} in the smaller group")
    return (
        Obstacle(
            "too_few_events",
            text.fill(n=int(event.sum()), least=least),
            Text(
                "theo dõi lâu hơn, nhiều người hơn; hiện chỉ mô tả bằng đường Kaplan–Meier",
                "longer follow-up, more persons; for now Kaplan–Meier curves",
            ),
        ),
    )


def _few_clusters(n: int) -> tuple[Obstacle, ...]:
    if n >= MIN_CLUSTERS:
        return ()
    text = Text("chỉ có {n} cụm", "only {n} clusters").fill(n=n)
    need = Text("ít nhất {n} cụm, hoặc bỏ cluster=...", "at least {n} clusters, or leave cluster=... out").fill(n=MIN_CLUSTERS)
    return (Obstacle("too_few_clusters", text, need),)


def used(design: Design) -> pd.DataFrame:
    """The persons with all controls."""
    return design.rows[design.rows[list(design.controls)].notna().all(axis=1)].reset_index(drop=True)


def told_apart(design: Design, rows: pd.DataFrame) -> tuple[bool, list[str]]:
    """Whether the controls leave something of joining, and the controls that the others do not explain."""
    X = rows[[*design.controls, "treated"]].to_numpy(float)
    *kept, joining = independent(np.column_stack([np.ones(len(X)), X]))
    return bool(joining), [c for c, keep in zip(design.controls, kept[1:], strict=True) if keep]


def fit(design: Design, confidence: float = 0.95, seed: int = 48) -> Estimate:
    """The hazard ratio of joining, adjusted for controls."""
    from statsmodels.duration.hazard_regression import PHReg

    rows = used(design)
    controls = told_apart(design, rows)[1]
    time, event = rows["exposure"].to_numpy(float), (rows["outcome"].to_numpy(float) > 0).astype(int)
    persons = Persons(time, event, np.column_stack([rows["treated"].to_numpy(float), rows[controls].to_numpy(float)]))
    best = hazards(persons)
    cluster = pd.factorize(rows[design.cluster], sort=True)[0] if design.cluster else None
    found = _profile(persons, best, confidence) if cluster is None else by_cluster(persons, cluster, confidence, seed)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(np.exp(found.value)),
        low=float(np.exp(found.low)),
        high=float(np.exp(found.high)),
        confidence=confidence,
        scale="rate_ratio",
        null=1.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=PROFILE if cluster is None else SAID[found.kind].fill(df=int(found.df)),
        n_obs=len(rows),
        n_places=len(rows),
        n_clusters=None if cluster is None else int(cluster.max()) + 1,
        n_treated=int((rows["treated"] > 0).sum()),
        coefficients=pd.DataFrame(
            {"term": ["treatment", *controls], "value": best.coef, "std_error": [found.std_error, *np.sqrt(np.diag(best.cov))[1:]]}
        ),
        statistics={"events": float(event.sum()), "loglik": best.loglik, "floor": found.floor},
        cautions=(
            *set_aside(design), *_few(event), *floor_caution(found, confidence), *not_used(design, clusters=True, controls=True)
        ),
        model=PHReg(time, persons.X, status=event, ties="efron").fit(groups=cluster),
    )  # fmt: skip


def _profile(persons: Persons, best: Hazards, confidence: float) -> Inferred:
    """The likelihood ratio of the first coefficient, the others at their best."""
    value, se = float(best.coef[0]), float(np.sqrt(best.cov[0, 0]))
    cut, others = stats.chi2.ppf(confidence, 1) / 2, Persons(persons.time, persons.event, persons.X[:, 1:])

    def lost(b: float) -> float:
        try:
            return best.loglik - hazards(others, b * persons.X[:, 0]).loglik - cut
        except NotIdentified:
            return np.inf

    low, high = (_cross(lost, value, side * se) for side in (-1, 1))
    return Inferred(value, se, low, high, float(stats.chi2.sf(2 * (lost(0.0) + cut), 1)), "profile", np.inf)


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
