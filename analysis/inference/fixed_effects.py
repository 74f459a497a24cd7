"""What an econometrician looks for beside a coefficient: the constant, the effects of places and periods, and R-squared.

As Stata's `xtreg, fe` with dummies of periods: effects of periods against the first, the constant the mean of the effects of places over the
rows, theirs the deviations from it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.linalg import lsqr

from analysis.inference import clustered, least_squares
from analysis.inference.least_squares import within
from analysis.inference.panel_fit import CORRECTION, PanelFit


def explained(model: PanelFit) -> dict[str, float]:
    """Least squares: `r_squared`, and `r_squared_within` (of what the means of places leave); counts: McFadden's `pseudo_r_squared`."""
    data, fit = model.data, model.fit
    if model.family != "gaussian":
        alone = least_squares.counts(data.y, np.ones((fit.n, 1)), data.offset, data.weights, alpha=fit.alpha)
        return {"pseudo_r_squared": 1 - fit.loglik / alone.loglik} if alone.loglik else {}
    left = float((fit.w * fit.resid**2).sum())
    whole = float((fit.w * (data.y - np.average(data.y, weights=fit.w)) ** 2).sum())
    found = {"r_squared": 1 - left / whole}
    if model.place is None:
        return found
    return found | {"r_squared_within": 1 - left / float((fit.w * within(data.y[:, None], data.place, fit.w)[:, 0] ** 2).sum())}


def effects(model: PanelFit) -> pd.DataFrame:
    """`kind` (const, place, period), `name`, `value` on the scale of the linear predictor; empty without effects of places, or with trends."""
    data, fit = model.data, model.fit
    if model.place is None or model.trend is not None:
        return pd.DataFrame({"kind": [], "name": [], "value": []})
    q, m = data.controls.shape[1], model.terms.shape[1]
    slopes = np.where(fit.kept, np.nan_to_num(fit.coef), 0.0)[-(q + m) :]
    linear = fit.mean if model.family == "gaussian" else np.log(fit.mean) - (0.0 if data.offset is None else data.offset)
    rest = linear - np.column_stack([data.controls, model.terms]) @ slopes
    n, places, timed = fit.n, int(data.place.max()) + 1, model.both is not None or model.effects is not None
    blocks = [sparse.csr_matrix((np.ones(n), (np.arange(n), data.place)))]
    if timed:
        blocks.append(sparse.csr_matrix((np.ones(n), (np.arange(n), data.period))))
    found = lsqr(sparse.hstack(blocks).tocsr(), rest, atol=1e-14, btol=1e-14, iter_lim=10_000)[0]
    own, period = found[:places], found[places:] if timed else np.zeros(1)
    own, period = own + period[0], period - period[0]
    const = float(np.average(own[data.place], weights=fit.w if model.family == "gaussian" else None))
    names = data.rows["place"].groupby(data.place).first().astype(str)
    periods = data.rows["period"].groupby(data.period).first().astype(str) if timed else []
    table = [("const", "const", const), *(("place", n, v) for n, v in zip(names, own - const, strict=True))]
    return pd.DataFrame(
        [*table, *(("period", n, v) for n, v in zip(periods, period, strict=False))], columns=["kind", "name", "value"]
    )


def constant(model: PanelFit, kind: str, k: int | None) -> tuple[float, float] | None:
    """The constant of least squares with effects of places, and its standard error (clustered CRV1 where the kind is by cluster or by draws);
    None of other models, and where the effects of periods are absorbed.
    """
    data, fit = model.data, model.fit
    if model.family != "gaussian" or model.place is None or model.trend is not None or model.effects is not None:
        return None
    q = data.controls.shape[1]
    raw = np.column_stack([model.others[:, : model.others.shape[1] - q], data.controls, model.terms])[:, fit.kept]
    both = np.column_stack([data.y, raw])
    moved = within(both, data.place, fit.w) + np.average(both, axis=0, weights=fit.w)
    own = least_squares.linear(moved[:, 0], np.column_stack([np.ones(fit.n), moved[:, 1:]]), data.weights)
    if not own.kept.all():
        return None
    if kind == "classical":
        cov = own.bread * fit.dispersion
    elif kind in ("hc0", "hc1"):
        cov = clustered.heteroskedastic(own, kind == "hc1", fit.k if k is None else k)
    else:
        cov = clustered.crv1(own, data.cluster, k, CORRECTION.get(kind, "full"))
    return float(own.coef[0]), float(np.sqrt(max(cov[0, 0], 0.0)))
