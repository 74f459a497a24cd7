"""Periods since adoption as columns: one dummy a lead or lag, reparametrised so that the first column is the average effect."""

from __future__ import annotations

import numpy as np

from analysis.design.arrays import Arrays


def since(data: Arrays) -> np.ndarray:
    """Periods since adoption a row (NaN: never treated)."""
    adopted = data.rows["adopted"].astype(data.rows["period"].dtype).array
    return np.where(adopted.isna(), np.nan, data.time - adopted.asi8)


def averaged(dummies: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Columns that span the dummies, of which the first one's coefficient is the weighted mean of the dummies' coefficients.

    b_l = m + d_l with sum(w_l d_l) = 0: the columns are the sum of all dummies, and each later one less w_l / w_0 of the first.
    """
    share = weights / weights[0]
    return np.column_stack([dummies.sum(axis=1), *(dummies[:, j] - share[j] * dummies[:, 0] for j in range(1, dummies.shape[1]))])
