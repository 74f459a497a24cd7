"""Where a line bends, and where a level breaks: least squares over unknown dates."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np

from analysis.inference.least_squares import linear
from analysis.inference.newey_west import Kernel, newey_west

WITHIN = 2  # observations within a piece, at least


def least_within(season: int) -> int:
    """How many observations lie within each piece at least, its joinpoints not counted, at so many periods a year.

    Two, the default of NCI's Joinpoint, both between joinpoints and to the ends. It is meant for years: of months and quarters
    one year's, because within less a bend cannot be told from the season.
    """
    return max(WITHIN, season)


def most_bends(n: int, within: int) -> int:
    """How many bends n observations carry: room for the pieces, and for two parameters a bend."""
    return max(min((n - 4) // 3, (n - within) // (within + 1)), 0)


class Bends(NamedTuple):
    """A continuous piecewise line: `psi` (sorted bend points), their `errors`, `coef` and `cov` of (const, slope, changes),
    `rss`.
    """

    psi: np.ndarray
    errors: np.ndarray
    coef: np.ndarray
    cov: np.ndarray
    rss: float


def bent_line(x: np.ndarray, y: np.ndarray, w: np.ndarray, bends: int, grid: int = 24, within: int = WITHIN) -> Bends:
    """The best line with so many bends: a grid over data points, then Muggeo's iteration (Statistics in Medicine 2003).

    At least `within` observations lie within every piece. Raises ValueError where there is no room.
    """
    if bends == 0:
        return _solved(x, y, w, np.empty(0))
    inner = np.unique(x)[within:-within]
    points = inner if len(inner) <= grid else np.quantile(inner, np.linspace(0, 1, grid))
    if bends == 1:
        points = inner
    tried = [c for c in itertools.combinations(points, bends) if _apart(x, c, within)]
    if not tried:  # too little room for a coarse grid
        tried = [c for c in itertools.combinations(inner, bends) if _apart(x, c, within)]
    ranked = sorted((_rss(x, y, w, np.array(c)), c) for c in tried)
    if not ranked:
        raise ValueError("no room for so many bends")
    best = min((_refined(x, y, w, np.array(c), within) for _, c in ranked[:8]), key=lambda b: b.rss)
    return best


def hac(found: Bends, x: np.ndarray, y: np.ndarray, w: np.ndarray, time: np.ndarray, kernel: Kernel) -> Bends:
    """A bent line with Newey and West's errors: of the line made linear at its bends, as R's `sandwich` sees a `segmented` fit."""
    order = np.argsort(time, kind="stable")
    x, y, w = x[order], y[order], w[order]
    steps = [-(x > p).astype(float) * found.coef[2 + i] for i, p in enumerate(found.psi)]
    cov = newey_west(linear(y, np.column_stack([_columns(x, found.psi), *steps]), w), *kernel)
    k = len(found.coef)
    return found._replace(cov=cov[:k, :k], errors=np.sqrt(np.maximum(np.diag(cov)[k:], 0.0)))


def log_odds(successes: np.ndarray, trials: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Observed log odds, a half added to either side, and their precision."""
    share = (successes + 0.5) / (trials + 1)
    return np.log(share / (1 - share)), trials * share * (1 - share)


