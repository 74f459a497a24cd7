"""Joinpoint regression of many series: a log-linear trend of one to three straight pieces, their number chosen by BIC.

Kim, Fay, Feuer and Midthune (Statistics in Medicine 2000), bends at observed periods (Lerman's grid), weighted by the count,
zeros moved to one half; pieces hold as many observations as those of `estimators.joinpoint`. What is left of the sum of
squares for every pair of bends comes from cumulative sums of the weights and one small matrix product a series; the chosen
line is then solved again by QR.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.inference.breakpoints import least_within, most_bends

MIN_POINTS = 8
NEVER = 1e-12  # of the total sum of squares: what is left below this is rounding, and no bend improves on it
BLOCK = 16


class Joinpoint(NamedTuple):
    """`breaks` (n, 0 to 2; NaN where there is no fit), `at` (n x 2, positions of the bends, NaN), `slopes` (n x 3, log points a
    year, NaN), `aapc` (n, log points a year, the length-weighted mean of the slopes), `bic` (n x 3) for 0, 1, 2 bends.
    """

    breaks: np.ndarray
    at: np.ndarray
    slopes: np.ndarray
    aapc: np.ndarray
    bic: np.ndarray


def joinpoint(y: np.ndarray, season: int = 12, exposure: np.ndarray | None = None) -> Joinpoint:
    """The line of each row of y (n x t), counts; `season`: periods a year; `exposure` (n x t) may be None."""
    n = len(y)
    whole = Joinpoint(*(np.full(shape, np.nan) for shape in (n, (n, 2), (n, 3), n, (n, 3))))
    seen = ~np.isnan(y) if exposure is None else ~np.isnan(y) & (exposure > 0)
    rows = np.flatnonzero((seen.sum(axis=1) >= MIN_POINTS) & (np.nan_to_num(y) * seen > 0).any(axis=1))
    weight = np.where(seen, np.maximum(np.where(seen, y, 0.0), 0.5), 0.0)
    response = np.log(np.where(seen, weight / (1.0 if exposure is None else np.where(seen, exposure, 1.0)), 1.0))
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        for target, part in zip(whole, _block(response[block], weight[block], seen[block], season), strict=True):
            target[block] = part
    return whole


def _block(response, weight, seen, season) -> Joinpoint:
    within = least_within(season)
    bends = [np.full((len(seen), 0), np.nan), *_search(response, weight, seen, within)]
    lines = [_line(response, weight, at) for at in bends]
    n = seen.sum(axis=1)
    most = np.array([most_bends(int(points), within) for points in n])
    floor = NEVER * lines[0][2]
    bic = np.full((len(seen), 3), np.nan)
    for k, (_, rss, _) in enumerate(lines):
        allowed = most >= k
        bic[:, k] = np.where(
            allowed, n * np.log(np.maximum(rss, np.maximum(floor, 1e-300)) / n) + (2 + 2 * k) * np.log(n), np.nan
        )
    breaks = np.nanargmin(bic, axis=1)
    at, slopes = np.full((len(seen), 2), np.nan), np.full((len(seen), 3), np.nan)
    for k in range(3):
        chosen = breaks == k
        at[chosen, :k] = bends[k][chosen]
        slopes[chosen, : k + 1] = np.cumsum(lines[k][0][chosen, 1:], axis=1) * season
    return Joinpoint(breaks.astype(float), at, slopes, _average(slopes, at, seen), bic)


def _average(slopes, at, seen) -> np.ndarray:
    t = seen.shape[1]
    first, last = np.argmax(seen, axis=1), t - 1 - np.argmax(seen[:, ::-1], axis=1)
    ends = np.column_stack([first, np.where(np.isnan(at), last[:, None], at), last])
    return (np.nan_to_num(slopes) * np.diff(ends, axis=1)).sum(axis=1) / (last - first)


def _search(response, weight, seen, within: int) -> tuple[np.ndarray, np.ndarray]:
    """The best single bend (n x 1) and the best pair (n x 2) among observed periods, `within` of them inside each piece."""
    gain, pair, gram = _gains(response, weight)
    order = np.cumsum(seen, axis=1)
    n = order[:, -1:]
    inside = seen & (order > within) & (order <= n - within)
    single = np.where(inside, gain, -1.0)
    apart = inside[:, :, None] & inside[:, None, :] & (order[:, None, :] - order[:, :, None] > within)
    pairs = np.where(apart, pair, -1.0).reshape(len(seen), -1)
    best = np.argmax(pairs, axis=1)
    return np.argmax(single, axis=1)[:, None].astype(float), np.column_stack(np.divmod(best, seen.shape[1])).astype(float)


def _gains(response, w):
    """How much each bend (n x t) and each pair of bends (n x t x t, upper triangle) takes off the sum of squares."""
    t = w.shape[1]
    x = (np.arange(t) - (t - 1) / 2) / t
    total = w.sum(axis=1, keepdims=True)
    centre = (w * x).sum(axis=1, keepdims=True) / total
    u0, u1 = 1 / np.sqrt(total), x - centre
    u1 = u1 / np.sqrt((w * u1**2).sum(axis=1, keepdims=True))
    y = response - (w * response).sum(axis=1, keepdims=True) / total
    y = y - u1 * (w * u1 * y).sum(axis=1, keepdims=True)
    c0, c1, c2, d0, d1 = (_from_here(w * part) for part in (1.0, x, x * x, y, x * y))
    a0 = (c1 - x * c0) * u0
    # <h_p, u1> with u1 = (x - centre) scale: scale (c2 - p c1 - centre (c1 - p c0)).
    scale = (u1[:, -1:] - u1[:, :1]) / (x[-1] - x[0])
    a1 = scale * (c2 - x * c1 - centre * (c1 - x * c0))
    r = d1 - x * d0
    # <h_p, h_q>, p <= q: (c2 - q c1) - p (c1 - q c0), less what constant and time explain.
    left = np.stack([np.ones_like(a0), -np.broadcast_to(x, a0.shape), -a0, -a1], axis=2)
    right = np.stack([c2 - x * c1, c1 - x * c0, a0, a1], axis=1)
    gram = left @ right
    own = np.einsum("nii->ni", gram).copy()
    good = own > 1e-12 * total
    norm = np.where(good, 1 / np.sqrt(np.where(good, own, 1.0)), 0.0)
    r = r * norm
    gram *= norm[:, :, None]
    gram *= norm[:, None, :]
    rest = 1 - gram**2
    pair = r[:, :, None] ** 2 + r[:, None, :] ** 2 - 2 * (r[:, :, None] * r[:, None, :]) * gram
    pair = np.divide(pair, rest, out=np.zeros_like(pair), where=rest > 1e-10)
    return r**2, pair, gram


def _from_here(values: np.ndarray) -> np.ndarray:
    """Sums from each period to the end."""
    return np.cumsum(values[:, ::-1], axis=1)[:, ::-1]


def _line(response, weight, at) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Coefficients (const, slope a period, changes), residual and total sums of squares of the line with bends at `at`."""
    n, t = response.shape
    x = np.arange(t, dtype=float)
    X = np.empty((n, t, 2 + at.shape[1]))
    X[:, :, 0], X[:, :, 1] = 1.0, x - x.mean()
    X[:, :, 2:] = np.maximum(0.0, x[None, :, None] - at[:, None, :])
    root = np.sqrt(weight)
    target = response * root
    Q, R = np.linalg.qr(X * root[:, :, None])
    projected = np.einsum("ntk,nt->nk", Q, target)
    left = target - np.einsum("ntk,nk->nt", Q, projected)
    coef = np.linalg.solve(R + _tiny(R), projected[:, :, None])[:, :, 0]
    return coef, (left**2).sum(axis=1), (target**2).sum(axis=1)


def _tiny(R: np.ndarray) -> np.ndarray:
    """Keeps a triangle without full rank (no room for the bend; it is never chosen) from stopping the others."""
    bad = np.abs(np.diagonal(R, axis1=1, axis2=2)).min(axis=1) < 1e-12
    return bad[:, None, None] * np.eye(R.shape[1])
