"""Regression with first-order autoregressive errors, by restricted maximum likelihood or by iterated Prais and Winsten.

REML (Cooper and Thompson 1977; Cheang and Reinsel, JASA 2000) removes most of the downward bias that maximum likelihood has in
rho when a trend and a step are fitted. Gaps in the series are kept: the correlation over d periods is rho^d. That rho is estimated
is paid for in each coefficient's degrees of freedom (Satterthwaite 1946, as for mixed models by Fai and Cornelius 1996), but no more
than by the union of the intervals at every rho, which holds whatever rho is: each is exact where its rho is true.

Fewer than KNOWN points hardly tell rho from its neighbours, and REML's rho is too low by far. There the interval holds 95 % of the t
distributions at every rho, each weighted by the restricted likelihood of its rho (Zellner and Tiao 1964), flat in Fisher's z of rho.
`about` does so around the fit of independent errors, for where REML finds no rho: near a unit root the figures say nothing of the
level, and the slope of independent errors is nearly as exact as any (Grenander and Rosenblatt 1957).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from scipy import optimize, special, stats

LOWEST, LARGEST = -0.9, 0.98
NUDGE = 1e-5  # a step of rho for derivatives
GRID = np.linspace(LOWEST, LARGEST, 25)  # of rho, over which intervals are united
LEVEL = 0.975  # at which the union is compared with Student's t
KNOWN = 20  # points from which rho is told by the figures
EVEN = np.tanh(np.linspace(np.arctanh(LOWEST), np.arctanh(LARGEST), 33))  # rho at equal steps of Fisher's z
NEAR = 1e-3  # how near a search by value brings rho, before the derivative settles it


class Wander(NamedTuple):
    """How the covariance moves with rho: `below` and `above` (p x p) a step of NUDGE either way, `left` (n - p), `spread` (the
    variance of the estimated rho).
    """

    below: np.ndarray
    above: np.ndarray
    left: int
    spread: float

    def df(self, contrasts: np.ndarray) -> np.ndarray:
        """Degrees of freedom of each contrast (m x p): 2 / Var(log of its estimated variance), never below 1.

        Var(log variance) = 2/(n - p) + g^2 spread, where g is the derivative of the log variance by rho along the profile.
        """
        variances = [np.einsum("ij,jk,ik->i", contrasts, cov, contrasts) for cov in (self.below, self.above)]
        g = (np.log(variances[1]) - np.log(variances[0])) / (2 * NUDGE)
        return np.maximum(2 / (2 / self.left + g**2 * self.spread), 1.0)

    def among(self, kept: np.ndarray) -> Wander:
        """With noughts for columns that were left out; `kept` (of all columns) are those that were not."""
        return self._replace(below=_placed(self.below, kept), above=_placed(self.above, kept))


class EveryRho(NamedTuple):
    """What a short series says at each rho of EVEN: `coef` (k x p), `cov` (k x p x p), `loss` (k, minus the restricted log-likelihood);
    the reported `middle` (p) with its `own` covariance (p x p), and `left` (n - p).
    """

    coef: np.ndarray
    cov: np.ndarray
    loss: np.ndarray
    middle: np.ndarray
    own: np.ndarray
    left: int

    def df(self, contrasts: np.ndarray) -> np.ndarray:
        """Degrees of freedom of each contrast (m x p): see `weighed`; a contrast without an error has `left`."""
        away = (self.coef - self.middle) @ contrasts.T
        errors = np.sqrt(np.maximum(np.einsum("mi,kij,mj->km", contrasts, self.cov, contrasts), 0.0))
        error = np.sqrt(np.maximum(np.einsum("mi,ij,mj->m", contrasts, self.own, contrasts), 0.0))
        known = (errors > 0).all(axis=0) & (error > 0)
        found = np.full(len(contrasts), float(self.left))
        found[known] = weighed(away[:, known], errors[:, known], self.loss[:, None], error[known], self.left)
        return found

    def among(self, kept: np.ndarray) -> EveryRho:
        """As of Wander."""
        coef, middle = (np.zeros((*part.shape[:-1], len(kept))) for part in (self.coef, self.middle))
        coef[:, kept], middle[kept] = self.coef, self.middle
        return self._replace(coef=coef, middle=middle, cov=_placed(self.cov, kept), own=_placed(self.own, kept))


def _placed(square: np.ndarray, kept: np.ndarray) -> np.ndarray:
    whole = np.zeros((*square.shape[:-2], len(kept), len(kept)))
    at = np.flatnonzero(kept)
    whole[..., at[:, None], at] = square
    return whole


@dataclass(frozen=True, eq=False)
class AR1:
    """`coef` (p), `cov` (p x p), `rho`, `scale` (stationary variance), `df` (p, of each coefficient's t), `fitted` (n); by REML
    also `wander`, from which any contrast gets its degrees of freedom.
    """

    coef: np.ndarray
    cov: np.ndarray
    rho: float
    scale: float
    df: np.ndarray
    fitted: np.ndarray
    wander: Wander | EveryRho | None = None


def reml(y: np.ndarray, X: np.ndarray, time: np.ndarray, weights: np.ndarray | None = None, judged: bool = True) -> AR1:
    """REML estimate; `time` counts periods; `weights` are inverse variances of the observations up to scale; `judged`: with the
    degrees of freedom of each coefficient (else n - p).
    """
    root = np.ones(len(y)) if weights is None else np.sqrt(weights)
    yw, Xw, gaps = y * root, X * root[:, None], np.diff(time)
    found = _solution(_best(yw, Xw, gaps), y, X, yw, Xw, gaps)
    if not judged:
        return found
    if len(y) < KNOWN:
        return _weighing(found, y, X, yw, Xw, gaps)
    wander = _wander(found.rho, y, X, yw, Xw, gaps)
    own, se = wander.df(np.eye(len(found.coef))), np.sqrt(np.diag(found.cov))
    each = [_solution(rho, y, X, yw, Xw, gaps) for rho in GRID]
    farthest = np.max([farthest_end(a.coef, np.sqrt(np.diag(a.cov)), found.coef, wander.left) for a in each], axis=0)
    return replace(found, df=no_wider(own, farthest / se, wander.left), wander=wander)


def about(y: np.ndarray, X: np.ndarray, time: np.ndarray, weights: np.ndarray | None = None) -> AR1:
    """The estimate of independent errors (its `rho` is NaN), with every rho weighed about it; arguments as of `reml`."""
    root = np.ones(len(y)) if weights is None else np.sqrt(weights)
    yw, Xw, gaps = y * root, X * root[:, None], np.diff(time)
    return replace(_weighing(_solution(0.0, y, X, yw, Xw, gaps), y, X, yw, Xw, gaps), rho=np.nan)


def _weighing(found: AR1, y, X, yw, Xw, gaps) -> AR1:
    """`found` with the degrees of freedom that every rho, by its likelihood, asks for."""
    each = [_solution(rho, y, X, yw, Xw, gaps) for rho in EVEN]
    loss = np.array([_loss(rho, yw, Xw, gaps) for rho in EVEN])
    coef, cov = (np.array(part) for part in zip(*((a.coef, a.cov) for a in each), strict=True))
    every = EveryRho(coef, cov, loss, found.coef, found.cov, len(y) - X.shape[1])
    return replace(found, df=every.df(np.eye(len(found.coef))), wander=every)


def farthest_end(coef, error, middle, left):
    """How far from `middle` the interval at one rho (coef, error, t with `left` df) reaches, each array alike."""
    return np.abs(coef - middle) + special.stdtrit(left, LEVEL) * error


def no_wider(df: np.ndarray, reach: np.ndarray, left) -> np.ndarray:
    """The degrees of freedom at which t reaches no farther than `reach` (in standard errors): at least `df`, at most `left`."""
    needed = np.where(reach < special.stdtrit(df, LEVEL), _df_of(reach), df)
    return np.minimum(np.maximum(needed, df), left)


def weighed(away: np.ndarray, errors: np.ndarray, loss: np.ndarray, error: np.ndarray, left) -> np.ndarray:
    """The degrees of freedom at which t reaches as far, in standard errors `error`, as what holds 95 % of the ts at EVEN.

    `away` (k x ...): coefficients at each rho less the reported one; `errors` alike; `loss`: minus their restricted log-likelihood;
    `left`: n - p. At most `left`.
    """
    weight = np.exp(loss.min(axis=0) - loss)
    weight = weight / weight.sum(axis=0)
    held = lambda reach: (  # noqa: E731
        weight * (special.stdtr(left, (reach - away) / errors) - special.stdtr(left, (-reach - away) / errors))
    ).sum(axis=0)
    low, high = np.zeros_like(error), farthest_end(away, errors, 0.0, left).max(axis=0)
    for _ in range(60):
        middle = (low + high) / 2
        enough = held(middle) >= 2 * LEVEL - 1
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.minimum(_df_of(high / error), left)


QUANTILES = stats.t.ppf(LEVEL, DEGREES := np.concatenate([np.geomspace(0.2, 30, 600), np.geomspace(30.5, 1e4, 100)]))


def _df_of(reach: np.ndarray) -> np.ndarray:
    """The degrees of freedom whose t has its LEVEL quantile at `reach`."""
    return np.interp(-reach, -QUANTILES, DEGREES)


def glsar(
    y: np.ndarray, X: np.ndarray, time: np.ndarray, weights: np.ndarray | None = None, judged: bool = True, steps: int = 30
) -> AR1:
    """Prais and Winsten's estimate, rho from the residuals, iterated."""
    root = np.ones(len(y)) if weights is None else np.sqrt(weights)
    yw, Xw, gaps = y * root, X * root[:, None], np.diff(time)
    rho = 0.0
    for _ in range(steps):
        found = _solution(rho, y, X, yw, Xw, gaps)
        e = (y - found.fitted) * root
        new = float(np.clip((e[1:] * e[:-1])[gaps == 1].sum() / (e[:-1] ** 2).sum(), LOWEST, LARGEST))
        if abs(new - rho) < 1e-8:
            break
        rho = new
    return found


def whiten(values: np.ndarray, rho: float, gaps: np.ndarray) -> np.ndarray:
    """Innovations of an AR(1), each over its standard deviation relative to the stationary one."""
    power = _power(rho, gaps)
    spread = np.sqrt(1 - power**2)
    shape = (slice(None), None) if values.ndim == 2 else slice(None)
    return np.concatenate([values[:1], (values[1:] - power[shape] * values[:-1]) / spread[shape]])


def _solution(rho, y, X, yw, Xw, gaps) -> AR1:
    ys, Xs = whiten(yw, rho, gaps), whiten(Xw, rho, gaps)
    Q, R = np.linalg.qr(Xs)
    coef = np.linalg.solve(R, Q.T @ ys)
    df = len(y) - X.shape[1]
    scale = float(((ys - Xs @ coef) ** 2).sum() / df)
    inverse = np.linalg.inv(R)
    return AR1(coef, inverse @ inverse.T * scale, rho, scale, np.full(len(coef), float(df)), X @ coef)


def _wander(rho, y, X, yw, Xw, gaps) -> Wander:
    """The spread is the profile's information about rho turned over; where the profile does not bend, what an AR(1) of this
    length has.
    """
    at = float(np.clip(rho, LOWEST + NUDGE, LARGEST - NUDGE))
    below, above = (_solution(at + step, y, X, yw, Xw, gaps).cov for step in (-NUDGE, NUDGE))
    bend = (_slope(at + NUDGE, yw, Xw, gaps) - _slope(at - NUDGE, yw, Xw, gaps)) / (2 * NUDGE)
    n = len(y)
    return Wander(below, above, n - X.shape[1], 1 / bend if bend > 0 else max((1 - at**2) / n, (2 / n) ** 2))


def _best(yw, Xw, gaps) -> float:
    loss = lambda rho: _loss(rho, yw, Xw, gaps)  # noqa: E731
    slope = lambda rho: _slope(rho, yw, Xw, gaps)  # noqa: E731
    near = optimize.minimize_scalar(loss, bounds=(LOWEST, LARGEST), method="bounded", options={"xatol": NEAR}).x
    low, high = max(near - 5 * NEAR, LOWEST), min(near + 5 * NEAR, LARGEST)
    if slope(low) < 0 < slope(high):
        return float(optimize.brentq(slope, low, high, xtol=1e-12))
    return float(optimize.minimize_scalar(loss, bounds=(low, high), method="bounded", options={"xatol": 1e-9}).x)


def _loss(rho, yw, Xw, gaps) -> float:
    ys, Xs = whiten(yw, rho, gaps), whiten(Xw, rho, gaps)
    Q, R = np.linalg.qr(Xs)
    rss = ((ys - Q @ (Q.T @ ys)) ** 2).sum()
    df = len(ys) - Xs.shape[1]
    power = np.abs(rho) ** gaps
    return 0.5 * (df * np.log(max(rss, 1e-300)) + np.log(1 - power**2).sum() + 2 * np.log(np.abs(np.diag(R))).sum())


def _slope(rho, yw, Xw, gaps) -> float:
    """The derivative of the loss by rho."""
    ys, Xs = whiten(yw, rho, gaps), whiten(Xw, rho, gaps)
    Q, R = np.linalg.qr(Xs)
    left = ys - Q @ (Q.T @ ys)
    power = _power(rho, gaps)
    slope = gaps * _power(rho, gaps - 1)
    left_out = 1 - power**2

    def moved(raw, whitened):
        """The derivative of whitened values; the first does not move."""
        shape = (slice(None), None) if raw.ndim == 2 else slice(None)
        lag = -(slope / np.sqrt(left_out))[shape] * raw[:-1] + (power * slope / left_out)[shape] * whitened[1:]
        return np.concatenate([np.zeros_like(raw[:1]), lag])

    dy, dX = moved(yw, ys), moved(Xw, Xs)
    coef = np.linalg.solve(R, Q.T @ ys)
    df = len(ys) - Xs.shape[1]
    rss = max((left**2).sum(), 1e-300)
    return float(df * (left @ (dy - dX @ coef)) / rss - (power * slope / left_out).sum() + np.trace(np.linalg.solve(R, Q.T @ dX)))


def _power(rho: float, gaps: np.ndarray) -> np.ndarray:
    """Correlation over so many periods."""
    return (-1.0 if rho < 0 else 1.0) ** gaps * np.abs(rho) ** gaps
