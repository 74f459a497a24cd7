"""What R gives (reference.R beside this file made reference.csv) agrees to 1e-6 unless a reason stands beside the tolerance.

The data are simulated. Our numbers come out of `estimate`, as a notebook asks for them.
"""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate
from analysis.inference import least_squares
from analysis.inference.newey_west import newey_west

HERE = Path(__file__).parent
R = pd.read_csv(HERE / "reference.csv").set_index("name")["value"]
PANEL, ROLL, SERIES = (pd.read_csv(HERE / f"{name}.csv") for name in ("panel", "roll", "series"))


def agree(**ours: float) -> None:
    """Each of our numbers, named as in reference.csv, equals R's to 1e-6 (relative above one)."""
    for name, value in ours.items():
        assert value == pytest.approx(R[name], abs=1e-6, rel=1e-6), name


def panel(outcome: str, kind: str) -> Design:
    return Design(Panel.from_frame(PANEL, place="place", period="period", outcome=outcome, treated="treated", kind=kind))


def series(outcome: str, kind: str = "measure", rows=slice(None), adopted: str | None = None) -> Design:
    given = {"exposure": "people"} if kind == "count" else {}
    made = Panel.from_frame(SERIES[rows], place="place", period="period", outcome=outcome, kind=kind, **given)
    return Design(made, adopted=adopted)


def level(design: Design, **options) -> tuple[float, float]:
    """The level change of `segmented` on the linear scale, and its standard error."""
    found = estimate(design, "segmented", season="none", tet=False, **options)
    return found.coefficients.loc[2, "value"], found.std_error


@pytest.mark.parametrize(
    ("errors", "name"),
    [
        ("classical", "lm_se"),
        ("hc0", "lm_hc0"),
        ("hc1", "lm_hc1"),
        ("cr1", "lm_cr0"),
        ("crv1", "lm_cr1"),
        ("crv3", "lm_jackknife"),
    ],
)
def test_lm_with_vcov_hc_vcov_cl_and_the_cluster_jackknife(errors, name):
    found = estimate(panel("outcome", "measure"), "twfe", errors=errors, count_absorbed=True)
    agree(**{"lm": found.value, name: found.std_error})


def test_glm_poisson_with_vcov_cl():
    found = estimate(panel("events", "count"), "twfe", errors="crv1", count_absorbed=True)
    agree(glm=np.log(found.value), glm_cr1=found.std_error)


def test_vcov_cr3():
    found = estimate(panel("outcome", "measure"), "twfe", errors="crv3", effects=())
    clusters = PANEL["place"].nunique()  # clubSandwich leaves out the jackknife's (G - 1) / G
    agree(pooled=found.value, pooled_cr3=found.std_error * (clusters / (clusters - 1)) ** 0.5)


def test_glm_nb():
    found = estimate(panel("events", "count"), "twfe", family="nb2", errors="classical", effects=())
    agree(nb=np.log(found.value), nb_se=found.std_error, nb_theta=1 / found.statistics["alpha"])
    agree(nb_loglik=found.model.fit.loglik)


def test_glm_nb_of_a_series_and_its_standard_error():
    found = estimate(
        series("offences", "count", adopted="2013-07"), "segmented", family="nb2", errors="classical", season="none", tet=False
    )
    agree(series_nb=np.log(found.value), series_nb_se=found.std_error, series_nb_alpha=found.statistics["alpha"])


def test_lm_and_newey_west_of_a_series():
    design = series("measure", adopted="2013-07")
    value, classical = level(design, errors="classical")
    agree(series_lm=value, series_lm_se=classical, newey_west=level(design, errors="newey_west")[1])


def test_newey_west_without_its_small_sample_factor():
    X = np.column_stack([np.ones(len(SERIES)), np.arange(len(SERIES)) / 12])
    fit = least_squares.linear(SERIES["measure"].to_numpy(), X)
    agree(newey_west_plain=newey_west(fit, 3, correction=False)[1, 1] ** 0.5)


def test_glm_quasipoisson_and_newey_west_of_a_series():
    design = series("offences", "count", adopted="2013-07")
    found = estimate(design, "segmented", errors="classical", season="none", tet=False)
    agree(quasi=np.log(found.value), quasi_se=found.std_error, quasi_dispersion=found.statistics["dispersion"])
    agree(quasi_newey_west=level(design, errors="newey_west")[1])


def test_glm_quasipoisson_trend():
    found = estimate(series("offences", "count"), "trend", errors="classical", season="none", tet=False)
    slope = found.coefficients.set_index("term").loc["year"]
    agree(trend=slope["value"], trend_se=slope["std_error"], trend_dispersion=found.model.dispersion)


def test_gls_with_cor_ar1_by_reml():
    found = estimate(series("measure", adopted="2013-07"), "segmented", season="none", tet=False)
    agree(gls_value=found.value, gls_se=found.std_error, gls_rho=found.statistics["rho"])
    rows = ~SERIES.index.isin([10, 11, 29, 54])
    gaps = estimate(series("measure", rows=rows, adopted="2013-07"), "segmented", season="none", tet=False)
    agree(gls_gaps_value=gaps.value, gls_gaps_se=gaps.std_error, gls_gaps_rho=gaps.statistics["rho"])


