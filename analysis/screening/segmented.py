"""Segmented quasi-Poisson regression of many series on the same columns, with Newey and West's errors.

log E[y_t] = X_t b + log exposure_t. Newton's steps for all series at once: the cross products of every series are one
matrix product with the columns' own products. Newey and West (Econometrica 1987) with the Bartlett kernel and the n/(n-p)
correction, over the observed periods in their order, equal to statsmodels' `cov_type="HAC", use_correction=True`.
A series is fitted where the periods above zero identify every column: then the maximum exists.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

LEAST_OVER = 4  # observations beyond the number of columns
LEAST_SIDE = 8  # observations on either side of a date, below which nothing is estimated
STEPS, PRECISION, NEAR_ZERO = 60, 1e-11, 1e-9
FITTED, FEW, EMPTY, CONSTANT, UNIDENTIFIED, UNSETTLED = range(6)
NOTES = ("", "too_few_points", "all_zero", "constant", "not_identified", "no_convergence")
PERFECT = 1e-12  # dispersion below which what is left is rounding


class Segmented(NamedTuple):
    """`coef` (n x p); `hac_error` (n x p) by Newey and West; `dispersion`, `df` (n); `mean` (n x t, fitted outcome);
    `bread` (n x p x p); `note` (n, a position of NOTES). NaN where a series is not fitted.
    """

    coef: np.ndarray
    hac_error: np.ndarray
    dispersion: np.ndarray
    df: np.ndarray
    mean: np.ndarray
    bread: np.ndarray
    note: np.ndarray


def segmented(
    y: np.ndarray, X: np.ndarray, starts=(), exposure: np.ndarray | None = None, lags: int | None = None, short: bool = False
) -> Segmented:
    """Fit each row of y (n x t) on X (t x p); `exposure` (n x t) may be None; `lags` defaults to floor(4 (n/100)^(2/9)); `short`: too
    few periods for any series to be fitted.
    """
    (n, t), p = y.shape, X.shape[1]
    seen = ~np.isnan(y) if exposure is None else ~np.isnan(y) & (exposure > 0)
    note = np.full(n, FEW, np.int8) if short else _notes(y, seen, X, starts)
    whole = Segmented(
        *(np.full(shape, np.nan) for shape in ((n, p), (n, p), n, n, (n, t), (n, p, p))),
        note,
    )
    rows = np.flatnonzero(note == FITTED)
    if not len(rows):
        return whole
    seen, shift = seen[rows], 0.0 if exposure is None else np.log(np.where(seen[rows], exposure[rows], 1.0))
    counts = np.where(seen, y[rows], 0.0)
    basis, R = np.linalg.qr(X)
    b, settled = _newton(counts, seen, basis, shift)
    mean = np.exp(b @ basis.T + shift) * seen
    bread = np.linalg.inv(_cross(mean, products(basis), p))
    back = np.linalg.inv(R)
    df = seen.sum(axis=1) - p
    pearson = np.divide((counts - mean) ** 2, mean, out=np.zeros_like(mean), where=seen).sum(axis=1) / df
    note[rows[~settled]] = UNSETTLED
    note[rows[settled & (pearson < PERFECT)]] = CONSTANT
    fitted = note[rows] == FITTED
    # What each observation adds to each coefficient; their autocovariances are Newey and West's variance.
    influence = ((counts - mean)[:, None, :] * (back @ bread @ basis.T)).transpose(0, 2, 1)
    hac = np.sqrt(bartlett(influence, seen, lags) * ((df + p) / df)[:, None])
    parts = (b @ back.T, hac, pearson, df.astype(float), np.where(seen, mean, np.nan), back @ bread @ back.T)
    for target, part in zip(whole, parts, strict=False):
        target[rows[fitted]] = part[fitted]
    return whole


def products(X: np.ndarray, other: np.ndarray | None = None) -> np.ndarray:
    """The products of columns (t x p^2) that turn weights (n x t) into cross products by one matrix product."""
    return (X[:, :, None] * (X if other is None else other)[:, None, :]).reshape(len(X), -1)


def bartlett(influence: np.ndarray, seen: np.ndarray, lags: int | None = None) -> np.ndarray:
    """Newey and West's long-run sums of squares (n x m) of influence (n x t x m) over the observed periods in order."""
    if not seen.all():
        order = np.argsort(~seen, axis=1, kind="stable")
        influence = np.take_along_axis(np.where(seen[:, :, None], influence, 0.0), order[:, :, None], axis=1)
    reach = automatic_lags(seen.sum(axis=1)) if lags is None else np.full(len(seen), lags)
    total = np.einsum("ntm,ntm->nm", influence, influence)
    for lag in range(1, min(int(reach.max(initial=0)), seen.shape[1] - 1) + 1):
        weight = np.maximum(0.0, 1 - lag / (reach + 1))
        total += 2 * weight[:, None] * np.einsum("ntm,ntm->nm", influence[:, lag:], influence[:, :-lag])
    return np.maximum(total, 0.0)


