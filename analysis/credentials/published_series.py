"""Published results on single series, zones and sensitivity, recomputed through the public interface."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.checks import run_checks
from analysis.design import Claim, Design
from analysis.estimators import estimate
from analysis.language import Text
from analysis.panel import Panel
from analysis.results import Estimate

NORMAL = 1.959963984540054  # the sources of these targets print normal intervals


def _monthly(frame: pd.DataFrame, start: str) -> pd.DataFrame:
    months = pd.period_range(start, periods=len(frame), freq="M").astype(str)
    return frame.assign(month_of_series=months, where="series")


def traffic2_its(traffic2: pd.DataFrame) -> dict[str, float]:
    """Wooldridge, computer exercise C10.11: seat belt law (January 1986), speed law (May 1987)."""
    frame, found = _monthly(traffic2, "1981-01"), {}
    for short, outcome in (("acc", "ltotacc"), ("fat", "prcfat")):
        panel = Panel.from_frame(
            frame,
            place="where",
            period="month_of_series",
            outcome=outcome,
            controls=["wkends", "unem"],
            kind="measure",
        )
        design = Design(panel, adopted=("1986-01", "1987-05"))
        effect = estimate(design, method="segmented", slope=False, season="dummies", errors="classical")
        terms = effect.coefficients.set_index("term")
        for law, date in (("belt", "1986-01"), ("spd", "1987-05")):
            found[f"{short}_{law}"] = float(terms.loc[f"level {date}", "value"])
            found[f"{short}_{law}_se"] = float(terms.loc[f"level {date}", "std_error"])
    return found


def _sicily(sicily: pd.DataFrame, controls: tuple[str, ...] = (), **options) -> Estimate:
    # The authors' slope change, I(time - 36):smokban, counts the first month of the ban 1: it goes in as a control.
    frame = _monthly(sicily, "2002-01").assign(since=np.maximum(0, np.arange(len(sicily)) - 35) / 12)
    panel = Panel.from_frame(frame, place="where", period="month_of_series", outcome="aces", exposure="stdpop", controls=controls)
    return estimate(Design(panel, adopted="2005-01"), method="segmented", errors="classical", slope=False, **options)


def sicily_its_quasipoisson(sicily: pd.DataFrame) -> dict[str, float]:
    """Lopez Bernal, Cummins and Gasparrini 2017."""
    plain = _sicily(sicily, season="none", family="poisson")
    season = _sicily(sicily, season="harmonics")
    both = _sicily(sicily, ("since",), season="harmonics")
    low, high = (np.exp(np.log(plain.value) + s * NORMAL * plain.std_error) for s in (-1, 1))
    low_q, high_q = (np.exp(np.log(season.value) + s * NORMAL * season.std_error) for s in (-1, 1))
    return {
        "rr_pois": plain.value,
        "lo_pois": float(low),
        "hi_pois": float(high),
        "disp2": plain.statistics["dispersion"],
        "rr_q3": season.value,
        "lo_q3": float(low_q),
        "hi_q3": float(high_q),
        "disp3": season.statistics["dispersion"],
        "b4": float(np.log(both.value)),
        "se4": both.std_error,
    }


def sicily_glmnb(sicily: pd.DataFrame) -> dict[str, float]:
    """NB2 by maximum likelihood (MASS::glm.nb)."""
    effect = _sicily(sicily, season="harmonics", family="nb2")
    return {
        "theta": 1 / effect.statistics["alpha"],
        "b": float(np.log(effect.value)),
        "se_fixed_theta": effect.std_error,
        "llf": effect.statistics["loglik"],
    }


def seatbelts_arima(seatbelts: pd.DataFrame) -> dict[str, float]:
    """Harvey and Durbin 1986; R's example of UKDriverDeaths."""
    frame = _monthly(seatbelts, "1969-01")
    frame = frame.assign(y=np.log10(frame["drivers"]), traffic=np.log10(frame["kms"]) - 4)
    panel = Panel.from_frame(
        frame, place="where", period="month_of_series", outcome="y", controls=["traffic", "PetrolPrice"], kind="measure"
    )
    effect = estimate(Design(panel, adopted="1983-02"), method="arima", trend=False)
    terms = effect.coefficients.set_index("term")["value"]
    return {
        "law": effect.value,
        "ar1": float(terms["ar.L1"]),
        "sar1": float(terms["ar.S.L12"]),
        "petrol": float(terms["PetrolPrice"]),
        "ll": effect.statistics["loglik"],
    }


def boston_ceasefire_break(boston: pd.DataFrame) -> dict[str, float]:
    """Piehl et al. 2003; Zeileis 2006."""
    panel = Panel.from_frame(_monthly(boston, "1992-01"), place="where", period="month_of_series", outcome="homicides")
    numbers = estimate(Design(panel), method="structural_breaks").statistics
    return numbers | {"p": numbers["cusum_p"]}


