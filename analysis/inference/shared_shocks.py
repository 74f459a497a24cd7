"""Shocks that treated places share and others do not, as neighbours do: are there any, and what error remains with them?

Errors by place take places as independent. Two permutation tests ask the residuals of each place (over their standard deviation,
a line in the treatment's path taken out): whether treated and untreated places drift apart together from period to period (groups
of places drawn at random do not), and, where it is known who lies near whom, Moran's I (Biometrika 1950) summed over periods.
Where places are not independent, what is known comes from periods, not places (Donald and Lang, Review of Economics and Statistics
2007): the variance is multiplied by the ratio of the groups' drift to that of groups drawn at random, and its degrees of freedom
are those of the periods (two thirds of them: neighbouring periods are alike); an interval from draws is stretched by as much.
`conley` (Journal of Econometrics 1999) sums the scores of places within a distance, with Bartlett's weights.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.inference.clustered import sums
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.panel_fit import PanelFit

DRAWS = 999
COUNTED = 0.25  # p-value of a test below which the drift is counted: of 0.1, a seventh of spatial panels slip through
FOUND = 0.05  # and below which it is said that shocks are shared
NEAREST = 4  # neighbours of a place in Moran's I, where coordinates are known
SHARE = 2 / 3  # of the periods, as degrees of freedom
MIN_PERIODS = 6  # from which the drift is known at all
MOST_PLACES = 1500  # beyond which pairs of places are not looked at
EARTH = 6371.0  # km


class Tests(NamedTuple):
    """p-values of the groups' drift and of Moran's I (NaN where not asked), Moran's I itself, and the ratio of the drift to that of groups
    drawn at random.
    """

    groups: float
    ratio: float
    moran: float
    statistic: float

    @property
    def least(self) -> float:
        """The smaller of those asked."""
        return float(np.nanmin([self.groups, self.moran])) if not np.isnan([self.groups, self.moran]).all() else np.nan


def tests(model: PanelFit, near: np.ndarray | None = None, seed: int = 48) -> Tests:
    """Both tests; `near` (clusters x clusters): weights of neighbours, rows that sum to one (or to nought)."""
    rows, ever = _rows(model)
    rng = np.random.default_rng(seed)
    return Tests(*_groups(rows, ever, rng), *(morans_i(rows, near, rng) if near is not None else (np.nan, np.nan)))


def _rows(model: PanelFit) -> tuple[np.ndarray, np.ndarray]:
    """Standardised residuals (clusters x periods) and which clusters are ever treated."""
    data = model.data
    rows, path = (np.zeros((data.G, int(data.period.max()) + 1)) for _ in range(2))
    np.add.at(rows, (data.cluster, data.period), model.fit.resid * np.sqrt(model.fit.w))
    np.maximum.at(path, (data.cluster, data.period), data.treated)
    ever = path.max(axis=1) > 0
    profile = path[ever].mean(axis=0)
    basis = np.linalg.qr(np.column_stack([np.ones(len(profile)), profile]))[0]
    rows = rows - (rows @ basis) @ basis.T
    return rows / np.maximum(rows.std(axis=1, keepdims=True), 1e-12), ever


def _groups(rows: np.ndarray, ever: np.ndarray, rng: np.random.Generator) -> tuple[float, float]:
    labels = np.array([ever, *(rng.permutation(ever) for _ in range(DRAWS))], float)
    if min(ever.sum(), (~ever).sum()) < 2:
        return np.nan, 1.0
    apart = labels / ever.sum() - (1 - labels) / (~ever).sum()
    drift = ((apart @ rows) ** 2).sum(axis=1)
    return float(np.mean(drift >= drift[0] * (1 - 1e-9))), float(drift[0] / max(drift.mean(), 1e-300))


def morans_i(rows: np.ndarray, near: np.ndarray, rng: np.random.Generator) -> tuple[float, float]:
    """The share of random orders of the places whose I is as large, and I, of rows (places x periods) of residuals."""
    alike = rows @ rows.T / max(float((rows**2).sum()), 1e-300)
    drawn = [np.arange(len(rows)), *(rng.permutation(len(rows)) for _ in range(DRAWS))]
    found = np.array([(near * alike[np.ix_(order, order)]).sum() for order in drawn])
    return float(np.mean(found >= found[0] - 1e-12)), float(found[0] * len(rows) / max(near.sum(), 1e-300))


def neighbours(distance: np.ndarray) -> np.ndarray:
    """Weights of the NEAREST places of each (n x n), rows that sum to one."""
    far = distance + np.where(np.eye(len(distance)) > 0, np.inf, 0.0)
    k = min(NEAREST, len(far) - 1)
    near = np.zeros(far.shape)
    np.put_along_axis(near, np.argsort(far, axis=1, kind="stable")[:, :k], 1 / max(k, 1), axis=1)
    return near


def kilometres(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Great-circle distances (n x n) of places in degrees."""
    la, lo = np.radians(latitude), np.radians(longitude)
    half = np.sin((la[:, None] - la) / 2) ** 2 + np.cos(la)[:, None] * np.cos(la) * np.sin((lo[:, None] - lo) / 2) ** 2
    return 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


def wider(found: Inferred, asked: Tests, periods: int, confidence: float) -> Inferred:
    """`found` (with a t behind it) with its variance times the ratio by which the groups' drift exceeds that of independent places;
    the drift is known from so many periods, and no more degrees of freedom are left.
    """
    error = found.std_error * np.sqrt(max(asked.ratio, 1.0))
    return by_t(found.value, error, min(found.df, SHARE * (periods - 2)), confidence, found.kind)


def factor(asked: Tests, periods: int, confidence: float) -> float:
    """By how much each side of an interval from draws grows for the same: the root of the ratio, times the t of the periods' degrees
    of freedom over the normal one, since draws take the spread as known.
    """
    level = (1 + confidence) / 2
    return float(np.sqrt(max(asked.ratio, 1.0)) * stats.t.ppf(level, SHARE * (periods - 2)) / stats.norm.ppf(level))


def conley(model: PanelFit, distance: np.ndarray, reach: float) -> np.ndarray:
    """The covariance of the kept coefficients with the scores of places within `reach` (unit of `distance`, clusters x clusters)
    added up, weights falling in a line; times G/(G - 1).
    """
    scores = sums(model.fit.scores, model.data.cluster)
    weights = np.maximum(1 - distance / reach, 0.0)
    G = len(scores)
    return model.fit.bread @ (scores.T @ weights @ scores) @ model.fit.bread * G / (G - 1)
