"""Specification curve: the same question, asked every reasonable way (Simonsohn, Simmons and Nelson, Nature Human Behaviour
2020).

Windows (whole, first or last fifth left out), controls (with, without), and what the method offers: place trends,
families, seasons, slopes, kinds of error. All are listed; none is chosen after the fact.
"""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd

from analysis.errors import WorkbookError
from analysis.estimators import estimate
from analysis.inference.least_squares import Separation
from analysis.language import Text, significant
from analysis.results import CheckResult, Estimate

NAME = "specification_curve"
QUESTION = Text(
    "Kết quả có giữ nguyên khi đổi khung thời gian và cách tính không?",
    "Does the finding survive other windows and specifications?",
)
SUITS = None
OPTIONS = {
    "twfe": {"trends": (False, True), "errors": (None, "crv1")},
    "segmented": {"slope": (True, False), "errors": ("reml", "glsar", "newey_west"), "season": (None, "dummies")},
    "etwfe": {"total": ("cells", "dynamic")},
    "callaway_santanna": {"control": ("not_yet", "never")},
    "regression": {"family": (None, "gaussian")},
}
SHARE = 0.9
ROUNDING = 1e-9


def check(effect: Estimate) -> CheckResult:
    """Passed where nine of ten specifications lie on the estimate's side of no change."""
    if effect.design is None or effect.null is None or effect.design.route in ("rates", "zones", "persons", "cross_section"):
        why = Text("Thiết kế này không có cách tính nào khác.", "This design has no other specification.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    table = curve(effect)
    if len(table) < 2:
        why = Text("Không cách tính nào khác ước lượng được.", "No other specification can be estimated.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why, table=table)
    same = (side(table["value"], effect.null) == side(effect.value, effect.null)).mean()
    sentence = Text(
        "{k} trong {n} cách tính khác cùng phía với kết quả chính, giá trị từ {a} đến {b}.",
        "{k} of {n} other specifications are on the same side as the main result, values from {a} to {b}.",
    ).fill(n=len(table), k=round(same * len(table)), a=significant(table["value"].min()), b=significant(table["value"].max()))
    return CheckResult(
        name=NAME, question=QUESTION, passed=bool(same >= SHARE), statistic=float(same), sentence=sentence, table=table
    )


def side(value, null: float):
    """Above (1), below (-1) or, but for rounding, at no change (0)."""
    return np.sign(value - null) * (np.abs(value - null) > ROUNDING)


def curve(effect: Estimate) -> pd.DataFrame:
    """window, controls, options, value, low, high: one row a specification that can be fitted, sorted by value."""
    design, found = effect.design, []
    names = list(OPTIONS.get(effect.method, {}))
    for (window, rows), controls in itertools.product(_windows(design), {design.controls, ()}):
        varied = design.on(rows, controls=controls)
        for values in itertools.product(*(OPTIONS[effect.method][n] for n in names)):
            options = {n: v for n, v in zip(names, values, strict=True) if v is not None}
            try:
                again = estimate(varied, method=effect.method, **options)
            except (WorkbookError, Separation):
                continue
            if isinstance(again, Estimate) and again.scale == effect.scale:
                said = ", ".join(f"{n}={v}" for n, v in options.items()) or "–"
                found.append((window, ", ".join(controls) or "–", said, again.value, again.low, again.high))
    table = pd.DataFrame(found, columns=["window", "controls", "options", "value", "low", "high"])
    return table.sort_values(["value", "window", "controls", "options"], ignore_index=True)


def _windows(design):
    rows = design.rows
    periods = sorted(rows["period"].unique())
    cut = max(len(periods) // 5, 1)
    yield "all", rows
    yield "first fifth out", rows[rows["period"] >= periods[cut]]
    yield "last fifth out", rows[rows["period"] <= periods[-cut - 1]]
