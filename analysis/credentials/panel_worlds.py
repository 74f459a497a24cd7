"""Worlds of treated and untreated places in which a default once misled: base rates that differ, gaps, monthly counts."""

from __future__ import annotations

import numpy as np

from analysis.credentials.worlds import World, ar1, negative_binomial, places_by_periods

COMMUNES = 22
NAMED = {"adopted": "adopted", "exposure": "people"}


def counts(
    rng: np.random.Generator,
    effect: float,
    periods: int = 10,
    treated: int = 12,
    starts: tuple[int, ...] = (3, 5, 7),
    mean: float = 30.0,
    spread: float = 0.15,
    rho: float = 0.3,
    alpha: float = 0.0,
    fall: float = 0.0,
    base: float = 1.0,
    missing: float = 0.0,
    which: str = "any",
    frequency: str = "Y",
) -> World:
    """Counts of communes with people: all change by `fall` a period (logarithm), treated ones have `base` times the rate, a share
    of rows is `missing`; `which`: any communes are treated, the largest, or the smallest.
    Its truth as a rate is the mean over treated communes and periods of what the effect changes.
    """
    size = np.exp(rng.normal(0, 0.4, COMMUNES))
    chosen = {"largest": np.argsort(-size), "smallest": np.argsort(size)}.get(which, rng.permutation(COMMUNES))[:treated]
    start = np.full(COMMUNES, periods)
    start[chosen] = np.resize(starts, treated)
    frame = places_by_periods(COMMUNES, periods, frequency, "2005-01" if frequency == "M" else "2005")
    rate = np.where(start < periods, base, 1.0) * size
    on = np.arange(periods) >= start[:, None]
    noise = spread * ar1(rng, COMMUNES, periods, rho) + 0.1 * rng.standard_normal(periods) + fall * np.arange(periods)
    events = mean * rate[:, None] * np.exp(noise + effect * on)
    people = (10000 * size).round()
    frame = frame.assign(
        outcome=negative_binomial(rng, events, alpha).ravel(),
        people=np.repeat(people, periods),
        adopted=[frame["period"].iloc[start[g]] if start[g] < periods else None for g in frame["g"]],
    )
    kept = frame[rng.random(len(frame)) >= missing] if missing else frame
    truth = {"rate_per_100k": float((1e5 * events * -np.expm1(-effect) / people[:, None])[on].mean())}
    return World(name="", route="staggered" if len(starts) > 1 else "two_by_two", frame=kept, named=NAMED, truth=truth)


def neighbours(
    rng: np.random.Generator,
    effect: float,
    periods: int = 10,
    treated: int = 11,
    reach: float = 0.3,
    sd: float = 0.15,
    rho: float = 0.3,
    starts: tuple[int, ...] = (5,),
    frequency: str = "Y",
) -> World:
    """Communes scattered over a square, of which neighbouring ones are treated; shocks are alike within `reach` of its side (0: not
    at all).
    """
    at = rng.random((COMMUNES, 2))
    far = np.linalg.norm(at[:, None] - at[None], axis=2)
    alike = np.linalg.cholesky(np.exp(-far / reach) + 1e-9 * np.eye(COMMUNES)) if reach else np.eye(COMMUNES)
    start = np.full(COMMUNES, periods)
    start[np.argsort(far[rng.integers(COMMUNES)])[:treated]] = np.resize(starts, treated)
    frame = places_by_periods(COMMUNES, periods, frequency, "2005-01" if frequency == "M" else "2005")
    size, on = np.exp(rng.normal(0, 0.4, COMMUNES)), np.arange(periods) >= start[:, None]
    noise = sd * alike @ ar1(rng, COMMUNES, periods, rho)
    frame = frame.assign(
        outcome=rng.poisson(30 * size[:, None] * np.exp(noise + effect * on)).ravel(),
        people=np.repeat((10000 * size).round(), periods),
        adopted=[frame["period"].iloc[start[g]] if start[g] < periods else None for g in frame["g"]],
        lat=np.repeat(21 + 0.2 * at[:, 0], periods),
        lon=np.repeat(105.8 + 0.2 * at[:, 1], periods),
    )
    return World(name="", route="two_by_two", frame=frame, named=NAMED)


def drifting(
    rng: np.random.Generator, effect: float, periods: int = 24, drifts: tuple[float, ...] = (0.1,), treated: int = 11
) -> World:
    """Months of a measure whose treated communes drift from the others by a straight line (one of `drifts` a period, by chance)."""
    frame = places_by_periods(COMMUNES, periods, "M", "2010-01")
    start, on = 14 * periods // 24, frame["g"] < treated
    noise = rng.normal(0, 0.3, len(frame))
    outcome = 10 + rng.choice(drifts) * frame["t"] * on + effect * (on & (frame["t"] >= start)) + noise
    adopted = np.where(on, frame["period"].iloc[start], None)
    named = {"adopted": "adopted", "kind": "measure"}
    return World(name="", route="two_by_two", frame=frame.assign(outcome=outcome, adopted=adopted), named=named)
