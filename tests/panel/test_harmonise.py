"""Counts across the boundary changes of 2025: totals conserved, splits with their interval, mixed contrasts refused."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.catalogue import places, units_of
from analysis.errors import BadTable
from analysis.panel.harmonise import MixedContrast, harmonise, shares

GL = "vn-hn-gialam"
OLD, H1, NEW = dt.date(2024, 12, 31), dt.date(2025, 3, 31), dt.date(2025, 7, 1)
UNITS = [u.code for u in units_of(GL, OLD)]


def test_the_register_has_22_then_17_units():
    assert len(UNITS) == 22
    assert len(units_of(GL, H1)) == 17


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 10**7), min_size=22, max_size=22), st.sampled_from([OLD, H1, NEW]))
def test_totals_are_conserved(values, to):
    frame = pd.DataFrame({"place": UNITS, "period": "2019", "value": values})
    out = harmonise(frame, to).frame
    assert abs(out["value"].sum() - sum(values)) <= 1e-9 * max(1, sum(values))
    assert all(places()[p].exists_on(to) for p in out["place"])
    assert (out["low"] <= out["value"] + 1e-6).all() and (out["value"] <= out["high"] + 1e-6).all()


def test_a_merger_adds_and_is_certain():
    frame = pd.DataFrame({"place": [f"{GL}-dinhxuyen", f"{GL}-duongha"], "period": "2019", "value": [3, 4]})
    row = harmonise(frame, H1).frame.iloc[0]
    assert (row["place"], row["value"], row["low"], row["high"]) == (f"{GL}-thienduc-2025", 7, 7, 7)


def test_a_split_of_unknown_shares_has_the_widest_interval():
    parts = shares(f"{GL}-daton", NEW)
    assert sum(p.weight for p in parts) == 1 and all((p.low, p.high, p.declared) == (0, 1, False) for p in parts)


def test_a_contrast_that_a_merger_mixed_is_refused():
    frame = pd.DataFrame(
        {"place": [f"{GL}-dinhxuyen", f"{GL}-duongha"], "period": "2019", "value": [3, 4], "treated": [True, False]}
    )
    with pytest.raises(MixedContrast, match="thienduc"):
        harmonise(frame, H1)
    assert harmonise(frame, OLD).frame["treated"].tolist() == [True, False]


def test_merged_counts_are_not_taken_apart():
    with pytest.raises(BadTable, match="created later"):
        harmonise(pd.DataFrame({"place": ["vn-hn-xa-battrang"], "period": "2025-08", "value": [5]}), OLD)