def test_strucchange_fstats_efp_and_breakpoints():
    found = estimate(series("measure"), "structural_breaks")
    numbers = found.statistics
    agree(supF=numbers["supF"], supF_date=numbers["k"], aveF=numbers["aveF"], cusum=numbers["S0"], cusum_p=numbers["cusum_p"])
    agree(breakpoints2_1=numbers["m2a"], breakpoints2_2=numbers["m2b"])
    agree(breakpoints3_1=numbers["m3a"], breakpoints3_2=numbers["m3b"], breakpoints3_3=numbers["m3c"])
    # Ours is simulated (4,000 draws, so 0.0004 is one standard error here); R's is Hansen's (1997) fitted curve.
    assert found.p_value == pytest.approx(R["supF_p"], abs=1.5e-3)


def test_segmented():
    found = estimate(series("bent"), "joinpoint", breaks=1)
    pieces = found.coefficients.iloc
    agree(slope1=pieces[0]["value"], slope2=pieces[1]["value"], slope1_se=pieces[0]["std_error"])
    agree(slope2_se=pieces[1]["std_error"], psi=found.statistics["psi_1"] - 2010, psi_se=found.statistics["psi_1_se"])
    likely = gaussian(found.statistics["rss"])
    agree(aic1=2 * 5 - 2 * likely, bic1=5 * np.log(len(SERIES)) - 2 * likely)


def test_the_number_of_joinpoints_is_the_one_with_rs_smallest_bic():
    rss = [estimate(series("bent"), "joinpoint", breaks=k).statistics["rss"] for k in range(3)]
    bic = [(3 + 2 * k) * np.log(len(SERIES)) - 2 * gaussian(left) for k, left in enumerate(rss)]
    agree(bic0=bic[0], bic1=bic[1])
    # The second bend is one too many: the sum of squares is flat and has a corner at an observation, where both searches stop short.
    assert bic[2] == pytest.approx(R["bic2"], abs=1e-3)
    chosen = estimate(series("bent"), "joinpoint").statistics["joinpoints"]
    assert chosen == np.argmin(R[["bic0", "bic1", "bic2"]])


def gaussian(rss: float) -> float:
    """The log-likelihood at its maximum of least squares on the series."""
    return float(-len(SERIES) / 2 * (np.log(2 * np.pi * rss / len(SERIES)) + 1))


def test_cor_test_kendall():
    short = estimate(series("measure", rows=slice(30)), "mann_kendall")
    agree(kendall_exact_p=short.statistics["kendall_p"], kendall_tau=short.statistics["S"] / (30 * 29 / 2))
    counts = Panel.from_frame(SERIES, place="place", period="period", outcome="offences")  # with persons it would be a rate
    ties = estimate(Design(counts), "mann_kendall")
    agree(kendall_ties_z=ties.statistics["z"], kendall_ties_p=ties.statistics["kendall_p"])


def test_poisson_test():
    pair = pd.DataFrame({"place": ["a", "b"], "period": 2019, "n": [31, 52], "years": [9000, 11000], "treated": [1, 0]})
    asked = {"place": "place", "period": "period", "outcome": "n", "exposure": "years"}
    found = estimate(Design(Panel.from_frame(pair, treated="treated", **asked)), "two_rates")
    agree(poisson_ratio=found.value, poisson_ratio_low=found.low, poisson_ratio_high=found.high)
    # Twice the smaller one-sided p-value, as the interval is; the two-sided one of poisson.test orders outcomes by likelihood.
    agree(poisson_ratio_p=found.p_value)
    total = pd.DataFrame({"place": ["a"], "period": 2019, "n": [37]})
    found = estimate(Design(Panel.from_frame(total, place="place", period="period", outcome="n")), "describe")
    agree(garwood_low=found.low, garwood_high=found.high)


def test_binom_test_and_fisher_test():
    pair = pd.DataFrame({"place": ["a", "b"], "period": 2019, "n": [9, 21], "of": [40, 50], "treated": [1, 0]})
    asked = {"place": "place", "period": "period", "outcome": "n", "exposure": "of", "kind": "share"}
    found = estimate(Design(Panel.from_frame(pair, treated="treated", **asked)), "two_rates")
    agree(fisher_odds=found.value, fisher_low=found.low, fisher_high=found.high, fisher_p=found.p_value)
    share = pd.DataFrame({"place": ["a"], "period": 2019, "n": [7], "of": [90]})
    found = estimate(Design(Panel.from_frame(share, **asked)), "describe")
    agree(clopper_low=found.low, clopper_high=found.high)


def roll() -> Design:
    asked = {"outcome": "outcome", "exposure": "years", "treated": "joined", "kind": "event"}
    return Design(Panel.from_frame(ROLL, place="place", period="period", **asked))


def test_coxph():
    found = estimate(roll(), "cox")
    agree(cox=np.log(found.value), cox_se=found.std_error, cox_loglik=found.statistics["loglik"], cox_p=found.p_value)
    agree(cox_low=np.log(found.low), cox_high=np.log(found.high))


def test_survfit_and_survdiff():
    found = estimate(roll(), "kaplan_meier", horizon=1.0)
    agree(km=found.value, km_low=found.low, km_high=found.high, logrank_p=found.p_value)


def test_every_value_of_r_is_compared():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in R.index if not re.search(rf"\b{name}\b", source)] == []
