"""Small simulated worlds with a known effect, one or more a route: what the contract tests and the Monte Carlo study run on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.design import Design
from analysis.panel import Panel

NAMED = {"place": "place", "period": "period", "outcome": "outcome"}


@dataclass(frozen=True, kw_only=True, eq=False)
class World:
    """A frame, how it is read, what is asked, and the truth by scale (or by an estimator's PLANTED)."""

    name: str
    route: str
    frame: pd.DataFrame
    named: dict[str, Any]
    asked: dict[str, Any] = field(default_factory=dict)
    truth: dict[str, float] = field(default_factory=dict)

    def design(self, frame: pd.DataFrame | None = None) -> Design:
        """The design of this world's frame, or of a rearranged copy of it."""
        rows = self.frame if frame is None else frame
        return Design(Panel.from_frame(rows, **(NAMED | self.named), simulated=True), **self.asked)


def places_by_periods(places: int, periods: int, frequency: str = "M", start: str = "2012-01") -> pd.DataFrame:
    """A frame with one row a place and period, `g` and `t` its indices."""
    time = pd.period_range(start, periods=periods, freq=frequency).astype(str)
    g, t = np.repeat(np.arange(places), periods), np.tile(np.arange(periods), places)
    return pd.DataFrame({"place": [f"p{i:02d}" for i in g], "period": time[t], "g": g, "t": t})


def ar1(rng: np.random.Generator, places: int, periods: int, rho: float) -> np.ndarray:
    """Stationary AR(1) noise of unit variance, places x periods."""
    noise = rng.standard_normal((places, periods))
    for t in range(1, periods):
        noise[:, t] = rho * noise[:, t - 1] + np.sqrt(1 - rho**2) * noise[:, t]
    return noise


def negative_binomial(rng: np.random.Generator, mean: np.ndarray, alpha: float) -> np.ndarray:
    """Counts with variance mean + alpha mean^2."""
    return rng.poisson(mean * rng.gamma(1 / alpha, alpha, mean.shape)) if alpha > 0 else rng.poisson(mean)


def count_panel(
    rng: np.random.Generator,
    places: int = 22,
    periods: int = 10,
    treated: int = 11,
    effect: float = 0.0,
    rho: float = 0.3,
    spread: float = 0.15,
    alpha: float = 0.02,
    starts: tuple[int, ...] = (5,),
    frequency: str = "Y",
) -> pd.DataFrame:
    """Events in places of unlike size, with correlated noise; treated places are drawn at random, starts dealt in turn."""
    frame = places_by_periods(places, periods, frequency, "2005-01" if frequency == "M" else "2005")
    size = np.exp(rng.normal(0, 0.4, places))
    noise = spread * ar1(rng, places, periods, rho) + 0.1 * rng.standard_normal(periods)
    start = np.full(places, periods)
    chosen = rng.permutation(places)[:treated]
    start[chosen] = np.resize(starts, treated)
    on = np.arange(periods) >= start[:, None]
    mean = (30.0 if frequency == "Y" else 8.0) * size[:, None] * np.exp(noise + effect * on)
    begins = [frame["period"].iloc[s] if s < periods else None for s in start]
    return frame.assign(
        outcome=negative_binomial(rng, mean, alpha).ravel(),
        people=np.repeat(10000 * size, periods),
        adopted=[begins[g] for g in frame["g"]],
    )


def level_panel(
    rng: np.random.Generator,
    places: int = 22,
    periods: int = 10,
    treated: int = 11,
    effect: float = 0.0,
    rho: float = 0.3,
    starts: tuple[int, ...] = (5,),
) -> pd.DataFrame:
    """A Gaussian outcome with place, period and correlated noise."""
    frame = count_panel(rng, places, periods, treated, starts=starts).drop(columns=["outcome", "people"])
    on = (frame["adopted"].notna() & (frame["period"] >= frame["adopted"].fillna("9999"))).to_numpy(float)
    noise = ar1(rng, places, periods, rho) + rng.normal(0, 2, places)[:, None] + rng.standard_normal(periods)
    return frame.assign(outcome=20 + noise.ravel() + effect * on)


def series_frame(
    rng, periods: int, effect: float, rho: float, change: int, kind: str = "count", frequency: str = "M"
) -> pd.DataFrame:
    """One monthly series with season, a mild trend, correlated noise, and a level change."""
    frame = places_by_periods(1, periods, frequency, "2008-01")
    t = frame["t"].to_numpy()
    linear = -0.002 * t + 0.1 * np.sin(2 * np.pi * t / 12) + effect * (t >= change)
    if kind == "count":
        mean = 60 * np.exp(linear + 0.12 * ar1(rng, 1, periods, rho)[0])
        return frame.assign(outcome=rng.poisson(mean))
    return frame.assign(outcome=20 + linear + ar1(rng, 1, periods, rho)[0])


def worlds(seed: int = 7) -> list[World]:
    """Every world once, with an effect large enough to be seen."""
    rng = np.random.default_rng(seed)
    made = [*_singles(rng), *_panels(rng), *_others(rng)]
    return sorted(made, key=lambda world: world.name)


def _singles(rng) -> list[World]:
    years = places_by_periods(1, 20, "Y", "2001")
    falling = years.assign(outcome=rng.poisson(400 * 0.95 ** years["t"]))
    linear = years.assign(outcome=50 - 1.5 * years["t"] + rng.normal(0, 1, 20))
    months = places_by_periods(1, 80, "M")
    broken = months.assign(outcome=30 - 8.0 * (months["t"] >= 45) + rng.normal(0, 2, 80))
    step = series_frame(rng, 96, -0.5, 0.3, 48)
    step_level = series_frame(rng, 96, -4.0, 0.3, 48, "measure")
    own = np.random.default_rng(12)  # of its own, so that the other worlds stay what they are
    at_once = pd.concat([series_frame(own, 96, -0.5, 0.3, 48).assign(place=f"p{k:02d}") for k in range(6)])
    date = {"adopted": "2012-01"}
    return [
        World(name="total", route="totals", frame=years.head(1).assign(outcome=rng.poisson(900)), named={}, truth={"count": 900}),
        World(name="falling", route="series", frame=falling, named={}, truth={"percent_per_year": -5.0}),
        World(name="linear", route="series", frame=linear, named={"kind": "measure"}, truth={"level": -1.5}),
        World(name="broken", route="series", frame=broken, named={"kind": "measure"}, truth={"break": -8.0}),
        World(name="at_once", route="interrupted", frame=at_once, named={}, asked=date, truth={"rate_ratio": np.exp(-0.5)}),
        World(name="step", route="interrupted", frame=step, named={}, asked=date, truth={"rate_ratio": np.exp(-0.5)}),
        World(
            name="step_level", route="interrupted", frame=step_level, named={"kind": "measure"}, asked=date, truth={"step": -4.0}
        ),
    ]


def _panels(rng) -> list[World]:
    counted = {"adopted": "adopted", "exposure": "people"}
    measured = {"adopted": "adopted", "kind": "measure"}
    ratio, level = {"rate_ratio": np.exp(-0.6)}, {"level": -4.0}
    found = []
    for name, route, starts, treated in (
        ("common", "two_by_two", (5,), 11),
        ("few", "two_by_two", (5,), 3),
        ("waves", "staggered", (4, 6, 8), 12),
    ):
        counts = count_panel(rng, effect=-0.6, starts=starts, treated=treated)
        levels = level_panel(rng, effect=-4.0, starts=starts, treated=treated)
        found.append(World(name=name, route=route, frame=counts, named=counted, truth=ratio))
        found.append(World(name=f"{name}_level", route=route, frame=levels, named=measured, truth=level))
    single = level_panel(rng, places=24, periods=30, treated=1, effect=-6.0, starts=(20,))
    found.append(World(name="single", route="single_treated", frame=single, named=measured, truth={"level": -6.0}))
    one = count_panel(rng, places=24, periods=30, treated=1, effect=-0.8, starts=(20,))
    found.append(
        World(name="single_counts", route="single_treated", frame=one, named=counted, truth={"rate_ratio": np.exp(-0.8)})
    )
    return [*found, _triple(rng), *_doses(rng)]


def _triple(rng) -> World:
    frame = count_panel(rng, places=44, periods=10, treated=0, spread=0.05)
    commune = frame["g"] // 2
    part = (frame["g"] % 2).astype(float)
    treated = ((commune < 9) & (frame["t"] >= 5)).astype(float)
    boom = np.where(treated > 0, 1.5, 1.0)  # what else happened in the treated communes, to both parts
    mean = 40 * boom * np.exp(-0.6 * treated * part)
    frame = frame.assign(outcome=rng.poisson(mean), commune=commune.map("c{:02d}".format), premises=part, treated=treated)
    return World(
        name="triple",
        route="triple",
        frame=frame.drop(columns=["adopted", "people"]),
        named={"treated": "treated", "controls": ["commune", "premises"]},
        asked={"eligible": "premises", "cluster": "commune"},
        truth={"rate_ratio": np.exp(-0.6)},
    )


def _doses(rng) -> list[World]:
    frame = count_panel(rng, treated=0, spread=0.05)
    dose = np.where(frame["t"] >= 5, rng.uniform(0, 2, 22)[frame["g"]], 0.0)
    counts = frame.assign(outcome=rng.poisson(50 * np.exp(-0.4 * dose)), members=dose)
    levels = frame.assign(outcome=20 - 3.0 * dose + rng.normal(0, 0.5, len(frame)), members=dose)
    named = {"dose": "members"}
    return [
        World(name="dose", route="dose", frame=counts.drop(columns="adopted"), named=named, truth={"rate_ratio": np.exp(-0.4)}),
        World(
            name="dose_level",
            route="dose",
            frame=levels.drop(columns="adopted"),
            named=named | {"kind": "measure"},
            truth={"level": -3.0},
        ),
    ]


def _others(rng) -> list[World]:
    pair = pd.DataFrame({"place": ["a", "b"], "period": "2019", "treated": [0, 1], "people": [9e3, 8e3]})
    pair = pair.assign(outcome=[rng.poisson(180), rng.poisson(80)])
    zone = ["treated", "control", "displacement", "displacement_control"] * 24
    zones = pd.DataFrame({"place": zone, "period": np.repeat(pd.period_range("2018-01", periods=24, freq="M").astype(str), 4)})
    mean = np.where((zones["place"] == "treated") & (zones["period"] >= "2019-01"), 10.0, 20.0)
    zones = zones.assign(outcome=rng.poisson(mean), zone=zones["place"])
    n = 300
    joined = (np.arange(n) % 2).astype(float)
    event_time = rng.exponential(1 / (0.3 * np.exp(-0.9 * joined)))
    roll = pd.DataFrame({"place": [f"n{i:03d}" for i in range(n)], "period": "2015", "joined": joined})
    roll = roll.assign(outcome=(event_time < 2.0).astype(int), years=np.minimum(event_time, 2.0))
    cross = pd.DataFrame({"place": [f"u{i:03d}" for i in range(80)], "period": "2015", "treated": np.arange(80) % 2})
    age = rng.normal(0, 1, 80)
    yes = pd.DataFrame({"place": [f"n{i:03d}" for i in range(300)], "period": "2015", "treated": np.arange(300) % 2})
    yes = yes.assign(outcome=(rng.random(300) < 0.6 - 0.25 * yes["treated"]).astype(int))
    cross = cross.assign(outcome=rng.poisson(30 * np.exp(-0.5 * cross["treated"] + 0.2 * age)), age=age)
    districts = pd.DataFrame(
        {"place": [f"d{i:02d}" for i in range(16)], "period": "2019", "people": rng.uniform(5e3, 5e4, 16).round()}
    )
    districts = districts.assign(outcome=rng.poisson(0.004 * districts["people"] * np.exp(rng.normal(0, 0.2, 16))))
    return [
        World(name="districts", route="totals", frame=districts, named={"exposure": "people"}, truth={"mean_rate": 400.0}),
        World(
            name="pair",
            route="rates",
            frame=pair,
            named={"treated": "treated", "exposure": "people"},
            truth={"rate_ratio": 0.5},
        ),
        World(
            name="street",
            route="zones",
            frame=zones,
            named={"controls": ["zone"]},
            asked={"zones": "zone", "adopted": "2019-01"},
            truth={"level": -120.0},
        ),
        World(
            name="roll",
            route="persons",
            frame=roll,
            named={"treated": "joined", "exposure": "years", "kind": "event"},
            truth={"rate_ratio": np.exp(-0.9), "share": float(np.exp(-0.6 * np.exp(-0.9)))},
        ),
        World(
            name="yes_no",
            route="cross_section",
            frame=yes,
            named={"treated": "treated", "kind": "binary"},
            truth={"share": -0.25},
        ),
        World(
            name="cross",
            route="cross_section",
            frame=cross,
            named={"treated": "treated", "controls": ["age"]},
            truth={"adjusted": np.exp(-0.5)},
        ),
    ]
