"""A panel by calendar year, the sum of places by all the figures they have: what a reader adds up to see whether a trend is so."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.panel.panel import Panel

IN_A_YEAR = {"Y": 1, "Q": 4, "M": 12}
PER = 1e5  # persons (and years) to which a rate refers


def by_year(panel: Panel) -> pd.DataFrame:
    """A row a year of the usable rows, of a sum of places of all the rows of these: `value` (counts added up, shares in per cent of their
    trials, measures averaged), `rate` (of counts per 100,000 where persons are known, else NaN), `cells` (how many figures stand),
    `expected` (places times `periods`, those of the year between the first and the last of the panel) and `whole` (whether the whole
    year stands).
    """
    panel = panel.summed or panel
    rows = panel.usable
    years = rows.groupby(rows["period"].dt.year.rename("year"))
    total, exposure = years["outcome"].sum(), years["exposure"].sum(min_count=1)
    value = {"share": 100 * total / exposure, "measure": years["outcome"].mean()}.get(panel.kind, total)
    known = panel.kind == "count" and rows["exposure"].notna().all()
    rate = total / exposure * PER if known else total * np.nan
    within = pd.period_range(rows["period"].min(), rows["period"].max(), freq=rows["period"].dt.freq)
    periods = pd.Series(within.year).value_counts().reindex(total.index)
    cells, places = years.size(), len(panel.places)
    whole = cells == places * IN_A_YEAR[panel.frequency]
    table = {
        "value": value.astype(float),
        "rate": rate,
        "cells": cells,
        "expected": places * periods,
        "periods": periods,
        "whole": whole,
    }
    return pd.DataFrame(table)
