"""Inventories of data, half of which identify nothing: what a researcher may bring, and what must come of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.credentials.coverage import COLUMNS, row
from analysis.credentials.worlds import World, count_panel, level_panel, series_frame
from analysis.estimators import estimate
from analysis.language import Text
from analysis.results import Estimate, Refusal

COUNTED = {"adopted": "adopted", "exposure": "people"}
JUDGED = {"treatment": "câu lạc bộ"}
MISSING = {
    "no dates": {"no_start_date"},
    "nobody untreated": {"no_untreated"},
    "short before": {"too_few_points"},
    "defined by treatment": {"outcome_defined_by_treatment"},
}


def unidentified(n: int = 100, seed: int = 1) -> list[World]:
    """Inventories without dates, without an untreated place or dose, with fewer than eight points before, or circular."""
    kinds = list(MISSING)
    return [_unidentified(kinds[i % 4], np.random.default_rng([seed, i])) for i in range(n)]


def _unidentified(kind: str, rng: np.random.Generator) -> World:
    places, periods = int(rng.integers(6, 30)), int(rng.integers(8, 20))
    frame = count_panel(rng, places, periods, treated=places // 2, starts=(periods // 2,))
    if kind == "no dates":
        return World(name=kind, route="none", frame=frame.drop(columns="adopted"), named={"exposure": "people"}, asked=JUDGED)
    if kind == "nobody untreated":
        start = frame["period"].iloc[periods // 2]
        return World(name=kind, route="none", frame=frame.assign(adopted=start), named=COUNTED, asked=JUDGED)
    if kind == "short before":
        before = int(rng.integers(1, 8))
        series = series_frame(rng, before + 30, -0.3, 0.3, before)
        start = series["period"].iloc[before]
        return World(name=kind, route="interrupted", frame=series, named={}, asked=JUDGED | {"adopted": start})
    on = frame["adopted"].notna() & (frame["period"] >= frame["adopted"].fillna("9999"))
    return World(
        name=kind, route="none", frame=frame.assign(outcome=np.where(on, 1 + frame["outcome"], 0)), named=COUNTED, asked=JUDGED
    )


def identified(n: int = 100, seed: int = 2) -> list[World]:
    """Inventories of six kinds that identify an effect, with the truth by scale."""
    return [_identified(i % 6, np.random.default_rng([seed, i])) for i in range(n)]


def _identified(kind: int, rng: np.random.Generator) -> World:
    effect = float(rng.uniform(-0.6, 0.3))
    ratio, level = {"rate_ratio": float(np.exp(effect))}, {"level": effect * 5}
    measured = {"adopted": "adopted", "kind": "measure"}
    if kind == 0:
        asked = JUDGED | {"adopted": "2013-01"}
        return World(
            name="series", route="interrupted", frame=series_frame(rng, 120, effect, 0.2, 60), named={}, asked=asked, truth=ratio
        )
    if kind == 1:
        frame = count_panel(rng, treated=int(rng.integers(6, 14)), effect=effect)
        return World(name="2x2", route="two_by_two", frame=frame, named=COUNTED, asked=JUDGED, truth=ratio)
    if kind == 2:
        frame = level_panel(rng, treated=int(rng.integers(8, 16)), effect=effect * 5, starts=(4, 6, 8))
        return World(name="staggered", route="staggered", frame=frame, named=measured, asked=JUDGED, truth=level)
    if kind == 3:
        frame = count_panel(rng, treated=int(rng.integers(1, 5)), effect=effect)
        named = COUNTED | {}
        return World(name="few", route="two_by_two", frame=frame, named=named, asked=JUDGED, truth=ratio)
    if kind == 4:
        frame = level_panel(rng, places=30, periods=40, treated=1, effect=effect * 5, starts=(25,))
        return World(name="single", route="single_treated", frame=frame, named=measured, asked=JUDGED, truth=level)
    frame = count_panel(rng, treated=0, spread=0.05)
    dose = np.where(frame["t"] >= 5, rng.uniform(0, 2, 22)[frame["g"]], 0.0)
    frame = frame.assign(outcome=rng.poisson(50 * np.exp(effect * dose)), members=dose).drop(columns="adopted")
    return World(name="dose", route="dose", frame=frame, named={"dose": "members"}, asked=JUDGED, truth=ratio)


def verdicts(n: int = 100) -> pd.DataFrame:
    """kind, identified, outcome (refused, covered, missed, unnamed), one row an inventory."""
    rows = []
    for world in unidentified(n):
        found = estimate(world.design())
        named = isinstance(found, Refusal) and MISSING[world.name] & {o.code for o in found.obstacles}
        rows.append((world.name, False, "refused" if named else ("unnamed" if isinstance(found, Refusal) else "estimated")))
    for world in identified(n):
        found = estimate(world.design())
        if not isinstance(found, Estimate) or found.scale not in world.truth:
            rows.append((world.name, True, "refused"))
        else:
            rows.append((world.name, True, "covered" if found.low <= world.truth[found.scale] <= found.high else "missed"))
    return pd.DataFrame(rows, columns=["kind", "identified", "outcome"])


def promises(found: pd.DataFrame) -> pd.DataFrame:
    """COLUMNS of the Monte Carlo study: refusals that name what is missing; estimates; estimates that cover the truth.

    The last is to be no lower than chance lets a rate of 95 % fall (90 of 100).
    """
    nothing, effect = found.loc[~found["identified"], "outcome"], found.loc[found["identified"], "outcome"]
    refused = Text(
        "Bảng không nhận diện được gì: không ước lượng và nêu điều thiếu",
        "Tables that identify nothing: refused, naming what is missing",
    )
    estimated = Text("Bảng nhận diện được hiệu ứng: có ước lượng", "Tables that identify an effect: estimated")
    covered = Text(
        "Bảng nhận diện được hiệu ứng: khoảng 95% chứa hiệu ứng thật",
        "Tables that identify an effect: 95% interval covers the truth",
    )
    rows = [
        row("identification", "refused", refused, nothing == "refused", ">=", 1.0),
        row("identification", "estimated", estimated, effect.isin(["covered", "missed"]), ">=", 0.95),
        row("identification", "coverage", covered, effect == "covered", ">=", 0.90),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
