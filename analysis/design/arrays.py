"""The rows of a design as arrays, for those who estimate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.design.design import Design
from analysis.errors import Caution
from analysis.language import Text

PER = 1e5  # persons (and years) to which a rate refers


@dataclass(frozen=True, eq=False)
class Arrays:
    """`y` (n), `offset` (log exposure or None), `weights` (or None), `place`, `period` and `cluster` (codes from 0), `time`
    (period ordinals), `treated`, `dose` (n), `controls` (n x q). `G` clusters, of which `treated_clusters` are ever
    treated.
    """

    rows: pd.DataFrame
    kind: str
    y: np.ndarray
    offset: np.ndarray | None
    weights: np.ndarray | None
    place: np.ndarray
    period: np.ndarray
    cluster: np.ndarray
    time: np.ndarray
    treated: np.ndarray
    dose: np.ndarray
    controls: np.ndarray

    @property
    def G(self) -> int:
        """Clusters."""
        return int(self.cluster.max(initial=-1)) + 1

    @property
    def treated_clusters(self) -> int:
        """Clusters ever treated."""
        return len(set(self.cluster[self.treated > 0]))

    @property
    def scarce_clusters(self) -> int:
        """The smaller of treated and never treated clusters; the treated ones where all are treated in the end."""
        never = self.G - self.treated_clusters
        return min(self.treated_clusters, never) if never else self.treated_clusters

    @property
    def periods(self) -> np.ndarray:
        """Dummies of every period but the first (n x T-1)."""
        return (self.period[:, None] == np.arange(1, self.period.max() + 1)).astype(float)

    def paths(self, column: np.ndarray) -> np.ndarray:
        """A column as clusters x periods, gaps filled from the period before and then from the one after."""
        table = pd.Series(column).groupby([self.cluster, self.period]).mean().unstack()
        return table.reindex(columns=range(self.period.max() + 1)).ffill(axis=1).bfill(axis=1).to_numpy()


def arrays(design: Design, rows: pd.DataFrame | None = None, controls: bool = True) -> Arrays:
    """The arrays of a design's rows (or of a part of them).

    Rows without a needed control are left out; `controls=False`: for a method that uses none.
    """
    rows, needed = design.rows if rows is None else rows, list(design.controls) if controls else []
    rows = rows[rows[needed].notna().all(axis=1)].reset_index(drop=True)
    kind, y = design.panel.kind, rows["outcome"].to_numpy(float)
    exposure = rows["exposure"].to_numpy(float) if rows["exposure"].notna().all() else None
    weights = rows["weight"].to_numpy(float) if rows["weight"].notna().all() and len(rows) else None
    if kind == "share":
        y, weights = y / exposure, exposure if weights is None else weights
    places = pd.factorize(rows["place"], sort=True)[0]
    time = pd.PeriodIndex(rows["period"]).asi8.astype(int)
    return Arrays(
        rows=rows,
        kind=kind,
        y=y,
        offset=np.log(exposure) if kind in ("count", "event") and exposure is not None else None,
        weights=weights,
        place=places,
        period=pd.factorize(rows["period"], sort=True)[0],
        cluster=pd.factorize(rows[design.cluster], sort=True)[0] if design.cluster else places,
        time=time,
        treated=rows["treated"].to_numpy(float),
        dose=rows["dose"].to_numpy(float),
        controls=rows[needed].to_numpy(float),
    )


def levels(found: Arrays) -> tuple[np.ndarray, str]:
    """The outcome on an additive scale and its name: a rate per 100,000 where persons are known, else the outcome itself."""
    if found.kind == "count" and found.offset is not None:
        return found.y / np.exp(found.offset) * PER, "rate_per_100k"
    return found.y, "share" if found.kind in ("share", "binary") else "level"


def on_scale(found: Arrays, family: str) -> tuple[Arrays, str]:
    """The arrays as a family of models takes them, and the scale of its coefficients: counts with their offset, or levels."""
    if family != "gaussian":
        return found, "rate_ratio"
    y, scale = levels(found)
    return replace(found, y=y, offset=None), scale


def part(data: Arrays, keep: np.ndarray) -> Arrays:
    """Some of the rows, codes counted anew."""
    fields = {}
    for name in data.__dataclass_fields__:
        value = getattr(data, name)
        fields[name] = value[keep] if isinstance(value, np.ndarray) else value
    for name in ("place", "period", "cluster"):
        fields[name] = np.unique(fields[name], return_inverse=True)[1]
    fields["rows"] = data.rows[keep].reset_index(drop=True)
    return Arrays(**fields)


def comparable(data: Arrays, always: bool = False) -> tuple[Arrays, tuple[Caution, ...]]:
    """Without places treated in every row of theirs, which are no comparison for anybody and tell nothing of a start, and
    without rows that stand alone in their place or period; with cautions that count and name them. `always`: keep the former.
    """
    begun = pd.Series(data.treated > 0).groupby(data.place).transform("all").to_numpy(bool)
    kept, cautions = data, ()
    if begun.any() and not begun.all() and not always:
        kept, cautions = part(data, ~begun), always_treated(data.rows.loc[begun, "place"])
    rows, alone = kept.rows, _alone(kept)
    if alone.any() and not alone.all():
        text = Text(
            "Để riêng {n} dòng đứng một mình trong nơi hoặc kỳ của mình: {p}.",
            "{n} rows that stand alone in their place or period are left out: {p}.",
        ).fill(n=int(alone.sum()), p=_named(rows.loc[alone, "place"]))
        kept, cautions = part(kept, ~alone), (*cautions, Caution("singletons", text))
    return kept, cautions


def always_treated(places: pd.Series | pd.Index) -> tuple[Caution, ...]:
    """A caution that counts and names places without a period before their start; nothing where there are none."""
    if not len(places):
        return ()
    text = Text(
        "Để riêng {n} nơi không có kỳ nào trước ngày bắt đầu: {p}.", "Left out, no period before their start ({n} places): {p}."
    )
    return (Caution("always_treated", text.fill(n=len(set(places)), p=_named(places))),)


def _alone(data: Arrays) -> np.ndarray:
    """Rows that are the only one of their place or period, found again once others are gone."""
    alone = np.zeros(len(data.y), bool)
    while True:
        found = np.zeros(len(alone), bool)
        for codes in (data.place, data.period):
            found |= np.bincount(codes[~alone], minlength=codes.max(initial=0) + 1)[codes] == 1
        if not (found & ~alone).any():
            return alone
        alone |= found


def _named(places: pd.Series | pd.Index) -> str:
    names = sorted({str(place) for place in places})
    return ", ".join(names[:5]) + (", …" if len(names) > 5 else "")


def set_aside(design: Design) -> tuple[Caution, ...]:
    """A caution that says how many rows a method with controls leaves out because one is missing, and where."""
    rows = design.rows
    if not design.controls:
        return ()
    lost = rows[list(design.controls)].isna().any(axis=1)
    if not lost.any():
        return ()
    text = Text(
        "Để riêng {n}/{all} dòng vì thiếu biến điều chỉnh ({c}), ở: {p}.",
        "{n} of {all} rows are left out because a control is missing ({c}), in: {p}.",
    ).fill(
        n=int(lost.sum()), all=len(rows), c=", ".join(c for c in design.controls if rows[c].isna().any()),
        p=_named(rows.loc[lost, "place"]),
    )  # fmt: skip
    return (Caution("control_missing", text),)


class Scaled(NamedTuple):
    """`values` (n) on the `scale` (of `levels`) on which periods compare; times `unit` (n) they are the outcome again."""

    values: np.ndarray
    unit: np.ndarray
    scale: str


def own_scale(rows: pd.DataFrame, kind: str) -> Scaled:
    """The outcome of a series on its own scale: a share, a rate per 100,000 where persons are known throughout, else itself.

    Counts of a growing population, and successes of a growing number of trials, rise where nothing changes.
    """
    outcome, exposure = rows["outcome"].to_numpy(float), rows["exposure"].to_numpy(float)
    if kind == "share":
        return Scaled(outcome / exposure, exposure, "share")
    if kind == "count" and len(rows) and np.isfinite(exposure).all():
        return Scaled(outcome / exposure * PER, exposure / PER, "rate_per_100k")
    return Scaled(outcome, np.ones(len(rows)), "level")
