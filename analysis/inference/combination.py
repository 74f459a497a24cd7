"""A linear combination of the terms of a panel fit, with its error."""

from __future__ import annotations

import numpy as np

from analysis.errors import Caution
from analysis.inference.choice import FEW_TREATED
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.least_squares import NotIdentified
from analysis.inference.panel_fit import PanelFit
from analysis.language import Text


def combination(model: PanelFit, weights: np.ndarray, kind: str, confidence: float) -> Inferred:
    """sum(weights x terms); terms that were dropped count as absent.

    Where the rule asks for randomisation: the cluster jackknife, whose degrees of freedom fall with the treated clusters;
    where one of them carries the combination alone, CRV1 with as many as there are treated clusters, less one.
    """
    if not np.isfinite(weights).all():
        raise NotIdentified
    few = kind == "randomisation"
    row = np.zeros(model.fit.X.shape[1])
    for term, weight in enumerate(weights):
        if weight and model.identified(term):
            row[model.fit.position(model.column(term))] = weight
    found = model.covariance({"wild": "crv1", "randomisation": "crv3"}.get(kind, kind), row)
    df = max(model.data.scarce_clusters - 1, 1) if few and found.kind == "crv1" else found.df
    value, se = float(row @ model.fit.coef[model.fit.kept]), float(np.sqrt(max(row @ found.matrix @ row, 0.0)))
    return by_t(value, se, df, confidence, found.kind)


def few_treated(found: Inferred, scarce: int | None, treated: int) -> tuple[Caution, ...]:
    """A caution where the rule would ask for randomisation inference and the method has none, or the caller wanted another."""
    if found.kind in ("randomisation", "wild") or scarce is None or scarce >= FEW_TREATED:
        return ()
    text = Text(
        "Chỉ {n} nơi áp dụng: khoảng theo cụm không chắc chắn; hãy xem hiệu ứng cố định hai chiều hoặc Callaway–Sant'Anna (suy luận ngẫu nhiên hóa).",
        "Only {n} treated places: clustered intervals are unsure; see two-way fixed effects or Callaway–Sant'Anna (randomisation inference).",
    )
    if scarce < treated:
        text = Text(
            "Chỉ {n} nơi không áp dụng: khoảng theo cụm không chắc chắn; hãy xem hiệu ứng cố định hai chiều hoặc Callaway–Sant'Anna "
            "(suy luận ngẫu nhiên hóa).",
            "Only {n} untreated places: clustered intervals are unsure; see two-way fixed effects or Callaway–Sant'Anna (randomisation inference).",
        )
    return (Caution("few_treated", text.fill(n=scarce)),)