def automatic_lags(n: np.ndarray) -> np.ndarray:
    """The rule of thumb of Newey and West (1994) for each number of observations."""
    return np.floor(4 * (n / 100) ** (2 / 9)).astype(int)


def _notes(y: np.ndarray, seen: np.ndarray, X: np.ndarray, starts) -> np.ndarray:
    above = seen & (np.nan_to_num(y) > 0)
    note = np.where(seen.sum(axis=1) < X.shape[1] + LEAST_OVER, FEW, FITTED).astype(np.int8)
    for start in starts:
        side = np.minimum(seen[:, :start].sum(axis=1), seen[:, start:].sum(axis=1))
        note[side < LEAST_SIDE] = FEW
    note[(note == FITTED) & ~above.any(axis=1)] = EMPTY
    patterns, which = np.unique(np.packbits(above, axis=1), axis=0, return_inverse=True)
    masks = np.unpackbits(patterns, axis=1, count=y.shape[1]).astype(float)
    note[(note == FITTED) & ~_identified(masks, X)[which.ravel()]] = UNIDENTIFIED
    return note


def _identified(masks: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Whether the columns are independent over the periods of each mask (n x t)."""
    basis = np.linalg.qr(X)[0]
    found = np.empty(len(masks), bool)
    for start in range(0, len(masks), 4096):
        cross = _cross(masks[start : start + 4096], products(basis), X.shape[1])
        found[start : start + 4096] = np.linalg.eigvalsh(cross)[:, 0] > NEAR_ZERO
    return found


def _newton(y: np.ndarray, seen: np.ndarray, basis: np.ndarray, shift) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients on an orthonormal basis, and whether each series' steps came to rest."""
    n, p = len(y), basis.shape[1]
    squares = products(basis)
    middle = y.sum(axis=1, keepdims=True) / seen.sum(axis=1, keepdims=True)
    start = np.log((y + middle) / 2)
    weight = np.exp(start) * seen
    coef = _solve(_cross(weight, squares, p), (weight * (start - shift) + (y - weight) * seen) @ basis)
    settled, active = np.zeros(n, bool), np.arange(n)
    for _ in range(STEPS):
        own = shift[active] if np.ndim(shift) else shift
        mean = np.exp(np.clip(coef[active] @ basis.T + own, -50, 50)) * seen[active]
        step = _solve(_cross(mean, squares, p), (y[active] - mean) @ basis)
        size = np.abs(step).max(axis=1, keepdims=True)
        coef[active] += step * np.minimum(1.0, 5 * np.sqrt(len(basis)) / np.maximum(size, 1e-300))
        done = size[:, 0] < PRECISION * (1 + np.abs(coef[active]).max(axis=1))
        settled[active[done]] = True
        active = active[~done]
        if not len(active):
            break
    return coef, settled


def _cross(weight: np.ndarray, squares: np.ndarray, p: int) -> np.ndarray:
    return (weight @ squares).reshape(len(weight), p, p)


def _solve(cross: np.ndarray, score: np.ndarray) -> np.ndarray:
    # A whisper of a ridge keeps a runaway series from stopping the others; it is removed by the steps that follow.
    ridge = 1e-13 * np.trace(cross, axis1=1, axis2=2)[:, None, None] + 1e-290
    return np.linalg.solve(cross + ridge * np.eye(cross.shape[1]), score[:, :, None])[:, :, 0]