def bent_odds(x: np.ndarray, successes: np.ndarray, trials: np.ndarray, start: Bends, steps: int = 100) -> Bends:
    """The bent line of the log odds by binomial maximum likelihood, from the bends of a line through `log_odds` (Muggeo 2003).

    `rss` is Pearson's chi-square; its dispersion does not enter `cov` and `errors`, as a binomial's is one.
    """
    psi, k = start.psi.copy(), 2 + len(start.psi)
    for _ in range(steps):
        full = np.column_stack([_columns(x, psi), *(-(x > p).astype(float) for p in psi)])
        beta, _ = _logit(full, successes, trials)
        change, shift = beta[2:k], beta[k:]
        step = np.where(np.abs(change) > 1e-12, shift / np.where(np.abs(change) > 1e-12, change, 1.0), 0.0)
        psi = np.clip(psi + step, np.sort(x)[1], np.sort(x)[-2])
        if not len(psi) or np.max(np.abs(step)) < 1e-9 * np.ptp(x):
            break
    psi = np.sort(psi)
    coef, _ = _logit(_columns(x, psi), successes, trials)
    share = 1 / (1 + np.exp(-_columns(x, psi) @ coef))
    weight = trials * share * (1 - share)
    full = np.column_stack([_columns(x, psi), *(-(x > p).astype(float) * coef[2 + i] for i, p in enumerate(psi))])
    cov = np.linalg.pinv(full.T @ (weight[:, None] * full))
    chi2 = float(((successes - trials * share) ** 2 / np.maximum(weight, 1e-300)).sum())
    return Bends(psi, np.sqrt(np.maximum(np.diag(cov)[k:], 0.0)), coef, cov[:k, :k], chi2)


def _logit(X: np.ndarray, successes: np.ndarray, trials: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients of a logistic regression and their covariance, by Newton's method from the observed log odds."""
    eta, beta = log_odds(successes, trials)[0], np.zeros(X.shape[1])
    for _ in range(50):
        share = 1 / (1 + np.exp(-np.clip(eta, -30, 30)))
        w = np.sqrt(np.maximum(trials * share * (1 - share), 1e-12))
        new = np.linalg.lstsq(X * w[:, None], w * eta + (successes - trials * share) / w, rcond=None)[0]
        eta, moved = X @ new, np.max(np.abs(new - beta))
        beta = new
        if moved < 1e-12:
            break
    return beta, np.linalg.pinv((X * w[:, None]).T @ (X * w[:, None]))


def _apart(x: np.ndarray, points, within: int) -> bool:
    edges = np.r_[-np.inf, points, np.inf]
    return all(((x > a) & (x < b)).sum() >= within for a, b in itertools.pairwise(edges))


def _columns(x: np.ndarray, psi: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(x)), x, *(np.maximum(x - p, 0) for p in psi)])


def _rss(x, y, w, psi) -> float:
    root = np.sqrt(w)
    X = _columns(x, psi) * root[:, None]
    beta = np.linalg.lstsq(X, y * root, rcond=None)[0]
    return float(((y * root - X @ beta) ** 2).sum())


def _refined(x, y, w, psi, within: int) -> Bends:
    best, best_rss = psi, _rss(x, y, w, psi)
    root = np.sqrt(w)
    for _ in range(60):
        X = np.column_stack([_columns(x, psi), *(-(x > p).astype(float) for p in psi)]) * root[:, None]
        beta = np.linalg.lstsq(X, y * root, rcond=None)[0]
        change, shift = beta[2 : 2 + len(psi)], beta[2 + len(psi) :]
        step = np.where(np.abs(change) > 1e-12, shift / np.where(np.abs(change) > 1e-12, change, 1.0), 0.0)
        for _ in range(12):
            new = np.sort(psi + step)
            if _apart(x, new, within) and _rss(x, y, w, new) <= best_rss * (1 + 1e-12):
                break
            step = step / 2
        else:
            break
        moved = float(np.max(np.abs(new - psi)))
        psi, best_rss, best = new, _rss(x, y, w, new), new
        if moved < 1e-10 * np.ptp(x):
            break
    return _solved(x, y, w, best)


def _solved(x, y, w, psi) -> Bends:
    root = np.sqrt(w)
    X = _columns(x, psi) * root[:, None]
    coef = np.linalg.lstsq(X, y * root, rcond=None)[0]
    rss = float(((y * root - X @ coef) ** 2).sum())
    full = np.column_stack([X, *(-(x > p).astype(float) * root * coef[2 + i] for i, p in enumerate(psi))])
    df = max(len(x) - full.shape[1], 1)
    cov = np.linalg.pinv(full.T @ full) * rss / df
    k = X.shape[1]
    return Bends(psi, np.sqrt(np.maximum(np.diag(cov)[k:], 0.0)), coef, cov[:k, :k], rss)


