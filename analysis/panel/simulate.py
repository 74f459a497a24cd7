"""The teaching district: 22 communes by their real names, monthly 2008-2024, with effects planted where the truth is known.

Every number is simulated, from one seed; every panel made of it says so. Recorded events follow a negative binomial around
population x rate x season (Tết) x trend x autocorrelated noise x shocks (the 2014 court rule, regular commune police from 2019, COVID-19)
x the planted effect of the one component that acts on that outcome. Totals over 22/10/2010-12/8/2020 of tips, subjects,
rehabilitation and weapons equal the source article's figures. About two per cent of the months are missing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis import reading, registered
from analysis.catalogue import units_of
from analysis.catalogue.declared import text, toml
from analysis.errors import unknown
from analysis.ingest import observations
from analysis.language import Text
from analysis.panel.aggregate import aggregate
from analysis.panel.frame import from_frame
from analysis.panel.lunar import tet_share
from analysis.panel.panel import Panel

MONTHS = pd.period_range("2008-01", "2024-12", freq="M")
DECADE = (pd.Period("2010-11", "M"), pd.Period("2020-07", "M"))  # whole months inside the article's window
MISSING = 0.02
DISPERSION = 0.06  # of the negative binomial: variance = mean + DISPERSION x mean squared
RHO, SHOCK_SD = 0.5, 0.08  # of the monthly noise of a commune, on the log scale
COURT_RULE = 0.5  # rate ratio of compulsory rehabilitation since courts decide (2014), in the district that ships
VAGUE_SHARE = 0.5  # where within a vague interval the simulated total lies, on the log scale


@dataclass(frozen=True, kw_only=True, eq=False)
class District:
    """`rows`: place-months with every outcome; `adoption`: component, place, adopted, dose; `effects`: planted rate ratios.

    `persons`: one row a person after rehabilitation; `street`: incidents by zone before and after. All simulated.
    """

    rows: pd.DataFrame
    adoption: pd.DataFrame
    effects: dict[str, float]
    persons: pd.DataFrame = field(repr=False)
    street: pd.DataFrame = field(repr=False)

    def panel(self, component: str, outcome: str | None = None, frequency: str = "Q") -> Panel:
        """The panel on which a component can be judged, on its own outcome or another one (a placebo outcome), by quarter."""
        registered.refuse("teaching")
        declared = toml("teaching")["components"]
        if component not in declared:
            raise unknown(Text("cấu phần mô phỏng", "simulated component"), component, declared, "simulate")
        outcome = outcome or declared[component]["outcome"]
        own = self.adoption[self.adoption["component"] == component][["place", "adopted", "dose"]]
        rows = self.rows.merge(own, on="place", how="left", validate="many_to_one")
        rows["dose"] = rows["dose"].where(rows["period"] >= rows["adopted"], 0.0)
        has_dose = own["dose"].notna().any()
        monthly = from_frame(
            rows, place="place", period="period", outcome=outcome, exposure="person_years",
            adopted="adopted", dose="dose" if has_dose else None, label=text(toml("teaching")["outcomes"][outcome]),
            unit=Text("vụ", "cases"), simulated=True, sources=("simulated",),
        )  # fmt: skip
        return monthly if frequency == "M" else aggregate(monthly, frequency)


def simulate(seed: int = 48, court_rule: float = COURT_RULE) -> District:
    """The teaching district of a seed; the same seed gives the same district; outcomes that a plan
    hides are masked (NaN). `court_rule`: the rate ratio of compulsory rehabilitation
    from 2014 on, which is the law's and no component's.
    """
    rng = np.random.default_rng(seed)
    communes = [place.code for place in units_of("vn-hn-gialam", dt.date(2020, 8, 12))]
    people = _population(communes)
    adoption = _adoption(communes, rng)
    rows = pd.MultiIndex.from_product([communes, MONTHS], names=["place", "period"]).to_frame(index=False)
    rows["person_years"] = rows["place"].map(people) * (1 + 0.018) ** (rows["period"].dt.year - 2019) / 12
    for outcome, declared in toml("teaching")["outcomes"].items():
        rows[outcome] = _events(rows, declared["yearly_per_1000"] / 1000, _effect(rows, outcome, adoption), rng)
    for outcome, indicator in toml("teaching")["totals"].items():
        rows[outcome] = _scaled(rows, outcome, _total(indicator), rng, court_rule)
    missing = rng.random(len(rows)) < MISSING
    outcomes = [*toml("teaching")["outcomes"]]
    rows.loc[missing, outcomes] = np.nan
    effects = {code: entry["effect"] for code, entry in toml("teaching")["components"].items()}
    persons, street = _persons(rng), _street(rng)
    hidden = (
        ("teaching", rows, [*outcomes, *toml("teaching")["totals"]]),
        ("persons", persons, ["relapsed", "months"]),
        ("street", street, ["incidents"]),
    )
    for name, frame, columns in hidden:
        if registered.sealed(name) is not None:
            frame[columns] = np.nan
    return District(rows=rows, adoption=adoption, effects=effects, persons=persons, street=street)


def _population(communes: list[str]) -> dict[str, float]:
    census = observations()
    census = census[(census["indicator"] == "population") & census["place_code"].isin(communes)]
    reading.note(census["obs_id"])
    return census.set_index("place_code")["value"].to_dict()


def _adoption(communes: list[str], rng: np.random.Generator) -> pd.DataFrame:
    found = []
    for code, entry in toml("teaching")["components"].items():
        where = entry["places"]
        where = list(rng.permutation(communes)[:where]) if isinstance(where, int) else where
        months = pd.period_range(entry["start"], entry["end"], freq="M")
        starts = np.sort(rng.integers(0, len(months), len(where)))
        low, high = entry.get("dose", (np.nan, np.nan))
        doses = rng.uniform(low, high, len(where)) if "dose" in entry else np.full(len(where), np.nan)
        found += [(code, place, months[start], dose) for place, start, dose in zip(where, starts, doses, strict=True)]
    return pd.DataFrame(found, columns=["component", "place", "adopted", "dose"])


def _effect(rows: pd.DataFrame, outcome: str, adoption: pd.DataFrame) -> np.ndarray:
    """The planted rate ratio of each place-month; with a dose, `effect` is the ratio for one unit more."""
    ratio = np.ones(len(rows))
    for code, entry in toml("teaching")["components"].items():
        if entry["outcome"] == outcome:
            own = adoption[adoption["component"] == code].set_index("place")
            started = (rows["period"] >= rows["place"].map(own["adopted"])).to_numpy()
            dose = rows["place"].map(own["dose"]).fillna(1.0).to_numpy()
            ratio *= np.where(started, entry["effect"] ** dose, 1.0)
    return ratio


def _events(rows: pd.DataFrame, rate: float, ratio: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    level = rng.normal(0, 0.25, rows["place"].nunique()).repeat(len(MONTHS))
    noise = np.concatenate([_autocorrelated(rng) for _ in range(rows["place"].nunique())])
    common = np.tile(_common(rng), rows["place"].nunique())
    mean = rows["person_years"].to_numpy() * rate * ratio * np.exp(level + noise + common)
    return rng.negative_binomial(1 / DISPERSION, 1 / (1 + DISPERSION * mean)).astype(float)


def _autocorrelated(rng: np.random.Generator) -> np.ndarray:
    shocks = rng.normal(0, SHOCK_SD, len(MONTHS))
    noise = np.empty(len(MONTHS))
    noise[0] = shocks[0] / np.sqrt(1 - RHO**2)
    for month in range(1, len(MONTHS)):
        noise[month] = RHO * noise[month - 1] + shocks[month]
    return noise


def _common(rng: np.random.Generator) -> np.ndarray:
    """Season with Tết, a slow trend, commune police from 2019 and COVID-19, the same for all communes, on the log scale."""
    year, month = MONTHS.year.to_numpy(), MONTHS.month.to_numpy()
    holiday = tet_share(MONTHS)
    police = 0.06 * np.clip((year - 2019) + month / 12, 0, 1.5) / 1.5
    covid = np.isin(MONTHS.astype(str), ["2020-04", *(f"2021-{m:02d}" for m in range(6, 10))])
    return 0.12 * np.sin(2 * np.pi * (month - 4) / 12) + 0.25 * holiday - 0.01 * (year - 2008) + police - 0.3 * covid


def _scaled(rows: pd.DataFrame, outcome: str, total: int, rng: np.random.Generator, court_rule: float) -> np.ndarray:
    """Counts of a rare activity whose sum over the decade is `total`; from 2014 the court rule lowers compulsory rehabilitation."""
    weight = rows["person_years"].to_numpy() * np.exp(rng.normal(0, 0.3, len(rows)))
    if outcome == "compulsory_rehab":
        weight = weight * np.where(rows["period"] >= pd.Period("2014-01", "M"), court_rule, 1.0)
    if outcome == "weapons":
        weight = weight * np.where(rows["period"].dt.month.isin([4, 10]), 6.0, 1.0)  # campaigns
    inside = ((rows["period"] >= DECADE[0]) & (rows["period"] <= DECADE[1])).to_numpy()
    counts = np.zeros(len(rows))
    counts[inside] = rng.multinomial(total, weight[inside] / weight[inside].sum())
    counts[~inside] = rng.poisson(total * weight[~inside] / weight[inside].sum())
    return counts


def _total(indicator: str) -> int:
    rows = observations()
    row = rows[(rows["indicator"] == indicator) & (rows["source_id"] == "hnp-gialam-2020")].iloc[0]
    reading.note([row["obs_id"]])
    if pd.notna(row["value"]):
        return int(row["value"])
    return round(row["value_low"] ** (1 - VAGUE_SHARE) * row["value_high"] ** VAGUE_SHARE)


def _persons(rng: np.random.Generator) -> pd.DataFrame:
    """People after rehabilitation: months until relapse, censored at 36, and whether they joined a club (proportional hazards)."""
    declared = toml("teaching")["persons"]
    number = declared["number"]
    joined = (rng.random(number) < declared["joined_share"]).astype(int)
    age = rng.normal(34, 8, number).clip(18, 65).round()
    hazard = declared["monthly_hazard"] * declared["hazard_ratio"] ** joined * np.exp(-0.01 * (age - 34))
    months = np.ceil(rng.exponential(1 / hazard))
    place = np.where(rng.random(number) < 0.5, "vn-hn-gialam-yenvien-xa", "vn-hn-gialam-trauquy-tt")
    return pd.DataFrame({
        "person": [f"p{n:03d}" for n in range(number)], "place": place, "joined": joined, "age": age,
        "months": months.clip(1, 36), "relapsed": (months <= 36).astype(int), "simulated": True,
    })  # fmt: skip


def _street(rng: np.random.Generator) -> pd.DataFrame:
    """Incidents by zone and month, 24 months before and after the campaign: treated street, buffer, and the controls of both."""
    declared = toml("teaching")["street"]
    months = pd.period_range(pd.Period(declared["start"], "M") - 24, periods=48, freq="M")
    means = {"treated": 3.0, "displacement": 4.0, "control": 3.5, "displacement_control": 4.5}
    ratios = {"treated": declared["effect"], "displacement": declared["displacement"]}
    after = months >= pd.Period(declared["start"], "M")
    return pd.concat([
        pd.DataFrame({"zone": zone, "period": months, "after": after.astype(int), "simulated": True,
                      "incidents": rng.poisson(mean * np.where(after, ratios.get(zone, 1.0), 1.0)).astype(float)})
        for zone, mean in means.items()
    ], ignore_index=True)  # fmt: skip
