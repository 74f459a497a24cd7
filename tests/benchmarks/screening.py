"""Screening 100,000 series against a loop over its peers; time and memory up to 1,000,000 series."""

from __future__ import annotations

import os
from collections.abc import Iterator

import bench_screening
from measure import REPEATS, Result


def measure() -> Iterator[Result]:
    """The lines of the issue (DIRECTIVE48_SERIES and DIRECTIVE48_MILLION=0 make it smaller)."""
    series = int(os.environ.get("DIRECTIVE48_SERIES", "100000"))
    for row in bench_screening.rows(series, REPEATS, million=os.environ.get("DIRECTIVE48_MILLION", "1") == "1"):
        yield Result(**row)
