"""Weighted least squares and count regression on arrays, with the effects of places absorbed exactly.

Place effects (and, on request, a linear trend of each place, or the effects of periods too) are projected out, which is exact
at any weights; what is left is solved by QR. A count model repeats this inside iteratively reweighted least squares, so that a
panel with thousands of places needs no column a place. Columns that others explain are dropped and come back as NaN.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import optimize, sparse, special

from analysis.inference.absorb import TwoWay

TOLERANCE = 1e-9  # of a column's own length, below which what others leave of it counts as nothing


class Separation(Exception):
    """A coefficient of a count model runs away: some combination of columns predicts zero everywhere it is not null."""


class NotIdentified(Exception):
    """Nothing is left of what was to be estimated. Carries the Obstacle that says why, where it is known."""


@dataclass(frozen=True, eq=False)
class Fit:
    """One fit. `X` (n x p, kept columns, place effects out), `y` (n, the working response, likewise), `w` (n, working
    weights), `coef` (all columns; NaN where dropped), `kept` (which), `bread` ((X'WX)^-1), `resid` (n, working
    residuals), `mean` (n, fitted outcome), `absorbed` (number of absorbed parameters, of which `slopes` are nested in no
    place: trends, periods), `dispersion` (Pearson's chi-square over n - k), `alpha` (NB2), `loglik`.
    """

    X: np.ndarray
    y: np.ndarray
    w: np.ndarray
    coef: np.ndarray
    kept: np.ndarray
    bread: np.ndarray
    resid: np.ndarray
    mean: np.ndarray
    absorbed: int
    slopes: int
    dispersion: float
    alpha: float = 0.0
    loglik: float = np.nan

    @property
    def n(self) -> int:
        """Observations."""
        return len(self.w)

    @property
    def k(self) -> int:
        """Parameters, absorbed ones included."""
        return self.X.shape[1] + self.absorbed

    @property
    def scores(self) -> np.ndarray:
        """n x p contributions to the estimating equations."""
        return self.X * (self.w * self.resid)[:, None]

    def position(self, column: int) -> int:
        """Where a column of the design stands among the kept ones."""
        return int(self.kept[:column].sum())


def within(values: np.ndarray, place: np.ndarray, weights: np.ndarray, time: np.ndarray | None = None) -> np.ndarray:
    """`values` (n x p) less the weighted mean of their place, and less the place's own linear trend where `time` is given."""
    groups = sparse.csr_matrix((np.ones(len(place)), (place, np.arange(len(place)))))
    total = np.maximum(groups @ weights, 1e-300)
    centred = values - ((groups @ (weights[:, None] * values)) / total[:, None])[place]
    if time is None:
        return centred
    own = time - ((groups @ (weights * time)) / total)[place]
    spread = np.maximum(groups @ (weights * own**2), 1e-300)
    return centred - own[:, None] * ((groups @ ((weights * own)[:, None] * centred)) / spread[:, None])[place]


def independent(X: np.ndarray, lengths: np.ndarray | None = None) -> np.ndarray:
    """Which columns are not explained by those before them (modified Gram and Schmidt, columns in their order)."""
    lengths = np.linalg.norm(X, axis=0) if lengths is None else lengths
    least = np.sqrt(TOLERANCE) * 1e-2 * np.maximum(lengths, 1e-300)
    if len(X) >= X.shape[1] and (np.abs(np.diag(np.linalg.qr(X, mode="r"))) > least).all():
        return np.ones(X.shape[1], bool)
    rest = X.copy()
    kept = np.zeros(X.shape[1], bool)
    for j in range(X.shape[1]):
        norm = np.linalg.norm(rest[:, j])
        if norm <= least[j]:
            continue
        kept[j] = True
        unit = rest[:, j] / norm
        rest[:, j + 1 :] -= np.outer(unit, unit @ rest[:, j + 1 :])
    return kept


def _about_constant(X: np.ndarray) -> np.ndarray | None:
    """The lengths of columns about their means, where a constant is among them: a far origin must hide no column."""
    flat = (np.ptp(X, axis=0) == 0) & (X[0] != 0) if len(X) else np.zeros(X.shape[1], bool)
    if not flat.any():
        return None
    raw = np.linalg.norm(X, axis=0)
    return np.where(flat, raw, np.maximum(np.linalg.norm(X - X.mean(axis=0), axis=0), 1e-8 * raw))


def linear(
    y: np.ndarray,
    X: np.ndarray,
    weights: np.ndarray | None = None,
    place: np.ndarray | None = None,
    time: np.ndarray | None = None,
    kept: np.ndarray | None = None,
    effects: TwoWay | None = None,
) -> Fit:
    """Least squares of y (n) on X (n x p), with analytic weights; place effects and trends, or two-way `effects`, absorbed."""
    w = np.ones(len(y)) if weights is None else np.asarray(weights, float)
    absorbed = slopes = 0
    both = np.column_stack([y, X])
    if effects is not None:
        lengths = np.linalg.norm(X, axis=0)
        both = effects.within(both, w)
        absorbed, slopes = effects.parameters, effects.parameters - effects.places
    elif place is not None:
        lengths = np.linalg.norm(X, axis=0)
        both = within(both, place, w, time)
        absorbed = (place.max() + 1) * (1 if time is None else 2)
        slopes = 0 if time is None else int(place.max()) + 1
    else:
        lengths = _about_constant(X)
    root = np.sqrt(w)[:, None]
    if kept is None:
        kept = independent(both[:, 1:] * root, None if lengths is None else lengths * root.max())
    own, Xk = both[:, 0], both[:, 1:][:, kept]
    Q, R = np.linalg.qr(Xk * root)
    beta = np.linalg.solve(R, Q.T @ (own * root[:, 0])) if kept.any() else np.zeros(0)
    inverse = np.linalg.inv(R) if kept.any() else np.zeros((0, 0))
    resid = own - Xk @ beta
    coef = np.full(X.shape[1], np.nan)
    coef[kept] = beta
    free = max(len(y) - kept.sum() - absorbed, 1)
    return Fit(
        X=Xk,
        y=own,
        w=w,
        coef=coef,
        kept=kept,
        bread=inverse @ inverse.T,
        resid=resid,
        mean=y - resid,
        absorbed=int(absorbed),
        slopes=slopes,
        dispersion=float((w * resid**2).sum() / free),
    )


def counts(
    y: np.ndarray,
    X: np.ndarray,
    offset: np.ndarray | None = None,
    weights: np.ndarray | None = None,
    place: np.ndarray | None = None,
    time: np.ndarray | None = None,
    alpha: float = 0.0,
    steps: int = 60,
    effects: TwoWay | None = None,
    start: np.ndarray | None = None,
) -> Fit:
    """Poisson (alpha = 0) or NB2 regression with a log link, log E y = X b + place effect (or both `effects`) + offset.

    `start` (n, above 0): means near those sought, as of a fit with nearly the same columns. Raises Separation where the maximum lies at infinity.
    """
    prior = np.ones(len(y)) if weights is None else np.asarray(weights, float)
    shift = np.zeros(len(y)) if offset is None else offset
    eta = np.log((y + max(y.mean(), 0.5)) / 2 if start is None else start)
    deviance, kept = np.inf, None
    for _ in range(steps):
        mean = np.exp(np.clip(eta, -30, 30))
        w = prior * mean / (1 + alpha * mean)
        fit = linear(eta - shift + (y - mean) / mean, X, w, place, time, kept, effects)
        kept = fit.kept
        eta = shift + (eta - shift + (y - mean) / mean) - fit.resid
        new = _deviance(y, np.exp(np.clip(eta, -30, 30)), alpha, prior)
        if abs(new - deviance) <= 1e-12 * (abs(new) + 0.1):
            break
        deviance = new
    mean = np.exp(np.clip(eta, -30, 30))
    if (
        np.nanmax(np.abs(np.where(fit.kept, fit.coef, 0)) * np.ptp(X, axis=0), initial=0) > 25
        or (eta - shift).min() < (eta - shift).max() - 28
    ):
        raise Separation
    w = prior * mean / (1 + alpha * mean)
    resid = (y - mean) / mean
    last = linear(eta - shift + resid, X, w, place, time, kept, effects)
    pearson = (prior * (y - mean) ** 2 / (mean * (1 + alpha * mean))).sum() / max(len(y) - last.k, 1)
    return replace(last, resid=resid, mean=mean, dispersion=float(pearson), alpha=alpha, loglik=_loglik(y, mean, alpha, prior))


def negative_binomial(y: np.ndarray, X: np.ndarray, **given) -> Fit:
    """NB2 with its dispersion alpha at the maximum of the profile likelihood (alpha near 0 is Poisson)."""

    def loss(log_alpha: float) -> float:
        return -counts(y, X, alpha=float(np.exp(log_alpha)), **given).loglik

    best = float(optimize.minimize_scalar(loss, bounds=(-14, 5), method="bounded", options={"xatol": 1e-4}).x)

    def slope(log_alpha: float) -> float:
        alpha = float(np.exp(log_alpha))
        return _slope(y, counts(y, X, alpha=alpha, **given).mean, alpha, given.get("weights"))

    low, high = best - 0.01, best + 0.01
    if slope(low) > 0 > slope(high):
        best = optimize.brentq(slope, low, high, xtol=1e-13)
    return counts(y, X, alpha=float(np.exp(best)), **given)


def _slope(y: np.ndarray, mean: np.ndarray, alpha: float, weights: np.ndarray | None) -> float:
    """Derivative of the NB2 log-likelihood by alpha."""
    size = 1 / alpha
    terms = np.log1p(alpha * mean) - special.digamma(y + size) + special.digamma(size) + alpha * (y - mean) / (1 + alpha * mean)
    return float(((1.0 if weights is None else weights) * terms).sum() / alpha**2)


def _deviance(y: np.ndarray, mean: np.ndarray, alpha: float, prior: np.ndarray) -> float:
    first = special.xlogy(y, np.where(y > 0, y, 1) / mean)
    if alpha == 0:
        return float(2 * (prior * (first - (y - mean))).sum())
    return float(2 * (prior * (first - (y + 1 / alpha) * np.log((1 + alpha * y) / (1 + alpha * mean)))).sum())


def _loglik(y: np.ndarray, mean: np.ndarray, alpha: float, prior: np.ndarray) -> float:
    if alpha == 0:
        return float((prior * (special.xlogy(y, mean) - mean - special.gammaln(y + 1))).sum())
    size = 1 / alpha
    terms = special.gammaln(y + size) - special.gammaln(size) - special.gammaln(y + 1)
    return float((prior * (terms + size * np.log(size / (size + mean)) + special.xlogy(y, mean / (size + mean)))).sum())
