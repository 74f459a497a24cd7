"""Published results on panels, each recomputed through Panel.from_frame, Design and estimate."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Design
from analysis.estimators import estimate
from analysis.panel import Panel

COVARIATES = (
    "l_police unemployrt poverty l_income l_prisoner l_lagprisoner blackm_15_24 whitem_15_24 blackm_25_44 whitem_25_44 "
    "l_exp_subsidy l_exp_pubwelfare"
).split()


def _castle(frame: pd.DataFrame, outcome: str, columns: str) -> dict[str, float]:
    region = [c for c in frame.columns if c.startswith("r20") and c[1:].isdigit()]
    specs = {"1": (), "2": region, "3": [*region, *COVARIATES], "4": [*region, *COVARIATES, "pre2_cdl"]}
    found = {}
    for column in columns:
        controls = specs.get(column, specs["3"])
        panel = Panel.from_frame(
            frame,
            place="sid",
            period="year",
            outcome=outcome,
            treated="cdl",
            weights="popwt",
            controls=controls,
            kind="measure",
        )
        effect = estimate(Design(panel), method="twfe", errors="crv1", trends=column == "6")
        found |= {f"b{column}": effect.value, f"se{column}": effect.std_error}
    return found


def castle_homicide(castle: pd.DataFrame) -> dict[str, float]:
    """Cheng and Hoekstra 2013, Table 5."""
    return _castle(castle, "l_homicide", "12346")


def castle_robbery(castle: pd.DataFrame) -> dict[str, float]:
    """Cheng and Hoekstra 2013, Table 4."""
    return _castle(castle, "l_robbery", "12346")


def castle_assault(castle: pd.DataFrame) -> dict[str, float]:
    """Cheng and Hoekstra 2013, Table 4."""
    return _castle(castle, "l_assault", "1236")


def castle_bjs_imputation(castle: pd.DataFrame) -> dict[str, float]:
    """Imputation, unweighted."""
    panel = Panel.from_frame(castle, place="sid", period="year", outcome="l_homicide", adopted="effyear", kind="measure")
    return {"att": estimate(Design(panel), method="borusyak").value}


def castle_fepois(castle_counts: pd.DataFrame) -> dict[str, float]:
    """Poisson with state and year effects."""
    frame = castle_counts.assign(homicides=castle_counts["homicide_c"].round())
    panel = Panel.from_frame(frame, place="sid", period="year", outcome="homicides", treated="cdl", exposure="population")
    full = estimate(Design(panel), method="twfe", errors="crv1", count_absorbed=True)
    plain = estimate(Design(panel), method="twfe", errors="cr1")
    return {"b": float(np.log(full.value)), "se_HC1": full.std_error, "se_HC0": plain.std_error}


def _mpdta(mpdta: pd.DataFrame) -> Design:
    frame = mpdta.assign(first=mpdta["first.treat"].where(mpdta["first.treat"] > 0))
    return Design(Panel.from_frame(frame, place="countyreal", period="year", outcome="lemp", adopted="first", kind="measure"))


def mpdta_cs_attgt(mpdta: pd.DataFrame) -> dict[str, float]:
    """Group-time effects of the did vignette."""
    effect = estimate(_mpdta(mpdta), method="callaway_santanna", control="never", errors="analytic")
    cells = effect.coefficients[effect.coefficients["term"].str.startswith("att")]
    named = {"a" + term[4:8] + "_" + term[10:14]: value for term, value in zip(cells["term"], cells["value"], strict=True)}
    return named | {"simple": effect.value, "se_simple": effect.std_error}


def mpdta_sunab(mpdta: pd.DataFrame) -> dict[str, float]:
    """Interaction-weighted event study."""
    effect = estimate(_mpdta(mpdta), method="sun_abraham", errors="crv1")
    by_term = effect.coefficients.set_index("term")
    found = {f"e{h}": float(by_term.loc[f"event {h:+d}", "value"]) for h in (-4, -3, -2, 0, 1, 2, 3)}
    return found | {f"se{h}": float(by_term.loc[f"event {h:+d}", "std_error"]) for h in (0, 3)}


def mpdta_bjs(mpdta: pd.DataFrame) -> dict[str, float]:
    """Imputation by horizon."""
    effect = estimate(_mpdta(mpdta), method="borusyak")
    by_term = effect.coefficients.set_index("term")["value"]
    return {"att": effect.value} | {f"h{h}": float(by_term[f"event +{h}"]) for h in range(4)}


def guns_shall_issue(guns: pd.DataFrame) -> dict[str, float]:
    """Ayres and Donohue 2003; Stock and Watson, exercise 10.1."""
    frame = guns.assign(violence=np.log(guns["violent"]), shall=(guns["law"].astype(str) == "yes").astype(float))
    controls = "prisoners density income population afam cauc male".split()
    named = {"place": "state", "period": "year", "outcome": "violence", "treated": "shall", "kind": "measure"}
    alone, design = (Design(Panel.from_frame(frame, **named, controls=c)) for c in ((), controls))
    runs = {
        "1": estimate(alone, method="regression", errors="hc1"),
        "2": estimate(design, method="regression", errors="hc1"),
        "3": estimate(design, method="twfe", errors="hc1", effects=("place",), always=True),
        "4": estimate(design, method="twfe", errors="hc1", always=True),
    }
    found = {f"b{k}": effect.value for k, effect in runs.items()} | {f"se{k}": e.std_error for k, e in runs.items()}
    clustered = estimate(design, method="twfe", errors="crv1", count_absorbed=True, always=True)
    return found | {"se4_cluster": clustered.std_error}


def crime4_within(crime4: pd.DataFrame) -> dict[str, float]:
    """Cornwell and Trumbull 1994, Table 3."""
    wages = "lwcon lwtuc lwtrd lwfir lwser lwmfg lwfed lwsta lwloc".split()
    controls = ["lprbconv", "lprbpris", "lavgsen", "lpolpc", "ldensity", *wages, "lpctymle"]
    frame = crime4.assign(year=1900 + crime4["year"])
    panel = Panel.from_frame(
        frame, place="county", period="year", outcome="lcrmrte", dose="lprbarr", controls=controls, kind="measure"
    )
    terms = estimate(Design(panel), method="twfe", errors="classical").coefficients.replace("treatment", "lprbarr")
    terms = terms.set_index("term")
    names = ("lprbarr", "lprbconv", "lprbpris", "lavgsen", "lpolpc")
    found = {name: float(terms.loc[name, "value"]) for name in names}
    return found | {f"se_{name}": float(terms.loc[name, "std_error"]) for name in names}


def kielmc_did(kielmc: pd.DataFrame) -> dict[str, float]:
    """Kiel and McClain 1995; Wooldridge, example 13.3."""
    frame = kielmc.assign(house=range(len(kielmc)))
    panel = Panel.from_frame(
        frame,
        place="house",
        period="year",
        outcome="rprice",
        treated="y81nrinc",
        controls=["nearinc", "y81"],
        kind="measure",
    )
    effect = estimate(Design(panel), method="regression", errors="classical")
    return {"did": effect.value, "se": effect.std_error}


def quine_glmnb(quine: pd.DataFrame) -> dict[str, float]:
    """Days absent from school, NB2 (MASS)."""
    frame = pd.DataFrame(
        {
            "pupil": [f"p{i:03d}" for i in range(len(quine))],
            "year": 1978,
            "days": quine["Days"],
            "eth": (quine["Eth"] == "N").astype(float),
            "sex": (quine["Sex"] == "M").astype(float),
            "slow": (quine["Lrn"] == "SL").astype(float),
        }
        | {f: (quine["Age"] == f).astype(float) for f in ("F1", "F2", "F3")}
    )
    panel = Panel.from_frame(
        frame,
        place="pupil",
        period="year",
        outcome="days",
        treated="eth",
        controls=["sex", "F1", "F2", "F3", "slow"],
    )
    effect = estimate(Design(panel), method="regression", family="nb2", errors="classical")
    terms = effect.coefficients.set_index("term")
    return {
        "theta": 1 / effect.statistics["alpha"],
        "b_eth": float(terms.loc["treatment", "value"]),
        "se_eth": effect.std_error,
        "b_sex": float(terms.loc["sex", "value"]),
        "twoll": 2 * effect.statistics["loglik"],
    }


def prop99_did_sdid(prop99: pd.DataFrame) -> dict[str, float]:
    """Arkhangelsky et al. 2021, Table 1."""
    panel = Panel.from_frame(prop99, place="State", period="Year", outcome="PacksPerCapita", treated="treated", kind="measure")
    design = Design(panel)
    return {"did": estimate(design, method="twfe").value, "sdid": estimate(design, method="sdid").value}


def wcr_exact_10clusters(fatalities: pd.DataFrame) -> dict[str, float]:
    """All 1,024 draws of the restricted wild cluster bootstrap."""
    states = sorted(fatalities["state"].unique())[:10]
    rows = fatalities[fatalities["state"].isin(states)]
    frame = rows.assign(rate=rows["fatal"] / rows["pop"] * 1e4, trend=rows["year"].astype(float) - 1982)
    panel = Panel.from_frame(
        frame, place="state", period="year", outcome="rate", dose="beertax", controls=["unemp", "trend"], kind="measure"
    )
    effect = estimate(Design(panel), method="regression", errors="wild")
    return {"t": effect.value / effect.std_error, "p": effect.p_value}
