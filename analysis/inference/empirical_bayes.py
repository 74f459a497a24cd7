"""Counts of unlike places drawn towards their common rate: the gamma-Poisson model (Clayton and Kaldor, Biometrics 1987).

Rates differ from place to place as a gamma distribution, counts given a rate are Poisson; its mean and shape are those of the negative
binomial likelihood. What is then known of a place is a gamma distribution too: exact at small counts and zeros, where logarithms are not.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.inference.least_squares import negative_binomial


class GammaPoisson(NamedTuple):
    """`rate`, the mean of the places' rates, and the standard `error` of its logarithm; `shape` of their distribution (infinite: they do
    not differ beyond chance); `counts` and `exposure` (k) of the places.
    """

    rate: float
    error: float
    shape: float
    counts: np.ndarray
    exposure: np.ndarray

    @property
    def drawn(self) -> np.ndarray:
        """Each place's rate (k) as far as its own count and all others tell."""
        return (self.counts + self.shape) / (self.exposure + self.shape / self.rate)

    def ends(self, confidence: float) -> tuple[np.ndarray, np.ndarray]:
        """The intervals of those rates (k), the mean and the shape taken as known."""
        tail = (1 - confidence) / 2
        known = stats.gamma(self.counts + self.shape, scale=1 / (self.exposure + self.shape / self.rate))
        return known.ppf(tail), known.ppf(1 - tail)

    def new(self, confidence: float) -> tuple[float, float]:
        """Between which a further place's rate would lie."""
        tail, rates = (1 - confidence) / 2, stats.gamma(self.shape, scale=self.rate / self.shape)
        return float(rates.ppf(tail)), float(rates.ppf(1 - tail))


def gamma_poisson(counts: np.ndarray, exposure: np.ndarray) -> GammaPoisson:
    """The model of counts (k) with their exposures (k), by maximum likelihood. Raises Separation where nothing was counted."""
    fit = negative_binomial(counts, np.ones((len(counts), 1)), offset=np.log(exposure))
    return GammaPoisson(float(np.exp(fit.coef[0])), float(np.sqrt(fit.bread[0, 0])), 1 / fit.alpha, counts, exposure)
