"""One block of a screening, as any worker does it: arrays in, a table of columns out, the same whoever computes it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from analysis.run.screen_table import Block
from analysis.screening.screen import Plan, screen

DIGITS = 10  # kept of each number; what comes after depends on the machine's arithmetic
POSITIONS = ("joinpoint_1", "joinpoint_2", "worst")  # columns that hold positions, written as periods


def work(block: Block, plan: Plan, labels: list[str]) -> pa.Table:
    """The columns of `screen` for a block, periods by their labels."""
    names = np.array([*labels, ""])
    columns: dict[str, object] = {"place": block.place, "outcome": block.outcome}
    for name, values in screen(block.y, block.exposure, plan).items():
        if name in POSITIONS:
            columns[name] = names[np.where(np.isnan(values), -1, values).astype(int)]
        else:
            columns[name] = values if values.dtype.kind == "U" else rounded(values)
    return pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()})


def rounded(values: np.ndarray, digits: int = DIGITS) -> np.ndarray:
    """Each number to so many significant digits."""
    usable = np.isfinite(values) & (np.abs(values) > 1e-280) & (np.abs(values) < 1e280)
    size = np.floor(np.log10(np.abs(np.where(usable, values, 1.0))))
    power = digits - 1 - size
    # Two factors, because one alone leaves the range of numbers for a p-value of 1e-300.
    first, second = 10.0 ** np.trunc(power / 2), 10.0 ** (power - np.trunc(power / 2))
    return np.where(usable, np.round(np.where(usable, values, 1.0) * first * second) / first / second, values)
