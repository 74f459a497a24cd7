"""Everything the record prints about one place: totals, programme counts, shares, rates, and the same figure elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis import reading
from analysis.catalogue import Place, clock_name, indicator, indicators, place, shares, sources, unit_name
from analysis.errors import Caution
from analysis.ingest import observations
from analysis.language import Text
from analysis.panel.accounting import Accounting
from analysis.panel.frame import finish
from analysis.panel.panel import Panel

SPANS = ("multi_year", "undated", "period_not_stated")
SAME_WINDOW = 0.9  # overlap over union of two windows, below which totals are not set against each other
DAYS_A_YEAR = 365.25


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Record:
    """The observations of one place (`rows`, in the schema of ingest.tidy plus `role` and `kind`) and of all places (`known`)."""

    place: Place
    rows: pd.DataFrame
    known: pd.DataFrame = field(repr=False)  # of all places; what is read of it is noted
    accounting: Accounting

    def __repr__(self) -> str:
        return f"Record({self.place.code}: {self.accounting.text.en})"

    @property
    def everything(self) -> pd.DataFrame:
        """The observations of all places."""
        reading.note(self.known["obs_id"])
        return self.known

    def of_role(self, *roles: str) -> pd.DataFrame:
        """The rows whose indicator has one of the roles."""
        return self.rows[self.rows["role"].isin(roles)]

    def latest(self, code: str) -> pd.Series | None:
        """The newest row of an indicator, or None."""
        rows = self.rows[self.rows["indicator"] == code]
        return None if rows.empty else rows.sort_values("period_end").iloc[-1]

    def totals(self) -> list[Panel]:
        """One panel for each counted total of several years (outcomes and process), in the order of the record."""
        return [self.total(row) for _, row in self.rows.iterrows() if _is_total(row)]

    def total(self, row: pd.Series, rate: bool = False) -> Panel:
        """One figure as a panel of one row; with `rate`, per person-year of the place's population in that window."""
        exposure, cautions = self._exposure(row) if rate else (np.nan, ())
        return self._single(row["value"], row, indicator(row["indicator"]).label, exposure, cautions, "count")

    def rates(self) -> list[Panel]:
        """The totals that have a window and a population, as panels with person-years."""
        found = [self.total(row, rate=True) for _, row in self.rows.iterrows() if _is_total(row) and _window_known(row)]
        return [panel for panel in found if not np.isnan(panel.rows["exposure"].iloc[0])]

    def shares(self) -> list[Panel]:
        """The declared shares whose counts this place prints, as binomial panels."""
        found = []
        for share in shares():
            rows = [self._spanning(code) for code in dict.fromkeys((share.part, *share.of))]
            if all(row is not None for row in rows):
                by_code = {row["indicator"]: row for row in rows}
                trials = sum(by_code[code]["value"] for code in share.of)
                windows = {(row["period_start"], row["period_end"]) for row in rows}
                cautions = () if len(windows) == 1 else (Caution("windows_differ", Text(
                    "Hai con số có khung thời gian khác nhau.", "The two figures have different windows."
                )),)  # fmt: skip
                part = by_code[share.part]
                found.append(self._single(part["value"], part, share.title, trials, cautions, "share", share.code))
        return found

    def as_panel(self, outcomes: tuple[str, ...] = ()) -> Panel:
        """The place's first total of one of the outcomes, else its first: what a component's design is put to without dated data."""
        totals = sorted(self.totals(), key=lambda p: (p.outcome not in outcomes, p.usable.empty))  # a figure before a bound
        rows = self.rows[self.rows["value"].notna()]
        return totals[0] if totals else self.total(rows.iloc[0])

    def elsewhere(self, code: str) -> pd.DataFrame:
        """The same indicator in other places (not inside this one), with whether it may be set against this place's figure.

        One row a figure: place, row, value, low, high, window, rate_low, rate_high (per 100,000 and year), comparable (bool),
        vi, en (why not).
        """
        own = self._spanning(code)
        rows = self.known[(self.known["indicator"] == code) & (self.known["place_code"] != self.place.code)]
        rows = rows[rows["clock"].isin(SPANS) & ~rows["place_code"].str.startswith(self.place.code + "-")]
        reading.note(rows["obs_id"])
        found = []
        for _, row in pd.concat([self.rows[self.rows["obs_id"] == own["obs_id"]], rows]).iterrows() if own is not None else ():
            why = None if row["obs_id"] == own["obs_id"] else _why_not_comparable(own, row)
            person_years = _person_years(row, self.known)
            low = row["value"] if pd.notna(row["value"]) else row["value_low"]
            high = row["value"] if pd.notna(row["value"]) else row["value_high"]
            found.append({
                "place": row["place_code"], "row": row["obs_id"], "value": row["value"], "low": row["value_low"],
                "high": row["value_high"], "start": row["period_start"], "end": row["period_end"], "source": row["source_id"],
                "rate_low": 1e5 * low / person_years, "rate_high": 1e5 * high / person_years, "comparable": why is None,
                "vi": why.vi if why else "", "en": why.en if why else "",
            })  # fmt: skip
        return pd.DataFrame(found)

    def _spanning(self, code: str) -> pd.Series | None:
        rows = self.rows[(self.rows["indicator"] == code) & self.rows["clock"].isin(SPANS)]
        rows = rows.assign(length=(rows["period_end"] - rows["period_start"]).dt.days)
        return None if rows.empty else rows.sort_values(["length", "period_end"], na_position="first").iloc[-1]

    def _exposure(self, row: pd.Series) -> tuple[float, tuple[Caution, ...]]:
        people, how = population(self.known, self.place.code, row["period_start"], row["period_end"])
        return people * _years(row), () if how is None else (Caution("population", how),)

    def _single(self, value, row, label: Text, exposure: float, cautions, kind: str, code: str | None = None) -> Panel:
        span = pd.Period(row["period_end"], "Y") if pd.notna(row["period_end"]) else pd.Period("1900", "Y")
        frame = pd.DataFrame({
            "place": [self.place.code], "period": pd.PeriodIndex([span]), "outcome": [value], "low": [row["value_low"]],
            "high": [row["value_high"]], "quantifier": [row["quantifier"]], "exposure": [exposure], "row": [row["obs_id"]],
            "source": [row["source_id"]], "derived": [row["derived"]],
        })  # fmt: skip
        return finish(
            frame, outcome=code or row["indicator"], kind=kind, label=label, unit=unit_name(row["unit"]),
            place_names={self.place.code: self.place.name}, cautions=(*cautions, *_source_caution(row)),
            sources=(row["source_id"],),
            window=(row["period_start"].date(), row["period_end"].date()) if _window_known(row) else None,
        )  # fmt: skip


