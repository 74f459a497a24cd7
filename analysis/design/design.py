"""Which comparison a panel carries, what it permits to be said, and what stands in the way of more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from analysis.catalogue import Component, Shock, component
from analysis.design import routes
from analysis.design.claim import Claim, Obstacle
from analysis.design.obstacles import BY_TREATMENT, component_obstacles, not_carried
from analysis.design.power import smallest_detectable
from analysis.design.routes import ROUTES, Comparison
from analysis.design.treatment import with_treatment
from analysis.errors import BadParameter, unknown
from analysis.language import Text, significant
from analysis.panel import Panel


@dataclass(frozen=True, eq=False)
class Design:
    """A question put to a panel.

    `adopted`: date or dates of the change, or a mapping of places to dates; `component`: a code of the catalogue, or
    `treatment`: the name of whatever else is judged; `controls`: columns to adjust for (all of the panel's where not
    said); `eligible`: a 0/1 control column, the part of a place that can be affected (triple difference); `zones`: a
    control column with treated, displacement, control, displacement_control; `cluster`: a control column to cluster on
    (the place where not said); `require`: a route that must be carried. The route, the claim, the SMS level and the
    obstacles follow from what is really in the panel.
    """

    panel: Panel
    component: Component | str | None = field(default=None, kw_only=True)
    treatment: Text | str | None = field(default=None, kw_only=True)
    adopted: dt.date | str | tuple[dt.date, ...] | Mapping[str, dt.date | str] | None = field(default=None, kw_only=True)
    require: str | None = field(default=None, kw_only=True)
    controls: tuple[str, ...] | None = field(default=None, kw_only=True)
    eligible: str | None = field(default=None, kw_only=True)
    zones: str | None = field(default=None, kw_only=True)
    cluster: str | None = field(default=None, kw_only=True)
    shocks: tuple[Shock, ...] = field(default=(), kw_only=True)
    placebo: str | None = field(default=None, kw_only=True)
    family: int = field(default=1, kw_only=True)
    comparison: Comparison = field(init=False, repr=False)

    def __post_init__(self):
        if isinstance(self.component, str):
            object.__setattr__(self, "component", component(self.component))
        for given in (*(self.controls or ()), *filter(None, (self.eligible, self.zones, self.cluster, self.placebo))):
            if given not in self.panel.controls:
                raise unknown(Text("biến của bảng", "control of the panel"), given, self.panel.controls, "Design", BadParameter)
        if self.require and self.require not in ROUTES:
            raise unknown(Text("loại thiết kế", "route"), self.require, ROUTES, "Design(require=...)", BadParameter)
        if self.controls is None:
            special = (self.eligible, self.zones, self.cluster, self.placebo)
            numeric = [c for c in self.panel.controls if pd.api.types.is_numeric_dtype(self.panel.rows[c])]
            object.__setattr__(self, "controls", tuple(c for c in numeric if c not in special))
        where = {p: _day(d) for p, d in self.adopted.items() if not pd.isna(d)} if isinstance(self.adopted, Mapping) else {}
        object.__setattr__(self, "_where", where)
        object.__setattr__(self, "_asked", None if where else self.adopted)
        object.__setattr__(self, "adopted", tuple(sorted(set(where.values()))) if where else _dates(self.adopted))
        object.__setattr__(self, "comparison", route(self))

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The usable rows, sorted by place and period, with `treated` and `adopted` filled."""
        return with_treatment(self.panel, self.adopted, self._where, self.component.where if self.component else ())

    @cached_property
    def dates(self) -> tuple[dt.date, ...]:
        """The dates of the change: those given, or the adoption dates found in the rows."""
        if self.adopted:
            return self.adopted
        starts = sorted(self.rows["adopted"].dropna().unique())
        first = self.rows["period"].min()
        return tuple(start.start_time.date() for start in starts if start > first)

    @property
    def has_dose(self) -> bool:
        """Whether a dose varies."""
        return self.panel.usable["dose"].nunique() > 1

    @property
    def names_treatment(self) -> bool:
        """Whether something is judged, rather than an outcome described."""
        return self.component is not None or self.treatment is not None

    def on(self, rows: pd.DataFrame, **changes) -> Design:
        """The same question put to other rows (of this design's own `rows`, with treatment filled)."""
        return replace(self, panel=replace(self.panel, rows=rows.reset_index(drop=True)), **({"adopted": self._asked} | changes))

    @property
    def route(self) -> str:
        """One of ROUTES."""
        return self.comparison.route

    @property
    def claim(self) -> Claim:
        """The strongest permitted claim."""
        return self.comparison.claim

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What stands in the way; empty where an estimate can be made."""
        return self.comparison.obstacles

    @property
    def subject(self) -> Text:
        """What is judged: the component, the treatment, or the outcome."""
        if self.component:
            return self.component.short
        if self.treatment:
            return self.treatment if isinstance(self.treatment, Text) else Text(self.treatment, self.treatment)
        return self.panel.label

    @cached_property
    def smallest_detectable(self) -> float | None:
        """The smallest effect that 80 per cent of such studies would see (a rate ratio for counts), known before any result."""
        return smallest_detectable(self)

    @property
    def power(self) -> Text:
        """The smallest detectable effect in a sentence, to be printed before the result."""
        if self.smallest_detectable is None:
            return Text(
                "Không tính trước được mức thay đổi nhỏ nhất có thể phát hiện.", "The smallest detectable effect is not known."
            )
        if self.panel.kind in ("count", "event"):
            ratio = self.smallest_detectable
            return Text(
                "Thay đổi nhỏ nhất có thể phát hiện (4 trong 5 lần): tăng {up} % hoặc giảm {down} %.",
                "Smallest detectable effect (4 times in 5): a rise of {up}% or a fall of {down}%.",
            ).fill(up=100 * (ratio - 1), down=100 * (1 - 1 / ratio))
        return Text(
            "Thay đổi nhỏ nhất có thể phát hiện (4 trong 5 lần): {d} đơn vị của chỉ số.",
            "Smallest detectable effect (4 times in 5): {d} units of the outcome.",
        ).fill(d=significant(self.smallest_detectable))


def route(design: Design) -> Comparison:
    """The comparison a design's panel carries."""
    found = _derived(design)
    if design.require and found.route not in (design.require, "none"):
        return routes.nothing(not_carried(design.require, found.route))
    return found


def _derived(design: Design) -> Comparison:
    panel, judged = design.panel, design.component
    if judged is not None:
        found = list(component_obstacles(panel, judged, design.adopted))
        if panel.outcome in judged.dose:
            found.append(BY_TREATMENT)
        if found:
            return routes.nothing(*found)
    if panel.kind == "event":
        return routes.persons(design)
    if design.zones:
        return routes.zones(design)
    if panel.usable["period"].nunique() <= 1:
        return routes.one_period(design)
    chosen = routes.one_place if len(panel.places) == 1 else routes.many_places
    return chosen(design)


def _day(given: object) -> dt.date:
    if isinstance(given, pd.Period):
        return given.start_time.date()
    text = str(given)
    return pd.Period(text, freq="Q").start_time.date() if "Q" in text else pd.Timestamp(text).date()


def _dates(given: object) -> tuple[dt.date, ...]:
    if given is None or given == "":
        return ()
    if isinstance(given, (str, dt.date, pd.Period)):
        given = (given,)
    return tuple(sorted(_day(date) for date in given))
