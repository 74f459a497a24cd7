"""A linear combination of the terms of a panel fit, with its error."""

from __future__ import annotations

import numpy as np
from scipy import stats

from analysis.inference.coefficient import Inferred, covariance
from analysis.inference.panel_fit import PanelFit


def combination(model: PanelFit, weights: np.ndarray, kind: str, confidence: float) -> Inferred:
    """sum(weights x terms); terms that were dropped count as absent.

    Where the rule asks for randomisation, t has as many degrees of freedom as there are treated clusters, less one.
    """
    few = kind == "randomisation"
    kind = "crv1" if kind in ("wild", "randomisation") else kind
    cov = covariance(model.fit, kind, model.data.cluster, None)
    row = np.zeros(model.fit.X.shape[1])
    for term, weight in enumerate(weights):
        if weight and model.identified(term):
            row[model.fit.position(model.column(term))] = weight
    value, se = float(row @ model.fit.coef[model.fit.kept]), float(np.sqrt(max(row @ cov @ row, 0.0)))
    df = max(model.data.scarce_clusters - 1, 1) if few else model.data.G - 1
    reach = stats.t.ppf((1 + confidence) / 2, df) * se
    p_value = float(2 * stats.t.sf(abs(value / se), df)) if se > 0 else 1.0
    return Inferred(value, se, value - reach, value + reach, p_value, kind, df)


def few_treated(kind: str, treated: int):
    """A caution where the rule would ask for randomisation inference and the method has none."""
    from analysis.errors import Caution
    from analysis.language import Text

    if kind != "randomisation":
        return ()
    text = Text(
        "Chỉ {n} nơi áp dụng: khoảng theo cụm không chắc chắn; hãy xem twfe hoặc callaway_santanna (suy luận ngẫu nhiên hóa).",
        "Only {n} treated places: clustered intervals are unsure; see twfe or callaway_santanna (randomisation inference).",
    )
    return (Caution("few_treated", text.fill(n=treated)),)
