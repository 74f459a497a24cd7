"""Months to quarters or years: counts and exposure are added over the months that stand, so a missing month lowers both."""

from __future__ import annotations

from dataclasses import replace

from analysis.errors import BadParameter, Caution
from analysis.language import Text
from analysis.panel.panel import Panel
from analysis.panel.rules import with_gaps

LONGER = {"M": ("Q", "Y"), "Q": ("Y",), "Y": ()}


def aggregate(panel: Panel, frequency: str) -> Panel:
    """The panel of counts by quarter (Q) or year (Y).

    Counts and person-years are added over the periods present, `treated` and `dose` are averaged with exposure as weight, adoption
    moves to the longer period that holds it. Raises BadParameter where the panel is not of counts or not of shorter periods. A period
    with missing parts is kept with the exposure of those that stand; how many is said in a typed caution.
    """
    if frequency not in LONGER[panel.frequency] or panel.kind != "count":
        raise BadParameter(
            expected=Text("bảng số đếm theo kỳ ngắn hơn", "a panel of counts by shorter periods"),
            found=Text(f"{panel.kind}, {panel.frequency}", f"{panel.kind}, {panel.frequency}"),
            where=f"aggregate(frequency='{frequency}')",
            remedy=Text(f"chọn một trong {LONGER[panel.frequency]}", f"choose one of {LONGER[panel.frequency]}"),
        )
    rows = panel.rows.assign(longer=panel.rows["period"].dt.asfreq(frequency))
    weight = rows["exposure"].fillna(1.0)
    rows = rows.assign(weighted_treated=rows["treated"] * weight, weighted_dose=rows["dose"] * weight, share=weight)
    grouped = rows.groupby(["place", "longer"], sort=True)
    first = grouped[["low", "high", "quantifier", "adopted", "weight", "part", "main", "source", "derived"]].first()
    sums = grouped[["outcome", "exposure", "weighted_treated", "weighted_dose", "share"]].sum(min_count=1)
    added = first.join(sums, validate="one_to_one").reset_index().rename(columns={"longer": "period"})
    added["treated"] = added["weighted_treated"] / added["share"]
    added["dose"] = added["weighted_dose"] / added["share"]
    added["row"] = added["place"] + ":" + added["period"].astype(str)
    added["adopted"] = added["adopted"].dt.asfreq(frequency)
    full = {"Q": 3, "Y": 12}[frequency] // {"M": 1, "Q": 3}[panel.frequency]
    missing = int(len(added) * full - len(rows))
    note = Caution("months_missing", Text(
        "{n} kỳ ngắn thiếu số liệu; kỳ dài cộng các kỳ có số và mẫu số của chúng.",
        "{n} shorter periods are missing; the longer ones add those that stand, with their exposure.",
    ).fill(n=missing))  # fmt: skip
    columns = [*(c for c in panel.rows.columns if c not in panel.controls)]
    return replace(
        panel, rows=added[columns], frequency=frequency, controls=(), breaks=(),
        cautions=with_gaps((*panel.cautions, *([note] if missing else [])), added),
    )  # fmt: skip
