"""Checks and estimators that once took 7 to 29 seconds, on data of the shape in which they did."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from measure import Result, timed, under

SLOWEST = ("misclassified_treatment", "placebo_place", "honest_did")


def measure() -> Iterator[Result]:
    """The lines of the issue."""
    from analysis import Design, Panel, estimate
    from analysis.checks import run_checks

    people, controls = followed()
    named = {"place": "person", "period": "year", "outcome": "event", "treated": "joined", "exposure": "weeks", "kind": "event"}
    persons = Design(Panel.from_frame(people, **named, controls=controls))
    yield under("cox, 432 persons, 7 terms", timed(lambda: estimate(persons, "cox")), 2)
    for what in ("counts", "measures"):
        frame = states(what)
        kind = {"exposure": "people"} if what == "counts" else {"kind": "measure"}
        panel = Panel.from_frame(frame, place="place", period="year", outcome="y", adopted="adopted", **kind)
        effect = estimate(Design(panel), "twfe")
        for name in SLOWEST:
            yield under(f"{name}, 50 x 11, {what}", timed(lambda effect=effect, name=name: run_checks(effect, only=name)), 2)


def followed() -> tuple[pd.DataFrame, list[str]]:
    """432 persons followed for a year, six of whose traits go in beside what they joined."""
    rng = np.random.default_rng(48)
    traits = {f"x{k}": rng.normal(size=432).round(2) for k in range(6)}
    joined = np.arange(432) % 2
    weeks = np.ceil(rng.exponential(90 * np.exp(0.3 * joined - 0.2 * traits["x0"]))).clip(1)
    frame = pd.DataFrame({"person": [f"n{i:03d}" for i in range(432)], "year": 2019, "joined": joined, "event": (weeks <= 52) * 1.0,
                          "weeks": weeks.clip(max=52), **traits})  # fmt: skip
    return frame, list(traits)


def states(what: str) -> pd.DataFrame:
    """50 places in 11 years, 21 of which begin in one of five of them."""
    rng, rows = np.random.default_rng(48), []
    for place in range(50):
        first, size = (2005 + place % 5 if place < 21 else np.nan), rng.integers(200_000, 5_000_000)
        for year in range(2000, 2011):
            mean = size * 5e-5 * (0.9 if year >= first else 1)
            rows.append((f"p{place:02d}", year, rng.poisson(mean) if what == "counts" else rng.normal(5, 1), size, first))
    return pd.DataFrame(rows, columns=["place", "year", "y", "people", "adopted"])
