"""Awkward series of counts: zeros, ties, gaps, constants, nothing at all, too short, steps, outbursts."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

MONTHS = 72


def hand_made(months: int = MONTHS) -> np.ndarray:
    """One awkward series a row."""
    rng = np.random.default_rng(48)
    t = np.arange(months)
    rows = [
        np.full(months, np.nan),
        np.zeros(months),
        np.full(months, 7.0),
        np.where(t < 3, 5.0, np.nan),
        np.where(t == 10, 4.0, np.nan),
        np.where(t < months // 2, np.nan, rng.poisson(3, months)),
        np.where(t < months // 2, rng.poisson(3, months), 0.0),
        np.where(t < months // 2, 0.0, rng.poisson(3, months)),
        np.where(t % 9 == 0, 1.0, 0.0),
        np.where(t == 30, 400.0, rng.poisson(2, months)),
        np.where((t > 20) & (t < 33), np.nan, rng.poisson(12, months)),
        np.where(t % 2 == 0, rng.poisson(12, months), np.nan),
        t.astype(float),
        np.round(40 * np.exp(-0.03 * t)),
        np.round(30 * np.exp(-0.02 * np.abs(t - 30))),
        rng.poisson(5e4, months).astype(float),
        np.where(t % 12 == 1, 0.0, rng.poisson(6, months)),
        rng.poisson(np.where(t < 40, 20, 8)).astype(float),
        rng.negative_binomial(1, 0.08, months).astype(float),
        np.repeat(rng.poisson(9, months // 6 + 1), 6)[:months].astype(float),
    ]
    return np.array(rows, dtype=float)


@st.composite
def series(draw, months: int = MONTHS, count: int = 4) -> np.ndarray:
    """Some random series a row: level, trend, step, overdispersion, share of zeros and of gaps are all drawn."""
    rows = []
    for _ in range(count):
        rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
        t = np.arange(months)
        level = draw(st.sampled_from([-1.0, 0.0, 1.5, 4.0, 8.0]))
        trend, step = draw(st.sampled_from([-0.03, 0.0, 0.02])), draw(st.sampled_from([-1.0, 0.0, 0.5]))
        noise = rng.normal(0, draw(st.sampled_from([0.0, 0.3, 0.8])), months)
        y = rng.poisson(np.exp(level + trend * (t - months / 2) + step * (t >= months // 2) + noise)).astype(float)
        y[rng.random(months) < draw(st.sampled_from([0.0, 0.0, 0.05, 0.4]))] = np.nan
        rows.append(y)
    return np.array(rows)
