"""Control of the false-discovery rate over many tests (Benjamini and Hochberg, JRSS B 1995)."""

from __future__ import annotations

import numpy as np


def adjusted(p_values: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg's adjusted p-values (n); tests that could not be made (NaN) do not count and stay NaN."""
    q_values = np.full(len(p_values), np.nan)
    made = np.flatnonzero(~np.isnan(p_values))
    order = made[np.argsort(p_values[made], kind="stable")]
    scaled = p_values[order] * len(order) / np.arange(1, len(order) + 1)
    q_values[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return q_values
