"""What is wrong with the record before any analysis: gaps, clocks, labels, contradictions, arithmetic, round numbers."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from scipy import stats

from analysis.catalogue import arithmetic, indicators
from analysis.ingest.tidy.observations import YEARLY

# The labels under which police print what is, in some years, one count (see the declared series).
POLICE_LABELS = ("criminal_offences", "so_offences", "unspec_offences")


def completeness(rows: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Figures an indicator and year: rows are indicators, columns years, cells the number of yearly figures."""
    yearly = rows[rows["clock"].isin(YEARLY) & rows["period_end"].notna()]
    year = yearly["period_end"].dt.year
    inside = year.between(first, last)
    table = pd.crosstab(yearly.loc[inside, "indicator"], year[inside])
    return table.reindex(columns=range(first, last + 1), fill_value=0)


def clocks(rows: pd.DataFrame) -> pd.Series:
    """How many figures stand under each reporting clock."""
    return rows["clock"].value_counts()


def conflicts(rows: pd.DataFrame) -> pd.DataFrame:
    """Contradictions: figures of one indicator, place and year (any yearly clock), or of one other window, that differ.

    One row a contradiction: place, indicator, window (`2015`, `03/2019`, `01/2019–09/2019`, `15/11/2019`), figures (tuple), rows (ids), clocks,
    spread (largest over smallest - 1).
    """
    exact = rows[rows["value"].notna() & rows["period_end"].notna()]
    whole = exact["period_start"].dt.is_month_start & exact["period_end"].dt.is_month_end
    start, end = (
        exact[column].dt.strftime("%m/%Y").where(whole, exact[column].dt.strftime("%d/%m/%Y")).fillna("?")
        for column in ("period_start", "period_end")
    )
    window = end.where(start == end, start + "–" + end).where(~exact["clock"].isin(YEARLY), exact["period_end"].dt.strftime("%Y"))
    groups = exact.groupby(["place_code", "indicator", window.rename("window")], sort=True)
    found = [
        (*key, tuple(sorted(group["value"].unique())), tuple(group["obs_id"]), tuple(sorted(group["clock"].unique())))
        for key, group in groups
        if group["value"].nunique() > 1
    ]
    table = pd.DataFrame(found, columns=["place", "indicator", "window", "figures", "rows", "clocks"])
    table["spread"] = [max(values) / min(values) - 1 if min(values) > 0 else np.nan for values in table["figures"]]
    return table


def failed_arithmetic(rows: pd.DataFrame) -> pd.DataFrame:
    """The declared percentages, printed and computed again: row, place, indicator, year, printed, computed, verdict.

    `verdict`: holds (rounds to the printed digits), truncated (off by less than one unit of the last digit) or fails.
    """
    value = rows.set_index("obs_id")["value"]
    by_id = rows.set_index("obs_id")
    found = []
    for check in arithmetic():
        ids = set(re.findall(r"[oq]\d{4}", check.formula)) | {check.printed}
        if ids <= set(value.index):
            computed = float(pd.eval(check.formula, engine="python", local_dict=value[sorted(ids)].to_dict()))
            printed = float(value[check.printed])
            units = round(abs(printed - computed) * 10**check.digits, 6)
            verdict = "holds" if units <= 0.5 else "truncated" if units < 1 else "fails"
            row = by_id.loc[check.printed]
            found.append((check.printed, row["place_code"], row["indicator"], row["period_end"].year, printed, computed, verdict))
    return pd.DataFrame(found, columns=["row", "place", "indicator", "year", "printed", "computed", "verdict"])


def heaping(rows: pd.DataFrame, least: int = 100) -> tuple[pd.DataFrame, float]:
    """Last digits of printed counts of at least `least`, and the p-value of a chi-square test that all ten are as frequent.

    Only outcomes, process and programme figures printed as exact and not derived (populations are printed in thousands); a
    figure printed twice counts once. Columns: digit, observed, expected.
    """
    known = rows["indicator"].map(indicators())
    counts = known.map(lambda i: i.kind in ("count", "stock") and i.role in ("outcome", "process", "programme"))
    exact = rows[counts & (rows["quantifier"] == "exact") & ~rows["derived"] & (rows["value"] >= least)]
    exact = exact.drop_duplicates(["place_code", "indicator", "period_end", "value"])
    whole = exact.loc[exact["value"] % 1 == 0, "value"].astype("int64")
    observed = (whole % 10).value_counts().reindex(range(10), fill_value=0)
    expected = len(whole) / 10
    p_value = float(stats.chisquare(observed).pvalue) if len(whole) else np.nan
    return pd.DataFrame({"digit": range(10), "observed": observed.to_numpy(), "expected": expected}), p_value
