"""The short version of `make validate`: loose bounds that a broken error would break."""

import numpy as np
import pandas as pd

from analysis.credentials.coverage import once
from analysis.credentials.identification import verdicts


def shares(cell: str, runs: int) -> pd.Series:
    return pd.DataFrame([once(cell, run) for run in range(runs)]).mean()


def test_few_treated_places_do_not_reject_too_often():
    assert shares("Poisson TWFE, 2 of 22 treated", 60)["size"] <= 0.13


def test_half_the_places_treated_are_covered():
    found = shares("Poisson TWFE, 11 of 22 treated", 60)
    assert found["coverage"] >= 0.86 and found["size"] <= 0.15


def test_a_single_series_is_covered_and_a_strongly_correlated_one_warned_of():
    assert shares("ITS Gaussian, rho 0.3", 40)["coverage"] >= 0.84
    assert shares("ITS Gaussian, rho 0.9", 40)["warned"] >= 0.8


def test_inventories_that_identify_nothing_are_refused_and_the_others_estimated():
    found = verdicts(100)
    assert (found.loc[~found["identified"], "outcome"] == "refused").all()
    estimated = found.loc[found["identified"], "outcome"]
    assert estimated.isin(["covered", "missed"]).sum() >= 95
    assert np.mean(estimated == "covered") >= 0.90
