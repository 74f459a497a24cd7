"""The validated panel: one row a place and period, and everything known about how the rows came to be."""

from __future__ import annotations

import datetime as dt
import hashlib
import html
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from analysis.catalogue import Series
from analysis.errors import Caution
from analysis.language import Text
from analysis.panel.accounting import Accounting
from analysis.panel.rules import with_gaps

# place, period (pandas Period); outcome (NaN: a gap or only a bound), low and high (NaN: none printed), quantifier;
# exposure (persons x years, trials of a share, or NaN); treated (0/1 or a fraction), adopted (Period or NaT), dose,
# weight (NaN: none); part (of a declared series), main (an estimate may use the row), row (id in its source), source,
# derived (arithmetic on printed figures). Controls follow.
COLUMNS = (
    "place",
    "period",
    "outcome",
    "low",
    "high",
    "quantifier",
    "exposure",
    "treated",
    "adopted",
    "dose",
    "weight",
    "part",
    "main",
    "row",
    "source",
    "derived",
)
KINDS = ("count", "share", "measure", "event", "binary")
PEOPLE = Text("dân mỗi năm", "people and year")


@dataclass(frozen=True, kw_only=True)
class Break:
    """A place in time where the recording itself changes. `kind`: splice, label, recording or shock."""

    period: pd.Period
    kind: str
    text: Text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Panel:
    """A panel that may be estimated on.

    `rows` has COLUMNS and then `controls`, sorted by place and period; `kind` is count (Poisson), share (binomial, trials
    in `exposure`), measure (Gaussian), event (0/1 a person, years at risk in `exposure`) or binary (yes or no of a person); `frequency` is a pandas
    period frequency: Y, Q or M; `exposed` names what the exposure of a count is measured in.
    """

    rows: pd.DataFrame
    outcome: str
    label: Text
    unit: Text
    exposed: Text = PEOPLE
    kind: str = "count"
    frequency: str = "Y"
    controls: tuple[str, ...] = ()
    place_names: dict[str, Text] = field(default_factory=dict)
    accounting: Accounting
    breaks: tuple[Break, ...] = ()
    cautions: tuple[Caution, ...] = ()
    series: Series | None = None
    simulated: bool = False
    of_persons: bool = False  # a row is a person: neither places nor years are spoken of
    of_change: bool = False  # of persons: the outcome is what changed from before to after
    undated: bool = False  # the table says no period: none is shown
    sources: tuple[str, ...] = ()
    summed: Panel | None = None  # the panel of several places of which this one is the sum
    # first and last day of a single figure whose window is longer than its period (a total of several years)
    window: tuple[dt.date, dt.date] | None = None
    # (row, another printed figure's id, its value) for the same place and period
    alternatives: tuple[tuple[str, str, float], ...] = ()

    def __repr__(self) -> str:
        periods = self.periods
        span = f"{periods[0]} to {periods[-1]}" if len(periods) and not self.undated else "no period"
        mark = "SIMULATED " if self.simulated else ""
        return f"{mark}Panel({self.outcome}: {len(self.places)} places, {span}, {self.accounting.text.en})"

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(repr(self))}</p>{self.rows.to_html(index=False, max_rows=20, border=0)}"

    @property
    def rate_unit(self) -> Text:
        """The unit of a rate of this panel."""
        return Text(f"trên 100.000 {self.exposed.vi}", f"per 100,000 {self.exposed.en}")

    @property
    def places(self) -> tuple[str, ...]:
        """Codes of the places, sorted."""
        return tuple(sorted(self.rows["place"].unique()))

    @property
    def periods(self) -> pd.PeriodIndex:
        """The periods with a row, sorted, without repetition."""
        return pd.PeriodIndex(sorted(self.rows["period"].unique()), freq=self.frequency)

    @property
    def usable(self) -> pd.DataFrame:
        """The rows an estimate may use: in the main part, with a point value."""
        return self._usable.copy(deep=False)

    @cached_property
    def _usable(self) -> pd.DataFrame:
        return self.rows[self.rows["main"] & self.rows["outcome"].notna()].reset_index(drop=True)

    @property
    def has_adoption(self) -> bool:
        """Whether treatment varies, by adoption date or by a treated column."""
        return bool(self.rows["adopted"].notna().any() or self.rows["treated"].fillna(0).nunique() > 1)

    def part(self, code: str) -> Panel:
        """The panel of one part alone, its rows all usable."""
        aside = self.rows[self.rows["part"] != code]
        kept = self.rows[self.rows["part"] == code].assign(main=True).reset_index(drop=True)
        why = Text("thuộc đoạn khác của chuỗi", "belongs to another part of the series")
        account = self.accounting.and_then(dict.fromkeys(aside["row"], why))
        return replace(self, rows=kept, accounting=account, cautions=with_gaps(self.cautions, kept))

    def main_parts(self) -> list[Panel]:
        """The main parts of a declared series one by one, where an estimate spans more than one; else nothing."""
        codes = self.series.main if self.series else ()
        return [self.part(code) for code in codes] if len(codes) > 1 else []

    def name(self, place: str, language: str) -> str:
        """A place's name, or its code where no name is known."""
        return self.place_names[place].to(language) if place in self.place_names else place

    @cached_property
    def digest(self) -> str:
        """A checksum of the rows: the same rows give the same digest, whatever their order was on arrival."""
        ordered = self.rows.sort_values(["place", "period"])[sorted(self.rows.columns)]
        return hashlib.sha256(ordered.to_csv(index=False).encode()).hexdigest()[:16]