def stagnant_joinpoint(stagnant: pd.DataFrame) -> dict[str, float]:
    """Bacon and Watts 1971."""
    frame = stagnant.assign(order=range(1900, 1900 + len(stagnant)), where="channel")
    panel = Panel.from_frame(frame, place="where", period="order", outcome="y", controls=["x"], kind="measure")
    effect = estimate(Design(panel), method="joinpoint", breaks=1, against="x")
    first, second = effect.coefficients["value"]
    numbers = effect.statistics
    return {"psi": numbers["psi_1"], "se": numbers["psi_1_se"], "b1": first, "b2": second, "rss": numbers["rss"]}


def mann_kendall(nile: pd.DataFrame, seatbelts: pd.DataFrame, boston: pd.DataFrame) -> dict[str, float]:
    """Base R, scipy and pymannkendall agree."""
    years = nile.assign(where="Nile", year=nile["year"].astype(int))
    flow = Panel.from_frame(years, place="where", period="year", outcome="volume", kind="measure")
    plain = estimate(Design(flow), method="mann_kendall")
    homicides = Panel.from_frame(_monthly(boston, "1992-01"), place="where", period="month_of_series", outcome="homicides")
    tied = estimate(Design(homicides), method="mann_kendall").statistics
    drivers = Panel.from_frame(_monthly(seatbelts, "1969-01"), place="where", period="month_of_series", outcome="drivers")
    season = estimate(Design(drivers), method="mann_kendall", seasonal=True).statistics
    return {
        "S": plain.statistics["S"],
        "var": plain.statistics["variance"],
        "z": plain.statistics["z"],
        "p": plain.statistics["kendall_p"],
        "sen": plain.value,
        "bS": tied["S"],
        "bz": tied["z"],
        "sS": season["S"],
        "svar": season["variance"],
        "sz": season["z"],
    }


def wdd_wheeler_ratcliffe() -> dict[str, float]:
    """Wheeler and Ratcliffe 2018."""
    counts = {
        "control": (308, 318),
        "treated": (207, 110),
        "displacement": (178, 157),
        "displacement_control": (150, 140),
    }
    frame = pd.DataFrame(
        [(zone, year, n) for zone, pair in counts.items() for year, n in zip((2016, 2017), pair, strict=True)],
        columns=["zone", "year", "events"],
    )
    panel = Panel.from_frame(frame.assign(kind=frame["zone"]), place="zone", period="year", outcome="events", controls=["kind"])
    effect = estimate(Design(panel, adopted="2017", zones="kind"), method="displacement", errors="wald")
    return {
        "est": effect.value,
        "se": effect.std_error,
        "z": effect.statistics["z"],
        "lo": effect.low,
        "hi": effect.high,
    }


def evalue() -> dict[str, float]:
    """VanderWeele and Ding 2017: a printed risk ratio, put through the check."""
    found = {}
    for k, (value, low, high) in enumerate([(3.9, 1.8, 8.7), (10.73, 8.02, 14.36)], start=1):
        printed = Estimate(
            method="printed",
            estimand=Text("tỷ số nguy cơ", "risk ratio"),
            outcome="printed",
            label=Text("đã công bố", "published"),
            places=(),
            start="",
            end="",
            claim=Claim.ASSOCIATE,
            value=value,
            low=low,
            high=high,
            scale="rate_ratio",
            null=1.0,
            errors=Text("như đã công bố", "as printed"),
            n_obs=0,
        )
        result = run_checks(printed, only=("e_value",))["e_value"]
        found |= {f"e{k}": float(result.table["e_value"].iloc[0]), f"l{k}": float(result.table["e_value"].iloc[1])}
    return found


def nist_longley(longley: pd.DataFrame) -> dict[str, float]:
    """NIST StRD Longley."""
    frame = longley.assign(where="US", year=longley["YEAR"].astype(int))
    panel = Panel.from_frame(
        frame,
        place="where",
        period="year",
        outcome="TOTEMP",
        dose="GNPDEFL",
        controls=["GNP", "UNEMP", "ARMED", "POP", "YEAR"],
        kind="measure",
    )
    effect = estimate(Design(panel), method="regression", errors="classical")
    terms = effect.coefficients.set_index("term")
    return {
        "b0": float(terms.loc["const", "value"]),
        "se0": float(terms.loc["const", "std_error"]),
        "b1": effect.value,
        "b6": float(terms.loc["YEAR", "value"]),
        "s": float(np.sqrt(effect.statistics["dispersion"])),
        "r2": effect.statistics["r_squared"],
    }
