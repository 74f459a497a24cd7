"""Goodman-Bacon's decomposition of two-way fixed effects (J. Econometrics 2021).

With several starting dates the least-squares coefficient is a weighted average of all 2x2 comparisons, also of those that
use already treated places as the comparison. The value is the coefficient; `coefficients` lists every comparison with its
weight, and `statistics` the weight of the forbidden ones. A large forbidden weight says: use `callaway_santanna` or
`borusyak`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.design import Design, Obstacle, arrays, levels
from analysis.design.wide import reverses, wide, withdrawn
from analysis.errors import Caution
from analysis.estimators import twfe
from analysis.inference.combination import few_treated
from analysis.inference.panel_fit import floor_caution, panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "bacon"
TITLE = Text("Phân rã Goodman-Bacon", "Goodman-Bacon decomposition")
ESTIMAND = Text("hệ số hiệu ứng cố định hai chiều và các thành phần", "two-way fixed effects coefficient and its parts")
SUITS = frozenset({"two_by_two", "staggered"})


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A treatment that is withdrawn, or nothing left of the treatment."""
    if reverses(design):
        return (withdrawn(design),)
    Y, start, *_ = wide(design)
    varies = len(start) >= 3 and np.ptp(Y) > 0 and len(set(start)) > 1
    return () if varies else (twfe.NOT_IDENTIFIED,)


def decomposition(Y: np.ndarray, start: np.ndarray) -> pd.DataFrame:
    """Every 2x2 comparison: `treated` and `comparison` start, `kind`, `weight` (sum 1), `effect`."""
    never, rows = Y.shape[1], []
    groups = sorted(set(start))
    for k in groups:
        for other in groups:
            if k == never or k == other:
                continue
            early = k < other
            window = slice(0, other) if early and other < never else (slice(None) if early else slice(other, None))
            post = np.arange(never)[window] >= k
            if not post.any() or post.all():
                continue
            own, rest = Y[start == k][:, window], Y[start == other][:, window]
            effect = (own[:, post].mean() - own[:, ~post].mean()) - (rest[:, post].mean() - rest[:, ~post].mean())
            share = len(own) / (len(own) + len(rest))
            length = len(post) / never
            size = ((start == k).mean() + (start == other).mean()) ** 2 * length**2
            weight = size * share * (1 - share) * post.mean() * (1 - post.mean())
            kind = "never" if other == never else ("later" if early else "forbidden")
            rows.append((k, other, kind, weight, effect))
    table = pd.DataFrame(rows, columns=["treated", "comparison", "kind", "weight", "effect"])
    return table.assign(weight=table["weight"] / table["weight"].sum())


def fit(design: Design, confidence: float = 0.95, errors: str | None = None, seed: int = 48) -> Estimate:
    """The coefficient with its decomposition."""
    Y, start, table, scale, cautions, *_ = wide(design, clusters=True)
    data = arrays(design, design.rows[design.rows["place"].isin(table.index)].reset_index(drop=True), controls=False)
    data = replace(data, y=levels(data)[0], offset=None, weights=None)
    model = panel_fit(data, data.treated[:, None], "gaussian")
    choice = model.choice(errors, data.scarce_clusters)
    found = model.infer(choice, confidence, seed)
    parts = decomposition(Y, start)
    forbidden = float(parts.loc[parts["kind"] == "forbidden", "weight"].sum())
    against = [str(table.columns[r.comparison]) if r.kind != "never" else "" for r in parts.itertuples()]
    names = [
        f"{table.columns[r.treated]}: {r.kind}{' ' + date if date else ''} ({r.weight:.3f})"
        for r, date in zip(parts.itertuples(), against, strict=True)
    ]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=found.value,
        low=found.low,
        high=found.high,
        confidence=confidence,
        scale=scale,
        null=0.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=choice.said(found),
        n_obs=len(data.y),
        n_clusters=data.G,
        n_treated=data.treated_clusters,
        coefficients=pd.DataFrame(
            {"term": names, "value": parts["effect"], "weight": parts["weight"], "kind": parts["kind"], "comparison": against}
        ),  # fmt: skip
        statistics={"forbidden_weight": forbidden, "weighted_sum": float((parts["weight"] * parts["effect"]).sum())},
        cautions=(
            *cautions,
            *floor_caution(found, confidence),
            *few_treated(found, data.scarce_clusters, data.treated_clusters),
            *_forbidden(forbidden),
        ),
        model=model,
    )


def _forbidden(weight: float) -> tuple[Caution, ...]:
    if weight < 0.2:
        return ()
    text = Text(
        "{w}% trọng số đến từ so sánh với nơi đã áp dụng: nên dùng Callaway–Sant'Anna.",
        "{w}% of the weight comes from comparisons with already treated places: prefer Callaway–Sant'Anna.",
    )
    return (Caution("forbidden_comparisons", text.fill(w=100 * weight)),)