def level_breaks(y: np.ndarray, breaks: int, share: float = 0.15) -> list[int]:
    """The last index before each of so many level breaks, least squares over all partitions (Bai and Perron 2003)."""
    n, least = len(y), int(np.floor(share * len(y)))
    total, squares = np.r_[0, np.cumsum(y)], np.r_[0, np.cumsum(y**2)]

    def rss(i: int, j: int) -> float:
        return squares[j] - squares[i] - (total[j] - total[i]) ** 2 / (j - i)

    cost: dict[int, tuple[float, list[int]]] = {j: (rss(0, j), []) for j in range(least, n + 1)}
    for m in range(1, breaks + 1):
        cost = {
            j: min((cost[i][0] + rss(i, j), [*cost[i][1], i]) for i in range(m * least, j - least + 1) if i in cost)
            for j in range((m + 1) * least, n + 1)
        }
    return cost[n][1]


def sup_f(y: np.ndarray, X: np.ndarray, share: float = 0.15) -> np.ndarray:
    """Chow's F at every admissible break: columns are the last index before the break and F (Andrews, Econometrica 1993)."""
    n, p = X.shape
    least = int(np.floor(share * n))
    whole = ((y - X @ np.linalg.lstsq(X, y, rcond=None)[0]) ** 2).sum()
    rows = []
    for k in range(least, n - least + 1):
        parts = sum(((y[s] - X[s] @ np.linalg.lstsq(X[s], y[s], rcond=None)[0]) ** 2).sum() for s in (slice(k), slice(k, None)))
        rows.append((k, (whole - parts) / (parts / (n - 2 * p))))
    return np.array(rows)


def sup_wald(y: np.ndarray, share: float, kernel: Kernel) -> float:
    """The largest Wald statistic of a change of level at any admissible break, with Newey and West's errors."""
    n = len(y)
    least, largest = int(np.floor(share * n)), 0.0
    for k in range(least, n - least + 1):
        fit = linear(y, np.column_stack([np.ones(n), np.arange(n) >= k]))
        largest = max(largest, float(fit.coef[1] ** 2 / newey_west(fit, *kernel)[1, 1]))
    return largest


def cusum(y: np.ndarray, X: np.ndarray) -> tuple[float, float]:
    """Largest OLS-based CUSUM and its p-value from the Brownian bridge (Ploberger and Kraemer, Econometrica 1992)."""
    resid = y - X @ np.linalg.lstsq(X, y, rcond=None)[0]
    sigma = np.sqrt((resid**2).sum() / (len(y) - X.shape[1]))
    largest = float(np.max(np.abs(np.cumsum(resid))) / (sigma * np.sqrt(len(y))))
    k = np.arange(1, 101)
    return largest, float(np.clip(2 * ((-1.0) ** (k + 1) * np.exp(-2 * k**2 * largest**2)).sum(), 0, 1))


def sup_f_p_value(statistic: float, p: int, share: float, rng: np.random.Generator, draws: int = 4000, steps: int = 400) -> float:
    """The asymptotic p-value by simulating the supremum of the squared, standardised Brownian bridge of p dimensions."""
    walk = rng.standard_normal((draws, p, steps)).cumsum(axis=2) / np.sqrt(steps)
    at = np.arange(1, steps + 1) / steps
    bridge = walk - at * walk[:, :, -1:]
    inside = (at >= share) & (at <= 1 - share)
    largest = ((bridge[:, :, inside] ** 2).sum(axis=1) / (at * (1 - at))[inside]).max(axis=1)
    return float((1 + (largest >= statistic).sum()) / (draws + 1))
