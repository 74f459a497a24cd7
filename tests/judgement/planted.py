"""Districts in which the truth is planted: how often does the judgement see what is there, and nothing that is not?

`python tests/judgement/planted.py --out tests/judgement/planted.json` makes all draws (about six minutes of processor time); planted.json holds
what they gave, with date and commit. `--share 0.05` makes a twentieth of them, as the test does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import Design, Panel, estimate, run_checks
from analysis.judgement import given
from analysis.judgement.objections import objections
from analysis.judgement.reporting import joint
from analysis.judgement.survivors import judge
from analysis.panel.simulate import simulate

RECORDED = ["tips", "verified_tips", "offences"]
COURTS, DRIVE = "2014-01-01", "2012-07-01"  # the law that moved compulsory rehabilitation; a drive that did nothing
MOST_SEEDS = 20


def compulsory(seed: int, court_rule: float = 0.1) -> Panel:
    """Compulsory rehabilitation of the teaching district by month; from 2014 the law multiplies it by `court_rule`, the programme does nothing."""
    rows = simulate(seed, court_rule=court_rule).rows
    frame = rows.groupby("period")[["compulsory_rehab", "person_years"]].sum().reset_index().assign(place="vn-hn-gialam")
    return Panel.from_frame(
        frame, place="place", period="period", outcome="compulsory_rehab", exposure="person_years", simulated=True
    )


def district(rng, fall=0.0, reporting=(0.3, 0.6), victims=0.16, households=1300, crimes=900) -> pd.DataFrame:
    """Counts before and after of a district whose crime fell by `fall` and whose share reported went from one to the other; a survey beside."""
    true, share = np.array([crimes, crimes * (1 - fall)]), np.array(reporting)
    offences, tips = rng.poisson(true * share), rng.poisson(3 * true * share)
    hit = rng.binomial(households, [victims, victims * (1 - fall)])
    rows = {"tips": tips, "verified_tips": rng.binomial(tips, 0.3), "offences": offences, "households": [households] * 2, "victims": hit,
            "reported": rng.binomial(hit, share)}  # fmt: skip
    return pd.DataFrame(rows, index=["before", "after"], dtype=float).T


def communes(seed, driver=None, effect=0.3, others=1.0, rate=40.0, treated=6, start="2015-01") -> tuple[Panel, str | None]:
    """22 communes by month, some treated from one date on; with a `driver` it alone has the effect. The panel and the driver's code."""
    rng = np.random.default_rng(seed)
    codes = [f"c{n:02d}" for n in range(22)]
    chosen = list(rng.choice(codes, treated, replace=False))
    which = chosen[driver] if driver is not None else None
    months = pd.period_range("2012-01", periods=72, freq="M")
    rows = pd.MultiIndex.from_product([codes, months], names=["place", "period"]).to_frame(index=False)
    level = dict(zip(codes, rng.normal(0, 0.3, 22), strict=True))
    after = rows["period"] >= pd.Period(start, "M")
    ratio = np.where(after & (rows["place"] == which), effect, np.where(after & rows["place"].isin(chosen), others, 1.0))
    mean = rate * np.exp(rows["place"].map(level)) * ratio
    rows["outcome"] = rng.negative_binomial(20, 20 / (20 + mean))
    rows["adopted"] = np.where(rows["place"].isin(chosen), start, None)
    return Panel.from_frame(
        rows, place="place", period="period", outcome="outcome", adopted="adopted", kind="count", simulated=True
    ), which


