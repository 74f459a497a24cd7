"""An estimate: one number with its interval, how it was obtained, and what it permits to be said."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields, replace
from typing import Any

import pandas as pd

from analysis.card import card
from analysis.design import Claim, Design
from analysis.design.routes import ALIKE_PLACES, NO_SELECTION
from analysis.errors import Caution
from analysis.language import LANGUAGES, Text, significant

# scale: what `value` is measured in
SCALES = (
    "count",  # events in the whole window
    "share",  # a proportion between 0 and 1
    "rate_per_100k",  # events per 100,000 persons and year
    "percent_per_year",  # average annual change, per cent
    "rate_ratio",  # a ratio; no change is 1
    "log_points",  # difference of logarithms; no change is 0
    "level",  # in the unit of the outcome; no change is 0
    "statistic",  # a test statistic; no change is 0
)
SERIES_COLUMNS = ("place", "period", "observed", "fitted", "counterfactual", "low", "high")


@dataclass(frozen=True, kw_only=True, eq=False)
class Estimate:
    """One finding. `low <= value <= high` always; `value` is NaN only where the record gives no more than an interval.

    `null` is the value that means no change (None where nothing is compared). `errors` says in words how the standard
    error was computed and why so. `series` has SERIES_COLUMNS, one row a place and period: the observed value, the fitted one
    with its interval, the counterfactual (NaN where there is none). `coefficients`: term, value, std_error, low, high.
    `smallest_detectable` is (t_0.975 + t_0.8) of this estimate's own standard errors, on their scale (logarithms for a ratio);
    None where its interval comes from no t. `options` are the choices of its method
    that a caller made; `statistics` holds the numbers beside the estimate (dispersion, rho, theta, a
    p-value's floor, the `observed_mean` of the treated cells). `provenance` (a checksum of the panel) is filled where the
    estimate is stored. `model` is the library's own result, for an econometrician.
    """

    method: str
    estimand: Text
    outcome: str
    label: Text
    places: tuple[str, ...]
    start: str
    end: str
    claim: Claim
    assumptions: tuple[Text, ...] = ()
    sms_level: int = 0
    value: float
    low: float
    high: float
    confidence: float = 0.95
    scale: str
    null: float | None = None
    std_error: float | None = None
    p_value: float | None = None
    errors: Text
    n_obs: int
    n_places: int = 1
    n_periods: int = 1
    n_clusters: int | None = None
    n_treated: int | None = None
    smallest_detectable: float | None = None
    options: dict[str, Any] = field(default_factory=dict, repr=False)
    statistics: dict[str, float] = field(default_factory=dict, repr=False)
    coefficients: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    series: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    cautions: tuple[Caution, ...] = ()
    simulated: bool = False
    provenance: dict[str, str] = field(default_factory=dict, repr=False)
    design: Design | None = field(default=None, repr=False)
    model: Any = field(default=None, repr=False)

    def __post_init__(self):
        if self.scale not in SCALES:
            raise ValueError(f"scale {self.scale!r} is none of {SCALES}")
        if math.isnan(self.low) or math.isnan(self.high):
            raise ValueError("an estimate has an interval; where none can be had, return a Refusal")
        if not math.isnan(self.value) and not self.low <= self.value <= self.high:
            raise ValueError(f"{self.low} <= {self.value} <= {self.high} does not hold")

    @classmethod
    def of(cls, design: Design, **fields: Any) -> Estimate:
        """An estimate of a design: what the design and its rows already say need not be said again."""
        panel, rows = design.panel, design.rows
        known = {
            "outcome": panel.outcome,
            "label": panel.label,
            "places": panel.places,
            "start": "" if panel.undated else str(rows["period"].min()),
            "end": "" if panel.undated else str(rows["period"].max()),
            "claim": design.claim,
            "assumptions": design.comparison.assumptions,
            "sms_level": design.comparison.sms_level,
            "n_obs": len(rows),
            "n_places": rows["place"].nunique(),
            "n_periods": rows["period"].nunique(),
            "simulated": panel.simulated,
            "design": design,
        }
        cautions = (*panel.cautions, *fields.pop("cautions", ()))
        return cls(**(known | fields), cautions=cautions)

    def at_most(self, ceiling: Claim, assumed: tuple[Text, ...] | None = None) -> Estimate:
        """The estimate with its claim no stronger than its method permits, whatever the design would; the level follows.

        `assumed`: what it assumes then, where that is not that those compared are alike.
        """
        order = list(Claim)
        if order.index(self.claim) <= order.index(ceiling):
            return self
        persons = self.design is not None and self.design.panel.kind in ("event", "binary")
        alike = ((NO_SELECTION if persons else ALIKE_PLACES),) if ceiling is Claim.ASSOCIATE else ()
        level = min(self.sms_level, order.index(ceiling))
        return replace(self, claim=ceiling, sms_level=level, assumptions=alike if assumed is None else assumed)

    @property
    def includes_no_change(self) -> bool:
        """Whether the interval includes `null`."""
        return self.null is not None and self.low <= self.null <= self.high

    def percent(self, value: float) -> float | None:
        """A value of this scale as per cent of the level without the treatment; None where that level is not known.

        A ratio less one; an effect in levels over what is left of the `observed_mean` without it. No change is 0 on either, and
        what is not rejected stays so, which makes estimates of unlike scales comparable.
        """
        if self.scale == "rate_ratio":
            return 100 * (value - 1)
        without = self.statistics.get("observed_mean", math.nan) - value
        return 100 * value / without if math.isfinite(value) and without > 0 else None

    def __repr__(self) -> str:
        mark = "SIMULATED " if self.simulated else ""
        return (
            f"{mark}{self.method} of {self.outcome}: {self.value:.4g} ({self.low:.4g} to {self.high:.4g}) "
            f"{self.scale}, {self.confidence:.0%}, n = {self.n_obs}; may {self.claim}"
        )

    def _repr_html_(self) -> str:
        facts = [
            (Text("Ước lượng", "Estimate"), self.value),
            (Text(f"Khoảng tin cậy {self.confidence:.0%}", f"{self.confidence:.0%} interval"), _span(self.low, self.high)),
            (Text("Thang đo", "Scale"), self.scale),
            (Text("Sai số chuẩn", "Standard error"), self.std_error),
            (Text("Trị số p", "p-value"), self.p_value),
            (Text("Cách tính sai số", "Errors"), self.errors),
            (Text("Quan sát; nơi; kỳ", "Observations; places; periods"), f"{self.n_obs}; {self.n_places}; {self.n_periods}"),
            (Text("Cụm", "Clusters"), self.n_clusters),
            (Text("Nơi áp dụng", "Treated places"), self.n_treated),
            (Text("Mức khẳng định; bậc SMS", "Claim; SMS level"), f"{self.claim}; {self.sms_level}"),
            *((Text(name, name), float(number)) for name, number in self.statistics.items()),
        ]
        title = Text(
            f"{self.method}: {self.estimand.vi} · {self.label.vi}", f"{self.method}: {self.estimand.en} · {self.label.en}"
        )
        return card(title, facts, self.coefficients, simulated=self.simulated)

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready dictionary without `design` and `model`; `from_dict` gives the rest back."""
        stored: dict[str, Any] = {"type": "estimate"}
        for item in fields(self):
            if item.name not in ("design", "model"):
                stored[item.name] = _plain(getattr(self, item.name))
        if self.design is not None:
            stored["provenance"] = {"panel": self.design.panel.digest}
        return stored

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> Estimate:
        """The estimate that `to_dict` wrote."""
        values = {key: value for key, value in stored.items() if key != "type"}
        for key in ("estimand", "label", "errors"):
            values[key] = Text(**values[key])
        values["claim"] = Claim(values["claim"])
        values["places"] = tuple(values["places"])
        values["value"] = math.nan if values["value"] is None else values["value"]
        for key in ("low", "high"):
            values[key] = {"inf": math.inf, "-inf": -math.inf}.get(values[key], values[key])
        values["assumptions"] = tuple(Text(**text) for text in values["assumptions"])
        values["cautions"] = tuple(Caution(c["code"], Text(**c["text"])) for c in values["cautions"])
        for key in ("coefficients", "series"):
            values[key] = pd.DataFrame(**values[key])
        return cls(**values)


def _span(low: float, high: float) -> Text:
    ends = significant(low, 4), significant(high, 4)
    return Text(*(" – ".join(end.to(language) for end in ends) for language in LANGUAGES))


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return value._asdict()
    if isinstance(value, Caution):
        return {"code": value.code, "text": value.text._asdict()}
    if isinstance(value, pd.DataFrame):
        return {
            "columns": list(value.columns),
            "data": [[_plain(cell) for cell in row] for row in value.to_numpy(dtype=object)],
        }
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, (pd.Period, pd.Timestamp)):
        return str(value)
    if isinstance(value, float) or (hasattr(value, "dtype") and hasattr(value, "item")):
        value = value.item() if hasattr(value, "item") else value
        if isinstance(value, float) and not math.isfinite(value):
            return None if math.isnan(value) else ("inf" if value > 0 else "-inf")
        return value
    if value is pd.NaT:
        return None
    return value
