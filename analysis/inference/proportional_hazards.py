"""Cox's partial likelihood (JRSS B 1972) with Efron's ties, on arrays: fits, profiles, and what clusters of persons allow.

The derivative of the likelihood by each person's log hazard is his martingale residual: events less those expected. Because the
score of a treatment is linear in them, one fit under a null serves every way to hand the treatment to other clusters.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.inference.choice import FEW_TREATED
from analysis.inference.clustered import sums
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.least_squares import NotIdentified
from analysis.inference.randomisation import MOST, Randomisation, relabellings

STEPS = 50
FAR = 20.0  # a log hazard ratio beyond which the likelihood has no maximum


class Hazards(NamedTuple):
    """`coef` (p), `cov` (p x p), `loglik`, `residual` (n, martingale residuals), `expected` (n, events expected)."""

    coef: np.ndarray
    cov: np.ndarray
    loglik: float
    residual: np.ndarray
    expected: np.ndarray


class Persons(NamedTuple):
    """`time` (n, at risk), `event` (n, 0/1), `X` (n x p)."""

    time: np.ndarray
    event: np.ndarray
    X: np.ndarray

    def without(self, keep: np.ndarray) -> Persons:
        """Some of the persons."""
        return Persons(self.time[keep], self.event[keep], self.X[keep])


def fit(persons: Persons, offset: np.ndarray | None = None) -> Hazards:
    """Newton's steps, halved where one goes too far. Raises NotIdentified where no finite maximum is found."""
    order = np.argsort(-persons.time, kind="stable")
    sorted_ = persons.without(order)
    shift = np.zeros(len(order)) if offset is None else np.asarray(offset, float)[order]
    coef = np.zeros(sorted_.X.shape[1])
    now = _at(sorted_, coef, shift)
    for _ in range(STEPS):
        score, information = sorted_.X.T @ now.residual, now.cov
        step = np.linalg.lstsq(information, score, rcond=None)[0]
        size, new = 1.0, _at(sorted_, coef + step, shift)
        while not new.loglik >= now.loglik - 1e-12 and size > 1e-6:
            size /= 2
            new = _at(sorted_, coef + size * step, shift)
        coef, gain, now = coef + size * step, new.loglik - now.loglik, new
        if gain < 1e-11 * (1 + abs(now.loglik)):
            break
    if np.abs(coef * sorted_.X.std(axis=0)).max(initial=0.0) > FAR:
        raise NotIdentified
    back = np.argsort(order, kind="stable")
    return Hazards(coef, np.linalg.pinv(now.cov), now.loglik, now.residual[back], now.expected[back])


def _at(persons: Persons, coef: np.ndarray, shift: np.ndarray) -> Hazards:
    """At one coefficient, persons sorted by falling time; `cov` holds the information."""
    time, event, X = persons
    eta = X @ coef + shift
    eta = eta - eta.max()
    theta = np.exp(eta)
    times, group = np.unique(time[event > 0], return_inverse=True)
    last = np.searchsorted(-time, -times, side="right") - 1  # the last person still at risk at each time of an event
    of = np.flatnonzero(event > 0)
    ties = np.bincount(group)
    by_time = np.argsort(group, kind="stable")
    rank = np.empty(len(of))
    rank[by_time] = np.arange(len(of)) - np.repeat(np.cumsum(ties) - ties, ties)
    share = rank / ties[group]
    lost = np.bincount(group, theta[of])
    below = np.cumsum(theta)[last][group] - share * lost[group]
    hazard = np.bincount(group, 1 / below)
    until = np.concatenate([[0.0], np.cumsum(hazard)])[np.searchsorted(times, time, side="right")]
    until[of] -= np.bincount(group, share / below)[group]
    expected = theta * until
    moment = np.cumsum(theta[:, None] * X, axis=0)[last][group] - share[:, None] * sums(theta[of, None] * X[of], group)[group]
    means = moment / below[:, None]
    information = X.T @ (expected[:, None] * X) - means.T @ means
    return Hazards(coef, information, float(eta[of].sum() - np.log(below).sum()), event - expected, expected)


def jackknife(persons: Persons, cluster: np.ndarray) -> np.ndarray:
    """The covariance of the coefficients by leaving out one cluster at a time (CRV3); clusters without which none is had are
    passed over. Raises NotIdentified where fewer than two are left.
    """
    whole, moves = fit(persons).coef, []
    for g in range(int(cluster.max()) + 1):
        try:
            moves.append(fit(persons.without(cluster != g)).coef - whole)
        except NotIdentified:
            continue
    if len(moves) < 2:
        raise NotIdentified
    return (len(moves) - 1) / len(moves) * np.transpose(moves) @ np.array(moves)


def by_cluster(persons: Persons, cluster: np.ndarray, confidence: float, seed: int) -> Inferred:
    """The first coefficient with persons of one cluster alike in what nobody recorded.

    Treatment that differs within clusters: the jackknife over clusters, t with clusters - 1 degrees of freedom. Treatment of whole
    clusters, fewer than six on one side: randomisation over clusters; else the jackknife.
    """
    own, groups = persons.X[:, 0], int(cluster.max()) + 1
    paths = [own[cluster == g] for g in range(groups)]
    whole = all(np.ptp(path) == 0 for path in paths)
    first = np.array([path[0] for path in paths])
    scarce = min(int((first > 0).sum()), int((first == 0).sum())) if whole else groups
    value = float(fit(persons).coef[0])
    se = float(np.sqrt(jackknife(persons, cluster)[0, 0]))
    if scarce >= FEW_TREATED or not whole:
        return by_t(value, se, groups - 1, confidence, "crv3")
    test = _randomisation(persons, cluster, first, np.random.default_rng(seed))
    return Inferred(
        value, se, *test.interval(value, max(se, 0.05), confidence), test.p_value(), "randomisation", groups - 1, test.floor
    )


def _randomisation(persons: Persons, cluster: np.ndarray, first: np.ndarray, rng: np.random.Generator) -> Randomisation:
    donors, exhaustive = relabellings([str(value).encode() for value in first], rng, MOST)
    assignments = first[donors][:, cluster].T.astype(float)
    others = Persons(persons.time, persons.event, persons.X[:, 1:])
    expected = fit(others).expected
    centred = assignments - (expected @ assignments) / expected.sum()
    scale = np.sqrt(expected @ centred**2)
    alike = np.abs((expected * centred[:, 0]) @ centred) > (1 - 1e-9) * scale[0] * scale

    def residual(null: float) -> np.ndarray:
        return fit(others, null * persons.X[:, 0]).residual

    return Randomisation(centred, scale, residual, exhaustive, max(int(alike.sum()), 1))