def law(draws: int, first: int = 0) -> dict[str, float]:
    """A 90 per cent fall in 2014 and no effect of a drive in 2012: before and after, and the default design, in per cent of change."""
    naive, found, held = [], [], 0
    for seed in range(first, first + draws):
        panel = compulsory(seed)
        rows = panel.usable
        after = rows["period"].dt.start_time >= DRIVE
        mean = rows.groupby(after)[["outcome", "exposure"]].sum().pipe(lambda sums: sums["outcome"] / sums["exposure"])
        naive.append(100 * (mean[True] / mean[False] - 1))
        effect = estimate(Design(panel, adopted=DRIVE, treatment="x"))
        found.append(100 * (effect.value - 1))
        held += effect.low <= 1 <= effect.high
    return {"draws": draws, "naive off by, least": round(-max(naive), 1), "naive off by, mean": round(-float(np.mean(naive)), 1),
            "default off by, mean": round(float(np.mean(found)), 2), "default off by, mean of logarithms": round(100 * float(np.expm1(np.mean(np.log1p(np.array(found) / 100)))), 2),
            "default holds none": round(held / draws, 3)}  # fmt: skip


def flat(draws: int, first: int = 0) -> dict[str, float]:
    """Crime flat, reporting doubled: how often the bounds hold no change, with a survey and with reporting said to have changed so many times at most."""
    rng = np.random.default_rng(48 + first)
    held = {"survey": 0, "at most 2 times": 0, "at most 2.5 times": 0}
    for _ in range(draws):
        counts = district(rng)
        readings = {"survey": joint(counts)} | {f"at most {m:g} times": joint(counts.loc[RECORDED], change=m) for m in (2.0, 2.5)}
        for name, found in readings.items():
            held[name] += found.low <= 1 <= found.high
    return {"draws": draws} | {f"hold no change, {name}": round(times / draws, 3) for name, times in held.items()}


def fall(draws: int, first: int = 0) -> dict[str, float]:
    """Crime 30 per cent lower, reporting somewhat higher, 1,300 households asked before and after: how often the survey excludes no change."""
    rng = np.random.default_rng(148 + first)
    found = [joint(district(rng, fall=0.3, reporting=(0.35, 0.42))) for _ in range(draws)]
    return {"draws": draws, "exclude no change": round(float(np.mean([one.high < 1 for one in found])), 3),
            "hold the truth": round(float(np.mean([one.low <= 0.7 <= one.high for one in found])), 3)}  # fmt: skip


def network(draws: int, first: int = 0) -> dict[str, float]:
    """A network of which the weak groups dissolved, 88 to 37."""
    rng = np.random.default_rng(248 + first)
    flagged = held = alone = 0
    for _ in range(draws):
        groups, truth = given.network(rng, 88, 37)
        found = judge(groups.query("alive > 0"), founded=88)
        flagged += found.flagged
        held += found.all.low <= truth <= found.all.high
        alone += found.survivors.low <= truth <= found.survivors.high
    return {"draws": draws, "flagged": round(flagged / draws, 3), "bounds hold the truth": round(held / draws, 3), "survivors alone hold it": round(alone / draws, 3)}  # fmt: skip


def driver(draws: int, first: int = 0) -> dict[str, int]:
    """One commune of six has all of the effect: how often the objection names it."""
    named = 0
    for seed in range(first, first + draws):
        panel, which = communes(seed, driver=seed % 6)
        effect = estimate(Design(panel, treatment="tuần tra"), method="twfe")
        raised = {one.name: one for one in objections(effect, run_checks(effect, only="leave_one_out"))}
        named += raised["driver"].names == (which,)
    return {"draws": draws, "named": named}


PLANTED: dict[str, tuple[Callable[[int], dict], int]] = {
    "law": (law, 200), "flat": (flat, 500), "fall": (fall, 500), "network": (network, 500), "driver": (driver, MOST_SEEDS),
}  # fmt: skip


def run(share: float = 1.0, only: str = "") -> dict[str, dict]:
    """What the draws gave, or a share of them."""
    return {name: made(max(1, round(share * draws))) for name, (made, draws) in PLANTED.items() if only in ("", name)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    said = json.dumps({"date": f"{dt.date.today()}", "commit": commit} | run(asked.share, asked.only), indent=1)
    print(said)
    if asked.out:
        asked.out.write_text(said + "\n", encoding="utf-8")
