"""Sixty-four situations by an author who had not seen the code: what each brings, and how far an honest statement goes.

`must`: the furthest honest statement (describe, trend, associate, cause_if, refuse), `also_ok`: others that are no fault. What is said is
the claim of the estimate with the checks that could refute it, as the headline makes it; of a refusal, what is described with it
(a refusal alone where the table wants one). `held`: what this workbook says on purpose where that is less, and `because`: why.
"""

import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, run_checks
from analysis.catalogue import Shock
from analysis.language import Text
from analysis.present.sentences.points import REFUTING, permitted
from analysis.results import Refusal

TABLE = Path(__file__).parent / "examined_situations.toml"
ENTRIES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["situation"]
FIRST = {"Y": "2008", "Q": "2010Q1", "M": "2010-01"}
BOLD = {"refuse": 0, "describe": 1, "trend": 2, "associate": 2, "cause_if": 3}
TRIED = tuple(name for name in REFUTING if name != "specification_curve")  # many fits; it has refuted none of these
TRENDS = ("trend", "mann_kendall", "joinpoint")


def starts(data: dict, rng) -> np.ndarray:
    """The first treated period of every place; the number of periods where it is never treated."""
    n, T, treated = data["places"], data["periods"], data["treated"]
    begins = np.full(n, T)
    chosen = rng.permutation(n)[:treated]
    middle = T // 2
    when = {
        "one": [middle], "withdrawn": [middle], "several": [T // 3, T // 2, 2 * T // 3, T // 2 + 2, T // 3 + 3],
        "always": [0], "first_period": [0], "last_period": [T - 1], "none": [T],
    }[data["starts"]]  # fmt: skip
    begins[chosen] = np.resize(when, treated)
    if data.get("other") == "second_wave_last_3_months":
        begins[chosen] = np.resize([T - 48, T - 3], treated)
    return begins


def frame_of(entry: dict) -> pd.DataFrame:
    data, rng = entry["data"], np.random.default_rng(48)
    n, T, other = data["places"], data["periods"], data.get("other", "")
    time = pd.period_range(FIRST[data["frequency"]], periods=T, freq=data["frequency"])
    begins = starts(data, rng)
    on = (np.arange(T) >= begins[:, None]).astype(float)
    if data["starts"] == "withdrawn":
        on *= np.arange(T) < begins[:, None] + 24
    size = np.exp(rng.normal(0, 0.3, n))[:, None]
    drift = 0.04 * np.arange(T) * (begins < T)[:, None] if other == "diverging pre-trends" else 0.0
    mean = 30 * size * np.exp(0.1 * np.sin(2 * np.pi * np.arange(T) / 12) * (data["frequency"] == "M") - 0.3 * on + drift)
    mean = mean / 40 if other == "sparse counts" else mean
    y = outcomes(data["outcome"], mean, on, rng)
    if other == "negative values":
        y = y - 32
    if other == "one event only":
        y = np.zeros_like(y)
        y[0, 20] = 1
    if other == "no event after start in treated":
        y = np.where(on > 0, 0.0, y)
    if other == "outcome exists only under the programme":
        y = np.where(on > 0, y, 0.0)
    if other == "chosen on last year's level":
        y = np.where((begins < T)[:, None] & (np.arange(T) >= T // 2 - 12) & (np.arange(T) < T // 2), np.round(1.4 * y), y)
    rows = pd.DataFrame(
        {"place": np.repeat([f"p{i:03d}" for i in range(n)], T), "period": np.tile(time.astype(str), n), "y": y.ravel(),
         "on": on.ravel(), "people": np.repeat((9000 * size).round(), T), "trials": 47.0,
         "adopted": np.repeat([str(time[b]) if b < T else None for b in begins], T)}
    )  # fmt: skip
    rows["dose"] = np.repeat(rng.uniform(1, 5, n), T) * (1 + (0.4 * on.ravel() if "varying" in data.get("dose", "") else 0))
    rows["fires"] = rng.poisson(20 * np.exp(-0.5 * on)).ravel()
    rows["years"] = rng.exponential(2, len(rows))
    rows["weight"] = np.repeat(rng.uniform(0.5, 2, n), T)
    return lost(rows, other, rng)


def outcomes(kind: str, mean: np.ndarray, on: np.ndarray, rng) -> np.ndarray:
    if kind == "count":
        return rng.poisson(mean).astype(float)
    if kind == "share":
        return rng.binomial(47, 0.85, mean.shape).astype(float)
    if kind in ("yes_no", "duration"):
        return (rng.random(mean.shape) < 0.5 - 0.2 * on).astype(float)
    return mean + rng.normal(0, 2, mean.shape)


def lost(rows: pd.DataFrame, other: str, rng) -> pd.DataFrame:
    if other == "gaps":
        return rows[~rows["period"].isin(rows["period"].unique()[:0]) & (rng.random(len(rows)) > 14 / 96)]
    if other == "blank may be zero or missing":
        return rows.assign(y=rows["y"].where((rows["place"] != "p003") | (rng.random(len(rows)) < 0.6)))
    if other == "gap at the start and label change":
        return rows.assign(period=[str(y) for y in np.r_[2000:2008, 2012:2021]], adopted="2010")
    return rows


def design_of(entry: dict) -> Design:
    data, rows = entry["data"], frame_of(entry)
    other = data.get("other", "")
    named = {"place": "place", "period": "period", "outcome": "y", "kind": KINDS[data["outcome"]]}
    asked: dict = {}
    if data["exposure"]:
        named["exposure"] = "people"
    if data["outcome"] == "share" and other != "no denominators":
        named["exposure"] = "trials"
    if data["outcome"] == "share" and other == "no denominators":
        rows, named["kind"] = rows.assign(y=rows["y"] / 47 * 100), "measure"
    if data["outcome"] == "duration":
        named |= {"exposure": "years"}
    if data.get("dose"):
        named["dose"] = "dose"
    treated = data["treated"] and data["starts"] != "none"
    if treated and not data.get("dose"):
        one_time = data["periods"] == 1 or data["starts"] in ("withdrawn", "always") or data["outcome"] == "duration"
        named |= {"treated": "on"} if one_time else {"adopted": "adopted"}
    if other == "persons as units; survey weights":
        named["weights"] = "weight"
    if data["periods"] == 1 and data["treated"]:
        first = (
            np.resize([1.0, 0.0], len(rows))
            if data["treated"] * 2 >= len(rows)
            else (np.arange(len(rows)) < data["treated"]) * 1.0
        )
        rows = rows.assign(on=first, y=np.where(first > 0, rows["y"], rows["y"][::-1].to_numpy()))
    if other == "censored alleys":
        rows = rows.groupby("place", as_index=False).last().assign(period="2010")
        rows["on"] = (np.arange(len(rows)) < data["treated"]) * 1.0
    if other == "negative control reacts":
        named["controls"], asked["placebo"], asked["controls"] = ["fires"], "fires", ()
    if other == "second reform same month same places":
        asked["shocks"] = shock("police", rows, sorted(rows.loc[rows["adopted"].notna(), "place"].unique()))
    if other in ("label changed with the start", "gap at the start and label change"):
        asked["shocks"] = shock("definition", rows, ())
    if other in ("randomised persons", "randomised places", "stepped wedge"):
        asked["by_lot"] = True
    if other == "list of treated open":
        asked["component"] = "c-sensitive"
    if other == "no start date":
        asked["treatment"] = Text("Tổ liên gia", "groups")
    return Design(Panel.from_frame(rows, **named), **asked)


KINDS = {"count": "count", "measure": "measure", "rate": "measure", "share": "share", "yes_no": "binary", "duration": "event"}


def shock(kind: str, rows: pd.DataFrame, places) -> tuple[Shock, ...]:
    """An event of the period of the start, which a researcher names."""
    day = pd.Period(rows["adopted"].dropna().iloc[0]).start_time.date()
    name = {"police": Text("công an xã chính quy", "regular police"), "definition": Text("đổi nhãn thống kê", "another label")}[
        kind
    ]
    return (
        Shock(code=kind, name=name, date=day, precision="day", level="commune", affects=("y",), kind=kind, places=tuple(places)),
    )


def got(entry: dict) -> tuple[str, str]:
    """What is said (as in `must`), and the method (or the codes of a refusal)."""
    if not entry["data"]["periods"]:
        return "refuse", "no figures"
    effect = estimate(design_of(entry))
    if isinstance(effect, Refusal):
        codes = ", ".join(o.code for o in effect.obstacles)
        if entry["must"] == "refuse" or effect.described is None:
            return "refuse", codes
        effect = effect.described
    said = permitted(effect, run_checks(effect, only=TRIED))
    return ("trend" if said == "describe" and effect.method in TRENDS else said), effect.method


def verdict(entry: dict, said: str) -> str:
    """right, held (less on purpose), too bold, needless (a refusal of what can be said) or timid."""
    if said in (entry["must"], *entry.get("also_ok", [])):
        return "right"
    if BOLD[said] > BOLD[entry["must"]]:
        return "too bold"
    if entry.get("held") == said:
        return "held"
    return "needless" if said == "refuse" else "timid"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_what_is_said_of_a_situation_is_what_its_examiner_allows_or_less_for_a_reason(entry):
    said, how = got(entry)
    assert verdict(entry, said) in ("right", "held"), f"{entry['what']}: said {said} ({how}), must {entry['must']}"


def test_what_says_less_gives_its_reason_in_one_line_and_no_entry_is_there_twice():
    assert all(("held" in entry) == bool(entry.get("because")) for entry in ENTRIES)
    assert [entry["id"] for entry in ENTRIES] == [f"s{n:02d}" for n in range(1, 65)]
