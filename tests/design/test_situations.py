"""Situations as data: what a researcher brings, and the route and verdict it must get. A new one is an entry in situations/*.toml.

An entry has `what` (in words), `route`, `verdict` (cause_if, associate, describe, or refused with its `code`), maybe `method` and
`caution`, and the shape of the data: `groups` of places ({n, begins, ends, dose, zone, fixed}), `periods`, `frequency`, `mean`, `kind`,
`columns` (further ones, by name: a value for all), `named` (for from_frame) and `asked` (for Design).
"""

import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate
from analysis.estimators import default
from analysis.results import Refusal

SITUATIONS = [
    entry
    for file in sorted((Path(__file__).parent / "situations").glob("*.toml"))
    for entry in tomllib.loads(file.read_text(encoding="utf-8"))["situation"]
]
FIRST = {"Y": "2008", "Q": "2010Q1", "M": "2010-01"}


def frame_of(entry: dict, seed: int = 1) -> pd.DataFrame:
    """One row a place and period: place, period, y and whichever of on, adopted, dose, zone, club, years the entry speaks of."""
    rng = np.random.default_rng(seed)
    frequency, periods = entry.get("frequency", "M"), entry.get("periods", 1)
    time = pd.period_range(entry.get("start", FIRST[frequency]), periods=periods, freq=frequency).astype(str)
    rows, number = [], 0
    for group in entry["groups"]:
        for _ in range(group["n"]):
            rows += _place(f"p{number:03d}", number, group, entry, time, rng)
            number += 1
    return pd.DataFrame(rows).assign(**entry.get("columns", {}))


def _place(name: str, number: int, group: dict, entry: dict, time, rng) -> list[dict]:
    size, rows = np.exp(rng.normal(0, 0.3)), []
    for t, period in enumerate(time):
        if t in group.get("gaps", []):
            continue
        on = group.get("fixed", 0) or (group.get("begins", 10**6) <= t < group.get("ends", 10**6))
        mean = entry.get("mean", 30) * size * np.exp(-0.3 * bool(on))
        measured = {
            "count": lambda m: rng.poisson(m),
            "measure": lambda m: m + rng.normal(),
            "share": lambda m: rng.binomial(100, 0.3),
        }
        y = rng.integers(0, 2) if entry.get("kind") in ("event", "binary") else measured[entry.get("kind", "count")](mean)
        row = {"place": name, "period": period, "y": y, "on": float(on), "zone": group.get("zone"), "club": f"k{number % 9}"}
        row["adopted"] = time[group["begins"]] if group.get("begins", 10**6) < len(time) else group.get("later")
        row["dose"] = group.get("dose", 0.0) * (1 + number % 3) * (t >= group.get("dosed", 0))
        rows.append(row | {"people": 9000.0, "trials": 100.0, "years": float(rng.exponential(2))})
    return rows


def design_of(entry: dict) -> Design:
    named = {"place": "place", "period": "period", "outcome": "y", "kind": entry.get("kind", "count")} | entry.get("named", {})
    asked = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.get("asked", {}).items()}
    return Design(Panel.from_frame(frame_of(entry), **named), **asked)


def got(entry: dict) -> dict:
    """Route, verdict and, where the entry asks for them, code, method and caution."""
    design = design_of(entry)
    found = estimate(design)
    refused = isinstance(found, Refusal)
    codes = {o.code for o in found.obstacles} if refused else {c.code for c in found.cautions}
    result = {"route": design.route, "verdict": "refused" if refused else str(found.claim), "method": default(design)}
    for key in ("code", "caution"):
        result[key] = entry.get(key) if entry.get(key) in codes else sorted(codes)
    return {key: value for key, value in result.items() if key in entry}


@pytest.mark.parametrize("entry", SITUATIONS, ids=lambda entry: entry["what"])
def test_a_situation_gets_its_route_and_its_verdict(entry):
    expected = {key: entry[key] for key in ("route", "verdict", "method", "code", "caution") if key in entry}
    assert got(entry) == expected


def test_every_situation_is_told_apart_in_words_and_has_a_verdict():
    assert len({entry["what"] for entry in SITUATIONS}) == len(SITUATIONS)
    assert all(("code" in entry) == (entry["verdict"] == "refused") for entry in SITUATIONS)
