"""The segmented fits again with first-order autoregressive errors, by restricted maximum likelihood, for many series.

Penalised quasi-likelihood (Breslow and Clayton 1993): Pearson residuals follow an AR(1) whose rho maximises the restricted
likelihood (Cooper and Thompson 1977; Cheang and Reinsel, JASA 2000) of the working response; repeated until neither
moves. Over d periods the correlation is rho^d, so gaps stay gaps. The inverse of an AR(1) matrix is tridiagonal: all that rho
changes are the weights of a few cross products, which are computed once a step for all series.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.inference.ar1 import EVEN, KNOWN, farthest_end, no_wider, weighed
from analysis.inference.ar1 import GRID as EVERY_RHO
from analysis.inference.series_fit import FAR
from analysis.screening.segmented import Segmented, products

LOWEST, LARGEST = -0.9, 0.98
GRID = np.linspace(-0.88, 0.96, 24)
STEPS, PRECISION, NUDGE = 60, 1e-10, 1e-5
LOST = 3.0  # as FAR, beyond which a step does not come back


class AR1(NamedTuple):
    """`coef`, `error` and `df` (of each t) (n x p), `rho`, `scale` (n); NaN where the segmented fit is not there, does not
    come to rest or leaves the counts (`series_fit.FAR`)."""

    coef: np.ndarray
    error: np.ndarray
    df: np.ndarray
    rho: np.ndarray
    scale: np.ndarray


class _Links(NamedTuple):
    """Neighbours in the record: `lag` periods apart, `both` (n x t-lag) marks the later one, `count` (n) of them."""

    lag: int
    both: np.ndarray
    count: np.ndarray


def ar1(y: np.ndarray, X: np.ndarray, fit: Segmented, exposure: np.ndarray | None = None) -> AR1:
    """AR(1)-aware coefficients and errors for each row of y (n x t) that `fit` could fit."""
    n, p = len(y), X.shape[1]
    whole = AR1(*(np.full(shape, np.nan) for shape in ((n, p), (n, p), (n, p), n, n)))
    rows = np.flatnonzero(~np.isnan(fit.df))
    if not len(rows):
        return whole
    basis, R = np.linalg.qr(X)
    seen = ~np.isnan(fit.mean[rows])
    shift = 0.0 if exposure is None else np.log(np.where(seen, exposure[rows], 1.0))
    counts = np.where(seen, y[rows], 0.0)
    b, rho, inverse, settled = _alternate(counts, seen, basis, fit.coef[rows] @ R.T, shift)
    settled &= _off(counts, seen, basis, b, shift) < FAR
    back = np.linalg.inv(R)
    scale, variance = _variances(inverse, back, fit.df[rows])
    moments = _Moments(counts, seen, basis, np.exp(np.clip(b @ basis.T + shift, -30, 30)))
    df = _satterthwaite(moments, rho, back, fit.df[rows])
    df = _no_wider(moments, back, np.sqrt(variance), df, fit.df[rows])
    if (few := seen.sum(axis=1) < KNOWN).any():
        df[few] = _weighed(moments, back, np.sqrt(variance), fit.df[rows])[few]
    for target, part in zip(whole, (b @ back.T, np.sqrt(variance), df, rho, scale), strict=True):
        target[rows[settled]] = part[settled]
    return whole


def _variances(inverse, back, left):
    """The scale (n) and the variance of each coefficient (n x p), from the inverse of the augmented cross products."""
    p = len(back)
    scale = 1 / inverse[:, p, p] / left
    cov = inverse[:, :p, :p] - inverse[:, :p, p:] * inverse[:, p:, :p] / inverse[:, p:, p:]
    return scale, np.einsum("ij,njk,ik->ni", back, cov, back) * scale[:, None]


def _satterthwaite(moments, rho, back, left):
    """Degrees of freedom of each coefficient (n x p), as in inference/ar1.py: rho is estimated too."""
    at = np.clip(rho, LOWEST + NUDGE, LARGEST - NUDGE)
    below, above = (_variances(moments.inverse(at + step), back, left)[1] for step in (-NUDGE, NUDGE))
    g = (np.log(above) - np.log(below)) / (2 * NUDGE)
    bend = (moments.slope(at + NUDGE) - moments.slope(at - NUDGE)) / (2 * NUDGE)
    n = left + len(back)
    spread = np.where(bend > 0, 1 / np.where(bend > 0, bend, 1.0), np.maximum((1 - at**2) / n, (2 / n) ** 2))
    return np.maximum(2 / (2 / left[:, None] + g**2 * spread[:, None]), 1.0)


def _no_wider(moments, back, error, df, left):
    """At least the degrees of freedom that the union of the intervals over every rho asks for, as in inference/ar1.py."""
    p, farthest = len(back), np.zeros_like(error)
    for rho in EVERY_RHO:
        inverse = moments.inverse(np.full(len(left), rho))
        change = -inverse[:, :p, p] / inverse[:, p, p][:, None]
        each = np.sqrt(_variances(inverse, back, left)[1])
        farthest = np.maximum(farthest, farthest_end(change @ back.T, each, 0.0, left[:, None]))
    return no_wider(df, farthest / error, left[:, None])


def _weighed(moments, back, error, left):
    """Degrees of freedom of each coefficient (n x p) of short series, as in inference/ar1.py: every rho by its likelihood."""
    p, away, errors, loss = len(back), [], [], []
    for rho in EVEN:
        at = np.full(len(left), rho)
        inverse = moments.inverse(at)
        away.append(-inverse[:, :p, p] / inverse[:, p, p][:, None] @ back.T)
        errors.append(np.sqrt(_variances(inverse, back, left)[1]))
        loss.append(moments.loss(at)[:, None])
    return weighed(np.array(away), np.array(errors), np.array(loss), error, left[:, None])


def _alternate(y, seen, basis, b, shift):
    """Rho and coefficients in turn until neither moves: (coefficients, rho, inverse of the cross products, whether settled)."""
    n, p = b.shape
    rho, settled, begun = np.zeros(n), np.zeros(n, bool), b.copy()
    inverse = np.zeros((n, p + 1, p + 1))
    active = np.arange(n)
    for step in range(STEPS):
        own = shift[active] if np.ndim(shift) else shift
        moments = _Moments(y[active], seen[active], basis, np.exp(np.clip(b[active] @ basis.T + own, -30, 30)))
        new = moments.start() if step == 0 else moments.newton(rho[active])
        inverse[active] = moments.inverse(new)
        change = -inverse[active, :p, p] / inverse[active, p, p][:, None]
        moved = np.maximum(np.abs(change).max(axis=1) / (1 + np.abs(b[active]).max(axis=1)), np.abs(new - rho[active]))
        b[active] += change
        rho[active] = new
        settled[active[moved < PRECISION]] = True
        lost = ~(_off(y[active], seen[active], basis, b[active], own) < LOST)
        b[active[lost]], rho[active[lost]] = begun[active[lost]], 0.0
        settled[active[lost]] = False
        active = active[(moved >= PRECISION) & ~lost]
        if not len(active):
            break
    return b, rho, inverse, settled


def _off(y, seen, basis, b, shift):
    """How far all fitted counts are from all recorded ones (n), in logarithms either way."""
    fitted = (np.exp(np.clip(b @ basis.T + shift, -30, 30)) * seen).sum(axis=1)
    return np.abs(np.log(fitted / y.sum(axis=1)))


class _Moments:
    """The restricted likelihood of one step, as a function of rho, for all series of a block."""

    def __init__(self, y, seen, basis, mean):
        self.p = basis.shape[1]
        root = np.sqrt(mean) * seen
        resid = np.where(seen, (y - mean) / np.sqrt(mean), 0.0)
        self.df = seen.sum(axis=1) - self.p
        self.links = _links(seen)
        first = seen & (np.cumsum(seen, axis=1) == 1)
        self.first = self._cross(root * first, resid * first, basis)
        self.parts = [self._parts(link, root, resid, basis) for link in self.links]

    def _cross(self, root, resid, X, root2=None, resid2=None, X2=None):
        """Cross products (n x p+1 x p+1) of weighted columns and residuals at one time with those at another."""
        root2, resid2, X2 = (root, resid, X) if X2 is None else (root2, resid2, X2)
        p, cross = self.p, np.empty((len(root), self.p + 1, self.p + 1))
        cross[:, :p, :p] = ((root * root2) @ products(X, X2)).reshape(-1, p, p)
        cross[:, :p, p] = (root * resid2) @ X
        cross[:, p, :p] = (resid * root2) @ X2
        cross[:, p, p] = (resid * resid2).sum(axis=1)
        return cross

    def _parts(self, link, root, resid, X):
        late, early = slice(link.lag, None), slice(None, -link.lag)
        later = (root[:, late] * link.both, resid[:, late] * link.both, X[late])
        earlier = (root[:, early] * link.both, resid[:, early] * link.both, X[early])
        between = self._cross(*later, *earlier)
        return self._cross(*later), between + between.transpose(0, 2, 1), self._cross(*earlier)

    def matrix(self, rho):
        """The augmented cross products at rho (n), without the scale."""
        total = self.first.copy()
        for link, (late, between, early) in zip(self.links, self.parts, strict=True):
            s = (rho**link.lag)[:, None, None]
            total += (late - s * between + s**2 * early) / (1 - s**2)
        return total

    def inverse(self, rho):
        return np.linalg.inv(self.matrix(rho))

    def loss(self, rho):
        """Minus the restricted log-likelihood."""
        diagonal = np.diagonal(np.linalg.cholesky(self.matrix(rho)), axis1=1, axis2=2)
        total = self.df * np.log(diagonal[:, self.p]) + np.log(diagonal[:, : self.p]).sum(axis=1)
        return total + sum(0.5 * link.count * np.log1p(-(rho ** (2 * link.lag))) for link in self.links)

    def slope(self, rho):
        """The derivative of the loss by rho, in closed form."""
        inverse = self.inverse(rho)
        derivative = np.zeros_like(inverse)
        shrink = np.zeros(len(rho))
        for link, (late, between, early) in zip(self.links, self.parts, strict=True):
            s, ds = rho**link.lag, link.lag * rho ** (link.lag - 1)
            shrink -= link.count * s * ds / (1 - s**2)
            s, ds = s[:, None, None], ds[:, None, None]
            derivative += ds * (2 * s * (late + early) - (1 + s**2) * between) / (1 - s**2) ** 2
        last = inverse[:, :, self.p]
        through = np.einsum("ni,nij,nj->n", last, derivative, last) / inverse[:, self.p, self.p]
        trace = np.einsum("nij,nji->n", inverse, derivative)
        return 0.5 * (trace + (self.df - 1) * through) + shrink

    def start(self):
        """The best rho of a grid, refined."""
        losses = np.stack([self.loss(np.full(len(self.df), rho)) for rho in GRID])
        rho = GRID[np.argmin(losses, axis=0)]
        for _ in range(3):
            rho = self.newton(rho)
        return rho

    def newton(self, rho):
        """One step of Newton's method, held within the grid's cells and the bounds."""
        at = np.clip(rho, LOWEST + NUDGE, LARGEST - NUDGE)
        here = self.slope(at)
        bend = (self.slope(at + NUDGE) - self.slope(at - NUDGE)) / (2 * NUDGE)
        step = np.where(bend > 0, -here / np.where(bend > 0, bend, 1.0), -0.05 * np.sign(here))
        return np.clip(at + np.clip(step, -0.08, 0.08), LOWEST, LARGEST)


def _links(seen: np.ndarray) -> list[_Links]:
    """Which observations follow which, by the number of periods between them."""
    t = seen.shape[1]
    position = np.where(seen, np.arange(t), -1)
    before = np.full_like(position, -1)
    before[:, 1:] = np.maximum.accumulate(position, axis=1)[:, :-1]
    distance = np.where(seen & (before >= 0), np.arange(t) - before, 0)
    found = []
    for lag in np.unique(distance[distance > 0]):
        both = distance[:, lag:] == lag
        found.append(_Links(int(lag), both, both.sum(axis=1)))
    return found
