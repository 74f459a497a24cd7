"""Panels made by hand: places x years of Poisson counts with a known ratio, and how they are read."""

import numpy as np
import pandas as pd

from analysis import Design, Panel

RATIO = 0.74


def places(n=20, years=12, treated=8, start=6, ratio=RATIO, seed=0, first=2005, waves=1):
    """One row a place and year: place, year, n, people, adopted (NaN: never), x. The first `treated` places start, in so many waves."""
    rng, rows = np.random.default_rng(seed), []
    for g in range(n):
        people, level = int(rng.integers(5000, 50000)), rng.normal(0, 0.2)
        begins = first + start + g % waves if g < treated else np.nan
        for year in range(first, first + years):
            mean = people / 400 * np.exp(level + 0.02 * (year - first)) * (ratio if year >= begins else 1.0)
            rows.append((f"p{g:02d}", year, rng.poisson(mean), people, begins, rng.normal()))
    return pd.DataFrame(rows, columns=["place", "year", "n", "people", "adopted", "x"])


def design(frame, *, asked=None, **named) -> Design:
    """The design of such a frame; `named` goes to Panel.from_frame, `asked` to Design."""
    given = {"place": "place", "period": "year", "outcome": "n", "exposure": "people", "adopted": "adopted"} | named
    given = {key: value for key, value in given.items() if value is not None}
    return Design(Panel.from_frame(frame, **given), treatment="patrol", **(asked or {}))


def series(values, *, kind="count", first=1990, asked=None, **columns) -> Design:
    """The design of one place's yearly (or, from `periods`, other) values; further columns may be `exposure`."""
    periods = columns.pop("periods", range(first, first + len(values)))
    frame = pd.DataFrame({"place": "a", "period": periods, "n": values, **columns})
    exposure = "exposure" if "exposure" in columns else None
    controls = [c for c in columns if c != "exposure"]
    return Design(
        Panel.from_frame(frame, place="place", period="period", outcome="n", exposure=exposure, kind=kind, controls=controls),
        **(asked or {}),
    )