def load_record(code: str) -> Record:
    """The record of one place. Raises UnknownName."""
    found = place(code, "load_record(place)")
    everything = observations()
    rows = everything[everything["place_code"] == code].reset_index(drop=True)
    reading.note(rows["obs_id"])
    rows["role"] = rows["indicator"].map(lambda c: indicators()[c].role)
    rows["kind"] = rows["indicator"].map(lambda c: indicators()[c].kind)
    why = Text("thuộc địa bàn khác", "belongs to another place")
    aside = dict.fromkeys(everything.loc[everything["place_code"] != code, "obs_id"], why)
    return Record(place=found, rows=rows, known=everything, accounting=Accounting.of(len(everything), len(rows), aside))


def population(rows: pd.DataFrame, code: str, start: pd.Timestamp, end: pd.Timestamp) -> tuple[float, Text | None]:
    """The population of a place over a window and how it was had; (NaN, None) where none is known.

    The mean of the yearly averages inside the window where there are any, else the census nearest to its middle.
    """
    own = rows[(rows["place_code"] == code) & rows["value"].notna()]
    reading.note(own[own["indicator"].isin(["population_average", "population"])].get("obs_id", ()))
    yearly = own[(own["indicator"] == "population_average") & (own["period_start"] >= start) & (own["period_end"] <= end)]
    if len(yearly):
        return float(yearly["value"].mean()), Text(
            "Mẫu số: dân số trung bình {first}–{last} ({n} năm).", "Denominator: mean population {first}–{last} ({n} years)."
        ).fill(first=str(yearly["period_end"].min().year), last=str(yearly["period_end"].max().year), n=len(yearly))
    census = own[own["indicator"] == "population"]
    if census.empty or pd.isna(start):
        return np.nan, None
    nearest = census.loc[(census["period_end"] - (start + (end - start) / 2)).abs().idxmin()]
    return float(nearest["value"]), Text(
        "Mẫu số: dân số ngày {date} ({n} người), coi như không đổi cả giai đoạn.",
        "Denominator: the population of {date} ({n} persons), held constant over the window.",
    ).fill(date=nearest["period_end"].date(), n=int(nearest["value"]))


def _is_total(row: pd.Series) -> bool:
    counted = row["kind"] == "count" and "_change_" not in row["indicator"]  # a change has the unit of a count and a sign
    return counted and row["clock"] in SPANS and row["role"] in ("outcome", "process")


def _window_known(row: pd.Series) -> bool:
    return pd.notna(row["period_start"]) and pd.notna(row["period_end"])


def _years(row: pd.Series) -> float:
    return ((row["period_end"] - row["period_start"]).days + 1) / DAYS_A_YEAR


def _person_years(row: pd.Series, everything: pd.DataFrame) -> float:
    if not _window_known(row):
        return np.nan
    return population(everything, row["place_code"], row["period_start"], row["period_end"])[0] * _years(row)


def _why_not_comparable(own: pd.Series, other: pd.Series) -> Text | None:
    if not (_window_known(own) and _window_known(other)):
        return Text("không nêu giai đoạn", "no period stated")
    if own["clock"] != other["clock"]:
        return Text("kỳ báo cáo khác: {clock}", "another clock: {clock}").fill(clock=clock_name(other["clock"]))
    overlap = min(own["period_end"], other["period_end"]) - max(own["period_start"], other["period_start"])
    union = max(own["period_end"], other["period_end"]) - min(own["period_start"], other["period_start"])
    if overlap / union < SAME_WINDOW:
        return Text("khung thời gian khác", "another window")
    return None


def _source_caution(row: pd.Series) -> tuple[Caution, ...]:
    known = sources().get(row["source_id"])
    if known is None or known.citable:
        return ()
    return (Caution("not_citable", Text("nguồn cần kiểm tra lại: {outlet}", "source needs a second look: {outlet}").fill(
        outlet=known.outlet)),)  # fmt: skip
