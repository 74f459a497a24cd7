"""What a figure draws where a count has persons or a share has trials: the rate or the per cent, the model on the same scale."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.language import Text
from analysis.panel import Panel
from analysis.results import Estimate

PER = {"count": 1e5, "share": 100.0}
PER_CENT = Text("%", "per cent")
MODEL = ["observed", "fitted", "counterfactual", "low", "high"]


def has_rates(panel: Panel, rows: pd.DataFrame) -> bool:
    """Whether each of these rows of a panel has the exposure (or the trials) by which its outcome is a rate (or a share)."""
    return panel.kind in PER and bool(rows["exposure"].notna().all())


def rate_unit(panel: Panel) -> Text:
    """The unit of outcomes over exposure, times PER."""
    return PER_CENT if panel.kind == "share" else panel.rate_unit


def on_rates(subject, panel: Panel):
    """`subject` and its panel as they are drawn: outcomes over their exposure; as they came where there is none, or one total."""
    if not has_rates(panel, panel.rows) or panel.window:
        return subject, panel
    by = PER[panel.kind] / panel.rows["exposure"]
    rows = panel.rows.assign(**{column: panel.rows[column] * by for column in ("outcome", "low", "high")})
    drawn = replace(panel, rows=rows, kind="measure", unit=rate_unit(panel))
    if not isinstance(subject, Estimate) or subject.series.empty:
        return subject, drawn
    return replace(subject, series=_series(subject, panel)), drawn


def _series(effect: Estimate, panel: Panel):
    """The model's series, which an estimator gives in counts, or for some methods of shares as shares."""
    known = panel.rows.assign(period=panel.rows["period"].astype(str))[["place", "period", "outcome", "exposure"]]
    joined = effect.series.merge(known, on=["place", "period"], how="left", validate="one_to_one")
    counted = np.isclose(joined["observed"].astype(float), joined["outcome"]).all()
    by = PER[panel.kind] / joined["exposure"] if counted else PER[panel.kind]
    return joined.assign(**{column: joined[column].astype(float) * by for column in MODEL})[list(effect.series.columns)]
