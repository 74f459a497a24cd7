"""From a fit to what is said of one coefficient: standard error, interval and p-value by the kind of error chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.inference import clustered
from analysis.inference.least_squares import Fit
from analysis.inference.randomisation import Randomisation
from analysis.inference.wild_bootstrap import WildBootstrap


class Inferred(NamedTuple):
    """One coefficient. `kind` is the kind of error used, `df` its degrees of freedom, `floor` the smallest possible p-value."""

    value: float
    std_error: float
    low: float
    high: float
    p_value: float
    kind: str
    df: float
    floor: float = 0.0


def covariance(fit: Fit, kind: str, cluster: np.ndarray, k: int | None, column: int | None = None) -> np.ndarray:
    """The covariance of the kept coefficients. CRV3 falls back to CRV1 where a cluster carries a coefficient alone."""
    if kind == "classical":
        return clustered.classical(fit)
    if kind in ("hc0", "hc1"):
        return clustered.heteroskedastic(fit, kind == "hc1", k)
    if kind == "crv3":
        found = clustered.crv3(fit, cluster, column)
        if found is not None:
            return found
    return clustered.crv1(fit, cluster, k, correction=kind != "crv0")


def infer(
    fit: Fit,
    column: int,
    kind: str,
    cluster: np.ndarray,
    confidence: float,
    rng: np.random.Generator,
    k: int | None = None,
    randomisation: Callable[[], Randomisation] | None = None,
) -> Inferred:
    """The inference on a design column (which must have been kept)."""
    at, value = fit.position(column), float(fit.coef[column])
    groups = int(cluster.max()) + 1
    cov = covariance(fit, "crv1" if kind in ("wild", "randomisation") else kind, cluster, k, at)
    se = float(np.sqrt(max(cov[at, at], 0.0)))
    df = groups - 1 if kind not in ("classical", "hc0", "hc1") else fit.n - fit.k
    if kind == "wild":
        boot = WildBootstrap.of(fit, cluster, at, rng, k=k)
        return Inferred(value, se, *boot.interval(value, se, confidence), boot.p_value(), kind, df)
    if kind == "randomisation":
        test = randomisation()
        wide = max(se, float(np.sqrt(clustered.classical(fit)[at, at])), 1e-12)
        return Inferred(value, se, *test.interval(value, wide, confidence), test.p_value(), kind, df, test.floor)
    reach = stats.t.ppf((1 + confidence) / 2, df) * se
    p_value = float(2 * stats.t.sf(abs(value / se), df)) if se > 0 else 0.0
    return Inferred(value, se, value - reach, value + reach, p_value, kind, df)
