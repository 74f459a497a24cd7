"""Control of false discoveries equals statsmodels', gaps apart."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from analysis.screening.discovery import adjusted


@given(st.lists(st.one_of(st.floats(0, 1), st.just(np.nan)), max_size=60))
def test_q_values_equal_statsmodels(p_values):
    p_values = np.array(p_values, dtype=float)
    q_values, made = adjusted(p_values), ~np.isnan(p_values)
    assert np.isnan(q_values[~made]).all()
    if made.any():
        np.testing.assert_allclose(q_values[made], multipletests(p_values[made], method="fdr_bh")[1], rtol=1e-12, atol=1e-300)
