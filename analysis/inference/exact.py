"""Intervals that hold at any count: Garwood's for a Poisson total, Clopper and Pearson's for a share."""

from __future__ import annotations

import numpy as np
from scipy import optimize, stats


def poisson_interval(count: float, confidence: float = 0.95) -> tuple[float, float]:
    """The exact interval of a Poisson mean from one count (Garwood, Biometrika 1936). Lower end 0 for a count of 0."""
    tail = (1 - confidence) / 2
    low = stats.chi2.ppf(tail, 2 * count) / 2 if count > 0 else 0.0
    return float(low), float(stats.chi2.ppf(1 - tail, 2 * count + 2) / 2)


def clopper_pearson(successes: float, trials: float, confidence: float = 0.95) -> tuple[float, float]:
    """The exact interval of a share (Clopper and Pearson, Biometrika 1934), both ends within 0 and 1."""
    tail = (1 - confidence) / 2
    failures = trials - successes
    low = stats.beta.ppf(tail, successes, failures + 1) if successes > 0 else 0.0
    high = stats.beta.ppf(1 - tail, successes + 1, failures) if failures > 0 else 1.0
    return float(low), float(high)


def rate_ratio(count: tuple[float, float], exposure: tuple[float, float], confidence: float = 0.95) -> tuple[float, float]:
    """The exact conditional interval of the ratio of two Poisson rates (Przyborowski and Wilenski 1940); infinite above
    where the second count is 0, zero below where the first is.
    """
    low, high = clopper_pearson(count[0], count[0] + count[1], confidence)
    scale = exposure[1] / exposure[0]
    return low / (1 - low) * scale, high / (1 - high) * scale if high < 1 else float("inf")


def rate_ratio_p_value(count: tuple[float, float], exposure: tuple[float, float]) -> float:
    """Twice the smaller tail of the conditional binomial (so that it agrees with the interval), at most 1."""
    share, n = exposure[0] / (exposure[0] + exposure[1]), round(count[0] + count[1])
    lower = stats.binom.cdf(round(count[0]), n, share)
    upper = stats.binom.sf(round(count[0]) - 1, n, share)
    return float(min(1.0, 2 * min(lower, upper)))


def poisson_combination(counts, weights, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of sum(weights x Poisson means) from single counts, zeros among them, by recovering variances (MOVER).

    Zou and Donner (Statistics in Medicine 2008), with Garwood's exact interval of each count in place of a normal one.
    """
    value = sum(w * c for w, c in zip(weights, counts, strict=True))
    below = above = 0.0
    for weight, count in zip(weights, counts, strict=True):
        low, high = poisson_interval(count, confidence)
        down, up = (count - low, high - count) if weight > 0 else (high - count, count - low)
        below += (weight * down) ** 2
        above += (weight * up) ** 2
    return value - below**0.5, value + above**0.5


def poisson_combination_p_value(counts, weights) -> float:
    """The p-value of no difference that agrees with `poisson_combination`: one less the confidence at which an end is 0."""

    def nearest(confidence: float) -> float:
        low, high = poisson_combination(counts, weights, confidence)
        return low if value > 0 else -high

    value = sum(w * c for w, c in zip(weights, counts, strict=True))
    most = 1 - 1e-12
    if value == 0 or nearest(0.0) <= 0:
        return 1.0
    return 1 - float(optimize.brentq(nearest, 0.0, most, xtol=1e-14)) if nearest(most) < 0 else 1 - most


def odds_ratio_p_value(table: np.ndarray) -> float:
    """Twice the smaller tail of Fisher's conditional law of a 2 x 2 table, so that it agrees with the central interval."""
    (a, b), (c, d) = table
    law = stats.hypergeom(a + b + c + d, a + b, a + c)
    return float(min(1.0, 2 * min(law.cdf(a), law.sf(a - 1))))
