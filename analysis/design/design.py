"""Which comparison a panel carries, what it permits to be said, and what stands in the way of more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from numbers import Real

import numpy as np
import pandas as pd

from analysis.card import card
from analysis.catalogue import Component, Shock, component
from analysis.design import routes
from analysis.design.claim import Claim, Obstacle
from analysis.design.denominators import recounted
from analysis.design.geography import Geography, check_geography, located, within
from analysis.design.introduction import after_introduction, check_phase_in, introduced, switches
from analysis.design.obstacles import BY_TREATMENT, component_obstacles, not_carried
from analysis.design.power import LEFT_OUT, MODEL, smallest_detectable
from analysis.design.roles import adjusted, check_roles, moved_dose, unused_text
from analysis.design.routes import ROUTES, Comparison
from analysis.design.shock_terms import crossed, declared, said
from analysis.design.treatment import late_days, with_treatment
from analysis.errors import BadParameter, Caution, unknown
from analysis.language import Text, significant
from analysis.panel import Panel
from analysis.panel.columns import place_code
from analysis.panel.periods import EXPECTED, first_period, is_never, late_starts, written

OWN_CAUTIONS = {
    "text_control",
    "shocks_left_out",
    "shocks_modelled",
    "shocks_shared",
    "entangled_shock",
    "phase_in",
    "date_not_judged",
    "withdrawn",
    "late_date",
    "no_untreated",
    "gap_at_start",
    "shared_start",
    "denominator_moved",
}


@dataclass(frozen=True, eq=False)
class Design:
    """A question put to a panel.

    `adopted`: the date of the change, several dates for a single place, or a mapping of places to dates (empty, 0 or infinity:
    never); a panel that has its own dates needs none, and other ones are refused; `component`: a code of the catalogue, or
    `treatment`: the name of whatever else is judged; `controls`: columns to adjust for (all numeric ones of the panel's where not
    said); `eligible`: a 0/1 control column, the part of a place that can be affected (triple difference); `zones`: a
    control column with treated, displacement, control, displacement_control; `cluster`: a control column to cluster on
    (the place where not said); `geography`: two control columns of coordinates (latitude and longitude), or a mapping of places to
    their neighbours; `phase_in`: so many periods of introduction from the start on, left out; `shocks`: events (or
    their codes in the catalogue) that enter the model of a series as dated steps (None: those of the register that move
    the outcome; (): none); `by_lot`: a lot decided who has the treatment, or who has it first; `require`: a route that must be carried; `plan`: the entry of notebooks/plan.toml that it is held to. The
    route, the claim, the SMS level and the obstacles follow from what is really in the panel.
    """

    panel: Panel
    component: Component | str | None = field(default=None, kw_only=True)
    treatment: Text | str | None = field(default=None, kw_only=True)
    adopted: dt.date | str | tuple[dt.date | str, ...] | Mapping[str, dt.date | str] | None = field(default=None, kw_only=True)
    require: str | None = field(default=None, kw_only=True)
    controls: tuple[str, ...] | None = field(default=None, kw_only=True)
    eligible: str | None = field(default=None, kw_only=True)
    zones: str | None = field(default=None, kw_only=True)
    cluster: str | None = field(default=None, kw_only=True)
    geography: Geography | None = field(default=None, kw_only=True)
    shocks: tuple[Shock | str, ...] | Shock | str | None = field(default=None, kw_only=True)
    phase_in: int = field(default=0, kw_only=True)
    placebo: str | None = field(default=None, kw_only=True)
    by_lot: bool = field(default=False, kw_only=True)
    family: int = field(default=1, kw_only=True)
    plan: str = field(default="", kw_only=True)
    comparison: Comparison = field(init=False, repr=False)

    def __post_init__(self):
        if isinstance(self.component, str):
            object.__setattr__(self, "component", component(self.component))
        if self.require and self.require not in ROUTES:
            raise unknown(Text("loại thiết kế", "route"), self.require, ROUTES, "Design(require=...)", BadParameter)
        object.__setattr__(self, "geography", check_geography(self.panel, self.geography))
        where_it_lies = located(self.geography)
        roles = (self.eligible, self.zones, self.cluster, self.placebo)
        chosen = (self.controls,) if isinstance(self.controls, str) else self.controls
        check_roles(self.panel, chosen or (), *roles)
        object.__setattr__(self, "controls", adjusted(self.panel, (*roles, *where_it_lies)) if chosen is None else tuple(chosen))
        where = _starts(self.adopted)
        given = _dates(self.adopted) if where is None else tuple(sorted(set(where.values())))
        late = late_days(self.panel, given)
        moved = {day: first_period(day, self.panel.frequency).start_time.date() if day in late else day for day in given}
        object.__setattr__(self, "_where", {place: moved[day] for place, day in (where or {}).items()})
        object.__setattr__(self, "adopted", tuple(sorted(set(moved.values()))))
        if self.shocks is not None:
            object.__setattr__(self, "shocks", declared(self.shocks))
        check_phase_in(self.phase_in)
        found = route(self)
        object.__setattr__(self, "comparison", found)
        self._note(
            *late_starts(late, self.panel.frequency),
            *unused_text(self.panel, (*roles, *where_it_lies, *self.controls)),
            *moved_dose(self.panel, self.rows),
            *said(self),
            *introduced(self.panel, self.phase_in),
            *recounted(self.rows, found.route),
            *found.cautions,
        )

    def _repr_html_(self) -> str:
        dates = ", ".join(map(str, self.dates)) or None
        facts = [
            (Text("So sánh", "Comparison"), routes.ROUTE_TITLES.get(self.route, self.route)),
            (Text("Mức khẳng định; bậc SMS", "Claim; SMS level"), f"{self.claim}; {self.comparison.sms_level}"),
            (Text("Ngày thay đổi", "Dates of change"), dates),
            (Text("Biến điều chỉnh", "Controls"), ", ".join(self.controls)),
            *((Text("Giả định", "Assumption"), assumed) for assumed in self.comparison.assumptions),
            *((Text("Không làm được vì", "Not possible because"), o.reason) for o in self.obstacles),
            (Text("Số dòng", "Rows"), self.panel.accounting.text),
            (Text("Độ nhạy", "Power"), None if self.obstacles else self.power),
        ]
        title = Text(f"{self.subject.vi} → {self.panel.label.vi}", f"{self.subject.en} → {self.panel.label.en}")
        return card(title, facts, simulated=self.panel.simulated)

    def _note(self, *cautions: Caution) -> None:
        """Cautions of the design travel with its panel to every estimate; those of an earlier design of the panel are replaced."""
        kept = tuple(c for c in self.panel.cautions if c.code not in OWN_CAUTIONS)
        if kept != self.panel.cautions or cautions:
            object.__setattr__(self, "panel", replace(self.panel, cautions=kept + cautions))

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The usable rows, sorted by place and period, with `treated` and `adopted` filled, without the periods of introduction."""
        rows = with_treatment(self.panel, self.adopted, self._where, self.component.where if self.component else ())
        return after_introduction(rows, self.adopted, self.phase_in) if self.phase_in else rows

    @cached_property
    def dates(self) -> tuple[dt.date, ...]:
        """The dates of the change: those given, or the adoption dates found in the rows; of one place also those of a withdrawal."""
        ends = switches(self.rows) if len(self.panel.places) == 1 else ()
        if self.adopted:
            return tuple(sorted({*self.adopted, *ends}))
        starts = sorted(self.rows["adopted"].dropna().unique())
        first = self.rows["period"].min()
        return tuple(sorted({start.start_time.date() for start in starts if start > first} | set(ends)))

    @cached_property
    def events(self) -> tuple[Shock, ...]:
        """The shocks that may enter its model: those named, else the ones of the register that take a step by themselves."""
        return self.shocks if self.shocks is not None else tuple(s for s in crossed(self) if s.step)

    @property
    def has_dose(self) -> bool:
        """Whether a dose varies."""
        return self.panel.usable["dose"].nunique() > 1

    @property
    def of_one_group(self) -> bool:
        """Whether nothing tells some rows from others: all have the treatment, or none, and there is no dose."""
        return not self.has_dose and self.rows["treated"].nunique() < 2

    @property
    def names_treatment(self) -> bool:
        """Whether something is judged, rather than an outcome described."""
        return self.component is not None or self.treatment is not None

    def on(self, rows: pd.DataFrame, **changes) -> Design:
        """The same question put to other rows (of this design's own `rows`, with treatment filled).

        The rows of several places bring their dates with them; a date given here takes their place.
        """
        asked = self.adopted if len(self.panel.places) == 1 and not self._where else None
        if changes.get("adopted") or asked:
            never = pd.Series(pd.NaT, index=rows.index, dtype=rows["period"].dtype)
            rows = rows.assign(treated=float("nan"), adopted=never)
        near = {"geography": within(self.geography, set(rows["place"].unique()))}
        return replace(self, panel=replace(self.panel, rows=rows.reset_index(drop=True)), **(near | {"adopted": asked} | changes))

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
        """The smallest effect that 80 per cent of such studies would see (a rate ratio for counts), foreseen before any result."""
        return None if self.route == "persons" and self.of_one_group else smallest_detectable(self)

    @property
    def power(self) -> Text:
        """The foreseen smallest detectable effect in a sentence that names its model."""
        if self.smallest_detectable is None:
            return Text(
                "Không tính trước được mức thay đổi nhỏ nhất có thể phát hiện.", "The smallest detectable effect is not known."
            )
        model, left_out = MODEL[self.route], LEFT_OUT[self.route]
        if self.panel.kind in ("count", "event"):
            ratio = self.smallest_detectable
            return Text(
                "Thay đổi nhỏ nhất có thể phát hiện (4 trong 5 lần), dự tính từ các dòng chưa áp dụng ({model}): tăng {up}% hoặc "
                "giảm {down}%. Chưa tính {left_out}, nên mức thật có thể lớn hơn nhiều.",
                "Smallest detectable effect (4 times in 5), foreseen from the rows without the treatment ({model}): a rise of "
                "{up}% or a fall of {down}%. It leaves out {left_out}, so that it may truly be much larger.",
            ).fill(model=model, left_out=left_out, up=100 * (ratio - 1), down=100 * (1 - 1 / ratio))
        return Text(
            "Thay đổi nhỏ nhất có thể phát hiện (4 trong 5 lần), dự tính từ các dòng chưa áp dụng ({model}): {d} đơn vị của chỉ số. "
            "Chưa tính {left_out}, nên mức thật có thể lớn hơn nhiều.",
            "Smallest detectable effect (4 times in 5), foreseen from the rows without the treatment ({model}): {d} units of the "
            "outcome. It leaves out {left_out}, so that it may truly be much larger.",
        ).fill(model=model, left_out=left_out, d=significant(self.smallest_detectable))


def route(design: Design) -> Comparison:
    """The comparison a design's panel carries."""
    found = _derived(design)
    if design.require and found.route not in (design.require, "none"):
        return routes.nothing(not_carried(*(routes.ROUTE_TITLES[name] for name in (design.require, found.route))))
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
    found = written(given)
    if found is None:
        raise BadParameter(
            expected=EXPECTED,
            found=Text(f"“{given}”", f"'{given}'"),
            where="Design(adopted=...)",
            remedy=Text("ghi ngày theo một trong các dạng trên", "write the date in one of these forms"),
        )
    return found.day


def _starts(given: object) -> dict[str, dt.date] | None:
    """The dates by place where a mapping (or a series) of places to dates is given; a place never treated has none."""
    if isinstance(given, pd.Series):
        given = given.to_dict()
    if not isinstance(given, Mapping):
        return None
    return {place_code(place): _day(date) for place, date in given.items() if not is_never(date)}


def _dates(given: object) -> tuple[dt.date, ...]:
    single = isinstance(given, (str, dt.date, pd.Period, np.datetime64, Real)) or given is None or given is pd.NaT
    return tuple(sorted({_day(date) for date in ((given,) if single else given) if not is_never(date)}))
