"""Worlds in which a default once misled: figures repeated, few treated, events that cluster in months, clubs whose members are alike,
short series that wander, series with a season or a bend."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.credentials.worlds import World, ar1, negative_binomial, places_by_periods

COMMUNES = 22
ZONES = ("treated", "control", "displacement", "displacement_control")


def fixed_dose(rng: np.random.Generator, effect: float, years: int = 10) -> World:
    """Communes with a dose that never changes, so many years each."""
    size = np.exp(rng.normal(0, 0.5, COMMUNES))
    dose = rng.uniform(0, 2, COMMUNES)
    mean = 30 * size * np.exp(rng.normal(0, 0.5, COMMUNES) + effect * dose)
    frame = _communes(years).assign(
        outcome=rng.poisson(np.repeat(mean, years)), people=np.repeat(10000 * size, years), members=np.repeat(dose, years)
    )
    return World(name="", route="cross_section", frame=frame, named={"dose": "members", "exposure": "people"})


def few_treated(rng: np.random.Generator, effect: float, treated: int) -> World:
    """Communes seen once, of which a few drawn at random have the treatment; they differ by more than Poisson."""
    size, on = np.exp(rng.normal(0, 0.5, COMMUNES)), np.isin(np.arange(COMMUNES), rng.permutation(COMMUNES)[:treated])
    mean = 30 * size * np.exp(rng.normal(0, 0.4, COMMUNES) + effect * on)
    frame = _communes(1).assign(outcome=negative_binomial(rng, mean, 0.05), people=10000 * size, treated=on.astype(float))
    return World(name="", route="cross_section", frame=frame, named={"treated": "treated", "exposure": "people"})


def _communes(years: int) -> pd.DataFrame:
    place = np.repeat([f"p{i:02d}" for i in range(COMMUNES)], years)
    return pd.DataFrame({"place": place, "period": np.tile(np.arange(2008, 2008 + years), COMMUNES)})


def street(
    rng: np.random.Generator, effect: float, alpha: float = 0.0, rho: float = 0.0, side: int = 24, mean: float = 20
) -> World:
    """A street, its buffer and their controls by month: events vary by more than Poisson, or from month to month alike."""
    months = pd.period_range("2015-01", periods=2 * side, freq="M").astype(str)
    noise = 0.3 * ar1(rng, 4, 2 * side, rho) if rho else np.zeros((4, 2 * side))
    on = (np.arange(4) == 0)[:, None] & (np.arange(2 * side) >= side)
    events = negative_binomial(rng, mean * np.exp(noise + effect * on), alpha)
    frame = pd.DataFrame({"place": np.repeat(ZONES, 2 * side), "period": np.tile(months, 4), "outcome": events.ravel()})
    frame["zone"] = frame["place"]
    asked = {"zones": "zone", "adopted": months[side]}
    return World(name="", route="zones", frame=frame, named={"controls": ["zone"]}, asked=asked)


def street_truth(effect: float, rho: float = 0.0, side: int = 24, mean: float = 20) -> float:
    """The net change in events that `street` plants."""
    return float(side * mean * np.exp(0.3**2 / 2 if rho else 0.0) * np.expm1(effect))


def before_and_after(rng: np.random.Generator, effect: float, dispersion: float) -> World:
    """Two years of one place whose counts vary by `dispersion` times their mean."""
    mean = 300 * np.exp([0.0, effect])
    events = negative_binomial(rng, mean, (dispersion - 1) / 300)
    frame = pd.DataFrame({"place": "a", "period": ["2012", "2013"], "outcome": events, "treated": [0, 1]})
    return World(name="", route="rates", frame=frame, named={"treated": "treated"})


def clubs(
    rng: np.random.Generator, effect: float, clubs: int = 9, joined: int = 3, members: int = 10, frailty: float = 0.6
) -> World:
    """Persons of clubs, each club with a hazard of its own; whole clubs have the programme."""
    club = np.repeat(np.arange(clubs), members)
    on = np.isin(club, rng.permutation(clubs)[:joined]).astype(float)
    hazard = 0.5 * np.exp(rng.normal(0, frailty, clubs))[club] * np.exp(effect * on)
    time = rng.exponential(1 / hazard)
    frame = pd.DataFrame({"place": [f"n{i:03d}" for i in range(len(club))], "period": "2016", "joined": on})
    frame = frame.assign(club=[f"k{c:02d}" for c in club], outcome=(time < 2).astype(int), years=np.minimum(time, 2.0))
    named = {"treated": "joined", "exposure": "years", "kind": "event", "controls": ["club"]}
    return World(name="", route="persons", frame=frame, named=named, asked={"cluster": "club"})


def short_trend(rng: np.random.Generator, effect: float, years: int, rho: float = 0.5, kind: str = "count") -> World:
    """Years of one place that wander by a tenth about a straight line (`effect`: log points a year)."""
    t = np.arange(years) - (years - 1) / 2
    frame = places_by_periods(1, years, "Y", "2008")
    mean = 300 * np.exp(effect * t + 0.1 * ar1(rng, 1, years, rho)[0])
    outcome = rng.poisson(mean) if kind == "count" else mean
    return World(name="", route="series", frame=frame.assign(outcome=outcome), named={"kind": kind})


def years_with_a_date(rng: np.random.Generator, effect: float, years: int = 16, rho: float = 0.5) -> World:
    """Years of one place that wander by a tenth about a straight line, with a change of level at their middle."""
    t = np.arange(years)
    frame = places_by_periods(1, years, "Y", "2001")
    mean = 300 * np.exp(-0.02 * t + effect * (t >= years // 2) + 0.1 * ar1(rng, 1, years, rho)[0])
    asked = {"adopted": frame["period"].iloc[years // 2]}
    return World(name="", route="interrupted", frame=frame.assign(outcome=rng.poisson(mean)), named={}, asked=asked)


def years_with_a_dose(rng: np.random.Generator, effect: float, years: int = 16, rho: float = 0.5) -> World:
    """Years of one place whose dose and whose deviations both wander (`effect`: log points a unit of dose)."""
    dose, noise = ar1(rng, 2, years, rho)
    frame = places_by_periods(1, years, "Y", "2001").assign(members=dose)
    frame = frame.assign(outcome=rng.poisson(300 * np.exp(effect * dose + 0.1 * noise)))
    return World(name="", route="series", frame=frame, named={"dose": "members"})


def months_with_a_date(rng: np.random.Generator, effect: float, months: int, fall: float = 0.0, season: float = 0.15) -> World:
    """Months of one place with a season and a change at their middle; `fall`: they fall so far besides (log points), in the shape of
    an S somewhere about that middle.
    """
    t, middle = np.arange(months), months // 2
    about = middle + rng.integers(-months // 15, months // 15 + 1)
    bend = -fall / (1 + np.exp(-(t - about) / (months / 12)))
    mean = 60 * np.exp(bend + season * np.sin(2 * np.pi * t / 12) + effect * (t >= middle))
    frame = places_by_periods(1, months, "M", "2010-01")
    asked = {"adopted": frame["period"].iloc[middle]}
    return World(name="", route="interrupted", frame=frame.assign(outcome=rng.poisson(mean)), named={}, asked=asked)
