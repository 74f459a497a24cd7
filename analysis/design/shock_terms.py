"""Shocks declared with a design: dated steps of its model, or the reason why one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.catalogue import Shock, shock
from analysis.errors import Caution
from analysis.language import LANGUAGES, Text

if TYPE_CHECKING:
    from analysis.design.design import Design

LEAST = 3  # points on either side of a shock below which its step is a dummy of the end
FINE = {"M": ("day", "month"), "Q": ("day", "month"), "Y": ("day", "month", "year")}  # precisions that tell the period


def declared(given: object) -> tuple[Shock, ...]:
    """Shocks, or their codes in the catalogue. Raises UnknownName for a code that is none."""
    one = isinstance(given, (str, Shock))
    return tuple(shock(s) if isinstance(s, str) else s for s in ((given,) if one else given))


def shock_steps(design: Design, rows: pd.DataFrame) -> dict[str, np.ndarray]:
    """One step (0 before, 1 from its period on) for each declared shock that the series can carry."""
    ordinal = rows["period"].map(lambda p: p.ordinal).to_numpy(int)
    carried = [s for s in design.shocks if why_not(design, s, rows) is None]
    return {f"shock {s.code}": (ordinal >= _ordinal(s, design.panel.frequency)).astype(float) for s in carried}


def why_not(design: Design, one: Shock, rows: pd.DataFrame) -> Text | None:
    """Why a shock gets no step of its own; None where it gets one."""
    frequency, ordinal = design.panel.frequency, rows["period"].map(lambda p: p.ordinal)
    if one.precision not in FINE[frequency]:
        return Text("không biết tháng", "its month is not known")
    at = _ordinal(one, frequency)
    if at in {pd.Period(date, freq=frequency).ordinal for date in design.dates}:
        return Text("cùng kỳ với ngày bắt đầu, không tách được", "in the same period as the start: not to be told apart")
    if min((ordinal < at).sum(), (ordinal >= at).sum()) < LEAST:
        return Text("ngoài hoặc quá sát đầu, cuối chuỗi", "outside the series, or too near its ends")
    return None


def left_out(design: Design) -> tuple[Caution, ...]:
    """The caution that names declared shocks which are in no model, each with its reason."""
    single = len(design.panel.places) == 1
    panels = Text("phương pháp cho nhiều địa bàn không dùng", "not used by methods for several places")
    reasons = [(s, why_not(design, s, design.rows) if single else panels) for s in design.shocks]
    said = [(s.name, why) for s, why in reasons if why is not None]
    if not said:
        return ()
    listed = Text(*("; ".join(f"{name.to(v)} ({why.to(v)})" for name, why in said) for v in LANGUAGES))
    text = Text("Sự kiện không đưa vào mô hình: {what}.", "Events not in the model: {what}.")
    return (Caution("shocks_left_out", text.fill(what=listed)),)


def _ordinal(one: Shock, frequency: str) -> int:
    return pd.Period(one.date, freq=frequency).ordinal
