"""Misclassified treatment: what if the list of treated places is not complete? ("Đa Tốn, Dương Xá, Yên Viên, Đình Xuyên...")

The two-way fixed effects coefficient is refitted with every one, and every two, of the untreated places counted as
treated from the commonest date on; the range of the results bounds what an open list may hide.
"""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd

from analysis.checks.placebo_place import COEFFICIENT, RATIO, coefficient, fitted_family, refitting
from analysis.checks.specification_curve import side
from analysis.estimators import LARGE
from analysis.language import Text, significant
from analysis.results import CheckResult, Estimate

NAME = "misclassified_treatment"
QUESTION = Text(
    "Nếu danh sách nơi áp dụng còn thiếu một hoặc hai nơi thì sao?",
    "What if one or two treated places are missing from the list?",
)
SUITS = frozenset({"twfe", "callaway_santanna", "etwfe", "borusyak", "event_study", "sun_abraham"})
MOST, FEWEST = 400, 20  # ways; of a panel beyond LARGE rows


def check(effect: Estimate) -> CheckResult:
    """Passed where every refit lies on the same side of no change."""
    family = fitted_family(effect)
    table = refits(effect.design, family)
    if table is None:
        why = Text("Không còn nơi nào ngoài danh sách.", "No place is left outside the list.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    base = coefficient(effect.design, effect.design.rows, family) or 0.0
    passed = bool((side(table["value"], 0.0) == side(base, 0.0)).all())
    ratio = family != "gaussian"
    shown = np.exp(table["value"]) if ratio else table["value"]
    sentence = Text(
        "{said} khi thêm một hoặc hai nơi ({n} cách): {what} hiệu ứng cố định hai chiều từ {a} đến {b}.",
        "{said} with one or two more places ({n} ways): the {what} of two-way fixed effects runs from {a} to {b}.",
    ).fill(
        said=Text("Dấu của kết quả giữ nguyên", "The sign stays") if passed else Text("Dấu của kết quả đổi", "The sign changes"),
        n=len(table), a=significant(shown.min()), b=significant(shown.max()),
        what=RATIO if ratio else COEFFICIENT,
    )  # fmt: skip
    statistic = float(np.abs(table["value"] - base).max())
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=statistic, sentence=sentence, table=table)


def refits(design, family: str | None = None) -> pd.DataFrame | None:
    """added, value: the coefficient with one and two more treated places (two only while there are few enough)."""
    rows = design.rows
    ever = rows.groupby("place")["treated"].max() > 0
    never = ever.index[~ever]
    if len(never) < 4 or design.route not in ("two_by_two", "staggered"):
        return None
    start = rows.loc[rows["treated"] > 0].groupby("place")["period"].min().mode().iloc[0]
    added = [(p,) for p in range(len(never))]
    found, again = [], refitting(design, rows, family)
    if len(rows) > LARGE:  # single places drawn at random: one or two of thousands move little
        added = [(p,) for p in np.random.default_rng(48).permutation(len(never))[:FEWEST]]
    else:
        added += itertools.combinations(range(len(never)), 2)
    late, treated = (rows["period"] >= start).to_numpy(), rows["treated"].to_numpy(float)
    code = np.where(late, never.get_indexer(rows["place"]), -1)
    for extra in added[: max(MOST, len(never))]:
        value = again(np.where(np.isin(code, extra), 1.0, treated))
        if value is not None:
            found.append((", ".join(str(never[p]) for p in extra), value))
    return pd.DataFrame(found, columns=["added", "value"]) if found else None
