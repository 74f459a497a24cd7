"""Intervals for an effect after whose trend may bend: fixed-length intervals under smoothness (Rambachan and Roth, REStud 2023).

The difference in trends is unknown but for its second differences, none of which is larger than M. Estimators are linear in
the leads and lags and free of bias where the trend is a straight line; their worst bias is M times the absolute sum of their
loadings on the second differences, and the one with the shortest interval is taken. In those loadings the best trade of bias
against variance is a lasso, solved along its whole path, which serves every M (Armstrong and Kolesár, Econometrica 2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import special, stats

BETWEEN = 8  # points looked at on each straight piece of the path
MOST_DOUBLINGS = 60
SHIFTS = np.linspace(0, 10, 2001)  # worst bias in standard errors


@dataclass(frozen=True, eq=False)
class Path:
    """Estimators from least variance to least bias: `weights` (points x leads and lags), `bias` (per unit of M), `value` and
    measured `error` of each, with the `df` of its t; `planned`: the error by which one is chosen. To choose by the measured one
    would take the estimator whose error happens to come out small.
    """

    weights: np.ndarray
    bias: np.ndarray
    error: np.ndarray
    value: np.ndarray
    planned: np.ndarray
    df: np.ndarray

    def interval(self, M: float, confidence: float) -> tuple[float, float]:
        """That of the estimator whose interval is planned to be the shortest at a bend of at most M."""
        best = int(np.argmin(_reach(M * self.bias, self.planned, confidence)))
        error = max(float(self.error[best]), 1e-300)
        reach = error * _quantile(M * float(self.bias[best]) / error, confidence, float(self.df[best]))
        return float(self.value[best] - reach), float(self.value[best] + reach)

    def breakdown(self, confidence: float) -> float:
        """The largest bend at which the interval still excludes nought (NaN where it does not even at none)."""

        def excludes(M: float) -> bool:
            low, high = self.interval(M, confidence)
            return low > 0 or high < 0

        if not excludes(0.0):
            return np.nan
        inside, outside = 0.0, float(np.median(self.error)) or 1.0
        for _ in range(MOST_DOUBLINGS):
            if not excludes(outside):
                break
            inside, outside = outside, 2 * outside
        else:
            return np.inf
        while outside - inside > 1e-4 * outside:
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if excludes(middle) else (inside, middle)
        return inside


def path(before: np.ndarray, after: np.ndarray, cov: np.ndarray, weights: np.ndarray, working: np.ndarray | None = None) -> Path:
    """The path for the effect `weights` @ after (leads in order of time up to two periods before the start, the reference
    one before left out; lags from the start on). `cov` of all of them; `working`: the one by which weights are chosen.
    """
    chosen = cov if working is None else working
    origin, directions, bends = _basis(len(before), len(after), weights)
    quadratic, linear = directions.T @ chosen @ directions, directions.T @ chosen @ origin
    loadings = _lasso(quadratic, linear)
    found = origin + loadings @ directions.T
    bias = np.abs(loadings).sum(axis=1) + np.abs(bends).sum()
    error, planned = (np.sqrt(((found @ c) * found).sum(axis=1)) for c in (cov, chosen))
    return Path(found, bias, error, found @ np.r_[before, after], planned, np.full(len(found), np.inf))


def _basis(leads: int, lags: int, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Estimators as origin + directions @ loadings, where loadings are those on second differences before the reference, and
    the loadings (fixed) on the ones from the reference on.

    A lead k periods before the reference is -k slopes and (k - s) of the bend s periods before it; a lag likewise.
    """
    ahead = np.arange(1, lags + 1)
    bends = np.array([(np.maximum(ahead - s, 0) * weights).sum() for s in range(lags)])
    k = np.arange(leads, 0, -1)  # in order of time
    spread = np.maximum(k[None, :] - np.arange(1, leads)[:, None], 0.0)  # bends x leads
    system = np.vstack([-k.astype(float), spread])
    inverse = np.linalg.inv(system)
    origin = np.r_[inverse @ np.r_[-(ahead * weights).sum(), np.zeros(leads - 1)], weights]
    directions = np.vstack([inverse[:, 1:], np.zeros((lags, leads - 1))])
    return origin, directions, bends


def _lasso(quadratic: np.ndarray, linear: np.ndarray) -> np.ndarray:
    """c that minimises c'Qc/2 + linear'c + penalty |c|, at every penalty: its kinks, and points between them (points x p)."""
    p = len(linear)
    if p == 0:
        return np.zeros((1, 0))
    quadratic = quadratic + 1e-12 * np.trace(quadratic) / p * np.eye(p)
    active: list[int] = []
    c, sign = np.zeros(p), np.zeros(p)
    penalty = float(np.abs(linear).max())
    knots = [c.copy()]
    for _ in range(20 * p + 20):
        if penalty <= 1e-12 * max(float(np.abs(linear).max()), 1e-300):
            break
        gradient = quadratic @ c + linear
        if not active:
            j = int(np.argmax(np.abs(gradient)))
            active, sign[j] = [j], -np.sign(gradient[j])
        move = np.zeros(p)
        move[active] = np.linalg.solve(quadratic[np.ix_(active, active)], sign[active])  # as the penalty falls by one
        slope = quadratic @ move
        drop, event, leaves = penalty, None, False
        out = -c[active] / move[active]  # how far until an active one is nought
        out = np.where((move * sign)[active] < 0, out, np.inf)
        if out.min() < drop - 1e-15:
            drop, event, leaves = out.min(), active[int(out.argmin())], True
        bar = 1 + np.array([[1.0], [-1.0]]) * slope  # until |gradient + step slope| of another reaches penalty - step
        into = np.where(bar > 1e-12, (penalty - np.array([[1.0], [-1.0]]) * gradient) / np.where(bar > 1e-12, bar, 1.0), np.inf)
        into = np.where(into > 1e-14 * penalty, into, np.inf).min(axis=0)
        into[active] = np.inf
        if into.min() < drop:
            drop, event, leaves = into.min(), int(into.argmin()), False
        c, penalty = c + drop * move, penalty - drop
        knots.append(c.copy())
        if event is None:
            break
        if leaves:
            active.remove(event)
            c[event], sign[event] = 0.0, 0.0
        else:
            active.append(event)
            sign[event] = -np.sign((quadratic @ c + linear)[event])
    bends = np.array(knots)
    share = np.linspace(0, 1, BETWEEN, endpoint=False)[:, None, None]
    between = bends[:-1] + share * (bends[1:] - bends[:-1])
    return np.vstack([between.reshape(-1, p), bends[-1:]])


def _reach(bias: np.ndarray, error: np.ndarray, confidence: float) -> np.ndarray:
    """Half the lengths of normal intervals: the quantile of |z + bias| in standard errors, beyond the table that of z + bias."""
    shift = bias / np.maximum(error, 1e-300)
    far = shift + stats.norm.ppf(confidence)
    return error * np.where(shift < SHIFTS[-1], np.interp(shift, SHIFTS, _normal(confidence)), far)


@cache
def _normal(confidence: float) -> np.ndarray:
    """The quantile of |z + shift| at every shift of the table."""
    return np.array([_quantile(shift, confidence, np.inf) for shift in SHIFTS])


def _quantile(shift: float, confidence: float, df: float) -> float:
    """The quantile of |t + shift|, by bisection."""
    below = special.ndtr if np.isinf(df) else lambda at: special.stdtr(df, at)
    low, high = 0.0, shift + float(special.stdtrit(min(df, 1e10), (1 + confidence) / 2)) + 1e-6
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle - shift) - below(-middle - shift) < confidence else (low, middle)
    return high
